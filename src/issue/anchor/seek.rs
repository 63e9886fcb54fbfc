//! The search for an anchor's quote in a document.

use std::ops::Range;

use memchr::memmem;

use super::super::{Document, Place};
use super::align::alignment;
use super::text::{DocumentText, PathAgreement, dice};
use super::{Anchor, Reader, Resolution};
use crate::zh::fold::{fold_each, folded};

/// What an anchor says, folded.
pub(super) struct Query<'a> {
    anchor: &'a Anchor,
    quote: Vec<char>,
    quote_text: String,
    before: Vec<char>,
    after: Vec<char>,
    path: Vec<String>,
}

/// Occurrences whose context is compared at length.
const COMPARED: usize = 64;
/// From so many occurrences on, overlapping ones are passed over: only a text of one repeated phrase has them.
const OVERLAPPING: usize = 4096;
/// Windows of a document that are aligned with what the anchor says.
const ALIGNED: usize = 4;
/// Share of character pairs that a window must have in common with it to be worth that.
const WORTH_ALIGNING: f32 = 0.3;
/// Share of characters that must then fit.
const ALIKE: f32 = 0.5;
/// The confidence of a place that only the labels speak for.
const LABELS_ONLY: f32 = 0.4;

impl<'a> Query<'a> {
    pub(super) fn of(anchor: &'a Anchor) -> Self {
        let chars = |text: &str| -> Vec<char> {
            let mut out = Vec::new();
            fold_each(text, |_, c| out.push(c));
            out
        };
        Self {
            quote: chars(&anchor.quote),
            quote_text: folded(&anchor.quote),
            before: chars(&anchor.before),
            after: chars(&anchor.after),
            path: anchor.path.iter().map(|l| folded(l)).collect(),
            anchor,
        }
    }

    /// Whether there is no text to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.quote.is_empty() && self.before.is_empty() && self.after.is_empty()
    }

    /// The best place in a document at which the quote stands as it is.
    pub(super) fn exact(&self, reader: &Reader, index: usize, like: f32) -> Option<Resolution> {
        if self.quote.is_empty() {
            return None;
        }
        let (document, text, path) = self.open(reader, index)?;
        let mut hits: Vec<Hit> = Vec::new();
        let finder = memmem::Finder::new(self.quote_text.as_bytes());
        let mut from = 0;
        while let Some(at) = text.text.as_bytes().get(from..).and_then(|t| finder.find(t)).map(|at| from + at) {
            let block = text.block(at);
            let hit = Hit {
                at,
                context: self.context_in_step(text, at),
                path: like * path.at(block),
                block,
                byte: at - text.start(block),
            };
            hits.push(hit);
            let first = self.quote.first().map_or(1, |c| c.len_utf8());
            from = at + if hits.len() < OVERLAPPING { first } else { self.quote_text.len() };
        }
        if hits.len() > COMPARED {
            hits.select_nth_unstable_by(COMPARED, |a, b| self.order(b, a));
            hits.truncate(COMPARED);
        }
        for hit in &mut hits {
            hit.context = hit.context.max(0.8 * self.context_at_large(text, hit.at));
        }
        let best = hits.iter().max_by(|a, b| self.order(a, b))?;
        // A long quote tells by itself; a short one needs its surroundings.
        let alone = 0.75 * (self.quote.len() as f32 / 16.0).min(1.0);
        let confidence = trust(like) * (alone + (1.0 - alone) * best.evidence());
        let end = text.place_behind(document, index, best.at + self.quote_text.len());
        Some(Resolution { place: self.place(document, text, index, best.at), end, confidence })
    }

    /// The place in a document whose text is most like the quote and its context, if it is like it at all.
    pub(super) fn alike(&self, reader: &Reader, index: usize, like: f32) -> Option<Resolution> {
        let wanted: Vec<char> = [&self.before[..], &self.quote, &self.after].concat();
        let (document, text, path) = self.open(reader, index)?;
        let mut best: Option<(f32, Range<usize>)> = None;
        for window in windows_like(&text.text, &wanted) {
            let Some((share, found)) = self.align(&text.text, window, &wanted) else { continue };
            let confidence = trust(like) * (0.9 * share + 0.1 * like * path.at(text.block(found.start)));
            if best.as_ref().is_none_or(|(most, _)| confidence > *most) {
                best = Some((confidence, found));
            }
        }
        let (confidence, found) = best?;
        let place = self.place(document, text, index, found.start);
        let end = if found.is_empty() { place } else { text.place_behind(document, index, found.end) };
        Some(Resolution { place, end, confidence })
    }

    /// The heading or article that has the anchor's labels, in a document that is surely its own: a guess where the
    /// text was written anew.
    pub(super) fn labelled(&self, reader: &Reader, index: usize, like: f32) -> Option<Resolution> {
        if like < 0.95 || self.path.is_empty() {
            return None;
        }
        let (outline, document) = (reader.outline(index)?, reader.issue.documents.get(index)?);
        let agreement = outline.agreement(&self.path);
        let block = (0..document.blocks.len()).find(|&block| agreement.at(block) >= 1.0)?;
        let place = Place { document: index, block, byte: 0 };
        Some(Resolution { place, end: place, confidence: LABELS_ONLY })
    }

    fn open<'r>(
        &self,
        reader: &'r Reader,
        index: usize,
    ) -> Option<(&'r Document, &'r DocumentText, PathAgreement<'r>)> {
        let document = reader.issue.documents.get(index)?;
        let text = reader.text(index)?;
        let path = reader.outline(index)?.agreement(&self.path);
        Some((document, text, path))
    }

    fn place(&self, document: &Document, text: &DocumentText, index: usize, at: usize) -> Place {
        let mut place = text.place(document, index, at);
        if self.anchor.offset == 0 && at == text.start(place.block) {
            // The paragraph as such, with the blanks before its first character.
            place.byte = 0;
        }
        place
    }

    /// Whether `a` is worse than `b`: by evidence, then by the distance from where the anchor was made.
    fn order(&self, a: &Hit, b: &Hit) -> std::cmp::Ordering {
        let was = self.anchor.was;
        let away = |hit: &Hit| (hit.block.abs_diff(was.block), hit.byte.abs_diff(was.byte));
        a.evidence().total_cmp(&b.evidence()).then_with(|| away(b).cmp(&away(a)))
    }

    /// The share of the context's characters that stand around an occurrence, each at its own distance.
    fn context_in_step(&self, text: &DocumentText, at: usize) -> f32 {
        let all = self.before.len() + self.after.len();
        if all == 0 {
            return 1.0;
        }
        let before = text.text.get(..at).unwrap_or_default().chars().rev().zip(self.before.iter().rev());
        let after = text.text.get(at + self.quote_text.len()..).unwrap_or_default().chars().zip(&self.after);
        let fit = before.filter(|(a, b)| a == *b).count() + after.filter(|(a, b)| a == *b).count();
        fit as f32 / all as f32
    }

    /// The same at any distance: a character put in beside the quote moves all the others.
    fn context_at_large(&self, text: &DocumentText, at: usize) -> f32 {
        let (b, a) = (self.before.len(), self.after.len());
        let before: Vec<char> = text.text.get(..at).unwrap_or_default().chars().rev().take(b).collect();
        let after = text.text.get(at + self.quote_text.len()..).unwrap_or_default();
        let after: Vec<char> = after.chars().take(a).collect();
        let wanted: Vec<char> = self.before.iter().rev().copied().collect();
        (dice(&before, &wanted) * b as f32 + dice(&after, &self.after) * a as f32) / (a + b).max(1) as f32
    }

    /// Aligns `wanted` with the text around a window and gives the share of it that fits, 0 to 1, and the bytes in which the
    /// quote stands; of one that is gone from its context, where it would begin.
    fn align(&self, text: &str, window: usize, wanted: &[char]) -> Option<(f32, Range<usize>)> {
        let half = wanted.len() / 2;
        let lead: usize = text.get(..window)?.chars().rev().take(half).map(char::len_utf8).sum();
        let start = window - lead;
        let near: Vec<(usize, char)> = text.get(start..)?.char_indices().take(2 * wanted.len() + half).collect();
        let pairs = alignment(wanted, &near.iter().map(|&(_, c)| c).collect::<Vec<char>>());
        let quote = self.before.len()..self.before.len() + self.quote.len();
        let equal = |&&(w, n): &&(usize, usize)| wanted.get(w) == near.get(n).map(|(_, c)| c);
        let in_quote = pairs.iter().filter(|(w, _)| quote.contains(w)).filter(equal).count();
        let around = pairs.iter().filter(|(w, _)| !quote.contains(w)).filter(equal).count();
        let context = wanted.len() - self.quote.len();
        // The quote counts double; where it is gone from its context, the place is a guess.
        let share = (2 * in_quote + around) as f32 / (2 * self.quote.len() + context).max(1) as f32;
        if share < ALIKE {
            return None;
        }
        let of_quote = in_quote as f32 / self.quote.len().max(1) as f32;
        let (_, first) = pairs.iter().find(|(w, _)| *w >= quote.start)?;
        let gone = 1.0 - of_quote;
        let begin = start + near.get(*first)?.0;
        let last = pairs.iter().rev().find(|(w, _)| quote.contains(w)).and_then(|(_, n)| near.get(*n));
        let end = last.map_or(begin, |(at, c)| start + at + c.len_utf8());
        Some((share * (1.0 - 0.55 * gone * gone), begin..end.max(begin)))
    }
}

/// An occurrence of the quote.
struct Hit {
    /// Byte in the folded text.
    at: usize,
    /// How well the context fits, 0 to 1.
    context: f32,
    /// How much of the path stands above it, 0 to 1; less in another document, since all number alike.
    path: f32,
    block: usize,
    /// Bytes of folded text before it in the block: near enough to the source's to tell far from near.
    byte: usize,
}

impl Hit {
    fn evidence(&self) -> f32 {
        0.75 * self.context + 0.25 * self.path
    }
}

/// What a find in a document is worth that is the anchor's own with likeness `like`.
pub(super) fn trust(like: f32) -> f32 {
    0.75 + 0.25 * like
}

/// The windows of `text` that share most pairs of neighbouring characters with `wanted`, as bytes at which they begin,
/// best first, at most [`ALIGNED`]. One pass over the text.
fn windows_like(text: &str, wanted: &[char]) -> Vec<usize> {
    let length = wanted.len().saturating_sub(1);
    if length < 3 {
        return Vec::new();
    }
    let pairs = Pairs::of(wanted);
    let mut have = vec![0_u16; pairs.needed.len()];
    let mut ring = vec![(0_usize, Pairs::NONE); length];
    // `turn` is where in the ring the oldest pair stands.
    let (mut shared, mut last, mut turn) = (0_usize, None, 0_usize);
    // The best window of each stretch as long as the window, and the best of those.
    let mut stretch: (usize, usize) = (0, 0);
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut keep = |found: (usize, usize)| {
        if best.len() == ALIGNED && best.last().is_some_and(|b| found.0 <= b.0) {
            return;
        }
        let at = best.partition_point(|b| b.0 >= found.0);
        best.insert(at, found);
        best.truncate(ALIGNED);
    };
    for (at, c) in text.char_indices() {
        let Some((from, before)) = last.replace((at, c)) else { continue };
        let slot = pairs.slot(before, c);
        // Before the ring is full, what goes is nothing, and the window begins where the text does.
        let (_, gone) = std::mem::replace(&mut ring[turn], (from, slot));
        turn = if turn + 1 == length { 0 } else { turn + 1 };
        if gone != Pairs::NONE {
            shared -= usize::from(have[gone] <= pairs.needed[gone]);
            have[gone] -= 1;
        }
        if slot != Pairs::NONE {
            have[slot] += 1;
            shared += usize::from(have[slot] <= pairs.needed[slot]);
            if shared > stretch.0 {
                stretch = (shared, ring[turn].0);
            }
        }
        if turn == 0 {
            keep(std::mem::take(&mut stretch));
        }
    }
    keep(stretch);
    let most = best.first().map_or(0, |b| b.0);
    best.retain(|&(shared, _)| 2 * shared >= most && shared as f32 >= WORTH_ALIGNING * length as f32);
    best.into_iter().map(|(_, at)| at).collect()
}

/// Words of the filter: 8 KB, which stay in the nearest cache.
const FILTER: usize = 1024;

/// The pairs of neighbouring characters of a short text, numbered; a table that a long text can be run past.
struct Pairs {
    /// A bit for each hash that is in the table.
    filter: [u64; FILTER],
    /// Open addressing: pair and its number.
    table: Vec<Option<((char, char), usize)>>,
    /// How often each pair stands in the text.
    needed: Vec<u16>,
}

impl Pairs {
    const NONE: usize = usize::MAX;

    fn of(text: &[char]) -> Self {
        let size = (text.len() * 4).next_power_of_two();
        let mut pairs = Self { filter: [0; FILTER], table: vec![None; size], needed: Vec::new() };
        for pair in text.windows(2) {
            let key = (pair[0], pair[1]);
            let bit = Self::hash(key) % (64 * FILTER);
            pairs.filter[bit / 64] |= 1 << (bit % 64);
            let at = pairs.find(key);
            let slot = match pairs.table[at] {
                Some((_, slot)) => slot,
                None => {
                    pairs.needed.push(0);
                    pairs.table[at] = Some((key, pairs.needed.len() - 1));
                    pairs.needed.len() - 1
                }
            };
            pairs.needed[slot] += 1;
        }
        pairs
    }

    fn hash(key: (char, char)) -> usize {
        let hash = (key.0 as usize).wrapping_mul(0x9e37_79b1).wrapping_add((key.1 as usize).wrapping_mul(0x85eb_ca77));
        hash ^ (hash >> 15)
    }

    /// Where in the table a pair stands, or would stand. The table is at most a quarter full, so there is an end.
    fn find(&self, key: (char, char)) -> usize {
        let mask = self.table.len() - 1;
        let mut at = Self::hash(key) & mask;
        while self.table[at].is_some_and(|(k, _)| k != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn slot(&self, a: char, b: char) -> usize {
        let bit = Self::hash((a, b)) % (64 * FILTER);
        // Nearly every pair of a long text ends here.
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return Self::NONE;
        }
        self.table[self.find((a, b))].map_or(Self::NONE, |(_, slot)| slot)
    }
}
