use super::super::gutters;
use super::super::rows::{rows, tests::set};
use super::*;

/// Two columns of `n` rows from x 60 and 310, each 22 characters of 10 points; the gutter is 280 to 310.
fn page(n: usize) -> Vec<super::super::page::Glyph> {
    let mut glyphs = Vec::new();
    for i in 0..n {
        let y = 200.0 + 16.0 * i as f32;
        glyphs.extend(set(&format!("{}左{:02}", "栏".repeat(20), i), 60.0, y, 10.0));
        glyphs.extend(set(&format!("{}右{:02}", "栏".repeat(20), i), 310.0, y, 10.0));
    }
    glyphs
}

fn read(rows: Vec<Row>, rules: &[Rule]) -> Vec<(Option<u8>, String)> {
    let gutters = gutters::find(&rows, 595.0);
    let items = rows.into_iter().map(Item::Text).collect();
    let text = |p: &Placed| match &p.item {
        Item::Text(row) => row.text(),
        Item::Table(..) => String::new(),
    };
    order(items, rules, &gutters, 10.0, [595.0, 842.0]).iter().map(|p| (p.column, text(p))).collect()
}

#[test]
fn the_left_column_is_read_first() {
    let read = read(rows(page(12)), &[]);
    let numbers: Vec<_> = read.iter().map(|(c, t)| (*c, t.chars().skip(20).collect::<String>())).collect();
    assert_eq!(numbers.first(), Some(&(Some(0), "左00".to_owned())));
    assert_eq!(numbers.get(11), Some(&(Some(0), "左11".to_owned())));
    assert_eq!(numbers.get(12), Some(&(Some(1), "右00".to_owned())));
}

#[test]
fn bands_and_rules_cut_zones() {
    let mut glyphs = page(12);
    glyphs.extend(set("关于印发河道管理办法的通知", 200.0, 150.0, 16.0));
    let rule = Rule { x0: 60.0, y0: 291.0, x1: 530.0, y1: 291.0 };
    let read = read(rows(glyphs), &[rule]);
    assert_eq!(read[0], (None, "关于印发河道管理办法的通知".to_owned()));
    let order: Vec<String> = read.iter().skip(1).map(|(_, t)| t.chars().skip(20).collect()).collect();
    assert_eq!(order[5], "左05");
    assert_eq!(order[6], "右00");
    assert_eq!(order[12], "左06");
}

#[test]
fn a_spaced_title_over_the_gutter_is_a_band() {
    let mut glyphs = page(12);
    glyphs.extend([set("目", 262.0, 150.0, 20.0), set("录", 308.0, 150.0, 20.0)].concat());
    let read = read(rows(glyphs), &[]);
    assert_eq!(read[0], (None, "目 录".to_owned()));
}

#[test]
fn a_list_with_numbers_at_the_right_is_no_column() {
    let mut glyphs = Vec::new();
    for i in 0..12 {
        let y = 200.0 + 16.0 * i as f32;
        glyphs.extend(set("关于加强河道管理的通知", 60.0, y, 10.0));
        glyphs.extend(set(&format!("{i:02}"), 500.0, y, 10.0));
    }
    assert_eq!(gutters::find(&rows(glyphs), 595.0), []);
}

#[test]
fn titles_with_their_pages_at_the_right_are_rows_of_the_contents() {
    let mut glyphs = page(12);
    for (y, title, number) in [(100.0, "供水条例的决定", "（7）"), (116.0, "某某县统计公报", "（11）")]
    {
        glyphs.extend(set(title, 60.0, y, 10.0));
        glyphs.extend(set(number, 500.0, y, 10.0));
    }
    let rule = Rule { x0: 60.0, y0: 140.0, x1: 530.0, y1: 140.0 };
    let got = read(rows(glyphs.clone()), &[rule]);
    let texts: Vec<&str> = got.iter().take(2).map(|(_, text)| text.as_str()).collect();
    assert!(texts[0].starts_with("供水条例的决定") && texts[0].ends_with("（7）"), "{texts:?}");
    assert!(texts[1].ends_with("（11）"), "{texts:?}");
    assert!(got.iter().take(2).all(|(column, _)| column.is_none()));
}

#[test]
fn an_upright_rule_parts_a_side_column() {
    let mut glyphs = Vec::new();
    for i in 0..10 {
        let y = 200.0 + 30.0 * i as f32;
        glyphs.extend(set("主办单位", 60.0, y, 10.0));
        glyphs.extend(set("关于印发河道管理办法的通知文件目录条目", 200.0, y, 10.0));
    }
    let rule = Rule { x0: 170.0, y0: 150.0, x1: 170.0, y1: 600.0 };
    let read = read(rows(glyphs), &[rule]);
    assert!(read[..10].iter().all(|(c, t)| *c == Some(0) && t == "主办单位"), "{read:?}");
    assert!(read[10..].iter().all(|(c, _)| *c == Some(1)));
}
