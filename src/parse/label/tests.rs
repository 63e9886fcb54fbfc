use super::*;

fn of(text: &str) -> Option<(Form, u32, String, bool)> {
    label(text).map(|l| (l.form, l.value, normal(text, l), l.strict))
}

#[test]
fn every_form() {
    let cases: &[(&str, Form, u32, &str)] = &[
        ("第一章 总 则", Form::Chapter, 1, "第一章"),
        ("第 十 二 章　附则", Form::Chapter, 12, "第十二章"),
        ("第二节 义务", Form::Section, 2, "第二节"),
        ("第十五条　甲", Form::Article, 15, "第十五条"),
        ("第一百三十三条之一　甲", Form::Article, 133, "第一百三十三条之一"),
        ("一、总体要求", Form::Comma, 1, "一、"),
        ("(一) 指导思想", Form::Paren, 1, "（一）"),
        ("（十二）其他", Form::Paren, 12, "（十二）"),
        ("1. 加快", Form::Dot, 1, "1."),
        ("１．加快", Form::Dot, 1, "1."),
        ("3、加快", Form::Dot, 3, "3、"),
        ("（1）甲", Form::ArabicParen, 1, "（1）"),
        ("2）甲", Form::HalfParen, 2, "2）"),
        ("①甲", Form::Circled, 1, "①"),
        ("（乙）攀折花木；", Form::Circled, 2, "（乙）"),
        ("(b) 改建行人路；", Form::Circled, 2, "（b）"),
        ("(iii) 改建行人路；", Form::Latin, 3, "（iii）"),
        ("（xii）改建行人路；", Form::Latin, 12, "（xii）"),
        ("(B) 改建行人路；", Form::Latin, 2, "（B）"),
        ("(i) 改建行人路；", Form::Circled, 9, "（i）"),
        ("1.1　编制目的", Form::Decimal(2), 1, "1.1"),
        ("1.2.3 工作原则", Form::Decimal(3), 3, "1.2.3"),
        ("1　总则", Form::Decimal(1), 1, "1"),
        ("——保障基础", Form::Dash, 0, "——"),
        ("━━保障基础", Form::Dash, 0, "——"),
        ("△召开会议", Form::Bullet('△'), 0, "△"),
        ("1.1980年以前建成的房屋", Form::Dot, 1, "1."),
        ("2.2024—2025年完成", Form::Dot, 2, "2."),
        ("3.12月底前完成", Form::Dot, 3, "3."),
        ("第 9-1 條　甲", Form::Article, 9, "第9-1條"),
        ("第9－2條", Form::Article, 9, "第9－2條"),
        ("第十七條之一", Form::Article, 17, "第十七條之一"),
        ("6日，召开", Form::Day, 6, "6日"),
        ("2-3日,召开", Form::Day, 2, "2-3日"),
        ("6月23~24日，召开", Form::Day, 23, "6月23~24日"),
        ("10月1718日，召开", Form::Day, 1718, "10月1718日"),
        ("1 日,召开", Form::Day, 1, "1日"),
        ("10 月 17 日，召开", Form::Day, 17, "10月17日"),
        ("二，总体要求", Form::Comma, 2, "二、"),
        ("二,总体要求", Form::Comma, 2, "二、"),
        ("二．总体要求", Form::Comma, 2, "二."),
        ("㈢ 指导思想", Form::Paren, 3, "（三）"),
        ("⒓ 加快", Form::Dot, 12, "12."),
        ("㊂甲", Form::Circled, 3, "㊂"),
        ("﹙四﹚甲", Form::Paren, 4, "（四）"),
        ("九十九、其他", Form::Comma, 99, "九十九、"),
    ];
    for (text, form, value, normal) in cases {
        let got = of(text);
        assert_eq!(got.as_ref().map(|g| (g.0, g.1, g.2.as_str())), Some((*form, *value, *normal)), "{text}");
    }
}

/// What compares labels counts on from their numbers.
#[test]
fn a_number_that_no_text_counts_to_is_no_label() {
    for text in ["第四二九四九六七二九五条　甲。", "第一条之四二九四九六七二九五　甲。", "999999999. 甲"]
    {
        assert_eq!(of(text), None, "{text}");
    }
    assert_eq!(of("第一千二百六十条　甲。").map(|l| l.1), Some(1_260));
}

#[test]
fn prose_is_no_label() {
    for text in [
        "2023年重大项目",
        "(mix) 混合",
        "(A股) 甲公司",
        "（A）类公司",
        "(iix) 混合",
        "(III) 混合",
        "3.1%以上",
        "12345 与 110 建成",
        "第三条、第四条",
        "18.3 万亩",
        "110 是电话",
        "一般公共预算",
        "25日起施行",
        "25 日前报送",
        "5 日常工作",
        "第二款规定",
        "1.5个月",
        "3.15万元",
        "1.1980元",
        "第5-6章",
        "一百、其他",
        "〇、其他",
        "一  、其他",
        "○",
        "○二三年",
        "-2℃",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
    for text in ["（一）项目介绍", "（二）目标任务", "（三）至少每月一次", "（四）和谐稳定"]
    {
        assert!(of(text).is_some_and(|l| l.3), "{text}");
    }
    for text in ["（一）项所列", "（一）至（三）项", "（二）目规定", "（二）和第（三）项", "（一）项、"]
    {
        assert!(of(text).is_some_and(|l| !l.3), "{text}");
    }
    assert!(of("第三条规定的情形").is_some_and(|l| !l.3));
    assert!(of("二、三类地区").is_some_and(|l| !l.3));
}

#[test]
fn labels_have_bounds() {
    // A label with its text, and whether its form alone makes it sure; `None` for what is none.
    for (text, found) in [
        ("999.甲", Some(("999.", true))),
        ("1000.甲", None),
        ("0.甲", None),
        ("1.", Some(("1.", false))),
        ("1 .甲", Some(("1.", true))),
        ("1  .甲", None),
        ("1 、甲", Some(("1、", true))),
        ("1  、甲", None),
        ("1、2类", Some(("1、", false))),
        ("1）甲", Some(("1）", true))),
        ("1 ）甲", None),
        ("39　甲", Some(("39", false))),
        ("40　甲", None),
        ("39　a", None),
        ("39　个", None),
        ("（200）甲", Some(("（200）", true))),
        ("（201）甲", None),
        ("（0）甲", None),
        ("（ 一 ）甲", Some(("（一）", true))),
        ("（一甲", None),
        ("（一）、甲", Some(("（一）", true))),
        ("（一），甲", Some(("（一）", false))),
        ("（一）。", Some(("（一）", false))),
        ("（A）甲", None),
        ("（z）甲", Some(("（z）", true))),
        ("99、", None),
        ("九十九、", Some(("九十九、", false))),
        ("一 、甲", Some(("一、", true))),
        ("一，二", Some(("一、", false))),
        ("一甲", None),
        ("99.1 甲", Some(("99.1", false))),
        ("1.99 甲", Some(("1.99", false))),
        ("1.100 甲", None),
        ("1.0 甲", None),
        ("1.1.1甲", Some(("1.1.1", false))),
        ("1.1.1 甲", Some(("1.1.1", true))),
        ("1.1.1.1.1 甲", Some(("1.1.1.1.1", true))),
        ("1.1.1.1.1.1 甲", None),
        ("1.1a", None),
        ("1.1（甲）", Some(("1.1", false))),
        ("1.1800年", Some(("1.", true))),
        ("1.2199年", Some(("1.", true))),
        ("1.1368年", Some(("1.", true))),
        ("1.1840—1842年", Some(("1.", true))),
        ("1.1200-1500元", None),
        ("1.2025-2026年", Some(("1.", true))),
        ("1.5月", Some(("1.", false))),
        ("1.13月", None),
        ("——甲", Some(("——", true))),
        ("—甲", Some(("——", true))),
        ("-甲", None),
        ("--甲", Some(("——", true))),
        ("——1", None),
        ("——a", Some(("——", false))),
        ("—————甲", None),
        ("·甲", Some(("·", true))),
        ("·", None),
        ("○甲", Some(("○", true))),
        ("○三", None),
    ] {
        let got = of(text);
        let got = got.as_ref().map(|(_, _, normal, strict)| (normal.as_str(), *strict));
        assert_eq!(got, found, "{text}");
    }
}

#[test]
fn parts_of_laws_are_told_from_references_to_them() {
    for (text, found) in [
        ("第一条", Some((1, 0, true))),
        ("第一条　甲", Some((1, 0, true))),
        ("第一条【甲】", Some((1, 0, true))),
        ("第一条甲", Some((1, 0, false))),
        ("第一条，", None),
        ("第一条和", None),
        ("第一条之二　甲", Some((1, 2, true))),
        ("第9-1条　甲", Some((9, 1, true))),
        ("第9-99条　甲", Some((9, 99, true))),
        ("第9-100条　甲", None),
        ("第9-1章　甲", None),
        ("第一章之二　甲", Some((1, 0, false))),
        // What an article is about, in brackets.
        ("第一条（目的）", Some((1, 0, true))),
        ("第一条（目的、依据）甲", Some((1, 0, true))),
        ("第一条（目）", Some((1, 0, false))),
        ("第一条（十二）", Some((1, 0, false))),
        ("第一条（目的2）", Some((1, 0, false))),
        ("第一章（目的）", Some((1, 0, false))),
        ("第一个", None),
    ] {
        let got = label(text).map(|l| (l.value, l.sub, l.strict));
        assert_eq!(got, found, "{text}");
    }
    let name = |count: usize| format!("第一条（{}）", "水".repeat(count));
    let strict = |count: usize| label(&name(count)).is_some_and(|l| l.strict);
    assert_eq!([1, 2, 24, 25].map(strict), [false, true, true, false]);
    for (text, form) in [
        ("第一编　甲", Form::Part),
        ("第一分编　甲", Form::SubPart),
        ("第一节　甲", Form::Section),
        ("⑳甲", Form::Circled),
        ("⒛甲", Form::Dot),
        ("㈩甲", Form::Paren),
        ("同日，甲", Form::Day),
    ] {
        assert_eq!(label(text).map(|l| l.form), Some(form), "{text}");
    }
    for (text, normal_form) in [("⒛甲", "20."), ("㈩甲", "（十）"), ("１２．甲", "12."), ("（１）甲", "（1）")]
    {
        assert_eq!(label(text).map(|l| normal(text, l)).as_deref(), Some(normal_form), "{text}");
    }
    // Labels of one form under another number are told apart by what stands above them.
    let above = |text: &str| label(text).map(|l| (l.value, l.sub));
    assert_ne!(above("2.1 甲"), above("3.1 甲"));
    assert_eq!(above("2.1 甲").map(|a| a.0), Some(1));
}
