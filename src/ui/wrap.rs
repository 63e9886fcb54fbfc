//! Lines of cells and rows: egui breaks after any Han character but those that may not begin a line, so opening marks hang at
//! line ends and the height of a row is known only when it is drawn. Here both are settled beforehand.

use std::ops::Range;

use crate::typeset::{breaks_by_sense, is_unit};
use crate::zh::{numeral, units};

/// Marks that may not begin a line (CLREQ, 行首禁则).
const NOT_FIRST: &str = "，。、；：？！）》〉」』”’】〕］…—·～‰℃％,.;:?!)]}%’\u{201d}";
/// Marks that may not end a line (CLREQ, 行尾禁则).
const NOT_LAST: &str = "（《〈「『“‘【〔［([{￥";

/// What a figure stays with that stands behind it: 第8期, 〔2023〕7号, 2023年8月1日.
const BEFORE_FIGURES: &str = "第〕年月";

/// What is broken into lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Text,
    /// Names separated by 、 or ；: a line ends behind one of them, if a line can hold the name.
    List,
    /// A title: a line ends between its words, where that leaves the line not nearly empty.
    Title,
}

/// Breaks a text into lines of at most `width`, at most `most` of them; the last ends in … when text is left over.
/// `advance` gives the width of a character. Lines are separated by `\n` in the answer; their number comes with it.
pub fn wrapped(
    text: &str,
    kind: Kind,
    width: f32,
    most: usize,
    advance: &mut dyn FnMut(char) -> f32,
) -> (String, usize) {
    let mut out = String::with_capacity(text.len() + 8);
    let mut count = 0;
    let mut rest = text.trim_end();
    let whole = rest.len();
    let senses = if kind == Kind::Title { breaks_by_sense(rest) } else { Vec::new() };
    while !rest.is_empty() && count < most.max(1) {
        if count > 0 {
            out.push('\n');
        }
        let from = whole - rest.len();
        let end = line(rest, (kind, &|at| senses.binary_search(&(from + at)).is_ok()), width, advance);
        let (now, after) = rest.split_at(end);
        let after = after.trim_start_matches([' ', '\n', '\u{3000}']);
        count += 1;
        if count == most.max(1) && !after.is_empty() {
            out.push_str(cut(now, width, advance));
            out.push('…');
        } else {
            out.push_str(now.trim_end());
        }
        rest = after;
    }
    (out, count.max(1))
}

/// The lines of a text, as bytes; what stands between two of them is white space that needs no room.
pub fn lines(text: &str, width: f32, advance: &mut dyn FnMut(char) -> f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.trim_end().is_empty()) {
        let end = line(rest, (Kind::Text, &|_| false), width, advance).max(1);
        let now = rest.get(..end).unwrap_or(rest);
        lines.push(at..at + now.trim_end().len());
        let after = rest.get(now.len()..).unwrap_or("");
        at += now.len() + after.len() - after.trim_start_matches([' ', '\n', '\u{3000}']).len();
    }
    lines
}

/// A line without its last characters, so that … has room.
fn cut<'t>(line: &'t str, width: f32, advance: &mut dyn FnMut(char) -> f32) -> &'t str {
    let room = width - advance('…');
    let (mut used, mut end) = (0.0, 0);
    for (at, c) in line.char_indices() {
        used += advance(c);
        if used > room {
            break;
        }
        end = at + c.len_utf8();
    }
    line.get(..end).unwrap_or(line).trim_end()
}

/// Of a line that ends by sense, at least so much is filled.
const LEAST_FILLED: f32 = 0.4;

/// Where the first line of a text ends, in bytes; at least one character. `by_sense` tells where a title may be broken.
fn line(
    text: &str,
    (kind, by_sense): (Kind, &dyn Fn(usize) -> bool),
    width: f32,
    advance: &mut dyn FnMut(char) -> f32,
) -> usize {
    let (mut used, mut last_break, mut last_name) = (0.0, 0, 0);
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            return at;
        }
        if before.is_some_and(|b| may_break(b, c)) {
            last_break = at;
            let good = match kind {
                Kind::Text => false,
                Kind::List => matches!(before, Some('、' | '；')),
                Kind::Title => used >= width * LEAST_FILLED && by_sense(at),
            };
            if good {
                last_name = at;
            }
        }
        used += advance(c);
        // A space at the end of a line needs no room, and a comma or stop hangs in the gap behind the cell.
        if used > width && !matches!(c, ' ' | '、' | '，' | '。' | '；') && before.is_some() {
            // A word that is longer than the line is broken where the line ends.
            return match kind {
                _ if last_name > 0 => last_name,
                _ if last_break > 0 => not_alone(text, last_break),
                _ => at,
            };
        }
        before = Some(c);
    }
    text.len()
}

/// A line holds so many characters before one of them goes over to the next for the sake of what would stand there alone.
const ENOUGH_TO_GIVE: usize = 4;

/// The break, or the one before it where only one character would go over: the 门 of 部门.
fn not_alone(text: &str, at: usize) -> usize {
    let (line, rest) = text.split_at(at);
    let mut over = rest.chars();
    let alone = over.next().is_some_and(char::is_alphanumeric)
        && over.next().is_none_or(|c| matches!(c, '、' | '；' | '。' | '\n'));
    let mut before = line.char_indices().rev();
    match (before.next(), before.next()) {
        (Some((start, last)), Some((_, previous)))
            if alone
                && last.is_alphanumeric()
                && may_break(previous, last)
                && line.chars().count() >= ENOUGH_TO_GIVE =>
        {
            start
        }
        _ => at,
    }
}

fn may_break(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '_' | ',' | '@' | '%' | '—' | '～');
    // A figure stays with what it counts and with what leads to it, the parts of a date with one another.
    let figure = before.is_ascii_digit() && is_unit(after) || BEFORE_FIGURES.contains(before) && after.is_ascii_digit();
    let label = label_goes_on(before, after);
    !(NOT_LAST.contains(before) || NOT_FIRST.contains(after) || word(before) && word(after) || figure || label)
}

/// Whether a label in characters goes on between two of them: 第|二|十|一|条.
fn label_goes_on(before: char, after: char) -> bool {
    const COUNTED: [char; 5] = [units::CHAPTER, units::ARTICLE, units::PARAGRAPH, units::ITEM, units::SUB_ITEM];
    match (before, numeral::is_numeral(before)) {
        (units::NTH, _) => numeral::is_numeral(after),
        (_, true) => numeral::is_numeral(after) || COUNTED.contains(&after),
        (_, false) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, width: usize, most: usize) -> (String, usize) {
        wrapped(text, Kind::Text, width as f32, most, &mut |c| if c.is_ascii() { 0.5 } else { 1.0 })
    }

    #[test]
    fn marks_stand_where_they_may() {
        assert_eq!(of("甲乙丙，丁戊", 3, 9).0, "甲乙丙，\n丁戊");
        assert_eq!(of("甲乙丙！丁戊", 3, 9).0, "甲乙\n丙！丁\n戊");
        assert_eq!(of("甲乙（丙丁）", 3, 9).0, "甲乙\n（丙\n丁）");
        assert_eq!(of("甲乙丙", 3, 9), ("甲乙丙".to_owned(), 1));
        assert_eq!(of("", 3, 9), (String::new(), 1));
    }

    #[test]
    fn lines_are_parts_of_the_text_and_none_ends_with_an_opening_mark() {
        let text = "全面总结“十二五”规划，做好（2023—2025年）方案 起草工作\n。";
        for width in 3..20 {
            let all = lines(text, width as f32, &mut |c| if c.is_ascii() { 0.5 } else { 1.0 });
            let told: Vec<&str> = all.iter().map(|line| &text[line.clone()]).collect();
            let inked = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(inked(&told.concat()), inked(text), "{width}");
            assert!(told.iter().all(|line| !line.is_empty() && !line.ends_with(['“', '（'])), "{width}: {told:?}");
            assert!(width < 9 || told.iter().any(|line| line.contains("2025")), "{width}: {told:?}");
        }
        assert!(lines("", 5.0, &mut |_| 1.0).is_empty() && lines(" \n", 5.0, &mut |_| 1.0).is_empty());
    }

    #[test]
    fn a_name_of_a_list_stays_whole_if_a_line_can_hold_it() {
        let of = |text| wrapped(text, Kind::List, 5.0, 9, &mut |_| 1.0).0;
        assert_eq!(of("甲乙、丙丁戊、己庚"), "甲乙、\n丙丁戊、\n己庚");
        assert_eq!(of("甲乙丙丁戊己庚、辛"), "甲乙丙丁戊\n己庚、辛");
        assert_eq!(of("甲乙丙丁戊、己"), "甲乙丙丁戊、\n己");
    }

    #[test]
    fn titles_are_broken_between_words() {
        let words = ["云山市", "取水权", "有偿", "使用", "交易", "试行", "办法", "通知"];
        let text = "云山市人民政府办公室关于印发云山市取水权有偿使用和交易试行办法的通知";
        for width in 7..20 {
            let (broken, count) = wrapped(text, Kind::Title, width as f32, 99, &mut |_| 1.0);
            let lines: Vec<&str> = broken.lines().collect();
            assert_eq!((lines.concat().as_str(), lines.len()), (text, count));
            for word in words {
                assert!(lines.iter().any(|line| line.contains(word)), "{width}: {word} in {lines:?}");
            }
            let (_, full) = lines.split_last().unwrap();
            assert!(full.iter().all(|line| line.chars().count() * 5 >= width * 2), "{width}: {lines:?}");
            assert!(lines.iter().all(|line| line.chars().count() <= width), "{width}: {lines:?}");
        }
        // Where no word ends it is broken all the same, and what is left over is told.
        assert_eq!(wrapped("甲乙丙丁戊己庚辛", Kind::Title, 3.0, 2, &mut |_| 1.0).0, "甲乙丙\n丁戊…");
        assert_eq!(wrapped("", Kind::Title, 3.0, 2, &mut |_| 1.0), (String::new(), 1));
    }

    #[test]
    fn no_character_stands_alone_on_the_last_line() {
        let list = |text| wrapped(text, Kind::List, 7.0, 9, &mut |_| 1.0).0;
        assert_eq!(list("退役军人事务部门"), "退役军人事务\n部门");
        assert_eq!(list("退役军人事务部门、财政部门"), "退役军人事务\n部门、财政部门");
        assert_eq!(list("退役军人事务等部门"), "退役军人事务等\n部门");
        assert_eq!(of("做好供水保障工作。", 7, 9).0, "做好供水保障\n工作。");
        // A number is not divided for it, and a short line keeps what it has.
        assert_eq!(of("共计2025年", 2, 9).0, "共计\n2025\n年");
        assert_eq!(of("甲乙丙丁", 3, 9).0, "甲乙丙\n丁");
    }

    #[test]
    fn numbers_and_words_stay_whole_unless_a_line_cannot_hold_them() {
        assert_eq!(of("甲乙2025-10", 4, 9).0, "甲乙\n2025-10");
        assert_eq!(of("甲乙（2023—2025年）", 6, 9).0, "甲乙\n（2023—2025\n年）");
        assert_eq!(of("abcdefghij", 2, 9).0, "abcd\nefgh\nij");
        assert_eq!(of("甲\n乙", 9, 9).0, "甲\n乙");
    }

    #[test]
    fn figures_stay_with_their_units_and_dates_whole() {
        assert_eq!(of("共计2025年", 4, 9).0, "共计\n2025年");
        assert_eq!(of("公报2023年第8-9期", 6, 9).0, "公报2023年\n第8-9期");
        assert_eq!(of("有效期至2025年10月31日", 9, 9).0, "有效期至\n2025年10月31日");
        assert_eq!(of("云政发〔2023〕7号", 7, 9).0, "云政发\n〔2023〕7号");
        assert_eq!(of("达到1000家以上", 4, 9).0, "达到\n1000家\n以上");
    }

    #[test]
    fn labels_are_broken_between_their_steps_only() {
        assert_eq!(of("第二十一条第一款", 5, 9).0, "第二十一条\n第一款");
        assert_eq!(of("第十五条第三项", 6, 9).0, "第十五条\n第三项");
        assert_eq!(of("依照第十五条", 5, 9).0, "依照\n第十五条");
        assert_eq!(of("总则第一章", 3, 9).0, "总则\n第一章");
        // Where no line holds it, it is broken all the same, and other counts are as before.
        assert_eq!(of("第二十一条", 3, 9).0, "第二十\n一条");
        assert_eq!(of("共三个条目", 3, 9).0, "共三个\n条目");
        assert_eq!(of("其一部分", 2, 9).0, "其一\n部分");
    }

    #[test]
    fn what_is_left_over_is_told_by_an_ellipsis() {
        assert_eq!(of("甲乙丙丁戊己", 3, 1), ("甲乙…".to_owned(), 1));
        assert_eq!(of("甲乙丙丁戊己庚", 3, 2).0, "甲乙丙\n丁戊…");
    }
}
