//! The rows of an answer: whole sentences with what was looked for in them, under their article.

use std::ops::Range;
use std::sync::Arc;

use super::super::HeldPlace;
use super::super::text::{KeptBlock, passages};
use super::query::{Phrases, Scope};
use crate::issue::{Document, Issue, document_outline, outline_path};
use crate::search::{FindIndex, FindQuery};

/// A sentence that was hit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Labels on the way down to it (第二章, 第十五条).
    pub path: Vec<String>,
    /// The sentence.
    pub text: String,
    /// What was looked for, in bytes of the sentence, in order.
    pub found: Vec<Range<usize>>,
    /// Where the first of it stands in the document.
    pub place: HeldPlace,
    /// The sentence goes on before or behind what is shown.
    pub cut: (bool, bool),
}

/// A longer sentence is cut around its first hit, in characters.
const LONGEST: usize = 160;
/// Characters that are left before the hit then.
const BEFORE: usize = 40;

/// Rows of one document: the first `most` passages that answer the question, and how many there are.
pub(super) fn rows(
    document: i64,
    blocks: Vec<KeptBlock>,
    phrases: &Phrases,
    scope: Scope,
    most: usize,
) -> (Vec<Row>, usize) {
    let passages = passages(blocks.iter().map(|b| b.kind));
    let blocks = blocks.into_iter().map(KeptBlock::block).collect();
    let issue = Arc::new(Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() });
    let index = FindIndex::build(&issue);
    let find = |phrase: &String| {
        let query = FindQuery { text: phrase.clone(), ..FindQuery::default() };
        let hits = index.find(&query).map(|found| found.hits).unwrap_or_default();
        hits.into_iter().map(|hit| (hit.place.block, hit.place.byte..hit.place.byte + hit.bytes)).collect::<Vec<_>>()
    };
    let all: Vec<Hits> = phrases.all.iter().map(find).collect();
    let none: Vec<Hits> = phrases.none.iter().map(find).collect();
    let Some(text) = issue.documents.first() else { return (Vec::new(), 0) };
    let outline = document_outline(text);
    let (mut rows, mut total) = (Vec::new(), 0);
    for passage in passages {
        let inside = |hits: &Hits| hits.iter().any(|(block, _)| passage.contains(block));
        let wanted = match scope {
            Scope::Document => all.iter().any(inside),
            Scope::Article | Scope::Title => all.iter().all(inside) && !none.iter().any(inside),
        };
        if !wanted {
            continue;
        }
        total += 1;
        if rows.len() >= most {
            continue;
        }
        let mut here: Hits = all.iter().flatten().filter(|(block, _)| passage.contains(block)).cloned().collect();
        here.sort_by_key(|(block, range)| (*block, range.start));
        let Some((block, first)) = here.first().cloned() else { continue };
        let source = text.blocks.get(block).map_or("", |b| b.text.as_str());
        let in_block: Vec<Range<usize>> = here.iter().filter(|(b, _)| *b == block).map(|(_, r)| r.clone()).collect();
        let node = outline.partition_point(|n| n.block <= block).checked_sub(1);
        let path = node.map_or_else(Vec::new, |node| outline_path(text, &outline, node));
        let place = HeldPlace { document, block, byte: first.start, end: first.end };
        rows.push(Row { path, place, ..sentence(source, &in_block) });
    }
    (rows, total)
}

/// Blocks, and stretches of their text.
type Hits = Vec<(usize, Range<usize>)>;

/// The sentence around the first of some stretches of a text.
fn sentence(text: &str, found: &[Range<usize>]) -> Row {
    let Some(first) = found.first() else { return Row::default() };
    let ends = ['。', '！', '？', '；', '\n'];
    let start = text.get(..first.start).and_then(|t| t.rfind(ends).map(|at| text.ceil_char_boundary(at + 1)));
    let end = text.get(first.end..).and_then(|t| t.find(ends)).map(|at| text.ceil_char_boundary(first.end + at + 1));
    let (mut start, mut end) = (start.unwrap_or(0), end.unwrap_or(text.len()));
    let mut cut = (false, false);
    if text.get(start..end).is_some_and(|t| t.chars().count() > LONGEST) {
        let before = text.get(start..first.start).unwrap_or("");
        if let Some((at, _)) = before.char_indices().rev().nth(BEFORE) {
            (start, cut.0) = (start + at, true);
        }
        let rest = text.get(start..end).unwrap_or("");
        let most = LONGEST.max(text.get(start..first.end).map_or(0, |t| t.chars().count()));
        if let Some((at, _)) = rest.char_indices().nth(most) {
            (end, cut.1) = (start + at, true);
        }
    }
    let shown = text.get(start..end).unwrap_or("");
    let lead = shown.len() - shown.trim_start().len();
    let (start, shown) = (start + lead, shown.trim());
    let mut ranges: Vec<Range<usize>> = found
        .iter()
        .filter(|r| r.start >= start && r.end <= start + shown.len())
        .map(|r| r.start - start..r.end - start)
        .collect();
    ranges.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut last = 0;
    ranges.retain(|r| {
        r.start >= last && {
            last = r.end;
            true
        }
    });
    Row { text: shown.to_owned(), found: ranges, cut, ..Row::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::BlockKind;

    fn block(kind: BlockKind, label: &str, text: &str) -> KeptBlock {
        let label = (!label.is_empty()).then(|| label.to_owned());
        KeptBlock { kind, label, text: text.to_owned(), ..KeptBlock::default() }
    }

    #[test]
    fn a_row_is_a_sentence_under_its_article() {
        let blocks = vec![
            block(BlockKind::Title, "", "云山市供水办法"),
            block(BlockKind::Article, "第一条", "第一条　为了管理供水，制定本办法。供水单位应当节水。"),
            block(BlockKind::Item, "", "（一）节约用水；"),
            block(BlockKind::Article, "第二条", "第二条　供水价格另行规定。"),
        ];
        let phrases = Phrases { all: vec!["供水".into(), "节约".into()], none: Vec::new(), first: None };
        let (found, total) = rows(7, blocks.clone(), &phrases, Scope::Article, 3);
        assert_eq!((found.len(), total), (1, 1));
        assert_eq!(found[0].text, "第一条　为了管理供水，制定本办法。");
        assert_eq!((found[0].path.join("›"), found[0].place.block), ("第一条".to_owned(), 1));
        assert_eq!(&found[0].text[found[0].found[0].clone()], "供水");
        let (found, total) = rows(7, blocks, &phrases, Scope::Document, 2);
        assert_eq!((found.len(), total), (2, 3));
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_hit() {
        let text = format!("{}供水{}", "甲".repeat(300), "乙".repeat(300));
        let at = text.find("供水").unwrap();
        let row = sentence(&text, std::slice::from_ref(&(at..at + 6)));
        assert!(row.cut == (true, true) && row.text.chars().count() <= LONGEST);
        assert_eq!(&row.text[row.found[0].clone()], "供水");
    }
}
