//! Bringing the library up to date: folders are looked through, what is new is read, and the index follows.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::error::HoldingsError;
use super::files::FileState;
use super::roots::Looked;
use super::take::Taken;
use super::{Holdings, WriterLock};
use crate::source::ReadOptions;

/// What an update is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read since it began.
    pub read: usize,
    /// Files that are still to be read.
    pub left: usize,
    /// Issues that are still to be put into the index.
    pub to_index: usize,
    /// The file that is read just now.
    pub now: Option<std::path::PathBuf>,
}

/// What an update has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// New issues.
    pub new: usize,
    /// Files of issues that were held already.
    pub same: usize,
    /// Issues that have changed.
    pub changed: usize,
    /// Issues that are as they were, and that an older version of the program had read.
    pub anew: usize,
    /// Issues whose text was cut off, damaged or a scan, and is kept from a fuller file now.
    pub fuller: usize,
    /// Files that could not be read.
    pub failed: usize,
    /// Issues whose file holds another issue now: they are kept.
    pub written_over: usize,
    /// What the looks through the folders found.
    pub looked: Looked,
    /// The index was made anew.
    pub rebuilt: bool,
}

impl Updated {
    /// Counts what a further update has done; what can't be read is what its look found.
    pub fn add(&mut self, more: &Self) {
        let Self { new, same, changed, anew, fuller, failed, written_over, looked, rebuilt } = *more;
        self.new += new;
        self.same += same;
        self.changed += changed;
        self.anew += anew;
        self.fuller += fuller;
        self.failed += failed;
        self.written_over += written_over;
        (self.looked.closed, self.looked.away) = (looked.closed, looked.away);
        self.rebuilt |= rebuilt;
    }
}

/// The index follows what was read after so many files, or so long: what was read can soon be found.
const FILES: usize = 48;
const LONG: Duration = Duration::from_secs(15);
/// The first files are found at once.
const FIRST: usize = 4;
/// Files are asked for in such portions: what comes meanwhile and is newer is read before the older ones.
const PORTION: usize = 16;

impl Holdings {
    /// Looks through all folders, reads what is new, the newest first, and brings the index up to date. `go_on` is told how far it is, between
    /// files, and ends it by `false`; `cancel` ends the reading of a file, too. What was done stays.
    ///
    /// # Errors
    /// [`HoldingsError::Cancelled`], or when something can't be read or written.
    pub fn update(
        &mut self,
        lock: &WriterLock,
        cancel: &AtomicBool,
        go_on: &mut dyn FnMut(&Progress) -> bool,
    ) -> Result<Updated, HoldingsError> {
        let mut done = Updated::default();
        let mut progress = Progress::default();
        // What an earlier run left to the index comes first: it can be searched while the files are looked through.
        done.rebuilt = self.index_all(lock, &mut progress, go_on)?;
        let written_over = self.written_over()?;
        done.looked = self.look_through(lock)?;
        self.look_for_corrections(lock)?;
        self.read_waiting(lock, cancel, (&mut progress, &mut done), go_on)?;
        // The files of folders that turned out not to be one issue.
        while self.look_into_parted(lock)? {
            self.read_waiting(lock, cancel, (&mut progress, &mut done), go_on)?;
        }
        self.index_all(lock, &mut progress, go_on)?;
        if self.has_met_damage() {
            // What could not be read of what is stored is read again, where its file is there.
            self.look_through(lock)?;
            self.read_waiting(lock, cancel, (&mut progress, &mut done), go_on)?;
            self.index_all(lock, &mut progress, go_on)?;
            self.forget_mended()?;
        }
        done.written_over = self.written_over()?.saturating_sub(written_over);
        Ok(done)
    }

    /// Looks through all folders.
    fn look_through(&mut self, lock: &WriterLock) -> Result<Looked, HoldingsError> {
        let mut all = Looked::default();
        for root in self.roots()? {
            let looked = self.look(lock, &root)?;
            all.new += looked.new;
            all.missing += looked.missing;
            all.back += looked.back;
            all.closed += looked.closed;
            all.away |= looked.away;
        }
        Ok(all)
    }

    fn index_all(
        &mut self,
        lock: &WriterLock,
        progress: &mut Progress,
        go_on: &mut dyn FnMut(&Progress) -> bool,
    ) -> Result<bool, HoldingsError> {
        let done = self.catch_up(lock, &mut |left| {
            progress.to_index = left;
            go_on(progress)
        })?;
        Ok(done.rebuilt)
    }

    fn read_waiting(
        &mut self,
        lock: &WriterLock,
        cancel: &AtomicBool,
        (progress, done): (&mut Progress, &mut Updated),
        go_on: &mut dyn FnMut(&Progress) -> bool,
    ) -> Result<(), HoldingsError> {
        let options = ReadOptions { cancel: Some(cancel), ..ReadOptions::default() };
        let (mut since, mut began) = (0, Instant::now());
        progress.left = self.file_counts()?[0];
        loop {
            let portion = self.files(FileState::Waiting, PORTION)?;
            if portion.is_empty() {
                return Ok(());
            }
            for file in portion {
                progress.now = Some(file.path.clone());
                if !go_on(progress) {
                    return Err(HoldingsError::Cancelled);
                }
                match self.take(lock, &file, &options)? {
                    Taken::New(_) => done.new += 1,
                    Taken::Same(_) => done.same += 1,
                    Taken::Changed(_) => done.changed += 1,
                    Taken::Anew(_) => done.anew += 1,
                    Taken::Fuller(_) => done.fuller += 1,
                    Taken::Failed => done.failed += 1,
                    Taken::Gone => done.looked.missing += 1,
                    Taken::Parted | Taken::Unchanged => {}
                }
                progress.read += 1;
                progress.left = progress.left.saturating_sub(1);
                since += 1;
                if since >= FILES || began.elapsed() >= LONG || progress.read == FIRST {
                    self.index_all(lock, progress, go_on)?;
                    (since, began) = (0, Instant::now());
                }
            }
        }
    }

    /// Looks through the folders again if a folder was found not to be one issue and its files are not known yet. Whether there is something to read.
    fn look_into_parted(&mut self, lock: &WriterLock) -> Result<bool, HoldingsError> {
        let unknown: i64 = self.db.query_row(
            "SELECT count(*) FROM file p WHERE p.state = 3
                AND NOT EXISTS (SELECT 1 FROM file f WHERE f.state <> 3 AND f.root = p.root AND substr(f.path, 1, length(p.path)) = p.path)",
            [],
            |row| row.get(0),
        )?;
        if unknown == 0 {
            return Ok(false);
        }
        Ok(self.look_through(lock)?.new > 0)
    }
}
