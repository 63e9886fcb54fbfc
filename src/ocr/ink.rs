//! What the ink of a page tells apart from its signs: the size and weight of a line, its baseline, rules.

use std::ops::Range;

use image::{GrayImage, Luma};

use super::detect::Spot;
use crate::zh::chars::is_han;
use crate::zh::numeral;

/// Darker than this is ink, on a page that was made white.
const INK: u8 = 140;

/// Darker than this is no paper between signs.
const SHADE: u8 = 215;

/// The measures of a line, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measures {
    /// Left and right end of the ink.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Which of the columns of pixels between them have ink.
    pub(super) inked: Vec<bool>,
    /// Height of the em square.
    pub(super) size: f32,
    /// The baseline, from the page's top.
    pub(super) baseline: f32,
    /// Thickness of its strokes in em.
    pub(super) weight: f32,
}

/// Ink of Chinese characters fills so much of the em square's height …
const HAN_HEIGHT: f32 = 0.93;
/// … and reaches so far below the baseline, in em.
const HAN_DEPTH: f32 = 0.09;
/// Thickness of the strokes of print, in em, where it can't be measured.
const FAINT_WEIGHT: f32 = 0.1;
/// Digits and capitals are so high, in em.
const DIGIT_HEIGHT: f32 = 0.70;

/// Measures a level line by its ink and its signs; `None` where there is no ink.
pub(super) fn measure(page: &GrayImage, spot: &Spot, signs: &[char]) -> Option<Measures> {
    let (left, right) = (spot.x0 as u32, (spot.x1 as u32).min(page.width()));
    let (top, bottom) = (spot.y0 as u32, (spot.y1 as u32).min(page.height()));
    let ink = ink_of(page, (left..right, top..bottom));
    let is_ink = |x: u32, y: u32| page.get_pixel_checked(x, y).is_some_and(|pixel| pixel.0[0] < ink);
    let width = right.checked_sub(left)?.max(1);
    let counts: Vec<u32> = (top..bottom).map(|y| (left..right).filter(|x| is_ink(*x, y)).count() as u32).collect();
    // A row that is all ink is a rule.
    let counts: Vec<u32> = counts.into_iter().map(|n| if n * 10 > width * 9 { 0 } else { n }).collect();
    let (from, to) = band(&counts)?;
    let (y0, y1) = (top + from, top + to);
    // Thin strokes of a blurred line are paler than ink, and no blank.
    let is_shade = |x: u32, y: u32| page.get_pixel_checked(x, y).is_some_and(|pixel| pixel.0[0] < ink.max(SHADE));
    let inked: Vec<bool> = (left..right).map(|x| (y0..y1).any(|y| is_shade(x, y))).collect();
    let (first, last) = (inked.iter().position(|ink| *ink)?, inked.iter().rposition(|ink| *ink)?);
    let (x0, x1) = (left + u32::try_from(first).ok()?, left + u32::try_from(last).ok()? + 1);
    let inked = inked.get(first..=last)?.to_vec();
    let height = (y1 - y0) as f32;
    // The first numerals are flat.
    let tall = signs.iter().filter(|c| is_han(**c) && numeral::chinese_digit(**c).is_none_or(|n| n > 3)).count();
    let (size, baseline) = if tall > 0 {
        (height / HAN_HEIGHT, y1 as f32 - HAN_DEPTH * height / HAN_HEIGHT)
    } else if signs.iter().any(char::is_ascii_alphanumeric) {
        (height / DIGIT_HEIGHT, y1 as f32)
    } else {
        // Dots and dashes tell nothing of the size: the box does.
        (spot.height() * 0.72, spot.y1 - 0.26 * spot.height())
    };
    let (mut area, mut edges) = (0_u32, 0_u32);
    for y in y0..y1 {
        for x in x0..x1 {
            let here = is_ink(x, y);
            area += u32::from(here);
            edges += u32::from(here != is_ink(x + 1, y)) + u32::from(here != is_ink(x, y + 1));
        }
    }
    let stroke = 2.0 * area as f32 / edges.max(1) as f32;
    Some(Measures { x0: x0 as f32, x1: x1 as f32, inked, size, baseline, weight: stroke / size.max(1.0) })
}

/// Whether there is ink at a place.
pub(super) fn is_ink(page: &GrayImage, x: u32, y: u32) -> bool {
    page.get_pixel_checked(x, y).is_some_and(|pixel| pixel.0[0] < INK)
}

/// Of what is no paper so small a share is ink where print is pale: grains of the scanner.
const GRAINS: u32 = 10;

/// What is ink in a box, as dark as this or darker: of pale print, what is nearer to its darkest than to white.
fn ink_of(page: &GrayImage, (columns, rows): (Range<u32>, Range<u32>)) -> u8 {
    let mut counts = [0_u32; 256];
    for (x, y) in rows.flat_map(|y| columns.clone().map(move |x| (x, y))) {
        if let Some(pixel) = page.get_pixel_checked(x, y)
            && let Some(count) = counts.get_mut(usize::from(pixel.0[0]))
        {
            *count += 1;
        }
    }
    let up_to = |level: u8| counts.iter().take(usize::from(level)).sum::<u32>();
    let shaded = up_to(SHADE);
    if shaded == 0 {
        return (0..=u8::MAX).find(|level| up_to(*level) > 0).map_or(INK, |level| level.midpoint(u8::MAX));
    }
    if up_to(INK) * GRAINS >= shaded {
        return INK;
    }
    let dark = (INK..SHADE).find(|level| up_to(*level) * GRAINS >= shaded);
    dark.map_or(INK, |level| level.midpoint(u8::MAX))
}

impl Measures {
    /// The measures of a line whose ink is too light to be told from the ground: those that its box gives.
    pub(super) fn of_box(spot: &Spot) -> Self {
        Self {
            x0: spot.x0,
            x1: spot.x1,
            inked: vec![true; spot.width().max(1.0) as usize],
            size: spot.height() * 0.72,
            baseline: spot.y1 - 0.26 * spot.height(),
            weight: FAINT_WEIGHT,
        }
    }

    /// The length of the unbroken ink over a place, in pixels.
    pub(super) fn run_at(&self, x: f32) -> f32 {
        let at = ((x - self.x0).max(0.0) as usize).min(self.inked.len());
        let (left, right) = self.inked.split_at(at);
        let run = left.iter().rev().take_while(|ink| **ink).count() + right.iter().take_while(|ink| **ink).count();
        run as f32
    }

    /// The widest stretch without ink between two places, in pixels.
    pub(super) fn widest_blank(&self, from: f32, to: f32) -> f32 {
        let column = |x: f32| (x - self.x0).max(0.0) as usize;
        let between = self.inked.get(column(from)..column(to).min(self.inked.len())).unwrap_or_default();
        let widest = between.split(|ink| *ink).map(<[bool]>::len).max();
        widest.unwrap_or(0) as f32
    }
}

/// The rows of ink around the middle of a box: what is parted from them by a blank of a seventh of the box is of the
/// lines above and below.
fn band(counts: &[u32]) -> Option<(u32, u32)> {
    let most = *counts.iter().max()?;
    let is_row = |n: u32| n > most / 50;
    let gap = (counts.len() / 7).max(2);
    let middle = counts.len() / 2;
    let near = (0..counts.len()).filter(|i| is_row(counts[*i])).min_by_key(|i| i.abs_diff(middle))?;
    let (mut from, mut to) = (near, near);
    for i in (0..near).rev() {
        if is_row(counts[i]) {
            from = i;
        } else if from - i > gap {
            break;
        }
    }
    for (i, count) in counts.iter().enumerate().skip(near) {
        if is_row(*count) {
            to = i;
        } else if i - to > gap {
            break;
        }
    }
    Some((u32::try_from(from).ok()?, u32::try_from(to + 1).ok()?))
}

/// Shortest rule, points.
const RULE_LENGTH: f32 = 24.0;
/// Thickest, points.
const RULE_THICKNESS: f32 = 3.0;

/// A page with more rules than this is a pattern: none of them is told.
const MOST_RULES: usize = 20_000;

/// The straight rules of a page: left, top, right, bottom in pixels.
pub(super) fn rules(page: &GrayImage, scale: f32) -> Vec<[f32; 4]> {
    let (width, height) = page.dimensions();
    let across = |x: u32, y: u32| page.get_pixel(x, y).0[0] < INK;
    let mut found = bars(width, height, scale, across);
    let down = bars(height, width, scale, |y, x| page.get_pixel(x, y).0[0] < INK);
    found.extend(down.into_iter().map(|[y0, x0, y1, x1]| [x0, y0, x1, y1]));
    if found.len() > MOST_RULES { Vec::new() } else { found }
}

/// A page without its rules: what is left is the ink of signs.
pub(super) fn without(page: &GrayImage, rules: &[[f32; 4]]) -> GrayImage {
    let mut clean = page.clone();
    for [x0, y0, x1, y1] in rules {
        // A pixel more on both sides, where a rule is grey.
        let (from, to) = ((x0 - 1.0).max(0.0) as u32, (x1 + 1.0).max(0.0) as u32);
        for y in (y0 - 1.0).max(0.0) as u32..((y1 + 1.0) as u32).min(page.height()) {
            for x in from..to.min(page.width()) {
                clean.put_pixel(x, y, Luma([u8::MAX]));
            }
        }
    }
    clean
}

/// Long runs of ink along the first axis, thin along the second.
fn bars(long: u32, wide: u32, scale: f32, is_ink: impl Fn(u32, u32) -> bool) -> Vec<[f32; 4]> {
    let least = (RULE_LENGTH * scale) as u32;
    let thickest = (RULE_THICKNESS * scale).max(3.0) as u32;
    // Runs of the row before that may go on: start, end, first row.
    let mut open: Vec<(u32, u32, u32)> = Vec::new();
    let mut found = Vec::new();
    for row in 0..=wide {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        if row < wide {
            let mut start = None;
            let mut last = 0;
            for at in 0..long {
                if is_ink(at, row) {
                    start.get_or_insert(at);
                    last = at;
                } else if let Some(from) = start
                    && at - last > 2
                {
                    start = None;
                    if last - from >= least {
                        runs.push((from, last + 1));
                    }
                }
            }
            if let Some(from) = start
                && last - from >= least
            {
                runs.push((from, last + 1));
            }
        }
        let mut next: Vec<(u32, u32, u32)> = Vec::with_capacity(runs.len());
        for (from, to, first) in open.drain(..) {
            match runs.iter_mut().find(|(a, b)| *a < to && from < *b) {
                Some((a, b)) => {
                    let joined = (from.min(*a), to.max(*b), first);
                    (*a, *b) = (u32::MAX, 0);
                    next.push(joined);
                }
                None if row - first <= thickest => found.push([from as f32, first as f32, to as f32, row as f32]),
                None => {}
            }
        }
        if found.len() > MOST_RULES {
            return found;
        }
        next.extend(runs.into_iter().filter(|(a, b)| a < b).map(|(a, b)| (a, b, row)));
        open = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(inked: impl Fn(u32, u32) -> bool) -> GrayImage {
        GrayImage::from_fn(300, 200, |x, y| Luma([if inked(x, y) { 0 } else { 255 }]))
    }

    #[test]
    fn rules_are_long_and_thin() {
        let frame = page(|x, y| {
            (20..280).contains(&x) && (40..42).contains(&y)
                || (20..22).contains(&x) && (40..160).contains(&y)
                || (100..140).contains(&x) && (80..120).contains(&y)
                || (200..215).contains(&x) && y == 100
        });
        let found = rules(&frame, 2.0);
        assert_eq!(found, [[20.0, 40.0, 280.0, 42.0], [20.0, 40.0, 22.0, 160.0]]);
    }

    #[test]
    fn the_frame_of_a_cell_is_no_ink_of_its_line() {
        let cell = page(|x, y| {
            (20..280).contains(&x) && (40..42).contains(&y)
                || (20..22).contains(&x) && (40..160).contains(&y)
                || (60..150).contains(&x) && (70..98).contains(&y) && x % 10 < 4
        });
        let spot = Spot { x0: 15.0, y0: 45.0, x1: 160.0, y1: 125.0 };
        let size = |page: &GrayImage| measure(page, &spot, &['国', '务']).map(|measures| measures.size.round());
        let clean = without(&cell, &rules(&cell, 2.0));
        assert_eq!(size(&clean), Some(30.0));
        assert_ne!(size(&cell), Some(30.0), "or the frame does no harm");
    }

    #[test]
    fn pale_strokes_between_dark_ones_are_no_blank() {
        let line = GrayImage::from_fn(300, 60, |x, y| {
            let pale = (120..140).contains(&x);
            let inked = (20..260).contains(&x) && (20..48).contains(&y) && x % 10 < 4;
            Luma([if inked && pale {
                205
            } else if inked {
                30
            } else {
                255
            }])
        });
        let spot = Spot { x0: 0.0, y0: 4.0, x1: 300.0, y1: 64.0 };
        let measured = measure(&line, &spot, &['国']).expect("ink");
        assert!(measured.widest_blank(100.0, 160.0) < 8.0);
    }

    #[test]
    fn pale_print_is_measured_among_dark_grains() {
        let line = GrayImage::from_fn(300, 60, |x, y| {
            let inked = (20..260).contains(&x) && (20..48).contains(&y) && x % 10 < 4;
            Luma([match (inked, x % 37 == 22 && y % 7 == 3) {
                (true, true) => 120,
                (true, false) => 180,
                (false, _) => 250,
            }])
        });
        let spot = Spot { x0: 0.0, y0: 4.0, x1: 300.0, y1: 64.0 };
        let measured = measure(&line, &spot, &['国']).expect("ink");
        assert!((measured.size - 30.1).abs() < 0.5, "{measured:?}");
    }

    #[test]
    fn a_line_is_measured_without_its_neighbours() {
        // Strokes of 3 px in a band of 28 px; a piece of the line above looks in at the top.
        let line =
            page(|x, y| (10..200).contains(&x) && ((60..88).contains(&y) && x % 10 < 3 || (40..44).contains(&y)));
        let spot = Spot { x0: 5.0, y0: 42.0, x1: 210.0, y1: 102.0 };
        let measured = measure(&line, &spot, &['国', '务', '院']).expect("ink");
        assert!((measured.size - 30.1).abs() < 0.2 && (measured.baseline - 85.3).abs() < 0.2, "{measured:?}");
        assert_eq!((measured.x0, measured.x1), (10.0, 193.0));
        assert!((0.08..0.12).contains(&measured.weight), "{measured:?}");
    }
}
