//! What is in force: from when, until when, and what a document puts out of force, each with the sentence that says so.
//!
//! Only sentences that speak of the document itself count (本办法自…起施行; 《own title》…现予公布，自…起施行): a grant that is
//! paid 自…起 or a permit with a 有效期 says nothing of the document's force. What no sentence says is not stated.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
pub use super::force::{Effect, EffectKind, Force, ForcePart, RepealedBy, StatedDay, Status};
use super::force_days::{FORCE_SIGNS, IssueDays, KEY, day_on_cover, first_day, last_of_term, own_last_day, term};
use super::force_effects::is_in_quotes;
use super::references::{Citation, title_key};
use super::text::View;
use crate::issue::{Act, Block, BlockKind, Date, Document};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{date, fold, numeral, units};

mod articles;
mod connect;
mod effects;
mod lists;
mod named;
mod orders;
mod own;
mod parts;
mod sentences;
mod titled;

use articles::Amended;
pub(super) use connect::connect;
pub(super) use named::is_earlier;
use sentences::sentence;

/// A day of commencement in the note under a title: 自2031年8月1日起施行, 2031年8月1日施行.
static NOTED: LazyLock<Regex> = LazyLock::new(|| pattern("[日号]起?{comes-into-force}"));
/// The same where one act made it public and put it in force: 某大会公告公布施行.
static NOTED_AS_PUBLISHED: LazyLock<Regex> =
    LazyLock::new(|| pattern("^[^,;。《》]{0,30}(?:{made-public})(?:{joins})?(?:{comes-into-force})[)]?$"));
/// Months by which a text that is printed with a document must be older, to be none that it issues.
const OLDER: i32 = 12;

/// Gathers what one document says of its force.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    force: Force,
    /// The days from which its own words count.
    days: IssueDays,
    /// It is a draft: nothing that it says of force holds.
    draft: bool,
    /// A first day that the note under the title states.
    noted: Option<StatedDay>,
    /// The first day that the text states counts from when it was made public.
    counted: bool,
    /// The text below the head has begun.
    begun: bool,
    /// What follows is the text that it amends, printed anew: that speaks for itself.
    reprint: bool,
    /// The head of an annex stands above.
    attached: bool,
    /// The text is an annex with a title of its own that the document does not issue: that speaks for itself.
    annex: bool,
    /// The text is an older one, by the note under its title: what it says of force was said then.
    older: bool,
    /// Where its own title stands.
    head: Option<Passage>,
    /// A sentence changes something: 第五条修改为….
    changes: bool,
    /// What sentences that name articles only change.
    amended: Option<Amended>,
    /// Its title says that it amends instruments, which its headings may name.
    amends_several: bool,
    /// Its own titles, as [`title_key`]s.
    titles: Vec<String>,
    /// The document is a list of what is repealed.
    repeals_list: bool,
    /// The list has begun.
    listing: bool,
    /// A member of it has a label.
    labelled: bool,
    /// How high the label of its head stands, where that has one: 1 above 2.
    list_rank: Option<u8>,
    /// What is done to its members, and from when where that is said of the list.
    listed_as: (EffectKind, Option<Date>),
    /// Its parts with days of their own, in the words of the text: an order and the rule that it issues say them both.
    parts: Vec<(String, Date)>,
    /// Months of a trial for which something is suspended.
    trial: Option<i32>,
    /// Months of force, where they count from a day that is read later.
    term: Option<(i32, Passage)>,
    /// What the text says of the days of each effect.
    dated: Vec<Dated>,
}

/// Whether an effect has days of its own, printed or left to an event, which the document's days say nothing of.
#[derive(Clone, Copy, Debug, Default)]
struct Dated {
    first: bool,
    last: bool,
    /// Its last day is that of the document.
    with_itself: bool,
}

/// What a sentence does to others, from when and until when it says so, and the sentence.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    kind: EffectKind,
    date: Option<Date>,
    /// It is done on an event of which no day is known.
    open: bool,
    until: Option<Date>,
    /// It is done until an event of which no day is known.
    lasts: bool,
    /// It is done as long as the document is in force.
    with_itself: bool,
    area: Option<Passage>,
    evidence: Passage,
}

/// The days from which a document's own words count.
fn days_of_issue(document: &Document) -> IssueDays {
    let of = |act: Act| document.history.iter().rev().find(|e| e.act == act);
    let published = of(Act::Published);
    // Written anew by an order, it was made public with that.
    let anew = of(Act::Revised).filter(|e| e.number.is_some() && published.is_none_or(|p| p.day < e.day));
    // Of a law of which only 通过 or 批准 is printed it is not stated when it was made public.
    let head = document.blocks.iter().take_while(|b| !is_body(b.kind)).take(12);
    let made = |text: &str| {
        let text = fold::narrowed(text);
        date::days_in(&text).next().is_some() && (Class::ActAdopted.within(&text) || Class::ActApproved.within(&text))
    };
    let only_adopted = head.filter(|b| b.kind == BlockKind::Note).any(|b| made(&b.text));
    let dated = document.blocks.iter().any(|b| b.kind == BlockKind::Date);
    let signed = document.signed.filter(|_| dated || !only_adopted);
    let day = |act: Act| of(act).map(|e| e.day);
    IssueDays {
        public: anew.or(published).map(|e| e.day).or(signed),
        adopted: day(Act::Adopted),
        approved: day(Act::Approved),
        changed: document.history.iter().filter(|e| matches!(e.act, Act::Amended | Act::Revised)).map(|e| e.day).max(),
    }
}

/// The days that a folded text prints, and where.
fn days_at(text: &str) -> Vec<(Date, Range<usize>)> {
    let mut days: Vec<(Date, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let inside = days.last().is_some_and(|(_, range)| at < range.end);
        let starts = numeral::digit(c).is_some() || numeral::chinese_digit(c).is_some() || matches!(c, '中' | '民');
        if let Some((day, bytes)) = (!inside && starts).then(|| text.get(at..).and_then(date::day_at)).flatten() {
            days.push((day, at..at + bytes));
        }
    }
    days
}

/// Whether a block is part of the text itself, below the head.
fn is_body(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Article | BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item | BlockKind::Table)
}

impl Gatherer {
    pub fn new(document: &Document) -> Self {
        let mut titles = vec![title_key(&document.title)];
        titles.extend(document.promulgates.iter().map(|t| title_key(t)));
        // 关于印发《甲规定》的通知, whose text is not printed with it.
        let issued = titles[0].split_once('《').and_then(|(lead, rest)| Some((lead, rest.rsplit_once('》')?.0)));
        let issued = issued.filter(|(lead, _)| Class::Issues.ends(lead).is_some()).map(|(_, title)| title.to_owned());
        titles.extend(issued);
        let title = &titles[0];
        let ends = Class::Repeals.within(title) || Class::Lapses.within(title) || Class::ReviewTitle.within(title);
        let repeals_list = ends && Class::ListPaper.within(title);
        let (days, draft) = (days_of_issue(document), effects::is_draft(document));
        let changes = document.history.iter().filter(|e| matches!(e.act, Act::Amended | Act::Revised));
        let force = Force { changed: changes.map(|e| e.day).max(), ..Force::default() };
        let amended = titled::amended_by(title).map(|title| (title.to_owned(), None));
        let amends_several = titled::amends(title);
        Self { force, days, draft, titles, repeals_list, amended, amends_several, ..Self::default() }
    }

    pub fn read(&mut self, view: &View<'_>, citations: &[Citation]) {
        let Some(block) = view.block.filter(|_| !self.draft) else { return };
        self.own_title(view, block);
        self.reprint |= block.kind == BlockKind::Title && self.begun && self.amends(&block.text);
        self.annexed(block);
        self.dated_apart(view, block);
        if self.reprint || self.older {
            return;
        }
        let heads = self.heads_list(view, block);
        if heads {
            self.list_rank = None;
        }
        if !(is_body(block.kind) || matches!(block.kind, BlockKind::Note | BlockKind::Attachment)) {
            return;
        }
        self.begun |= is_body(block.kind);
        if block.kind == BlockKind::Note && !self.begun {
            self.noted(view);
        }
        if let Some(table) = &block.table {
            self.listed_rows(view, table);
        } else if self.listing {
            self.listed(view, citations);
        }
        self.amends_below(view, citations);
        if heads {
            self.list_rank = lists::rank(block);
        }
        self.ordered(view);
        if FORCE_SIGNS.iter().any(|class| view.has(*class)) {
            self.sentences(view, block, citations);
        }
        self.trial(view);
    }

    /// Takes a block that may head a list of what is repealed; whether it heads one, or ends one.
    fn heads_list(&mut self, view: &View<'_>, block: &Block) -> bool {
        let heads = match block.kind {
            BlockKind::Title => true,
            BlockKind::Heading | BlockKind::Paragraph | BlockKind::Attachment => self.repeals_list,
            _ => false,
        };
        // 附：废止规定目录 heads what is printed below it.
        let annex = block.kind == BlockKind::Attachment && block.level == Some(0);
        let own = view.text().get(view.label_end()..).unwrap_or("");
        let named = own.split_once(':').filter(|_| annex).map_or(own, |(_, name)| name);
        (heads || annex && !named.is_empty()) && self.titled(named)
    }

    /// Reads the sentences of a block that tell of force, this document's or others'.
    fn sentences(&mut self, view: &View<'_>, block: &Block, citations: &[Citation]) {
        let in_columns = block.table.as_ref().is_some_and(|t| t.rows.iter().any(|row| row.len() > 1));
        let text = view.text();
        let (mut done, mut own_before) = (0, false);
        for key in KEY.find_iter(text) {
            if key.start() < done {
                continue;
            }
            let sentence = sentence(text, view.label_end(), key.range());
            done = sentence.end;
            // “本办法自…起施行。” of a decision on amendment is what it writes into another text.
            let quoted = is_in_quotes(text, key.start());
            let own = !quoted && !self.annex && self.is_own(view, citations, &sentence, own_before);
            let parted = if self.annex { vec![] } else { self.parts(view, &sentence) };
            if own {
                self.days(view, &sentence, &parted);
            }
            own_before = own;
            if !in_columns {
                self.effects_in(view, citations, &sentence);
            }
        }
    }

    /// Takes note of where annexes begin.
    fn annexed(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Attachment if block.level == Some(0) => self.attached = true,
            BlockKind::Title if self.attached || self.annex => {
                let title = title_key(&block.text);
                let issues = self.titles.first().is_some_and(|own| Class::Issues.within(own) || own.contains(&title));
                self.annex = !issues && !self.is_called(&block.text);
                self.attached = false;
            }
            _ => {}
        }
    }

    /// Takes note of a text, printed with the document, that is of an earlier time by the note under its title.
    fn dated_apart(&mut self, view: &View<'_>, block: &Block) {
        match block.kind {
            BlockKind::Title => self.older = false,
            BlockKind::Note if self.begun && lists::tells_history(view.text().trim_matches(['(', ')'])) => {
                let last = days_at(view.text()).into_iter().map(|(day, _)| day).max();
                let later = last.and_then(|day| day.plus_months(OLDER)).zip(self.days.public);
                self.older |= later.is_some_and(|(later, public)| later < public);
            }
            _ => {}
        }
    }

    /// A first day that the note under the title states: the last of its days, where it names several versions.
    fn noted(&mut self, view: &View<'_>) {
        let text = view.text();
        for (day, range) in days_at(text) {
            // The match begins in the day's own last character.
            let tail = text.get(range.end - units::DAY.len_utf8()..).unwrap_or("");
            // 该修正自2021年4月15日施行: the day of what changed it.
            let before = text.get(..range.start).unwrap_or("");
            let clause = before.rsplit([',', ';', '(']).next().unwrap_or(before);
            let of_change = Class::ThatChange.starts(clause).is_some();
            if !of_change && NOTED.find(tail).is_some_and(|m| m.start() == 0) {
                self.noted = Some(StatedDay { date: Some(day), evidence: view.passage(0..text.len()) });
            }
        }
        if let Some(day) = day_on_cover(text) {
            self.noted = Some(StatedDay { date: Some(day), evidence: view.passage(0..text.len()) });
        }
        // …2003年7月15日公布　自公布之日起施行: behind its last day.
        let last = days_at(text).into_iter().next_back();
        let tail = last.as_ref().and_then(|(_, range)| text.get(range.end..));
        let published = tail.is_some_and(|tail| NOTED_AS_PUBLISHED.is_match(tail));
        if let Some((day, _)) = last.as_ref().filter(|_| published && self.noted.is_none()) {
            self.noted = Some(StatedDay { date: Some(*day), evidence: view.passage(0..text.len()) });
        }
        if let Some(date) = tail.and_then(|tail| first_day(tail, self.days)).filter(|_| self.noted.is_none()) {
            self.noted = Some(StatedDay { date, evidence: view.passage(0..text.len()) });
        }
    }

    /// First and last day that an own sentence states, the clauses of its parts aside. The first sentence with a day wins.
    fn days(&mut self, view: &View<'_>, sentence: &Range<usize>, parted: &[Range<usize>]) {
        let Some(whole) = view.text().get(sentence.clone()) else { return };
        let (mut text, mut from) = (String::new(), 0);
        for part in parted {
            text.push_str(whole.get(from..part.start).unwrap_or(""));
            from = (part.end + 1).min(whole.len());
        }
        text.push_str(whole.get(from..).unwrap_or(""));
        let text = text.as_str();
        let evidence = view.passage(sentence.clone());
        if let Some(date) = first_day(text, self.days)
            && self.force.effective.is_none_or(|e| e.date.is_none())
        {
            self.force.effective = Some(StatedDay { date, evidence });
            self.counted = first_day(text, IssueDays::default()).flatten().is_none();
        }
        if self.force.expires.is_some() {
            return;
        }
        // 试行期两年，…原标准执行至2025年6月30日: a day far from the end of the term is another's.
        let first = self.force.effective.and_then(|e| e.date);
        let end = term(text).zip(first).and_then(|(months, first)| first.plus_months(months));
        let near = |day: &Date| {
            let month = |by: i32| end.and_then(|end| end.plus_months(by));
            month(-1).is_none_or(|from| *day >= from) && month(1).is_none_or(|to| *day <= to)
        };
        if let Some(date) = own_last_day(text).filter(near) {
            self.force.expires = Some(StatedDay { date: Some(date), evidence });
        } else if let Some(months) = term(text)
            && self.term.is_none()
        {
            self.term = Some((months, evidence));
        }
    }

    /// What was gathered, with the days that count from others.
    pub fn finish(mut self) -> Force {
        // A day that is printed under the title is surer than one that is counted (自公布之日起).
        if (self.counted || self.force.effective.is_none_or(|e| e.date.is_none())) && self.noted.is_some() {
            self.force.effective = self.noted;
        }
        let first = self.force.effective.and_then(|e| e.date);
        if let Some((months, evidence)) = self.term.filter(|_| self.force.expires.is_none()) {
            let date = first.and_then(|first| last_of_term(first, months));
            self.force.expires = Some(StatedDay { date, evidence });
        }
        // 自公佈後滿三十日起生效: a day that is not known is not that of signing.
        let public = self.days.public.filter(|_| self.force.effective.is_none());
        self.amends_titled();
        // 本决定自…施行，期限三年: what it suspends is suspended no longer.
        let trial = first.zip(self.trial).and_then(|(first, months)| last_of_term(first, months));
        let last = self.force.expires.and_then(|e| e.date);
        for (repeal, dated) in self.force.effects.iter_mut().zip(&self.dated) {
            if dated.with_itself || repeal.kind == EffectKind::Suspend && !dated.last {
                repeal.until = if dated.with_itself { last } else { last.or(trial) };
            }
            if !dated.first {
                // What is prolonged has no first day of its own.
                repeal.date = first.or(public).filter(|_| repeal.kind != EffectKind::Prolong);
            }
        }
        self.force
    }
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;
