//! The public interchange form: one JSON object that scripts and researchers read.
//!
//! Every field is always there: what does not apply is `null`, lists are `[]`. `format` and `version` come first. The
//! structs here are the form itself, in its field order, apart from the model so that the model can change without
//! the form. Dates are ISO `YYYY-MM-DD`, a range is two dates joined by `/`.
//!
//! What a table of `facts::tables` has, CSV and JSON both have: each table stands in `facts` under its id, a row with each
//! column under the column's id. Four tables are older than that rule: `appointments`, `chronicle` and `references` have the
//! fields of their first form beside the columns, and the rows of `responsibilities`, a statement each, stand as `tasks`.
//! The form is published as a JSON Schema: [`super::schema`].

mod facts;

use std::io::{self, Write as _};

use serde::{Serialize, Serializer};

use self::facts::FactsForm;
pub(super) use self::facts::{table_name, tables_told};
use crate::facts::{Facts, Force, StatedDay};
use crate::issue::carried::VERSION;
use crate::issue::{
    Block, BlockKind, Comment, CommentPlaces, ContentsEntry, Date, Diagnostic, Document, DropReason, Dropped, Issue,
    Masthead, Piece, PlacedDoubt, Seam, Severity, SourceInfo, SourceKind, Span, Table, told_title,
};

/// What the form calls itself.
const FORMAT: &str = "gongbao-issue";

/// Writes an issue and its facts as one JSON object, indented, with a line end after it. `on` is the day whose state is
/// told.
///
/// # Errors
/// What the writer says.
pub fn write_json(issue: &Issue, facts: &Facts, on: Date, out: impl io::Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &form(issue, facts, on))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The form as a JSON value, for tests and scripts inside the program (a value's fields are sorted by name; use
/// [`write_json`] for the form's own order). States are those of the first day there is. `Null` only if serialising fails,
/// which no issue makes it do.
#[must_use]
pub fn issue_json(issue: &Issue, facts: &Facts) -> serde_json::Value {
    serde_json::to_value(form(issue, facts, Date::FIRST)).unwrap_or_default()
}

#[derive(Serialize)]
struct Form<'a> {
    format: &'static str,
    version: u32,
    source: Source<'a>,
    issue: Head<'a>,
    #[serde(serialize_with = "contents")]
    contents: &'a [ContentsEntry],
    #[serde(serialize_with = "documents")]
    documents: (&'a [Document], &'a [Force]),
    facts: FactsForm<'a>,
    #[serde(serialize_with = "all_dropped")]
    dropped: &'a [Dropped],
    #[serde(serialize_with = "diagnostics")]
    diagnostics: &'a [Diagnostic],
    #[serde(serialize_with = "comments")]
    comments: &'a Issue,
    /// Signs of scanned pages that were not read surely.
    doubts: Vec<DoubtForm<'a>>,
}

/// What an exported file carries of its issue: the form without the facts, which are read anew, and without the comments, which others
/// have left in the file and who exports does not hand on with its text.
#[derive(Serialize)]
struct Carried<'a> {
    format: &'static str,
    version: u32,
    source: Source<'a>,
    issue: Head<'a>,
    contents: Vec<Entry<'a>>,
    documents: Vec<Doc<'a>>,
    dropped: Vec<DroppedForm<'a>>,
    diagnostics: Vec<DiagnosticForm<'a>>,
    doubts: Vec<DoubtForm<'a>>,
}

/// The form that an exported file carries, on one line.
pub(super) fn carried(issue: &Issue) -> io::Result<Vec<u8>> {
    Ok(serde_json::to_vec(&Carried {
        format: FORMAT,
        version: VERSION,
        source: source(&issue.source),
        issue: head(&issue.masthead),
        contents: issue.contents.iter().map(entry).collect(),
        documents: issue.documents.iter().map(|d| document(d, None)).collect(),
        dropped: issue.dropped.iter().map(dropped).collect(),
        diagnostics: issue.diagnostics.iter().map(diagnostic).collect(),
        doubts: issue.placed_doubts().iter().filter_map(|placed| doubt(issue, placed)).collect(),
    })?)
}

#[derive(Serialize)]
struct DoubtForm<'a> {
    document: usize,
    block: Option<&'a str>,
    /// Characters before it in the block's text.
    offset: usize,
    read: char,
    other: char,
    probability: f32,
    spans: [Span; 1],
}

#[derive(Serialize)]
struct Source<'a> {
    file: &'a str,
    kind: SourceKind,
    encoding: Option<&'a str>,
    sha256: &'a str,
    lines: Option<usize>,
    pages: Option<usize>,
    /// The file pages whose text was read from their pictures.
    recognised: &'a [u32],
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
    title: String,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    addressee: Option<&'a str>,
    signed: Option<Date>,
    effective: Option<Date>,
    expires: Option<Date>,
    promulgates: &'a [String],
    attachments: &'a [String],
    #[serde(serialize_with = "blocks")]
    blocks: &'a [Block],
    seams: Vec<SeamForm<'a>>,
}

#[derive(Serialize)]
struct BlockForm<'a> {
    id: &'a str,
    kind: BlockKind,
    level: Option<u8>,
    label: Option<&'a str>,
    text: &'a str,
    #[serde(serialize_with = "spans")]
    spans: &'a [Piece],
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
    message_en: &'a str,
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
    form: Option<crate::issue::CommentForm>,
}

// The long lists are made as they are written, an entry after the other: an issue may have a million blocks.

fn contents<S: Serializer>(all: &&[ContentsEntry], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().map(entry))
}

fn documents<S: Serializer>((all, forces): &(&[Document], &[Force]), to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().enumerate().map(|(i, d)| document(d, forces.get(i))))
}

fn blocks<S: Serializer>(all: &&[Block], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().map(block))
}

fn spans<S: Serializer>(of: &&[Piece], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(of.iter().map(|piece| piece.span))
}

fn all_dropped<S: Serializer>(all: &&[Dropped], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().map(dropped))
}

fn diagnostics<S: Serializer>(all: &&[Diagnostic], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().map(diagnostic))
}

fn comments<S: Serializer>(issue: &&Issue, to: S) -> Result<S::Ok, S::Error> {
    let places = CommentPlaces::of(issue);
    to.collect_seq(issue.comments.iter().map(|c| comment(&places, issue, c)))
}

fn form<'a>(issue: &'a Issue, facts: &'a Facts, on: Date) -> Form<'a> {
    Form {
        format: FORMAT,
        version: VERSION,
        source: source(&issue.source),
        issue: head(&issue.masthead),
        contents: &issue.contents,
        documents: (&issue.documents, &facts.force),
        facts: FactsForm { issue, facts, on },
        dropped: &issue.dropped,
        diagnostics: &issue.diagnostics,
        comments: issue,
        doubts: issue.placed_doubts().iter().filter_map(|placed| doubt(issue, placed)).collect(),
    }
}

fn doubt<'a>(issue: &'a Issue, placed: &PlacedDoubt) -> Option<DoubtForm<'a>> {
    let (doubt, place) = (issue.doubts.get(placed.index)?, placed.place);
    let block = issue.block(place.document, place.block)?;
    let span = match doubt.span {
        Span::Page { page, .. } => Span::Page { page, bbox: doubt.area },
        other => other,
    };
    Some(DoubtForm {
        document: place.document,
        block: Some(block.id.as_str()),
        offset: block.text.get(..place.byte)?.chars().count(),
        read: doubt.read,
        other: doubt.other,
        probability: doubt.sure,
        spans: [span],
    })
}

fn source(info: &SourceInfo) -> Source<'_> {
    Source {
        file: &info.file,
        kind: info.kind,
        encoding: info.encoding.as_deref(),
        sha256: &info.sha256,
        lines: info.lines,
        pages: info.pages,
        recognised: &info.recognised,
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
        title: told_title(d),
        number: d.number.as_deref(),
        issuer: d.issuer.as_deref(),
        addressee: d.addressee.as_deref(),
        signed: d.signed,
        effective: force.and_then(|f| day(f.effective)),
        expires: force.and_then(|f| day(f.expires)),
        promulgates: &d.promulgates,
        attachments: &d.attachments,
        blocks: &d.blocks,
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
        spans: &b.pieces,
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

fn dropped(d: &Dropped) -> DroppedForm<'_> {
    DroppedForm { spans: [d.span], text: &d.text, why: d.why }
}

fn comment<'a>(places: &CommentPlaces<'_>, issue: &'a Issue, c: &'a Comment) -> CommentForm<'a> {
    let place = places.place(c);
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
    DiagnosticForm {
        severity: d.severity,
        code: &d.code,
        message: &d.message,
        message_en: &d.message_en,
        spans: &d.spans,
    }
}

#[cfg(test)]
mod tests;
