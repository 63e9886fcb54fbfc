//! Chinese numerals as labels use them: 十五, 二十一, 一百零三, 二〇二三.

/// Whether the character can stand in a Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// The value of a well-formed numeral below 10,000; `None` for others, such as 十四五.
pub(super) fn value(numeral: &[char]) -> Option<u32> {
    match numeral {
        [] => None,
        [one] => digit(*one).or_else(|| unit(*one).filter(|&u| u == 10)),
        all if all.iter().all(|&c| digit(c).is_some()) => positional(all),
        all => by_units(all),
    }
}

/// 二〇二三: four digits, or fewer with a 〇; 三四 is no number but "three or four".
fn positional(numeral: &[char]) -> Option<u32> {
    let zero = numeral.iter().any(|&c| digit(c) == Some(0));
    let leading_zero = numeral.first().is_some_and(|&c| digit(c) == Some(0));
    if leading_zero || numeral.len() != 4 && !(zero && numeral.len() < 4) {
        return None;
    }
    numeral.iter().try_fold(0, |sum, &c| Some(sum * 10 + digit(c)?))
}

/// 一百零三: digits with falling units.
fn by_units(numeral: &[char]) -> Option<u32> {
    let mut sum = 0;
    let mut last_unit = 10_000;
    let mut pending: Option<u32> = None;
    let mut zero = false;
    for (index, &c) in numeral.iter().enumerate() {
        if let Some(unit) = unit(c) {
            // 十五 has no digit before its 十; 百 and 千 always have one.
            let times = match pending.take() {
                Some(0) => return None,
                Some(digit) => digit,
                None if unit == 10 && index == 0 => 1,
                None => return None,
            };
            if unit >= last_unit {
                return None;
            }
            (sum, last_unit, zero) = (sum + times * unit, unit, false);
        } else {
            match (digit(c)?, pending) {
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

#[cfg(test)]
mod tests {
    use super::value;

    fn of(text: &str) -> Option<u32> {
        value(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn numerals_of_labels() {
        for (text, number) in [
            ("一", 1),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("九十九", 99),
            ("一百", 100),
            ("一百零三", 103),
            ("一百一十", 110),
            ("两千零二十三", 2023),
            ("二〇二三", 2023),
            ("一〇五", 105),
            ("〇", 0),
        ] {
            assert_eq!(of(text), Some(number), "{text}");
        }
    }

    #[test]
    fn other_runs_are_no_numbers() {
        for text in ["", "十四五", "三四", "百", "一百五", "十百", "零零", "一百零", "百五", "二三十", "五一"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
