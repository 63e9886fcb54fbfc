//! What threads tell the window, and the way by which they tell it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::action::TabId;
use super::corrections::CorrectionAnswer;
use super::facts::Understood;
use super::find::FindAnswer;
use super::library::told::HeldEvent;
use super::marks::{MarkStep, MarkTurn, PlacedMark};
use super::pages::Drawn;
use super::question::Question;
use super::reading::Stretch;
use super::strings::Tr;
use super::task::{UnderWay, spawn};
use crate::deliver::DeliverError;
use crate::issue::{Anchor, Date, Issue, Printed};
use crate::library::{
    Backup, CarriedMarks, IssueKey, LibraryError, LibraryNotice, MarkEdit, MarkedIssue, RecentFile, Restored, Settings,
};
use crate::open::{self, OpenError};
use crate::search::{FindIndex, JumpIndex};
use crate::source::Progress;
use crate::system_faces::FoundFace;

/// What a thread tells the window.
pub enum Event {
    /// The issue of a tab's file, or why there is none.
    Opened(TabId, Result<Arc<Issue>, OpenError>),
    /// The issue of the first pages or lines of a tab's file, of which the rest is still being read.
    Front(TabId, Arc<Issue>),
    /// How far the reading of a file is.
    Progress(TabId, Progress),
    /// What the thread that draws a tab's original pages tells.
    Pages(TabId, Drawn),
    /// The indexes of an issue, for the jump box and for find, or one of them.
    Indexed(TabId, Arc<Issue>, Option<Arc<JumpIndex>>, Option<Arc<FindIndex>>),
    /// An issue is so long that nothing is made of it before it is asked for.
    PutOff(TabId, Arc<Issue>),
    /// What an issue says.
    Understood(TabId, Arc<Issue>, Arc<Understood>),
    /// A search on a thread is done.
    Found(TabId, FindAnswer),
    /// What the library knows the issue of a tab by, and where reading stopped last time.
    Known(TabId, IssueKey, Option<Box<Anchor>>),
    /// The marks of a tab's issue, as they are on the disk.
    Marks(TabId, Arc<Issue>, Vec<PlacedMark>),
    /// Something was done to marks.
    Marked(MarkStep),
    /// All that was done to marks before has been told: a step that was wished for can be undone or done again.
    StepsTold,
    /// A step was undone or done again, or could not be.
    Turned(MarkTurn),
    /// The marks of all issues.
    AllMarks(Vec<MarkedIssue>),
    /// Marks that were read from a file, for a tab's issue.
    Carried(TabId, CarriedMarks),
    /// Something went wrong: a text and what stands for its `{}`.
    Wrong(Tr, String),
    /// The sentence that is read aloud now, of the reading of this number; `None` at its end.
    Speaking(u64, Option<Stretch>),
    /// The reading of this number has failed: why, or nothing where the speech did not answer.
    SpeechFailed(u64, Option<String>),
    /// Something was done: a text and what stands for its `{}`.
    Said(Tr, String),
    /// Something could not be done: a text and what stands for its `{}`.
    Failed(Tr, String),
    /// A file that was asked for could not be read.
    ReadFailed(OpenError),
    /// A file that was asked for could not be written.
    SaveFailed(DeliverError),
    /// The program failed in work on a thread; the message is the panic's.
    Crashed(String),
    /// The corrections of a tab's issue were applied.
    Corrected(TabId, Box<CorrectionAnswer>),
    /// The printed lines of an issue.
    Printed(TabId, Arc<Issue>, Arc<Printed>),
    /// The backups that there are.
    Backups(Vec<Backup>),
    /// The backup of a day is made, or nothing has changed.
    BackedUp(Date),
    /// A backup was restored, with the settings that were in it.
    Restored(Restored, Settings),
    /// The recent files.
    Recent(Vec<RecentFile>),
    /// Something could not be kept.
    KeepFailed(LibraryError),
    /// The library wants something told.
    LibraryNotice(LibraryNotice),
    /// The open dialog was answered; empty when it was cancelled.
    Picked(Vec<PathBuf>),
    /// Another start of the program hands its files over; an empty path is the handbook.
    Handed(Vec<PathBuf>),
    /// The dialog for a folder of the library was answered.
    PickedForLibrary(Option<PathBuf>),
    /// What the threads of the library tell.
    Held(HeldEvent),
    /// No dialog can be shown on this machine: the window asks itself.
    AskHere(Box<Question>),
    /// A file of an open tab has changed on disk.
    Changed(PathBuf),
    /// Something has changed in the folder of the user's data.
    DataStirred,
    /// Marks of an issue are gone from the disk that were shown.
    LostMarks(IssueKey, Vec<MarkEdit>),
    /// What an export tells.
    Exporting(ExportEvent),
    /// The faces of this machine that were found for some characters.
    Faces(BTreeSet<char>, Vec<FoundFace>),
    /// The file of an open tab is gone.
    Gone(PathBuf),
}

/// Sends events and wakes the window.
#[derive(Clone)]
pub struct Post {
    sender: Sender<Event>,
    ctx: egui::Context,
}

impl Post {
    /// A post to the window of `ctx`.
    #[must_use]
    pub fn new(sender: Sender<Event>, ctx: egui::Context) -> Self {
        Self { sender, ctx }
    }

    /// Sends an event and wakes the window.
    pub fn send(&self, event: Event) {
        // The window may be gone already; then nobody wants the event.
        let _ = self.sender.send(event);
        self.ctx.request_repaint();
    }

    /// Counts one more thing that is under way for the window.
    #[must_use]
    pub fn under_way(&self) -> UnderWay {
        UnderWay::begin(&self.ctx)
    }

    /// Does work that sends events on a thread of its own. A panic in it is told.
    pub fn spawn(self, name: &str, work: impl FnOnce(&Self) + Send + 'static) {
        let under_way = self.under_way();
        self.attend(name, move |post| {
            if let Err(why) = open::caught(|| work(post)) {
                post.send(Event::Crashed(why));
            }
            under_way.end();
        });
    }

    /// The same for what lasts as long as the window wants it: pages that are drawn when they are looked at, a voice.
    pub fn attend(self, name: &str, work: impl FnOnce(&Self) + Send + 'static) {
        spawn(name, move || {
            if let Err(why) = open::caught(|| work(&self)) {
                self.send(Event::Crashed(why));
            }
        });
    }
}

/// What the thread that exports tells the window.
pub enum ExportEvent {
    /// How much is done, 0 to 1.
    Progress(f32),
    /// It is done: what is said, and what stands for its `{}`.
    Done(Tr, String),
    /// It failed.
    Failed(DeliverError),
    /// Something else went wrong: what is said, and what stands for its `{}`.
    Wrong(Tr, String),
    /// The name has an ending that stands for no form.
    WrongEnding(String),
    /// The dialog was closed without a name.
    Nothing,
}
