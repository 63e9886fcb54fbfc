//! What the box for files asks of the file system, on a thread of its own.

use std::cmp::Ordering;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::library::home_folder;

/// Most entries of a folder that are listed.
pub(super) const MOST_LISTED: usize = 5000;

/// An entry of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) is_folder: bool,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) entries: Vec<Entry>,
    /// There is more in it than is listed.
    pub(super) more: bool,
    /// Why it can't be read, as the system says it.
    pub(super) failed: Option<String>,
}

/// What stands at a path.
#[derive(Debug)]
pub(super) enum Found {
    /// A folder with what it holds; the name in it that was typed for saving.
    Folder { folder: PathBuf, name: Option<String>, listing: Listing },
    /// A file that answers the question.
    File(PathBuf),
    /// Nothing that could be gone to: why, and what was asked for.
    Nothing(Astray, String),
}

/// Why a path leads to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Astray {
    /// There is nothing.
    NotThere,
    /// The system does not let us look.
    NotAllowed,
    /// It is a file where a folder is asked for.
    NoFolder,
    /// It is neither a file nor a folder: a device, a pipe.
    NoFile,
}

/// What a path may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ways {
    /// A folder, or a file that is there.
    File,
    /// A folder only.
    Folder,
    /// A folder, or a name in a folder that is there.
    Save,
}

/// The folder that a box begins with: the one that is asked for, else the reader's own.
pub(super) fn begin(first: Option<PathBuf>, endings: &[&str]) -> Found {
    let folder = first.filter(|folder| folder.is_dir()).or_else(home_folder);
    let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_else(|| PathBuf::from("/"));
    entered(folder, None, endings)
}

/// What a path leads to.
pub(super) fn go(path: PathBuf, ways: Ways, endings: &[&str]) -> Found {
    if path.is_dir() {
        return entered(path, None, endings);
    }
    match ways {
        Ways::File if path.is_file() => return Found::File(path),
        Ways::Save => {
            if let (Some(folder), Some(name)) = (path.parent().filter(|folder| folder.is_dir()), path.file_name()) {
                return entered(folder.to_owned(), Some(name.to_string_lossy().into_owned()), endings);
            }
        }
        Ways::File | Ways::Folder => {}
    }
    let why = match fs::metadata(&path) {
        Ok(about) if about.is_file() => Astray::NoFolder,
        Ok(_) => Astray::NoFile,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Astray::NotAllowed,
        Err(_) => Astray::NotThere,
    };
    Found::Nothing(why, path.display().to_string())
}

fn entered(folder: PathBuf, name: Option<String>, endings: &[&str]) -> Found {
    let listing = list(&folder, endings);
    Found::Folder { folder, name, listing }
}

/// The folders and fitting files of a folder, folders first; hidden ones are left out.
fn list(folder: &Path, endings: &[&str]) -> Listing {
    let read = match fs::read_dir(folder) {
        Ok(read) => read,
        Err(why) => return Listing { failed: Some(why.to_string()), ..Listing::default() },
    };
    let fits = |name: &str| {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        endings.is_empty() || endings.contains(&"*") || ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    };
    let entry = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        (!name.starts_with('.') && (is_folder || fits(&name))).then_some(Entry { name, is_folder })
    };
    let mut entries: Vec<Entry> = read.flatten().filter_map(entry).take(MOST_LISTED + 1).collect();
    let more = entries.len() > MOST_LISTED;
    entries.truncate(MOST_LISTED);
    let order = |a: &Entry, b: &Entry| -> Ordering { b.is_folder.cmp(&a.is_folder).then_with(|| a.name.cmp(&b.name)) };
    entries.sort_by(order);
    Listing { entries, more, failed: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_a_folder_a_file_or_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("第一期.txt");
        fs::write(&file, "字").unwrap();
        assert!(matches!(go(file.clone(), Ways::File, &[]), Found::File(path) if path == file));
        assert!(matches!(go(file.clone(), Ways::Folder, &[]), Found::Nothing(Astray::NoFolder, _)));
        let Found::Folder { folder: shown, name, listing } = go(file, Ways::Save, &[]) else { panic!("no folder") };
        assert_eq!((shown.as_path(), name.as_deref()), (folder.path(), Some("第一期.txt")));
        assert_eq!(listing.entries, [Entry { name: "第一期.txt".to_owned(), is_folder: false }]);
        let nowhere = folder.path().join("没有/表.csv");
        for ways in [Ways::File, Ways::Folder, Ways::Save] {
            assert!(matches!(go(nowhere.clone(), ways, &[]), Found::Nothing(Astray::NotThere, _)));
        }
    }

    #[test]
    fn a_box_begins_where_there_is_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let begun = |first: &Path| match begin(Some(first.to_owned()), &[]) {
            Found::Folder { folder, .. } => folder,
            other => panic!("{other:?}"),
        };
        assert_eq!(begun(folder.path()), folder.path());
        assert_ne!(begun(&folder.path().join("没有")), folder.path().join("没有"));
    }

    #[test]
    fn a_folder_that_cannot_be_read_says_why() {
        let listing = list(Path::new("/没有这个文件夹"), &[]);
        assert!(listing.failed.is_some() && listing.entries.is_empty());
    }
}
