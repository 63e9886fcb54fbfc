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
