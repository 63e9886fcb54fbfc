//! Where a line may end, and what it costs: Unicode's break classes (UAX #14), then the rules of Chinese setting.

use super::cells::Cell;
use super::class::{
    Kind, is_digit, is_latin_unit, is_numeral, is_ordinal_unit, is_unit, is_unit_before_unit, never_ends, never_starts,
};

/// Whether a line may end after a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// It may not.
    Never,
    /// It may, at a price (0 for an ordinary break).
    At(u16),
    /// It must.
    Must,
}

/// Prices. A line spaced by an eighth of an em costs 100.
mod price {
    /// Inside 第十五条 and 第（三）项, and before a Western unit.
    pub const ORDINAL: u16 = 150;
    /// Inside a Chinese numeral, or between it and its unit.
    pub const NUMERAL: u16 = 100;
    /// Inside a unit of several characters after a number (万|元, 平方|米).
    pub const UNIT: u16 = 50;
    /// Between the numbers of 第十二个五年规划.
    pub const PERIODS: u16 = 300;
    /// Before the bracket of a document number, and between the letters of its office.
    pub const BRACKET: u16 = 60;
    /// Inside a range of numbers, after its dash.
    pub const RANGE: u16 = 120;
    /// Inside a long Western code or address, after one of its marks; between a code and its number.
    pub const CODE: u16 = 80;
}

/// Whether a break of a price parts a figure, an ordinal or a range of figures.
pub(super) fn in_figure(price: u16) -> bool {
    matches!(price, price::ORDINAL | price::NUMERAL | price::UNIT | price::PERIODS | price::RANGE)
}

/// A Western word longer than this may be divided after one of its marks (addresses, paths).
const LONG_CODE: usize = 24;

/// An office's letters in a document number are no more than these.
const LONGEST_OFFICE: usize = 12;

/// Marks the breaks of a paragraph.
pub(super) fn mark(text: &str, cells: &mut [Cell]) {
    let unicode = unicode_breaks(text, cells);
    let long = long_codes(cells);
    // The last character before a run of spaces decides for the run.
    let mut last = None;
    for i in 0..cells.len() {
        if !cells[i].kind.blank() {
            last = Some(i);
        }
        if cells[i].brk == Break::Must {
            continue;
        }
        let Some(next) = cells.get(i + 1) else { break };
        cells[i].brk = match last {
            _ if next.kind.blank() => Break::Never,
            Some(last) => decide(cells, last, i, unicode[i], long[i]),
            // Never a line of nothing but spaces.
            None => Break::Never,
        };
    }
    numbers(cells);
}

/// Unicode's opportunity after each cell.
fn unicode_breaks(text: &str, cells: &[Cell]) -> Vec<bool> {
    let mut out = vec![false; cells.len()];
    let mut i = 0;
    for (byte, _) in unicode_linebreak::linebreaks(text) {
        while i + 1 < cells.len() && (cells[i + 1].byte as usize) < byte {
            i += 1;
        }
        if let Some(at) = out.get_mut(i) {
            *at = true;
        }
    }
    out
}

/// Which cells are in a Western word too long to be kept whole.
fn long_codes(cells: &[Cell]) -> Vec<bool> {
    let mut out = vec![false; cells.len()];
    let mut i = 0;
    while i < cells.len() {
        let end = cells[i..].iter().position(|c| c.kind != Kind::Western).map_or(cells.len(), |n| i + n);
        if end - i > LONG_CODE {
            out[i..end].fill(true);
        }
        i = end.max(i + 1);
    }
    out
}

/// A break between cell `i` and the next; `last` is the last one up to `i` that is no space.
fn decide(cells: &[Cell], last: usize, i: usize, unicode: bool, long: bool) -> Break {
    let (a, b) = (&cells[last], &cells[i + 1]);
    if b.joined && b.kind != Kind::Western {
        return Break::Never;
    }
    if never_starts(b.shown) || never_ends(a.shown) {
        return Break::Never;
    }
    let spaced = cells[last + 1..=i].iter().any(|c| c.kind != Kind::Nothing);
    if last != i && !spaced {
        // Joiners, variation selectors, zero-width spaces: Unicode knows.
        return if unicode { Break::At(0) } else { Break::Never };
    }
    match (a.kind, b.kind) {
        (Kind::Western, Kind::Western) if spaced => {
            let unit = is_digit(a.shown) && is_latin_unit(&word_from(cells, i + 1));
            // A code and its number: GB/T 1234.
            let code = a.shown.is_ascii_uppercase() && is_digit(b.shown);
            if unit || groups_digits(cells, last, i + 1) {
                Break::Never
            } else {
                Break::At(if code { price::CODE } else { 0 })
            }
        }
        (Kind::Western, Kind::Western) => {
            let mark = matches!(a.shown, '/' | '-' | '_' | '.' | '?' | '&' | '=' | '#' | '@' | ':');
            let digits = is_digit(b.shown) && i > 0 && is_digit(cells[i - 1].shown);
            if long && mark && !digits { Break::At(price::CODE) } else { Break::Never }
        }
        (Kind::Dash | Kind::Ellipsis, _) => {
            let range = is_digit(b.shown) && last > 0 && is_digit(cells[last - 1].shown);
            Break::At(if range { price::RANGE } else { 0 })
        }
        _ if a.kind.wide() || b.kind.wide() => Break::At(0),
        _ if unicode => Break::At(0),
        _ => Break::Never,
    }
}

/// Whether a space parts the thousands of a number, 10 000: one to three digits before it, three behind it.
fn groups_digits(cells: &[Cell], last: usize, next: usize) -> bool {
    let digits = |count: usize| (1..=3).contains(&count);
    let before = cells[..=last].iter().rev().take(4).take_while(|c| is_digit(c.shown)).count();
    let after = word_from(cells, next);
    digits(before) && after.chars().count() == 3 && after.chars().all(is_digit)
}

fn word_from(cells: &[Cell], from: usize) -> String {
    cells[from..].iter().take_while(|c| c.kind == Kind::Western).take(5).map(|c| c.shown).collect()
}

/// Rule 4: numbers with their signs and units, ordinals, document numbers.
fn numbers(cells: &mut [Cell]) {
    let mut i = 0;
    while i < cells.len() {
        let c = cells[i].shown;
        if is_digit(c) || is_numeral(c) {
            i = number(cells, i);
        } else if matches!(c, '≥' | '≤' | '＞' | '＜' | '±' | '＋' | '－' | '≈' | '￥' | '№' | 'Φ' | '−')
            && next_ink(cells, i).is_some_and(|n| is_digit(cells[n].shown))
        {
            forbid(cells, i);
            i += 1;
        } else {
            i += 1;
        }
    }
}

/// One number from its first digit; gives the index after it.
fn number(cells: &mut [Cell], from: usize) -> usize {
    let arabic = is_digit(cells[from].shown);
    let mut end = from;
    // The digits, with the marks between two of them.
    while let Some(c) = cells.get(end) {
        let point = !arabic && c.shown == '．' && end > from && cells.get(end + 1).is_some_and(|n| is_numeral(n.shown));
        let part = if arabic { in_number(cells, end) } else { is_numeral(c.shown) || point };
        if !part {
            break;
        }
        end += 1;
    }
    let end = end.max(from + 1);
    let before = previous_ink(cells, from);
    let ordinal = before.is_some_and(|p| cells[p].shown == '第');
    for k in from..end - 1 {
        if arabic {
            forbid(cells, k);
        } else {
            raise(cells, k, if ordinal { price::ORDINAL } else { price::NUMERAL });
        }
    }
    if let Some(p) = before {
        match cells[p].shown {
            '第' => raise_to(cells, p, from, price::ORDINAL),
            // 〔2023〕7号: the bracket keeps its number.
            '〕' | ']' | '］' if arabic => (p..from).for_each(|k| forbid(cells, k)),
            '）' | ')' if arabic && document_year(cells, p).is_some() => (p..from).for_each(|k| forbid(cells, k)),
            '～' | '~' | '-' | '－' | '—' | '–' if previous_ink(cells, p).is_some_and(|q| is_digit(cells[q].shown)) =>
            {
                raise_to(cells, p, from, price::RANGE);
            }
            _ => {}
        }
    }
    let of_document = |p: usize| match cells[p].shown {
        '〔' | '［' | '[' => true,
        '（' | '(' => document_year(cells, end) == Some(p),
        _ => false,
    };
    if let Some(b) = before.filter(|&p| p > 0 && of_document(p)) {
        raise(cells, b - 1, price::BRACKET);
        office(cells, b);
    }
    unit(cells, end, arabic, ordinal);
    bracketed_ordinal(cells, from, end);
    end
}

/// Where the bracket opens that `close` closes, if both are round and hold the year of a document's number: （2023）7号.
fn document_year(cells: &[Cell], close: usize) -> Option<usize> {
    const YEAR: usize = 4;
    const LONGEST_NUMBER: usize = 5;
    let open = close.checked_sub(YEAR + 1)?;
    let shown = |at: usize| cells.get(at).map(|c| c.shown);
    let round = matches!((shown(open)?, shown(close)?), ('（', '）') | ('(', ')'));
    let year = cells.get(open + 1..close)?.iter().all(|c| is_digit(c.shown));
    let digits = cells.get(close + 1..)?.iter().take(LONGEST_NUMBER).take_while(|c| is_digit(c.shown)).count();
    (round && year && digits > 0 && matches!(shown(close + 1 + digits), Some('号' | '號'))).then_some(open)
}

/// The letters of the office before the bracket of a document number, where a mark shows that they begin there:
/// （云政办字〔2023〕7号）.
fn office(cells: &mut [Cell], bracket: usize) {
    let from = cells[..bracket].iter().rposition(|c| c.kind != Kind::Han).map_or(0, |mark| mark + 1);
    let begins = from == 0 || cells[from - 1].kind == Kind::Open;
    if begins && bracket - from <= LONGEST_OFFICE {
        (from..bracket).for_each(|k| raise(cells, k, price::BRACKET));
    }
}

/// 第（三）项 is kept together as 第三项 is.
fn bracketed_ordinal(cells: &mut [Cell], from: usize, end: usize) {
    let Some(open) = previous_ink(cells, from).filter(|&p| matches!(cells[p].shown, '（' | '(')) else { return };
    let Some(first) = previous_ink(cells, open).filter(|&p| cells[p].shown == '第') else { return };
    let Some(close) = next_ink(cells, end - 1).filter(|&n| matches!(cells[n].shown, '）' | ')')) else { return };
    let Some(unit) = next_ink(cells, close).filter(|&n| is_ordinal_unit(cells[n].shown)) else { return };
    raise_to(cells, first, unit, price::ORDINAL);
}

/// The unit after a number that ends before `end`.
fn unit(cells: &mut [Cell], end: usize, arabic: bool, ordinal: bool) {
    let Some(u) = next_ink(cells, end - 1) else { return };
    let c = cells[u].shown;
    if arabic && (is_unit(c) || never_starts(c)) {
        (end - 1..u).for_each(|k| forbid(cells, k));
    } else if ordinal && is_ordinal_unit(c) {
        raise_to(cells, end - 1, u, price::ORDINAL);
        if c == '个'
            && let Some(next) = next_ink(cells, u).filter(|&n| is_numeral(cells[n].shown))
        {
            let first = (0..end).rev().find(|&k| cells[k].shown == '第').unwrap_or(u);
            raise_to(cells, first, next, price::PERIODS);
        }
    } else if !arabic && is_unit(c) {
        raise_to(cells, end - 1, u, price::NUMERAL);
    } else {
        return;
    }
    // Units of several characters: 万元, 平方公里, 个百分点.
    if arabic {
        let longer = is_unit_before_unit(c);
        let mut k = u;
        while longer && k < u + 3 && cells.get(k + 1).is_some_and(|n| is_unit(n.shown) || n.shown == '方') {
            raise(cells, k, price::UNIT);
            k += 1;
        }
        // A Western unit after them: 12亿m³.
        if longer
            && let Some(word) = next_ink(cells, k)
            && is_latin_unit(&word_from(cells, word))
        {
            raise_to(cells, k, word, price::ORDINAL);
        }
    }
}

/// Whether the cell is a digit, or a mark inside a number.
fn in_number(cells: &[Cell], at: usize) -> bool {
    let c = cells[at].shown;
    if is_digit(c) {
        return true;
    }
    let between = at > 0 && is_digit(cells[at - 1].shown) && cells.get(at + 1).is_some_and(|n| is_digit(n.shown));
    between && matches!(c, '.' | ',' | ':' | '．' | '/' | '-' | '~' | '–')
}

fn previous_ink(cells: &[Cell], at: usize) -> Option<usize> {
    cells.get(..at)?.iter().rposition(|c| !c.kind.blank())
}

fn next_ink(cells: &[Cell], at: usize) -> Option<usize> {
    cells.get(at + 1..)?.iter().position(|c| !c.kind.blank()).map(|n| at + 1 + n)
}

fn forbid(cells: &mut [Cell], at: usize) {
    if let Some(cell) = cells.get_mut(at)
        && cell.brk != Break::Must
    {
        cell.brk = Break::Never;
    }
}

fn raise(cells: &mut [Cell], at: usize, price: u16) {
    if let Some(cell) = cells.get_mut(at)
        && let Break::At(now) = cell.brk
    {
        cell.brk = Break::At(now.max(price));
    }
}

fn raise_to(cells: &mut [Cell], from: usize, to: usize, price: u16) {
    (from..to).for_each(|k| raise(cells, k, price));
}
