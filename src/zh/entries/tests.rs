use super::*;

#[test]
fn entries_of_chronicles() {
    for text in [
        "6日，召开",
        "6日下午，会见",
        "2-3日 调研",
        "2日至3日，调研",
        "9日,10日，招聘",
        "11日、13日，督查",
        "25日起，整治",
        "二十日，举办",
        "【8月1日】县委",
        "● 1日，市长",
        "8日（星期三），签约",
        "2023年12月31日，结束",
        "12月30日至2024年1月2日，举办",
        "当日，召开",
        "中旬，举办",
        "8月下旬，开展",
        "月底，增长",
        "1416日，举办",
        "本月 新开工",
        "１日，开会",
        "10月　动工",
        "2019年12月，竣工",
        "3 日，开会",
        "11月，47幅作品入选",
        "8月中旬至年底，少雨",
        "3月下旬至5月上旬，整修",
        "9月开始，重新划分",
        "本年，有65人获奖",
        "是月20日，建校",
        "1、3月2日，来访",
        "2. 2021年3月5日，来访",
        "1950年初，建社",
    ] {
        assert_eq!(beginning(text), Some(Beginning::Entry), "{text}");
    }
    for text in ["3日", "【8月1日】", "5日-7日", "同月", "11 月 2 日"] {
        assert_eq!(beginning(text), Some(Beginning::DayAlone), "{text}");
    }
    for text in ["八月", "1月", "2023年", "（9月份）", "2024年5月"] {
        assert_eq!(beginning(text), Some(Beginning::Heading), "{text}");
    }
}

#[test]
fn months_before_what_happened() {
    assert_eq!(behind_month("12月全旗进行登记"), Some("全旗进行登记"));
    for text in ["12月份工业增长", "3月底前完成", "3月23日，开会", "13月进行", "5月的会议", "5月，开工"]
    {
        assert_eq!(behind_month(text), None, "{text}");
    }
}

#[test]
fn years_before_a_comma() {
    for text in ["2008年，镇区扩大", "2020—2022年，开展整治", "一九五八年，建社"] {
        assert!(begins_with_year(text), "{text}");
    }
    for text in ["2008年镇区扩大", "2008年3月，建成", "300年，古树", "2020—2022年整治", "2008，"] {
        assert!(!begins_with_year(text), "{text}");
    }
}

#[test]
fn what_goes_on_from_a_line_before() {
    for text in [
        "30日前完成",
        "1日起施行。",
        "2020年重点项目会议",
        "3日内报告",
        "5个项目开工",
        "一批项目",
        "2023年，全市实现",
        "当日的会议",
        "会议。",
        "",
        "12月份工业增长",
        "1.5亿元",
    ] {
        assert_eq!(beginning(text), None, "{text}");
    }
}

#[test]
fn days_that_entries_begin_with() {
    for (text, first, last, bytes) in [
        ("6日，召开", 6, 6, "6日"),
        ("2-3日 调研", 2, 2, "2-3日"),
        ("6月23~24日，调研", 6, 23, "6月23~24日"),
        ("10月30~11月2日，调研", 10, 30, "10月30~11月2日"),
        ("6 月 23 日，调研", 6, 23, "6 月 23 日"),
    ] {
        let found = day_label(text).map(|day| (day.first, day.last, day.bytes));
        assert_eq!(found, Some((first, last, bytes.len())), "{text}");
    }
    for text in ["32日，召开", "6日起施行", "1　日常管理", "6月，召开", "6"] {
        assert_eq!(day_label(text).map(|day| day.bytes), None, "{text}");
    }
}

#[test]
fn days_in_figures() {
    for (text, behind) in [("6.7，召开", "，召开"), ("6.7-6.8，召开", "，召开"), ("12.31：召开", "：召开")]
    {
        assert_eq!(day_in_figures(text), Some(behind), "{text}");
    }
    for text in ["6.7召开", "13.1，召开", "6.32，召开", "0.5，召开", "6.0，召开", "6，召开"] {
        assert_eq!(day_in_figures(text), None, "{text}");
    }
}

#[test]
fn entries_are_told_by_what_stands_behind_the_time() {
    for (text, found) in [
        // Blanks, commas, colons and an opening bracket before the time mark an entry.
        ("当日：召开", Some(Beginning::Entry)),
        ("当日、次日，召开", Some(Beginning::Entry)),
        ("当日 召开", Some(Beginning::Entry)),
        ("【当日】召开", Some(Beginning::Entry)),
        ("当日召开", None),
        ("是月20日", Some(Beginning::DayAlone)),
        ("是月底前", None),
        // A year of the era, with the same year in brackets.
        ("民国十七年（1928年）", Some(Beginning::Heading)),
        ("民国十七年", Some(Beginning::Heading)),
        ("民国十七年（1928年）3月2日，建校", Some(Beginning::Entry)),
        ("民国十七年的学校", None),
        ("6.7，召开", Some(Beginning::Entry)),
        ("6.7 召开", None),
        ("春，建校", Some(Beginning::Entry)),
        ("1958年春，建校", Some(Beginning::Entry)),
        ("1958年上半年，建校", Some(Beginning::Entry)),
        ("3月春，建校", None),
        // Months by themselves.
        ("3月，动工", Some(Beginning::Entry)),
        ("3月以后，动工", Some(Beginning::Entry)),
        ("3月动工", None),
        ("13月，动工", None),
        ("0月，动工", None),
        ("0日，动工", None),
        ("1900年", None),
        ("1901年", Some(Beginning::Heading)),
        ("2031年大事记", Some(Beginning::Heading)),
        ("3月份大事记）", Some(Beginning::Heading)),
        // Thirds of a month.
        ("3月上旬，动工", Some(Beginning::Entry)),
        ("3月上旬起，动工", Some(Beginning::Entry)),
        ("3月上旬起动工", None),
        ("3日上旬，动工", None),
        ("3月上旬至5月，动工", None),
        // What goes on from a line before.
        ("30日内完成", None),
        ("30日后完成", None),
        ("30日以前完成", None),
        ("30日。", None),
        ("30日起至5月", Some(Beginning::Entry)),
        ("30日召开", Some(Beginning::Entry)),
        ("5—6日召开", Some(Beginning::Entry)),
        ("5日）", Some(Beginning::DayAlone)),
    ] {
        assert_eq!(beginning(text), found, "{text}");
    }
}

#[test]
fn counts_before_days_are_no_part_of_the_entry() {
    for (text, entry) in [
        ("1、3月2日，来访", "3月2日，来访"),
        ("12.3月5日，来访", "3月5日，来访"),
        ("123．2031年3月5日，来访", "2031年3月5日，来访"),
        ("1234、3月2日，来访", "1234、3月2日，来访"),
        ("1、3日，来访", "1、3日，来访"),
        ("1、3月，来访", "1、3月，来访"),
        ("、3月2日，来访", "、3月2日，来访"),
        ("1 3月2日，来访", "1 3月2日，来访"),
    ] {
        assert_eq!(without_count(text), entry, "{text}");
    }
}

#[test]
fn months_are_of_a_year_and_have_something_behind_them() {
    for (text, behind) in [
        ("1月开工", Some("开工")),
        ("0月开工", None),
        ("12 月开工", Some("开工")),
        ("5月底开工", None),
        ("5月至六月", None),
        ("5月", None),
        ("5月3号", None),
        ("五月召开", Some("召开")),
    ] {
        assert_eq!(behind_month(text), behind, "{text}");
    }
    for (text, begins) in [
        ("1000年，", true),
        ("999年，", false),
        ("2999年，", true),
        ("3000年，", false),
        ("2020至2022年,", true),
        ("2020年—2022年，", true),
        ("2020—22年，", false),
    ] {
        assert_eq!(begins_with_year(text), begins, "{text}");
    }
}

#[test]
fn labels_of_days_are_no_prose() {
    let of = |text: &'static str| day_label(text).map(|day| (day.first, day.last, &text[..day.bytes], day.strict));
    for (text, found) in [
        ("31日，召开", Some((31, 31, "31日", true))),
        ("6日召开", Some((6, 6, "6日", false))),
        ("6日：召开", Some((6, 6, "6日", true))),
        ("6日 召开", Some((6, 6, "6日", true))),
        ("6 日召开", None),
        ("6日至7日，召开", None),
        ("6至7日，召开", Some((6, 6, "6至7日", true))),
        ("6、7日，召开", Some((6, 6, "6、7日", true))),
        ("6、7、8日，召开", Some((6, 6, "6、7、8日", true))),
        ("1、3月2日，来访", None),
        ("3月1、4月2日，来访", Some((3, 1, "3月1、4月2日", true))),
        ("3月1—4月2日，来访", Some((3, 1, "3月1—4月2日", true))),
        ("6日", None),
        ("6日前完成", None),
        ("6日）", None),
        ("3月月，召开", None),
        ("3月32，召开", None),
    ] {
        assert_eq!(of(text), found, "{text}");
    }
    for (text, bytes) in [("是日，召开", 6), ("同月：召开", 6), ("同年,召开", 6)] {
        assert_eq!(same_day(text).map(|day| (day.first, day.bytes, day.strict)), Some((0, bytes, true)), "{text}");
    }
    for text in ["是日召开", "是夜，召开", "当日，召开", "同日"] {
        assert_eq!(same_day(text), None, "{text}");
    }
}

#[test]
fn days_in_figures_may_be_several() {
    for (text, behind) in [
        ("6.7至6.9，召开", Some("，召开")),
        ("6.7、6.9：召开", Some("：召开")),
        ("6.7,召开", Some(",召开")),
        ("6.7，6.9，召开", Some("，6.9，召开")),
        ("12.31，召开", Some("，召开")),
        ("1.1，召开", Some("，召开")),
        ("6.7-召开", None),
    ] {
        assert_eq!(day_in_figures(text), behind, "{text}");
    }
}
