//! Code within a line of Markdown: what stands between two runs of backticks is one word of the text, whatever signs it holds.

use std::ops::Range;

use crate::issue::markdown::BOLD_ENDS;
use crate::zh::chars;

/// So many backticks begin code at most, and so many runs of them a line has.
const MOST_TICKS: usize = 8;
const MOST_RUNS: usize = 400;

/// The stretches of code in a text: each with its backticks, and without.
pub(super) fn spans(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let runs = runs(text);
    let mut spans = Vec::new();
    let mut next = 0;
    while let Some(open) = runs.get(next) {
        next += 1;
        let close = runs.iter().skip(next).position(|run| run.len() == open.len() && run.start > open.end);
        if let Some((close, run)) = close.and_then(|at| Some((next + at, runs.get(next + at)?))) {
            spans.push((open.start..run.end, open.end..run.start));
            next = close + 1;
        }
    }
    spans
}

/// The runs of backticks in a text. One behind a backslash is a sign of the text.
fn runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'`', bytes) {
        let is_full = runs.len() >= MOST_RUNS;
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ if is_full => break,
            _ => runs.push(at..at + 1),
        }
    }
    let escaped = |run: &Range<usize>| run.start.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\\');
    runs.retain(|run| !escaped(run) && run.len() <= MOST_TICKS);
    runs
}

/// A text as long in bytes, with a plain letter for all that is code.
pub(super) fn masked(text: &str, spans: &[(Range<usize>, Range<usize>)]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for (whole, _) in spans {
        masked.push_str(text.get(at..whole.start).unwrap_or(""));
        masked.extend(std::iter::repeat_n('x', whole.len()));
        at = whole.end;
    }
    masked.push_str(text.get(at..).unwrap_or(""));
    masked
}

/// A text without what is markup beside its code and without the backticks around that, and what was taken away. What stands in the code
/// stays. `are_bold` tells whether the stars of a text are those of bold type.
pub(super) fn without_marks<'t>(
    text: &'t str,
    spans: &[(Range<usize>, Range<usize>)],
    are_bold: impl Fn(&str) -> bool,
) -> (String, Vec<&'t str>) {
    let masked = masked(text, spans);
    let all = |sign: &str| masked.match_indices(sign).map(|(at, sign)| at..at + sign.len()).collect::<Vec<_>>();
    let mut marks: Vec<Range<usize>> = Vec::new();
    if are_bold(&masked) {
        marks.extend(all("**").into_iter().chain(all(BOLD_ENDS)));
    }
    let mut told = 0;
    for escape in all("\\") {
        let sign = masked.get(escape.end..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_punctuation()));
        if sign && escape.start >= told {
            told = escape.end + 1;
            marks.push(escape);
        }
    }
    marks.extend(spans.iter().flat_map(|(whole, inner)| [whole.start..inner.start, inner.end..whole.end]));
    marks.sort_unstable_by_key(|mark| mark.start);
    let (mut bare, mut gone, mut at) = (String::with_capacity(text.len()), Vec::with_capacity(marks.len()), 0);
    for mark in marks {
        bare.push_str(text.get(at..mark.start).unwrap_or(""));
        gone.push(text.get(mark.clone()).unwrap_or(""));
        at = mark.end;
    }
    bare.push_str(text.get(at..).unwrap_or(""));
    (bare.trim_matches(chars::is_space).to_owned(), gone)
}

#[cfg(test)]
mod tests {
    use super::{masked, spans};

    fn code(text: &str) -> Vec<&str> {
        spans(text).into_iter().filter_map(|(_, inner)| text.get(inner)).collect()
    }

    #[test]
    fn code_stands_between_runs_of_backticks_of_one_length() {
        assert_eq!(code("格式为`**号码**`或`乙`。"), ["**号码**", "乙"]);
        assert_eq!(code("``甲`乙`` 和 `丙"), ["甲`乙"]);
        assert_eq!(code("甲`乙``丙`丁"), ["乙``丙"]);
        for text in ["甲`乙", "甲``乙`", "\\`甲\\`", "``", "甲"] {
            assert!(code(text).is_empty(), "{text}");
        }
        let text = "甲`**乙**`丙";
        assert_eq!(masked(text, &spans(text)), "甲xxxxxxxxx丙");
    }
}
