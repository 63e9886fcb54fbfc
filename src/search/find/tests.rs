use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::{FindError, FindHit, FindIndex, FindQuery, FindScope, FindSection};
use crate::issue::{Block, BlockKind, ContentsEntry, Document, Issue, Place, SourcePiece, Span, Table};
use crate::zh::fold::{is_quote, plain_each, plain_folded};

fn paragraph(text: &str) -> Block {
    Block { text: text.into(), ..Block::default() }
}

fn issue(documents: &[&[&str]]) -> Arc<Issue> {
    let document =
        |texts: &&[&str]| Document { blocks: texts.iter().map(|t| paragraph(t)).collect(), ..Document::default() };
    Arc::new(Issue { documents: documents.iter().map(document).collect(), ..Issue::default() })
}

fn query(text: &str) -> FindQuery {
    FindQuery { text: text.into(), ..FindQuery::default() }
}

fn pattern(text: &str) -> FindQuery {
    FindQuery { text: text.into(), regex: true, ..FindQuery::default() }
}

fn texts(index: &FindIndex, query: &FindQuery) -> Vec<String> {
    let found = index.find(query).unwrap();
    found.hits.iter().map(|h| index.context(h, 0).hit).collect()
}

#[test]
fn form_width_case_and_space_hide_nothing() {
    for (text, needle, found) in [
        ("第一章 总　则", "总则", &["总　则"][..]),
        ("ＧＤＰ增长", "gdp", &["ＧＤＰ"]),
        ("东政发〔2023〕7 号", "东政发[2023]7号", &["东政发〔2023〕7 号"]),
        ("（2023—2025年）", "(2023-2025年)", &["（2023—2025年）"]),
        ("面积100㎡以上", "100m2", &["100㎡"]),
        ("面积100㎡以上", "m", &["㎡"]),
        ("等等……", ".", &["…", "…"]),
        ("水文水文水文", "水文", &["水文", "水文", "水文"]),
        ("水水水", "水水", &["水水"]),
        ("水\n文", "水 文", &["水\n文"]),
        ("水文", "　", &[]),
        ("水文", "", &[]),
        ("體育", "体育", &["體育"]),
        ("⼈⺠政府張貼順序表", "人民政府张贴顺序表", &["⼈⺠政府張貼順序表"]),
        ("二○二四年", "二〇二四年", &["二○二四年"]),
        ("等等⋯⋯", "……", &["⋯⋯"]),
        ("等等……", "⋯⋯", &["……"]),
    ] {
        let index = FindIndex::build(&issue(&[&[text]]));
        assert_eq!(texts(&index, &query(needle)), found, "{needle} in {text}");
    }
}

#[test]
fn hits_stay_in_blocks_and_cells() {
    let index = FindIndex::build(&issue(&[&["水", "文"]]));
    assert_eq!(texts(&index, &query("水文")), Vec::<String>::new());
    let table =
        Block { kind: BlockKind::Table, table: Some(Table::default()), text: "10\t20\n3 0".into(), ..Block::default() };
    let document = Document { blocks: vec![table, paragraph("20 3")], ..Document::default() };
    let index = FindIndex::build(&Arc::new(Issue { documents: vec![document], ..Issue::default() }));
    assert_eq!(texts(&index, &query("1020")), Vec::<String>::new());
    assert_eq!(texts(&index, &query("30")), ["3 0"]);
    assert_eq!(texts(&index, &query("203")), ["20 3"]);
    assert_eq!(texts(&index, &pattern(r"\d+")), ["10", "20", "3", "0", "20", "3"]);
    assert_eq!(texts(&index, &pattern("1020")), Vec::<String>::new());
    assert_eq!(texts(&index, &pattern("30")), ["3 0"]);
    assert_eq!(texts(&index, &pattern("^20$")), ["20"]);
}

#[test]
fn what_stands_outside_the_documents_is_counted() {
    let piece = |text: &str| SourcePiece { text: text.into(), span: Span::Line { line: 1 } };
    let mut whole = issue(&[&["水文办法"]]).as_ref().clone();
    whole.masthead.pieces = vec![piece("总第245-246期"), piece("地址：水 文路")];
    whole.contents = vec![ContentsEntry { pieces: vec![piece("水"), piece("文办法")], ..ContentsEntry::default() }];
    let index = FindIndex::build(&Arc::new(whole));
    let outside = |query: FindQuery| index.outside(&query).unwrap().len();
    assert_eq!((outside(query("水文")), index.find(&query("水文")).unwrap().total), (2, 1));
    assert_eq!((outside(query("總第245")), outside(query("无")), outside(query(" "))), (1, 0, 0));
    assert_eq!(outside(pattern(r"\d+-\d+")), 1);
    assert_eq!(outside(FindQuery { scope: FindScope::Document(0), ..query("水文") }), 0);
    assert!(index.outside(&pattern("水(")).is_err());
}

#[test]
fn quotation_marks_that_were_typed_are_a_part_of_the_hit() {
    let index =
        FindIndex::build(&issue(&[&["全面总结“十二五”规划。", "“十二五”“十二五”", "十二五”十二五", "「十二五」规划"]]));
    assert_eq!(texts(&index, &query("“十二五”规划")), ["“十二五”规划", "「十二五」规划"]);
    assert_eq!(texts(&index, &query("十二五规划")), ["十二五”规划", "十二五」规划"], "not typed, not taken");
    let quoted = ["“十二五”", "“十二五”", "“十二五”", "十二五”", "十二五", "「十二五」"];
    assert_eq!(texts(&index, &query("“十二五”")), quoted, "one mark between two is of one");
}

#[test]
fn one_document_or_all() {
    let index = FindIndex::build(&issue(&[&["水文", "无"], &["水文一", "二水文"], &[]]));
    let found = |scope| index.find(&FindQuery { scope, ..query("水文") }).unwrap();
    assert_eq!(found(FindScope::Whole).total, 3);
    let second = found(FindScope::Document(1));
    let places: Vec<_> = second.hits.iter().map(|h| (h.place.document, h.place.block, h.place.byte, h.bytes)).collect();
    assert_eq!(places, [(1, 0, 0, 6), (1, 1, 3, 6)]);
    assert_eq!(found(FindScope::Document(2)).total, 0);
    assert_eq!(found(FindScope::Document(9)).total, 0);
    let regex = index.find(&FindQuery { scope: FindScope::Document(1), ..pattern("水.") }).unwrap();
    assert_eq!(regex.total, 2);
}

#[test]
fn regular_expressions_find_and_tell_what_is_wrong() {
    let index = FindIndex::build(&issue(&[&["第十五条　水 文", "第十六条"]]));
    assert_eq!(texts(&index, &pattern("第.+?条")), ["第十五条", "第十六条"]);
    assert_eq!(texts(&index, &pattern("水文")), ["水 文"]);
    assert_eq!(texts(&index, &pattern("x*")), Vec::<String>::new());
    assert!(matches!(index.find(&pattern("水(")), Err(FindError::Regex(_))));
}

#[test]
fn expressions_see_the_text_as_it_is_and_folded() {
    for (text, expression, found) in [
        ("ＧＤＰ增长５．２％", "GDP", &["ＧＤＰ"][..]),
        ("２０２４年", r"\d{4}年", &["２０２４年"]),
        ("民 族 自 治", "民族自治", &["民 族 自 治"]),
        ("（一）甲", r"\(一\)", &["（一）"]),
        ("（一）甲", "（一）", &["（一）"]),
        ("甲(一)", "[（【]一", &["(一"]),
        ("條 例", r"条\s例|条例", &["條 例"]),
        ("甲 乙", r"甲\s乙", &["甲 乙"]),
        ("Ab ab", "A.", &["Ab", "ab"]),
        ("hello world", "[a-z]+", &["hello", "world"]),
        ("①②", r"\d+", &[]),
        ("①②", "②", &["②"]),
        ("100㎡", "m2", &["㎡"]),
        ("GDP gdp ＧＤＰ", "(?-i)gdp", &["gdp"]),
        ("GDP gdp ＧＤＰ", "gdp", &["GDP", "gdp", "ＧＤＰ"]),
        ("10 000元", r"\d+", &["10", "000"]),
        ("10 000元", "10000元", &["10 000元"]),
    ] {
        let index = FindIndex::build(&issue(&[&[text]]));
        assert_eq!(texts(&index, &pattern(expression)), found, "{expression} in {text}");
    }
}

#[test]
fn a_cancelled_search_says_so() {
    let index = FindIndex::build(&issue(&[&["水文"]]));
    let cancel = AtomicBool::new(true);
    for query in [query("水"), pattern("水")] {
        assert_eq!(index.find_cancellable(&query, &cancel), Err(FindError::Cancelled));
    }
}

#[test]
fn more_hits_than_are_kept_are_counted() {
    let index = FindIndex::build(&issue(&[&[&"水".repeat(super::KEPT_HITS + 5)]]));
    for query in [query("水"), pattern("水")] {
        let found = index.find(&query).unwrap();
        assert_eq!((found.total, found.hits.len(), found.truncated()), (super::KEPT_HITS + 5, super::KEPT_HITS, true));
    }
}

#[test]
fn context_is_measured_in_characters() {
    let index = FindIndex::build(&issue(&[&["一二三四水文五六七八"]]));
    let hit = index.find(&query("水文")).unwrap().hits[0];
    let context = index.context(&hit, 2);
    assert_eq!((context.before.as_str(), context.hit.as_str(), context.after.as_str()), ("三四", "水文", "五六"));
    assert!(context.cut_before && context.cut_after);
    let context = index.context(&hit, 4);
    assert_eq!((context.before.as_str(), context.after.as_str()), ("一二三四", "五六七八"));
    assert!(!context.cut_before && !context.cut_after);
    // A hit of another issue gives nothing, and no panic.
    let other = FindHit { place: Place { document: 0, block: 0, byte: 1 }, bytes: 400 };
    assert_eq!(index.context(&other, 5).hit, "");
}

#[test]
fn hits_are_grouped_by_what_they_stand_under() {
    let labelled = |kind, level, label: &str, text: &str| Block {
        kind,
        level,
        label: Some(label.into()),
        text: text.into(),
        ..Block::default()
    };
    let blocks = vec![
        paragraph("水文一"),
        labelled(BlockKind::Heading, Some(1), "第一章", "第一章 总则"),
        labelled(BlockKind::Article, None, "第一条", "第一条 水文和水文"),
        paragraph("也说水文"),
        labelled(BlockKind::Article, None, "第二条", "第二条 水文"),
    ];
    let documents = vec![
        Document { blocks, ..Document::default() },
        Document { blocks: vec![paragraph("水文")], ..Document::default() },
    ];
    let index = FindIndex::build(&Arc::new(Issue { documents, ..Issue::default() }));
    let results = index.find(&query("水文")).unwrap();
    let section = |document, block, path: &[&str], hits| FindSection {
        document,
        block,
        path: path.iter().map(|p| (*p).to_owned()).collect(),
        hits,
    };
    assert_eq!(
        index.sections(&results),
        [
            section(0, None, &[], 0..1),
            section(0, Some(2), &["第一章", "第一条"], 1..4),
            section(0, Some(4), &["第一章", "第二条"], 4..5),
            section(1, None, &[], 5..6),
        ]
    );
}

/// Folds with the byte each character came from, and looks at every place.
fn naive(text: &str, needle: &str) -> Vec<(usize, usize)> {
    let marks = needle.trim();
    if !marks.is_empty() && marks.chars().all(is_quote) {
        return text.match_indices(marks).map(|(at, found)| (at, at + found.len())).collect();
    }
    let needle: Vec<char> = plain_folded(needle).chars().collect();
    let mut all: Vec<(char, usize, usize)> = Vec::new();
    plain_each(text, |at, c| {
        let len = text[at..].chars().next().map_or(0, char::len_utf8);
        all.push((c, at, at + len));
    });
    let (mut hits, mut at): (Vec<(usize, usize)>, usize) = (Vec::new(), 0);
    while !needle.is_empty() && at + needle.len() <= all.len() {
        if all[at..at + needle.len()].iter().map(|a| a.0).eq(needle.iter().copied()) {
            let (start, end) = (all[at].1, all[at + needle.len() - 1].2);
            if hits.last().is_none_or(|h| start >= h.1) {
                hits.push((start, end));
            }
            at += needle.len();
        } else {
            at += 1;
        }
    }
    hits
}

#[test]
fn quotation_marks_are_found_over_and_by_themselves() {
    let index = FindIndex::build(&issue(&[&["编制“十二五”规划。", "编制「十二五」规划。", "编制十二五规划。"]]));
    let hits = |text: &str| index.find(&query(text)).unwrap().hits;
    for typed in ["十二五规划", "“十二五”规划", "\"十二五\" 规划", "「十二五」規劃"] {
        assert_eq!(hits(typed).len(), 3, "{typed}");
    }
    // Lit are the words with what stands between them, not around them.
    assert_eq!((hits("十二五规划")[0].place.byte, hits("十二五规划")[0].bytes), (9, "十二五”规划".len()));
    assert_eq!((hits("“").len(), hits("」").len(), hits("\"").len(), hits(" ").len()), (1, 1, 0, 0));
    assert_eq!(index.find(&pattern("“.{3}”")).unwrap().total, 1, "an expression means the marks as they are");
}

proptest! {
    #[test]
    fn find_is_what_looking_everywhere_finds(
        texts in proptest::collection::vec("[水文 　aＡ（(㈠㎡1—\\-…]{0,40}|\\PC{0,30}", 1..6),
        needle in "[水文 aＡ(一1m.\\-]{1,3}|\\PC{0,2}",
    ) {
        let blocks: Vec<&str> = texts.iter().map(String::as_str).collect();
        let index = FindIndex::build(&issue(&[&blocks]));
        let found = index.find(&query(&needle)).unwrap();
        let expected: Vec<(usize, usize, usize)> = texts
            .iter()
            .enumerate()
            .flat_map(|(block, text)| naive(text, &needle).into_iter().map(move |(from, to)| (block, from, to)))
            .collect();
        let got: Vec<_> = found.hits.iter().map(|h| (h.place.block, h.place.byte, h.place.byte + h.bytes)).collect();
        prop_assert_eq!(got, expected);
        for hit in &found.hits {
            let snippet = index.context(hit, 3);
            prop_assert!(plain_folded(&snippet.hit).contains(&plain_folded(&needle)));
        }
    }

    #[test]
    fn a_needle_taken_from_the_text_is_found(text in "\\PC{1,60}", from in 0_usize..60, len in 1_usize..10) {
        let needle: String = text.chars().skip(from).take(len).collect();
        let index = FindIndex::build(&issue(&[&[&text]]));
        let found = index.find(&query(&needle)).unwrap();
        let marks = !needle.trim().is_empty() && needle.trim().chars().all(is_quote);
        prop_assert_eq!(found.total > 0, marks || !plain_folded(&needle).is_empty());
    }

    #[test]
    fn no_pattern_panics(pattern_text in "\\PC{0,12}|[(){}\\[\\]\\\\*+?|^$a水.]{0,12}", text in "\\PC{0,40}") {
        let index = FindIndex::build(&issue(&[&[&text]]));
        if let Ok(found) = index.find(&pattern(&pattern_text)) {
            for hit in found.hits {
                prop_assert!(hit.bytes > 0);
                prop_assert!(text.get(hit.place.byte..hit.place.byte + hit.bytes).is_some());
            }
        }
    }
}

#[test]
fn a_wrong_expression_is_told_in_both_languages_with_its_place() {
    let error = FindIndex::build(&issue(&[&["水文"]])).find(&pattern("水(文")).unwrap_err();
    assert_eq!(error.message_zh(), "正则表达式第 2 个字符有误：括号没有闭合");
    assert_eq!(error.to_string(), "The regular expression is wrong at character 2: unclosed group");
}

#[test]
fn signs_in_doubt_are_found_by_either_reading() {
    use crate::issue::{Doubt, Piece, Span};

    let span = Span::Page { page: 1, bbox: [0.0, 0.0, 200.0, 12.0] };
    let text = "王末林任市水务局局长，王末林兼任书记。";
    let block = Block { text: text.into(), pieces: vec![Piece::sure(0, span, None)], ..Block::default() };
    let doubt = |nth, other| Doubt { span, nth, read: '末', other, sure: 0.5, area: [0.0; 4] };
    let issue = Issue {
        documents: vec![Document { blocks: vec![block.clone()], ..Document::default() }],
        doubts: vec![doubt(1, '未'), doubt(12, 'm')],
        ..Issue::default()
    };
    let index = FindIndex::build(&Arc::new(issue));
    let found = |text: &str, regex| {
        let results = index.find(&FindQuery { text: text.into(), regex, ..FindQuery::default() }).unwrap();
        assert_eq!(results.total, results.hits.len());
        let told = |hit: &FindHit| {
            (block.text[hit.place.byte..hit.place.byte + hit.bytes].to_owned(), results.is_by_other(hit))
        };
        results.hits.iter().map(told).collect::<Vec<_>>()
    };
    let hit = |by_other| ("王末林".to_owned(), by_other);
    assert_eq!(found("王末林", false), [hit(false), hit(false)]);
    assert_eq!(found("王未林", false), [hit(true)]);
    assert_eq!(found("王m林", false), [hit(true)]);
    assert_eq!(found("王.林兼", true), [("王末林兼".to_owned(), false)]);
    assert_eq!(found("王[未某]林", true), [hit(true)]);
    assert_eq!(
        found("未林任市水务局局长，王m", false),
        [("末林任市水务局局长，王末".to_owned(), true)],
        "both at once"
    );
    assert_eq!(found("林任", false), [("林任".to_owned(), false)], "no hit is told twice");
}
