//! Plain characters for the other code points that fonts' maps give for them.
//!
//! A font program reaches one outline by several code points: 人 is also the radical ⼈, 长 the radical ⻓, 不 a
//! compatibility ideograph, and an upright bracket is the vertical form of （. Which of them a file names is its
//! generator's accident; the page shows the plain character, and search and parsing need it.

use unicode_normalization::UnicodeNormalization;

use crate::zh::fold;

/// The radicals of the supplement (U+2E80…) that are whole characters, which Unicode does not decompose: the equivalents
/// of its EquivalentUnifiedIdeograph.
const SUPPLEMENT: &[(char, char)] = &[
    ('⺁', '厂'),
    ('⺄', '乙'),
    ('⺈', '刀'),
    ('⺊', '卜'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺎', '兀'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺜', '日'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺧', '牛'),
    ('⺩', '王'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺮', '竹'),
    ('⺶', '羊'),
    ('⺻', '聿'),
    ('⺼', '肉'),
    ('⺽', '臼'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻊', '足'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻗', '雨'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻫', '斉'),
    ('⻬', '齐'),
    ('⻭', '歯'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻱', '龜'),
    ('⻲', '亀'),
    ('⻳', '龟'),
];

/// The plain character of a radical, a compatibility ideograph or a vertical form; any other as it is.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{2E80}'..='\u{2EF3}' => {
            SUPPLEMENT.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|at| SUPPLEMENT.get(at)).map_or(c, |p| p.1)
        }
        // Kangxi radicals, vertical forms, compatibility ideographs: Unicode says which character each is.
        '\u{2F00}'..='\u{2FD5}' | '\u{F900}'..='\u{FAD9}' | '\u{2F800}'..='\u{2FA1D}' => composed(c),
        '\u{FE10}'..='\u{FE18}' | '\u{FE30}'..='\u{FE44}' => full_width(c),
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
        '\u{FE19}' | '\u{FE30}' => '…',
        '\u{FE31}' | '\u{FE32}' => '—',
        _ => match composed(c) {
            narrow @ ('(' | ')' | ',' | ':' | ';' | '!' | '?' | '{' | '}') => fold::widened(narrow),
            plain => plain,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(SUPPLEMENT.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn other_code_points_of_a_character_are_it() {
        let read: String = "⼈⺠⻓⻔⽔⼟\u{F967}\u{F9BE}︵一︶︑︒︱".chars().map(plain).collect();
        assert_eq!(read, "人民长门水土不料（一）、。—");
        // Radicals that are no characters of their own, and characters that only look alike, stay.
        assert_eq!("⺡⺾㎡①ｏ".chars().map(plain).collect::<String>(), "⺡⺾㎡①ｏ");
    }
}
