//! Which files are being read just now, on the disk: after a death of the program the next one knows which file it was.
//!
//! Each window has a file of its own below `reading/`, which it keeps locked: one that can be locked belongs to nobody any
//! more. The marks need not survive a loss of power, which is no file's fault, so nothing waits for the disk.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Library, path_text, private};
use crate::unfinished::Unfinished;

/// The folder of the marks.
pub(super) const FOLDER: &str = "reading";
/// No file of marks is larger, in bytes.
const LARGEST: u64 = 1 << 20;

#[derive(Debug, Serialize, Deserialize)]
struct Marked(#[serde(with = "path_text")] PathBuf);

/// The files that this process is reading. Taken away when it is dropped: then nothing was left unfinished.
#[derive(Debug, Default)]
pub struct ReadingMarks {
    file: Option<(File, PathBuf)>,
    /// Who ends the program, or the session, says nothing against a file.
    _removed: Option<Unfinished>,
    now: Vec<PathBuf>,
}

impl ReadingMarks {
    /// Marks just these files from now on. When the call returns, whoever comes after a death of this process knows.
    pub fn set(&mut self, files: Vec<PathBuf>) {
        if self.now == files {
            return;
        }
        if let Some((file, _)) = &mut self.file {
            let marked: Vec<Marked> = files.iter().cloned().map(Marked).collect();
            let text = ron::to_string(&marked).unwrap_or_default();
            // A mark that can't be made protects nobody, and hinders nobody.
            let _ = file
                .set_len(0)
                .and_then(|()| file.seek(SeekFrom::Start(0)))
                .and_then(|_| file.write_all(text.as_bytes()));
        }
        self.now = files;
    }

    /// The files that are marked.
    #[must_use]
    pub fn files(&self) -> &[PathBuf] {
        &self.now
    }
}

impl Drop for ReadingMarks {
    fn drop(&mut self) {
        // A panic on its way through is a death, too.
        if let Some((_, path)) = self.file.take().filter(|_| !std::thread::panicking()) {
            let _ = fs::remove_file(path);
        }
    }
}

impl Library {
    /// Begins to mark what this process reads, and gives the files that processes were reading when they died. Those are told
    /// once.
    #[must_use]
    pub fn reading_marks(&self) -> (ReadingMarks, Vec<PathBuf>) {
        let folder = self.folder().join(FOLDER);
        let mut left = Vec::new();
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            left.extend(left_behind(&entry.path()).into_iter().flatten());
        }
        left.sort_unstable();
        left.dedup();
        let file = begin(&folder);
        let removed = file.as_ref().map(|(_, path)| Unfinished::new(path));
        (ReadingMarks { file, _removed: removed, now: Vec::new() }, left)
    }
}

/// A file of marks that nobody else has.
fn begin(folder: &Path) -> Option<(File, PathBuf)> {
    private::make_folders(folder).ok()?;
    let process = std::process::id();
    (0..100).find_map(|n| {
        let path = folder.join(format!("{process}-{n}.ron"));
        let file = private::options().create_new(true).open(&path).ok()?;
        file.try_lock().ok()?;
        Some((file, path))
    })
}

/// What a process that is gone was reading; `None` for one that lives. Its file is removed.
fn left_behind(path: &Path) -> Option<Vec<PathBuf>> {
    let about = fs::symlink_metadata(path).ok().filter(|about| about.is_file() && about.len() <= LARGEST)?;
    let mut file = File::options().read(true).write(true).open(path).ok()?;
    file.try_lock().ok()?;
    let mut text = String::new();
    let read = file.read_to_string(&mut text).map(|_| ());
    let _ = fs::remove_file(path);
    if about.len() == 0 || read.is_err() {
        return Some(Vec::new());
    }
    let marked: Vec<Marked> = ron::from_str(&text).unwrap_or_default();
    Some(marked.into_iter().map(|Marked(path)| path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_living_stay_and_those_of_the_dead_are_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let (mut marks, left) = library.reading_marks();
        assert!(left.is_empty());
        marks.set(vec!["/tmp/公报.pdf".into()]);
        let (other, left) = library.reading_marks();
        assert!(left.is_empty(), "the one who reads it lives");
        // As a death leaves it: the file is there, and nobody holds it.
        let (file, path) = marks.file.take().unwrap();
        drop(file);
        let (_, left) = library.reading_marks();
        assert_eq!(left, [PathBuf::from("/tmp/公报.pdf")]);
        assert!(!path.exists() && library.reading_marks().1.is_empty());
        drop(other);
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 0);
    }

    #[test]
    fn what_was_read_to_its_end_is_not_told() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let (mut marks, _) = library.reading_marks();
        marks.set(vec!["a".into(), "b".into()]);
        marks.set(vec!["b".into()]);
        drop(marks.file.take());
        assert_eq!(library.reading_marks().1, [PathBuf::from("b")]);
        fs::write(folder.path().join(FOLDER).join("9-0.ron"), "[(\"half").unwrap();
        assert!(library.reading_marks().1.is_empty());
    }
}
