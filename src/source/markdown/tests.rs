//! Tests of the reading of Markdown.

use super::*;
use crate::issue::Span;
use crate::source::{StatedField, read};

fn line_of(span: Span) -> Option<u32> {
    match span {
        Span::Line { line } => Some(line),
        _ => None,
    }
}

#[test]
fn headings_and_bold_articles_tell_markdown() {
    assert!(is_markdown("# 河道管理条例\n\n正文"));
    assert!(is_markdown("河道管理条例\n**第一条**　a\n**第二条**　b\n**第三条**　c"));
    assert!(is_markdown("河道目录\n\n|  |  |\n| --- | --- |\n| 序号 | 河道 |\n"));
    assert!(!is_markdown("河道目录\n| 序号 | 河道 |\n| 1 | 甲河 |\n| --- |\n"));
    let listed = "* 1 為供水，制定本法。\n\n> 釋：立法目的。\n\n".repeat(3);
    assert!(is_markdown(&listed) && !is_markdown(&listed.replace("> ", "")));
    assert!(!is_markdown("#1 项目\n正文\n#2 项目"));
    assert!(is_markdown("河道部门\n========\n甲局\n"));
    assert!(!is_markdown("河道部门\n==\n甲局\n") && !is_markdown("甲局\n乙局\n========\n"));
    assert!(is_markdown("- 河道类：[甲](https://a.example/1)\n- 供水类\n- 排水类\n"));
    assert!(is_markdown("- 河道类\n\t- 清淤\n\t- 采砂\n\t\t- 超采\n- 供水类\n"));
    for text in [
        "- 河道类\n- 供水类\n- 排水类\n",
        "- 河道类：[甲](https://a.example/1)\n- 供水类\n",
        "河道管理条例\n- 1 -\n第一条　甲。\n- 2 -\n第二条　乙。\n- 3 -\n",
        "　　- 清淤\n　　- 采砂\n　　- 超采\n　　- 供水\n",
        "清单：[甲](https://a.example/1)\n河道\n供水\n",
    ] {
        assert!(!is_markdown(text), "{text}");
    }
    assert!(!is_markdown("河道管理条例\n第一条 制定本条例。"));
}

/// The text of each line, with its cell or a mark for what is no text of the document.
fn shown(markdown: &str) -> Vec<String> {
    let source = read("a.md", markdown.as_bytes()).expect("text");
    assert_eq!(source.info.kind, SourceKind::Markdown);
    let lines = source.lines.iter().filter(|line| !source.line(line).is_empty());
    let show = |line: &SourceLine| {
        let hint = line.hint.clone().unwrap_or_default();
        let place = hint.cell.map_or_else(String::new, |c| format!("{}.{} ", c.row, c.column));
        let spans = hint.cell.map_or_else(String::new, |c| format!(" {}x{}", c.rows, c.columns));
        let text = source.line(line).replace('\n', "/");
        if hint.running { format!("[{text}]") } else { format!("{place}{text}{spans}") }
    };
    lines.map(show).collect()
}

#[test]
fn settings_before_the_text_are_none_of_it() {
    assert_eq!(
        shown("---\nsidebar: auto\ntags:\n  - 法律\n---\n\n序言\n\n河道管理条例"),
        ["[---]", "[sidebar: auto]", "[tags:]", "[- 法律]", "[---]", "序言", "河道管理条例"]
            .map(|l| l.replace("[- ", "[  - "))
    );
    assert!(!is_markdown("---\n河道管理条例\n---\n"));
    // A program's list over a rule; one of values that are measured is text.
    let list = |first: &str| shown(&format!("# 水质\n- {first}\n- COD: 20\n- turbidity: 1\n---\n第一条 供水。\n"));
    assert!(list("source_url: https://a.example/b").iter().any(|line| line == "[- COD: 20]"));
    let told = list("pH_max: 8.5");
    assert!(told.iter().any(|line| line.contains("COD: 20") && !line.starts_with('[')), "{told:?}");
}

#[test]
fn tables_of_html_are_cells_and_bare_tags_are_no_text() {
    assert_eq!(
        shown(
            "# 税目\n\n<div align=\"center\">\n\n<table class=\"a\">\n<tr><th colspan=\"2\">税目</th></tr>\n\
             <tr><td>甲<br>乙</td><td>1</td></tr>\n</table>\n</div>\n\n<style>\ntd { color: red }\n</style>\n\
             <关于印发办法的通知>\n"
        ),
        [
            "# 税目",
            "[<div align=\"center\">]",
            "0.0 税目 1x2",
            "1.0 甲 1x1",
            "1.0 乙 1x1",
            "1.1 1 1x1",
            "[</div>]",
            "[<style>]",
            "[td { color: red }]",
            "[</style>]",
            "<关于印发办法的通知>"
        ]
    );
}

#[test]
fn empty_lines_part_paragraphs() {
    let source = read("a.md", "# 办法\n\n甲文\n乙文\n\n丙文".as_bytes()).expect("text");
    let starts: Vec<_> = source.lines.iter().map(|l| l.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
    assert_eq!(starts, [None, None, Some(true), None, None, Some(true)]);
    // So do the items of a list, what stands below a heading, and each line of code.
    let source = read("a.md", "# 办法\n甲文\n- 乙文\n丙文\n```\n丁\n戊\n```\n".as_bytes()).expect("text");
    let starts: Vec<_> = source.lines.iter().map(|l| l.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
    assert_eq!(starts, [None, Some(true), Some(true), None, None, Some(true), Some(true), None]);
    let print = "# 办法\n\n".to_owned() + &"河道管理应当遵循统一规划、\n\n分级负责的原则，\n\n加强监督。\n\n".repeat(3);
    let source = read("a.md", print.as_bytes()).expect("text");
    assert!(source.lines.iter().all(|l| l.hint.is_none()));
}

#[test]
fn bars_behind_a_backslash_are_text() {
    let markdown = "# 分工\n\n|任务\\|项目|单位|\n|-|-|\n| 甲\\|乙 | \\| |\n|丙|丁\\||\n\n甲\\|乙，丙|丁\n";
    let shown = shown(markdown);
    let cells = ["0.0 任务|项目 1x1", "0.1 单位 1x1", "1.0 甲|乙 1x1", "1.1 | 1x1", "2.0 丙 1x1", "2.1 丁| 1x1"];
    assert_eq!(shown, [&["# 分工"], cells.as_slice(), &["甲\\|乙，丙|丁"]].concat());
    let source = read("a.md", markdown.as_bytes()).expect("text");
    assert_eq!(crate::source::lost_in_reading(&source), []);
}

#[test]
fn pipe_tables_are_cells() {
    let source =
        read("a.md", "# 分工\n\n| 任务 | 单位 |\n|---|---|\n| 监测 | 水务局 |\n\n完".as_bytes()).expect("text");
    assert_eq!(source.info.kind, SourceKind::Markdown);
    let got: Vec<_> = source
        .lines
        .iter()
        .map(|l| {
            (source.line(l), line_of(l.span), l.hint.as_ref().and_then(|h| h.cell).map(|c| (c.row, c.column, c.head)))
        })
        .collect();
    assert_eq!(
        got,
        [
            ("# 分工", Some(1), None),
            ("", Some(2), None),
            ("任务", Some(3), Some((0, 0, true))),
            ("单位", Some(3), Some((0, 1, true))),
            ("监测", Some(5), Some((1, 0, false))),
            ("水务局", Some(5), Some((1, 1, false))),
            ("", Some(6), None),
            ("完", Some(7), None),
        ]
    );
}

#[test]
fn settings_state_the_document() {
    let stated = |text: &str| -> Vec<(StatedField, String)> {
        let source = read("a.md", text.as_bytes()).expect("text");
        source.stated.into_iter().map(|stated| (stated.field, stated.value)).collect()
    };
    let title = (StatedField::Title, "云山市供水条例".to_owned());
    let issuer = (StatedField::Issuer, "云山市人民政府".to_owned());
    let head = "---\ntitle: \"云山市供水条例\"\ndate: 2031-05-06\nauthor: 云山市人民政府\n---\n";
    assert_eq!(stated(&format!("{head}第一条　供水。")), [title.clone(), issuer.clone()]);
    let toml = "+++\ntitle = \"云山市供水条例\"\ndate = 2031-05-06\nauthor = \"云山市人民政府\"\n+++\n第一条　供水。";
    assert_eq!(stated(toml), [title.clone(), issuer]);
    // Who writes for a site is no issuer, and its day is that of the page.
    assert_eq!(stated(&head.replace("云山市人民政府", "江一帆")), [title]);
}

#[test]
fn what_leads_through_the_site_is_none_of_the_text() {
    assert_eq!(
        shown(
            "[法规](../a) >> 供水\n\n# 供水条例\n\n::: tip 修订信息\n\n（2031年5月6日通过）\n\n:::\n\n::: details 目录\n\n@tab 章节\n\n\
             [[toc]]\n\n- 第1~2条：\n  [1](#t1)&emsp;[2](#t2)\n\n:::\n\n- [第一章 总则](#c1)\n\n<p id=\"t1\"><b>第一条</b>&emsp;供水。<br>\n\
             饮水。</p>\n\n{% include foot.html %}\n\n[上一篇](a.md) | [下一篇](b.md)\n"
        ),
        [
            "[[法规](../a) >> 供水]",
            "# 供水条例",
            "[::: tip 修订信息]",
            "（2031年5月6日通过）",
            "[:::]",
            "[::: details 目录]",
            "[@tab 章节]",
            "[[[toc]]]",
            "[- 第1~2条：]",
            "[  [1](#t1)&emsp;[2](#t2)]",
            "[:::]",
            "[- [第一章 总则](#c1)]",
            "第一条\u{2003}供水。",
            "饮水。",
            "[{% include foot.html %}]",
            "[[上一篇](a.md) | [下一篇](b.md)]",
            "[<p id=\"t1\"> <b> </b> <br>]",
            "[</p>]",
        ]
    );
    // Links of a text, alone in their line or in a list of texts, and containers with sentences in them.
    let text = "# 供水\n\n[供水法](law.md)\n\n- [节水法](b.md)\n\n::: tip 说明\n\n依照[供水法](law.md)。\n\n:::\n\n见[附件](#a)。\n";
    let told = shown(text);
    for line in ["供水法", "- 节水法", "依照供水法。", "见附件。"] {
        assert!(told.iter().any(|told| told == line), "{line}: {told:?}");
    }
    // A list of links is a list of texts.
    let listed = shown("[甲法](a.md) | [乙法](b.md)\n\n[丙法](a.md) | [丁法](b.md)\n");
    assert_eq!(listed.get(..2), Some(["甲法 | 乙法", "丙法 | 丁法"].map(str::to_owned).as_slice()));
}

#[test]
fn what_only_looks_like_marks_of_a_site_is_text() {
    for line in [
        "```第三条 水厂应当登记。```",
        "~~~第三条 水厂应当登记。~~~",
        "::: 第二章 供水单位",
        "::: tip 第二章 供水单位",
        "<ol>（一）甲<li>乙</ol>",
        "1. 当 P <a 时取 b> c 的值。",
    ] {
        let told = shown(&format!("# 供水\n\n{line}\n\n供水。\n")).concat();
        let words: String = line.chars().filter(|c| chars::is_han(*c)).collect();
        let kept: String = told.chars().filter(|c| chars::is_han(*c)).collect();
        assert!(kept.contains(&words) && !told.contains(&format!("[{line}]")), "{line}: {told}");
    }
    let told = shown("# 供水\n\n[第一条](#t1)\n\n为了供水。\n\n[第一章](#c1)\n\n[第二条](#t2)\n\n供水。\n");
    assert_eq!(
        told.get(1..6),
        Some(["第一条", "为了供水。", "第一章", "第二条", "供水。"].map(str::to_owned).as_slice())
    );
    let told = shown(
        "[云山市供水办法](http://a.cn/1) | 云政发〔2031〕7号\n\n甲。\n\n乙。\n\n[附件1 名单](a.xls) | [附件2 分工表](b.xls)\n",
    );
    assert_eq!(told.first().map(String::as_str), Some("云山市供水办法 | 云政发〔2031〕7号"));
    assert_eq!(told.get(3).map(String::as_str), Some("附件1 名单 | 附件2 分工表"));
    // The last step of a path that alone tells the title, who signs, and attachments in a container.
    let told =
        shown("[首页](/) > [公开](/a) > 云山市供水办法\n\n第一条 供水。\n\n甲。\n\n[云山市水务局](/) | 2031年5月6日\n");
    assert_eq!(told.first().map(String::as_str), Some("首页 > 公开 > 云山市供水办法"));
    assert_eq!(told.get(3).map(String::as_str), Some("云山市水务局 | 2031年5月6日"));
    let told = shown("[法规](../a) >> 2031-供水办法\n\n云山市供水办法\n\n甲。\n");
    assert_eq!(told.first().map(String::as_str), Some("[[法规](../a) >> 2031-供水办法]"));
    let told = shown("# 供水\n\n甲。\n\n::: tip\n[附件1：名单](a.pdf)\n附件下载\n:::\n\n乙。\n");
    assert!(told.contains(&"附件1：名单".to_owned()), "{told:?}");
    // Items that have numbers get no others.
    let told = shown("# 供水\n\n<ol>\n<li>第一条 甲。</li>\n<li>第二条 乙。</li>\n</ol>\n");
    assert!(told.contains(&"第一条 甲。".to_owned()) && told.contains(&"第二条 乙。".to_owned()), "{told:?}");
}

#[test]
fn a_text_that_begins_with_its_path_is_markdown() {
    assert!(is_markdown("[法规](../a)>> 供水法\n\n供水法\n"));
    for text in ["[2031](3)号\n供水法\n", "[法规]：供水法\n", "供水法\n见[附件](a.md)。\n"] {
        assert!(!is_markdown(text), "{text}");
    }
}

#[test]
fn comments_over_lines_are_none_of_the_text() {
    assert_eq!(shown("# 供水\n\n<!--\n旧文。\n-->\n\n正文。\n"), ["# 供水", "[<!--]", "[旧文。]", "[-->]", "正文。"]);
}

#[test]
fn what_is_quoted_is_text_and_its_marks_are_none() {
    let told = shown(
        "# 供水\n\n> [!NOTE] 相关通知\n>\n> **关于印发《供水办法》的通知**\n>\n> 云水发〔2031〕7号\n> > 内引。\n>紧接。\n\n- > 项内。\n",
    );
    let text = ["# 供水", "**关于印发《供水办法》的通知**", "云水发〔2031〕7号", "内引。", "紧接。", "- > 项内。"];
    let shown_text: Vec<&str> = told.iter().filter(|line| !line.starts_with('[')).map(|line| line.trim()).collect();
    assert_eq!(shown_text, text);
    assert!(told.contains(&"[> [!NOTE] 相关通知]".to_owned()), "{told:?}");
    assert_eq!(told.iter().filter(|line| line.trim_matches(['[', ']', ' ', '>']).is_empty()).count(), 6, "{told:?}");
    // A sign before a figure, a label that is text, more marks than are taken.
    let deep = format!("{}供水应当安全。", ">".repeat(20));
    for (line, kept) in [
        (">50%的用水户应当登记。", ">50%的用水户应当登记。"),
        (">=5 的为合格。", ">=5 的为合格。"),
        ("> [!NOTE] 第一条 为了供水。", "第一条 为了供水。"),
        ("> [!TIP]+ 供水应当安全，用水应当节约。", "供水应当安全，用水应当节约。"),
        ("> [!NOTE] 2031年5月1日废止", "2031年5月1日废止"),
        ("> [!IMPORTANT] 附件三", "附件三"),
        ("> [2031]7号", "[2031]7号"),
        (&deep, &format!("{}供水应当安全。", ">".repeat(4))),
        ("＞ 全角", "＞ 全角"),
    ] {
        let text = format!("# 供水\n\n{line}\n");
        let told = shown(&text);
        assert!(told.iter().any(|told| told.trim() == kept), "{line}: {told:?}");
        assert_eq!(crate::source::lost_in_reading(&read("a.md", text.as_bytes()).expect("text")), [], "{line}");
    }
    // What stands in code is shown as it is.
    let told = shown("# 供水\n\n```\n> 甲\n```\n\n> ```\n> > 乙\n> ```\n");
    assert!(told.contains(&"> 甲".to_owned()) && told.iter().any(|line| line.trim() == "乙"), "{told:?}");
    let source = read("a.md", "# 供水\n\n> （2031年作）  \n> **江一帆**\n> 续行\n".as_bytes()).expect("text");
    let starts: Vec<_> = source.lines.iter().map(|l| l.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
    assert_eq!(starts.get(2..5), Some([Some(true), Some(true), None].as_slice()));
    assert_eq!(crate::source::lost_in_reading(&source), []);
    // A quote under a line that is none is no rest of it; a line under a quote may be.
    let source = read("a.md", "# 供水\n\n- 《供水办法》（2031年）\n    > 废止10件\n    > 失效2件\n续行\n".as_bytes())
        .expect("text");
    let starts: Vec<_> = source.lines.iter().map(|l| l.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
    assert_eq!(starts.get(2..6), Some([Some(true), Some(true), None, None].as_slice()));
}

#[test]
fn offices_days_and_states_of_settings_are_stated() {
    let stated = |text: &str| -> Vec<(StatedField, String)> {
        let source = read("a.md", text.as_bytes()).expect("text");
        source.stated.into_iter().map(|stated| (stated.field, stated.value)).collect()
    };
    let listed = "---\nauthors:\n  - 云山市财政局\n  - 云山市水务局\npublication_date: '2031-05-06'\neffective_date: 2031-06-01\n\
                  status: 废止或失效\ndate: 2031-07-01\n---\n第一条　供水。";
    let fields = [
        (StatedField::Issuer, "云山市财政局、云山市水务局"),
        (StatedField::Public, "2031-05-06"),
        (StatedField::Force, "2031-06-01"),
        (StatedField::State, "废止或失效"),
    ]
    .map(|(field, value)| (field, value.to_owned()));
    assert_eq!(stated(listed), fields);
    assert_eq!(stated(&listed.replace("  - ", "- ")), fields);
    assert_eq!(
        stated(
            &listed
                .replace("authors:\n  - 云山市财政局\n  - 云", "authors: [云山市财政局, 云")
                .replace("务局\n", "务局]\n")
        ),
        fields
    );
    let labels = "---\nlayout: post\n发文机关: 云山市财政局、云山市水务局\n公布日期: 2031-05-06\n施行日期: 2031-06-01\n时效性: 废止或失效\n---\n正文。";
    assert_eq!(stated(labels), fields);
    // One of them is no office; what a site holds of its page; no day.
    assert!(stated("---\nauthors:\n  - 云山市财政局\n  - 江一帆\nstatus: published\neffective_date: 待定\nname: index\n---\n正文。").is_empty());
}

#[test]
fn names_and_values_over_a_rule_are_none_of_the_text() {
    let head = "# 原件\n\n- corpus_id: a-1\n- title: 关于供水的通知\n- publisher: 云山市水务局\n- publish_date: 2031-05-06\n\n---\n\n";
    let told = shown(&format!("{head}关于供水的通知\n正文。\n"));
    assert!(told.starts_with(&["[# 原件]".to_owned(), "[- corpus_id: a-1]".to_owned()]), "{told:?}");
    assert_eq!(told.iter().filter(|line| !line.starts_with('[')).collect::<Vec<_>>(), ["关于供水的通知", "正文。"]);
    let fields = read("a.txt", format!("{head}正文。").as_bytes()).expect("text").stated;
    let fields: Vec<_> = fields.iter().map(|stated| (stated.field, stated.value.as_str())).collect();
    let day = (StatedField::Public, "2031-05-06");
    assert_eq!(fields, [(StatedField::Title, "关于供水的通知"), (StatedField::Issuer, "云山市水务局"), day]);
    for text in [
        "# 供水\n\n- 水源: 甲\n- 水厂: 乙\n- 水网: 丙\n\n---\n正文。",
        "# 供水\n\n- a: 甲\n- b: 乙\n- c: 丙\n\n---\n正文。",
        "# 供水\n\n- id_a: 甲\n- b: 乙\n\n---\n正文。",
        "# 供水\n\n- id_a: 甲\n- b: 乙\n- c: 丙\n\n正文。",
        "# 供水\n\n为了供水：\n- id_a: 甲\n- b: 乙\n- c: 丙\n\n---\n正文。",
    ] {
        assert!(shown(text).first().is_some_and(|line| line == "# 供水"), "{text}");
    }
}
