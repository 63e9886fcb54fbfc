//! The public interchange form: one JSON object that scripts and researchers read.
//!
//! Every field is always there: what does not apply is `null`, lists are `[]`. `format` and `version` come first. The
//! structs here are the form itself, in its field order, apart from the model so that the model can change without
//! the form. Dates are ISO `YYYY-MM-DD`, a range is two dates joined by `/`.

use std::io::{self, Write as _};

use serde::Serialize;
use serde::ser::SerializeMap as _;

use crate::facts::{Action, Cell, Column, ColumnKind, Facts, Force, Passage, Row, StatedDay, TableKind, Tables, tasks};
use crate::issue::{
    Block, BlockKind, Comment, ContentsEntry, Date, Diagnostic, Document, DropReason, Dropped, Issue, Masthead, Seam,
    Severity, SourceInfo, SourceKind, Span, Table,
};

/// Version of the form; it changes when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// Writes an issue and its facts as one JSON object, indented, with a line end after it.
///
/// # Errors
/// What the writer says.
pub fn write_json(issue: &Issue, facts: &Facts, out: impl io::Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &form(issue, facts))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The form as a JSON value, for tests and scripts inside the program (a value's fields are sorted by name; use
/// [`write_json`] for the form's own order). `Null` only if serialising fails, which no issue makes it do.
#[must_use]
pub fn issue_json(issue: &Issue, facts: &Facts) -> serde_json::Value {
    serde_json::to_value(form(issue, facts)).unwrap_or_default()
}

#[derive(Serialize)]
struct Form<'a> {
    format: &'static str,
    version: u32,
    source: Source<'a>,
    issue: Head<'a>,
    contents: Vec<Entry<'a>>,
    documents: Vec<Doc<'a>>,
    facts: FactsForm<'a>,
    dropped: Vec<DroppedForm<'a>>,
    diagnostics: Vec<DiagnosticForm<'a>>,
    comments: Vec<CommentForm<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    file: &'a str,
    kind: SourceKind,
    encoding: Option<&'a str>,
    sha256: &'a str,
    lines: Option<usize>,
    pages: Option<usize>,
}

#[derive(Serialize)]
struct Head<'a> {
    name: Option<&'a str>,
    year: Option<i32>,
    number: Option<&'a str>,
    total_number: Option<&'a str>,
    sponsor: Option<&'a str>,
    editor: Option<&'a str>,
    phone: Option<&'a str>,
    postcode: Option<&'a str>,
    address: Option<&'a str>,
    serial: Option<&'a str>,
    /// The lines of masthead and imprint.
    lines: Vec<HeadLine<'a>>,
}

#[derive(Serialize)]
struct HeadLine<'a> {
    text: &'a str,
    spans: [Span; 1],
}

#[derive(Serialize)]
struct Entry<'a> {
    category: Option<&'a str>,
    title: &'a str,
    number: Option<&'a str>,
    page: Option<u32>,
    document: Option<usize>,
}

#[derive(Serialize)]
struct Doc<'a> {
    id: &'a str,
    category: Option<&'a str>,
    page: Option<u32>,
    last_page: Option<u32>,
    title: &'a str,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    addressee: Option<&'a str>,
    signed: Option<Date>,
    effective: Option<Date>,
    expires: Option<Date>,
    promulgates: &'a [String],
    attachments: &'a [String],
    blocks: Vec<BlockForm<'a>>,
    seams: Vec<SeamForm<'a>>,
}

#[derive(Serialize)]
struct BlockForm<'a> {
    id: &'a str,
    kind: BlockKind,
    level: Option<u8>,
    label: Option<&'a str>,
    text: &'a str,
    spans: Vec<Span>,
    /// The cells of a table, with the columns and rows that each takes; absent from other blocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a Table>,
}

#[derive(Serialize)]
struct SeamForm<'a> {
    says_page: Option<u32>,
    from_page: Option<u32>,
    after_block: Option<&'a str>,
    inside_paragraph: bool,
    confidence: f32,
}

#[derive(Serialize)]
struct FactsForm<'a> {
    responsibilities: Vec<ResponsibilityForm<'a>>,
    appointments: Vec<AppointmentForm<'a>>,
    chronicle: Vec<ChronicleForm<'a>>,
    references: Vec<ReferenceForm<'a>>,
    tasks: Vec<RowForm<'a>>,
    deadlines: Vec<RowForm<'a>>,
    money: Vec<RowForm<'a>>,
    targets: Vec<RowForm<'a>>,
    obligations: Vec<RowForm<'a>>,
    status: Vec<RowForm<'a>>,
    parts: Vec<RowForm<'a>>,
    effects: Vec<RowForm<'a>>,
    articles: Vec<RowForm<'a>>,
    versions: Vec<RowForm<'a>>,
}

/// A row of a table: each column by its id, and where it was read.
struct RowForm<'a> {
    columns: &'static [Column],
    row: Row,
    block: Option<&'a str>,
    sentence: &'a str,
}

impl Serialize for RowForm<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len() + 3))?;
        map.serialize_entry("document", &self.row.document())?;
        map.serialize_entry("block", &self.block)?;
        for (column, cell) in self.columns.iter().zip(&self.row.cells) {
            // A state would be that of a day, which the file does not know.
            if column.id == "status" {
                continue;
            }
            match cell {
                // A day that is stated and not known.
                Cell::Term(_) if column.kind == ColumnKind::Day => map.serialize_entry(column.id, &())?,
                Cell::Empty => match column.kind {
                    ColumnKind::Offices | ColumnKind::Names => map.serialize_entry(column.id, &[(); 0])?,
                    _ => map.serialize_entry(column.id, &())?,
                },
                Cell::Text(text) => map.serialize_entry(column.id, text)?,
                Cell::Names(names) => map.serialize_entry(column.id, names)?,
                Cell::Day(day) => map.serialize_entry(column.id, day)?,
                Cell::Count(count) => map.serialize_entry(column.id, count)?,
                Cell::Yuan(yuan) => map.serialize_entry(column.id, yuan)?,
                Cell::Term(term) => map.serialize_entry(column.id, term.id)?,
            }
        }
        map.serialize_entry("sentence", self.sentence)?;
        map.end()
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
    task: Option<String>,
}

#[derive(Serialize)]
struct AppointmentForm<'a> {
    document: usize,
    person: &'a str,
    action: Action,
    position: &'a str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ChronicleForm<'a> {
    document: usize,
    date: Option<String>,
    text: &'a str,
}

#[derive(Serialize)]
struct ReferenceForm<'a> {
    title: &'a str,
    number: Option<&'a str>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    document: usize,
    block: Option<&'a str>,
}

#[derive(Serialize)]
struct DroppedForm<'a> {
    spans: [Span; 1],
    text: &'a str,
    why: DropReason,
}

#[derive(Serialize)]
struct DiagnosticForm<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    spans: &'a [Span],
}

#[derive(Serialize)]
struct CommentForm<'a> {
    document: Option<usize>,
    block: Option<&'a str>,
    spans: Vec<Span>,
    author: Option<&'a str>,
    text: &'a str,
    /// How it lights the words that it speaks of, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<crate::issue::CommentForm>,
}

fn form<'a>(issue: &'a Issue, facts: &'a Facts) -> Form<'a> {
    Form {
        format: "gongbao-issue",
        version: VERSION,
        source: source(&issue.source),
        issue: head(&issue.masthead),
        contents: issue.contents.iter().map(entry).collect(),
        documents: issue.documents.iter().enumerate().map(|(i, d)| document(d, facts.force.get(i))).collect(),
        facts: facts_form(issue, facts),
        dropped: issue.dropped.iter().map(dropped).collect(),
        diagnostics: issue.diagnostics.iter().map(diagnostic).collect(),
        comments: issue.comments.iter().map(|c| comment(issue, c)).collect(),
    }
}

fn source(info: &SourceInfo) -> Source<'_> {
    Source {
        file: &info.file,
        kind: info.kind,
        encoding: info.encoding.as_deref(),
        sha256: &info.sha256,
        lines: info.lines,
        pages: info.pages,
    }
}

fn head(m: &Masthead) -> Head<'_> {
    Head {
        name: m.name.as_deref(),
        year: m.year,
        number: m.number.as_deref(),
        total_number: m.total_number.as_deref(),
        sponsor: m.sponsor.as_deref(),
        editor: m.editor.as_deref(),
        phone: m.phone.as_deref(),
        postcode: m.postcode.as_deref(),
        address: m.address.as_deref(),
        serial: m.serial.as_deref(),
        lines: m.pieces.iter().map(|piece| HeadLine { text: &piece.text, spans: [piece.span] }).collect(),
    }
}

fn entry(e: &ContentsEntry) -> Entry<'_> {
    Entry {
        category: e.category.as_deref(),
        title: &e.title,
        number: e.number.as_deref(),
        page: e.page,
        document: e.document,
    }
}

/// The days of a document's force are those of the facts, which have their sentence as evidence.
fn document<'a>(d: &'a Document, force: Option<&Force>) -> Doc<'a> {
    let day = |stated: Option<StatedDay>| stated.and_then(|s| s.date);

    Doc {
        id: &d.id,
        category: d.category.as_deref(),
        page: d.page,
        last_page: d.last_page,
        title: &d.title,
        number: d.number.as_deref(),
        issuer: d.issuer.as_deref(),
        addressee: d.addressee.as_deref(),
        signed: d.signed,
        effective: force.and_then(|f| day(f.effective)),
        expires: force.and_then(|f| day(f.expires)),
        promulgates: &d.promulgates,
        attachments: &d.attachments,
        blocks: d.blocks.iter().map(block).collect(),
        seams: d.seams.iter().map(|s| seam(d, s)).collect(),
    }
}

fn block(b: &Block) -> BlockForm<'_> {
    BlockForm {
        id: &b.id,
        kind: b.kind,
        level: b.level,
        label: b.label.as_deref(),
        text: &b.text,
        spans: b.pieces.iter().map(|p| p.span).collect(),
        table: b.table.as_ref(),
    }
}

fn seam<'a>(d: &'a Document, s: &Seam) -> SeamForm<'a> {
    SeamForm {
        says_page: s.says_page,
        from_page: s.from_page,
        after_block: d.blocks.get(s.after_block).map(|b| b.id.as_str()),
        inside_paragraph: s.inside_paragraph,
        confidence: s.confidence,
    }
}

fn facts_form<'a>(issue: &'a Issue, facts: &'a Facts) -> FactsForm<'a> {
    let id = |p: &Passage| issue.block(p.place.document, p.place.block).map(|b| b.id.as_str());
    let tables = Tables::new(issue, facts);
    let rows = |kind: TableKind| -> Vec<RowForm<'a>> {
        let rows = tables.table(kind, Date::FIRST).rows.into_iter();
        let form = |row: Row| RowForm {
            columns: kind.columns(),
            block: id(&row.evidence),
            sentence: row.sentence.text(issue),
            row,
        };
        rows.map(form).collect()
    };
    let words = task_words(issue, facts, &tables);
    FactsForm {
        tasks: rows(TableKind::Responsibilities),
        deadlines: rows(TableKind::Deadlines),
        money: rows(TableKind::Money),
        targets: rows(TableKind::Targets),
        obligations: rows(TableKind::Obligations),
        status: rows(TableKind::Status),
        parts: rows(TableKind::Parts),
        effects: rows(TableKind::Effects),
        articles: rows(TableKind::Articles),
        versions: rows(TableKind::Versions),
        responsibilities: facts
            .responsibilities
            .iter()
            .enumerate()
            .map(|(i, r)| ResponsibilityForm {
                document: r.passage.place.document,
                block: id(&r.passage),
                role: &r.role,
                units: &r.units,
                names: &r.names,
                open: r.open,
                task: words.get(i).cloned().flatten(),
            })
            .collect(),
        appointments: facts
            .appointments
            .iter()
            .map(|a| AppointmentForm {
                document: a.passage.place.document,
                person: &a.person,
                action: a.action,
                position: &a.position,
                note: a.note.as_deref(),
            })
            .collect(),
        chronicle: facts
            .chronicle
            .iter()
            .map(|c| ChronicleForm {
                document: c.passage.place.document,
                date: c.date.map(|d| d.to_string()),
                text: &c.text,
            })
            .collect(),
        references: facts
            .references
            .iter()
            .map(|r| ReferenceForm {
                title: &r.title,
                number: r.number.as_deref(),
                mentions: r.mentions.iter().map(|m| Mention { document: m.place.document, block: id(m) }).collect(),
            })
            .collect(),
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

fn dropped(d: &Dropped) -> DroppedForm<'_> {
    DroppedForm { spans: [d.span], text: &d.text, why: d.why }
}

fn comment<'a>(issue: &'a Issue, c: &'a Comment) -> CommentForm<'a> {
    let place = c.place(issue);
    CommentForm {
        document: place.map(|p| p.document),
        block: place.and_then(|p| issue.block(p.document, p.block)).map(|b| b.id.as_str()),
        spans: c.span.into_iter().collect(),
        author: c.author.as_deref(),
        text: &c.text,
        form: c.lit.as_ref().map(|lit| lit.form),
    }
}

fn diagnostic(d: &Diagnostic) -> DiagnosticForm<'_> {
    DiagnosticForm { severity: d.severity, code: &d.code, message: &d.message, spans: &d.spans }
}

#[cfg(test)]
mod tests;
