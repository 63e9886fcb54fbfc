//! Text that is set in another direction than its page in a cell of a table: the name of a group of rows, along their
//! side.

use super::page::{Glyph, Grid, GridCell, Turn, middle};
use super::rows::rows;
use super::turns::{upright, upright_point, viewed_point};

/// Puts turned text that stands in an empty cell of a table into it; it leaves `other`. `turn` is the direction of the page,
/// which is `viewed` so large.
pub(super) fn into_cells(tables: &mut [Grid], other: &mut Vec<Glyph>, turn: Turn, viewed: [f32; 2]) {
    for table in tables {
        if other.is_empty() {
            return;
        }
        let (xs, ys) = (&table.xs, &table.ys);
        for cell in table.cells.iter_mut().filter(|cell| cell.lines.is_empty()) {
            let Some(bounds) = bounds(cell, xs, ys) else { continue };
            let inside = |glyph: &Glyph| {
                let [x, y] = on_page(glyph.turn, turn, viewed, middle(&upright(glyph.turn, viewed, *glyph)).into());
                glyph.turn != Turn::Slant && bounds.contains(x, y)
            };
            let Some(way) = other.iter().find(|glyph| inside(glyph)).map(|glyph| glyph.turn) else { continue };
            let (held, rest): (Vec<Glyph>, Vec<Glyph>) =
                other.iter().partition(|glyph| glyph.turn == way && inside(glyph));
            *other = rest;
            // They are read in their own direction, and stand where the page has them.
            cell.lines = rows(held.into_iter().map(|glyph| upright(way, viewed, glyph)).collect());
            for glyph in cell.lines.iter_mut().flat_map(|row| &mut row.cells).map(|cell| &mut cell.glyph) {
                [glyph.x, glyph.y] = on_page(way, turn, viewed, [glyph.x, glyph.y]);
            }
        }
    }
}

/// A point of a page turned one way in the page turned another.
fn on_page(from: Turn, to: Turn, viewed: [f32; 2], point: [f32; 2]) -> [f32; 2] {
    upright_point(to, viewed, viewed_point(from, viewed, point))
}

/// The edges of a cell.
struct Bounds {
    across: [f32; 2],
    down: [f32; 2],
}

impl Bounds {
    fn contains(&self, x: f32, y: f32) -> bool {
        (self.across[0]..self.across[1]).contains(&x) && (self.down[0]..self.down[1]).contains(&y)
    }
}

/// The edges of a cell in a table with such rules; `None` where they are not known.
fn bounds(cell: &GridCell, xs: &[f32], ys: &[f32]) -> Option<Bounds> {
    let edges = |places: &[f32], at: u16, count: u16| {
        Some([*places.get(usize::from(at))?, *places.get(usize::from(at.saturating_add(count)))?])
    };
    Some(Bounds { across: edges(xs, cell.column, cell.columns)?, down: edges(ys, cell.row, cell.rows)? })
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    /// A table of two rows and two columns, of which the first column is one cell, empty.
    fn table() -> Grid {
        let cell = |row, column, rows| GridCell { row, column, rows, columns: 1, lines: Vec::new() };
        let mut filled = cell(0, 1, 1);
        filled.lines = rows(set("每吨", 160.0, 112.0, 10.0));
        Grid {
            bounds: [100.0, 100.0, 300.0, 200.0],
            xs: vec![100.0, 150.0, 300.0],
            ys: vec![100.0, 150.0, 200.0],
            row_count: 2,
            cells: vec![cell(0, 0, 2), filled, cell(1, 1, 1)],
            head: 0,
        }
    }

    /// A text that runs down from a place.
    fn down(text: &str, x: f32, y: f32) -> Vec<Glyph> {
        let mut glyphs = set(text, 0.0, 0.0, 10.0);
        for (glyph, i) in glyphs.iter_mut().zip(0u8..) {
            (glyph.x, glyph.y, glyph.turn) = (x, y + 10.0 * f32::from(i), Turn::Down);
        }
        glyphs
    }

    #[test]
    fn turned_text_stands_in_its_empty_cell() {
        let viewed = [595.0, 842.0];
        let mut tables = [table()];
        let mut other =
            [down("固体废物", 120.0, 120.0), down("表外", 400.0, 120.0), down("已满", 200.0, 110.0)].concat();
        into_cells(&mut tables, &mut other, Turn::Right, viewed);
        let text = |cell: &GridCell| cell.lines.iter().map(super::super::page::Row::text).collect::<String>();
        let cells: Vec<String> = tables[0].cells.iter().map(text).collect();
        assert_eq!(cells, ["固体废物", "每吨", ""]);
        assert_eq!(other.iter().map(|glyph| glyph.c).collect::<String>(), "表外已满");
        // It keeps the place that the page has for it.
        let places: Vec<(f32, f32)> =
            tables[0].cells[0].lines[0].cells.iter().map(|c| (c.glyph.x, c.glyph.y)).collect();
        assert_eq!(places, [(120.0, 120.0), (120.0, 130.0), (120.0, 140.0), (120.0, 150.0)]);
    }
}
