//! The place at an address in a text, as it is made here or spelt otherwise.

use std::ops::Deref;

use super::Citations;
use crate::facts::structure::SectionKind;
use crate::issue::{Issue, Place};
use crate::zh::address::{self, Step};
use crate::zh::{fold, numeral, units};

impl<I: Deref<Target = Issue>> Citations<I> {
    /// The place at an address as it is made here.
    pub(super) fn exactly(&self, d: usize, s: usize, tail: &str) -> Option<Place> {
        let structure = self.structure(d)?;
        let key = address::key(&format!("{}{tail}", structure.base(s)));
        structure.find(s, &key).map(|block| Place { document: d, block, byte: 0 })
    }

    /// The place at an address in a text. The 款 of an article that has only one may be named; an article may be
    /// named with its chapter; a text may be named by the notice that issues it; counting words may be left out (2条1款).
    pub(in crate::facts) fn address(&self, d: usize, s: usize, tail: &str) -> Option<Place> {
        let as_written = self.address_as_written(d, s, tail);
        as_written.or_else(|| {
            let (_, item) = self.structure(d)?.units_of_parts();
            self.address_as_written(d, s, &address::written_out(&fold::narrowed(tail), item)?)
        })
    }

    fn address_as_written(&self, d: usize, s: usize, tail: &str) -> Option<Place> {
        let structure = self.structure(d)?;
        if let Some(place) = self.exactly(d, s, tail) {
            return Some(place);
        }
        let place = |block| Place { document: d, block, byte: 0 };
        if address::key(tail).is_empty() {
            // The text as such; a document with no blocks has no place.
            let start = structure.sections.get(s).map_or(0, |section| section.start);
            return structure.units.get(start).map(|_| place(start));
        }
        let (key, bare) = (address::key(&format!("{}{tail}", structure.base(s))), address::key(tail));
        // The notice may name what it issues; who names one of several texts means that one.
        let texts = structure.sections.iter().enumerate().filter(|(_, t)| matches!(t.kind, SectionKind::Text(_)));
        let others: Vec<usize> = match s {
            0 => texts.map(|(i, _)| i).take(MOST_TEXTS).collect(),
            // Attachments are those of the document.
            _ if address::is_attached(&bare) => vec![0],
            // A form or table that is attached speaks of the articles of the text.
            _ if structure.is_attachment(s) && !structure.has_articles(s) => {
                std::iter::once(0).chain(texts.map(|(i, _)| i)).take(MOST_TEXTS).collect()
            }
            _ => Vec::new(),
        };
        others
            .iter()
            .find_map(|&other| structure.find(other, &bare))
            .map(place)
            .or_else(|| self.loosely(d, s, &key))
            .or_else(|| others.iter().find_map(|&other| self.loosely(d, other, &bare)))
    }

    /// An address that is not spelt as here.
    fn loosely(&self, d: usize, section: usize, key: &str) -> Option<Place> {
        let structure = self.structure(d)?;
        let key = self.without_chapter(d, key)?;
        // 第五条 of a text that has articles is no fifth part of it.
        let articles = address::article_end(key).is_some() && structure.has_articles(section);
        let spelt = address::spellings(key).into_iter().filter(|k| !articles || !k.contains(units::PART));
        let (paragraph, _) = structure.units_of_parts();
        let without_first = key.replacen(&format!("{}1{paragraph}", units::NTH), "", 1);
        let mut ways = std::iter::once(key.to_owned()).chain(spelt).chain([without_first]);
        let found = ways.find_map(|way| structure.find(section, &way));
        found.map(|block| Place { document: d, block, byte: 0 }).or_else(|| self.in_any_clause(d, section, key))
    }

    /// 第三章第十五条: the article alone says it, unless the document has that chapter and the article stands elsewhere.
    fn without_chapter<'k>(&self, d: usize, key: &'k str) -> Option<&'k str> {
        let Some(from) = address::first_ordinal(key) else { return Some(key) };
        let steps = address::at_start(key.get(from.at..)?);
        let article = steps.iter().position(Step::is_article).and_then(|at| Some((steps.get(at)?, at.checked_sub(1)?)));
        match article {
            Some((article, above)) if steps.get(above).is_some_and(Step::is_heading) => {
                key.get(from.at + article.at..).filter(|_| self.stands_under(d, key))
            }
            _ => Some(key),
        }
    }

    /// 第十五条第（一）项 of an article with several 款: the first that has such an item, as a block or printed inside it.
    fn in_any_clause(&self, d: usize, section: usize, key: &str) -> Option<Place> {
        let structure = self.structure(d)?;
        let spelt = address::with_item(key).unwrap_or_else(|| key.to_owned());
        let (article, rest) = spelt.split_at_checked(address::article_end(&spelt)?)?;
        // Articles are filed without the attachment that they are of.
        let of_attachment = |n: usize| {
            let label = article.strip_prefix(address::key(&structure.base(n)).as_str())?;
            label.starts_with(units::NTH).then_some((n, label))
        };
        let attached = address::is_attached(article).then(|| (0..structure.sections.len()).find_map(of_attachment));
        let (own, label) = attached.flatten().unwrap_or((section, article));
        let article = structure.article(own, label)?;
        let (paragraph, item) = structure.units_of_parts();
        let base = address::key(&structure.units.get(article)?.locator);
        let base = address::without_first(&base, paragraph);
        for (n, clause) in structure.clauses(article).iter().enumerate() {
            let clause_step = format!("{}{}{paragraph}", units::NTH, n + 1);
            if let Some(block) = structure.find(section, &format!("{base}{clause_step}{rest}")) {
                return Some(Place { document: d, block, byte: 0 });
            }
            let inner = rest.trim_start_matches(&clause_step);
            let wanted = address::label(inner).filter(|step| step.unit == item && step.end == inner.len());
            let text = self.issue.block(d, *clause).map_or("", |b| b.text.as_str());
            if let Some((_, byte)) =
                inline_items(text).into_iter().find(|(n, _)| wanted.is_some_and(|w| w.number == *n))
            {
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
