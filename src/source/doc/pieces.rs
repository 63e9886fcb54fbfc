//! The text of a binary Word document as its piece table has it (\[MS-DOC\] 2.8.35), with the place of each character.

use std::io::{Cursor, Read};

use super::lists::{FLAGS, OTHER_TABLE};

/// Where the file information block says how long the parts of the text are, and where the table of pieces stands.
pub(super) const LENGTHS_AT: usize = 0x4C;
pub(super) const PIECES_AT: usize = 0x01A2;
/// No more is read of a damaged file.
const MOST_BYTES: u64 = 256 << 20;

/// All characters of a document.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Units of UTF-16.
    pub(super) units: Vec<u16>,
    /// For each where it stands in the main stream, and whether it takes two bytes there.
    pub(super) places: Vec<(usize, bool)>,
    /// The lengths of the text's parts.
    pub(super) lengths: [usize; 7],
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

impl Text {
    /// Reads them; `None` where the tables can't be read.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
        let mut read = |name: &str| {
            let mut content = Vec::new();
            file.open_stream(name).ok()?.take(MOST_BYTES).read_to_end(&mut content).ok()?;
            Some(content)
        };
        let document = read("/WordDocument")?;
        let table = read(if word(&document, FLAGS)? & OTHER_TABLE != 0 { "/1Table" } else { "/0Table" })?;
        let mut text = Self::default();
        for (i, length) in text.lengths.iter_mut().enumerate() {
            *length = long(&document, LENGTHS_AT + 4 * i)? as usize;
        }
        let (at, length) = (long(&document, PIECES_AT)? as usize, long(&document, PIECES_AT + 4)? as usize);
        let mut rest = table.get(at..at.checked_add(length)?)?;
        while rest.first() == Some(&1) {
            rest = rest.get(3 + usize::from(word(rest, 1)?)..)?;
        }
        let pieces = rest.get(5..).filter(|_| rest.first() == Some(&2))?;
        let count = pieces.len().checked_sub(4)? / 12;
        for i in 0..count {
            let characters = long(pieces, 4 * (i + 1))?.checked_sub(long(pieces, 4 * i)?)? as usize;
            let place = long(pieces, 4 * (count + 1) + 8 * i + 2)?;
            text.piece(&document, place, characters)?;
        }
        Some(text)
    }

    /// Adds a piece: of one byte a character in the code page of Western Europe, or of two.
    fn piece(&mut self, document: &[u8], place: u32, characters: usize) -> Option<()> {
        let start = (place & 0x3FFF_FFFF) as usize;
        let narrow = place & 0x4000_0000 != 0;
        let (start, step) = if narrow { (start / 2, 1) } else { (start, 2) };
        let piece = document.get(start..start.checked_add(characters.checked_mul(step)?)?)?;
        if narrow {
            let (decoded, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(piece);
            self.units.extend(decoded.encode_utf16());
        } else {
            self.units.extend(piece.chunks_exact(2).filter_map(|pair| word(pair, 0)));
        }
        self.places.extend((0..characters).map(|i| (start + i * step, !narrow)));
        (self.units.len() as u64 <= MOST_BYTES && self.units.len() == self.places.len()).then_some(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Write};

    use super::{LENGTHS_AT, PIECES_AT, Text};

    /// A compound file with a text in one piece, of one or two bytes a character.
    pub(crate) fn file(text: &str, wide: bool) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut document = vec![0; 0x600];
        document[..2].copy_from_slice(&0xA5ECu16.to_le_bytes());
        document[LENGTHS_AT..LENGTHS_AT + 4].copy_from_slice(&(units.len() as u32).to_le_bytes());
        document[PIECES_AT + 4..PIECES_AT + 8].copy_from_slice(&21u32.to_le_bytes());
        let place = if wide { 0x600 } else { 0x4000_0000 | 0xC00 };
        match wide {
            true => document.extend(units.iter().flat_map(|unit| unit.to_le_bytes())),
            false => document.extend(encoding_rs::WINDOWS_1252.encode(text).0.iter()),
        }
        let mut table = vec![2];
        table.extend(16u32.to_le_bytes());
        table.extend(0u32.to_le_bytes());
        table.extend((units.len() as u32).to_le_bytes());
        table.extend([0, 0]);
        table.extend(u32::to_le_bytes(place));
        table.extend([0, 0]);
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        for (name, content) in [("/WordDocument", document), ("/0Table", table)] {
            file.create_stream(name).and_then(|mut stream| stream.write_all(&content)).expect("a stream");
        }
        file.flush().expect("a file");
        file.into_inner().into_inner()
    }

    #[test]
    fn pieces_of_both_widths() {
        for (text, wide) in [("第一条", true), ("Article “1”", false)] {
            let read = Text::read(&file(text, wide)).expect("a text");
            assert_eq!(String::from_utf16_lossy(&read.units), text);
            assert_eq!(read.places.last(), Some(&(if wide { 0x604 } else { 0x60A }, wide)));
        }
        assert!(Text::read(b"no compound file").is_none());
    }
}
