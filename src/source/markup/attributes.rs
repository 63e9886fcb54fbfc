//! Attributes: of tags, and those that extensions of Markdown write in braces behind a heading or a paragraph.

/// Whether attributes set what they are of in the middle.
pub(super) fn centre(attributes: &str) -> bool {
    let tight: String = attributes.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
    let tight = tight.to_ascii_lowercase();
    ["align=center", "text-align:center", ".center"].iter().any(|set| tight.contains(set))
}

/// Attributes whose values stand without quotes, too.
const KNOWN: [&str; 9] = ["align", "style", "class", "id", "width", "height", "target", "name", "lang"];

/// Whether a text in braces is made of attributes: {#id .class name="value"}, {: .class}; `of_block`: it stands behind a heading or a blank. What
/// else stands in braces is text: {i=1}, {#1 #2}.
pub(super) fn are_attributes(text: &str, of_block: bool) -> bool {
    let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else { return false };
    if inner.contains(['{', '}']) {
        return false;
    }
    let marked = inner.strip_prefix(':');
    let of_block = of_block || marked.is_some();
    let inner = marked.unwrap_or(inner);
    let mut plain = String::with_capacity(inner.len());
    for (at, piece) in inner.split(['"', '\'']).enumerate() {
        plain.push_str(if at % 2 == 0 { piece } else { "\"" });
    }
    let is_one = |word: &str| {
        word.strip_prefix('.').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
            || word.strip_prefix(['#', '.']).is_some_and(|name| of_block && name.starts_with(char::is_alphabetic))
            || word.split_once('=').is_some_and(|(name, value)| {
                let named = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'));
                named && name.len() > 1 && (value.starts_with('"') || KNOWN.contains(&name))
            })
    };
    let mut words = plain.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_one)
}
