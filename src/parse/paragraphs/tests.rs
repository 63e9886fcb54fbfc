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

/// Asks about the lines of a text, all of them body.
fn all<R>(texts: &[String], ask: impl Fn(&[&Line<'_>], &[Role]) -> R) -> R {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let source = SourceText::sample(&texts);
    let (lines, _) = lex::lines(&source);
    let lines: Vec<&Line<'_>> = lines.iter().collect();
    ask(&lines, &vec![Role::Body; lines.len()])
}

#[test]
fn how_often_a_paragraph_without_a_label_follows_a_complete_one() {
    let share = |labelled: usize, plain: usize, width: usize| {
        let words = "水".repeat(width / 2 - 1);
        let mut texts = vec![format!("{words}。")];
        texts.extend((1..=labelled).map(|n| format!("{n}、{words}。")));
        texts.extend(vec![format!("{words}。"); plain]);
        all(&texts, follow_ons)
    };
    let steps = [share(9, 0, 120), share(6, 3, 120), share(3, 6, 120), share(0, 9, 120)];
    assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
    assert!(steps[0] < 0.1 && steps[3] > 0.8, "{steps:?}");
    // Of wrapped text, whose lines are narrow, nothing is told.
    assert_eq!(share(9, 0, 60), share(0, 9, 60));
    assert!(share(0, 9, 104) > share(0, 9, 100));
    // Nor where one of the two is no body.
    let texts = vec![format!("{}。", "水".repeat(60)); 9];
    let body = all(&texts, follow_ons);
    let dates = all(&texts, |lines, _| {
        let roles: Vec<Role> = (0..lines.len()).map(|n| if n % 2 == 0 { Role::Body } else { Role::Date }).collect();
        follow_ons(lines, &roles)
    });
    assert!(dates < body);
}

#[test]
fn full_lines_beyond_those_to_be_expected_go_on() {
    let odds = |short: usize, full: usize, label: &str, wrap: Option<u32>| {
        let line = |width: usize| format!("{label}{}。", "水".repeat(width / 2 - 1));
        let mut texts = vec![line(30); short];
        texts.extend(vec![line(60); full]);
        texts.push(line(20));
        all(&texts, |lines, roles| {
            let layout = Layout::of(&lines.iter().map(|l| (*l).clone()).collect::<Vec<_>>());
            after_full_stop(lines, roles, &vec![wrap; lines.len()], &layout)
        })
    };
    let of = |short, full| odds(short, full, "", Some(60));
    // Ten paragraphs that end on a short line let one on a full line be expected.
    let steps = [of(20, 2), of(20, 6), of(20, 20)];
    assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
    assert!(steps[0] < 0.0 && steps[2] > 1.0, "{steps:?}");
    // Where none ends on a short line most go on, the surer the more there are.
    assert!(of(0, 1) >= 1.2 && of(0, 8) > of(0, 2) && of(0, 20) == of(0, 8));
    // Before labels, and where lines are not wrapped, nothing is counted.
    assert_eq!(odds(9, 3, "一、", Some(60)), odds(0, 0, "", Some(60)));
    assert_eq!(odds(9, 3, "", None), odds(0, 0, "", None));
}

#[test]
fn paragraphs_numbered_alike_close_with_the_same_bracket() {
    let awaited = |closed: usize, open: usize, lines: usize| {
        let mut texts: Vec<String> = (1..=closed).map(|n| format!("{n}．加强供水。（责任单位：市水务局）")).collect();
        for n in 0..open {
            texts.push(format!("{}．加强排水。", closed + 1 + n));
        }
        let at = texts.len();
        texts.push(format!("{}．加强节水。", closed + open + 1));
        texts.extend(vec!["加强宣传。".to_owned(); lines - 2]);
        texts.push("（责任单位：市财政局）".to_owned());
        all(&texts, |lines, _| awaited_brackets(lines)[at..].to_vec())
    };
    assert_eq!(awaited(4, 0, 2), [true, false]);
    assert_eq!(awaited(3, 0, 2), [false, false]);
    assert_eq!(awaited(9, 0, 4), [true, true, true, false]);
    // A group of so many lines is more than one paragraph; so many have no bracket.
    assert_eq!(awaited(9, 0, 5), [false; 5]);
    assert_eq!((awaited(5, 4, 2), awaited(5, 5, 2)), (vec![true, false], vec![false, false]));
    for (text, bracket) in [
        ("甲（责任单位：乙）", Some("责任单")),
        ("甲（乙）", Some("乙）")),
        ("甲（乙（丙）丁）", Some("乙（丙")),
        ("甲）", None),
        ("甲（乙", None),
    ] {
        assert_eq!(last_bracket(text), bracket, "{text}");
    }
}

#[test]
fn how_full_a_line_is_tells_where_a_continuation_or_a_wrapped_line_goes_on() {
    let filled = |fill: Option<Fill>| move |pair: &mut Pair<'_, '_>| pair.fill = fill;
    let stitch = |fill, follow_ons: f32| {
        ask("办好供水。", "各县应当执行。", filled(fill), |pair| pairs::stitch(pair, follow_ons))
    };
    assert!(stitch(Some(Fill::Full), 0.3) > stitch(None, 0.3) && stitch(None, 0.3) > stitch(Some(Fill::Short), 0.3));
    assert_eq!(stitch(Some(Fill::Near), 0.3), stitch(None, 0.3));
    // The oftener paragraphs without labels follow, the less it must be the same; behind no stop it says nothing.
    assert!(stitch(None, 0.1) > stitch(None, 0.25) && stitch(None, 0.25) > stitch(None, 0.9));
    assert!(ask("办好供水", "各县应当执行。", |_| (), |pair| pairs::stitch(pair, 0.3)) == 0.0);
    assert!(ask("办好供水。", "一、各县应当执行。", |_| (), |pair| pairs::stitch(pair, 0.3)) == 0.0);
    let fullness = |a: &str, fill| ask(a, "各县应当执行。", filled(fill), |pair| pairs::fullness(pair, 0.0));
    assert!(fullness("办好供水", Some(Fill::Full)) > 0.0 && fullness("办好供水", Some(Fill::Short)) < 0.0);
    assert!(fullness("办好供水", Some(Fill::Near)) == 0.0);
    // Short words without a mark stand alone where lines are not wrapped; sentences, labels and long lines say nothing.
    let short = fullness("云山水务局各科", None);
    for other in ["供水，排水", "一、供水", "办好。供水", "水水水水水水水水水水水水水水水水"]
    {
        assert!(fullness(other, None) >= short, "{other}");
    }
    assert!(fullness("水水水水水水水水水水水水水水水水", None) == 0.0 && fullness("供水，排水", None) == 0.0);
}

#[test]
fn headings_go_on_in_a_short_rest_only() {
    let end = |a: &str, b: &str, change: &dyn Fn(&mut Pair<'_, '_>)| ask(a, b, change, pairs::heading_end);
    let plain = |_: &mut Pair<'_, '_>| ();
    let long = "一、加强全市城乡供水设施建设和运行";
    // A wide labelled heading and a short rest are one; a sentence below is none of it.
    assert!(end(long, "管理", &plain) > 0.0);
    assert!(end(long, "各县应当加强管理，办好供水。", &plain) < 0.0);
    assert!(end("一、供水", "管理", &plain) < 0.0);
    assert!(end(long, "二、管理", &plain) < 0.0);
    assert!(end("供水工作", "管理", &plain) < 0.0);
    // What wraps at the width goes on whatever it is; sentences and open brackets are no headings.
    let full = |pair: &mut Pair<'_, '_>| pair.fill = Some(Fill::Full);
    assert!(end("一、供水", "各县应当加强管理，办好供水。", &full) > 0.0);
    for a in ["办好供水。", "一、供水，", "一、供水（含", "一、供水："] {
        assert!(end(a, "管理", &plain) == 0.0, "{a}");
    }
    for (line, named) in [
        ("第一条【立法宗旨】", true),
        ("第一条（立法、宗旨）", true),
        ("第一条【法】", false),
        ("第一条（十二）", false),
        ("第一条（立法2）", false),
        ("第一条　立法宗旨", false),
        ("第一章（立法宗旨）", false),
        ("第一条（立法宗旨）。", false),
    ] {
        let source = SourceText::sample(&[line]);
        assert_eq!(pairs::names_article(&lex::lines(&source).0[0]), named, "{line}");
    }
    for (text, key) in [
        ("联系人：江某", true),
        ("电 话：123", true),
        ("：甲", false),
        ("水水水水水水：甲", true),
        ("水水水水水水水：甲", false),
        ("A：甲", false),
        ("联系人", false),
    ] {
        assert_eq!(pairs::opens_with_key(text), key, "{text}");
    }
}

#[test]
fn names_with_honours_stand_alone_even_where_they_look_full() {
    let full = |above: &str, below: &str| sum(above, below, |pair| pair.fill = Some(Fill::Full));
    assert!(full("江一帆議員 , S.B.S., J.P.", "何大江議員") < 0.0);
    assert!(full("江一帆議員 , S.B.S., J.P.", "何大江議員 , J.P.") < 0.0);
    assert!(full("出席的有江一帆議員, S.B.S., J.P.", "和何大江議員，他們都同意。") > 0.0);
    assert!(full("出席的有江一帆議員, 我同意他的話", "何大江議員") > 0.0);
}
