//! Tests of the markup within lines.

use super::*;
use crate::source::read;

/// The parts of a line, and what was markup.
fn taken(form: Form, line: &str) -> (Vec<String>, String) {
    let shown = Markup::new(form).shown(line);
    shown.map_or((vec![line.to_owned()], String::new()), |shown| {
        let words = shown.taken.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        (shown.parts.into_iter().map(|part| part.text).collect(), words)
    })
}

#[test]
fn tags_and_names_of_characters() {
    for (line, parts, marks) in [
        (
            "<p id=\"t1\">&emsp;&emsp;<b>第一条</b>&emsp;为了供水。<br>",
            &["\u{2003}\u{2003}第一条\u{2003}为了供水。"][..],
            "<p id=\"t1\"> <b> </b> <br>",
        ),
        ("甲<br/>乙</p><P align=center>丙", &["甲", "乙", "丙"], "<br/> </p> <P align=center>"),
        ("《关于修改&lt;供水法&gt;的决定》&amp;&#20113;&#x5C71;", &["《关于修改<供水法>的决定》&云山"], ""),
        ("水质<span title='a>b'>达标</span>", &["水质达标"], "<span title='a>b'> </span>"),
        ("<Badge text=\"现行\"/>第一条", &["第一条"], "<Badge text=\"现行\"/>"),
        ("2H<sub>2</sub>O，10<sup>3</sup>吨", &["2H₂O，10³吨"], "<sub> </sub> <sup> </sup>"),
        ("见<https://example.gov.cn/a>。", &["见https://example.gov.cn/a。"], "< >"),
        ("甲<!-- 注 -->乙", &["甲乙"], "<!-- 注 -->"),
    ] {
        assert_eq!(
            taken(Form::Html, line),
            (parts.iter().map(|p| (*p).to_owned()).collect(), marks.to_owned()),
            "{line}"
        );
    }
    for line in [
        "《关于修改<供水法>的决定》",
        "3<5，且 a<b，c>d",
        "型号<ABC>",
        "变量<a>与<b>之和不得大于<s>。",
        "当 P <a 时取 b> c 的值",
        "若 x<s 且 y>t，则 a<b 或 c>d；范围为 p<q 、r>s，a<b c>d",
        "A<B>C 型，<b>型管，温度<u 型管>处",
        "字段<form>、<title>、<address>应当填写",
        "A&B；AT&T",
        "&nosuchname;",
        "[2031](3)号 {甲} ~~乙~~",
        "甲<p",
    ] {
        assert_eq!(taken(Form::Html, line), (vec![line.to_owned()], String::new()), "{line}");
    }
}

#[test]
fn links_pictures_and_attributes() {
    for (line, shown, marks) in [
        ("依照[供水法](../law/a.md \"供水法\")执行", "依照供水法执行", "[ ](../law/a.md \"供水法\")"),
        ("[1](#t1)&emsp;[2](#t2)", "1\u{2003}2", "[ ](#t1) [ ](#t2)"),
        ("见![取水口](a.png)", "见〔图：取水口〕", "![取水口](a.png)"),
        ("[![](a.png)](https://a.example)", "〔图〕", "[ ![](a.png) ](https://a.example)"),
        ("## 第一章&emsp;总则{align=\"center\"}", "## 第一章\u{2003}总则", "{align=\"center\"}"),
        ("## 附则 {#第七章 .a}", "## 附则 ", "{#第七章 .a}"),
        (
            "云政发〔2031〕7号{: style=\"text-align: center;\"}",
            "云政发〔2031〕7号",
            "{: style=\"text-align: center;\"}",
        ),
        ("甲{{< note >}}乙{% endif %}", "甲乙", "{{< note >}} {% endif %}"),
        ("~~第一条~~第二条", "第一条第二条", "~~ ~~"),
        ("应当登记，~~并公示~~。", "应当登记，并公示。", "~~ ~~"),
        ("[甲](供水法.md)和[乙](/法规/供水法)", "甲和乙", "[ ](供水法.md) [ ](/法规/供水法)"),
        ("[甲](docs/law)、[乙](https://a.example/b)", "甲、乙", "[ ](docs/law) [ ](https://a.example/b)"),
        ("云政发{align=center}", "云政发", "{align=center}"),
        ("供水。{.center}", "供水。", "{.center}"),
        ("第一章\\&emsp;总则{align=\"center\"}", "第一章\\&emsp;总则", "{align=\"center\"}"),
    ] {
        let (parts, taken) = taken(Form::Markdown, line);
        assert_eq!((parts.join("/").as_str(), taken.as_str()), (shown, marks), "{line}");
    }
    for line in [
        "云政发[2031](3)号",
        "[甲](乙)",
        "水价见附表[一](单位：元/吨)，执行标准[2019](GB/T 1234)、[三](GB/T1234)和标准[二](第3.2条)，按[四](/吨)计",
        "浓度[五](mg/L)，[六](km/h)，[七](3.5)",
        "集合{甲，乙}",
        "P=\\sum_{i=1}^{n}",
        "$x^{{2}}$",
        "为了供水，{{制定}}本办法。{% 注 %}",
        "检修机组{#1 #2}",
        "检修机组{#a}",
        "取值{x=3}",
        "取值{min=3}",
        "5~~10米，20~~30米",
        "上午8时~~11时，下午2时~~5时，周一~~周五，周六~~周日休息",
        "由5%~~10%，至15%~~20%",
        "\\[甲](a.md)",
        "`[甲](a.md)`",
        "**甲。**<!-- -->乙",
    ] {
        assert_eq!(taken(Form::Markdown, line), (vec![line.to_owned()], String::new()), "{line}");
    }
}

#[test]
fn what_a_part_is() {
    let shown = Markup::new(Form::Html)
        .shown("<h2>第一章</h2><p align='center'>云政发</p>甲<br>乙<del>丙</del>")
        .expect("markup");
    let of = |part: &Part| (part.text.clone(), part.heading, part.centred, part.begins);
    assert_eq!(
        shown.parts.iter().map(of).collect::<Vec<_>>(),
        [
            ("第一章".to_owned(), Some(2), false, true),
            ("云政发".to_owned(), None, true, true),
            ("甲".to_owned(), None, false, true),
            ("乙".to_owned(), None, false, false)
        ]
    );
    assert_eq!(shown.deleted.trim(), "丙");
    assert_eq!(shown.things, [(ThingKind::Deleted, "丙".to_owned())]);
}

#[test]
fn a_plain_text_with_markup_shows_none_of_it() {
    let text =
        "云山市供水办法\n<p>第一条　&ldquo;供水&rdquo;是指集中供水。</p>\n第二条　本办法自公布之日起施行。<br />\n";
    let source = read("a.txt", text.as_bytes()).expect("text");
    let lines =
        source.lines.iter().map(|line| (source.line(line), line.hint.as_ref().is_some_and(|hint| hint.running)));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            ("云山市供水办法", false),
            ("第一条　“供水”是指集中供水。", false),
            ("第二条　本办法自公布之日起施行。", false),
            ("<p> </p>", true),
            ("<br />", true)
        ]
    );
    assert_eq!(crate::source::lost_in_reading(&source), []);
    // As programs print a list of elements.
    let source = read("a.txt", "[<p>第一条　供水。</p>, <p>第二条　节水。</p>]".as_bytes()).expect("text");
    let shown = source.lines.iter().filter(|line| line.hint.as_ref().is_none_or(|hint| !hint.running));
    assert_eq!(shown.map(|line| source.line(line)).collect::<Vec<_>>(), ["第一条　供水。", "第二条　节水。"]);
    assert_eq!(crate::source::lost_in_reading(&source), []);
    // A tag or two may be what a text is about.
    let about = "报文由<header>和<body>组成，<p>标签表示段落，<br>标签表示换行。\n特殊字符&lt;应当转义为&amp;lt;。\n";
    for text in ["网页以<html>开头。\nA&B；<p>是段落。\n", about] {
        let source = read("a.txt", text.as_bytes()).expect("text");
        assert!(source.lines.iter().all(|line| line.hint.is_none()), "{text}");
    }
}
