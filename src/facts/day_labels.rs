//! The day labels of a chronicle: 6日, 2-3日, 6月23~24日, 【8月1日】, △, 同日, 下旬.

use crate::zh::numeral;

/// What a label says of the time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// The date above (△, 同日).
    Above,
    /// The whole month that is being told (是月).
    Month(Option<u32>),
    /// The whole year that is being told (是年).
    Year,
    /// A third of a month: 上旬, 中旬, 下旬.
    Third(Option<u32>, u8),
    /// One day or the days from one to another.
    Days(Part, Part),
}

/// A day with as much of month and year as its label gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Part {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: u32,
}

/// The label at the start of an entry.
pub(super) struct Label {
    /// The time it tells.
    pub when: When,
    /// Where it ends in the folded text.
    pub end: usize,
}

/// Words for a time that was told above.
const TOLD: [(&str, When); 12] = [
    ("同日", When::Above),
    ("当日", When::Above),
    ("是日", When::Above),
    ("当天", When::Above),
    ("同月", When::Month(None)),
    ("当月", When::Month(None)),
    ("是月", When::Month(None)),
    ("本月", When::Month(None)),
    ("是年", When::Year),
    ("本年", When::Year),
    ("同年", When::Year),
    ("全年", When::Year),
];

/// The label at the start of an entry, given in folded form and as printed.
pub(super) fn label(text: &str, source: &str) -> Option<Label> {
    // 同日 副市长…: white space, which folding takes away, ends the word.
    let printed = source.trim_start();
    let spaced =
        |word: &&(&str, When)| printed.strip_prefix(word.0).is_some_and(|r| r.starts_with(char::is_whitespace));
    if let Some((word, when)) = TOLD.iter().find(spaced) {
        return Some(Label { when: when.clone(), end: word.len() });
    }
    let lead = text.trim_start_matches(['(', '[', '●', '◆', '■', '★', '·', '•', '◎', '*']);
    let skipped = text.len() - lead.len();
    for mark in ["△", "▲", "◇", "○", "〇", "◆", "■", "□", "☆", "※", "Δ", "∆"] {
        if let Some(rest) = text.strip_prefix(mark) {
            // A bullet may stand before a day of its own.
            return match label_text(rest.trim_start_matches(['△', '▲'])) {
                Some((when, left)) => Some(Label { when, end: text.len() - left.len() }),
                None => Some(Label { when: When::Above, end: mark.len() }),
            };
        }
    }
    let (when, mut left) = label_text(lead)?;
    left = without_weekday(left);
    if skipped > 0 {
        left = left.strip_prefix([')', ']']).unwrap_or(left);
    }
    Some(Label { when, end: text.len() - left.len() })
}

/// What comes behind a day's weekday or its day of the old calendar: （星期三）, （农历七月初一）.
fn without_weekday(text: &str) -> &str {
    let Some((inside, rest)) = text.strip_prefix('(').and_then(|t| t.split_once(')')) else { return text };
    let day = ["星期", "周", "农历", "正月", "腊月", "初", "除夕", "节"].iter().any(|w| inside.contains(w));
    if day && inside.chars().count() <= 14 { rest } else { text }
}

fn label_text(text: &str) -> Option<(When, &str)> {
    for (word, when) in TOLD {
        if let Some(rest) = text.strip_prefix(word) {
            let ends = rest.is_empty() || rest.starts_with([',', '、', ':', ']', ')']);
            return (ends || word.starts_with('是')).then_some((when, rest));
        }
    }
    if let Some(found) = dotted(text) {
        return Some(found);
    }
    let (year, rest) = match numeral::counted(text, '年', 4) {
        Some((year, rest)) => (i32::try_from(year).ok(), rest),
        None => (None, text),
    };
    let (month, rest) = match numeral::counted(rest, '月', 3) {
        Some((month, rest)) => (Some(month), rest),
        None => (None, rest),
    };
    const THIRDS: [(&str, u8); 10] = [
        ("上旬", 1),
        ("中旬", 2),
        ("下旬", 3),
        ("月初", 1),
        ("月中", 2),
        ("月末", 3),
        ("月底", 3),
        ("初", 1),
        ("末", 3),
        ("底", 3),
    ];
    for (word, third) in THIRDS {
        // 5月底, or 月底 and 下旬 of the month that is being told.
        let named = month.is_some() || word.len() > 3;
        let ended = |r: &&str| named && (r.is_empty() || r.starts_with([',', ':', ']', ')']));
        if let Some(rest) = rest.strip_prefix(word).filter(ended) {
            return Some((When::Third(month, third), rest));
        }
    }
    let first = Part { year, month, day: 0 };
    match days(rest, first) {
        Some(found) => Some(found),
        // 8月，…: the whole month.
        None if month.is_some() && rest.starts_with([',', ':']) => Some((When::Month(month), rest)),
        None => None,
    }
}

/// `11.3`, `11.4-5`, `2023.11.6`: a day in figures, which in a chronicle is no decimal number.
fn dotted(text: &str) -> Option<(When, &str)> {
    let number_at = |t: &str| -> Option<(u32, usize)> {
        let bytes = t.bytes().take_while(u8::is_ascii_digit).count();
        Some((t.get(..bytes)?.parse().ok().filter(|_| (1..=4).contains(&bytes))?, bytes))
    };
    let (mut year, mut rest) = (None, text);
    let (first, bytes) = number_at(rest)?;
    if first > 1900 {
        (year, rest) = (i32::try_from(first).ok(), rest.get(bytes..)?.strip_prefix('.')?);
    }
    let (month, bytes) = number_at(rest)?;
    let rest = rest.get(bytes..)?.strip_prefix('.')?;
    let (day, bytes) = number_at(rest)?;
    let mut left = rest.get(bytes..)?;
    let from = Part { year, month: Some(month), day };
    let mut to = from;
    if let Some(after) = left.strip_prefix(['-', '~', '至']) {
        let (last, bytes) = number_at(after)?;
        (to.day, left) = (last, after.get(bytes..)?);
        if let Some(after) = left.strip_prefix('.') {
            let (last, bytes) = number_at(after)?;
            (to.month, to.day, left) = (Some(to.day), last, after.get(bytes..)?);
        }
    }
    let real = |p: &Part| p.month.is_some_and(|m| (1..=12).contains(&m)) && (1..=31).contains(&p.day);
    let counts = left.starts_with(|c: char| c.is_ascii_punctuation() && !matches!(c, ',' | ':'))
        || left.starts_with(['亿', '万', '千', '百', '元', '个', '倍', '吨', '公', '米', '平', '度', '级', '次', '亩']);
    (real(&from) && real(&to) && !counts).then_some((When::Days(from, to), left))
}

/// `6日`, `2-3日`, `2日至3日`, `30日-10月1日`, `1718日`, `3日、5日`.
fn days(text: &str, first: Part) -> Option<(When, &str)> {
    let (digits, rest) = numerals(text)?;
    let first_day = |day| Part { day, ..first };
    let plain = rest.strip_prefix('日').or_else(|| rest.strip_prefix('号'));
    // A comma joins two days only where both have their 日 (9日,10日).
    let joins = |c: &char| matches!(c, '-' | '~' | '至' | '到' | '、' | '.') || *c == ',' && plain.is_some();
    let dash = |t: &str| t.chars().next().filter(joins).map(char::len_utf8);
    // A second day behind a dash: with 日 before the dash or without.
    let behind = plain.unwrap_or(rest);
    if let (Some(wide), Some(day)) = (dash(behind), numeral::whole(digits).filter(|d| *d <= 31)) {
        let tail = behind.get(wide..).unwrap_or("").trim_start_matches(['-', '~']);
        let (year, tail) = numeral::counted(tail, '年', 4).map_or((None, tail), |(y, t)| (i32::try_from(y).ok(), t));
        let (month, tail) = numeral::counted(tail, '月', 3).map_or((None, tail), |(m, t)| (Some(m), t));
        if let Some((last, left)) = numeral::counted(tail, '日', 3).filter(|(d, _)| (1..=31).contains(d)) {
            let last = Part { year: year.or(first.year), month: month.or(first.month), day: last };
            return Some((When::Days(first_day(day), last), left));
        }
    }
    let rest = plain?;
    // 30日前, 1日起 and 3日内 are no labels of a day on which something happened.
    let from = rest.starts_with('起') && !rest.starts_with("起,");
    if from || rest.starts_with(['前', '内', '以', '均', '龄', '益', '程']) {
        return None;
    }
    let rest = if rest.starts_with("起,") { rest.trim_start_matches('起') } else { rest };
    let day = numeral::whole(digits)?;
    if (1..=31).contains(&day) {
        return Some((When::Days(first_day(day), first_day(day)), rest));
    }
    // The print lost the dash: 1718日 is 17–18日. The split with the smallest step is meant.
    let (a, b) = (1..digits.len())
        .filter_map(|at| {
            Some((
                numeral::whole(digits.get(..at)?)?,
                digits.get(at..).filter(|d| !d.starts_with('0')).and_then(numeral::whole)?,
            ))
        })
        .filter(|(a, b)| a < b && (1..=31).contains(a) && *b <= 31)
        .min_by_key(|(a, b)| b - a)?;
    Some((When::Days(first_day(a), first_day(b)), rest))
}

/// The numerals a text begins with, at most four.
fn numerals(text: &str) -> Option<(&str, &str)> {
    let end = text.char_indices().find(|&(_, c)| !numeral::is_numeral(c)).map_or(text.len(), |(at, _)| at);
    let digits = text.get(..end)?;
    (!digits.is_empty() && digits.chars().count() <= 4).then_some((digits, text.get(end..)?))
}
