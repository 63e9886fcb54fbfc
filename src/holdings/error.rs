//! What can go wrong with the library of issues.

use crate::lang::system_zh;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why something was not done with the library of issues.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum HoldingsError {
    /// The database does not answer.
    #[error("The library's database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The text index does not answer; it is made anew at the next start.
    #[error("The library's text index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// A folder or file of the library can't be made, read or written.
    #[error("{} can't be read or written: {cause}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// What was asked for can't be written.
    #[error("the answer can't be written: {0}")]
    Output(io::Error),
    /// The database was damaged when it was opened; a new one was begun, with what could still be read of the reader's own decisions.
    #[error(
        "The library's database was damaged: it is kept as {}, and a new one was begun.{} Run `gongbao library add` to read the files again",
        .0.display(), .1.told_en()
    )]
    WasDamaged(PathBuf, Lost),
    /// The database was empty when it was opened, though there had been issues.
    #[error("The library's database was empty, and a new one was begun: add the folders again to read their files")]
    WasEmptied,
    /// What was to be added is neither a file nor a folder.
    #[error("{} is a device or pipe: only files and folders are added", .0.display())]
    NotAFile(PathBuf),
    /// What was to be written is one of the library's own files, or one that it has read.
    #[error("{} is a file of the library: it is not written over", .0.display())]
    OfLibrary(PathBuf),
    /// Another process is writing.
    #[error("Another Gongbao is adding to the library just now: try again when it is done")]
    Busy,
    /// A newer version of the program has made the library.
    #[error("The library was made by a newer version of Gongbao, and was left as it is")]
    Newer,
    /// An older version of the program has made the library, and it can't be written.
    #[error("The library is of an older form and has to be written once before it can be read, but {} can't be written", .0.display())]
    OlderAndClosed(PathBuf),
    /// The stored text of a document can't be read.
    #[error("The stored text of document {0} is damaged: read its file again")]
    Text(i64),
    /// Nothing of this name is in the library.
    #[error("There is nothing of this name in the library: {0}")]
    Unknown(String),
    /// It was called off.
    #[error("Cancelled")]
    Cancelled,
}

/// What of the reader's own decisions (folders added, issues pinned, places, links confirmed, searches saved) could not be taken over from a damaged
/// database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// So many are known to be lost.
    pub rows: usize,
    /// There were more, and nobody can say how many.
    pub more: bool,
}

impl Lost {
    fn told_en(self) -> String {
        let what = "of the folders, pins, places, confirmed links and saved searches in it could not be taken over.";
        match (self.rows, self.more) {
            (0, false) => String::new(),
            (0, true) => format!(" Some {what}"),
            (rows, false) => format!(" {rows} {what}"),
            (rows, true) => format!(" {rows} or more {what}"),
        }
    }

    fn told_zh(self) -> String {
        let what = "其中的文件夹、固定的刊期、阅读位置、已认定的联系和保存的查找";
        match (self.rows, self.more) {
            (0, false) => String::new(),
            (0, true) => format!("{what}有一部分未能转入新库。"),
            (rows, false) => format!("{what}有 {rows} 条未能转入新库。"),
            (rows, true) => format!("{what}至少有 {rows} 条未能转入新库。"),
        }
    }
}

impl HoldingsError {
    /// What the system says of a file.
    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |cause| Self::File { path, cause }
    }

    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::Database(e) => format!("公报库的数据库出错：{e}"),
            Self::Index(e) => format!("公报库的全文索引出错：{e}"),
            Self::File { path, cause } => format!("无法读写 {}：{}", path.display(), system_zh(cause)),
            Self::Output(e) => format!("无法写出结果：{}", system_zh(e)),
            Self::WasDamaged(aside, lost) => format!(
                "公报库的数据库已损坏，原文件另存为 {}，已建立新库。{}运行 gongbao library add 可重新读取各文件",
                aside.display(),
                lost.told_zh()
            ),
            Self::WasEmptied => "公报库的数据库成了空文件，已建立新库：请重新加入各文件夹，以读取其中的文件".to_owned(),
            Self::NotAFile(path) => format!("{} 是设备或管道：只能加入文件和文件夹", path.display()),
            Self::OfLibrary(path) => format!("{} 是公报库中的文件，不能覆盖", path.display()),
            Self::Busy => "另一个公报阅读器正在写入公报库，请等它完成后再试".to_owned(),
            Self::Newer => "公报库由更新版本的程序建立，未作改动".to_owned(),
            Self::OlderAndClosed(path) => {
                format!("公报库是旧格式，须先改写一次才能读取，但 {} 不能写入", path.display())
            }
            Self::Text(id) => format!("第 {id} 号文件的存文已损坏，请重新读取原文件"),
            Self::Unknown(name) => format!("公报库中没有：{name}"),
            Self::Cancelled => "已取消".to_owned(),
        }
    }
}
