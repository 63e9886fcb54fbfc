//! Bytes of any kind into [`SourceText`]: lines with their origin and, where the format has it, their geometry.

mod account;
mod archive;
mod bundle;
mod digest;
mod doc;
mod docx;
mod elements;
mod encoding;
mod epub;
mod error;
mod fields;
mod garbled;
mod guard;
mod html;
mod join;
mod kind;
mod linear;
pub mod lines;
mod margins;
mod markdown;
mod marks;
mod markup;
mod mathml;
mod mhtml;
mod nested;
mod odt;
mod omml;
mod options;
mod outlined;
mod pdf;
mod read;
mod recognised;
mod rtf;
mod scripts;
mod stated;
mod symbols;
mod text;
mod xml;

pub use account::{
    Account, AccountPart, PartPlace, Thing, ThingKind, audit, lost_in_parsing, lost_in_reading, said_of_things,
};
pub use bundle::{are_named_pictures, is_named_picture, packed_pictures};
pub use encoding::decoded;
pub use error::{Named, SourceError};
pub use guard::quiet_panics;
pub use kind::has_signature;
pub use options::{Progress, ReadOptions, ScanWish, Scans};
pub use pdf::{PDF, PagePicture, PdfPages, with_text_layer};
pub use read::{original_pages, read, read_files, read_with};
pub use recognised::{Recognised, Sign};

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::issue::{Comment, Diagnostic, Doubt, DropReason, SourceInfo, Span};

/// The text of a source, in the file's own order, before it is understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceText {
    /// Which file and how it was read.
    pub info: SourceInfo,
    /// All lines one after the other; [`SourceLine::text`] are ranges of it.
    pub text: String,
    /// The lines, in source order.
    pub lines: Vec<SourceLine>,
    /// The pages of a paged source; empty for others.
    pub pages: Vec<PageInfo>,
    /// Where the files begin that were put together: an index into the lines for each file that is a document of its
    /// own. Empty for one file.
    pub parts: Vec<usize>,
    /// What the file states of its document beside the text: a table about it, the title of a page's head.
    pub stated: Vec<Stated>,
    /// The comments that readers left in it; no part of the text.
    pub comments: Vec<Comment>,
    /// The signs of scanned pages that were not read surely.
    pub doubts: Vec<Doubt>,
    /// What went wrong while reading (bad bytes, unreadable glyphs, scanned pages).
    pub diagnostics: Vec<Diagnostic>,
    /// What the file holds, counted apart from the lines.
    pub account: Account,
    /// The issue that the file carries as the program exported it: JSON. Only where its text was not changed since.
    #[serde(default)]
    pub carried: Option<String>,
    /// What is no text of the document and was marked where it stood, or left out: each is said to the reader.
    pub things: Vec<Thing>,
}

/// A field of a document that its file states beside the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Which field.
    pub field: StatedField,
    /// What it says, as printed.
    pub value: String,
    /// Index of the line that says it, or of a line near it.
    pub line: usize,
}

/// Which field of a document is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StatedField {
    /// 发文字号.
    Number,
    /// 标题.
    Title,
    /// 发文机关.
    Issuer,
    /// 成文日期: the day of signing.
    Date,
    /// 发布日期: where no day of signing is printed, that of the paper.
    Public,
    /// 施行日期: it is told, and nothing is concluded from it.
    Force,
    /// 时效性: it is told, and nothing is concluded from it.
    State,
}

impl SourceText {
    /// For tests: a text file of these lines.
    #[cfg(test)]
    pub(crate) fn sample(lines: &[&str]) -> Self {
        let mut source = Self::default();
        for (line, text) in (1..).zip(lines) {
            let at = source.text.len();
            source.text.push_str(text);
            source.lines.push(SourceLine { text: at..source.text.len(), span: Span::Line { line }, hint: None });
        }
        source
    }

    /// The text of a line, without its line end.
    #[must_use]
    pub fn line(&self, line: &SourceLine) -> &str {
        self.text.get(line.text.clone()).unwrap_or("")
    }
}

/// A line of the source: a line of a text file, a set line of a page, a paragraph or cell of a structured file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceLine {
    /// Byte range in [`SourceText::text`].
    pub text: Range<usize>,
    /// Where it stands in the file.
    pub span: Span,
    /// What the format says of its look; `None` for plain text.
    pub hint: Option<Box<Hint>>,
}

/// What a format with layout or structure says of a line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    /// Size relative to the body text's (1.0 = body).
    pub size: Option<f32>,
    /// The typeface's class, when the font's name tells.
    pub face: Option<FaceClass>,
    /// Bold, by weight or by fake bold.
    pub bold: bool,
    /// Centred in its column or page.
    pub centred: bool,
    /// Whether it starts a paragraph (indent, gap) or goes on from the line before. `None`: not known.
    pub starts_paragraph: Option<bool>,
    /// Which column of the page, from 0; `None` for a line that crosses the columns.
    pub column: Option<u8>,
    /// Heading level given by a style (Word's Heading 1, `<h1>`, `#`), from 1.
    pub heading: Option<u8>,
    /// The label that automatic numbering puts before the text (already part of the text).
    pub auto_label: bool,
    /// The cell of a table that the line is.
    pub cell: Option<CellRef>,
    /// 书眉 or page number, found by its place and repetition over pages.
    pub running: bool,
    /// A line of code: what stands in it is shown as it is written.
    #[serde(default)]
    pub verbatim: bool,
    /// Why a running line is no text, where the format tells more than its place does.
    pub left_out: Option<DropReason>,
}

/// The class of a Chinese typeface, as GB/T 9704 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FaceClass {
    /// 宋体, 小标宋, 仿宋 and other serif faces.
    Song,
    /// 黑体 and other sans faces.
    Hei,
    /// 楷体.
    Kai,
    /// 仿宋.
    FangSong,
}

/// Which cell of which table a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRef {
    /// Counts the tables of the file, from 0.
    pub table: u32,
    /// Row in the table, from 0.
    pub row: u16,
    /// Column in the table, from 0.
    pub column: u16,
    /// Columns spanned, at least 1.
    pub columns: u16,
    /// Rows spanned, at least 1.
    pub rows: u16,
    /// Part of the head.
    pub head: bool,
}

/// A page of a paged source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageInfo {
    /// File page, from 1.
    pub page: u32,
    /// The number printed on it.
    pub printed: Option<u32>,
    /// The label that the file gives it (ii, 附-1), where its labels are more than the count of its pages.
    pub label: Option<String>,
    /// Width and height as viewed, in points.
    pub size: [f32; 2],
    /// The page is a picture with no text.
    pub scanned: bool,
    /// The page has text of which most can't be read: its fonts don't tell what it is.
    pub unreadable: bool,
}
