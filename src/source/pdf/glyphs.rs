//! A page's drawing into positioned characters, rules and the area of pictures.

use std::cell::OnceCell;
use std::panic::resume_unwind;

use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::object::{Dict, ObjectIdentifier};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};

use super::actual::{Marked, Said};
use super::fonts::Fonts;
use super::garbled::may_be_half;
use super::page::{Glyph, PageGlyphs, Paint, Rule, Run, Turn};
use super::strings;
use super::structure::Structure;
use super::unicode::{UnicodeFallback, is_text};
use super::unseen::{Ground, covers};
use super::upright;
use super::{comments, contents, fields, layers, mend};
use crate::source::ReadOptions;
use crate::zh::fold::whole_char;

/// Reading of a page stops at so many drawing operations: a damaged or hostile page can call itself over and over.
pub(super) const MAX_OPERATIONS: usize = 3_000_000;
/// A page with more characters than this is no page of text.
pub(super) const MAX_GLYPHS: usize = 300_000;
/// A page with more rules than this is a drawing, and its rules are no tables.
const MAX_RULES: usize = 20_000;
/// Most pictures of a page that are told of.
const MAX_PICTURES: usize = 5_000;
/// Thickest stroke or box that counts as a rule, in points.
const RULE_THICKNESS: f64 = 2.5;
/// Shortest rule, in points: shorter ones are parts of characters and dots of leaders.
const RULE_LENGTH: f64 = 8.0;

/// Why the interpretation of a page was broken off; carried through the interpreter by unwinding, as it has no way to
/// be told to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The caller cancelled.
    Cancelled,
    /// The page is beyond the limits.
    TooMuch,
}

/// Reads the glyphs of pages of one file.
pub(super) struct PageReader<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    fallback: OnceCell<UnicodeFallback>,
    structure: Structure,
    /// The file has layers that are off.
    layered: bool,
}

impl<'a> PageReader<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self {
            pdf,
            cache: InterpreterCache::new(),
            settings: InterpreterSettings::default(),
            fallback: OnceCell::new(),
            structure: Structure::read(pdf),
            layered: !layers::off(pdf).is_empty(),
        }
    }

    /// Interprets a page, the one of this number. Unwinds with [`Stop`] as its payload when cancelled or beyond the limits.
    pub(super) fn read(
        &self,
        page: &Page<'a>,
        number: u32,
        fonts: &mut Fonts,
        options: &ReadOptions<'_>,
    ) -> PageGlyphs {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let view = page.initial_transform(true).to_kurbo();
        let mut collector = Collector {
            reader: self,
            fonts,
            options,
            area,
            operations: 0,
            marked: Marked::default(),
            ground: Ground::default(),
            ended: false,
            id: page.raw().obj_id(),
            page: PageGlyphs { size: [width, height], ..PageGlyphs::default() },
        };
        let context = |part: RenderContent| {
            let settings = InterpreterSettings { render_content: part, ..self.settings.clone() };
            Context::new(view, area, &self.cache, self.pdf.xref(), settings)
        };
        let contents = contents::of(page).unwrap_or_else(|stop| resume_unwind(Box::new(stop)));
        let mut draw = |instructions: &[u8], collector: &mut Collector<'_, 'a, '_>| {
            let resources = page.resources();
            interpret(TypedIter::new(instructions), resources, &mut context(RenderContent::PAGE), collector);
        };
        draw(&contents.data, &mut collector);
        let mut broken = !contents.whole || contents::lacks(page.resources(), &contents.data);
        if !collector.ended {
            broken = true;
            collector.again(&mend::mended(&contents.data), &mut draw);
        }
        collector.page.broken = broken;
        if self.layered {
            collector.layers(&layers::all_on(&contents.data), &mut draw);
        }
        let covered = collector.ground.covered(&collector.page.glyphs);
        collector.page.unseen.extend(covered);
        let notes = comments::read(page, view).unwrap_or_else(|stop| resume_unwind(Box::new(stop)));
        if !notes.is_empty() {
            let own = collector.page.glyphs.len();
            (collector.marked, collector.ground) = (Marked::default(), Ground::default());
            interpret_page(page, &mut context(RenderContent::ANNOTATIONS), &mut collector);
            let drawn = collector.page.glyphs.split_off(own);
            let (text, comments) = comments::divide(&notes, drawn, number);
            collector.page.glyphs.extend(text);
            collector.page.simple.retain(|run| run.from < own);
            collector.page.comments = comments;
        }
        collector.fill_in(page, view);
        let mut read = collector.page;
        upright::turn_columns(&mut read.glyphs);
        read
    }
}

/// The device that the interpreter draws on.
struct Collector<'r, 'a, 'o> {
    reader: &'r PageReader<'a>,
    fonts: &'r mut Fonts,
    options: &'r ReadOptions<'o>,
    area: Rect,
    operations: usize,
    marked: Marked,
    /// What lies under what is drawn next.
    ground: Ground,
    /// The last instruction was reached.
    ended: bool,
    /// The page's object.
    id: Option<ObjectIdentifier>,
    page: PageGlyphs,
}

impl<'a> Collector<'_, 'a, '_> {
    /// Reads the page once more from mended instructions; what says less than was read before is not taken.
    fn again(&mut self, mended: &[u8], draw: &mut impl FnMut(&[u8], &mut Self)) {
        let size = self.page.size;
        let before = std::mem::replace(&mut self.page, PageGlyphs { size, ..PageGlyphs::default() });
        (self.marked, self.ground) = (Marked::default(), Ground::default());
        draw(mended, self);
        if self.page.glyphs.len() < before.glyphs.len() {
            self.page = before;
        }
    }
}

impl<'a> Collector<'_, 'a, '_> {
    /// Reads the page once more with its layers on: what then stands beside the rest is not seen.
    fn layers(&mut self, instructions: &[u8], draw: &mut impl FnMut(&[u8], &mut Self)) {
        if self.operations > MAX_OPERATIONS / 2 {
            return;
        }
        let size = self.page.size;
        let own = std::mem::replace(&mut self.page, PageGlyphs { size, ..PageGlyphs::default() });
        let (marked, ground) = (std::mem::take(&mut self.marked), std::mem::take(&mut self.ground));
        draw(instructions, self);
        (self.marked, self.ground) = (marked, ground);
        let all = std::mem::replace(&mut self.page, own);
        let unseen = layers::beside(all.glyphs, &self.page.glyphs);
        self.page.glyphs.extend(unseen.into_iter().map(|glyph| Glyph { paint: Paint::Nothing, ..glyph }));
    }
}

impl Collector<'_, '_, '_> {
    /// Writes what the fields of a form hold.
    fn fill_in(&mut self, page: &Page<'_>, view: Affine) {
        fields::write(page, view, |text, place| {
            let font = self.fonts.index(None);
            let at = |n: usize| Glyph { x: place.x + place.width * n as f32, font, ..place };
            for (n, c) in text.chars().enumerate() {
                self.step();
                self.push(Some(BfString::Char(c)), at(n));
            }
        });
    }

    /// Counts an operation, and leaves the interpreter when there were too many or the caller has cancelled.
    fn step(&mut self) {
        self.operations += 1;
        let glyphs = self.page.glyphs.len() + self.page.outside.len();
        if self.operations > MAX_OPERATIONS || glyphs > MAX_GLYPHS {
            resume_unwind(Box::new(Stop::TooMuch));
        }
        if self.operations.is_multiple_of(1024) && self.options.check().is_err() {
            resume_unwind(Box::new(Stop::Cancelled));
        }
    }

    fn rule(&mut self, a: Point, b: Point) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if dx.min(dy) <= RULE_THICKNESS && dx.max(dy) >= RULE_LENGTH && self.page.rules.len() < MAX_RULES {
            let clamp = |v: f64, max: f64| v.clamp(0.0, max) as f32;
            self.page.rules.push(Rule {
                x0: clamp(a.x.min(b.x), self.area.x1),
                y0: clamp(a.y.min(b.y), self.area.y1),
                x1: clamp(a.x.max(b.x), self.area.x1),
                y1: clamp(a.y.max(b.y), self.area.y1),
            });
        }
    }

    /// The text of a glyph; `None` where nothing tells it.
    fn text(&self, glyph: &PdfGlyph<'_>, font: u16) -> Option<BfString> {
        if let Some(text) = glyph.as_unicode().filter(is_text) {
            return Some(text);
        }
        let PdfGlyph::Outline(outline) = glyph else { return None };
        let fallback = self.reader.fallback.get_or_init(|| UnicodeFallback::new(self.reader.pdf));
        fallback.lookup(self.fonts.name(font), outline.char_code(), outline.glyph_id().to_u32())
    }

    fn push(&mut self, text: Option<BfString>, place: Glyph) {
        let mut fold = |c: char| {
            let plain = whole_char(c);
            self.page.folded += usize::from(plain != c);
            plain
        };
        match text {
            Some(BfString::Char(c)) => {
                let c = fold(c);
                self.page.glyphs.push(Glyph { c, ..place });
            }
            // A ligature: its characters share the glyph's width.
            Some(BfString::String(s)) => {
                let width = place.width / s.chars().count().max(1) as f32;
                let chars: Vec<char> = s.chars().map(fold).collect();
                let each = |(i, c): (usize, char)| Glyph { c, x: place.x + width * i as f32, width, ..place };
                self.page.glyphs.extend(chars.into_iter().enumerate().map(each));
            }
            None => {
                self.page.unreadable += 1;
                self.page.glyphs.push(Glyph { c: char::REPLACEMENT_CHARACTER, ..place });
            }
        }
    }
}

impl Collector<'_, '_, '_> {
    /// Whether a glyph goes on with the line before it, which began on the page and runs out of it.
    fn goes_on(&self, place: &Glyph) -> bool {
        let Some(before) = self.page.glyphs.last().filter(|before| before.turn == place.turn) else { return false };
        let gap = place.x - (before.x + before.width);
        let level =
            (place.y - before.y).abs() < 0.1 * place.size && (before.size - place.size).abs() < 0.1 * place.size;
        place.turn == Turn::Right && level && (-0.2 * place.size..place.size).contains(&gap)
    }

    /// Keeps what stands outside of the page; it is in no block, and what can't be read of it is no loss.
    fn push_outside(&mut self, text: Option<BfString>, place: Glyph) {
        let text = match text {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            None => return,
        };
        self.page.outside.extend(text.chars().map(|c| Glyph { c: whole_char(c), ..place }));
    }
}

impl<'a> Device<'a> for Collector<'_, '_, '_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        if covers(&props) {
            self.ground.path(path, &props, mode, self.page.glyphs.len());
        }
        if matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)) {
            for segment in path.segments().take(MAX_RULES) {
                if let PathSeg::Line(line) = segment {
                    self.rule(props.transform * line.p0, props.transform * line.p1);
                }
            }
            return;
        }
        let bounds = props.transform.transform_rect_bbox(path.bounding_box());
        if bounds.height() <= RULE_THICKNESS {
            let y = bounds.center().y;
            self.rule(Point::new(bounds.x0, y), Point::new(bounds.x1, y));
        } else if bounds.width() <= RULE_THICKNESS {
            let x = bounds.center().x;
            self.rule(Point::new(x, bounds.y0), Point::new(x, bounds.y1));
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.step();
        self.ground.clip(clip.path.bounding_box());
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, mode: BlendMode) {
        self.step();
        self.ground.group(opacity < 1.0 || mask.is_some() || mode != BlendMode::Normal);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let mut font = None;
        let from = self.page.glyphs.len();
        let mut codes = Vec::new();
        for glyph in run.glyphs() {
            self.step();
            let matrix = props.transform * glyph.transform();
            let (font, simple) = *font.get_or_insert_with(|| match &**glyph {
                PdfGlyph::Outline(outline) => {
                    let data = outline.font_data();
                    let simple = data.is_none();
                    (self.fonts.index(data), simple)
                }
                PdfGlyph::Type3(_) => (self.fonts.index(None), false),
            });
            let place = placed(glyph, matrix, font, mode);
            let possible = place.x.is_finite() && place.y.is_finite() && place.width.is_finite() && place.size > 0.5;
            if !possible || place.size >= 2000.0 {
                // Too large or small, or too far away, to be seen.
                let text = self.text(glyph, font);
                self.push_outside(text, within_reach(place));
            } else {
                let text = self.text(glyph, font);
                let origin = Point::new(f64::from(place.x), f64::from(place.y));
                if !self.area.inflate(1.0, 1.0).contains(origin) && !self.goes_on(&place) {
                    self.push_outside(text, within_reach(place));
                    continue;
                }
                let upright = run.writing_mode() == WritingMode::Vertical && place.turn == Turn::Right;
                let next = self.page.glyphs.len();
                let code = u8::try_from(glyph.char_code()).ok().filter(|code| may_be_half(*code, text.as_ref()));
                self.push(text, if upright { upright::standing(place) } else { place });
                let pushed = self.page.glyphs.last().filter(|_| !place.is_invisible());
                self.page.unseen.extend(pushed.filter(|pushed| self.ground.hides(pushed, &props.paint)).copied());
                if simple && next - from == codes.len() && self.page.glyphs.len() == next + 1 {
                    codes.extend(code);
                }
            }
        }
        if codes.len() == self.page.glyphs.len() - from && codes.iter().any(|code| *code >= 0x80) {
            self.page.simple.push(Run { from, codes });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step();
        let image = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = props.transform.transform_rect_bbox(image).intersect(self.area);
        if shown.area() > 0.0 && self.page.pictures.len() < MAX_PICTURES {
            let place = [shown.x0 as f32, shown.y0 as f32, shown.x1 as f32, shown.y1 as f32];
            self.page.pictures.push(place);
            self.ground.picture(shown);
            self.marked.picture(place);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.step();
        self.ended |= tag == contents::END;
        let said = properties.and_then(|properties| {
            let own = strings::entry(properties, b"ActualText").map(Said::Text);
            own.or_else(|| self.reader.structure.said(self.id, properties.get::<u32>(b"MCID")))
        });
        // One long text may be said a million times.
        self.operations += said.as_ref().map_or(0, Said::length);
        self.marked.begin(said, self.page.glyphs.len());
    }

    fn end_marked_content(&mut self) {
        let Some(replacement) = self.marked.end() else { return };
        let from = replacement.from.min(self.page.glyphs.len());
        let drawn = self.page.glyphs.split_off(from);
        let lost = |glyphs: &[Glyph]| glyphs.iter().filter(|glyph| glyph.c == char::REPLACEMENT_CHARACTER).count();
        if replacement.speaks() {
            // The text is what its pictures say.
            self.page.pictures.retain(|place| !replacement.pictures.contains(place));
        }
        let glyphs = replacement.glyphs(&drawn);
        self.page.unreadable = self.page.unreadable.saturating_sub(lost(&drawn)) + lost(&glyphs);
        self.page.simple.retain(|run| run.from < from);
        self.page.glyphs.extend(glyphs);
    }

    fn pop_clip(&mut self) {
        self.ground.unclip();
    }

    fn pop_transparency_group(&mut self) {
        self.ground.end_group();
    }
}

/// Where and how a glyph is drawn; which character it is is not told yet.
fn placed(glyph: &PdfGlyph<'_>, matrix: Affine, font: u16, mode: &DrawMode) -> Glyph {
    let advance = match glyph {
        PdfGlyph::Outline(outline) => outline.advance_width().unwrap_or(1000.0),
        PdfGlyph::Type3(type3) => type3.advance_width().unwrap_or(0.0),
    };
    let origin = matrix * Point::ZERO;
    let along = matrix * Point::new(1000.0, 0.0) - origin;
    Glyph {
        c: ' ',
        x: origin.x as f32,
        y: origin.y as f32,
        width: (along.hypot() * f64::from(advance) / 1000.0) as f32,
        size: (matrix * Point::new(0.0, 1000.0) - origin).hypot() as f32,
        font,
        paint: match mode {
            DrawMode::FillAndStroke(..) => Paint::Stroked,
            DrawMode::Invisible => Paint::Nothing,
            _ => Paint::Filled,
        },
        turn: turn(along.x, along.y),
    }
}

/// A place that can be reckoned with: not a number, or beyond all pages, it stands at the edge of what is reckoned with.
fn within_reach(place: Glyph) -> Glyph {
    let near = |n: f32, most: f32| if n.is_nan() { 0.0 } else { n.clamp(-most, most) };
    let (x, y) = (near(place.x, 1e6), near(place.y, 1e6));
    Glyph { x, y, width: near(place.width, 2000.0), size: near(place.size, 2000.0).max(0.5), ..place }
}

/// The direction of a baseline vector; more than about 3° from an axis is slanting.
fn turn(dx: f64, dy: f64) -> Turn {
    if dx.abs().min(dy.abs()) > 0.05 * dx.abs().max(dy.abs()) {
        return Turn::Slant;
    }
    match (dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
        (true, true, _) => Turn::Right,
        (true, false, _) => Turn::Left,
        (false, _, true) => Turn::Down,
        (false, _, false) => Turn::Up,
    }
}
