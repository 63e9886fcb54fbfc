//! Brackets, quotation marks and commas: which they are, and what stands outside of them.

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

/// Whether a comma of a folded text stands inside a number and parts its thousands: 18,505,000.
#[must_use]
pub fn parts_thousands(text: &str, comma: usize) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    let before = text.get(..comma).unwrap_or("").chars().rev().take(4).take_while(digits).count();
    let after = text.get(comma + 1..).unwrap_or("").chars().take(4).take_while(digits).count();
    (1..=3).contains(&before) && after == 3
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
            // 18,505,000 is one number.
            c if depth == 0 && is_separator(c) && !(c == ',' && parts_thousands(text, at)) => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts
}

/// A title without the 《》 around all of it; 《甲条例》实施细则 keeps its own.
#[must_use]
pub fn without_title_marks(text: &str) -> &str {
    let mut depth = 0;
    let close = text.char_indices().find(|&(_, c)| {
        depth += i32::from(c == '《') - i32::from(c == '》');
        depth <= 0
    });
    let around = close.is_some_and(|(at, c)| at > 0 && at + c.len_utf8() == text.len());
    let inner = text.strip_prefix('《').and_then(|t| t.strip_suffix('》'));
    inner.filter(|_| around).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_numbers_part_nothing() {
        assert!(parts_thousands("18,505,000", 2) && parts_thousands("18,505,000", 6));
        assert!(!parts_thousands("2023,500", 4) && !parts_thousands("5,10", 1) && !parts_thousands("5,1000", 1));
        let text = "甲18,505,000元,乙(丙,丁)";
        let parts: Vec<_> = split_outside(text, |c| c == ',').into_iter().map(|part| &text[part]).collect();
        assert_eq!(parts, ["甲18,505,000元", "乙(丙,丁)"]);
    }

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
    fn only_marks_around_a_whole_title_are_none_of_it() {
        for (text, title) in [
            ("《甲办法》", "甲办法"),
            ("《甲条例》实施细则", "《甲条例》实施细则"),
            ("《《甲条例》实施细则》", "《甲条例》实施细则"),
            ("关于印发《甲办法》", "关于印发《甲办法》"),
            ("《甲办法》和《乙办法》", "《甲办法》和《乙办法》"),
            ("《甲", "《甲"),
            ("甲", "甲"),
        ] {
            assert_eq!(without_title_marks(text), title, "{text}");
        }
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
