//! Properties of the parser: it is total, linear, and loses nothing.

mod support;

use std::time::Instant;

use gongbao::issue::Issue;
use proptest::prelude::*;

/// Lines of every kind that the parser knows, original text of invented places.
const LINES: &[&str] = &[
    "某某市人民政府公报",
    "2021年第3期（总第88期）",
    "主管主办：某某市人民政府",
    "目录",
    "目 录",
    "◎ 市政府文件",
    "关于印发云台市供水办法的通知……3",
    "云政发〔2021〕7号 5",
    "云台市人民政府令",
    "第 46 号",
    "云政发〔2021〕7号",
    "云台市人民政府关于印发《云台市供水办法》的通知",
    "云台市供水办法",
    "各县（市、区）人民政府，市政府各部门：",
    "现将《云台市供水办法》印发给你们，请遵照执行。",
    "云台市人民政府",
    "2021年9月10日",
    "二〇二一年九月十日",
    "第一章 总 则",
    "第一条 为了加强供水管理，制定本办法。",
    "第二条　供水应当安全。（下转第13页）",
    "（上接第4页）第三条 用水应当节约。",
    "（一）城市供水；",
    "一、总体要求",
    "1. 加快建设。推进管网改造。（责任单位：市水利局）",
    "1.1 编制目的",
    "——坚持安全第一。",
    "附件：1.任务清单（略）",
    "附件1",
    "2.名单",
    "6日，召开会议。",
    "△市长调研。",
    "任命张三为市水利局局长；",
    "免去李四的市水利局副局长职务。",
    "（此件公开发布）",
    "- 12 -",
    "12",
    "序号",
    "3.5",
    "甲、乙、",
    "（责任单位：市水利",
    "**第一条**　甲",
    "# 题",
    "<!-- x -->",
    "----",
    "",
    "　　",
    "|甲|乙|",
    "自2021年10月1日起施行，有效期五年。",
    "\u{c}",
];

fn check(content: &str) -> Result<Issue, TestCaseError> {
    let source = support::text(content);
    let issue = gongbao::parse::parse(&source);
    let lost = support::unaccounted(&source, &issue);
    prop_assert!(lost.is_empty(), "unaccounted: {lost:?}\n{}", support::tree(&issue));
    let mut ids = std::collections::HashSet::new();
    for document in &issue.documents {
        prop_assert!(ids.insert(document.id.clone()), "id twice: {}", document.id);
        for block in &document.blocks {
            prop_assert!(ids.insert(block.id.clone()), "id twice: {}", block.id);
            prop_assert_eq!(block.pieces.first().map(|p| p.at), Some(0));
            prop_assert!(block.pieces.windows(2).all(|w| w[0].at <= w[1].at));
            for piece in &block.pieces {
                prop_assert!(block.text.is_char_boundary(piece.at));
                prop_assert!((0.0..=1.0).contains(&piece.confidence));
            }
        }
        for seam in &document.seams {
            prop_assert!(seam.after_block < document.blocks.len());
            prop_assert!(document.blocks[seam.after_block].text.is_char_boundary(seam.byte));
        }
    }
    for entry in &issue.contents {
        prop_assert!(entry.document.is_none_or(|d| d < issue.documents.len()));
    }
    Ok(issue)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_in_any_order_are_accounted_for(picks in prop::collection::vec(0..LINES.len(), 0..60)) {
        let lines: Vec<&str> = picks.iter().map(|&i| LINES[i]).collect();
        check(&lines.join("\n"))?;
    }

    #[test]
    fn any_text_gives_an_issue(text in "(?s)[第一二条章节款（）()【】〔〕0-9.、，。：；号年月日政发目录附件下转上接页\\n\\t \u{3000}*#|a-zA-Z—△《》\\PC]{0,300}") {
        check(&text)?;
    }

    #[test]
    fn any_characters_give_an_issue(text in any::<String>()) {
        check(&text)?;
    }
}

/// A line repeated to a megabyte (an eighth of that without optimisation) is parsed at once. The bench measures; this
/// catches what is not linear, on a machine that is busy too.
#[test]
fn repeated_lines_take_linear_time() {
    let (size, limit) = if cfg!(debug_assertions) { (1 << 17, 8.0) } else { (1 << 20, 1.0) };
    let mut slow = Vec::new();
    for line in LINES.iter().copied().chain([
        "(((((((",
        "第",
        "《",
        "1",
        "。",
        "一、",
        "（下转第1页）",
        "（上接第1页）",
        "关于的通知",
    ]) {
        for end in ["\n", "", "\n\n"] {
            if line.trim().is_empty() {
                continue;
            }
            let unit = format!("{line}{end}");
            let content = unit.repeat(size / unit.len());
            let start = Instant::now();
            let issue = support::parse(&content);
            let took = start.elapsed();
            if took.as_secs_f64() > limit {
                slow.push(format!("{line:?} with {end:?}: {took:?}, {} documents", issue.documents.len()));
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
