//! How often characters stand in two texts, and which pieces of the one are not in the other.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::source::scripts;

/// Whether a character counts in an account.
pub(super) fn counts(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{E000}'..='\u{F8FF}' | '\u{FFFC}' | '\u{FFFD}'))
}

/// A text without what does not count, its raised and lowered characters on the line: importers may set what the file
/// only marks.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| counts(*c)).map(scripts::level).collect()
}

/// How often each character stands in one text more than in another.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Of the basic plane, by code; filled on first use.
    basic: Vec<i32>,
    others: HashMap<char, i32>,
}

impl Tally {
    pub(super) fn add(&mut self, text: &str, by: i32) {
        if self.basic.is_empty() {
            self.basic = vec![0; 0x1_0000];
        }
        for c in text.chars().filter(|c| counts(*c)).map(scripts::level) {
            match self.basic.get_mut(c as usize) {
                Some(count) => *count += by,
                None => *self.others.entry(c).or_default() += by,
            }
        }
    }

    /// How many characters the other text lacks.
    pub(super) fn short(&self) -> usize {
        let over = |n: &i32| usize::try_from(*n).unwrap_or(0);
        self.basic.iter().map(over).sum::<usize>() + self.others.values().map(over).sum::<usize>()
    }

    pub(super) fn is_short(&self) -> bool {
        self.basic.iter().chain(self.others.values()).any(|n| *n > 0)
    }

    fn lacks(&self, c: char) -> bool {
        self.basic.get(c as usize).or_else(|| self.others.get(&c)).is_some_and(|n| *n > 0)
    }
}

/// Pieces with fewer characters are not narrowed: a few characters stand anywhere.
const WINDOW: usize = 6;
/// How far behind the last place a piece is looked for first, in bytes.
const NEAR: usize = 64 << 10;
/// So many bytes are searched for pieces of which no character is lacking.
const MOST_SEARCHED: usize = 1 << 30;

/// Looks for pieces of one text in another, mostly in its order.
pub(super) struct Finder<'t> {
    text: &'t str,
    tally: &'t Tally,
    /// Behind the last piece found.
    at: usize,
    last: Option<usize>,
    searched: usize,
    /// Characters told as missing so far that the tally lacks.
    explained: usize,
    /// All runs of [`WINDOW`] characters, once they are needed.
    runs: Option<HashSet<u64>>,
    /// How often pieces that the text has, but with characters that it lacks, were met.
    met: HashMap<String, usize>,
}

impl<'t> Finder<'t> {
    pub(super) fn new(text: &'t str, tally: &'t Tally) -> Self {
        Self { text, tally, at: 0, last: None, searched: 0, explained: 0, runs: None, met: HashMap::new() }
    }

    /// Where the last piece was found that was found at all.
    pub(super) fn last(&self) -> Option<usize> {
        self.last
    }

    /// How many characters of those that the tally lacks are explained by what was missing.
    pub(super) fn explained(&self) -> usize {
        self.explained
    }

    /// The parts of a piece that are not in the text, in their order.
    pub(super) fn missing(&mut self, piece: &str) -> Vec<String> {
        let piece = plain(piece);
        if piece.is_empty() {
            return Vec::new();
        }
        let lacking = piece.chars().any(|c| self.tally.lacks(c));
        let Some(found) = self.find(&piece, lacking) else { return Vec::new() };
        if found {
            let again = lacking && self.met_too_often(&piece);
            return if again { self.explain(vec![piece]) } else { Vec::new() };
        }
        let lost = self.narrowed(&piece);
        self.explain(lost)
    }

    /// Takes pieces for lost: their characters need no other explanation.
    fn explain(&mut self, lost: Vec<String>) -> Vec<String> {
        self.explained += lost.iter().flat_map(|text| text.chars()).filter(|c| self.tally.lacks(*c)).count();
        lost
    }

    /// Whether the text has a piece; `None` where that was not looked for.
    fn find(&mut self, piece: &str, lacking: bool) -> Option<bool> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let end = (0..4).map(|n| (NEAR.min(rest.len())).saturating_sub(n)).find(|end| rest.is_char_boundary(*end));
        let near = rest.get(..end.unwrap_or(0)).unwrap_or("");
        let hit = if rest.starts_with(piece) {
            Some(self.at)
        } else {
            self.searched += near.len();
            memchr::memmem::find(near.as_bytes(), piece.as_bytes()).map(|at| self.at + at)
        };
        let hit = match hit {
            Some(hit) => Some(hit),
            None if !lacking && self.searched > MOST_SEARCHED => return None,
            None => {
                self.searched += self.text.len();
                memchr::memmem::find(self.text.as_bytes(), piece.as_bytes())
            }
        };
        if let Some(hit) = hit {
            (self.at, self.last) = (hit + piece.len(), Some(hit));
        }
        Some(hit.is_some())
    }

    /// Whether a piece was met more often than the text has it.
    fn met_too_often(&mut self, piece: &str) -> bool {
        let met = self.met.entry(piece.to_owned()).or_default();
        *met += 1;
        *met > memchr::memmem::find_iter(self.text.as_bytes(), piece.as_bytes()).count()
    }

    /// The stretches of a piece of which no run of characters is in the text.
    fn narrowed(&mut self, piece: &str) -> Vec<String> {
        let chars: Vec<char> = piece.chars().collect();
        if chars.len() <= WINDOW {
            return vec![piece.to_owned()];
        }
        let runs = self.runs.get_or_insert_with(|| {
            let all: Vec<char> = self.text.chars().collect();
            all.windows(WINDOW).map(hashed).collect()
        });
        let mut covered = vec![false; chars.len()];
        for (at, window) in chars.windows(WINDOW).enumerate() {
            if runs.contains(&hashed(window)) {
                covered.iter_mut().skip(at).take(WINDOW).for_each(|c| *c = true);
            }
        }
        // What follows a lost stretch may stand elsewhere with other neighbours: it was lost too where the text lacks it.
        for at in 1..chars.len() {
            let lacks = chars.get(at).is_some_and(|c| self.tally.lacks(*c));
            if covered.get(at - 1) == Some(&false)
                && lacks
                && let Some(covered) = covered.get_mut(at)
            {
                *covered = false;
            }
        }
        let mut lost = Vec::new();
        let mut stretch = String::new();
        for (c, covered) in chars.iter().zip(covered).map(|(c, covered)| (*c, covered)).chain([(' ', true)]) {
            if !covered {
                stretch.push(c);
            } else if !stretch.is_empty() {
                lost.push(std::mem::take(&mut stretch));
            }
        }
        lost
    }
}

fn hashed(run: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}
