//! What browsers print at the edges of each page: the address, the hour, the number of the page among all.
//!
//! On a file of a page or two nothing repeats, so these lines are known by what they are: two of the three together, at
//! the edge of the page.

use super::layout::line;
use super::page::{Page, Row};
use crate::source::lines::running::Edges;
use crate::zh::{date, fold};

/// Edges of a page, as a share of its height.
const TOP: f32 = 0.08;
const BOTTOM: f32 = 0.92;

/// What a row at an edge says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Signs {
    address: bool,
    hour: bool,
    count: bool,
}

impl Signs {
    fn of(text: &str, page: usize, pages: usize) -> Self {
        let text = fold::narrowed(text);
        let address = ["http://", "https://", "file:///"].iter().any(|scheme| text.contains(scheme));
        let count = format!("{page}/{pages}");
        let beside = |rest: Option<&str>, end: fn(&str) -> Option<char>| {
            rest.is_some_and(|rest| end(rest).is_none_or(|c| !c.is_ascii_digit()))
        };
        let counts = beside(text.strip_suffix(&count), |rest| rest.chars().next_back())
            || beside(text.strip_prefix(&count), |rest| rest.chars().next());
        Self { address, hour: has_hour(&text), count: counts }
    }

    fn any(self) -> bool {
        self.address || self.hour || self.count
    }
}

/// Whether a text has a day in figures with an hour behind it: 2024/3/109:30 without the blank between.
fn has_hour(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let clock = |at: usize| at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2);
    let clocks = memchr::memchr_iter(b':', bytes).filter(|at| clock(*at));
    clocks.take(4).any(|at| {
        let before = text.get(..at).unwrap_or_default();
        before.matches(['/', '-', '.']).count() >= 2 || date::days_in(before).next().is_some()
    })
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hours_and_counts_are_seen() {
        for (text, signs) in [
            ("2024/3/1 09:30 法规库", [false, true, false]),
            ("2024-03-01 9:30", [false, true, false]),
            ("2024年3月1日 09:30 供水条例", [false, true, false]),
            ("https://www.example.gov.cn/art/1.html 3/17", [true, false, true]),
            ("3 / 17", [false, false, true]),
            ("13/17", [false, false, false]),
            ("3/170", [false, false, false]),
            ("第一条　上午9:30开会", [false, false, false]),
            ("2024年第3期", [false, false, false]),
        ] {
            let [address, hour, count] = signs;
            assert_eq!(Signs::of(text, 3, 17), Signs { address, hour, count }, "{text}");
        }
    }
}
