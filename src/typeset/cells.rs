//! Characters into cells: how wide each is between its neighbours, what of it is blank, and the glue after it.

use std::ops::Range;

use super::breaks::{self, Break};
use super::class::{Kind, breaks_anywhere, kind, sign_after, sign_before, western_letter};
use super::{Align, Face, Measure, Run, Style, punct, sense};

/// Rule 7: between Chinese and Western text, in em. It might grow to a half, but that is a hole in the line where
/// all of its room is found in one gap; what is still wanted is spread over the characters.
const MIXED: [f32; 3] = [0.125, 0.25, 0.375];
/// How far the space between two Western words grows, in em: in Chinese no further than the one beside them; lines of
/// Western text have nothing else to fill them.
const WORDS: [f32; 2] = [0.125, 0.5];
/// An extraction's space between two Chinese characters (总 则, 黄 卫), in em.
const SPREAD: f32 = 0.5;

/// The share of its blank that the mark at a sentence's end keeps inside a line.
const FIRM: f32 = 0.5;

/// A character, ready to be set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub byte: u32,
    pub shown: char,
    pub kind: Kind,
    pub size: f32,
    /// Width, with the blanks that its neighbours take already gone.
    pub width: f32,
    /// Origin of the glyph, from the left edge of the cell.
    pub dx: f32,
    /// Blank at the left that goes at a line's start and may be squeezed.
    pub lead: f32,
    /// Blank at the right that goes at a line's end and may be squeezed.
    pub tail: f32,
    /// Of the blank at the right, what stays inside a line: a sentence's end is to be seen.
    pub firm: f32,
    pub gap: Gap,
    pub brk: Break,
    pub joined: bool,
    pub fills: bool,
}

/// The glue after a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Gap {
    pub natural: f32,
    /// How far it can shrink.
    pub shrink: f32,
    /// How far it can grow before characters are spaced.
    pub stretch: f32,
    /// Takes its even share when characters are spaced.
    pub even: bool,
}

/// The cells of a text.
pub(super) fn cells(text: &str, runs: &[Run], style: &Style, measure: &dyn Measure) -> Vec<Cell> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let shown = punct::shown(&chars, style.fullwidth);
    let mut cells = bare(&chars, &shown, runs, style, measure);
    western_quotes(&mut cells);
    for cell in &mut cells {
        shape_cell(cell);
    }
    join(&mut cells);
    neighbours(&mut cells);
    blanks(&mut cells, style);
    after_label(&mut cells, style);
    breaks::mark(text, &mut cells);
    if style.by_sense || style.by_words {
        sense::mark(&mut cells);
    }
    even(&mut cells);
    cells
}

/// Cells with their font's advances.
fn bare(chars: &[(usize, char)], shown: &[char], runs: &[Run], style: &Style, measure: &dyn Measure) -> Vec<Cell> {
    let mut out = Vec::with_capacity(chars.len());
    let mut runs = runs.iter();
    let mut run = runs.next().copied().unwrap_or(Run { bytes: usize::MAX, face: Face::Song, size: style.em });
    let mut ends = run.bytes;
    for (&(byte, _), &shown) in chars.iter().zip(shown) {
        while byte >= ends {
            let Some(next) = runs.next() else { break };
            run = *next;
            ends = ends.saturating_add(run.bytes);
        }
        let kind = kind(shown);
        let (shown, width) = match kind {
            Kind::Nothing => ('\u{200b}', 0.0),
            Kind::Space => (' ', measure.advance(' ', run.face, run.size)),
            _ => (shown, measure.advance(shown, run.face, run.size)),
        };
        out.push(Cell {
            byte: u32::try_from(byte).unwrap_or(u32::MAX),
            shown,
            kind,
            size: run.size,
            width: width.max(0.0),
            dx: 0.0,
            lead: 0.0,
            tail: 0.0,
            firm: 0.0,
            gap: Gap::default(),
            brk: Break::Never,
            joined: false,
            fills: false,
        });
    }
    // A line end is told from other characters of no width by the source.
    for (cell, &(_, c)) in out.iter_mut().zip(chars) {
        if matches!(c, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            cell.brk = Break::Must;
        }
    }
    out
}

/// Rule 9: quotation marks, dashes and ellipses between Western words are Western.
fn western_quotes(cells: &mut [Cell]) {
    let chinese = cells.iter().any(|c| c.kind == Kind::Han);
    for i in 0..cells.len() {
        let c = cells[i].shown;
        let outer_before = neighbour(cells, i, false);
        let outer_after = neighbour(cells, i, true);
        let western = |c: Option<char>| c.is_some_and(|c| kind(c) == Kind::Western);
        let to_western = match c {
            '“' | '‘' if chinese => western(outer_after) && western(outer_before),
            '”' | '’' if chinese => western(outer_before) && western(outer_after),
            '—' | '…' | '·' | '•' if chinese => {
                let pair = i > 0 && cells[i - 1].shown == c || cells.get(i + 1).is_some_and(|n| n.shown == c);
                !pair && c != '—' && western(outer_before) && western(outer_after)
            }
            '“' | '‘' | '”' | '’' | '—' | '…' | '·' | '•' => true,
            _ => false,
        };
        if to_western {
            let cell = &mut cells[i];
            cell.kind = Kind::Western;
            if cell.width >= 0.9 * cell.size {
                // The face has only the full-width form: its blank half goes.
                match c {
                    '“' | '‘' => (cell.width, cell.dx) = (0.5 * cell.size, -0.5 * cell.size),
                    '”' | '’' => cell.width *= 0.5,
                    _ => {}
                }
            }
        }
    }
}

/// The nearest character that is no space and no quotation mark.
fn neighbour(cells: &[Cell], at: usize, after: bool) -> Option<char> {
    let plain = |c: &&Cell| c.kind != Kind::Space && !quote(c.shown);
    if after {
        cells.get(at + 1..)?.iter().take(4).find(plain).map(|c| c.shown)
    } else {
        cells.get(at.saturating_sub(4)..at)?.iter().rev().find(plain).map(|c| c.shown)
    }
}

/// Puts the glyph of a full-width mark in its em, and says which half is blank.
fn shape_cell(cell: &mut Cell) {
    let (em, font) = (cell.size, cell.width);
    let proportional = font < 0.9 * em;
    match cell.kind {
        Kind::Open => {
            // A proportional face's mark stands in the middle of the right half.
            cell.dx = if proportional { em * 0.75 - font / 2.0 } else { font - em };
            (cell.width, cell.lead) = (em, em / 2.0);
        }
        Kind::Close | Kind::Stop => {
            cell.dx = if proportional { em * 0.25 - font / 2.0 } else { 0.0 };
            (cell.width, cell.tail) = (em, em / 2.0);
            if matches!(cell.shown, '。' | '！' | '？') {
                cell.firm = cell.tail * FIRM;
            }
        }
        Kind::Middle | Kind::Ellipsis => {
            cell.dx = (em - font) / 2.0;
            cell.width = em;
        }
        Kind::Dash => {
            let width = if cell.shown == '⸺' { 2.0 * em } else { em };
            (cell.width, cell.fills) = (width, true);
        }
        _ => {}
    }
}

/// Western words, —— and …… are shaped and moved as one.
fn join(cells: &mut [Cell]) {
    for i in 1..cells.len() {
        let (a, b) = (cells[i - 1], cells[i]);
        cells[i].joined = match (a.kind, b.kind) {
            (Kind::Western, Kind::Western) => a.size == b.size && !quote(a.shown) && !quote(b.shown),
            (Kind::Dash, Kind::Dash) | (Kind::Ellipsis, Kind::Ellipsis) => true,
            (_, Kind::Nothing) => true,
            _ => false,
        };
    }
}

/// A quotation mark: it may not have its font's width.
fn quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’')
}

/// Rule 5: where two marks meet, one blank goes. Rule 7: Chinese beside Western.
fn neighbours(cells: &mut [Cell]) {
    let letter = |c: Option<&Cell>| c.is_some_and(|c| western_letter(c.shown));
    for i in 1..cells.len() {
        let heads = letter(cells.get(i)) || sign_before(cells[i].shown) && letter(cells.get(i + 1));
        let tails = letter(cells.get(i - 1)) || i > 1 && sign_after(cells[i - 1].shown) && letter(cells.get(i - 2));
        let (before, rest) = cells.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), rest.first_mut()) else { continue };
        let closes = matches!(a.kind, Kind::Close | Kind::Stop);
        match b.kind {
            Kind::Close | Kind::Stop | Kind::Open if closes => {
                a.width -= a.tail;
                (a.tail, a.firm) = (0.0, 0.0);
            }
            Kind::Open if a.kind == Kind::Open => {
                b.width -= b.lead;
                b.dx -= b.lead;
                b.lead = 0.0;
            }
            Kind::Western if a.kind == Kind::Han && heads => a.gap = mixed(a.size),
            Kind::Han if a.kind == Kind::Western && tails => a.gap = mixed(b.size),
            _ => {}
        }
    }
}

fn mixed(em: f32) -> Gap {
    let [least, natural, most] = MIXED;
    Gap { natural: natural * em, shrink: (natural - least) * em, stretch: (most - natural) * em, even: false }
}

/// Spaces of the source become glue: their cells have no width, the last of a run has the glue.
fn blanks(cells: &mut [Cell], style: &Style) {
    let words = WORDS[usize::from(!cells.iter().any(|c| c.kind == Kind::Han))];
    let mut i = 0;
    while i < cells.len() {
        if !matches!(cells[i].kind, Kind::Space | Kind::WideSpace) {
            i += 1;
            continue;
        }
        let end = cells[i..]
            .iter()
            .position(|c| !matches!(c.kind, Kind::Space | Kind::WideSpace))
            .map_or(cells.len(), |n| i + n);
        let em = cells[i].size;
        let wide = cells[i..end].iter().filter(|c| c.kind == Kind::WideSpace || c.shown == '\t').count();
        let own: f32 = cells[i..end].iter().map(|c| if c.kind == Kind::WideSpace { em } else { c.width }).sum();
        let narrow = end - i - wide;
        let gap = if i == 0 {
            let indent =
                if matches!(style.align, Align::Justify | Align::Left) { style.indent * style.em } else { own };
            Gap { natural: (own - indent).max(0.0), ..Gap::default() }
        } else if i > 0 && style.label > 0 && cells[i].byte as usize == style.label {
            Gap { natural: em.max(wide as f32 * em), ..Gap::default() }
        } else if style.by_sense && style.label == 0 && joins_chinese(cells, i, end) {
            // A title's printed lines, joined; or its characters, spread over the line. In a note in brackets, what the
            // print parts are the times that a law was passed and changed.
            let note = cells.first().is_some_and(|c| c.kind == Kind::Open);
            let parts = note || sense::parts_offices(&cells[..i], &cells[end..]);
            Gap { natural: if parts { SPREAD * em } else { 0.0 }, ..Gap::default() }
        } else {
            between(cells, i..end, [wide, narrow], own, words)
        };
        for cell in &mut cells[i..end] {
            (cell.width, cell.gap) = (0.0, Gap::default());
        }
        cells[end - 1].gap = gap;
        // The space takes the place of the glue that stands between Chinese and Western text without one.
        if i > 0 {
            cells[i - 1].gap = Gap::default();
        }
        i = end;
    }
}

/// Text that follows its label without a space is set as if one stood there; a mark that ends the label is part of it.
fn after_label(cells: &mut [Cell], style: &Style) {
    if style.label == 0 {
        return;
    }
    let at = cells.partition_point(|c| (c.byte as usize) < style.label);
    let Some((label, text)) = cells.split_at_mut_checked(at) else { return };
    let (Some(last), Some(first)) = (label.last_mut(), text.first()) else { return };
    if !first.kind.blank() && !matches!(first.kind, Kind::Close | Kind::Stop) {
        last.gap = Gap { natural: last.size, ..Gap::default() };
    }
}

/// Chinese stands at both sides of a run of spaces.
fn joins_chinese(cells: &[Cell], from: usize, end: usize) -> bool {
    let wide = |c: Option<&Cell>| c.is_some_and(|c| c.kind.wide());
    wide(cells.get(from.wrapping_sub(1))) && wide(cells.get(end))
}

/// The glue that a run of spaces in the text stands for.
fn between(cells: &[Cell], run: Range<usize>, [wide, narrow]: [usize; 2], own: f32, words: f32) -> Gap {
    let (Some(a), Some(b)) = (cells.get(run.start.wrapping_sub(1)), cells.get(run.end)) else { return Gap::default() };
    let em = cells.get(run.start).map_or(a.size, |c| c.size);
    let squeezable = |k: Kind| matches!(k, Kind::Open | Kind::Close | Kind::Stop);
    if wide > 0 {
        return Gap { natural: wide as f32 * em + narrow as f32 * SPREAD * em, ..Gap::default() };
    }
    match (a.kind, b.kind) {
        (Kind::Western, Kind::Western) => {
            let natural = own.min(0.5 * em);
            Gap { natural, shrink: natural * 0.4, stretch: words * em, even: false }
        }
        (x, y) if squeezable(x) || squeezable(y) => Gap::default(),
        (Kind::Western, Kind::Han) | (Kind::Han, Kind::Western) => mixed(em),
        (x, y) if breaks_anywhere(a.shown) && breaks_anywhere(b.shown) || x == Kind::Han || y == Kind::Han => {
            Gap { natural: narrow as f32 * SPREAD * em, ..Gap::default() }
        }
        _ => Gap { natural: own, ..Gap::default() },
    }
}

/// Rule 6: where an even share of space may go: not inside words and pairs, not before a closing mark, not after an
/// opening one, not where there is glue of another kind.
fn even(cells: &mut [Cell]) {
    for i in 0..cells.len().saturating_sub(1) {
        let (a, b) = (cells[i], cells[i + 1]);
        let rigid = b.joined
            || a.gap.natural > 0.0
            || a.kind.blank()
            || b.kind.blank()
            || a.kind == Kind::Open
            || matches!(b.kind, Kind::Close | Kind::Stop)
            || (a.kind == Kind::Western && b.kind == Kind::Western);
        cells[i].gap.even = !rigid;
    }
}
