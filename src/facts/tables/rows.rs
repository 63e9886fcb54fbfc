//! The rows of each table.

use super::columns::{self, BY_ISSUE, BY_NOTE, BY_SENTENCE, IN_PARTS, INSIDE, OUTSIDE, UNKNOWN_DAY};
use super::{Cell, Row, Tables};
use crate::facts::offices::office_names;
use crate::facts::{Deadline, Force, LinkKind, Passage, Reference, RoleKind, StatedDay, Target, Task, tasks};
use crate::issue::{BlockKind, Date, Diagnostic, Document, Place, PrintedBefore, Severity, Span, told_title};
use crate::zh::address::article_end;
use crate::zh::{date, fold, parts};

/// Documents that are named as those that refer to an instrument.
const MOST_REFERRERS: usize = 64;

impl Tables<'_> {
    /// A row about what stands at a passage.
    pub(super) fn row(&self, evidence: Passage, cells: Vec<Cell>) -> Row {
        Row { cells, evidence, sentence: self.sentence(evidence), ..Row::default() }
    }

    fn tidy(&self, passage: Passage) -> Cell {
        Cell::of(tidy(passage.text(self.issue)))
    }

    fn document(&self, document: usize) -> Option<&Document> {
        self.issue.documents.get(document)
    }

    pub(super) fn title(&self, document: usize) -> String {
        self.document(document).map(told_title).unwrap_or_default()
    }

    pub(super) fn responsibilities(&self) -> Vec<Row> {
        tasks(self.issue, self.facts).iter().map(|task| self.task(task)).collect()
    }

    fn task(&self, task: &Task) -> Row {
        let names = |kind| Cell::names(task.names(self.facts, kind).map(str::to_owned).collect());
        let as_printed = task.stated(self.facts).flat_map(|r| r.units.iter().cloned()).collect();
        let times: Vec<&Deadline> = task.deadlines.iter().filter_map(|d| self.facts.deadlines.get(*d)).collect();
        let printed: Vec<String> = times.iter().map(|d| tidy(d.passage.text(self.issue))).collect();
        let words = match &task.cells {
            Some(cells) => cells.clone(),
            None => tidy(&task.words.text(self.issue).replace('\t', "　")),
        };
        // The title of the text that a notice issues says no more than the notice's own.
        let document = self.document(task.statement.place.document);
        let issued = |words: &&String| document.is_some_and(|d| d.promulgates.iter().any(|t| tidy(t) == tidy(words)));
        let path: Vec<String> = task.path.iter().filter(|words| !issued(words)).cloned().collect();
        let cells = vec![
            Cell::of(path_text(&path, &words)),
            Cell::of(words),
            names(RoleKind::Lead),
            names(RoleKind::Responsible),
            names(RoleKind::Support),
            Cell::of(printed.join("、")),
            Cell::day(times.iter().filter_map(|d| d.due).min()),
            Cell::names(as_printed),
        ];
        match task.row {
            Some(_) => Row { cells, evidence: task.statement, sentence: task.statement, ..Row::default() },
            None => self.row(task.statement, cells),
        }
    }

    pub(super) fn appointments(&self) -> Vec<Row> {
        let row = |a: &crate::facts::Appointment| {
            let signed = self.document(a.passage.place.document).and_then(|d| d.signed);
            let cells = vec![
                Cell::of(a.person.as_str()),
                Cell::Term(columns::action(a.action)),
                Cell::of(tidy(&a.position)),
                Cell::of(a.note.as_deref().unwrap_or("")),
                Cell::day(signed),
            ];
            self.row(a.passage, cells)
        };
        self.facts.appointments.iter().map(row).collect()
    }

    pub(super) fn chronicle(&self) -> Vec<Row> {
        let row = |entry: &crate::facts::ChronicleEntry| {
            let cells = vec![
                Cell::day(entry.date.map(|d| d.first)),
                Cell::day(entry.date.map(|d| d.last)),
                Cell::of(tidy(&entry.label)),
                Cell::of(tidy(&entry.text)),
                Cell::names(entry.people.clone()),
            ];
            Row { cells, evidence: entry.passage, sentence: entry.passage, ..Row::default() }
        };
        self.facts.chronicle.iter().map(row).collect()
    }

    pub(super) fn deadlines(&self) -> Vec<Row> {
        // The offices of the task whose words name the deadline.
        let mut offices: Vec<Vec<String>> = vec![vec![]; self.facts.deadlines.len()];
        for task in tasks(self.issue, self.facts) {
            let units = [RoleKind::Lead, RoleKind::Responsible].into_iter().flat_map(|k| task.names(self.facts, k));
            let units: Vec<String> = units.map(str::to_owned).collect();
            for at in &task.deadlines {
                if let Some(of) = offices.get_mut(*at) {
                    of.extend(units.iter().filter(|u| !of.contains(u)).cloned().collect::<Vec<_>>());
                }
            }
        }
        let row = |(d, mut offices): (&Deadline, Vec<String>)| {
            if let Some(who) = d.who.filter(|_| offices.is_empty()) {
                offices = office_names(who.text(self.issue));
            }
            let cells = vec![
                self.tidy(d.passage),
                self.article_of(d.passage),
                Cell::Term(columns::deadline(d.kind)),
                Cell::day(d.due),
                d.since.map_or(Cell::Empty, |since| self.tidy(since)),
                Cell::names(offices),
                self.tidy(d.clause),
            ];
            self.row(d.passage, cells)
        };
        self.facts.deadlines.iter().zip(offices).map(row).collect()
    }

    /// The article that a passage stands in, with its part; nothing outside articles.
    fn article_of(&self, passage: Passage) -> Cell {
        let address = self.citations.address_of(passage.place).unwrap_or_default();
        if article_end(&address).is_some() { Cell::of(address) } else { Cell::Empty }
    }

    pub(super) fn money(&self) -> Vec<Row> {
        let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Yuan);
        let row = |a: &crate::facts::Amount| {
            let cells = vec![
                self.tidy(a.passage),
                number(a.yuan()),
                number(a.least),
                number(a.most),
                Cell::Term(columns::currency(a.currency)),
                number(a.value.filter(|_| a.yuan().is_none())),
                a.who.map_or(Cell::Empty, |who| self.tidy(who)),
                self.tidy(a.clause),
            ];
            self.row(a.passage, cells)
        };
        self.facts.amounts.iter().map(row).collect()
    }

    pub(super) fn targets(&self) -> Vec<Row> {
        let number = |number: Option<f64>| number.map_or(Cell::Empty, Cell::Number);
        let row = |g: &crate::facts::Goal| {
            let cells = vec![
                self.tidy(g.passage),
                g.value.map_or(Cell::Empty, |value| self.tidy(value)),
                number(g.number),
                number(g.least),
                number(g.most),
                g.unit.map_or(Cell::Empty, |unit| self.tidy(unit)),
                Cell::day(g.due),
            ];
            self.row(g.passage, cells)
        };
        self.facts.goals.iter().map(row).collect()
    }

    pub(super) fn obligations(&self) -> Vec<Row> {
        let text = |words: Option<Passage>| words.map_or(Cell::Empty, |words| self.tidy(words));
        let row = |o: &crate::facts::Obligation| {
            let article = self.issue.block(o.passage.place.document, o.article);
            let cells = vec![
                Cell::of(article.and_then(|b| b.label.as_deref()).unwrap_or("")),
                Cell::Term(columns::obligation(o.kind)),
                text(o.who),
                text(o.what),
                text(o.condition),
                text(o.sanction),
            ];
            self.row(o.passage, cells)
        };
        self.facts.obligations.iter().map(row).collect()
    }

    pub(super) fn references(&self) -> Vec<Row> {
        self.facts.references.iter().map(|r| self.reference(r)).collect()
    }

    fn reference(&self, reference: &Reference) -> Row {
        let first = reference.mentions.first().copied().unwrap_or_default();
        let links = self.facts.links.in_block(first.place.document, first.place.block);
        let inside = links.iter().any(|l| {
            l.from.place == first.place && l.kind == LinkKind::Instrument && matches!(l.target, Target::Inside { .. })
        });
        let mut documents: Vec<usize> = reference.mentions.iter().map(|m| m.place.document).collect();
        documents.dedup();
        let cells = vec![
            Cell::of(format!("《{}》", tidy(&reference.title))),
            Cell::of(reference.number.as_deref().unwrap_or("")),
            Cell::Term(if inside { INSIDE } else { OUTSIDE }),
            Cell::Count(reference.mentions.len() as u64),
            Cell::names(documents.iter().take(MOST_REFERRERS).map(|d| self.title(*d)).collect()),
        ];
        Row { mentions: reference.mentions.clone(), ..self.row(first, cells) }
    }

    pub(super) fn status(&self, date: Date) -> Vec<Row> {
        let mut rows = Vec::new();
        for (n, (document, force)) in self.issue.documents.iter().zip(&self.facts.force).enumerate() {
            let evidence = force.evidence(date);
            let note = |passage: Passage| {
                let block = self.issue.block(passage.place.document, passage.place.block);
                block.is_some_and(|b| b.kind == BlockKind::Note)
            };
            let basis = match evidence {
                None if force.is_in_parts() => Cell::Term(IN_PARTS),
                None => Cell::Empty,
                Some(passage) if note(passage) => Cell::Term(BY_NOTE),
                Some(passage) => Cell::Term(if self.counts(force, passage) { BY_ISSUE } else { BY_SENTENCE }),
            };
            let head = Passage::new(n, 0, 0..document.blocks.first().map_or(0, |b| b.text.len()));
            let cells = vec![
                Cell::of(told_title(document)),
                Cell::of(document.number.as_deref().unwrap_or("")),
                Cell::Term(columns::status(force.at(date))),
                Cell::day(document.signed),
                stated(force.effective),
                stated(force.expires),
                basis,
                force.repealed.map_or(Cell::Empty, |by| Cell::of(self.title(by.document))),
                force.effective.map_or(Cell::Empty, |day| self.tidy(day.evidence)),
                force.expires.map_or(Cell::Empty, |day| self.tidy(day.evidence)),
                force.repealed.map_or(Cell::Empty, |by| self.tidy(by.evidence)),
            ];
            let nothing = Passage { end: head.place.byte, ..head };
            rows.push(Row {
                cells,
                evidence: evidence.unwrap_or(head),
                of: Some(n),
                sentence: evidence.unwrap_or(nothing),
                ..Row::default()
            });
        }
        rows
    }

    /// Whether the first day counts from the day of issue: the sentence that states it prints no day of its own.
    fn counts(&self, force: &Force, evidence: Passage) -> bool {
        let first = force.effective.filter(|first| first.evidence == evidence).and_then(|first| first.date);
        let text = fold::narrowed(evidence.text(self.issue));
        first
            .is_some_and(|first| !date::days_in(&text).any(|day| day == first) && date::days_in(&text).next().is_none())
    }

    pub(super) fn parts(&self) -> Vec<Row> {
        let parts = self.facts.force.iter().flat_map(|f| &f.parts);
        parts
            .map(|p| self.row(p.evidence, vec![self.tidy(p.part), Cell::day(p.effective), Cell::day(p.expires)]))
            .collect()
    }

    pub(super) fn effects(&self) -> Vec<Row> {
        let effects = self.facts.force.iter().flat_map(|f| &f.effects);
        let row = |e: &crate::facts::Effect| {
            let cells = vec![
                Cell::Term(columns::effect(e.kind)),
                e.title.as_ref().map_or(Cell::Empty, |t| Cell::of(format!("《{}》", tidy(t)))),
                Cell::of(e.number.as_deref().unwrap_or("")),
                e.part.map_or(Cell::Empty, |part| self.tidy(part)),
                e.area.map_or(Cell::Empty, |area| self.tidy(area)),
                Cell::day(e.date),
                Cell::day(e.until),
                Cell::Term(if e.target.is_some() { INSIDE } else { OUTSIDE }),
            ];
            self.row(e.evidence, cells)
        };
        effects.map(row).collect()
    }

    /// What the reading was not sure of, without the notes on what it has mended.
    pub(super) fn unsettled(&self) -> impl Iterator<Item = &Diagnostic> {
        self.issue.diagnostics.iter().filter(|d| d.severity > Severity::Note)
    }

    pub(super) fn diagnostics(&self) -> Vec<Row> {
        let before = PrintedBefore::of(self.issue);
        let row = |d: &Diagnostic| {
            let span = d.spans.first().copied();
            let (line, page) = match span {
                Some(Span::Line { line }) => (Cell::Count(u64::from(line)), Cell::Empty),
                Some(Span::Page { page, .. }) => (Cell::Empty, Cell::Count(u64::from(page))),
                _ => (Cell::Empty, Cell::Empty),
            };
            let matter = Cell::of(tidy(&d.message));
            let cells = vec![Cell::Term(columns::severity(d.severity)), matter, Cell::of(&d.code), line, page];
            // What is of no place in the text is of no document.
            let place =
                d.place.or_else(|| before.at(span?)).unwrap_or(Place { document: usize::MAX, ..Place::default() });
            let evidence = Passage::new(place.document, place.block, place.byte..place.byte);
            Row { cells, evidence, sentence: evidence, ..Row::default() }
        };
        self.unsettled().map(row).collect()
    }

    pub(super) fn contents(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (n, document) in self.issue.documents.iter().enumerate() {
            let text = |t: &Option<String>| Cell::of(t.as_deref().unwrap_or(""));
            let page = |p: Option<u32>| p.map_or(Cell::Empty, |p| Cell::Count(p.into()));
            let force = self.facts.force.get(n);
            let cells = vec![
                text(&document.category),
                Cell::of(told_title(document)),
                text(&document.number),
                text(&document.issuer),
                text(&document.addressee),
                Cell::day(document.signed),
                force.map_or(Cell::Empty, |f| stated(f.effective)),
                force.map_or(Cell::Empty, |f| stated(f.expires)),
                page(document.page),
                page(document.last_page),
            ];
            let head = Passage::new(n, 0, 0..document.blocks.first().map_or(0, |b| b.text.len()));
            rows.push(Row { cells, evidence: head, sentence: head, ..Row::default() });
        }
        rows
    }
}

/// A day that a sentence states; where it counts from one that is not printed, that is said.
fn stated(day: Option<StatedDay>) -> Cell {
    match day {
        Some(StatedDay { date: None, .. }) => Cell::Term(UNKNOWN_DAY),
        other => Cell::day(other.and_then(|s| s.date)),
    }
}

/// The headings of a task, without the words that its content begins with already.
fn path_text(path: &[String], content: &str) -> String {
    let last = path.len().saturating_sub(1);
    let told = |(n, words): &(usize, &String)| *n == last && last > 0 && content.starts_with(tidy(words).as_str());
    let words = |words: &String| match parts::label(words).and_then(|end| words.split_at_checked(end)) {
        // The blank behind a label is none of the print's.
        Some((label, rest)) if rest.starts_with(char::is_whitespace) => format!("{}　{}", tidy(label), tidy(rest)),
        _ => tidy(words),
    };
    let kept: Vec<String> = path.iter().enumerate().filter(|p| !told(p)).map(|(_, of)| words(of)).collect();
    kept.join(" › ")
}

/// One line without stray white space: cells of the print are broken where its columns were. Between Chinese characters a
/// space is a leftover of the print.
pub(super) fn tidy(text: &str) -> String {
    crate::zh::fold::tight(text)
}
