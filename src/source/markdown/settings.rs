//! The settings that site generators keep before a text: which lines they are, and what they state of the document.

use crate::source::stated::{Found, Says, plain, says};
use crate::source::{SourceText, Stated, StatedField};
use crate::zh::{date, office};

/// Settings before the text have no more lines.
const MOST: usize = 400;
/// The lines that settings stand between, each with what parts a name from its value.
const FENCES: [(&str, char); 2] = [("---", ':'), ("+++", '=')];
/// What settings are called that state something of the document.
const NAMES: [(&str, Says); 8] = [
    ("title", Says::Title),
    ("author", Says::Issuer),
    ("authors", Says::Issuer),
    ("issuer", Says::Issuer),
    ("publisher", Says::Issuer),
    ("authority", Says::Issuer),
    ("doc_id", Says::Number),
    ("date", Says::Day),
];

/// The number of lines at the start that are settings: between two lines of `---`, names with values.
pub(super) fn count<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let (mut named, mut fence) = (false, None);
    for (index, line) in lines.take(MOST).enumerate() {
        let Some((mark, parts)) = fence else {
            let line = line.trim_start_matches('\u{FEFF}');
            fence = FENCES.iter().find(|(mark, _)| *mark == line).copied();
            if fence.is_none() {
                return 0;
            }
            continue;
        };
        if line == mark {
            return if named { index + 1 } else { 0 };
        }
        let name = line.split_once(parts).map(|(name, _)| name.trim());
        named |= name.is_some_and(|n| {
            !n.is_empty() && n.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '))
        });
    }
    0
}

/// What the settings in so many lines state of the document. Who writes for a site has a name there, too, and the day may be that
/// of the page: both count where an office is named, and the day only where the text says nothing of it.
pub(super) fn stated(source: &SourceText, count: usize) -> Vec<Stated> {
    let mut found = Found::default();
    let mut day = None;
    for (at, line) in source.lines.iter().take(count).enumerate() {
        let line = source.line(line);
        let Some((name, value)) = line.split_once([':', '=']).filter(|_| !line.starts_with(char::is_whitespace)) else {
            continue;
        };
        let value = value.trim().trim_matches(|c| matches!(c, '"' | '\'')).trim();
        let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim())).map(|(_, says)| *says);
        match known.or_else(|| says(&plain(name))) {
            Some(Says::Issuer) if known.is_some() && !office::is_name(value) => {}
            Some(Says::Day) if known.is_some() => day = date::day_line(value).map(|day| (day, value, at)),
            Some(says) => found.note(says, value, at),
            None => {}
        }
    }
    let text = source.lines.get(count).and_then(|line| source.text.get(line.text.start..)).unwrap_or("");
    if let Some((_, value, at)) = day.filter(|(day, ..)| !date::days_in(text).any(|of_text| of_text == *day))
        && found.has(StatedField::Issuer)
    {
        found.note(Says::Day, value, at);
    }
    found.into_fields()
}
