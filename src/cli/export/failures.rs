//! The files that could not be exported: told as they come, and kept as a table.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::refusal::Refusal;
use crate::cli::input::open_message;
use crate::deliver::DeliverError;
use crate::export::csv::write_row;
use crate::lang::Lang;
use crate::open::OpenError;
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
        let message = lang.message(cause, Cause::message_zh);
        let file = file.display().to_string();
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
