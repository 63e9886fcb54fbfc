//! References inside the text as links: 《…》（文号）, 第三条至第五条, 前款, 附件1, 本办法, and the later uses of 以下简称“…”.
//!
//! A link inside the issue has a place to go to; an instrument that is not in the issue is named as outside. What
//! names a place that is not there is no link: nothing is guessed.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::{Captures, Regex};

use super::cite::Citations;
pub use super::link::{Link, LinkKind, Links, Target};
use super::references::{Citation, citations, title_key};
use super::structure::{SectionKind, Structure};
use super::text::{View, number, pattern};
use crate::issue::{BlockKind, Document, Place};

macro_rules! num {
    () => {
        "[0-9〇零一二三四五六七八九十百千]{1,7}"
    };
}
/// 第三条之一第二款第（一）项第1目.
macro_rules! article {
    () => {
        concat!(
            "第",
            num!(),
            "条(?:之",
            num!(),
            ")?(?:第",
            num!(),
            "款)?(?:第\\(?",
            num!(),
            "\\)?项)?(?:第",
            num!(),
            "目)?"
        )
    };
}
/// 本办法.
macro_rules! itself {
    () => {
        "本(?:实施|暂行|试行|管理|若干|工作|行动)?(?:办法|规定|条例|细则|规则|通知|通告|公告|意见|决定|方案|规程|规范|令|预案|规划|计划|指南|章程|准则|批复|指引|通报|法)"
    };
}
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<own>",
        itself!(),
        ")?(?P<first>",
        article!(),
        ")(?:(?:至|到|-|~)(?P<last>",
        article!(),
        "))?",
        "|(?P<itself>",
        itself!(),
        ")",
        "|(?P<relative>(?:前(?:款|条|项|[两二三四五](?:款|条|项))|本(?:条|款|章))(?:第",
        num!(),
        "款)?(?:第\\(?",
        num!(),
        "\\)?项)?)",
        "|附件(?P<attachment>",
        num!(),
        ")?",
        "|(?P<part>第",
        num!(),
        "款(?:第\\(?",
        num!(),
        "\\)?项)?|第\\(",
        num!(),
        "\\)项)",
    ))
});
static TERM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:简称|下称|以下称|统称)(?:为|:)?(?:[“\"「《](?P<quoted>[^“”\"「」《》]{1,40})[”\"」》]|(?P<plain>[^“”\"「」《》(),。;、]{2,16})\\))",
    )
});

/// What [`TERM`] needs.
const TERM_WORDS: [&str; 4] = ["简称", "下称", "以下称", "统称"];
/// Terms of a document that are followed: more than any real document introduces.
const MOST_TERMS: usize = 512;
/// Articles of a range that count as referred to.
const LONGEST_RANGE: usize = 100;

/// What 以下简称 introduces.
struct Term {
    /// Folded.
    name: String,
    place: Place,
    /// The instrument it stands for.
    instrument: Option<Target>,
}

/// Reads the links of one document.
pub(super) struct Reader<'a> {
    document: usize,
    structure: &'a Structure,
    places: &'a Citations<'a>,
    terms: Vec<Term>,
    /// Finds the terms; none where none are introduced.
    uses: Option<AhoCorasick>,
    /// Terms in 《》 by name.
    titles: HashMap<String, usize>,
    /// Attachments by number: their own text, or the line that lists them.
    attachments: HashMap<Option<u32>, usize>,
    /// The articles of the document, in order.
    articles: Vec<usize>,
    /// The heading of the chapter that is open.
    chapter: Option<usize>,
}

/// A link before it is placed in the source.
type Found = (Range<usize>, LinkKind, Target);

impl<'a> Reader<'a> {
    /// Prepares a document: its addresses, attachments and the terms that it introduces. `None` for one that `places`
    /// does not know.
    pub fn of(number: usize, document: &'a Document, places: &'a Citations<'a>, view: &mut View<'a>) -> Option<Self> {
        let mut reader = Self::new(number, places.structure(number)?, places);
        for (b, block) in document.blocks.iter().enumerate() {
            if TERM_WORDS.iter().any(|w| block.text.contains(w)) {
                view.read(number, b, block);
                reader.define(view);
            }
        }
        reader.uses = reader.automaton();
        Some(reader)
    }

    fn new(document: usize, structure: &'a Structure, places: &'a Citations<'a>) -> Self {
        let mut attachments = HashMap::new();
        for section in &structure.sections {
            if let SectionKind::Attachment(n) = section.kind {
                attachments.entry(n).or_insert(section.start);
                // An only attachment is called 附件 as well as 附件1.
                attachments.entry(None).or_insert(section.start);
            }
        }
        let articles =
            structure.units.iter().enumerate().filter(|(i, u)| u.article == Some(*i)).map(|(i, _)| i).collect();
        Self {
            document,
            structure,
            places,
            terms: Vec::new(),
            uses: None,
            titles: HashMap::new(),
            attachments,
            articles,
            chapter: None,
        }
    }

    fn inside(&self, block: usize) -> Target {
        Target::Inside { place: Place { document: self.document, block, byte: 0 }, last: None }
    }

    /// Learns the terms that a block introduces, and the attachments that it lists.
    fn define(&mut self, view: &View<'_>) {
        let cited = citations(view);
        for found in TERM.captures_iter(view.text()) {
            let Some(name) = found.name("quoted").or_else(|| found.name("plain")) else { continue };
            let long = name.as_str().chars().count();
            if self.terms.len() >= MOST_TERMS || long < 2 {
                continue;
            }
            // 《…》（以下简称《意见》）: the term is the instrument before the parenthesis.
            let opens = view.around(name.start()).map(|p| p.open);
            let before =
                cited.iter().take(64).find(|c| opens.is_some_and(|o| c.range.end == o || c.range.contains(&o)));
            let instrument = before.map(|c| self.instrument(c, None));
            let in_title = view.text().get(..name.start()).is_some_and(|t| t.ends_with('《'));
            if in_title {
                self.titles.insert(name.as_str().to_owned(), self.terms.len());
            }
            let place = view.passage(name.range()).place;
            self.terms.push(Term { name: name.as_str().to_owned(), place, instrument });
        }
    }

    fn automaton(&self) -> Option<AhoCorasick> {
        if self.terms.is_empty() {
            return None;
        }
        let names = self.terms.iter().map(|t| t.name.as_str());
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
    }

    /// Finds the links of a block, in order; the blocks of a document are read in order.
    pub fn read(&mut self, view: &View<'_>, cited: &[Citation], out: &mut Vec<Link>) {
        let Some(block) = view.block else { return };
        if matches!(block.kind, BlockKind::RedHeader | BlockKind::Number | BlockKind::Signature | BlockKind::Date) {
            return;
        }
        let label = view.label_end();
        if block.kind == BlockKind::Heading && block.label.as_deref().is_some_and(|l| l.ends_with('章')) {
            self.chapter = Some(view.index);
        }
        let mut found: Vec<Found> = Vec::new();
        let mut tokens = TOKEN.captures_iter(view.text()).peekable();
        let mut next = cited.iter().peekable();
        // Both are in reading order; a citation takes the address right behind it.
        loop {
            let token_at = tokens.peek().and_then(|t| t.get(0)).map(|t| t.start());
            match (next.peek(), token_at) {
                (Some(c), at) if at.is_none_or(|at| c.range.start <= at) => {
                    // What is named inside a title is part of the title.
                    while tokens.peek().and_then(|t| t.get(0)).is_some_and(|t| t.start() < c.range.end) {
                        tokens.next();
                    }
                    let address = tokens.next_if(|t| {
                        t.name("first").is_some_and(|a| a.start() == c.range.end) && t.name("own").is_none()
                    });
                    let printed = address.as_ref().and_then(|t| t.get(0));
                    let end = printed.map_or(c.range.end, |a| a.end());
                    let first = address.as_ref().and_then(|t| t.name("first")).map(|a| a.as_str());
                    let target = self.instrument(c, first);
                    found.push((c.range.start..end, LinkKind::Instrument, target));
                    next.next();
                }
                (_, Some(_)) => {
                    if let Some(token) = tokens.next()
                        && token.get(0).is_some_and(|t| t.start() >= label)
                    {
                        found.extend(self.token(view, &token));
                    }
                }
                _ => break,
            }
        }
        self.uses(view, &mut found);
        place(view, found, out);
    }

    /// Where a cited instrument is: in the issue, or outside.
    fn instrument(&self, c: &Citation, address: Option<&str>) -> Target {
        let term =
            self.titles.get(&title_key(&c.title)).and_then(|t| self.terms.get(*t)).and_then(|t| t.instrument.clone());
        match term {
            Some(Target::Outside { title, number, .. }) => {
                return Target::Outside { title, number, address: address.map(str::to_owned) };
            }
            Some(Target::Inside { place, .. }) => {
                let part = address.and_then(|a| self.places.address(place.document, self.section_of(place), a));
                return Target::Inside { place: part.unwrap_or(place), last: None };
            }
            None => {}
        }
        if let Some((d, s)) = self.places.text_of(&c.title, c.number.as_deref())
            && let Some(place) =
                self.places.address(d, s, address.unwrap_or("")).or_else(|| self.places.address(d, s, ""))
        {
            return Target::Inside { place, last: None };
        }
        Target::Outside { title: c.title.clone(), number: c.number.clone(), address: address.map(str::to_owned) }
    }

    fn section_of(&self, place: Place) -> usize {
        self.places.structure(place.document).and_then(|s| s.units.get(place.block)).map_or(0, |u| u.section)
    }

    fn token(&self, view: &View<'_>, token: &Captures<'_>) -> Option<Found> {
        let all = token.get(0)?;
        let unit = self.structure.units.get(view.index)?;
        let found = |kind, target| Some((all.range(), kind, target));
        if let Some(first) = token.name("first") {
            let before = view.text().get(..all.start()).unwrap_or("");
            // 水法第三条 names an article of that law, without 《》: not ours, and not known.
            let foreign = token.name("own").is_none() && ends_in_instrument(before);
            let place = (!foreign).then(|| self.article(unit.section, first.as_str())).flatten()?;
            let last = token.name("last").and_then(|l| self.article(unit.section, l.as_str()));
            return found(LinkKind::Article, Target::Inside { place, last });
        }
        if token.name("itself").is_some() {
            let head = self.structure.sections.get(unit.section)?.start;
            let own = self.structure.find(unit.section, "").unwrap_or(head);
            return (own != view.index).then(|| (all.range(), LinkKind::Itself, self.inside(own)));
        }
        if let Some(relative) = token.name("relative") {
            return found(LinkKind::Relative, self.relative(view.index, relative.as_str())?);
        }
        if let Some(part) = token.name("part") {
            let label = self.structure.units.get(unit.article?)?;
            let article = label
                .locator
                .split('款')
                .next()
                .map(|l| l.rsplit_once('第').filter(|(a, _)| a.ends_with('条')).map_or(l, |(a, _)| a))?;
            let address = match part.as_str() {
                p if p.contains('款') => format!("{article}{p}"),
                p => format!("{article}第{}款{p}", unit.clause),
            };
            let place = self.places.address(self.document, unit.section, &address)?;
            return found(LinkKind::Relative, Target::Inside { place, last: None });
        }
        let wanted = token.name("attachment").and_then(|n| number(n.as_str()));
        let block = *self.attachments.get(&wanted)?;
        let own = self.structure.sections.get(unit.section).is_some_and(|s| s.start == block);
        (!own && view.block.is_some_and(|b| b.kind != BlockKind::Attachment))
            .then(|| (all.range(), LinkKind::Attachment, self.inside(block)))
    }

    /// An article of the text that the link stands in, or of another text of the same document.
    fn article(&self, section: usize, address: &str) -> Option<Place> {
        let base = self.structure.base(section);
        let own = (!base.is_empty())
            .then(|| self.places.address(self.document, section, &format!("{base}{address}")))
            .flatten();
        own.or_else(|| self.places.address(self.document, section, address))
    }

    /// 前款, 前两款, 前条, 前项, 本条, 本款, 本章, and parts of them (前款第二项).
    fn relative(&self, block: usize, word: &str) -> Option<Target> {
        let unit = self.structure.units.get(block)?;
        let place = |block| Place { document: self.document, block, byte: 0 };
        let (base, rest) = match word.find('第') {
            Some(at) => word.split_at(at),
            None => (word, ""),
        };
        let (first, last) = self.counted_from(block, base)?;
        if rest.is_empty() {
            let other = last != first;
            return (first != block || other)
                .then(|| Target::Inside { place: place(first), last: other.then(|| place(last)) });
        }
        let whole = self.structure.units.get(first)?.locator.as_str();
        // Of an article its 款 are counted, so that the first is not part of the address.
        let whole = if base.ends_with('条') { whole.strip_suffix("第一款").unwrap_or(whole) } else { whole };
        let place = self.places.address(self.document, unit.section, &format!("{whole}{rest}"))?;
        Some(Target::Inside { place, last: None })
    }

    /// The first and last block of 前款, 前两款, 前条, 前项, 本条, 本款, 本章.
    fn counted_from(&self, block: usize, word: &str) -> Option<(usize, usize)> {
        let unit = self.structure.units.get(block)?;
        let clauses = unit.article.map(|a| self.structure.clauses(a)).unwrap_or_default();
        let mut letters = word.chars();
        let (own, middle) = (letters.next()? == '本', letters.next()?);
        if own {
            let here = match middle {
                '章' => self.chapter?,
                '款' => *clauses.get(unit.clause.checked_sub(1)? as usize)?,
                _ => unit.article?,
            };
            return Some((here, here));
        }
        let count = number(&middle.to_string()).unwrap_or(1) as usize;
        match word.chars().last()? {
            '款' => {
                let here = unit.clause.checked_sub(1)? as usize;
                Some((*clauses.get(here.checked_sub(count)?)?, *clauses.get(here.checked_sub(1)?)?))
            }
            '条' => {
                let here = self.articles.binary_search(&unit.article?).ok()?;
                let first = *self.articles.get(here.checked_sub(count)?)?;
                let same = self.structure.units.get(first)?.section == unit.section;
                same.then_some((first, *self.articles.get(here - 1)?))
            }
            _ => {
                let here = unit.item?;
                let before = (0..here).rev().take(64).filter(|b| {
                    let other = self.structure.units.get(*b);
                    other.is_some_and(|u| u.item == Some(*b) && u.article == unit.article && u.clause == unit.clause)
                });
                let items: Vec<usize> = before.take(count).collect();
                Some((*items.last()?, *items.first()?))
            }
        }
    }

    /// Uses of terms behind where they were introduced.
    fn uses(&self, view: &View<'_>, found: &mut Vec<Found>) {
        let Some(terms) = &self.uses else { return };
        let text = view.text();
        for m in terms.find_iter(text) {
            let Some(term) = self.terms.get(m.pattern().as_usize()) else { continue };
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let apart = |inner: Option<char>, outer: Option<char>| !(digit(inner) && digit(outer));
            let before = text.get(..m.start()).and_then(|t| t.chars().next_back());
            let after = text.get(m.end()..).and_then(|t| t.chars().next());
            let whole = apart(term.name.chars().next(), before) && apart(term.name.chars().last(), after);
            let from = view.passage(m.range());
            if whole && from.place > term.place {
                found.push((m.range(), LinkKind::Term, Target::Inside { place: term.place, last: None }));
            }
        }
    }
}

/// Whether a text ends with the name of an instrument printed without 《》.
fn ends_in_instrument(text: &str) -> bool {
    text.ends_with('法') && !text.ends_with("办法")
        || text.ends_with("条例")
        || text.ends_with("办法")
        || text.ends_with("规定") && !text.ends_with("按规定")
}

/// Puts links into the source, in order and without overlap: the first wins, the longer of two that begin together.
fn place(view: &View<'_>, mut found: Vec<Found>, out: &mut Vec<Link>) {
    found.sort_by_key(|(range, kind, _)| (range.start, *kind, std::cmp::Reverse(range.end)));
    let mut end = 0;
    for (range, kind, target) in found {
        if range.start >= end && !range.is_empty() {
            end = range.end;
            out.push(Link { from: view.passage(range), kind, target });
        }
    }
}

/// Who refers to what: of each block that is referred to, the indices of the links that lead to it.
pub(super) fn back(links: &[Link], places: &Citations<'_>) -> Vec<(usize, usize, usize)> {
    let mut back = Vec::new();
    for (i, link) in links.iter().enumerate() {
        if matches!(link.kind, LinkKind::Itself | LinkKind::Term) {
            continue;
        }
        let Target::Inside { place, last } = link.target else { continue };
        let Some(structure) = places.structure(place.document) else { continue };
        let of = |block: usize| structure.units.get(block).and_then(|u| u.article).unwrap_or(block);
        let first = of(place.block);
        back.push((place.document, first, i));
        if let Some(last) = last.map(|l| of(l.block)).filter(|l| *l > first) {
            let articles =
                (first + 1..=last).filter(|b| structure.units.get(*b).is_some_and(|u| u.article == Some(*b)));
            back.extend(articles.take(LONGEST_RANGE).map(|b| (place.document, b, i)));
        }
    }
    back.sort_unstable();
    back.dedup();
    back
}

#[cfg(test)]
#[path = "links_tests.rs"]
mod tests;
