//! Markup within the lines of a text: tags and entities of HTML, and the links, pictures and attributes of Markdown. What a line
//! shows stands as lines of its own behind the text, since nothing of the file reads so; what was markup is kept beside it.

mod attributes;
mod lines;
mod scan;
mod tags;
#[cfg(test)]
mod tests;

pub(super) use lines::{Writer, account, is_in, read_lines, write};
pub(super) use scan::target_at;

use std::collections::HashMap;

use super::{ThingKind, html};

/// Names of characters that are looked up anew.
const NAMES: usize = 4096;
/// Bytes of the longest name of a character, with its signs.
const LONGEST_NAME: usize = 34;

/// Which markup a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Tags and entities.
    Html,
    /// These, and Markdown's own.
    Markdown,
}

/// Takes markup out of lines.
pub(super) struct Markup {
    form: Form,
    /// What the names of characters that were met stand for.
    names: HashMap<String, Option<String>>,
}

/// What a line with markup shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Its text; markup may end lines within it.
    pub(super) parts: Vec<Part>,
    /// The markup, as written.
    pub(super) taken: String,
    /// Words that are shown as deleted.
    pub(super) deleted: String,
    /// What is no text, with what it says.
    pub(super) things: Vec<(ThingKind, String)>,
}

/// A line of what is shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    /// The level of the heading that it is.
    pub(super) heading: Option<u8>,
    pub(super) centred: bool,
    /// It begins an element that stands by itself.
    pub(super) begins: bool,
}

impl Markup {
    pub(super) fn new(form: Form) -> Self {
        Self { form, names: HashMap::new() }
    }

    /// What a line shows; `None` where it has no markup.
    pub(super) fn shown(&mut self, line: &str) -> Option<Shown> {
        let marks: &[char] = if self.form == Form::Markdown { &['<', '&', '[', '{', '~'] } else { &['<', '&'] };
        // A line that is a comment is the parser's.
        let comment = || {
            line.trim()
                .strip_prefix("<!--")
                .is_some_and(|inner| inner.find("-->").is_some_and(|end| end + 3 == inner.len()))
        };
        if !line.contains(marks) || comment() {
            return None;
        }
        scan::Scan::new(line, self).run()
    }

    /// What the name of a character at the start of a text stands for, and the length of the name.
    fn character(&mut self, text: &str) -> Option<(String, usize)> {
        let end = text.bytes().take(LONGEST_NAME).position(|b| b == b';')? + 1;
        let name = text.get(..end)?;
        let inner = name.get(1..end - 1)?;
        let letters = inner.strip_prefix('#').unwrap_or(inner);
        if letters.is_empty() || !letters.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        if let Some(known) = self.names.get(name) {
            return known.clone().map(|known| (known, end));
        }
        if self.names.len() >= NAMES {
            return None;
        }
        let found = html::entity(name);
        self.names.insert(name.to_owned(), found.clone());
        found.map(|found| (found, end))
    }
}
