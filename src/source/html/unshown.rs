//! Sentences that a page holds and does not show: in strings of its scripts, in templates and fields for them, and in the words
//! that a browser shows when the pointer rests on something. They are no text of the page; that they are there is told.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Node};

use super::lines::{LineKind, is_said_by_site};
use crate::issue::{Diagnostic, Severity};
use crate::source::SourceText;
use crate::zh::{chars, fold};

/// Han characters of the shortest sentence that is told: what scripts ask and answer is shorter.
const LEAST: usize = 12;
/// Of a hundred characters of a sentence so many are Han.
const SHARE: usize = 60;
/// So many sentences are quoted, of so many characters each.
const MOST_QUOTED: usize = 20;
const QUOTED: usize = 80;
/// So many sentences of a page are compared with its text.
const MOST: usize = 500;
/// What parts the strings of a script, and the tags and entries in them.
const PARTS: [char; 12] = ['"', '\'', '`', '<', '>', '{', '}', '[', ']', '\n', '\r', '\t'];

/// What is told of such sentences.
pub(super) fn told(page: &Html, source: &SourceText) -> Vec<Diagnostic> {
    let (mut held, mut tips) = (Sentences::default(), Sentences::default());
    for node in page.tree.nodes() {
        match node.value() {
            Node::Element(_) => {
                let Some(element) = ElementRef::wrap(node) else { continue };
                held_by(element, &mut held);
                tips_of(element, &mut tips);
            }
            Node::Text(text) => {
                let of_template = || node.ancestors().any(|above| matches!(above.value(), Node::Fragment));
                let shown = || {
                    let mut above = node.ancestors().filter_map(ElementRef::wrap);
                    above.any(|e| e.value().name() == "template" && e.attr("shadowrootmode").is_some())
                };
                if text.contains('。') && of_template() && !shown() {
                    held.add(text);
                }
            }
            _ => {}
        }
    }
    if held.0.is_empty() && tips.0.is_empty() {
        return Vec::new();
    }
    let read: String = source.lines.iter().map(|line| fold::compact(source.line(line))).collect();
    let scripts = held.told(&read, Severity::Note, "script-text", |n| {
        [
            format!("网页的脚本里有 {n} 句话没有显示出来，未读作正文，请在浏览器中核对："),
            format!("Scripts of the page hold {n} sentences that it does not show; they are not read as text, compare it in a browser: "),
        ]
    });
    let tips = tips.told(&read, Severity::Note, "tip-text", |n| {
        [
            format!("网页有 {n} 句话只在指针停留或图片未载入时显示，未读作正文："),
            format!(
                "The page shows {n} sentences only under the pointer or for a picture; they are not read as text: "
            ),
        ]
    });
    [scripts, tips].into_iter().flatten().collect()
}

/// What scripts, styles, templates and hidden fields hold.
fn held_by(element: ElementRef<'_>, held: &mut Sentences) {
    match element.value().name() {
        "script" => {
            let script: String = element.text().collect();
            if may_hold(&script) {
                held.add_all(&plain(&without_remarks(&script)));
            }
        }
        "style" => {
            let style: String = element.text().collect();
            if may_hold(&style) {
                held.add_all(&without_remarks(&style));
            }
        }
        "input" if element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")) => {
            element
                .attr("value")
                .filter(|value| may_hold(value))
                .into_iter()
                .for_each(|value| held.add_all(&plain(value)));
        }
        _ => {}
    }
    let data = element.value().attrs().filter(|(name, value)| name.starts_with("data-") && may_hold(value));
    data.for_each(|(_, value)| held.add_all(&plain(value)));
}

/// What a browser shows of an element at times. What it reads to the blind, or asks for in a field, is the site's.
fn tips_of(element: ElementRef<'_>, tips: &mut Sentences) {
    for name in ["title", "alt", "summary"] {
        element.attr(name).filter(|value| value.contains('。')).into_iter().for_each(|value| tips.add(value));
    }
}

/// Whether a stop stands in what a script holds, as itself or by its number.
fn may_hold(text: &str) -> bool {
    ["。", "\\u3002", "&#12290;"].iter().any(|stop| memchr::memmem::find(text.as_bytes(), stop.as_bytes()).is_some())
}

/// A script or style without what its writers remark: the rest of a line behind `//`, and what stands between `/*` and `*/`,
/// where a statement may begin.
fn without_remarks(script: &str) -> String {
    let bytes = script.as_bytes();
    let begins = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default().iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
        before.is_none_or(|b| matches!(b, b'\n' | b'\r' | b';' | b'{' | b'}' | b'(' | b')' | b',' | b'>'))
    };
    let mut out = String::with_capacity(script.len());
    let (mut kept, mut at, mut closes) = (0, 0, true);
    while let Some(found) = memchr::memchr(b'/', bytes.get(at..).unwrap_or_default()) {
        let here = at + found;
        at = here + 1;
        let behind = bytes.get(here + 2..).unwrap_or_default();
        let length = match bytes.get(here + 1) {
            Some(b'/') if begins(here) => Some(memchr::memchr(b'\n', behind).unwrap_or(behind.len())),
            Some(b'*') if closes && begins(here) => {
                let end = memchr::memmem::find(behind, b"*/").map(|end| end + 2);
                closes = end.is_some();
                end
            }
            _ => None,
        };
        if let Some(length) = length {
            out.push_str(script.get(kept..here).unwrap_or(""));
            (kept, at) = (here + 2 + length, here + 2 + length);
        }
    }
    out.push_str(script.get(kept..).unwrap_or(""));
    out
}

/// What a string says: its escapes, and the names of signs in it, as the characters that they stand for.
fn plain(text: &str) -> String {
    let text = super::for_scripts::without_escapes(text);
    if !text.contains('&') {
        return text;
    }
    let signs = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text, |text, (name, sign)| text.replace(name, sign))
}

/// Sentences, each once.
#[derive(Default)]
struct Sentences(Vec<String>, HashSet<String>);

impl Sentences {
    /// Adds the strings of a text.
    fn add_all(&mut self, text: &str) {
        text.split(PARTS).for_each(|part| self.add(part));
    }

    /// Adds a text, if it is a sentence that a site does not say of itself.
    fn add(&mut self, text: &str) {
        let text = text.trim();
        let (han, all) = (text.chars().filter(|&c| chars::is_han(c)).count(), text.chars().count());
        let sentence = text.contains('。') && han >= LEAST && han * 100 >= all * SHARE;
        let of_site = || is_said_by_site(text) || LineKind::of(text, 0, all) != LineKind::Text;
        if sentence && self.0.len() < MOST && !of_site() && self.1.insert(fold::compact(text)) {
            self.0.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// What is told of those that were not `read`.
    fn told(&self, read: &str, severity: Severity, code: &str, says: fn(usize) -> [String; 2]) -> Option<Diagnostic> {
        let unread: Vec<&String> = self.0.iter().filter(|text| !read.contains(&fold::compact(text))).collect();
        let quote = |text: &&String| match text.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("“{}……”", text.get(..end).unwrap_or(text)),
            None => format!("“{text}”"),
        };
        let quoted: String = unread.iter().take(MOST_QUOTED).map(quote).collect();
        let [zh, en] = says(unread.len());
        (!unread.is_empty()).then(|| Diagnostic {
            severity,
            code: code.to_owned(),
            message: zh + &quoted,
            message_en: en + &quoted,
            spans: Vec::new(),
            place: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = "东山水厂每日供水三千五百吨，检测水质。";

    fn codes(inside: &str) -> Vec<(String, bool)> {
        let page = format!(
            "<html><head><title>供水</title></head><body><p>第一条　供水单位应当保障供水，检测水质。</p>{inside}</body></html>"
        );
        let source = crate::source::read("a.html", page.as_bytes()).expect("a page");
        let own = |code: &str| matches!(code, "script-text" | "tip-text");
        let told = source.diagnostics.into_iter().filter(|d| own(&d.code));
        told.map(|d| (d.code, d.message.contains(TOLD) && d.message_en.contains(TOLD))).collect()
    }

    #[test]
    fn sentences_that_scripts_hold_are_told() {
        let coded: String = TOLD.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        for script in [
            format!("<script>var a = \"{TOLD}\";</script>"),
            format!("<script>var a='<p class=\\'x\\'>{TOLD}<\\/p>'</script>"),
            format!("<script>const a=`<p>{TOLD}</p>`; // 供水</script>"),
            format!("<script>a={{\"b\":\"{coded}\"}}</script>"),
            format!("<script>a=\"&lt;p&gt;{TOLD}&lt;/p&gt;\"</script>"),
            format!("<script type='application/json'>{{\"a\":[\"{TOLD}\"]}}</script>"),
            format!("<script type='text/html'><p>{TOLD}</p></script>"),
            format!("<script>$.ajax({{accept:'*/*'}});var a='{TOLD}'</script>"),
            format!("<template><p>{TOLD}</p></template>"),
            format!("<input type=hidden value='{TOLD}'>"),
            format!("<div data-text='{TOLD}'></div>"),
            format!("<style>p::marker{{content:'{TOLD}'}}</style>"),
        ] {
            assert_eq!(codes(&script), [("script-text".to_owned(), true)], "{script}");
        }
        for (attribute, is_told) in [("title", true), ("summary", true), ("aria-label", false), ("placeholder", false)]
        {
            let told = codes(&format!("<b {attribute}='{TOLD}'>水</b>"));
            assert_eq!(told == [("tip-text".to_owned(), true)], is_told, "{attribute}");
        }
    }

    #[test]
    fn what_the_page_shows_and_what_scripts_say_of_themselves_is_not() {
        for inside in [
            // Shown as well, in the remarks of who wrote the script, too short, of the site, no Chinese.
            format!("<p>{TOLD}</p><script>var a='{TOLD}'</script><template>{TOLD}</template><b title='{TOLD}'>水</b>"),
            format!("<script>// {TOLD}\n a();\n/* {TOLD} */ b()</script>"),
            "<script>alert('请输入。');alert('您的浏览器版本过低')</script>".to_owned(),
            "<script>var a='版权所有，未经授权不得转载本网站的任何内容。'</script>".to_owned(),
            format!("<!-- {TOLD} --><template shadowrootmode=open></template>"),
        ] {
            assert_eq!(codes(&inside), [], "{inside}");
        }
    }

    #[test]
    fn remarks_that_do_not_end_take_no_time() {
        let script = "/* ; //".repeat(200_000);
        assert!(without_remarks(&script).len() <= script.len());
        assert_eq!(without_remarks("a(); // b\nc('http://d') /* e */"), "a(); \nc('http://d') ");
    }
}
