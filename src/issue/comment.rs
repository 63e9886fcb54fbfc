//! What readers have written on a file: notes, highlights with words, text boxes. No part of its text.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Issue, Place, Span};

/// How a reader has marked words in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentForm {
    /// A coloured ground.
    #[default]
    Highlight,
    /// A line below them.
    Underline,
    /// A line through them: they are to go.
    StrikeOut,
}

/// Words that a comment lights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LitWords {
    /// How.
    pub form: CommentForm,
    /// In which colour, where the file says so.
    pub colour: Option<[u8; 3]>,
    /// Where they stand on the page, a box for each line.
    pub areas: Vec<[f32; 4]>,
}

/// A comment that a reader left in a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// Where it stands, where that is known.
    pub span: Option<Span>,
    /// Who left it, where the file says so.
    pub author: Option<String>,
    /// What it says; of words that are lit without any, nothing.
    pub text: String,
    /// The words that it lights, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lit: Option<LitWords>,
}

/// How far from a comment's box a line may be to be the one it speaks of, in points.
const NEAR: f32 = 40.0;

/// Where the comments of an issue stand. The issue's pieces are sorted by where they came from, once for all comments.
#[derive(Debug)]
pub struct CommentPlaces<'a> {
    issue: &'a Issue,
    /// The boxes of a page, in the order of reading.
    pages: HashMap<u32, Vec<([f32; 4], Found)>>,
    /// The first piece of each line and element.
    lines: HashMap<u32, Place>,
    elements: HashMap<u32, Place>,
}

/// A piece, with where it ends in its block.
#[derive(Clone, Copy, Debug)]
struct Found {
    place: Place,
    end: usize,
}

impl<'a> CommentPlaces<'a> {
    /// Looks through an issue. Linear in its pieces; one without comments is not looked through.
    #[must_use]
    pub fn of(issue: &'a Issue) -> Self {
        let mut places = Self { issue, pages: HashMap::new(), lines: HashMap::new(), elements: HashMap::new() };
        let documents = if issue.comments.is_empty() { &[] } else { issue.documents.as_slice() };
        for (document, d) in documents.iter().enumerate() {
            for (block, b) in d.blocks.iter().enumerate() {
                for (n, piece) in b.pieces.iter().enumerate() {
                    let place = Place { document, block, byte: piece.at };
                    let end = b.pieces.get(n + 1).map_or(b.text.len(), |next| next.at);
                    places.add(piece.span, Found { place, end });
                }
            }
        }
        places
    }

    fn add(&mut self, span: Span, found: Found) {
        match span {
            Span::Page { page, bbox } => self.pages.entry(page).or_default().push((bbox, found)),
            Span::Line { line } => drop(self.lines.entry(line).or_insert(found.place)),
            Span::Element { element } => drop(self.elements.entry(element).or_insert(found.place)),
        }
    }

    fn on_page(&self, page: u32) -> &[([f32; 4], Found)] {
        self.pages.get(&page).map(Vec::as_slice).unwrap_or_default()
    }

    /// The text that a comment stands at: the piece of its element or line, or the nearest to its box on the page.
    #[must_use]
    pub fn place(&self, comment: &Comment) -> Option<Place> {
        match comment.span? {
            Span::Page { page, bbox } => {
                let mut best: Option<(f32, Place)> = None;
                for (of, found) in self.on_page(page) {
                    let Some(far) = distance(bbox, *of) else { continue };
                    if best.is_none_or(|(least, _)| far < least) {
                        best = Some((far, found.place));
                    }
                }
                best.map(|(_, place)| place)
            }
            Span::Line { line } => self.lines.get(&line).copied(),
            Span::Element { element } => {
                // What stands between two paragraphs belongs to the one before it.
                let before = || self.elements.get(&element.checked_sub(1)?);
                self.elements.get(&element).or_else(before).copied()
            }
        }
    }

    /// The words that a comment speaks of: those that it lights, else the paragraph that it stands at.
    #[must_use]
    pub fn passage(&self, comment: &Comment) -> Option<(Place, Place)> {
        self.words(comment).or_else(|| {
            let place = self.place(comment)?;
            let length = self.issue.block(place.document, place.block).map_or(0, |b| b.text.len());
            Some((Place { byte: 0, ..place }, Place { byte: length, ..place }))
        })
    }

    /// Whether a comment's passage is the one that it speaks of: the words that it lights are there or, where it lights none, a line
    /// stands beside it and not only near it.
    #[must_use]
    pub fn is_sure(&self, comment: &Comment) -> bool {
        match (comment.span, &comment.lit) {
            (Some(Span::Page { .. }), Some(_)) => self.words(comment).is_some(),
            (Some(Span::Page { page, bbox }), None) => {
                self.on_page(page).iter().any(|(of, _)| of[1].max(bbox[1]) < of[3].min(bbox[3]))
            }
            (Some(_), _) => true,
            (None, _) => false,
        }
    }

    /// The words that a comment lights. Where in a line they begin and end is told from the widths of the characters before them.
    fn words(&self, comment: &Comment) -> Option<(Place, Place)> {
        let (mut first, mut last): (Option<Place>, Option<Place>) = (None, None);
        let areas = comment.lit.as_ref().map(|lit| lit.areas.as_slice()).unwrap_or_default();
        let pieces = match comment.span {
            Some(Span::Page { page, .. }) if !areas.is_empty() => self.on_page(page),
            _ => &[],
        };
        for (bbox, Found { place, end }) in pieces {
            let block = self.issue.block(place.document, place.block);
            let Some(text) = block.and_then(|b| b.text.get(place.byte..*end)) else { continue };
            for bytes in areas.iter().filter_map(|area| lit_bytes(text, *bbox, *area)) {
                let at = |byte: usize| Place { byte: place.byte + byte, ..*place };
                first = first.map_or(Some(at(bytes.start)), |p| Some(p.min(at(bytes.start))));
                last = last.max(Some(at(bytes.end)));
            }
        }
        first.zip(last)
    }
}

/// The bytes of a line's text, which fills a box, that stand in an area: of characters whose middle is in it. `None` where the
/// line is another.
fn lit_bytes(text: &str, line: [f32; 4], area: [f32; 4]) -> Option<Range<usize>> {
    let both = (line[3].min(area[3]) - line[1].max(area[1])).max(0.0);
    if both < 0.5 * (line[3] - line[1]).min(area[3] - area[1]) || line[2] < area[0] || line[0] > area[2] {
        return None;
    }
    let wide = |c: char| if c.is_ascii() { 0.5_f32 } else { 1.0 };
    let all: f32 = text.chars().map(wide).sum();
    let unit = (line[2] - line[0]) / all.max(0.5);
    let mut x = line[0];
    let mut found: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let middle = x + wide(c) * unit / 2.0;
        x += wide(c) * unit;
        if (area[0]..=area[2]).contains(&middle) {
            let start = found.as_ref().map_or(at, |known| known.start);
            found = Some(start..at + c.len_utf8());
        }
    }
    found
}

/// How far a piece's box is from a comment's on the same page; `None` where it is not meant.
fn distance(c: [f32; 4], p: [f32; 4]) -> Option<f32> {
    let apart = |low: usize, high: usize| (p[low] - c[high]).max(c[low] - p[high]).max(0.0);
    let down = apart(1, 3);
    // A note's sign stands in the margin beside its line as often as on it.
    (down <= NEAR).then(|| down * 4.0 + apart(0, 2))
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Document, Piece};
    use super::*;

    fn issue(spans: &[Span]) -> Issue {
        let block =
            |span: &Span| Block {
                text: "文字".into(), pieces: vec![Piece::sure(0, *span, None)], ..Block::default()
            };
        let blocks = spans.iter().map(block).collect();
        let comments = vec![Comment::default()];
        Issue { documents: vec![Document { blocks, ..Document::default() }], comments, ..Issue::default() }
    }

    fn block_of(span: Span, issue: &Issue) -> Option<usize> {
        let comment = Comment { span: Some(span), text: "核对".into(), ..Comment::default() };
        CommentPlaces::of(issue).place(&comment).map(|place| place.block)
    }

    #[test]
    fn a_comment_stands_at_the_line_beside_it() {
        let at = |page, x: f32, y: f32| Span::Page { page, bbox: [x, y, x + 200.0, y + 12.0] };
        let issue = issue(&[at(1, 80.0, 100.0), at(1, 80.0, 130.0), at(2, 80.0, 100.0)]);
        let note = |page, y: f32| Span::Page { page, bbox: [30.0, y, 48.0, y + 18.0] };
        assert_eq!(block_of(note(1, 98.0), &issue), Some(0));
        assert_eq!(block_of(note(1, 128.0), &issue), Some(1));
        assert_eq!(block_of(note(2, 98.0), &issue), Some(2));
        assert_eq!(block_of(note(1, 700.0), &issue), None, "far from any line");
        assert_eq!(block_of(note(3, 98.0), &issue), None);
    }

    #[test]
    fn lit_words_are_those_in_its_areas() {
        let at = |y: f32| Span::Page { page: 1, bbox: [100.0, y, 200.0, y + 12.0] };
        let text = "甲乙丙丁戊己庚辛壬癸";
        let block = Block {
            text: text.repeat(2),
            pieces: vec![Piece::sure(0, at(100.0), None), Piece::sure(text.len(), at(120.0), None)],
            ..Block::default()
        };
        let documents = vec![Document { blocks: vec![block], ..Document::default() }];
        let issue = Issue { documents, comments: vec![Comment::default()], ..Issue::default() };
        let passage = |areas: &[[f32; 4]]| {
            let lit = Some(LitWords { areas: areas.to_vec(), ..LitWords::default() });
            let span = Some(Span::Page { page: 1, bbox: areas[0] });
            let comment = Comment { span, lit, ..Comment::default() };
            let (from, to) = CommentPlaces::of(&issue).passage(&comment).unwrap();
            issue.documents[0].blocks[0].text[from.byte..to.byte].to_owned()
        };
        assert_eq!(passage(&[[119.0, 99.0, 141.0, 113.0]]), "丙丁");
        assert_eq!(passage(&[[178.0, 100.0, 200.0, 112.0], [100.0, 120.0, 121.0, 132.0]]), "壬癸甲乙");
        // What lies between two lines is no line's: the paragraph is meant, and that is a guess.
        assert_eq!(passage(&[[119.0, 113.5, 141.0, 118.5]]), text.repeat(2));
        let sure = |lit: bool, bbox: [f32; 4]| {
            let lit = lit.then(|| LitWords { areas: vec![bbox], ..LitWords::default() });
            let comment = Comment { span: Some(Span::Page { page: 1, bbox }), lit, ..Comment::default() };
            CommentPlaces::of(&issue).is_sure(&comment)
        };
        assert!(sure(true, [119.0, 99.0, 141.0, 113.0]) && sure(false, [500.0, 98.0, 518.0, 116.0]));
        assert!(!sure(true, [119.0, 113.5, 141.0, 118.5]) && !sure(false, [500.0, 140.0, 518.0, 158.0]));
    }

    #[test]
    fn in_other_files_its_element_tells() {
        let element = |element| Span::Element { element };
        let issue = issue(&[element(0), element(2), element(5)]);
        assert_eq!(block_of(element(2), &issue), Some(1));
        assert_eq!(block_of(element(3), &issue), Some(1));
        assert_eq!(block_of(element(4), &issue), None);
        let lost = Comment { text: "核对".into(), ..Comment::default() };
        assert_eq!(CommentPlaces::of(&issue).place(&lost), None);
    }
}
