//! Plain text into lines.

use std::ops::Range;

use super::encoding::Decoded;
use super::{ReadOptions, SourceError, SourceLine, SourceText};
use crate::issue::{Diagnostic, Severity, SourceInfo, SourceKind, Span};

/// At most so many places are named in a diagnostic.
const MAX_PLACES: usize = 20;
/// Between two looks at the cancel flag.
const LINES_PER_CHECK: u32 = 65_536;

/// The lines of a plain text. Empty lines are lines too, so that a line's index is its number less one.
pub(crate) fn read(
    info: SourceInfo,
    decoded: Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let mut source = SourceText {
        info: SourceInfo { kind: SourceKind::Text, encoding: Some(decoded.encoding.to_owned()), ..info },
        text: decoded.text.into_owned(),
        ..SourceText::default()
    };
    let mut number = 0u32;
    source.lines.reserve(memchr::memchr_iter(b'\n', source.text.as_bytes()).count() + 1);
    for text in line_ranges(&source.text) {
        number = number.saturating_add(1);
        if number.is_multiple_of(LINES_PER_CHECK) {
            options.check()?;
        }
        source.lines.push(SourceLine { text, span: Span::Line { line: number }, hint: None });
    }
    options.report(1, 1);
    source.info.lines = Some(source.lines.len());
    let places = replaced_lines(&source);
    source.diagnostics.extend(lost_characters(decoded.bad, decoded.encoding, places));
    Ok(source)
}

/// The lines of a text as byte ranges without their ends (LF, CR LF or CR). What follows the last end is a line unless
/// it is empty.
pub(crate) fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let Some(end) = memchr::memchr2(b'\n', b'\r', rest) else {
            at = bytes.len();
            return Some(start..bytes.len());
        };
        let crlf = rest.get(end) == Some(&b'\r') && rest.get(end + 1) == Some(&b'\n');
        at = start + end + 1 + usize::from(crlf);
        Some(start..start + end)
    })
}

/// The places of the first lines that hold U+FFFD.
fn replaced_lines(source: &SourceText) -> Vec<Span> {
    let mut places: Vec<Span> = Vec::new();
    let finder = memchr::memmem::Finder::new("\u{FFFD}");
    let mut from = 0;
    while places.len() < MAX_PLACES {
        let Some(found) = source.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) else { break };
        let at = from + found;
        let index = source.lines.partition_point(|line| line.text.end <= at);
        let Some(line) = source.lines.get(index) else { break };
        places.push(line.span);
        from = line.text.end;
    }
    places
}

/// Says how many bytes could not be decoded, or that an earlier conversion of the file lost characters.
pub(crate) fn lost_characters(bad: usize, encoding: &str, places: Vec<Span>) -> Option<Diagnostic> {
    if bad > 0 {
        return Some(Diagnostic {
            severity: Severity::Error,
            code: "bad-bytes".to_owned(),
            message: format!("有 {bad} 处字节不是有效的 {encoding} 编码，以“\u{FFFD}”代替。"),
            message_en: format!("Bytes that are not valid {encoding} at {bad} places, shown as “\u{FFFD}”."),
            spans: places,
            place: None,
        });
    }
    if places.is_empty() {
        return None;
    }
    Some(Diagnostic {
        severity: Severity::Warning,
        code: "replacement-characters".to_owned(),
        message: "文件中已有“\u{FFFD}”：这些字在此前的转换中丢失。".to_owned(),
        message_en: "The file holds “\u{FFFD}”: characters that an earlier conversion lost.".to_owned(),
        spans: places,
        place: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        line_ranges(text).filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn all_line_ends() {
        assert_eq!(lines("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(lines("\n\n第一条\n"), ["", "", "第一条"]);
        assert_eq!(lines("a\r\r\n\n"), ["a", "", ""]);
        assert!(lines("").is_empty());
    }
}
