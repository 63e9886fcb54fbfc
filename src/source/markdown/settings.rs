//! The settings that site generators keep before a text, and what a program that saved it wrote over it: which lines they are, and
//! what they state of the document.

use crate::source::stated::{ADDRESS, Found, Says, keyed};
use crate::source::{SourceText, Stated};
use crate::zh::chars;

/// Settings before the text have no more lines.
const MOST: usize = 400;
/// The lines that settings stand between, each with what parts a name from its value.
const FENCES: [(&str, char); 2] = [("---", ':'), ("+++", '=')];
/// A list of names and values over a text has at least so many.
const LISTED: usize = 3;
/// A list of offices has no more.
const OFFICES: usize = 8;

/// The number of lines at the start that are settings: between two lines of `---`, names with values; or a list of names and values over
/// such a line.
pub(super) fn count<'t, I: Iterator<Item = &'t str>>(lines: impl Fn() -> I) -> usize {
    match fenced(lines()) {
        0 => listed(lines()),
        fenced => fenced,
    }
}

fn fenced<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
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
        named |= line.split_once(parts).is_some_and(|(name, _)| is_name(name.trim()));
    }
    0
}

/// What a setting is called.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '))
}

/// The lines of a list of names and values, with its heading and the rule that ends it: `- source_url: …`. Each item is one, and a
/// name is a program's; one at least is known, or has an address as its value.
fn listed<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let (mut items, mut headed, mut joined, mut known) = (0, false, false, false);
    for (index, line) in lines.take(MOST).enumerate() {
        let line = line.trim_start_matches('\u{FEFF}').trim();
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        if let Some((name, value)) = item.and_then(|item| item.split_once(':')) {
            if !is_name(name.trim()) {
                return 0;
            }
            joined |= name.contains('_');
            known |= keyed(name).is_some() || value.contains(ADDRESS);
            items += 1;
        } else if line == "---" {
            return if items >= LISTED && joined && known { index + 1 } else { 0 };
        } else if line.starts_with('#') && !headed && items == 0 {
            headed = true;
        } else if !line.is_empty() {
            return 0;
        }
    }
    0
}

/// What the settings in so many lines state of the document. Who writes for a site has a name there, too, and counts where it is an
/// office; the day there is that of the page, where it is not said to be another.
pub(super) fn stated(source: &SourceText, count: usize) -> Vec<Stated> {
    let mut found = Found::default();
    // Offices that are listed below their name.
    let mut offices: Option<(usize, Vec<&str>)> = None;
    for (at, line) in source.lines.iter().take(count).enumerate() {
        let line = source.line(line);
        let item = line.trim_start().strip_prefix("- ").map(str::trim);
        if let (Some((_, offices)), Some(item)) = (&mut offices, item.filter(|item| !item.contains(':'))) {
            offices.push(unquoted(item));
            continue;
        }
        note_offices(&mut found, offices.take());
        let line = line.strip_prefix("- ").unwrap_or(line);
        let named = line.split_once([':', '=']).filter(|_| !line.starts_with(char::is_whitespace));
        let Some((name, value)) = named else { continue };
        let (name, value) = (name.trim(), unquoted(value));
        let says = keyed(name);
        let inside = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
        match (says, inside) {
            (Some(Says::Issuer), _) if value.is_empty() => offices = Some((at, Vec::new())),
            (Some(Says::Issuer), Some(inside)) => {
                note_offices(&mut found, Some((at, inside.split([',', '，', '、']).map(unquoted).collect())));
            }
            // A label that people write is followed by an office, however it is called.
            (Some(Says::Issuer), None) if !name.is_ascii() => found.note(Says::Issuer, value, at),
            (Some(Says::Issuer), None) => note_offices(&mut found, Some((at, vec![value]))),
            // What a site calls its page: 首页 - 法规库.
            (Some(Says::Title), _) if value.contains(" - ") || value.contains(" | ") || !has_han(value) => {}
            // What a page shows and what a site holds of it is told by these words, too: draft, published.
            (Some(Says::State), _) if !has_han(value) => {}
            (Some(says), _) => found.note(says, value, at),
            (None, _) => {}
        }
    }
    note_offices(&mut found, offices.take());
    found.into_fields()
}

fn has_han(value: &str) -> bool {
    value.chars().any(chars::is_han)
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(|c| matches!(c, '"' | '\'')).trim()
}

/// Notes who issues a document, where all that is listed are offices.
fn note_offices(found: &mut Found, offices: Option<(usize, Vec<&str>)>) {
    let Some((at, offices)) = offices.filter(|(_, offices)| (1..=OFFICES).contains(&offices.len())) else { return };
    found.offices(&offices, at);
}
