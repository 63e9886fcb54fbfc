//! The foot of a site, told by its words: a small part of the page around a line that says whose site it is.

use scraper::ElementRef;

use super::lines::LineKind;
use super::names::is_article;
use super::weigh::{PageLine, Weighed, Weights};

/// So many lines of text, beside those of owners and links, and characters of sentences, may stand in a foot.
const MOST_LINES: usize = 3;
const MOST_SENSE: usize = 250;
/// A page has no more feet.
const MOST_FEET: usize = 16;
/// So many lines around one are looked at.
const REACH: usize = 80;

/// The feet of a page.
pub(super) fn find<'p>(page: &Weights<'p>) -> Vec<ElementRef<'p>> {
    let mut feet: Vec<ElementRef<'p>> = Vec::new();
    let lines = page.lines();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::OfSite).take(MOST_FEET) {
        let (mut top, mut next) = (None, line.of);
        while let Some(part) = page.elements.get(next).filter(|_| next > 0)
            && is_small(lines, at, next..=part.last)
            && !holds_title(part)
        {
            top = Some(part.element);
            next = part.parent;
        }
        feet.extend(top.filter(|foot| !feet.contains(foot)));
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
