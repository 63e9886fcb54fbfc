//! Where things stand: each piece of an issue says from which line of the source it is, and that line says what the piece
//! says. On all texts of the fixtures, the handbook and issues of the printing model.

use std::collections::{HashMap, HashSet};

use gongbao::issue::{Block, BlockKind, Issue, SourceKind, Span, Table};
use gongbao::source::SourceText;

use crate::support;

/// The lines of a source by their spans, without what is not printed.
struct Lines {
    by_span: HashMap<String, String>,
    /// Asterisks stand for emphasis and backslashes for signs of the text: both are dropped from among the words.
    markdown: bool,
}

impl Lines {
    fn of(source: &SourceText) -> Self {
        let mut lines = Self { by_span: HashMap::new(), markdown: source.info.kind == SourceKind::Markdown };
        for line in &source.lines {
            let words = lines.words(source.line(line));
            lines.by_span.entry(format!("{:?}", line.span)).or_default().push_str(&words);
        }
        lines
    }

    fn words(&self, text: &str) -> String {
        support::ink(text).chars().filter(|c| !self.markdown || !matches!(c, '*' | '\\')).collect()
    }

    /// Whether a line says these words.
    fn say(&self, span: Span, words: &str) -> bool {
        self.by_span.get(&format!("{span:?}")).is_some_and(|line| line.contains(&self.words(words)))
    }

    fn has(&self, span: Span) -> bool {
        self.by_span.contains_key(&format!("{span:?}"))
    }
}

/// What of a block does not stand where it says.
fn of_block(block: &Block, lines: &Lines) -> Vec<String> {
    let mut wrong = Vec::new();
    let ends = block.pieces.iter().skip(1).map(|piece| piece.at).chain([block.text.len()]);
    for (n, (piece, end)) in block.pieces.iter().zip(ends).enumerate() {
        let Some(words) = block.text.get(piece.at..end) else {
            wrong.push(format!("piece {n} of {:?} is no part of it", block.text));
            continue;
        };
        if !lines.say(piece.span, words) {
            wrong.push(format!("{words:?} is not on {:?}", piece.span));
        }
        if (n == 0) != piece.join.is_none() || n == 0 && piece.at != 0 {
            wrong.push(format!("{words:?} is joined by {:?}", piece.join));
        }
        if !(0.0..=1.0).contains(&piece.confidence) {
            wrong.push(format!("{words:?} is sure by {}", piece.confidence));
        }
    }
    if block.pieces.is_empty() {
        wrong.push(format!("{:?} is from nowhere", block.text));
    }
    wrong.extend(block.table.iter().flat_map(|table| of_table(block, table)));
    if block.table.is_some() != (block.kind == BlockKind::Table) {
        wrong.push(format!("{:?} is {:?}", block.text, block.kind));
    }
    wrong
}

/// What is wrong with the cells of a table: each row has as many columns, and the cells say what the block says.
fn of_table(block: &Block, table: &Table) -> Vec<String> {
    let mut wrong = Vec::new();
    let width = |row: usize| -> usize {
        let over = table.rows.iter().take(row + 1).enumerate();
        let reaching = over.flat_map(|(r, cells)| cells.iter().filter(move |cell| r + usize::from(cell.rows) > row));
        reaching.map(|cell| usize::from(cell.columns)).sum()
    };
    for row in 1..table.rows.len() {
        if width(row) != width(0) {
            wrong.push(format!("row {row} of {:?} has {} columns and not {}", block.text, width(row), width(0)));
        }
    }
    if table.head_rows > table.rows.len() {
        wrong.push(format!("{:?} has {} rows of a head", block.text, table.head_rows));
    }
    let cells: String = table.rows.iter().flatten().map(|cell| support::ink(&cell.text)).collect();
    if cells != support::ink(&block.text) {
        wrong.push(format!("the cells of {:?} say {cells:?}", block.text));
    }
    wrong
}

fn of_issue(source: &SourceText, issue: &Issue) -> Vec<String> {
    let lines = Lines::of(source);
    let mut wrong: Vec<String> =
        issue.documents.iter().flat_map(|d| &d.blocks).flat_map(|b| of_block(b, &lines)).collect();
    let pieces = issue.contents.iter().flat_map(|entry| &entry.pieces).chain(&issue.masthead.pieces);
    let apart =
        pieces.map(|p| (p.span, p.text.as_str())).chain(issue.dropped.iter().map(|d| (d.span, d.text.as_str())));
    wrong
        .extend(apart.filter(|(span, text)| !lines.say(*span, text)).map(|(span, text)| format!("{text:?}: {span:?}")));
    for said in &issue.diagnostics {
        if let Some(span) = said.spans.iter().find(|span| !lines.has(**span)) {
            wrong.push(format!("{} is said of {span:?}", said.code));
        }
        let Some(place) = said.place else { continue };
        let block = issue.block(place.document, place.block);
        if !block.is_some_and(|block| block.text.is_char_boundary(place.byte)) {
            wrong.push(format!("{} is said of {place:?}", said.code));
        }
        // What is said of a block is said of a line of it.
        let of_it = |span: &Span| block.is_some_and(|block| block.pieces.iter().any(|piece| piece.span == *span));
        if !said.spans.is_empty() && !said.spans.iter().any(of_it) {
            wrong.push(format!("{} is said of {place:?} and of {:?}", said.code, said.spans));
        }
    }
    let blocks = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| &b.id);
    let ids: Vec<&String> = issue.documents.iter().map(|d| &d.id).chain(blocks).collect();
    if ids.iter().collect::<HashSet<_>>().len() < ids.len() {
        wrong.push("an id stands twice".to_owned());
    }
    for document in &issue.documents {
        if document.page.zip(document.last_page).is_some_and(|(first, last)| last < first) {
            wrong.push(format!("{} ends on page {:?}", document.title, document.last_page));
        }
    }
    wrong
}

#[test]
fn what_an_issue_says_stands_where_it_says() {
    let mut wrong = Vec::new();
    let (mut pieces, mut tables, mut places) = (0, 0, 0);
    for (name, source) in support::fixtures() {
        let issue = gongbao::parse::parse(&source);
        wrong.extend(of_issue(&source, &issue).into_iter().map(|what| format!("{name}: {what}")));
        let blocks = || issue.documents.iter().flat_map(|d| &d.blocks);
        pieces += blocks().map(|b| b.pieces.len()).sum::<usize>();
        tables += blocks().filter(|b| b.table.is_some()).count();
        places += issue.diagnostics.iter().filter(|d| d.place.is_some()).count();
    }
    println!("{pieces} pieces, {tables} tables, {places} diagnostics with a place");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pieces > 4000 && tables > 10 && places > 10, "{pieces} {tables} {places}");
}
