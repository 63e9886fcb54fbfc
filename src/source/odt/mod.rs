//! OpenDocument texts (.odt), ISO/IEC 26300, which the offices of some places publish.

mod account;
mod frames;
mod styles;

use std::collections::HashMap;

use frames::Frames;
use styles::{LEVELS, OUTLINE, Props, Styles};

use super::archive::Archive;
use super::elements::{AUTHOR_ENDS, Elements, InnerRow, Look, Looks, keep_struck, labelled, note_mark};
use super::xml::{Tag, Xml, walk_cancellable};
use super::{CellRef, Named, ReadOptions, SourceError, SourceText, ThingKind};
use super::{margins, marks, text, xml};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const ODT: Named = Named { en: "OpenDocument text", zh: " OpenDocument 文档" };

/// The elements that hold the headers and footers of pages, in the part with the styles.
const MARGINS: &[&[u8]] = &[b"header", b"header-left", b"header-first", b"footer", b"footer-left", b"footer-first"];

/// The content of an archive that is an OpenDocument text.
///
/// # Errors
/// [`SourceError::TooLarge`]; what can't be read for another reason is another kind of file.
pub(super) fn content(archive: &mut Archive<'_>) -> Result<Option<Vec<u8>>, SourceError> {
    let content = match archive.read("content.xml", ODT) {
        Err(error @ SourceError::TooLarge { .. }) => return Err(error),
        content => content.ok().flatten(),
    };
    Ok(content.filter(|content| memchr::memmem::find(content, b"<office:text").is_some()))
}

/// A paragraph being read.
#[derive(Debug, Default)]
struct Paragraph {
    props: Props,
    heading: Option<u8>,
    label: Option<String>,
    text: String,
    looks: Looks,
    /// Text that is hidden.
    hidden: String,
    /// What stands in it that is no text.
    things: Vec<(ThingKind, String)>,
}

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: String,
    /// The next paragraph is the first of an item.
    fresh: bool,
}

/// A table that is open. Tables inside its cells give their text to the cell.
#[derive(Debug, Default)]
struct Table {
    row: u16,
    column: u16,
    cell: Option<CellRef>,
    head: bool,
}

struct Reader<'a> {
    styles: &'a Styles,
    elements: Elements,
    /// From the outside in: a text box stands inside a paragraph.
    paragraphs: Vec<Paragraph>,
    spans: Vec<Props>,
    lists: Vec<List>,
    counters: HashMap<String, [u32; LEVELS]>,
    tables: Vec<Table>,
    table_count: u32,
    /// Depth inside something that is not read.
    skipped: usize,
    /// The text of the note that is open, and all notes.
    note: Option<String>,
    notes: Vec<String>,
    /// The cells of the row that is open in a table inside a cell.
    inner: InnerRow,
    /// Hidden text of cells, which is written behind their table.
    aside: Vec<String>,
    frames: Frames<'a>,
    /// Sections that are open, from the outside in: whether each is hidden.
    sections: Vec<bool>,
    /// The reading of a character that is open.
    reading: Option<String>,
    /// The comment or the struck-out text that is open.
    beside: Option<(ThingKind, String)>,
}

/// Reads an OpenDocument text from its opened archive.
pub(super) fn read(
    info: SourceInfo,
    archive: &mut Archive<'_>,
    content: &[u8],
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let xml::Plain { bytes: content, bad, encoding } = xml::plain(content.to_vec());
    let content = content.as_slice();
    let mut styles = Styles::default();
    let xml::Plain { bytes: set, bad: bad_set, encoding: encoding_set } =
        xml::plain(archive.read("styles.xml", ODT).ok().flatten().unwrap_or_default());
    styles.read(&set);
    styles.read(content);
    options.check()?;
    let objects = frames::objects(content, archive);
    let mut reader = Reader {
        styles: &styles,
        elements: Elements::new(SourceInfo { kind: SourceKind::Docx, ..info }),
        paragraphs: Vec::new(),
        spans: Vec::new(),
        lists: Vec::new(),
        counters: HashMap::new(),
        tables: Vec::new(),
        table_count: 0,
        skipped: 0,
        note: None,
        notes: Vec::new(),
        inner: InnerRow::default(),
        aside: Vec::new(),
        frames: Frames::new(&objects),
        sections: Vec::new(),
        reading: None,
        beside: None,
    };
    account::enter(reader.elements.account(), content, &set);
    for (bad, encoding) in [(bad, encoding), (bad_set, encoding_set)] {
        reader.elements.say(text::lost_characters(bad, encoding, Vec::new()).into_iter().collect());
    }
    let (head, running) = margins::head_and_running(&margins::paragraphs(&set, MARGINS));
    for line in head {
        reader.elements.push(&line, Look::default())?;
    }
    reader.frames.learn_controls(content);
    walk_cancellable(content, options, |event| reader.see(event))?;
    while !reader.paragraphs.is_empty() {
        reader.end_paragraph()?;
    }
    reader.end_inner_row()?;
    for (i, note) in std::mem::take(&mut reader.notes).into_iter().enumerate() {
        let look = Look { auto_label: true, ..Look::default() };
        reader.elements.push(&format!("{}{}", note_mark(i + 1), note.trim()), look)?;
    }
    for line in running {
        reader.elements.push(&line, Look { running: true, ..Look::default() })?;
    }
    options.report(1, 1);
    reader.elements.finish(ODT)
}

impl Reader<'_> {
    fn see(&mut self, event: Xml<'_>) -> Result<(), SourceError> {
        match event {
            Xml::Start(tag) if self.beside.is_some() || self.skipped > 0 => {
                self.skipped += 1;
                // A comment says who left it, and when.
                if tag.name() == b"date"
                    && let Some((_, text)) = &mut self.beside
                {
                    text.push(AUTHOR_ENDS);
                }
            }
            Xml::End(_) if self.beside.is_some() || self.skipped > 0 => {
                self.skipped -= 1;
                if self.skipped == 0
                    && let Some((kind, text)) = self.beside.take()
                {
                    self.thing(kind, text);
                }
            }
            Xml::Text(text) if self.beside.is_some() => {
                if let Some((_, beside)) = &mut self.beside {
                    let day = beside.ends_with(AUTHOR_ENDS)
                        && text.starts_with(|c: char| c.is_ascii_digit())
                        && text.contains('T');
                    beside.push_str(if day { "" } else { text.trim() });
                }
            }
            Xml::Start(tag) => self.start(&tag)?,
            Xml::End(name) => self.end(&name)?,
            Xml::Text(text) if self.skipped == 0 && !self.frames.text(&text) => self.flowing(&text),
            Xml::Text(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), SourceError> {
        self.frames.start(tag);
        match tag.name() {
            _ if self.start_apart(tag) => {}
            // Readings of characters stand over them: they are written behind them in brackets, as web pages do.
            b"ruby-text" => self.reading = Some(String::new()),
            b"content-control" => {
                if let Some(mark) = frames::ticked(tag) {
                    self.thing(ThingKind::FormMark, String::new());
                    self.text(mark);
                    self.skipped = 1;
                }
            }
            b"control" => {
                if let Some(shown) = self.frames.control(tag) {
                    self.thing(ThingKind::FormMark, String::new());
                    self.text(&shown);
                }
            }
            b"p" | b"h" => self.start_paragraph(tag),
            b"span" => self.spans.push(self.styles.chain(tag.attribute(b"style-name").as_deref())),
            b"s" => {
                let count = tag.attribute(b"c").and_then(|v| v.parse::<usize>().ok()).unwrap_or(1);
                self.text(&" ".repeat(count.min(400)));
            }
            b"tab" => self.text("\t"),
            b"line-break" => self.text("\n"),
            b"note" => {
                let mark = note_mark(self.notes.len() + 1);
                self.text(&mark);
                self.note = Some(String::new());
            }
            b"list" => self.start_list(tag),
            b"list-item" => {
                let start = tag.attribute(b"start-value").and_then(|v| v.parse::<u32>().ok());
                self.start_item(start);
            }
            b"table" => {
                self.table_count = self.table_count.saturating_add(u32::from(self.tables.is_empty()));
                self.tables.push(Table::default());
            }
            b"table-header-rows" => self.table(|table| table.head = true),
            b"table-row" => self.table(|table| table.column = 0),
            b"table-cell" | b"covered-table-cell" => self.start_cell(tag),
            _ => {}
        }
        Ok(())
    }

    /// Begins what is read beside the text, or not at all; `false` for an element of the text.
    fn start_apart(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            // What is said of the text beside it.
            b"annotation" => (self.beside, self.skipped) = (Some((ThingKind::Comment, String::new())), 1),
            b"deletion" => (self.beside, self.skipped) = (Some((ThingKind::Deleted, String::new())), 1),
            // What other programs show, templates.
            b"note-citation"
            | b"automatic-styles"
            | b"font-face-decls"
            | b"scripts"
            | b"forms"
            | b"table-of-content-source"
            | b"object"
            | b"binary-data" => self.skipped = 1,
            b"section" => {
                self.sections.push(tag.attribute(b"display").is_some_and(|display| display != "true"));
            }
            b"section-source" => {
                // What it leads to stands in the section as it was read last.
                let target = tag.attribute(b"href").unwrap_or_default();
                let span = self.elements.next_element();
                self.elements.thing(ThingKind::SubDocument, Some(span), &target);
            }
            _ => return false,
        }
        true
    }

    fn thing(&mut self, kind: ThingKind, text: String) {
        self.elements.thing_in(self.paragraphs.last_mut().map(|paragraph| &mut paragraph.things), kind, text);
    }

    /// A frame ended: its mark, or its formula, stands where it is anchored.
    fn framed(&mut self, mark: frames::Mark) -> Result<(), SourceError> {
        self.thing(mark.kind, mark.text.clone());
        if self.paragraphs.is_empty() {
            return self.elements.push(&mark.text, Look::default());
        }
        self.text(&mark.text);
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SourceError> {
        if let Some(mark) = self.frames.end(name) {
            self.framed(mark)?;
        }
        match name {
            b"section" => {
                self.sections.pop();
            }
            b"p" | b"h" => self.end_paragraph()?,
            b"span" => {
                self.spans.pop();
            }
            b"ruby-text" => {
                if let Some(reading) = self.reading.take().filter(|reading| !reading.trim().is_empty()) {
                    self.text(&marks::reading(reading.trim()));
                }
            }
            b"note" => self.notes.extend(self.note.take()),
            b"list" => {
                self.lists.pop();
            }
            b"table-header-rows" => self.table(|table| table.head = false),
            b"table-row" => {
                if self.tables.len() > 1 {
                    self.end_inner_row()?;
                }
                self.table(|table| table.row = table.row.saturating_add(1));
            }
            b"table" => {
                self.tables.pop();
                if self.tables.is_empty() {
                    self.end_hidden()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn start_cell(&mut self, tag: &Tag<'_>) {
        let number = |name: &[u8]| tag.attribute(name).and_then(|v| v.parse::<u16>().ok()).unwrap_or(1).clamp(1, 1000);
        let (columns, rows) = (number(b"number-columns-spanned"), number(b"number-rows-spanned"));
        let (repeated, count) = (number(b"number-columns-repeated"), self.table_count.saturating_sub(1));
        self.table(|table| {
            let (row, column, head) = (table.row, table.column, table.head);
            table.cell = Some(CellRef { table: count, row, column, columns, rows, head });
            table.column = column.saturating_add(repeated);
        });
    }

    /// A list inside another has its style.
    fn start_list(&mut self, tag: &Tag<'_>) {
        let above = self.lists.last().map(|list| list.style.clone());
        let style = tag.attribute(b"style-name").or(above).unwrap_or_default();
        let goes_on = tag.attribute(b"continue-numbering").is_some_and(|v| v == "true")
            || tag.attribute(b"continue-list").is_some();
        if self.lists.is_empty() && !goes_on {
            self.counters.remove(&style);
        }
        self.lists.push(List { style, fresh: false });
    }

    fn start_item(&mut self, start: Option<u32>) {
        let level = (self.lists.len().max(1) - 1).min(LEVELS - 1);
        let Some(list) = self.lists.last_mut() else { return };
        list.fresh = true;
        let begins = start.unwrap_or_else(|| self.styles.start(&list.style, level));
        count(self.counters.entry(list.style.clone()).or_default(), level, begins, start);
    }

    fn start_paragraph(&mut self, tag: &Tag<'_>) {
        let heading = (tag.name() == b"h")
            .then(|| tag.attribute(b"outline-level").and_then(|v| v.parse::<u8>().ok()).unwrap_or(1))
            .map(|level| level.clamp(1, 9));
        let level = (self.lists.len().max(1) - 1).min(LEVELS - 1);
        let fresh = self.lists.last_mut().is_some_and(|list| std::mem::take(&mut list.fresh));
        let label = match (self.lists.last(), heading) {
            (Some(list), _) if fresh => {
                let counters = self.counters.get(&list.style).copied().unwrap_or_default();
                self.styles.label(&list.style, level, &counters)
            }
            (None, Some(heading)) => {
                let level = usize::from(heading - 1);
                let begins = self.styles.start(OUTLINE, level);
                let counters = self.counters.entry(OUTLINE.to_owned()).or_default();
                count(counters, level, begins, None);
                self.styles.label(OUTLINE, level, counters)
            }
            _ => None,
        };
        let props = self.styles.resolve(tag.attribute(b"style-name").as_deref());
        self.paragraphs.push(Paragraph { props, heading, label, ..Paragraph::default() });
    }

    /// Text, in which white space is one blank (OpenDocument 1.3 part 3, 6.1.2).
    fn flowing(&mut self, text: &str) {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' if out.ends_with(' ') => {}
                ' ' | '\t' | '\n' | '\r' => out.push(' '),
                c => out.push(c),
            }
        }
        let begins = self.paragraphs.last().is_some_and(|p| p.text.is_empty() || p.text.ends_with([' ', '\n']));
        self.text(if begins { out.trim_start_matches(' ') } else { &out });
    }

    fn text(&mut self, text: &str) {
        if let Some(reading) = &mut self.reading {
            reading.push_str(text);
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let look = self.spans.iter().fold(paragraph.props.clone(), |under, span| span.over(&under));
        if look.hidden == Some(true) || self.sections.contains(&true) {
            paragraph.hidden.push_str(text);
            return;
        }
        let set = look.script.flatten().map(|script| script.set(paragraph.text.chars().next_back(), text));
        let text = set.as_deref().unwrap_or(text);
        if look.struck == Some(true) {
            keep_struck(&mut paragraph.things, &paragraph.text, text);
        }
        paragraph.text.push_str(text);
        paragraph.looks.add(text, look.points, look.bold == Some(true), look.face);
    }

    fn end_paragraph(&mut self) -> Result<(), SourceError> {
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        if let Some(note) = &mut self.note {
            if !note.is_empty() && !paragraph.text.trim().is_empty() {
                note.push('\n');
            }
            note.push_str(&paragraph.text);
            return Ok(());
        }
        let written = !paragraph.text.trim().is_empty();
        let cell = self.tables.first().and_then(|table| table.cell);
        let span = self.elements.next_element();
        for (kind, text) in &paragraph.things {
            self.elements.thing(*kind, Some(span), text);
        }
        if !paragraph.hidden.trim().is_empty() {
            self.aside.push(paragraph.hidden);
        }
        if cell.is_some() && !written {
            return Ok(());
        }
        let label = paragraph.label.filter(|_| written);
        let look = Look {
            centred: paragraph.props.centred == Some(true),
            heading: paragraph.heading,
            auto_label: label.is_some(),
            cell,
            ..paragraph.looks.most()
        };
        let text = match label {
            Some(label) => labelled(&label, &paragraph.text),
            None => paragraph.text,
        };
        if self.tables.len() > 1 {
            self.inner.push(text, look);
        } else {
            self.elements.push(&text, look)?;
        }
        if self.tables.is_empty() { self.end_hidden() } else { Ok(()) }
    }

    /// Writes the row of a table inside a cell.
    fn end_inner_row(&mut self) -> Result<(), SourceError> {
        let cell = self.tables.first().and_then(|table| table.cell);
        for (text, look) in self.inner.end() {
            self.elements.push(&text, Look { cell, ..look })?;
        }
        Ok(())
    }

    /// Writes the hidden text that waited for the end of its paragraph or table.
    fn end_hidden(&mut self) -> Result<(), SourceError> {
        for hidden in std::mem::take(&mut self.aside) {
            self.elements.push_hidden(&hidden)?;
        }
        Ok(())
    }
}

/// Counts a level on, or begins it; those below it begin anew.
fn count(counters: &mut [u32; LEVELS], level: usize, begins: u32, anew: Option<u32>) {
    for (i, counter) in counters.iter_mut().enumerate() {
        match i.cmp(&level) {
            // A level that was skipped counts as begun.
            std::cmp::Ordering::Less => *counter = (*counter).max(1),
            std::cmp::Ordering::Equal if *counter == 0 || anew.is_some() => *counter = begins,
            std::cmp::Ordering::Equal => *counter = counter.saturating_add(1),
            std::cmp::Ordering::Greater => *counter = 0,
        }
    }
}

#[cfg(test)]
mod tests;
