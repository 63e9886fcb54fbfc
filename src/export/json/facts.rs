//! The facts of the public form: its tables, and the fields of four of them that are older than the rule that a table's
//! columns stand in its rows.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter::repeat;

use serde::Serialize;
use serde::ser::SerializeMap;

use super::super::rows::{SAID, write_cell};
use crate::facts::{Cell, Facts, Passage, Responsibility, Row, Said, TableKind, Tables, action_term, tasks};
use crate::issue::{Date, Issue};

/// The facts of an issue. Its tables are made one after the other as they are written, and of each row its form: a long
/// file has hundreds of thousands.
pub(super) struct FactsForm<'a> {
    pub(super) issue: &'a Issue,
    pub(super) facts: &'a Facts,
    pub(super) on: Date,
}

impl Serialize for FactsForm<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { issue, facts, on } = *self;
        let tables = Tables::new(issue, facts);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("on", &on)?;
        let words = task_words(issue, facts, &tables);
        let all = facts.responsibilities.iter().zip(words.iter().map(Option::as_deref).chain(repeat(None)));
        map.serialize_entry(
            "responsibilities",
            &Each(move || all.clone().map(move |(r, task)| responsibility(issue, r, task))),
        )?;
        drop(words);
        for kind in tables_told() {
            let table = tables.table(kind, on);
            let (told, cites, rows) = (told_on(issue, kind), &tables, table.rows.as_slice());
            let forms = Each(move || {
                rows.iter().enumerate().map(move |(n, row)| RowForm {
                    kind,
                    block: id(issue, &row.evidence),
                    sentence: row.sentence.text(issue),
                    citation: cites.cite(row.evidence),
                    older: if told { older_of(issue, kind, row) } else { older(issue, facts, kind, n) },
                    row,
                })
            });
            map.serialize_entry(table_name(kind), &forms)?;
        }
        map.end()
    }
}

/// A list whose entries are made as they are written.
struct Each<F>(F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn id<'a>(issue: &'a Issue, passage: &Passage) -> Option<&'a str> {
    issue.block(passage.place.document, passage.place.block).map(|b| b.id.as_str())
}

fn responsibility<'a>(issue: &'a Issue, r: &'a Responsibility, task: Option<&'a str>) -> ResponsibilityForm<'a> {
    ResponsibilityForm {
        document: r.passage.place.document,
        block: id(issue, &r.passage),
        role: &r.role,
        units: &r.units,
        names: &r.names,
        open: r.open,
        task,
    }
}

/// The tables that stand in the facts: what the contents tell, the documents tell themselves, and what is in doubt the issue.
pub(in crate::export) fn tables_told() -> impl Iterator<Item = TableKind> {
    TableKind::ALL.into_iter().filter(|kind| !matches!(kind, TableKind::Contents | TableKind::Diagnostics))
}

/// The name of a table in the facts.
pub(in crate::export) fn table_name(kind: TableKind) -> &'static str {
    if kind == TableKind::Responsibilities { "tasks" } else { kind.id() }
}

/// A row of a table: where it was read, and each column by its id.
struct RowForm<'a> {
    kind: TableKind,
    row: &'a Row,
    block: Option<&'a str>,
    sentence: &'a str,
    citation: String,
    older: Older<'a>,
}

/// The fields that a row had in the first form: they stand for the columns of their name.
enum Older<'a> {
    None,
    Appointment(AppointmentForm<'a>),
    Chronicle(ChronicleForm<'a>),
    Reference(ReferenceForm<'a>),
}

impl Older<'_> {
    fn has(&self, column: &str) -> bool {
        let fields: &[&str] = match self {
            Self::None => &[],
            Self::Appointment(_) => &["person", "action", "position", "note"],
            Self::Chronicle(_) => &["date", "text"],
            Self::Reference(_) => &["title", "number", "mentions"],
        };
        fields.contains(&column)
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Self::None => Ok(()),
            Self::Appointment(form) => {
                map.serialize_entry("person", &form.person)?;
                map.serialize_entry("action", &form.action)?;
                map.serialize_entry("position", &form.position)?;
                map.serialize_entry("note", &form.note)
            }
            Self::Chronicle(form) => {
                map.serialize_entry("date", &form.date)?;
                map.serialize_entry("text", &form.text)
            }
            Self::Reference(form) => {
                map.serialize_entry("title", &form.title)?;
                map.serialize_entry("number", &form.number)?;
                map.serialize_entry("mentions", &form.mentions)
            }
        }
    }
}

impl Serialize for RowForm<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("document", &self.row.document())?;
        map.serialize_entry("block", &self.block)?;
        self.older.write(&mut map)?;
        for (column, cell) in self.kind.columns().iter().zip(&self.row.cells) {
            if !self.older.has(column.id) {
                write_cell(&mut map, column, cell)?;
            }
        }
        map.serialize_entry("citation", &self.citation)?;
        map.serialize_entry("sentence", self.sentence)?;
        if let Some(said) = &self.row.said {
            map.serialize_entry(SAID.0, &SaidForm::of(said))?;
        }
        map.end()
    }
}

/// What the reader says of a row: of one that has other cells, what they were.
#[derive(Serialize)]
struct SaidForm {
    says: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    was: BTreeMap<&'static str, String>,
}

impl SaidForm {
    fn of(said: &Said) -> Self {
        let was = match said {
            Said::Other(were) => were.iter().map(|(id, cell)| (*id, cell.zh())).collect(),
            Said::Wrong | Said::Missing => BTreeMap::new(),
        };
        Self { says: said.term().id, was }
    }
}

#[derive(Serialize)]
struct ResponsibilityForm<'a> {
    document: usize,
    block: Option<&'a str>,
    role: &'a str,
    /// As printed.
    units: &'a [String],
    /// The same offices, each under its one name.
    names: &'a [String],
    /// The text says that there are others (…等).
    open: bool,
    /// What they are to do.
    task: Option<&'a str>,
}

struct AppointmentForm<'a> {
    person: Cow<'a, str>,
    action: Cow<'a, str>,
    position: Cow<'a, str>,
    note: Option<Cow<'a, str>>,
}

struct ChronicleForm<'a> {
    date: Option<String>,
    text: Cow<'a, str>,
}

struct ReferenceForm<'a> {
    title: Cow<'a, str>,
    number: Option<Cow<'a, str>>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    document: usize,
    block: Option<&'a str>,
}

/// The fields of the first form of a table's row: the tables of these have a row for each fact, in its order.
fn older<'a>(issue: &'a Issue, facts: &'a Facts, kind: TableKind, row: usize) -> Older<'a> {
    let found = match kind {
        TableKind::Appointments => facts.appointments.get(row).map(|a| {
            let note = a.note.as_deref().map(Cow::Borrowed);
            let action = action_term(a.action).id.into();
            Older::Appointment(AppointmentForm {
                person: a.person.as_str().into(),
                action,
                position: a.position.as_str().into(),
                note,
            })
        }),
        TableKind::Chronicle => facts.chronicle.get(row).map(|c| {
            Older::Chronicle(ChronicleForm { date: c.date.map(|d| d.to_string()), text: c.text.as_str().into() })
        }),
        TableKind::References => facts.references.get(row).map(|r| {
            let mention = |m: &Passage| Mention { document: m.place.document, block: id(issue, m) };
            let mentions = r.mentions.iter().map(mention).collect();
            let (title, number) = (r.title.as_str().into(), r.number.as_deref().map(Cow::Borrowed));
            Older::Reference(ReferenceForm { title, number, mentions })
        }),
        _ => None,
    };
    found.unwrap_or(Older::None)
}

/// Whether the reader says something of a table's rows: then they are no more the facts in their order.
fn told_on(issue: &Issue, kind: TableKind) -> bool {
    issue.fact_corrections.iter().any(|fact| fact.table == kind.id())
}

/// The fields of the first form of a row as the reader has it.
fn older_of<'a>(issue: &'a Issue, kind: TableKind, row: &Row) -> Older<'a> {
    let cell = |id: &str| kind.columns().iter().position(|c| c.id == id).and_then(|at| row.cells.get(at));
    let text = |id: &str| -> Cow<'a, str> {
        match cell(id) {
            Some(Cell::Term(term)) => term.id.into(),
            Some(cell) => cell.zh().into(),
            None => "".into(),
        }
    };
    let or_none = |id: &str| Some(text(id)).filter(|text| !text.is_empty());
    match kind {
        TableKind::Appointments => Older::Appointment(AppointmentForm {
            person: text("person"),
            action: text("action"),
            position: text("position"),
            note: or_none("note"),
        }),
        TableKind::Chronicle => {
            let days = (text("first"), text("last"));
            let date = match days {
                (first, last) if first == last || last.is_empty() => first.into_owned(),
                (first, last) => format!("{first}/{last}"),
            };
            Older::Chronicle(ChronicleForm { date: Some(date).filter(|d| !d.is_empty()), text: text("text") })
        }
        TableKind::References => {
            let mention = |m: &Passage| Mention { document: m.place.document, block: id(issue, m) };
            let mentions = row.mentions.iter().map(mention).collect();
            Older::Reference(ReferenceForm { title: text("title"), number: or_none("number"), mentions })
        }
        _ => Older::None,
    }
}

/// For each statement of responsibility the words of its task, as the table of tasks has them.
fn task_words(issue: &Issue, facts: &Facts, tables: &Tables<'_>) -> Vec<Option<String>> {
    let mut words = vec![None; facts.responsibilities.len()];
    let table = tables.table(TableKind::Responsibilities, Date::FIRST);
    for (task, row) in tasks(issue, facts).iter().zip(&table.rows) {
        let Some(Cell::Text(text)) = table.cell(row, "task") else { continue };
        for role in &task.roles {
            if let Some(slot) = words.get_mut(*role) {
                *slot = Some(text.clone());
            }
        }
    }
    words
}
