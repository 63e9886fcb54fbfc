//! Characters that are not those of the print: lost ones, text that was decoded in another encoding than its own, and
//! codes that only one font has a sign for. They are kept as they stand, counted, and told with the first place.

use std::sync::LazyLock;

use encoding_rs::{GBK, WINDOWS_1252};

use super::{SourceLine, SourceText};
use crate::issue::{Diagnostic, Severity, Span};
use crate::zh::chars;

/// At most so many places are named in a diagnostic.
const MAX_PLACES: usize = 20;
/// Characters of the first place that a message quotes.
const QUOTED: usize = 24;
/// Characters of three bytes in a row that no Chinese text has by accident.
const TRIPLES: usize = 4;
/// Pairs of bytes in a row, and how many of them may differ, that make Chinese of accented letters.
const PAIRS: usize = 3;
/// Of those pairs so many in a hundred are of the usual characters.
const USUAL: usize = 70;
/// The codes under which fonts of signs (Symbol, Wingdings) have theirs.
const SIGN_FONTS: std::ops::RangeInclusive<char> = '\u{f020}'..='\u{f0ff}';
/// What tells already that characters are lost.
const TOLD: [&str; 3] = ["bad-bytes", "unreadable-glyphs", "garbled-font"];

/// Adds what is to be told of such characters.
pub(super) fn tell(source: &mut SourceText) {
    let (mut lost, mut misread, mut private) = (Found::default(), Found::default(), Found::default());
    for line in &source.lines {
        let text = source.line(line);
        if text.is_ascii() {
            continue;
        }
        lost.add(line, text, count(text, |c| c == char::REPLACEMENT_CHARACTER), "");
        // Icons of menus, and the marks of lists in fonts of signs, are no characters that anyone misses.
        let of_page = line.hint.as_ref().is_some_and(|hint| hint.running);
        let listed = text.trim_start().trim_start_matches(|c| SIGN_FONTS.contains(&c));
        let behind = text.len() - listed.len();
        let found = count(listed, is_private).map(|(at, count)| (at + behind, count));
        private.add(line, text, found.filter(|_| !of_page), "");
        if let Some((at, stretches, meant)) = misread_in(text) {
            misread.add(line, text, Some((at, stretches)), &meant);
        }
    }
    let told = source.diagnostics.iter().any(|d| TOLD.contains(&d.code.as_str()));
    let found = [Some(lost).filter(|_| !told).and_then(of_lost), of_misread(misread), of_private(private)];
    source.diagnostics.extend(found.into_iter().flatten());
}

/// What was found of a kind.
#[derive(Default)]
struct Found {
    count: usize,
    spans: Vec<Span>,
    /// The first of it with what stands around it, and what it may have been.
    first: String,
    meant: String,
}

impl Found {
    /// Adds what a line has: where the first stands, and how many.
    fn add(&mut self, line: &SourceLine, text: &str, found: Option<(usize, usize)>, meant: &str) {
        let Some((at, count)) = found else { return };
        if self.count == 0 {
            let before = text.get(..at).unwrap_or("").char_indices().rev().nth(QUOTED / 3).map_or(0, |(at, _)| at);
            self.first = text.get(before..).unwrap_or("").trim().chars().take(QUOTED).collect();
            meant.clone_into(&mut self.meant);
        }
        self.count += count;
        if self.spans.len() < MAX_PLACES && self.spans.last() != Some(&line.span) {
            self.spans.push(line.span);
        }
    }

    fn say(self, severity: Severity, code: &str, [message, message_en]: [String; 2]) -> Option<Diagnostic> {
        let code = code.to_owned();
        (self.count > 0).then_some(Diagnostic { severity, code, message, message_en, spans: self.spans, place: None })
    }
}

fn of_lost(found: Found) -> Option<Diagnostic> {
    let (n, first) = (found.count, &found.first);
    let said = [
        format!("文件中已有 {n} 个“\u{FFFD}”：这些字在此前的转换中丢失。第一处：“{first}”"),
        format!("The file holds {n} “\u{FFFD}”: characters that an earlier conversion lost. The first: “{first}”"),
    ];
    found.say(Severity::Warning, "replacement-characters", said)
}

fn of_misread(found: Found) -> Option<Diagnostic> {
    let (n, first, meant) = (found.count, &found.first, &found.meant);
    let (zh, en) = match meant.is_empty() {
        true => (String::new(), String::new()),
        false => (format!("（原文可能是“{meant}”）"), format!(" (it may have been “{meant}”)")),
    };
    let said = [
        format!("文件中有 {n} 处乱码，是此前按错误的编码读出的，照原样显示。第一处：“{first}”{zh}"),
        format!(
            "Text at {n} places was decoded in a wrong encoding before; it is shown as it stands. The first: “{first}”{en}"
        ),
    ];
    found.say(Severity::Warning, "garbled-text", said)
}

fn of_private(found: Found) -> Option<Diagnostic> {
    let (n, first) = (found.count, &found.first);
    let said = [
        format!("有 {n} 个字用的是私用区的编码（自造字），只有原来的字体能显示，请与原件核对。第一处：“{first}”"),
        format!(
            "{n} characters have codes of a private area, which mean something in one font only: compare with the original. The first: “{first}”"
        ),
    ];
    found.say(Severity::Warning, "private-characters", said)
}

fn count(text: &str, is: fn(char) -> bool) -> Option<(usize, usize)> {
    let at = text.find(is)?;
    Some((at, text.chars().filter(|c| is(*c)).count()))
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Where text of a line was read in a wrong encoding: the first place, how many, and what the first may have been.
fn misread_in(text: &str) -> Option<(usize, usize, String)> {
    let mut found: Option<(usize, usize, String)> = None;
    for (start, run) in runs(text) {
        let meant = if run.starts_with(is_western) { as_western(run) } else { as_chinese(run) };
        let Some(meant) = meant else { continue };
        match &mut found {
            Some((_, count, _)) => *count += 1,
            None => found = Some((start, 1, meant.chars().take(QUOTED).collect())),
        }
    }
    found
}

/// The runs of a text in which bytes of another encoding can stand, with their places: of signs that Western encodings have
/// beyond ASCII, and of Chinese with characters as they begin those of UTF-8.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let first = rest.chars().next()?;
            let same: fn(char) -> bool = match first {
                c if is_western(c) => is_western,
                c if is_two_bytes(c) => is_two_bytes,
                c => {
                    at += c.len_utf8();
                    continue;
                }
            };
            let start = at;
            let run = rest.get(..rest.find(|c| !same(c)).unwrap_or(rest.len()))?;
            at += run.len();
            if is_western(first) || run.chars().any(|c| BEGINS.contains(c)) {
                return Some((start, run));
            }
        }
    })
}

/// Whether a character is one of a byte above ASCII in the encodings of the West.
fn is_western(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{FF}' | '\u{152}'..='\u{192}' | '\u{2C6}' | '\u{2DC}' | '\u{2122}' | '\u{203A}' | '\u{2039}')
        || matches!(c, '\u{2013}'..='\u{2030}' | '\u{20AC}')
}

/// Whether a character can be two bytes of GBK: Chinese, and its punctuation.
fn is_two_bytes(c: char) -> bool {
    chars::is_han(c) || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF01}'..='\u{FF5E}' | '\u{2010}'..='\u{2312}')
}

/// The Chinese that signs of the West are whose bytes are those of UTF-8 or GBK.
fn as_western(run: &str) -> Option<String> {
    let run = run.trim_matches('\u{A0}');
    // Dots of a leader, and signs that stand alone; quotation marks and dashes are of Chinese, too.
    let is_byte = |c: char| ('\u{A1}'..='\u{FF}').contains(&c);
    if !run.contains(is_byte) || run.chars().nth(1).is_none() || run.chars().all(|c| run.starts_with(c)) {
        return None;
    }
    let bytes: Vec<u8> = run.chars().map(western_byte).collect::<Option<_>>()?;
    let triples = longest_triples(&bytes);
    // Punctuation and accents alone: all of the run is theirs.
    let whole = std::str::from_utf8(&bytes).ok().filter(|text| text.chars().all(is_usual_of_utf8));
    if triples.is_some_and(|(_, count)| count >= 2) {
        let (from, count) = triples?;
        return Some(String::from_utf8_lossy(bytes.get(from..from + 3 * count)?).into_owned());
    }
    if let Some(text) = whole {
        return Some(text.to_owned());
    }
    in_pairs(&bytes)
}

/// What a byte of a Western encoding was.
fn western_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    if let ([byte], false) = (bytes.as_ref(), failed) { Some(*byte) } else { None }
}

/// Whether a character is one of those that are told where nothing else of a run is Chinese: quotation marks, dashes,
/// and letters with accents, but no other script that signs of the West make by accident.
fn is_usual_of_utf8(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{FF}' | '\u{2010}'..='\u{2030}' | '\u{3000}'..='\u{303F}') || chars::is_han(c)
}

/// Chinese in pairs of bytes.
fn in_pairs(bytes: &[u8]) -> Option<String> {
    let pairs: Vec<&[u8]> = bytes.chunks_exact(2).collect();
    let mut kinds: Vec<&[u8]> = pairs.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let usual = |pair: &&&[u8]| matches!(pair, [0xB0..=0xD7, 0xA1..=0xFE]);
    let possible = |pair: &&[u8]| matches!(pair, [0xA1..=0xF7, 0xA1..=0xFE]);
    if kinds.len() < PAIRS || !pairs.iter().all(possible) {
        return None;
    }
    let common = pairs.iter().filter(usual).count();
    let text = GBK.decode_without_bom_handling_and_without_replacement(bytes.get(..2 * pairs.len())?)?;
    (common * 100 >= pairs.len() * USUAL).then(|| text.into_owned())
}

/// The Chinese that other Chinese is whose bytes in GBK are UTF-8; lost characters say nothing themselves.
fn as_chinese(run: &str) -> Option<String> {
    let (bytes, _, _) = GBK.encode(run);
    let (from, count) = longest_triples(&bytes)?;
    let text = String::from_utf8_lossy(bytes.get(from..from + 3 * count)?).into_owned();
    let lost = text.chars().all(|c| c == char::REPLACEMENT_CHARACTER);
    match lost {
        true => (count >= 2).then(String::new),
        false => (count >= TRIPLES && text.chars().any(chars::is_han)).then_some(text),
    }
}

/// The longest stretch of characters of three bytes in UTF-8 as Chinese has them: where it begins, and how many.
fn longest_triples(bytes: &[u8]) -> Option<(usize, usize)> {
    let triple = |at: usize| {
        let Some([first, second, third]) = bytes.get(at..at + 3) else { return false };
        let begins =
            matches!((first, second), (0xE4..=0xE9, _) | (0xE3, 0x80) | (0xE2, 0x80) | (0xEF, 0xBC | 0xBD | 0xBF));
        begins && matches!(second, 0x80..=0xBF) && matches!(third, 0x80..=0xBF)
    };
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        let count = (0..).take_while(|n| triple(at + 3 * n)).count();
        if count > 0 && best.is_none_or(|(_, most)| count > most) {
            best = Some((at, count));
        }
        at += (3 * count).max(1);
    }
    best
}

/// The characters that the first two bytes of those triples are in GBK.
struct Begins(Vec<bool>);

impl Begins {
    fn contains(&self, c: char) -> bool {
        self.0.get(c as usize).copied().unwrap_or(false)
    }
}

static BEGINS: LazyLock<Begins> = LazyLock::new(|| {
    let mut all = vec![false; 1 << 16];
    let firsts = (0xE4..=0xE9u8).flat_map(|first| (0x80..=0xBFu8).map(move |second| [first, second]));
    for pair in firsts.chain([[0xE3, 0x80], [0xE2, 0x80], [0xEF, 0xBC], [0xEF, 0xBD], [0xEF, 0xBF]]) {
        let text = GBK.decode_without_bom_handling_and_without_replacement(&pair);
        for c in text.iter().flat_map(|text| text.chars()) {
            if let Some(begins) = all.get_mut(c as usize) {
                *begins = true;
            }
        }
    }
    Begins(all)
});

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "东山水厂每日供水，检测水质。";

    fn codes(text: &str) -> Vec<(String, String)> {
        let mut source = SourceText { text: text.to_owned(), ..SourceText::default() };
        let line = SourceLine { text: 0..text.len(), span: Span::Line { line: 1 }, hint: None };
        source.lines.push(line);
        tell(&mut source);
        source.diagnostics.into_iter().map(|d| (d.code, d.message)).collect()
    }

    fn latin(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }

    #[test]
    fn text_in_a_wrong_encoding_is_told_with_what_it_was() {
        let gbk = GBK.encode(TEXT).0.into_owned();
        for (shown, meant) in [
            (latin(TEXT.as_bytes()), "东山水厂"),
            (WINDOWS_1252.decode(TEXT.as_bytes()).0.into_owned(), "东山水厂"),
            (latin(&gbk), "东山水厂"),
            (GBK.decode(TEXT.as_bytes()).0.into_owned(), "东山水厂"),
            (format!("第一条　{}供水。", latin("水源".as_bytes())), "水源"),
            ("\u{E2}\u{20AC}\u{153}".to_owned(), "“"),
            ("Caf\u{C3}\u{A9}".to_owned(), "é"),
        ] {
            let told = codes(&shown);
            assert!(told.iter().any(|(code, said)| code == "garbled-text" && said.contains(meant)), "{shown} {told:?}");
        }
        let kun = GBK.decode("\u{FFFD}\u{FFFD}".as_bytes()).0.into_owned();
        assert!(codes(&format!("第一条　{kun}供水。")).iter().any(|(code, _)| code == "garbled-text"));
    }

    #[test]
    fn what_is_printed_so_is_not_garbled() {
        for text in [
            TEXT,
            "总　则············3",
            "±0.5℃ × 20 m² ÷ 3 °°°°°°",
            "Café déjà vu — naïve “Çà et là” «été»",
            "Straße ÄÖÜäöüß ÀÉÈÙ",
            "联通　锛　銆　鐨　浜",
            "鄱阳、衢州、亳州、泸州、濮阳、漯河、儋州、郯城、鄞州、歙县、黟县、盱眙、邳州、睢宁",
            "浜、洴、濑、涓、涔、鍔等地名用字",
            "§1 ©2031 ®™ €20",
        ] {
            assert_eq!(codes(text), [], "{text}");
        }
    }

    #[test]
    fn lost_and_private_characters_are_counted() {
        let told = codes("第一条　供\u{FFFD}\u{FFFD}，\u{E001}，检测\u{F0001}\u{FFFD}。");
        let said: Vec<(&str, bool)> =
            told.iter().map(|(code, said)| (code.as_str(), said.contains("供\u{FFFD}"))).collect();
        assert_eq!(said, [("replacement-characters", true), ("private-characters", true)]);
        assert!(told[0].1.contains(" 3 ") && told[1].1.contains(" 2 "), "{told:?}");
        let mut source = SourceText { text: "供\u{FFFD}".to_owned(), ..SourceText::default() };
        source.lines.push(SourceLine { text: 0..6, span: Span::Line { line: 1 }, hint: None });
        source.diagnostics = super::super::text::lost_characters(1, "UTF-8", Vec::new());
        tell(&mut source);
        assert_eq!(source.diagnostics.len(), 1);
    }
}
