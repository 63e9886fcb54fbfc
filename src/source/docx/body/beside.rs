//! What stands beside the text of a Word document: what was struck out of it, and the readings of its characters.

use super::Body;
use crate::source::{ThingKind, marks};

/// Text that was struck out or moved away while changes were tracked: it is quoted, and no text of the document.
#[derive(Debug, Default)]
pub(super) struct Struck {
    text: String,
    in_text: bool,
}

impl Struck {
    pub(super) fn start(&mut self, name: &[u8]) {
        self.in_text = matches!(name, b"t" | b"delText");
        if name == b"p" && !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    pub(super) fn end(&mut self) {
        self.in_text = false;
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.in_text {
            self.text.push_str(text);
        }
    }
}

impl Body<'_, '_> {
    /// What begins here was struck out.
    pub(super) fn strike(&mut self) {
        self.skipped = 1;
        self.struck = Some(Struck::default());
    }

    /// Notes what was struck out, where that was text.
    pub(super) fn end_struck(&mut self) {
        if let Some(struck) = self.struck.take().filter(|struck| !struck.text.trim().is_empty()) {
            self.thing(ThingKind::Deleted, struck.text);
        }
    }

    /// The reading of a character stands over it: it is written behind it in brackets, as web pages do.
    pub(super) fn end_reading(&mut self) {
        self.in_reading = false;
        if let Some(reading) = self.reading.take().filter(|reading| !reading.trim().is_empty()) {
            self.text(&marks::reading(reading.trim()));
        }
    }
}
