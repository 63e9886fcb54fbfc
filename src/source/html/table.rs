//! Numbered lists and tables.

use scraper::{ElementRef, Node};

use super::counters::{counted, ending};
use super::inline::style;
use super::walk::{Place, Walk};
use crate::source::elements::{Look, is_number};
use crate::source::{CellRef, SourceError};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, numeral, ordinal};

/// Columns of a table that are told apart.
const MOST_COLUMNS: usize = 4096;
/// Paragraphs of a cell that is a page's text.
const LONG_CELL: usize = 8;
/// Bytes of a note behind a day: （補登）.
const NOTE: usize = 24;
/// Characters of a cell that are counted.
const LONG_TEXT: usize = 20_000;
/// A first line of a cell of more characters is no head of a paper.
const LONG_LINE: usize = 60;

impl<'p> Walk<'p, '_> {
    /// A numbered list: the browser's numbers are part of what is shown.
    pub(super) fn list(&mut self, list: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let stated =
            |element: ElementRef<'_>, name: &str| element.attr(name).and_then(|v| v.trim().parse::<i32>().ok());
        let reversed = list.attr("reversed").is_some();
        let items = || list.child_elements().filter(|item| item.value().name() == "li");
        let first = if reversed { i32::try_from(items().count()).unwrap_or(i32::MAX) } else { 1 };
        let mut number = stated(list, "start").unwrap_or(first);
        for item in list.child_elements() {
            if item.value().name() == "li" {
                self.flush()?;
                number = stated(item, "value").unwrap_or(number);
                self.set_label(item_label(list, item, number));
                number = if reversed { number.saturating_sub(1) } else { number.saturating_add(1) };
            }
            self.element(item, place, depth + 1)?;
            self.set_label(None);
        }
        Ok(())
    }

    /// A table about the document, or a list of definitions of this kind: running text, but for the number.
    pub(super) fn about(&mut self, table: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        self.inside = false;
        let was_about = std::mem::replace(&mut self.about, true);
        let walked = match table.value().name() {
            "table" => self.table(table, place, depth),
            _ => self.children(table, place, depth),
        };
        self.about = was_about;
        walked
    }

    /// A table in a cell of another: a line of the cell for each of its rows.
    pub(super) fn table_in_cell(
        &mut self,
        table: ElementRef<'p>,
        place: Place,
        depth: usize,
    ) -> Result<(), SourceError> {
        for (tr, _) in self.rows_of(table, place, depth)? {
            let cells = tr.child_elements().filter(|e| matches!(e.value().name(), "td" | "th"));
            self.flush()?;
            for (n, cell) in cells.enumerate() {
                if n > 0 {
                    self.gap(place);
                }
                // Blocks in a cell would end its row's line.
                if cell.descendent_elements().skip(1).any(|e| e.value().name() == "table") {
                    self.children(cell, place, depth + 1)?;
                } else {
                    self.inline(cell, place, depth + 1)?;
                }
            }
            self.flush()?;
        }
        Ok(())
    }

    /// The rows of a table and whether they are of its head; what else stands in it is written. Its parts (thead,
    /// tbody) add nothing but the head.
    fn rows_of(
        &mut self,
        table: ElementRef<'p>,
        place: Place,
        depth: usize,
    ) -> Result<Vec<(ElementRef<'p>, bool)>, SourceError> {
        let mut rows: Vec<(ElementRef<'p>, bool)> = Vec::new();
        for child in table.child_elements() {
            match child.value().name() {
                "tr" => rows.push((child, false)),
                "thead" | "tbody" | "tfoot" => {
                    let head = child.value().name() == "thead";
                    rows.extend(child.child_elements().filter(|e| e.value().name() == "tr").map(|tr| (tr, head)));
                }
                _ => self.element(child, place, depth + 1)?,
            }
        }
        Ok(rows)
    }

    /// The cells of a table.
    pub(super) fn table(&mut self, table: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        let (mut row, mut covered): (u16, Vec<u16>) = (0, Vec::new());
        for (tr, head) in self.rows_of(table, place, depth)? {
            covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            let cells = tr.child_elements().filter(|e| matches!(e.value().name(), "td" | "th"));
            let mut column = 0usize;
            for cell in cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let span =
                    |name: &str| cell.attr(name).and_then(|v| v.trim().parse::<u16>().ok()).unwrap_or(1).clamp(1, 1000);
                let (columns, rows) = (span("colspan"), span("rowspan"));
                let head = head || cell.value().name() == "th";
                let column_number = u16::try_from(column).unwrap_or(u16::MAX);
                let reference = CellRef { table: number, row, column: column_number, columns, rows, head };
                let within = place.look.cell.unwrap_or(reference);
                let inner = Place { look: Look { cell: Some(within), ..place.look }, ..place };
                self.element(cell, inner, depth + 1)?;
                let end = column.saturating_add(usize::from(columns)).min(MOST_COLUMNS);
                covered.resize(covered.len().max(end), 0);
                covered.iter_mut().take(end).skip(column).for_each(|c| *c = rows);
                column = end;
            }
            row = row.saturating_add(1);
        }
        Ok(())
    }
}

/// Whether a table lays out the page: asked by rules, of its first thousand elements.
pub(super) fn is_layout(table: ElementRef<'_>) -> bool {
    let cells: Vec<Cell> = cells(table);
    holds_parts(table, &cells)
        || has_one_column(&cells)
        || is_one_text(&cells)
        || sets_texts_beside(&cells)
        || heads_a_paper(&cells)
        || lists_articles(&cells)
}

/// A cell of a table, as far as its layout is asked.
struct Cell {
    row: usize,
    /// Characters, and those of tables inside.
    count: usize,
    nested: usize,
    /// Paragraphs and broken lines.
    paragraphs: usize,
    sentence: bool,
    /// The only one of its row.
    alone: bool,
    head: bool,
    /// Its first line, as far as it is short.
    start: String,
}

fn cells(table: ElementRef<'_>) -> Vec<Cell> {
    let mut all: Vec<Cell> = Vec::new();
    let parts = table.child_elements().flat_map(|child| match child.value().name() {
        "tr" => vec![child],
        "thead" | "tbody" | "tfoot" => child.child_elements().filter(|e| e.value().name() == "tr").collect(),
        _ => Vec::new(),
    });
    for (row, tr) in parts.take(1000).enumerate() {
        let in_row: Vec<Cell> = tr
            .child_elements()
            .filter(|e| matches!(e.value().name(), "td" | "th"))
            .map(|e| cell(e, row))
            .filter(|cell| cell.count > 0)
            .collect();
        let alone = in_row.len() == 1;
        all.extend(in_row.into_iter().map(|cell| Cell { alone, ..cell }));
        if all.len() > 1000 {
            break;
        }
    }
    all
}

fn cell(element: ElementRef<'_>, row: usize) -> Cell {
    let count =
        |e: ElementRef<'_>| e.text().flat_map(str::chars).take(LONG_TEXT).filter(|c| !c.is_whitespace()).count();
    let inner = || element.descendent_elements().skip(1).take(1000);
    let tables = inner().filter(|e| e.value().name() == "table");
    let in_table = |e: &ElementRef<'_>| {
        let around = e.ancestors().filter_map(ElementRef::wrap).take_while(|above| *above != element);
        around.into_iter().any(|above| above.value().name() == "table")
    };
    let outermost = tables.filter(|e| !in_table(e));
    Cell {
        row,
        count: count(element),
        nested: outermost.map(count).sum(),
        paragraphs: inner().filter(|e| matches!(e.value().name(), "p" | "br" | "div")).count(),
        sentence: element.text().any(|text| text.contains('。')),
        alone: false,
        head: element.value().name() == "th",
        start: first_line(element),
    }
}

/// The text of a cell up to its first break.
fn first_line(cell: ElementRef<'_>) -> String {
    let mut line = String::new();
    for node in cell.descendants().skip(1).take(200) {
        match node.value() {
            Node::Text(text) => line.extend(text.chars().filter(|c| !c.is_whitespace())),
            Node::Element(e) if matches!(e.name(), "br" | "p" | "div") && !line.is_empty() => break,
            _ => {}
        }
        if line.chars().count() > LONG_LINE {
            return String::new();
        }
    }
    line
}

/// Rule: it has a heading or a form inside, or most of its text stands in tables inside. A table of data may have a
/// small one in a cell.
fn holds_parts(table: ElementRef<'_>, cells: &[Cell]) -> bool {
    let inner = || table.descendent_elements().skip(1).take(1000);
    let all: usize = cells.iter().map(|cell| cell.count).sum();
    let nested: usize = cells.iter().map(|cell| cell.nested).sum();
    let texts = cells.iter().any(|cell| cell.nested > 0 && cell.paragraphs > 1 && cell.sentence);
    inner().any(|e| matches!(e.value().name(), "h1" | "h2" | "form"))
        || nested > 0 && (nested * 2 >= all || texts || cells.len() < 4)
}

/// Rule: no row has text in more than one of its cells, and there are many rows, as where each line of a page has its
/// own.
fn has_one_column(cells: &[Cell]) -> bool {
    cells.len() >= LONG_CELL && cells.iter().all(|cell| cell.alone) && cells.iter().any(|cell| cell.sentence)
}

/// Rule: one of a few cells has nearly all paragraphs, or cells that go over the whole table have most of its text, in
/// sentences.
fn is_one_text(cells: &[Cell]) -> bool {
    let most = cells.iter().map(|cell| cell.paragraphs).max().unwrap_or(0);
    let all: usize = cells.iter().map(|cell| cell.paragraphs).sum();
    let whole = || cells.iter().filter(|cell| cell.alone && !cell.head);
    let text: usize = whole().map(|cell| cell.count).sum();
    cells.len() < 8 && most >= LONG_CELL && most * 10 >= all * 8
        || text * 2 >= cells.iter().map(|cell| cell.count).sum::<usize>()
            && whole().any(|cell| cell.sentence)
            && cells.len() <= whole().count() * 4
}

/// Rule: its only row has whole texts, each of several paragraphs, as where a page sets two languages beside each other.
fn sets_texts_beside(cells: &[Cell]) -> bool {
    let text = |cell: &Cell| cell.paragraphs >= PARAGRAPHS && cell.count >= TEXT && !cell.head;
    let one_row = cells.first().zip(cells.last()).is_some_and(|(first, last)| first.row == last.row);
    one_row && (2..=3).contains(&cells.len()) && cells.iter().all(text) && cells.iter().any(|cell| cell.sentence)
}

/// Paragraphs and characters of the shortest such text.
const PARAGRAPHS: usize = 3;
const TEXT: usize = 40;

/// Rule: it sets the head of a paper, the office beside the day and the number (某部令 | 中華民國97年1月3日), or the
/// number beside who signs; all else stands in rows of one cell.
fn heads_a_paper(cells: &[Cell]) -> bool {
    let mut rows: Vec<&[Cell]> = cells.chunk_by(|a, b| a.row == b.row).filter(|row| row.len() > 1).collect();
    let day = |row: &[Cell]| row.len() <= 3 && row.iter().any(|cell| names_day_of_republic(&cell.start));
    let number = |row: &[Cell]| row.len() <= 3 && row.iter().any(|cell| is_number(&cell.start));
    // A list of papers has a number in each row, too.
    let numbers = rows.len() == 1 || rows.iter().any(|row| day(row));
    rows.retain(|row| !(day(row) || numbers && number(row)));
    rows.is_empty() && cells.iter().any(|cell| !cell.alone) && !cells.iter().any(|cell| cell.head)
}

/// Rule: from one row on each row is an article, its label in the first cell and its text in the other (第 1 條 | 本規則依…訂定之), as
/// databases of laws print them: one after the other, with few left out (repealed ones). A table of what is said of articles
/// (条文 | 理由) has a head, or passes over many.
fn lists_articles(cells: &[Cell]) -> bool {
    let rows: Vec<&[Cell]> = cells.chunk_by(|a, b| a.row == b.row).collect();
    let label = |row: &[Cell]| match row {
        [label, _] if !label.head => article(&label.start),
        _ => None,
    };
    let first = rows.iter().position(|row| label(row).is_some()).unwrap_or(rows.len());
    let (above, below) = rows.split_at_checked(first).unwrap_or_default();
    let articles: Vec<(u32, u32)> = below.iter().filter_map(|row| label(row)).collect();
    // The names of parts stand in rows between.
    let others = below.iter().filter(|row| label(row).is_none() && row.len() > 1).count();
    let next = |pair: &&[(u32, u32)]| matches!(**pair, [(n, sub), (m, inserted)] if (m, inserted) == (n + 1, 0) || (m, inserted) == (n, sub + 1));
    let pairs = || articles.windows(2);
    let ascend = pairs().all(|pair| matches!(pair, [before, after] if before < after));
    let counted = ascend && pairs().filter(next).count() * 4 >= pairs().count() * 3;
    // 法规名称：| 供水规则 heads no column.
    let named = |cell: &Cell| !cell.start.is_empty() && cell.count <= COLUMN_HEAD && !cell.start.ends_with([':', '：']);
    let headed = above.iter().any(|row| row.len() == 2 && row.iter().all(named));
    articles.len() >= ARTICLES && others == 0 && counted && !headed
}

/// Characters of the longest head of a column.
const COLUMN_HEAD: usize = 8;

/// Articles that such a table has at least.
const ARTICLES: usize = 2;

/// The article whose label a text is, nothing else, and what was put in behind it: 第1條, 第9-1條, 第三条之一.
fn article(text: &str) -> Option<(u32, u32)> {
    let (number, bytes) = ordinal::at(text)?;
    let rest = text.get(bytes..)?;
    let (sub, rest) = match rest.strip_prefix(chars::is_dash) {
        Some(behind) => {
            let (sub, bytes) = numeral::number(behind)?;
            (sub, behind.get(bytes..)?)
        }
        None => (0, rest),
    };
    let behind = Class::ArticleUnit.strip_start(rest)?;
    if behind.is_empty() {
        return Some((number, sub));
    }
    ordinal::inserted(behind).filter(|(_, bytes)| sub == 0 && *bytes == behind.len()).map(|(sub, _)| (number, sub))
}

/// Whether a line is a day as the papers of Taiwan head it.
fn names_day_of_republic(line: &str) -> bool {
    date::since_1912(line).is_some() && date::day_at(line).is_some_and(|(_, end)| line.len() <= end + NOTE)
}

/// The number of an item as a browser shows it; `None` where the list's style shows none.
fn item_label(list: ElementRef<'_>, item: ElementRef<'_>, number: i32) -> Option<String> {
    let style = |element| style(element, "list-style-type").or_else(|| style(element, "list-style"));
    let style = style(item).or_else(|| style(list)).unwrap_or_default();
    let words = || style.split_ascii_whitespace();
    if words().any(|word| matches!(word, "none" | "disc" | "circle" | "square")) {
        return None;
    }
    if let Some((style, label)) = words().find_map(|style| Some((style, counted(style, number)?))) {
        return Some(format!("{label}{}", ending(style)));
    }
    let style = match item.attr("type").or(list.attr("type")) {
        Some("a") => "lower-alpha",
        Some("A") => "upper-alpha",
        Some("i") => "lower-roman",
        Some("I") => "upper-roman",
        _ => "decimal",
    };
    Some(format!("{}. ", counted(style, number).unwrap_or_else(|| number.to_string())))
}
