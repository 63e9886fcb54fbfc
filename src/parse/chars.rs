//! Classes of characters: width, punctuation, brackets and numerals.

/// White space of any kind, with the invisible characters that extraction leaves behind.
pub(crate) fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t' | '\u{3000}' => true,
        // Nearly all characters are these.
        '!'..='~' | '\u{4e00}'..='\u{9fff}' => false,
        _ => c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\0'..='\u{1f}'),
    }
}

/// Width in half em: 1 for ASCII and half-width forms, 2 for the rest.
pub(crate) fn width(c: char) -> u32 {
    if c.is_ascii() || matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{80}'..='\u{ff}') { 1 } else { 2 }
}

/// A Chinese character (unified ideographs with their extensions, and 〇).
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The value of an ASCII or full-width digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// A digit of the scripts that gazettes are printed in beside Chinese (Tibetan, Mongolian, Arabic) as an ASCII one; other
/// characters stay.
pub(crate) fn local_digit(c: char) -> char {
    let value = match c {
        '\u{f20}'..='\u{f29}' => c as u32 - 0xf20,
        '\u{1810}'..='\u{1819}' => c as u32 - 0x1810,
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// The value of a Chinese digit, with the zeros that print uses (〇 ○ Ｏ 零).
pub(crate) fn cn_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' | '◯' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn cn_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// A Chinese numeral at the start of the text: value and length in bytes. Both `二十一` and `二〇二三` are read.
pub(crate) fn cn_number(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut digits, mut bytes, mut units) = (0u32, 0u32, 0usize, false);
    let mut seen = 0;
    for c in text.chars() {
        if let Some(d) = cn_digit(c) {
            digits = if units { d } else { digits.checked_mul(10)?.checked_add(d)? };
        } else if let Some(u) = cn_unit(c) {
            total = total.checked_add(if digits == 0 { u } else { digits.checked_mul(u)? })?;
            (digits, units) = (0, true);
        } else {
            break;
        }
        bytes += c.len_utf8();
        seen += 1;
        if seen > 9 {
            return None;
        }
    }
    (seen > 0).then_some((total.checked_add(digits)?, bytes))
}

/// An Arabic numeral (ASCII or full-width) at the start of the text: value and length in bytes; at most 9 digits.
pub(crate) fn arabic(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut bytes, mut seen) = (0u32, 0, 0);
    for c in text.chars() {
        let Some(d) = digit(c) else { break };
        seen += 1;
        if seen > 9 {
            return None;
        }
        value = value * 10 + d;
        bytes += c.len_utf8();
    }
    (seen > 0).then_some((value, bytes))
}

/// A numeral of either kind.
pub(crate) fn number(text: &str) -> Option<(u32, usize)> {
    arabic(text).or_else(|| cn_number(text))
}

/// The text after leading white space, and how many bytes that was.
pub(crate) fn skip_space(text: &str) -> (&str, usize) {
    let rest = text.trim_start_matches(is_space);
    (rest, text.len() - rest.len())
}

/// The simplified form of the characters that the names of offices and posts are made of; others stay.
pub(crate) fn simplified(c: char) -> char {
    match c {
        '長' => '长',
        '總' => '总',
        '統' => '统',
        '員' => '员',
        '會' => '会',
        '廳' => '厅',
        '處' => '处',
        '辦' => '办',
        '檢' => '检',
        '國' => '国',
        '縣' => '县',
        '區' => '区',
        '軍' => '军',
        '團' => '团',
        '協' => '协',
        '聯' => '联',
        '學' => '学',
        '書' => '书',
        '記' => '记',
        '銀' => '银',
        '關' => '关',
        '組' => '组',
        '決' => '决',
        '報' => '报',
        _ => c,
    }
}

/// Ends with one of the words. Looks at the last byte first: most words are out by it.
pub(crate) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let last = text.as_bytes().last();
    words.iter().any(|w| w.as_bytes().last() == last && text.ends_with(w))
}

/// An opening bracket or quotation mark.
pub(crate) fn opens(c: char) -> bool {
    matches!(c, '（' | '(' | '《' | '〈' | '“' | '‘' | '【' | '〔' | '［' | '[' | '「' | '『' | '﹝')
}

/// A closing bracket or quotation mark.
pub(crate) fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '》' | '〉' | '”' | '’' | '】' | '〕' | '］' | ']' | '」' | '』' | '﹞')
}

/// A round bracket in either width, opening.
pub(crate) fn opens_round(c: char) -> bool {
    matches!(c, '（' | '(' | '﹙')
}

/// A round bracket in either width, closing.
pub(crate) fn closes_round(c: char) -> bool {
    matches!(c, '）' | ')' | '﹚')
}

/// A bracket that holds the year of a document number, opening.
pub(crate) fn opens_year(c: char) -> bool {
    matches!(c, '〔' | '［' | '[' | '﹝' | '【' | '（' | '(' | '〖' | '{' | '｛' | '<' | '＜' | '〈')
}

/// A bracket that holds the year of a document number, closing.
pub(crate) fn closes_year(c: char) -> bool {
    matches!(c, '〕' | '］' | ']' | '﹞' | '】' | '）' | ')' | '〗' | '}' | '｝' | '>' | '＞' | '〉')
}

/// A mark that cannot start a line in good setting: what stands after it belongs to the line above.
pub(crate) fn no_start(c: char) -> bool {
    closes(c)
        || matches!(
            c,
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '％' | '‰' | '℃' | ',' | ';' | ':' | '!' | '?' | '%'
        )
}

/// A dash of any length.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '－' | '―' | '‐' | '‑' | '─' | '━' | '﹣' | '~' | '～' | '〜')
}

/// A mark that stands before an entry of a list.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '△' | '▲'
            | '●'
            | '○'
            | '◎'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '★'
            | '☆'
            | '※'
            | '•'
            | '·'
            | '▪'
            | '►'
            | '▶'
            | '＊'
            | '◦'
    )
}

/// Whether a text has a dotted leader in it.
pub(crate) fn has_leader(text: &str) -> bool {
    ["……", "......", "······"].iter().any(|leader| text.contains(leader))
}

/// A character of a dotted leader.
pub(crate) fn is_leader(c: char) -> bool {
    matches!(c, '…' | '.' | '·' | '．' | '⋯' | '‥' | '・' | '•' | '┄' | '┈' | '_' | '-' | '—' | '－' | '―')
}

/// Tallies brackets: +1 for one that opens, -1 for one that closes; quotation marks are left out, since
/// extraction often gets them wrong.
pub(crate) fn bracket_step(c: char) -> i32 {
    match c {
        '（' | '(' | '《' | '〔' | '【' => 1,
        '）' | ')' | '》' | '〕' | '】' => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_both_kinds() {
        assert_eq!(cn_number("二十一条"), Some((21, 9)));
        assert_eq!(cn_number("一百三十三"), Some((133, 15)));
        assert_eq!(cn_number("二〇二三年"), Some((2023, 12)));
        assert_eq!(cn_number("一百零六条"), Some((106, 12)));
        assert_eq!(cn_number("十"), Some((10, 3)));
        assert_eq!(cn_number("条"), None);
        assert_eq!(arabic("１２a"), Some((12, 6)));
        assert_eq!(arabic("99999999999"), None);
    }
}
