//! Characters of Rich Text, and the paragraphs that they become.

use super::characters::Font;
use super::{Paragraph, Reader, Target};
use crate::source::SourceError;
use crate::source::elements::{Look, face_class, keep_struck, labelled, note_mark};
use crate::source::scripts::Script;

impl Reader {
    /// Whether what comes stands for a Unicode character before it.
    pub(super) fn skip_stand_in(&mut self) -> bool {
        let skip = self.skipped > 0;
        self.skipped = self.skipped.saturating_sub(1);
        skip
    }

    /// Bytes of text.
    pub(super) fn coded(&mut self, bytes: &[u8]) {
        let skip = self.skipped.min(bytes.len());
        self.skipped -= skip;
        if !matches!(self.state.target, Target::Nothing | Target::Picture) {
            self.bytes.extend(bytes.iter().skip(skip));
        }
    }

    /// A character, or half of one.
    pub(super) fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        let units = [self.high.take().unwrap_or(0), unit];
        let from = usize::from(units[0] == 0);
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            // Bytes of symbol fonts.
            _ => {
                let text = String::from_utf16_lossy(units.get(from..).unwrap_or_default());
                self.text(&text);
            }
        }
        self.skipped = self.state.stand_ins;
    }

    pub(super) fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let of_font = self.fonts.get(&self.state.font).and_then(|font| font.encoding);
        let encoding =
            if self.encoding == encoding_rs::UTF_8 { self.encoding } else { of_font.unwrap_or(self.encoding) };
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.text(&text);
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.state.target {
            Target::Nothing | Target::Picture | Target::Form => {}
            Target::Entry => self.entry.push_str(text),
            Target::Sign => self.sign.push_str(text),
            Target::Math => {
                if let Some(math) = &mut self.math {
                    math.run(text);
                }
            }
            Target::Fonts => {
                let font = self.font();
                font.face = font.face.or_else(|| face_class(text));
            }
            Target::Label => self.aside.push_str(&text.replace(|c| ('\u{E000}'..='\u{F8FF}').contains(&c), "•")),
            Target::Instruction | Target::Name | Target::Value | Target::Program | Target::Author => {
                self.aside.push_str(text)
            }
            Target::Text if self.state.deleted => self.strike(text),
            Target::Text if self.state.hidden => self.paragraph().hidden.push_str(text),
            Target::Text => {
                let face = self.fonts.get(&self.state.font).and_then(|font| font.face);
                let (size, bold, script) = (self.state.size, self.state.bold, self.state.script);
                let struck = self.state.struck;
                let script = script.or((self.state.high && Script::can_be(text)).then_some(Script::Raised));
                let paragraph = self.paragraph();
                let set = script.map(|script| script.set(paragraph.text.chars().next_back(), text));
                let text = set.as_deref().unwrap_or(text);
                if struck {
                    keep_struck(&mut paragraph.things, &paragraph.text, text);
                }
                paragraph.text.push_str(text);
                paragraph.looks.add(text, Some(size.unwrap_or(24) as f32 / 2.0), bold, face);
            }
        }
    }

    pub(super) fn font(&mut self) -> &mut Font {
        self.fonts.entry(self.state.font).or_default()
    }

    pub(super) fn paragraph(&mut self) -> &mut Paragraph {
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Paragraph::default());
        }
        let last = self.paragraphs.len() - 1;
        &mut self.paragraphs[last]
    }

    pub(super) fn end_paragraph(&mut self) -> Result<(), SourceError> {
        // Notes are one line.
        if self.paragraph().note {
            return Ok(());
        }
        let paragraph = std::mem::take(self.paragraph());
        let label = paragraph.label.filter(|_| !paragraph.text.trim().is_empty());
        let look = Look {
            centred: self.state.centred,
            heading: self.state.outline.filter(|level| *level < 9).map(|level| level + 1),
            auto_label: label.is_some(),
            ..paragraph.looks.most()
        };
        let text = match label {
            Some(label) => labelled(label.trim(), &paragraph.text),
            None => paragraph.text,
        };
        let span = self.elements.next_element();
        for (kind, text) in paragraph.things {
            self.elements.thing(kind, Some(span), &text);
        }
        if !paragraph.hidden.trim().is_empty() {
            self.hidden.push(paragraph.hidden);
        }
        if self.state.in_table && self.state.nested {
            if !text.trim().is_empty() {
                self.inner.push(text, look);
            }
            return Ok(());
        }
        if self.state.in_table {
            self.end_inner_row();
            self.table.paragraph(text, look);
            return Ok(());
        }
        self.end_table()?;
        self.elements.push(&text, look)?;
        self.end_hidden()
    }

    /// Ends the row of a table inside a cell.
    pub(super) fn end_inner_row(&mut self) {
        for (text, look) in self.inner.end() {
            self.table.paragraph(text, look);
        }
    }

    /// Writes the hidden text that waited for the end of its paragraph or table.
    pub(super) fn end_hidden(&mut self) -> Result<(), SourceError> {
        for hidden in std::mem::take(&mut self.hidden) {
            self.elements.push_hidden(&hidden)?;
        }
        Ok(())
    }

    pub(super) fn end_table(&mut self) -> Result<(), SourceError> {
        self.end_inner_row();
        if self.table.finish(self.tables, &mut self.elements)? {
            self.tables = self.tables.saturating_add(1);
        }
        Ok(())
    }

    /// Ends what is open, and writes the notes.
    pub(super) fn finish(&mut self) -> Result<(), SourceError> {
        self.decode();
        self.state.in_table = false;
        self.states.clear();
        while let Some(paragraph) = self.paragraphs.last() {
            match paragraph {
                Paragraph { note: true, text, .. } => self.notes.push(text.clone()),
                Paragraph { text, .. } if text.trim().is_empty() => {}
                _ => self.end_paragraph()?,
            }
            self.paragraphs.pop();
        }
        self.end_table()?;
        self.end_hidden()?;
        for (i, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let look = Look { auto_label: true, ..Look::default() };
            self.elements.push(&format!("{}{}", note_mark(i + 1), note.trim()), look)?;
        }
        for line in std::mem::take(&mut self.margins) {
            self.elements.push(line.trim(), Look { running: true, ..Look::default() })?;
        }
        Ok(())
    }
}
