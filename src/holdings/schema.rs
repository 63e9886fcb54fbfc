//! The database: what is known of files, issues and documents. It is the truth of the library; the text index is made from it.
//!
//! What the reader has decided (folders added, issues pinned, links confirmed, searches saved) is kept through all versions; the rest is read from
//! the files again when its form is an older one.

use std::path::Path;

use rusqlite::Connection;

use super::aside::{Aside, copy_aside, recall, recalled, set_aside};
use super::connect::{Turn, connect};
use super::error::{HoldingsError, Lost};
use super::sign::{Maker, OURS, has_tables, number};
use super::tables::{ALL_KEPT_SINCE, DERIVED_TABLES, KEPT, KEPT_TABLES};
use super::{record, upgrade};

/// Version of the tables that are made from files; that of the reading is counted apart, in `upgrade`.
///
/// 4: what was taken for held though its text is another is read again. 5: the day of the last change that a text has in it; pictures. 6: what is to be
/// read again though it has not changed; issues whose file was written over; texts have a checksum.
const VERSION: i64 = 6;
/// A database that was opened, and what was found wrong with it.
pub(super) type Opened = (Connection, Option<HoldingsError>);

/// Opens the database of a library, which is made if need be. One that is damaged, or of another program, is set aside, and a new one made, which is
/// told.
pub(super) fn open(path: &Path) -> Result<Opened, HoldingsError> {
    // One process at a time: of two that find it damaged, or not there, the later finds what the earlier has made.
    let turn = Turn::wait_for(path);
    let fresh = |path: &Path| connect(path).and_then(|mut db| prepare(&mut db, path).map(|found| (db, found)));
    let opened = fresh(path).or_else(|error| match Aside::because_of(&error).filter(|_| turn.is_some()) {
        Some(why) => {
            let aside = set_aside(path, why)?;
            let (db, found) = fresh(path)?;
            // Where not even its place could be kept, nothing was taken over.
            let told = match (found, why) {
                // That there is an index without a database is known: it was set aside just now.
                (Some(found), _) if !matches!(found, HoldingsError::WasEmptied) => found,
                (_, Aside::Foreign) => HoldingsError::WasForeign(aside),
                _ => HoldingsError::WasDamaged(aside, Lost { rows: 0, more: true }),
            };
            Ok((db, Some(told)))
        }
        None => Err(error),
    })?;
    recalled(path);
    Ok(opened)
}

/// Makes the tables where they lack; what is to be told where they do though there has been a library.
fn prepare(db: &mut Connection, path: &Path) -> Result<Option<HoldingsError>, HoldingsError> {
    let maker = Maker::of(db)?;
    if maker == Maker::Another {
        return Err(HoldingsError::Foreign(path.to_owned()));
    }
    let is_new = maker == Maker::Nobody;
    let version = number(db, "PRAGMA user_version")?;
    if version > VERSION {
        return Err(HoldingsError::Newer);
    }
    if version < VERSION && db.is_readonly(rusqlite::MAIN_DB)? {
        return Err(HoldingsError::OlderAndClosed(path.to_owned()));
    }
    if (ALL_KEPT_SINCE..VERSION).contains(&version) && !is_new && !has_tables(db, KEPT_TABLES)? {
        return Err(HoldingsError::Incomplete);
    }
    let found = if version < VERSION { bring_up(db, path, is_new)? } else { None };
    if !has_tables(db, KEPT_TABLES)? || !has_tables(db, DERIVED_TABLES)? {
        return Err(HoldingsError::Incomplete);
    }
    // A damaged page of a table that is always read is found here, at the start.
    db.query_row("SELECT count(*) FROM root", [], |_| Ok(()))?;
    db.query_row("SELECT max(generation) FROM issue", [], |_| Ok(()))?;
    mend_generation(db, path)?;
    upgrade::read_again(db)?;
    Ok(found)
}

/// Makes the tables of now of a new database or of one of an older form, which is kept where not all of it can be carried over.
fn bring_up(db: &mut Connection, path: &Path, is_new: bool) -> Result<Option<HoldingsError>, HoldingsError> {
    let version = number(db, "PRAGMA user_version")?;
    let carried = !is_new && upgrade::can_carry(db)?;
    // Before anything of it is changed.
    let mut kept = (!is_new && (!carried || upgrade::loses(db)?)).then(|| copy_aside(db, path)).transpose()?;
    loop {
        let change = db.transaction()?;
        // Another process may have done it while this one waited.
        if number(&change, "PRAGMA user_version")? == VERSION {
            return Ok(None);
        }
        let (found, left_out) = make(&change, path, (version, carried))?;
        if left_out > 0 && kept.is_none() {
            drop(change);
            kept = Some(copy_aside(db, path)?);
            continue;
        }
        change.commit()?;
        return Ok(found.or(kept.map(HoldingsError::WasOlder)));
    }
}

/// Makes the tables, with the rows of an older form where they can be carried over. Gives what is to be told, and how many rows were left out.
fn make(
    change: &Connection,
    path: &Path,
    (version, carried): (i64, bool),
) -> Result<(Option<HoldingsError>, usize), HoldingsError> {
    let is_empty = number(change, "SELECT count(*) FROM sqlite_master")? == 0;
    let text = path.parent().map(|folder| folder.join(super::TEXT_FOLDER));
    let emptied = is_empty && text.as_deref().is_some_and(super::index::is_there);
    let mut found = emptied.then_some(HoldingsError::WasEmptied);
    change.execute_batch(KEPT)?;
    remember_seen(change)?;
    let left_out = upgrade::make_tables(change, version, carried)?;
    change.execute_batch(&format!("PRAGMA user_version = {VERSION}; PRAGMA application_id = {OURS}"))?;
    // Of one that was set aside only when this one is new: what the reader has taken back since stays so.
    if is_empty && let Some((aside, lost)) = recall(change, path) {
        found = Some(HoldingsError::WasDamaged(aside, lost));
    }
    set_generation(change)?;
    if let Some(text) = text.filter(|_| upgrade::is_index_of_old(version, carried)) {
        super::index::forget(&text)?;
    }
    Ok((found, left_out))
}

/// Generations go on: what was new for the reader once is not new again, and no issue is ahead of its library.
fn set_generation(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "INSERT OR REPLACE INTO meta SELECT 'generation', max(at) FROM
            (SELECT generation AS at FROM seen UNION ALL SELECT generation FROM saved UNION ALL SELECT generation FROM issue
                UNION ALL SELECT generation FROM gone UNION ALL SELECT value FROM meta WHERE key = 'generation')
            HAVING max(at) IS NOT NULL",
    )
}

/// No library has changed so often: such a generation is damage, and no later one could be told from it.
const LAST_GENERATION: i64 = i64::MAX / 2;

/// Counts anew where a generation is none; the index is made anew then.
fn mend_generation(db: &mut Connection, path: &Path) -> Result<(), HoldingsError> {
    let known = record::generation(db);
    let of_issues = number(db, "SELECT coalesce(max(generation), 0) FROM issue")?;
    let sound = known.is_ok_and(|known| (0..LAST_GENERATION).contains(&known)) && of_issues < LAST_GENERATION;
    if sound || db.is_readonly(rusqlite::MAIN_DB)? {
        return Ok(());
    }
    let change = db.transaction()?;
    for table in ["issue", "gone", "seen", "saved"] {
        let sql = format!("UPDATE {table} SET generation = 1 WHERE generation NOT BETWEEN 0 AND {LAST_GENERATION}");
        change.execute_batch(&sql)?;
    }
    change.execute("DELETE FROM meta WHERE key = 'generation'", [])?;
    set_generation(&change)?;
    if let Some(folder) = path.parent() {
        super::index::forget(&folder.join(super::TEXT_FOLDER))?;
    }
    change.commit()?;
    Ok(())
}

/// Remembers when the issues of an older form came: the first form did not, and what is read again is not new to the reader.
fn remember_seen(db: &Connection) -> rusqlite::Result<()> {
    let held: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'issue')",
        [],
        |row| row.get(0),
    )?;
    if held {
        db.execute("INSERT OR IGNORE INTO seen SELECT key, min(generation) FROM issue GROUP BY key", [])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Duration;

    use super::*;

    fn asides(path: &Path) -> impl Iterator<Item = PathBuf> {
        Aside::Damaged.places(path)
    }

    #[test]
    fn an_upgrade_brings_nothing_back_and_goes_on_counting() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute("INSERT INTO root (path) VALUES ('/公报')", []).unwrap();
        db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        std::fs::copy(&path, asides(&path).next().unwrap()).unwrap();
        // The reader has removed the folder since, and keeps a search that knows seven changes.
        db.execute("DELETE FROM root", []).unwrap();
        db.execute("INSERT INTO saved VALUES ('甲', '{}', 7)", []).unwrap();
        db.execute_batch("PRAGMA user_version = 1").unwrap();
        drop(db);
        let (db, _) = open(&path).unwrap();
        let roots: i64 = db.query_row("SELECT count(*) FROM root", [], |row| row.get(0)).unwrap();
        assert_eq!((roots, super::super::record::generation(&db).unwrap()), (0, 7));
    }

    #[test]
    fn what_a_library_of_the_first_form_held_is_not_new_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let db = Connection::open(&path).unwrap();
        // As the first form was: it did not remember when an issue came.
        db.execute_batch(
            "CREATE TABLE root (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, away INTEGER, looked INTEGER, watched INTEGER);
             CREATE TABLE saved (name TEXT PRIMARY KEY, question TEXT NOT NULL, generation INTEGER NOT NULL);
             CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
             CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
             CREATE TABLE issue (id INTEGER PRIMARY KEY AUTOINCREMENT, generation INTEGER NOT NULL, key TEXT NOT NULL);
             INSERT INTO issue (generation, key) VALUES (3, '甲'), (5, '乙');
             INSERT INTO saved VALUES ('查', '{}', 5);
             PRAGMA user_version = 1;",
        )
        .unwrap();
        drop(db);
        let (db, _) = open(&path).unwrap();
        let seen = |key: &str| -> i64 {
            db.query_row("SELECT generation FROM seen WHERE identity = ?1", [key], |row| row.get(0)).unwrap()
        };
        assert_eq!((seen("甲"), seen("乙")), (3, 5));
        assert_eq!(super::super::record::generation(&db).unwrap(), 5);
    }

    #[test]
    fn a_damaged_database_is_set_aside_and_its_folders_are_recalled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute("INSERT INTO root (path) VALUES ('/公报')", []).unwrap();
        drop(db);
        let mut bytes = std::fs::read(&path).unwrap();
        // Everything behind the first page, which has the names of the tables, is overwritten.
        bytes[16384..].fill(0x5a);
        std::fs::write(&path, bytes).unwrap();
        let (db, told) = open(&path).unwrap();
        let first = asides(&path).next().unwrap();
        assert!(
            matches!(&told, Some(HoldingsError::WasDamaged(kept, Lost { more: true, .. })) if *kept == first),
            "{told:?}"
        );
        let issues: i64 = db.query_row("SELECT count(*) FROM issue", [], |row| row.get(0)).unwrap();
        assert_eq!(issues, 0);
        // What is still beside the file when it is closed would be written over this.
        drop(db);
        std::fs::write(&path, "no database at all, whatever it says").unwrap();
        let (_, told) = open(&path).unwrap();
        // The one before stays what it was.
        let second = asides(&path).nth(1).unwrap();
        assert!(
            matches!(told, Some(HoldingsError::WasDamaged(kept, Lost { more: true, .. })) if kept == second && first.is_file())
        );
        assert!(std::fs::read(&second).unwrap().starts_with(b"no database"));
        assert!(open(&path).unwrap().1.is_none(), "it is told once");
    }

    #[test]
    fn a_row_that_can_not_be_taken_over_is_lost_alone_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        // Of another form: no text, and none at all.
        db.execute_batch(
            "INSERT INTO root (path) VALUES ('/甲'), (CAST(x'ff' AS TEXT)), ('/乙');
             DROP TABLE saved; CREATE TABLE saved (name TEXT, question TEXT, generation INTEGER);
             INSERT INTO saved VALUES ('一', '{}', 1), ('二', NULL, 2), ('三', '{}', 3);
             PRAGMA wal_checkpoint(TRUNCATE);",
        )
        .unwrap();
        drop(db);
        let aside = set_aside(&path, Aside::Damaged).unwrap();
        let (db, told) = open(&path).unwrap();
        let told = told.unwrap();
        let lost = Lost { rows: 2, more: false };
        assert!(matches!(&told, HoldingsError::WasDamaged(kept, l) if *kept == aside && *l == lost), "{told:?}");
        assert!(told.to_string().contains("2 of the folders") && told.message_zh().contains("有 2 条未能转入"));
        let kept = |sql: &str| -> String { db.query_row(sql, [], |row| row.get(0)).unwrap() };
        assert_eq!(kept("SELECT group_concat(path) FROM (SELECT path FROM root ORDER BY path)"), "/乙,/甲");
        assert_eq!(kept("SELECT group_concat(name) FROM (SELECT name FROM saved ORDER BY name)"), "一,三");
        assert!(open(&path).unwrap().1.is_none(), "it is told once");
    }

    #[test]
    fn a_page_that_can_not_be_read_costs_its_own_rows_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute_batch("BEGIN").unwrap();
        for n in 0..400 {
            db.execute("INSERT INTO root (path) VALUES (?1)", [format!("/公报{n:03}/{}", "长".repeat(60))]).unwrap();
        }
        db.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        drop(db);
        let mut bytes = std::fs::read(&path).unwrap();
        // The size of a page stands in the head of the file (https://sqlite.org/fileformat.html).
        let page_size = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
        let mark = "/公报200/".as_bytes();
        // A leaf of the table, and not of its index, begins with 13.
        let is_leaf = |at: usize| bytes[at / page_size * page_size] == 13;
        let places = bytes.windows(mark.len()).enumerate().filter(|(_, part)| *part == mark);
        let page = places.map(|(at, _)| at).find(|at| is_leaf(*at)).unwrap() / page_size;
        bytes[page * page_size..(page + 1) * page_size].fill(0x5a);
        std::fs::write(&path, bytes).unwrap();
        set_aside(&path, Aside::Damaged).unwrap();
        let (db, told) = open(&path).unwrap();
        let (first, last, all): (String, String, usize) = db
            .query_row("SELECT min(path), max(path), count(*) FROM root", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)? as usize))
            })
            .unwrap();
        assert!(first.starts_with("/公报000/") && last.starts_with("/公报399/"), "from both ends");
        assert!((300..400).contains(&all), "{all}");
        let Some(HoldingsError::WasDamaged(_, lost)) = told else { panic!("{told:?}") };
        assert!(lost.more || lost.rows == 400 - all, "{lost:?}");
    }

    #[test]
    fn only_of_the_database_that_was_set_aside_just_now_something_is_recalled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute("INSERT INTO root (path) VALUES ('/公报')", []).unwrap();
        db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        drop(db);
        let older = asides(&path).next().unwrap();
        std::fs::copy(&path, &older).unwrap();
        let roots =
            || -> i64 { open(&path).unwrap().0.query_row("SELECT count(*) FROM root", [], |row| row.get(0)).unwrap() };
        // The reader has removed the folder since.
        std::fs::write(&path, "no database at all, whatever it says").unwrap();
        assert_eq!(roots(), 0);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(roots(), 0, "who deletes it begins anew");
        // The program ended between setting it aside and making the new one.
        std::fs::remove_file(&path).unwrap();
        std::fs::copy(&older, &path).unwrap();
        set_aside(&path, Aside::Damaged).unwrap();
        assert_eq!(roots(), 1);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(roots(), 0);
    }

    #[test]
    fn the_library_of_a_newer_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        open(&path).unwrap().0.execute_batch("PRAGMA user_version = 99").unwrap();
        assert!(matches!(open(&path), Err(HoldingsError::Newer)));
    }

    #[test]
    fn an_older_form_is_made_anew_and_the_folders_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute("INSERT INTO root (path) VALUES ('/公报')", []).unwrap();
        db.execute("INSERT INTO gone VALUES (1, 1)", []).unwrap();
        db.execute_batch("PRAGMA user_version = 0").unwrap();
        drop(db);
        let (db, _) = open(&path).unwrap();
        let count = |table: &str| -> i64 {
            db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        assert_eq!((count("root"), count("gone")), (1, 0));
    }

    #[test]
    fn an_older_form_is_kept_where_a_row_of_it_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute_batch(
            "DROP TABLE name; CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT);
             INSERT INTO name VALUES (1, '甲'), (2, '甲'), (3, '乙'); PRAGMA user_version = 5",
        )
        .unwrap();
        drop(db);
        let (db, told) = open(&path).unwrap();
        let Some(HoldingsError::WasOlder(kept)) = told else { panic!("{told:?}") };
        let names =
            |db: &Connection| -> i64 { db.query_row("SELECT count(*) FROM name", [], |row| row.get(0)).unwrap() };
        assert_eq!((names(&db), names(&Connection::open(kept).unwrap())), (2, 3));
        drop(db);
        assert!(open(&path).unwrap().1.is_none(), "it is told once");
    }

    #[test]
    fn a_database_that_is_cut_to_nothing_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        assert!(open(&path).unwrap().1.is_none(), "a first library is no loss");
        drop(super::super::index::TextIndex::create(&folder.path().join(super::super::TEXT_FOLDER)).unwrap());
        assert!(open(&path).unwrap().1.is_none());
        std::fs::write(&path, "").unwrap();
        assert!(matches!(open(&path).unwrap().1, Some(HoldingsError::WasEmptied)));
        assert!(open(&path).unwrap().1.is_none(), "it is told once");
    }

    #[test]
    fn many_open_a_new_or_damaged_library_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let told = |path: &Path| -> usize {
            let threads: Vec<_> = (0..12)
                .map(|n| {
                    let path = path.to_owned();
                    std::thread::spawn(move || {
                        let (mut db, told) = open(&path).unwrap();
                        // Reads first, and writes where others have written meanwhile.
                        let change = db.transaction().unwrap();
                        let _: i64 = change.query_row("SELECT count(*) FROM root", [], |row| row.get(0)).unwrap();
                        std::thread::sleep(Duration::from_millis(5));
                        change.execute("INSERT OR IGNORE INTO root (path) VALUES (?1)", [format!("/{n}")]).unwrap();
                        change.commit().unwrap();
                        usize::from(told.is_some())
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        };
        assert_eq!(told(&path), 0);
        let roots =
            || -> i64 { open(&path).unwrap().0.query_row("SELECT count(*) FROM root", [], |row| row.get(0)).unwrap() };
        assert_eq!(roots(), 12);
        std::fs::write(&path, "no database at all, whatever it says").unwrap();
        assert_eq!(told(&path), 1, "set aside once");
        assert_eq!(roots(), 12);
    }
}
