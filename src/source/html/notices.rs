//! What the reader is told of a page.

use super::edges::Row;
use crate::issue::{Diagnostic, Severity, Span};
use crate::source::SourceText;

/// So many places are named.
const MOST: usize = 40;

fn notice(severity: Severity, code: &str, message: String, message_en: String, spans: Vec<Span>) -> Diagnostic {
    Diagnostic { severity, code: code.to_owned(), message, message_en, spans, place: None }
}

/// An article that has hardly a word beside its pictures has its text in them.
pub(super) fn in_pictures() -> Diagnostic {
    notice(
        Severity::Warning,
        "text-in-pictures",
        "网页的正文是图片，没有文字：请在浏览器中查看，或进行文字识别（OCR）。".to_owned(),
        "The page's text is in pictures: look at it in a browser, or recognise the text (OCR).".to_owned(),
        Vec::new(),
    )
}

/// The page's styles write more than is read.
pub(super) fn styles_cut() -> Diagnostic {
    notice(
        Severity::Warning,
        "styles-cut",
        "网页样式自动添加的文字过多，其余未读：请与浏览器中的网页核对。".to_owned(),
        "The page's styles add more text than is read: compare it with the page in a browser.".to_owned(),
        Vec::new(),
    )
}

/// The lines that are shown and fit.
fn shown<'s>(source: &'s SourceText, rows: &'s [Row], fits: fn(&Row) -> bool) -> impl Iterator<Item = (Span, &'s Row)> {
    let lines = source.lines.iter().zip(rows);
    lines
        .filter(move |(line, row)| fits(row) && line.hint.as_ref().is_none_or(|hint| !hint.running))
        .map(|(line, row)| (line.span, row))
}

/// Lines that the page's style hides.
pub(super) fn revealed(source: &SourceText, rows: &[Row]) -> Option<Diagnostic> {
    let mut spans: Vec<Span> = shown(source, rows, |row| row.revealed).map(|(span, _)| span).collect();
    let count = spans.len();
    spans.dedup();
    spans.truncate(MOST);
    (count > 0).then(|| {
        notice(
            Severity::Note,
            "hidden-text",
            format!("网页用样式隐藏了 {count} 行文字（由脚本或选项卡显示），已作为正文读出。"),
            format!("The page's style hides {count} lines until a script or a tab shows them; they are read as text."),
            spans,
        )
    })
}
