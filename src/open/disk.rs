//! Bytes from the disk: of a file, and of the files of a folder.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::error::{LARGEST_FILE, MOST_FILES, OpenError};
use crate::issue::{Diagnostic, Severity};
use crate::lang::counted_en;

/// How many folders deep the documents of an issue may stand.
const DEEPEST: usize = 3;

/// All bytes of a file, if they are no more than `most`.
pub(super) fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, OpenError> {
    let fail = |e: io::Error| match e.kind() {
        io::ErrorKind::NotFound => OpenError::Missing(path.to_owned()),
        io::ErrorKind::PermissionDenied => OpenError::Denied(path.to_owned()),
        io::ErrorKind::IsADirectory => OpenError::Folder(path.to_owned()),
        _ => OpenError::Read(path.to_owned(), e),
    };
    let about = fs::metadata(path).map_err(fail)?;
    if about.is_dir() {
        return Err(OpenError::Folder(path.to_owned()));
    }
    if !about.is_file() {
        return Err(OpenError::NotAFile(path.to_owned()));
    }
    if about.len() > most {
        return Err(OpenError::TooBig);
    }
    // A file may grow while it is read, and some of the system's do not know their length.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(fail)?;
    if bytes.len() as u64 > most { Err(OpenError::TooBig) } else { Ok(bytes) }
}

/// Names below a folder, each with the bytes of its file.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// A folder that was read.
#[derive(Default)]
pub(super) struct Folder {
    pub files: Files,
    pub left_out: LeftOut,
}

/// What of a folder was not read, by names below it.
#[derive(Default)]
pub(super) struct LeftOut {
    /// Links that lead out of the folder: whoever packed it could have put any file of its reader into the issue.
    links: Vec<String>,
    /// Folders that lie too deep.
    deep: Vec<String>,
    /// Of what the system does not tell what it is.
    unknown: Vec<String>,
    /// Files and folders that this user may not read.
    denied: Vec<String>,
}

/// The files of a folder with their names below it, hidden ones and links to folders left out.
pub(super) fn read_folder(root: &Path) -> Result<Files, OpenError> {
    read_folder_whole(root).map(|folder| folder.files)
}

/// [`read_folder`], with what was not read.
pub(super) fn read_folder_whole(root: &Path) -> Result<Folder, OpenError> {
    let mut folders = vec![(root.to_owned(), String::new(), 0)];
    let (mut files, mut left_out, mut bytes) = (Vec::new(), LeftOut::default(), 0);
    let own = fs::canonicalize(root).map_err(|e| OpenError::Read(root.to_owned(), e))?;
    let leads_out = |path: &Path| !fs::canonicalize(path).is_ok_and(|target| target.starts_with(&own));
    while let Some((folder, prefix, depth)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
                return Err(OpenError::Read(folder, error));
            }
            Err(_) if depth == 0 => return Err(OpenError::Denied(folder)),
            Err(_) => {
                left_out.denied.push(prefix);
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let Ok(kind) = entry.file_type() else {
                left_out.unknown.push(format!("{prefix}{name}"));
                continue;
            };
            let path = entry.path();
            if kind.is_dir() && depth + 1 < DEEPEST {
                folders.push((path, format!("{prefix}{name}/"), depth + 1));
            } else if kind.is_dir() {
                left_out.deep.push(format!("{prefix}{name}/"));
            } else if kind.is_symlink() && path.is_file() && leads_out(&path) {
                left_out.links.push(format!("{prefix}{name}"));
            } else if kind.is_file() || kind.is_symlink() && path.is_file() {
                if files.len() == MOST_FILES {
                    return Err(OpenError::TooManyFiles(root.to_owned()));
                }
                let content = match read_up_to(&path, LARGEST_FILE - bytes) {
                    Err(OpenError::Denied(_)) => {
                        left_out.denied.push(format!("{prefix}{name}"));
                        continue;
                    }
                    content => content?,
                };
                bytes += content.len() as u64;
                files.push((format!("{prefix}{name}"), content));
            }
        }
    }
    match left_out.denied.first() {
        Some(denied) if files.is_empty() => Err(OpenError::Denied(root.join(denied))),
        None if files.is_empty() => Err(OpenError::EmptyFolder(root.to_owned())),
        _ => Ok(Folder { files, left_out }),
    }
}

/// So many names are told of what was left out of a folder.
const MOST_NAMED: usize = 20;

impl LeftOut {
    /// What is said of it.
    pub fn told(&self) -> impl Iterator<Item = Diagnostic> {
        let kinds = [
            ("links-left-out", &self.links, "个链接指向文件夹之外", "link[s] lead[s|] out of the folder"),
            ("folders-left-out", &self.deep, "个文件夹层次过深", "folder[s] lie[s|] too deep"),
            ("files-left-out", &self.unknown, "项不能判明是什么", "entr[y|ies] can't be looked at"),
            ("files-closed", &self.denied, "项没有读取权限", "entr[y|ies] may not be read by this user"),
        ];
        kinds.into_iter().filter(|(_, names, ..)| !names.is_empty()).map(|(code, names, zh, en)| {
            // A page of the issue may be among them: it is not whole.
            let severity = if code == "files-closed" { Severity::Error } else { Severity::Warning };
            let n = names.len();
            let shown: Vec<&str> = names.iter().take(MOST_NAMED).map(String::as_str).collect();
            Diagnostic {
                severity,
                code: code.to_owned(),
                message: format!("文件夹中有 {n} {zh}，没有读取：{}", shown.join("、")),
                message_en: format!("{}, not read: {}", counted_en(n, en), shown.join(", ")),
                spans: Vec::new(),
                place: None,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_everything_is_not_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        (0..=MOST_FILES).for_each(|n| fs::write(folder.path().join(format!("{n}.txt")), "甲").unwrap());
        assert!(matches!(read_folder(folder.path()), Err(OpenError::TooManyFiles(f)) if f == folder.path()));
        fs::remove_file(folder.path().join("0.txt")).unwrap();
        assert_eq!(read_folder(folder.path()).unwrap().len(), MOST_FILES);
    }

    #[test]
    fn no_more_is_read_than_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "甲乙").unwrap();
        assert_eq!(read_up_to(&path, 6).unwrap(), "甲乙".as_bytes());
        assert!(matches!(read_up_to(&path, 5), Err(OpenError::TooBig)));
        // It says of itself that it is empty.
        #[cfg(target_os = "linux")]
        assert!(matches!(read_up_to(Path::new("/proc/cpuinfo"), 5), Err(OpenError::TooBig)));
    }
}
