//! Running heads and page numbers: what stands at the edge of many pages.

use std::collections::HashMap;

use super::rows::Row;

/// Rows whose baseline is above this share of the page's height may be running heads …
const TOP: f32 = 0.1;
/// … and those below this one page numbers or running feet.
const BOTTOM: f32 = 0.92;
/// A row that is alike on so many pages is running.
const PAGES_ALIKE: usize = 3;
/// Rows larger than this, in body sizes, are titles, wherever they stand.
const LARGEST: f32 = 1.5;
/// Rows at the same height within this, in points, belong to one running line.
const SAME_HEIGHT: f32 = 2.0;

/// What a page's edges hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Edges {
    /// For each row of the page, whether it is running.
    pub(super) running: Vec<bool>,
    /// The number printed on the page.
    pub(super) printed: Option<u32>,
}

/// A page as it is looked at here: its rows from the top and its height.
pub(super) struct Page<'a> {
    pub(super) rows: &'a [Row],
    pub(super) height: f32,
}

/// A row at the edge of a page.
struct Edge {
    page: usize,
    row: usize,
    y: f32,
    top: bool,
    text: String,
    /// The text with its numbers masked.
    masked: String,
    size: f32,
}

/// Finds the running rows and printed numbers of all pages.
pub(super) fn find(pages: &[Page<'_>], body: f32) -> Vec<Edges> {
    let edges = edge_rows(pages, body);
    let repeated = repeated(&edges);
    // A running line holds what changes with the page too (the section's name): what stands at its height belongs to it.
    let mut heights: Vec<(bool, f32, f32)> =
        edges.iter().zip(&repeated).filter(|(_, r)| **r).map(|(e, _)| (e.top, e.y, e.size)).collect();
    heights.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    heights.dedup_by(|a, b| a.0 == b.0 && (a.1 - b.1).abs() < 0.5);
    let at_height = |edge: &Edge| {
        heights.iter().any(|(top, y, size)| {
            *top == edge.top && (y - edge.y).abs() < SAME_HEIGHT && (size - edge.size).abs() < 0.15 * size
        })
    };

    let mut found: Vec<Edges> =
        pages.iter().map(|page| Edges { running: vec![false; page.rows.len()], printed: None }).collect();
    let mut numbers: Vec<(usize, usize, Number)> = Vec::new();
    for (edge, repeated) in edges.iter().zip(&repeated) {
        let number = page_number(&edge.text);
        if !repeated && !at_height(edge) && !number.is_some_and(|n| n.marked) {
            continue;
        }
        if let Some(flag) = found.get_mut(edge.page).and_then(|page| page.running.get_mut(edge.row)) {
            *flag = true;
        }
        numbers.extend(number.map(|n| (edge.page, edge.row, n)));
    }
    for (edges, page) in found.iter_mut().zip(pages) {
        keep_outermost(page, &mut edges.running);
    }
    numbers.retain(|(page, row, _)| found.get(*page).and_then(|p| p.running.get(*row)).copied().unwrap_or(false));
    let offset = common_offset(&numbers);
    for (page, _, number) in numbers {
        let fits = offset == Some(i64::from(number.value) - page as i64);
        if let Some(edges) = found.get_mut(page)
            && (fits || number.marked && edges.printed.is_none())
        {
            edges.printed = Some(number.value);
        }
    }
    found
}

/// For each row whether rows of other pages are like it, at the same height, and it is none that begins a text.
fn repeated(edges: &[Edge]) -> Vec<bool> {
    let mut alike: HashMap<(bool, &str), Vec<f32>> = HashMap::new();
    for edge in edges {
        alike.entry((edge.top, &edge.masked)).or_default().push(edge.y);
    }
    for heights in alike.values_mut() {
        heights.sort_by(f32::total_cmp);
    }
    let count = |edge: &Edge| {
        alike.get(&(edge.top, edge.masked.as_str())).map_or(0, |heights| {
            let from = heights.partition_point(|y| *y < edge.y - SAME_HEIGHT);
            heights.partition_point(|y| *y <= edge.y + SAME_HEIGHT) - from
        })
    };
    edges.iter().map(|edge| count(edge) >= PAGES_ALIKE && !begins_text(&edge.masked)).collect()
}

/// Lines that begin documents, attachments and chapters: a file that begins each of them on a new page has them at the
/// top of its pages. `某政发〔#〕#号` in any brackets, `附件#`, `第#章`.
fn begins_text(masked: &str) -> bool {
    let number = masked.trim_end_matches([')', '）']).ends_with('号')
        && ["〔#", "［#", "[#", "(#", "（#", "﹝#", "【#"].iter().any(|year| masked.contains(year));
    let attachment = ["附件", "附表", "附录", "附"].iter().any(|word| {
        masked.strip_prefix(word).is_some_and(|rest| rest.trim_matches(['#', ':', '：', '-', '—']).is_empty())
    });
    let chapter = masked.strip_prefix("第#").is_some_and(|rest| rest.starts_with(['编', '章', '节', '条', '号']));
    number || attachment || chapter
}

/// Running heads are the outermost rows of their page: what stands inside of a row of the text is text.
fn keep_outermost(page: &Page<'_>, running: &mut [bool]) {
    let middle = page.height / 2.0;
    let text = || page.rows.iter().zip(running.iter()).filter(|(_, running)| !**running).map(|(row, _)| row);
    let first = text().map(|row| row.y).fold(f32::MAX, f32::min);
    let last = text().map(|row| row.y).fold(0.0, f32::max);
    for (row, running) in page.rows.iter().zip(running.iter_mut()) {
        let slack = 1.2 * row.size;
        *running &= if row.y < middle { row.y < first + slack } else { row.y > last - slack };
    }
}

fn edge_rows(pages: &[Page<'_>], body: f32) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (page, Page { rows, height }) in pages.iter().enumerate() {
        for (row, r) in rows.iter().enumerate() {
            let top = r.y < TOP * height;
            if (top || r.y > BOTTOM * height) && r.size <= LARGEST * body {
                let text = compact(&r.text());
                edges.push(Edge { page, row, y: r.y, top, masked: masked(&text), text, size: r.size });
            }
        }
    }
    edges
}

/// The text with each run of digits or Chinese numerals as one `#`.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() && numeral(c).is_none() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// A text without blanks, its digits in their plain form.
fn compact(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

/// A page number as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    value: u32,
    /// Set off by dashes or words, so that it can be nothing else.
    marked: bool,
}

/// The page number that a row's text (without blanks) is: `—12—`, `- 12 -`, `12`, `第12页`, `—十二—`, `12/48`, or a running
/// head that ends or begins with it.
fn page_number(text: &str) -> Option<Number> {
    let dashes: &[char] = &['—', '–', '-', '－', '―', '─', '·', '•', '~', '～', '|', '.', '●', '■', '◆'];
    let bare = text.trim_matches(dashes);
    let worded = page_words(bare).map(|number| number.trim_matches(dashes));
    let core = worded.unwrap_or(bare);
    let core = core.split_once('/').map_or(core, |(number, _)| number);
    let marked = worded.is_some() || text.len() > bare.len() && text.starts_with(dashes) && text.ends_with(dashes);
    if let Some(value) = small_number(core).or_else(|| chinese_number(core).filter(|_| marked)) {
        return Some(Number { value, marked });
    }
    // At an end of a running head: 12某某公报 or 某某公报·12. A year or an issue's number is told apart by the offset.
    let leading = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let trailing = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let digits = if leading > 0 { text.get(..leading) } else { text.get(trailing..) };
    small_number(digits?).map(|value| Number { value, marked: false })
}

/// The number of 第…页 where a text begins or ends with it; 下转第…页 sends the reader elsewhere.
fn page_words(text: &str) -> Option<&str> {
    if let Some((number, _)) = text.strip_prefix('第').and_then(|rest| rest.split_once('页')) {
        return Some(number);
    }
    let (before, number) = text.strip_suffix('页')?.rsplit_once('第')?;
    (!before.ends_with(['转', '接', '见'])).then_some(number)
}

/// One to four digits, not zero.
fn small_number(digits: &str) -> Option<u32> {
    let fits = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|n| fits && *n > 0)
}

/// The value of a Chinese numeral: of a digit, or of 十, 百, 千.
fn numeral(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '〇' | '○' | '零' => Some(0),
        _ => "一二三四五六七八九".chars().position(|digit| digit == c).and_then(|n| u32::try_from(n + 1).ok()),
    }
}

/// A number in Chinese: 十二, 一百零三, or digit by digit 一二, 一〇三.
fn chinese_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 7 {
        return None;
    }
    let (mut total, mut digits) = (0u32, None);
    for c in text.chars() {
        match numeral(c)? {
            unit @ (10 | 100 | 1000) => total = total.saturating_add(digits.take().unwrap_or(1).max(1) * unit),
            digit => digits = Some(digits.unwrap_or(0) * 10 % 10_000 + digit),
        }
    }
    Some(total.saturating_add(digits.unwrap_or(0))).filter(|n| (1..10_000).contains(n))
}

/// Printed number less page index, where most pages agree.
fn common_offset(numbers: &[(usize, usize, Number)]) -> Option<i64> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (page, _, number) in numbers {
        *counts.entry(i64::from(number.value) - *page as i64).or_default() += 1;
    }
    let (offset, count) = counts.into_iter().max_by_key(|(offset, count)| (*count, std::cmp::Reverse(*offset)))?;
    (count >= 2).then_some(offset)
}

#[cfg(test)]
mod tests {
    use super::super::rows::{rows, tests::set};
    use super::*;

    #[test]
    fn page_numbers_in_all_dress() {
        let number = |text| page_number(text).map(|n| (n.value, n.marked));
        assert_eq!(number("—12—"), Some((12, true)));
        assert_eq!(number("-3-"), Some((3, true)));
        assert_eq!(number("·7·"), Some((7, true)));
        assert_eq!(number("48"), Some((48, false)));
        assert_eq!(number("第5页共20页"), Some((5, true)));
        assert_eq!(number("某某公报12"), Some((12, false)));
        assert_eq!(number("某某公报"), None);
        assert_eq!(number("—十二—"), Some((12, true)));
        assert_eq!(number("第一百零三页"), Some((103, true)));
        assert_eq!(number("·二〇·"), Some((20, true)));
        assert_eq!(number("某某公报第三十页"), Some((30, true)));
        assert_eq!(number("下转第13页"), None);
        assert_eq!(number("十二"), None);
        assert_eq!(number("0"), None);
        assert_eq!(number("20231"), None);
    }

    #[test]
    fn heads_repeat_and_numbers_count() {
        let pages: Vec<Vec<Row>> = (0..6)
            .map(|i| {
                let section = ["文件", "文件", "文件", "人事", "大事记", "附录"][i];
                let mut glyphs = set("云溪市人民政府公报", 60.0, 50.0, 8.0);
                glyphs.extend(set(section, 500.0, 50.0, 8.0));
                glyphs.extend(set("正文在这里", 60.0, 400.0, 10.0));
                glyphs.extend(set(&format!("— {} —", i + 3), 280.0, 810.0, 9.0));
                rows(glyphs)
            })
            .collect();
        let views: Vec<Page<'_>> = pages.iter().map(|rows| Page { rows, height: 842.0 }).collect();
        let found = find(&views, 10.0);
        for (i, edges) in found.iter().enumerate() {
            assert_eq!(edges.running, [true, false, true], "page {i}");
            assert_eq!(edges.printed, Some(i as u32 + 3));
        }
    }

    #[test]
    fn numbers_of_documents_and_text_at_the_top_are_text() {
        let pages: Vec<Vec<Row>> = (0..6)
            .map(|i| {
                let mut glyphs = set(&format!("云政发〔2024〕{}号", i + 1), 250.0, 60.0, 10.0);
                glyphs.extend(set("为了加强河道管理，根据有关规定", 60.0, 76.0, 10.0));
                glyphs.extend(set("结合本市实际，制定本办法", 60.0, 60.0 + 16.0 * (i % 2) as f32, 10.0));
                rows(glyphs)
            })
            .collect();
        let views: Vec<Page<'_>> = pages.iter().map(|rows| Page { rows, height: 842.0 }).collect();
        assert!(find(&views, 10.0).iter().all(|edges| edges.running.iter().all(|running| !running)));
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
        let pages: Vec<Vec<Row>> = (0..4).map(|_| rows(set("云溪市人民政府文件", 60.0, 80.0, 30.0))).collect();
        let views: Vec<Page<'_>> = pages.iter().map(|rows| Page { rows, height: 842.0 }).collect();
        assert!(find(&views, 10.0).iter().all(|edges| edges.running == [false]));
    }
}
