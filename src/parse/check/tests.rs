use crate::issue::{DropReason, Dropped, Issue, SourceKind, Span};

use super::*;

pub(super) fn block(kind: BlockKind, label: &str, text: &str) -> Block {
    let pieces = vec![crate::issue::Piece::sure(0, Span::Line { line: 1 }, None)];
    let label = Some(label.to_owned()).filter(|l| !l.is_empty());
    Block { kind, label, text: text.into(), pieces, ..Block::default() }
}

pub(super) fn checked(blocks: Vec<Block>) -> Issue {
    let document = Document { title: "某办法".into(), blocks, ..Document::default() };
    let mut issue = Issue { documents: vec![document], ..Issue::default() };
    repair(&mut issue);
    run(&mut issue);
    issue
}

pub(super) fn codes(issue: &Issue) -> Vec<&str> {
    issue.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

#[test]
fn an_article_inside_another_block_gets_its_own() {
    let issue = checked(vec![
        block(BlockKind::Article, "第一条", "第一条　为了节水，制定本办法。"),
        block(BlockKind::Article, "第二条", "第二条　市水务局管水。第三条　县水务局管渠。"),
        block(BlockKind::Article, "第四条", "第四条　本办法自公布之日起施行。"),
    ]);
    let labels: Vec<_> = issue.documents[0].blocks.iter().map(|b| b.label.as_deref().unwrap_or("")).collect();
    assert_eq!(labels, ["第一条", "第二条", "第三条", "第四条"]);
    assert_eq!(issue.documents[0].blocks[1].text, "第二条　市水务局管水。");
    assert_eq!(codes(&issue), ["article-cut-out"]);
    assert_eq!(issue.diagnostics[0].place.map(|p| p.block), Some(2));
}

#[test]
fn an_article_that_is_only_named_stays_missing() {
    let issue = checked(vec![
        block(BlockKind::Article, "第二条", "第二条　按照《节水法》第三条规定办理。第三条规定的除外。"),
        block(BlockKind::Article, "第四条", "第四条　本办法自公布之日起施行。"),
    ]);
    assert_eq!(issue.documents[0].blocks.len(), 2);
    assert_eq!(codes(&issue), ["missing-article"]);
}

#[test]
fn articles_that_run_on_behind_the_last_one_begin_their_own_blocks() {
    let first = block(BlockKind::Article, "第一条", "第一条 县水务局管水。第二条 水厂供水，有下列义务：");
    let item = block(BlockKind::Item, "（一）", "（一）不断水。第三条 用户交费。");
    let told = block(BlockKind::Appointment, "", "任命张甲为厂长。第四条 本办法自公布之日起施行。");
    let issue = checked(vec![first.clone(), item, told]);
    let blocks = issue.documents[0].blocks.iter();
    let kinds: Vec<_> = blocks.map(|b| (b.label.as_deref().unwrap_or(""), b.kind)).collect();
    let article = BlockKind::Article;
    let expected = [("第一条", article), ("第二条", article), ("（一）", BlockKind::Item), ("第三条", article)];
    assert_eq!(kinds[..4], expected);
    assert_eq!(kinds[4..], [("", BlockKind::Appointment), ("第四条", article)]);
    // Behind the next title another text's articles are counted.
    let title = block(BlockKind::Title, "", "节水办法");
    let other = block(BlockKind::Paragraph, "", "为了节水。第三条 用水人应当节水。");
    let issue = checked(vec![first, title, other]);
    assert_eq!(issue.documents[0].blocks.len(), 4);
    // A story that follows, and what is attached, are no text of articles.
    for kind in [BlockKind::Paragraph, BlockKind::Attachment] {
        let article = block(BlockKind::Article, "第一条", "第一条 县水务局管水。");
        let issue = checked(vec![article, block(kind, "", "用户反映没有公开。第二条 说的是另一件事。")]);
        assert_eq!(issue.documents[0].blocks.len(), 2, "{kind:?}");
    }
    // Numbers that don't go on, references and what is quoted are no articles.
    for text in [
        "第一条 县水务局管水。第三条 水厂供水。",
        "第一条 县水务局管水。第二条规定的除外。",
        "第一条 县水务局管水，按照第二条 规定办理。",
        "第一条 原第一条改为：“县水务局管水。第二条 水厂供水。”",
        "第一条 原第一条改为'县水务局管水。第二条 水厂供水。'",
        "第一条 县水务局管水。第二条 规定的除外。",
        "第一条 县水务局管水。第二条 至第五条的规定不适用。",
        "第一条 删去一条。第二条 改为第三条。",
        "第一条 对照如下：第一条 原为罚款。第二条 原为警告。",
        "第一条 删去一条。第二条 修改为：县水务局管水。",
    ] {
        let issue = checked(vec![block(BlockKind::Article, "第一条", text)]);
        assert_eq!(issue.documents[0].blocks.len(), 1, "{text}");
    }
}

#[test]
fn articles_that_follow_one_another_are_left_alone() {
    let blocks = || {
        vec![
            block(BlockKind::Article, "第二条", "第二条　市水务局管水。"),
            block(BlockKind::Article, "第三条", "第三条　本办法自公布之日起施行。"),
        ]
    };
    let issue = checked(blocks());
    assert!(codes(&issue).is_empty() && issue.documents[0].blocks == blocks());
}

#[test]
fn a_label_that_was_joined_to_the_one_before_is_told_of() {
    let text = "（一）擅自取水的；（二）擅自排水的。";
    let mut item = block(BlockKind::Item, "（一）", text);
    let at = "（一）擅自取水的；".len();
    item.pieces.push(crate::issue::Piece::sure(at, Span::Line { line: 2 }, Some(Join::Wrap)));
    let issue = checked(vec![item]);
    assert_eq!(codes(&issue), ["label-inside-paragraph"]);
    assert_eq!(issue.diagnostics[0].place.map(|p| p.byte), Some(at));
    // On one line of the source it is a list inside a sentence.
    assert!(codes(&checked(vec![block(BlockKind::Item, "（一）", text)])).is_empty());
}

#[test]
fn a_title_of_the_contents_is_looked_for_in_the_blocks() {
    let document =
        Document { blocks: vec![block(BlockKind::Paragraph, "", "关于节水的通知")], ..Document::default() };
    let entry = |title: &str| crate::issue::ContentsEntry { title: title.into(), ..Default::default() };
    let contents = vec![entry("关于节水的通知"), entry("关于防汛的通知")];
    let mut issue = Issue { documents: vec![document], contents, ..Issue::default() };
    run(&mut issue);
    let places: Vec<_> = issue
        .diagnostics
        .iter()
        .filter(|d| d.code == "contents-without-document")
        .map(|d| d.place.map(|p| p.block))
        .collect();
    assert_eq!(places, [Some(0), None]);
}

#[test]
fn sentences_are_never_dropped_without_a_word() {
    let line = |n, text: &str, why| Dropped { span: Span::Line { line: n }, text: text.into(), why };
    let head = DropReason::RunningHead;
    let issue = Issue {
        dropped: vec![
            line(1, "云山市人民政府公报　2024年第1期", head),
            line(9, "云山市人民政府公报　2024年第1期", head),
            line(20, "处三年以下有期徒刑；情节严重的", head),
            line(30, "国务院教育行政部门和其他有关部门按照各自的职责分工", head),
            line(40, "12", DropReason::PageNumber),
            line(50, "版权所有。未经许可不得转载。", DropReason::Furniture),
        ],
        ..Issue::default()
    };
    let told = dropped::lines(&issue);
    let lines: Vec<_> = told.iter().map(|d| d.spans.clone()).collect();
    assert_eq!(lines, [[Span::Line { line: 20 }], [Span::Line { line: 30 }], [Span::Line { line: 40 }]]);
    assert!(told[0].message.contains("页眉") && told[0].message.contains("有期徒刑"));
    // A bare number that no other follows.
    assert!(told[2].message.contains("页码"));
}

#[test]
fn what_a_page_holds_twice_is_no_lost_sentence() {
    let texts = [
        "关于供水的意见",
        "各县人民政府：",
        "一、检查水厂",
        "各县应当检查水厂；并报告结果。",
        "本意见自公布之日起施行。",
    ];
    let blocks: Vec<Block> = texts.iter().map(|text| block(BlockKind::Paragraph, "", text)).collect();
    let told = |text: &str| {
        let why = DropReason::Furniture;
        let mut issue = Issue {
            documents: vec![Document { blocks: blocks.clone(), ..Document::default() }],
            dropped: vec![Dropped { span: Span::Element { element: 9 }, text: text.into(), why }],
            ..Issue::default()
        };
        issue.source.kind = SourceKind::Html;
        !dropped::lines(&issue).is_empty()
    };
    let copy = "关于供水的意见云政发〔2031〕7号关于供水的意见各县人民政府：　　一、检查水厂　　各县应当检查水厂；并报告结果。　　本意见自公布之日起施行。公开方式：主动公开";
    for text in [
        copy,
        "各县应当检查水厂；并报告结果。",
        "　　一、检查水厂　　各县应当检查水厂；并报...",
        "各县应当检查水厂；并报告结果。…",
    ] {
        assert!(!told(text), "{text}");
    }
    // A sentence that the text does not have, wherever it stands; one whose last characters any text may have.
    for text in [
        "水价：结果。电价：结果。",
        copy.replace("并报告结果。", "逾期不检查的，由水务局通报批评。").as_str(),
        format!("停水的通知另行公布。{copy}").as_str(),
        "各县应当检查水厂；检查的结果应当公布。",
        "本意见由水务局解释。",
    ] {
        assert!(told(text), "{text}");
    }
}

#[test]
fn sentences_around_the_article_of_a_page_are_told() {
    let line =
        |n, text: &str| Dropped { span: Span::Element { element: n }, text: text.into(), why: DropReason::Furniture };
    let lines = vec![
        line(1, "首页 > 新闻中心"),
        line(2, "县水务局昨日通报，东河水厂已经恢复供水。"),
        line(3, "版权所有。未经许可不得转载。"),
        line(4, "主办：云山县人民政府办公室"),
    ];
    let mut issue = Issue { dropped: lines, ..Issue::default() };
    // The settings over a text are read so, too.
    for kind in [SourceKind::Text, SourceKind::Html] {
        issue.source.kind = kind;
        let told = dropped::lines(&issue);
        let spans: Vec<_> = told.iter().map(|d| d.spans.clone()).collect();
        assert_eq!(spans, [[Span::Element { element: 2 }]], "{told:?}");
    }
    // What was read as well is not lost.
    let blocks = vec![block(BlockKind::Paragraph, "", "县水务局昨日通报，东河水厂已经恢复供水。")];
    issue.documents.push(Document { blocks, ..Document::default() });
    assert!(dropped::lines(&issue).is_empty());
}

/// What is told of lines that were left out, each on a page.
fn told_of(left_out: &[(u32, &str, DropReason)], documents: Vec<Document>) -> Vec<String> {
    let line = |&(page, text, why): &(u32, &str, DropReason)| Dropped {
        span: Span::Page { page, bbox: [70.0, 40.0, 300.0, 52.0] },
        text: text.into(),
        why,
    };
    let issue = Issue { dropped: left_out.iter().map(line).collect(), documents, ..Issue::default() };
    dropped::lines(&issue).into_iter().map(|d| d.message.split_once('：').unwrap_or_default().1.to_owned()).collect()
}

#[test]
fn a_line_that_is_not_shown_to_be_the_page_s_own_is_told_of() {
    let (head, number) = (DropReason::RunningHead, DropReason::PageNumber);
    let of = |text: &'static str| told_of(&[(3, text, head)], Vec::new());
    for text in [
        "（二）组织机构",
        "附件",
        "附件2",
        "2024年3月1日",
        "市长：江一帆",
        "云政发〔2024〕3号",
        "供水设施",
        "各县人民政府：",
    ] {
        assert_eq!(of(text), [text]);
        // Such lines begin and end texts on many pages; a wording without a form of its own that comes again is the page's.
        let again = told_of(&[(3, text, head), (4, text, head)], Vec::new());
        assert_eq!(again.is_empty(), matches!(text, "（二）组织机构" | "供水设施"), "{text}");
    }
    for text in [
        "云山市人民政府公报",
        "云山市人民政府公报 2024年第3期",
        "2024/3/1 09:30 法规库",
        "https://www.example.gov.cn/a",
    ] {
        assert!(of(text).is_empty(), "{text}");
    }
    // What it repeats stands in the text.
    let document = |kind, text: &str| Document { blocks: vec![block(kind, "", text)], ..Document::default() };
    let title = "云山市供水条例";
    assert_eq!(of(title), [title]);
    assert_eq!(told_of(&[(3, title, head), (4, title, head)], Vec::new()), [title], "and no title is left");
    assert!(told_of(&[(3, title, head)], vec![document(BlockKind::Title, title)]).is_empty());
    assert_eq!(told_of(&[(3, "（一）职责", head)], vec![document(BlockKind::Heading, "（一）职责")]), ["（一）职责"]);
    // Beside a line that other pages repeat.
    let beside = |text| told_of(&[(3, "水利法规汇编", head), (4, "水利法规汇编", head), (5, text, head)], Vec::new());
    assert!(beside("水利法规汇编 12").is_empty());
    assert_eq!(beside("水利法规汇编　供水设施"), ["水利法规汇编　供水设施"]);
    // Numbers of pages.
    assert!(told_of(&[(3, "12", number), (4, "13", number)], Vec::new()).is_empty());
    assert_eq!(told_of(&[(3, "12", number), (4, "40", number)], Vec::new()), ["12"]);
    assert!(told_of(&[(1, "— 12 —", number)], Vec::new()).is_empty());
}

#[test]
fn text_taken_for_masthead_or_imprint_is_told_of() {
    let of = |text: &str| {
        let mut issue = Issue::default();
        issue.masthead.pieces.push(crate::issue::SourcePiece { text: text.into(), span: Span::Line { line: 3 } });
        dropped::lines(&issue).len()
    };
    for text in
        ["附件1", "各级部门应当做好防汛工作。", "一、总体要求", "云政发〔2024〕3号", "关于防汛的通知", "各县人民政府："]
    {
        assert_eq!(of(text), 1, "{text}");
    }
    for text in [
        "云山市人民政府公报",
        "2024年第3期",
        "第3号（总第245号）",
        "主办：云山市人民政府",
        "电话：0123-4567890",
        "赠阅",
    ] {
        assert_eq!(of(text), 0, "{text}");
    }
}

#[test]
fn a_label_that_the_numbering_proves_begins_its_own_block() {
    let joined = |value: &str| {
        let text = "（一）擅自取水的；（二）擅自排水的；";
        let mut item = block(BlockKind::Item, "（一）", text);
        let at = "（一）擅自取水的；".len();
        item.pieces.push(crate::issue::Piece::sure(at, Span::Line { line: 2 }, Some(Join::Wrap)));
        let next = block(BlockKind::Item, value, &format!("{value}其他情形。"));
        checked(vec![block(BlockKind::Article, "第一条", "第一条　有下列情形之一的："), item, next])
    };
    let issue = joined("（三）");
    let labels: Vec<_> = issue.documents[0].blocks.iter().map(|b| b.label.as_deref().unwrap_or("")).collect();
    assert_eq!(labels, ["第一条", "（一）", "（二）", "（三）"]);
    assert_eq!(codes(&issue), ["label-cut-out"]);
    // The next block is the second: what stands inside is no label, or a doubled one.
    let issue = joined("（二）");
    assert_eq!((issue.documents[0].blocks.len(), codes(&issue)), (3, vec!["label-inside-paragraph"]));
}

#[test]
fn a_document_of_the_contents_is_cut_out_of_the_one_before() {
    let read = |inside: &str, promulgates: &[&str]| {
        let blocks = vec![
            block(BlockKind::Title, "", "关于节水的通知"),
            block(BlockKind::Paragraph, "", "请认真执行。"),
            block(BlockKind::Paragraph, "", inside),
            block(BlockKind::Paragraph, "", "云政发〔2031〕8号"),
            block(BlockKind::Paragraph, "", "各县人民政府应当做好防汛工作。"),
        ];
        let promulgates = promulgates.iter().map(|&t| t.to_owned()).collect();
        let first = Document { title: "关于节水的通知".into(), blocks, promulgates, ..Document::default() };
        let last = Document { title: "关于植树的通知".into(), blocks: vec![], ..Document::default() };
        let entry =
            |title: &str, document| crate::issue::ContentsEntry { title: title.into(), document, ..Default::default() };
        let contents = vec![
            entry("关于节水的通知", Some(0)),
            entry("云山市关于防汛的通知", None),
            entry("关于植树的通知", Some(1)),
        ];
        let mut issue = Issue { documents: vec![first, last], contents, ..Issue::default() };
        repair(&mut issue);
        issue
    };
    let issue = read("云山市关于防汛的通知", &[]);
    let titles: Vec<&str> = issue.documents.iter().map(|d| d.title.as_str()).collect();
    assert_eq!(titles, ["关于节水的通知", "云山市关于防汛的通知", "关于植树的通知"]);
    assert_eq!(issue.contents.iter().map(|e| e.document).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
    assert_eq!(codes(&issue), ["document-cut-out"]);
    assert_eq!((issue.documents[0].blocks.len(), issue.documents[1].blocks.len()), (2, 3));
    assert_eq!(issue.documents[1].number.as_deref(), Some("云政发〔2031〕8号"));
    assert_eq!(issue.documents[1].blocks[0].kind, BlockKind::Title);
    // A mention, and a text that is issued by the document, are parts of it.
    assert_eq!(read("按照云山市关于防汛的通知", &[]).documents.len(), 2);
    assert_eq!(read("云山市关于防汛的通知", &["云山市关于防汛的通知"]).documents.len(), 2);
}

#[test]
fn doubts_that_no_text_shows_are_told() {
    use crate::issue::{Doubt, Piece};
    let at = |page| Span::Page { page, bbox: [1.0; 4] };
    let doubt = |page, nth, read| Doubt { span: at(page), nth, read, other: '今', sure: 0.6, area: [0.0; 4] };
    let mut own = block(BlockKind::Paragraph, "", "令行禁止。");
    own.pieces = vec![Piece::sure(0, at(2), None)];
    let document = Document { title: "某办法".into(), blocks: vec![own], ..Document::default() };
    let mut issue = Issue { documents: vec![document], doubts: vec![doubt(2, 0, '令')], ..Issue::default() };
    repair(&mut issue);
    assert!(codes(&issue).is_empty(), "it is dotted in the text");
    // One of the masthead.
    issue.doubts.push(doubt(1, 3, '令'));
    repair(&mut issue);
    assert_eq!(codes(&issue), ["doubts-outside"]);
    assert!(issue.diagnostics[0].message.ends_with("令/今") && issue.diagnostics[0].spans == [at(1)]);
}

#[test]
fn a_first_label_on_the_line_of_the_one_above_begins_its_own_block() {
    let labels = |issue: &Issue| {
        let blocks = &issue.documents[0].blocks;
        blocks.iter().map(|b| b.label.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    for above in
        ["一、供水管理（一）管渠由县局管。", "一、供水管理。（一）管渠由县局管。", "一、供水包括：（一）管渠；"]
    {
        let second = block(BlockKind::Item, "（二）", "（二）水表由用户管。");
        let issue = checked(vec![block(BlockKind::Heading, "一、", above), second]);
        assert_eq!(
            (labels(&issue), codes(&issue)),
            (vec!["一、".into(), "（一）".into(), "（二）".into()], vec!["label-cut-out"])
        );
    }
    // Nothing lacks, prose names an item, the list is whole, or another form follows.
    for (above, next) in [
        ("一、供水管理（一）管渠由县局管。", "（一）水表由用户管。"),
        ("一、供水管理依照（一）办理。", "（二）水表由用户管。"),
        ("一、供水管理：（一）管渠；（二）水表。", "（二）水表由用户管。"),
        ("一、供水管理（1）管渠由县局管。", "（二）水表由用户管。"),
    ] {
        let next = block(BlockKind::Item, next.get(..9).unwrap(), next);
        let issue = checked(vec![block(BlockKind::Heading, "一、", above), next]);
        assert_eq!(issue.documents[0].blocks.len(), 2, "{above}");
    }
}

#[test]
fn numbers_that_skip_are_told_of_below_what_they_stand_under() {
    let jumps = |labels: &[&str]| {
        let of = |text: &&str| {
            let label = super::super::label::label(text);
            match label {
                Some(l) if l.form == Form::Article => block(BlockKind::Article, text, text),
                Some(_) => block(BlockKind::Heading, text, text),
                None => block(BlockKind::Title, "", text),
            }
        };
        let issue = checked(labels.iter().map(of).collect());
        let known = ["numbering-jump", "doubled-article", "missing-article", "article-out-of-order"];
        codes(&issue).into_iter().filter(|code| known.contains(code)).map(str::to_owned).collect::<Vec<_>>()
    };
    for labels in [
        &["一、甲", "二、乙"][..],
        &["一、甲", "一、乙"],
        // Below another label the numbers begin anew.
        &["第一章 甲", "第二节 乙", "第二章 丙", "第二节 丁"],
        &["第一编 甲", "第二分编 乙", "第二编 丙", "第二分编 丁"],
        &["第一分编 甲", "第二章 乙", "第二分编 丙", "第二章 丁"],
        &["一、甲", "（一）乙", "（二）丙", "二、丁", "（三）戊"],
        &["（一）甲", "1. 乙", "2. 丙", "（二）丁", "3. 戊"],
        &["1. 甲", "（1）乙", "（2）丙", "2. 丁", "（5）戊"],
        &["（1）甲", "①乙", "②丙", "（2）丁", "④戊"],
        &["1）甲", "①乙", "2）丁", "④戊"],
        &["第一条 甲", "三、乙", "第二条 丙", "三、丁"],
        &["第一条 甲", "第一条之一 乙", "第二条 丙"],
        &["第三条 甲", "办法", "第一条 乙"],
        &["三、甲", "办法", "三、乙"],
        // Days, bullets and decimals are counted otherwise.
        &["1.1 甲", "1.5 乙"],
    ] {
        assert_eq!(jumps(labels), [""; 0], "{labels:?}");
    }
    for (labels, code) in [
        (&["一、甲", "三、乙"][..], "numbering-jump"),
        (&["二、甲", "二、乙"], "numbering-jump"),
        (&["（一）甲", "（三）乙"], "numbering-jump"),
        (&["一、甲", "（一）乙", "二、丙", "四、丁"], "numbering-jump"),
        // Of several headings one numbering may run through.
        (&["一、甲", "1. 乙", "二、丙", "3. 丁"], "numbering-jump"),
        (&["第一条 甲", "第三条 乙"], "missing-article"),
        (&["第二条 甲", "第二条 乙"], "doubled-article"),
        (&["第三条 甲", "第二条 乙"], "article-out-of-order"),
    ] {
        assert_eq!(jumps(labels), [code], "{labels:?}");
    }
}

#[test]
fn sentences_without_an_end_are_told_of_by_the_kind_of_their_block() {
    let open = |kind, text: &str, after: Option<BlockKind>| {
        let mut blocks = vec![block(kind, "", text)];
        blocks.extend(after.map(|kind| block(kind, "", "甲。")));
        codes(&checked(blocks)).contains(&"open-sentence")
    };
    let long = "各级人民政府应当按照职责，做好全市用水工作";
    for kind in [BlockKind::Article, BlockKind::Chronicle, BlockKind::Paragraph] {
        assert!(open(kind, long, None), "{kind:?}");
        assert!(open(kind, long, Some(BlockKind::Paragraph)) && !open(kind, long, Some(BlockKind::Table)), "{kind:?}");
        assert!(!open(kind, &format!("{long}。"), None), "{kind:?}");
        assert!(open(kind, &format!("{long}，"), None) && open(kind, &format!("{long}（"), None), "{kind:?}");
    }
    assert!(open(BlockKind::Heading, "甲。乙", None) && !open(BlockKind::Heading, long, None));
    assert!(!open(BlockKind::Title, long, None) && !open(BlockKind::Signature, long, None));
    // A paragraph has words enough, and a mark.
    let words = |count: usize| format!("水，{}", "水".repeat(count));
    assert!(open(BlockKind::Paragraph, &words(15), None) && !open(BlockKind::Paragraph, &words(14), None));
    assert!(!open(BlockKind::Paragraph, &"水".repeat(40), None));
}

#[test]
fn brackets_of_two_widths_are_told_of_at_their_end() {
    let mixed = |text: &str| {
        let mut of = block(BlockKind::Paragraph, "", text);
        of.pieces.push(crate::issue::Piece::sure(6, Span::Line { line: 2 }, Some(Join::Wrap)));
        let issue = checked(vec![of]);
        let told = issue.diagnostics.iter().find(|d| d.code == "mixed-width-brackets");
        told.map(|d| (d.place.map_or(0, |p| p.byte), d.spans.clone()))
    };
    let line = |line| vec![Span::Line { line }];
    assert_eq!(mixed("（甲)。"), Some((6, line(2))));
    assert_eq!(mixed("(a）。"), Some((2, line(1))));
    assert_eq!(mixed("（甲﹚。"), Some((6, line(2))));
    for text in ["（甲）（乙）", "(甲)", "甲)", "（甲(乙)丙）", "（甲"] {
        assert_eq!(mixed(text), None, "{text}");
    }
}

#[test]
fn what_is_unsure_is_told_with_how_unsure() {
    let told = |join, confidence| {
        let mut of = block(BlockKind::Paragraph, "", "甲乙。");
        let piece = crate::issue::Piece::sure(3, Span::Line { line: 2 }, Some(join));
        of.pieces.push(crate::issue::Piece { confidence, ..piece });
        let issue = checked(vec![of]);
        codes(&issue).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(told(Join::Wrap, 0.61), ["unsure-join"]);
    assert_eq!(told(Join::Break, 0.5), ["unsure-join"]);
    assert_eq!(told(Join::Wrap, 0.63), [""; 0]);
    assert_eq!(told(Join::Continuation, 0.5), [""; 0]);
    assert_eq!(told(Join::Reordered, 0.9), ["reordered-lines"]);
    let seam = |confidence| {
        let document = Document {
            blocks: vec![block(BlockKind::Paragraph, "", "甲。")],
            seams: vec![crate::issue::Seam {
                says_page: None,
                from_page: None,
                after_block: 0,
                inside_paragraph: false,
                byte: 0,
                confidence,
            }],
            ..Document::default()
        };
        let mut issue = Issue { documents: vec![document], ..Issue::default() };
        run(&mut issue);
        codes(&issue).len()
    };
    assert_eq!([seam(0.61), seam(0.63)], [1, 0]);
}

#[test]
fn what_is_cut_out_takes_its_breaks_with_it() {
    let text = |text: &str| block(BlockKind::Paragraph, "", text);
    let seam = |after_block| crate::issue::Seam {
        says_page: None,
        from_page: None,
        after_block,
        inside_paragraph: false,
        byte: 0,
        confidence: 1.0,
    };
    let blocks = vec![
        block(BlockKind::Title, "", "关于节水的通知"),
        text("请认真执行。"),
        text("云山市关于"),
        text("防汛的通知"),
        text("各县应当防汛。"),
        text("各区应当防汛。"),
    ];
    let first = Document { blocks, seams: vec![seam(0), seam(2), seam(4)], last_page: Some(9), ..Document::default() };
    let last = Document { blocks: vec![text("植树。")], ..Document::default() };
    let entry = |title: &str, document| crate::issue::ContentsEntry {
        title: title.into(),
        document,
        category: Some(title.into()),
        page: Some(7),
        ..Default::default()
    };
    let contents =
        vec![entry("关于节水的通知", Some(0)), entry("云山市关于防汛的通知", None), entry("关于植树的通知", Some(1))];
    let told = |document, block| Diagnostic {
        severity: Severity::Note,
        code: "x".into(),
        message: String::new(),
        message_en: String::new(),
        spans: vec![],
        place: Some(Place { document, block, byte: 3 }),
    };
    let diagnostics = vec![told(0, 1), told(0, 2), told(0, 4), told(1, 0)];
    let mut issue = Issue { documents: vec![first, last], contents, diagnostics, ..Issue::default() };
    repair(&mut issue);
    let breaks = |n: usize| issue.documents[n].seams.iter().map(|s| s.after_block).collect::<Vec<_>>();
    assert_eq!((issue.documents.len(), breaks(0), breaks(1)), (3, vec![0], vec![0, 2]));
    let cut = &issue.documents[1];
    let kinds: Vec<_> = cut.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert_eq!((cut.page, cut.last_page, cut.category.as_deref()), (Some(7), Some(9), Some("云山市关于防汛的通知")));
    let places: Vec<_> = issue
        .diagnostics
        .iter()
        .filter(|d| d.code == "x")
        .filter_map(|d| d.place)
        .map(|p| (p.document, p.block))
        .collect();
    assert_eq!(places, [(0, 1), (1, 0), (1, 2), (2, 0)]);
    assert_eq!(issue.contents.iter().map(|e| e.document).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
}

#[test]
fn the_first_label_of_a_level_below_begins_its_own_block() {
    let cut = |first: &str, next: &str| {
        let issue = checked(vec![block(BlockKind::Article, first, first), block(BlockKind::Item, next, next)]);
        issue.documents[0].blocks.len() == 3
    };
    assert!(cut("第三条　从事贸易，应当遵守下列规定：（一）依法办理登记；", "（二）如实申报；"));
    assert!(cut("一、总体要求（一）坚持节水。", "（二）坚持治污。"));
    assert!(cut("一、总体要求（1）坚持节水。", "（2）坚持治污。"));
    for (first, next) in [
        // No second, another form, prose, nothing said before it, or twice.
        ("一、总体要求（一）坚持节水。", "（三）坚持治污。"),
        ("一、总体要求（一）坚持节水。", "2. 坚持治污。"),
        ("一、总体要求（二）坚持节水。", "（二）坚持治污。"),
        ("一、应当依照（一）坚持节水。", "（二）坚持治污。"),
        ("一、总体要求，（一）坚持节水。", "（二）坚持治污。"),
        ("一、甲（一）坚持节水。", "（二）坚持治污。"),
        ("一、总体要求（一）节水（一）治污。", "（二）坚持治污。"),
        ("总体要求（一）坚持节水。", "（二）坚持治污。"),
    ] {
        assert!(!cut(first, next), "{first} {next}");
    }
}
