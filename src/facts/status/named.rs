//! The instruments that a stretch of a sentence cites, told apart by what stands around them: what something is done to, what it rests on,
//! what is no more than a name.

use std::ops::Range;

use super::Said;
use crate::facts::force::EffectKind;
use crate::facts::force_effects::{is_in_quotes, outside_titles};
use crate::facts::force_parts::{TIME, bracket, names_another, part_of};
use crate::facts::references::Citation;
use crate::facts::text::View;
use crate::zh::lexicon::Class;
use crate::zh::{numeral, units};

/// An instrument that a stretch cites, with what stands around it there.
pub(super) struct Named<'t> {
    pub cited: &'t Citation,
    /// What stands before it in the stretch.
    pub lead: &'t str,
    /// What follows it up to the next one, or to the end of the stretch.
    pub rest: &'t str,
    /// Where `rest` begins.
    pub at: usize,
    /// Where the stretch ends.
    pub end: usize,
    /// The word that says what is done stands right behind `rest`.
    pub last: bool,
}

impl Named<'_> {
    /// Whether nothing but what joins two stands between it and the next one.
    pub fn joins(&self) -> bool {
        let rest = self.rest.get(bracket(self.rest)..).unwrap_or("");
        !self.last && (rest.is_empty() || Class::Joins.is(rest))
    }

    /// Whether the clause before it tells how it was changed: 2001年…通过，根据2010年…修正的《甲》. What comes of it was told before, or
    /// something is done to it right here.
    fn is_changed(&self, clause: &str) -> bool {
        let Some(told) = clause.strip_suffix(units::OF) else { return false };
        let before = self.lead.get(..self.lead.len() - clause.len()).unwrap_or("");
        let own = before.rsplit('》').next().unwrap_or(before);
        let acts = [Class::MadePublic, Class::ActAdopted, Class::ActApproved];
        let made = own.contains(units::YEAR) && acts.iter().any(|act| act.within(own));
        let changed = Class::AmendsThese.ends(told).is_some();
        changed && (made || self.last && !self.rest.contains(','))
    }

    /// Whether it stands in a bracket that tells where the one before it was changed: 第一百六十九条（《修正案》第三条）.
    pub fn is_gloss(&self) -> bool {
        let opened = self.lead.ends_with('(');
        let inside = self.rest.split('(').next().unwrap_or(self.rest);
        opened && inside.contains(')')
    }

    /// Whether the next one is a part of it, to which alone something is done: 《某通知》中的《甲办法》.
    pub fn holds_next(&self, next: &Named<'_>, kind: EffectKind, after: &str) -> bool {
        self.leads_into() && !self.says_about(next, kind) && !self.has_words(next, kind, after)
    }

    /// Whether its article gets the number that the next one names: 将《甲》原第八条改为修改后《甲》第十三条.
    pub fn moves_to_next(&self) -> bool {
        !self.rest.contains([',', ';', '“']) && Class::AmendsIfQuoted.within(self.rest)
    }

    /// Whether what stands behind it leads to what it holds: 中, 中的, 中有关.
    fn leads_into(&self) -> bool {
        let behind = self.rest.get(bracket(self.rest)..).unwrap_or("");
        // 《某通知》中的附件《甲办法》
        let within = Class::AttachmentWord.strip_end(behind).unwrap_or(behind);
        let whole = within.strip_suffix(units::OF).unwrap_or(within);
        // 《甲办法》的《补充规定》 holds nothing else.
        Class::PartOfAll.is(whole) || Class::PartOfAll.is(within) || whole.is_empty() && !behind.is_empty()
    }

    /// Whether the words for a part of it name the next one: 《甲》中有关《乙》的内容, 《甲》中《乙》以外的内容. To the next one nothing is done.
    pub fn says_about(&self, next: &Named<'_>, kind: EffectKind) -> bool {
        let behind = self.rest.get(bracket(self.rest)..).unwrap_or("");
        let beside = Class::Beside.starts(next.rest.get(bracket(next.rest)..).unwrap_or("")).is_some();
        kind != EffectKind::Amend && self.leads_into() && (beside || Class::PartAbout.is(behind))
    }

    /// Whether the next one is no more than words in it that are changed: 《甲》中《乙》修改为《丙》. `after`: the word that says what is done, and
    /// what follows.
    pub fn has_words(&self, next: &Named<'_>, kind: EffectKind, after: &str) -> bool {
        let bare = next.last && next.rest.is_empty();
        let new = || Class::Amends.strip_start(after).is_some_and(|rest| rest.starts_with(['《', '「']));
        kind == EffectKind::Amend && self.leads_into() && bare && new()
    }

    /// …复函与民法典第三条不符，不再适用
    pub fn conflicts(&self) -> bool {
        let clause = self.rest.split([',', ';']).next().unwrap_or("");
        self.lead.ends_with(|c| Class::With.has(c)) && Class::Conflict.within(clause)
    }
}

/// The instruments that a stretch cites. What a bracket calls one for short (以下简称《条例》) is none.
pub(super) fn named<'t>(
    view: &'t View<'_>,
    cited: &'t [Citation],
    stretch: &Range<usize>,
    before: bool,
) -> Vec<Named<'t>> {
    let own: Vec<&Citation> = cited.iter().filter(|c| !c.defines).collect();
    let text = |range: Range<usize>| view.text().get(range).unwrap_or("");
    let of = |(n, c): (usize, &&'t Citation)| {
        let next = own.get(n + 1).map_or(stretch.end, |next| next.range.start);
        let (lead, rest) = (text(stretch.start..c.range.start), text(c.range.end..next));
        let last = before && n + 1 == own.len();
        Named { cited: c, lead, rest, at: c.range.end, end: stretch.end, last }
    };
    own.iter().enumerate().map(of).collect()
}

/// The instruments without the one that tells on what event something is done to the others: 《甲规程》在《乙协议》签署后废止, 《甲规程》自《乙条例》
/// 公布之日起废止. Of such a day nothing is known.
pub(super) fn without_event<'t>(view: &'t View<'_>, mut named: Vec<Named<'t>>, said: &mut Said) -> Vec<Named<'t>> {
    // 《甲规程》已被《乙规程》替代，自本通知发布之日起停止执行: by which nothing is done here.
    let agent = |last: &Named<'_>| {
        let led = Class::Governs.ends(last.lead).is_some() && Class::SaysOf.ends(last.lead).is_some();
        led && last.last && last.rest.contains(',')
    };
    if let Some(by) = named.pop_if(|last| agent(last))
        && let Some(one) = named.last_mut()
    {
        one.rest = view.text().get(one.at..by.cited.range.start).unwrap_or("");
        one.last = true;
    }
    let tells = |last: &Named<'_>| {
        let led = last.lead.ends_with(|c| Class::EventLead.has(c) || Class::DayLead.has(c));
        led && last.last && (said.open || TIME.is_match(last.rest))
    };
    let Some(event) = named.pop_if(|last| tells(last)) else { return named };
    said.open |= said.date.is_none();
    let end = event.cited.range.start - units::FROM.len_utf8();
    for one in &mut named {
        one.end = end;
    }
    if let Some(one) = named.last_mut() {
        one.rest = view.text().get(one.at..end).unwrap_or("");
        one.last = true;
    }
    named
}

/// Whether an instrument stands in a run of which the last holds what something is done to: 《甲通知》《乙通知》中的《丙办法》. Whether 中 is said of
/// the last alone nothing tells.
pub(super) fn joined_to_holder(named: &[Named<'_>], n: usize, kind: EffectKind, after: &str) -> bool {
    let run = named.get(n..).unwrap_or_default();
    let last = run.iter().position(|one| !one.joins()).unwrap_or(0);
    let holder = run.get(last).zip(run.get(last + 1)).filter(|_| last > 0);
    holder.is_some_and(|(holder, next)| holder.holds_next(next, kind, after))
}

/// Which part of an instrument of a list something is done to, by what stands around it and around those that it is listed with; `None`
/// where the words are of something else.
pub(super) fn part_told(named: &[Named<'_>], n: usize, kind: EffectKind) -> Option<Option<Range<usize>>> {
    let one = named.get(n)?;
    // 关于印发《甲》、《乙》的通知: what stands behind the last one is said of all.
    let all = named.get(n..).unwrap_or_default().iter().find(|next| !next.joins()).unwrap_or(one);
    let first = named.get(..n).unwrap_or_default().iter().rev().take_while(|before| before.joins()).last();
    let lead = first.map_or(one.lead, |first| first.lead);
    // 1986年发布的《甲》、1988年发布的《乙》同时废止: what is done to the last one is done to all.
    let last = one.last || Class::MadePublic.ends(lead).is_some() && runs_to_verb(named.get(n..).unwrap_or_default());
    let rest = if names_another(all.rest) { all.rest } else { one.rest };
    // 修正「甲標準」為「乙標準」: what follows is its new name.
    let next = named.get(n + 1).filter(|next| kind == EffectKind::Amend && is_new_name(next.lead));
    let rest = if next.is_some() && Class::RenamesTo.is(rest) { "" } else { rest };
    part_of(lead, rest, last, kind)
}

/// Tells what something is done by from what it is done to.
#[derive(Default)]
pub(super) struct Bases {
    /// Where the last basis ends.
    end: Option<usize>,
}

impl Bases {
    /// Whether an instrument is what something rests on: 根据《甲》和《乙》, 依据香港法例第189章《甲条例》作出的….
    pub fn is_basis(&mut self, view: &View<'_>, one: &Named<'_>) -> bool {
        let range = &one.cited.range;
        // 根据《甲》和《乙》: what is joined to a basis is one. 和2018年修改的《丙》 goes on with a basis, too.
        let goes_on = |gap: &str| {
            let behind = Class::Joins.strip_start(gap);
            let amended = |rest: &str| rest.is_empty() || rest.ends_with(units::OF) && !rest.contains(',');
            gap.is_empty() || behind.is_some_and(amended)
        };
        let joined = self.end.and_then(|end| view.text().get(end..range.start)).is_some_and(goes_on);
        // What a clause begins with.
        let clause = one.lead.rsplit([',', ';']).next().unwrap_or(one.lead);
        let first = !clause.contains('》') && Class::BasisLead.starts(clause).is_some() && !one.is_changed(clause);
        let led = Class::CitesLead.ends(one.lead).is_some() && Class::Stops.ends(one.lead).is_none();
        let basis = led || first || joined;
        self.end = basis.then_some(range.end);
        basis
    }
}

/// Whether what stands behind a title tells of what others call its article, which is no text of its: 第三条的罪名由“…”修改为“…”.
pub(super) fn is_name_of_crime(behind: &str) -> bool {
    let words = outside_titles(behind.split('“').next().unwrap_or(behind));
    Class::CrimeName.find_iter(&words).any(|at| words.get(..at.start).is_some_and(|before| before.ends_with(units::OF)))
}

/// Whether what stands before a title leads to the new name of the one before it: 「甲標準」為「乙標準」, 另將名稱修正為「乙要點」.
pub(super) fn is_new_name(lead: &str) -> bool {
    let right = Class::RenamesTo.strip_end(lead).is_some_and(|before| before.ends_with(['」', '》']));
    right || Class::Renames.ends(lead).is_some()
}

/// Whether instruments are one list up to the word that says what is done to them, each with what stands before it (发布《甲》、发布《乙》).
fn runs_to_verb(named: &[Named<'_>]) -> bool {
    let joins = |one: &Named<'_>| {
        let rest = one.rest.get(bracket(one.rest)..).unwrap_or("");
        Class::Joins.starts(rest).is_some() && !rest.contains([',', ';'])
    };
    named.split_last().is_some_and(|(last, before)| last.last && before.iter().all(joins))
}

/// 《甲意见》，凡与本法相抵触的，停止执行: where in what stands behind it the words stand that say that it is no more than that of it.
pub(super) fn conflicting(behind: &str) -> Option<Range<usize>> {
    let own = behind.split([',', ';']).skip(1).find(|clause| {
        Class::AnyThat.starts(clause).is_some()
            && Class::Conflict.within(clause)
            && Class::OfCondition.ends(clause).is_some()
    })?;
    let at = own.as_ptr() as usize - behind.as_ptr() as usize;
    Some(at..at + own.len())
}

/// Whether what stands before a title says that it is an earlier instrument's: 原, 1978年8月某部颁布的.
pub(super) fn is_former(before: &str) -> bool {
    let clause = before.rsplit([';', '。']).next().unwrap_or(before);
    let Some(said) = clause.strip_suffix(units::OF) else { return Class::FormerOwn.ends(clause).is_some() };
    let acts = [
        Class::MadePublic,
        Class::ActAdopted,
        Class::ActApproved,
        Class::ActAmended,
        Class::ActRevised,
        Class::AmendsThese,
        Class::ComesIntoForce,
    ];
    let done = acts.iter().any(|act| act.ends(said).is_some());
    done && said.char_indices().any(|(at, _)| numeral::counted(said.get(at..).unwrap_or(""), units::YEAR, 4).is_some())
}

/// Whether a text begins with the word for the end of an instrument.
fn ends_now(text: &str) -> bool {
    let text = Class::EffectAdverb.strip_start(text).unwrap_or(text);
    [Class::Repeals, Class::Lapses, Class::Stops].iter().any(|class| class.starts(text).is_some())
}

/// Whether what stands around a citation says that it is of an earlier instrument: 原《甲办法》, 1994年8月18日发布的《甲办法》, 《甲办法》同时废止.
pub(in crate::facts) fn is_earlier(text: &str, c: &Citation) -> bool {
    let (before, behind) = (text.get(..c.range.start).unwrap_or(""), text.get(c.range.end..).unwrap_or(""));
    // 期满后《own title》同时废止, 届时…, …出台时…: what becomes of the text itself in time.
    let ahead = before.ends_with(['后', '时']);
    let ends = || !ahead && Class::SameTime.strip_start(behind).is_some_and(ends_now);
    is_former(before) || ends()
}

/// Whether a citation is a phrase that another replaces (“《甲法》”修改为“《乙法》”), or stands in one.
pub(super) fn is_words(text: &str, c: &Citation, kind: EffectKind) -> bool {
    let alone = || {
        text.get(..c.range.start).is_some_and(|t| t.ends_with('“'))
            && text.get(c.range.end..).is_some_and(|t| t.starts_with('”'))
    };
    is_in_quotes(text, c.range.start) && (kind == EffectKind::Amend || !alone())
}
