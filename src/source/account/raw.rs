//! A scan of XML as bare as can be, for accounts: it knows tags and text, and goes on behind what is broken.

/// What the scan meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Raw<'t> {
    /// A tag begins an element: its local name, what else stands in it, and whether it ends at once.
    Open(&'t str, &'t str, bool),
    /// The local name of the element that ends.
    Close(&'t str),
    /// Text, with its entities.
    Text(&'t str),
}

/// Scans a part.
pub(in crate::source) fn scan<'t>(text: &'t str, mut see: impl FnMut(Raw<'t>)) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        if !before.is_empty() {
            see(Raw::Text(before));
        }
        let skipped = match tag.as_bytes().get(1) {
            Some(b'!') => [("<!--", "-->"), ("<![CDATA[", "]]>")].into_iter().find(|(open, _)| tag.starts_with(open)),
            Some(b'?') => Some(("<?", "?>")),
            _ => None,
        };
        if let Some((open, close)) = skipped {
            let inside = tag.get(open.len()..).unwrap_or("");
            let (inside, after) = inside.split_once(close).unwrap_or((inside, ""));
            if open.starts_with("<![") && !inside.is_empty() {
                see(Raw::Text(inside));
            }
            rest = after;
            continue;
        }
        let Some(end) = tag.find('>') else { return };
        let inside = tag.get(1..end).unwrap_or("");
        rest = tag.get(end + 1..).unwrap_or("");
        let local = |name: &'t str| name.rsplit_once(':').map_or(name, |(_, local)| local);
        if let Some(name) = inside.strip_prefix('/') {
            see(Raw::Close(local(name.trim())));
            continue;
        }
        let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let (name, attributes) = inside.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inside, ""));
        see(Raw::Open(local(name), attributes, empty));
    }
    if !rest.is_empty() {
        see(Raw::Text(rest));
    }
}

/// A text without its entities: the five of XML and those of numbers.
pub(in crate::source) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        let Some((entity, after)) = piece.split_once(';').filter(|(entity, _)| entity.len() <= 10) else {
            out.push('&');
            out.push_str(piece);
            continue;
        };
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        let named = match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => match entity.strip_prefix('#') {
                Some(code) => code.strip_prefix(['x', 'X']).map_or_else(|| number(code, 10), |hex| number(hex, 16)),
                None => None,
            },
        };
        match named {
            Some(c) => out.push(c),
            None => out.push_str(&format!("&{entity};")),
        }
        out.push_str(after);
    }
    out
}

/// The value of an attribute by its local name, among what stands in a tag.
pub(in crate::source) fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = attributes;
    while let Some((key, after)) = rest.split_once('=') {
        let quote = after.trim_start().chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let after = after.split_once(quote).map_or("", |(_, after)| after);
        let (value, next) = after.split_once(quote).unwrap_or((after, ""));
        let key = key.trim();
        if key.rsplit_once(':').map_or(key, |(_, local)| local) == name {
            return Some(value);
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts() {
        let mut seen = Vec::new();
        scan("<?xml?><w:p a='1' w:b=\"2\"><!-- < --><w:t>甲&amp;&#x4E59;<b/></w:t><![CDATA[<]]><broken", |raw| {
            seen.push(raw)
        });
        assert_eq!(
            seen,
            [
                Raw::Open("p", "a='1' w:b=\"2\"", false),
                Raw::Open("t", "", false),
                Raw::Text("甲&amp;&#x4E59;"),
                Raw::Open("b", "", true),
                Raw::Close("t"),
                Raw::Text("<")
            ]
        );
        assert_eq!(
            unescaped("甲&amp;&#x4E59;&#19993;&nbsp;& a"),
            "甲&乙与&nbsp;& a".replace('与', &'\u{4E19}'.to_string())
        );
        assert_eq!(
            (attribute("a='1' w:b=\"2\"", "b"), attribute("a='1'", "b"), attribute("a", "a")),
            (Some("2"), None, None)
        );
    }
}
