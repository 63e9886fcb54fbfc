//! Anchors against edits. Each character of the test's text has a number of its own that goes with it through every
//! edit, so that a test knows where the marked one has gone.

use proptest::prelude::*;

use super::super::{Block, BlockKind, Document, Issue, Place};
use super::{Anchor, Resolution};

/// A small generator of numbers, so that a case is told by its seed.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

const WORDS: [&str; 24] = [
    "河道", "管理", "应当", "水务", "部门", "按照", "规定", "建立", "制度", "巡查", "责任", "单位", "及时", "报告",
    "养护", "经费", "安排", "设施", "完好", "记录", "检查", "不得", "占用", "堤岸",
];
const BOILERPLATE: [&str; 3] =
    ["各镇人民政府、街道办事处要加强组织领导。", "具体办法由主管部门另行制定。", "特此通知。"];

type Marked = Vec<(char, usize)>;

#[derive(Clone)]
struct TestBlock {
    kind: BlockKind,
    level: Option<u8>,
    label: Option<String>,
    text: Marked,
}

#[derive(Clone)]
struct TestDocument {
    number: Option<String>,
    title: String,
    blocks: Vec<TestBlock>,
}

/// An issue of original text, rich in phrases that come back.
fn write_issue(dice: &mut Dice) -> Vec<TestDocument> {
    let mut next = 0;
    let mut mark = |text: String| -> Marked {
        let first = next;
        next += text.chars().count();
        text.chars().zip(first..).collect()
    };
    let sentence = |dice: &mut Dice| -> String {
        if dice.one_in(6) {
            return BOILERPLATE[dice.below(BOILERPLATE.len())].to_owned();
        }
        let words: String = (0..6 + dice.below(12)).map(|_| WORDS[dice.below(WORDS.len())]).collect();
        words + "。"
    };
    (0..2 + dice.below(4))
        .map(|d| {
            let mut blocks = Vec::new();
            for article in 1..=3 + dice.below(12) {
                if article % 4 == 1 {
                    let label = format!("第{}章", article / 4 + 1);
                    let text = mark(format!("{label}　{}", WORDS[dice.below(WORDS.len())]));
                    blocks.push(TestBlock { kind: BlockKind::Heading, level: Some(1), label: Some(label), text });
                }
                let label = format!("第{article}条");
                let body: String = (0..1 + dice.below(3)).map(|_| sentence(dice)).collect();
                let text = mark(format!("{label}　{body}"));
                blocks.push(TestBlock { kind: BlockKind::Article, level: None, label: Some(label), text });
                for _ in 0..dice.below(3) {
                    let text = mark((0..1 + dice.below(3)).map(|_| sentence(dice)).collect());
                    blocks.push(TestBlock { kind: BlockKind::Paragraph, level: None, label: None, text });
                }
            }
            let number = (!dice.one_in(4)).then(|| format!("青政发〔2031〕{}号", d + 1));
            TestDocument { number, title: format!("青川镇{}办法", sentence(dice)), blocks }
        })
        .collect()
}

fn issue_of(documents: &[TestDocument]) -> Issue {
    let block = |b: &TestBlock| Block {
        kind: b.kind,
        level: b.level,
        label: b.label.clone(),
        text: b.text.iter().map(|(c, _)| *c).collect(),
        ..Block::default()
    };
    let document = |d: &TestDocument| Document {
        number: d.number.clone(),
        title: d.title.clone(),
        blocks: d.blocks.iter().map(block).collect(),
        ..Document::default()
    };
    Issue { documents: documents.iter().map(document).collect(), ..Issue::default() }
}

/// What an added character is numbered.
const ADDED: usize = usize::MAX;

/// The number of the character at a place, blanks passed over; of an added character, those of its neighbours.
fn marks_at(documents: &[TestDocument], place: Place) -> Vec<usize> {
    let document = &documents[place.document];
    let mut ahead: Marked = Vec::new();
    let mut behind: Marked = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let mut byte = 0;
        for &(c, mark) in &block.text {
            let before = (index, byte) < (place.block, place.byte);
            if before {
                behind.push((c, mark))
            } else {
                ahead.push((c, mark))
            }
            byte += c.len_utf8();
        }
    }
    let mut ahead = ahead.into_iter().filter(|(c, _)| !c.is_whitespace());
    let first = ahead.next().map(|(_, mark)| mark);
    if let Some(mark) = first.filter(|&mark| mark != ADDED) {
        return vec![mark];
    }
    let next = ahead.map(|(_, mark)| mark).find(|&mark| mark != ADDED);
    let last = behind.into_iter().rev().map(|(_, mark)| mark).find(|&mark| mark != ADDED);
    next.into_iter().chain(last).collect()
}

fn any_place(documents: &[TestDocument], dice: &mut Dice) -> (Place, usize) {
    let document = dice.below(documents.len());
    let block = dice.below(documents[document].blocks.len());
    let text = &documents[document].blocks[block].text;
    let from = if dice.one_in(2) { 0 } else { dice.below(text.len()) };
    let byte = text[..from].iter().map(|(c, _)| c.len_utf8()).sum();
    let bytes = if dice.one_in(2) { 0 } else { (2 + dice.below(20)) * 3 };
    (Place { document, block, byte }, bytes)
}

/// Another parser: paragraphs cut and joined elsewhere, their kinds and labels unknown.
fn reparse(documents: &mut [TestDocument], dice: &mut Dice) {
    for document in documents {
        let mut blocks: Vec<TestBlock> = Vec::new();
        for mut block in std::mem::take(&mut document.blocks) {
            match blocks.last_mut() {
                Some(last) if dice.one_in(4) => last.text.append(&mut block.text),
                _ if dice.one_in(3) && block.text.len() > 4 => {
                    let rest = block.text.split_off(2 + dice.below(block.text.len() - 3));
                    blocks.push(block);
                    blocks.push(TestBlock { kind: BlockKind::Paragraph, level: None, label: None, text: rest });
                }
                _ => blocks.push(block),
            }
        }
        document.blocks = blocks;
    }
}

/// Another extraction: full-width digits, blanks between characters, other brackets.
fn respace(documents: &mut [TestDocument], dice: &mut Dice) {
    for document in documents {
        document.number = document.number.take().map(|n| n.replace('〔', " [").replace('〕', "］ "));
        for block in &mut document.blocks {
            let old = std::mem::take(&mut block.text);
            for (c, mark) in old {
                if dice.one_in(9) {
                    block.text.push(([' ', '　', '\n'][dice.below(3)], mark));
                }
                let wide = c.is_ascii_digit().then(|| char::from_u32(c as u32 + 0xfee0)).flatten();
                block.text.push((wide.unwrap_or(c), mark));
            }
        }
    }
}

/// A corrected copy: a wrong character here and there put right, sentences and paragraphs added.
fn correct(documents: &mut [TestDocument], dice: &mut Dice) {
    let added = |dice: &mut Dice| -> Marked {
        let text: String = (0..4 + dice.below(8)).map(|_| WORDS[dice.below(WORDS.len())]).collect();
        (text + "。").chars().map(|c| (c, ADDED)).collect()
    };
    for document in documents {
        let mut blocks = Vec::new();
        for mut block in std::mem::take(&mut document.blocks) {
            for at in 0..block.text.len() {
                if dice.one_in(60) && block.label.as_ref().is_none_or(|l| at > l.chars().count()) {
                    block.text[at].0 = ['错', '别', '字'][dice.below(3)];
                }
            }
            let ends: Vec<usize> = (0..block.text.len()).filter(|&i| block.text[i].0 == '。').collect();
            if dice.one_in(5)
                && let Some(&end) = ends.get(dice.below(ends.len()))
            {
                let new = added(dice);
                block.text.splice(end + 1..end + 1, new);
            }
            blocks.push(block);
            if dice.one_in(6) {
                let text = added(dice);
                blocks.push(TestBlock { kind: BlockKind::Paragraph, level: None, label: None, text });
            }
        }
        document.blocks = blocks;
    }
}

type Edit = fn(&mut [TestDocument], &mut Dice);

/// Where an anchor was found, and by how many characters that is wrong.
struct Outcome {
    anchor: Anchor,
    found: Option<Resolution>,
    away: usize,
    /// Where it was found the text reads as around the mark: a sentence that is repeated on end.
    reads_alike: bool,
}

/// Marks eight places, edits the issue and looks for them.
fn try_edits(seed: u64, edits: &[Edit]) -> Vec<Outcome> {
    let mut dice = Dice(seed);
    let mut documents = write_issue(&mut dice);
    let issue = issue_of(&documents);
    let places: Vec<(Place, usize)> = (0..8).map(|_| any_place(&documents, &mut dice)).collect();
    let anchors: Vec<Anchor> = places.iter().map(|&(place, bytes)| Anchor::new(&issue, place, bytes)).collect();
    let wanted: Vec<Option<usize>> = anchors.iter().map(|a| marks_at(&documents, a.was).first().copied()).collect();
    for edit in edits {
        edit(&mut documents, &mut dice);
    }
    let issue = issue_of(&documents);
    let found = Anchor::resolve_all(&anchors, &issue);
    let outcome = |((anchor, wanted), found): ((Anchor, Option<usize>), Option<Resolution>)| {
        assert_eq!(found, anchor.resolve(&issue));
        assert!(found.is_none_or(|f| f.confidence > 0.0 && f.confidence <= 1.0));
        let marks = found.map(|f| marks_at(&documents, f.place)).unwrap_or_default();
        let away = marks.iter().filter_map(|m| Some(m.abs_diff(wanted?))).min().unwrap_or(usize::MAX);
        let there = found.map(|f| Anchor::new(&issue, f.place, anchor.quote.len()));
        let reads_alike = there.is_some_and(|t| t.quote == anchor.quote && t.before == anchor.before);
        Outcome { anchor, found, away, reads_alike }
    };
    anchors.into_iter().zip(wanted).zip(found).map(outcome).collect()
}

/// Where no character is changed, every anchor goes with its text.
fn check(seed: u64, edits: &[Edit]) -> Result<(), TestCaseError> {
    for Outcome { anchor, found, away, reads_alike } in try_edits(seed, edits) {
        prop_assert!(away == 0 || reads_alike, "{away} away: {found:?} {anchor:#?}");
        prop_assert!(found.is_some_and(|f| f.confidence >= 0.5), "{found:?} {anchor:#?}");
    }
    Ok(())
}

/// Where characters are changed around the mark and in it, a few are lost or guessed wrong, but none is wrong and sure.
fn check_mostly(edits: &[Edit], least: f32) {
    let (mut right, mut all) = (0, 0);
    for outcome in (0..50).flat_map(|seed| try_edits(seed * 7919 + 1, edits)) {
        all += 1;
        if outcome.away <= 3 {
            right += 1;
        } else if let Some(found) = outcome.found {
            println!("{} away, trusted {}: {:?}", outcome.away, found.confidence, outcome.anchor.quote);
            assert!(found.confidence < 0.8, "{found:?} {:#?}", outcome.anchor);
        } else {
            println!("lost: {:?}", outcome.anchor.quote);
        }
    }
    println!("{right} of {all} right");
    assert!(right as f32 >= least * all as f32, "{right} of {all}");
}

fn reorder(documents: &mut [TestDocument], dice: &mut Dice) {
    let by = dice.below(documents.len());
    documents.rotate_left(by);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changed(seed: u64) {
        check(seed, &[])?;
    }

    #[test]
    fn documents_in_another_order(seed: u64) {
        check(seed, &[reorder])?;
    }

    #[test]
    fn another_parser(seed: u64) {
        check(seed, &[reparse])?;
    }

    #[test]
    fn another_extraction(seed: u64) {
        check(seed, &[respace, reparse])?;
    }

    #[test]
    fn any_numbers_make_an_anchor(seed: u64, document: usize, block: usize, byte: usize, bytes: usize) {
        let issue = issue_of(&write_issue(&mut Dice(seed)));
        for place in [
            Place { document, block, byte },
            Place { document: document % 3, block, byte },
            Place { document: document % 3, block: block % 5, byte },
            Place { document: document % 3, block: block % 5, byte: byte % 200 },
        ] {
            let anchor = Anchor::new(&issue, place, bytes);
            prop_assert!(anchor.quote.chars().count() <= 120);
            prop_assert!(anchor.before.chars().count() <= 24 && anchor.after.chars().count() <= 24);
            if let Some(found) = anchor.resolve(&issue) {
                let block = issue.block(found.place.document, found.place.block);
                prop_assert!(block.is_some_and(|b| b.text.is_char_boundary(found.place.byte)));
            }
        }
    }
}

/// Three times the same sentence: the last was taken for the one before it.
#[test]
fn a_sentence_repeated_on_end() {
    assert!(check(14_227_612_889_183_718_652, &[reparse]).is_ok());
}

#[test]
fn a_corrected_copy() {
    check_mostly(&[correct], 0.99);
}

#[test]
fn a_corrected_copy_in_another_order_by_another_tool_and_parser() {
    check_mostly(&[correct, reorder, respace, reparse], 0.99);
}

fn paragraphs(texts: &[&str]) -> Issue {
    let blocks = texts.iter().map(|t| Block { text: (*t).to_owned(), ..Block::default() }).collect();
    let document = Document { title: "青川镇河道养护办法".into(), blocks, ..Document::default() };
    Issue { documents: vec![document], ..Issue::default() }
}

fn at(document: usize, block: usize, byte: usize) -> Place {
    Place { document, block, byte }
}

#[test]
fn an_anchor_says_what_stands_there() {
    let issue = paragraphs(&["前一段的末尾。", "河道养护经费列入年度预算。", "后一段的开头。"]);
    let anchor = Anchor::new(&issue, at(0, 1, 12), 6);
    assert_eq!(anchor.quote, "经费");
    assert_eq!(anchor.before, "前一段的末尾。河道养护");
    assert_eq!(anchor.after, "列入年度预算。后一段的开头。");
    assert_eq!(anchor.offset, 4);
    let found = anchor.resolve(&issue);
    assert_eq!(found, Some(Resolution { place: at(0, 1, 12), end: at(0, 1, 18), confidence: 1.0 }));
}

#[test]
fn what_is_gone_is_not_found() {
    let issue = paragraphs(&["河道养护经费列入年度预算，由镇财政统筹安排。", "巡查记录保存三年。"]);
    let anchor = Anchor::new(&issue, at(0, 0, 0), 0);
    let other = paragraphs(&["学校食堂应当公示每周菜谱。", "家长委员会可以派人陪餐，并提出意见。"]);
    assert_eq!(anchor.resolve(&other), None);
    assert_eq!(anchor.resolve(&Issue::default()), None);
    assert_eq!(Anchor::default().resolve(&issue), None);
}

#[test]
fn a_passage_moved_to_another_document_is_found_with_less_trust() {
    let issue = paragraphs(&["河道养护经费列入年度预算，由镇财政统筹安排。", "巡查记录保存三年。"]);
    let anchor = Anchor::new(&issue, at(0, 0, 0), 0);
    let mut other = paragraphs(&["另有一段。", "河道养护经费列入年度预算，由镇财政统筹安排。"]);
    other.documents[0].title = "关于印发财务手册的函".into();
    let found = anchor.resolve(&other).unwrap();
    assert_eq!(found.place, at(0, 1, 0));
    assert!((0.3..0.9).contains(&found.confidence), "{found:?}");
}

#[test]
fn a_marked_word_that_was_cut_is_a_guess() {
    let issue = paragraphs(&["养护单位应当每周巡查河道一次并做好记录，发现问题立即上报水务所处理。"]);
    let start = issue.documents[0].blocks[0].text.find("立即").unwrap();
    let anchor = Anchor::new(&issue, at(0, 0, start), "立即".len());
    let other = paragraphs(&["养护单位应当每周巡查河道一次并做好记录，发现问题上报水务所处理。"]);
    let found = anchor.resolve(&other).unwrap();
    assert_eq!(found.place, at(0, 0, start));
    assert!(found.confidence < 0.5, "{found:?}");
}

#[test]
fn an_intact_twin_does_not_beat_the_corrected_original() {
    let twin = "各镇人民政府要加强组织领导，落实经费保障。";
    let issue = paragraphs(&[
        "第一部分说的是巡查。",
        twin,
        "中间一段文字很长。",
        "第二部分说的是养护的标准。",
        twin,
        "末尾一段。",
    ]);
    let anchor = Anchor::new(&issue, at(0, 4, 0), 0);
    let fixed = "各镇人民政府要加强组织领导，落实资金保障。";
    let other = paragraphs(&[
        "第一部分说的是巡查。",
        twin,
        "中间一段文字很长。",
        "第二部分说的是养护的标准。",
        fixed,
        "末尾一段。",
    ]);
    assert_eq!(anchor.resolve(&other).map(|r| r.place), Some(at(0, 4, 0)));
}

#[test]
fn the_same_sentence_everywhere_is_told_by_its_place() {
    let issue = paragraphs(&["特此通知。"; 500]);
    for block in [0, 3, 250, 499] {
        let anchor = Anchor::new(&issue, at(0, block, 0), 0);
        assert_eq!(anchor.resolve(&issue).map(|r| r.place), Some(at(0, block, 0)));
    }
}

#[test]
fn a_document_without_text_is_its_head() {
    let document = Document { number: Some("青政发〔2031〕5号".into()), ..Document::default() };
    let issue = Issue { documents: vec![Document::default(), document], ..Issue::default() };
    let anchor = Anchor::new(&issue, at(1, 0, 0), 0);
    assert_eq!(anchor.resolve(&issue).map(|r| r.place), Some(at(1, 0, 0)));
}

#[test]
fn blanks_before_the_paragraph_belong_to_it() {
    let issue = paragraphs(&["　　河道养护经费列入预算。"]);
    let anchor = Anchor::new(&issue, at(0, 0, 0), 0);
    let other = paragraphs(&["新的一段。", "　　 河道养护经费列入预算。"]);
    assert_eq!(anchor.resolve(&other).map(|r| r.place), Some(at(0, 1, 0)));
}

#[test]
fn a_passage_is_found_from_its_first_words_to_its_last() {
    let long = "巡查人员应当逐段检查堤岸、闸门和水尺，".repeat(12);
    let issue = paragraphs(&["前一段。", &long, "巡查记录保存三年，由水务所归档。", "末尾一段。"]);
    let (from, to) = (at(0, 1, 6), at(0, 2, "巡查记录保存三年".len()));
    let (head, tail) = Anchor::of_passage(&issue, from, to);
    assert_eq!(head.quote.chars().count(), 120);
    assert_eq!(tail.as_ref().map(|t| t.quote.as_str()), Some("巡查记录保存三年"));
    let find = |issue: &Issue| {
        let found = Anchor::resolve_passages(std::iter::once((&head, tail.as_ref())), issue);
        found[0].map(|found| (found.place, found.end, found.confidence > 0.5))
    };
    assert_eq!(find(&issue), Some((from, to, true)));
    // Another extraction: a paragraph before it, other widths and spaces.
    let spaced = long.replace('，', ", ");
    let other = paragraphs(&["前一段。", "新的一段。", &spaced, "巡查 记录保存三年，由水务所归档。"]);
    assert_eq!(find(&other), Some((at(0, 2, 6), at(0, 3, "巡查 记录保存三年".len()), true)));
    // Without its end it is as long as its first words, and is said to be a guess.
    let cut = paragraphs(&["前一段。", &long]);
    let (place, end, sure) = find(&cut).unwrap();
    assert_eq!((place, sure), (from, false));
    assert_eq!(cut.documents[0].blocks[1].text[place.byte..end.byte].chars().count(), 120);
}

#[test]
fn words_that_were_corrected_keep_their_length() {
    let issue = paragraphs(&["养护单位应当每周巡查河道一次并做好记录，发现问题立即上报水务所处理。"]);
    let text = &issue.documents[0].blocks[0].text;
    let (from, to) = (text.find("每周").unwrap(), text.find("并做好").unwrap());
    let (head, tail) = Anchor::of_passage(&issue, at(0, 0, from), at(0, 0, to));
    assert!(tail.is_none());
    let other = paragraphs(&["养护单位应当每周巡查河流一次并做好记录，发现问题立即上报水务所处理。"]);
    let found = Anchor::resolve_passages(std::iter::once((&head, None)), &other)[0].unwrap();
    assert_eq!(&other.documents[0].blocks[0].text[found.place.byte..found.end.byte], "每周巡查河流一次");
}
