//! Numbers as automatic numbering prints them.

/// Chinese digits; index 0 is the form used inside numbers.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// A number below 100,000 in Chinese, as headings count: 十, 十一, 二十, 一百零三.
pub(super) fn chinese(n: u32) -> String {
    in_words(n, &DIGITS, ['十', '百', '千'])
}

/// The forms of legal and financial documents: 壹, 贰拾.
pub(super) fn chinese_legal(n: u32) -> String {
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

/// The value of a digit or unit of a Chinese number.
pub(super) fn value_of(c: char) -> Option<u32> {
    let digit = DIGITS.iter().position(|d| *d == c).and_then(|n| u32::try_from(n).ok());
    digit.or(match c {
        '〇' => Some(0),
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    })
}

/// The value of a Chinese number, counted (二十一) or digit by digit (二〇二三).
pub(super) fn chinese_value(text: &str) -> u64 {
    let (mut total, mut digits) = (0u64, 0u64);
    for value in text.chars().filter_map(value_of).map(u64::from) {
        if value < 10 {
            digits = digits.saturating_mul(10).saturating_add(value);
        } else {
            total = total.saturating_add(digits.max(1).saturating_mul(value));
            digits = 0;
        }
    }
    total.saturating_add(digits)
}

/// Digit by digit: 二〇二三.
pub(super) fn chinese_digits(n: u32) -> String {
    n.to_string()
        .chars()
        .map(|c| if c == '0' { '〇' } else { c.to_digit(10).map_or(c, |d| DIGITS[d as usize]) })
        .collect()
}

/// a, b … z, aa, bb: letters repeat after the alphabet.
pub(super) fn letters(n: u32, first: char) -> String {
    let Some(index) = n.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (index / 26 + 1).min(8) as usize).collect()
}

/// i, ii, iii, iv.
pub(super) fn roman(n: u32) -> String {
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
pub(super) fn circled(n: u32) -> String {
    let base = match n {
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32B1 - 36,
        _ => return n.to_string(),
    };
    char::from_u32(base + n).map_or_else(|| n.to_string(), String::from)
}

/// Full-width digits.
pub(super) fn full_width(n: u32) -> String {
    n.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
}

/// One of a cycle of characters (甲乙丙丁, 子丑寅卯).
pub(super) fn cycle(n: u32, of: &str) -> String {
    let count = of.chars().count().max(1);
    n.checked_sub(1).and_then(|i| of.chars().nth(i as usize % count)).map_or_else(String::new, String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers() {
        for (n, text) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (103, "一百零三"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (10_000, "一万"),
            (10_005, "一万零五"),
        ] {
            assert_eq!(chinese(n), text);
        }
        for n in [1, 9, 10, 11, 20, 21, 99, 100, 103, 110, 1001, 9999] {
            assert_eq!(chinese_value(&chinese(n)), u64::from(n));
        }
        assert_eq!(chinese_value("二〇二三"), 2023);
        assert_eq!(chinese_legal(21), "贰拾壹");
        assert_eq!(chinese_digits(2031), "二〇三一");
    }

    #[test]
    fn other_numbers() {
        assert_eq!((letters(1, 'a'), letters(27, 'A')), ("a".to_owned(), "AA".to_owned()));
        assert_eq!(roman(1994), "mcmxciv");
        assert_eq!(
            (circled(1), circled(20), circled(21), circled(51)),
            ("①".into(), "⑳".into(), "㉑".into(), "51".into())
        );
        assert_eq!(full_width(12), "１２");
        assert_eq!(cycle(11, "甲乙丙丁戊己庚辛壬癸"), "甲");
    }
}
