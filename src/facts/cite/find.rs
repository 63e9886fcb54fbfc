//! What a citation that was typed or pasted leads to, as people write them: with a number in another form, with the day of its paper, or with a part that
//! is not there.

use std::ops::Deref;

use super::{Citations, ends_of_leads, plain_key, without_source};
use crate::facts::pasted::{untitled, with_plain_numbers};
use crate::issue::{Date, Issue, Place};
use crate::zh::date::{Calendar, When};
use crate::zh::lexicon::Class;
use crate::zh::units::NTH;
use crate::zh::{address as zh_address, date, fold, numeral, office, units};

/// So many other papers of one title are told.
const MOST_OTHERS: usize = 8;

/// What a citation leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The place, or the nearest above it that is there.
    pub place: Place,
    /// What the citation names and the text does not have: 第九款.
    pub missing: Option<String>,
}

/// What a citation means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// What it leads to.
    pub first: Cited,
    /// The same place in other papers of the same title.
    pub also: Vec<Place>,
    /// The title of the text, where the citation names it by some words of its title only.
    pub by_part: Option<String>,
}

/// What something that was typed or pasted leads to, when it is a citation of this issue; of one that names a part that is not there
/// the nearest place above it.
#[must_use]
pub fn find_citation(issue: &Issue, text: &str) -> Option<Cited> {
    may_cite(text).then(|| Citations::new(issue).find(text))?
}

/// What something that was typed or pasted means: as [`find_citation`], with the other papers of the same title, and by a part of a title.
#[must_use]
pub fn read_citation(issue: &Issue, text: &str) -> Option<Meant> {
    if !may_cite(text) {
        return None;
    }
    let citations = Citations::new(issue);
    let meant = citations.meant(text);
    match meant {
        Some(Meant { first: Cited { missing: None, .. }, .. }) => meant,
        _ => citations.of_another_edition(text).or_else(|| Some(citations.nearer(text, meant?))),
    }
}

/// Whether a text may be a citation: it names an instrument, by its title or number, or a part of one.
fn may_cite(text: &str) -> bool {
    let folded = fold::narrowed(text);
    let named = folded.contains(['《', units::NUMBER]) || folded.contains("[J]") || folded.contains("[Z]");
    let behind = || zh_address::at_end(&folded).is_some_and(|steps| steps.first().is_some_and(|first| first.at > 0));
    named || zh_address::first_ordinal(&folded).is_some_and(|part| part.at > 0) || behind()
}

/// Whether a number of an order is that of another, its office in fewer characters: 市政府令第46号 for 云州市人民政府令第46号. Both in normal form.
fn is_order_of(number: &str, own: &str) -> bool {
    let parted = |text: &str| Some(text.split_at_checked(text.rfind(NTH)?)?).map(|(a, b)| (a.to_owned(), b.to_owned()));
    let (Some((office, count)), Some((own_office, own_count))) = (parted(number), parted(own)) else { return false };
    count == own_count && !office.is_empty() && office::is_short_for(&office, &own_office)
}

impl<I: Deref<Target = Issue>> Citations<I> {
    /// What a citation means as it is written: by a title or number, or by some words of a title.
    pub(super) fn meant(&self, text: &str) -> Option<Meant> {
        let Some(first) = self.find(text) else { return self.by_part_of_title(text) };
        let also = if first.missing.is_none() { self.also(text, first.place) } else { Vec::new() };
        Some(Meant { first, also, by_part: None })
    }

    /// What a citation leads to: where a part that it names is not there, the nearest place above it.
    #[must_use]
    pub fn find(&self, citation: &str) -> Option<Cited> {
        if let Some(place) = self.resolve(citation) {
            return Some(Cited { place, missing: None });
        }
        let folded = fold::narrowed(citation);
        // Of two citations the first is meant.
        let folded = zh_address::first_citation(&folded).map_or(folded.as_str(), |(first, _)| first);
        let whole = without_source(folded);
        let mut rest = whole;
        // 目, 项, 款, 条, and a chapter before them.
        for _ in 0..5 {
            let last = zh_address::at_end(rest).and_then(|steps| steps.last().copied());
            let before = last.and_then(|last| rest.get(..last.at));
            let Some(before) = before.filter(|before| !before.is_empty()) else { break };
            rest = before;
            if let Some(place) = self.resolve(rest) {
                return Some(Cited { place, missing: whole.get(rest.len()..).map(str::to_owned) });
            }
        }
        self.by_another_number(citation)
    }

    /// A title that is here with a number or day that is another's: the text of that title, and the number is missing.
    fn by_another_number(&self, citation: &str) -> Option<Cited> {
        let text = plain_key(citation);
        text.match_indices('(').take(16).find_map(|(open, _)| {
            let inside = text.get(open + 1..)?.split_once(')')?.0;
            let tells = inside.ends_with(units::NUMBER) || date::year_at(inside, Calendar::Common).is_some();
            let place = self.resolve(text.get(..open).filter(|before| tells && !before.is_empty())?)?;
            let another = self.is_said_of(place.document, inside) == Some(false);
            another.then(|| Cited { place, missing: Some(inside.to_owned()) })
        })
    }

    /// Whether a document may have a folded number: it is its own, or ends alike, or the document shows none.
    fn may_have_number(&self, d: usize, number: &str) -> bool {
        let own = self.issue.documents.get(d).and_then(|d| d.number.as_deref());
        let Some(own) = own.map(|own| zh_address::key(&plain_key(own))).filter(|own| !own.is_empty()) else {
            return true;
        };
        let number = zh_address::key(&with_plain_numbers(number));
        let tail = |long: &str, short: &str| {
            long.strip_suffix(short).is_some_and(|office| !office.ends_with(numeral::is_numeral))
        };
        tail(&own, &number) || tail(&number, &own) || is_order_of(&number, &own)
    }

    /// The other papers of the title that a citation names, where it does not say which of them is meant: the same address in each that has it.
    #[must_use]
    pub fn also(&self, citation: &str, found: Place) -> Vec<Place> {
        let text = plain_key(citation);
        let marked = text.match_indices('《').take(8).filter_map(|(at, _)| text.get(at..));
        let marked = marked.flat_map(|text| ends_of_leads(text).rev().filter_map(|end| text.split_at_checked(end)));
        let bare = untitled(&text).map(|(title, tail)| (format!("《{title}》"), tail));
        let ways = marked.map(|(lead, tail)| (lead.to_owned(), tail)).chain(bare);
        for (lead, tail) in ways {
            let named: Vec<(usize, usize)> = self.names.all_titled(&lead).collect();
            if named.len() < 2 || !named.iter().any(|(d, _)| *d == found.document) {
                continue;
            }
            let others = named.into_iter().filter(|(d, _)| *d != found.document);
            let place = |(d, s)| self.address(d, s, without_source(self.behind_title(d, tail)?));
            return others.filter_map(place).take(MOST_OTHERS).collect();
        }
        Vec::new()
    }

    /// The address behind a title, without the number, the day and the short form that stand between them; `None` when the number or the day is
    /// another's.
    pub(super) fn behind_title<'t>(&self, d: usize, tail: &'t str) -> Option<&'t str> {
        let mut rest = tail;
        while let Some((inside, after)) = rest.strip_prefix('(').and_then(|t| t.split_once(')')) {
            match self.is_said_of(d, inside) {
                Some(true) => rest = after,
                Some(false) => return None,
                None => break,
            }
        }
        Some(rest)
    }

    /// Whether what stands in a bracket behind the title of a document's text can be said of it: its number, its day (2023年公布), both, or a short
    /// form. `None` for anything else.
    pub(super) fn is_said_of(&self, d: usize, inside: &str) -> Option<bool> {
        if Class::ShortFor.within(inside) {
            return Some(true);
        }
        let adopted = Class::ActAdopted.strip_end(inside).is_some();
        let act = Class::AdoptionEnd.strip_end(inside).or_else(|| Class::MadePublic.strip_end(inside));
        let said = act.unwrap_or(inside);
        let dated = date::when_at(said, Calendar::Common).filter(|(when, _)| when.year.is_some());
        let who = said.get(dated.map_or(0, |(_, bytes)| bytes)..)?.trim_start_matches(',');
        let issuer = || self.issue.documents.get(d).and_then(|d| d.issuer.as_deref());
        let who_fits = match dated {
            _ if who.ends_with(units::NUMBER) => self.may_have_number(d, who),
            Some(_) if who.is_empty() => true,
            Some(_) if office::is_name(who) => {
                issuer().is_none_or(|own| office::is_short_for(who, &fold::narrowed(own)))
            }
            _ => return None,
        };
        let of_then = |when| self.may_be_of(d, when) || adopted && self.may_be_adopted(d, when);
        Some(who_fits && dated.is_none_or(|(when, _)| of_then(when)))
    }

    /// Whether a document whose notes tell nothing may have been adopted on a day: not after it was signed, and not long before.
    fn may_be_adopted(&self, d: usize, when: When) -> bool {
        let unsaid = self.issue.documents.get(d).filter(|document| document.history.is_empty());
        let Some((signed, year)) = unsaid.and_then(|document| document.signed.zip(when.year)) else { return false };
        let then = (year, when.month.unwrap_or(1), when.day.unwrap_or(1));
        then <= (signed.year(), signed.month(), signed.day()) && year + 1 >= signed.year()
    }

    /// Whether a document may be of a day, month or year: it was signed then, its notes tell of it, or nothing tells of another.
    fn may_be_of(&self, d: usize, when: When) -> bool {
        let Some(document) = self.issue.documents.get(d) else { return false };
        let mut days = document.signed.into_iter().chain(document.history.iter().map(|entry| entry.day)).peekable();
        let is_then = |day: Date| {
            when.year == Some(day.year())
                && when.month.is_none_or(|month| month == day.month())
                && when.day.is_none_or(|n| n == day.day())
        };
        days.peek().is_none() || days.any(is_then)
    }

    /// The text whose number a text gives, perhaps without its office: 令第46号, 7号.
    pub(super) fn by_number(&self, number: &str) -> Option<(usize, usize)> {
        let number = Class::CitesLead.strip_start(number).unwrap_or(number);
        let number = number.trim_start_matches(['原', '(', ',', units::NTH]);
        if let Some(&found) = self.names.loose.get(number) {
            return Some(found);
        }
        let wanted = zh_address::key(number);
        // The number of another office that ends alike is none: 17号 does not end with 7号.
        let ends = |key: &str| {
            let key = zh_address::key(key);
            let office = key.strip_suffix(wanted.as_str()).or_else(|| key.strip_suffix(&format!("{NTH}{wanted}")));
            // Perhaps with the issuer before it: 云州市人民政府云政发[2021]7号.
            office.is_some_and(|office| !office.ends_with(numeral::is_numeral))
                || wanted.strip_suffix(key.as_str()).is_some_and(office::is_name)
                || is_order_of(&wanted, &key)
        };
        let counted = number.chars().any(numeral::is_numeral);
        let known = self.names.loose.iter().filter(|(key, _)| counted && !key.starts_with('《') && ends(key));
        let mut found: Vec<(usize, usize)> = known.map(|(_, found)| *found).collect();
        found.sort_unstable();
        found.dedup();
        if let [only] = found.as_slice() { Some(*only) } else { None }
    }
}
