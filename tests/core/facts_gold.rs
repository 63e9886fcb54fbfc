//! The facts of a hand-checked issue, read from its checked blocks: what the extraction is worth by itself, whatever
//! the parser does. Skipped where the shared material is not at hand.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::path::PathBuf;

use gongbao::facts::{Action, Citations, CiteForm, CiteOptions, Facts, facts};
use gongbao::issue::{Block, BlockKind, Document, Issue, Masthead, Place};
use gongbao::search::PageMap;
use serde_json::Value;

fn shared(path: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    ["../shared", "../../shared"].iter().map(|s| root.join(s).join(path)).find(|p| p.exists())
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The checked issue as the model has it.
fn issue(gold: &Value) -> Issue {
    let documents = list(gold, "documents").iter().enumerate().map(|(d, doc)| Document {
        id: format!("d{d}"),
        title: text(doc, "title").unwrap(),
        number: text(doc, "number"),
        signed: text(doc, "signed").and_then(|d| d.parse().ok()),
        promulgates: list(doc, "promulgates").iter().filter_map(|t| t.as_str().map(str::to_owned)).collect(),
        blocks: list(doc, "blocks")
            .iter()
            .enumerate()
            .map(|(b, block)| Block {
                id: format!("d{d}b{b}"),
                kind: serde_json::from_value::<BlockKind>(block["kind"].clone()).unwrap(),
                level: block["level"].as_u64().and_then(|l| u8::try_from(l).ok()),
                label: text(block, "label"),
                text: text(block, "text").unwrap(),
                ..Block::default()
            })
            .collect(),
        ..Document::default()
    });
    let year = gold["issue"]["year"].as_i64().and_then(|y| i32::try_from(y).ok());
    Issue { documents: documents.collect(), masthead: Masthead { year, ..Masthead::default() }, ..Issue::default() }
}

/// Width, spaces and dashes aside.
fn norm(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let folded: String =
        text.nfkc().filter(|c| !c.is_whitespace()).map(|c| if "—–－―‐‑".contains(c) { '-' } else { c }).collect();
    folded.replace("--", "-")
}

fn f1<T: Hash + Eq + Clone + Debug>(name: &str, expected: Vec<T>, got: Vec<T>) -> f64 {
    let mut counts: HashMap<T, i64> = HashMap::new();
    let all = expected.len() + got.len();
    expected.into_iter().for_each(|e| *counts.entry(e).or_default() += 1);
    let mut hits = 0;
    for g in got {
        let left = counts.entry(g).or_default();
        hits += i64::from(*left > 0);
        *left -= 1;
    }
    for (what, left) in counts.iter().filter(|(_, n)| **n != 0) {
        println!("{name}: {} {what:?}", if *left > 0 { "missing" } else { "surplus" });
    }
    if all == 0 { 1.0 } else { 2.0 * hits as f64 / all as f64 }
}

fn responsibilities(gold: &Value, facts: &Facts) -> f64 {
    let sorted = |mut units: Vec<String>| {
        units.sort();
        units
    };
    let expected = list(gold, "documents").iter().enumerate().flat_map(|(d, doc)| {
        list(doc, "responsibilities").iter().map(move |r| {
            (d, text(r, "role").unwrap(), sorted(list(r, "units").iter().map(|u| norm(u.as_str().unwrap())).collect()))
        })
    });
    let got = facts
        .responsibilities
        .iter()
        .map(|r| (r.passage.place.document, r.role.clone(), sorted(r.units.iter().map(|u| norm(u)).collect())));
    f1("responsibilities", expected.collect(), got.collect())
}

#[test]
fn facts_of_the_checked_issues() {
    for file in ["gold/liaocheng-2023-08-09.expected.json", "gold/liaocheng-two-columns.expected.json"] {
        let Some(path) = shared(file) else {
            println!("skipped: {file} is not at hand");
            continue;
        };
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let issue = issue(&gold);
        let facts = facts(&issue);

        assert!(responsibilities(&gold, &facts) >= 0.98);

        for (doc, force) in list(&gold, "documents").iter().zip(&facts.force) {
            let day = |stated: Option<gongbao::facts::StatedDay>| stated.and_then(|s| s.date).map(|d| d.to_string());
            let title = text(doc, "title");
            assert_eq!(day(force.effective), text(doc, "effective"), "{title:?}");
            assert_eq!(day(force.expires), text(doc, "expires"), "{title:?}");
        }

        let expected = list(&gold, "appointments").iter().map(|a| {
            let note = text(a, "note").map(|n| norm(&n));
            (norm(&text(a, "person").unwrap()), text(a, "action").unwrap(), norm(&text(a, "position").unwrap()), note)
        });
        let got = facts.appointments.iter().map(|a| {
            let action = if a.action == Action::Appoint { "appoint" } else { "remove" };
            (norm(&a.person), action.to_owned(), norm(&a.position), a.note.as_deref().map(norm))
        });
        assert!((f1("appointments", expected.collect(), got.collect()) - 1.0).abs() < 1e-9);

        let start = |t: &str| norm(t).chars().take(15).collect::<String>();
        let expected = list(&gold, "chronicle").iter().map(|c| (text(c, "date"), start(&text(c, "text").unwrap())));
        let got = facts.chronicle.iter().map(|c| (c.date.map(|d| d.to_string()), start(&c.text)));
        assert!((f1("chronicle", expected.collect(), got.collect()) - 1.0).abs() < 1e-9);

        let expected = list(&gold, "references")
            .iter()
            .map(|r| (norm(&text(r, "title").unwrap()), text(r, "number").map(|n| norm(&n))));
        let got = facts.references.iter().map(|r| (norm(&r.title), r.number.as_deref().map(norm)));
        assert!(f1("references", expected.collect(), got.collect()) >= 0.98);
    }
}

#[test]
fn every_place_of_the_checked_issue_is_cited_and_found() {
    let Some(path) = shared("gold/liaocheng-2023-08-09.expected.json") else {
        println!("skipped: the checked issue is not at hand");
        return;
    };
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let issue = issue(&gold);
    let citations = Citations::new(&issue);
    for form in [CiteForm::Plain, CiteForm::Markdown, CiteForm::Reference] {
        for (document, doc) in issue.documents.iter().enumerate() {
            for block in 0..doc.blocks.len() {
                let place = Place { document, block, byte: 0 };
                let text =
                    citations.cite(place, CiteOptions { form, gazette: true, pages: true, passage: None }).unwrap();
                assert_eq!(citations.resolve(&text), Some(place), "{text}");
            }
        }
    }
}

/// The place of every block there and back, in every form, in running text with the page that is told of the place; how many blocks
/// there are.
fn there_and_back(issue: &Issue) -> usize {
    let (citations, pages) = (Citations::new(issue), PageMap::build(issue));
    let mut count = 0;
    for (document, doc) in issue.documents.iter().enumerate() {
        for block in 0..doc.blocks.len() {
            let place = Place { document, block, byte: 0 };
            for form in [CiteForm::Plain, CiteForm::Markdown, CiteForm::Reference] {
                let own = pages.pages_of(issue, (place, place));
                for (full, passage) in [(false, None), (true, None), (true, own)] {
                    let options = CiteOptions { form, gazette: full, pages: full, passage };
                    let text = citations.cite(place, options).unwrap();
                    assert_eq!(citations.resolve(&text), Some(place), "{text}");
                    let Some((page, _)) = passage.filter(|_| form == CiteForm::Plain) else { continue };
                    assert_eq!(pages.page_of(issue, place), Some((page, false)));
                    assert!(text.ends_with(&format!("第{page}页")), "{text}");
                }
            }
            count += 1;
        }
    }
    count
}

#[test]
fn every_place_of_the_fixtures_is_cited_and_found() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ok");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let counts = files.map(|file| there_and_back(&gongbao::open::open(&file).unwrap()));
    assert!(counts.sum::<usize>() > 1000);
}

#[test]
fn every_place_of_the_handbook_and_of_a_real_issue_is_cited_and_found() {
    assert!(there_and_back(&gongbao::open::handbook().unwrap()) > 50);
    match shared("gazettes/liaocheng-2023-08-09.txt") {
        Some(path) => assert!(there_and_back(&gongbao::open::open(&path).unwrap()) > 600),
        None => println!("skipped: the real issue is not at hand"),
    }
}

#[test]
fn the_handbook_shows_every_kind_of_fact() {
    let issue = gongbao::open::handbook().unwrap();
    let facts = facts(&issue);
    assert!(!facts.responsibilities.is_empty());
    assert!(!facts.appointments.is_empty());
    assert!(facts.chronicle.iter().any(|c| c.date.is_some()));
    assert!(!facts.references.is_empty());
    assert!(facts.force.iter().any(|f| f.effective.is_some_and(|e| e.date.is_some())));
    assert!(!facts.links.links.is_empty());
}
