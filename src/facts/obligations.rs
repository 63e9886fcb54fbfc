//! What a rule asks, forbids, allows and threatens, article by article: who, what, on which condition, with which sanction.
//!
//! Read of laws and rules only, that is of texts in articles. A sentence gives a row for each 应当, 不得 or 可以 in it; a sentence
//! of the articles on liability gives one with who imposes the sanction.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Passage;
use super::duties::{names, sentences, without_manner};
use super::text::View;
use crate::issue::BlockKind;
use crate::zh::brackets;
use crate::zh::lexicon::Class;

/// What a rule says of an act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// 应当, 必须: it has to be done.
    #[default]
    Must,
    /// 不得, 禁止: it must not be done.
    MustNot,
    /// 可以, 有权: it may be done.
    May,
    /// 罚则: what follows where the rule is broken.
    Sanction,
}

/// A sentence of a rule, or the part of it that one 应当 rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// The words that state it.
    pub passage: Passage,
    /// What it is.
    pub kind: ObligationKind,
    /// Block of the article it stands in.
    pub article: usize,
    /// Who has to, must not or may; of a sanction who imposes it.
    pub who: Option<Passage>,
    /// What is to be done or not; of a sanction nothing.
    pub what: Option<Passage>,
    /// On which condition; of a sanction what was done.
    pub condition: Option<Passage>,
    /// The sanction.
    pub sanction: Option<Passage>,
}

/// The article that is being read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Articles {
    now: Option<usize>,
}

impl Articles {
    /// Reads a block of the article that it begins or goes on with.
    pub fn read(&mut self, view: &View<'_>, out: &mut Vec<Obligation>) {
        let Some(block) = view.block else { return };
        match block.kind {
            BlockKind::Article => self.now = Some(view.index),
            BlockKind::Paragraph | BlockKind::Item => {}
            BlockKind::Heading | BlockKind::Note => return,
            _ => self.now = None,
        }
        let Some(article) = self.now else { return };
        let text = view.text();
        let (sanctions, rules) = (view.has(Class::Sanction), MODALS.iter().any(|(class, _)| view.has(*class)));
        if !sanctions && !rules {
            return;
        }
        for sentence in sentences(text, view.label_end()) {
            let sentence = Sentence { view, text, article, clauses: clauses(text, sentence) };
            if !(sanctions && sentence.sanction(out)) && rules {
                sentence.rules(out);
            }
        }
    }
}

/// The clauses of a sentence, between commas outside brackets.
fn clauses(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(sentence.clone()).unwrap_or("");
    let parts = brackets::split_outside(words, |c| c == ',').into_iter();
    parts.map(|r| sentence.start + r.start..sentence.start + r.end).filter(|r| !r.is_empty()).collect()
}

/// A sentence of an article.
struct Sentence<'v, 'a> {
    view: &'v View<'a>,
    text: &'v str,
    article: usize,
    clauses: Vec<Range<usize>>,
}

/// The word of a rule in a clause, with where it stands.
type Modal = (ObligationKind, Range<usize>);

impl Sentence<'_, '_> {
    fn get(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    fn passage(&self, range: Range<usize>) -> Option<Passage> {
        let words = self.get(range.clone());
        let inner = words.trim_matches([',', ':']);
        let start = range.start + words.len() - words.trim_start_matches([',', ':']).len();
        (!inner.is_empty()).then(|| self.view.passage(start..start + inner.len()))
    }

    /// A sentence that says what follows where the rule is broken: …的，由某局责令改正，处…罚款. Whether it is one.
    fn sanction(&self, out: &mut Vec<Obligation>) -> bool {
        let Some(first) = self.clauses.iter().position(|c| Class::Sanction.within(self.get(c.clone()))) else {
            return false;
        };
        let (Some(from), Some(clause), Some(end)) =
            (self.clauses.first(), self.clauses.get(first), self.clauses.last().map(|c| c.end))
        else {
            return false;
        };
        // What was done stands before: the clauses up to the last one that ends as conditions do.
        let before = self.clauses.get(..first).unwrap_or_default();
        let done = before.iter().rposition(|c| self.get(c.clone()).ends_with(|c| Class::OfCondition.has(c)));
        let condition = done.and_then(|at| before.get(at)).map(|last| from.start..last.end);
        let words = self.get(clause.clone());
        let Some(sanction) = Class::Sanction.find(words) else { return false };
        let lead = words.get(..sanction.start).unwrap_or("");
        let who = by(lead).map(|r| clause.start + r.start..clause.start + r.end);
        // 应当责令…: an office has to, which is no sanction by itself.
        if condition.is_none() && (who.is_none() || modal(words).is_some()) {
            return false;
        }
        let rest = who.as_ref().map_or(clause.start, |who| who.end);
        out.push(Obligation {
            passage: self.view.passage(from.start..end),
            kind: ObligationKind::Sanction,
            article: self.article,
            who: who.and_then(|who| self.passage(who)),
            what: None,
            condition: condition.and_then(|c| self.passage(c)),
            sanction: self.passage(rest..end),
        });
        true
    }

    /// What the sentence asks, forbids and allows.
    fn rules(&self, out: &mut Vec<Obligation>) {
        let modals: Vec<Option<Modal>> = self.clauses.iter().map(|c| modal(self.get(c.clone()))).collect();
        let mut who: Option<Range<usize>> = None;
        let mut free = 0;
        for (n, (clause, found)) in self.clauses.iter().zip(&modals).enumerate() {
            let Some((kind, word)) = found else { continue };
            let lead = self.get(clause.start..clause.start + word.start);
            if let Some(subject) = subject(lead) {
                who = Some(clause.start + subject.start..clause.start + subject.end);
            } else if free == n && n > 0 {
                // 市甲局、市乙局按照职责分工，应当…
                let alone = self.clauses.get(n - 1).filter(|c| Class::Manner.ends(self.get((*c).clone())).is_some());
                let named =
                    alone.and_then(|c| subject(self.get(c.clone())).map(|r| c.start + r.start..c.start + r.end));
                who = named.or(who);
            }
            let next = modals.get(n + 1..).and_then(|rest| rest.iter().position(Option::is_some)).map(|at| n + 1 + at);
            // The conditions of the next rule are not what this one asks.
            let last = self.until(n, next);
            let end = self.clauses.get(last).map_or(clause.end, |c| c.end);
            let condition = self.condition(free, n);
            if condition.is_some() && subject(lead).is_none() {
                // Whoever is meant by the condition.
                who = None;
            }
            let start = condition.as_ref().map_or(clause.start, |c| c.start);
            out.push(Obligation {
                passage: self.view.passage(start..end),
                kind: *kind,
                article: self.article,
                who: who.clone().and_then(|who| self.passage(who)),
                what: self.passage(clause.start + word.end..end),
                condition: condition.and_then(|c| self.passage(c)),
                sanction: None,
            });
            free = last + 1;
        }
    }

    /// The last clause of a rule that begins with clause `n`, where the next begins with clause `next`.
    fn until(&self, n: usize, next: Option<usize>) -> usize {
        let Some(next) = next else { return self.clauses.len().saturating_sub(1) };
        let conditional = |at: &usize| {
            self.clauses.get(*at).is_some_and(|c| self.get(c.clone()).ends_with(|c| Class::OfCondition.has(c)))
        };
        let first = (n + 1..next).find(conditional).unwrap_or(next);
        first.saturating_sub(1).max(n)
    }

    /// The clauses before clause `n`, from `free` on, that end as conditions do.
    fn condition(&self, free: usize, n: usize) -> Option<Range<usize>> {
        let before = self.clauses.get(free..n)?;
        let ends = |c: &Range<usize>| Class::ConditionEnd.ends(self.get(c.clone())).is_some();
        let last = before.iter().rposition(ends)?;
        Some(before.first()?.start..before.get(last)?.end)
    }
}

/// The words of rules, with what they say.
const MODALS: [(Class, ObligationKind); 3] = [
    (Class::Forbids, ObligationKind::MustNot),
    (Class::Obliges, ObligationKind::Must),
    (Class::Allows, ObligationKind::May),
];

/// The first word in a clause that asks, forbids or allows.
fn modal(clause: &str) -> Option<Modal> {
    let found = MODALS.into_iter().filter_map(|(class, kind)| Some((kind, class.find(clause)?)));
    // 不应当 is found as what forbids before it is found as what obliges.
    found.min_by_key(|(_, at)| at.start)
}

/// Characters of the longest words for who has to do something.
const LONGEST: usize = 40;

/// Who has to, in the words before 应当: what stands before how and when.
fn subject(lead: &str) -> Option<Range<usize>> {
    if Class::NoSubject.starts(lead).is_some() {
        return None;
    }
    // 发展改革、自然资源等部门: no 自 of theirs says from when.
    let whole = without_manner(lead);
    let adverbial = |at: &Range<usize>| {
        let own = |rest: &str| Class::SelfWord.starts(rest).is_some();
        let natural =
            lead.get(at.clone()).is_some_and(|word| Class::Nature.is(word)) && lead.get(at.end..).is_some_and(own);
        at.start > 3 && !natural
    };
    let stop = match names(whole) {
        Some(_) => whole.len(),
        None => Class::Adverbial.find_iter(lead).find(adverbial).map_or(lead.len(), |at| at.start),
    };
    let who = lead.get(..stop)?;
    let condition = Class::ConditionEnd.ends(who).is_some_and(|word| !Class::PersonEnd.is(word));
    ((2..=LONGEST).contains(&who.chars().count()) && !condition).then_some(0..stop)
}

/// By whom a sanction is imposed: 由市水务部门依法, 公安机关可以.
fn by(lead: &str) -> Option<Range<usize>> {
    let by = Class::ByWhom.find(lead).map(|at| at.end);
    let start = by.unwrap_or(0);
    let named = subject(lead.get(start..)?)?;
    let range = start + named.start..start + named.end;
    // Without 由 only an office can be meant.
    (by.is_some() || names(lead.get(range.clone())?).is_some()).then_some(range)
}
