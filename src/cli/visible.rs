//! Text of files and names for a terminal: what would steer it is shown instead.

use std::borrow::Cow;
use std::io::{self, Write};

/// Whether a character steers a terminal, or turns the order of what stands around it, rather than being seen. Line ends and tabs part
/// the columns and lines of answers.
fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n' && c != '\t') || turns
}

/// How such a character is spelled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// As it is: what is written is no text for people.
    Untouched,
    /// `\u{1b}`.
    Text,
    /// `\u001b`, which is the same character to who reads JSON. Outside of its strings JSON has none.
    Json,
}

/// How an answer is spelled that a person sees, or else a program reads.
pub(super) fn spelling(seen: bool, json: bool) -> Spelling {
    match (seen, json) {
        (false, _) => Spelling::Untouched,
        (true, false) => Spelling::Text,
        (true, true) => Spelling::Json,
    }
}

/// A text with such characters as visible escapes: `\u{1b}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    spelled(text, Spelling::Text)
}

/// JSON with such characters in the escapes of JSON.
pub(super) fn visible_json(json: &str) -> Cow<'_, str> {
    spelled(json, Spelling::Json)
}

fn spelled(text: &str, spelling: Spelling) -> Cow<'_, str> {
    if spelling == Spelling::Untouched || !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // The line ends of CSV and of calendars are both.
        if !steers(c) || c == '\r' && rest.peek() == Some(&'\n') {
            shown.push(c);
        } else if spelling == Spelling::Json {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| shown.push_str(&format!("\\u{unit:04x}")));
        } else {
            shown.extend(c.escape_unicode());
        }
    }
    Cow::Owned(shown)
}

/// Writes text so.
pub(super) struct Visible<'a> {
    out: &'a mut dyn Write,
    spelling: Spelling,
    /// The end of what was written, where only what comes next tells what it is: part of a character, or a carriage return.
    held: Vec<u8>,
}

impl<'a> Visible<'a> {
    /// Writes text for people.
    pub(super) fn text(out: &'a mut dyn Write) -> Self {
        Self::new(out, Spelling::Text)
    }

    pub(super) fn new(out: &'a mut dyn Write, spelling: Spelling) -> Self {
        Self { out, spelling, held: Vec::new() }
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(spelled(&String::from_utf8_lossy(bytes), self.spelling).as_bytes())
    }
}

/// Where what can be told apart by itself ends.
fn told_apart(bytes: &[u8]) -> usize {
    if bytes.ends_with(b"\r") {
        return bytes.len() - 1;
    }
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

impl Write for Visible<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.spelling == Spelling::Untouched {
            return self.out.write(bytes);
        }
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        self.held = all.split_off(told_apart(&all));
        self.put(&all)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Visible<'_> {
    fn drop(&mut self) {
        let held = std::mem::take(&mut self.held);
        // Whoever writes to what is closed has heard of it before.
        let _ = self.put(&held);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown() {
        assert!(matches!(visible("第一条\t供水\n"), Cow::Borrowed(_)));
        assert_eq!(visible("a\u{1b}[31m\r\u{7}\u{9b}2J\u{7f}"), "a\\u{1b}[31m\\u{d}\\u{7}\\u{9b}2J\\u{7f}");
        assert_eq!(visible("公\u{202e}报"), "公\\u{202e}报");
        assert_eq!(visible("题名,文号\r\n甲\u{7},\r乙\r\n"), "题名,文号\r\n甲\\u{7},\\u{d}乙\r\n");
        let mut out = Vec::new();
        writeln!(Visible::text(&mut out), "红\u{1b}]0;x\u{7}").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "红\\u{1b}]0;x\\u{7}\n");
    }

    #[test]
    fn pieces_may_end_in_the_middle_of_a_character_or_a_line_end() {
        let text = "题名\u{202e}报\r\n\u{9b}乙\r".as_bytes();
        for size in 1..=text.len() {
            let mut out = Vec::new();
            let mut shown = Visible::text(&mut out);
            text.chunks(size).for_each(|piece| shown.write_all(piece).unwrap());
            drop(shown);
            assert_eq!(String::from_utf8(out).unwrap(), "题名\\u{202e}报\r\n\\u{9b}乙\\u{d}", "{size}");
        }
    }

    #[test]
    fn json_stays_the_same_json() {
        let said = serde_json::json!({ "a": "红\u{9b}\u{202e}\u{7f}\u{1b}\n", "b": [1] });
        let mut out = Vec::new();
        writeln!(Visible::new(&mut out, Spelling::Json), "{said:#}").unwrap();
        assert!(!String::from_utf8_lossy(&out).contains(steers));
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), said);
    }
}
