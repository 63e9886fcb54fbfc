//! The model of a gazette issue: what every other part of the program reads.
//!
//! An [`Issue`] is a value: it is made by `parse`, never changed afterwards, shared as `Arc<Issue>`. Its text is
//! the source's own text; where print broke a paragraph the pieces are joined, and each [`Piece`] remembers where
//! it came from and how it was joined, so that any repair can be shown and undone.

mod anchor;
pub mod carried;
mod comment;
mod correction;
mod doubt;
mod excerpt;
mod fact_correction;
pub mod markdown;
mod masthead;
mod names;
mod order;
mod outline;
mod printed;
mod printed_before;
mod span;
pub mod spreadsheet;
mod table;
mod why;

pub use crate::zh::date::Date;
pub use anchor::{Anchor, Resolution};
pub use comment::{Comment, CommentForm, CommentPlaces, LitWords};
pub use correction::{Correction, DEEPEST_HEADING};
pub use doubt::{Doubt, PlacedDoubt};
pub use fact_correction::{FactCorrection, FactSays};
pub use masthead::{Masthead, SourcePiece};
pub use order::SourceOrder;
pub use outline::{
    OutlineNode, document_name, document_outline, head_title, label_path, outline_line, outline_path, outline_text,
    short_title, shorten, told_title,
};
pub use printed::{Printed, PrintedJoin, PrintedRow, PrintedWhat};
pub use printed_before::PrintedBefore;
pub use span::{Ground, Grounds, Join, Piece, Span};
pub use table::{Cell, Table};
pub use why::{Decision, Outcome, RuleInfo, Stage, Vote, Why, points};

use serde::{Deserialize, Serialize};

/// One gazette issue (一期公报), or a single document read as an issue of one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// Which file it was read from and how.
    pub source: SourceInfo,
    /// Name, year, numbers and imprint (刊名、期号、版权页).
    pub masthead: Masthead,
    /// The printed table of contents (目录), in printed order; empty where none was printed.
    pub contents: Vec<ContentsEntry>,
    /// The documents, in the order of the printed contents (source order where there are none).
    pub documents: Vec<Document>,
    /// Source text that is in no block, with the reason. Together with blocks, contents and masthead it accounts
    /// for every character of the source.
    pub dropped: Vec<Dropped>,
    /// What the parser is not sure of, and what seems wrong in the source.
    pub diagnostics: Vec<Diagnostic>,
    /// The spans of the source's lines in the source's order, where the spans themselves don't tell it (pages with
    /// columns); empty for text and structured files. See [`SourceOrder`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Span>,
    /// The comments that readers left in the file; no part of its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// The signs of scanned pages that were not read surely, those aside that the reader has decided. See
    /// [`Issue::placed_doubts`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// What the reader says of rows of the tables of facts. No part of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fact_corrections: Vec<FactCorrection>,
    /// What the parser decided and why: the rules that spoke, with their weights. Not part of the stored form; it is made
    /// anew with each reading.
    #[serde(skip)]
    pub decisions: Vec<Decision>,
}

impl Issue {
    /// The decisions on the line at a place of the source.
    pub fn decisions_at(&self, span: Span) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| decision.spans.contains(&span))
    }
}

/// Which file an issue was read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceInfo {
    /// The file's name, without its folder.
    pub file: String,
    /// The kind of file, told from its content.
    pub kind: SourceKind,
    /// The text encoding's name (`UTF-8`, `GB18030` …) for text and HTML.
    pub encoding: Option<String>,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Number of source lines (text formats).
    pub lines: Option<usize>,
    /// Number of file pages (paged formats).
    pub pages: Option<usize>,
    /// The labels that the file gives its pages (ii, 3, 附-1), one a page; empty where they are no more than its count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub page_labels: Vec<String>,
    /// The file pages, from 1, whose text was read from their pictures, and may have errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recognised: Vec<u32>,
}

/// The kind of a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// Plain text.
    #[default]
    Text,
    /// Portable Document Format.
    Pdf,
    /// A picture, or pictures, of pages.
    Picture,
    /// Office Open XML text (.docx).
    Docx,
    /// Word 97–2003 binary (.doc, .wps).
    Doc,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
}

impl SourceKind {
    /// Whether the file has pages that can be shown as they are.
    #[must_use]
    pub fn has_pages(self) -> bool {
        matches!(self, Self::Pdf | Self::Picture)
    }
}

/// An entry of the printed table of contents (目录).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContentsEntry {
    /// The category (栏目) it stands under, without its mark (◎ ●).
    pub category: Option<String>,
    /// Title as printed in the contents, lines joined.
    pub title: String,
    /// Document number (发文字号) as printed in the contents.
    pub number: Option<String>,
    /// Printed page.
    pub page: Option<u32>,
    /// Index into [`Issue::documents`] of the document it names, when that was found.
    pub document: Option<usize>,
    /// Where it stands in the source.
    pub pieces: Vec<SourcePiece>,
}

/// A document (文件) of an issue: an order, a notice, a list of appointments, a chronicle …
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Stable id, unique in the issue: the same document in another extraction has the same id.
    pub id: String,
    /// The category (栏目).
    pub category: Option<String>,
    /// First printed page.
    pub page: Option<u32>,
    /// Last printed page.
    pub last_page: Option<u32>,
    /// Issuer and title as printed over the document, on one line.
    pub title: String,
    /// Document number (发文字号), inner spaces removed.
    pub number: Option<String>,
    /// Issuing authority (发文机关); several are joined by 、.
    pub issuer: Option<String>,
    /// Addressee (主送机关), without the closing colon.
    pub addressee: Option<String>,
    /// Date of signing (成文日期).
    pub signed: Option<Date>,
    /// What the note under its title tells of its versions: adopted, published, changed; in the order printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryEntry>,
    /// Titles of the texts issued inside a covering notice, without 《》.
    pub promulgates: Vec<String>,
    /// Titles of the attachments (附件) listed, without their number, with （略）.
    pub attachments: Vec<String>,
    /// Everything that is printed, in reading order.
    pub blocks: Vec<Block>,
    /// Where 下转/上接 were joined.
    pub seams: Vec<Seam>,
}

/// What was done with a text on a day, as the note under its title tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// The day.
    pub day: Date,
    /// What was done.
    pub act: Act,
    /// Who did it, where it is told: the office or the meeting.
    pub office: Option<String>,
    /// The order that did it (某某市人民政府令第3号).
    pub number: Option<String>,
}

/// What is done with a law or regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// 通过.
    Adopted,
    /// 批准: by the assembly above it.
    Approved,
    /// 公布.
    Published,
    /// 修正: parts of it were changed.
    Amended,
    /// 修订: it was written anew.
    Revised,
}

/// A place where a document that went on elsewhere (下转第N页 / 上接第N页) was joined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seam {
    /// The page that the 下转 marker names (where the remainder stands).
    pub says_page: Option<u32>,
    /// The page that the 上接 marker names (where the text broke off).
    pub from_page: Option<u32>,
    /// Index into the document's blocks of the last block before the break.
    pub after_block: usize,
    /// Whether the break is inside a paragraph; then the block's text goes on at [`Seam::byte`].
    pub inside_paragraph: bool,
    /// Byte offset in `after_block`'s text at which the remainder begins; 0 where `inside_paragraph` is false.
    pub byte: usize,
    /// 0 to 1: how sure the pairing is.
    pub confidence: f32,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// 红头: the issuer's name, or “……文件”, over the number.
    RedHeader,
    /// 发文字号.
    Number,
    /// 标题, of the document or of a text it promulgates.
    Title,
    /// 主送机关.
    Addressee,
    /// 编, 章, 节, 一、, （一）, 1., （1） with a level.
    Heading,
    /// 条.
    Article,
    /// 项, 目, —— and other list members.
    Item,
    /// 款 and plain paragraphs.
    #[default]
    Paragraph,
    /// A table; [`Block::table`] has its cells.
    Table,
    /// A line of the list of attachments, or the head of an attachment (附件1).
    Attachment,
    /// 落款: the office or person that signs.
    Signature,
    /// 成文日期.
    Date,
    /// （此件公开发布）, （本文有删减） and the like.
    Note,
    /// An entry of a chronicle (大事记).
    Chronicle,
    /// A clause of an appointment list (任免).
    Appointment,
    /// 目录 of the text itself, and each entry of it: a chapter, a section, an annex. New kinds stand last, as ids are made of their
    /// places.
    Contents,
}

/// A paragraph-like piece of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Stable id, unique in the issue.
    pub id: String,
    /// What it is.
    pub kind: BlockKind,
    /// For headings: 1 = 编、第N章 or 一、; 2 = （一） or 第N节; 3 = `1.`; 4 = （1）. By the label's form, not by depth; but in
    /// a text in 编 (and 分编) its 章 and 节 stand a level (or two) deeper.
    pub level: Option<u8>,
    /// The label in normal form: full-width parentheses, ASCII digits, no spaces (`第十五条`, `（一）`, `1.`).
    pub label: Option<String>,
    /// The source's own characters, joined where the print broke them; the label is part of it.
    pub text: String,
    /// Where the text came from, in reading order; the first piece is at byte 0.
    pub pieces: Vec<Piece>,
    /// The cells, for [`BlockKind::Table`]; `text` then has a line a row, cells separated by tabs.
    pub table: Option<Table>,
}

#[cfg(test)]
impl Block {
    /// A block for tests, without a label where that is empty.
    pub(crate) fn sample(kind: BlockKind, level: Option<u8>, label: &str, text: &str) -> Self {
        let label = (!label.is_empty()).then(|| label.to_owned());
        Self { kind, level, label, text: text.to_owned(), ..Self::default() }
    }
}

impl Block {
    /// Length in bytes of the part of a heading that is set in the heading's face: the label and its sentence up
    /// to the first 。 where the text runs on after it, otherwise the whole text. 0 for other kinds, but for an
    /// article it is the label (第十五条) as it stands in the text.
    #[must_use]
    pub fn lead_bytes(&self) -> usize {
        match self.kind {
            BlockKind::Heading => match self.text.find('。') {
                Some(at) => at + '。'.len_utf8(),
                None if self.text.chars().count() <= 60 => self.text.len(),
                None => self.label_bytes(),
            },
            BlockKind::Article => self.label_bytes(),
            _ => 0,
        }
    }

    /// Length in bytes of the label as it stands at the start of the text (inner spaces and width forms may differ
    /// from the normal form), 0 where there is none.
    #[must_use]
    pub fn label_bytes(&self) -> usize {
        let Some(label) = self.label.as_deref() else { return 0 };
        let wanted = label.chars().filter(|c| !c.is_whitespace()).count();
        let mut seen = 0;
        for (at, c) in self.text.char_indices() {
            if seen == wanted {
                return at;
            }
            if !c.is_whitespace() {
                seen += 1;
            }
        }
        if seen == wanted { self.text.len() } else { 0 }
    }
}

impl Issue {
    /// The block at a place, if there is one.
    #[must_use]
    pub fn block(&self, document: usize, block: usize) -> Option<&Block> {
        self.documents.get(document)?.blocks.get(block)
    }

    /// The text of a line that was left out, or taken for masthead or imprint, and may have been text after all.
    #[must_use]
    pub fn left_out(&self, span: Span) -> Option<&str> {
        let dropped = self.dropped.iter().find(|line| line.why.may_be_text() && line.span == span);
        let masthead = || self.masthead.pieces.iter().find(|piece| piece.span == span).map(|piece| piece.text.as_str());
        dropped.map(|line| line.text.as_str()).or_else(masthead)
    }

    /// What it is called: name, year and number of the gazette (某某市人民政府公报 2023年第8期); of a file without them,
    /// its only document's title. `None` where neither is known.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let m = &self.masthead;
        let Some(name) = m.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else {
            return match self.documents.as_slice() {
                [only] if !only.title.is_empty() => Some(only.title.clone()),
                _ => None,
            };
        };
        let year = m.year.map(|year| format!("{year}年")).unwrap_or_default();
        let number = m.number.as_deref().unwrap_or("");
        Some(format!("{name} {year}{number}").trim_end().to_owned())
    }
}

/// A place in an issue. Ordered as the issue is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Index into [`Issue::documents`].
    pub document: usize,
    /// Index into [`Document::blocks`].
    pub block: usize,
    /// Byte offset in [`Block::text`], on a character boundary.
    pub byte: usize,
}

/// Source text that stands in no block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// The text.
    pub text: String,
    /// Why it was left out.
    pub why: DropReason,
}

/// Why source text is in no block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// 书眉: a line repeated over the pages.
    RunningHead,
    /// 页码.
    PageNumber,
    /// （下转第N页）, （上接第N页）.
    ContinuationMarker,
    /// A line of the printed contents that is no entry (目 录, leaders).
    PrintedContents,
    /// A repeated name of the gazette.
    RepeatedMasthead,
    /// Marks with no text (rules, separators).
    Ornament,
    /// 水印: a text set across the page.
    Watermark,
    /// Text outside of the part of the page that is shown (the printer's notes beyond the cutting marks).
    OffPage,
    /// Text that the file itself hides from its reader.
    Hidden,
    /// White space that separates or pads (never recorded for single spaces and line ends).
    Blank,
    /// Site navigation and other text of a web page that is no part of the document.
    Furniture,
}

impl DropReason {
    /// Whether what was left out for it may have been text of the issue after all: it is told from text by its place and look
    /// alone.
    #[must_use]
    pub fn may_be_text(self) -> bool {
        matches!(self, Self::RunningHead | Self::PageNumber | Self::RepeatedMasthead | Self::Watermark)
    }
}

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A repair was made; nothing is wrong.
    Note,
    /// Something looks wrong, in the source or in how it was understood.
    Warning,
    /// Text could not be read.
    Error,
}

/// A suspicion about the source or about its parse.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// Stable, kebab-case: `missing-article`, `contents-without-document` …
    pub code: String,
    /// What is the matter, in the language of the UI's default (Simplified Chinese).
    pub message: String,
    /// What is the matter, in English.
    pub message_en: String,
    /// Where in the source.
    pub spans: Vec<Span>,
    /// Where in the issue, when it is at a block.
    pub place: Option<Place>,
}
