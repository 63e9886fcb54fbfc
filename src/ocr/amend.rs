//! What the models can't tell: whether a mark is as wide as a Chinese character, and which bracket closes which.

use super::recognise::Read;
use crate::zh::chars::is_han;
use crate::zh::fold::{compact, plain_char};
use crate::zh::lexicon::Class;
use crate::zh::office::is_name;

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
/// A page on which fewer than one of so many characters is traditional is written in simplified ones.
const MIXED: usize = 12;
/// Brackets that belong together.
const PAIRS: [(char, char); 7] =
    [('（', '）'), ('〔', '〕'), ('《', '》'), ('〈', '〉'), ('【', '】'), ('「', '」'), ('『', '』')];

/// Mends the signs of a line.
pub(super) fn amend(signs: &mut Vec<Read>) {
    join_per_mille(signs);
    widen(signs);
    reread_strokes(signs);
    pair(signs);
    pair_quotes(signs);
    settle_head(signs);
}

/// The longest head of a paper, in signs.
const LONGEST_HEAD: usize = 40;

/// Of two readings the one with which the line is the head of a paper (…人民政府令), where it is none with the other. The sign
/// stays in doubt.
fn settle_head(signs: &mut [Read]) {
    if signs.len() > LONGEST_HEAD {
        return;
    }
    let is_head = |text: &str| is_name(text) || Class::RedKind.strip_end(text).is_some_and(is_name);
    for at in 0..signs.len() {
        let Some((c, other)) = signs.get(at).and_then(|sign| Some((sign.c, sign.other?))) else { continue };
        let line = |there: char| -> String {
            let read = signs.iter().enumerate().map(|(n, sign)| if n == at { there } else { sign.c });
            compact(&read.collect::<String>())
        };
        if is_head(&line(other))
            && !is_head(&line(c))
            && let Some(sign) = signs.get_mut(at)
        {
            (sign.c, sign.other) = (other, Some(c));
        }
    }
}

/// ‰ is read as % and a small ring: behind a % stands no figure.
fn join_per_mille(signs: &mut Vec<Read>) {
    let mut at = 1;
    while at < signs.len() {
        let is = |n: usize, of: &[char]| signs.get(n).is_some_and(|sign| of.contains(&sign.c));
        let figure = |n: usize| signs.get(n).is_some_and(|sign| sign.c.is_ascii_digit());
        if is(at, &['%']) && figure(at - 1) && is(at + 1, &['0', 'o', 'O', '°']) && !figure(at + 2) {
            signs.remove(at + 1);
            if let Some(sign) = signs.get_mut(at) {
                (sign.c, sign.other) = ('‰', None);
            }
        }
        at += 1;
    }
}

/// Of two readings that are one character in another script, the one of the script that the page is written in.
pub(super) fn settle_script<'r>(signs: impl Iterator<Item = &'r mut Read>) {
    let mut all: Vec<&mut Read> = signs.filter(|sign| is_han(sign.c)).collect();
    let traditional = all.iter().filter(|sign| plain_char(sign.c) != sign.c).count();
    let simplified_page = traditional * MIXED < all.len();
    for sign in &mut all {
        let Some(other) = sign.other.filter(|other| plain_char(*other) == plain_char(sign.c)) else { continue };
        let other_is_simplified = plain_char(other) == other;
        if other_is_simplified == simplified_page {
            sign.c = other;
        }
        // Which of the two forms is printed changes no word.
        sign.other = None;
    }
}

fn is_chinese(c: char) -> bool {
    is_han(c) || WIDE.iter().any(|(_, wide)| *wide == c) || matches!(c, '、' | '。' | '《' | '》' | '“' | '”')
}

/// Gives marks the width that they have in print: among Chinese characters a full em, in figures half of one.
fn widen(signs: &mut [Read]) {
    let han = signs.iter().filter(|sign| is_han(sign.c)).count();
    let is_chinese_line = han * 3 > signs.len();
    for i in 0..signs.len() {
        // A blank is no neighbour.
        let is_seen = |c: &char| !c.is_whitespace();
        let before = signs.iter().take(i).rev().map(|sign| sign.c).find(is_seen);
        let after = signs.iter().skip(i + 1).map(|sign| sign.c).find(is_seen);
        let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if signs[i].c == '，' && is_figure(before) && thousands(signs, i + 1) {
            signs[i].c = ',';
            continue;
        }
        let Some((narrow, wide)) = WIDE.iter().find(|(narrow, _)| signs[i].c == *narrow).copied() else { continue };
        let beside_chinese = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
        // The line ends: what stands before, a figure or a letter, belongs to a sentence in Chinese.
        let ends_chinese = after.is_none() && is_chinese_line && matches!(narrow, ',' | ':' | ';' | '!' | '?');
        // 10:30 and 1,000 keep theirs.
        let in_number = matches!(narrow, ',' | ':') && is_figure(before) && is_figure(after);
        let bracket = matches!(narrow, '(' | ')' | '[' | ']');
        // Between figures (5℃～8℃) it is as wide; an address (/~office) has its own.
        let of_address = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '/');
        let range = narrow == '~' && han > 0 && !of_address(before) && !of_address(after);
        if is_key(signs, i) {
            continue;
        }
        if !in_number && (beside_chinese || ends_chinese || range || bracket && han > 0) {
            signs[i].c = wide;
        }
    }
}

/// A square bracket alone in its line behind a letter or a plus is the name of a key (Ctrl+]); one of a document number (国发〔2023〕) whose partner stands in another line has a Chinese character or a figure before it.
fn is_key(signs: &[Read], at: usize) -> bool {
    let partner = match signs.get(at).map(|sign| sign.c) {
        Some('[') => signs.iter().skip(at).any(|sign| matches!(sign.c, ']' | '〕')),
        Some(']') => signs.iter().take(at).any(|sign| matches!(sign.c, '[' | '〔')),
        _ => return false,
    };
    let before = at.checked_sub(1).and_then(|at| signs.get(at)).map(|sign| sign.c);
    !partner && before.is_some_and(|c| c.is_ascii_alphabetic() || c == '+')
}

/// Strokes that are read as other signs: a dash between two figures as 一 (2031一2035年), which no number is written with, and an
/// angle between Chinese characters as the mark of a comparison. What was read stays the other reading of the dash.
fn reread_strokes(signs: &mut [Read]) {
    for i in 1..signs.len() {
        let (before, after) = (signs[i - 1].c, signs.get(i + 1).map(|sign| sign.c));
        let sign = &mut signs[i];
        match sign.c {
            '一' if before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit()) => {
                (sign.c, sign.other) = ('—', Some('一'));
            }
            '>' | '＞' if is_han(before) && after.is_none_or(is_chinese) => sign.c = '〉',
            '<' | '＜' if is_chinese(before) && after.is_some_and(is_han) => sign.c = '〈',
            _ => {}
        }
    }
}

/// Whether three figures stand here, and no fourth: 1,000.
fn thousands(signs: &[Read], from: usize) -> bool {
    let figures = signs.iter().skip(from).take_while(|sign| sign.c.is_ascii_digit()).count();
    figures == 3
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

/// A single mark that closes what a double one has opened is a double one, but for an apostrophe (“don’t”). What was read stays the
/// other reading.
fn pair_quotes(signs: &mut [Read]) {
    let mut open = Vec::new();
    for i in 0..signs.len() {
        let letter_behind = signs.get(i + 1).is_some_and(|sign| sign.c.is_ascii_alphabetic());
        let Some(sign) = signs.get_mut(i) else { break };
        match sign.c {
            '“' | '‘' => open.push(sign.c),
            '’' if !letter_behind && open.pop() == Some('“') => (sign.c, sign.other) = ('”', Some('’')),
            '”' => drop(open.pop()),
            _ => {}
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
    fn a_doubt_in_the_head_of_a_paper_is_settled_by_its_words_and_stays_one() {
        let head = |text: &str, other: char| {
            let mut signs: Vec<Read> = text.chars().map(|c| Read { c, at: 0.0, sure: 0.99, other: None }).collect();
            let last = signs.last_mut().unwrap();
            (last.sure, last.other) = (0.7, Some(other));
            amend(&mut signs);
            signs.last().map(|sign| (sign.c, sign.other))
        };
        assert_eq!(head("云山市人民政府今", '令'), Some(('令', Some('今'))));
        assert_eq!(head("云山市水务局公吉", '告'), Some(('告', Some('吉'))));
        // What is no head with either reading is left, and so is one that is a head as it was read.
        assert_eq!(head("从古至今", '令'), Some(('今', Some('令'))));
        assert_eq!(head("云山市人民政府令", '今'), Some(('令', Some('今'))));
    }

    #[test]
    fn per_mille_is_one_sign() {
        assert_eq!(amended("控制在2.3%0以下", usize::MAX), "控制在2.3‰以下");
        assert_eq!(amended("不超过0.9%o。", usize::MAX), "不超过0.9‰。");
        assert_eq!(amended("增长10%，1.5%至20%", usize::MAX), "增长10%，1.5%至20%");
        assert_eq!(amended("5%05", usize::MAX), "5%05");
    }

    #[test]
    fn forms_of_one_character_follow_the_script_of_the_page() {
        let read = |c, other| Read { c, at: 0.0, sure: 0.5, other };
        let page = |text: &str, doubt: Read| {
            let mut signs: Vec<Read> = text.chars().map(|c| read(c, None)).chain([doubt]).collect();
            settle_script(signs.iter_mut());
            signs.last().map(|sign| (sign.c, sign.other))
        };
        let simplified = "强化能源保障加大新能源和可再生能源开发力度发展";
        let traditional = "強化能源保障加大新能源開發力度發展條件複合類";
        assert_eq!(page(simplified, read('強', Some('强'))), Some(('强', None)));
        assert_eq!(page(traditional, read('强', Some('強'))), Some(('強', None)));
        assert_eq!(page(simplified, read('于', Some('干'))), Some(('于', Some('干'))), "another word");
        assert_eq!(page(simplified, read('強', None)), Some(('強', None)), "what was read surely stays");
    }

    #[test]
    fn marks_among_chinese_characters_are_wide() {
        for (read, is) in [
            ("(一)坚持依法行政,做到:", "（一）坚持依法行政，做到："),
            ("上午10:30共1,000元", "上午10:30共1,000元"),
            ("Rust (edition 2024), a: b", "Rust (edition 2024), a: b"),
            ("国发[2023]4号", "国发〔2023〕4号"),
            ("加长行长用Ctrl+],缩短用Ctrl+[,各一次", "加长行长用Ctrl+]，缩短用Ctrl+[，各一次"),
            ("甲级[A]类", "甲级〔A〕类"),
            ("（国发[", "（国发〔"),
            ("2023]4号文件", "2023〕4号文件"),
            ("设施完好率不低于95.5%;", "设施完好率不低于95.5%；"),
            ("处1，000元以上3，500,000元以下罚款", "处1,000元以上3,500,000元以下罚款"),
            ("第1，2030年，1，20", "第1，2030年，1，20"),
            ("let a = b;", "let a = b;"),
            ("网址为yunshan.gov.cn; 电话", "网址为yunshan.gov.cn； 电话"),
            ("气温0.4℃~9℃", "气温0.4℃～9℃"),
            ("网址为a.cn/~b", "网址为a.cn/~b"),
        ] {
            assert_eq!(amended(read, usize::MAX), is);
        }
    }

    #[test]
    fn strokes_are_read_by_what_stands_beside_them() {
        for (read, is) in [
            ("（2031一2035年）", "（2031—2035年）"),
            ("第1一3条", "第1—3条"),
            ("2031年一季度", "2031年一季度"),
            ("星期一5时", "星期一5时"),
            ("《印发〈关于甲的意见>的通知》", "《印发〈关于甲的意见〉的通知》"),
            ("《印发<关于甲的意见>", "《印发〈关于甲的意见〉"),
            ("水位>5米，流速<3米", "水位>5米，流速<3米"),
        ] {
            assert_eq!(amended(read, usize::MAX), is);
        }
        let mut signs: Vec<Read> = "1一5".chars().map(|c| Read { c, at: 0.0, sure: 0.99, other: None }).collect();
        amend(&mut signs);
        assert_eq!(signs[1].other, Some('一'), "a guess is seen");
    }

    #[test]
    fn a_double_quotation_mark_is_closed_by_one() {
        for (read, is) in [
            ("键入“d15t’或者“ybf’，", "键入“d15t”或者“ybf”，"),
            ("“don’t’到达", "“don’t”到达"),
            ("“甲‘乙’丙”", "“甲‘乙’丙”"),
            ("乙’丙", "乙’丙"),
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
