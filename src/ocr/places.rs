//! Where the signs of a line begin and end. The model tells about where the middle of each is; where the ink of the line
//! begins and ends, and where none is between two signs, the picture tells.

use super::ink::Measures;
use crate::zh::brackets::{closes, opens};
use crate::zh::chars::is_han;

/// What is left of a sign's square beside its ink, in em: of Chinese characters, digits and letters …
const BEARING: f32 = 0.05;
/// … of a bracket or mark on the side where it has no ink.
const HALF: f32 = 0.55;
/// Places are off by no more than this, in em.
const MOST_OFF: f32 = 0.45;
/// More without ink than this between two squares, in em, is a blank; less is the play of a justified line.
const BLANK: f32 = 0.5;

/// No sign begins nearer than this, in em, to the beginning of the one before it: a narrow letter's width.
const LEAST_STEP: f32 = 0.2;

/// A box around a line is so much wider than its signs …
const BOX_SHARE: f32 = 0.72;
/// … and their baseline stands so far below their middle, in em.
const BELOW_MIDDLE: f32 = 0.38;

/// The left end and the width of each sign, in pixels: what stands side by side touches, and a blank is as wide as it is, at
/// least an em.
pub(super) fn boxes(signs: &[char], middles: &[f32], measures: &Measures) -> Vec<(f32, f32)> {
    let size = measures.size.max(1.0);
    let widths: Vec<f32> = signs.iter().map(|c| if is_wide(*c) { size } else { size / 2.0 }).collect();
    let mut lefts: Vec<f32> = middles.iter().zip(&widths).map(|(middle, width)| middle - width / 2.0).collect();
    stretch(&mut lefts, signs, &widths, measures);
    // They were read from left to right: the square of a mark is wide, and its middle begins before a narrow letter's (.txt。).
    for i in 1..lefts.len() {
        if let Some(least) = lefts.get(i - 1).map(|before| before + LEAST_STEP * size)
            && let Some(left) = lefts.get_mut(i)
        {
            *left = left.max(least);
        }
    }
    let mut boxes: Vec<(f32, f32)> = lefts.iter().copied().zip(widths).collect();
    for i in 1..boxes.len() {
        let (Some(&(x, _)), Some(&(before, width))) = (boxes.get(i), boxes.get(i - 1)) else { break };
        let (Some(&c), Some(&c_before), Some(&from), Some(&to)) =
            (signs.get(i), signs.get(i - 1), middles.get(i - 1), middles.get(i))
        else {
            break;
        };
        let own = (bearings(c_before).1 + bearings(c).0) * size;
        let blank = measures.widest_blank(from, to) - own;
        let up_to = if blank > BLANK * size { (x - blank.max(size)).min(before + width) } else { x };
        if let Some(of_before) = boxes.get_mut(i - 1) {
            of_before.1 = (up_to - before).max(0.1 * size);
        }
    }
    boxes
}

/// Places of the signs of a line that runs down in a column `width` pixels wide, from the middles along it: left end and
/// baseline of each, and the size of all.
pub(super) fn stacked(middles: &[f32], left: f32, width: f32) -> (Vec<[f32; 2]>, f32) {
    let mut pitches: Vec<f32> = middles.windows(2).map(|pair| pair[1] - pair[0]).collect();
    pitches.sort_by(f32::total_cmp);
    let fits = width * BOX_SHARE;
    let size = pitches.get(pitches.len() / 2).map_or(fits, |pitch| pitch.min(fits)).max(1.0);
    let middle = left + width / 2.0;
    (middles.iter().map(|at| [middle - size / 2.0, at + BELOW_MIDDLE * size]).collect(), size)
}

/// Moves the signs so that the first and the last stand where the line's ink begins and ends.
fn stretch(lefts: &mut [f32], signs: &[char], widths: &[f32], measures: &Measures) {
    let size = measures.size;
    let (Some(&first), Some(&last), Some(&from), Some(&to), Some(&width)) =
        (signs.first(), signs.last(), lefts.first(), lefts.last(), widths.last())
    else {
        return;
    };
    let off = |by: f32| by.clamp(-MOST_OFF * size, MOST_OFF * size);
    let at_start = off(measures.x0 - bearings(first).0 * size - from);
    let at_end = off(measures.x1 + bearings(last).1 * size - width - to);
    let length = (to - from).max(1.0);
    for left in lefts {
        let share = if to > from { (*left - from) / length } else { 0.5 };
        *left += at_start + (at_end - at_start) * share;
    }
}

/// What is left of a sign's square on both sides of its ink, in em.
fn bearings(c: char) -> (f32, f32) {
    match c {
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '．' => (0.1, HALF),
        _ if is_wide(c) && opens(c) => (HALF, BEARING),
        _ if is_wide(c) && closes(c) => (BEARING, HALF),
        '—' | '…' => (0.0, 0.0),
        _ => (BEARING, BEARING),
    }
}

/// Whether a sign takes a full em.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c) || !c.is_ascii() && !matches!(c, '·' | '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of squares of 20 pixels from 100 on: ink 18 of them wide, none for a blank, the left third for a mark.
    fn line(text: &str) -> (Vec<char>, Vec<f32>, Measures) {
        let (mut signs, mut middles, mut inked) = (Vec::new(), Vec::new(), Vec::new());
        for (n, c) in text.chars().enumerate() {
            let ink = match c {
                '　' => 0..0,
                '，' | '）' => 1..8,
                '（' => 12..19,
                _ => 1..19,
            };
            inked.extend((0..20).map(|x| ink.contains(&x)));
            if c != '　' {
                signs.push(c);
                // The model is off by some pixels, now here, now there.
                middles.push(110.0 + 20.0 * n as f32 + [3.0, -2.0, 1.0][n % 3]);
            }
        }
        let first = inked.iter().position(|ink| *ink).unwrap();
        let last = inked.iter().rposition(|ink| *ink).unwrap();
        let inked = inked[first..=last].to_vec();
        let (x0, x1) = (100.0 + first as f32, 101.0 + last as f32);
        (signs, middles, Measures { x0, x1, inked, size: 20.0, baseline: 0.0, weight: 0.1 })
    }

    fn gaps(text: &str) -> Vec<f32> {
        let (signs, middles, measures) = line(text);
        let boxes = boxes(&signs, &middles, &measures);
        boxes.windows(2).map(|pair| (pair[1].0 - pair[0].0 - pair[0].1).round()).collect()
    }

    #[test]
    fn a_blank_is_told_from_the_white_beside_marks() {
        assert_eq!(gaps("第一条　为了"), [0.0, 0.0, 20.0, 0.0]);
        assert_eq!(gaps("河，支流（含湖）的"), [0.0; 8]);
        let behind_mark = gaps("河，　支流");
        assert!((20.0..30.0).contains(&behind_mark[1]), "{behind_mark:?}");
        assert!((gaps("姓名　　职务")[1] - 40.0).abs() < 3.0);
    }

    #[test]
    fn signs_stand_in_the_order_in_which_they_were_read() {
        let (.., measures) = line("件件件件件");
        // Narrow letters, and a mark whose middle is that of its ink.
        let middles = [110.0, 124.0, 132.0, 138.0, 142.0];
        let boxes = boxes(&['件', 't', 'x', 't', '。'], &middles, &measures);
        assert!(boxes.windows(2).all(|pair| pair[0].0 + 3.0 < pair[1].0), "{boxes:?}");
    }

    #[test]
    fn signs_of_a_column_stand_one_below_the_other() {
        let (places, size) = stacked(&[110.0, 131.0, 150.0], 60.0, 30.0);
        assert!((19.0..22.0).contains(&size), "{size}");
        assert!(places.windows(2).all(|pair| pair[0][0] == pair[1][0] && pair[0][1] + 15.0 < pair[1][1]), "{places:?}");
        assert!((75.0 - places[0][0] - size / 2.0).abs() < 0.1 && places[0][1] > 110.0);
        assert_eq!(stacked(&[10.0], 0.0, 25.0).1, 18.0);
    }

    #[test]
    fn a_line_begins_and_ends_where_its_ink_does() {
        for text in ["第一条　为了", "（一）加强", "防洪安全，"] {
            let (signs, middles, measures) = line(text);
            let boxes = boxes(&signs, &middles, &measures);
            let (first, last) = (boxes[0], boxes[boxes.len() - 1]);
            let end = 100.0 + 20.0 * text.chars().count() as f32;
            assert!((first.0 - 100.0).abs() < 2.0 && (last.0 + last.1 - end).abs() < 3.0, "{text}: {boxes:?}");
        }
        let nothing = line("一").2;
        assert!(boxes(&[], &[], &nothing).is_empty());
    }
}
