//! What lies in a folder that was added: the files that can be gazettes, and the folders that can be one issue.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::source::{are_named_pictures, is_named_picture};
use crate::zh::lexicon::Class;

/// The endings of files that can be a gazette, beside those of pictures; what else lies in a folder is not looked at.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "htm", "html", "xhtml", "shtml", "mht", "mhtml", "pdf", "doc", "docx", "wps",
    "rtf", "odt", "fodt", "epub", "xml", "zip",
];
/// So many endings of files that are not looked at are told apart.
const MOST_ENDINGS: usize = 40;
/// Folders are followed so deep.
const DEEPEST: usize = 32;

/// A file as a look through a folder sees it.
pub(super) struct Seen {
    pub path: PathBuf,
    pub size: i64,
    pub modified: i64,
    /// It is a picture, or a folder of pictures.
    pub picture: bool,
}

/// What a look through a folder meets.
#[derive(Default)]
pub(super) struct Met {
    /// What can be a gazette.
    pub seen: Vec<Seen>,
    /// Folders that can't be read, at least not all of them, or lie too deep: what is in them nobody knows.
    pub closed: Vec<PathBuf>,
    /// What is not looked at, by its ending in small letters; links that lead out of the folder by [`LINKS_OUT`].
    pub passed: BTreeMap<String, usize>,
}

/// Stands in the place of an ending for links that lead out of the folder that was added; no ending is so.
pub const LINKS_OUT: &str = "/";

impl Met {
    fn pass(&mut self, path: &Path) {
        self.pass_as(path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default());
    }

    fn pass_as(&mut self, ending: String) {
        // A folder of many endings is none of gazettes.
        let known = self.passed.len() < MOST_ENDINGS || self.passed.contains_key(&ending);
        *self.passed.entry(if known { ending } else { String::new() }).or_default() += 1;
    }
}

/// The files below a folder that can be gazettes; a folder that begins with a cover or contents, or has nothing but the pictures of pages, stands
/// for its files, unless it was found not to be one issue. Links to folders are not followed: they may lead back; nor are
/// links to files outside: whoever packed the folder could have put any file of its reader among the issues.
pub(super) fn walk(root: &Path, parted: &HashSet<PathBuf>, met: &mut Met) {
    let Ok(about) = fs::metadata(root) else { return };
    if about.is_file() {
        met.seen.push(seen_file(root, &about));
    } else {
        let own = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        walk_folder(root, (&own, 0), parted, met);
    }
}

/// Looks through a folder that lies `depth` folders below the one that was added, whose whole path is `own`.
fn walk_folder(path: &Path, (own, depth): (&Path, usize), parted: &HashSet<PathBuf>, met: &mut Met) {
    let leads_out = |path: &Path| !fs::canonicalize(path).is_ok_and(|target| target.starts_with(own));
    let Ok(entries) = fs::read_dir(path) else {
        met.closed.push(path.to_owned());
        return;
    };
    let (mut files, mut folders, mut names) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_whole = true;
    for entry in entries {
        let Some((entry, kind)) = entry.ok().and_then(|entry| entry.file_type().ok().map(|kind| (entry, kind))) else {
            is_whole = false;
            continue;
        };
        let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
        if name.starts_with(['.', '~']) {
            continue;
        }
        let about = fs::metadata(&path);
        // A link may lead nowhere; a file of which nothing is told is there all the same.
        is_whole &= kind.is_symlink() || !about.as_ref().is_err_and(|error| error.kind() != ErrorKind::NotFound);
        if kind.is_dir() {
            folders.push(path);
        } else if let Ok(about) = about
            && about.is_file()
        {
            if kind.is_symlink() && leads_out(&path) {
                met.pass_as(LINKS_OUT.to_owned());
                continue;
            }
            names.push(name);
            if can_be_gazette(&path) {
                files.push(seen_file(&path, &about));
            } else {
                met.pass(&path);
            }
        }
    }
    if !is_whole {
        met.closed.push(path.to_owned());
    }
    // A folder is read with those in it.
    let pages = folders.is_empty() && are_named_pictures(names.iter().map(String::as_str)) && are_pages_of_one(&files);
    if files.len() > 1 && (pages || files.iter().any(|f| opens_an_issue(&f.path))) && !parted.contains(path) {
        let size = files.iter().map(|f| f.size).sum();
        let modified = files.iter().map(|f| f.modified).max().unwrap_or(0);
        met.seen.push(Seen { path: path.to_owned(), size, modified, picture: pages });
    } else {
        met.seen.append(&mut files);
    }
    if depth < DEEPEST {
        // What a browser saved beside a page belongs to the page.
        let pages = |folder: &PathBuf| !crate::open::file_name(folder).ends_with("_files");
        let below = (own, depth + 1);
        folders.iter().filter(|folder| pages(folder)).for_each(|folder| walk_folder(folder, below, parted, met));
    } else {
        met.closed.append(&mut folders);
    }
}

/// Whether a file can be a gazette. Pictures can where their text can be recognised.
fn can_be_gazette(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|e| ending.eq_ignore_ascii_case(e)))
        || cfg!(feature = "ocr") && is_picture(path)
}

fn is_picture(path: &Path) -> bool {
    is_named_picture(&crate::open::file_name(path))
}

/// Whether pictures are the pages of one issue by their names: these differ in their last figures only (2031年第1期_001, 2031年第1期_002), covers aside.
/// What is called otherwise (two issues, two notices) is not put together.
fn are_pages_of_one(files: &[Seen]) -> bool {
    let series = |file: &Seen| {
        let stem = file.path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
        let last = stem.rfind(|c: char| c.is_ascii_digit())? + 1;
        let first =
            stem.get(..last)?.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| stem.ceil_char_boundary(at + 1));
        Some((stem.get(..first)?.to_owned(), stem.get(last..)?.to_owned()))
    };
    let mut all = files.iter().filter(|file| !opens_an_issue(&file.path)).map(series);
    let Some(Some(first)) = all.next() else { return false };
    all.all(|other| other.as_ref() == Some(&first))
}

/// Whether a file has the name of a cover or of contents.
fn opens_an_issue(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    Class::IssueFront.is(stem.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".-_、".contains(c)))
}

fn seen_file(path: &Path, about: &fs::Metadata) -> Seen {
    let modified = about.modified().ok().and_then(|m| m.duration_since(UNIX_EPOCH).ok());
    Seen {
        path: path.to_owned(),
        picture: is_picture(path),
        size: i64::try_from(about.len()).unwrap_or(i64::MAX),
        // To the thousandth: a file that is written twice in a second has changed.
        modified: modified.and_then(|m| i64::try_from(m.as_millis()).ok()).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(names: &[&str]) -> bool {
        let seen = |name: &&str| Seen { path: PathBuf::from(name), size: 1, modified: 1, picture: true };
        are_pages_of_one(&names.iter().map(seen).collect::<Vec<_>>())
    }

    #[test]
    fn pictures_are_pages_of_one_issue_where_their_names_count_them() {
        for one in [
            &["1.png", "2.png", "10.png"][..],
            &["2031年第1期_001.jpg", "2031年第1期_002.JPG"],
            &["封面.jpg", "第1页.tif", "第2页.tif"],
            &["scan 01 .png", "SCAN 02 .png"],
        ] {
            assert!(pages(one), "{one:?}");
        }
        for several in [
            &["2031年第1期_1.jpg", "2031年第2期_1.jpg"][..],
            &["供水通知.png", "节水通知.png"],
            &["供水1.png", "节水2.png"],
            &["供水.png", "1.png"],
            &["封面.jpg"],
        ] {
            assert!(!pages(several), "{several:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_counted_and_not_followed() {
        use std::os::unix::fs::symlink;
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("2031")).unwrap();
        fs::write(at("2031/1.txt"), "公报").unwrap();
        fs::write(elsewhere.path().join("密件.txt"), "密件").unwrap();
        symlink(elsewhere.path().join("密件.txt"), at("2031/2.txt")).unwrap();
        symlink(elsewhere.path(), at("别处")).unwrap();
        symlink("2031/1.txt", at("最新.txt")).unwrap();
        let mut met = Met::default();
        walk(folder.path(), &HashSet::new(), &mut met);
        let mut seen: Vec<_> = met.seen.iter().map(|seen| seen.path.strip_prefix(folder.path()).unwrap()).collect();
        seen.sort();
        assert_eq!(seen, [Path::new("2031/1.txt"), Path::new("最新.txt")]);
        assert_eq!(met.passed, BTreeMap::from([(LINKS_OUT.to_owned(), 1)]));
        // A link that was named itself is meant.
        let mut named = Met::default();
        walk(&at("2031/2.txt"), &HashSet::new(), &mut named);
        assert_eq!(named.seen.len(), 1);
    }
}
