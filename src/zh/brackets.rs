//! Brackets and quotation marks: which they are, and what stands outside of them.

use std::ops::Range;

/// An opening bracket or quotation mark.
#[must_use]
pub fn opens(c: char) -> bool {
    matches!(c, '（' | '(' | '《' | '〈' | '“' | '‘' | '【' | '〔' | '［' | '[' | '「' | '『' | '﹝')
}

/// A closing bracket or quotation mark.
#[must_use]
pub fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '》' | '〉' | '”' | '’' | '】' | '〕' | '］' | ']' | '」' | '』' | '﹞')
}

/// A round bracket in either width, opening.
#[must_use]
pub fn opens_round(c: char) -> bool {
    matches!(c, '（' | '(' | '﹙')
}

/// A round bracket in either width, closing.
#[must_use]
pub fn closes_round(c: char) -> bool {
    matches!(c, '）' | ')' | '﹚')
}

/// A bracket that holds the year of a document number, opening.
#[must_use]
pub fn opens_year(c: char) -> bool {
    matches!(c, '〔' | '［' | '[' | '﹝' | '【' | '（' | '(' | '〖' | '{' | '｛' | '<' | '＜' | '〈')
}

/// A bracket that holds the year of a document number, closing.
#[must_use]
pub fn closes_year(c: char) -> bool {
    matches!(c, '〕' | '］' | ']' | '﹞' | '】' | '）' | ')' | '〗' | '}' | '｝' | '>' | '＞' | '〉')
}

/// Tallies brackets: +1 for one that opens, -1 for one that closes; quotation marks are left out, since
/// extraction often gets them wrong.
#[must_use]
pub fn step(c: char) -> i32 {
    match c {
        '（' | '(' | '《' | '〔' | '【' => 1,
        '）' | ')' | '》' | '〕' | '】' => -1,
        _ => 0,
    }
}

/// Splits a folded text at separators outside round and square brackets. `《》` protect, too.
#[must_use]
pub fn split_outside(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '《' => depth += 1,
            ')' | ']' | '》' => depth = depth.saturating_sub(1),
            c if depth == 0 && is_separator(c) => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_opening_bracket_has_its_closing_one() {
        for (open, close) in
            ["（）", "()", "《》", "〈〉", "【】", "〔〕", "［］", "[]", "「」", "『』", "﹝﹞", "“”", "‘’"]
                .map(|pair| (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap()))
        {
            assert!(opens(open) && closes(close) && !opens(close) && !closes(open), "{open}{close}");
        }
        assert!(opens_year('{') && closes_year('〗') && !opens_year('《'));
        assert_eq!("（甲《乙》".chars().map(step).sum::<i32>(), 1);
    }

    #[test]
    fn parts_outside_brackets() {
        let parts = |text: &'static str| -> Vec<&str> {
            split_outside(text, |c| c == '、').into_iter().map(|r| &text[r]).collect()
        };
        assert_eq!(parts("甲(乙、丙)、《丁、戊》、己"), ["甲(乙、丙)", "《丁、戊》", "己"]);
        assert_eq!(parts(")、甲"), [")", "甲"]);
    }

    #[test]
    fn brackets_of_years_come_in_pairs() {
        for pair in ["〔〕", "［］", "[]", "﹝﹞", "【】", "（）", "()", "〖〗", "{}", "｛｝", "<>", "＜＞", "〈〉"]
        {
            let (open, close) = (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap());
            assert!(opens_year(open) && closes_year(close) && !opens_year(close) && !closes_year(open), "{pair}");
        }
        for (open, close) in [('（', '）'), ('(', ')'), ('﹙', '﹚')] {
            assert!(opens_round(open) && closes_round(close) && !opens_round(close) && !closes_round(open));
        }
        assert!(!opens_round('〔') && !closes_round('〕') && !opens_year('“') && !closes_year('”'));
        for pair in ["（）", "()", "《》", "〔〕", "【】"] {
            assert_eq!(pair.chars().map(step).collect::<Vec<_>>(), [1, -1], "{pair}");
        }
        assert!("“”‘’「」字".chars().all(|c| step(c) == 0));
    }

    #[test]
    fn brackets_that_hold_others_protect_to_their_end() {
        let parts = |text: &'static str| -> Vec<&str> {
            split_outside(text, |c| c == '、').into_iter().map(|r| &text[r]).collect()
        };
        assert_eq!(parts("甲((乙)、丙)、丁"), ["甲((乙)、丙)", "丁"]);
        assert_eq!(parts("甲[乙、丙]、丁、"), ["甲[乙、丙]", "丁", ""]);
        assert_eq!(parts(""), [""]);
    }
}
