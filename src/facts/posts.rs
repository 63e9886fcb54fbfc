//! Posts as lists of appointments print them, and the notes behind them: 甲局副局长（试用期一年）.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::people::{looks_like_post, surname};
use super::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, units};

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

/// Whether a marker's one character is part of a longer word: 任期, 任务, 任免, 减免.
pub(super) fn is_word(marker: &str, before: &str, after: &str) -> bool {
    // 推进责任到底, 历任甲局局长
    let ends = |word: &&str| word.strip_suffix(marker).is_some_and(|w| !w.is_empty() && before.ends_with(w));
    let ends_word = || Class::NoGiven.words().iter().any(ends);
    match marker {
        // 任教 is a word, but 任教务处处长 gives a post.
        "任" => {
            let taught = Class::TeachingOffice.starts(after).is_some() && looks_like_post(after);
            // 办公室主任 林媛 under a paper: the end of a post.
            let post = [Class::OfficeHeld, Class::PostEnd].iter().any(|class| class.words().iter().any(ends));
            post || ends_word() || after.starts_with(|c| "期务职免命何意用教".contains(c)) && !taught
        }
        "免" => {
            ends_word()
                || before.ends_with(|c| "任减豁避以不".contains(c))
                || after.starts_with(|c| "费征税检疫责于试职".contains(c))
        }
        _ => false,
    }
}

/// Whether people may be given or lose what is read as a post. What ends as posts do (甲局副局长) is one; another thing only where the verb says
/// so (`told`), and where those who are named have a surname (公司变更为项目投资主体 gives nobody anything).
pub(super) fn is_given(position: &str, people: &[String], told: bool) -> bool {
    let text = fold::narrowed(position);
    let post = brackets::split_outside(&text, |c| matches!(c, units::LIST | ',' | '，')).into_iter();
    let post = post.filter_map(|part| text.get(part)).any(|part| looks_like_post(last_of(part)));
    let sound = |name: &String| {
        let family = surname(name);
        chars::is_dotted(name) || family > 0 && (family + 1..=family + 2).contains(&name.chars().count())
    };
    post || told && people.iter().all(sound)
}

/// The last characters of a part of a post, by which it is told that it is one.
fn last_of(part: &str) -> &str {
    part.char_indices().rev().nth(LONGEST_POST - 1).and_then(|(at, _)| part.get(at..)).unwrap_or(part)
}

/// Characters of a post's end that are looked at.
const LONGEST_POST: usize = 24;
