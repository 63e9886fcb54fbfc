//! Texts that are cited by some words of their titles: 供水办法 for 云州市供水管理办法.

use std::collections::{BTreeMap, HashSet};
use std::ops::Deref;

use super::{Citations, Cited, Meant, plain_key, without_source};
use crate::facts::pasted::untitled;
use crate::facts::references::title_key;
use crate::issue::{Issue, Place};
use crate::zh::address as zh_address;

/// A name has so many characters at least: 办法 and 通知 name nothing.
const LEAST: usize = 4;
/// Longer names, and titles, are none that are cited so.
const MOST: usize = 120;
/// What stands together in a name is a word, of so many characters at least.
const WORD: usize = 2;

impl<I: Deref<Target = Issue>> Citations<I> {
    /// What a citation means whose words stand in one title of the issue only, in their order: all of them, and its last word last. Of a list or a
    /// range the first is meant.
    pub(super) fn by_part_of_title(&self, citation: &str) -> Option<Meant> {
        let text = plain_key(citation);
        let first = || zh_address::first_of_list(without_source(&text));
        self.by_part_as_written(&text).or_else(|| self.by_part_as_written(&first()?))
    }

    fn by_part_as_written(&self, text: &str) -> Option<Meant> {
        let marked = text.split_once('《').and_then(|(_, rest)| rest.rsplit_once('》'));
        // Without its marks a name is one where an address follows it.
        let bare = untitled(text).filter(|(_, tail)| !zh_address::at_start(tail).is_empty());
        // 供水意见二、3
        let whole = without_source(text);
        let behind = zh_address::at_end(whole).and_then(|steps| whole.split_at_checked(steps.first()?.at));
        let is_whole = |tail: &str| tail.is_empty() || !zh_address::at_start(tail).is_empty();
        let mut ways = marked.filter(|(_, tail)| is_whole(without_source(tail))).into_iter().chain(bare).chain(behind);
        ways.find_map(|(name, tail)| self.named_in_part(name, without_source(tail)))
    }

    /// The texts whose title has the words of a name, where that is one title.
    fn named_in_part(&self, name: &str, tail: &str) -> Option<Meant> {
        let name: Vec<char> = name.chars().collect();
        if !(LEAST..MOST).contains(&name.len()) {
            return None;
        }
        let mut found: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (d, leads) in self.leads.iter().enumerate() {
            for (s, lead) in leads.iter().enumerate().filter_map(|(s, lead)| Some((s, lead.as_ref()?))) {
                let title = title_key(&lead.title);
                if is_part(&name, &title.chars().collect::<Vec<_>>()) {
                    found.entry(title).or_default().push((d, s));
                }
            }
        }
        let (_, mut texts) = found.pop_first().filter(|_| found.is_empty())?;
        // The text goes before the order that issues it, and of papers of one title those that have all of the address.
        texts.sort_unstable_by_key(|&(d, s)| (d, s == 0));
        let title =
            texts.first().and_then(|(d, s)| self.leads.get(*d)?.get(*s)?.as_ref()).map(|lead| lead.title.clone());
        let mut reached: Vec<Cited> = texts.into_iter().filter_map(|(d, s)| self.reached(d, s, tail)).collect();
        reached.sort_by_key(|cited| cited.missing.as_ref().map_or(0, String::len));
        let mut told = HashSet::new();
        reached.retain(|cited| told.insert(cited.place.document));
        let mut reached = reached.into_iter();
        let first = reached.next()?;
        // What stands in a bracket behind a title is often left out: then it is named whole.
        let is_part = |title: &String| {
            title_key(title).strip_prefix(&name.iter().collect::<String>()).is_none_or(|rest| !is_bracket(rest))
        };
        let title = title.filter(is_part);
        let also: Vec<Place> =
            reached.filter(|other| other.missing == first.missing).map(|other| other.place).collect();
        Some(Meant { first, also, by_part: title })
    }

    /// The place of an address in a text, as far as it is there.
    fn reached(&self, d: usize, s: usize, tail: &str) -> Option<Cited> {
        let mut rest = tail;
        loop {
            if let Some(place) = self.address(d, s, rest) {
                return Some(Cited {
                    place,
                    missing: tail.get(rest.len()..).filter(|m| !m.is_empty()).map(str::to_owned),
                });
            }
            let last = zh_address::at_end(rest).and_then(|steps| steps.last().copied())?;
            rest = rest.get(..last.at)?;
        }
    }
}

/// Whether a name is made of words of a title, in their order, the last of them the title's last, and is not the title. What stands in a bracket at the
/// end of the title may be left out: （试行）.
fn is_part(name: &[char], title: &[char]) -> bool {
    let open = title.iter().rposition(|c| *c == '(').filter(|at| *at > 0 && title.ends_with(&[')']));
    let kept = open.and_then(|at| title.get(..at)).unwrap_or(title);
    let fits = |title: &[char]| title.len() <= MOST && is_made_of_words(name, title);
    name == kept && kept != title || [title, kept].into_iter().any(|title| name.len() < title.len() && fits(title))
}

/// Whether a text is one bracket: (试行).
fn is_bracket(text: &str) -> bool {
    text.strip_prefix('(').is_some_and(|inside| inside.find(')').is_some_and(|at| at + 1 == inside.len()))
}

fn is_made_of_words(name: &[char], title: &[char]) -> bool {
    // made[i] for the title up to some character: whether the first i characters of the name are words in it.
    let mut made = vec![vec![false; name.len() + 1]; title.len() + 1];
    for upto in 0..=title.len() {
        for i in 0..=name.len() {
            let shorter = upto > 0 && made.get(upto - 1).and_then(|row| row.get(i)).copied().unwrap_or(false);
            // The last word stands at the end.
            let skips = shorter && (i < name.len() || upto < title.len());
            let word = |run: usize| {
                let (from, begin) = (i.checked_sub(run)?, upto.checked_sub(run)?);
                let same = name.get(from..i)? == title.get(begin..upto)?;
                Some(same && made.get(begin).and_then(|row| row.get(from)).copied().unwrap_or(false))
            };
            let is = i == 0 || skips || (WORD..=i).any(|run| word(run).unwrap_or(false));
            if let Some(cell) = made.get_mut(upto).and_then(|row| row.get_mut(i)) {
                *cell = is;
            }
        }
    }
    made.last().and_then(|row| row.last()).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_the_words_of_titles() {
        let is =
            |name: &str, title: &str| is_part(&name.chars().collect::<Vec<_>>(), &title.chars().collect::<Vec<_>>());
        for (name, title) in [
            ("供水办法", "云州市供水管理办法"),
            ("云州供水办法", "云州市供水管理办法"),
            ("供水管理办法", "云州市供水管理办法(试行)"),
            ("供水办法(试行)", "云州市供水管理办法(试行)"),
            ("云州市供水管理办法", "云州市供水管理办法(试行)"),
            ("取水权交易办法", "云州市取水权有偿使用和交易试行办法"),
            ("防汛工作通知", "云州市人民政府关于做好防汛工作的通知"),
        ] {
            assert!(is(name, title), "{name}");
        }
        for (name, title) in [
            ("供水办法", "云州市供水办法实施细则"),
            ("供水办法", "云州市供热管理办法"),
            ("水供办法", "云州市供水管理办法"),
            ("供水条例", "云州市供水管理办法"),
            // Signs from anywhere are no words.
            ("云供管法", "云州市供水管理办法"),
            ("云州市供水管理办法", "云州市供水管理办法"),
            ("节水办法", "云州市供水管理办法"),
        ] {
            assert!(!is(name, title), "{name}");
        }
    }
}
