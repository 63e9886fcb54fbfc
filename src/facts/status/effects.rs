//! What a document does to other instruments: those its sentences cite, and the members of its lists and tables.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Gatherer, Said, days_at};
use crate::facts::Passage;
use crate::facts::force::{Effect, EffectKind};
use crate::facts::force_days::KEY;
use crate::facts::force_effects::{NUMBER, STANDARD, doings, paper_kind, part_of};
use crate::facts::grid::filled;
use crate::facts::references::{Citation, is_form, number_in, title_key};
use crate::facts::text::View;
use crate::issue::{Block, BlockKind, Date, Document, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, date, fold, numeral, units};

/// Marks between cells that show that a sentence is the row of a table printed as text.
const LEAST_PIPES: usize = 3;
/// Characters of the longest head of a list of instruments.
const LONGEST_HEAD: usize = 60;
/// Bytes that may stand before the title of a member of a list.
const LEAD: usize = 60;
/// Blocks at the top of a document that may say that it is a draft.
const HEAD_BLOCKS: usize = 6;
/// A number that fills the cell of a table: 法（办）发〔1984〕128号.
static CELL_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^,;、。:《》]{1,24}(?:\[\d{4}\]|第)\d{1,5}号$"));

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
        for doing in doings(view, text, self.days.public) {
            let said = Said { kind: doing.kind, date: doing.from, until: doing.until, evidence };
            let behind = text.get(doing.stretch.end..).unwrap_or("");
            if doing.listed || self.repeals_list && doing.kind.ends() && behind.contains(':') {
                (self.listing, self.listed_as) = (true, (doing.kind, doing.from));
            }
            let stretch = sentence.start + doing.stretch.start..sentence.start + doing.stretch.end;
            let from = citations.partition_point(|c| c.range.start < stretch.start);
            let cited = citations.get(from..).unwrap_or_default();
            let cited = cited.get(..cited.partition_point(|c| c.range.end <= stretch.end)).unwrap_or_default();
            if let Some(object) = &doing.object {
                // …，该办法同时废止: of the instruments before it the one that is called so.
                let words = text.get(object.clone()).unwrap_or("");
                if let Some(c) = cited.iter().rev().find(|c| agrees(words, &c.title) && self.is_others(c)) {
                    self.push(Some(c.title.clone()), c.number.clone(), None, said);
                    continue;
                }
                if !Class::AllAbove.within(words) && !Class::ThatOne.within(words) {
                    continue;
                }
            }
            let cited = if doing.object.is_some() { &[] } else { cited };
            if let Some(day) = doing.from.filter(|_| cited.is_empty() && doing.kind.ends())
                && Class::AllAbove.within(view.text().get(stretch.clone()).unwrap_or(""))
            {
                // 上述文件自2020年9月1日起停止执行.
                for (effect, dated) in self.force.effects.iter_mut().zip(&mut self.dated).filter(|(_, dated)| !**dated)
                {
                    (effect.date, *dated) = (Some(day), true);
                }
            }
            self.effects_on(view, cited, (&stretch, doing.before), said);
            self.effects_on_numbers(view, cited, (&stretch, doing.before), said);
            let named = view.text().get(stretch.clone()).unwrap_or("");
            if cited.is_empty() && doing.kind == EffectKind::Prolong {
                // 决定将其有效期延长至…: the instrument that the sentence before has named, or the paper's title.
                let before = citations.get(..from).and_then(<[Citation]>::last);
                let meant = |c: &Citation| {
                    let title = self.titles.first().map_or("", String::as_str);
                    Class::ThatOne.within(named) || title.contains(&format!("《{}》", title_key(&c.title)))
                };
                // …继续执行，有效期延长至…: said once.
                let told =
                    self.force.effects.last().is_some_and(|e| e.kind == doing.kind && e.evidence == said.evidence);
                if let Some(c) = before.filter(|c| !told && self.is_others(c) && meant(c)) {
                    self.push(Some(c.title.clone()), c.number.clone(), None, said);
                }
            }
        }
    }

    /// Whether a citation is of another instrument, and of none that is a form.
    fn is_others(&self, c: &Citation) -> bool {
        let own = c.number.is_none() && self.titles.iter().any(|t| *t == title_key(&c.title));
        !own && !is_form(&c.title)
    }

    /// What is done to the instruments that a stretch cites; not to those that it is done by. `before`: the word that says what is
    /// done follows the stretch.
    fn effects_on(
        &mut self,
        view: &View<'_>,
        cited: &[Citation],
        (stretch, before): (&Range<usize>, bool),
        said: Said,
    ) {
        let mut basis_end = None;
        // The members of a list before one of which a part is named, which is of all of them.
        let mut run = self.force.effects.len();
        for (n, c) in cited.iter().enumerate() {
            let lead = view.text().get(stretch.start..c.range.start).unwrap_or("");
            // 根据《甲》和《乙》: what is joined to a basis is one.
            let joined = basis_end.and_then(|end| view.text().get(end..c.range.start));
            // 和2018年修改的《丙》 goes on with a basis, too.
            let goes_on = |gap: &str| {
                Class::Joins
                    .strip_start(gap)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with(units::OF) && !rest.contains(','))
            };
            // 依据香港法例第189章《甲条例》作出的…: what a clause begins with.
            let clause = lead.rsplit([',', ';']).next().unwrap_or(lead);
            let first = !clause.contains('》') && Class::BasisLead.starts(clause).is_some();
            let basis = Class::CitesLead.ends(lead).is_some() && Class::Stops.ends(lead).is_none()
                || first
                || joined.is_some_and(|gap| gap.is_empty() || goes_on(gap));
            basis_end = basis.then_some(c.range.end);
            let next = cited.get(n + 1).map_or(stretch.end, |next| next.range.start);
            let rest = view.text().get(c.range.end..next).unwrap_or("");
            // …复函与民法典第三条不符，不再适用
            let conflicts = lead.ends_with(|c| Class::With.has(c))
                && rest.split([',', ';']).next().is_some_and(|clause| Class::Conflict.within(clause));
            if basis || conflicts || !self.is_others(c) {
                continue;
            }
            let last = before && next == stretch.end;
            let Some(part) = part_of(rest, last, said.kind) else { continue };
            // 对报告附件《失效的法律目录》中104件法律: what a list holds.
            if part.is_some() && Class::Catalogue.ends(without_note(&fold::narrowed(&c.title))).is_some() {
                continue;
            }
            // 《甲意见》，凡与本法相抵触的，停止执行: no more than that of it.
            let behind = view.text().get(c.range.end..stretch.end).unwrap_or("");
            let own = behind.split([',', ';']).skip(1).find(|clause| {
                Class::AnyThat.starts(clause).is_some()
                    && Class::Conflict.within(clause)
                    && Class::OfCondition.ends(clause).is_some()
            });
            let part = part.or_else(|| {
                let own = own?;
                let at = own.as_ptr() as usize - behind.as_ptr() as usize;
                Some(at..at + own.len())
            });
            let words = part.clone().and_then(|p| behind.get(p)).unwrap_or("");
            // 《甲法》和《乙法》中有关兵力的规定
            let shared =
                !words.is_empty() && !words.starts_with(units::NTH) && Class::PartOfAll.starts(words).is_some();
            let part = part.map(|p| view.passage(c.range.end + p.start..c.range.end + p.end));
            if shared {
                let before = self.force.effects.get_mut(run..).unwrap_or_default();
                before.iter_mut().for_each(|effect| effect.part = effect.part.or(part));
            }
            self.push(Some(c.title.clone()), c.number.clone(), part, said);
            if !(rest.is_empty() || Class::Joins.is(rest)) {
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
            let part = part_of(rest, last, said.kind).flatten();
            let part = part.map(|p| view.passage(range.end + p.start..range.end + p.end));
            let words = view.text().get(range.clone()).unwrap_or("");
            let whole = number_start(words).max(behind_day(text.get(..m.start).unwrap_or(""), words));
            let printed = view.original(range.start + whole..range.end);
            let standard = printed.starts_with(|c: char| c.is_ascii_uppercase());
            let number = if standard { printed.to_owned() } else { fold::compact(printed) };
            self.push(None, Some(number), part, said);
        }
    }

    /// A member of a list of what is repealed: 1.《…》（…号）, 1.甲办法（…号）, 1.甲发〔2001〕3号文件, a row of a table.
    pub(super) fn listed(&mut self, view: &View<'_>, citations: &[Citation]) {
        let text = view.text();
        let said = self.said_of_list();
        let amends = said.kind == EffectKind::Amend;
        let start = view.label_end();
        let own = text.get(start..).unwrap_or("");
        let bare = if citations.is_empty() { numbers_alone(own) } else { Vec::new() };
        // 某市人民政府关于印发《甲办法》的通知（…号）: what is cited in a title is not what is listed.
        let inside = |title: &Range<usize>| {
            let title = start + title.start..start + title.end;
            citations.first().is_none_or(|c| title.start < c.range.start && c.range.end <= title.end)
        };
        let uncited = uncited(own).filter(|(title, _)| inside(title));
        let nothing = citations.is_empty() && uncited.is_none() && bare.is_empty();
        if !amends && nothing && (Class::AmendsThese.within(text) && !Class::Repeals.within(text) || !self.repeals_list)
        {
            self.listing = false;
            return;
        }
        let lead = match &uncited {
            Some((title, _)) => title.start,
            None => citations.first().map_or(0, |c| c.range.start.saturating_sub(start)),
        };
        let tail = citations.last().map_or(0, |c| text.len() - c.range.end);
        // Below the members of a list of amendments stands what is changed in them.
        if KEY.is_match(text) || lead > LEAD || amends && (lead > 0 || tail > LEAD / 4) {
            return;
        }
        if let Some((title, number)) = uncited {
            let passage = view.passage(start..text.len());
            let title = view.original(start + title.start..start + title.end);
            let number = number.map(|n| fold::compact(view.original(start + n.start..start + n.end)));
            return self.push(Some(title.to_owned()), number, None, Said { evidence: passage, ..said });
        }
        for number in bare {
            let evidence = view.passage(start..text.len());
            let number = fold::compact(view.original(start + number.start..start + number.end));
            self.push(None, Some(number), None, Said { evidence, ..said });
        }
        for (n, c) in citations.iter().enumerate() {
            // 《甲通知》（…号）第二条、第三条: only these.
            let end = citations.get(n + 1).map_or(text.len(), |next| next.range.start);
            let rest = text.get(c.range.end..end).unwrap_or("").trim_end_matches(['。', ';', ',']);
            let part = part_of(rest, true, said.kind).flatten();
            let part = part.map(|p| view.passage(c.range.end + p.start..c.range.end + p.end));
            let evidence = view.passage(c.range.clone());
            self.push(Some(c.title.clone()), c.number.clone(), part, Said { evidence, ..said });
        }
    }

    /// The rows of a table of what is repealed: a title, and perhaps a number, a verdict, a day. Outside a list only those with a
    /// verdict count.
    pub(super) fn listed_rows(&mut self, view: &View<'_>, table: &Table) {
        let grid = filled(table);
        let heads = table.head_rows.max(1);
        let mut head = grid.iter().take(heads).flatten();
        let verdict = head.find(|(_, text)| Class::VerdictColumn.is(&fold::narrowed(text))).map(|(at, _)| *at);
        if verdict.is_none() && !self.listing {
            return;
        }
        let from = grid.iter().take(heads).flatten().find(|(_, text)| is_day_of_end(text)).map(|(at, _)| *at);
        let mut start = 0;
        let lines = view.source().split('\n').map(|line| {
            let here = start..start + line.len();
            start = here.end + 1;
            here
        });
        let whole = 0..view.source().len();
        let lines: Vec<Range<usize>> = lines.collect();
        for (n, row) in grid.iter().enumerate().skip(heads) {
            let cell = |at: Option<usize>| row.iter().find(|(c, _)| Some(*c) == at).map(|(_, text)| *text);
            let kind = match cell(verdict).map(fold::narrowed) {
                Some(said) => verdict_of(&said),
                None if self.listing => Some(self.listed_as.0),
                None => None,
            };
            let Some(kind) = kind else { continue };
            let texts: Vec<String> = row.iter().map(|(_, text)| fold::compact(text)).collect();
            let number = texts.iter().find_map(|text| cell_number(text));
            let holds = |t: &str| number.as_deref().is_some_and(|number| t.ends_with(number));
            let numbered = |t: &str| t.ends_with(units::NUMBER) && t.contains(brackets::opens_year);
            let is_title =
                |t: &&String| t.chars().count() > 5 && !holds(t) && !numbered(t) && t.chars().any(chars::is_han);
            let Some(title) = texts.iter().find(is_title) else { continue };
            let title = title.trim_matches(['《', '》']);
            let here = if lines.len() == grid.len() { lines.get(n).cloned() } else { None };
            let evidence = Passage::new(view.document, view.index, here.unwrap_or_else(|| whole.clone()));
            let date = cell(from).and_then(day_of_cell).or(self.listed_as.1);
            self.push(Some(title.to_owned()), number, None, Said { kind, date, until: None, evidence });
        }
    }

    /// The head of a list inside the document begins a list of what is repealed, or ends it: 废止的规范性文件目录,
    /// 一、宣布失效的文件（2件）.
    pub(super) fn titled(&mut self, text: &str) {
        let bare = match text.split_once('(') {
            Some((name, rest)) if rest.ends_with(')') => name,
            _ => text,
        };
        let heads = Class::ListHead.within(text) && (Class::ListHead.ends(bare).is_some() || bare != text);
        // 2.云价字〔2001〕77号文件 is a member of the list.
        if !heads
            || NUMBER.is_match(text)
            || text.chars().count() >= LONGEST_HEAD
            || text.contains(['《', ',', '。', ':'])
        {
            return;
        }
        let found = [
            (Class::Repeals, EffectKind::Repeal),
            (Class::Lapses, EffectKind::Lapse),
            (Class::Stops, EffectKind::Stop),
        ];
        let kind = found.into_iter().find(|(class, _)| class.within(text)).map(|(_, kind)| kind);
        self.listing = kind.is_some() && !Class::Kept.within(text);
        self.listed_as = (kind.unwrap_or(EffectKind::Lapse), self.listed_as.1);
    }

    /// What is done to the members of the list that is open.
    fn said_of_list(&self) -> Said {
        Said { kind: self.listed_as.0, date: self.listed_as.1, ..Said::default() }
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
}

/// What a cell says becomes of an instrument; `None` where it stays, is changed, or something is only meant.
fn verdict_of(said: &str) -> Option<EffectKind> {
    let found =
        [(Class::Repeals, EffectKind::Repeal), (Class::Lapses, EffectKind::Lapse), (Class::Stops, EffectKind::Stop)];
    let kind = found.into_iter().find(|(class, _)| class.within(said)).map(|(_, kind)| kind);
    kind.filter(|_| !Class::Plans.within(said) && !Class::PlansAhead.within(said) && !Class::Kept.within(said))
}

/// Whether the head of a column says that it holds the day on which instruments end (失效日期).
fn is_day_of_end(head: &str) -> bool {
    let head = fold::narrowed(head);
    [Class::Repeals, Class::Lapses, Class::Stops].iter().any(|class| class.within(&head))
        && Class::DayWord.ends(&head).is_some()
}

/// The day that a cell is.
fn day_of_cell(cell: &str) -> Option<Date> {
    let text = fold::narrowed(cell);
    let (day, bytes) = date::day_at(&text).or_else(|| date::day_of_numbers(&text))?;
    (bytes == text.len()).then_some(day)
}

/// The number that a cell holds, perhaps behind a day: 1984年9月17日，法（办）发〔1984〕128号.
fn cell_number(cell: &str) -> Option<String> {
    let text = fold::narrowed(cell);
    let day = days_at(&text).first().filter(|(_, at)| at.start == 0).map_or(0, |(_, at)| at.end);
    let number = text.get(day..)?.trim_start_matches([',', ';']);
    let sound = CELL_NUMBER.is_match(number)
        || number_in(number).is_some_and(|(range, of_document)| of_document && range == (0..number.len()));
    // As printed: the last characters of the cell.
    let count = number.chars().count();
    let from = cell.chars().count().checked_sub(count)?;
    sound.then(|| cell.chars().skip(from).collect())
}

/// A title without the bracket at its end: …目录（139件）.
fn without_note(title: &str) -> &str {
    title.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map_or(title, |(name, _)| name)
}

/// Whether words that call an instrument by its kind may be one with this title: 该办法, 《甲暂行办法》.
fn agrees(words: &str, title: &str) -> bool {
    paper_kind(words).is_some_and(|kind| paper_kind(&fold::narrowed(title)).is_some_and(|own| own.ends_with(kind)))
}

/// Where in what looks like a number it begins: behind what leads to it (原, 将, 印发的).
fn number_start(number: &str) -> usize {
    let from = number.rfind(units::OF).map_or(0, |at| at + units::OF.len_utf8());
    let rest = number.get(from..).unwrap_or("");
    number.len() - rest.trim_start_matches(|c| Class::NumberLead.has(c)).len()
}

/// Where the number begins that stands behind a day: 8月30日发出的法发〔1987〕29号, 12月27日法发〔1996〕2号. `before`: what stands before it.
fn behind_day(before: &str, number: &str) -> usize {
    let day = number.chars().next().filter(|c| Class::DayUnit.has(*c)).map_or(0, char::len_utf8);
    let dated = before.chars().next_back().is_some_and(numeral::is_numeral);
    if dated { day } else { 0 }
}

/// A member of a list that is nothing but numbers: 沧政办发〔2017〕66号、沧政办发〔2018〕3号文件.
fn numbers_alone(text: &str) -> Vec<Range<usize>> {
    let own = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | units::LIST));
    let (start, mut end, mut found) = (text.len() - own.len(), 0, Vec::new());
    for m in NUMBER.find_iter(own) {
        // The mark that joins two numbers may be read with the second.
        let lead = number_start(m.as_str()).max(behind_day(own.get(..m.start()).unwrap_or(""), m.as_str()));
        let gap = own.get(end..m.start() + lead).unwrap_or("");
        if !(gap.is_empty() || !found.is_empty() && Class::Joins.is(gap)) {
            return Vec::new();
        }
        end = m.end();
        found.push(start + m.start() + lead..start + end);
    }
    let rest = own.get(end..).unwrap_or("").trim_end_matches(['。', ';', ',']);
    if rest.is_empty() || Class::CitedPaper.is(rest) { found } else { Vec::new() }
}

/// Where a character stands first outside 《》.
fn outside_title(text: &str, wanted: char) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '《') - i32::from(c == '》');
        (depth == 0 && c == wanted).then_some(at)
    })
}

/// Title and number of an instrument that is listed without 《》: 云州市甲办法（云政发〔2001〕3号）, 甲条例（1998年8月1日国务院发布）.
fn uncited(text: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let start =
        text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | units::LIST)).len();
    let named = |title: &str| {
        title.chars().count() > 4
            && !title.contains(['。', ';', ':'])
            && (Class::Instrument.ends(title).is_some() || Class::TitleEnd.ends(title).is_some())
    };
    let Some(open) = outside_title(text, '(') else {
        // …关于印发《甲办法》的通知 without a number.
        let title = text.get(start..)?.trim_end_matches(['。', ';', ',']);
        let sound = named(title) && title.contains('《') && !title.starts_with('《') && !title.ends_with('》');
        return sound.then(|| (start..start + title.len(), None));
    };
    let title = text.get(start..open)?;
    let named = named(title);
    let inside = text.get(open + 1..)?.split(')').next()?;
    let number = match number_in(inside) {
        Some((number, of_document)) => Some(number).filter(|_| of_document)?,
        None => {
            let (_, bytes) = date::day_at(inside)?;
            return (named && Class::MadePublic.ends(inside.get(bytes..)?).is_some()).then_some((start..open, None));
        }
    };
    named.then(|| (start..open, Some(open + 1 + number.start..open + 1 + number.end)))
}
