//! Numerals, read and written in every dress that print gives them.
//!
//! Arabic digits (ASCII, full width; those of other scripts by [`local_digit`] first), Chinese ones counted (二十一, 一百零三, 廿三, 三万五千) or digit
//! by digit (二〇二三, 二○二三, 二Ｏ二三), capitals of money and contracts (壹佰贰拾), traditional forms (兩萬).

/// The value of an ASCII or full-width digit.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// A character of a numeral that is written digit by digit: 2023, ２０２３, 二〇二三.
#[must_use]
pub fn is_digit(c: char) -> bool {
    digit(c).is_some() || chinese_digit(c).is_some()
}

/// A digit of the scripts that gazettes are printed in beside Chinese (Tibetan, Mongolian, Arabic) as an ASCII one; other
/// characters stay.
#[must_use]
pub fn local_digit(c: char) -> char {
    let value = match c {
        '\u{f20}'..='\u{f29}' => c as u32 - 0xf20,
        '\u{1810}'..='\u{1819}' => c as u32 - 0x1810,
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// The value of a Chinese digit, with the zeros that print uses (〇 ○ Ｏ 零).
#[must_use]
pub fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' | '◯' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '贰' | '貳' | '弍' | '两' | '兩' => 2,
        '三' | '叁' | '叄' | '弎' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a unit within a numeral: 十 百 千, and the tens that stand for themselves (廿 卅 卌).
#[must_use]
pub fn chinese_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '廿' | '卄' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    })
}

/// 万 and 亿, which multiply all before them.
#[must_use]
pub fn great_unit(c: char) -> Option<u32> {
    match c {
        '万' | '萬' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }
}

/// The ten stems, by which items are counted as by letters.
pub const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// The twelve branches, of the same use.
pub const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// The value of one of [`STEMS`]: 甲 is 1.
#[must_use]
pub fn stem(c: char) -> Option<u32> {
    (1..).zip(STEMS.chars()).find(|&(_, stem)| stem == c).map(|(value, _)| value)
}

/// Whether a character can stand in the Chinese numeral of a label, which is below 10,000.
#[must_use]
pub fn is_label(c: char) -> bool {
    chinese_digit(c).is_some() || chinese_unit(c).is_some()
}

/// Whether a character can stand in a numeral below 10,000 of any dress (万 and 亿 are units of what is counted, too).
#[must_use]
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || is_label(c)
}

/// A class of a regular expression for the characters of [`is_numeral`]: `{numeral}` in the lexicon's patterns.
pub(super) const PATTERN: &str =
    "[0-9０-９〇○◯零Ｏ一壹弌二贰貳弍两兩三叁叄弎四肆五伍六陆陸七柒八捌九玖十拾百佰千仟廿卄卅卌]";

/// Characters of the longest numeral: what is longer is no number of a text for readers.
const LONGEST: usize = 16;

/// A Chinese numeral at the start of the text: value and length in bytes. Counted numerals end where they stop being
/// well-formed; digits alone are read one by one. `None` for more than 16 characters and beyond `u32`.
#[must_use]
pub fn chinese(text: &str) -> Option<(u32, usize)> {
    // `all` is what 万 and 亿 have closed, `part` what is counted since, `last` the digit before the next unit.
    let (mut all, mut part, mut last) = (0u32, 0u32, None::<u32>);
    let (mut digits, mut counted, mut bytes) = (0usize, false, 0usize);
    for (n, c) in text.chars().enumerate() {
        if n >= LONGEST {
            return None;
        }
        let inner_zero = || (digits > 0 && !counted && is_inner_zero(text.get(bytes..).unwrap_or(""))).then_some(0);
        if let Some(d) = chinese_digit(c).or_else(inner_zero) {
            last = match last {
                // 二〇二三
                Some(before) if !counted => Some(before.checked_mul(10)?.checked_add(d)?),
                // 一百零三
                Some(0) | None => Some(d),
                Some(_) => break,
            };
            digits += 1;
        } else if let Some(u) = chinese_unit(c) {
            // 二〇十 is no number.
            if !counted && digits > 1 || is_counted_ten(u) && last.is_some_and(|d| d > 0) {
                break;
            }
            let times = last.take().filter(|&d| d > 0).unwrap_or(1);
            (part, last, counted) = (part.checked_add(times.checked_mul(u)?)?, None, true);
        } else if let Some(u) = great_unit(c) {
            let before = part.checked_add(last.unwrap_or(0))?;
            if n == 0 || before == 0 && all == 0 || !counted && digits > 1 {
                break;
            }
            // 一万亿: 亿 multiplies what 万 has closed, too.
            (all, part) = if u > 10_000 {
                (all.checked_add(before)?.checked_mul(u)?, 0)
            } else {
                (all.checked_add(before.checked_mul(u)?)?, 0)
            };
            (last, counted) = (None, true);
        } else {
            break;
        }
        bytes += c.len_utf8();
    }
    (bytes > 0).then_some((all.checked_add(part)?.checked_add(last.unwrap_or(0))?, bytes))
}

/// Whether a text goes on with a zero of other scripts that stands among Chinese digits: 二００六, 二0一0年, 二OO六. What
/// ends the numeral is a Chinese digit or the unit.
fn is_inner_zero(text: &str) -> bool {
    let rest = text.trim_start_matches(['0', '０', 'O', 'o', 'Ｏ', 'ｏ', 'О', '○', '〇']);
    rest.len() < text.len() && rest.starts_with(|c| c == '年' || chinese_digit(c).is_some())
}

/// 廿 卅 卌: tens that no digit counts.
fn is_counted_ten(unit: u32) -> bool {
    matches!(unit, 20 | 30 | 40)
}

/// An Arabic numeral (ASCII or full-width) at the start of the text: value and length in bytes; at most 9 digits.
#[must_use]
pub fn arabic(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut bytes, mut seen) = (0u32, 0, 0);
    for c in text.chars() {
        let Some(d) = digit(c) else { break };
        seen += 1;
        if seen > 9 {
            return None;
        }
        value = value * 10 + d;
        bytes += c.len_utf8();
    }
    (seen > 0).then_some((value, bytes))
}

/// A numeral of either kind at the start of the text: value and length in bytes.
#[must_use]
pub fn number(text: &str) -> Option<(u32, usize)> {
    arabic(text).or_else(|| chinese(text))
}

/// The value of a text that is nothing but a numeral.
#[must_use]
pub fn whole(text: &str) -> Option<u32> {
    number(text).filter(|&(_, bytes)| bytes == text.len()).map(|(value, _)| value)
}

/// A numeral of up to so many characters that a unit follows (2023年, 二十日), at the start of the text: the value, and what
/// comes after the unit.
#[must_use]
pub fn counted(text: &str, unit: char, most: usize) -> Option<(u32, &str)> {
    let (end, c) = text.char_indices().take(most + 1).find(|&(_, c)| !is_numeral(c))?;
    if c != unit || end == 0 {
        return None;
    }
    Some((whole(text.get(..end)?)?, text.get(end + unit.len_utf8()..)?))
}

/// A numeral whose characters may be spaced out (二 〇 二 三, 第 十 二 章), at the start of the text: value and length in
/// bytes. Looks at 24 characters at most.
#[must_use]
pub fn spaced(text: &str) -> Option<(u32, usize)> {
    let mut joined = String::new();
    let mut end = 0;
    for (at, c) in text.char_indices().take(24) {
        if super::chars::is_space(c) {
            continue;
        }
        if !is_numeral(c) {
            break;
        }
        joined.push(c);
        end = at + c.len_utf8();
    }
    let (value, bytes) = number(&joined)?;
    if bytes == joined.len() {
        return Some((value, end));
    }
    // Two numerals, or one that ends before: the part without white space.
    number(text)
}

/// The value of a well-formed numeral below 10,000 as labels print it; `None` for others, such as 十四五 and 三四.
#[must_use]
pub fn well_formed(numeral: &[char]) -> Option<u32> {
    match numeral {
        [] => None,
        [one] => chinese_digit(*one).or_else(|| chinese_unit(*one).filter(|&u| u != 100 && u != 1000)),
        all if all.iter().all(|&c| chinese_digit(c).is_some()) => positional(all),
        all => by_units(all),
    }
}

/// 二〇二三: four digits, or fewer with a 〇; 三四 is no number but "three or four".
fn positional(numeral: &[char]) -> Option<u32> {
    let zero = numeral.iter().any(|&c| chinese_digit(c) == Some(0));
    let leading_zero = numeral.first().is_some_and(|&c| chinese_digit(c) == Some(0));
    if leading_zero || numeral.len() != 4 && !(zero && numeral.len() < 4) {
        return None;
    }
    numeral.iter().try_fold(0, |sum, &c| Some(sum * 10 + chinese_digit(c)?))
}

/// 一百零三: digits with falling units.
fn by_units(numeral: &[char]) -> Option<u32> {
    let mut sum = 0;
    let mut last_unit = 10_000;
    let mut pending: Option<u32> = None;
    let mut zero = false;
    for (index, &c) in numeral.iter().enumerate() {
        if let Some(unit) = chinese_unit(c) {
            let alone = is_counted_ten(unit);
            // 十五 has no digit before its 十, nor has 廿; 百 and 千 always have one.
            let times = match pending.take() {
                Some(0) => return None,
                Some(_) if alone => return None,
                Some(digit) => digit,
                None if alone || unit == 10 && index == 0 => 1,
                None => return None,
            };
            let rank = if alone { 10 } else { unit };
            if rank >= last_unit {
                return None;
            }
            (sum, last_unit, zero) = (sum + times * unit, rank, false);
        } else {
            match (chinese_digit(c)?, pending) {
                (0, None) if index > 0 && !zero => zero = true,
                (0, _) | (_, Some(_)) => return None,
                (digit, None) => pending = Some(digit),
            }
        }
    }
    // 一百五 is colloquial for 150; labels write 一百零五.
    match pending {
        Some(digit) if zero || last_unit == 10 => Some(sum + digit),
        Some(_) => None,
        None => (!zero).then_some(sum),
    }
}

/// Chinese digits; index 0 is the form used inside numbers.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// A number below 100,000 in Chinese, as headings count: 十, 十一, 二十, 一百零三.
#[must_use]
pub fn to_chinese(n: u32) -> String {
    in_words(n, &DIGITS, ['十', '百', '千'])
}

/// The forms of legal and financial documents: 壹, 贰拾.
#[must_use]
pub fn to_capitals(n: u32) -> String {
    in_words(n, &LEGAL, ['拾', '佰', '仟'])
}

fn in_words(n: u32, digits: &[char; 10], units: [char; 3]) -> String {
    if n == 0 || n > 99_999 {
        return if n == 0 { digits[0].to_string() } else { n.to_string() };
    }
    let mut out = String::new();
    let (high, low) = (n / 10_000, n % 10_000);
    if high > 0 {
        out.push(digits[high as usize]);
        out.push('万');
    }
    let mut gap = high > 0 && low > 0 && low < 1000;
    for (place, unit) in [(1000, Some(units[2])), (100, Some(units[1])), (10, Some(units[0])), (1, None)] {
        let digit = (low / place % 10) as usize;
        if digit == 0 {
            gap |= !out.is_empty() && low % place > 0;
            continue;
        }
        if gap {
            out.push(digits[0]);
            gap = false;
        }
        // Ten to nineteen begin with the unit itself.
        let bare_ten = place == 10 && digit == 1 && out.is_empty();
        if !bare_ten {
            out.push(digits[digit]);
        }
        out.extend(unit);
    }
    out
}

/// Digit by digit: 二〇二三.
#[must_use]
pub fn to_digits(n: u32) -> String {
    n.to_string()
        .chars()
        .map(|c| if c == '0' { '〇' } else { c.to_digit(10).map_or(c, |d| DIGITS[d as usize]) })
        .collect()
}

/// a, b … z, aa, bb: letters repeat after the alphabet.
#[must_use]
pub fn to_letters(n: u32, first: char) -> String {
    let Some(index) = n.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (index / 26 + 1).min(8) as usize).collect()
}

/// i, ii, iii, iv.
#[must_use]
pub fn to_roman(n: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = n.min(3999);
    let mut out = String::new();
    for (value, text) in STEPS {
        while left >= value {
            out.push_str(text);
            left -= value;
        }
    }
    out
}

/// ① to ㊿; plain digits beyond.
#[must_use]
pub fn to_circled(n: u32) -> String {
    let base = match n {
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32B1 - 36,
        _ => return n.to_string(),
    };
    char::from_u32(base + n).map_or_else(|| n.to_string(), String::from)
}

/// Full-width digits.
#[must_use]
pub fn to_full_width(n: u32) -> String {
    n.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
}

/// One of a cycle of characters (甲乙丙丁, 子丑寅卯).
#[must_use]
pub fn to_cycle(n: u32, of: &str) -> String {
    let count = of.chars().count().max(1);
    n.checked_sub(1).and_then(|i| of.chars().nth(i as usize % count)).map_or_else(String::new, String::from)
}

/// The value of a number in small Roman letters, up to thirty: vii.
#[must_use]
pub fn small_roman(text: &str) -> Option<u32> {
    const MOST: u32 = 30;
    (1..=MOST).find(|&n| text.starts_with(['i', 'v', 'x']) && to_roman(n).eq_ignore_ascii_case(text))
}

/// The value of a number in Roman letters of one case, or in the characters for them (Ⅲ, ⅲ), up to thirty.
#[must_use]
pub fn roman(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let one = chars.next().filter(|_| chars.next().is_none()).map(u32::from);
    let sign =
        one.and_then(|c| [0x2160, 0x2170].into_iter().find_map(|first| c.checked_sub(first).filter(|n| *n < 12)));
    let is_one_case =
        !text.contains(|c: char| c.is_ascii_lowercase()) || !text.contains(|c: char| c.is_ascii_uppercase());
    sign.map(|n| n + 1).or_else(|| small_roman(&text.to_ascii_lowercase()).filter(|_| is_one_case))
}

#[cfg(test)]
mod tests;
