//! Titles on one line, as they are quoted.

use super::lexicon::Class;
use super::{brackets, chars, fold, numeral, office};

/// A title on one line, as titles are quoted: [`fold::tight`], but the blank stays that parts two offices (财政部 税务总局公告) or,
/// in 《》, two words (绿色产品评价 塑料制品). Letters that are set apart have none.
#[must_use]
pub fn one_line(text: &str) -> String {
    let (mut out, mut run) = (String::with_capacity(text.len()), String::new());
    let (mut above, mut open, mut wide) = ("", false, false);
    for stretch in text.split(chars::is_space) {
        if stretch.is_empty() {
            wide = true;
            continue;
        }
        if open && !wide && words(above, stretch) || offices(above, stretch) {
            out.push_str(&fold::tight(&run));
            out.push(' ');
            run.clear();
        } else if !run.is_empty() {
            run.push(' ');
        }
        run.push_str(stretch);
        (above, open, wide) = (stretch, inside(open, stretch), false);
    }
    out.push_str(&fold::tight(&run));
    out
}

/// Whether what follows a stretch stands in 《》.
fn inside(open: bool, stretch: &str) -> bool {
    stretch.chars().fold(open, |open, c| c == '《' || open && c != '》')
}

/// Whether two stretches are words that one blank parts, and not letters that are set apart.
fn words(before: &str, after: &str) -> bool {
    let run = |ends: &mut dyn Iterator<Item = char>| ends.take_while(|&c| chars::is_han(c)).take(2).count() == 2;
    run(&mut before.chars().rev()) && run(&mut after.chars())
}

/// The names of offices that stand by themselves have so many characters; 办公室 belongs to the office before it.
const SHORTEST: usize = 4;

/// Whether one office ends where a blank stands, and another begins behind it.
fn offices(before: &str, after: &str) -> bool {
    let name = before.rsplit(|c| brackets::opens(c) || brackets::closes(c)).next().unwrap_or("");
    let next = Class::IssuerAct.find_iter(after).next().and_then(|act| after.get(..act.start)).unwrap_or(after);
    let begins = || office::begins_name(after) || next.chars().count() >= SHORTEST && office::is_name(next);
    office::is_name(name) && begins()
}

/// A text without the mark of a note at its end: `…统计公报[1]`, …备案。［12］. A year in brackets is no note's.
#[must_use]
pub fn without_note_mark(text: &str) -> &str {
    let before = || {
        let inner = text.strip_suffix(brackets::closes_year)?;
        let before = inner.trim_end_matches(|c| numeral::digit(c).is_some());
        let digits = inner.get(before.len()..)?.chars().count();
        before.strip_suffix(brackets::opens_year).filter(|before| (1..=3).contains(&digits) && !before.is_empty())
    };
    before().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_offices_and_words_stay() {
        for (text, title) in [
            ("财政部 税务总局公告2031年第5号", "财政部 税务总局公告2031年第5号"),
            ("财政部　　税务总局 海关总署关于甲的公告", "财政部 税务总局 海关总署关于甲的公告"),
            ("财政部、税务总局 关于甲的公告", "财政部、税务总局关于甲的公告"),
            ("關於財政部 稅務總局關於甲的公告", "關於財政部稅務總局關於甲的公告"),
            ("云山市水务局 云山市财政局关于甲的通知", "云山市水务局 云山市财政局关于甲的通知"),
            ("云山市 人民政府 公报", "云山市人民政府公报"),
            ("市场监管总局 国家标准委关于批准标准的公告", "市场监管总局 国家标准委关于批准标准的公告"),
            ("云山市人民政府 办公室关于甲的通知", "云山市人民政府办公室关于甲的通知"),
            ("中华人民共和国 主 席 令", "中华人民共和国主席令"),
            ("关于加强供水 管理工作的通知", "关于加强供水管理工作的通知"),
            ("关于批准《绿色产品 塑料制品》等标准的公告", "关于批准《绿色产品 塑料制品》等标准的公告"),
            ("关于印发《供 水 办 法》的通知", "关于印发《供水办法》的通知"),
            ("关于印发《供水  办法》的通知", "关于印发《供水办法》的通知"),
            ("关于印发《供水办法》 等办法的通知", "关于印发《供水办法》等办法的通知"),
            ("　Open Day 预 案 ", "Open Day 预案"),
            ("", ""),
        ] {
            assert_eq!(one_line(text), title, "{text}");
        }
    }

    #[test]
    fn marks_of_notes_at_the_end() {
        for (text, before) in [
            ("统计公报[1]", "统计公报"),
            ("报备案。［１２］", "报备案。"),
            ("办法〔3〕", "办法"),
            ("公报(100)", "公报"),
        ] {
            assert_eq!(without_note_mark(text), before, "{text}");
        }
        for text in ["计划[2031]", "[1]", "办法[一]", "办法[]", "办法1]", "办法[1", "办法[1]的"] {
            assert_eq!(without_note_mark(text), text);
        }
    }
}
