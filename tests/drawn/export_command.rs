//! `gongbao export` as a script uses it: forms, files, exit codes.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use gongbao::cli::{self, Request};

/// Runs a command; gives its exit code, and what it printed and complained of.
fn run(args: &[&str]) -> (ExitCode, Vec<u8>, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("gongbao").chain(args.iter().copied()).map(OsString::from);
    let Request::Done(code) = cli::run(args, &mut out, &mut err) else { panic!("a command is done") };
    (code, out, String::from_utf8(err).unwrap())
}

fn is(code: ExitCode, wanted: u8) -> bool {
    code == ExitCode::from(wanted)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn each_form_goes_to_the_standard_output() {
    for (form, begins) in [("json", "{"), ("markdown", "# "), ("html", "<!DOCTYPE html>"), ("csv", "\u{feff}栏目,标题")]
    {
        let (code, out, err) = run(&["export", "--format", form, "-"]);
        let out = String::from_utf8(out).unwrap();
        assert!(is(code, 0) && err.is_empty(), "{form}: {err}");
        assert!(out.to_lowercase().starts_with(&begins.to_lowercase()), "{form}: {}", &out[..20]);
    }
}

#[test]
fn a_file_is_written_in_the_form_of_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["a.pdf", "a.epub", "a.md", "a.html", "a.json"] {
        let target = path(name);
        let (code, out, err) = run(&["export", "-", "-o", target.to_str().unwrap()]);
        assert!(is(code, 0) && out.is_empty() && err.is_empty(), "{name}: {err}");
    }
    assert!(fs::read(path("a.pdf")).unwrap().starts_with(b"%PDF-"));
    assert_eq!(&fs::read(path("a.epub")).unwrap()[30..58], b"mimetypeapplication/epub+zip");
    assert!(text(&path("a.md")).starts_with("# "));
    serde_json::from_str::<serde_json::Value>(&text(&path("a.json"))).unwrap();
    // What is asked for by name goes before the ending.
    let (code, _, _) = run(&["export", "--format", "markdown", "-", "--output", path("b.pdf").to_str().unwrap()]);
    assert!(is(code, 0) && text(&path("b.pdf")).starts_with("# "));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 6, "nothing is left beside them");
}

#[test]
fn each_table_has_its_own_head() {
    let tables = ["responsibilities", "appointments", "chronicle", "references", "status", "deadlines", "contents"];
    let mut heads = Vec::new();
    for table in tables {
        let (code, out, err) = run(&["export", "--format", "csv", "--table", table, "-"]);
        assert!(is(code, 0), "{table}: {err}");
        let out = String::from_utf8(out).unwrap();
        assert!(out.lines().count() > 1, "the handbook shows every table: {table}");
        heads.push(out.lines().next().unwrap().to_owned());
    }
    heads.sort();
    heads.dedup();
    assert_eq!(heads.len(), tables.len());
}

#[test]
fn exit_codes_tell_what_went_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none/a.pdf");
    let word = folder.path().join("a.docx");
    for (args, code) in [
        (vec!["export", "--format", "word", "-"], 2),
        (vec!["export", "--format", "pdf", "--size", "99", "-"], 2),
        (vec!["export", "--format", "csv", "--table", "all", "-"], 2),
        (vec!["export", "-", "-o", word.to_str().unwrap()], 2),
        (vec!["export", "--format", "markdown", "/there/is/none.txt"], 3),
        (vec!["export", "-", "-o", none.to_str().unwrap()], 4),
    ] {
        let (got, out, err) = run(&args);
        assert!(is(got, code) && out.is_empty() && !err.is_empty(), "{args:?}: {got:?} {err}");
    }
    assert!(!word.exists());
}
