use super::*;
use crate::source::Hint;

fn source(lines: &[&str], account: &[&str]) -> SourceText {
    let mut source = SourceText::default();
    for (line, element) in lines.iter().zip(0..) {
        let start = source.text.len();
        source.text.push_str(line);
        let text = start..source.text.len();
        source.lines.push(SourceLine { text, span: Span::Element { element }, hint: Some(Box::new(Hint::default())) });
        source.text.push('\n');
    }
    let place = PartPlace::Named("word/document.xml".to_owned());
    source.account.parts.push(AccountPart::of(place, account.join("\n")));
    source
}

fn messages(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|d| d.message.as_str()).collect()
}

#[test]
fn what_is_there_is_not_missing() {
    let whole = source(&["第一条　为了供水，", "制定本办法。"], &["第一条 为了供水，制定本办法。"]);
    assert_eq!(lost_in_reading(&whole), []);
    // In another order, with labels that were counted.
    let other = source(&["一、乙。", "二、甲。", "［1］注。"], &["甲。", "注。", "乙。"]);
    assert_eq!(lost_in_reading(&other), []);
    assert_eq!(lost_in_reading(&SourceText::default()), []);
}

#[test]
fn a_lost_text_is_told_with_its_place() {
    let lost = source(
        &["第一条　为了供水，制定本办法。", "第三条　本办法自公布之日起施行。"],
        &["第一条　为了供水，制定本办法。", "第二条　违者处五千元罚款。", "第三条　本办法自公布之日起施行。"],
    );
    let found = lost_in_reading(&lost);
    assert_eq!(messages(&found), ["“word/document.xml”中的文字没有读出：“第二条违者处五千元罚款。”"]);
    assert_eq!(
        (found[0].code.as_str(), found[0].spans.as_slice()),
        ("text-missing", [Span::Element { element: 0 }].as_slice())
    );
}

#[test]
fn a_lost_part_of_a_paragraph_is_told() {
    let lost = source(
        &["第一条　为了供水，制定本办法，适用于全县。"],
        &["第一条　为了供水，根据《城市供水条例》，制定本办法，适用于全县。"],
    );
    assert_eq!(messages(&lost_in_reading(&lost)), ["“word/document.xml”中的文字没有读出：“根据《城市供水条例》，”"]);
}

#[test]
fn a_loss_that_made_labels_cover_is_told() {
    // The label has as many characters as the text that was lost, and the same.
    let lost = source(&["一、甲", "二、乙"], &["一、", "甲", "乙"]);
    assert_eq!(lost_in_reading(&lost), []);
    let lost = source(
        &["一、甲甲甲甲甲甲甲甲甲。", "禁止排放。"],
        &["甲甲甲甲甲甲甲甲甲。", "禁止排放。", "排放者罚。", "禁止排放。"],
    );
    assert_eq!(messages(&lost_in_reading(&lost)).len(), 2, "{:?}", messages(&lost_in_reading(&lost)));
}

#[test]
fn a_count_without_text_is_held_too() {
    let mut counted = source(&["甲乙", "丙"], &[]);
    counted.account.parts = vec![AccountPart { characters: 5, ..AccountPart::default() }];
    assert_eq!(messages(&lost_in_reading(&counted)), ["文件中另有 2 字没有读出。"]);
    counted.account.parts[0].characters = 3;
    assert_eq!(lost_in_reading(&counted), []);
}

#[test]
fn things_are_told_and_missed() {
    let thing = |kind, text: &str| Thing { kind, place: PartPlace::Whole, span: None, text: text.to_owned() };
    let mut with = source(&["甲〔图〕"], &["甲"]);
    with.account.things = vec![thing(ThingKind::Picture, ""), thing(ThingKind::Picture, "")];
    with.things = vec![thing(ThingKind::Picture, ""), thing(ThingKind::Comment, "请核对")];
    let found = audit(&with, &Issue::default());
    let codes: Vec<&str> = found.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["picture-left-out", "comments", "thing-missing", "text-missing"]);
    assert!(found[1].message.contains("“请核对”") && found[1].message_en.contains("1 comments"));
}

#[test]
fn what_the_parser_lost_is_told() {
    let source = source(&["关于供水的通知", "电话12345", "落款"], &[]);
    let dropped = |text: &str| crate::issue::Dropped {
        span: Span::Element { element: 0 },
        text: text.to_owned(),
        why: crate::issue::DropReason::Ornament,
    };
    let issue = Issue { dropped: vec![dropped("关于供水的通知"), dropped("落款")], ..Issue::default() };
    let found = lost_in_parsing(&source, &issue);
    assert_eq!(messages(&found), ["文件中的文字没有读出：“电话12345”"]);
    assert_eq!(found[0].spans, [Span::Element { element: 1 }]);
}
