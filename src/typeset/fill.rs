//! Lines into places: each character's cell, from the left edge of the measure.

use std::ops::Range;

use super::breaks::Break;
use super::cells::Cell;
use super::optimal::{Extent, MOST_TRACKING, NEAR, Sum, room};
use super::{Align, Char, Fill, Line, Set, Style};

/// The largest size in a line, and the line's height.
pub(super) fn line_height(cells: &[Cell], line: &Range<usize>, style: &Style) -> (f32, f32) {
    let sizes = cells.get(line.clone()).unwrap_or_default().iter().map(|c| c.size);
    let size = sizes.fold(0.0_f32, f32::max);
    let size = if size > 0.0 { size } else { style.em };
    (size, size * style.leading)
}

/// How the room of a line is found.
#[derive(Clone, Copy, Default)]
struct Filling {
    /// Share of the blanks of marks that is taken.
    squeeze: f64,
    /// Share of the glue's shrink (negative) or stretch (positive) that is used.
    glue: f64,
    /// Added at each even gap.
    tracking: f64,
}

/// Places the characters of all lines.
pub(super) fn place(cells: &[Cell], sums: &[Sum], lines: &[Range<usize>], style: &Style, width: f32) -> Set {
    let mut set = Set { chars: Vec::with_capacity(cells.len()), lines: Vec::with_capacity(lines.len()), height: 0.0 };
    for (index, range) in lines.iter().enumerate() {
        let room = room(style, width, index == 0);
        let extent = Extent::of(cells, sums, range.clone());
        let last =
            index + 1 == lines.len() || cells.get(range.end.wrapping_sub(1)).is_some_and(|c| c.brk == Break::Must);
        let (filling, fill) = filling(&extent, room, last, style);
        let indent = f64::from(style.em) * f64::from(if index == 0 { style.indent } else { style.hang });
        let indent = indent.min(f64::from(width) - room).max(0.0);
        let spare = (room - extent.natural).max(0.0);
        let left = match style.align {
            Align::Justify | Align::Left => indent,
            Align::Centre => indent + spare / 2.0,
            Align::Right => indent + spare,
        };
        let right = place_line(cells, range, extent.end, left, filling, &mut set.chars);
        let (size, height) = line_height(cells, range, style);
        set.lines.push(Line {
            chars: range.clone(),
            top: set.height,
            height,
            size,
            left: left as f32,
            right: right as f32,
            fill,
        });
        set.height += height;
    }
    set
}

/// Rule 6 for one line.
fn filling(line: &Extent, room: f64, last: bool, style: &Style) -> (Filling, Fill) {
    let slack = room - line.natural;
    let mut f = Filling::default();
    if slack < -NEAR {
        if slack < -(line.blank + line.shrink + NEAR) {
            return (Filling { squeeze: 1.0, glue: -1.0, tracking: 0.0 }, Fill::Over);
        }
        if style.align != Align::Justify {
            return (f, Fill::Over);
        }
        let need = -slack;
        f.squeeze = if line.blank > NEAR { (need / line.blank).min(1.0) } else { 0.0 };
        let rest = (need - line.blank).max(0.0);
        f.glue = if line.shrink > NEAR { -(rest / line.shrink).min(1.0) } else { 0.0 };
    } else if last || style.align != Align::Justify || slack <= NEAR && line.even == 0 {
        return (f, Fill::Natural);
    } else {
        f.glue = if line.stretch > NEAR { (slack / line.stretch).min(1.0) } else { 0.0 };
        let rest = slack - line.stretch.min(slack);
        if rest > NEAR {
            let em = f64::from(style.em);
            if line.even == 0 || rest / f64::from(line.even) > MOST_TRACKING * em {
                return (Filling::default(), Fill::Loose);
            }
            f.tracking = rest / f64::from(line.even);
        }
    }
    let tracking = f.tracking / f64::from(style.em).max(NEAR);
    (f, Fill::Justified { squeeze: f.squeeze as f32, tracking: tracking as f32 })
}

/// Places one line's characters from its left edge; gives the right edge of its ink.
fn place_line(cells: &[Cell], range: &Range<usize>, end: usize, left: f64, f: Filling, out: &mut Vec<Char>) -> f64 {
    let mut x = left;
    let mut right = left;
    for i in range.clone() {
        let Some(c) = cells.get(i) else { break };
        if i >= end {
            // Spaces at the end of the line: nowhere.
            out.push(Char {
                byte: c.byte,
                shown: c.shown,
                x: right as f32,
                advance: 0.0,
                dx: 0.0,
                joined: false,
                fills: false,
            });
            continue;
        }
        let lead = f64::from(c.lead) * if i == range.start { 1.0 } else { f.squeeze };
        let tail = if i + 1 == end { f64::from(c.tail) } else { f64::from(c.tail - c.firm) * f.squeeze };
        let width = f64::from(c.width) - lead - tail;
        // A space's glue is the space itself, to be pointed at and selected.
        let glue = if f.glue < 0.0 { f64::from(c.gap.shrink) } else { f64::from(c.gap.stretch) };
        let gap = f64::from(c.gap.natural) + f.glue * glue + if c.gap.even { f.tracking } else { 0.0 };
        let blank = c.kind.blank();
        out.push(Char {
            byte: c.byte,
            shown: c.shown,
            x: x as f32,
            advance: (width + if blank { gap } else { 0.0 }) as f32,
            dx: (f64::from(c.dx) - lead) as f32,
            joined: c.joined && i != range.start,
            fills: c.fills,
        });
        right = x + width;
        x = right + if i + 1 < end { gap } else { 0.0 };
    }
    right
}
