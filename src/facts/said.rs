//! Facts as the reader says them: what is collected over many issues takes his word for the rows that he corrected.
//!
//! The tables of an issue show a row that is said to be wrong, and mark it; where rows of many issues are put together it is left out.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::tables::{Cell, Row, Said, TableKind, Tables};
use super::{Appointment, ChronicleEntry, DateSpan, Effect, Facts, Responsibility, RoleKind, status, tasks, without};
use crate::issue::{Date, Issue};
use crate::zh::brackets;

/// The roles that a table of tasks has columns for, by their ids.
const ROLES: [(&str, RoleKind); 3] =
    [("lead", RoleKind::Lead), ("responsible", RoleKind::Responsible), ("support", RoleKind::Support)];

impl Facts {
    /// The facts of an issue with what the reader says of its appointments, effects, chronicle and tasks.
    #[must_use]
    pub fn as_said(self, issue: &Issue) -> Self {
        if issue.fact_corrections.is_empty() {
            return self;
        }
        let mut said = self.clone();
        let tables = Tables::new(issue, &self);
        appointments(&mut said, &tables);
        effects(&mut said, issue, &tables);
        chronicle(&mut said, &tables);
        duties(&mut said, issue, &tables);
        said
    }
}

/// A cell of a row, by the id of its column.
fn cell<'r>(kind: TableKind, row: &'r Row, id: &str) -> Option<&'r Cell> {
    row.cells.get(kind.columns().iter().position(|column| column.id == id)?)
}

fn text(kind: TableKind, row: &Row, id: &str) -> String {
    cell(kind, row, id).map(Cell::zh).unwrap_or_default()
}

fn filled(kind: TableKind, row: &Row, id: &str) -> Option<String> {
    Some(text(kind, row, id)).filter(|text| !text.is_empty())
}

fn names(kind: TableKind, row: &Row, id: &str) -> Vec<String> {
    match cell(kind, row, id) {
        Some(Cell::Names(names)) => names.clone(),
        _ => Vec::new(),
    }
}

fn day(kind: TableKind, row: &Row, id: &str) -> Option<Date> {
    match cell(kind, row, id) {
        Some(Cell::Day(day)) => Some(*day),
        _ => None,
    }
}

/// A word of the program's own as the value that it stands for.
fn word<T: DeserializeOwned>(kind: TableKind, row: &Row, id: &str) -> Option<T> {
    match cell(kind, row, id) {
        Some(Cell::Term(term)) => serde_json::from_value(term.id.into()).ok(),
        _ => None,
    }
}

fn appointments(facts: &mut Facts, tables: &Tables<'_>) {
    const KIND: TableKind = TableKind::Appointments;
    let mut wrong = BTreeSet::new();
    for (at, row) in tables.said(KIND) {
        // Whether a post was given or taken is never guessed.
        let said = word(KIND, &row, "action").map(|action| Appointment {
            passage: row.evidence,
            person: text(KIND, &row, "person"),
            action,
            position: text(KIND, &row, "position"),
            note: filled(KIND, &row, "note"),
        });
        match (at, &row.said, said) {
            (Some(at), Some(Said::Wrong), _) => drop(wrong.insert(at)),
            (Some(at), _, Some(said)) => facts.appointments.get_mut(at).into_iter().for_each(|a| *a = said.clone()),
            (None, _, Some(said)) => facts.appointments.push(said),
            (_, _, None) => {}
        }
    }
    without(&mut facts.appointments, &wrong);
}

fn effects(facts: &mut Facts, issue: &Issue, tables: &Tables<'_>) {
    const KIND: TableKind = TableKind::Effects;
    let said = tables.said(KIND);
    if said.is_empty() {
        return;
    }
    // The index of a row counts through all documents.
    let mut of: Vec<(usize, usize)> = Vec::new();
    for (document, force) in facts.force.iter().enumerate() {
        of.extend((0..force.effects.len()).map(|n| (document, n)));
    }
    let mut wrong: Vec<(usize, usize)> = Vec::new();
    for (at, row) in said {
        // What part is meant is a place in the text, which no written word replaces.
        let Some(kind) = word(KIND, &row, "effect") else { continue };
        let change = |effect: &mut Effect| {
            effect.kind = kind;
            effect.title = filled(KIND, &row, "title").map(|t| brackets::without_title_marks(&t).to_owned());
            effect.number = filled(KIND, &row, "number");
            (effect.date, effect.until) = (day(KIND, &row, "from"), day(KIND, &row, "until"));
        };
        match (at.and_then(|at| of.get(at)), &row.said) {
            (Some(at), Some(Said::Wrong)) => wrong.push(*at),
            (Some((document, n)), _) => {
                let effect = facts.force.get_mut(*document).and_then(|f| f.effects.get_mut(*n));
                effect.into_iter().for_each(change);
            }
            (None, _) => {
                if let Some(force) = facts.force.get_mut(row.document()) {
                    let mut effect = Effect { evidence: row.evidence, ..Effect::default() };
                    change(&mut effect);
                    force.effects.push(effect);
                }
            }
        }
    }
    for (document, force) in facts.force.iter_mut().enumerate() {
        let here = wrong.iter().filter(|(d, _)| *d == document).map(|(_, n)| *n).collect();
        without(&mut force.effects, &here);
        force.repealed = None;
    }
    // What the reader says may name another document of the issue, or none.
    status::connect(issue, &mut facts.force);
}

fn chronicle(facts: &mut Facts, tables: &Tables<'_>) {
    const KIND: TableKind = TableKind::Chronicle;
    let mut wrong = BTreeSet::new();
    for (at, row) in tables.said(KIND) {
        let first = day(KIND, &row, "first");
        let date = first.map(|first| DateSpan { first, last: day(KIND, &row, "last").unwrap_or(first).max(first) });
        let Some(at) = at else {
            let (label, text) = (text(KIND, &row, "label"), text(KIND, &row, "text"));
            let people = names(KIND, &row, "people");
            facts.chronicle.push(ChronicleEntry { passage: row.evidence, date, label, text, people });
            continue;
        };
        if row.said == Some(Said::Wrong) {
            wrong.insert(at);
            continue;
        }
        let Some(entry) = facts.chronicle.get_mut(at) else { continue };
        entry.date = date;
        // A cell holds a text on one line: what the reader left stays as it was read.
        for (id, own) in [("label", &mut entry.label), ("text", &mut entry.text)] {
            if is_other(&row, id) {
                *own = text(KIND, &row, id);
            }
        }
        if is_other(&row, "people") {
            entry.people = names(KIND, &row, "people");
        }
    }
    without(&mut facts.chronicle, &wrong);
}

/// Whether the reader has written a cell of a row anew.
fn is_other(row: &Row, id: &str) -> bool {
    matches!(&row.said, Some(Said::Other(were)) if were.iter().any(|(column, _)| *column == id))
}

fn duties(facts: &mut Facts, issue: &Issue, tables: &Tables<'_>) {
    const KIND: TableKind = TableKind::Responsibilities;
    let said = tables.said(KIND);
    let tasks = if said.is_empty() { Vec::new() } else { tasks(issue, facts) };
    for (at, row) in said {
        let names = |id: &str| names(KIND, &row, id);
        let wrong = row.said == Some(Said::Wrong);
        let Some(task) = at.and_then(|at| tasks.get(at)) else {
            // Behind all others, so that the numbers of the statements stay.
            for (id, kind) in ROLES.iter().filter(|(id, _)| !names(id).is_empty()) {
                let (units, role) = (names(id), column_name(KIND, id));
                let names = units.clone();
                let (passage, matter) = (row.evidence, Some(row.evidence));
                let own = Responsibility { passage, role, kind: *kind, units, names, matter, ..Default::default() };
                facts.duties.push(own);
            }
            continue;
        };
        let mut told: Vec<RoleKind> = Vec::new();
        for index in &task.roles {
            let Some(role) = facts.statement_mut(*index) else { continue };
            let column = ROLES.iter().find(|(_, kind)| *kind == role.kind);
            // The names of a column stand with its first statement; those behind it have none left.
            role.names = match column {
                Some((id, kind)) if !wrong && !told.contains(kind) => names(id),
                None if !wrong => std::mem::take(&mut role.names),
                _ => Vec::new(),
            };
            told.push(role.kind);
        }
        for (id, kind) in ROLES.iter().filter(|(id, kind)| !wrong && !told.contains(kind) && !names(id).is_empty()) {
            let (passage, matter) = (task.statement, Some(task.words));
            let (names, role) = (names(id), column_name(KIND, id));
            facts.duties.push(Responsibility { passage, role, kind: *kind, names, matter, ..Default::default() });
        }
    }
}

fn column_name(kind: TableKind, id: &str) -> String {
    kind.columns().iter().find(|column| column.id == id).map_or(String::new(), |column| column.zh.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, BlockKind, Document, FactCorrection, FactSays};

    #[test]
    fn what_is_collected_takes_the_readers_word() {
        let texts = ["任命江一帆为甲局局长。", "免去江一帆的乙局副局长职务。", "任命周平为乙局局长。"];
        let block = |text: &&str| Block { kind: BlockKind::Appointment, text: (*text).to_owned(), ..Block::default() };
        let blocks = texts.iter().map(block).collect();
        let document = Document { title: "任免通知".to_owned(), blocks, ..Document::default() };
        let mut issue = Issue { documents: vec![document], ..Issue::default() };
        let read = facts(&issue);
        assert_eq!(read.appointments.len(), 3);
        let table = Tables::new(&issue, &read).table(TableKind::Appointments, Date::FIRST);
        let of = |at: usize, says| FactCorrection::of_row(&issue, TableKind::Appointments, &table.rows[at], says);
        let cells = |id: &str, text: &str| vec![(id.to_owned(), text.to_owned())];
        let mut missing = cells("person", "钱多");
        missing.extend(cells("action", "remove"));
        let said = vec![
            of(0, FactSays::Wrong),
            of(2, FactSays::Other(cells("person", "周平之"))),
            FactCorrection::missing(&issue, TableKind::Appointments, table.rows[1].evidence, missing),
        ];
        issue.fact_corrections = said;
        let said = facts(&issue).as_said(&issue);
        let people: Vec<&str> = said.appointments.iter().map(|a| a.person.as_str()).collect();
        assert_eq!(people, ["江一帆", "周平之", "钱多"]);
        assert_eq!(said.appointments[1].position, "乙局局长");
    }

    fn cells(cells: &[(&str, &str)]) -> Vec<(String, String)> {
        cells.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn an_effect_of_another_title_is_on_another_document() {
        let article = |text: &str| vec![Block { kind: BlockKind::Article, text: text.to_owned(), ..Block::default() }];
        let document = |title: &str, text: &str| Document {
            title: title.to_owned(),
            signed: Date::new(2024, 3, 1),
            blocks: article(text),
            ..Document::default()
        };
        let documents = vec![
            document("新办法", "《甲办法》同时废止。"),
            document("甲办法", "第一条　略。"),
            document("《甲条例》实施细则", "第一条　略。"),
        ];
        let mut issue = Issue { documents, ..Issue::default() };
        let read = facts(&issue);
        let target = |facts: &Facts| facts.force[0].effects.first().and_then(|e| e.target);
        let repealed = |facts: &Facts| facts.force.iter().map(|f| f.repealed.is_some()).collect::<Vec<_>>();
        assert_eq!((target(&read), repealed(&read)), (Some(1), vec![false, true, false]));
        let table = Tables::new(&issue, &read).table(TableKind::Effects, Date::FIRST);
        let row = |says| FactCorrection::of_row(&issue, TableKind::Effects, &table.rows[0], says);
        let says = [
            (cells(&[("title", "《甲条例》实施细则")]), "《甲条例》实施细则", Some(2), vec![false, false, true]),
            (cells(&[("title", "《《甲条例》实施细则》")]), "《甲条例》实施细则", Some(2), vec![false, false, true]),
            (cells(&[("title", "乙办法")]), "乙办法", None, vec![false; 3]),
            (cells(&[("effect", "amend")]), "甲办法", Some(1), vec![false; 3]),
        ];
        for (cells, title, to, gone) in says {
            let fact_corrections = vec![row(FactSays::Other(cells))];
            let issue = Issue { fact_corrections, ..issue.clone() };
            let said = facts(&issue).as_said(&issue);
            assert_eq!(said.force[0].effects[0].title.as_deref(), Some(title));
            assert_eq!((target(&said), repealed(&said)), (to, gone), "{title}");
        }
        issue.fact_corrections = vec![row(FactSays::Wrong)];
        let said = facts(&issue).as_said(&issue);
        assert_eq!((said.force[0].effects.len(), repealed(&said)), (0, vec![false; 3]));
    }

    #[test]
    fn an_entry_of_a_chronicle_is_as_the_reader_says() {
        let texts = ["6日，县长江一帆到甲镇。", "7日，县长柳青到乙镇。", "8日，丙桥通车。"];
        let block = |text: &&str| Block { kind: BlockKind::Chronicle, text: (*text).to_owned(), ..Block::default() };
        let blocks = texts.iter().map(block).collect();
        let document = Document { title: "大事记（2024年3月）".to_owned(), blocks, ..Document::default() };
        let mut issue = Issue { documents: vec![document], ..Issue::default() };
        let read = facts(&issue);
        let table = Tables::new(&issue, &read).table(TableKind::Chronicle, Date::FIRST);
        let of = |at: usize, says| FactCorrection::of_row(&issue, TableKind::Chronicle, &table.rows[at], says);
        let other =
            cells(&[("label", "5日"), ("text", "县长江帆到丁镇。"), ("people", "江帆"), ("first", "2024-03-05")]);
        let missing = cells(&[("first", "2024-03-09"), ("label", "9日"), ("text", "丁桥通车。"), ("people", "周平")]);
        issue.fact_corrections = vec![
            of(0, FactSays::Other(other)),
            of(1, FactSays::Other(cells(&[("text", "县长柳青到丙镇。")]))),
            FactCorrection::missing(&issue, TableKind::Chronicle, table.rows[2].evidence, missing),
        ];
        let said = facts(&issue).as_said(&issue);
        let found: Vec<_> = said
            .chronicle
            .iter()
            .map(|e| {
                let day = e.date.map(|d| d.first.to_string()).unwrap_or_default();
                format!("{day}|{}|{}|{}", e.label, e.text, e.people.join("、"))
            })
            .collect();
        let wanted = [
            "2024-03-05|5日|县长江帆到丁镇。|江帆",
            "2024-03-07|7日|县长柳青到丙镇。|柳青",
            "2024-03-08|8日|丙桥通车。|",
            "2024-03-09|9日|丁桥通车。|周平",
        ];
        assert_eq!(found, wanted);
    }
}
