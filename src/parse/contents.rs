//! The printed contents (目录): where they stand, their entries, and the pages.

mod category;
mod page;
mod reader;
mod recurring;

use crate::zh::{brackets, chars, date, fold, office, ordinal};
use std::ops::Range;

use crate::issue::{ContentsEntry, Outcome, Stage};
use crate::zh::lexicon::Class;

use super::label::Form;
use super::lex::{End, Line};
use super::masthead;
use super::number;
use super::rules::contents::{ENOUGH, REGION, Region};
use super::rules::{Judged, outcome, weigh};
use super::shape;
use category::counted_category;
pub(crate) use category::is_category_name;
use page::pages_lead;
pub(crate) use page::{leader_entry, split_page};
use reader::{List, Reader};
use recurring::{core_of_entry, recurring_end};

/// The printed contents of an issue.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// The entries; `pieces` are not filled in yet.
    pub entries: Vec<ContentsEntry>,
    /// The lines of each entry, beside `entries`.
    pub entry_lines: Vec<Vec<usize>>,
    /// All lines of the contents, with its label.
    pub range: Range<usize>,
    /// Lines in the range that belong to no entry: 目录, leaders, categories.
    pub others: Vec<usize>,
    /// What was decided of the lines.
    pub judged: Vec<Judged>,
}

/// At most so many lines are looked at in search of the label: contents stand at the front.
const FRONT: usize = 2_000;
/// At most so many labels 目录 are tried.
const LABELS: usize = 6;

/// Finds and reads the contents, if the source has any.
pub(crate) fn read(lines: &[Line<'_>]) -> Contents {
    let mut from = 0;
    // Of several files the first has them.
    let limit = lines.iter().skip(1).position(|l| l.file_start).map_or(lines.len(), |at| at + 1);
    let mut judged = Vec::new();
    for _ in 0..LABELS {
        let Some((label, after)) = find_label(lines, from).filter(|found| found.1 <= limit) else { break };
        let (mut region, end) = region(lines, after, limit);
        region.labelled = true;
        region.below_letter = is_below_letter(lines, label);
        if let Some(end) = judge(region, label..after, &mut judged).then_some(end).flatten() {
            return match above_label(lines, label) {
                Some(start) => entries(lines, start..end, start, judged),
                None => entries(lines, label..end, after, judged),
            };
        }
        from = after;
    }
    match leaders_region(lines, limit, &mut judged) {
        Some(range) => entries(lines, range.clone(), range.start, judged),
        None => Contents { judged, ..Contents::default() },
    }
}

/// Whether a signed letter stands above the label, and no gazette names itself there.
fn is_below_letter(lines: &[Line<'_>], label: usize) -> bool {
    let above = lines.get(label.saturating_sub(FRONT / 10)..label).unwrap_or_default();
    let sent = above.iter().position(|l| l.end == End::Colon && l.label.is_none() && shape::is_addressee(&l.text));
    let signed = |sent: usize| above.iter().skip(sent).any(|l| l.day.is_some());
    sent.is_some_and(signed) && !above.iter().any(|l| masthead::names_gazette(&l.text))
}

/// Lines above the label among which entries are looked for.
const ABOVE: usize = 60;

/// Where the entries begin that stand above the label: columns that a converter has read in another order.
fn above_label(lines: &[Line<'_>], label: usize) -> Option<usize> {
    let held = |at: &usize| {
        let line = &lines[*at];
        let name = fold::compact(&line.text);
        let of_issue = masthead::is_name(&name) || masthead::names_number(&name) || masthead::counts_issue(&name);
        !is_body(line) && !of_issue && !masthead::is_key_line(&line.text) && !line.file_start
    };
    let start = (label.saturating_sub(ABOVE)..label).rev().take_while(held).last()?;
    let listed = |l: &&Line<'_>| {
        let page = split_page(&l.text).filter(|page| !page.title.is_empty());
        page.is_some_and(|page| {
            let numbered =
                || number::number(page.title).is_some_and(|n| n.whole) || number::tail_number(page.title).is_some();
            page.leader || shape::ends_as_title(page.title) || numbered()
        })
    };
    (lines[start..label].iter().filter(listed).count() >= 2).then_some(start)
}

/// Whether enough speaks for contents to stand in a region that begins at the lines of its label.
fn judge(region: Region, lines: Range<usize>, judged: &mut Vec<Judged>) -> bool {
    let why = weigh(REGION, &region);
    let outcome = outcome(&why, ENOUGH);
    judged.push(Judged { stage: Stage::Contents, lines, outcome, why });
    outcome == Outcome::Taken
}

/// Contents without a label: three or more lines with leaders and pages near the front.
fn leaders_region(lines: &[Line<'_>], limit: usize, judged: &mut Vec<Judged>) -> Option<Range<usize>> {
    let mut paged = lines
        .iter()
        .take(limit.min(FRONT / 10))
        .enumerate()
        .filter(|(_, l)| split_page(&l.text).is_some_and(|p| p.leader && !p.title.is_empty()));
    let first = paged.next()?.0;
    let start = if first > 0 && lines[first - 1].is_bare() && !is_imprint_like(&lines[first - 1].text) {
        first - 1
    } else {
        first
    };
    let (mut region, end) = region(lines, first, limit);
    region.leaders = paged.nth(1).is_some();
    let end = judge(region, first..first + 1, judged).then_some(end)??;
    Some(start..end)
}

fn is_imprint_like(text: &str) -> bool {
    let issue = |c| Class::MastheadUnit.has(c) && !Class::VolumeUnit.has(c);
    text.contains(issue) || Class::GazetteName.ends(&fold::compact(text)).is_some()
}

/// Whether a line, or it and the next, is the label 目录. Gives the number of lines.
fn label_at(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let line = lines.get(at)?;
    if line.width > 40 {
        return None;
    }
    let label = fold::compact(&line.text);
    // CONTENTS 目录, 【目录】, ·目录·
    let framed = |c: char| c.is_ascii_alphabetic() || brackets::opens(c) || brackets::closes(c) || chars::is_bullet(c);
    let label = label.trim_matches(|c| framed(c) || chars::is_leader(c) || chars::is_dash(c));
    if Class::ContentsLabel.is(label) {
        return Some(1);
    }
    // Each of its two characters on a line of its own.
    let next = fold::compact(&lines.get(at + 1)?.text);
    let halves = label.chars().nth(1).is_none() && next.chars().nth(1).is_none();
    (halves && Class::ContentsLabel.is(&format!("{label}{next}"))).then_some(2)
}

/// Whether a line is the label 目录, or an entry with its page.
pub(crate) fn is_listed(line: &Line<'_>) -> bool {
    label_at(std::slice::from_ref(line), 0).is_some()
        || split_page(&line.text).is_some_and(|page| !page.title.is_empty())
}

fn find_label(lines: &[Line<'_>], from: usize) -> Option<(usize, usize)> {
    (from..lines.len().min(FRONT)).find_map(|at| label_at(lines, at).map(|n| (at, at + n)))
}

/// A line that no contents has: a sentence, an addressee, an article, a day.
fn is_body(line: &Line<'_>) -> bool {
    (line.end == End::Stop || line.stops) && line.width > 24
        || line.marker.is_some()
        || line.end == End::Semi
        || line.end == End::Colon && shape::is_addressee(&line.text)
        || line.strict_label().is_some_and(|l| l.form == Form::Article)
        || line.day.is_some()
        || line.width > 260 && split_page(&line.text).is_none()
}

/// What is seen of contents that begin at `start`, and where they would end. They do not go on beyond `limit`.
fn region(lines: &[Line<'_>], start: usize, limit: usize) -> (Region, Option<usize>) {
    let mut seen = Region { chapters: lists_chapters(lines, start), ..Region::default() };
    let limit = limit.min(start + 4_000).min(lines.len());
    if seen.chapters || start >= limit {
        return (seen, None);
    }
    let stop = (start..limit).find(|&i| is_body(&lines[i])).unwrap_or(limit);
    let (mut last, mut count, mut page, mut after) = (None, 0, 0, 0);
    for i in start..stop {
        let Some(paged) = split_page(&lines[i].text) else { continue };
        if lines[i].number().is_some() || page > 0 && (paged.page + 40 < page || paged.page > page + 400) {
            continue;
        }
        (last, page, count) = (Some(i), paged.page, count + 1);
        after += u32::from(lines.get(i + 1).is_some_and(|l| l.number().is_some_and(|n| n.whole)));
    }
    match last {
        Some(last) if count >= 2 => {
            seen.pages = true;
            let next = lines.get(last + 1).and_then(|l| l.number()).filter(|n| n.whole);
            // The first document's own number comes a second time.
            let listed = |n: &number::Number| lines[start..last].iter().any(|l| fold::compact(&l.text) == n.text);
            let end = last + 1 + usize::from(last + 1 < limit && after >= 2 && next.is_some_and(|n| !listed(n)));
            (seen, Some(end))
        }
        Some(last) if last < start + 5 && is_only_entry(lines, start..last + 1) => {
            seen.only_entry = true;
            // Its number stands below it, and again over the document.
            let number = lines.get(last + 1).filter(|_| last + 1 < limit).and_then(|l| l.number()).filter(|n| n.whole);
            let again =
                |n: &number::Number| lines.iter().skip(last + 2).take(8).any(|l| fold::compact(&l.text) == n.text);
            (seen, Some(last + 1 + usize::from(number.is_some_and(again))))
        }
        _ => {
            let end = recurring_end(lines, start, stop);
            seen.recurs = end.is_some();
            (seen, end)
        }
    }
}

/// So many chapters among three times as many lines tell a text's own list.
const CHAPTERS: usize = 4;
/// Two of the first entries of a standard's own list name what all standards have; a leader may make them wide.
const PARTS: usize = 8;
const PART: u32 = 260;

/// Whether what begins at `start` is a text's own list of chapters.
fn lists_chapters(lines: &[Line<'_>], start: usize) -> bool {
    let first = || lines.iter().skip(start);
    let of_text = |f| {
        matches!(
            f,
            Form::Part | Form::SubPart | Form::Chapter | Form::Section | Form::Comma | Form::Paren | Form::Decimal(_)
        )
    };
    let own = |l: &&Line<'_>| l.label.is_some_and(|l| of_text(l.form)) && counted_category(l).is_none();
    let count = first().take(4).filter(own).count();
    // Before its chapters such a list may name its title and itself: 刑法……1, 目录……2.
    let of_law = |l: &&Line<'_>| {
        l.strict_label().is_some_and(|l| matches!(l.form, Form::Part | Form::SubPart | Form::Chapter | Form::Section))
    };
    let many = first().take(CHAPTERS * 3).filter(of_law).count() >= CHAPTERS;
    let chapter = || first().next().and_then(|l| l.label).is_some_and(|l| matches!(l.form, Form::Part | Form::Chapter));
    // A. 概論, C1. 有關當局: headings that letters count.
    let lettered = || first().take(6).filter(|l| has_letter_label(&l.text)).count() >= 2;
    // 2 规范性引用文件, 3 术语和定义: those of a standard, whose numbers may be set in any way.
    let of_standard = || {
        let part = |l: &&Line<'_>| {
            let name = fold::compact(&l.text);
            // The whole name behind its number: not 关于实施规范性引用文件.
            let name = name.trim_matches(|c| !chars::is_han(c));
            l.width <= PART && Class::StandardPart.is(name)
        };
        first().take(PARTS).filter(part).count() >= 2
    };
    // A law's own list names no numbers of documents.
    let listed = |l: &&Line<'_>| split_page(&l.text).is_some_and(|p| number::tail_number(p.title).is_some());
    let of_issue =
        || first().take(6).filter(listed).count() >= 2 || pages_lead(first().take(6).map(|l| l.text.as_ref()));
    (count >= 2 || count == 1 && chapter() || many || lettered() || of_standard()) && !of_issue()
}

/// Whether a line begins with a letter as the number of a heading: A. 概論, C1. 有關當局.
fn has_letter_label(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(|c: char| c.is_ascii_uppercase()) else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = |rest: &str| rest.trim_start_matches(chars::is_space).starts_with(|c| chars::is_han(c) || c == '“');
    rest.strip_prefix(['.', '．', '、']).is_some_and(named)
}

/// Whether lines with one page are the only entry of a contents: its number or title comes again right after it.
fn is_only_entry(lines: &[Line<'_>], range: Range<usize>) -> bool {
    let mut after = String::new();
    lines.iter().skip(range.end).take(8).for_each(|l| fold::push_key(&mut after, &l.text));
    let text = |l: &Line<'_>| split_page(&l.text).map_or_else(|| l.text.to_string(), |p| p.title.to_owned());
    let title = |l: &Line<'_>| {
        let core = core_of_entry(&text(l));
        core.chars().count() >= 6 && after.contains(&core)
    };
    let all: String = lines[range.clone()].iter().map(text).collect();
    let number = number::tail_number(&all).map(|(_, n)| number::number_key(&n.text));
    lines[range].iter().any(title) || number.is_some_and(|n| after.replace(ordinal::MARK, "").contains(&n))
}

/// The part of a title that all ways of printing it share: from 关于 or 印发 on, where an issuer stands before it.
pub(crate) fn title_core(title: &str) -> String {
    // …的通知（2023年6月25日）: some contents tell the day, too.
    let bare = shape::strip_last_bracket(title);
    let day = title.get(bare.len()..).is_some_and(|tail| date::day_line(tail).is_some());
    let key = fold::key(if day { bare } else { title });
    for at in Class::IssuerAct.find_iter(&key).map(|word| word.start).filter(|at| (1..=150).contains(at)) {
        if key.get(..at).is_some_and(|issuers| issuers.split(',').all(office::is_name)) {
            return key.get(at..).unwrap_or("").to_owned();
        }
    }
    key
}

/// Reads the entries of the region.
fn entries(lines: &[Line<'_>], range: Range<usize>, after: usize, judged: Vec<Judged>) -> Contents {
    let held = lines.get(after..range.end).unwrap_or_default();
    let mut reader = Reader::of(held, judged);
    let mut others: Vec<usize> = (range.start..after).collect();
    let mut at = after;
    while at < range.end {
        if let Some(n) = label_at(lines, at) {
            others.extend(at..at + n);
            at += n;
            continue;
        }
        reader.line(lines, at);
        at += 1;
    }
    let List { entries, entry_lines, others: between, judged } = reader.finish();
    others.extend(between);
    others.sort_unstable();
    Contents { entries, entry_lines, range, others, judged }
}
