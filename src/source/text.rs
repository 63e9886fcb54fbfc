//! Plain text into lines.

use std::ops::Range;

use super::encoding::{Decoded, is_of_two};
use super::lines::columns;
use super::{AccountPart, Hint, Named, PartPlace, ReadOptions, SourceError, SourceLine, SourceText, stated};
use crate::issue::{Diagnostic, DropReason, Severity, SourceInfo, SourceKind, Span};

/// At most so many places are named in a diagnostic.
const MAX_PLACES: usize = 20;
/// A text of more lines than these, and one more for each so many bytes, is no gazette: each line takes some hundred bytes
/// of memory, whatever stands in it. 200 MB of print are two million lines.
const LINES: usize = 500_000;
const BYTES_A_LINE: usize = 100;
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
    let most = most_lines(source.text.len());
    let too_many = || too_many_lines(most);
    let ends = memchr::memchr_iter(b'\n', source.text.as_bytes()).count();
    if ends > most {
        // Before memory is taken for any of them.
        return Err(too_many());
    }
    let mut number = 0u32;
    source.lines.reserve(ends + 1);
    for text in line_ranges(&source.text) {
        number = number.saturating_add(1);
        if number.is_multiple_of(LINES_PER_CHECK) {
            options.check()?;
        }
        if source.lines.len() >= most {
            return Err(too_many());
        }
        source.lines.push(SourceLine { text, span: Span::Line { line: number }, hint: None });
    }
    let characters = AccountPart::counted(&source.text);
    source.account.parts.push(AccountPart { place: PartPlace::Whole, characters, text: String::new() });
    options.report(1, 1);
    source.info.lines = Some(source.lines.len());
    take_header(&mut source);
    let places = replaced_lines(&source);
    source.diagnostics.extend(lost_characters(decoded.bad, decoded.encoding, places));
    part_columns(&mut source);
    Ok(source)
}

/// Lines that hold a line of each of two columns become two, the left column before the right one. Both stand on the line that
/// they were printed on.
fn part_columns(source: &mut SourceText) {
    let texts: Vec<&str> = source.lines.iter().map(|line| source.line(line)).collect();
    let bands = columns::find(&texts);
    if bands.is_empty() {
        return;
    }
    let mut places: Vec<Span> = Vec::new();
    let mut lines: Vec<SourceLine> = Vec::with_capacity(source.lines.len() * 2);
    let mut at = 0;
    for band in bands {
        lines.extend_from_slice(source.lines.get(at..band.lines.start).unwrap_or_default());
        let whole = source.lines.get(band.lines.clone()).unwrap_or_default();
        places.extend(whole.first().map(|line| line.span).filter(|_| places.len() < MAX_PLACES));
        let parts = |left: bool| {
            let part = move |(line, cut): (&SourceLine, &usize)| {
                let cut = (line.text.start + cut).min(line.text.end);
                let text = if left { line.text.start..cut } else { cut..line.text.end };
                SourceLine { text, span: line.span, hint: line.hint.clone() }
            };
            whole.iter().zip(&band.cuts).map(part).collect::<Vec<_>>()
        };
        for mut column in [parts(true), parts(false)] {
            // White space over or under a column alone parts nothing.
            let inked = |line: &SourceLine| source.text.get(line.text.clone()).is_some_and(|t| !t.trim().is_empty());
            let first = column.iter().position(inked).unwrap_or(column.len());
            let last = column.iter().rposition(inked).map_or(first, |last| last + 1);
            lines.extend(column.drain(first..last));
        }
        at = band.lines.end;
    }
    lines.extend_from_slice(source.lines.get(at..).unwrap_or_default());
    source.lines = lines;
    source.diagnostics.extend(parted(places));
}

/// Says that columns were parted, and where they begin.
fn parted(spans: Vec<Span>) -> Option<Diagnostic> {
    (!spans.is_empty()).then(|| Diagnostic {
        severity: Severity::Note,
        code: "columns-parted".to_owned(),
        message: "并排的两栏已分开，先读左栏，再读右栏。".to_owned(),
        message_en: "Two columns side by side were parted: the left one is read before the right one.".to_owned(),
        spans,
        place: None,
    })
}

/// Refuses more lines than a text of so many bytes may have, whatever file it is from.
pub(super) fn bound_lines(lines: usize, bytes: usize) -> Result<(), SourceError> {
    let most = most_lines(bytes);
    if lines > most { Err(too_many_lines(most)) } else { Ok(()) }
}

fn most_lines(bytes: usize) -> usize {
    LINES + bytes / BYTES_A_LINE
}

fn too_many_lines(most: usize) -> SourceError {
    SourceError::TooLarge { what: Named { en: "lines", zh: "行数" }, limit: most.to_string() }
}

/// Lines of keys and values over the text are no text: they fill the fields that it does not give, and leave a record.
fn take_header(source: &mut SourceText) {
    let count = stated::header(source.lines.iter().map(|line| source.line(line)));
    source.stated = stated::fields(source.lines.iter().take(count).map(|line| source.line(line)), 0);
    for line in source.lines.iter_mut().take(count) {
        line.hint = Some(Box::new(Hint { running: true, left_out: Some(DropReason::Furniture), ..Hint::default() }));
    }
}

/// The lines of a text as byte ranges without their ends (LF, CR LF or CR, and the rarer ones of Unicode: VT, NEL, LS,
/// PS). A form feed ends a line too, and stands at the start of the next. What follows the last end is a line unless it
/// is empty.
pub(crate) fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    // Hardly a text has them: looked for once, so that the others are read with one search a line.
    let has_rare_ends = memchr::memchr2(b'\x0B', b'\x0C', bytes).is_some()
        || ["\u{2028}", "\u{2029}", "\u{85}"].iter().any(|end| memchr::memmem::find(bytes, end.as_bytes()).is_some());
    let mut at = 0;
    // Where the next usual end stands: kept while rarer ends before it are passed.
    let mut known: Option<Option<usize>> = None;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let ahead = known.filter(|end| end.is_none_or(|end| end >= start));
        let next = ahead.unwrap_or_else(|| memchr::memchr2(b'\n', b'\r', rest).map(|end| start + end));
        known = Some(next);
        let usual = next.map(|end| end - start);
        let rarer = if has_rare_ends { rare_end(text.get(start..start + usual.unwrap_or(rest.len()))?) } else { None };
        let (end, length) = match (rarer, usual) {
            (Some(found), _) => found,
            (None, Some(end)) => (end, 1 + usize::from(rest.get(end..end + 2) == Some(b"\r\n"))),
            (None, None) => (rest.len(), 0),
        };
        at = start + end + length;
        Some(start..start + end)
    })
}

/// Where a line of a text that has no usual line end ends, and the length of its end.
fn rare_end(line: &str) -> Option<(usize, usize)> {
    let ends = |(at, c): (usize, char)| match c {
        '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some((at, c.len_utf8())),
        '\u{C}' if at > 0 => Some((at, 0)),
        _ => None,
    };
    line.char_indices().find_map(ends)
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

/// Says how many bytes could not be decoded, and that the lines are in two encodings.
pub(crate) fn lost_characters(bad: usize, encoding: &str, places: Vec<Span>) -> Vec<Diagnostic> {
    let two = is_of_two(encoding).then(|| Diagnostic {
        severity: Severity::Warning,
        code: "two-encodings".to_owned(),
        message: format!("文件各行编码不一（{encoding}），已逐行辨认，请留意有无错字。"),
        message_en: format!("The lines are in two encodings ({encoding}): each was read in the one that fits it."),
        spans: Vec::new(),
        place: None,
    });
    two.into_iter().chain(lost(bad, encoding, places)).collect()
}

/// What is said of characters that are lost in this reading.
fn lost(bad: usize, encoding: &str, spans: Vec<Span>) -> Option<Diagnostic> {
    (bad > 0).then(|| Diagnostic {
        severity: Severity::Error,
        code: "bad-bytes".to_owned(),
        message: format!("有 {bad} 处字节不是有效的 {encoding} 编码，以“\u{FFFD}”代替。"),
        message_en: format!("Bytes that are not valid {encoding} at {bad} places, shown as “\u{FFFD}”."),
        spans,
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
    fn keys_and_values_over_a_text_are_told_apart() {
        let text = "标题：云山市供水会议纪要\n来源：云山市政府\n\n会议指出，供水关系民生。\n";
        for name in ["a.txt", "a.md"] {
            let source = crate::source::read(name, text.as_bytes()).unwrap();
            let left_out = |line: &SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
            assert_eq!(source.lines.iter().map(left_out).collect::<Vec<_>>(), [true, true, false, false], "{name}");
            let titles: Vec<_> = source.stated.iter().map(|stated| (stated.value.as_str(), stated.line)).collect();
            assert_eq!(titles, [("云山市供水会议纪要", 0)]);
        }
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let page = [
            "云山市供水管理办法",
            "",
            "　　第一条　为了加强供水管理，保障供    　　第三条　供水单位应当建立检测制度，",
            "水安全，根据有关法律，制定本办法。      每日检测水质，并向社会公布检测的结果",
            "　　第二条　本市行政区域内的供水和用    和水源的情况。",
            "水，适用本办法。                        　　第四条　违反本办法的，由市水务局责",
            "　　供水应当坚持安全第一的原则，统筹    令改正，处一千元以上五千元以下罚款，拒",
            "城乡发展，保障水质和水压，鼓励节约用    不改正的，加倍处罚。",
            "水。                                    　　第五条　本办法自公布之日起施行，有",
            "　　市水务局负责全市供水的监督管理。    效期五年。",
        ]
        .join("\n");
        let source = crate::source::read("a.txt", page.as_bytes()).unwrap();
        let lines = source.lines.iter().map(|line| (source.line(line).trim(), line.span));
        let said: Vec<(&str, Span)> = lines.filter(|line| !line.0.is_empty()).collect();
        let texts: String = said.iter().skip(1).map(|line| line.0).collect();
        assert!(
            texts.starts_with("第一条　为了加强供水管理，保障供水安全，根据有关法律，制定本办法。第二条"),
            "{texts}"
        );
        assert!(
            texts.contains(
                "监督管理。第三条　供水单位应当建立检测制度，每日检测水质，并向社会公布检测的结果和水源的情况。第四条"
            ),
            "{texts}"
        );
        // Both parts of a line stand on it.
        let at = |start: &str| said.iter().find(|line| line.0.starts_with(start)).map(|line| line.1);
        assert_eq!(at("第一条"), at("第三条"));
        assert_eq!(at("第一条"), Some(Span::Line { line: 3 }));
        assert_eq!(source.diagnostics.iter().map(|d| d.code.as_str()).collect::<Vec<_>>(), ["columns-parted"]);
        let inked = |text: &str| text.matches(|c: char| !c.is_whitespace()).count();
        assert_eq!(source.lines.iter().map(|line| inked(source.line(line))).sum::<usize>(), inked(&page));
    }

    #[test]
    fn a_text_of_nothing_but_line_ends_is_refused_with_its_cause() {
        let read = |lines: usize| {
            let text = "\r".repeat(lines - 1) + "第一条";
            let decoded = Decoded { text: text.into(), encoding: "UTF-8", bad: 0 };
            read(SourceInfo::default(), decoded, &ReadOptions::default())
        };
        let too_many = LINES * BYTES_A_LINE / (BYTES_A_LINE - 1) + 1;
        assert!(matches!(read(too_many + 1), Err(SourceError::TooLarge { what, .. }) if what.en == "lines"));
        assert_eq!(read(100_000).map(|source| source.lines.len()), Ok(100_000));
    }

    #[test]
    fn all_line_ends() {
        assert_eq!(lines("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(lines("\n\n第一条\n"), ["", "", "第一条"]);
        assert_eq!(lines("a\r\r\n\n"), ["a", "", ""]);
        assert!(lines("").is_empty());
        assert_eq!(lines("a\u{B}b\u{85}c\u{2028}d\u{2029}\u{2029}e\r\nf"), ["a", "b", "c", "d", "", "e", "f"]);
        assert_eq!(lines("a\u{C}b\n\u{C}c\u{C}\nd"), ["a", "\u{C}b", "\u{C}c", "\u{C}", "d"]);
    }
}
