//! The labels that a file gives its pages (ii, 3, 附-1): a number tree of ranges, each with a style, a prefix and a start
//! (ISO 32000-1, 12.4.2).

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name};
use hayro::hayro_syntax::xref::XRef;

use super::{arrays, strings};
use crate::zh::numeral::to_roman;

/// Deepest tree that is followed, and most ranges that are read.
const DEEPEST: usize = 16;
const MOST_RANGES: usize = 50_000;
/// Most nodes of the tree that are looked at: one may name itself, or another many times.
const MOST_NODES: usize = 20_000;
/// The longest prefix, in characters: a longer one is no label.
const LONGEST: usize = 40;

/// A range of pages that are labelled alike.
struct Range {
    /// Its first page, from 0.
    from: usize,
    prefix: String,
    style: Option<u8>,
    start: u32,
}

/// The labels of all pages; empty where the file gives none, or none that differs from the page's number.
pub(super) fn read(pdf: &Pdf) -> Vec<String> {
    let pages = pdf.pages().len();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let Some(tree) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"PageLabels")) else { return Vec::new() };
    let mut ranges = Vec::new();
    collect(&tree, pdf.xref(), (DEEPEST, &mut MOST_NODES.clone()), &mut ranges);
    ranges.sort_by_key(|range| range.from);
    let label = |page: usize| {
        let after = ranges.partition_point(|range| range.from <= page);
        let range = after.checked_sub(1).and_then(|i| ranges.get(i));
        range.map_or_else(|| (page + 1).to_string(), |range| range.label(page))
    };
    let labels: Vec<String> = (0..pages).map(label).collect();
    let plain = labels.iter().zip(1usize..).all(|(label, number)| *label == number.to_string());
    if plain { Vec::new() } else { labels }
}

/// The ranges of a tree, `depth` more levels deep, while there are `nodes` left to look at.
fn collect<'a>(tree: &Dict<'a>, table: &'a XRef, (depth, nodes): (usize, &mut usize), ranges: &mut Vec<Range>) {
    if let Some(numbers) = tree.get::<Array<'_>>(b"Nums") {
        let mut numbers = numbers.flex_iter();
        while let Some((from, label)) = numbers.next::<(u32, Dict<'_>)>() {
            if ranges.len() >= MOST_RANGES {
                return;
            }
            ranges.push(Range::new(from, &label));
        }
    }
    let Some(kids) = tree.get::<Array<'a>>(b"Kids").filter(|_| depth > 0) else { return };
    for kid in arrays::dicts(&kids, table) {
        let Some(left) = nodes.checked_sub(1) else { return };
        *nodes = left;
        collect(&kid, table, (depth - 1, nodes), ranges);
    }
}

impl Range {
    fn new(from: u32, label: &Dict<'_>) -> Self {
        let prefix = strings::entry(label, b"P").unwrap_or_default();
        let style = label.get::<Name<'_>>(b"S").and_then(|name| name.as_ref().first().copied());
        let start = label.get::<u32>(b"St").unwrap_or(1).max(1);
        Self { from: from as usize, prefix: prefix.chars().take(LONGEST).collect(), style, start }
    }

    fn label(&self, page: usize) -> String {
        let number = self.start.saturating_add(u32::try_from(page - self.from).unwrap_or(u32::MAX));
        let number = match self.style {
            Some(b'D') => number.to_string(),
            Some(b'R') => to_roman(number).to_uppercase(),
            Some(b'r') => to_roman(number).to_lowercase(),
            Some(b'A') => letters(number, b'A'),
            Some(b'a') => letters(number, b'a'),
            _ => String::new(),
        };
        format!("{}{number}", self.prefix)
    }
}

/// A to Z, then AA to ZZ and so on: the letter repeated.
fn letters(number: u32, first: u8) -> String {
    let letter = u8::try_from((number - 1) % 26).map_or(first, |n| first + n);
    let times = ((number - 1) / 26 + 1).min(LONGEST as u32);
    (0..times).map(|_| char::from(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_each_style() {
        let label =
            |style: u8, start, page| Range { from: 2, prefix: "附-".to_owned(), style: Some(style), start }.label(page);
        assert_eq!(label(b'D', 1, 4), "附-3");
        assert_eq!(label(b'r', 4, 2), "附-iv");
        assert_eq!(label(b'R', 1, 3), "附-II");
        assert_eq!(label(b'A', 27, 2), "附-AA");
        assert_eq!(label(b'a', 2, 2), "附-b");
        assert_eq!(label(b'x', 2, 2), "附-");
    }
}
