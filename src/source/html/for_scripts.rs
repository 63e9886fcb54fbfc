//! Text that a page holds for its scripts to show: in a text field, or in a string of a script. No script is run here, so it is put
//! into the page as a part that the style hides, which is read as text and told.

use std::ops::Range;

use scraper::{ElementRef, Html};

use super::inline;
use super::tags::{Tag, each, replaced};
use crate::source::lines::of_page;
use crate::zh::{address, chars, date, office};

/// What a script holds is the text where it has so many times as many characters as all that the page shows.
const TIMES: usize = 2;
/// Characters of the shortest text that is read so.
const LEAST: usize = 100;
/// Bytes of the shortest string that is looked at.
const STRING: usize = 200;

/// The page with such a text as a part of it; `None` where it holds none, or shows a text itself: what stands beside that is what users agree
/// to, and forms for scripts to fill in.
pub(super) fn shown(page: &Html, text: &str) -> Option<String> {
    let mut open: Option<Range<usize>> = None;
    let (mut fields, mut texts) = (Vec::new(), Vec::new());
    each(text, false, |tag: &Tag<'_>| {
        if !tag.is(&["textarea", "script"]) {
            return;
        }
        let Some(begun) = open.take().filter(|_| tag.closes) else {
            open = (!tag.closes).then(|| tag.range.clone());
            return;
        };
        let content = text.get(begun.end..tag.range.start).unwrap_or("");
        if tag.is(&["textarea"]) {
            // In a field that is seen somebody writes.
            if is_hidden(text.get(begun.clone()).unwrap_or("")) {
                fields.push((begun.start..tag.range.end, content));
            }
        } else {
            texts.extend(strings(content).filter_map(|string| hidden(&without_escapes(string))));
        }
    });
    let fields: Vec<(Range<usize>, Held)> =
        fields.into_iter().filter_map(|(range, content)| Some((range, hidden(&without_entities(content))?))).collect();
    if fields.is_empty() && texts.is_empty() || shows_text(page) {
        return None;
    }
    if !fields.is_empty() {
        let rules = fields.iter().any(|(_, held)| held.rule);
        let kept = fields.into_iter().filter(|(_, held)| held.rule || !rules);
        return replaced(text, &kept.map(|(range, held)| (range, held.part)).collect::<Vec<_>>());
    }
    let seen = seen(page);
    let rules = texts.iter().any(|held| held.rule);
    texts.retain(|held| held.count > TIMES * seen && (held.rule || !rules));
    let parts = distinct(texts);
    let end = text.to_ascii_lowercase().rfind("</body").unwrap_or(text.len());
    (!parts.is_empty()).then(|| format!("{}{parts}{}", &text[..end], &text[end..]))
}

/// A text that a page holds for its scripts.
struct Held {
    /// It as a part of a page that the style hides.
    part: String,
    /// Its characters.
    count: usize,
    /// Articles stand in it, as in none of what users agree to.
    rule: bool,
}

/// So many strings are compared with each other.
const STRINGS: usize = 16;

/// The parts in order, without those that another holds as well, as a page often has its text twice.
fn distinct(texts: Vec<Held>) -> String {
    let mut kept: Vec<Held> = Vec::new();
    for held in texts.into_iter().take(STRINGS) {
        let inner = |held: &Held| han_of(&held.part);
        let own = inner(&held);
        if kept.iter().any(|other| inner(other).contains(&own)) {
            continue;
        }
        kept.retain(|other| !own.contains(&inner(other)));
        kept.push(held);
    }
    kept.into_iter().map(|held| held.part).collect()
}

fn han_of(text: &str) -> String {
    text.chars().filter(|&c| chars::is_han(c)).collect()
}

/// Whether the page shows a text: a sentence that is not the site's own, or the day of a sign-off below its office.
fn shows_text(page: &Html) -> bool {
    let mut office = false;
    texts_shown(page).any(|text| {
        let text = text.trim();
        let signed = office && date::day_line(text).is_some();
        office = office::is_name(text) || office && text.is_empty();
        signed || text.contains(['。', '；']) && !of_page::is_said_by_site(text)
    })
}

/// Whether the tag of a field says that it is not shown.
fn is_hidden(tag: &str) -> bool {
    Html::parse_fragment(tag).root_element().child_elements().any(inline::hidden)
}

/// What a page holds so; `None` where it is no markup with sentences.
fn hidden(markup: &str) -> Option<Held> {
    let lower = markup.to_ascii_lowercase();
    if !["<p", "<br", "<div", "<td"].iter().any(|tag| lower.contains(tag)) {
        return None;
    }
    let fragment = Html::parse_fragment(markup);
    let text: String = fragment.root_element().text().collect();
    let count = han(&text);
    if !text.contains('。') || count < LEAST {
        return None;
    }
    let article = |text: &str| address::label(text.trim()).is_some_and(|label| label.is_article());
    let rule = fragment.root_element().text().any(article);
    // Parts that end more than they begin would end what stands around them.
    Some(Held { part: format!("<div hidden>{}</div>", fragment.root_element().inner_html()), count, rule })
}

fn han(text: &str) -> usize {
    text.chars().filter(|&c| chars::is_han(c)).count()
}

/// Characters that the page itself shows.
fn seen(page: &Html) -> usize {
    texts_shown(page).map(han).sum()
}

/// The texts that a page itself shows.
fn texts_shown(page: &Html) -> impl Iterator<Item = &str> {
    let texts = page.root_element().descendants().filter_map(|node| Some((node.value().as_text()?, node.parent())));
    let shown = texts.filter(|(_, parent)| {
        let name = parent.and_then(ElementRef::wrap).map(|e| e.value().name());
        !matches!(name, Some("script" | "style" | "title" | "noscript" | "textarea"))
    });
    shown.map(|(text, _)| -> &str { text })
}

/// The content of a text field as it says it: its markup may be written with the names of its signs.
fn without_entities(content: &str) -> String {
    if !content.contains("&lt;") {
        return content.to_owned();
    }
    Html::parse_fragment(&format!("<textarea>{content}</textarea>")).root_element().text().collect()
}

/// The strings of a script in double quotes, as they are written, that may hold a text.
fn strings(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        let (_, behind) = rest.split_once('"')?;
        let mut escaped = false;
        let end = behind.bytes().position(|b| {
            let ends = b == b'"' && !escaped;
            escaped = b == b'\\' && !escaped;
            ends
        })?;
        rest = behind.get(end + 1..)?;
        behind.get(..end)
    })
    .filter(|string| string.len() >= STRING)
}

/// A string of a script as it is read: `\u3002`, `\n`, `\/`.
pub(super) fn without_escapes(string: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(string.len());
    let mut rest = string.chars();
    while let Some(c) = rest.next() {
        let c = if c == '\\' {
            rest.next().unwrap_or(c)
        } else {
            units.extend(c.encode_utf16(&mut [0; 2]).iter());
            continue;
        };
        let code = rest.as_str().get(..4).filter(|_| c == 'u').and_then(|code| u16::from_str_radix(code, 16).ok());
        match (code, c) {
            (Some(code), _) => {
                units.push(code);
                rest = rest.as_str().get(4..).unwrap_or("").chars();
            }
            (None, 'n' | 'r' | 't') => units.push(u16::from(b'\n')),
            (None, c) => units.extend(c.encode_utf16(&mut [0; 2]).iter()),
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAW: &str = "第一条　为了加强河道采砂管理，保障防洪和通航安全，制定本办法。";

    fn of(html: &str) -> Option<String> {
        shown(&Html::parse_document(html), html)
    }

    #[test]
    fn the_text_in_a_field_is_shown() {
        let law = format!("<p>{}</p>", LAW.repeat(5));
        let escaped = law.replace('<', "&lt;").replace('>', "&gt;");
        for field in [&law, &escaped] {
            let page = format!("<h1>办法</h1><textarea id=src style='display:none'>{field}</textarea><a>首页</a>");
            assert_eq!(of(&page).unwrap(), format!("<h1>办法</h1><div hidden>{law}</div><a>首页</a>"));
        }
        // What somebody may write there, or a form says, is no text of the page.
        for field in [&LAW.repeat(5), "请填写意见。<br>", &"<p>请填写意见</p>".repeat(40)] {
            assert_eq!(of(&format!("<h1>办法</h1><textarea hidden>{field}</textarea>")), None, "{field}");
        }
        assert_eq!(of(&format!("<h1>办法</h1><textarea>{law}</textarea>")), None);
    }

    const AGREED: &str = "<p>本协议由网站与用户共同订立，用户使用本网站的服务即视为同意本协议的全部内容。</p>";

    #[test]
    fn what_stands_beside_a_text_is_no_text() {
        let agreed = AGREED.repeat(8);
        let law = format!("<p>{}</p>", LAW.repeat(5));
        let field = format!("<textarea style='display:none'>{agreed}</textarea>");
        let script = format!("<script>var agreement=\"{agreed}\"</script>");
        for shown in [&format!("<p>{LAW}</p>"), "<p>关于停水的通告</p><p>云山市水务局</p>\n<p>2031年5月8日</p>"]
        {
            for held in [&field, &script] {
                assert_eq!(of(&format!("<body><h1>办法</h1>{shown}{held}</body>")), None, "{shown}");
            }
        }
        // What a site says of itself, and when it put the page online, is no text.
        let around = "<p>发布时间：2031年5月8日</p><p>版权所有，未经授权不得转载。</p>";
        let page = of(&format!("{around}<textarea hidden>{law}</textarea>{field}")).unwrap();
        assert!(page.contains("<div hidden>") && page.matches("<div hidden>").count() == 1, "{page}");
        // Articles go before what is longer, texts without go in order, and one that another holds goes once.
        let page = of(&format!("<div></div>{script}<script>var b=\"{law}\"</script>")).unwrap();
        assert!(page.ends_with(&format!("<div hidden>{law}</div>")) && page.matches("<div hidden>").count() == 1);
        let other = "<p>各县水务局应当于六月底以前完成河道检查，并且报告检查结果。</p>".repeat(6);
        let strings = format!("<script>var a=\"{other}\",b=\"{agreed}\",c=\"{other}{LAW}\"</script>");
        let page = of(&format!("<div></div>{}", strings.replace(LAW, "完。"))).unwrap();
        assert!(page.ends_with(&format!("<div hidden>{agreed}</div><div hidden>{other}完。</div>")), "{page}");
    }

    #[test]
    fn the_text_in_a_string_of_a_script_is_shown_where_the_page_shows_none() {
        let law = format!("<p class=\\\"a\\\">{}<\\/p>\\n", LAW.repeat(5));
        let coded: String = law.chars().map(|c| if c == '。' { "\\u3002".to_owned() } else { c.to_string() }).collect();
        for string in [&law, &coded] {
            let script = format!("<script>window.state={{\"title\":\"办法\",\"content\":\"{string}\"}}</script>");
            let page = format!("<body><div id=app></div>{script}</body>");
            let part = format!("<div hidden><p class=\"a\">{}</p>\n</div></body>", LAW.repeat(5));
            assert!(of(&page).unwrap().ends_with(&part), "{page}");
            assert_eq!(of(&format!("<body><p>{LAW}</p>{script}</body>")), None);
        }
        let tip = format!(
            "<body><script>var tip = \"<p>您访问的链接即将离开本网站。</p>{}\"</script></body>",
            " ".repeat(200)
        );
        assert_eq!(of(&tip), None);
        assert_eq!(of("<script>var a = \"<p>。"), None);
        assert_eq!(without_escapes("\\uD83D\\uDE00\\u12"), "\u{1F600}u12");
    }
}
