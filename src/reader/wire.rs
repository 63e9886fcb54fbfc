//! What the program and its reader process say to each other: MessagePack with its length before it, and raw bytes.

use std::io::{self, Read, Write};
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::issue::Span;
use crate::memory::give_back;
use crate::source::{Hint, Recognised, SourceError, SourceLine, SourceText};

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
    /// What was read from the pictures of pages.
    pub recognised: Vec<(u32, Recognised)>,
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
    /// Give the one file a layer of the text that was read from its pictures.
    TextLayer,
}

/// Asks for something of a page, which is told by its number in the file, from 1.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Draw {
    /// Its picture, with so many pixels a point.
    Picture(u32, f32),
    /// The signs on its picture.
    Signs(u32),
}

/// What the reader process tells.
#[derive(Debug, Serialize, Deserialize)]
pub enum Tell {
    /// Parts read so far, and all of them.
    Progress(usize, usize),
    /// Lines of the text that is told next: a long file has hundreds of thousands, which nobody needs at once and with
    /// the names of their fields.
    Lines(Vec<PackedLine>),
    /// The text of the first pages, without its lines.
    Front(Box<SourceText>),
    /// The text without its lines, or why there is none.
    Text(Result<Box<SourceText>, SourceError>),
    /// The sizes of the pages in points, or why there are none.
    Pages(Result<Vec<[f32; 2]>, SourceError>),
    /// Width and height of a picture in pixels, whose bytes follow, or why there is none.
    Picture(Result<[u32; 2], SourceError>),
    /// The length in bytes of the file with its layer, which follows, or why there is none.
    Layered(Result<u64, SourceError>),
    /// What was read from a picture.
    Signs(Result<Box<Recognised>, SourceError>),
}

/// A line as it is told: its range in the text, its place, its look.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedLine(Range<usize>, PackedSpan, Option<Box<Hint>>);

/// A place as it is told: [`Span`] has no name for its kind, and is known by the names of its fields alone.
#[derive(Debug, Serialize, Deserialize)]
enum PackedSpan {
    Line(u32),
    Page(u32, [f32; 4]),
    Element(u32),
}

impl From<SourceLine> for PackedLine {
    fn from(line: SourceLine) -> Self {
        let span = match line.span {
            Span::Line { line } => PackedSpan::Line(line),
            Span::Page { page, bbox } => PackedSpan::Page(page, bbox),
            Span::Element { element } => PackedSpan::Element(element),
        };
        Self(line.text, span, line.hint)
    }
}

impl From<PackedLine> for SourceLine {
    fn from(PackedLine(text, span, hint): PackedLine) -> Self {
        let span = match span {
            PackedSpan::Line(line) => Span::Line { line },
            PackedSpan::Page(page, bbox) => Span::Page { page, bbox },
            PackedSpan::Element(element) => Span::Element { element },
        };
        Self { text, span, hint }
    }
}

/// So many lines are told at once …
const LINES_AT_ONCE: usize = 4096;
/// … and after so many of these their memory goes back to the system: the program takes as much for them meanwhile.
const GIVEN_BACK_AFTER: usize = 8;

/// Tells the lines of a text, and leaves it without them: what is to be told next.
///
/// # Errors
/// When the other side is gone.
pub fn send_lines(to: &mut impl Write, text: &mut SourceText) -> io::Result<()> {
    let mut lines = std::mem::take(&mut text.lines).into_iter().map(PackedLine::from);
    for n in 1.. {
        let some: Vec<PackedLine> = lines.by_ref().take(LINES_AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        send(to, &Tell::Lines(some))?;
        if n % GIVEN_BACK_AFTER == 0 {
            give_back();
        }
    }
    Ok(())
}

/// The lines that were told of a text, until it is told itself.
#[derive(Default)]
pub struct Lines(Vec<SourceLine>);

impl Lines {
    /// Takes what is told next; false where that is more than any text has.
    #[must_use]
    pub fn add(&mut self, lines: Vec<PackedLine>) -> bool {
        if self.0.len().saturating_add(lines.len()) > MOST_LINES {
            return false;
        }
        self.0.extend(lines.into_iter().map(SourceLine::from));
        true
    }

    /// Gives the lines to their text.
    pub fn give(&mut self, mut text: SourceText) -> SourceText {
        text.lines = std::mem::take(&mut self.0);
        text.lines.shrink_to_fit();
        text
    }
}

/// The longest message, in bytes: no reader process has more memory.
const LONGEST: u64 = 2 << 30;
/// More lines than any text has that the process could hold.
const MOST_LINES: usize = 4 << 20;

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
    use crate::issue::{Diagnostic, DropReason, Severity, SourceKind};
    use crate::source::{CellRef, FaceClass};

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
        let last = text.lines.last().cloned().unwrap();
        text.lines.resize(LINES_AT_ONCE + 5, last);
        let (mut bytes, mut sent) = (Vec::new(), text.clone());
        send_lines(&mut bytes, &mut sent).unwrap();
        send(&mut bytes, &Tell::Text(Ok(Box::new(sent)))).unwrap();
        let (mut from, mut lines) = (bytes.as_slice(), Lines::default());
        let read = loop {
            match receive(&mut from).unwrap() {
                Tell::Lines(some) => assert!(lines.add(some)),
                Tell::Text(Ok(read)) => break lines.give(*read),
                _ => panic!("another message"),
            }
        };
        assert_eq!(read, text);
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
