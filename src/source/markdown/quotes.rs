//! Block quotes of a Markdown text: what is quoted is text as any other, the marks before it are none, nor is the label of a
//! callout (`> [!NOTE] 相关通知`).

use std::collections::HashSet;

use super::code;
use crate::issue::DropReason;
use crate::source::{Hint, SourceLine, SourceText};
use crate::zh::{numeral, ordinal};

/// Characters of the longest label of a callout.
const LABEL: usize = 12;
/// Quotes stand in each other so deep at most.
const DEEPEST: usize = 16;

/// What the quotes of a text have that is no text, and where lines end in them.
#[derive(Default)]
pub(super) struct Quotes {
    /// The marks before the lines, to stand behind all lines.
    pub(super) marks: Vec<SourceLine>,
    /// Lines that are nothing but the label of a callout.
    pub(super) labels: HashSet<usize>,
    /// Lines that begin anew: the first of a quote, and those behind a quoted line that ends with a break.
    pub(super) begun: HashSet<usize>,
}

/// Takes the marks of quotes away from the lines behind the settings, those of code aside.
pub(super) fn take(source: &SourceText, lines: &mut [SourceLine], settings: usize) -> Quotes {
    let mut quotes = Quotes::default();
    let (mut breaks, mut first) = (false, true);
    let mut is_code = code::lines(&super::texts_of(source, lines, settings)).into_iter();
    for (at, line) in lines.iter_mut().enumerate().skip(settings) {
        let text = source.line(line);
        let inner = if is_code.next().unwrap_or(false) { text } else { quoted(text) };
        if inner == text {
            (breaks, first) = (false, true);
            continue;
        }
        let shown = inner.trim();
        // What is quoted goes on with no line that is not.
        if (breaks || first) && !shown.is_empty() {
            quotes.begun.insert(at);
            first = false;
        }
        breaks = inner.ends_with("  ") || inner.ends_with('\\') && !inner.ends_with("\\\\");
        if is_label(shown) {
            quotes.labels.insert(at);
            continue;
        }
        let inner =
            callout(shown).map_or(inner, |mark| inner.get(inner.find(mark).unwrap_or(0) + mark.len()..).unwrap_or(""));
        let cut = line.text.end - inner.len();
        let hint = Hint { running: true, left_out: Some(DropReason::Ornament), ..Hint::default() };
        quotes.marks.push(SourceLine { text: line.text.start..cut, span: line.span, hint: Some(Box::new(hint)) });
        line.text.start = cut;
    }
    quotes
}

/// A line without the marks of quotes before it. A sign before a figure or a letter is none of a quote: >50%.
fn quoted(line: &str) -> &str {
    let mut rest = line;
    for _ in 0..DEEPEST {
        let Some(inner) = rest.trim_start().strip_prefix('>') else { break };
        let sign = inner.chars().next();
        if sign.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '=' | '.' | '-' | '+')) {
            break;
        }
        rest = inner;
    }
    rest
}

/// The mark that a callout begins with: [!NOTE], [!TIP]-.
fn callout(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("[!")?;
    let name = inner.find(']')?;
    let named = name > 0 && inner.bytes().take(name).all(|b| b.is_ascii_alphabetic() || b == b'-');
    let folds = inner.get(name + 1..)?.starts_with(['-', '+']);
    text.get(..2 + name + 1 + usize::from(folds)).filter(|_| named)
}

/// Whether a line is a callout's mark and at most its label. What has a number or is a sentence is text, and so is what nothing follows in
/// its quote.
fn is_label(text: &str) -> bool {
    let Some(label) = callout(text).and_then(|mark| text.get(mark.len()..)) else { return false };
    let label = label.trim();
    let is_short = label.chars().count() <= LABEL && !label.contains(['。', '，', '；', '：', '、', '（', '《', '〔']);
    is_short && !label.starts_with(ordinal::MARK) && !label.contains(numeral::is_numeral)
}
