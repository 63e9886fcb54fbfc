//! Properties of corrections: whatever is corrected, nothing is lost, and what is withdrawn leaves no trace.

use crate::support;
use gongbao::issue::{BlockKind, Correction, Issue, Place, Printed, PrintedWhat};
use gongbao::parse::{Outcome, correct, parse_with};
use proptest::prelude::*;

/// Lines of an issue with every structure that corrections touch.
const LINES: &[&str] = &[
    "云台市人民政府公报",
    "2021年第3期（总第88期）",
    "目录",
    "关于印发云台市供水办法的通知 3",
    "云政发〔2021〕7号 3",
    "关于做好防汛工作的通知……5",
    "云政发〔2021〕7号",
    "云台市人民政府关于印发《云台市供水办法》的通知",
    "云政发〔2021〕8号",
    "云台市人民政府关于做好防汛工作的通知",
    "各县（市、区）人民政府，市政府各部门：",
    "现将《云台市供水办法》印发给你们，请遵照执行。",
    "云台市人民政府",
    "2021年9月10日",
    "云台市供水办法",
    "第一章 总 则",
    "第一条 为了加强供水管理，制定本办法。",
    "第二条　供水应当安全，供水单位应当（下转第5页）",
    "（上接第3页）每日检测水质。",
    "第三条 用水应当节约，不得浪费，",
    "不得擅自接管。",
    "（一）城市供水；",
    "一、加强巡查。汛期每日巡查，发现险情立即报告。",
    "二、落实责任。",
    "6日，召开会议。",
    "任命张三为市水利局局长；",
    "附件：1.任务清单（略）",
    "- 12 -",
    "序号",
    "3.5",
    "|甲|乙|",
    "",
];

/// What a correction is made of: its kind and where.
type Wish = (u8, prop::sample::Index, prop::sample::Index, prop::sample::Index);

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let index = any::<prop::sample::Index>;
    prop::collection::vec((0..9u8, index(), index(), index()), 0..8)
}

fn correction(issue: &Issue, (kind, document, block, byte): Wish) -> Option<Correction> {
    let d = document.index(issue.documents.len().max(1));
    let blocks = &issue.documents.get(d)?.blocks;
    let b = block.index(blocks.len().max(1));
    let text = &blocks.get(b)?.text;
    let at = byte.index(text.len() + 1);
    let at = (0..=at).rev().find(|&i| text.is_char_boundary(i))?;
    let place = Place { document: d, block: b, byte: at };
    match kind {
        0 | 1 => Correction::join_with_next(issue, d, b),
        2 | 3 => Correction::split_at(issue, place),
        4 => Correction::heading(issue, d, b, Some(byte.index(4) as u8 + 1)),
        5 => Correction::heading(issue, d, b, None),
        6 => Correction::belongs_to(issue, d, b, byte.index(issue.documents.len())),
        _ => Correction::undo_seam(issue, place).or_else(|| {
            let seam = issue.documents.iter().enumerate().find_map(|(d, of)| Some((d, of.seams.first()?)))?;
            let (block, byte) = match seam.1.inside_paragraph {
                true => (seam.1.after_block, seam.1.byte),
                false => (seam.1.after_block + 1, 0),
            };
            Correction::undo_seam(issue, Place { document: seam.0, block, byte })
        }),
    }
}

/// Everything that holds for any issue.
fn holds(source: &gongbao::source::SourceText, issue: &Issue) -> Result<(), TestCaseError> {
    let lost = support::unaccounted(source, issue);
    prop_assert!(lost.is_empty(), "unaccounted: {lost:?}\n{}", support::tree(issue));
    let mut ids = std::collections::HashSet::new();
    for document in &issue.documents {
        prop_assert!(ids.insert(document.id.clone()), "id twice: {}", document.id);
        for block in &document.blocks {
            prop_assert!(ids.insert(block.id.clone()), "id twice: {}", block.id);
            prop_assert_eq!(block.pieces.first().map(|p| (p.at, p.join)), Some((0, None)));
            prop_assert!(block.pieces.windows(2).all(|w| w[0].at <= w[1].at && w[1].join.is_some()));
            prop_assert!(block.pieces.iter().all(|p| block.text.is_char_boundary(p.at)));
            prop_assert!((block.kind == BlockKind::Table) == block.table.is_some());
        }
        for seam in &document.seams {
            let block = document.blocks.get(seam.after_block);
            prop_assert!(block.is_some_and(|b| b.text.is_char_boundary(seam.byte)), "{}", support::tree(issue));
            prop_assert!(seam.inside_paragraph || seam.byte == 0 && seam.after_block + 1 < document.blocks.len());
        }
    }
    prop_assert!(issue.contents.iter().all(|e| e.document.is_none_or(|d| d < issue.documents.len())));
    let known = |p: &Place| p.document < issue.documents.len();
    prop_assert!(issue.diagnostics.iter().filter_map(|d| d.place.as_ref()).all(known));
    printed(issue)
}

/// The printed lines have each piece once, and places and rows lead to each other.
fn printed(issue: &Issue) -> Result<(), TestCaseError> {
    let printed = Printed::of(issue);
    let pieces: usize = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.pieces.len()).sum();
    let rows = printed.rows().iter().filter(|r| matches!(r.what, PrintedWhat::Piece { .. })).count();
    prop_assert_eq!(rows, pieces);
    for (n, row) in printed.rows().iter().enumerate() {
        if let PrintedWhat::Piece { document, block, piece } = row.what {
            let at = issue.documents[document].blocks[block].pieces[piece].at;
            let row = printed.row_of(issue, Place { document, block, byte: at });
            // Pieces without text share the place of the next one.
            prop_assert!(row == Some(n) || printed.text(issue, n).is_empty());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_corrections_of_any_issue_lose_nothing(picks in prop::collection::vec(0..LINES.len(), 0..50), wishes in wishes()) {
        let content: Vec<&str> = picks.iter().map(|&i| LINES[i]).collect();
        let source = support::text(&content.join("\n"));
        let parsed = gongbao::parse::parse(&source);
        prop_assert_eq!(&correct(&parsed, &[]).issue, &parsed);
        let mut made: Vec<Correction> = Vec::new();
        let mut seen = parsed.clone();
        for wish in wishes {
            // Each is made on the issue that the ones before it have left, as in the window.
            let Some(next) = correction(&seen, wish) else { continue };
            made.push(next);
            let corrected = correct(&parsed, &made);
            prop_assert_eq!(corrected.outcomes.len(), made.len());
            let told = corrected.issue.diagnostics.iter().filter(|d| d.code.starts_with("correction-")).count();
            prop_assert_eq!(told, corrected.outcomes.iter().filter(|o| o.failed()).count());
            holds(&source, &corrected.issue)?;
            seen = corrected.issue;
        }
        prop_assert_eq!(&parse_with(&source, &made).issue, &seen);
        // Without the last one, all is as it was before it: corrections leave no trace.
        if let Some((_, earlier)) = made.split_last() {
            let without = correct(&parsed, earlier);
            prop_assert_eq!(&without, &correct(&parsed, earlier));
            holds(&source, &without.issue)?;
        }
        // On another text they change nothing that they are not sure of.
        let other = support::parse("关于天气的通知\n明日有雨，请注意出行安全。");
        let there = correct(&other, &made);
        let changed = there.outcomes.contains(&Outcome::Done);
        prop_assert!(changed || there.issue.documents == other.documents);
    }
}

/// Corrections survive a corrected copy of the file: other line breaks, a typing error put right above.
#[test]
fn corrections_fit_a_corrected_copy_of_the_file() {
    let text = "云政发〔2021〕7号\n云台市人民政府关于做好防汛工作的通知\n各县（市、区）人民政府：\n现就防汛工作同知如下。\n\
        一、加强巡查。汛期每日巡查，发现险情立即报告。二、落实责任。各单位主要负责人负总责。\n\
        三、强化保障。物资储备应当充足，\n队伍应当随时待命，听从统一调度。\n云台市人民政府\n2021年9月10日";
    let parsed = support::parse(text);
    let block = parsed.documents[0].blocks.iter().position(|b| b.text.starts_with("一、")).unwrap();
    let byte = parsed.documents[0].blocks[block].text.find("二、").unwrap();
    let split = Correction::split_at(&parsed, Place { document: 0, block, byte }).unwrap();
    let addressee = parsed.documents[0].blocks.iter().position(|b| b.text.starts_with("现就")).unwrap();
    let heading = Correction::heading(&parsed, 0, addressee, Some(1)).unwrap();
    let copy = support::parse(&format!("\n\n{}", text.replace("同知", "通知").replace("汛期每日", "汛期\n每日")));
    let corrected = correct(&copy, &[split, heading]);
    assert_eq!(corrected.outcomes, [Outcome::Done, Outcome::Done], "{}", support::tree(&corrected.issue));
    let blocks = &corrected.issue.documents[0].blocks;
    assert!(blocks.iter().any(|b| b.text.starts_with("二、落实") && b.kind == BlockKind::Heading));
    assert!(blocks.iter().any(|b| b.text.starts_with("现就") && b.kind == BlockKind::Heading));
}
