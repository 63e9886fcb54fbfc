//! Deadlines, money and targets: by when, how much, and what is to be reached.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::deadlines::{self, Times};
use super::grid::lines;
use super::targets::Aims;
use super::text::View;
use super::{Passage, money};
use crate::issue::{BlockKind, Date};

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
    /// The offices that the sentence says have to keep it.
    pub who: Option<Passage>,
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
    /// Who gets or pays it, where the sentence says so.
    pub who: Option<Passage>,
    /// Its value in yuan; `None` for other currencies and for amounts that are no plain number.
    pub yuan: Option<f64>,
    /// The least that it may be in yuan, where a bound or a range is printed.
    pub least: Option<f64>,
    /// The most that it may be in yuan, where a bound or a range is printed.
    pub most: Option<f64>,
}

/// What is to be reached by a time: 到2025年，绿化率达到30%.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// The words that state it.
    pub passage: Passage,
    /// Its figure, as printed (30%以上, 增长6%左右).
    pub value: Option<Passage>,
    /// The number of the figure.
    pub number: Option<f64>,
    /// The unit of the figure, with its ten thousands (万亩).
    pub unit: Option<Passage>,
    /// By when; the last day.
    pub due: Option<Date>,
}

/// A stretch of a block whose figures are read by themselves: the block behind its label, or a row of a table.
pub(super) struct Segment<'v, 'a> {
    pub view: &'v View<'a>,
    /// The folded text of the block.
    pub text: &'v str,
    pub range: Range<usize>,
}

impl Segment<'_, '_> {
    /// The words of the stretch.
    pub fn words(&self) -> &str {
        self.text.get(self.range.clone()).unwrap_or("")
    }

    /// The clause around a place: between the nearest of the given marks, at most 200 characters to each side.
    pub fn clause(&self, at: Range<usize>, marks: &[char]) -> Range<usize> {
        const MOST: usize = 200;
        let before = self.text.get(self.range.start..at.start).unwrap_or("");
        let mut start = at.start;
        for (i, c) in before.char_indices().rev().take(MOST) {
            if marks.contains(&c) {
                break;
            }
            start = self.range.start + i;
        }
        let rest = self.text.get(at.end..self.range.end).unwrap_or("");
        let end = rest.char_indices().take(MOST).find(|(_, c)| marks.contains(c)).map(|(i, _)| i);
        let end = end.or_else(|| rest.char_indices().nth(MOST).map(|(i, _)| i)).map_or(self.range.end, |i| at.end + i);
        start..end
    }
}

/// The figures of a document.
pub(super) struct Figures {
    signed: Option<Date>,
    aims: Aims,
}

impl Figures {
    /// `signed`: the document's date of signing, for deadlines without a year.
    pub fn new(signed: Option<Date>) -> Self {
        Self { signed, aims: Aims::default() }
    }

    /// Reads the figures of a block.
    pub fn read(
        &mut self,
        view: &View<'_>,
        deadlines: &mut Vec<Deadline>,
        amounts: &mut Vec<Amount>,
        goals: &mut Vec<Goal>,
    ) {
        let Some(block) = view.block else { return };
        if !matches!(
            block.kind,
            BlockKind::Heading | BlockKind::Article | BlockKind::Item | BlockKind::Paragraph | BlockKind::Table
        ) {
            return;
        }
        self.aims.heading(block, self.signed);
        let first = deadlines.len();
        let mut segment = Segment { view, text: view.text(), range: view.label_end()..view.text().len() };
        if let Some(table) = &block.table {
            for line in lines(block) {
                segment.range = view.folded.folded(line.start)..view.folded.folded(line.end);
                self.segment(&segment, deadlines, amounts, goals);
            }
            deadlines::read_table(view, table, self.signed, deadlines);
            if let Some(new) = deadlines.get_mut(first..) {
                new.sort_by_key(|d| d.passage.place);
            }
        } else {
            self.segment(&segment, deadlines, amounts, goals);
        }
    }

    fn segment(
        &self,
        segment: &Segment<'_, '_>,
        deadlines: &mut Vec<Deadline>,
        amounts: &mut Vec<Amount>,
        goals: &mut Vec<Goal>,
    ) {
        let times = Times::new(self.signed).read(segment, deadlines);
        self.aims.read(segment, &times, self.signed, goals);
        money::read(segment, amounts);
    }
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
        Figures::new(Date::new(2023, 8, 1)).read(&view, &mut deadlines, &mut amounts, &mut goals);
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
            "目前已完成。提前3日告知。会前准备。三年前开工。",
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
                "一千元以上二万元以下 ",
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
