//! The printed numbers of a paged file's pages.
//!
//! Most pages print their number; what an importer or the parser left out as one is read again here. A page that
//! prints none, or one that its neighbours contradict, has the number that the pages around it or the contents give.

use std::collections::{BTreeMap, HashMap};

use crate::issue::{Document, DropReason, Issue, Span};
use crate::zh::numeral;

/// Printed page numbers by file page.
#[derive(Clone, Debug, Default)]
pub(super) struct FilePages {
    /// File page less printed page, for each page that prints a number its neighbour agrees with.
    offsets: BTreeMap<u32, i64>,
    /// The same as most of the file has it.
    usual: i64,
}

impl FilePages {
    /// Reads the numbers of an issue's pages; `None` for a file without pages.
    pub fn of(issue: &Issue) -> Option<Self> {
        let paged = issue.documents.iter().any(|d| first_file_page(d).is_some());
        if !paged {
            return None;
        }
        let printed: BTreeMap<u32, i64> = issue
            .dropped
            .iter()
            .filter(|d| d.why == DropReason::PageNumber)
            .filter_map(|d| match d.span {
                Span::Page { page, .. } => Some((page, i64::from(page) - i64::from(number(&d.text)?))),
                _ => None,
            })
            .collect();
        // Pages may lie between two that print a number: the neighbour is the next that does.
        let all: Vec<(u32, i64)> = printed.into_iter().collect();
        let agrees = |n: usize| {
            let offset = |n: Option<usize>| n.and_then(|n| all.get(n)).map(|p| p.1);
            let own = offset(Some(n));
            own == offset(n.checked_sub(1)) || own == offset(Some(n + 1))
        };
        let offsets: BTreeMap<u32, i64> =
            all.iter().enumerate().filter(|(n, _)| agrees(*n)).map(|(_, page)| *page).collect();
        let listed = issue.documents.iter().filter_map(|d| Some(i64::from(first_file_page(d)?) - i64::from(d.page?)));
        let usual = commonest(offsets.values().copied()).or_else(|| commonest(listed)).unwrap_or(0);
        Some(Self { offsets, usual })
    }

    /// The printed number of a file page; of one before the first numbered page, if it is one at all.
    pub fn printed(&self, page: u32) -> Option<u32> {
        let before = self.offsets.range(..=page).next_back();
        let after = self.offsets.range(page..).next();
        let offset = match (before, after) {
            (Some((&at, &offset)), _) if at == page => offset,
            (Some((_, before)), Some((_, after))) if before == after => *before,
            _ => self.usual,
        };
        u32::try_from(i64::from(page) - offset).ok().filter(|&printed| printed > 0)
    }
}

/// The file page on which a document begins.
pub(super) fn first_file_page(document: &Document) -> Option<u32> {
    let mut pieces = document.blocks.iter().flat_map(|b| &b.pieces);
    pieces.find_map(|p| if let Span::Page { page, .. } = p.span { Some(page) } else { None })
}

/// The number in what is printed as a page number: `— 4 —`, `·12·`, `第 5 页`.
fn number(text: &str) -> Option<u32> {
    let first = text.find(|c| numeral::digit(c).is_some())?;
    numeral::arabic(text.get(first..)?).map(|(value, _)| value)
}

/// The commonest of some offsets, the smallest of those that are equally common.
fn commonest(offsets: impl Iterator<Item = i64>) -> Option<i64> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    offsets.for_each(|offset| *counts.entry(offset).or_default() += 1);
    counts.into_iter().max_by_key(|&(offset, count)| (count, std::cmp::Reverse(offset))).map(|(offset, _)| offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Dropped, Piece};

    fn issue(numbers: &[(u32, &str)], listed: Option<u32>) -> Issue {
        let span = |page| Span::Page { page, bbox: [0.0; 4] };
        let piece = Piece::sure(0, span(3), None);
        let block = Block { text: "字".into(), pieces: vec![piece], ..Block::default() };
        let dropped =
            |&(page, text): &(u32, &str)| Dropped { span: span(page), text: text.into(), why: DropReason::PageNumber };
        Issue {
            documents: vec![Document { page: listed, blocks: vec![block], ..Document::default() }],
            dropped: numbers.iter().map(dropped).collect(),
            ..Issue::default()
        }
    }

    fn printed(issue: &Issue, pages: std::ops::RangeInclusive<u32>) -> Vec<Option<u32>> {
        let known = FilePages::of(issue).unwrap();
        pages.map(|page| known.printed(page)).collect()
    }

    #[test]
    fn pages_without_a_number_go_by_their_neighbours() {
        let issue = issue(&[(3, "— 1 —"), (4, "·２·"), (6, "第 4 页"), (7, "99"), (8, "6")], None);
        assert_eq!(printed(&issue, 1..=9), [None, None, Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), Some(7)]);
    }

    #[test]
    fn a_plate_without_a_number_moves_the_pages_behind_it() {
        let issue = issue(&[(2, "1"), (3, "2"), (4, "3"), (6, "4"), (7, "5")], None);
        assert_eq!(printed(&issue, 3..=7), [Some(2), Some(3), Some(4), Some(4), Some(5)]);
    }

    #[test]
    fn without_numbers_the_contents_tell_and_else_the_file() {
        assert_eq!(printed(&issue(&[], Some(120)), 3..=4), [Some(120), Some(121)]);
        assert_eq!(printed(&issue(&[], None), 3..=4), [Some(3), Some(4)]);
        assert!(FilePages::of(&Issue::default()).is_none());
    }
}
