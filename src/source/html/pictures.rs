//! What a page shows that is no text: where it stands in the article a mark stands in the text.

use std::collections::HashMap;

use crate::source::marks;
use scraper::{ElementRef, Html};

/// A picture that stands so often on a page, at the beginning of lines, is an ornament.
const ORNAMENT: usize = 3;
/// A picture of so few characters, by its other text, is a character that the fonts lack.
const CHARACTER: usize = 2;
/// Pictures of this width or height (in pixels) or less hold a place or count visitors.
const SPECK: u32 = 3;

/// The pictures of a page, by their addresses.
#[derive(Debug, Default)]
pub(super) struct Pictures(HashMap<String, usize>);

impl Pictures {
    pub(super) fn of(page: &Html) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let all = page.root_element().descendent_elements().filter(|e| e.value().name() == "img");
        for src in all.filter_map(|e| e.attr("src")) {
            *counts.entry(src.to_owned()).or_default() += 1;
        }
        Self(counts)
    }

    /// The mark for a picture; `None` for an ornament. `behind` tells whether text stands before it in its line.
    pub(super) fn mark(&self, element: ElementRef<'_>, behind: bool) -> Option<String> {
        let size = |name: &str| element.attr(name).and_then(|v| v.trim().trim_end_matches("px").parse::<u32>().ok());
        let speck = [size("width"), size("height")].into_iter().flatten().any(|size| size <= SPECK);
        let src = element.attr("src").unwrap_or("").trim();
        let often = self.0.get(src).copied().unwrap_or(0) >= ORNAMENT && !behind;
        if speck || often || is_icon(src) {
            return None;
        }
        let alt: String = element.attr("alt").unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        let count = alt.chars().count();
        Some(match count {
            // What the picture's file is called tells nothing of what it shows.
            0 => marks::PICTURE.to_owned(),
            _ if is_file_name(&alt) => marks::PICTURE.to_owned(),
            1..=CHARACTER if behind => alt,
            _ => marks::picture_of(&alt),
        })
    }
}

/// Whether the name of a picture's file says that it is an ornament: the icon of a kind of file, a line, a dot.
fn is_icon(src: &str) -> bool {
    const WORDS: &[&str] =
        &["icon", "ico", "spacer", "blank", "bullet", "dot", "arrow", "transparent", "filetypeimages"];
    if src.starts_with("data:") {
        return false;
    }
    let path = src.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    let mut parts = path.rsplit('/').take(2).flat_map(|part| part.split(|c: char| !c.is_ascii_alphabetic()));
    parts.any(|word| WORDS.contains(&word))
}

fn is_file_name(alt: &str) -> bool {
    let kind = alt.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase());
    kind.is_some_and(|kind| matches!(kind.as_str(), "jpg" | "jpeg" | "png" | "gif" | "bmp" | "webp"))
}

/// The mark for another thing that is no text, by its tag.
pub(super) fn mark_of(element: ElementRef<'_>) -> Option<&'static str> {
    let size = |name: &str| element.attr(name).is_some_and(|size| matches!(size.trim(), "0" | "1" | "0px" | "1px"));
    if size("width") || size("height") {
        return None;
    }
    match element.value().name() {
        "svg" | "canvas" => Some(marks::PICTURE),
        "video" => Some(marks::FILM),
        "audio" => Some(marks::RECORDING),
        "object" | "embed" => Some(marks::OBJECT),
        "iframe" => element
            .attr("src")
            .filter(|src| !src.trim().is_empty() && !src.starts_with("about:"))
            .map(|_| marks::OBJECT),
        _ => None,
    }
}

/// What a field of a form shows.
pub(super) enum Field<'a> {
    /// Whether its box is ticked.
    Mark(&'static str),
    /// What is written in it.
    Value(&'a str),
    /// What stands on its button.
    Button(&'a str),
}

/// What a field of a form shows.
pub(super) fn field(element: ElementRef<'_>) -> Option<Field<'_>> {
    let checked = element.attr("checked").is_some();
    let value = || element.attr("value").filter(|value| !value.trim().is_empty());
    match element.attr("type").map(str::to_ascii_lowercase).as_deref() {
        Some("checkbox") => Some(Field::Mark(if checked { "☑" } else { "☐" })),
        Some("radio") => Some(Field::Mark(if checked { "◉" } else { "○" })),
        Some("hidden" | "password" | "file" | "image" | "color" | "range") => None,
        // A box to search in says so.
        Some("button" | "submit" | "reset" | "search") => value().map(Field::Button),
        // What is of no other kind is written in.
        _ => value().map(Field::Value),
    }
}
