//! How often each document is hit: one pass over what a query matches.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Counts the passages that match, by document.
pub(super) struct ByDocument {
    /// The name of the column that has a passage's document.
    pub column: &'static str,
}

/// Documents that were hit, and in how many passages, as a segment has them: those of one document stand together.
type Runs = Vec<(u64, u32)>;

pub(super) struct SegmentRuns {
    column: Column<u64>,
    found: Vec<Option<u64>>,
    runs: Runs,
}

impl Collector for ByDocument {
    type Fruit = Vec<u32>;
    type Child = SegmentRuns;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentRuns> {
        Ok(SegmentRuns { column: segment.fast_fields().u64(self.column)?, found: Vec::new(), runs: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Runs>) -> tantivy::Result<Vec<u32>> {
        let most = segments.iter().flatten().map(|(document, _)| *document).max();
        let size = most.and_then(|most| usize::try_from(most).ok()).map_or(0, |most| most + 1);
        let mut counts = vec![0u32; size];
        for (document, hits) in segments.into_iter().flatten() {
            if let Some(count) = usize::try_from(document).ok().and_then(|at| counts.get_mut(at)) {
                *count = count.saturating_add(hits);
            }
        }
        Ok(counts)
    }
}

impl SegmentRuns {
    fn add(&mut self, document: u64) {
        match self.runs.last_mut() {
            Some((last, hits)) if *last == document => *hits += 1,
            _ => self.runs.push((document, 1)),
        }
    }
}

impl SegmentCollector for SegmentRuns {
    type Fruit = Runs;

    fn collect(&mut self, passage: DocId, _: Score) {
        if let Some(document) = self.column.first(passage) {
            self.add(document);
        }
    }

    fn collect_block(&mut self, passages: &[DocId]) {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        found.resize(passages.len(), None);
        self.column.first_vals(passages, &mut found);
        found.iter().flatten().for_each(|document| self.add(*document));
        self.found = found;
    }

    fn harvest(self) -> Runs {
        self.runs
    }
}
