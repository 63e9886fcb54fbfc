//! The file that a command reads: a path, or the standard input.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::issue::Issue;
use crate::open::{self, OpenError};
use crate::source::{ReadOptions, SourceError, SourceText};

/// How the standard input, and the standard output, are named.
pub(super) const STANDARD: &str = "-";

/// A file to read.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Password of a protected file; with several, each is tried
    #[arg(long, value_name = "PASSWORD")]
    password: Vec<String>,
    /// The gazette; `-` for the standard input
    file: PathBuf,
}

impl Input {
    pub(super) fn open(&self) -> Result<Issue, OpenError> {
        open(&self.file, &self.password)
    }

    pub(super) fn open_with_source(&self) -> Result<(SourceText, Issue), OpenError> {
        with_passwords(&self.password, |options| {
            if is_standard(&self.file) {
                open::understand_with_source(open::STANDARD_INPUT, &open::read_standard_input()?, options)
            } else {
                open::open_with_source(&self.file, options)
            }
        })
    }
}

/// Whether a path is the standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// Opens a file, or what comes by the standard input.
pub(super) fn open(file: &Path, passwords: &[String]) -> Result<Issue, OpenError> {
    if is_standard(file) {
        let bytes = open::read_standard_input()?;
        with_passwords(passwords, |options| open::understand_with(open::STANDARD_INPUT, &bytes, options))
    } else {
        with_passwords(passwords, |options| open::open_with(file, options))
    }
}

/// Reads without a password, and with each in turn while one is asked for.
fn with_passwords<T>(
    passwords: &[String],
    read: impl Fn(&ReadOptions<'_>) -> Result<T, OpenError>,
) -> Result<T, OpenError> {
    let mut result = read(&ReadOptions::default());
    for password in passwords {
        let locked =
            |e: &OpenError| matches!(e, OpenError::Source(SourceError::PasswordNeeded | SourceError::PasswordWrong));
        if !result.as_ref().is_err_and(locked) {
            break;
        }
        result = read(&ReadOptions { password: Some(password), ..ReadOptions::default() });
    }
    result
}

/// The pages of a scan with a layer of their text, as [`crate::open::searchable`] makes them.
///
/// # Errors
/// As [`open`].
pub(super) fn searchable(path: &Path, recognised: &[u32], passwords: &[String]) -> Result<Option<Vec<u8>>, OpenError> {
    with_passwords(passwords, |options| crate::open::searchable(path, recognised, options.password))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn passwords_are_tried_while_one_is_asked_for() {
        let tried = RefCell::new(Vec::new());
        let read = |options: &ReadOptions<'_>| {
            tried.borrow_mut().push(options.password.map(str::to_owned));
            match options.password {
                None => Err(OpenError::Source(SourceError::PasswordNeeded)),
                Some("b") => Ok(()),
                Some(_) => Err(OpenError::Source(SourceError::PasswordWrong)),
            }
        };
        let passwords = ["a", "b", "c"].map(str::to_owned);
        with_passwords(&passwords, read).unwrap();
        assert_eq!(tried.take(), [None, Some("a".to_owned()), Some("b".to_owned())]);
        // Another failure is no matter of passwords.
        let empty = |_: &ReadOptions<'_>| Err::<(), _>(OpenError::Source(SourceError::Empty));
        assert!(matches!(with_passwords(&passwords, empty), Err(OpenError::Source(SourceError::Empty))));
    }
}
