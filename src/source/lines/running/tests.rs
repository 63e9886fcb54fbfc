use super::super::Extent;
use super::*;

/// A page of lines, each with its place across and down.
fn page(number: usize, lines: &[(f32, f32, &str)]) -> Vec<Line<'static>> {
    let line = |(left, y, text): &(f32, f32, &str)| {
        let width = 10.0 * text.chars().map(super::super::em).sum::<f32>();
        let extent = Extent { left: *left, right: left + width, y: *y, size: 10.0 };
        Line { text: (*text).to_owned().into(), extent, page: number }
    };
    lines.iter().map(line).collect()
}

fn found(pages: &[Vec<Line<'_>>], height: Option<f32>) -> Vec<Edges> {
    let sheets: Vec<Sheet<'_, '_>> = pages.iter().map(|lines| Sheet { lines, height }).collect();
    find(&sheets, if height.is_some() { 10.0 } else { 1.0 })
}

#[test]
fn alike_rows_at_one_height_run() {
    let pages: Vec<_> = (0..4)
        .map(|i| {
            let head = if i == 2 { "市政府文件" } else { "某某市人民政府公报" };
            let number = format!("— {} —", i + 3);
            page(i, &[(60.0, 50.0, head), (60.0, 400.0, "正文在这里"), (280.0, 810.0, &number)])
        })
        .collect();
    for (i, edges) in found(&pages, Some(842.0)).iter().enumerate() {
        assert_eq!(edges.running, [true, false, true], "page {i}");
        assert_eq!(edges.printed, Some(i as u32 + 3));
    }
}

#[test]
fn numbers_of_documents_and_text_at_the_top_are_text() {
    let pages: Vec<_> = (0..6)
        .map(|i| {
            let number = format!("云政发〔2024〕{}号", i + 1);
            let y = 60.0 + 16.0 * (i % 2) as f32;
            page(
                i,
                &[(250.0, 44.0, &number), (60.0, y, "结合本市实际，制定本办法"), (60.0, y + 16.0, "为了加强河道管理")],
            )
        })
        .collect();
    assert!(found(&pages, Some(842.0)).iter().all(|edges| edges.running.iter().all(|running| !running)));
}

#[test]
fn what_reads_on_into_the_text_is_text_though_pages_agree() {
    let lines = [(60.0, 50.0, "作。"), (60.0, 66.0, "第二条各部门应当加强协作"), (60.0, 82.0, "共同做好水库管理工作")];
    let pages: Vec<_> = (0..6).map(|i| page(i, &lines)).collect();
    assert!(found(&pages, Some(842.0)).iter().all(|edges| edges.running == [false; 3]));
}

#[test]
fn a_head_over_a_run_of_pages_must_stand_apart() {
    let pages = |y: f32| -> Vec<_> {
        let body = |i: usize| sentence(i) + &"甲".repeat(i);
        let head = |i: usize| if (4..8).contains(&i) { "关于水库管理的规定".to_owned() } else { body(i) };
        let set =
            |i: usize| page(i, &[(60.0, 50.0, &head(i)), (60.0, y, &body(i + 30)), (60.0, y + 16.0, &body(i + 60))]);
        (0..20).map(set).collect()
    };
    let running = |y| found(&pages(y), Some(842.0)).iter().filter(|edges| edges.running[0]).count();
    assert_eq!((running(66.0), running(90.0) >= 4), (0, true));
}

#[test]
fn a_long_line_that_stands_nowhere_else_is_text() {
    let pages: Vec<_> = (0..10)
        .map(|i| {
            let head = if i == 4 {
                "对不履行前款规定义务的单位由主管部门责令其限期改正"
            } else {
                "市政府文件"
            };
            page(i, &[(60.0, 50.0, head), (60.0, 400.0, "正文在这里")])
        })
        .collect();
    let flags: Vec<bool> = found(&pages, Some(842.0)).iter().map(|edges| edges.running[0]).collect();
    assert_eq!(flags, (0..10).map(|i| i != 4).collect::<Vec<_>>());
}

#[test]
fn headings_of_one_wording_at_the_top_of_pages_are_text() {
    let is_head = |label: &dyn Fn(usize) -> String| {
        let pages: Vec<_> = (0..8)
            .map(|i| {
                let (head, text) = (label(i), format!("正文{}在这里", ["甲", "乙", "丙", "丁"][i % 4]));
                page(i, &[(60.0, 50.0, &head), (60.0, 400.0, &text)])
            })
            .collect();
        let sheets: Vec<_> = pages.iter().map(|lines| Sheet { lines, height: Some(842.0) }).collect();
        find(&sheets, 16.0).iter().any(|edges| edges.running[0])
    };
    let figures = ["一", "二", "三", "四", "五", "六", "七", "八"];
    assert!(!is_head(&|i| format!("（{}）组织机构与职责", figures[i])));
    assert!(!is_head(&|i| format!("{}、组织机构与职责", figures[i])));
    assert!(!is_head(&|i| format!("{}.{} 编制目的", i + 1, i % 3 + 1)));
    assert!(!is_head(&|i| format!("({}) 编制目的", i + 1)));
    // The page's number beside a running head, and a running head that repeats one heading.
    assert!(is_head(&|i| format!("{} 云山市人民政府公报", i + 3)));
    assert!(is_head(&|i| format!("云山市人民政府公报 {}", i + 3)));
    assert!(is_head(&|_| "（三）组织机构与职责".to_owned()));
}

#[test]
fn a_number_in_dashes_may_stand_farther_inside() {
    let pages: Vec<_> =
        (0..2).map(|i| page(i, &[(60.0, 120.0, "正文在这里"), (480.0, 720.0, ["—1—", "—2—"][i])])).collect();
    let edges = found(&pages, Some(842.0));
    assert!(edges.iter().all(|edges| edges.running == [false, true]));
    assert_eq!(edges.iter().map(|edges| edges.printed).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn bare_numbers_of_two_pages_follow_each_other() {
    let found_at = |numbers: [&str; 2], y: f32| -> Vec<bool> {
        let pages: Vec<_> = (0..2).map(|i| page(i, &[(60.0, 120.0, "正文在这里"), (290.0, y, numbers[i])])).collect();
        found(&pages, Some(842.0)).iter().map(|edges| edges.running[1]).collect()
    };
    assert_eq!(found_at(["5", "6"], 810.0), [true, true]);
    assert_eq!(found_at(["5", "25"], 810.0), [false, false], "counts something else");
    assert_eq!(found_at(["5", "6"], 600.0), [false, false], "inside of the page");
}

#[test]
fn pages_of_plain_text_have_no_height() {
    let text = |i: usize| {
        [
            "某某市人民政府公报".to_owned(),
            String::new(),
            sentence(i),
            sentence(i + 1),
            sentence(i + 2),
            String::new(),
            format!("{}", 12 + i),
        ]
    };
    let sentence_pages: Vec<Vec<String>> = (0..5).map(|i| text(i).to_vec()).collect();
    let lines = |(page, lines): (usize, &Vec<String>)| -> Vec<Line<'static>> {
        let line = |(n, text): (usize, &String)| {
            let line = Line::of_text(text, n, page);
            Line { text: line.text.into_owned().into(), ..line }
        };
        lines.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(line).collect()
    };
    let pages: Vec<Vec<Line<'_>>> = sentence_pages.iter().enumerate().map(lines).collect();
    for (i, edges) in found(&pages, None).iter().enumerate() {
        assert_eq!(edges.running, [true, false, false, false, true], "page {i}");
        assert_eq!(edges.printed, Some(12 + i as u32));
    }
}

fn sentence(i: usize) -> String {
    format!("各部门应当加强{}协作共同做好工作", ["水库", "河道", "堤防", "闸坝", "渠道", "泵站", "水文"][i % 7])
}

#[test]
fn what_begins_texts() {
    for text in ["云政发〔2024〕3号", "附件1", "附件2：", "附表", "第三章总则", "第46号"] {
        assert!(begins_text(&masked(text)), "{text}");
    }
    for text in ["云溪市人民政府公报2024年第3号", "市政府文件", "—3—", "第3页", "附件管理办法"]
    {
        assert!(!begins_text(&masked(text)), "{text}");
    }
}

#[test]
fn a_title_at_the_top_is_no_running_head() {
    let title = |i: usize| {
        let mut lines = page(i, &[(60.0, 80.0, "云溪市人民政府文件")]);
        lines.iter_mut().for_each(|line| line.extent.size = 30.0);
        lines
    };
    let pages: Vec<_> = (0..4).map(title).collect();
    assert!(found(&pages, Some(842.0)).iter().all(|edges| edges.running == [false]));
}

#[test]
fn small_lines_at_one_height_of_nearly_all_pages_run_though_each_says_something_else() {
    let pages = |size: f32, on: usize| -> Vec<_> {
        let heads = ["某某市公报", "二〇三一年第六期", "供水专辑", "附录"];
        (0..4)
            .map(|i| {
                let mut lines =
                    page(i, &[(60.0, 50.0, heads[i]), (60.0, 400.0, "正文在这里"), (60.0, 416.0, "正文还在这里")]);
                lines[0].extent.size = size;
                if i >= on {
                    lines.remove(0);
                }
                lines
            })
            .collect()
    };
    let heads = |pages: &[Vec<Line<'_>>]| found(pages, Some(842.0)).iter().filter(|edges| edges.running[0]).count();
    assert_eq!(heads(&pages(8.0, 4)), 4);
    // As large as the text they may be titles, and on half of the pages they say nothing.
    assert_eq!(heads(&pages(10.0, 4)), 0);
    assert_eq!(heads(&pages(8.0, 2)), 0);
}

#[test]
fn what_stands_at_a_height_is_counted_as_one_by_one() {
    let sizes = [8.0, 8.3, 6.0, 10.0];
    let pages: Vec<_> = (0..300)
        .map(|i| {
            let y = 20.0 + (i * 37 % 101) as f32 / 7.0;
            let mut lines = page(i, &[(60.0, y, "题"), (60.0, 400.0, "正文"), (60.0, 800.0 + y, "尾")]);
            lines.iter_mut().for_each(|line| line.extent.size = sizes[i % sizes.len()]);
            lines
        })
        .collect();
    let sheets: Vec<Sheet<'_, '_>> = pages.iter().map(|lines| Sheet { lines, height: Some(842.0) }).collect();
    let edges = edge_lines(&sheets, 10.0);
    let apart = Apart::of(&edges);
    assert!(edges.len() >= 600);
    for edge in &edges {
        let set = |other: &&Edge| other.top == edge.top && !other.in_text && at_height(other, edge.at, edge.size);
        assert_eq!(apart.count(edge), edges.iter().filter(set).count());
    }
}

/// Pages of a law supplement with wide margins: what is printed and the part of it, under them the number of the sheet, set
/// small, then the text.
fn supplement(head: impl Fn(usize) -> (String, String), first: f32) -> Vec<Edges> {
    let pages: Vec<Vec<Line<'static>>> = (0..10)
        .map(|i| {
            let (said, sheet) = head(i);
            let mut lines = page(
                i,
                &[
                    (26.0, 64.0, &said),
                    (26.0, 76.0, &sheet),
                    (62.0, first, &format!("{}一句", sentence(i))),
                    (26.0, first + 13.0, &sentence(i + 20)),
                    (26.0, first + 26.0, &sentence(i + 40)),
                ],
            );
            lines.iter_mut().take(2).for_each(|line| line.extent.size = 8.0);
            lines
        })
        .collect();
    found(&pages, Some(590.0))
}

#[test]
fn heads_of_several_lines_run_though_their_parts_vary() {
    let head = |i: usize| {
        let schedule = if i > 2 { format!(" 附表{}", i / 3) } else { String::new() };
        let rule = if i % 3 == 1 { format!(" 第{i}条") } else { String::new() };
        (format!("2031年第136号法律公告{schedule}"), format!("B{}{rule}", 2344 + 2 * i))
    };
    for (i, edges) in supplement(head, 103.0).iter().enumerate() {
        assert_eq!(edges.running, [true, true, false, false, false], "page {i}");
    }
    // What stands close over the text, and small lines that other pages do not have, are text.
    for edges in supplement(head, 89.0) {
        assert_eq!(edges.running[2..], [false; 3]);
    }
    let texts = |i: usize| (sentence(i + 60), sentence(i + 80));
    assert!(supplement(texts, 103.0).iter().all(|edges| edges.running == [false; 5]));
}
