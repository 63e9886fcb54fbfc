use super::*;

#[test]
fn print_forms_are_folded_for_questions_and_kept_for_blocks() {
    let source = SourceText::sample(&["第⼀条　⼈⺠政府管⽔。", "某市⼈⺠政府", "二○二四年三⽉一⽇", "○ 其他"]);
    let (lines, _) = lines(&source);
    assert_eq!(lines[0].text, "第一条　人民政府管水。");
    assert_eq!(lines[0].own(), "第⼀条　⼈⺠政府管⽔。");
    assert!(lines[0].strict_label().is_some_and(|l| l.form == Form::Article && l.value == 1));
    assert!(lines[1].office && lines[1].signs() && lines[1].day.is_none() && lines[1].number().is_none());
    assert_eq!(lines[2].day, Date::new(2024, 3, 1));
    assert!(!lines[2].office);
    // A circle that follows no numeral is a bullet.
    assert_eq!((lines[3].text.as_ref(), lines[3].own()), ("○ 其他", "○ 其他"));
}

#[test]
fn endings() {
    assert_eq!(Measure::of("他说：“好。”").end, End::Stop);
    assert_eq!(Measure::of("由市水务局负责解释.").end, End::Stop);
    assert_eq!(Measure::of("二.").end, End::Plain);
    for text in ["报水务局备案。［1］", "报水务局备案。[12]"] {
        assert_eq!((Measure::of(text).end, End::of(text)), (End::Stop, End::Stop), "{text}");
    }
    assert_eq!(Measure::of("报水务局；〔3〕").end, End::Semi);
    for text in ["报水务局备案［1］", "报水务局备案。（2）", "报水务局备案。［注］"] {
        assert_eq!((Measure::of(text).end, End::of(text)), (End::Close, End::Close), "{text}");
    }
    assert_eq!(Measure::of("总量为12.").end, End::Plain);
    assert_eq!(Measure::of("（责任单位：市财政局）").end, End::Close);
    assert_eq!(Measure::of("如下：").end, End::Colon);
    assert_eq!(Measure::of("甲、乙、").end, End::Comma);
    for text in
        ["甲乙。）", "甲……", "…", "……", "……”", "。”", "”）", "", "甲乙：“丙（丁)", "甲。 ", "甲。\"", "(", "甲。乙"]
    {
        assert_eq!(End::of(text), Measure::of(text).end, "{text}");
    }
    assert!(Measure::of("甲。乙").stops);
    assert!(!Measure::of("甲乙。").stops);
    assert_eq!(Measure::of("（甲(乙)").open, 1);
}

#[test]
fn marks_of_lists_go_before_labels_and_quotations_only() {
    let source = SourceText::sample(&["- 一、加强巡查", "> 引文", "- 甲", "* （二）落实责任"]);
    let (lines, dropped) = lines(&source);
    let texts: Vec<_> = lines.iter().map(|l| l.text.as_ref()).collect();
    assert_eq!(texts, ["一、加强巡查", "引文", "- 甲", "（二）落实责任"]);
    let marks: Vec<_> = dropped.iter().map(|d| (d.text.as_str(), d.why)).collect();
    assert_eq!(marks, ["-", ">", "*"].map(|mark| (mark, DropReason::Ornament)));
}

/// The texts and one thing more of the lines of a source.
fn told<R>(texts: &[&str], of: impl Fn(&Line<'_>) -> R) -> Vec<(String, R)> {
    let source = SourceText::sample(texts);
    lines(&source).0.iter().map(|l| (l.text.to_string(), of(l))).collect()
}

fn texts(lines: &[&str]) -> Vec<String> {
    told(lines, |_| ()).into_iter().map(|(text, ())| text).collect()
}

#[test]
fn what_shares_a_line_is_parted() {
    for (line, parts) in [
        ("云山市水务局　2031年3月12日", &["云山市水务局", "2031年3月12日"][..]),
        ("云山市水务局（盖章）　2031年3月12日", &["云山市水务局（盖章）　2031年3月12日"]),
        ("市长　江某　2031年3月12日", &["市长　江某", "2031年3月12日"]),
        ("云政发〔2031〕7号　2031年3月12日", &["云政发〔2031〕7号", "2031年3月12日"]),
        ("供水工作　2031年3月12日", &["供水工作　2031年3月12日"]),
        ("各有关部门： 现将办法印发。", &["各有关部门：", "现将办法印发。"]),
        ("甲（下转第5页）（上接第2页）乙", &["甲", "（下转第5页）", "（上接第2页）", "乙"]),
        ("云山市水务局关于供水的通知各县水务局：", &["云山市水务局关于供水的通知", "各县水务局："]),
    ] {
        assert_eq!(texts(&[line]), parts, "{line}");
    }
}

#[test]
fn blanks_and_indents_are_counted() {
    let gaps = told(&["甲", "", " ", "乙", "　　丙", "\u{c}丁", "  　戊"], |l| (l.gap, l.indent, l.page_start));
    let expected = [(0, 0, false), (2, 0, false), (0, 4, false), (0, 1, true), (0, 4, false)];
    assert_eq!(gaps.iter().map(|g| g.1).collect::<Vec<_>>(), expected);
    let mut many = vec!["甲"];
    many.extend([""; 12]);
    many.push("乙");
    assert_eq!(told(&many, |l| l.gap)[1].1, 9);
    let wide = format!("{}甲", "　".repeat(150));
    assert_eq!(told(&[&wide], |l| l.indent)[0].1, 200);
    // What white space was longer than one character is kept on record.
    let source = SourceText::sample(&["　　甲　", "　乙　　", "　", "　　"]);
    let dropped: Vec<_> = lines(&source).1.into_iter().map(|d| (d.text, d.why)).collect();
    assert_eq!(dropped, ["　　", "　　", "　　"].map(|text| (text.to_owned(), DropReason::Blank)));
}

#[test]
fn lines_are_measured() {
    for (text, width, commas, stops, row) in [
        ("甲乙ab，", 8, true, false, false),
        ("甲。乙", 6, false, true, false),
        ("甲。）", 6, false, false, false),
        ("甲、乙；", 8, true, false, false),
        ("江某　　局长", 12, false, false, true),
        ("江某　局长", 10, false, false, false),
        ("江某   局长", 11, false, false, true),
        ("江某  局长", 10, false, false, false),
        // The gap behind a label is the label's.
        ("一、　　局长", 12, false, false, false),
        ("一、　　局长　　科长", 20, false, false, true),
        ("一、局长　　科长", 16, false, false, true),
    ] {
        let found = told(&[text], |l| (l.width, l.commas, l.stops, l.row));
        assert_eq!(found, [(text.to_owned(), (width, commas, stops, row))]);
    }
    for (text, open) in [("（甲", 1), ("甲）", -1), ("（甲）", 0), ("《甲（乙）", 1)] {
        assert_eq!(told(&[text], |l| l.open)[0].1, open, "{text}");
    }
    for (text, end) in [
        ("甲；", End::Semi),
        ("甲:", End::Colon),
        ("甲∶", End::Colon),
        ("甲︰", End::Colon),
        ("甲﹕", End::Colon),
        ("甲,", End::Comma),
        ("甲（", End::Open),
        ("甲”", End::Close),
        ("甲\"", End::Close),
        ("甲！”", End::Stop),
        ("甲?", End::Stop),
        ("甲……", End::Stop),
        ("甲…", End::Plain),
        ("甲．", End::Stop),
        ("a.", End::Plain),
        ("一．", End::Plain),
    ] {
        assert_eq!(told(&[text], |l| l.end)[0].1, end, "{text}");
    }
}

#[test]
fn marks_of_markdown_go_and_leave_a_record() {
    for (line, text, mark) in [
        ("# 甲", "甲", Some("#")),
        ("###### 甲", "甲", Some("######")),
        ("####### 甲", "####### 甲", None),
        ("#甲", "#甲", None),
        ("**甲**乙", "甲乙", Some("****")),
        ("A1234****乙", "A1234****乙", None),
        ("印发**《甲》**的通知", "印发《甲》的通知", Some("****")),
        ("**一、甲。**乙", "一、甲。乙", Some("****")),
        ("**第一条　**为了甲", "第一条　为了甲", Some("****")),
        ("供水**（含排水）**管理", "供水（含排水）管理", Some("****")),
        ("张**、李**", "张**、李**", None),
        ("张**（男）、李**（女）", "张**（男）、李**（女）", None),
        ("张**　身份证37**", "张**　身份证37**", None),
        ("张**", "张**", None),
        ("张**，男，汉族", "张**，男，汉族", None),
    ] {
        let source = SourceText::sample(&[line]);
        let (found, dropped) = lines(&source);
        assert_eq!(found[0].text, text, "{line}");
        assert_eq!(dropped.first().map(|d| d.text.as_str()), mark, "{line}");
    }
    let cases: &[(&str, &str, &[&str])] = &[
        ("**1. 甲。**<!-- -->乙", "1. 甲。乙", &["****", "<!-- -->"]),
        ("**1\\. 甲。**\\*乙", "1. 甲。*乙", &["****", "\\\\"]),
        ("1\\. 甲\\乙", "1. 甲\\乙", &["\\"]),
        ("\\*\\*甲\\*\\*", "**甲**", &["\\\\\\\\"]),
        ("\\- 甲", "- 甲", &["\\"]),
    ];
    for &(line, text, marks) in cases {
        let mut source = SourceText::sample(&[line]);
        source.info.kind = SourceKind::Markdown;
        let (found, dropped) = lines(&source);
        assert_eq!(found[0].text, text, "{line}");
        assert_eq!(dropped.iter().map(|d| d.text.as_str()).collect::<Vec<_>>(), marks, "{line}");
    }
    for (line, text) in [
        ("*《甲》刊印*", "《甲》刊印"),
        ("_甲_", "甲"),
        ("***甲***", "甲"),
        ("*注：甲*", "注：甲"),
        ("*甲", "*甲"),
        ("*甲*等", "*甲*等"),
        ("张*、李*", "张*、李*"),
        ("*甲 *", "*甲 *"),
        ("*甲*乙*", "*甲*乙*"),
    ] {
        let mut source = SourceText::sample(&[line]);
        source.info.kind = SourceKind::Markdown;
        assert_eq!(lines(&source).0[0].text, text, "{line}");
    }
    assert_eq!(texts(&["*甲*"]), ["*甲*"], "plain text has no italics");
    let source = SourceText::sample(&["1\\. 甲"]);
    let (found, dropped) = lines(&source);
    assert_eq!((found[0].text.as_ref(), dropped.len()), ("1\\. 甲", 0), "plain text has no escapes");
    // Bold type over lines; what masks names in lines of a list is none.
    let source = SourceText::sample(&["**甲", "", "乙**", "丙**", "丁**"]);
    let bold: Vec<String> = lines(&source).0.iter().map(|line| line.text.to_string()).collect();
    assert_eq!(bold, ["甲", "乙", "丙**", "丁**"]);
    // What is nothing but a rule or a remark is no text.
    for (line, why) in
        [("----", DropReason::Ornament), ("== ==", DropReason::Ornament), ("<!-- 甲 -->", DropReason::Furniture)]
    {
        let source = SourceText::sample(&[line]);
        let (found, dropped) = lines(&source);
        assert!(found.is_empty(), "{line}");
        assert_eq!(dropped.iter().map(|d| (d.text.as_str(), d.why)).collect::<Vec<_>>(), [(line, why)]);
    }
    assert_eq!(texts(&["<!-- 甲", "甲 -->"]), ["<!-- 甲", "甲 -->"]);
    let levels = told(&["## 甲", "甲"], |l| l.hashes);
    assert_eq!([levels[0].1, levels[1].1], [Some(2), None]);
}

/// The texts of the lines of a Markdown text.
fn of_markdown(text: &str) -> Vec<String> {
    let source = crate::source::read("a.md", text.as_bytes()).expect("a text");
    assert_eq!(source.info.kind, SourceKind::Markdown);
    lines(&source).0.iter().filter(|l| l.hint.is_none_or(|h| !h.running)).map(|l| l.text.to_string()).collect()
}

#[test]
fn code_is_shown_as_it_is_written() {
    let text = "# 格式\n\n**号码**写作`**号码**_x_\\*`，*不*写作\\*。\n\n```text\n# 标题\n- **甲** = 乙\n<b>丙</b>\\*\n```\n\n~~~\n丁";
    assert_eq!(
        of_markdown(text),
        ["格式", "号码写作**号码**_x_\\*，*不*写作*。", "# 标题", "- **甲** = 乙", "<b>丙</b>\\*", "丁"]
    );
    // One backtick begins no code.
    assert_eq!(of_markdown("# 格式\n\n`**号码**写作\n")[1], "`号码写作");
}

#[test]
fn articles_in_a_numbered_list_have_their_own_labels() {
    let text = "# 办法\n\n1. 第一条 供水。\n2. **第二条** 排水。\n\n## 节水\n\n3) 第三条　节水。\n- 第三条 饮水。\n";
    let read = of_markdown(text);
    assert_eq!(
        [&read[1..3], &read[4..]].concat(),
        ["第一条 供水。", "第二条 排水。", "第三条　节水。", "第三条 饮水。"]
    );
    // What a number counts that is no article, and articles that are only cited.
    for line in ["1. 一、供水。", "1. 第一条修改为：“供水。”", "1.第一条 供水。", "1. 第一章 总则"]
    {
        assert_eq!(of_markdown(&format!("# 办法\n\n{line}\n"))[1], line);
    }
    let plain = SourceText::sample(&["1. 第一条 供水。", "2. 第二条 排水。"]);
    assert_eq!(lines(&plain).0[0].text, "1. 第一条 供水。");
}

#[test]
fn a_list_of_what_becomes_of_articles_keeps_its_numbers() {
    for list in [
        ["1. 第一条 供水。", "2. 第三条 排水。", "3. 第四条 节水。"],
        ["1. 第一条 修改为：“供水。”", "2. 第二条 排水。", "3. 第三条 删去。"],
        ["1. 第一条 供水。", "2. 第二条 删去。", "4. 第四条 节水。"],
        ["1. 第一条 供水。", "2. 第二条 排水。", "3. 第三条 的规定不适用。"],
        ["1. 第一条 供水。", "3. 第三条 排水。", "5. 第五条 节水。"],
    ] {
        assert_eq!(of_markdown(&format!("# 办法\n\n{}\n", list.join("\n")))[1..], list);
    }
}

#[test]
fn a_capital_in_brackets_goes_on_from_the_one_before() {
    let labelled = |text: &[&str]| {
        let source = SourceText::sample(text);
        lines(&source)
            .0
            .iter()
            .filter(|line| line.label.is_some())
            .map(|line| line.text.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(labelled(&["包括：", "(A) 水厂；", "(B) 管网，及", "（C） 水池。"]).len(), 3);
    assert_eq!(labelled(&["如下——", "(A) 水厂；或", "(ii) 管网；", "(B) 水池。"]).len(), 3);
    for text in [
        &["企业分为两类", "(A) 股公司和", "(B) 股公司，应当登记。"][..],
        &["本次发行的", "（B） 股", "应当登记。", "(I) 类水质"],
        &["包括：", "(B) 股公司", "(C) 股公司"],
    ] {
        assert!(labelled(text).is_empty(), "{text:?}");
    }
}
