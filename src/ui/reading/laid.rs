//! An item of the flow as the window holds it: its layout, the galleys it is drawn from, and what is where.

use std::ops::{Deref, Range};

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::typeset::Measure;
use crate::typeset::flow::{self, Flow, Frame, Point, TextBox};
use crate::ui::setting::Chunks;

/// An item, laid out, with the galleys of its boxes.
#[derive(Debug, Default)]
pub(super) struct Laid {
    flow: flow::Laid,
    /// One for each box.
    pub chunks: Vec<Chunks>,
}

impl Deref for Laid {
    type Target = flow::Laid;

    fn deref(&self) -> &flow::Laid {
        &self.flow
    }
}

/// Lays an item out.
pub(super) fn lay(flow: &Flow, item: usize, frame: &Frame, measure: &dyn Measure) -> Laid {
    let flow = flow::lay(flow, item, frame, measure);
    let chunks = flow.boxes.iter().map(|_| Chunks::default()).collect();
    Laid { flow, chunks }
}

/// A point of the layout as egui's.
pub(super) fn pos(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

impl Laid {
    /// The byte of the block's text nearest to a point of the item.
    pub fn byte_at(&self, point: Pos2) -> usize {
        let distance = |b: &&TextBox| {
            let rect = Rect::from_min_size(pos(b.at), vec2(b.width, b.set.height));
            rect.distance_sq_to_pos(point)
        };
        let nearest = self.boxes.iter().filter(|b| b.source).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.map_or(0, |b| b.bytes.start + b.byte_at(point - pos(b.at).to_vec2()))
    }

    /// Top of the line that shows a byte, from the item's top, and the line's height.
    pub fn line_of(&self, byte: usize) -> (f32, f32) {
        let sources = || self.boxes.iter().filter(|b| b.source);
        let Some(b) = sources().find(|b| byte < b.bytes.end).or_else(|| sources().next_back()) else {
            return (self.top, 0.0);
        };
        let index = b.set.char_at_byte(byte.saturating_sub(b.bytes.start));
        match b.set.lines.get(b.set.line_of(index)) {
            Some(line) => (b.at.y + line.top, line.height),
            None => (b.at.y, 0.0),
        }
    }

    /// The first byte of the line at a height, and the line's top.
    pub fn line_at(&self, y: f32) -> (usize, f32) {
        let mut found = (0, self.top);
        for b in self.boxes.iter().filter(|b| b.source) {
            for line in &b.set.lines {
                let top = b.at.y + line.top;
                let byte = b.set.chars.get(line.chars.start).map_or(0, |c| c.byte as usize);
                found = (b.bytes.start + byte, top);
                if top + line.height > y + 0.5 {
                    return found;
                }
            }
        }
        found
    }

    /// The first byte of the first line that begins at or below a height.
    pub fn line_from(&self, y: f32) -> Option<usize> {
        let lines = |b: &TextBox| {
            let line = b.set.lines.iter().find(|l| b.at.y + l.top >= y - 0.5)?;
            Some(b.bytes.start + b.set.chars.get(line.chars.start).map_or(0, |c| c.byte as usize))
        };
        self.boxes.iter().filter(|b| b.source).find_map(lines)
    }

    /// The rectangles of a stretch of the block's text, from the item's corner; `on` when what is lit goes on after.
    pub fn rects(&self, bytes: &Range<usize>, on: bool) -> Vec<Rect> {
        let mut out = Vec::new();
        for b in self.boxes.iter().filter(|b| b.source) {
            if bytes.start >= b.bytes.end.max(b.bytes.start + 1) || bytes.end < b.bytes.start {
                continue;
            }
            let start = bytes.start.saturating_sub(b.bytes.start);
            let end = bytes.end.saturating_sub(b.bytes.start).min(b.bytes.len());
            b.rects(start..end, on && bytes.end >= b.bytes.end, &mut out);
        }
        out
    }
}

impl TextBox {
    fn byte_at(&self, point: Pos2) -> usize {
        let lines = &self.set.lines;
        let at = lines.partition_point(|l| l.top + l.height <= point.y).min(lines.len().saturating_sub(1));
        let Some(line) = lines.get(at) else { return 0 };
        let chars = self.set.chars.get(line.chars.clone()).unwrap_or_default();
        let passed = chars.partition_point(|c| c.x + c.advance / 2.0 <= point.x);
        let last_line = at + 1 == lines.len();
        match self.set.chars.get(line.chars.start + passed) {
            // At the end of a line, before its break: the last place that still belongs to the line.
            Some(_) if passed == chars.len() && !last_line => chars.last().map_or(0, |c| c.byte as usize),
            Some(c) if passed < chars.len() => c.byte as usize,
            _ => self.bytes.len(),
        }
    }

    fn rects(&self, bytes: Range<usize>, on: bool, out: &mut Vec<Rect>) {
        let from = self.set.char_at_byte(bytes.start);
        let to = self.set.char_at_byte(bytes.end);
        if from >= to && !on {
            return;
        }
        let first = self.set.line_of(from);
        for (index, line) in self.set.lines.iter().enumerate().skip(first) {
            if line.chars.start >= to && !(on && line.chars.is_empty()) {
                break;
            }
            let (a, b) = (from.max(line.chars.start), to.min(line.chars.end));
            let left = if a == line.chars.start { line.left } else { self.set.chars.get(a).map_or(line.left, |c| c.x) };
            let ends_here = b < line.chars.end;
            let right = match b.checked_sub(1).and_then(|k| self.set.chars.get(k)) {
                Some(c) if ends_here => c.x + c.advance,
                _ => line.right,
            };
            // A selection that goes on over a line's end shows it.
            let over = !ends_here && (on || index + 1 < self.set.lines.len() && to > line.chars.end);
            let right = if over { right.max(line.left + line.size * 0.5) } else { right };
            out.push(Rect::from_min_size(
                pos(self.at) + vec2(left, line.top),
                Vec2::new((right - left).max(0.0), line.height),
            ));
        }
    }
}
