//! Find in the text of an issue.

mod buffer;
mod doubts;
mod pattern;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use self::buffer::Buffer;
pub use self::buffer::push_searched;
use self::doubts::OtherReadings;
use crate::issue::{Issue, OutlineNode, Place, SourcePiece, Span, document_outline, outline_path};
use crate::zh::fold::{is_quote, plain_folded};

/// At most so many hits are kept; all are counted.
pub const KEPT_HITS: usize = 100_000;

/// Where to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindScope {
    /// All documents.
    #[default]
    Whole,
    /// One document, by its index.
    Document(usize),
}

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindQuery {
    /// The text, or the regular expression. Plain text is found in any width and case, whatever white space and quotation
    /// marks stand between its characters, in either script; a regular expression is matched to each block's text as it is and,
    /// beside that, to its folded text.
    pub text: String,
    /// Whether [`FindQuery::text`] is a regular expression (syntax of the `regex` crate).
    pub regex: bool,
    /// Where to look.
    pub scope: FindScope,
}

/// One occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindHit {
    /// Where it begins.
    pub place: Place,
    /// Its length in bytes of the block's text; always more than 0, and it ends on a character boundary.
    pub bytes: usize,
}

/// All occurrences, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindResults {
    /// The first [`KEPT_HITS`] hits.
    pub hits: Vec<FindHit>,
    /// How many there are in all.
    pub total: usize,
    /// Those of the hits that are there only if a sign of a scan, which was not read surely, is read otherwise.
    pub by_other: Vec<FindHit>,
}

impl FindResults {
    /// Whether there are more hits than are kept.
    #[must_use]
    pub fn truncated(&self) -> bool {
        self.total > self.hits.len()
    }

    fn add(&mut self, place: Place, bytes: usize) {
        self.total += 1;
        if self.hits.len() < KEPT_HITS {
            self.hits.push(FindHit { place, bytes });
        }
    }

    /// Adds a hit by another reading, at its place among the others, unless one of them is there already.
    fn add_other(&mut self, hit: FindHit) {
        let of_block = |hit: &FindHit| (hit.place.document, hit.place.block);
        let at = self.hits.partition_point(|known| known.place < hit.place);
        let before = at.checked_sub(1).and_then(|before| self.hits.get(before));
        let overlaps = before.is_some_and(|b| of_block(b) == of_block(&hit) && b.place.byte + b.bytes > hit.place.byte)
            || self
                .hits
                .get(at)
                .is_some_and(|a| of_block(a) == of_block(&hit) && a.place.byte < hit.place.byte + hit.bytes);
        if !overlaps {
            self.total += 1;
            self.hits.insert(at, hit);
            let at = self.by_other.partition_point(|known| known.place < hit.place);
            self.by_other.insert(at, hit);
        }
    }

    /// Whether a hit is there only by another reading of a sign.
    #[must_use]
    pub fn is_by_other(&self, hit: &FindHit) -> bool {
        self.by_other.binary_search(hit).is_ok()
    }
}

/// What is wrong with a regular expression, with where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegexProblem {
    /// In Simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The characters (not bytes) of the pattern that are wrong, where they are known.
    pub chars: Option<Range<usize>>,
}

impl RegexProblem {
    /// The first character that is wrong, counted from 1.
    fn first(&self) -> Option<usize> {
        self.chars.as_ref().map(|chars| chars.start + 1)
    }
}

/// Why nothing was looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// The regular expression can't be understood.
    #[error("The regular expression is wrong{}: {}", .0.first().map(|n| format!(" at character {n}")).unwrap_or_default(), .0.en)]
    Regex(RegexProblem),
    /// The search was called off.
    #[error("The search was cancelled")]
    Cancelled,
}

impl FindError {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::Regex(problem) => {
                let at = problem.first().map(|n| format!("第 {n} 个字符")).unwrap_or_default();
                format!("正则表达式{at}有误：{}", problem.zh)
            }
            Self::Cancelled => "查找已取消".to_owned(),
        }
    }
}

/// A hit with the text around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Text before the hit, in the same block.
    pub before: String,
    /// The hit.
    pub hit: String,
    /// Text after the hit, in the same block.
    pub after: String,
    /// The block goes on before [`Snippet::before`].
    pub cut_before: bool,
    /// The block goes on after [`Snippet::after`].
    pub cut_after: bool,
}

/// Hits that stand under the same heading or article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindSection {
    /// Index of the document.
    pub document: usize,
    /// Block of the heading or article; `None` for hits before the document's first one.
    pub block: Option<usize>,
    /// Labels on the way down (第二章, 第十五条); a heading without a label gives its text.
    pub path: Vec<String>,
    /// The hits, as a range of [`FindResults::hits`].
    pub hits: Range<usize>,
}

/// The text of an issue, prepared for find: folded once, in one buffer, with a map back.
#[derive(Debug)]
pub struct FindIndex {
    issue: Arc<Issue>,
    buffer: Buffer,
    others: Option<OtherReadings>,
}

impl FindIndex {
    /// Prepares the text of all blocks.
    #[must_use]
    pub fn build(issue: &Arc<Issue>) -> Self {
        Self { issue: Arc::clone(issue), buffer: Buffer::build(issue), others: OtherReadings::of(issue) }
    }

    /// The issue it was built from.
    #[must_use]
    pub fn issue(&self) -> &Arc<Issue> {
        &self.issue
    }

    /// All occurrences of what is looked for. An empty text has none; hits do not overlap.
    ///
    /// # Errors
    /// [`FindError::Regex`] when the pattern can't be understood.
    pub fn find(&self, query: &FindQuery) -> Result<FindResults, FindError> {
        self.find_cancellable(query, &AtomicBool::new(false))
    }

    /// As [`FindIndex::find`]; gives up soon after `cancel` becomes true.
    ///
    /// # Errors
    /// [`FindError::Regex`] when the pattern can't be understood, [`FindError::Cancelled`] when called off.
    pub fn find_cancellable(&self, query: &FindQuery, cancel: &AtomicBool) -> Result<FindResults, FindError> {
        let mut results = if query.regex { self.find_regex(query, cancel) } else { self.find_text(query, cancel) }?;
        if let Some(others) = &self.others {
            others.find(query, cancel, &mut results)?;
        }
        Ok(results)
    }

    fn find_text(&self, query: &FindQuery, cancel: &AtomicBool) -> Result<FindResults, FindError> {
        let mut results = FindResults::default();
        let needle = plain_folded(&query.text);
        if needle.is_empty() {
            // Nothing but quotation marks, which folding passes over: they are meant as they are.
            let marks = query.text.trim();
            return match marks.chars().all(is_quote) {
                true => self.find_regex(&FindQuery { text: regex::escape(marks), ..query.clone() }, cancel),
                false => Ok(results),
            };
        }
        let finder = memchr::memmem::Finder::new(&needle);
        for chunk in self.buffer.chunks(query.scope) {
            if cancel.load(Ordering::Relaxed) {
                return Err(FindError::Cancelled);
            }
            self.buffer.find_in(&self.issue, chunk, &finder, &mut results);
        }
        self.take_quotes(&query.text, &mut results);
        Ok(results)
    }

    /// Takes the quotation marks into hits that stand around them where they were typed: folding passes over them, and a hit would
    /// have the closing one of “十二五”规划 alone.
    fn take_quotes(&self, typed: &str, results: &mut FindResults) {
        let typed = typed.trim();
        let before = typed.chars().take_while(|c| is_quote(*c)).count();
        let behind = typed.chars().rev().take_while(|c| is_quote(*c)).count();
        if before + behind == 0 {
            return;
        }
        let mut taken = Place::default();
        for hit in &mut results.hits {
            let text = self.issue.block(hit.place.document, hit.place.block).map_or("", |b| b.text.as_str());
            let end = hit.place.byte + hit.bytes;
            let (Some(left), Some(right)) = (text.get(..hit.place.byte), text.get(end..)) else { continue };
            let left = left.chars().rev().take(before).take_while(|c| is_quote(*c)).map(char::len_utf8).sum::<usize>();
            let right = right.chars().take(behind).take_while(|c| is_quote(*c)).map(char::len_utf8).sum::<usize>();
            // One mark between two hits is the first one's.
            let begin = Place { byte: hit.place.byte - left, ..hit.place };
            let begin = if begin < taken { hit.place } else { begin };
            hit.bytes = end + right - begin.byte;
            hit.place = begin;
            taken = Place { byte: end + right, ..begin };
        }
    }

    fn find_regex(&self, query: &FindQuery, cancel: &AtomicBool) -> Result<FindResults, FindError> {
        let mut results = FindResults::default();
        if query.text.is_empty() {
            return Ok(results);
        }
        let regex = pattern::compile(&query.text).map_err(FindError::Regex)?;
        let folded = pattern::compile_folded(&query.text);
        let mut text = pattern::FoldedText::default();
        let mut found = Vec::new();
        for (document, block) in self.blocks(query.scope) {
            let kept = self.issue.block(document, block);
            let (source, table) = kept.map_or(("", false), |b| (b.text.as_str(), b.table.is_some()));
            found.clear();
            found.extend(regex.find_iter(source).filter(|m| !m.is_empty()).map(|m| m.range()));
            if let Some(folded) = &folded {
                text.read(source, table);
                beside(&mut found, text.find(folded, source));
            }
            let mut end = 0;
            for hit in found.drain(..) {
                // A block can be the whole file.
                if results.total % 1024 == 0 && cancel.load(Ordering::Relaxed) {
                    return Err(FindError::Cancelled);
                }
                if hit.start >= end {
                    end = hit.end;
                    results.add(Place { document, block, byte: hit.start }, hit.len());
                }
            }
            if cancel.load(Ordering::Relaxed) {
                return Err(FindError::Cancelled);
            }
        }
        Ok(results)
    }

    /// Where what is looked for stands outside the documents, so that no hit can lead there, as often as it does: in the masthead, in the printed contents
    /// and in what the parser has put into no block. A document that is looked through alone has nothing outside.
    ///
    /// # Errors
    /// [`FindError::Regex`] when the pattern can't be understood.
    pub fn outside(&self, query: &FindQuery) -> Result<Vec<Span>, FindError> {
        let needle = plain_folded(&query.text);
        if query.scope != FindScope::Whole || needle.is_empty() {
            return Ok(Vec::new());
        }
        let regex = if query.regex { Some(pattern::compile(&query.text).map_err(FindError::Regex)?) } else { None };
        let issue = &self.issue;
        let joined = |pieces: &[SourcePiece]| pieces.iter().map(|p| p.text.as_str()).collect::<String>();
        let masthead = issue.masthead.pieces.iter().map(|p| (p.span, Cow::from(&p.text)));
        let contents = issue.contents.iter();
        let contents = contents.filter_map(|e| Some((e.pieces.first()?.span, Cow::from(joined(&e.pieces)))));
        let dropped = issue.dropped.iter().map(|d| (d.span, Cow::from(&d.text)));
        let count = |text: &str| match &regex {
            Some(regex) => regex.find_iter(text).filter(|m| !m.is_empty()).count(),
            None => plain_folded(text).matches(needle.as_str()).count(),
        };
        let all = masthead.chain(contents).chain(dropped);
        Ok(all.flat_map(|(span, text)| std::iter::repeat_n(span, count(&text))).collect())
    }

    fn blocks(&self, scope: FindScope) -> impl Iterator<Item = (usize, usize)> + '_ {
        let documents = self.issue.documents.iter().enumerate();
        let wanted = documents.filter(move |(index, _)| match scope {
            FindScope::Whole => true,
            FindScope::Document(document) => document == *index,
        });
        wanted.flat_map(|(index, document)| (0..document.blocks.len()).map(move |block| (index, block)))
    }

    /// A hit with up to `chars` characters of its block on either side.
    #[must_use]
    pub fn context(&self, hit: &FindHit, chars: usize) -> Snippet {
        let text = self.issue.block(hit.place.document, hit.place.block).map_or("", |b| b.text.as_str());
        let end = hit.place.byte.saturating_add(hit.bytes);
        let (Some(left), Some(found), Some(right)) =
            (text.get(..hit.place.byte), text.get(hit.place.byte..end), text.get(end..))
        else {
            return Snippet::default();
        };
        let from = match chars.checked_sub(1) {
            Some(nth) => left.char_indices().rev().nth(nth).map_or(0, |(at, _)| at),
            None => left.len(),
        };
        let to = right.char_indices().nth(chars).map_or(right.len(), |(at, _)| at);
        Snippet {
            before: left.get(from..).unwrap_or("").to_owned(),
            hit: found.to_owned(),
            after: right.get(..to).unwrap_or("").to_owned(),
            cut_before: from > 0,
            cut_after: to < right.len(),
        }
    }

    /// The hits grouped by the heading or article they stand under, in reading order.
    #[must_use]
    pub fn sections(&self, results: &FindResults) -> Vec<FindSection> {
        let mut sections: Vec<FindSection> = Vec::new();
        let mut outline: (Option<usize>, Vec<OutlineNode>) = (None, Vec::new());
        for (index, hit) in results.hits.iter().enumerate() {
            let Some(document) = self.issue.documents.get(hit.place.document) else { continue };
            if outline.0 != Some(hit.place.document) {
                outline = (Some(hit.place.document), document_outline(document));
            }
            let nodes = &outline.1;
            let node = nodes.partition_point(|n| n.block <= hit.place.block).checked_sub(1);
            let block = node.and_then(|n| nodes.get(n)).map(|n| n.block);
            match sections.last_mut() {
                Some(last) if last.document == hit.place.document && last.block == block => last.hits.end = index + 1,
                _ => sections.push(FindSection {
                    document: hit.place.document,
                    block,
                    path: node.map_or_else(Vec::new, |n| outline_path(document, nodes, n)),
                    hits: index..index + 1,
                }),
            }
        }
        sections
    }
}

/// Adds the hits of folded text that touch none of those in the text as it is, which stand in order.
fn beside(found: &mut Vec<Range<usize>>, folded: impl Iterator<Item = Range<usize>>) {
    let (mut next, own) = (0, found.len());
    for hit in folded {
        while next < own && found.get(next).is_some_and(|known| known.end <= hit.start) {
            next += 1;
        }
        let free = next == own || found.get(next).is_none_or(|known| known.start >= hit.end);
        if free {
            found.push(hit);
        }
    }
    found.sort_by_key(|hit| hit.start);
}
