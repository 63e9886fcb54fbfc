//! References inside the text as links: 《…》（文号）, 第三条至第五条, 前款, 附件1, 本办法, and the later uses of 以下简称“…”.
//!
//! A link inside the issue has a place to go to; an instrument that is not in the issue is named as outside. What
//! names a place that is not there is no link: nothing is guessed.

mod contents;
mod instruments;
mod places;
mod terms;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Passage;
use super::addresses::{
    Base, Carry, MOST_NAMED, behind_short_form, called_before, ends_in_instrument, higher_law, noun_of, numbered,
};
use super::cite::Citations;
pub use super::link::{Link, LinkKind, Links, Target};
use super::references::{Citation, citations, is_form, title_key};
use super::structure::{SectionKind, Structure};
use super::text::View;
use crate::issue::{BlockKind, Document, Issue, Place};
use crate::zh::address::mentions::{MENTION, Mention, What, standing};
use crate::zh::address::{self, article_of, at_start, joined};
use crate::zh::lexicon::Class;
use crate::zh::units::{NTH, PARAGRAPH, TO};
use crate::zh::{fold, units};
use terms::{TERM, may_name_a_term};

/// Terms of a document that are followed: more than any real document introduces.
const MOST_TERMS: usize = 512;
/// What 以下简称 introduces.
struct Term {
    /// Folded.
    name: String,
    place: Place,
    /// The instrument it stands for: where it is, and how it is cited.
    instrument: Option<(Target, Citation)>,
    /// It stands for several.
    joint: bool,
}

/// Reads the links of one document.
pub(super) struct Reader<'a> {
    document: usize,
    structure: &'a Structure,
    places: &'a Citations<&'a Issue>,
    terms: Vec<Term>,
    /// Finds the terms; none where none are introduced.
    uses: Option<AhoCorasick>,
    /// Terms in 《》 by name.
    titles: HashMap<String, usize>,
    /// Attachments by what they are called (件, 表) and number; an only one is also called without its number.
    attachments: HashMap<(char, Option<u32>), usize>,
    /// The title of the document.
    title: &'a str,
    /// The articles of the document, in order.
    articles: Vec<usize>,
    /// The sections that have articles.
    with_articles: HashSet<usize>,
    /// The heading of the chapter that is open.
    chapter: Option<usize>,
    /// The entries of the text's own contents: how much of each names a heading, and where that is.
    listed: HashMap<usize, contents::Named>,
}

/// A link before it is placed in the source.
type Found = (Range<usize>, LinkKind, Target);

/// Texts of a document that are looked at for 本办法.
const MOST_SECTIONS: usize = 64;

impl<'a> Reader<'a> {
    /// Prepares a document: its addresses, attachments and the terms that it introduces. `None` for one that `places`
    /// does not know.
    pub fn of(
        number: usize,
        document: &'a Document,
        places: &'a Citations<&'a Issue>,
        view: &mut View<'a>,
    ) -> Option<Self> {
        let mut reader = Self::new(number, document, places.structure(number)?, places);
        reader.listed = contents::named(&document.blocks);
        for (b, block) in document.blocks.iter().enumerate() {
            if may_name_a_term(&block.text) {
                view.read(number, b, block);
                reader.define(view);
            }
        }
        reader.uses = reader.automaton();
        Some(reader)
    }

    fn new(number: usize, document: &'a Document, structure: &'a Structure, places: &'a Citations<&'a Issue>) -> Self {
        let mut attachments = HashMap::new();
        for section in &structure.sections {
            if let SectionKind::Attachment(n) = section.kind {
                let head = document.blocks.get(section.start).map_or("", |b| b.text.trim_start_matches(['（', '(']));
                let called = fold::inked(head).nth(1);
                let called = called.filter(|c| matches!(c, '表' | '图' | '录')).unwrap_or('件');
                attachments.entry((called, n)).or_insert(section.start);
                // An only attachment is called 附件 as well as 附件1.
                attachments.entry((called, None)).or_insert(section.start);
            }
        }
        let units = || structure.units.iter().enumerate();
        let articles: Vec<usize> = units().filter(|(i, u)| u.article == Some(*i)).map(|(i, _)| i).collect();
        let with_articles = units().filter(|(i, u)| u.article == Some(*i)).map(|(_, u)| u.section).collect();
        Self {
            document: number,
            title: &document.title,
            structure,
            places,
            terms: Vec::new(),
            uses: None,
            titles: HashMap::new(),
            attachments,
            articles,
            with_articles,
            chapter: None,
            listed: HashMap::new(),
        }
    }

    fn inside(&self, block: usize) -> Target {
        Target::Inside { place: Place { document: self.document, block, byte: 0 }, last: None }
    }

    /// Learns the terms that a block introduces, and the attachments that it lists.
    fn define(&mut self, view: &View<'_>) {
        let cited = citations(view);
        for found in TERM.captures_iter(view.text()) {
            let Some(all) = found.name("quoted").or_else(|| found.name("plain")) else { continue };
            // 《…》（以下简称《意见》）: the term is the instrument before the parenthesis.
            let opens = view.around(all.start()).map(|p| p.open);
            let before =
                cited.iter().take(64).find(|c| opens.is_some_and(|o| c.range.end == o || c.range.contains(&o)));
            let joint = Class::JointShortFor.starts(found.get(0).map_or("", |m| m.as_str())).is_some();
            let instrument = before.filter(|_| !joint).map(|c| (self.instrument(c, None), c.clone()));
            let lead = opens.and_then(|open| view.text().get(..open)).filter(|_| !joint).unwrap_or("");
            let names = all.as_str().split(['“', '”', '"', '「', '」', '《', '》', units::LIST]);
            let names: Vec<&str> = names.filter(|n| n.chars().count() > 1).collect();
            let only = names.len() == 1;
            for name in names {
                if self.terms.len() >= MOST_TERMS {
                    return;
                }
                let start = all.start() + (name.as_ptr() as usize).saturating_sub(all.as_str().as_ptr() as usize);
                let in_title = view.text().get(..start).is_some_and(|t| t.ends_with('《'));
                if in_title {
                    self.titles.insert(name.to_owned(), self.terms.len());
                }
                let place = view.passage(start..start + name.len()).place;
                // 依水法（以下簡稱本法）第二條訂定 in 水法施行細則: the law that the title names.
                let called =
                    || self.higher_law(view.index, name).filter(|c| lead.ends_with(&fold::plain_folded(&c.title)));
                let named = instrument.clone().or_else(|| called().map(|c| (self.instrument(&c, None), c)));
                let instrument = named.filter(|_| only);
                self.terms.push(Term { name: name.to_owned(), place, instrument, joint });
            }
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
        if block.kind == BlockKind::Contents {
            let named = self.listed.get(&view.index).copied();
            out.extend(named.map(|named| Link {
                from: Passage::new(self.document, view.index, 0..named.bytes),
                kind: LinkKind::Contents,
                target: self.inside(named.block),
            }));
            return;
        }
        let label = view.label_end();
        if block.kind == BlockKind::Heading && block.label.as_deref().is_some_and(|l| l.ends_with(units::CHAPTER)) {
            self.chapter = Some(view.index);
        }
        let mut found: Vec<Found> = Vec::new();
        let mut carry = Carry::default();
        let mut next = cited.iter().peekable();
        for all in MENTION.find_iter(view.text()) {
            while let Some(c) = next.next_if(|c| c.range.start <= all.start()) {
                // A short form in the parenthesis of a title is part of that citation.
                if matches!(&carry.base, Base::Named(outer) if outer.range.contains(&c.range.start)) {
                    continue;
                }
                found.push((c.range.clone(), LinkKind::Instrument, self.cited(view, c, None)));
                let mut named = std::mem::take(&mut carry.named);
                named.extend(Some(c.clone()).filter(|c| !is_form(&c.title) && named.len() < MOST_NAMED));
                carry = Carry { end: c.range.end, base: Base::Named(c.clone()), named, ..Carry::default() };
            }
            // What is named inside a title is part of the title.
            let inside =
                matches!(&carry.base, Base::Named(c) if all.start() < c.range.end && c.range.contains(&all.start()));
            if all.start() >= label && !inside {
                self.mention(view, all.range(), &mut carry, &mut found);
            }
        }
        found.extend(next.map(|c| (c.range.clone(), LinkKind::Instrument, self.cited(view, c, None))));
        // A form or certificate leads somewhere only where the issue prints it.
        found.retain(|(_, kind, target)| {
            !(*kind == LinkKind::Instrument
                && matches!(target, Target::Outside { title, number: None, .. } if is_form(title)))
        });
        self.numbers(view, &mut found);
        self.uses(view, &mut found);
        place(view, found, out);
    }

    /// Reads a mention; what it names may be a part of what was named right before it.
    fn mention(&self, view: &View<'_>, all: Range<usize>, carry: &mut Carry, found: &mut Vec<Found>) {
        let Some(all) = standing(view.text(), all) else { return };
        let Some(mention) = view.text().get(all.clone()).and_then(Mention::read) else { return };
        match mention.what {
            What::Address(..) | What::List(_) => self.address(view, all, mention, carry, found),
            What::Itself | What::Relative(_) | What::Attachment(..) | What::Part(_) => {
                found.extend(self.part(view, all, mention, carry));
            }
        }
    }

    /// 第三条第二款, 第三条至第五条, 第三、五条, 第二章: of this text, of the instrument named before, or of one without 《》.
    fn address(
        &self,
        view: &View<'_>,
        all: Range<usize>,
        mention: Mention<'_>,
        carry: &mut Carry,
        found: &mut Vec<Found>,
    ) {
        let before = view.text().get(..all.start).unwrap_or("");
        let own = mention.own;
        let is_joined = carry.joins(before) || self.cited_in_brackets(view, all.start, carry);
        let base = match (own, is_joined) {
            (Some(own), _) => self.base_of_own(view.index, own),
            (None, true) => carry.base.clone(),
            (None, false) if let Some(number) = numbered(view, before) => Base::Named(number),
            // 该法第三条: the one that was named before. 甲县规定第三条 names an article of that rule: not ours, and not known.
            (None, false) if ends_in_instrument(before) => {
                called_before(before, &carry.named).map_or(Base::Foreign, Base::Named)
            }
            // 依水法（以下简称本法）第三条: of a law that no citation names.
            (None, false) if behind_short_form(before) => Base::Foreign,
            (None, false) => Base::Own,
        };
        if own.is_some() || !is_joined {
            carry.own = own.map(str::to_owned);
        }
        let addresses = mention.what.addresses(all.clone());
        let named = addresses.last().map(|(_, first, last)| last.as_ref().unwrap_or(first));
        carry.article = named.and_then(|a| article_of(a)).unwrap_or_default().to_owned();
        carry.address = named.cloned().unwrap_or_default();
        (carry.end, carry.base) = (all.end, base);
        for (range, first, last) in addresses {
            match &carry.base {
                Base::Foreign => {}
                Base::Named(c) => {
                    // The first address right behind a title is part of its link.
                    let whole = |f: &&Found| f.0.end == range.start && f.1 == LinkKind::Instrument;
                    let start = found.last().filter(whole).map(|f| f.0.start);
                    if start.is_some() {
                        found.pop();
                    }
                    let range = start.unwrap_or(range.start)..range.end;
                    let mut target = self.cited(view, c, Some(&first));
                    if let (Target::Outside { address: Some(address), .. }, Some(last)) = (&mut target, last) {
                        address.push_str(&format!("{TO}{}", as_printed(&last)));
                    }
                    found.push((range, LinkKind::Instrument, target));
                }
                Base::Own => {
                    let Some(section) = self.section_called(view.index, carry.own.as_deref()) else { continue };
                    let of = |address: &str| self.address_in(section, carry.own.is_some(), address);
                    if let Some(place) = of(&first) {
                        let last = last.and_then(|l| of(&l));
                        found.push((range, LinkKind::Article, Target::Inside { place, last }));
                    }
                }
            }
        }
    }

    /// What 本法 is a part of the name of: in the rules under a law (甲法施行细则) that law, or the one for which the text says that it stands;
    /// elsewhere the text itself.
    fn base_of_own(&self, block: usize, own: &str) -> Base {
        if let Some(term) = self.terms.iter().find(|term| term.name == own) {
            // 制定某市供水办法（以下简称“本办法”）: the name of the text itself stands without its marks.
            let own_name = self.section_title(block).ends_with(noun_of(own));
            let bare = if own_name { Base::Own } else { Base::Foreign };
            return term.instrument.as_ref().map_or(bare, |(_, instrument)| Base::Named(instrument.clone()));
        }
        self.higher_law(block, own).map_or(Base::Own, Base::Named)
    }

    /// The law under which the rules that a block stands in are made, where 本法 (`own`) is a part of its name.
    fn higher_law(&self, block: usize, own: &str) -> Option<Citation> {
        higher_law(self.section_title(block), noun_of(own)).map(|title| Citation { title, ..Citation::default() })
    }

    /// The title of the text that a block stands in.
    fn section_title(&self, block: usize) -> &str {
        let section = self.structure.units.get(block).and_then(|unit| self.structure.sections.get(unit.section));
        match section.map(|section| &section.kind) {
            Some(SectionKind::Text(title)) => title.as_str(),
            _ => self.title,
        }
    }

    /// Whether an address stands behind a parenthesis that an instrument has: 《水法》（以下简称《法》）第三条.
    fn cited_in_brackets(&self, view: &View<'_>, at: usize, carry: &mut Carry) -> bool {
        let text = view.text();
        if !text.get(..at).is_some_and(|t| t.ends_with(')')) {
            return false;
        }
        let upto = view.pairs.partition_point(|p| p.open < at);
        let pair =
            view.pairs.get(..upto).unwrap_or_default().iter().rev().take(64).find(|p| p.kind == '(' && p.end() == at);
        let cited = pair.is_some_and(|p| text.get(..p.open).is_some_and(|t| t.ends_with('》')));
        // The instrument named last is the one in the parenthesis, a short form of the one before it.
        cited && matches!(carry.base, Base::Named(_))
    }

    /// The section that 本办法 means: the one it stands in, or the text of the document that is called so.
    fn section_called(&self, block: usize, own: Option<&str>) -> Option<usize> {
        let here = self.structure.units.get(block)?.section;
        let Some(noun) = own.map(noun_of) else { return Some(here) };
        let called = |s: usize| match self.structure.sections.get(s).map(|s| &s.kind) {
            Some(SectionKind::Main) => title_key(self.title).contains(noun),
            Some(SectionKind::Text(title)) => title.contains(noun),
            _ => false,
        };
        let others = || (0..self.structure.sections.len().min(MOST_SECTIONS)).filter(|s| *s != here);
        Some(if called(here) { here } else { others().find(|s| called(*s)).unwrap_or(here) })
    }

    /// 本办法, 前款, 附件1, 第二款: what is told by where it stands.
    fn part(&self, view: &View<'_>, all: Range<usize>, mention: Mention<'_>, carry: &mut Carry) -> Option<Found> {
        let unit = self.structure.units.get(view.index)?;
        let found = |kind, target| Some((all.clone(), kind, target));
        match mention.what {
            What::Itself => {
                let section = self.section_called(view.index, mention.own)?;
                let head = self.structure.sections.get(section)?.start;
                let own = self.structure.find(section, "").unwrap_or(head);
                (own != view.index).then(|| (all.clone(), LinkKind::Itself, self.inside(own)))
            }
            What::Relative(relative) => found(LinkKind::Relative, self.relative(view.index, relative)?),
            What::Attachment(called, wanted) => {
                let block = *self.attachments.get(&(called, wanted))?;
                let own = self.structure.sections.get(unit.section).is_some_and(|s| s.start == block);
                let line = view.block.is_some_and(|b| b.kind == BlockKind::Attachment);
                (!own && !line).then(|| (all.clone(), LinkKind::Attachment, self.inside(block)))
            }
            What::Part(part) => {
                let is_joined = carry.joins(view.text().get(..all.start)?);
                // 《水法》第三条第一款、第二款; 第三条第一项、第二项.
                if is_joined && !carry.article.is_empty() {
                    carry.end = all.end;
                    let address = joined(&carry.address, part);
                    carry.address.clone_from(&address);
                    return match &carry.base {
                        Base::Foreign => None,
                        Base::Named(c) => found(LinkKind::Instrument, self.cited(view, c, Some(&address))),
                        Base::Own => {
                            let place = self.article(unit.section, &address)?;
                            found(LinkKind::Article, Target::Inside { place, last: None })
                        }
                    };
                }
                let (paragraph, _) = self.structure.units_of_parts();
                let plain = paragraph == PARAGRAPH;
                let steps = at_start(part);
                let names_paragraph = steps.iter().any(|step| step.unit == paragraph);
                if is_joined || plain && !names_paragraph && !part.contains('(') {
                    return None;
                }
                let article = article_of(&self.structure.units.get(unit.article?)?.locator).unwrap_or_default();
                // 第一项第二款 of Taiwan's acts begins with a paragraph, 第二款第一目 with a member of its list.
                let begins = steps.first().is_some_and(|step| step.unit == paragraph);
                let address = if begins || plain && names_paragraph {
                    format!("{article}{part}")
                } else {
                    format!("{article}{NTH}{}{paragraph}{part}", unit.clause)
                };
                let place = self.part_at(unit.section, article, &address)?;
                found(LinkKind::Relative, Target::Inside { place, last: None })
            }
            What::Address(..) | What::List(_) => None,
        }
    }

    /// The place of a part of an article of this text. Where the numbers of articles begin again in each chapter, only what stands
    /// under that very article is meant, and what looks like it elsewhere is not looked for.
    fn part_at(&self, section: usize, article: &str, address: &str) -> Option<Place> {
        let heads = article.rfind(NTH).and_then(|at| article.get(..at)?.chars().next_back());
        let kinds = [Class::PartHeading, Class::ChapterHeading, Class::SectionHeading];
        if !heads.is_some_and(|c| kinds.iter().any(|class| class.has(c))) {
            return self.places.address(self.document, section, address);
        }
        let find = |part: &str| self.structure.find(section, &address::key(part));
        let only = || {
            let rest = address::key(address);
            let first = format!("{NTH}1{}", self.structure.units_of_parts().0);
            find(&rest.replacen(&first, "", 1))
        };
        find(address).or_else(only).map(|block| Place { document: self.document, block, byte: 0 })
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

/// A folded address with the brackets that Chinese print has.
fn as_printed(address: &str) -> String {
    address.replace('(', "（").replace(')', "）")
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

#[cfg(test)]
#[path = "links_tests.rs"]
mod tests;
