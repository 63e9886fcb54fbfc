//! The keeping of files: read, change and write of one RON file so that nothing acknowledged is ever lost.
//!
//! What a file looks like is told in [`envelope`](super::envelope). It is only ever replaced as a whole: a temporary file in the same folder is
//! written and synced, renamed over the old one, and the folder synced. A reader therefore needs no lock. A writer
//! holds the library's lock from reading the file to syncing the folder, so that two processes adding at once build
//! on each other's change.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::envelope::{Decoded, Stored, decode, encode, is_damaged};
use super::error::{LibraryError, LibraryNotice};
use super::private;
use super::window::is_of_a_window;

/// The name of the lock that writers hold.
pub(super) const LOCK: &str = "write.lock";
/// How often the lock is tried, at [`LOCK_STEP`]: three seconds together.
const LOCK_TRIES: u32 = 1500;
const LOCK_STEP: Duration = Duration::from_millis(2);
/// No file of the user's data is larger, in bytes: sixty thousand bookmarks.
const LARGEST: u64 = 64 << 20;
/// Names of temporary files: what is left of a killed writer is removed by the next opening.
const TEMP_PREFIX: &str = ".gongbao-";
const TEMP_SUFFIX: &str = ".tmp";

/// A data folder.
#[derive(Debug)]
pub(super) struct Store {
    folder: PathBuf,
    notices: Mutex<Notices>,
    /// The folder was there, with its lock: should it be gone later, somebody has taken it away.
    seen: AtomicBool,
    /// Files as they were read or written last: should one be another now, somebody else has changed it.
    known: Mutex<BTreeMap<PathBuf, Option<Sum>>>,
}

/// A checksum of a file.
type Sum = [u8; 32];

#[derive(Debug, Default)]
struct Notices {
    pending: Vec<LibraryNotice>,
    /// Newer files already reported: once a run is enough.
    newer: BTreeSet<PathBuf>,
    /// Files of others already reported.
    strangers: BTreeSet<PathBuf>,
}

/// The library's lock; given back when dropped.
pub(super) struct Guard {
    _write: File,
}

impl Store {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, notices: Mutex::default(), seen: AtomicBool::new(false), known: Mutex::default() }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn notify(&self, notice: LibraryNotice) {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).pending.push(notice);
    }

    pub(super) fn take_notices(&self) -> Vec<LibraryNotice> {
        std::mem::take(&mut self.notices.lock().unwrap_or_else(PoisonError::into_inner).pending)
    }

    /// The value in the file `name` (relative to the folder); the default where there is no file. A damaged file is
    /// set aside and reported, then the default is given.
    pub(super) fn load<T: Stored>(&self, name: &Path) -> Result<T, LibraryError> {
        let Some(bytes) = self.read(name)? else { return Ok(T::default()) };
        match decode::<T>(&bytes) {
            Decoded::Good(value) => Ok(value),
            Decoded::Newer { version, data } => {
                self.report_newer(name, version, T::VERSION);
                Ok(data)
            }
            Decoded::Damaged(cause) => {
                let guard = match self.lock() {
                    Ok(guard) => guard,
                    Err(LibraryError::Busy { folder }) => return Err(LibraryError::Busy { folder }),
                    Err(_) => return Err(LibraryError::Damaged { file: self.folder.join(name), cause }),
                };
                self.load_under(&guard, name)
            }
        }
    }

    /// Reads the file `name` under the lock, lets `change` work on its value and writes it back. When this gives
    /// `Ok`, the change is on the disk.
    pub(super) fn update<T: Stored, R>(
        &self,
        name: &Path,
        change: impl FnOnce(&mut T) -> Result<R, LibraryError>,
    ) -> Result<R, LibraryError> {
        let guard = self.lock()?;
        self.update_locked(&guard, name, change)
    }

    /// [`Store::update`] by a caller that has the lock.
    pub(super) fn update_locked<T: Stored, R>(
        &self,
        guard: &Guard,
        name: &Path,
        change: impl FnOnce(&mut T) -> Result<R, LibraryError>,
    ) -> Result<R, LibraryError> {
        let (mut value, before) = self.load_locked::<T>(guard, name)?;
        if let Some(Origin::Newer(version)) = before {
            return Err(LibraryError::Newer { file: self.folder.join(name), version, known: T::VERSION });
        }
        let result = change(&mut value)?;
        let file = self.folder.join(name);
        let text = encode(&value).map_err(|e| LibraryError::Encode { file: file.clone(), cause: e.to_string() })?;
        match before {
            // Nothing changed: the file was synced before it got its name, only the name may not be.
            Some(Origin::Known(bytes)) if bytes == text.as_bytes() => sync_folder(folder_of(&file)),
            before => {
                let before = before.and_then(Origin::bytes);
                self.keep_what_came(name, before.as_deref()).and_then(|()| self.replace(&file, text.as_bytes()))
            }
        }
        .map_err(|e| LibraryError::writing(&self.folder, e))?;
        self.remember(name, Some(text.as_bytes()));
        Ok(result)
    }

    /// [`Store::load`] by a caller that has the lock.
    pub(super) fn load_under<T: Stored>(&self, guard: &Guard, name: &Path) -> Result<T, LibraryError> {
        self.load_locked(guard, name).map(|(value, _)| value)
    }

    fn load_locked<T: Stored>(&self, _guard: &Guard, name: &Path) -> Result<(T, Option<Origin>), LibraryError> {
        let Some(bytes) = self.read(name)? else { return Ok((T::default(), None)) };
        match decode::<T>(&bytes) {
            Decoded::Good(value) => Ok((value, Some(Origin::Known(bytes)))),
            Decoded::Newer { version, data } => {
                self.report_newer(name, version, T::VERSION);
                Ok((data, Some(Origin::Newer(version))))
            }
            Decoded::Damaged(cause) => {
                let file = self.folder.join(name);
                match set_aside(&file) {
                    Ok(kept_as) => {
                        self.remember(name, None);
                        self.notify(LibraryNotice::SetAside { file, kept_as, cause });
                    }
                    Err(_) => return Err(LibraryError::Damaged { file, cause }),
                }
                Ok((T::default(), None))
            }
        }
    }

    /// The file's bytes; `None` where there is none. That another has changed it since it was read or written here is told.
    fn read(&self, name: &Path) -> Result<Option<Vec<u8>>, LibraryError> {
        let file = self.folder.join(name);
        let bytes = match read_file(&file) {
            Ok(bytes) => Some(bytes),
            // A folder that is none (a file stands in its place) has no files; writing will say what is wrong.
            Err(e)
                if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
                    && !leads_nowhere(&file) =>
            {
                None
            }
            Err(cause) => return Err(LibraryError::Unreadable { file, cause }),
        };
        // A folder that was taken away, or a damaged file, is told of as such.
        let damaged = bytes.as_deref().is_some_and(is_damaged);
        if !damaged && (bytes.is_some() || !self.has_vanished()) {
            let before = self.remember(name, bytes.as_deref());
            let changed = before.is_some_and(|before| before != bytes.as_deref().map(sum));
            if changed && is_of_an_issue(name) {
                self.notify(LibraryNotice::ChangedElsewhere { file });
            }
        }
        Ok(bytes)
    }

    /// Remembers a file as it is now; gives what was known of it.
    fn remember(&self, name: &Path, bytes: Option<&[u8]>) -> Option<Option<Sum>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(name.to_owned(), bytes.map(sum))
    }

    /// Looks whether another window or machine has changed the files of issues that were read or written here, or has
    /// put copies of its own beside them. What is found is told by notices.
    pub(super) fn look_for_changes(&self, folders: &[&str]) -> Result<(), LibraryError> {
        if self.has_vanished() {
            return self.lock().map(drop);
        }
        let known: Vec<PathBuf> = {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.keys().filter(|name| is_of_an_issue(name)).cloned().collect()
        };
        for name in known {
            // A damaged one is set aside, and told of, when it is asked for: the window does so when it hears of it.
            if self.read(&name)?.as_deref().is_some_and(is_damaged) {
                self.notify(LibraryNotice::ChangedElsewhere { file: self.folder.join(name) });
            }
        }
        for folder in folders {
            let Ok(entries) = fs::read_dir(self.folder.join(folder)) else { continue };
            for file in entries.flatten().map(|entry| entry.path()).filter(|file| is_a_copy(file)) {
                let mut notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
                if notices.strangers.insert(file.clone()) {
                    notices.pending.push(LibraryNotice::Copy { file });
                }
            }
        }
        Ok(())
    }

    /// A program that carries files between machines knows no lock: what it has put in the place of a file while this one
    /// was changed is kept beside it.
    fn keep_what_came(&self, name: &Path, before: Option<&[u8]>) -> io::Result<()> {
        let file = self.folder.join(name);
        let now = read_file(&file).ok();
        if now.is_none() || now.as_deref() == before {
            return Ok(());
        }
        let kept_as = move_beside(&file, "elsewhere")?;
        self.notify(LibraryNotice::KeptBeside { file, kept_as });
        Ok(())
    }

    fn report_newer(&self, name: &Path, version: u32, known: u32) {
        let file = self.folder.join(name);
        let mut notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        if notices.newer.insert(file.clone()) {
            notices.pending.push(LibraryNotice::Newer { file, version, known });
        }
    }

    /// Waits for the lock, at most three seconds.
    ///
    /// There are two: whoever waits for the write lock holds the turn lock, so a process that writes in a loop can't
    /// take the write lock again before the one that waits.
    pub(super) fn lock(&self) -> Result<Guard, LibraryError> {
        let failed = |e| LibraryError::writing(&self.folder, e);
        let vanished = self.has_vanished();
        make_folder(&self.folder).map_err(failed)?;
        let turn = open_lock(&self.folder.join("turn.lock")).map_err(failed)?;
        let write = open_lock(&self.folder.join(LOCK)).map_err(failed)?;
        self.seen.store(true, Ordering::Relaxed);
        if vanished {
            self.known.lock().unwrap_or_else(PoisonError::into_inner).clear();
            self.notify(LibraryNotice::Vanished { folder: self.folder.clone() });
        }
        let mut tries = LOCK_TRIES;
        for file in [&turn, &write] {
            loop {
                match file.try_lock() {
                    Ok(()) => break,
                    Err(TryLockError::WouldBlock) if tries > 0 => {
                        tries -= 1;
                        std::thread::sleep(LOCK_STEP);
                    }
                    Err(TryLockError::WouldBlock) => return Err(LibraryError::Busy { folder: self.folder.clone() }),
                    Err(TryLockError::Error(e)) => return Err(failed(e)),
                }
            }
        }
        Ok(Guard { _write: write })
    }

    /// Whether the folder was there and is not any more, or another stands in its place.
    pub(super) fn has_vanished(&self) -> bool {
        self.seen.load(Ordering::Relaxed) && !self.folder.join(LOCK).exists()
    }

    /// Puts bytes in the place of the file `name`, by a caller that has the lock.
    pub(super) fn put(&self, _guard: &Guard, name: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
        self.replace(&self.folder.join(name), bytes).map_err(|error| LibraryError::writing(&self.folder, error))?;
        self.remember(name, Some(bytes));
        Ok(())
    }

    /// Puts `bytes` in the place of `file`, as a whole or not at all. A link stays a link: settings may be kept among
    /// the user's other ones.
    fn replace(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        make_folder(folder_of(file))?;
        if leads_nowhere(file) {
            // What it leads to may be on a disk that is not there just now: a file in its place would hide that for good.
            return Err(io::Error::other("it is a link that leads nowhere"));
        }
        let file = &fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let folder = folder_of(file);
        let mut temporary = tempfile::Builder::new().prefix(TEMP_PREFIX).suffix(TEMP_SUFFIX).tempfile_in(folder)?;
        temporary.write_all(bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(file).map_err(|e| e.error)?;
        sync_folder(folder)
    }

    /// Removes the temporary files, and folders of backups, of writers that were killed. With the lock held, none is in use.
    pub(super) fn sweep(&self, _guard: &Guard, folders: &[&str]) {
        for folder in folders {
            let Ok(entries) = fs::read_dir(self.folder.join(folder)) else { continue };
            for entry in entries.flatten() {
                let name = entry.file_name();
                let left = name.to_str().is_some_and(|n| n.starts_with(TEMP_PREFIX) && n.ends_with(TEMP_SUFFIX));
                // One that can't be removed does no harm, and the next opening tries again.
                let _ = left.then(|| match entry.file_type() {
                    Ok(kind) if kind.is_dir() => fs::remove_dir_all(entry.path()),
                    _ => fs::remove_file(entry.path()),
                });
            }
        }
    }

    /// The stems of the files `<stem>.ron` in a folder, sorted; those set aside are not among them.
    pub(super) fn stems(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder.join(folder)) else { return Vec::new() };
        let mut stems: Vec<String> = entries
            .flatten()
            .filter_map(|e| e.file_name().to_str()?.strip_suffix(".ron").map(str::to_owned))
            .filter(|stem| !stem.contains('.'))
            .collect();
        stems.sort_unstable();
        stems
    }
}

/// Reads a file of the user's data. Anything else in its place, a pipe or a device that has no end, would hold up
/// everything.
pub(super) fn read_file(file: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(file)?;
    if !about.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if about.len() > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    fs::read(file)
}

/// Whether a name is that of a link to something that is not there.
fn leads_nowhere(file: &Path) -> bool {
    fs::symlink_metadata(file).is_ok_and(|about| about.is_symlink()) && fs::metadata(file).is_err()
}

/// What a value was read from.
enum Origin {
    Known(Vec<u8>),
    Newer(u32),
}

impl Origin {
    fn bytes(self) -> Option<Vec<u8>> {
        match self {
            Self::Known(bytes) => Some(bytes),
            Self::Newer(_) => None,
        }
    }
}

fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

/// Whether a file is of an issue: in a folder. Settings and session are each window's own as long as it lives.
fn is_of_an_issue(name: &Path) -> bool {
    name.parent().is_some_and(|folder| !folder.as_os_str().is_empty())
}

/// Whether a file is a copy that a program left which carries files between machines: they add words to the name, which
/// has none here but the number of a window, and keep its ending.
fn is_a_copy(file: &Path) -> bool {
    let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else { return false };
    let ours = stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        || file.file_name().is_some_and(|name| is_of_a_window(Path::new(name)));
    let kept = ["damaged", "elsewhere"].iter().any(|why| stem.contains(&format!(".{why}-")));
    file.extension().is_some_and(|ending| ending == "ron") && !ours && !kept && !stem.starts_with('.')
}

/// Renames `x.ron` to the first free `x.damaged-<n>.ron`.
fn set_aside(file: &Path) -> io::Result<PathBuf> {
    move_beside(file, "damaged")
}

/// Renames `x.ron` to the first free `x.<why>-<n>.ron`.
fn move_beside(file: &Path, why: &str) -> io::Result<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut n = 1_u32;
    loop {
        let kept_as = file.with_file_name(format!("{stem}.{why}-{n}.ron"));
        if fs::symlink_metadata(&kept_as).is_err() {
            fs::rename(file, &kept_as)?;
            sync_folder(folder_of(file))?;
            return Ok(kept_as);
        }
        n = n.checked_add(1).ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))?;
    }
}

/// Makes a folder and those above it, and makes the new names lasting.
fn make_folder(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && !f.is_dir()).collect();
    private::make_folders(folder)?;
    missing.into_iter().try_for_each(|made| sync_folder(folder_of(made)))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn open_lock(path: &Path) -> io::Result<File> {
    private::options().open(path)
}

/// Makes the names in a folder lasting. Only Unix has such a call; elsewhere the rename itself is journaled.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
