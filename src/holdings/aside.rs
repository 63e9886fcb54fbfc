//! Databases that are kept aside: what stood in the library's place and can't be used is kept beside it under another name, and of a damaged one what
//! the reader had decided is taken over.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::error::{HoldingsError, Lost};
use super::tables::ALL_KEPT_SINCE;

/// Why a database is kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// It is damaged, or lacks some of its tables.
    Damaged,
    /// Another program has made it.
    Foreign,
    /// It is of an older form, and its texts could not be taken over.
    Older,
}

impl Aside {
    /// Why a database that could not be opened is kept aside; `None` where it is not.
    pub(super) fn because_of(error: &HoldingsError) -> Option<Self> {
        match error {
            HoldingsError::Database(error) if is_damage(error) => Some(Self::Damaged),
            HoldingsError::Incomplete => Some(Self::Damaged),
            HoldingsError::Foreign(_) => Some(Self::Foreign),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Foreign => "foreign",
            Self::Older => "older",
        }
    }

    /// Where such databases are kept: the first, the second …
    pub(super) fn places(self, path: &Path) -> impl Iterator<Item = PathBuf> + use<> {
        let (path, ending) = (path.to_owned(), self.ending());
        (1_u32..).map(move |n| match n {
            1 => path.with_extension(ending),
            n => path.with_extension(format!("{ending}-{n}")),
        })
    }
}

/// Whether the file is no database any more.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
}

/// The file that says which database was set aside just now: whoever makes the new one, even after a crash in between, recalls what
/// the reader had decided from that one and from no older one.
fn to_recall(path: &Path) -> PathBuf {
    path.with_extension("recall")
}

/// What the reader had decided is in the new database now, or lost.
pub(super) fn recalled(path: &Path) {
    let _ = std::fs::remove_file(to_recall(path));
}

/// Keeps a database under another name, none of which is taken; what was written to its journal goes with it.
pub(super) fn set_aside(path: &Path, why: Aside) -> Result<PathBuf, HoldingsError> {
    let Some(aside) = why.places(path).find(|aside| !aside.exists()) else { return Ok(path.to_owned()) };
    let beside = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    if why == Aside::Damaged {
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        // Without it the new one is without what the reader decided, which stays in the one that is set aside.
        let _ = std::fs::write(to_recall(path), name.as_bytes());
    }
    // What is not there need not go.
    let _ = std::fs::rename(beside(path, "-wal"), beside(&aside, "-wal"));
    let _ = std::fs::remove_file(beside(path, "-shm"));
    std::fs::rename(path, &aside).map_err(HoldingsError::file(path))?;
    Ok(aside)
}

/// Keeps a copy of a database of an older form under another name, none of which is taken.
pub(super) fn copy_aside(db: &Connection, path: &Path) -> Result<PathBuf, HoldingsError> {
    let Some(aside) = Aside::Older.places(path).find(|aside| !aside.exists()) else { return Ok(path.to_owned()) };
    // Whole or not at all: who ends the program meanwhile leaves no half of it under that name.
    let half = aside.with_extension("half");
    let _ = std::fs::remove_file(&half);
    let cause = || std::io::Error::from(std::io::ErrorKind::InvalidFilename);
    let name = half.to_str().ok_or_else(|| HoldingsError::file(&half)(cause()))?;
    db.execute("VACUUM INTO ?1", [name])?;
    std::fs::rename(&half, &aside).map_err(HoldingsError::file(&aside))?;
    Ok(aside)
}

/// A table of what the reader has decided, with its columns.
const RECALLED: &[(&str, &str)] = &[
    (ROOT, "path"),
    ("seen", "identity, generation"),
    ("opened", "identity, at"),
    ("place", "identity, name"),
    ("pin", "identity"),
    ("confirmed", "cited, citing, target"),
    ("saved", "name, question, generation"),
];
/// The one of them that every form has.
const ROOT: &str = "root";

/// Takes over, of the database that was set aside just now, what can still be read of what the reader decided. Gives where it is kept, and what
/// could not be taken over; nothing where none was set aside.
pub(super) fn recall(db: &Connection, path: &Path) -> Option<(PathBuf, Lost)> {
    let name = std::fs::read_to_string(to_recall(path)).ok()?;
    let mut asides = Aside::Damaged.places(path).take_while(|aside| aside.exists());
    let damaged = asides.find(|aside| aside.ends_with(&name))?;
    let mut lost = Lost::default();
    match Connection::open_with_flags(&damaged, OpenFlags::SQLITE_OPEN_READ_ONLY) {
        Ok(old) => RECALLED.iter().for_each(|(table, columns)| recall_table(&old, db, (table, columns), &mut lost)),
        Err(_) => lost.more = true,
    }
    Some((damaged, lost))
}

/// Takes over the rows of a table from both ends, so that a page that can't be read costs no more than its own rows.
fn recall_table(old: &Connection, db: &Connection, (table, columns): (&str, &str), lost: &mut Lost) {
    let (mut seen, mut taken, mut whole) = (0_i64, 0_i64, false);
    let mut last = i64::MIN;
    for order in ["ASC", "DESC"] {
        if whole {
            break;
        }
        let sql = format!("SELECT rowid, {columns} FROM {table} WHERE rowid > {last} ORDER BY rowid {order}");
        let mut statement = match old.prepare(&sql) {
            Ok(statement) => statement,
            Err(error) => {
                // A table that an earlier form did not have has lost nothing.
                let version = old.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).unwrap_or(0);
                lost.more |= is_damage(&error) || table == ROOT || version >= ALL_KEPT_SINCE;
                return;
            }
        };
        let count = statement.column_count();
        let Ok(mut rows) = statement.query([]) else { break };
        whole = loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => break true,
                Err(_) => break false,
            };
            seen += 1;
            if order == "ASC" {
                last = row.get(0).unwrap_or(last);
            }
            // A row that can't be read, or does not fit any more, is lost alone.
            let values: rusqlite::Result<Vec<rusqlite::types::Value>> = (1..count).map(|at| row.get(at)).collect();
            let marks = vec!["?"; count.saturating_sub(1)].join(", ");
            let put = format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})");
            let put = values.and_then(|values| db.execute(&put, rusqlite::params_from_iter(values)));
            taken += i64::from(put.is_ok_and(|n| n > 0));
        };
    }
    if whole {
        lost.rows += usize::try_from(seen - taken).unwrap_or(0);
        return;
    }
    // Behind a page that can't be read there may have been any number; an index may still know.
    match old.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)) {
        Ok(held) => lost.rows += usize::try_from(held - taken).unwrap_or(0),
        Err(_) => lost.more = true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::open;
    use super::*;

    fn text(db: &Connection, sql: &str) -> String {
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_database_of_another_program_is_kept_aside_as_it_was() {
        for foreign in [
            "CREATE TABLE issue (id, foo); CREATE TABLE mine (x); INSERT INTO mine VALUES ('甲')",
            "CREATE TABLE mine (x); INSERT INTO mine VALUES ('甲'); PRAGMA user_version = 77",
            "CREATE TABLE mine (x); INSERT INTO mine VALUES ('甲'); PRAGMA application_id = 99",
            // Those of another, under names that are ours.
            "CREATE TABLE root (a); CREATE TABLE file (a); CREATE TABLE issue (a); CREATE TABLE meta (a);
             CREATE TABLE mine (x); INSERT INTO mine VALUES ('甲'); PRAGMA application_id = 99",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("library.sqlite");
            Connection::open(&path).unwrap().execute_batch(foreign).unwrap();
            let (db, told) = open(&path).unwrap();
            let Some(HoldingsError::WasForeign(aside)) = told else { panic!("{told:?}") };
            assert_eq!(aside, path.with_extension("foreign"));
            let kept = Connection::open(&aside).unwrap();
            assert_eq!(text(&kept, "SELECT x FROM mine"), "甲");
            assert_eq!(text(&kept, "PRAGMA journal_mode"), "delete", "nothing of it is changed");
            assert_eq!(text(&db, "SELECT 'is ours' FROM (SELECT count(*) FROM file)"), "is ours");
            drop(db);
            assert!(open(&path).unwrap().1.is_none(), "it is told once");
        }
    }

    #[test]
    fn an_older_library_that_lacks_a_table_is_no_foreign_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute_batch(
            "INSERT INTO root (path) VALUES ('/公报'); DROP TABLE meta; PRAGMA application_id = 0; PRAGMA user_version = 5",
        )
        .unwrap();
        drop(db);
        let (db, told) = open(&path).unwrap();
        assert!(told.is_none() && !path.with_extension("foreign").exists(), "{told:?}");
        assert_eq!(text(&db, "SELECT path FROM root"), "/公报");
    }

    #[test]
    fn a_library_that_lacks_a_table_is_damaged() {
        for (table, version) in [("text", 6), ("document", 6), ("name", 6), ("pin", 6), ("root", 6), ("pin", 5)] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("library.sqlite");
            let (db, _) = open(&path).unwrap();
            db.execute_batch("INSERT INTO root (path) VALUES ('/公报'); INSERT INTO place VALUES ('甲', '第三条')")
                .unwrap();
            db.execute_batch(&format!("DROP TABLE {table}; PRAGMA user_version = {version}")).unwrap();
            drop(db);
            let (db, told) = open(&path).unwrap();
            let Some(HoldingsError::WasDamaged(aside, lost)) = told else { panic!("{table} {told:?}") };
            assert!(
                aside == path.with_extension("damaged") && lost.more == ["pin", "root"].contains(&table),
                "{table} {lost:?}"
            );
            let kept = if table == "root" { "0 第三条" } else { "1 第三条" };
            assert_eq!(text(&db, "SELECT (SELECT count(*) FROM root) || ' ' || name FROM place"), kept, "{table}");
            drop(db);
            assert!(open(&path).unwrap().1.is_none(), "it is told once");
        }
    }

    #[test]
    fn an_older_form_whose_texts_can_not_be_carried_over_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let (db, _) = open(&path).unwrap();
        db.execute_batch(
            "INSERT INTO root (path) VALUES ('/公报'); DROP TABLE text; CREATE TABLE text (document INTEGER, words TEXT);
             INSERT INTO text VALUES (1, '甲'); PRAGMA user_version = 3",
        )
        .unwrap();
        drop(db);
        let (db, told) = open(&path).unwrap();
        let Some(HoldingsError::WasOlder(aside)) = told else { panic!("{told:?}") };
        assert_eq!(text(&Connection::open(&aside).unwrap(), "SELECT words FROM text"), "甲");
        assert_eq!(text(&db, "SELECT path FROM root"), "/公报");
        drop(db);
        assert!(open(&path).unwrap().1.is_none(), "it is told once");
    }
}
