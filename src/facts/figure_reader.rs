//! Reads the figures of a document, block by block: deadlines, money, targets.

use super::currency::Plain;
use super::deadlines::{self, Times};
use super::figures::{Amount, Deadline, Goal, Segment};
use super::grid::lines;
use super::money;
use super::target_table;
use super::targets::Aims;
use super::text::View;
use crate::issue::{BlockKind, Date};

/// The figures of a document.
pub(super) struct Figures {
    signed: Option<Date>,
    aims: Aims,
    plain: Plain,
}

impl Figures {
    /// `signed`: the document's date of signing, for deadlines without a year.
    pub fn new(title: &str, number: Option<&str>, signed: Option<Date>) -> Self {
        Self { signed, aims: Aims::of(title, number, signed), plain: Plain::default() }
    }

    /// Reads the figures of a block. `stated`: it says who does what.
    pub fn read(
        &mut self,
        view: &View<'_>,
        stated: bool,
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
        self.plain.read(&block.text);
        let first = deadlines.len();
        let mut segment = Segment { view, text: view.text(), range: view.label_end()..view.text().len() };
        if let Some(table) = &block.table {
            for line in lines(block) {
                segment.range = view.folded.folded(line.start)..view.folded.folded(line.end);
                self.segment(&segment, stated, deadlines, amounts, goals);
            }
            deadlines::read_table(view, table, self.signed, deadlines);
            target_table::read(view, table, (self.signed, self.aims.plan()), goals);
            if let Some(new) = deadlines.get_mut(first..) {
                new.sort_by_key(|d| d.passage.place);
            }
        } else {
            self.segment(&segment, stated, deadlines, amounts, goals);
        }
    }

    fn segment(
        &mut self,
        segment: &Segment<'_, '_>,
        stated: bool,
        deadlines: &mut Vec<Deadline>,
        amounts: &mut Vec<Amount>,
        goals: &mut Vec<Goal>,
    ) {
        let (year, planned) = (self.aims.year_of_times(), self.aims.planned_year());
        let times = Times::new(self.signed, year, planned).read(segment, deadlines);
        self.aims.read(segment, &times, (self.signed, stated), goals);
        money::read(segment, &mut self.plain, amounts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Passage;
    use crate::issue::Block;

    fn read_text(text: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let block = Block { text: text.into(), ..Block::default() };
        let mut view = View::default();
        view.read(0, 0, &block);
        let (mut deadlines, mut amounts, mut goals) = (Vec::new(), Vec::new(), Vec::new());
        Figures::new("", None, Date::new(2023, 8, 1)).read(&view, false, &mut deadlines, &mut amounts, &mut goals);
        let of = |p: Passage| text.get(p.place.byte..p.end).unwrap().to_owned();
        let due = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        (
            deadlines.iter().map(|d| format!("{} {}", of(d.passage), due(d.due))).collect(),
            amounts
                .iter()
                .map(|a| format!("{} {}", of(a.passage), a.value.map(|y| y.to_string()).unwrap_or_default()))
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
        for text in ["目前已完成。提前3日告知。会前准备。三年前开工。", "2021年至2025年为规划期。第3月前。1月到二月。"]
        {
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
            [
                "最高100万元 1000000",
                "每人1,200元 1200",
                "3.5亿元 350000000",
                "不超过五十万元 500000",
                "2亿美元 200000000"
            ]
        );
        assert_eq!(
            read_text(
                "处一千元以上二万元以下罚款，奖励10万～50万元、50—100万元，投入数十万元，余款100余万元，5000元/人。"
            )
            .1,
            ["一千元以上二万元以下 ", "10万～50万元 ", "50—100万元 ", "数十万元 ", "100余万元 1000000", "5000元 5000"]
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
