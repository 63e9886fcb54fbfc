//! One answer to each question about a document: the tables, the public form and the model tell the same number, office and
//! days, on all texts of the tests.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use gongbao::export::json::issue_json;
use gongbao::facts::{Cell, Facts, Table, TableKind, Tables, facts};
use gongbao::issue::{Date, Issue};
use gongbao::zh::fold;
use serde_json::Value;

use crate::{facts_sentences, support};

/// What a document is asked in more than one place.
const ASKED: &[&str] = &["title", "number", "issuer", "signed", "effective", "expires"];

/// The issues of all texts, with their names: whole issues and single sentences.
fn issues() -> Vec<(String, Issue)> {
    let whole = support::fixtures().into_iter().map(|(name, source)| (name, gongbao::parse::parse(&source)));
    whole.chain(facts_sentences::issues()).collect()
}

/// The tables and the public form of an issue.
struct Answers {
    tables: Vec<Table>,
    form: Value,
}

impl Answers {
    fn of(issue: &Issue, facts: &Facts) -> Self {
        let tables = Tables::new(issue, facts);
        let date = Date::new(2024, 6, 1).unwrap();
        let of_documents = TableKind::ALL.into_iter().filter(|kind| kind.is_of_documents());
        Self { tables: of_documents.map(|kind| tables.table(kind, date)).collect(), form: issue_json(issue, facts) }
    }

    /// All answers to one question about a document, with who gives them; `None` is no answer, and a day that is stated and not
    /// known is none in the public form.
    fn to(&self, document: usize, asked: &str) -> Vec<(String, Option<String>)> {
        let mut answers = Vec::new();
        for table in &self.tables {
            let row = &table.rows[document];
            let said = match table.cell(row, asked) {
                Some(Cell::Empty | Cell::Term(_)) => None,
                Some(cell) => Some(cell.zh()),
                None => continue,
            };
            answers.push((table.kind.id().to_owned(), said));
        }
        let form = self.form["documents"][document][asked].as_str();
        answers.push(("json".to_owned(), form.filter(|said| !said.is_empty()).map(fold::tight)));
        answers
    }

    /// The questions that get two answers.
    fn disagreements(&self, documents: usize) -> Vec<String> {
        let mut found = Vec::new();
        for (document, asked) in (0..documents).flat_map(|d| ASKED.iter().map(move |asked| (d, *asked))) {
            let answers = self.to(document, asked);
            if answers.iter().any(|(_, said)| *said != answers[0].1) {
                found.push(format!("document {document}, {asked}: {answers:?}"));
            }
        }
        found
    }
}

#[test]
fn tables_and_public_form_agree_on_each_document() {
    let mut told = vec![0; ASKED.len()];
    for (name, issue) in issues() {
        let facts = facts(&issue);
        let answers = Answers::of(&issue, &facts);
        assert!(answers.tables.iter().all(|table| table.rows.len() == issue.documents.len()), "{name}: rows");
        let found = answers.disagreements(issue.documents.len());
        assert!(found.is_empty(), "{name}: {}", found.join("\n"));
        for (count, asked) in told.iter_mut().zip(ASKED) {
            let answered = |d: &usize| answers.to(*d, asked).iter().all(|(_, said)| said.is_some());
            *count += (0..issue.documents.len()).filter(answered).count();
        }
    }
    println!("documents of which it is told: {ASKED:?} {told:?}");
    // Where nothing is told, all agree.
    assert!(told.iter().all(|count| *count >= 5), "{ASKED:?} {told:?}");
}

#[test]
fn a_second_answer_is_seen() {
    let (_, issue) = issues().into_iter().find(|(name, _)| name == "force.txt").unwrap();
    let facts = facts(&issue);
    let documents = issue.documents.len();
    for kind in [TableKind::Contents, TableKind::Status] {
        for asked in ASKED {
            let Some(column) = kind.columns().iter().position(|c| c.id == *asked) else { continue };
            let mut answers = Answers::of(&issue, &facts);
            let table = answers.tables.iter_mut().find(|table| table.kind == kind).unwrap();
            let row = table.rows.iter_mut().find(|row| row.cells[column] != Cell::Empty);
            row.unwrap_or_else(|| panic!("no {asked} in {kind:?}")).cells[column] = Cell::Text("甲".to_owned());
            assert_eq!(answers.disagreements(documents).len(), 1, "{kind:?}: {asked}");
        }
    }
    let mut answers = Answers::of(&issue, &facts);
    answers.form["documents"][0]["number"] = "甲".into();
    assert_eq!(answers.disagreements(documents).len(), 1);
}
