//! Each rule's examples, and what the sums come to.

use super::super::lex::{self, Line};
use super::*;
use crate::source::SourceText;

/// Asks about the two lines of a source, the first of which begins its paragraph.
fn ask<R>(above: &str, below: &str, change: impl Fn(&mut Pair<'_, '_>), ask: impl Fn(&Pair<'_, '_>) -> R) -> R {
    let source = SourceText::sample(&[above, below]);
    let (lines, _) = lex::lines(&source);
    let (layout, words) = (Layout::of(&lines), Vocabulary::of(&lines));
    let [a, b] = lines.as_slice() else { panic!("two lines: {above} / {below}") };
    let labelled = a.strict_label().is_some();
    let heading = labelled && a.strict_label().is_some_and(|l| l.form != Form::Article);
    let open = Open::begin(a, labelled, heading);
    let mut pair = Pair {
        open: &open,
        a,
        b,
        next: None,
        fill: None,
        after_full_stop: 0.0,
        stitched: None,
        in_sequence: false,
        chronicle: false,
        entry: false,
        appointments: false,
        clauses: false,
        members: false,
        closes_list: false,
        heading: open.is_heading_like(),
        layout: &layout,
        words: &words,
    };
    change(&mut pair);
    ask(&pair)
}

fn sum(above: &str, below: &str, change: impl Fn(&mut Pair<'_, '_>)) -> f32 {
    ask(above, below, change, |pair| decide(pair).sum)
}

#[test]
fn each_rule_weighs_in_its_examples_and_in_no_counter_example() {
    for rule in rules::RULES {
        let weight = |(a, b): &(&str, &str)| ask(a, b, |_| (), |pair| (rule.weigh)(pair, 0.0));
        for pair in rule.examples {
            assert!(weight(pair) != 0.0, "{} should weigh in {pair:?}", rule.info.id);
        }
        for pair in rule.counter {
            assert!(weight(pair) == 0.0, "{} should not weigh in {pair:?}", rule.info.id);
        }
    }
}

#[test]
fn rules_have_names_of_their_own() {
    let mut ids: Vec<_> = rules::RULES.iter().map(|r| r.info.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules::RULES.len());
    assert!(rules::RULES.len() <= usize::from(u8::MAX));
}

#[test]
fn sentences_go_on_and_complete_ones_do_not() {
    assert!(sum("各级人民政府应当按照职责，", "做好用水工作。", |_| ()) > 0.0);
    assert!(sum("各级人民政府应当按照职责做好用水工作。", "市水务局负责解释。", |_| ()) < 0.0);
    assert!(sum("一、总体要求", "坚持节水优先，统筹城乡用水。", |_| ()) < 0.0);
    assert!(sum("各级人民政府应当按照职责", "二、其他要求", |_| ()) < 0.0);
}

#[test]
fn after_a_full_line_the_text_s_own_ways_decide() {
    let full = |after: f32| {
        move |pair: &mut Pair<'_, '_>| {
            pair.fill = Some(Fill::Full);
            pair.after_full_stop = after;
        }
    };
    let (a, b) = ("各级人民政府应当按照职责做好用水工作。", "市水务局负责解释。");
    assert!(sum(a, b, full(1.5)) > 0.0 && sum(a, b, full(-1.5)) < 0.0);
    let short = |pair: &mut Pair<'_, '_>| pair.fill = Some(Fill::Short);
    assert!(
        sum("各级人民政府应当按照职责，做好用水", "工作。", short)
            < sum("各级人民政府应当按照职责，做好用水", "工作。", |_| ())
    );
}

#[test]
fn a_label_begins_a_paragraph_whatever_the_page_s_layout_says() {
    use crate::source::Hint;
    let hint = Hint { starts_paragraph: Some(false), ..Hint::default() };
    let texts = ["第二条　本法所称公务员，是指依法履行公职的工作人员。", "第三条　公务员的义务适用本法。"];
    let mut given = SourceText::sample(&texts);
    given.lines[1].hint = Some(Box::new(hint));
    let (lines, _) = lex::lines(&given);
    let of = |pair: &mut Pair<'_, '_>| pair.fill = Some(Fill::Full);
    let hinted = |b: &Line<'_>| b.hint.is_some();
    assert!(hinted(&lines[1]));
    let (layout, words) = (Layout::of(&lines), Vocabulary::of(&lines));
    let open = Open::begin(&lines[0], true, false);
    let mut pair = Pair {
        open: &open,
        a: &lines[0],
        b: &lines[1],
        next: None,
        fill: None,
        after_full_stop: 0.0,
        stitched: None,
        in_sequence: true,
        chronicle: false,
        entry: false,
        appointments: false,
        clauses: false,
        members: false,
        closes_list: false,
        heading: false,
        layout: &layout,
        words: &words,
    };
    of(&mut pair);
    assert!(!decide(&pair).joins());
}

#[test]
fn probabilities_grow_with_the_sum_on_both_sides() {
    assert!(confidence(0.0) < 0.6 && confidence(9.0) > 0.9);
    assert_eq!(confidence(-3.0), confidence(3.0));
    let steps: Vec<f32> = (0..40).map(|n| confidence(n as f32 / 2.0)).collect();
    assert!(steps.windows(2).all(|w| w[0] <= w[1]) && steps.iter().all(|p| (0.5..=1.0).contains(p)));
}

#[test]
fn members_of_a_list_stand_on_lines_of_their_own() {
    let listed = |p: &mut Pair<'_, '_>| p.members = true;
    assert!(sum("委员长，", "副委员长若干人，", listed) < 0.0);
    assert!(sum("秘书长，", "委员若干人。", listed) < 0.0);
    // Elsewhere a comma leaves the sentence open; so it does on a full line, before a long one, and with other marks.
    assert!(sum("委员长，", "副委员长若干人，", |_| ()) > 0.0);
    assert!(sum("委员长、", "副委员长若干人，", listed) > 0.0);
    let full = |p: &mut Pair<'_, '_>| (p.members, p.fill) = (true, Some(Fill::Full));
    assert!(sum("由市长，", "副市长若干人，", full) > 0.0);
    let long = "全市各级各类供水单位应当按照规定的检测项目和频次对出厂水进行检测，";
    assert!(sum("按照规定，", long, listed) > 0.0);

    let blocks = |text: &str| -> Vec<String> {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        issue.documents.into_iter().flat_map(|d| d.blocks).map(|b| b.text).collect()
    };
    let law = "云山市议事规则\n\n第一条　常务委员会由下列人员组成：\n\n主任，\n\n副主任若干人，\n\n秘书长，\n\n委员若干人。\n\n第二条　本规则自公布之日起施行。\n";
    let found = blocks(law);
    assert!(
        ["主任，", "副主任若干人，", "秘书长，", "委员若干人。"].iter().all(|m| found.iter().any(|b| b == m)),
        "{found:?}"
    );
}

#[test]
fn the_last_item_of_a_list_ends_with_its_stop() {
    let (item, after) = ("（三）定期公布水质。", "水务部门应当检查。");
    let goes_on = |closes_list| {
        sum(item, after, |pair| {
            (pair.closes_list, pair.fill, pair.after_full_stop) = (closes_list, Some(Fill::Full), 1.4);
        })
    };
    assert!(goes_on(false) > 0.0 && goes_on(true) < 0.0);
    // An open bracket goes on all the same.
    let open = |closes_list| sum("（三）水质（依法公布。", after, |pair| pair.closes_list = closes_list);
    assert_eq!(open(true), open(false));
}
