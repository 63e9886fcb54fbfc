//! The figures of targets: what they are, what bounds them, and which of them tell something else than what is to be reached.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::amounts::without_note;
use super::duty_acts::first_chars;
use super::figures::plain;
use super::limits::tail;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars};

/// A figure with its unit and what bounds it: 65%以上, 增长6.2%左右, 不少于5900户, 18.3万亩; a range with its other end: 5%-5.5%, 3至5家.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:{change})?({at-least}|{at-most}|{below})?([0-9][0-9,]*(?:\.[0-9]+)?)(?:(?:[万亿千百]*{count-unit})?{range-mark}+([0-9][0-9,]*(?:\.[0-9]+)?))?((?:[万亿千百]|余|多|多万|余万)*{count-unit}(?:次|/(?:{per-unit}|{count-unit}))?)({around})?|{whole-value}",
    )
});
/// A figure without a unit behind a verb of reaching: 有效利用系数提高到0.62.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:{strong-reach}|{at-least}|{at-most})(?:[为至到])?([0-9]{1,3}\.[0-9]{1,4})({around})?$")
});
/// Whether a text counts something: 项目5个.
pub(super) fn has_count(text: &str) -> bool {
    VALUE.find_iter(text).any(|found| found.as_str().starts_with(|c: char| c.is_ascii_digit()))
}

/// The pieces of a part of a sentence that 、 parts, or a word for “and” behind a figure: 达到65%和55%, 50所学校和150个专业.
pub(super) fn pieces(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for piece in brackets::split_outside(words, |c| c == '、') {
        let text = words.get(piece.clone()).unwrap_or("");
        let mut start = 0;
        for and in Class::AndWord.find_iter(text) {
            let (Some(left), Some(right)) = (text.get(start..and.start), text.get(and.end..)) else { continue };
            if VALUE.is_match(left) && right.starts_with(|c: char| c.is_ascii_digit()) {
                found.push(piece.start + start..piece.start + and.start);
                start = and.end;
            }
        }
        found.push(piece.start + start..piece.end);
    }
    found
}

/// The pieces, counted from the first, whose figures tell which things are meant, and not what is to be reached: figures before
/// what they describe (收入超过2000万元、5000万元的企业). 增长5%的目标 is what is to be reached.
pub(super) fn which_are_meant(words: &str, pieces: &[Range<usize>]) -> usize {
    let describes = |piece: &Range<usize>| {
        let text = words.get(piece.clone()).unwrap_or("");
        VALUE.find_iter(text).any(|found| {
            let rest = without_note(text.get(found.end()..).unwrap_or(""));
            let behind = Class::OfCondition.strip_start(rest).filter(|behind| !behind.is_empty());
            // 建成3000平方米的展馆2个 counts what is described.
            found.as_str().starts_with(|c: char| !Class::WholeValue.first(c))
                && behind.is_some_and(|behind| !has_count(behind) && !Class::AimHead.within(first_chars(behind, 8)))
        })
    };
    if !Class::OfCondition.within(words) {
        return 0;
    }
    let Some(last) = pieces.iter().rposition(describes) else { return 0 };
    let bare = |piece: &Range<usize>| {
        let text = words.get(piece.clone()).unwrap_or("");
        VALUE.find(text).is_some_and(|found| found.start() == 0)
    };
    // 甲达到5个、乙超过8个的企业: only the last is of what follows.
    let listed = pieces.get(1..=last).unwrap_or_default().iter().all(bare);
    if listed { last + 1 } else { 0 }
}

/// Whether a figure stands between marks of a name: “15分钟生活圈”.
pub(super) fn is_named(text: &str, value: &Range<usize>) -> bool {
    let before = text.get(..value.start).unwrap_or("");
    before.rfind('“').is_some_and(|open| !before.get(open..).is_some_and(|inside| inside.contains('”')))
}

/// Whether a figure counts rules or targets: 12条举措, 8个方面主要目标.
pub(super) fn counts_rules(text: &str, value: &Range<usize>) -> bool {
    let rest = text.get(value.end..).unwrap_or("");
    let near = first_chars(rest, 8);
    Class::SetOfRules.starts(rest).is_some()
        || near.len() == rest.len() && Class::AimHead.ends(rest).is_some() && Class::OfCondition.find(rest).is_none()
}

/// Whether a figure tells what something is like: 完成的88个项目, 岸线1公里范围内的企业, 各环节全覆盖的手册, 24小时值班. Shares are of something:
/// 供应量的60%. `timed`: it is said by when.
pub(super) fn describes(text: &str, figure: &Figure, timed: bool) -> bool {
    let (before, rest) = (text.get(..figure.range.start).unwrap_or(""), text.get(figure.range.end..).unwrap_or(""));
    let unit = figure.unit.clone().and_then(|unit| text.get(unit)).unwrap_or("");
    let bounded = figure.least.or(figure.most).is_some();
    // 总投资5亿元的18个项目 counts what is described.
    let of_it = Class::OfMark.strip_end(before).is_some_and(|t| !has_count(t));
    let meant = !bounded && !unit.is_empty() && !Class::ShareUnit.is(unit) && of_it;
    // 占年度目标套数的41% tells how far it is reached.
    let base = Class::OfMark.strip_end(before);
    let base = base.and_then(|base| base.get(tail(base, LONGEST_BASE)..));
    let share = base.is_some_and(|base| Class::AimHead.within(base)) && !bounded && !Class::AtLeast.within(before);
    let spread = Class::RangeOfPlace.starts(rest).is_some();
    let word = figure.unit.is_none() && figure.number.is_none() && Class::WholeValue.within(text);
    let of = Class::OfMark
        .strip_start(rest)
        .is_some_and(|t| t.starts_with(chars::is_han) && !Class::AimHead.within(first_chars(t, 8)));
    // 误差不超过5% bounds how far something may be off; 到2033年，偏差控制在3%以内 is aimed at.
    let off = before.get(tail(before, LONGEST_LEAD)..).is_some_and(|t| Class::Tolerance.within(t));
    let kept = timed && Class::ReachTo.ends(before).is_some();
    // 费率按1%执行: by which figure something goes on.
    let by = Class::CitesLead.ends(before).is_some_and(|word| Class::DutyManner.is(word));
    by || meant || off && !kept || share || spread || word && of || tells_of_what(text, figure)
}

/// Whether a figure is a part of the name of something: 15分钟便民生活圈, 24小时值班, 0-6岁儿童, 60岁以上老年人.
fn tells_of_what(text: &str, figure: &Figure) -> bool {
    let (before, rest) = (text.get(..figure.range.start).unwrap_or(""), text.get(figure.range.end..).unwrap_or(""));
    let unit = figure.unit.clone().and_then(|unit| text.get(unit)).unwrap_or("");
    let named = rest.starts_with(chars::is_han);
    let lasts =
        figure.least.or(figure.most).is_none() && Class::SpanUnit.is(unit) && Class::ReachTo.ends(before).is_none();
    named && (lasts || Class::AgeUnit.is(unit))
}

/// Characters of the longest words between what may be off and by how much.
const LONGEST_LEAD: usize = 8;

/// Figures that are looked at in a piece of a sentence.
const MOST_FIGURES: usize = 8;

/// A figure of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Figure {
    /// Where it stands, with its bounds.
    pub range: Range<usize>,
    /// Its number; `None` for a range and for words (全覆盖).
    pub number: Option<f64>,
    /// The least and the most that it may be, where a bound or a range is printed.
    pub least: Option<f64>,
    pub most: Option<f64>,
    /// Where its unit stands.
    pub unit: Option<Range<usize>>,
}

impl Figure {
    /// A figure that [`VALUE`] found in a text.
    fn of(text: &str, found: &regex::Captures<'_>) -> Option<Self> {
        let number = |nth: usize| found.get(nth).and_then(|n| plain(n.as_str()));
        let word = |nth: usize| found.get(nth).map_or("", |m| m.as_str());
        let mut range = found.get(0)?.range();
        let unit = found.get(4).map(|unit| unit.range());
        let (first, last) = (number(2), number(3));
        // 改造提升25个机构: another verb, and no change of a figure.
        let change = text.get(range.start..).and_then(|t| Class::Change.starts(t)).map_or(0, str::len);
        if text.get(..range.start + change).is_some_and(|t| Class::Upgrades.ends(t).is_some()) {
            range.start += change;
        }
        if let (Some(low), Some(high)) = (first, last) {
            // 由60%至65% tells from where to where it goes: what is reached is the last.
            let from = text.get(..range.start).is_some_and(|t| Class::SpanLead.ends(t).is_some());
            if !from && low <= high {
                return Some(Self { range, number: None, least: first, most: last, unit });
            }
            range.start = found.get(3)?.start();
            return Some(Self { range, number: last, unit, ..Self::default() });
        }
        let (mut lead, around) = (word(1), word(5));
        let mut bound = found.get(1).map_or(0, |lead| lead.start());
        if lead.is_empty()
            && let Some((at, word)) = bound_of(text.get(..range.start).unwrap_or(""))
        {
            (lead, bound) = (word, at);
        }
        let (mut more, mut less) = (Class::AtLeast.is(lead), Class::AtMost.is(lead) || Class::Below.is(lead));
        // 不得低于90%, 未超过3%: what is denied is the contrary.
        if let Some(before) = text.get(..bound).filter(|_| more || less).and_then(|t| Class::Denies.strip_end(t)) {
            (more, less) = (less, more);
            if bound >= range.start {
                range.start = range.start.min(before.len());
            }
        }
        (more, less) = (more || Class::OrMore.is(around), less || Class::OrLess.is(around));
        Some(Self { range, number: first, least: first.filter(|_| more), most: first.filter(|_| less), unit })
    }
}

/// The word for a bound that stands before what a share is of, and where it stands: 不超过 of 不超过设计负荷的.
fn bound_of(before: &str) -> Option<(usize, &str)> {
    let of = Class::OfMark.strip_end(before)?;
    let base = of.char_indices().rev().take(LONGEST_BASE).last().map_or(of.len(), |(at, _)| at);
    let words = of.get(base..)?;
    let classes = [Class::AtLeast, Class::AtMost, Class::Below];
    let last = classes.iter().flat_map(|class| class.find_iter(words)).max_by_key(|at| (at.end, at.len()))?;
    let what = words.get(last.end..)?;
    let plain = !what.is_empty() && what.chars().all(|c| chars::is_han(c) && !Class::OfMark.has(c));
    let start = base + last.start;
    plain.then_some((start, words.get(last)?))
}

/// Characters of the longest words for what a share is of, with the bound before them.
const LONGEST_BASE: usize = 18;

/// The figure of a piece of a sentence that is to be reached: the first behind a verb of reaching, else the first.
pub(super) fn value(text: &str) -> Option<Figure> {
    // 20个10亿元以上项目: 以上 is of the figure.
    let verb_of =
        |class: Class| class.find_iter(text).find(|at| text.get(at.clone()).is_some_and(|w| !Class::Around.is(w)));
    let verb = verb_of(Class::StrongReach).or_else(|| verb_of(Class::Reached)).map_or(0, |verb| verb.start);
    let sound = |found: &regex::Captures<'_>| {
        let number = found.get(2);
        let ahead = number.and_then(|n| text.get(..n.start())).unwrap_or("");
        let before = ahead.chars().next_back();
        // 11时30分
        let hour = Class::HourUnit.strip_end(ahead).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()));
        let number = !hour
            && !before.is_some_and(|c| matches!(c, '.' | '-') || Class::NthMark.has(c) || c.is_ascii_alphanumeric());
        // 转交110处置: what follows is a word, and counts nothing.
        let last =
            found.get(4).and_then(|unit| unit.as_str().char_indices().next_back().map(|(at, _)| unit.start() + at));
        let word = last.filter(|_| found.get(5).is_none()).and_then(|at| text.get(at..));
        number && word.is_none_or(|text| Class::UnitWord.starts(text).is_none())
    };
    let large = |figure: &Figure| text.get(figure.range.clone()).is_some_and(|t| Class::OrMore.ends(t).is_some());
    let (mut first, mut best, mut counted) = (None, None, None);
    let mut described = false;
    for found in VALUE.captures_iter(text).filter(sound).take(MOST_FIGURES) {
        let figure = Figure::of(text, &found)?;
        let of = text.get(figure.range.end..).is_some_and(|rest| Class::OfMark.starts(rest).is_some());
        if best.is_some() {
            counted = Some(figure);
        } else if figure.range.end > verb {
            // 10亿元以上项目5个: how large they are comes before how many.
            // 误差不超过2%的水表4000只: what they are like, too.
            // 15分钟便民生活圈100个
            let of = of || tells_of_what(text, &figure);
            let size = large(&figure) || of;
            described = of;
            best = Some(figure);
            if !size {
                break;
            }
        } else if first.is_none() || described {
            // 70个30亿元以上项目建设: none behind the verb. 总投资5亿元的18个项目建设: the count comes before what it is like.
            first = Some(figure);
            described = of;
        }
    }
    let best = counted.filter(|figure| described || figure.range.end == text.len()).or(best).or(first);
    best.or_else(|| {
        let found = BARE.captures(text)?;
        let number = found.get(1)?;
        let end = found.get(2).map_or(number.end(), |around| around.end());
        Some(Figure { range: number.start()..end, number: plain(number.as_str()), ..Figure::default() })
    })
}
