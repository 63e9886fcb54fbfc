//! Typeset lines into galleys: egui shapes a stretch of text on one endless row, and the shaped glyphs are dealt out
//! to rows at the places that the typesetter gave them.
//!
//! Rows can't be built from nothing (two of their fields are private to epaint), so a shaped row is cloned and
//! changed. A galley points into the glyph atlas: egui is asked for the shaped one each frame, and when that is
//! another one than before, the rows are dealt out again.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, Glyph, PlacedRow, Row};
use egui::epaint::{Mesh, RectShape};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Pos2, Rect, Shape, pos2, vec2};

use super::advances::Family;
use crate::typeset::{Char, DASH_INSET, DASH_MIDDLE, Line, Run, Set};

/// Characters to a galley, about: long paragraphs are drawn in parts, of which only those in view are shaped.
const CHUNK: usize = 1500;

/// From the middle of a line down to the baseline, in em: the middle of an ideograph stands on the line's.
const BASELINE: f32 = 0.38;

/// The galleys of a text box.
#[derive(Debug, Default)]
pub struct Chunks(Vec<Chunk>);

#[derive(Debug)]
struct Chunk {
    lines: Range<usize>,
    job: LayoutJob,
    shaped: Option<Arc<Galley>>,
    placed: Option<Arc<Galley>>,
}

impl Chunks {
    /// The galleys that reach into a stretch of heights, with their place in the box.
    pub fn visible(
        &mut self,
        set: &Set,
        (runs, family): (&[Run], Family),
        (from, to): (f32, f32),
        fonts: &mut FontsView<'_>,
    ) -> Vec<(Pos2, Arc<Galley>)> {
        if self.0.is_empty() {
            self.0 = split(set, runs, family);
        }
        let mut out = Vec::new();
        for chunk in &mut self.0 {
            let Some((first, last)) = set.lines.get(chunk.lines.start).zip(set.lines.get(chunk.lines.end - 1)) else {
                continue;
            };
            if last.top + last.height < from || first.top > to {
                (chunk.shaped, chunk.placed) = (None, None);
                continue;
            }
            let at = pos2(0.0, first.top);
            if let Some(galley) = chunk.galley(set, fonts) {
                out.push((at, galley));
            }
        }
        out
    }
}

/// Parts a box's lines into chunks.
fn split(set: &Set, runs: &[Run], family: Family) -> Vec<Chunk> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut chars = 0;
    for (index, line) in set.lines.iter().enumerate() {
        chars += line.chars.len();
        if chars >= CHUNK || index + 1 == set.lines.len() {
            let lines = from..index + 1;
            let job = job(set, runs, family, &lines);
            out.push(Chunk { lines, job, shaped: None, placed: None });
            (from, chars) = (index + 1, 0);
        }
    }
    out
}

/// The job that shapes the text of some lines on one endless row.
fn job(set: &Set, runs: &[Run], family: Family, lines: &Range<usize>) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    let (Some(first), Some(last)) = (set.lines.get(lines.start), set.lines.get(lines.end - 1)) else { return job };
    let mut ends = 0;
    let mut text = String::new();
    for run in runs {
        let starts = ends;
        ends = run.bytes.saturating_add(ends);
        let from = set.char_at_byte(starts).max(first.chars.start);
        let to = set.char_at_byte(ends).min(last.chars.end);
        text.clear();
        text.extend(set.chars.get(from..to.max(from)).unwrap_or_default().iter().map(|c| c.shown));
        if !text.is_empty() {
            let format = TextFormat {
                font_id: FontId::new(run.size, family(run.face)),
                color: Color32::PLACEHOLDER,
                ..TextFormat::default()
            };
            job.append(&text, 0.0, format);
        }
    }
    job
}

impl Chunk {
    fn galley(&mut self, set: &Set, fonts: &mut FontsView<'_>) -> Option<Arc<Galley>> {
        if self.job.text.is_empty() {
            return None;
        }
        let shaped = fonts.layout_job(self.job.clone());
        let fresh = self.shaped.as_ref().is_some_and(|s| Arc::ptr_eq(s, &shaped));
        if !fresh || self.placed.is_none() {
            self.placed = deal(&shaped, set, &self.lines).map(Arc::new);
            self.shaped = Some(shaped);
        }
        self.placed.clone()
    }
}

/// Deals the glyphs of a shaped row out to typeset lines.
fn deal(shaped: &Galley, set: &Set, lines: &Range<usize>) -> Option<Galley> {
    let source: &Row = &shaped.rows.first()?.row;
    let scale = shaped.pixels_per_point;
    let mut blank = source.clone();
    blank.glyphs = Vec::new();
    blank.visuals = egui::epaint::text::RowVisuals::default();
    let first = set.lines.get(lines.start)?;
    let mut glyphs = source.glyphs.iter().peekable();
    let mut galley = shaped.clone();
    galley.rows = Vec::with_capacity(lines.len());
    (galley.rect, galley.mesh_bounds) = (Rect::ZERO, Rect::NOTHING);
    (galley.num_vertices, galley.num_indices) = (0, 0);
    for line in set.lines.get(lines.clone())? {
        let chars = set.chars.get(line.chars.clone())?;
        let mut row = blank.clone();
        let mut pen = Pen {
            scale,
            baseline: baseline(line, scale),
            dash: DASH_MIDDLE * line.size,
            shift: 0.0,
            mesh: Mesh::default(),
        };
        let inset = DASH_INSET * line.size;
        row.glyphs.reserve(chars.len());
        pen.mesh.reserve_vertices(chars.len() * 4);
        pen.mesh.reserve_triangles(chars.len() * 2);
        for (k, c) in chars.iter().enumerate() {
            let Some(glyph) = glyphs.next() else { break };
            // The face may have one glyph for ——: it is drawn over both cells.
            let next_is_empty = glyphs.peek().is_some_and(|g| g.uv_rect.is_nothing() && g.chr == c.shown);
            let fill = match chars.get(k + 1) {
                Some(n) if c.fills && n.fills && n.joined && next_is_empty => {
                    Some([c.x + inset, n.x + n.advance - inset])
                }
                next if c.fills => {
                    let goes_on = next.is_some_and(|n| n.fills && n.joined);
                    let [left, right] = [c.joined, goes_on].map(|inside| if inside { 0.0 } else { inset });
                    Some([c.x + left, c.x + c.advance - right])
                }
                _ => None,
            };
            row.glyphs.push(pen.place(glyph, c, fill));
            // A cluster of more glyphs than characters: the others stay beside the first.
            while glyphs.peek().is_some_and(|g| extra(g, glyph, chars.get(k + 1))) {
                let Some(more) = glyphs.next() else { break };
                pen.draw(more, more.pos.x + pen.shift, None);
            }
        }
        finish(&mut galley, row, pen.mesh, line, first.top);
    }
    Some(galley)
}

/// Whether a shaped glyph belongs to the character before it although it is not the next character's.
fn extra(glyph: &Glyph, last: &Glyph, next: Option<&Char>) -> bool {
    glyph.chr == last.chr && next.is_none_or(|n| n.shown != glyph.chr)
}

/// Height of the baseline from the top of a line, on a whole pixel.
fn baseline(line: &Line, scale: f32) -> f32 {
    ((line.height / 2.0 + BASELINE * line.size) * scale).round() / scale
}

/// Adds a row to the galley.
fn finish(galley: &mut Galley, mut row: Row, mesh: Mesh, line: &Line, top: f32) {
    let bounds = mesh.calc_bounds();
    galley.num_vertices += mesh.vertices.len();
    galley.num_indices += mesh.indices.len();
    row.size = vec2(line.right.max(0.0), line.height);
    row.visuals.glyph_vertex_range = 0..mesh.vertices.len();
    row.visuals.mesh_bounds = bounds;
    row.visuals.mesh = mesh;
    let pos = pos2(0.0, line.top - top);
    galley.mesh_bounds |= bounds.translate(pos.to_vec2());
    galley.rect |= Rect::from_min_size(pos, row.size);
    galley.rows.push(PlacedRow { pos, row: Arc::new(row), ends_with_newline: false });
}

/// Draws the glyphs of a row.
struct Pen {
    scale: f32,
    baseline: f32,
    /// Height of a dash over it.
    dash: f32,
    /// From the shaped place to the typeset one, for the word that is being drawn: whole pixels, so that the
    /// subpixel places inside the word stay.
    shift: f32,
    mesh: Mesh,
}

impl Pen {
    fn snap(&self, x: f32) -> f32 {
        (x * self.scale).round() / self.scale
    }

    /// A character's glyph at its place.
    fn place(&mut self, glyph: &Glyph, c: &Char, fill: Option<[f32; 2]>) -> Glyph {
        if !c.joined || c.fills {
            self.shift = self.snap(c.x + c.dx - glyph.pos.x);
        }
        let x = glyph.pos.x + self.shift;
        let first_vertex = u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX);
        self.draw(glyph, x, fill);
        let mut out = *glyph;
        out.pos = pos2(c.x, self.baseline);
        out.advance_width = c.advance;
        out.first_vertex = first_vertex;
        out
    }

    /// The glyph's picture, its origin at `x`; stretched to a cell where that is wanted.
    fn draw(&mut self, glyph: &Glyph, x: f32, fill: Option<[f32; 2]>) {
        let uv = glyph.uv_rect;
        if uv.is_nothing() {
            return;
        }
        let at = pos2(self.snap(x + uv.offset.x), self.snap(self.baseline + uv.offset.y));
        let mut rect = Rect::from_min_size(at, uv.size);
        if let Some([left, right]) = fill {
            rect.min.x = self.snap(left);
            rect.max.x = self.snap(right);
            let down = self.snap(self.baseline - self.dash - rect.center().y);
            rect = rect.translate(vec2(0.0, down));
        }
        let texels = Rect::from_min_max(
            pos2(f32::from(uv.min[0]), f32::from(uv.min[1])),
            pos2(f32::from(uv.max[0]), f32::from(uv.max[1])),
        );
        self.mesh.add_rect_with_uv(rect, texels, Color32::PLACEHOLDER);
    }
}

/// A filled rectangle on whole pixels.
pub fn filled(rect: Rect, color: Color32) -> Shape {
    RectShape::filled(rect, 0.0, color).into()
}
