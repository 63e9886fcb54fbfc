//! Where the view stands in the flow: an item and how far below its top the view begins, so that heights that
//! become known above never move what is read.

use std::collections::HashMap;

use super::ScrollMode;
use super::heights::Heights;
use super::laid::{Laid, lay};
use super::spread::{self, Spread};
use crate::issue::{BlockKind, Place};
use crate::typeset::Measure;
use crate::typeset::flow::{Flow, Frame};

/// Air above the first item, in em.
const AIR_ABOVE: f32 = 1.6;
/// Air below the last item, in em.
const AIR_BELOW: f32 = 6.0;
/// Where a reader's eye is, as a share of the view's height: what is there stays when lines are broken anew.
pub(super) const EYE: f32 = 0.3;

/// Where the view begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Top {
    pub item: usize,
    /// From the item's top; negative above the first item.
    pub dy: f64,
}

/// A line that keeps its place on the screen when the text is laid out anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Eye {
    item: usize,
    byte: usize,
    /// Top of its line, from the top of the view.
    y: f64,
    /// The view was at the very top of the issue.
    at_start: bool,
}

/// The text as one strip, and the part of it in view.
#[derive(Default)]
pub(super) struct Strip {
    pub flow: Flow,
    pub frame: Frame,
    pub heights: Heights,
    pub laid: HashMap<usize, Laid>,
    pub top: Top,
    /// The height in view, in points.
    pub view: f32,
    /// The two columns that show the view, if there are two.
    pub spread: Option<Spread>,
}

/// The layout of what is in view, and of nothing else.
pub(super) struct Scroller<'a> {
    pub strip: &'a mut Strip,
    pub measure: &'a dyn Measure,
}

impl Scroller<'_> {
    /// The layout of an item, made if it is not there.
    pub fn laid(&mut self, item: usize) -> &Laid {
        let (flow, frame, measure) = (&self.strip.flow, &self.strip.frame, self.measure);
        let laid = self.strip.laid.entry(item).or_insert_with(|| lay(flow, item, frame, measure));
        self.strip.heights.set(item, laid.height);
        laid
    }

    fn height(&mut self, item: usize) -> f64 {
        f64::from(self.laid(item).height)
    }

    fn air_above(&self) -> f64 {
        f64::from(self.strip.frame.snap(AIR_ABOVE * self.strip.frame.em))
    }

    fn air_below(&self) -> f64 {
        // Two columns show a little less than the height of both, for they end between lines.
        let lines = if self.strip.spread.is_some() { 3.0 * self.strip.frame.leading } else { 0.0 };
        f64::from(((AIR_BELOW + lines) * self.strip.frame.em).min(self.strip.view / 3.0))
    }

    /// The offset of the view in the whole flow, air above included; for the scroll bar.
    pub fn offset(&mut self) -> f64 {
        self.strip.heights.top(self.strip.top.item) + self.strip.top.dy + self.air_above()
    }

    /// The height of all there is to scroll over.
    pub fn total(&mut self) -> f64 {
        self.strip.heights.total() + self.air_above() + self.air_below()
    }

    /// Goes to an offset of the whole flow.
    pub fn set_offset(&mut self, offset: f64) {
        let y = offset - self.air_above();
        let (item, dy) = self.strip.heights.at(y);
        self.strip.top = Top { item, dy };
    }

    /// Goes to where so many items, and a part of the next one, lie above.
    pub fn set_progress(&mut self, progress: f64) {
        let item = (progress.max(0.0).floor() as usize).min(self.strip.flow.len().saturating_sub(1));
        let dy = (progress - item as f64) * self.height(item);
        self.strip.top = Top { item, dy };
    }

    /// Moves the view.
    pub fn scroll_by(&mut self, delta: f64) {
        if delta.abs() > 4.0 * f64::from(self.strip.view) {
            let offset = self.offset();
            self.set_offset(offset + delta);
        } else {
            self.strip.top.dy += delta;
        }
    }

    /// Brings a place into view.
    pub fn scroll_to(&mut self, place: Place, mode: ScrollMode) {
        let item = self.strip.flow.item(place);
        let em = f64::from(self.strip.frame.em);
        let laid = self.laid(item);
        let (line, height) = laid.line_of(place.byte);
        let (line, height) = (f64::from(line), f64::from(height));
        let first = laid.boxes.iter().find(|b| b.source).is_none_or(|b| f64::from(b.at.y) >= line - 0.5);
        let dy = match mode {
            ScrollMode::Keep => line,
            // A head shows the air above it, but not all of the room between two documents.
            // No line is cut at the top: a head brings the air above it, any other line begins at the edge.
            ScrollMode::Top if first => line - line.min(3.2 * em),
            ScrollMode::Top => line,
            ScrollMode::Nearest => {
                if let Some(y) = self.y_of(item, line)
                    && y >= 0.5 * em
                    && y + height <= self.shown() - 0.5 * em
                {
                    return;
                }
                line - f64::from(self.strip.view) / 3.0
            }
        };
        let start = item == 0 && place.byte == 0;
        self.strip.top = if start && mode != ScrollMode::Nearest {
            Top { item: 0, dy: -self.air_above() }
        } else {
            Top { item, dy }
        };
    }

    /// Where what was shown last ends, below the top of the view.
    fn shown(&self) -> f64 {
        f64::from(self.strip.spread.map_or(self.strip.view, |s| s.end()))
    }

    /// Deals what is in view out to the columns.
    pub fn deal(&mut self, visible: &[(usize, f32)]) {
        let Some(mut spread) = self.strip.spread else { return };
        spread.deal(&self.pieces(visible, spread.height), &self.heads(visible));
        self.strip.spread = Some(spread);
    }

    fn pieces(&self, visible: &[(usize, f32)], column: f32) -> Vec<(f32, f32)> {
        let mut out = Vec::new();
        for (item, y) in visible {
            self.strip.laid.get(item).into_iter().for_each(|l| spread::pieces(l, *y, column, &mut out));
        }
        out
    }

    /// Titles and headings, each with the first line of what follows.
    fn heads(&self, visible: &[(usize, f32)]) -> Vec<(f32, f32)> {
        let is_head = |item: usize| {
            let kind = self.strip.flow.block(item).map(|block| block.kind);
            matches!(kind, Some(BlockKind::Title | BlockKind::Heading | BlockKind::RedHeader))
        };
        let head = |pair: &[(usize, f32)]| {
            let [(item, top), (next, y)] = pair else { return None };
            let first = self.strip.laid.get(next)?.boxes.first()?;
            let line = first.set.lines.first()?;
            is_head(*item).then_some((*top, y + first.at.y + line.top + line.height))
        };
        visible.windows(2).filter_map(head).collect()
    }

    /// Goes back to where the columns end with the line above the one that is first now.
    pub fn spread_up(&mut self) {
        let Some(spread) = self.strip.spread else { return };
        let was = self.strip.top;
        self.strip.top.dy -= f64::from(self.strip.view);
        self.settle();
        let visible = self.visible();
        // Heights above may have been guesses: what the view has moved is seen from the item that was first.
        let mut moved = was.dy - self.strip.top.dy;
        for item in self.strip.top.item..was.item {
            moved += self.height(item);
        }
        if !self.at_start() {
            let pieces = self.pieces(&visible, spread.height);
            self.strip.top.dy += f64::from(spread.before(&pieces, moved as f32 + spread.begin()).max(0.0));
        }
    }

    /// How far below the top of the view a height of an item is, if the item is near the view.
    fn y_of(&mut self, item: usize, y: f64) -> Option<f64> {
        let mut at = -self.strip.top.dy;
        let first = self.strip.top.item;
        if item < first {
            return None;
        }
        for i in first..item {
            at += self.height(i);
            if at > f64::from(self.strip.view) {
                return None;
            }
        }
        Some(at + y)
    }

    fn at_start(&self) -> bool {
        self.strip.top.item == 0 && self.strip.top.dy <= 0.5 - self.air_above()
    }

    /// The line of a place, if the view shows it: where one has gone is what one looks at.
    pub fn line_in_view(&mut self, place: Place) -> Option<Eye> {
        let item = self.strip.flow.item(place);
        let (line, _) = self.laid(item).line_of(place.byte);
        let y = self.y_of(item, f64::from(line)).filter(|y| (-0.5..f64::from(self.strip.view)).contains(y))?;
        Some(Eye { item, byte: place.byte, y, at_start: self.at_start() })
    }

    /// The line under the reader's eye.
    pub fn eye(&mut self) -> Option<Eye> {
        let aim = f64::from(self.strip.view * EYE);
        let at_start = self.at_start();
        let mut y = -self.strip.top.dy;
        for item in self.strip.top.item..self.strip.flow.len() {
            let height = self.height(item);
            if y + height > aim || item + 1 == self.strip.flow.len() {
                let (byte, line) = self.laid(item).line_at((aim - y) as f32);
                return Some(Eye { item, byte, y: y + f64::from(line), at_start });
            }
            y += height;
        }
        None
    }

    /// Puts a line back to where it was on the screen.
    pub fn keep(&mut self, eye: Eye) {
        if eye.at_start {
            self.strip.top = Top { item: 0, dy: -self.air_above() };
            return;
        }
        let item = eye.item.min(self.strip.flow.len().saturating_sub(1));
        let (line, _) = self.laid(item).line_of(eye.byte);
        self.strip.top = Top { item, dy: f64::from(line) - eye.y };
    }

    /// Makes the top name the item that is at the top, and keeps the view inside the flow.
    pub fn settle(&mut self) {
        let n = self.strip.flow.len();
        if n == 0 {
            self.strip.top = Top::default();
            return;
        }
        self.strip.top.item = self.strip.top.item.min(n - 1);
        self.normalise();
        // The end of the flow is not drawn above the end of the view.
        let mut y = -self.strip.top.dy;
        let mut item = self.strip.top.item;
        while item < n && y < f64::from(self.strip.view) {
            y += self.height(item);
            item += 1;
        }
        let missing = f64::from(self.strip.view) - y - self.air_below();
        if item == n && missing > 0.0 {
            self.strip.top.dy -= missing;
            self.normalise();
        }
    }

    fn normalise(&mut self) {
        let n = self.strip.flow.len();
        while self.strip.top.dy < 0.0 && self.strip.top.item > 0 {
            self.strip.top.item -= 1;
            self.strip.top.dy += self.height(self.strip.top.item);
        }
        while self.strip.top.item + 1 < n {
            let height = self.height(self.strip.top.item);
            if self.strip.top.dy < height {
                break;
            }
            self.strip.top.dy -= height;
            self.strip.top.item += 1;
        }
        if self.strip.top.item == 0 {
            self.strip.top.dy = self.strip.top.dy.max(-self.air_above());
        }
        let pixel = f64::from(self.strip.frame.pixels_per_point);
        self.strip.top.dy = (self.strip.top.dy * pixel).round() / pixel;
    }

    /// The items in view and where each begins below the top of the view.
    pub fn visible(&mut self) -> Vec<(usize, f32)> {
        let mut out = Vec::new();
        let mut y = -self.strip.top.dy;
        for item in self.strip.top.item..self.strip.flow.len() {
            if y >= f64::from(self.strip.view) {
                break;
            }
            out.push((item, y as f32));
            y += self.height(item);
        }
        out
    }
}
