//! Tags of HTML as they stand in a line of text: told from what only looks so (《关于修改<供水法>的决定》, 3<5).

use crate::source::html;

/// Elements inside a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd",
    "label", "mark", "o:p", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];

/// A tag at the start of a text.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    /// In lower case.
    pub(super) name: String,
    pub(super) attributes: &'t str,
    pub(super) closes: bool,
    pub(super) length: usize,
}

impl Tag<'_> {
    /// Whether it begins or ends a line.
    pub(super) fn ends_line(&self) -> bool {
        self.name == "br" || html::is_block(&self.name)
    }

    /// The level of the heading that it begins.
    pub(super) fn heading(&self) -> Option<u8> {
        let level = self.name.strip_prefix('h')?.parse().ok()?;
        (!self.closes && (1..=6).contains(&level)).then_some(level)
    }

    /// Whether what it begins is set in the middle.
    pub(super) fn centres(&self) -> bool {
        !self.closes && (self.name == "center" || super::attributes::centre(self.attributes))
    }
}

/// The tag that a text begins with. A name that HTML does not know is one's only with attributes.
pub(super) fn tag_at(text: &str) -> Option<Tag<'_>> {
    let inside = text.strip_prefix('<')?;
    let closes = inside.starts_with('/');
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let length = named.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')).count();
    let name = named.get(..length).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let rest = named.get(length..)?;
    if !rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')) {
        return None;
    }
    let end = end_of_tag(rest)?;
    let attributes = rest.get(..end)?.trim_end_matches('/');
    let name = name.to_ascii_lowercase();
    let known = INLINE.contains(&name.as_str()) || name == "br" || html::is_block(&name);
    // Words between signs are none: P <a 时取 b> c.
    let words = attributes.split(['"', '\'']).step_by(2).flat_map(str::split_whitespace);
    let is_plain = words.into_iter().all(|word| {
        let name = word.split('=').next().unwrap_or("");
        name.is_ascii() && (word.contains('=') || name.len() > 2 || attributes.contains('='))
    });
    let fits = is_plain && (known || !closes && attributes.contains('='));
    fits.then_some(Tag { attributes, closes, length: text.len() - rest.len() + end + 1, name })
}

/// Where the bracket stands that ends a tag: not in the value of an attribute.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    None
}
