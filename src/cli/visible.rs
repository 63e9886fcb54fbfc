//! Text of files and names for a terminal: what would steer it is shown instead.

use std::borrow::Cow;
use std::io::{self, Write};

/// Whether a character steers a terminal, or turns the order of what stands around it, rather than being seen. Line ends and tabs part
/// the columns and lines of answers.
fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n' && c != '\t') || turns
}

/// A text with such characters as visible escapes: `\u{1b}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if steers(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    Cow::Owned(shown)
}

/// Writes text so. Every piece that is written is whole text.
pub(super) struct Visible<'a>(pub(super) &'a mut dyn Write);

impl Write for Visible<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(visible(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
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
        let mut out = Vec::new();
        writeln!(Visible(&mut out), "红\u{1b}]0;x\u{7}").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "红\\u{1b}]0;x\\u{7}\n");
    }
}
