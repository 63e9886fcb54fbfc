//! The titles of documents in the tree, set in lines for one width of the panel.

use std::collections::HashMap;

use egui::{Color32, Painter, Pos2};

use super::model::{Node, NodeKind};
use super::row::{LINE, text_width};
use crate::ui::setting::{Title, TitleLook, TitleSetter};
use crate::ui::theme::size;

/// Titles take at most so many lines; the whole title is in the tooltip.
const MOST_LINES: usize = 4;
/// So many titles that were seen are kept as they are drawn.
const KEPT: usize = 200;

/// Titles by their node.
#[derive(Default)]
pub struct Titles {
    setter: TitleSetter,
    width: f32,
    lines: HashMap<usize, usize>,
    set: HashMap<usize, Title>,
}

impl Titles {
    /// Takes the width of the panel. True if titles are set anew: for another width than before, or in other fonts.
    pub fn renew(&mut self, painter: &Painter, width: f32) -> bool {
        let other = self.setter.renew(painter) || self.width != width;
        if other {
            self.width = width;
            self.lines.clear();
            self.set.clear();
        }
        other
    }

    /// How many lines the title of a document takes; one for any other node.
    pub fn lines(&mut self, painter: &Painter, (index, node): (usize, &Node)) -> usize {
        if !matches!(node.kind, NodeKind::Document(_)) {
            return 1;
        }
        let look = self.look(node);
        *self.lines.entry(index).or_insert_with(|| self.setter.lines(painter, &node.text, look))
    }

    /// Draws a title; gives its lines, and whether its end is cut off.
    pub fn paint(
        &mut self,
        painter: &Painter,
        (index, node): (usize, &Node),
        at: Pos2,
        color: Color32,
    ) -> (usize, bool) {
        if self.set.len() > KEPT {
            self.set.clear();
        }
        let look = self.look(node);
        let title = self.set.entry(index).or_insert_with(|| self.setter.set(painter, &node.text, look));
        title.paint(painter, at, color);
        (title.lines(), title.cut)
    }

    fn look(&self, node: &Node) -> TitleLook {
        TitleLook { size: size::BODY, line: LINE, width: text_width(node, self.width), most: MOST_LINES }
    }
}
