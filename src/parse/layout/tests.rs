use super::super::lex;
use super::*;
use crate::source::SourceText;

/// Asks about the lines of a text.
fn ask<R>(texts: &[String], ask: impl Fn(&[Line<'_>]) -> R) -> R {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let source = SourceText::sample(&texts);
    ask(&lex::lines(&source).0)
}

/// A sentence of so many half em, without a mark at its end.
fn open(width: usize) -> String {
    format!("水，{}{}", "水".repeat(width / 2 - 2), if width % 2 == 1 { "a" } else { "" })
}

/// A text of so many articles, each with so many lines that go on from its first; `start` and `rest` stand before them.
fn articles(count: usize, rests: usize, start: &str, rest: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for n in 1..=count {
        texts.extend(start.matches('|').map(|_| String::new()));
        texts.push(format!("{}第{n}条　各级人民政府应当，", start.replace('|', "")));
        for _ in 0..rests {
            texts.extend(rest.matches('|').map(|_| String::new()));
            texts.push(format!("{}按照职责做好工作，", rest.replace('|', "")));
        }
        texts.push("办好。".to_owned());
    }
    texts
}

#[test]
fn indents_and_blank_lines_tell_what_they_tell_in_the_text_itself() {
    let tells = |texts: Vec<String>| {
        ask(&texts, |lines| {
            let layout = Layout::of(lines);
            (layout.indents, layout.gaps, layout.indented)
        })
    };
    // Articles are indented, the rest is not.
    let (indents, gaps, indented) = tells(articles(9, 1, "　　", ""));
    assert!(indents[0] > 2.0 && indents[1] < -2.0 && indented, "{indents:?}");
    assert!(gaps.iter().all(|g| g.abs() < 1.0), "{gaps:?}");
    // The other way round, and neither.
    let (indents, _, indented) = tells(articles(9, 1, "", "　　"));
    assert!(indents[0] < 0.0 && indents[1] > 1.0 && !indented, "{indents:?}");
    let (indents, _, indented) = tells(articles(9, 1, "", ""));
    assert!(indents[0].abs() < 0.5 && !indented, "{indents:?}");
    // A blank line before articles, or two.
    let (_, gaps, _) = tells(articles(9, 1, "|", ""));
    assert!(gaps[0] > 1.0 && gaps[1] < -1.5 && gaps[2].abs() < 1.0, "{gaps:?}");
    let (_, gaps, _) = tells(articles(9, 1, "||", ""));
    assert!(gaps[0] > 1.0 && gaps[2] < -1.5 && gaps[1].abs() < 1.0, "{gaps:?}");
    // Nothing tells more than so much.
    let (indents, ..) = tells(articles(900, 1, "　　", ""));
    assert!(indents.iter().all(|i| i.abs() <= MOST), "{indents:?}");
}

#[test]
fn five_lines_of_each_kind_are_enough_to_learn_from() {
    let learned = |texts: Vec<String>| ask(&texts, |lines| Layout::of(lines).gaps != Layout::unlearned(lines).gaps);
    let starts = |count| learned(articles(count, 9, "　　", "|"));
    // The first line of a text has none before it.
    assert!(starts(6) && !starts(5));
    let rests = |lines: usize| {
        let mut texts = articles(9, 0, "|　　", "");
        texts.iter_mut().filter(|t| t.ends_with('，')).for_each(|t| *t = t.replace('，', "。"));
        texts.push("为此，".to_owned());
        texts.extend(vec!["按照职责，".to_owned(); lines]);
        learned(texts)
    };
    assert!(rests(5) && !rests(4));
}

#[test]
fn lines_cut_without_a_mark_tell_where_there_are_few_commas() {
    let texts: Vec<String> = (1..=9)
        .flat_map(|n| [format!("　　第{n}条　各级政府，{}", "水".repeat(12)), format!("{}。", open(30)), String::new()])
        .collect();
    let indents = ask(&texts, |lines| Layout::of(lines).indents);
    assert!(indents[0] > 1.0 && indents[1] < -1.0, "{indents:?}");
    // Where commas tell enough they alone are asked: here the rest is indented.
    let mut commas = texts;
    commas.extend(articles(9, 2, "　　", "　　"));
    let indents = ask(&commas, |lines| Layout::of(lines).indents);
    assert!(indents[1] > -1.0, "{indents:?}");
}

#[test]
fn in_texts_without_labels_an_indent_tells_where_some_lines_have_one() {
    let tells = |indented: usize, all: usize| {
        let texts: Vec<String> =
            (0..all).map(|n| format!("{}{}。", if n < indented { "　　" } else { "" }, open(40))).collect();
        ask(&texts, |lines| Layout::of(lines).indents[1] < 0.0)
    };
    assert_eq!([1, 2, 18, 19].map(|n| tells(n, 20)), [false, true, true, false]);
    let gaps = |apart: usize, all: usize| {
        let texts: Vec<String> = (0..all)
            .flat_map(|n| {
                if n < apart {
                    vec![String::new(), format!("{}。", open(40))]
                } else {
                    vec![format!("{}。", open(40))]
                }
            })
            .collect();
        ask(&texts, |lines| Layout::of(lines).gaps)
    };
    assert_eq!([1, 10, 20].map(|n| gaps(n, 20)[1] < 0.0), [false, true, false]);
    assert!(gaps(10, 20)[0] > 0.0 && gaps(10, 20)[2] < gaps(10, 20)[1]);
}

#[test]
fn lines_are_full_near_their_width() {
    let fill = |width: usize, first: bool, indented: bool| {
        ask(&[open(width)], |lines| {
            let layout = Layout { indented, ..Layout::unlearned(lines) };
            layout.fill(&lines[0], 40, first)
        })
    };
    for (width, expected) in
        [(44, Fill::Full), (37, Fill::Full), (36, Fill::Near), (32, Fill::Near), (31, Fill::Short), (10, Fill::Short)]
    {
        assert_eq!(fill(width, false, false), expected, "{width}");
        assert_eq!(fill(width, true, true), expected, "{width}");
        // The indent that a first line may have lost counts.
        assert_eq!(fill(width - 4, true, false), expected, "{width}");
    }
    // A line's own indent is part of its width, up to four em.
    let set = |indent: &str| ask(&[format!("{indent}{}", open(30))], |lines| set_width(&lines[0]));
    assert_eq!([set(""), set("　　"), set("　　　　"), set("　　　　　")], [30, 34, 38, 38]);
    let parts = |gaps: [f32; 3], before: usize| {
        let mut texts = vec!["甲。".to_owned()];
        texts.extend(vec![String::new(); before]);
        texts.push("乙。".to_owned());
        ask(&texts, |lines| Layout { gaps, ..Layout::unlearned(lines) }.parts(&lines[1]))
    };
    assert!(parts([0.0, -1.6, 0.0], 1) && !parts([0.0, -1.4, 0.0], 1) && !parts([0.0, -1.6, 0.0], 0));
    assert!(parts([0.0, 0.0, -1.6], 2) && parts([0.0, 0.0, -1.6], 3));
    // At the top of a page blank lines tell nothing.
    let page = ask(&["甲。".into(), String::new(), "\u{c}乙。".into()], |lines| {
        Layout { gaps: [-3.0; 3], ..Layout::unlearned(lines) }.gap(&lines[1])
    });
    assert!(page == 0.0);
}

/// The widths that are found for the lines of a text, all of which are seen together; 0 for none.
fn widths(texts: &[String]) -> Vec<u32> {
    ask(texts, |lines| {
        let layout = Layout { measure: None, ..Layout::unlearned(lines) };
        let lines: Vec<&Line<'_>> = lines.iter().collect();
        wrap_widths(&lines, &layout).into_iter().map(Option::unwrap_or_default).collect()
    })
}

/// The one width that is found for all lines of a text.
fn width(texts: &[String]) -> u32 {
    let found = widths(texts);
    assert!(found.iter().all(|w| *w == found[0]), "{found:?}");
    found[0]
}

#[test]
fn three_full_lines_among_nine_show_the_width() {
    let full = |count: usize, short: usize| -> Vec<String> {
        let short = std::iter::repeat_n(format!("{}。", open(18)), short);
        std::iter::repeat_n(open(60), count).chain(short).collect()
    };
    assert_eq!([width(&full(3, 5)), width(&full(2, 6)), width(&full(8, 0))], [60, 0, 60]);
    assert_eq!(widths(&full(3, 6))[2..7], [60; 5]);
    assert_eq!(widths(&full(3, 7))[4..6], [0; 2]);
    // So wide a line is not that of wrapped text, nor so narrow a one.
    let of = |widths: &[usize]| width(&widths.iter().map(|w| open(*w)).collect::<Vec<_>>());
    assert_eq!([of(&[24; 4]), of(&[23; 4]), of(&[130; 4]), of(&[131; 4])], [24, 0, 130, 0]);
    // A single long line is no measure: another comes close to it.
    assert_eq!([of(&[100, 60, 60, 60]), of(&[62, 60, 60, 60]), of(&[60, 60, 60, 100])], [60; 3]);
    assert_eq!([of(&[60, 60, 55]), of(&[60, 60, 54]), of(&[63, 60, 60]), of(&[64, 60, 60])], [60, 0, 60, 0]);
    // Longer lines are whole paragraphs: a quarter of them at most.
    let long = |count: usize| {
        let lines = std::iter::repeat_n(open(60), 8 - count).chain(std::iter::repeat_n(open(140), count));
        width(&lines.collect::<Vec<_>>())
    };
    assert_eq!([long(2), long(3)], [60, 0]);
}

#[test]
fn full_lines_are_cut_inside_of_sentences() {
    let stop = format!("{}。", open(58));
    let of = |cut: usize, line: &str| {
        let lines = std::iter::repeat_n(open(60), cut).chain(std::iter::repeat_n(line.to_owned(), 6 - cut));
        width(&lines.collect::<Vec<_>>())
    };
    assert_eq!([of(3, &stop), of(2, &stop)], [60, 0]);
    // Half of them at least: headings, names and rows of tables end without a mark, too.
    let heading = format!("一、{}", "水".repeat(28));
    let row = format!("{}　　{}", "水".repeat(13), "水".repeat(15));
    for line in [&heading, &row] {
        assert_eq!([of(3, line), of(2, line)], [60, 0], "{line}");
    }
    // A labelled line with an indent goes on where the next one has none.
    let labelled: Vec<String> = (1..=4).flat_map(|_| [format!("　　一、{}", "水".repeat(26)), open(60)]).collect();
    assert_eq!(width(&labelled[..7]), 60);
    let words = "水".repeat(30);
    assert_eq!(width(&[words.clone(), words.clone(), words.clone(), words]), 0);
}

#[test]
fn the_width_of_the_whole_text_tells_where_the_lines_around_tell_nothing() {
    let found = |texts: &[String]| ask(texts, measure);
    let text = |cut: usize, whole: usize| -> Vec<String> {
        let mut texts = vec![format!("{}。", open(60))];
        for _ in 0..cut {
            texts.extend([open(60), format!("{}。", open(40))]);
        }
        for _ in 0..whole {
            texts.extend([format!("{}。", open(58)), "甲乙".to_owned()]);
        }
        texts
    };
    // At least four full lines, two of three of which are cut in a sentence.
    assert_eq!(
        [found(&text(3, 0)), found(&text(2, 0)), found(&text(8, 3)), found(&text(7, 3))],
        [Some(62), None, Some(62), None]
    );
    let of = |texts: &[String]| {
        ask(texts, |lines| {
            let layout = Layout { measure: Some(62), ..Layout::unlearned(lines) };
            let lines: Vec<&Line<'_>> = lines.iter().collect();
            wrap_widths(&lines, &layout)
        })
    };
    assert_eq!(of(&[open(30), "甲".to_owned()]), [Some(62); 2]);
    assert_eq!(of(&[open(60), open(60)]), [Some(62); 2]);
}

#[test]
fn two_narrow_blanks_are_an_indent_where_paragraphs_surely_have_them() {
    let text = |start: &str, rest: &str, count: usize| -> Vec<String> {
        let article = |n: usize| {
            [
                format!("{start}第{n}条　各级人民政府应当，按照职责"),
                format!("{rest}做好供水节水工作，保障安全"),
                "并定期公布结果。".to_owned(),
            ]
        };
        (1..=count).flat_map(article).collect()
    };
    let least = |texts: &[String]| ask(texts, least_indent);
    assert_eq!(least(&text("  ", "", 5)), NARROW);
    assert_eq!(least(&text("    ", "", 5)), INDENT);
    // What goes on has them, too: it is the margin of the page.
    assert_eq!(least(&text("  ", "  ", 5)), INDENT);
    assert_eq!(least(&text("", "", 5)), INDENT);
    // Too few to learn from.
    assert_eq!(least(&text("  ", "", 2)), INDENT);
}

#[test]
fn paragraphs_between_blank_lines_go_on_where_there_is_none() {
    let text = |gap: &str| -> Vec<String> {
        let texts = ["一、范围", "全省水库。", "二、方式", "自查，抽查。", "三、要求", "按期完成。"];
        texts
            .iter()
            .flat_map(|text| std::iter::once((*text).to_owned()).chain(gap.lines().map(str::to_owned)))
            .collect()
    };
    assert!(ask(&text("\n"), are_blocks));
    assert!(!ask(&text(""), are_blocks));
    assert!(!ask(&text("\n")[..6], are_blocks), "too few");
}

#[test]
fn a_complete_line_with_room_left_goes_on_only_for_more_than_a_missing_gap() {
    let paragraphs = |second: &str| -> Vec<String> {
        let text = format!(
            "供水方案\n\n一、范围\n\n全省水库。\n\n二、方式\n\n{second}\n\n三、要求\n\n按期完成。\n\n四、监督\n\n加强检查。\n"
        );
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        issue.documents.into_iter().flat_map(|d| d.blocks).map(|b| b.text).collect()
    };
    let (first, then) = ("自查。抽查结果报送市水务局。", "各县应当在3月底前完成自查，结果报送市水务局。");
    let found = paragraphs(&format!("{first}\n{then}"));
    assert!(found.iter().any(|text| text == first) && found.iter().any(|text| text == then), "{found:?}");
    // A full line goes on, where others are as wide.
    let full = "各县应当在三月底前完成自查并将结果报送市水务局。";
    let rest = "市水务局应当在四月底前组织抽查，并公布结果，接";
    let found = paragraphs(&format!("{full}\n{rest}\n受监督。"));
    assert!(found.iter().any(|text| *text == format!("{full}{rest}受监督。")), "{found:?}");
}
