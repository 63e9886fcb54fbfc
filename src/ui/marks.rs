//! What the reader has marked in an issue, each mark with its place in the text that is open.

use std::collections::HashMap;
use std::sync::Arc;

use super::action::Env;
use super::crumbs::Crumbs;
use super::reading::{Highlight, MarginNote, Stretch};
use super::strings::{self as s, Tr};
use crate::facts::{Citations, CiteForm, CiteOptions};
use crate::issue::{BlockKind, Issue, Place, Resolution, outline_text, short_title, shorten};
use crate::library::{IssueKey, Mark, MarkColour, MarkEdit, MarkId, MarkKind, MarkSettings, MarkSource};
use crate::search::PageMap;

/// Below this confidence a place is shown as a guess.
pub const SURE: f32 = 0.5;
/// Characters that name a new mark.
const NAME_CHARS: usize = 28;
/// Characters of a title or a heading on the way to a mark.
const STEP_CHARS: usize = 40;

/// A mark with where it stands in the text that is open.
#[derive(Clone, Debug)]
pub struct PlacedMark {
    /// The mark.
    pub mark: Mark,
    /// Its place here; `None` when nothing here is like it.
    pub found: Option<Resolution>,
    /// The document there, and the headings on the way down to it.
    pub path: Vec<String>,
}

impl PlacedMark {
    /// Where it leads.
    #[must_use]
    pub fn passage(&self) -> Option<(Place, usize)> {
        let found = self.found?;
        let same = (found.place.document, found.place.block) == (found.end.document, found.end.block);
        Some((found.place, if same { found.end.byte.saturating_sub(found.place.byte) } else { 0 }))
    }
}

/// Something that was done to marks, and can be undone.
#[derive(Clone, Debug)]
pub struct MarkStep {
    /// What was done, by issue.
    pub parts: Vec<(IssueKey, Vec<MarkEdit>)>,
    /// What is said of it, and what stands for its `{}`.
    pub said: (Tr, String),
}

/// A step that was to be undone, or done again.
#[derive(Clone, Debug)]
pub struct MarkTurn {
    /// The step.
    pub step: MarkStep,
    /// Whether it was to be undone.
    pub undo: bool,
    /// How many of its edits were not made, as another window has changed the marks; `None` where it could not be kept.
    pub kept: Option<usize>,
}

/// Marks with their places. What is said of their sources is made anew, as it may have been corrected.
#[must_use]
pub fn placed(marks: Vec<Mark>, issue: &Arc<Issue>) -> Vec<PlacedMark> {
    let found = Mark::resolve_all(&marks, issue);
    let mut all: Vec<PlacedMark> =
        marks.into_iter().zip(found).map(|(mark, found)| PlacedMark { mark, found, path: Vec::new() }).collect();
    // In the order of the text, so that each document is gone through once.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|n| all.get(*n).and_then(|placed| placed.found).map(|found| found.place));
    let mut crumbs = Crumbs::default();
    let mut sources = Sources::new(issue);
    for n in order {
        let Some(placed) = all.get_mut(n) else { continue };
        let Some(found) = placed.found else { continue };
        crumbs.follow(issue, found.place);
        placed.path = crumbs.path().iter().map(|step| shorten(&step.text, STEP_CHARS)).collect();
        if placed.mark.source.citation.is_empty() {
            placed.mark.source = sources.of((found.place, found.end));
        }
    }
    all
}

/// What is said of the source of marks in an issue.
pub struct Sources<'a> {
    issue: &'a Issue,
    citations: Citations<&'a Issue>,
    pages: PageMap,
}

impl<'a> Sources<'a> {
    /// Prepares an issue.
    #[must_use]
    pub fn new(issue: &'a Issue) -> Self {
        Self { issue, citations: Citations::new(issue), pages: PageMap::build(issue) }
    }

    /// The source of a passage.
    #[must_use]
    pub fn of(&mut self, passage: (Place, Place)) -> MarkSource {
        let pages = self.pages.pages_of(self.issue, passage);
        let options = CiteOptions { form: CiteForm::Plain, gazette: true, pages: true, passage: pages };
        let document = self.issue.documents.get(passage.0.document);
        let signed = document.and_then(|d| d.signed).map(|day| day.year());
        MarkSource {
            citation: self.citations.cite_passage(passage, options).unwrap_or_default(),
            page: self.pages.page_of(self.issue, passage.0).filter(|(_, guessed)| !guessed).map(|(page, _)| page),
            office: document.and_then(|d| d.issuer.clone()).unwrap_or_default(),
            year: self.issue.masthead.year.or(signed),
        }
    }
}

/// The name of a new mark, from its passage: the label above it and the first words; in the head of a document, its title.
#[must_use]
pub fn name_of(issue: &Arc<Issue>, place: Place, marked: &str) -> String {
    let Some(document) = issue.documents.get(place.document) else { return shorten(marked, NAME_CHARS) };
    let Some(block) = document.blocks.get(place.block) else { return shorten(short_title(document), NAME_CHARS) };
    let head = matches!(block.kind, BlockKind::RedHeader | BlockKind::Number | BlockKind::Title | BlockKind::Addressee);
    if head && !document.title.is_empty() {
        // Another text in the document has its own title.
        let own = block.kind == BlockKind::Title && place.block > 0 && !document.title.contains(block.text.trim());
        return shorten(if own { &block.text } else { short_title(document) }, NAME_CHARS);
    }
    let mut crumbs = Crumbs::default();
    crumbs.follow(issue, place);
    let Some(above) = crumbs.path().last() else { return shorten(marked, NAME_CHARS) };
    let label = match issue.block(above.place.document, above.place.block) {
        Some(at) if crumbs.path().len() > 1 => at.label.clone().unwrap_or_else(|| outline_text(at)),
        _ => short_title(document).to_owned(),
    };
    let own = block.text.get(block.label_bytes()..).unwrap_or(&block.text);
    let words = if marked.trim().is_empty() || marked == block.text { own } else { marked };
    // Words that begin in the middle of a sentence don't begin with its comma.
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || "，。、；：？！）》”’,.;:?!)".contains(c));
    if label.is_empty() || words.starts_with(&label) {
        return shorten(words, NAME_CHARS);
    }
    let label = shorten(&label, NAME_CHARS / 2);
    let room = NAME_CHARS.saturating_sub(label.chars().count());
    format!("{label} {}", shorten(words, room.max(8)))
}

/// The marks of one issue, and what of them is drawn in the text.
#[derive(Default)]
pub struct IssueMarks {
    all: Vec<PlacedMark>,
    /// Where in the list each is.
    by_id: HashMap<MarkId, usize>,
    places: Vec<Place>,
    highlights: Vec<Highlight>,
    notes: Vec<MarginNote>,
    version: u64,
}

impl IssueMarks {
    /// Takes the list as it is on the disk now.
    pub fn set(&mut self, all: Vec<PlacedMark>, issue: &Issue) {
        self.version += 1;
        (self.places, self.highlights, self.notes) = Default::default();
        for (n, placed) in all.iter().enumerate() {
            let Some(found) = placed.found else { continue };
            let colour = colour_index(placed.mark.colour);
            if placed.mark.kind == MarkKind::Bookmark {
                self.places.push(found.place);
            } else {
                let underline = placed.mark.kind == MarkKind::Underline;
                let stretches = stretches(issue, found.place, found.end);
                self.highlights.extend(stretches.map(|stretch| Highlight { stretch, colour, underline, mark: n }));
            }
            if !placed.mark.note.is_empty() {
                self.notes.push(MarginNote { place: found.place, text: placed.mark.note.clone(), colour, mark: n });
            }
        }
        self.places.sort_unstable();
        self.highlights.sort_by_key(|h| (h.stretch.document, h.stretch.block, h.stretch.bytes.start));
        self.notes.sort_by_key(|note| note.place);
        self.by_id = all.iter().enumerate().map(|(n, placed)| (placed.mark.id, n)).collect();
        self.all = all;
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[PlacedMark] {
        &self.all
    }

    /// A mark by its number.
    #[must_use]
    pub fn get(&self, id: MarkId) -> Option<&PlacedMark> {
        self.all.get(*self.by_id.get(&id)?)
    }

    /// Bookmarked places, in reading order.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Highlighted and underlined words, in reading order.
    #[must_use]
    pub fn highlights(&self) -> &[Highlight] {
        &self.highlights
    }

    /// Notes for the margin, in reading order.
    #[must_use]
    pub fn notes(&self) -> &[MarginNote] {
        &self.notes
    }

    /// Counts the changes.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }
}

/// The stretches of a passage, one a paragraph.
fn stretches(issue: &Issue, from: Place, to: Place) -> impl Iterator<Item = Stretch> + '_ {
    let document = issue.documents.get(from.document).filter(|_| from.document == to.document);
    let blocks = document.map(|d| d.blocks.as_slice()).unwrap_or_default();
    let inside = blocks.iter().enumerate().skip(from.block).take_while(move |(n, _)| *n <= to.block);
    inside.filter_map(move |(block, b)| {
        let start = if block == from.block { from.byte } else { 0 };
        let end = if block == to.block { to.byte } else { b.text.len() };
        let end = end.min(b.text.len());
        (start < end).then_some(Stretch { document: from.document, block, bytes: start..end })
    })
}

/// The place of a colour among those of the palette.
#[must_use]
pub fn colour_index(colour: MarkColour) -> usize {
    MarkColour::ALL.iter().position(|one| *one == colour).unwrap_or(0)
}

/// What a colour means: the reader's own name for it, or the program's.
#[must_use]
pub fn colour_name(env: Env, settings: &MarkSettings, colour: MarkColour) -> String {
    let own = settings.names.get(&colour).filter(|name| !name.trim().is_empty());
    own.cloned().unwrap_or_else(|| env.t(meaning(colour)).to_owned())
}

/// What a colour means until the reader has named it.
#[must_use]
pub fn meaning(colour: MarkColour) -> Tr {
    match colour {
        MarkColour::Yellow => s::COLOUR_YELLOW,
        MarkColour::Green => s::COLOUR_GREEN,
        MarkColour::Blue => s::COLOUR_BLUE,
        MarkColour::Red => s::COLOUR_RED,
        MarkColour::Grey => s::COLOUR_GREY,
    }
}

/// How a mark is made, in words.
#[must_use]
pub fn kind_name(kind: MarkKind) -> Tr {
    match kind {
        MarkKind::Bookmark => s::MARK_BOOKMARK,
        MarkKind::Highlight => s::MARK_HIGHLIGHT,
        MarkKind::Underline => s::MARK_UNDERLINE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document};
    use crate::library::NewMark;

    fn issue() -> Arc<Issue> {
        let block = |kind, label: Option<&str>, text: &str| Block {
            kind,
            label: label.map(Into::into),
            text: text.into(),
            ..Block::default()
        };
        let blocks = vec![
            block(BlockKind::RedHeader, None, "云山市人民政府文件"),
            block(BlockKind::Title, None, "云山市水库管理办法"),
            block(BlockKind::Paragraph, None, "现予公布。"),
            block(BlockKind::Article, Some("第一条"), "第一条　巡查每周一次，记录存档。"),
            block(BlockKind::Paragraph, None, "汛期每日两次。"),
        ];
        let title = "云山市水库管理办法".into();
        Arc::new(Issue { documents: vec![Document { title, blocks, ..Document::default() }], ..Issue::default() })
    }

    fn at(block: usize, byte: usize) -> Place {
        Place { document: 0, block, byte }
    }

    #[test]
    fn marks_are_named_by_their_passage_and_never_by_a_line_of_the_head() {
        let issue = issue();
        let text = |block: usize| issue.documents[0].blocks[block].text.clone();
        assert_eq!(name_of(&issue, at(0, 0), &text(0)), "云山市水库管理办法");
        assert_eq!(name_of(&issue, at(1, 0), ""), "云山市水库管理办法");
        assert_eq!(name_of(&issue, at(2, 0), ""), "云山市水库管理办法 现予公布。");
        assert_eq!(name_of(&issue, at(3, 0), &text(3)), "第一条 巡查每周一次，记录存档。");
        assert_eq!(name_of(&issue, at(3, 12), "每周一次"), "第一条 每周一次");
        assert_eq!(name_of(&issue, at(3, 27), "，记录"), "第一条 记录");
        assert_eq!(name_of(&issue, at(4, 0), ""), "第一条 汛期每日两次。");
        assert_eq!(name_of(&issue, at(9, 0), ""), "云山市水库管理办法");
    }

    #[test]
    fn a_passage_over_paragraphs_is_lit_in_each_of_them() {
        let issue = issue();
        let text = issue.documents[0].blocks[3].text.clone();
        let from = at(3, text.find("记录").unwrap());
        let new = NewMark::on(&issue, MarkKind::Highlight, (from, at(4, "汛期".len())));
        let NewMark { kind, anchor, tail, .. } = new;
        let mark = Mark { kind, anchor, tail, note: "核对".into(), ..Mark::default() };
        let mut marks = IssueMarks::default();
        marks.set(placed(vec![mark], &issue), &issue);
        let lit: Vec<(usize, std::ops::Range<usize>)> =
            marks.highlights().iter().map(|h| (h.stretch.block, h.stretch.bytes.clone())).collect();
        assert_eq!(lit, [(3, from.byte..text.len()), (4, 0..6)]);
        assert_eq!(marks.notes()[0].place, from);
        assert_eq!(marks.all()[0].path, ["云山市水库管理办法", "第一条"]);
        assert!(marks.all()[0].mark.source.citation.contains("第一条"));
        assert_eq!(marks.all()[0].passage(), Some((from, 0)));
    }

    #[test]
    fn a_mark_whose_words_are_gone_has_no_place() {
        let new = NewMark::on(&issue(), MarkKind::Highlight, (at(4, 0), at(4, 21)));
        let mark = Mark { kind: new.kind, anchor: new.anchor, ..Mark::default() };
        let mut marks = IssueMarks::default();
        let other = Arc::new(Issue::default());
        marks.set(placed(vec![mark], &other), &other);
        assert!(marks.all()[0].found.is_none() && marks.highlights().is_empty());
        assert_eq!(marks.all()[0].mark.quote(), "汛期每日两次。");
    }
}
