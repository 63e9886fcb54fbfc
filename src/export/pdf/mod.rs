//! An issue as a printed publication: A4 pages set by `typeset` as GB/T 9704 asks, with a printed contents, running
//! heads, page numbers, an outline, and the structure that screen readers need.
//!
//! The way: items of the flow become rows (`body`, `contents`), rows fill pages (`pages`), pages are drawn (`draw`).
//! What is copied from the file are the source's own characters, whatever is shown for them (`spans`).

mod body;
mod contents;
mod draw;
mod glyphs;
mod links;
mod outline;
mod pages;
mod sheet;
mod spans;
mod structure;

use std::collections::HashMap;
use std::sync::Arc;

use krilla::configure::{Archival, Configuration, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::{DateTime, Metadata, PageLayout};
use krilla::{Document as Pdf, SerializeSettings};
use thiserror::Error;

use crate::faces::Faces;
use crate::facts::{Facts, facts};
use crate::issue::{Date, Issue};
use crate::typeset::flow::Flow;
use body::Setter;
use pages::Page;
use sheet::Sheet;

/// How an issue is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PdfOptions {
    /// Size of the body in points, 7.5 to 22. 15.75 (三号) gives the 22 lines of 28 characters of GB/T 9704.
    pub size: f32,
    /// Show half-width punctuation inside Chinese full-width. What is copied stays the source's.
    pub fullwidth: bool,
    /// The day the file is told to be made on; without one it can't be for archives.
    pub date: Option<Date>,
}

impl PdfOptions {
    /// 三号, the size of an official document's body, in points.
    pub const SIZE: f32 = 15.75;
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { size: Self::SIZE, fullwidth: true, date: None }
    }
}

/// Why there is no PDF.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The caller stopped it.
    #[error("Printing was cancelled")]
    Cancelled,
    /// The issue has no text.
    #[error("There is no text to print")]
    Empty,
    /// A face can't be used.
    #[error("A typeface cannot be embedded: {0}")]
    Face(String),
    /// The file can't be written together.
    #[error("The PDF cannot be made: {0}")]
    Write(String),
}

impl PdfError {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::Cancelled => "已取消".to_owned(),
            Self::Empty => "没有可排印的文字".to_owned(),
            Self::Face(why) => format!("字体无法嵌入：{why}"),
            Self::Write(why) => format!("无法生成 PDF：{why}"),
        }
    }
}

/// Share of the work that is done when all is laid out, and when all pages are drawn.
const LAID_OUT: f32 = 0.5;
const DRAWN: f32 = 0.85;

/// Prints an issue. `progress` is told how much is done, 0 to 1, and stops the work by answering `false`.
///
/// The file is one for archives (PDF/A-2u) as far as its writer checks that: faces embedded, each glyph with its
/// character, colours and language told, nothing that a later reader could not show. Where that can't be had (a glyph of
/// no character) it is a PDF like any other, and does not say that it is one for archives.
///
/// # Errors
/// [`PdfError`].
pub fn pdf(
    issue: &Arc<Issue>,
    faces: &Faces,
    options: &PdfOptions,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, PdfError> {
    let flow = Flow::new(issue);
    if flow.len() == 0 {
        return Err(PdfError::Empty);
    }
    let sheet = Sheet::new(options);
    let setter = Setter { flow: &flow, sheet: &sheet, faces };
    let print = set(&setter, progress)?;
    let facts = facts(issue);
    let parts = Parts { issue, setter: &setter, print: &print, facts: &facts, date: options.date };
    match parts.written(archival(), progress)? {
        Err(KrillaError::Validation(_)) => {}
        done => return finished(done, progress),
    }
    finished(parts.written(Configuration::default(), progress)?, progress)
}

/// What a file for archives is held against.
fn archival() -> Configuration {
    ConfigurationBuilder::new().with_archival_validator(Archival::A2_U).finish().unwrap_or_default()
}

fn finished(done: Result<Vec<u8>, KrillaError>, progress: &mut dyn FnMut(f32) -> bool) -> Result<Vec<u8>, PdfError> {
    let bytes = done.map_err(|error| match error {
        KrillaError::Font(_, why) => PdfError::Face(why),
        other => PdfError::Write(other.to_string()),
    })?;
    if progress(1.0) { Ok(bytes) } else { Err(PdfError::Cancelled) }
}

/// What a file is written of.
struct Parts<'a> {
    issue: &'a Issue,
    setter: &'a Setter<'a>,
    print: &'a Print,
    facts: &'a Facts,
    date: Option<Date>,
}

impl Parts<'_> {
    /// Draws all pages and writes the file together.
    fn written(
        &self,
        configuration: Configuration,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Result<Vec<u8>, KrillaError>, PdfError> {
        let Self { setter, print, .. } = *self;
        let mut step = |done: f32| progress(done).then_some(()).ok_or(PdfError::Cancelled);
        let settings = SerializeSettings { enable_tagging: true, configuration, ..SerializeSettings::default() };
        let mut file = Pdf::new_with(settings);
        let mut artist = draw::Artist::new(setter, print, &self.facts.links);
        for number in 0..print.pages.len() {
            step(LAID_OUT + (DRAWN - LAID_OUT) * number as f32 / print.pages.len() as f32)?;
            artist.page(&mut file, number)?;
        }
        file.set_outline(outline::outline(self.issue, setter.flow, print, setter.sheet));
        file.set_tag_tree(structure::tree(setter.flow, artist.marked()));
        file.set_metadata(metadata(self.issue, self.date));
        step(DRAWN)?;
        Ok(file.finish())
    }
}

/// The pages of a print and where things begin on them.
#[derive(Debug, Default)]
struct Print {
    pages: Vec<Page>,
    /// Page (from 0) and height below the type area's top at which each item begins.
    begins: HashMap<usize, (usize, f32)>,
    /// Pages before the first document.
    front: usize,
}

/// Sets everything: first the documents, as the contents must know their pages.
fn set(setter: &Setter<'_>, progress: &mut dyn FnMut(f32) -> bool) -> Result<Print, PdfError> {
    let items = setter.flow.len();
    let with_front = contents::wanted(setter.flow);
    let mut rows = if with_front { Vec::new() } else { setter.note() };
    for item in 0..items {
        if !progress(LAID_OUT * item as f32 / items as f32) {
            return Err(PdfError::Cancelled);
        }
        rows.extend(setter.item(item, with_front));
    }
    rows.extend(setter.back());
    let body = pages::fill(rows, setter.sheet);
    // The place for page numbers is always the same, so the contents takes as many pages before they are known.
    let front = if with_front { pages::fill(setter.front(&|_| None), setter.sheet).len() } else { 0 };
    let mut begins = HashMap::new();
    for (number, page) in body.iter().enumerate() {
        for (y, row) in &page.rows {
            if let Some(item) = row.begins {
                begins.insert(item, (front + number, *y));
            }
        }
    }
    let mut pages = Vec::new();
    if with_front {
        let page_of = |item: usize| begins.get(&item).map(|(page, _)| page + 1);
        pages = pages::fill(setter.front(&page_of), setter.sheet);
    }
    pages.extend(body);
    Ok(Print { pages, begins, front })
}

fn metadata(issue: &Issue, date: Option<Date>) -> Metadata {
    let metadata = Metadata::new()
        .title(super::title(issue))
        .authors(super::authors(issue))
        .language("zh-CN".to_owned())
        .creator(concat!("Gongbao ", env!("CARGO_PKG_VERSION")).to_owned())
        .page_layout(PageLayout::OneColumn);
    let Some((year, date)) = date.and_then(|date| Some((u16::try_from(date.year()).ok()?, date))) else {
        return metadata;
    };
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    let made = DateTime::new(year).month(small(date.month())).day(small(date.day()));
    metadata.creation_date(made)
}

#[cfg(test)]
mod tests;
