//! Documents that are found by the title that the contents list.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::contents::title_core;
use super::super::rules::heads::Found;
use super::{Candidate, EntryKeys, Finder, Head, LIKELY, OPENING, SAME_TITLE, TITLE_WIDTH};
use crate::zh::{fold, office};

/// Likeness of a title that is the listed one but for marks.
const EXACT_TITLE: f32 = 0.99;
/// Lines that a listed title takes in the text.
const TITLE_LINES: usize = 6;

/// Begins with the name of an office, perhaps cut.
fn begins_with_office(core: &str) -> bool {
    core.char_indices().skip(2).take(20).any(|(at, c)| core.get(..at + c.len_utf8()).is_some_and(office::is_name))
}

impl Finder<'_, '_> {
    /// Entries whose number was not found: by their title.
    pub(super) fn listed(&self, candidates: &mut Vec<Candidate>) {
        let taken: HashSet<usize> = candidates.iter().filter_map(|c| c.head.entry).collect();
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
        let mut found: BTreeMap<&str, Vec<Head>> = BTreeMap::new();
        for (at, line) in self.lines.iter().enumerate().skip(self.floor) {
            if line.width > TITLE_WIDTH || !self.is_piece(at) {
                continue;
            }
            let likely = wanted.get(&self.opening(at, &wanted));
            for &core in likely.map_or(&[][..], Vec::as_slice).iter().take(LIKELY) {
                found.entry(core).or_default().extend(self.listed_at(core, at));
            }
        }
        let enough = candidates.iter().enumerate().filter(|(_, c)| c.is_enough());
        let mut starts: Vec<(usize, usize)> = enough.map(|(index, c)| (c.head.start, index)).collect();
        starts.sort_unstable();
        for (core, mut likely) in found {
            let entries = groups.get(core).map_or(&[][..], Vec::as_slice);
            likely.sort_by(|a, b| b.why.score().total_cmp(&a.why.score()).then(a.start.cmp(&b.start)));
            likely.truncate(entries.len());
            likely.sort_by_key(|h| h.start);
            for (&entry, mut head) in entries.iter().zip(likely) {
                if let Some(order) = self.issued_by(&head, candidates, &starts) {
                    candidates[order].take_entry(entry);
                    continue;
                }
                head.entry = Some(entry);
                self.join_issuers(&mut head);
                candidates.push(Candidate { head: self.judge(head, Found::ListedTitle), after: 0 });
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
        for n in 0..TITLE_LINES {
            let line = self.line(at + n).filter(|l| self.is_piece(at + n) || l.note);
            let Some(line) = line else { break };
            title.push_str(&line.text);
            let alike = fold::likeness(&title_core(&title), core);
            if alike >= SAME_TITLE && found.is_none_or(|f| alike > f.1) {
                found = Some((n, alike));
            }
        }
        let (last, alike) = found?;
        let mut head = Head { start: at, end: at + last + 1, title: (at..=at + last).collect(), ..Head::default() };
        self.adjacent_number(&mut head);
        self.red_headers(&mut head);
        self.tail(&mut head);
        head.signs.exact = alike >= EXACT_TITLE;
        Some(self.judge(head, Found::ListedTitle))
    }
}
