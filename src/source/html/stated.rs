//! What a page states of its document beside the text, read as fields.

use std::ops::Range;

use super::about::{Says, label_at, says};
use super::edges::Row;
use crate::source::elements::is_number;
use crate::source::{SourceText, Stated, StatedField};
use crate::zh::numeral;

/// A value has no more characters.
const MOST: usize = 160;
/// The name of an office has no more.
const OFFICE: usize = 60;

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
        let plain = plain(line);
        if let Some(says) = says(&plain) {
            // A label alone: its value is the next line. Menus have such words, too.
            let sure = row.about || line.trim_end().ends_with(['：', ':', '】']);
            if sure && says_nothing(&self::plain(text(at + 1))) {
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
    found.0
}

#[derive(Default)]
struct Found(Vec<Stated>);

impl Found {
    /// Notes a value that reads as one of its field; the first counts.
    fn note(&mut self, says: Says, value: &str, line: usize) {
        let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '【' | '】'));
        let digits = value.chars().any(numeral::is_numeral);
        let (field, fits) = match says {
            Says::Number => (StatedField::Number, is_number(value)),
            Says::Title => (StatedField::Title, value.chars().count() >= 5),
            Says::Issuer => (StatedField::Issuer, !digits && value.chars().count() <= OFFICE),
            Says::Day => (StatedField::Date, digits),
            Says::Text | Says::Other => return,
        };
        let fits = fits && !value.is_empty() && value.chars().count() <= MOST && !value.contains('。');
        if fits && !self.0.iter().any(|stated| stated.field == field) {
            self.0.push(Stated { field, value: value.to_owned(), line });
        }
    }

    /// The title that the page itself has counts before that of a table.
    fn title(&mut self, value: String, line: usize) {
        let listed = self.0.iter().any(|stated| stated.field == StatedField::Title);
        if !listed {
            self.0.push(Stated { field: StatedField::Title, value, line });
        }
    }
}

/// A line without blanks, colons and brackets.
fn plain(line: &str) -> String {
    let mark = |c: &char| c.is_whitespace() || matches!(c, '：' | ':' | '【' | '】' | '[' | ']');
    line.chars().filter(|c| !mark(c)).take(MOST).collect()
}

/// Whether a line without blanks is no label itself.
fn says_nothing(plain: &str) -> bool {
    !plain.is_empty() && says(plain).is_none()
}

/// The labels with colons in a line, each with what stands behind it up to the next.
fn pairs(line: &str) -> Vec<(Says, &str)> {
    let mut starts: Vec<(usize, usize, Says)> = Vec::new();
    let mut free = 0;
    for (at, _) in line.char_indices().take(400) {
        let fresh = line.get(..at).is_some_and(|before| {
            before
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '【' | '[' | '|' | '　' | '；' | ';'))
        });
        if at < free || !fresh {
            continue;
        }
        let Some((word, says)) = line.get(at..).and_then(label_at) else { continue };
        let rest = line.get(at + word.len()..).unwrap_or("");
        let value = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '】' | ']'));
        let Some(value) = value.strip_prefix(['：', ':']) else { continue };
        free = line.len() - value.len();
        starts.push((at, free, says));
    }
    let ends = starts.iter().skip(1).map(|next| next.0).chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| Some((start.2, line.get(start.1..end)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_values_in_one_line() {
        assert_eq!(
            pairs("发文机关：县政府 文号：临政发〔2031〕12号 成文日期: 2031-05-06"),
            [(Says::Issuer, "县政府 "), (Says::Number, "临政发〔2031〕12号 "), (Says::Day, " 2031-05-06")]
        );
        assert_eq!(pairs("關於發文日期的說明：甲"), []);
        assert_eq!(pairs("發文日期：中華民國97年1月3日"), [(Says::Day, "中華民國97年1月3日")]);
    }
}
