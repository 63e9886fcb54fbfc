//! PDF pages of the layouts that offices use, made here: what is read of them, in which order, and from where.

use crate::support::pdf::{A4, Drawing, Look, file};
use gongbao::issue::{DropReason, Span};
use gongbao::source::{SourceText, read};

/// The lines that are no running heads.
fn text(source: &SourceText) -> Vec<&str> {
    let kept = source.lines.iter().filter(|line| line.hint.as_ref().is_none_or(|hint| !hint.running));
    kept.map(|line| source.line(line)).collect()
}

fn running(source: &SourceText) -> Vec<&str> {
    let dropped = source.lines.iter().filter(|line| line.hint.as_ref().is_some_and(|hint| hint.running));
    dropped.map(|line| source.line(line)).collect()
}

/// Why each of the running lines is no text, where it is said.
fn left_out(source: &SourceText) -> Vec<Option<DropReason>> {
    source.lines.iter().filter_map(|line| line.hint.as_ref()).filter(|h| h.running).map(|h| h.left_out).collect()
}

fn opened(pages: &[Drawing]) -> SourceText {
    read("a.pdf", &file(pages)).unwrap_or_else(|error| panic!("{error}"))
}

/// `n` full lines of a column, each numbered.
fn column(name: &str, n: usize, width: usize) -> Vec<String> {
    (0..n)
        .map(|i| format!("{name}{i:02}{}", "河道管理".repeat(15).chars().take(width - 2).collect::<String>()))
        .collect()
}

fn draw_column(page: &mut Drawing, lines: &[String], x: f32, y: f32) {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    page.lines(x, y, 10.0, 16.0, &lines);
}

#[test]
fn three_columns_under_a_title_are_read_one_after_the_other() {
    let mut page = Drawing::new(A4);
    page.text(240.0, 90.0, 10.0, "云政发〔2024〕2号");
    page.text(160.0, 120.0, 18.0, "关于加强河道管理工作的通知");
    let columns = ["甲", "乙", "丙"].map(|name| column(name, 20, 15));
    for (lines, x) in columns.iter().zip([46.0, 220.0, 394.0]) {
        draw_column(&mut page, lines, x, 150.0);
    }
    let source = opened(&[page]);
    let mut expected = vec!["云政发〔2024〕2号".to_owned(), "关于加强河道管理工作的通知".to_owned()];
    expected.extend(columns.concat());
    assert_eq!(text(&source), expected);
}

#[test]
fn a_title_whose_first_line_fills_the_page_goes_on() {
    let mut page = Drawing::new(A4);
    page.text(62.0, 100.0, 18.0, "云山市人民政府关于印发云山市河道管理和保护办法的补充通");
    page.text(280.0, 126.0, 18.0, "知");
    draw_column(&mut page, &column("文", 12, 47), 60.0, 170.0);
    let source = opened(&[page]);
    let starts: Vec<_> = source.lines.iter().map(|l| l.hint.as_ref().and_then(|h| h.starts_paragraph)).collect();
    assert_eq!(starts[..3], [Some(true), Some(false), Some(true)]);
}

#[test]
fn columns_whose_lines_do_not_stand_side_by_side() {
    let mut page = Drawing::new(A4);
    let columns = ["甲", "乙"].map(|name| column(name, 30, 22));
    draw_column(&mut page, &columns[0], 60.0, 100.0);
    // Half a line lower, the gutter 13 points wide.
    draw_column(&mut page, &columns[1], 298.0, 107.0);
    let source = opened(&[page]);
    assert_eq!(text(&source), columns.concat());
}

#[test]
fn two_columns_in_a_part_of_the_page() {
    let mut page = Drawing::new(A4);
    let above = column("上", 16, 46);
    draw_column(&mut page, &above, 60.0, 100.0);
    let columns = ["甲", "乙"].map(|name| column(name, 12, 22));
    draw_column(&mut page, &columns[0], 60.0, 400.0);
    draw_column(&mut page, &columns[1], 298.0, 400.0);
    let source = opened(&[page]);
    assert_eq!(text(&source), [above, columns.concat()].concat());
}

#[test]
fn a_mark_across_the_page_is_dropped_with_a_record() {
    let pages: Vec<Drawing> = (0..3)
        .map(|i| {
            let mut page = Drawing::new(A4);
            draw_column(&mut page, &column(["甲", "乙", "丙"][i], 30, 40), 60.0, 100.0);
            page.text(80.0, 330.0, 60.0, "内部资料");
            page.draw(Look::Plain, [0.7, 0.7, 150.0, 600.0], 40.0, "注意保存");
            page
        })
        .collect();
    let source = opened(&pages);
    let expected: Vec<String> = ["甲", "乙", "丙"].iter().flat_map(|name| column(name, 30, 40)).collect();
    assert_eq!(text(&source), expected);
    let marks: String = running(&source).concat();
    assert_eq!(marks, "内部资料注意保存".repeat(3));
    assert!(left_out(&source).iter().all(|why| *why == Some(DropReason::Watermark)));
}

#[test]
fn pages_of_upright_columns_are_read_from_the_right() {
    let columns = ["第一条为加强河道管理制定", "本办法适用于云山市行政区域", "内河道的管理和保护活动此令"];
    let by_font = {
        let mut page = Drawing::new(A4);
        for (i, column) in columns.iter().enumerate() {
            page.draw(Look::Down, [1.0, 0.0, 500.0 - 20.0 * i as f32, 100.0], 12.0, column);
        }
        page
    };
    // As browsers write it: each character at its place.
    let by_place = {
        let mut page = Drawing::new(A4);
        for (i, column) in columns.iter().enumerate() {
            for (n, c) in column.chars().enumerate() {
                page.text(500.0 - 20.0 * i as f32, 100.0 + 12.0 * n as f32, 12.0, &c.to_string());
            }
        }
        page
    };
    for page in [by_font, by_place] {
        let source = opened(&[page]);
        assert_eq!(text(&source), columns);
        // The box of a line is upright on the page.
        let Span::Page { bbox: [x0, y0, x1, y1], .. } = source.lines[1].span else { panic!("a page") };
        assert!(y1 - y0 > 8.0 * (x1 - x0) && x0 > 460.0 && x1 < 510.0, "{:?}", source.lines[1].span);
    }
}

#[test]
fn the_layer_of_a_recognised_scan_is_read() {
    let mut page = Drawing::new(A4);
    page.picture();
    for (i, line) in column("识", 10, 30).iter().enumerate() {
        page.draw(Look::Invisible, [1.0, 0.0, 60.0, 100.0 + 20.0 * i as f32], 11.0 + 0.4 * (i % 3) as f32, line);
    }
    let source = opened(&[page]);
    assert_eq!(text(&source), column("识", 10, 30));
    assert!(source.diagnostics.iter().any(|d| d.code == "recognised-text"));
    let starts = source.lines.iter().filter(|l| l.hint.as_ref().and_then(|h| h.starts_paragraph) == Some(true));
    assert_eq!(starts.count(), 1);
}

#[test]
fn page_numbers_in_chinese_and_numbers_of_documents_at_the_top() {
    let pages: Vec<Drawing> = (0..4)
        .map(|i| {
            let mut page = Drawing::new(A4);
            page.text(220.0, 40.0, 9.0, "云山市人民政府公报");
            page.text(240.0, 70.0, 10.0, &format!("云政发〔2024〕{}号", i + 1));
            draw_column(&mut page, &column("文", 12, 40), 60.0, 100.0);
            page.text(280.0, 810.0, 9.0, &format!("— {} —", ["十一", "十二", "十三", "十四"][i]));
            page
        })
        .collect();
    let source = opened(&pages);
    assert_eq!(source.pages.iter().map(|p| p.printed).collect::<Vec<_>>(), [11, 12, 13, 14].map(Some));
    assert_eq!(text(&source).iter().filter(|line| line.starts_with("云政发")).count(), 4);
    assert_eq!(running(&source).len(), 8);
}

#[test]
fn the_number_on_a_cover_is_kept_where_later_pages_repeat_it() {
    let mut cover = Drawing::new(A4);
    cover.text(120.0, 120.0, 26.0, "云 山 省 地 方 标 准");
    cover.text(420.0, 180.0, 14.0, "DB99/765-2031");
    cover.text(200.0, 330.0, 26.0, "供水水质要求");
    cover.text(60.0, 700.0, 14.0, "2031-03-02 发布");
    cover.text(420.0, 700.0, 14.0, "2031-09-01 实施");
    cover.text(220.0, 740.0, 14.0, "云山省水务局");
    cover.text(430.0, 755.0, 14.0, "发 布");
    let mut pages = vec![cover];
    for n in 0..5 {
        let mut page = Drawing::new(A4);
        page.text(460.0, 50.0, 10.5, "DB99/765-2031");
        page.text(270.0, 100.0, 16.0, if n == 0 { "前 言" } else { "要 求" });
        draw_column(&mut page, &column("页", 20, 40), 80.0, 150.0);
        pages.push(page);
    }
    let issue = gongbao::parse::parse(&opened(&pages));
    let numbers = issue.dropped.iter().filter(|d| d.text == "DB99/765-2031").count();
    assert_eq!(
        (issue.documents[0].title.as_str(), issue.documents[0].number.as_deref()),
        ("供水水质要求", Some("DB99/765-2031"))
    );
    assert_eq!(numbers, 5);
}

#[test]
fn a_heading_is_no_line_of_the_paragraph_below_it() {
    let mut page = Drawing::new(A4);
    page.text(220.0, 60.0, 18.0, "云山市供水办法");
    page.text(265.0, 110.0, 16.0, "前　言");
    let lines = ["　　为贯彻《云山市水法》《云山市供水法》，保障居民用水，制定规范", "供水行为的本办法。"];
    page.lines(80.0, 150.0, 12.0, 24.0, &lines);
    draw_column(&mut page, &column("页", 20, 36), 80.0, 210.0);
    let issue = gongbao::parse::parse(&opened(&[page]));
    let blocks: Vec<&str> = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.as_str()).collect();
    assert!(blocks.contains(&"前　言") || blocks.contains(&"前 言"), "{blocks:?}");
}

#[test]
fn radicals_are_read_as_characters() {
    let mut page = Drawing::new(A4);
    page.draw(Look::Radicals, [1.0, 0.0, 60.0, 100.0], 12.0, "人民见");
    let source = opened(&[page]);
    assert_eq!(text(&source), ["人民见"]);
    assert!(source.diagnostics.iter().any(|d| d.code == "radicals"));
}

#[test]
fn what_is_outside_of_the_page_leaves_a_record_and_places_are_of_what_is_shown() {
    let mut page = Drawing::new(A4).with("/CropBox [40 40 555 802]");
    page.text(10.0, 20.0, 8.0, "公报三期清样");
    page.text(100.0, 140.0, 12.0, "河道管理");
    let source = opened(&[page]);
    assert_eq!(text(&source), ["河道管理"]);
    let Span::Page { page, bbox } = source.lines[0].span else { panic!("a page") };
    assert_eq!((page, bbox.map(f32::round)), (1, [60.0, 89.0, 108.0, 101.0]));
    assert_eq!((running(&source), left_out(&source)), (vec!["公报三期清样"], vec![Some(DropReason::OffPage)]));
    let issue = gongbao::parse::parse(&source);
    assert!(issue.dropped.iter().any(|d| d.why == DropReason::OffPage && d.text == "公报三期清样"));
}

#[test]
fn the_last_line_an_office_and_a_date_in_three_columns() {
    let mut page = Drawing::new(A4);
    let xs = [46.0, 220.0, 394.0];
    page.text(xs[0], 60.0, 10.0, "管护制度。");
    page.text(xs[1] + 80.0, 60.0, 10.0, "云山市人民政府");
    page.text(xs[2] + 90.0, 60.0, 10.0, "2024年3月8日");
    page.text(160.0, 120.0, 18.0, "关于加强河道管理工作的通知");
    let columns = ["甲", "乙", "丙"].map(|name| column(name, 20, 15));
    for (lines, x) in columns.iter().zip(xs) {
        draw_column(&mut page, lines, x, 150.0);
    }
    let source = opened(&[page]);
    assert_eq!(text(&source)[..4], ["管护制度。", "云山市人民政府", "2024年3月8日", "关于加强河道管理工作的通知"]);
}

#[test]
fn a_recognised_title_whose_lines_differ_in_size_is_one() {
    let mut page = Drawing::new(A4);
    page.picture();
    let invisible = |page: &mut Drawing, x: f32, y: f32, size: f32, text: &str| {
        page.draw(Look::Invisible, [1.0, 0.0, x, y], size, text);
    };
    invisible(&mut page, 149.0, 100.0, 18.9, "云山市人民政府关于做好二〇二四");
    invisible(&mut page, 206.0, 128.0, 17.0, "年河道管理工作的通知");
    for (i, line) in column("识", 20, 44).iter().enumerate() {
        invisible(&mut page, 60.0, 170.0 + 18.0 * i as f32, 10.5, line);
    }
    let source = opened(&[page]);
    let starts: Vec<_> = source.lines.iter().map(|l| l.hint.as_ref().and_then(|h| h.starts_paragraph)).collect();
    assert_eq!(starts[..3], [Some(true), Some(false), Some(true)]);
}

#[test]
fn any_order_of_drawing_and_copies_of_it_give_the_lines() {
    let lines = column("文", 12, 40);
    let mut glyphs: Vec<(f32, f32, String)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let mut x = 60.0;
        for c in line.chars() {
            glyphs.push((x, 100.0 + 16.0 * i as f32, c.to_string()));
            x += if c.is_ascii() { 5.0 } else { 10.0 };
        }
    }
    let mut page = Drawing::new(A4);
    // A stride that has no divisor in common with the number of glyphs visits each once.
    let stride = (101..).find(|n| gcd(*n, glyphs.len()) == 1).unwrap_or(1);
    for i in 0..glyphs.len() {
        let (x, y, c) = &glyphs[i * stride % glyphs.len()];
        page.text(*x, *y, 10.0, c);
        page.text(x + 0.6, y + 0.6, 10.0, c);
    }
    let source = opened(&[page]);
    assert_eq!(text(&source), lines);
}

#[test]
fn a_table_of_three_rules_is_one() {
    let mut page = Drawing::new(A4);
    draw_column(&mut page, &column("上", 6, 46), 60.0, 100.0);
    for y in [250.0, 272.0, 350.0] {
        page.rule([60.0, y, 520.0, y]);
    }
    let rows = [["序号", "县区", "里程"], ["1", "临江县", "56"], ["2", "东岭县", "37"], ["3", "石门镇", "80"]];
    for (row, y) in rows.iter().zip([265.0, 290.0, 310.0, 330.0]) {
        for (cell, x) in row.iter().zip([80.0, 240.0, 420.0]) {
            page.text(x, y, 10.0, cell);
        }
    }
    draw_column(&mut page, &column("下", 6, 46), 60.0, 380.0);
    let source = opened(&[page]);
    let cells: Vec<(u16, u16, &str)> = source
        .lines
        .iter()
        .filter_map(|line| Some((line.hint.as_ref()?.cell?, source.line(line))))
        .map(|(cell, text)| (cell.row, cell.column, text))
        .collect();
    let expected: Vec<(u16, u16, &str)> =
        (0..).zip(&rows).flat_map(|(r, row)| (0..).zip(row).map(move |(c, text)| (r, c, *text))).collect();
    assert_eq!(cells, expected);
}

#[test]
fn a_sheet_of_two_pages_is_read_page_by_page() {
    let mut sheet = Drawing::new([1190.0, 842.0]);
    let blocks: Vec<Vec<String>> = ["甲", "乙", "丙", "丁"].iter().map(|name| column(name, 20, 21)).collect();
    for (lines, x) in blocks.iter().zip([60.0, 310.0, 655.0, 905.0]) {
        draw_column(&mut sheet, lines, x, 160.0);
    }
    sheet.text(180.0, 110.0, 18.0, "关于加强河道管理工作的通知");
    sheet.text(60.0, 800.0, 9.0, "— 6 —").text(1100.0, 800.0, 9.0, "— 7 —");
    let source = opened(&[sheet]);
    let mut expected = vec!["关于加强河道管理工作的通知"];
    expected.extend(blocks.iter().flatten().map(String::as_str));
    assert_eq!(text(&source).into_iter().filter(|line| !line.starts_with('—')).collect::<Vec<_>>(), expected);
    assert_eq!((source.info.pages, source.pages.len()), (Some(1), 1));
    let last = source.lines.iter().find(|line| source.line(line) == blocks[3][0]).map(|line| line.span);
    assert!(matches!(last, Some(Span::Page { page: 1, bbox: [x, ..] }) if (x - 905.0).abs() < 1.0), "{last:?}");
}

#[test]
fn a_wide_table_on_a_sheet_is_no_two_pages() {
    let mut sheet = Drawing::new([1190.0, 842.0]);
    for i in 0..20 {
        let (y, number) = (160.0 + 20.0 * i as f32, format!("{}", i + 1));
        sheet.text(60.0, y, 10.0, &number).text(300.0, y, 10.0, "临江县").text(800.0, y, 10.0, "市水利局");
    }
    let source = opened(&[sheet]);
    let second = source.lines.iter().position(|line| source.line(line).contains("市水利局"));
    assert!(second.is_some_and(|at| at < 4), "{:?}", text(&source));
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
