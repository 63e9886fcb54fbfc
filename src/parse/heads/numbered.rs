//! Documents with a number of their own: red header, title and the rest are read around it.

use std::collections::HashMap;

use super::super::contents::title_core;
use super::super::lex::Line;
use super::super::number;
use super::super::rules::heads::Found;
use super::super::shape;
use super::{Candidate, EntryKeys, Finder, Head, LIKELY, NUMBER_WIDTH, OPENING, REACH, SAME_TITLE, TITLE_WIDTH};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold, numeral, office, ordinal};

/// Lines that tell who has minutes printed, and when.
const IMPRINT: usize = 3;
/// Bytes of what is counted in such a line: 第三十九次.
const COUNT_UNIT: usize = 6;

impl Finder<'_, '_> {
    /// Candidates by their numbers, each with the entry of the contents that lists it: an entry has one head.
    pub(super) fn numbered(&self) -> Vec<Candidate> {
        let listed = self.entries_by_number();
        let titles = self.entries_by_title();
        let orders = self.orders();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut best: HashMap<usize, usize> = HashMap::new();
        // The number of a case within its report (…案) is that of a paper in it.
        let mut in_report = false;
        for at in self.floor..self.lines.len() {
            let line = &self.lines[at];
            in_report |= line.is_bare() && Class::CaseEnd.ends(&line.text).is_some();
            if line.width > TITLE_WIDTH || line.stops || !number::has_mark(&line.text) {
                continue;
            }
            let Some(mut head) = self.number_at(at) else { continue };
            let of_case = head.number.as_deref().is_some_and(number::is_case);
            if of_case && in_report {
                continue;
            }
            in_report &= of_case;
            let key = head.number.as_deref().map(number::number_key).unwrap_or_default();
            // Two entries with one number are taken in order.
            let found =
                listed.get(key.as_str()).and_then(|l| l.iter().find(|e| !best.contains_key(e)).or(l.first())).copied();
            let found = found.or_else(|| orders.entry_of(&key, &best));
            let kind = self.complete(&mut head, found);
            let mut candidate = Candidate { head: self.judge(head, kind), after: 0 };
            let found = found.or_else(|| {
                let entry = self.by_title(&titles, &candidate.head, &best)?;
                candidate.take_entry(entry);
                Some(entry)
            });
            if let Some(entry) = found.filter(|_| candidate.is_enough()) {
                let score = candidate.head.why.score();
                match best.get(&entry).and_then(|&other| candidates.get_mut(other)) {
                    Some(other) if other.head.why.score() >= score => candidate.lose_entry(),
                    Some(other) => {
                        other.lose_entry();
                        best.insert(entry, candidates.len());
                    }
                    None => {
                        best.insert(entry, candidates.len());
                    }
                }
            }
            candidates.push(candidate);
        }
        candidates
    }

    /// The entries of the contents by the number that each tells.
    fn entries_by_number(&self) -> HashMap<&str, Vec<usize>> {
        let mut listed: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(number) = &entry.number {
                listed.entry(number).or_default().push(index);
            }
        }
        listed
    }

    /// The other entries, by the first characters of their titles. A number without its series (第46号) tells less than the title.
    fn entries_by_title(&self) -> HashMap<String, Vec<usize>> {
        let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
        let unnumbered = |e: &EntryKeys| {
            e.number.as_deref().is_none_or(|n| {
                !n.starts_with(|c| chars::is_han(c) && numeral::chinese_digit(c).is_none())
                    && !n.contains(date::is_unit)
                    && !n.contains('[')
            })
        };
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, e)| unnumbered(e)) {
            titles.entry(entry.core.chars().take(OPENING).collect()).or_default().push(index);
        }
        titles
    }

    /// The entry without a number, and without a head so far, that lists the head's title.
    fn by_title(
        &self,
        titles: &HashMap<String, Vec<usize>>,
        head: &Head,
        taken: &HashMap<usize, usize>,
    ) -> Option<usize> {
        let core = title_core(&self.text_of(&head.title));
        let opening: String = core.chars().take(OPENING).collect();
        let likely = titles.get(&opening)?.iter().copied().filter(|e| !taken.contains_key(e)).take(LIKELY);
        likely
            .map(|e| (fold::likeness(&core, &self.entries[e].core), e))
            .filter(|l| l.0 >= SAME_TITLE)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|l| l.1)
    }

    /// The number on a line, completed by the line above where it needs that.
    pub(super) fn number_at(&self, at: usize) -> Option<Head> {
        let line = &self.lines[at];
        if let Some(letter) = self.letter_at(at) {
            return Some(letter);
        }
        let Some(found) = line.number().filter(|_| line.width <= NUMBER_WIDTH) else {
            // 某署公告2031年第2号（关于…的公告）, 某发〔2031〕7号　关于…的通知: number and title on one line.
            let announced = number::before_bracket(&line.text);
            let beside = || number::beside_title(&line.text).filter(|_| line.label.is_none());
            let number = announced.or_else(|| beside().map(|(_, number)| number.text));
            let number = number.filter(|_| line.is_bare())?;
            return Some(Head { start: at, end: at + 1, title: vec![at], number: Some(number), ..Head::default() });
        };
        let mut head = Head { start: at, end: at + 1, number_lines: vec![at], ..Head::default() };
        if found.whole {
            head.number = Some(found.text.clone());
        } else {
            let above = at.checked_sub(1).filter(|&p| p >= self.floor);
            let Some(above) = above.filter(|&p| shape::is_series_header(&self.lines[p].text)) else {
                // 2023年第5号 under the title that says who counts.
                head.number = Some(found.text.clone()).filter(|_| found.of_a_year());
                return head.number.is_some().then_some(head);
            };
            let series = fold::compact(&self.lines[above].text);
            let mut number = series.clone() + &found.text;
            head.red.push(above);
            head.start = above;
            if let Some(first) = above.checked_sub(1).filter(|&p| p >= self.floor && self.is_cut_series(p, &series)) {
                number.insert_str(0, &fold::compact(&self.lines[first].text));
                head.red.insert(0, first);
                head.start = first;
            }
            // 公　告 on a line of its own: the office above it counts them, of several the first.
            if Class::CountedKind.is(&series) {
                let office = |p: &usize| self.line(*p).is_some_and(|l| l.is_bare() && l.office);
                let floor = self.floor.max(above.saturating_sub(REACH));
                let first = (floor..above).rev().take_while(office).last();
                if let Some(first) = first {
                    number.insert_str(0, &fold::compact(&self.lines[first].text));
                    head.red.splice(0..0, first..above);
                    head.start = first;
                }
            }
            head.number = Some(number);
        }
        Some(head)
    }

    /// Whether a line is the first of a red head that print broke over two: 某某部 over 令 is one office and its kind, but 某某交通运输 over
    /// 部令, and an assembly over 常务委员会公告, are one name.
    fn is_cut_series(&self, at: usize, series: &str) -> bool {
        let Some(kind) = Class::RedKind.strip_end(series).filter(|kind| !kind.is_empty()) else { return false };
        let line = self.line(at).filter(|l| l.is_bare() && l.width <= NUMBER_WIDTH && l.outline_label().is_none());
        let Some(first) = line.map(|l| fold::compact(&l.text)) else { return false };
        let rest = !office::is_name(kind) || Class::Organ.is(kind) && Class::Organ.ends(&first).is_some();
        rest && first.chars().all(chars::is_han) && office::is_name(&format!("{first}{kind}"))
    }

    /// Adds title, red headers, notes and addressee to a head that has its number; tells by what it was found.
    fn complete(&self, head: &mut Head, entry: Option<usize>) -> Found {
        head.entry = entry;
        if !head.title.is_empty() {
            let announced = head.title.iter().all(|&at| number::before_bracket(&self.lines[at].text).is_some());
            self.red_headers(head);
            self.tail(head);
            return if announced { Found::NumberAndTitle } else { Found::NumberBesideTitle };
        }
        let order = head.number.as_deref().is_some_and(|n| {
            number::ends_in_series_word(ordinal::split_last(n).map_or(n, |(series, _)| series)) && !n.contains('〔')
        });
        self.office_over_day(head);
        // 签发人：…, below the number of a paper to a higher office.
        if self.line(head.end).is_some_and(|l| number::names_approver(&l.text)) {
            head.notes.push(head.end);
            head.end += 1;
        }
        // 某部第45号令 is an order of that office, and has its title over it or in its text.
        let of_office = |n: &str| {
            let kind = Class::NumberMark.find_iter(n).last().and_then(|mark| n.get(mark.end..));
            n.starts_with(|c: char| chars::is_han(c) && c != ordinal::MARK)
                && kind.is_some_and(|kind| Class::CountedKind.is(kind))
        };
        let named = entry.is_none() && head.number.as_deref().is_some_and(|n| number::names_paper(n) && !of_office(n));
        if named {
            self.named_below(head);
        }
        let down = self.bracketed_title(head).or_else(|| self.best_title(head.end, false, entry));
        let note = self.note_above(head.start);
        let end = note.unwrap_or(head.start);
        let counted = self.counted_title(head, end).filter(|_| entry.is_none()).map(|lines| (lines, 1.0));
        let up = counted.or_else(|| self.best_title(end, true, entry));
        let down_score = down.as_ref().map_or(0.0, |d| d.1);
        let up_score = up.as_ref().map_or(0.0, |u| u.1);
        let below = down_score >= up_score
            || self.best_title(head.end, false, None).is_some_and(|d| d.1 > 0.8) && up_score < 0.99;
        if !head.title.is_empty() || named {
            // Named by its number.
        } else if let Some((lines, _)) = if below && down_score > 0.0 { down } else { up.filter(|u| u.1 > 0.0) }
            && !(order && entry.is_none() && lines.first().is_some_and(|&l| l > head.end))
        {
            let first = lines.first().copied().unwrap_or(head.start);
            head.notes.extend(note.filter(|&note| first < note).into_iter().flat_map(|note| note..head.start));
            head.start = head.start.min(first);
            head.end = head.end.max(lines.last().map_or(head.end, |l| l + 1));
            head.title = lines;
        }
        self.minutes_below(head);
        self.red_headers(head);
        self.tail(head);
        Found::Number
    }

    /// Minutes have a red head that ends as titles do (某市人民政府常务会议纪要), the number, who has them printed and when, and then
    /// their own title.
    pub(super) fn minutes_below(&self, head: &mut Head) {
        let red = self.text_of(&head.title);
        let over = head.title.iter().all(|&at| head.number_lines.iter().all(|&number| at < number));
        let is_red = is_head_of_minutes(&red);
        if head.entry.is_some() || head.title.is_empty() || !over || !is_red {
            return;
        }
        let counted = |l: &Line<'_>| ordinal::at(&l.text).is_some_and(|(_, b)| l.text.len() - b <= COUNT_UNIT);
        let of_head = |l: &Line<'_>| l.office || l.day.is_some() || counted(l);
        let imprint = |at: &usize| self.line(*at).is_some_and(|l| l.is_bare() && of_head(l));
        let count = (head.end..head.end + IMPRINT).take_while(imprint).count();
        let dated = (head.end..head.end + count).any(|at| self.line(at).is_some_and(|l| l.day.is_some()));
        // What says of what it is (关于…的会议纪要) is a title without that.
        let own = |title: &str| Class::Minutes.ends(title).is_some() && (dated || shape::starts_with_act(title));
        let title = self.best_title(head.end + count, false, None);
        let Some((title, _)) = title.filter(|(lines, _)| own(&fold::compact(&self.text_of(lines)))) else { return };
        head.notes.extend(head.end..head.end + count);
        head.end = title.last().map_or(head.end, |last| last + 1);
        head.red.splice(0..0, std::mem::replace(&mut head.title, title));
    }

    /// A number in a table or list: short bare lines before and after, which are no head.
    pub(super) fn in_a_list(&self, head: &Head) -> bool {
        let bare = |at: usize| {
            self.line(at).is_some_and(|l| l.is_bare() && l.width < 60 && l.hint.as_ref().is_none_or(|h| !h.centred))
        };
        let before = head
            .start
            .checked_sub(1)
            .filter(|&p| p >= self.floor)
            .is_some_and(|p| bare(p) && !self.after_an_end(head.start));
        let in_cell = self.line(head.start).is_some_and(|l| l.hint.as_ref().is_some_and(|h| h.cell.is_some()));
        in_cell || before && head.red.is_empty() && (head.end..head.end + 2).all(bare)
    }
}

/// Whether a title is no more than the red head of minutes, which says who met (某市人民政府常务会议纪要) and not on what.
pub(super) fn is_head_of_minutes(title: &str) -> bool {
    let title = fold::compact(title);
    Class::Minutes.ends(&title).is_some() && !shape::starts_with_act(&title) && !Class::TitleMatter.within(&title)
}
