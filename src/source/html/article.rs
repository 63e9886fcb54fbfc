//! Which part of a web page is the article.

use scraper::{ElementRef, Html, Node};

use super::{is_block, is_unread};

/// An element that holds this share of its parent's plain text is the way to the article.
const MOST_OF: f64 = 0.7;
/// The elements that are read as the text; everything else on the page is running text.
#[derive(Default)]
pub(super) struct Article<'p> {
    roots: Vec<ElementRef<'p>>,
}

/// Ids and classes that the usual systems of government sites give to the article.
const KNOWN: &[&str] = &[
    "zoom",
    "UCAP-CONTENT",
    "TRS_Editor",
    "trs_editor_view",
    "pages_content",
    "article-content",
    "article_content",
    "Zoom",
];
/// Elements that may hold an article.
const HOLDERS: &[&str] =
    &["body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "form", "center", "fieldset"];

impl<'p> Article<'p> {
    /// Looks for the article of a page.
    pub(super) fn find(page: &'p Html) -> Self {
        let root = page.root_element();
        let Some(body) = root.child_elements().find(|e| e.value().name() == "body") else { return Self::default() };
        // A page that a word processor saved has no menus: all of it is the text.
        let linked =
            body.descendent_elements().any(|e| e.value().name() == "a" && e.attr("href").is_some_and(leads_away));
        if !linked {
            return Self { roots: vec![body] };
        }
        let all = plain_length(body);
        let is_known = |e: &ElementRef<'_>| {
            KNOWN.iter().any(|k| e.value().id() == Some(k) || e.value().classes().any(|c| c == *k))
        };
        let known = body.descendent_elements().filter(is_known).find(|e| plain_length(*e) * 5 > all);
        let main = known.unwrap_or_else(|| Self::densest(body, all));
        let mut roots = vec![main];
        let has_title = main.descendent_elements().any(|e| e.value().name() == "h1");
        if main != body && !has_title {
            roots.extend(title_before(body, main));
        }
        Self { roots }
    }

    /// Goes down from the body as long as one element holds most of the plain text.
    fn densest(body: ElementRef<'p>, all: usize) -> ElementRef<'p> {
        let (mut at, mut length) = (body, all);
        // Each step looks through what is left of the page: bounded, so that deep nesting costs no quadratic time.
        for _ in 0..100 {
            let holders = at.child_elements().filter(|e| HOLDERS.contains(&e.value().name()));
            let Some((most, child)) = holders.map(|e| (plain_length(e), e)).max_by_key(|(n, _)| *n) else { break };
            if (most as f64) < MOST_OF * length as f64 || most == 0 {
                break;
            }
            (at, length) = (child, most);
        }
        at
    }

    /// Whether an element is one of the article's roots.
    pub(super) fn holds(&self, element: ElementRef<'p>) -> bool {
        self.roots.contains(&element)
    }
}

/// Whether a link leads to another page, not to a note of this one.
fn leads_away(href: &str) -> bool {
    !href.is_empty() && !href.starts_with('#') && !href.starts_with("mailto:")
}

/// The title of the article where it stands outside it: an `h1` or what is called a title, the last before it.
fn title_before<'p>(body: ElementRef<'p>, main: ElementRef<'p>) -> Option<ElementRef<'p>> {
    let named = |e: &ElementRef<'_>| {
        let value = e.value();
        value.name() == "h1"
            || value.id().into_iter().chain(value.classes()).any(|c| c.to_ascii_lowercase().contains("title"))
    };
    let before = body.descendent_elements().take_while(|e| *e != main);
    let fits = |e: &ElementRef<'_>| (5..=120).contains(&plain_length(*e));
    before.filter(named).filter(fits).filter(|e| !e.child_elements().any(|c| is_block(c.value().name()))).last()
}

/// Characters of text in an element that are neither in links nor in what is not read.
fn plain_length(element: ElementRef<'_>) -> usize {
    let mut length = 0;
    let mut open = vec![*element];
    while let Some(node) = open.pop() {
        match node.value() {
            Node::Element(e) if e.name() == "a" || is_unread(e.name()) => {}
            Node::Text(text) => length += text.chars().filter(|c| !c.is_whitespace()).count(),
            _ => open.extend(node.children()),
        }
    }
    length
}
