//! Text that a page has and does not show: in the colour of its paper, under an opaque box, outside of what it is cut to, or
//! not painted at all. It is read as text, since a reader of law may not be incomplete; and it is said.

use std::collections::HashMap;

use hayro::hayro_interpret::{BlendMode, DrawMode, DrawProps, Paint as Colour};
use hayro::kurbo::{BezPath, Point, Rect, Shape};

use super::page::{Glyph, PageGlyphs, Turn, middle};

/// Each part of a colour is at least so light where it can't be told from paper, and this much of it must be there at all.
const PAPER: u8 = 250;
const FAINT: u8 = 6;
/// Boxes that are kept of a page. On one with more nothing is said of light text: what lies under it is not known.
const MOST_BOXES: usize = 600;
/// Strokes at least so thick, in points, are boxes: fills of the rows of tables are drawn so, too.
const THICK: f64 = 4.0;
/// A picture or an invisible layer over so much of a page is that of a scan.
const SCAN_COVERS: f32 = 0.5;

/// A box of one colour.
struct Filled {
    bounds: Rect,
    light: bool,
    /// So many glyphs were drawn before it; `None` where it lets them through, or is no box.
    over: Option<usize>,
}

/// What lies under the text that is being drawn, and what it is cut to.
#[derive(Default)]
pub(super) struct Ground {
    filled: Vec<Filled>,
    /// There were more boxes than are kept.
    crowded: bool,
    clips: Vec<Rect>,
    /// The groups that are open, and whether each lets through what is under it.
    groups: Vec<bool>,
}

impl Ground {
    /// What is drawn from here on is cut to this, too.
    pub(super) fn clip(&mut self, bounds: Rect) {
        let bounds = self.clips.last().map_or(bounds, |outer| outer.intersect(bounds));
        self.clips.push(bounds);
    }

    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// What is drawn from here on is put over the page as one, or let through it.
    pub(super) fn group(&mut self, lets_through: bool) {
        self.groups.push(lets_through);
    }

    pub(super) fn end_group(&mut self) {
        self.groups.pop();
    }

    /// A path is drawn after so many glyphs.
    pub(super) fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode, glyphs: usize) {
        let light = is_light(&props.paint);
        let mut bounds = path.bounding_box();
        let mut is_box = false;
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => {
                // A light figure in a dark box leaves the box dark around it.
                is_box = path.area().abs() > 0.98 * bounds.area();
                if light == Some(true) && !is_box {
                    return;
                }
            }
            DrawMode::Stroke(stroke) if f64::from(stroke.line_width) >= THICK => {
                bounds = bounds.inflate(f64::from(stroke.line_width) / 2.0, f64::from(stroke.line_width) / 2.0);
            }
            _ => return,
        }
        if let Some(light) = light {
            let over = Some(glyphs).filter(|_| is_box && is_opaque(&props.paint) && !self.groups.contains(&true));
            let bounds = props.transform.transform_rect_bbox(bounds);
            self.fill(Filled { bounds, light, over });
        }
    }

    /// A picture is drawn: what it shows is not known.
    pub(super) fn picture(&mut self, bounds: Rect) {
        self.fill(Filled { bounds, light: false, over: None });
    }

    fn fill(&mut self, mut filled: Filled) {
        if let Some(clip) = self.clips.last() {
            filled.bounds = filled.bounds.intersect(*clip);
        }
        if filled.bounds.width() < 1.0 || filled.bounds.height() < 1.0 {
            return;
        }
        self.crowded |= self.filled.len() >= MOST_BOXES;
        if !self.crowded {
            self.filled.push(filled);
        }
    }

    /// Whether a glyph of this colour can't be seen where it stands.
    pub(super) fn hides(&self, glyph: &Glyph, colour: &Colour<'_>) -> bool {
        // Marks across the page are told by themselves.
        if glyph.turn == Turn::Slant || glyph.c.is_whitespace() {
            return false;
        }
        self.cuts_off(glyph) || is_light(colour).is_none() || is_light(colour) == Some(true) && self.is_light_at(glyph)
    }

    /// Whether all of a glyph is cut off.
    fn cuts_off(&self, glyph: &Glyph) -> bool {
        let Some(clip) = self.clips.last() else { return false };
        let (x, y) = (f64::from(glyph.x), f64::from(glyph.y));
        let (width, size) = (f64::from(glyph.width.max(glyph.size)), f64::from(glyph.size));
        let around = Rect::new(x, y, x, y).inflate(width, size);
        around.x0 > clip.x1 || around.x1 < clip.x0 || around.y0 > clip.y1 || around.y1 < clip.y0
    }

    fn is_light_at(&self, glyph: &Glyph) -> bool {
        let (x, y) = middle(glyph);
        let at = Point::new(f64::from(x), f64::from(y));
        let upon = self.filled.iter().rev().find(|filled| filled.bounds.contains(at));
        !self.crowded && upon.is_none_or(|filled| filled.light)
    }
}

impl Ground {
    /// The glyphs of a page that a box was drawn over.
    pub(super) fn covered(&self, glyphs: &[Glyph]) -> Vec<Glyph> {
        let boxes: Vec<&Filled> =
            self.filled.iter().filter(|filled| filled.over.is_some_and(|over| over > 0)).collect();
        let is_covered = |(n, glyph): (usize, &Glyph)| {
            let (x, y) = middle(glyph);
            let at = Point::new(f64::from(x), f64::from(y));
            let over = |filled: &&Filled| filled.over.is_some_and(|over| n < over) && filled.bounds.contains(at);
            (!glyph.c.is_whitespace() && !glyph.is_invisible() && boxes.iter().any(over)).then_some(*glyph)
        };
        if boxes.is_empty() { Vec::new() } else { glyphs.iter().enumerate().filter_map(is_covered).collect() }
    }
}

fn is_opaque(colour: &Colour<'_>) -> bool {
    matches!(colour, Colour::Color(colour) if colour.to_rgba().to_rgba8()[3] == u8::MAX)
}

/// Whether a colour can't be told from paper; `None` where it leaves nothing at all.
fn is_light(colour: &Colour<'_>) -> Option<bool> {
    let Colour::Color(colour) = colour else { return Some(false) };
    let [red, green, blue, there] = colour.to_rgba().to_rgba8();
    (there >= FAINT).then(|| [red, green, blue].iter().all(|part| *part >= PAPER))
}

/// Whether a way of drawing covers what is under it: without a mask or a mixing of colours.
pub(super) fn covers(props: &DrawProps<'_>) -> bool {
    props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal
}

/// Settles what is not seen of a page that was read: what is drawn at its place a second time is; and text that is not painted
/// where no picture shows it is not.
pub(super) fn settle(page: &mut PageGlyphs) {
    let shown = page.glyphs.iter().any(|glyph| !glyph.is_invisible() && !glyph.c.is_whitespace());
    if !shown && page.covered() <= SCAN_COVERS && !page.recognised {
        page.unseen = page.glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()).copied().collect();
        return;
    }
    let place = |glyph: &Glyph| (glyph.c, (glyph.x * 4.0) as i64, (glyph.y * 4.0) as i64);
    let mut drawn: HashMap<_, usize> = page.unseen.iter().map(|glyph| (place(glyph), 0)).collect();
    for glyph in page.glyphs.iter().filter(|glyph| !glyph.is_invisible()) {
        drawn.entry(place(glyph)).and_modify(|times| *times += 1);
    }
    let mut unseen: HashMap<_, usize> = HashMap::with_capacity(drawn.len());
    page.unseen.iter().for_each(|glyph| *unseen.entry(place(glyph)).or_default() += 1);
    page.unseen.retain(|glyph| drawn.get(&place(glyph)) <= unseen.get(&place(glyph)));
}

/// The box around some glyphs.
pub(super) fn around(glyphs: &[Glyph]) -> [f32; 4] {
    glyphs.iter().fold([f32::MAX, f32::MAX, 0.0, 0.0], |[x0, y0, x1, y1], glyph| {
        let (top, right) = (glyph.y - glyph.size, glyph.x + glyph.width);
        [x0.min(glyph.x), y0.min(top), x1.max(right), y1.max(glyph.y)]
    })
}
