//! What is changed in a page before it is parsed, where the parser would lose text of it or come to no end: elements of
//! XHTML that end themselves, pages in an attribute of a frame, and elements of look that are begun over and over.

use std::ops::Range;

use scraper::Html;

use super::tags::{Tag, each, replaced};

/// Elements that never have content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
];
/// Elements that would take all that follows them for their content, which is not read.
const TAKING: &[&str] = &[
    "script", "style", "title", "textarea", "iframe", "noscript", "xmp", "object", "video", "audio", "canvas",
    "select", "button", "template",
];
/// How far into a page it says which language it is in.
const WITHIN: usize = 2048;

/// Elements of look: the parser begins those that are open anew in each paragraph.
const LOOKS: &[&str] = &["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"];
/// So many of them are open at once; more change nothing that is asked of a text.
const MOST_LOOKS: usize = 24;
/// Elements at whose end those inside end, too.
const BOUNDS: &[&str] = &["table", "td", "th", "caption"];
/// So far back it is looked which element an end tag ends.
const LOOKED_BACK: usize = 512;

/// A page that the parser reads as browsers show it; `None` where it is one. `file` is the name of its file.
pub(super) fn tidied(text: &str, file: &str) -> Option<String> {
    let closed = closed(text, file);
    let framed = framed(closed.as_deref().unwrap_or(text)).or(closed);
    let unfolded = unfolded(framed.as_deref().unwrap_or(text)).or(framed);
    capped(unfolded.as_deref().unwrap_or(text)).or(unfolded)
}

/// A page of XHTML with end tags for elements that end themselves, and its sections of characters as text.
fn closed(text: &str, file: &str) -> Option<String> {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let named = ["xhtml", "xht"].iter().any(|e| ending.eq_ignore_ascii_case(e));
    let xml = named || text.trim_start_matches('\u{FEFF}').trim_start().starts_with("<?xml");
    let head = text.get(..text.floor_char_boundary(WITHIN)).unwrap_or("");
    if !xml && !head.contains("//www.w3.org/1999/xhtml") && !head.contains("DTD XHTML") {
        return None;
    }
    let mut changes = Vec::new();
    each(text, true, |tag| {
        if let Some(section) = tag.section.filter(|_| xml) {
            changes.push((tag.range.clone(), section.replace('&', "&amp;").replace('<', "&lt;")));
        } else if tag.empty && (tag.is(TAKING) || xml && !tag.is(VOID)) {
            let inner = tag.text.trim_end_matches("/>").trim_end();
            changes.push((tag.range.clone(), format!("{inner}></{}>", tag.name)));
        }
    });
    replaced(text, &changes)
}

/// A page with the pages that stand in an attribute of a frame before the frame.
fn framed(text: &str) -> Option<String> {
    const ATTRIBUTE: &str = "srcdoc";
    let has = |tag: &Tag<'_>| tag.text.to_ascii_lowercase().contains(ATTRIBUTE);
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    if memchr::memmem::find(text.as_bytes(), ATTRIBUTE.as_bytes()).is_none() && !text.contains("SRCDOC") {
        return None;
    }
    each(text, false, |tag| {
        if !tag.opens("iframe") || !has(tag) {
            return;
        }
        let parsed = Html::parse_fragment(&format!("{}</iframe>", tag.text));
        let frame = parsed.root_element().descendent_elements().find(|e| e.value().name() == "iframe");
        let Some(page) = frame.and_then(|frame| frame.attr(ATTRIBUTE)) else { return };
        let page = Html::parse_document(page);
        let body = page.root_element().child_elements().find(|e| e.value().name() == "body");
        let hidden = frame.is_some_and(super::inline::hidden);
        let hides = if hidden { " hidden" } else { "" };
        let inner = body.map(|body| body.inner_html()).unwrap_or_default();
        changes.push((tag.range.clone(), format!("<div{hides}>{inner}</div><iframe>")));
    });
    replaced(text, &changes)
}

/// A page with the templates that are shown where they stand, as the inner trees of the elements around them, as plain
/// elements.
fn unfolded(text: &str) -> Option<String> {
    const MODE: &str = "shadowrootmode";
    memchr::memmem::find(text.as_bytes(), MODE.as_bytes())?;
    let (mut open, mut changes) = (Vec::new(), Vec::new());
    each(text, false, |tag| {
        if !tag.is(&["template"]) {
            return;
        }
        let shown = if tag.closes { open.pop().unwrap_or(false) } else { tag.text.contains(MODE) };
        if !tag.closes {
            open.push(shown);
        }
        if shown {
            changes.push((tag.range.clone(), if tag.closes { "</div>" } else { "<div>" }.to_owned()));
        }
    });
    replaced(text, &changes)
}

/// An element that is open.
struct Open<'t> {
    name: &'t str,
    bounds: bool,
    kept: bool,
}

/// A page with no more elements of look open at once than change anything; `None` where it has no more.
fn capped(text: &str) -> Option<String> {
    if !may_pile_up(text) {
        return None;
    }
    let mut open: Vec<Open<'_>> = Vec::new();
    // Where among them tables stand.
    let mut tables: Vec<usize> = Vec::new();
    let mut kept = 0usize;
    let mut changes = Vec::new();
    each(text, false, |tag| {
        let looks = tag.is(LOOKS);
        if !looks && !tag.is(BOUNDS) {
            return;
        }
        // A cell ends with the next, or with its table.
        let ends_at = match (tag.is(&["table"]), tag.closes) {
            (true, true) => tables.last().copied(),
            (true, false) => None,
            _ => tables.last().map(|table| table + 1),
        };
        if !looks {
            if let Some(at) = ends_at.filter(|at| *at < open.len()) {
                kept -= open.get(at..).unwrap_or_default().iter().filter(|o| o.kept && !o.bounds).count();
                open.truncate(at);
                while tables.last().is_some_and(|table| *table >= at) {
                    tables.pop();
                }
            }
            if !tag.closes {
                tables.extend(tag.is(&["table"]).then_some(open.len()));
                open.push(Open { name: tag.name, bounds: true, kept: true });
            }
        } else if tag.closes {
            let inside = open.iter().rev().take(LOOKED_BACK).take_while(|o| !o.bounds);
            let back = inside.enumerate().find(|(_, o)| o.name.eq_ignore_ascii_case(tag.name)).map(|(back, _)| back);
            let Some(back) = back else { return };
            let ended = open.remove(open.len() - 1 - back);
            if ended.kept {
                kept -= 1;
            } else {
                changes.push((tag.range.clone(), String::new()));
            }
        } else {
            let keeps = kept < MOST_LOOKS;
            kept += usize::from(keeps);
            open.push(Open { name: tag.name, bounds: false, kept: keeps });
            if !keeps {
                changes.push((tag.range.clone(), String::new()));
            }
        }
    });
    replaced(text, &changes)
}

/// Whether elements of look are begun far more often than ended.
fn may_pile_up(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut open = 0usize;
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let closes = bytes.get(at + 1) == Some(&b'/');
        let name = bytes.get(at + 1 + usize::from(closes)..).unwrap_or_default();
        let length = name.iter().take(8).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = name.get(..length).unwrap_or_default();
        if LOOKS.iter().any(|look| look.as_bytes().eq_ignore_ascii_case(name)) {
            open = if closes { open.saturating_sub(1) } else { open + 1 };
        }
        open > MOST_LOOKS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_without_a_table_take_time_by_their_number() {
        let fonts = "<font>".repeat(MOST_LOOKS + 2);
        let page = format!("{fonts}{}", "<td><td></td>".repeat(300_000));
        assert_eq!(capped(&page).map(|page| page.matches("<font>").count()), Some(MOST_LOOKS));
        let nested = format!("{fonts}{}", "<table><td>".repeat(300_000));
        assert!(capped(&nested).is_some());
    }

    #[test]
    fn elements_of_xhtml_that_end_themselves_have_an_end() {
        let page = "<?xml version='1.0'?><html><head><title/><script src=\"a.js\"/></head><body><p/><br/><![CDATA[a<b&c]]><a name='x' />乙";
        let end = "<html><head><title></title><script src=\"a.js\"></script></head><body><p></p><br/>a&lt;b&amp;c<a name='x'></a>乙";
        assert_eq!(closed(page, "a.htm").as_deref(), Some(format!("<?xml version='1.0'?>{end}").as_str()));
        let html = "<html><head><title/></head><p/>甲";
        assert_eq!(closed(html, "a.html"), None);
        assert_eq!(closed(html, "a.xhtml").as_deref(), Some("<html><head><title></title></head><p></p>甲"));
        let named = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><p/>甲";
        assert_eq!(
            closed(named, "a.html").as_deref(),
            Some("<html xmlns='http://www.w3.org/1999/xhtml'><head><title></title></head><p/>甲")
        );
    }

    #[test]
    fn pages_in_attributes_stand_before_their_frames() {
        let page = "前<IFRAME a=b srcdoc=\"&lt;p>甲<b>'乙'\"></IFRAME>后<iframe hidden srcdoc='丙'></iframe><iframe src=x></iframe>";
        let shown = "前<div><p>甲<b>'乙'</b></p></div><iframe></IFRAME>后<div hidden>丙</div><iframe></iframe><iframe src=x></iframe>";
        assert_eq!(framed(page).as_deref(), Some(shown));
        assert_eq!(framed("<p title=srcdoc>甲"), None);
    }

    #[test]
    fn templates_that_are_shown_are_plain_elements() {
        let page = "<a><template shadowrootmode=open>甲<template>乙</template></template></a><template>丙</template>";
        let shown = "<a><div>甲<template>乙</template></div></a><template>丙</template>";
        assert_eq!(unfolded(page).as_deref(), Some(shown));
        assert_eq!(unfolded("<template>丙</template>"), None);
    }

    #[test]
    fn elements_of_look_do_not_pile_up() {
        let piled = (0..3000).map(|n| format!("<font color=#{n:06}><p>第{n}行")).collect::<String>();
        let capped = capped(&piled).expect("capped");
        assert_eq!(capped.matches("<font").count(), MOST_LOOKS);
        assert!(capped.contains("<p>第2999行"));
        // What is ended, or ends with its cell, is kept; and so are the end tags of what is kept.
        let ended = "<b><i>x</i></b>".repeat(100);
        assert_eq!(super::capped(&ended), None);
        let cells = format!("<table>{}</table>", "<tr><td><font size=2>x<td><b>y".repeat(100));
        assert_eq!(super::capped(&cells), None);
        let nested = format!("{}x{}y", "<b>".repeat(30), "</b>".repeat(30));
        let kept = format!("{}x{}y", "<b>".repeat(24), "</b>".repeat(24));
        assert_eq!(super::capped(&nested), Some(kept));
    }
}
