//! Tables, from the rules that a page draws: a grid of rules is a table, and what stands in a cell is its text.

use super::page::{Bar, Glyph, Grid, GridCell, Row, Rule, SNAP, middle, narrow};
use super::rows::rows;
use super::ruled;

/// More rules than this on a page are a drawing.
const MOST_RULES: usize = 1500;
/// A table with more elementary cells than this is a drawing.
const MOST_CELLS: usize = 10_000;

/// Takes the tables out of a page: their glyphs leave `glyphs`.
pub(super) fn take(glyphs: &mut Vec<Glyph>, rules: &[Rule], page: [f32; 2]) -> Vec<Grid> {
    let (across, upright): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|rule| rule.horizontal());
    let across = merged(across.iter().map(|r| Bar { at: (r.y0 + r.y1) / 2.0, from: r.x0, to: r.x1 }).collect());
    let upright = merged(upright.iter().map(|r| Bar { at: (r.x0 + r.x1) / 2.0, from: r.y0, to: r.y1 }).collect());
    if across.len() < 2 || across.len() + upright.len() > MOST_RULES {
        return Vec::new();
    }
    let mut grids = ruled::take(glyphs, &across, &upright);
    for (across, upright) in connected(&across, &upright) {
        if let Some((mut grid, owners)) = grid(&across, &upright) {
            let inside = |g: &Glyph| {
                let (x, y) = middle(g);
                (grid.bounds[0]..grid.bounds[2]).contains(&x) && (grid.bounds[1]..grid.bounds[3]).contains(&y)
            };
            let (held, rest): (Vec<Glyph>, Vec<Glyph>) = glyphs.iter().partition(|g| inside(g));
            fill(&mut grid, held, &owners);
            if is_table(&grid, page) {
                *glyphs = rest;
                grids.push(grid);
            }
        }
    }
    grids.sort_by(|a, b| a.bounds[1].total_cmp(&b.bounds[1]));
    grids
}

/// Bars on one line that touch or overlap, as one.
fn merged(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    // First the lines, then the extents on each: a slight slope must not hide an overlap.
    let mut lines: Vec<Vec<Bar>> = Vec::new();
    for bar in bars {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| bar.at - first.at < SNAP) => line.push(bar),
            _ => lines.push(vec![bar]),
        }
    }
    let mut out: Vec<Bar> = Vec::new();
    for mut line in lines {
        line.sort_by(|a, b| a.from.total_cmp(&b.from));
        let start = out.len();
        for bar in line {
            match out.get_mut(start..).and_then(|done| done.last_mut()) {
                Some(last) if bar.from <= last.to + SNAP => last.to = last.to.max(bar.to),
                _ => out.push(bar),
            }
        }
    }
    out
}

/// Groups of bars that touch one another.
fn connected(across: &[Bar], upright: &[Bar]) -> Vec<(Vec<Bar>, Vec<Bar>)> {
    let mut sets = Sets::new(across.len() + upright.len());
    for (i, h) in across.iter().enumerate() {
        for (j, v) in upright.iter().enumerate() {
            if h.covers(v.at) && v.covers(h.at) {
                sets.join(i, across.len() + j);
            }
        }
    }
    let mut groups: Vec<(usize, Vec<Bar>, Vec<Bar>)> = Vec::new();
    for i in 0..across.len() + upright.len() {
        let root = sets.root(i);
        let at = groups.iter().position(|g| g.0 == root).unwrap_or_else(|| {
            groups.push((root, Vec::new(), Vec::new()));
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(at) else { continue };
        match across.get(i) {
            Some(bar) => group.1.push(*bar),
            None => group.2.extend(upright.get(i - across.len()).copied()),
        }
    }
    groups
        .into_iter()
        .map(|(_, h, v)| (h, v))
        .filter(|(h, v)| h.len() >= 2 && !v.is_empty() && h.len() + v.len() >= 4)
        .collect()
}

/// Disjoint sets.
struct Sets(Vec<usize>);

impl Sets {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// The grid of connected bars and the cell that owns each elementary cell.
fn grid(across: &[Bar], upright: &[Bar]) -> Option<(Grid, Vec<usize>)> {
    // Tables with open sides: the rules across reach beyond the outermost upright ones.
    let ends = |bars: &[Bar]| bars.iter().fold((f32::MAX, 0.0_f32), |(a, b), bar| (a.min(bar.from), b.max(bar.to)));
    let ((left, right), (top, bottom)) = (ends(across), ends(upright));
    let xs = places(upright.iter().map(|bar| bar.at).chain([left, right]));
    let ys = places(across.iter().map(|bar| bar.at).chain([top, bottom]));
    let (columns, row_count) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns * row_count < 2 || columns * row_count > MOST_CELLS {
        return None;
    }
    let mut sets = Sets::new(columns * row_count);
    let between = |v: &[f32], i: usize| (v[i] + v[i + 1]) / 2.0;
    let drawn =
        |bars: &[Bar], at: f32, x: f32| bars.iter().any(|bar| (bar.at - at).abs() < 2.0 * SNAP && bar.covers(x));
    for r in 0..row_count {
        for c in 0..columns {
            let here = r * columns + c;
            if c + 1 < columns && !drawn(upright, xs[c + 1], between(&ys, r)) {
                sets.join(here, here + 1);
            }
            if r + 1 < row_count && !drawn(across, ys[r + 1], between(&xs, c)) {
                sets.join(here, here + columns);
            }
        }
    }
    let mut cells: Vec<GridCell> = Vec::new();
    let mut cell_of_root = vec![usize::MAX; columns * row_count];
    let mut owners = Vec::with_capacity(columns * row_count);
    for i in 0..columns * row_count {
        let root = sets.root(i);
        let (r, c) = (i / columns, i % columns);
        if cell_of_root[root] == usize::MAX {
            cell_of_root[root] = cells.len();
            cells.push(GridCell { row: narrow(r), column: narrow(c), rows: 1, columns: 1, lines: Vec::new() });
        }
        let owner = cell_of_root[root];
        if let Some(cell) = cells.get_mut(owner) {
            cell.column = cell.column.min(narrow(c));
            cell.rows = cell.rows.max(narrow(r + 1).saturating_sub(cell.row));
            cell.columns = cell.columns.max(narrow(c + 1).saturating_sub(cell.column));
        }
        owners.push(owner);
    }
    let bounds = [*xs.first()?, *ys.first()?, *xs.last()?, *ys.last()?];
    Some((Grid { bounds, xs, ys, row_count: narrow(row_count), cells, head: 0 }, owners))
}

/// Distinct places, sorted; those nearer than a little more than [`SNAP`] are one.
fn places(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.filter(|v| v.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    values.dedup_by(|b, a| *b - *a < 1.5 * SNAP);
    values
}

/// Puts glyphs into the cells that they stand in.
fn fill(grid: &mut Grid, glyphs: Vec<Glyph>, owners: &[usize]) {
    let ys = &grid.ys;
    let columns = grid.xs.len().saturating_sub(1);
    let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); grid.cells.len()];
    for glyph in glyphs {
        let (x, y) = middle(&glyph);
        let c = grid.xs.partition_point(|place| *place <= x).saturating_sub(1).min(columns.saturating_sub(1));
        let r = ys.partition_point(|place| *place <= y).saturating_sub(1).min(ys.len().saturating_sub(2));
        if let Some(cell) = owners.get(r * columns + c).and_then(|owner| held.get_mut(*owner)) {
            cell.push(glyph);
        }
    }
    for (cell, glyphs) in grid.cells.iter_mut().zip(held) {
        cell.lines = rows(glyphs);
    }
}

/// Whether a filled grid is a table: text in several cells, and not the frame of a page.
fn is_table(grid: &Grid, page: [f32; 2]) -> bool {
    let filled = grid.cells.iter().filter(|cell| !cell.lines.is_empty()).count();
    let area = (grid.bounds[2] - grid.bounds[0]) * (grid.bounds[3] - grid.bounds[1]);
    let frame = filled < 5 && area > 0.4 * page[0] * page[1];
    filled >= 2 && !frame
}

/// The text of a cell: its rows joined, but for those after a clearly short one. Each text with its rows.
pub(super) fn paragraphs(cell: &GridCell) -> Vec<(String, &[Row])> {
    let left = cell.lines.iter().map(Row::x0).fold(f32::MAX, f32::min);
    let right = cell.lines.iter().map(Row::x1).fold(0.0, f32::max);
    let mut out: Vec<(String, &[Row])> = Vec::new();
    let mut start = 0;
    for (i, row) in cell.lines.iter().enumerate() {
        let wide = right - left > 8.0 * row.size;
        // Short at the right and not centred: the end of a paragraph.
        let ends = wide && right - row.x1() > 2.0 * row.size && row.x0() - left < 2.5 * row.size;
        if ends || i + 1 == cell.lines.len() {
            let lines = cell.lines.get(start..=i).unwrap_or_default();
            out.push((lines.iter().map(Row::text).collect(), lines));
            start = i + 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    fn across(y: f32, x0: f32, x1: f32) -> Rule {
        Rule { x0, y0: y, x1, y1: y }
    }

    fn upright(x: f32, y0: f32, y1: f32) -> Rule {
        Rule { x0: x, y0, x1: x, y1 }
    }

    fn cell_texts(grid: &Grid) -> Vec<(u16, u16, u16, u16, String)> {
        let text = |cell: &GridCell| paragraphs(cell).into_iter().map(|(t, _)| t).collect::<Vec<_>>().join("/");
        grid.cells.iter().map(|c| (c.row, c.column, c.rows, c.columns, text(c))).collect()
    }

    #[test]
    fn a_grid_of_rules_is_a_table() {
        let mut glyphs = [
            set("序号", 105.0, 115.0, 10.0),
            set("任务", 205.0, 115.0, 10.0),
            set("1", 105.0, 135.0, 10.0),
            set("水文监测", 205.0, 135.0, 10.0),
            set("表外文字", 105.0, 300.0, 10.0),
        ]
        .concat();
        let mut rules: Vec<Rule> = [100.0, 120.0, 140.0].iter().map(|y| across(*y, 100.0, 400.0)).collect();
        rules.extend([100.0, 200.0, 400.0].iter().map(|x| upright(*x, 100.0, 140.0)));
        let grids = take(&mut glyphs, &rules, [595.0, 842.0]);
        assert_eq!(glyphs.len(), 4);
        let expected = [(0, 0, "序号"), (0, 1, "任务"), (1, 0, "1"), (1, 1, "水文监测")]
            .map(|(r, c, t)| (r, c, 1, 1, t.to_owned()));
        assert_eq!(cell_texts(&grids[0]), expected);
    }

    #[test]
    fn merged_cells() {
        let mut glyphs =
            [set("合计", 105.0, 115.0, 10.0), set("甲", 105.0, 135.0, 10.0), set("乙", 255.0, 135.0, 10.0)].concat();
        let mut rules: Vec<Rule> = [100.0, 120.0, 140.0].iter().map(|y| across(*y, 100.0, 400.0)).collect();
        rules.push(upright(250.0, 120.0, 140.0));
        rules.extend([100.0, 400.0].map(|x| upright(x, 100.0, 140.0)));
        let grids = take(&mut glyphs, &rules, [595.0, 842.0]);
        let expected = [(0, 0, 1, 2, "合计"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "乙")];
        assert_eq!(cell_texts(&grids[0]), expected.map(|(a, b, c, d, t)| (a, b, c, d, t.to_owned())));
    }

    #[test]
    fn open_sides() {
        let mut glyphs =
            [set("甲", 105.0, 115.0, 10.0), set("乙", 255.0, 115.0, 10.0), set("丙", 105.0, 135.0, 10.0)].concat();
        let mut rules: Vec<Rule> = [100.0, 120.0, 140.0].iter().map(|y| across(*y, 100.0, 400.0)).collect();
        rules.push(upright(250.0, 100.0, 140.0));
        let grids = take(&mut glyphs, &rules, [595.0, 842.0]);
        let expected = [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "")];
        assert_eq!(cell_texts(&grids[0]), expected.map(|(a, b, c, d, t)| (a, b, c, d, t.to_owned())));
    }

    #[test]
    fn a_frame_and_a_single_rule_are_no_tables() {
        let mut glyphs = [set("正文", 105.0, 415.0, 10.0), set("页眉", 105.0, 60.0, 10.0)].concat();
        let rules = [
            across(50.0, 50.0, 545.0),
            across(70.0, 50.0, 545.0),
            across(800.0, 50.0, 545.0),
            upright(50.0, 50.0, 800.0),
            upright(545.0, 50.0, 800.0),
        ];
        assert!(take(&mut glyphs, &rules, [595.0, 842.0]).is_empty());
        assert_eq!(glyphs.len(), 4);
        assert!(take(&mut glyphs, &rules[..1], [595.0, 842.0]).is_empty());
    }
}
