//! Web pages: the article, without the site's menus. This folder alone names scraper.
//!
//! A page of a government site is a small article in a large frame. The article is where most of the text that is no
//! link stands; what is outside it is kept as running text, so that nothing is lost.

mod about;
mod article;
mod edges;
mod names;
mod style;
mod table;
mod walk;

use scraper::Html;

use super::encoding::{Decoded, decode_labelled};
use super::error::Named;
use super::{ReadOptions, SourceError, SourceText, guard, text};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const HTML: Named = Named { en: "web page", zh: "网页" };

/// A page that was saved instead of a document says no more than so many characters.
const ERROR_PAGE: usize = 300;
/// Elements open at once, beyond which a page is refused.
const MOST_NESTED: usize = 20_000;
/// Frames that are named in a message.
const MOST_FRAMES: usize = 6;
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
    let mut end = text.len().min(TAG_WITHIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or("").to_ascii_lowercase();
    let opens = |tag: &str| {
        head.find(tag).is_some_and(|at| head.get(..at).is_some_and(|t| t.trim_end_matches(' ').ends_with('\n')))
    };
    (opens("<html") || opens("<!doctype html")) && memchr::memmem::find(text.as_bytes(), b"</").is_some()
}

/// Reads a web page. `charset` is the encoding that what brought the page names, `named` the extension of the file's
/// name where it says another kind.
pub(super) fn read(
    info: SourceInfo,
    bytes: &[u8],
    charset: Option<String>,
    named: Option<&str>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let decoded = decode_labelled(bytes, label(bytes).or(charset).as_deref());
    options.check()?;
    refuse_deep(&decoded.text)?;
    let page = Html::parse_document(&decoded.text);
    options.check()?;
    let frames = frames(&page);
    if !frames.is_empty() {
        return Err(SourceError::Frames { files: frames.join(", ") });
    }
    let info = SourceInfo { kind: SourceKind::Html, encoding: Some(decoded.encoding.to_owned()), ..info };
    let mut source = walk::walk(&page, info, options)?;
    // What a word processor wrote is no server's message, however short.
    let office = memchr::memmem::find(decoded.text.as_bytes(), b"urn:schemas-microsoft-com:office").is_some();
    if let Some(named) = named.filter(|_| !office) {
        refuse_error_page(&source, named)?;
    }
    let Decoded { bad, encoding, .. } = decoded;
    source.diagnostics.extend(text::lost_characters(bad, encoding, Vec::new()));
    options.report(1, 1);
    Ok(source)
}

/// Reads a piece of HTML that stands in another text.
pub(super) fn fragment(html: &str, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    refuse_deep(html)?;
    guard::run(HTML, || walk::walk(&Html::parse_document(html), SourceInfo::default(), options))
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

/// The files of the frames of a page that has nothing but frames (at most a few of them).
fn frames(page: &Html) -> Vec<String> {
    let frameset = page.root_element().child_elements().find(|e| e.value().name() == "frameset");
    let frames = frameset.into_iter().flat_map(|set| set.descendent_elements());
    frames
        .filter(|e| e.value().name() == "frame")
        .filter_map(|e| e.attr("src"))
        .take(MOST_FRAMES)
        .map(str::to_owned)
        .collect()
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
            | "rt"
            | "rp"
    )
}

/// Elements that stand on their own lines.
fn is_block(name: &str) -> bool {
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
mod tests {
    use super::*;

    fn page(html: &str) -> SourceText {
        crate::source::read("a.html", html.as_bytes()).expect("a page")
    }

    /// The lines of the article; running ones are in brackets.
    fn lines(source: &SourceText) -> Vec<String> {
        let running = |line: &crate::source::SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
        let text = |line| if running(line) { format!("[{}]", source.line(line)) } else { source.line(line).to_owned() };
        source.lines.iter().map(text).collect()
    }

    #[test]
    fn the_article_without_the_menus() {
        let source = page(
            "<html><head><title>站名</title></head><body><div class=nav><a href=/>首页</a> &gt; 公报</div>\
             <div><h1>河道采砂管理办法</h1><div id=zoom><p>第一条 为了保护河道，制定本办法。<p>第二条 本办法自公布之日起施行。\
             <script>var a='<p>脚本</p>'</script></div></div><div class=footer>版权所有</div></body></html>",
        );
        assert_eq!(
            lines(&source),
            [
                "[首页 > 公报]",
                "河道采砂管理办法",
                "第一条 为了保护河道，制定本办法。",
                "第二条 本办法自公布之日起施行。",
                "[版权所有]"
            ]
        );
        assert_eq!(source.lines[1].hint.as_ref().and_then(|h| h.heading), Some(1));
    }

    /// A page of a site: its menus, its path, the title of its head, and what stands in it.
    fn site(title: &str, inside: &str) -> Vec<String> {
        let source = page(&format!(
            "<html><head><meta charset=utf-8><title>{title}_临江县人民政府</title></head><body><ul class=nav><li><a href=/>首页</a>\
             <li><a href=/b>办事服务</a></ul><div class=crumbs><a href=/>首页</a> &gt; <span>{title}</span></div>{inside}\
             <div class=footer><p>主办：临江县人民政府办公室。</p><a href=x>备案号</a></div></body></html>"
        ));
        lines(&source).into_iter().filter(|line| !line.starts_with('[')).collect()
    }

    const TITLE: &str = "关于做好河道采砂管理工作的通知";
    const TEXT: [&str; 3] = ["各乡镇人民政府：", "现将有关事项通知如下。", "临江县人民政府"];

    #[test]
    fn the_article_is_found_by_the_pages_own_title() {
        let menu =
            "<div class=box><h3>栏目</h3><p>这里是本栏目的介绍，供访问者了解办事流程和内容。</p></div>".repeat(6);
        let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
        let shown = [TITLE, TEXT[0], TEXT[1], TEXT[2]];
        // Beside longer menus, in a head of its own, in a cell, and repeated in the article itself.
        for inside in [
            format!("{menu}<div class=right><h1>{TITLE}</h1><div>{text}</div></div>"),
            format!(
                "<div class=wrap><div class=article-header><h1>{TITLE}</h1></div><div class=body>{text}</div></div>"
            ),
            format!("<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{text}</td></tr></table>"),
            format!("<h1>{TITLE}</h1><div id=zoom><p>{TITLE}</p>{text}</div>"),
        ] {
            assert_eq!(site(TITLE, &inside), shown, "{inside}");
        }
        // What stands beside the title is its lead only.
        let lead = format!(
            "<div><div><h1>{TITLE}</h1><p>本文介绍通知的背景和主要内容。</p></div><div>{}</div></div>",
            text.repeat(12)
        );
        assert_eq!(site(TITLE, &lead).len(), 38);
        // The page's title lacks the issuer.
        let named = format!("临江县人民政府{TITLE}");
        assert_eq!(site(TITLE, &format!("{menu}<div><h2>{named}</h2>{text}</div>"))[0], named);
    }

    #[test]
    fn lines_about_the_page_are_no_text() {
        let inside = format!(
            "<div class=xl><h1>{TITLE}</h1><p>发布时间：2031-05-08 来源：办公室</p><div class=con>{}<p>附件：<a href=a.doc>1.申请表</a>\
             </div><p><a href=a.doc>申请表.doc</a></p><p>扫一扫在手机打开当前页</p><p><a href=n>下一篇：另一通知</a></p></div>",
            TEXT.map(|line| format!("　　{line}<br>")).concat()
        );
        let text: Vec<String> =
            site(TITLE, &inside).iter().map(|line| line.trim_start_matches('　').to_owned()).collect();
        assert_eq!(text, [TITLE, TEXT[0], TEXT[1], TEXT[2], "附件：1.申请表"]);
    }

    #[test]
    fn tables_about_the_document_give_its_number_where_the_text_does_not() {
        let about = "<table><tr><td>索 引 号：</td><td>000/2031-1</td><td>主题分类：</td><td>水利</td></tr>\
                     <tr><td>发文字号：</td><td>临政发〔2031〕12号</td><td>成文日期：</td><td>2031年5月6日</td></tr></table>";
        let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
        let shown = |number: &str| site(TITLE, &format!("{about}<h1>{TITLE}</h1><div id=zoom>{number}{text}</div>"));
        assert_eq!(shown(""), ["临政发〔2031〕12号", TITLE, TEXT[0], TEXT[1], TEXT[2]]);
        assert_eq!(shown("<p>临政发〔2031〕12号</p>")[..2], [TITLE, "临政发〔2031〕12号"]);
    }

    #[test]
    fn a_list_of_links_and_a_set_of_frames() {
        let list = page(
            "<body><h1>公报</h1><p>目　录</p><p><a href=1.html>关于放假的通知</a>（1）</p><p><a href=2.html>关于防汛的通知</a>（2）</p></body>",
        );
        assert_eq!(lines(&list), ["公报", "目　录", "关于放假的通知（1）", "关于防汛的通知（2）"]);
        let frames = b"<html><frameset><frame src=top.html><frame src=main.html></frameset></html>";
        let files = "top.html, main.html".to_owned();
        assert_eq!(crate::source::read("a.html", frames), Err(SourceError::Frames { files }));
    }

    #[test]
    fn blanks_and_breaks_are_as_shown() {
        let source =
            page("<body><p>关于印发办法\n  的通知（2023-2025\n 年）<br>第二行&nbsp;&#12298;条例&#12299;</p></body>");
        assert_eq!(lines(&source), ["关于印发办法的通知（2023-2025 年）", "第二行\u{A0}《条例》"]);
    }

    #[test]
    fn lists_are_numbered() {
        let source = page("<body><ol start=3><li>甲</li><li><p>乙</p></ol><ul><li>丙</ul></body>");
        assert_eq!(lines(&source), ["3. 甲", "4. 乙", "丙"]);
    }

    #[test]
    fn tables_have_cells_even_inside_paragraphs() {
        let source = page(
            "<body><p>任务表<table><tr><th colspan=2>任务<th>单位<tr><td rowspan=2>水文<td>监测<td>水务局\
             <tr><td>预报<td>气象局</table></body>",
        );
        let cells: Vec<_> = source
            .lines
            .iter()
            .filter_map(|l| l.hint.as_ref()?.cell.map(|c| (source.line(l), c.row, c.column, c.rows, c.columns, c.head)))
            .collect();
        assert_eq!(
            cells,
            [
                ("任务", 0, 0, 1, 2, true),
                ("单位", 0, 2, 1, 1, true),
                ("水文", 1, 0, 2, 1, false),
                ("监测", 1, 1, 1, 1, false),
                ("水务局", 1, 2, 1, 1, false),
                ("预报", 2, 1, 1, 1, false),
                ("气象局", 2, 2, 1, 1, false),
            ]
        );
    }

    #[test]
    fn a_page_is_known_by_its_first_tag() {
        assert!(is_html("\u{FEFF}\n<!-- x --><!DOCTYPE html><p>"));
        assert!(is_html("<?xml version='1.0'?>\n<html xmlns='x'>"));
        assert!(!is_html("<关于印发办法的通知>"));
        assert!(is_html("<%@ page contentType='text/html' %>\n<html>"));
        assert!(is_html("Warning: no such file\n\n<!DOCTYPE html><html><body></body></html>"));
        assert!(!is_html("第一条 <html>"));
    }

    #[test]
    fn a_servers_message_is_no_document() {
        let got = crate::source::read("a.pdf", "<html><body>404 没有此页</body></html>".as_bytes());
        assert_eq!(got, Err(SourceError::DownloadFailed { named: "PDF".to_owned(), said: "404 没有此页".to_owned() }));
        let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>关于放假的通知</body></html>";
        assert!(crate::source::read("a.doc", word.as_bytes()).is_ok());
    }

    #[test]
    fn deep_nesting_ends() {
        let source = page(&format!("<body>{}深处的文字", "<div>".repeat(3_000)));
        assert!(lines(&source).iter().any(|line| line.contains("深处的文字")));
        let endless = crate::source::read("a.html", format!("<body>{}", "<div>字".repeat(50_000)).as_bytes());
        assert!(matches!(endless, Err(SourceError::TooLarge { .. })));
    }
}
