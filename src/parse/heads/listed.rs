//! Documents that are found by the title that the contents list.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::contents::title_core;
use super::super::rules::heads::Found;
use super::{Candidate, EntryKeys, Finder, Head, LIKELY, OPENING, SAME_TITLE, TITLE_WIDTH};
use crate::zh::{date, fold, numeral, office};

/// Likeness of a title that is the listed one but for marks.
const EXACT_TITLE: f32 = 0.99;
/// Lines that a listed title takes in the text.
const TITLE_LINES: usize = 6;

/// Begins with the name of an office, perhaps cut.
fn begins_with_office(core: &str) -> bool {
    core.char_indices().skip(2).take(20).any(|(at, c)| core.get(..at + c.len_utf8()).is_some_and(office::is_name))
}

/// A title without the first year in it: 2031年某某县统计公报 and 某某县2031年统计公报 are looked for at one place.
fn without_year(core: &str) -> String {
    let found = core.match_indices(date::YEAR).find_map(|(at, _)| {
        let before = core.get(..at)?;
        let digits = before.chars().rev().take_while(|&c| numeral::is_digit(c)).count();
        let rest = before.trim_end_matches(numeral::is_digit);
        (digits == 4).then(|| Some(format!("{rest}{}", core.get(at + date::YEAR.len_utf8()..)?)))?
    });
    found.unwrap_or_else(|| core.to_owned())
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
            wanted.entry(without_year(core).chars().take(OPENING).collect()).or_default().push(core);
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
            let core = without_year(&title_core(&text));
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
        without_year(&title_core(&text)).chars().take(OPENING).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_no_part_of_where_a_title_is_looked_for() {
        for title in ["2031年云山县统计公报", "云山县2031年统计公报", "二〇三一年云山县统计公报"]
        {
            assert_eq!(without_year(title), "云山县统计公报", "{title}");
        }
        for title in ["云山县统计公报", "十年规划", "云山县5年规划"] {
            assert_eq!(without_year(title), title);
        }
    }

    #[test]
    fn a_bulletin_is_found_that_the_contents_name_with_its_year_elsewhere() {
        let text = "云山市人民政府公报\n2031年第3期\n目　录\n关于供水的通知……（3）\n2030年云山县国民经济和社会发展统计公报……（7）\n\n云政发〔2031〕7号\n关于供水的通知\n各县人民政府：\n　　请认真执行。\n云山市人民政府\n2031年3月2日\n云山县2030年国民经济和社会发展统计公报\n　　2030年，全县经济平稳。\n　　一、综合\n　　全年产值增长。\n";
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let titles: Vec<&str> = issue.documents.iter().map(|d| d.title.as_str()).collect();
        assert_eq!(titles, ["关于供水的通知", "云山县2030年国民经济和社会发展统计公报"]);
        assert!(issue.contents.iter().all(|entry| entry.document.is_some()));
    }
}
