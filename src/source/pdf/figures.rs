//! Pictures among the text of a page: where one stands the text gets a mark. A picture that covers the page is its
//! ground or a scan of it, one under or over words a shade or a seal, one at the edge of all text an ornament.

use super::page::{Glyph, PageGlyphs, Paint, Turn, median, middle};
use crate::source::marks;

/// Pictures smaller than this at either side, in points, are ornaments of the page (rules, dots, shades).
const LEAST: f32 = 6.0;
/// A picture that is so many times longer than high is a rule.
const RULE: f32 = 15.0;
/// Share of the page beyond which a picture is its ground.
const GROUND: f32 = 0.5;
/// Pictures nearer than this, in points, are pieces of one.
const PIECES: f32 = 1.5;
/// A page of more pieces is a drawing.
const MOST: usize = 400;
/// So many characters over a picture are words on it.
const WORDS: usize = 2;
/// A picture no higher than this, in em of the text beside it, stands in its line …
const LINE_HEIGHT: f32 = 3.0;
/// … if the text is nearer than this, in em.
const BESIDE: f32 = 1.5;

/// The font by which the glyphs of a mark are known.
pub(super) const FIGURE: u16 = u16::MAX - 1;

/// The pictures that stand among text: x0, y0, x1, y1.
pub(super) fn among_text(page: &PageGlyphs) -> Vec<[f32; 4]> {
    if page.pictures.is_empty() {
        return Vec::new();
    }
    let inked: Vec<&Glyph> =
        page.glyphs.iter().filter(|g| !g.c.is_whitespace() && !g.is_invisible() && g.turn != Turn::Slant).collect();
    let area = page.size[0] * page.size[1];
    let mut whole = joined(&page.pictures);
    whole.retain(|[x0, y0, x1, y1]| {
        let (width, height) = (x1 - x0, y1 - y0);
        let middles = inked.iter().map(|glyph| middle(glyph));
        let over = middles.filter(|(x, y)| (*x0..*x1).contains(x) && (*y0..*y1).contains(y)).take(WORDS).count();
        let above = inked.iter().any(|glyph| glyph.y < *y1);
        let below = inked.iter().any(|glyph| glyph.y > *y0);
        width.min(height) >= LEAST
            && width.max(height) < RULE * width.min(height)
            && width * height < GROUND * area
            && over < WORDS
            && above
            && below
    });
    whole
}

/// Pictures without those that are pieces of others: pieces that touch are one.
fn joined(pictures: &[[f32; 4]]) -> Vec<[f32; 4]> {
    let mut whole: Vec<[f32; 4]> = Vec::new();
    for piece in pictures.iter().take(MOST) {
        let mut all = *piece;
        // What it joins may touch others.
        while let Some(at) = whole.iter().position(|other| touches(other, &all)) {
            let other = whole.swap_remove(at);
            all = [all[0].min(other[0]), all[1].min(other[1]), all[2].max(other[2]), all[3].max(other[3])];
        }
        whole.push(all);
    }
    whole.sort_by(|a, b| a[1].total_cmp(&b[1]).then(a[0].total_cmp(&b[0])));
    whole
}

fn touches(a: &[f32; 4], b: &[f32; 4]) -> bool {
    a[0] < b[2] + PIECES && b[0] < a[2] + PIECES && a[1] < b[3] + PIECES && b[1] < a[3] + PIECES
}

/// Writes the marks of a page's figures among its glyphs: in the line beside which a figure stands, or on a line of
/// its own at its left end.
pub(super) fn mark(page: &mut PageGlyphs, figures: &[[f32; 4]]) {
    let visible = |glyph: &&Glyph| !glyph.c.is_whitespace() && !glyph.is_invisible() && glyph.turn == Turn::Right;
    let usual = median(page.glyphs.iter().filter(visible).map(|glyph| glyph.size)).max(1.0);
    let mut marks = Vec::new();
    for [x0, y0, x1, y1] in figures {
        let gap = |glyph: &Glyph| (glyph.x - x1).max(x0 - (glyph.x + glyph.width)).max(0.0);
        let beside = |glyph: &&Glyph| {
            let (_, y) = middle(glyph);
            (*y0..=*y1).contains(&y) && gap(glyph) < BESIDE * glyph.size && y1 - y0 <= LINE_HEIGHT * glyph.size
        };
        let near = page.glyphs.iter().filter(visible).filter(beside).min_by(|a, b| gap(a).total_cmp(&gap(b)));
        let (y, size, width) = match near {
            Some(glyph) => (glyph.y, glyph.size, (x1 - x0) / 3.0),
            None => ((y0 + y1) / 2.0 + 0.35 * usual, usual, usual.min((x1 - x0) / 3.0)),
        };
        let place = Glyph { c: ' ', x: *x0, y, width, size, font: FIGURE, ..GLYPH };
        marks.extend(marks::PICTURE.chars().zip([0.0, 1.0, 2.0]).map(|(c, n)| Glyph { c, x: x0 + n * width, ..place }));
    }
    page.glyphs.extend(marks);
}

const GLYPH: Glyph =
    Glyph { c: ' ', x: 0.0, y: 0.0, width: 0.0, size: 0.0, font: FIGURE, paint: Paint::Filled, turn: Turn::Right };

#[cfg(test)]
mod tests {
    use super::super::page::Row;
    use super::super::rows::{rows, tests::set};
    use super::*;

    fn page(pictures: &[[f32; 4]]) -> PageGlyphs {
        let mut glyphs = set("任命王", 60.0, 100.0, 10.0);
        glyphs.extend(set("为局长。", 102.0, 100.0, 10.0));
        glyphs.extend(set("如图所示：", 60.0, 120.0, 10.0));
        glyphs.extend(set("第二条　完。", 60.0, 300.0, 10.0));
        PageGlyphs { glyphs, pictures: pictures.to_vec(), size: [600.0, 800.0], ..PageGlyphs::default() }
    }

    fn read(pictures: &[[f32; 4]]) -> Vec<String> {
        let mut page = page(pictures);
        let figures = among_text(&page);
        mark(&mut page, &figures);
        rows(page.glyphs).iter().map(Row::text).collect()
    }

    #[test]
    fn marks_stand_in_their_line_or_on_one_of_their_own() {
        let lines = read(&[[91.0, 91.0, 101.0, 102.0], [100.0, 140.0, 300.0, 200.0], [100.0, 200.5, 300.0, 260.0]]);
        assert_eq!(lines, ["任命王〔图〕为局长。", "如图所示：", "〔图〕", "第二条　完。"]);
    }

    #[test]
    fn grounds_shades_seals_and_ornaments_have_no_mark() {
        for picture in [
            [0.0, 0.0, 600.0, 800.0],
            [55.0, 90.0, 150.0, 104.0],
            [60.0, 130.0, 400.0, 133.0],
            [60.0, 140.0, 400.0, 150.0],
            [250.0, 10.0, 350.0, 80.0],
            [250.0, 400.0, 350.0, 480.0],
        ] {
            assert_eq!(read(&[picture]).concat().matches('图').count(), 1, "{picture:?}");
        }
    }
}
