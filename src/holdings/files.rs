//! Which files the library knows: a file is known by its content.
//!
//! A file that is moved or renamed, a duplicate, and the same issue in another format are one issue with several paths.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::params;

use super::Holdings;
use super::error::HoldingsError;
use super::record::count;
use crate::library::{path_from_text, path_to_text};

/// What became of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FileState {
    /// It is still to be read.
    #[default]
    Waiting,
    /// It was read.
    Read,
    /// It could not be read.
    Failed,
    /// A folder that may have been one issue, and is not: its files stand for themselves.
    Parted,
}

impl FileState {
    pub(super) fn code(self) -> i64 {
        match self {
            Self::Waiting => 0,
            Self::Read => 1,
            Self::Failed => 2,
            Self::Parted => 3,
        }
    }

    pub(super) fn of(code: i64) -> Self {
        match code {
            1 => Self::Read,
            2 => Self::Failed,
            3 => Self::Parted,
            _ => Self::Waiting,
        }
    }
}

/// A file that the library knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldFile {
    /// Its number.
    pub id: i64,
    /// Where it is, or was.
    pub path: PathBuf,
    /// What became of it.
    pub state: FileState,
    /// It was not there when it was last looked for.
    pub missing: bool,
    /// It is a picture, or a folder of pictures: its text is recognised, which takes long.
    pub picture: bool,
    /// The issue that it is.
    pub issue: Option<i64>,
    /// Why it could not be read, or in what it differs from the issue that it is taken for, in Chinese and in English.
    pub reason: Option<(String, String)>,
}

impl Holdings {
    /// Whether a path is that of a file that the library knows, read or not, alone or in a folder that is an issue; or of its own.
    #[must_use]
    pub fn is_of_library(&self, path: &Path) -> bool {
        let Ok(whole) = fs::canonicalize(path) else { return false };
        let own = fs::canonicalize(&self.folder).is_ok_and(|folder| whole.starts_with(folder));
        // The paths that it may be known under: its own, and those of the folders that it is in.
        let known = |path: &Path| {
            let mut statement = self.db.prepare_cached("SELECT 1 FROM file WHERE path = ?1 AND state <> 3")?;
            statement.exists([path_to_text(path)])
        };
        own || whole.ancestors().any(|path| known(path).unwrap_or(true))
    }

    /// Whether there is no issue in the library.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_empty(&self) -> Result<bool, HoldingsError> {
        Ok(self.db.query_row("SELECT NOT EXISTS (SELECT 1 FROM issue)", [], |row| row.get(0))?)
    }

    /// Whether there is something to read that nobody has looked at: a folder that was added, or a file that is to be tried again, while
    /// another was reading. Whoever has read asks this when the right to write is given back: who added it was told so.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_waited_for(&self) -> Result<bool, HoldingsError> {
        Ok(self.db.query_row(
            "SELECT EXISTS (SELECT 1 FROM root WHERE looked = 0 AND away = 0)
                OR EXISTS (SELECT 1 FROM file WHERE state = 0 AND missing = 0)",
            [],
            |row| row.get(0),
        )?)
    }

    /// The files in a state, the newest first, pictures behind all others; at most `most`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn files(&self, state: FileState, most: usize) -> Result<Vec<HeldFile>, HoldingsError> {
        self.files_where(
            "state = ?1 AND (missing = 0 OR ?1 = 1) ORDER BY picture, modified DESC, path LIMIT ?2",
            params![state.code(), count(most)],
        )
    }

    /// The paths of an issue, those that are there first, and of them the one whose text is kept.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn files_of(&self, issue: i64) -> Result<Vec<HeldFile>, HoldingsError> {
        self.files_where(
            "issue = ?1 AND state = 1 ORDER BY missing, hash IS NOT (SELECT hash FROM issue WHERE issue.id = ?1), id",
            [issue],
        )
    }

    /// Whether the library holds what a file of this SHA-256 has in it, and a file of it is there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn holds(&self, hash: &str) -> Result<bool, HoldingsError> {
        let sql = "SELECT 1 FROM file WHERE hash = ?1 AND issue IS NOT NULL AND state = 1 AND missing = 0";
        Ok(self.db.prepare_cached(sql)?.exists([hash])?)
    }

    /// The SHA-256 of all files of an issue.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn hashes_of(&self, issue: i64) -> Result<Vec<String>, HoldingsError> {
        let sql = "SELECT DISTINCT hash FROM file WHERE issue = ?1 AND state = 1 AND hash IS NOT NULL";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([issue], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn files_where(&self, condition: &str, values: impl rusqlite::Params) -> Result<Vec<HeldFile>, HoldingsError> {
        let sql = format!("SELECT id, path, state, missing, issue, zh, en, picture FROM file WHERE {condition}");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(values, |row| {
            let path: String = row.get(1)?;
            let (zh, en): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
            Ok(HeldFile {
                id: row.get(0)?,
                path: path_from_text(&path),
                state: FileState::of(row.get(2)?),
                missing: row.get(3)?,
                picture: row.get(7)?,
                issue: row.get(4)?,
                reason: zh.zip(en),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The files that were read and differ in a few signs from the issue that they are taken for, each with what differs; and the issues
    /// whose file was written over by another. At most `most`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn differing(&self, most: usize) -> Result<Vec<HeldFile>, HoldingsError> {
        self.files_where("state = 1 AND zh IS NOT NULL ORDER BY path LIMIT ?1", [count(most)])
    }

    /// How many files are in each state: waiting, read, failed; and how many of those that were read are missing. The old places of a file that was
    /// moved or renamed count neither here nor there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn file_counts(&self) -> Result<[usize; 4], HoldingsError> {
        let number = |sql: &str| -> Result<usize, HoldingsError> {
            let found: i64 = self.db.query_row(sql, [], |row| row.get(0))?;
            Ok(usize::try_from(found).unwrap_or(0))
        };
        let of = |condition: &str| number(&format!("SELECT count(*) FROM file WHERE {condition}"));
        // The same bytes at several places that are not there any more are one file.
        let missing = number(
            "SELECT count(*) FROM (SELECT DISTINCT issue, hash FROM file WHERE state = 1 AND missing = 1
                AND NOT EXISTS (SELECT 1 FROM file o WHERE o.issue = file.issue AND o.state = 1 AND o.missing = 0))",
        )?;
        let read = of("state = 1 AND missing = 0")? + missing;
        Ok([of("state = 0 AND missing = 0")?, read, of("state = 2")?, missing])
    }

    /// How many files were read and will be read again: by an older version of the program, or what is kept of them is damaged.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn to_read_again(&self) -> Result<usize, HoldingsError> {
        let sql = "SELECT count(*) FROM file WHERE state = 1 AND missing = 0 AND again <> 0";
        let found: i64 = self.db.query_row(sql, [], |row| row.get(0))?;
        Ok(usize::try_from(found).unwrap_or(0))
    }

    /// How many issues are kept though their file was written over by another.
    pub(super) fn written_over(&self) -> Result<usize, HoldingsError> {
        let found: i64 = self.db.query_row("SELECT count(*) FROM file WHERE over = 1", [], |row| row.get(0))?;
        Ok(usize::try_from(found).unwrap_or(0))
    }

    /// Has the files that could not be read tried again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn retry(&self) -> Result<usize, HoldingsError> {
        Ok(self.db.execute("UPDATE file SET state = 0, zh = NULL, en = NULL WHERE state = 2", [])?)
    }
}
