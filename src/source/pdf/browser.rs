//! What browsers print at the edges of each page: the address, the hour, the number of the page among all.
//!
//! On a file of a page or two nothing repeats, so these lines are known by what they are: two of the three together, at
//! the edge of the page.

use super::layout::line;
use super::page::{Page, Row};
use crate::source::lines::browser_edges::Signs;
use crate::source::lines::running::Edges;

/// Edges of a page, as a share of its height.
const TOP: f32 = 0.08;
const BOTTOM: f32 = 0.92;

/// Marks the rows that a browser has printed.
pub(super) fn mark(pages: &[Page], edges: &mut [Edges], body: f32) {
    let count = pages.len();
    for (at, (page, edges)) in pages.iter().zip(edges).enumerate() {
        let height = page.size[1];
        let small = |row: &&(usize, &Row)| row.1.size < 1.1 * body;
        let rows: Vec<(usize, &Row)> = page.rows.iter().enumerate().collect();
        let first = rows.first().filter(|(_, row)| row.y < TOP * height).filter(small);
        let last = rows.last().filter(|(_, row)| row.y > BOTTOM * height).filter(small);
        let outer: Vec<(usize, Signs)> = [first, last]
            .into_iter()
            .flatten()
            .map(|(index, row)| (*index, Signs::of(&line(row, at).text, at + 1, count)))
            .collect();
        let has = |sign: fn(&Signs) -> bool| usize::from(outer.iter().any(|(_, signs)| sign(signs)));
        if has(|s| s.address) + has(|s| s.hour) + has(|s| s.count) < 2 {
            continue;
        }
        for (index, _) in outer.iter().filter(|(_, signs)| signs.any()) {
            if let Some(running) = edges.running.get_mut(*index) {
                *running = true;
            }
        }
    }
}
