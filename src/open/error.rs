//! Why a file can't be opened, and what is too large for it.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::lang::system_zh;
use crate::source::SourceError;

/// Largest file that is opened, in bytes. A year of a ministry's gazettes as scanned PDF stays well below it.
pub const LARGEST_FILE: u64 = 1 << 30;

/// How many files an issue has at most: a gazette's year has some hundreds, and a home folder that was dropped by mistake must
/// not be read to its end.
pub(super) const MOST_FILES: usize = 2_000;

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
    /// It is a folder without a file that could be a document.
    #[error("There is no document in the folder {0}")]
    EmptyFolder(PathBuf),
    /// It is larger than [`LARGEST_FILE`], or a folder whose files are so together.
    #[error("The file, or all files of the folder together, are over {} MB and cannot be opened", LARGEST_FILE >> 20)]
    TooBig,
    /// It is an issue that a later version of the program has exported, in a form that this one does not know.
    #[error("This issue was exported by a later version of Gongbao (form {0}): open it with that version")]
    NewerExport(u32),
    /// It is a folder of more files than an issue has.
    #[error("The folder {0} has over {MOST_FILES} files: open one that holds a single issue")]
    TooManyFiles(PathBuf),
    /// It is a folder or archive that holds several issues, which are never read as one.
    #[error("{0} holds {1} issues: open them one by one, or add the folder (unpack an archive first) to the library")]
    SeveralIssues(String, usize),
    /// Another error of the file system.
    #[error("Reading {0} failed: {1}")]
    Read(PathBuf, io::Error),
    /// The program died while it was reading the file: it is read again only when the reader asks.
    #[error("The program ended unexpectedly while it was reading this file, so it was not read again by itself.")]
    HeldBack,
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
            Self::EmptyFolder(p) => format!("文件夹中没有可读的文件：{}", p.display()),
            Self::TooBig => format!("文件（或文件夹中的文件合计）超过 {} MB，无法打开", LARGEST_FILE >> 20),
            Self::NewerExport(form) => format!("这一期由较新版本的公报阅读器导出（格式 {form}）：请用该版本打开"),
            Self::TooManyFiles(p) => {
                format!("文件夹 {} 中的文件超过 {MOST_FILES} 个：请打开只存放一期公报的文件夹", p.display())
            }
            Self::SeveralIssues(name, issues) => {
                format!("“{name}”中有 {issues} 期公报：请逐期打开，或（压缩包请先解压）把文件夹加入公报库")
            }
            Self::Read(p, e) => format!("读取 {} 失败：{}", p.display(), system_zh(e)),
            Self::HeldBack => "上次读取这个文件时程序意外退出，因此这次没有自动读取。".to_owned(),
            Self::Source(e) => e.message_zh(),
            Self::Crashed(why) => format!("解读此文件时程序出错，文件没有被改动。（{why}）"),
        }
    }
}
