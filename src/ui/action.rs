//! What all views share: what they ask for, what they are drawn with, and the names of what they speak of. Views borrow
//! the state and send actions; `dispatch` alone carries them out.

use std::borrow::Cow;
use std::path::PathBuf;

use super::command::{Command, Commands, PanelId};
use super::library::wish::HeldWish;
use super::strings::{Lang, Tr};
use super::theme::Palette;
use super::typing::{Kept, Typing};
use crate::facts::{Passage, TableKind};
use crate::issue::{Anchor, Correction, Date, FactCorrection, Place, Span};
use crate::library::{CiteStyle, CorrectionId, MarkChange, MarkColour, MarkId, MarkKind, MarkLine};
use crate::typeset::shown_full;

/// Names a tab for as long as the window lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TabId(pub u64);

/// What the middle of the window shows of an open issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// 正文: the text.
    #[default]
    Text,
    /// 概览: the issue at a glance.
    Overview,
    /// 表: the tables of facts.
    Tables,
}

/// A table of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SheetKind {
    /// 责任分工.
    #[default]
    Tasks,
    /// 任免.
    Appointments,
    /// 大事记.
    Chronicle,
    /// 期限.
    Deadlines,
    /// 金额与目标.
    Figures,
    /// What rules ask, forbid, allow and threaten.
    Obligations,
    /// 引用.
    References,
    /// 效力.
    Force,
    /// 分批施行.
    Parts,
    /// 对其他文件的影响.
    Effects,
    /// 被引条款.
    Articles,
    /// 沿革.
    Versions,
}

/// What is to be brought into view of the source as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PrintedSpot {
    /// The line on which a place of the text is printed.
    Place(Place),
    /// A line of the source.
    Span(Span),
}

/// What is done with a part of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExcerptWish {
    /// Its text is copied.
    Copy,
    /// It is printed.
    Print,
    /// It is exported.
    Export,
}

/// What the reader says of a row of a table of facts.
#[derive(Clone, Debug, PartialEq)]
pub enum FactWish {
    /// The row of this index is not so.
    Wrong(TableKind, usize),
    /// Its cells are other ones: they are to be written.
    Change(TableKind, usize),
    /// What a passage says is missing: the cells are to be written.
    Add(TableKind, Passage),
    /// What was said of the row is taken back.
    TakeBack(TableKind, usize),
    /// What was written is kept.
    Keep(Box<FactCorrection>),
}

/// A wish of a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Run a command of the table.
    Run(Command),
    /// Open files, each in a tab; one that is open already is shown.
    Open(Vec<PathBuf>),
    /// Show a tab.
    ShowTab(TabId),
    /// Read the file of a tab that has not been in front yet.
    LoadTab(TabId),
    /// Close a tab.
    CloseTab(TabId),
    /// Try to open the tab's file again.
    Retry(TabId),
    /// Stop opening the tab's file.
    CancelOpening(TabId),
    /// Recognise no further page of the tab's file.
    StopScans(TabId),
    /// Open the tab's file with this password.
    Unlock(TabId, String),
    /// Go to a place, remembering where one was.
    GoTo {
        /// Where to.
        place: Place,
        /// Length of what is marked there, in bytes of the block; 0 for the whole block.
        bytes: usize,
    },
    /// Show a place without leaving a trace in the history (walking through hits).
    Show {
        /// Where to.
        place: Place,
        /// Length in bytes; 0 for the whole block.
        bytes: usize,
    },
    /// Go back to a place exactly, leaving no trace.
    Return(Place),
    /// Show hit number `n` of find, from 0.
    ShowHit(usize),
    /// Copy text.
    CopyText(String),
    /// Copy a paragraph (or the selection) with its citation.
    Quote(Place),
    /// Copy the citation of a place in a form, and use that form from now on.
    Cite {
        /// The form.
        style: CiteStyle,
        /// What is cited.
        place: Place,
    },
    /// Show a panel for a place of the text.
    ShowPanel(PanelId, Place),
    /// Tell the status of the documents at a day.
    SetStatusDate(Date),
    /// Show a table of facts.
    ShowSheet {
        /// Which.
        kind: SheetKind,
        /// Only the tasks of a unit.
        unit: Option<String>,
        /// Only rows with these words.
        filter: Option<String>,
    },
    /// Look for a text.
    FindText(String),
    /// Mark what stands between two places; where that is nothing, the paragraph.
    AddMark {
        /// How.
        kind: MarkKind,
        /// In which colour; `None`: the one that was used last.
        colour: Option<MarkColour>,
        /// Where.
        passage: (Place, Place),
        /// With which note.
        note: String,
    },
    /// A text is being written: it is told in each frame, and kept once it is told no longer.
    Typing(Box<Typing>),
    /// What was written is not wanted.
    DropTyped(Kept),
    /// Change a mark.
    ChangeMark(MarkId, MarkChange),
    /// Delete a mark.
    DeleteMark(MarkId),
    /// List the marks of all issues.
    ListAllMarks,
    /// Write marks into a file.
    ExportMarks(Vec<MarkLine>),
    /// Name a colour by what it means; an empty name gives it its own one back.
    NameColour(MarkColour, String),
    /// Look at what the selected words, which stand there on the screen, refer to.
    PeekSelection(egui::Rect),
    /// Open a file and go to a place in it; an empty path is the handbook.
    OpenAt(PathBuf, Box<Anchor>),
    /// Copy, print or export what stands between two places.
    Excerpt {
        /// What is done with it.
        how: ExcerptWish,
        /// From where to where.
        passage: (Place, Place),
        /// What it is called.
        name: String,
    },
    /// Read aloud from a place on.
    SpeakFrom(Place),
    /// Correct the issue's structure.
    Correct(Box<Correction>),
    /// Make the line at a place text again that was left out.
    RestoreDropped(Span),
    /// Make the user's data as it was in a backup.
    RestoreBackup(String),
    /// Withdraw a correction.
    WithdrawCorrection(CorrectionId),
    /// What the reader says of a row of a table of facts.
    Fact(FactWish),
    /// What the page of the library asks for.
    Held(HeldWish),
    /// Show a place as it is printed.
    ShowPrinted(PrintedSpot),
    /// Leave the printed lines and go to a place in the text.
    ShowText(Place),
}

impl Action {
    /// Go to the text that a fact is read from.
    #[must_use]
    pub fn go_to(passage: Passage) -> Self {
        Self::GoTo { place: passage.place, bytes: passage.end.saturating_sub(passage.place.byte) }
    }
}

/// What every view needs to draw itself.
#[derive(Clone, Copy)]
pub struct Env {
    /// The language to speak.
    pub lang: Lang,
    /// The colours.
    pub palette: &'static Palette,
    /// What is said of the commands.
    pub commands: &'static Commands,
    /// Half-width marks in Chinese are shown full-width, in lists as in the text.
    pub fullwidth: bool,
}

impl Env {
    /// An environment without commands, in Chinese.
    #[cfg(test)]
    #[must_use]
    pub fn of_tests() -> Self {
        static COMMANDS: Commands = Commands::none();
        Self { lang: Lang::Zh, palette: super::theme::Look::Light.palette(), commands: &COMMANDS, fullwidth: true }
    }

    /// A text in the window's language.
    #[must_use]
    pub fn t(&self, text: Tr) -> &'static str {
        text.get(self.lang)
    }

    /// A text with arguments in the window's language.
    #[must_use]
    pub fn with(&self, text: Tr, args: &[&str]) -> String {
        text.with(self.lang, args)
    }

    /// Words of an issue as its text shows them, a character for a character; what is copied stays as it is in the source.
    #[must_use]
    pub fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let halves = |c: char| c.is_ascii_punctuation();
        if self.fullwidth && text.contains(halves) { shown_full(text).into() } else { text.into() }
    }

    /// A command's name.
    #[must_use]
    pub fn name(&self, command: Command) -> &'static str {
        self.commands.name(command, self.lang)
    }

    /// A command's name with its key behind it, for tooltips: `查找… (Ctrl+F)`.
    #[must_use]
    pub fn name_and_key(&self, ctx: &egui::Context, command: Command) -> String {
        match self.commands.key_text(ctx, command) {
            keys if keys.is_empty() => self.name(command).to_owned(),
            keys => format!("{} ({keys})", self.name(command)),
        }
    }

    /// A command's name and key, and what it does below.
    #[must_use]
    pub fn tip(&self, ctx: &egui::Context, command: Command) -> String {
        let does = self.commands.about(command).map_or("", |about| about.does.get(self.lang));
        format!("{}\n{does}", self.name_and_key(ctx, command))
    }
}
