//! Deadlines, money and targets: by when, how much, and what is to be reached.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::text::{View, is_numeral, number, pattern};
use crate::issue::{BlockKind, Date};

/// A time by which something is to be done (2025年底前, 9月底前, 到2027年).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The words that name it.
    pub passage: Passage,
    /// The clause it stands in.
    pub clause: Passage,
    /// Its last day; `None` where the text gives no year and none can be told from what stands before.
    pub due: Option<Date>,
}

/// An amount of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// The amount as printed (最高100万元).
    pub passage: Passage,
    /// The clause it stands in.
    pub clause: Passage,
    /// Its value in yuan; `None` for other currencies and for amounts that are no plain number.
    pub yuan: Option<f64>,
}

/// What is to be reached by a time: 到2025年，绿化率达到30%.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The clause that states it.
    pub passage: Passage,
    /// By when; the last day.
    pub due: Option<Date>,
}

static DEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:(?P<to>到|至|截至|截止)?(?:(?P<year>20[0-9]{2})年|(?P<this>今年|本年度?|当年|明年))?(?:(?P<month>[0-9]{1,2})月(?:份)?(?:(?P<day>[0-9]{1,2})日)?)?(?P<part>年?[底末]|上半年)?(?:之前|以前|前))",
        "|(?P<by>到|至)(?P<goal>20[0-9]{2})年(?:(?P<goalmonth>[0-9]{1,2})月)?(?P<end>年?[底末])?",
    ))
});
/// What a goal says is done.
static REACHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "达到?|提[高升]|增[长加至]|突破|超过|不低于|不少于|不高于|不超过|以上|以内|控制在|降[至到低]|下降|新增|新建|建[成设]|完成|实现|培育|引进|保持|稳定在|力争|打造|认定|覆盖|改造|发展|累计",
    )
});

/// Reads the figures of a block. `signed`: the document's date of signing, for deadlines without a year.
pub(super) fn read(
    view: &View<'_>,
    signed: Option<Date>,
    deadlines: &mut Vec<Deadline>,
    amounts: &mut Vec<Amount>,
    goals: &mut Vec<Goal>,
) {
    let kind = view.block.map_or(BlockKind::Title, |b| b.kind);
    if !matches!(
        kind,
        BlockKind::Heading | BlockKind::Article | BlockKind::Item | BlockKind::Paragraph | BlockKind::Table
    ) {
        return;
    }
    times(view, signed, deadlines, goals);
    money(view, amounts);
}

fn times(view: &View<'_>, signed: Option<Date>, deadlines: &mut Vec<Deadline>, goals: &mut Vec<Goal>) {
    let text = view.text();
    let mut year = None;
    let mut told = 0;
    for found in DEADLINE.captures_iter(text) {
        let Some(all) = found.get(0) else { continue };
        let named = ["year", "this", "month", "part", "goal"].iter().any(|n| found.name(n).is_some());
        let before = text.get(..all.start()).and_then(|t| t.chars().next_back());
        // 2021年至2025年 is a span, 5.30日前 and 第3月 are parts of something else.
        let span = matches!(before, Some('年' | '月' | '日' | '第' | '.' | '-' | '~'))
            || before.is_some_and(|c| c.is_ascii_digit());
        if !named || span || all.start() < view.label_end() {
            continue;
        }
        let int = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<i32>().ok());
        year = int("year").or_else(|| int("goal")).or(year);
        let this = found.name("this").and_then(|m| Some(signed?.year() + i32::from(m.as_str() == "明年")));
        let month = int("month").or_else(|| int("goalmonth")).and_then(|m| u32::try_from(m).ok());
        let day = int("day").and_then(|d| u32::try_from(d).ok());
        let half = found.name("part").is_some_and(|p| p.as_str() == "上半年");
        let due = match this.or(year) {
            Some(year) => last_day(year, month, day, half),
            // The year of signing, when the day is still to come then.
            None => signed.and_then(|s| last_day(s.year(), month, day, half).filter(|d| *d >= s)),
        };
        let clause = clause(text, all.range(), &['。', ';']);
        deadlines.push(Deadline { passage: view.passage(all.range()), clause: view.passage(clause.clone()), due });
        // 到2025年，…: what follows in the sentence is to be reached by then.
        let goal = found.name("by").is_some() || found.name("to").is_some();
        if goal && clause.start >= told {
            told = clause.end;
            let stretch = all.end()..clause.end;
            let mut start = stretch.start;
            for part in text.get(stretch).unwrap_or("").split_inclusive(',') {
                let from = start;
                start += part.len();
                let words = part.trim_end_matches(',');
                let counted = words.chars().any(|c| c.is_ascii_digit() || c == '%')
                    || words.contains("全覆盖")
                    || words.contains("翻番");
                if counted && REACHED.is_match(words) {
                    goals.push(Goal { passage: view.passage(from..from + words.len()), due });
                }
            }
        }
    }
}

fn last_day(year: i32, month: Option<u32>, day: Option<u32>, half: bool) -> Option<Date> {
    match (month, day) {
        (Some(month), Some(day)) => Date::new(year, month, day),
        (Some(month), None) => Date::new(year, month, 1)?.plus_months(1)?.previous(),
        _ if half => Date::new(year, 6, 30),
        _ => Date::new(year, 12, 31),
    }
}

/// The clause around a place: between the nearest of the given marks, at most 200 characters to each side.
fn clause(text: &str, at: Range<usize>, marks: &[char]) -> Range<usize> {
    let before = text.get(..at.start).unwrap_or("").char_indices().rev().take(200).find(|(_, c)| marks.contains(c));
    let start = match before {
        Some((i, c)) => i + c.len_utf8(),
        None => text.get(..at.start).unwrap_or("").char_indices().rev().take(200).last().map_or(at.start, |(i, _)| i),
    };
    let rest = text.get(at.end..).unwrap_or("");
    let end = rest.char_indices().take(200).find(|(_, c)| marks.contains(c)).map(|(i, _)| i);
    let end = end.or_else(|| rest.char_indices().nth(200).map(|(i, _)| i)).map_or(text.len(), |i| at.end + i);
    start..end
}

fn money(view: &View<'_>, amounts: &mut Vec<Amount>) {
    let text = view.text();
    for (at, yuan) in text.match_indices('元') {
        let before = text.get(..at).unwrap_or("");
        let (units, foreign, rest) = units(before);
        // 二元结构, 三元里 are no money: a number in numerals needs a unit.
        let digits = rest
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            .map(char::len_utf8)
            .sum::<usize>();
        let chinese = rest.chars().rev().take(12).take_while(|c| is_numeral(*c)).map(char::len_utf8).sum::<usize>();
        let length = if digits > 0 { digits } else { chinese };
        let printed = rest.get(rest.len() - length..).unwrap_or("").trim_start_matches(['.', ',']);
        if printed.is_empty() || digits == 0 && units == 1.0 {
            continue;
        }
        let value = if digits > 0 { plain(printed) } else { number(printed).map(f64::from) };
        let mut start = rest.len() - printed.len();
        for lead in ["不超过", "不低于", "不少于", "最高", "最低", "超过", "至少", "每年", "每人", "约", "近", "超"]
        {
            if rest.get(..start).is_some_and(|r| r.ends_with(lead)) {
                start -= lead.len();
                break;
            }
        }
        let range = start..at + yuan.len();
        amounts.push(Amount {
            passage: view.passage(range.clone()),
            clause: view.passage(clause(text, range, &['。', ';', ','])),
            yuan: value.filter(|_| !foreign).map(|v| v * units),
        });
    }
}

/// The units before 元 (万亿, 余, 美), their factor, whether it is another currency, and the text before them.
fn units(text: &str) -> (f64, bool, &str) {
    let (mut factor, mut foreign, mut rest) = (1.0, false, text);
    while let Some(c) = rest.chars().next_back() {
        match c {
            '万' => factor *= 1e4,
            '亿' => factor *= 1e8,
            '千' if factor > 1.0 => factor *= 1e3,
            '百' if factor > 1.0 => factor *= 1e2,
            '余' | '多' | '左' | '右' => {}
            '美' | '欧' | '港' | '日' | '澳' => foreign = true,
            _ => break,
        }
        rest = rest.get(..rest.len() - c.len_utf8()).unwrap_or("");
    }
    (factor, foreign, rest)
}

/// A number in digits, thousands parted by commas or not.
fn plain(text: &str) -> Option<f64> {
    let mut groups = text.split(',');
    let mut digits = groups.next()?.to_owned();
    for group in groups {
        let whole = group.split('.').next().unwrap_or("");
        if whole.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.parse().ok().filter(|v: &f64| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    fn read_text(text: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let block = Block { text: text.into(), ..Block::default() };
        let mut view = View::default();
        view.read(0, 0, &block);
        let (mut deadlines, mut amounts, mut goals) = (Vec::new(), Vec::new(), Vec::new());
        read(&view, Date::new(2023, 8, 1), &mut deadlines, &mut amounts, &mut goals);
        let of = |p: Passage| text.get(p.place.byte..p.end).unwrap().to_owned();
        let due = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        (
            deadlines.iter().map(|d| format!("{} {}", of(d.passage), due(d.due))).collect(),
            amounts
                .iter()
                .map(|a| format!("{} {}", of(a.passage), a.yuan.map(|y| y.to_string()).unwrap_or_default()))
                .collect(),
            goals.iter().map(|g| format!("{} {}", of(g.passage), due(g.due))).collect(),
        )
    }

    #[test]
    fn deadlines_with_and_without_a_year() {
        assert_eq!(
            read_text("2025年底前完成甲，9月底前完成乙；2024年6月30日前报送；到2027年，全面建成；2021年至2025年实施。")
                .0,
            ["2025年底前 2025-12-31", "9月底前 2025-09-30", "2024年6月30日前 2024-06-30", "到2027年 2027-12-31"]
        );
        assert_eq!(
            read_text("9 月底前完成甲，3月底前完成乙，年底前完成丙，明年上半年前完成丁。").0,
            ["9 月底前 2023-09-30", "3月底前 ", "年底前 2023-12-31", "明年上半年前 2024-06-30"]
        );
        assert!(read_text("目前已完成。提前3日告知。会前准备。").0.is_empty());
    }

    #[test]
    fn money_in_yuan() {
        assert_eq!(
            read_text(
                "给予最高100万元奖励，每人1,200元，总投资3.5亿元，不超过五十万元，出口2亿美元，二元结构，多元化。"
            )
            .1,
            ["最高100万元 1000000", "每人1,200元 1200", "3.5亿元 350000000", "不超过五十万元 500000", "2亿美元 "]
        );
    }

    #[test]
    fn goals_and_their_time() {
        assert_eq!(
            read_text("到2025年底，绿化率达到30%，新建公园12个，环境更加优美。其他工作达到100分。").2,
            ["绿化率达到30% 2025-12-31", "新建公园12个 2025-12-31"]
        );
    }
}
