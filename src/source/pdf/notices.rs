//! What is said of a PDF file as a whole: what could not be read, what is from scans, what is no part of the text.

use super::Tally;
use super::page::Page;
use crate::issue::{Diagnostic, Severity, Span};

/// Most comments that a diagnostic quotes; all are in the list.
const MOST_QUOTED: usize = 20;
/// Most pages that a diagnostic names.
const MOST_NAMED: usize = 100;

/// What is to be said of the pages read and of what was counted while reading.
pub(super) fn of(pages: &[Page], tally: &Tally) -> Vec<Diagnostic> {
    let numbered = |fits: fn(&Page) -> bool| {
        let mut numbers: Vec<u32> = pages.iter().filter(|page| fits(page)).map(|page| page.number).collect();
        numbers.dedup();
        numbers
    };
    let said = [
        unreadable(tally),
        garbled(tally.garbled),
        displaced(tally.displaced),
        comments(tally),
        failed(&tally.failed_pages),
        broken(&tally.broken_pages),
        too_large(&tally.large_pages),
        scanned(&numbered(|page| page.scanned && !page.blank)),
        blank(&numbered(|page| page.scanned && page.blank)),
        recognised(&numbered(|page| page.recognised)),
        unseen(tally),
        seals(pages),
        radicals(tally.folded),
    ];
    said.into_iter().flatten().collect()
}

fn say(severity: Severity, code: &str, pages: &[u32], [message, message_en]: [String; 2]) -> Diagnostic {
    let spans = pages.iter().take(MOST_NAMED).map(|page| Span::Page { page: *page, bbox: [0.0; 4] }).collect();
    Diagnostic { severity, code: code.to_owned(), message, message_en, spans, place: None }
}

fn unreadable(tally: &Tally) -> Option<Diagnostic> {
    let n = tally.unreadable;
    let share = 100.0 * n as f64 / tally.glyphs.max(1) as f64;
    let said = [
        format!("有 {n} 个字（{share:.2}%）的字体没有说明是什么字，以“\u{FFFD}”代替。"),
        format!("{n} characters ({share:.2}%) are in fonts that don't tell which they are, shown as “\u{FFFD}”."),
    ];
    (n > 0).then(|| say(Severity::Error, "unreadable-glyphs", &tally.unreadable_pages, said))
}

fn garbled(n: usize) -> Option<Diagnostic> {
    let said = [
        format!("有 {n} 个字的字体所声明的编码与内容不符，无法判断原来的字，显示的是乱码。"),
        format!("{n} characters are in fonts that hold another encoding than they declare; what is shown is garbled."),
    ];
    (n > 0).then(|| say(Severity::Error, "garbled-font", &[], said))
}

fn displaced(n: usize) -> Option<Diagnostic> {
    let said = [
        format!("字体把 {n} 个标点、数字和字母标成了汉字，已按字体本来的编排读取。"),
        format!(
            "The fonts give {n} marks, digits and letters as Chinese characters; they are read as what the fonts hold."
        ),
    ];
    (n > 0).then(|| say(Severity::Note, "displaced-signs", &[], said))
}

fn comments(tally: &Tally) -> Option<Diagnostic> {
    let n = tally.comments.len();
    let page = |span| match span {
        Some(Span::Page { page, .. }) => Some(page),
        _ => None,
    };
    let pages: Vec<u32> = tally.comments.iter().filter_map(|comment| page(comment.span)).collect();
    let texts: Vec<&str> = tally.comments.iter().take(MOST_QUOTED).map(|comment| comment.text.as_str()).collect();
    let said = [
        format!("文件中有 {n} 条批注，不属于正文：{}", texts.join("；")),
        format!("The file holds {n} comments that are no part of its text: {}", texts.join("; ")),
    ];
    (n > 0).then(|| say(Severity::Note, "comments", &pages, said))
}

fn failed(pages: &[u32]) -> Option<Diagnostic> {
    let n = pages.len();
    let said = [format!("有 {n} 页已损坏，无法读取。"), format!("{n} pages are damaged and could not be read.")];
    (n > 0).then(|| say(Severity::Error, "unreadable-pages", pages, said))
}

fn broken(pages: &[u32]) -> Option<Diagnostic> {
    let n = pages.len();
    let said = [
        format!("有 {n} 页的内容已损坏，或用到文件中没有的字体或图形，读出的文字可能不全，请与原件核对。"),
        format!(
            "{n} pages are damaged in part, or use fonts or drawings that the file lacks; text may be missing: compare with the original."
        ),
    ];
    (n > 0).then(|| say(Severity::Error, "damaged-pages", pages, said))
}

fn too_large(pages: &[u32]) -> Option<Diagnostic> {
    let n = pages.len();
    let said = [
        format!("有 {n} 页的内容超出单页可读的上限，没有读取。"),
        format!("{n} pages hold more than is read of one page, and were not read."),
    ];
    (n > 0).then(|| say(Severity::Error, "pages-too-large", pages, said))
}

fn scanned(pages: &[u32]) -> Option<Diagnostic> {
    let n = pages.len();
    let said = [format!("有 {n} 页是扫描图片，没有文字。"), format!("{n} pages are scanned pictures without text.")];
    (n > 0).then(|| say(Severity::Warning, "scanned-pages", pages, said))
}

fn blank(pages: &[u32]) -> Option<Diagnostic> {
    let n = pages.len();
    let said = [
        format!("有 {n} 页是图片，作了文字识别，没有发现文字。"),
        format!("{n} pages are pictures on which character recognition found no text."),
    ];
    (n > 0).then(|| say(Severity::Note, "pictures-without-text", pages, said))
}

fn recognised(pages: &[u32]) -> Option<Diagnostic> {
    let n = pages.len();
    let said = [
        format!("有 {n} 页的文字来自扫描件的文字识别，可能有误。"),
        format!("The text of {n} pages is from character recognition of a scan and may have errors."),
    ];
    (n > 0).then(|| say(Severity::Note, "recognised-text", pages, said))
}

fn unseen(tally: &Tally) -> Option<Diagnostic> {
    let (n, text) = (tally.unseen, &tally.unseen_text);
    let more = if text.chars().count() < n { "…" } else { "" };
    let said = [
        format!("有 {n} 个字在原页上看不见（与纸同色、不着色，或被裁去），仍读入正文，请与原页核对：{text}{more}"),
        format!(
            "{n} characters can't be seen on their pages (in the colour of the paper, not painted, or cut off); they are read as text all the same, compare with the pages: {text}{more}"
        ),
    ];
    (n > 0)
        .then(|| Diagnostic { spans: tally.unseen_places.clone(), ..say(Severity::Warning, "unseen-text", &[], said) })
}

fn seals(pages: &[Page]) -> Option<Diagnostic> {
    let of_page = |page: &Page| {
        let number = page.number;
        page.seals.clone().into_iter().map(move |bbox| Span::Page { page: number, bbox })
    };
    let spans: Vec<Span> = pages.iter().flat_map(of_page).take(MOST_NAMED).collect();
    let n = pages.iter().map(|page| page.seals.len()).sum::<usize>();
    let said = [
        format!("扫描页上有 {n} 处红色印章，印章内的字没有识别，请看原页。"),
        format!("The scanned pages have {n} red seals, whose own words were not read: look at the original pages."),
    ];
    (n > 0).then(|| Diagnostic { spans, ..say(Severity::Note, "seals", &[], said) })
}

fn radicals(n: usize) -> Option<Diagnostic> {
    let said = [
        format!("字体把 {n} 个字标成了部首、兼容字或竖排形式的字符，已按通用的字读取。"),
        format!(
            "The fonts give {n} characters as radicals, compatibility or vertical forms; they are read as the plain characters."
        ),
    ];
    (n > 0).then(|| say(Severity::Note, "radicals", &[], said))
}
