//! Titles: those that a page states for itself, and the one that stands above the article.

use scraper::ElementRef;

use super::about::stated_title;
use super::article::{Weights, leads_away};
use super::{is_block, is_unread};

/// What a title is long.
pub(super) const TITLE: std::ops::RangeInclusive<usize> = 5..=120;
/// What titles of official documents end with.
const KINDS: &[&str] = &[
    "通知", "意见", "决定", "决议", "办法", "规定", "细则", "条例", "规则", "章程", "公告", "通告", "通报", "批复",
    "复函", "函", "方案", "规划", "计划", "要点", "纪要", "预案", "措施", "令",
];
/// The same, where the title says what about: menus have entries of these kinds.
const ABOUT_KINDS: &[&str] = &["报告", "指南", "标准", "名单", "目录", "清单", "公报"];
/// What names of offices and sites end with: a page with such a title states no title of its article.
const OWNERS: &[&str] = &["政府", "办公室", "办公厅", "委员会", "局", "厅", "网", "网站", "门户", "平台", "专栏"];
/// So many lines of an article are looked at for a title of its own.
const FIRST: usize = 4;

/// The titles that a page states for itself, without blanks: of its article (a field that the rules for government
/// sites prescribe, and a table about the document), and of the page, which may have the site's name behind it.
pub(super) fn titles(root: ElementRef<'_>, body: ElementRef<'_>) -> Vec<String> {
    let mut titles: Vec<String> = stated_title(body).into_iter().map(|title| compact(&title)).collect();
    let head = root.child_elements().find(|e| e.value().name() == "head");
    for element in head.into_iter().flat_map(|head| head.descendent_elements()) {
        let named = |name: &str| element.attr("name").is_some_and(|n| n.eq_ignore_ascii_case(name));
        match element.value().name() {
            "meta" if named("ArticleTitle") || element.attr("property") == Some("og:title") => {
                titles.extend(element.attr("content").map(compact));
            }
            "title" => {
                let title = compact(&element.text().collect::<String>());
                // Without the site's name behind it.
                let split = |mark: char| title.rsplit_once(mark).map(|(title, _)| title.to_owned());
                titles.extend(['_', '|', '丨', '-', '－', '—', '–'].into_iter().filter_map(split));
                titles.push(title);
            }
            _ => {}
        }
    }
    titles.retain(|title| title.chars().count() >= *TITLE.start() && !OWNERS.iter().any(|end| title.ends_with(end)));
    titles
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of an element without blanks, if it is no longer than a title.
pub(super) fn short_text(element: ElementRef<'_>) -> Option<String> {
    let chars = element.text().flat_map(str::chars).filter(|c| !c.is_whitespace());
    let text: String = chars.take(*TITLE.end() + 1).collect();
    TITLE.contains(&text.chars().count()).then_some(text)
}

/// Whether a text is one of the titles, or all of it before the site's name, or before it was cut.
pub(super) fn is_title(text: &str, titles: &[String]) -> bool {
    let apart =
        |rest: &str| rest.starts_with(['_', '-', '|', '－', '—', '–', '·', '>', '丨', '/', '(', '（', '.', '…']);
    TITLE.contains(&text.chars().count())
        && titles.iter().any(|title| match title.strip_prefix(text) {
            Some(rest) => rest.is_empty() || apart(rest),
            None => {
                // The page's title may be cut, or lack the issuer.
                let cut = title.trim_end_matches(['.', '…']);
                cut.len() < title.len() && cut.chars().count() >= 10 && text.starts_with(cut)
                    || title.chars().count() >= 8
                        && text
                            .strip_suffix(title.as_str())
                            .is_some_and(|issuer| issuer.chars().all(char::is_alphabetic))
            }
        })
}

/// The title of the article where it stands outside it: the one that the page states, else an `h1` or what is called
/// a title, the last before it. None where the article begins with it.
pub(super) fn title_outside<'p>(
    weights: &Weights<'p>,
    headline: Option<usize>,
    roots: &[ElementRef<'p>],
) -> Option<ElementRef<'p>> {
    let first = *roots.first()?;
    let holds = |of: ElementRef<'p>, element: ElementRef<'p>| of == element || element.ancestors().any(|a| a == *of);
    let within = |element: ElementRef<'p>| roots.iter().any(|root| holds(*root, element));
    if let Some(element) = headline.and_then(|at| weights.element(at)) {
        let title = compact(&element.text().collect::<String>());
        let begins = opening(first).contains(&title);
        return (!within(element) && !begins).then_some(element);
    }
    if first.descendent_elements().any(|e| e.value().name() == "h1") || weights.element(0) == Some(first) {
        return None;
    }
    let leaf = |e: &ElementRef<'_>| !e.child_elements().any(|c| is_block(c.value().name()));
    let before: Vec<ElementRef<'p>> =
        weights.elements.iter().map(|w| w.element).take_while(|e| *e != first).filter(leaf).collect();
    let text = |e: &ElementRef<'_>| short_text(*e).filter(|_| !weights.is_apart(*e));
    let named = |e: &&ElementRef<'_>| {
        let value = e.value();
        let is_title = |c: &str| c.to_ascii_lowercase().contains("title");
        (value.name() == "h1" || value.id().into_iter().chain(value.classes()).any(is_title)) && text(e).is_some()
    };
    let links = |e: ElementRef<'_>| e.value().name() == "a" && e.attr("href").is_some_and(leads_away);
    let linked = |e: ElementRef<'_>| {
        e.descendent_elements().any(links) || e.ancestors().filter_map(ElementRef::wrap).take(4).any(links)
    };
    let reads = |e: &&ElementRef<'_>| {
        is_block(e.value().name()) && text(e).is_some_and(|text| reads_as_title(&text)) && !linked(**e)
    };
    // By its name, else the last line above that reads as a title, unless the text begins with one.
    before.iter().rfind(named).or_else(|| before.iter().rfind(reads).filter(|_| !begins_with_title(first))).copied()
}

/// The first characters of an element's text, without blanks.
fn opening(element: ElementRef<'_>) -> String {
    let text = element.descendants().filter(|node| {
        !node.parent().and_then(ElementRef::wrap).is_some_and(|parent| is_unread(parent.value().name()))
    });
    let chars = text.filter_map(|node| node.value().as_text()).flat_map(|text| text.chars());
    chars.filter(|c| !c.is_whitespace()).take(600).collect()
}

/// Whether a line without blanks reads as the title of an official document.
fn reads_as_title(text: &str) -> bool {
    let tried =
        ["（试行）", "（暂行）", "（修订）", "(试行)", "(暂行)"].iter().find_map(|mark| text.strip_suffix(mark));
    let about = text.contains("关于") || text.contains('《');
    let ends = |text: &str, kinds: &[&str]| kinds.iter().any(|kind| text.ends_with(kind));
    let kind = |text: &str| ends(text, KINDS) || about && ends(text, ABOUT_KINDS);
    !text.contains(['。', '；', '，', '：', ':', '|', '>'])
        && text.chars().count() >= 8
        && (kind(text) || tried.is_some_and(kind))
}

/// Whether one of an article's first lines reads as a title.
fn begins_with_title(article: ElementRef<'_>) -> bool {
    let leaf =
        |e: &ElementRef<'_>| is_block(e.value().name()) && !e.child_elements().any(|c| is_block(c.value().name()));
    let lines = article.descendent_elements().filter(leaf).filter_map(short_text).take(FIRST);
    lines.into_iter().any(|line| reads_as_title(&line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_read_as_titles() {
        for text in [
            "临江县人民政府关于加强河道管理的通知",
            "临江县河道采砂管理办法（试行）",
            "云山市防汛应急预案",
            "关于部分区域停水的公告",
        ] {
            assert!(reads_as_title(text), "{text}");
        }
        for text in [
            "政策文件",
            "规范性文件",
            "现印发给你们，请贯彻执行通知",
            "当前位置：首页>公告",
            "通知公告",
            "政府信息公开目录",
        ] {
            assert!(!reads_as_title(text), "{text}");
        }
    }
}
