//! The file's outline: the contents tree of the issue, and what is in doubt behind it.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::Print;
use super::sheet::Sheet;
use crate::export::unsettled;
use crate::issue::{Issue, Place, document_name, document_outline, outline_line, shorten};
use crate::typeset::flow::Flow;

/// Air above the place that an entry leads to, in points.
const AIR: f32 = 12.0;

/// The outline of an issue as it was printed.
pub(super) fn outline(issue: &Issue, flow: &Flow, print: &Print, sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    let target = |document: usize, block: usize| target(flow, print, sheet, document, block);
    let mut category: Option<OutlineNode> = None;
    for (index, document) in issue.documents.iter().enumerate() {
        if document.blocks.is_empty() {
            continue;
        }
        if let Some(name) = flow.new_category(index) {
            category.take().into_iter().for_each(|c| outline.push_child(c));
            category = Some(OutlineNode::new(shorten(name, 60), target(index, 0)).with_open(true));
        } else if document.category.is_none() {
            category.take().into_iter().for_each(|c| outline.push_child(c));
        }
        let mut node = OutlineNode::new(document_name(document), target(index, 0));
        branches(issue, index, &target).into_iter().for_each(|b| node.push_child(b));
        match &mut category {
            Some(category) => category.push_child(node),
            None => outline.push_child(node),
        }
    }
    category.into_iter().for_each(|c| outline.push_child(c));
    if let Some(place) = print.begins.get(&behind(flow)) {
        outline.push_child(OutlineNode::new(unsettled::HEAD.to_owned(), destination(*place, sheet)));
    }
    outline
}

/// The number under which what stands behind the documents begins: none of the flow has it.
pub(super) fn behind(flow: &Flow) -> usize {
    flow.len()
}

/// The entries below a document.
fn branches(issue: &Issue, index: usize, target: &dyn Fn(usize, usize) -> XyzDestination) -> Vec<OutlineNode> {
    let Some(document) = issue.documents.get(index) else { return Vec::new() };
    // The entries on the way down to the last one.
    let mut open: Vec<OutlineNode> = Vec::new();
    let mut out = Vec::new();
    let close = |open: &mut Vec<OutlineNode>, out: &mut Vec<OutlineNode>, depth: usize| {
        while open.len() > depth {
            let Some(done) = open.pop() else { break };
            match open.last_mut() {
                Some(above) => above.push_child(done),
                None => out.push(done),
            }
        }
    };
    for node in document_outline(document) {
        let Some(block) = document.blocks.get(node.block) else { continue };
        close(&mut open, &mut out, node.depth);
        open.push(OutlineNode::new(outline_line(block), target(index, node.block)));
    }
    close(&mut open, &mut out, 0);
    out
}

/// Where a block was printed.
pub(super) fn target(flow: &Flow, print: &Print, sheet: &Sheet, document: usize, block: usize) -> XyzDestination {
    let item = flow.item(Place { document, block, byte: 0 });
    // A block without a line of its own is found at the one before it.
    let found = (0..=item).rev().find_map(|i| print.begins.get(&i));
    destination(found.copied().unwrap_or((print.front, 0.0)), sheet)
}

fn destination((page, y): (usize, f32), sheet: &Sheet) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, (sheet.top + y - AIR).max(0.0)))
}
