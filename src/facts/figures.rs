//! Deadlines, money and targets: by when, how much, and what is to be reached.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::text::View;
use super::times::time_around;
use crate::issue::{BlockKind, Date};
use crate::zh::{lexicon::pattern, numeral};

/// How a time limit is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// By a day (2025年底前).
    #[default]
    Day,
    /// Again and again (每年3月底前).
    Recurring,
    /// Within a time from an event (自受理之日起20个工作日内).
    Within,
}

/// A time by which something is to be done (2025年底前, 9月底前, 到2027年).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The words that name it.
    pub passage: Passage,
    /// The clause it stands in.
    pub clause: Passage,
    /// How it is told.
    pub kind: DeadlineKind,
    /// What a time limit runs from, where that is printed (受理之日).
    pub since: Option<Passage>,
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
    /// The least that it may be in yuan, where a bound or a range is printed.
    pub least: Option<f64>,
    /// The most that it may be in yuan, where a bound or a range is printed.
    pub most: Option<f64>,
}

/// What is to be reached by a time: 到2025年，绿化率达到30%.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The clause that states it.
    pub passage: Passage,
    /// Its figure, as printed (30%).
    pub value: Option<Passage>,
    /// By when; the last day.
    pub due: Option<Date>,
}

/// What a time by which something is due ends in (前) or begins with; the rules look only where one of these stands.
static ANCHOR: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let anchors = [
        "前",
        "到2",
        "至2",
        "到二",
        "至二",
        "到“",
        "至“",
        "到\"",
        "至\"",
        "到十",
        "至十",
        "时限:",
        "完成时间:",
        "完成期限:",
        "办结时间:",
        "时间节点:",
    ];
    AhoCorasick::new(anchors).ok()
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
    let Some(anchors) = &*ANCHOR else { return };
    let mut year = None;
    let (mut told, mut done) = (0, view.label_end());
    for anchor in anchors.find_iter(text) {
        let Some((range, time)) = time_around(text, anchor.range()).filter(|(r, _)| r.start >= done) else { continue };
        done = range.end;
        year = time.year.or(year);
        let due = time.due(year, signed);
        let clause = clause(text, range.clone(), &['。', ';']);
        deadlines.push(Deadline {
            passage: view.passage(range.clone()),
            clause: view.passage(clause.clone()),
            due,
            ..Deadline::default()
        });
        // 到2025年，…: what follows in the sentence is to be reached by then.
        if text.get(range.clone()).is_some_and(|t| t.contains(['到', '至'])) && clause.start >= told {
            told = clause.end;
            reached(view, range.end..clause.end, due, goals);
        }
    }
}

/// The parts of a stretch that name a figure to be reached.
fn reached(view: &View<'_>, stretch: Range<usize>, due: Option<Date>, goals: &mut Vec<Goal>) {
    let mut start = stretch.start;
    for part in view.text().get(stretch).unwrap_or("").split_inclusive(',') {
        let from = start;
        start += part.len();
        let words = part.trim_end_matches(',');
        let counted = words.chars().any(|c| c.is_ascii_digit() || c == '%')
            || ["全覆盖", "翻番", "翻一番", "清零"].iter().any(|w| words.contains(w));
        if counted && REACHED.is_match(words) {
            goals.push(Goal { passage: view.passage(from..from + words.len()), value: None, due });
        }
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
        let behind = text.get(at + yuan.len()..).unwrap_or("");
        // 2024元旦, 3元素 and the like are words.
        if behind.starts_with(['旦', '素', '件', '月', '宵', '器', '组', '首', '宇']) {
            continue;
        }
        let Some((start, value)) = text.get(..at).and_then(amount_before) else { continue };
        let range = start..at + yuan.len();
        amounts.push(Amount {
            passage: view.passage(range.clone()),
            clause: view.passage(clause(text, range, &['。', ';', ','])),
            yuan: value,
            ..Amount::default()
        });
    }
}

/// What may stand before an amount and belongs to it.
const LEADS: [&str; 12] =
    ["不超过", "不低于", "不少于", "不高于", "最高", "最低", "超过", "至少", "每年", "每人", "近", "约"];

/// The amount that a text ends with, before 元: where it begins, and its value in yuan where it is a plain number.
fn amount_before(text: &str) -> Option<(usize, Option<f64>)> {
    let (units, foreign, rest) = units(text);
    let (printed, digits) = numeral_before(rest)?;
    // 二元结构 and 三元里 are no money: few numerals stand without a unit.
    let long = printed.chars().count() > 1 && printed.contains(|c| numeral::chinese_unit(c).is_some());
    if !digits && units == 1.0 && !long {
        return None;
    }
    let mut value = if digits { plain(printed) } else { numeral::whole(printed).map(f64::from) };
    let mut start = rest.len() - printed.len();
    let mut before = rest.get(..start)?;
    // 数十万元, 10万～50万元: the words say more than the number.
    if !digits && before.ends_with(['数', '几']) {
        (value, start) = (None, start - '数'.len_utf8());
    } else if let Some(low) = before.strip_suffix(['-', '~', '至', '到']).map(|b| b.trim_end_matches('-')) {
        let (_, _, low) = self::units(low.strip_suffix('元').unwrap_or(low));
        if let Some((low_printed, _)) = numeral_before(low) {
            (value, start) = (None, low.len() - low_printed.len());
        }
    }
    before = text.get(..start)?;
    if let Some(lead) =
        LEADS.iter().find(|l| before.ends_with(*l)).or_else(|| ["超"].iter().find(|l| before.ends_with(*l)))
    {
        start -= lead.len();
    }
    Some((start, value.filter(|_| !foreign).map(|v| v * units)))
}

/// The number that a text ends with, and whether it is in digits.
fn numeral_before(text: &str) -> Option<(&str, bool)> {
    let of = |most: usize, fits: fn(char) -> bool| {
        let length: usize = text.chars().rev().take(most).take_while(|c| fits(*c)).map(char::len_utf8).sum();
        text.get(text.len() - length..).unwrap_or("").trim_start_matches(['.', ','])
    };
    let digits = of(40, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !digits.is_empty() {
        return Some((digits, true));
    }
    let chinese = of(12, |c| numeral::is_numeral(c) && !c.is_ascii_digit());
    (!chinese.is_empty()).then_some((chinese, false))
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
        assert_eq!(
            read_text(
                "二〇二五年底前完成，十月底前报送；每年3月底前公开；到“十四五”末建成；完成时限：2026年6月；截至2027年6月30日。"
            )
            .0,
            [
                "二〇二五年底前 2025-12-31",
                "十月底前 2025-10-31",
                "每年3月底前 ",
                "到“十四五”末 2025-12-31",
                "2026年6月 2026-06-30",
                "截至2027年6月30日 2027-06-30"
            ]
        );
        for text in [
            "目前已完成。提前3日告知。会前准备。三年前开工。每月10日前。",
            "2021年至2025年为规划期。第3月前。1月到二月。",
        ] {
            assert!(read_text(text).0.is_empty(), "{text} {:?}", read_text(text).0);
        }
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
        assert_eq!(
            read_text(
                "处一千元以上二万元以下罚款，奖励10万～50万元、50—100万元，投入数十万元，余款100余万元，5000元/人。"
            )
            .1,
            [
                "一千元 1000",
                "二万元 20000",
                "10万～50万元 ",
                "50—100万元 ",
                "数十万元 ",
                "100余万元 1000000",
                "5000元 5000"
            ]
        );
        assert!(read_text("2024元旦，三元食品，第2单元，公元2024年，3元素，状元路。").1.is_empty());
    }

    #[test]
    fn goals_and_their_time() {
        assert_eq!(
            read_text("到2025年底，绿化率达到30%，新建公园12个，环境更加优美。其他工作达到100分。").2,
            ["绿化率达到30% 2025-12-31", "新建公园12个 2025-12-31"]
        );
    }
}
