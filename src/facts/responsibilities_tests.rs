use super::*;
use crate::issue::{Block, BlockKind, Cell};

fn found(text: &str) -> Vec<String> {
    let block = Block { text: text.into(), ..Block::default() };
    let mut view = View::default();
    view.read(0, 0, &block);
    let mut out = Vec::new();
    read(&view, true, &mut Order::default(), &mut out);
    out.iter().map(|r| format!("{} {}{}", r.role, r.units.join("|"), if r.open { "…" } else { "" })).collect()
}

#[test]
fn labels_in_either_width() {
    let wanted = ["牵头单位 市甲局", "配合单位 市乙局|市丙局"];
    assert_eq!(found("建好河道。（牵头单位：市甲局；配合单位：市乙局、市丙局）"), wanted);
    assert_eq!(found("建好河道。(牵头单位:市甲局;配合单位:市乙局,市丙局)"), wanted);
    assert_eq!(found("建好河道。（牵头单位： 市甲 局，配合单位：市乙局、市丙局)"), wanted);
    assert_eq!(found("建好河道。【牵头单位：市甲局 配合单位：市乙局、市丙局】"), wanted);
}

#[test]
fn nested_parentheses_are_one_office() {
    assert_eq!(
        found("（责任部门：市甲局（市丁办），各县（市、区）人民政府，市属园区管委会）"),
        ["责任部门 市甲局（市丁办）|各县（市、区）人民政府|市属园区管委会"]
    );
    assert_eq!(found("（各市、县〔市、 区〕人民政府负责）"), ["负责单位 各市、县〔市、区〕人民政府"]);
}

#[test]
fn those_that_others_join_lead_in_their_own_part_of_a_list() {
    assert_eq!(
        found("（责任单位：市甲局会同市乙局；市丙局、市丁局）"),
        ["牵头单位 市甲局", "配合单位 市乙局", "责任单位 市丙局|市丁局"]
    );
}

#[test]
fn several_statements_in_a_paragraph() {
    assert_eq!(
        found("甲事。（负责单位：市甲局）乙事。（主管部门：市乙局；参与单位：市丙局等）"),
        ["负责单位 市甲局", "主管部门 市乙局", "参与单位 市丙局…"]
    );
}

#[test]
fn other_labels_end_the_offices() {
    assert_eq!(
        found("（牵头单位：市甲局；完成时限：2025年底；责任单位：市乙局，2024年6月底前完成）"),
        ["牵头单位 市甲局", "责任单位 市乙局"]
    );
}

#[test]
fn lines_and_sentences_without_parentheses() {
    assert_eq!(found("责任单位：市甲局、市乙局"), ["责任单位 市甲局|市乙局"]);
    assert_eq!(found("加强巡查。牵头单位：市甲局。又一句。"), ["牵头单位 市甲局"]);
    assert_eq!(found("（牵头单位：市甲局；责任单位：市乙局"), ["牵头单位 市甲局", "责任单位 市乙局"]);
    assert!(found("牵头单位：统筹推进各项工作，按季度报告进展。").is_empty());
    assert!(found("各责任单位要按职责分工抓好落实。").is_empty());
}

#[test]
fn offices_and_what_they_do() {
    assert_eq!(found("（市甲局牵头，市乙局、市丙局配合）"), ["牵头单位 市甲局", "配合单位 市乙局|市丙局"]);
    assert_eq!(found("（甲部、乙部按职责分工负责）"), ["负责单位 甲部|乙部"]);
    assert_eq!(
        found("（由国家甲委牵头，乙部、丙部等按职责分工负责，各省级人民政府落实）"),
        ["牵头单位 国家甲委", "负责单位 乙部|丙部…", "落实单位 各省级人民政府"]
    );
    assert_eq!(found("（甲部会同乙部、丙部负责）"), ["牵头单位 甲部", "配合单位 乙部|丙部"]);
    assert_eq!(found("（各县（市、区）人民政府负责）"), ["负责单位 各县（市、区）人民政府"]);
}

#[test]
fn offices_joined_by_words_or_by_space() {
    for (text, wanted) in [
        ("（市甲局和市乙局、市发展和改革委员会及市丙局负责）", "负责单位 市甲局|市乙局|市发展和改革委员会|市丙局"),
        ("（市农村和社会事业局、市自然资源和规划局负责）", "负责单位 市农村和社会事业局|市自然资源和规划局"),
        ("（省甲委、财政部和商务部等12个部门及各市人民政府负责）", "负责单位 省甲委|财政部|商务部|各市人民政府…"),
        ("［配合单位：市卫生健康委　市财政局　各县（市、区）］", "配合单位 市卫生健康委|市财政局|各县（市、区）"),
        ("（责任单位：市 甲 局／市乙局）", "责任单位 市甲局|市乙局"),
        ("（责任单位（排名不分先后）：市甲局、市第一人民医院）", "责任单位 市甲局|市第一人民医院"),
        ("责任单位：市甲局责任人：江一帆", "责任单位 市甲局"),
    ] {
        assert_eq!(found(text), [wanted], "{text}");
    }
}

#[test]
fn the_first_of_a_list_leads_where_that_is_said() {
    for text in [
        "（责任单位：市甲局、市乙局，排第一位的为牵头单位，下同）",
        "（责任单位（排在首位的为牵头单位）：市甲局、市乙局）",
        "（责任单位：市甲局、市乙局（列第一位的牵头））",
    ] {
        assert_eq!(found(text), ["牵头单位 市甲局", "责任单位 市乙局"], "{text}");
    }
    let text = "（市甲局、市乙局负责，列第一位的为牵头单位）";
    assert_eq!(found(text), ["牵头单位 市甲局", "负责单位 市乙局"]);
    // Where somebody is said to lead already, the remark changes nothing.
    let text = "（牵头单位：市甲局；责任单位：市乙局、市丙局，排第一位的为牵头单位）";
    assert_eq!(found(text), ["牵头单位 市甲局", "责任单位 市乙局|市丙局"]);
}

#[test]
fn what_follows_the_offices_is_none_of_them() {
    for text in [
        "（市甲局、市乙局按职责分工负责，完成时限：2024年底）",
        "（市甲局、市乙局负责，2024年12月底前完成）",
        "（市甲局、市乙局负责，持续推进）",
    ] {
        assert_eq!(found(text), ["负责单位 市甲局|市乙局"], "{text}");
    }
    assert_eq!(found("（市甲局牵头，市乙局、各运营商配合）"), ["牵头单位 市甲局", "配合单位 市乙局|各运营商"]);
    assert_eq!(found("（市甲局、市乙局，2023年12月底前落实）"), ["落实单位 市甲局|市乙局"]);
}

#[test]
fn sentences_of_offices_and_what_they_do() {
    assert_eq!(found("畅通物流。由市甲局负责，各区县配合。"), ["负责单位 市甲局", "配合单位 各区县"]);
    assert_eq!(found("做好宣传。各有关部门按职责分工负责。"), ["负责单位 各有关部门"]);
    assert_eq!(
        found("办好展会。牵头单位为市甲局，配合单位为市乙局、市丙会。"),
        ["牵头单位 市甲局", "配合单位 市乙局|市丙会"]
    );
    assert_eq!(found("责任单位：市甲局、市乙局等市防汛指挥部成员单位"), ["责任单位 市甲局|市乙局…"]);
    for text in [
        "以上任务由市甲室负责督办，市乙局配合。",
        "各级财政部门负责落实资金。",
        "本办法由市甲局负责解释。",
        "有关部门要按职责抓好落实。",
        "政府负责。",
    ] {
        assert!(found(text).is_empty(), "{text} {:?}", found(text));
    }
}

#[test]
fn offices_alone_behind_a_sentence() {
    assert_eq!(found("修路80公里。（县甲局，各乡镇人民政府）"), ["责任单位 县甲局|各乡镇人民政府"]);
    assert_eq!(found("开展筛查。（县甲局 县妇联）"), ["责任单位 县甲局|县妇联"]);
    for text in ["修路（县甲局）。", "修路。（含省甲厅）", "修路。（区）", "修路。（详见附件）", "修路。（市直各医院）"]
    {
        assert!(found(text).is_empty(), "{text} {:?}", found(text));
    }
}

#[test]
fn other_parentheses_say_nothing_of_offices() {
    for text in
        ["（党委领导、政府负责、社会参与）", "（坚持自愿参加）", "（试用期一年）", "（谁主管谁负责）", "（企业负责）"]
    {
        assert!(found(text).is_empty(), "{text} {:?}", found(text));
    }
}

#[test]
fn columns_of_a_table() {
    let cell = |t: &str, rows| Cell { text: t.into(), columns: 1, rows };
    let table = Table {
        rows: vec![
            vec![cell("序号", 1), cell("任务", 1), cell("牵头单位", 1), cell("责任 单位", 1)],
            vec![cell("1", 1), cell("建坝", 2), cell("市甲局", 1), cell("市乙局、市丙局", 1)],
            vec![cell("2", 1), cell("市丁局", 1), cell("市戊局", 1)],
        ],
        head_rows: 1,
    };
    let block = Block { kind: BlockKind::Table, table: Some(table), ..Block::default() };
    let mut view = View::default();
    view.read(0, 0, &block);
    let mut out = Vec::new();
    read(&view, true, &mut Order::default(), &mut out);
    let rows: Vec<_> = out.iter().map(|r| (r.row, r.role.as_str(), r.units.join("|"))).collect();
    assert_eq!(
        rows,
        [
            (Some(1), "牵头单位", "市甲局".to_owned()),
            (Some(1), "责任单位", "市乙局|市丙局".to_owned()),
            (Some(2), "牵头单位", "市丁局".to_owned()),
            (Some(2), "责任单位", "市戊局".to_owned()),
        ]
    );
}

#[test]
fn deep_nesting_is_no_work() {
    let text = format!("{}责任单位：市甲局{}", "（".repeat(50_000), "）".repeat(50_000));
    assert_eq!(found(&text), ["责任单位 市甲局"]);
}
