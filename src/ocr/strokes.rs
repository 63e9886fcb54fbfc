//! Signs that the model confuses and their ink tells apart: a dot and a ring, a figure and a ring, a hyphen and a dash.

use image::GrayImage;

use super::blobs::blob;
use super::detect::Spot;
use super::ink::Measures;
use super::recognise::Read;
use crate::zh::chars::is_han;

/// The ring of 。 is at least so wide, in em; a dot is narrower.
const RING: f32 = 0.22;
/// 。 is no wider than this, and so is its height; a figure and a letter are higher.
const LARGEST_RING: f32 = 0.42;
/// Low marks reach no higher over the baseline than this, in em …
const LOW: f32 = 0.42;
/// … and no deeper below it.
const DEEP: f32 = 0.3;
/// What is higher than this, in em over the baseline, is of another line.
const HIGH: f32 = 0.95;
/// The model is off by so much, in em, and a mark is as wide.
const AROUND: f32 = 0.55;

/// A level stroke shorter than this, in em, is a hyphen, a longer one than that 一 or a dash.
const SHORT_STROKE: f32 = 0.6;
const LONG_STROKE: f32 = 0.75;

/// Mends the signs of a level line by their ink on `page`, which has no rules.
pub(super) fn settle(reads: &mut [Read], page: &GrayImage, spot: &Spot, measures: &Measures) {
    // Small letters and marks alone do not tell how large a line is.
    let tells_size = |read: &Read| is_han(read.c) || read.c.is_ascii_digit() || read.c.is_ascii_uppercase();
    if spot.is_upright() || measures.size < 1.0 || !reads.iter().any(tells_size) {
        return;
    }
    for at in 0..reads.len() {
        let Some(read) = reads.get(at).copied() else { break };
        let before = reads.iter().take(at).rev().map(|read| read.c).find(|c| !c.is_whitespace());
        let after = reads.iter().skip(at + 1).map(|read| read.c).find(|c| !c.is_whitespace());
        let middle = spot.x0 + read.at;
        let mended = match read.c {
            '.' | '．' | '。' => dot(page, measures, middle, &read, (before, after)),
            // A ring behind % is a part of ‰.
            '0' | 'o' | 'O' | '°' if before != Some('%') => ring(page, measures, middle, after),
            _ => None,
        };
        if let (Some(c), Some(sign)) = (mended, reads.get_mut(at)) {
            // What was read stays the other reading.
            sign.other = Some(read.c).filter(|first| *first != c);
            sign.c = c;
        }
    }
}

/// A dot by its width, where it ends a sentence: no figure or letter stands behind it.
fn dot(
    page: &GrayImage,
    measures: &Measures,
    middle: f32,
    read: &Read,
    (before, after): (Option<char>, Option<char>),
) -> Option<char> {
    if after.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let Some((width, height)) = low_mark(page, measures, middle) else {
        // Its ink is not seen apart: behind a word at the end of a line in Chinese it is the sentence's.
        let ends = before.is_some_and(|c| c.is_ascii_alphabetic()) && after.is_none();
        return (ends && read.c == '.' && read.other == Some('。')).then_some('。');
    };
    match read.c {
        // A ring that is small is still one, where nothing speaks for a dot.
        '。' => (read.other == Some('.') && width < RING && height < RING).then_some('.'),
        _ => (width >= RING && height >= RING).then_some('。'),
    }
}

/// A figure or letter that is no higher than a mark.
fn ring(page: &GrayImage, measures: &Measures, middle: f32, after: Option<char>) -> Option<char> {
    if after.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let sign = nearest(page, measures, middle, |_, _| true);
    let is_low =
        |(width, height): &(f32, f32)| [*width, *height].iter().all(|side| (RING..LARGEST_RING).contains(side));
    sign.filter(is_low).and_then(|_| low_mark(page, measures, middle)).map(|_| '。')
}

/// Width and height, in em, of the mark nearest to a place that stands on the baseline and is low.
fn low_mark(page: &GrayImage, measures: &Measures, middle: f32) -> Option<(f32, f32)> {
    nearest(page, measures, middle, |[wide, high], top| top <= LOW && wide <= LARGEST_RING && high <= LARGEST_RING)
}

/// Width and height, in em, of the ink nearest to a place that hangs together and is as `is_meant` says, by width and height and
/// by how far it reaches over the baseline.
fn nearest(
    page: &GrayImage,
    measures: &Measures,
    middle: f32,
    is_meant: impl Fn([f32; 2], f32) -> bool,
) -> Option<(f32, f32)> {
    let size = measures.size;
    let reach = |at: f32| at.max(0.0) as u32;
    // Higher and wider than a sign, so that what is higher is seen to be.
    let columns = reach(middle - 1.5 * AROUND * size)..reach(middle + 1.5 * AROUND * size).min(page.width());
    let rows = reach(measures.baseline - HIGH * size)
        ..reach(measures.baseline + DEEP * size).saturating_add(1).min(page.height());
    let (width, height) = (columns.len(), rows.len());
    let shade: Vec<u8> = rows
        .clone()
        .flat_map(|y| columns.clone().map(move |x| (x, y)))
        .map(|(x, y)| page.get_pixel_checked(x, y).map_or(u8::MAX, |pixel| pixel.0[0]))
        .collect();
    // Half as dark as the darkest: blur makes a mark paler, and hardly wider there.
    let level = shade.iter().min()?.midpoint(u8::MAX);
    let mut ink: Vec<bool> = shade.iter().map(|value| *value < level).collect();
    let mut best: Option<(f32, (f32, f32))> = None;
    for start in 0..ink.len() {
        let Some(piece) = blob(&mut ink, (width, height), start, 1) else { continue };
        let [x0, y0, x1, y1] = piece.area;
        let (wide, high) = ((x1 - x0) as f32 / size, (y1 - y0) as f32 / size);
        let top = (measures.baseline - rows.start as f32 - y0 as f32) / size;
        let away = (columns.start as f32 + (x0 + x1) as f32 / 2.0 - middle).abs() / size;
        let is_cut = x0 == 0 || x1 == width || y0 == 0;
        if !is_cut && away <= AROUND && is_meant([wide, high], top) && best.is_none_or(|(least, _)| away < least) {
            best = Some((away, (wide, high)));
        }
    }
    best.map(|(_, mark)| mark)
}

/// A level stroke by its length in em: 一 and a dash fill their square, a hyphen half of it.
pub(super) fn level_stroke(read: &Read, run: f32) -> char {
    let is_long = (LONG_STROKE..1.25).contains(&run);
    match (read.c, read.other) {
        ('一', Some('—' | '-' | '－' | '–')) if (0.1..SHORT_STROKE).contains(&run) => '-',
        ('-' | '—' | '－' | '–', Some('一')) if is_long => '一',
        ('-' | '－' | '–', _) if is_long => '—',
        (c, _) => c,
    }
}

#[cfg(test)]
mod tests {
    use image::Luma;

    use super::*;

    fn reads(text: &str) -> Vec<Read> {
        let of = |(n, c): (usize, char)| Read { c, at: 20.0 + 40.0 * n as f32, sure: 0.99, other: None };
        text.chars().enumerate().map(of).collect()
    }

    /// A line of squares of 40 pixels, baseline at 60: in the last one what `ink` says, by the distance from its left and from the
    /// baseline upwards.
    fn settled(text: &str, ink: impl Fn(f32, f32) -> bool) -> String {
        settled_of(text, None, ink)
    }

    /// The same where the last sign has another reading.
    fn settled_of(text: &str, other: Option<char>, ink: impl Fn(f32, f32) -> bool) -> String {
        let mut signs = reads(text);
        signs.last_mut().expect("a sign").other = other;
        let last = 40 * (signs.len() as u32 - 1);
        let page = GrayImage::from_fn(40 * signs.len() as u32 + 20, 90, |x, y| {
            let square = x < last && (4..37).contains(&(x % 40)) && (25..60).contains(&y);
            let inked = square || x >= last && ink((x - last) as f32, 60.0 - y as f32);
            Luma([if inked { 20 } else { 255 }])
        });
        let spot = Spot { x0: 0.0, y0: 10.0, x1: page.width() as f32, y1: 80.0 };
        let measures =
            Measures { x0: 0.0, x1: spot.x1, inked: vec![true; 10], size: 40.0, baseline: 60.0, weight: 0.1 };
        settle(&mut signs, &page, &spot, &measures);
        signs.iter().map(|sign| sign.c).collect()
    }

    fn disc(x: f32, y: f32, (cx, cy): (f32, f32), radius: f32) -> bool {
        (x - cx).hypot(y - cy) < radius
    }

    #[test]
    fn a_dot_is_told_from_a_ring_by_its_ink() {
        let ring = |x: f32, y: f32| disc(x, y, (7.0, 3.0), 6.0) && !disc(x, y, (7.0, 3.0), 3.5);
        let point = |x: f32, y: f32| disc(x, y, (6.0, 2.0), 3.0);
        let figure = |x: f32, y: f32| disc(x, y / 1.5, (10.0, 9.0), 9.0) && !disc(x, y / 1.5, (10.0, 9.0), 6.0);
        for (read, is) in [
            ("网址为html.", "网址为html。"),
            ("网址为html。", "网址为html。"),
            ("施行0", "施行。"),
            ("施行o", "施行。"),
        ] {
            assert_eq!(settled(read, ring), is);
        }
        assert_eq!(settled("网址为html.", point), "网址为html.");
        assert_eq!(settled("网址为html。", point), "网址为html。", "nothing else speaks for a dot");
        assert_eq!(settled_of("网址为html。", Some('.'), point), "网址为html.");
        assert_eq!(settled_of("网址为html。", Some('.'), ring), "网址为html。");
        assert_eq!(settled("合计0", figure), "合计0");
        assert_eq!(settled("91MA.", ring), "91MA。");
        assert_eq!(settled("html.", ring), "html.", "how large the line is is not known");
        // The mark beside a figure is not the figure.
        let both = |x: f32, y: f32| figure(x, y) || ring(x - 24.0, y);
        assert_eq!(settled("附件0", both), "附件0");
    }

    #[test]
    fn level_strokes_are_told_by_their_length() {
        let stroke = |c, other, run| level_stroke(&Read { c, at: 0.0, sure: 0.5, other }, run);
        assert_eq!(stroke('一', Some('-'), 0.3), '-');
        assert_eq!(stroke('一', Some('-'), 0.9), '一');
        assert_eq!(stroke('一', None, 0.3), '一', "nothing speaks for another sign");
        assert_eq!(stroke('-', Some('一'), 0.9), '一');
        assert_eq!(stroke('-', None, 0.85), '—');
        assert_eq!(stroke('-', None, 0.3), '-');
        assert_eq!(stroke('-', None, 1.6), '-', "it touches its neighbours");
    }
}
