//! The issue as it was printed: its source line by line, and for each line what became of it. Made from the issue
//! alone, because pieces, contents, masthead and dropped text account for the whole source.

use super::{DropReason, Issue, Join, Place, SourceOrder, Span};

/// What stands on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedWhat {
    /// Text of a document.
    Piece {
        /// Index into [`Issue::documents`].
        document: usize,
        /// Index into [`super::Document::blocks`].
        block: usize,
        /// Index into [`super::Block::pieces`].
        piece: usize,
    },
    /// Text that is in no block: index into [`Issue::dropped`].
    Dropped(usize),
    /// A line of the printed contents.
    Contents {
        /// Index into [`Issue::contents`].
        entry: usize,
        /// Index into [`super::ContentsEntry::pieces`].
        piece: usize,
    },
    /// A line of the masthead: index into [`super::Masthead::pieces`].
    Masthead(usize),
    /// Lines without text: how many.
    Blank(u32),
    /// A file page begins.
    Page(u32),
}

/// A row: a source line, or the part of one that one thing was made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrintedRow {
    /// Where it stands in the source; for blank lines the first of them.
    pub span: Span,
    /// What it is.
    pub what: PrintedWhat,
}

/// How a row's text was attached to the text before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrintedJoin {
    /// How.
    pub join: Join,
    /// 0 to 1: how sure.
    pub confidence: f32,
    /// The row that it goes on from, where other text stands between the two.
    pub from: Option<usize>,
}

/// The rows of an issue in the order of its source.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    rows: Vec<PrintedRow>,
    /// Document, block and piece of each row that has them, sorted, with the row.
    pieces: Vec<([usize; 3], usize)>,
}

impl Printed {
    /// The rows of an issue. Takes time in proportion to its lines (times their logarithm).
    #[must_use]
    pub fn of(issue: &Issue) -> Self {
        let order = SourceOrder::of(issue);
        // Within a line a 上接 comes first, then the text, then a 下转.
        let mut found: Vec<(u64, u8, PrintedRow)> = Vec::new();
        let mut add = |span: Span, part: u8, what: PrintedWhat| {
            found.push((order.rank(span), part, PrintedRow { span, what }));
        };
        for (n, piece) in issue.masthead.pieces.iter().enumerate() {
            add(piece.span, 1, PrintedWhat::Masthead(n));
        }
        for (entry, e) in issue.contents.iter().enumerate() {
            e.pieces.iter().enumerate().for_each(|(n, p)| add(p.span, 1, PrintedWhat::Contents { entry, piece: n }));
        }
        for (document, d) in issue.documents.iter().enumerate() {
            for (block, b) in d.blocks.iter().enumerate() {
                for (piece, p) in b.pieces.iter().enumerate() {
                    add(p.span, 1, PrintedWhat::Piece { document, block, piece });
                }
            }
        }
        for (n, dropped) in issue.dropped.iter().enumerate() {
            let part = match dropped.why {
                // Padding is no line; a line of spaces alone shows as a blank one.
                DropReason::Blank => continue,
                DropReason::ContinuationMarker if dropped.text.contains('转') || dropped.text.contains('轉') => 2,
                DropReason::ContinuationMarker => 0,
                _ => 1,
            };
            add(dropped.span, part, PrintedWhat::Dropped(n));
        }
        found.sort_by_key(|(rank, part, _)| (*rank, *part));
        let mut printed = Self { rows: Vec::with_capacity(found.len()), pieces: Vec::new() };
        for (_, _, row) in found {
            printed.between(row.span);
            if let PrintedWhat::Piece { document, block, piece } = row.what {
                printed.pieces.push(([document, block, piece], printed.rows.len()));
            }
            printed.rows.push(row);
        }
        printed.pieces.sort_unstable();
        printed
    }

    /// Adds the row that parts the last one from the next: blank lines, a new page.
    fn between(&mut self, next: Span) {
        let before = self.rows.last().map(|r| (r.span, r.what));
        match (before, next) {
            (Some((Span::Line { line: a }, _)), Span::Line { line: b }) if b > a + 1 => {
                let span = Span::Line { line: a + 1 };
                self.rows.push(PrintedRow { span, what: PrintedWhat::Blank(b - a - 1) });
            }
            (Some((Span::Page { page: a, .. }, _)), Span::Page { page: b, .. }) if a == b => {}
            (_, Span::Page { page, .. }) => self.rows.push(PrintedRow { span: next, what: PrintedWhat::Page(page) }),
            _ => {}
        }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[PrintedRow] {
        &self.rows
    }

    /// The text of a row, without the marks that part the cells of a table.
    #[must_use]
    pub fn text<'a>(&self, issue: &'a Issue, row: usize) -> &'a str {
        let Some(row) = self.rows.get(row) else { return "" };
        let text = match row.what {
            PrintedWhat::Piece { document, block, piece } => issue.block(document, block).and_then(|b| {
                let from = b.pieces.get(piece)?.at;
                let to = b.pieces.get(piece + 1).map_or(b.text.len(), |next| next.at);
                b.text.get(from..to)
            }),
            PrintedWhat::Dropped(n) => issue.dropped.get(n).map(|d| d.text.as_str()),
            PrintedWhat::Contents { entry, piece } => {
                issue.contents.get(entry).and_then(|e| e.pieces.get(piece)).map(|p| p.text.as_str())
            }
            PrintedWhat::Masthead(n) => issue.masthead.pieces.get(n).map(|p| p.text.as_str()),
            PrintedWhat::Blank(_) | PrintedWhat::Page(_) => None,
        };
        text.unwrap_or("").trim_end_matches(['\n', '\t'])
    }

    /// The row on which a place of the text is printed; the nearest before it where its block has no pieces.
    #[must_use]
    pub fn row_of(&self, issue: &Issue, place: Place) -> Option<usize> {
        let pieces = issue.block(place.document, place.block).map_or(&[][..], |b| &b.pieces);
        let piece = pieces.iter().rposition(|p| p.at <= place.byte).unwrap_or(0);
        let wanted = [place.document, place.block, piece];
        let after = self.pieces.partition_point(|(key, _)| *key <= wanted);
        self.pieces.get(after.saturating_sub(1)).map(|&(_, row)| row)
    }

    /// The first row of the source line at `span`, or of the one after it.
    #[must_use]
    pub fn row_at(&self, issue: &Issue, span: Span) -> Option<usize> {
        if let Some(exact) = self.rows.iter().position(|r| r.span == span && !matches!(r.what, PrintedWhat::Page(_))) {
            return Some(exact);
        }
        let order = SourceOrder::of(issue);
        let rank = order.rank(span);
        self.rows.iter().position(|r| order.rank(r.span) >= rank).or(self.rows.len().checked_sub(1))
    }

    /// The place in the text of what a row shows: of a line of the contents the document it lists, of dropped text
    /// what follows it in print.
    #[must_use]
    pub fn place_of(&self, issue: &Issue, row: usize) -> Option<Place> {
        if let PrintedWhat::Contents { entry, .. } = self.rows.get(row)?.what
            && let Some(document) = issue.contents.get(entry).and_then(|e| e.document)
        {
            return Some(Place { document, ..Place::default() });
        }
        let piece = |row: &PrintedRow| match row.what {
            PrintedWhat::Piece { document, block, piece } => {
                let at = issue.block(document, block)?.pieces.get(piece)?.at;
                Some(Place { document, block, byte: at })
            }
            _ => None,
        };
        let later = self.rows.get(row..)?.iter().find_map(piece);
        later.or_else(|| self.rows.get(..row)?.iter().rev().find_map(piece))
    }

    /// Whether other text that was kept is printed between two rows, or the second one stands before the first.
    fn has_text_between(&self, from: usize, to: usize) -> bool {
        let other = |row: &PrintedRow| {
            !matches!(row.what, PrintedWhat::Blank(_) | PrintedWhat::Page(_) | PrintedWhat::Dropped(_))
        };
        self.rows.get(from + 1..to).is_none_or(|between| between.iter().any(other))
    }

    /// How the text of a row was attached to what stands before it in the document; `None` for a paragraph's
    /// beginning, but for one that a continuation begins with.
    #[must_use]
    pub fn join_of(&self, issue: &Issue, row: usize) -> Option<PrintedJoin> {
        let PrintedWhat::Piece { document, block, piece } = self.rows.get(row)?.what else { return None };
        let this = issue.block(document, block)?.pieces.get(piece)?;
        let (join, confidence, before) = match (this.join, piece.checked_sub(1)) {
            (Some(join), Some(before)) => (join, this.confidence, [document, block, before]),
            _ => {
                let above = block.checked_sub(1).filter(|_| piece == 0)?;
                let seams = &issue.documents.get(document)?.seams;
                let seam = seams.iter().find(|s| s.after_block == above && !s.inside_paragraph)?;
                let last = issue.block(document, above)?.pieces.len().checked_sub(1)?;
                (Join::Continuation, seam.confidence, [document, above, last])
            }
        };
        let at = self.pieces.binary_search_by_key(&before, |&(key, _)| key).ok()?;
        let from = self.pieces.get(at).map(|&(_, from)| from).filter(|&from| self.has_text_between(from, row));
        Some(PrintedJoin { join, confidence, from })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, ContentsEntry, Document, Dropped, Piece, Seam, SourcePiece};
    use super::*;

    fn line(line: u32) -> Span {
        Span::Line { line }
    }

    fn piece(at: usize, n: u32, join: Option<Join>) -> Piece {
        Piece { confidence: 0.9, ..Piece::sure(at, line(n), join) }
    }

    /// 甲 is broken off on line 5 and goes on on line 8, inside 乙, which is printed on lines 7 and 9.
    fn issue() -> Issue {
        let block = |text: &str, pieces: Vec<Piece>| Block { text: text.into(), pieces, ..Block::default() };
        let first = Document {
            blocks: vec![
                block("甲题", vec![piece(0, 4, None)]),
                block("甲文又文", vec![piece(0, 5, None), piece(6, 8, Some(Join::Continuation))]),
            ],
            seams: vec![Seam {
                says_page: Some(2),
                from_page: None,
                after_block: 1,
                inside_paragraph: true,
                byte: 6,
                confidence: 0.8,
            }],
            ..Document::default()
        };
        let second = Document {
            blocks: vec![block("乙题", vec![piece(0, 7, None)]), block("乙文", vec![piece(0, 9, None)])],
            ..Document::default()
        };
        let marker = |n, text: &str| Dropped { span: line(n), text: text.into(), why: DropReason::ContinuationMarker };
        Issue {
            contents: vec![ContentsEntry {
                document: Some(1),
                pieces: vec![SourcePiece { text: "乙题 2".into(), span: line(1) }],
                ..ContentsEntry::default()
            }],
            documents: vec![first, second],
            dropped: vec![marker(5, "（下转第2页）"), marker(8, "（上接第1页）")],
            ..Issue::default()
        }
    }

    #[test]
    fn rows_stand_as_printed() {
        let issue = issue();
        let printed = Printed::of(&issue);
        let rows: Vec<&str> = (0..printed.rows().len()).map(|row| printed.text(&issue, row)).collect();
        assert_eq!(rows, ["乙题 2", "", "甲题", "甲文", "（下转第2页）", "", "乙题", "（上接第1页）", "又文", "乙文"]);
        assert_eq!(printed.rows()[1].what, PrintedWhat::Blank(2));
    }

    #[test]
    fn rows_and_places_lead_to_each_other() {
        let issue = issue();
        let printed = Printed::of(&issue);
        for row in 0..printed.rows().len() {
            let place = printed.place_of(&issue, row).unwrap();
            if matches!(printed.rows()[row].what, PrintedWhat::Piece { .. }) {
                assert_eq!(printed.row_of(&issue, place), Some(row));
            }
        }
        assert_eq!(printed.place_of(&issue, 0), Some(Place { document: 1, block: 0, byte: 0 }));
        assert_eq!(printed.place_of(&issue, 4), Some(Place { document: 1, block: 0, byte: 0 }));
        assert_eq!(printed.row_of(&issue, Place { document: 0, block: 1, byte: 9 }), Some(8));
        assert_eq!(printed.row_at(&issue, line(8)), Some(7));
        assert_eq!(printed.row_at(&issue, line(99)), Some(9));
    }

    #[test]
    fn a_remainder_names_the_row_it_goes_on_from() {
        let issue = issue();
        let printed = Printed::of(&issue);
        let join = printed.join_of(&issue, 8).unwrap();
        assert_eq!((join.join, join.from), (Join::Continuation, Some(3)));
        assert_eq!(printed.join_of(&issue, 3), None);
    }

    #[test]
    fn pages_begin_with_a_row_of_their_own() {
        let on = |page, y| Span::Page { page, bbox: [50.0, y, 90.0, y + 10.0] };
        let blocks = [(1, 10.0), (1, 30.0), (2, 10.0)]
            .map(|(page, y)| Block {
                text: "文".into(),
                pieces: vec![Piece::sure(0, on(page, y), None)],
                ..Block::default()
            })
            .to_vec();
        let issue = Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() };
        let printed = Printed::of(&issue);
        let pages: Vec<usize> = printed
            .rows()
            .iter()
            .enumerate()
            .filter_map(|(n, r)| matches!(r.what, PrintedWhat::Page(_)).then_some(n))
            .collect();
        assert_eq!(pages, [0, 3]);
    }
}
