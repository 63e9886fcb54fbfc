//! Whether a line of a list stays when the list is filtered.

use super::pinyin::readings;
use crate::zh::fold::{plain_each, plain_folded};
use std::ops::Range;

/// Whether every word of `filter` stands in `text`, in whatever case and width; a word in letters also where it is
/// the pinyin of characters in a row, by syllables or initials. An empty filter keeps everything.
#[must_use]
pub fn text_fits(filter: &str, text: &str) -> bool {
    Filter::new(filter).fits_folded(&plain_folded(text))
}

/// A filter for many texts; see [`text_fits`].
#[derive(Clone, Debug, Default)]
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(plain_folded).collect() }
    }

    /// Whether a text stays that is in the form of `folded` already.
    #[must_use]
    pub fn fits_folded(&self, text: &str) -> bool {
        self.words.iter().all(|word| text.contains(word) || pinyin_fits(word, text))
    }
}

impl Filter {
    /// Where the words stand in a text: for each the first stretch that fits, in bytes of the text.
    #[must_use]
    pub fn found(&self, text: &str) -> Vec<Range<usize>> {
        let mut chars: Vec<(usize, char)> = Vec::new();
        plain_each(text, |byte, c| chars.push((byte, c)));
        let folded: String = chars.iter().map(|(_, c)| *c).collect();
        let stretch = |word: &String| {
            let start =
                folded.find(word.as_str()).map(|at| folded.get(..at).map_or(0, |before| before.chars().count()));
            let (from, count) = match start {
                Some(start) => (start, word.chars().count()),
                None => spelt(word, &chars)?,
            };
            let last = chars.get((from + count).checked_sub(1)?)?.0;
            let end = last + text.get(last..)?.chars().next().map_or(0, char::len_utf8);
            Some(chars.get(from)?.0..end)
        };
        self.words.iter().filter(|word| !word.is_empty()).filter_map(stretch).collect()
    }
}

/// The first characters in a row whose pinyin a word is: where they begin, and how many.
fn spelt(word: &str, chars: &[(usize, char)]) -> Option<(usize, usize)> {
    let word = word.as_bytes();
    if word.is_empty() || word.len() > LONGEST || !word.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    (0..chars.len()).find_map(|start| {
        let mut reached: u64 = 1;
        for (count, (_, c)) in chars.iter().skip(start).enumerate() {
            let mut from = std::mem::take(&mut reached);
            while from != 0 {
                let at = from.trailing_zeros() as usize;
                from &= from - 1;
                for len in typed_lengths(*c, word.get(at..).unwrap_or(&[])) {
                    reached |= 1 << (at + len);
                }
            }
            match reached {
                0 => return None,
                _ if reached >> word.len() & 1 == 1 => return Some((start, count + 1)),
                _ => {}
            }
        }
        None
    })
}

/// Longer words are no pinyin that anyone types; the positions of a word then fit into a set of bits.
const LONGEST: usize = 60;

fn pinyin_fits(word: &str, text: &str) -> bool {
    let word = word.as_bytes();
    if word.is_empty() || word.len() > LONGEST || !word.iter().all(u8::is_ascii_lowercase) {
        return false;
    }
    // The positions of the word that are reached by the characters up to here, in a row.
    let mut reached: u64 = 1;
    for c in text.chars() {
        // A word may begin at any character.
        let mut from = reached;
        reached = 1;
        while from != 0 {
            let at = from.trailing_zeros() as usize;
            from &= from - 1;
            let rest = word.get(at..).unwrap_or(&[]);
            for len in typed_lengths(c, rest) {
                reached |= 1 << (at + len);
            }
        }
        if reached >> word.len() & 1 == 1 {
            return true;
        }
    }
    false
}

/// How many letters at the start of `rest` can be typed for a character.
fn typed_lengths(c: char, rest: &[u8]) -> impl Iterator<Item = usize> {
    let itself = rest.first().is_some_and(|&b| char::from(b) == c).then_some(1);
    itself.into_iter().chain(readings(c).flat_map(|reading| reading.typed_at(rest)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Filter, text_fits};

    #[test]
    fn what_fits_is_found_in_the_text_as_it_stands() {
        let found = |filter: &str, text: &'static str| -> Vec<&'static str> {
            Filter::new(filter).found(text).into_iter().filter_map(|range| text.get(range)).collect()
        };
        assert_eq!(found("管理 hedao", "关于河道管理办法的通知"), ["管理", "河道"]);
        assert_eq!(found("hd", "关于河道管理办法的通知"), ["河道"]);
        assert_eq!(found("2023-2025", "计划（２０２３—2025 年）"), ["２０２３—2025"]);
        assert_eq!(found("办法", "管理　办　法"), ["办　法"]);
        assert!(found("堤防", "关于河道管理办法的通知").is_empty() && found("", "河道").is_empty());
    }

    #[test]
    fn words_letters_and_widths() {
        for (filter, text, fits) in [
            ("", "水务", true),
            ("水务", "临岚市水务规程", true),
            ("规程 水务", "临岚市水务规程", true),
            ("ＧＤＰ", "gdp增长", true),
            ("总则", "第一章 总　则", true),
            ("swgc", "临岚市水务规程", true),
            ("shuiwu", "临岚市水务规程", true),
            ("shuiwug", "临岚市水务规程", true),
            ("shwu", "临岚市水务规程", true),
            ("chongyang", "重阳节", true),
            ("zhongyang", "重阳节", true),
            ("sgc", "临岚市水务规程", false),
            ("uiwu", "临岚市水务规程", false),
            ("水务 火", "临岚市水务规程", false),
            ("水规", "临岚市水务规程", false),
        ] {
            assert_eq!(text_fits(filter, text), fits, "{filter} in {text}");
        }
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_keeps_it(text in "\\PC{1,30}", from in 0_usize..30, len in 0_usize..9, filter in "\\PC{0,9}|[a-z]{0,90}") {
            let part: String = text.chars().skip(from).take(len).collect();
            prop_assert!(text_fits(&part, &text));
            // Whatever is typed, no panic.
            let _ = text_fits(&filter, &text);
        }
    }
}
