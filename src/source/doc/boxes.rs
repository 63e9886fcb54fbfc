//! Where the text boxes of a document stand: the file keeps their text behind all other text, and the places of
//! drawings in a table of its own.

use std::io::{Cursor, Read, Seek, SeekFrom};

use super::lists::{FLAGS, OTHER_TABLE};

/// Where the file information block says where the drawings' places stand (\[MS-DOC\] 2.5.6, PlcSpaMom).
const DRAWINGS_AT: usize = 0x01DA;
/// A head of a paper in text boxes is anchored within so many characters.
const HEAD: u32 = 200;

/// The character that the first drawing of the text is anchored at, where that is in the head of the document.
pub(super) fn anchor_in_head(bytes: &[u8]) -> Option<u32> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut block = Vec::new();
    file.open_stream("/WordDocument").ok()?.take(4096).read_to_end(&mut block).ok()?;
    let word = |at: usize| Some(u16::from_le_bytes(block.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_le_bytes(block.get(at..at + 4)?.try_into().ok()?));
    let name = if word(FLAGS)? & OTHER_TABLE != 0 { "/1Table" } else { "/0Table" };
    // The places of characters stand first, in their order.
    let (at, length) = (long(DRAWINGS_AT)?, long(DRAWINGS_AT + 4)?);
    let mut first = [0; 4];
    let mut table = file.open_stream(name).ok().filter(|_| length >= 34)?;
    table.seek(SeekFrom::Start(u64::from(at))).ok()?;
    table.read_exact(&mut first).ok()?;
    Some(u32::from_le_bytes(first)).filter(|anchor| *anchor < HEAD)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::{DRAWINGS_AT, anchor_in_head};

    /// A compound file whose first drawing is anchored at a character.
    fn file(anchor: u32, length: u32) -> Vec<u8> {
        let mut block = vec![0; 1024];
        block[DRAWINGS_AT..DRAWINGS_AT + 4].copy_from_slice(&8u32.to_le_bytes());
        block[DRAWINGS_AT + 4..DRAWINGS_AT + 8].copy_from_slice(&length.to_le_bytes());
        let mut table = vec![0; 64];
        table[8..12].copy_from_slice(&anchor.to_le_bytes());
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        for (name, content) in [("/WordDocument", block), ("/0Table", table)] {
            file.create_stream(name).and_then(|mut stream| stream.write_all(&content)).expect("a stream");
        }
        file.flush().expect("a file");
        file.into_inner().into_inner()
    }

    #[test]
    fn the_first_drawing_of_the_head() {
        assert_eq!(anchor_in_head(&file(12, 34)), Some(12));
        assert_eq!(anchor_in_head(&file(2000, 34)), None);
        assert_eq!(anchor_in_head(&file(12, 0)), None);
        assert_eq!(anchor_in_head(b"no compound file"), None);
    }
}
