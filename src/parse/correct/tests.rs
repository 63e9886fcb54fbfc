use super::super::parse;
use super::*;
use crate::issue::{BlockKind, Join, SourceInfo, Span};
use crate::source::SourceLine;

fn text(content: &str) -> SourceText {
    let mut source = SourceText { info: SourceInfo::default(), text: content.to_owned(), ..SourceText::default() };
    let mut at = 0;
    for (n, line) in (1..).zip(content.split('\n')) {
        let end = at + line.len();
        source.lines.push(SourceLine { text: at..end, span: Span::Line { line: n }, hint: None });
        at = end + 1;
    }
    source
}

/// Two documents; the second half of the first one's third article is printed inside the second.
const ISSUE: &str = "云台市人民政府公报\n2021年第3期\n目录\n关于印发云台市供水办法的通知 1\n云政发〔2021〕7号\n关于做好防汛工作的通知 2\n云政发〔2021〕8号\n\
云政发〔2021〕7号\n关于印发云台市供水办法的通知\n各县（市、区）人民政府：\n现将《云台市供水办法》印发给你们，请遵照执行。\n云台市人民政府\n2021年9月10日\n\
云台市供水办法\n第一条 为了加强供水管理，制定本办法。\n第二条 供水应当安全，水质应当合格。\n第三条 供水单位应当检测水质，发现问题的，应当（下转第2页）\n\
云政发〔2021〕8号\n关于做好防汛工作的通知\n各县（市、区）人民政府：\n现就防汛工作通知如下。\n一、加强巡查。汛期每日巡查。\n\
二、落实责任。各单位主要负责人负总责。\n云台市人民政府\n2021年9月12日\n\
（上接第1页）立即向市水利局和市卫生健康局报告，并停止供水。\n第四条 本办法自公布之日起施行。";

fn issue() -> Issue {
    let issue = parse(&text(ISSUE));
    assert_eq!(issue.documents.len(), 2);
    assert_eq!(issue.documents[0].seams.len(), 1, "{:#?}", issue.documents[0]);
    issue
}

/// The block that begins so.
fn block(issue: &Issue, begins: &str) -> Place {
    let mut all = issue.documents.iter().enumerate().flat_map(|(document, d)| {
        d.blocks.iter().enumerate().map(move |(block, b)| (Place { document, block, byte: 0 }, b))
    });
    all.find(|(_, b)| b.text.starts_with(begins)).map(|f| f.0).unwrap_or_else(|| panic!("no block begins {begins}"))
}

fn texts(issue: &Issue, document: usize) -> Vec<&str> {
    issue.documents[document].blocks.iter().map(|b| b.text.as_str()).collect()
}

fn apply(issue: &Issue, correction: &Correction) -> Issue {
    let corrected = correct(issue, std::slice::from_ref(correction));
    assert_eq!(corrected.outcomes, [Outcome::Done]);
    corrected.issue
}

#[test]
fn without_corrections_nothing_changes() {
    let issue = issue();
    assert_eq!(correct(&issue, &[]).issue, issue);
}

#[test]
fn two_paragraphs_are_joined_once_and_for_all() {
    let issue = issue();
    let place = block(&issue, "第一条");
    let correction = Correction::join_with_next(&issue, place.document, place.block).unwrap();
    let joined = apply(&issue, &correction);
    let now = joined.block(place.document, place.block).unwrap();
    assert!(now.text.starts_with("第一条") && now.text.ends_with("水质应当合格。"));
    assert_eq!(now.pieces.last().map(|p| (p.join, p.confidence)), Some((Some(Join::ByHand), 1.0)));
    assert_eq!(joined.documents[0].seams[0].after_block + 1, issue.documents[0].seams[0].after_block);
    // A parser that joins them itself needs the correction no more; the third paragraph stays out.
    let again = correct(&joined, &[correction]);
    assert_eq!((again.outcomes.as_slice(), &again.issue), ([Outcome::Needless].as_slice(), &joined));
}

#[test]
fn a_paragraph_is_cut_and_the_rest_gets_its_label() {
    let issue = parse(&text("关于甲的通知\n一、加强巡查。汛期每日巡查。二、落实责任。各单位负责。\n三、加强宣传。"));
    let mut place = block(&issue, "一、");
    place.byte = issue.block(0, place.block).unwrap().text.find("二、").unwrap();
    let correction = Correction::split_at(&issue, place).unwrap();
    let cut = apply(&issue, &correction);
    let rest = cut.block(0, place.block + 1).unwrap();
    assert_eq!((rest.kind, rest.level, rest.label.as_deref()), (BlockKind::Heading, Some(1), Some("二、")));
    assert_eq!(rest.pieces[0], issue.block(0, place.block).unwrap().pieces[0]);
    assert_eq!(correct(&cut, &[correction]).outcomes, [Outcome::Needless]);
    let jumped = |i: &Issue| i.diagnostics.iter().any(|d| d.code == "numbering-jump");
    assert!(jumped(&issue) && !jumped(&cut), "the issue is looked over again");
}

#[test]
fn headings_come_and_go() {
    let issue = issue();
    let place = block(&issue, "一、加强巡查");
    let plain = apply(&issue, &Correction::heading(&issue, place.document, place.block, None).unwrap());
    let now = plain.block(place.document, place.block).unwrap();
    assert_eq!((now.kind, now.level, &now.label), (BlockKind::Paragraph, None, &None));
    let third = Correction::heading(&plain, place.document, place.block, Some(3)).unwrap();
    let heading = apply(&plain, &third);
    let now = heading.block(place.document, place.block).unwrap();
    assert_eq!((now.kind, now.level, now.label.as_deref()), (BlockKind::Heading, Some(3), Some("一、")));
}

#[test]
fn a_paragraph_goes_to_where_its_document_has_it() {
    let issue = issue();
    let place = block(&issue, "二、落实责任");
    let there = apply(&issue, &Correction::belongs_to(&issue, place.document, place.block, 0).unwrap());
    let first = texts(&there, 0);
    let at = first.iter().position(|t| t.starts_with("二、落实责任")).unwrap();
    assert!(first[at - 1].starts_with("第三条") && first[at + 1].starts_with("第四条"), "as the print has them");
    assert_eq!(there.documents[0].seams[0].after_block, at - 1);
    let back = block(&there, "二、落实责任");
    let home = apply(&there, &Correction::belongs_to(&there, back.document, back.block, 1).unwrap());
    assert_eq!(home.documents, issue.documents);
}

#[test]
fn a_document_without_text_is_none() {
    let mut now = issue();
    while now.documents.len() == 2 {
        now = apply(&now, &Correction::belongs_to(&now, 1, 0, 0).unwrap());
    }
    assert_eq!(now.contents.iter().map(|e| e.document).collect::<Vec<_>>(), [Some(0), None]);
}

#[test]
fn an_undone_seam_sends_the_remainder_back() {
    let issue = issue();
    let seam = &issue.documents[0].seams[0];
    let place = Place { document: 0, block: seam.after_block, byte: seam.byte };
    let correction = Correction::undo_seam(&issue, place).unwrap();
    let undone = apply(&issue, &correction);
    assert!(undone.documents[0].seams.is_empty());
    assert!(texts(&undone, 0).last().unwrap().ends_with("应当"), "{:#?}", texts(&undone, 0));
    let second = texts(&undone, 1);
    let at = second.iter().position(|t| t.starts_with("立即向市水利局")).unwrap();
    assert!(second[at - 1].starts_with("2021年") && second[at + 1].starts_with("第四条"));
    assert_eq!(correct(&undone, &[correction]).outcomes, [Outcome::Needless]);
}

#[test]
fn what_does_not_fit_any_more_is_told() {
    let issue = issue();
    let place = block(&issue, "第二条");
    let corrections = [
        Correction::join_with_next(&issue, place.document, place.block).unwrap(),
        Correction::heading(&issue, place.document, place.block, Some(2)).unwrap(),
    ];
    let other = parse(&text("关于天气的通知\n明日有雨，请注意出行安全。"));
    let corrected = correct(&other, &corrections);
    assert_eq!(corrected.outcomes, [Outcome::Lost, Outcome::Lost]);
    assert_eq!(corrected.issue.documents, other.documents);
    let told = corrected.issue.diagnostics.iter().filter(|d| d.code == "correction-lost").count();
    assert_eq!(told, 2);
    // The last paragraph of its document has no next one.
    let end = parse(&text(
        "云政发〔2021〕7号\n关于印发云台市供水办法的通知\n第一条 为了加强供水管理，制定本办法。\n第二条 供水应当安全，水质应当合格。",
    ));
    let corrected = correct(&end, &corrections[..1]);
    assert_eq!(corrected.outcomes, [Outcome::Unfit]);
    assert!(corrected.issue.diagnostics.iter().any(|d| d.code == "correction-unfit" && d.place.is_some()));
}

/// The issue with a block taken out and told as a running head.
fn without(begins: &str) -> (Issue, Issue) {
    let whole = issue();
    let place = block(&whole, begins);
    let mut parsed = whole.clone();
    let taken = parsed.documents[place.document].blocks.remove(place.block);
    let span = taken.pieces[0].span;
    parsed.dropped.push(crate::issue::Dropped { span, text: taken.text, why: crate::issue::DropReason::RunningHead });
    check::tell_dropped_anew(&mut parsed);
    (whole, parsed)
}

#[test]
fn a_sentence_taken_for_a_running_head_is_text_again() {
    let (whole, parsed) = without("二、落实责任");
    let told = |issue: &Issue| issue.diagnostics.iter().filter(|d| d.code == "sentence-dropped").count();
    assert_eq!(told(&parsed), 1);
    let correction = Correction::restore(&parsed, parsed.dropped.last().unwrap().span).unwrap();
    let restored = apply(&parsed, &correction);
    assert_eq!(texts(&restored, 1), texts(&whole, 1));
    let place = block(&restored, "二、落实责任");
    assert_eq!(restored.documents[1].blocks[place.block].kind, BlockKind::Heading, "by its label, as any other");
    assert_eq!(told(&restored), 0);
    assert_eq!(restored.dropped.len(), whole.dropped.len());
    // A better parser has it in the text; in another issue it is not to be found.
    assert_eq!(correct(&whole, std::slice::from_ref(&correction)).outcomes, [Outcome::Needless]);
    assert_eq!(correct(&Issue::default(), std::slice::from_ref(&correction)).outcomes, [Outcome::Lost]);
}

#[test]
fn a_line_inside_a_paragraph_goes_back_into_it() {
    let mut parsed = issue();
    let place = block(&parsed, "第三条");
    let (span, next) = {
        let pieces = &parsed.documents[0].blocks[place.block].pieces;
        (pieces[0].span, pieces[1].at)
    };
    let line = "应当采取补救措施，";
    parsed.dropped.push(crate::issue::Dropped {
        span,
        text: format!(" {line} "),
        why: crate::issue::DropReason::RunningHead,
    });
    let correction = Correction::restore(&parsed, parsed.dropped.last().unwrap().span).unwrap();
    let restored = apply(&parsed, &correction);
    let block = &restored.documents[0].blocks[place.block];
    assert!(block.text.contains("发现问题的，应当应当采取补救措施，立即向"), "{}", block.text);
    let joins: Vec<_> = block.pieces.iter().map(|p| (p.at, p.join)).collect();
    assert_eq!(joins[1..], [(next, Some(Join::ByHand)), (next + line.len(), Some(Join::Continuation))]);
    assert_eq!(restored.documents[0].seams[0].byte, next + line.len());
}

#[test]
fn marks_and_blanks_are_never_offered_as_text() {
    let parsed = issue();
    for line in &parsed.dropped {
        let offered = parsed.left_out(line.span);
        let text = |of: &&crate::issue::Dropped| of.why.may_be_text() && Some(of.text.as_str()) == offered;
        assert!(offered.is_none() || parsed.dropped.iter().any(|line| text(&line)), "{line:?}");
    }
    assert_eq!(Correction::restore(&parsed, crate::issue::Span::Line { line: u32::MAX }), None);
}

#[test]
fn a_line_of_the_masthead_is_text_again() {
    let (whole, mut parsed) = without("二、落实责任");
    let line = parsed.dropped.pop().unwrap();
    parsed.masthead.pieces.push(crate::issue::SourcePiece { text: line.text, span: line.span });
    check::tell_dropped_anew(&mut parsed);
    let told = |issue: &Issue| issue.diagnostics.iter().filter(|d| d.message.contains("刊头或版权页")).count();
    assert_eq!(told(&parsed), 1);
    let restored = apply(&parsed, &Correction::restore(&parsed, line.span).unwrap());
    assert_eq!(texts(&restored, 1), texts(&whole, 1));
    assert_eq!((told(&restored), restored.masthead.pieces.len()), (0, whole.masthead.pieces.len()));
}

#[test]
fn a_message_quotes_the_beginning() {
    for (paragraph, quoted) in [
        ("第二条 供水应当安全，水质合格。", "“第二条 供水应当安全，水质合格。”"),
        ("第二条 供水应当安全，水质应合格。", "“第二条 供水应当安全，水质应合格…”"),
    ] {
        let notice = "云政发〔2021〕7号\n关于印发云台市供水办法的通知\n第一条 为了加强供水管理，制定本办法。\n";
        let issue = parse(&text(&format!("{notice}{paragraph}")));
        let place = block(&issue, "第二条");
        let correction = Correction::heading(&issue, place.document, place.block, Some(2)).unwrap();
        let other = parse(&text("关于天气的通知\n明日有雨，请注意出行安全。"));
        let message = tell(&other, &correction).message;
        assert!(message.starts_with(&format!("找不到{quoted}")), "{message}");
    }
}

#[test]
fn a_line_set_into_a_paragraph_moves_its_own_break_only() {
    let mut issue = issue();
    let place = issue.documents[0].seams[0].clone();
    let document = &mut issue.documents[0];
    let other = crate::issue::Seam { after_block: 0, byte: 400, ..place.clone() };
    let between = crate::issue::Seam { inside_paragraph: false, byte: 0, ..place.clone() };
    document.seams.extend([other, between]);
    let (at, byte) = (place.after_block, place.byte);
    assert!(place.inside_paragraph && byte > 0);
    let why = crate::issue::DropReason::RunningHead;
    let line = crate::issue::Dropped { span: Span::Line { line: 1 }, text: "补".to_owned(), why };
    let piece = document.blocks[at].pieces.iter().position(|piece| piece.at == byte).unwrap();
    super::restore::insert(document, at, (piece, byte), "补", &line);
    let bytes: Vec<usize> = document.seams.iter().map(|seam| seam.byte).collect();
    assert_eq!(bytes, [byte + "补".len(), 400, 0]);
    assert_eq!(document.blocks[at].pieces[piece].at, byte);
    assert_eq!(document.blocks[at].pieces[piece + 1].at, byte + "补".len());
}
