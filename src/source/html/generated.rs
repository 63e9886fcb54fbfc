//! Text that the style sheets of a page write before or behind its elements, with the numbers that they count: 第3条.

use std::collections::HashMap;
use std::rc::Rc;

use scraper::{ElementRef, Html, Node, Selector};

use super::counters::counted;
use super::sheet::{Declared, MOST_RULES, Sheet, declared, key, weight};

/// Most pieces that a rule writes, and most counters that it speaks of.
const MOST_PIECES: usize = 64;
/// Most counters of a page.
const MOST_COUNTERS: usize = 256;
/// Most bytes that all styles of a page write.
const MOST_WRITTEN: usize = 16 << 20;

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Before,
    Behind,
}

/// What a rule writes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The counter of this name, in this style.
    Counter(String, String),
    /// What an attribute of the element says.
    Attribute(String),
}

/// What a rule says of counters and text, of an element or of what stands at a side of it.
#[derive(Clone, Debug, Default)]
struct Said {
    content: Option<Rc<[Piece]>>,
    resets: Rc<[(String, i32)]>,
    steps: Rc<[(String, i32)]>,
}

/// The texts that a page's styles write, by where their elements stand in memory: the page doesn't change while it is read.
#[derive(Debug, Default)]
pub(super) struct Generated {
    texts: HashMap<(usize, Side), String>,
    /// There was more than [`MOST_WRITTEN`].
    pub(super) cut: bool,
}

impl Generated {
    pub(super) fn of(page: &Html, sheet: &Sheet) -> Self {
        let mut rules = Vec::new();
        for Declared { selectors, declarations } in declared(page) {
            let both = [false, true].map(|aside| said(&declarations, aside));
            for (selector, side) in selectors.iter().filter_map(|selector| sided(selector)) {
                let [own, aside] = &both;
                let said = if side.is_some() { aside } else { own };
                let tells = said.content.is_some() || !said.resets.is_empty() || !said.steps.is_empty();
                if tells && rules.len() < MOST_RULES {
                    rules.push((selector, side, said.clone()));
                }
            }
        }
        let writes = |said: &Said| said.content.as_ref().is_some_and(|pieces| !pieces.is_empty());
        if !rules.iter().any(|(_, _, said)| writes(said)) {
            return Self::default();
        }
        rules.sort_by_key(|(selector, ..)| weight(selector));
        let mut of: HashMap<(usize, Option<Side>), Said> = HashMap::new();
        for (selector, side, said) in rules {
            let Ok(selector) = Selector::parse(&selector) else { continue };
            for element in page.select(&selector) {
                let known = of.entry((key(element), side)).or_default();
                known.content = said.content.clone().or(known.content.take());
                for (known, new) in [(&mut known.resets, &said.resets), (&mut known.steps, &said.steps)] {
                    if !new.is_empty() {
                        known.clone_from(new);
                    }
                }
            }
        }
        written(page, sheet, &of)
    }

    /// What stands at a side of an element.
    pub(super) fn at(&self, element: ElementRef<'_>, side: Side) -> Option<&str> {
        self.texts.get(&(key(element), side)).map(String::as_str)
    }
}

/// A selector without the side that it speaks of, where it speaks of one; `None` for those of other states.
fn sided(selector: &str) -> Option<(String, Option<Side>)> {
    for (mark, side) in [("before", Side::Before), ("after", Side::Behind)] {
        if let Some(of) = selector.strip_suffix(mark).and_then(|of| of.strip_suffix(':')) {
            let of = of.strip_suffix(':').unwrap_or(of);
            let of = if of.is_empty() || of.ends_with([' ', '>', '+', '~']) { format!("{of}*") } else { of.to_owned() };
            return (!of.contains(':')).then_some((of, Some(side)));
        }
    }
    (!selector.contains(':')).then(|| (selector.to_owned(), None))
}

/// What declarations say; those of an element itself write no text.
fn said(declarations: &str, aside: bool) -> Said {
    let mut said = Said::default();
    for declaration in split_unquoted(declarations, ';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        match name.trim().to_ascii_lowercase().as_str() {
            "content" if aside => said.content = Some(pieces(value).into()),
            "counter-reset" | "counter-set" => said.resets = counters(value, 0),
            "counter-increment" => said.steps = counters(value, 1),
            _ => {}
        }
    }
    said
}

/// A text split where it is not quoted.
fn split_unquoted(text: &str, by: char) -> Vec<&str> {
    let mut quote = None;
    let mut escaped = false;
    let parts = text.split(|c: char| {
        let was = escaped;
        escaped = c == '\\' && !was;
        match quote {
            Some(open) if open == c && !was => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None => return c == by,
        }
        false
    });
    parts.collect()
}

/// Names of counters, each with a number where it has one.
fn counters(value: &str, otherwise: i32) -> Rc<[(String, i32)]> {
    let mut found: Vec<(String, i32)> = Vec::new();
    for word in value.split_ascii_whitespace().filter(|word| !matches!(*word, "none" | "!important")) {
        if found.len() >= MOST_PIECES {
            break;
        }
        match (word.parse::<i32>(), found.last_mut()) {
            (Ok(number), Some((_, last))) => *last = number,
            (Ok(_), None) => {}
            (Err(_), _) => found.push((word.to_owned(), otherwise)),
        }
    }
    found.into()
}

/// The pieces of a `content`: strings, counters and attributes. Nothing where it writes none, or something else.
fn pieces(value: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = value.trim();
    while let Some(first) = rest.chars().next().filter(|_| pieces.len() < MOST_PIECES) {
        if matches!(first, '"' | '\'') {
            let Some((text, after)) = string(rest, first) else { return Vec::new() };
            pieces.push(Piece::Text(text));
            rest = after.trim_start();
            continue;
        }
        let Some((call, after)) = rest.split_once(')') else { return if rest == "none" { Vec::new() } else { pieces } };
        let Some((name, inside)) = call.split_once('(') else { return Vec::new() };
        let mut words = inside.split(',').map(|word| word.trim().to_owned());
        let first = words.next().unwrap_or_default();
        match name.trim() {
            "counter" => pieces.push(Piece::Counter(first, words.next().unwrap_or_else(|| "decimal".to_owned()))),
            "attr" => pieces.push(Piece::Attribute(first)),
            _ => return Vec::new(),
        }
        rest = after.trim_start();
    }
    pieces
}

/// A quoted string, without its escapes, and what stands behind it.
fn string(text: &str, quote: char) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut rest = text.get(1..)?;
    loop {
        let c = rest.chars().next()?;
        rest = rest.get(c.len_utf8()..)?;
        if c == quote {
            return Some((out, rest));
        }
        if c != '\\' {
            out.push(c);
            continue;
        }
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            let escaped = rest.chars().next()?;
            rest = rest.get(escaped.len_utf8()..)?;
            out.extend((escaped != '\n').then_some(escaped));
            continue;
        }
        out.extend(u32::from_str_radix(rest.get(..digits)?, 16).ok().and_then(char::from_u32));
        rest = rest.get(digits..)?;
        rest = rest.strip_prefix([' ', '\n', '\t']).unwrap_or(rest);
    }
}

/// The counters that are open: for each name, at which depth one was begun, and how far it has counted.
#[derive(Default)]
struct Counters(HashMap<String, Vec<(usize, i32)>>);

impl Counters {
    fn open(&mut self, name: &str) -> Option<&mut Vec<(usize, i32)>> {
        if !self.0.contains_key(name) && self.0.len() < MOST_COUNTERS {
            self.0.insert(name.to_owned(), Vec::new());
        }
        self.0.get_mut(name)
    }

    fn apply(&mut self, said: &Said, depth: usize) {
        for (name, number) in said.resets.iter() {
            let Some(open) = self.open(name) else { continue };
            match open.last_mut().filter(|(begun, _)| *begun == depth) {
                Some((_, value)) => *value = *number,
                None => open.push((depth, *number)),
            }
        }
        for (name, step) in said.steps.iter() {
            let Some(open) = self.open(name) else { continue };
            match open.last_mut() {
                Some((_, value)) => *value = value.saturating_add(*step),
                None => open.push((depth, *step)),
            }
        }
    }

    /// An element ends: the counters that were begun in it end, too.
    fn leave(&mut self, depth: usize) {
        for open in self.0.values_mut() {
            while open.last().is_some_and(|(begun, _)| *begun > depth) {
                open.pop();
            }
        }
    }

    fn show(&self, pieces: &[Piece], element: ElementRef<'_>) -> String {
        let shown = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Attribute(name) => element.attr(name).unwrap_or("").to_owned(),
            Piece::Counter(name, style) => {
                let value = self.0.get(name).and_then(|open| open.last()).map_or(0, |(_, value)| *value);
                counted(style, value).unwrap_or_else(|| value.to_string())
            }
        });
        shown.collect()
    }
}

/// The texts at the sides of a page's elements, in the order in which they count.
fn written(page: &Html, sheet: &Sheet, of: &HashMap<(usize, Option<Side>), Said>) -> Generated {
    let mut all = Generated::default();
    let mut left = MOST_WRITTEN;
    let mut counters = Counters::default();
    let mut steps = vec![(page.root_element(), 0usize, false)];
    while let Some((element, depth, ends)) = steps.pop() {
        let at = key(element);
        let mut write = |side, counters: &mut Counters| {
            let Some(said) = of.get(&(at, Some(side))).filter(|_| !all.cut) else { return };
            counters.apply(said, depth + 1);
            let shown = said.content.as_ref().map(|pieces| counters.show(pieces, element)).unwrap_or_default();
            // Signs alone are ornaments.
            if shown.chars().any(char::is_alphanumeric) {
                all.cut |= shown.len() > left;
                if !all.cut {
                    left -= shown.len();
                    all.texts.insert((at, side), shown);
                }
            }
        };
        if ends {
            write(Side::Behind, &mut counters);
            counters.leave(depth);
            continue;
        }
        if sheet.hides(element) {
            continue;
        }
        if let Some(said) = of.get(&(at, None)) {
            counters.apply(said, depth);
        }
        write(Side::Before, &mut counters);
        steps.push((element, depth, true));
        let inside = element.children().rev().filter(|node| matches!(node.value(), Node::Element(_)));
        steps.extend(inside.filter_map(ElementRef::wrap).map(|child| (child, depth + 1, false)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(css: &str, body: &str) -> Vec<String> {
        let page = Html::parse_document(&format!("<html><head><style>{css}</style></head><body>{body}</body></html>"));
        let sheet = Sheet::of(&page);
        let generated = Generated::of(&page, &sheet);
        let sides = |e| [generated.at(e, Side::Before), generated.at(e, Side::Behind)].map(|s| s.unwrap_or(""));
        let all =
            page.root_element().descendent_elements().map(sides).filter(|sides| sides.iter().any(|s| !s.is_empty()));
        all.map(|sides| sides.join("…")).collect()
    }

    #[test]
    fn texts_and_numbers_of_styles_are_told() {
        let body = "<p class=a>甲</p><div><p class=a>乙</p></div><p class='a b' title=丙>丙</p>";
        let counter =
            "body{counter-reset:c}.a::before{counter-increment:c;content:\"第\" counter(c,cjk-decimal) \"条 \"}";
        assert_eq!(shown(counter, body), ["第一条 …", "第二条 …", "第三条 …"]);
        assert_eq!(shown(".b:before{content:'\\7b2c \\4e00条;'}", body), ["第一条;…"]);
        assert_eq!(shown(".b:after{content:'（' attr(title) '）'} .b{counter-increment:x 2}", body), ["…（丙）"]);
        assert_eq!(shown(".a::before{content:'注'} p.b::before{content:none}", body), ["注…", "注…"]);
        assert_eq!(shown("div{display:none}".to_owned().as_str(), body), Vec::<String>::new());
        assert_eq!(shown(&format!("div{{display:none}}{counter}"), body), ["第一条 …", "第二条 …"]);
        for css in [
            ".a::before{content:'»'}",
            ".a::before{content:\"\\e601\"}",
            ".a:hover::before{content:'第'}",
            ".a{content:'第'}",
        ] {
            assert_eq!(shown(css, body), Vec::<String>::new(), "{css}");
        }
    }

    #[test]
    fn styles_that_write_without_end_are_bounded_and_told_of() {
        let body = "<p class=a>甲</p>".repeat(20_000);
        let page = |css: &str| {
            let page =
                Html::parse_document(&format!("<html><head><style>{css}</style></head><body>{body}</body></html>"));
            let generated = Generated::of(&page, &Sheet::of(&page));
            (generated.cut, generated.texts.values().map(String::len).sum::<usize>())
        };
        // One text for many elements, many selectors for one text, many counters for many elements.
        let (cut, bytes) = page(&format!("p::before{{content:'{}'}}", "字".repeat(200_000)));
        assert!(cut && bytes <= MOST_WRITTEN);
        let many = ".b,".repeat(100_000);
        assert_eq!(page(&format!("{many}.a::before{{content:'注';x:{}}}", "y".repeat(500_000))), (false, 60_000));
        let names: String = (0..40_000).map(|n| format!(" c{n}")).collect();
        assert_eq!(page(&format!("p{{counter-increment:{names}}}p::after{{content:'注'}}")), (false, 60_000));
    }

    #[test]
    fn counters_end_with_what_they_were_begun_in() {
        let css = "ol{counter-reset:i}li::before{counter-increment:i;content:counter(i) '.'}";
        let body = "<ol><li>甲<ol><li>乙</li><li>丙</li></ol></li><li>丁</li></ol><ol><li>戊</li></ol>";
        assert_eq!(shown(css, body), ["1.…", "1.…", "2.…", "2.…", "1.…"]);
    }
}
