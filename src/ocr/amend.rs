//! What the models can't tell: whether a mark is as wide as a Chinese character, and which bracket closes which.

use super::recognise::Read;
use crate::zh::chars::is_han;

/// Marks that among Chinese characters are full-width, and their full-width form.
const WIDE: [(char, char); 10] = [
    ('(', '（'),
    (')', '）'),
    (',', '，'),
    (':', '：'),
    (';', '；'),
    ('!', '！'),
    ('?', '？'),
    ('[', '〔'),
    (']', '〕'),
    ('~', '～'),
];
/// Brackets that belong together.
const PAIRS: [(char, char); 7] =
    [('（', '）'), ('〔', '〕'), ('《', '》'), ('〈', '〉'), ('【', '】'), ('「', '」'), ('『', '』')];

/// Mends the signs of a line.
pub(super) fn amend(signs: &mut [Read]) {
    widen(signs);
    pair(signs);
}

fn is_chinese(c: char) -> bool {
    is_han(c) || WIDE.iter().any(|(_, wide)| *wide == c) || matches!(c, '、' | '。' | '《' | '》' | '“' | '”')
}

fn widen(signs: &mut [Read]) {
    let line_is_chinese = signs.iter().filter(|sign| is_han(sign.c)).count() > 0;
    for i in 0..signs.len() {
        let Some((narrow, wide)) = WIDE.iter().find(|(narrow, _)| signs[i].c == *narrow).copied() else { continue };
        let near = |at: Option<usize>| at.and_then(|at| signs.get(at)).map(|sign| sign.c);
        let (before, after) = (near(i.checked_sub(1)), near(Some(i + 1)));
        let beside_chinese = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
        // 10:30 and 1,000 keep theirs.
        let in_number = matches!(narrow, ',' | ':')
            && before.is_some_and(|c| c.is_ascii_digit())
            && after.is_some_and(|c| c.is_ascii_digit());
        let bracket = matches!(narrow, '(' | ')' | '[' | ']');
        if !in_number && (beside_chinese || bracket && line_is_chinese) {
            signs[i].c = wide;
        }
    }
}

/// Of two brackets that do not belong together the less sure one is the other's partner.
fn pair(signs: &mut [Read]) {
    let mut open: Vec<usize> = Vec::new();
    for i in 0..signs.len() {
        let c = signs[i].c;
        if PAIRS.iter().any(|(left, _)| *left == c) {
            open.push(i);
        } else if let Some((left, right)) = PAIRS.iter().find(|(_, right)| *right == c).copied() {
            let Some(at) = open.pop() else { continue };
            if signs[at].c == left {
                continue;
            }
            let of_open = PAIRS.iter().find(|(l, _)| *l == signs[at].c).map(|(_, r)| *r);
            if signs[at].sure >= signs[i].sure {
                signs[i].c = of_open.unwrap_or(right);
            } else {
                signs[at].c = left;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amended(text: &str, unsure: usize) -> String {
        let mut signs: Vec<Read> = text
            .chars()
            .enumerate()
            .map(|(i, c)| Read { c, at: i as f32, sure: if i == unsure { 0.5 } else { 0.99 }, other: None })
            .collect();
        amend(&mut signs);
        signs.iter().map(|sign| sign.c).collect()
    }

    #[test]
    fn marks_among_chinese_characters_are_wide() {
        for (read, is) in [
            ("(一)坚持依法行政,做到:", "（一）坚持依法行政，做到："),
            ("上午10:30共1,000元", "上午10:30共1,000元"),
            ("Rust (edition 2024), a: b", "Rust (edition 2024), a: b"),
            ("国发[2023]4号", "国发〔2023〕4号"),
        ] {
            assert_eq!(amended(read, usize::MAX), is);
        }
    }

    #[test]
    fn the_less_sure_bracket_follows_the_other() {
        assert_eq!(amended("国发（1996〕4号", 2), "国发〔1996〕4号");
        assert_eq!(amended("国发〔1996）4号", 7), "国发〔1996〕4号");
        assert_eq!(amended("》附件", 0), "》附件");
    }
}
