//! What is in force: from when, until when, and what a document puts out of force, each with the sentence that says so.
//!
//! Only sentences that speak of the document itself count (本办法自…起施行; 《own title》…现予公布，自…起施行): a grant that is
//! paid 自…起 or a permit with a 有效期 says nothing of the document's force. What no sentence says is not stated.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
pub use super::force::{Effect, EffectKind, Force, ForcePart, RepealedBy, StatedDay, Status};
use super::force_days::{KEY, first_day, last_day, term};
use super::references::{Citation, title_key};
use super::text::View;
use crate::issue::{BlockKind, Date, Document, Issue, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, date, fold, numeral};

/// A sentence that speaks of the document it stands in. 该法 is another's.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:自|从|于|有效期|试行期)|^现?予?以?(?:公布|发布)|现予?以?(?:公布|发布|印发|颁布)|予以(?:公布|发布),自|[,;]并自\
         |(?:^|[,;:)\\]]|附则|条)(?:本|该|以上|上述)《?(?:实施|暂行|试行|管理|若干|补充|工作|行动|专项|应急|具体|指导)*{instrument}》?(?:[^第]|$)\
         |(?:^|[,;:)\\]]|附则|条)本法(?:[^第院律]|$)",
    )
});
/// A part of the document with a day of its own: 第三条、第五条自2025年1月1日起施行.
static PART: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:但|除|其中|本{instrument}|本法)*(第{numeral}+条[^,;。:自《》]{0,40})自"));
/// A day of commencement in the note under a title: 自2031年8月1日起施行, 2031年8月1日施行.
static NOTED: LazyLock<Regex> = LazyLock::new(|| pattern("[日号]起?{comes-into-force}"));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern("[^\\s,、。;:()《》0-9\\[\\]]{1,14}\\[[0-9]{4}\\][0-9]{1,5}号"));

/// Gathers what one document says of its force.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    force: Force,
    /// The day on which it was made public, or signed.
    public: Option<Date>,
    /// The day of its adoption.
    adopted: Option<Date>,
    /// A first day that only the note under the title states.
    noted: Option<StatedDay>,
    /// The text below the head has begun.
    begun: bool,
    /// Its own titles, as [`title_key`]s.
    titles: Vec<String>,
    /// The document is a list of what is repealed.
    repeals_list: bool,
    /// The list has begun.
    listing: bool,
    /// Months of force, where they count from a day that is read later.
    term: Option<(i32, Passage)>,
    /// Of each repeal, whether its own day was printed.
    dated: Vec<bool>,
}

/// What a sentence does to others, from when and until when it says so, and the sentence.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    kind: EffectKind,
    date: Option<Date>,
    until: Option<Date>,
    evidence: Passage,
}

/// The first word of a sentence that does something to an instrument, and what that is.
fn effect_verb(text: &str) -> Option<(Range<usize>, EffectKind)> {
    let verbs = [
        (Class::Repeals, EffectKind::Repeal),
        (Class::Stops, EffectKind::Stop),
        (Class::Lapses, EffectKind::Lapse),
        (Class::Suspends, EffectKind::Suspend),
        (Class::Prolongs, EffectKind::Prolong),
        (Class::Amends, EffectKind::Amend),
    ];
    verbs.into_iter().filter_map(|(class, kind)| Some((class.find(text)?, kind))).min_by_key(|(at, _)| at.start)
}

/// The days from which a document's own words count: that on which it was made public, and that of its adoption.
fn days_of_issue(document: &Document) -> (Option<Date>, Option<Date>) {
    let (mut public, mut adopted, mut only_adopted) = (None, None, false);
    let head = document.blocks.iter().take_while(|b| !is_body(b.kind)).take(12);
    for block in head.filter(|b| b.kind == BlockKind::Note) {
        let text = fold::narrowed(&block.text);
        let days = days_at(&text);
        for (i, (day, range)) in days.iter().enumerate() {
            let until = days.get(i + 1).map_or(text.len(), |(_, next)| next.start);
            let said = text.get(range.end..until).unwrap_or("");
            if Class::MadePublic.within(said) {
                public = Some(*day);
            } else if said.contains("通过") {
                (adopted, only_adopted) = (Some(*day), true);
            } else if said.contains("批准") {
                only_adopted = true;
            }
        }
    }
    let dated = document.blocks.iter().any(|b| b.kind == BlockKind::Date);
    let signed = document.signed.filter(|_| dated || !only_adopted);
    (public.or(signed), adopted)
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
        let title = &titles[0];
        let repeals_list = (title.contains("废止") || title.contains("失效"))
            && ["决定", "通知", "公告", "目录", "令", "通告"].iter().any(|w| title.contains(w));
        let (public, adopted) = days_of_issue(document);
        Self { public, adopted, titles, repeals_list, ..Self::default() }
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
        if matches!(block.kind, BlockKind::Title | BlockKind::Attachment) && self.repeals_list {
            self.titled(view.text());
        }
        if !body {
            return;
        }
        self.begun |= is_body(block.kind);
        if block.kind == BlockKind::Note && !self.begun {
            self.noted(view);
        }
        if self.listing {
            self.listed(view, citations);
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
            let parted = self.parts(view, &sentence);
            if own {
                self.days(view, &sentence, &parted);
            }
            own_before = own;
            self.repealed_in(view, citations, &sentence);
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
        let alone = text.starts_with("有效期") || text.starts_with("试行期");
        if alone { before } else { names_itself || OWN.is_match(text) }
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

    /// The parts of the document to which a sentence gives a day of their own; the clauses that do.
    fn parts(&mut self, view: &View<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let Some(text) = view.text().get(sentence.clone()) else { return vec![] };
        let (mut clauses, mut start) = (Vec::new(), 0);
        for clause in text.split([',', ';']) {
            let range = start..start + clause.len();
            start = range.end + 1;
            let Some(part) = PART.captures(clause).and_then(|found| found.get(1)) else { continue };
            let since = clause.get(part.end() + '自'.len_utf8()..).unwrap_or("");
            let Some((day, bytes)) = date::day_at(since) else { continue };
            let behind = since.get(bytes..).unwrap_or("").trim_start_matches('起');
            if Class::ComesIntoForce.starts(behind).is_none() {
                continue;
            }
            let at = sentence.start + range.start;
            self.force.parts.push(ForcePart {
                part: view.passage(at + part.start()..at + part.end()),
                effective: Some(day),
                expires: None,
                evidence: view.passage(sentence.clone()),
            });
            clauses.push(range);
        }
        clauses
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
        if let Some(date) = first_day(text, self.public, self.adopted)
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

    /// The instruments that a sentence puts out of force.
    fn repealed_in(&mut self, view: &View<'_>, citations: &[Citation], sentence: &Range<usize>) {
        let Some(text) = view.text().get(sentence.clone()) else { return };
        let Some((verb, kind)) = effect_verb(text) else { return };
        let (before, after) = (text.get(..verb.start).unwrap_or(""), text.get(verb.end..).unwrap_or(""));
        if before.ends_with(['不', '未', '非']) {
            return;
        }
        let these = ["下列", "以下", "如下"];
        let listed = these.iter().any(|w| before.contains(w))
            && (after.contains(':') || after.trim_end_matches('。').is_empty());
        if self.repeals_list && after.contains(':') || listed || these.iter().any(|w| after.starts_with(w)) {
            self.listing = true;
        }
        // 废止《…》 names what comes after it, 《…》同时废止 what stands before.
        let stretch = if after.starts_with(['《', '以', '下']) || NUMBER.find(after).is_some_and(|m| m.start() == 0)
        {
            sentence.start + verb.end..sentence.end
        } else {
            sentence.start..sentence.start + verb.start
        };
        // 延长《…》有效期至…: only until when is said, not from when.
        let until = (kind == EffectKind::Prolong).then(|| last_day(text)).flatten();
        let said = Said { kind, date: explicit_day(before), until, evidence: view.passage(sentence.clone()) };
        let from = citations.partition_point(|c| c.range.start < stretch.start);
        let cited = citations.get(from..).unwrap_or_default();
        let cited = cited.get(..cited.partition_point(|c| c.range.end <= stretch.end)).unwrap_or_default();
        self.repealed_titles(view, cited, &stretch, said);
        self.repealed_numbers(view, cited, &stretch, said);
    }

    /// What a stretch cites as repealed; not the instruments that it is done by.
    fn repealed_titles(&mut self, view: &View<'_>, cited: &[Citation], stretch: &Range<usize>, said: Said) {
        let mut basis_end = None;
        for c in cited {
            let lead = view.text().get(stretch.start..c.range.start).unwrap_or("");
            let own = self.titles.iter().any(|t| *t == title_key(&c.title)) && c.number.is_none();
            // 根据《甲》和《乙》: what is joined to a basis is one.
            let joined = basis_end.and_then(|end| view.text().get(end..c.range.start));
            let basis = ["根据", "依据", "按照", "依照", "遵照", "按", "为贯彻", "贯彻", "落实", "执行"]
                .iter()
                .any(|w| lead.ends_with(w))
                || joined.is_some_and(|gap| matches!(gap, "" | "、" | "和" | "及" | "与" | "以及"));
            basis_end = basis.then_some(c.range.end);
            if own || basis || is_certificate(&c.title) {
                continue;
            }
            let rest = view.text().get(c.range.end..stretch.end).unwrap_or("");
            let partial = rest.starts_with('第') || rest.starts_with("中") || rest.starts_with("附件");
            let part = partial.then(|| view.passage(c.range.end..stretch.end));
            self.push(Some(c.title.clone()), c.number.clone(), part, said);
        }
    }

    /// What a stretch names as repealed by a number alone.
    fn repealed_numbers(&mut self, view: &View<'_>, cited: &[Citation], stretch: &Range<usize>, said: Said) {
        for m in NUMBER.find_iter(view.text().get(stretch.clone()).unwrap_or("")) {
            let range = stretch.start + m.start()..stretch.start + m.end();
            let next = cited.partition_point(|c| c.range.end <= range.start);
            if cited.get(next).is_none_or(|c| range.end <= c.range.start) {
                let printed = fold::compact(view.original(range));
                let number = printed.trim_start_matches(['原', '和', '及', '与', '的', '将', '对']).to_owned();
                self.push(None, Some(number), None, said);
            }
        }
    }

    /// A member of a list of what is repealed: 1.《…》（…号）, 1.甲办法（…号）, a row of a table.
    fn listed(&mut self, view: &View<'_>, citations: &[Citation]) {
        let text = view.text();
        if let Some(table) = view.block.and_then(|b| b.table.as_ref()) {
            return self.listed_rows(view, table);
        }
        let said = Said::default();
        let start = view.label_end();
        let uncited = citations.is_empty().then(|| uncited(text.get(start..).unwrap_or(""))).flatten();
        if text.contains("修改") && !text.contains("废止") && citations.is_empty()
            || !self.repeals_list && citations.is_empty() && uncited.is_none()
        {
            self.listing = false;
            return;
        }
        let lead = citations.first().map_or(0, |c| c.range.start.saturating_sub(start));
        if KEY.is_match(text) || lead > 60 {
            return;
        }
        if let Some((title, number)) = uncited {
            let passage = view.passage(start..text.len());
            let title = view.original(start + title.start..start + title.end);
            let number: String = view.original(start + number.start..start + number.end).split_whitespace().collect();
            return self.push(Some(title.to_owned()), Some(number), None, Said { evidence: passage, ..said });
        }
        for c in citations {
            let evidence = view.passage(c.range.clone());
            self.push(Some(c.title.clone()), c.number.clone(), None, Said { evidence, ..said });
        }
    }

    /// The rows of a table of what is repealed: a title, and perhaps a number.
    fn listed_rows(&mut self, view: &View<'_>, table: &Table) {
        let evidence = view.passage(0..view.text().len());
        for row in table.rows.iter().skip(table.head_rows.max(1)) {
            let texts: Vec<String> = row.iter().map(|c| c.text.split_whitespace().collect()).collect();
            let number = texts
                .iter()
                .find(|t| NUMBER.find(&fold::narrowed(t)).is_some_and(|m| m.len() == fold::narrowed(t).len()));
            let is_title = |t: &&String| t.chars().count() > 5 && Some(*t) != number && t.chars().any(chars::is_han);
            let Some(title) = texts.iter().find(is_title) else { continue };
            let title = title.trim_matches(['《', '》']);
            self.push(Some(title.to_owned()), number.cloned(), None, Said { evidence, ..Said::default() });
        }
    }

    /// A title inside the document begins a list of what is repealed, or ends it.
    fn titled(&mut self, text: &str) {
        let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
        if has(&["目录", "清单", "名单", "文件", "规章"]) && text.chars().count() < 60 {
            self.listing = has(&["废止", "失效"]) && !has(&["修改", "保留", "继续有效"]);
        }
    }

    fn push(
        &mut self,
        title: Option<String>,
        number: Option<String>,
        part: Option<Passage>,
        Said { kind, date, until, evidence }: Said,
    ) {
        self.dated.push(date.is_some());
        self.force.effects.push(Effect { kind, title, number, part, date, until, target: None, evidence });
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
        for (repeal, dated) in self.force.effects.iter_mut().zip(&self.dated) {
            if !dated {
                // What is prolonged has no first day of its own.
                repeal.date = first.or(self.public).filter(|_| repeal.kind != EffectKind::Prolong);
            }
        }
        self.force
    }
}

/// 《取水许可证》 and other papers lose force, and are no instruments.
fn is_certificate(title: &str) -> bool {
    title.ends_with(['证', '书', '表', '单', '簿', '卡'])
}

/// Title and number of an instrument that is listed without 《》: 云州市甲办法（云政发〔2001〕3号）.
fn uncited(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let open = text.find('(')?;
    let start = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、')).len();
    let title = text.get(start..open)?;
    let instrument = [
        "办法", "规定", "通知", "决定", "意见", "细则", "条例", "规则", "通告", "公告", "方案", "制度", "批复", "标准",
        "措施",
    ];
    let named =
        title.chars().count() > 4 && !title.contains(['。', ';', ':']) && instrument.iter().any(|w| title.ends_with(w));
    let number = NUMBER.find(text.get(open..)?).filter(|m| m.start() == 1)?;
    named.then(|| (start..open, open + number.start()..open + number.end()))
}

/// The sentence around a place: from the 。 before it (or from behind the label) to the 。 behind it.
fn sentence(text: &str, label_end: usize, at: Range<usize>) -> Range<usize> {
    let start = text.get(..at.start).and_then(|t| t.rfind('。')).map_or(0, |s| s + '。'.len_utf8());
    let start = if start < label_end && label_end <= at.start { label_end } else { start };
    let end = text.get(at.end..).and_then(|t| t.find('。')).map_or(text.len(), |e| at.end + e + '。'.len_utf8());
    start..end
}

/// A day that a repeal names for itself: 自2024年1月1日起废止. The day a repealed instrument was issued (2019年3月1日印发的《…》)
/// is not it.
fn explicit_day(before: &str) -> Option<Date> {
    let before = before
        .strip_suffix("起")
        .or_else(|| before.strip_suffix("起同时"))
        .or_else(|| before.strip_suffix("起予以"))?;
    let at = before.rfind('自')? + '自'.len_utf8();
    let (day, bytes) = date::day_at(before.get(at..)?)?;
    (before.len() - at == bytes).then_some(day)
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
