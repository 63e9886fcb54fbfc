//! Tables of PDF files that no rule draws, and what only looks like one.

use crate::support::pdf::{A4, Drawing, file};
use gongbao::source::{SourceText, read};

fn opened(pages: &[Drawing]) -> SourceText {
    read("a.pdf", &file(pages)).unwrap_or_else(|error| panic!("{error}"))
}

/// Table, row and column of each cell, and its text.
fn cells(source: &SourceText) -> Vec<(u32, u16, u16, &str)> {
    let lines = source.lines.iter().filter_map(|line| Some((line.hint.as_ref()?.cell?, source.line(line))));
    lines.map(|(cell, text)| (cell.table, cell.row, cell.column, text)).collect()
}

fn running(source: &SourceText) -> Vec<&str> {
    let lines = source.lines.iter().filter(|line| line.hint.as_ref().is_some_and(|hint| hint.running));
    lines.map(|line| source.line(line)).collect()
}

/// Lines of prose from a place, each full.
fn prose(page: &mut Drawing, x: f32, y: f32, lines: usize, width: usize) {
    let text: Vec<char> = "为加强河道管理保障防洪安全根据有关法律法规结合本市实际制定本办法".chars().collect();
    for i in 0..lines {
        let line: String = (0..width).map(|k| text[(i * 7 + k) % text.len()]).collect();
        page.text(x, y + 17.0 * i as f32, 10.0, &line);
    }
}

fn row(page: &mut Drawing, y: f32, cells: &[(f32, &str)]) {
    for (x, cell) in cells {
        page.text(*x, y, 10.0, cell);
    }
}

const COUNTIES: [&str; 6] = ["临江县", "东岭县", "石门镇", "青溪区", "河口镇", "三河县"];

/// A table of a head and rows from a number on; its last baseline.
fn counties(page: &mut Drawing, mut y: f32, head: bool, numbers: std::ops::Range<usize>) {
    if head {
        row(page, y, &[(80.0, "序号"), (200.0, "县区"), (320.0, "新建（公里）"), (450.0, "完成时限")]);
        y += 18.0;
    }
    for n in numbers {
        let (number, length) = (format!("{}", n + 1), format!("{}.5", 9 + n * 7));
        // Numbers stand at their right.
        let right = 380.0 - 5.0 * length.len() as f32;
        row(page, y, &[(85.0, &number), (200.0, COUNTIES[n % 6]), (right, &length), (455.0, "9月底")]);
        y += 18.0;
    }
}

#[test]
fn columns_that_only_blanks_part_are_a_table() {
    let mut page = Drawing::new(A4);
    prose(&mut page, 60.0, 100.0, 6, 46);
    page.text(260.0, 225.0, 12.0, "治理任务分解表");
    page.text(450.0, 245.0, 10.0, "单位：公里");
    counties(&mut page, 265.0, true, 0..6);
    prose(&mut page, 60.0, 410.0, 6, 46);
    let source = opened(&[page]);
    let cells = cells(&source);
    assert_eq!(cells.len(), 28);
    assert_eq!(cells[..4].iter().map(|c| c.3).collect::<Vec<_>>(), ["序号", "县区", "新建（公里）", "完成时限"]);
    assert_eq!(cells[24..].iter().map(|c| c.3).collect::<Vec<_>>(), ["6", "三河县", "44.5", "9月底"]);
    assert_eq!((cells[27].1, cells[27].2), (6, 3));
    assert_eq!(running(&source), [""; 0]);
}

#[test]
fn years_may_stand_over_numbers() {
    let mut page = Drawing::new(A4);
    prose(&mut page, 60.0, 100.0, 6, 46);
    row(&mut page, 230.0, &[(80.0, "指标"), (240.0, "2023年"), (400.0, "2024年")]);
    for (i, county) in COUNTIES.iter().enumerate() {
        row(&mut page, 250.0 + 18.0 * i as f32, &[(80.0, county), (245.0, "3120"), (405.0, "3418")]);
    }
    prose(&mut page, 60.0, 400.0, 6, 46);
    let source = opened(&[page]);
    assert_eq!(cells(&source).len(), 21);
    assert_eq!(cells(&source)[1].3, "2023年");
}

#[test]
fn a_wrapped_cell_stays_in_its_row_at_the_top_and_at_the_middle() {
    for middle in [0.0, 7.0] {
        let mut page = Drawing::new(A4);
        prose(&mut page, 60.0, 100.0, 6, 46);
        row(&mut page, 230.0, &[(70.0, "序号"), (140.0, "工作任务"), (400.0, "责任单位")]);
        for (i, y) in [255.0, 295.0, 335.0, 375.0].into_iter().enumerate() {
            let number = format!("{}", i + 1);
            row(&mut page, y + middle, &[(75.0, &number), (400.0, "市水利局")]);
            row(&mut page, y, &[(140.0, "开展小型水库除险加固，并于")]);
            row(&mut page, y + 14.0, &[(140.0, "每年汛期前报备案")]);
        }
        prose(&mut page, 60.0, 430.0, 6, 46);
        let source = opened(&[page]);
        let cells = cells(&source);
        assert_eq!(cells.len(), 15, "{middle}");
        let tasks: Vec<&str> = cells.iter().filter(|c| c.2 == 1).map(|c| c.3).collect();
        assert_eq!(tasks[1..], ["开展小型水库除险加固，并于每年汛期前报备案"; 4]);
    }
}

#[test]
fn a_table_that_goes_on_is_one() {
    for (says, head) in [(None, false), (None, true), (Some("续表"), true), (Some("续表1"), false)] {
        let mut first = Drawing::new(A4);
        prose(&mut first, 60.0, 100.0, 6, 46);
        counties(&mut first, 230.0, true, 0..28);
        first.text(290.0, 810.0, 9.0, "— 1 —");
        let mut second = Drawing::new(A4);
        if let Some(says) = says {
            second.text(280.0, 62.0, 10.0, says);
        }
        counties(&mut second, 80.0, head, 28..34);
        prose(&mut second, 60.0, 240.0, 6, 46);
        second.text(290.0, 810.0, 9.0, "— 2 —");
        let source = opened(&[first, second]);
        let cells = cells(&source);
        assert_eq!(cells.len(), 35 * 4, "{says:?} {head}");
        assert_eq!(cells.last().map(|c| (c.0, c.1)), Some((0, 34)));
        let mut repeated: Vec<&str> = says.into_iter().collect();
        if head {
            repeated.extend(["序号", "县区", "新建（公里）", "完成时限"]);
        }
        let numbers = ["— 1 —", "— 2 —"];
        assert_eq!(running(&source).into_iter().filter(|line| !numbers.contains(line)).collect::<Vec<_>>(), repeated);
    }
}

#[test]
fn a_table_in_a_column_takes_nothing_of_the_other_one() {
    let mut page = Drawing::new(A4);
    prose(&mut page, 60.0, 100.0, 8, 22);
    row(&mut page, 250.0, &[(65.0, "序号"), (130.0, "县区"), (220.0, "公里")]);
    for (i, county) in COUNTIES.iter().enumerate() {
        row(&mut page, 267.0 + 17.0 * i as f32, &[(70.0, &format!("{}", i + 1)), (130.0, county), (225.0, "18")]);
    }
    prose(&mut page, 60.0, 390.0, 20, 22);
    prose(&mut page, 310.0, 100.0, 37, 22);
    let source = opened(&[page]);
    let cells = cells(&source);
    assert_eq!(cells.len(), 21);
    assert_eq!(cells.last().map(|c| c.3), Some("18"));
}

#[test]
fn what_is_no_table_stays_text() {
    let names = ["张 三", "李 四", "王小明", "赵 六", "孙大海"];
    let around = |draw: &dyn Fn(&mut Drawing)| {
        let mut page = Drawing::new(A4);
        prose(&mut page, 60.0, 80.0, 6, 46);
        draw(&mut page);
        prose(&mut page, 60.0, 600.0, 6, 46);
        opened(&[page])
    };
    let at = |i: usize| 220.0 + 18.0 * i as f32;
    let list = around(&|page| {
        for i in 0..8 {
            let cells: Vec<(f32, &str)> = (0..5).map(|k| (80.0 + 90.0 * k as f32, names[(i + k * 2) % 5])).collect();
            row(page, at(i), &cells);
        }
    });
    let members = around(&|page| {
        row(page, at(0), &[(90.0, "组  长："), (150.0, "张  三"), (230.0, "市长")]);
        row(page, at(1), &[(90.0, "副组长："), (150.0, "李  四"), (230.0, "副市长")]);
        for i in 2..8 {
            row(page, at(i), &[(150.0, names[i % 5]), (230.0, "市水利局局长")]);
        }
    });
    let contents = around(&|page| {
        row(page, at(0), &[(70.0, "文号"), (190.0, "标题"), (500.0, "页码")]);
        for i in 1..12 {
            let (number, page_number) = (format!("云政发〔2024〕{i}号"), format!("{}", i * 2));
            row(page, at(i), &[(70.0, &number), (190.0, "关于加强河道管理工作的通知"), (505.0, &page_number)]);
        }
    });
    let offices = around(&|page| {
        let [a, b, c] = [90.0, 240.0, 390.0];
        row(page, at(0), &[(a, "云山市人民政府"), (b, "临江县人民政府"), (c, "东岭县人民政府")]);
        for i in 1..5 {
            row(page, at(i), &[(a, "2024年3月8日"), (b, "2024年3月8日"), (c, "2024年3月8日")]);
        }
    });
    let numbered = around(&|page| {
        row(page, at(0), &[(80.0, "第一批"), (230.0, "第二批"), (380.0, "第三批")]);
        for i in 1..9 {
            let cells: Vec<String> = (0..3).map(|k| format!("{}.{}", i + 8 * k, names[(i + k) % 5])).collect();
            row(page, at(i), &[(80.0, &cells[0]), (230.0, &cells[1]), (380.0, &cells[2])]);
        }
    });
    let columns = around(&|page| {
        for x in [60.0, 220.0, 380.0] {
            page.text(x, at(0), 10.0, "工作任务");
            prose(page, x, at(1), 18, 14);
        }
    });
    for source in [&list, &members, &contents, &offices, &numbered, &columns] {
        assert_eq!(cells(source), []);
    }
    // Names are read line by line.
    let first = list.lines.iter().map(|line| list.line(line)).find(|line| line.starts_with("张 三"));
    assert_eq!(first, Some("张 三 王小明 孙大海 李 四 赵 六"));
}

#[test]
fn text_led_around_a_table_stays_one_paragraph() {
    // At the right of the first lines, at the left of the next.
    for right in [true, false] {
        let mut page = Drawing::new(A4);
        prose(&mut page, 60.0, 100.0, 6, 46);
        let (beside, width, table) = if right { (60.0, 24, 340.0) } else { (300.0, 22, 60.0) };
        let first = "为加强河道管理保障防洪安全根据有关法律法规结";
        page.text(beside + 20.0, 216.0, 10.0, first.get(..3 * (width - 2)).unwrap());
        prose(&mut page, beside, 233.0, 5, width);
        prose(&mut page, 60.0, 318.0, 2, 46);
        page.text(60.0, 352.0, 10.0, "制定本办法。");
        page.text(80.0, 369.0, 10.0, "各县区应当加强河道管理。");
        for y in [212.0, 232.0, 252.0, 272.0, 292.0] {
            page.rule([table, y, table + 200.0, y]);
        }
        for x in [table, table + 100.0, table + 200.0] {
            page.rule([x, 212.0, x, 292.0]);
        }
        for (i, county) in COUNTIES.iter().take(4).enumerate() {
            row(&mut page, 226.0 + 20.0 * i as f32, &[(table + 10.0, county), (table + 120.0, "18")]);
        }
        prose(&mut page, 60.0, 400.0, 12, 46);
        let source = opened(&[page]);
        assert_eq!(cells(&source).len(), 8, "{right}");
        let issue = gongbao::parse::parse(&source);
        let blocks: Vec<_> = issue.documents.iter().flat_map(|d| &d.blocks).collect();
        let at = |kind| blocks.iter().position(|b| b.kind == kind).unwrap();
        let table = at(gongbao::issue::BlockKind::Table);
        assert!(blocks[table - 1].text.ends_with("制定本办法。") && blocks[table - 1].pieces.len() >= 8, "{right}");
        assert_eq!(blocks[table + 1].text, "各县区应当加强河道管理。");
    }
}
