//! Pages whose text is what they show where no script runs: the rest of them is filled in by scripts that are not run here.

use scraper::{ElementRef, Html};

use crate::zh::chars;

/// What is shown without scripts is the text where it is so many times as much as all else.
const TIMES: usize = 2;

/// The page with what it shows without scripts as a part of it; `None` where that is no more than a message.
pub(super) fn filled(page: &Html, text: &str) -> Option<String> {
    let (mut inside, mut outside, mut sentences) = (0usize, 0usize, false);
    for node in page.root_element().descendants() {
        let Some(words) = node.value().as_text() else { continue };
        match node.parent().and_then(ElementRef::wrap).map(|e| e.value().name()) {
            Some("script" | "style" | "title") => {}
            Some("noscript") => {
                let shown = Html::parse_fragment(words);
                inside += shown.root_element().text().map(han).sum::<usize>();
                sentences |= words.contains('。');
            }
            _ => outside += han(words),
        }
    }
    (sentences && inside > TIMES * outside).then(|| unwrapped(text))
}

fn han(text: &str) -> usize {
    text.chars().filter(|&c| chars::is_han(c)).count()
}

/// The page with its `noscript` elements as plain ones.
fn unwrapped(text: &str) -> String {
    const NAME: &str = "noscript";
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let name = at + 1 + usize::from(text.as_bytes().get(at + 1) == Some(&b'/'));
        let end = name + NAME.len();
        if text.get(name..end).is_some_and(|tag| tag.eq_ignore_ascii_case(NAME)) {
            out.push_str(text.get(from..name).unwrap_or_default());
            out.push_str("div");
            from = end;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_page_may_be_what_it_shows_without_scripts() {
        let of = |html: &str| filled(&Html::parse_document(html), html);
        let law = "<p>第一条　为了节水，制定本条例。</p><p>第二条　本市节水适用本条例。</p>";
        let page = format!("<a>首页</a><div id=app></div><NOSCRIPT class=x>{law}</NOSCRIPT>");
        assert_eq!(of(&page).unwrap(), format!("<a>首页</a><div id=app></div><div class=x>{law}</div>"));
        assert_eq!(of("<p>第一条　为了节水，制定本条例。</p><noscript>请打开脚本。</noscript>"), None);
        assert_eq!(of("<p>节水</p><noscript><img src=a.gif>请打开浏览器的脚本功能</noscript>"), None);
    }
}
