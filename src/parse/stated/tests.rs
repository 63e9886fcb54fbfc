use super::*;
use crate::issue::Piece;

/// A document with a title and blocks: kind, text, and where each of its lines begins.
fn document(own: &str, blocks: &[(BlockKind, &str)]) -> Document {
    let block = |&(kind, text): &(BlockKind, &str)| {
        let mut at = 0;
        let mut pieces = Vec::new();
        let lines: Vec<&str> = text.split('/').collect();
        for (n, line) in lines.iter().enumerate() {
            pieces.push(Piece::sure(at, Span::Line { line: 1 }, (n > 0).then_some(Join::Wrap)));
            at += line.len();
        }
        Block { kind, text: lines.concat(), pieces, ..Block::default() }
    };
    Document { title: own.to_owned(), blocks: blocks.iter().map(block).collect(), ..Document::default() }
}

/// The title that a document has where its file states one, and what is said of its own.
fn titled(document: &mut Document, stated: &str) -> (String, Option<String>) {
    let own = title(document, stated, false);
    (document.title.clone(), own)
}

const TITLE: BlockKind = BlockKind::Title;
const TEXT: BlockKind = BlockKind::Paragraph;

#[test]
fn blocks_that_say_the_stated_title_become_the_title() {
    let mut of = document("", &[(TEXT, "云山市"), (TEXT, "供水办法"), (TEXT, "第一条")]);
    assert_eq!(titled(&mut of, "云山市 供水办法"), ("云山市供水办法".into(), None));
    assert_eq!(
        of.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect::<Vec<_>>(),
        [(TITLE, "云山市供水办法"), (TEXT, "第一条")]
    );
    assert_eq!(
        of.blocks[0].pieces.iter().map(|p| (p.at, p.join)).collect::<Vec<_>>(),
        [(0, None), ("云山市".len(), Some(Join::Wrap))]
    );
    // Among the first four blocks, of up to four.
    let lines = |before: usize, count: usize| {
        let mut blocks = vec![(BlockKind::Note, "（略）"); before];
        blocks.extend(vec![(TEXT, "水"); count]);
        document("", &blocks)
    };
    let blocks_left = |before, count: usize| {
        let mut of = lines(before, count);
        titled(&mut of, &"水".repeat(count));
        of.blocks.len()
    };
    assert_eq!([blocks_left(3, 1), blocks_left(0, 4), blocks_left(2, 2)], [4, 1, 3]);
    assert_eq!([blocks_left(4, 2), blocks_left(0, 5)], [6, 5]);
    // A table or a signature says no title, and where text was put together from two places it is left alone.
    let mut of = document("", &[(BlockKind::Signature, "云山市"), (TEXT, "供水办法")]);
    titled(&mut of, "云山市供水办法");
    assert_eq!(of.blocks.len(), 2);
}

#[test]
fn a_stated_title_that_no_block_says_stands_alone_where_it_tells_more() {
    for (own, stated, title, differs) in [
        ("", "云山市供水办法", "云山市供水办法", None),
        ("云山市供水办法", "云山市 供水办法", "云山市供水办法", None),
        ("云山市供水办法", " ", "云山市供水办法", None),
        ("某部令", "某部令：订定供水办法", "某部令：订定供水办法", None),
        ("某部令", "某部令:订定供水办法", "某部令:订定供水办法", None),
        // Of other words than the text's own it is another's.
        ("云山市供水办法", "城市绿化条例", "云山市供水办法", None),
        // So many of its words: the page's heading counts, and it is said.
        ("云山市城市供水管理办法", "云山市供水工作要点解读", "云山市供水工作要点解读", Some("云山市城市供水管理办法")),
        // With most of its words it is the text's own, printed with another.
        ("云山市城市供水管理办法", "云山市城市供水管理规定", "云山市城市供水管理办法", None),
    ] {
        let mut of = document(own, &[(TITLE, own), (TEXT, "第一条")]);
        assert_eq!(titled(&mut of, stated), (title.to_owned(), differs.map(str::to_owned)), "{own} / {stated}");
    }
}

#[test]
fn a_title_that_is_surely_the_papers_own_is_kept() {
    let own = "云山市水务局关于加强城市供水管理的通知";
    let of = |own: &str, number: Option<&str>, stated: &str| {
        let mut document = document(own, &[(TITLE, own), (TEXT, "甲。")]);
        document.number = number.map(str::to_owned);
        titled(&mut document, stated)
    };
    let number = Some("云水〔2031〕7号");
    assert_eq!(of(own, number, "城市供水管理新规出台"), (own.to_owned(), Some(own.to_owned())));
    let without = "关于加强城市供水管理的通知";
    assert_eq!(of(without, Some("云水〔2031〕7号"), "城市供水新规").0, without);
    // Without a number, with no kind of paper at its end, and beside a title of that kind.
    assert_eq!(of(without, None, "城市供水新规").0, "城市供水新规");
    assert_eq!(of(own, None, "城市供水管理新规出台").0, "城市供水管理新规出台");
    assert_eq!(
        of("云山市城市供水管理办法", Some("云水〔2031〕7号"), "云山市供水工作要点解读").0,
        "云山市供水工作要点解读"
    );
    let stated = "云山市人民政府关于城市供水工作的意见";
    assert_eq!(of(own, number, stated).0, stated);
}

#[test]
fn pairs_of_characters_are_compared_as_often_as_they_come() {
    for (a, b, alike) in [
        ("甲乙丙", "甲乙丙", 1.0),
        ("甲乙丙", "丙乙甲", 0.0),
        ("甲乙丙丁", "甲乙", 0.5),
        ("甲甲甲", "甲甲", 2.0 / 3.0),
        ("甲", "甲", 0.0),
        ("", "", 0.0),
    ] {
        assert!((pairs_alike(a, b) - alike).abs() < 1e-6, "{a} {b}");
    }
}

#[test]
fn the_line_under_a_title_may_be_the_stated_one() {
    let mut of = document("供水迎来黄金期", &[(TITLE, "供水迎来黄金期"), (TEXT, "——专家谈发展机遇"), (TEXT, "甲。")]);
    assert_eq!(titled(&mut of, "专家谈发展机遇"), ("供水迎来黄金期——专家谈发展机遇".into(), None));
    assert_eq!(of.blocks.len(), 2);
    for (above, kind, under) in [
        ("供水。", TEXT, "——专家谈发展机遇"),
        ("供水：", TEXT, "——专家谈发展机遇"),
        ("供水", BlockKind::Note, "——专家谈发展机遇"),
        ("供水", TEXT, "专家谈发展机遇"),
        ("供水", TEXT, "——专家谈机遇"),
    ] {
        let mut of = document("供水", &[(kind, above), (TEXT, under)]);
        assert!(!subtitle(&mut of, "专家谈发展机遇"), "{above} {under}");
        assert_eq!(of.blocks.len(), 2);
    }
    let mut first = document("供水", &[(TEXT, "——专家谈发展机遇")]);
    assert!(!subtitle(&mut first, "专家谈发展机遇"));
}

#[test]
fn a_title_below_its_issuers_is_the_stated_one() {
    let of = |text: &str| names_issuers_before(&document("", &[(TITLE, text)]), "关于供水的通知");
    assert!(of("云山市水务局/云山市财政局/关于供水的通知"));
    for text in [
        "云山市水务局/关于供水的通知",
        "云山市水务局/云山市财政局/关于供水的公告",
        "云山市水务局/云山市财政局",
        "关于供水的通知",
    ] {
        assert!(!of(text), "{text}");
    }
}

#[test]
fn fields_are_filled_or_their_difference_is_told() {
    let source = |stated: &[(StatedField, &str)]| SourceText {
        stated: stated.iter().map(|&(field, value)| Stated { field, value: value.to_owned(), line: 0 }).collect(),
        ..SourceText::sample(&["甲"])
    };
    let stated = [
        (StatedField::Number, "云政发〔2031〕7号"),
        (StatedField::Issuer, "云山市人民政府"),
        (StatedField::Date, "2031年3月12日"),
    ];
    let fill_one = |document: Document| {
        let mut documents = [document];
        let told = fill(&mut documents, &[0], &source(&stated), &mut []);
        let [document] = documents;
        (document, told.into_iter().map(|d| d.message).collect::<Vec<_>>())
    };
    let (empty, told) = fill_one(Document::default());
    assert_eq!((empty.number.as_deref(), empty.issuer.as_deref()), (Some("云政发〔2031〕7号"), Some("云山市人民政府")));
    assert_eq!((empty.signed.map(|d| d.to_string()).as_deref(), told.len()), (Some("2031-03-12"), 0));
    // Printed another way, or in fewer words, it is the same.
    let same = |number: &str, issuer: &str| Document {
        number: Some(number.to_owned()),
        issuer: Some(issuer.to_owned()),
        signed: empty.signed,
        ..Document::default()
    };
    for (number, issuer) in [
        ("云政发[2031] 7号", "云山市人民政府"),
        ("政发〔2031〕7号", "市政府"),
        ("云政发〔2031〕第7号", "云山市人民政府、云山市水务局"),
    ] {
        let (kept, told) = fill_one(same(number, issuer));
        assert_eq!((kept.number.as_deref(), kept.issuer.as_deref(), told.len()), (Some(number), Some(issuer), 0));
    }
    let other = Document {
        signed: date::day_line("2031年3月13日"), ..same("云政发〔2031〕8号", "云山市水务局")
    };
    let (kept, told) = fill_one(other);
    assert_eq!(kept.number.as_deref(), Some("云政发〔2031〕8号"));
    assert_eq!(told.len(), 3);
    assert!(told[0].contains("发文字号") && told[1].contains("发文机关") && told[2].contains("成文日期"), "{told:?}");
    assert!(
        same_number("国令第706号", "中华人民共和国国务院令第706号") && !same_number("国令第706号", "国务院令第707号")
    );
    assert!(!same_number("某令第706号", "某公告第706号") && !same_number("甲发〔2031〕第7号", "乙发〔2030〕第7号"));
}

#[test]
fn what_a_file_states_is_of_the_first_document_of_that_file() {
    let stated = |line| Stated { field: StatedField::Number, value: format!("甲发〔2031〕{line}号"), line };
    let mut source = SourceText::sample(&["甲"; 20]);
    source.parts = vec![0, 10];
    source.stated = vec![stated(2), stated(10)];
    // Documents on these lines, in the order in which they are shown.
    let mut documents = vec![Document::default(); 4];
    let told = fill(&mut documents, &[12, 4, 1, 10], &source, &mut []);
    let numbers: Vec<_> = documents.iter().map(|d| d.number.as_deref()).collect();
    assert_eq!(numbers, [None, None, Some("甲发〔2031〕2号"), Some("甲发〔2031〕10号")]);
    assert!(told.is_empty());
    source.stated = vec![stated(9)];
    let mut documents = vec![Document::default(); 2];
    fill(&mut documents, &[10, 11], &source, &mut []);
    assert!(documents.iter().all(|d| d.number.is_none()));
}

#[test]
fn a_paper_that_goes_by_its_number_takes_the_stated_title() {
    let mut of = document("云政发〔2031〕7号", &[(BlockKind::Number, "云政发〔2031〕7号")]);
    of.number = Some("云政发〔2031〕7号".to_owned());
    assert_eq!(titled(&mut of, "云山市供水规划"), ("云山市供水规划".into(), None));
    let mut of = document("云山市节水规划", &[(TITLE, "云山市节水规划")]);
    of.number = Some("云政发〔2031〕7号".to_owned());
    assert_eq!(titled(&mut of, "中小学教学用书名录"), ("云山市节水规划".into(), None));
}

#[test]
fn a_title_that_only_settings_say_is_shown_over_the_text() {
    let read = |text: &str| crate::parse::parse(&crate::source::read("a.md", text.as_bytes()).expect("a text"));
    let head = "---\ntitle: \"云山市供水办法\"\ndate: 2031-05-06\n---\n\n";
    let titles = |text: &str| -> Vec<String> {
        let issue = read(text);
        let blocks = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == TITLE);
        blocks.map(|b| b.text.clone()).collect()
    };
    let text = "第一条 为了供水，制定本办法。\n\n第二条 供水应当安全。\n";
    assert_eq!(titles(&format!("{head}{text}")), ["云山市供水办法"]);
    // It stands where it was written, and nothing of it is among what was dropped.
    let issue = read(&format!("{head}{text}"));
    assert_eq!(issue.documents[0].blocks[0].pieces[0].span, Span::Line { line: 2 });
    let dropped: Vec<&str> = issue.dropped.iter().map(|d| d.text.as_str()).collect();
    assert!(dropped.contains(&"title: \"\"") && !dropped.concat().contains("供水"), "{dropped:?}");
    // A text that begins with its number; one that has the title of its own; one that has another.
    assert_eq!(titles(&format!("{head}云政发〔2031〕7号\n\n{text}")), ["云山市供水办法"]);
    assert_eq!(titles(&format!("{head}# 云山市供水办法\n\n{text}")), ["云山市供水办法"]);
    assert_eq!(
        titles(&format!("{head}# 关于公开水质的通告\n\n各用水单位：\n\n现将水质公开。\n")),
        ["关于公开水质的通告"]
    );
}

#[test]
fn what_settings_state_fills_and_is_told() {
    let read = |text: &str| crate::parse::parse(&crate::source::read("a.md", text.as_bytes()).expect("a text"));
    let settings = |title: &str, day: &str| {
        format!(
            "---\ntitle: {title}\nauthors:\n  - 云山市水务局\npublication_date: {day}\neffective_date: 2031-06-01\nstatus: 废止或失效\n---\n\n"
        )
    };
    let text = "# 云山市供水办法\n\n第一条 为了供水，制定本办法。\n\n第二条 供水应当安全。\n";
    let issue = read(&(settings("云山市供水办法（2031年）", "2031-05-06") + text));
    let document = &issue.documents[0];
    assert_eq!(document.title, "云山市供水办法");
    assert_eq!(document.issuer.as_deref(), Some("云山市水务局"));
    assert_eq!(document.signed.map(|d| d.to_string()).as_deref(), Some("2031-05-06"));
    let told: Vec<_> = issue.diagnostics.iter().filter(|d| d.code == "stated-beside").collect();
    let [told] = told.as_slice() else { panic!("{:?}", issue.diagnostics) };
    assert_eq!(
        told.message,
        "正文没有写的发文机关“云山市水务局”、发布日期“2031-05-06”取自文件的标注。文件另标注施行日期“2031-06-01”、时效“废止或失效”，只照录，不作为依据。"
    );
    assert!(!told.message_en.is_empty() && told.spans.len() == 4);
    // A year of which no day is known, and a text that gives its own day.
    assert_eq!(read(&(settings("云山市供水办法", "2031-01-01") + text)).documents[0].signed, None);
    let signed = "# 关于供水的通知\n\n各用水单位：\n\n现将供水安排公布。\n\n云山市供水公司\n\n2031年5月2日\n";
    let document = &read(&(settings("关于供水的通知", "2031-05-06") + signed)).documents[0];
    assert_eq!(document.signed.map(|d| d.to_string()).as_deref(), Some("2031-05-02"));
    // Of a paper and the text that it issues, settings are of the one whose title they repeat.
    let two = "# 关于印发《云山市供水办法》的通知\n\n云水发〔2031〕7号\n\n各用水单位：\n\n现予印发。\n\n云山市水务局\n\n2031年5月2日\n\n---\n\n";
    let issue = read(&(settings("云山市供水办法（2031年）", "2031-05-06") + two + text));
    assert!(issue.documents.iter().all(|d| !d.title.contains("（2031年）")), "{:?}", issue.documents);
}
