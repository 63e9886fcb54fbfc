//! The commands of the library as they are run.

use super::*;
use clap::Parser as _;
use std::fs;

/// The library's part of a command line.
#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    library: LibraryArgs,
}

/// What a command prints, what it says, and its exit code.
fn run(data: &Path, args: &[&str]) -> (String, String, u8) {
    let line = Line::try_parse_from(std::iter::once("library").chain(args.iter().copied())).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let commands = |_| Vec::new();
    let lang = crate::lang::Lang::En;
    let mut streams = Streams { out: &mut out, err: &mut err, lang, terminals: (false, false), commands: &commands };
    let code = line.library.run_on(data, &mut streams).unwrap_or_else(|error| {
        let _ = writeln!(streams.err, "{error}");
        error.code()
    });
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), code)
}

fn issue(n: usize) -> String {
    format!(
        "云山市人民政府公报\n2031年第{n}期\n\n云政发〔2031〕5号\n云山市人民政府关于供水的通知\n各区人民政府：\n第一条 为了加强供水管理，制定本办法。\n"
    )
}

#[test]
fn years_are_a_year_or_a_span_that_begins_before_it_ends() {
    assert_eq!(
        (years("2021"), years("2019-2023"), years("2020-2020")),
        (Ok((2021, 2021)), Ok((2019, 2023)), Ok((2020, 2020)))
    );
    for text in ["2035-2030", "abc", "2021-", "-2021", ""] {
        assert!(years(text).is_err(), "{text}");
    }
}

#[test]
fn adding_tells_of_what_was_added_and_of_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("good.txt"), issue(3)).unwrap();
    fs::write(path("bad\u{1b}[31m.pdf"), "%PDF-1.7 nothing").unwrap();
    let (out, _, code) = run(&data, &["add", &path("bad\u{1b}[31m.pdf")]);
    assert!(out.contains("bad\\u{1b}[31m.pdf") && !out.contains('\u{1b}') && code == 3, "{out} {code}");
    let (out, err, code) = run(&data, &["add", &path("good.txt")]);
    assert!(!out.contains("bad.") && err.is_empty() && code == 0, "{out} {err} {code}");
    // Held already, which is no failure; named again, a failure is told again.
    assert_eq!(run(&data, &["add", &path("good.txt")]).2, 0);
    let (out, _, code) = run(&data, &["add", &path("good.txt"), &path("bad\u{1b}[31m.pdf")]);
    assert!(out.contains("bad") && code == 5, "{out} {code}");
    assert!(run(&data, &["status"]).0.contains("bad"));
    fs::create_dir(path("empty")).unwrap();
    let (out, _, code) = run(&data, &["add", &path("empty")]);
    assert!(out.contains("no file of a gazette") && code == 1, "{out} {code}");
    #[cfg(unix)]
    {
        let (_, err, code) = run(&data, &["add", "/dev/zero"]);
        assert!(err.contains("/dev/zero is a device or pipe") && code == 3, "{err} {code}");
    }
}

#[test]
fn a_notice_that_is_printed_in_two_issues_leaves_both_on_the_shelf() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for n in [3, 4] {
        let path = folder.path().join(format!("{n}.txt"));
        fs::write(&path, issue(n)).unwrap();
        let (out, _, code) = run(&data, &["add", &path.display().to_string()]);
        assert!(out.contains("1 new") && code == 0, "{out}");
    }
    let (out, ..) = run(&data, &["list"]);
    assert!(out.contains("第3期") && out.contains("第4期"), "{out}");
}

#[test]
fn a_database_is_written_with_nothing_left_beside_it_and_one_thing_is_told_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let (data, to) = (folder.path().join("data"), folder.path().join("to"));
    fs::create_dir(&to).unwrap();
    let path = folder.path().join("3.txt");
    fs::write(&path, issue(3)).unwrap();
    run(&data, &["add", &path.display().to_string()]);
    let database = to.join("all.sqlite");
    for _ in 0..2 {
        let (_, err, code) = run(&data, &["export", "--format", "sqlite", "-o", &database.display().to_string()]);
        assert_eq!((err.as_str(), code), ("", 0));
    }
    let names: Vec<_> = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["all.sqlite"]);
    let db = rusqlite::Connection::open(&database).unwrap();
    let found: (i64, String) =
        db.query_row("SELECT count(*), max(number) FROM documents", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(found, (1, "云政发〔2031〕5号".to_owned()));
    let (out, ..) = run(&data, &["search", "供水管理"]);
    assert!(out.ends_with("1 passage in 1 document of 1 issue\n"), "{out}");
    let (out, ..) = run(&data, &["list"]);
    assert!(out.contains("1 document\t") && run(&data, &["status"]).0.contains("1 issue;"), "{out}");
}

#[test]
fn a_damaged_library_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = folder.path().join("3.txt");
    fs::write(&path, issue(3)).unwrap();
    run(&data, &["add", &path.display().to_string()]);
    let database = data.join("holdings/library.sqlite");
    fs::write(&database, "no database any more").unwrap();
    let (_, err, _) = run(&data, &["list"]);
    assert!(err.contains("was damaged") && err.contains("library.damaged"), "{err}");
    fs::write(&database, "").unwrap();
    run(&data, &["add", &path.display().to_string()]);
    fs::write(&database, "").unwrap();
    let (_, err, _) = run(&data, &["list"]);
    assert!(err.contains("was empty"), "{err}");
}

#[test]
fn all_that_are_told_so_are_read_by_the_one_that_reads() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let threads: Vec<_> = (1..=10)
        .map(|n| {
            let (data, path) = (data.clone(), folder.path().join(format!("{n}.txt")));
            fs::write(&path, issue(n)).unwrap();
            std::thread::spawn(move || run(&data, &["add", &path.display().to_string()]))
        })
        .collect();
    for thread in threads {
        let (out, err, code) = thread.join().unwrap();
        assert_eq!(code, 0, "{out} {err}");
    }
    assert_eq!(Holdings::open(&data).unwrap().issues().unwrap().len(), 10);
}

#[test]
fn an_export_spares_what_the_library_reads_and_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = folder.path().join("3.txt");
    fs::write(&path, issue(3)).unwrap();
    let name = path.display().to_string();
    run(&data, &["add", &name]);
    let database = data.join("holdings/library.sqlite").display().to_string();
    for (format, to) in [("ndjson", &name), ("csv", &name), ("sqlite", &name), ("sqlite", &database)] {
        let (_, err, code) = run(&data, &["export", "--format", format, "-o", to]);
        assert!(code == 4 && err.contains("of the library"), "{format} {err} {code}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), issue(3));
    let to = folder.path().join("out.ndjson").display().to_string();
    assert_eq!(run(&data, &["export", "-o", &to]).2, 0);
    assert!(fs::read_to_string(&to).unwrap().contains("供水"));
}

#[cfg(unix)]
#[test]
fn files_of_the_library_are_the_users_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = folder.path().join("3.txt");
    fs::write(&path, issue(3)).unwrap();
    run(&data, &["add", &path.display().to_string()]);
    let holdings = data.join("holdings");
    let mut seen = 0;
    for folder in [holdings.clone(), holdings.join("text")] {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let about = entry.metadata().unwrap();
            let wanted = if about.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(about.permissions().mode() & 0o777, wanted, "{}", entry.path().display());
            seen += 1;
        }
    }
    assert!(seen > 4);
}

/// A library of an issue and a single notice, and the folder that has both.
fn library(folder: &Path) -> std::path::PathBuf {
    let data = folder.join("data");
    let files = folder.join("公报");
    fs::create_dir(&files).unwrap();
    let articles =
        |n: usize| (1..=n).map(|n| format!("第{n}条 供水单位应当节水。\n节水由供水单位负责。\n")).collect::<String>();
    fs::write(files.join("3.txt"), issue(3) + &articles(9)).unwrap();
    fs::write(
        files.join("单行.txt"),
        "海原市人民政府关于供水的通知\n海政发〔2032〕17号\n各区人民政府：\n　　请做好供水工作。\n海原市人民政府\n2032年3月1日\n",
    )
    .unwrap();
    let (out, err, code) = run(&data, &["add", &files.display().to_string()]);
    assert_eq!(code, 0, "{out} {err}");
    data
}

#[test]
fn all_passages_can_be_listed_and_each_is_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = library(folder.path());
    let (out, ..) = run(&data, &["search", "节水"]);
    assert!(out.contains("6 more (--rows all lists them)"), "{out}");
    // An article and its second paragraph have the word, and are one passage.
    assert!(out.ends_with("9 passages in 1 document of 1 issue\n"), "{out}");
    let (out, ..) = run(&data, &["search", "--rows", "all", "节水"]);
    assert_eq!((out.matches('⟦').count(), out.contains("more")), (9, false), "{out}");
    let (out, ..) = run(&data, &["search", "--rows", "1", "节水"]);
    assert!(out.matches('⟦').count() == 1 && out.contains("8 more"), "{out}");
    let rows = |args: &[&str]| {
        let (out, ..) = run(&data, &[&["search", "--format", "json", "节水"], args].concat());
        let all: serde_json::Value = serde_json::from_str(&out).unwrap();
        all["hits"][0]["rows"].as_array().unwrap().len()
    };
    assert_eq!((rows(&[]), rows(&["--rows", "2"])), (9, 2));
    let (out, ..) = run(&data, &["search", "供水"]);
    assert!(out.ends_with(" in 2 documents: 1 of 1 issue, 1 single document\n"), "{out}");
    let (out, ..) = run(&data, &["search", "--within", "title", "供水"]);
    assert!(out.ends_with("\n2 documents: 1 of 1 issue, 1 single document\n"), "{out}");
}

#[test]
fn a_number_goes_to_its_paper_however_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let data = library(folder.path());
    for text in ["海政发2032-17", "海政发 2032 17号", "海政发〔2032〕17号", "hzf2032-17"] {
        let (out, _, code) = run(&data, &["search", text]);
        assert!(out.starts_with("→ 海原市人民政府关于供水的通知") && code == 0, "{text}: {out}");
    }
    for text in ["海政发2032-7", "海政发2031-17", "云政发2032-17"] {
        let (out, _, code) = run(&data, &["search", text]);
        assert!(!out.contains('→') && code == 1, "{text}: {out}");
    }
}

#[test]
fn a_search_needs_a_word_to_look_for() {
    let folder = tempfile::tempdir().unwrap();
    let data = library(folder.path());
    for text in ["-水费", "-水费 －价格", " ", "“”"] {
        let (out, err, code) = run(&data, &["search", "--", text]);
        assert!(out.is_empty() && err.contains("a word to look for is needed") && code == 2, "{text}: {out} {err}");
    }
}

#[test]
fn an_empty_library_says_how_to_fill_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for args in [&["list"][..], &["search", "供水"], &["status"], &["add"], &["list", "--format", "json"]] {
        let (out, err, code) = run(&data, args);
        assert!(err.contains("the library is empty") && err.contains("gongbao library add"), "{args:?} {err}");
        assert!(!out.contains("index is not complete") && code == 1, "{args:?} {out}");
    }
    fs::create_dir(folder.path().join("empty")).unwrap();
    run(&data, &["add", &folder.path().join("empty").display().to_string()]);
    assert!(run(&data, &["list"]).1.contains("nothing that was added has been read"));
}

#[test]
fn a_look_that_finds_nothing_new_is_well_and_tells_what_stays_unread() {
    let folder = tempfile::tempdir().unwrap();
    let data = library(folder.path());
    let (out, err, code) = run(&data, &["add"]);
    assert!(out.contains("0 new") && !out.contains("--retry") && err.is_empty() && code == 0, "{out} {err} {code}");
    fs::write(folder.path().join("公报/bad.pdf"), "%PDF-1.7 nothing").unwrap();
    let (out, _, code) = run(&data, &["add"]);
    assert!(out.contains("1 unreadable") && !out.contains("earlier") && code == 5, "{out} {code}");
    let (out, _, code) = run(&data, &["add"]);
    assert!(out.contains("1 more file could not be read earlier") && out.contains("--retry") && code == 0, "{out}");
    let (out, _, code) = run(&data, &["add", "--retry"]);
    assert!(out.contains("1 unreadable") && out.contains("bad.pdf") && code == 5, "{out} {code}");
}

#[test]
fn the_ending_decides_what_is_exported_and_tables_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = library(folder.path());
    let to = |name: &str| folder.path().join(name);
    let export = |name: &str, args: &[&str]| {
        let path = to(name).display().to_string();
        run(&data, &[&["export", "-o", &path], args].concat())
    };
    for (name, start) in [
        ("x.csv", "\u{feff}issue,file,document,ord"),
        ("x.db", "SQLite format 3"),
        ("x.SQLITE3", "SQLite format 3"),
        ("x.jsonl", "{\"table\":\"issues\""),
        ("x", "{\"table\":\"issues\""),
    ] {
        assert_eq!(export(name, &[]).2, 0, "{name}");
        let bytes = fs::read(to(name)).unwrap();
        assert!(bytes.starts_with(start.as_bytes()), "{name}: {}", String::from_utf8_lossy(&bytes[..20]));
    }
    let (_, err, code) = export("x.pdf", &[]);
    assert!(err.contains("names no form") && code == 2 && !to("x.pdf").exists(), "{err} {code}");
    assert_eq!(export("x.csv", &["--format", "ndjson"]).2, 0);
    assert!(fs::read(to("x.csv")).unwrap().starts_with(b"{"), "a form that is named goes before the ending");
    assert_eq!(export("y.csv", &["--table", "issues", "--no-bom"]).2, 0);
    assert!(fs::read(to("y.csv")).unwrap().starts_with(b"issue,file,series"));
    for tables in ["issues,documents", "all"] {
        let (_, err, code) = export("z.csv", &["--table", tables]);
        assert!(err.contains("one CSV holds one table") && code == 2 && !to("z.csv").exists(), "{err} {code}");
    }
    let (out, _, code) = run(&data, &["export", "--table", "documents,issues"]);
    assert!(out.contains("{\"table\":\"issues\"") && out.contains("{\"table\":\"documents\"") && code == 0);
    assert!(!out.contains("{\"table\":\"blocks\""), "{out}");
    assert_eq!(export("t.db", &["--table", "duties"]).2, 0);
    let db = rusqlite::Connection::open(to("t.db")).unwrap();
    let names: String = db.query_row("SELECT group_concat(name) FROM sqlite_master", [], |row| row.get(0)).unwrap();
    assert_eq!(names, "duties");
    let (out, _, code) = run(&data, &["export", "-o", "-"]);
    assert!(out.starts_with("{\"table\":\"issues\"") && code == 0);
}

#[test]
fn a_search_that_can_not_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = library(folder.path());
    let holdings = Holdings::open(&data).unwrap();
    holdings.save_search("供水", &Question { text: "供水".to_owned(), ..Question::default() }).unwrap();
    assert!(!run(&data, &["status"]).0.contains("saved search"));
    let db = rusqlite::Connection::open(data.join("holdings/library.sqlite")).unwrap();
    db.execute("UPDATE saved SET question = '{\"text\":7}'", []).unwrap();
    let saved = holdings.saved().unwrap();
    assert!(saved[0].unreadable && saved[0].name == "供水");
    assert!(run(&data, &["status"]).0.contains("saved search “供水”: it can't be read"));
}

#[test]
fn a_damaged_text_is_told_with_its_file_and_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for n in [3, 4] {
        fs::write(folder.path().join(format!("{n}.txt")), issue(n)).unwrap();
    }
    let files = folder.path().display().to_string();
    run(&data, &["add", &files]);
    let spoil = || {
        let db = rusqlite::Connection::open(data.join("holdings/library.sqlite")).unwrap();
        let sql = "UPDATE text SET packed = x'00' WHERE document = (SELECT min(document) FROM text)";
        assert_eq!(db.execute(sql, []).unwrap(), 1);
    };
    spoil();
    let (out, err, code) = run(&data, &["search", "供水管理"]);
    assert!(out.contains("⟦供水管理⟧") && code == 0, "{out} {err} {code}");
    assert!(err.contains(".txt is damaged") && err.contains("gongbao library add"), "{err}");
    let (_, err, code) = run(&data, &["export"]);
    assert!(err.contains(".txt is damaged") && code == 5, "{err} {code}");
    let (out, err, code) = run(&data, &["add"]);
    assert!(out.contains("1 changed") && err.is_empty() && code == 0, "{out} {err} {code}");
    assert_eq!((run(&data, &["export"]).1.as_str(), run(&data, &["export"]).2), ("", 0));
}

#[test]
fn who_takes_out_what_was_never_added_is_told_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::write(folder.path().join("3.txt"), issue(3)).unwrap();
    run(&data, &["add", &folder.path().join("3.txt").display().to_string()]);
    let (_, err, code) = run(&data, &["remove", "/no/such/folder"]);
    assert!(err.contains("these were added") && err.contains("3.txt") && code == 1, "{err} {code}");
}

#[test]
fn what_was_written_over_and_what_is_away_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("3.txt"), issue(3)).unwrap();
    run(&data, &["add", &files.display().to_string()]);
    fs::write(files.join("3.txt"), issue(4)).unwrap();
    let (out, _, code) = run(&data, &["add"]);
    assert!(out.contains("1 new") && out.contains("1 issue kept") && out.contains("≈ ") && code == 0, "{out} {code}");
    assert!(out.contains("3.txt#") && out.contains("what it held is kept"), "{out}");
    assert!(!run(&data, &["add"]).0.contains("kept"));
    fs::remove_file(files.join("3.txt")).unwrap();
    let (out, _, code) = run(&data, &["add"]);
    assert!(out.contains("is away, empty or can't be read") && code == 0, "{out} {code}");
}

#[test]
fn a_day_before_a_paper_was_signed_and_what_is_not_held_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = folder.path().join("3.txt");
    fs::write(&path, format!("{}\n云山市人民政府\n2031年3月2日\n", issue(3))).unwrap();
    run(&data, &["add", &path.display().to_string()]);
    let on = |day: &str| run(&data, &["status", "--day", day, "云政发〔2031〕5号"]);
    let (out, _, code) = on("2031-03-01");
    assert!(out.contains("Not signed yet on this day: signed on 2031-03-02") && code == 0, "{out}");
    assert!(!out.contains("No repeal seen"), "{out}");
    assert!(on("2031-03-02").0.contains("No repeal seen"));
    let (out, _, code) = run(&data, &["status", "zzz"]);
    assert!(out.contains("no issue that is held has this document") && code == 1, "{out} {code}");
}

#[test]
fn what_an_older_version_has_read_is_counted_when_it_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for n in [3, 4] {
        let path = folder.path().join(format!("{n}.txt"));
        fs::write(&path, issue(n)).unwrap();
        run(&data, &["add", &path.display().to_string()]);
    }
    let db = rusqlite::Connection::open(data.join("holdings/library.sqlite")).unwrap();
    db.execute("DELETE FROM meta WHERE key = 'reading'", []).unwrap();
    let (out, _, code) = run(&data, &["add"]);
    assert!(out.contains("0 new, 0 changed") && out.contains("2 issues read again") && code == 0, "{out}");
    assert!(!run(&data, &["add"]).0.contains("read again"));
}
