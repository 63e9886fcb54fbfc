//! `gongbao export` as a script uses it: forms, files, exit codes.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use gongbao::cli::{self, Request, Streams};
use gongbao::lang::Lang;

/// The handbook as a file.
const HANDBOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/handbook.txt");

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
        let (code, out, err) = run(&["export", "--format", form, HANDBOOK]);
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
        let (code, out, err) = run(&["export", HANDBOOK, "-o", target.to_str().unwrap()]);
        assert!(is(code, 0) && out.is_empty() && err.is_empty(), "{name}: {err}");
    }
    assert!(fs::read(path("a.pdf")).unwrap().starts_with(b"%PDF-"));
    assert_eq!(&fs::read(path("a.epub")).unwrap()[30..58], b"mimetypeapplication/epub+zip");
    assert!(text(&path("a.md")).starts_with("# "));
    serde_json::from_str::<serde_json::Value>(&text(&path("a.json"))).unwrap();
    // What is asked for by name goes before the ending.
    let (code, _, _) = run(&["export", "--format", "markdown", HANDBOOK, "--output", path("b.pdf").to_str().unwrap()]);
    assert!(is(code, 0) && text(&path("b.pdf")).starts_with("# "));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 6, "nothing is left beside them");
}

#[test]
fn each_table_has_its_own_head() {
    let tables = ["responsibilities", "appointments", "chronicle", "references", "status", "deadlines", "contents"];
    let mut heads = Vec::new();
    for table in tables {
        let (code, out, err) = run(&["export", "--format", "csv", "--table", table, HANDBOOK]);
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
    let word = folder.path().join("a.exe");
    let two = [HANDBOOK, concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/short.txt")];
    for (args, code) in [
        (vec!["export", "--format", "word", HANDBOOK], 2),
        (vec!["export", "--format", "pdf", "--size", "99", HANDBOOK], 2),
        (vec!["export", "--format", "csv", "--table", "all", HANDBOOK], 2),
        (vec!["export", HANDBOOK, "-o", word.to_str().unwrap()], 2),
        (vec!["export", "--table", "status", HANDBOOK, "-o", "a.md"], 2),
        (vec!["export", "--table", "status,money", HANDBOOK, "-o", "a.csv"], 2),
        (vec!["export", "--on", "2031", "--format", "csv", HANDBOOK], 2),
        (vec!["export", "--format", "markdown", two[0], two[1]], 2),
        (vec!["export", "-", "-"], 2),
        (vec!["export", "--output", "a.json", "--out-dir", "a", HANDBOOK], 2),
        (vec!["export", "--format", "markdown", "/there/is/none.txt"], 3),
        (vec!["exprot", "a.pdf"], 2),
        (vec!["-"], 2),
        (vec!["export", HANDBOOK, "-o", none.to_str().unwrap()], 4),
    ] {
        let (got, out, err) = run(&args);
        assert!(is(got, code) && out.is_empty() && !err.is_empty(), "{args:?}: {got:?} {err}");
    }
    assert!(!word.exists());
}

/// Runs a command in a language.
fn run_in(lang: Lang, args: &[&str]) -> (ExitCode, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("gongbao").chain(args.iter().copied()).map(OsString::from);
    let commands = |_| Vec::new();
    let streams = Streams { out: &mut out, err: &mut err, lang, terminals: (false, false), commands: &commands };
    let Request::Done(code) = cli::run_with(args, streams) else { panic!("a command is done") };
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// A folder of small issues, one of them in two forms, and files that are none.
fn many(folder: &Path) -> Vec<String> {
    let notice = |n: usize| {
        format!(
            "云山市人民政府\n关于第{n}件事的通知\n\n云政发〔2031〕{n}号\n\n各县人民政府：\n　　2031年{n}月底前完成第{n}件事，安排资金{n}万元。\n\n云山市人民政府\n2031年1月{n}日\n"
        )
    };
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let mut files: Vec<String> = (1..=9).map(|n| write(&format!("{n}.txt"), &notice(n))).collect();
    files.push(write("1.md", &notice(1)));
    files.push(write("空.txt", ""));
    files.push(folder.join("没有.pdf").to_str().unwrap().to_owned());
    files
}

#[test]
fn many_files_become_tables_and_what_failed_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let files = many(folder.path());
    let target = folder.path().join("表");
    let mut args = vec!["export", "--format", "csv", "--table", "deadlines,money,status", "--on", "2031-05-01"];
    args.extend(["--out-dir", target.to_str().unwrap()]);
    args.extend(files.iter().map(String::as_str));
    let (code, out, err) = run_in(Lang::En, &args);
    assert!(is(code, 5) && out.is_empty(), "{code:?} {out}");
    assert_eq!(err.lines().count(), 2, "{err}");
    assert!(err.contains("没有.pdf: There is no such file"), "{err}");
    let mut names: Vec<_> = fs::read_dir(&target).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["deadlines.csv", "errors.csv", "money.csv", "status.csv"]);
    let money = text(&target.join("money.csv"));
    assert_eq!(money.matches('\u{feff}').count(), 1, "one mark at most");
    let rows: Vec<&str> = money.lines().skip(1).collect();
    // In the order of the files, each with the file's name.
    assert_eq!(rows.len(), 10, "{money}");
    for (row, file) in rows.iter().zip(&files) {
        assert!(row.contains(file.as_str()) && row.contains("关于第"), "{row}");
    }
    let status = text(&target.join("status.csv"));
    assert!(status.lines().next().unwrap().contains("效力日期") && status.contains(",2031-05-01,"), "{status}");
    let errors = text(&target.join("errors.csv"));
    assert!(errors.contains("空.txt,empty,") && errors.contains("没有.pdf,missing,"), "{errors}");
}

#[test]
fn many_files_become_one_stream_of_lines() {
    let folder = tempfile::tempdir().unwrap();
    let files = many(folder.path());
    let mut args = vec!["export", "--format", "jsonl", "--jobs", "3"];
    args.extend(files.iter().map(String::as_str));
    let (code, out, _) = run_in(Lang::Zh, &args);
    assert!(is(code, 5));
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |table: &str| lines.iter().filter(|line| line["table"] == table).count();
    assert_eq!((of("contents"), of("money"), of("errors")), (10, 10, 2));
    for line in lines.iter().filter(|line| line["table"] != "errors") {
        assert!(["file", "document", "block"].iter().all(|key| !line[key].as_str().unwrap().is_empty()), "{line}");
    }
    // Alone, a table stands for itself; nothing before it where none is wanted.
    let (code, out, _) = run_in(Lang::Zh, &["export", "--format", "csv", "--no-bom", "--table", "money", &files[0]]);
    assert!(is(code, 0) && out.starts_with("金额,") && out.lines().count() == 2, "{out}");
}

#[test]
fn many_files_become_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let files = many(folder.path());
    let target = folder.path().join("公报.db");
    let mut args = vec!["export", "-o", target.to_str().unwrap()];
    args.extend(files.iter().map(String::as_str));
    let (code, ..) = run_in(Lang::Zh, &args);
    assert!(is(code, 5));
    let database = rusqlite::Connection::open(&target).unwrap();
    let ask = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(ask("SELECT count(*) FROM contents"), 10);
    assert_eq!(ask("SELECT CAST(sum(yuan) AS INTEGER) FROM money"), 10_000 * (45 + 1));
    assert_eq!(ask("SELECT count(*) FROM errors WHERE code IN ('empty', 'missing')"), 2);
    assert_eq!(ask("SELECT count(*) FROM \"references\" WHERE file IS NULL"), 0);
    let joined = "SELECT count(*) FROM deadlines d JOIN status s ON s.file = d.file AND s.document = d.document";
    assert_eq!(ask(joined), 10);
    let (code, _, err) = run_in(Lang::En, &["export", "--format", "sqlite", &files[0]]);
    assert!(is(code, 2) && err.contains("needs a file"), "{err}");
}

#[test]
fn many_files_become_files_and_none_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let files = many(folder.path());
    let mut args = vec!["export", "--format", "md", "--out-dir", folder.path().to_str().unwrap()];
    args.extend(files[..10].iter().map(String::as_str));
    let (code, _, err) = run_in(Lang::En, &args);
    // 1.txt would become 1.md, which is itself read.
    assert!(is(code, 5) && err.contains("it is not written over"), "{err}");
    assert!(text(&folder.path().join("1.md")).starts_with("云山市"));
    assert!(text(&folder.path().join("2.md")).starts_with("# "));
    assert!(text(&folder.path().join("1.md.md")).starts_with("# "));
    // When all fail it is what one would give.
    let (code, ..) = run_in(Lang::En, &["export", "--format", "csv", &files[10], &files[11]]);
    assert!(is(code, 3));
}

#[test]
fn messages_follow_the_language() {
    let none = ["export", "/there/is/none.txt"];
    assert!(run_in(Lang::Zh, &none).2.contains("文件不存在"));
    assert!(run_in(Lang::En, &none).2.contains("There is no such file"));
    let mistyped = ["jmup", "a.txt", "x"];
    assert!(run_in(Lang::Zh, &mistyped).2.contains("是否想输入“gongbao jump”"));
    assert!(run_in(Lang::En, &mistyped).2.contains("did you mean “gongbao jump”"));
    assert!(run_in(Lang::Zh, &["--help"]).1.contains("退出码"));
    assert!(run_in(Lang::En, &["--help"]).1.contains("Exit codes"));
}

#[test]
fn the_handbook_is_printed_or_asked_for_in_the_window() {
    let (code, out, _) = run(&["handbook"]);
    assert!(is(code, 0) && out == fs::read(HANDBOOK).unwrap());
    let args = ["gongbao", "handbook", "--window"].map(OsString::from);
    let Request::Window(request) = cli::run(args, &mut Vec::new(), &mut Vec::new()) else {
        panic!("a window is wanted")
    };
    assert_eq!(request.files, [std::path::PathBuf::new()]);
}

#[test]
#[cfg(feature = "gui")]
fn jump_answers_with_the_commands_of_the_window_where_they_are_asked_for() {
    for (query, asked) in [(">daochu", true), ("daochu", false)] {
        let out = jump_with_commands(query);
        let told = out.lines().any(|line| line.contains("\tcommand\t") && line.contains("导出"));
        assert_eq!(told, asked, "{query}: {out}");
    }
}

#[cfg(feature = "gui")]
fn jump_with_commands(query: &str) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["gongbao", "jump", HANDBOOK, query].map(OsString::from);
    let streams = Streams {
        out: &mut out,
        err: &mut err,
        lang: Lang::Zh,
        terminals: (false, false),
        commands: &gongbao::ui::jump_entries,
    };
    assert!(matches!(cli::run_with(args, streams), Request::Done(code) if is(code, 0)));
    String::from_utf8(out).unwrap()
}

#[test]
fn what_of_a_file_could_not_be_read_is_told_and_the_rest_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("坏.txt");
    let mut bytes = "云山市供水条例\n第一条　供水应当安全。\n第二条　用水应当节约。\n".repeat(20).into_bytes();
    bytes.extend([0xff, 0xfe, 0xff]);
    bytes.extend("第三条　本条例自公布之日起施行。\n".bytes());
    fs::write(&file, bytes).unwrap();
    let file = file.to_str().unwrap();
    for form in ["markdown", "csv", "json"] {
        let (code, out, err) = run(&["export", "--format", form, file]);
        assert!(is(code, 0) && !out.is_empty(), "{form}");
        assert!(err.starts_with("gongbao: ") && err.lines().count() >= 1, "{form}: {err}");
    }
    let (code, _, err) = run(&["find", file, "供水"]);
    assert!(is(code, 0) && err.lines().count() >= 1, "{err}");
}

#[test]
fn no_answer_and_a_cut_one_are_told() {
    let (code, out, err) = run(&["find", HANDBOOK, "这里没有的一句话"]);
    assert!(is(code, 1) && out.is_empty() && err.contains("这里没有的一句话"), "{err}");
    let (code, out, err) = run(&["jump", HANDBOOK, "这里没有的一句话"]);
    assert!(is(code, 1) && out.is_empty() && !err.is_empty(), "{err}");
    let (code, out, _) = run(&["jump", HANDBOOK, "第九百九十九条"]);
    let out = String::from_utf8(out).unwrap();
    assert!(is(code, 0) && out.starts_with("! ") && out.contains("第九百九十九条"), "what is not there is told: {out}");
    let (code, _, err) = run(&["explain", HANDBOOK, "999999"]);
    assert!(is(code, 1) && err.contains("999999"), "{err}");
    let (code, out, err) = run(&["find", "--limit", "2", HANDBOOK, "的"]);
    assert!(is(code, 0) && String::from_utf8(out).unwrap().lines().count() == 2 && err.contains("--limit"), "{err}");
    assert!(run(&["find", HANDBOOK, "跳转框"]).2.is_empty(), "nothing to tell");
    let (_, _, err) = run(&["find", HANDBOOK, "公报阅读器"]);
    assert!(!err.is_empty(), "its name stands over the issue, too, where no hit leads");
}
