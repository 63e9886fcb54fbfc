//! Amounts of money as they are printed: the number with its bounds and the name of its money.

use std::ops::Range;

use super::currency::{Currency, Plain};
use super::figures::Segment;
use crate::zh::amount::{self, Amount};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

/// An amount in a folded text.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub range: Range<usize>,
    pub value: Option<f64>,
    pub least: Option<f64>,
    pub most: Option<f64>,
    pub currency: Currency,
}

/// The amounts of a stretch, from left to right.
pub(super) fn amounts(segment: &Segment<'_, '_>, plain: &mut Plain) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::new();
    for word in Class::Currency.find_iter(segment.words()) {
        let word = segment.range.start + word.start..segment.range.start + word.end;
        let named = segment.text.get(word.clone()).and_then(Currency::named);
        named.into_iter().for_each(|named| plain.name(named));
        let Some(printed) = printed(segment, word, named, plain) else { continue };
        // 50万元-400万元: the lower bound was read as an amount of its own.
        while found.last().is_some_and(|last| last.range.start >= printed.range.start) {
            found.pop();
        }
        match found.last_mut() {
            // 1万元以上3万元以下
            Some(last) if last.goes_on_with(&printed, segment.text) => {
                last.range.end = printed.range.end;
                (last.value, last.most) = (None, printed.most);
                // 新台币3万元以上15万元以下
                if last.currency == plain.yuan() {
                    last.currency = printed.currency;
                }
            }
            _ => found.push(printed),
        }
    }
    found
}

/// The amount whose money a word names.
fn printed(
    segment: &Segment<'_, '_>,
    word: Range<usize>,
    named: Option<Currency>,
    plain: &mut Plain,
) -> Option<Printed> {
    let (start, end) = (segment.range.start, segment.range.end);
    let text = segment.text.get(start..word.start)?;
    let behind = segment.text.get(word.end..end).unwrap_or("");
    // 2024元旦; 人民币500元: what follows is the amount.
    if Class::YuanWord.starts(behind).is_some() || named.is_some() && amount::at(behind).is_some() {
        return None;
    }
    let mut number = amount::before(text)?;
    in_one_cell(segment, start, &mut number)?;
    let tail = named_behind(behind);
    let behind = behind.get(tail.map_or(0, |(_, bytes)| bytes)..)?;
    let bounded = bound_behind(behind);
    let mut printed = Printed {
        range: number.start..number.end,
        value: number.value,
        least: None,
        most: None,
        currency: Currency::Unstated,
    };
    let lead = text.get(..number.start)?;
    let low = printed.low_end(lead, number);
    let lead = lead.get(..low)?;
    let (lead, signed) = printed.sign_before(lead);
    let (front, lead) = named_before(lead);
    let from = printed.bounds_before(lead);
    // 二元结构 and 三元里 are no money: a numeral alone needs a word that bounds it or says that it is paid.
    let told = from.is_some() || printed.least.is_some() || bounded.is_some() || front.is_some();
    if number.short && number.unit == 1.0 && !told && Class::PayVerb.ends(lead).is_none() {
        return None;
    }
    let number_start = if front.is_some() || signed { lead.len() } else { low };
    printed.range = start + from.unwrap_or(number_start)..word.end + tail.map_or(0, |(_, bytes)| bytes);
    let own = named.or(front).or(tail.map(|(own, _)| own));
    own.into_iter().for_each(|own| plain.name(own));
    printed.currency = own.unwrap_or_else(|| plain.yuan());
    printed.bounded(bounded);
    printed.without_low_unit(segment);
    printed.without_high_unit(segment);
    Some(printed)
}

/// Takes care of blanks within a number, which the folded text has not: a number ends where a cell of a table does, and two numbers
/// side by side are no thousands. `None` where nothing is left of it.
fn in_one_cell(segment: &Segment<'_, '_>, start: usize, number: &mut Amount) -> Option<()> {
    let source = segment.view.original(start + number.start..start + number.end);
    if let Some(own) = source.rsplit(['\t', '\n']).next().filter(|own| own.len() < source.len()) {
        let folded = fold::narrowed(own);
        let read = amount::before(&folded)?;
        *number = Amount { start: number.end - folded.len() + read.start, end: number.end, ..read };
        return Some(());
    }
    let digit = |c: char| c.is_ascii_digit();
    let pieces: Vec<&str> = source.split(chars::is_space).filter(|piece| !piece.is_empty()).collect();
    let meets = |pair: &[&str]| matches!(pair, [a, b] if a.ends_with(digit) && b.starts_with(digit));
    if !pieces.windows(2).any(meets) {
        return Some(());
    }
    let (first, others) = pieces.split_first()?;
    let groups: Vec<&&str> = others.iter().filter(|piece| piece.starts_with(digit)).collect();
    let three = |piece: &&&str| piece.len() - piece.trim_start_matches(digit).len() == 3;
    // 1 000元, 1 234 567元; 项目1 500元 may be 500元 of the first project.
    let sure = groups.len() > 1 || groups.iter().all(|piece| piece.starts_with("000"));
    if !(sure && first.len() <= 3 && groups.iter().all(three)) {
        number.value = None;
    }
    Some(())
}

/// Money that is named before a number (人民币200), and what stands before it. 每美元7元 tells of what the number is.
fn named_before(lead: &str) -> (Option<Currency>, &str) {
    let word = Class::Currency.ends(lead).and_then(|word| Some((Currency::named(word)?, lead.strip_suffix(word)?)));
    match word.filter(|(_, before)| Class::Each.ends(before).is_none() && amount::before(before).is_none()) {
        Some((currency, before)) => (Some(currency), before),
        None => (None, lead),
    }
}

/// Money that is named behind 元 (500元人民币, 500元(港币)), and the bytes of it.
fn named_behind(behind: &str) -> Option<(Currency, usize)> {
    let inside = behind.strip_prefix('(');
    let (word, rest) = Class::Currency.split_start(inside.unwrap_or(behind))?;
    let rest = if inside.is_some() { rest.strip_prefix(')')? } else { rest };
    // 500元人民币200元 is nothing that is printed.
    let own = Currency::named(word).filter(|_| amount::at(rest).is_none())?;
    Some((own, behind.len() - rest.len()))
}

/// The word behind an amount that bounds it (以上, 以下, 封顶), perhaps behind a note that the bound is meant, too; its bytes with
/// the note, and whether it is the lower one.
fn bound_behind(behind: &str) -> Option<(usize, bool)> {
    let word = |text: &str| {
        let (more, less) = (Class::OrMore.starts(text), Class::OrLess.starts(text));
        more.max(less).map(|word| (word.len(), more.is_some()))
    };
    let noted = without_note(behind);
    word(behind).or_else(|| word(noted).map(|(bytes, low)| (behind.len() - noted.len() + bytes, low)))
}

impl Printed {
    /// Takes what a range begins with, before its mark (50-100万元, 10万元至50万元); the byte at which the range begins.
    fn low_end(&mut self, lead: &str, high: Amount) -> usize {
        let whole = high.start;
        let Some(low) = Class::RangeMark.strip_end(lead).map(|low| low.trim_end_matches('-')) else {
            return whole.min(lead.len());
        };
        let text = Class::Currency.strip_end(low).unwrap_or(low);
        let Some(read) = amount::before(text) else { return whole.min(lead.len()) };
        // 50-100万元: the unit of both; 5000-1万元: the first has its own.
        let own = read.unit > 1.0 || text.len() < low.len();
        let shared = read.value.map(|value| value * high.unit).filter(|least| !own && Some(*least) <= self.value);
        (self.least, self.most) = (shared.or(read.value), self.value.take());
        if self.least > self.most || self.least.is_none() {
            (self.least, self.most) = (None, None);
        }
        read.start
    }

    /// Takes a minus before an amount (结余-3.5亿元): what stands before it, and whether it is there. Elsewhere it may as well lead to the end of a
    /// range, or begin a member of a list.
    fn sign_before<'t>(&mut self, lead: &'t str) -> (&'t str, bool) {
        let before = lead.strip_suffix(['-', '\u{2212}']).filter(|_| self.least.is_none() && self.most.is_none());
        // A-3, 50元/吨-80元/吨 and 第一档-3 are no signs.
        let told = |before: &&str| before.ends_with('(') || Class::Balance.ends(before).is_some();
        let Some(before) = before.filter(told) else { return (lead, false) };
        self.value = self.value.map(|value| -value);
        (before, true)
    }

    /// Takes the words before an amount that bound it (不超过, 不得低于, 最高给予); the byte at which they begin.
    fn bounds_before(&mut self, lead: &str) -> Option<usize> {
        const BOUNDS: [(Class, bool); 3] = [(Class::AtMost, false), (Class::Below, false), (Class::AtLeast, true)];
        let of = |lead: &str| {
            let found = BOUNDS.iter().filter_map(|(class, low)| Some((class.ends(lead)?, *low)));
            found.max_by_key(|(word, _)| word.len())
        };
        // 最高给予100万元: the verb stands between.
        let verb =
            [Class::PayVerb, Class::BoundVerb].iter().filter_map(|class| class.strip_end(lead)).min_by_key(|t| t.len());
        let between = verb.filter(|before| of(lead).is_none() && Class::AtMost.ends(before).is_some());
        let lead = between.unwrap_or(lead);
        let Some((word, low)) = of(lead) else {
            return Class::AboutAmount.strip_end(lead).map(str::len);
        };
        let before = lead.strip_suffix(word)?;
        // 未超过, 不得低于 say the contrary.
        let (before, low) = Class::Denies.strip_end(before).map_or((before, low), |before| (before, !low));
        match (low, self.least.or(self.most)) {
            (true, None) => self.least = self.value,
            (false, None) => self.most = self.value,
            _ => {}
        }
        Some(before.len())
    }

    /// Takes the word behind an amount that bounds it.
    fn bounded(&mut self, word: Option<(usize, bool)>) {
        let Some((bytes, low)) = word.filter(|_| self.least.is_none() || self.most.is_none()) else { return };
        self.range.end += bytes;
        if low {
            self.least = self.value;
        } else {
            self.most = self.value;
        }
    }

    /// 5万以上20万元以下: the lower bound without the word for its money.
    fn without_low_unit(&mut self, segment: &Segment<'_, '_>) {
        if self.least.is_some() || self.most.is_none() {
            return;
        }
        let lead = segment.text.get(segment.range.start..self.range.start).unwrap_or("");
        let Some(rest) = Class::OrMore.strip_end(lead.trim_end_matches([',', '、'])) else { return };
        let read = amount::before(rest).filter(|read| read.unit > 1.0 && read.value <= self.most);
        if let Some(Amount { start, value: Some(least), .. }) = read {
            (self.least, self.value) = (Some(least), None);
            self.range.start = segment.range.start + start;
        }
    }

    /// 5万元以上20万以下: the upper bound without the word for its money.
    fn without_high_unit(&mut self, segment: &Segment<'_, '_>) {
        if self.least.is_none() || self.most.is_some() {
            return;
        }
        let behind = segment.text.get(self.range.end..segment.range.end).unwrap_or("");
        let rest = without_note(behind);
        let rest = rest.strip_prefix([',', '、']).unwrap_or(rest);
        let Some(read) = amount::at(rest).filter(|read| read.unit > 1.0 && self.least <= read.value) else { return };
        let end = rest.get(read.end..).unwrap_or("");
        if let Some(word) = Class::OrLess.starts(end) {
            (self.most, self.value) = (read.value, None);
            self.range.end += behind.len() - end.len() + word.len();
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
pub(super) fn without_note(text: &str) -> &str {
    let note = text.strip_prefix('(').and_then(|t| t.split_once(')'));
    note.filter(|(inside, _)| Class::Included.starts(inside).is_some()).map_or(text, |(_, rest)| rest)
}
