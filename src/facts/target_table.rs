//! Targets printed as a table: 指标 | 单位 | 2020年 | 2025年目标.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
use super::figures::{Goal, plain};
use super::grid::{filled, lines};
use super::text::View;
use crate::issue::{Date, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, numeral};

/// Rows in which the heads of columns are looked for.
const MOST_HEADS: usize = 4;
/// Characters of the longest cell that is a figure.
const LONGEST_VALUE: usize = 20;
/// A year over a column: 2025年, 2025年目标值.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"({numeral}{4}){year-unit}?"));

/// The columns of a table of targets.
#[derive(Default)]
struct Columns {
    /// What is to be reached.
    name: Option<usize>,
    /// In which unit.
    unit: Option<usize>,
    /// How much, by when.
    values: Vec<(usize, Option<Date>)>,
    /// The first row below the heads.
    first: usize,
}

impl Columns {
    fn of(rows: &[Vec<(usize, &str)>], heads: usize, signed: Option<Date>, plan: Option<Date>) -> Option<Self> {
        let mut columns = Self::default();
        for (n, cells) in rows.iter().enumerate().take(heads.clamp(1, MOST_HEADS)) {
            columns.first = n + 1;
            for (at, text) in cells {
                let head = fold::narrowed(text);
                if Class::AimColumn.is(&head) {
                    columns.name = columns.name.or(Some(*at));
                } else if Class::UnitColumn.is(&head) {
                    columns.unit = Some(*at);
                } else if let Some(due) = due_of(&head, signed, plan) {
                    columns.values.retain(|(column, _)| column != at);
                    columns.values.push((*at, due));
                }
            }
        }
        (columns.name.is_some() && !columns.values.is_empty()).then_some(columns)
    }
}

/// By when the figures of a column are to be reached, where its head says that they are: 2025年, 目标值. A year that lies behind tells
/// what was.
fn due_of(head: &str, signed: Option<Date>, plan: Option<Date>) -> Option<Option<Date>> {
    let year = YEAR.captures(head).and_then(|found| numeral::whole(found.get(1)?.as_str()));
    let year = year.and_then(|year| i32::try_from(year).ok());
    let ahead = |year: i32| match (signed, plan) {
        (Some(signed), _) => year > signed.year(),
        (None, Some(plan)) => year >= plan.year(),
        (None, None) => false,
    };
    let aims = Class::AimHead.within(head) && Class::AimColumn.ends(head).is_none();
    match year {
        Some(year) if ahead(year) || aims && signed.is_none_or(|signed| year >= signed.year()) => {
            Some(Date::new(year, 12, 31))
        }
        Some(_) => None,
        None => aims.then_some(plan),
    }
}

/// Reads the rows of a table whose heads name figures to be reached. `plan`: the last day of the plan that the paper is.
pub(super) fn read(
    view: &View<'_>,
    table: &Table,
    (signed, plan): (Option<Date>, Option<Date>),
    goals: &mut Vec<Goal>,
) {
    let Some(block) = view.block else { return };
    let rows = filled(table);
    let Some(columns) = Columns::of(&rows, table.head_rows, signed, plan) else { return };
    let lines = lines(block);
    if lines.len() != rows.len() {
        return;
    }
    for (n, cells) in rows.iter().enumerate().skip(columns.first) {
        let (Some(line), Some(printed)) = (lines.get(n), table.rows.get(n)) else { continue };
        let text = |at: usize| cells.iter().find(|(column, _)| *column == at).map(|(_, text)| *text);
        // Where a cell of this row stands in the block's text.
        let place = |cell: &str| -> Option<Range<usize>> {
            let nth = printed.iter().position(|own| own.text.as_ptr() == cell.as_ptr())?;
            let cells = cells_of(block.text.get(line.clone())?);
            let own = cells.get(nth).filter(|_| cells.len() == printed.len())?;
            Some(line.start + own.start..line.start + own.end)
        };
        let passage = |range: Range<usize>| Passage::new(view.document, view.index, range);
        let name = columns.name.and_then(text).filter(|name| name.chars().any(chars::is_han));
        let Some((name, at)) = name.and_then(|name| Some((name, place(name)?))) else { continue };
        let unit = columns.unit.and_then(text).and_then(place).or_else(|| unit_in(name, at.start));
        for (column, due) in &columns.values {
            let Some(value) = text(*column).filter(|value| is_value(value)) else { continue };
            let Some(range) = place(value) else { continue };
            let (number, least, most) = bounds(value);
            goals.push(Goal {
                passage: passage(at.clone()),
                value: Some(passage(range)),
                number,
                least,
                most,
                unit: unit.clone().map(passage),
                due: *due,
            });
        }
    }
}

/// Where the cells of a table's line stand, between tabs or, where it was printed as text, between bars: | 指标 | 2030年 |.
fn cells_of(line: &str) -> Vec<Range<usize>> {
    let inner = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    let (from, inner) = inner.map_or((0, line), |inner| (inner.as_ptr() as usize - line.as_ptr() as usize, inner));
    let barred = inner.len() < line.len();
    let mut start = from;
    let cell = |part: &str| {
        let at = start;
        start += part.len() + 1;
        let own = if barred { part.trim() } else { part };
        let at = at + (own.as_ptr() as usize - part.as_ptr() as usize);
        at..at + own.len()
    };
    inner.split(if barred { '|' } else { '\t' }).map(cell).collect()
}

/// The number of a cell and its bounds: 85以上, ≤5, <3, 5-6.
fn bounds(cell: &str) -> (Option<f64>, Option<f64>, Option<f64>) {
    let cell = fold::narrowed(cell);
    let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let start = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
    let (lead, rest) = cell.split_at_checked(start).unwrap_or(("", &cell));
    let digits = rest.trim_start_matches(is_digit);
    let number = plain(rest.strip_suffix(digits).unwrap_or(rest));
    if let Some(other) = Class::RangeMark.strip_start(digits.trim_start_matches('%')) {
        let end = other.find(|c| !is_digit(c)).unwrap_or(other.len());
        let high = other.get(..end).and_then(plain);
        if let (Some(low), Some(most)) = (number, high)
            && low <= most
        {
            return (None, number, high);
        }
    }
    let more = lead.contains(['≥', '>']) || Class::AtLeast.ends(lead).is_some() || Class::OrMore.within(digits);
    let less = lead.contains(['≤', '<'])
        || Class::AtMost.ends(lead).is_some()
        || Class::Below.ends(lead).is_some()
        || Class::OrLess.within(digits);
    (number, number.filter(|_| more), number.filter(|_| less))
}

/// Whether a cell is a figure and little else.
fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().count() <= LONGEST_VALUE && cell.chars().any(|c| c.is_ascii_digit())
        || Class::WholeValue.is(&fold::narrowed(cell))
}

/// The unit in the bracket behind a name: 森林覆盖率（%）. `at`: where the name stands.
fn unit_in(name: &str, at: usize) -> Option<Range<usize>> {
    let open = name.char_indices().rfind(|(_, c)| brackets::opens_round(*c))?;
    let close = name.trim_end().char_indices().last().filter(|(_, c)| brackets::closes_round(*c))?;
    let range = open.0 + open.1.len_utf8()..close.0;
    let unit = fold::narrowed(name.get(range.clone())?);
    (!unit.is_empty() && unit.chars().count() <= 8).then(|| at + range.start..at + range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_tabs_or_bars() {
        let of = |line: &str| cells_of(line).into_iter().map(|at| line[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("森林覆盖率\t42\t45以上"), ["森林覆盖率", "42", "45以上"]);
        assert_eq!(of("| 森林覆盖率 | 42 |  |"), ["森林覆盖率", "42", ""]);
        assert_eq!(of("森林覆盖率 |\t42"), ["森林覆盖率 |", "42"]);
    }
}
