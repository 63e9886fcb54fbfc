//! Raised and lowered characters (10³, CO₂), which print sets small and files keep as marked-up digits: as characters of
//! their own they can't be taken for digits of the number before them.

use std::borrow::Cow;

use crate::zh::{chars, fold};

/// How characters stand to their line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Raised,
    Lowered,
}

/// Characters that stand this far above their line, in half points, are raised: no more is done to level signs of another font.
pub(super) const RAISED: i32 = 6;

/// What is written on the line, raised, and lowered.
const FORMS: [(char, char, char); 14] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
];

impl Script {
    /// A character raised or lowered; `None` where there is no such character.
    pub(super) fn of(self, c: char) -> Option<char> {
        let c = if chars::is_dash(c) || c == '−' { '-' } else { fold::key_char(c) };
        let (_, raised, lowered) = FORMS.iter().find(|(plain, ..)| *plain == c)?;
        Some(if self == Self::Raised { *raised } else { *lowered })
    }

    /// Whether a text that only its style raises or lowers can be an exponent or an index: programs level signs of other fonts so, and
    /// years and numbers with them.
    pub(super) fn can_be(text: &str) -> bool {
        text.trim().chars().count() <= 2
    }

    /// A text raised or lowered behind what stands before it. A text at the start of its line, or one with other than
    /// numbers, stays; one that would run into a number is told apart by a sign.
    pub(super) fn set<'t>(self, before: Option<char>, text: &'t str) -> Cow<'t, str> {
        let Some(before) = before.filter(|c| !c.is_whitespace()) else { return Cow::Borrowed(text) };
        let set: Option<String> = text.trim().chars().map(|c| self.of(c)).collect();
        match set {
            Some(set) if set.contains(|c| FORMS.iter().take(10).any(|f| f.1 == c || f.2 == c)) => Cow::Owned(set),
            // The sign of a number that follows.
            Some(set) if set.chars().count() == 1 && before.is_ascii_digit() => Cow::Owned(set),
            _ if before.is_ascii_digit() && text.starts_with(|c: char| c.is_ascii_digit()) => {
                let sign = if self == Self::Raised { '^' } else { '_' };
                let simple = text.chars().all(|c| c.is_ascii_alphanumeric());
                Cow::Owned(if simple { format!("{sign}{text}") } else { format!("{sign}({text})") })
            }
            _ => Cow::Borrowed(text),
        }
    }
}

/// The plain character of a raised or lowered one, or of a root that says its degree; others stay. Accounts count so.
pub(super) fn level(c: char) -> char {
    match c {
        '\0'..='\u{B1}' | '\u{3000}'..='\u{FFFF}' => c,
        '∛' => '3',
        '∜' => '4',
        c => FORMS.iter().find(|(_, raised, lowered)| *raised == c || *lowered == c).map_or(c, |form| form.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_raised_and_lowered_behind_what_they_belong_to() {
        for (script, before, text, shown) in [
            (Script::Raised, Some('0'), "3", "³"),
            (Script::Raised, Some('0'), "－５", "⁻⁵"),
            (Script::Raised, Some('0'), "-", "⁻"),
            (Script::Lowered, Some('O'), "2", "₂"),
            (Script::Raised, Some('0'), "2n", "^2n"),
            (Script::Raised, Some('0'), "2n-1", "^(2n-1)"),
            (Script::Raised, Some('D'), "[1]", "[1]"),
            (Script::Raised, Some('条'), "（一）", "（一）"),
            (Script::Raised, Some('1'), "st", "st"),
            (Script::Raised, None, "1", "1"),
            (Script::Raised, Some('人'), "-", "-"),
        ] {
            assert_eq!(script.set(before, text), shown, "{before:?} {text}");
        }
        assert_eq!("10⁻³ CO₂ ∛x 第³".chars().map(level).collect::<String>(), "10-3 CO2 3x 第3");
    }
}
