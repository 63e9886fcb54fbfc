//! What the parts of a page are. It is asked here, once for each element, by rules with names; whoever reads the page
//! looks the answer up.

use std::collections::HashMap;

use scraper::ElementRef;

use super::about::is_about;
use super::names::{has_name_of_frame, is_article, is_of_wiki};

/// What an element of a page is, where it is more than text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A menu, a tool or a foot: it is the page's, not the document's.
    Frame,
    /// A table or list that states what the site knows of the document: read as fields.
    About,
    /// What the usual systems name as the article.
    Article,
}

/// Why an element is such a part.
struct Rule {
    /// The rule's name, by which its tests speak of it.
    #[cfg_attr(not(test), allow(dead_code, reason = "names are read by the tests"))]
    id: &'static str,
    says: Part,
    when: fn(ElementRef<'_>) -> bool,
    /// Elements that it tells, and neighbours that it must not.
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are read by the tests"))]
    examples: &'static [&'static str],
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are read by the tests"))]
    counterexamples: &'static [&'static str],
}

/// The rules, the first that fits counts.
const RULES: &[Rule] = &[
    Rule {
        id: "stated-table",
        says: Part::About,
        when: is_about,
        examples: &[
            "<table><tr><td>索引号：</td><td>1-2</td><td>发文机关：</td><td>县政府</td></tr></table>",
            "<dl><dt>发文字号</dt><dd>临政发〔2031〕12号</dd></dl>",
        ],
        counterexamples: &[
            "<table><tr><td>序号</td><td>名称</td><td>数量</td></tr><tr><td>1</td><td>甲</td><td>2</td></tr></table>",
        ],
    },
    Rule {
        id: "named-article",
        says: Part::Article,
        when: is_article,
        examples: &["<div id=zoom></div>", "<div class='w TRS_Editor'></div>"],
        counterexamples: &["<div class=news-list></div>"],
    },
    Rule {
        id: "tag-of-frame",
        says: Part::Frame,
        when: |e| matches!(e.value().name(), "nav" | "footer" | "aside"),
        examples: &["<nav>首页</nav>", "<footer>版权所有</footer>"],
        counterexamples: &["<section>正文</section>", "<header><h1>标题</h1></header>"],
    },
    Rule {
        // Word processors name the head and foot of their pages so.
        id: "head-of-printed-page",
        says: Part::Frame,
        when: |e| matches!(e.attr("title"), Some("header" | "footer")),
        examples: &["<div title=header>第1页</div>"],
        counterexamples: &["<div title=标题>正文</div>"],
    },
    Rule {
        id: "tool-of-wiki",
        says: Part::Frame,
        when: is_of_wiki,
        examples: &["<ul id=plainSister></ul>", "<div class='licenseContainer x'></div>"],
        counterexamples: &[
            "<div class=noprint>正文</div>",
            "<div class=mw-parser-output><div class=mw-heading>第一章</div></div>",
            "<div id=headerContainer>供水法</div>",
        ],
    },
    Rule {
        id: "named-frame",
        says: Part::Frame,
        when: has_name_of_frame,
        examples: &["<div class=crumbs>首页</div>", "<div id=top_nav></div>", "<div class=page-footer></div>"],
        counterexamples: &["<div class=article-header></div>", "<body class=nav></body>", "<div class=navy></div>"],
    },
];

/// The parts of a page, by where their element stands in memory: the page doesn't change while it is read.
#[derive(Debug, Default)]
pub(super) struct Parts(HashMap<usize, Part>);

fn key(element: ElementRef<'_>) -> usize {
    std::ptr::from_ref(element.value()).addr()
}

impl Parts {
    /// Looks what an element is and remembers it.
    pub(super) fn note(&mut self, element: ElementRef<'_>) -> Option<Part> {
        let part = RULES.iter().find(|rule| (rule.when)(element))?.says;
        self.0.insert(key(element), part);
        Some(part)
    }

    /// Says what an element is by what stands in it and around it.
    pub(super) fn set(&mut self, element: ElementRef<'_>, part: Part) {
        self.0.insert(key(element), part);
    }

    /// Takes back that an element is such a part.
    pub(super) fn clear(&mut self, element: ElementRef<'_>, part: Part) {
        if self.is(element, part) {
            self.0.remove(&key(element));
        }
    }

    pub(super) fn of(&self, element: ElementRef<'_>) -> Option<Part> {
        self.0.get(&key(element)).copied()
    }

    pub(super) fn is(&self, element: ElementRef<'_>, part: Part) -> bool {
        self.of(element) == Some(part)
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn each_rule_tells_its_examples_and_no_neighbour() {
        for rule in RULES {
            let tells = |html: &str| {
                let page = Html::parse_document(&format!("<!DOCTYPE html><html>{html}"));
                let body = page.root_element().child_elements().find(|e| e.value().name() == "body");
                let body = body.expect("a body");
                if html.starts_with("<body") { (rule.when)(body) } else { body.child_elements().any(rule.when) }
            };
            for example in rule.examples {
                assert!(tells(example), "{}: {example}", rule.id);
            }
            for example in rule.counterexamples {
                assert!(!tells(example), "{}: {example}", rule.id);
            }
        }
    }
}
