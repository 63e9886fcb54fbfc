//! Texts in the ways of many offices, and damaged ones, with the trees that they give.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::path::PathBuf;

use crate::support;
use gongbao::issue::SourceKind;

fn trees(folder: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let content = std::fs::read_to_string(&file).unwrap();
        let mut source = support::text(&content);
        if file.extension().is_some_and(|e| e == "md") {
            source = gongbao::source::read("test.md", content.as_bytes()).unwrap();
            assert_eq!(source.info.kind, SourceKind::Markdown);
        }
        let issue = gongbao::parse::parse(&source);
        assert!(
            support::unaccounted(&source, &issue).is_empty(),
            "{file:?}: {:?}",
            support::unaccounted(&source, &issue)
        );
        let name = format!("{folder}_{}", file.file_name().unwrap().to_string_lossy().replace('.', "_"));
        insta::with_settings!({ snapshot_path => "../fixtures/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, support::tree(&issue));
        });
    }
}

#[test]
fn texts_in_the_ways_of_many_offices() {
    trees("ok");
}

#[test]
fn damaged_texts_are_repaired_or_told_of() {
    trees("damaged");
}

/// Short texts, each of one habit or its neighbour, behind a line that says which.
#[test]
fn short_texts_of_one_habit_each() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/short.txt");
    let content = std::fs::read_to_string(root).unwrap();
    let mut trees = String::new();
    for part in content.split("## ").skip(1) {
        let (name, text) = part.split_once('\n').unwrap();
        let source = support::text(text.trim_end_matches('\n'));
        let issue = gongbao::parse::parse(&source);
        assert!(support::unaccounted(&source, &issue).is_empty(), "{name}");
        trees.push_str(&format!("## {name}\n{}\n", support::tree(&issue)));
    }
    insta::with_settings!({ snapshot_path => "../fixtures/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("short_texts", trees);
    });
}
