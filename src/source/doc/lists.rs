//! The number formats of a document's lists.
//!
//! rwml computes the labels of lists, but writes Chinese numbers as digits. It knows the Korean formats; so that the
//! labels tell which lists count in Chinese, the formats in the document's list table are set to those before rwml
//! reads it, and its Korean numerals are turned into Chinese ones afterwards. No Chinese document counts in Korean.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use crate::zh::numeral;

/// Where the file information block says which table stream is used, and where in it the lists stand (\[MS-DOC\]
/// 2.5.2, 2.5.6).
pub(super) const FLAGS: usize = 0x0A;
pub(super) const OTHER_TABLE: u16 = 0x0200;
const LISTS_AT: usize = 0x02E2;
/// Size of a list's header and of a level's fixed part (2.9.147, 2.9.150).
const HEADER: usize = 28;
const LEVEL: usize = 28;
/// Most lists that are looked at.
const MOST_LISTS: usize = 4096;

/// sinoKorean and koreanCounting (\[MS-OSHARED\] 2.2.1.3).
const COUNTED: u8 = 0x29;
const LEGAL: u8 = 0x2A;

/// The format that stands for a Chinese one.
fn stand_in(format: u8) -> Option<u8> {
    match format {
        // 一, 十一: the Japanese, Taiwanese and mainland ways of counting.
        0x0B | 0x0D | 0x1D | 0x21 | 0x23 | 0x25 | 0x27 => Some(COUNTED),
        // 壹, 贰.
        0x10 | 0x22 | 0x26 => Some(LEGAL),
        _ => None,
    }
}

/// The document with its Chinese number formats replaced; `None` where it has no lists or can't be changed.
pub(super) fn marked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let mut block = Vec::new();
    file.open_stream("/WordDocument").ok()?.take(4096).read_to_end(&mut block).ok()?;
    let word = |at: usize| Some(u16::from_le_bytes(block.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_le_bytes(block.get(at..at + 4)?.try_into().ok()?) as usize);
    let name = if word(FLAGS)? & OTHER_TABLE != 0 { "/1Table" } else { "/0Table" };
    let (at, length) = (long(LISTS_AT)?, long(LISTS_AT + 4)?);
    let mut stream = file.open_stream(name).ok()?;
    let mut table = Vec::new();
    stream.read_to_end(&mut table).ok()?;
    let places = formats(&table, at, length)?;
    for (place, format) in places {
        stream.seek(SeekFrom::Start(place as u64)).ok()?;
        stream.write_all(&[format]).ok()?;
    }
    stream.flush().ok()?;
    drop(stream);
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

/// The places of the number formats that are replaced, and by what.
fn formats(table: &[u8], at: usize, length: usize) -> Option<Vec<(usize, u8)>> {
    let lists = table.get(at..at.checked_add(length)?)?;
    let count = usize::from(u16::from_le_bytes(lists.get(..2)?.try_into().ok()?));
    let mut places = Vec::new();
    let mut level = at + length;
    for list in 0..count.min(MOST_LISTS) {
        let simple = lists.get(2 + list * HEADER + 26)? & 1 != 0;
        for _ in 0..if simple { 1 } else { 9 } {
            // What was read cleanly is kept.
            let Some(fixed) = table.get(level..level + LEVEL) else { return Some(places) };
            places.extend(stand_in(fixed[4]).map(|format| (level + 4, format)));
            let text = level + LEVEL + usize::from(fixed[24]) + usize::from(fixed[25]);
            let Some(size) = table.get(text..text + 2) else { return Some(places) };
            level = text + 2 + usize::from(u16::from_le_bytes([size[0], size[1]])) * 2;
        }
    }
    Some(places)
}

/// A label with the numerals of the stand-in formats as Chinese ones.
pub(super) fn chinese(label: &str) -> String {
    let hangul = |c: char| ('\u{AC00}'..='\u{D7A3}').contains(&c);
    if !label.contains(hangul) {
        return label.to_owned();
    }
    let (mut out, mut numeral) = (String::new(), String::new());
    for c in label.chars().chain(std::iter::once('\0')) {
        if hangul(c) {
            numeral.push(c);
            continue;
        }
        if !numeral.is_empty() {
            out.push_str(&number(&std::mem::take(&mut numeral)));
        }
        out.push(c);
    }
    out.pop();
    out
}

/// A numeral of either stand-in format in Chinese.
fn number(korean: &str) -> String {
    const TENS: [&str; 9] = ["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
    const ONES: [&str; 9] = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"];
    let digit = |c: char| "영일이삼사오육칠팔구".chars().position(|d| d == c);
    let unit = |c: char| match c {
        '십' => Some(10),
        '백' => Some(100),
        '천' => Some(1000),
        _ => None,
    };
    let (mut total, mut last) = (0, 0);
    if korean.chars().all(|c| digit(c).is_some() || unit(c).is_some()) {
        for c in korean.chars() {
            match unit(c) {
                Some(unit) => (total, last) = (total + unit * last.max(1), 0),
                None => last = digit(c).unwrap_or(0),
            }
        }
        return numeral::to_chinese(u32::try_from(total + last).unwrap_or(0));
    }
    let tens = TENS.iter().position(|word| korean.starts_with(word));
    let rest = tens.and_then(|n| korean.strip_prefix(TENS[n])).unwrap_or(korean);
    let ones = ONES.iter().position(|word| *word == rest);
    match tens.map_or(0, |n| (n + 1) * 10) + ones.map_or(0, |n| n + 1) {
        0 => korean.to_owned(),
        n => numeral::to_capitals(u32::try_from(n).unwrap_or(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list table with one simple list for each format, whose label has two characters.
    fn table(kinds: &[u8]) -> (Vec<u8>, usize) {
        let mut lists = (kinds.len() as u16).to_le_bytes().to_vec();
        for _ in kinds {
            lists.extend([0; 26]);
            lists.extend([1, 0]);
        }
        let length = lists.len();
        for kind in kinds {
            let mut level = [0; LEVEL];
            (level[4], level[24], level[25]) = (*kind, 3, 2);
            lists.extend(level);
            lists.extend([9; 5]);
            lists.extend([2, 0, 0, 0, 0x01, 0x30]);
        }
        (lists, length)
    }

    #[test]
    fn chinese_formats_are_found_in_the_list_table() {
        let (table, length) = table(&[0x00, 0x27, 0x12, 0x26]);
        let step = LEVEL + 5 + 6;
        assert_eq!(
            formats(&table, 0, length),
            Some(vec![(length + step + 4, COUNTED), (length + 3 * step + 4, LEGAL)])
        );
        let cut = &table[..length + step + 10];
        assert_eq!(formats(cut, 0, length), Some(Vec::new()));
        assert_eq!(formats(&table, usize::MAX, 4), None);
    }

    #[test]
    fn stand_ins_become_chinese() {
        for (label, chinese_label) in [
            ("일、", "一、"),
            ("（이십삼）", "（二十三）"),
            ("第백삼条\t", "第一百零三条\t"),
            ("하나、", "壹、"),
            ("스물셋", "贰拾叁"),
            ("1.1", "1.1"),
        ] {
            assert_eq!(chinese(label), chinese_label);
        }
        assert_eq!(marked(b"no compound file"), None);
    }
}
