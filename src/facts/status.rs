//! What is in force: from when and until when, each with the sentence that says so.
//!
//! Only sentences that speak of the document itself count (本办法自…起施行; 《own title》…现予公布，自…起施行): a grant that is
//! paid 自…起 or a permit with a 有效期 says nothing of the document's force. What no sentence says is not stated.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
use super::effects::Effects;
pub use super::force::{Effect, EffectKind, Force, ForcePart, RepealedBy, StatedDay, Status};
use super::force_days::{KEY, first_day, last_day, term};
use super::references::{Citation, title_key};
use super::text::View;
use crate::issue::{BlockKind, Date, Document, Issue};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, date, fold, numeral};

/// A sentence that speaks of the document it stands in. 该法 is another's.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:自|从|于|{force-term})|^{comes-into-force}(?:日期|时间)[:为是]|^现?予?以?(?:公布|发布)|现予?以?(?:公布|发布|印发|颁布)|予以(?:公布|发布),自|[,;]并自\
         |(?:^|[,;:)\\]]|附则|条){own-lead}《?(?:{own-kind})*{instrument}》?(?:[^第]|$)\
         |(?:^|[,;:)\\]]|附则|条)本法(?:[^第院律]|$)",
    )
});
/// 该办法 is the instrument that was named right before.
static THAT: LazyLock<Regex> = LazyLock::new(|| pattern("^该(?:{own-kind})*{instrument}(?:[^第]|$)"));
/// A part of the document with a day of its own: 第三条、第五条自2025年1月1日起施行, 本办法规定的补贴标准自…起执行.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:但|除|其中|{own-lead}(?:{own-kind})*{instrument}|本法)*(?:附则)?((?:第{numeral}+[条章节编款]|附件)[^,;。:自《》本]{0,40}?),?自",
    )
});
/// The same of a part that is named by what it is: 甲区、乙区自…起施行, 其他条款自…起施行.
static SCOPE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:但|其中|{own-lead}(?:{own-kind})*{instrument}|本法)*([^,;。:自《》本]{1,30}?(?:{scope-end}|\\)))自|^{own-lead}(?:{own-kind})*{instrument}((?:规定|所列|确定|明确|涉及)的[^,;。:自《》]{1,30})自",
    )
});
/// 自…起在甲区施行, where several are.
static PLACED: LazyLock<Regex> = LazyLock::new(|| pattern("^起在([^,;。]{1,20}?){comes-into-force}"));
/// 第十八条的过渡期为…至….
static INTERIM: LazyLock<Regex> =
    LazyLock::new(|| pattern("((?:第{numeral}+条[^,;。:自《》]{0,20})?过渡期)(?:限|间)?(?:为|是|自|从|:)+"));
/// A day of commencement in the note under a title: 自2031年8月1日起施行, 2031年8月1日施行.
static NOTED: LazyLock<Regex> = LazyLock::new(|| pattern("[日号]起?{comes-into-force}"));
/// Gathers what one document says of its force.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    force: Force,
    /// The day on which it was made public, or signed.
    public: Option<Date>,
    /// The day of its adoption.
    adopted: Option<Date>,
    /// The day of its approval by another office.
    approved: Option<Date>,
    /// A first day that only the note under the title states.
    noted: Option<StatedDay>,
    /// The text below the head has begun.
    begun: bool,
    /// Its own titles, as [`title_key`]s.
    titles: Vec<String>,
    /// Months of force, where they count from a day that is read later.
    term: Option<(i32, Passage)>,
    /// What it does to others.
    effects: Effects,
}

/// The days from which a document's own words count: that on which it was made public, that of its adoption, and that of
/// its approval. Of a text that was written anew only what came then or later counts; what was changed in parts keeps the
/// day on which it was first made public.
fn days_of_issue(document: &Document) -> (Option<Date>, Option<Date>, Option<Date>) {
    let (mut public, mut adopted, mut approved) = (None, None, None);
    let (mut known, mut revised) = (false, false);
    let head = document.blocks.iter().take_while(|b| !is_body(b.kind)).take(12);
    for block in head.filter(|b| b.kind == BlockKind::Note) {
        let text = fold::narrowed(&block.text);
        let days = days_at(&text);
        for (i, (day, range)) in days.iter().enumerate() {
            let until = days.get(i + 1).map_or(text.len(), |(_, next)| next.start);
            let said = text.get(range.end..until).unwrap_or("");
            let said = said.trim_end_matches(|c: char| brackets::closes(c) || chars::no_start(c));
            if Class::ActRevised.ends(said).is_some() {
                (public, revised, known) = (None, true, true);
            } else if Class::MadePublic.within(said) {
                (public, known) = (public.or(Some(*day)), true);
            } else if Class::ActAdopted.within(said) {
                (adopted, known) = (Some(*day), true);
            } else if Class::ActApproved.within(said) {
                (approved, known) = (Some(*day), true);
            }
        }
    }
    let dated = document.blocks.iter().any(|b| b.kind == BlockKind::Date);
    let signed = document.signed.filter(|_| dated && !revised || !known);
    (public.or(signed), adopted, approved)
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
        let (public, adopted, approved) = days_of_issue(document);
        let effects = Effects::new(document, titles.clone());
        Self { public, adopted, approved, titles, effects, ..Self::default() }
    }

    pub fn read(&mut self, view: &View<'_>, citations: &[Citation]) {
        let Some(block) = view.block else { return };
        let body = matches!(
            block.kind,
            BlockKind::Article
                | BlockKind::Paragraph
                | BlockKind::Heading
                | BlockKind::Item
                | BlockKind::Table
                | BlockKind::Note
                | BlockKind::Attachment
        );
        if body || block.kind == BlockKind::Title {
            self.effects.block(view, citations);
        }
        if !body {
            return;
        }
        self.begun |= is_body(block.kind);
        if block.kind == BlockKind::Note && !self.begun {
            self.noted(view);
        }
        let text = view.text();
        let (mut done, mut own_before) = (0, false);
        for key in KEY.find_iter(text) {
            if key.start() < done {
                continue;
            }
            let sentence = sentence(text, view.label_end(), key.range());
            done = sentence.end;
            let own = self.is_own(view, citations, &sentence, own_before);
            let parted = self.parts(view, &sentence, own);
            if own {
                self.days(view, &sentence, &parted);
            }
            own_before = own;
            self.effects.sentence(view, citations, &sentence);
        }
    }

    /// Whether a sentence speaks of this document.
    fn is_own(&self, view: &View<'_>, citations: &[Citation], sentence: &Range<usize>, before: bool) -> bool {
        let Some(text) = view.text().get(sentence.clone()) else { return false };
        let names_itself = citations
            .binary_search_by_key(&sentence.start, |c| c.range.start)
            .ok()
            .and_then(|at| citations.get(at))
            .is_some_and(|c| self.titles.iter().any(|t| t.contains(&title_key(&c.title))));
        // 有效期 at the start of a sentence goes with the sentence before it.
        if Class::ForceTerm.starts(text).is_some() {
            return before;
        }
        // 《own title》已经…通过。该办法自…起施行.
        let named = || {
            let cited = citations.get(..citations.partition_point(|c| c.range.start < sentence.start));
            cited.and_then(<[_]>::last).is_some_and(|c| self.titles.iter().any(|t| t.contains(&title_key(&c.title))))
        };
        names_itself || OWN.is_match(text) || THAT.is_match(text) && (before || named())
    }

    /// A first day that the note under the title states: the last of its days, where it names several versions.
    fn noted(&mut self, view: &View<'_>) {
        let text = view.text();
        for (day, range) in days_at(text) {
            // The match begins in the day's own last character.
            let tail = text.get(range.end - '日'.len_utf8()..).unwrap_or("");
            if NOTED.find(tail).is_some_and(|m| m.start() == 0) {
                self.noted = Some(StatedDay { date: Some(day), evidence: view.passage(0..text.len()) });
            }
        }
    }

    /// The parts of the document to which a sentence gives a day of their own; the clauses that do. `own`: the sentence
    /// speaks of the document.
    fn parts(&mut self, view: &View<'_>, sentence: &Range<usize>, own: bool) -> Vec<Range<usize>> {
        let Some(text) = view.text().get(sentence.clone()) else { return vec![] };
        let mut found = Vec::new();
        for clause in clauses(text) {
            let said = text.get(clause.clone()).unwrap_or("");
            let named = PART.captures(said).or_else(|| SCOPE.captures(said).filter(|_| own || !found.is_empty()));
            let Some(part) = named.and_then(|found| found.get(1).or_else(|| found.get(2))) else { continue };
            let since = said.get(part.end()..).unwrap_or("").trim_start_matches([',', '自']);
            let Some((day, bytes)) = date::day_at(since) else { continue };
            let behind = since.get(bytes..).unwrap_or("").trim_start_matches('起');
            if Class::ComesIntoForce.starts(behind).is_some() {
                found.push((clause.start + part.start()..clause.start + part.end(), day, None, clause));
            }
        }
        if own {
            found.extend(placed(text));
        }
        if let Some(part) = INTERIM.captures(text).and_then(|found| Some((found.get(1)?, found.get(0)?.end())))
            && let Some((first, bytes)) = text.get(part.1..).and_then(date::day_at)
        {
            let rest = text.get(part.1 + bytes..).unwrap_or("").trim_start_matches('起');
            let last = rest.strip_prefix(['至', '-']).and_then(date::day_at).map(|(day, _)| day);
            found.push((part.0.range(), first, last, 0..text.len()));
        }
        let evidence = view.passage(sentence.clone());
        for (part, day, expires, _) in &found {
            let part = view.passage(sentence.start + part.start..sentence.start + part.end);
            self.force.parts.push(ForcePart { part, effective: Some(*day), expires: *expires, evidence });
        }
        found.into_iter().map(|(.., clause)| clause).collect()
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
        if let Some(date) = first_day(text, self.public, self.adopted, self.approved)
            && self.force.effective.is_none_or(|e| e.date.is_none())
        {
            self.force.effective = Some(StatedDay { date, evidence });
        }
        if self.force.expires.is_some() {
            return;
        }
        if let Some(date) = last_day(text) {
            self.force.expires = Some(StatedDay { date: Some(date), evidence });
        } else if let Some(months) = term(text)
            && self.term.is_none()
        {
            self.term = Some((months, evidence));
        }
    }

    /// What was gathered, with the days that count from others.
    pub fn finish(mut self) -> Force {
        if self.force.effective.is_none_or(|e| e.date.is_none()) && self.noted.is_some() {
            self.force.effective = self.noted;
        }
        let first = self.force.effective.and_then(|e| e.date);
        if let Some((months, evidence)) = self.term.filter(|_| self.force.expires.is_none()) {
            let date = first.and_then(|d| d.plus_months(months)).and_then(Date::previous);
            self.force.expires = Some(StatedDay { date, evidence });
        }
        self.force.effects = self.effects.finish(first.or(self.public));
        self.force
    }
}

/// The clauses of a sentence. 第八条的规定，自…起施行 is one.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for clause in text.split([',', ';']) {
        let range = start..start + clause.len();
        start = range.end + 1;
        let before = found.last().and_then(|last| text.get(last.clone()));
        let joins = clause.starts_with('自') && before.is_some_and(|b| b.starts_with('第') && !b.contains('自'));
        match found.last_mut().filter(|_| joins) {
            Some(last) => last.end = range.end,
            None => found.push(range),
        }
    }
    found
}

/// What a part is, its first day, its last, and the clause that says so.
type Parted = (Range<usize>, Date, Option<Date>, Range<usize>);

/// The places in which a document begins on several days: 自…起在甲区施行，自…起在全市施行.
fn placed(text: &str) -> Vec<Parted> {
    let mut found: Vec<Parted> = Vec::new();
    for clause in clauses(text) {
        let said = text.get(clause.clone()).unwrap_or("");
        let Some(at) = said.rfind('自').map(|at| at + '自'.len_utf8()) else { continue };
        let Some((day, bytes)) = said.get(at..).and_then(date::day_at) else { continue };
        let behind = at + bytes;
        let Some(place) = said.get(behind..).and_then(|rest| PLACED.captures(rest)).and_then(|c| c.get(1)) else {
            continue;
        };
        let start = clause.start + behind + place.start();
        found.push((start..start + place.len(), day, None, clause));
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// The sentence around a place: from the 。 before it (or from behind the label) to the 。 behind it.
fn sentence(text: &str, label_end: usize, at: Range<usize>) -> Range<usize> {
    let start = text.get(..at.start).and_then(|t| t.rfind('。')).map_or(0, |s| s + '。'.len_utf8());
    let start = if start < label_end && label_end <= at.start { label_end } else { start };
    let end = text.get(at.end..).and_then(|t| t.find('。')).map_or(text.len(), |e| at.end + e + '。'.len_utf8());
    start..end
}

/// Finds the repealed documents that are themselves in the issue, and tells them.
pub(super) fn connect(issue: &Issue, forces: &mut [Force]) {
    if forces.iter().all(|f| f.effects.is_empty()) {
        return;
    }
    let (mut numbers, mut titles) = (HashMap::new(), HashMap::new());
    for (d, document) in issue.documents.iter().enumerate() {
        if let Some(number) = &document.number {
            numbers.entry(fold::narrowed(number)).or_insert(d);
        }
        for title in std::iter::once(&document.title).chain(&document.promulgates) {
            let key = title_key(title);
            // 云州市人民政府关于… is cited as 关于…, too.
            if let Some(at) = key.find("关于").filter(|at| *at > 0) {
                titles.entry(key.get(at..).unwrap_or("").to_owned()).or_insert(d);
            }
            titles.entry(key).or_insert(d);
        }
    }
    let mut told = Vec::new();
    for (d, force) in forces.iter_mut().enumerate() {
        for repeal in &mut force.effects {
            let number = repeal.number.as_deref().map(fold::narrowed);
            let found = match number {
                Some(number) => numbers.get(&number),
                None => repeal.title.as_deref().and_then(|t| titles.get(&title_key(t))),
            };
            repeal.target = found.copied().filter(|t| *t != d);
            if let Some(target) = repeal.target.filter(|_| repeal.part.is_none() && repeal.kind.ends()) {
                told.push((target, RepealedBy { document: d, date: repeal.date, evidence: repeal.evidence }));
            }
        }
    }
    for (target, by) in told {
        if let Some(force) = forces.get_mut(target) {
            force.repealed.get_or_insert(by);
        }
    }
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;
