//! Helpers of the tests.

pub mod files;
pub mod pdf;
pub mod stress;

use gongbao::issue::{Issue, SourceInfo, SourceKind, Span};
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

/// A compact tree of an issue, for snapshots and eyes.
pub fn tree(issue: &Issue) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    let m = &issue.masthead;
    let fields = [
        ("name", &m.name),
        ("number", &m.number),
        ("total", &m.total_number),
        ("sponsor", &m.sponsor),
        ("editor", &m.editor),
        ("phone", &m.phone),
        ("postcode", &m.postcode),
        ("address", &m.address),
        ("serial", &m.serial),
    ];
    let mast: Vec<String> = fields.iter().filter_map(|(k, v)| v.as_ref().map(|v| format!("{k}={v}"))).collect();
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

/// How often each character other than white space stands in the source and in the issue: the two must be equal.
pub fn unaccounted(source: &SourceText, issue: &Issue) -> Vec<(char, i64)> {
    let mut counts: std::collections::BTreeMap<char, i64> = std::collections::BTreeMap::new();
    let invisible = |c: &char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    };
    let mut add =
        |text: &str, by: i64| text.chars().filter(|c| !invisible(c)).for_each(|c| *counts.entry(c).or_default() += by);
    source.lines.iter().for_each(|l| add(source.line(l), 1));
    issue.documents.iter().flat_map(|d| &d.blocks).for_each(|b| add(&b.text, -1));
    issue.contents.iter().flat_map(|e| &e.pieces).chain(&issue.masthead.pieces).for_each(|p| add(&p.text, -1));
    issue.dropped.iter().for_each(|d| add(&d.text, -1));
    counts.into_iter().filter(|&(_, n)| n != 0).collect()
}
