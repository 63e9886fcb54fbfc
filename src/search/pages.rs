//! Printed pages: which place stands on a page, and on which page a place stands.
//!
//! A text file does not say where its pages ended; what is known is on which page each document begins and where
//! a 下转/上接 left one page for another. Between these the text is taken to be spread evenly. A paged file says it
//! of every line, in file pages, whose printed numbers [`FilePages`] tells.

use super::file_pages::FilePages;
use crate::issue::{Document, Issue, Place, Span};

/// A document's place on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagePlace {
    /// The first text of the document on the page.
    pub place: Place,
    /// Whether that is an estimate.
    pub approximate: bool,
    /// The document begins on the page.
    pub begins: bool,
}

/// The printed pages of an issue.
#[derive(Clone, Debug, Default)]
pub struct PageMap {
    documents: Vec<DocumentPages>,
}

/// Characters taken to fill a page where no document tells.
const USUAL_CHARS: usize = 1500;

/// The pages of one document.
#[derive(Clone, Debug, Default)]
struct DocumentPages {
    /// Known places, in reading order.
    marks: Vec<Mark>,
    /// Characters before each block, and their sum at the end.
    chars: Vec<usize>,
    /// First and last page, where known; the last may be estimated.
    range: Option<(u32, u32)>,
    /// Each page of the document has its mark.
    exact: bool,
}

/// A place whose page is known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    page: u32,
    /// Characters from the document's start.
    at: usize,
    block: usize,
    byte: usize,
    /// Text is known to be the page's first; otherwise the page ends here (a 下转), or it is only the document's end.
    starts: bool,
}

impl PageMap {
    /// Works out the pages of an issue.
    #[must_use]
    pub fn build(issue: &Issue) -> Self {
        let file = FilePages::of(issue);
        let mut documents: Vec<DocumentPages> =
            issue.documents.iter().map(|d| DocumentPages::of(d, file.as_ref())).collect();
        let firsts: Vec<Option<u32>> = documents.iter().map(DocumentPages::first).collect();
        let per_page = chars_per_page(issue, &documents);
        let mut sorted: Vec<u32> = firsts.iter().flatten().copied().collect();
        sorted.sort_unstable();
        for (pages, document) in documents.iter_mut().zip(&issue.documents) {
            pages.settle_range(document, &sorted, per_page);
        }
        Self { documents }
    }

    /// The documents that have text on a printed page: first those that begin on it, then in reading order.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Vec<PagePlace> {
        let mut found: Vec<PagePlace> =
            self.documents.iter().enumerate().filter_map(|(index, d)| d.on_page(index, page)).collect();
        found.sort_by_key(|p| !p.begins);
        found
    }

    /// The printed page of a place, and whether that is an estimate.
    #[must_use]
    pub fn page_of(&self, issue: &Issue, place: Place) -> Option<(u32, bool)> {
        let text = issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
        let inside = text.get(..place.byte.min(text.len())).map_or(0, |t| t.chars().count());
        self.page_at(place.document, place.block, inside)
    }

    /// The printed page so many characters into a block, and whether that is an estimate.
    pub(super) fn page_at(&self, document: usize, block: usize, inside: usize) -> Option<(u32, bool)> {
        let document = self.documents.get(document)?;
        document.page_at(document.chars.get(block)? + inside)
    }

    /// Where pages are known to begin in a document: their printed number, the block and the byte in it.
    pub fn begins(&self, document: usize) -> impl Iterator<Item = (u32, usize, usize)> + '_ {
        let marks = self.documents.get(document).map_or(&[][..], |d| d.marks.as_slice());
        marks.iter().filter(|mark| mark.starts).map(|mark| (mark.page, mark.block, mark.byte))
    }

    /// The printed page on which a document ends, where a paged file tells it of every line.
    #[must_use]
    pub fn ends(&self, document: usize) -> Option<u32> {
        let pages = self.documents.get(document).filter(|d| d.exact)?;
        pages.range.map(|(_, last)| last)
    }

    /// For each document, whether it has text on a page.
    pub(super) fn covered(&self, page: u32) -> Vec<bool> {
        self.documents.iter().enumerate().map(|(index, d)| d.on_page(index, page).is_some()).collect()
    }
}

fn chars_per_page(issue: &Issue, documents: &[DocumentPages]) -> usize {
    let (mut chars, mut pages) = (0, 0);
    for (document, known) in issue.documents.iter().zip(documents) {
        if let (Some(first), Some(last)) = (document.page, document.last_page)
            && last >= first
        {
            chars += known.total();
            pages += (last - first) as usize + 1;
        }
    }
    chars.checked_div(pages).map_or(USUAL_CHARS, |per_page| per_page.max(1))
}

impl DocumentPages {
    fn of(document: &Document, file: Option<&FilePages>) -> Self {
        let mut sum = 0;
        let mut chars = Vec::with_capacity(document.blocks.len() + 1);
        for block in &document.blocks {
            chars.push(sum);
            sum += block.text.chars().count();
        }
        chars.push(sum);
        let mut pages = Self { marks: Vec::new(), chars, range: None, exact: false };
        if let Some(file) = file {
            pages.mark_file_pages(document, file);
        }
        pages.exact = !pages.marks.is_empty();
        if !pages.exact {
            pages.mark_seams(document);
        }
        pages
    }

    /// Marks from a paged file: where each page begins.
    fn mark_file_pages(&mut self, document: &Document, file: &FilePages) {
        for (index, block) in document.blocks.iter().enumerate() {
            for piece in &block.pieces {
                let Span::Page { page, .. } = piece.span else { continue };
                let Some(printed) = file.printed(page) else { continue };
                if self.marks.last().is_some_and(|m| m.page == printed) {
                    continue;
                }
                let before = block.text.get(..piece.at).map_or(0, |t| t.chars().count());
                let at = self.chars.get(index).map_or(0, |c| c + before);
                self.marks.push(Mark { page: printed, at, block: index, byte: piece.at, starts: true });
            }
        }
    }

    /// Marks from the document's first page and its 下转/上接.
    fn mark_seams(&mut self, document: &Document) {
        let Some(first) = document.page else { return };
        self.marks.push(Mark { page: first, at: 0, block: 0, byte: 0, starts: true });
        for seam in &document.seams {
            let (block, byte) = if seam.inside_paragraph {
                (seam.after_block, seam.byte)
            } else {
                (seam.after_block.saturating_add(1), 0)
            };
            let Some(text) = document.blocks.get(block).map(|b| b.text.as_str()) else { continue };
            let Some(before) = text.get(..byte) else { continue };
            let at = self.chars.get(block).map_or(0, |c| c + before.chars().count());
            let last = self.marks.last().map_or(0, |m| m.at);
            if at < last {
                continue;
            }
            if let Some(page) = seam.from_page {
                self.marks.push(Mark { page, at, block, byte, starts: false });
            }
            if let Some(page) = seam.says_page {
                self.marks.push(Mark { page, at, block, byte, starts: true });
            }
        }
    }

    fn first(&self) -> Option<u32> {
        self.marks.first().map(|m| m.page)
    }

    fn total(&self) -> usize {
        self.chars.last().copied().unwrap_or(0)
    }

    /// Settles the last page: as printed, or the page before the next document's, but no more than the text fills.
    fn settle_range(&mut self, document: &Document, firsts: &[u32], per_page: usize) {
        let Some(mark) = self.marks.last().copied() else { return };
        let first = self.first().unwrap_or(mark.page);
        let left = self.total().saturating_sub(mark.at);
        let by_length = mark.page.saturating_add(u32::try_from(left.saturating_sub(1) / per_page).unwrap_or(u32::MAX));
        let next = firsts.get(firsts.partition_point(|&p| p <= mark.page)).map(|&p| p.saturating_sub(1).max(mark.page));
        let last = match document.last_page {
            Some(last) => last,
            None if self.exact => mark.page,
            None => next.unwrap_or(by_length),
        };
        self.range = Some((first, last.max(mark.page)));
    }

    /// The page at so many characters from the start.
    fn page_at(&self, at: usize) -> Option<(u32, bool)> {
        let (_, last) = self.range?;
        let index = self.marks.partition_point(|m| m.at <= at).checked_sub(1)?;
        let mark = self.marks.get(index)?;
        let (end_page, end) = self.stretch_end(index, last);
        let pages = (end_page.saturating_sub(mark.page) as usize) + 1;
        let length = end.saturating_sub(mark.at).max(1);
        let nth = ((at - mark.at) * pages / length).min(pages - 1);
        let known = pages == 1 || mark.starts && at == mark.at;
        Some((mark.page.saturating_add(u32::try_from(nth).unwrap_or(0)), !known))
    }

    /// The last page of the stretch that begins at a mark, and the characters at which it ends.
    fn stretch_end(&self, index: usize, last: u32) -> (u32, usize) {
        let Some(mark) = self.marks.get(index) else { return (last, self.total()) };
        match self.marks.get(index + 1) {
            next if self.exact => (mark.page, next.map_or(self.total(), |n| n.at)),
            Some(next) if next.starts && next.page > mark.page => (next.page - 1, next.at),
            Some(next) if !next.starts => (next.page.max(mark.page), next.at),
            Some(next) => (mark.page, next.at),
            None => (last.max(mark.page), self.total()),
        }
    }

    fn on_page(&self, document: usize, page: u32) -> Option<PagePlace> {
        let (first, last) = self.range?;
        for (index, mark) in self.marks.iter().enumerate().filter(|(_, m)| m.starts) {
            let begins = index == 0 && mark.page == page && page == first;
            if mark.page == page {
                let place = Place { document, block: mark.block, byte: mark.byte };
                return Some(PagePlace { place, approximate: false, begins });
            }
            let (end_page, end) = self.stretch_end(index, last);
            if page > mark.page && page <= end_page {
                let pages = (end_page - mark.page) as usize + 1;
                let at = mark.at + (end - mark.at) * ((page - mark.page) as usize) / pages;
                let block = self.chars.partition_point(|&c| c <= at).saturating_sub(1);
                let block = block.min(self.chars.len().saturating_sub(2)).max(mark.block);
                let place = Place { document, block, byte: 0 };
                return Some(PagePlace { place, approximate: true, begins: false });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PageMap;
    use crate::issue::{Block, Document, Issue, Piece, Place, Seam, Span};

    fn document(page: Option<u32>, last_page: Option<u32>, lengths: &[usize]) -> Document {
        let block = |length: &usize| Block { text: "字".repeat(*length), ..Block::default() };
        Document { page, last_page, blocks: lengths.iter().map(block).collect(), ..Document::default() }
    }

    fn seam(from_page: u32, says_page: u32, after_block: usize, byte: usize) -> Seam {
        let inside_paragraph = byte > 0;
        Seam {
            says_page: Some(says_page),
            from_page: Some(from_page),
            after_block,
            inside_paragraph,
            byte,
            confidence: 1.0,
        }
    }

    fn issue(documents: Vec<Document>) -> Issue {
        Issue { documents, ..Issue::default() }
    }

    /// Document, block, byte and whether it is an estimate, for each document on a page.
    fn on(map: &PageMap, page: u32) -> Vec<(usize, usize, usize, bool)> {
        map.on_page(page).iter().map(|p| (p.place.document, p.place.block, p.place.byte, p.approximate)).collect()
    }

    #[test]
    fn text_is_spread_evenly_over_the_pages_of_a_document() {
        let issue = issue(vec![document(Some(3), None, &[100, 100, 100, 100]), document(Some(7), Some(7), &[10])]);
        let map = PageMap::build(&issue);
        assert_eq!(on(&map, 2), []);
        assert_eq!(on(&map, 3), [(0, 0, 0, false)]);
        assert_eq!(on(&map, 4), [(0, 1, 0, true)]);
        assert_eq!(on(&map, 6), [(0, 3, 0, true)]);
        assert_eq!(on(&map, 7), [(1, 0, 0, false)]);
        assert_eq!(on(&map, 8), []);
        let page_of = |document, block, byte| map.page_of(&issue, Place { document, block, byte });
        assert_eq!(page_of(0, 0, 0), Some((3, false)));
        assert_eq!(page_of(0, 0, 3), Some((3, true)));
        assert_eq!(page_of(0, 3, 297), Some((6, true)));
        assert_eq!(page_of(1, 0, 9), Some((7, false)));
        assert_eq!(page_of(1, 5, 0), None);
    }

    #[test]
    fn documents_that_share_a_page_are_both_on_it() {
        let map = PageMap::build(&issue(vec![document(Some(3), Some(4), &[9, 9]), document(Some(4), None, &[9])]));
        assert_eq!(on(&map, 4), [(1, 0, 0, false), (0, 1, 0, true)]);
    }

    #[test]
    fn a_remainder_stands_where_its_markers_say() {
        let mut first = document(Some(3), Some(13), &[100, 100, 100, 100]);
        first.seams = vec![seam(4, 13, 2, 30)];
        let issue = issue(vec![first, document(Some(5), Some(12), &[100])]);
        let map = PageMap::build(&issue);
        assert_eq!(on(&map, 4), [(0, 1, 0, true)]);
        assert_eq!(on(&map, 6), [(1, 0, 0, true)]);
        assert_eq!(on(&map, 13), [(0, 2, 30, false)]);
        assert_eq!(map.page_of(&issue, Place { document: 0, block: 3, byte: 0 }), Some((13, false)));
        assert_eq!(map.page_of(&issue, Place { document: 0, block: 0, byte: 3 }), Some((3, true)));
    }

    #[test]
    fn a_paged_file_says_it_itself() {
        let piece = |at, page| Piece::sure(at, Span::Page { page, bbox: [0.0; 4] }, None);
        let mut document = document(Some(3), None, &[10, 20, 10]);
        for (block, pieces) in [(0, vec![piece(0, 5)]), (1, vec![piece(0, 5), piece(15, 6)]), (2, vec![piece(0, 6)])] {
            document.blocks[block].pieces = pieces;
        }
        let issue = issue(vec![document]);
        let map = PageMap::build(&issue);
        assert_eq!(on(&map, 3), [(0, 0, 0, false)]);
        assert_eq!(on(&map, 4), [(0, 1, 15, false)]);
        assert_eq!(on(&map, 5), []);
        assert_eq!(map.page_of(&issue, Place { document: 0, block: 1, byte: 12 }), Some((3, false)));
        assert_eq!(map.page_of(&issue, Place { document: 0, block: 1, byte: 15 }), Some((4, false)));
    }

    proptest! {
        #[test]
        fn any_pages(
            firsts in proptest::collection::vec((proptest::option::of(any::<u32>()), proptest::option::of(any::<u32>())), 1..5),
            lengths in proptest::collection::vec(0_usize..40, 0..5),
            seams in proptest::collection::vec((any::<u32>(), any::<u32>(), 0_usize..6, 0_usize..60), 0..3),
            page in any::<u32>(),
        ) {
            let make = |&(first, last): &(Option<u32>, Option<u32>)| {
                let seams = seams.iter().map(|&(from, says, after, byte)| seam(from, says, after, byte)).collect();
                Document { seams, ..document(first, last, &lengths) }
            };
            let issue = issue(firsts.iter().map(make).collect());
            let map = PageMap::build(&issue);
            let pages = firsts.iter().filter_map(|f| f.0);
            for page in pages.chain([page]) {
                for found in map.on_page(page) {
                    let text = issue.block(found.place.document, found.place.block).map_or("", |b| b.text.as_str());
                    prop_assert!(text.is_char_boundary(found.place.byte));
                }
            }
            for block in 0..lengths.len() {
                let _ = map.page_of(&issue, Place { document: 0, block, byte: 2 });
            }
        }
    }
}
