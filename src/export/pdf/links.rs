//! References inside the text as places to click: where they stand on a page, and where they lead.

use krilla::geom::Rect;

use super::sheet::{Owner, Text};
use crate::facts::{Links, Target};
use crate::issue::Place;
use crate::typeset::flow::Flow;

/// The places of the references in a text that stands with its upper left corner at a point of the page.
pub(super) fn places(links: &Links, flow: &Flow, text: &Text, [left, top]: [f32; 2]) -> Vec<(Rect, Place)> {
    let Owner::Block(item, _) = text.owner else { return Vec::new() };
    // A cell is a text of its own: its bytes are not those of the block.
    if flow.block(item).is_none_or(|b| b.text.len() != text.words.len()) {
        return Vec::new();
    }
    let (document, block) = flow.at(item);
    let set = &text.source.set;
    let first = set.lines.get(text.lines.start).map_or(0.0, |l| l.top);
    let mut out = Vec::new();
    for link in links.in_block(document, block) {
        let Target::Inside { place, .. } = link.target else { continue };
        if flow.issue.block(place.document, place.block).is_none() {
            continue;
        }
        let bytes = link.from.place.byte..link.from.end;
        for line in set.lines.get(text.lines.clone()).unwrap_or_default() {
            let chars = set.chars.get(line.chars.clone()).unwrap_or_default();
            let mut inside = chars.iter().filter(|c| bytes.contains(&(c.byte as usize)));
            let Some(from) = inside.next() else { continue };
            let to = inside.next_back().unwrap_or(from);
            let y = top + line.top - first;
            // As high as the characters, not as the line: the lines of a reference over two stand apart.
            let air = ((line.height - 1.2 * line.size) / 2.0).max(0.0);
            let rect = Rect::from_ltrb(left + from.x, y + air, left + to.x + to.advance, y + line.height - air);
            out.extend(rect.map(|rect| (rect, place)));
        }
    }
    out
}
