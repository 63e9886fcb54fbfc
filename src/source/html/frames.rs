//! Frames: pages that only show others, and the pages inside a page that was saved with them.

use scraper::Html;

use super::inline::hidden;
use crate::source::SourceError;

/// Frames that are named in a message.
const MOST: usize = 6;

/// Refuses a page that has nothing but frames.
pub(super) fn refuse_set(page: &Html) -> Result<(), SourceError> {
    let set = page.root_element().child_elements().find(|e| e.value().name() == "frameset");
    let frames = set.into_iter().flat_map(|set| set.descendent_elements()).filter(|e| e.value().name() == "frame");
    refuse(frames.filter_map(|e| e.attr("src")))
}

/// Refuses a page without text of its own that shows other pages in frames.
pub(super) fn refuse_empty(page: &Html) -> Result<(), SourceError> {
    let frames = page.root_element().descendent_elements().filter(|e| e.value().name() == "iframe");
    // Frames of no size count visitors.
    let seen = frames.filter(|e| !hidden(*e) && !matches!(e.attr("width").or(e.attr("height")), Some("0" | "1")));
    let other = |src: &&str| !src.trim().is_empty() && !src.starts_with("about:") && !src.starts_with("javascript:");
    refuse(seen.filter_map(|e| e.attr("src")).filter(other))
}

fn refuse<'p>(files: impl Iterator<Item = &'p str>) -> Result<(), SourceError> {
    let files: Vec<&str> = files.take(MOST).collect();
    if files.is_empty() { Ok(()) } else { Err(SourceError::Frames { files: files.join(", ") }) }
}

/// A page with the bodies of other pages before the frames that show them; `None` where it shows none.
pub(super) fn filled(page: &str, other: impl Fn(&str) -> Option<String>) -> Option<String> {
    const TAG: &[u8] = b"<iframe";
    let mut out = String::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', page.as_bytes()) {
        let begins = page.as_bytes().get(at..at + TAG.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(TAG));
        let tag = page.get(at..).filter(|_| begins).and_then(|rest| rest.split_once('>')).map(|(tag, _)| tag);
        if let Some(body) = tag.and_then(source).and_then(|src| other(&src)) {
            out.push_str(page.get(from..at)?);
            out.push_str("<div>");
            out.push_str(&body);
            out.push_str("</div>");
            from = at;
        }
    }
    (from > 0).then(|| out + page.get(from..).unwrap_or(""))
}

/// The address in a frame's tag.
fn source(tag: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find("src")?;
    let value = tag.get(at + 3..)?.trim_start().strip_prefix('=')?.trim_start();
    let src = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split_ascii_whitespace().next()?,
    };
    Some(src.replace("&amp;", "&"))
}

/// What stands in a page's body.
pub(super) fn body(page: &str) -> &str {
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<body").and_then(|at| Some(at + lower.get(at..)?.find('>')? + 1)).unwrap_or(0);
    let end = lower.rfind("</body").filter(|end| *end >= start).unwrap_or(page.len());
    page.get(start..end).unwrap_or(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_filled_where_they_stand() {
        let other = |src: &str| (src == "a.html?x=1&y=2").then(|| "<p>甲</p>".to_owned());
        let page = "<p>前</p><iframe src='a.html?x=1&amp;y=2'></iframe><IFRAME src=b.html></IFRAME>后";
        let filled = filled(page, other).expect("filled");
        assert!(filled.starts_with("<p>前</p><div><p>甲</p></div><iframe") && filled.ends_with("后"), "{filled}");
        assert_eq!(super::filled("<p>前<iframe src=b.html>", other), None);
        assert_eq!(body("<HTML><BODY class=x>乙</BODY></HTML>"), "乙");
        assert_eq!(body("<p>丙"), "<p>丙");
    }
}
