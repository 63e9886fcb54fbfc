//! Names of offices as heads and sign-offs print them: alone on a line, in full.

use std::ops::Range;

use super::lexicon::Class;
use super::{brackets, chars, fold};

/// Bytes of the longest line that names an office, or several.
const LONGEST: usize = 180;

/// Whether a line is the name of an office as heads and sign-offs print it, or of several: Chinese characters only, perhaps
/// letter-spaced, in either script.
#[must_use]
pub fn is_name(text: &str) -> bool {
    // Most texts end with another character.
    let last = text.chars().rev().find(|&c| !chars::is_space(c)).map(fold::plain_char);
    if text.len() > LONGEST || !last.is_some_and(|c| Class::OfficeEnd.last(c)) {
        return false;
    }
    let name: String = fold::inked(text).map(fold::plain_char).collect();
    let fits =
        |c: char| chars::is_han(c) || brackets::opens_round(c) || brackets::closes_round(c) || matches!(c, '、' | '·');
    let foreign =
        |at: Range<usize>| name.get(at.start..).is_some_and(|from| Class::OfficeToward.starts(from).is_some());
    (3..=50).contains(&name.chars().count())
        && name.chars().all(fits)
        && Class::OfficeEnd.ends(&name).is_some()
        && !Class::IssuerAct.within(&name)
        && !Class::Of.within(&name)
        && Class::Toward.find_iter(&name).all(foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_over_and_under_papers() {
        for text in [
            "云山市人民政府",
            "云 山 市 人 民 政 府",
            "雲山縣政府辦公室",
            "云山市财政局　云山市水务局",
            "云山市对外贸易局",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in
            ["关于云山市水务局", "云山市的水务局", "加快建设。", "云山市", "面对云山市水务局", "云山市水务局2031"]
        {
            assert!(!is_name(text), "{text}");
        }
    }
}
