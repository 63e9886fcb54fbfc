//! Pages that were read from their pictures: their signs take the place of what the file holds of text there, and those
//! that are in doubt are told with their places.

use super::fonts::Fonts;
use super::layout::viewed_box;
use super::page::{Glyph, Page, PageGlyphs, Paint, Row, Rule, Turn, median};
use super::turns::{turned_size, viewed_point};
use crate::issue::{Doubt, Span};
use crate::source::recognised::{Recognised, Sign};
use crate::zh::chars::is_space;

/// Sizes that differ by less than this share are one.
const SAME_SIZE: f32 = 0.07;
/// Share of the page that a picture of it covers.
const SCAN_COVERS: f32 = 0.5;
/// Strokes thicker than the body's by this factor are bold or Hei.
const BOLD: f32 = 1.3;

/// Gives the signs to the pages that they were read from.
pub(super) fn put<'p>(
    pages: impl Iterator<Item = (u32, &'p mut PageGlyphs)>,
    read: &[(u32, Recognised)],
    fonts: &mut Fonts,
) {
    if read.is_empty() {
        return;
    }
    let signs = || read.iter().flat_map(|(_, page)| &page.signs);
    let sizes = sizes(signs());
    let body = median(signs().map(|sign| sign.weight));
    let faces = [fonts.recognised(false), fonts.recognised(true)];
    for (number, page) in pages {
        let Some((_, recognised)) = read.iter().find(|(of, _)| *of == number) else { continue };
        // A picture without a sign stays what it is, and one that was not read is told as one.
        if recognised.signs.is_empty() {
            page.blank = !recognised.unread;
            continue;
        }
        let (turn, viewed) = (turn(recognised), page.size);
        let glyph = |sign: &Sign| {
            let [x, y] = viewed_point(turn, viewed, [sign.x, sign.y]);
            Glyph {
                c: sign.c,
                x,
                y,
                width: sign.width,
                size: nearest(&sizes, sign.size),
                font: faces[usize::from(sign.weight > BOLD * body)],
                paint: if sign.other.is_some() { Paint::Doubtful } else { Paint::Filled },
                turn,
            }
        };
        page.glyphs = recognised.signs.iter().map(glyph).collect();
        page.rules = recognised.rules.iter().map(|rule| viewed_rule(turn, viewed, *rule)).collect();
        let viewed = |[x0, y0, x1, y1]: [f32; 4]| {
            let Rule { x0, y0, x1, y1 } = viewed_rule(turn, viewed, [x0, y0, x1, y1]);
            [x0, y0, x1, y1]
        };
        page.seals = recognised.seals.iter().copied().map(viewed).collect();
        // A picture of the whole page holds the text that was read; others stand beside it.
        if page.covered() > SCAN_COVERS {
            page.pictures.clear();
        }
        page.outside.clear();
        page.simple.clear();
        page.unreadable = 0;
        page.folded = 0;
        page.recognised = true;
    }
}

/// The direction of writing on the page as it is viewed.
fn turn(recognised: &Recognised) -> Turn {
    match recognised.turned % 4 {
        1 => Turn::Up,
        2 => Turn::Left,
        3 => Turn::Down,
        _ => Turn::Right,
    }
}

fn viewed_rule(turn: Turn, viewed: [f32; 2], [x0, y0, x1, y1]: [f32; 4]) -> Rule {
    let ([ax, ay], [bx, by]) = (viewed_point(turn, viewed, [x0, y0]), viewed_point(turn, viewed, [x1, y1]));
    Rule { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) }
}

/// Signs nearer than this, in points, to a glyph of theirs are that glyph.
const NEAR: f32 = 0.3;

/// The doubts about the signs of rows that were written as one line.
pub(super) fn doubts(rows: &[Row], page: &Page, span: Span, read: &[(u32, Recognised)]) -> Vec<Doubt> {
    let mut found = Vec::new();
    let doubtful = |row: &Row| row.cells.iter().any(|cell| cell.glyph.paint == Paint::Doubtful);
    if !rows.iter().any(doubtful) {
        return found;
    }
    let Some((_, recognised)) = read.iter().find(|(number, _)| *number == page.number) else { return found };
    let in_doubt: Vec<&Sign> = recognised.signs.iter().filter(|sign| sign.other.is_some()).collect();
    let cells = rows.iter().flat_map(|row| &row.cells).filter(|cell| !is_space(cell.glyph.c));
    for (nth, cell) in (0..).zip(cells) {
        let glyph = &cell.glyph;
        if glyph.paint != Paint::Doubtful {
            continue;
        }
        let is_it = |sign: &&&Sign| {
            (sign.x - glyph.x - page.shift).abs() < NEAR && (sign.y - glyph.y).abs() < NEAR && sign.c == glyph.c
        };
        if let Some((sign, other)) = in_doubt.iter().find(is_it).and_then(|sign| Some((*sign, sign.other?))) {
            let area = area(sign, recognised, page);
            found.push(Doubt { span, nth, read: glyph.c, other, sure: sign.sure, area });
        }
    }
    found
}

/// The box of a sign on the page as it is viewed.
fn area(sign: &Sign, recognised: &Recognised, page: &Page) -> [f32; 4] {
    let turn = turn(recognised);
    let middle = [sign.x + sign.width / 2.0, sign.y - 0.38 * sign.size];
    let [x, y] = sloped(recognised, turned_size(turn, page.viewed), middle);
    let (half_width, half_height) = (sign.width / 2.0, sign.size / 2.0);
    viewed_box(turn, page.viewed, [x - half_width, y - half_height, x + half_width, y + half_height])
}

/// A point of the levelled page where it was before: the page was levelled around its middle.
fn sloped(recognised: &Recognised, [width, height]: [f32; 2], [x, y]: [f32; 2]) -> [f32; 2] {
    let (sin, cos) = recognised.skew.to_radians().sin_cos();
    let (dx, dy) = (x - width / 2.0, y - height / 2.0);
    [width / 2.0 + dx * cos - dy * sin, height / 2.0 + dx * sin + dy * cos]
}

/// A point of the page as it was read, on the page as it is viewed.
pub(super) fn viewed(recognised: &Recognised, size: [f32; 2], point: [f32; 2]) -> [f32; 2] {
    let turn = turn(recognised);
    viewed_point(turn, size, sloped(recognised, turned_size(turn, size), point))
}

/// The sizes that a file is set in: measured ones, put together where they hardly differ, each as its signs' median.
fn sizes<'s>(signs: impl Iterator<Item = &'s Sign>) -> Vec<f32> {
    let mut all: Vec<f32> = signs.map(|sign| sign.size).collect();
    all.sort_by(f32::total_cmp);
    // From the most frequent size on, so that its neighbours' noise joins it and does not chain sizes together.
    let mut left = all;
    let mut found = Vec::new();
    while !left.is_empty() {
        let within = |middle: f32| {
            let from = left.partition_point(|size| *size < middle * (1.0 - SAME_SIZE));
            let to = left.partition_point(|size| *size <= middle * (1.0 + SAME_SIZE));
            from..to
        };
        let step = (left.len() / 200).max(1);
        let Some(best) = left.iter().step_by(step).map(|size| within(*size)).max_by_key(|range| range.len()) else {
            break;
        };
        found.push(left[best.start + best.len() / 2]);
        left.drain(best);
    }
    found
}

fn nearest(sizes: &[f32], size: f32) -> f32 {
    sizes.iter().copied().min_by(|a, b| (a - size).abs().total_cmp(&(b - size).abs())).unwrap_or(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(c: char, x: f32, y: f32, size: f32, weight: f32) -> Sign {
        Sign { c, x, y, width: size, size, weight, sure: 0.99, other: None }
    }

    #[test]
    fn measured_sizes_become_those_of_the_file() {
        // Body of some 10.5 points, a title of some 18, as they are measured.
        let mut signs: Vec<Sign> = (0..60).map(|i| sign('国', 0.0, 0.0, 10.2 + 0.01 * i as f32, 0.08)).collect();
        signs.extend((0..12).map(|i| sign('令', 0.0, 0.0, 17.7 + 0.05 * i as f32, 0.12)));
        let found = sizes(signs.iter());
        assert_eq!(found.len(), 2, "{found:?}");
        assert!((nearest(&found, 10.9) - 10.5).abs() < 0.1 && (nearest(&found, 17.0) - 18.0).abs() < 0.1, "{found:?}");
    }

    #[test]
    fn signs_stand_where_the_page_is_viewed() {
        let mut fonts = Fonts::default();
        let heavy = sign('章', 100.0, 300.0, 16.0, 0.14);
        let light = |x| sign('文', x, 400.0, 10.0, 0.08);
        for (turned, turn, place) in [
            (0, Turn::Right, [100.0, 300.0]),
            (1, Turn::Up, [300.0, 742.0]),
            (2, Turn::Left, [495.0, 542.0]),
            (3, Turn::Down, [295.0, 100.0]),
        ] {
            let mut page =
                PageGlyphs { size: [595.0, 842.0], pictures: vec![[0.0, 0.0, 595.0, 842.0]], ..PageGlyphs::default() };
            let signs = vec![light(100.0), heavy, light(110.0), light(120.0)];
            let read = [(3, Recognised { signs, turned, ..Recognised::default() })];
            put([(3, &mut page)].into_iter(), &read, &mut fonts);
            let glyph = page.glyphs[1];
            assert_eq!((glyph.turn, [glyph.x, glyph.y]), (turn, place), "{turned}");
            assert_ne!(glyph.font, page.glyphs[0].font, "its strokes are thicker");
            assert!(page.pictures.is_empty() && page.recognised);
        }
    }
}
