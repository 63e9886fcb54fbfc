//! Amounts of money: how much, between which bounds, and who gets or pays it.

use std::ops::Range;

use super::figures::{Amount, Segment, plain};
use super::targets::has_count;
use crate::zh::lexicon::Class;
use crate::zh::numeral;

/// An amount in a folded text.
#[derive(Clone, Debug)]
struct Printed {
    range: Range<usize>,
    value: Option<f64>,
    least: Option<f64>,
    most: Option<f64>,
}

/// Reads the amounts of a stretch of a block. What somebody makes or owns (营业收入, 产值) is no fund.
pub(super) fn read(segment: &Segment<'_, '_>, amounts: &mut Vec<Amount>) {
    if !segment.view.has(Class::Yuan) {
        return;
    }
    let words = segment.words();
    let mut found: Vec<Printed> = Vec::new();
    for yuan in Class::Yuan.find_iter(words) {
        let at = segment.range.start + yuan.start;
        let Some(text) = segment.text.get(segment.range.start..at) else { continue };
        let end = segment.range.start + yuan.end;
        let behind = segment.text.get(end..segment.range.end).unwrap_or("");
        if Class::YuanWord.starts(behind).is_some() {
            continue;
        }
        let Some(mut printed) = amount_before(text) else { continue };
        printed.range = segment.range.start + printed.range.start..end;
        printed.bounded(behind);
        // 50万元-400万元: the lower bound was read as an amount of its own.
        while found.last().is_some_and(|last| last.range.start >= printed.range.start) {
            found.pop();
        }
        match found.last_mut() {
            // 1万元以上3万元以下
            Some(last) if last.goes_on_with(&printed, segment.text) => {
                last.range.end = printed.range.end;
                (last.value, last.most) = (None, printed.most);
            }
            _ => found.push(printed),
        }
    }
    for printed in found {
        let clause = segment.clause(printed.range.clone(), &['。', ';', ',']);
        let made = segment.text.get(printed.range.clone()).is_some_and(|t| Class::OnlyTarget.starts(t).is_some());
        let words = segment.text.get(clause.clone()).unwrap_or("");
        // 签约项目12个，总投资30亿元: what others bring.
        let mut given = Class::Fund.find_iter(words).filter_map(|at| words.get(at));
        let dealt = segment.view.has(Class::Dealing)
            && !Class::Grant.within(words)
            && given.all(|word| Class::Invests.is(word));
        // 对500万元以上的项目开展评价: which ones are meant.
        let behind = segment.text.get(printed.range.end..segment.range.end).unwrap_or("");
        let lead = segment.text.get(clause.start..printed.range.start).unwrap_or("");
        let bounded =
            printed.least.or(printed.most).is_some() && without_note(behind).starts_with(|c| Class::OfMark.has(c));
        // 对技术改造投资500万元以上(含)的项目: what its owner puts into it.
        let lead_word = Class::Invests.strip_end(lead).unwrap_or(lead);
        let dealt = dealt || bounded && !Class::Fund.within(lead_word) && !Class::PayVerb.within(lead_word);
        // 单户担保金额500万元以下、费率低于1%的业务: a sum that tells which ones are meant.
        let rest = segment.text.get(printed.range.end..clause.end).unwrap_or("");
        let tells = printed.least.or(printed.most).is_some()
            && Class::SumName.ends(lead).is_some()
            && rest.contains(|c| Class::OfMark.has(c));
        // 引进10亿元以上项目5个: what is counted.
        let counted = printed.least.is_some()
            && has_count(rest)
            && !Class::Fund.within(lead_word)
            && !Class::PayVerb.within(lead_word);
        let dealt = dealt || tells || counted;
        // …营业收入翻一番，达到1600亿元: what is reached is said in the clause before.
        let words = segment.text.get(clause.start..printed.range.start).unwrap_or("");
        let from = if Class::ReachTo.starts(words).or_else(|| Class::ReachVerb.starts(words)).is_some() {
            segment.clause(clause.start.saturating_sub(1)..clause.start, &['。', ';', ',']).start
        } else {
            clause.start
        };
        if made || dealt || !is_fund(segment.text.get(from..printed.range.start).unwrap_or("")) {
            continue;
        }
        amounts.push(Amount {
            passage: segment.view.passage(printed.range.clone()),
            clause: segment.view.passage(clause),
            who: who(segment, &printed.range).map(|who| segment.view.passage(who)),
            yuan: printed.value,
            least: printed.least,
            most: printed.most,
        });
    }
}

impl Printed {
    /// Takes the words behind 元 that bound the amount (以上, 以下, 封顶).
    fn bounded(&mut self, behind: &str) {
        let (more, less) = (Class::OrMore.starts(behind), Class::OrLess.starts(behind));
        let Some(word) = more.max(less) else { return };
        if self.least.is_some() && self.most.is_some() {
            return;
        }
        self.range.end += word.len();
        if more.is_some() {
            self.least = self.value;
        } else {
            self.most = self.value;
        }
    }

    /// Whether another amount is the upper bound of a range whose lower one this is.
    fn goes_on_with(&self, next: &Self, text: &str) -> bool {
        let between = text.get(self.range.end..next.range.start).unwrap_or("。");
        // 10万元以上(含)50万元以下
        let rest = without_note(between);
        let plain = rest.trim_start_matches([',', '、']).is_empty();
        self.least.is_some()
            && self.most.is_none()
            && next.most.is_some()
            && next.least.is_none()
            && plain
            && self.least <= next.most
    }
}

/// What follows a note that the bound itself is meant, too: （含）, （不含）.
fn without_note(text: &str) -> &str {
    let note = text.strip_prefix('(').and_then(|t| t.split_once(')'));
    note.filter(|(inside, _)| Class::Included.starts(inside).is_some()).map_or(text, |(_, rest)| rest)
}

/// Whether an amount behind these words is money that is given, taken or spent.
fn is_fund(before: &str) -> bool {
    let made = Class::Turnover.find_iter(before).last();
    let given = Class::Fund.find_iter(before).last();
    match (made, given) {
        // 投资额 is no 投资.
        (Some(made), Some(given)) => given.start >= made.end,
        // 规模突破300亿元 is what is reached.
        (made, None) => made.is_none() && !Class::SumReached.within(before),
        (None, Some(_)) => true,
    }
}

/// Who gets or pays an amount: 对首次入规企业给予…, 对个人处…, 由市财政局承担….
fn who(segment: &Segment<'_, '_>, amount: &Range<usize>) -> Option<Range<usize>> {
    let sentence = segment.clause(amount.clone(), &['。', ';']);
    let before = segment.text.get(sentence.start..amount.start)?;
    let lead = Class::PayLead.find_iter(before).filter(|lead| {
        let word = before.get(..lead.end).and_then(|t| Class::NoPayLead.ends(t)).is_some();
        let longer = before.get(lead.start..).and_then(|t| Class::NoPayLead.starts(t)).is_some();
        let by = before.get(lead.clone()).is_some_and(|word| Class::ByWhom.is(word));
        let pays = before.get(lead.end..).is_some_and(|t| Class::Pays.within(t));
        !word && !longer && (!by || pays)
    });
    let mut found = None;
    for lead in lead {
        let rest = before.get(lead.end..)?;
        let stop = rest.find(',').unwrap_or(rest.len());
        let verb = rest.get(..stop).and_then(|t| Class::PayVerb.find(t)).map_or(stop, |verb| verb.start);
        let name = rest.get(..verb)?.trim_end_matches(|c| Class::OfMark.has(c));
        if (2..=40).contains(&name.chars().count()) {
            found = Some(sentence.start + lead.end..sentence.start + lead.end + name.len());
        }
    }
    found
}

/// The amount that a text ends with, before 元.
fn amount_before(text: &str) -> Option<Printed> {
    let (units, foreign, rest) = units(text);
    let (printed, digits) = numeral_before(rest)?;
    // 二元结构 and 三元里 are no money: few numerals stand without a unit.
    let long = printed.chars().count() > 1 && printed.contains(|c| numeral::chinese_unit(c).is_some());
    if !digits && units == 1.0 && !long {
        return None;
    }
    let number =
        |printed: &str, digits: bool| if digits { plain(printed) } else { numeral::whole(printed).map(f64::from) };
    let mut value = number(printed, digits).map(|v| times(v, units));
    let (mut least, mut most) = (None, None);
    let mut start = rest.len() - printed.len();
    let before = rest.get(..start)?;
    // 数十万元, 10万～50万元: the words say more than the number.
    if !digits && Class::Inexact.ends(before).is_some() {
        (value, start) = (None, Class::Inexact.ends(before).map_or(start, |word| start - word.len()));
    } else if let Some(low) = Class::RangeMark.strip_end(before).map(|b| b.trim_end_matches('-')) {
        let low_text = low;
        let (low_units, _, low) = self::units(Class::Yuan.strip_end(low).unwrap_or(low));
        if let Some((low_printed, low_digits)) = numeral_before(low) {
            // 50-100万元: the unit of both.
            let own = low_units > 1.0 || Class::Yuan.ends(low_text).is_some();
            let low_units = if own { low_units } else { units };
            least = number(low_printed, low_digits).map(|v| times(v, low_units));
            most = value.take();
            start = low.len() - low_printed.len();
            if least > most {
                (least, most) = (None, None);
            }
        }
    }
    let mut lead = text.get(..start)?;
    // 最高给予100万元: the verb stands between.
    let verb = Class::PayVerb.strip_end(lead).filter(|before| Class::AtMost.ends(before).is_some());
    if let Some(before) = verb.filter(|_| Class::AtMost.ends(lead).is_none()) {
        (start, lead) = (before.len(), before);
    }
    let bound = [(Class::AtMost, false), (Class::Below, false), (Class::AtLeast, true)];
    let bound =
        bound.into_iter().filter_map(|(class, low)| Some((class.ends(lead)?, low))).max_by_key(|(w, _)| w.len());
    if let Some((word, low)) = bound {
        start -= word.len();
        match (low, least.or(most)) {
            (true, None) => least = value,
            (false, None) => most = value,
            _ => {}
        }
    } else if let Some(word) = Class::AboutAmount.ends(lead) {
        start -= word.len();
    }
    if foreign {
        (value, least, most) = (None, None, None);
    }
    Some(Printed { range: start..text.len(), value, least, most })
}

/// The number that a text ends with, and whether it is in digits.
fn numeral_before(text: &str) -> Option<(&str, bool)> {
    let of = |most: usize, fits: fn(char) -> bool| {
        let length: usize = text.chars().rev().take(most).take_while(|c| fits(*c)).map(char::len_utf8).sum();
        text.get(text.len() - length..).unwrap_or("").trim_start_matches(['.', ','])
    };
    let digits = of(40, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
    // 34.万元收入能耗: the number of an item.
    if digits.ends_with('.') {
        return None;
    }
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
            c if Class::TenThousand.has(c) => factor *= 1e4,
            c if Class::HundredMillion.has(c) => factor *= 1e8,
            c if Class::Thousand.has(c) && factor > 1.0 => factor *= 1e3,
            c if Class::Hundred.has(c) && factor > 1.0 => factor *= 1e2,
            c if Class::Approx.has(c) => {}
            c if Class::Foreign.has(c) => foreign = true,
            _ => break,
        }
        rest = rest.get(..rest.len() - c.len_utf8()).unwrap_or("");
    }
    (factor, foreign, rest)
}

/// A number of units, without what binary fractions add to it.
fn times(value: f64, units: f64) -> f64 {
    let cents = (value * units * 100.0).round();
    if cents.abs() < 1e15 { cents / 100.0 } else { value * units }
}
