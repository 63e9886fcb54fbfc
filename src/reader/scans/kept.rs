//! What was read of scans, kept on the disk: a file for each scan, named by its content. It can be read again, so nothing
//! of it is needed, and what fails costs time only.

use std::collections::HashMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::source::Recognised;
use crate::unfinished::Unfinished;

/// The form of what is kept; another one is read again.
const VERSION: u32 = 5;
/// Most bytes of all that is kept: some thousand pages. What was kept longest ago goes first.
const MOST_BYTES: u64 = 256 << 20;
/// What names of files begin with that are being written.
const TEMPORARY: &str = ".tmp";
/// No file is written longer than this.
const LONGEST_WRITING: Duration = Duration::from_secs(3600);
/// The ending of the files.
const ENDING: &str = "scan";

/// What was read of one scan.
#[derive(Default)]
pub(super) struct Kept {
    /// By the page's number in the file, from 1.
    pub(super) pages: HashMap<u32, Recognised>,
    /// Which pages are to be read from their pictures, where all of them were: the file need not be read to find them.
    pub(super) needed: Option<Vec<u32>>,
    /// Something was read that is not on the disk.
    pub(super) changed: bool,
    path: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Stored {
    version: u32,
    needed: Option<Vec<u32>>,
    pages: HashMap<u32, Recognised>,
}

#[derive(Serialize)]
struct Storing<'k> {
    version: u32,
    needed: Option<&'k [u32]>,
    pages: &'k HashMap<u32, Recognised>,
}

impl Kept {
    /// What was kept of a file with this content.
    pub(super) fn of(folder: Option<&Path>, file: &[u8]) -> Self {
        let path = folder.map(|folder| folder.join(crate::hash::sha256(file)).with_extension(ENDING));
        let stored = path.as_deref().and_then(|path| rmp_serde::from_slice::<Stored>(&fs::read(path).ok()?).ok());
        let Some(Stored { pages, needed, .. }) = stored.filter(|stored| stored.version == VERSION) else {
            return Self { path, ..Self::default() };
        };
        Self { pages, needed, changed: false, path }
    }

    /// What was read of the pages that are to be read from their pictures, where that is known and complete.
    pub(super) fn complete(&self) -> Option<Vec<(u32, Recognised)>> {
        let needed = self.needed.as_ref()?;
        needed.iter().map(|page| Some((*page, self.pages.get(page)?.clone()))).collect()
    }

    /// Whether nothing is kept of any file.
    pub(super) fn is_empty(folder: Option<&Path>) -> bool {
        let first = folder.and_then(|folder| fs::read_dir(folder).ok()?.next());
        first.is_none()
    }

    /// The pages by their numbers.
    pub(super) fn in_order(&self) -> Vec<(u32, Recognised)> {
        let mut pages: Vec<(u32, Recognised)> = self.pages.iter().map(|(page, read)| (*page, read.clone())).collect();
        pages.sort_by_key(|(page, _)| *page);
        pages
    }

    /// Keeps what was read since the last time.
    pub(super) fn keep(&mut self) {
        if let Some(path) = self.path.as_deref().filter(|_| self.changed)
            && save(path, &Storing { version: VERSION, needed: self.needed.as_deref(), pages: &self.pages }).is_some()
        {
            self.changed = false;
        }
    }
}

fn save(path: &Path, storing: &Storing<'_>) -> Option<()> {
    let folder = path.parent()?;
    fs::create_dir_all(folder).ok()?;
    let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).ok()?;
    let unfinished = Unfinished::new(file.path());
    file.write_all(&rmp_serde::to_vec(storing).ok()?).ok()?;
    file.persist(path).ok()?;
    drop(unfinished);
    sweep(folder, SystemTime::now());
    prune(folder, MOST_BYTES);
    Some(())
}

/// Deletes what was left half written by a program that was killed: nobody writes so long.
fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(TEMPORARY)) {
        let written = entry.metadata().and_then(|about| about.modified());
        if written.is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > LONGEST_WRITING)) {
            // Another program may have deleted it already.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Deletes what was kept longest ago, until the rest is no more than `most` bytes.
fn prune(folder: &Path, most: u64) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == ENDING))
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        })
        .collect();
    files.sort();
    let mut all: u64 = files.iter().map(|(_, bytes, _)| bytes).sum();
    for (_, bytes, path) in &files {
        if all <= most {
            return;
        }
        // Another program may have deleted it already.
        let _ = fs::remove_file(path);
        all -= bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sign;

    fn page(c: char) -> Recognised {
        let sign = Sign { c, x: 1.5, y: 2.0, width: 10.0, size: 10.0, weight: 0.1, sure: 0.5, other: Some('未') };
        Recognised {
            signs: vec![sign],
            rules: vec![[0.0, 1.0, 2.0, 3.0]],
            seals: Vec::new(),
            turned: 1,
            unread: false,
            skew: 0.5,
        }
    }

    #[test]
    fn what_was_read_is_there_again_for_the_same_content_only() {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Kept::of(Some(folder.path()), b"scan");
        kept.pages.insert(3, page('末'));
        kept.keep();
        assert!(Kept::of(Some(folder.path()), b"scan").pages.is_empty(), "nothing was told to have changed");
        kept.changed = true;
        kept.keep();
        assert_eq!(Kept::of(Some(folder.path()), b"scan").pages, [(3, page('末'))].into());
        assert!(Kept::of(Some(folder.path()), b"another").pages.is_empty());
        assert!(Kept::of(None, b"scan").pages.is_empty());
    }

    #[test]
    fn what_is_complete_is_told_without_a_look_at_the_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Kept::is_empty(Some(folder.path())) && Kept::is_empty(None));
        let mut kept = Kept::of(Some(folder.path()), b"scan");
        kept.pages.extend([(3, page('末')), (5, page('未'))]);
        (kept.needed, kept.changed) = (Some(vec![3]), true);
        kept.keep();
        assert!(!Kept::is_empty(Some(folder.path())));
        let mut kept = Kept::of(Some(folder.path()), b"scan");
        assert_eq!(kept.complete(), Some(vec![(3, page('末'))]), "what was asked for another time is not among it");
        kept.needed = Some(vec![3, 4]);
        assert_eq!(kept.complete(), None);
        kept.needed = None;
        assert_eq!(kept.complete(), None);
    }

    #[test]
    fn what_is_damaged_or_of_another_form_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Kept::of(Some(folder.path()), b"scan");
        let path = kept.path.clone().unwrap();
        kept.pages.insert(1, page('末'));
        let other = Storing { version: VERSION + 1, needed: None, pages: &kept.pages };
        for bytes in [rmp_serde::to_vec(&other).unwrap(), b"nonsense".to_vec(), Vec::new()] {
            fs::write(&path, bytes).unwrap();
            assert!(Kept::of(Some(folder.path()), b"scan").pages.is_empty());
        }
    }

    #[test]
    fn what_was_left_half_written_goes_when_it_is_old() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".tmpAbC", "a.scan"] {
            fs::write(folder.path().join(name), b"half").unwrap();
        }
        let now = SystemTime::now();
        sweep(folder.path(), now);
        assert!(folder.path().join(".tmpAbC").exists(), "somebody may be writing it");
        sweep(folder.path(), now + Duration::from_secs(2 * 3600));
        assert!(!folder.path().join(".tmpAbC").exists() && folder.path().join("a.scan").exists());
    }

    #[test]
    fn what_was_kept_longest_ago_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a.scan", "b.scan", "c.scan", "note.txt"];
        for (n, name) in names.iter().enumerate() {
            let path = folder.path().join(name);
            fs::write(&path, [0; 100]).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1000 - n as u64);
            fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        }
        prune(folder.path(), 200);
        let left = |name: &&str| folder.path().join(name).exists();
        assert_eq!(names.iter().filter(|name| left(name)).collect::<Vec<_>>(), [&"a.scan", &"b.scan", &"note.txt"]);
    }
}
