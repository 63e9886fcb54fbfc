//! An item of the flow, laid out: boxes of set text, rules, and what is where.

use std::ops::Range;

use super::spec::DATE_RIGHT;
use super::{Flow, Ink, Spec, Under, table};
use crate::issue::{Block, BlockKind};
use crate::typeset::{Align, Face, Measure, Paragraph, Run, Set, Style};

/// What the layout of all items depends on. Lengths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Frame {
    /// Body size, on whole pixels.
    pub em: f32,
    /// Width of the column: a whole number of em.
    pub width: f32,
    /// Height of a line in em.
    pub leading: f32,
    pub fullwidth: bool,
    pub pixels_per_point: f32,
    /// Thickness of the thinnest rules.
    pub hair: f32,
}

/// A measure that holds any name on one line, in em.
const ONE_LINE: f32 = 10_000.0;

impl Frame {
    /// The nearest length on whole pixels.
    pub fn snap(&self, length: f32) -> f32 {
        (length * self.pixels_per_point).round() / self.pixels_per_point
    }
}

/// A point of an item, from its top left corner, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub x: f32,
    pub y: f32,
}

pub(super) fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// A text set in lines, at its place in the item.
#[derive(Clone, Debug)]
pub(crate) struct TextBox {
    /// Top left corner of the measure, from the item's.
    pub at: Point,
    /// Width of the measure.
    pub width: f32,
    /// Where its text stands in the block's.
    pub bytes: Range<usize>,
    pub set: Set,
    pub runs: Vec<Run>,
    pub ink: Ink,
    /// The text can be selected; `false` for what the view adds.
    pub source: bool,
    /// Its text where that is no part of the block's: a cell's, the masthead's.
    pub text: Option<String>,
    /// Characters that no face has: index into the set's characters. A blank stands in for each.
    pub missing: Vec<(usize, char)>,
}

/// A rule, from the item's corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    pub from: Point,
    pub to: Point,
    pub width: f32,
    /// Red, or the colour of rules.
    pub red: bool,
}

/// An item, laid out.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub height: f32,
    /// Top of the text itself, below the room above it.
    pub top: f32,
    /// Bottom of the text itself.
    pub bottom: f32,
    pub boxes: Vec<TextBox>,
    pub lines: Vec<Line>,
    /// For tables: the heights where one row ends and the next begins and no cell goes over, first and last included.
    pub cuts: Vec<f32>,
    /// For tables: bottom of the head rows, or their top where there are none.
    pub head: f32,
}

/// Lays an item out, with the masthead or the divider that stands over it.
pub(crate) fn lay(flow: &Flow, item: usize, frame: &Frame, measure: &dyn Measure) -> Laid {
    let spec = flow.spec(item);
    let mut out = Laid { top: frame.snap(spec.above * frame.em), ..Laid::default() };
    if spec.masthead {
        masthead(&mut out, flow, frame, measure);
    }
    if let Some(category) = &spec.divider {
        divider(&mut out, category.as_deref(), frame, measure);
    }
    block_below(out, flow, item, &spec, frame, measure)
}

/// Lays an item out by a specification of the caller's, and nothing over it.
pub(crate) fn lay_block(flow: &Flow, item: usize, spec: &Spec, frame: &Frame, measure: &dyn Measure) -> Laid {
    let out = Laid { top: frame.snap(spec.above * frame.em), ..Laid::default() };
    block_below(out, flow, item, spec, frame, measure)
}

fn block_below(mut out: Laid, flow: &Flow, item: usize, spec: &Spec, frame: &Frame, measure: &dyn Measure) -> Laid {
    let Some(block) = flow.block(item) else { return Laid::default() };
    out.bottom = if block.kind == BlockKind::Table {
        table::lay(&mut out, block, spec, frame, measure)
    } else {
        paragraph(&mut out, flow, item, block, spec, frame, measure)
    };
    out.height = out.bottom + frame.snap(spec.below * frame.em);
    if spec.under == Some(Under::Red) {
        let y = frame.snap(out.bottom + 0.35 * frame.em);
        out.lines.push(Line { from: point(0.0, y), to: point(frame.width, y), width: 0.1 * frame.em, red: true });
        out.height += frame.snap(0.5 * frame.em);
    }
    out
}

/// The height of an item, without placing its characters where that is not needed.
pub(crate) fn height(flow: &Flow, item: usize, frame: &Frame, measure: &dyn Measure) -> f32 {
    let Some(block) = flow.block(item) else { return 0.0 };
    let spec = flow.spec(item);
    if block.kind == BlockKind::Table || spec.masthead {
        return lay(flow, item, frame, measure).height;
    }
    let (text, style, runs) = styled(flow, item, block, &spec, frame, measure);
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
    let (text, style, runs) = styled(flow, item, block, spec, frame, measure);
    let set = Paragraph::new(text, &runs, &style, measure).set(frame.width);
    let text_box = text_box(set, point(0.0, out.top), frame, runs, spec.ink, 0..block.text.len(), measure);
    let bottom = out.top + text_box.set.height;
    out.boxes.push(text_box);
    bottom
}

/// A set text as a box, its lines on whole pixels.
pub(crate) fn text_box(
    mut set: Set,
    at: Point,
    frame: &Frame,
    runs: Vec<Run>,
    ink: Ink,
    bytes: Range<usize>,
    measure: &dyn Measure,
) -> TextBox {
    let missing = blank_missing(&mut set, &runs, measure);
    let mut top = 0.0;
    for line in &mut set.lines {
        line.top = top;
        line.height = frame.snap(line.height);
        top += line.height;
    }
    set.height = top;
    TextBox { at, width: frame.width, bytes, set, runs, ink, source: true, text: None, missing }
}

/// Puts a blank in the place of each character that no face has; gives them.
fn blank_missing(set: &mut Set, runs: &[Run], measure: &dyn Measure) -> Vec<(usize, char)> {
    let mut out = Vec::new();
    let mut runs = runs.iter();
    let mut run = runs.next();
    let mut ends = run.map_or(usize::MAX, |r| r.bytes);
    for (index, c) in set.chars.iter_mut().enumerate() {
        while c.byte as usize >= ends
            && let Some(next) = runs.next()
        {
            (run, ends) = (Some(next), ends.saturating_add(next.bytes));
        }
        if !measure.has(c.shown, run.map_or(Face::Song, |r| r.face)) {
            out.push((index, c.shown));
            c.shown = '\u{3000}';
        }
    }
    out
}

/// A block's text with its style and runs, where they depend on what stands around it and on its own widths.
fn styled<'b>(
    flow: &Flow,
    item: usize,
    block: &'b Block,
    spec: &Spec,
    frame: &Frame,
    measure: &dyn Measure,
) -> (&'b str, Style, Vec<Run>) {
    let (text, style, runs) = fitted(&block.text, spec, frame, measure);
    let style = signature_right(style, flow, item, spec, frame, measure);
    let style = on_one_line(style, text, &runs, frame, measure);
    let style = hung(style, text, &runs, spec, measure);
    (text, style, runs)
}

/// What stands at the right keeps its distance from the edge only while it has the room: in a narrow column, or in
/// large letters, a date is moved to the edge rather than divided.
fn on_one_line(style: Style, text: &str, runs: &[Run], frame: &Frame, measure: &dyn Measure) -> Style {
    if style.align != Align::Right {
        return style;
    }
    let natural = Paragraph::new(text, runs, &style, measure).natural_width() / style.em;
    Style { right: style.right.min(room_at_right(natural, frame.width / style.em)), ..style }
}

/// What is left at the right of a line, in em.
fn room_at_right(natural: f32, measure: f32) -> f32 {
    // A hair, so that rounding never makes two lines of one.
    (measure - natural - 0.01).max(0.0)
}

/// GB/T 9704: the lines of an attachment's name stand under its first character.
fn hung(style: Style, text: &str, runs: &[Run], spec: &Spec, measure: &dyn Measure) -> Style {
    let Some(byte) = spec.hang_at.filter(|&at| at < text.len()) else { return style };
    let line = Paragraph::new(text, runs, &Style { right: 0.0, ..style }, measure).set(ONE_LINE * style.em);
    let hang = line.chars.get(line.char_at_byte(byte)).map_or(style.hang, |c| c.x / style.em.max(f32::MIN_POSITIVE));
    Style { hang, ..style }
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
    let measure = frame.width / frame.em;
    let date_right = DATE_RIGHT.min(room_at_right(date, measure));
    let right = (date_right + (date - office) / 2.0).clamp(0.0, measure / 2.0);
    Style { right, ..style }
}

/// The issue's name, year and numbers over a double rule.
pub(crate) fn masthead(out: &mut Laid, flow: &Flow, frame: &Frame, measure: &dyn Measure) {
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
        let (words, style, runs) = fitted(text, &spec, frame, measure);
        let set = Paragraph::new(words, &runs, &style, measure).set(frame.width);
        let mut b = text_box(set, point(0.0, y), frame, runs, ink, 0..0, measure);
        b.source = false;
        b.text = Some(words.to_owned());
        y = frame.snap(y + b.set.height);
        out.boxes.push(b);
    }
    let y = frame.snap(y + 0.3 * frame.em);
    // A name of two lines pushes the text down.
    out.top = out.top.max(y + frame.snap(2.0 * frame.em));
    for (at, width) in [(0.0, 0.14), (0.26, 0.05)] {
        let y = frame.snap(y + at * frame.em);
        let width = frame.snap(width * frame.em).max(frame.hair);
        out.lines.push(Line { from: point(0.0, y), to: point(frame.width, y), width, red: true });
    }
}

/// The room between two documents: a short rule, or the category where a new one begins.
pub(crate) fn divider(out: &mut Laid, category: Option<&str>, frame: &Frame, measure: &dyn Measure) {
    let (middle, y) = (frame.width / 2.0, frame.snap(2.4 * frame.em));
    let mut half = 0.0;
    if let Some(category) = category {
        let size = frame.snap(0.9 * frame.em);
        let runs = vec![Run { bytes: category.len(), face: Face::Hei, size }];
        let style = Style { em: size, indent: 0.0, align: Align::Centre, leading: 1.5, ..Style::default() };
        let set = Paragraph::new(category, &runs, &style, measure).set(frame.width);
        half = set.lines.iter().map(|l| l.right - l.left).fold(0.0, f32::max) / 2.0 + frame.em;
        let at = point(0.0, frame.snap(y - set.height / 2.0));
        let mut text = text_box(set, at, frame, runs, Ink::Weak, 0..0, measure);
        text.source = false;
        text.text = Some(category.to_owned());
        out.boxes.push(text);
    }
    let reach = half + if category.is_some() { 4.0 } else { 3.0 } * frame.em;
    let width = frame.hair;
    let mut rule = |from: f32, to: f32| {
        out.lines.push(Line { from: point(frame.snap(from), y), to: point(frame.snap(to), y), width, red: false });
    };
    if category.is_some() {
        rule(middle - reach, middle - half);
        rule(middle + half, middle + reach);
    } else {
        rule(middle - reach, middle + reach);
    }
}
