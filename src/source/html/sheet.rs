//! The style sheets in a page, and what they hide: elements whose class or place is told not to be shown.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Selector};

/// Most rules of a page that are looked at.
pub(super) const MOST_RULES: usize = 400;
/// Most bytes of all style sheets of a page.
const MOST_BYTES: usize = 1 << 20;

/// A rule that shows or hides.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    selector: String,
    hides: bool,
    important: bool,
}

/// Which elements are hidden, by where they stand in memory: the page doesn't change while it is read.
#[derive(Debug, Default)]
pub(super) struct Sheet(HashMap<usize, bool>);

pub(super) fn key(element: ElementRef<'_>) -> usize {
    std::ptr::from_ref(element.value()).addr()
}

/// A rule of a style sheet as it is written.
pub(super) struct Declared {
    pub(super) selectors: Vec<String>,
    pub(super) declarations: String,
}

/// The rules of a page's style sheets for screens, as far as [`MOST_BYTES`] go.
pub(super) fn declared(page: &Html) -> Vec<Declared> {
    let sheets = page.root_element().descendent_elements().filter(|e| e.value().name() == "style");
    let for_screens = |media: &str| media.is_empty() || media.contains("all") || media.contains("screen");
    let mut found = Vec::new();
    let mut left = MOST_BYTES;
    for sheet in sheets.filter(|e| for_screens(e.attr("media").unwrap_or(""))) {
        let sheet: String = sheet.text().collect();
        let sheet = sheet.get(..sheet.floor_char_boundary(left)).unwrap_or("");
        left -= sheet.len();
        parse(sheet, &mut found);
    }
    found
}

impl Sheet {
    pub(super) fn of(page: &Html) -> Self {
        let mut rules = Vec::new();
        for Declared { selectors, declarations } in declared(page) {
            let Some((hides, important)) = said(&declarations) else { continue };
            let plain = selectors.into_iter().filter(|selector| !selector.contains(':'));
            rules.extend(plain.take(MOST_RULES - rules.len()).map(|selector| Rule { selector, hides, important }));
        }
        if !rules.iter().any(|rule| rule.hides) {
            return Self::default();
        }
        // What is said later counts, of equal weight; the weightier selector counts before the later one.
        rules.sort_by_key(|rule| (rule.important, weight(&rule.selector)));
        let mut shown = HashMap::new();
        for rule in rules {
            let Ok(selector) = Selector::parse(&rule.selector) else { continue };
            shown.extend(page.select(&selector).map(|element| (key(element), rule.hides)));
        }
        shown.retain(|_, hides| *hides);
        Self(shown)
    }

    pub(super) fn hides(&self, element: ElementRef<'_>) -> bool {
        self.0.contains_key(&key(element))
    }
}

/// Whether the rules of a block count for every screen.
fn counts_always(at: &str) -> bool {
    let words: Vec<String> = at.split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(words.as_slice(), ["@media", "screen" | "all"] | ["@media", "only", "screen"] | ["@layer", ..])
}

/// Reads the rules of a sheet. Those for other media and widths are passed over.
fn parse(sheet: &str, found: &mut Vec<Declared>) {
    let sheet = without_comments(sheet);
    let mut rest = sheet.as_str();
    while let Some((selectors, after)) = rest.split_once('{') {
        let selectors = selectors.rsplit([';', '}']).next().unwrap_or("").trim();
        if selectors.starts_with('@') {
            rest = if counts_always(selectors) { after } else { behind_block(after) };
            continue;
        }
        let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
        rest = after;
        let selectors = selectors.split(',').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect();
        found.push(Declared { selectors, declarations: declarations.to_owned() });
    }
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("<!--", "").replace("-->", "")
}

/// What stands behind a block that is open, with the blocks in it.
fn behind_block(text: &str) -> &str {
    let mut depth = 1usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..).unwrap_or("");
        }
    }
    ""
}

/// Whether declarations hide or show, and insist on it; `None` where they speak of neither.
fn said(declarations: &str) -> Option<(bool, bool)> {
    let mut said = None;
    for declaration in declarations.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        let hides = match name.trim().to_ascii_lowercase().as_str() {
            "display" => value.starts_with("none"),
            "visibility" => value.starts_with("hidden") || value.starts_with("collapse"),
            _ => continue,
        };
        // Hidden by the one it is not shown by the other.
        if hides || said.is_none() {
            said = Some((hides, value.contains("!important")));
        }
    }
    said
}

/// How much a selector weighs: ids before classes before tags.
pub(super) fn weight(selector: &str) -> (usize, usize, usize) {
    let count = |marks: &[char]| selector.matches(marks).count();
    let tags = selector.split([' ', '>', '+', '~']).filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    (count(&['#']), count(&['.', '[']), tags.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(css: &str, body: &str) -> Vec<String> {
        let page = Html::parse_document(&format!("<html><head><style>{css}</style></head><body>{body}</body></html>"));
        let sheet = Sheet::of(&page);
        let all = page.root_element().descendent_elements().filter(|e| sheet.hides(*e));
        all.map(|e| e.text().collect()).collect()
    }

    #[test]
    fn classes_hide_and_heavier_rules_show() {
        let body = "<p class=a>甲</p><p class='a on'>乙</p><p id=c class=a>丙</p><b>丁</b>";
        assert_eq!(hidden(".a{display:none}", body), ["甲", "乙", "丙"]);
        assert_eq!(hidden("/* .b{} */.a.on{display:block} .a{ DISPLAY : none }", body), ["甲", "丙"]);
        assert_eq!(hidden("#c{visibility:visible}.a{visibility:hidden}", body), ["甲", "乙"]);
        assert_eq!(hidden("#c{display:block}.a{display:none !important}", body), ["甲", "乙", "丙"]);
        assert_eq!(hidden("p.on, b { color: red; display: none }", body), ["乙", "丁"]);
    }

    #[test]
    fn what_is_said_for_all_screens_counts() {
        for media in ["screen", "all", "only screen"] {
            let css = format!("@media {media}{{ .a{{display:none}} }} b{{display:none}}");
            assert_eq!(hidden(&css, "<p class=a>甲</p><b>乙</b>"), ["甲", "乙"], "{media}");
        }
    }

    #[test]
    fn what_is_said_for_print_or_for_a_moment_hides_nothing() {
        let body = "<p class=a>甲</p><b>乙</b>";
        for css in [
            "@media print{.a{display:none}}",
            "@media (max-width:600px){.a{display:none} b{display:none}}",
            ".a:hover{display:none}",
            ".a{display:block}",
            ".a{display:none",
            "}{}{;",
        ] {
            let found = hidden(css, body);
            assert_eq!(found.is_empty(), !css.ends_with("none"), "{css}: {found:?}");
        }
        assert_eq!(hidden("@import 'x'; b{display:none}", body), ["乙"]);
    }
}
