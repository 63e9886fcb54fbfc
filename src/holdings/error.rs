//! What can go wrong with the library of issues.

use crate::lang::system_zh;
use std::io::{self, ErrorKind};
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
    /// What stood in the database's place was of another program when it was opened; a new one was begun.
    #[error(
        "What stood in the place of the library's database is of another program: it is kept as {}, and a new one was begun. Run `gongbao library \
         add` with your folders",
        .0.display()
    )]
    WasForeign(PathBuf),
    /// The database was of an older form whose texts could not be taken over; it is kept, and the files are read again.
    #[error(
        "The library's database was of an older form, and its texts could not be taken over: it is kept as {}. Run `gongbao library add` to read \
         the files again",
        .0.display()
    )]
    WasOlder(PathBuf),
    /// What stands in the database's place is of another program.
    #[error("{} is a database of another program", .0.display())]
    Foreign(PathBuf),
    /// The database lacks some of its tables.
    #[error("The library's database lacks some of its tables")]
    Incomplete,
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
    #[error("The stored text of {} is damaged: run `gongbao library add` to read the file again; if it is not there any more, bring it back first", .0.display())]
    Text(PathBuf),
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
            Self::Database(e) => format!("公报库的数据库出错：{}", database_zh(e)),
            Self::Index(e) => format!("公报库的全文索引出错：{e}"),
            Self::File { path, cause } => format!("无法读写 {}：{}", path.display(), system_zh(cause)),
            Self::Output(e) => format!("无法写出结果：{}", system_zh(e)),
            Self::WasDamaged(aside, lost) => format!(
                "公报库的数据库已损坏，原文件另存为 {}，已建立新库。{}运行 gongbao library add 可重新读取各文件",
                aside.display(),
                lost.told_zh()
            ),
            Self::WasForeign(aside) => format!(
                "公报库数据库的位置上是其他程序的数据库，已另存为 {}，并建立新库：请用 gongbao library add 重新加入各文件夹",
                aside.display()
            ),
            Self::WasOlder(aside) => format!(
                "公报库的数据库是旧格式，其中的存文无法转入，原文件另存为 {}。运行 gongbao library add 可重新读取各文件",
                aside.display()
            ),
            Self::Foreign(path) => format!("{} 是其他程序的数据库", path.display()),
            Self::Incomplete => "公报库的数据库缺少部分数据表".to_owned(),
            Self::WasEmptied => "公报库的数据库成了空文件，已建立新库：请重新加入各文件夹，以读取其中的文件".to_owned(),
            Self::NotAFile(path) => format!("{} 是设备或管道：只能加入文件和文件夹", path.display()),
            Self::OfLibrary(path) => format!("{} 是公报库中的文件，不能覆盖", path.display()),
            Self::Busy => "另一个公报阅读器正在写入公报库，请等它完成后再试".to_owned(),
            Self::Newer => "公报库由更新版本的程序建立，未作改动".to_owned(),
            Self::OlderAndClosed(path) => {
                format!("公报库是旧格式，须先改写一次才能读取，但 {} 不能写入", path.display())
            }
            Self::Text(path) => {
                format!(
                    "{} 的存文已损坏：运行 gongbao library add 可重新读取该文件；文件如已不在，请先放回原处",
                    path.display()
                )
            }
            Self::Unknown(name) => format!("公报库中没有：{name}"),
            Self::Cancelled => "已取消".to_owned(),
        }
    }
}

/// What SQLite says of what went wrong, in Simplified Chinese where it is one of the usual things.
fn database_zh(error: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode;
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => ErrorKind::StorageFull,
        Some(ErrorCode::PermissionDenied) => ErrorKind::PermissionDenied,
        Some(ErrorCode::ReadOnly) => ErrorKind::ReadOnlyFilesystem,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ErrorKind::ResourceBusy,
        Some(ErrorCode::OutOfMemory) => ErrorKind::OutOfMemory,
        Some(ErrorCode::TooBig) => ErrorKind::FileTooLarge,
        Some(ErrorCode::CannotOpen) => return "打不开数据库文件".to_owned(),
        Some(ErrorCode::SystemIoFailure) => return "读写磁盘时出错".to_owned(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => return "数据库文件已损坏".to_owned(),
        _ => return error.to_string(),
    };
    system_zh(&kind.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_usually_goes_wrong_with_the_database_is_told_in_chinese() {
        // The result codes of SQLite (https://sqlite.org/rescode.html), some with what they have beside.
        for (code, said) in [
            (13, "磁盘已满"),
            (14, "打不开数据库文件"),
            (10, "读写磁盘时出错"),
            (10 | (3 << 8), "读写磁盘时出错"),
            (3, "没有权限"),
            (8, "所在磁盘是只读的"),
            (5, "文件正被使用"),
            (11, "数据库文件已损坏"),
            (26, "数据库文件已损坏"),
        ] {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), Some("in English".to_owned()));
            let told = HoldingsError::Database(error).message_zh();
            assert_eq!(told, format!("公报库的数据库出错：{said}"), "{code}");
        }
    }
}
