//! Where documents begin: the head of each, with its red header, number, title, notes and addressee.
//!
//! Candidates are found by their number (`numbered`), by a title that the contents list (`listed`), by their form (`form`)
//! or by who signs them (`reported`); the rules weigh each, and `choice` takes the best set of which none overlaps another. What is chosen then
//! takes what belongs to it from around (`files`, `cover`, `categories`), and `arrange` sees that nothing is left over.

mod around;
mod arrange;
mod categories;
mod choice;
mod counted;
mod cover;
mod dateline;
mod files;
mod form;
mod letters;
mod listed;
mod lists;
mod numbered;
mod orders;
mod reported;
mod standard;
#[cfg(test)]
mod tests;
mod title;

use crate::zh::lexicon::Class;
use crate::zh::{brackets, fold, office, ordinal};
use std::collections::HashSet;

use crate::issue::{BlockKind, Outcome, Stage, Why};

use super::contents::{Contents, leader_entry, title_core};
use super::label::Form;
use super::lex::{End, Line};
use super::number;
use super::rules::heads::{ENOUGH, Found, RULES, Signs};
use super::rules::{Judged, weigh};
use super::shape;
use super::shape::starts_with_office;
pub(crate) use dateline::{behind_dateline, is_dateline};
pub(crate) use standard::{tells_issue, tells_kind};
use title::starts_as_title;
pub(crate) use title::uncounted;

/// The head of a document: the lines `start..end`, each with its role.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub start: usize,
    pub end: usize,
    pub red: Vec<usize>,
    pub title: Vec<usize>,
    pub notes: Vec<usize>,
    pub addressee: Vec<usize>,
    pub number_lines: Vec<usize>,
    /// The number, inner spaces removed.
    pub number: Option<String>,
    /// The entry of the contents that lists it.
    pub entry: Option<usize>,
    /// What is seen here of a document's beginning, and what the rules say to it.
    pub signs: Signs,
    pub why: Why,
    /// Lines before it that name the category it stands in; `start` is the first of them.
    pub category: Vec<usize>,
    /// What stands over it: the announcement that makes it public, or the label of the attachment that it is.
    pub cover: Vec<(usize, BlockKind)>,
    /// Lines before it, of a file that has no masthead that they could belong to.
    pub before: Vec<usize>,
}

impl Head {
    /// Asks the rules again, after what is seen has changed.
    fn weigh(&mut self) {
        self.signs.listed = self.entry.is_some();
        self.why = weigh(RULES, &self.signs);
    }

    /// The lines in order with what they are.
    pub(crate) fn roles(&self) -> Vec<(usize, BlockKind)> {
        let mut roles = self.cover.clone();
        for (list, kind) in [
            (&self.before, BlockKind::Note),
            (&self.red, BlockKind::RedHeader),
            (&self.title, BlockKind::Title),
            (&self.notes, BlockKind::Note),
            (&self.addressee, BlockKind::Addressee),
            (&self.number_lines, BlockKind::Number),
        ] {
            roles.extend(list.iter().map(|&at| (at, kind)));
        }
        roles.sort_by_key(|&(at, _)| at);
        roles.dedup_by_key(|&mut (at, _)| at);
        roles
    }
}

/// Lines of a title or of a red header that are looked at.
const REACH: usize = 8;

/// Characters of a listed title by which it is looked for.
const OPENING: usize = 8;
/// Entries with the same first characters that are compared at most.
const LIKELY: usize = 16;
/// Likeness from which on two titles are one.
const SAME_TITLE: f32 = 0.85;
/// Width of the widest line of a title, and of a number.
const TITLE_WIDTH: u32 = 180;
const NUMBER_WIDTH: u32 = 100;

/// What the search for heads works on.
struct Finder<'l, 'a> {
    lines: &'l [Line<'a>],
    floor: usize,
    entries: Vec<EntryKeys>,
    /// The keys of the categories that the contents name.
    categories: HashSet<String>,
    /// The tables that list papers.
    lists: HashSet<u32>,
}

struct EntryKeys {
    number: Option<String>,
    core: String,
    /// The title with its issuer.
    full: String,
}

/// Finds the heads of all documents from line `floor` on, in source order, and tells what was decided of each
/// candidate.
pub(crate) fn find(lines: &[Line<'_>], floor: usize, contents: &Contents) -> (Vec<Head>, Vec<Judged>) {
    let entries = contents
        .entries
        .iter()
        .map(|e| EntryKeys {
            number: e.number.as_deref().map(number::number_key),
            core: title_core(&e.title),
            full: fold::key(&e.title),
        })
        .collect();
    let categories = contents.entries.iter().filter_map(|e| e.category.as_deref()).map(fold::key).collect();
    let finder = Finder { lines, floor, entries, categories, lists: lists::of_papers(lines) };
    let mut candidates = finder.numbered();
    candidates.retain(|c| !(c.head.start..c.head.end).any(|at| finder.is_listed(at)));
    finder.listed(&mut candidates);
    finder.by_form(&mut candidates);
    finder.reported(&mut candidates);
    let (mut heads, mut judged) = choice::choose(candidates, floor);
    if let Some(cover) = finder.standard_cover().filter(|_| finder.entries.is_empty()) {
        heads.retain(|head| head.start >= cover.end);
        heads.insert(0, cover);
    }
    finder.by_file(&mut heads);
    finder.counted_papers(&mut heads);
    finder.below_heading(&mut heads);
    finder.take_covers(&mut heads);
    finder.leave_papers(&mut heads, &mut judged);
    // A report above a paper that it prints is text, however short.
    if heads.first().is_none_or(|h| h.signs.found == Found::Reported || finder.loose_text_before(h.start))
        && let Some(top) = finder.at_top(floor, heads.first().map_or(lines.len(), |h| h.start), Found::Top)
    {
        heads.insert(0, top);
    }
    finder.take_labels(&mut heads);
    finder.take_categories(&mut heads);
    judged.extend(heads.iter().map(|head| self::judged(head, Outcome::Taken)));
    judged.extend(heads.iter().filter_map(|head| finder.title_judged(head)));
    judged.sort_by_key(|j| j.lines.start);
    (heads, judged)
}

/// What was decided of a candidate.
fn judged(head: &Head, outcome: Outcome) -> Judged {
    Judged { stage: Stage::Head, lines: head.start..head.end.max(head.start + 1), outcome, why: head.why.clone() }
}

/// A place where a document may begin.
#[derive(Clone, Debug)]
struct Candidate {
    head: Head,
    /// The head before it must begin on this line or below: a text above it issues what stands here.
    after: usize,
}

impl Candidate {
    fn is_enough(&self) -> bool {
        self.head.why.score() >= ENOUGH
    }

    /// The listed document of its number begins elsewhere.
    fn lose_entry(&mut self) {
        self.head.entry = None;
        self.head.signs.taken = true;
        self.head.weigh();
    }

    fn take_entry(&mut self, entry: usize) {
        self.head.entry = Some(entry);
        self.head.weigh();
    }
}

impl Finder<'_, '_> {
    /// What is seen at a head that was found in one way, and what the rules say to it.
    fn judge(&self, mut head: Head, found: Found) -> Head {
        let title = self.text_of(&head.title);
        let numbered = found == Found::Number;
        let number = head.number.as_deref().unwrap_or("");
        let series = ordinal::split_last(number).map_or(number, |(series, _)| series);
        head.signs = Signs {
            found,
            number: head.number.is_some(),
            title: !head.title.is_empty(),
            acts: starts_as_title(&title),
            issuer: starts_with_office(uncounted(&title).unwrap_or(&title)),
            bracketed: numbered && shape::bracketed_title(&title).is_some(),
            red: !head.red.is_empty(),
            addressee: !head.addressee.is_empty() || found == Found::Addressee,
            order: numbered && number::ends_in_series_word(series) && !number.contains('〔'),
            names_paper: numbered && head.entry.is_none() && number::names_paper(number),
            after_end: match found {
                Found::Top | Found::File => false,
                // 以下是批复全文：
                Found::Reported => true,
                _ => self.after_an_end(head.start),
            },
            after_day: head
                .start
                .checked_sub(1)
                .filter(|&p| p >= self.floor)
                .and_then(|p| self.line(p))
                .is_none_or(|l| l.day.is_some() || l.note || l.signs() || self.is_category_line(head.start - 1)),
            office_alone: found == Found::ListedTitle && office::is_name(&title),
            in_list: numbered && self.in_a_list(&head),
            ..head.signs
        };
        head.weigh();
        head
    }

    fn line(&self, at: usize) -> Option<&Line<'_>> {
        self.lines.get(at)
    }

    /// A line that can be a piece of a title.
    fn is_piece(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        at >= self.floor
            && line.is_bare()
            && line.width <= TITLE_WIDTH
            && shape::is_title_piece(&line.text)
            && !dateline::is_dateline(&line.text)
            && !shape::is_mark(&line.text)
            && !shape::is_adoption(&line.text)
            && line.outline_label().is_none_or(|l| matches!(l.form, Form::Decimal(_)))
            && line.day.is_none()
            && line.number().is_none()
            && !(line.width <= 16 && Class::OwnContents.is(&fold::compact(&line.text)))
            && !self.is_listed(at)
            && !self.is_quoted_in_sentence(at)
            && leader_entry(&line.text).is_none()
    }

    /// Whether a line is of a table that lists papers.
    fn is_listed(&self, at: usize) -> bool {
        let cell = self.line(at).and_then(|line| line.hint).and_then(|hint| hint.cell);
        cell.is_some_and(|cell| self.lists.contains(&cell.table))
    }

    /// Whether a line stands within a sentence between the brackets that others end and begin with: …依照《 / 某某法 / 》组织工会. A
    /// title may be so broken, too: 关于印发《 / 某某办法 / 》的通知.
    fn is_quoted_in_sentence(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.line(above)).filter(|above| above.end == End::Open);
        let below = self.line(at + 1).filter(|below| below.text.starts_with(brackets::closes));
        // 某市人民政府关于公布《 / 甲办法 / 》，废止旧办法的决定
        above.filter(|above| !starts_with_office(&above.text)).is_some_and(|above| {
            above.commas
                || above.stops
                || above.outline_label().is_some()
                || below.is_some_and(|below| below.commas || below.stops || below.end == End::Stop)
        })
    }

    /// Whether a document may end right before this line.
    fn after_an_end(&self, at: usize) -> bool {
        let at = self.above_categories(at);
        let Some(line) = at.checked_sub(1).filter(|&p| p >= self.floor).and_then(|p| self.line(p)) else { return true };
        line.marker.is_some()
            || line.end == End::Stop
            || line.end == End::Close && line.stops
            || line.day.is_some()
            || line.note
            || shape::signs_alone(&line.text)
            || shape::is_left_out(&line.text)
            || self.line(at).is_some_and(|l| l.page_start)
    }

    /// For each line whether a candidate with enough in its favour has claimed it.
    fn claimed(&self, candidates: &[Candidate]) -> Vec<bool> {
        let mut claimed = vec![false; self.lines.len()];
        for head in candidates.iter().filter(|c| c.is_enough()).map(|c| &c.head) {
            claimed[head.start..head.end].fill(true);
        }
        claimed
    }

    fn text_of(&self, lines: &[usize]) -> String {
        lines.iter().map(|&l| self.lines[l].text.as_ref()).collect()
    }
}
