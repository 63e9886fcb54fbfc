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

/// A document of blocks that are each a line, with breaks of continuations: after a block, and the byte inside the block or `None`
/// between blocks.
fn document(texts: &[&str], seams: &[(usize, Option<usize>)]) -> Document {
    let block = |(line, text): (u32, &&str)| crate::issue::Block {
        text: (*text).to_owned(),
        pieces: vec![crate::issue::Piece::sure(0, Span::Line { line }, None)],
        ..crate::issue::Block::default()
    };
    let seam = |&(after_block, byte): &(usize, Option<usize>)| crate::issue::Seam {
        says_page: None,
        from_page: None,
        after_block,
        inside_paragraph: byte.is_some(),
        byte: byte.unwrap_or(0),
        confidence: 1.0,
    };
    let blocks = (1..).zip(texts).map(block).collect();
    Document { blocks, seams: seams.iter().map(seam).collect(), ..Document::default() }
}

/// The breaks of a document, as [`document`] takes them.
fn breaks(document: &Document) -> Vec<(usize, Option<usize>)> {
    document.seams.iter().map(|s| (s.after_block, Some(s.byte).filter(|_| s.inside_paragraph))).collect()
}

fn all(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|b| b.text.as_str()).collect()
}

fn quote(text: &str) -> Anchor {
    Anchor { quote: text.to_owned(), ..Anchor::default() }
}

#[test]
fn breaks_stay_where_the_text_around_them_is_when_blocks_are_joined() {
    let at = |block: usize, byte: usize| Place { document: 0, block, byte };
    let mut of = document(&["甲", "乙乙", "丙丙", "丁"], &[(0, None), (1, None), (2, Some(3)), (2, None)]);
    assert_eq!(apply::join(&mut of, at(1, 0), &quote("乙乙")), Outcome::Done);
    assert_eq!(all(&of), ["甲", "乙乙丙丙", "丁"]);
    // The break between the two is inside now; that inside the second moves with its text; those behind count one less.
    assert_eq!(breaks(&of), [(0, None), (1, Some(6)), (1, Some(9)), (1, None)]);
    assert_eq!(
        of.blocks[1].pieces.iter().map(|p| (p.at, p.join)).collect::<Vec<_>>(),
        [(0, None), (6, Some(Join::Continuation))]
    );
    // Nothing follows; a table is joined with nothing.
    assert_eq!(apply::join(&mut of, at(2, 0), &quote("丁")), Outcome::Unfit);
    of.blocks[2].kind = BlockKind::Table;
    assert_eq!(apply::join(&mut of, at(1, 0), &quote("乙乙丙丙")), Outcome::Unfit);
    assert_eq!(apply::join(&mut of, at(3, 0), &quote("丁")), Outcome::Unfit);
    // The paragraph is longer than was quoted: it has been joined already.
    let mut long = document(&["甲乙丙丁戊己庚辛", "壬"], &[]);
    assert_eq!(apply::join(&mut long, at(0, 0), &quote("甲乙丙丁")), Outcome::Needless);
    assert_eq!(apply::join(&mut long, at(0, 0), &quote("子乙丙丁戊")), Outcome::Done);
    let mut long = document(&["甲乙丙丁戊己庚辛", "壬"], &[]);
    assert_eq!(apply::join(&mut long, at(0, 0), &quote("子乙丙丁")), Outcome::Needless);
}

#[test]
fn breaks_stay_where_the_text_around_them_is_when_a_block_is_cut() {
    let mut of = document(
        &["甲", "乙 乙丙丙", "丁"],
        &[(0, None), (1, Some(3)), (1, Some(4)), (1, Some(7)), (1, None), (2, None)],
    );
    of.blocks[1].pieces.push(crate::issue::Piece::sure(7, Span::Line { line: 9 }, Some(Join::Wrap)));
    assert_eq!(apply::split(&mut of, 1, 3), Outcome::Done);
    assert_eq!(all(&of), ["甲", "乙", "乙丙丙", "丁"]);
    // At the cut there is a break between blocks now, behind it one inside the second.
    assert_eq!(breaks(&of), [(0, None), (1, None), (1, None), (2, Some(3)), (2, None), (3, None)]);
    let lines = |block: usize| of.blocks[block].pieces.iter().map(|p| (p.at, p.span)).collect::<Vec<_>>();
    let line = |line| Span::Line { line };
    assert_eq!((lines(1), lines(2)), (vec![(0, line(2))], vec![(0, line(2)), (3, line(9))]));
    for (block, byte, outcome) in
        [(0, 0, Outcome::Needless), (0, 3, Outcome::Unfit), (0, 1, Outcome::Unfit), (9, 0, Outcome::Unfit)]
    {
        assert_eq!(apply::split(&mut of, block, byte), outcome, "{block} {byte}");
    }
    of.blocks[3].kind = BlockKind::Table;
    of.blocks[3].text = "丁戊".to_owned();
    assert_eq!(apply::split(&mut of, 3, 3), Outcome::Unfit);
}

#[test]
fn what_is_cut_off_is_what_its_label_says_where_it_stands() {
    let cut = |texts: &[&str], change: &dyn Fn(&mut Document), rest: &str| {
        let mut of = document(texts, &[]);
        for block in &mut of.blocks {
            block.label = super::super::lex::label_of(&block.text).map(|_| block.text.clone());
        }
        change(&mut of);
        let mut block = crate::issue::Block { text: rest.to_owned(), ..crate::issue::Block::default() };
        apply::classify(&of, of.blocks.len() - 1, &mut block);
        (block.kind, block.level, block.label)
    };
    let plain = |_: &mut Document| ();
    let heading = |level: u8, label: &str| (BlockKind::Heading, Some(level), Some(label.to_owned()));
    let item = |label: &str| (BlockKind::Item, None, Some(label.to_owned()));
    assert_eq!(cut(&["一、甲"], &plain, "二、乙"), heading(1, "二、"));
    assert_eq!(cut(&["第一条 甲"], &plain, "（一）乙"), item("（一）"));
    assert_eq!(cut(&["第一条 甲"], &plain, "乙"), (BlockKind::Paragraph, None, None));
    // A new text, or an attachment, has no articles yet; an item of the list of attachments begins none.
    let attachment =
        |level| move |of: &mut Document| (of.blocks[1].kind, of.blocks[1].level) = (BlockKind::Attachment, level);
    assert_eq!(cut(&["第一条 甲", "附件1"], &attachment(Some(0)), "（一）乙"), heading(2, "（一）"));
    assert_eq!(cut(&["第一条 甲", "附件1"], &attachment(None), "（一）乙"), item("（一）"));
    let title = |of: &mut Document| of.blocks[1].kind = BlockKind::Title;
    assert_eq!(cut(&["第一条 甲", "办法"], &title, "（一）乙"), heading(2, "（一）"));
    // In a chronicle or a list of appointments it is what stands above.
    for kind in [BlockKind::Chronicle, BlockKind::Appointment] {
        let within = move |of: &mut Document| of.blocks[0].kind = kind;
        assert_eq!(cut(&["甲"], &within, "一、乙"), (kind, None, None));
    }
    // Decimal labels count where the text is numbered so.
    assert_eq!(cut(&["1.1 甲"], &plain, "1.2 乙"), heading(2, "1.2"));
    assert_eq!(cut(&["甲"], &plain, "1.1 乙"), (BlockKind::Paragraph, None, None));
}

#[test]
fn headings_are_of_a_level_that_there_is() {
    let mut of = document(&["一、甲", "乙"], &[]);
    let at = |of: &Document, n: usize| (of.blocks[n].kind, of.blocks[n].level);
    assert_eq!(apply::heading(&mut of, 0, Some(200)), Outcome::Done);
    assert_eq!(at(&of, 0), (BlockKind::Heading, Some(crate::issue::DEEPEST_HEADING)));
    assert_eq!(apply::heading(&mut of, 0, Some(crate::issue::DEEPEST_HEADING)), Outcome::Needless);
    assert_eq!(apply::heading(&mut of, 0, Some(0)), Outcome::Done);
    assert_eq!((at(&of, 0), of.blocks[0].label.as_deref()), ((BlockKind::Heading, Some(1)), Some("一、")));
    assert_eq!(apply::heading(&mut of, 1, None), Outcome::Needless);
    assert_eq!(apply::heading(&mut of, 2, None), Outcome::Unfit);
    of.blocks[1].kind = BlockKind::Table;
    assert_eq!(apply::heading(&mut of, 1, Some(1)), Outcome::Unfit);
}

#[test]
fn breaks_go_with_the_blocks_that_are_taken_out_and_put_in() {
    let seams = [(0, None), (1, Some(3)), (1, None), (2, Some(3)), (2, None), (3, Some(3)), (3, None)];
    let mut of = document(&["甲甲", "乙乙", "丙丙", "丁丁", "戊"], &seams);
    let taken = shift::take(&mut of, 1..3);
    assert_eq!((all(&of), taken.blocks.len()), (vec!["甲甲", "丁丁", "戊"], 2));
    // What stood between the last of them and the next stands behind the block before them, once.
    assert_eq!(breaks(&of), [(0, None), (1, Some(3)), (1, None)]);
    shift::put(&mut of, 1, taken);
    assert_eq!(all(&of), ["甲甲", "乙乙", "丙丙", "丁丁", "戊"]);
    assert_eq!(breaks(&of), [(0, None), (1, Some(3)), (1, None), (2, Some(3)), (3, Some(3)), (3, None)]);
    // Nothing stands before the first: its break goes; nothing behind the last.
    let mut of = document(&["甲", "乙", "丙"], &[(0, None), (1, None)]);
    shift::take(&mut of, 0..1);
    assert_eq!((all(&of), breaks(&of)), (vec!["乙", "丙"], vec![(0, None)]));
    let mut of = document(&["甲", "乙"], &[(0, None)]);
    shift::take(&mut of, 1..9);
    assert_eq!((all(&of), breaks(&of)), (vec!["甲"], vec![]));
    shift::put(&mut of, 9, shift::Taken::of(vec![crate::issue::Block::default()]));
    assert_eq!(of.blocks.len(), 2);
}

/// The lines of a document with their numbers in print, and its breaks as [`document`] takes them.
type Printed<'t> = (&'t [(u32, &'t str)], &'t [(usize, Option<usize>)]);

/// Documents of lines in the order of the print, each with the number of its line; of each the breaks.
fn printed(documents: &[Printed<'_>]) -> Issue {
    let make = |&(lines, seams): &Printed<'_>| {
        let texts: Vec<&str> = lines.iter().map(|l| l.1).collect();
        let mut of = document(&texts, seams);
        for (block, line) in of.blocks.iter_mut().zip(lines) {
            block.pieces[0].span = Span::Line { line: line.0 };
        }
        of
    };
    Issue { documents: documents.iter().map(make).collect(), ..Issue::default() }
}

#[test]
fn a_remainder_goes_back_as_far_as_the_print_goes_on() {
    let all_of = |issue: &Issue| -> Vec<Vec<String>> {
        issue.documents.iter().map(|d| d.blocks.iter().map(|b| b.text.clone()).collect()).collect()
    };
    let first: &[(u32, &str)] = &[(1, "甲"), (2, "乙"), (6, "丙"), (7, "丁"), (3, "戊")];
    let second: &[(u32, &str)] = &[(4, "己"), (5, "庚"), (8, "辛")];
    let mut issue = printed(&[(first, &[(1, None)]), (second, &[])]);
    assert_eq!(remainder::undo_seam(&mut issue, Place { document: 0, block: 2, byte: 0 }), Outcome::Done);
    // Lines 6 and 7 stand behind line 5 in print; line 3 is another piece and stays.
    assert_eq!(all_of(&issue), [vec!["甲", "乙", "戊"], vec!["己", "庚", "丙", "丁", "辛"]]);
    assert!(issue.documents[0].seams.is_empty());
    // Without a break there nothing is undone.
    assert_eq!(remainder::undo_seam(&mut issue, Place { document: 0, block: 1, byte: 0 }), Outcome::Needless);
    assert_eq!(remainder::undo_seam(&mut issue, Place { document: 9, block: 1, byte: 0 }), Outcome::Unfit);
    // A break of its own behind the remainder goes with it.
    let first: &[(u32, &str)] = &[(1, "甲"), (4, "丙"), (7, "丁"), (2, "戊")];
    let second: &[(u32, &str)] = &[(3, "己"), (5, "庚"), (6, "辛")];
    let mut issue = printed(&[(first, &[(0, None), (1, None)]), (second, &[])]);
    assert_eq!(remainder::undo_seam(&mut issue, Place { document: 0, block: 1, byte: 0 }), Outcome::Done);
    assert_eq!(all_of(&issue), [vec!["甲", "戊"], vec!["己", "丙", "丁", "庚", "辛"]]);
    assert_eq!(breaks(&issue.documents[1]), [(1, None)]);
}

#[test]
fn the_break_nearest_to_the_place_is_undone() {
    let text = "甲".repeat(20);
    let lines: [(u32, &str); 1] = [(1, &text)];
    for (byte, left) in [(6, Some(45)), (12, Some(45)), (36, Some(6)), (45, Some(6))] {
        let mut issue = printed(&[(&lines, &[(0, Some(6)), (0, Some(45))]), (&[(2, "乙")], &[])]);
        assert_eq!(remainder::undo_seam(&mut issue, Place { document: 0, block: 0, byte }), Outcome::Done, "{byte}");
        let after: usize = if byte < 20 { 45 - 6 } else { 6 };
        assert_eq!(breaks(&issue.documents[0]), [(usize::from(byte < 20), Some(after))], "{left:?}");
    }
    // Too far away to be that of the place.
    let mut issue = printed(&[(&lines, &[(0, Some(6))]), (&[(2, "乙")], &[])]);
    for (byte, outcome) in [(33, Outcome::Needless), (30, Outcome::Done)] {
        assert_eq!(remainder::undo_seam(&mut issue, Place { document: 0, block: 0, byte }), outcome, "{byte}");
    }
}

#[test]
fn a_paragraph_goes_among_those_of_its_new_document_by_the_print() {
    let issue = || printed(&[(&[(3, "丙")], &[]), (&[(1, "甲"), (5, "戊")], &[]), (&[(4, "丁")], &[])]);
    let mut contents = issue();
    let entry = |document| crate::issue::ContentsEntry { document: Some(document), ..Default::default() };
    contents.contents = vec![entry(0), entry(1), entry(2)];
    assert_eq!(remainder::belongs(&mut contents, Place { document: 0, block: 0, byte: 0 }, 1), Outcome::Done);
    assert_eq!(all(&contents.documents[0]), ["甲", "丙", "戊"]);
    // Its own document is none any more; the contents count the others anew.
    assert_eq!(contents.contents.iter().map(|e| e.document).collect::<Vec<_>>(), [None, Some(0), Some(1)]);
    let mut same = issue();
    for (place, to, outcome) in [
        (Place { document: 0, block: 0, byte: 0 }, 0, Outcome::Needless),
        (Place { document: 0, block: 0, byte: 0 }, 9, Outcome::Unfit),
        (Place { document: 0, block: 9, byte: 0 }, 1, Outcome::Unfit),
    ] {
        assert_eq!(remainder::belongs(&mut same, place, to), outcome);
    }
    // Before all that is printed behind it.
    assert_eq!(remainder::belongs(&mut same, Place { document: 1, block: 0, byte: 0 }, 2), Outcome::Done);
    assert_eq!(all(&same.documents[2]), ["甲", "丁"]);
}
