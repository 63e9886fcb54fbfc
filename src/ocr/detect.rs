//! Where lines of text stand: the map of the detection model, its spots, and the boxes around them.

use std::sync::Arc;

use image::{GrayImage, imageops};
use rten::ThreadPool;
use rten_tensor::prelude::*;

use super::models::{Failed, Models};
use super::picture::tensor;

/// The longer side of the picture that is looked at, in pixels.
const SIDE: u32 = 960;
/// Pixels more probable than this are text.
const TEXT: f32 = 0.3;
/// A spot less probable than this on the whole is none.
const SPOT: f32 = 0.5;
/// The model was taught with boxes that were shrunk: they are grown back by this.
const GROW: f32 = 1.6;

/// A box around text, pixels of the page: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

/// Two boxes with this share of the smaller one in common are of one line.
const IN_COMMON: f32 = 0.3;

impl Spot {
    pub(super) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// Whether two boxes have a good part of the smaller one in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let width = self.x1.min(other.x1) - self.x0.max(other.x0);
        let height = self.y1.min(other.y1) - self.y0.max(other.y0);
        let smaller = (self.width() * self.height()).min(other.width() * other.height());
        width > 0.0 && height > 0.0 && width * height > IN_COMMON * smaller
    }

    /// Taller than wide: its lines run downwards.
    pub(super) fn is_upright(&self) -> bool {
        self.height() > 1.5 * self.width()
    }
}

/// The boxes of a page's text, in no order.
pub(super) fn spots(models: &Models, image: &GrayImage, pool: &Arc<ThreadPool>) -> Result<Vec<Spot>, Failed> {
    let (width, height) = image.dimensions();
    let scale = (SIDE as f32 / width.max(height).max(1) as f32).min(1.0);
    let side = |length: u32| ((length as f32 * scale / 32.0).round().max(1.0) * 32.0) as u32;
    let (small_width, small_height) = (side(width), side(height));
    let small = imageops::resize(image, small_width, small_height, imageops::FilterType::Triangle);
    let input = tensor(&small, small_width, small_height, 1.0);
    let map = models.map(input.view(), pool)?;
    let factors = [width as f32 / small_width as f32, height as f32 / small_height as f32];
    Ok(boxes(&map, small_width as usize, small_height as usize)
        .into_iter()
        .map(|spot| Spot {
            x0: (spot.x0 * factors[0]).max(0.0),
            y0: (spot.y0 * factors[1]).max(0.0),
            x1: (spot.x1 * factors[0]).min(width as f32),
            y1: (spot.y1 * factors[1]).min(height as f32),
        })
        .collect())
}

/// The boxes around the connected spots of a map, grown back.
fn boxes(map: &[f32], width: usize, height: usize) -> Vec<Spot> {
    let is_text = |at: usize| map.get(at).is_some_and(|p| *p > TEXT);
    let mut seen = vec![false; width * height];
    let mut found = Vec::new();
    let mut open = Vec::new();
    for start in 0..width * height {
        if seen[start] || !is_text(start) {
            continue;
        }
        let (mut x0, mut y0, mut x1, mut y1) = (width, height, 0, 0);
        let (mut sum, mut area) = (0.0, 0_u32);
        seen[start] = true;
        open.push(start);
        while let Some(at) = open.pop() {
            let (x, y) = (at % width, at / width);
            (x0, y0, x1, y1) = (x0.min(x), y0.min(y), x1.max(x), y1.max(y));
            sum += map[at];
            area += 1;
            for (x, y) in [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)] {
                let next = y.wrapping_mul(width).wrapping_add(x);
                if x < width && y < height && !seen[next] && is_text(next) {
                    seen[next] = true;
                    open.push(next);
                }
            }
        }
        let (w, h) = ((x1 - x0 + 1) as f32, (y1 - y0 + 1) as f32);
        if sum / area as f32 >= SPOT && w.min(h) >= 3.0 {
            let by = w * h * GROW / (2.0 * (w + h));
            found.push(Spot {
                x0: x0 as f32 - by,
                y0: y0 as f32 - by,
                x1: x1 as f32 + 1.0 + by,
                y1: y1 as f32 + 1.0 + by,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spot_has_a_box_that_is_grown_back() {
        let (width, height) = (40, 20);
        let mut map = vec![0.0; width * height];
        for (x, y) in (5..25).flat_map(|x| (4..8).map(move |y| (x, y))) {
            map[y * width + x] = 0.9;
        }
        // A faint one is none, and so is a dot.
        (0..10).for_each(|x| map[15 * width + x] = 0.35);
        map[18 * width + 38] = 0.9;
        let found = boxes(&map, width, height);
        assert_eq!(found.len(), 1);
        assert!(found[0].x0 < 4.0 && found[0].x1 > 26.0 && found[0].y0 < 3.0 && found[0].y1 > 9.0, "{found:?}");
    }
}
