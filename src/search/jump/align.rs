//! How a term can be typed for an entry: which of its tokens it takes, and how.

use super::glyphs::{Glyph, Glyphs, Key, Mask, Token, char_bit, typed_letter_bit};
use super::query::{Term, Unit};
use crate::search::pinyin::Syllable;

/// Terms are matched up to so many units; sets of positions then fit into 64 bits.
pub(super) const TERM_LIMIT: usize = 60;

/// How a token is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As it is printed.
    Exact,
    /// By a whole syllable.
    Syllable,
    /// By a syllable that is not the usual reading.
    OtherSyllable,
    /// By its first letter.
    Initial,
    /// By the first letters of a syllable that is still being typed.
    Unfinished,
    /// A whole number.
    Number,
    /// The first digits of a number.
    NumberStart,
}

impl Way {
    fn worth(self) -> i32 {
        match self {
            Self::Exact => 6,
            Self::Syllable => 5,
            Self::OtherSyllable => 3,
            Self::Initial | Self::Unfinished => 2,
            Self::Number => 12,
            Self::NumberStart => 0,
        }
    }
}

/// A token takes the units `from..to` of the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub from: u8,
    pub to: u8,
    pub way: Way,
}

/// What each glyph can take of a term.
#[derive(Debug)]
pub(super) struct Moves {
    starts: Vec<u32>,
    list: Vec<Move>,
    /// Number of units of the term.
    pub len: usize,
    /// What an entry's mask must have.
    pub mask: Mask,
}

impl Moves {
    pub(super) fn new(term: &Term, glyphs: &Glyphs) -> Self {
        let letters: Vec<u8> = term.units.iter().map(Unit::letter).collect();
        let mut moves =
            Self { starts: vec![0], list: Vec::new(), len: term.units.len().min(TERM_LIMIT), mask: term_mask(term) };
        for glyph in glyphs.iter() {
            moves.add(glyph, term, &letters);
            moves.starts.push(u32::try_from(moves.list.len()).unwrap_or(u32::MAX));
        }
        moves
    }

    fn add(&mut self, glyph: &Glyph, term: &Term, letters: &[u8]) {
        let from_list = self.list.len();
        let mut add = |from: usize, to: usize, way: Way| {
            if to <= TERM_LIMIT
                && let (Ok(from), Ok(to)) = (u8::try_from(from), u8::try_from(to))
            {
                let known = |m: &Move| m.from == from && m.to == to;
                if !self.list.iter().skip(from_list).any(known) {
                    self.list.push(Move { from, to, way });
                }
            }
        };
        match &glyph.key {
            Key::Char(c) => {
                for (at, unit) in term.units.iter().enumerate() {
                    if *unit == Unit::Char(*c) {
                        add(at, at + 1, Way::Exact);
                    }
                }
                for (nth, reading) in glyph.readings.iter().enumerate() {
                    typed(reading, nth, letters, &mut add);
                }
            }
            Key::Number(number) => {
                for (at, unit) in term.units.iter().enumerate() {
                    match unit {
                        Unit::Number(typed) if typed == number => add(at, at + 1, Way::Number),
                        // Only a number that may still be typed: 20号 is not the 2023 of 〔2023〕7号.
                        Unit::Number(typed) if at + 1 == term.units.len() && number.starts_with(&**typed) => {
                            add(at, at + 1, Way::NumberStart);
                        }
                        _ => {}
                    }
                }
                for numeral in &term.numerals {
                    if *numeral.value == **number {
                        add(numeral.start, numeral.end, Way::Number);
                    }
                }
            }
        }
    }

    pub(super) fn of(&self, glyph: u32) -> &[Move] {
        let at = glyph as usize;
        match self.starts.get(at..at + 2) {
            Some(&[from, to]) => self.list.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// What may be typed for a reading, at each place of the term.
fn typed(reading: &Syllable, nth: usize, letters: &[u8], add: &mut impl FnMut(usize, usize, Way)) {
    for at in 0..letters.len() {
        let rest = letters.get(at..).unwrap_or(&[]);
        for len in reading.typed_at(rest) {
            let way = match (len == reading.letters().len(), nth) {
                (true, 0) => Way::Syllable,
                (true, _) => Way::OtherSyllable,
                (false, _) if len > 1 && len == rest.len() => Way::Unfinished,
                (false, _) => Way::Initial,
            };
            add(at, at + len, way);
        }
    }
}

fn term_mask(term: &Term) -> Mask {
    let mut mask = 0;
    for (at, unit) in term.units.iter().enumerate().take(TERM_LIMIT) {
        mask |= match unit {
            Unit::Char(c) if c.is_ascii_lowercase() => {
                let before = at.checked_sub(1).and_then(|at| term.units.get(at));
                typed_letter_bit(*c, before.is_none_or(|u| u.letter() == 0))
            }
            // A numeral may be printed in digits.
            Unit::Char(_) if term.numerals.iter().any(|n| (n.start..n.end).contains(&at)) => 0,
            Unit::Char(c) => char_bit(*c),
            Unit::Number(digits) => digits.chars().next().map_or(0, char_bit),
        };
    }
    mask
}

/// The best way to type a term for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Index of the token, and what it takes; ascending.
    pub steps: Vec<(usize, Move)>,
    /// Worth of the ways, by [`Way::worth`].
    pub worth: i32,
}

impl Alignment {
    /// How many tokens are typed by a first letter and stand alone: each could be found almost anywhere.
    pub(super) fn strays(&self, tokens: &[Token]) -> usize {
        let edges: Vec<(u8, u8)> = self.tokens(tokens).map(|t| (t.start, t.end)).collect();
        let alone = |at: usize, (start, end): (u8, u8)| {
            let before = at.checked_sub(1).and_then(|b| edges.get(b)).is_some_and(|b| b.1 == start);
            let after = edges.get(at + 1).is_some_and(|a| a.0 == end);
            !before && !after
        };
        let by_letter = |m: &Move| matches!(m.way, Way::Initial | Way::Unfinished);
        let steps = self.steps.iter().zip(&edges).enumerate();
        steps.filter(|(at, ((_, m), edge))| by_letter(m) && alone(*at, **edge)).count()
    }

    /// Whether most tokens are typed by a letter: single letters stand in any long text, in any order.
    pub(super) fn is_by_letter(&self) -> bool {
        let by_letter = self.steps.iter().filter(|(_, m)| matches!(m.way, Way::Initial | Way::Unfinished)).count();
        by_letter * 2 > self.steps.len()
    }

    /// Characters between its tokens.
    pub(super) fn gaps(&self, tokens: &[Token]) -> usize {
        let edges: Vec<(u8, u8)> = self.tokens(tokens).map(|t| (t.start, t.end)).collect();
        edges.windows(2).map(|pair| usize::from(pair[1].0.saturating_sub(pair[0].1))).sum()
    }

    /// The tokens it takes.
    pub(super) fn tokens<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = &'a Token> {
        self.steps.iter().filter_map(|(index, _)| tokens.get(*index))
    }
}

const ADJACENT: i32 = 8;
const HEAD: i32 = 6;
const GAP_START: i32 = 4;
const GAP: i32 = 1;
const NEVER: i32 = i32::MIN / 4;

/// The best score with which a position of the term is reached at a position of the text.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// With a token that ends here.
    here: i32,
    /// That token, what it takes, and the position of the text at which the token before it ends.
    step: Option<(u16, Move, u8)>,
    /// With a token that ends here or before, less the gap.
    before: i32,
    /// Where that token ends.
    before_end: u8,
}

const EMPTY: Cell = Cell { here: NEVER, step: None, before: NEVER, before_end: 0 };

impl Moves {
    /// The best alignment with a text; `None` exactly when [`Moves::fit`] says so. `table` is scratch space.
    pub(super) fn align(&self, tokens: &[Token], table: &mut Vec<Cell>) -> Option<Alignment> {
        let width = self.len + 1;
        let height = tokens.last().map_or(0, |t| usize::from(t.end)) + 1;
        table.clear();
        table.resize(width * height, EMPTY);
        let mut filled = 0;
        for (index, token) in tokens.iter().enumerate() {
            let moves = self.of(token.glyph());
            if moves.is_empty() {
                continue;
            }
            let (start, end) = (usize::from(token.start), usize::from(token.end));
            fill(table, width, filled, start);
            filled = filled.max(start);
            for m in moves {
                let (from, to) = (usize::from(m.from), usize::from(m.to));
                let Some((base, previous)) = enter(table, width, start, from) else { continue };
                let score = base + m.way.worth() + if token.head() { HEAD } else { 0 };
                if let (Some(cell), Ok(index)) = (table.get_mut(end * width + to), u16::try_from(index))
                    && score > cell.here
                {
                    cell.here = score;
                    cell.step = Some((index, *m, previous));
                }
            }
        }
        self.trace(table, height)
    }

    fn trace(&self, table: &[Cell], height: usize) -> Option<Alignment> {
        let width = self.len + 1;
        let cell = |end: usize, to: usize| table.get(end * width + to);
        let score = |end: usize| cell(end, self.len).map_or(NEVER, |c| c.here);
        // The first of the best: `max_by_key` alone would take the last.
        let mut end = (0..height).rev().max_by_key(|&end| score(end))?;
        let mut to = self.len;
        let mut steps = Vec::new();
        while to > 0 {
            let (token, m, previous) = cell(end, to)?.step?;
            steps.push((usize::from(token), m));
            (end, to) = (usize::from(previous), usize::from(m.from));
        }
        steps.reverse();
        let worth = steps.iter().map(|(_, m)| m.way.worth()).sum();
        Some(Alignment { steps, worth })
    }
}

/// Carries scores over gaps, up to position `to` of the text.
fn fill(table: &mut [Cell], width: usize, from: usize, to: usize) {
    for end in from..=to {
        for unit in 1..width {
            let carried = end.checked_sub(1).and_then(|e| table.get(e * width + unit)).copied().unwrap_or(EMPTY);
            let Some(cell) = table.get_mut(end * width + unit) else { return };
            let (over, own) = (carried.before - GAP, cell.here - GAP_START);
            (cell.before, cell.before_end) = match u8::try_from(end) {
                Ok(end) if own >= over => (own, end),
                _ => (over, carried.before_end),
            };
        }
    }
}

/// The best score with which a token that starts at `start` can take the term on from unit `from`, and where the
/// token before it ends.
fn enter(table: &[Cell], width: usize, start: usize, from: usize) -> Option<(i32, u8)> {
    if from == 0 {
        return Some((0, 0));
    }
    let cell = table.get(start * width + from)?;
    let adjacent = cell.here + ADJACENT;
    let (score, end) =
        if adjacent >= cell.before { (adjacent, u8::try_from(start).ok()?) } else { (cell.before, cell.before_end) };
    (score > NEVER / 2).then_some((score, end))
}
