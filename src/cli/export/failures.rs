//! The files that could not be exported: told as they come, and kept as a table.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::refusal::Refusal;
use crate::cli::input::open_message;
use crate::deliver::DeliverError;
use crate::export::csv::write_row;
use crate::lang::{Lang, system_zh};
use crate::open::{OpenError, shown_path};
use crate::source::SourceError;

/// Why a file was not exported.
#[derive(Debug, thiserror::Error)]
pub(super) enum Cause {
    #[error("{}", open_message(.0, Lang::En))]
    Open(#[from] OpenError),
    #[error("{0}")]
    Deliver(#[from] DeliverError),
    #[error("{0}")]
    Refused(#[from] Refusal),
}

impl Cause {
    /// For scripts.
    pub(super) fn id(&self) -> &'static str {
        match self {
            Self::Open(OpenError::Missing(_)) => "missing",
            Self::Open(OpenError::Denied(_)) => "denied",
            Self::Open(OpenError::Folder(_) | OpenError::NotAFile(_)) => "not_a_file",
            Self::Open(OpenError::EmptyFolder(_) | OpenError::TooManyFiles(_)) => "folder",
            Self::Open(OpenError::TooBig) | Self::Open(OpenError::Source(SourceError::TooLarge { .. })) => "too_large",
            Self::Open(OpenError::Source(SourceError::PasswordNeeded | SourceError::PasswordWrong)) => "password",
            Self::Open(OpenError::Source(
                SourceError::Scanned { .. } | SourceError::NothingRecognised { .. } | SourceError::Unreadable,
            )) => "no_text",
            Self::Open(OpenError::Source(SourceError::Empty | SourceError::NoText { .. })) => "empty",
            Self::Open(OpenError::Source(SourceError::OutOfMemory | SourceError::TookTooLong)) => "out_of_bounds",
            Self::Open(OpenError::Source(
                SourceError::Unsupported { .. } | SourceError::Convert { .. } | SourceError::Binary,
            )) => "kind",
            Self::Open(_) => "unreadable",
            Self::Deliver(DeliverError::Write(..)) | Self::Refused(_) => "not_written",
            Self::Deliver(_) => "not_made",
        }
    }

    /// Whether it is the reading that failed.
    pub(super) fn is_of_reading(&self) -> bool {
        matches!(self, Self::Open(_))
    }

    /// The message where the name of the file stands beside it: it is not said twice.
    fn beside_name(&self, file: &Path, lang: Lang) -> String {
        let Self::Open(error) = self else { return lang.message(self, Self::message_zh) };
        let told = match error {
            OpenError::Missing(path) if path == file => ("文件不存在".to_owned(), "There is no such file".to_owned()),
            OpenError::Denied(path) if path == file => {
                ("没有读取权限".to_owned(), "No permission to read it".to_owned())
            }
            OpenError::Folder(path) if path == file => {
                ("这是文件夹，不是文件".to_owned(), "It is a folder, not a file".to_owned())
            }
            OpenError::NotAFile(path) if path == file => {
                ("这是设备或管道，不是文件".to_owned(), "It is a device or pipe, not a file".to_owned())
            }
            OpenError::EmptyFolder(path) if path == file => {
                ("文件夹中没有可读的文件".to_owned(), "There is no document in the folder".to_owned())
            }
            OpenError::Read(path, why) if path == file => {
                (format!("读取失败：{}", system_zh(why)), format!("Reading it failed: {why}"))
            }
            _ => return open_message(error, lang),
        };
        lang.either(&told.0, &told.1).to_owned()
    }

    pub(super) fn message_zh(&self) -> String {
        match self {
            Self::Open(error) => open_message(error, Lang::Zh),
            Self::Deliver(error) => error.message_zh(),
            Self::Refused(refusal) => refusal.message_zh(),
        }
    }
}

/// A file that failed: a row of the table.
#[derive(Debug, Serialize)]
pub(super) struct Failure {
    table: &'static str,
    pub(super) file: String,
    pub(super) code: &'static str,
    pub(super) message: String,
    #[serde(skip)]
    pub(super) of_reading: bool,
}

impl Failure {
    pub(super) fn new(file: &Path, cause: &Cause, lang: Lang) -> Self {
        let message = cause.beside_name(file, lang);
        let file = shown_path(file);
        Self { table: "errors", file, code: cause.id(), message, of_reading: cause.is_of_reading() }
    }

    /// The row, for a table.
    pub(super) fn row(&self) -> [String; 3] {
        [self.file.clone(), self.code.to_owned(), self.message.clone()]
    }
}

/// Writes the table.
pub(super) fn write_table(failures: &[Failure], out: &mut impl Write) -> io::Result<()> {
    write_row(["来源", "代码", "原因"].into_iter().map(str::to_owned), out)?;
    failures.iter().try_for_each(|failure| write_row(failure.row().into_iter(), out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_once() {
        let file = Path::new("甲/一.pdf");
        let all = |path: &Path| {
            let why = || io::Error::other("why");
            [
                OpenError::Missing(path.into()),
                OpenError::Denied(path.into()),
                OpenError::Folder(path.into()),
                OpenError::NotAFile(path.into()),
                OpenError::EmptyFolder(path.into()),
                OpenError::Read(path.into(), why()),
            ]
        };
        for lang in [Lang::Zh, Lang::En] {
            for error in all(file) {
                let failure = Failure::new(file, &error.into(), lang);
                assert!(failure.file == "甲/一.pdf" && !failure.message.contains("一.pdf"), "{}", failure.message);
                assert!(!failure.message.is_empty());
            }
            // A file in a folder that is read is told by its own name.
            for error in all(Path::new("甲/二.pdf")) {
                let failure = Failure::new(file, &error.into(), lang);
                assert!(failure.message.contains("二.pdf"), "{}", failure.message);
            }
        }
    }
}
