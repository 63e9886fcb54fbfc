//! Corrections of an issue's structure: what the reader says of it, kept by the library, applied on a worker, undone
//! again.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::action::{Action, Env};
use super::app::App;
use super::command::Command;
use super::contents::{Contents, shorten};
use super::doc::Doc;
use super::jump_box::command_entries;
use super::keeper::now;
use super::kept::bookmarks;
use super::notice::Tone;
use super::peek::Peek;
use super::reading::ScrollMode;
use super::strings::{self as s, Tr};
use super::theme::size;
use super::widgets::{Icon, icon_button_ui};
use super::worker::{self, Event, Post, TabId};
use crate::issue::{Anchor, BlockKind, Correction, DEEPEST_HEADING, Issue, Place};
use crate::library::{CorrectionId, DeletedCorrection, IssueKey, KeptCorrection, Library, LibraryError};
use crate::open::{self, OpenError};
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
pub struct Answer {
    change: u64,
    parsed: Arc<Issue>,
    kept: Vec<KeptCorrection>,
    corrected: Result<Corrected, OpenError>,
    said: Option<Said>,
}

/// What the reader is told when a change is seen.
#[derive(Clone, Debug)]
enum Said {
    Made(Tr),
    Withdrawn(Box<DeletedCorrection>),
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

    /// Draws the list, under a head; nothing while there are none.
    pub fn list_ui(&self, ui: &mut Ui, env: Env, issue: &Issue, out: &mut Vec<Action>) {
        if self.kept.is_empty() {
            return;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(env.with(s::CORRECTIONS, &[&self.kept.len().to_string()])).strong());
        for (kept, outcome) in self.all() {
            let anchor = kept.correction.anchor();
            ui.horizontal(|ui| {
                let text = env.with(s::NAMED, &[env.t(name(&kept.correction)), &shorten(&anchor.quote, 14)]);
                let color = if outcome.failed() { env.palette.warning } else { env.palette.ink };
                let row = ui.add(egui::Button::new(RichText::new(text).color(color)).frame(false).truncate());
                if row.on_hover_text(env.t(explanation(outcome))).clicked()
                    && let Some(found) = anchor.resolve(issue)
                {
                    out.push(Action::GoTo { place: found.place, bytes: 0 });
                }
                let label = format!("{} {}", env.t(s::CORRECTION_WITHDRAW), shorten(&anchor.quote, 14));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if icon_button_ui(ui, env, Icon::Cross, &label).clicked() {
                        out.push(Action::WithdrawCorrection(kept.id));
                    }
                    if outcome.failed() {
                        ui.label(RichText::new(env.t(s::CORRECTION_NOT_DONE)).size(size::SMALL).color(color));
                    }
                });
            });
        }
    }
}

/// What a correction does, in a few words.
fn name(correction: &Correction) -> Tr {
    match correction {
        Correction::JoinWithNext { .. } => s::CORRECTED_JOIN,
        Correction::SplitAt { .. } => s::CORRECTED_SPLIT,
        Correction::HeadingLevel { level: Some(level), .. } => heading_name(*level),
        Correction::HeadingLevel { level: None, .. } => s::CORRECT_BODY,
        Correction::BelongsTo { .. } => s::CORRECTED_MOVED,
        Correction::UndoSeam { .. } => s::CORRECT_UNDO_SEAM,
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

/// The correction that a command makes at a place (`exact`: its byte was chosen by the reader).
#[must_use]
pub fn of_command(command: Command, issue: &Issue, place: Place) -> Option<Correction> {
    let (document, block) = (place.document, place.block);
    match command {
        Command::SplitHere => Correction::split_at(issue, place),
        Command::JoinWithPrevious => Correction::join_with_next(issue, document, block.checked_sub(1)?),
        Command::Heading1 => Correction::heading(issue, document, block, Some(1)),
        Command::Heading2 => Correction::heading(issue, document, block, Some(2)),
        Command::Heading3 => Correction::heading(issue, document, block, Some(3)),
        Command::Heading4 => Correction::heading(issue, document, block, Some(4)),
        Command::BodyText => Correction::heading(issue, document, block, None),
        Command::UndoSeam => Correction::undo_seam(issue, place),
        _ => None,
    }
}

/// The commands that [`of_command`] knows.
pub const COMMANDS: [Command; 8] = [
    Command::SplitHere,
    Command::JoinWithPrevious,
    Command::Heading1,
    Command::Heading2,
    Command::Heading3,
    Command::Heading4,
    Command::BodyText,
    Command::UndoSeam,
];

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
    let mut offer = |ui: &mut Ui, text: String, correction: Option<Correction>| {
        if let Some(correction) = correction
            && ui.button(text).clicked()
        {
            out.push(Action::Correct(Box::new(correction)));
        }
    };
    let near = |p: &Place| (p.document, p.block) == (place.document, place.block) && p.byte > 0;
    let at = exact.filter(near).unwrap_or(Place { byte: snapped(&block.text, place.byte), ..place });
    let follows = shorten(block.text.get(at.byte..).unwrap_or(""), 8);
    offer(ui, env.with(s::CORRECT_SPLIT_BEFORE, &[&follows]), Correction::split_at(issue, at));
    let (d, b) = (place.document, place.block);
    let above = b.checked_sub(1).and_then(|above| Correction::join_with_next(issue, d, above));
    offer(ui, env.t(s::CORRECT_JOIN_ABOVE).to_owned(), above);
    offer(ui, env.t(s::CORRECT_JOIN_BELOW).to_owned(), Correction::join_with_next(issue, d, b));
    offer(ui, env.t(s::CORRECT_UNDO_SEAM).to_owned(), Correction::undo_seam(issue, place));
    for (other, text) in [(d.checked_sub(1), s::CORRECT_TO_PREVIOUS), (Some(d + 1), s::CORRECT_TO_NEXT)] {
        offer(ui, env.t(text).to_owned(), other.and_then(|other| Correction::belongs_to(issue, d, b, other)));
    }
    ui.separator();
    for level in 1..=DEEPEST_HEADING {
        offer(ui, env.t(heading_name(level)).to_owned(), Correction::heading(issue, d, b, Some(level)));
    }
    offer(ui, env.t(s::CORRECT_BODY).to_owned(), Correction::heading(issue, d, b, None));
}

/// Applies the corrections that are kept of an issue, on a thread of its own.
fn send(library: &Library, post: &Post, key: &IssueKey, answer: Unanswered) -> Result<(), LibraryError> {
    let kept = library.corrections(key)?;
    post.clone().spawn("correct", move |post| {
        let Unanswered { tab, change, parsed, said } = answer;
        let list: Vec<Correction> = kept.iter().map(|k| k.correction.clone()).collect();
        let corrected = open::corrected(&parsed, &list);
        post.send(Event::Corrected { tab, answer: Box::new(Answer { change, parsed, kept, corrected, said }) });
    });
    Ok(())
}

/// What is to be answered by a worker.
struct Unanswered {
    tab: TabId,
    change: u64,
    parsed: Arc<Issue>,
    said: Option<Said>,
}

/// Applies what earlier openings of an issue have corrected, if anything.
pub fn send_earlier(
    library: &Library,
    post: &Post,
    tab: TabId,
    key: &IssueKey,
    parsed: &Arc<Issue>,
) -> Result<(), LibraryError> {
    if library.corrections(key)?.is_empty() {
        return Ok(());
    }
    send(library, post, key, Unanswered { tab, change: 0, parsed: Arc::clone(parsed), said: None })
}

impl App {
    /// The correction that a command would make where the reader has selected text.
    pub(super) fn correction_of(&self, command: Command) -> Option<Correction> {
        let doc = self.doc()?;
        let (from, _) = doc.view.selection().filter(|_| doc.printed.is_none())?;
        of_command(command, &doc.issue, from)
    }

    /// Has the corrections of the issue in front changed, and the issue corrected anew.
    fn change_corrections(
        &mut self,
        change: impl FnOnce(&Library, &IssueKey) -> Result<Option<Said>, LibraryError> + Send + 'static,
    ) {
        let Some(tab) = self.tab().map(|t| t.id) else { return };
        let Some(doc) = self.doc_mut() else { return };
        doc.corrections.asked += 1;
        let (number, key, parsed) = (doc.corrections.asked, doc.key.clone(), Arc::clone(&doc.corrections.parsed));
        self.keeper.run(move |library, post| {
            let key = key.unwrap_or_else(|| library.recognise(&parsed));
            let said = change(library, &key)?;
            send(library, post, &key, Unanswered { tab, change: number, parsed, said })
        });
    }

    /// Keeps a correction and applies it.
    pub(super) fn correct(&mut self, correction: Correction) {
        if let Some(doc) = self.doc_mut() {
            doc.corrections.withdrawn.clear();
        }
        self.change_corrections(move |library, key| {
            let said = name(&correction);
            library.add_correction(key, correction, now())?;
            Ok(Some(Said::Made(said)))
        });
    }

    /// Withdraws a correction; without an id the last one.
    pub(super) fn withdraw_correction(&mut self, id: Option<CorrectionId>) {
        let last = self.doc().and_then(|d| d.corrections.kept.last()).map(|k| k.id);
        let Some(id) = id.or(last) else { return };
        self.change_corrections(move |library, key| {
            Ok(Some(Said::Withdrawn(Box::new(library.delete_correction(key, id)?))))
        });
    }

    /// Brings the correction back that was withdrawn last.
    pub(super) fn restore_correction(&mut self) {
        let Some(withdrawn) = self.doc_mut().and_then(|d| d.corrections.withdrawn.pop()) else { return };
        self.change_corrections(move |library, key| {
            library.restore_correction(key, &withdrawn)?;
            Ok(Some(Said::Restored(name(&withdrawn.correction.correction))))
        });
    }

    /// Shows the corrected issue, with the reader where he was.
    pub(super) fn take_corrected(&mut self, id: TabId, answer: Answer) {
        let env = self.env();
        let Some(doc) = self.tabs.iter_mut().find(|t| t.id == id).and_then(|t| t.doc_mut()) else { return };
        if !Arc::ptr_eq(&doc.corrections.parsed, &answer.parsed) || answer.change < doc.corrections.taken {
            return;
        }
        let corrected = match answer.corrected {
            Ok(corrected) => corrected,
            Err(error) => {
                self.notices.say(Tone::Failed, env.lang.message(&error, OpenError::message_zh), None);
                return;
            }
        };
        let corrections = &mut doc.corrections;
        (corrections.taken, corrections.kept, corrections.outcomes) = (answer.change, answer.kept, corrected.outcomes);
        let issue =
            if corrections.kept.is_empty() { Arc::clone(&corrections.parsed) } else { Arc::new(corrected.issue) };
        show(doc, env, &issue);
        let key = doc.key.clone();
        let told = tell(doc, env, answer.said);
        if let Some(key) = key {
            let issue = Arc::clone(&issue);
            self.keeper.run(move |library, post| {
                post.send(bookmarks(library, id, &key, &issue)?);
                Ok(())
            });
        }
        worker::understand(self.post.clone(), id, issue, (command_entries(env), env.lang));
        if let Some((text, offer)) = told {
            self.notices.say(Tone::Done, text, Some(offer));
        }
    }
}

/// Puts another understanding of the same issue into its view.
fn show(doc: &mut Doc, env: Env, issue: &Arc<Issue>) {
    let old = Arc::clone(&doc.issue);
    let mut anchors = vec![doc.top_anchor()];
    anchors.extend(doc.history.places().map(|place| Anchor::new(&old, place, 0)));
    let mut found = Anchor::resolve_all(&anchors, issue).into_iter().map(|f| f.map(|f| f.place));
    if let Some(place) = found.next().flatten() {
        doc.view.scroll_to(place, ScrollMode::Keep);
        doc.top = place;
    }
    doc.history.replace(found);
    doc.view.select(None);
    let mut contents = Contents::new(issue, env);
    contents.open_as(&doc.contents);
    doc.contents = contents;
    doc.issue = Arc::clone(issue);
    doc.find.renew();
    (doc.find_index, doc.jump, doc.understood, doc.peek) = (None, None, None, Peek::default());
}

fn tell(doc: &mut Doc, env: Env, said: Option<Said>) -> Option<(String, Command)> {
    Some(match said? {
        Said::Made(name) => (env.with(s::CORRECTION_MADE, &[env.t(name)]), Command::UndoCorrection),
        Said::Restored(name) => (env.with(s::CORRECTION_RESTORED, &[env.t(name)]), Command::UndoCorrection),
        Said::Withdrawn(deleted) => {
            let text = env.with(s::CORRECTION_WITHDRAWN, &[env.t(name(&deleted.correction.correction))]);
            doc.corrections.withdrawn.push(*deleted);
            (text, Command::RedoCorrection)
        }
    })
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
    fn each_command_that_corrects_is_known() {
        let issue = crate::open::handbook().unwrap();
        let heading = issue.documents.iter().enumerate().find_map(|(document, d)| {
            let block = d.blocks.iter().skip(1).position(|b| b.kind == BlockKind::Paragraph && b.text.len() > 60)? + 1;
            let byte = d.blocks[block].text.char_indices().nth(8)?.0;
            Some(Place { document, block, byte })
        });
        let place = heading.unwrap();
        for command in COMMANDS.into_iter().filter(|c| !matches!(c, Command::UndoSeam | Command::BodyText)) {
            assert!(of_command(command, &issue, place).is_some(), "{command:?}");
        }
        assert!(of_command(Command::BodyText, &issue, place).is_none(), "it is body text already");
    }
}
