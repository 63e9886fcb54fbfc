//! The foot of a site, told by its words: a small part of the page around a line that says whose site it is.

use scraper::ElementRef;

use super::article::{LineKind, PageLine, Weighed};
use super::names::is_article;

/// So many lines of text, beside those of owners and links, and characters of sentences, may stand in a foot.
const MOST_LINES: usize = 3;
const MOST_SENSE: usize = 250;
/// A page has no more feet.
const MOST_FEET: usize = 16;
/// So many lines around one are looked at.
const REACH: usize = 80;

/// The feet of a page.
pub(super) fn find<'p>(elements: &[Weighed<'p>], lines: &[PageLine]) -> Vec<ElementRef<'p>> {
    // The last element inside each.
    let mut last: Vec<usize> = (0..elements.len()).collect();
    for at in (1..elements.len()).rev() {
        let (parent, inner) = (elements[at].parent, last[at]);
        last[parent] = last[parent].max(inner);
    }
    let mut feet: Vec<ElementRef<'p>> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::OfSite).take(MOST_FEET) {
        let (mut top, mut next) = (None, line.of);
        while next > 0 && is_small(lines, at, next..=last[next]) && !holds_title(&elements[next]) {
            top = Some(next);
            next = elements[next].parent;
        }
        feet.extend(top.map(|top| elements[top].element).filter(|foot| !feet.contains(foot)));
    }
    feet
}

/// Whether the lines around one that stand in the same part are few enough for a foot.
fn is_small(lines: &[PageLine], at: usize, part: std::ops::RangeInclusive<usize>) -> bool {
    let inside = |line: &&PageLine| part.contains(&line.of);
    let before = lines.get(..at).unwrap_or_default().iter().rev().take_while(inside);
    let behind = lines.get(at + 1..).unwrap_or_default().iter().take_while(inside);
    let (mut seen, mut text, mut sense) = (0, 0, 0);
    for line in before.chain(behind) {
        seen += 1;
        text += usize::from(line.kind == LineKind::Text);
        sense += line.sense;
        if seen > REACH || text > MOST_LINES || sense > MOST_SENSE {
            return false;
        }
    }
    true
}

fn holds_title(part: &Weighed<'_>) -> bool {
    let title = |e: ElementRef<'_>| matches!(e.value().name(), "h1" | "h2") || is_article(e);
    title(part.element) || part.element.descendent_elements().take(400).any(title)
}
