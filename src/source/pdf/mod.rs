//! PDF files: glyphs with their places, put together into the lines of columns and tables.
//!
//! `page` has the types that all share. `glyphs` collects what a page draws (with `actual`, `comments`), `unicode`, `garbled` and
//! `displaced` find characters that the file itself does not tell, `count` keeps account of them. `rows` and `tables` put
//! glyphs together, `turned` what stands turned in a table's cell, `layout` and `columns` find the order in which they are
//! read, `margins` the columns that they stand in, `lines` writes them with their look. What is a running head, a table of
//! blanks, a paragraph's start, the finders of [`super::lines`] tell. This folder alone names hayro, skrifa and flate2.

mod actual;
mod aligned;
mod arrays;
mod bombs;
mod bounds;
mod browser;
mod columns;
mod comments;
mod contents;
mod count;
mod displaced;
mod fields;
mod figures;
mod fonts;
mod garbled;
mod glyphs;
mod gutters;
mod labels;
mod layers;
mod layout;
mod lines;
mod margins;
mod mend;
mod notices;
mod open;
mod overlaid;
mod page;
mod pictures;
mod recognised;
mod render;
mod rows;
mod ruled;
mod searchable;
mod sheets;
mod stamps;
mod strings;
mod structure;
mod tables;
mod turned;
mod turns;
mod unfold;
mod unicode;
mod unruled;
mod unseen;
mod upright;
mod whole;

pub(super) use pictures::{PICTURE, as_pdf as of_pictures};
pub use render::{PagePicture, PdfPages};
pub use searchable::with_text_layer;

use hayro::hayro_syntax::Pdf;

use self::fonts::Fonts;
use self::page::Page;
use super::lines::running::Edges;
use super::{Account, Named, PageInfo, ReadOptions, SourceError, SourceText};
use crate::issue::{Comment, SourceInfo, SourceKind, Span};

/// What a PDF is called in messages.
pub const PDF: Named = Named { en: "PDF file", zh: " PDF 文件" };

/// Most pages.
const MOST_PAGES: usize = 50_000;
/// After so many pages of a step over all of them the reading tells that it comes forward.
const PAGES_A_STEP: usize = 256;
/// A file of so many pages takes longer than a blink: its first pages are told before the others …
const LONG_FILE: usize = 40;
/// … so many of them: the cover, the contents, the first document.
const FRONT_PAGES: usize = 12;

/// What was counted while reading.
#[derive(Debug, Default)]
struct Tally {
    glyphs: usize,
    unreadable: usize,
    /// Glyphs that came as another code point of their character.
    folded: usize,
    /// Signs that their fonts told as Chinese characters.
    displaced: usize,
    /// Glyphs of fonts that hold another encoding than they declare, and nothing tells which.
    garbled: usize,
    account: Account,
    comments: Vec<Comment>,
    /// Pages with unreadable glyphs, and pages that could not be read at all, counted from 1.
    unreadable_pages: Vec<u32>,
    /// Pages of whose glyphs most are unreadable.
    lost_pages: Vec<u32>,
    failed_pages: Vec<u32>,
    /// Pages whose instructions are damaged in part.
    broken_pages: Vec<u32>,
    /// Characters that stand outside of their pages.
    outside: usize,
    /// Characters that can't be seen though they are text: how many, the first of them, and their pages with the boxes around them.
    unseen: usize,
    unseen_text: String,
    unseen_places: Vec<Span>,
    /// Pages that hold more than is read of one.
    large_pages: Vec<u32>,
}

/// Most characters that are quoted of what can't be seen, and most pages that are named.
const MOST_QUOTED: usize = 60;
const MOST_NAMED: usize = 100;

impl Tally {
    /// Counts what can't be seen on a page, and keeps its beginning.
    fn tell_unseen(&mut self, page: &mut page::PageGlyphs, number: u32) {
        unseen::settle(page);
        let glyphs = std::mem::take(&mut page.unseen);
        if glyphs.is_empty() {
            return;
        }
        self.unseen += glyphs.len();
        let room = MOST_QUOTED.saturating_sub(self.unseen_text.chars().count());
        self.unseen_text.extend(glyphs.iter().take(room).map(|glyph| glyph.c));
        if self.unseen_places.len() < MOST_NAMED {
            self.unseen_places.push(Span::Page { page: number, bbox: unseen::around(&glyphs) });
        }
    }
}

/// Reads a PDF file.
pub(super) fn read(info: SourceInfo, bytes: &[u8], options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let pdf = open::open(bytes, options)?;
    if let Some(front) = options.front
        && pdf.pages().len() >= LONG_FILE
        && let Ok(text) = read_first(info.clone(), &pdf, FRONT_PAGES, &options.quiet())
    {
        // Why there is no text in the first pages, the whole tells.
        front(text);
    }
    read_first(info, &pdf, MOST_PAGES, options)
}

/// Reads pictures as the pages of one issue.
pub(super) fn read_pictures(
    info: SourceInfo,
    files: &[&[u8]],
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let pages = of_pictures(files)?;
    let mut source = read(info, &pages.pdf, options)?;
    source.info.kind = SourceKind::Picture;
    source.diagnostics.extend(pages.diagnostics);
    Ok(source)
}

/// Reads the pages of a file up to a number.
fn read_first(info: SourceInfo, pdf: &Pdf, most: usize, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let mut fonts = Fonts::default();
    let mut tally = Tally::default();
    let mut pages = read_pages(pdf, most, &mut fonts, &mut tally, options)?;
    refuse_textless(&pages, &tally)?;

    // Between the steps over all pages it is told that the reading comes forward, and asked whether it still may.
    let step = || {
        options.report(pdf.pages().len(), pdf.pages().len());
        options.check()
    };
    let step_now_and_then = |page: usize| if page % PAGES_A_STEP == PAGES_A_STEP - 1 { step() } else { Ok(()) };
    let body = layout::body_size(&pages);
    let mut edges = layout::edges(&mut pages, body);
    step()?;
    let gutters = unruled::take(&mut pages, &mut edges, step_now_and_then)?;
    step()?;
    let mut parts = Vec::with_capacity(pages.len());
    for (n, ((page, edges), gutters)) in pages.iter_mut().zip(&edges).zip(gutters).enumerate() {
        step_now_and_then(n)?;
        parts.push(layout::parts(page, edges, &gutters, body));
    }
    step()?;

    let mut source = SourceText {
        info: SourceInfo { kind: SourceKind::Pdf, pages: Some(pdf.pages().len()), ..info },
        ..SourceText::default()
    };
    // Grown by doubling, it would be moved when the memory is fullest; most glyphs are of three bytes.
    source.text.reserve(tally.glyphs * 3);
    let mut writer = lines::Writer::new(&fonts, body, &parts, options.recognised);
    source.lines.reserve(writer.lines());
    // What is written is not kept.
    for (n, (page, parts)) in pages.iter().zip(parts).enumerate() {
        step_now_and_then(n)?;
        writer.page(&mut source, page, &parts);
    }
    source.text.shrink_to_fit();
    list_pages(&mut source, pages.iter().zip(&edges), &tally);
    let labels = labels::read(pdf);
    for (page, label) in source.pages.iter_mut().zip(&labels) {
        page.label = Some(label.clone());
    }
    source.info.page_labels = labels;
    source.diagnostics.extend(notices::of(&pages, &tally));
    (source.account, source.comments) = (tally.account, tally.comments);
    source.diagnostics.extend(whole::said(pdf));
    Ok(source)
}

/// Lists the pages of a source: the two pages of a sheet are one of the file.
fn list_pages<'p>(source: &mut SourceText, pages: impl Iterator<Item = (&'p Page, &'p Edges)>, tally: &Tally) {
    for (page, edges) in pages {
        // The second page of a sheet.
        if let Some(sheet) = source.pages.last_mut().filter(|sheet| sheet.page == page.number) {
            sheet.printed = sheet.printed.or(edges.printed);
            continue;
        }
        source.pages.push(PageInfo {
            page: page.number,
            printed: edges.printed,
            size: page.viewed,
            scanned: page.scanned,
            unreadable: tally.lost_pages.contains(&page.number),
            label: None,
        });
        source.info.recognised.extend(page.recognised.then_some(page.number));
    }
}

fn read_pages(
    pdf: &Pdf,
    most: usize,
    fonts: &mut Fonts,
    tally: &mut Tally,
    options: &ReadOptions<'_>,
) -> Result<Vec<Page>, SourceError> {
    let total = pdf.pages().len();
    if total > MOST_PAGES {
        return Err(too_large(Named { en: "pages", zh: "页数" }, format!("{MOST_PAGES}")));
    }
    let mut pages = Vec::with_capacity(total.min(most));
    for (number, sheet) in (1..).zip(sheets::read(pdf, most, fonts, options)?) {
        match sheet.failed {
            Some(sheets::Failure::Damaged) => tally.failed_pages.push(number),
            Some(sheets::Failure::TooMuch) => tally.large_pages.push(number),
            None => {}
        }
        pages.push(sheet.glyphs);
    }
    options.report(total, total);
    tally.garbled = garbled::read(&mut pages);
    tally.displaced = displaced::read(&mut pages);
    recognised::put((1..).zip(&mut pages), options.recognised, fonts);
    for (number, page) in (1..).zip(&mut pages) {
        tally.glyphs += page.glyphs.len();
        tally.outside += page.outside.len();
        tally.broken_pages.extend(page.broken.then_some(number));
        tally.unreadable += page.unreadable;
        tally.folded += page.folded;
        tally.unreadable_pages.extend((page.unreadable > 0).then_some(number));
        tally.lost_pages.extend((page.unreadable * 2 > page.glyphs.len()).then_some(number));
        count::enter(&mut tally.account, page, number);
        tally.comments.append(&mut page.comments);
        tally.tell_unseen(page, number);
    }
    stamps::find(&mut pages);
    for (number, page) in (1..).zip(&mut pages) {
        let figures = figures::among_text(page);
        count::enter_figures(&mut tally.account, &figures, number);
        figures::mark(page, &figures);
    }
    let mut all = Vec::with_capacity(pages.len());
    for (number, read) in (1..).zip(pages) {
        // What was drawn is gone now, what was made of it is there.
        if (number as usize).is_multiple_of(PAGES_A_STEP) {
            options.report(total, total);
            options.check()?;
        }
        all.extend(layout::pages(read, number));
    }
    Ok(all)
}

fn too_large(what: Named, limit: String) -> SourceError {
    SourceError::TooLarge { what, limit }
}

/// Says what a file without a word is.
fn refuse_textless(pages: &[Page], tally: &Tally) -> Result<(), SourceError> {
    if tally.glyphs > tally.unreadable {
        return Ok(());
    }
    if tally.glyphs > 0 {
        return Err(SourceError::Unreadable);
    }
    if pages.iter().any(|page| page.scanned) {
        let all_looked_at = pages.iter().all(|page| page.blank || !page.scanned);
        let pages = pages.len();
        return Err(if all_looked_at {
            SourceError::NothingRecognised { pages }
        } else {
            SourceError::Scanned { pages }
        });
    }
    if !tally.large_pages.is_empty() && tally.failed_pages.is_empty() {
        let what = Named { en: "characters or drawing operations of a page", zh: "单页的字数或绘图指令数" };
        return Err(too_large(what, format!("{} / {}", glyphs::MAX_GLYPHS, glyphs::MAX_OPERATIONS)));
    }
    // All of it stands outside of what its pages show: it is told of line by line.
    if tally.outside > 0 {
        return Ok(());
    }
    if pages.is_empty() || !tally.failed_pages.is_empty() || !tally.broken_pages.is_empty() {
        return Err(SourceError::Damaged { what: PDF });
    }
    Err(SourceError::NoText { what: PDF })
}
