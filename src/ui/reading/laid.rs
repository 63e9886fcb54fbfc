//! An item of the flow, laid out: boxes of set text, rules, and what is where.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::flow::{Flow, Ink, Spec, Under};
use super::galley::Chunks;
use super::table;
use crate::issue::{Block, BlockKind};
use crate::typeset::{Align, Face, Measure, Paragraph, Run, Set, Style};

/// What the layout of all items depends on. Lengths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// Body size, on whole pixels.
    pub em: f32,
    /// Width of the column: a whole number of em.
    pub width: f32,
    /// Height of a line in em.
    pub leading: f32,
    pub fullwidth: bool,
    pub pixels_per_point: f32,
}

impl Frame {
    /// The nearest length on whole pixels.
    pub fn snap(&self, length: f32) -> f32 {
        (length * self.pixels_per_point).round() / self.pixels_per_point
    }
}

/// A text set in lines, at its place in the item.
#[derive(Debug)]
pub(super) struct TextBox {
    /// Top left corner of the measure, from the item's.
    pub at: Pos2,
    /// Width of the measure.
    pub width: f32,
    /// Where its text stands in the block's.
    pub bytes: Range<usize>,
    pub set: Set,
    pub runs: Vec<Run>,
    pub ink: Ink,
    /// The text can be selected; `false` for what the view adds.
    pub source: bool,
    pub chunks: Chunks,
}

/// A rule, from the item's corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub from: Pos2,
    pub to: Pos2,
    pub width: f32,
    /// Red, or the colour of rules.
    pub red: bool,
}

/// An item, laid out.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub height: f32,
    /// Top of the text itself, below the room above it.
    pub top: f32,
    /// Bottom of the text itself.
    pub bottom: f32,
    pub boxes: Vec<TextBox>,
    pub lines: Vec<Line>,
}

/// Lays an item out.
pub(super) fn lay(flow: &Flow, item: usize, frame: &Frame, measure: &dyn Measure) -> Laid {
    let Some(block) = flow.block(item) else { return Laid::default() };
    let spec = flow.spec(item);
    let mut out = Laid { top: frame.snap(spec.above * frame.em), ..Laid::default() };
    if spec.masthead {
        masthead(&mut out, flow, frame, measure);
    }
    if let Some(category) = &spec.divider {
        divider(&mut out, category.as_deref(), frame, measure);
    }
    out.bottom = if block.kind == BlockKind::Table {
        table::lay(&mut out, block, &spec, frame, measure)
    } else {
        paragraph(&mut out, flow, item, block, &spec, frame, measure)
    };
    out.height = out.bottom + frame.snap(spec.below * frame.em);
    if spec.under == Some(Under::Red) {
        let y = frame.snap(out.bottom + 0.35 * frame.em);
        out.lines.push(Line { from: pos2(0.0, y), to: pos2(frame.width, y), width: 0.1 * frame.em, red: true });
        out.height += frame.snap(0.5 * frame.em);
    }
    out
}

/// The height of an item, without placing its characters where that is not needed.
pub(super) fn height(flow: &Flow, item: usize, frame: &Frame, measure: &dyn Measure) -> f32 {
    let Some(block) = flow.block(item) else { return 0.0 };
    let spec = flow.spec(item);
    if block.kind == BlockKind::Table || spec.masthead {
        return lay(flow, item, frame, measure).height;
    }
    let (text, style, runs) = fitted(&block.text, &spec, frame, measure);
    let style = signature_right(style, flow, item, &spec, frame, measure);
    let text = snapped(&Paragraph::new(text, &runs, &style, measure), frame);
    let under = if spec.under.is_some() { frame.snap(0.5 * frame.em) } else { 0.0 };
    frame.snap(spec.above * frame.em) + text + frame.snap(spec.below * frame.em) + under
}

/// Height of a paragraph whose lines stand on whole pixels.
fn snapped(paragraph: &Paragraph, frame: &Frame) -> f32 {
    paragraph.line_heights(frame.width).into_iter().map(|h| frame.snap(h)).sum()
}

fn paragraph(
    out: &mut Laid,
    flow: &Flow,
    item: usize,
    block: &Block,
    spec: &Spec,
    frame: &Frame,
    measure: &dyn Measure,
) -> f32 {
    let (text, style, runs) = fitted(&block.text, spec, frame, measure);
    let style = signature_right(style, flow, item, spec, frame, measure);
    let set = Paragraph::new(text, &runs, &style, measure).set(frame.width);
    let text_box = text_box(set, pos2(0.0, out.top), frame, runs, spec.ink, 0..block.text.len());
    let bottom = out.top + text_box.set.height;
    out.boxes.push(text_box);
    bottom
}

/// A set text as a box, its lines on whole pixels.
pub(super) fn text_box(
    mut set: Set,
    at: Pos2,
    frame: &Frame,
    runs: Vec<Run>,
    ink: Ink,
    bytes: Range<usize>,
) -> TextBox {
    let mut top = 0.0;
    for line in &mut set.lines {
        line.top = top;
        line.height = frame.snap(line.height);
        top += line.height;
    }
    set.height = top;
    TextBox { at, width: frame.width, bytes, set, runs, ink, source: true, chunks: Chunks::default() }
}

/// A red header is made smaller, to six tenths at most, to stand on one line.
fn fitted<'t>(text: &'t str, spec: &Spec, frame: &Frame, measure: &dyn Measure) -> (&'t str, Style, Vec<Run>) {
    let mut spec_now = spec.clone();
    if spec.one_line {
        let (style, runs) = (spec.style(frame.em, frame.leading, frame.fullwidth), spec.runs(text.len(), frame.em));
        let natural = Paragraph::new(text, &runs, &style, measure).natural_width();
        // From edge to edge it would be taken for a title that wants two lines.
        let most = 0.88 * frame.width;
        if natural > most {
            spec_now.scale *= (most / natural).max(0.6);
        }
    }
    let size = |s: f32| frame.snap(s).max(1.0 / frame.pixels_per_point);
    let mut style = spec_now.style(frame.em, frame.leading, frame.fullwidth);
    style.em = size(style.em);
    let mut runs = spec_now.runs(text.len(), frame.em);
    for run in &mut runs {
        run.size = size(run.size);
    }
    (text, style, runs)
}

/// GB/T 9704: the office stands centred over the date, the date four em from the right edge.
fn signature_right(style: Style, flow: &Flow, item: usize, spec: &Spec, frame: &Frame, measure: &dyn Measure) -> Style {
    if !spec.over_date {
        return style;
    }
    let (document, _) = flow.at(item);
    let date = (item + 1..item + 8)
        .take_while(|&i| flow.at(i).0 == document)
        .filter_map(|i| flow.block(i))
        .find(|b| b.kind != BlockKind::Signature);
    let Some(date) = date.filter(|d| d.kind == BlockKind::Date) else { return style };
    let natural = |text: &str| {
        let runs = [Run { bytes: text.len(), face: Face::Song, size: frame.em }];
        let plain = Style { em: frame.em, indent: 0.0, fullwidth: frame.fullwidth, ..Style::default() };
        Paragraph::new(text, &runs, &plain, measure).natural_width() / frame.em
    };
    let (office, date) = (natural(flow.text(item)), natural(&date.text));
    let right = (super::flow::DATE_RIGHT + (date - office) / 2.0).clamp(0.0, frame.width / frame.em / 2.0);
    Style { right, ..style }
}

/// The issue's name, year and numbers over a double rule.
fn masthead(out: &mut Laid, flow: &Flow, frame: &Frame, measure: &dyn Measure) {
    let Some((name, numbers)) = flow.masthead() else { return };
    let mut y = frame.snap(0.4 * frame.em);
    for (text, face, scale, ink, leading) in
        [(name, Face::SongBold, 2.6, Ink::Red, 1.4), (numbers.as_str(), Face::Kai, 1.0, Ink::Text, 1.9)]
    {
        let spec = Spec {
            scale,
            face,
            align: Align::Centre,
            indent: 0.0,
            leading: Some(leading),
            by_sense: true,
            one_line: true,
            ..Spec::default()
        };
        let (text, style, runs) = fitted(text, &spec, frame, measure);
        let set = Paragraph::new(text, &runs, &style, measure).set(frame.width);
        let mut b = text_box(set, pos2(0.0, y), frame, runs, ink, 0..0);
        b.source = false;
        y = frame.snap(y + b.set.height);
        out.boxes.push(b);
    }
    let y = frame.snap(y + 0.3 * frame.em);
    // A name of two lines pushes the text down.
    out.top = out.top.max(y + frame.snap(2.0 * frame.em));
    for (at, width) in [(0.0, 0.14), (0.26, 0.05)] {
        let y = frame.snap(y + at * frame.em);
        let width = frame.snap(width * frame.em).max(1.0 / frame.pixels_per_point);
        out.lines.push(Line { from: pos2(0.0, y), to: pos2(frame.width, y), width, red: true });
    }
}

/// The room between two documents: a short rule, or the category where a new one begins.
fn divider(out: &mut Laid, category: Option<&str>, frame: &Frame, measure: &dyn Measure) {
    let (middle, y) = (frame.width / 2.0, frame.snap(2.4 * frame.em));
    let mut half = 0.0;
    if let Some(category) = category {
        let size = frame.snap(0.9 * frame.em);
        let runs = vec![Run { bytes: category.len(), face: Face::Hei, size }];
        let style = Style { em: size, indent: 0.0, align: Align::Centre, leading: 1.5, ..Style::default() };
        let set = Paragraph::new(category, &runs, &style, measure).set(frame.width);
        half = set.lines.iter().map(|l| l.right - l.left).fold(0.0, f32::max) / 2.0 + frame.em;
        let at = pos2(0.0, frame.snap(y - set.height / 2.0));
        let mut text = text_box(set, at, frame, runs, Ink::Weak, 0..0);
        text.source = false;
        out.boxes.push(text);
    }
    let reach = half + if category.is_some() { 4.0 } else { 3.0 } * frame.em;
    let width = 1.0 / frame.pixels_per_point;
    let mut rule = |from: f32, to: f32| {
        out.lines.push(Line { from: pos2(frame.snap(from), y), to: pos2(frame.snap(to), y), width, red: false });
    };
    if category.is_some() {
        rule(middle - reach, middle - half);
        rule(middle + half, middle + reach);
    } else {
        rule(middle - reach, middle + reach);
    }
}

impl Laid {
    /// The byte of the block's text nearest to a point of the item.
    pub fn byte_at(&self, point: Pos2) -> usize {
        let distance = |b: &&TextBox| {
            let rect = Rect::from_min_size(b.at, vec2(b.width, b.set.height));
            rect.distance_sq_to_pos(point)
        };
        let nearest = self.boxes.iter().filter(|b| b.source).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.map_or(0, |b| b.bytes.start + b.byte_at(point - b.at.to_vec2()))
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
                self.at + vec2(left, line.top),
                Vec2::new((right - left).max(0.0), line.height),
            ));
        }
    }
}
