//! Web pages: the article, without the site's menus. This folder alone names scraper.
//!
//! A page of a government site is a small article in a large frame. The article is where most of the text that is no
//! link stands; what is outside it is kept as running text, so that nothing is lost.

mod about;
mod account;
mod article;
mod carried;
mod compose;
mod counters;
mod edges;
mod feet;
mod for_scripts;
mod frames;
mod generated;
mod grow;
mod inline;
mod left_out;
mod math;
mod names;
mod notices;
mod part;
mod pictures;
mod saved;
mod scriptless;
mod sheet;
mod stated;
mod style;
mod table;
mod tags;
mod tidy;
mod titles;
mod unshown;
mod walk;
mod weigh;

pub(super) use saved::read_saved;

use scraper::Html;

use super::encoding::{Decoded, decode_labelled};
use super::error::Named;
use super::lines::of_page as lines;
use super::{ReadOptions, SourceError, SourceText, guard, text};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const HTML: Named = Named { en: "web page", zh: "网页" };

/// A page that was saved instead of a document says no more than so many characters.
const ERROR_PAGE: usize = 300;
/// Elements open at once, beyond which a page is refused.
const MOST_NESTED: usize = 20_000;
/// Most attributes of a tag: so many blanks part them.
const MOST_ATTRIBUTES: usize = 10_000;
/// A page with fewer characters may have its text elsewhere.
const FEW: usize = 120;
/// How far into a file the first tag of a page may stand, behind what its server wrote before it.
const TAG_WITHIN: usize = 2048;

/// Whether a text is a web page: its first tag, after blanks, comments, an XML declaration and a server's directives,
/// is one of HTML's; or the page begins on a line of its own behind a few lines of something else.
pub(super) fn is_html(text: &str) -> bool {
    const BEFORE: &[(&str, &str)] = &[("<!--", "-->"), ("<?", "?>"), ("<%", "%>")];
    const TAGS: &[&str] = &[
        "!doctype html",
        "html",
        "head",
        "body",
        "meta",
        "title",
        "link",
        "base",
        "div",
        "table",
        "script",
        "style",
        "p",
        "center",
        "font",
        "span",
        "article",
        "section",
        "h1",
        "h2",
        "h3",
        "frameset",
        "noscript",
        "form",
    ];
    let is_tag = |text: &str| {
        let Some(tag) = text.strip_prefix('<') else { return false };
        TAGS.iter().any(|name| {
            let begins = tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
            begins && tag[name.len()..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
        })
    };
    let mut rest = text.trim_start_matches(['\u{FEFF}']).trim_start();
    for _ in 0..16 {
        let skipped = BEFORE.iter().find_map(|(open, close)| rest.strip_prefix(open)?.split_once(close));
        let Some((_, after)) = skipped else { break };
        rest = after.trim_start();
    }
    is_tag(rest) || begins_later(rest)
}

/// Whether a whole page stands behind a server's message: its tags `html` and `body` both begin lines.
fn begins_later(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(TAG_WITHIN)).unwrap_or("").to_ascii_lowercase();
    let opens = |tag: &str| {
        head.find(tag).is_some_and(|at| head.get(..at).is_some_and(|t| t.trim_end_matches(' ').ends_with('\n')))
    };
    (opens("<html") || opens("<!doctype html")) && memchr::memmem::find(text.as_bytes(), b"</").is_some()
}

/// Reads a web page. `named` is the extension of the file's name where it says another kind.
pub(super) fn read(
    info: SourceInfo,
    bytes: &[u8],
    named: Option<&str>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let text = read_decoded(info, decode_labelled(bytes, label(bytes).as_deref()), named, options)?;
    Ok(SourceText { carried: carried::carried(bytes), ..text })
}

fn read_decoded(
    info: SourceInfo,
    decoded: Decoded<'_>,
    named: Option<&str>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    options.check()?;
    let mut decoded = decoded;
    if let Some(tidied) = tidy::tidied(&decoded.text, &info.file) {
        decoded.text = tidied.into();
    }
    refuse_deep(&decoded.text)?;
    refuse_crowded(&decoded.text)?;
    let mut page = Html::parse_document(&decoded.text);
    options.check()?;
    frames::refuse_set(&page)?;
    if let Some(filled) = scriptless::filled(&page, &decoded.text).or_else(|| for_scripts::shown(&page, &decoded.text))
    {
        let filled = tidy::tidied(&filled, &info.file).unwrap_or(filled);
        refuse_deep(&filled)?;
        refuse_crowded(&filled)?;
        page = Html::parse_document(&filled);
    }
    let info = SourceInfo { kind: SourceKind::Html, encoding: Some(decoded.encoding.to_owned()), ..info };
    let walked = walk::walk(&page, info, options);
    if matches!(walked, Err(SourceError::NoText { .. })) {
        frames::refuse_empty(&page)?;
    }
    let mut source = walked?;
    // What a word processor wrote is no server's message, however short.
    let office = memchr::memmem::find(decoded.text.as_bytes(), b"urn:schemas-microsoft-com:office").is_some();
    if let Some(named) = named.filter(|_| !office) {
        refuse_error_page(&source, named)?;
    }
    if is_without_text(&source) {
        frames::refuse_empty(&page)?;
    }
    let Decoded { bad, encoding, .. } = decoded;
    source.diagnostics.extend(text::lost_characters(bad, encoding, Vec::new()));
    options.report(1, 1);
    Ok(source)
}

/// Whether what a page shows as its text is no more than a title and a few words.
fn is_without_text(source: &SourceText) -> bool {
    let shown = source.lines.iter().filter(|line| line.hint.as_ref().is_none_or(|hint| !hint.running));
    let mut text = shown.map(|line| source.line(line));
    text.clone().map(|text| text.chars().count()).sum::<usize>() < FEW && !text.any(|text| text.contains('。'))
}

/// Reads a piece of HTML that stands in another text.
pub(super) fn fragment(html: &str, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    refuse_deep(html)?;
    refuse_crowded(html)?;
    guard::run(HTML, || walk::walk(&Html::parse_document(html), SourceInfo::default(), options))
}

/// What the name of a character (`&emsp;`) stands for, if it is one.
pub(super) fn entity(name: &str) -> Option<String> {
    let text: String = Html::parse_fragment(name).root_element().text().collect();
    (text != name && !text.is_empty() && text.chars().nth(2).is_none()).then_some(text)
}

/// Refuses pages that nest beyond reason: the parser looks through all open elements for each new one. Elements that
/// need no end tag are not counted.
fn refuse_deep(text: &str) -> Result<(), SourceError> {
    const ENDLESS: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "o:p", "option",
        "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
    ];
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for at in memchr::memchr_iter(b'<', bytes) {
        let tag = bytes.get(at + 1..(at + 14).min(bytes.len())).unwrap_or_default();
        let closes = tag.first() == Some(&b'/');
        let name: Vec<u8> = tag
            .iter()
            .skip(usize::from(closes))
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b':')
            .map(u8::to_ascii_lowercase)
            .collect();
        if name.is_empty() || ENDLESS.iter().any(|e| e.as_bytes() == name) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MOST_NESTED {
            let what = Named { en: "nesting", zh: "嵌套层数" };
            return Err(SourceError::TooLarge { what, limit: MOST_NESTED.to_string() });
        }
    }
    Ok(())
}

/// Refuses tags of attributes beyond reason: the parser looks through all of a tag's for each new one.
fn refuse_crowded(text: &str) -> Result<(), SourceError> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(start) = bytes.get(from..).and_then(|rest| memchr::memchr(b'<', rest)).map(|at| from + at) {
        let rest = bytes.get(start..).unwrap_or_default();
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        let tag = rest.get(..end).unwrap_or_default();
        from = start + end.max(1);
        // What has so many is longer than any tag of a page that was made to be read, but for pictures in attributes.
        if tag.len() > MOST_ATTRIBUTES && tag.iter().filter(|b| b.is_ascii_whitespace()).count() > MOST_ATTRIBUTES {
            let what = Named { en: "attributes of a tag", zh: "单个标签的属性数" };
            return Err(SourceError::TooLarge { what, limit: MOST_ATTRIBUTES.to_string() });
        }
    }
    Ok(())
}

/// The encoding that a page states in a `meta` tag near its start.
fn label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let after = head.split_once("charset")?.1.trim_start().strip_prefix('=')?;
    let name: String = after
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    (!name.is_empty()).then_some(name)
}

/// A short page saved under a document's name is a server's message.
fn refuse_error_page(source: &SourceText, named: &str) -> Result<(), SourceError> {
    let said: String = source.lines.iter().map(|line| source.line(line)).collect::<Vec<_>>().join(" ");
    if said.chars().count() > ERROR_PAGE {
        return Ok(());
    }
    let said = said.trim().chars().take(40).collect();
    Err(SourceError::DownloadFailed { named: named.to_uppercase(), said })
}

/// Elements whose content is not read.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "iframe"
            | "object"
            | "svg"
            | "select"
            | "button"
            | "textarea"
            | "noframes"
            | "audio"
            | "video"
            | "canvas"
            | "embed"
    )
}

/// Elements that stand on their own lines.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests;
