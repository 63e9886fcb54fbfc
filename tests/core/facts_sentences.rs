//! Sentences for and against each rule of the facts, in the wordings of many offices, with what they say. The files are in
//! `tests/fixtures/sentences`, one for each kind; all places and people are invented.
//!
//! ```text
//! @ title | signed | year of the issue     the document that the cases below stand in
//! > a paragraph                            begins a case; further ones are its next blocks
//! >h a heading    >d 6日，…                of another kind: h heading, d chronicle, a appointment, t title, n note
//! | cell | cell                            a row of a table; ^ goes on with the cell above
//! = what is found, one a line              none: nothing may be found
//!                                          an empty line ends a case
//! ```

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

use gongbao::facts::{Cell, Facts, Link, Row, TableKind, Tables, Target, facts};
use gongbao::issue::{Block, BlockKind, Date, Document, Issue, Masthead, Table};

/// A case: the document with its blocks, and what is to be found.
#[derive(Clone, Default)]
struct Case {
    line: usize,
    title: String,
    signed: Option<Date>,
    year: Option<i32>,
    blocks: Vec<Block>,
    wanted: Vec<String>,
}

fn block(text: &str) -> Block {
    let (mark, text) = text.split_once(' ').unwrap_or((text, ""));
    let article = text.starts_with('第') && text.contains("条　");
    let chapter = mark == "h" && text.starts_with('第') && text.contains("章　");
    let kind = match mark {
        "h" => BlockKind::Heading,
        "d" => BlockKind::Chronicle,
        "a" => BlockKind::Appointment,
        "t" => BlockKind::Title,
        "n" => BlockKind::Note,
        _ if article => BlockKind::Article,
        _ => BlockKind::Paragraph,
    };
    let counted = text.split_once('、').filter(|(n, _)| n.chars().all(|c| "一二三四五六七八九十".contains(c)));
    let label = match counted {
        Some((n, _)) => Some(format!("{n}、")),
        None => (article || chapter).then(|| text.split('　').next().unwrap().to_owned()),
    };
    // （一） stands below 一、.
    let level = if text.trim().starts_with('（') { 2 } else { 1 };
    Block {
        kind,
        label,
        text: text.trim().to_owned(),
        level: (kind == BlockKind::Heading).then_some(level),
        ..Block::default()
    }
}

/// A row of a table; cells that go on with those above make those longer.
fn add_row(table: &mut Table, line: &str) {
    let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
    let mut row = Vec::new();
    for (column, text) in cells.iter().enumerate() {
        if *text == "^" {
            // The cell that stands in this column above, in the rows that have all columns of their own.
            let above = table.rows.iter_mut().rev().find(|r| r.len() == cells.len()).unwrap();
            above[column].rows += 1;
        } else {
            row.push(gongbao::issue::Cell { text: (*text).to_owned(), columns: 1, rows: 1 });
        }
    }
    table.rows.push(row);
}

fn cases(text: &str) -> Vec<Case> {
    let (mut cases, mut now): (Vec<Case>, Case) = (Vec::new(), Case::default());
    let mut open = false;
    for (n, line) in text.lines().enumerate() {
        let begins = line.starts_with('>') || line.starts_with('|');
        if (begins || line.starts_with('@')) && !open && !now.blocks.is_empty() {
            let next = Case { blocks: vec![], wanted: vec![], ..now.clone() };
            cases.push(std::mem::replace(&mut now, next));
        }
        open = begins;
        if let Some(head) = line.strip_prefix('@') {
            let parts: Vec<&str> = head.split('|').map(str::trim).collect();
            now.title = parts[0].to_owned();
            now.signed = parts.get(1).and_then(|d| d.parse().ok());
            now.year = parts.get(2).and_then(|y| y.parse().ok());
        } else if let Some(text) = line.strip_prefix('>') {
            if now.blocks.is_empty() {
                now.line = n + 1;
            }
            now.blocks.push(block(text));
        } else if line.starts_with('|') {
            if now.blocks.is_empty() {
                now.line = n + 1;
            }
            if now.blocks.last().is_none_or(|b| b.table.is_none()) {
                let table = Table { rows: vec![], head_rows: 1 };
                now.blocks.push(Block { kind: BlockKind::Table, table: Some(table), ..Block::default() });
            }
            add_row(now.blocks.last_mut().unwrap().table.as_mut().unwrap(), line);
        } else if let Some(wanted) = line.strip_prefix('=') {
            now.wanted.push(wanted.trim().to_owned());
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "line {}: {line}", n + 1);
        }
    }
    cases.push(now);
    for case in &mut cases {
        for block in case.blocks.iter_mut().filter(|b| b.table.is_some()) {
            let rows = block.table.as_ref().unwrap().rows.iter();
            let lines: Vec<String> =
                rows.map(|r| r.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t")).collect();
            block.text = lines.join("\n");
        }
    }
    cases
}

/// The issue that a case makes; that of a kind of whole texts is what is read of its lines.
fn issue(kind: &str, case: &Case) -> Issue {
    if kind == "texts" {
        let lines: Vec<&str> = case.blocks.iter().map(|b| b.text.as_str()).collect();
        return gongbao::parse::parse(&crate::support::text(&lines.join("\n")));
    }
    let document =
        Document { title: case.title.clone(), signed: case.signed, blocks: case.blocks.clone(), ..Document::default() };
    let masthead = Masthead { year: case.year, ..Masthead::default() };
    Issue { documents: vec![document], masthead, ..Issue::default() }
}

/// What is shown of a row: the cells of these columns, `-` for one that is empty.
fn shown(kind: TableKind, row: &Row, columns: &[&str]) -> String {
    let of = |id: &&str| {
        let at = kind.columns().iter().position(|c| c.id == *id).unwrap();
        match &row.cells[at] {
            Cell::Empty => "-".to_owned(),
            cell => cell.zh(),
        }
    };
    columns.iter().map(of).collect::<Vec<_>>().join(" | ")
}

fn rows(issue: &Issue, facts: &Facts, kind: TableKind, columns: &[&str]) -> Vec<String> {
    let table = Tables::new(issue, facts).table(kind, Date::new(2024, 6, 1).unwrap());
    table.rows.iter().map(|row| shown(kind, row, columns)).collect()
}

/// Where a link leads: the title and address of another instrument, the label of a place in this text.
fn target(issue: &Issue, link: &Link) -> String {
    match &link.target {
        Target::Outside { title, address, .. } => format!("《{title}》{}", address.as_deref().unwrap_or("")),
        Target::Inside { place, .. } => {
            let block = issue.block(place.document, place.block).unwrap();
            block.label.clone().unwrap_or_else(|| block.text.clone())
        }
    }
}

/// What is found of a kind.
fn found(kind: &str, issue: &Issue) -> Vec<String> {
    let facts = facts(issue);
    let of = |kind, columns: &[&str]| rows(issue, &facts, kind, columns);
    match kind {
        "appointments" => of(TableKind::Appointments, &["action", "person", "position", "note"]),
        "chronicle" => of(TableKind::Chronicle, &["first", "last", "text"]),
        "deadlines" => of(TableKind::Deadlines, &["deadline", "kind", "due", "since", "offices"]),
        "terms" => of(TableKind::Deadlines, &["deadline", "article", "since"]),
        "areas" => of(TableKind::Effects, &["effect", "title", "part", "area"]),
        "money" => of(TableKind::Money, &["amount", "yuan", "least", "most"]),
        "currencies" => of(TableKind::Money, &["amount", "currency", "foreign", "least", "most"]),
        "bounds" => of(TableKind::Targets, &["value", "number", "lower", "upper", "unit"]),
        "payees" => of(TableKind::Money, &["amount", "who", "clause"]),
        "targets" => of(TableKind::Targets, &["target", "value", "due"]),
        "obligations" => of(TableKind::Obligations, &["kind", "who", "what", "condition", "sanction"]),
        "tasks" => of(TableKind::Responsibilities, &["task", "lead", "responsible", "support", "deadline"]),
        "effects" => of(TableKind::Effects, &["effect", "title", "number", "part", "from", "until"]),
        "articles" => of(TableKind::Articles, &["article", "title", "where"]),
        "texts" => of(TableKind::Status, &["signed", "effective", "expires"]),
        "state" => {
            let mut found = of(TableKind::Status, &["effective", "expires"]);
            found.retain(|row| row != "- | -");
            found.extend(of(TableKind::Parts, &["part", "effective"]).into_iter().map(|row| format!("分批 {row}")));
            found
        }
        "references" => of(TableKind::References, &["title", "number", "mentions"]),
        "links" => {
            facts.links.links.iter().map(|l| format!("{} => {}", l.from.text(issue), target(issue, l))).collect()
        }
        "responsibilities" => {
            let stated = facts.responsibilities.iter();
            stated.map(|r| format!("{}: {}{}", r.role, r.units.join("、"), if r.open { "等" } else { "" })).collect()
        }
        other => panic!("no kind of fact: {other}"),
    }
}

/// The cases of each kind.
fn cases_by_kind() -> Vec<(String, Vec<Case>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sentences");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    let kind = |file: &PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| (kind(file), cases(&std::fs::read_to_string(file).unwrap()))).collect()
}

/// The issue that each case makes, with its name.
pub fn issues() -> Vec<(String, Issue)> {
    let of = |(kind, cases): (String, Vec<Case>)| {
        let named = |case: &Case| (format!("{kind}:{}", case.line), issue(&kind, case));
        cases.iter().map(named).collect::<Vec<_>>()
    };
    cases_by_kind().into_iter().flat_map(of).collect()
}

#[test]
fn sentences_say_what_they_say_and_no_more() {
    let (mut wrong, mut all) = (String::new(), 0);
    for (kind, cases) in cases_by_kind() {
        let (mut right, mut sound, mut wanted, mut given) = (0, 0, 0, 0);
        for case in &cases {
            let got = found(&kind, &issue(&kind, case));
            let mut left: HashMap<&str, usize> = HashMap::new();
            case.wanted.iter().for_each(|w| *left.entry(w.as_str()).or_default() += 1);
            let hits = got.iter().filter(|g| {
                left.get_mut(g.as_str()).filter(|n| **n > 0).is_some_and(|n| {
                    *n -= 1;
                    true
                })
            });
            (right, wanted, given) = (right + hits.count(), wanted + case.wanted.len(), given + got.len());
            sound += usize::from(got == case.wanted);
            if got != case.wanted {
                let text: Vec<&str> = case.blocks.iter().map(|b| b.text.as_str()).collect();
                writeln!(wrong, "{kind}:{} {}", case.line, text.join(" ¶ ")).unwrap();
                case.wanted
                    .iter()
                    .filter(|w| !got.contains(w))
                    .for_each(|w| writeln!(wrong, "    wanted {w}").unwrap());
                got.iter().for_each(|g| writeln!(wrong, "    found  {g}").unwrap());
            }
        }
        all += cases.len();
        println!(
            "{kind:16} {sound} of {} texts; precision {}, recall {}",
            cases.len(),
            share(right, given),
            share(right, wanted)
        );
    }
    println!("{all} texts");
    assert!(all >= FEWEST_TEXTS, "{all} texts");
    assert!(wrong.is_empty(), "{wrong}");
}

/// Fewer texts than this would show too little.
const FEWEST_TEXTS: usize = 940;

fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{part}/{whole} = {:.3}", part as f64 / whole as f64) }
}
