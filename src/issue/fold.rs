//! Text without what print and extraction change at will: width forms, spaces, look-alike punctuation, case.
//!
//! Anchors and the library's identity of an issue compare folded text, so that a copy made by another tool is
//! still the same text.

use unicode_normalization::UnicodeNormalization;

/// Calls `each` with every folded character of `text` and the byte at which its source character begins. White
/// space, control characters and zero-width marks give nothing; a few characters (㎡, ①) give more than one.
pub(crate) fn fold_each(text: &str, mut each: impl FnMut(usize, char)) {
    for (at, c) in text.char_indices() {
        if let Some(plain) = fold_simple(c) {
            if plain != SKIP {
                each(at, plain);
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
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_each(text, |_, c| out.push(c));
    out
}

/// Stands for “gives nothing”.
const SKIP: char = '\0';

/// The fold of a character that needs no table of Unicode; `None` for the rare rest.
fn fold_simple(c: char) -> Option<char> {
    let plain = match c {
        '\u{0}'..=' ' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{3000}' | '\u{2000}'..='\u{200f}' => SKIP,
        '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => SKIP,
        'A'..='Z' => c.to_ascii_lowercase(),
        '!'..='~' => c,
        // Chinese characters in daily use and the extension of the basic plane: already in normal form.
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2f7ff}' => c,
        '、' | '。' | '《' | '》' => c,
        // The brackets of document numbers are typed in many ways.
        '〔' | '【' | '［' | '﹝' | '〖' | '「' | '『' => '[',
        '〕' | '】' | '］' | '﹞' | '〗' | '」' | '』' => ']',
        '“' | '”' | '„' | '〝' | '〞' | '＂' => '"',
        '‘' | '’' | '＇' => '\'',
        '‐'..='―' | '－' | '─' | '━' | '−' | '﹣' => '-',
        '・' | '•' | '‧' | '∙' | '･' => '·',
        '～' | '〜' | '∼' => '~',
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        _ => return None,
    };
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::{fold_each, folded};

    #[test]
    fn width_space_and_look_alikes_are_one() {
        assert_eq!(folded("　ＡＢ c１２（试 行）"), "abc12(试行)");
        assert_eq!(folded("水政办〔2031〕7号"), folded("水政办［２０３１］ 7 号"));
        assert_eq!(folded("“甲”—乙"), "\"甲\"-乙");
        assert_eq!(folded("\u{2f83}\u{f9d1}①㎡"), "自六1m2");
        assert_eq!(folded("\u{feff}\u{200b}\r\n\t"), "");
    }

    #[test]
    fn places_are_those_of_the_source() {
        let mut seen = Vec::new();
        fold_each("　甲 ㎡乙", |at, c| seen.push((at, c)));
        assert_eq!(seen, [(3, '甲'), (7, 'm'), (7, '2'), (10, '乙')]);
    }
}
