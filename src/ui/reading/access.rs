//! What a screen reader gets of the text: the paragraphs in view as nodes of their own, and of the view itself a text that
//! goes on before and behind what is in view, so that it can be read on without scrolling.

use egui::accesskit::{self, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Rect, Sense, Ui, UiBuilder};

use super::ReadingView;
use crate::issue::Place;

/// So many paragraphs, and so many bytes of them, before and behind what is in view are told.
const BEFORE: (usize, usize) = (30, 10_000);
const BEHIND: (usize, usize) = (80, 40_000);
/// Of a paragraph no more bytes are told.
const LONGEST: usize = 60_000;
/// AccessKit counts the characters of a stretch in a byte.
const RUN: usize = 250;

impl ReadingView {
    /// Tells the text around what is in view, and what of it is selected. Nothing where nobody listens.
    pub(super) fn tell_text(&self, ui: &mut Ui, view: Id, rect: Rect, visible: &[(usize, f32)]) {
        if ui.ctx().accesskit_node_builder(view, |_| ()).is_none() {
            return;
        }
        let (Some(first), Some(last)) = (visible.first(), visible.last()) else { return };
        let length = |item: &usize| self.strip.flow.text(*item).len();
        let before = within((0..first.0).rev(), BEFORE, length);
        let behind = within(last.0 + 1..self.strip.flow.len(), BEHIND, length);
        let items = first.0 - before..last.0 + 1 + behind;
        let selection = self.selection();
        let mut ends: [Option<TextPosition>; 2] = [None, None];
        ui.scope_builder(UiBuilder::new().max_rect(rect).accessibility_parent(view), |ui| {
            for item in items {
                // Of what is in view its place is told; what is not lies before or behind it.
                let at = visible.iter().find(|(one, _)| *one == item).map(|(_, y)| *y);
                let top = at.map_or(if item < first.0 { rect.top() } else { rect.bottom() }, |y| rect.top() + y);
                let height = at.and_then(|_| self.strip.laid.get(&item)).map_or(0.0, |laid| laid.height);
                let bounds = Rect::from_min_max(egui::pos2(rect.left(), top), egui::pos2(rect.right(), top + height));
                let text = self.strip.flow.text(item);
                // Of an endless paragraph its beginning.
                let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
                let mut start = 0;
                for (n, run) in runs(text).into_iter().enumerate() {
                    let id = view.with(("run", item, n));
                    let place = |byte: usize| self.strip.flow.place(item, byte);
                    for (end, of) in ends.iter_mut().zip(selection.map(|(a, b)| [a, b]).into_iter().flatten()) {
                        *end = end.or_else(|| position(id, run, (place(start), place(start + run.len())), of));
                    }
                    start += run.len();
                    let value = if start == text.len() { format!("{run}\n") } else { run.to_owned() };
                    // A node stands under its view when the view's child has drawn it.
                    ui.interact(bounds, id, Sense::hover());
                    ui.ctx().accesskit_node_builder(id, |node| tell_run(node, &value, bounds));
                }
            }
        });
        if let [Some(anchor), Some(focus)] = ends {
            ui.ctx().accesskit_node_builder(view, |node| node.set_text_selection(TextSelection { anchor, focus }));
        }
    }
}

fn tell_run(node: &mut accesskit::Node, value: &str, bounds: Rect) {
    node.set_role(Role::TextRun);
    node.set_text_direction(TextDirection::LeftToRight);
    node.set_character_lengths(value.chars().map(|c| c.len_utf8() as u8).collect::<Vec<u8>>());
    node.set_value(value);
    let [x0, y0, x1, y1] = [bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y].map(f64::from);
    node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
}

/// How many items, in their order, are within a number of them and of their bytes.
fn within(
    items: impl Iterator<Item = usize>,
    (most, bytes): (usize, usize),
    length: impl Fn(&usize) -> usize,
) -> usize {
    let mut sum = 0;
    let fits = |item: &usize| {
        let before = sum;
        sum += length(item);
        before < bytes
    };
    items.take(most).take_while(fits).count()
}

/// A text in stretches of as many characters as AccessKit counts; an empty one is one empty stretch.
fn runs(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((at, _)) = rest.char_indices().nth(RUN) {
        let (run, after) = rest.split_at(at);
        out.push(run);
        rest = after;
    }
    out.push(rest);
    out
}

/// The position of a place in a stretch between two places, if it is in it.
fn position(run: Id, text: &str, (from, to): (Place, Place), of: Place) -> Option<TextPosition> {
    if (of.document, of.block) != (from.document, from.block) || !(from.byte..=to.byte).contains(&of.byte) {
        return None;
    }
    let character_index = text.get(..of.byte - from.byte)?.chars().count();
    Some(TextPosition { node: run.accesskit_id(), character_index })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paragraphs_are_told_in_stretches_that_can_be_counted() {
        let text = "字".repeat(2 * RUN + 3);
        let parts = runs(&text);
        assert_eq!(parts.concat(), text);
        assert_eq!(parts.iter().map(|p| p.chars().count()).collect::<Vec<_>>(), [RUN, RUN, 3]);
        assert_eq!(runs(""), [""]);
    }

    #[test]
    fn a_place_is_a_character_of_its_stretch() {
        let at = |byte| Place { document: 0, block: 1, byte };
        let id = Id::unique("run");
        let index = |byte| position(id, "甲乙丙", (at(9), at(18)), at(byte)).map(|p| p.character_index);
        assert_eq!((index(9), index(15), index(18), index(21)), (Some(0), Some(2), Some(3), None));
    }
}
