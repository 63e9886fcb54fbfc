//! The library of issues: what it finds is what stands in the files, whatever happens to them, to the index and to the process.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use std::collections::HashMap;
use std::fs;

use gongbao::facts::{TableKind, Tables};
use gongbao::holdings::{
    ExportTable, FileState, GoTo, Holdings, KeptBlock, Listing, Question, Scope, Searcher, Taken, Understood,
};
use gongbao::issue::{BlockKind, Correction, Date, FactCorrection, FactSays};
use gongbao::library::Library;
use gongbao::search::push_searched;
use gongbao::zh::fold::plain_folded;

use crate::held;
use crate::printing::words::Dice;

fn today() -> Date {
    Date::new(2031, 5, 1).unwrap()
}

/// All passages of a library, found without its index: an article with its paragraphs and items, or a block.
fn passages(holdings: &Holdings) -> HashMap<i64, Vec<String>> {
    let mut all = HashMap::new();
    for issue in holdings.issues().unwrap() {
        for document in holdings.documents(issue.id).unwrap() {
            let mut texts: Vec<String> = Vec::new();
            let mut article = false;
            for KeptBlock { kind, text, table, .. } in holdings.blocks(document.id).unwrap() {
                let goes_on = article && matches!(kind, BlockKind::Paragraph | BlockKind::Item);
                article = goes_on || kind == BlockKind::Article;
                if !goes_on {
                    texts.push(String::new());
                }
                push_searched(texts.last_mut().unwrap(), &text, table);
            }
            all.insert(document.id, texts);
        }
    }
    all
}

/// A phrase of 1 to 20 characters from somewhere in the library, now and then one that stands nowhere.
fn phrase(d: &mut Dice, passages: &HashMap<i64, Vec<String>>) -> String {
    let mut documents: Vec<&i64> = passages.keys().collect();
    documents.sort_unstable();
    loop {
        let texts = &passages[documents[d.below(documents.len())]];
        if texts.is_empty() {
            continue;
        }
        let line: Vec<char> = texts[d.below(texts.len())].lines().next().unwrap_or("").chars().collect();
        if line.is_empty() {
            continue;
        }
        let from = d.below(line.len());
        let mut phrase: String = line[from..].iter().take(d.range(1, 20)).collect();
        if d.chance(10) {
            phrase.push_str(d.pick(&["甲", "。", "7", "供"]));
        }
        if !plain_folded(&phrase).is_empty() && !phrase.contains(['"', '-']) && phrase.chars().count() <= 20 {
            return phrase;
        }
    }
}

fn agrees(holdings: &Holdings, seed: u64, phrases: usize) {
    let passages = passages(holdings);
    let mut d = Dice::new(seed);
    let mut found = 0;
    for _ in 0..phrases {
        let phrase = phrase(&mut d, &passages);
        let question = Question { text: phrase.clone(), ..Question::default() };
        let folded = plain_folded(&phrase);
        let expected: HashMap<i64, u32> = passages
            .iter()
            .map(|(id, texts)| (*id, texts.iter().filter(|t| t.contains(&folded)).count() as u32))
            .filter(|(_, n)| *n > 0)
            .collect();
        assert_eq!(holdings.counts(&question).unwrap(), expected, "{phrase}");
        found += expected.len();
    }
    assert!(found > phrases, "phrases that are found nowhere ask nothing");
}

#[test]
fn hits_are_those_of_brute_force_after_every_change() {
    let (folder, mut holdings) = held::library(0..24);
    agrees(&holdings, 1, 200);
    let files = folder.path().join("公报");
    held::write(&files, 24..30);
    fs::write(files.join("003.txt"), held::printed(3).replace("管理", "治理")).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.changed), (6, 1));
    agrees(&holdings, 2, 60);
    // A removal by the reader, as against a file that is not there any more.
    let lock = holdings.lock().unwrap();
    holdings.remove_root(&lock, &files).unwrap();
    drop(lock);
    held::update(&mut holdings);
    assert!(holdings.issues().unwrap().is_empty() && holdings.index_size().unwrap().0 == 0);
}

#[test]
fn scopes_quotes_and_exclusion() {
    let folder = tempfile::tempdir().unwrap();
    let text = "云山市人民政府公报\n2031年第1期\n\n云山市供水办法\n\n第一条　为了管理供水，制定本办法。\n\n供水单位应当节水。\n\n\
                第二条　水费另行规定。\n\n第三条　雲山市的供水價格由市發改委核定。\n";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&folder.path().join("a.txt")).unwrap();
    held::update(&mut holdings);
    let total = |text: &str, scope| {
        let question = Question { text: text.to_owned(), scope, ..Question::default() };
        holdings.counts(&question).unwrap().values().sum::<u32>()
    };
    assert_eq!(total("供水 节水", Scope::Article), 1, "an article with its paragraph");
    assert_eq!(total("“供水节水”", Scope::Article), 0);
    assert_eq!(total("供水 -价格 -条例 节水", Scope::Article), 1);
    assert_eq!(total("节水 水费", Scope::Article), 0);
    assert_eq!(total("节水 水费", Scope::Document), 2, "both stand in one document");
    assert_eq!(total("节水 -水费", Scope::Document), 0);
    assert_eq!(total("供水价格", Scope::Article), 1, "either script");
    let question = Question { text: "供水办法".to_owned(), scope: Scope::Title, ..Question::default() };
    let answer = Searcher::default().ask(&mut holdings, &question, today(), (0, 10)).unwrap();
    assert_eq!(answer.documents.len(), 1);
    let question = Question { text: "节水".to_owned(), ..Question::default() };
    let answer = Searcher::default().ask(&mut holdings, &question, today(), (0, 10)).unwrap();
    let row = &answer.documents[0].rows[0];
    assert_eq!((row.text.as_str(), row.path.last().unwrap().as_str()), ("供水单位应当节水。", "第一条"));
    assert_eq!(&row.text[row.found[0].clone()], "节水");
    assert_eq!(answer.years, [(2031, 1)]);
}

#[test]
fn a_file_is_known_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    held::write(&files, 0..3);
    fs::write(files.join("坏.pdf"), "%PDF-1.7 nothing").unwrap();
    fs::write(files.join("图.png"), "no gazette").unwrap();
    fs::write(files.join("扫描.JPG"), "no gazette").unwrap();
    fs::write(files.join("说明"), "no gazette").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.failed), (3, 1));
    let failed = &holdings.files(FileState::Failed, 10).unwrap()[0];
    let (zh, en) = failed.reason.clone().unwrap();
    assert!(failed.path.ends_with("坏.pdf") && !zh.is_empty() && !en.is_empty());
    assert_eq!(holdings.retry().unwrap(), 1);
    let passed = [("", 1), ("jpg", 1), ("png", 1)].map(|(ending, files)| (ending.to_owned(), files));
    assert_eq!(holdings.passed_over().unwrap(), passed, "what is not looked at is told");

    // Moved and renamed, a duplicate, another format: still three issues.
    fs::create_dir(files.join("旧")).unwrap();
    fs::rename(files.join("000.txt"), files.join("旧/改名.txt")).unwrap();
    fs::copy(files.join("001.txt"), files.join("副本.txt")).unwrap();
    let page: String = held::printed(2).lines().map(|l| format!("<p>{l}</p>\n")).collect();
    fs::write(files.join("002.html"), format!("<html><body>{page}</body></html>")).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.same, updated.failed), (0, 3, 1));
    let issues = holdings.issues().unwrap();
    assert_eq!(issues.len(), 3);
    let paths: Vec<usize> = issues.iter().map(|i| holdings.files_of(i.id).unwrap().len()).collect();
    assert_eq!(paths, [2, 2, 2], "the earlier path of what was moved stays known");
    assert!(issues.iter().all(|i| !i.missing));

    // Gone: greyed, and still found.
    fs::remove_file(files.join("旧/改名.txt")).unwrap();
    held::update(&mut holdings);
    assert_eq!(holdings.issues().unwrap().iter().filter(|i| i.missing).count(), 1);
    agrees(&holdings, 3, 40);
    // The folder itself is away: nothing changes.
    fs::rename(&files, folder.path().join("取走")).unwrap();
    let updated = held::update(&mut holdings);
    assert!(updated.looked.away && updated.looked.missing == 0);
    assert_eq!(holdings.issues().unwrap().iter().filter(|i| i.missing).count(), 1);
    assert!(holdings.roots().unwrap()[0].away);
}

#[test]
fn a_folder_is_one_issue_only_if_its_files_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    let one = files.join("第1期");
    fs::create_dir_all(&one).unwrap();
    fs::write(one.join("目录.txt"), "云山市人民政府公报\n2031年第1期\n\n目　录\n\n云山市人民政府关于供水的通知（1）\n云山市人民政府关于节水的通知（2）\n").unwrap();
    fs::write(
        one.join("1.txt"),
        "云山市人民政府关于供水的通知\n云政发〔2031〕1号\n\n各县人民政府：\n　　请做好供水工作。\n",
    )
    .unwrap();
    fs::write(
        one.join("2.txt"),
        "云山市人民政府关于节水的通知\n云政发〔2031〕2号\n\n各县人民政府：\n　　请做好节水工作。\n",
    )
    .unwrap();
    let other = files.join("第2期起");
    held::write(&other, 5..8);
    fs::write(other.join("index.txt"), "这里是近几年的公报，供下载。\n").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    held::update(&mut holdings);
    let mut held: Vec<(String, usize)> = holdings
        .issues()
        .unwrap()
        .into_iter()
        .map(|i| (i.title, i.documents))
        .filter(|(t, _)| t.contains("年第"))
        .collect();
    held.sort();
    assert_eq!(held.len(), 4, "{held:?}");
    assert!(
        held.iter().any(|(title, documents)| title == "云山市人民政府公报 2031年第1期" && *documents == 2),
        "{held:?}"
    );
    assert!(holdings.is_of_library(&one.join("1.txt")), "a page of an issue is no place to write to");
}

#[test]
fn a_damaged_or_older_index_is_made_anew() {
    let (folder, holdings) = held::library(0..6);
    let data = folder.path().join("data");
    let text = data.join("holdings/text");
    let size = holdings.index_size().unwrap().0;
    drop(holdings);
    let files = || {
        let mut files: Vec<_> = fs::read_dir(&text).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|f| f.is_file() && !f.to_string_lossy().ends_with(".lock"));
        files.sort();
        files
    };
    for (at, _) in files().iter().enumerate() {
        let Some(path) = files().get(at).cloned() else { break };
        let mut bytes = fs::read(&path).unwrap();
        let Some(middle) = bytes.len().checked_sub(1).map(|last| last / 2) else { continue };
        bytes[middle] ^= 0x10;
        fs::write(&path, bytes).unwrap();
        let mut holdings = Holdings::open(&data).unwrap();
        held::update(&mut holdings);
        assert_eq!(holdings.index_size().unwrap().0, size, "{}", path.display());
        agrees(&holdings, 4, 12);
    }
    fs::write(text.join("made-by"), "gongbao-text 0 0.0.1").unwrap();
    let mut holdings = Holdings::open(&data).unwrap();
    assert!(held::update(&mut holdings).rebuilt && holdings.index_size().unwrap().0 == size);
    drop(holdings);
    fs::remove_dir_all(&text).unwrap();
    let mut holdings = Holdings::open(&data).unwrap();
    assert!(held::update(&mut holdings).rebuilt && holdings.index_size().unwrap().0 == size);
}

#[test]
fn one_process_writes() {
    let (folder, holdings) = held::library(0..1);
    let lock = holdings.lock().unwrap();
    let other = Holdings::open(&folder.path().join("data")).unwrap();
    assert!(matches!(other.lock(), Err(gongbao::holdings::HoldingsError::Busy)));
    drop(lock);
    assert!(other.lock().is_ok());
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
    holdings.write_table(ExportTable::Appointments, &mut rows).unwrap();
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
    assert!(!holdings.is_of_library(&files.join("图.png")) && !holdings.is_of_library(&files.join("新.csv")));
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
    holdings.write_table(ExportTable::Issues, &mut rows).unwrap();
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
    assert!(code == 0 && out.contains("新增 3 期") && !out.contains("new"), "{out}");
    let (out, code) = command(&data, &["search", "做好供水工作"]);
    assert!(code == 0 && out.contains("⟦做好供水工作⟧") && out.contains("1 处，1 篇，1 期"), "{out}");
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
    let of = |name: &str| rows.iter().filter(|row| row["type"] == name).count();
    assert!(code == 0 && of("issue") == 3 && of("block") > 50 && of("reference") > 0);
    assert!(rows.iter().filter(|r| r["type"] == "block").all(|r| r["file"].is_string() && r["document"].is_i64()));
    let database = folder.path().join("all.sqlite").display().to_string();
    assert_eq!(command(&data, &["export", "--format", "sqlite", "-o", &database]).1, 0);
    assert!(fs::read(&database).unwrap().starts_with(b"SQLite format 3"));
    assert_eq!(command(&data, &["export", "--format", "sqlite"]).1, 2);
    let (out, _) = command(&data, &["export", "--format", "csv", "--table", "documents"]);
    assert_eq!(out.lines().count(), of("document") + 1);
    let (out, _) = command(&data, &["remove", &path]);
    assert!(out.contains("移出 3 期"), "{out}");
    assert_eq!(command(&data, &["list"]).1, 1);
}
