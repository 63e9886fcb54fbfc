//! The rows of the tables, from the facts of an issue.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::sheet::{Cell, Row, Sheet};
use crate::facts::{
    Action, ChronicleEntry, Citations, CiteOptions, Facts, LinkKind, Passage, Reference, RoleKind, StatedDay, Target,
    Task, tasks,
};
use crate::issue::{BlockKind, Date, Issue, Place, short_title, shorten};
use crate::ui::action::SheetKind;
use crate::ui::badge::status_name;
use crate::ui::day;
use crate::ui::strings::{self as s, Lang, Tr};

/// What the tables are made of.
pub struct Builder<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    citations: Citations<&'a Issue>,
    titles: Arc<[String]>,
    lang: Lang,
    /// The citation made last for a long block: of many facts in it only one is made.
    cited: RefCell<(Place, String)>,
    /// The lines of the table that was read last.
    table: RefCell<(Place, Vec<Range<usize>>)>,
}

/// Blocks longer than this, in bytes, are cited as a whole: a citation counts the 项 of all of a block's text.
const LONG: usize = 6000;
/// Documents that are named as those that refer to an instrument.
const MOST_REFERRERS: usize = 4;

impl<'a> Builder<'a> {
    /// Prepares an issue and its facts; `lang` is the language of the few words that are not the gazette's own.
    #[must_use]
    pub fn new(issue: &'a Issue, facts: &'a Facts, lang: Lang) -> Self {
        let (cited, table) = (RefCell::default(), RefCell::default());
        let titles = issue.documents.iter().map(|d| shorten(short_title(d), 80)).collect();
        Self { issue, facts, citations: Citations::new(issue), titles, lang, cited, table }
    }

    /// A table. `date` is the day whose status is told (only [`SheetKind::Force`] uses it).
    #[must_use]
    pub fn sheet(&self, kind: SheetKind, date: Date) -> Sheet {
        let rows = match kind {
            SheetKind::Tasks => tasks(self.issue, self.facts).iter().map(|t| self.task(t)).collect(),
            SheetKind::Appointments => self.appointments(),
            SheetKind::Chronicle => self.facts.chronicle.iter().map(|e| self.event(e)).collect(),
            SheetKind::Deadlines => self.deadlines(),
            SheetKind::Figures => self.figures(),
            SheetKind::References => self.facts.references.iter().map(|r| self.reference(r)).collect(),
            SheetKind::Force => self.force(date),
        };
        Sheet::new(kind, rows, Arc::clone(&self.titles))
    }

    fn t(&self, text: Tr) -> &'static str {
        text.get(self.lang)
    }

    fn row(&self, evidence: Passage, cells: Vec<Cell>) -> Row {
        let source = self.source(evidence.place);
        Row { cells, evidence, source, ..Row::default() }
    }

    fn source(&self, place: Place) -> String {
        let cite = |place| self.citations.cite(place, CiteOptions::default()).unwrap_or_default();
        if self.issue.block(place.document, place.block).is_none_or(|b| b.text.len() <= LONG) {
            return cite(place);
        }
        let whole = Place { byte: 0, ..place };
        let mut last = self.cited.borrow_mut();
        if last.1.is_empty() || last.0 != whole {
            *last = (whole, cite(whole));
        }
        last.1.clone()
    }

    fn title(&self, document: usize) -> Cell {
        self.issue.documents.get(document).map_or_else(Cell::default, |d| tidy(short_title(d)).into())
    }

    fn text(&self, passage: Passage) -> Cell {
        tidy(passage.text(self.issue)).into()
    }

    fn task(&self, task: &Task) -> Row {
        let place = task.statement.place;
        let kinds = [RoleKind::Lead, RoleKind::Responsible, RoleKind::Support];
        let units = kinds.map(|kind| task.units(self.facts, kind).map(str::to_owned).collect::<Vec<_>>());
        let times: Vec<_> = task.deadlines.iter().filter_map(|d| self.facts.deadlines.get(*d)).collect();
        let first_due = times.iter().filter_map(|d| d.due).min().map(day::number);
        let named: Vec<String> = times.iter().map(|d| tidy(d.passage.text(self.issue))).collect();
        let (evidence, content) = match task.row.and_then(|row| self.table_row(task.statement, row)) {
            Some(line) => (line, tidy(&line.text(self.issue).replace('\t', "　"))),
            None => (task.statement, tidy(task.words.text(self.issue))),
        };
        let [lead, responsible, support] = &units;
        let document = self.issue.documents.get(place.document);
        // The title of the text that a notice issues says no more than the notice's own.
        let issued = |words: &&String| document.is_some_and(|d| d.promulgates.iter().any(|t| tidy(t) == tidy(words)));
        let path: Vec<String> = task.path.iter().filter(|words| !issued(words)).cloned().collect();
        let mut row = self.row(
            evidence,
            vec![
                path_text(&path, &content).into(),
                content.into(),
                lead.join("、").into(),
                responsible.join("、").into(),
                support.join("、").into(),
                Cell { text: named.join("、"), key: first_due },
                self.title(place.document),
            ],
        );
        for unit in units.into_iter().flatten() {
            if !row.units.contains(&unit) {
                row.units.push(unit);
            }
        }
        row
    }

    /// The line of a table's text that a row makes.
    fn table_row(&self, table: Passage, row: usize) -> Option<Passage> {
        let (document, block) = (table.place.document, table.place.block);
        let mut last = self.table.borrow_mut();
        if last.1.is_empty() || last.0 != table.place {
            let text = &self.issue.block(document, block)?.text;
            let mut start = 0;
            let lines = text.split('\n').map(|line| {
                let range = start..start + line.len();
                start = range.end + 1;
                range
            });
            *last = (table.place, lines.collect());
        }
        Some(Passage::new(document, block, last.1.get(row)?.clone()))
    }

    fn appointments(&self) -> Vec<Row> {
        let row = |a: &crate::facts::Appointment| {
            let document = self.issue.documents.get(a.passage.place.document);
            let action = if a.action == Action::Appoint { s::APPOINTED } else { s::REMOVED };
            self.row(
                a.passage,
                vec![
                    a.person.as_str().into(),
                    self.t(action).into(),
                    tidy(&a.position).into(),
                    a.note.as_deref().unwrap_or("").into(),
                    document.and_then(|d| d.number.as_deref()).unwrap_or("").into(),
                    dated(document.and_then(|d| d.signed)),
                ],
            )
        };
        self.facts.appointments.iter().map(row).collect()
    }

    fn event(&self, entry: &ChronicleEntry) -> Row {
        let when = match entry.date {
            Some(span) if span.first == span.last => day::with_weekday(span.first, self.lang),
            Some(span) => day::span(span.first, span.last, self.lang),
            None => entry.label.clone(),
        };
        let when = Cell { text: when, key: entry.date.map(|d| day::number(d.first)) };
        self.row(entry.passage, vec![when, tidy(&entry.text).into(), entry.people.join("、").into()])
    }

    fn deadlines(&self) -> Vec<Row> {
        let row = |d: &crate::facts::Deadline| {
            let cells =
                vec![self.text(d.passage), dated(d.due), self.text(d.clause), self.title(d.passage.place.document)];
            self.row(d.passage, cells)
        };
        self.facts.deadlines.iter().map(row).collect()
    }

    fn figures(&self) -> Vec<Row> {
        let amount = |a: &crate::facts::Amount| {
            let cells = vec![
                self.t(s::KIND_AMOUNT).into(),
                self.text(a.passage),
                yuan(a.yuan),
                Cell::default(),
                self.text(a.clause),
                self.title(a.passage.place.document),
            ];
            self.row(a.passage, cells)
        };
        let goal = |g: &crate::facts::Goal| {
            let cells = vec![
                self.t(s::KIND_GOAL).into(),
                Cell::default(),
                Cell::default(),
                dated(g.due),
                self.text(g.passage),
                self.title(g.passage.place.document),
            ];
            self.row(g.passage, cells)
        };
        let mut rows: Vec<Row> = self.facts.amounts.iter().map(amount).collect();
        rows.extend(self.facts.goals.iter().map(goal));
        rows.sort_by_key(|r| r.evidence);
        rows
    }

    fn reference(&self, reference: &Reference) -> Row {
        let first = reference.mentions.first().copied().unwrap_or_default();
        let inside = self
            .facts
            .links
            .in_block(first.place.document, first.place.block)
            .iter()
            .any(|l| l.from.place == first.place && l.kind == LinkKind::Instrument && is_inside(&l.target));
        let mut documents: Vec<usize> = reference.mentions.iter().map(|m| m.place.document).collect();
        documents.dedup();
        let mut referrers: Vec<String> = documents.iter().take(MOST_REFERRERS).map(|d| self.title(*d).text).collect();
        if documents.len() > MOST_REFERRERS {
            referrers.push(s::AND_OTHERS.with(self.lang, &[&documents.len().to_string()]));
        }
        let times = reference.mentions.len();
        let mut row = self.row(
            first,
            vec![
                format!("《{}》", tidy(&reference.title)).into(),
                reference.number.as_deref().unwrap_or("").into(),
                self.t(if inside { s::INSIDE } else { s::OUTSIDE }).into(),
                Cell { text: times.to_string(), key: i64::try_from(times).ok() },
                referrers.join("；").into(),
            ],
        );
        row.mentions.clone_from(&reference.mentions);
        row
    }

    fn force(&self, date: Date) -> Vec<Row> {
        let stated = |day: Option<StatedDay>| match day {
            Some(StatedDay { date: Some(date), .. }) => dated(Some(date)),
            Some(_) => self.t(s::DAY_UNKNOWN).into(),
            None => Cell::default(),
        };
        let mut rows = Vec::new();
        for (n, (document, force)) in self.issue.documents.iter().zip(&self.facts.force).enumerate() {
            let status = force.at(date);
            let evidence = force.evidence(date);
            let mut repeals: Vec<String> = force
                .effects
                .iter()
                .filter_map(|r| r.title.as_ref().map(|t| format!("《{}》", tidy(t))).or_else(|| r.number.clone()))
                .collect();
            if let Some(by) = force.repealed {
                repeals.insert(0, s::REPEALED_BY.with(self.lang, &[&self.title(by.document).text]));
            }
            let head = Passage::new(n, 0, 0..document.blocks.first().map_or(0, |b| b.text.len()));
            let mut row = self.row(
                evidence.unwrap_or(head),
                vec![
                    self.title(n),
                    Cell { text: self.t(status_name(status)).to_owned(), key: Some(status as i64) },
                    dated(document.signed),
                    stated(force.effective),
                    stated(force.expires),
                    repeals.join("；").into(),
                    evidence.map_or_else(Cell::default, |e| self.text(e)),
                ],
            );
            row.status = Some(status);
            rows.push(row);
        }
        rows
    }
}

fn is_inside(target: &Target) -> bool {
    matches!(target, Target::Inside { .. })
}

/// The headings of a task, without the words that its content begins with already.
fn path_text(path: &[String], content: &str) -> String {
    let last = path.len().saturating_sub(1);
    let told = |(n, words): &(usize, &String)| *n == last && last > 0 && content.starts_with(tidy(words).as_str());
    let kept: Vec<String> = path.iter().enumerate().filter(|p| !told(p)).map(|(_, words)| tidy(words)).collect();
    kept.join(" › ")
}

/// One line without stray white space: cells of the print are broken where its columns were.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        // Between Chinese characters a space is a leftover of the print.
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(out.chars().next_back()) && latin(word.chars().next()) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn dated(date: Option<Date>) -> Cell {
    Cell { text: date.map(|d| d.to_string()).unwrap_or_default(), key: date.map(day::number) }
}

/// An amount with its thousands parted, for reading and adding up.
fn yuan(value: Option<f64>) -> Cell {
    let Some(value) = value.filter(|v| v.is_finite() && v.abs() < 1e15) else { return Cell::default() };
    let whole = value.trunc().abs();
    let digits = format!("{whole:.0}");
    let mut text = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    let cents = ((value.abs() - whole) * 100.0).round();
    if cents > 0.0 {
        text.push_str(&format!(".{cents:02.0}"));
    }
    Cell { text, key: Some((value * 100.0).round() as i64) }
}

/// What the overview counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Documents by category, in the order of the issue: name, number, first document.
    pub categories: Vec<(Option<String>, usize, usize)>,
    /// Articles of all documents.
    pub articles: usize,
    /// Characters of all documents.
    pub characters: usize,
    /// Entries of the chronicle by their first day, ascending.
    pub days: Vec<(Date, usize)>,
    /// For each document, how many references of other documents lead to it.
    pub referred: Vec<usize>,
}

impl Counts {
    /// Counts an issue.
    #[must_use]
    pub fn of(issue: &Issue, facts: &Facts) -> Self {
        let mut counts = Self::default();
        for (n, document) in issue.documents.iter().enumerate() {
            let category = document.category.clone();
            match counts.categories.iter_mut().find(|(name, ..)| *name == category) {
                Some((_, number, _)) => *number += 1,
                None => counts.categories.push((category, 1, n)),
            }
            counts.articles += document.blocks.iter().filter(|b| b.kind == BlockKind::Article).count();
            let length = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
            counts.characters += document.blocks.iter().map(|b| length(&b.text)).sum::<usize>();
            counts.referred.push(facts.links.referring_to_document(n).count());
        }
        let mut days: HashMap<Date, usize> = HashMap::new();
        for entry in facts.chronicle.iter().filter_map(|e| e.date) {
            *days.entry(entry.first).or_default() += 1;
        }
        counts.days = days.into_iter().collect();
        counts.days.sort_unstable();
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_parted_by_thousands_and_keep_their_cents() {
        let of = |v| yuan(Some(v)).text;
        assert_eq!(of(1_000_000.0), "1,000,000");
        assert_eq!(of(999.0), "999");
        assert_eq!(of(12_345.5), "12,345.50");
        assert_eq!(yuan(None).text, "");
        assert_eq!(yuan(Some(f64::NAN)).text, "");
    }

    #[test]
    fn stray_space_goes_and_words_stay_apart() {
        assert_eq!(tidy(" 推进 数字\n化 AI lab 建设 "), "推进数字化AI lab建设");
    }

    #[test]
    fn a_heading_that_begins_the_content_is_not_said_twice() {
        let path = ["重点任务".to_owned(), "治理河道".to_owned()];
        assert_eq!(path_text(&path, "治理河道。2025年底前清淤。"), "重点任务");
        assert_eq!(path_text(&path, "清淤。"), "重点任务 › 治理河道");
        assert_eq!(path_text(&path[1..], "治理河道。"), "治理河道");
    }
}
