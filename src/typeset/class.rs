//! What a character is to the compositor: the classes of W3C clreq and GB/T 15834, and the lists of what may not
//! begin or end a line (避头尾).

use crate::zh::{fold, numeral};

/// The class of a character as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ideographs, kana, hangul: one em, broken anywhere.
    Han,
    /// Full-width opening marks: the blank is on the left.
    Open,
    /// Full-width closing marks: the blank is on the right.
    Close,
    /// ， 。 、 ； ： ！ ？ in the lower left of their em: the blank is on the right.
    Stop,
    /// · between the parts of a name.
    Middle,
    /// — in Chinese context.
    Dash,
    /// … in Chinese context.
    Ellipsis,
    /// Letters, digits and marks of alphabetic scripts.
    Western,
    /// Signs that are neither: ※ ○ ① ％ ℃ × full-width letters.
    Sign,
    /// White space that parts words.
    Space,
    /// The ideographic space.
    WideSpace,
    /// No width: line ends, joiners, controls.
    Nothing,
}

impl Kind {
    /// Set in a cell of one em (or half of it), not in its own proportional width.
    pub fn wide(self) -> bool {
        matches!(
            self,
            Self::Han | Self::Open | Self::Close | Self::Stop | Self::Middle | Self::Dash | Self::Ellipsis | Self::Sign
        )
    }

    /// White space of any kind.
    pub fn blank(self) -> bool {
        matches!(self, Self::Space | Self::WideSpace | Self::Nothing)
    }

    /// A mark that says nothing by itself.
    pub fn mark(self) -> bool {
        matches!(self, Self::Open | Self::Close | Self::Stop | Self::Middle | Self::Dash | Self::Ellipsis)
    }
}

/// The class of a character, with quotation marks and dashes taken as Chinese.
pub(super) fn kind(c: char) -> Kind {
    match c {
        ' ' | '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Kind::Space,
        '\u{3000}' => Kind::WideSpace,
        '（' | '〔' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〖' | '“' | '‘' => Kind::Open,
        '）' | '〕' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〗' | '”' | '’' => Kind::Close,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '．' => Kind::Stop,
        '·' | '・' | '•' => Kind::Middle,
        '—' | '―' | '⸺' => Kind::Dash,
        '…' | '⋯' => Kind::Ellipsis,
        _ if breaks_anywhere(c) => Kind::Han,
        _ if c.is_control() || is_format(c) => Kind::Nothing,
        '×' | '÷' | '±' | '§' | '¶' | '¤' | '¦' | '¨' | '¬' => Kind::Sign,
        _ if c < '\u{2000}' => Kind::Western,
        '\u{20a0}'..='\u{20bf}' | '–' | '‐' | '‑' | '†' | '‡' | '′' | '″' => Kind::Western,
        _ if c.is_alphabetic()
            && !('\u{2100}'..='\u{24ff}').contains(&c)
            && !('\u{ff00}'..='\u{ffef}').contains(&c) =>
        {
            Kind::Western
        }
        _ => Kind::Sign,
    }
}

/// Ideographs and the scripts that are broken like them.
pub(super) fn breaks_anywhere(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007 | 0x3021..=0x3029 | 0x3040..=0x30fa | 0x30fc..=0x318f | 0x31a0..=0x31ff
        | 0x2e80..=0x2fd5 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// Format characters without a width of their own.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Rule 3: what may not begin a line.
#[rustfmt::skip]
pub(super) fn never_starts(c: char) -> bool {
    matches!(c,
        '，' | '、' | '。' | '；' | '：' | '！' | '？' | '．' | '）' | '〕' | '］' | '｝' | '〉' | '》'
        | '」' | '』' | '】' | '〗' | '”' | '’' | '…' | '⋯' | '—' | '―' | '⸺' | '～' | '·' | '・'
        | '•' | '％' | '‰' | '℃' | '°' | '′' | '″' | ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}'
        | '%' | '~' | '»' | '›' | '々' | 'ー' | '﹞' | '–' | '｡' | '､' | '｣' | '㎡' | '㎥')
}

/// Rule 3: what may not end a line.
#[rustfmt::skip]
pub(super) fn never_ends(c: char) -> bool {
    matches!(c,
        '（' | '〔' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〖' | '“' | '‘' | '№' | '￥'
        | '＄' | '(' | '[' | '{' | '$' | '¥' | '£' | '«' | '‹' | '﹝' | '｢')
}

/// A digit, of either width.
pub(super) fn is_digit(c: char) -> bool {
    numeral::digit(c).is_some()
}

/// A Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    numeral::is_label(c) || numeral::great_unit(c).is_some()
}

/// A letter or digit of a Western script: it takes a quarter em beside a Chinese character (rule 7).
pub(super) fn western_letter(c: char) -> bool {
    c.is_alphanumeric() && kind(c) == Kind::Western
}

/// Signs that belong to the letter or digit after them (+5, #3, ¥100) …
pub(super) fn sign_before(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '#' | '@' | '$' | '¥' | '£' | '€')
}

/// … and to the one before them (5%, 30°, A+).
pub(super) fn sign_after(c: char) -> bool {
    matches!(c, '%' | '‰' | '°' | '+' | '#')
}

/// Characters that stand directly after a number as its unit, so that the two are not divided (rule 4).
#[rustfmt::skip]
pub(super) fn is_unit(c: char) -> bool {
    matches!(fold::plain_char(c),
        '年' | '月' | '日' | '时' | '点' | '分' | '秒' | '周' | '天' | '岁' | '世' | '号' | '条' | '款'
        | '项' | '目' | '章' | '节' | '编' | '页' | '期' | '届' | '次' | '版' | '卷' | '册' | '件' | '份'
        | '亿' | '万' | '千' | '百' | '元' | '角' | '人' | '名' | '位' | '户' | '家' | '个' | '所' | '处'
        | '座' | '台' | '辆' | '套' | '批' | '支' | '只' | '头' | '株' | '棵' | '片' | '块' | '张' | '层'
        | '栋' | '间' | '宗' | '起' | '例' | '吨' | '克' | '斤' | '两' | '升' | '米' | '里' | '尺' | '亩'
        | '度' | '倍' | '成' | '级' | '类' | '种' | '等' | '％' | '‰' | '℃' | '㎡' | '公' | '平' | '立'
        | '厘' | '毫' | '微' | '兆' | '英' | '海' | '顷' | '瓦' | '伏' | '安' | '赫' | '°')
}

/// Units that another one follows: 万吨, 亿元, 平方米, 公里.
pub(super) fn is_unit_before_unit(c: char) -> bool {
    matches!(
        fold::plain_char(c),
        '万' | '亿' | '千' | '百' | '平' | '立' | '公' | '厘' | '毫' | '微' | '兆' | '英' | '海'
    )
}

/// Characters that close what 第 opens: 第十五条, 第3页.
#[rustfmt::skip]
pub(super) fn is_ordinal_unit(c: char) -> bool {
    matches!(fold::plain_char(c),
        '条' | '款' | '项' | '目' | '章' | '节' | '编' | '页' | '期' | '届' | '次' | '号' | '部' | '卷'
        | '册' | '批' | '名' | '类' | '级' | '个' | '位' | '季' | '阶')
}

/// Abbreviated units that stand after a number and a space.
#[rustfmt::skip]
pub(super) fn is_latin_unit(word: &str) -> bool {
    matches!(word,
        "m" | "km" | "cm" | "mm" | "μm" | "nm" | "dm" | "kg" | "g" | "mg" | "μg" | "t" | "L" | "l" | "mL"
        | "ml" | "W" | "kW" | "MW" | "GW" | "kWh" | "V" | "kV" | "A" | "mA" | "Hz" | "kHz" | "MHz" | "GHz"
        | "KB" | "MB" | "GB" | "TB" | "Pa" | "kPa" | "MPa" | "s" | "ms" | "min" | "h" | "d" | "a" | "ha"
        | "hm" | "m²" | "m³" | "km²" | "dB" | "K" | "J" | "kJ" | "MJ" | "N" | "kN" | "mol" | "rpm" | "ppm"
        | "pt" | "px" | "em")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_3_lists_are_whole() {
        for c in "，、。；：！？）〕］｝〉》」』】〗”’…—～·・％‰℃,;:!?)]}".chars() {
            assert!(never_starts(c) && !never_ends(c), "{c}");
        }
        for c in "（〔［｛〈《「『【〖“‘№￥＄([{$".chars() {
            assert!(never_ends(c) && !never_starts(c), "{c}");
        }
    }

    #[test]
    fn classes() {
        assert_eq!(kind('国'), Kind::Han);
        assert_eq!(kind('𬭎'), Kind::Han);
        assert_eq!(kind('A'), Kind::Western);
        assert_eq!(kind('é'), Kind::Western);
        assert_eq!(kind('①'), Kind::Sign);
        assert_eq!(kind('Ａ'), Kind::Sign);
        assert_eq!(kind('％'), Kind::Sign);
        assert_eq!(kind('\n'), Kind::Nothing);
    }
}
