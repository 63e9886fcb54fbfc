//! Where contents end that have no pages behind the titles: the first title comes again over its document.

use std::collections::HashSet;

use super::super::lex::Line;
use super::super::number;
use super::super::shape;
use super::page::{count_before, cut_author, lead_page};
use super::title_core;

/// Contents without pages: they end where the first title comes again.
pub(super) fn recurring_end(lines: &[Line<'_>], start: usize, stop: usize) -> Option<usize> {
    let titles: HashSet<String> =
        lines.get(start..stop)?.iter().map(|l| core_of_entry(&l.text)).filter(|k| k.chars().count() >= 7).collect();
    if titles.len() < 2 {
        return None;
    }
    let mut seen: HashSet<String> = HashSet::new();
    for i in start..stop {
        let core = core_of_entry(&lines[i].text);
        // Over its document a title may be broken; what a page stands before is in the list.
        let led = lead_page(&lines[i].text).is_some();
        // 政府工作报告: short, but with a page before it in the list.
        let short = || !led && seen.contains(&core);
        let again = |from: usize, count: usize| seen.contains(&core_of_lines(lines, from, count));
        // The rest of the last entry is no part of the title that comes again below it.
        let broken = || !led && (2..=3).any(|n| again(i, n) && !again(i + 1, n - 1));
        let count = core.chars().count();
        if broken() || count >= 4 && short() || (count >= 7 || count >= 4 && led) && !seen.insert(core) {
            let mut end = i;
            // Over its document a title has its red head and its number; what a page stands before is an entry.
            let over = |line: &Line<'_>| shape::is_red_header(&line.text) || line.number().is_some();
            while end > start + 1 && over(&lines[end - 1]) && lead_page(&lines[end - 1].text).is_none() {
                end -= 1;
            }
            return (end >= start + 2).then_some(end);
        }
    }
    let again: HashSet<String> = lines
        .get(stop..)?
        .iter()
        .filter(|l| l.width < 200)
        .map(|l| core_of_entry(&l.text))
        .filter(|k| titles.contains(k))
        .collect();
    if again.len() < 2 {
        return None;
    }
    let last = (start..stop).rfind(|&i| again.contains(&core_of_entry(&lines[i].text)))?;
    Some(last + 1)
}

/// The core of a title that is broken over several lines.
fn core_of_lines(lines: &[Line<'_>], at: usize, count: usize) -> String {
    let pieces = lines.iter().skip(at).take(count);
    core_of_entry(&pieces.filter(|l| l.is_bare() && l.width <= 120).map(|l| l.text.as_ref()).collect::<String>())
}

/// The core of an entry's title, without its count, page, author and number.
pub(super) fn core_of_entry(text: &str) -> String {
    let text = text.get(count_before(text)..).unwrap_or(text);
    let text = lead_page(text).map_or(text, |p| cut_author(p.title));
    let text = number::lead_number(text).and_then(|(at, _)| text.get(at..)).unwrap_or(text);
    let cut = number::tail_number(text).map_or(text.len(), |(at, _)| at);
    title_core(text.get(..cut).unwrap_or(text))
}
