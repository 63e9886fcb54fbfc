//! The entries of printed contents, read line by line: titles over one line or several, numbers, pages, categories.

use super::super::label::Form;
use super::super::lex::Line;
use super::super::number;
use super::super::rules::contents::{CATEGORY, ENOUGH, ENTRY, Entry};
use super::super::rules::{Judged, outcome, weigh};
use super::super::shape;
use super::category;
use super::page::{cut_author, lead_page, pages_lead, split_page};
use crate::issue::{ContentsEntry, Outcome, Stage};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, office, titles};

/// What was read of contents.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) entries: Vec<ContentsEntry>,
    /// The lines of each entry.
    pub(super) entry_lines: Vec<Vec<usize>>,
    /// Lines that belong to no entry.
    pub(super) others: Vec<usize>,
    pub(super) judged: Vec<Judged>,
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
pub(super) struct Reader {
    contents: List,
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
    /// A reader of these lines, of which something was decided before.
    pub(super) fn of(held: &[Line<'_>], judged: Vec<Judged>) -> Self {
        let contents = List { judged, ..List::default() };
        let pages_lead = pages_lead(held.iter().map(|l| l.text.as_ref()));
        Self { contents, paged: is_paged(held), pages_lead, ..Self::default() }
    }

    pub(super) fn line(&mut self, lines: &[Line<'_>], at: usize) {
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
        self.entry(at, &body, page, authored);
    }

    /// A line that says something of an entry: its title or a piece of it, its number, or both.
    fn entry(&mut self, at: usize, body: &str, page: Option<u32>, authored: bool) {
        let lead = number::lead_number(body);
        let leads = lead.is_some();
        if leads {
            self.close(None);
        }
        self.led |= leads;
        let (title, number) = match (number::tail_number(body), lead) {
            (Some((cut, n)), _) => (body.get(..cut).unwrap_or(""), Some(n.text)),
            (None, Some((cut, n))) => (body.get(cut..).unwrap_or(""), Some(n.text)),
            (None, None) => (body, None),
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
            body.clone_into(&mut self.printed);
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
        let title = titles::one_line(title.trim_matches(|c| chars::is_space(c) || brackets::opens_round(c)));
        let pending = std::mem::take(&mut self.pending);
        if title.is_empty() && number.is_none() {
            self.contents.others.extend(pending);
            return;
        }
        // An order is listed by its number alone (…令第46号).
        let printed = std::mem::take(&mut self.printed);
        let title = if title.is_empty() { titles::one_line(&printed) } else { title };
        self.contents.entries.push(ContentsEntry {
            category: self.category.clone(),
            title,
            number,
            page,
            ..ContentsEntry::default()
        });
        self.contents.entry_lines.push(pending);
    }

    pub(super) fn finish(mut self) -> List {
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
