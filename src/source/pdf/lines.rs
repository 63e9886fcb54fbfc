//! Parts of pages into lines with their look: size, face, indent, where a paragraph starts.

use std::collections::HashMap;

use super::aligned::says_continued;
use super::figures::FIGURE;
use super::fonts::Fonts;
use super::layout::row_box;
use super::margins;
use super::page::{Aside, Grid, Item, Page, Paint, Part, Placed, Row, narrow};
use super::recognised;
use super::tables;
use crate::issue::{DropReason, Span};
use crate::source::lines::starts::{Setting, Stand};
use crate::source::recognised::Recognised;
use crate::source::{CellRef, FaceClass, Hint, PartPlace, SourceLine, SourceText, Thing, ThingKind};

/// What a recognised text's lines are judged by is so many times wider: its places and sizes are guesses.
const RECOGNISED: f32 = 2.2;

/// Writes lines into a source.
pub(super) struct Writer<'f> {
    fonts: &'f Fonts,
    body: f32,
    setting: Setting,
    /// The lines of text of all pages, in order.
    stands: Vec<Stand<'static>>,
    /// How many of them are written, and which was the last, if nothing has come between.
    written: usize,
    before: Option<usize>,
    tables: TableCount,
    /// What was read from pictures.
    read: &'f [(u32, Recognised)],
}

/// Counts tables, and sees where one goes on over the page.
#[derive(Default)]
struct TableCount {
    next: u32,
    /// The last thing written was a table.
    open: Option<OpenTable>,
}

/// A table that may go on over the page.
struct OpenTable {
    /// Its upright rules.
    xs: Vec<f32>,
    /// Its rows so far.
    rows: u16,
    /// The texts of its first rows.
    first: Vec<String>,
}

/// How a table stands to those before.
struct Entered {
    number: u32,
    /// The number of its first row.
    first_row: u16,
    /// So many first rows are those of the page before, printed again.
    again: u16,
}

impl<'f> Writer<'f> {
    pub(super) fn new(fonts: &'f Fonts, body: f32, pages: &[Vec<Part>], read: &'f [(u32, Recognised)]) -> Self {
        let stands = margins::stands(pages);
        let setting = Setting::learn(&stands, body);
        Self { fonts, body, setting, stands, written: 0, before: None, tables: TableCount::default(), read }
    }

    /// How many lines of text there are on all pages.
    pub(super) fn lines(&self) -> usize {
        self.stands.len()
    }

    /// Writes a page's parts.
    pub(super) fn page(&mut self, source: &mut SourceText, page: &Page, parts: &[Part]) {
        let number = page.number;
        let span = |row: &Row| Span::Page { page: number, bbox: row_box(page.turn, page.viewed, page.shift, row) };
        // Tables that the text is led around, until the paragraph ends that they stand beside.
        let mut held: Vec<&Grid> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            self.figures(source, part, number, &span);
            match part {
                Part::Running(row) => self.running(source, row, &span),
                Part::Body(Placed { item: Item::Table(table, _), column, .. })
                    if is_led_around(table, *column, parts) =>
                {
                    held.push(table);
                }
                Part::Body(Placed { item: Item::Table(table, _), .. }) => self.table(source, page, table, &span),
                Part::Body(Placed { item: Item::Text(row), column, .. }) => {
                    let index = self.written;
                    self.written += 1;
                    if self.only_continues(row, parts.get(at + 1)) {
                        self.running(source, row, &span);
                        continue;
                    }
                    let slack = if page.recognised { RECOGNISED } else { 1.0 };
                    let starts = self.starts(index, slack);
                    if starts != Some(false) && held.iter().all(|table| row.y - row.size > table.bounds[3]) {
                        held.drain(..).for_each(|table| self.table(source, page, table, &span));
                    }
                    let hint = Hint { column: *column, starts_paragraph: starts, ..self.look(row) };
                    self.text(source, index, hint, span(row));
                    source.doubts.extend(recognised::doubts(std::slice::from_ref(row), page, span(row), self.read));
                }
            }
        }
        held.into_iter().for_each(|table| self.table(source, page, table, &span));
        for Aside { turn, row, apart } in &page.aside {
            let left_out = apart.filter(|why| *why != DropReason::RunningHead);
            let running = apart.is_some();
            let hint = Hint { running, left_out, starts_paragraph: Some(true), ..self.look(row) };
            let span = Span::Page { page: number, bbox: row_box(*turn, page.viewed, 0.0, row) };
            if left_out == Some(DropReason::Hidden) {
                let (place, text) = (PartPlace::Page(number), row.text());
                source.things.push(Thing { kind: ThingKind::Hidden, place, span: Some(span), text });
            }
            self.push(source, &row.text(), span, hint);
            self.before = self.before.filter(|_| running);
        }
    }

    /// Notes the pictures whose marks stand in a part.
    fn figures(&self, source: &mut SourceText, part: &Part, page: u32, span: &impl Fn(&Row) -> Span) {
        let rows: Vec<&Row> = match part {
            Part::Running(row) | Part::Body(Placed { item: Item::Text(row), .. }) => vec![row],
            Part::Body(Placed { item: Item::Table(table, _), .. }) => {
                table.cells.iter().flat_map(|c| &c.lines).collect()
            }
        };
        for row in rows {
            let marks = row.cells.iter().filter(|cell| cell.glyph.font == FIGURE && cell.glyph.c == '〔').count();
            let (place, text) = (PartPlace::Page(page), String::new());
            let thing = Thing { kind: ThingKind::Picture, place, span: Some(span(row)), text };
            source.things.extend(std::iter::repeat_n(thing, marks));
        }
    }

    /// Whether the line at this place among all begins a paragraph.
    fn starts(&self, index: usize, slack: f32) -> Option<bool> {
        let stand = self.stands.get(index)?;
        let before = self.before.and_then(|before| self.stands.get(before));
        before.map_or(Some(true), |before| self.setting.begins(before, stand, slack))
    }

    /// Writes a line of text, the one at this place among all.
    fn text(&mut self, source: &mut SourceText, index: usize, look: Hint, span: Span) {
        let Some(stand) = self.stands.get(index) else { return };
        let before = self.before.and_then(|before| self.stands.get(before));
        let hangs = before.is_some_and(|before| self.setting.hangs(before, stand));
        let hint = Hint { centred: stand.is_centred(self.body) && !hangs, ..look };
        let text = stand.line.text.clone();
        self.push(source, &text, span, hint);
        // What stands farther back is not asked for any more: in a long file it is as much as its text.
        if let Some(done) = self.before.replace(index).and_then(|before| self.stands.get_mut(before)) {
            done.line.text = std::borrow::Cow::default();
        }
        self.tables.open = None;
    }

    fn running(&mut self, source: &mut SourceText, row: &Row, span: &impl Fn(&Row) -> Span) {
        let hint = Hint { running: true, ..self.look(row) };
        self.push(source, &row.text(), span(row), hint);
    }

    /// Whether a row only says that the table of the page before goes on with the next part.
    fn only_continues(&self, row: &Row, next: Option<&Part>) -> bool {
        let Some(Part::Body(Placed { item: Item::Table(table, _), .. })) = next else { return false };
        self.tables.goes_on(table) && says_continued(&row.text())
    }

    fn push(&mut self, source: &mut SourceText, text: &str, span: Span, hint: Hint) {
        let start = source.text.len();
        source.text.push_str(text);
        source.lines.push(SourceLine { text: start..source.text.len(), span, hint: Some(Box::new(hint)) });
        source.text.push('\n');
    }

    /// Size and face of a row.
    fn look(&self, row: &Row) -> Hint {
        let mut classes: HashMap<FaceClass, usize> = HashMap::new();
        let mut bold = 0;
        for cell in &row.cells {
            let face = self.fonts.face(cell.glyph.font);
            if let Some(class) = face.and_then(|face| face.class) {
                *classes.entry(class).or_default() += 1;
            }
            bold +=
                usize::from(face.is_some_and(|face| face.bold) || cell.doubled || cell.glyph.paint == Paint::Stroked);
        }
        let face = classes.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| n * 2 > row.cells.len());
        Hint {
            size: Some(row.size / self.body.max(1.0)),
            face: face.map(|(class, _)| class),
            bold: bold * 2 > row.cells.len(),
            ..Hint::default()
        }
    }

    fn table(&mut self, source: &mut SourceText, page: &Page, table: &Grid, span: &impl Fn(&Row) -> Span) {
        let Entered { number, first_row, again } = self.tables.enter(table);
        let head = self.head_rows(table);
        for cell in &table.cells {
            let repeated = cell.row < again;
            let reference = CellRef {
                table: number,
                row: first_row.saturating_add(cell.row.saturating_sub(again)),
                column: cell.column,
                columns: cell.columns,
                rows: cell.rows,
                head: first_row == 0 && cell.row < head,
            };
            for (text, rows) in tables::paragraphs(cell) {
                let Some(first) = rows.first() else { continue };
                let place = rows.iter().map(span).reduce(union).unwrap_or_else(|| span(first));
                let cell = (!repeated).then_some(reference);
                let hint = Hint { cell, running: repeated, starts_paragraph: Some(true), ..self.look(first) };
                self.push(source, &text, place, hint);
                source.doubts.extend(recognised::doubts(rows, page, place, self.read));
            }
        }
        self.before = None;
    }

    /// How many first rows are a head: those known to be, else those whose cells all are bold or in Hei, if the rest are not.
    fn head_rows(&self, table: &Grid) -> u16 {
        if table.head > 0 {
            return table.head;
        }
        let marked = |row: u16| {
            let mut lines = table.cells.iter().filter(|cell| cell.row == row).flat_map(|cell| &cell.lines).peekable();
            lines.peek().is_some()
                && lines.all(|line| {
                    let look = self.look(line);
                    look.bold || look.face == Some(FaceClass::Hei)
                })
        };
        let head = (0..table.row_count).take_while(|row| marked(*row)).count();
        if head >= usize::from(table.row_count) { 0 } else { u16::try_from(head).unwrap_or(0) }
    }
}

/// Whether text is led around a table: several rows of its column stand beside it.
fn is_led_around(table: &Grid, column: Option<u8>, parts: &[Part]) -> bool {
    let beside = |part: &&Part| match part {
        Part::Body(Placed { item: Item::Text(row), column: own, .. }) => *own == column && table.is_beside(row),
        _ => false,
    };
    parts.iter().filter(beside).nth(1).is_some()
}

impl TableCount {
    fn goes_on(&self, table: &Grid) -> bool {
        self.open.as_ref().is_some_and(|open| open.goes_on(table))
    }

    /// The number of a table and of its first row. A table whose upright rules are those of one that ended the page
    /// before goes on with it; its head may be printed again.
    fn enter(&mut self, table: &Grid) -> Entered {
        let rows = table.row_count;
        if let Some(open) = self.open.as_mut().filter(|open| open.goes_on(table)) {
            let first_row = open.rows;
            // What is the same to the last row is no head.
            let same = open.first.iter().zip(first_texts(table)).take_while(|(a, b)| *a == b && !a.is_empty()).count();
            let again = if same < usize::from(rows) { narrow(same) } else { 0 };
            open.rows = open.rows.saturating_add(rows - again);
            return Entered { number: self.next.saturating_sub(1), first_row, again };
        }
        self.open = Some(OpenTable { xs: table.xs.clone(), rows, first: first_texts(table) });
        self.next = self.next.saturating_add(1);
        Entered { number: self.next - 1, first_row: 0, again: 0 }
    }
}

impl OpenTable {
    fn goes_on(&self, table: &Grid) -> bool {
        self.xs.len() == table.xs.len() && self.xs.iter().zip(&table.xs).all(|(a, b)| (a - b).abs() < 3.0)
    }
}

/// The texts of the rows that may be a table's head. Rows that cells reach out of are not told apart.
fn first_texts(table: &Grid) -> Vec<String> {
    const HEAD: u16 = 3;
    let mut texts = vec![String::new(); usize::from(HEAD.min(table.row_count))];
    for cell in &table.cells {
        if let Some(text) = texts.get_mut(usize::from(cell.row)) {
            text.extend(cell.lines.iter().map(Row::text));
        }
    }
    texts
}

fn union(a: Span, b: Span) -> Span {
    match (a, b) {
        (Span::Page { page, bbox: [a0, a1, a2, a3] }, Span::Page { bbox: [b0, b1, b2, b3], .. }) => {
            Span::Page { page, bbox: [a0.min(b0), a1.min(b1), a2.max(b2), a3.max(b3)] }
        }
        (a, _) => a,
    }
}
