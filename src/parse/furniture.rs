//! Running heads and page numbers: lines that the page brings, not the text.

mod feet;
mod numbers;
mod of_page;
mod standard;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::issue::{Decision, DropReason, Dropped, Outcome, SourceKind, Span, Stage, Why};
use crate::source::SourceText;
use crate::source::lines as set;
use crate::source::lines::page_number::{of_line, of_roman};
use crate::source::lines::running::{self, Sheet};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold, numeral, ordinal};

use super::attachments::attachment_label;
use super::bars;
use super::lex::{End, Line};
use super::masthead;
use super::number;
use super::rules;
use super::rules::running::Signs;
use super::shape;
use numbers::{counts_box, in_table, is_led_to, page_number, page_numbers};

/// Takes running heads and page numbers out of the lines; each leaves a record. Gives what was decided of those that
/// come again.
pub(crate) fn remove(source: &SourceText, lines: &mut Vec<Line<'_>>, dropped: &mut Vec<Dropped>) -> Vec<Decision> {
    let mut reasons: Vec<Option<DropReason>> = lines.iter().map(|l| given(l, source.info.kind)).collect();
    if matches!(source.info.kind, SourceKind::Text | SourceKind::Pdf) {
        of_page::mark(lines, &mut reasons);
    }
    of_page::skips(lines, &mut reasons);
    page_numbers(lines, &mut reasons);
    leaders(lines, &mut reasons);
    rules_of_tables(lines, &mut reasons);
    // Of a PDF's pages the importer has asked, with places on the page that the lines have no more.
    let at_edges = if source.info.kind == SourceKind::Text { edges(lines, &mut reasons) } else { Vec::new() };
    let mut judged = running_heads(lines, &mut reasons);
    standard::keep_number_of_cover(lines, &mut reasons);
    numbers_beside_heads(lines, &mut reasons);
    let why = || rules::weigh(rules::running::RULES, &Signs { edge: true, ..Signs::default() });
    judged.extend(at_edges.into_iter().map(|at| (vec![at], Outcome::Taken, why())));
    let decisions = judged.into_iter().map(|(places, outcome, why)| {
        let of_line = |at: usize| Some(source.lines.get(lines.get(at)?.source)?.span);
        let spans: Vec<Span> = places.into_iter().filter_map(of_line).collect();
        Decision { stage: Stage::Furniture, outcome, spans, why }
    });
    let decisions: Vec<Decision> = decisions.collect();
    let mut at = 0;
    let (mut carried, mut new_file) = (false, false);
    lines.retain_mut(|line| {
        let reason = reasons.get(at).copied().flatten();
        at += 1;
        if let Some(why) = reason {
            if let Some(origin) = source.lines.get(line.source) {
                dropped.push(Dropped { span: origin.span, text: line.own().to_owned(), why });
            }
            // A PDF's own pages are known; elsewhere a page may have no other mark than what is left out there.
            carried |= line.page_start || source.info.kind != SourceKind::Pdf;
            new_file |= line.file_start;
            return false;
        }
        line.page_start |= std::mem::take(&mut carried);
        line.file_start |= std::mem::take(&mut new_file);
        true
    });
    feet::settle(lines);
    decisions
}

/// What the format itself says. Of a web page that is all that stands outside the article, of Markdown the settings of
/// its site.
fn given(line: &Line<'_>, kind: SourceKind) -> Option<DropReason> {
    let running = line.hint.is_some_and(|h| h.running);
    let left_out = line.hint.and_then(|h| h.left_out);
    if matches!(kind, SourceKind::Html | SourceKind::Markdown) {
        return running.then_some(left_out.unwrap_or(DropReason::Furniture));
    }
    if left_out.is_some() {
        return left_out;
    }
    let is_number = |text: &str| of_line(text).or_else(|| of_roman(text)).is_some();
    running.then(|| if is_number(&line.text) { DropReason::PageNumber } else { DropReason::RunningHead })
}

/// Whether a line with its numbers masked numbers an issue: 第#期. What stands within 《》 is another's number.
fn numbers_issue(masked: &str) -> bool {
    masked.match_indices(ordinal::MARK).any(|(at, mark)| {
        let (before, after) = (masked.get(..at).unwrap_or(""), masked.get(at + mark.len()..).unwrap_or(""));
        let unit = after.trim_start_matches('#');
        let quoted = before.matches('《').count() > before.matches('》').count();
        !quoted && unit.len() < after.len() && Class::IssueUnit.starts(unit).is_some()
    })
}

/// Whether a line numbers an issue, and the number is no part of a word: 第二期工程.
fn stands_for_issue(text: &str) -> bool {
    text.split(ordinal::MARK).skip(1).any(|after| {
        let unit = after.trim_start_matches(|c| chars::is_space(c) || numeral::is_numeral(c));
        let Some((_, rest)) = Class::IssueUnit.split_start(unit).filter(|_| unit.len() < after.len()) else {
            return false;
        };
        // 第8期总第120期
        let in_all = || rest.chars().nth(1).is_none_or(chars::is_space);
        !rest.starts_with(chars::is_han) || in_all()
    })
}

/// Lines of nothing but the dots of a leader, over the head of a document: they part the documents of an issue. Behind a
/// colon and within quotes they stand for what is to be filled in, or what is left out.
fn leaders(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let heads = |line: &Line<'_>| {
        let named = line.number().is_some() || shape::is_red_header(&line.text) || shape::is_title(&line.text);
        named && line.label.is_none() && line.is_bare()
    };
    let mut quoted = 0;
    for (at, line) in lines.iter().enumerate() {
        let dots = line.width >= LEADER && line.text.chars().all(|c| chars::is_leader(c) || chars::is_space(c));
        let parts = quoted == 0 && !is_led_to(lines, at) && lines.get(at + 1).is_some_and(heads);
        if dots
            && parts
            && !in_table(line)
            && let Some(reason) = reasons.get_mut(at)
        {
            reason.get_or_insert(DropReason::Ornament);
        }
        quoted = line.text.chars().fold(quoted, |depth, c| match c {
            '“' | '「' | '『' => depth + 1,
            '”' | '」' | '』' => i32::max(depth - 1, 0),
            _ => depth,
        });
    }
}

/// Lines that only rule a table drawn with characters: what stands below one begins a row.
fn rules_of_tables(lines: &mut [Line<'_>], reasons: &mut [Option<DropReason>]) {
    let barred = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|l| bars::cells(&l.text).is_some());
    let rules: Vec<usize> = (0..lines.len())
        .filter(|&at| lines.get(at).is_some_and(|l| bars::is_rule(&l.text)))
        .filter(|&at| barred(at.checked_sub(1)) || barred(Some(at + 1)))
        .collect();
    for at in rules {
        if let Some(reason) = reasons.get_mut(at) {
            reason.get_or_insert(DropReason::Ornament);
        }
        if let Some(below) = lines.get_mut(at + 1) {
            below.gap = below.gap.max(1);
        }
    }
}

/// The least width of a leader, in half em: …… alone says that words are left out.
const LEADER: u32 = 12;

/// A bare number right beside a running head is its page's.
fn numbers_beside_heads(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let head = |at: Option<usize>| at.and_then(|at| reasons.get(at)) == Some(&Some(DropReason::RunningHead));
    let beside: Vec<usize> = (0..lines.len())
        .filter(|&at| reasons[at].is_none() && lines[at].width <= 8 && (head(at.checked_sub(1)) || head(Some(at + 1))))
        .filter(|&at| !in_table(&lines[at]) && page_number(&lines[at].text).is_some() && !counts_box(lines, at))
        .collect();
    beside.into_iter().for_each(|at| reasons[at] = Some(DropReason::PageNumber));
}

/// Whether name and number of the issue share their line with a page number, a wide gap between.
fn has_page(text: &str) -> bool {
    let page = |t: &str| t.len() <= 8 && page_number(t).is_some();
    let wide = |rest: &str| rest.chars().take_while(|&c| chars::is_space(c)).map(chars::width).sum::<u32>() > 2;
    let gaps = text.char_indices().filter(|&(_, c)| chars::is_space(c)).map(|(at, _)| at);
    let (mut first, mut last) = (None, None);
    for at in gaps.filter(|&at| text.get(at..).is_some_and(wide)) {
        first.get_or_insert(at);
        last = Some(at);
    }
    let issue = |t: &str| masthead::names_number(&fold::compact(t));
    let (Some(first), Some(last)) = (first, last) else { return false };
    let (lead, after) = text.split_at_checked(first).unwrap_or(("", ""));
    let (before, tail) = text.split_at_checked(last).unwrap_or(("", ""));
    let tail = tail.trim_start_matches(chars::is_space);
    page(lead) && issue(after) || page(tail) && issue(before)
}

/// At least so many lines a page has: what names the gazette within them at either end may be its masthead.
const FRONT_PAGE: usize = 20;

/// The lines among which a gazette names itself.
const FRONT: usize = 400;

/// A page shows what it repeats from this many pages on.
const PAGES: usize = 3;
/// A text of more pages is no issue: each line at an edge is held against those of all others.
const MOST_PAGES: usize = 2_000;

/// Lines that are alike at the edges of the pages of a plain text: the finder of the pages of a PDF, asked about lines.
fn edges(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) -> Vec<usize> {
    let mut pages: Vec<Vec<(usize, set::Line<'_>)>> = vec![Vec::new()];
    let mut y = 0.0;
    for (at, line) in lines.iter().enumerate() {
        if line.page_start && at > 0 {
            pages.push(Vec::new());
            y = 0.0;
        }
        let page = pages.len() - 1;
        y += 1.0 + f32::from(line.gap);
        let left = f32::from(line.indent) / 2.0;
        let extent = set::Extent { left, right: left + line.width as f32 / 2.0, y, size: 1.0 };
        if let Some(on_page) = pages.last_mut() {
            on_page.push((at, set::Line { text: Cow::Borrowed(line.text.as_ref()), extent, page }));
        }
    }
    if !(PAGES..=MOST_PAGES).contains(&pages.len()) {
        return Vec::new();
    }
    let (places, pages): (Vec<Vec<usize>>, Vec<Vec<set::Line<'_>>>) =
        pages.into_iter().map(|page| page.into_iter().unzip()).unzip();
    let sheets: Vec<Sheet<'_, '_>> = pages.iter().map(|lines| Sheet { lines, height: None }).collect();
    let found = running::find(&sheets, 1.0);
    let at_edges = places.into_iter().zip(found).flat_map(|(places, edges)| places.into_iter().zip(edges.running));
    let at_edges: Vec<usize> =
        at_edges.filter(|&(at, running)| running && reasons[at].is_none()).map(|(at, _)| at).collect();
    let parting = within_sentences(lines, reasons, &at_edges);
    let sound = |at: usize| {
        let line = &lines[at];
        let whole = line.marker.is_none() && line.outline_label().is_none() && !in_table(line);
        let part = is_part(line) && !parting.contains(&at);
        whole && !part && !goes_on(line, lines.get(at + 1))
    };
    let found: Vec<usize> = at_edges.into_iter().filter(|&at| sound(at)).collect();
    for &at in &found {
        reasons[at] = Some(if of_line(&lines[at].text).or_else(|| of_roman(&lines[at].text)).is_some() {
            DropReason::PageNumber
        } else {
            DropReason::RunningHead
        });
    }
    found
}

/// Where what looks like a red head is the name of a part of the gazette (市政府文件) as its running head: it parts sentences that go on
/// over the page, on several pages. Over a number, a title or an addressee the same words head a paper, unless a sentence goes on there.
fn within_sentences(lines: &[Line<'_>], reasons: &[Option<DropReason>], at_edges: &[usize]) -> HashSet<usize> {
    let edges: HashSet<usize> = at_edges.iter().copied().collect();
    let text = |at: &usize| reasons[*at].is_none() && !edges.contains(at);
    let head = |l: &Line<'_>| {
        shape::is_red_header(&l.text)
            && !l.person
            && l.number().is_none()
            && l.day.is_none()
            && !shape::is_title(&l.text)
    };
    let parts = |at: usize| {
        let before = (0..at).rev().find(text).and_then(|at| lines.get(at));
        let after = (at + 1..lines.len()).find(text).and_then(|at| lines.get(at));
        let open = |l: &Line<'_>| l.commas && matches!(l.end, End::Plain | End::Comma | End::Open);
        before.is_some_and(open) && after.is_some_and(|l| l.label.is_none() && !l.signs() && l.indent < INDENT)
    };
    let heads = |at: usize| {
        let below: Vec<&Line<'_>> =
            (at + 1..lines.len()).filter(text).take(HEAD).filter_map(|at| lines.get(at)).collect();
        lines.get(at + 1).is_some_and(|l| l.number().is_some()) || heads_a_paper(&below)
    };
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for at in at_edges.iter().copied().filter(|&at| head(&lines[at])) {
        places.entry(running::masked(&lines[at].text)).or_default().push(at);
    }
    let known = |places: &Vec<usize>| places.iter().filter(|&&at| parts(at)).count() >= PARTED;
    let running = places.into_values().filter(known).flatten();
    running.filter(|&at| parts(at) || !heads(at)).collect()
}

/// Whether lines begin with what stands under a red head: a number, an addressee, or a title, which may take all of them.
fn heads_a_paper(below: &[&Line<'_>]) -> bool {
    let sent = |l: &Line<'_>| {
        l.text.ends_with(['：', ':']) && l.indent < INDENT && l.label.is_none() && shape::is_addressee(&l.text)
    };
    let first = below.first();
    // What ends a paper (who signs and when) is no line of the next one's title, nor what is labelled, and no cell.
    let of_title = |l: &Line<'_>| {
        let ends = l.person || l.day.is_some() || l.label.is_some() || in_table(l);
        !ends && !l.commas && l.is_bare()
    };
    let mut title = String::new();
    let titled = below.iter().take_while(|l| of_title(l)).any(|l| {
        title.push_str(&l.text);
        shape::is_title(&title)
    });
    titled || first.is_some_and(|l| l.number().is_some() || sent(l))
}

/// So many lines under a red head may be its title.
const HEAD: usize = 3;

/// So many sentences show that a line is no red head.
const PARTED: usize = 2;
/// Half em by which a paragraph's first line is indented, at least.
const INDENT: u16 = 3;

/// Whether a line is what heads and ends of documents are made of, which begin and end at pages, too.
fn is_part(line: &Line<'_>) -> bool {
    let text = &line.text;
    shape::is_red_header(text)
        || line.person
        || line.number().is_some()
        || line.day.is_some()
        || shape::is_title(text)
        || shape::is_addressee(text)
        || line.note
        || attachment_label(text).is_some()
}

/// Lines that are alike, their numbers aside, in the order of the first of each; without those that can't be running.
fn alike(lines: &[Line<'_>], reasons: &[Option<DropReason>]) -> Vec<(String, Vec<usize>)> {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if reasons[at].is_some()
            || line.width > 100
            || line.marker.is_some()
            || line.stops
            || line.end == End::Stop
            || masthead::is_cover(line)
            || in_table(line)
            || line.outline_label().is_some()
            || goes_on(line, lines.get(at + 1))
            || line.width <= 8 && page_number(&line.text).is_some()
        {
            continue;
        }
        seen.entry(running::masked(&line.text)).or_default().push(at);
    }
    let asked = |(masked, places): &(String, Vec<usize>)| {
        places.len() >= PAGES || masthead::names_gazette(masked) || numbers_issue(masked)
    };
    let mut groups: Vec<(String, Vec<usize>)> = seen.into_iter().filter(asked).collect();
    groups.sort_unstable_by_key(|(_, places)| places.first().copied());
    groups
}

/// Where pages begin and end in the lines, as far as marks of pages and their numbers tell.
struct Breaks<'r, 'a> {
    lines: &'r [Line<'a>],
    /// Page numbers that have been found.
    numbers: Vec<bool>,
    /// First lines of pages.
    starts: Vec<usize>,
}

impl<'r, 'a> Breaks<'r, 'a> {
    fn of(lines: &'r [Line<'a>], reasons: &[Option<DropReason>]) -> Self {
        let numbers = reasons.iter().map(|r| *r == Some(DropReason::PageNumber)).collect();
        Self { lines, numbers, starts: (0..lines.len()).filter(|&at| lines[at].page_start).collect() }
    }

    /// Where pages begin, or the numbers that alone tell them.
    fn pages(&self) -> Vec<usize> {
        let numbers = self.numbers.iter().enumerate().filter(|(_, is_number)| **is_number);
        let numbers: Vec<usize> = numbers.map(|(at, _)| at).collect();
        if numbers.len() > self.starts.len() { numbers } else { self.starts.clone() }
    }

    /// Whether a line stands beside a break or a page number.
    fn beside(&self, at: usize) -> bool {
        let number = |i: usize| self.numbers.get(i).copied().unwrap_or(false);
        number(at + 1)
            || at > 0 && number(at - 1)
            || self.lines[at].page_start
            || self.lines.get(at + 1).is_some_and(|l| l.page_start)
    }

    /// Whether a bare number stands beside a line.
    fn numbered(&self, at: usize) -> bool {
        let bare = |at: Option<usize>| {
            at.and_then(|at| self.lines.get(at)).is_some_and(|l| l.width <= 8 && page_number(&l.text).is_some())
        };
        bare(at.checked_sub(1)) || bare(Some(at + 1))
    }
}

/// Lines that come again and again, numbers aside: with the gazette's name or issue in them, or beside page numbers
/// and page breaks. What decides are the rules of [`rules::running`]; gives what was decided.
fn running_heads(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) -> Vec<(Vec<usize>, Outcome, Why)> {
    let groups = alike(lines, reasons);
    // In a volume of several issues what each has once comes as often.
    let issues = lines.iter().filter(|line| masthead::is_cover(line)).count().max(1);
    let breaks = Breaks::of(lines, reasons);
    let pages = breaks.pages();
    again_with_number(lines, reasons);
    let name = |l: &Line<'_>| l.width <= 100 && masthead::names_gazette(&l.text);
    let named_before = lines.iter().take(FRONT).position(name);
    let mut judged = Vec::new();
    for (masked, places) in groups {
        let issue = numbers_issue(&masked);
        let named = masthead::names_gazette(&masked);
        let signs = Signs {
            often: places.len() >= PAGES * issues,
            again: places.len() > PAGES * issues,
            named: named || issue,
            counted: named && masked.contains('#'),
            alone: issue && places.iter().all(|&at| stands_for_issue(&lines[at].text))
                || named && masthead::is_name(&masked),
            ..Signs::default()
        };
        let Some(&first) = places.first() else { continue };
        if !signs.often {
            if !(signs.counted || signs.alone) {
                continue;
            }
            for at in places {
                let inside = (FRONT_PAGE..lines.len().saturating_sub(FRONT_PAGE)).contains(&at);
                let known = inside || named && named_before.is_some_and(|first| first < at);
                let at_pages = breaks.beside(at) || breaks.numbered(at) || has_page(&lines[at].text);
                judged.push((vec![at], Signs { known, at_pages, ..signs }));
            }
            continue;
        }
        let near = places.iter().filter(|&&at| breaks.beside(at) || signs.named && breaks.numbered(at)).count();
        let signs = Signs {
            at_pages: near * 10 >= places.len() * 6,
            most_pages: on_most_pages(&places, &pages),
            part: is_part(&lines[first]) || running::begins_text(&masked),
            ..signs
        };
        // The first is the masthead's own where it carries the name, unless that has named itself before.
        let known = named && named_before.is_some_and(|before| before < first);
        // So is the number on the cover of a standard, which later pages repeat.
        let numbered = lines.get(first).is_some_and(|l| number::of_standard(&l.text).is_some());
        let own = (signs.named && !known || numbered) && !breaks.beside(first);
        judged.push((places.into_iter().skip(usize::from(own)).collect(), signs));
    }
    let mut decided = Vec::with_capacity(judged.len());
    for (places, signs) in judged {
        let why = rules::weigh(rules::running::RULES, &signs);
        let outcome = rules::outcome(&why, rules::running::ENOUGH);
        if outcome == Outcome::Taken {
            places.iter().for_each(|&at| reasons[at] = Some(DropReason::RunningHead));
        }
        decided.push((places, outcome, why));
    }
    decided
}

/// Whether a sentence goes on from a line: a running head is complete.
fn goes_on(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    if (line.commas || line.text.contains('、')) && Class::Joins.ends(&line.text).is_some() {
        return true;
    }
    let open = matches!(line.end, End::Comma | End::Open) || line.open > 0;
    open || line.end == End::Plain && next.is_some_and(|n| n.text.starts_with(chars::no_start) && n.marker.is_none())
}

/// Of the pages between the first and the last of them, how many have the line at their top or foot: running heads of
/// left and right pages take turns.
fn on_most_pages(places: &[usize], pages: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return false };
    let between = pages.partition_point(|&p| p <= last) - pages.partition_point(|&p| p < first);
    places.len() * 2 + 2 >= between
}

/// Lines that begin with the name and number of the issue, as one did before: running heads, whatever follows.
fn again_with_number(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let issue = |line: &Line<'_>| {
        let short = line.width <= 120 && !line.stops && masthead::names_gazette(&line.text);
        short.then(|| masthead::name_and_number(&fold::compact(&line.text))).flatten()
    };
    let first = lines.iter().take(FRONT).enumerate().find_map(|(at, line)| Some((at, issue(line)?)));
    let Some((first, name)) = first else { return };
    // Most lines begin with another character.
    let Some(initial) = name.chars().next() else { return };
    for (at, line) in lines.iter().enumerate().skip(first + 1) {
        if reasons[at].is_none() && line.text.starts_with(initial) && issue(line).is_some_and(|again| again == name) {
            reasons[at] = Some(DropReason::RunningHead);
        }
    }
}

#[cfg(test)]
mod tests;
