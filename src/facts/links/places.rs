//! Where in this text a link leads: 本意见第一条, 前两款, 本条.

use super::{Reader, Target};
use crate::facts::structure::{Structure, normal};
use crate::issue::Place;
use crate::zh::units::PART;
use crate::zh::{numeral, units};

impl Reader<'_> {
    /// The place of an address in a text. In a text without articles 本意见第一条 is its 一、.
    pub(super) fn address_in(&self, section: usize, own: bool, address: &str) -> Option<Place> {
        let outline = own && !self.with_articles.contains(&section);
        let part = address.strip_suffix(units::ARTICLE).filter(|_| outline).map(|n| normal(&format!("{n}{PART}")));
        let heading = part.and_then(|part| self.structure.find(section, &part));
        if let Some(block) = heading {
            return Some(Place { document: self.document, block, byte: 0 });
        }
        if own {
            return self.article(section, address);
        }
        // 第一部分 is a word of any text, 本意见第一部分 is a place. Nor does 第三条 alone mean the third part of an outline.
        let found = if address.ends_with(units::PART) { None } else { self.article(section, address) };
        found.filter(|place| !address.contains(units::ARTICLE) || self.is_article(*place))
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
    pub(super) fn relative(&self, block: usize, word: &str) -> Option<Target> {
        let unit = self.structure.units.get(block)?;
        let place = |block| Place { document: self.document, block, byte: 0 };
        let (base, rest) = match word.find(units::NTH) {
            Some(at) => word.split_at(at),
            None => (word, ""),
        };
        let (first, last) = self.counted_from(block, base)?;
        if rest.is_empty() {
            let other = last != first;
            return (first != block || other)
                .then(|| Target::Inside { place: place(first), last: other.then(|| place(last)) });
        }
        let whole = self.structure.units.get(first)?.locator.as_str();
        // Of an article its 款 are counted, so that the first is not part of the address.
        let whole = if base.ends_with(units::ARTICLE) { without_first(whole, self.structure) } else { whole };
        let place = self.places.address(self.document, unit.section, &format!("{whole}{rest}"))?;
        Some(Target::Inside { place, last: None })
    }

    /// The first and last block of 前款, 前两款, 前条, 前项, 本条, 本款, 本章.
    fn counted_from(&self, block: usize, word: &str) -> Option<(usize, usize)> {
        let unit = self.structure.units.get(block)?;
        let clauses = unit.article.map(|a| self.structure.clauses(a)).unwrap_or_default();
        let word = word.trim_start_matches("上一");
        let mut letters =
            if word.chars().count() == 1 { "前".chars().chain(word.chars()) } else { "".chars().chain(word.chars()) };
        // 前项 of Taiwan's acts is the paragraph before.
        let (paragraph, _) = self.structure.units_of_parts();
        let (own, middle) = (letters.next()? == units::THIS, letters.next()?);
        if own {
            let here = match middle {
                units::CHAPTER => self.chapter?,
                name if name == paragraph => *clauses.get(unit.clause.checked_sub(1)? as usize)?,
                _ => unit.article?,
            };
            return Some((here, here));
        }
        let count = numeral::whole(&middle.to_string()).unwrap_or(1) as usize;
        match word.chars().last()? {
            name if name == paragraph => {
                let here = unit.clause.checked_sub(1)? as usize;
                Some((*clauses.get(here.checked_sub(count)?)?, *clauses.get(here.checked_sub(1)?)?))
            }
            units::ARTICLE => {
                let here = self.articles.binary_search(&unit.article?).ok()?;
                let first = *self.articles.get(here.checked_sub(count)?)?;
                let same = self.structure.units.get(first)?.section == unit.section;
                same.then_some((first, *self.articles.get(here - 1)?))
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

/// The address of an article without its first paragraph.
fn without_first<'t>(address: &'t str, structure: &Structure) -> &'t str {
    let (paragraph, _) = structure.units_of_parts();
    let first = address.strip_suffix(paragraph).and_then(|t| t.strip_suffix(numeral::to_chinese(1).as_str()));
    first.and_then(|t| t.strip_suffix(units::NTH)).unwrap_or(address)
}
