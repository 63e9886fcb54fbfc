//! A page's drawing into positioned characters, rules and the area of pictures.

use std::cell::OnceCell;
use std::panic::resume_unwind;

use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{BezPath, PathSeg, Point, Rect, Shape};

use super::fonts::Fonts;
use super::forms;
use super::unicode::{UnicodeFallback, is_text};
use super::upright;
use crate::source::ReadOptions;

/// A character where the page shows it. Points, origin at the top left of the page as it is viewed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) c: char,
    /// Left end of its baseline.
    pub(super) x: f32,
    pub(super) y: f32,
    /// Advance.
    pub(super) width: f32,
    /// Height of the em square.
    pub(super) size: f32,
    /// Index into [`Fonts`].
    pub(super) font: u16,
    /// Drawn with a thickened outline.
    pub(super) stroked: bool,
    /// Text that is not painted (an OCR layer).
    pub(super) invisible: bool,
    /// The direction of writing.
    pub(super) turn: Turn,
}

/// The direction of writing as seen on the page, in quarter turns clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    #[default]
    Right,
    Down,
    Left,
    Up,
    /// Slanting: a watermark.
    Slant,
}

/// A thin straight line drawn on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

impl Rule {
    pub(super) fn horizontal(&self) -> bool {
        self.x1 - self.x0 >= self.y1 - self.y0
    }
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct PageGlyphs {
    pub(super) glyphs: Vec<Glyph>,
    /// Characters outside of the part of the page that is shown.
    pub(super) outside: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Width and height as viewed.
    pub(super) size: [f32; 2],
    /// Share of the page that pictures cover, 0 to 1 (overlaps counted twice, capped).
    pub(super) pictures: f32,
    /// How many of the glyphs have no Unicode.
    pub(super) unreadable: usize,
    /// How many came as another code point of their character.
    pub(super) folded: usize,
}

/// Reading of a page stops at so many drawing operations: a damaged or hostile page can call itself over and over.
const MAX_OPERATIONS: usize = 3_000_000;
/// A page with more characters than this is no page of text.
const MAX_GLYPHS: usize = 300_000;
/// A page with more rules than this is a drawing, and its rules are no tables.
const MAX_RULES: usize = 20_000;
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
}

impl<'a> PageReader<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self {
            pdf,
            cache: InterpreterCache::new(),
            settings: InterpreterSettings::default(),
            fallback: OnceCell::new(),
        }
    }

    /// Interprets a page. Unwinds with [`Stop`] as its payload when cancelled or beyond the limits.
    pub(super) fn read(&self, page: &Page<'a>, fonts: &mut Fonts, options: &ReadOptions<'_>) -> PageGlyphs {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, &self.cache, self.pdf.xref(), self.settings.clone());
        let mut collector = Collector {
            reader: self,
            fonts,
            options,
            area,
            operations: 0,
            picture_area: 0.0,
            page: PageGlyphs { size: [width, height], ..PageGlyphs::default() },
        };
        interpret_page(page, &mut context, &mut collector);
        let mut read = collector.page;
        upright::turn_columns(&mut read.glyphs);
        read.pictures = (collector.picture_area / area.area().max(1.0)).min(1.0) as f32;
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
    picture_area: f64,
    page: PageGlyphs,
}

impl Collector<'_, '_, '_> {
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
            let plain = forms::plain(c);
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
    /// Keeps what stands outside of the page; it is in no block, and what can't be read of it is no loss.
    fn push_outside(&mut self, text: Option<BfString>, place: Glyph) {
        let text = match text {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            None => return,
        };
        self.page.outside.extend(text.chars().map(|c| Glyph { c: forms::plain(c), ..place }));
    }
}

impl<'a> Device<'a> for Collector<'_, '_, '_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
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

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let mut font = None;
        for glyph in run.glyphs() {
            self.step();
            let matrix = props.transform * glyph.transform();
            let font = *font.get_or_insert_with(|| match &**glyph {
                PdfGlyph::Outline(outline) => self.fonts.index(outline.font_data()),
                PdfGlyph::Type3(_) => self.fonts.index(None),
            });
            let advance = match &**glyph {
                PdfGlyph::Outline(outline) => outline.advance_width().unwrap_or(1000.0),
                PdfGlyph::Type3(type3) => type3.advance_width().unwrap_or(0.0),
            };
            let origin = matrix * Point::ZERO;
            let along = matrix * Point::new(1000.0, 0.0) - origin;
            let place = Glyph {
                c: ' ',
                x: origin.x as f32,
                y: origin.y as f32,
                width: (along.hypot() * f64::from(advance) / 1000.0) as f32,
                size: (matrix * Point::new(0.0, 1000.0) - origin).hypot() as f32,
                font,
                stroked: matches!(mode, DrawMode::FillAndStroke(..)),
                invisible: matches!(mode, DrawMode::Invisible),
                turn: turn(along.x, along.y),
            };
            let possible = place.x.is_finite() && place.y.is_finite() && place.width.is_finite() && place.size > 0.5;
            if possible && place.size < 2000.0 {
                let text = self.text(glyph, font);
                if !self.area.inflate(1.0, 1.0).contains(origin) {
                    self.push_outside(text, place);
                    continue;
                }
                let upright = run.writing_mode() == WritingMode::Vertical && place.turn == Turn::Right;
                self.push(text, if upright { upright::standing(place) } else { place });
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step();
        let image = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = props.transform.transform_rect_bbox(image).intersect(self.area);
        self.picture_area += shown.area().max(0.0);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
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
