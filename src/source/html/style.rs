//! What attributes and inline styles say of the look of text.

use scraper::ElementRef;

use super::inline::{hidden, style};
use super::sheet::Sheet;
use super::walk::Place;
use crate::source::elements::face_class;

/// Whether an element is not shown, by its own attributes or by the page's style sheets, which its own style overrides.
pub(super) fn hidden_by(element: ElementRef<'_>, sheet: &Sheet) -> bool {
    let shown = || {
        let says = |property: &str| style(element, property).is_some();
        says("display") || says("visibility")
    };
    hidden(element) || sheet.hides(element) && !shown()
}

/// The look inside an element.
pub(super) fn styled(element: ElementRef<'_>, place: Place) -> Place {
    let name = element.value().name();
    let mut look = place.look;
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => look.heading = name[1..].parse().ok(),
        "b" | "strong" => look.bold = true,
        "th" => look.bold = true,
        "center" => look.centred = true,
        _ => {}
    }
    let align = element.attr("align").map(str::to_lowercase).or_else(|| style(element, "text-align"));
    if let Some(align) = align {
        look.centred = align.starts_with("center");
    }
    if let Some(weight) = style(element, "font-weight") {
        look.bold = weight.starts_with("bold") || weight.parse::<u32>().is_ok_and(|w| w >= 600);
    }
    let family = element.attr("face").map(str::to_owned).or_else(|| style(element, "font-family"));
    look.face = family.and_then(|f| face_class(&f)).or(look.face);
    look.points = style(element, "font-size").and_then(|size| points(&size)).or(look.points);
    let keep_breaks = match style(element, "white-space") {
        Some(space) => space.starts_with("pre") || space == "break-spaces",
        None => place.keep_breaks || name == "pre",
    };
    Place { look, keep_breaks, ..place }
}

/// A size in points: `16pt`, `21px`.
fn points(size: &str) -> Option<f32> {
    let unit = size.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let value: f32 = size.get(..size.len() - unit.len())?.parse().ok()?;
    match unit.trim() {
        "pt" => Some(value),
        "px" => Some(value * 0.75),
        _ => None,
    }
    .filter(|points| *points > 0.0 && *points < 500.0)
}
