//! Marks that stand alone in their box (。 that a line's end was cut off with, a closing quotation mark): the model sees them as
//! high as a line, as figures and letters. They are read again in a box as high as the page's lines are.

use std::sync::Arc;

use image::GrayImage;
use rten::ThreadPool;

use super::detect::Spot;
use super::ink::Measures;
use super::models::{Failed, Models};
use super::recognise::{self, Read};
use crate::zh::chars::is_han;

/// Ink lower than this, in em of the page, is of marks alone: figures and letters are higher …
const LOW: f32 = 0.42;
/// … and its box is no longer than this.
const LONG: f32 = 2.5;
/// The box of a line is so high, in em, …
const LINE: f32 = 1.39;
/// … and reaches so far below the ink of a mark that stands low, and above that of one that stands high.
const BELOW: f32 = 0.31;
const ABOVE: f32 = 0.23;
/// White that is left before the mark, in em: its square's.
const BEFORE: f32 = 0.15;
/// The middle of a box's ink stands so far above the baseline, in em: half of the square of a low mark, and of a high one.
const LOW_BASELINE: f32 = 0.06;
const HIGH_BASELINE: f32 = 0.85;
/// A ring is at least so high, in em.
const LEAST_RING: f32 = 0.18;
/// A mark less sure than this stays as it was read.
const LEAST: f32 = 0.5;

/// The size of most of a page's signs, in pixels; `None` where there are no Chinese characters.
pub(super) fn body<'l>(lines: impl Iterator<Item = (&'l [Read], &'l Measures)>) -> Option<f32> {
    let han = |reads: &[Read]| reads.iter().filter(|read| is_han(read.c)).count();
    let mut sizes: Vec<(f32, usize)> = lines.map(|(reads, measures)| (measures.size, han(reads))).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|(_, count)| count).sum();
    let mut before = 0;
    let reaches_half = |(_, count): &&(f32, usize)| {
        before += count;
        before * 2 >= all
    };
    sizes.iter().find(reaches_half).filter(|_| all > 0).map(|(size, _)| *size)
}

/// Reads a box again whose ink is lower than that of signs of the size `em`. Marks that are found have that size.
pub(super) fn reread(
    models: &Models,
    page: &GrayImage,
    spot: &Spot,
    (reads, measures): (&mut Vec<Read>, &mut Measures),
    em: f32,
    pool: &Arc<ThreadPool>,
) -> Result<(), Failed> {
    if spot.width() > LONG * em || reads.iter().any(|read| is_han(read.c)) {
        return Ok(());
    }
    let Some([top, bottom]) = rows(page, spot, measures).filter(|[top, bottom]| bottom - top < LOW * em) else {
        return Ok(());
    };
    let low = bottom + BELOW * em;
    let high = top - ABOVE * em;
    let x0 = (measures.x0 - BEFORE * em).max(0.0);
    let x1 = (measures.x1.max(x0 + LINE * em) + BEFORE * em).min(page.width() as f32);
    let ends: fn(char) -> bool = |c| matches!(c, '。' | '，' | '、' | '；' | '：');
    let quotes: fn(char) -> bool = |c| matches!(c, '”' | '“' | '’' | '‘');
    let places = [(low - LINE * em, ends, bottom - LOW_BASELINE * em), (high, quotes, top + HIGH_BASELINE * em)];
    let mut best: Option<(f32, Vec<Read>, f32)> = None;
    for (y0, is_mark, baseline) in places {
        let around = Spot { x0, x1, y0: y0.max(0.0), y1: (y0 + LINE * em).min(page.height() as f32) };
        let mut found = recognise::line(models, page, &around, pool)?;
        found.retain(|read| !read.c.is_whitespace());
        let sure = found.iter().map(|read| read.sure).fold(1.0, f32::min);
        if found.is_empty() || sure < LEAST || !found.iter().all(|read| is_mark(read.c)) {
            continue;
        }
        if best.as_ref().is_none_or(|(least, ..)| sure > *least) {
            found.iter_mut().for_each(|read| read.at += around.x0 - spot.x0);
            best = Some((sure, found, baseline));
        }
    }
    // A ring that is so low is the end of a sentence, however it is read.
    if best.is_none()
        && let [Read { c: '0' | 'o' | 'O', at, sure, .. }] = reads[..]
        && bottom - top > LEAST_RING * em
    {
        best = Some((sure, vec![Read { c: '。', at, sure, other: None }], bottom - LOW_BASELINE * em));
    }
    if let Some((_, mut found, baseline)) = best {
        // What it was read as at first stays seen, where it was one sign.
        if let ([mark], [first]) = (found.as_mut_slice(), reads.as_slice())
            && mark.c != first.c
        {
            mark.other = Some(first.c);
        }
        *reads = found;
        (measures.size, measures.baseline) = (em, baseline);
    }
    Ok(())
}

/// The rows from the first to the last with ink of a box, in pixels of the page.
fn rows(page: &GrayImage, spot: &Spot, measures: &Measures) -> Option<[f32; 2]> {
    let columns = measures.x0.max(0.0) as u32..(measures.x1.max(0.0) as u32).min(page.width());
    let rows = spot.y0.max(0.0) as u32..(spot.y1.max(0.0) as u32).min(page.height());
    let mut inked = rows.filter(|y| columns.clone().any(|x| super::ink::is_ink(page, x, *y)));
    let first = inked.next()?;
    let last = inked.next_back().unwrap_or(first);
    Some([first as f32, last as f32 + 1.0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_page_is_that_of_most_of_its_characters() {
        let line = |text: &str, size: f32| {
            let reads: Vec<Read> = text.chars().map(|c| Read { c, at: 0.0, sure: 0.99, other: None }).collect();
            (reads, Measures { x0: 0.0, x1: 9.0, inked: vec![true; 9], size, baseline: 0.0, weight: 0.1 })
        };
        let of =
            |lines: &[(Vec<Read>, Measures)]| body(lines.iter().map(|(reads, measures)| (reads.as_slice(), measures)));
        let title = line("公报", 60.0);
        let text = line("为了加强河道管理", 30.0);
        assert_eq!(of(&[title.clone(), text.clone(), line("0", 8.0), line("0", 8.0), line("0", 8.0)]), Some(30.0));
        assert_eq!(of(&[title, line("为了加强河道管理", 29.0), text]), Some(30.0));
        assert_eq!(of(&[line("12.5", 8.0)]), None);
        assert_eq!(of(&[]), None);
    }
}
