use super::*;

fn block(kind: BlockKind, level: u8, label: &str, text: &str) -> Block {
    let label = (!label.is_empty()).then(|| label.to_owned());
    Block { kind, level: (level < 9).then_some(level), label, text: text.into(), ..Block::default() }
}

fn locators(blocks: Vec<Block>) -> Vec<String> {
    Structure::of(&Document { blocks, ..Document::default() }).units.into_iter().map(|u| u.locator).collect()
}

#[test]
fn articles_clauses_and_items() {
    use BlockKind::{Article, Heading, Item, Paragraph, Title};
    assert_eq!(
        locators(vec![
            block(Title, 9, "", "云州市河道办法"),
            block(Heading, 1, "第一章", "第一章 总则"),
            block(Article, 9, "第一条", "第一条 一款。"),
            block(Article, 9, "第二条", "第二条 有下列情形："),
            block(Item, 9, "（一）", "（一）甲；"),
            block(Item, 9, "1.", "1.乙"),
            block(Item, 9, "2.", "2.丙"),
            block(Item, 9, "（二）", "（二）丁。"),
            block(Paragraph, 9, "", "前款不适用于戊。"),
            block(Item, 9, "（一）", "（一）己。"),
            block(Article, 9, "第二条之一", "第二条之一 庚。"),
            block(Item, 9, "——", "——辛"),
            block(Item, 9, "——", "——壬"),
        ]),
        [
            "",
            "第一章",
            "第一条",
            "第二条第一款",
            "第二条第一款第（一）项",
            "第二条第一款第（一）项第1目",
            "第二条第一款第（一）项第2目",
            "第二条第一款第（二）项",
            "第二条第二款",
            "第二条第二款第（一）项",
            "第二条之一",
            "第二条之一第1个列项",
            "第二条之一第2个列项",
        ]
    );
}

#[test]
fn taiwans_acts_count_the_other_way_round() {
    use BlockKind::{Article, Item, Note, Paragraph, RedHeader, Title};
    let law = |note: &str| {
        locators(vec![
            block(RedHeader, 9, "", "某部令"),
            block(Note, 9, "", note),
            block(Paragraph, 9, "", "訂定「湖泊辦法」。"),
            block(Title, 9, "", "湖泊辦法"),
            block(Article, 9, "第一条", "第 一 條 甲："),
            block(Item, 9, "一、", "一、乙："),
            block(Item, 9, "（一）", "（一）丙。"),
            block(Paragraph, 9, "", "丁。"),
        ])
        .split_off(4)
    };
    for note in ["中華民國104年9月14日", "發文日期：中華民國104年9月14日"] {
        assert_eq!(law(note), ["第一条第一项", "第一条第一项第一款", "第一条第一项第一款第（一）目", "第一条第二项"]);
    }
    assert_eq!(law("2015年9月14日")[..2], ["第一条第一款", "第一条第一款第一项"]);
}

#[test]
fn acts_without_a_day_say_themselves_how_they_count() {
    use BlockKind::{Article, Item, Paragraph, Title};
    let law = |label: &str, first: &str, second: &str| {
        locators(vec![
            block(Title, 9, "", "湖泊條例"),
            block(Article, 9, label, first),
            block(Paragraph, 9, "", second),
            block(Item, 9, "一、", "一、乙。"),
        ])
        .split_off(2)
    };
    let items_first = ["第2條第二項", "第2條第二項第一款"];
    assert_eq!(law("第2條", "第 2 條 甲。", "乙："), items_first);
    assert_eq!(law("第2條", "第2條 甲。", "違反前項規定者，罰："), items_first);
    assert_eq!(law("第2條", "第2條 甲。", "依第三條第二項第一款："), items_first);
    // Macao's, Hong Kong's and the mainland's own way, in traditional characters, and what only looks alike.
    let paragraphs_first = ["第二條第二款", "第二條第二款第一項"];
    assert_eq!(law("第二條", "第二條 甲。", "依前款規定："), paragraphs_first);
    assert_eq!(law("第二條", "第二條 甲。", "依第三條第二款第（一）項及前項規定："), paragraphs_first);
    assert_eq!(law("第二條", "第二條 甲。", "目前項目如下："), paragraphs_first);
    assert_eq!(law("第二条", "第二条 甲。", "违反前项规定："), ["第二条第二款", "第二条第二款第一项"]);
}

#[test]
fn headings_paragraphs_and_repeats() {
    use BlockKind::{Attachment, Heading, Paragraph, Signature, Table};
    assert_eq!(
        locators(vec![
            block(Paragraph, 9, "", "导语"),
            block(Heading, 1, "一、", "一、目标"),
            block(Paragraph, 9, "", "甲"),
            block(Heading, 2, "（二）", "（二）任务"),
            block(Heading, 3, "1.", "1.乙"),
            block(Paragraph, 9, "", "丙"),
            block(Paragraph, 9, "", "丁"),
            block(Heading, 3, "1.", "1.戊"),
            block(Heading, 1, "", "保障措施"),
            block(Table, 9, "", "表"),
            block(Signature, 9, "", "云州市人民政府"),
            block(Attachment, 0, "", "附件 2"),
            block(Paragraph, 9, "", "己"),
        ]),
        [
            "第1段",
            "第一部分",
            "第一部分第1段",
            "第一部分“（二）”",
            "第一部分“（二）”“1.”",
            "第一部分“（二）”“1.”第1段",
            "第一部分“（二）”“1.”第2段",
            "第一部分“（二）”“1.”（第2处）",
            "“保障措施”",
            "“保障措施”表1",
            "落款",
            "附件2",
            "附件2第1段",
        ]
    );
}

#[test]
fn numerals() {
    let all = [1, 10, 15, 20, 21, 100, 101, 110, 133, 1000].map(numeral::to_chinese);
    assert_eq!(all, ["一", "十", "十五", "二十", "二十一", "一百", "一百零一", "一百一十", "一百三十三", "一千"]);
    for n in 1..1000 {
        assert_eq!(numeral::whole(&numeral::to_chinese(n)), Some(n));
    }
}
