//! PDF files: glyphs with their places, put together into the lines of columns and tables.
//!
//! `page` has the types that all share. `glyphs` collects what a page draws (with `actual`, `comments`), `unicode` and
//! `garbled` find characters that the file itself does not tell, `count` keeps account of them. `rows` and `tables` put
//! glyphs together, `layout` and `columns` find the order in which they are read, `margins` the columns that they stand
//! in, `lines` writes them with their look. What is a running head, a table of blanks, a paragraph's start, the finders of
//! [`super::lines`] tell. This folder alone names hayro, skrifa and flate2.

mod actual;
mod aligned;
mod bombs;
mod bounds;
mod browser;
mod columns;
mod comments;
mod contents;
mod count;
mod figures;
mod fonts;
mod garbled;
mod glyphs;
mod gutters;
mod labels;
mod layout;
mod lines;
mod margins;
mod open;
mod page;
mod recognised;
mod render;
mod rows;
mod ruled;
mod sheets;
mod stamps;
mod strings;
mod structure;
mod tables;
mod unfold;
mod unicode;
mod unruled;
mod upright;

pub use render::{PagePicture, PdfPages};

use hayro::hayro_syntax::Pdf;

use self::fonts::Fonts;
use self::page::Page;
use super::{Account, Named, PageInfo, ReadOptions, SourceError, SourceText};
use crate::issue::{Comment, Diagnostic, Severity, SourceInfo, SourceKind, Span};

/// What a PDF is called in messages.
pub const PDF: Named = Named { en: "PDF file", zh: " PDF 文件" };

/// Most comments that a diagnostic quotes; all are in the list.
const MOST_QUOTED: usize = 20;
/// Most pages.
const MOST_PAGES: usize = 50_000;
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
    /// Glyphs of fonts that hold another encoding than they declare, and nothing tells which.
    garbled: usize,
    account: Account,
    comments: Vec<Comment>,
    /// Pages with unreadable glyphs, and pages that could not be read at all, counted from 1.
    unreadable_pages: Vec<u32>,
    failed_pages: Vec<u32>,
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
    let body = layout::body_size(&pages);
    let mut edges = layout::edges(&mut pages, body);
    step()?;
    let gutters = unruled::take(&mut pages, &mut edges);
    step()?;
    let parts: Vec<_> = pages
        .iter_mut()
        .zip(&edges)
        .zip(gutters)
        .map(|((page, edges), gutters)| layout::parts(page, edges, &gutters, body))
        .collect();
    step()?;

    let mut source = SourceText {
        info: SourceInfo { kind: SourceKind::Pdf, pages: Some(pdf.pages().len()), ..info },
        ..SourceText::default()
    };
    let mut writer = lines::Writer::new(&fonts, body, &parts);
    // What is written is not kept.
    for (page, parts) in pages.iter().zip(parts) {
        writer.page(&mut source, page, &parts);
    }
    for (page, edges) in pages.iter().zip(&edges) {
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
            label: None,
        });
    }
    let labels = labels::read(pdf);
    for (page, label) in source.pages.iter_mut().zip(&labels) {
        page.label = Some(label.clone());
    }
    source.info.page_labels = labels;
    diagnose(&mut source, &pages, &tally);
    (source.account, source.comments) = (tally.account, tally.comments);
    source.diagnostics.extend(open::permissions(pdf));
    Ok(source)
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
        tally.failed_pages.extend(sheet.failed.then_some(number));
        pages.push(sheet.glyphs);
    }
    options.report(total, total);
    tally.garbled = garbled::read(&mut pages);
    recognised::put((1..).zip(&mut pages), options.recognised, fonts);
    for (number, page) in (1..).zip(&mut pages) {
        tally.glyphs += page.glyphs.len();
        tally.unreadable += page.unreadable;
        tally.folded += page.folded;
        tally.unreadable_pages.extend((page.unreadable > 0).then_some(number));
        count::enter(&mut tally.account, page, number);
        tally.comments.append(&mut page.comments);
    }
    stamps::find(&mut pages);
    for (number, page) in (1..).zip(&mut pages) {
        let figures = figures::among_text(page);
        count::enter_figures(&mut tally.account, &figures, number);
        figures::mark(page, &figures);
    }
    Ok((1..).zip(pages).flat_map(|(number, read)| layout::pages(read, number)).collect())
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
        return Err(SourceError::Scanned { pages: pages.len() });
    }
    if pages.is_empty() || !tally.failed_pages.is_empty() {
        return Err(SourceError::Damaged { what: PDF });
    }
    Err(SourceError::NoText { what: PDF })
}

fn diagnose(source: &mut SourceText, pages: &[Page], tally: &Tally) {
    let mut add = |severity, code: &str, pages: &[u32], message: String, message_en: String| {
        source.diagnostics.push(Diagnostic {
            severity,
            code: code.to_owned(),
            message,
            message_en,
            spans: pages.iter().take(100).map(|page| Span::Page { page: *page, bbox: [0.0; 4] }).collect(),
            place: None,
        });
    };
    let numbered = |fits: fn(&Page) -> bool| {
        let mut numbers: Vec<u32> = pages.iter().filter(|page| fits(page)).map(|page| page.number).collect();
        numbers.dedup();
        numbers
    };
    if tally.unreadable > 0 {
        let share = 100.0 * tally.unreadable as f64 / tally.glyphs.max(1) as f64;
        let n = tally.unreadable;
        add(
            Severity::Error,
            "unreadable-glyphs",
            &tally.unreadable_pages,
            format!("有 {n} 个字（{share:.2}%）的字体没有说明是什么字，以“\u{FFFD}”代替。"),
            format!("{n} characters ({share:.2}%) are in fonts that don't tell which they are, shown as “\u{FFFD}”."),
        );
    }
    if tally.garbled > 0 {
        let n = tally.garbled;
        add(
            Severity::Error,
            "garbled-font",
            &[],
            format!("有 {n} 个字的字体所声明的编码与内容不符，无法判断原来的字，显示的是乱码。"),
            format!(
                "{n} characters are in fonts that hold another encoding than they declare; what is shown is garbled."
            ),
        );
    }
    if !tally.comments.is_empty() {
        let n = tally.comments.len();
        let pages: Vec<u32> = tally
            .comments
            .iter()
            .filter_map(|comment| match comment.span {
                Some(Span::Page { page, .. }) => Some(page),
                _ => None,
            })
            .collect();
        let said: Vec<&str> = tally.comments.iter().take(MOST_QUOTED).map(|comment| comment.text.as_str()).collect();
        add(
            Severity::Note,
            "comments",
            &pages,
            format!("文件中有 {n} 条批注，不属于正文：{}", said.join("；")),
            format!("The file holds {n} comments that are no part of its text: {}", said.join("; ")),
        );
    }
    if !tally.failed_pages.is_empty() {
        let n = tally.failed_pages.len();
        add(
            Severity::Error,
            "unreadable-pages",
            &tally.failed_pages,
            format!("有 {n} 页已损坏，无法读取。"),
            format!("{n} pages are damaged and could not be read."),
        );
    }
    let scanned = numbered(|page| page.scanned);
    if !scanned.is_empty() {
        let n = scanned.len();
        add(
            Severity::Warning,
            "scanned-pages",
            &scanned,
            format!("有 {n} 页是扫描图片，没有文字。"),
            format!("{n} pages are scanned pictures without text."),
        );
    }
    let recognised = numbered(|page| page.recognised);
    if !recognised.is_empty() {
        let n = recognised.len();
        add(
            Severity::Note,
            "recognised-text",
            &recognised,
            format!("有 {n} 页的文字来自扫描件的文字识别，可能有误。"),
            format!("The text of {n} pages is from character recognition of a scan and may have errors."),
        );
    }
    if tally.folded > 0 {
        let n = tally.folded;
        add(
            Severity::Note,
            "radicals",
            &[],
            format!("字体把 {n} 个字标成了部首、兼容字或竖排形式的字符，已按通用的字读取。"),
            format!(
                "The fonts give {n} characters as radicals, compatibility or vertical forms; they are read as the plain characters."
            ),
        );
    }
}
