//! Parts of pages into lines with their look: size, face, indent, where a paragraph starts.

use std::collections::HashMap;

use super::aligned::says_continued;
use super::columns::Placed;
use super::fonts::Fonts;
use super::layout::{Aside, Page, Part, row_box};
use super::rows::{Row, median};
use super::tables::{self, Grid};
use crate::issue::{DropReason, Span};
use crate::source::{CellRef, FaceClass, Hint, SourceLine, SourceText};

/// An indent from this, in em, starts a paragraph.
const INDENT: f32 = 1.2;
/// A line that ends this short of its column's edge, in em, ends its paragraph.
const SHORT: f32 = 1.6;
/// A step to the next line over this many usual ones starts a paragraph …
const WIDE_STEP: f32 = 1.6;
/// … and over this many where paragraphs are parted by steps and not by indents.
const PARTING_STEP: f32 = 1.25;
/// What a recognised text's lines are judged by is so many times wider: its places and sizes are guesses.
const RECOGNISED: f32 = 2.2;
/// A difference in size from this, in body sizes, tells lines apart.
const SIZE_STEP: f32 = 0.07;
/// A title is larger than this, in body sizes.
const TITLE: f32 = 1.15;

/// The left and right edge of a column, points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Extent {
    left: f32,
    right: f32,
}

/// The column extents of a file: by page parity and column.
struct Extents {
    shared: HashMap<(usize, Option<u8>), Extent>,
}

/// What of the line before matters to the next.
struct Before {
    x1: f32,
    y: f32,
    size: f32,
    extent: Extent,
    column: Option<u8>,
    zone: u16,
    page: usize,
    centred: bool,
    /// As far from the left edge as from the right one: centred, or as wide as its column.
    balanced: bool,
    /// Set at the right edge, or ends in a page number after a leader.
    flush_right: bool,
}

/// Writes lines into a source.
pub(super) struct Writer<'f> {
    fonts: &'f Fonts,
    body: f32,
    /// The usual step from line to line, points.
    step: f32,
    /// A step over so many usual ones starts a paragraph.
    wide_step: f32,
    extents: Extents,
    before: Option<Before>,
    /// Set after a table: what follows is a new paragraph.
    broken: bool,
    tables: TableCount,
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
    pub(super) fn new(fonts: &'f Fonts, body: f32, pages: &[Vec<Part>]) -> Self {
        let extents = Extents::new(pages);
        let step = usual_step(pages, body);
        let wide_step = if is_indented(pages, &extents) { WIDE_STEP } else { PARTING_STEP };
        Self { fonts, body, step, wide_step, extents, before: None, broken: true, tables: TableCount::default() }
    }

    /// Writes a page's parts.
    pub(super) fn page(&mut self, source: &mut SourceText, index: usize, page: &Page, parts: &[Part]) {
        let own = Extents::own(parts);
        let number = page.number;
        let span = |row: &Row| Span::Page { page: number, bbox: row_box(page.turn, page.viewed, page.shift, row) };
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Running(row) => self.running(source, row, &span),
                Part::Row(Placed { row, .. }) if self.only_continues(row, page, parts.get(at + 1)) => {
                    self.running(source, row, &span);
                }
                Part::Table(at) => {
                    if let Some(table) = page.tables.get(*at) {
                        self.table(source, table, &span);
                    }
                }
                Part::Row(placed) => {
                    let (row, column) = (&placed.row, placed.column);
                    let extent = self.extents.of(index, column, &own, row);
                    let centred = self.centred(row, extent);
                    let slack = if page.recognised { RECOGNISED } else { 1.0 };
                    let starts = self.starts(placed, index, extent, centred, slack);
                    let hint = Hint { centred, starts_paragraph: Some(starts), column, ..self.look(row) };
                    self.push(source, row.text(), span(row), hint);
                    self.remember(row, index, column, placed.zone, extent, centred);
                    self.tables.open = None;
                }
            }
        }
        for Aside { turn, row, apart } in &page.aside {
            let left_out = apart.filter(|why| *why != DropReason::RunningHead);
            let running = apart.is_some();
            let hint = Hint { running, left_out, starts_paragraph: Some(true), ..self.look(row) };
            let bbox = row_box(*turn, page.viewed, 0.0, row);
            self.push(source, row.text(), Span::Page { page: number, bbox }, hint);
            self.broken |= !running;
        }
    }

    fn running(&mut self, source: &mut SourceText, row: &Row, span: &impl Fn(&Row) -> Span) {
        let hint = Hint { running: true, ..self.look(row) };
        self.push(source, row.text(), span(row), hint);
    }

    /// Whether a row only says that the table of the page before goes on with the next part.
    fn only_continues(&self, row: &Row, page: &Page, next: Option<&Part>) -> bool {
        let Some(Part::Table(at)) = next else { return false };
        let goes_on = page.tables.get(*at).is_some_and(|table| self.tables.goes_on(table));
        goes_on && says_continued(&row.text())
    }

    fn push(&mut self, source: &mut SourceText, text: String, span: Span, hint: Hint) {
        let start = source.text.len();
        source.text.push_str(&text);
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
            bold += usize::from(face.is_some_and(|face| face.bold) || cell.doubled || cell.glyph.stroked);
        }
        let face = classes.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| n * 2 > row.cells.len());
        Hint {
            size: Some(row.size / self.body.max(1.0)),
            face: face.map(|(class, _)| class),
            bold: bold * 2 > row.cells.len(),
            ..Hint::default()
        }
    }

    fn centred(&self, row: &Row, extent: Extent) -> bool {
        let (left, right) = margins(row, extent);
        // Two em at the left is a paragraph's indent: the middle of the page by chance.
        let inset = if row.size > TITLE * self.body { 0.25 } else { 2.3 };
        balance(row, extent) && left > inset * row.size && right > inset * row.size
    }

    fn starts(&self, placed: &Placed, page: usize, extent: Extent, centred: bool, slack: f32) -> bool {
        let Placed { row, column, zone } = placed;
        let (column, zone) = (*column, *zone);
        let Some(before) = self.before.as_ref().filter(|_| !self.broken) else { return true };
        // The sizes of recognised text vary with the size.
        let unit = if slack > 1.0 { row.size.max(self.body) } else { self.body };
        if (before.size - row.size).abs() > slack * SIZE_STEP * unit.max(1.0) {
            return true;
        }
        let together = before.page == page && before.column == column && before.zone == zone;
        let step = row.y - before.y;
        if centred {
            // The lines of one title keep together.
            let title = row.size > TITLE * self.body && before.balanced && before.page == page;
            return !(title && step < 2.0 * row.size);
        }
        before.centred
            || before.flush_right
            || before.page == page && before.zone != zone
            || row.x0() - extent.left > INDENT * row.size
            || before.extent.right - before.x1 > (slack * SHORT * before.size).max(needed(row))
            || together && step > self.wide_step * self.step.max(row.size)
    }

    fn remember(&mut self, row: &Row, page: usize, column: Option<u8>, zone: u16, extent: Extent, centred: bool) {
        let at_right = extent.right - row.x1() < row.size && row.x0() - extent.left > 4.0 * row.size;
        self.before = Some(Before {
            x1: row.x1(),
            y: row.y,
            size: row.size,
            extent,
            column,
            zone,
            page,
            centred,
            balanced: centred || balance(row, extent),
            flush_right: !centred && at_right || ends_in_leader(row),
        });
        self.broken = false;
    }

    fn table(&mut self, source: &mut SourceText, table: &Grid, span: &impl Fn(&Row) -> Span) {
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
                self.push(source, text, place, hint);
            }
        }
        self.broken = true;
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
            let again = if same < usize::from(rows) { tables::narrow(same) } else { 0 };
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

/// The width that the start of a row would have needed on the line before: a word or number is not parted, and some
/// marks must not begin a line.
fn needed(row: &Row) -> f32 {
    let size = row.size;
    let mut cells = row.cells.iter().map(|cell| cell.glyph);
    let Some(first) = cells.next() else { return 0.0 };
    if first.c.is_ascii_alphanumeric() {
        let word = row.cells.iter().map(|cell| cell.glyph).take_while(|g| g.c.is_ascii_graphic());
        return word.map(|g| g.width).sum::<f32>() + 1.2 * size;
    }
    let second = cells.next().map_or(' ', |g| g.c);
    match first.c {
        '—' | '…' => 3.2 * size,
        '“' | '（' | '《' | '〔' => 2.6 * size,
        _ if "，。、；：！？）》〕”％".contains(second) => 2.6 * size,
        _ => 0.0,
    }
}

/// How far a row stands from the edges of its column.
fn margins(row: &Row, extent: Extent) -> (f32, f32) {
    (row.x0() - extent.left, extent.right - row.x1())
}

fn balance(row: &Row, extent: Extent) -> bool {
    let (left, right) = margins(row, extent);
    (left - right).abs() < 1.6 * row.size
}

/// `……(12)`, `····12`: the end of an entry of a list of contents.
fn ends_in_leader(row: &Row) -> bool {
    let mut cells = row.cells.iter().rev().map(|cell| cell.glyph.c).skip_while(|c| matches!(c, ')' | '）')).peekable();
    let digits = std::iter::from_fn(|| cells.next_if(char::is_ascii_digit)).count();
    let leader =
        cells.skip_while(|c| matches!(c, '(' | '（')).take(3).filter(|c| matches!(c, '.' | '…' | '·' | '．')).count();
    digits > 0 && leader == 3
}

impl Extents {
    fn new(pages: &[Vec<Part>]) -> Self {
        let mut found: HashMap<(usize, Option<u8>), Vec<Extent>> = HashMap::new();
        for (index, parts) in pages.iter().enumerate() {
            for (column, (extent, rows)) in Self::own(parts) {
                if rows >= 8 {
                    found.entry((index % 2, column)).or_default().push(extent);
                }
            }
        }
        let shared = found.into_iter().map(|(key, extents)| {
            let left = median(extents.iter().map(|e| e.left));
            (key, Extent { left, right: median(extents.iter().map(|e| e.right)) })
        });
        let mut shared: HashMap<_, _> = shared.collect();
        // Rows over the whole page, in a document of columns, stand between their outer edges.
        for parity in 0..2 {
            if let (Some(left), Some(right)) = (shared.get(&(parity, Some(0))), shared.get(&(parity, Some(1)))) {
                let both = Extent { left: left.left, right: right.right };
                shared.entry((parity, None)).or_insert(both);
            }
        }
        Self { shared }
    }

    /// The extents of one page's columns, with the number of rows they were found from.
    fn own(parts: &[Part]) -> HashMap<Option<u8>, (Extent, usize)> {
        let mut edges: HashMap<Option<u8>, (Vec<f32>, Vec<f32>)> = HashMap::new();
        for part in parts {
            if let Part::Row(placed) = part {
                let (left, right) = edges.entry(placed.column).or_default();
                left.push(placed.row.x0());
                right.push(placed.row.x1());
            }
        }
        let extent = |(mut left, mut right): (Vec<f32>, Vec<f32>)| {
            left.sort_by(f32::total_cmp);
            right.sort_by(f32::total_cmp);
            // Few lines reach out of a column (hanging marks, an outdented number): not the outermost counts.
            let at =
                |v: &[f32], share: f32| v.get(((v.len().max(1) - 1) as f32 * share) as usize).copied().unwrap_or(0.0);
            (Extent { left: at(&left, 0.06), right: at(&right, 0.85) }, left.len())
        };
        edges.into_iter().map(|(column, found)| (column, extent(found))).collect()
    }

    /// The extent of the column that a row stands in: the document's where the row fits it, else the page's.
    fn of(&self, page: usize, column: Option<u8>, own: &HashMap<Option<u8>, (Extent, usize)>, row: &Row) -> Extent {
        let whole = Extent { left: row.x0(), right: row.x1() };
        let own = own.get(&column).map_or((whole, 0), |found| *found);
        let Some(shared) = self.shared.get(&(page % 2, column)) else { return own.0 };
        let slack = 1.5 * row.size;
        let fits = |e: &Extent| row.x0() > e.left - slack && row.x1() < e.right + slack;
        let alike =
            (own.0.left - shared.left).abs() < 4.0 * row.size && (own.0.right - shared.right).abs() < 4.0 * row.size;
        if fits(shared) && (alike || own.1 < 8) { *shared } else { own.0 }
    }
}

/// Whether paragraphs begin with an indent: of the rows of columns, one in fifteen does.
fn is_indented(pages: &[Vec<Part>], extents: &Extents) -> bool {
    let (mut rows, mut indented) = (0usize, 0usize);
    for (index, parts) in pages.iter().enumerate() {
        for part in parts {
            let Part::Row(Placed { row, column, .. }) = part else { continue };
            let Some(extent) = extents.shared.get(&(index % 2, *column)) else { continue };
            let indent = (row.x0() - extent.left) / row.size.max(1.0);
            rows += 1;
            indented += usize::from((INDENT..3.0).contains(&indent));
        }
    }
    rows < 20 || indented * 15 >= rows
}

/// The median step between neighbouring lines of body size.
fn usual_step(pages: &[Vec<Part>], body: f32) -> f32 {
    let mut steps = Vec::new();
    for parts in pages {
        for pair in parts.windows(2) {
            if let [Part::Row(a), Part::Row(b)] = pair {
                let step = b.row.y - a.row.y;
                if a.column == b.column && step > 0.5 * body && step < 4.0 * body {
                    steps.push(step);
                }
            }
        }
    }
    median(steps.into_iter())
}
