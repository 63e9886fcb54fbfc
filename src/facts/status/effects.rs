//! What a document does to other instruments: those its sentences cite, and the members of its lists and tables.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Dated, Gatherer, Said};
use crate::facts::Passage;
use crate::facts::force::{Effect, EffectKind};
use crate::facts::force_effects::{Doing, NUMBER, STANDARD, coming_day, doings, is_in_quotes, leading_day};
use crate::facts::force_parts::{TIME, bracket, kind_behind_number, names_another, paper_kind, part_of};
use crate::facts::references::{Citation, is_form, title_key};
use crate::facts::text::View;
use crate::issue::{Block, BlockKind, Date, Document};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, fold, numeral, office, units};

/// Behind a decision: it changed another instrument.
static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^(?:{nth-mark}{numeral}{1,3}{times-unit})?(?:{amends-these})(?:{of-mark}|{joins}|[、,;)《]|$)")
});
/// Marks between cells that show that a sentence is the row of a table printed as text.
const LEAST_PIPES: usize = 3;
/// Blocks at the top of a document that may say that it is a draft.
const HEAD_BLOCKS: usize = 6;

/// Whether a document is a draft, or about one, or a report: what it says of the force of instruments is only meant or told.
pub(super) fn is_draft(document: &Document) -> bool {
    let says = |text: &str| Class::Draft.within(&fold::narrowed(text));
    let marked = |b: &Block| {
        let alone = || b.text.starts_with(brackets::opens_round) || b.text.chars().count() <= 16;
        matches!(b.kind, BlockKind::Title | BlockKind::Note | BlockKind::Paragraph) && alone() && says(&b.text)
    };
    let head = document.blocks.iter().take(HEAD_BLOCKS);
    // What a notice adopts has the word in its own number's paper only: 《…（草案）》的决定 is about a draft, too.
    let tells = Class::TellsOnly.ends(&fold::narrowed(&document.title)).is_some();
    tells || says(&document.title) || head.take_while(|b| b.kind != BlockKind::Article).any(marked)
}

impl Gatherer {
    /// What a sentence does to other instruments.
    pub(super) fn effects_in(&mut self, view: &View<'_>, citations: &[Citation], sentence: &Range<usize>) {
        let Some(text) = view.text().get(sentence.clone()) else { return };
        if Class::GoesOn.within(text) && self.listing {
            self.listing = false;
        }
        let evidence = view.passage(sentence.clone());
        // The row of a table that was printed as text: what its reasons cite is not what is listed.
        if text.matches('|').count() >= LEAST_PIPES {
            return;
        }
        let (amended, mut headed) = (self.amended.clone(), false);
        for doing in doings(view, text, self.days.public) {
            let at = |range: &Range<usize>| sentence.start + range.start..sentence.start + range.end;
            let area = doing.area.as_ref().map(|area| view.passage(at(area)));
            let (date, open) = self.day_of(view, sentence, &doing);
            let (until, lasts, with_itself) = (doing.until, doing.lasts, doing.with_itself);
            self.changes |= doing.kind == EffectKind::Amend;
            let said = Said { kind: doing.kind, date, open, until, lasts, with_itself, area, evidence };
            let behind = text.get(doing.stretch.end..).unwrap_or("");
            // 宣布下列文件失效，不再作为依据：: what is said first of the list.
            if !headed && (doing.listed || self.repeals_list && doing.kind.ends() && behind.contains(':')) {
                headed = true;
                (self.listing, self.listed_as, self.labelled) = (true, (doing.kind, doing.from), false);
                self.list_rank = view.block.and_then(super::lists::rank);
            }
            let stretch = at(&doing.stretch);
            let from = citations.partition_point(|c| c.range.start < stretch.start);
            let cited = citations.get(from..).unwrap_or_default();
            let cited = cited.get(..cited.partition_point(|c| c.range.end <= stretch.end)).unwrap_or_default();
            let object = doing.object.as_ref().map(at);
            let Some(cited) = self.meant_by(view, cited, object, said) else { continue };
            self.date_all_above(view, cited, &stretch, said);
            self.effects_on(view, cited, (&stretch, doing.before), said);
            self.effects_on_numbers(view, cited, (&stretch, doing.before), said);
            if cited.is_empty() && doing.kind == EffectKind::Prolong {
                let before = citations.get(..from).and_then(<[Citation]>::last);
                self.prolongs(view, before, (&stretch, sentence.start), said);
            }
        }
        self.articles_changed(view, citations, sentence, amended);
    }

    /// From when something is done, and whether that is open. Behind a sentence that names a day to come at its start 同时 means that day; without 同时
    /// nothing says whether that or the document's own day is meant.
    fn day_of(&self, view: &View<'_>, sentence: &Range<usize>, doing: &Doing) -> (Option<Date>, bool) {
        let said = (doing.from, doing.open);
        if doing.from.is_some() || doing.open || !doing.kind.ends() {
            return said;
        }
        let own = view.text().get(sentence.start..sentence.start + doing.stretch.end).unwrap_or("");
        // 制定《甲》，自2031年5月1日起施行，《乙》同时废止: a day that is printed. One that counts from promulgation is the text's own.
        // One that is over is that of the text itself, or of a law that it tells of.
        let ahead = |day: &Date| self.days.public.is_none_or(|public| *day >= public);
        let printed = coming_day(own, None).filter(|day| doing.same_time && ahead(day));
        if printed.is_some() || Class::ComesIntoForce.within(own) {
            return printed.map_or(said, |day| (Some(day), false));
        }
        let before = view.text().get(view.label_end()..sentence.start).unwrap_or("");
        let led = |sentence: &str| Some((leading_day(sentence, self.days.public)?, sentence.contains(units::THIS)));
        match before.trim_end_matches(['。', ';']).rsplit(['。', ';']).find_map(led) {
            // 自新系统上线之日起; 自本办法施行之日起 is the text's own.
            Some((None, own)) if !own && doing.same_time => (None, true),
            Some((Some(day), _)) if self.days.public.is_some_and(|public| day > public) => {
                (Some(day).filter(|_| doing.same_time), !doing.same_time)
            }
            _ => said,
        }
    }

    /// Those of the cited instruments to which something is done, where the words of the verb's clause name an object; none where
    /// that leads back to all above. `None`: it is done to none of them, or was told.
    fn meant_by<'c>(
        &mut self,
        view: &View<'_>,
        cited: &'c [Citation],
        object: Option<Range<usize>>,
        said: Said,
    ) -> Option<&'c [Citation]> {
        // 将刑法第三条修改为: a law without 《》 is named by its citation.
        let names =
            |object: &Range<usize>| cited.iter().any(|c| object.start <= c.range.start && c.range.end <= object.end);
        let Some(object) = object.filter(|object| !names(object)) else { return Some(cited) };
        // 《甲方案》自…起执行，原方案同时停止执行: an earlier one, which the sentence does not name.
        let before = view.text().get(..object.start).unwrap_or("");
        if Class::FormerOwn.ends(before).is_some() {
            return None;
        }
        // …，该办法同时废止: of the instruments before it the one that is called so.
        let words = view.text().get(object).unwrap_or("");
        let called = cited.iter().rev().find(|c| agrees(words, &c.title) && self.is_others(view, c, said.kind, false));
        if let Some(c) = called {
            self.push(Some(c.title.clone()), c.number.clone(), None, said);
            return None;
        }
        (Class::AllAbove.within(words) || Class::ThatOne.within(words)).then_some(&[] as &[Citation])
    }

    /// 上述文件自2020年9月1日起停止执行: the day is that of what was told before.
    fn date_all_above(&mut self, view: &View<'_>, cited: &[Citation], stretch: &Range<usize>, said: Said) {
        let Some(day) = said.date.filter(|_| cited.is_empty() && said.kind.ends()) else { return };
        if Class::AllAbove.within(view.text().get(stretch.clone()).unwrap_or("")) {
            for (effect, dated) in self.force.effects.iter_mut().zip(&mut self.dated).filter(|(_, dated)| !dated.first)
            {
                (effect.date, dated.first) = (Some(day), true);
            }
        }
    }

    /// 决定将其有效期延长至…: the instrument that the sentence before has named (`before`), or the paper's title. `start`: where the
    /// sentence begins.
    fn prolongs(
        &mut self,
        view: &View<'_>,
        before: Option<&Citation>,
        (stretch, start): (&Range<usize>, usize),
        said: Said,
    ) {
        let named = view.text().get(stretch.clone()).unwrap_or("");
        let meant = |c: &Citation| {
            let title = self.titles.first().map_or("", String::as_str);
            // 《甲办法》将于2024年6月30日试行期满。经评估，决定继续试行至…: of the sentence right before.
            let gap = view.text().get(c.range.end..start).unwrap_or("");
            let right = gap.trim_end_matches('。');
            let runs_out = Class::RunsOut.within(right) && !right.contains('。') && right.len() < gap.len();
            runs_out || Class::ThatOne.within(named) || title.contains(&format!("《{}》", title_key(&c.title)))
        };
        // …继续执行，有效期延长至…: said once.
        let told = self.force.effects.last().is_some_and(|e| e.kind == said.kind && e.evidence == said.evidence);
        if let Some(c) = before.filter(|c| !told && self.is_others(view, c, said.kind, false) && meant(c)) {
            self.push(Some(c.title.clone()), c.number.clone(), None, said);
        }
    }

    /// Whether a citation is of another instrument, and of none that is a form. What a decision amends may be printed below it, and
    /// what a rule repeals may have its own title. `former`: it goes on with earlier ones (原《甲》、《乙》).
    fn is_others(&self, view: &View<'_>, c: &Citation, kind: EffectKind, former: bool) -> bool {
        let before = view.text().get(..c.range.start).unwrap_or("");
        let issued = if kind == EffectKind::Amend { 1 } else { self.titles.len() };
        let own = c.number.is_none() && self.titles.iter().take(issued).any(|t| *t == title_key(&c.title));
        let form = c.number.is_none() && is_form(&c.title);
        let ours = own && !former && !is_former(before);
        !(form || ours)
    }

    /// What is done to the instruments that a stretch cites; not to those that it is done by. `before`: the word that says what is
    /// done follows the stretch.
    fn effects_on(
        &mut self,
        view: &View<'_>,
        cited: &[Citation],
        (stretch, before): (&Range<usize>, bool),
        mut said: Said,
    ) {
        let named = without_event(view, named(view, cited, stretch, before), &mut said);
        let mut bases = Bases::default();
        // Where a run of earlier instruments ends.
        let mut former_end = None;
        // The members of a list before one of which a part is named, which is of all of them.
        let mut run = self.force.effects.len();
        for (n, one) in named.iter().enumerate() {
            let c = one.cited;
            let basis = bases.is_basis(view, one);
            let run_on = former_end.and_then(|end| view.text().get(end..c.range.start));
            let former = run_on.is_some_and(|gap| Class::Joins.is(gap)) || is_former(one.lead);
            former_end = former.then_some(c.range.end);
            // 修正「甲要點」名稱並修正為「乙要點」: what it is called from now on.
            let renamed = said.kind == EffectKind::Amend && n > 0 && is_new_name(one.lead);
            // …通过、根据…《关于修改甲的决定》第一次修正的《甲》: by which the one that is meant was changed.
            let version = said.kind.ends() && VERSION.is_match(one.rest);
            if basis
                || renamed
                || version
                || (n > 0 && one.is_gloss())
                || said.kind == EffectKind::Amend && is_name_of_crime(view.text().get(one.at..one.end).unwrap_or(""))
                || one.conflicts()
                // 訂定「甲」，並自即日生效；「乙」同時停止適用
                || said.kind.ends()
                    && before
                    && n + 1 < named.len()
                    && coming_day(one.rest, self.days.public).is_some()
                || !self.is_others(view, c, said.kind, former)
                || is_words(view.text(), c, said.kind)
            {
                continue;
            }
            let Some(part) = part_told(&named, n, said.kind) else { continue };
            // 对报告附件《失效的法律目录》中104件法律: what a list holds.
            if part.is_some() && Class::Catalogue.ends(without_note(&fold::narrowed(&c.title))).is_some() {
                continue;
            }
            let behind = view.text().get(one.at..one.end).unwrap_or("");
            let part = part.or_else(|| conflicting(behind));
            let words = part.clone().and_then(|p| behind.get(p)).unwrap_or("");
            // 《甲法》和《乙法》中有关兵力的规定
            let shared = !words.starts_with(units::NTH) && Class::PartOfAll.starts(words).is_some();
            let part = part.map(|p| view.passage(one.at + p.start..one.at + p.end));
            if shared {
                let before = self.force.effects.get_mut(run..).unwrap_or_default();
                before.iter_mut().for_each(|effect| effect.part = effect.part.or(part));
            }
            self.push(Some(c.title.clone()), c.number.clone(), part, said);
            if !one.joins() {
                run = self.force.effects.len();
            }
        }
    }

    /// What is done to what a stretch names by a number alone.
    fn effects_on_numbers(
        &mut self,
        view: &View<'_>,
        cited: &[Citation],
        (stretch, before): (&Range<usize>, bool),
        said: Said,
    ) {
        let text = view.text().get(stretch.clone()).unwrap_or("");
        // 代替GB 27791-2011，与GB 27791-2011相比，…: only what stands right behind the word.
        let right = text.split(',').next().unwrap_or(text);
        let standards = (said.kind == EffectKind::Replace).then(|| STANDARD.find_iter(right)).into_iter().flatten();
        let found: Vec<Range<usize>> = NUMBER.find_iter(text).chain(standards).map(|m| m.range()).collect();
        for (n, m) in found.iter().enumerate() {
            let range = stretch.start + m.start..stretch.start + m.end;
            // 可以根据云政发〔2021〕7号处理: a basis.
            if Class::CitesLead.within(text.get(m.clone()).unwrap_or("")) {
                continue;
            }
            let next = cited.partition_point(|c| c.range.end <= range.start);
            // 云政发〔2021〕7号印发的《…》: the number is that of the title.
            let rest = text.get(m.end..found.get(n + 1).map_or(text.len(), |next| next.start)).unwrap_or("");
            let title = cited.get(next).map_or(stretch.end, |c| c.range.start);
            let gap = view.text().get(range.end..title.max(range.end)).unwrap_or("");
            let issues = Class::MadePublic.starts(rest).is_some() || gap.ends_with(units::OF) || rest.starts_with('《');
            if issues || cited.get(next).is_some_and(|c| range.end > c.range.start) {
                continue;
            }
            let last = before && n + 1 == found.len();
            let kind = kind_behind_number(rest);
            let Some(part) = part_of("", rest.get(kind..).unwrap_or(""), last, said.kind) else { continue };
            let part = part.map(|p| kind + p.start..kind + p.end);
            let part = part.map(|p| view.passage(range.end + p.start..range.end + p.end));
            let words = view.text().get(range.clone()).unwrap_or("");
            let whole = number_start(words).max(behind_day(text.get(..m.start).unwrap_or(""), words));
            let whole = whole + words.get(whole..).map_or(0, office_start);
            let printed = view.original(range.start + whole..range.end);
            let standard = printed.starts_with(|c: char| c.is_ascii_uppercase());
            let number = if standard { printed.to_owned() } else { fold::compact(printed) };
            self.push(None, Some(number), part, said);
        }
    }

    pub(super) fn push(
        &mut self,
        title: Option<String>,
        number: Option<String>,
        part: Option<Passage>,
        Said { kind, date, open, until, lasts, with_itself, area, evidence }: Said,
    ) {
        self.dated.push(Dated { first: date.is_some() || open, last: until.is_some() || lasts, with_itself });
        if kind == EffectKind::Amend {
            self.amended = title.clone().map(|title| (title, number.clone()));
        } else if kind.ends() {
            self.amended = None;
        }
        self.force.effects.push(Effect { kind, title, number, part, area, date, until, target: None, evidence });
    }
}

/// An instrument that a stretch cites, with what stands around it there.
struct Named<'t> {
    cited: &'t Citation,
    /// What stands before it in the stretch.
    lead: &'t str,
    /// What follows it up to the next one, or to the end of the stretch.
    rest: &'t str,
    /// Where `rest` begins.
    at: usize,
    /// Where the stretch ends.
    end: usize,
    /// The word that says what is done stands right behind `rest`.
    last: bool,
}

impl Named<'_> {
    /// Whether nothing but what joins two stands between it and the next one.
    fn joins(&self) -> bool {
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
    fn is_gloss(&self) -> bool {
        let opened = self.lead.ends_with('(');
        let inside = self.rest.split('(').next().unwrap_or(self.rest);
        opened && inside.contains(')')
    }

    /// …复函与民法典第三条不符，不再适用
    fn conflicts(&self) -> bool {
        let clause = self.rest.split([',', ';']).next().unwrap_or("");
        self.lead.ends_with(|c| Class::With.has(c)) && Class::Conflict.within(clause)
    }
}

/// The instruments that a stretch cites. What a bracket calls one for short (以下简称《条例》) is none.
fn named<'t>(view: &'t View<'_>, cited: &'t [Citation], stretch: &Range<usize>, before: bool) -> Vec<Named<'t>> {
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
fn without_event<'t>(view: &'t View<'_>, mut named: Vec<Named<'t>>, said: &mut Said) -> Vec<Named<'t>> {
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

/// Which part of an instrument of a list something is done to, by what stands around it and around those that it is listed with; `None`
/// where the words are of something else.
fn part_told(named: &[Named<'_>], n: usize, kind: EffectKind) -> Option<Option<Range<usize>>> {
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
struct Bases {
    /// Where the last basis ends.
    end: Option<usize>,
}

impl Bases {
    /// Whether an instrument is what something rests on: 根据《甲》和《乙》, 依据香港法例第189章《甲条例》作出的….
    fn is_basis(&mut self, view: &View<'_>, one: &Named<'_>) -> bool {
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
fn is_name_of_crime(behind: &str) -> bool {
    let words = behind.split('“').next().unwrap_or(behind);
    Class::CrimeName.find_iter(words).any(|at| words.get(..at.start).is_some_and(|before| before.ends_with(units::OF)))
}

/// Whether what stands before a title leads to the new name of the one before it: 「甲標準」為「乙標準」, 另將名稱修正為「乙要點」.
fn is_new_name(lead: &str) -> bool {
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
fn conflicting(behind: &str) -> Option<Range<usize>> {
    let own = behind.split([',', ';']).skip(1).find(|clause| {
        Class::AnyThat.starts(clause).is_some()
            && Class::Conflict.within(clause)
            && Class::OfCondition.ends(clause).is_some()
    })?;
    let at = own.as_ptr() as usize - behind.as_ptr() as usize;
    Some(at..at + own.len())
}

/// Whether what stands before a title says that it is an earlier instrument's: 原, 1978年8月某部颁布的.
fn is_former(before: &str) -> bool {
    let clause = before.rsplit([';', '。']).next().unwrap_or(before);
    let Some(said) = clause.strip_suffix(units::OF) else { return Class::FormerOwn.ends(clause).is_some() };
    let acts = [
        Class::MadePublic,
        Class::ActAdopted,
        Class::ActApproved,
        Class::ActAmended,
        Class::ActRevised,
        Class::ComesIntoForce,
    ];
    let done = acts.iter().any(|act| act.ends(said).is_some());
    done && said.char_indices().any(|(at, _)| numeral::counted(said.get(at..).unwrap_or(""), units::YEAR, 4).is_some())
}

/// Whether a citation is a phrase that another replaces (“《甲法》”修改为“《乙法》”), or stands in one.
fn is_words(text: &str, c: &Citation, kind: EffectKind) -> bool {
    let alone = || {
        text.get(..c.range.start).is_some_and(|t| t.ends_with('“'))
            && text.get(c.range.end..).is_some_and(|t| t.starts_with('”'))
    };
    is_in_quotes(text, c.range.start) && (kind == EffectKind::Amend || !alone())
}

/// A title without the bracket at its end: …目录（139件）.
pub(super) fn without_note(title: &str) -> &str {
    title.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map_or(title, |(name, _)| name)
}

/// Whether words that call an instrument by its kind may be one with this title: 该办法, 《甲暂行办法》.
fn agrees(words: &str, title: &str) -> bool {
    paper_kind(words).is_some_and(|kind| paper_kind(&fold::narrowed(title)).is_some_and(|own| own.ends_with(kind)))
}

/// Where in what looks like a number it begins: behind what leads to it (原, 将, 印发的).
pub(super) fn number_start(number: &str) -> usize {
    let from = number.rfind(units::OF).map_or(0, |at| at + units::OF.len_utf8());
    let rest = number.get(from..).unwrap_or("");
    number.len() - rest.trim_start_matches(|c| Class::NumberLead.has(c)).len()
}

/// Where in a number of a year the office begins whose papers are counted: behind 经研究决定 in 经研究决定甲局公告2017年第14号.
fn office_start(number: &str) -> usize {
    let series = number.find(|c: char| c.is_ascii_digit()).and_then(|at| number.get(..at)).unwrap_or("");
    if number.contains('[') {
        return 0;
    }
    let Some(office) = Class::CountedPaper.strip_end(series) else { return 0 };
    let starts = office.char_indices().map(|(at, _)| at);
    let named = |at: &usize| office.get(*at..).is_some_and(|name| office::is_central(name) || office::is_name(name));
    let led = |at: usize| office.get(..at).is_some_and(|lead| lead.is_empty() || Class::Decides.ends(lead).is_some());
    starts.rev().find(|at| led(*at) && named(at)).unwrap_or(0)
}

/// Where the number begins that stands behind a day: 8月30日发出的法发〔1987〕29号, 12月27日法发〔1996〕2号. `before`: what stands before it.
pub(super) fn behind_day(before: &str, number: &str) -> usize {
    let day = number.chars().next().filter(|c| Class::DayUnit.has(*c)).map_or(0, char::len_utf8);
    let dated = before.chars().next_back().is_some_and(numeral::is_numeral);
    // 自2031年1月1日起某局公告2017年第14号废止
    let since =
        number.get(day..).filter(|rest| day > 0 && rest.starts_with(units::ON)).map_or(0, |_| units::ON.len_utf8());
    if dated { day + since } else { 0 }
}
