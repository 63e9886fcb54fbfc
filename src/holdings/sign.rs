//! Whose a database is: what it says in its head, and the tables it has.

use rusqlite::Connection;

use super::tables::{DERIVED_TABLES, KEPT_TABLES};

/// What a database of the library says in its head of who has made it (`application_id`); those of before version 6 say nothing there.
pub(super) const OURS: i64 = 0x676f_6e67;
/// A database that does not say who has made it is ours if it has this table and so many others of ours.
const SIGN: &str = "root";
const OTHER_SIGNS: usize = 3;

/// Who has made a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Maker {
    /// There is nothing in it yet.
    Nobody,
    /// The library, in this or another version.
    Library,
    /// Another program.
    Another,
}

impl Maker {
    /// Reads it, and changes nothing.
    pub(super) fn of(db: &Connection) -> rusqlite::Result<Self> {
        let says = number(db, "PRAGMA application_id")?;
        Ok(match says {
            OURS => Self::Library,
            0 if number(db, "SELECT count(*) FROM sqlite_master")? == 0 => Self::Nobody,
            0 if is_unsigned(db)? => Self::Library,
            _ => Self::Another,
        })
    }
}

/// What a query gives that gives one number.
pub(super) fn number(db: &Connection, sql: &str) -> rusqlite::Result<i64> {
    db.query_row(sql, [], |row| row.get(0))
}

/// Whether a database has all of some tables.
pub(super) fn has_tables(db: &Connection, tables: &[&str]) -> rusqlite::Result<bool> {
    let mut statement = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1")?;
    for table in tables {
        if !statement.exists([table])? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a database that does not say who has made it is a library of an older form, even one that lacks tables.
fn is_unsigned(db: &Connection) -> rusqlite::Result<bool> {
    let mut others = 0;
    for table in KEPT_TABLES.iter().chain(DERIVED_TABLES).filter(|table| **table != SIGN) {
        others += usize::from(has_tables(db, &[table])?);
    }
    Ok(others >= OTHER_SIGNS && has_tables(db, &[SIGN])?)
}
