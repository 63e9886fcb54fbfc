//! A file on disk into an understood issue: what the window and the headless commands share.

use std::fs;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::issue::Issue;
use crate::parse::parse;
use crate::source::{self, SourceError};

/// The embedded default issue: the handbook, printed as a gazette.
const HANDBOOK: &str = include_str!("../assets/handbook.txt");

/// The name that the embedded issue goes by where a file's name is shown.
pub const HANDBOOK_FILE: &str = "handbook.txt";

/// Largest file that is opened, in bytes. A year of a ministry's gazettes as scanned PDF stays well below it.
pub const LARGEST_FILE: u64 = 1 << 30;

/// Why a file can't be opened.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no such file.
    #[error("There is no such file: {0}")]
    Missing(PathBuf),
    /// The system does not let us read it.
    #[error("No permission to read {0}")]
    Denied(PathBuf),
    /// It is a folder.
    #[error("{0} is a folder, not a file")]
    Folder(PathBuf),
    /// It is not a regular file (a device, a pipe).
    #[error("{0} is a device or pipe, not a file")]
    NotAFile(PathBuf),
    /// It is larger than [`LARGEST_FILE`].
    #[error("The file is over {} MB and cannot be opened", LARGEST_FILE >> 20)]
    TooBig,
    /// Another error of the file system.
    #[error("Reading {0} failed: {1}")]
    Read(PathBuf, io::Error),
    /// The bytes give no text.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The program failed on this file; the message is the panic's.
    #[error("The program failed on this file; the file was not changed. ({0})")]
    Crashed(String),
}

impl OpenError {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::Missing(p) => format!("文件不存在：{}", p.display()),
            Self::Denied(p) => format!("没有读取权限：{}", p.display()),
            Self::Folder(p) => format!("这是文件夹，不是文件：{}", p.display()),
            Self::NotAFile(p) => format!("这是设备或管道，不是文件：{}", p.display()),
            Self::TooBig => format!("文件超过 {} MB，无法打开", LARGEST_FILE >> 20),
            Self::Read(p, e) => format!("读取 {} 失败：{e}", p.display()),
            Self::Source(e) => e.message_zh(),
            Self::Crashed(why) => format!("解读此文件时程序出错，文件没有被改动。（{why}）"),
        }
    }
}

/// Reads a file's bytes.
///
/// # Errors
/// [`OpenError`] for what is missing, unreadable, no file, or too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
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
    if about.len() > LARGEST_FILE {
        return Err(OpenError::TooBig);
    }
    fs::read(path).map_err(fail)
}

/// Understands bytes that were read from a file of this name. A panic in any of the code below is caught and
/// told as [`OpenError::Crashed`], so that one bad file can't take the window down.
///
/// # Errors
/// [`OpenError::Source`] when the bytes give no text, [`OpenError::Crashed`].
pub fn understand(name: &str, bytes: &[u8]) -> Result<Issue, OpenError> {
    let work = AssertUnwindSafe(|| source::read(name, bytes).map(|text| parse(&text)));
    match panic::catch_unwind(work) {
        Ok(result) => Ok(result?),
        Err(cause) => Err(OpenError::Crashed(panic_text(cause.as_ref()))),
    }
}

/// Opens a file.
///
/// # Errors
/// Any [`OpenError`].
pub fn open(path: &Path) -> Result<Issue, OpenError> {
    let bytes = read_bytes(path)?;
    understand(&file_name(path), &bytes)
}

/// The embedded handbook.
///
/// # Errors
/// [`OpenError::Crashed`] only; a test opens it.
pub fn handbook() -> Result<Issue, OpenError> {
    understand(HANDBOOK_FILE, HANDBOOK.as_bytes())
}

/// The last part of a path, for showing.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

fn panic_text(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(open(&folder.path().join("none.txt")), Err(OpenError::Missing(_))));
        assert!(matches!(open(folder.path()), Err(OpenError::Folder(_))));
        let empty = folder.path().join("empty.txt");
        fs::write(&empty, b"").unwrap();
        assert!(matches!(open(&empty), Err(OpenError::Source(SourceError::Empty))));
        #[cfg(unix)]
        assert!(matches!(open(Path::new("/dev/zero")), Err(OpenError::NotAFile(_))));
    }

    #[test]
    fn the_handbook_opens() {
        let issue = handbook().unwrap();
        assert!(issue.documents.len() > 3);
    }
}
