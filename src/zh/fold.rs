//! Text without what print, extraction and script change at will: width forms, white space, look-alike punctuation, case,
//! traditional forms and radicals.
//!
//! How much is folded goes by what is asked. Anchors and the library's identity of an issue compare [`folded`] text (the
//! form must never change: ids that are stored rest on it). Find and jump compare [`plain_each`]. The parser compares
//! [`key`]s, the facts read [`Folded`] text with the way back to the source. All of them see one table of look-alikes
//! ([`mark`]) and one of forms ([`plain_char`]).

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::chars;

/// The one form of a mark that is typed in several: brackets, quotation marks, dashes, dots, full-width forms. Other
/// characters stay.
#[must_use]
pub fn mark(c: char) -> char {
    match c {
        '〔' | '【' | '［' | '﹝' | '〖' => '[',
        '〕' | '】' | '］' | '﹞' | '〗' => ']',
        '“' | '”' | '„' | '〝' | '〞' | '＂' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '＇' => '\'',
        '‐'..='―' | '－' | '─' | '━' | '−' | '﹣' => '-',
        '・' | '•' | '‧' | '∙' | '･' => '·',
        '～' | '〜' | '∼' => '~',
        '∶' | '︰' | '﹕' => ':',
        '﹔' => ';',
        '﹐' => ',',
        '﹙' => '(',
        '﹚' => ')',
        '｡' => '。',
        '､' => '、',
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// For each character of the basic plane its plain form, 0 for itself.
static PLAIN: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0x1_0000];
    for line in include_str!("variants.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut group = line.chars().filter(|c| *c != ' ');
        let Some(plain) = group.next().and_then(|c| u16::try_from(u32::from(c)).ok()) else { continue };
        for form in group {
            if let Some(slot) = table.get_mut(form as usize) {
                *slot = plain;
            }
        }
    }
    table
});

/// The simplified form of a Chinese character: traditional forms, print variants and radicals (條 ⺠ ⻓ 說) are one with it;
/// others stay.
#[inline]
#[must_use]
pub fn plain_char(c: char) -> char {
    match PLAIN.get(c as usize) {
        Some(&plain) if plain != 0 => char::from_u32(u32::from(plain)).unwrap_or(c),
        _ => c,
    }
}

/// So many characters tell the script of a text.
const SCRIPT: usize = 200;

/// Whether a text is printed in traditional characters: of the Chinese ones that it begins with one in ten and more.
#[must_use]
pub fn is_traditional(text: &str) -> bool {
    let begins = || text.chars().filter(|c| chars::is_han(*c)).take(SCRIPT);
    let changed = begins().filter(|c| plain_char(*c) != *c).count();
    changed * 10 >= begins().count().max(10)
}

/// The radicals that Unicode does not decompose, with the characters that they are, in order.
static RADICALS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let lines = include_str!("radicals.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some((line.chars().next()?, line.chars().nth(1)?))).collect()
});

/// The character of a text that a radical, a compatibility ideograph or a vertical form is another code point of; any
/// other as it is, in its own script. A font program reaches one outline by several code points: 人 is also the radical
/// ⼈, 不 a compatibility ideograph, and an upright bracket the vertical form of （. Which of them a file names is its
/// generator's accident; the page shows the plain character.
#[must_use]
pub fn whole_char(c: char) -> char {
    match c {
        '\u{2E80}'..='\u{2EF3}' => {
            RADICALS.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|at| RADICALS.get(at)).map_or(c, |p| p.1)
        }
        // Kangxi radicals, vertical forms, compatibility ideographs: Unicode says which character each is.
        '\u{2F00}'..='\u{2FD5}' | '\u{F900}'..='\u{FAD9}' | '\u{2F800}'..='\u{2FA1D}' => composed(c),
        '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE44}' => full_width(c),
        _ => c,
    }
}

fn composed(c: char) -> char {
    let mut plain = std::iter::once(c).nfkc();
    plain.next().unwrap_or(c)
}

/// The mark that a vertical form turns. Its decomposition is the narrow mark where there is one, a Chinese text's the
/// full-width one.
fn full_width(c: char) -> char {
    match c {
        '\u{FE19}' => '…',
        // Two dots one above the other: Taiwan's offices type them for a colon (主旨︰).
        '\u{FE30}' => '：',
        '\u{FE31}' | '\u{FE32}' => '—',
        _ => match composed(c) {
            narrow @ ('(' | ')' | ',' | ':' | ';' | '!' | '?' | '{' | '}') => widened(narrow),
            plain => plain,
        },
    }
}

/// A text with its characters in simplified forms, marks and white space as they are.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().map(plain_char).collect()
}

/// Calls `each` with every folded character of `text` and the byte at which its source character begins. White
/// space, control characters and zero-width marks give nothing; a few characters (㎡, ①) give more than one.
pub fn fold_each(text: &str, mut each: impl FnMut(usize, char)) {
    for (at, c) in text.char_indices() {
        if let Some(narrow) = fold_simple(c) {
            if narrow != SKIP {
                each(at, narrow);
            }
        } else {
            for d in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
                let d = fold_simple(d).unwrap_or(d);
                if d != SKIP {
                    each(at, d);
                }
            }
        }
    }
}

/// The folded text as a string.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_each(text, |_, c| out.push(c));
    out
}

/// [`fold_each`] with the characters in one script and without quotation marks, which one office prints around a term and
/// another leaves out: what find, jump and the library's search compare. ○ is a zero (二○二四).
pub fn plain_each(text: &str, mut each: impl FnMut(usize, char)) {
    fold_each(text, |at, c| match c {
        '"' | '\'' | '[' | ']' if is_quotation(text, at) => {}
        '○' | '◯' => each(at, '〇'),
        // The ellipsis that stands in the middle of the line is … to a reader; ids that are stored have it as it is.
        '⋯' => (0..3).for_each(|_| each(at, '.')),
        c => each(at, plain_char(c)),
    });
}

/// Whether a mark of quotation stands at a byte of a text. 「2031」 is a year in the brackets of a number.
fn is_quotation(text: &str, at: usize) -> bool {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
    let figures =
        |chars: &mut dyn Iterator<Item = char>| chars.take(4).filter(|c| mark(*c).is_ascii_digit()).count() == 4;
    match c {
        '「' | '『' => {
            let mut inside = text.get(at + c.len_utf8()..).unwrap_or("").chars();
            !(figures(&mut inside) && matches!(inside.next(), Some('」' | '』')))
        }
        '」' | '』' => {
            let mut inside = text.get(..at).unwrap_or("").chars().rev();
            !(figures(&mut inside) && matches!(inside.next(), Some('「' | '『')))
        }
        c => is_quote(c),
    }
}

/// Whether a character is a quotation mark, in whatever form.
#[must_use]
pub fn is_quote(c: char) -> bool {
    matches!(mark(c), '"' | '\'')
}

/// The text of [`plain_each`] as a string.
#[must_use]
pub fn plain_folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    plain_each(text, |_, c| out.push(c));
    out
}

/// Stands for “gives nothing”.
const SKIP: char = '\0';

/// The fold of a character that needs no table of Unicode; `None` for the rare rest.
fn fold_simple(c: char) -> Option<char> {
    let narrow = match c {
        '\u{0}'..=' ' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{3000}' | '\u{2000}'..='\u{200f}' => SKIP,
        '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => SKIP,
        'A'..='Z' => c.to_ascii_lowercase(),
        '!'..='~' => c,
        // Chinese characters in daily use and the extension of the basic plane: already in normal form.
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2f7ff}' => c,
        '、' | '。' | '《' | '》' => c,
        // As the brackets of document numbers, since ids that are stored have them so.
        '「' | '『' => '[',
        '」' | '』' => ']',
        '∶' | '︰' => return None,
        _ => match mark(c) {
            same if same == c => return None,
            other => other.to_ascii_lowercase(),
        },
    };
    Some(narrow)
}

/// The key of a text: no white space, ASCII forms for full-width ones, one dash, one kind of bracket and quote.
#[must_use]
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_key(&mut out, text);
    out
}

/// Appends the key of a text.
pub fn push_key(out: &mut String, text: &str) {
    out.reserve(text.len());
    let after = out.chars().next_back();
    out.extend(key_chars_after(after, text.chars()));
}

/// The characters of the key of a text that comes character by character.
pub fn key_chars(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    key_chars_after(None, text)
}

/// [`key_chars`] of what follows a key that ends with the given character: dashes that meet are one.
fn key_chars_after(mut before: Option<char>, text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.filter(|&c| !chars::is_space(c)).filter_map(move |c| {
        let c = key_char(c);
        let doubled = c == '-' && before == Some('-');
        before = Some(c);
        (!doubled).then_some(c)
    })
}

/// One character in the form that keys use.
#[inline]
#[must_use]
pub fn key_char(c: char) -> char {
    match c {
        c if c.is_ascii() || chars::is_han(c) => c,
        '。' => '.',
        '、' => ',',
        '‘' | '’' => '"',
        c if chars::is_dash(c) => '-',
        c => match mark(c) {
            '。' => '.',
            '、' => ',',
            other => other,
        },
    }
}

/// A text on one line as titles are quoted: white space goes, but one space stays beside Latin letters and digits, and so do
/// the signs that join and direct letters, without which Arabic and Indic script reads otherwise.
#[must_use]
pub fn tight(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if chars::is_space(c) && !matches!(c, '\u{200C}'..='\u{200F}') {
            space = true;
            continue;
        }
        if space
            && (c.is_ascii_alphanumeric() && !out.is_empty()
                || out.ends_with(|p: char| p.is_ascii_alphanumeric()) && chars::is_han(c))
        {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// The characters of a text that are not white space: [`compact`] for those who look at the first few only.
pub fn inked(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| !chars::is_space(c))
}

/// The full-width form of a mark or digit of ASCII; other characters stay.
#[must_use]
pub fn widened(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// A text without any white space.
#[must_use]
pub fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.split(chars::is_space).for_each(|part| out.push_str(part));
    out
}

/// How alike two keys are, 0 to 1: twice their longest common subsequence over their lengths. Looks at the first
/// 160 characters of each, so the time is bounded.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f32 {
    let a: Vec<char> = a.chars().take(160).collect();
    let b: Vec<char> = b.chars().take(160).collect();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = vec![0u16; b.len() + 1];
    for &x in &a {
        let mut diagonal = 0;
        for (j, &y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * f32::from(row[b.len()]) / (a.len() + b.len()) as f32
}

/// A text without white space, in one width and in simplified characters, with the way back to the source: what the
/// facts' rules look at.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte in the source at which its character begins.
    at: Vec<u32>,
}

/// The character in [`Folded`] text; `None` for white space and invisible marks.
#[inline]
fn narrow(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' | 'A'..='Z' | '、' | '。' => c,
        '\u{4e00}'..='\u{9fff}' => plain_char(c),
        '\u{ad}' => return None,
        '○' | '◯' => '〇',
        // Quotation marks of speech and of terms are told apart by some rules.
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' => c,
        '•' | '・' | '‧' => c,
        '～' => '~',
        '\u{f900}'..='\u{faff}' | '\u{2e80}'..='\u{2fdf}' => std::iter::once(c).nfkc().next().map_or(c, plain_char),
        c if chars::is_space(c) => return None,
        c => mark(c),
    })
}

/// The folded form of a short text, as [`Folded`] has it.
#[must_use]
pub fn narrowed(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    out.extend(source.chars().filter_map(narrow));
    out
}

impl Folded {
    /// Folds a text into this one, reusing its memory.
    pub fn read(&mut self, source: &str) {
        self.text.clear();
        self.at.clear();
        self.text.reserve(source.len());
        self.at.reserve(source.len());
        for (at, c) in source.char_indices() {
            let Some(f) = narrow(c) else { continue };
            self.text.push(f);
            // A block is far below 4 GB; a longer one would only lose its places, not its text.
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            self.at.extend_from_slice([at; 4].get(..f.len_utf8()).unwrap_or_default());
        }
    }

    /// The stretch of the source that a stretch of the folded text came from, without white space at its ends.
    #[must_use]
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
    #[must_use]
    pub fn folded(&self, source_byte: usize) -> usize {
        self.at.partition_point(|&at| (at as usize) < source_byte)
    }
}

#[cfg(test)]
mod tests;
