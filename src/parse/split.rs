//! Lines between heads become drafts of documents.

use std::ops::Range;

use super::contents::Contents;
use super::heads::Head;

/// A document before its text is understood.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub head: Head,
    /// The lines after the head, up to the next head.
    pub body: Range<usize>,
    /// The first printed page, from the contents or the page the head stands on.
    pub page: Option<u32>,
    /// The page before the next document's.
    pub last_page: Option<u32>,
}

/// Drafts in source order.
pub(crate) fn drafts(heads: Vec<Head>, end: usize, contents: &Contents) -> Vec<Draft> {
    let starts: Vec<usize> = heads.iter().skip(1).map(|h| h.start).chain(std::iter::once(end)).collect();
    let mut drafts: Vec<Draft> = heads
        .into_iter()
        .zip(starts)
        .map(|(head, next)| {
            let page = head.entry.and_then(|e| contents.entries.get(e)).and_then(|e| e.page);
            let body = head.end..next.max(head.end);
            Draft { head, body, page, last_page: None }
        })
        .collect();
    let mut next: Option<u32> = None;
    for draft in drafts.iter_mut().rev() {
        draft.last_page = match (draft.page, next) {
            (Some(page), Some(next)) => Some(next.saturating_sub(1).max(page)),
            _ => None,
        };
        next = draft.page.or(next);
    }
    drafts
}

/// The order in which documents are shown: that of the contents; those that are not listed follow the one before
/// them in the source. Gives indexes into the drafts.
pub(crate) fn order(drafts: &[Draft]) -> Vec<usize> {
    let mut keyed: Vec<(usize, usize, usize)> = Vec::with_capacity(drafts.len());
    let mut rank = 0;
    for (index, draft) in drafts.iter().enumerate() {
        let own = usize::from(draft.head.entry.is_none());
        if let Some(entry) = draft.head.entry {
            rank = entry + 1;
        }
        keyed.push((rank, own, index));
    }
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::ContentsEntry;

    fn drafts_of(entries: &[Option<usize>], pages: &[Option<u32>]) -> Vec<Draft> {
        let entry = |&page: &Option<u32>| ContentsEntry { page, ..ContentsEntry::default() };
        let contents = Contents { entries: pages.iter().map(entry).collect(), ..Contents::default() };
        let head =
            |(at, &entry): (usize, &Option<usize>)| Head { start: at * 10, end: at * 10 + 2, entry, ..Head::default() };
        drafts(entries.iter().enumerate().map(head).collect(), 95, &contents)
    }

    #[test]
    fn a_document_ends_where_the_next_begins() {
        let made = drafts_of(&[Some(0), None, Some(1), Some(2)], &[Some(3), Some(9), Some(9)]);
        assert_eq!(made.iter().map(|d| d.body.clone()).collect::<Vec<_>>(), [2..10, 12..20, 22..30, 32..95]);
        // The last page is the one before the next document's, but not before its own; where none is known there is none.
        let pages: Vec<_> = made.iter().map(|d| (d.page, d.last_page)).collect();
        assert_eq!(pages, [(Some(3), Some(8)), (None, None), (Some(9), Some(9)), (Some(9), None)]);
    }

    #[test]
    fn documents_stand_in_the_order_of_the_contents() {
        assert_eq!(order(&drafts_of(&[Some(1), Some(0)], &[None; 2])), [1, 0]);
        // What is not listed follows the one before it; before all that are listed stays first.
        assert_eq!(order(&drafts_of(&[None, Some(1), None, Some(0), None], &[None; 2])), [0, 3, 4, 1, 2]);
        assert_eq!(order(&drafts_of(&[None, None], &[])), [0, 1]);
    }
}
