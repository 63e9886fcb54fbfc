//! Paragraphs of a Word document: how one ends, and becomes a line.

use super::super::styles::Props;
use super::Body;
use crate::source::elements::{Look, Looks};
use crate::source::{CellRef, SourceError, ThingKind};

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) props: Props,
    pub(super) text: String,
    /// The number that Word 2003 writes beside the text.
    pub(super) label: Option<String>,
    pub(super) looks: Looks,
    /// Text that is hidden.
    pub(super) hidden: String,
    /// What stands in it that is no text.
    pub(super) things: Vec<(ThingKind, String)>,
    pub(super) behind: Vec<Behind>,
}

/// What is written behind a paragraph that it stands in.
#[derive(Debug)]
pub(super) enum Behind {
    /// The mark of what floats beside the text; one that takes no room in it is no line of it.
    Mark(String, bool),
    /// The part with a chart or diagram.
    Part(String),
}

impl Body<'_, '_> {
    pub(super) fn end_paragraph(&mut self) -> Result<(), SourceError> {
        let Some(mut paragraph) = self.paragraphs.pop() else { return Ok(()) };
        // A picture alone in its paragraph is its text.
        if paragraph.text.trim().is_empty()
            && let Some(at) = paragraph.behind.iter().position(|b| matches!(b, Behind::Mark(_, false)))
            && let Behind::Mark(mark, _) = paragraph.behind.remove(at)
        {
            paragraph.text = mark;
        }
        let style = self.context.styles.resolve(paragraph.style.as_deref());
        let props = paragraph.props.over(&style);
        let label = self.label(&mut paragraph, &props);
        let cell = self.tables.cell();
        let span = self.elements.next_element();
        for (kind, text) in std::mem::take(&mut paragraph.things) {
            self.elements.thing(kind, Some(span), &text);
        }
        if cell.is_none() || !paragraph.text.trim().is_empty() {
            self.write(&paragraph, &props, label.as_deref(), cell)?;
        }
        if !paragraph.hidden.trim().is_empty() {
            self.aside.push(paragraph.hidden);
        }
        if self.tables.is_empty() {
            self.end_hidden()?;
        }
        for behind in paragraph.behind {
            match behind {
                Behind::Mark(mark, true) => self.elements.push_mark(&mark)?,
                Behind::Mark(mark, false) => self.elements.push(&mark, Look { cell, ..Look::default() })?,
                Behind::Part(id) => {
                    self.context.drawn(&id, cell, self.elements)?;
                    self.tables.count_from(self.elements.tables());
                }
            }
        }
        Ok(())
    }

    /// The number of a paragraph. One without text has a number too, but hardly ever is meant to show it.
    fn label(&mut self, paragraph: &mut Paragraph, props: &Props) -> Option<String> {
        let written = !paragraph.text.trim().is_empty();
        let label = match props.number {
            Some(number) if number > 0 && written => {
                // A list may say itself which of its levels a style has.
                let of_style = || self.numbering.level_of(number, paragraph.style.as_deref()?);
                let level = paragraph.props.level.or_else(of_style).or(props.level).unwrap_or(0);
                self.numbering.label(number, level)
            }
            _ => None,
        };
        label.or(paragraph.label.take().filter(|_| written).map(|label| label.trim_end().to_owned()))
    }

    fn write(
        &mut self,
        paragraph: &Paragraph,
        props: &Props,
        label: Option<&str>,
        cell: Option<CellRef>,
    ) -> Result<(), SourceError> {
        let look = Look {
            centred: props.centred == Some(true),
            heading: props.outline.filter(|level| *level < 9).map(|level| level + 1),
            auto_label: label.is_some(),
            cell,
            ..paragraph.looks.most()
        };
        let text = match label {
            Some(label) => format!("{label}{}", paragraph.text.trim_start()),
            None => paragraph.text.clone(),
        };
        if self.tables.is_nested() {
            self.inner.push(text, look);
            return Ok(());
        }
        self.push(&text, look)
    }

    /// Writes a line, which may be one of a cell.
    fn push(&mut self, text: &str, look: Look) -> Result<(), SourceError> {
        let line = self.elements.next_line();
        self.elements.push(text, look)?;
        if let Some(cell) = look.cell {
            self.tables.wrote(cell, line..self.elements.next_line());
        }
        Ok(())
    }

    /// Writes the row of a table inside a cell.
    pub(super) fn end_inner_row(&mut self) -> Result<(), SourceError> {
        for (text, look) in self.inner.end() {
            self.push(&text, Look { cell: self.tables.cell(), ..look })?;
        }
        Ok(())
    }

    /// Writes the hidden text that waited for the end of its paragraph or table.
    pub(super) fn end_hidden(&mut self) -> Result<(), SourceError> {
        for hidden in std::mem::take(&mut self.aside) {
            self.elements.push_hidden(&hidden)?;
        }
        Ok(())
    }
}
