//! The tables of an issue, each defined once for the window, CSV and JSON: its columns, its rows, and where each row was
//! read.
//!
//! ```text
//! let tables = Tables::new(&issue, &facts);
//! let table = tables.table(TableKind::Status, today);
//! for row in &table.rows {
//!     for (column, cell) in table.kind.columns().iter().zip(&row.cells) { … column.zh, cell.zh() … }
//!     … row.evidence (where a click leads), row.sentence (what it rests on), tables.cite(row.evidence) …
//! }
//! ```
//!
//! A column's kind says what its cells hold, so that a view can align, sort and filter by it. What a cell does not know is
//! [`Cell::Empty`], never a guess. Words of the program's own (已到施行日, 任) are a [`Term`]: an id for machines, a name in either
//! language.

mod cited;
mod columns;
mod corrected;
mod rows;

pub use columns::{action as action_term, effect as effect_term};
pub use corrected::kept as kept_cell;

use std::cell::RefCell;

use super::{Citations, CiteOptions, Facts, Passage, tasks};
use crate::issue::{Date, Issue, Place};

/// A table of an issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// 任务分工: a row for each statement of responsibility.
    #[default]
    Responsibilities,
    /// 任免: a row for each person and post.
    Appointments,
    /// 大事记: a row for each entry.
    Chronicle,
    /// 时限: by when, or within which time.
    Deadlines,
    /// 资金: amounts of money.
    Money,
    /// 目标: what is to be reached by when.
    Targets,
    /// 义务: what rules ask, forbid, allow and threaten.
    Obligations,
    /// 引用文件: a row for each instrument.
    References,
    /// 效力: a row for each document.
    Status,
    /// 施行日期 of parts: a row for each part of a document with a day of its own.
    Parts,
    /// 对其他文件的影响: what documents repeal, suspend, prolong, replace or amend.
    Effects,
    /// 被引条款: a row for each place that cites an article of this text or of another instrument.
    Articles,
    /// 沿革: a row for each version that the note under a title names.
    Versions,
    /// 目录: a row for each document.
    Contents,
    /// 存疑: a row for each thing that the reading was not sure of, or could not read.
    Diagnostics,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Running text, or a title.
    #[default]
    Text,
    /// A short text: a document number, a label.
    Label,
    /// Names of offices.
    Offices,
    /// Names of people, or of other things.
    Names,
    /// A day.
    Day,
    /// A count or a page.
    Count,
    /// An amount in yuan.
    Yuan,
    /// A figure in the unit that its row names.
    Number,
    /// A word of the program's own.
    Term,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name for machines: JSON's key.
    pub id: &'static str,
    /// Its head in Simplified Chinese.
    pub zh: &'static str,
    /// Its head in English.
    pub en: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// A word of the program's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// For machines.
    pub id: &'static str,
    /// In Simplified Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// The text does not say.
    #[default]
    Empty,
    /// A text, on one line.
    Text(String),
    /// Names, in printed order.
    Names(Vec<String>),
    /// A day.
    Day(Date),
    /// A count or a page.
    Count(u64),
    /// An amount in yuan.
    Yuan(f64),
    /// A figure in the unit that its row names.
    Number(f64),
    /// A word of the program's own.
    Term(Term),
}

impl Cell {
    /// A text; an empty one is no text.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Names; none are no names.
    #[must_use]
    pub fn names(names: Vec<String>) -> Self {
        if names.is_empty() { Self::Empty } else { Self::Names(names) }
    }

    /// A day, where there is one.
    #[must_use]
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// The cell as text for readers of Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Term(term) => term.zh.to_owned(),
            other => other.text(),
        }
    }

    /// The cell as text for readers of English; the gazette's own words stay.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Term(term) => term.en.to_owned(),
            other => other.text(),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Names(names) => names.join("、"),
            Self::Day(day) => day.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Yuan(number) | Self::Number(number) => number.to_string(),
            Self::Term(term) => term.id.to_owned(),
        }
    }
}

/// What the reader says of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It is not so.
    Wrong,
    /// No row told it: the reader has added it.
    Missing,
    /// Cells of it were others: by the ids of their columns, as they were told.
    Other(Vec<(&'static str, Cell)>),
}

impl Said {
    /// The word for it.
    #[must_use]
    pub fn term(&self) -> Term {
        columns::said(self)
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// One cell for each column of the table.
    pub cells: Vec<Cell>,
    /// Where it was read: where a click leads.
    pub evidence: Passage,
    /// The document that it is of, where it was read in another one: what is repealed says so nowhere itself.
    pub of: Option<usize>,
    /// The whole sentence, or the row of a printed table, that it rests on; where nothing is stated, nothing
    /// ([`Passage::text`] is empty).
    pub sentence: Passage,
    /// All places, for rows that stand for several (references).
    pub mentions: Vec<Passage>,
    /// What the reader says of it.
    pub said: Option<Said>,
    /// Which correction said so last: an index into [`crate::issue::Issue::fact_corrections`].
    pub said_by: Option<usize>,
}

impl Row {
    /// Index of the document that it is of.
    #[must_use]
    pub fn document(&self) -> usize {
        self.of.unwrap_or(self.evidence.place.document)
    }
}

/// A table: its kind tells the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Which one it is.
    pub kind: TableKind,
    /// Its rows, in reading order.
    pub rows: Vec<Row>,
}

impl Table {
    /// The cell of a row under the column of this id; `None` where the table has no such column.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r Row, column: &str) -> Option<&'r Cell> {
        row.cells.get(self.kind.columns().iter().position(|c| c.id == column)?)
    }
}

/// Makes the tables of an issue.
#[derive(Debug)]
pub struct Tables<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    citations: Citations<&'a Issue>,
    /// The citation made last for a long block: of many facts in it only one is made.
    cited: RefCell<(Place, String)>,
}

/// Blocks longer than this, in bytes, are cited as a whole: a citation counts the 项 of all of a block's text.
const LONG: usize = 6000;

impl<'a> Tables<'a> {
    /// Prepares an issue and its facts.
    #[must_use]
    pub fn new(issue: &'a Issue, facts: &'a Facts) -> Self {
        Self { issue, facts, citations: Citations::new(issue), cited: RefCell::default() }
    }

    /// A table. `date` is the day whose status is told (only [`TableKind::Status`] uses it).
    #[must_use]
    pub fn table(&self, kind: TableKind, date: Date) -> Table {
        Table { kind, rows: self.corrected(kind, self.read(kind, date)) }
    }

    /// The rows of a table as they were read.
    fn read(&self, kind: TableKind, date: Date) -> Vec<Row> {
        match kind {
            TableKind::Responsibilities => self.responsibilities(),
            TableKind::Appointments => self.appointments(),
            TableKind::Chronicle => self.chronicle(),
            TableKind::Deadlines => self.deadlines(),
            TableKind::Money => self.money(),
            TableKind::Targets => self.targets(),
            TableKind::Obligations => self.obligations(),
            TableKind::References => self.references(),
            TableKind::Status => self.status(date),
            TableKind::Parts => self.parts(),
            TableKind::Effects => self.effects(),
            TableKind::Articles => self.articles(),
            TableKind::Versions => self.versions(),
            TableKind::Contents => self.contents(),
            TableKind::Diagnostics => self.diagnostics(),
        }
    }

    /// How many rows a table has.
    #[must_use]
    pub fn count(&self, kind: TableKind) -> usize {
        let facts = self.facts;
        let told = match kind {
            TableKind::Responsibilities => tasks(self.issue, facts).len(),
            TableKind::Appointments => facts.appointments.len(),
            TableKind::Chronicle => facts.chronicle.len(),
            TableKind::Deadlines => facts.deadlines.len(),
            TableKind::Money => facts.amounts.len(),
            TableKind::Targets => facts.goals.len(),
            TableKind::Obligations => facts.obligations.len(),
            TableKind::References => facts.references.len(),
            TableKind::Status => facts.force.len(),
            TableKind::Parts => facts.force.iter().map(|f| f.parts.len()).sum(),
            TableKind::Effects => facts.force.iter().map(|f| f.effects.len()).sum(),
            TableKind::Articles => self.count_articles(),
            TableKind::Versions => self.count_versions(),
            TableKind::Contents => self.issue.documents.len(),
            TableKind::Diagnostics => self.unsettled().count(),
        };
        told + self.count_missing(kind)
    }

    /// The citation of a place: 《标题》（文号）第十五条.
    #[must_use]
    pub fn cite(&self, passage: Passage) -> String {
        let place = passage.place;
        let cite = |place| self.citations.cite(place, CiteOptions::default()).unwrap_or_default();
        if self.issue.block(place.document, place.block).is_none_or(|b| b.text.len() <= LONG) {
            return cite(place);
        }
        let whole = Place { byte: 0, ..place };
        let mut last = self.cited.borrow_mut();
        if last.1.is_empty() || last.0 != whole {
            *last = (whole, cite(whole));
        }
        last.1.clone()
    }

    /// The sentence around a passage: from behind the mark that ends the sentence before, or the line's beginning, to its
    /// own end.
    fn sentence(&self, passage: Passage) -> Passage {
        let (document, block) = (passage.place.document, passage.place.block);
        let Some(text) = self.issue.block(document, block).map(|b| b.text.as_str()) else { return passage };
        if passage.end.saturating_sub(passage.place.byte) > LONGEST_SENTENCE {
            // The fact was read in a sentence that is no sentence, and there may be a thousand facts in it.
            let end = text.floor_char_boundary(passage.place.byte + LONGEST_SENTENCE);
            return Passage { end, ..passage };
        }
        let (Some(before), Some(after)) = (text.get(..passage.place.byte), text.get(passage.end..)) else {
            return passage;
        };
        let ends = |c: char| matches!(c, '。' | '！' | '？' | '\n');
        let far = |at: usize, c: char| (at + c.len_utf8(), ends(c));
        // No further than a sentence for readers reaches: the work stays linear in the text.
        let back = before.char_indices().rev().take(MOST_OF_SENTENCE).find(|(_, c)| ends(*c));
        let start = back.map(|(at, c)| at + c.len_utf8());
        let start = start.or_else(|| before.char_indices().rev().take(MOST_OF_SENTENCE).last().map(|(at, _)| at));
        let start = start.unwrap_or(passage.place.byte);
        let ended = text.get(..passage.end).and_then(|t| t.chars().next_back()).is_some_and(ends);
        let on = after.char_indices().take(if ended { 0 } else { MOST_OF_SENTENCE }).map(|(at, c)| far(at, c));
        let mut end = 0;
        for (until, last) in on {
            end = until;
            if last {
                break;
            }
        }
        let trimmed = text.get(start..passage.end + end).unwrap_or("");
        let start = start + trimmed.len() - trimmed.trim_start().len();
        let end = passage.end + end - (trimmed.len() - trimmed.trim_end().len());
        Passage::new(document, block, start.min(passage.place.byte)..end.max(passage.end))
    }
}

/// Bytes of the longest sentence that is told whole: 4,000 characters.
const LONGEST_SENTENCE: usize = 12_000;
/// Characters of a sentence that are looked at to each side of a fact.
const MOST_OF_SENTENCE: usize = 400;
