//! What a rule asks, forbids, allows and threatens, article by article: who, what, on which condition, with which sanction.
//!
//! Read of laws and rules only, that is of texts in articles. A sentence gives a row for each 应当, 不得 or 可以 in it; a sentence
//! of the articles on liability gives one with who imposes the sanction.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Passage;
use super::bearers::{acts, acts_anyway, bears, before_act, begins};
use super::duties::sentences;
use super::duty_acts::is_taken_out;
use super::duty_names::{names, without_manner};
use super::modals::{self, MODALS, Modal, modal};
use super::subjects::{LONGEST, before_fine, by, subject, whole_subject};
use super::text::View;
use crate::issue::BlockKind;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, units};

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
#[derive(Clone, Debug, Default)]
pub(super) struct Articles {
    now: Option<usize>,
    /// Who was said to have to, must not or may, in the words of the text.
    actors: Vec<String>,
}

/// So many of those who have duties are remembered.
const MOST_ACTORS: usize = 64;

impl Articles {
    /// Reads a block of the article that it begins or goes on with.
    pub fn read(&mut self, view: &View<'_>, out: &mut Vec<Obligation>) {
        let Some(block) = view.block else { return };
        match block.kind {
            BlockKind::Article => self.now = Some(view.index),
            BlockKind::Paragraph | BlockKind::Item => {}
            BlockKind::Heading | BlockKind::Note | BlockKind::Contents => return,
            _ => self.now = None,
        }
        let Some(article) = self.now else { return };
        let text = view.text();
        let (sanctions, rules) = (view.has(Class::Sanction), MODALS.iter().any(|(class, _)| view.has(*class)));
        if !sanctions && !rules {
            return;
        }
        let mut before = None;
        for sentence in sentences(text, view.label_end()) {
            let goes_on = text.get(..sentence.start).is_some_and(|t| t.ends_with(';'));
            let given = before.take().filter(|_| goes_on);
            let sentence = Sentence { view, text, article, clauses: clauses(text, sentence) };
            if !(sanctions && sentence.sanction(out)) && rules {
                before = sentence.rules(given, &self.actors, out);
                self.remember(before.as_ref().and_then(|who| text.get(who.clone())));
            }
        }
    }

    fn remember(&mut self, who: Option<&str>) {
        if let Some(who) = who.filter(|who| self.actors.len() < MOST_ACTORS && !self.actors.iter().any(|a| a == who)) {
            self.actors.push(who.to_owned());
        }
    }
}

/// The clauses of a sentence, between commas outside brackets.
fn clauses(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(sentence.clone()).unwrap_or("");
    let parts = brackets::split_outside(words, |c| c == ',').into_iter();
    parts.map(|r| sentence.start + r.start..sentence.start + r.end).filter(|r| !r.is_empty()).collect()
}

/// Characters of the longest act in the name of what ends a list: 明示的其他内容.
const SHORT_CASE: usize = 10;

/// Whether nothing stands before 应当, or only how and towards whom (对罪犯应当…).
fn says_how(lead: &str) -> bool {
    lead.is_empty() || Class::NoSubject.starts(lead).is_some() && Class::NoAdverb.starts(lead).is_none()
}

/// An adverb at the start of words, of two characters or more: one alone may begin a word.
fn plain_adverb(words: &str) -> Option<&str> {
    let leads = |word: &&str| !word.chars().all(|c| Class::EventLead.has(c)) && Class::ByWhom.starts(word).is_none();
    Class::Adverbial.starts(words).filter(leads).filter(|word| word.chars().nth(1).is_some())
}

/// The office before 应当 that one of those named before is: 其中市教育局应当….
fn office_of_which(lead: &str) -> Option<Range<usize>> {
    let rest = Class::OfWhich.strip_start(lead)?;
    names(without_manner(rest))?;
    let (office, part) = (subject(rest)?, lead.len() - rest.len());
    Some(part + office.start..part + office.end)
}

/// A sentence of an article.
struct Sentence<'v, 'a> {
    view: &'v View<'a>,
    text: &'v str,
    article: usize,
    clauses: Vec<Range<usize>>,
}

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
        let threatens = |c: &Range<usize>| modals::sanction(self.get(c.clone())).is_some();
        let Some(first) = self.clauses.iter().position(threatens) else { return false };
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
        let Some(sanction) = modals::sanction(words) else { return false };
        // 甲机关作出罚款处罚的，应当…
        let told = condition.is_none() && words.ends_with(|c| Class::OfCondition.has(c));
        // 应当变更原处分决定或者责令甲机关变更; 可以降低资质等级或者吊销证书 threatens.
        let lead = words.get(..sanction.start).unwrap_or("");
        let orders = words.get(sanction.clone()).is_some_and(|word| Class::NoSubject.is(word));
        let other = orders
            && Class::Joins.ends(lead).is_some()
            && !lead.ends_with('、')
            && self.clauses.iter().take(first + 1).any(|c| modal(self.get(c.clone())).is_some());
        if told || other || Class::Joins.starts(words).is_some() {
            return false;
        }
        // 由国家承担赔偿责任的其他情形
        if words.get(sanction.end..).is_some_and(|rest| rest.starts_with(units::OF)) {
            return false;
        }
        let lead = before_fine(words.get(..sanction.start).unwrap_or(""));
        let who = by(lead).map(|r| clause.start + r.start..clause.start + r.end);
        // （九）由市甲局实施的其他行政处罚: of which things is told.
        if who.is_some() && Class::NamesAsked.strip_end(lead).is_some_and(|told| told.ends_with(units::OF)) {
            return false;
        }
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

    /// What the sentence asks, forbids and allows; gives who has to at its end. `given`: who had to in the part of the sentence
    /// before it; `actors`: who has to elsewhere in the text.
    fn rules(&self, given: Option<Range<usize>>, actors: &[String], out: &mut Vec<Obligation>) -> Option<Range<usize>> {
        // （五）甲局已明确应当分级的；: a condition.
        if self.clauses.last().is_some_and(|c| self.get(c.clone()).ends_with(|c| Class::OfCondition.has(c))) {
            return None;
        }
        // 在禁止开垦的陡坡地上耕种的，应当…: what ends as conditions do states none.
        // 除必须进入的抢险人员外: nor does what is taken out of one.
        let rule = |c: &Range<usize>| {
            let words = self.get(c.clone());
            !self.is_case(words) && !words.ends_with(|c| Class::OfCondition.has(c)) && !is_taken_out(words)
        };
        let mut modals: Vec<Option<Modal>> =
            self.clauses.iter().map(|c| modal(self.get(c.clone())).filter(|_| rule(c))).collect();
        self.turns(&mut modals, rule);
        self.tell_which(&mut modals);
        let mut who: Option<Range<usize>> = None;
        let mut free = 0;
        for (n, (clause, found)) in self.clauses.iter().zip(&modals).enumerate() {
            let Some((kind, word)) = found else { continue };
            let lead = self.get(clause.start..clause.start + word.start);
            if let Some(subject) = office_of_which(lead).or_else(|| subject(lead)) {
                who = Some(clause.start + subject.start..clause.start + subject.end);
            } else if Class::OfWhich.starts(lead).is_some() {
                // 成员由…组成，其中职工的比例不得低于…: of what this is said, is not who was named before.
                who = None;
            } else if free == n && n > 0 {
                // 市甲局、市乙局按照职责分工，应当…
                let alone = self.clauses.get(n - 1).filter(|c| Class::Manner.ends(self.get((*c).clone())).is_some());
                let named =
                    alone.and_then(|c| subject(self.get(c.clone())).map(|r| c.start + r.start..c.start + r.end));
                who = named.or(who);
            }
            let next = modals.get(n + 1..).and_then(|rest| rest.iter().position(Option::is_some)).map(|at| n + 1 + at);
            // The conditions of the next rule are not what this one asks.
            let last = self.until(n, next, *kind);
            let end = self.clauses.get(last).map_or(clause.end, |c| c.end);
            let condition = self.condition(free, n);
            let what = clause.start + word.end..end;
            if let Some(condition) = condition.as_ref().filter(|_| subject(lead).is_none()) {
                // 发生事故后，负责救援的单位，应当…
                let behind = self.clauses.iter().position(|c| c.start >= condition.end).filter(|at| *at < n);
                let named = behind.and_then(|at| self.bearer(at, n, self.get(what.clone())));
                // 甲局出租土地时，其期限，每次不得…: another thing is told of.
                let same = behind.is_none_or(|at| self.goes_on(at, n));
                let meant = || self.meant(condition, actors, self.get(what.clone())).filter(|_| same);
                who = named.or_else(meant);
            } else if who.is_none() && n == free {
                who.clone_from(&given.clone().filter(|_| lead.is_empty()));
            } else if who.is_none() && condition.is_none() && says_how(lead) {
                who = self
                    .bearer(free, n, self.get(what.clone()))
                    .or_else(|| given.clone().filter(|_| self.only_when(free, n)));
            }
            let start = condition.as_ref().map_or(clause.start, |c| c.start);
            // 期限不得超过…: of a thing it is not said who has to.
            let bearer = who.clone().filter(|who| bears(self.get(who.clone()).trim_end_matches(':')));
            let bearer = bearer.or_else(|| self.by_whom(what.clone()));
            out.push(Obligation {
                passage: self.view.passage(start..end),
                kind: *kind,
                article: self.article,
                who: bearer.and_then(|who| self.passage(who)),
                what: self.passage(what),
                condition: condition.and_then(|c| self.passage(c)),
                sanction: None,
            });
            free = last + 1;
        }
        who
    }

    /// By whom something is to be done that stands before 应当: 院长 of 回避应当由院长决定.
    fn by_whom(&self, what: Range<usize>) -> Option<Range<usize>> {
        let words = self.get(what.clone());
        let first = words.split([',', ';', ':']).next().unwrap_or(words);
        let mut rest = first;
        while let Some(word) = Class::Manner.starts(rest).or_else(|| plain_adverb(rest)) {
            rest = rest.get(word.len()..)?;
        }
        // 由于
        Class::NoAdverb.starts(rest).is_none().then_some(())?;
        let named = Class::ByWhom.strip_start(rest)?;
        let start = what.start + (first.len() - named.len());
        Some(start..start + before_act(named)?)
    }

    /// Whether a member of a list is nothing but a case: （五）应当终结审理的其他情形, （四）人民法院认为应当质证的其他情形.
    fn is_case(&self, words: &str) -> bool {
        let item = self.text.starts_with('(') || self.view.block.is_some_and(|block| block.kind == BlockKind::Item);
        let whole = |at: Range<usize>| {
            let lead = words.get(..at.start).unwrap_or("");
            lead.is_empty() || Class::Manner.is(lead) || Class::Adverbial.ends(lead).is_some()
        };
        // 家用车辆的有效期以及按照规定应当明示的其他内容
        let last = |at: &Range<usize>| {
            let lead = words.get(..at.start).unwrap_or("");
            let joins = Class::Joins.find_iter(lead).any(|joins| joins.len() > units::LIST.len_utf8());
            joins && words.get(at.end..).is_some_and(|act| act.chars().count() <= SHORT_CASE)
        };
        let alone = item && self.clauses.len() == 1;
        Class::OfThings.ends(words).is_some()
            && modal(words).is_some_and(|(_, at)| alone && whole(at.clone()) || last(&at))
    }

    /// Takes back what tells which thing the next clause is about: 依法应当驳回的请求，应当书面驳回.
    fn tell_which(&self, modals: &mut [Option<Modal>]) {
        for n in 1..modals.len() {
            let alone = |modal: &Option<Modal>| matches!(modal, Some((ObligationKind::Must, at)) if at.start == 0);
            let Some((ObligationKind::Must, at)) = modals.get(n - 1).and_then(Option::as_ref) else { continue };
            let words = self.clauses.get(n - 1).map_or("", |c| self.get(c.clone()));
            let rest = words.get(at.end..).unwrap_or("").trim_end_matches(',');
            let adverbs = words.get(..at.start).is_some_and(|lead| whole_subject(lead).is_none());
            // 依法应当编制方案的项目，建设单位未编制的，…: others are told of behind it.
            let next = self.clauses.get(n).map_or("", |c| self.get(c.clone()));
            let breaks = || Class::Breaks.find(next).and_then(|at| next.get(..at.start)).is_some_and(bears);
            let others = n == 1 && (begins(next).is_some() || breaks());
            let told = modals.get(n).is_some_and(alone) || others;
            let which = adverbs && rest.contains(|c| Class::OfMark.has(c)) && told;
            if let Some(first) = modals.get_mut(n - 1).filter(|_| which) {
                *first = None;
            }
        }
    }

    /// Takes what follows a clause that forbids for something that is asked, where it says so: 不得超过三十日，并告知申请人理由.
    fn turns(&self, modals: &mut [Option<Modal>], rule: impl Fn(&Range<usize>) -> bool) {
        let mut forbidden = false;
        for (clause, modal) in self.clauses.iter().zip(modals) {
            if let Some((kind, _)) = modal {
                forbidden = *kind == ObligationKind::MustNot;
            } else if let Some(word) = modals::turn(self.get(clause.clone())).filter(|_| forbidden && rule(clause)) {
                *modal = Some((ObligationKind::Must, word));
                forbidden = false;
            }
        }
    }

    /// Who is meant by a condition, where it is they who act.
    fn meant(&self, condition: &Range<usize>, actors: &[String], what: &str) -> Option<Range<usize>> {
        let rest = |told: &Range<usize>| self.get(told.end..condition.end);
        let told = self.actor(condition.start, actors).or_else(|| self.finder(condition));
        if let Some(told) = told.filter(|told| acts(self.get(told.clone()), rest(told), what)) {
            return Some(told);
        }
        let first = self.clauses.iter().find(|c| c.start == condition.start)?;
        let told = condition.start..condition.start + begins(self.get(first.clone()))?;
        acts_anyway(self.get(told.clone()), rest(&told), what).then_some(told)
    }

    /// Who stands at a place, of those who have to elsewhere in the text: 从业机构 of 从业机构发生事件时.
    fn actor(&self, start: usize, actors: &[String]) -> Option<Range<usize>> {
        let words = self.text.get(start..)?;
        // 企业负责人在下属企业兼职的: somebody of an actor.
        let goes_on = |rest: &str| {
            rest.starts_with(units::OF) || Class::Joins.starts(rest).is_some() || Class::OfBody.starts(rest).is_some()
        };
        let fits = |a: &&String| words.strip_prefix(a.as_str()).is_some_and(|rest| !goes_on(rest));
        let actor = actors.iter().filter(fits).max_by_key(|a| a.len())?;
        Some(start..start + actor.len())
    }

    /// Who finds what a condition tells of, and so has to act: 收集单位发现投放不符合要求的，有权….
    fn finder(&self, condition: &Range<usize>) -> Option<Range<usize>> {
        let words = self.get(condition.clone());
        let first = words.split(',').next().unwrap_or(words);
        let who = Class::Finds.find(first).and_then(|at| subject(first.get(..at.start)?))?;
        let somebody = first.get(who.clone()).is_some_and(|who| Class::BearerEnd.ends(who).is_some());
        somebody.then(|| condition.start + who.start..condition.start + who.end)
    }

    /// Who the clauses right before clause `n` begin with, where they say what these do (用人单位招用劳动者，不得…), or are nothing but who
    /// has to: 涉及改革的部门，应当…. `what`: what they have to do.
    fn bearer(&self, free: usize, n: usize, what: &str) -> Option<Range<usize>> {
        let alone = self.clauses.get(free..n)?;
        let (first, more) = alone.split_first()?;
        let words = self.get(first.clone());
        if let Some(end) = begins(words).filter(|_| self.goes_on(n - more.len(), n)) {
            let (who, rest) = words.split_at_checked(end)?;
            return acts(who, rest, what).then(|| first.start..first.start + end);
        }
        let [clause] = alone else { return None };
        let words = self.get(clause.clone()).trim_end_matches(',');
        let short = words.chars().count() <= LONGEST;
        // 产生垃圾的单位和个人是分类投放的责任主体，应当…
        let is = Class::IsWord.find(words).and_then(|is| words.get(..is.start));
        let bears = |who: &str| {
            let people = [Class::BearerEnd, Class::OfBody, Class::OfficeHeld];
            people.iter().any(|class| class.ends(who).is_some())
        };
        // 学校校长是第一责任人: of people only those before it.
        let whole = Class::BearerEnd.ends(words).is_some() || is.is_none() && bears(words);
        let who = is.filter(|who| bears(who));
        let (bears, words) = (who.is_some() || whole, who.unwrap_or(words));
        let named = short && bears && Class::NoSubject.starts(words).is_none();
        named.then(|| clause.start..clause.start + words.len())
    }

    /// Whether the clauses between go on with who was named before them: each begins with what they do or how.
    fn goes_on(&self, from: usize, n: usize) -> bool {
        let on = |c: &Range<usize>| {
            let words = self.get(c.clone());
            [Class::Deed, Class::Adverbial, Class::NoSubject].iter().any(|class| class.starts(words).is_some())
        };
        self.clauses.get(from..n).is_some_and(|clauses| clauses.iter().all(on))
    }

    /// Whether the clauses between say no more than how or when: 在服务活动中，不得….
    fn only_when(&self, free: usize, n: usize) -> bool {
        self.clauses
            .get(free..n)
            .is_some_and(|c| c.iter().all(|c| Class::Adverbial.starts(self.get(c.clone())).is_some()))
    }

    /// The last clause of a rule that begins with clause `n`, where the next begins with clause `next`.
    fn until(&self, n: usize, next: Option<usize>, kind: ObligationKind) -> usize {
        let Some(next) = next else { return self.clauses.len().saturating_sub(1) };
        let conditional = |at: &usize| {
            let words = self.clauses.get(*at).map_or("", |c| self.get(c.clone()));
            // 不得更改，如需修改，应重新办理
            let case = kind == ObligationKind::MustNot && Class::IfLead.starts(words).is_some();
            case || words.ends_with(|c| Class::OfCondition.has(c))
        };
        let first = (n + 1..next).find(conditional).unwrap_or(next);
        first.saturating_sub(1).max(n)
    }

    /// The clauses before clause `n`, from `free` on, that end as conditions do.
    fn condition(&self, free: usize, n: usize) -> Option<Range<usize>> {
        let before = self.clauses.get(free..n)?;
        // 用人单位招用劳动者，…: people are no condition.
        let people = |words: &str| Class::NoCondition.ends(words).is_some();
        let ends = |c: &Range<usize>| {
            let words = self.get(c.clone());
            Class::ConditionEnd.ends(words).is_some() && !people(words)
        };
        let last = before.iter().rposition(ends)?;
        Some(before.first()?.start..before.get(last)?.end)
    }
}
