//! Addresses in running text (第三条第二款, 第三、五条, 第二章), and what they belong to: 《水法》第三条、第五条 are both that law's.

use crate::zh::units::{ARTICLE, NTH};
use crate::zh::{chars, fold, units};
use std::ops::Range;

use super::force_effects::NUMBER;
use super::link_tokens::What;
use super::references::Citation;
use super::text::View;
use crate::zh::lexicon::Class;

/// What an address belongs to.
#[derive(Clone, Default)]
pub(super) enum Base {
    /// This text.
    #[default]
    Own,
    /// An instrument that was cited.
    Named(Citation),
    /// One that is named without 《》.
    Foreign,
}

/// What was named last, for what is joined to it: 《水法》第三条、第五条, 第三条第一款、第二款.
#[derive(Default)]
pub(super) struct Carry {
    /// Where it ends in the folded text.
    pub end: usize,
    /// What it belongs to.
    pub base: Base,
    /// The instruments that were cited so far.
    pub named: Vec<Citation>,
    /// What the text calls itself there (本办法).
    pub own: Option<String>,
    /// The article (第三条), where one was named.
    pub article: String,
    /// The address that was named last, with its parts (第三条第一款第一项).
    pub address: String,
}

/// The address of a part that is joined to the one named last: 第二项 behind 第三条第一款第一项 is of that 款, 第二款 of the article.
pub(super) fn joined(last: &str, part: &str) -> String {
    let article = article_of(last);
    let unit = part.chars().find(|c| matches!(*c, units::PARAGRAPH | units::ITEM | units::SUB_ITEM));
    let tail = last.get(article.len()..).unwrap_or("");
    let mut kept = 0;
    for step in tail.split_inclusive([units::PARAGRAPH, units::ITEM, units::SUB_ITEM]) {
        if unit.is_some_and(|unit| step.ends_with(unit)) {
            return format!("{article}{}{part}", tail.get(..kept).unwrap_or(""));
        }
        kept += step.len();
    }
    format!("{article}{part}")
}

impl Carry {
    /// Whether what stands behind a text is joined to what was named last.
    pub fn joins(&self, before: &str) -> bool {
        let gap = before.get(self.end..).filter(|_| self.end > 0);
        let named = self.article.is_empty();
        gap.is_some_and(|gap| match gap {
            "" => true,
            gap if Class::AddressGap.is(gap) => true,
            "," | ";" => !named,
            gap if Class::Joins.is(gap) || Class::RangeMark.is(gap) => !named,
            _ => false,
        })
    }
}

/// The addresses of a token: where each stands, the first, and the last of a range.
pub(super) fn addresses(all: Range<usize>, what: What<'_>) -> Vec<(Range<usize>, String, Option<String>)> {
    let list = match what {
        What::List(list) => list,
        What::Address(first, last) => return vec![(all, first.to_owned(), last.map(str::to_owned))],
        _ => return Vec::new(),
    };
    // 第三、五条 are two: the first from its 第, the last with its 条.
    let mut at = all.end - units::ARTICLE.len_utf8() - list.len();
    let parts = list.split_inclusive(|c| Class::Joins.has(c));
    let numbers = parts.map(|part| {
        let number = part.trim_end_matches(|c| Class::Joins.has(c));
        let range = at..at + number.len();
        at += part.len();
        (range, format!("{NTH}{number}{ARTICLE}"), None)
    });
    let mut found: Vec<_> = numbers.collect();
    if let Some(first) = found.first_mut() {
        first.0.start = all.start;
    }
    if let Some(last) = found.last_mut() {
        last.0.end = all.end;
    }
    found
}

/// The article of an address: 第三条之一 of 第三条之一第二款.
pub(super) fn article_of(address: &str) -> &str {
    let Some(end) = address.rfind(units::ARTICLE).map(|at| at + units::ARTICLE.len_utf8()) else { return "" };
    let of = address.get(end..).and_then(|t| t.strip_prefix(units::ADDED));
    let more = of.map_or(0, |t| units::ADDED.len_utf8() + t.find(units::NTH).unwrap_or(t.len()));
    address.get(..end + more).unwrap_or(address)
}

/// What an instrument calls itself without 本 and 实施: 办法 of 本实施办法.
pub(super) fn noun_of(own: &str) -> &str {
    let own = own.trim_start_matches(units::THIS);
    Class::OwnKind.strip_start(own).filter(|rest| !rest.is_empty()).unwrap_or(own)
}

/// Whether a text ends with the name of an instrument printed without 《》.
pub(super) fn ends_in_instrument(text: &str) -> bool {
    Class::LawNoun.ends(text).is_some() && Class::NotLawNoun.ends(text).is_none()
}

/// The paper that a text before an address names by its number alone: 第21/2019号行政法规第三条.
pub(super) fn numbered(view: &View<'_>, before: &str) -> Option<Citation> {
    let from = before.char_indices().rev().take(LONGEST_NUMBER).last().map_or(0, |(at, _)| at);
    let found = NUMBER.find_iter(before.get(from..)?).last()?;
    let range = from + found.start()..from + found.end();
    let behind = before.get(range.end..)?;
    (behind.is_empty() || Class::CitedPaper.is(behind)).then(|| {
        let number = fold::compact(view.original(range.clone()));
        Citation { title: number.clone(), number: Some(number), range, ..Citation::default() }
    })
}

/// Instruments of a block that 该法 may mean.
pub(super) const MOST_NAMED: usize = 32;
/// Characters that are looked at for a number before an address.
const LONGEST_NUMBER: usize = 32;

/// The instrument that 该法, or 条例 alone, means before an address: the one named before, where it is called so.
pub(super) fn called_before(before: &str, named: &[Citation]) -> Option<Citation> {
    let noun = Class::LawNoun.ends(before)?;
    let lead = before.get(..before.len() - noun.len())?;
    let bare = Class::ThatOne.ends(lead);
    let alone = bare.is_some() || !lead.chars().next_back().is_some_and(chars::is_han);
    named.iter().rev().find(|c| alone && fold::narrowed(&c.title).ends_with(noun)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_joined_stands_beside_its_like() {
        for (last, part, wanted) in [
            ("第三条第一款第一项", "第二项", "第三条第一款第二项"),
            ("第三条第一款第一项", "第二款", "第三条第二款"),
            ("第三条第一款第一项", "第二款第三项", "第三条第二款第三项"),
            // Of Taiwan.
            ("第三条第一项第一款", "第二款", "第三条第一项第二款"),
            ("第三条第一项第一款", "第二项", "第三条第二项"),
            ("第三条", "第二项", "第三条第二项"),
            ("第三条第一款", "第二项", "第三条第二项"),
        ] {
            assert_eq!(joined(last, part), wanted);
        }
    }

    #[test]
    fn articles_of_addresses() {
        for (address, article) in [
            ("第三条", "第三条"),
            ("第三条之一第二款", "第三条之一"),
            ("第三条第二款第(一)项", "第三条"),
            ("附件1第三条之二", "附件1第三条之二"),
        ] {
            assert_eq!(article_of(address), article);
        }
        assert_eq!(article_of("第二章"), "");
        assert_eq!(noun_of("本实施办法"), "办法");
    }
}
