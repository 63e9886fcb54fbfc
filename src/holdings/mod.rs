//! The issues that the reader holds (所藏各期): a library of gazettes.
//!
//! What is known of files, issues and documents is in a database; their text is packed in it, and a text index is made from it that may be
//! deleted at any time. Both stand in the folder `holdings` of the data folder:
//!
//! | file | holds |
//! |---|---|
//! | `library.sqlite` | the truth: `schema` |
//! | `text/` | the text index: `index` |
//! | `writer.lock` | held by the one process that adds to both |
//!
//! A change of the database has a generation, and the index knows the generation it was made of: whatever happens between the two commits, the
//! next start puts into the index what it lacks ([`Holdings::catch_up`]).

mod across;
mod aside;
mod connect;
mod corrected;
mod damaged;
mod differ;
mod error;
mod export;
mod files;
mod held;
mod index;
mod keys;
mod laid;
mod listing;
mod record;
mod resolve;
mod roots;
mod saved;
mod schema;
mod search;
mod sign;
mod state;
mod tables;
mod take;
mod text;
mod twin;
mod undecided;
mod update;
mod upgrade;
mod walk;
mod worker;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use self::across::{CitedHere, EffectHere, HistoryKind, HistoryRow};
pub use self::error::{HoldingsError, Lost};
pub use self::export::ExportTable;
pub use self::files::{FileState, HeldFile};
pub use self::held::{HeldDocument, HeldIssue, Series};
pub use self::index::Wanted;
use self::index::{Passages, TextIndex};
pub use self::listing::{Listed, ListedRow, Listing};
pub use self::resolve::{Candidate, Cited, CitingPaper, Method};
pub use self::roots::{Looked, Root};
pub use self::saved::SavedSearch;
pub use self::search::{
    Answer, DocumentHits, Facet, FacetCounts, GoTo, Narrow, OpenIssues, Order, Phrases, Question, ROWS_OF_A_DOCUMENT,
    Row, Scope, Searcher, numbered, phrases,
};
pub use self::state::{Coverage, HeldState, StateKind};
pub use self::take::{Taken, Understood};
pub use self::text::KeptBlock;
pub use self::undecided::UndecidedCitations;
pub use self::update::{Progress, Updated};
pub use self::walk::LINKS_OUT;
pub use self::worker::{Told, Worker};
use crate::library::{Library, close_private_files, make_private_folders, private_file};
use crate::search::push_searched;

/// The folder below the data folder.
use crate::library::HOLDINGS as FOLDER;
/// The folder of the text index in it.
const TEXT_FOLDER: &str = "text";

/// The library, as one thread has it. Any number of threads and processes may have one on the same folder.
pub struct Holdings {
    folder: PathBuf,
    db: Connection,
    index: Option<TextIndex>,
    /// What was found wrong when it was opened, until it is told.
    found: Option<HoldingsError>,
    /// The index was checked byte by byte since it was opened.
    checked: bool,
    /// What the reader has corrected, once it was asked for.
    marks: OnceCell<Library>,
    /// The files whose stored text was found damaged, until they are told.
    damaged: RefCell<BTreeSet<PathBuf>>,
}

/// The right to add to the library: one process at a time has it.
#[derive(Debug)]
pub struct WriterLock {
    file: File,
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // A process that is being started has the file open, too, until it is another program: closing it here would not
        // be enough. That it can't be unlocked says that it is not locked.
        let _ = self.file.unlock();
    }
}

/// How far the index is behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaughtUp {
    /// Issues that were put into the index.
    pub added: usize,
    /// The index was made anew.
    pub rebuilt: bool,
}

/// After so many issues the log of the database is emptied into it.
const MANY: usize = 16;
/// So many issues are put into the index between two commits.
const BATCH: usize = 256;

impl Holdings {
    /// Opens the library of a data folder; it is made if need be.
    ///
    /// # Errors
    /// When it can't be made or read, or is of a newer version.
    pub fn open(data: &Path) -> Result<Self, HoldingsError> {
        let folder = data.join(FOLDER);
        make_private_folders(&folder).map_err(HoldingsError::file(&folder))?;
        let (db, found) = schema::open(&folder.join("library.sqlite"))?;
        let (marks, damaged) = (OnceCell::new(), RefCell::default());
        let mut holdings = Self { folder, db, index: None, found, checked: false, marks, damaged };
        holdings.open_index();
        // Earlier versions, and whoever else makes files here, leave them as the system has it.
        close_private_files(&holdings.folder);
        close_private_files(&holdings.index_folder());
        Ok(holdings)
    }

    /// What was found wrong with the library when it was opened, and should be told; it is given once. The library can be used.
    pub fn take_found(&mut self) -> Option<HoldingsError> {
        self.found.take()
    }

    /// The folder of the library.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn index_folder(&self) -> PathBuf {
        self.folder.join(TEXT_FOLDER)
    }

    /// Whether nothing can be written to the library: it is on a medium, or in a folder, that is only read.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.db.is_readonly(rusqlite::MAIN_DB).unwrap_or(false)
    }

    /// Opens the index where there is one that fits.
    fn open_index(&mut self) {
        let now = record::generation(&self.db).unwrap_or(0);
        // One that is ahead of the database (a copy that was put back) tells what is not there.
        self.index = TextIndex::open(&self.index_folder()).filter(|i| i.generation().is_none_or(|known| known <= now));
    }

    /// The right to add to the library.
    ///
    /// # Errors
    /// [`HoldingsError::Busy`] where another process has it.
    pub fn lock(&self) -> Result<WriterLock, HoldingsError> {
        let path = self.folder.join("writer.lock");
        let file = private_file().open(&path).map_err(HoldingsError::file(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(WriterLock { file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(HoldingsError::Busy),
            Err(std::fs::TryLockError::Error(error)) => Err(HoldingsError::File { path, cause: error }),
        }
    }

    /// Puts into the index what it lacks; makes it anew where there is none, or where it is damaged or of another version. `go_on` is
    /// asked after each issue, with the number of those that are still to come.
    ///
    /// # Errors
    /// When something can't be read or written; [`HoldingsError::Cancelled`] when `go_on` says so: what was committed stays.
    pub fn catch_up(
        &mut self,
        _lock: &WriterLock,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<CaughtUp, HoldingsError> {
        let folder = self.index_folder();
        let mut done = CaughtUp::default();
        if self.index.is_none() {
            self.open_index();
        }
        if self.index.is_none() {
            self.index = Some(TextIndex::create(&folder)?);
            done.rebuilt = true;
        }
        let Some(index) = &self.index else { return Ok(done) };
        let from = index.generation().unwrap_or(0);
        let now = record::generation(&self.db)?;
        if from == now && !done.rebuilt {
            return Ok(done);
        }
        let behind: Vec<(i64, i64)> =
            self.pairs("SELECT id, generation FROM issue WHERE generation > ?1 ORDER BY generation", from)?;
        let gone: Vec<(i64, i64)> = self.pairs("SELECT issue, generation FROM gone WHERE generation > ?1", from)?;
        let mut writer = index.writer()?;
        gone.iter().for_each(|(issue, _)| writer.remove(*issue));
        for (at, (issue, generation)) in behind.iter().enumerate() {
            writer.remove(*issue);
            self.each_document(*issue, |passages| writer.add(*issue, passages))?;
            done.added += 1;
            let left = behind.len() - at - 1;
            let stop = !go_on(left);
            if left > 0 && (stop || (at + 1) % BATCH == 0) {
                // Of what is gone everything was taken out above, whatever its generation.
                writer.commit(*generation)?;
            }
            if stop && left > 0 {
                return Err(HoldingsError::Cancelled);
            }
        }
        writer.commit(now)?;
        writer.finish()?;
        close_private_files(&folder);
        index.reload()?;
        if done.added > MANY {
            // A reader that looks just now keeps what it looks at: the next time does it.
            let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        Ok(done)
    }

    fn pairs(&self, sql: &str, from: i64) -> Result<Vec<(i64, i64)>, HoldingsError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([from], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Calls `each` with the passages of each document of an issue.
    fn each_document(
        &self,
        issue: i64,
        mut each: impl FnMut(Passages) -> Result<(), HoldingsError>,
    ) -> Result<(), HoldingsError> {
        for (document, _) in self.pairs("SELECT id, ord FROM document WHERE issue = ?1 ORDER BY ord", issue)? {
            // What is damaged is read again from its file; all others can be found meanwhile.
            let Some(blocks) = self.blocks_if_whole(document)? else { continue };
            each(Passages { document, texts: passage_texts(&blocks) })?;
        }
        Ok(())
    }

    /// Sees what was committed to the index since, by this process or another.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn refresh(&mut self) -> Result<(), HoldingsError> {
        match &self.index {
            Some(index) => index.reload(),
            None => {
                self.open_index();
                Ok(())
            }
        }
    }

    /// How many passages the index has, and how many bytes it takes; `None` where there is no index.
    #[must_use]
    pub fn index_size(&self) -> Option<(u64, u64)> {
        self.index.as_ref().map(|index| (index.len(), index.bytes()))
    }

    /// Whether the index answers for all of the library.
    #[must_use]
    pub fn is_up_to_date(&self) -> bool {
        let now = record::generation(&self.db).unwrap_or(0);
        self.index.as_ref().is_some_and(|index| index.generation().unwrap_or(0) == now)
    }
}

/// The passages of blocks as the index has them.
fn passage_texts(blocks: &[KeptBlock]) -> Vec<String> {
    let kinds = blocks.iter().map(|b| b.kind);
    let text = |range: std::ops::Range<usize>| {
        let mut text = String::new();
        for block in blocks.get(range).unwrap_or_default() {
            push_searched(&mut text, &block.text, block.table);
        }
        text
    };
    text::passages(kinds).into_iter().map(text).collect()
}

/// A place in a document of the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeldPlace {
    /// The number of the document in the library.
    pub document: i64,
    /// Index of the block.
    pub block: usize,
    /// Byte in the block's text.
    pub byte: usize,
    /// Byte at which it ends.
    pub end: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_still_has_the_file_of_a_lock_that_was_given_back_locks_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let holdings = Holdings::open(folder.path()).unwrap();
        let lock = holdings.lock().unwrap();
        assert!(matches!(holdings.lock(), Err(HoldingsError::Busy)));
        // As a process has it that is being started.
        let open = lock.file.try_clone().unwrap();
        drop(lock);
        assert!(holdings.lock().is_ok());
        drop(open);
    }
}
