//! Jump and find on whole issues: the handbook, and the real issue where it is there.

#![allow(clippy::unwrap_used, reason = "a test may stop where its file can't be read")]

use std::path::Path;
use std::sync::Arc;

use gongbao::facts::{Citations, CiteOptions};
use gongbao::issue::{Block, BlockKind, Issue, Place};
use gongbao::open;
use gongbao::search::{FindIndex, FindQuery, JumpContext, JumpHit, JumpIndex, JumpKind, JumpTarget};

/// The handbook and every text of the shared folder.
fn issues() -> Vec<(String, Issue)> {
    let mut issues = vec![("the handbook".to_owned(), open::handbook().unwrap())];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/gazettes", "../../shared/gazettes"].map(|f| root.join(f));
    let Some(folder) = folders.iter().find(|f| f.is_dir()) else {
        println!("skipped: no shared folder for the real issue");
        return issues;
    };
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        issues.push((path.display().to_string(), open::open(&path).unwrap()));
    }
    issues
}

fn first(index: &JumpIndex, query: &str, document: Option<usize>) -> Option<JumpHit> {
    index.query(query, &JumpContext { document, limit: 10 }).into_iter().next()
}

fn place(hit: Option<&JumpHit>) -> Option<(usize, usize)> {
    match hit?.target {
        JumpTarget::Place(place) => Some((place.document, place.block)),
        JumpTarget::Command(_) => None,
    }
}

#[test]
fn titles_and_numbers_lead_to_their_documents() {
    for (name, issue) in issues() {
        let index = JumpIndex::build(&issue);
        for (at, document) in issue.documents.iter().enumerate() {
            let hit = first(&index, &document.title, None);
            assert_eq!(place(hit.as_ref()), Some((at, 0)), "{name}: {}: {hit:?}", document.title);
            let Some(number) = &document.number else { continue };
            let hit = first(&index, number, None);
            assert_eq!(hit.as_ref().map(|h| h.kind), Some(JumpKind::Number), "{name}: {number}: {hit:?}");
            assert_eq!(place(hit.as_ref()), Some((at, 0)), "{name}: {number}: {hit:?}");
        }
    }
}

#[test]
fn pages_lead_to_the_documents_that_begin_on_them() {
    for (name, issue) in issues() {
        let index = JumpIndex::build(&issue);
        for (at, document) in issue.documents.iter().enumerate() {
            let Some(page) = document.page else { continue };
            // Two documents can begin on a page: the first is meant.
            let at = issue.documents.iter().position(|d| d.page == Some(page)).unwrap_or(at);
            for query in [format!("p{page}"), format!("{page}页"), format!("第{page}页")] {
                let hit = first(&index, &query, None);
                assert_eq!(place(hit.as_ref()), Some((at, 0)), "{name}: {query}: {hit:?}");
                assert!(hit.is_some_and(|h| h.kind == JumpKind::Page && !h.approximate));
            }
        }
    }
}

/// Whether a document has the label only once, so that it names one place.
fn once(blocks: &[Block], block: &Block) -> bool {
    blocks.iter().filter(|b| b.kind == block.kind && b.label == block.label).count() == 1
}

#[test]
fn articles_lead_to_their_places() {
    for (name, issue) in issues() {
        let index = JumpIndex::build(&issue);
        for (at, document) in issue.documents.iter().enumerate() {
            for (nth, block) in document.blocks.iter().enumerate() {
                let (BlockKind::Article, Some(label)) = (block.kind, &block.label) else { continue };
                if !once(&document.blocks, block) {
                    continue;
                }
                let hit = first(&index, label, Some(at));
                assert_eq!(place(hit.as_ref()), Some((at, nth)), "{name}: {label}: {hit:?}");
                let titles = document.promulgates.iter().chain(std::iter::once(&document.title));
                for title in titles {
                    let number = document.number.as_deref().map_or(String::new(), |n| format!("（{n}）"));
                    let query = format!("《{title}》{number}{label}");
                    let hit = first(&index, &query, None);
                    assert_eq!(place(hit.as_ref()), Some((at, nth)), "{name}: {query}: {hit:?}");
                }
            }
        }
    }
}

#[test]
fn the_start_of_every_block_is_found_there() {
    for (name, issue) in issues() {
        let index = FindIndex::build(&Arc::new(issue.clone()));
        for (at, document) in issue.documents.iter().enumerate() {
            for (nth, block) in document.blocks.iter().enumerate().filter(|(_, b)| b.table.is_none()) {
                let text: String = block.text.chars().take(14).collect();
                let found = index.find(&FindQuery { text: text.clone(), ..FindQuery::default() }).unwrap();
                let here =
                    |h: &gongbao::search::FindHit| (h.place.document, h.place.block, h.place.byte) == (at, nth, 0);
                assert!(text.trim().is_empty() || found.hits.iter().any(here), "{name}: {text}");
            }
        }
    }
}

#[test]
fn citations_lead_to_their_places() {
    for (name, issue) in issues() {
        let index = JumpIndex::build(&issue);
        let citations = Citations::new(&issue);
        for (at, document) in issue.documents.iter().enumerate() {
            // That every citation is understood is tested with the citations; here a part tells.
            for nth in (0..document.blocks.len()).step_by(6) {
                let wanted = Place { document: at, block: nth, byte: 0 };
                let Some(citation) = citations.cite(wanted, CiteOptions::default()) else { continue };
                let found = citations.resolve(&citation).unwrap();
                let hits = index.query_cited(&issue, &[found], &citation, &JumpContext::default());
                assert_eq!(place(hits.first()), Some((at, nth)), "{name}: {citation}");
            }
        }
    }
}
