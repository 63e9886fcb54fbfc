//! Two columns side by side in a wide window.
//!
//! The view stays one strip of text, as high as both columns together. The left column shows its first part and the
//! right one goes on where that ends, and both begin and end between lines. So only drawing and pointing know of
//! columns: all else knows places and heights of the strip.

use egui::{Pos2, Rect, pos2};

use super::laid::Laid;
use super::{MARGIN, ReadingStyle, ReadingView};

/// The shortest lines that a column may have, in em.
const LEAST_MEASURE: f32 = 24.0;
/// Room between the columns in em: at least, and at most where the window has room to spare.
const GUTTER: [f32; 2] = [3.0, 8.0];
/// The gutter's part of the room to spare: enough for the left column's marks to keep their words.
const SHARE: f32 = 0.6;
/// Room above and below a column in em.
const PAD: f32 = 1.0;
/// A row of a table stays in one piece when it is no higher than this part of a column.
const WHOLE_ROW: f32 = 0.4;
/// A column is not left emptier than this to keep what follows in one piece.
const FULL: f32 = 0.4;
/// What counts as the same height, in points.
const NEAR: f32 = 0.5;

/// Two columns, and what of the strip each of them shows. Lengths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spread {
    /// Height of a column.
    pub height: f32,
    gutter: f32,
    pad: f32,
    /// The parts of the strip, from the top of the view: where each begins and ends.
    parts: [(f32, f32); 2],
}

/// A column on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Where the strip's top left corner would be.
    pub origin: Pos2,
    /// What is seen through it, the margins for marks included.
    pub clip: Rect,
    /// It is one of two.
    pub of_two: bool,
}

impl Column {
    /// Whether the middle of a line is in the column; a single column shows all that comes near it.
    pub fn shows(&self, middle: f32) -> bool {
        !self.of_two || self.clip.y_range().contains(middle)
    }
}

impl Spread {
    /// Two columns in a rectangle, and the measure of each in em, if they are wished and have room.
    pub fn fitting(style: &ReadingStyle, rect: Rect, em: f32, snap: impl Fn(f32) -> f32) -> Option<(Self, f32)> {
        let room = rect.width() / em - 2.0 * MARGIN;
        let widest = ((room - GUTTER[0]) / 2.0).floor();
        let pad = snap(PAD * em);
        let height = rect.height() - 2.0 * pad;
        if !style.spread || widest < LEAST_MEASURE || height < 8.0 * em {
            return None;
        }
        let measure = widest.min(f32::from(style.measure)).max(4.0);
        let gutter = snap(((room - 2.0 * measure) * SHARE).clamp(GUTTER[0], GUTTER[1]) * em);
        Some((Self { height, gutter, pad, parts: [(0.0, height), (height, 2.0 * height)] }, measure))
    }

    /// The same columns with the parts that were shown last: what is known before the strip is dealt out anew.
    pub fn with_parts_of(self, last: Option<Self>) -> Self {
        match last {
            Some(last) if last.height == self.height => Self { parts: last.parts, ..self },
            _ => self,
        }
    }

    /// The height of the strip that the view stands for.
    pub fn view(&self) -> f32 {
        2.0 * self.height
    }

    /// Where what is shown begins, from the top of the view.
    pub fn begin(&self) -> f32 {
        self.parts[0].0
    }

    /// Where what is shown ends, from the top of the view.
    pub fn end(&self) -> f32 {
        self.parts[1].1
    }

    /// Deals the strip out to the columns, by what must stay in one piece in it, and by what no column ends within: heads and what
    /// follows them.
    pub fn deal(&mut self, pieces: &[(f32, f32)], heads: &[(f32, f32)]) {
        let first = up_to_whole(pieces, 0.0, self.height);
        let whole = [pieces, heads].concat();
        let broken = whole_below(&whole, first, self.height);
        // The right column does not begin with the rest of a gap.
        let second = pieces.iter().map(|p| p.0).filter(|&top| top > broken - NEAR).fold(f32::INFINITY, f32::min);
        let through = pieces.iter().any(|p| cuts(p, broken));
        let second = if second.is_finite() && !through { second.max(broken) } else { broken };
        let end = whole_below(&whole, second, self.height);
        self.parts = [(first, broken), (second, end)];
    }

    /// Where the view begins when its last line is the one above `end`.
    pub fn before(&self, pieces: &[(f32, f32)], end: f32) -> f32 {
        let second = up_to_whole(pieces, end - self.height, self.height);
        up_to_whole(pieces, second - self.height, self.height)
    }
}

/// How much wider a room would have to be for two columns of type of a size; `None` where they fit, or where it is not known.
pub(super) fn lacking(style: &ReadingStyle, rect: Rect, em: f32) -> Option<f32> {
    if !rect.is_positive() || Spread::fitting(style, rect, em, |length| length).is_some() {
        return None;
    }
    Some(((2.0 * LEAST_MEASURE + GUTTER[0] + 2.0 * MARGIN) * em - rect.width()).max(1.0))
}

/// The first height from `from` on that cuts nothing; `from` itself if that would waste too much of a column.
fn up_to_whole(pieces: &[(f32, f32)], from: f32, height: f32) -> f32 {
    let mut y = from;
    while let Some(&(_, bottom)) = pieces.iter().find(|p| cuts(p, y)) {
        y = bottom;
    }
    if y - from > (1.0 - FULL) * height { from } else { y }
}

/// The last height of a column that begins at `from` that cuts nothing.
fn whole_below(pieces: &[(f32, f32)], from: f32, height: f32) -> f32 {
    let mut y = from + height;
    while let Some(&(top, _)) = pieces.iter().find(|p| cuts(p, y)) {
        y = top;
    }
    if y - from < FULL * height { from + height } else { y }
}

fn cuts(&(top, bottom): &(f32, f32), y: f32) -> bool {
    top < y - NEAR && bottom > y + NEAR
}

/// What of an item must stay in one piece: lines, rows, rules. Heights from the top of the view.
pub(super) fn pieces(laid: &Laid, y: f32, column: f32, out: &mut Vec<(f32, f32)>) {
    for b in &laid.boxes {
        out.extend(b.set.lines.iter().map(|l| (y + b.at.y + l.top, y + b.at.y + l.top + l.height)));
    }
    let rows = laid.cuts.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?)));
    out.extend(rows.filter(|(a, b)| b - a <= WHOLE_ROW * column).map(|(a, b)| (y + a, y + b)));
    // Rules of tables are between their rows; others stand alone.
    if laid.cuts.is_empty() {
        let level = laid.lines.iter().filter(|l| l.from.y == l.to.y);
        out.extend(level.map(|l| (y + l.from.y - l.width - 1.0, y + l.from.y + l.width + 1.0)));
    }
}

impl ReadingView {
    /// The columns of text on the screen, in reading order.
    pub(super) fn columns(&self, rect: Rect) -> Vec<Column> {
        let Some(s) = &self.strip.spread else {
            return vec![Column { origin: pos2(self.left(rect), rect.top()), clip: rect, of_two: false }];
        };
        let width = self.strip.frame.width;
        let left = self.strip.frame.snap(rect.center().x - width - s.gutter / 2.0);
        let middle = self.strip.frame.snap(left + width + s.gutter / 2.0);
        let top = rect.top() + s.pad;
        let column = |(from, to): (f32, f32), text: f32, sides: [f32; 2]| Column {
            origin: pos2(text, top - from),
            clip: Rect::from_min_max(pos2(sides[0], top), pos2(sides[1], top + to - from)),
            of_two: true,
        };
        let [first, second] = s.parts;
        vec![
            column(first, left, [rect.left(), middle]),
            column(second, left + width + s.gutter, [middle, rect.right()]),
        ]
    }

    /// A point of the screen as one of the strip: from its left edge and from the top of the view.
    pub(super) fn on_strip(&self, at: Pos2, rect: Rect) -> Pos2 {
        let columns = self.columns(rect);
        let column = columns.iter().find(|c| at.x < c.clip.right()).or(columns.last());
        let Some(column) = column else { return at };
        let clip = column.clip;
        // Above and below a column is its first or last line, not what the other column shows.
        let y = if column.of_two {
            at.y.clamp(clip.top() + 1.0, (clip.bottom() - 1.0).max(clip.top() + 1.0))
        } else {
            at.y
        };
        (pos2(at.x, y) - column.origin).to_pos2()
    }
}
