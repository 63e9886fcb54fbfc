use super::super::heads::Head;
use super::*;

#[test]
fn a_page_against_the_pages_of_a_document() {
    let draft = |page, last_page| Draft { head: Head::default(), body: 0..0, page, last_page };
    for (page, first, last, expected) in [
        (Some(5), Some(5), Some(9), Fit::Within),
        (Some(10), Some(5), Some(9), Fit::Within),
        (Some(11), Some(5), Some(9), Fit::Unknown),
        (Some(12), Some(5), Some(9), Fit::Outside),
        (Some(4), Some(5), Some(9), Fit::Outside),
        // Where the last page isn't known a document has some thirty.
        (Some(36), Some(5), None, Fit::Within),
        (Some(38), Some(5), None, Fit::Outside),
        (None, Some(5), Some(9), Fit::Unknown),
        (Some(5), None, Some(9), Fit::Unknown),
    ] {
        assert_eq!(fit(page, &draft(first, last)), expected, "{page:?} of {first:?} to {last:?}");
    }
}

/// Asks about the lines of a text.
fn ask<R>(texts: &[&str], ask: impl Fn(&Scene<'_, '_>) -> R) -> R {
    let source = crate::source::SourceText::sample(texts);
    let (lines, _) = super::super::lex::lines(&source);
    let words = Vocabulary::of(&lines);
    let layout = Layout::of(&lines);
    ask(&Scene { lines: &lines, drafts: &[], words: &words, layout: &layout })
}

fn segment(from: usize, to: usize) -> Segment {
    Segment { draft: 0, from, to, back: None, onward: None, taken: false, next: None }
}

#[test]
fn numbering_goes_on_over_a_break() {
    let fits = |before: &[&str], next: &str| {
        let mut texts = before.to_vec();
        texts.push(next);
        let last = before.len();
        ask(&texts, |scene| {
            let label = scene.lines[last].label.unwrap();
            numbering_fit(scene.lines, &segment(0, last), label)
        })
    };
    let next = fits(&["一、甲。", "二、乙。"], "三、丙。");
    let first = fits(&["一、甲。"], "（一）乙。");
    let again = fits(&["一、甲。", "二、乙。"], "一、丙。");
    let same = fits(&["一、甲。", "二、乙。"], "二、丙。");
    let jump = fits(&["一、甲。", "二、乙。"], "四、丙。");
    let alone = fits(&["甲。"], "二、乙。");
    // What counts on speaks for it most, then what begins; what skips speaks against it more than what repeats.
    let order = [next, first, again, alone, same, jump];
    assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "{order:?}");
    assert!(first > 0.0 && again == 0.0 && alone < 0.0);
    // The last label of that form counts, whatever stands between.
    assert_eq!(fits(&["一、甲。", "二、乙。", "（一）丙。"], "三、丁。"), next);
}

#[test]
fn the_first_label_behind_a_break_counts_less_where_text_stands_before_it() {
    let fit =
        |texts: &[&str], out: usize| ask(texts, |scene| scene.label_fit(&segment(0, out), &segment(out, texts.len())));
    let right = fit(&["一、甲。", "二、乙。"], 1);
    let later = fit(&["一、甲。", "乙。", "二、丙。"], 1);
    assert!(right > later && later > 0.0, "{right} {later}");
    let wrong = fit(&["一、甲。", "四、乙。"], 1);
    let wrong_later = fit(&["一、甲。", "乙。", "四、丙。"], 1);
    assert!(wrong < wrong_later && wrong_later < 0.0, "{wrong} {wrong_later}");
    assert!(fit(&["一、甲。", "乙。"], 1) == 0.0);
    // So far ahead it is looked for.
    let mut far = vec!["一、甲。"];
    far.extend(vec!["乙。"; AHEAD - 1]);
    far.push("二、丙。");
    assert!(fit(&far, 1) > 0.0);
    far.insert(1, "乙。");
    assert!(fit(&far, 1) == 0.0);
}

#[test]
fn a_heading_without_text_is_filled_by_what_such_headings_have() {
    let fills = |before: &[&str], next: &str| {
        let mut texts = before.to_vec();
        texts.push(next);
        let last = before.len();
        ask(&texts, |scene| fills_heading(scene.lines, &segment(0, last), scene.lines[last].label.unwrap()))
    };
    assert!(fills(&["一、甲", "（一）乙。", "二、丙"], "（一）丁。"));
    assert!(fills(&["一、甲", "（一）乙。", "（二）丙。", "二、丁"], "（一）戊。"));
    for (before, next) in [
        (&["一、甲", "（一）乙。", "二、丙"][..], "（二）丁。"),
        (&["一、甲", "（一）乙。", "二、丙。"], "（一）丁。"),
        (&["一、甲", "（一）乙。", "二、丙："], "（一）丁。"),
        (&["一、甲", "（一）乙。", "二、丙。丁"], "（一）丁。"),
        (&["一、甲", "1．乙。", "二、丙"], "（一）丁。"),
        (&["一、甲", "（二）乙。", "二、丙"], "（一）丁。"),
        (&["二、丙"], "（一）丁。"),
        (&["一、甲", "（一）乙。", "丙"], "（一）丁。"),
        (&["一、甲", "（一）乙。", "二、丙"], "一、丁。"),
    ] {
        assert!(!fills(before, next), "{before:?} {next}");
    }
}

#[test]
fn complete_paragraphs_without_labels_are_counted() {
    let loose = |texts: &[&str], from: usize| ask(texts, |scene| scene.loose_paragraphs(from..texts.len()));
    assert_eq!(loose(&["一、甲。", "乙。", "二、丙。", "丁，", "戊。"], 0), (2, 3));
    assert_eq!(loose(&["一、甲。", "乙。", "云山市人民政府"], 0), (1, 1));
    assert_eq!(loose(&["一、甲。", "乙。", "丙。"], 1), (1, 1));
    // Where paragraphs are indented a line without an indent is none.
    assert_eq!(loose(&["　　一、甲。", "乙。", "　　丙。"], 0), (1, 2));
}

#[test]
fn the_paragraph_before_a_remainder_belongs_to_it_where_only_the_one_text_has_such() {
    // The text that breaks off has two paragraphs without labels behind each other; the host has none among so many.
    let out = ["一、甲。", "乙。", "丙。"];
    let host = ["一、子。", "二、丑。", "三、寅。", "四、卯。", "五、辰。", "六、巳。"];
    let reach = |out: &[&str], host: &[&str], tail: &[&str]| {
        let texts: Vec<&str> = out.iter().chain(host).chain(tail).copied().collect();
        let at = texts.len() - 1;
        ask(&texts, |scene| at - scene.reach_back(&segment(0, out.len()), &segment(out.len(), at + 1), at))
    };
    assert_eq!(reach(&out, &host, &["午。", "二、未。"]), 1);
    assert_eq!(reach(&out, &host, &["午，", "未。", "二、申。"]), 2);
    // Too few of the host are seen, it has such itself, the other has none, no label follows, or a document ends there.
    assert_eq!(reach(&out, &host[..4], &["午。", "二、未。"]), 0);
    let own = ["一、子。", "二、丑。", "乙。", "三、寅。", "四、卯。", "五、辰。", "六、巳。"];
    assert_eq!(reach(&out, &own, &["午。", "二、未。"]), 0);
    assert_eq!(reach(&out[..2], &host, &["午。", "二、未。"]), 0);
    assert_eq!(reach(&out, &host, &["午。", "未。"]), 0);
    assert_eq!(reach(&out, &host, &["本办法自2031年3月1日起施行。", "二、未。"]), 0);
    assert_eq!(reach(&out, &host, &["二、未。"]), 0);
}

#[test]
fn more_points_are_surer() {
    let steps: Vec<f32> = [-4.0, -1.0, 0.0, 1.0, 4.0].map(sure).to_vec();
    assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
    assert!((sure(0.0) - 0.5).abs() < 1e-6 && sure(4.0) > 0.95 && sure(-4.0) < 0.05);
    for (text, open) in [
        ("甲", true),
        ("甲，", true),
        ("甲。", false),
        ("甲；", false),
        ("甲：", false),
        ("一、甲", false),
        ("一、甲，乙", true),
        ("云山市人民政府", false),
        ("2031年3月12日", false),
    ] {
        assert_eq!(ask(&[text], |scene| is_open(&scene.lines[0])), open, "{text}");
    }
    for (text, ends) in [
        ("2031年3月12日", true),
        ("（此件公开发布）", true),
        ("本办法自2031年3月1日起施行。", true),
        ("自2031年3月1日起施行的办法", false),
        ("办好。", false),
    ] {
        assert_eq!(ask(&[text], |scene| ends_document(&scene.lines[0])), ends, "{text}");
    }
}
