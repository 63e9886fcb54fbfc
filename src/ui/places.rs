//! Places in words: of the source and of the print.

use super::action::Env;
use super::strings as s;
use crate::issue::{Issue, Place, Span};
use crate::search::PageMap;

/// A place in the source in words.
#[must_use]
pub fn span_text(env: Env, span: Span) -> String {
    match span {
        Span::Line { line } => env.with(s::SPAN_LINE, &[&line.to_string()]),
        Span::Page { page, .. } => env.with(s::SPAN_PAGE, &[&page.to_string()]),
        Span::Element { element } => env.with(s::SPAN_ELEMENT, &[&(element + 1).to_string()]),
    }
}

/// What is said of the printed page of a place, and whether that is an estimate.
#[must_use]
pub fn page_text(env: Env, issue: &Issue, pages: Option<&PageMap>, place: Place) -> Option<(String, bool)> {
    let (page, guessed) = pages?.page_of(issue, place)?;
    Some((page_words(env, page, guessed), guessed))
}

/// A printed page in words, an estimate as one.
#[must_use]
pub fn page_words(env: Env, page: u32, guessed: bool) -> String {
    env.with(if guessed { s::STATUS_PAGE_ABOUT } else { s::STATUS_PAGE }, &[&page.to_string()])
}
