//! Citations as people write them from memory: 云政发〔2023〕7号文第二十一条, 令第46号第九条第（四）项, 根据《…》第十条的规定; and what of one is not
//! there.

use std::ops::Deref;

use super::Citations;
use crate::facts::pasted::with_square_years;
use crate::issue::{Issue, Place};
use crate::zh::fold;
use crate::zh::lexicon::Class;

/// Where a citation leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedPlace {
    /// The place; where a part of the citation is not there, the smallest place around it that is.
    pub place: Place,
    /// What is cited and is not there (第三款).
    pub missing: Option<String>,
}

/// Whether what was typed looks like a citation: it names an instrument by title or number.
#[must_use]
pub fn may_be_citation(query: &str) -> bool {
    let types = ["[J]", "[Z]"].iter().any(|mark| query.contains(mark));
    query.contains('《') || types || query.contains(['号', '號']) && query.contains('第')
}

/// A text of the issue that a citation names, and the citation's own words behind it.
type Named<'t> = ((usize, usize), &'t str);

/// Characters of the longest number that is looked for.
const LONGEST_NUMBER: usize = 32;

impl<I: Deref<Target = Issue>> Citations<I> {
    /// The place that a citation means, or as much of it as there is.
    #[must_use]
    pub fn look_up(&self, citation: &str) -> Option<CitedPlace> {
        match self.resolve_spelt(citation) {
            Some(place) => Some(CitedPlace { place, missing: None }),
            None => self.from_memory(citation),
        }
    }

    fn from_memory(&self, citation: &str) -> Option<CitedPlace> {
        let text = with_square_years(&fold::narrowed(&super::unescape(citation)));
        let mut less = None;
        for ((d, s), tail) in self.named(&text) {
            let tail = address_of(tail);
            if let Some(place) = self.address(d, s, &tail) {
                return Some(CitedPlace { place, missing: None });
            }
            less = less.or_else(|| self.as_much(d, s, &tail));
        }
        less
    }

    /// The texts that a citation may name: by a title in 《》, by a number, by a title without 《》.
    fn named<'t>(&self, text: &'t str) -> Vec<Named<'t>> {
        let mut found = Vec::new();
        for (start, _) in text.match_indices('《').take(8) {
            let from = text.get(start..).unwrap_or("");
            let ends: Vec<usize> = from.match_indices('》').map(|(at, mark)| at + mark.len()).take(8).collect();
            let known = ends.into_iter().rev().find_map(|end| {
                let lead = from.get(..end)?;
                let of = self.names.known.get(lead).or_else(|| self.names.loose.get(lead))?;
                Some((*of, from.get(end..)?))
            });
            found.extend(known);
        }
        for (end, mark) in text.match_indices('号').take(8) {
            let end = end + mark.len();
            let before = text.get(..end).unwrap_or("");
            let starts = before.char_indices().rev().take(LONGEST_NUMBER).map(|(at, _)| at);
            let starts: Vec<usize> = starts.collect();
            let of = starts.iter().rev().find_map(|start| self.names.loose.get(before.get(*start..)?).copied());
            let of =
                of.or_else(|| starts.iter().rev().find_map(|start| self.ends_so(before.split_at_checked(*start)?)));
            found.extend(of.and_then(|of| Some((of, text.get(end..)?))));
        }
        let bare = Class::CiteLead.strip_start(text).unwrap_or(text);
        for (at, _) in bare.match_indices('第').take(8) {
            let title = bare.get(..at).map(|t| t.strip_suffix('的').unwrap_or(t)).unwrap_or("");
            let of = self.names.loose.get(&format!("《{title}》"));
            found.extend(of.and_then(|of| Some((*of, bare.get(at..)?))));
        }
        found
    }

    /// The one document whose number ends so: 令第46号, 第46号, 7号.
    fn ends_so(&self, (before, number): (&str, &str)) -> Option<(usize, usize)> {
        // 7号 of 令第47号 is no number.
        if before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '第' | ']')) {
            return None;
        }
        let begins = number.starts_with(['第', '[']) || Class::RedKind.starts(number).is_some();
        let counts = number.starts_with(|c: char| c.is_ascii_digit());
        if !begins && !counts {
            return None;
        }
        let ends = |own: &str| {
            let own = fold::narrowed(own);
            let before = own.strip_suffix(number);
            before.is_some_and(|b| !counts || b.ends_with([']', '第']))
        };
        let mut found = self.issue.documents.iter().enumerate().filter(|(_, d)| d.number.as_deref().is_some_and(ends));
        let only = found.next().filter(|_| found.next().is_none())?;
        let own = only.1.number.as_deref().map(fold::narrowed)?;
        self.names.loose.get(&own).copied()
    }

    /// The smallest place around a cited one that is there, and what is missing.
    fn as_much(&self, d: usize, s: usize, tail: &str) -> Option<CitedPlace> {
        let starts = tail.match_indices('第').map(|(at, _)| at);
        let starts: Vec<usize> = starts.take(8).collect();
        starts.into_iter().rev().find_map(|at| {
            let (there, missing) = tail.split_at_checked(at)?;
            let place = self.address(d, s, there)?;
            let missing = missing.replace('(', "（").replace(')', "）");
            Some(CitedPlace { place, missing: Some(missing) })
        })
    }
}

/// The address that stands behind a text's name: without the number in parentheses, 文, 的规定 and the rest of the sentence.
fn address_of(tail: &str) -> String {
    let numbered = |t: &str| {
        let after = t.strip_prefix('(')?.split_once(')').filter(|(inside, _)| inside.contains('号'))?;
        Some(after.1.len())
    };
    let tail = numbered(tail).and_then(|left| tail.get(tail.len() - left..)).unwrap_or(tail);
    let tail = tail.trim_start_matches([')', '》', ']', ',', ':']);
    let tail = Class::NumberTail.strip_start(tail).unwrap_or(tail).trim_start_matches(['》', '的', ')']);
    let end = tail.find([',', '。', ';', ':', '“']).unwrap_or(tail.len());
    let tail = tail.get(..end).unwrap_or(tail);
    let end = Class::CiteTail.find(tail).map_or(tail.len(), |found| found.start);
    tail.get(..end).unwrap_or(tail).replace("的第", "第").trim_end_matches('的').to_owned()
}
