//! Days: today, days as readers type them, and days as tables show them.

use crate::issue::Date;
use crate::ui::keeper::now;
use crate::ui::strings::Lang;

/// Seconds that Beijing time is ahead of UTC. Whether an instrument is in force is a matter of China's day, wherever
/// the reader sits; and no time zone of the system is needed.
const BEIJING: i64 = 8 * 3600;

/// Today in Beijing.
#[must_use]
pub fn today() -> Date {
    day_of(now() + BEIJING).unwrap_or(Date::FIRST)
}

/// The civil day of a number of seconds since 1970-01-01 00:00.
fn day_of(seconds: i64) -> Option<Date> {
    // Years from 1 March, so that the leap day is the last: 400 years have 146,097 days.
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * in_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let day = in_year - (153 * shifted + 2) / 5 + 1;
    Date::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

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
    let text: String = text.trim().chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if let Some(date) = crate::facts::day_in_words(&text) {
        return Some(date);
    }
    let mut parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    if let [all] = parts.as_slice()
        && all.len() == 8
        && all.len() == text.len()
    {
        parts = vec![all.get(..4)?, all.get(4..6)?, all.get(6..)?];
    }
    let separators = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日'));
    let [year, month, day] = parts.as_slice() else { return None };
    if !separators || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '—' | '–' => '-',
        c => c,
    }
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
    fn days_of_seconds() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_704_067_199, "2023-12-31"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(day_of(seconds).unwrap().to_string(), day);
        }
        assert!(today() > Date::new(2024, 1, 1).unwrap());
    }

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
