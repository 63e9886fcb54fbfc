//! What the program and its reader process say to each other: MessagePack with its length before it, and raw bytes.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::source::{SourceError, SourceText};

/// What the program asks first. The bytes of the files follow it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ask {
    /// What is to be done with the files.
    pub task: Task,
    /// The name that the file or folder is shown by.
    pub name: String,
    /// The user's password for an encrypted file.
    pub password: Option<String>,
    /// Whether the text of the first pages is wanted before the rest.
    pub front: bool,
    /// The files' names below the folder and their lengths in bytes.
    pub files: Vec<(String, u64)>,
}

/// What is to be done with the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Read the one file.
    File,
    /// Read them as one issue.
    Folder,
    /// Keep the one file open and draw its pages.
    Pages,
}

/// Asks for the picture of a page.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Draw {
    /// File page, from 1.
    pub page: u32,
    /// Pixels a point.
    pub scale: f32,
}

/// What the reader process tells.
#[derive(Debug, Serialize, Deserialize)]
pub enum Tell {
    /// Parts read so far, and all of them.
    Progress(usize, usize),
    /// The text of the first pages.
    Front(Box<SourceText>),
    /// The text, or why there is none.
    Text(Result<Box<SourceText>, SourceError>),
    /// The sizes of the pages in points, or why there are none.
    Pages(Result<Vec<[f32; 2]>, SourceError>),
    /// Width and height of a picture in pixels, whose bytes follow, or why there is none.
    Picture(Result<[u32; 2], SourceError>),
}

/// The longest message, in bytes.
const LONGEST: u64 = 4 << 30;

/// Sends a message.
///
/// # Errors
/// When the other side is gone.
pub fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = rmp_serde::to_vec_named(message).map_err(io::Error::other)?;
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Takes a message.
///
/// # Errors
/// When the other side is gone or says nonsense.
pub fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    rmp_serde::from_slice(&take(from, length)?).map_err(io::Error::other)
}

/// Takes so many bytes.
///
/// # Errors
/// When the other side is gone before, or promises more than a file may have.
pub fn take(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    if length > LONGEST {
        return Err(io::Error::other("a message of that length is none"));
    }
    // What is promised is not taken from memory before it is there.
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Diagnostic, DropReason, Severity, SourceKind, Span};
    use crate::source::{CellRef, FaceClass, Hint, SourceLine};

    #[test]
    fn a_text_arrives_as_it_was_sent() {
        let hint = Hint {
            size: Some(1.5),
            face: Some(FaceClass::Kai),
            starts_paragraph: Some(false),
            cell: Some(CellRef { table: 1, row: 2, column: 3, columns: 1, rows: 2, head: true }),
            left_out: Some(DropReason::Watermark),
            ..Hint::default()
        };
        let mut text = SourceText { text: "第一条　甲".into(), parts: vec![0], ..SourceText::default() };
        text.info.kind = SourceKind::Pdf;
        for span in
            [Span::Line { line: 7 }, Span::Page { page: 2, bbox: [0.5, 1.0, 2.0, 3.0] }, Span::Element { element: 9 }]
        {
            text.lines.push(SourceLine { text: 0..9, span, hint: Some(Box::new(hint.clone())) });
        }
        text.diagnostics.push(Diagnostic {
            severity: Severity::Error,
            code: "bad-bytes".into(),
            message: "甲".into(),
            message_en: "a".into(),
            spans: vec![Span::Line { line: 1 }],
            place: None,
        });
        let mut bytes = Vec::new();
        send(&mut bytes, &Tell::Text(Ok(Box::new(text.clone())))).unwrap();
        let Tell::Text(Ok(read)) = receive(&mut bytes.as_slice()).unwrap() else { panic!("another message") };
        assert_eq!(*read, text);
    }

    #[test]
    fn errors_arrive_with_their_names() {
        let what = crate::source::Named { en: "PDF file", zh: "PDF 文件" };
        for error in [SourceError::Damaged { what }, SourceError::PasswordNeeded, SourceError::Scanned { pages: 3 }] {
            let mut bytes = Vec::new();
            send(&mut bytes, &Tell::Text(Err(error.clone()))).unwrap();
            let Tell::Text(Err(read)) = receive(&mut bytes.as_slice()).unwrap() else { panic!("another message") };
            assert_eq!(read, error);
        }
    }

    #[test]
    fn nonsense_is_an_error() {
        for bytes in
            [&b""[..], b"\x05\0\0\0\0\0\0\0abc", b"\xff\xff\xff\xff\xff\xff\xff\xff", b"\x01\0\0\0\0\0\0\0\xc1"]
        {
            assert!(receive::<Tell>(&mut &bytes[..]).is_err(), "{bytes:?}");
        }
    }
}
