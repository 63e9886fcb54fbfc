//! Draws the pages.

use std::collections::HashSet;
use std::sync::Arc;

use krilla::Document as Pdf;
use krilla::annotation::{LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::body::Setter;
use super::contents::head_spec;
use super::glyphs::{Form, Placed, glyphs};
use super::sheet::{A4, Leader, Owner, Row, Text};
use super::spans::{Span, spans, text as source_text};
use super::structure::Marked;
use super::{PdfError, Print, links, outline};
use crate::facts::Links;
use crate::issue::Place;
use crate::typeset::flow::{Ink, Line};
use crate::typeset::{Align, DASH_MIDDLE, Face};

/// From the middle of a line down to the baseline, in em: the middle of an ideograph stands on the line's.
const BASELINE: f32 = 0.38;
/// The running head's rule and the page number's baseline, above and below the type area, in em of the body.
const HEAD_RULE: f32 = 1.5;
const FOLIO: f32 = 1.9;
/// Size of the page number, of the body's: 四号 beside 三号 (GB/T 9704).
const FOLIO_SIZE: f32 = 14.0 / 15.75;
/// The inks of paper.
const BLACK: [u8; 3] = [0x14, 0x13, 0x12];
const RED: [u8; 3] = [0xc8, 0x10, 0x1c];
const GREY: [u8; 3] = [0x58, 0x54, 0x50];

/// Draws pages, and remembers what was marked on them.
pub(super) struct Artist<'a> {
    setter: &'a Setter<'a>,
    print: &'a Print,
    links: &'a Links,
    fonts: Vec<Option<Font>>,
    /// The glyphs whose characters the file knows.
    taught: HashSet<(usize, u32)>,
    marked: Marked,
}

impl<'a> Artist<'a> {
    pub fn new(setter: &'a Setter<'a>, print: &'a Print, links: &'a Links) -> Self {
        let fonts = setter.faces.files().iter().map(|_| None).collect();
        Self { setter, print, links, fonts, taught: HashSet::new(), marked: Marked::new() }
    }

    /// What was marked, for the structure of the file.
    pub fn marked(&mut self) -> Marked {
        std::mem::take(&mut self.marked)
    }

    /// Draws a page, counted from 0.
    pub fn page(&mut self, file: &mut Pdf, number: usize) -> Result<(), PdfError> {
        let (setter, print) = (self.setter, self.print);
        let Some(page) = print.pages.get(number) else { return Ok(()) };
        let settings =
            PageSettings::from_wh(A4[0], A4[1]).ok_or_else(|| PdfError::Write("the page has no size".into()))?;
        let mut sheet = file.start_page_with(settings);
        let mut surface = sheet.surface();
        let (left, top) = (setter.sheet.left, setter.sheet.top);
        for (y, row) in &page.rows {
            self.row(&mut surface, row, left, top + y)?;
        }
        self.furniture(&mut surface, number)?;
        surface.finish();
        for (y, row) in &page.rows {
            for (rect, place) in self.clickable(row, top + y) {
                let to = outline::target(setter.flow, print, setter.sheet, place.document, place.block);
                sheet.add_annotation(LinkAnnotation::new(rect, Target::Destination(to.into())).into());
            }
        }
        sheet.finish();
        Ok(())
    }

    /// What of a row can be clicked, and where it leads: a row of the contents, the references in a text.
    fn clickable(&self, row: &Row, top: f32) -> Vec<(Rect, Place)> {
        let (sheet, flow) = (self.setter.sheet, self.setter.flow);
        let whole = row.link.and_then(|item| {
            let rect = Rect::from_xywh(sheet.left, top, sheet.frame.width, row.height)?;
            Some((rect, flow.place(item, 0)))
        });
        let at = |text: &Text| [sheet.left + text.at.x, top + text.at.y];
        let inside = row.texts.iter().flat_map(|text| links::places(self.links, flow, text, at(text)));
        whole.into_iter().chain(inside).collect()
    }

    fn row(&mut self, surface: &mut Surface<'_>, row: &Row, left: f32, top: f32) -> Result<(), PdfError> {
        if !row.rules.is_empty() || row.leader.is_some() {
            surface.start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::with_kind(ArtifactType::Layout)));
            row.rules.iter().for_each(|rule| draw_rule(surface, rule, left, top));
            row.leader.iter().for_each(|leader| self.leader(surface, leader, left, top));
            surface.end_tagged();
        }
        row.texts.iter().try_for_each(|text| self.text(surface, text, left, top))
    }

    /// Draws lines of a text.
    fn text(&mut self, surface: &mut Surface<'_>, text: &Text, left: f32, top: f32) -> Result<(), PdfError> {
        let setter = self.setter;
        let Some(lines) = text.source.set.lines.get(text.lines.clone()) else { return Ok(()) };
        let first = lines.first().map_or(0.0, |l| l.top);
        surface.set_fill(Some(fill(text.source.ink)));
        for line in lines {
            let baseline = top + text.at.y + line.top - first + line.height / 2.0 + BASELINE * line.size;
            let placed = glyphs(text, line, setter.faces);
            for span in spans(&placed) {
                self.span(surface, &placed, &span, text.owner, [left + text.at.x, baseline])?;
            }
        }
        Ok(())
    }

    /// Draws glyphs that are told together.
    fn span(
        &mut self,
        surface: &mut Surface<'_>,
        placed: &[Placed<'_>],
        span: &Span,
        owner: Owner,
        at: [f32; 2],
    ) -> Result<(), PdfError> {
        let glyphs = placed.get(span.glyphs.clone()).unwrap_or_default();
        let tag = match owner {
            Owner::Artifact => ContentTag::Artifact(krilla::tagging::Artifact::with_kind(ArtifactType::Other)),
            _ => ContentTag::Other,
        };
        let identifier = surface.start_tagged(tag);
        if owner != Owner::Artifact {
            self.marked.entry(owner).or_default().push(identifier);
        }
        let mut from = 0;
        while let Some(first) = glyphs.get(from) {
            let same = |g: &&Placed<'_>| file_of(g) == file_of(first) && g.size == first.size && g.fills.is_none();
            let count = if first.fills.is_some() || first.form == Form::Code {
                1
            } else {
                glyphs.get(from..).unwrap_or_default().iter().take_while(same).count().max(1)
            };
            let next = glyphs.get(from..from + count).unwrap_or_default();
            match first.form {
                Form::Code => self.code(surface, first, at)?,
                Form::Glyph(_) => self.glyphs(surface, next, span.states_text, at)?,
            }
            from += count;
        }
        surface.end_tagged();
        Ok(())
    }

    /// Draws glyphs of one face and size.
    ///
    /// Glyphs that share a range of the text make krilla write the range as their `ActualText`, right around them:
    /// poppler takes the place of a span from the state at its end, so that a mark further out would misplace it.
    fn glyphs(
        &mut self,
        surface: &mut Surface<'_>,
        glyphs: &[Placed<'_>],
        states_text: bool,
        at: [f32; 2],
    ) -> Result<(), PdfError> {
        let (Some(first), Some(file)) = (glyphs.first(), glyphs.first().and_then(file_of)) else { return Ok(()) };
        let font = self.font(file)?;
        self.teach(surface, glyphs, file, &font);
        let mut text = if states_text { source_text(glyphs) } else { String::new() };
        let mut out = Vec::with_capacity(glyphs.len());
        for (n, g) in glyphs.iter().enumerate() {
            let Form::Glyph(glyph) = g.form else { continue };
            let advance = glyphs.get(n + 1).map_or(g.advance, |next| next.x - g.x) / g.size;
            let from = if states_text { 0 } else { text.len() };
            if !states_text {
                text.push(g.shown);
            }
            out.push(KrillaGlyph::new(GlyphId::new(glyph.id), advance, 0.0, 0.0, 0.0, from..text.len(), None));
        }
        let Form::Glyph(glyph) = first.form else { return Ok(()) };
        if let (Some([from, to]), Some([l, r])) = (first.fills, glyph.ink) {
            // Stretched so that its ink fills the cell, and a little more: —— is one stroke.
            let scale = (to - from + 0.2) / (first.size * (r - l)).max(0.1);
            let x = at[0] + from - 0.1 - scale * first.size * l;
            let y = at[1] - (DASH_MIDDLE - glyph.middle) * first.size;
            surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, 1.0, x, y));
            surface.draw_glyphs(Point::from_xy(0.0, 0.0), &out, font, &text, first.size, false);
            surface.pop();
        } else {
            surface.draw_glyphs(Point::from_xy(at[0] + first.x, at[1]), &out, font, &text, first.size, false);
        }
        Ok(())
    }

    /// Makes the file say of glyphs which characters they are, before it is told otherwise of a span that they begin:
    /// readers that know no `ActualText` then still have what is shown. They are drawn on a stream that is thrown away.
    fn teach(&mut self, surface: &mut Surface<'_>, glyphs: &[Placed<'_>], file: usize, font: &Font) {
        for g in glyphs {
            let Form::Glyph(glyph) = g.form else { continue };
            if self.taught.insert((file, glyph.id)) {
                let one = [KrillaGlyph::new(GlyphId::new(glyph.id), 1.0, 0.0, 0.0, 0.0, 0..g.shown.len_utf8(), None)];
                let mut stream = surface.stream_builder();
                let mut aside = stream.surface();
                aside.draw_glyphs(Point::default(), &one, font.clone(), g.shown.encode_utf8(&mut [0; 4]), 1.0, false);
                aside.finish();
            }
        }
    }

    /// The code point of a character that no face has, in a box.
    fn code(&mut self, surface: &mut Surface<'_>, missing: &Placed<'_>, at: [f32; 2]) -> Result<(), PdfError> {
        let size = missing.size;
        let [x, y] = [at[0] + missing.x, at[1]];
        let digits = format!("{:04X}", u32::from(missing.shown));
        let half = digits.len().div_ceil(2);
        let small = (1.15 / half as f32).min(0.4) * size;
        // A blank of full size tells the character, the digits nothing: viewers order text by its size and place.
        if let Some(glyph) = self.setter.faces.glyph('\u{3000}', Face::Song) {
            let blank = Placed { form: Form::Glyph(glyph), shown: '\u{3000}', ..missing.clone() };
            self.glyphs(surface, &[blank], true, at)?;
        }
        for (row, part) in [digits.get(..half), digits.get(half..)].into_iter().flatten().enumerate() {
            let mut line: Vec<Placed<'_>> = Vec::new();
            let mut right = 0.0;
            for c in part.chars() {
                let Some(glyph) = self.setter.faces.glyph(c, Face::Hei) else { continue };
                let advance = glyph.advance * small;
                let digit = Placed { form: Form::Glyph(glyph), shown: c, source: "", ..missing.clone() };
                line.push(Placed { x: right, advance, size: small, ..digit });
                right += advance;
            }
            let place = [x + (size - right) / 2.0, y - 0.46 * size + row as f32 * 0.4 * size];
            self.glyphs(surface, &line, true, place)?;
        }
        let mut path = PathBuilder::new();
        let (inset, edge) = (0.06 * size, 0.88 * size);
        Rect::from_xywh(x + inset, y - 0.82 * size, edge, edge).into_iter().for_each(|r| path.push_rect(r));
        if let Some(path) = path.finish() {
            let ink = surface.get_fill().cloned();
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint: paint(BLACK), width: 0.4, ..Stroke::default() }));
            surface.draw_path(&path);
            surface.set_stroke(None);
            surface.set_fill(ink);
        }
        Ok(())
    }

    /// The dots between a title and its page, on one raster on all lines.
    fn leader(&self, surface: &mut Surface<'_>, leader: &Leader, left: f32, top: f32) {
        let step = 0.4 * self.setter.sheet.frame.em;
        let from = (leader.from / step).ceil() * step;
        if leader.to - from < 2.0 * step {
            return;
        }
        let mut path = PathBuilder::new();
        path.move_to(left + from, top + leader.y);
        path.line_to(left + leader.to, top + leader.y);
        let Some(path) = path.finish() else { return };
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: paint(GREY),
            width: 1.1,
            line_cap: LineCap::Round,
            dash: Some(StrokeDash { array: vec![0.0, step], offset: 0.0 }),
            ..Stroke::default()
        }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }

    /// The running head and the page number. The first page has its masthead instead of a head.
    fn furniture(&mut self, surface: &mut Surface<'_>, number: usize) -> Result<(), PdfError> {
        let (setter, print) = (self.setter, self.print);
        let (sheet, em) = (setter.sheet, setter.sheet.frame.em);
        if number > 0 {
            let gazette = setter.flow.running_head();
            let document = print.pages.get(number).and_then(super::Page::document);
            let title = match document.and_then(|d| setter.flow.issue.documents.get(d)) {
                Some(d) => crate::issue::document_name(d),
                None => "目录".to_owned(),
            };
            let width = sheet.frame.width / em / 0.6;
            let y = sheet.top - HEAD_RULE * em;
            let gazette = setter.one_line(&gazette, &head_spec(Align::Left), 0.58 * width);
            let taken = gazette.as_ref().and_then(|t| t.source.set.lines.first()).map_or(0.0, |l| l.right) / em / 0.6;
            let title = setter.one_line(&title, &head_spec(Align::Right), width - taken - 3.0);
            for text in [gazette, title].into_iter().flatten() {
                let height = text.source.set.lines.first().map_or(0.0, |l| l.height);
                self.text(surface, &text, sheet.left, y - height - 0.1 * em)?;
            }
            surface.start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::with_kind(ArtifactType::Layout)));
            let end = |x: f32| crate::typeset::flow::Point { x, y: 0.0 };
            let rule = Line { from: end(0.0), to: end(sheet.frame.width), width: 0.4, red: false };
            draw_rule(surface, &rule, sheet.left, y);
            surface.end_tagged();
        }
        // GB/T 9704: between dashes below the type area, odd pages at the right, even ones at the left, an em in.
        let odd = number.is_multiple_of(2);
        let mut spec = head_spec(if odd { Align::Right } else { Align::Left });
        (spec.scale, spec.face, spec.leading) = (FOLIO_SIZE, Face::Song, Some(1.0));
        (spec.indent, spec.right) = if odd { (0.0, 1.0) } else { (1.0, 0.0) };
        if let Some(text) = setter.one_line(&format!("— {} —", number + 1), &spec, 20.0) {
            self.text(surface, &text, sheet.left, sheet.top + sheet.height + (FOLIO - 1.0) * em)?;
        }
        Ok(())
    }

    /// A face as krilla's; only those that are needed are made.
    fn font(&mut self, file: usize) -> Result<Font, PdfError> {
        if let Some(Some(font)) = self.fonts.get(file) {
            return Ok(font.clone());
        }
        let source = self.setter.faces.files().get(file).ok_or_else(|| PdfError::Face(format!("no. {file}")))?;
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::clone(source) as _;
        let font = Font::new(bytes.into(), source.index).ok_or_else(|| PdfError::Face(format!("no. {file}")))?;
        if let Some(slot) = self.fonts.get_mut(file) {
            *slot = Some(font.clone());
        }
        Ok(font)
    }
}

fn file_of(glyph: &Placed<'_>) -> Option<usize> {
    match glyph.form {
        Form::Glyph(g) => Some(g.file),
        Form::Code => None,
    }
}

fn paint([r, g, b]: [u8; 3]) -> krilla::paint::Paint {
    rgb::Color::new(r, g, b).into()
}

fn fill(ink: Ink) -> Fill {
    let color = match ink {
        Ink::Text => BLACK,
        Ink::Red => RED,
        Ink::Weak => GREY,
    };
    Fill { paint: paint(color), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::default() }
}

/// A rule as a filled box.
fn draw_rule(surface: &mut Surface<'_>, rule: &Line, left: f32, top: f32) {
    let half = rule.width / 2.0;
    let (from, to) = (rule.from, rule.to);
    let rect = if from.y == to.y {
        Rect::from_ltrb(left + from.x - half, top + from.y - half, left + to.x + half, top + to.y + half)
    } else {
        Rect::from_ltrb(left + from.x - half, top + from.y, left + to.x + half, top + to.y)
    };
    let mut path = PathBuilder::new();
    rect.into_iter().for_each(|r| path.push_rect(r));
    if let Some(path) = path.finish() {
        let color = if rule.red { RED } else { BLACK };
        surface.set_fill(Some(Fill { paint: paint(color), ..Fill::default() }));
        surface.draw_path(&path);
    }
}
