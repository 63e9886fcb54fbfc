//! What the library held once it still holds: whatever becomes of its own files, of folders and of the files in them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use gongbao::holdings::{FileState, Holdings, Question, Searcher};
use gongbao::issue::Date;

use crate::held;

fn notice(n: usize) -> String {
    format!(
        "云山市人民政府公报\n2031年第{n}期\n\n云山市人民政府关于第{n}件事的通知\n云政发〔2031〕{n}号\n\n各县人民政府：\n　　请办好第{n}件事，编号独特词{n}。\n\n\
         云山市人民政府\n2031年3月2日\n"
    )
}

/// A library of a folder of so many notices, and both folders.
fn library(notices: usize) -> (tempfile::TempDir, PathBuf, Holdings) {
    let folder = tempfile::tempdir().unwrap();
    let files = fs::canonicalize(folder.path()).unwrap().join("公报");
    fs::create_dir(&files).unwrap();
    for n in 1..=notices {
        fs::write(files.join(format!("{n}.txt")), notice(n)).unwrap();
    }
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    held::update(&mut holdings);
    (folder, files, holdings)
}

fn database(folder: &tempfile::TempDir) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.path().join("data/holdings/library.sqlite")).unwrap()
}

fn found(holdings: &Holdings, text: &str) -> usize {
    holdings.counts(&Question { text: text.to_owned(), ..Question::default() }).unwrap().len()
}

/// The texts that an answer shows, and the files whose stored text is damaged.
fn answered(holdings: &mut Holdings, text: &str) -> (Vec<String>, Vec<PathBuf>) {
    let question = Question { text: text.to_owned(), ..Question::default() };
    let day = Date::new(2031, 5, 1).unwrap();
    let answer = Searcher::default().ask(holdings, &question, day, (0, 50)).unwrap();
    let mut rows: Vec<String> = answer.documents.iter().flat_map(|d| &d.rows).map(|row| row.text.clone()).collect();
    rows.sort();
    (rows, answer.damaged)
}

/// Issues, and how many of them are missing.
fn held_and_missing(holdings: &Holdings) -> (usize, usize) {
    let issues = holdings.issues().unwrap();
    (issues.len(), issues.iter().filter(|issue| issue.missing).count())
}

#[test]
fn an_older_form_is_carried_over_with_the_issues_whose_file_is_gone() {
    // Version 4 had neither pictures nor the day of the last change; 5 is as 6 but for two columns.
    for (version, drops) in [
        (4, "DROP INDEX file_state; ALTER TABLE file DROP COLUMN picture; ALTER TABLE document DROP COLUMN changed;"),
        (5, ""),
    ] {
        let (folder, files, mut holdings) = library(3);
        fs::remove_file(files.join("3.txt")).unwrap();
        held::update(&mut holdings);
        let before: Vec<(i64, String, bool)> =
            holdings.issues().unwrap().into_iter().map(|i| (i.id, i.title, i.missing)).collect();
        drop(holdings);
        let db = database(&folder);
        db.execute_batch(drops).unwrap();
        db.execute_batch(&format!(
            "ALTER TABLE file DROP COLUMN again; ALTER TABLE file DROP COLUMN over; PRAGMA application_id = 0;
             DELETE FROM meta WHERE key = 'reading';
             PRAGMA user_version = {version};"
        ))
        .unwrap();
        drop(db);
        let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
        assert!(holdings.take_found().is_none());
        let now = || -> Vec<(i64, String, bool)> {
            let holdings = Holdings::open(&folder.path().join("data")).unwrap();
            holdings.issues().unwrap().into_iter().map(|i| (i.id, i.title, i.missing)).collect()
        };
        assert_eq!(now(), before, "{version}");
        let updated = held::update(&mut holdings);
        assert_eq!((updated.anew, updated.changed, updated.new, updated.failed), (2, 0, 0, 0), "{version}");
        assert_eq!((now(), found(&holdings, "独特词3"), found(&holdings, "独特词")), (before, 1, 3), "{version}");
        assert_eq!(held::update(&mut holdings).anew, 0, "it is read again once");
        // No number is given twice.
        let highest = holdings.issues().unwrap().iter().map(|i| i.id).max().unwrap();
        fs::write(files.join("4.txt"), notice(4)).unwrap();
        held::update(&mut holdings);
        assert!(holdings.issues().unwrap().iter().any(|i| i.id > highest));
    }
}

#[test]
fn what_an_older_reading_has_read_is_read_again_where_its_file_is() {
    let (folder, files, holdings) = library(4);
    drop(holdings);
    fs::remove_file(files.join("4.txt")).unwrap();
    fs::write(files.join("3.txt"), notice(3).replace("请办好", "请尽快办好")).unwrap();
    fs::write(files.join("5.txt"), "").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.anew, updated.changed, updated.failed), (0, 1, 1), "this reading has read them");
    fs::write(files.join("3.txt"), notice(3)).unwrap();
    drop(holdings);
    // As an older reading has left it: it saw no day, and it counted itself, or did not.
    for older in ["DELETE FROM meta WHERE key = 'reading'", "UPDATE meta SET value = 0 WHERE key = 'reading'"] {
        let db = database(&folder);
        db.execute_batch(&format!("UPDATE document SET signed = NULL; {older}")).unwrap();
        let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
        let days = || -> i64 {
            db.query_row("SELECT count(*) FROM document WHERE signed IS NOT NULL", [], |row| row.get(0)).unwrap()
        };
        assert_eq!((days(), found(&holdings, "独特词")), (0, 4), "nothing is read until it is asked for");
        assert_eq!(holdings.to_read_again().unwrap(), 3, "that is told, of those whose file is there");
        let updated = held::update(&mut holdings);
        let changed = usize::from(older.starts_with("DELETE"));
        assert_eq!((updated.anew, updated.changed, updated.failed), (3 - changed, changed, 1), "{older}");
        // What has no file any more keeps what was read then.
        assert_eq!((days(), held_and_missing(&holdings), found(&holdings, "独特词")), (3, (4, 1), 4));
        assert_eq!((held::update(&mut holdings).anew, holdings.to_read_again().unwrap()), (0, 0), "once");
    }
    // A reading that is newer than this one is left alone.
    database(&folder).execute("UPDATE meta SET value = 999 WHERE key = 'reading'", []).unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    assert_eq!(held::update(&mut holdings).anew, 0);
}

#[test]
fn a_damaged_text_is_passed_over_told_and_read_again() {
    let (folder, files, mut holdings) = library(4);
    let damage = |n: usize| {
        let sql =
            "UPDATE text SET packed = x'0011223344' WHERE document IN (SELECT id FROM document WHERE number = ?1)";
        assert_eq!(database(&folder).execute(sql, [format!("云政发〔2031〕{n}号")]).unwrap(), 1);
    };
    let all = |holdings: &mut Holdings| answered(holdings, "编号独特词").0.len();
    damage(2);
    let (rows, damaged) = answered(&mut holdings, "编号独特词");
    assert_eq!((rows.len(), damaged), (3, vec![files.join("2.txt")]));
    assert!(holdings.take_damaged().contains(&files.join("2.txt")));
    let updated = held::update(&mut holdings);
    assert_eq!((updated.changed, updated.new, all(&mut holdings)), (1, 0, 4));
    assert!(holdings.take_damaged().is_empty());

    // Nobody has searched: the making of a new index meets it, and all others are in it.
    damage(3);
    drop(holdings);
    fs::remove_dir_all(folder.path().join("data/holdings/text")).unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    assert_eq!(held::update(&mut holdings).changed, 1);
    assert_eq!((all(&mut holdings), holdings.take_damaged().len()), (4, 0));

    // What is like it is compared with it, and the rest of the queue is read.
    damage(1);
    fs::write(files.join("另.txt"), notice(1).replace('，', ",\n")).unwrap();
    fs::write(files.join("9.txt"), notice(9)).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.failed), (2, 0), "beside what can't be compared");
    assert_eq!((all(&mut holdings), holdings.take_damaged().len()), (6, 0), "and the damaged one is read again");

    // Without its file it stays damaged, and is told each time.
    damage(4);
    fs::remove_file(files.join("4.txt")).unwrap();
    for _ in 0..2 {
        let (rows, damaged) = answered(&mut holdings, "编号独特词");
        assert_eq!((rows.len(), damaged), (5, vec![files.join("4.txt")]));
        held::update(&mut holdings);
        assert!(holdings.take_damaged().contains(&files.join("4.txt")));
    }
    fs::write(files.join("4.txt"), notice(4)).unwrap();
    held::update(&mut holdings);
    assert_eq!(all(&mut holdings), 6);
}

#[test]
fn the_place_of_a_drive_that_was_taken_out_is_no_folder_without_files() {
    let (folder, files, mut holdings) = library(2);
    fs::write(files.join("坏.pdf"), "%PDF-1.7 nothing").unwrap();
    held::update(&mut holdings);
    let elsewhere = folder.path().join("取走");
    fs::rename(&files, &elsewhere).unwrap();
    fs::create_dir(&files).unwrap();
    let updated = held::update(&mut holdings);
    assert!(updated.looked.away && updated.looked.missing == 0);
    assert!(holdings.roots().unwrap()[0].away);
    assert_eq!(held_and_missing(&holdings), (2, 0));
    assert_eq!(holdings.files(FileState::Failed, 9).unwrap().len(), 1, "what could not be read is not forgotten");
    fs::remove_dir(&files).unwrap();
    fs::rename(&elsewhere, &files).unwrap();
    let updated = held::update(&mut holdings);
    assert!(!updated.looked.away && updated.changed + updated.new == 0);
    assert!(!holdings.roots().unwrap()[0].away);
    // One file that was deleted is missing, as ever.
    fs::remove_file(files.join("1.txt")).unwrap();
    assert_eq!(held::update(&mut holdings).looked.missing, 1);
    assert_eq!(held_and_missing(&holdings), (2, 1));
}

fn touch(path: &Path, seconds: u64) {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn a_file_of_another_time_has_not_changed() {
    let (folder, files, mut holdings) = library(2);
    let generation = || -> i64 {
        let sql = "SELECT value FROM meta WHERE key = 'generation'";
        database(&folder).query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let before = generation();
    // As it is told of a file in what it differs from the issue that it is taken for.
    let told = "UPDATE file SET zh = '有 1 处文字不同', en = 'at 1 place' WHERE path LIKE '%2.txt'";
    database(&folder).execute(told, []).unwrap();
    for seconds in [1_000_000_000, 4_000_000_000] {
        touch(&files.join("1.txt"), seconds);
        touch(&files.join("2.txt"), seconds);
        let updated = held::update(&mut holdings);
        assert_eq!((updated.looked.new, updated.changed, updated.same, updated.new), (2, 0, 0, 0));
        assert_eq!((generation(), holdings.differing(9).unwrap().len()), (before, 1));
        assert_eq!(held::update(&mut holdings).looked.new, 0, "its new time is known");
    }
    fs::write(files.join("1.txt"), notice(1).replace("办好", "做好")).unwrap();
    assert_eq!(held::update(&mut holdings).changed, 1);
}

#[test]
fn an_issue_whose_file_was_written_over_is_kept() {
    let (_folder, files, mut holdings) = library(2);
    fs::write(files.join("1.txt"), notice(7)).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.changed, updated.written_over), (1, 0, 1));
    assert_eq!((held_and_missing(&holdings), found(&holdings, "独特词1"), found(&holdings, "独特词7")), ((3, 1), 1, 1));
    let told = holdings.differing(9).unwrap();
    assert!(told.len() == 1 && told[0].path.to_str().unwrap().contains("1.txt#"), "{told:?}");
    assert!(told[0].reason.as_ref().unwrap().0.contains("改写"));
    // By a copy of another that is held.
    fs::write(files.join("2.txt"), notice(7)).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.same, updated.written_over), (0, 1, 1));
    assert_eq!((held_and_missing(&holdings), found(&holdings, "独特词2")), ((3, 2), 1));
    assert_eq!(held::update(&mut holdings).written_over, 0, "it is told once");
    // A corrected copy of the same issue takes its place.
    fs::write(files.join("2.txt"), notice(7).replace("办好", "做好")).unwrap();
    fs::remove_file(files.join("1.txt")).unwrap();
    held::update(&mut holdings);
    fs::write(files.join("2.txt"), notice(7).replace("办好", "抓好")).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.changed, updated.new, updated.written_over), (1, 0, 0));
    // What was written over is there again, somewhere.
    let held_before = held_and_missing(&holdings).0;
    fs::write(files.join("找到.txt"), notice(1)).unwrap();
    held::update(&mut holdings);
    assert_eq!((held_and_missing(&holdings).0, holdings.differing(9).unwrap().len()), (held_before, 1));
    let again = holdings.issues().unwrap().into_iter().find(|i| i.number.as_deref() == Some("第1期")).unwrap();
    assert!(!again.missing && holdings.files_of(again.id).unwrap().len() == 1);
    // With its folder it goes.
    let lock = holdings.lock().unwrap();
    holdings.remove_root(&lock, &files).unwrap();
    assert!(holdings.is_empty().unwrap());
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_not_there_any_more_is_taken_out_by_the_name_it_had() {
    let folder = tempfile::tempdir().unwrap();
    let real = fs::canonicalize(folder.path()).unwrap().join("真");
    held::write(&real.join("公报"), 0..1);
    std::os::unix::fs::symlink(&real, folder.path().join("链")).unwrap();
    let up: PathBuf = std::env::current_dir().unwrap().components().skip(1).map(|_| "..").collect();
    let relative = up.join(real.strip_prefix("/").unwrap()).join("公报");
    for name in [folder.path().join("链/公报"), relative, folder.path().join("链/./公报/")] {
        let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
        holdings.add_root(&folder.path().join("链/公报")).unwrap();
        fs::rename(real.join("公报"), real.join("改名")).unwrap();
        let lock = holdings.lock().unwrap();
        assert!(holdings.remove_root(&lock, &real.join("改名")).is_err());
        assert!(holdings.remove_root(&lock, &name).is_ok(), "{}", name.display());
        fs::rename(real.join("改名"), real.join("公报")).unwrap();
    }
}

#[test]
fn a_library_whose_count_of_changes_is_damaged_goes_on() {
    let (folder, files, holdings) = library(2);
    drop(holdings);
    for value in ["9223372036854775807", "-3", "'viel'"] {
        database(&folder).execute_batch(&format!("UPDATE meta SET value = {value} WHERE key = 'generation'")).unwrap();
        let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
        fs::write(files.join("3.txt"), notice(3)).unwrap();
        held::update(&mut holdings);
        assert_eq!((found(&holdings, "独特词"), found(&holdings, "独特词3")), (3, 1), "{value}");
        fs::remove_file(files.join("3.txt")).unwrap();
        held::update(&mut holdings);
        assert!(holdings.is_up_to_date());
    }
}
