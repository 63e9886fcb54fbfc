//! Reading a file into the library.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{OptionalExtension as _, params};

use super::error::HoldingsError;
use super::files::{FileState, HeldFile};
use super::record::Same;
use super::roots::remove_homeless;
use super::twin::Twin;
use super::upgrade::OLDER_READING;
use super::{Holdings, WriterLock, record, resolve};
use crate::facts::{Facts, facts};
use crate::hash::sha256;
use crate::issue::Issue;
use crate::library::path_to_text;
use crate::open::{self, OpenError};
use crate::source::{ReadOptions, SourceError};

/// What became of a file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A new issue.
    New(i64),
    /// Another file of an issue that is held: moved, a duplicate, or another format.
    Same(i64),
    /// A later state of an issue that is held.
    Changed(i64),
    /// The same state, which an older version of the program has read.
    Anew(i64),
    /// A fuller text of an issue that is held: what was held was cut off, damaged or a scan.
    Fuller(i64),
    /// It could not be read; the reason is kept with it.
    Failed,
    /// It is not there any more.
    Gone,
    /// Only its time was another.
    Unchanged,
    /// A folder that is not one issue: its files are read by themselves.
    Parted,
}

/// What a file holds, read and understood.
pub struct Understood {
    /// The SHA-256 of its bytes.
    pub hash: String,
    /// `None` where a file of these bytes is held already.
    pub read: Option<Box<(Issue, Facts)>>,
}

impl Holdings {
    /// Reads a file and understands it; what is held already is not read again. Nothing is written.
    ///
    /// # Errors
    /// [`OpenError`] where it can't be read; inside the outer one, where the database does not answer.
    pub fn understand(
        &self,
        path: &Path,
        options: &ReadOptions<'_>,
    ) -> Result<Result<Understood, OpenError>, HoldingsError> {
        if path.is_dir() {
            return Ok(self.understand_folder(path, options));
        }
        let bytes = match open::read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(error)),
        };
        let hash = sha256(&bytes);
        if self.is_to_be_read_again(path, &hash)? {
            // The reader has said something about it since, or what is stored of it is damaged or of an older form.
        } else if self.issue_of(&hash)?.is_some() || self.is_as_it_was(path, &hash)? {
            return Ok(Ok(Understood { hash, read: None }));
        }
        let issue = match open::understand_with(&open::file_name(path), &bytes, options) {
            Ok(issue) => issue,
            Err(error) => return Ok(Err(error)),
        };
        let issue = self.as_corrected(issue);
        let facts = facts(&issue).as_said(&issue);
        Ok(Ok(Understood { hash, read: Some(Box::new((issue, facts))) }))
    }

    fn understand_folder(&self, path: &Path, options: &ReadOptions<'_>) -> Result<Understood, OpenError> {
        let issue = self.as_corrected(open::open_with(path, options)?);
        let facts = facts(&issue).as_said(&issue);
        Ok(Understood { hash: issue.source.sha256.clone(), read: Some(Box::new((issue, facts))) })
    }

    /// The issue that was read from files of this content.
    fn issue_of(&self, hash: &str) -> Result<Option<i64>, HoldingsError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT issue FROM file WHERE hash = ?1 AND issue IS NOT NULL AND state = 1 LIMIT 1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }

    /// Whether a file had this content when it was read.
    fn is_as_it_was(&self, path: &Path, hash: &str) -> Result<bool, HoldingsError> {
        let mut statement =
            self.db.prepare_cached("SELECT 1 FROM file WHERE path = ?1 AND hash = ?2 AND issue IS NOT NULL")?;
        Ok(statement.exists(params![path_to_text(path), hash])?)
    }

    /// Whether a file of this content was read and is to be read again though it is as it was.
    fn is_to_be_read_again(&self, path: &Path, hash: &str) -> Result<bool, HoldingsError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT 1 FROM file WHERE path = ?1 AND hash = ?2 AND issue IS NOT NULL AND again <> 0")?;
        Ok(statement.exists(params![path_to_text(path), hash])?)
    }

    /// Reads a file that is waiting into the library: in one transaction, or not at all.
    ///
    /// # Errors
    /// [`HoldingsError::Cancelled`] when it was called off; otherwise when the database does not answer. A file that can't be read is no
    /// error: it is listed with its reason.
    pub fn take(
        &mut self,
        lock: &WriterLock,
        file: &HeldFile,
        options: &ReadOptions<'_>,
    ) -> Result<Taken, HoldingsError> {
        match self.understand(&file.path, options)? {
            Err(OpenError::Source(SourceError::Cancelled)) => Err(HoldingsError::Cancelled),
            Err(OpenError::SeveralIssues(..)) if file.path.is_dir() => self.part(file),
            Err(OpenError::Missing(_)) => self.miss(file),
            Err(error) => self.fail(file, &error),
            Ok(understood) => self.put(lock, file, understood),
        }
    }

    /// Writes what was understood of a file.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn put(&mut self, _lock: &WriterLock, file: &HeldFile, understood: Understood) -> Result<Taken, HoldingsError> {
        let Understood { hash, read } = understood;
        let Some(read) = read else { return self.put_again(file, &hash) };
        let (issue, facts) = *read;
        if file.picture && has_little_text(&issue) {
            let (zh, en) = LITTLE_TEXT;
            return self.fail_for(file, zh, en);
        }
        if file.path.is_dir() && !file.picture && !is_one_issue(&issue) {
            return self.part(file);
        }
        let change = self.db.transaction()?;
        // The same bytes again: the reader has corrected the issue since, or an older reading has read it.
        let again: Option<i64> = change
            .query_row("SELECT id FROM issue WHERE id = ?1 AND hash = ?2", params![file.issue, hash], |row| row.get(0))
            .optional()?;
        let why: i64 = change.query_row("SELECT again FROM file WHERE id = ?1", [file.id], |row| row.get(0))?;
        let alike = match again {
            Some(_) => Vec::new(),
            None => record::alike(&change, &issue, &hash)?,
        };
        let mut damaged = Vec::new();
        let same = record::same_issue(&change, &issue, &alike, &mut damaged)?;
        // What the file itself was before: it has changed, unless another file is there that still is as it was.
        let earlier = file.issue.filter(|earlier| again.is_some() || alike.contains(earlier));
        let is_elsewhere = match earlier.filter(|_| again.is_none()) {
            Some(issue) => is_in_another_file(&change, issue, file)?,
            None => false,
        };
        let earlier = earlier.filter(|_| !is_elsewhere);
        let written = |instead| record::put(&change, &issue, &facts, (&hash, now()), instead);
        let told = same.as_ref().and_then(|same| same.told.clone());
        let (id, taken) = match (same, earlier) {
            (Some(Same { issue, twin: Twin::Fuller, .. }), _) => (written(Some(issue))?, Taken::Fuller(issue)),
            (Some(Same { issue, .. }), earlier) if earlier != Some(issue) => (issue, Taken::Same(issue)),
            (_, Some(earlier)) if again.is_some() && why == OLDER_READING => {
                (written(Some(earlier))?, Taken::Anew(earlier))
            }
            (_, Some(earlier)) => (written(Some(earlier))?, Taken::Changed(earlier)),
            (_, None) => {
                let id = written(None)?;
                (id, Taken::New(id))
            }
        };
        // Of a file that has changed the earlier text is its own.
        let told = told.filter(|_| matches!(taken, Taken::Same(_) | Taken::Fuller(_)));
        keep_written_over(&change, file, id)?;
        mark(&change, file.id, &hash, id)?;
        if let Some((zh, en)) = told {
            change.execute("UPDATE file SET zh = ?2, en = ?3 WHERE id = ?1", params![file.id, zh, en])?;
        }
        if !matches!(taken, Taken::Same(_)) {
            resolve::resolve_issue(&change, id)?;
        }
        remove_homeless(&change)?;
        change.commit()?;
        damaged.iter().for_each(|error| self.note_damaged(error));
        Ok(taken)
    }

    /// Puts what was understood before, from this file or another with the same bytes.
    fn put_again(&mut self, file: &HeldFile, hash: &str) -> Result<Taken, HoldingsError> {
        if self.is_as_it_was(&file.path, hash)? {
            // In what it differs from the issue that it is taken for stays told.
            self.db.execute("UPDATE file SET state = 1, missing = 0 WHERE id = ?1", [file.id])?;
            return Ok(Taken::Unchanged);
        }
        let Some(issue) = self.issue_of(hash)? else { return Ok(Taken::Failed) };
        self.known_as(file, hash, issue)?;
        Ok(Taken::Same(issue))
    }

    fn known_as(&mut self, file: &HeldFile, hash: &str, issue: i64) -> Result<(), HoldingsError> {
        let change = self.db.transaction()?;
        keep_written_over(&change, file, issue)?;
        mark(&change, file.id, hash, issue)?;
        // A copy differs in what the file differs in that it is a copy of.
        change.execute(
            "UPDATE file SET (zh, en) = (SELECT o.zh, o.en FROM file o WHERE o.hash = ?2 AND o.issue = ?3 AND o.id <> ?1
                AND o.zh IS NOT NULL LIMIT 1) WHERE id = ?1",
            params![file.id, hash, issue],
        )?;
        remove_homeless(&change)?;
        change.commit()?;
        Ok(())
    }

    fn fail(&mut self, file: &HeldFile, error: &OpenError) -> Result<Taken, HoldingsError> {
        self.fail_for(file, &error.message_zh(), &error.to_string())
    }

    /// Lists a file with the reason why it is none of the library, in both languages.
    fn fail_for(&mut self, file: &HeldFile, zh: &str, en: &str) -> Result<Taken, HoldingsError> {
        self.db.execute(
            "UPDATE file SET state = ?2, zh = ?3, en = ?4 WHERE id = ?1",
            params![file.id, FileState::Failed.code(), zh, en],
        )?;
        Ok(Taken::Failed)
    }

    /// Marks what has gone since it was seen. An issue that was read from it stays; when the file is back it is read again.
    fn miss(&mut self, file: &HeldFile) -> Result<Taken, HoldingsError> {
        let change = self.db.transaction()?;
        change.execute(
            "UPDATE file SET missing = 1, state = 1, modified = -1 WHERE id = ?1 AND issue IS NOT NULL",
            [file.id],
        )?;
        change.execute("DELETE FROM file WHERE id = ?1 AND issue IS NULL", [file.id])?;
        change.commit()?;
        Ok(Taken::Gone)
    }

    fn part(&mut self, file: &HeldFile) -> Result<Taken, HoldingsError> {
        let state = FileState::Parted.code();
        self.db.execute("UPDATE file SET state = ?2, issue = NULL WHERE id = ?1", [file.id, state])?;
        Ok(Taken::Parted)
    }
}

/// Whether another file is there that still is as the issue was read.
fn is_in_another_file(db: &rusqlite::Connection, issue: i64, file: &HeldFile) -> rusqlite::Result<bool> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM file f JOIN issue i ON i.id = f.issue AND i.hash = f.hash
            WHERE f.issue = ?1 AND f.id <> ?2 AND f.missing = 0)",
        [issue, file.id],
        |row| row.get(0),
    )
}

/// Of an issue whose only file holds another issue now.
const WRITTEN_OVER: (&str, &str) = (
    "此文件原来的内容是另一份公报或文件，已被改写；原来的存文仍保留",
    "this file held something else before it was written over; what it held is kept",
);

/// Keeps an issue that a file was so far and is not any more, where no other file leads to it: with the file's own place, which is not there any more, and
/// a part of its hash. A file that is written over is lost no less than one that is deleted.
fn keep_written_over(db: &rusqlite::Connection, file: &HeldFile, now: i64) -> rusqlite::Result<()> {
    let Some(earlier) = file.issue.filter(|earlier| *earlier != now) else { return Ok(()) };
    let (zh, en) = WRITTEN_OVER;
    db.execute(
        "INSERT OR IGNORE INTO file (path, root, size, modified, picture, hash, issue, state, missing, over, zh, en)
            SELECT f.path || '#' || substr(f.hash, 1, 12), f.root, f.size, -1, f.picture, f.hash, f.issue, 1, 1, 1, ?3, ?4
            FROM file f JOIN issue i ON i.id = f.issue WHERE f.id = ?1 AND f.issue = ?2 AND f.hash IS NOT NULL AND i.chars > 0
                AND NOT EXISTS (SELECT 1 FROM file o WHERE o.issue = ?2 AND o.id <> ?1)",
        params![file.id, earlier, zh, en],
    )?;
    Ok(())
}

fn mark(db: &rusqlite::Connection, file: i64, hash: &str, issue: i64) -> rusqlite::Result<usize> {
    // What was kept without a file has one again.
    db.prepare_cached("DELETE FROM file WHERE issue = ?1 AND over = 1")?.execute([issue])?;
    db.prepare_cached(
        "UPDATE file SET hash = ?2, issue = ?3, state = 1, missing = 0, again = 0, zh = NULL, en = NULL WHERE id = ?1",
    )?
    .execute(params![file, hash, issue])
}

/// Whether the files of a folder say that they are one issue: printed contents name most of what they hold.
fn is_one_issue(issue: &Issue) -> bool {
    let found = issue.contents.iter().filter(|entry| entry.document.is_some()).count();
    found > 1 && found * 2 >= issue.contents.len()
}

/// A page of a gazette has more signs than this; a photograph with a sign in it has not.
const LITTLE: usize = 40;
/// Why a picture with less is not taken in.
const LITTLE_TEXT: (&str, &str) = (
    "图像中认出的文字太少，不像公报的页面，未加入；仍可单独打开",
    "Too little text was recognised on the picture for a page of a gazette: it is not taken in, and can be opened by itself",
);

/// Whether pictures have less text than pages have.
fn has_little_text(issue: &Issue) -> bool {
    let pages = issue.source.recognised.len().max(1);
    let signs = issue.documents.iter().flat_map(|d| &d.blocks).flat_map(|b| b.text.chars());
    signs.filter(|c| c.is_alphanumeric()).take(LITTLE * pages).count() < LITTLE * pages
}

/// Seconds since 1970.
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |t| i64::try_from(t.as_secs()).unwrap_or(0))
}
