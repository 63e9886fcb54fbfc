//! The comments that readers left in a file (notes, highlights, text boxes): no part of its text, but nothing to be lost.

use hayro::hayro_syntax::object::{Array, Dict, Name, Rect};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{self, Affine, Shape};

use super::arrays;
use super::glyphs::Stop;
use super::page::Glyph;
use super::strings;
use crate::issue::{Comment, CommentForm, LitWords, Span};

/// Most annotations of a page that are looked at.
const MOST: usize = 2_000;
/// Most bytes that they say: one text may be that of all of them.
const MOST_SAID: usize = 8 << 20;
/// Annotations that say nothing, or lead somewhere, or belong to others.
const NO_COMMENTS: [&[u8]; 11] = [
    b"Link",
    b"Popup",
    b"Widget",
    b"Screen",
    b"Movie",
    b"Sound",
    b"PrinterMark",
    b"TrapNet",
    b"Watermark",
    b"3D",
    b"RichMedia",
];

/// An annotation of a page.
pub(super) struct Note {
    /// On the page as it is viewed.
    area: kurbo::Rect,
    /// What is said of it, if it is a comment.
    comment: Option<(String, Option<String>)>,
    /// The words that it lights, if it does.
    lit: Option<LitWords>,
}

fn as_box(rect: kurbo::Rect) -> [f32; 4] {
    [rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32]
}

/// The annotations of a page; `view` leads from its own places to those on the page as it is viewed.
///
/// # Errors
/// [`Stop::TooMuch`] where they say more than [`MOST_SAID`].
pub(super) fn read(page: &Page<'_>, view: Affine) -> Result<Vec<Note>, Stop> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return Ok(Vec::new()) };
    let (mut notes, mut said) = (Vec::new(), 0);
    for dict in arrays::dicts(&annotations, page.xref()).take(MOST) {
        let Some(note) = Note::new(&dict, view) else { continue };
        said += note.comment.as_ref().map_or(0, |(text, author)| text.len() + author.as_ref().map_or(0, String::len));
        if said > MOST_SAID {
            return Err(Stop::TooMuch);
        }
        notes.push(note);
    }
    Ok(notes)
}

impl Note {
    fn new(dict: &Dict<'_>, view: Affine) -> Option<Self> {
        let kind = dict.get::<Name<'_>>(b"Subtype")?;
        let rect = dict.get::<Rect>(b"Rect")?;
        let rect = kurbo::Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs();
        let area = (view * rect.to_path(0.1)).bounding_box();
        let comment = (!NO_COMMENTS.contains(&kind.as_ref()))
            .then(|| (strings::entry(dict, b"Contents").unwrap_or_default(), strings::entry(dict, b"T")));
        let mut lit = lit(dict, kind.as_ref(), view);
        if let Some(words) = lit.as_mut().filter(|words| words.areas.is_empty()) {
            words.areas.push(as_box(area));
        }
        Some(Self { area, comment, lit })
    }

    /// Where it stands on the page.
    pub(super) fn bbox(&self) -> [f32; 4] {
        as_box(self.area)
    }

    /// Whether a glyph is drawn by it.
    fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y - 0.35 * glyph.size);
        self.area.inflate(1.0, 1.0).contains(kurbo::Point::new(f64::from(x), f64::from(y)))
    }
}

/// The words that an annotation lights, by its four-cornered areas, if it has some.
fn lit(dict: &Dict<'_>, kind: &[u8], view: Affine) -> Option<LitWords> {
    let form = match kind {
        b"Highlight" => CommentForm::Highlight,
        b"Underline" | b"Squiggly" => CommentForm::Underline,
        b"StrikeOut" => CommentForm::StrikeOut,
        _ => return None,
    };
    let numbers = |key: &[u8]| -> Vec<f64> {
        let array = dict.get::<Array<'_>>(key);
        array
            .into_iter()
            .flat_map(|array| array.iter::<f32>().take(8 * MOST).map(f64::from).collect::<Vec<_>>())
            .collect()
    };
    let points = numbers(b"QuadPoints");
    let areas = points.chunks_exact(8).map(|corners| {
        let corner = |n: usize| view * kurbo::Point::new(corners[n], corners[n + 1]);
        let all = kurbo::Rect::from_points(corner(0), corner(2));
        let all = all.union_pt(corner(4)).union_pt(corner(6));
        as_box(all)
    });
    let colour = match numbers(b"C").as_slice() {
        [r, g, b] => Some([r, g, b].map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)),
        [grey] => Some([(grey.clamp(0.0, 1.0) * 255.0).round() as u8; 3]),
        _ => None,
    };
    Some(LitWords { form, colour, areas: areas.collect() })
}

/// What annotations draw, divided: the glyphs of fields and of what is no comment, which are text, and the comments, each
/// with its own words or those that it draws.
pub(super) fn divide(notes: &[Note], glyphs: Vec<Glyph>, page: u32) -> (Vec<Glyph>, Vec<Comment>) {
    let mut drawn: Vec<String> = vec![String::new(); notes.len()];
    let mut text = Vec::new();
    for glyph in glyphs {
        let holding = |note: &&(usize, &Note)| note.1.holds(&glyph);
        let all: Vec<(usize, &Note)> = notes.iter().enumerate().collect();
        let of = all.iter().filter(|(_, note)| note.comment.is_some()).find(holding);
        let of_text = all.iter().filter(|(_, note)| note.comment.is_none()).any(|note| holding(&note));
        match of.filter(|_| !of_text).and_then(|(i, _)| drawn.get_mut(*i)) {
            Some(words) => words.push(glyph.c),
            None => text.push(glyph),
        }
    }
    let comment = |(note, drawn): (&Note, String)| {
        let (said, author) = note.comment.clone()?;
        let words = if said.trim().is_empty() { drawn } else { said };
        let bbox = note.bbox();
        let lit = note.lit.clone();
        (!words.trim().is_empty() || lit.is_some()).then(|| Comment {
            span: Some(Span::Page { page, bbox }),
            author,
            text: words.trim().to_owned(),
            lit,
        })
    };
    (text, notes.iter().zip(drawn).filter_map(comment).collect())
}
