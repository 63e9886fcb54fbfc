//! Red seals: round or square, of the size of a stamp. Their words run in a ring or in old forms and are not read; where they
//! stand is told.

use super::blobs::{Blob, blob};
use super::picture::Picture;

/// The page is looked at in squares of so many points.
const CELL: f32 = 2.0;
/// Sides of a seal, points: 20 to 75 mm.
const SIDES: std::ops::RangeInclusive<f32> = 56.0..=215.0;
/// A seal is no more than so many times longer than high, or higher than long.
const LONGEST: f32 = 1.5;
/// A filled square is a picture.
const FULLEST: f32 = 0.75;
/// Red ink is dark with its red and bright without.
const INK: u8 = 170;
const PAPER: u8 = 190;

/// The boxes of the seals of a page: left, top, right, bottom in pixels.
pub(super) fn seals(page: &Picture) -> Vec<[f32; 4]> {
    let Some(all) = &page.all else { return Vec::new() };
    let (width, height) = page.size();
    let cell = ((CELL * page.scale) as u32).max(1);
    let (columns, rows) = (width.div_ceil(cell) as usize, height.div_ceil(cell) as usize);
    let mut red = vec![false; columns * rows];
    for ((x, y, with), without) in all.enumerate_pixels().zip(page.dark.pixels()) {
        if with.0[0] < INK
            && without.0[0] > PAPER
            && let Some(cell) = red.get_mut((y / cell) as usize * columns + (x / cell) as usize)
        {
            *cell = true;
        }
    }
    let mut found = Vec::new();
    for start in 0..red.len() {
        if let Some(blob) = blob(&mut red, (columns, rows), start, REACH) {
            found.push(blob);
        }
    }
    let seals = joined(found).into_iter().filter(|blob| is_seal(blob, cell as f32 / page.scale));
    seals.map(|blob| blob.area.map(|at| at as f32 * cell as f32)).collect()
}

/// How far apart red squares are that hang together: the ink of stamps is uneven.
const REACH: usize = 2;

/// Blobs without those that stand inside others: the words and the star in the ring of a seal.
fn joined(mut blobs: Vec<Blob>) -> Vec<Blob> {
    blobs.sort_by_key(|blob| std::cmp::Reverse(blob.area[2] - blob.area[0]));
    let mut whole: Vec<Blob> = Vec::new();
    for blob in blobs {
        let [x0, y0, x1, y1] = blob.area;
        let holds = |other: &&mut Blob| {
            let [a0, b0, a1, b1] = other.area;
            a0 <= x0 && b0 <= y0 && x1 <= a1 && y1 <= b1
        };
        match whole.iter_mut().find(holds) {
            Some(other) => other.count += blob.count,
            None => whole.push(blob),
        }
    }
    whole
}

fn is_seal(blob: &Blob, cell: f32) -> bool {
    let [x0, y0, x1, y1] = blob.area;
    let (width, height) = ((x1 - x0) as f32 * cell, (y1 - y0) as f32 * cell);
    let fullness = blob.count as f32 / ((x1 - x0) * (y1 - y0)).max(1) as f32;
    SIDES.contains(&width)
        && SIDES.contains(&height)
        && width.max(height) <= LONGEST * width.min(height)
        && fullness < FULLEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(red: impl Fn(f32, f32) -> bool) -> Picture {
        let (width, height) = (600_u32, 800_u32);
        let rgba: Vec<u8> = (0..width * height)
            .flat_map(|at| {
                let (x, y) = ((at % width) as f32, (at / width) as f32);
                if red(x, y) { [215, 40, 40, 255] } else { [255; 4] }
            })
            .collect();
        Picture::new(width, height, &rgba, 1.0).expect("enough pixels")
    }

    #[test]
    fn a_ring_is_a_seal_and_a_red_head_is_none() {
        let ring = |x: f32, y: f32| {
            let away = (x - 400.0).hypot(y - 600.0);
            (56.0..60.0).contains(&away) || away < 12.0 || (40.0..48.0).contains(&away) && y < 590.0
        };
        let head = |x: f32, y: f32| (100.0..500.0).contains(&x) && (100.0..130.0).contains(&y) && x % 30.0 < 20.0;
        let found = seals(&page(|x, y| ring(x, y) || head(x, y)));
        let [seal] = found.as_slice() else { panic!("{found:?}") };
        assert!((seal[0] - 340.0).abs() < 4.0 && (seal[3] - 660.0).abs() < 4.0, "{seal:?}");
        assert!(seals(&page(head)).is_empty());
        assert!(
            seals(&page(|x, y| (100.0..220.0).contains(&x) && (100.0..220.0).contains(&y))).is_empty(),
            "a picture"
        );
        let square = |at: f32| (100.0..104.0).contains(&at) || (190.0..194.0).contains(&at);
        let within = |at: f32| (100.0..194.0).contains(&at);
        assert_eq!(seals(&page(|x, y| square(x) && within(y) || square(y) && within(x))).len(), 1);
        assert!(seals(&page(|_, _| false)).is_empty());
    }
}
