//! What a rule asks, forbids, allows and threatens, article by article: who, what, on which condition, with which sanction.
//!
//! Read of laws and rules only, that is of texts in articles. A sentence gives a row for each 应当, 不得 or 可以 in it; a sentence
//! of the articles on liability gives one with who imposes the sanction.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Passage;
use super::bearers::{acts, bears};
use super::duties::sentences;
use super::duty_names::{is_rest_of_bureau, names, without_manner};
use super::modals::{self, MODALS, Modal, modal};
use super::text::View;
use crate::issue::BlockKind;
use crate::zh::lexicon::Class;
use crate::zh::{amount, brackets, numeral, units};

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
            BlockKind::Heading | BlockKind::Note => return,
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
        let taken_out = |words: &str| {
            Class::ExceptLead.starts(words).is_some() && Class::ExceptEnd.ends(words.trim_end_matches(',')).is_some()
        };
        let rule = |c: &Range<usize>| {
            let words = self.get(c.clone());
            !self.is_case(words) && !words.ends_with(|c| Class::OfCondition.has(c)) && !taken_out(words)
        };
        let mut modals: Vec<Option<Modal>> =
            self.clauses.iter().map(|c| modal(self.get(c.clone())).filter(|_| rule(c))).collect();
        self.turns(&mut modals, rule);
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
            let last = self.until(n, next, *kind);
            let end = self.clauses.get(last).map_or(clause.end, |c| c.end);
            let condition = self.condition(free, n);
            let what = clause.start + word.end..end;
            if condition.is_some() && subject(lead).is_none() {
                who = condition.as_ref().and_then(|c| self.meant(c, actors, self.get(what.clone())));
            } else if who.is_none() && n == free {
                who.clone_from(&given.clone().filter(|_| lead.is_empty()));
            } else if who.is_none() && lead.is_empty() && condition.is_none() {
                who = self.bearer(free, n).or_else(|| given.clone().filter(|_| self.only_when(free, n)));
            }
            let start = condition.as_ref().map_or(clause.start, |c| c.start);
            out.push(Obligation {
                passage: self.view.passage(start..end),
                kind: *kind,
                article: self.article,
                // 期限不得超过…: of a thing it is not said who has to.
                who: who
                    .clone()
                    .filter(|who| bears(self.get(who.clone()).trim_end_matches(':')))
                    .and_then(|who| self.passage(who)),
                what: self.passage(what),
                condition: condition.and_then(|c| self.passage(c)),
                sanction: None,
            });
            free = last + 1;
        }
        who
    }

    /// Whether a member of a list is nothing but a case: （五）应当终结审理的其他情形, （四）人民法院认为应当质证的其他情形.
    fn is_case(&self, words: &str) -> bool {
        let item = self.text.starts_with('(') || self.view.block.is_some_and(|block| block.kind == BlockKind::Item);
        let whole = |at: Range<usize>| {
            let lead = words.get(..at.start).unwrap_or("");
            lead.is_empty() || Class::Manner.is(lead) || Class::Adverbial.ends(lead).is_some()
        };
        item && self.clauses.len() == 1
            && Class::OfThings.ends(words).is_some()
            && modal(words).is_some_and(|(_, at)| whole(at))
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
        let told = self.actor(condition.start, actors).or_else(|| self.finder(condition))?;
        let rest = self.get(told.end..condition.end);
        acts(self.get(told.clone()), rest, what).then_some(told)
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

    /// The clause right before clause `n`, where it is nothing but who has to: 涉及改革的部门，应当….
    fn bearer(&self, free: usize, n: usize) -> Option<Range<usize>> {
        let alone = self.clauses.get(free..n)?;
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
        let ends = |c: &Range<usize>| Class::ConditionEnd.ends(self.get(c.clone())).is_some();
        let last = before.iter().rposition(ends)?;
        Some(before.first()?.start..before.get(last)?.end)
    }
}

/// Characters of the longest words for who has to do something.
const LONGEST: usize = 40;

/// Who has to, in the words before 应当: what stands before how and when.
fn subject(lead: &str) -> Option<Range<usize>> {
    // 使用人（以下简称用户）应当…
    let bracket = lead.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(before, _)| before);
    let lead = bracket.filter(|before| before.chars().count() >= 2).unwrap_or(lead);
    let condition = |who: &str| Class::ConditionEnd.ends(who).is_some_and(|word| !Class::PersonEnd.is(word));
    if Class::NoSubject.starts(lead).is_some() {
        return None;
    }
    // 发展改革、自然资源等部门: no 自 of theirs says from when.
    let whole = without_manner(lead);
    let adverbial = |at: &Range<usize>| {
        let own = |rest: &str| Class::SelfWord.starts(rest).is_some();
        let natural =
            lead.get(at.clone()).is_some_and(|word| Class::Nature.is(word)) && lead.get(at.end..).is_some_and(own);
        // 经营者, 从业人员
        let in_word = Class::NoAdverb.find_iter(lead).any(|w| w.start <= at.start && at.end <= w.end);
        at.start > 3 && !natural && !in_word && !is_of_name(lead, at)
    };
    let stop = match names(whole) {
        Some(_) => whole.len(),
        None => {
            let found = Class::Adverbial.find_iter(lead).find(adverbial);
            // 经营者在销售时 says when; 整合为一证后 has no one in it.
            let when =
                |at: &Range<usize>| lead.get(at.start..).is_some_and(|w| w.starts_with(|c| Class::EventLead.has(c)));
            if condition(lead) && !found.as_ref().is_some_and(when) {
                return None;
            }
            found.filter(|at| !is_attribute(lead, at)).map_or(lead.len(), |at| at.start)
        }
    };
    let who = lead.get(..stop)?;
    // 期限最长不得超过…
    let mut who = who;
    while let Some(rest) = [Class::HowLong, Class::BehindWho, Class::Stays].iter().find_map(|c| c.strip_end(who)) {
        who = rest;
    }
    // 森林防火区内禁止…: where; 放弃超过两次须重新申请: how often.
    let place = Class::WhereEnd.ends(who).is_some() || Class::TimesUnit.ends(who).is_some();
    // 经负责人批准可以延长: through whom it goes; of 经营者 and 经发局 the mark is a part.
    let passed = Class::PassedBy.strip_start(who).is_some_and(|rest| !is_rest_of_bureau(rest));
    let passed = passed && Class::NoAdverb.starts(who).is_none();
    let fits = (2..=LONGEST).contains(&who.chars().count()) && who.matches('(').count() == who.matches(')').count();
    // 户主、 of a list that was cut, and 其他 of others than those told: no one is named.
    let cut = Class::Joins.ends(who).is_some() || Class::NamesAsked.is(who);
    (fits && !cut && !condition(who) && !place && !passed && !Class::TimeLabel.is(who)).then_some(0..who.len())
}

/// Whether a word before 应当 is a part of the name of who has to, and says nothing of how: 直接负责的主管人员, 甲公司及其负责人.
fn is_of_name(lead: &str, at: &Range<usize>) -> bool {
    let (Some(word), Some(rest)) = (lead.get(at.clone()), lead.get(at.end..)) else { return false };
    let people = Class::OfBody.ends(rest).or_else(|| Class::BearerEnd.ends(rest));
    let named = Class::DutyAct.is(word) && people.is_some() && rest.contains(|c| Class::OfMark.has(c));
    // 建设单位及其工作人员、物业服务人
    let joined = || Class::OfBody.starts(rest).or_else(|| Class::OfBody.ends(rest)).is_some();
    named || Class::Joins.starts(word).is_some() && joined()
}

/// Whether a word before 应当 leads to where or since when, in words that tell which people are meant: 航行于内河的船舶.
fn is_attribute(lead: &str, at: &Range<usize>) -> bool {
    let (Some(before), Some(rest)) = (lead.get(..at.start), lead.get(at.end..)) else { return false };
    lead.get(at.clone()).is_some_and(|word| word.chars().all(|c| Class::EventLead.has(c)))
        && !bears(before)
        && rest.contains(|c| Class::OfMark.has(c))
        && bears(lead)
}

/// Words that may tell of a fine, of which it is looked whether an office stands before them.
const MOST_FINES: usize = 4;

/// The words before a sanction without the fine that it names behind who imposes it: 由市甲局 of 由市甲局处一千元以上五千元以下罚款. An office
/// may be called with the same character (办事处).
fn before_fine(lead: &str) -> &str {
    let of_amount = |at: &Range<usize>| {
        let rest = lead.get(at.end..).unwrap_or("");
        at.start > 0 && !rest.is_empty() && Class::FineMark.starts(rest).is_none()
    };
    let office = |at: &Range<usize>| {
        let before = lead.get(..at.start).unwrap_or("");
        let who = Class::ByWhom.find(before).and_then(|by| before.get(by.end..)).unwrap_or(before);
        // 由甲局会同有关部门处…
        let who = Class::Together.find(who).and_then(|at| who.get(..at.start)).unwrap_or(who);
        names(without_manner(who)).is_some()
    };
    let fine = Class::FineMark.find_iter(lead).filter(of_amount).take(MOST_FINES).find(office);
    fine.and_then(|at| lead.get(..at.start)).unwrap_or(lead)
}

/// By whom a sanction is imposed: 由市水务部门依法, 公安机关可以.
fn by(lead: &str) -> Option<Range<usize>> {
    let by = Class::ByWhom.find(lead).map(|at| at.end);
    let start = by.unwrap_or(0);
    let named = subject(lead.get(start..)?)?;
    let range = start + named.start..start + named.end;
    // …处理后处五千元: who imposes it ends before what is done.
    let named = lead.get(range.clone())?;
    let sum = |(at, c): (usize, char)| {
        let words = named.get(at..).filter(|_| numeral::is_numeral(c))?;
        let sum = amount::at(words).filter(|sum| !sum.short)?;
        Class::Currency.starts(words.get(sum.end..)?)
    };
    if named.char_indices().find_map(sum).is_some() {
        return None;
    }
    // Without 由 only an office can be meant, and none that a case is sent to.
    let sent = by.is_none() && Class::SendsOn.starts(lead.get(range.clone())?).is_some();
    (!sent).then_some(())?;
    (by.is_some() || names(lead.get(range.clone())?).is_some()).then_some(range)
}
