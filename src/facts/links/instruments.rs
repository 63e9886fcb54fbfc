//! Where the instruments are that a text names: in the issue, or outside.

use super::{Found, Reader, as_printed};
use crate::facts::link::{LinkKind, Target};
use crate::facts::references::{Citation, title_key};
use crate::facts::status::is_earlier;
use crate::facts::text::View;
use crate::issue::Place;
use crate::zh::units;

impl Reader<'_> {
    /// Gives short forms the title and number of their instruments; says of those that introduce one that they do.
    pub fn spell_out(&self, view: &View<'_>, cited: &mut [Citation]) {
        if self.titles.is_empty() {
            return;
        }
        for c in cited {
            let Some(term) = self.titles.get(&title_key(&c.title)).and_then(|t| self.terms.get(*t)) else { continue };
            let from = view.passage(c.range.clone());
            let place = term.place;
            let same = (from.place.document, from.place.block) == (place.document, place.block);
            c.defines = term.joint || same && (from.place.byte..from.end).contains(&place.byte);
            if let Some((_, instrument)) = term.instrument.as_ref().filter(|_| !c.defines) {
                (c.title, c.number) = (instrument.title.clone(), instrument.number.clone());
            }
        }
    }

    /// Where an instrument is that a block cites. An earlier one of the text's own title is outside: 1994年8月18日国务院发布的《甲条例》同时废止
    /// in 甲条例.
    pub(super) fn cited(&self, view: &View<'_>, c: &Citation, address: Option<&str>) -> Target {
        let target = self.instrument(c, address);
        let here = matches!(&target, Target::Inside { place, .. } if place.document == self.document);
        // 1950年通过的《甲图案》 may be printed behind the text.
        let own = title_key(self.title).ends_with(&title_key(&c.title));
        if here && own && is_earlier(view.text(), c) {
            return Target::Outside {
                title: c.title.clone(),
                number: c.number.clone(),
                address: address.map(as_printed),
            };
        }
        target
    }

    /// Where a cited instrument is: in the issue, or outside.
    pub(super) fn instrument(&self, c: &Citation, address: Option<&str>) -> Target {
        let term =
            self.titles.get(&title_key(&c.title)).and_then(|t| self.terms.get(*t)).and_then(|t| t.instrument.clone());
        match term.map(|(target, _)| target) {
            Some(Target::Outside { title, number, .. }) => {
                return Target::Outside { title, number, address: address.map(as_printed) };
            }
            Some(Target::Inside { place, .. }) => {
                let part = address.and_then(|a| self.places.address(place.document, self.section_of(place), a));
                return Target::Inside { place: part.unwrap_or(place), last: None };
            }
            None => {}
        }
        if let Some((d, s)) = self.places.text_of(&c.title, c.number.as_deref())
            && let Some(place) =
                self.places.address(d, s, address.unwrap_or("")).or_else(|| self.places.address(d, s, ""))
        {
            return Target::Inside { place, last: None };
        }
        Target::Outside { title: c.title.clone(), number: c.number.clone(), address: address.map(as_printed) }
    }

    fn section_of(&self, place: Place) -> usize {
        self.places.structure(place.document).and_then(|s| s.units.get(place.block)).map_or(0, |u| u.section)
    }

    /// Numbers of documents of the issue that are named without a title: 云政发〔2021〕7号文件.
    pub(super) fn numbers(&self, view: &View<'_>, found: &mut Vec<Found>) {
        let text = view.text();
        for pair in view.pairs.iter().filter(|p| p.kind == '[' && p.close - p.open == 5) {
            let behind = text.get(pair.end()..).unwrap_or("").char_indices().take(7).find(|(_, c)| *c == units::NUMBER);
            let Some((end, _)) = behind else { continue };
            let end = pair.end() + end + units::NUMBER.len_utf8();
            if !text.get(pair.open..end).is_some_and(|year_on| self.places.may_be_numbered(year_on)) {
                continue;
            }
            let starts = text.get(..pair.open).unwrap_or("").char_indices().rev().take(16).map(|(at, _)| at);
            let starts: Vec<usize> = starts.collect();
            let known = starts.iter().rev().find_map(|&start| {
                let (d, s) = self.places.numbered(text.get(start..end)?)?;
                Some((start, self.places.address(d, s, "")?)).filter(|_| d != self.document)
            });
            if let Some((start, place)) = known {
                found.push((start..end, LinkKind::Instrument, Target::Inside { place, last: None }));
            }
        }
    }
}
