//! What the overview counts of an issue.

use std::collections::HashMap;

use crate::facts::Facts;
use crate::issue::{BlockKind, Date, Issue};

/// What the overview counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Documents by category, in the order of the issue: name, number, first document.
    pub categories: Vec<(Option<String>, usize, usize)>,
    /// Articles of all documents.
    pub articles: usize,
    /// Characters of all documents.
    pub characters: usize,
    /// Entries of the chronicle by their first day, ascending.
    pub days: Vec<(Date, usize)>,
    /// For each document, how many references of other documents lead to it.
    pub referred: Vec<usize>,
}

impl Counts {
    /// Counts an issue.
    #[must_use]
    pub fn of(issue: &Issue, facts: &Facts) -> Self {
        let mut counts = Self::default();
        for (n, document) in issue.documents.iter().enumerate() {
            let category = document.category.clone();
            match counts.categories.iter_mut().find(|(name, ..)| *name == category) {
                Some((_, number, _)) => *number += 1,
                None => counts.categories.push((category, 1, n)),
            }
            counts.articles += document.blocks.iter().filter(|b| b.kind == BlockKind::Article).count();
            let length = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
            counts.characters += document.blocks.iter().map(|b| length(&b.text)).sum::<usize>();
            counts.referred.push(facts.links.referring_to_document(n).count());
        }
        let mut days: HashMap<Date, usize> = HashMap::new();
        for entry in facts.chronicle.iter().filter_map(|e| e.date) {
            *days.entry(entry.first).or_default() += 1;
        }
        counts.days = days.into_iter().collect();
        counts.days.sort_unstable();
        counts
    }
}
