//! An older form of the tables that are made from files: its rows are carried over, since of an issue whose file is not there any more they are the
//! only copy. And an older reading of files, in tables of whatever form: what it read is read again.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::error::HoldingsError;
use super::sign::number;
use super::tables::{DERIVED, DERIVED_TABLES};

/// Version of the reading: raise it when more, or other things, are read in the same files. The tables need not change for it.
///
/// 1: the first that is counted; what was read before has no number.
const READING: i64 = 3;
/// What [`READING`] is known by in the database.
const READ_BY: &str = "reading";
/// In a file's `again`: it is to be read again since an older reading has read it. Any other number stands for another reason.
pub(super) const OLDER_READING: i64 = 2;
/// Before this version of the tables the index was another.
const OTHER_INDEX_BEFORE: i64 = 5;
/// Without these there is no text of an issue.
const NEEDED: &[&str] = &["file", "issue", "document", "text"];
/// What stands in columns that an older form did not have and that may not be empty: table, column, value.
const FILLED: &[(&str, &str, &str)] =
    &[("issue", "recognised", "0"), ("issue", "beside", "x''"), ("issue", "damaged", "0")];
/// Stands before the name of a table while its rows are carried over.
const OLD: &str = "old_";

/// A column of a table.
#[derive(PartialEq, Eq)]
struct Column {
    name: String,
    kind: String,
    /// It may not be empty, and nothing stands in it by itself.
    required: bool,
    key: i64,
}

/// The columns of a table, none where there is no such table.
fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<Column>> {
    let sql = "SELECT name, type, \"notnull\" AND dflt_value IS NULL, pk FROM pragma_table_info(?1)";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([table], |row| {
        Ok(Column { name: row.get(0)?, kind: row.get(1)?, required: row.get(2)?, key: row.get(3)? })
    })?;
    rows.collect()
}

/// The tables as they are now, without rows.
fn model() -> rusqlite::Result<Connection> {
    let model = Connection::open_in_memory()?;
    model.execute_batch(DERIVED)?;
    Ok(model)
}

/// What fills a table of now from one of an older form; `None` where that lacks what has to be in it.
fn carrying(table: &str, from: &str, new: &[Column], old: &[Column]) -> Option<String> {
    let (mut names, mut values): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for column in new {
        let name = column.name.as_str();
        let filled = FILLED.iter().find(|(of, filled, _)| *of == table && *filled == name);
        match (old.iter().any(|old| old.name == name), filled) {
            (true, _) => values.push(name),
            (false, Some((_, _, value))) => values.push(value),
            (false, None) if column.required => return None,
            (false, None) => continue,
        }
        names.push(name);
    }
    let (names, values) = (names.join(", "), values.join(", "));
    // A row that does not fit is left out alone.
    Some(format!("INSERT OR IGNORE INTO {table} ({names}) SELECT {values} FROM {from}"))
}

/// Whether the texts of an older form can be carried over.
pub(super) fn can_carry(db: &Connection) -> Result<bool, HoldingsError> {
    let model = model()?;
    for table in NEEDED {
        let old = columns(db, table)?;
        if old.is_empty() || carrying(table, table, &columns(&model, table)?, &old).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether rows of an older form can't be carried over, of whatever table.
pub(super) fn loses(db: &Connection) -> Result<bool, HoldingsError> {
    let model = model()?;
    for table in DERIVED_TABLES {
        let old = columns(db, table)?;
        if !old.is_empty() && carrying(table, table, &columns(&model, table)?, &old).is_none() {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {table})");
            if db.query_row(&sql, [], |row| row.get::<_, bool>(0))? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Makes the tables of now, with the rows of those of an older form (`version`) where `carried`, else empty. Gives how
/// many rows did not fit.
pub(super) fn make_tables(db: &Connection, version: i64, carried: bool) -> Result<usize, HoldingsError> {
    let model = model()?;
    let mut left_out = 0;
    let mut old_ones = Vec::new();
    for table in DERIVED_TABLES {
        let (new, old) = (columns(&model, table)?, columns(db, table)?);
        if !carried {
            db.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
        } else if !old.is_empty() && old != new {
            db.execute_batch(&format!("ALTER TABLE {table} RENAME TO {OLD}{table}"))?;
            old_ones.push((table, new, old));
        }
    }
    drop_indexes(db)?;
    // A table that is as it was stays with its rows.
    let lacking = DERIVED
        .replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
        .replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS ");
    db.execute_batch(&lacking)?;
    for (table, new, old) in old_ones {
        if let Some(sql) = carrying(table, &format!("{OLD}{table}"), &new, &old) {
            let held = number(db, &format!("SELECT count(*) FROM {OLD}{table}"))?;
            let carried = db.execute(&sql, [])?;
            left_out += usize::try_from(held).unwrap_or(0).saturating_sub(carried);
        }
        go_on_counting(db, table)?;
        db.execute_batch(&format!("DROP TABLE {OLD}{table}"))?;
    }
    if carried && is_index_of_old(version, carried) {
        db.execute("DELETE FROM gone", [])?;
    }
    Ok(left_out)
}

/// Has the files read again that an older reading has read.
///
/// The next look finds another time and has the file read; one that is not there stays as it is, and so does what was only taken for the text of
/// another: that is the fuller one. What could not be read may be read now.
pub(super) fn read_again(db: &mut Connection) -> Result<(), HoldingsError> {
    let read_by = |db: &Connection| -> rusqlite::Result<i64> {
        let found = db.query_row("SELECT value FROM meta WHERE key = ?1", [READ_BY], |row| row.get(0)).optional()?;
        Ok(found.unwrap_or(0))
    };
    if read_by(db)? >= READING || db.is_readonly(rusqlite::MAIN_DB)? {
        return Ok(());
    }
    let change = db.transaction()?;
    // Another process may have done it while this one waited.
    if read_by(&change)? < READING {
        change.execute(
            "UPDATE file SET modified = -1, again = ?1
                WHERE state <> 3 AND (issue IS NULL OR hash IS (SELECT hash FROM issue WHERE id = file.issue))",
            [OLDER_READING],
        )?;
        change.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", params![READ_BY, READING])?;
        change.commit()?;
    }
    Ok(())
}

/// Whether the index of an older form has to be made anew.
pub(super) fn is_index_of_old(version: i64, carried: bool) -> bool {
    !carried || version < OTHER_INDEX_BEFORE
}

/// The names of the indexes are those of the tables of now.
fn drop_indexes(db: &Connection) -> rusqlite::Result<()> {
    let mut statement = db.prepare(&format!(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name GLOB '{OLD}*'"
    ))?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    for name in names.collect::<Result<Vec<_>, _>>()? {
        db.execute_batch(&format!("DROP INDEX \"{name}\""))?;
    }
    Ok(())
}

/// No number of an issue or document is given twice, also of those that were taken out.
fn go_on_counting(db: &Connection, table: &str) -> rusqlite::Result<()> {
    let old = format!("{OLD}{table}");
    let known: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)", [&old], |row| row.get(0))?;
    if known {
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [table])?;
        db.execute("UPDATE sqlite_sequence SET name = ?1 WHERE name = ?2", [table, &old])?;
    }
    Ok(())
}
