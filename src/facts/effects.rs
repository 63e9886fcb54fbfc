//! What a document does to other instruments: what it repeals, stops, suspends, prolongs, replaces and changes.
//!
//! Only what the document itself does counts: a plan (建议废止《…》), what others did (已于2019年废止), and a condition (失效的) are
//! none. An instrument is named by its title, its number, or both; a part of it (第三条) is kept as printed.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
use super::force::{Effect, EffectKind};
use super::force_days::{KEY, last_day};
use super::grid::filled;
use super::references::{Citation, is_paper, title_key};
use super::text::View;
use crate::issue::{BlockKind, Date, Document, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, date, fold};

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern("[^\\s,、。;:()《》0-9\\[\\]]{1,14}\\[[0-9]{4}\\][0-9]{1,5}号"));
/// A number that fills a cell of a table: the above, or that of an order.
static NUMBER_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[^\\s,、。;:()《》0-9\\[\\]]{1,20}(?:[\\[(][0-9]{4}[\\])]第?[0-9]{1,5}号|(?:{red-kind})?第?{numeral}{1,5}号)$",
    )
});
/// 延长《…》有效期: the title stands inside the verb.
static PROLONG: LazyLock<Regex> = LazyLock::new(|| pattern("延长《[^,;。]{0,80}?有效期"));
/// 本标准, 本通知: whose effect it is.
static OWN_NAME: LazyLock<Regex> = LazyLock::new(|| pattern("{own-lead}《?(?:{own-kind})*{instrument}》?$"));
/// 由本办法: who replaces what stands before.
static BY_THIS: LazyLock<Regex> = LazyLock::new(|| pattern("由本[^,;。]{1,12}$"));

/// Gathers what one document does to others.
#[derive(Debug, Default)]
pub(super) struct Effects {
    found: Vec<Effect>,
    /// Of each effect, whether its own day was printed.
    dated: Vec<bool>,
    /// The document's own titles, as [`title_key`]s.
    titles: Vec<String>,
    /// The document is a list of what is repealed.
    is_list: bool,
    /// The list has begun.
    listing: bool,
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
        (Class::Replaces, EffectKind::Replace),
        (Class::Amends, EffectKind::Amend),
        (Class::AmendsWhenDecided, EffectKind::Amend),
    ];
    let prolong = PROLONG.find(text).map(|m| (m.range(), EffectKind::Prolong));
    let found = verbs.into_iter().filter_map(|(class, kind)| Some((outside(text, class)?, kind)));
    found.chain(prolong).min_by_key(|(at, _)| at.start)
}

/// The first word of a class that stands in no title.
fn outside(text: &str, class: Class) -> Option<Range<usize>> {
    let quoted = |at: usize| {
        let before = text.get(..at).unwrap_or("");
        before.matches('《').count() > before.matches('》').count()
    };
    class.find_iter(text).take(16).find(|found| !quoted(found.start))
}

/// Whether a sentence does what its verb says, and now: no plan, no condition, nothing that another has done.
fn is_done(text: &str, verb: &Range<usize>, kind: EffectKind) -> bool {
    let (before, after) = (text.get(..verb.start).unwrap_or(""), text.get(verb.end..).unwrap_or(""));
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or("");
    let bare: String = without_titles(clause);
    if Class::NotDone.ends(before).is_some() || Class::AfterVerb.starts(after).is_some() {
        return false;
    }
    // 经研究，决定废止: what was decided is no plan. 修改或者废止 is a choice.
    let decided = Class::Decided.within(&bare);
    if !decided && Class::Plan.within(&bare) || bare.ends_with('或') || bare.ends_with("或者") {
        return false;
    }
    // 《…》已于2019年废止, 《…》被《…》废止.
    let gap = before.rsplit('》').next().unwrap_or("");
    let gap = gap.trim_start_matches(|c: char| c == ')').trim_start_matches("的");
    if before.contains('》') && Class::DoneBefore.starts(gap).is_some() || before.contains("被《") {
        return false;
    }
    let word = text.get(verb.clone()).unwrap_or("");
    match kind {
        EffectKind::Amend => Class::Amends.is(word) || Class::Decided.within(text),
        EffectKind::Replace => OWN_NAME.is_match(before) || BY_THIS.is_match(before),
        _ => true,
    }
}

/// A clause without the titles in it.
fn without_titles(text: &str) -> String {
    let mut depth = 0i32;
    let kept = text.chars().filter(|c| {
        depth += i32::from(*c == '《');
        let outside = depth <= 0;
        depth -= i32::from(*c == '》');
        outside
    });
    kept.collect()
}

impl Effects {
    /// `titles`: what the document is called, as [`title_key`]s.
    pub fn new(document: &Document, titles: Vec<String>) -> Self {
        let title = fold::narrowed(&document.title);
        let ends = Class::Repeals.within(&title) || Class::Lapses.within(&title);
        let is_list = ends && (Class::ListName.within(&title) || Class::TitleKind.ends(&title).is_some());
        Self { titles, is_list, ..Self::default() }
    }

    /// Reads a block before its sentences: titles of lists, and members of one that has begun.
    pub fn block(&mut self, view: &View<'_>, citations: &[Citation]) {
        let Some(block) = view.block else { return };
        let heads = block.kind == BlockKind::Title || block.kind == BlockKind::Attachment && self.is_list;
        if heads {
            self.titled(view.text());
        } else if self.listing {
            self.listed(view, citations);
        }
    }

    /// Reads a sentence.
    pub fn sentence(&mut self, view: &View<'_>, citations: &[Citation], sentence: &Range<usize>) {
        let Some(text) = view.text().get(sentence.clone()) else { return };
        let Some((verb, kind)) = effect_verb(text) else { return };
        let (before, after) = (text.get(..verb.start).unwrap_or(""), text.get(verb.end..).unwrap_or(""));
        let listed = Class::ThoseListed.within(before)
            && (after.contains(':') || after.trim_end_matches('。').is_empty())
            || Class::ThoseListed.starts(after).is_some();
        if !is_done(text, &verb, kind) {
            // 现将予以废止的文件公布如下：
            self.listing |= self.is_list && after.ends_with(':');
            return;
        }
        self.listing |= listed || self.is_list && after.contains(':');
        // 废止《…》 names what comes after it, 《…》同时废止 what stands before; 延长《…》有效期 what stands inside.
        let names_after = after.starts_with('《')
            || Class::ThoseListed.starts(after).is_some()
            || NUMBER.find(after).is_some_and(|m| m.start() == 0)
            || kind == EffectKind::Replace && OWN_NAME.is_match(before) && !BY_THIS.is_match(before);
        let inside = text.get(verb.clone()).is_some_and(|word| word.contains('《'));
        let stretch = match (inside, names_after) {
            (true, _) => sentence.start + verb.start..sentence.start + verb.end,
            (false, true) => sentence.start + verb.end..sentence.end,
            (false, false) => sentence.start..sentence.start + verb.start,
        };
        // 延长《…》有效期至…: only until when is said, not from when.
        let until = (kind == EffectKind::Prolong).then(|| last_day(text)).flatten();
        let said = Said { kind, date: explicit_day(before), until, evidence: view.passage(sentence.clone()) };
        let from = citations.partition_point(|c| c.range.start < stretch.start);
        let cited = citations.get(from..).unwrap_or_default();
        let cited = cited.get(..cited.partition_point(|c| c.range.end <= stretch.end)).unwrap_or_default();
        // 废止《…》的意见 is a matter, not a deed.
        let behind = cited.last().and_then(|c| view.text().get(c.range.end..stretch.end));
        if names_after && behind.is_some_and(|rest| rest.starts_with('的') && !rest.starts_with("的第")) {
            return;
        }
        self.titles_in(view, cited, &stretch, said);
        self.numbers_in(view, cited, &stretch, said);
    }

    /// What a stretch cites; not the instruments that it is done by.
    fn titles_in(&mut self, view: &View<'_>, cited: &[Citation], stretch: &Range<usize>, said: Said) {
        let mut basis_end = None;
        for c in cited {
            let lead = view.text().get(stretch.start..c.range.start).unwrap_or("");
            let own = self.titles.iter().any(|t| *t == title_key(&c.title)) && c.number.is_none();
            // 根据《甲》和《乙》: what is joined to a basis is one.
            let joined = basis_end.and_then(|end| view.text().get(end..c.range.start));
            let basis =
                Class::Basis.ends(lead).is_some() || joined.is_some_and(|gap| gap.is_empty() || Class::Joint.is(gap));
            basis_end = basis.then_some(c.range.end);
            if own || basis || c.number.is_none() && is_paper(&c.title) {
                continue;
            }
            let part = part_behind(view.text(), c.range.end..stretch.end).map(|part| view.passage(part));
            self.push(Some(c.title.clone()), c.number.clone(), part, said);
        }
    }

    /// What a stretch names by a number alone.
    fn numbers_in(&mut self, view: &View<'_>, cited: &[Citation], stretch: &Range<usize>, said: Said) {
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
            return self.rows(view, table);
        }
        let said = Said::default();
        let start = view.label_end();
        let uncited = citations.is_empty().then(|| uncited(text.get(start..).unwrap_or(""))).flatten();
        let other = Class::Unlisted.within(text) && !Class::Repeals.within(text);
        if other && citations.is_empty() || !self.is_list && citations.is_empty() && uncited.is_none() {
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
            let number = fold::compact(view.original(start + number.start..start + number.end));
            return self.push(Some(title.to_owned()), Some(number), None, Said { evidence: passage, ..said });
        }
        for c in citations {
            let evidence = view.passage(c.range.clone());
            self.push(Some(c.title.clone()), c.number.clone(), None, Said { evidence, ..said });
        }
    }

    /// The rows of a table of what is repealed: a title, and perhaps a number. Where a column says what becomes of each,
    /// it must say that it is repealed.
    fn rows(&mut self, view: &View<'_>, table: &Table) {
        let evidence = view.passage(0..view.text().len());
        let grid = filled(table);
        let heads = table.head_rows.max(1);
        let column = |class: Class| {
            let mut cells = grid.iter().take(heads).flatten();
            cells.find(|(_, text)| class.is(&fold::narrowed(text))).map(|(at, _)| *at)
        };
        let (verdict, numbers) = (column(Class::VerdictColumn), column(Class::NumberColumn));
        for row in grid.iter().skip(heads) {
            let texts: Vec<(usize, String)> = row.iter().map(|(at, text)| (*at, fold::compact(text))).collect();
            let of = |at: Option<usize>| texts.iter().find(|(c, _)| Some(*c) == at).map(|(_, t)| t);
            let ends = |t: &String| {
                let t = fold::narrowed(t);
                outside(&t, Class::Repeals).or_else(|| outside(&t, Class::Lapses)).is_some()
            };
            if of(verdict).is_some_and(|said| !ends(said)) {
                continue;
            }
            let number = of(numbers).filter(|t| !t.is_empty());
            let number =
                number.or_else(|| texts.iter().map(|(_, t)| t).find(|t| NUMBER_ALONE.is_match(&fold::narrowed(t))));
            let is_title = |t: &&String| t.chars().count() > 5 && Some(*t) != number && t.chars().any(chars::is_han);
            let Some(title) = texts.iter().map(|(_, t)| t).find(is_title) else { continue };
            let title = title.trim_matches(['《', '》']);
            self.push(Some(title.to_owned()), number.cloned(), None, Said { evidence, ..Said::default() });
        }
    }

    /// A title inside the document begins a list of what is repealed, or ends it.
    fn titled(&mut self, text: &str) {
        if Class::ListName.within(text) && text.chars().count() < 60 && !text.contains('《') {
            let ends = Class::Repeals.within(text) || Class::Lapses.within(text);
            self.listing = ends && !Class::Unlisted.within(text);
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
        self.found.push(Effect { kind, title, number, part, date, until, target: None, evidence });
    }

    /// The effects; those without a day of their own begin on the document's first day.
    pub fn finish(mut self, first: Option<Date>) -> Vec<Effect> {
        for (effect, _) in self.found.iter_mut().zip(&self.dated).filter(|(_, dated)| !**dated) {
            // What is prolonged has no first day of its own.
            effect.date = first.filter(|_| effect.kind != EffectKind::Prolong);
        }
        self.found
    }
}

/// The part of an instrument that is named behind it (第三条, 中有关收费的规定, 附件2), up to the verb.
fn part_behind(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.clone())?;
    let partial = rest.starts_with(['第', '中', '附']) || rest.strip_prefix('的').is_some_and(|r| r.starts_with('第'));
    if !partial {
        return None;
    }
    // 第三条自2024年1月1日起, 第三条、《乙》第五条: the part ends there.
    let end = rest.find(['自', '《', '。', ',', ';']).unwrap_or(rest.len());
    let mut part = rest.get(..end)?;
    while let Some(shorter) = Class::WithIt.strip_end(part).or_else(|| part.strip_suffix('、')) {
        part = shorter;
    }
    (!part.is_empty()).then(|| range.start..range.start + part.len())
}

/// Title and number of an instrument that is listed without 《》: 云州市甲办法（云政发〔2001〕3号）.
fn uncited(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let open = text.find('(')?;
    let start = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、')).len();
    let title = text.get(start..open)?;
    let named =
        title.chars().count() > 4 && !title.contains(['。', ';', ':']) && Class::Instrument.ends(title).is_some();
    let number = NUMBER.find(text.get(open..)?).filter(|m| m.start() == 1)?;
    named.then(|| (start..open, open + number.start()..open + number.end()))
}

/// A day that an effect names for itself: 自2024年1月1日起废止; 自2024年1月1日起，《…》停止执行. The day a repealed instrument was issued
/// (2019年3月1日印发的《…》) is not it, nor that on which the document itself begins (自…起施行).
fn explicit_day(before: &str) -> Option<Date> {
    let at = before.rfind('自')? + '自'.len_utf8();
    let (day, bytes) = date::day_at(before.get(at..)?)?;
    let rest = before.get(at + bytes..)?.strip_prefix('起')?;
    (rest.is_empty() || rest.starts_with(',') || Class::WithIt.starts(rest).is_some()).then_some(day)
}
