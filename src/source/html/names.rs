//! The names that the usual systems of government sites give to the parts of a page.

use scraper::ElementRef;

/// Ids and classes of the article, in lower case.
const ARTICLE: &[&str] = &[
    "article-con",
    "article-content",
    "article_con",
    "article_content",
    "articlecon",
    "articlecontent",
    "content_text",
    "detail-content",
    "detailcontent",
    "easysite-news-text",
    "ewb-article-info",
    "info-content",
    "js_content",
    "news-content",
    "news_content",
    "newscontent",
    "newscontentbox",
    "pages_content",
    "trs_editor",
    "trs_editor_view",
    "ucap-content",
    "ucapcontent",
    "v_news_content",
    "vsb_content",
    "wp_articlecontent",
    "xxgk_content",
    "zoom",
    "zoomcon",
    "zwxl-article",
];

/// Words that ids and classes of menus, footers and tools are made of.
const FURNITURE: &[&str] = &[
    "backtop",
    "banner",
    "bottom",
    "bread",
    "breadcrumb",
    "breadcrumbnav",
    "breadcrumbs",
    "bshare",
    "copyright",
    "crumb",
    "crumbs",
    "dqwz",
    "ewm",
    "foot",
    "footbox",
    "footer",
    "friendlink",
    "friendlinks",
    "header",
    "login",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "pagination",
    "pager",
    "print",
    "qrcode",
    "recommend",
    "related",
    "search",
    "share",
    "sidebar",
    "sitemap",
    "toolbar",
    "tools",
    "topnav",
    "xgwj",
    "xgxw",
    "yqlj",
];

/// Words of names that some sites give to tools and related pages, and others to the article itself: without a sentence and a heading in
/// it an element of such a name is none.
const TOOLS: &[&str] = &["collect", "gljd", "jiucuo", "relevance", "xg"];

/// Words of names of tools that some systems give to the element of the text as well, which the tool works on: what such an element
/// holds decides.
const WORKING_ON_TEXT: &[&str] = &["bshare", "collect", "print", "search", "share", "toolbar", "tools"];

/// Ids and classes that wikis give to what stands in their text and is none of it, in lower case: links to edit a section, boxes that
/// lead to sister projects, to categories and to the licence of the page.
const OF_WIKI: &[&str] = &[
    "catlinks",
    "contentsub",
    "licensecontainer",
    "mw-editsection",
    "mw-indicators",
    "mw-jump-link",
    "navbox",
    "plainsister",
    "printfooter",
    "sistersitebox",
    "sitesub",
    "ws-noexport",
];
/// Ids and classes of the box over a text that says what it is, with links to the texts before and behind it.
const HEAD_OF_WIKI: &[&str] = &["headercontainer", "headertemplate"];

/// Words of names that belong to the article.
const OF_ARTICLE: &[&str] =
    &["article", "con", "content", "detail", "entry", "info", "news", "post", "text", "xl", "wz"];

fn names(element: ElementRef<'_>) -> impl Iterator<Item = &str> {
    element.value().id().into_iter().chain(element.value().classes())
}

/// Whether an element has a name that the usual systems give to the article.
pub(super) fn is_article(element: ElementRef<'_>) -> bool {
    names(element).any(|name| ARTICLE.iter().any(|known| known.eq_ignore_ascii_case(name)))
        || element.value().name() == "ucapcontent"
}

/// Whether an element is named as a menu, a foot or a tool.
pub(super) fn has_name_of_frame(element: ElementRef<'_>) -> bool {
    !matches!(element.value().name(), "body" | "html" | "form")
        && names(element).any(|name| {
            let lower = name.to_ascii_lowercase();
            let words = || lower.split(['-', '_']);
            // The head of the article holds its title.
            let own = words().any(|word| OF_ARTICLE.contains(&word));
            words().any(|word| FURNITURE.contains(&word) && !(own && word == "header"))
                || !own && words().any(|word| TOOLS.contains(&word)) && !says_something(element)
        })
}

/// Whether an element of the frame is so by its name only, and the name is one that the element of the text may have, too.
pub(super) fn may_hold_the_text(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "div" | "td" | "section" | "article" | "main")
        && names(element).any(|name| {
            let lower = name.to_ascii_lowercase();
            lower.split(['-', '_']).any(|word| WORKING_ON_TEXT.contains(&word))
        })
}

/// Whether a heading of the page or a sentence that is no link stands in an element.
fn says_something(element: ElementRef<'_>) -> bool {
    let linked = |text: scraper::ElementRef<'_>| text.value().name() == "a";
    let sentence = element.descendants().any(|node| {
        let words = node.value().as_text().is_some_and(|text| text.contains('。'));
        words && !node.ancestors().filter_map(ElementRef::wrap).take_while(|above| *above != element).any(linked)
    });
    sentence || element.descendent_elements().any(|e| matches!(e.value().name(), "h1" | "h2"))
}

/// Whether an element is named as what wikis set into their texts for those who use the page, or leads from the box over a text to the
/// next.
pub(super) fn is_of_wiki(element: ElementRef<'_>) -> bool {
    let is = |known: &[&str], element: ElementRef<'_>| {
        names(element).any(|name| known.iter().any(|known| known.eq_ignore_ascii_case(name)))
    };
    let mut around = element.ancestors().filter_map(ElementRef::wrap);
    if is(OF_WIKI, element) {
        return true;
    }
    // Elsewhere what is not printed may be text.
    if element.value().classes().any(|class| class == "noprint") {
        return around.any(|above| above.value().classes().any(|class| class == "mw-parser-output"));
    }
    (is_cell_of_link(element) || is_cell_of_arrow(element)) && around.any(|above| is(HEAD_OF_WIKI, above))
}

/// Whether a cell holds one link and nothing else.
fn is_cell_of_link(element: ElementRef<'_>) -> bool {
    if !matches!(element.value().name(), "td" | "div") {
        return false;
    }
    let mut children = element.child_elements();
    let link = children.next().filter(|e| e.value().name() == "a" && e.attr("href").is_some_and(leads_away));
    let own = element.children().filter_map(|node| node.value().as_text());
    link.is_some() && children.next().is_none() && own.into_iter().all(|text| text.trim().is_empty())
}

/// Whether a cell shows no word: the arrow beside a link to the next text.
fn is_cell_of_arrow(element: ElementRef<'_>) -> bool {
    element.value().name() == "td" && !element.text().any(|text| text.contains(char::is_alphanumeric))
}

/// Whether a link leads to another page or to a script, not to a place of this one.
pub(super) fn leads_away(href: &str) -> bool {
    let href = href.trim();
    !href.is_empty() && !href.starts_with("mailto:") && (href == "#" || !href.starts_with('#'))
}

#[cfg(test)]
mod tests {
    /// The lines of a page that are its text.
    fn read(html: &str) -> Vec<String> {
        let source = crate::source::read("a.html", html.as_bytes()).expect("a page");
        assert_eq!(crate::source::lost_in_reading(&source), []);
        let shown = source.lines.iter().filter(|line| line.hint.as_ref().is_none_or(|hint| !hint.running));
        shown.map(|line| source.line(line).to_owned()).collect()
    }

    #[test]
    fn what_wikis_set_into_texts_is_none_of_them() {
        let edit = "<span class=mw-editsection><span>[</span><a href='/w?edit'>编辑</a><span>]</span></span>";
        let page = format!(
            "<html><body><h1>云山市供水条例</h1><div class=mw-parser-output><div id=headerContainer><table><tr><td>←</td>\
             <td><b>云山市供水条例</b></td><td><a href='/wiki/b'>云山市供水条例 (2030年)</a></td></tr></table>\
             （2031年5月6日通过）<ul id=plainSister><li class=noprint><a href='/wiki/c'>姊妹计划</a></li></ul></div>\
             <h2>第一章　总则{edit}</h2><div class=h><h2>第二章　供水</h2>{edit}</div><p>第一条　为了加强供水管理，保障用水安全，制定本条例。</p>\
             <p class=noprint>打印</p><p>第二条　本条例自公布之日起施行，原供水规定同时废止。</p>\
             <div class='licenseContainer x'>本作品属于公有领域。</div></div><div class=printfooter>取自维基文库</div></body></html>"
        );
        let shown = read(&page);
        for line in ["第一章　总则", "第二章　供水", "第二条　本条例自公布之日起施行，原供水规定同时废止。"]
        {
            assert!(shown.iter().any(|shown| shown == line), "{line}: {shown:?}");
        }
        for word in ["编辑", "←", "2030", "姊妹", "打印", "公有领域", "取自"] {
            assert!(!shown.iter().any(|line| line.contains(word)), "{word}: {shown:?}");
        }
        // No wiki: what is not printed may be text.
        let page = "<html><body><p class=noprint>第一条　供水单位应当保障供水。</p></body></html>";
        assert_eq!(read(page), ["第一条　供水单位应当保障供水。"]);
    }
}
