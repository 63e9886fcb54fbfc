//! Notes on deaths of the program, in files that the reader can send.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::private;
use crate::issue::Date;

/// The folder of the notes.
pub(super) const FOLDER: &str = "crashes";
/// So many notes are kept.
const MOST: usize = 20;

/// Keeps a note on a death of the program below the data folder, and gives its file; `None` where none could be written. Needs
/// no library: the program may be in any state.
#[must_use]
pub fn keep_crash_note(data: &Path, day: Date, text: &str) -> Option<PathBuf> {
    let folder = data.join(FOLDER);
    private::make_folders(&folder).ok()?;
    let all = notes(&folder);
    // Behind those of the day, so that the names are in the order of the deaths.
    let of_day = |path: &PathBuf| path.file_stem()?.to_str()?.strip_prefix(&format!("{day}-"))?.parse::<u32>().ok();
    let last = all.iter().filter_map(of_day).max().unwrap_or(0);
    let (mut file, path) = (1..=100).find_map(|n| {
        let path = folder.join(format!("{day}-{:03}.txt", last.saturating_add(n)));
        Some((private::options().create_new(true).open(&path).ok()?, path))
    })?;
    file.write_all(text.as_bytes()).ok()?;
    for old in all.iter().take((all.len() + 1).saturating_sub(MOST)) {
        let _ = fs::remove_file(old);
    }
    Some(path)
}

/// The notes in a folder, the latest last.
fn notes(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_notes_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let day = Date::new(2031, 5, 1).unwrap();
        let notes: Vec<PathBuf> =
            (0..25).filter_map(|n| keep_crash_note(folder.path(), day, &format!("note {n}"))).collect();
        assert_eq!(notes.len(), 25);
        assert_eq!(fs::read_to_string(notes.last().unwrap()).unwrap(), "note 24");
        assert!(!notes[0].exists() && notes[5].exists());
    }
}
