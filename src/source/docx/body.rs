//! The body of a Word document: paragraphs, tables, notes.

use std::collections::HashMap;

use super::fields::Fields;
use super::numbering::Numbering;
use super::styles::{Props, Styles};
use super::symbols;
use crate::source::elements::{Elements, Look, note_mark};
use crate::source::xml::{Tag, Xml, walk, walk_cancellable};
use crate::source::{CellRef, FaceClass, ReadOptions, SourceError};

/// A paragraph being read.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    props: Props,
    text: String,
    /// The number that Word 2003 writes beside the text.
    label: Option<String>,
    /// Characters of each size, of bold, of each face.
    sizes: HashMap<u32, usize>,
    bold: usize,
    faces: HashMap<FaceClass, usize>,
    counted: usize,
}

/// A table being read. Tables inside its cells give their text to the cell.
#[derive(Debug, Default)]
struct Table {
    number: u32,
    row: u16,
    column: u16,
    cell: Option<CellRef>,
    head: bool,
    /// The row was deleted.
    deleted: bool,
    merged_down: bool,
    /// By column: the first row of the cell that may go on below, and its lines.
    open: HashMap<u16, (u16, Vec<usize>)>,
}

/// Where in the XML the reader is.
struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    elements: &'a mut Elements,
    /// Paragraphs from the outside in: a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    table_count: u32,
    in_paragraph_props: usize,
    in_run_props: usize,
    in_row_props: usize,
    run: Props,
    run_style: Option<String>,
    in_text: bool,
    in_instruction: bool,
    fields: Fields,
    /// For each choice of forms that is open: whether one of them has had text.
    choices: Vec<bool>,
    /// Depth inside something that is not read.
    skipped: usize,
    /// Notes met so far, in order: kind and id.
    notes: Vec<(Note, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Note {
    Foot,
    End,
}

/// Reads the main part, and behind it the notes that it refers to.
pub(super) fn read(
    main: &[u8],
    notes: [&[u8]; 2],
    styles: &Styles,
    numbering: Numbering,
    elements: &mut Elements,
    options: &ReadOptions<'_>,
) -> Result<(), SourceError> {
    let mut body = Body {
        styles,
        numbering,
        elements,
        paragraphs: Vec::new(),
        tables: Vec::new(),
        table_count: 0,
        in_paragraph_props: 0,
        in_run_props: 0,
        in_row_props: 0,
        run: Props::default(),
        run_style: None,
        in_text: false,
        in_instruction: false,
        fields: Fields::default(),
        choices: Vec::new(),
        skipped: 0,
        notes: Vec::new(),
    };
    walk_cancellable(main, options, |event| body.see(event))?;
    while !body.paragraphs.is_empty() {
        body.end_paragraph()?;
    }
    let texts = [note_texts(notes[0], b"footnote"), note_texts(notes[1], b"endnote")];
    for (i, (kind, id)) in std::mem::take(&mut body.notes).into_iter().enumerate() {
        let text = texts.get(usize::from(kind == Note::End)).and_then(|of| of.get(&id));
        if let Some(text) = text {
            let look = Look { auto_label: true, ..Look::default() };
            body.elements.push(&format!("{}{text}", note_mark(i + 1)), look)?;
        }
    }
    Ok(())
}

impl Body<'_> {
    fn see(&mut self, event: Xml<'_>) -> Result<(), SourceError> {
        match event {
            Xml::Start(_) if self.skipped > 0 => self.skipped += 1,
            Xml::End(_) if self.skipped > 0 => self.skipped -= 1,
            Xml::Start(tag) => self.start(&tag),
            Xml::End(name) => self.end(&name)?,
            Xml::Text(text) if self.in_text && self.skipped == 0 => self.text(&text),
            Xml::Text(text) if self.in_instruction && self.skipped == 0 => self.fields.instruct(&text),
            Xml::Text(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            // These are earlier states of properties.
            b"pPrChange" | b"rPrChange" | b"tcPrChange" | b"trPrChange" | b"tblPrChange" | b"numberingChange" => {
                self.skipped = 1;
            }
            b"del" if self.in_row_props > 0 => self.table(|table| table.deleted = true),
            b"AlternateContent" => self.choices.push(false),
            // Fallback repeats what Choice holds, unless that is a drawing without text.
            b"Fallback" if self.choices.last() != Some(&false) => self.skipped = 1,
            // Moved-away and deleted text is text no more; the reading of a character (ruby) stands over it. In run
            // properties these speak of the paragraph's mark. Word 2003 keeps headers in the text.
            b"moveFrom" | b"del" | b"rt" | b"hdr" | b"ftr" if self.in_run_props == 0 => self.skipped = 1,
            b"tc" if self.tables.last().is_some_and(|table| table.deleted) => self.skipped = 1,
            b"p" => self.paragraphs.push(Paragraph::default()),
            b"pPr" => self.in_paragraph_props += 1,
            b"rPr" => self.in_run_props += 1,
            b"trPr" => self.in_row_props += 1,
            b"r" => (self.run, self.run_style) = (Props::default(), None),
            b"tbl" => self.start_table(),
            b"tr" => self.table(|table| {
                table.column = 0;
                (table.head, table.deleted) = (false, false);
            }),
            b"tblHeader" => {
                let on = tag.is_on();
                self.table(|table| table.head = on);
            }
            b"gridBefore" => {
                let skip = tag.number().unwrap_or(0);
                self.table(|table| table.column = table.column.saturating_add(skip));
            }
            b"tc" => self.table(|table| {
                let (row, column) = (table.row, table.column);
                table.merged_down = false;
                table.cell = Some(CellRef { table: table.number, row, column, columns: 1, rows: 1, head: table.head });
            }),
            b"gridSpan" => {
                let columns = tag.number::<u16>().unwrap_or(1).clamp(1, 1000);
                self.table(|table| {
                    if let Some(cell) = &mut table.cell {
                        cell.columns = columns;
                    }
                });
            }
            b"vMerge" | b"vmerge" => {
                let down = tag.value().is_none_or(|v| v != "restart");
                self.table(|table| table.merged_down = down);
            }
            _ if self.in_paragraph_props > 0 => self.paragraph_property(tag),
            b"rStyle" if self.in_run_props > 0 => self.run_style = tag.value(),
            _ if self.in_run_props > 0 => self.run.take(tag),
            name => self.content(name, tag),
        }
    }

    fn paragraph_property(&mut self, tag: &Tag<'_>) {
        // The run properties inside paragraph properties are those of the paragraph mark.
        if self.in_run_props > 0 {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag.name() {
            b"pStyle" => paragraph.style = tag.value(),
            b"t" => paragraph.label = tag.value().filter(|label| !label.trim().is_empty()),
            _ => paragraph.props.take(tag),
        }
    }

    /// What stands in a run.
    fn content(&mut self, name: &[u8], tag: &Tag<'_>) {
        match name {
            b"t" => self.in_text = true,
            b"instrText" => self.in_instruction = true,
            b"fldChar" => {
                let shown = self.fields.mark(&tag.attribute(b"fldCharType").unwrap_or_default());
                if let Some(shown) = shown {
                    self.text(&shown);
                }
            }
            // Letters drawn as a picture (WordArt): the red head of many a paper.
            b"textpath" => {
                let text = tag.attribute(b"string").unwrap_or_default();
                self.text(&text);
            }
            b"tab" | b"ptab" => self.text("\t"),
            b"cr" => self.text("\n"),
            b"br" if tag.attribute(b"type").is_none_or(|kind| kind == "textWrapping") => self.text("\n"),
            b"noBreakHyphen" => self.text("-"),
            b"sym" => {
                let code = tag.attribute(b"char").and_then(|v| u32::from_str_radix(&v, 16).ok());
                let font = tag.attribute(b"font").unwrap_or_default();
                if let Some(c) = code.and_then(char::from_u32) {
                    let c = symbols::shown(&font, c);
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            b"footnoteReference" => self.note(Note::Foot, tag),
            b"endnoteReference" => self.note(Note::End, tag),
            _ => {}
        }
    }

    fn note(&mut self, kind: Note, tag: &Tag<'_>) {
        if let Some(id) = tag.attribute(b"id") {
            self.notes.push((kind, id));
            self.text(&note_mark(self.notes.len()));
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SourceError> {
        match name {
            b"p" => self.end_paragraph()?,
            b"pPr" => self.in_paragraph_props = self.in_paragraph_props.saturating_sub(1),
            b"rPr" => self.in_run_props = self.in_run_props.saturating_sub(1),
            b"t" => self.in_text = false,
            b"instrText" => self.in_instruction = false,
            b"AlternateContent" => {
                self.choices.pop();
            }
            b"tc" => self.end_cell(),
            b"trPr" => self.in_row_props = self.in_row_props.saturating_sub(1),
            b"tr" => self.table(|table| table.row = table.row.saturating_add(u16::from(!table.deleted))),
            b"tbl" => {
                self.tables.pop();
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let style = self.styles.resolve(paragraph.style.as_deref());
        let look = match &self.run_style {
            Some(run_style) => self.run.over(&self.styles.chain(Some(run_style))).over(&style),
            None => self.run.over(&style),
        };
        if look.hidden == Some(true) {
            return;
        }
        let n = text.chars().filter(|c| !c.is_whitespace()).count();
        if n > 0 {
            self.fields.text();
            self.choices.iter_mut().for_each(|texts| *texts = true);
        }
        paragraph.text.push_str(text);
        paragraph.counted += n;
        if let Some(size) = look.size {
            *paragraph.sizes.entry(size.round().clamp(0.0, 5000.0) as u32).or_default() += n;
        }
        if look.bold == Some(true) {
            paragraph.bold += n;
        }
        if let Some(face) = look.face {
            *paragraph.faces.entry(face).or_default() += n;
        }
    }

    fn end_paragraph(&mut self) -> Result<(), SourceError> {
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        let style = self.styles.resolve(paragraph.style.as_deref());
        let props = paragraph.props.over(&style);
        let written = !paragraph.text.trim().is_empty();
        // A paragraph without text shows its number too, but hardly ever is meant to.
        let label = match props.number {
            Some(number) if number > 0 && written => {
                // A list may say itself which of its levels a style has.
                let of_style = || self.numbering.level_of(number, paragraph.style.as_deref()?);
                let level = paragraph.props.level.or_else(of_style).or(props.level).unwrap_or(0);
                self.numbering.label(number, level)
            }
            _ => None,
        };
        let label = label.or(paragraph.label.filter(|_| written));
        let cell = self.tables.first().and_then(|table| table.cell);
        if cell.is_some() && !written {
            return Ok(());
        }
        let most =
            |counts: &HashMap<u32, usize>| counts.iter().max_by_key(|(size, n)| (**n, **size)).map(|(size, _)| *size);
        let size = most(&paragraph.sizes).map(|half| half as f32 / 2.0);
        let face = paragraph.faces.iter().max_by_key(|(_, n)| **n).filter(|(_, n)| **n * 2 > paragraph.counted);
        let look = Look {
            points: size,
            face: face.map(|(class, _)| *class),
            bold: paragraph.bold * 2 > paragraph.counted,
            centred: props.centred == Some(true),
            heading: props.outline.filter(|level| *level < 9).map(|level| level + 1),
            auto_label: label.is_some(),
            cell,
            running: false,
        };
        let line = self.elements.next_line();
        match label {
            Some(label) => self.elements.push(&format!("{label}{}", paragraph.text.trim_start()), look)?,
            None => self.elements.push(&paragraph.text, look)?,
        }
        if let (Some(cell), Some(table)) = (cell, self.tables.first_mut()) {
            let open = table.open.entry(cell.column).or_insert((cell.row, Vec::new()));
            if open.0 != cell.row && !table.merged_down {
                *open = (cell.row, Vec::new());
            }
            open.1.extend(line..self.elements.next_line());
        }
        Ok(())
    }

    /// The innermost table; inner ones keep their own count so that their rows do not count as the outer one's.
    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn start_table(&mut self) {
        let number = self.table_count;
        if self.tables.is_empty() {
            self.table_count = self.table_count.saturating_add(1);
        }
        self.tables.push(Table { number, ..Table::default() });
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        table.column = cell.column.saturating_add(cell.columns);
        let outer = self.tables.len() == 1;
        let Some(table) = self.tables.last_mut().filter(|_| outer) else { return };
        if table.merged_down {
            if let Some((row, lines)) = table.open.get(&cell.column) {
                let rows = cell.row.saturating_sub(*row).saturating_add(1);
                self.elements.widen(lines, rows);
            }
        } else if table.open.get(&cell.column).is_some_and(|(row, _)| *row != cell.row) {
            // An empty cell that begins anew.
            table.open.insert(cell.column, (cell.row, Vec::new()));
        }
    }
}

/// The text of each note of a part, by id. The separators of note areas have a type and no text of their own.
fn note_texts(xml: &[u8], element: &[u8]) -> HashMap<String, String> {
    let mut texts: HashMap<String, String> = HashMap::new();
    let mut id: Option<String> = None;
    let mut in_text = false;
    let walked: Result<(), std::convert::Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(tag) if tag.name() == element => {
                id = tag.attribute(b"id").filter(|_| tag.attribute(b"type").is_none_or(|kind| kind == "normal"));
            }
            Xml::Start(tag) => in_text |= tag.name() == b"t",
            Xml::End(name) if name == element => id = None,
            Xml::End(name) => in_text &= name != b"t",
            Xml::Text(text) if in_text => {
                if let Some(id) = &id {
                    texts.entry(id.clone()).or_default().push_str(&text);
                }
            }
            Xml::Text(_) => {}
        }
        Ok(())
    });
    let Ok(()) = walked;
    texts.retain(|_, text| !text.trim().is_empty());
    texts
}
