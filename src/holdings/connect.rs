//! Connecting to the database: one process at a time opens it, and one that can't be written is read.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::error::HoldingsError;
use super::sign::Maker;
use crate::library::private_file;

/// How long a process waits for another's transaction.
const PATIENCE: Duration = Duration::from_secs(20);

/// The turn to open the database; it ends when it is dropped.
pub(super) struct Turn {
    _file: std::fs::File,
}

impl Turn {
    /// Waits for the turn; `None` where the folder takes no file, or another process is opening for very long.
    pub(super) fn wait_for(path: &Path) -> Option<Self> {
        let file = private_file().open(path.with_file_name("opening.lock")).ok()?;
        let begun = Instant::now();
        while file.try_lock().is_err() {
            if begun.elapsed() >= PATIENCE {
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Some(Self { _file: file })
    }
}

/// Connects to the database. A change of its journal does not wait by itself for others that have it open: it is tried again.
pub(super) fn connect(path: &Path) -> Result<Connection, HoldingsError> {
    // What is made beside it later has its permissions.
    drop(private_file().open(path));
    let begun = Instant::now();
    loop {
        match try_to_connect(path) {
            Err(error) if is_busy(&error) && begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20))
            }
            Err(error) if is_closed(&error) && path.is_file() => return Ok(connect_to_read(path)?),
            other => return Ok(other?),
        }
    }
}

fn try_to_connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    // A change that reads first and writes then would fail, without waiting, where another process has written in between.
    db.set_transaction_behavior(TransactionBehavior::Immediate);
    // Of the database of another program nothing is changed, not even how it keeps its journal.
    if Maker::of(&db)? == Maker::Another {
        return Ok(db);
    }
    // Texts of some thousand bytes fill large pages better. What is there already keeps its size.
    db.execute_batch("PRAGMA page_size = 16384;")?;
    // What was committed is on the disk: the index, which is committed after it, never knows more than the database.
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;")?;
    // What was written before it came to the database keeps its room no longer than need be.
    db.execute_batch("PRAGMA journal_size_limit = 1048576;")?;
    // Where nothing can be written beside it, this is the first that fails.
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// Connects to a database in a place that can't be written: it can be searched all the same.
fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let read = |db: rusqlite::Result<Connection>| {
        let db = db?;
        db.busy_timeout(PATIENCE)?;
        db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        db.set_prepared_statement_cache_capacity(64);
        Ok(db)
    };
    read(Connection::open_with_flags(path, flags)).or_else(|_: rusqlite::Error| {
        // Nobody writes to it: without a journal beside it, all of it is in the one file.
        let mut name = String::new();
        for byte in path.to_string_lossy().bytes() {
            match byte {
                b'%' | b'?' | b'#' => name.push_str(&format!("%{byte:02x}")),
                _ if byte.is_ascii() => name.push(char::from(byte)),
                _ => name.push_str(&format!("%{byte:02x}")),
            }
        }
        read(Connection::open_with_flags(format!("file:{name}?immutable=1"), flags))
    })
}

/// Whether it can't be written.
fn is_closed(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | PermissionDenied | ReadOnly))
}

/// Whether another process has it just now.
fn is_busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    matches!(error.sqlite_error_code(), Some(DatabaseBusy | DatabaseLocked))
}
