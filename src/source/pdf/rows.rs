//! Glyphs into rows: what stands on one baseline, over the whole width of the page.

use std::ops::Range;

use super::overlaid::{self, Drawn};
use super::page::{Blank, Cell, Glyph, Row, median};
use crate::source::scripts::Script;

/// Baselines nearer than this, in em, are one row.
const SAME_BASELINE: f32 = 0.35;
/// A glyph that repeats nearer than this, in em, is the same glyph drawn again (fake bold, shadow).
const DRAWN_AGAIN: f32 = 0.2;
/// A gap between Latin letters or digits wider than this, in em, is a blank.
const LATIN_GAP: f32 = 0.18;
/// Smaller than this share of a row's size, glyphs may be its superscripts and subscripts.
const SCRIPT_SIZE: f32 = 0.85;
/// A small glyph this far above the baseline, in em of its row, is raised.
const RAISED: f32 = 0.18;

/// The rows of a page from the top, from glyphs that all are written from left to right.
pub(super) fn rows(glyphs: Vec<Glyph>) -> Vec<Row> {
    let mut glyphs: Vec<Drawn> = glyphs.into_iter().enumerate().collect();
    glyphs.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut groups: Vec<Vec<Drawn>> = Vec::new();
    for glyph in glyphs {
        match groups.last_mut() {
            Some(group) if on_baseline(group, &glyph.1) => group.push(glyph),
            _ => groups.push(vec![glyph]),
        }
    }
    let rows = groups.into_iter().flat_map(overlaid::parted).filter_map(row).collect();
    let mut rows = join_scripts(rows);
    rows.iter_mut().for_each(raise_exponents);
    rows
}

/// Gives exponents their characters: m², 10⁵. Other raised digits may be marks of notes, and stay what they are.
fn raise_exponents(row: &mut Row) {
    let raised = |cell: &Cell| {
        let glyph = &cell.glyph;
        !glyph.is_invisible() && glyph.size < SCRIPT_SIZE * row.size && row.y - glyph.y > RAISED * row.size
    };
    let mut at = 0;
    while let Some(start) = row.cells.iter().skip(at).position(raised).map(|i| i + at) {
        let end = start + row.cells.iter().skip(start).take_while(|cell| raised(cell)).count();
        at = end;
        let power: Option<Vec<char>> = (start..end).map(|i| exponent(row.cells.get(i)?.glyph.c)).collect();
        let Some(power) = power.filter(|_| has_base(row, start..end)) else { continue };
        for (i, c) in (start..end).zip(power) {
            if let Some(cell) = row.cells.get_mut(i) {
                cell.glyph.c = c;
            }
        }
    }
}

fn exponent(c: char) -> Option<char> {
    Script::Raised.of(c).filter(|c| !matches!(c, '⁺' | '⁽' | '⁾'))
}

/// Whether an exponent stands behind what takes one: a square or cube behind a unit of length, any behind a bare 10.
fn has_base(row: &Row, power: Range<usize>) -> bool {
    const UNITS: [&str; 7] = ["m", "km", "hm", "dm", "cm", "mm", "nm"];
    let before = || row.cells.iter().take(power.start).rev().map(|cell| cell.glyph.c);
    let word = |fits: fn(&char) -> bool| {
        let word: Vec<char> = before().take_while(fits).take(4).collect();
        word.into_iter().rev().collect::<String>()
    };
    let one = row.cells.get(power.start).map(|cell| cell.glyph.c).filter(|_| power.len() == 1);
    let of_unit = matches!(one, Some('2' | '3')) && UNITS.contains(&word(char::is_ascii_alphabetic).as_str());
    let of_ten = power.len() <= 3 && word(|c| c.is_ascii_digit() || *c == '.') == "10";
    row.gap_before(power.start) < LATIN_GAP * row.size && (of_unit || of_ten)
}

fn on_baseline(group: &[Drawn], glyph: &Glyph) -> bool {
    // The first glyph is the highest: measuring from it keeps a slope of baselines from chaining rows together.
    group.first().is_some_and(|(_, first)| glyph.y - first.y < SAME_BASELINE * glyph.size.min(first.size))
}

/// A row of glyphs: sorted, without repeats, blanks turned into marks. `None` if only blanks.
fn row(mut glyphs: Vec<Glyph>) -> Option<Row> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut cells: Vec<Cell> = Vec::with_capacity(glyphs.len());
    let mut blank = None;
    for glyph in glyphs {
        if let Some(here) = Blank::of(glyph.c) {
            blank = Some(here);
            continue;
        }
        if glyph.c.is_control() {
            continue;
        }
        if let Some(again) = drawn_again(&mut cells, &glyph) {
            again.doubled = true;
            continue;
        }
        cells.push(Cell { glyph, blank: blank.take(), doubled: false });
    }
    let y = median(cells.iter().map(|cell| cell.glyph.y));
    let size = median(cells.iter().map(|cell| cell.glyph.size));
    let mut row = Row { cells, y, size, tracking: 0.0 };
    row.learn_tracking();
    // A long file has hundreds of thousands of rows.
    row.cells.shrink_to_fit();
    (!row.cells.is_empty()).then_some(row)
}

/// The cell that a glyph repeats: the same character at the same place. Looked for among the last few, as the copies of
/// a narrow character may stand behind its neighbour.
fn drawn_again<'c>(cells: &'c mut [Cell], glyph: &Glyph) -> Option<&'c mut Cell> {
    let near = (DRAWN_AGAIN * glyph.size).min(0.5 * glyph.width.max(0.1 * glyph.size));
    cells.iter_mut().rev().take(4).find(|cell| {
        cell.glyph.c == glyph.c
            && (cell.glyph.x - glyph.x).abs() < near
            && (cell.glyph.y - glyph.y).abs() < 0.2 * glyph.size
    })
}

/// Joins rows of small glyphs that are superscripts or subscripts of a row beside them.
fn join_scripts(rows: Vec<Row>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(last) = joined.last_mut() {
            if is_script(last, &row) {
                merge(last, row);
                continue;
            }
            if is_script(&row, last) {
                let script = std::mem::replace(last, row);
                merge(last, script);
                continue;
            }
        }
        joined.push(row);
    }
    joined
}

fn is_script(row: &Row, small: &Row) -> bool {
    let rise = row.y - small.y;
    small.size < SCRIPT_SIZE * row.size
        && (-0.25 * row.size..0.65 * row.size).contains(&rise)
        && small.cells.iter().all(|cell| fits_between(row, &cell.glyph))
}

/// Whether a glyph stands right behind one of the row's glyphs and over none of them.
fn fits_between(row: &Row, glyph: &Glyph) -> bool {
    let index = row.cells.partition_point(|cell| cell.glyph.x <= glyph.x);
    let Some(before) = index.checked_sub(1).and_then(|i| row.cells.get(i)) else { return false };
    let end = before.glyph.x + before.glyph.width;
    let clear = row.cells.get(index).is_none_or(|after| glyph.x + glyph.width <= after.glyph.x + 0.3 * row.size);
    clear && glyph.x >= end - 0.15 * row.size && glyph.x <= end + 2.0 * row.size
}

fn merge(row: &mut Row, script: Row) {
    row.cells.extend(script.cells);
    row.cells.sort_by(|a, b| a.glyph.x.total_cmp(&b.glyph.x));
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::page::Paint;
    use super::super::page::Turn;
    use super::*;

    /// Glyphs of a text set solid from a point, full-width characters one em, others half.
    pub(crate) fn set(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let mut at = x;
        text.chars()
            .map(|c| {
                let width = if c.is_ascii() { size / 2.0 } else { size };
                let glyph = Glyph { c, x: at, y, width, size, font: 0, paint: Paint::Filled, turn: Turn::Right };
                at += width;
                glyph
            })
            .collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        rows(glyphs).iter().map(Row::text).collect()
    }

    #[test]
    fn rows_from_the_top_whatever_the_drawing_order() {
        let glyphs = [set("第二行", 50.0, 120.0, 10.0), set("第一行", 50.0, 100.0, 10.0)].concat();
        assert_eq!(texts(glyphs), ["第一行", "第二行"]);
    }

    #[test]
    fn fake_bold_is_one_character() {
        let glyphs = [set("第三条 1.11", 50.0, 100.0, 10.0), set("第三条 1.11", 50.4, 100.0, 10.0)].concat();
        assert_eq!(texts(glyphs.clone()), ["第三条 1.11"]);
        assert!(rows(glyphs)[0].cells.iter().all(|cell| cell.doubled));
    }

    #[test]
    fn dotted_leaders_keep_their_dots() {
        let mut glyphs = set("............", 50.0, 100.0, 10.0);
        for (i, glyph) in glyphs.iter_mut().enumerate() {
            glyph.width = 2.5;
            glyph.x = 50.0 + 2.5 * i as f32;
        }
        assert_eq!(texts(glyphs), ["............"]);
    }

    #[test]
    fn gaps_are_blanks_where_only_a_blank_makes_them() {
        let glyphs = [set("局长", 50.0, 100.0, 10.0), set("王某", 90.0, 100.0, 10.0)].concat();
        assert_eq!(texts(glyphs), ["局长 王某"]);
        let mut spaced = set("令人民政府", 50.0, 100.0, 10.0);
        for (i, glyph) in spaced.iter_mut().enumerate() {
            glyph.x += 12.0 * i as f32;
        }
        assert_eq!(texts(spaced), ["令人民政府"]);
    }

    #[test]
    fn a_narrow_gap_is_a_blank_behind_a_label() {
        let two = |a: &str, b: &str, gap: f32| {
            let end = 50.0 + 10.0 * a.chars().count() as f32;
            texts([set(a, 50.0, 100.0, 10.0), set(b, end + gap, 100.0, 10.0)].concat())
        };
        assert_eq!(two("第一章", "供水工程", 5.0), ["第一章 供水工程"]);
        assert_eq!(two("第十五条", "供水单位", 3.0), ["第十五条 供水单位"]);
        // The stretch of a justified line, a gap elsewhere, a mark behind the label, a longer number than a label has.
        assert_eq!(two("第一章", "供水工程", 2.0), ["第一章供水工程"]);
        assert_eq!(two("第一章供水", "工程管理", 5.0), ["第一章供水工程管理"]);
        assert_eq!(two("第一章", "、第二章", 5.0), ["第一章、第二章"]);
        assert_eq!(two("第一批", "供水工程", 5.0), ["第一批供水工程"]);
        let mut spaced = set("第一章供水", 50.0, 100.0, 10.0);
        spaced.iter_mut().enumerate().for_each(|(i, glyph)| glyph.x += 5.0 * i as f32);
        assert_eq!(texts(spaced), ["第一章供水"]);
    }

    #[test]
    fn superscripts_stay_in_their_row() {
        let glyphs =
            [set("面积10m", 50.0, 100.0, 10.0), set("2", 86.0, 95.5, 5.0), set("。", 90.0, 100.0, 10.0)].concat();
        assert_eq!(texts(glyphs), ["面积10m²。"]);
    }

    #[test]
    fn exponents_behind_units_and_tens_are_raised_and_marks_of_notes_are_not() {
        for (base, raised, expected) in [
            ("面积8km", "2", "面积8km²"),
            ("水量12m", "3", "水量12m³"),
            ("总数约3×10", "-5", "总数约3×10⁻⁵"),
            ("在2023", "1", "在20231"),
            ("共210", "5", "共2105"),
            ("所称GDP", "2", "所称GDP2"),
            ("所称河道", "2", "所称河道2"),
            ("水量12m", "5", "水量12m5"),
        ] {
            let end = base.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum::<f32>();
            // As Word, and as browsers set them.
            for (size, rise) in [(6.5, 3.0), (8.3, 3.7)] {
                let glyphs = [set(base, 50.0, 100.0, 10.0), set(raised, 50.0 + end, 100.0 - rise, size)].concat();
                assert_eq!(texts(glyphs), [expected], "{size}");
            }
        }
        // At the foot of its word it is no exponent.
        let lowered = [set("水质每升10m", 50.0, 100.0, 10.0), set("2", 105.0, 102.0, 6.5)].concat();
        assert_eq!(texts(lowered), ["水质每升10m2"]);
    }
}
