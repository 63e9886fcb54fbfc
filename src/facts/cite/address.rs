//! The place at an address in a text, as it is made here or spelt otherwise.

use std::ops::Deref;

use super::Citations;
use crate::facts::pasted::{spellings, with_item};
use crate::facts::structure::{SectionKind, normal};
use crate::issue::{Issue, Place};
use crate::zh::units::{ARTICLE, NTH};
use crate::zh::{numeral, units};

impl<I: Deref<Target = Issue>> Citations<I> {
    /// The place at an address as it is made here.
    pub(super) fn exactly(&self, d: usize, s: usize, tail: &str) -> Option<Place> {
        self.structure(d)?.find(s, &normal(tail)).map(|block| Place { document: d, block, byte: 0 })
    }

    /// The place at an address in a text. The 款 of an article that has only one may be named; an article may be
    /// named with its chapter; a text may be named by the notice that issues it.
    pub(in crate::facts) fn address(&self, d: usize, s: usize, tail: &str) -> Option<Place> {
        let structure = self.structure(d)?;
        if let Some(place) = self.exactly(d, s, tail) {
            return Some(place);
        }
        let key = normal(tail);
        let place = |block| Place { document: d, block, byte: 0 };
        if key.is_empty() {
            // The text as such; a document with no blocks has no place.
            let start = structure.sections.get(s)?.start;
            return structure.units.get(start).map(|_| place(start));
        }
        let texts = structure.sections.iter().enumerate().filter(|(_, t)| matches!(t.kind, SectionKind::Text(_)));
        let others = std::iter::once(0).chain(texts.map(|(i, _)| i));
        let others: Vec<usize> = others.filter(|i| *i != s).take(MOST_TEXTS).collect();
        others
            .iter()
            .find_map(|&other| structure.find(other, &key))
            .map(place)
            .or_else(|| std::iter::once(s).chain(others.iter().copied()).find_map(|s| self.loosely(d, s, &key)))
    }

    /// An address that is not spelt as here.
    fn loosely(&self, d: usize, section: usize, key: &str) -> Option<Place> {
        let structure = self.structure(d)?;
        let place = |block| Place { document: d, block, byte: 0 };
        // 第三章第十五条: the article alone says it.
        let key = match key.find(units::ARTICLE).and_then(|at| key.get(..at)?.rfind(units::NTH)) {
            Some(at) if at > 0 && key.get(..at).is_some_and(|c| c.ends_with([units::CHAPTER, '节', '编', '篇'])) => {
                // Where that chapter is and the article stands elsewhere, one of them is wrong.
                key.get(at..).filter(|_| self.stands_under(d, key))?
            }
            _ => key,
        };
        if let Some(block) = structure.find(section, key) {
            return Some(place(block));
        }
        // 第五条 of a text that has articles is no fifth part of it.
        let articles = key.contains(ARTICLE) && structure.has_articles(section);
        let spelt = spellings(key).into_iter().filter(|k| !articles || !k.contains(units::PART));
        if let Some(block) = spelt.into_iter().find_map(|k| structure.find(section, &k)) {
            return Some(place(block));
        }
        let (paragraph, item_unit) = structure.units_of_parts();
        let without_first = key.replacen(&format!("{NTH}1{paragraph}"), "", 1);
        if let Some(block) = structure.find(section, &without_first) {
            return Some(place(block));
        }
        let spelt = with_item(key).unwrap_or_else(|| key.to_owned());
        let (article, rest) = spelt.split_once(units::ARTICLE).map(|(a, r)| (format!("{a}{ARTICLE}"), r))?;
        // 第十五条第（一）项 of an article with several 款: the first that has such an item.
        let article = structure.article(section, &article)?;
        for (n, clause) in structure.clauses(article).iter().enumerate() {
            let base = normal(&structure.units.get(article)?.locator);
            let first = format!("{NTH}1{paragraph}");
            let base = base.strip_suffix(first.as_str()).unwrap_or(&base);
            let tried = format!("{base}{NTH}{}{paragraph}{rest}", n + 1);
            if let Some(block) = structure.find(section, &tried) {
                return Some(place(block));
            }
            // Items printed inside the paragraph.
            let item = rest
                .trim_start_matches(&format!("{NTH}{}{paragraph}", n + 1))
                .strip_prefix(units::NTH)?
                .strip_suffix(item_unit);
            let wanted = item.and_then(numeral::whole);
            let text = self.issue.block(d, *clause).map_or("", |b| b.text.as_str());
            if let Some((_, byte)) = inline_items(text).into_iter().find(|(n, _)| Some(*n) == wanted) {
                return Some(Place { document: d, block: *clause, byte });
            }
        }
        None
    }
}

/// Texts of one document that are searched when its notice is named: more than any real notice issues.
const MOST_TEXTS: usize = 64;

/// Bytes of the longest number of an item, with its closing bracket.
const LONGEST_NUMBER: usize = 15;

/// The items （一）, （二） … that are printed inside a paragraph, in sequence: number and byte of the label.
pub(super) fn inline_items(text: &str) -> Vec<(u32, usize)> {
    let mut found = Vec::new();
    let mut next = 1;
    // It is asked for each place of a paragraph: brackets are sought as bytes.
    let wide = memchr::memmem::find_iter(text.as_bytes(), "（");
    let mut opening: Vec<usize> = memchr::memchr_iter(b'(', text.as_bytes()).chain(wide).collect();
    opening.sort_unstable();
    for at in opening {
        let inside = text.get(at..).and_then(|t| t.char_indices().nth(1).and_then(|(i, _)| t.get(i..))).unwrap_or("");
        let inside = inside.get(..inside.floor_char_boundary(LONGEST_NUMBER)).unwrap_or(inside);
        let Some(end) = inside.find(['）', ')']).filter(|e| *e <= 12) else { continue };
        let label = inside.get(..end).unwrap_or("");
        if label.chars().all(numeral::is_label) && numeral::whole(label) == Some(next) {
            found.push((next, at));
            next += 1;
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}
