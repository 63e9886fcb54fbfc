//! Printed pages: which place stands on a page, and on which page a place stands.
//!
//! A text file does not say where its pages ended; what is known is on which page each document begins and where
//! a 下转/上接 left one page for another. Between these the document's own text is taken to be spread evenly over its
//! pages; what was carried elsewhere stands on the page that the words name. A paged file says it of every line, in file
//! pages, whose printed numbers [`FilePages`] tells.

use super::file_pages::FilePages;
use super::page_runs::{Run, runs};
use crate::issue::{Document, Issue, Place, SourceOrder, Span};

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
    /// Characters that fill a page.
    per_page: usize,
}

/// Characters taken to fill a page where no document tells.
const USUAL_CHARS: usize = 1500;

/// The pages of one document.
#[derive(Clone, Debug, Default)]
struct DocumentPages {
    /// In reading order, without gaps.
    stretches: Vec<Stretch>,
    /// Characters before each block, and their sum at the end.
    chars: Vec<usize>,
    /// Each page of the document has its stretch.
    exact: bool,
    /// The text that stands with the document, where its pages are not told of every line.
    own: Own,
}

/// A stretch of a document's text.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    run: Run,
    on: On,
}

/// On which page a stretch stands.
#[derive(Clone, Copy, Debug)]
enum On {
    /// On this one.
    Page(u32),
    /// On the document's own pages, behind so many of its own characters.
    Own(usize),
    /// Elsewhere: it was carried to a page that is not told.
    Untold,
}

/// A document's own text without what was carried elsewhere.
#[derive(Clone, Debug, Default)]
struct Own {
    /// Its characters.
    total: usize,
    /// Characters before a place whose page is known, and that page: the first, those that were left for another, and
    /// the last (which may be estimated). Neither goes back. Empty where not even the first page is known.
    knots: Vec<(usize, u32)>,
}

impl PageMap {
    /// Works out the pages of an issue.
    #[must_use]
    pub fn build(issue: &Issue) -> Self {
        let file = FilePages::of(issue);
        let carried = issue.documents.iter().any(|d| !d.seams.is_empty());
        let order = if carried { SourceOrder::of(issue) } else { SourceOrder::default() };
        let mut documents: Vec<DocumentPages> =
            issue.documents.iter().map(|d| DocumentPages::of(d, file.as_ref(), &order)).collect();
        let per_page = chars_per_page(issue, &documents);
        let mut firsts: Vec<u32> =
            documents.iter().zip(&issue.documents).filter_map(|(pages, d)| pages.first(d)).collect();
        firsts.sort_unstable();
        for (pages, document) in documents.iter_mut().zip(&issue.documents) {
            pages.settle_own(document, &firsts, per_page);
        }
        Self { documents, per_page }
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
        document.page_at(document.chars.get(block)? + inside, self.per_page)
    }

    /// The places of a document at which another page is known to begin or, behind a remainder that is printed elsewhere,
    /// to go on: its printed number, the block and the byte in it.
    pub fn begins(&self, document: usize) -> impl Iterator<Item = (u32, usize, usize)> + '_ {
        let pages = self.documents.get(document);
        let mut last = None;
        let known = pages.into_iter().flat_map(|pages| pages.stretches.iter().map(move |s| (s.run, pages.known_at(s))));
        known.filter_map(move |(run, page)| {
            let fresh = page != last;
            last = page;
            page.filter(|_| fresh).map(|page| (page, run.block, run.byte))
        })
    }

    /// The printed page on which a document's own text ends, where a paged file tells it of every line.
    #[must_use]
    pub fn ends(&self, document: usize) -> Option<u32> {
        let pages = self.documents.get(document).filter(|d| d.exact)?;
        let own = pages.stretches.iter().rev().find(|s| s.run.seam.is_none());
        own.or(pages.stretches.last()).and_then(|s| pages.known_at(s))
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
            chars += known.own.total;
            pages += (last - first) as usize + 1;
        }
    }
    chars.checked_div(pages).map_or(USUAL_CHARS, |per_page| per_page.max(1))
}

impl DocumentPages {
    fn of(document: &Document, file: Option<&FilePages>, order: &SourceOrder) -> Self {
        let mut sum = 0;
        let mut chars = Vec::with_capacity(document.blocks.len() + 1);
        for block in &document.blocks {
            chars.push(sum);
            sum += block.text.chars().count();
        }
        chars.push(sum);
        let runs = runs(document, order, &chars);
        let mut own = Own::default();
        let mut stretches = Vec::with_capacity(runs.len());
        for (n, run) in runs.iter().enumerate() {
            let seam = run.seam.and_then(|n| document.seams.get(n));
            let on = match seam {
                None => On::Own(own.total),
                Some(seam) => seam.says_page.map_or(On::Untold, On::Page),
            };
            stretches.push(Stretch { run: *run, on });
            let end = runs.get(n + 1).map_or(sum, |next| next.at);
            own.total += if seam.is_none() { end.saturating_sub(run.at) } else { 0 };
        }
        let told = file.map(|file| file_stretches(document, file, &chars, &runs)).unwrap_or_default();
        let exact = !told.is_empty();
        Self { stretches: if exact { told } else { stretches }, chars, exact, own }
    }

    fn first(&self, document: &Document) -> Option<u32> {
        match self.stretches.first() {
            Some(Stretch { on: On::Page(page), .. }) => Some(*page),
            _ => document.page,
        }
    }

    /// Settles which of the document's own pages are known. The last one is as printed, or the page before the next
    /// document's, or what the text fills.
    fn settle_own(&mut self, document: &Document, firsts: &[u32], per_page: usize) {
        let Some(first) = document.page.filter(|_| !self.exact) else { return };
        let next = firsts.get(firsts.partition_point(|&p| p <= first)).copied();
        let most = document.last_page.or(next).unwrap_or(u32::MAX).max(first);
        let (mut left, mut at) = (first, 0);
        self.own.knots = vec![(at, left)];
        for pair in self.stretches.windows(2) {
            let &[Stretch { on: On::Own(before), run }, Stretch { run: Run { seam: Some(seam), at: end, .. }, .. }] =
                pair
            else {
                continue;
            };
            let page = document.seams.get(seam).and_then(|s| s.from_page);
            // A page that is none of the document's was misprinted or misread.
            if let Some(page) = page.filter(|page| (left..=most).contains(page)) {
                (left, at) = (page, before + end.saturating_sub(run.at));
                self.own.knots.push((at, left));
            }
        }
        // What ends with a remainder printed elsewhere has nothing behind the page that was left for it.
        let rest = self.own.total.saturating_sub(at);
        if rest == 0 && self.own.knots.len() > 1 {
            return;
        }
        let filled = u32::try_from(rest.saturating_sub(1) / per_page).unwrap_or(u32::MAX);
        let last = document.last_page.or(next.map(|next| next.saturating_sub(1)));
        self.own.knots.push((self.own.total, last.unwrap_or(left.saturating_add(filled)).max(left)));
    }

    /// The page at so many characters from the start.
    fn page_at(&self, at: usize, per_page: usize) -> Option<(u32, bool)> {
        let stretch = self.stretches.get(self.stretches.partition_point(|s| s.run.at <= at).checked_sub(1)?)?;
        let inside = at.saturating_sub(stretch.run.at);
        match stretch.on {
            // What is longer than a page does not end on the one that was named.
            On::Page(page) => Some((page, !self.exact && inside >= per_page.max(USUAL_CHARS))),
            On::Own(before) => self.own.page_at(before + inside),
            On::Untold => None,
        }
    }

    /// The page at the beginning of a stretch, where that is known.
    fn known_at(&self, stretch: &Stretch) -> Option<u32> {
        match stretch.on {
            On::Page(page) => Some(page),
            On::Own(before) => self.own.page_at(before).filter(|(_, guessed)| !guessed).map(|(page, _)| page),
            On::Untold => None,
        }
    }

    fn on_page(&self, document: usize, page: u32) -> Option<PagePlace> {
        let begins = match self.stretches.first()?.on {
            On::Page(first) => first == page,
            _ => self.own.knots.first().is_some_and(|(_, first)| *first == page),
        };
        if begins {
            let place = Place { document, block: 0, byte: 0 };
            let run = self.stretches.first().filter(|_| self.exact).map(|s| s.run);
            let place = run.map_or(place, |run| Place { block: run.block, byte: run.byte, ..place });
            return Some(PagePlace { place, approximate: false, begins });
        }
        if let Some(Stretch { run, .. }) = self.stretches.iter().find(|s| matches!(s.on, On::Page(on) if on == page)) {
            let place = Place { document, block: run.block, byte: run.byte };
            return Some(PagePlace { place, approximate: false, begins });
        }
        let own = self.own.start_of(page)?;
        let before = |s: &&Stretch| matches!(s.on, On::Own(before) if before <= own);
        let stretch = self.stretches.iter().rev().find(before)?;
        let On::Own(before) = stretch.on else { return None };
        let at = stretch.run.at + (own - before);
        let block = self.chars.partition_point(|&c| c <= at).saturating_sub(1);
        let block = block.min(self.chars.len().saturating_sub(2)).max(stretch.run.block);
        // A block that goes on behind a remainder does not begin with it.
        let byte = if block == stretch.run.block { stretch.run.byte } else { 0 };
        Some(PagePlace { place: Place { document, block, byte }, approximate: true, begins })
    }
}

/// The stretches of a paged file: where each page begins.
fn file_stretches(document: &Document, file: &FilePages, chars: &[usize], runs: &[Run]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (block, of) in document.blocks.iter().enumerate() {
        for piece in &of.pieces {
            let Span::Page { page, .. } = piece.span else { continue };
            let Some(printed) = file.printed(page) else { continue };
            if found.last().is_some_and(|s| matches!(s.on, On::Page(page) if page == printed)) {
                continue;
            }
            let before = of.text.get(..piece.at).map_or(0, |t| t.chars().count());
            let at = chars.get(block).map_or(0, |c| c + before);
            let seam = runs.iter().rev().find(|r| (r.block, r.byte) <= (block, piece.at)).and_then(|r| r.seam);
            found.push(Stretch { run: Run { block, byte: piece.at, at, seam }, on: On::Page(printed) });
        }
    }
    found
}

impl Own {
    /// The page behind so many own characters, and whether that is an estimate.
    fn page_at(&self, at: usize) -> Option<(u32, bool)> {
        let index = self.knots.partition_point(|(knot, _)| *knot <= at).min(self.knots.len().saturating_sub(1));
        let &(from, first) = self.knots.get(index.saturating_sub(1))?;
        let &(to, last) = self.knots.get(index)?;
        let pages = (last.saturating_sub(first) as usize).saturating_add(1);
        let nth = (at.saturating_sub(from).saturating_mul(pages) / to.saturating_sub(from).max(1)).min(pages - 1);
        let page = first.saturating_add(u32::try_from(nth).unwrap_or(0));
        Some((page, pages > 1 && at != from))
    }

    /// The own characters before a page.
    fn start_of(&self, page: u32) -> Option<usize> {
        self.knots.windows(2).find_map(|pair| {
            let &[(from, first), (to, last)] = pair else { return None };
            let nth = page.checked_sub(first).filter(|_| page <= last)? as usize;
            let pages = ((last - first) as usize).saturating_add(1);
            Some(from + (to - from).saturating_mul(nth) / pages)
        })
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

    /// Gives blocks the lines of their pieces, each at a byte.
    fn printed(document: &mut Document, blocks: &[&[(usize, u32)]]) {
        for (block, lines) in document.blocks.iter_mut().zip(blocks) {
            let piece = |&(at, line): &(usize, u32)| Piece::sure(at, Span::Line { line }, None);
            block.pieces = lines.iter().map(piece).collect();
        }
    }

    #[test]
    fn behind_a_remainder_a_document_goes_on_where_it_was_left() {
        // 21 to 26; in the middle of page 24 a paragraph is carried to page 8, and the document goes on.
        let mut carried = document(Some(21), Some(26), &[300, 100, 10, 200]);
        carried.seams = vec![seam(24, 8, 1, 150)];
        printed(&mut carried, &[&[(0, 60)], &[(0, 61), (150, 9)], &[(0, 10)], &[(0, 62)]]);
        let issue = issue(vec![document(Some(5), Some(8), &[100]), carried, document(Some(27), Some(27), &[9])]);
        let map = PageMap::build(&issue);
        let page_of = |block, byte| map.page_of(&issue, Place { document: 1, block, byte });
        assert_eq!([page_of(0, 0), page_of(0, 3)], [Some((21, false)), Some((21, true))]);
        assert_eq!(page_of(1, 147), Some((24, true)));
        assert_eq!([page_of(1, 150), page_of(2, 0), page_of(2, 27)], [Some((8, false)); 3]);
        assert_eq!([page_of(3, 0), page_of(3, 3)], [Some((24, false)), Some((24, true))]);
        assert_eq!([page_of(3, 300), page_of(3, 597)], [Some((25, true)), Some((26, true))]);
        assert_eq!(map.begins(1).collect::<Vec<_>>(), [(21, 0, 0), (8, 1, 150), (24, 3, 0)]);
        assert_eq!(on(&map, 8), [(0, 0, 0, true), (1, 1, 150, false)]);
        assert_eq!(on(&map, 15), []);
        assert_eq!(on(&map, 26), [(1, 3, 0, true)]);
        assert_eq!(on(&map, 27), [(2, 0, 0, false)]);
    }

    #[test]
    fn a_remainder_is_on_its_own_page_to_its_end() {
        // A document of one page whose end stands before it, and one of which it is not told where its end stands.
        let mut chronicle = document(Some(59), Some(59), &[300, 100, 200, 200]);
        chronicle.seams = vec![seam(59, 57, 1, 0)];
        let mut untold = document(Some(60), Some(62), &[300, 100]);
        untold.seams = vec![Seam { says_page: None, ..seam(61, 0, 0, 0) }];
        let issue = issue(vec![document(Some(57), Some(57), &[100]), chronicle, untold]);
        let map = PageMap::build(&issue);
        let page_of = |document, block, byte| map.page_of(&issue, Place { document, block, byte });
        assert_eq!([page_of(1, 0, 0), page_of(1, 1, 9)], [Some((59, false)); 2]);
        assert_eq!([page_of(1, 2, 0), page_of(1, 3, 597)], [Some((57, false)); 2]);
        assert_eq!([page_of(2, 0, 897), page_of(2, 1, 0)], [Some((61, true)), None]);
        assert_eq!(on(&map, 58), []);
        assert_eq!(on(&map, 62), []);
    }

    #[test]
    fn a_remainder_longer_than_a_page_is_on_no_page_for_sure() {
        let mut long = document(Some(3), Some(4), &[300, 9000]);
        long.seams = vec![seam(4, 13, 0, 0)];
        let issue = issue(vec![long]);
        let page_of = |byte| PageMap::build(&issue).page_of(&issue, Place { document: 0, block: 1, byte });
        assert_eq!([page_of(300), page_of(26_001)], [Some((13, false)), Some((13, true))]);
    }

    #[test]
    fn a_break_on_a_page_that_the_document_does_not_have_tells_nothing() {
        let mut misread = document(Some(3), Some(6), &[300, 100, 300]);
        misread.seams = vec![seam(46, 13, 0, 0)];
        printed(&mut misread, &[&[(0, 60)], &[(0, 90)], &[(0, 61)]]);
        let issue = issue(vec![misread]);
        let map = PageMap::build(&issue);
        let page_of = |block, byte| map.page_of(&issue, Place { document: 0, block, byte });
        assert_eq!(
            [page_of(0, 897), page_of(1, 0), page_of(2, 0)],
            [Some((4, true)), Some((13, false)), Some((5, true))]
        );
        assert_eq!(map.begins(0).collect::<Vec<_>>(), [(3, 0, 0), (13, 1, 0)]);
    }

    #[test]
    fn a_paged_file_tells_the_last_page_of_the_documents_own_text() {
        let piece = |page| vec![Piece::sure(0, Span::Page { page, bbox: [0.0; 4] }, None)];
        let mut document = document(None, None, &[10, 10, 10]);
        document.seams = vec![seam(7, 2, 1, 0)];
        document.blocks.iter_mut().zip([6, 7, 2]).for_each(|(block, page)| block.pieces = piece(page));
        let map = PageMap::build(&issue(vec![document]));
        assert_eq!(map.ends(0), Some(7));
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
