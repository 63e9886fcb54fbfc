//! What an issue says: who is responsible, who was appointed, what happened when, what is referred to, what is in
//! force, what is due.
//!
//! All of it is read from the issue's own text by rules for the forms that offices use; every fact keeps the
//! [`Passage`] it was read from, so that its evidence is one click away. What the text does not say is `None`, never
//! a guess. Reading is pure and total: any issue gives facts, and it takes time linear in the text.

mod address_words;
mod addresses;
mod amounts;
mod appointed;
mod appointed_below;
mod appointment;
pub mod appointments;
pub mod bearers;
mod chronicle;
pub mod cite;
mod clauses;
mod currency;
mod day_labels;
mod deadlines;
mod duties;
mod duty_acts;
mod duty_names;
mod figure_reader;
pub mod figures;
mod force;
mod force_area;
mod force_days;
mod force_effects;
mod force_parts;
mod grid;
mod limits;
mod link;
pub mod links;
mod members;
mod modals;
mod money;
pub mod obligations;
mod offices;
mod part;
mod pasted;
mod people;
mod posts;
mod posts_paper;
mod prolonged;
pub mod references;
pub mod responsibilities;
mod said;
mod spoken;
pub mod status;
mod structure;
mod subjects;
pub mod tables;
mod target_heads;
mod target_past;
mod target_table;
mod target_values;
mod targets;
mod tasks;
mod text;
mod times;

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use crate::issue::{Date, Issue, Place};
use crate::zh::{date, fold};

pub use appointments::{Action, Appointment};
pub use chronicle::{ChronicleEntry, DateSpan};
pub use cite::pinpoint::{AddressLead, Pinpoint, Reached};
pub use cite::{Citations, CiteForm, CiteOptions, Cited, Meant, find_citation, read_citation, resolve_citation};
pub use currency::Currency;
pub use figures::{Amount, Deadline, DeadlineKind, Goal};
pub use links::{Link, LinkKind, Links, Target};
pub use obligations::{Obligation, ObligationKind};
pub use references::Reference;
pub use responsibilities::{Responsibility, RoleKind};
pub use status::{Effect, EffectKind, Force, ForcePart, RepealedBy, StatedDay, Status};
pub use tables::{
    Cell, Column, ColumnKind, Row, Said, Table, TableKind, Tables, Term, action_term, effect_term, kept_cell,
};
pub use tasks::{Task, tasks};

/// All facts of an issue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Who does what (牵头单位、责任单位 …), in reading order.
    pub responsibilities: Vec<Responsibility>,
    /// Who must do what in the prose of rules and plans (市甲局负责…, …由市乙局会同市丙局制定), in reading order.
    pub duties: Vec<Responsibility>,
    /// Who was appointed or removed (任免), in reading order.
    pub appointments: Vec<Appointment>,
    /// What happened when (大事记), in reading order.
    pub chronicle: Vec<ChronicleEntry>,
    /// Each instrument cited as 《…》, once, in the order of first mention.
    pub references: Vec<Reference>,
    /// What the issue says of the force of each document; one for each of [`Issue::documents`], in their order.
    pub force: Vec<Force>,
    /// References inside the text, and who refers to what.
    pub links: Links,
    /// By when things are to be done, in reading order.
    pub deadlines: Vec<Deadline>,
    /// Amounts of money, in reading order.
    pub amounts: Vec<Amount>,
    /// What is to be reached by when, in reading order.
    pub goals: Vec<Goal>,
    /// What rules ask, forbid, allow and threaten, in reading order.
    pub obligations: Vec<Obligation>,
}

/// A stretch of a block's text: where a fact was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// Where it begins.
    pub place: Place,
    /// Byte offset of its end in the block's text, on a character boundary.
    pub end: usize,
}

impl Passage {
    /// A stretch of a block.
    #[must_use]
    pub fn new(document: usize, block: usize, range: std::ops::Range<usize>) -> Self {
        Self { place: Place { document, block, byte: range.start }, end: range.end }
    }

    /// The text of the stretch; empty when the passage is of another issue.
    #[must_use]
    pub fn text(self, issue: &Issue) -> &str {
        issue
            .block(self.place.document, self.place.block)
            .and_then(|b| b.text.get(self.place.byte..self.end))
            .unwrap_or("")
    }
}

/// Takes members out of a list by their indices.
fn without<T>(list: &mut Vec<T>, indices: &BTreeSet<usize>) {
    let mut at = 0..;
    list.retain(|_| at.next().is_none_or(|at| !indices.contains(&at)));
}

/// A text that is nothing but a day, in digits or Chinese numerals: 2023年9月10日, 二〇二三年九月十日.
#[must_use]
pub fn day_in_words(words: &str) -> Option<Date> {
    let folded = fold::narrowed(words);
    let (date, length) = date::day_at(&folded)?;
    (length == folded.len()).then_some(date)
}

/// Reads the facts out of an issue; of a large one on several threads.
#[must_use]
pub fn facts(issue: &Issue) -> Facts {
    facts_unless(issue, &AtomicBool::new(false))
}

/// [`facts`]; what it gives is not whole when `cancel` became true meanwhile.
#[must_use]
pub fn facts_unless(issue: &Issue, cancel: &AtomicBool) -> Facts {
    let places = Citations::new(issue);
    let mut facts = Facts::default();
    let mut references = references::Gatherer::new(issue);
    for part in part::read(issue, &places, cancel) {
        part.cited.iter().for_each(|(citation, passage)| references.read(citation, *passage));
        facts.append(part.facts);
    }
    status::connect(issue, &mut facts.force);
    facts.references = references.finish();
    facts.links.back = link::back(&facts.links.links, &places);
    facts
}

impl Facts {
    /// All statements of who does what, those of lists and those of prose, in reading order: what [`Facts::statement`] takes.
    #[must_use]
    pub fn statements(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.responsibilities.len() + self.duties.len()).collect();
        all.sort_by_key(|i| self.statement(*i).map(|r| r.passage.place));
        all
    }

    /// A statement of who does what: [`Facts::responsibilities`], and behind them [`Facts::duties`].
    #[must_use]
    pub fn statement(&self, index: usize) -> Option<&Responsibility> {
        let listed = self.responsibilities.len();
        self.responsibilities.get(index).or_else(|| self.duties.get(index.checked_sub(listed)?))
    }

    fn statement_mut(&mut self, index: usize) -> Option<&mut Responsibility> {
        let listed = self.responsibilities.len();
        match self.responsibilities.get_mut(index) {
            Some(listed) => Some(listed),
            None => self.duties.get_mut(index.checked_sub(listed)?),
        }
    }

    /// Adds the facts of the documents that follow, but for what is known of the issue as a whole only.
    fn append(&mut self, next: Self) {
        /// The first part's facts are the issue's until others follow.
        fn add<T>(all: &mut Vec<T>, next: Vec<T>) {
            if all.is_empty() { *all = next } else { all.extend(next) }
        }
        add(&mut self.responsibilities, next.responsibilities);
        add(&mut self.duties, next.duties);
        add(&mut self.appointments, next.appointments);
        add(&mut self.chronicle, next.chronicle);
        add(&mut self.force, next.force);
        add(&mut self.links.links, next.links.links);
        add(&mut self.deadlines, next.deadlines);
        add(&mut self.amounts, next.amounts);
        add(&mut self.goals, next.goals);
        add(&mut self.obligations, next.obligations);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, BlockKind, Document};

    #[test]
    fn a_chronicle_that_was_not_parted_from_the_document_before() {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let document = Document {
            title: "关于任免江一帆等工作人员职务的通知".into(),
            blocks: vec![
                block(BlockKind::Title, "关于任免江一帆等工作人员职务的通知"),
                block(BlockKind::Paragraph, "任命江一帆为甲局局长。"),
                block(BlockKind::Title, "云州市大事记（2021年8月）"),
                block(BlockKind::Appointment, "1 日,为河道开工。"),
                block(BlockKind::Item, "△又开会。"),
                block(BlockKind::Title, "云州市大事记（2021年9月）"),
                block(BlockKind::Paragraph, "2 日，开会。"),
            ],
            ..Document::default()
        };
        let facts = facts(&Issue { documents: vec![document], ..Issue::default() });
        assert_eq!(facts.appointments.len(), 1);
        let days: Vec<_> = facts.chronicle.iter().filter_map(|c| c.date.map(|d| d.to_string())).collect();
        assert_eq!(days, ["2021-08-01", "2021-08-01", "2021-09-02"]);
    }
}
