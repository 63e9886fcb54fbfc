//! What a double click selects.
//!
//! Chinese is written without spaces; words are found with the dictionary of `icu_segmenter` (UAX #29 with
//! dictionary breaks). What gazettes count with is kept whole: 第十五条, 300万元, 15.6%, 2023年.

use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use regex::Regex;

/// Characters looked at on either side: a double click costs the same in any text.
const WINDOW: usize = 64;

/// Labels, and numbers with their units.
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "第[0-9０-９〇零一二两三四五六七八九十百千]+(?:条|款|项|章|节|编|目|页|期|号|届|次|批|轮|季度|产业)\
        |[0-9０-９]+(?:[.．,，][0-9０-９]+)*[ 　]?(?:个百分点|%|％|‰|℃|°|㎡|㎞|㎏|\
        [十百千万亿]*(?:元|吨|亩|公顷|平方公里|平方千米|平方米|立方米|公里|千米|米|厘米|毫米|千瓦时|千瓦|度|公斤|千克|升|\
        年|个月|月|日|天|小时|分钟|时|分|秒|周岁|岁|人次|人|户|家|个|项|件|次|条|款|章|页|期|号|名|所|处|座|台|辆|套|批|类|种|倍|级|张|家次|场)\
        |[十百千万亿]+)?",
    )
    .ok()
});

/// The word at a byte of a text, as a byte range on character boundaries; empty only for an empty text. A byte
/// inside a character counts for that character, one beyond the end for the last.
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    let mut byte = text.floor_char_boundary(byte);
    if byte == text.len() {
        byte = text.floor_char_boundary(text.len().saturating_sub(1));
    }
    let (start, window) = window(text, byte);
    let at = byte - start;
    let found = counted(window, at).unwrap_or_else(|| segment(window, at));
    start + found.start..start + found.end
}

/// The text around a byte, and where it begins.
fn window(text: &str, byte: usize) -> (usize, &str) {
    let (left, right) = text.split_at_checked(byte).unwrap_or((text, ""));
    let start = left.char_indices().rev().nth(WINDOW - 1).map_or(0, |(at, _)| at);
    let end = byte + right.char_indices().nth(WINDOW).map_or(right.len(), |(at, _)| at);
    (start, text.get(start..end).unwrap_or(""))
}

fn counted(window: &str, at: usize) -> Option<Range<usize>> {
    let found = COUNTED.as_ref()?.find_iter(window).map(|m| m.range()).find(|r| r.contains(&at))?;
    // A digit inside a Latin word (GB18030, H2O) belongs to that word.
    let letter_before = window.get(..found.start).and_then(|t| t.chars().next_back()).is_some_and(is_latin);
    let letter_after = window.get(found.end..).and_then(|t| t.chars().next()).is_some_and(is_latin);
    (!letter_before && !letter_after).then_some(found)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('Ａ'..='Ｚ').contains(&c) || ('ａ'..='ｚ').contains(&c)
}

fn segment(window: &str, at: usize) -> Range<usize> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut start = 0;
    for end in segmenter.segment_str(window) {
        if end > at {
            return start..end;
        }
        start = end;
    }
    start..window.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{COUNTED, word_at};

    #[test]
    fn the_pattern_is_one() {
        assert!(COUNTED.is_some());
    }

    #[test]
    fn words_of_a_gazette() {
        for (text, clicked, word) in [
            ("加强河道管理工作", "道", "河道"),
            ("加强河道管理工作", "理", "管理"),
            ("依照本办法第十五条的规定", "五", "第十五条"),
            ("依照本办法第十五条的规定", "规", "规定"),
            ("补助300万元以内", "0", "300万元"),
            ("补助300万元以内", "万", "300万元"),
            ("增长15.6%左右", ".", "15.6%"),
            ("到2025年底", "2", "2025年"),
            ("符合GB18030标准", "8", "GB18030"),
            ("《水文条例》", "《", "《"),
            ("行政 机关", " ", " "),
            ("use open data", "p", "open"),
        ] {
            let at = text.find(clicked).unwrap();
            assert_eq!(&text[word_at(text, at)], word, "{clicked} in {text}");
        }
    }

    #[test]
    fn edges() {
        assert_eq!(word_at("", 0), 0..0);
        assert_eq!(word_at("", 9), 0..0);
        assert_eq!(&"水文"[word_at("水文", 99)], "水文");
        assert_eq!(&"水文"[word_at("水文", 4)], "水文");
    }

    #[test]
    fn long_texts_cost_no_more() {
        let text = "管理".repeat(2_000_000);
        assert_eq!(word_at(&text, 6_000_000), 6_000_000..6_000_006);
    }

    proptest! {
        #[test]
        fn the_word_holds_the_character(text in "[a-z0-9 第十五条水务管理，。万元.%]{1,40}|\\PC{1,20}", byte in 0_usize..200) {
            let word = word_at(&text, byte);
            prop_assert!(text.is_char_boundary(word.start) && text.is_char_boundary(word.end));
            prop_assert!(word.start < word.end);
            if byte < text.len() {
                prop_assert!(word.contains(&text.floor_char_boundary(byte)));
            }
        }
    }
}
