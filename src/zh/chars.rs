//! Classes of characters: white space, width, Chinese characters, marks.

/// White space of any kind, with the invisible characters that extraction leaves behind.
#[must_use]
pub fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t' | '\u{3000}' => true,
        // Nearly all characters are these.
        '!'..='~' | '\u{4e00}'..='\u{9fff}' => false,
        _ => c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\0'..='\u{1f}'),
    }
}

/// Width in half em: 1 for ASCII and half-width forms, 2 for the rest.
#[must_use]
pub fn width(c: char) -> u32 {
    if c.is_ascii() || matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{80}'..='\u{ff}') { 1 } else { 2 }
}

/// A Chinese character (unified ideographs with their extensions, and 〇).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The text after leading white space, and how many bytes that was.
#[must_use]
pub fn skip_space(text: &str) -> (&str, usize) {
    let rest = text.trim_start_matches(is_space);
    (rest, text.len() - rest.len())
}

/// A mark that cannot start a line in good setting: what stands after it belongs to the line above.
#[must_use]
pub fn no_start(c: char) -> bool {
    super::brackets::closes(c)
        || matches!(
            c,
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '％' | '‰' | '℃' | ',' | ';' | ':' | '!' | '?' | '%'
        )
}

/// A dash of any length.
#[must_use]
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '－' | '―' | '‐' | '‑' | '─' | '━' | '﹣' | '~' | '～' | '〜')
}

/// A dash that is no hyphen and no minus.
#[must_use]
pub fn is_long_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '─' | '━')
}

/// A mark that stands before an entry of a list.
#[must_use]
pub fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '△' | '▲'
            | 'Δ'
            | '∆'
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
#[must_use]
pub fn has_leader(text: &str) -> bool {
    ["……", "......", "······"].iter().any(|leader| text.contains(leader))
}

/// A dot of a leader.
#[must_use]
pub fn is_leader_dot(c: char) -> bool {
    matches!(c, '…' | '.' | '·' | '．' | '⋯' | '‥' | '・' | '•' | '┄' | '┈')
}

/// A character of a leader of dots or of a line.
#[must_use]
pub fn is_leader(c: char) -> bool {
    is_leader_dot(c) || matches!(c, '_' | '-' | '—' | '－' | '―')
}

/// A dot between the parts of a name: 阿依古丽·买买提.
#[must_use]
pub fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '．' | '∙' | '●')
}

/// Whether a text is parted by the dots of names.
#[must_use]
pub fn is_dotted(text: &str) -> bool {
    text.contains(is_name_dot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_widths() {
        assert!([' ', '\t', '\u{3000}', '\u{feff}', '\u{200b}', '\u{a0}', '\u{1}'].into_iter().all(is_space));
        assert!(['字', 'a', '〇', '，'].into_iter().all(|c| !is_space(c)));
        assert!(['一', '〇', '\u{3400}', '\u{f900}', '\u{20000}'].into_iter().all(is_han));
        assert!(['a', '，', '１', 'ア'].into_iter().all(|c| !is_han(c)));
        assert_eq!(['a', 'ｱ', '字', '，'].map(width), [1, 1, 2, 2]);
        assert_eq!(skip_space("　 甲"), ("甲", 4));
        assert!(is_dash('—') && is_dash('～') && !is_dash('一'));
        assert!(no_start('，') && no_start('）') && !no_start('（'));
    }

    #[test]
    fn invisible_characters_are_white_space() {
        for c in "\u{1f}\0\u{200b}\u{200f}\u{2060}\u{feff}\u{85}\u{2003}".chars() {
            assert!(is_space(c), "{c:?}");
        }
        for c in "!~\u{200a}\u{2010}\u{2061}一鿿".chars() {
            assert_eq!(is_space(c), c == '\u{200a}', "{c:?}");
        }
    }

    #[test]
    fn half_width_forms_are_half_as_wide() {
        for c in "~\u{80}\u{ff}\u{ff61}\u{ff9f}".chars() {
            assert_eq!(width(c), 1, "{c:?}");
        }
        for c in "\u{100}！\u{ff60}\u{ffa0}".chars() {
            assert_eq!(width(c), 2, "{c:?}");
        }
    }

    #[test]
    fn leaders_are_dotted() {
        for text in ["总则……3", "总则......3", "总则······3"] {
            assert!(has_leader(text), "{text}");
        }
        for text in ["总则…3", "总则.....3", "总则·····3"] {
            assert!(!has_leader(text), "{text}");
        }
        assert!("…·.—".chars().all(is_leader) && !is_leader('字'));
        assert!(is_dotted("阿依·买买提") && !is_dotted("江某"));
        assert!("△●·".chars().all(is_bullet) && !is_bullet('一'));
    }
}
