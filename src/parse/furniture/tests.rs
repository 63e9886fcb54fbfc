use super::*;
use crate::issue::DropReason;

#[test]
fn page_numbers_by_form() {
    assert_eq!(page_number("- 12 -"), Some((12, true)));
    assert_eq!(page_number("—12—"), Some((12, true)));
    assert_eq!(page_number("第 12 页 共 50 页"), Some((12, true)));
    assert_eq!(page_number("12 / 50"), Some((12, true)));
    assert_eq!(page_number("・12・"), Some((12, true)));
    assert_eq!(page_number("_12_"), Some((12, true)));
    assert_eq!(page_number("第十二页"), Some((12, true)));
    assert_eq!(page_number("第十二条"), None);
    assert_eq!(page_number("- ༡༢ -"), Some((12, true)));
    assert_eq!(page_number("十二"), None);
    assert_eq!(page_number("12"), Some((12, false)));
    assert_eq!(page_number("2025/12"), None);
    assert_eq!(page_number("12.5"), None);
    assert_eq!(page_number("12人"), None);
}

#[test]
fn brackets_of_pages_part_most_of_the_sentences_or_are_text() {
    let dropped = |text: &str| {
        let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        issue.dropped.iter().filter(|d| d.why == DropReason::PageNumber).count()
    };
    let errata = "云山市公报勘误\n　　本刊2031年第3期有误，现更正如下，\n【第3页】\n　　“甲厂”应为“乙厂”。\n【第5页】\n　　“供水”应为“排水”。\n【第9页】\n　　“丙厂”应为“丁厂”。\n";
    let list = "关于核对材料的通知\n各县水务局：\n　　请核对下列材料，并于三月底前\n逐页签字：\n【第1页】\n【第2页】\n【第3页】\n特此通知，\n【第4页】\n另行通知。\n";
    let pages = "关于供水的通知\n各县水务局：\n　　各县应当检查水厂，\n【第1页】\n并报告结果。\n　　二、逾期不检查的，\n【第2页】\n通报批评。\n　　三、完。\n【第3页】\n　　四、特此通知。\n";
    assert_eq!([dropped(errata), dropped(list), dropped(pages)], [0, 0, 3]);
    // Of pages that are counted one by one most may end with a sentence.
    let paged = (1..8).map(|n| format!("　　{n}.水厂应当每日检测水质。\n【第{n}页】\n")).collect::<String>();
    let paged = format!("关于供水的通知\n{paged}　　八、各县应当检查水厂，\n【第8页】\n并报告结果。\n");
    assert_eq!(dropped(&paged), 8);
}

#[test]
fn running_heads_stand_above_and_below_page_numbers() {
    // Without marks of pages a line that comes again is a running head only beside their numbers.
    let pages = |number_first: bool, with_number: bool| {
        let page = |n: usize| {
            let number = format!("- {n} -");
            let head = "水利工程管理文集".to_owned();
            let mut lines = if number_first { vec![number, head] } else { vec![head, number] };
            lines.retain(|l| with_number || !l.starts_with('-'));
            lines.insert(0, format!("全市各级人民政府应当按照职责做好第{n}项用水工作。"));
            lines.join("\n")
        };
        let text = format!("关于节水的通知\n{}\n", (1..8).map(page).collect::<Vec<_>>().join("\n"));
        let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        issue.dropped.iter().filter(|d| d.text == "水利工程管理文集").count()
    };
    assert_eq!([pages(true, true), pages(false, true), pages(true, false)], [7, 7, 0]);
}

#[test]
fn a_running_head_is_complete_and_on_most_pages() {
    let mut text = String::from("关于节水的通知\n");
    for page in 0..12 {
        let head = if page % 4 == 0 { "国家的权力属于人民" } else { "水利工程管理文集" };
        text.push_str(&format!("\u{c}{head}\n全市各级人民政府应当按照职责做好第{page}项用水工作。\n"));
        if page % 3 == 0 {
            text.push_str("县级以上地方人民政府，\n应当负责。\n");
        }
    }
    let source = crate::source::read("a.txt", text.as_bytes()).unwrap();
    let issue = super::super::parse(&source);
    let heads = |text: &str| issue.dropped.iter().filter(|d| d.text == text).count();
    assert_eq!(heads("水利工程管理文集"), 9);
    assert_eq!(heads("县级以上地方人民政府，"), 0);
    // Three of twelve pages: a line of the text.
    assert_eq!(heads("国家的权力属于人民"), 0);
    assert!(on_most_pages(&[1, 4, 7], &[1, 4, 7]) && !on_most_pages(&[1, 40], &(0..50).collect::<Vec<_>>()));
}

#[test]
fn names_that_come_again_beside_a_few_pages_are_text() {
    let page = |n: usize| {
        let again =
            if n % 9 == 4 { "江一帆议员、何川议员、柳青议员及\n卢平议员反对。\n" } else { "" };
        format!("{}\n{again}{}", 7400 + n, "全市各级人民政府应当按照职责做好用水工作。\n".repeat(12))
    };
    let text: String = std::iter::once("关于节水的通知\n".to_owned()).chain((0..30).map(page)).collect();
    assert_eq!(left_out(&text, DropReason::PageNumber).len(), 30);
    assert!(left_out(&text, DropReason::RunningHead).is_empty());
    // What stands on most of the pages is their head, where numbers alone tell the pages, too.
    let text = text.replace(
        "\n全市各级人民政府应当按照职责做好用水工作。\n7",
        "\n全市各级人民政府应当按照职责做好用水工作。\n水利工程管理文集\n7",
    );
    assert_eq!(left_out(&text, DropReason::RunningHead).len(), 29);
}

#[test]
fn a_page_number_beside_the_issue() {
    assert!(has_page("云山市人民政府公报 2024年第6期          3"));
    assert!(has_page("12　　　云山市人民政府公报　2024年第6期"));
    assert!(!has_page("云山市2023年统计公报          3"));
    assert!(!has_page("云山市人民政府公报　　2024年第6期"));
}

#[test]
fn the_name_on_the_covers_of_a_volume_is_no_running_head() {
    use crate::source::{Hint, SourceLine};
    let mut source = SourceText::default();
    source.info.kind = SourceKind::Pdf;
    let mut push = |page, text: &str, size| {
        let at = source.text.len();
        source.text.push_str(text);
        let hint = Hint { size: Some(size), starts_paragraph: Some(true), ..Hint::default() };
        let span = crate::issue::Span::Page { page, bbox: [0.0; 4] };
        source.lines.push(SourceLine { text: at..source.text.len(), span, hint: Some(Box::new(hint)) });
    };
    for n in 1..5 {
        push(2 * n - 1, "云山市人民政府公报", 4.0);
        push(2 * n - 1, &format!("2031年第{n}期（总第{}期）", 20 + n), 1.5);
        push(2 * n, &format!("云政发〔2031〕{n}号"), 1.0);
        push(2 * n, &format!("云山市人民政府关于第{n}件事的通知"), 1.6);
        push(2 * n, &format!("办好第{n}件事。"), 1.0);
    }
    let issue = super::super::parse(&source);
    assert_eq!(issue.masthead.name.as_deref(), Some("云山市人民政府公报"));
    assert!(issue.dropped.iter().all(|d| d.text != "云山市人民政府公报"), "{:?}", issue.dropped);
    let told: Vec<_> = issue.diagnostics.iter().filter(|d| d.code == "several-issues").collect();
    assert_eq!(told.iter().map(|d| d.spans.len()).collect::<Vec<_>>(), [4]);

    // The same name in the size of the text, on each page, is one.
    source.lines.iter_mut().filter_map(|l| l.hint.as_mut()).for_each(|hint| hint.size = Some(1.0));
    let issue = super::super::parse(&source);
    assert!(issue.diagnostics.iter().all(|d| d.code != "several-issues"));
    assert!(issue.dropped.iter().any(|d| d.text == "云山市人民政府公报"));
}

#[test]
fn a_number_in_a_table_under_a_running_head_is_no_page_number() {
    use crate::source::{CellRef, Hint, SourceLine};
    let mut source = SourceText::default();
    source.info.kind = SourceKind::Pdf;
    let cell = |column| Some(CellRef { table: 0, row: 20, column, columns: 1, rows: 1, head: false });
    let lines = [("序号", None, true), ("20", cell(0), false), ("河道巡查", cell(1), false)];
    for (text, cell, running) in lines {
        let at = source.text.len();
        source.text.push_str(text);
        let hint = Hint { running, cell, ..Hint::default() };
        let span = crate::issue::Span::Page { page: 2, bbox: [0.0; 4] };
        source.lines.push(SourceLine { text: at..source.text.len(), span, hint: Some(Box::new(hint)) });
    }
    let issue = super::super::parse(&source);
    let dropped: Vec<_> = issue.dropped.iter().map(|d| (d.text.as_str(), d.why)).collect();
    assert_eq!(dropped, [("序号", DropReason::RunningHead)]);
}

#[test]
fn what_surrounds_a_web_page_s_article_is_furniture() {
    use crate::source::{Hint, SourceLine};
    let texts = ["网站首页", "关于做好防汛工作的通知", "现就有关事项通知如下。", "12"];
    let mut source = SourceText::default();
    source.info.kind = SourceKind::Html;
    for (element, text) in (0..).zip(texts) {
        let at = source.text.len();
        source.text.push_str(text);
        let hint = Hint { running: matches!(element, 0 | 3), ..Hint::default() };
        let span = crate::issue::Span::Element { element };
        source.lines.push(SourceLine { text: at..source.text.len(), span, hint: Some(Box::new(hint)) });
    }
    let issue = super::super::parse(&source);
    let dropped: Vec<_> = issue.dropped.iter().map(|d| (d.text.as_str(), d.why)).collect();
    assert_eq!(dropped, [("网站首页", DropReason::Furniture), ("12", DropReason::Furniture)]);
}

#[test]
fn lines_on_every_second_page_are_on_most_pages() {
    let pages: Vec<usize> = (0..20).map(|n| n * 10).collect();
    let on = |count: usize, step: usize| {
        let places: Vec<usize> = (0..count).map(|n| n * step * 10).collect();
        on_most_pages(&places, &pages)
    };
    assert!(on(20, 1) && on(10, 2));
    assert!(!on(7, 3) && !on(5, 4));
    assert!(!on_most_pages(&[], &pages));
}

/// The lines of a reason that were left out of a text.
fn left_out(text: &str, why: DropReason) -> Vec<String> {
    let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
    issue.dropped.into_iter().filter(|d| d.why == why).map(|d| d.text).collect()
}

/// A text with these numbers, each behind so many lines.
fn numbered(numbers: &[&str], lines: usize, before: &str) -> String {
    let mut text = String::from("关于节水的通知\n");
    for (page, number) in numbers.iter().enumerate() {
        for line in 0..lines {
            text.push_str(&format!("全市各级人民政府应当按照职责做好第{page}之{line}项用水工作。\n"));
        }
        text.push_str(&format!("{before}{number}\n"));
    }
    text.push_str("以上工作应当按期完成。\n");
    text
}

#[test]
fn marked_numbers_grow() {
    let numbers = |numbers: &[&str]| left_out(&numbered(numbers, 1, ""), DropReason::PageNumber).len();
    assert_eq!(numbers(&["- 3 -", "- 4 -"]), 2);
    assert_eq!(numbers(&["- 3 -", "- 6 -"]), 2);
    assert_eq!(numbers(&["- 3 -", "- 7 -"]), 0);
    assert_eq!(numbers(&["- 3 -", "- 3 -"]), 0);
    assert_eq!(numbers(&["- 4 -", "- 3 -"]), 0);
    // One alone stands where a sentence breaks off.
    assert_eq!(numbers(&["- 3 -"]), 0);
    // At least every second step is one of pages; then all marked numbers are.
    assert_eq!(numbers(&["- 3 -", "- 4 -", "- 90 -"]), 3);
    assert_eq!(numbers(&["- 3 -", "- 4 -", "- 90 -", "- 9 -"]), 0);
}

#[test]
fn bare_numbers_grow_at_the_distance_of_pages() {
    let numbers = |numbers: &[&str], lines| left_out(&numbered(numbers, lines, ""), DropReason::PageNumber);
    let steps = ["3", "4", "5", "6"];
    assert_eq!(numbers(&steps, 7), steps);
    assert!(numbers(&steps, 6).is_empty() && numbers(&steps[..3], 7).is_empty());
    // Seven steps of ten are enough; the numbers between which there is none stay.
    assert_eq!(numbers(&["3", "4", "5", "6", "90"], 7), ["3", "4", "5", "6"]);
    assert!(numbers(&["3", "4", "5", "6", "90", "8"], 7).is_empty());
    // Years in the rows of a table between two pages are none, though they grow.
    let years = ["7477", "7478", "7479", "2010", "2011", "2012", "7480", "7481", "7482", "7483", "7484"];
    let pages = ["7477", "7478", "7479", "7480", "7481", "7482", "7483", "7484"];
    assert_eq!(numbers(&years, 7), pages);
    // Where each stands at the end of a page, or at its beginning, two are enough.
    let broken = |lines| left_out(&numbered(&["3", "4"], lines, "\u{c}"), DropReason::PageNumber);
    assert_eq!(broken(8), ["3", "4"]);
}

#[test]
fn codes_of_a_letter_and_digits_are_no_page_numbers_in_a_text_without_pages() {
    let coded = ["K101", "K102", "K103", "K104", "K105"];
    assert!(left_out(&numbered(&coded, 8, ""), DropReason::PageNumber).is_empty());
    let long = ["B2404", "B2405", "B2406", "B2407", "B2408"];
    assert!(left_out(&numbered(&long, 8, ""), DropReason::PageNumber).is_empty());
}

#[test]
fn the_count_of_a_box_is_no_page_number() {
    let boxes = |word: &str| {
        let page = |n: usize| format!("{word}\n{n}\n{}", "应当按照职责做好用水工作。\n".repeat(8));
        let text = format!("关于节水的通知\n{}", (1..6).map(page).collect::<String>());
        left_out(&text, DropReason::PageNumber).len()
    };
    assert_eq!((boxes("专栏"), boxes("节水工作")), (0, 5));
}

#[test]
fn lines_that_come_again_beside_pages_of_a_plain_text() {
    let text = |head: &dyn Fn(usize) -> String, pages: usize, breaks: bool| {
        let page = |n: usize| {
            let mark = if breaks { "\u{c}" } else { "" };
            format!(
                "{mark}{}\n全市各级人民政府应当按照职责做好第{n}项用水工作。\n县级以上地方人民政府应当负责。\n",
                head(n)
            )
        };
        let text = format!("关于节水的通知\n{}", (1..=pages).map(page).collect::<String>());
        left_out(&text, DropReason::RunningHead).iter().filter(|line| (1..=pages).any(|n| **line == head(n))).count()
    };
    let same = |_: usize| "水利工程管理文集".to_owned();
    assert_eq!([text(&same, 3, true), text(&same, 2, true), text(&same, 9, false)], [3, 0, 0]);
    // What documents are made of is none, nor what goes on, nor what is labelled.
    for head in
        ["云山市人民政府", "2031年3月12日", "一、总体要求", "各县人民政府：", "水利工程，", "附件1", "市长　江某"]
    {
        assert_eq!(text(&|_| head.to_owned(), 9, true), 0, "{head}");
    }
    // With the gazette's name and number it is one without marks of pages.
    let named = |n: usize| format!("云山市人民政府公报　2031年第3期　{n}");
    assert!(text(&named, 9, false) >= 8);
}

#[test]
fn a_red_head_is_running_only_where_it_parts_a_sentence() {
    let red = "云山市人民政府文件";
    let page = |n: usize, end: &str| {
        let works = ["供水", "排水", "节水", "取水", "用水", "调水", "蓄水", "输水", "净水", "治水"];
        let (work, next) = (works[n % 10], works[(n + 3) % 10]);
        format!("全市各级人民政府应当按照职责做好{work}工作，落实{work}制度，\n各单位应当加强{next}管网的巡查，{end}\n")
    };
    let paper = |number: &str, pages: usize| {
        let first = format!("{red}\n云政发〔2031〕{number}号\n\n关于做好供水工作的通知\n\n各县人民政府：\n");
        let next: String = (1..pages).map(|n| format!("\u{c}{red}\n{}", page(n, "落实值班制度，"))).collect();
        format!("{first}{}{next}{}　　2031年3月2日\n\u{c}", page(0, "落实值班制度，"), page(9, "做好工作。"))
    };
    let count = |text: &str| left_out(text, DropReason::RunningHead).len();
    // Two papers of four pages: six places part sentences, and the two over numbers are red heads.
    let text = format!("{}{}", paper("5", 4), paper("6", 4));
    assert_eq!(count(&text), 6);
    let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
    assert_eq!(issue.documents.iter().filter(|d| d.issuer.as_deref() == Some("云山市人民政府")).count(), 2);
    // One place is not enough.
    assert_eq!(count(&format!("{}{}", paper("5", 2), paper("6", 1))), 0);
    // Once it is known, it is running over whatever heads no paper, too.
    let over = |top: &str| {
        let last = format!("{red}\n{}\u{c}{red}\n{top}\n{}", page(4, "做好工作。"), page(5, "做好工作。"));
        format!("{}{last}\u{c}", paper("5", 4))
    };
    for top in ["二、加强供水监督管理", "第三条　供水单位应当公开水价。", "（一）摸清底数。", "附件1", "云山市水务局"]
    {
        assert_eq!(count(&over(top)), 5, "{top}");
    }
    let title = "云山市水务局关于做好节水工作的通知";
    for top in ["云政发〔2031〕6号", title, "关于做好节水工作\n有关事项的通知", "各县人民政府："]
    {
        assert_eq!(count(&over(top)), 4, "{top}");
    }
}

#[test]
fn pages_share_the_line_of_the_issue_behind_a_wide_gap() {
    for text in ["云山市人民政府公报2031年第6期　　3", "3　　云山市人民政府公报2031年第6期"]
    {
        assert!(has_page(text), "{text}");
    }
    for text in [
        "云山市人民政府公报2031年第6期 3",
        "3 云山市人民政府公报2031年第6期",
        "云山市人民政府公报2031年第6期　　甲",
        "云山市人民政府公报　　3",
        "云山市人民政府公报2031年第6期",
        "3",
    ] {
        assert!(!has_page(text), "{text}");
    }
    for (text, numbers) in [("第#期", true), ("第##期刊", true), ("第期", false), ("第#页", false), ("#期", false)]
    {
        assert_eq!(numbers_issue(text), numbers, "{text}");
    }
    for (text, numbers) in [("《供水期刊第#期》", false), ("《供水》第#期", true), ("《供水》和《第#期年报", false)]
    {
        assert_eq!(numbers_issue(text), numbers, "{text}");
    }
    for text in ["第8期", "2031年第 8 期　供水", "第八期（总第120期）", "第8期总第120期"] {
        assert!(stands_for_issue(text), "{text}");
    }
    for text in ["第二期工程", "第 2 期工程建设", "第三页", "供水工程"] {
        assert!(!stands_for_issue(text), "{text}");
    }
}

#[test]
fn a_head_that_names_the_issue_of_something_else_is_no_running_head() {
    let kept = |head: &str| {
        let before: String = (1..20).map(|n| format!("县水务局应当做好第{n}项用水工作。\n")).collect();
        let page = |n: usize| format!("- {n} -\n全市各级人民政府应当按照职责做好供水工作。\n{before}");
        let spoken = format!("- 3 -\n{head}\n水务局局长：主席，年报已经提交。\n{before}");
        let text = format!("关于节水的通知\n{}{}{spoken}{}", page(1), page(2), page(4));
        let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        !issue.dropped.iter().any(|d| d.text == head)
    };
    for head in ["回应《水务专员第二十四期年报》的答复", "第二期工程的进展"] {
        assert!(kept(head), "{head}");
    }
    assert!(!kept("第二十四期"));
}

#[test]
fn the_number_of_an_only_page() {
    let dropped = |text: &str| {
        let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        issue.dropped.iter().any(|d| d.why == DropReason::PageNumber)
    };
    assert!(dropped("关于节水的通知\n各县应当节水。\n— 1 —\n"));
    assert!(dropped("关于节水的通知\n各县应当节水。\n- 3 -\n\u{c}附表\n各县节水量。\n"));
    // In the text, led to, in other marks, or bare.
    assert!(!dropped("关于节水的通知\n— 1 —\n各县应当节水。\n"));
    assert!(!dropped("关于气温的通知\n各县气温如下：\n-5-\n请执行。\n"));
    assert!(!dropped("关于气温的通知\n各县气温如下：\n— 5 —\n请执行。\n"));
    assert!(!dropped("关于气温的通知\n各县气温如下：\n-5-\n"));
    assert!(!dropped("关于节水的通知\n1/1\n各县应当节水。\n"));
    assert!(!dropped("关于节水的通知\n各县应当节水。\n1\n"));
}

/// What is dropped of a text with a line in it, with the reason.
fn dropped_with(line: &str) -> Vec<(String, DropReason)> {
    let text = format!(
        "云政发〔2031〕7号\n关于节水的通知\n各县人民政府：\n　　一、各级人民政府应当按照职责做好用水工作，\n{line}\n加强监督。\n　　二、请认真执行。\n云山市人民政府\n2031年3月2日\n"
    );
    let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
    issue.dropped.into_iter().map(|d| (d.text, d.why)).filter(|(_, why)| *why != DropReason::Blank).collect()
}

#[test]
fn the_only_number_of_a_page_that_was_copied_is_one() {
    for line in ["- 3 -", "　　　　— 3 —", "－ 3 －", "—三—"] {
        let dropped = dropped_with(line);
        assert!(matches!(dropped.as_slice(), [(_, DropReason::PageNumber)]), "{line}: {dropped:?}");
    }
    for line in ["3", "3/4", "-3", "3-", "第3项", "-3-", "－12－"] {
        assert!(dropped_with(line).is_empty(), "{line}");
    }
}

#[test]
fn lines_of_dots_part_documents() {
    let ornaments = |text: &str| left_out(text, DropReason::Ornament).len();
    let papers = |line: &str| {
        let paper = |n: u32| format!("云政发〔2031〕{n}号\n关于节水的通知\n　　各县应当节水。\n2031年3月{n}日\n");
        format!("{}{line}\n{}", paper(7), paper(8))
    };
    for line in ["………………", "......................", "· · · · · · · · · · · ·"] {
        assert_eq!(ornaments(&papers(line)), 1, "{line}");
    }
    // What is left out of a text, and what is to be filled in.
    for text in [
        "关于修改供水办法的决定\n第一条修改为：\n……………………\n第二条删去。\n",
        "关于修改供水办法的决定\n第一条修改为：“供水应当节约。\n……………………\n供水办法\n供水应当安全。”\n",
        "供水申请表\n申请人：\n…………………………\n供水申请表\n",
        "供水申请表\n申请人：江某\n…………………………\n地址：云山\n",
    ] {
        assert_eq!(ornaments(text), 0, "{text}");
    }
    for line in ["……", "………………", "………………\n12", "………………12"] {
        assert!(dropped_with(line).iter().all(|(_, why)| *why != DropReason::Ornament), "{line}");
    }
}

#[test]
fn the_title_of_a_bulletin_at_the_top_is_no_running_head() {
    for title in ["云山县2030年国民经济和社会发展统计公报", "2030年云山市水资源公报", "雲山縣2030年環境狀況公報"]
    {
        let text = format!(
            "{title}\n　　2030年，全县供水总量增长，水质良好。\n　　一、供水\n　　供水稳定。\n\u{c}　　二、排水\n　　排水通畅。\n"
        );
        let issue = super::super::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        assert!(issue.dropped.iter().all(|d| d.text != title), "{title}");
        assert!(issue.documents.iter().any(|d| d.title == title), "{title}");
    }
}

#[test]
fn a_line_of_names_that_goes_on_is_no_running_head() {
    let open = |text: &str| {
        let source = SourceText::sample(&[text, "柳明议员赞成。"]);
        let (lines, _) = super::super::lex::lines(&source);
        goes_on(&lines[0], lines.get(1))
    };
    assert!(open("江一帆议员、何大江议员及") && open("水务局检查，财政局和") && open("水务局检查，"));
    assert!(!open("供水普及") && !open("江一帆议员、何大江议员") && !open("云山市人民政府公报"));
}
