//! Stable ids: a document's from its number or title, a block's from its label and first words, so that the same
//! place has the same id in another extraction of the issue.

use crate::zh::fold;
use std::collections::HashMap;

use crate::issue::{BlockKind, Document};

use super::number;

/// Gives every document and block its id.
pub(crate) fn assign(documents: &mut [Document]) {
    let mut taken: HashMap<u32, u32> = HashMap::new();
    for document in documents {
        let name = match &document.number {
            Some(number) => number::number_key(number),
            None => fold::key(&document.title),
        };
        let hash = fnv(name.chars(), 0);
        document.id = unique(&mut taken, "d", hash);
        let prefix = format!("{}.", document.id);
        let mut blocks: HashMap<u32, u32> = HashMap::new();
        for block in &mut document.blocks {
            let start = fold::key_chars(block.text.chars().take(48)).take(24);
            // The entries of contents were notes before they had a kind, and keep those ids.
            let kind = if block.kind == BlockKind::Contents { BlockKind::Note } else { block.kind };
            let hash = fnv(start, kind as u64 + 1);
            block.id = unique(&mut blocks, &prefix, hash);
        }
    }
}

/// The prefix with the hash in eight hexadecimal digits, and a count where that was given before. Every block has
/// one, so it is put together without the formatter.
fn unique(taken: &mut HashMap<u32, u32>, prefix: &str, hash: u64) -> String {
    let short = (hash >> 32) as u32 ^ hash as u32;
    let count = taken.entry(short).or_default();
    *count += 1;
    let mut id = String::with_capacity(prefix.len() + 8);
    id.push_str(prefix);
    id.extend((0..8).rev().filter_map(|place| char::from_digit(short >> (4 * place) & 15, 16)));
    if *count > 1 {
        id.push_str(&format!("-{count}"));
    }
    id
}

/// FNV-1a: the same on every machine and in every version.
fn fnv(text: impl Iterator<Item = char>, seed: u64) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed;
    for c in text {
        for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    /// The ids of documents with these numbers and titles and their blocks.
    fn ids(documents: &[(Option<&str>, &str, &[&str])]) -> Vec<(String, Vec<String>)> {
        let block = |text: &&str| Block { text: (*text).to_owned(), ..Block::default() };
        let document = |(number, title, blocks): &(Option<&str>, &str, &[&str])| Document {
            number: number.map(str::to_owned),
            title: (*title).to_owned(),
            blocks: blocks.iter().map(block).collect(),
            ..Document::default()
        };
        let mut made: Vec<Document> = documents.iter().map(document).collect();
        assign(&mut made);
        made.into_iter().map(|d| (d.id, d.blocks.into_iter().map(|b| b.id).collect())).collect()
    }

    #[test]
    fn ids_are_of_what_is_said() {
        let one =
            ids(&[(Some("云政发〔2031〕7号"), "供水办法", &["第一条　供水。", "第二条　排水。", "第一条　供水。"])]);
        let (document, blocks) = &one[0];
        assert!(document.starts_with('d') && document.len() == 9, "{document}");
        assert!(blocks.iter().all(|id| id.starts_with(&format!("{document}."))), "{blocks:?}");
        assert_ne!(blocks[0], blocks[1]);
        assert_eq!(blocks[2], format!("{}-2", blocks[0]));
        // The same in another extraction: other brackets, widths and blanks, another title beside the number.
        assert_eq!(
            ids(&[(Some("云政发[2031]7号"), "办法", &["第一条 供水。", "第 二 条　排水。", "第一条　供水。"])]),
            one
        );
        // Other words, another number, the same number again.
        let others = ids(&[
            (Some("云政发〔2031〕8号"), "供水办法", &["第一条　供水。"]),
            (None, "供水办法", &[]),
            (Some("云政发〔2031〕8号"), "排水办法", &["第一条　排水。"]),
        ]);
        assert!(others.iter().all(|(id, _)| id != document));
        assert_eq!(others[2].0, format!("{}-2", others[0].0));
        assert_ne!(others[0].1[0], blocks[0]);
    }

    /// Links and marks that readers keep hold these: another version must give the same.
    #[test]
    fn ids_are_the_same_in_every_version() {
        let text = "云政发〔2031〕7号\n云山市人民政府关于供水的通知\n各县人民政府：\n　　请办好供水。\n";
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        let document = &issue.documents[0];
        assert_eq!(document.id, "d3874b274");
        let blocks: Vec<&str> = document.blocks.iter().map(|b| &b.id[10..]).collect();
        assert_eq!(blocks, ["73032a20", "756f7080", "c878a330", "0e09fed9"]);
    }
}
