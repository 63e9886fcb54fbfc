//! What a page states of its document beside the text, read as fields.

use std::ops::Range;

use super::edges::Row;
use crate::source::stated::{Found, pairs, plain, says, says_nothing};
use crate::source::{SourceText, Stated};

/// The fields that lines beside the text state, and the page's title.
pub(super) fn read(
    source: &SourceText,
    rows: &[Row],
    title: Option<String>,
    shown: Option<Range<usize>>,
) -> Vec<Stated> {
    let mut found = Found::default();
    let running =
        |at: usize| source.lines.get(at).is_some_and(|line| line.hint.as_ref().is_some_and(|hint| hint.running));
    let text = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    for (at, row) in rows.iter().enumerate().filter(|(at, _)| running(*at)) {
        let line = text(at);
        if let Some(says) = says(&plain(line)) {
            // A label alone: its value is the next line. Menus have such words, too.
            let sure = row.about || line.trim_end().ends_with(['：', ':', '】']);
            if sure && says_nothing(&plain(text(at + 1))) {
                found.note(says, text(at + 1), at + 1);
            }
            continue;
        }
        for (says, value) in pairs(line) {
            found.note(says, value, at);
        }
    }
    if let Some(title) = title {
        found.title(title, shown.map_or(0, |lines| lines.start));
    }
    found.into_fields()
}
