//! Deadlines, money and targets: by when, how much, and what is to be reached.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Passage;
use super::currency::Currency;
use super::text::View;
use crate::issue::Date;
use crate::zh::brackets;
use crate::zh::brackets::parts_thousands;

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
    /// So long before an event (有效期届满30日前, 达到使用年限前1年).
    Before,
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
    /// What a time limit runs from, or lies before, where that is printed (受理之日, 有效期届满).
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
    /// The money it is in.
    pub currency: Currency,
    /// Its value in that money; `None` for amounts that are no plain number.
    pub value: Option<f64>,
    /// The least that it may be, where a bound or a range is printed.
    pub least: Option<f64>,
    /// The most that it may be, where a bound or a range is printed.
    pub most: Option<f64>,
}

/// What is to be reached by a time: 到2025年，绿化率达到30%.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// The words that state it.
    pub passage: Passage,
    /// Its figure, as printed (30%以上, 增长6%左右).
    pub value: Option<Passage>,
    /// The number of the figure; `None` for a range (5%-5.5%) and for words (全覆盖).
    pub number: Option<f64>,
    /// The least that it may be, where a bound or a range is printed.
    pub least: Option<f64>,
    /// The most that it may be, where a bound or a range is printed.
    pub most: Option<f64>,
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

impl Amount {
    /// Its value in yuan; `None` where it is in other money.
    #[must_use]
    pub fn yuan(&self) -> Option<f64> {
        self.value.filter(|_| self.currency == Currency::Renminbi)
    }
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
        // 18,505,000 is no end of a clause.
        let ends = |text: &str, at: usize, c: char| marks.contains(&c) && !(c == ',' && parts_thousands(text, at));
        for (i, c) in before.char_indices().rev().take(MOST) {
            if ends(self.text, self.range.start + i, c) {
                break;
            }
            start = self.range.start + i;
        }
        let rest = self.text.get(at.end..self.range.end).unwrap_or("");
        let end = rest.char_indices().take(MOST).find(|(i, c)| ends(self.text, at.end + i, *c)).map(|(i, _)| i);
        let end = end.or_else(|| rest.char_indices().nth(MOST).map(|(i, _)| i)).map_or(self.range.end, |i| at.end + i);
        // 。” ends what was said before, and a cell of a table is said by itself.
        let words = self.text.get(start..at.start).unwrap_or("");
        start += words.len() - words.trim_start_matches(brackets::closes).len();
        start..end
    }

    /// The part of a stretch around a place that stands in the same cell of a table.
    pub fn in_cell(&self, stretch: Range<usize>, at: &Range<usize>) -> Range<usize> {
        let (source, folded) = (self.view.source(), &self.view.folded);
        let byte = |at: usize| folded.source(source, at..self.text.len()).start;
        let parts = |c: char| matches!(c, '\t' | '\n' | '|');
        let before = source.get(..byte(at.start)).and_then(|t| t.rfind(parts)).map_or(0, |tab| folded.folded(tab));
        let behind = folded.source(source, at.clone()).end;
        let tab = source.get(behind..).and_then(|t| t.find(parts)).map(|tab| folded.folded(behind + tab));
        stretch.start.max(before)..stretch.end.min(tab.unwrap_or(stretch.end))
    }
}

/// A number in digits, thousands separated by commas or not.
pub(super) fn plain(text: &str) -> Option<f64> {
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
