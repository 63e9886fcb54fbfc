//! What a document does to other instruments: those its sentences cite, and the members of its lists and tables.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::named::{
    Bases, conflicting, is_earlier, is_former, is_name_of_crime, is_new_name, is_words, joined_to_holder, named,
    part_told, without_event,
};
use super::{Dated, Gatherer, Said};
use crate::facts::Passage;
use crate::facts::force::{Effect, EffectKind};
use crate::facts::force_effects::{
    Doing, NUMBER, STANDARD, coming_day, doings, is_serial, leading_day, outside_titles, serial_start,
};
use crate::facts::force_parts::{kind_behind_number, paper_kind, part_in, part_of};
use crate::facts::references::{Citation, is_form, title_key};
use crate::facts::text::View;
use crate::issue::{Block, BlockKind, Date, Document};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, numeral, office, units};

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
    // 关于公开征求《甲办法》意见的公告
    let asks = outside_titles(&fold::narrowed(&document.title));
    tells || says(&document.title) || says(&asks) || head.take_while(|b| b.kind != BlockKind::Article).any(marked)
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
        // 《建设用地规划许可证》（云规字第12345号）
        let form = c.number.as_deref().is_none_or(is_serial) && is_form(&c.title);
        let earlier = if kind.ends() { is_earlier(view.text(), c) } else { is_former(before) };
        let ours = own && !former && !earlier;
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
        let after = view.text().get(stretch.end..).unwrap_or("");
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
            let held = n.checked_sub(1).and_then(|before| named.get(before));
            if basis
                || renamed
                || version
                || (n > 0 && one.is_gloss())
                || said.kind == EffectKind::Amend && is_name_of_crime(view.text().get(one.at..one.end).unwrap_or(""))
                || one.conflicts()
                || named.get(n + 1).is_some_and(|next| one.holds_next(next, said.kind, after))
                || said.kind == EffectKind::Amend && held.is_some_and(|before| before.moves_to_next())
                || joined_to_holder(&named, n, said.kind, after)
                || held.is_some_and(|before| before.says_about(one, said.kind) || before.has_words(one, said.kind, after))
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
            let part = match named.get(n + 1).filter(|next| one.says_about(next, said.kind)) {
                // 《甲》中有关《乙》的内容: the title of another is a part of the words.
                Some(_) if n + 2 < named.len() || behind.contains([',', ';']) => continue,
                Some(_) => Some(part_in(behind)),
                None => part.or_else(|| conflicting(behind)),
            };
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
            if Class::CitesLead.within(text.get(m.clone()).unwrap_or("")) || is_agent(text.get(..m.start).unwrap_or(""))
            {
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
            let part = part.map(|p| view.passage(range.end + kind + p.start..range.end + kind + p.end));
            let words = view.text().get(range.clone()).unwrap_or("");
            let led = text.get(..m.start).unwrap_or("");
            let whole = if is_serial(words) {
                let Some(whole) = serial_start(led, words, text.get(m.end..).unwrap_or("")) else { continue };
                whole
            } else {
                let whole = number_start(words).max(behind_day(led, words));
                // 该办法中明确甲发〔2023〕82号文件废止: who says so, and what the number is, is not sure.
                let series = words.find('[').and_then(|open| words.get(whole..open)).unwrap_or("");
                if Class::ClauseWord.within(series) {
                    continue;
                }
                whole + words.get(whole..).map_or(0, office_start)
            };
            let start = (range.start + whole).min(joint_start(view.text(), stretch.start, range.start + whole));
            let printed = view.original(start..range.end);
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

/// A title without the bracket at its end: …目录（139件）.
pub(super) fn without_note(title: &str) -> &str {
    title.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map_or(title, |(name, _)| name)
}

/// Whether words that call an instrument by its kind may be one with this title: 该办法, 《甲暂行办法》.
fn agrees(words: &str, title: &str) -> bool {
    paper_kind(words).is_some_and(|kind| paper_kind(&fold::narrowed(title)).is_some_and(|own| own.ends_with(kind)))
}

/// Whether what stands before the number of a paper says that it is done by that: 业经本部一百年三月一日台字第1000001号函废止.
fn is_agent(before: &str) -> bool {
    let clause = before.rsplit([',', ';', '。', ':']).next().unwrap_or(before);
    let dated = clause.find(numeral::is_numeral).and_then(|at| clause.get(..at)).unwrap_or(clause);
    // 经 of an office's own name is none.
    let by = |rest: &str| rest.is_empty() || rest.starts_with(units::THIS) || office::begins_name(rest);
    Class::PassedBy.find_iter(dated).any(|at| dated.get(at.end..).is_some_and(by))
}

/// Where in what looks like a number it begins: behind what leads to it (原, 将, 印发的).
pub(super) fn number_start(number: &str) -> usize {
    let from = number.rfind(units::OF).map_or(0, |at| at + units::OF.len_utf8());
    // 经本级政府批准云政发〔2010〕3号
    let sign = number.find('[').and_then(|open| number.get(from..open)).unwrap_or("");
    let told =
        [Class::ActApproved, Class::ActAdopted, Class::Decides].into_iter().flat_map(|class| class.find_iter(sign));
    let from = from + told.map(|at| at.end).filter(|end| *end < sign.len()).max().unwrap_or(0);
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

/// Where the number of several offices begins: at 甲部 in 甲部、乙局令第5号, of which the number that was found begins at `number`. `from`: where the
/// offices may begin.
fn joint_start(text: &str, from: usize, number: usize) -> usize {
    let mut start = number;
    while let Some(before) = text.get(from..start).and_then(|t| t.strip_suffix(units::LIST)) {
        let own = before
            .rfind(|c| !chars::is_han(c))
            .map_or(0, |at| at + before.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
        let words = before.get(own..).unwrap_or("");
        let lead = [Class::CitesLead, Class::Decides, Class::Repeals, Class::ObjectMark];
        let lead = lead.into_iter().filter_map(|class| class.starts(words)).map(str::len).max().unwrap_or(0);
        let name = words.get(lead..).unwrap_or("");
        if name.is_empty() || !(office::is_central(name) || office::is_name(name)) {
            break;
        }
        start = from + own + lead;
    }
    start
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
