//! Citations there and back.

use super::*;
use crate::issue::{Block, BlockKind, Masthead};
use crate::zh::numeral;

fn block(kind: BlockKind, level: Option<u8>, label: &str, text: &str) -> Block {
    Block { kind, level, label: (!label.is_empty()).then(|| label.to_owned()), text: text.into(), ..Block::default() }
}

fn order() -> Document {
    use BlockKind::{Article, Attachment, Item, Number, Paragraph, RedHeader, Signature, Title};
    Document {
        title: "云州市河道管理办法".into(),
        number: Some("云州市人民政府令第46号".into()),
        issuer: Some("云州市人民政府".into()),
        page: Some(3),
        last_page: Some(5),
        blocks: vec![
            block(RedHeader, None, "", "云州市人民政府令"),
            block(Number, None, "", "第46号"),
            block(Paragraph, None, "", "《云州市河道管理办法》已经通过，现予公布。"),
            block(Signature, None, "", "市长"),
            block(Title, None, "", "云州市人民政府令"),
            block(Title, None, "", "云州市河道管理办法"),
            block(Article, None, "第一条", "第一条 甲。"),
            block(Article, None, "第二条", "第二条 下列行为：（一）乙；（二）丙。"),
            block(Paragraph, None, "", "前款不适用。"),
            block(Article, None, "第三条", "第三条 有："),
            block(Item, None, "（一）", "（一）丁；"),
            block(Attachment, Some(0), "", "附件1"),
            block(Paragraph, None, "", "一段"),
        ],
        ..Document::default()
    }
}

fn opinion(title: &str, number: Option<&str>) -> Document {
    use BlockKind::{Heading, Paragraph, Title};
    Document {
        title: title.into(),
        number: number.map(Into::into),
        blocks: vec![
            block(Title, None, "", title),
            block(Paragraph, None, "", "导语。"),
            block(Heading, Some(1), "一、", "一、目标"),
            block(Heading, Some(2), "（二）", "（二）任务。做事。"),
            block(Paragraph, None, "", "甲。"),
            block(Paragraph, None, "", "乙。"),
        ],
        ..Document::default()
    }
}

fn issue() -> Issue {
    Issue {
        masthead: Masthead {
            name: Some("云州市人民政府公报".into()),
            year: Some(2021),
            number: Some("第8-9期".into()),
            total_number: Some("总第45-46期".into()),
            ..Masthead::default()
        },
        documents: vec![
            order(),
            opinion("云州市人民政府关于做好某事的意见", Some("云政发〔2021〕7号")),
            opinion("大事记", None),
            opinion("大事记", None),
            opinion("", None),
        ],
        ..Issue::default()
    }
}

const FORMS: [CiteForm; 3] = [CiteForm::Plain, CiteForm::Markdown, CiteForm::Reference];

fn at(document: usize, block: usize, byte: usize) -> Place {
    Place { document, block, byte }
}

#[test]
fn every_block_there_and_back_in_every_form() {
    let mut issue = issue();
    for round in 0..2 {
        let citations = Citations::new(&issue);
        for (d, document) in issue.documents.iter().enumerate() {
            for b in 0..document.blocks.len() {
                for form in FORMS {
                    for (gazette, pages) in [(false, false), (true, true), (false, true)] {
                        for passage in [None, Some((4, 4)), Some((4, 5))] {
                            let options = CiteOptions { form, gazette, pages, passage };
                            let text = citations.cite(at(d, b, 0), options).unwrap();
                            assert_eq!(citations.resolve(&text), Some(at(d, b, 0)), "{text}");
                        }
                    }
                }
            }
        }
        assert!(citations.cite(at(9, 0, 0), CiteOptions::default()).is_none());
        if round == 0 {
            issue.masthead = Masthead::default();
        }
    }
}

#[test]
fn forms() {
    let issue = issue();
    let citations = Citations::new(&issue);
    let full = |form| CiteOptions { form, gazette: true, pages: true, passage: None };
    assert_eq!(
        citations.cite(at(0, 8, 0), full(CiteForm::Plain)).unwrap(),
        "《云州市河道管理办法》（云州市人民政府令第46号）第二条第二款，载《云州市人民政府公报》2021年第8-9期（总第45-46期）第3—5页"
    );
    for (passage, page) in [((4, 4), "4"), ((4, 5), "4—5")] {
        let options = CiteOptions { passage: Some(passage), ..full(CiteForm::Plain) };
        let cited = citations.cite(at(0, 8, 0), options).unwrap();
        assert!(cited.ends_with(&format!("（总第45-46期）第{page}页")), "the page of the passage: {cited}");
        let reference = CiteOptions { form: CiteForm::Reference, ..options };
        assert!(citations.cite(at(0, 8, 0), reference).unwrap().contains(": 3-5."), "the pages of the document");
    }
    assert_eq!(
        citations.cite(at(0, 10, 0), CiteOptions::default()).unwrap(),
        "《云州市河道管理办法》（云州市人民政府令第46号）第三条第（一）项"
    );
    assert_eq!(
        citations.cite(at(0, 2, 0), CiteOptions::default()).unwrap(),
        "《云州市河道管理办法》（云州市人民政府令第46号）公布令第1段"
    );
    assert_eq!(
        citations.cite(at(0, 8, 0), full(CiteForm::Reference)).unwrap(),
        "云州市人民政府. 云州市河道管理办法: 云州市人民政府令第46号[J]. 云州市人民政府公报, 2021(8/9): 3-5. 第二条第二款."
    );
    assert_eq!(
        citations.cite(at(1, 5, 0), CiteOptions { form: CiteForm::Markdown, ..CiteOptions::default() }).unwrap(),
        "《云州市人民政府关于做好某事的意见》（云政发〔2021〕7号）第一部分“（二）”第2段"
    );
    let byte = issue.documents[0].blocks[7].text.find("（二）").unwrap();
    assert_eq!(
        citations.cite(at(0, 7, byte + 3), CiteOptions::default()).unwrap(),
        "《云州市河道管理办法》（云州市人民政府令第46号）第二条第一款第（二）项"
    );
    assert_eq!(
        citations.quote("乙。", (at(1, 5, 0), at(1, 5, 6)), CiteOptions::default()).unwrap(),
        "乙。\n——《云州市人民政府关于做好某事的意见》（云政发〔2021〕7号）第一部分“（二）”第2段\n"
    );
}

#[test]
fn the_number_of_an_issue_is_read_in_every_dress() {
    for (number, written) in [("第八期", "(8)"), ("第８期", "(8)"), ("第十一、十二期", "(11/12)"), ("增刊", ":")]
    {
        let mut issue = issue();
        issue.masthead.number = Some(number.into());
        let reference = Citations::new(&issue)
            .cite(at(0, 8, 0), CiteOptions { form: CiteForm::Reference, ..CiteOptions::default() })
            .unwrap();
        assert!(reference.contains(&format!("云州市人民政府公报, 2021{written}")), "{number}: {reference}");
    }
}

#[test]
fn a_passage_is_cited_from_its_first_place_to_its_last() {
    let mut issue = issue();
    issue.documents[0].seams.push(crate::issue::Seam {
        says_page: Some(13),
        from_page: Some(5),
        after_block: 8,
        inside_paragraph: false,
        byte: 0,
        confidence: 1.0,
    });
    let citations = Citations::new(&issue);
    let order = "《云州市河道管理办法》（云州市人民政府令第46号）";
    let cite = |from, to| citations.cite_passage((from, to), CiteOptions::default()).unwrap();
    let byte = issue.documents[0].blocks[7].text.find("（二）").unwrap();
    for (from, to, address) in [
        (at(0, 6, 0), at(0, 6, 9), "第一条"),
        (at(0, 6, 0), at(0, 7, 0), "第一条"),
        (at(0, 6, 3), at(0, 10, 3), "第一条至第三条第（一）项"),
        (at(0, 9, 0), at(0, 10, 3), "第三条"),
        (at(0, 7, 0), at(0, 8, 3), "第二条第一款至第二款"),
        (at(0, 7, byte), at(0, 8, 3), "第二条第一款第（二）项至第二款"),
        (at(0, 7, byte), at(0, 7, byte), "第二条第一款第（二）项"),
    ] {
        assert_eq!(cite(from, to), format!("{order}{address}"));
        assert_eq!(citations.resolve(&cite(from, to)).map(|p| p.block), Some(from.block), "{address}");
    }
    assert_eq!(
        cite(at(0, 10, 0), at(1, 1, 3)),
        format!("{order}第三条第（一）项至《云州市人民政府关于做好某事的意见》（云政发〔2021〕7号）第1段")
    );
    let full = CiteOptions { pages: true, ..CiteOptions::default() };
    assert_eq!(
        citations.cite_passage((at(0, 9, 0), at(0, 10, 3)), full).unwrap(),
        format!("{order}第三条，载第3—5、13页"),
        "with the page that the rest was carried to"
    );
    for form in FORMS {
        for pages in [false, true] {
            let options = CiteOptions { form, gazette: true, pages, passage: None };
            let cited = citations.cite_passage((at(0, 6, 0), at(0, 9, 2)), options);
            assert_eq!(citations.resolve(&cited.unwrap()), Some(at(0, 6, 0)));
        }
    }
}

#[test]
fn as_people_write_them() {
    let issue = issue();
    let byte = issue.documents[0].blocks[7].text.find("（二）").unwrap();
    for (text, place) in [
        ("《云州市河道管理办法》第1条", at(0, 6, 0)),
        ("《云州市河道管理办法》(云州市人民政府令第 46 号)第二条第2款", at(0, 8, 0)),
        ("《云州市河道管理办法》第一条第一款", at(0, 6, 0)),
        ("《云州市河道管理办法》第二条第（二）项", at(0, 7, byte)),
        ("根据《云州市河道管理办法》第三条第一项", at(0, 10, 0)),
        ("《云州市河道管理办法》附件1第1段", at(0, 12, 0)),
        ("云政发[2021]7号第一部分（二）", at(1, 3, 0)),
        ("《关于做好某事的意见》（云政发〔2021〕7号）第一部分", at(1, 2, 0)),
        ("甲。\n——《关于做好某事的意见》第一部分“（二）”第1段\n", at(1, 4, 0)),
        ("《云州市人民政府关于做好某事的意见》", at(1, 0, 0)),
        ("云州市河道管理办法第二条第二款", at(0, 8, 0)),
        ("根据云州市河道管理办法的第３条（一）", at(0, 10, 0)),
        ("《云州市河道管理办法》附件一第1段", at(0, 12, 0)),
        ("云政发（2021）7号第一部分", at(1, 2, 0)),
        ("《关于做好某事的意见》（云政发（2021）7号）一、（二）", at(1, 3, 0)),
        ("关于做好某事的意见第一部分第二项", at(1, 3, 0)),
        ("《关于做好某事的意见》第1自然段", at(1, 1, 0)),
    ] {
        assert_eq!(resolve_citation(&issue, text), Some(place), "{text}");
    }
    for text in ["", "《", "《无此办法》第一条", "《云州市河道管理办法》第九十条", "[J].", "第三条"]
    {
        assert_eq!(resolve_citation(&issue, text), None, "{text}");
    }
}

#[test]
fn thousands_of_texts_of_one_name_are_told_apart() {
    let documents = (0..4000).map(|_| opinion("关于人事任免的通知", None)).collect();
    let issue = Issue { documents, ..Issue::default() };
    let citations = Citations::new(&issue);
    for d in [0, 1, 3999] {
        let place = Place { document: d, ..Place::default() };
        let cited = citations.cite(place, CiteOptions::default()).unwrap();
        assert_eq!(citations.resolve(&cited), Some(place), "{cited}");
    }
}

/// An issue with a document of many articles, whose 款 and 项 are all there.
fn articles() -> Issue {
    use BlockKind::{Article, Item, Paragraph, Title};
    let mut blocks = vec![block(Title, None, "", "云州市供水办法")];
    for n in 1..=25 {
        let label = format!("第{}条", numeral::to_chinese(n));
        blocks.push(block(Article, None, &label, &format!("{label}　甲。")));
    }
    blocks.insert(10, block(Item, None, "（四）", "（四）丁；"));
    blocks.insert(10, block(Item, None, "（三）", "（三）丙；"));
    blocks.insert(10, block(Item, None, "（二）", "（二）乙；"));
    blocks.insert(10, block(Item, None, "（一）", "（一）甲；"));
    blocks.insert(20, block(Paragraph, None, "", "第二款。"));
    let document = |number: &str, title: &str| Document {
        title: title.into(),
        number: Some(number.into()),
        blocks: blocks.clone(),
        ..Document::default()
    };
    let documents = vec![
        document("云政发〔2023〕7号", "云州市供水办法"),
        document("云州市人民政府令第46号", "云州市河道条例"),
        document("云政办发〔2023〕17号", "云州市公园办法"),
    ];
    Issue { documents, ..Issue::default() }
}

#[test]
fn pinpoints_as_lawyers_write_them() {
    let issue = articles();
    let article = |d: usize, n: u32| {
        let label = format!("第{}条", numeral::to_chinese(n));
        at(d, issue.documents[d].blocks.iter().position(|b| b.label.as_deref() == Some(&label)).unwrap(), 0)
    };
    let item = |d: usize, label: &str| {
        at(d, issue.documents[d].blocks.iter().position(|b| b.label.as_deref() == Some(label)).unwrap(), 0)
    };
    let second = at(0, article(0, 15).block + 1, 0);
    for (text, place) in [
        ("云政发〔2023〕7号第十五条", article(0, 15)),
        ("云政发[2023]7号第15条", article(0, 15)),
        ("云政发（2023）7号第十五条第二款", second),
        ("云政发〔2023〕7号 第十五条 第二款", second),
        ("云政发〔2023〕7号文第二十一条", article(0, 21)),
        ("云政发〔2023〕7号文件第二十一条的规定", article(0, 21)),
        ("7号文第二十一条", article(0, 21)),
        ("17号文第二十一条", article(2, 21)),
        ("令第46号第九条第（四）项", item(1, "（四）")),
        ("市人民政府令第46号第九条第四项", item(1, "（四）")),
        ("云州市人民政府令第四十六号第九条第（四）项", item(1, "（四）")),
        ("第46号令第九条", article(1, 9)),
        ("根据《云州市供水办法》第十条的规定", article(0, 10)),
        ("依照《云州市供水办法》第十条之规定", article(0, 10)),
        ("违反云政发〔2023〕7号第十条规定的", article(0, 10)),
        ("根据云州市河道条例第九条第（四）项的规定", item(1, "（四）")),
        ("雲政發〔2023〕7號第二十一條", article(0, 21)),
        ("云政发〔2023〕第7号第二十一条", article(0, 21)),
        ("云政发〔二〇二三〕七号第二十一条", article(0, 21)),
        ("云州市人民政府云政发〔2023〕7号第二十一条", article(0, 21)),
        ("《供水办法》第十条", article(0, 10)),
        ("供水办法第十条", article(0, 10)),
        ("《云州市供水办法》（以下简称《办法》）第十条", article(0, 10)),
        ("《云州市供水办法》（云政发〔2023〕第7号）第十条", article(0, 10)),
        ("《云州市供水办法》（政发〔2023〕7号）第十条", article(0, 10)),
        ("《云州市供水办法》第三、五条", article(0, 3)),
        ("云州市供水办法第三条和第五条", article(0, 3)),
        ("《云州市供水办法》第3-5条的规定", article(0, 3)),
        ("《云州市供水办法》第十五条第一、二款", article(0, 15)),
    ] {
        assert_eq!(find_citation(&issue, text), Some(Cited { place, missing: None }), "{text}");
    }
    for (text, place, missing) in [
        ("云政发〔2023〕7号第十五条第九款", article(0, 15), "第九款"),
        ("《云州市供水办法》第三条第二款", article(0, 3), "第二款"),
        ("令第46号第九条第（七）项", article(1, 9), "第(七)项"),
        ("云政发〔2023〕7号第九十条", at(0, 0, 0), "第九十条"),
        ("《云州市供水办法》（云政发〔2023〕17号）第三条", at(0, 0, 0), "云政发[2023]17号"),
        ("《云州市供水办法》（云政发〔2022〕7号）", at(0, 0, 0), "云政发[2022]7号"),
        ("云政发〔2023〕7号第九十条第二款的规定", at(0, 0, 0), "第九十条第二款"),
    ] {
        assert_eq!(
            find_citation(&issue, text),
            Some(Cited { place, missing: Some(missing.to_owned()) }),
            "what is not there is said: {text}"
        );
    }
    for text in ["zzzqqq", "第九号", "云政发〔2099〕7号第十五条", "《无此办法》第一条", "第十五条", "27号文第一条"]
    {
        assert_eq!(find_citation(&issue, text), None, "{text}");
    }
}

/// An order with a rule of items in items, two notices of one title, and an attachment with articles.
fn as_cited() -> Issue {
    use BlockKind::{Article, Attachment, Heading, Item, Paragraph, Title};
    let rule = vec![
        block(Title, None, "", "云州市供水管理办法"),
        block(Article, None, "第一条", "第一条 甲。"),
        block(Article, None, "第二条", "第二条 有："),
        block(Item, None, "（一）", "（一）乙；"),
        block(Item, None, "（二）", "（二）丙："),
        block(Item, None, "1.", "1. 丁；"),
        block(Item, None, "2.", "2. 戊。"),
        block(Paragraph, None, "", "己。"),
    ];
    let notice = |lead: &str| {
        vec![
            block(Title, None, "", "云州市人民政府关于做好防汛工作的通知"),
            block(Paragraph, None, "", lead),
            block(Heading, Some(1), "一、", "一、领导"),
            block(Heading, Some(2), "（一）", "（一）责任"),
            block(Heading, Some(3), "1.", "1. 县长。"),
        ]
    };
    let longer = [notice("后期。"), vec![block(Heading, Some(1), "二、", "二、监测")]].concat();
    let attached = vec![
        block(Title, None, "", "云州市人民政府关于节水的通知"),
        block(Paragraph, None, "", "通知如下。"),
        block(Attachment, Some(0), "", "附件1"),
        block(Title, None, "", "节水评分办法"),
        block(Article, None, "第一条", "第一条 甲。"),
        block(Article, None, "第二条", "第二条 乙。"),
    ];
    let document = |title: &str, number: &str, day: &str, blocks: Vec<Block>| Document {
        title: title.into(),
        number: Some(number.into()),
        issuer: Some("云州市人民政府".into()),
        signed: Some(day.parse().unwrap()),
        blocks,
        ..Document::default()
    };
    let flood = "云州市人民政府关于做好防汛工作的通知";
    let documents = vec![
        document("云州市供水管理办法", "云州市人民政府令第46号", "2023-05-01", rule),
        document(flood, "云政发〔2023〕7号", "2023-05-06", notice("前期。")),
        document(flood, "云政发〔2023〕9号", "2023-08-06", longer),
        document("云州市人民政府关于节水的通知", "云政发〔2023〕12号", "2023-09-01", attached),
    ];
    Issue { documents, ..Issue::default() }
}

#[test]
fn counting_words_may_be_left_out_behind_a_title_or_number() {
    let issue = as_cited();
    for (text, place) in [
        ("《云州市供水管理办法》第二条2款", at(0, 7, 0)),
        ("《云州市供水管理办法》2条2款", at(0, 7, 0)),
        ("《云州市供水管理办法》第2条二项", at(0, 4, 0)),
        ("《云州市供水管理办法》第二条1款2项", at(0, 4, 0)),
        ("《云州市供水管理办法》第二条（二）2", at(0, 6, 0)),
        ("《云州市供水管理办法》第二条第（二）项第2目", at(0, 6, 0)),
        ("《云州市供水管理办法》第二条第二项1目", at(0, 5, 0)),
        ("云州市人民政府令第46号第二条（二）2", at(0, 6, 0)),
        ("云政发〔2023〕7号第一部分（一）1", at(1, 4, 0)),
        ("云政发〔2023〕7号一（一）1", at(1, 4, 0)),
        ("7号第一部分（一）1", at(1, 4, 0)),
        ("附件1节水评分办法第二条", at(3, 5, 0)),
        ("节水评分办法第2条", at(3, 5, 0)),
        ("《节水评分办法》二条", at(3, 5, 0)),
    ] {
        assert_eq!(find_citation(&issue, text), Some(Cited { place, missing: None }), "{text}");
    }
    for (text, place, missing) in [
        ("《云州市供水管理办法》第二条3款", at(0, 2, 0), "3款"),
        ("《云州市供水管理办法》第二条四项", at(0, 2, 0), "四项"),
        ("《云州市供水管理办法》第二条（二）3", at(0, 4, 0), "3"),
        ("7号第一部分（一）2", at(1, 3, 0), "2"),
    ] {
        assert_eq!(find_citation(&issue, text), Some(Cited { place, missing: Some(missing.into()) }), "{text}");
    }
}

#[test]
fn orders_and_days_as_they_are_written_beside_a_title() {
    let issue = as_cited();
    for text in [
        "云州市人民政府第46号令第一条",
        "市政府令第46号第一条",
        "市人民政府第四十六号令第一条",
        "46号令第一条",
        "《云州市供水管理办法》（市政府令第46号）第一条",
        "《云州市供水管理办法》（第46号令）第一条",
        "《云州市供水管理办法》（2023年公布）第一条",
        "《云州市供水管理办法》（2023年5月1日公布）第一条",
        "《云州市供水管理办法》（2023年5月1日云州市人民政府令第46号公布）第一条",
        "《云州市供水管理办法》（2023年5月1日市政府发布）第一条",
        "云州市供水管理办法（2023年公布）第一条",
    ] {
        assert_eq!(find_citation(&issue, text), Some(Cited { place: at(0, 1, 0), missing: None }), "{text}");
    }
    for (text, missing) in [
        ("《云州市供水管理办法》（2019年公布）第一条", "2019年公布"),
        ("《云州市供水管理办法》（2023年6月修订）第一条", "2023年6月修订"),
        (
            "《云州市供水管理办法》（2023年5月1日云州市人民政府令第47号公布）第一条",
            "2023年5月1日云州市人民政府令第47号公布",
        ),
        ("《云州市供水管理办法》（县政府令第46号）第一条", "县政府令第46号"),
    ] {
        let found = find_citation(&issue, text);
        assert_eq!(found.as_ref().and_then(|cited| cited.missing.as_deref()), Some(missing), "{text}: {found:?}");
    }
    assert_eq!(find_citation(&issue, "云州市人民政府第47号令第一条"), None);
}

#[test]
fn papers_of_one_title_are_all_meant_until_one_is_named() {
    let issue = as_cited();
    let meant = |text: &str| read_citation(&issue, text).map(|m| (m.first.place, m.first.missing, m.also, m.by_part));
    let title = "《云州市人民政府关于做好防汛工作的通知》";
    let of = |text: &str| format!("{title}{text}");
    assert_eq!(meant(&of("第一部分")), Some((at(1, 2, 0), None, vec![at(2, 2, 0)], None)));
    assert_eq!(meant("关于做好防汛工作的通知第一部分"), Some((at(1, 2, 0), None, vec![at(2, 2, 0)], None)));
    // The first that has what is asked for.
    assert_eq!(meant(&of("第二部分")), Some((at(2, 5, 0), None, vec![], None)));
    for (beside, d) in
        [("（云政发〔2023〕7号）", 1), ("（云政发〔2023〕9号）", 2), ("（2023年8月6日）", 2), ("（2023年5月印发）", 1)]
    {
        assert_eq!(meant(&of(&format!("{beside}第一部分"))), Some((at(d, 2, 0), None, vec![], None)), "{beside}");
    }
}

#[test]
fn a_text_may_be_named_by_words_of_its_title() {
    let issue = as_cited();
    let meant = |text: &str| read_citation(&issue, text).map(|m| (m.first.place, m.first.missing, m.by_part));
    let rule = Some("云州市供水管理办法".to_owned());
    for text in ["供水办法第一条", "《供水办法》第一条", "云州供水办法第1条", "根据《云州供水办法》第一条"]
    {
        assert_eq!(meant(text), Some((at(0, 1, 0), None, rule.clone())), "{text}");
    }
    assert_eq!(meant("供水办法第二条9款"), Some((at(0, 2, 0), Some("9款".into()), rule)));
    // A title without its place is that title.
    assert_eq!(meant("供水管理办法第一条").map(|m| m.2), Some(None));
    // Both texts may be meant, or none is.
    for text in ["供电办法第一条", "水办法第一条", "管理条例第一条"] {
        assert_eq!(meant(text), None, "{text}");
    }
    let number = |text: &str| meant(text).map(|m| (m.0, m.1));
    assert_eq!(number("供水办法2条二项"), Some((at(0, 4, 0), None)));
    // Two papers of one title are one title.
    let both = read_citation(&issue, "防汛工作通知第一部分").unwrap();
    assert_eq!((both.first.place, both.also), (at(1, 2, 0), vec![at(2, 2, 0)]));
}

#[test]
fn the_head_of_a_form_is_no_covering_notice() {
    use BlockKind::{Paragraph, Title};
    let of = |number: Option<&str>| {
        let document = Document {
            title: "甲登记表".into(),
            number: number.map(Into::into),
            promulgates: vec!["甲登记表".into()],
            blocks: vec![
                block(Paragraph, None, "", "填表须知见后。"),
                block(Title, None, "", "甲登记表"),
                block(Paragraph, None, "", "乙。"),
            ],
            ..Document::default()
        };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        let citations = Citations::new(&issue);
        let text = citations.cite(at(0, 0, 0), CiteOptions::default()).unwrap();
        assert_eq!(citations.resolve(&text), Some(at(0, 0, 0)), "{text}");
        text.contains("印发通知")
    };
    assert!(of(Some("云政发〔2031〕7号")));
    assert!(!of(None));
}
