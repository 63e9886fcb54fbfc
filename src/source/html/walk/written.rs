//! What the walk writes: a line when it is whole, what stood in it and is not shown behind it, and at the end which lines are
//! the article's.

use std::ops::Range;

use super::{Aside, Beside, Walk};
use crate::issue::DropReason;
use crate::source::elements::Look;
use crate::source::html::about::stated_number;
use crate::source::html::compose::Piece;
use crate::source::html::edges::{self, Row};
use crate::source::html::lines::LineKind;
use crate::source::html::{HTML, is_without_text, left_out, notices, stated};
use crate::source::{PartPlace, SourceError, SourceText, Thing, ThingKind};

/// So many lines into the article its number may be stated with a label.
const HEAD: usize = 6;
/// A line with a sentence in it that has more characters is of a text, and what is stated behind it not of its head.
const SENTENCE: usize = 16;

impl Walk<'_, '_> {
    /// Writes the line, if there is one.
    pub(in crate::source::html) fn flush(&mut self) -> Result<(), SourceError> {
        let line = std::mem::take(&mut self.line);
        let blank = |part: &Piece| part.text.trim().is_empty();
        let Some(first) = line.parts.iter().position(|part| !blank(part)) else {
            // A list's label waits for the text, which may be in a paragraph of its own.
            self.line.label = line.label;
            return self.write_aside();
        };
        let last = line.parts.iter().rposition(|part| !blank(part)).unwrap_or(first);
        let parts = line.parts.get(first..=last).unwrap_or_default();
        let look = Look {
            bold: line.bold * 2 > line.count,
            running: !self.inside,
            auto_label: line.label.is_some(),
            left_out: self.unshown.then_some(DropReason::Hidden),
            ..line.look.unwrap_or_default()
        };
        if let ([part], None) = (parts, &line.label)
            && let Some(number) = stated_number(&part.text).filter(|_| !self.inside || self.inner < HEAD && !self.said)
        {
            return self.number_with_label(part, number, look);
        }
        let row = self.rows.len();
        self.things.extend(line.things.into_iter().map(|(kind, says)| (row, kind, says)));
        let mut text = line.label.unwrap_or_default();
        for (i, part) in parts.iter().enumerate() {
            match i {
                0 if !text.is_empty() => text.push_str(part.text.trim_start()),
                0 => {}
                _ => text.push('\n'),
            }
            if i > 0 || text.is_empty() {
                text.push_str(&part.text);
            }
            self.row(part, self.inside);
        }
        self.said |= self.inside && text.contains('。') && text.chars().nth(SENTENCE).is_some();
        self.elements.push(&text, look)?;
        self.things.extend(self.unshown.then_some((row, ThingKind::Hidden, text)));
        self.write_aside()
    }

    /// Writes what stood in the line and is not shown as text.
    fn write_aside(&mut self) -> Result<(), SourceError> {
        for Aside { text, how } in std::mem::take(&mut self.aside) {
            let hidden = how == Beside::Hidden;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            let kind = LineKind::of(&text, 0, text.len());
            let row = self.rows.len();
            let within = self.within && how == Beside::Seen;
            let row_of =
                Row { inside: false, linked: false, furniture: true, kind, about: false, revealed: false, within };
            self.rows.push(row_of);
            let left_out = hidden.then_some(DropReason::Hidden);
            self.elements.push(&text, Look { running: true, left_out, ..Look::default() })?;
            self.things.extend(hidden.then_some((row, ThingKind::Hidden, text)));
        }
        Ok(())
    }

    /// Notes what a line is made of.
    fn row(&mut self, part: &Piece, inside: bool) {
        let linked = part.linked * 10 >= part.count * 8 && part.linked > 0;
        let kind = LineKind::of(&part.text, part.linked, part.count - part.linked);
        self.inner += usize::from(inside);
        self.rows.push(Row {
            inside,
            linked,
            furniture: self.furniture,
            kind,
            about: self.about,
            revealed: self.revealing,
            within: self.within,
        });
    }

    /// Writes a line that states the document's number: its label, and what else the line says, speak of the page.
    fn number_with_label(&mut self, part: &Piece, number: Range<usize>, look: Look) -> Result<(), SourceError> {
        let pieces = [(0..number.start, false), (number.clone(), self.inside), (number.end..part.text.len(), false)];
        for (range, inside) in pieces {
            let text = part.text.get(range).unwrap_or("").trim();
            if !text.is_empty() {
                self.row(part, inside);
                self.elements.push(text, Look { running: !inside, ..look })?;
            }
        }
        Ok(())
    }

    /// Decides which lines are the article's.
    pub(super) fn finish(mut self) -> Result<SourceText, SourceError> {
        let mut source = self.elements.finish(HTML)?;
        if let (Some((title, shown)), Some(begun)) = (&self.title, self.begun)
            && title.end <= begun
        {
            edges::bridge(&mut source, &mut self.rows, title.clone(), begun, *shown);
        }
        if !self.rows.iter().any(|row| row.inside) {
            // No article was met: better all of the page than nothing.
            edges::show_all(&mut source);
        } else if self.article.framed {
            edges::trim(&mut source, &self.rows, self.article.listed);
        }
        edges::trim_menus(&mut source, &self.rows, self.article.framed);
        edges::hide_repeated(&mut source, &self.rows);
        edges::show_number(&mut source, &self.rows);
        edges::show_attachments(&mut source, &mut self.rows);
        edges::trim_path(&mut source);
        let stated = self.article.headline.stated.take().or_else(|| edges::title_of_path(&source));
        let title = stated.as_deref().and_then(|title| edges::title_lines(&source, title));
        if let Some(title) = &title {
            edges::trim_over(&mut source, &self.rows, title);
            if !self.article.framed {
                edges::trim_around(&mut source, &self.rows, title);
            }
            edges::part_title(&mut source, title);
        }
        source.stated = stated::read(&source, &self.rows, stated, title);
        if self.seen_pictures && !self.article.listed && is_without_text(&source) {
            source.diagnostics.push(notices::in_pictures());
        }
        for (at, kind, text) in self.things {
            // A formula of the frame counts, too: the account has all.
            let Some(line) = source.lines.get(at) else { continue };
            let shown = line.hint.as_ref().is_none_or(|hint| !hint.running);
            if shown || matches!(kind, ThingKind::Formula | ThingKind::Hidden) {
                source.things.push(Thing { kind, place: PartPlace::Whole, span: Some(line.span), text });
            }
        }
        source.diagnostics.extend(notices::revealed(&source, &self.rows));
        source.diagnostics.extend(left_out::told(&source, &self.rows));
        Ok(source)
    }
}
