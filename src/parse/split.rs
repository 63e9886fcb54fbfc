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
