//! The embedded handbook, read by the same parser as any file: it is understood whole, and it is true to itself.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use gongbao::issue::{BlockKind, Date, Document, Issue};
use gongbao::open;

fn handbook() -> Issue {
    open::handbook().expect("the handbook can be read")
}

fn date(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::new(year, month, day)
}

fn labels(document: &Document, kind: BlockKind) -> Vec<&str> {
    document.blocks.iter().filter(|b| b.kind == kind).filter_map(|b| b.label.as_deref()).collect()
}

#[test]
fn its_masthead_is_read() {
    let head = handbook().masthead;
    assert_eq!(head.name.as_deref(), Some("公报阅读器公报"));
    assert_eq!(head.year, Some(2026));
    assert_eq!(head.number.as_deref().map(|n| n.replace(' ', "")), Some("第1期".into()));
    assert_eq!(head.total_number.as_deref().map(|n| n.replace(' ', "")), Some("总第1期".into()));
}

#[test]
fn each_entry_of_the_contents_has_its_document() {
    let issue = handbook();
    let found: Vec<_> =
        issue.contents.iter().map(|e| (e.category.as_deref(), e.title.as_str(), e.page, e.document)).collect();
    assert_eq!(
        found,
        [
            (Some("管理委员会文件"), "公报阅读器使用办法", Some(3), Some(0)),
            (Some("管理委员会文件"), "关于印发公报阅读器快捷键目录的通知", Some(8), Some(1)),
            (Some("办公室文件"), "关于印发公报阅读器建设实施方案（2026—2027年）的通知", Some(10), Some(2)),
            (Some("办公室文件"), "关于规范公报摘录和引用的若干意见", Some(14), Some(3)),
            (Some("人事任免"), "关于任免卷宗等工作人员职务的通知", Some(16), Some(4)),
            (Some("大事记"), "公报阅读器大事记（2026年11月）", Some(17), Some(5)),
        ]
    );
    assert_eq!(issue.documents.len(), 6);
}

#[test]
fn numbers_and_dates_are_read() {
    let issue = handbook();
    let numbers: Vec<_> = issue.documents.iter().map(|d| d.number.as_deref()).collect();
    assert_eq!(
        numbers,
        [
            Some("公报阅读器管理委员会令第1号"),
            Some("阅报发〔2026〕1号"),
            Some("阅报办发〔2026〕1号"),
            Some("阅报办字〔2026〕2号"),
            Some("阅报任〔2026〕1号"),
            None
        ]
    );
    let signed: Vec<_> = issue.documents.iter().map(|d| d.signed).collect();
    let (d20, d21, d22) = (date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22));
    assert_eq!(signed, [d20, d20, d21, d22, d22, None]);
    assert_eq!((issue.documents[0].effective, issue.documents[0].expires), (date(2026, 12, 1), date(2031, 11, 30)));
}

#[test]
fn the_guide_is_whole_though_it_goes_on_another_page() {
    let issue = handbook();
    let guide = &issue.documents[0];
    let articles = labels(guide, BlockKind::Article);
    assert_eq!(articles.len(), 31, "{articles:?}");
    assert_eq!((articles[0], articles[14], articles[30]), ("第一条", "第十五条", "第三十一条"));
    let chapters: Vec<_> = labels(guide, BlockKind::Heading).into_iter().filter(|l| l.ends_with('章')).collect();
    assert_eq!(chapters.len(), 8, "{chapters:?}");
    let seam = &guide.seams[0];
    assert_eq!((seam.says_page, seam.from_page, seam.inside_paragraph), (Some(13), Some(7), false));
}

#[test]
fn a_sentence_that_goes_on_an_earlier_page_is_joined() {
    let issue = handbook();
    let opinion = &issue.documents[3];
    let seam = &opinion.seams[0];
    assert_eq!((seam.says_page, seam.from_page, seam.inside_paragraph), (Some(9), Some(15), true));
    let text = &opinion.blocks[seam.after_block].text;
    assert!(text.contains("引用规范性文件的，应当一并写明发文机关"), "{text}");
    assert_eq!(issue.documents.iter().map(|d| d.seams.len()).sum::<usize>(), 2);
}

#[test]
fn what_columns_broke_is_joined() {
    let issue = handbook();
    let has = |document: usize, part: &str| issue.documents[document].blocks.iter().any(|b| b.text.contains(part));
    assert!(has(0, "窗口中的内容仍可阅读"));
    assert!(has(2, "（牵头单位：解析组；责任单位：排版组、窗口组）"));
    assert!(has(2, "（四）缩短找到原文的路径"));
    assert!(has(4, "地脚为书签组组长、管理委员会办公室副主任（试用期一年）；"));
    assert!(has(5, "裁剪并改名的楷体。"));
}

#[test]
fn its_facts_are_found() {
    let issue = handbook();
    let facts = gongbao::facts::facts(&issue);
    assert_eq!(facts.responsibilities.iter().filter(|r| r.passage.place.document == 2).count(), 27);
    let people: Vec<_> = facts.appointments.iter().map(|a| a.person.as_str()).collect();
    assert_eq!(people, ["卷宗", "目次", "版心", "天头", "地脚", "书眉", "页边", "骑缝"]);
    assert_eq!(facts.chronicle.len(), 13);
    assert_eq!(issue.documents[2].attachments, ["公报阅读器建设任务分工表（略）", "公报体例检验样张目录（略）"]);
}
