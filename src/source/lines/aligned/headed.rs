//! Tables by their head alone, for texts whose tool kept the places of words: rows whose cells stand under the head's.

use super::{COLUMNS, Spaced, Stretch};
use crate::zh::chars::is_han;
use crate::zh::lexicon::Class;
use crate::zh::numeral::digit;

/// How far a cell that goes on below may stand left of its column, in em.
const LOOSE: f32 = 1.0;
/// The longest cell of a head, in characters, and the longest rest of a cell on a line of its own, in em.
const HEAD_WORDS: usize = 20;
const REST: f32 = 30.0;

/// Whether a line is a head by its words: short ones without a sentence or figures.
#[must_use]
pub fn is_worded(line: &Spaced<'_>) -> bool {
    let words = |stretch: &Stretch<'_>| {
        let text = &stretch.text;
        text.chars().count() <= HEAD_WORDS
            && text.contains(is_han)
            && !text.contains(['，', '。', '；'])
            && (!text.contains(['：', ':']) || Class::OfWhich.starts(text).is_some())
            && (!text.starts_with(|c| digit(c).is_some()) || Class::PeriodEnd.ends(text).is_some())
    };
    line.stretches.len() >= COLUMNS && line.stretches.iter().all(words)
}

/// Whether a line is a row under a head: several cells under columns of their own, or the rest of one that is not in the
/// first column.
#[must_use]
pub fn is_under(line: &Spaced<'_>, head: &Spaced<'_>) -> bool {
    match line.stretches.as_slice() {
        [] => false,
        [rest] => {
            let second = head.stretches.get(1).map_or(f32::MAX, |stretch| stretch.from);
            rest.from + LOOSE >= second && rest.to - rest.from <= REST && !rest.text.contains('。')
        }
        _ => under(line, head).is_some(),
    }
}

/// The column of each stretch, from left to right: the one it shares most with, or the nearest.
#[must_use]
pub fn under(line: &Spaced<'_>, head: &Spaced<'_>) -> Option<Vec<usize>> {
    let mut found: Vec<usize> = Vec::with_capacity(line.stretches.len());
    for cell in &line.stretches {
        let shared = |h: &Stretch<'_>| cell.to.min(h.to) - cell.from.max(h.from);
        let best = head
            .stretches
            .iter()
            .enumerate()
            .max_by(|(i, a), (j, b)| shared(a).total_cmp(&shared(b)).then(j.cmp(i)))?
            .0;
        if found.last().is_some_and(|&last| last >= best) {
            return None;
        }
        found.push(best);
    }
    Some(found)
}
