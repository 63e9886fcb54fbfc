//! Numbers as amounts are printed: 12亿5000万, 二千五百万, 1万5,000, 3万5千, 30余万, 901.238.
//!
//! They are counted exactly, in whole numbers with decimal places: no rate is rounded.

use super::lexicon::Class;
use super::numeral;

/// The number that a text ends with, or begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The byte at which it begins.
    pub start: usize,
    /// The byte at which it ends.
    pub end: usize,
    /// Its value; `None` where the words are no exact number (数十万, 三五万, 一万五).
    pub value: Option<f64>,
    /// What its last unit multiplies by (万: 10,000); 1 without one.
    pub unit: f64,
    /// It is a single Chinese numeral (二, 十), which stands in many words.
    pub short: bool,
}

/// Characters of the longest number that is read.
const LONGEST: usize = 40;

/// The number that a folded text ends with.
#[must_use]
pub fn before(text: &str) -> Option<Amount> {
    let length: usize = text.chars().rev().take(LONGEST).take_while(|c| fits(*c)).map(char::len_utf8).sum();
    let start = text.len() - length;
    let run = text.get(start..)?;
    // 34.万元收入能耗: the number of an item.
    if run.trim_end_matches(|c| great(c).is_some()).ends_with(['.', ',']) {
        return None;
    }
    let (at, read) = last_of(run)?;
    Some(Amount { start: start + at, end: text.len(), ..read })
}

/// The number that a folded text begins with.
#[must_use]
pub fn at(text: &str) -> Option<Amount> {
    let end: usize = text.chars().take(LONGEST).take_while(|c| fits(*c)).map(char::len_utf8).sum();
    let run = text.get(..end)?.trim_end_matches(['.', ',']);
    last_of(run).filter(|(at, _)| *at == 0).map(|(_, read)| Amount { start: 0, end: run.len(), ..read })
}

fn fits(c: char) -> bool {
    matches!(c, '.' | ',')
        || numeral::is_numeral(c)
        || great(c).is_some()
        || Class::Approx.has(c)
        || Class::Inexact.has(c)
}

/// The power of ten of a unit that multiplies all before it.
fn great(c: char) -> Option<u32> {
    match c {
        c if Class::TenThousand.has(c) => Some(4),
        c if Class::HundredMillion.has(c) => Some(8),
        c if Class::Trillion.has(c) => Some(12),
        _ => None,
    }
}

/// The power of ten of a unit within a numeral.
fn small(c: char) -> Option<u32> {
    match numeral::chinese_unit(c)? {
        10 => Some(1),
        100 => Some(2),
        1000 => Some(3),
        _ => None,
    }
}

/// A decimal number: `digits` divided by ten to the power of `places`.
#[derive(Clone, Copy, Debug, Default)]
struct Decimal {
    digits: u128,
    places: u32,
}

impl Decimal {
    fn times(self, power: u32) -> Option<Self> {
        let kept = self.places.saturating_sub(power);
        let digits = self.digits.checked_mul(10u128.checked_pow(power - (self.places - kept))?)?;
        Some(Self { digits, places: kept })
    }

    fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let at = |one: Self| one.digits.checked_mul(10u128.checked_pow(places - one.places)?);
        Some(Self { digits: at(self)?.checked_add(at(other)?)?, places })
    }

    /// Whether it is below ten to the power given.
    fn is_below(self, power: u32) -> bool {
        10u128.checked_pow(power + self.places).is_none_or(|limit| self.digits < limit)
    }

    fn value(self) -> Option<f64> {
        format!("{}e-{}", self.digits, self.places).parse().ok().filter(|v: &f64| v.is_finite())
    }
}

/// A number below 万 with the units behind it: 5000万, 二千五百万.
struct Part {
    start: usize,
    /// `None` where the words are no exact number.
    value: Option<Decimal>,
    /// The power of its great units, 0 without one.
    power: u32,
    /// It is one digit without a unit, and no zero says that places are left out: the 五 of 一万五.
    bare: bool,
}

/// The number at the end of a run of its characters, and the byte at which it begins.
fn last_of(run: &str) -> Option<(usize, Amount)> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let rest = run.get(at..)?;
        match part(rest, parts.last().is_some_and(|last| last.power > 0)) {
            Some((mut part, bytes)) => {
                part.start = at;
                // 2023一万: two numbers side by side, or what is no part of this one.
                if parts.last().is_some_and(|last| last.power == 0) {
                    parts.clear();
                }
                parts.push(part);
                at += bytes;
            }
            None => {
                parts.clear();
                // 2023,500: the comma parts no thousands, and the number begins behind it.
                let digits = rest.starts_with(|c: char| c.is_ascii_digit());
                let comma = rest.find(',').filter(|_| digits).map(|comma| comma + 1);
                at += comma.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(1);
            }
        }
    }
    let first = parts.first()?.start;
    let last = parts.last()?;
    let (several, unit) = (parts.len() > 1, 10f64.powi(i32::try_from(last.power).ok()?));
    let chars = run.get(first..)?.chars().count();
    let short = chars == 1 && !run.get(first..)?.starts_with(|c: char| c.is_ascii_digit());
    let inexact = several && last.power == 0 && last.bare;
    let value = if inexact { None } else { sum(&parts).and_then(Decimal::value) };
    Some((first, Amount { start: 0, end: 0, value, unit, short }))
}

/// The parts of a number together; each must be below the unit of the one before it.
fn sum(parts: &[Part]) -> Option<Decimal> {
    let mut whole = Decimal::default();
    let mut limit = u32::MAX;
    for part in parts {
        let value = part.value?.times(part.power)?;
        if limit != u32::MAX && !value.is_below(limit) {
            return None;
        }
        (whole, limit) = (whole.plus(value)?, part.power);
    }
    Some(whole)
}

/// A part of a number at the start of a text, and its bytes. `after`: a part with a great unit stands before it.
fn part(text: &str, after: bool) -> Option<(Part, usize)> {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len());
    let (mut value, mut end, mut bare) = if text.starts_with(|c: char| c.is_ascii_digit()) {
        let number = text.get(..digits)?;
        let broken = number.contains(',') && !grouped(number);
        // 1,234,56 is no number that can be told.
        if broken && (number.matches(',').count() == 1 || number.find(',') > Some(3)) {
            return None;
        }
        (decimal(number).filter(|_| !broken), digits, number.len() == 1)
    } else {
        chinese(text, after)?
    };
    let mut power = 0;
    for c in text.get(end..)?.chars() {
        if let Some(unit) = great(c) {
            power += unit;
        } else if let Some(unit) = small(c).filter(|_| power == 0 && digits > 0) {
            // 5百万, 3千
            value = value.and_then(|value| value.times(unit));
            bare = false;
        } else if Class::Inexact.has(c) {
            // 十几万, 30几亿
            value = None;
        } else if !Class::Approx.has(c) {
            break;
        }
        end += c.len_utf8();
    }
    Some((Part { start: 0, value, power, bare: bare && power == 0 }, end))
}

/// A number in Chinese numerals: its value, its bytes, and whether it is a digit alone.
fn chinese(text: &str, after: bool) -> Option<(Option<Decimal>, usize, bool)> {
    let vague = text.chars().next().filter(|c| Class::Inexact.has(*c)).map_or(0, char::len_utf8);
    let rest = text.get(vague..)?;
    let bytes = rest.find(|c: char| !numeral::is_label(c)).unwrap_or(rest.len());
    let printed: Vec<char> = rest.get(..bytes)?.chars().collect();
    if vague > 0 {
        // 数十万; 户数五百 counts them, and 半年 is no number.
        let unit = rest.starts_with(|c| numeral::chinese_unit(c).is_some() || great(c).is_some());
        return unit.then_some((None, vague + bytes, false));
    }
    let zero = printed.first().is_some_and(|c| numeral::chinese_digit(*c) == Some(0));
    let inner = if zero && after { printed.get(1..)? } else { &printed };
    if inner.is_empty() {
        return None;
    }
    let value = numeral::well_formed(inner).map(|value| Decimal { digits: value.into(), places: 0 });
    // 百元, 千万元 count in hundreds, and tell no number.
    let unit = inner.first().is_some_and(|c| numeral::chinese_unit(*c).is_some_and(|unit| unit >= 100));
    let bare = inner.len() == 1 && !zero && inner.iter().all(|c| numeral::chinese_digit(*c).is_some());
    (!unit).then_some((value, bytes, bare))
}

/// Whether the commas of a number part thousands.
fn grouped(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or("");
    let mut groups = whole.split(',');
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3)
        && !number.get(whole.len()..).is_some_and(|rest| rest.contains(','))
}

/// A number in digits with its decimal places, exactly.
fn decimal(number: &str) -> Option<Decimal> {
    let (whole, places) = number.split_once('.').unwrap_or((number, ""));
    let digits: String = whole.chars().filter(|c| *c != ',').chain(places.chars()).collect();
    Some(Decimal { digits: digits.parse().ok()?, places: u32::try_from(places.len()).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<f64> {
        before(text).and_then(|read| read.value)
    }

    #[test]
    fn numbers_of_mixed_units() {
        for (text, number) in [
            ("二千五百万", 25_000_000.0),
            ("三千五百万", 35_000_000.0),
            ("一千二百万", 12_000_000.0),
            ("一亿五千万", 150_000_000.0),
            ("12亿5000万", 1_250_000_000.0),
            ("三亿二千万", 320_000_000.0),
            ("三十二亿零五十万", 3_200_500_000.0),
            ("二万五千", 25_000.0),
            ("1万5,000", 15_000.0),
            ("一万七千八百八十", 17_880.0),
            ("3万5千", 35_000.0),
            ("2.5千万", 25_000_000.0),
            ("5百万", 5_000_000.0),
            ("1.2万亿", 1_200_000_000_000.0),
            ("一万亿", 1_000_000_000_000.0),
            ("二万零八", 20_008.0),
            ("一万零五百", 10_500.0),
            ("壹佰贰拾叁万肆仟", 1_234_000.0),
            ("两千", 2000.0),
            ("十", 10.0),
            ("901.238", 901.238),
            ("30.355", 30.355),
            ("18,447,871,991.40", 18_447_871_991.40),
            ("0.1", 0.1),
            ("100余万", 1_000_000.0),
            ("3亿多", 300_000_000.0),
            ("补助标准2023,500", 500.0),
            ("甲3,10", 10.0),
            ("二〇〇", 200.0),
        ] {
            assert_eq!(value(text), Some(number), "{text}");
        }
    }

    #[test]
    fn words_that_are_no_exact_number() {
        for text in ["数十万", "三五万", "一万五", "1万5", "十几万", "30几亿", "一二百", "3亿5亿", "一百五"]
        {
            let read = before(text);
            assert!(read.is_some_and(|read| read.value.is_none() && read.start == 0), "{text} {read:?}");
        }
        for text in ["百万", "千", "亿", "多", "34.万", "5,", ""] {
            assert_eq!(before(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_begin_where_they_begin() {
        for (text, number) in [("户数5万", "5万"), ("甲，500", "500"), ("户数五百", "五百"), ("公元2023一万", "一万")]
        {
            let read = before(text);
            assert_eq!(read.and_then(|read| text.get(read.start..)), Some(number), "{text}");
        }
        assert_eq!(at("20万以下").map(|read| (read.end, read.value)), Some((5, Some(200_000.0))));
        assert_eq!(at("以下"), None);
    }
}
