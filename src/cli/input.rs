//! The file that a command reads: a path, or the standard input.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::visible::visible;
use crate::issue::{Issue, Severity};
use crate::lang::Lang;
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
    /// Opens it, and tells what of it could not be read.
    pub(super) fn open(&self, err: &mut dyn Write, lang: Lang) -> Result<Issue, OpenError> {
        let issue = open(&self.file, &self.password)?;
        tell_unread(&unread(&issue, lang), "", err);
        Ok(issue)
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

/// So many things that could not be read are told one by one.
const MOST_TOLD: usize = 20;

/// What of an issue could not be read, a line each: bytes that are no text, files and pictures that were left.
pub(super) fn unread(issue: &Issue, lang: Lang) -> Vec<String> {
    let lost = |d: &&crate::issue::Diagnostic| {
        d.severity == Severity::Error || d.code == UNREAD_FILE && d.severity == Severity::Warning
    };
    let all: Vec<_> = issue.diagnostics.iter().filter(lost).collect();
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut told: Vec<String> =
        all.iter().take(MOST_TOLD).map(|d| line(lang.either(&d.message, &d.message_en))).collect();
    if let Some(more) = all.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        told.push(match lang {
            Lang::Zh => format!("另有 {more} 处没有读出，见 JSON 中的 diagnostics"),
            Lang::En => format!("{more} more could not be read: see diagnostics in the JSON"),
        });
    }
    told
}

/// The diagnostic of files that were not read.
const UNREAD_FILE: &str = "unread-file";

/// Tells it, behind the name of the file where there are several.
pub(super) fn tell_unread(told: &[String], name: &str, err: &mut dyn Write) {
    for line in told {
        // What can't be said is no reason to stop.
        let _ = writeln!(err, "gongbao: {}", visible(&format!("{name}{line}")));
    }
}

/// What the commands do about a file that needs a password; nothing for any other failure.
pub(super) fn password_hint(error: &OpenError) -> Option<(&'static str, &'static str)> {
    match error {
        OpenError::Source(SourceError::PasswordNeeded) => {
            Some(("请用 --password 给出密码。", "Give it with --password."))
        }
        OpenError::Source(SourceError::PasswordWrong) => {
            Some(("请核对 --password 给出的密码。", "Check what --password gives."))
        }
        _ => None,
    }
}

/// The message of a file that can't be opened, with what the commands can do about it.
pub(super) fn open_message(error: &OpenError, lang: Lang) -> String {
    let message = lang.message(error, OpenError::message_zh);
    match password_hint(error) {
        Some((zh, en)) => format!("{message}{}{}", lang.either("", " "), lang.either(zh, en)),
        None => message,
    }
}

/// Whether a path is the standard input or output, by our name for it or the system's. What the shell has led into a file is
/// not written over there, but goes on where it stands.
pub(super) fn is_standard(path: &Path) -> bool {
    let system = ["/dev/stdin", "/dev/stdout", "/dev/fd/0", "/dev/fd/1"];
    path.as_os_str() == STANDARD || cfg!(unix) && system.iter().any(|name| path.as_os_str() == *name)
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
