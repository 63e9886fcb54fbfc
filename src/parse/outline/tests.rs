use super::super::label::label;
use super::*;

fn after(labels: &[&str], decimals: bool) -> Context {
    let mut context = Context { decimals, ..Context::default() };
    labels.iter().filter_map(|text| label(text)).for_each(|label| context.note(label));
    context
}

fn goes_on(before: &[&str], next: &str, decimals: bool) -> bool {
    label(next).is_some_and(|label| after(before, decimals).goes_on(label))
}

#[test]
fn a_label_goes_on_from_the_last_of_its_form() {
    for (before, next, expected) in [
        (&["一、甲"][..], "二、乙", true),
        (&["一、甲"], "三、丙", false),
        (&["一、甲", "二、乙"], "一、甲", false),
        (&["二、乙", "（一）甲"], "三、丙", true),
        (&["二、乙", "（一）甲"], "（二）丙", true),
        (&[], "一、甲", true),
        (&[], "二、甲", false),
        (&[], "第一条 甲", false),
        (&["第一条 甲"], "第二条 乙", true),
    ] {
        assert_eq!(goes_on(before, next, false), expected, "{next} after {before:?}");
    }
}

#[test]
fn labels_alone_count_in_decimals_over_text() {
    let counts = |text: &str| {
        let source = crate::source::read("a.txt", text.as_bytes()).expect("a text");
        let (lines, _) = super::super::lex::lines(&source);
        counts_in_decimals(&lines.iter().collect::<Vec<_>>())
    };
    assert!(counts("4.1\n供水应当保障水质。\n4.2\n水质应当公布。\n"));
    assert!(counts("4.1 水质\n4.3 检测\n"));
    // Figures of a table, one label, and two that do not follow each other.
    assert!(!counts("3.1\n4.2\n3.2\n5.0\n"));
    assert!(!counts("4.1\n供水应当保障水质。\n"));
    assert!(!counts("4.1\n供水\n7.2\n水质\n"));
    // Figures of which two happen to follow each other, and such that begin no part.
    assert!(!counts("第一产业\n3.1\n第二产业\n3.2\n第三产业\n4.5\n全县增长百分之四。\n"));
    assert!(!counts("供水\n3.2\n用水\n3.3\n节水\n"));
    assert!(counts("3.1\n供水\n3.1.1\n水质\n3.1.2\n水压\n3.2\n用水\n"));
}

#[test]
fn a_decimal_label_goes_on_under_its_own_number() {
    for (before, next, expected) in [
        (&["2.1　甲"][..], "2.2　乙", true),
        (&["2.1　甲"], "2.3　乙", false),
        (&["2.1　甲"], "3.2　乙", false),
        (&["2.1.1　甲", "2.2　乙"], "2.2.1　丙", true),
        (&["2.1.1　甲", "2.2　乙"], "2.3.1　丙", false),
    ] {
        assert_eq!(goes_on(before, next, true), expected, "{next} after {before:?}");
    }
    assert!(!goes_on(&["2.1　甲"], "2.2　乙", false), "a text that numbers nothing so");
}

#[test]
fn a_decimal_label_begins_under_the_number_above_it() {
    for (before, next, expected) in [
        (&[][..], "1.1　甲", true),
        (&[], "1　甲", true),
        (&[], "2　甲", false),
        // Deeper ones need the number that they begin with.
        (&[], "1.1.1　甲", false),
        (&["1.1　甲"], "1.1.1　乙", true),
        (&["1.1　甲"], "1.1.2　乙", false),
        (&["1　甲"], "1.1　乙", true),
        (&["1　甲"], "2.1　乙", false),
        (&["1　甲", "1.1　乙"], "2　丙", true),
        (&["1　甲", "1.1　乙"], "3　丙", false),
        (&["1　甲", "1.1　乙", "2　丙"], "1.2　丁", false),
        (&["1.1　甲", "1.1.1　乙", "1.2　丙"], "1.1.2　丁", false),
    ] {
        assert_eq!(goes_on(before, next, true), expected, "{next} after {before:?}");
    }
}

#[test]
fn days_bullets_and_dashes_are_no_numbering() {
    for text in ["——甲", "△甲", "6日，甲"] {
        let context = after(&["一、甲", text], false);
        assert!(label("二、乙").is_some_and(|l| context.goes_on(l)), "{text}");
        assert!(!label(text).is_some_and(|l| after(&[text], false).goes_on(l)), "{text}");
    }
    let mut context = after(&["第一条　甲", "一、乙"], false);
    assert!(context.in_articles);
    context.new_text();
    assert!(!context.in_articles && label("一、丙").is_some_and(|l| context.goes_on(l)));
}

#[test]
fn levels_go_by_the_form_of_the_label_and_what_stands_above() {
    let kind = |before: &[&str], text: &str| label(text).map(|l| after(before, false).labelled(l));
    let heading = |level| Some((BlockKind::Heading, Some(level)));
    let item = Some((BlockKind::Item, None));
    for (before, text, expected) in [
        (&[][..], "第一编　甲", heading(1)),
        (&[], "第一分编　甲", heading(1)),
        (&["第一编　甲"], "第一分编　甲", heading(2)),
        (&[], "第一章　甲", heading(1)),
        (&["第一编　甲"], "第一章　甲", heading(2)),
        (&["第一编　甲", "第一分编　乙"], "第一章　甲", heading(3)),
        (&["第一编　甲", "第一分编　乙", "第二编　丙"], "第一章　甲", heading(2)),
        (&["第一章　甲"], "第一节　甲", heading(2)),
        (&["第一编　甲"], "第一节　甲", heading(3)),
        (&[], "一、甲", heading(1)),
        (&[], "（一）甲", heading(2)),
        (&[], "1.甲", heading(3)),
        (&[], "（1）甲", heading(4)),
        (&[], "1）甲", heading(4)),
        (&[], "1.1.1.1.1 甲", heading(4)),
        (&[], "1.1 甲", heading(2)),
        (&["第一条　甲"], "（一）甲", item),
        (&["第一条　甲"], "1.甲", item),
        (&["第一条　甲"], "（1）甲", item),
        (&["第一条　甲"], "一、甲", heading(1)),
        (&[], "①甲", item),
        (&[], "——甲", item),
        (&[], "△甲", item),
        (&[], "第一条　甲", Some((BlockKind::Article, None))),
        (&[], "6日，甲", Some((BlockKind::Paragraph, None))),
    ] {
        assert_eq!(kind(before, text), expected, "{text} after {before:?}");
    }
}

#[test]
fn what_an_article_lists_under_its_colon_is_an_item() {
    let mut context = after(&["第一条　甲"], false);
    context.after_colon = true;
    let first = label("一、乙").unwrap();
    assert_eq!(context.labelled(first).0, BlockKind::Item);
    context.note(first);
    context.after_colon = false;
    assert_eq!(context.labelled(label("二、丙").unwrap()).0, BlockKind::Item);
    // The next article ends the list; outside of articles it is a heading.
    context.note(label("第二条　丁").unwrap());
    assert_eq!(context.labelled(label("三、戊").unwrap()).0, BlockKind::Heading);
    let outside = Context { after_colon: true, ..Context::default() };
    assert_eq!(outside.labelled(first).0, BlockKind::Heading);
}

#[test]
fn clauses_that_appoint() {
    for text in [
        "江某为云山市水务局局长",
        "任命江某为局长",
        "免去江某的云山市水务局局长职务",
        "江某不再担任局长",
        "江一帆的局长职务",
    ] {
        assert!(is_appointment(text), "{text}");
    }
    for text in ["任命下列人员为：", "为加强供水管理", "江为局长", "江一帆的家", "以上人员为局长", "供水管理"]
    {
        assert!(!is_appointment(text), "{text}");
    }
    let far = |count: usize| format!("{}为局长", "水".repeat(count));
    assert!(is_appointment(&far(80)) && !is_appointment(&far(81)));
    assert!(is_appointment(&far(2)) && !is_appointment(&far(1)));
    for text in ["免去：", "任命下列人员为局长：", "提名江某"] {
        assert!(begins_with_verb(text), "{text}");
    }
    assert!(!begins_with_verb("江某为局长"));
}

#[test]
fn titles_of_lists_of_appointments() {
    for title in [
        "云山市人民政府关于江某等职务任免的通知",
        "关于接受江某辞去云山市副市长职务的决定",
        "关于江某等同志职务职级调整的通知",
        "关于《代表法》实施后江某任职的通知",
        "云山市人大常委会免去的代表职务名单",
    ] {
        assert!(titles_posts(title), "{title}");
    }
    for title in [
        "对《关于村主任利用职务之便收受财物行为如何处理的请示》的答复",
        "关于办理职务犯罪案件适用法律若干问题的意见",
        "云山市职务发明管理办法",
        "关于利用职务便利谋利的处理意见",
        "关于印发《干部任职回避办法》的通知",
        "云山市专业技术职务名称表",
    ] {
        assert!(!titles_posts(title), "{title}");
    }
}

#[test]
fn clauses_without_marks_are_parted() {
    for (above, below) in [
        ("任命江某为云山市水务局局长", "任命何某为云山市财政局局长"),
        ("江某任云山市水务局局长", "免去："),
        ("江某为云山市水务局局长", "何某、柳某为云山市财政局局长"),
    ] {
        assert_eq!(parts_clauses(above, below), is_appointment(above), "{above} / {below}");
    }
    for (above, below) in [
        ("任命江某为云山市水务局", "局长"),
        ("供水工作由局长", "任命何某为局长"),
        ("任命江某为云山市水务局局长", "兼任云山市河长办公室主任"),
        ("任命江某为云山市水务局局长", "以及云山市水务集团为主任"),
    ] {
        assert!(!parts_clauses(above, below), "{above} / {below}");
    }
}

#[test]
fn clauses_without_marks_are_more_than_those_with() {
    let unmarked = |texts: &[&str]| {
        let source = crate::source::SourceText::sample(texts);
        let (lines, _) = super::super::lex::lines(&source);
        are_unmarked(&lines.iter().collect::<Vec<_>>())
    };
    let bare = "任命江某为云山市水务局局长";
    let marked = "任命江某为云山市水务局局长；";
    assert!(unmarked(&[bare; 2]) && !unmarked(&[bare]));
    assert!(unmarked(&[bare, bare, bare, bare, marked]) && !unmarked(&[bare, bare, bare, marked]));
    // A clause that ends with 。 is marked, too; other sentences are none.
    assert!(
        !unmarked(&[bare, bare, bare, "任命何某为云山市财政局局长。"])
            && unmarked(&[bare, bare, bare, "经会议研究决定。"])
    );
    // Lines with commas in them, and long ones, are no clauses without marks.
    assert!(!unmarked(&[bare, "任命江某为局长，试用期一年"]));
    assert!(!unmarked(&[bare, &format!("任命江某为{}局长", "水".repeat(75))]));
}
