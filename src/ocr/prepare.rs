//! A page made ready: level, on white, without what shines through.

use image::{GrayImage, Luma, imageops};

use super::picture::Picture;

/// Pages are turned back by at most so many degrees.
const MOST_SKEW: f32 = 4.0;
/// Less than this, in degrees, does no harm.
const LEAST_SKEW: f32 = 0.08;

/// The picture with level lines, black on white, and the angle that it was turned by, in degrees.
pub(super) fn prepare(picture: Picture) -> (Picture, f32) {
    let (width, height) = picture.size();
    let small = imageops::thumbnail(&picture.dark, (width / 3).max(1), (height / 3).max(1));
    let angle = skew(&small);
    let ready = |image: GrayImage| {
        let image = flatten(image);
        if angle.abs() < LEAST_SKEW { image } else { level(&image, angle) }
    };
    (Picture { grey: ready(picture.grey), dark: ready(picture.dark), scale: picture.scale }, angle)
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
        let angles = (0..=count).map(|i| from + f32::from(i) * step);
        angles.map(|angle| (sharpness(angle), angle)).max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, angle)| angle)
    };
    let coarse = best(-MOST_SKEW, MOST_SKEW, 0.25);
    best(coarse - 0.25, coarse + 0.25, 0.05)
}

/// The page turned so that its rows lie level; what comes in at the corners is white.
fn level(image: &GrayImage, degrees: f32) -> GrayImage {
    let (width, height) = image.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
    let at = |x: i64, y: i64| match (u32::try_from(x), u32::try_from(y)) {
        (Ok(x), Ok(y)) => image.get_pixel_checked(x, y).map_or(255.0, |pixel| f32::from(pixel.0[0])),
        _ => 255.0,
    };
    GrayImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x as f32 - middle_x, y as f32 - middle_y);
        let (u, v) = (middle_x + dx * cos - dy * sin, middle_y + dx * sin + dy * cos);
        let (left, top) = (u.floor(), v.floor());
        let (right_share, low_share) = (u - left, v - top);
        let (i, j) = (left as i64, top as i64);
        let upper = at(i, j) * (1.0 - right_share) + at(i + 1, j) * right_share;
        let lower = at(i, j + 1) * (1.0 - right_share) + at(i + 1, j + 1) * right_share;
        Luma([(upper * (1.0 - low_share) + lower * low_share) as u8])
    })
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
    let paper = imageops::resize(&paper, width, height, imageops::FilterType::Triangle);
    let mut out = image;
    for (pixel, ground) in out.pixels_mut().zip(paper.pixels()) {
        let share = f32::from(pixel.0[0]) / f32::from(ground.0[0].max(1));
        let share = if share > 1.0 - FAINT { 1.0 } else { share / (1.0 - FAINT) };
        pixel.0[0] = (share.min(1.0) * 255.0) as u8;
    }
    out
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
