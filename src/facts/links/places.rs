//! Where in this text a link leads: 本意见第一条, 前两款, 本条.

use super::{Reader, Target};
use crate::issue::Place;
use crate::zh::address::mentions::Relative;
use crate::zh::address::{PART, article_end, key, label, without_first};
use crate::zh::units;

impl Reader<'_> {
    /// The place of an address in a text. In a text without articles 本意见第一条 is its 一、.
    pub(super) fn address_in(&self, section: usize, own: bool, address: &str) -> Option<Place> {
        let outline = own && !self.with_articles.contains(&section);
        let article = label(address).filter(|a| outline && a.is_article() && a.added == 0 && a.end == address.len());
        let part = article.map(|a| format!("{}{}{}", units::NTH, a.number, units::PART));
        let heading = part.and_then(|part| self.structure.find(section, &part));
        if let Some(block) = heading {
            return Some(Place { document: self.document, block, byte: 0 });
        }
        if own {
            return self.article(section, address);
        }
        // 第一部分 is a word of any text, 本意见第一部分 is a place. Nor does 第三条 alone mean the third part of an outline.
        let is_part = label(address).is_some_and(|step| step.unit == PART);
        let found = if is_part { None } else { self.article(section, address) };
        found.filter(|place| article_end(address).is_none() || self.is_article(*place))
    }

    /// Whether a place of this document is in an article; another document's is taken to be.
    fn is_article(&self, place: Place) -> bool {
        place.document != self.document
            || self.structure.units.get(place.block).is_some_and(|unit| unit.article.is_some())
    }

    /// An article of the text that the link stands in, or of another text of the same document.
    pub(super) fn article(&self, section: usize, address: &str) -> Option<Place> {
        let base = self.structure.base(section);
        let own = (!base.is_empty())
            .then(|| self.places.address(self.document, section, &format!("{base}{address}")))
            .flatten();
        own.or_else(|| self.places.address(self.document, section, address))
    }

    /// 前款, 前两款, 前条, 前项, 本条, 本款, 本章, and parts of them (前款第二项).
    pub(super) fn relative(&self, block: usize, relative: Relative<'_>) -> Option<Target> {
        let unit = self.structure.units.get(block)?;
        let place = |block| Place { document: self.document, block, byte: 0 };
        let (first, last) = self.counted_from(block, relative)?;
        if relative.parts.is_empty() {
            let other = last != first;
            return (first != block || other)
                .then(|| Target::Inside { place: place(first), last: other.then(|| place(last)) });
        }
        let whole = key(&self.structure.units.get(first)?.locator);
        // Of an article its 款 are counted, so that the first is not part of the address.
        let (paragraph, _) = self.structure.units_of_parts();
        let whole = if relative.unit == units::ARTICLE { without_first(&whole, paragraph) } else { &whole };
        let place = self.places.address(self.document, unit.section, &format!("{whole}{}", relative.parts))?;
        Some(Target::Inside { place, last: None })
    }

    /// The first and last block of 前款, 前两款, 前条, 前项, 本条, 本款, 本章.
    fn counted_from(&self, block: usize, relative: Relative<'_>) -> Option<(usize, usize)> {
        let unit = self.structure.units.get(block)?;
        let clauses = unit.article.map(|a| self.structure.clauses(a)).unwrap_or_default();
        // 前项 of Taiwan's acts is the paragraph before.
        let (paragraph, _) = self.structure.units_of_parts();
        if relative.back == 0 {
            let here = match relative.unit {
                units::CHAPTER => self.chapter?,
                unit_here if unit_here == paragraph => *clauses.get(unit.clause.checked_sub(1)? as usize)?,
                _ => unit.article?,
            };
            return Some((here, here));
        }
        let count = relative.back as usize;
        match relative.unit {
            unit_before if unit_before == paragraph => {
                let here = unit.clause.checked_sub(1)? as usize;
                Some((*clauses.get(here.checked_sub(count)?)?, *clauses.get(here.checked_sub(1)?)?))
            }
            units::ARTICLE => {
                let here = self.articles.binary_search(&unit.article?).ok()?;
                let first = *self.articles.get(here.checked_sub(count)?)?;
                let same = self.structure.units.get(first)?.section == unit.section;
                same.then_some((first, *self.articles.get(here.checked_sub(1)?)?))
            }
            _ => {
                let here = unit.item?;
                let before = (0..here).rev().take(64).filter(|b| {
                    let other = self.structure.units.get(*b);
                    other.is_some_and(|u| u.item == Some(*b) && u.article == unit.article && u.clause == unit.clause)
                });
                let items: Vec<usize> = before.take(count).collect();
                Some((*items.last()?, *items.first()?))
            }
        }
    }
}
