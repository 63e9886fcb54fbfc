//! Ink of a line that has no sign: the model passes over a sign now and then (rings side by side, a mark at the end). It is
//! read again by itself.

use std::ops::Range;
use std::sync::Arc;

use image::GrayImage;
use rten::ThreadPool;

use super::detect::Spot;
use super::ink::{self, Measures};
use super::models::{Failed, Models};
use super::places::is_wide;
use super::recognise::{self, Read};

/// A sign covers so much of its line on both sides of its middle, in em: one that fills a square, and a narrow one.
const COVERED: f32 = 0.6;
const COVERED_NARROW: f32 = 0.45;
/// Less ink than this, in em, is a sign's own …
const LEAST: f32 = 0.45;
/// … and lower ink than this is a dash, a leader or a line under words.
const LEAST_HEIGHT: f32 = 0.4;
/// A mark at the end of a line has as much ink as this, in em.
const LEAST_MARK: f32 = 0.08;
/// So much of the line beside is read with it, in em.
const BESIDE: f32 = 1.0;

/// Reads what of a line's ink has no sign, and puts the signs in their places; true where there were some. `clean` is the
/// page without its rules.
pub(super) fn fill(
    models: &Models,
    (page, clean): (&GrayImage, &GrayImage),
    spot: &Spot,
    (reads, measures): (&mut Vec<Read>, &Measures),
    pool: &Arc<ThreadPool>,
) -> Result<bool, Failed> {
    let size = measures.size;
    if reads.is_empty() || spot.is_upright() || size < 1.0 {
        return Ok(false);
    }
    let mut found = Vec::new();
    for gap in gaps(reads, spot.x0, measures) {
        let at_end = reads.last().is_some_and(|last| gap.start > spot.x0 + last.at);
        let high = height(clean, spot, &gap) >= LEAST_HEIGHT * size;
        if !high && !at_end {
            continue;
        }
        let around =
            Spot { x0: (gap.start - BESIDE * size).max(spot.x0), x1: (gap.end + BESIDE * size).min(spot.x1), ..*spot };
        for mut read in recognise::line(models, page, &around, pool)? {
            let middle = around.x0 + read.at;
            if gap.contains(&middle) && !read.c.is_whitespace() {
                read.at = middle - spot.x0;
                found.push(read);
            }
        }
    }
    let some = !found.is_empty();
    reads.append(&mut found);
    reads.sort_by(|a, b| a.at.total_cmp(&b.at));
    Ok(some)
}

/// The stretches of ink without a sign, in pixels of the page. `left` is where the line's box begins.
fn gaps(reads: &[Read], left: f32, measures: &Measures) -> Vec<Range<f32>> {
    let size = measures.size;
    let covers = |read: &Read| {
        let half = if is_wide(read.c) { COVERED } else { COVERED_NARROW } * size;
        left + read.at - half..left + read.at + half
    };
    let last = reads.iter().map(|read| left + read.at).fold(f32::MIN, f32::max);
    let mut found: Vec<Range<f32>> = Vec::new();
    let mut ink: f32 = 0.0;
    let mut from = None;
    let mut close = |from: &mut Option<f32>, to: f32, ink: &mut f32| {
        if let Some(start) = from.take() {
            let least = if start > last { LEAST_MARK } else { LEAST };
            if *ink >= least * size {
                found.push(start..to);
            }
        }
        *ink = 0.0;
    };
    for (n, inked) in measures.inked.iter().enumerate() {
        let x = measures.x0 + n as f32;
        if reads.iter().any(|read| covers(read).contains(&x)) {
            close(&mut from, x, &mut ink);
            continue;
        }
        from.get_or_insert(x);
        ink += f32::from(u8::from(*inked));
    }
    close(&mut from, measures.x1, &mut ink);
    found
}

/// How high the ink of a stretch of a line is, in pixels.
fn height(page: &GrayImage, spot: &Spot, gap: &Range<f32>) -> f32 {
    let rows = spot.y0 as u32..(spot.y1 as u32).min(page.height());
    let is_inked = |y: u32| (gap.start as u32..gap.end as u32).any(|x| ink::is_ink(page, x, y));
    let mut inked = rows.filter(|y| is_inked(*y));
    let first = inked.next();
    let last = inked.next_back().or(first);
    first.zip(last).map_or(0.0, |(first, last)| (last - first + 1) as f32)
}

#[cfg(test)]
mod tests {
    use image::Luma;

    use super::*;

    fn reads(places: &[(char, f32)]) -> Vec<Read> {
        places.iter().map(|(c, at)| Read { c: *c, at: *at, sure: 0.99, other: None }).collect()
    }

    /// A line of squares of 20 pixels from 100 on, ink 18 of them wide.
    fn measures(squares: usize) -> Measures {
        let inked: Vec<bool> = (0..squares * 20).map(|x| (1..19).contains(&(x % 20))).collect();
        let x1 = 100.0 + inked.len() as f32;
        Measures { x0: 100.0, x1, inked, size: 20.0, baseline: 0.0, weight: 0.1 }
    }

    #[test]
    fn ink_without_a_sign_is_found() {
        let all = reads(&[('二', 10.0), ('零', 30.0), ('零', 50.0), ('四', 70.0)]);
        assert_eq!(gaps(&all, 100.0, &measures(4)), []);
        let lacking = reads(&[('二', 10.0), ('四', 70.0)]);
        assert_eq!(gaps(&lacking, 100.0, &measures(4)), [122.0..158.0]);
        let at_end = reads(&[('二', 10.0), ('零', 30.0)]);
        assert_eq!(gaps(&at_end, 100.0, &measures(3)), [142.0..160.0]);
        // The model is off by some pixels.
        let off = reads(&[('二', 13.0), ('零', 27.0), ('零', 52.0), ('四', 68.0)]);
        assert_eq!(gaps(&off, 100.0, &measures(4)), []);
    }

    #[test]
    fn low_ink_is_told_from_high() {
        let page = GrayImage::from_fn(200, 40, |x, y| {
            let high = (20..40).contains(&x) && (8..28).contains(&y);
            let low = (60..100).contains(&x) && (28..30).contains(&y);
            Luma([if high || low { 0 } else { 255 }])
        });
        let spot = Spot { x0: 0.0, y0: 0.0, x1: 200.0, y1: 40.0 };
        assert_eq!(height(&page, &spot, &(20.0..40.0)), 20.0);
        assert_eq!(height(&page, &spot, &(60.0..100.0)), 2.0);
        assert_eq!(height(&page, &spot, &(120.0..140.0)), 0.0);
    }
}
