//! A text's own contents (目录): the heading that each entry names.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::issue::{Block, BlockKind};
use crate::zh::{brackets, chars, fold, numeral};

/// Characters of the longest line that may be what an entry names.
const LONGEST: usize = 120;

/// What an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// So much of the entry is the heading's own words: leader and page are not.
    pub bytes: usize,
    /// The block of the heading.
    pub block: usize,
}

/// The headings that the entries of contents name. An entry whose words stand below in no heading names none.
pub(super) fn named(blocks: &[Block]) -> HashMap<usize, Named> {
    let mut named = HashMap::new();
    if blocks.iter().all(|b| b.kind != BlockKind::Contents) {
        return named;
    }
    let places = places(blocks);
    let mut at = 0;
    while let Some(first) = blocks.iter().skip(at).position(|b| b.kind == BlockKind::Contents).map(|n| at + n) {
        let below = blocks.get(first..).unwrap_or_default();
        at = first + below.iter().take_while(|b| b.kind == BlockKind::Contents).count();
        List { entries: first..at, places: &places }.name(blocks, &mut named);
    }
    named
}

/// The places of each text that may be a heading, in order.
fn places(blocks: &[Block]) -> HashMap<String, Vec<usize>> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let heading = !matches!(block.kind, BlockKind::Contents | BlockKind::Table);
        if heading && block.text.chars().nth(LONGEST).is_none() {
            places.entry(fold::key(&block.text)).or_default().push(at);
        }
    }
    places
}

/// A list of entries, and what the document has of each text that may be a heading.
struct List<'p> {
    entries: Range<usize>,
    places: &'p HashMap<String, Vec<usize>>,
}

impl List<'_> {
    /// What an entry says, as much of it as stands in a heading below.
    fn words(&self, text: &str) -> Option<(usize, String)> {
        [text, without_page(text), without_bracket(without_page(text))]
            .into_iter()
            .map(|words| (words.len(), fold::key(words)))
            .find(|(_, key)| !key.is_empty() && self.stands_below(key))
    }

    fn stands_below(&self, key: &str) -> bool {
        self.places.get(key).and_then(|places| places.last()).is_some_and(|last| *last >= self.entries.end)
    }

    /// Words that one entry has lead to where they stand first. Those that several have (一般规定) stand between what
    /// the entries beside them lead to.
    fn name(&self, blocks: &[Block], named: &mut HashMap<usize, Named>) {
        let entries = self.entries.clone();
        let words: Vec<(usize, (usize, String))> =
            entries.filter_map(|at| Some((at, self.words(&blocks.get(at)?.text)?))).collect();
        let mut count: HashMap<&str, usize> = HashMap::new();
        words.iter().for_each(|(_, (_, key))| *count.entry(key).or_default() += 1);
        let alone = |key: &str| count.get(key) == Some(&1);
        let first = |key: &str, within: Range<usize>| {
            let places = self.places.get(key)?;
            places.get(places.partition_point(|&at| at < within.start)).copied().filter(|at| *at < within.end)
        };
        let end = blocks.len();
        let mut found: BTreeMap<usize, Named> = BTreeMap::new();
        for (at, (bytes, key)) in words.iter().filter(|(_, (_, key))| alone(key)) {
            found.extend(first(key, self.entries.end..end).map(|block| (*at, Named { bytes: *bytes, block })));
        }
        for (at, (bytes, key)) in words.iter().filter(|(_, (_, key))| !alone(key)) {
            let after = found.range(..at).next_back().map_or(self.entries.end, |(_, named)| named.block + 1);
            let before = found.range(at + 1..).next().map_or(end, |(_, named)| named.block);
            let block = Some(after..before).filter(|r| r.start <= r.end).and_then(|within| first(key, within));
            found.extend(block.map(|block| (*at, Named { bytes: *bytes, block })));
        }
        named.extend(found);
    }
}

/// An entry without its leader and page.
fn without_page(text: &str) -> &str {
    let of_page = |c: char| {
        chars::is_space(c)
            || chars::is_leader(c)
            || numeral::digit(c).is_some()
            || brackets::opens_round(c)
            || brackets::closes_round(c)
    };
    text.trim_end_matches(of_page)
}

/// An entry without a bracket behind it, which tells its articles: 第一章　总则（第一条至第五条）.
fn without_bracket(text: &str) -> &str {
    text.split(brackets::opens_round).next().unwrap_or(text).trim_end_matches(chars::is_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entries: &[&str], body: &[&str]) -> Vec<Option<usize>> {
        let block = |kind, text: &&str| Block { kind, text: (*text).to_owned(), ..Block::default() };
        let mut blocks: Vec<Block> = entries.iter().map(|text| block(BlockKind::Contents, text)).collect();
        blocks.extend(body.iter().map(|text| block(BlockKind::Heading, text)));
        let named = named(&blocks);
        (0..entries.len()).map(|at| named.get(&at).map(|named| named.block - entries.len())).collect()
    }

    #[test]
    fn entries_lead_to_their_headings() {
        let entries = ["目　录", "第一章　总　则", "第二章 供水……3", "第三章 节水（第九条至第十二条）", "附　则 9"];
        let body = ["第一章 总则", "第一条 供水。", "第二章　供水", "第三章　节水", "附则"];
        assert_eq!(found(&entries, &body), [None, Some(0), Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn words_of_several_entries_stand_between_their_neighbours() {
        let entries = ["第一编 城镇", "第一节 一般规定", "第二编 乡村", "第一节 一般规定", "第三编 附则"];
        let body = ["第一编 城镇", "第一节 一般规定", "第二编 乡村", "第一节 一般规定", "第三编 附则"];
        assert_eq!(found(&entries, &body), [Some(0), Some(1), Some(2), Some(3), Some(4)]);
        // Of those of the first part the text has none.
        let body = ["第一编 城镇", "第二编 乡村", "第一节 一般规定", "第三编 附则"];
        assert_eq!(found(&entries, &body), [Some(0), None, Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_list_leads_to_what_stands_below_it() {
        let block = |kind, text: &str| Block { kind, text: text.to_owned(), ..Block::default() };
        let (entry, heading) = (BlockKind::Contents, BlockKind::Heading);
        let blocks = [
            block(heading, "第一章 总则"),
            block(entry, "第一章 总则"),
            block(entry, "第二章 供水"),
            block(heading, "第二章 供水"),
            block(entry, "第二章 供水"),
        ];
        let named = named(&blocks);
        assert_eq!(
            (0..5).map(|at| named.get(&at).map(|n| n.block)).collect::<Vec<_>>(),
            [None, None, Some(3), None, None]
        );
    }

    #[test]
    fn what_no_heading_says_leads_nowhere() {
        assert_eq!(found(&["第一章 总则", "第二章 供水"], &["第一章 总则规定", "第二章"]), [None, None]);
        assert_eq!(found(&["2031", "……"], &["2031年供水", "供水"]), [None, None]);
    }
}
