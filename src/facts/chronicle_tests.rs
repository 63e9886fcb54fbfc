//! Entries of chronicles, in the print of several offices.

use super::*;
use crate::issue::Block;

fn found(title: &str, texts: &[&str]) -> Vec<String> {
    found_in("第3期", title, texts)
}

fn found_in(issue: &str, title: &str, texts: &[&str]) -> Vec<String> {
    let issue = Masthead { year: Some(1999), number: Some(issue.into()), ..Masthead::default() };
    let mut state = State::new(title, &issue);
    let blocks: Vec<_> = texts.iter().map(|t| Block { text: (*t).into(), ..Block::default() }).collect();
    let (mut view, mut out) = (View::default(), Vec::new());
    for (i, b) in blocks.iter().enumerate() {
        view.read(0, i, b);
        read(&view, &mut state, &mut out);
    }
    out.iter().map(|e| format!("{} {}", e.date.map(|d| d.to_string()).unwrap_or_default(), e.text)).collect()
}

#[test]
fn the_first_issue_reports_of_the_year_before() {
    let days = ["3日，开会。", "30日至1月2日，办展。"];
    let last_year = ["1998-12-03 开会。", "1998-12-30/1999-01-02 办展。"];
    assert_eq!(found_in("第1期", "大事记（12月）", &days), last_year);
    assert_eq!(
        found_in("第1-2期", "大事记", &["12月", "3日，开会。", "1月", "4日，签约。"]),
        ["1998-12-03 开会。", "1999-01-04 签约。"]
    );
    assert_eq!(found_in("第12期", "大事记（12月）", &days[..1]), ["1999-12-03 开会。"]);
    assert_eq!(found_in("第1期", "大事记（1999年12月）", &days[..1]), ["1999-12-03 开会。"]);
}

#[test]
fn days_ranges_and_marks() {
    assert_eq!(
        found(
            "云州市人民政府大事记（2021年6月）",
            &[
                "1日,开会。",
                "2-3日，调研。",
                "△又开会。",
                "6月23~24日 检查。",
                "二十五日至二十六日，检查。",
                "同日，签约。",
                "6 月 30 日—7月1日，出访。"
            ]
        ),
        [
            "2021-06-01 开会。",
            "2021-06-02/2021-06-03 调研。",
            "2021-06-02/2021-06-03 又开会。",
            "2021-06-23/2021-06-24 检查。",
            "2021-06-25/2021-06-26 检查。",
            "2021-06-25/2021-06-26 签约。",
            "2021-06-30/2021-07-01 出访。",
        ]
    );
}

#[test]
fn lost_dashes() {
    assert_eq!(
        found("大事记（2020年10月）", &["10月1718日，甲。", "910日，乙。", "123日，丙。"]),
        ["2020-10-17/2020-10-18 甲。", "2020-10-09/2020-10-10 乙。", "2020-10-01/2020-10-23 丙。"]
    );
}

#[test]
fn months_as_headings_and_days_on_their_own_line() {
    assert_eq!(
        found(
            "2018年大事记",
            &["一月", "5日", "甲事。", "乙事。", "12月", "30日-1月2日，丙事。", "3日，丁事。", "是月，戊事。"]
        ),
        [
            "2018-01-05 甲事。",
            "2018-01-05 乙事。",
            "2018-12-30/2019-01-02 丙事。",
            "2019-01-03 丁事。",
            "2019-01-01/2019-01-31 戊事。",
        ]
    );
}

#[test]
fn a_paragraph_without_label_goes_on() {
    assert_eq!(
        found(
            "大事记（2020年2月）",
            &["前言。", "4日，甲某出席", "2020年重点项目会议。", "30日前完成的不在此列。", "30日，没有这一天。"]
        ),
        ["2020-02-04 甲某出席2020年重点项目会议。30日前完成的不在此列。", " 没有这一天。"]
    );
}

#[test]
fn the_year_of_the_issue_when_the_title_has_none() {
    assert_eq!(
        found("大事记", &["3月2日，甲。", "上旬，乙。", "4月下旬，丙。"]).last().unwrap(),
        "1999-04-21/1999-04-30 丙。"
    );
    assert_eq!(found("大事记", &["2日，甲。"]), [" 甲。"]);
}

#[test]
fn labels_of_other_offices() {
    assert_eq!(
        found(
            "大事记（2024年5月）",
            &[
                "【1日】 △开会。",
                "● 2日至3日，调研。",
                "4日（星期六），签约。",
                "5日(农历三月廿七)举办节会。",
                "6日,7日，招聘。",
                "8日起，整治。",
                "9日本市召开会议。",
                "当天，又一会议。",
                "月中，夏收。",
                "下旬，考试。",
                "5.28 推进会。",
                "5.29-30 检查。",
                "5.6亿元项目开工。",
                "28日至6月2日，出访。",
                "月底，增长。",
                "全年，完成。"
            ]
        ),
        [
            "2024-05-01 开会。",
            "2024-05-02/2024-05-03 调研。",
            "2024-05-04 签约。",
            "2024-05-05 举办节会。",
            "2024-05-06/2024-05-07 招聘。",
            "2024-05-08 整治。",
            "2024-05-09 本市召开会议。",
            "2024-05-09 又一会议。",
            "2024-05-11/2024-05-20 夏收。",
            "2024-05-21/2024-05-31 考试。",
            "2024-05-28 推进会。",
            "2024-05-29/2024-05-30 检查。5.6亿元项目开工。",
            "2024-05-28/2024-06-02 出访。",
            "2024-05-21/2024-05-31 增长。",
            "2024-01-01/2024-12-31 完成。",
        ]
    );
}

#[test]
fn the_title_names_the_month_and_the_issue_the_year() {
    for title in ["云州市人民政府7月份大事记", "七月大事记", "大事记（1999年7月）"] {
        assert_eq!(
            found(title, &["1日，开会。", "同日 签约。", "当日，调研。", "△ 检查。", "3日 出访。"]),
            ["1999-07-01 开会。", "1999-07-01 签约。", "1999-07-01 调研。", "1999-07-01 检查。", "1999-07-03 出访。"],
            "{title}"
        );
    }
    assert_eq!(found("1—3月大事记", &["5日，开会。"]), [" 开会。"]);
}
