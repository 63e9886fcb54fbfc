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
        let mut far = Far::default();
        let (mut i, mut j) = (0, 0);
        while i < held.len() {
            if held.get(i) == later.get(j) {
                laid.pair(i, j);
                (i, j) = (i + 1, j + 1);
                continue;
            }
            let rest = held.get(i..).unwrap_or_default();
            let Some((skipped, to)) = grams.near(rest, j).or_else(|| far.from(i, held, &grams)) else { break };
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
pub(super) struct Grams<'a> {
    text: &'a [char],
    at: Vec<(u64, usize)>,
}

impl<'a> Grams<'a> {
    pub(super) fn of(text: &'a [char]) -> Self {
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

    /// Where a long stretch of the other text stands that begins as this does.
    fn far(&self, rest: &[char]) -> Option<usize> {
        let alike = |to: usize| {
            let there = self.text.get(to..).unwrap_or_default();
            rest.iter().zip(there).take(MOVED).take_while(|(a, b)| a == b).count()
        };
        self.places(rest.get(..GRAM)?, 0).take(PLACES).find(|to| alike(*to) >= MOVED)
    }

    /// Whether the text has a stretch of at least [`GRAM`] signs. It is looked for where the rarest part of it stands; what is in more places than
    /// are looked at is taken for lacking.
    pub(super) fn has(&self, stretch: &[char]) -> bool {
        let times = |gram: &[char]| {
            let hash = hash(gram);
            let first = self.at.partition_point(|known| *known < (hash, 0));
            self.at.partition_point(|known| *known <= (hash, usize::MAX)) - first
        };
        let rarest = stretch.windows(GRAM).enumerate().map(|(at, gram)| (times(gram), at, gram)).min();
        rarest.is_some_and(|(_, before, gram)| {
            let mut begins = self.places(gram, before).take(MOST_LOOKED_AT).map(|place| place - before);
            begins.any(|from| self.text.get(from..).is_some_and(|there| there.starts_with(stretch)))
        })
    }
}

/// So many places of a stretch are looked at.
const MOST_LOOKED_AT: usize = 256;

/// The next long stretch of a text that stands anywhere in the other: for all places before it the same one, so each is looked at once.
#[derive(Default)]
struct Far {
    /// From where on it was looked for, and where it was found in the one and in the other.
    known: Option<(usize, Option<(usize, usize)>)>,
    /// So many places were looked at.
    #[cfg(test)]
    looked_at: usize,
}

impl Far {
    /// How much is left out from a place on until a long stretch stands anywhere in the other text, and where.
    fn from(&mut self, at: usize, held: &[char], grams: &Grams<'_>) -> Option<(usize, usize)> {
        let fits =
            |(from, found): &(usize, Option<(usize, usize)>)| *from <= at && found.is_none_or(|(next, _)| at <= next);
        let known = self.known.filter(fits).map(|(_, found)| found);
        let found = known.unwrap_or_else(|| {
            let mut places = at..held.len();
            places.find_map(|at| {
                #[cfg(test)]
                {
                    self.looked_at += 1;
                }
                Some((at, grams.far(held.get(at..)?)?))
            })
        });
        if known.is_none() {
            self.known = Some((at, found));
        }
        found.map(|(next, to)| (next - at, to))
    }
}

fn hash(gram: &[char]) -> u64 {
    gram.iter().fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs in no order that repeat.
    fn signs(count: usize, seed: u64, kinds: u64) -> Vec<char> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from_u32(0x4e00 + u32::try_from((state >> 33) % kinds).unwrap()).unwrap()
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn a_stretch_is_found_where_it_stands_and_nowhere_else() {
        let text = signs(4000, 1, 40);
        let grams = Grams::of(&text);
        for (from, length) in [(0, 12), (1, 40), (3988, 12), (700, 900), (0, 4000)] {
            let part = &text[from..from + length];
            assert!(grams.has(part), "{from} {length}");
            let mut other = part.to_vec();
            *other.last_mut().unwrap() = '甲';
            assert!(!grams.has(&other), "{from} {length}");
        }
        // At the place the beginning lacks, or the end.
        assert!(!grams.has(&[&['甲'], &text[..20]].concat()) && !grams.has(&[&text[3980..], &['甲']].concat()));
        assert!(!grams.has(&text[..5]) && !grams.has(&[]));
    }

    #[test]
    fn no_place_is_looked_at_twice_for_what_was_moved() {
        // Of two texts every second paragraph is the same.
        let (common, one, two) = (signs(6_000, 2, 3000), signs(6_000, 3, 3000), signs(6_000, 4, 3000));
        let mixed = |own: &[char]| -> Vec<char> {
            common.chunks(600).zip(own.chunks(600)).flat_map(|(a, b)| [a, b].concat()).collect()
        };
        let (held, later) = (mixed(&one), mixed(&two));
        let (grams, mut far) = (Grams::of(&later), Far::default());
        for at in 0..held.len() {
            let direct = (at..held.len()).take(1300).find_map(|next| Some((next - at, grams.far(&held[next..])?)));
            assert_eq!(far.from(at, &held, &grams), direct, "{at}");
        }
        assert!(far.looked_at <= held.len(), "{}", far.looked_at);
        let laid = Laid::of(&held, &later);
        let found = laid.held.iter().filter(|place| **place != NOWHERE).count();
        assert!(found >= common.len(), "{found}");
    }
}
