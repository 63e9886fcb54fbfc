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

#[test]
fn days_of_each_month() {
    let last = |year, month| (28..=32).rev().find(|&day| Date::new(year, month, day).is_some());
    let of_year = |year| (1..=12).filter_map(|month| last(year, month)).collect::<Vec<_>>();
    assert_eq!(of_year(2023), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    assert_eq!([1900, 2000, 2023, 2024, 2100, 2400].map(|year| last(year, 2)), [28, 29, 28, 29, 28, 29].map(Some));
    for (year, month, day) in [(0, 1, 1), (10_000, 1, 1), (70_000, 1, 1), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0)] {
        assert_eq!(Date::new(year, month, day), None);
    }
    assert!(Date::new(1, 1, 1) == Some(Date::FIRST) && Date::new(9999, 12, 31).is_some());
}

#[test]
fn each_day_follows_the_one_before() {
    // From 1898 to 2002, over a year of a century that is a leap year and one that is none.
    let mut before = Date::of_epoch_day(-26_298);
    assert_eq!(before, Date::new(1897, 12, 31));
    for day in -26_297..12_000 {
        let next = Date::of_epoch_day(day);
        assert_eq!(next.and_then(Date::previous), before);
        before = next;
    }
    assert_eq!(
        (Date::of_epoch_day(-719_162), Date::of_epoch_day(2_932_896)),
        (Some(Date::FIRST), Date::new(9999, 12, 31))
    );
    assert_eq!((Date::of_epoch_day(-719_163), Date::of_epoch_day(2_932_897)), (None, None));
    assert_eq!(Date::FIRST.previous(), None);
}

#[test]
fn months_later_and_earlier() {
    let later = |months| Date::new(2023, 10, 31).unwrap().plus_months(months).map(|d| d.to_string());
    for (months, day) in [
        (0, "2023-10-31"),
        (1, "2023-11-30"),
        (2, "2023-12-31"),
        (3, "2024-01-31"),
        (4, "2024-02-29"),
        (-10, "2022-12-31"),
        (-8, "2023-02-28"),
    ] {
        assert_eq!(later(months).as_deref(), Some(day), "{months}");
    }
    assert_eq!(later((9999 - 2023) * 12 + 2).as_deref(), Some("9999-12-31"));
    assert_eq!(later(-(2022 * 12) - 9).as_deref(), Some("0001-01-31"));
    assert_eq!((later((9999 - 2023) * 12 + 3), later(-(2022 * 12) - 10)), (None, None));
}

#[test]
fn eras_and_years() {
    for (text, calendar, year) in [
        ("1000年", Calendar::Common, Some(1000)),
        ("2999年", Calendar::Common, Some(2999)),
        ("999年", Calendar::Common, None),
        ("3000年", Calendar::Common, None),
        ("元年", Calendar::Common, None),
        ("元年", Calendar::Republic, Some(1912)),
        (" 元 年", Calendar::Republic, Some(1912)),
        ("999年", Calendar::Republic, Some(2910)),
        ("1000年", Calendar::Republic, Some(1000)),
        ("民國1088年", Calendar::Common, Some(2999)),
        ("民國1089年", Calendar::Common, None),
        ("中 華 民 國 元 年", Calendar::Common, Some(1912)),
        ("中国112年", Calendar::Common, None),
        ("民政112年", Calendar::Common, None),
        ("2023月", Calendar::Common, None),
    ] {
        assert_eq!(year_at(text, calendar).map(|(year, _)| year), year, "{text} {calendar:?}");
    }
    assert_eq!(year_at("中 華 民 國 元 年 度", Calendar::Common).map(|y| y.1), Some("中 華 民 國 元 年".len()));
    assert_eq!(since_1912(" 民國 3年"), Some(" 民國".len()));
}

#[test]
fn parts_of_days_have_bounds() {
    let when = |text: &'static str| {
        when_at(text, Calendar::Common).map(|(w, bytes)| ((w.year, w.month, w.day), &text[bytes..]))
    };
    for (text, found) in [
        ("1月31日", Some(((None, Some(1), Some(31)), ""))),
        ("12月32日", Some(((None, Some(12), None), "32日"))),
        ("0月1日", None),
        ("0日", None),
        ("32日", None),
        ("31号起", Some(((None, None, Some(31)), "起"))),
        // A day without a month is of no year.
        ("2023年10日", Some(((Some(2023), None, None), "10日"))),
        ("2023年13月1日", Some(((Some(2023), None, None), "13月1日"))),
        ("2023 年 9 月 1 日", Some(((Some(2023), Some(9), Some(1)), ""))),
    ] {
        assert_eq!(when(text), found, "{text}");
    }
    assert_eq!(When { month: Some(2), ..When::default() }.last(), None);
    assert_eq!(When { year: Some(2023), month: Some(2), day: Some(3) }.last(), Date::new(2023, 2, 3));
    assert_eq!(day_of_year_at("4月1日至6月30日", 2031), Some((Date::new(2031, 4, 1).unwrap(), "4月1日".len())));
    assert_eq!(day_of_year_at("4月31日", 2031), None);
}

#[test]
fn what_may_stand_beside_a_day() {
    for text in [
        "2023年9月10日印发",
        "2023年9月10日 发布",
        "2023年9月10日公布",
        "2023年9月10日制定。",
        "(2023年9月10日)",
        "　2023年9月10日　。",
    ] {
        assert_eq!(day_line(text), Date::new(2023, 9, 10), "{text}");
    }
    for text in
        ["2023年9月10日召开", "自2023年9月10日", "2023-09.10", "1899.9.10", "2101.9.10", "2023,9,10", "2023.2.29"]
    {
        assert_eq!(day_line(text), None, "{text}");
    }
    for text in ["1900.1.1", "2100.12.31", "2024－2－29", "2024．2．29"] {
        assert!(day_line(text).is_some(), "{text}");
    }
    let numbers = "2023.9.10起";
    assert_eq!(day_of_numbers(numbers), Some((Date::new(2023, 9, 10).unwrap(), "2023.9.10".len())));
    let spaced = "2023 – 9 – 10 ";
    assert_eq!(day_of_numbers(spaced), Some((Date::new(2023, 9, 10).unwrap(), "2023 – 9 – 10".len())));
    for text in ["2023 -9-10", "2023 - 9 -10", "2023 . 9 . 10", "2023 9 10", "2023 – 9"] {
        assert_eq!(day_of_numbers(text), None, "{text}");
    }
    assert!(is_year(1900) && is_year(2100) && !is_year(1899) && !is_year(2101));
    assert!(['年', '月', '日'].into_iter().all(is_unit) && !is_unit('号'));
}

#[test]
fn days_at_the_end_of_a_text() {
    assert_eq!(day_at_end("行长：江某二〇〇一年二月一日"), Date::new(2001, 2, 1));
    assert_eq!(day_at_end("2001年2月1日印"), None);
    assert_eq!(day_at_end(""), None);
    for (text, found) in [
        ("某某局 2023年9月10日", Some("某某局 ".len())),
        ("某某局 2023 年 9 月 10 日", Some("某某局 ".len())),
        ("某某局 2023年9月10日印发", Some("某某局 ".len())),
        ("某某局2023年9月10日", None),
        ("某某局 2023年9月10日。", None),
        ("某某局 第10号", None),
    ] {
        assert_eq!(tail_day(text).map(|(at, _)| at), found, "{text}");
    }
}

#[test]
fn days_are_read_from_the_start_of_their_numeral() {
    let days = |text: &str| days_in(text).map(|d| d.to_string()).collect::<Vec<_>>();
    assert_eq!(days("第12023年9月10日"), [""; 0]);
    assert_eq!(days("自2023年9月10日至2023年9月11日"), ["2023-09-10", "2023-09-11"]);
    assert_eq!(days("民國112年9月10日，112年9月10日"), ["2023-09-10"]);
    assert_eq!(days("中华民国112年9月10日"), ["2023-09-10"]);
}

#[test]
fn lines_that_name_a_month() {
    for text in ["3月", "12月份", "十二月", "二〇二三年三月", "2023年3月份", "３ 月"] {
        assert!(is_month(text), "{text}");
    }
    for text in ["0月", "13月", "月", "3月的", "三四月", "本月", "2023年3月4日", "3日", "二〇二三年三月二〇二三年三月"]
    {
        assert!(!is_month(text), "{text}");
    }
}

#[test]
fn lengths_of_time_have_bounds_and_ends() {
    for (text, found) in [
        ("1200个月", Some((1200, ""))),
        ("1201个月", None),
        ("100年", Some((1200, ""))),
        ("101年", None),
        ("1个月内", Some((1, "内"))),
        ("0个月", None),
        ("99年半", Some((1194, ""))),
        ("一年又三个月", Some((15, ""))),
        ("一年3個月", Some((15, ""))),
        // What follows is no part of it.
        ("两年零三日", Some((24, "零三日"))),
        ("2年内", Some((24, "内"))),
        ("半年内", Some((6, "内"))),
        ("半月", None),
    ] {
        assert_eq!(months_at(text).map(|(months, bytes)| (months, &text[bytes..])), found, "{text}");
    }
}

#[test]
fn the_value_of_a_field_may_be_eight_digits() {
    for text in ["20230910", "2023-09-10", "2023年9月10日", "中華民國112年9月10日"] {
        assert_eq!(day_of_field(text), Date::new(2023, 9, 10), "{text}");
    }
    for text in ["20231310", "2023091", "202309100", "12345678", "2023 910", "2023091０", "20230910号"] {
        assert_eq!(day_of_field(text), None, "{text}");
    }
}
