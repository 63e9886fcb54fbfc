//! Tables without upright rules (三线表): a rule over the head, one under it, one under the last row.
//!
//! Only what stands between such rules can be a table, and only where at least three columns have blank strips between
//! them from the first rule to the last, as no running text has.

use super::page::{Bar, Glyph, Grid, GridCell, Row, median, middle, narrow};
use super::rows::rows;

/// Rules that begin and end within this, in points, are of one table.
const ALIKE: f32 = 3.0;
/// Least columns.
const COLUMNS: usize = 3;
/// Least width of the blank between two columns, in em.
const BLANK: f32 = 1.0;
/// Most rules of one table.
const RULES: usize = 14;
/// Most rows of type in a head.
const HEAD: usize = 3;
/// Lines of one cell are no farther from each other than this, in em.
const WRAPPED: f32 = 1.9;
/// Steps between lines that differ by less than this, in em, are alike.
const STEP: f32 = 0.3;

/// Takes the tables between the rules `across` out of `glyphs`; `upright` are the page's other rules.
pub(super) fn take(glyphs: &mut Vec<Glyph>, across: &[Bar], upright: &[Bar]) -> Vec<Grid> {
    let mut grids = Vec::new();
    let mut at = 0;
    while at + 2 < across.len() {
        let like = |bar: &&Bar| {
            across.get(at).is_some_and(|top| (top.from - bar.from).abs() < ALIKE && (top.to - bar.to).abs() < ALIKE)
        };
        let rules: Vec<Bar> = across.iter().skip(at).filter(like).take(RULES).copied().collect();
        // More rules part the rows of some tables; others are those of the next one.
        let found = (3..=rules.len()).rev().find_map(|n| table(glyphs, rules.get(..n)?, upright));
        match found {
            Some((grid, rest)) => {
                *glyphs = rest;
                at = across.partition_point(|bar| bar.at <= grid.bounds[3]);
                grids.push(grid);
            }
            None => at += 1,
        }
    }
    grids
}

/// The table between the first and the last of some rules, and the glyphs that are not in it.
fn table(glyphs: &[Glyph], rules: &[Bar], upright: &[Bar]) -> Option<(Grid, Vec<Glyph>)> {
    let [top, under_head, .., bottom] = *rules else { return None };
    if upright.iter().any(|bar| top.covers(bar.at) && bar.from < bottom.at && bar.to > top.at) {
        return None;
    }
    let inside = |g: &Glyph| {
        let (x, y) = middle(g);
        top.covers(x) && y > top.at && y < bottom.at
    };
    let (held, rest): (Vec<Glyph>, Vec<Glyph>) = glyphs.iter().partition(|g| inside(g));
    let inked: Vec<Glyph> = held.iter().filter(|g| !g.c.is_whitespace()).copied().collect();
    let xs = columns(&inked, top)?;
    let (head, body): (Vec<Row>, Vec<Row>) = rows(inked).into_iter().partition(|row| row.y < under_head.at);
    let filled = |rows: &[Row]| {
        let has = |edges: &[f32]| {
            let cells = || rows.iter().flat_map(|row| &row.cells);
            cells().any(|cell| edges[0] <= cell.glyph.x && cell.glyph.x < edges[1])
        };
        xs.windows(2).all(has)
    };
    // Text of columns under a rule goes on over many rows, and fills them.
    let ink: f32 = head.iter().flat_map(|row| &row.cells).map(|cell| cell.glyph.width).sum();
    let sparse = ink < 0.7 * (top.to - top.from) * head.len() as f32;
    if head.is_empty() || head.len() > HEAD || !sparse || body.len() < 2 || !filled(&head) || !filled(&body) {
        return None;
    }
    let mut ys = vec![top.at, under_head.at];
    ys.extend(row_edges(&body, &xs));
    ys.push(bottom.at);
    let mut grid = Grid { bounds: [top.from, top.at, top.to, bottom.at], xs, head: 1, ..Grid::default() };
    fill(&mut grid, held, &ys);
    Some((grid, rest))
}

/// The edges of the columns: the middles of the strips that all rows leave blank.
fn columns(glyphs: &[Glyph], top: Bar) -> Option<Vec<f32>> {
    let mut extents: Vec<(f32, f32)> = glyphs.iter().map(|g| (g.x, g.x + g.width)).collect();
    extents.sort_by(|a, b| a.0.total_cmp(&b.0));
    let least = BLANK * median(glyphs.iter().map(|g| g.size));
    let mut xs = vec![top.from];
    let mut end = extents.first()?.1;
    for (from, to) in extents {
        if from - end >= least {
            xs.push((from + end) / 2.0);
        }
        end = end.max(to);
    }
    xs.push(top.to);
    (xs.len() > COLUMNS).then_some(xs)
}

/// The places between the rows of a table. A row has a line in the first column, beside one of another or far
/// from the one above; else it is wrapped.
fn row_edges(body: &[Row], xs: &[f32]) -> Vec<f32> {
    let first = xs.get(1).copied().unwrap_or(f32::MAX);
    let mut anchors: Vec<&Row> = Vec::new();
    for row in body.iter().filter(|row| row.x0() < first) {
        let apart = anchors.last().is_none_or(|last| row.y - last.y > WRAPPED * row.size);
        if apart || row.x1() > first {
            anchors.push(row);
        }
    }
    let mut edges = Vec::new();
    for pair in anchors.windows(2) {
        let [above, below] = pair else { continue };
        // The widest step between the lines from one to the next parts them; of equal ones the last.
        let lines: Vec<f32> = body.iter().map(|row| row.y).filter(|y| (above.y..=below.y).contains(y)).collect();
        let steps = lines.windows(2).filter_map(|pair| Some((pair.last()? - pair.first()?, *pair.first()?)));
        let widest =
            steps.fold((0.0, above.y), |best, step| if step.0 > best.0 - STEP * above.size { step } else { best });
        edges.push(widest.1 + 0.25 * above.size);
    }
    edges
}

/// Puts glyphs into their cells.
fn fill(grid: &mut Grid, glyphs: Vec<Glyph>, ys: &[f32]) {
    let (columns, row_count) = (grid.xs.len().saturating_sub(1), ys.len().saturating_sub(1));
    let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); columns * row_count];
    for glyph in glyphs {
        let (x, y) = middle(&glyph);
        let column = grid.xs.partition_point(|edge| *edge <= x).saturating_sub(1).min(columns.saturating_sub(1));
        let row = ys.partition_point(|edge| *edge <= y).saturating_sub(1).min(row_count.saturating_sub(1));
        if let Some(cell) = held.get_mut(row * columns + column) {
            cell.push(glyph);
        }
    }
    grid.row_count = narrow(row_count);
    let cell = |(i, glyphs): (usize, Vec<Glyph>)| GridCell {
        row: narrow(i / columns.max(1)),
        column: narrow(i % columns.max(1)),
        rows: 1,
        columns: 1,
        lines: rows(glyphs),
    };
    grid.cells = held.into_iter().enumerate().map(cell).collect();
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    fn bar(at: f32) -> Bar {
        Bar { at, from: 100.0, to: 400.0 }
    }

    fn texts(grid: &Grid) -> Vec<Vec<String>> {
        let line = |cell: &GridCell| cell.lines.iter().map(Row::text).collect::<String>();
        let row = |r: u16| grid.cells.iter().filter(|cell| cell.row == r).map(line).collect();
        (0..grid.row_count).map(row).collect()
    }

    #[test]
    fn three_rules_make_a_table_and_a_wrapped_cell_stays_in_its_cell() {
        let mut glyphs = [
            set("序号", 110.0, 115.0, 10.0),
            set("任务", 170.0, 115.0, 10.0),
            set("时限", 340.0, 115.0, 10.0),
            set("1", 115.0, 135.0, 10.0),
            set("河道巡查", 170.0, 135.0, 10.0),
            set("3月底", 340.0, 135.0, 10.0),
            set("2", 115.0, 155.0, 10.0),
            set("水文监测和", 170.0, 155.0, 10.0),
            set("6月底", 340.0, 155.0, 10.0),
            set("报送", 170.0, 168.0, 10.0),
            set("3", 115.0, 188.0, 10.0),
            set("防汛", 170.0, 188.0, 10.0),
            set("9月底", 340.0, 188.0, 10.0),
            set("表外文字", 100.0, 300.0, 10.0),
        ]
        .concat();
        let grids = take(&mut glyphs, &[100.0, 120.0, 195.0].map(bar), &[]);
        assert_eq!(glyphs.len(), 4);
        let expected = [
            ["序号", "任务", "时限"],
            ["1", "河道巡查", "3月底"],
            ["2", "水文监测和报送", "6月底"],
            ["3", "防汛", "9月底"],
        ];
        assert_eq!(texts(&grids[0]), expected);
    }

    #[test]
    fn text_between_rules_is_no_table() {
        let lines = |from: usize, n: usize| {
            (from..from + n)
                .flat_map(|i| set("为加强河道管理制定本办法适用于本市行政", 100.0, 115.0 + 16.0 * i as f32, 10.0))
        };
        let mut glyphs: Vec<Glyph> = lines(0, 10).collect();
        // Three columns under a head.
        for x in [100.0, 205.0, 310.0] {
            glyphs.extend((14..24).flat_map(|i| set("河道管理办法的正", x, 115.0 + 16.0 * i as f32, 10.0)));
        }
        let before = glyphs.clone();
        for ys in [[100.0, 122.0, 280.0], [330.0, 345.0, 520.0], [310.0, 325.0, 520.0]] {
            assert!(take(&mut glyphs, &ys.map(bar), &[]).is_empty());
        }
        assert_eq!(glyphs, before);
    }
}
