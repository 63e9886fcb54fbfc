//! Titles: those that a page states for itself, and where it shows them.

use scraper::{ElementRef, Node};

use super::about::stated_title;
use super::names::leads_away;
use super::part::{Part, Parts};
use super::weigh::{Weighed, Weights};
use super::{is_block, is_unread};
use crate::zh::fold;
use crate::zh::lexicon::Class;

/// What a title is long.
const TITLE: std::ops::RangeInclusive<usize> = 5..=120;
/// So many lines of an article are looked at for a title of its own.
const FIRST: usize = 4;
/// Characters of a note in brackets behind a title.
const NOTE: usize = 12;
/// So many lines of an article are looked at for one that says just the heading.
const WITHIN: usize = 24;
/// So many lines a title takes.
const MOST_LINES: usize = 4;
/// The share (in tenths) of a heading's pairs of characters that a title of the same document has.
const SAME: usize = 6;

/// How a page states the title of its document, and where it shows it.
#[derive(Default)]
pub(super) struct Headline<'p> {
    /// The element with the title, where that stands outside the article: it is text.
    pub(super) outside: Option<ElementRef<'p>>,
    /// The heading of the page, where the article has a title of its own: the page's, in other words.
    pub(super) doubled: Option<ElementRef<'p>>,
    /// The element that shows the title.
    pub(super) shown: Option<ElementRef<'p>>,
    /// The title that the page states.
    pub(super) stated: Option<String>,
}

impl<'p> Headline<'p> {
    /// Looks for the title of the article in `roots`; `at` is the element that shows one of the `titles`.
    pub(super) fn find(
        weights: &Weights<'p>,
        at: Option<usize>,
        titles: &[String],
        roots: &[ElementRef<'p>],
        framed: bool,
    ) -> Self {
        let element = at.and_then(|at| weights.element(at));
        let shown = element.map(|e| e.text().collect::<String>());
        let stated = shown.as_deref().map(fold::compact).or_else(|| of_page(titles));
        let mut found = Self { stated, shown: element, ..Self::default() };
        let Some(first) = roots.first().copied().filter(|_| framed) else { return found };
        let Some(element) = element else {
            let text = |e: ElementRef<'_>| fold::compact(&e.text().collect::<String>());
            let own = |e: &ElementRef<'_>| has_own_title(&opening(roots, *e, &weights.parts), &text(*e));
            found.outside = named_or_read(weights, first).filter(|e| !own(e));
            found.shown = found.outside;
            if let Some(title) = found.outside {
                found.stated = Some(fold::compact(&title.text().collect::<String>()));
            }
            return found;
        };
        let holds = |of: ElementRef<'p>| of == element || element.ancestors().any(|above| above == *of);
        let within = roots.iter().any(|root| holds(*root));
        let own = opening(roots, element, &weights.parts);
        let has_own = has_own_title(&own, &fold::compact(&element.text().collect::<String>()));
        if has_own {
            found.doubled = Some(element).filter(|_| within);
        } else if !within {
            found.outside = Some(element);
        }
        found
    }
}

/// The title of the page's head, where it reads as that of a document.
fn of_page(titles: &[String]) -> Option<String> {
    let names_paper = |title: &str| title.contains(['：', ':']) && title.contains(['「', '《']);
    titles.iter().find(|title| reads_as_title(title) || names_paper(title)).cloned()
}

/// The titles that a page states for itself, without blanks: of its article (a field that the rules for government
/// sites prescribe, and a table about the document), and of the page, which may have the site's name behind it.
pub(super) fn titles(root: ElementRef<'_>, body: ElementRef<'_>) -> Vec<String> {
    let mut titles: Vec<String> = stated_title(body).into_iter().map(|title| fold::compact(&title)).collect();
    let head = root.child_elements().find(|e| e.value().name() == "head");
    for element in head.into_iter().flat_map(|head| head.descendent_elements()) {
        let named = |name: &str| element.attr("name").is_some_and(|n| n.eq_ignore_ascii_case(name));
        match element.value().name() {
            "meta" if named("ArticleTitle") || element.attr("property") == Some("og:title") => {
                titles.extend(element.attr("content").map(fold::compact));
            }
            "title" => {
                let title = fold::compact(&element.text().collect::<String>());
                // Without the site's name behind it.
                let split = |mark: char| title.rsplit_once(mark).map(|(title, _)| title.to_owned());
                titles.extend(['_', '|', '-', '－', '—', '–'].into_iter().filter_map(split));
                titles.extend(title.rsplit_once(|c| Class::TitleBar.has(c)).map(|(title, _)| title.to_owned()));
                titles.push(title);
            }
            _ => {}
        }
    }
    titles.retain(|title| title.chars().count() >= *TITLE.start() && Class::SiteEnd.ends(title).is_none());
    titles
}

/// The element that shows the title that the page states.
pub(super) fn headline(weights: &Weights<'_>, titles: &[String]) -> Option<usize> {
    let fits = |w: &Weighed<'_>| {
        let name = w.element.value().name();
        // A cell or block with blocks in it is more than the title, and so is a long text.
        (is_block(name) || matches!(name, "span" | "b" | "strong" | "font"))
            && w.tally.sense <= *TITLE.end()
            && !w.element.child_elements().any(|c| is_block(c.value().name()))
            && short_text(w.element).is_some_and(|text| is_title(&text, titles))
    };
    let found: Vec<usize> = (0..weights.elements.len()).filter(|at| fits(&weights.elements[*at])).take(16).collect();
    // The path to the page and tables about the document name its title too.
    let is = |at: &usize, part: Part| weights.around_all(*at).chain([*at]).any(|at| weights.part(at) == Some(part));
    let linked = |at: &usize| weights.tally(*at).links > 0;
    let apart = |at: &usize| is(at, Part::Frame) || is(at, Part::About) || linked(at);
    found.iter().copied().find(|at| !apart(at)).or_else(|| found.iter().copied().find(|at| !is(at, Part::About)))
}

/// The text of an element without blanks, if it is no longer than a title.
fn short_text(element: ElementRef<'_>) -> Option<String> {
    let chars = element.text().flat_map(str::chars).filter(|c| !c.is_whitespace());
    let text: String = chars.take(*TITLE.end() + 1).collect();
    TITLE.contains(&text.chars().count()).then_some(text)
}

/// Whether a text is one of the titles, or all of it before the site's name, or before it was cut.
fn is_title(text: &str, titles: &[String]) -> bool {
    let apart = |rest: &str| rest.starts_with(|c| "_-|－—–·>/(（.…".contains(c) || Class::TitleBar.has(c));
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

/// The title outside the article of a page that states none: an `h1` or what is called a title, the last before it,
/// else the last line above that reads as one. None where the article begins with it.
fn named_or_read<'p>(weights: &Weights<'p>, first: ElementRef<'p>) -> Option<ElementRef<'p>> {
    if first.descendent_elements().any(|e| e.value().name() == "h1") || weights.element(0) == Some(first) {
        return None;
    }
    let leaf = |e: &ElementRef<'_>| !e.child_elements().any(|c| is_block(c.value().name()));
    let before: Vec<ElementRef<'p>> =
        weights.elements.iter().map(|w| w.element).take_while(|e| *e != first).filter(leaf).collect();
    let text = |e: &ElementRef<'_>| short_text(*e).filter(|_| !weights.parts.is(*e, Part::Frame));
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
    let own = || opening(&[first], first, &weights.parts).iter().take(FIRST).any(|line| reads_as_title(line));
    before.iter().rfind(named).or_else(|| before.iter().rfind(reads).filter(|_| !own())).copied()
}

/// The first lines of an article, without blanks, beside those of `without` (where that is no article itself).
fn opening(roots: &[ElementRef<'_>], without: ElementRef<'_>, parts: &Parts) -> Vec<String> {
    let mut lines = vec![String::new()];
    for root in roots {
        gather(*root, Some(without).filter(|e| e != root), parts, &mut lines);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Adds the lines of an element, until there are enough.
fn gather(element: ElementRef<'_>, without: Option<ElementRef<'_>>, parts: &Parts, lines: &mut Vec<String>) {
    let mut steps: Vec<_> = element.children().rev().map(Some).collect();
    lines.push(String::new());
    while let Some(step) = steps.pop().filter(|_| lines.len() < 40) {
        // The end of a block.
        let Some(node) = step else {
            lines.push(String::new());
            continue;
        };
        match node.value() {
            Node::Text(text) => {
                if let Some(line) = lines.last_mut().filter(|line| line.len() < 1_000) {
                    line.extend(text.chars().filter(|c| !c.is_whitespace()));
                }
            }
            Node::Element(value) => {
                let child = ElementRef::wrap(node);
                let apart = |e| matches!(parts.of(e), Some(Part::Frame | Part::About)) || Some(e) == without;
                if is_unread(value.name()) || child.is_some_and(apart) {
                    continue;
                }
                if is_block(value.name()) || value.name() == "br" {
                    lines.push(String::new());
                    steps.push(None);
                }
                steps.extend(node.children().rev().map(Some));
            }
            _ => {}
        }
    }
}

/// Whether a line at the top of an article says the page's heading and nothing else: the title of the law under its order, or the
/// paper's number. What stands in brackets at the heading's end is the page's.
fn says_just(lines: &[String], heading: &str) -> bool {
    let bare = heading.rfind(['（', '(']).and_then(|at| heading.get(..at)).filter(|bare| !bare.is_empty());
    let keys = [fold::key(heading), fold::key(bare.unwrap_or(heading))];
    lines.iter().take(WITHIN).any(|line| keys.contains(&fold::key(line)))
}

/// Whether an article begins with a title of its own where the page's heading says the same: in the same words, or in
/// those of the paper, which the page shortens.
fn has_own_title(lines: &[String], heading: &str) -> bool {
    let pairs: Vec<String> =
        heading.chars().zip(heading.chars().skip(1)).map(|(a, b)| [a, b].iter().collect()).collect();
    let same = |text: &str| {
        let found = pairs.iter().filter(|pair| text.contains(pair.as_str())).count();
        found * 10 >= pairs.len() * SAME
    };
    let closed = |rest: &str| rest.starts_with(['（', '(']) && rest.ends_with(['）', ')']) && rest.len() <= 60;
    let is = |text: &str| {
        text.trim_start_matches('—').strip_prefix(heading).is_some_and(|rest| rest.is_empty() || closed(rest))
            || reads_as_title(text) && same(text)
    };
    if says_just(lines, heading) {
        return true;
    }
    // A title stands before all sentences.
    let bare = |line: &&String| !line.contains(['。', '：', ':', '；']);
    let lines: Vec<&str> = lines.iter().take_while(bare).map(String::as_str).take(FIRST + MOST_LINES).collect();
    (0..lines.len().min(FIRST)).any(|from| {
        let run = lines.get(from..).unwrap_or_default();
        (1..=run.len().min(MOST_LINES)).any(|count| run.get(..count).is_some_and(|run| is(&run.concat())))
    })
}

/// Whether a line without blanks reads as the title of an official document.
pub(super) fn reads_as_title(text: &str) -> bool {
    // （试行）, （一）, （2031年版）
    let note = text.char_indices().rev().take(NOTE).find(|(_, c)| matches!(c, '（' | '(')).map(|(at, _)| at);
    let noted = note.filter(|_| text.ends_with(['）', ')'])).and_then(|at| text.get(..at));
    let about = Class::TitleMatter.within(text) || text.contains('《');
    let kind =
        |text: &str| Class::TitleKind.ends(text).is_some() || about && Class::TitleKindWithMatter.ends(text).is_some();
    !text.contains(['。', '；', '，', '：', ':', '|', '>'])
        && text.chars().count() >= 8
        && (kind(text) || noted.is_some_and(kind))
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
