//! The settings that site generators keep before a text: which lines they are, and what they state of the document.

use crate::source::stated::{Found, Says, plain, says};
use crate::source::{SourceText, Stated};
use crate::zh::office;

/// Settings before the text have no more lines.
const MOST: usize = 400;
/// The lines that settings stand between, each with what parts a name from its value.
const FENCES: [(&str, char); 2] = [("---", ':'), ("+++", '=')];
/// What settings are called that state something of the document.
const NAMES: [(&str, Says); 7] = [
    ("title", Says::Title),
    ("author", Says::Issuer),
    ("authors", Says::Issuer),
    ("issuer", Says::Issuer),
    ("publisher", Says::Issuer),
    ("authority", Says::Issuer),
    ("doc_id", Says::Number),
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

/// What the settings in so many lines state of the document. Who writes for a site has a name there, too, and counts where it is an office; the
/// day there is that of the page.
pub(super) fn stated(source: &SourceText, count: usize) -> Vec<Stated> {
    let mut found = Found::default();
    for (at, line) in source.lines.iter().take(count).enumerate() {
        let line = source.line(line);
        let Some((name, value)) = line.split_once([':', '=']).filter(|_| !line.starts_with(char::is_whitespace)) else {
            continue;
        };
        let value = value.trim().trim_matches(|c| matches!(c, '"' | '\'')).trim();
        let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim())).map(|(_, says)| *says);
        match known.or_else(|| says(&plain(name))) {
            Some(Says::Issuer) if known.is_some() && !office::is_name(value) => {}
            // What a site calls its page: 首页 - 法规库.
            Some(Says::Title) if value.contains(" - ") || value.contains(" | ") => {}
            Some(says) => found.note(says, value, at),
            None => {}
        }
    }
    found.into_fields()
}
