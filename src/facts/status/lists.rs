//! The members of lists and tables of what is repealed, ended or changed: 1.《甲办法》（…号）, 一、甲条例（1998年8月1日国务院发布）.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::effects::{behind_day, number_start, without_note};
use super::{Gatherer, Said, days_at};
use crate::facts::Passage;
use crate::facts::force::EffectKind;
use crate::facts::force_days::KEY;
use crate::facts::force_effects::{NUMBER, is_serial, serial_start};
use crate::facts::force_parts::{bracket, names_another, paper_kind, part_of};
use crate::facts::grid::filled;
use crate::facts::limits::offices_at;
use crate::facts::references::{Citation, number_in};
use crate::facts::text::View;
use crate::issue::{Block, BlockKind, Date, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, date, fold, numeral, units};

/// Characters of the longest head of a list of instruments.
const LONGEST_HEAD: usize = 60;
/// Characters of the shortest title that stands in a list with nothing beside it.
const LEAST_BARE: usize = 7;
/// Bytes that may stand before the title of a member of a list.
const LEAD: usize = 60;
/// Characters that may stand between the number of a member and its title (文件，即).
const NEAR_NUMBER: usize = 5;
/// A number that fills the cell of a table: 法（办）发〔1984〕128号.
static CELL_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^,;、。:《》]{1,24}(?:\[\d{4}\]|第)\d{1,5}号$"));

impl Gatherer {
    /// A member of a list of what is repealed: 1.《…》（…号）, 1.甲办法（…号）, 1.甲发〔2001〕3号文件, a row of a table.
    pub(super) fn listed(&mut self, view: &View<'_>, citations: &[Citation]) {
        let text = view.text();
        let said = self.said_of_list();
        let amends = said.kind == EffectKind::Amend;
        let start = view.label_end();
        let own = text.get(start..).unwrap_or("");
        if !amends && self.is_of_others(own, citations.is_empty()) {
            return;
        }
        // Below members that have labels a paragraph without one is none: 各单位要认真学习《甲办法》。
        let labelled = start > 0 || own.starts_with(numeral::is_numeral);
        if self.labelled && !labelled && own.ends_with('。') && !citations.is_empty() && says_more(own) {
            return;
        }
        let bare = if citations.is_empty() { numbers_alone(own) } else { Vec::new() };
        // 某市人民政府关于印发《甲办法》的通知（…号）: what is cited in a title is not what is listed.
        let inside = |title: &Range<usize>| {
            let title = start + title.start..start + title.end;
            // 甲细则（1986年1月8日发布　根据《…决定》修订）: nor is what is cited behind it.
            let first = citations.first();
            first.is_none_or(|c| title.start <= c.range.start && c.range.end <= title.end || title.end < c.range.start)
        };
        // 1．甲条例 may be read as a heading; 一、规章 is one.
        let counted = |label: &str| label.starts_with(|c: char| c.is_ascii_digit());
        let member = view.block.is_some_and(|b| match b.kind {
            BlockKind::Item | BlockKind::Paragraph => true,
            BlockKind::Heading => b.label.as_deref().is_some_and(counted),
            _ => false,
        });
        let above = !amends && view.block.and_then(rank).zip(self.list_rank).is_some_and(|(own, head)| own <= head);
        let uncited = uncited(own, member && !amends && !above, start > 0).filter(|(title, _)| inside(title));
        let nothing = citations.is_empty() && uncited.is_none() && bare.is_empty();
        // 一、废止下列文件：…二、有关要求: what stands beside the head of the list is no member, and what follows is below that.
        if above && nothing {
            self.listing = false;
            return;
        }
        if !amends && nothing && (Class::AmendsThese.within(text) && !Class::Repeals.within(text) || !self.repeals_list)
        {
            self.listing = false;
            return;
        }
        let lead = match (&uncited, citations.first()) {
            (Some((title, _)), _) => title.start,
            (None, Some(c)) => {
                // 根据《甲法》第五条，制定本规定 is no member; the number ahead of a title is a part of it.
                let before = text.get(start..c.range.start).unwrap_or("");
                let clauses = before.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                if Class::CitesLead.ends(before).is_some()
                    || clauses.contains([',', ';', ':']) && !tells_which(before) && !tells_which(clauses)
                {
                    return;
                }
                let number = c.number.as_deref().map(fold::narrowed).filter(|number| before.ends_with(number.as_str()));
                before.len() - number.map_or(0, |number| number.len())
            }
            (None, None) => 0,
        };
        let tail = citations.last().map_or(0, |c| text.len() - c.range.end);
        // Below the members of a list of amendments stands what is changed in them.
        // What its title or its history says is no sentence.
        let says = uncited.is_none() && KEY.is_match(text);
        if says || lead > LEAD || amends && (lead > 0 || tail > LEAD / 4) {
            return;
        }
        self.labelled |= labelled;
        if let Some((title, number)) = uncited {
            let passage = view.passage(start..text.len());
            let title = view.original(start + title.start..start + title.end);
            let number = number.map(|n| fold::compact(view.original(start + n.start..start + n.end)));
            return self.push(Some(title.to_owned()), number, None, Said { evidence: passage, ..said });
        }
        self.numbers_listed(view, bare, start, said);
        self.titles_listed(view, citations, said);
    }

    /// Takes the numbers of a member that is nothing but numbers. `start`: where the text behind its label begins.
    fn numbers_listed(&mut self, view: &View<'_>, bare: Vec<Range<usize>>, start: usize, said: Said) {
        let text = view.text();
        let numbers = bare.len();
        for (n, number) in bare.into_iter().enumerate() {
            let evidence = view.passage(start..text.len());
            // 第21/2010号行政法规第六条第二款
            let at = start + number.end;
            let rest = text.get(at..).unwrap_or("").trim_end_matches(['。', ';', ',']);
            let part = part_of("", rest, true, said.kind).flatten().filter(|_| n + 1 == numbers);
            let part = part.map(|p| view.passage(at + p.start..at + p.end));
            let number = fold::compact(view.original(start + number.start..start + number.end));
            self.push(None, Some(number), part, Said { evidence, ..said });
        }
    }

    /// Takes the instruments that a member cites.
    fn titles_listed(&mut self, view: &View<'_>, citations: &[Citation], said: Said) {
        let text = view.text();
        for (n, c) in citations.iter().enumerate() {
            // 《甲通知》（…号）第二条、第三条: only these.
            let end = citations.get(n + 1).map_or(text.len(), |next| next.range.start);
            let rest = text.get(c.range.end..end).unwrap_or("").trim_end_matches(['。', ';', ',']);
            let part = part_of("", rest, true, said.kind).flatten();
            if names_another(rest) || part.is_none() && tells_of_it(rest) {
                continue;
            }
            let part = part.map(|p| view.passage(c.range.end + p.start..c.range.end + p.end));
            let evidence = view.passage(c.range.clone());
            self.push(Some(c.title.clone()), c.number.clone(), part, Said { evidence, ..said });
        }
    }

    /// Whether a block among the members of a list is of instruments that stay, or heads a list of others (以下文件由起草单位修订：): the list ends
    /// there, unless it is only one that stays (3.《甲办法》，继续有效).
    fn is_of_others(&mut self, own: &str, cites_none: bool) -> bool {
        let outside = outside_names(own);
        let ends = [Class::Repeals, Class::Lapses, Class::Stops].iter().any(|class| class.within(&outside));
        // 经第4/2011号行政法规修改的《甲规章》: no more than which it is.
        let told = |at: &Range<usize>| !outside.get(at.end..).is_some_and(|rest| rest.starts_with(units::OF));
        let kept = Class::Kept.find_iter(&outside).any(|at| cites_none || told(&at));
        let heads = own.ends_with(':') && Class::ListedBelow.within(&outside);
        if ends || !(kept || heads) {
            return false;
        }
        let head = cites_none && (heads || own.ends_with(':') || kept && uncited(own, false, false).is_none());
        if head {
            self.listing = false;
        }
        kept || head
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
            let Some(title) = texts.iter().find(is_title).filter(|title| is_listed(title, kind)) else { continue };
            let bare = title.strip_prefix('《').and_then(|t| t.strip_suffix('》'));
            let title = bare.filter(|t| !t.contains(['《', '》'])).unwrap_or(title);
            let here = if lines.len() == grid.len() { lines.get(n).cloned() } else { None };
            let evidence = Passage::new(view.document, view.index, here.unwrap_or_else(|| whole.clone()));
            let date = cell(from).and_then(day_of_cell).or(self.listed_as.1);
            self.push(Some(title.to_owned()), number, None, Said { kind, date, evidence, ..Said::default() });
        }
    }

    /// The head of a list inside the document begins a list of what is repealed, or ends it: 废止的规范性文件目录,
    /// 一、宣布失效的文件（2件）.
    pub(super) fn titled(&mut self, text: &str) -> bool {
        let bare = match text.split_once('(') {
            Some((name, rest)) if rest.ends_with(')') => name,
            _ => text,
        };
        let heads = Class::ListHead.within(text) && (Class::ListHead.ends(bare).is_some() || bare != text);
        // 一、废止 and 二、修改 in the results of a review.
        let word = Class::EffectAdverb.strip_start(text).unwrap_or(text);
        let said = [Class::Repeals, Class::Lapses, Class::Stops, Class::Kept, Class::GoesOn, Class::AmendsThese];
        let alone = self.repeals_list && said.iter().any(|class| class.is(word));
        // 2.云价字〔2001〕77号文件 is a member of the list.
        if !(heads || alone)
            || NUMBER.is_match(text)
            || text.chars().count() >= LONGEST_HEAD
            || text.contains(['《', ',', '。', ':'])
        {
            return false;
        }
        let found = [
            (Class::Repeals, EffectKind::Repeal),
            (Class::Lapses, EffectKind::Lapse),
            (Class::Stops, EffectKind::Stop),
        ];
        let kind = found.into_iter().find(|(class, _)| class.within(text)).map(|(_, kind)| kind);
        // 已经明令废止的文件目录 tells what others have done.
        self.listing = kind.is_some() && !Class::Kept.within(text) && !Class::Past.within(text);
        self.labelled = false;
        self.listed_as = (kind.unwrap_or(EffectKind::Lapse), self.listed_as.1);
        true
    }

    /// What is done to the members of the list that is open.
    fn said_of_list(&self) -> Said {
        Said { kind: self.listed_as.0, date: self.listed_as.1, ..Said::default() }
    }
}

/// How high the label of a block stands, by its form: 第一条 above 一、, that above （一）, 1. and （1）.
pub(super) fn rank(block: &Block) -> Option<u8> {
    let label = fold::narrowed(block.label.as_deref()?);
    let inner = label.trim_start_matches('(');
    let counted = inner.starts_with(|c: char| c.is_ascii_digit());
    if label.starts_with(units::NTH) {
        return Some(0);
    }
    (counted || inner.starts_with(numeral::is_numeral)).then_some(match (label.starts_with('('), counted) {
        (false, false) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (true, true) => 4,
    })
}

/// Whether words that end like a title say what somebody has to do: 各县要制定供水管理办法, 市水务局负责起草实施细则.
fn is_duty(words: &str) -> bool {
    let covers =
        |class: Class, at: &Range<usize>| class.find_iter(words).any(|w| w.start <= at.start && at.end <= w.end);
    // 重要水域管理办法, 工作要点
    let asks = |at: Range<usize>| !covers(Class::NoModal, &at) && !covers(Class::TitleEnd, &at);
    let led = |at: Range<usize>| at.start == 0 || words.get(at.end..).is_some_and(|rest| offices_at(rest).is_some());
    let acts = offices_at(words).and_then(|office| words.get(office.end..));
    Class::Modal.find_iter(words).any(asks)
        || Class::DutyLead.find_iter(words).any(led)
        || acts
            .is_some_and(|rest| Class::DutyVerb.starts(rest).is_some() && Class::ComesIntoForce.starts(rest).is_none())
}

/// A text without the titles and brackets in it, and without what looks like the name of an instrument before a bracket.
fn outside_names(text: &str) -> String {
    let named = uncited(text, false, false).map_or(0..0, |(title, _)| title);
    let mut depth = 0;
    let mut outside = String::new();
    for (at, c) in text.char_indices() {
        depth += i32::from(matches!(c, '《' | '(' | '「'));
        if depth == 0 && !named.contains(&at) {
            outside.push(c);
        }
        depth -= i32::from(matches!(c, '》' | ')' | '」') && depth > 0);
    }
    outside
}

/// Whether words stand outside the titles and brackets of a text, and not only between them.
fn says_more(text: &str) -> bool {
    let outside = outside_names(text);
    let mut words = outside.split(|c| !chars::is_han(c));
    words.any(|words| !words.is_empty() && !Class::Joins.is(words))
}

/// Whether clauses before a title tell no more than which instrument it is: 1990年3月1日发布，1998年修订的《甲办法》, 云政发〔2001〕3号文件，即《甲办法》.
fn tells_which(clauses: &str) -> bool {
    let acts = [Class::MadePublic, Class::ActApproved, Class::ActAdopted, Class::ActRevised, Class::ActAmended];
    let made = clauses.strip_suffix(units::OF).is_some_and(|told| acts.iter().any(|act| act.ends(told).is_some()));
    // 4．1990年3月1日: the label may stand with the text.
    let label = |words: &str| words.chars().all(|c| c.is_ascii_digit() || c == '.');
    let first = days_at(clauses).into_iter().next();
    let dated = first.and_then(|(_, at)| clauses.get(..at.start)).is_some_and(label);
    let near = |rest: &str| rest.chars().count() <= NEAR_NUMBER;
    let number = NUMBER.find(clauses).filter(|m| m.start() == 0).and_then(|m| clauses.get(m.end()..));
    made && dated || number.is_some_and(near)
}

/// Whether what follows a title in a list says that something else becomes of it: 继续有效, 予以修改. 等5件规章 and 由市某局负责解释 do not.
fn tells_of_it(rest: &str) -> bool {
    let own = rest.get(bracket(rest)..).unwrap_or("");
    let others = [
        Class::Kept,
        Class::GoesOn,
        Class::Prolongs,
        Class::Suspends,
        Class::Resumes,
        Class::Amends,
        Class::AmendsWhenDecided,
    ];
    others.iter().any(|class| class.within(own)) || Class::Modal.starts(own).is_some()
}

/// Whether a cell may be the title of an instrument to which something is done, and no part of one (第114条（《修正案》第1条）). Under
/// what is amended there are tables of what is written into it.
fn is_listed(title: &str, kind: EffectKind) -> bool {
    let title = fold::narrowed(title);
    let part = title.strip_prefix(units::NTH).is_some_and(|rest| rest.starts_with(numeral::is_numeral));
    !part && (kind != EffectKind::Amend || paper_kind(without_note(&title)).is_some())
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

/// A member of a list that is nothing but numbers: 沧政办发〔2017〕66号、沧政办发〔2018〕3号文件.
fn numbers_alone(text: &str) -> Vec<Range<usize>> {
    let own = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | units::LIST));
    let (start, mut end, mut found) = (text.len() - own.len(), 0, Vec::new());
    for m in NUMBER.find_iter(own) {
        // The mark that joins two numbers may be read with the second.
        let before = own.get(..m.start()).unwrap_or("");
        let lead = if is_serial(m.as_str()) {
            // 府商字第…號 may be that of a permit.
            let Some(lead) = serial_start(before, m.as_str(), own.get(m.end()..).unwrap_or("")) else {
                return Vec::new();
            };
            lead
        } else {
            number_start(m.as_str()).max(behind_day(before, m.as_str()))
        };
        let gap = own.get(end..m.start() + lead).unwrap_or("");
        if !(gap.is_empty() || !found.is_empty() && Class::Joins.is(gap)) {
            return Vec::new();
        }
        end = m.end();
        found.push(start + m.start() + lead..start + end);
    }
    let rest = own.get(end..).unwrap_or("").trim_end_matches(['。', ';', ',']);
    if rest.is_empty() || Class::CitedPaper.is(rest) || rest.starts_with(units::NTH) { found } else { Vec::new() }
}

/// The brackets of a text outside 《》: where each opens, and what it holds.
fn brackets_outside(text: &str) -> Vec<(usize, &str)> {
    let (mut depth, mut open, mut found) = (0, Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '《' => depth += 1,
            '》' => depth -= 1,
            '(' if depth == 0 => open.push(at),
            ')' if depth == 0 => {
                // 甲办法（（96）汇管函字第211号）: the outer one.
                let begun = open.pop().filter(|_| open.is_empty());
                found.extend(begun.and_then(|begun| Some((begun, text.get(begun + 1..at)?))));
            }
            _ => {}
        }
    }
    found
}

/// Title and number of an instrument that is listed without 《》: 云州市甲办法（云政发〔2001〕3号）, 甲条例（1998年8月1日国务院发布）. `bare`: it
/// may be a title alone, if a label stands before it.
fn uncited(text: &str, bare: bool, labelled: bool) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let start =
        text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | units::LIST)).len();
    let named = |title: &str| {
        title.chars().count() >= 4
            && !title.contains(['。', ';', ':'])
            && (Class::Instrument.ends(title).is_some() || Class::TitleEnd.ends(title).is_some())
    };
    let brackets = brackets_outside(text);
    if let Some((title, number)) = brackets.is_empty().then(|| before_number(text, start)).flatten() {
        return named(text.get(title.clone())?).then_some((title, Some(number)));
    }
    if brackets.is_empty() {
        // …关于印发《甲办法》的通知 without a number.
        let title = text.get(start..)?.trim_end_matches(['。', ';', ',']);
        let long = title.chars().count() >= LEAST_BARE && (labelled || start > 0);
        // 一、市政府规范性文件 heads a list.
        let alone =
            bare && long && Class::ListHead.ends(title).is_none() && !title.contains([',', '》']) && !is_duty(title);
        let sound = named(title) && (title.contains('《') && is_one_name(title) || alone);
        return sound.then(|| (start..start + title.len(), None));
    }
    // 甲办法（试行）（云政发〔2001〕3号）
    brackets.into_iter().find_map(|(open, inside)| {
        let title = text.get(start..open)?;
        let bare = title.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map_or(title, |(bare, _)| bare);
        let named = (named(title) || named(bare)) && is_one_name(title);
        match number_in(inside) {
            Some((number, of_document)) => {
                (named && of_document).then(|| (start..open, Some(open + 1 + number.start..open + 1 + number.end)))
            }
            None => (named && tells_history(inside)).then_some((start..open, None)),
        }
    })
}

/// A title and the number right behind it, at the end of the text: the row of a table that was printed as text (1　甲办法　甲发〔2001〕3号).
fn before_number(text: &str, start: usize) -> Option<(Range<usize>, Range<usize>)> {
    let own = text.get(start..)?.trim_end_matches(['。', ';']);
    let ends = [Class::TitleEnd, Class::Instrument].into_iter().flat_map(|class| class.find_iter(own)).map(|at| at.end);
    let brackets = |at: usize| own.get(at..).map(|rest| rest.trim_start_matches('》'));
    let ends = ends.filter_map(|at| Some(own.len() - brackets(at)?.len()));
    let behind = ends.filter(|at| own.get(*at..).is_some_and(|rest| CELL_NUMBER.is_match(rest)));
    let at = behind.max()?;
    Some((start..start + at, start + at..start + own.len()))
}

/// Whether words with a title in them are the name of one instrument: 《甲条例》实施细则, 关于印发《甲办法》的通知; not 《甲办法》, 《甲办法》和《乙办法》.
fn is_one_name(words: &str) -> bool {
    if !words.starts_with('《') {
        return !words.ends_with('》');
    }
    words
        .find('》')
        .and_then(|at| words.get(at + '》'.len_utf8()..))
        .is_some_and(|rest| !rest.contains('《') && names_another(rest))
}

/// Whether a bracket behind a title tells when and by whom it was made: 1986年1月8日国务院发布, 甲局制定　1985年12月18日国务院办公厅转发.
pub(super) fn tells_history(inside: &str) -> bool {
    let acts = [
        Class::MadePublic,
        Class::ActApproved,
        Class::ActAdopted,
        Class::ActRevised,
        Class::ActAmended,
        Class::PassesOn,
    ];
    !days_at(inside).is_empty() && acts.iter().any(|act| act.ends(inside).is_some())
}
