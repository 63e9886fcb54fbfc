//! Helpers of the tests.

#![allow(clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

pub mod files;
pub mod pdf;
pub mod stress;
pub mod word;

use std::path::{Path, PathBuf};

use gongbao::issue::{Issue, Masthead, SourceInfo, SourceKind, Span};
use gongbao::source::{SourceLine, SourceText};

/// A source of plain text, a line each line.
pub fn text(content: &str) -> SourceText {
    let mut source = SourceText {
        info: SourceInfo {
            file: "test.txt".into(),
            kind: SourceKind::Text,
            encoding: Some("UTF-8".into()),
            ..SourceInfo::default()
        },
        text: content.to_owned(),
        ..SourceText::default()
    };
    let mut at = 0;
    for (n, line) in content.split('\n').enumerate() {
        let end = at + line.len();
        let span = Span::Line { line: u32::try_from(n + 1).unwrap_or(u32::MAX) };
        source.lines.push(SourceLine { text: at..end, span, hint: None });
        at = end + 1;
    }
    source.info.lines = Some(source.lines.len());
    source
}

/// The parse of plain text.
pub fn parse(content: &str) -> Issue {
    gongbao::parse::parse(&text(content))
}

/// What a masthead says, each with the name that snapshots give it.
pub fn masthead_fields(m: &Masthead) -> [(&'static str, &Option<String>); 9] {
    [
        ("name", &m.name),
        ("number", &m.number),
        ("total", &m.total_number),
        ("sponsor", &m.sponsor),
        ("editor", &m.editor),
        ("phone", &m.phone),
        ("postcode", &m.postcode),
        ("address", &m.address),
        ("serial", &m.serial),
    ]
}

/// A compact tree of an issue, for snapshots and eyes.
pub fn tree(issue: &Issue) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    let m = &issue.masthead;
    let mast: Vec<String> =
        masthead_fields(m).iter().filter_map(|(k, v)| v.as_ref().map(|v| format!("{k}={v}"))).collect();
    let _ = writeln!(out, "ISSUE {} {}", m.year.map_or_else(String::new, |y| y.to_string()), mast.join(" "));
    for e in &issue.contents {
        let _ = writeln!(
            out,
            "  [{}] {} | {} | p{:?} -> {:?}",
            e.category.as_deref().unwrap_or("-"),
            e.title,
            e.number.as_deref().unwrap_or("-"),
            e.page,
            e.document
        );
    }
    for (i, (d, force)) in issue.documents.iter().zip(&gongbao::facts::facts(issue).force).enumerate() {
        let _ = writeln!(out, "DOC {i} {} | {} | p{:?}", d.title, d.number.as_deref().unwrap_or("-"), d.page);
        let day = |d: Option<gongbao::issue::Date>| d.map_or_else(|| "-".to_owned(), |d| d.to_string());
        let _ = writeln!(
            out,
            "  issuer={} to={} signed={} from={} until={}",
            d.issuer.as_deref().unwrap_or("-"),
            d.addressee.as_deref().unwrap_or("-"),
            day(d.signed),
            day(force.effective.and_then(|s| s.date)),
            day(force.expires.and_then(|s| s.date))
        );
        for p in &d.promulgates {
            let _ = writeln!(out, "  issues {p}");
        }
        for p in &d.attachments {
            let _ = writeln!(out, "  attaches {p}");
        }
        for b in &d.blocks {
            let joins: String = b
                .pieces
                .iter()
                .skip(1)
                .map(|p| match p.join {
                    Some(gongbao::issue::Join::Wrap) => 'w',
                    Some(gongbao::issue::Join::Break) => 'b',
                    Some(gongbao::issue::Join::Continuation) => 'c',
                    Some(gongbao::issue::Join::Reordered) => 'r',
                    Some(gongbao::issue::Join::ByHand) => 'h',
                    None => '?',
                })
                .collect();
            let kind = format!("{:?}", b.kind);
            let level = b.level.map_or_else(String::new, |l| l.to_string());
            let _ = writeln!(
                out,
                "  {kind}{level} {}{}{}",
                b.label.as_ref().map_or_else(String::new, |l| format!("«{l}» ")),
                b.text.replace('\n', "⏎"),
                if joins.is_empty() { String::new() } else { format!(" +{joins}") }
            );
        }
        for s in &d.seams {
            let _ = writeln!(
                out,
                "  SEAM to {:?} from {:?} after {} inside {}",
                s.says_page, s.from_page, s.after_block, s.inside_paragraph
            );
        }
    }
    for d in &issue.diagnostics {
        let _ = writeln!(out, "{:?} {} {}", d.severity, d.code, d.message);
    }
    for d in &issue.dropped {
        let _ = writeln!(out, "DROP {:?} {:?}", d.why, d.text);
    }
    out
}

/// Each text of the fixtures with its name: whole issues, the handbook, issues of the printing model.
pub fn fixtures() -> Vec<(String, SourceText)> {
    /// Issues of the printing model.
    const PRINTED: u64 = 20;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["ok", "damaged", "facts"].map(|folder| root.join("tests/fixtures").join(folder));
    let in_folder = |folder: &PathBuf| -> Vec<PathBuf> {
        std::fs::read_dir(folder).expect("a folder of fixtures").flatten().map(|entry| entry.path()).collect()
    };
    let mut files: Vec<PathBuf> = folders.iter().flat_map(in_folder).collect();
    files.push(root.join("assets/handbook.txt"));
    files.sort();
    let read = |file: PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).expect("a fixture");
        let source = gongbao::source::read(&name, &bytes).expect("a text");
        (name, source)
    };
    let printed = |seed| (format!("printed {seed}"), text(&crate::printing::run(&crate::printing::small(seed)).0.text));
    files.into_iter().map(read).chain((0..PRINTED).map(printed)).collect()
}

/// A text without what leaves no ink.
pub fn ink(text: &str) -> String {
    let invisible = |c: &char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    };
    text.chars().filter(|c| !invisible(c)).collect()
}

/// How often each character other than white space stands in the source and in the issue: the two must be equal.
pub fn unaccounted(source: &SourceText, issue: &Issue) -> Vec<(char, i64)> {
    let mut counts: std::collections::BTreeMap<char, i64> = std::collections::BTreeMap::new();
    let mut add = |text: &str, by: i64| ink(text).chars().for_each(|c| *counts.entry(c).or_default() += by);
    source.lines.iter().for_each(|l| add(source.line(l), 1));
    issue.documents.iter().flat_map(|d| &d.blocks).for_each(|b| add(&b.text, -1));
    issue.contents.iter().flat_map(|e| &e.pieces).chain(&issue.masthead.pieces).for_each(|p| add(&p.text, -1));
    issue.dropped.iter().for_each(|d| add(&d.text, -1));
    counts.into_iter().filter(|&(_, n)| n != 0).collect()
}
