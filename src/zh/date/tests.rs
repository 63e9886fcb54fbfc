use super::*;

#[test]
fn only_real_days() {
    assert!(Date::new(2024, 2, 29).is_some());
    assert!(Date::new(2023, 2, 29).is_none());
    assert!(Date::new(1900, 2, 29).is_none());
    assert!(Date::new(2000, 2, 29).is_some());
    assert!(Date::new(2023, 13, 1).is_none());
    assert!(Date::new(-4, 1, 1).is_none());
}

#[test]
fn five_years_from_a_leap_day() {
    let start = Date::new(2024, 2, 29).unwrap();
    assert_eq!(start.plus_months(60).unwrap().to_string(), "2029-02-28");
    assert_eq!([i32::MAX, i32::MIN].map(|months| start.plus_months(months)), [None; 2]);
    assert_eq!(Date::new(2024, 3, 1).unwrap().previous().unwrap().to_string(), "2024-02-29");
    assert_eq!(Date::new(2024, 1, 1).unwrap().previous().unwrap().to_string(), "2023-12-31");
}

#[test]
fn iso_there_and_back() {
    let day: Date = "2023-09-10".parse().unwrap();
    assert_eq!(day.to_string(), "2023-09-10");
    assert!("2023-9".parse::<Date>().is_err());
    assert!("x-1-1".parse::<Date>().is_err());
}

#[test]
fn days_are_counted_from_1970() {
    for (day, date) in [
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        (11_016, "2000-02-29"),
        (11_017, "2000-03-01"),
        (47_541, "2100-03-01"),
        (19_723, "2024-01-01"),
        (20_781, "2026-11-24"),
    ] {
        assert_eq!(Date::of_epoch_day(day).unwrap().to_string(), date);
    }
    assert_eq!(Date::of_epoch_day(i64::MAX), None);
    assert_eq!(Date::of_epoch_day(-800_000), None);
}

#[test]
fn days_in_all_forms() {
    for text in [
        "2023年9月10日",
        "2023 年 9 月 10 日",
        "二〇二三年九月十日",
        "二 〇 二 三 年 九 月 十 日",
        "２０２３年９月１０日",
        "二○二三年九月十日",
        "（2023年9月10日）",
        "2023-09-10",
        "2023.9.10",
        "2023／9／10",
        "中華民國112年9月10日",
        "中华民国 112 年 9 月 10 日",
        "民國一百十二年九月十日",
        "民國一百一十二年九月十日",
        "2023年9月10号",
        "2023年9月10號",
    ] {
        assert_eq!(day_line(text).map(|d| d.to_string()).as_deref(), Some("2023-09-10"), "{text}");
    }
    for text in
        ["2023.9", "2023-09-10-01", "2023.13.1", "1.2.3", "九十七年一月一日", "2023年9月", "2023年9月10日起施行"]
    {
        assert_eq!(day_line(text), None, "{text}");
    }
    assert_eq!(tail_day("某某局　　2023年9月10日").map(|(at, _)| at), Some("某某局　　".len()));
    assert_eq!(day_at("民國元年一月一日").unwrap().0.to_string(), "1912-01-01");
    assert_eq!(day_in("九十七年一月一日", Calendar::Republic).unwrap().0.to_string(), "2008-01-01");
    assert_eq!(day_in("2008年1月1日", Calendar::Republic).unwrap().0.to_string(), "2008-01-01");
}

#[test]
fn what_is_printed_of_a_day() {
    let when = |text: &str| when_at(text, Calendar::Common).map(|(w, bytes)| ((w.year, w.month, w.day), bytes));
    assert_eq!(when("2023年9月起"), Some(((Some(2023), Some(9), None), "2023年9月".len())));
    assert_eq!(when("9月10日，"), Some(((None, Some(9), Some(10)), "9月10日".len())));
    assert_eq!(when("10日"), Some(((None, None, Some(10)), "10日".len())));
    assert_eq!(when("二〇二五年底"), Some(((Some(2025), None, None), "二〇二五年".len())));
    assert_eq!(when("13月"), None);
    let last = |text: &str| when_at(text, Calendar::Common).unwrap().0.last().unwrap().to_string();
    assert_eq!((last("2024年2月"), last("2025年")), ("2024-02-29".into(), "2025-12-31".into()));
}

#[test]
fn days_in_a_text() {
    let days = |text: &str| days_in(text).map(|d| d.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(days("1993年12月29日通过　根据二〇〇四年八月二十八日修正"), "1993-12-29 2004-08-28");
    assert_eq!(days("中華民國113年1月1日起至2024年6月30日"), "2024-01-01 2024-06-30");
    assert_eq!(days("（本文有删减）"), "");
}

#[test]
fn lengths_of_time() {
    for (text, months) in [
        ("五年", 60),
        ("伍年", 60),
        ("6个月", 6),
        ("两年半", 30),
        ("半年", 6),
        ("一年零六个月", 18),
        ("2 年", 24),
        ("三個月", 3),
    ] {
        assert_eq!(months_at(text), Some((months, text.len())), "{text}");
    }
    for text in ["年", "五日", "2023年", "0年", "半"] {
        assert_eq!(months_at(text), None, "{text}");
    }
}

#[test]
fn months_with_their_year() {
    for text in ["2031年3月", "二〇三一年十二月的会议", "2031 年 3 月", "十年来（2031年3月）"] {
        assert!(names_month(text), "{text}");
    }
    for text in ["3月", "2031年", "2031年第3期", "2031年的3月", "三年"] {
        assert!(!names_month(text), "{text}");
    }
}
