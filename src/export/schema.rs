//! The JSON Schema of the published forms: that of an issue as JSON, and that of the rows of tables as lines of JSON.
//!
//! What tables hold is told by their columns, so that a new table is in the schema by itself. The published files in
//! `assets/` are what [`issue_schema`] and [`rows_schema`] give (`gongbao schema issue`, `gongbao schema rows`); a test
//! holds them against each other, and the exports of the tests against the schema.

use serde_json::{Map, Value, json};

use super::json::{table_name, tables_told};
use super::rows::{PARTS, SAID, STATE_DAY};
use crate::facts::{Column, ColumnKind, TableKind};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of an issue as JSON.
#[must_use]
pub fn issue_schema() -> Value {
    let mut schema = object(&[
        ("format", json!({ "const": "gongbao-issue" })),
        ("version", json!({ "const": 1 })),
        ("source", source()),
        ("issue", masthead()),
        ("contents", list(entry())),
        ("documents", list(json!({ "$ref": "#/$defs/document" }))),
        ("facts", facts()),
        ("dropped", list(object(&[("spans", spans()), ("text", text()), ("why", word())]))),
        (
            "diagnostics",
            list(object(&[
                ("severity", word()),
                ("code", text()),
                ("message", text()),
                ("message_en", text()),
                ("spans", spans()),
            ])),
        ),
        (
            "comments",
            list(object(&[
                ("document", or_null(index())),
                ("block", or_null(text())),
                ("spans", spans()),
                ("author", or_null(text())),
                ("text", text()),
                ("form", json!({ "enum": ["highlight", "underline", "strike_out", null] })),
            ])),
        ),
        (
            "doubts",
            list(object(&[
                ("document", index()),
                ("block", or_null(text())),
                ("offset", index()),
                ("read", text()),
                ("other", text()),
                ("probability", json!({ "type": "number", "minimum": 0, "maximum": 1 })),
                ("spans", spans()),
            ])),
        ),
    ]);
    let definitions = json!({ "document": document(), "block": block(), "span": span(), "table": table() });
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".into(), DIALECT.into());
        map.insert("title".into(), "gongbao-issue".into());
        map.insert("description".into(), "An issue of a gazette, as `gongbao export --format json` writes it".into());
        map.insert("$defs".into(), definitions);
    }
    schema
}

/// The schema of a line of `gongbao export --format ndjson`: a row of a table, or a file that failed.
#[must_use]
pub fn rows_schema() -> Value {
    let mut lines: Vec<Value> = TableKind::ALL.into_iter().map(line).collect();
    let failure = [("table", json!({ "const": "errors" })), ("file", text()), ("code", word()), ("message", text())];
    lines.push(object(&failure));
    json!({
        "$schema": DIALECT,
        "title": "gongbao-rows",
        "description": "A line of `gongbao export --format ndjson`",
        "oneOf": lines,
    })
}

/// A schema as it is published.
#[must_use]
pub fn published(schema: &Value) -> String {
    serde_json::to_string_pretty(schema).unwrap_or_default() + "\n"
}

fn line(table: TableKind) -> Value {
    let mut fields = vec![("table", json!({ "const": table.id() }))];
    fields.extend(PARTS.iter().map(|part| (part.id, text())));
    if table == TableKind::Status {
        fields.push((STATE_DAY.0, day()));
    }
    fields.push((SAID.0, or_null(said())));
    fields.extend(table.columns().iter().map(|c| (c.id, cell(table, c))));
    object(&fields)
}

/// What the reader says of a row.
fn said() -> Value {
    json!({ "enum": ["wrong", "missing", "other"] })
}

fn facts() -> Value {
    let responsibility = [
        ("document", index()),
        ("block", or_null(text())),
        ("role", text()),
        ("units", list(text())),
        ("names", list(text())),
        ("open", json!({ "type": "boolean" })),
        ("task", or_null(text())),
    ];
    let mut fields = vec![("on", day()), ("responsibilities", list(object(&responsibility)))];
    fields.extend(tables_told().map(|kind| (table_name(kind), list(row(kind)))));
    object(&fields)
}

/// A row of a table in the facts of an issue.
fn row(kind: TableKind) -> Value {
    let mut fields =
        vec![("document", index()), ("block", or_null(text())), ("citation", text()), ("sentence", text())];
    let older = match kind {
        TableKind::Appointments => {
            vec![("person", text()), ("action", word()), ("position", text()), ("note", or_null(text()))]
        }
        TableKind::Chronicle => vec![("date", or_null(range())), ("text", text())],
        TableKind::References => {
            let mention = object(&[("document", index()), ("block", or_null(text()))]);
            vec![("title", text()), ("number", or_null(text())), ("mentions", list(mention))]
        }
        _ => Vec::new(),
    };
    let new = kind.columns().iter().filter(|c| !older.iter().any(|(name, _)| *name == c.id));
    let new: Vec<(&str, Value)> = new.map(|c| (c.id, cell(kind, c))).collect();
    fields.extend(older);
    fields.extend(new);
    let mut row = object(&fields);
    // Only rows of which the reader has said something have it.
    let was = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let mut correction = object(&[("says", said()), ("was", was)]);
    correction["required"] = json!(["says"]);
    row["properties"][SAID.0] = correction;
    row
}

/// What a cell of a column may hold.
fn cell(table: TableKind, column: &Column) -> Value {
    let mut schema = match column.kind {
        ColumnKind::Text | ColumnKind::Label => or_null(text()),
        ColumnKind::Offices | ColumnKind::Names => list(text()),
        // A word of the program's own stands for a day that is stated and not known.
        ColumnKind::Day => json!({ "anyOf": [day(), word(), { "type": "null" }] }),
        ColumnKind::Count => or_null(index()),
        ColumnKind::Yuan | ColumnKind::Number => or_null(json!({ "type": "number" })),
        ColumnKind::Term => {
            let words = table.words_of(column.id).into_iter().map(|term| Value::from(term.id));
            json!({ "enum": words.chain([Value::Null]).collect::<Vec<_>>() })
        }
    };
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".into(), format!("{} · {}", column.zh, column.en).into());
    }
    schema
}

fn source() -> Value {
    object(&[
        ("file", text()),
        ("kind", word()),
        ("encoding", or_null(text())),
        ("sha256", json!({ "type": "string", "pattern": "^([0-9a-f]{64})?$" })),
        ("lines", or_null(index())),
        ("pages", or_null(index())),
        ("recognised", list(index())),
    ])
}

fn masthead() -> Value {
    let texts = ["name", "number", "total_number", "sponsor", "editor", "phone", "postcode", "address", "serial"];
    let mut fields: Vec<(&str, Value)> = texts.iter().map(|name| (*name, or_null(text()))).collect();
    fields.push(("year", or_null(json!({ "type": "integer" }))));
    fields.push(("lines", list(object(&[("text", text()), ("spans", spans())]))));
    object(&fields)
}

fn entry() -> Value {
    object(&[
        ("category", or_null(text())),
        ("title", text()),
        ("number", or_null(text())),
        ("page", or_null(index())),
        ("document", or_null(index())),
    ])
}

fn document() -> Value {
    let seam = [
        ("says_page", or_null(index())),
        ("from_page", or_null(index())),
        ("after_block", or_null(text())),
        ("inside_paragraph", json!({ "type": "boolean" })),
        ("confidence", json!({ "type": "number", "minimum": 0, "maximum": 1 })),
    ];
    object(&[
        ("id", id()),
        ("category", or_null(text())),
        ("page", or_null(index())),
        ("last_page", or_null(index())),
        ("title", text()),
        ("number", or_null(text())),
        ("issuer", or_null(text())),
        ("addressee", or_null(text())),
        ("signed", or_null(day())),
        ("effective", or_null(day())),
        ("expires", or_null(day())),
        ("promulgates", list(text())),
        ("attachments", list(text())),
        ("blocks", list(json!({ "$ref": "#/$defs/block" }))),
        ("seams", list(object(&seam))),
    ])
}

fn block() -> Value {
    let fields = [
        ("id", id()),
        ("kind", word()),
        ("level", or_null(index())),
        ("label", or_null(text())),
        ("text", text()),
        ("spans", spans()),
        ("table", json!({ "$ref": "#/$defs/table" })),
    ];
    let mut schema = object(&fields);
    // The cells of a table are told of tables only.
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| name != "table");
    }
    schema
}

fn table() -> Value {
    let cell = object(&[("text", text()), ("columns", index()), ("rows", index())]);
    object(&[("rows", list(list(cell))), ("head_rows", index())])
}

fn span() -> Value {
    let number = json!({ "type": "number" });
    let corners = json!({ "type": "array", "items": number, "minItems": 4, "maxItems": 4 });
    json!({ "oneOf": [
        object(&[("line", index())]),
        object(&[("page", index()), ("bbox", corners)]),
        object(&[("element", index())]),
    ] })
}

fn spans() -> Value {
    list(json!({ "$ref": "#/$defs/span" }))
}

/// An object with just these fields, all of them always there.
fn object(fields: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// A word of the program's own.
fn word() -> Value {
    json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" })
}

/// An id is the anchor in the HTML, too.
fn id() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]*$" })
}

fn index() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn day() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

/// A day, or two days joined by a stroke.
fn range() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$" })
}
