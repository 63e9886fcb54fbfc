//! The labels that a paged file gives its pages (ii, 附-1): names of pages beside the printed numbers.

use crate::issue::{Issue, Place, Span};
use crate::zh::{fold, units};

/// The labelled pages of an issue that have text.
#[derive(Clone, Debug, Default)]
pub(super) struct PageLabels(Vec<LabelledPage>);

/// A page with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LabelledPage {
    key: String,
    /// The label as the file has it.
    pub label: String,
    /// The first text on the page.
    pub place: Place,
}

/// What a page is asked for with: p3, page 3. The longest first.
const WORDS: [&str; 3] = ["page", "pg", "p"];
/// The unit of pages.
const PAGE: char = '页';

impl PageLabels {
    /// The labels of an issue's pages; none where its file gives none.
    pub fn of(issue: &Issue) -> Self {
        let labels = &issue.source.page_labels;
        let mut pages: Vec<LabelledPage> = Vec::new();
        if labels.is_empty() {
            return Self(pages);
        }
        let mut firsts: Vec<Option<Place>> = vec![None; labels.len()];
        for (document, d) in issue.documents.iter().enumerate() {
            for (block, b) in d.blocks.iter().enumerate() {
                for piece in &b.pieces {
                    let Span::Page { page, .. } = piece.span else { continue };
                    let Some(first) = (page as usize).checked_sub(1).and_then(|n| firsts.get_mut(n)) else { continue };
                    first.get_or_insert(Place { document, block, byte: piece.at });
                }
            }
        }
        for (label, place) in labels.iter().zip(firsts) {
            let (key, Some(place)) = (key(label), place) else { continue };
            if !key.is_empty() {
                pages.push(LabelledPage { key, label: label.clone(), place });
            }
        }
        Self(pages)
    }

    /// The pages that a query asks for by their label, and whether it says that it means a page. Without that word a
    /// label must be more than letters or a number: those are read as what they spell.
    pub fn asked_for(&self, query: &str) -> (bool, Vec<&LabelledPage>) {
        let query = key(query);
        let word = WORDS.iter().find_map(|word| query.strip_prefix(word));
        // 第ii页, ii页
        let counted = query.strip_suffix(PAGE).map(|label| label.strip_prefix(units::NTH).unwrap_or(label));
        let rest = word.or(counted).map(|label| label.trim_start_matches('.'));
        let by_word: Vec<&LabelledPage> = self.0.iter().filter(|page| rest == Some(page.key.as_str())).collect();
        if !by_word.is_empty() {
            return (true, by_word);
        }
        let telling = !query.chars().all(|c| c.is_ascii_alphanumeric());
        (false, self.0.iter().filter(|page| telling && page.key == query).collect())
    }

    /// Whether a query says that it means a page and names one by its label.
    pub fn is_named(&self, query: &str) -> bool {
        self.asked_for(query).0
    }
}

fn key(text: &str) -> String {
    fold::plain(&fold::key(text)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document, Piece};

    fn issue() -> Issue {
        let span = |page| Span::Page { page, bbox: [0.0; 4] };
        let block =
            |page| Block { text: "字".into(), pieces: vec![Piece::sure(0, span(page), None)], ..Block::default() };
        let documents = vec![Document { blocks: [1, 2, 4, 5].map(block).to_vec(), ..Document::default() }];
        let mut issue = Issue { documents, ..Issue::default() };
        issue.source.page_labels = ["i", "ii", "1", "2", "附-1"].map(str::to_owned).to_vec();
        issue
    }

    #[test]
    fn a_label_is_asked_for_with_and_without_the_word() {
        let labels = PageLabels::of(&issue());
        let asked = |query: &str| {
            let (by_word, found) = labels.asked_for(query);
            (by_word, found.first().map(|page| page.place.block))
        };
        assert_eq!(asked("p ii"), (true, Some(1)));
        assert_eq!(asked("Page II"), (true, Some(1)));
        assert_eq!(asked("附－1"), (false, Some(3)));
        assert_eq!(asked("p附-1"), (true, Some(3)));
        for query in ["p2", "p. 2", "2页", "第2页", "第 2 頁", "第２页"] {
            assert_eq!(asked(query), (true, Some(2)), "{query}");
        }
        assert_eq!(
            (asked("第ii页"), asked("II页"), asked("第附-1页")),
            ((true, Some(1)), (true, Some(1)), (true, Some(3)))
        );
        // What may be pinyin or a number is no page by itself, and a page without text leads nowhere.
        assert_eq!((asked("ii"), asked("2"), asked("p1")), ((false, None), (false, None), (false, None)));
        assert_eq!(PageLabels::of(&Issue::default()).asked_for("pi"), (false, Vec::new()));
    }
}
