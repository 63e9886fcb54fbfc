//! Texts in the wordings of many offices, read from the text on, with the facts that they give. All places and people
//! are invented.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::fmt::Write;
use std::path::PathBuf;

use crate::support;
use gongbao::facts::{Action, EffectKind, Facts, Passage, StatedDay, Target, facts};
use gongbao::issue::{Date, Issue};

/// The facts of an issue, each below the text it was read from.
fn shown(issue: &Issue) -> String {
    let facts = facts(issue);
    let mut out = String::new();
    for (d, document) in issue.documents.iter().enumerate() {
        writeln!(out, "# {}", document.title).unwrap();
        for (b, block) in document.blocks.iter().enumerate() {
            let found = of_block(issue, &facts, d, b);
            if !found.is_empty() {
                writeln!(out, "{}", block.text.trim()).unwrap();
                found.iter().for_each(|line| writeln!(out, "    {line}").unwrap());
            }
        }
        force(issue, &facts, d, &mut out);
    }
    out
}

fn of_block(issue: &Issue, facts: &Facts, d: usize, b: usize) -> Vec<String> {
    let here = |p: &Passage| (p.place.document, p.place.block) == (d, b);
    let day = |date: Option<Date>| date.map_or_else(|| "?".to_owned(), |d| d.to_string());
    let mut lines = Vec::new();
    for r in facts.responsibilities.iter().filter(|r| here(&r.passage)) {
        lines.push(format!("{}: {}{}", r.role, r.units.join(" | "), if r.open { " 等" } else { "" }));
    }
    for a in facts.appointments.iter().filter(|a| here(&a.passage)) {
        let action = match a.action {
            Action::Appoint => "任",
            Action::Remove => "免",
            Action::Propose => "提名",
            Action::ProposeRemoval => "提议免",
            Action::Member => "成员",
        };
        let note = a.note.as_deref().map(|n| format!(" [{n}]")).unwrap_or_default();
        lines.push(format!("{action} {}: {}{note}", a.person, a.position));
    }
    for c in facts.chronicle.iter().filter(|c| here(&c.passage)) {
        let date = c.date.map_or_else(|| "?".to_owned(), |d| d.to_string());
        lines.push(format!("{date}: {} [{}]", c.text, c.people.join("、")));
    }
    for l in facts.links.links.iter().filter(|l| here(&l.from)) {
        let target = match &l.target {
            Target::Inside { place, .. } => {
                let text = issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
                text.chars().take(12).collect::<String>()
            }
            Target::Outside { title, number, address } => {
                format!("外《{title}》{}{}", number.as_deref().unwrap_or(""), address.as_deref().unwrap_or(""))
            }
        };
        lines.push(format!("{} → {target}", l.from.text(issue)));
    }
    lines.extend(
        facts
            .deadlines
            .iter()
            .filter(|f| here(&f.passage))
            .map(|f| format!("时限 {} {}", f.passage.text(issue), day(f.due))),
    );
    lines.extend(
        facts
            .amounts
            .iter()
            .filter(|f| here(&f.passage))
            .map(|f| format!("金额 {} {:?}", f.passage.text(issue), f.value)),
    );
    lines.extend(
        facts
            .goals
            .iter()
            .filter(|f| here(&f.passage))
            .map(|f| format!("目标 {} {}", f.passage.text(issue), day(f.due))),
    );
    lines
}

fn force(issue: &Issue, facts: &Facts, d: usize, out: &mut String) {
    let force = &facts.force[d];
    let mut told = |word: &str, stated: Option<StatedDay>| {
        if let Some(stated) = stated {
            let date = stated.date.map_or_else(|| "?".to_owned(), |d| d.to_string());
            writeln!(out, "{word} {date} 据 {}", stated.evidence.text(issue)).unwrap();
        }
    };
    told("施行", force.effective);
    told("届满", force.expires);
    for r in &force.effects {
        let date = r.date.map_or_else(|| "?".to_owned(), |d| d.to_string());
        let part = if r.part.is_some() { "（部分）" } else { "" };
        let (title, number) = (r.title.as_deref().unwrap_or(""), r.number.as_deref().unwrap_or(""));
        let kind = match r.kind {
            EffectKind::Repeal | EffectKind::Stop | EffectKind::Lapse => "废止",
            EffectKind::Suspend => "暂停",
            EffectKind::Resume => "恢复",
            EffectKind::Prolong => "延长",
            EffectKind::Replace => "取代",
            EffectKind::Amend => "修改",
        };
        writeln!(out, "{kind} {date} {title} {number}{part}").unwrap();
    }
}

#[test]
fn facts_in_the_wordings_of_many_offices() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/facts");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let issue = gongbao::parse::parse(&support::text(&std::fs::read_to_string(&file).unwrap()));
        let name = format!("facts_{}", file.file_stem().unwrap().to_string_lossy());
        insta::with_settings!({ snapshot_path => "../fixtures/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, shown(&issue));
        });
    }
}
