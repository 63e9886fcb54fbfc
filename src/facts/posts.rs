//! Posts as lists of appointments print them, and the notes behind them: 甲局副局长（试用期一年）.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::text::View;
use crate::zh::fold;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::units;

/// What a parenthesis says of the appointment rather than of the post.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("{appointment-note}|代理|[正副](?:厅|处|县|科|局|部)级|列.{1,16}[前后]|\\d年|^正|级$|^[男女]$")
});

/// A post as printed, and what stands in parentheses behind it about the appointment. `at`: where the text stands in
/// the view.
pub(super) fn post_and_note(view: &View<'_>, at: usize, text: &str) -> (String, Option<String>) {
    let (end, note) = parts(text);
    let note = note.map(|inside| fold::compact(view.original(at + inside.start..at + inside.end)));
    (fold::compact(view.original(at..at + end)), note)
}

/// The post of a cell of a table, and the note behind it.
pub(super) fn of_cell(cell: &str) -> (String, Option<String>) {
    let printed = fold::compact(cell);
    let text = fold::narrowed(&printed);
    let (end, note) = parts(&text);
    // What is narrowed keeps its count of characters.
    let of = |range: Range<usize>| {
        let count = |to: usize| text.get(..to).map_or(0, |t| t.chars().count());
        printed.chars().skip(count(range.start)).take(count(range.end) - count(range.start)).collect()
    };
    (of(0..end), note.map(of))
}

/// Where in a text the post ends, and the note about the appointment that stands behind it.
fn parts(text: &str) -> (usize, Option<Range<usize>>) {
    let mut end = text.trim_end_matches([';', '。', ',', ':']).len();
    let mut note = None;
    loop {
        let rest = text.get(..end).unwrap_or("");
        let shorter = Class::PostTail.strip_end(rest).map(|r| r.strip_suffix(units::OF).unwrap_or(r).len());
        if let Some(shorter) = shorter {
            end = shorter;
            continue;
        }
        // A note: the parenthesis at the end, if it tells of the appointment. Others belong to the post's name.
        let Some(open) = trailing_parenthesis(rest) else { break };
        let inside = open + 1..end - 1;
        if note.is_some() || !NOTE.is_match(rest.get(inside.clone()).unwrap_or("")) {
            break;
        }
        note = Some(inside);
        end = open;
    }
    (end, note)
}

/// Where the parenthesis begins that a text ends with.
fn trailing_parenthesis(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev().take(200) {
        match c {
            ')' => depth += 1,
            '(' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (c == '(').then_some(at);
        }
    }
    None
}
