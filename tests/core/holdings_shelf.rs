//! What the library tells of what it holds: the shelf, tables, corrections, searches that are kept, and the commands.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;

use gongbao::facts::{TableKind, Tables};
use gongbao::holdings::{ExportTable, FileState, GoTo, Holdings, Listing, Question, Searcher, Taken, Understood};
use gongbao::issue::{Correction, Date, FactCorrection, FactSays};
use gongbao::library::Library;

use crate::held;

fn today() -> Date {
    Date::new(2031, 5, 1).unwrap()
}

#[test]
fn the_shelf_tells_what_is_lacking() {
    let folder = tempfile::tempdir().unwrap();
    for (year, number) in [(2030, "第1期"), (2030, "第2-3期"), (2030, "第5期"), (2032, "第1期")] {
        let text = format!(
            "云山市人民政府公报\n{year}年{number}\n\n云山市人民政府关于{year}{number}供水的通知\n\n各县人民政府：\n　　请做好{year}年{number}工作。\n"
        );
        fs::write(folder.path().join(format!("{year}{number}.txt")), text).unwrap();
    }
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(folder.path()).unwrap();
    held::update(&mut holdings);
    let shelf = holdings.shelf().unwrap();
    let series = shelf.iter().find(|s| s.name == "云山市人民政府公报").unwrap();
    assert_eq!((series.lacking.clone(), series.lacking_years.clone()), (vec![(2030, 4)], vec![2031]));
    let years: Vec<_> = series.years.iter().map(|(year, issues)| (year.unwrap(), issues.len())).collect();
    assert_eq!(years, [(2032, 1), (2030, 3)]);
    let key = &series.years[0].1[0].key;
    holdings.pin(key, true).unwrap();
    holdings.mark_opened(key, 5).unwrap();
    let issue = holdings.issues().unwrap().into_iter().find(|i| i.key == *key).unwrap();
    assert!(issue.pinned && issue.opened == Some(5));
}

/// A library of one issue with appointments, a plan and a chronicle, and another later.
fn with_facts() -> (tempfile::TempDir, Holdings) {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("1.txt"), "云山市人民政府公报\n2031年第1期\n\n云山市人民政府关于任免江一帆等职务的通知\n云政任〔2031〕1号\n\n各县人民政府：\n　　任命江一帆为云山市水利局局长。\n　　免去周平的云山市水利局局长职务。\n\n云山市人民政府\n2031年1月5日\n\n云山市大事记（2031年1月）\n\n3日　全市供水会议召开。\n9日　河道巡护启动。\n").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    held::update(&mut holdings);
    (folder, holdings)
}

/// Writes the second issue and reads it.
fn add_second(folder: &tempfile::TempDir, holdings: &mut Holdings) {
    fs::write(folder.path().join("公报/2.txt"), "云山市人民政府公报\n2031年第2期\n\n云山市人民政府关于任免江一帆等职务的通知\n云政任〔2031〕4号\n\n各县人民政府：\n　　免去江一帆的云山市水利局局长职务。\n\n云山市人民政府\n2031年3月5日\n\n云山市人民政府关于印发供水工作方案的通知\n云政发〔2031〕6号\n\n各县人民政府：\n　　（一）改造供水管网。（牵头单位：市水利局；责任单位：市财政局）\n\n云山市人民政府\n2031年3月9日\n").unwrap();
    held::update(holdings);
}

#[test]
fn tables_across_issues_lead_to_their_evidence() {
    let (folder, mut holdings) = with_facts();
    add_second(&folder, &mut holdings);
    let texts = |listing: &Listing| {
        let listed = holdings.listing(listing, 100).unwrap();
        let mut texts = holdings.listing_texts(&listed).unwrap();
        assert!(texts.len() == listed.rows.len() + 1);
        for row in texts.iter_mut().skip(1) {
            let (block, file) = (row.pop().unwrap(), row.pop().unwrap());
            assert!(block.parse::<usize>().unwrap() > 0 && fs::metadata(file).unwrap().is_file());
            assert_eq!(row.len(), listing.columns().len());
        }
        for row in &listed.rows {
            let blocks = holdings.blocks(row.place.document).unwrap();
            assert!(blocks[row.place.block].text.is_char_boundary(row.place.byte), "{row:?}");
        }
        texts.into_iter().skip(1).map(|row| row.join("|")).collect::<Vec<String>>()
    };
    let person = texts(&Listing::Person("江一帆".to_owned()));
    assert_eq!(person.len(), 2);
    assert!(
        person[0].starts_with("2031-01-05|江一帆|任|云山市水利局局长|") && person[0].ends_with("2031年第1期"),
        "{person:?}"
    );
    assert!(person[1].starts_with("2031-03-05|江一帆|免|云山市水利局局长|"), "{person:?}");
    assert_eq!(texts(&Listing::Post("水利局".to_owned())).len(), 3);
    assert!(texts(&Listing::Post("教育局".to_owned())).is_empty());
    for (words, rows) in
        [("江一帆", 2), ("局长 周平", 1), ("水利局 周平 江一帆", 0), ("zhouping", 1), ("水利局局長", 3), ("帆云", 0)]
    {
        assert_eq!(texts(&Listing::Post(words.to_owned())).len(), rows, "{words}");
    }
    let office = texts(&Listing::Office("市水利局".to_owned()));
    assert!(office.len() == 1 && office[0].contains("改造供水管网"), "{office:?}");
    let chronicle = texts(&Listing::Chronicle(String::new()));
    assert!(chronicle.len() == 2 && chronicle[0].starts_with("2031-01-03|"), "{chronicle:?}");
    assert_eq!(texts(&Listing::Chronicle("巡护".to_owned())).len(), 1);
    assert_eq!(holdings.listing(&Listing::Post("局长".to_owned()), usize::MAX).unwrap().rows.len(), 3);
    let cut = holdings.listing(&Listing::Post("局长".to_owned()), 2).unwrap();
    assert!(cut.rows.len() == 2 && cut.more);
    let named = Searcher::default().go_to(&holdings, "江一帆", 5).unwrap();
    assert!(named.contains(&GoTo::Person("江一帆".to_owned())));
}

#[test]
fn what_the_reader_corrects_is_so_in_the_library_too() {
    let (folder, mut holdings) = with_facts();
    let file = holdings.files(FileState::Read, 10).unwrap().remove(0);
    let issue = gongbao::open::open(&file.path).unwrap();
    let facts = gongbao::facts::facts(&issue);
    let kind = TableKind::Appointments;
    let table = Tables::new(&issue, &facts).table(kind, today());
    let row = table.rows.iter().find(|row| row.cells[0].zh() == "江一帆").unwrap();
    let (library, _) = Library::open(folder.path().join("data"));
    let key = library.recognise(&issue);
    let says = |says| Correction::Fact(FactCorrection::of_row(&issue, kind, row, says));
    let posts = |holdings: &Holdings, name: &str| {
        let listed = holdings.listing(&Listing::Person(name.to_owned()), 10).unwrap();
        listed.rows.iter().map(|row| row.cells[3].zh()).collect::<Vec<_>>()
    };
    assert_eq!(posts(&holdings, "江一帆"), ["云山市水利局局长"]);
    let other = FactSays::Other(vec![("position".to_owned(), "云山市水利局副局长".to_owned())]);
    let kept = library.add_correction(&key, says(other), 1).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.changed, updated.new), (1, 0));
    assert_eq!(posts(&holdings, "江一帆"), ["云山市水利局副局长"]);
    assert_eq!(held::update(&mut holdings).changed, 0, "it is read again once");
    library.delete_correction(&key, kept.id).unwrap();
    library.add_correction(&key, says(FactSays::Wrong), 2).unwrap();
    held::update(&mut holdings);
    assert!(posts(&holdings, "江一帆").is_empty());
    let mut rows = Vec::new();
    holdings.write_table(ExportTable::Appointments, true, &mut rows).unwrap();
    assert!(!String::from_utf8(rows).unwrap().contains("江一帆"));
    assert_eq!(holdings.issues().unwrap().len(), 1);
}

#[test]
fn corrections_reach_files_that_were_moved_or_away() {
    let (folder, mut holdings) = with_facts();
    let file = holdings.files(FileState::Read, 10).unwrap().remove(0).path;
    let issue = gongbao::open::open(&file).unwrap();
    let kind = TableKind::Appointments;
    let facts = gongbao::facts::facts(&issue);
    let table = Tables::new(&issue, &facts).table(kind, today());
    let row = table.rows.iter().find(|row| row.cells[0].zh() == "江一帆").unwrap();
    let (library, _) = Library::open(folder.path().join("data"));
    let key = library.recognise(&issue);
    let says = |post: &str| {
        let says = FactSays::Other(vec![("position".to_owned(), post.to_owned())]);
        Correction::Fact(FactCorrection::of_row(&issue, kind, row, says))
    };
    let post = |holdings: &Holdings| {
        let listed = holdings.listing(&Listing::Person("江一帆".to_owned()), 10).unwrap();
        listed.rows[0].cells[3].zh().clone()
    };
    // Moved, with a duplicate: the earlier path is remembered as missing.
    let moved = file.with_file_name("改名.txt");
    fs::rename(&file, &moved).unwrap();
    held::update(&mut holdings);
    fs::copy(&moved, file.with_file_name("副本.txt")).unwrap();
    held::update(&mut holdings);
    library.add_correction(&key, says("云山市水利局副局长"), 1).unwrap();
    assert_eq!(held::update(&mut holdings).changed, 1);
    assert_eq!(post(&holdings), "云山市水利局副局长");
    // Said while the folder is away.
    let files = file.parent().unwrap();
    let away = folder.path().join("取走");
    fs::rename(files, &away).unwrap();
    library.add_correction(&key, says("云山市水利局总工程师"), 2).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.changed, updated.failed), (0, 0), "what is away is not unreadable");
    assert_eq!(post(&holdings), "云山市水利局副局长");
    fs::rename(&away, files).unwrap();
    assert_eq!(held::update(&mut holdings).changed, 1);
    assert_eq!(post(&holdings), "云山市水利局总工程师");
    assert_eq!(held::update(&mut holdings).changed, 0, "it is read again once");
    assert!(holdings.files(FileState::Failed, 10).unwrap().is_empty());
}

#[test]
fn no_output_is_written_over_what_the_library_knows() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    held::write(&files, 0..1);
    fs::write(files.join("坏.pdf"), "%PDF-1.7 nothing").unwrap();
    fs::write(files.join("图.png"), "no gazette").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    let lock = holdings.lock().unwrap();
    let root = holdings.roots().unwrap().remove(0);
    holdings.look(&lock, &root).unwrap();
    // Waiting, too.
    assert!(holdings.is_of_library(&files.join("000.txt")) && holdings.is_of_library(&files.join("坏.pdf")));
    drop(lock);
    held::update(&mut holdings);
    assert!(holdings.is_of_library(&files.join("000.txt")) && holdings.is_of_library(&files.join("坏.pdf")));
    assert!(!holdings.is_of_library(&files.join("图.gif")) && !holdings.is_of_library(&files.join("新.csv")));
}

#[test]
fn an_issue_of_scanned_pages_says_so() {
    let (folder, mut holdings) = held::library(0..1);
    fs::write(folder.path().join("公报/扫描.txt"), held::printed(7)).unwrap();
    let lock = holdings.lock().unwrap();
    let root = holdings.roots().unwrap().remove(0);
    holdings.look(&lock, &root).unwrap();
    let file = holdings.files(FileState::Waiting, 1).unwrap().remove(0);
    let mut issue = gongbao::open::open(&file.path).unwrap();
    issue.source.recognised = vec![1, 2];
    let facts = gongbao::facts::facts(&issue);
    let hash = issue.source.sha256.clone();
    let understood = Understood { hash, read: Some(Box::new((issue, facts))) };
    let Taken::New(id) = holdings.put(&lock, &file, understood).unwrap() else { panic!("it is new") };
    assert_eq!(holdings.issue(id).unwrap().recognised, 2);
    assert!(holdings.documents(id).unwrap().iter().all(|d| d.recognised));
    let mut rows = Vec::new();
    holdings.write_table(ExportTable::Issues, true, &mut rows).unwrap();
    let rows = String::from_utf8(rows).unwrap();
    assert!(rows.lines().next().unwrap().ends_with("recognised_pages"));
    assert_eq!(rows.lines().skip(1).map(|row| row.rsplit(',').next().unwrap()).collect::<Vec<_>>(), ["0", "2"]);
}

#[test]
fn a_kept_search_tells_what_is_new_since_it_was_looked_at() {
    let (folder, mut holdings) = with_facts();
    let question = Question { text: "水利局".to_owned(), ..Question::default() };
    holdings.save_search("水利", &question).unwrap();
    let mut searcher = Searcher::default();
    let mut new = |holdings: &mut Holdings| {
        let saved = holdings.saved().unwrap().remove(0);
        assert_eq!((saved.name.as_str(), &saved.question), ("水利", &question));
        searcher.ask(holdings, &saved.news(), today(), (0, 10)).unwrap().totals[1]
    };
    assert_eq!(new(&mut holdings), 0);
    add_second(&folder, &mut holdings);
    assert_eq!(new(&mut holdings), 2);
    // A file that is touched is read again, and is no news.
    let first = folder.path().join("公报/1.txt");
    let text = fs::read_to_string(&first).unwrap();
    fs::write(&first, format!("{text}\n")).unwrap();
    assert_eq!(held::update(&mut holdings).changed, 1);
    assert_eq!(new(&mut holdings), 2);
    holdings.mark_looked("水利").unwrap();
    assert_eq!(new(&mut holdings), 0);
    holdings.forget_search("水利").unwrap();
    assert!(holdings.saved().unwrap().is_empty());
}

#[test]
fn the_place_that_was_read_last_is_told_on_the_shelf() {
    let (_folder, holdings) = with_facts();
    let issue = holdings.issues().unwrap().remove(0);
    assert_eq!(issue.place, None);
    let file = holdings.files_of(issue.id).unwrap().remove(0);
    let hash: String = sha2_of(&fs::read(file.path).unwrap());
    holdings.keep_place(&hash, "第三条").unwrap();
    holdings.keep_place("no such file", "第九条").unwrap();
    assert_eq!(holdings.issues().unwrap()[0].place.as_deref(), Some("第三条"));
}

#[test]
fn what_was_opened_before_its_folder_was_added_is_not_unread() {
    let (folder, mut holdings) = held::library(0..3);
    let path = |name: &str| fs::canonicalize(folder.path().join("公报").join(name)).unwrap();
    let opened = |holdings: &Holdings| {
        let mut all: Vec<_> = holdings.issues().unwrap().into_iter().map(|i| i.opened).collect();
        all.sort_unstable();
        all
    };
    // By its path, and by its content at another path.
    let copy = sha2_of(&fs::read(path("001.txt")).unwrap());
    let files = [
        (path("000.txt"), String::new(), 100),
        ("/elsewhere/1.txt".into(), copy, 50),
        ("/nowhere".into(), "0".into(), 70),
    ];
    holdings.mark_files_opened(&files).unwrap();
    assert_eq!(opened(&holdings), [None, Some(50), Some(100)]);
    holdings.mark_files_opened(&[(path("000.txt"), String::new(), 30)]).unwrap();
    assert_eq!(opened(&holdings), [None, Some(50), Some(100)], "an earlier time makes it no older");
}

#[test]
fn a_text_and_its_print_that_lost_lines_are_one_issue_with_two_paths() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    let whole = "云山市人民政府公报\n2031年第4期\n\n云山市人民政府关于加强供水的通知\n云政发〔2031〕8号\n\n各县人民政府：\n\n　　为了加强城市供水管理，\
        现将《云山市供水办法》印发给你们，请认真贯彻执行。\n\n云山市人民政府\n2031年4月5日\n\n云山市供水办法\n\n第一条　供水单位应当建立健全巡查\
        制度，及时公开供水水质。\n\n第二条　本办法自2031年5月1日起施行。\n";
    let broken = whole.replace("真贯彻执行。", "").replace("，及时公开供水水质。", "，及时公开供水");
    let other = whole.replace("水质", "水价");
    fs::write(files.join("旧.txt"), &broken).unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    held::update(&mut holdings);
    fs::write(files.join("全.txt"), whole).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.fuller), (0, 1), "the whole text takes the place of the broken one");
    let issues = holdings.issues().unwrap();
    assert!(issues.len() == 1 && holdings.files_of(issues[0].id).unwrap().len() == 2);
    let question = Question { text: "公开供水水质".to_owned(), ..Question::default() };
    assert_eq!(holdings.counts(&question).unwrap().len(), 1);
    fs::write(files.join("另.txt"), &other).unwrap();
    assert_eq!(held::update(&mut holdings).new, 1, "another word is another text");
}

#[test]
fn a_law_by_itself_is_a_document_and_no_issue() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let law = "云山市供水条例\n\n（2011年3月1日云山市人民代表大会常务委员会第三次会议通过　根据2031年3月1日云山市人民代表大会常务委员会第九次会议\
        《关于修改〈云山市供水条例〉的决定》修正）\n\n第一条　为了加强供水管理，制定本条例。\n\n第二条　本条例自2011年5月1日起施行。\n";
    let path = folder.path().join("供水条例.txt");
    fs::write(&path, law).unwrap();
    let path = path.display().to_string();
    let (out, code) = command(&data, &["add", &path]);
    assert!(out.starts_with("新增 1 份") && code == 0, "{out}");
    let (out, _) = command(&data, &["search", "供水管理"]);
    assert!(out.contains("1 处（条、段），1 篇\n"), "{out}");
    let (out, _) = command(&data, &["status"]);
    assert!(out.contains("0 期，单行文件 1 份"), "{out}");
    // The text of 2031 says nothing of 2020.
    let (out, _) = command(&data, &["status", "--day", "2020-01-01", "云山市供水条例"]);
    assert!(out.contains("文本晚于此日") && out.contains("2031-03-01"), "{out}");
    let (out, _) = command(&data, &["status", "--day", "2031-03-01", "云山市供水条例"]);
    assert!(out.contains("所藏各期中未见废止"), "{out}");
}

fn sha2_of(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the command says, and its exit code.
fn command(data: &std::path::Path, args: &[&str]) -> (String, i32) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"));
    let done =
        command.arg("library").args(args).env("GONGBAO_DATA_DIR", data).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    (String::from_utf8(done.stdout).unwrap(), done.status.code().unwrap())
}

#[test]
fn the_commands_do_it_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let (files, data) = (folder.path().join("公报"), folder.path().join("data"));
    held::write(&files, 0..2);
    fs::write(files.join("a.txt"), "云山市人民政府公报\n2031年第1期\n\n云山市人民政府关于供水的通知\n云政发〔2031〕1号\n\n各县人民政府：\n　　请按《云山市供水办法》（云政发〔2030〕7号）做好供水工作。\n").unwrap();
    let path = files.display().to_string();
    assert_eq!(command(&data, &["list"]), (String::new(), 1));
    let (out, code) = command(&data, &["add", &path]);
    assert!(code == 0 && out.contains("新增 3 份") && !out.contains("new"), "{out}");
    let (out, code) = command(&data, &["search", "做好供水工作"]);
    assert!(code == 0 && out.contains("⟦做好供水工作⟧") && out.contains("1 处（条、段），1 篇，1 期"), "{out}");
    assert_eq!(command(&data, &["search", "没有这样的话"]).1, 1);
    let (out, code) = command(&data, &["search", "--format", "json", "供水工作"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(code == 0 && json["hits"][0]["rows"][0]["text"].as_str().unwrap().contains("做好供水工作"));
    let (out, code) = command(&data, &["status", "云政发〔2031〕1号"]);
    assert!(
        code == 0 && out.contains("所藏各期中未见废止（云山市人民政府公报，藏至 云山市人民政府公报 2031年第1期"),
        "{out}"
    );
    let (out, _) = command(&data, &["status"]);
    assert!(out.contains("3 期") && out.contains("，完整"), "{out}");

    // All the rows of NDJSON are in SQLite and in CSV, too.
    let (out, code) = command(&data, &["export"]);
    let rows: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |name: &str| rows.iter().filter(|row| row["table"] == name).count();
    assert!(code == 0 && of("issues") == 3 && of("blocks") > 50 && of("references") > 0);
    assert!(rows.iter().filter(|r| r["table"] == "blocks").all(|r| r["file"].is_string() && r["document"].is_i64()));
    let database = folder.path().join("all.sqlite").display().to_string();
    assert_eq!(command(&data, &["export", "--format", "sqlite", "-o", &database]).1, 0);
    assert!(fs::read(&database).unwrap().starts_with(b"SQLite format 3"));
    assert_eq!(command(&data, &["export", "--format", "sqlite"]).1, 2);
    let (out, _) = command(&data, &["export", "--format", "csv", "--table", "documents"]);
    assert_eq!(out.lines().count(), of("documents") + 1);
    let (out, _) = command(&data, &["remove", &path]);
    assert!(out.contains("移出 3 份"), "{out}");
    assert_eq!(command(&data, &["list"]).1, 1);
}
