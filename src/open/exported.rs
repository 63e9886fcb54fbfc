//! Issues that the program has exported as JSON, read again as they were understood.
//!
//! The form tells less of the origin than a reading does: of each block only the first of its places is kept, why it was
//! joined and where in a paragraph that was is not known any more, nor the colour of what comments light. That is said in a diagnostic.

use std::collections::{HashMap, HashSet};

use memchr::memmem;
use serde::Deserialize;

use crate::issue::carried::VERSION;
use crate::issue::{
    Block, BlockKind, Comment, CommentForm, ContentsEntry, Date, Diagnostic, Document, Doubt, DropReason, Dropped,
    Issue, LitWords, Masthead, Piece, Seam, Severity, SourceInfo, SourceKind, SourcePiece, Span, Table,
};
use crate::source::SourceText;
use crate::zh::chars::is_space;
use crate::zh::{date, units};

/// Within so many bytes the form names itself.
const HEAD: usize = 256;
/// How it does that.
const NAME: &str = "gongbao-issue";

/// Whether bytes are an issue in the exported form: a JSON object that begins with its name.
pub(super) fn is_exported(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or_default());
    let inked: String = head.trim_start_matches('\u{feff}').chars().filter(|c| !c.is_ascii_whitespace()).collect();
    inked.starts_with(&format!("{{\"format\":\"{NAME}\""))
}

/// The version of the form that bytes say they are in; `None` where they say none.
pub(super) fn form(bytes: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct Named {
        version: u32,
    }
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    serde_json::from_slice::<Named>(text).ok().map(|named| named.version)
}

/// The issue of exported bytes; why not, where they are damaged.
pub(super) fn issue(name: &str, bytes: &[u8]) -> Result<Issue, serde_json::Error> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let form: Form = serde_json::from_slice(text)?;
    let mut issue = Issue {
        source: SourceInfo {
            file: name.to_owned(),
            kind: form.source.kind,
            encoding: form.source.encoding,
            sha256: form.source.sha256,
            lines: form.source.lines,
            pages: form.source.pages,
            recognised: form.source.recognised,
            ..SourceInfo::default()
        },
        masthead: form.issue.into(),
        contents: form.contents.into_iter().map(ContentsEntry::from).collect(),
        documents: form.documents.into_iter().map(Document::from).collect(),
        dropped: form.dropped.into_iter().filter_map(Left::dropped).collect(),
        diagnostics: form.diagnostics.into_iter().filter(|told| told.code != CODE).map(Diagnostic::from).collect(),
        comments: form.comments.into_iter().map(Comment::from).collect(),
        ..Issue::default()
    };
    issue.doubts = doubts(&issue.documents, form.doubts);
    let documents = issue.documents.len();
    for entry in &mut issue.contents {
        entry.document = entry.document.filter(|document| *document < documents);
    }
    issue.diagnostics.push(Diagnostic {
        severity: Severity::Note,
        code: CODE.into(),
        message: format!("这是从 {} 导出的一期，按导出时的解读显示；接续的依据已不可考", form.source.file),
        message_en: format!(
            "An issue exported from {}, shown as it was understood then; why texts were joined is not known any more",
            form.source.file
        ),
        spans: Vec::new(),
        place: None,
    });
    Ok(issue)
}

/// The issue that an exported file of another form carries; `None` where it is damaged, has signs that the file itself does not show in
/// this order, or a title, number or day that does not stand there. What the file shows between them (marks of pages, contents) counts for nothing.
pub(super) fn carried(name: &str, json: &str, text: &SourceText) -> Option<Issue> {
    let known = is_exported(json.as_bytes()) && form(json.as_bytes()).is_none_or(|form| form <= VERSION);
    let issue = issue(name, json.as_bytes()).ok().filter(|_| known)?;
    let shown = signs_of(&text.text);
    let days: HashSet<Date> = date::days_in(&text.text).collect();
    let stands = |document: &Document| {
        let heads = [Some(&document.title), document.number.as_ref(), document.issuer.as_ref()];
        // Several offices are joined by a mark that may not be printed.
        let mut words = heads.into_iter().flatten().flat_map(|head| head.split(units::LIST));
        words.all(|words| memmem::find(shown.as_bytes(), signs_of(words).as_bytes()).is_some())
            && document.signed.is_none_or(|day| days.contains(&day))
    };
    if !issue.documents.iter().all(stands) {
        return None;
    }
    // An export may set a title before the red head.
    let (titles, texts): (Vec<_>, Vec<_>) =
        issue.documents.iter().flat_map(|d| &d.blocks).partition(|block| block.kind == BlockKind::Title);
    // The words of a table's cell stand together in an export, though they may stand on several lines of the text.
    let words = |block: &Block| match &block.table {
        Some(table) => table.rows.iter().flatten().map(|cell| cell.text.as_str()).collect(),
        None => block.text.clone(),
    };
    let sorted = |text: &str| {
        let mut signs: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        signs.sort_unstable();
        signs
    };
    let texts: Vec<String> = texts.iter().map(|block| words(block)).collect();
    let mut tables = issue.documents.iter().flat_map(|d| &d.blocks).filter(|block| block.table.is_some());
    if tables.any(|block| sorted(&block.text) != sorted(&words(block))) {
        return None;
    }
    let mut signs = texts.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphanumeric());
    let mut left = shown.chars();
    let all = titles.iter().all(|title| memmem::find(shown.as_bytes(), signs_of(&title.text).as_bytes()).is_some())
        && signs.all(|sign| left.any(|c| c == sign));
    all.then_some(issue)
}

/// The letters, characters and figures of a text, without marks and blanks: what an export may set around them counts for nothing.
fn signs_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[derive(Deserialize)]
struct Form {
    source: Source,
    issue: Head,
    contents: Vec<Entry>,
    documents: Vec<Doc>,
    dropped: Vec<Left>,
    #[serde(default)]
    diagnostics: Vec<Told>,
    #[serde(default)]
    comments: Vec<Remark>,
    #[serde(default)]
    doubts: Vec<Unsure>,
}

/// Told of an issue that was read from its exported form, and of no issue twice.
const CODE: &str = "exported-issue";

#[derive(Deserialize)]
struct Told {
    severity: Severity,
    code: String,
    message: String,
    message_en: Option<String>,
    spans: Vec<Span>,
}

impl From<Told> for Diagnostic {
    fn from(told: Told) -> Self {
        let Told { severity, code, message, message_en, spans } = told;
        // Earlier exports have it in Chinese only; at which block it was is in none.
        let message_en = message_en.unwrap_or_else(|| message.clone());
        Self { severity, code, message_en, message, spans, place: None }
    }
}

#[derive(Deserialize)]
struct Remark {
    spans: Vec<Span>,
    author: Option<String>,
    text: String,
    form: Option<CommentForm>,
}

impl From<Remark> for Comment {
    fn from(remark: Remark) -> Self {
        let Remark { spans, author, text, form } = remark;
        let lit = form.map(|form| LitWords { form, ..LitWords::default() });
        Self { span: spans.first().copied(), author, text, lit }
    }
}

#[derive(Deserialize)]
struct Source {
    file: String,
    kind: SourceKind,
    encoding: Option<String>,
    sha256: String,
    lines: Option<usize>,
    pages: Option<usize>,
    #[serde(default)]
    recognised: Vec<u32>,
}

#[derive(Deserialize)]
struct Head {
    name: Option<String>,
    year: Option<i32>,
    number: Option<String>,
    total_number: Option<String>,
    sponsor: Option<String>,
    editor: Option<String>,
    phone: Option<String>,
    postcode: Option<String>,
    address: Option<String>,
    serial: Option<String>,
    #[serde(default)]
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    spans: Vec<Span>,
}

impl Line {
    fn piece(self) -> Option<SourcePiece> {
        Some(SourcePiece { span: *self.spans.first()?, text: self.text })
    }
}

impl From<Head> for Masthead {
    fn from(head: Head) -> Self {
        let Head { name, year, number, total_number, sponsor, editor, phone, postcode, address, serial, lines } = head;
        let pieces = lines.into_iter().filter_map(Line::piece).collect();
        // What counts on from a year must find one before and after it.
        let year = year.filter(|year| (1..=9_999).contains(year));
        Self { name, year, number, total_number, sponsor, editor, phone, postcode, address, serial, pieces }
    }
}

#[derive(Deserialize)]
struct Entry {
    category: Option<String>,
    title: String,
    number: Option<String>,
    page: Option<u32>,
    document: Option<usize>,
}

impl From<Entry> for ContentsEntry {
    fn from(entry: Entry) -> Self {
        let Entry { category, title, number, page, document } = entry;
        Self { category, title, number, page, document, pieces: Vec::new() }
    }
}

#[derive(Deserialize)]
struct Doc {
    id: String,
    category: Option<String>,
    page: Option<u32>,
    last_page: Option<u32>,
    title: String,
    number: Option<String>,
    issuer: Option<String>,
    addressee: Option<String>,
    signed: Option<Date>,
    promulgates: Vec<String>,
    attachments: Vec<String>,
    blocks: Vec<Part>,
    seams: Vec<Joined>,
}

impl From<Doc> for Document {
    fn from(doc: Doc) -> Self {
        // Of two of one name the first.
        let places: HashMap<&str, usize> =
            doc.blocks.iter().enumerate().rev().map(|(n, b)| (b.id.as_str(), n)).collect();
        let after = |id: &Option<String>| id.as_deref().and_then(|id| places.get(id)).copied();
        let seam = |join: &Joined| {
            let after_block = after(&join.after_block)?;
            // Where in the paragraph it was is not told: at its beginning nobody shows it.
            Some(Seam {
                says_page: join.says_page,
                from_page: join.from_page,
                after_block,
                inside_paragraph: join.inside_paragraph,
                byte: 0,
                confidence: join.confidence,
            })
        };
        let seams = doc.seams.iter().filter_map(seam).collect();
        Self {
            seams,
            id: doc.id,
            category: doc.category,
            page: doc.page,
            last_page: doc.last_page,
            title: doc.title,
            number: doc.number,
            issuer: doc.issuer,
            addressee: doc.addressee,
            signed: doc.signed,
            history: Vec::new(),
            promulgates: doc.promulgates,
            attachments: doc.attachments,
            blocks: doc.blocks.into_iter().map(Block::from).collect(),
        }
    }
}

#[derive(Deserialize)]
struct Part {
    id: String,
    kind: BlockKind,
    level: Option<u8>,
    label: Option<String>,
    text: String,
    spans: Vec<Span>,
    table: Option<Table>,
}

impl From<Part> for Block {
    fn from(part: Part) -> Self {
        let Part { id, kind, level, label, text, spans, table } = part;
        let pieces = spans.first().map(|span| Piece::sure(0, *span, None)).into_iter().collect();
        Self { id, kind, level, label, text, pieces, table }
    }
}

#[derive(Deserialize)]
struct Joined {
    says_page: Option<u32>,
    from_page: Option<u32>,
    after_block: Option<String>,
    #[serde(default)]
    inside_paragraph: bool,
    confidence: f32,
}

#[derive(Deserialize)]
struct Left {
    spans: Vec<Span>,
    text: String,
    why: DropReason,
}

impl Left {
    fn dropped(self) -> Option<Dropped> {
        Some(Dropped { span: *self.spans.first()?, text: self.text, why: self.why })
    }
}

/// A sign that was not read surely.
#[derive(Deserialize)]
struct Unsure {
    document: usize,
    block: Option<String>,
    offset: usize,
    read: char,
    other: char,
    probability: f32,
    spans: Vec<Span>,
}

/// The doubts at the signs where the form has them. A doubt is found by its line: each block is one line now, and blocks of one line
/// count its signs together.
fn doubts(documents: &[Document], mut told: Vec<Unsure>) -> Vec<Doubt> {
    let signs = |text: &str| text.chars().filter(|c| !is_space(*c)).count() as u32;
    let mut passed: HashMap<(u32, [u32; 4]), u32> = HashMap::new();
    let mut found = Vec::new();
    told.sort_by_key(|doubt| doubt.document);
    for (index, document) in documents.iter().enumerate() {
        let from = told.partition_point(|doubt| doubt.document < index);
        let own = told.get(from..).unwrap_or(&[]).iter().take_while(|doubt| doubt.document == index);
        let mut of_block: HashMap<&str, Vec<&Unsure>> = HashMap::new();
        for doubt in own {
            of_block.entry(doubt.block.as_deref().unwrap_or("")).or_default().push(doubt);
        }
        for block in &document.blocks {
            let Some(span @ Span::Page { page, bbox }) = block.pieces.first().map(|piece| piece.span) else { continue };
            let before = passed.entry((page, bbox.map(f32::to_bits))).or_default();
            let mut inside = of_block.remove(block.id.as_str()).unwrap_or_default();
            inside.sort_by_key(|doubt| doubt.offset);
            // One walk over the signs of a block, however many of them are in doubt.
            let (mut passed_chars, mut passed_signs) = (0, 0);
            let mut chars = block.text.chars();
            for doubt in inside {
                let ahead = doubt.offset.saturating_sub(passed_chars);
                passed_signs += chars.by_ref().take(ahead).filter(|c| !is_space(*c)).count() as u32;
                passed_chars = doubt.offset;
                if chars.as_str().is_empty() {
                    break;
                }
                let nth = *before + passed_signs;
                let area = match doubt.spans.first() {
                    Some(Span::Page { bbox, .. }) => *bbox,
                    _ => bbox,
                };
                let Unsure { read, other, probability, .. } = *doubt;
                found.push(Doubt { span, nth, read, other, sure: probability, area });
            }
            *before += signs(&block.text);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_told_by_its_beginning() {
        assert!(is_exported(b"{\n  \"format\": \"gongbao-issue\",\n"));
        assert!(is_exported("\u{feff}{\"format\":\"gongbao-issue\",\"version\":1".as_bytes()));
        assert!(
            !is_exported(b"{\"format\": \"gongbao-jump\"}") && !is_exported(b"") && !is_exported("第一条".as_bytes())
        );
    }

    #[test]
    fn a_later_form_is_refused_and_says_so() {
        let later = format!("{{\"format\": \"gongbao-issue\", \"version\": {}, \"documents\": []}}", VERSION + 1);
        let refused = crate::open::understand("a.gongbao", later.as_bytes());
        assert!(
            matches!(refused, Err(crate::open::OpenError::NewerExport(form)) if form == VERSION + 1),
            "{refused:?}"
        );
    }

    #[test]
    fn what_is_damaged_is_no_issue() {
        assert!(issue("a", b"{\"format\": \"gongbao-issue\", \"documents\": [").is_err());
        assert!(issue("a", b"{\"format\": \"gongbao-issue\"}").is_err());
    }
}
