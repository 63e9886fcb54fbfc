//! Documents without a number of their own: found by the title that the contents list, or by their form.

use crate::zh::{brackets, date, fold};
use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::contents::title_core;
use super::super::label::{Form, Label};
use super::super::lex::{End, Line};
use super::super::shape;
use super::{ENOUGH, EntryKeys, Finder, Head, OPENING};

/// Begins with the name of an office, perhaps cut.
fn begins_with_office(core: &str) -> bool {
    core.char_indices().skip(2).take(20).any(|(at, c)| core.get(..at + c.len_utf8()).is_some_and(shape::is_office))
}

impl Finder<'_, '_> {
    /// Entries whose number was not found: by their title.
    pub(super) fn by_listed_title(&self, heads: &mut Vec<Head>) {
        let taken: HashSet<usize> = heads.iter().filter_map(|h| h.entry).collect();
        // Entries with one title are looked for together; by the first characters of their titles.
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let open = |(i, e): &(usize, &EntryKeys)| !taken.contains(i) && e.core.chars().count() >= 4;
        for (index, entry) in self.entries.iter().enumerate().filter(open) {
            groups.entry(&entry.core).or_default().push(index);
        }
        let mut wanted: HashMap<String, Vec<&str>> = HashMap::new();
        for core in groups.keys() {
            wanted.entry(core.chars().take(OPENING).collect()).or_default().push(core);
        }
        if wanted.is_empty() {
            return;
        }
        let claimed = self.claimed(heads);
        let mut found: BTreeMap<&str, Vec<Head>> = BTreeMap::new();
        for (at, line) in self.lines.iter().enumerate().skip(self.floor) {
            if line.width > 180 || claimed[at] || !self.is_piece(at) {
                continue;
            }
            let likely = wanted.get(&self.opening(at, &wanted));
            for &core in likely.map_or(&[][..], Vec::as_slice).iter().take(16) {
                found.entry(core).or_default().extend(self.listed_at(core, at));
            }
        }
        let mut starts: Vec<(usize, usize)> = heads.iter().enumerate().map(|(index, h)| (h.start, index)).collect();
        starts.sort_unstable();
        for (core, mut candidates) in found {
            let entries = groups.get(core).map_or(&[][..], Vec::as_slice);
            candidates.sort_by_key(|h| (-h.score, h.start));
            candidates.truncate(entries.len());
            candidates.sort_by_key(|h| h.start);
            for (&entry, mut head) in entries.iter().zip(candidates) {
                match self.issued_by(&head, heads, &starts) {
                    Some(order) => {
                        heads[order].entry = Some(entry);
                        heads[order].score += 4;
                    }
                    None => {
                        head.entry = Some(entry);
                        self.join_issuers(&mut head);
                        heads.push(head);
                    }
                }
            }
        }
    }

    /// The first characters of the title that may begin on this line, without an issuer before it.
    fn opening(&self, at: usize, wanted: &HashMap<String, Vec<&str>>) -> String {
        let mut text = String::new();
        for line in self.lines.iter().skip(at).take(3) {
            text.push_str(&line.text);
            let core = title_core(&text);
            // Issuers may fill the first line: what they do is on the next.
            if core.chars().count() >= OPENING {
                let opening: String = core.chars().take(OPENING).collect();
                if wanted.contains_key(&opening) || !begins_with_office(&core) {
                    return opening;
                }
            }
            // A title shorter than that.
            if wanted.contains_key(&core) {
                return core;
            }
        }
        title_core(&text).chars().take(OPENING).collect()
    }

    /// The head with the listed title at this line, if its lines are that title.
    fn listed_at(&self, core: &str, at: usize) -> Option<Head> {
        let mut title = String::new();
        let mut found: Option<(usize, f32)> = None;
        for n in 0..6 {
            let line = self.line(at + n).filter(|l| self.is_piece(at + n) || shape::is_note(&l.text));
            let Some(line) = line else { break };
            title.push_str(&line.text);
            let alike = fold::likeness(&title_core(&title), core);
            if alike >= 0.85 && found.is_none_or(|f| alike > f.1) {
                found = Some((n, alike));
            }
        }
        let (last, alike) = found?;
        let mut head = Head { start: at, end: at + last + 1, title: (at..=at + last).collect(), ..Head::default() };
        self.adjacent_number(&mut head);
        self.red_headers(&mut head);
        self.tail(&mut head);
        head.score = 5
            + (alike * 3.0) as i32
            + i32::from(!head.red.is_empty())
            + i32::from(head.number.is_some())
            + i32::from(!head.addressee.is_empty())
            + i32::from(self.after_an_end(head.start));
        Some(head)
    }

    /// Documents that are neither numbered nor listed: a title with its addressee or with the note of its adoption.
    pub(super) fn by_form(&self, heads: &mut Vec<Head>) {
        let claimed = self.claimed(heads);
        let mut last = heads.iter().map(|h| h.start).min().unwrap_or(self.floor);
        let starts: Vec<bool> = self.starts(heads);
        for at in self.floor + 1..self.lines.len() {
            let line = &self.lines[at];
            if starts[at] {
                last = at;
            }
            let sent = line.end == End::Colon && !line.stops && line.label.is_none() && shape::is_addressee(&line.text);
            let adopted = line.text.starts_with(brackets::opens_round)
                && shape::is_note(&line.text)
                && ["通过", "公布", "发布", "批准"].iter().any(|w| line.text.contains(w));
            let chronicle = line.label.is_some_and(|l| l.form == Form::Day)
                && self.lines[at.saturating_sub(2)..at].iter().any(|l| l.is_bare() && l.text.contains("大事记"));
            // Where the contents list the documents, a day alone begins none.
            let dated = self.entries.is_empty() && line.text.starts_with(brackets::opens_round) && self.is_day_note(at);
            let ruled = self.entries.is_empty() && line.label.is_some_and(begins_rule);
            if !claimed[at] && self.is_day_under_office(at) && !claimed[at - 1] && self.after_an_end(at - 1) {
                last = at - 1;
                heads.push(Head {
                    start: at - 1,
                    end: at + 1,
                    red: vec![at - 1],
                    notes: vec![at],
                    score: ENOUGH,
                    ..Head::default()
                });
                continue;
            }
            if !(sent || adopted || chronicle || dated || ruled) || claimed[at] {
                continue;
            }
            let mut end = at;
            while sent
                && end > self.floor
                && shape::is_addressee(&self.lines[end - 1].text)
                && self.lines[end - 1].end == End::Comma
            {
                end -= 1;
            }
            // 统计公报: the office under the title, over the day.
            let office =
                end.checked_sub(1).filter(|&p| dated && p > self.floor && shape::is_office(&self.lines[p].text));
            let found = self.best_title(office.unwrap_or(end), true, None).filter(|t| t.1 >= 0.6);
            let Some((lines, score)) = found else { continue };
            let start = lines.first().copied().unwrap_or(end);
            let mut head = Head { start, end, title: lines, ..Head::default() };
            self.red_headers(&mut head);
            head.red.extend(office);
            self.tail(&mut head);
            head.score = 2
                + (score * 2.0) as i32
                + i32::from(!head.addressee.is_empty())
                + 2 * i32::from(self.after_an_end(head.start));
            let issued = (adopted || dated || sent) && self.is_quoted_before(&head, last)
                || ruled && !self.is_alone(&head, last);
            if head.score >= ENOUGH && !issued {
                last = head.start;
                heads.push(head);
            }
        }
    }

    /// Whether a rule stands by itself: right after the day under a text that issues and attaches nothing. The head of
    /// that text is at `last`.
    fn is_alone(&self, head: &Head, last: usize) -> bool {
        let signed =
            head.start.checked_sub(1).and_then(|at| self.line(at)).is_some_and(|l| date::day_line(&l.text).is_some());
        let above = self.lines.get(last..head.start).unwrap_or_default();
        let issues = |l: &Line<'_>| ISSUING.iter().any(|w| l.text.contains(w)) || l.text.starts_with('附');
        signed && last >= self.floor && !above.is_empty() && !above.iter().any(issues)
    }
}

/// Words of a text that a rule comes with.
const ISSUING: [&str; 8] = ["印发", "发布", "公布", "颁布", "转发", "批转", "施行", "《"];

/// The label that a rule begins with: 第一章, 第一条.
fn begins_rule(label: Label) -> bool {
    label.strict && label.value == 1 && label.sub == 0 && matches!(label.form, Form::Chapter | Form::Article)
}
