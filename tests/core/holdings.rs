//! The library of issues: what it finds is what stands in the files, whatever happens to them, to the index and to the process.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use gongbao::holdings::{FileState, Holdings, KeptBlock, Question, Scope, Searcher};
use gongbao::issue::{BlockKind, Date};
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
    for quoted in ["“供水”价格", "供水“价格”", "「供水價格」", "\"供水\"价格"] {
        assert_eq!(total(quoted, Scope::Article), 1, "{quoted}");
    }
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
fn a_folder_within_another_is_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    let within = files.join("旧");
    fs::create_dir_all(&within).unwrap();
    // It begins as the other's name does, and lies beside it.
    let beside = folder.path().join("公报二");
    fs::create_dir(&beside).unwrap();
    // It is not looked into by the other.
    let hidden = files.join(".存");
    fs::create_dir(&hidden).unwrap();
    for folder in [&files, &within, &beside, &hidden] {
        fs::write(folder.join("图.gif"), "no gazette").unwrap();
    }
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    for root in [&within, &files, &beside, &hidden] {
        holdings.add_root(root).unwrap();
    }
    held::update(&mut holdings);
    assert_eq!(holdings.passed_over().unwrap(), [("gif".to_owned(), 4)]);
}

#[test]
fn a_file_is_known_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    held::write(&files, 0..3);
    fs::write(files.join("坏.pdf"), "%PDF-1.7 nothing").unwrap();
    fs::write(files.join("图.gif"), "no gazette").unwrap();
    fs::write(files.join("扫描.WEBP"), "no gazette").unwrap();
    fs::write(files.join("说明"), "no gazette").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.failed), (3, 1));
    let failed = &holdings.files(FileState::Failed, 10).unwrap()[0];
    let (zh, en) = failed.reason.clone().unwrap();
    assert!(failed.path.ends_with("坏.pdf") && !zh.is_empty() && !en.is_empty());
    assert_eq!(holdings.retry().unwrap(), 1);
    let passed = [("", 1), ("gif", 1), ("webp", 1)].map(|(ending, files)| (ending.to_owned(), files));
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
    assert_eq!(holdings.file_counts().unwrap()[3], 0, "what was renamed is there");

    // Gone: greyed, and still found.
    fs::remove_file(files.join("旧/改名.txt")).unwrap();
    held::update(&mut holdings);
    assert_eq!(holdings.issues().unwrap().iter().filter(|i| i.missing).count(), 1);
    assert_eq!(holdings.file_counts().unwrap()[1..], [5, 1, 1], "the one that is gone has two old places");
    agrees(&holdings, 3, 40);
    // The folder itself is away: nothing changes.
    fs::rename(&files, folder.path().join("取走")).unwrap();
    let updated = held::update(&mut holdings);
    assert!(updated.looked.away && updated.looked.missing == 0);
    assert_eq!(holdings.issues().unwrap().iter().filter(|i| i.missing).count(), 1);
    assert!(holdings.roots().unwrap()[0].away);
}

/// The issues, and the files that are not missing, after folders were added one after the other and some were taken out again.
fn after_removal(added: &[&str], removed: &[&str], before: impl Fn(&Path, &mut Holdings)) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let files = fs::canonicalize(folder.path()).unwrap().join("公报");
    held::write(&files, 0..1);
    held::write(&files.join("下"), 1..3);
    held::write(&files.join("下/.藏"), 3..4);
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    for name in added {
        holdings.add_root(&files.join(name)).unwrap();
        held::update(&mut holdings);
    }
    before(&files, &mut holdings);
    for name in removed {
        let lock = holdings.lock().unwrap();
        holdings.remove_root(&lock, &files.join(name)).unwrap();
    }
    held::update(&mut holdings);
    let issues = holdings.issues().unwrap();
    let here = issues.iter().flat_map(|issue| holdings.files_of(issue.id).unwrap()).filter(|file| !file.missing);
    let mut here: Vec<String> =
        here.map(|file| file.path.strip_prefix(&files).unwrap().to_string_lossy().into_owned()).collect();
    here.sort();
    (issues.len(), here)
}

#[test]
fn what_another_folder_holds_too_stays_when_one_is_taken_out() {
    let none = |_: &Path, _: &mut Holdings| {};
    let of = |names: &[&str]| (names.len(), names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    let (below, all) = (of(&["下/001.txt", "下/002.txt"]), of(&["000.txt", "下/001.txt", "下/002.txt"]));
    for added in [["", "下"], ["下", ""]] {
        assert_eq!(after_removal(&added, &[""], none), below, "{added:?}");
        assert_eq!(after_removal(&added, &["下"], none), all, "{added:?}");
        assert_eq!(after_removal(&added, &["下", ""], none), of(&[]), "{added:?}");
    }
    // A single file, and three folders in one another.
    for added in [["", "下/001.txt"], ["下/001.txt", ""]] {
        assert_eq!(after_removal(&added, &[""], none), of(&["下/001.txt"]), "{added:?}");
        assert_eq!(after_removal(&added, &["下/001.txt"], none), all, "{added:?}");
    }
    assert_eq!(after_removal(&["", "下", "下/001.txt"], &["下", ""], none), of(&["下/001.txt"]));
    // What a folder does not look at (its name begins with a dot) is not its own.
    assert_eq!(after_removal(&["", "下/.藏"], &["下/.藏"], none), all);
    assert_eq!(after_removal(&["", "下/.藏"], &[""], none), of(&["下/.藏/003.txt"]));
    // What is missing, or on a drive that was taken out, is not forgotten.
    let gone = |files: &Path, holdings: &mut Holdings| {
        fs::remove_file(files.join("下/001.txt")).unwrap();
        held::update(holdings);
    };
    assert_eq!(after_removal(&["", "下"], &[""], gone), (2, vec!["下/002.txt".to_owned()]));
    let away = |files: &Path, holdings: &mut Holdings| {
        fs::rename(files.join("下"), files.with_extension("away")).unwrap();
        held::update(holdings);
    };
    assert_eq!(after_removal(&["", "下"], &[""], away).0, 2);
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
