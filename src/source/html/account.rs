//! The account of a page: the text of all its nodes, scripts aside, gathered by a walk of its own.

use scraper::{ElementRef, Html, Node};

use super::generated::{Generated, Side};
use super::names::is_of_wiki;
use super::sheet::Sheet;
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// Elements inside a line; all others end it. Deleted words (`del`) are kept beside their line: they and what follows are no run of its text.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "o:p",
    "output",
    "q",
    "rb",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "st1:chsdate",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
];

/// What a page holds.
pub(super) fn of(page: &Html, sheet: &Sheet, generated: &Generated) -> Account {
    let mut text = String::new();
    let mut things = Vec::new();
    gather(page, sheet, &mut text, &mut things);
    for element in page.root_element().descendent_elements() {
        let sides = [Side::Before, Side::Behind].map(|side| generated.at(element, side));
        text.extend(sides.into_iter().flatten().flat_map(|said| ["\n", said]));
    }
    // Escaped twice by its system: the name of a blank is none of its words.
    let text = text.replace("&nbsp;", " ");
    Account { parts: vec![AccountPart::of(PartPlace::Whole, text)], things }
}

fn gather(page: &Html, sheet: &Sheet, text: &mut String, things: &mut Vec<Thing>) {
    // `None` ends a line.
    let mut steps = vec![Some(*page.root_element())];
    while let Some(step) = steps.pop() {
        let Some(node) = step else {
            text.push('\n');
            continue;
        };
        let element = match node.value() {
            Node::Text(words) => {
                // A line end in the file ends no line of the page.
                text.extend(words.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
                continue;
            }
            Node::Element(element) => element,
            // What stands in a template.
            Node::Fragment => {
                steps.extend(node.children().rev().map(Some));
                continue;
            }
            _ => continue,
        };
        match element.name() {
            // Browsers show this one where it stands.
            "template" if element.attr("shadowrootmode").is_some() => {}
            "head" | "script" | "style" | "template" => continue,
            // Its page stands in an attribute.
            "iframe" if element.attr("srcdoc").is_some() => {
                let inner = Html::parse_document(element.attr("srcdoc").unwrap_or(""));
                text.push('\n');
                gather(&inner, &Sheet::default(), text, &mut Vec::new());
            }
            // Other forms of the same formula.
            "annotation" | "annotation-xml" | "mphantom" => continue,
            "math" if ElementRef::wrap(node).is_some_and(is_formula) => things.push(Thing {
                kind: ThingKind::Formula,
                place: PartPlace::Whole,
                span: None,
                text: String::new(),
            }),
            "noscript" => {
                // Its text is the markup itself.
                let inner = ElementRef::wrap(node).map(|e| e.text().collect::<String>()).unwrap_or_default();
                text.push('\n');
                gather(&Html::parse_fragment(&inner), &Sheet::default(), text, &mut Vec::new());
                text.push('\n');
                continue;
            }
            _ => {}
        }
        if ElementRef::wrap(node).is_none_or(|element| !is_inline(element, sheet)) {
            text.push('\n');
            steps.push(None);
        }
        steps.extend(node.children().rev().map(Some));
    }
}

/// Whether what an element holds stands within a line. What is hidden there is read beside it.
fn is_inline(element: ElementRef<'_>, sheet: &Sheet) -> bool {
    let value = element.value();
    let hides = |style: &str| style.contains("none") || style.contains("hidden");
    let hidden = value.attr("hidden").is_some()
        || sheet.hides(element)
        || value.attr("style").is_some_and(|style| hides(&style.to_ascii_lowercase()));
    INLINE.contains(&value.name()) && !hidden && !is_of_wiki(element)
}

/// Whether an element is a formula of its own that says something.
fn is_formula(element: ElementRef<'_>) -> bool {
    let inside = element.ancestors().any(|above| above.value().as_element().is_some_and(|e| e.name() == "math"));
    !inside && element.text().any(|text| !text.trim().is_empty())
}
