//! Pages that were read from their pictures: their signs take the place of what the file holds of text there.

use super::fonts::Fonts;
use super::page::{Glyph, PageGlyphs, Paint, Rule, Turn, median};
use crate::source::recognised::{Recognised, Sign};

/// Sizes that differ by less than this share are one.
const SAME_SIZE: f32 = 0.07;
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
        let glyph = |sign: &Sign| {
            let size = nearest(&sizes, sign.size);
            Glyph {
                c: sign.c,
                x: sign.x,
                y: sign.y,
                width: sign.width,
                size,
                font: faces[usize::from(sign.weight > BOLD * body)],
                paint: if sign.other.is_some() { Paint::Doubtful } else { Paint::Filled },
                turn: Turn::Right,
            }
        };
        page.glyphs = recognised.signs.iter().map(glyph).collect();
        page.rules =
            recognised.rules.iter().map(|[x0, y0, x1, y1]| Rule { x0: *x0, y0: *y0, x1: *x1, y1: *y1 }).collect();
        page.simple.clear();
        page.unreadable = 0;
        page.folded = 0;
        page.recognised = true;
        if recognised.turned % 2 == 1 {
            page.size.swap(0, 1);
        }
    }
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
