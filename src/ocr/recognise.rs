//! A line of ink into signs.

use std::sync::Arc;

use image::{GrayImage, imageops};
use rten::ThreadPool;
use rten_tensor::prelude::*;

use super::detect::Spot;
use super::models::{Failed, Models};
use super::picture::tensor;

/// The height of a line as the model takes it, in pixels.
const HEIGHT: u32 = 48;
/// A longer line, in heights of its box, is a rule, and would take memory by the gigabyte.
const LONGEST: u32 = 120;
/// Below this probability the second reading is kept.
const SURE: f32 = 0.9;

/// A sign read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) c: char,
    /// Its middle along the line, in pixels from the box's start.
    pub(super) at: f32,
    /// 0 to 1.
    pub(super) sure: f32,
    /// What it may be instead.
    pub(super) other: Option<char>,
}

/// The signs in a box, from its left, or from its top where it is upright.
pub(super) fn line(
    models: &Models,
    page: &GrayImage,
    spot: &Spot,
    pool: &Arc<ThreadPool>,
) -> Result<Vec<Read>, Failed> {
    let (width, height) = ((spot.width() as u32).max(1), (spot.height() as u32).max(1));
    let mut crop = imageops::crop_imm(page, spot.x0 as u32, spot.y0 as u32, width, height).to_image();
    if spot.is_upright() {
        crop = imageops::rotate270(&crop);
    }
    if crop.width() == 0 || crop.height() == 0 || crop.width() / crop.height() > LONGEST {
        return Ok(Vec::new());
    }
    let long = ((HEIGHT * crop.width()).div_ceil(crop.height())).clamp(16, HEIGHT * (LONGEST + 1));
    let crop_length = crop.width() as f32;
    let line = imageops::resize(&crop, long, HEIGHT, imageops::FilterType::Triangle);
    let padded = long.div_ceil(32).max(10) * 32;
    let steps = models.steps(tensor(&line, padded, HEIGHT, 0.0).view(), pool)?;
    let [_, count, classes] = steps.shape();
    let per_step = padded as f32 / count.max(1) as f32 / long as f32 * crop_length;
    Ok(signs(models, &steps.to_vec(), classes, per_step))
}

/// The best class of each step; repeats are one sign, and a blank class between two parts them.
fn signs(models: &Models, steps: &[f32], classes: usize, per_step: f32) -> Vec<Read> {
    let mut read: Vec<Read> = Vec::new();
    let (mut last, mut run) = (0, 0_f32);
    for (step, row) in (0_u16..).zip(steps.chunks_exact(classes.max(1))) {
        let (best, sure, second) = best_two(row);
        let at = (f32::from(step) + 0.5) * per_step;
        if best == last {
            // The middle of the steps that a sign covers.
            if best != 0
                && let Some(sign) = read.last_mut()
            {
                run += 1.0;
                sign.at += (at - sign.at) / (run + 1.0);
                sign.sure = sign.sure.max(sure);
                // At its middle it is read more surely than at its edge.
                sign.other = sign.other.filter(|_| sign.sure < SURE);
            }
        } else if let Some(c) = models.sign(best) {
            let other = if sure < SURE { models.sign(second) } else { None };
            read.push(Read { c, at, sure, other });
            run = 0.0;
        }
        last = best;
    }
    read
}

/// The most probable class, its probability, and the most probable of the others that are signs.
fn best_two(row: &[f32]) -> (usize, f32, usize) {
    let (mut best, mut second) = (0, 0);
    let of = |class: usize| row.get(class).copied().unwrap_or(0.0);
    // The last class is a blank, which nobody sees.
    for class in 1..row.len() {
        if of(class) > of(best) {
            second = best;
            best = class;
        } else if class + 1 < row.len() && (second == 0 || of(class) > of(second)) {
            second = class;
        }
    }
    (best, of(best), second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_reading_is_a_sign() {
        assert_eq!(best_two(&[0.5, 0.1, 0.3, 0.1, 0.0]), (0, 0.5, 2));
        assert_eq!(best_two(&[0.1, 0.5, 0.3, 0.1, 0.0]), (1, 0.5, 2));
        assert_eq!(best_two(&[0.2, 0.1, 0.3, 0.4, 0.0]), (3, 0.4, 2));
        assert_eq!(best_two(&[0.1, 0.5, 0.1, 0.3, 0.4]), (1, 0.5, 3), "the blank is no second reading");
        assert_eq!(best_two(&[]), (0, 0.0, 0));
    }
}
