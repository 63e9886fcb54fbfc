//! What a page shows that its instructions don't draw: the values of a form's fields without a look of their own, which
//! each program draws as it likes (ISO 32000-1, 12.7.3.3); and values that are hidden, or whose look says something else.

use hayro::hayro_syntax::object::{Array, Dict, Name, Rect};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{self, Affine, Shape};

use super::arrays;
use super::page::{Glyph, Paint, Turn};
use super::strings;

/// Most fields of a page that are looked at.
const MOST: usize = 5_000;
/// Fields inherit from those above them, so far up.
const DEEPEST: usize = 8;
/// An annotation that is hidden (table 165), a field that holds a password (table 228).
const HIDDEN: i32 = 1 << 1;
const PASSWORD: i32 = 1 << 13;
/// The largest type that a value is set in, in points, and its share of its field's height.
const LARGEST: f64 = 12.0;
const SHARE: f64 = 0.7;

/// Gives the values of a page's fields of text and of choice, each with the place of its first character.
pub(super) fn write(page: &Page<'_>, view: Affine, mut put: impl FnMut(&str, Glyph)) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return };
    for dict in arrays::dicts(&annotations, page.xref()).take(MOST) {
        let Some((rect, value, paint)) = held(&dict) else { continue };
        let area = (view * rect.to_path(0.1)).bounding_box();
        let lines: Vec<&str> = value.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).collect();
        let height = area.height() / lines.len().max(1) as f64;
        let size = (height * SHARE).clamp(1.0, LARGEST) as f32;
        for (n, line) in lines.into_iter().enumerate() {
            // Letters take half of a Chinese character's room.
            let width = (area.width() as f32 / line.chars().count().max(1) as f32).min(size);
            let y = (area.y0 + height * (n as f64 + 0.8)) as f32;
            let (x, turn) = (area.x0 as f32, Turn::Right);
            put(line, Glyph { c: ' ', x, y, width, size, font: 0, paint, turn });
        }
    }
}

/// The place and value of a field, and whether it is seen: what is hidden, or has a look of its own, is none that says it.
fn held(dict: &Dict<'_>) -> Option<(kurbo::Rect, String, Paint)> {
    let widget = dict.get::<Name<'_>>(b"Subtype")?.as_ref() == b"Widget";
    let hidden = dict.get::<i32>(b"F").is_some_and(|flags| flags & HIDDEN != 0);
    let drawn = dict.get::<Dict<'_>>(b"AP").is_some_and(|looks| looks.contains_key(b"N"));
    if !widget {
        return None;
    }
    let paint = if hidden || drawn { Paint::Nothing } else { Paint::Filled };
    let kind = above(dict, |dict| dict.get::<Name<'_>>(b"FT"))?;
    let secret = above(dict, |dict| dict.get::<i32>(b"Ff")).is_some_and(|flags| flags & PASSWORD != 0);
    let written = matches!(kind.as_ref(), b"Tx" | b"Ch") && !secret;
    let value = above(dict, |dict| strings::entry(dict, b"V")).filter(|_| written)?;
    let rect = dict.get::<Rect>(b"Rect")?;
    Some((kurbo::Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs(), value, paint))
}

/// What a field says, or one above it.
fn above<'a, T>(dict: &Dict<'a>, says: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut field = Some(dict.clone());
    for _ in 0..DEEPEST {
        let here = field?;
        if let Some(found) = says(&here) {
            return Some(found);
        }
        field = here.get::<Dict<'a>>(b"Parent");
    }
    None
}
