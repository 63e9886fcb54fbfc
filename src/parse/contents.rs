//! The printed contents (目录): where they stand, their entries, and the pages.

mod category;
mod page;
mod recurring;

use crate::zh::{brackets, chars, date, fold, office, ordinal};
use std::ops::Range;

use crate::issue::{ContentsEntry, Outcome, Stage};
use crate::zh::lexicon::Class;

use super::label::Form;
use super::lex::{End, Line};
use super::masthead;
use super::number;
use super::rules::contents::{CATEGORY, ENOUGH, ENTRY, Entry, REGION, Region};
use super::rules::{Judged, outcome, weigh};
use super::shape;
use category::counted_category;
pub(crate) use category::is_category_name;
pub(crate) use page::split_page;
use page::{cut_author, lead_page, pages_lead};
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
    // A law's own list names no numbers of documents.
    let listed = |l: &&Line<'_>| split_page(&l.text).is_some_and(|p| number::tail_number(p.title).is_some());
    let of_issue =
        || first().take(6).filter(listed).count() >= 2 || pages_lead(first().take(6).map(|l| l.text.as_ref()));
    (count >= 2 || count == 1 && chapter() || many) && !of_issue()
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
    let mut reader = Reader {
        contents: Contents {
            range: range.clone(),
            others: (range.start..after).collect(),
            judged,
            ..Contents::default()
        },
        paged: is_paged(held),
        pages_lead: pages_lead(held.iter().map(|l| l.text.as_ref())),
        ..Reader::default()
    };
    let mut at = after;
    while at < range.end {
        if let Some(n) = label_at(lines, at) {
            reader.contents.others.extend(at..at + n);
            at += n;
            continue;
        }
        reader.line(lines, at);
        at += 1;
    }
    reader.finish()
}

/// Whether a text is nothing but the names of offices: those of a title that says below what they do.
fn names_offices(text: &str) -> bool {
    let names = text.split(|c| chars::is_space(c) || c == '、').filter(|name| !name.is_empty());
    !text.is_empty() && names.into_iter().all(office::is_name)
}

/// Whether a title names its kind of paper behind 的, and so goes on only in a bracket.
fn is_whole(title: &str) -> bool {
    Class::TitleEnd.strip_end(title).is_some_and(|before| Class::Of.ends(before).is_some())
}

/// Whether a line begins a title with its issuer and what it does: no title goes on so.
fn begins_whole(title: &str) -> bool {
    shape::starts_with_office(title) && Class::TitleMatter.within(title)
}

/// Whether each title has its page, on its line or on one of its own below it (and not all pages after all titles).
fn is_paged(lines: &[Line<'_>]) -> bool {
    let beside = |l: &&Line<'_>| l.number().is_none() && split_page(&l.text).is_some_and(|p| !p.title.is_empty());
    let beside = lines.iter().filter(beside).count();
    let bare = |l: &Line<'_>| split_page(&l.text).is_some_and(|p| p.title.is_empty());
    let below = lines.windows(2).filter(|w| bare(&w[1]) && !bare(&w[0])).count();
    beside >= 2 || below >= 2 || beside + below == 1 && lines.len() <= 6
}

#[derive(Default)]
struct Reader {
    contents: Contents,
    /// Pages stand on the lines of titles or numbers.
    paged: bool,
    /// Pages stand before the titles.
    pages_lead: bool,
    /// The page that stood before the open entry.
    page: Option<u32>,
    category: Option<String>,
    title: String,
    number: Option<String>,
    /// The number stands before its title.
    led: bool,
    /// The number as printed.
    printed: String,
    pending: Vec<usize>,
    /// Pages that came with no title before them.
    loose_pages: Vec<(usize, u32)>,
    /// Entries whose titles follow each other without their pages, which may follow them all, and the pages that did.
    awaiting: Vec<usize>,
    followed: Vec<(usize, u32)>,
}

impl Reader {
    fn line(&mut self, lines: &[Line<'_>], at: usize) {
        let line = &lines[at];
        let text: &str = &line.text;
        if text.chars().all(|c| chars::is_leader(c) || chars::is_space(c)) {
            self.pending.push(at);
            return;
        }
        if let Some(category) = self.category_of(lines, at) {
            self.close(None);
            self.category = Some(category);
            self.contents.others.push(at);
            return;
        }
        // 3. 关于…的通知: entries that are counted.
        let counted = line.label.filter(|l| l.form == Form::Dot && l.strict).map_or(0, |l| l.bytes());
        let text = text.get(counted..).unwrap_or(text).trim_start_matches(chars::is_space);
        let led = lead_page(text);
        if led.is_some() && !self.paged {
            self.close(None);
        }
        self.page = led.as_ref().filter(|_| self.pages_lead).map(|p| p.page).or(self.page);
        let text = led.filter(|_| !self.paged).map_or(text, |p| p.title);
        let whole = number::number(text).filter(|n| n.whole);
        let paged = if whole.is_some() { None } else { split_page(text) };
        let (body, page) = paged.as_ref().map_or((text, None), |p| (p.title, Some(p.page)));
        if body.is_empty() {
            self.page_alone(at, page);
            return;
        }
        // The page stands first, the author last.
        let authored = self.pages_lead && chars::has_leader(body);
        let body = cut_author(body);
        let body = body.split('\t').map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
        let lead = number::lead_number(&body);
        let leads = lead.is_some();
        if leads {
            self.close(None);
        }
        self.led |= leads;
        let (title, number) = match (number::tail_number(&body), lead) {
            (Some((cut, n)), _) => (body.get(..cut).unwrap_or(""), Some(n.text)),
            (None, Some((cut, n))) => (body.get(cut..).unwrap_or(""), Some(n.text)),
            (None, None) => (body.as_str(), None),
        };
        let title = cut_author(title.trim_matches(chars::is_space))
            .trim_end_matches(|c| brackets::opens_round(c) || chars::is_space(c));
        // A number that the print broke: its first characters end the title's line.
        let (title, number) = match (&number, number::tail_number(&format!("{}{body}", self.title))) {
            (Some(part), Some((cut, whole)))
                if title.is_empty() && whole.text.len() > part.len() && cut < self.title.len() =>
            {
                self.title.truncate(cut);
                ("", Some(whole.text))
            }
            _ => (title, number),
        };
        if title.is_empty() && self.title.is_empty() && page.is_none() && self.number_after_page(at, number.as_deref())
        {
            return;
        }
        if title.is_empty() {
            self.printed.clone_from(&body);
        }
        if !self.followed.is_empty() {
            self.settle_pages();
        }
        if !title.is_empty() && self.starts_entry(title, at) {
            let entries = self.contents.entries.len();
            self.close(None);
            let unpaged = self.contents.entries.last().is_some_and(|entry| entry.page.is_none());
            let pushed = self.contents.entries.len() > entries;
            self.awaiting.extend((self.paged && pushed && unpaged).then_some(entries));
        }
        self.title.push_str(title);
        self.number = number.or(self.number.take());
        self.pending.push(at);
        if page.is_some() || authored && !title.is_empty() {
            self.awaiting.clear();
            self.close(page);
        } else if !self.paged && self.number.is_some() && !title.is_empty() && (!leads || shape::ends_as_title(title)) {
            self.close(None);
        }
    }

    /// Whether a line with a title begins an entry, or goes on with the open one.
    fn starts_entry(&mut self, title: &str, at: usize) -> bool {
        let open = !self.title.is_empty();
        let numbered = open && self.number.is_some();
        let unnumbered = open && self.number.is_none() && !self.paged;
        let seen = Entry {
            first: !open,
            numbered,
            // After a number that leads, the title goes on until its page.
            awaits_page: numbered && self.paged && self.led,
            complete: unnumbered && shape::ends_as_title(&self.title),
            says_matter: unnumbered && Class::TitleMatter.starts(title).is_some() && !names_offices(&self.title),
            whole_again: open && self.number.is_none() && is_whole(&self.title) && begins_whole(title),
            bracket: unnumbered && title.starts_with(brackets::opens_round),
        };
        let why = weigh(ENTRY, &seen);
        let outcome = outcome(&why, ENOUGH);
        self.contents.judged.push(Judged { stage: Stage::Contents, lines: at..at + 1, outcome, why });
        open && outcome == Outcome::Taken
    }

    /// Gives the pages that followed several titles to these, in their order. Where they are not as many nothing says whose
    /// each is: a single one stands behind the last.
    fn settle_pages(&mut self) {
        let (awaiting, pages) = (std::mem::take(&mut self.awaiting), std::mem::take(&mut self.followed));
        let whose: Vec<usize> = match (awaiting.len(), pages.len()) {
            (titles, pages) if titles == pages => awaiting,
            (_, 1) => awaiting.last().copied().into_iter().collect(),
            _ => Vec::new(),
        };
        self.contents.others.extend(pages.iter().skip(whose.len()).map(|(at, _)| *at));
        for (entry, (at, page)) in whose.into_iter().zip(pages) {
            if let Some((entry, lines)) =
                self.contents.entries.get_mut(entry).zip(self.contents.entry_lines.get_mut(entry))
            {
                entry.page = Some(page);
                lines.push(at);
            }
        }
    }

    fn page_alone(&mut self, at: usize, page: Option<u32>) {
        if !self.awaiting.is_empty() {
            if !self.title.is_empty() {
                self.close(None);
                self.awaiting.extend(self.contents.entries.len().checked_sub(1));
            }
            self.followed.push((at, page.unwrap_or(0)));
        } else if self.title.is_empty() {
            self.loose_pages.push((at, page.unwrap_or(0)));
        } else {
            if self.paged {
                self.pending.push(at);
                self.close(page);
            } else {
                // Pages that follow all titles belong to them in order.
                self.close(None);
                self.loose_pages.push((at, page.unwrap_or(0)));
            }
        }
    }

    /// A number on its own line after a title with a page.
    fn number_after_page(&mut self, at: usize, number: Option<&str>) -> bool {
        let (Some(number), Some(last)) = (number, self.contents.entries.last_mut()) else { return false };
        if last.number.is_some() || last.page.is_none() {
            return false;
        }
        last.number = Some(number.to_owned());
        if let Some(lines) = self.contents.entry_lines.last_mut() {
            lines.push(at);
        }
        true
    }

    /// Ends the open entry.
    fn close(&mut self, page: Option<u32>) {
        let mut title = std::mem::take(&mut self.title);
        let mut number = self.number.take();
        let open = !title.is_empty() || number.is_some();
        let page = page.or_else(|| self.page.take_if(|_| open));
        self.led = false;
        // A number that the print broke over two lines shows only now.
        if number.is_none()
            && let Some((cut, found)) = number::tail_number(&title)
        {
            number = Some(found.text);
            title.truncate(cut);
        }
        let title = fold::tight(title.trim_matches(|c| chars::is_space(c) || brackets::opens_round(c)));
        let pending = std::mem::take(&mut self.pending);
        if title.is_empty() && number.is_none() {
            self.contents.others.extend(pending);
            return;
        }
        // An order is listed by its number alone (…令第46号).
        let printed = std::mem::take(&mut self.printed);
        let title = if title.is_empty() { fold::tight(&printed) } else { title };
        self.contents.entries.push(ContentsEntry {
            category: self.category.clone(),
            title,
            number,
            page,
            ..ContentsEntry::default()
        });
        self.contents.entry_lines.push(pending);
    }

    fn finish(mut self) -> Contents {
        self.close(None);
        self.settle_pages();
        let open: Vec<usize> =
            (0..self.contents.entries.len()).filter(|&i| self.contents.entries[i].page.is_none()).collect();
        let matching = open.len() == self.loose_pages.len();
        for (n, (at, page)) in std::mem::take(&mut self.loose_pages).into_iter().enumerate() {
            match open.get(n).filter(|_| matching) {
                Some(&entry) => {
                    self.contents.entries[entry].page = Some(page);
                    self.contents.entry_lines[entry].push(at);
                }
                None => self.contents.others.push(at),
            }
        }
        self.contents
    }

    /// The category (栏目) that a line names.
    fn category_of(&mut self, lines: &[Line<'_>], at: usize) -> Option<String> {
        let complete = self.title.is_empty() || !self.paged && shape::ends_as_title(&self.title);
        let fresh = complete && self.number.is_none() || self.number.is_some() && !self.paged;
        let (seen, name) = category::look(lines, at, fresh, self.paged)?;
        let why = weigh(CATEGORY, &seen);
        if why.votes.is_empty() {
            return None;
        }
        let outcome = outcome(&why, ENOUGH);
        self.contents.judged.push(Judged { stage: Stage::Contents, lines: at..at + 1, outcome, why });
        (outcome == Outcome::Taken).then_some(name)
    }
}
