//! Commands as they are run.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::*;

const NOTICE: &str =
    "云山市人民政府关于供水的通知\n云政发〔2031〕5号\n各区人民政府：\n　　请做好供水工作。2031年5月底前完成。\n";

/// The exit code of a command that writes to `out`, and what it says.
fn run_to(out: &mut dyn Write, args: &[&str]) -> (ExitCode, String) {
    let mut err = Vec::new();
    let commands = |_| Vec::new();
    let streams = Streams { out, err: &mut err, lang: Lang::En, terminals: (false, false), commands: &commands };
    let args = std::iter::once("gongbao").chain(args.iter().copied()).map(Into::into);
    let Request::Done(code) = run_with(args, streams) else { panic!("a window") };
    (code, String::from_utf8(err).unwrap())
}

fn run(args: &[&str]) -> (ExitCode, String, String) {
    let mut out = Vec::new();
    let (code, err) = run_to(&mut out, args);
    (code, String::from_utf8(out).unwrap(), err)
}

fn notice(folder: &Path) -> String {
    let path = folder.join("a.txt");
    std::fs::write(&path, NOTICE).unwrap();
    path.display().to_string()
}

/// A pipe whose reader has seen enough.
struct Closed {
    left: usize,
    why: io::ErrorKind,
}

impl Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.left);
        self.left -= taken;
        if taken == 0 && !bytes.is_empty() { Err(self.why.into()) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_of_a_pipe_that_has_seen_enough_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = notice(folder.path());
    for form in ["json", "ndjson", "csv", "md", "html"] {
        for left in [0, 1, 10] {
            let (code, err) = run_to(&mut Closed { left, why: ErrorKind::BrokenPipe }, &["export", "-f", form, &file]);
            assert!(code == ExitCode::SUCCESS && err.is_empty(), "{form}: {err}");
            let (code, err) = run_to(&mut Closed { left, why: ErrorKind::StorageFull }, &["export", "-f", form, &file]);
            assert!(code == ExitCode::from(4) && !err.is_empty(), "{form}: {err}");
        }
    }
}

#[test]
fn nothing_listed_is_not_nothing_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = notice(folder.path());
    for (command, text) in [("find", "供水"), ("jump", "供水")] {
        for format in ["text", "json"] {
            let (code, out, err) = run(&[command, "--limit", "0", "--format", format, &file, text]);
            assert!(code == ExitCode::SUCCESS && !err.contains("nothing was found"), "{command}: {err}");
            assert!(err.contains("the first 0 are listed"), "{command}: {err}");
            assert!(format == "text" && out.is_empty() || out.contains("\"hits\": []"), "{command}: {out}");
            let (code, _, err) = run(&[command, "--limit", "0", "--format", format, &file, "水库大坝龘"]);
            assert!(code == ExitCode::from(1) && err.contains("nothing was found"), "{command}: {err}");
            let (code, out, err) = run(&[command, "--limit", "1", "--format", format, &file, text]);
            assert!(code == ExitCode::SUCCESS && out.contains("供水"), "{command}: {out} {err}");
        }
    }
    let (_, _, err) = run(&["find", &file, "供水"]);
    assert!(err.is_empty(), "{err}");
}

#[test]
fn help_that_can_not_be_written_says_so() {
    for args in [&["--help"][..], &["--version"], &["export", "--help"], &["help", "export"]] {
        let (code, err) = run_to(&mut Closed { left: 0, why: ErrorKind::StorageFull }, args);
        assert!(code == ExitCode::from(4) && err.contains("can't be written"), "{args:?}: {err}");
        let (code, err) = run_to(&mut Closed { left: 0, why: ErrorKind::BrokenPipe }, args);
        assert!(code == ExitCode::SUCCESS && err.is_empty(), "{args:?}: {err}");
    }
}

#[test]
fn a_file_that_is_written_under_another_name_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let mut files = Vec::new();
    for name in ["一", "二"] {
        std::fs::create_dir(at(name)).unwrap();
        std::fs::write(at(&format!("{name}/a.txt")), NOTICE).unwrap();
        files.push(at(&format!("{name}/a.txt")));
    }
    std::fs::write(at("b.txt"), NOTICE).unwrap();
    let (code, _, err) = run(&["export", "-f", "md", "-d", &at("out"), &files[0], &files[1], &at("b.txt")]);
    assert_eq!(code, ExitCode::SUCCESS, "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains(&files[1]) && err.contains(&at("out/a.txt.md")), "{err}");
}

#[test]
fn of_many_files_each_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    let (file, gone) = (notice(folder.path()), folder.path().join("gone.txt").display().to_string());
    let out = folder.path().join("out");
    let (code, _, err) = run(&["export", "-f", "csv", "-d", &out.display().to_string(), &file, &gone]);
    assert!(code == ExitCode::from(5) && err.matches("gone.txt").count() == 1, "{err}");
    let errors = std::fs::read_to_string(out.join("errors.csv")).unwrap();
    assert_eq!(errors.matches("gone.txt").count(), 1, "{errors}");
    let (_, _, err) = run(&["export", "-f", "csv", &gone]);
    assert_eq!(err.matches("gone.txt").count(), 1, "{err}");
}

#[test]
fn a_calendar_without_deadlines_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let file = notice(folder.path());
    std::fs::write(
        at("b.txt"),
        "云山市人民政府关于供水的通知\n云政发〔2031〕6号\n各区人民政府：\n　　请做好供水工作。\n",
    )
    .unwrap();
    for to in [&["-o", &at("b.ics")][..], &["-f", "ics"]] {
        let (code, out, err) = run(&[&["export"], to, &[&at("b.txt")]].concat());
        assert!(code == ExitCode::SUCCESS && out.is_empty() && err.contains("no calendar was made"), "{out} {err}");
    }
    assert!(!folder.path().join("b.ics").exists());
    let (code, _, err) = run(&["export", "-f", "ics", "-d", &at("out"), &file, &at("b.txt")]);
    assert!(code == ExitCode::SUCCESS && err.contains("b.txt: no deadline"), "{err}");
    let made: Vec<_> = std::fs::read_dir(at("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(made, ["a.ics"]);
    assert!(std::fs::read_to_string(at("out/a.ics")).unwrap().contains("DTSTART;VALUE=DATE:20310531"));
}

#[test]
fn a_state_is_told_of_the_document_that_is_repealed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let text = "云山市人民政府公报\n2031年第3期\n\n云山市人民政府关于印发云山市供水办法的通知\n云政发〔2031〕5号\n\n各县人民政府：\n\
        现将《云山市供水办法》印发给你们。\n云山市人民政府\n2031年3月2日\n\n云山市供水办法\n\n第一条　为了供水，制定本办法。\n\
        第二条　本办法自2031年5月1日起施行。\n\n云山市人民政府关于废止《云山市供水办法》的决定\n云政发〔2031〕8号\n\n\
        市政府决定，自2032年1月1日起废止《云山市供水办法》（云政发〔2031〕5号）。\n云山市人民政府\n2031年12月5日\n";
    std::fs::write(&path, text).unwrap();
    let file = path.display().to_string();
    let (code, out, err) = run(&["export", "-f", "ndjson", "-t", "status", "--on", "2032-05-01", &file]);
    assert_eq!(code, ExitCode::SUCCESS, "{err}");
    let rows: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let repealed = rows.iter().find(|row| row["status"] == "repealed").unwrap_or_else(|| panic!("{out}"));
    assert_eq!(
        (&repealed["number"], &repealed["document_number"]),
        (&"云政发〔2031〕5号".into(), &"云政发〔2031〕5号".into())
    );
    assert!(repealed["repeal_says"].as_str().is_some_and(|says| says.contains("2032年1月1日")), "{out}");
    let documents: std::collections::BTreeSet<&str> = rows.iter().filter_map(|row| row["document"].as_str()).collect();
    assert_eq!(documents.len(), rows.len(), "{out}");
}

#[test]
fn figures_are_numbers_and_states_assert_no_more_than_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let text = "云山市供水办法\n\n第一条　到2035年，供水普及率达到95.5%以上。\n第二条　本办法自2031年3月1日起施行。\n";
    std::fs::write(at("a.txt"), text).unwrap();
    let (code, out, err) = run(&["export", "-f", "ndjson", "-t", "targets,status", "--on", "2031-05-01", &at("a.txt")]);
    assert_eq!(code, ExitCode::SUCCESS, "{err}");
    let rows: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let row = |table: &str| rows.iter().find(|row| row["table"] == table).unwrap_or_else(|| panic!("{table}: {out}"));
    assert!(row("targets")["number"] == 95.5 || row("targets")["lower"] == 95.5, "{out}");
    assert_eq!(row("status")["status"], "commenced");
    assert!(!out.contains("in_force"));
    let (code, _, err) = run(&["export", "-o", &at("a.db"), &at("a.txt")]);
    assert_eq!(code, ExitCode::SUCCESS, "{err}");
    let db = rusqlite::Connection::open(at("a.db")).unwrap();
    let kinds: String = db
        .query_row(
            "SELECT group_concat(type) FROM pragma_table_info('targets') WHERE name IN ('number', 'lower', 'upper')",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(kinds, "REAL,REAL,REAL");
    let lower: f64 = db.query_row("SELECT coalesce(lower, number) FROM targets", [], |row| row.get(0)).unwrap();
    assert!((lower - 95.5).abs() < 1e-9);
}
