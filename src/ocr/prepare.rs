//! A page made ready: level, on white, without what shines through.

use image::{GrayImage, Luma, imageops};

use super::picture::Picture;

/// Pages are turned back by at most so many degrees.
const MOST_SKEW: f32 = 4.0;
/// Less than this, in degrees, does no harm.
const LEAST_SKEW: f32 = 0.08;

/// Angles whose rows stand out so much, of the most, are as good.
const ALIKE: f64 = 0.99;

/// The picture with level lines, black on white, and the angle that it was turned by, in degrees.
pub(super) fn prepare(picture: Picture) -> (Picture, f32) {
    let (width, height) = picture.size();
    let small = imageops::thumbnail(&picture.dark, (width / 3).max(1), (height / 3).max(1));
    let found = skew(&small);
    let angle = if found.abs() < LEAST_SKEW { 0.0 } else { found };
    let ready = picture.map(|image| {
        let image = flatten(image);
        if angle == 0.0 { image } else { level(&image, angle) }
    });
    (ready, angle)
}

/// The angle, in degrees, at which rows of ink stand out most from the blanks between them.
fn skew(small: &GrayImage) -> f32 {
    let (width, height) = small.dimensions();
    let mean = small.as_raw().iter().map(|v| f64::from(*v)).sum::<f64>() / f64::from((width * height).max(1));
    let dark: Vec<(f32, f32)> = small
        .enumerate_pixels()
        .filter(|(_, _, pixel)| f64::from(pixel.0[0]) < mean - 40.0)
        .map(|(x, y, _)| (x as f32, y as f32))
        .collect();
    let mut rows = vec![0_f64; (height + 2 * width) as usize];
    let mut sharpness = |degrees: f32| {
        let slope = degrees.to_radians().tan();
        rows.fill(0.0);
        for (x, y) in &dark {
            if let Some(row) = rows.get_mut((y - x * slope + width as f32).max(0.0) as usize) {
                *row += 1.0;
            }
        }
        rows.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum::<f64>()
    };
    let mut best = |from: f32, to: f32, step: f32| {
        let count = ((to - from) / step) as u16;
        let all: Vec<(f64, f32)> =
            (0..=count).map(|i| from + f32::from(i) * step).map(|angle| (sharpness(angle), angle)).collect();
        let most = all.iter().map(|(sharp, _)| *sharp).fold(0.0, f64::max);
        // Several are as good as each other: the one in their middle.
        let good: Vec<f32> = all.iter().filter(|(sharp, _)| *sharp >= ALIKE * most).map(|(_, angle)| *angle).collect();
        good.iter().sum::<f32>() / good.len().max(1) as f32
    };
    let coarse = best(-MOST_SKEW, MOST_SKEW, 0.25);
    best(coarse - 0.25, coarse + 0.25, 0.05)
}

/// The page turned so that its rows lie level; what comes in at the corners is white.
fn level(image: &GrayImage, degrees: f32) -> GrayImage {
    let (width, height) = image.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
    let mut out = Vec::with_capacity(image.as_raw().len());
    for y in 0..height {
        let dy = y as f32 - middle_y;
        for x in 0..width {
            let dx = x as f32 - middle_x;
            out.push(between(image, middle_x + dx * cos - dy * sin, middle_y + dx * sin + dy * cos));
        }
    }
    GrayImage::from_raw(width, height, out).unwrap_or_default()
}

/// The brightness at a point between pixels; white beyond the picture.
fn between(image: &GrayImage, x: f32, y: f32) -> u8 {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let (left, top) = (x.floor(), y.floor());
    if left < 0.0 || top < 0.0 || left + 2.0 > width as f32 || top + 2.0 > height as f32 {
        return u8::MAX;
    }
    let at = top as usize * width + left as usize;
    let (Some([a, b]), Some([c, d])) = (image.as_raw().get(at..at + 2), image.as_raw().get(at + width..at + width + 2))
    else {
        return u8::MAX;
    };
    let (right, low) = (x - left, y - top);
    let mix = |from: u8, to: u8, share: f32| f32::from(from) + (f32::from(to) - f32::from(from)) * share;
    let (upper, lower) = (mix(*a, *b, right), mix(*c, *d, right));
    (upper + (lower - upper) * low + 0.5) as u8
}

/// The ground is looked at in squares of so many pixels.
const SQUARE: u32 = 32;
/// So much darker than the ground, as a share of it, is the ground's own grain or shines through from behind.
const FAINT: f32 = 0.18;

/// The page on white: each pixel against the brightness of the paper around it, and what is hardly darker than the paper
/// is paper.
fn flatten(image: GrayImage) -> GrayImage {
    let (width, height) = image.dimensions();
    let (columns, rows) = (width.div_ceil(SQUARE).max(1), height.div_ceil(SQUARE).max(1));
    // The paper's brightness in each square: what a tenth of its pixels are brighter than.
    let mut paper = GrayImage::new(columns, rows);
    for (column, row, value) in paper.enumerate_pixels_mut() {
        let mut counts = [0_u32; 256];
        let mut all = 0_u32;
        for y in (row * SQUARE)..((row + 1) * SQUARE).min(height) {
            for x in (column * SQUARE)..((column + 1) * SQUARE).min(width) {
                counts[usize::from(image.get_pixel(x, y).0[0])] += 1;
                all += 1;
            }
        }
        let mut brighter = 0;
        let bright = (0..=255_u8).rev().find(|level| {
            brighter += counts[usize::from(*level)];
            brighter * 10 >= all
        });
        *value = Luma([bright.unwrap_or(255)]);
    }
    // A square that is full of ink takes the brightness of those around it.
    let paper = imageops::blur(&brightest(&paper, 2), 1.5);
    let clean = paper.as_raw().iter().all(|value| *value > 250);
    if clean {
        return image;
    }
    let mut out = image;
    let ground = Ground::of(&paper);
    for (y, row) in out.chunks_exact_mut((width as usize).max(1)).enumerate() {
        for (x, pixel) in row.iter_mut().enumerate() {
            let share = f32::from(*pixel) / ground.at(x as f32, y as f32);
            *pixel = (share / (1.0 - FAINT) * 255.0).min(255.0) as u8;
        }
    }
    out
}

/// The brightness of the paper, between the middles of its squares.
struct Ground {
    columns: usize,
    rows: usize,
    values: Vec<f32>,
}

impl Ground {
    fn of(paper: &GrayImage) -> Self {
        let values = paper.as_raw().iter().map(|value| f32::from(*value).max(1.0)).collect();
        Self { columns: paper.width() as usize, rows: paper.height() as usize, values }
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        let along = |at: f32, count: usize| {
            let at = (at / SQUARE as f32 - 0.5).clamp(0.0, count.saturating_sub(1) as f32);
            (at as usize, (at as usize + 1).min(count.saturating_sub(1)), at.fract())
        };
        let ((left, right, across), (top, low, down)) = (along(x, self.columns), along(y, self.rows));
        let value = |column: usize, row: usize| self.values.get(row * self.columns + column).copied().unwrap_or(255.0);
        let mix = |from: f32, to: f32, share: f32| from + (to - from) * share;
        mix(mix(value(left, top), value(right, top), across), mix(value(left, low), value(right, low), across), down)
    }
}

/// Each pixel the brightest of those around it.
fn brightest(image: &GrayImage, reach: u32) -> GrayImage {
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let mut most = 0;
        for v in y.saturating_sub(reach)..=(y + reach).min(image.height() - 1) {
            for u in x.saturating_sub(reach)..=(x + reach).min(image.width() - 1) {
                most = most.max(image.get_pixel(u, v).0[0]);
            }
        }
        Luma([most])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with rows of ink that slope by so many degrees, on paper of a brightness that changes over the page.
    fn page(degrees: f32, paper: impl Fn(u32, u32) -> u8) -> GrayImage {
        let slope = degrees.to_radians().tan();
        GrayImage::from_fn(600, 800, |x, y| {
            let row = y as f32 - (x as f32 - 300.0) * slope;
            let inked = (60..540).contains(&x) && (80.0..720.0).contains(&row) && row % 30.0 < 12.0 && x % 14 < 9;
            Luma([if inked { 20 } else { paper(x, y) }])
        })
    }

    fn picture(dark: GrayImage) -> Picture {
        Picture { dark, all: None, scale: 2.0 }
    }

    #[test]
    fn a_skewed_page_is_levelled() {
        for degrees in [-2.0_f32, 0.7, 3.0] {
            let (ready, angle) = prepare(picture(page(degrees, |_, _| 255)));
            assert!((angle - degrees).abs() < 0.11, "{degrees}: {angle}");
            assert!(skew(&ready.dark).abs() < 0.11, "{degrees}");
        }
        assert_eq!(prepare(picture(page(0.0, |_, _| 255))).1, 0.0);
    }

    #[test]
    fn shaded_paper_becomes_white_and_ink_stays() {
        let shaded = page(0.0, |x, y| 150 + (x / 10 + y / 20) as u8);
        let (ready, _) = prepare(picture(shaded));
        let at = |x, y| ready.dark.get_pixel(x, y).0[0];
        assert!(at(10, 10) > 250 && at(590, 790) > 250 && at(300, 50) > 250);
        assert!(at(70, 95) < 60, "{}", at(70, 95));
    }

    #[test]
    fn what_shines_through_goes() {
        // The other side's rows, a little darker than the paper, between the page's own.
        let (ready, _) = prepare(picture(page(0.0, |x, y| if (y + 15) % 30 < 12 && x % 14 < 9 { 205 } else { 235 })));
        assert!(ready.dark.pixels().all(|pixel| pixel.0[0] < 100 || pixel.0[0] > 250));
    }

    #[test]
    fn pictures_of_a_few_pixels_are_no_trouble() {
        for (width, height) in [(1, 1), (1, 40), (40, 1), (3, 3)] {
            let (ready, _) = prepare(picture(GrayImage::new(width, height)));
            assert_eq!(ready.size(), (width, height));
        }
    }
}
