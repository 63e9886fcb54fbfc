use proptest::prelude::*;

use super::{JumpContext, JumpEntry, JumpHit, JumpIndex, JumpKind, JumpTarget, LONGEST_QUERY};
use crate::issue::{Block, BlockKind, Document, Issue, Place, Seam};
use crate::search::pinyin::readings;

fn block(kind: BlockKind, level: Option<u8>, label: &str, text: &str) -> Block {
    let label = (!label.is_empty()).then(|| label.to_owned());
    Block { kind, level, label, text: text.into(), ..Block::default() }
}

fn article(label: &str, text: &str) -> Block {
    block(BlockKind::Article, None, label, &format!("{label}　{text}"))
}

fn chapter(label: &str, text: &str) -> Block {
    block(BlockKind::Heading, Some(1), label, &format!("{label}　{text}"))
}

fn document(title: &str, number: &str, page: u32, blocks: Vec<Block>) -> Document {
    let mut all = vec![block(BlockKind::Title, None, "", title)];
    all.extend(blocks);
    Document {
        title: title.into(),
        number: (!number.is_empty()).then(|| number.to_owned()),
        page: Some(page),
        issuer: Some("临岚市人民政府".into()),
        blocks: all,
        ..Document::default()
    }
}

const NUMERALS: [&str; 17] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七",
];

/// An invented city's issue.
fn sample() -> Issue {
    let articles = |of: &str| NUMERALS.map(|n| article(&format!("第{n}条"), &format!("{of}的第{n}项要求。"))).to_vec();
    let mut trees = vec![chapter("第一章", "总　则")];
    trees.extend(articles("古树守护"));
    let mut water = vec![
        block(BlockKind::Paragraph, None, "", "现将规程印发给你们，请遵照执行。"),
        block(BlockKind::Title, None, "", "临岚市水务管理规程"),
        chapter("第一章", "总　则"),
    ];
    water.extend(articles("取水"));
    water.extend([
        block(BlockKind::Item, None, "（一）", "（一）甲类；"),
        block(BlockKind::Item, None, "（二）", "（二）乙类。"),
        block(BlockKind::Paragraph, None, "", "前款各类由市水务部门认定。"),
        block(BlockKind::Item, None, "（一）", "（一）丙类；"),
        block(BlockKind::Item, None, "1.", "1.丙类之一；"),
        block(BlockKind::Item, None, "2.", "2.丙类之二。"),
        chapter("第二章", "长期监测"),
        article("第十八条", "本规程自公布之日起施行。"),
    ]);
    let archive = vec![
        block(BlockKind::Heading, Some(1), "一、", "一、总体要求"),
        block(BlockKind::Heading, Some(2), "（一）", "（一）行业数据归集。各单位按季度报送。"),
        block(BlockKind::Heading, Some(1), "二、", "二、三年行动步骤"),
    ];
    let documents = vec![
        document("临岚市古树守护办法", "临岚市人民政府令第12号", 3, trees),
        Document {
            promulgates: vec!["临岚市水务管理规程".into()],
            ..document("临岚市人民政府关于印发临岚市水务管理规程的通知", "临政发〔2031〕7号", 6, water)
        },
        document("临岚市人民政府关于加快数字档案建设的实施意见", "临政字〔2031〕17号", 15, archive),
        document("临岚市人民政府办公室关于做好重阳节走访的通知", "临政办发〔2031〕70号", 48, vec![]),
        document("临岚市人民政府大事记（2031年5月）", "", 50, vec![]),
    ];
    Issue { documents, ..Issue::default() }
}

fn commands() -> Vec<JumpEntry> {
    let command = |id: &str, names: &[&str]| JumpEntry::Command {
        id: id.into(),
        names: names.iter().map(|n| (*n).to_owned()).collect(),
    };
    vec![command("zoom_in", &["放大", "Zoom in"]), command("bookmark", &["添加书签", "Add bookmark"])]
}

fn index() -> JumpIndex {
    JumpIndex::build_with(&sample(), &commands())
}

fn ask(index: &JumpIndex, query: &str, document: Option<usize>) -> Vec<JumpHit> {
    index.query(query, &JumpContext { document, ..JumpContext::default() })
}

fn block_of(hit: &JumpHit) -> Option<(usize, usize)> {
    match hit.target {
        JumpTarget::Place(Place { document, block, .. }) => Some((document, block)),
        JumpTarget::Command(_) => None,
    }
}

#[test]
fn the_first_hit() {
    let index = index();
    use JumpKind::{Article, Document, Heading, Number, Page};
    let water = "临岚市人民政府关于印发临岚市水务管理规程的通知";
    for (query, here, kind, text) in [
        // Pinyin: initials, syllables, mixed, unfinished, any reading.
        ("swgl", None, Document, water),
        ("SWGL", None, Document, water),
        ("shuiwu", None, Document, water),
        ("shuiwuguanli", None, Document, water),
        ("shuiwugl", None, Document, water),
        ("sw管理", None, Document, water),
        ("水务gl", None, Document, water),
        ("shuiwug", None, Document, water),
        ("水务", None, Document, water),
        ("gssh", None, Document, "临岚市古树守护办法"),
        ("gushu", None, Document, "临岚市古树守护办法"),
        ("chongyang", None, Document, "临岚市人民政府办公室关于做好重阳节走访的通知"),
        ("zhongyang", None, Document, "临岚市人民政府办公室关于做好重阳节走访的通知"),
        ("cyj", None, Document, "临岚市人民政府办公室关于做好重阳节走访的通知"),
        ("hangye", None, Heading, "（一）行业数据归集。"),
        ("changqi", None, Heading, "第二章 长期监测"),
        ("dsj", None, Document, "临岚市人民政府大事记（2031年5月）"),
        // Blanks inside labels and pages, traditional characters, ranges of pages.
        ("第 十五 条", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("水务 第 15 條", None, Article, "第十五条 取水的第十五项要求。"),
        ("p 48", None, Page, "第48页"),
        ("p. 48", None, Page, "第48页"),
        ("第 48 頁", None, Page, "第48页"),
        ("P48-49", None, Page, "第48页"),
        ("第48-49页", None, Page, "第48页"),
        // Numbers.
        ("临政发7", None, Number, "临政发〔2031〕7号"),
        ("lzf7", None, Number, "临政发〔2031〕7号"),
        ("临政发〔2031〕7号", None, Number, "临政发〔2031〕7号"),
        ("临政发【2031】7 号", None, Number, "临政发〔2031〕7号"),
        ("临政发2031 7", None, Number, "临政发〔2031〕7号"),
        ("临政办发", None, Number, "临政办发〔2031〕70号"),
        ("70号", None, Number, "临政办发〔2031〕70号"),
        ("7号", None, Number, "临政发〔2031〕7号"),
        ("令12", None, Number, "临岚市人民政府令第12号"),
        // Articles, with and without a document.
        ("水务 15", None, Article, "第十五条 取水的第十五项要求。"),
        ("水务15", None, Article, "第十五条 取水的第十五项要求。"),
        ("sw15t", None, Article, "第十五条 取水的第十五项要求。"),
        ("15条 水务", None, Article, "第十五条 取水的第十五项要求。"),
        ("第十五条", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("15条", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("第15条", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("第１５条", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("d15t", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("15", Some(1), Article, "第十五条 取水的第十五项要求。"),
        ("d15t", None, Article, "第十五条 古树守护的第十五项要求。"),
        ("d15t", Some(0), Article, "第十五条 古树守护的第十五项要求。"),
        ("第十八条", Some(0), Article, "第十八条 本规程自公布之日起施行。"),
        ("1章", Some(1), Heading, "第一章 总 则"),
        ("zongze", Some(1), Heading, "第一章 总 则"),
        ("一、", None, Heading, "一、总体要求"),
        ("（一）", None, Heading, "（一）行业数据归集。"),
        ("二、三年", None, Heading, "二、三年行动步骤"),
        ("3年行动", None, Heading, "二、三年行动步骤"),
        // Pages.
        ("p48", None, Page, "第48页"),
        ("P48", None, Page, "第48页"),
        ("48页", None, Page, "第48页"),
        ("第48页", None, Page, "第48页"),
        ("第四十八页", None, Page, "第48页"),
        ("48", None, Page, "第48页"),
    ] {
        let hits = ask(&index, query, here);
        let first = hits.first().map(|h| (h.kind, h.text.as_str()));
        assert_eq!(first, Some((kind, text)), "{query}: {hits:#?}");
    }
}

#[test]
fn matched_characters_are_lit() {
    let index = index();
    let lit = |query: &str, here| {
        let hits = ask(&index, query, here);
        let hit = hits.first().unwrap();
        hit.matched.iter().filter_map(|&at| hit.text.chars().nth(at)).collect::<String>()
    };
    assert_eq!(lit("swgl", None), "水务管理");
    assert_eq!(lit("d15t", None), "第十五条");
    assert_eq!(lit("15", Some(1)), "十五");
    assert_eq!(lit("临政发7", None), "临政发7");
    assert_eq!(lit("水务 规程", None), "水务规程");
    assert_eq!(lit("总则", Some(0)), "总则");
    assert_eq!(lit("p48", None), "48");
}

#[test]
fn what_is_too_long_for_a_query_finds_nothing() {
    let index = index();
    let words = |signs: usize| format!("水务{}", " ".repeat(signs - 2));
    assert!(!ask(&index, &words(LONGEST_QUERY), None).is_empty());
    assert!(ask(&index, &words(LONGEST_QUERY + 1), None).is_empty());
}

#[test]
fn hits_say_where_they_are() {
    let index = index();
    let hits = ask(&index, "水务 15", None);
    let hit = hits.first().unwrap();
    assert_eq!(hit.path, ["临岚市人民政府关于印发临岚市水务管理规程的通知", "临岚市水务管理规程", "第一章"]);
    assert_eq!(hit.number.as_deref(), Some("临政发〔2031〕7号"));
    assert!(hit.page.is_some_and(|p| (6..15).contains(&p)), "{:?}", hit.page);
    assert_eq!(block_of(hit), Some((1, 18)));
    let hits = ask(&index, "临政字", None);
    assert_eq!(hits.first().unwrap().path, ["临岚市人民政府关于加快数字档案建设的实施意见"]);
    assert_eq!(hits.first().unwrap().page, Some(15));
}

#[test]
fn pages_go_to_the_document_that_covers_them() {
    let index = index();
    let page = |query| {
        let hits = ask(&index, query, None);
        hits.into_iter().find(|h| h.kind == JumpKind::Page).map(|h| (block_of(&h).unwrap(), h.approximate))
    };
    assert_eq!(page("p3"), Some(((0, 0), false)));
    assert_eq!(page("p6"), Some(((1, 0), false)));
    let ((document, block), approximate) = page("p10").unwrap();
    assert!(document == 1 && block > 4 && approximate);
    assert_eq!(page("p2"), None);
    assert_eq!(page("p4000"), None);
    assert_eq!(page("水务 p10").map(|((document, _), _)| document), Some(1));
    assert_eq!(page("古树 p10"), None);
}

#[test]
fn pages_are_found_by_the_labels_of_their_file() {
    let mut issue = sample();
    issue.source.page_labels = ["ii", "附-1"].map(str::to_owned).to_vec();
    for (page, at) in [(1, (1, 2)), (2, (2, 3))] {
        let span = crate::issue::Span::Page { page, bbox: [0.0; 4] };
        issue.documents[at.0].blocks[at.1].pieces = vec![crate::issue::Piece::sure(0, span, None)];
    }
    let index = JumpIndex::build(&issue);
    let first = |query| ask(&index, query, None).into_iter().next().map(|h| (h.text.clone(), block_of(&h)));
    assert_eq!(first("p ii"), Some(("第ii页".to_owned(), Some((1, 2)))));
    assert_eq!(first("附-1"), Some(("第附-1页".to_owned(), Some((2, 3)))));
}

#[test]
fn a_document_that_went_on_elsewhere_is_found_by_both_pages() {
    let mut issue = sample();
    issue.documents[0].seams = vec![Seam {
        says_page: Some(60),
        from_page: Some(4),
        after_block: 9,
        inside_paragraph: false,
        byte: 0,
        confidence: 1.0,
    }];
    let index = JumpIndex::build(&issue);
    let hits = ask(&index, "p60", None);
    assert_eq!((block_of(&hits[0]), hits[0].approximate), (Some((0, 10)), false));
    let hits = ask(&index, "p4", None);
    assert!(block_of(&hits[0]).is_some_and(|(d, b)| d == 0 && b < 10) && hits[0].approximate);
    assert_eq!(ask(&index, "p30", None).first().and_then(block_of).map(|(d, _)| d), Some(2));
}

#[test]
fn commands_are_found_by_any_of_their_names() {
    let index = index();
    let first = |query: &str| ask(&index, query, None).into_iter().next().unwrap();
    for query in ["shuqian", "bookmark", "添加书签", ">add", "tjsq"] {
        assert_eq!(first(query).target, JumpTarget::Command("bookmark".into()), "{query}");
        assert_eq!(first(query).text, "添加书签", "{query}");
    }
    assert_eq!(ask(&index, ">", None).len(), 2);
    assert!(ask(&index, ">临岚", None).is_empty());
    assert!(ask(&index, ">p48", None).is_empty());
}

#[test]
fn what_was_put_in_behind_an_article_is_another_article() {
    let articles = ["第一条", "第二条", "第二条之一", "第三条", "第3-1条"].map(|label| article(label, "甲。"));
    let issue = Issue {
        documents: vec![document("临岚市供水规程", "临政发〔2031〕9号", 1, articles.to_vec())],
        ..Issue::default()
    };
    let index = JumpIndex::build(&issue);
    for (query, block) in [
        ("第二条", Some(2)),
        ("第二条之一", Some(3)),
        ("第二条 之1", Some(3)),
        ("供水第二条之一", Some(3)),
        ("第三条", Some(4)),
        ("第3条之1", Some(5)),
        ("第３－１條", Some(5)),
    ] {
        assert_eq!(ask(&index, query, Some(0)).first().and_then(block_of), block.map(|b| (0, b)), "{query}");
    }
}

#[test]
fn a_unit_alone_and_a_number_of_another_thing_name_nothing() {
    let table = |text: &str| Block { kind: BlockKind::Title, text: text.into(), ..Block::default() };
    let attachment =
        Block {
            kind: BlockKind::Attachment, label: Some("附件1".into()), text: "附件1".into(), ..Block::default()
        };
    let blocks = vec![
        article("第一条", "甲。"),
        article("第二条", "乙条件。"),
        attachment,
        table("任务分解表"),
        table("表2　用水定额"),
    ];
    let issue = Issue {
        documents: vec![document("临岚市供水条例", "临政发〔2031〕9号", 1, blocks)],
        ..Issue::default()
    };
    let index = JumpIndex::build(&issue);
    let articles = |query: &str| ask(&index, query, None).iter().filter(|h| h.kind == JumpKind::Article).count();
    assert_eq!((articles("条"), articles("第二条"), articles("条件")), (0, 1, 1));
    assert!(ask(&index, "条", None).iter().any(|hit| hit.text.contains("供水条例")), "a title may have it");
    assert!(ask(&index, "表1", None).is_empty(), "{:?}", ask(&index, "表1", None));
    for query in ["表2", "表二", "分解表"] {
        assert!(!ask(&index, query, None).is_empty(), "{query}");
    }
}

#[test]
fn a_page_is_no_command() {
    let entries = [JumpEntry::Command { id: "print".into(), names: vec!["打印第9页".into(), "Print p9".into()] }];
    let index = JumpIndex::build_with(&sample(), &entries);
    for query in ["p9", "第9页", "p 9"] {
        let commands = ask(&index, query, None).into_iter().filter(|hit| hit.kind == JumpKind::Command).count();
        assert_eq!(commands, 0, "{query}");
    }
    assert!(!ask(&index, "打印", None).is_empty() && !ask(&index, ">p9", None).is_empty());
}

#[test]
fn an_empty_query_lists_the_documents() {
    let index = index();
    let hits = ask(&index, " ", None);
    assert_eq!(hits.iter().map(block_of).collect::<Vec<_>>(), (0..5).map(|d| Some((d, 0))).collect::<Vec<_>>());
    assert!(ask(&index, "——", None).is_empty());
    assert_eq!(index.query("", &JumpContext { document: None, limit: 2 }).len(), 2);
    assert!(index.query("水", &JumpContext { document: None, limit: 0 }).is_empty());
    assert!(ask(&JumpIndex::build(&Issue::default()), "水", None).is_empty());
}

#[test]
fn what_does_not_match_is_not_there() {
    let index = index();
    // An article that is not there is not another whose label has the same characters, nor is a label any number.
    for query in [
        "第七十条",
        "第五十条",
        "第二章之一",
        "十二、",
        "第八十一条",
        "huowu",
        "水务 火",
        "xyzq",
        "临政发8",
        "99条",
        "swglx",
        "uiwu",
        "临政发203号",
    ] {
        assert!(ask(&index, query, None).is_empty(), "{query}: {:?}", ask(&index, query, None));
    }
}

#[test]
fn letters_scattered_over_a_title_are_no_match() {
    let title = "水的事务和管制道理";
    let index = JumpIndex::build(&Issue { documents: vec![document(title, "", 1, vec![])], ..Issue::default() });
    for (query, found) in [("sgl", false), ("wgl", false), ("swgl", true), ("sw", true), ("水管", true), ("s", true)]
    {
        assert_eq!(!ask(&index, query, None).is_empty(), found, "{query}");
    }
}

#[test]
fn letters_that_any_long_article_has_are_no_match() {
    let text = "应当每年组织在本市居住的遗属参加短期休养，期间确需请假的，由街道办事处报区人民政府批准。";
    let issue = Issue {
        documents: vec![document("临岚市休养规程", "临政发〔2031〕9号", 1, vec![article("第一条", text)])],
        ..Issue::default()
    };
    let index = JumpIndex::build(&issue);
    let does = "在正文旁边打开另一处，或者在旁边打开另一期，同时滚动，逐页对照阅读，中止时再按一次";
    let commands = [JumpEntry::Command { id: "beside".into(), names: vec!["并排栏".into(), does.into()] }];
    let with_commands = JumpIndex::build_with(&Issue::default(), &commands);
    assert!(ask(&with_commands, "zzzz", None).is_empty(), "{:?}", ask(&with_commands, "zzzz", None));
    for query in ["bpl", "zzwpb", "旁边打开", "duizhao"] {
        assert!(!ask(&with_commands, query, None).is_empty(), "{query}");
    }
    for nonsense in ["zzzqqq", "zzqqqj", "zzbqqj"] {
        assert!(ask(&index, nonsense, None).is_empty(), "{nonsense}: {:?}", ask(&index, nonsense, None));
    }
    // What stands together, or nearly so, is meant.
    for query in ["zzbs", "cjdqxy", "yscj", "jdbsc", "zuzhi qingjia"] {
        assert!(ask(&index, query, None).iter().any(|hit| hit.kind == JumpKind::Article), "{query}");
    }
}

#[test]
fn a_citation_goes_to_its_place() {
    let index = index();
    for (query, place) in [
        ("《临岚市水务管理规程》（临政发〔2031〕7号）第十五条", (1, 18)),
        ("《临岚市水务管理规程》第十七条", (1, 20)),
        ("《临岚市水务管理规程》第十七条第一款第（二）项", (1, 22)),
        ("《临岚市水务管理规程》第十七条第二款", (1, 23)),
        ("《临岚市水务管理规程》第十七条第二款第（一）项", (1, 24)),
        ("《临岚市水务管理规程》第十七条第二款第（一）项第2目", (1, 26)),
        ("临岚市水务管理规程第十七条第二款第一项", (1, 24)),
        ("《临岚市古树守护办法》（临岚市人民政府令第12号）第三条", (0, 4)),
        ("《临岚市人民政府关于加快数字档案建设的实施意见》（临政字〔2031〕17号）", (2, 0)),
    ] {
        assert_eq!(ask(&index, query, Some(3)).first().and_then(block_of), Some(place), "{query}");
    }
}

#[test]
fn a_place_that_a_citation_names_comes_first() {
    let (index, issue) = (index(), sample());
    let ask = |block, limit| {
        let context = JumpContext { document: None, limit };
        index.query_cited(&issue, &[Place { document: 1, block, byte: 0 }], "第三条", &context)
    };
    let hits = ask(23, 50);
    assert_eq!((hits[0].kind, hits[0].text.as_str()), (JumpKind::Article, "前款各类由市水务部门认定。"));
    assert_eq!(hits[0].path.last().map(String::as_str), Some("第十七条"));
    assert_eq!((block_of(&hits[0]), block_of(&hits[1])), (Some((1, 23)), Some((0, 4))));
    // An entry is not listed twice.
    let hits = ask(6, 50);
    assert_eq!((hits[0].kind, block_of(&hits[0])), (JumpKind::Article, Some((1, 6))));
    assert_eq!(hits.iter().filter(|h| block_of(h) == Some((1, 6))).count(), 1);
    assert!(hits.windows(2).all(|w| w[0].score >= w[1].score));
    let first = &ask(1, 1)[0];
    assert_eq!((first.kind, first.path.len()), (JumpKind::Document, 1));
    assert_eq!(ask(0, 0), []);
    assert_eq!(ask(999, 50), index.query("第三条", &JumpContext::default()));
}

#[test]
fn documents_without_a_title_are_there() {
    let untitled =
        Document { blocks: vec![block(BlockKind::Paragraph, None, "", "无题的一段")], ..Document::default() };
    let index = JumpIndex::build(&Issue { documents: vec![untitled, Document::default()], ..Issue::default() });
    let texts: Vec<_> = ask(&index, "", None).into_iter().map(|h| h.text).collect();
    assert_eq!(texts, ["无题的一段", "（无标题）"]);
}

/// Texts and queries in which much matches.
const DENSE: &str = "[第十五一条章节页号水务管理发令〔〕2017 　swgldptih（）《》㈠ﷺ]{0,24}|\\PC{0,12}";

proptest! {
    #[test]
    fn any_query_of_any_issue(
        title in DENSE,
        texts in proptest::collection::vec((DENSE, 0_u8..6), 0..12),
        query in DENSE,
        page in proptest::option::of(0_u32..9),
        last_page in proptest::option::of(0_u32..12),
        limit in 0_usize..8,
    ) {
        let kinds = [BlockKind::Title, BlockKind::Heading, BlockKind::Article, BlockKind::Item, BlockKind::Paragraph, BlockKind::Attachment];
        let blocks: Vec<Block> = texts
            .iter()
            .map(|(text, kind)| {
                let label: String = text.chars().take(4).collect();
                block(kinds[usize::from(*kind)], Some(kind % 4), &label, text)
            })
            .collect();
        let seam = Seam { says_page: last_page, from_page: page, after_block: 2, inside_paragraph: true, byte: 3, confidence: 1.0 };
        let document = Document { title, page, last_page, blocks, number: Some(query.clone()), seams: vec![seam], ..Document::default() };
        let issue = Issue { documents: vec![document.clone(), document], ..Issue::default() };
        let index = JumpIndex::build(&issue);
        let hits = index.query(&query, &JumpContext { document: Some(0), limit });
        prop_assert!(hits.len() <= limit);
        for hit in &hits {
            let chars = hit.text.chars().count();
            prop_assert!(hit.matched.iter().all(|&at| at < chars));
            prop_assert!(hit.matched.windows(2).all(|w| w[0] < w[1]));
            if let JumpTarget::Place(place) = &hit.target {
                let text = issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
                prop_assert!(text.is_char_boundary(place.byte));
            }
        }
        prop_assert!(hits.windows(2).all(|w| w[0].score >= w[1].score));
    }

    /// The bit sets and the search for the best way must agree, and a title can be typed by its own characters.
    #[test]
    fn a_title_is_found_by_its_initials(title in "[水务管理规程重行长办法通知]{2,12}") {
        let typed: String = title.chars().filter_map(|c| readings(c).next()?.letters().first().copied().map(char::from)).collect();
        let issue = Issue { documents: vec![document(&title, "", 1, vec![])], ..Issue::default() };
        let index = JumpIndex::build(&issue);
        for query in [&typed, &title] {
            let hits = ask(&index, query, None);
            prop_assert_eq!(hits.len(), 1, "{} in {}", query, title);
            prop_assert_eq!(hits[0].matched.len(), title.chars().count());
        }
    }
}
