//! Corrections of an issue's structure: what the reader says of it, and what can be corrected where.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::action::{Action, Env};
use super::command::Command;
use super::row::Row;
use super::strings::{self as s, Tr};
use super::theme::size;
use super::widgets::{Icon, icon_button_ui};
use crate::issue::{BlockKind, Correction, DEEPEST_HEADING, FactSays, Issue, Place, shorten};
use crate::library::{CorrectionId, DeletedCorrection, KeptCorrection};
use crate::open::OpenError;
use crate::parse::{Corrected, Outcome};

/// The corrections of an open issue.
pub struct Corrections {
    /// The issue as it was parsed, which they are applied to.
    parsed: Arc<Issue>,
    kept: Vec<KeptCorrection>,
    outcomes: Vec<Outcome>,
    /// Withdrawn ones, the last one last.
    withdrawn: Vec<DeletedCorrection>,
    /// Numbers the changes, so that a slow one does not come after a newer one.
    asked: u64,
    taken: u64,
}

/// What a worker made of a tab's corrections.
pub struct CorrectionAnswer {
    /// The number of the change that asked for it.
    pub change: u64,
    /// The issue that was corrected.
    pub parsed: Arc<Issue>,
    /// All corrections of it.
    pub kept: Vec<KeptCorrection>,
    /// What came of them.
    pub corrected: Result<Corrected, OpenError>,
    /// What the reader is told.
    pub change_made: Option<CorrectionChange>,
}

/// What the reader is told when a change is seen.
#[derive(Clone, Debug)]
pub enum CorrectionChange {
    /// A correction was made.
    Made(Tr),
    /// One was withdrawn.
    Withdrawn(Box<DeletedCorrection>),
    /// One was brought back.
    Restored(Tr),
}

impl Corrections {
    /// Those of an issue that was just parsed: none yet.
    #[must_use]
    pub fn new(parsed: Arc<Issue>) -> Self {
        Self { parsed, kept: Vec::new(), outcomes: Vec::new(), withdrawn: Vec::new(), asked: 0, taken: 0 }
    }

    /// Each correction with what became of it.
    fn all(&self) -> impl Iterator<Item = (&KeptCorrection, Outcome)> {
        let outcomes = self.outcomes.iter().copied().chain(std::iter::repeat(Outcome::Done));
        self.kept.iter().zip(outcomes)
    }

    /// The ids of those that could not be applied, in the order of their diagnostics.
    pub fn failed(&self) -> impl Iterator<Item = CorrectionId> {
        self.all().filter(|(_, outcome)| outcome.failed()).map(|(kept, _)| kept.id)
    }

    /// All that are kept.
    #[must_use]
    pub fn kept(&self) -> &[KeptCorrection] {
        &self.kept
    }

    /// The issue as it was parsed.
    #[must_use]
    pub fn parsed(&self) -> Arc<Issue> {
        Arc::clone(&self.parsed)
    }

    /// Whether there is one to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Whether an undone one can be brought back.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.withdrawn.is_empty()
    }

    /// Begins a change: gives its number, and the issue as it was parsed.
    pub fn begin_change(&mut self) -> (u64, Arc<Issue>) {
        self.asked += 1;
        (self.asked, Arc::clone(&self.parsed))
    }

    /// The correction that was made last.
    #[must_use]
    pub fn last(&self) -> Option<CorrectionId> {
        self.kept.last().map(|kept| kept.id)
    }

    /// What was withdrawn can't be brought back any more.
    pub fn forget_withdrawn(&mut self) {
        self.withdrawn.clear();
    }

    /// Remembers a correction that was withdrawn.
    pub fn withdrew(&mut self, correction: DeletedCorrection) {
        self.withdrawn.push(correction);
    }

    /// The correction that was withdrawn last, once.
    pub fn take_withdrawn(&mut self) -> Option<DeletedCorrection> {
        self.withdrawn.pop()
    }

    /// Whether an answer is to this issue and to no older change than the last that was taken.
    #[must_use]
    pub fn awaits(&self, answer: &CorrectionAnswer) -> bool {
        Arc::ptr_eq(&self.parsed, &answer.parsed) && answer.change >= self.taken
    }

    /// Takes what was made of the corrections; gives the issue that is to be shown.
    pub fn take(&mut self, change: u64, kept: Vec<KeptCorrection>, corrected: Corrected) -> Arc<Issue> {
        (self.taken, self.kept, self.outcomes) = (change, kept, corrected.outcomes);
        if self.kept.is_empty() { Arc::clone(&self.parsed) } else { Arc::new(corrected.issue) }
    }

    /// Draws the list, under a head; nothing while there are none.
    pub fn list_ui(&self, ui: &mut Ui, env: Env, issue: &Issue, out: &mut Vec<Action>) {
        if self.kept.is_empty() {
            return;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(env.with(s::CORRECTIONS, &[&self.kept.len().to_string()])).strong());
        for (kept, outcome) in self.all() {
            let anchor = kept.correction.anchor();
            let text = env.with(s::NAMED, &[env.t(name(&kept.correction)), &shorten(kept.correction.quote(), 14)]);
            let color = if outcome.failed() { env.palette.warning } else { env.palette.ink };
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = format!("{} {}", env.t(s::CORRECTION_WITHDRAW), shorten(kept.correction.quote(), 14));
                if icon_button_ui(ui, env, Icon::Cross, &label).clicked() {
                    out.push(Action::WithdrawCorrection(kept.id));
                }
                if outcome.failed() {
                    ui.label(RichText::new(env.t(s::CORRECTION_NOT_DONE)).size(size::SMALL).color(color));
                }
                let place = anchor.resolve(issue).map(|found| found.place);
                let row = Row::text(env, &text, color).lines(1).leads(place.is_some()).ui(ui, env);
                if row.on_hover_text(env.t(explanation(outcome))).clicked() {
                    out.extend(place.map(|place| Action::GoTo { place, bytes: 0 }));
                }
            });
        }
    }
}

/// What a correction does, in a few words.
#[must_use]
pub fn name(correction: &Correction) -> Tr {
    match correction {
        Correction::JoinWithNext { .. } => s::CORRECTED_JOIN,
        Correction::SplitAt { .. } => s::CORRECTED_SPLIT,
        Correction::HeadingLevel { level: Some(level), .. } => heading_name(*level),
        Correction::HeadingLevel { level: None, .. } => s::CORRECT_BODY,
        Correction::BelongsTo { .. } => s::CORRECTED_MOVED,
        Correction::UndoSeam { .. } => s::CORRECT_UNDO_SEAM,
        Correction::Reading { .. } => s::CORRECTED_READING,
        Correction::Restore { .. } => s::CORRECTED_RESTORED,
        Correction::Fact(fact) => match fact.says {
            FactSays::Wrong => s::FACT_SAID_WRONG,
            FactSays::Missing(_) => s::FACT_SAID_MISSING,
            FactSays::Other(_) => s::FACT_SAID_OTHER,
        },
    }
}

fn heading_name(level: u8) -> Tr {
    match level {
        1 => s::CORRECT_HEADING_1,
        2 => s::CORRECT_HEADING_2,
        3 => s::CORRECT_HEADING_3,
        _ => s::CORRECT_HEADING_4,
    }
}

fn explanation(outcome: Outcome) -> Tr {
    match outcome {
        Outcome::Done => s::OUTCOME_DONE,
        Outcome::Needless => s::OUTCOME_NEEDLESS,
        Outcome::Unfit => s::OUTCOME_UNFIT,
        Outcome::Lost => s::OUTCOME_LOST,
    }
}

/// What a reader says of a selected paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Another begins at the selection.
    Split,
    /// It goes on from the one above.
    JoinAbove,
    /// A remainder was joined to it wrongly.
    UndoSeam,
    /// It is a heading of a level, or none.
    Heading(Option<u8>),
}

impl Wish {
    /// The correction that it means at a place, where it would change something.
    #[must_use]
    pub fn correction(self, issue: &Issue, place: Place) -> Option<Correction> {
        let (document, block) = (place.document, place.block);
        match self {
            Self::Split => Correction::split_at(issue, place),
            Self::JoinAbove => Correction::join_with_next(issue, document, block.checked_sub(1)?),
            Self::UndoSeam => Correction::undo_seam(issue, place),
            Self::Heading(level) => Correction::heading(issue, document, block, level),
        }
    }
}

/// Characters on either side of a click among which the end of a sentence is meant rather than the click's own place.
const SNAP: usize = 4;

/// Where a paragraph is meant to begin that is cut near a place: after a sentence's end close by, else there.
#[must_use]
pub fn snapped(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    let ends = |at: &usize| {
        let closing = text.get(*at..).is_some_and(|t| t.starts_with(['”', '’', '）', ')', '》']));
        !closing && text.get(..*at).is_some_and(|t| t.ends_with(['。', '；', '！', '？', '”', '）']))
    };
    let after = text.get(byte..).unwrap_or("").char_indices().take(SNAP + 1).map(|(at, _)| byte + at);
    let before = text.get(..byte).unwrap_or("").char_indices().rev().take(SNAP).map(|(at, _)| at);
    let nearest = after.chain(before).filter(ends).min_by_key(|at| at.abs_diff(byte)).unwrap_or(byte);
    let space =
        text.get(nearest..).unwrap_or("").chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    nearest + space
}

/// Whether there is something to correct at a place: a table is what it is.
pub fn has_menu(issue: &Issue, place: Place) -> bool {
    issue.block(place.document, place.block).is_some_and(|block| block.kind != BlockKind::Table)
}

/// The part of the context menu that corrects the paragraph at `place`. `exact` is the start of a selection.
pub fn menu_ui(ui: &mut Ui, env: Env, issue: &Issue, place: Place, exact: Option<Place>, out: &mut Vec<Action>) {
    let Some(block) = issue.block(place.document, place.block) else { return };
    let mut offer = |ui: &mut Ui, text: &str, correction: Option<Correction>| {
        if let Some(correction) = correction
            && ui.button(text).clicked()
        {
            out.push(Action::Correct(Box::new(correction)));
        }
    };
    let near = |p: &Place| (p.document, p.block) == (place.document, place.block) && p.byte > 0;
    let at = exact.filter(near).unwrap_or(Place { byte: snapped(&block.text, place.byte), ..place });
    let follows = shorten(block.text.get(at.byte..).unwrap_or(""), 8);
    offer(ui, &env.with(s::CORRECT_SPLIT_BEFORE, &[&follows]), Wish::Split.correction(issue, at));
    let (d, b) = (place.document, place.block);
    offer(ui, env.t(s::CORRECT_JOIN_ABOVE), Wish::JoinAbove.correction(issue, place));
    offer(ui, env.t(s::CORRECT_JOIN_BELOW), Correction::join_with_next(issue, d, b));
    offer(ui, env.t(s::CORRECT_UNDO_SEAM), Wish::UndoSeam.correction(issue, place));
    for (other, text) in [(d.checked_sub(1), s::CORRECT_TO_PREVIOUS), (Some(d + 1), s::CORRECT_TO_NEXT)] {
        offer(ui, env.t(text), other.and_then(|other| Correction::belongs_to(issue, d, b, other)));
    }
    ui.separator();
    for level in 1..=DEEPEST_HEADING {
        offer(ui, env.t(heading_name(level)), Wish::Heading(Some(level)).correction(issue, place));
    }
    offer(ui, env.t(s::CORRECT_BODY), Wish::Heading(None).correction(issue, place));
}

/// What the reader is told of a change, and the command that takes it back.
#[must_use]
pub fn message(change: &CorrectionChange, env: Env) -> (String, Command) {
    let (text, name, undo) = match change {
        CorrectionChange::Made(name) => (s::CORRECTION_MADE, *name, Command::UndoCorrection),
        CorrectionChange::Restored(name) => (s::CORRECTION_RESTORED, *name, Command::UndoCorrection),
        CorrectionChange::Withdrawn(deleted) => {
            (s::CORRECTION_WITHDRAWN, name(&deleted.correction.correction), Command::RedoCorrection)
        }
    };
    (env.with(text, &[env.t(name)]), undo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_falls_on_a_sentence_end_close_by() {
        let text = "供水应当安全。 第三条 用水应当节约。";
        let end = text.find('第').unwrap();
        for near in ["安全", "全。", "。 第", "第三", "三条"] {
            assert_eq!(snapped(text, text.find(near).unwrap()), end, "{near}");
        }
        let far = text.find("应当节").unwrap();
        assert_eq!(snapped(text, far), far);
        assert_eq!(snapped(text, far + 1), far, "inside a character");
        assert_eq!(snapped("他说：“好。”乙", "他说：“好".len()), "他说：“好。”".len(), "not before a closing mark");
    }

    #[test]
    fn each_wish_is_a_correction_where_it_changes_something() {
        let issue = crate::open::handbook().unwrap();
        let heading = issue.documents.iter().enumerate().find_map(|(document, d)| {
            let block = d.blocks.iter().skip(1).position(|b| b.kind == BlockKind::Paragraph && b.text.len() > 60)? + 1;
            let byte = d.blocks[block].text.char_indices().nth(8)?.0;
            Some(Place { document, block, byte })
        });
        let place = heading.unwrap();
        for wish in [Wish::Split, Wish::JoinAbove, Wish::Heading(Some(1)), Wish::Heading(Some(4))] {
            assert!(wish.correction(&issue, place).is_some(), "{wish:?}");
        }
        assert!(Wish::Heading(None).correction(&issue, place).is_none(), "it is body text already");
    }
}
