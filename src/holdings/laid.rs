//! Two texts side by side, sign by sign, also where the one has its columns in another order.

use std::ops::Range;

/// The stretches that are not covered.
pub(super) fn runs(covered: &[usize]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for at in (0..covered.len()).filter(|at| covered.get(*at) == Some(&NOWHERE)) {
        match all.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = at + 1,
            None => all.push(at..at + 1),
        }
    }
    all
}

/// Two texts side by side.
pub(super) struct Laid {
    /// Where each sign of the one that is held stands in the later one, in its order or in a long stretch that was moved.
    pub held: Vec<usize>,
    /// Where each sign of the later one stands in the one that is held.
    pub later: Vec<usize>,
}

/// The place of a sign that the other text lacks.
pub(super) const NOWHERE: usize = usize::MAX;

/// So many signs are looked up at once.
const GRAM: usize = 6;
/// So far both texts are looked through for where they go on alike.
const NEAR: usize = 400;
/// A stretch that stands far away counts from so many signs on.
const MOVED: usize = 24;
/// So many far places of a stretch are tried.
const PLACES: usize = 16;

impl Laid {
    /// Lays two texts side by side: where they differ, on to the nearest place where both go on alike, or else to a long stretch elsewhere.
    pub fn of(held: &[char], later: &[char]) -> Self {
        let grams = Grams::of(later);
        let mut laid = Self { held: vec![NOWHERE; held.len()], later: vec![NOWHERE; later.len()] };
        let (mut i, mut j) = (0, 0);
        while i < held.len() {
            if held.get(i) == later.get(j) {
                laid.pair(i, j);
                (i, j) = (i + 1, j + 1);
                continue;
            }
            let rest = held.get(i..).unwrap_or_default();
            let Some((skipped, to)) = grams.near(rest, j).or_else(|| grams.far(rest)) else { break };
            (i, j) = (i + skipped, to);
        }
        laid
    }

    fn pair(&mut self, i: usize, j: usize) {
        if let (Some(a), Some(b)) = (self.held.get_mut(i), self.later.get_mut(j)) {
            (*a, *b) = (j, i);
        }
    }

    /// Where the last sign of the one that is held stands in the later one.
    pub fn held_ends(&self) -> Option<usize> {
        self.held.last().copied().filter(|at| *at != NOWHERE)
    }

    /// Where the last sign of the later one stands in the one that is held.
    pub fn later_ends(&self) -> Option<usize> {
        self.later.last().copied().filter(|at| *at != NOWHERE)
    }
}

/// Where the stretches of a text stand, in order of what they say.
struct Grams<'a> {
    text: &'a [char],
    at: Vec<(u64, usize)>,
}

impl<'a> Grams<'a> {
    fn of(text: &'a [char]) -> Self {
        let mut at: Vec<(u64, usize)> = text.windows(GRAM).enumerate().map(|(at, gram)| (hash(gram), at)).collect();
        at.sort_unstable();
        Self { text, at }
    }

    /// Where a stretch stands, from a place on.
    fn places(&self, gram: &[char], from: usize) -> impl Iterator<Item = usize> {
        let hash = hash(gram);
        let first = self.at.partition_point(|known| *known < (hash, from));
        self.at.iter().skip(first).take_while(move |known| known.0 == hash).map(|known| known.1)
    }

    /// How much is left out of a text until it goes on as the other does near a place, and where.
    fn near(&self, rest: &[char], from: usize) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize, usize)> = None;
        for (skipped, gram) in rest.windows(GRAM).take(NEAR).enumerate() {
            if best.is_some_and(|(cost, ..)| cost <= skipped) {
                break;
            }
            let next = self.places(gram, from).next().filter(|to| to - from <= NEAR);
            if let Some(to) = next
                && best.is_none_or(|(cost, ..)| skipped + to - from < cost)
            {
                best = Some((skipped + to - from, skipped, to));
            }
        }
        best.map(|(_, skipped, to)| (skipped, to))
    }

    /// How much is left out of a text until a long stretch of it stands anywhere in the other, and where.
    fn far(&self, rest: &[char]) -> Option<(usize, usize)> {
        rest.windows(GRAM).enumerate().find_map(|(skipped, gram)| {
            let here = rest.get(skipped..)?;
            let alike = |to: usize| {
                let there = self.text.get(to..).unwrap_or_default();
                here.iter().zip(there).take(MOVED).take_while(|(a, b)| a == b).count()
            };
            let to = self.places(gram, 0).take(PLACES).find(|to| alike(*to) >= MOVED)?;
            Some((skipped, to))
        })
    }
}

fn hash(gram: &[char]) -> u64 {
    gram.iter().fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3))
}
