//! Text in one form for all prints: what the rules of this folder look at.
//!
//! Offices print `（牵头单位：市甲局；…）` and `(牵头单位:市甲局;…)`, `2023年9月10日` and `2023 年 9 月 10 日`. A [`View`] folds a
//! block's text once (no white space, one width, one kind of dash and bracket), keeps the way back to the source's
//! own bytes, and pairs the brackets; all rules then read that.

use std::ops::Range;

use regex::Regex;

use super::Passage;
use crate::issue::{Block, Date};

/// A text without white space and in one width, with the way back to the source.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte in the source at which its character begins.
    at: Vec<u32>,
}

/// The folded form of a character; `None` for white space and invisible marks.
#[inline]
fn fold(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' | 'A'..='Z' | '\u{4e00}'..='\u{9fff}' | '、' | '。' => c,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => return None,
        '〔' | '﹝' | '【' | '［' => '[',
        '〕' | '﹞' | '】' | '］' => ']',
        '—' | '–' | '―' | '‐' | '‑' | '−' | '─' => '-',
        '〜' | '∼' => '~',
        '○' | '◯' => '〇',
        '∶' | '︰' | '﹕' => ':',
        '﹔' => ';',
        '﹐' => ',',
        '﹙' => '(',
        '﹚' => ')',
        '｡' => '。',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() => return None,
        c => c,
    })
}

impl Folded {
    /// Folds a text into this one, reusing its memory.
    pub fn read(&mut self, source: &str) {
        self.text.clear();
        self.at.clear();
        self.text.reserve(source.len());
        self.at.reserve(source.len());
        for (at, c) in source.char_indices() {
            let Some(f) = fold(c) else { continue };
            self.text.push(f);
            // A block is far below 4 GB; a longer one would only lose its places, not its text.
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            self.at.extend_from_slice([at; 4].get(..f.len_utf8()).unwrap_or_default());
        }
    }

    /// The stretch of the source that a stretch of the folded text came from, without white space at its ends.
    pub fn source(&self, source: &str, range: Range<usize>) -> Range<usize> {
        let start = self.at.get(range.start).map_or(source.len(), |&at| at as usize);
        if range.is_empty() {
            return start..start;
        }
        let last = self.at.get(range.end - 1).map_or(source.len(), |&at| at as usize);
        let wide = source.get(last..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8);
        start..(last + wide).max(start)
    }

    /// The first place in the folded text that stands at or behind a byte of the source.
    pub fn folded(&self, source_byte: usize) -> usize {
        self.at.partition_point(|&at| (at as usize) < source_byte)
    }
}

/// Compiles a pattern of the program's own.
#[expect(clippy::expect_used, reason = "the patterns are constants, each compiled by a test")]
pub(super) fn pattern(pattern: &'static str) -> Regex {
    Regex::new(pattern).expect("a pattern of the program's own")
}

/// The folded form of a short text.
pub(super) fn folded(source: &str) -> String {
    source.chars().filter_map(fold).collect()
}

/// A pair of brackets in a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The opening bracket in folded form: `(`, `[` or `《`.
    pub kind: char,
    /// Byte of the opening bracket.
    pub open: usize,
    /// Byte of the closing bracket.
    pub close: usize,
    /// How many brackets of the same kind are nested in it, at the deepest: work on pairs up to a fixed height is
    /// linear in the text, however deep some text nests.
    pub height: u16,
    /// It stands inside another pair of its kind.
    pub inner: bool,
}

impl Pair {
    /// What is between the brackets.
    pub fn inside(self) -> Range<usize> {
        self.open + self.kind.len_utf8()..self.close
    }

    /// Behind the closing bracket.
    pub fn end(self) -> usize {
        self.close + self.kind.len_utf8()
    }
}

/// A block as the rules see it.
#[derive(Debug, Default)]
pub(super) struct View<'a> {
    /// Index of the document.
    pub document: usize,
    /// Index of the block.
    pub index: usize,
    /// The block itself.
    pub block: Option<&'a Block>,
    /// Its text, folded.
    pub folded: Folded,
    /// The pairs of brackets, by their opening.
    pub pairs: Vec<Pair>,
    stacks: [Vec<(usize, u16)>; 3],
}

impl<'a> View<'a> {
    /// Looks at a block; the memory of the one before is reused.
    pub fn read(&mut self, document: usize, index: usize, block: &'a Block) {
        self.document = document;
        self.index = index;
        self.block = Some(block);
        self.folded.read(&block.text);
        self.pair();
    }

    /// The source's own text.
    pub fn source(&self) -> &'a str {
        self.block.map_or("", |b| b.text.as_str())
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.folded.text
    }

    /// The source's text of a stretch of the folded text.
    pub fn original(&self, range: Range<usize>) -> &'a str {
        self.source().get(self.folded.source(self.source(), range)).unwrap_or("")
    }

    /// The passage of a stretch of the folded text.
    pub fn passage(&self, range: Range<usize>) -> Passage {
        Passage::new(self.document, self.index, self.folded.source(self.source(), range))
    }

    /// Byte in the folded text behind the block's label.
    pub fn label_end(&self) -> usize {
        let bytes = self.block.map_or(0, Block::label_bytes);
        if bytes == 0 { 0 } else { self.folded.folded(bytes) }
    }

    fn pair(&mut self) {
        self.pairs.clear();
        self.stacks.iter_mut().for_each(Vec::clear);
        for (at, c) in self.folded.text.char_indices() {
            let (slot, kind, opens) = match c {
                '(' => (0, '(', true),
                ')' => (0, '(', false),
                '[' => (1, '[', true),
                ']' => (1, '[', false),
                '《' => (2, '《', true),
                '》' => (2, '《', false),
                // No title runs over a sentence's end: what was left open before it is damage.
                '。' => {
                    self.stacks[2].clear();
                    continue;
                }
                _ => continue,
            };
            let stack = &mut self.stacks[slot];
            if opens {
                stack.push((at, 0));
            } else if let Some((open, height)) = stack.pop() {
                if let Some(above) = stack.last_mut() {
                    above.1 = above.1.max(height.saturating_add(1));
                }
                self.pairs.push(Pair { kind, open, close: at, height, inner: false });
            }
        }
        self.pairs.sort_unstable_by_key(|p| p.open);
        let mut ends = [0usize; 3];
        for pair in &mut self.pairs {
            let end = match pair.kind {
                '(' => &mut ends[0],
                '[' => &mut ends[1],
                _ => &mut ends[2],
            };
            pair.inner = pair.open < *end;
            *end = (*end).max(pair.close);
        }
    }

    /// The smallest round or square pair around a place, when it is not deeper than a text for readers nests.
    pub fn around(&self, at: usize) -> Option<Pair> {
        let upto = self.pairs.partition_point(|p| p.open < at);
        self.pairs[..upto].iter().rev().take(64).find(|p| p.kind != '《' && p.close > at).copied()
    }
}

/// Splits a folded text at separators outside round and square brackets. `《》` protect, too.
pub(super) fn split_outside(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
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

/// Whether a character is a Chinese one, as names of people and offices are written with.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '〇' | '々')
}

/// The value of a number in ASCII digits or Chinese numerals (十五, 一百零三, 两, 二〇二三). `None` for anything else,
/// and for values over 99,999,999.
pub(super) fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 16 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|&n| n <= 99_999_999);
    }
    let digit = |c| "〇一二三四五六七八九".chars().position(|d| d == c).and_then(|d| u32::try_from(d).ok());
    // Written digit by digit: 二〇二三.
    if text.chars().count() > 1 && text.chars().all(|c| digit(c).is_some()) {
        return text
            .chars()
            .try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(digit(c)?))
            .filter(|&n| n <= 99_999_999);
    }
    let (mut total, mut section, mut last) = (0u32, 0u32, None);
    for c in text.chars() {
        match c {
            '零' | '〇' => last = None,
            '十' | '百' | '千' => {
                let unit = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                section = section.checked_add(last.take().unwrap_or(1) * unit)?;
            }
            '万' => total = total.checked_add((section + last.take().unwrap_or(0)).checked_mul(10_000)?)?,
            '两' => last = Some(2),
            '廿' => section = section.checked_add(20)?,
            c => last = Some(digit(c)?),
        }
        if c == '万' {
            section = 0;
        }
    }
    Some(total + section + last.unwrap_or(0)).filter(|&n| n <= 99_999_999)
}

/// Whether a character can be part of a number as [`number`] reads it.
pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百千两廿".contains(c)
}

/// Reads a date (`2023年9月10日`, `二〇〇四年十月十五日`) at the start of a folded text: the day and the bytes it takes.
pub(super) fn date_at(text: &str) -> Option<(Date, usize)> {
    let (year, rest) = counted(text, '年', 4)?;
    let (month, rest) = counted(rest, '月', 3)?;
    let (day, rest) = counted(rest, '日', 3)?;
    let year = i32::try_from(year).ok()?;
    Some((Date::new(year, month, day)?, text.len() - rest.len()))
}

/// A number of up to so many characters, followed by a unit, at the start of a text; and what comes after.
pub(super) fn counted(text: &str, unit: char, most: usize) -> Option<(u32, &str)> {
    let end = text.char_indices().take(most + 1).find(|&(_, c)| !is_numeral(c))?;
    if end.1 != unit || end.0 == 0 {
        return None;
    }
    let value = number(text.get(..end.0)?)?;
    Some((value, text.get(end.0 + unit.len_utf8()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_all_kinds() {
        for (text, value) in [
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("一百零三", 103),
            ("一百三十三", 133),
            ("二〇二三", 2023),
            ("两", 2),
            ("三千五百", 3500),
            ("12", 12),
            ("五", 5),
            ("一万二千", 12000),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "年", "12a", "99999999999", "九九九九九九九九九九九九"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_digits_and_numerals() {
        assert_eq!(date_at("二〇〇四年十月十五日起").unwrap().0.to_string(), "2004-10-15");
        assert_eq!(date_at("2023年9月10日").unwrap(), (Date::new(2023, 9, 10).unwrap(), "2023年9月10日".len()));
        assert!(date_at("2023年13月1日").is_none());
        assert!(date_at("年").is_none());
    }

    #[test]
    fn folding_keeps_the_way_back() {
        let source = "（牵头 单位：甲局）　后";
        let mut f = Folded::default();
        f.read(source);
        assert_eq!(f.text, "(牵头单位:甲局)后");
        let at = f.text.find("甲局").unwrap();
        assert_eq!(&source[f.source(source, at..at + 6)], "甲局");
        assert_eq!(&source[f.source(source, 0..f.text.find('后').unwrap())], "（牵头 单位：甲局）");
        assert_eq!(f.source(source, f.text.len()..f.text.len()), source.len()..source.len());
    }

    #[test]
    fn brackets_pair_by_kind_and_survive_damage() {
        let block = Block { text: "(甲（乙)丙《丁〈戊〉》。《己。《庚》".into(), ..Block::default() };
        let mut view = View::default();
        view.read(0, 0, &block);
        let found: Vec<_> = view.pairs.iter().map(|p| view.text().get(p.inside()).unwrap().to_owned()).collect();
        assert_eq!(found, ["乙", "丁〈戊〉", "庚"]);
    }
}
