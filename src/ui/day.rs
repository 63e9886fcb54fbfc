//! Days: as readers type them, and as tables show them.

use super::strings::Lang;
use crate::issue::Date;
use crate::zh::{date, fold};

/// The day of the week, 0 for Sunday.
#[must_use]
pub fn weekday(date: Date) -> usize {
    // Sakamoto's method.
    const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = date.month();
    let year = date.year() - i32::from(month < 3);
    let shift = SHIFTS.get(month as usize - 1).copied().unwrap_or(0);
    (year + year / 4 - year / 100 + year / 400 + shift + date.day() as i32).rem_euclid(7) as usize
}

/// A day as a number that sorts as days do.
#[must_use]
pub fn number(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// A day written out: 2023年9月10日; ISO in English.
#[must_use]
pub fn written(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => date.to_string(),
    }
}

/// A day with its weekday, for the heads of a chronicle: 2023年8月1日　星期二.
#[must_use]
pub fn with_weekday(date: Date, lang: Lang) -> String {
    const ZH: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];
    const EN: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let at = weekday(date);
    match lang {
        Lang::Zh => format!("{}　星期{}", written(date, lang), ZH.get(at).copied().unwrap_or("")),
        Lang::En => format!("{date}, {}", EN.get(at).copied().unwrap_or("")),
    }
}

/// A day as a reader types it: 2023-09-10, 2023.9.10, 2023/9/10, 20230910, 2023年9月10日, 二〇二三年九月十日; with the
/// input method's full-width digits, too.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = fold::narrowed(text).replace('。', ".");
    if let Some(date) = crate::facts::day_in_words(&text) {
        return Some(date);
    }
    if let Some((day, bytes)) = date::day_of_numbers(&text) {
        return (bytes == text.len()).then_some(day);
    }
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let (month, day) = (text.get(4..6).filter(|_| digits)?, text.get(6..)?);
    Date::new(text.get(..4)?.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Days from one to another, without what both have in common: 2023年8月2日—3日.
#[must_use]
pub fn span(first: Date, last: Date, lang: Lang) -> String {
    let short = match lang {
        Lang::En => last.to_string(),
        Lang::Zh if first.year() != last.year() => written(last, lang),
        Lang::Zh if first.month() != last.month() => format!("{}月{}日", last.month(), last.day()),
        Lang::Zh => format!("{}日", last.day()),
    };
    format!("{}—{short}", written(first, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays() {
        for (y, m, d, at) in [(2023, 8, 1, 2), (2000, 2, 29, 2), (2024, 1, 1, 1), (1999, 12, 31, 5), (2025, 6, 1, 0)] {
            assert_eq!(weekday(Date::new(y, m, d).unwrap()), at, "{y}-{m}-{d}");
        }
        assert_eq!(with_weekday(Date::new(2023, 8, 1).unwrap(), Lang::Zh), "2023年8月1日　星期二");
    }

    #[test]
    fn spans_say_what_differs() {
        let of = |(y, m, d)| span(Date::new(2023, 8, 2).unwrap(), Date::new(y, m, d).unwrap(), Lang::Zh);
        assert_eq!(of((2023, 8, 3)), "2023年8月2日—3日");
        assert_eq!(of((2023, 9, 1)), "2023年8月2日—9月1日");
        assert_eq!(of((2024, 1, 1)), "2023年8月2日—2024年1月1日");
    }

    #[test]
    fn days_as_they_are_typed() {
        for text in [
            "2023-09-10",
            "2023-9-10",
            "2023.9.10",
            "2023/09/10",
            "20230910",
            "2023年9月10日",
            " 2023 年 9 月 10 日 ",
            "二〇二三年九月十日",
            "２０２３－９－１０",
        ] {
            assert_eq!(parse(text).map(|d| d.to_string()).as_deref(), Some("2023-09-10"), "{text}");
        }
        for text in ["", "2023", "2023-9", "2023-13-1", "2023-2-30", "x2023-9-10", "23-9-10", "明天", "2023-9-10-1"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
