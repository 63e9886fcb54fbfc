//! The order of the source: which of two spans was printed (or extracted) first.

use std::collections::HashMap;

use super::{Issue, Span};

/// Ranks spans as the source has them. Lines and elements are in the order of their numbers; on pages the order of
/// [`Issue::order`] tells which column comes first, and the height on the page where a span is not in it.
#[derive(Clone, Debug, Default)]
pub struct SourceOrder {
    boxes: HashMap<(u32, [u32; 4]), u64>,
    /// The last rank on each page.
    pages: HashMap<u32, u64>,
}

impl SourceOrder {
    /// The order of an issue's source. Linear in the number of its lines.
    #[must_use]
    pub fn of(issue: &Issue) -> Self {
        let mut order = Self::default();
        for (rank, span) in (1..).zip(&issue.order) {
            if let Span::Page { page, bbox } = span {
                order.boxes.entry((*page, bbox.map(f32::to_bits))).or_insert(rank);
                order.pages.insert(*page, rank);
            }
        }
        order
    }

    /// Where a span stands: the greater, the later. Spans of one line have one rank.
    #[must_use]
    pub fn rank(&self, span: Span) -> u64 {
        match span {
            Span::Line { line } => u64::from(line),
            Span::Element { element } => u64::from(element) + 1,
            Span::Page { page, bbox } => {
                let known = self.boxes.get(&(page, bbox.map(f32::to_bits))).or_else(|| self.pages.get(&page));
                known.copied().unwrap_or_else(|| {
                    // Points in sixteenths: finer than any printed line, and negative or absurd boxes stay in range.
                    let part = |points: f32| (points.clamp(0.0, 4_000.0) * 16.0) as u64;
                    u64::from(page) << 32 | part(bbox[1]) << 16 | part(bbox[0])
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(page: u32, x: f32, y: f32) -> Span {
        Span::Page { page, bbox: [x, y, x + 100.0, y + 12.0] }
    }

    #[test]
    fn columns_come_one_after_the_other() {
        let order = vec![page(1, 50.0, 100.0), page(1, 50.0, 700.0), page(1, 300.0, 100.0), page(2, 50.0, 100.0)];
        let issue = Issue { order: order.clone(), ..Issue::default() };
        let ranks: Vec<u64> = order.iter().map(|&s| SourceOrder::of(&issue).rank(s)).collect();
        assert!(ranks.is_sorted() && ranks.windows(2).all(|w| w[0] < w[1]), "{ranks:?}");
    }

    #[test]
    fn without_a_recorded_order_height_decides() {
        let order = SourceOrder::of(&Issue::default());
        assert!(order.rank(page(1, 50.0, 100.0)) < order.rank(page(1, 50.0, 120.0)));
        assert!(order.rank(page(1, 50.0, 700.0)) < order.rank(page(2, 50.0, 20.0)));
        assert!(order.rank(Span::Line { line: 3 }) < order.rank(Span::Line { line: 4 }));
    }
}
