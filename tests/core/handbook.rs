//! The embedded handbook against its gold: `tests/fixtures/handbook.gold`, the whole of what it says, written down from
//! reading it. So a clone of the repository alone is held to a whole issue: masthead, contents, every block with its
//! lines, what was dropped and why, seams, outline, and every fact.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gongbao::facts::{Action, Facts, Force, Passage, StatedDay, Target, facts};
use gongbao::issue::{Block, Date, Document, Issue, Span, document_outline};
use gongbao::open;

use crate::support;

/// How the gold says that there is nothing.
fn or_dash(text: Option<impl ToString>) -> String {
    text.map_or_else(|| "-".to_owned(), |t| t.to_string())
}

/// A name that the form of the issue writes in JSON, such as a kind of block.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).expect("a name")
}

fn line_of(span: Span) -> String {
    match span {
        Span::Line { line } => line.to_string(),
        other => panic!("a text has lines, not {other:?}"),
    }
}

/// The issue and its facts as the gold writes them.
fn shown(issue: &Issue, facts: &Facts) -> String {
    let mut out = String::new();
    head(issue, &mut out);
    for (d, document) in issue.documents.iter().enumerate() {
        document_head(d, document, facts.force.get(d), &mut out);
        for block in &document.blocks {
            writeln!(out, "{}", block_line(block)).expect("a string takes all");
        }
        for seam in &document.seams {
            let whole = if seam.inside_paragraph { "inside" } else { "after" };
            let (to, from) = (or_dash(seam.says_page), or_dash(seam.from_page));
            let at = document.blocks.get(seam.after_block).map_or("", |b| &b.text);
            writeln!(out, "seam\tto {to}, from {from}, {whole} {}", opening(at)).expect("a string takes all");
        }
        for node in document_outline(document) {
            let text = document.blocks.get(node.block).map_or("", |b| &b.text);
            writeln!(out, "outline\t{}{}", "> ".repeat(node.depth), opening(text)).expect("a string takes all");
        }
        facts_of(issue, facts, d, &mut out);
    }
    out.push_str("\nDROPPED AND DOUBTED\n");
    // In the order of the source, whichever stage dropped it.
    let mut dropped: Vec<_> = issue.dropped.iter().collect();
    dropped.sort_by_key(|d| line_of(d.span).parse::<u32>().unwrap_or(u32::MAX));
    for d in dropped {
        writeln!(out, "{}\t{}\t{}", line_of(d.span), word(d.why), d.text).expect("a string takes all");
    }
    for d in &issue.diagnostics {
        let lines: Vec<String> = d.spans.iter().map(|&s| line_of(s)).collect();
        writeln!(out, "{}\t{}", lines.join(","), d.code).expect("a string takes all");
    }
    out.push_str("\nCITED\n");
    for r in &facts.references {
        let number = or_dash(r.number.as_deref());
        writeln!(out, "{}\t{number}\t{} times", r.title, r.mentions.len()).expect("a string takes all");
    }
    out
}

fn head(issue: &Issue, out: &mut String) {
    let m = &issue.masthead;
    writeln!(out, "ISSUE\nyear\t{}", or_dash(m.year)).expect("a string takes all");
    for (name, value) in support::masthead_fields(m) {
        writeln!(out, "{name}\t{}", or_dash(value.as_deref())).expect("a string takes all");
    }
    let lines: Vec<String> = m.pieces.iter().map(|p| line_of(p.span)).collect();
    writeln!(out, "lines\t{}\n\nCONTENTS", lines.join(",")).expect("a string takes all");
    for e in &issue.contents {
        let lines: Vec<String> = e.pieces.iter().map(|p| line_of(p.span)).collect();
        let (category, number) = (or_dash(e.category.as_deref()), or_dash(e.number.as_deref()));
        let (page, document) = (or_dash(e.page), or_dash(e.document));
        writeln!(out, "{category}\t{}\t{number}\tpage {page}\tdocument {document}\t{}", e.title, lines.join(","))
            .expect("a string takes all");
    }
}

fn document_head(d: usize, document: &Document, force: Option<&Force>, out: &mut String) {
    let day = |date: Option<Date>| or_dash(date);
    let pages = format!("{}-{}", or_dash(document.page), or_dash(document.last_page));
    let list = |texts: &[String]| if texts.is_empty() { "-".to_owned() } else { texts.join(" | ") };
    let fields = [
        ("title", document.title.clone()),
        ("category", or_dash(document.category.as_deref())),
        ("pages", pages),
        ("number", or_dash(document.number.as_deref())),
        ("issuer", or_dash(document.issuer.as_deref())),
        ("addressee", or_dash(document.addressee.as_deref())),
        ("signed", day(document.signed)),
        ("effective", day(force.and_then(|f| f.effective).and_then(|s| s.date))),
        ("expires", day(force.and_then(|f| f.expires).and_then(|s| s.date))),
        ("promulgates", list(&document.promulgates)),
        ("attachments", list(&document.attachments)),
    ];
    writeln!(out, "\nDOCUMENT {d}").expect("a string takes all");
    for (name, value) in fields {
        writeln!(out, "{name}\t{value}").expect("a string takes all");
    }
}

/// Kind and level, label, lines with the way each was joined to the one before, text.
fn block_line(block: &Block) -> String {
    let level = block.level.map(|l| l.to_string()).unwrap_or_default();
    let mut lines = String::new();
    for piece in &block.pieces {
        if let Some(join) = piece.join {
            let _ = write!(lines, " {} ", word(join));
        }
        lines.push_str(&line_of(piece.span));
    }
    format!("{}{level}\t{}\t{lines}\t{}", word(block.kind), or_dash(block.label.as_deref()), block.text)
}

/// The first characters of a text, enough to know it by.
fn opening(text: &str) -> String {
    text.chars().take(16).collect()
}

fn facts_of(issue: &Issue, facts: &Facts, d: usize, out: &mut String) {
    let here = |p: &Passage| p.place.document == d;
    let mut tell = |line: String| writeln!(out, "{line}").expect("a string takes all");
    let at = |p: &Passage| issue.block(p.place.document, p.place.block).map_or_else(String::new, |b| opening(&b.text));
    for r in facts.responsibilities.iter().filter(|r| here(&r.passage)) {
        let open = if r.open { " and others" } else { "" };
        tell(format!("responsible\t{}\t{}: {}{open}", at(&r.passage), r.role, r.units.join(" | ")));
    }
    for a in facts.appointments.iter().filter(|a| here(&a.passage)) {
        let action = if a.action == Action::Appoint { "appointed" } else { "removed" };
        tell(format!("{action}\t{}\t{}\t{}", a.person, a.position, or_dash(a.note.as_deref())));
    }
    for c in facts.chronicle.iter().filter(|c| here(&c.passage)) {
        tell(format!("event\t{}\t{}\t{}\t[{}]", or_dash(c.date), c.label, c.text, c.people.join("、")));
    }
    for l in facts.links.links.iter().filter(|l| here(&l.from)) {
        let target = match &l.target {
            Target::Inside { place, .. } => {
                let text = issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
                format!("document {} {}", place.document, opening(text))
            }
            Target::Outside { title, number, address } => {
                format!("outside {title} {} {}", or_dash(number.as_deref()), or_dash(address.as_deref()))
            }
        };
        tell(format!("link\t{}\t{}\t{target}", at(&l.from), l.from.text(issue)));
    }
    for f in facts.deadlines.iter().filter(|f| here(&f.passage)) {
        tell(format!("due\t{}\t{}\t{}", at(&f.passage), f.passage.text(issue), or_dash(f.due)));
    }
    for f in facts.goals.iter().filter(|f| here(&f.passage)) {
        tell(format!("goal\t{}\t{}\t{}", at(&f.passage), f.passage.text(issue), or_dash(f.due)));
    }
    for f in facts.amounts.iter().filter(|f| here(&f.passage)) {
        tell(format!("money\t{}\t{}\t{}", at(&f.passage), f.passage.text(issue), or_dash(f.value)));
    }
    let Some(force) = facts.force.get(d) else { return };
    let mut stated = |name: &str, day: Option<StatedDay>| {
        if let Some(day) = day {
            tell(format!("{name}\t{}\t{}", or_dash(day.date), day.evidence.text(issue)));
        }
    };
    stated("in force", force.effective);
    stated("until", force.expires);
    for r in &force.effects {
        let (title, number) = (or_dash(r.title.as_deref()), or_dash(r.number.as_deref()));
        let part = if r.part.is_some() { "\tin part" } else { "" };
        tell(format!("repeals\t{}\t{title}\t{number}{part}", or_dash(r.date)));
    }
}

/// The lines of a text that the other lacks, each as often as it is missing.
fn missing<'a>(from: &'a str, other: &str) -> Vec<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    other.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    let mut lacking = Vec::new();
    for line in from.lines() {
        match counts.get_mut(line) {
            Some(n) if *n > 0 => *n -= 1,
            _ => lacking.push(line),
        }
    }
    lacking
}

#[test]
fn it_is_understood_as_its_gold_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/handbook.gold");
    let gold = fs::read_to_string(file).expect("the gold is in the repository");
    // What begins with # is for people.
    let gold: String = gold.lines().filter(|l| !l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    let issue = open::handbook().expect("the handbook can be read");
    let found = shown(&issue, &facts(&issue));
    if gold.trim() == found.trim() {
        return;
    }
    let (lost, new) = (missing(&gold, &found), missing(&found, &gold));
    let order = if lost.is_empty() && new.is_empty() { "the order differs\n" } else { "" };
    panic!(
        "the handbook is not understood as tests/fixtures/handbook.gold says; read both against assets/handbook.txt\n\
         {order}- {}\n+ {}",
        lost.join("\n- "),
        new.join("\n+ ")
    );
}

#[test]
fn no_character_of_it_is_lost() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/handbook.txt");
    let bytes = fs::read(file).expect("the handbook is in the repository");
    let source = gongbao::source::read("handbook.txt", &bytes).expect("it is plain text");
    let lost = support::unaccounted(&source, &gongbao::parse::parse(&source));
    assert!(lost.is_empty(), "{lost:?}");
}
