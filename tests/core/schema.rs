//! The published JSON Schema, and the exports of all fixtures held against it.

#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

use gongbao::export::csv::write_csv;
use gongbao::export::json::{issue_json, write_json};
use gongbao::export::rows::{rows_of, write_line};
use gongbao::export::schema::{issue_schema, published, rows_schema};
use gongbao::facts::{ColumnKind, TableKind, Tables, facts};
use gongbao::issue::{Comment, CommentForm, Correction, Date, FactCorrection, FactSays, Issue, LitWords};
use gongbao::open;
use jsonschema::Validator;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_published_schema_is_that_of_the_program() {
    for (name, schema) in [("issue", issue_schema()), ("rows", rows_schema())] {
        let path = root().join(format!("assets/gongbao-{name}.schema.json"));
        let text = fs::read_to_string(&path).unwrap_or_default();
        if text != published(&schema) {
            let new = path.with_extension("json.new");
            fs::write(&new, published(&schema)).unwrap();
            panic!("the schema has changed: read {0}.new, then name it {0}", path.display());
        }
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name} is no schema");
    }
}

/// What is wrong with a value, as far as it is told on a few lines.
fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).take(3).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// The files below a folder.
fn files(folder: PathBuf, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files(path, out) } else { out.push(path) }
    }
}

fn check(issue: &Issue, name: &str, [whole, lines]: [&Validator; 2]) {
    let facts = facts(issue);
    let on = Date::new(2031, 5, 1).unwrap();
    let mut json = Vec::new();
    write_json(issue, &facts, on, &mut json).unwrap();
    let value: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(faults(whole, &value), Vec::<String>::new(), "{name}");
    for row in rows_of(issue, &facts, name, &TableKind::ALL, on) {
        let mut line = Vec::new();
        write_line(&row, &mut line).unwrap();
        let value: Value = serde_json::from_slice(&line).unwrap();
        assert_eq!(faults(lines, &value), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_export_of_the_fixtures_is_as_the_schema_says() {
    let (whole, lines) = (issue_schema(), rows_schema());
    let (whole, lines) = (jsonschema::validator_for(&whole).unwrap(), jsonschema::validator_for(&lines).unwrap());
    let mut all = vec![root().join("assets/handbook.txt")];
    for folder in ["tests/fixtures/ok", "tests/fixtures/facts", "tests/fixtures/damaged"] {
        files(root().join(folder), &mut all);
    }
    let mut checked = 0;
    for path in all {
        let Ok(issue) = open::open(&path) else { continue };
        check(&issue, &path.display().to_string(), [&whole, &lines]);
        checked += 1;
    }
    assert!(checked > 50, "{checked} files");
    check(&Issue::default(), "nothing", [&whole, &lines]);
    let lit = [None, Some(CommentForm::Highlight), Some(CommentForm::Underline)].map(|form| Comment {
        text: "核对".into(),
        lit: form.map(|form| LitWords { form, ..LitWords::default() }),
        ..Comment::default()
    });
    check(&Issue { comments: lit.into(), ..Issue::default() }, "comments", [&whole, &lines]);
}

/// Of each table with rows the first is said to be wrong, the last has other cells, and one is added.
fn corrected(parsed: &Issue) -> (Issue, usize) {
    let facts = facts(parsed);
    let tables = Tables::new(parsed, &facts);
    let mut list = Vec::new();
    for kind in TableKind::ALL {
        let rows = tables.table(kind, Date::FIRST).rows;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
        list.push(FactCorrection::of_row(parsed, kind, first, FactSays::Wrong));
        let cells: Vec<(String, String)> = kind
            .columns()
            .iter()
            .map(|column| {
                let text = match column.kind {
                    ColumnKind::Day => "2031-05-01".to_owned(),
                    ColumnKind::Count => "7".to_owned(),
                    ColumnKind::Yuan => "12.5".to_owned(),
                    ColumnKind::Term => kind.words_of(column.id)[0].id.to_owned(),
                    _ => "读者所写".to_owned(),
                };
                (column.id.to_owned(), text)
            })
            .collect();
        if rows.len() > 1 {
            list.push(FactCorrection::of_row(parsed, kind, last, FactSays::Other(cells.clone())));
        }
        list.push(FactCorrection::missing(parsed, kind, first.evidence, cells));
    }
    let count = list.len();
    let list: Vec<Correction> = list.into_iter().map(Correction::Fact).collect();
    let corrected = open::corrected(parsed, &list).unwrap();
    assert!(corrected.outcomes.iter().all(|outcome| *outcome == gongbao::parse::Outcome::Done));
    assert_eq!(corrected.issue.documents, parsed.documents, "the text stays as it is");
    (corrected.issue, count)
}

#[test]
fn what_the_reader_says_of_rows_is_in_every_form_and_as_the_schema_says() {
    let (whole, lines) = (issue_schema(), rows_schema());
    let (whole, lines) = (jsonschema::validator_for(&whole).unwrap(), jsonschema::validator_for(&lines).unwrap());
    let parsed = open::handbook().unwrap();
    let (issue, count) = corrected(&parsed);
    check(&issue, "corrected", [&whole, &lines]);
    let facts = facts(&issue);
    let json = issue_json(&issue, &facts);
    let mut said = [0; 3];
    let tables = json["facts"].as_object().unwrap().values().filter_map(Value::as_array).flatten();
    for row in tables.filter_map(|row| row.get("correction")) {
        match row["says"].as_str().unwrap() {
            "wrong" => said[0] += 1,
            "missing" => said[1] += 1,
            _ => {
                assert!(!row["was"].as_object().unwrap().is_empty(), "{row}");
                said[2] += 1;
            }
        }
    }
    // The contents stand in no table of the facts.
    let of_contents = issue.fact_corrections.iter().filter(|fact| fact.table == "contents").count();
    assert_eq!(said.iter().sum::<usize>() + of_contents, count, "{said:?}");
    assert!(said.iter().all(|n| *n > 4), "{said:?}");
    let mut csv = Vec::new();
    write_csv(&issue, &facts, TableKind::Appointments, Date::FIRST, &mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    for (said, text) in [("wrong", ",有误\r\n"), ("missing", ",补录\r\n"), ("other", "已改（原为 姓名：")] {
        assert!(csv.contains(text), "{said}: {csv}");
    }
}

#[test]
fn what_is_not_as_the_schema_says_is_seen() {
    let schema = issue_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let issue = open::handbook().unwrap();
    let good = issue_json(&issue, &facts(&issue));
    assert!(validator.is_valid(&good));
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        validator.is_valid(&value)
    };
    assert!(!changed(&|v| v["documents"][0]["signed"] = "yesterday".into()));
    assert!(!changed(&|v| v["facts"]["deadlines"][0]["offices"] = Value::Null));
    assert!(!changed(&|v| v["surprise"] = 1.into()));
    assert!(!changed(&|v| drop(v["facts"].as_object_mut().unwrap().remove("status"))));
    assert!(!changed(&|v| v["documents"][0]["blocks"][0]["spans"] = serde_json::json!([{ "line": 1, "page": 2 }])));
}

#[test]
fn the_json_has_what_the_tables_have() {
    let issue = open::handbook().unwrap();
    let facts = facts(&issue);
    let json = issue_json(&issue, &facts);
    let tables = Tables::new(&issue, &facts);
    for kind in TableKind::ALL.into_iter().filter(|kind| !matches!(kind, TableKind::Contents | TableKind::Diagnostics))
    {
        let name = if kind == TableKind::Responsibilities { "tasks" } else { kind.id() };
        let rows = json["facts"][name].as_array().unwrap();
        assert_eq!(rows.len(), tables.count(kind), "{name}");
        for row in rows {
            let missing: Vec<_> = kind.columns().iter().filter(|c| row.get(c.id).is_none()).map(|c| c.id).collect();
            assert!(missing.is_empty() && row["sentence"].is_string(), "{name} has no {missing:?}");
        }
    }
    let documents = json["documents"].as_array().unwrap();
    for column in TableKind::Contents.columns() {
        assert!(documents.iter().all(|d| d.get(column.id).is_some()), "{}", column.id);
    }
}
