//! The tags of a page in its text, for what must be changed before the page is parsed.

use std::ops::Range;

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// A tag, or in XHTML a section of characters.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    /// As it stands in the text.
    pub(super) name: &'t str,
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    /// It ends an element.
    pub(super) closes: bool,
    /// It begins an element that it ends itself: `<br/>`.
    pub(super) empty: bool,
    /// The characters of a section; for a tag none.
    pub(super) section: Option<&'t str>,
}

impl Tag<'_> {
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The tag begins an element of this name.
    pub(super) fn opens(&self, name: &str) -> bool {
        !self.closes && self.is(&[name])
    }
}

/// Calls for each tag of a page, but for those in comments and in scripts. In XHTML an empty element has no content.
pub(super) fn each<'t>(text: &'t str, xhtml: bool, mut see: impl FnMut(&Tag<'t>)) {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| memchr::memchr(b'<', rest.as_bytes())) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or("");
        let behind =
            |mark: &str, skip: usize| rest.get(skip..).and_then(|r| r.find(mark)).map(|end| end + skip + mark.len());
        if rest.starts_with("<!--") {
            let Some(end) = behind("-->", 4) else { return };
            at = start + end;
            continue;
        }
        if let Some(section) = rest.strip_prefix("<![CDATA[").filter(|_| xhtml) {
            let Some((section, _)) = section.split_once("]]>") else { return };
            let range = start..start + section.len() + 12;
            at = range.end;
            let text = text.get(range.clone()).unwrap_or("");
            see(&Tag { name: "", text, range, closes: false, empty: false, section: Some(section) });
            continue;
        }
        let name = rest.get(1..).unwrap_or("");
        let closes = name.starts_with('/');
        let name = name.trim_start_matches('/');
        let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-')).count();
        let name = name.get(..length).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
        let Some(name) = name else {
            at = start + 1;
            continue;
        };
        let Some(end) = end_of_tag(rest) else { return };
        let tag = rest.get(..end).unwrap_or("");
        let empty = !closes && tag.ends_with("/>");
        see(&Tag { name, text: tag, range: start..start + end, closes, empty, section: None });
        at = start + end;
        let holds = !(closes || xhtml && empty);
        let raw = holds && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name));
        if raw {
            at = behind_raw(text, at, name);
        }
    }
}

/// Where the text of an element that holds no markup ends: before its end tag, or with the page.
fn behind_raw(text: &str, from: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let rest = bytes.get(from..).unwrap_or_default();
    let ends = memchr::memmem::find_iter(rest, b"</")
        .map(|at| from + at)
        .find(|at| bytes.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())));
    ends.unwrap_or(text.len())
}

/// How long a tag is; a bracket in the value of an attribute does not end it.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    // A quotation mark that is never closed: the tag ends where one without it would.
    quote.and_then(|_| rest.find('>')).map(|at| at + 1)
}

/// A text with some of its ranges, in their order, replaced.
pub(super) fn replaced(text: &str, changes: &[(Range<usize>, String)]) -> Option<String> {
    if changes.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, by) in changes {
        out.push_str(text.get(from..range.start)?);
        out.push_str(by);
        from = range.end;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn tags_are_told_from_what_only_looks_so() {
        let of = |text: &str, xhtml| {
            let mut found = Vec::new();
            each(text, xhtml, |tag| found.push(tag.text.to_owned()));
            found
        };
        let page = "<!--<b>--><p a='>' b=\"</i>\">1<2 <script>'<b>'</SCRIPT><br/>it's</p a='><i";
        assert_eq!(of(page, false), ["<p a='>' b=\"</i>\">", "<script>", "</SCRIPT>", "<br/>", "</p a='>"]);
        assert_eq!(of("<title/><b>", false), ["<title/>"]);
        assert_eq!(of("<title/><![CDATA[<b>]]><b>", true), ["<title/>", "<![CDATA[<b>]]>", "<b>"]);
    }
}
