//! What the reading view is told and what it answers.

use std::ops::Range;

use egui::Color32;

use crate::issue::Place;

/// How the text is set. All lengths in em are of the body size.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingStyle {
    /// Body size in points, zoom included. It is rounded to whole pixels when drawn.
    pub size: f32,
    /// Longest line in em (28–42); a narrower window takes as many whole em as it holds.
    pub measure: u16,
    /// Gap between lines in em (0.6–0.8).
    pub line_gap: f32,
    /// Show half-width punctuation between Chinese characters full-width. The text itself stays.
    pub fullwidth_punctuation: bool,
    /// Two columns side by side where the window has room for both.
    pub spread: bool,
    /// The colours of the theme.
    pub colors: ReadingColors,
    /// The few words that the view itself writes.
    pub words: ReadingWords,
}

impl Default for ReadingStyle {
    fn default() -> Self {
        Self {
            size: 18.0,
            measure: 36,
            line_gap: 0.7,
            fullwidth_punctuation: true,
            spread: false,
            colors: ReadingColors::default(),
            words: ReadingWords::default(),
        }
    }
}

/// Colours of the reading view; the theme gives them. The page is what the view stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingColors {
    /// Text.
    pub text: Color32,
    /// Notes, marks in the margin, categories.
    pub weak: Color32,
    /// Red headers and the rule under them (红头).
    pub red: Color32,
    /// Links.
    pub link: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Behind a find hit.
    pub hit: Color32,
    /// Behind the current find hit.
    pub hit_current: Color32,
    /// Rules: grids of tables, separators.
    pub rule: Color32,
    /// Bookmarks, in the margin and on the scroll bar.
    pub mark: Color32,
    /// Behind the target of a jump, fading.
    pub flash: Color32,
    /// Behind the sentence that is read aloud.
    pub spoken: Color32,
    /// Behind highlighted words, by the index of the colour.
    pub grounds: [Color32; COLOURS],
    /// Lines below underlined words, and the signs of notes.
    pub pens: [Color32; COLOURS],
}

/// How many colours marks have.
pub const COLOURS: usize = 5;

impl Default for ReadingColors {
    fn default() -> Self {
        Self {
            text: Color32::from_rgb(0x1f, 0x1e, 0x1c),
            weak: Color32::from_rgb(0x86, 0x80, 0x78),
            red: Color32::from_rgb(0xc4, 0x1a, 0x16),
            link: Color32::from_rgb(0x1d, 0x56, 0x9c),
            selection: Color32::from_rgb(0xbf, 0xd8, 0xf5),
            hit: Color32::from_rgb(0xff, 0xee, 0xb0),
            hit_current: Color32::from_rgb(0xff, 0xc2, 0x5c),
            rule: Color32::from_rgb(0xc9, 0xc4, 0xba),
            mark: Color32::from_rgb(0xd0, 0x74, 0x1c),
            flash: Color32::from_rgb(0xff, 0xe3, 0xa1),
            spoken: Color32::from_rgb(0xd8, 0xe9, 0xd2),
            grounds: [Color32::from_rgb(0xff, 0xee, 0xb0); COLOURS],
            pens: [Color32::from_rgb(0x9c, 0x6a, 0x00); COLOURS],
        }
    }
}

/// The words that the view itself writes, in the language of the UI. `{}` stands for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingWords {
    /// The name of the view.
    pub text: String,
    /// The name of its scroll bar.
    pub bar: String,
    /// In the margin where a continuation was joined: 接第{}页.
    pub joined: String,
    /// The same where the print names no page.
    pub joined_no_page: String,
    /// Before the words of a note in the margin, for screen readers.
    pub note: String,
    /// Told on hover: what was joined. The first `{}` is the page of 下转, the second that of 上接.
    pub joined_hover: String,
}

impl Default for ReadingWords {
    fn default() -> Self {
        Self {
            text: "正文".into(),
            bar: "正文滚动条".into(),
            joined: "接第{}页".into(),
            joined_no_page: "接续".into(),
            note: "批注".into(),
            joined_hover: "原刊在此中断（下转第{}页），余文印在别页（上接第{}页），已接回原处".into(),
        }
    }
}

/// A stretch of a block's text: a find hit, a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Index into [`crate::issue::Issue::documents`].
    pub document: usize,
    /// Index into [`crate::issue::Document::blocks`].
    pub block: usize,
    /// Bytes of [`crate::issue::Block::text`].
    pub bytes: Range<usize>,
}

/// Words that the reader has marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where they stand.
    pub stretch: Stretch,
    /// The index of their colour.
    pub colour: usize,
    /// A line below instead of a ground.
    pub underline: bool,
    /// The index of the mark that they are of.
    pub mark: usize,
}

/// A note of the reader's, for the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginNote {
    /// What it is on.
    pub place: Place,
    /// What it says.
    pub text: String,
    /// The index of its colour.
    pub colour: usize,
    /// The index of the mark that it is of.
    pub mark: usize,
}

/// What is marked in the text. All slices are sorted as the issue is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks<'a> {
    /// Find hits.
    pub hits: &'a [Stretch],
    /// Which of the hits is the current one.
    pub current: Option<usize>,
    /// Bookmarked places: a mark in the margin of the paragraph and a tick on the scroll bar.
    pub bookmarks: &'a [Place],
    /// Links: underlined; a click is told in [`ReadingResponse::clicked_link`].
    pub links: &'a [Stretch],
    /// References that are not underlined: a click is told in [`ReadingResponse::clicked_quiet`].
    pub quiet: &'a [Stretch],
    /// Signs of a scan that were not read surely, with dots below: a click is told in [`ReadingResponse::clicked_doubt`].
    pub doubts: &'a [Stretch],
    /// Marks beside the heads of documents, by document.
    pub heads: &'a [HeadMark],
    /// Words that the reader has marked: a click is told in [`ReadingResponse::clicked_mark`].
    pub highlights: &'a [Highlight],
    /// The reader's notes.
    pub notes: &'a [MarginNote],
    /// Counts the changes of bookmarks, highlights and notes.
    pub version: u64,
    /// What is read aloud just now.
    pub spoken: Option<&'a Stretch>,
}

/// What stands beside the head of a document: whether it is in force, and how often it is referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadMark {
    /// Index of the document.
    pub document: usize,
    /// Index of the block it stands beside.
    pub block: usize,
    /// The status.
    pub text: String,
    /// Its colour.
    pub color: Color32,
    /// Whether it has a frame.
    pub framed: bool,
    /// Told when one points at it.
    pub hover: String,
    /// How often it is referred to; `None` where it is not.
    pub count: Option<String>,
    /// Told when one points at the count.
    pub count_hover: String,
}

/// What of a [`HeadMark`] was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPart {
    /// The status.
    Status,
    /// The count.
    Count,
}

/// A reference in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkSeen {
    /// It is of [`Marks::quiet`], not of [`Marks::links`].
    pub quiet: bool,
    /// Index into those.
    pub index: usize,
    /// Where it stands on the screen; of one that is broken over lines, where it begins.
    pub rect: egui::Rect,
    /// The pointer is on it.
    pub hovered: bool,
}

/// Where a place comes to stand after [`super::ReadingView::scroll_to`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrollMode {
    /// At the top of the view, with a little air above.
    Top,
    /// Nowhere else if it is in view; otherwise at a third of the view's height.
    Nearest,
    /// Exactly at the top edge: for a place got from [`super::ReadingView::place_at_top`].
    Keep,
}

/// What happened in a frame.
pub struct ReadingResponse {
    /// The response of the whole view: hang the context menu on it.
    pub response: egui::Response,
    /// The place that was clicked with the primary button (no drag).
    pub clicked: Option<Place>,
    /// The place that was clicked with the secondary button; it stays while the context menu is open.
    pub secondary_clicked: Option<Place>,
    /// Index into [`Marks::links`] of the link that was clicked.
    pub clicked_link: Option<usize>,
    /// Index into [`Marks::quiet`] of the reference that was clicked.
    pub clicked_quiet: Option<usize>,
    /// Index into [`Marks::doubts`] of the sign that was clicked, and where it stands.
    pub clicked_doubt: Option<(usize, egui::Rect)>,
    /// The document whose head mark was clicked, and which part of it.
    pub clicked_head: Option<(usize, HeadPart)>,
    /// The mark whose words or note were clicked, by its index, and where.
    pub clicked_mark: Option<(usize, egui::Rect)>,
    /// Where selected text stands on the screen, as far as it is in view.
    pub selected: Option<egui::Rect>,
    /// The references in view.
    pub links_seen: Vec<LinkSeen>,
    /// The first place in view.
    pub top: Place,
    /// The view stands elsewhere than in the last frame: other text lies under the pointer.
    pub moved: bool,
    /// How many paragraphs were drawn.
    pub drawn: usize,
}
