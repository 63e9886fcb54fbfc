//! The titles of documents in the tree, set in lines for one width of the panel.

use std::collections::HashMap;
use std::ops::Range;

use egui::{Color32, Painter, Pos2};

use super::model::{Node, NodeKind};
use crate::ui::setting::{Title, TitleLook, TitleSetter};
use crate::ui::theme::size;

/// So many titles that were seen are kept as they are drawn.
const KEPT: usize = 200;

/// Room at the edges of a row.
pub const PAD: f32 = 6.0;
const STEP: f32 = 14.0;
/// Room for the triangle of a row.
pub const TRIANGLE: f32 = 16.0;
/// Room for the printed page.
const PAGE_WIDTH: f32 = 34.0;
/// Height of a line of a title.
pub const LINE: f32 = 20.0;

/// Where the text of a node begins.
pub fn text_left(node: &Node) -> f32 {
    PAD + node.depth as f32 * STEP + TRIANGLE
}

/// The width that a node's text has in a panel of a width.
pub fn text_width(node: &Node, width: f32) -> f32 {
    let page = if matches!(node.kind, NodeKind::Document(_)) { PAGE_WIDTH } else { 0.0 };
    (width - text_left(node) - page - PAD).max(40.0)
}

/// Titles by their node.
#[derive(Default)]
pub struct Titles {
    setter: TitleSetter,
    width: f32,
    fullwidth: bool,
    lines: HashMap<usize, usize>,
    set: HashMap<usize, Title>,
}

impl Titles {
    /// Takes the width of the panel, and whether marks are shown full-width. True if titles are set anew: otherwise than before, or in other
    /// fonts.
    pub fn renew(&mut self, painter: &Painter, width: f32, fullwidth: bool) -> bool {
        let other = self.setter.renew(painter) || (self.width, self.fullwidth) != (width, fullwidth);
        if other {
            (self.width, self.fullwidth) = (width, fullwidth);
            self.lines.clear();
            self.set.clear();
        }
        other
    }

    /// Whether a node is a title, which is shown whole: documents and headings. Of an article its first words are shown.
    pub fn is_title(node: &Node) -> bool {
        matches!(node.kind, NodeKind::Document(_) | NodeKind::Block { article: false, .. })
    }

    /// How many lines a title takes; one for any other node.
    pub fn lines(&mut self, painter: &Painter, (index, node): (usize, &Node)) -> usize {
        let short = node.text.chars().count() as f32 * size::BODY <= text_width(node, self.width);
        if !Self::is_title(node) || short {
            return 1;
        }
        let look = self.look(node);
        *self.lines.entry(index).or_insert_with(|| self.setter.lines(painter, &node.text, look))
    }

    /// Draws a title, with what of it was looked for on a ground of `lit`; gives its lines, and whether its end is cut off.
    pub fn paint(
        &mut self,
        painter: &Painter,
        (index, node): (usize, &Node),
        at: Pos2,
        color: Color32,
        (found, lit): (&[Range<usize>], Color32),
    ) -> (usize, bool) {
        if self.set.len() > KEPT {
            self.set.clear();
        }
        let look = self.look(node);
        let title = self.set.entry(index).or_insert_with(|| self.setter.set(painter, &node.text, look));
        for rect in title.rects(found) {
            painter.rect_filled(rect.translate(at.to_vec2()), 2.0, lit);
        }
        title.paint(painter, at, color);
        (title.lines(), title.cut)
    }

    fn look(&self, node: &Node) -> TitleLook {
        let size = if matches!(node.kind, NodeKind::Document(_)) { size::BODY } else { size::BODY - 1.0 };
        // Of 第一章　总则 the blank is that behind the label: no other is as wide.
        let label = node.text.find('\u{3000}').unwrap_or(0);
        let (width, fullwidth) = (text_width(node, self.width), self.fullwidth);
        TitleLook { size, line: LINE, width, label, most: usize::MAX, fullwidth }
    }
}
