//! Links of all kinds, there and back.

use super::*;
use crate::facts::facts;
use crate::issue::{Block, Document, Issue};

fn block(kind: BlockKind, label: &str, text: &str) -> Block {
    let level = (kind == BlockKind::Attachment).then_some(0);
    Block { kind, level, label: (!label.is_empty()).then(|| label.to_owned()), text: text.into(), ..Block::default() }
}

fn issue() -> Issue {
    use BlockKind::{Article, Attachment, Heading, Item, Paragraph, Title};
    let notice = Document {
        title: "云州市人民政府关于印发云州市河道管理办法的通知".into(),
        number: Some("云政发〔2021〕7号".into()),
        blocks: vec![
            block(Title, "", "云州市人民政府关于印发云州市河道管理办法的通知"),
            block(Paragraph, "", "现将《云州市河道管理办法》印发给你们。本通知自印发之日起施行。"),
            block(Title, "", "云州市河道管理办法"),
            block(Heading, "第一章", "第一章 总则"),
            block(
                Article,
                "第一条",
                "第一条 根据《甲省水法》（甲令〔2001〕1号，以下简称《水法》）第九条，制定本办法。",
            ),
            block(Article, "第二条", "第二条 河道主管部门（以下简称主管部门）有下列职责："),
            block(Item, "（一）", "（一）甲；"),
            block(Item, "（二）", "（二）前项以外的乙。"),
            block(Paragraph, "", "前款第（二）项与《水法》第十条不一致的，依本条第一款第（一）项。"),
            block(Article, "第三条", "第三条 主管部门依前条和第二条至第四条办理，见附件1。"),
            block(
                Article,
                "第四条",
                "第四条 违反本办法第二条第二款或者甲省渔业法第五条的，依本章处理。第九十九条不存在。",
            ),
            block(Attachment, "", "附件1"),
            block(Paragraph, "", "按第三条执行。"),
        ],
        ..Document::default()
    };
    let other = Document {
        title: "云州市人民政府办公室关于贯彻的意见".into(),
        number: Some("云政办发〔2021〕9号".into()),
        blocks: vec![
            block(Title, "", "云州市人民政府办公室关于贯彻的意见"),
            block(
                Paragraph,
                "",
                "落实《云州市河道管理办法》（云政发[2021]7号）第三条，不同于《云州市河道管理办法》（云政发〔2001〕3号）。",
            ),
        ],
        ..Document::default()
    };
    Issue { documents: vec![notice, other], ..Issue::default() }
}

#[test]
fn every_kind_of_link() {
    let issue = issue();
    let links = facts(&issue).links;
    let shown: Vec<String> = links
        .links
        .iter()
        .map(|l| {
            let target = match &l.target {
                Target::Inside { place, last } => {
                    let last = last.map(|l| format!("–{}", l.block)).unwrap_or_default();
                    format!("{}.{}{last}", place.document, place.block)
                }
                Target::Outside { title, number, address } => {
                    format!("外《{title}》{}{}", number.as_deref().unwrap_or(""), address.as_deref().unwrap_or(""))
                }
            };
            format!("{}.{} {} → {target}", l.from.place.document, l.from.place.block, l.from.text(&issue))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "0.1 《云州市河道管理办法》 → 0.2",
            "0.1 本通知 → 0.0",
            "0.4 《甲省水法》（甲令〔2001〕1号，以下简称《水法》）第九条 → 外《甲省水法》甲令〔2001〕1号第九条",
            "0.4 本办法 → 0.2",
            "0.7 前项 → 0.6",
            "0.8 前款第（二）项 → 0.7",
            "0.8 《水法》第十条 → 外《甲省水法》甲令〔2001〕1号第十条",
            "0.8 本条第一款第（一）项 → 0.6",
            "0.9 主管部门 → 0.5",
            "0.9 前条 → 0.5",
            "0.9 第二条至第四条 → 0.5–10",
            "0.9 附件1 → 0.11",
            "0.10 本办法第二条第二款 → 0.8",
            "0.10 本章 → 0.3",
            "0.12 第三条 → 0.9",
            "1.1 《云州市河道管理办法》（云政发[2021]7号）第三条 → 0.9",
            "1.1 《云州市河道管理办法》（云政发〔2001〕3号） → 外《云州市河道管理办法》云政发〔2001〕3号",
        ]
    );
}

#[test]
fn who_refers_to_an_article_and_to_a_document() {
    let issue = issue();
    let links = facts(&issue).links;
    let texts = |found: Vec<&Link>| found.iter().map(|l| l.from.text(&issue).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        texts(links.referring_to(0, 9).collect()),
        ["第二条至第四条", "第三条", "《云州市河道管理办法》（云政发[2021]7号）第三条"]
    );
    assert_eq!(texts(links.referring_to_document(0).collect()), ["《云州市河道管理办法》（云政发[2021]7号）第三条"]);
    assert_eq!(links.in_block(0, 9).len(), 4);
    assert!(links.in_block(5, 5).is_empty());
}

/// The links of a document of these blocks, each as its text and where it leads.
fn shown(blocks: Vec<Block>) -> Vec<String> {
    let title = "云州市河道管理办法".to_owned();
    let issue = Issue { documents: vec![Document { title, blocks, ..Document::default() }], ..Issue::default() };
    let show = |l: &Link| {
        let target = match &l.target {
            Target::Inside { place, last } => {
                format!("{}{}", place.block, last.map(|l| format!("–{}", l.block)).unwrap_or_default())
            }
            Target::Outside { title, address, .. } => format!("外{title}{}", address.as_deref().unwrap_or("")),
        };
        format!("{}→{target}", l.from.text(&issue))
    };
    facts(&issue).links.links.iter().map(show).collect()
}

#[test]
fn what_is_joined_to_what_was_named_before() {
    use BlockKind::{Article, Heading, Item, Paragraph, Title};
    assert_eq!(
        shown(vec![
            block(Title, "", "云州市河道管理办法"),
            block(Heading, "第一章", "第一章　总则"),
            block(
                Article,
                "第一条",
                "第一条　依照《甲法》第三条、第二条和第一条之一，乙法第一条、第二条，《丙水法》（以下简称《丙法》）第二条。"
            ),
            block(Article, "第二条", "第二条　有下列情形："),
            block(Item, "（一）", "（一）丁；"),
            block(Item, "（二）", "（二）戊。"),
            block(Paragraph, "", "二款。"),
            block(
                Article,
                "第三条",
                "第三条　违反第一、二条，第二条第一款第（一）项、第（二）项和第二款，上一条，本办法第一章的。",
            ),
            block(Article, "第四条", "第四条　基本法、开工前条件、第三条生产线、第三产业、第一部分、第二方面。"),
        ]),
        [
            "《甲法》第三条→外甲法第三条",
            "第二条→外甲法第二条",
            "第一条之一→外甲法第一条之一",
            "《丙水法》→外丙水法",
            "《丙法》→外丙水法",
            "第二条→外丙水法第二条",
            "第一→2",
            "二条→3",
            "第二条第一款第（一）项→4",
            "第（二）项→5",
            "第二款→6",
            "上一条→3",
            "本办法第一章→1",
        ]
    );
}

#[test]
fn articles_of_an_outline_and_terms_of_several_kinds() {
    use BlockKind::{Heading, Paragraph, Title};
    let heading = |label: &str, text: &str| Block { level: Some(1), ..block(Heading, label, text) };
    assert_eq!(
        shown(vec![
            block(Title, "", "云州市关于河道的意见"),
            heading(
                "一、",
                "一、目标。市甲局、市乙局（以下分别简称“甲局”“乙办”）共同落实《丙规划》（以下简称“《规划》”）。"
            ),
            heading("二、", "二、任务。甲局按照本意见第一条办理，乙办按《规划》检查。"),
            block(Paragraph, "", "见本意见第二部分，本意见第一、二条。见第2页第二条、第一部分。"),
        ]),
        [
            "《丙规划》→外丙规划",
            "《规划》→外丙规划",
            "甲局→1",
            "本意见第一条→1",
            "乙办→1",
            "《规划》→外丙规划",
            "本意见第二部分→2",
            "本意见第一→1",
            "二条→2",
        ]
    );
}
