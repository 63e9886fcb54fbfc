//! Stable ids: a document's from its number or title, a block's from its label and first words, so that the same
//! place has the same id in another extraction of the issue.

use std::collections::HashMap;

use crate::issue::Document;

use super::key;
use super::number;

/// Gives every document and block its id.
pub(crate) fn assign(documents: &mut [Document]) {
    let mut taken: HashMap<u64, u32> = HashMap::new();
    for document in documents {
        let name = match &document.number {
            Some(number) => number::number_key(number),
            None => key::key(&document.title),
        };
        let hash = fnv(&name, 0);
        let id = unique(&mut taken, hash);
        document.id = format!("d{id}");
        let mut blocks: HashMap<u64, u32> = HashMap::new();
        for block in &mut document.blocks {
            let start: String = block.text.chars().take(48).collect();
            let start: String = key::key(&start).chars().take(24).collect();
            let hash = fnv(&start, block.kind as u64 + 1);
            block.id = format!("{}.{}", document.id, unique(&mut blocks, hash));
        }
    }
}

fn unique(taken: &mut HashMap<u64, u32>, hash: u64) -> String {
    let short = (hash >> 32) ^ (hash & 0xffff_ffff);
    let count = taken.entry(short).or_default();
    *count += 1;
    if *count == 1 { format!("{short:08x}") } else { format!("{short:08x}-{count}") }
}

/// FNV-1a: the same on every machine and in every version.
fn fnv(text: &str, seed: u64) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
