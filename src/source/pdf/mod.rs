//! PDF files: glyphs with their places, put together into the lines of columns and tables.
//!
//! `glyphs` collects what a page draws, `unicode` finds characters that the file itself does not tell, `rows` and
//! `tables` put glyphs together, `running` and `columns` find what kind of row each is and in which order they are
//! read, `lines` writes them with their look. This folder alone names hayro, skrifa and flate2.

mod aligned;
mod bombs;
mod columns;
mod fonts;
mod forms;
mod glyphs;
mod gutters;
mod layout;
mod lines;
mod open;
mod render;
mod rows;
mod ruled;
mod running;
mod stamps;
mod tables;
mod unicode;
mod unruled;
mod upright;

pub use render::{PagePicture, PdfPages};

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::Pdf;

use self::fonts::Fonts;
use self::glyphs::{PageReader, Stop};
use self::layout::Page;
use super::{Named, PageInfo, ReadOptions, SourceError, SourceText};
use crate::issue::{Diagnostic, Severity, SourceInfo, SourceKind, Span};

pub(super) const PDF: Named = Named { en: "PDF file", zh: " PDF 文件" };

/// Most characters that are read of one file: some 8,000 full pages.
const MOST_CHARACTERS: usize = 12_000_000;
/// Most pages.
const MOST_PAGES: usize = 50_000;

/// What was counted while reading.
#[derive(Debug, Default)]
struct Tally {
    glyphs: usize,
    unreadable: usize,
    /// Glyphs that came as another code point of their character.
    folded: usize,
    /// Pages with unreadable glyphs, and pages that could not be read at all, counted from 1.
    unreadable_pages: Vec<u32>,
    failed_pages: Vec<u32>,
}

/// Reads a PDF file.
pub(super) fn read(info: SourceInfo, bytes: &[u8], options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    bombs::refuse(bytes, options)?;
    let pdf = open::open(bytes, options)?;
    let mut fonts = Fonts::default();
    let mut tally = Tally::default();
    let mut pages = read_pages(&pdf, &mut fonts, &mut tally, options)?;
    refuse_textless(&pages, &tally)?;

    let body = layout::body_size(&pages);
    let mut edges = layout::edges(&mut pages, body);
    let gutters = unruled::take(&mut pages, &mut edges);
    options.check()?;
    let parts: Vec<_> = pages
        .iter_mut()
        .zip(&edges)
        .zip(gutters)
        .map(|((page, edges), gutters)| layout::parts(page, edges, &gutters, body))
        .collect();
    options.check()?;

    let mut source = SourceText {
        info: SourceInfo { kind: SourceKind::Pdf, pages: Some(pdf.pages().len()), ..info },
        ..SourceText::default()
    };
    let mut writer = lines::Writer::new(&fonts, body, &parts);
    for (index, (page, parts)) in pages.iter().zip(&parts).enumerate() {
        writer.page(&mut source, index, page, parts);
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
        });
    }
    diagnose(&mut source, &pages, &tally);
    source.diagnostics.extend(open::permissions(&pdf));
    Ok(source)
}

fn read_pages(
    pdf: &Pdf,
    fonts: &mut Fonts,
    tally: &mut Tally,
    options: &ReadOptions<'_>,
) -> Result<Vec<Page>, SourceError> {
    let reader = PageReader::new(pdf);
    let total = pdf.pages().len();
    if total > MOST_PAGES {
        return Err(too_large(Named { en: "pages", zh: "页数" }, format!("{MOST_PAGES}")));
    }
    let mut pages = Vec::with_capacity(total);
    for (index, page) in pdf.pages().iter().enumerate() {
        options.check()?;
        options.report(index, total);
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        // One broken page must not cost the others. The fonts met so far stay usable whatever happened.
        let read = catch_unwind(AssertUnwindSafe(|| reader.read(page, fonts, options)));
        let glyphs = match read {
            Ok(glyphs) => glyphs,
            Err(cause) => {
                if cause.downcast_ref::<Stop>() == Some(&Stop::Cancelled) {
                    return Err(SourceError::Cancelled);
                }
                tally.failed_pages.push(number);
                let (width, height) = page.render_dimensions();
                glyphs::PageGlyphs { size: [width, height], ..Default::default() }
            }
        };
        tally.glyphs += glyphs.glyphs.len();
        tally.unreadable += glyphs.unreadable;
        tally.folded += glyphs.folded;
        if glyphs.unreadable > 0 {
            tally.unreadable_pages.push(number);
        }
        if tally.glyphs > MOST_CHARACTERS {
            return Err(too_large(Named { en: "characters", zh: "字数" }, format!("{MOST_CHARACTERS}")));
        }
        pages.push(glyphs);
    }
    options.report(total, total);
    stamps::find(&mut pages);
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
