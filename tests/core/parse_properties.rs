//! Properties of the parser: it is total, linear, and loses nothing.

use crate::support;
use crate::support::stress;
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
    "第四二九四九六七二九五条　甲。",
    "第一条之四二九四九六七二九五　乙。",
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

/// Breaks and remainders that could be joined to a ring are not: a ring is in no document.
#[test]
fn remainders_are_not_joined_to_a_ring() {
    let lines = [
        "（上接第3页）每日检测水质。",
        "云台市人民政府公报",
        "（上接第3页）每日检测水质。",
        "第二条　供水应当安全，供水单位应当（下转第5页）",
        "云台市人民政府公报",
        "现将《云台市供水办法》印发给你们，请遵照执行。",
        "云台市人民政府关于印发《云台市供水办法》的通知",
        "云政发〔2021〕7号",
        "第二条　供水应当安全，供水单位应当（下转第5页）",
        "2021年9月10日",
        "云台市人民政府公报",
        "云台市人民政府关于做好防汛工作的通知",
        "第一章 总 则",
        "第二条　供水应当安全，供水单位应当（下转第5页）",
    ];
    assert!(check(&lines.join("\n")).is_ok());
}

/// The seconds that this thread has worked: what others do on the machine meanwhile doesn't count, as it would by the clock.
#[cfg(target_os = "linux")]
fn worked() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

#[cfg(not(target_os = "linux"))]
fn worked() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed().as_secs_f64()
}

/// How long a text takes, in seconds: the shortest of some runs, because other work on the machine only adds to it.
fn seconds(content: &str, runs: usize) -> f64 {
    let source = support::text(content);
    let run = || {
        let start = worked();
        std::hint::black_box(gongbao::parse::parse(&source));
        worked() - start
    };
    (0..runs).map(|_| run()).fold(f64::INFINITY, f64::min)
}

/// Four times the text takes about four times as long; of a quadratic stage it would be sixteen times. Without
/// optimisation the texts are small; with it, a megabyte of any line takes less than a second.
#[test]
fn repeated_lines_take_linear_time() {
    let size = if cfg!(debug_assertions) { 1 << 14 } else { 1 << 20 };
    let mut slow = Vec::new();
    for &unit in stress::REPEATED {
        let (small, large) = (stress::text(unit, size / 4), stress::text(unit, size));
        let measure = |runs| (seconds(&small, runs), seconds(&large, runs));
        let bad = |(a, b): (f64, f64)| b > 8.0 * a + 0.01 || !cfg!(debug_assertions) && b > 1.0;
        let mut took = measure(1);
        // Looked at more closely before it is believed: other tests of this program run at the same time.
        for runs in [3, 6, 24] {
            if bad(took) {
                took = measure(runs);
            }
        }
        if bad(took) {
            slow.push(format!("{unit:?}: {:.4} s, four times as much {:.4} s", took.0, took.1));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
