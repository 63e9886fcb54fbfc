//! Tables across all issues, each defined once for the window and for CSV: the history of a document, the appointments of a person and to a post, the
//! tasks of an office, the chronicle. Each row has the place that it was read from.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Row, ToSql};

use super::across::place;
use super::error::HoldingsError;
use super::state::day;
use super::{HeldPlace, HistoryKind, Holdings, KeptBlock};
use crate::facts::{Cell, Column, ColumnKind, EffectKind, Term};
use crate::issue::shorten;
use crate::search::Filter;
use crate::zh::fold::plain_folded;

/// A table across all issues.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Listing {
    /// What happened to a document, in time order.
    History(i64),
    /// To and from which posts a person was appointed, over the years.
    Person(String),
    /// Who was appointed to and removed from what, over the years: rows whose post or person has these words, in characters or pinyin.
    Post(String),
    /// The tasks of an office, over all plans.
    Office(String),
    /// What happened when: entries with these words, all without any.
    Chronicle(String),
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListedRow {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// Where it was read.
    pub place: HeldPlace,
}

/// A table with its rows, in time order.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which table.
    pub listing: Listing,
    /// Its rows.
    pub rows: Vec<ListedRow>,
    /// There are more rows than were asked for.
    pub more: bool,
}

const fn column(id: &'static str, zh: &'static str, en: &'static str, kind: ColumnKind) -> Column {
    Column { id, zh, en, kind }
}

const DAY: Column = column("date", "日期", "Date", ColumnKind::Day);
const PAPER: Column = column("document", "文件", "Document", ColumnKind::Text);
const NUMBER: Column = column("number", "文号", "Number", ColumnKind::Label);
const ISSUE: Column = column("issue", "刊期", "Issue", ColumnKind::Text);

const HISTORY: &[Column] = &[
    DAY,
    column("what", "事由", "What", ColumnKind::Term),
    column("part", "部分", "Part", ColumnKind::Text),
    PAPER,
    NUMBER,
    ISSUE,
    column("sentence", "原文", "Its words", ColumnKind::Text),
];
const PERSON: &[Column] = &[
    DAY,
    column("person", "姓名", "Name", ColumnKind::Label),
    column("action", "任免", "Action", ColumnKind::Term),
    column("position", "职务", "Post", ColumnKind::Text),
    column("note", "备注", "Note", ColumnKind::Text),
    PAPER,
    ISSUE,
];
const OFFICE: &[Column] = &[
    DAY,
    column("office", "单位", "Office", ColumnKind::Offices),
    column("role", "角色", "Role", ColumnKind::Label),
    column("task", "任务", "Task", ColumnKind::Text),
    PAPER,
    ISSUE,
];
const CHRONICLE: &[Column] = &[
    DAY,
    column("last", "止", "To", ColumnKind::Day),
    column("text", "内容", "Event", ColumnKind::Text),
    PAPER,
    ISSUE,
];

const fn term(id: &'static str, zh: &'static str, en: &'static str) -> Term {
    Term { id, zh, en }
}

/// What happened, in a word.
fn history_term(kind: HistoryKind) -> Term {
    match kind {
        HistoryKind::Signed => term("signed", "成文", "Signed"),
        HistoryKind::InForce => term("effective", "载明施行", "First day stated"),
        HistoryKind::LastDay => term("expires", "载明有效期满", "Last day stated"),
        HistoryKind::Cited => term("cited", "被引用", "Cited"),
        HistoryKind::Effect(kind) => match kind {
            EffectKind::Repeal => term("repeal", "被废止", "Repealed"),
            EffectKind::Stop => term("stop", "被停止执行", "Stopped"),
            EffectKind::Lapse => term("lapse", "失效", "Lapsed"),
            EffectKind::Suspend => term("suspend", "被暂停执行", "Suspended"),
            EffectKind::Resume => term("resume", "恢复执行", "Resumed"),
            EffectKind::Prolong => term("prolong", "有效期延长", "Prolonged"),
            EffectKind::Replace => term("replace", "被取代", "Replaced"),
            EffectKind::Amend => term("amend", "被修改", "Amended"),
        },
    }
}

/// The word for an appointment as the database has it.
fn action_term(action: &str) -> Cell {
    match serde_json::from_value(serde_json::Value::String(action.to_owned())) {
        Ok(action) => Cell::Term(crate::facts::action_term(action)),
        Err(_) => Cell::of(action),
    }
}

/// Appointments: the day, what [`appointment`] reads, the document, its issue and the place.
const APPOINTMENT: &str =
    "SELECT d.signed, a.person, a.action, a.position, a.note, d.title, i.title, a.document, a.block, a.byte, a.end
        FROM appointment a JOIN document d ON d.id = a.document JOIN issue i ON i.id = d.issue";
const IN_TIME: &str = "ORDER BY d.signed IS NULL, d.signed, a.id";

fn text<'r>(row: &'r Row<'_>, at: usize) -> &'r str {
    row.get_ref(at).ok().and_then(|value| value.as_str().ok()).unwrap_or("")
}

/// The cells of a row of [`APPOINTMENT`].
fn appointment(row: &Row<'_>) -> rusqlite::Result<Vec<Cell>> {
    let (person, action, position): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let note: Option<String> = row.get(4)?;
    Ok(vec![Cell::of(person), action_term(&action), Cell::of(position), Cell::of(note.unwrap_or_default())])
}

impl Listing {
    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &'static [Column] {
        match self {
            Self::History(_) => HISTORY,
            Self::Person(_) | Self::Post(_) => PERSON,
            Self::Office(_) => OFFICE,
            Self::Chronicle(_) => CHRONICLE,
        }
    }
}

/// The texts of documents that were looked at last.
struct Texts<'h> {
    holdings: &'h Holdings,
    blocks: HashMap<i64, Vec<KeptBlock>>,
}

/// Documents whose text is kept while a table is made.
const KEPT_TEXTS: usize = 64;

impl Texts<'_> {
    /// The text at a place: the whole block where the place has no end.
    fn at(&mut self, place: HeldPlace) -> Result<String, HoldingsError> {
        if !self.blocks.contains_key(&place.document) {
            if self.blocks.len() >= KEPT_TEXTS {
                self.blocks.clear();
            }
            // Of what is damaged the row stands without its words.
            let blocks = self.holdings.blocks_if_whole(place.document)?.unwrap_or_default();
            self.blocks.insert(place.document, blocks);
        }
        let block = self.blocks.get(&place.document).and_then(|blocks| blocks.get(place.block));
        let text = block.map_or("", |b| b.text.as_str());
        let part = text.get(place.byte..place.end).filter(|t| !t.trim().is_empty()).unwrap_or(text);
        Ok(part.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// One row more than are asked for, to know whether there are more; as far as the database counts.
fn limit(most: usize) -> i64 {
    super::record::count(most).saturating_add(1)
}

/// Characters of a sentence in a cell.
const LONGEST: usize = 400;

impl Holdings {
    /// A table across all issues, with its first `most` rows.
    ///
    /// # Errors
    /// When the database does not answer, or a stored text is damaged.
    pub fn listing(&self, listing: &Listing, most: usize) -> Result<Listed, HoldingsError> {
        let mut rows = match listing {
            Listing::History(document) => self.history_rows(*document)?,
            Listing::Person(person) => self.appointments_of(person, most)?,
            Listing::Post(words) => self.appointments_with(words, most)?,
            Listing::Office(office) => self.duties(office, most)?,
            Listing::Chronicle(words) => self.chronicle(words, most)?,
        };
        let more = rows.len() > most;
        rows.truncate(most);
        Ok(Listed { listing: listing.clone(), rows, more })
    }

    /// The rows of a table as text for CSV, the heads first; behind the cells the file and the paragraph that each was read from.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn listing_texts(&self, listed: &Listed) -> Result<Vec<Vec<String>>, HoldingsError> {
        let heads = listed.listing.columns().iter().map(|c| c.zh).chain(["来源", "段落"]);
        let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).collect()];
        let mut files: HashMap<i64, String> = HashMap::new();
        for row in &listed.rows {
            let document = row.place.document;
            let file = match files.entry(document) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(new) => {
                    let file = self.files_of(self.document(document)?.issue)?.into_iter().next();
                    new.insert(file.map(|f| f.path.display().to_string()).unwrap_or_default()).clone()
                }
            };
            let cells = row.cells.iter().map(Cell::zh);
            // Paragraphs are counted from 1, as in citations.
            rows.push(cells.chain([file, (row.place.block + 1).to_string()]).collect());
        }
        Ok(rows)
    }

    fn texts(&self) -> Texts<'_> {
        Texts { holdings: self, blocks: HashMap::new() }
    }

    fn history_rows(&self, document: i64) -> Result<Vec<ListedRow>, HoldingsError> {
        let mut texts = self.texts();
        let mut rows = Vec::new();
        for row in self.history(document)? {
            // Its own head says when it was signed.
            let sentence = match row.kind {
                HistoryKind::Signed => String::new(),
                _ => shorten(&texts.at(row.place)?, LONGEST),
            };
            let cells = vec![
                Cell::day(row.date),
                Cell::Term(history_term(row.kind)),
                Cell::of(row.part.unwrap_or_default()),
                Cell::of(row.by.title),
                Cell::of(row.by.number.unwrap_or_default()),
                Cell::of(row.by.issue_title),
                Cell::of(sentence),
            ];
            rows.push(ListedRow { cells, place: row.place });
        }
        Ok(rows)
    }

    /// Rows of a query that begins with a day and ends with the title of the document, that of the issue and the place; `cells` makes those between of
    /// the columns from the second on.
    fn listed(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
        columns: usize,
        mut cells: impl FnMut(&Row<'_>, HeldPlace) -> Result<Option<Vec<Cell>>, HoldingsError>,
    ) -> Result<Vec<ListedRow>, HoldingsError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let (date, at) = (row.get::<_, Option<String>>(0)?, 1 + columns);
            let (title, issue): (String, String) = (row.get(at)?, row.get(at + 1)?);
            let place = place(row, at + 2)?;
            let Some(own) = cells(row, place)? else { continue };
            let ends = [Cell::of(title), Cell::of(issue)];
            let cells = std::iter::once(Cell::day(day(date.as_deref()))).chain(own).chain(ends).collect();
            all.push(ListedRow { cells, place });
        }
        Ok(all)
    }

    /// The appointments of a person, in time order.
    fn appointments_of(&self, person: &str, most: usize) -> Result<Vec<ListedRow>, HoldingsError> {
        let sql = format!("{APPOINTMENT} WHERE a.person = ?1 {IN_TIME} LIMIT {}", limit(most));
        self.listed(&sql, &[&person], 4, |row, _| Ok(Some(appointment(row)?)))
    }

    /// The appointments whose post or person has some words, in time order.
    fn appointments_with(&self, words: &str, most: usize) -> Result<Vec<ListedRow>, HoldingsError> {
        let filter = Filter::new(words);
        let mut found = 0;
        self.listed(&format!("{APPOINTMENT} {IN_TIME}"), &[], 4, |row, _| {
            let (person, position): (&str, &str) = (text(row, 1), text(row, 3));
            if found > most || !filter.fits_folded(&plain_folded(&format!("{person}，{position}"))) {
                return Ok(None);
            }
            found += 1;
            Ok(Some(appointment(row)?))
        })
    }

    /// The tasks of an office, in time order.
    fn duties(&self, office: &str, most: usize) -> Result<Vec<ListedRow>, HoldingsError> {
        let sql = format!(
            "SELECT d.signed, o.name, r.name, u.task_block, u.task_byte, u.task_end, d.title, i.title, u.document, u.block, u.byte, u.end
                FROM name o JOIN duty u ON u.office = o.id JOIN name r ON r.id = u.role JOIN document d ON d.id = u.document
                JOIN issue i ON i.id = d.issue WHERE o.name = ?1 ORDER BY d.signed IS NULL, d.signed, u.document, u.n LIMIT {}",
            limit(most)
        );
        let mut texts = self.texts();
        self.listed(&sql, &[&office], 5, |row, place| {
            let (office, role): (String, String) = (row.get(1)?, row.get(2)?);
            let at = |n: usize| -> rusqlite::Result<usize> { Ok(usize::try_from(row.get::<_, i64>(n)?).unwrap_or(0)) };
            let words = HeldPlace { document: place.document, block: at(3)?, byte: at(4)?, end: at(5)? };
            let task = shorten(&texts.at(words)?, LONGEST);
            Ok(Some(vec![Cell::names(vec![office]), Cell::of(role), Cell::of(task)]))
        })
    }

    /// The entries of all chronicles with some words, in time order.
    fn chronicle(&self, words: &str, most: usize) -> Result<Vec<ListedRow>, HoldingsError> {
        let sql = "SELECT e.first, e.last, d.title, i.title, e.document, e.block, e.byte, e.end
                FROM event e JOIN document d ON d.id = e.document JOIN issue i ON i.id = d.issue
                ORDER BY e.first IS NULL, e.first, e.id";
        let words: Vec<String> = words.split_whitespace().map(plain_folded).collect();
        let mut texts = self.texts();
        let mut found = 0;
        self.listed(sql, &[], 1, |row, place| {
            if found > most {
                return Ok(None);
            }
            let text = texts.at(place)?;
            let folded = plain_folded(&text);
            if !words.iter().all(|word| folded.contains(word.as_str())) {
                return Ok(None);
            }
            found += 1;
            let last: Option<String> = row.get(1)?;
            Ok(Some(vec![Cell::day(day(last.as_deref())), Cell::of(shorten(&text, LONGEST))]))
        })
    }
}
