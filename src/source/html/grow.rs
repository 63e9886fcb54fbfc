//! The article grows over what stands beside it: a document is often cut in pieces by its markup (its text in one
//! paragraph, its head in a table, its annex in another), and the piece with most sentences is not all of it.

use super::part::Part;
use super::weigh::Weights;

/// Levels of elements around the first piece that are looked at.
const REACH: usize = 64;
/// Characters of sentences that stand beside menus in one element make it the article.
const SHORT: usize = 15;

/// What stands beside a piece of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// Nothing that is read, or lines about the page or about the document.
    Nothing,
    Text,
    /// Menus, tools, lists of links, the foot of the site.
    Frame,
}

fn what_is(page: &Weights<'_>, at: usize) -> Beside {
    let tally = page.tally(at);
    match page.part(at) {
        _ if tally.is_empty() => Beside::Nothing,
        Some(Part::Frame) => Beside::Frame,
        Some(Part::About) => Beside::Nothing,
        _ if tally.is_of_frame() => Beside::Frame,
        _ if tally.texts == 0 => Beside::Nothing,
        _ => Beside::Text,
    }
}

/// The piece `seed` with all that belongs to it: the outermost element around it that holds no frame, and the
/// paragraphs and tables that go on with it where the frame stands in the same element.
pub(super) fn over_siblings(page: &Weights<'_>, seed: usize) -> Vec<usize> {
    let (mut found, mut inner) = (seed, seed);
    for outer in page.around_all(seed).take(REACH) {
        let sides = || page.children(outer).filter(|at| *at != inner).map(|at| what_is(page, at));
        let own = page.own(outer);
        let framed = own.is_of_frame() || sides().any(|side| side == Beside::Frame);
        if framed && own.sense < SHORT {
            break;
        }
        if own.texts > 0 || sides().any(|side| side == Beside::Text) {
            found = outer;
        }
        inner = outer;
        if framed {
            break;
        }
    }
    beside(page, page.whole_table(found), true)
}

/// An element with the paragraphs and tables behind it (and before it, where `above`) that go on with it.
pub(super) fn beside(page: &Weights<'_>, at: usize, above: bool) -> Vec<usize> {
    let Some(outer) = page.around_all(at).next() else { return vec![at] };
    let siblings: Vec<usize> = page.children(outer).collect();
    let Some(place) = siblings.iter().position(|sibling| *sibling == at) else { return vec![at] };
    let goes_on = |at: &usize| flows(page, *at) && what_is(page, *at) == Beside::Text;
    let joins = |at: &&usize| page.tally(**at).is_empty() || goes_on(at);
    let (before, behind) = siblings.split_at(place);
    let before = before.iter().rev().take_while(|at| above && joins(at));
    let behind = behind.iter().skip(1).take_while(joins);
    let mut all: Vec<usize> = before.chain(behind).copied().filter(|at| !page.tally(*at).is_empty()).collect();
    all.push(at);
    all.sort_unstable();
    all
}

/// Whether an element is one of running text: what parts of a frame are made of has a name.
fn flows(page: &Weights<'_>, at: usize) -> bool {
    let Some(element) = page.element(at) else { return false };
    let tag = element.value().name();
    let named = element.value().id().is_some() || element.attr("class").is_some();
    // Editors give classes to paragraphs.
    matches!(tag, "p" | "blockquote" | "pre") || matches!(tag, "table" | "center" | "ol") && !named
}
