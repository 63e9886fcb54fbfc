//! Citations of places, and the way back: 《标题》（文号）第十五条第二款第（一）项.
//!
//! A citation is a lead (which text) and an address in it (see `structure`). Leads are unique in an issue, addresses
//! in a text, so every citation made here resolves to the place it was made of. Reading is generous beyond that:
//! either width of print, 第15条 for 第十五条, a title without its number or its issuer, a 款 left out or added.

mod address;
mod editions;
mod find;
pub(super) mod pinpoint;
mod shortened;
mod write;

pub use find::{Cited, Meant, find_citation, read_citation};

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::OnceLock;

use super::pasted::{untitled, with_plain_numbers};
use super::references::title_key;
use super::structure::{SectionKind, Structure};
use crate::issue::{Block, Document, Issue, Place, told_title};
use crate::zh::lexicon::Class;
use crate::zh::units::NTH;
use crate::zh::{address as zh_address, fold, office, units};

/// The form of a citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CiteForm {
    /// As it stands in running text: 《标题》（文号）第十五条.
    #[default]
    Plain,
    /// The same with Markdown's own characters escaped.
    Markdown,
    /// A reference by GB/T 7714-2015: 责任者. 题名: 文号\[J\]. 刊名, 年(期): 页. 第十五条.
    Reference,
}

/// How to cite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CiteOptions {
    /// The form.
    pub form: CiteForm,
    /// With the gazette's name and issue number (a reference always has them).
    pub gazette: bool,
    /// With the printed pages of the document (a reference always has them).
    pub pages: bool,
    /// The printed pages of the passage itself, from first to last, where they are known: running text has them instead of the document's.
    /// A reference has those of the document, of which the gazette is made.
    pub passage: Option<(u32, u32)>,
}

/// What a citation begins with.
#[derive(Clone, Debug, Default)]
struct Lead {
    title: String,
    number: Option<String>,
    /// 公布令, 印发通知, 〔第2件〕: tells it from another text of the same title and number.
    suffix: String,
}

impl Lead {
    fn text(&self) -> String {
        let number = self.number.as_deref().map(|n| format!("（{n}）")).unwrap_or_default();
        format!("《{}》{number}{}", self.title, self.suffix)
    }
}

/// Cites the places of an issue and finds cited places. Cheap to make: the work on a document is done when it is
/// first needed.
///
/// `I` is the issue, borrowed or shared: a window keeps them as long as the issue is open.
#[derive(Debug)]
pub struct Citations<I> {
    issue: I,
    /// Of each document, the lead of each section (none for attachments: they go under the document's own).
    leads: Vec<Vec<Option<Lead>>>,
    names: Names,
    structures: Vec<OnceLock<Structure>>,
}

/// What the texts of an issue are called by.
#[derive(Debug, Default)]
struct Names {
    /// Leads in folded form, to document and section.
    known: HashMap<String, (usize, usize)>,
    /// Of leads that several texts would have, how many have been told apart.
    shared: HashMap<String, usize>,
    /// Titles (with and without issuer, with and without number) and numbers: to the first text they name.
    loose: HashMap<String, (usize, usize)>,
    /// Of what several texts are called by, all but the first.
    others: HashMap<String, Vec<(usize, usize)>>,
    /// Titles without the republic or the place that they begin with, where one document only is called so.
    short: HashMap<String, (usize, usize)>,
    /// What the documents' numbers end with, from the year on: [2021]7号.
    numbers: HashSet<String>,
}

/// The place that a citation means, in any of the forms of [`Citations::cite`] or as people write them; `None` when
/// the issue has no such place.
#[must_use]
pub fn resolve_citation(issue: &Issue, citation: &str) -> Option<Place> {
    Citations::new(issue).resolve(citation)
}

impl Names {
    /// The leads of a document's sections.
    fn leads_of(&mut self, d: usize, document: &Document) -> Vec<Option<Lead>> {
        let titles = Structure::titles(document);
        let number = document.number.clone().filter(|n| !fold::narrowed(n).is_empty());
        let mut leads: Vec<Option<Lead>> = vec![None; titles.len().max(1)];
        // Texts that are issued with a title of their own first: 《…办法》 is the text, not the order that issues it.
        for (s, kind) in titles.iter().enumerate().skip(1) {
            if let SectionKind::Text(title) = kind {
                let lead = Lead { title: title.clone(), number: number.clone(), suffix: String::new() };
                leads[s] = Some(self.claim(d, s, lead, ""));
            }
        }
        let title =
            if document.title.trim().is_empty() { format!("本期{NTH}{}件", d + 1) } else { told_title(document) };
        let order = document.number.as_deref().is_some_and(|n| n.contains(units::ORDER));
        let lead = Lead { title, number, suffix: String::new() };
        let other = match order {
            true => "公布令",
            false if covers(document) => "印发通知",
            false => "",
        };
        leads[0] = Some(self.claim(d, 0, lead, other));
        // A text that is issued under the head of an attachment is there; without a title of its own (a damaged one) it is found where it is issued.
        for title in &document.promulgates {
            let section = Structure::attached(document, title).unwrap_or(UNTITLED);
            self.loose.entry(plain_key(&format!("《{title}》"))).or_insert((d, section));
        }
        // 附件1 has a title of its own: 节水评分办法第二条.
        for (section, title) in Structure::attachment_titles(document) {
            self.loose.entry(plain_key(&format!("《{title}》"))).or_insert((d, section));
        }
        leads
    }

    /// Gives a text a lead that no other has, and files the ways it is also called by.
    fn claim(&mut self, d: usize, s: usize, mut lead: Lead, other: &str) -> Lead {
        let mut key = plain_key(&lead.text());
        if self.known.contains_key(&key) && !other.is_empty() {
            lead.suffix = other.to_owned();
            key = plain_key(&lead.text());
        }
        if self.known.contains_key(&key) {
            // A year's lists of appointments may all have one name: each goes on from the count of the one before.
            let count = self.shared.entry(key.clone()).or_insert(1);
            while self.known.contains_key(&key) {
                *count += 1;
                lead.suffix = format!("{other}〔{NTH}{count}件〕");
                key = plain_key(&lead.text());
            }
        }
        self.known.insert(key, (d, s));
        let title = title_key(&lead.title);
        if let Some(number) = lead.number.as_deref().filter(|_| s == 0) {
            let number = fold::narrowed(number);
            self.numbers.extend(number.rfind('[').and_then(|at| number.get(at..)).map(str::to_owned));
            self.loose.entry(with_plain_numbers(&number)).or_insert((d, s));
        }
        // 云州市人民政府关于… is cited as 关于…, too.
        if let Some(short) = title.find("关于").filter(|at| *at > 0).and_then(|at| title.get(at..)) {
            self.call(&format!("《{short}》"), (d, s));
        }
        self.call(&format!("《{title}》"), (d, s));
        lead
    }

    /// Files a title that a text is called by.
    fn call(&mut self, title: &str, text: (usize, usize)) {
        let title = with_plain_numbers(title);
        match self.loose.entry(title) {
            Entry::Vacant(free) => {
                free.insert(text);
            }
            Entry::Occupied(first) if *first.get() != text => {
                self.others.entry(first.key().clone()).or_default().push(text);
            }
            Entry::Occupied(_) => {}
        }
    }

    /// The texts that a folded title in its marks names: more than one where several papers of an issue have one title.
    fn all_titled(&self, title: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.titled(title)
            .into_iter()
            .chain(self.others.get(title).into_iter().flatten().copied())
            .take(MOST_OF_ONE_TITLE)
    }

    /// Files what titles are called without the republic or the place before them.
    fn shorten(&mut self) {
        let mut all: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (title, found) in &self.loose {
            let Some(title) = title.strip_prefix('《') else { continue };
            let place = || title.strip_prefix(office::place_of(title)?);
            let Some(short) = Class::Republic.strip_start(title).or_else(place) else { continue };
            // 云州 ends as places do, and so does 云州市.
            let ranked = Class::AreaRank.strip_start(short);
            for short in std::iter::once(short).chain(ranked).filter(|short| short.chars().count() > 3) {
                all.entry(format!("《{short}")).or_default().push(*found);
            }
        }
        for (title, mut found) in all {
            // The text before the notice that issues it.
            found.sort_unstable_by_key(|&(d, s)| (d, std::cmp::Reverse(s)));
            if let (Some(first), Some(last)) = (found.first(), found.last())
                && first.0 == last.0
                && !self.loose.contains_key(&title)
            {
                self.short.insert(title, *first);
            }
        }
    }

    /// The text of a folded title in its marks, perhaps without its place.
    fn titled(&self, title: &str) -> Option<(usize, usize)> {
        self.loose.get(title).or_else(|| self.short.get(title)).copied()
    }
}

/// Whether a document is a paper that sends out another text; the head of a form or of a booklet is none.
fn covers(document: &Document) -> bool {
    let issues = |b: &Block| Class::Issues.within(&fold::narrowed(&b.text));
    document.number.is_some() || document.addressee.is_some() || document.blocks.iter().take(HEAD_BLOCKS).any(issues)
}

/// Blocks at the top of a document in which it says what it sends out.
const HEAD_BLOCKS: usize = 12;

/// So many papers of one title are looked at.
const MOST_OF_ONE_TITLE: usize = 64;

/// In the place of a section: somewhere in the document, and in no text that has a title of its own.
const UNTITLED: usize = usize::MAX;

/// A folded lead or number, its numbers in one form.
fn plain_key(text: &str) -> String {
    with_plain_numbers(&fold::narrowed(text))
}

impl<I: Deref<Target = Issue>> Citations<I> {
    /// Prepares an issue for citing.
    #[must_use]
    pub fn new(issue: I) -> Self {
        let structures = issue.documents.iter().map(|_| OnceLock::new()).collect();
        let mut names = Names::default();
        let leads = issue.documents.iter().enumerate().map(|(d, document)| names.leads_of(d, document)).collect();
        names.shorten();
        Self { issue, leads, names, structures }
    }

    pub(super) fn structure(&self, document: usize) -> Option<&Structure> {
        let source = self.issue.documents.get(document)?;
        self.structures.get(document).map(|s| s.get_or_init(|| Structure::of(source)))
    }

    /// The place that a citation means.
    #[must_use]
    pub fn resolve(&self, citation: &str) -> Option<Place> {
        let plain = unescape(citation);
        let texts = [fold::narrowed(citation), fold::narrowed(&plain)];
        let texts = texts.map(|t| with_plain_numbers(&t));
        // What was cited here comes back exactly, whatever else it could be read as.
        // A title at its start goes before one that is quoted in it, in whichever of the two spellings it is known.
        let led = texts.iter().find_map(|t| self.resolve_lead(t, true));
        let found = led.or_else(|| texts.iter().find_map(|t| self.resolve_as_written(t, true)));
        // A passage (第三条至第五条) begins at its first place.
        let firsts = texts.iter().flat_map(|t| t.rmatch_indices(units::TO).take(8).filter_map(|(at, _)| t.get(..at)));
        let found = found.or_else(|| firsts.into_iter().find_map(|t| self.resolve_as_written(t, true)));
        let found = found.or_else(|| texts.iter().find_map(|t| self.resolve_as_written(t, false)));
        // So does a list, and a range that is written otherwise.
        let firsts = || texts.iter().filter_map(|t| zh_address::first_of_list(without_source(t)));
        let found = found.or_else(|| firsts().find_map(|t| self.resolve_as_written(&t, false)));
        found.or_else(|| self.resolve(&in_title_marks(texts.first()?)?))
    }

    fn resolve_as_written(&self, text: &str, exact: bool) -> Option<Place> {
        if let Some(place) = self.resolve_reference(text, exact) {
            return Some(place);
        }
        // The lead may stand behind a quotation or other words: any 《 can begin it, the first that fits is it.
        for (start, _) in text.match_indices('《').take(64) {
            let text = text.get(start..)?;
            if let Some(place) = self.resolve_lead(text, exact) {
                return Some(place);
            }
            // Of two citations the first is meant, if its text is here.
            let Some((first, _)) = zh_address::first_citation(text) else { continue };
            let title = first.find('》').and_then(|at| first.get(..at + '》'.len_utf8()));
            let found = self.resolve_lead(first, exact);
            if found.is_some() || title.is_some_and(|title| self.resolve_lead(title, false).is_some()) {
                return found;
            }
        }
        if exact {
            return None;
        }
        // A number without title: 某政发〔2023〕7号第三条.
        for (end, _) in text.match_indices(units::NUMBER).take(8) {
            let end = end + units::NUMBER.len_utf8();
            if let Some((d, s)) = self.by_number(text.get(..end)?) {
                let tail = text.get(end..)?.trim_start_matches([')', '》']);
                let tail = Class::CitedPaper.strip_start(tail).unwrap_or(tail).trim_start_matches([units::OF, '中']);
                return self.address(d, s, without_source(tail));
            }
        }
        // A title without 《》: 某办法第三条.
        untitled(text).find_map(|(title, tail)| self.among_titled(&format!("《{title}》"), tail))
    }

    /// Whether a document's number may end like this folded one, from its year on ([2021]7号).
    pub(super) fn may_be_numbered(&self, year_on: &str) -> bool {
        self.names.numbers.contains(year_on)
    }

    /// The document that a folded number (云政发[2021]7号) names, and its first text.
    pub(super) fn numbered(&self, number: &str) -> Option<(usize, usize)> {
        self.names.loose.get(&with_plain_numbers(number)).copied()
    }

    /// The text of the issue that a title (and number) names: document and section. A title with the number of
    /// another instrument names that other instrument.
    pub(super) fn text_of(&self, title: &str, number: Option<&str>) -> Option<(usize, usize)> {
        let key = with_plain_numbers(&title_key(title));
        let found = self.names.loose.get(&format!("《{key}》")).copied();
        let Some(number) = number.map(plain_key) else { return found };
        if let Some(&named) = self.names.known.get(&format!("《{key}》({number})")) {
            return Some(named);
        }
        let same = |d: usize| {
            let own = self.issue.documents.get(d).and_then(|d| d.number.as_deref());
            own.is_none_or(|n| plain_key(n) == number)
        };
        found.filter(|(d, _)| same(*d)).or_else(|| self.names.loose.get(&number).copied())
    }

    /// A citation that begins with 《. The longest lead that is known and whose address is found wins.
    fn resolve_lead(&self, text: &str, exact: bool) -> Option<Place> {
        let ends: Vec<usize> = ends_of_leads(text).collect();
        for end in ends.iter().rev() {
            let Some(&(d, s)) = text.get(..*end).and_then(|lead| self.names.known.get(lead)) else { continue };
            let tail = text.get(*end..).unwrap_or("");
            let found = if exact {
                self.exactly(d, s, tail).or_else(|| self.exactly(d, s, without_source(tail)))
            } else {
                let ways = [tail, without_source(tail), first_of_range(without_source(tail))];
                ways.into_iter().find_map(|tail| self.address(d, s, tail))
            };
            if found.is_some() {
                return found;
            }
        }
        if exact {
            return None;
        }
        ends.iter().rev().find_map(|end| self.among_titled(text.get(..*end)?, text.get(*end..)?))
    }

    /// The place that an address behind a title names, in the first text of that title that has it.
    fn among_titled(&self, title: &str, tail: &str) -> Option<Place> {
        self.names.all_titled(title).find_map(|(d, s)| {
            // The number as printed elsewhere, with or without the parenthesis.
            let tail = without_source(self.behind_title(d, tail)?.trim_start_matches(units::OF));
            self.address(d, s, tail).or_else(|| self.address(d, s, first_of_range(tail)))
        })
    }

    /// A reference by GB/T 7714.
    fn resolve_reference(&self, text: &str, exact: bool) -> Option<Place> {
        let mut marks: Vec<(usize, usize)> = text.match_indices("[J].").map(|(at, m)| (at, m.len())).collect();
        marks.extend(text.match_indices("[Z].").map(|(at, m)| (at, m.len())));
        marks.sort_unstable();
        marks.into_iter().take(8).find_map(|(at, mark)| {
            let named = text.get(at..).is_some_and(|t| t.starts_with("[J]"));
            self.split_reference(text.get(..at)?, (text.get(at + mark..)?, named), exact)
        })
    }

    /// A reference split at its type: author, title and number before it, source and address behind it, which begins
    /// with the name of a gazette if it is `named`.
    fn split_reference(&self, before: &str, (after, named): (&str, bool), exact: bool) -> Option<Place> {
        // Name, year, issue and pages hold no stop; what comes behind it is the address. Without them all of it is.
        let stops = after.match_indices('.').map(|(at, _)| at + 1).take(8);
        let tails: Vec<&str> = std::iter::once(0).chain(stops).filter_map(|at| after.get(at..)).collect();
        let starts = std::iter::once(0).chain(before.match_indices(['.', ']']).map(|(at, m)| at + m.len())).take(32);
        for head in starts.filter_map(|at| before.get(at..)) {
            let split = |(at, _): (usize, &str)| Some(format!("《{}》({})", head.get(..at)?, head.get(at + 1..)?));
            let leads = head.rmatch_indices(':').take(8).filter_map(split);
            for lead in leads.chain([format!("《{head}》")]).filter(|lead| self.is_lead(lead)) {
                let found = tails.iter().enumerate().find_map(|(n, tail)| {
                    let tail = tail.strip_suffix('.').unwrap_or(tail);
                    let first =
                        Some(first_of_range(tail)).filter(|f| exact && f.len() < tail.len() && (n > 0 || !named));
                    let resolve = |tail: &str| self.resolve_lead(&format!("{lead}{tail}"), exact);
                    resolve(tail).or_else(|| first.and_then(resolve))
                });
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// Whether a folded lead names a text of the issue, with any of the suffixes that tell texts apart.
    fn is_lead(&self, lead: &str) -> bool {
        self.names.known.contains_key(lead) || self.names.loose.contains_key(lead)
    }
}

/// Where a lead that a text begins with may end.
fn ends_of_leads(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    let ends: Vec<usize> = text
        .char_indices()
        .take(600)
        .filter(|(_, c)| matches!(*c, '》' | ')' | ']' | units::ORDER | '知'))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    ends.into_iter()
}

/// What stands before the gazette in a citation.
const IN: &str = "，载";

/// An address without the gazette and pages behind it, and without the words that follow it in a sentence.
pub(super) fn without_source(tail: &str) -> &str {
    let own = tail.rfind(",载").and_then(|at| tail.get(..at)).unwrap_or(tail).trim_end_matches(['。', ';', ',']);
    // 第十条的规定
    Class::CitedTail.strip_end(own).unwrap_or(own)
}

/// A citation whose title stands in quotes, as Taiwan prints titles: 「某條例」第三條.
fn in_title_marks(text: &str) -> Option<String> {
    let own = Class::CitesLead.strip_start(text).unwrap_or(text);
    let (title, rest) = own.strip_prefix('「')?.split_once('」')?;
    Some(format!("《{title}》{rest}"))
}

/// 第三条至第五条 begins at 第三条.
fn first_of_range(tail: &str) -> &str {
    tail.split_once(units::TO).map_or(tail, |(first, _)| first)
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {}
            _ => {
                out.push(c);
                continue;
            }
        }
        out.extend(chars.next());
    }
    out
}

#[cfg(test)]
#[path = "cite_tests.rs"]
mod tests;
