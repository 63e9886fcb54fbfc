//! The text of documents as the library keeps it: packed blocks, and the passages that a search counts by.

use std::io::{Read as _, Write as _};
use std::ops::Range;

use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use serde::{Deserialize, Serialize};

use crate::issue::{Block, BlockKind, Document, Table};

/// A block as it is kept: what reading, searching and citing it need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The level of a heading.
    pub level: Option<u8>,
    /// Its label.
    pub label: Option<String>,
    /// Its text.
    pub text: String,
    /// Whether it has the cells of a table, which no phrase crosses.
    pub table: bool,
}

impl KeptBlock {
    /// A block of an issue, as it is kept.
    #[must_use]
    pub fn of(block: &Block) -> Self {
        Self {
            kind: block.kind,
            level: block.level,
            label: block.label.clone(),
            text: block.text.clone(),
            table: block.table.is_some(),
        }
    }

    /// The block again, without the pieces and cells that are not kept.
    #[must_use]
    pub fn block(self) -> Block {
        let Self { kind, level, label, text, table } = self;
        Block { kind, level, label, text, table: table.then(Table::default), ..Block::default() }
    }
}

/// Blocks are packed together up to so many bytes of text: enough to be packed well, little to unpack for one hit.
const PART: usize = 64 << 10;
/// Nothing that was packed unpacks to more.
const MOST: u64 = 1 << 30;
/// Begins what is packed with a checksum before it. What earlier versions packed has none, and never begins so: no block of packed bytes is of
/// this kind (https://www.rfc-editor.org/rfc/rfc1951, 3.2.3).
const CHECKED: u8 = 0xff;

/// The packed parts of a document, each with the number of its first block.
pub(super) fn pack(document: &Document) -> Vec<(usize, Vec<u8>)> {
    let mut parts = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (at, block) in document.blocks.iter().enumerate() {
        bytes += block.text.len();
        if bytes >= PART || at + 1 == document.blocks.len() {
            let blocks: Vec<KeptBlock> =
                document.blocks.get(first..=at).unwrap_or_default().iter().map(KeptBlock::of).collect();
            parts.push((first, packed(blocks.as_slice())));
            (first, bytes) = (at + 1, 0);
        }
    }
    parts
}

/// The packed form of lines.
pub(super) fn pack_lines(lines: &[&str]) -> Vec<u8> {
    packed(lines)
}

/// The lines of a packed form; `None` where it is damaged.
pub(super) fn unpack_lines(part: &[u8]) -> Option<Vec<String>> {
    unpacked(part)
}

fn packed(values: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let plain = rmp_serde::to_vec(values).unwrap_or_default();
    let mut out = DeflateEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::new(6));
    // Writing to memory does not fail; what came of it is checked when it is unpacked.
    let _ = out.write_all(&plain);
    let packed = out.finish().unwrap_or_default();
    let mut checked = Vec::with_capacity(packed.len() + 5);
    checked.push(CHECKED);
    checked.extend(checksum(&packed).to_le_bytes());
    checked.extend(packed);
    checked
}

fn checksum(packed: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(packed);
    sum.sum()
}

/// What was packed, without its checksum; `None` where it is not what was written.
fn checked(part: &[u8]) -> Option<&[u8]> {
    let Some(rest) = part.strip_prefix(&[CHECKED]) else { return Some(part) };
    let (sum, packed) = rest.split_first_chunk::<4>()?;
    (u32::from_le_bytes(*sum) == checksum(packed)).then_some(packed)
}

/// The blocks of a packed part; `None` where it is damaged.
pub(super) fn unpack(part: &[u8]) -> Option<Vec<KeptBlock>> {
    unpacked(part)
}

fn unpacked<T: for<'de> Deserialize<'de>>(part: &[u8]) -> Option<T> {
    let part = checked(part)?;
    let mut plain = Vec::with_capacity(part.len() * 3);
    DeflateDecoder::new(part).take(MOST).read_to_end(&mut plain).ok()?;
    rmp_serde::from_slice(&plain).ok()
}

/// The passages of a text: an article with its paragraphs and items; of all else each block by itself. What a search means by
/// 同条, and what it counts.
pub(super) fn passages(kinds: impl Iterator<Item = BlockKind>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut article = false;
    for (at, kind) in kinds.enumerate() {
        let goes_on = article && matches!(kind, BlockKind::Paragraph | BlockKind::Item);
        match all.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = at + 1,
            None => all.push(at..at + 1),
        }
        article = goes_on || kind == BlockKind::Article;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_come_back_as_they_were() {
        let block =
            |n: usize| Block { text: format!("第{n}条　{}", "养护河道。".repeat(n % 900)), ..Block::default() };
        let mut document = Document { blocks: (0..300).map(block).collect(), ..Document::default() };
        document.blocks[7].table = Some(Table::default());
        let parts = pack(&document);
        assert!(parts.len() > 3 && parts[0].0 == 0);
        let back: Vec<KeptBlock> = parts.iter().flat_map(|(_, part)| unpack(part).unwrap()).collect();
        let expected: Vec<KeptBlock> = document.blocks.iter().map(KeptBlock::of).collect();
        assert!(back == expected && back[7].clone().block().table.is_some());
        assert_eq!(unpack(&[1, 2, 3]), None);
    }

    #[test]
    fn no_flipped_bit_is_read_as_a_text() {
        let block = |n: usize| Block { text: format!("第{n}条　处{n}万元罚款。"), ..Block::default() };
        let document = Document { blocks: (0..40).map(block).collect(), ..Document::default() };
        let part = pack(&document).remove(0).1;
        assert!(unpack(&part).is_some());
        for bit in 0..part.len() * 8 {
            let mut flipped = part.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(unpack(&flipped), None, "{bit}");
        }
        assert_eq!(unpack(&part[..4]), None);
        // As earlier versions packed it, it is read.
        assert_eq!(unpack(&part[5..]), unpack(&part));
        assert_eq!(unpack_lines(&pack_lines(&["一", "二"])).unwrap(), ["一", "二"]);
    }

    #[test]
    fn an_article_is_one_passage_with_its_paragraphs_and_items() {
        use BlockKind::*;
        let kinds = [Title, Article, Paragraph, Item, Article, Heading, Paragraph, Paragraph, Article, Table, Item];
        assert_eq!(passages(kinds.into_iter()), [0..1, 1..4, 4..5, 5..6, 6..7, 7..8, 8..9, 9..10, 10..11]);
    }
}
