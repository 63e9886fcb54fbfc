//! Attributes: of tags, and those that extensions of Markdown write in braces behind a heading or a paragraph.

/// Whether attributes set what they are of in the middle.
pub(super) fn centre(attributes: &str) -> bool {
    let tight: String = attributes.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
    let tight = tight.to_ascii_lowercase();
    ["align=center", "text-align:center", ".center"].iter().any(|set| tight.contains(set))
}

/// Whether a text in braces is made of attributes: {#id .class name="value"}, {: .class}.
pub(super) fn are_attributes(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else { return false };
    let inner = inner.strip_prefix(':').unwrap_or(inner);
    let mut plain = String::with_capacity(inner.len());
    for (at, piece) in inner.split(['"', '\'']).enumerate() {
        plain.push_str(if at % 2 == 0 { piece } else { "value" });
    }
    let is_one = |word: &str| {
        word.strip_prefix(['#', '.']).is_some_and(|name| !name.is_empty())
            || word.split_once('=').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
            })
    };
    let mut words = plain.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_one)
}
