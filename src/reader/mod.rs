//! Reading foreign bytes in a process of its own.
//!
//! A file can be made so that a format's reader takes all memory, never ends, or aborts, and nothing inside a process
//! stops that. So PDF, Word, web pages and archives are read, and pages drawn, by a child process of the same program
//! ([`serve`]) with bounded memory and time that can open no file and reach no network (`limits`). Its death is an error
//! of that file. Plain text is read here: nothing in it is nested, compressed or executed.
//!
//! The program says where it is by [`use_program`]; without that (in tests, or as a library) all is read in the process.

mod child;
mod host;
mod limits;
mod pages;
mod scans;
mod wire;

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::source::{self, ReadOptions, SourceError, SourceText};

pub use child::serve;
pub use limits::confine;
pub use pages::Pages;
pub use scans::{recognise_scans, searchable};

/// The argument that makes the program a reader process.
pub const ARGUMENT: &str = "--reader-process";

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Has files read by child processes of this program from now on. To be called once, by `main`.
pub fn use_program(program: PathBuf) {
    // A second call changes nothing.
    let _ = PROGRAM.set(program);
}

/// The bytes of what is opened: one file, or the files of a folder.
#[derive(Clone, Copy, Debug)]
pub enum Bytes<'a> {
    /// A file.
    File(&'a [u8]),
    /// The files of a folder, with their names below it.
    Folder(&'a [(String, Vec<u8>)]),
}

/// Reads a file, or a folder as one issue, under the name that it is shown by.
///
/// # Errors
/// As [`source::read_with`]; [`SourceError::OutOfMemory`], [`SourceError::TookTooLong`] and [`SourceError::ReaderDied`]
/// where the reader process ended before it had an answer.
pub fn read(name: &str, bytes: Bytes<'_>, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    scans::read(name, bytes, options)
}

/// [`read`] without reading scans.
fn read_once(name: &str, bytes: Bytes<'_>, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    match (PROGRAM.get(), bytes) {
        (Some(program), _) if !bytes.is_plain_text() => host::read(program, name, bytes, options),
        (_, Bytes::File(bytes)) => source::read_with(name, bytes, options),
        (_, Bytes::Folder(files)) => source::read_files(name, files, options),
    }
}

/// How much of a file is looked at to tell plain text.
const LOOKED_AT: usize = 64 << 10;

impl Bytes<'_> {
    /// Whether it is a file that is sure to be read as plain text: no signature of a format and no markup in its beginning.
    pub fn is_plain_text(self) -> bool {
        let Self::File(bytes) = self else { return false };
        let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
        !start.contains(&b'<')
            && !source::has_signature(bytes)
            && !start.windows(5).any(|w| w.eq_ignore_ascii_case(b"MIME-"))
    }
}

#[cfg(test)]
mod tests {
    use super::Bytes;

    #[test]
    fn only_plain_text_is_read_here() {
        for text in ["第一条　为了加强管理", "某市人民政府公报\n2024年第3期", "一 > 二"] {
            assert!(Bytes::File(text.as_bytes()).is_plain_text(), "{text}");
        }
        for bytes in [
            &b"%PDF-1.7"[..],
            b"PK\x03\x04",
            b"{\\rtf1",
            b"<html>",
            b"  <!DOCTYPE html>",
            b"MIME-Version: 1.0",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ] {
            assert!(!Bytes::File(bytes).is_plain_text(), "{bytes:?}");
        }
        assert!(!Bytes::Folder(&[]).is_plain_text());
    }
}
