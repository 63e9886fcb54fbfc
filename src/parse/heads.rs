//! Where documents begin: the head of each, with its red header, number, title, notes and addressee.

mod around;
mod categories;
mod cover;
mod files;
mod letters;
mod orders;
mod title;
mod unnumbered;

use crate::zh::{brackets, chars, date, fold, numeral};
use std::collections::{HashMap, HashSet};

use crate::issue::BlockKind;

use super::contents::{Contents, title_core};
use super::label::Form;
use super::lex::{End, Line};
use super::number;
use super::shape;
use title::starts_as_title;

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
    /// How much speaks for a document's beginning here.
    pub score: i32,
    /// Lines before it that name the category it stands in; `start` is the first of them.
    pub category: Vec<usize>,
    /// The announcement before it that makes it public.
    pub cover: Vec<(usize, BlockKind)>,
}

impl Head {
    /// The lines in order with what they are.
    pub(crate) fn roles(&self) -> Vec<(usize, BlockKind)> {
        let mut roles = self.cover.clone();
        for (list, kind) in [
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

/// What a head must have in its favour.
const ENOUGH: i32 = 5;
/// Lines of a title or of a red header that are looked at.
const REACH: usize = 8;

/// Characters of a listed title by which it is looked for.
const OPENING: usize = 8;

/// What the search for heads works on.
struct Finder<'l, 'a> {
    lines: &'l [Line<'a>],
    floor: usize,
    entries: Vec<EntryKeys>,
    /// The keys of the categories that the contents name.
    categories: HashSet<String>,
}

struct EntryKeys {
    number: Option<String>,
    core: String,
    /// The title with its issuer.
    full: String,
}

/// Finds the heads of all documents from line `floor` on, in source order.
pub(crate) fn find(lines: &[Line<'_>], floor: usize, contents: &Contents) -> Vec<Head> {
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
    let finder = Finder { lines, floor, entries, categories };
    let mut heads = finder.by_number();
    finder.by_listed_title(&mut heads);
    finder.by_form(&mut heads);
    let mut heads = without_overlaps(heads);
    finder.by_file(&mut heads);
    finder.below_heading(&mut heads);
    finder.take_covers(&mut heads);
    finder.leave_papers(&mut heads);
    if heads.first().is_none_or(|h| finder.loose_text_before(h.start))
        && let Some(top) = finder.at_top(floor, heads.first().map_or(lines.len(), |h| h.start))
    {
        heads.insert(0, top);
    }
    finder.take_categories(&mut heads);
    heads
}

/// Keeps the better of two heads that claim the same lines.
fn without_overlaps(mut heads: Vec<Head>) -> Vec<Head> {
    heads.sort_by_key(|h| (h.start, h.end));
    let mut kept: Vec<Head> = Vec::new();
    for head in heads {
        match kept.last_mut() {
            Some(last) if head.start < last.end => {
                if head.score > last.score {
                    *last = head;
                }
            }
            _ => kept.push(head),
        }
    }
    kept
}

impl Finder<'_, '_> {
    fn line(&self, at: usize) -> Option<&Line<'_>> {
        self.lines.get(at)
    }

    /// A line that can be a piece of a title.
    fn is_piece(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        at >= self.floor
            && line.is_bare()
            && line.width <= 180
            && shape::is_title_piece(&line.text)
            && !shape::is_mark(&line.text)
            && !(line.text.starts_with(brackets::opens_round) && shape::is_adoption(&line.text))
            && line.outline_label().is_none_or(|l| matches!(l.form, Form::Decimal(_)))
            && date::day_line(&line.text).is_none()
            && number::number(&line.text).is_none()
    }

    /// Whether a document may end right before this line.
    fn after_an_end(&self, at: usize) -> bool {
        let at = self.above_categories(at);
        let Some(line) = at.checked_sub(1).filter(|&p| p >= self.floor).and_then(|p| self.line(p)) else { return true };
        line.marker.is_some()
            || line.end == End::Stop
            || line.end == End::Close && line.stops
            || date::day_line(&line.text).is_some()
            || shape::is_note(&line.text)
            || shape::signs_alone(&line.text)
            || line.text.ends_with("略)")
            || line.text.ends_with("略）")
            || self.line(at).is_some_and(|l| l.page_start)
    }

    fn by_number(&self) -> Vec<Head> {
        let mut listed: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(number) = &entry.number {
                listed.entry(number).or_default().push(index);
            }
        }
        let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
        // A number without its series (第46号) tells less than the title.
        let unnumbered = |e: &EntryKeys| {
            e.number.as_deref().is_none_or(|n| {
                !n.starts_with(|c| chars::is_han(c) && numeral::chinese_digit(c).is_none())
                    && !n.contains('年')
                    && !n.contains('[')
            })
        };
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, e)| unnumbered(e)) {
            titles.entry(entry.core.chars().take(OPENING).collect()).or_default().push(index);
        }
        let orders = self.orders();
        let mut heads: Vec<Head> = Vec::new();
        let mut best: HashMap<usize, usize> = HashMap::new();
        for at in self.floor..self.lines.len() {
            let line = &self.lines[at];
            if line.width > 100 || line.stops || !number::has_mark(&line.text) {
                continue;
            }
            let Some(mut head) = self.number_at(at) else { continue };
            let key = head.number.as_deref().map(number::number_key).unwrap_or_default();
            // Two entries with one number are taken in order.
            let found =
                listed.get(key.as_str()).and_then(|l| l.iter().find(|e| !best.contains_key(e)).or(l.first())).copied();
            let found = found.or_else(|| orders.entry_of(&key, &best));
            self.complete(&mut head, found);
            let found = found.or_else(|| {
                let entry = self.by_title(&titles, &head, &best)?;
                (head.entry, head.score) = (Some(entry), head.score + 4);
                Some(entry)
            });
            if head.score < ENOUGH {
                continue;
            }
            if let Some(entry) = found {
                match best.get(&entry) {
                    Some(&other) if heads[other].score >= head.score => head.entry = None,
                    Some(&other) => {
                        heads[other].entry = None;
                        heads[other].score -= 4;
                        best.insert(entry, heads.len());
                    }
                    None => {
                        best.insert(entry, heads.len());
                    }
                }
            }
            if head.entry.is_some() || found.is_none() || head.score - 4 >= ENOUGH + 2 {
                heads.push(head);
            }
        }
        heads.retain(|h| h.score >= ENOUGH);
        heads
    }

    /// The entry without a number, and without a head so far, that lists the head's title.
    fn by_title(
        &self,
        titles: &HashMap<String, Vec<usize>>,
        head: &Head,
        taken: &HashMap<usize, usize>,
    ) -> Option<usize> {
        let core = title_core(&self.text_of(&head.title));
        let opening: String = core.chars().take(OPENING).collect();
        let likely = titles.get(&opening)?.iter().copied().filter(|e| !taken.contains_key(e)).take(16);
        likely
            .map(|e| (fold::likeness(&core, &self.entries[e].core), e))
            .filter(|l| l.0 >= 0.85)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|l| l.1)
    }

    /// The number on a line, completed by the line above where it needs that.
    fn number_at(&self, at: usize) -> Option<Head> {
        let line = &self.lines[at];
        if let Some(letter) = self.letter_at(at) {
            return Some(letter);
        }
        let Some(found) = number::number(&line.text) else {
            // 某署公告2031年第2号（关于…的公告）: number and title on one line.
            let number = number::before_bracket(&line.text).filter(|_| line.is_bare())?;
            return Some(Head { start: at, end: at + 1, title: vec![at], number: Some(number), ..Head::default() });
        };
        let mut head = Head { start: at, end: at + 1, number_lines: vec![at], ..Head::default() };
        if found.whole {
            head.number = Some(found.text);
        } else {
            let above = at.checked_sub(1).filter(|&p| p >= self.floor);
            let Some(above) = above.filter(|&p| shape::is_series_header(&self.lines[p].text)) else {
                // 2023年第5号 under the title that says who counts.
                head.number = Some(found.text.clone()).filter(|_| found.of_a_year());
                return head.number.is_some().then_some(head);
            };
            let series = &self.lines[above].text;
            let mut number = fold::compact(series) + &found.text;
            head.red.push(above);
            head.start = above;
            // 公　告 on a line of its own: the office above it counts them, of several the first.
            if matches!(fold::compact(series).as_str(), "令" | "公告" | "通告") {
                let office = |p: &usize| self.line(*p).is_some_and(|l| l.is_bare() && shape::is_office(&l.text));
                let floor = self.floor.max(above.saturating_sub(REACH));
                let first = (floor..above).rev().take_while(office).last();
                if let Some(first) = first {
                    number.insert_str(0, &fold::compact(&self.lines[first].text));
                    head.red.splice(0..0, first..above);
                    head.start = first;
                }
            }
            head.number = Some(number);
        }
        Some(head)
    }

    /// Adds title, red headers, notes and addressee to a head that has its number, and scores it.
    fn complete(&self, head: &mut Head, entry: Option<usize>) {
        head.entry = entry;
        if !head.title.is_empty() {
            self.tail(head);
            head.score = ENOUGH + 4 * i32::from(entry.is_some()) + i32::from(self.after_an_end(head.start));
            return;
        }
        let order = head
            .number
            .as_deref()
            .is_some_and(|n| number::ends_in_series_word(n.split('第').next().unwrap_or("")) && !n.contains('〔'));
        self.office_over_day(head);
        let named = entry.is_none() && head.number.as_deref().is_some_and(number::names_paper);
        if named {
            self.named_below(head);
        }
        let down = self.bracketed_title(head).or_else(|| self.best_title(head.end, false, entry));
        let note = self.note_above(head.start);
        let up = self.best_title(note.unwrap_or(head.start), true, entry);
        let down_score = down.as_ref().map_or(0.0, |d| d.1);
        let up_score = up.as_ref().map_or(0.0, |u| u.1);
        let below = down_score >= up_score
            || self.best_title(head.end, false, None).is_some_and(|d| d.1 > 0.8) && up_score < 0.99;
        if !head.title.is_empty() || named {
            // Named by its number.
        } else if let Some((lines, _)) = if below && down_score > 0.0 { down } else { up.filter(|u| u.1 > 0.0) }
            && !(order && entry.is_none() && lines.first().is_some_and(|&l| l > head.end))
        {
            let first = lines.first().copied().unwrap_or(head.start);
            head.notes.extend(note.filter(|&note| first < note).into_iter().flat_map(|note| note..head.start));
            head.start = head.start.min(first);
            head.end = head.end.max(lines.last().map_or(head.end, |l| l + 1));
            head.title = lines;
        }
        self.red_headers(head);
        self.tail(head);
        head.score = 2
            + 2 * i32::from(!head.title.is_empty())
            + i32::from(starts_as_title(&self.text_of(&head.title)))
            + 2 * i32::from(shape::bracketed_title(&self.text_of(&head.title)).is_some())
            + 2 * i32::from(!head.red.is_empty())
            + 2 * i32::from(!head.addressee.is_empty())
            + 4 * i32::from(entry.is_some())
            + i32::from(order)
            + 2 * i32::from(named)
            + i32::from(self.after_an_end(head.start))
            - 3 * i32::from(self.in_a_list(head));
    }

    /// The papers of a court that are printed within the report of a case (…案) are no documents of their own.
    fn leave_papers(&self, heads: &mut Vec<Head>) {
        let mut in_case = false;
        heads.retain(|head| {
            let title = self.text_of(&head.title);
            let paper = in_case && head.entry.is_none() && shape::is_court_paper(&title);
            in_case = paper || in_case && head.title.is_empty() || title.ends_with('案');
            !paper
        });
    }

    /// A number in a table or list: short bare lines before and after, which are no head.
    fn in_a_list(&self, head: &Head) -> bool {
        let bare = |at: usize| {
            self.line(at).is_some_and(|l| l.is_bare() && l.width < 60 && l.hint.as_ref().is_none_or(|h| !h.centred))
        };
        let before = head
            .start
            .checked_sub(1)
            .filter(|&p| p >= self.floor)
            .is_some_and(|p| bare(p) && !self.after_an_end(head.start));
        let in_cell = self.line(head.start).is_some_and(|l| l.hint.as_ref().is_some_and(|h| h.cell.is_some()));
        in_cell || before && head.red.is_empty() && (head.end..head.end + 2).all(bare)
    }

    /// For each line whether a head has claimed it.
    fn claimed(&self, heads: &[Head]) -> Vec<bool> {
        let mut claimed = vec![false; self.lines.len()];
        for head in heads {
            claimed[head.start..head.end].fill(true);
        }
        claimed
    }

    /// For each line whether a head begins on it.
    fn starts(&self, heads: &[Head]) -> Vec<bool> {
        let mut starts = vec![false; self.lines.len()];
        for head in heads {
            starts[head.start] = true;
        }
        starts
    }

    /// Whether a covering text shortly before names this title in 《》: then it is issued by that text, whose head
    /// is at `last`.
    fn is_quoted_before(&self, head: &Head, last: usize) -> bool {
        let title: String = head.title.iter().map(|&l| self.lines[l].text.as_ref()).collect();
        let title = fold::key(&title);
        let mut before = String::new();
        for line in &self.lines[last.max(head.start.saturating_sub(60)).min(head.start)..head.start] {
            fold::push_key(&mut before, &line.text);
        }
        before.contains(&title)
    }

    fn text_of(&self, lines: &[usize]) -> String {
        lines.iter().map(|&l| self.lines[l].text.as_ref()).collect()
    }

    /// Whether sentences stand before the first head.
    fn loose_text_before(&self, start: usize) -> bool {
        let width: u32 = self.lines[self.floor.min(start)..start].iter().map(|l| l.width).sum();
        width > 400
            || self.lines[self.floor.min(start)..start].iter().any(|l| l.stops || l.end == End::Stop && l.width > 40)
    }

    /// The head of a text that begins at the top, or at `start`, without number or contents: one document alone.
    fn at_top(&self, start: usize, before: usize) -> Option<Head> {
        if start >= before {
            return None;
        }
        let mut head = Head { start, end: start, score: 1, ..Head::default() };
        while head.end < before.min(start + 3)
            && self.is_piece(head.end)
            && shape::is_red_header(&self.lines[head.end].text)
            && self.is_piece(head.end + 1)
        {
            head.red.push(head.end);
            head.end += 1;
        }
        let title = self.best_title(head.end, false, None).map(|t| t.0);
        let piece = |line: &Line<'_>| self.is_piece(head.end) && line.width <= 120 || line.hashes == Some(1);
        let first = self.line(head.end).is_some_and(|line| head.end < before && piece(line)).then(|| vec![head.end]);
        if let Some(lines) = title.filter(|t| t.last().is_some_and(|&l| l < before)).or(first) {
            head.end = lines.last().map_or(head.end, |l| l + 1);
            head.title = lines;
        } else if let Some(last) = head.red.pop() {
            head.title = vec![last];
        }
        self.adjacent_number(&mut head);
        self.tail(&mut head);
        Some(head)
    }
}
