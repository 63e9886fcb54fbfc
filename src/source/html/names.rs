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
    "collect",
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
    "gljd",
    "jiucuo",
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
    "relevance",
    "search",
    "share",
    "sidebar",
    "sitemap",
    "toolbar",
    "tools",
    "topnav",
    "xg",
    "xgwj",
    "xgxw",
    "yqlj",
];

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
        })
}

/// Whether a link leads to another page or to a script, not to a place of this one.
pub(super) fn leads_away(href: &str) -> bool {
    let href = href.trim();
    !href.is_empty() && !href.starts_with("mailto:") && (href == "#" || !href.starts_with('#'))
}
