//! The window's state, and what can be done with it, by topic. `commands` says which command runs what, `dispatch`
//! carries out what views ask for, and `frame` draws it.

mod carrying;
mod citing;
mod corrections;
mod desktop;
mod events;
mod excerpts;
mod exporting;
mod faces;
mod going;
mod handover;
mod held;
mod mark_history;
mod marks;
mod opening;
mod safety;
mod session;
mod settings;
mod speaking;
mod tables;
mod typing;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use super::action::{Env, Pane, TabId};
use super::announce::Announcer;
use super::atlas::Atlas;
use super::backups::BackupList;
use super::command::{Command, Commands, PanelId};
use super::doc::Doc;
use super::early::EarlyReading;
use super::event::{Event, Post};
use super::exporting::Exporting;
use super::facts::{DayField, FactForm};
use super::file_box::FileBox;
use super::help::Help;
use super::jump_box::{JumpBox, command_entries};
use super::library::LibraryPage;
use super::library_thread::LibraryThread;
use super::notice::{Notices, Tone};
use super::panels::Panels;
use super::speech::Speech;
use super::strings::{Lang, Tr};
use super::tabs::Tabs;
use super::theme::{self, Look};
use super::watch::Watcher;
use super::zoom::ZoomPull;
use crate::deliver::today;
use crate::instance::Serving;
use crate::issue::{Date, Issue, Place};
use crate::library::{
    Language, Library, LibraryNotice, MarkedIssue, ReadingMarks, RecentFile, Session, SessionSlot, Settings, Theme,
    WindowFrame,
};
use crate::search::JumpIndex;

use faces::SystemFaces;
use mark_history::MarkHistory;
pub(super) use settings::Step;
use typing::TypedText;

/// The window.
pub struct App {
    pub(super) tabs: Tabs,
    pub(super) panels: Panels,
    pub(super) overlays: Overlays,
    pub(super) settings: Settings,
    pub(super) library: UserData,
    /// The library of issues.
    pub(super) held: LibraryPage,
    pub(super) appearance: Appearance,
    pub(super) status_day: StatusDay,
    pub(super) work: Work,
    pub(super) placing: Placing,
    pub(super) speech: Speech,
    /// The place that the context menu of the text is for.
    pub(super) context_place: Option<Place>,
    pub(super) commands: &'static Commands,
}

/// What lies over the window or opens from it.
#[derive(Default)]
pub(super) struct Overlays {
    pub(super) jump: Option<JumpBox>,
    /// Commands only: for the jump box while no issue is open.
    pub(super) commands_only: JumpIndex,
    pub(super) help: Option<Help>,
    pub(super) backups: Option<BackupList>,
    /// Asks for a path where the system has no dialog.
    pub(super) file_box: Option<FileBox>,
    /// A row of a table of facts that is being written.
    pub(super) fact: Option<(FactForm, Arc<Issue>, TabId)>,
    pub(super) notices: Notices,
    pub(super) announcer: Announcer,
    /// The export that is under way.
    pub(super) exporting: Option<Exporting>,
    /// What is said of the export that failed last.
    pub(super) export_failed: Option<String>,
}

/// The user's data: the thread that keeps it, and what of it the window shows.
pub(super) struct UserData {
    pub(super) thread: LibraryThread,
    pub(super) folder: String,
    pub(super) recent: Vec<RecentFile>,
    /// What was done to marks, for undoing it.
    pub(super) history: MarkHistory,
    /// The marks of all issues, once they were asked for.
    pub(super) all_marks: AllMarks,
    /// The session as it was kept last, and when it is looked at next, in seconds of the window's clock.
    pub(super) session: Option<Session>,
    /// Which session is this window's.
    pub(super) slot: SessionSlot,
    pub(super) save_at: f64,
    /// The files that are being read, on the disk.
    pub(super) marks: ReadingMarks,
    /// What is being typed, and not kept for good.
    pub(super) typed: Vec<TypedText>,
    /// The day whose backup is made.
    pub(super) backed_up: Option<Date>,
}

impl UserData {
    /// What a thread keeps, of which nothing is shown yet.
    fn new(thread: LibraryThread, slot: SessionSlot) -> Self {
        Self {
            thread,
            folder: String::new(),
            recent: Vec::new(),
            history: MarkHistory::default(),
            all_marks: AllMarks::default(),
            session: None,
            slot,
            save_at: 0.0,
            marks: ReadingMarks::default(),
            typed: Vec::new(),
            backed_up: None,
        }
    }
}

/// The marks of all issues.
#[derive(Default)]
pub(super) struct AllMarks {
    pub(super) list: Vec<MarkedIssue>,
    /// Counts the changes.
    pub(super) version: u64,
    /// They are shown, and to be kept as they are on the disk.
    pub(super) wanted: bool,
}

impl AllMarks {
    pub(super) fn set(&mut self, list: Vec<MarkedIssue>) {
        self.list = list;
        self.version += 1;
    }
}

/// How the window looks.
#[derive(Default)]
pub(super) struct Appearance {
    pub(super) look: Option<Look>,
    pub(super) system_lang: Lang,
    pub(super) title: String,
    pub(super) atlas: Atlas,
    pub(super) zoom_pull: ZoomPull,
    pub(super) faces: SystemFaces,
}

/// The day whose status is told, and the field that it is typed into.
pub(super) struct StatusDay {
    pub(super) date: Date,
    pub(super) field: DayField,
}

/// Threads, and what they tell.
pub(super) struct Work {
    pub(super) post: Post,
    pub(super) events: Receiver<Event>,
    pub(super) watcher: Watcher,
    /// Takes what later starts of the program hand over.
    pub(super) inbox: Option<Serving>,
    /// The file that is being read since before there was a window.
    pub(super) early: Option<EarlyReading>,
    /// Frames in which the window still asks to come to the front.
    pub(super) raising: u8,
}

/// Where the window stands on the screen.
pub(super) struct Placing {
    pub(super) frame: Option<WindowFrame>,
    /// The window was maximised when it closed last, and is to be so again.
    pub(super) to_maximise: bool,
    /// It is too narrow for panels beside the text, or fills the screen.
    pub(super) narrow: bool,
    /// It fills the screen with the text alone.
    pub(super) bare: bool,
    /// What of the rest the pointer has called at an edge of the full screen: the top, the bottom.
    pub(super) called: (bool, bool),
    /// The contents lie over the text of a narrow window.
    pub(super) contents_over: bool,
}

impl Placing {
    /// Where the window stood last.
    fn of(frame: Option<WindowFrame>) -> Self {
        Self {
            frame,
            to_maximise: frame.is_some_and(|w| w.maximised),
            narrow: false,
            bare: false,
            called: (false, false),
            contents_over: false,
        }
    }
}

impl Overlays {
    /// Whether something lies over the text that is done with first.
    pub(super) fn cover(&self) -> bool {
        self.jump.is_some()
            || self.help.is_some()
            || self.backups.is_some()
            || self.fact.is_some()
            || self.file_box.is_some()
    }

    pub(super) fn toggle_help(&mut self) {
        self.help = if self.help.is_some() { None } else { Some(Help::default()) };
    }

    pub(super) fn show_help(&mut self) {
        self.help = Some(Help::default());
    }
}

impl App {
    /// The state of a window on a library. Opens what was open last, with `files` in front, the first of which may be read already;
    /// without any of these, the handbook.
    pub(super) fn with_commands(
        ctx: &egui::Context,
        folder: PathBuf,
        (files, early): (Vec<PathBuf>, Option<EarlyReading>),
        commands: &'static Commands,
    ) -> Self {
        theme::install_fonts(ctx);
        ctx.options_mut(|o| o.zoom_with_keyboard = false);
        let (library, mut said) = Library::open(folder);
        let mut heed = |error| said.push(LibraryNotice::Failed(error));
        let settings = library.settings().map_err(&mut heed).unwrap_or_default();
        let slot = library.take_session();
        let session = library.session_of(slot.number()).map_err(&mut heed).unwrap_or_default();
        let recent = library.recent().map_err(&mut heed).unwrap_or_default();
        let (marks, left) = library.reading_marks();
        let watched = library.watched_folders();
        let folder = library.folder().display().to_string();
        let (sender, events) = mpsc::channel();
        let post = Post::new(sender, ctx.clone());
        let thread = LibraryThread::start(library, post.clone());
        let mut app = Self {
            tabs: Tabs::default(),
            panels: Panels::default(),
            overlays: Overlays::default(),
            settings,
            library: UserData { folder, recent, marks, ..UserData::new(thread, slot) },
            held: LibraryPage::default(),
            appearance: Appearance { system_lang: Lang::of_system(), ..Appearance::default() },
            status_day: StatusDay { date: today(), field: DayField::default() },
            work: Work { watcher: Watcher::start(post.clone(), watched), post, events, inbox: None, early, raising: 0 },
            placing: Placing::of(session.window),
            speech: Speech::default(),
            context_place: None,
            commands,
        };
        app.panels.restore(&session.panel);
        app.index_commands();
        for notice in said {
            app.say_notice(&notice);
        }
        app.open_first(files, session, &left);
        // Another than that is not wanted any more.
        app.work.early = None;
        app.begin_held();
        app
    }

    /// What was open last stays open behind the files that are named.
    fn open_first(&mut self, files: Vec<PathBuf>, session: Session, left: &[PathBuf]) {
        for mut tab in session.tabs {
            // Who names a file asks for it.
            tab.held_back &= !names(&files, &tab.path);
            self.restore_tab(tab);
        }
        let others: Vec<PathBuf> = left.iter().filter(|left| !names(&files, left)).cloned().collect();
        self.take_left_behind(&others);
        if !files.is_empty() {
            self.open_files(files);
            return;
        }
        // Who closed all tabs finds the home screen again; who comes for the first time the handbook.
        if self.tabs.is_empty() && session.window.is_none() {
            self.open_tab(Path::new(""), None);
        }
        self.tabs.show_nth(session.active);
    }

    /// Makes the commands' entries anew: at the start, and when the language is another.
    pub(super) fn index_commands(&mut self) {
        self.overlays.commands_only = JumpIndex::build_with(&Issue::default(), &command_entries(self.env()));
    }

    /// What views need to draw themselves.
    pub(super) fn env(&self) -> Env {
        let palette = self.appearance.look.unwrap_or_default().palette();
        Env { lang: self.lang(), palette, commands: self.commands, fullwidth: self.settings.reading.half_as_full }
    }

    pub(super) fn lang(&self) -> Lang {
        match self.settings.language {
            Language::System => self.appearance.system_lang,
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }

    /// The look that the theme and the system ask for.
    pub(super) fn wanted_look(&self, ctx: &egui::Context) -> Look {
        match self.settings.theme {
            Theme::Light => Look::Light,
            Theme::Sepia => Look::Sepia,
            Theme::Dark => Look::Dark,
            Theme::System => match ctx.system_theme() {
                Some(egui::Theme::Dark) => Look::Dark,
                _ => Look::Light,
            },
        }
    }

    /// The issue in front.
    pub(super) fn doc(&self) -> Option<&Doc> {
        self.tabs.front()?.doc()
    }

    /// The issue in front.
    pub(super) fn doc_mut(&mut self) -> Option<&mut Doc> {
        self.tabs.front_mut()?.doc_mut()
    }

    /// Does something with the issue in front, if there is one.
    pub(super) fn with_doc(&mut self, change: impl FnOnce(&mut Doc)) {
        if let Some(doc) = self.doc_mut() {
            change(doc);
        }
    }

    pub(super) fn say(&mut self, tone: Tone, text: String) {
        self.overlays.notices.say(tone, text, None);
    }

    pub(super) fn say_failed(&mut self, text: Tr, args: &[&str]) {
        let text = self.env().with(text, args);
        self.say(Tone::Failed, text);
    }

    pub(super) fn say_done(&mut self, text: Tr, args: &[&str]) {
        let text = self.env().with(text, args);
        self.say(Tone::Done, text);
    }

    pub(super) fn say_notice(&mut self, notice: &LibraryNotice) {
        let text = self.lang().message(notice, LibraryNotice::message_zh);
        self.say(Tone::Failed, text);
    }

    // Panels

    /// Shows a panel for a place of the text.
    pub(super) fn show_panel(&mut self, id: PanelId, at: Place) {
        self.placing.contents_over = false;
        if let Some(tab) = self.tabs.front_mut() {
            self.panels.show(id, tab, at);
        }
    }

    /// Shows the panel of a command, or hides it.
    pub(super) fn toggle_panel(&mut self, command: Command) {
        let Command::Panel(id) = command else { return };
        if self.panels.shows(id) {
            self.panels.close();
        } else {
            let here = self.doc().map(Doc::here).unwrap_or_default();
            self.show_panel(id, here);
        }
    }

    /// Whether the contents are shown: in a narrow window only where they were asked for.
    pub(super) fn shows_contents(&self) -> bool {
        if self.placing.narrow { self.placing.contents_over } else { self.settings.tree.visible }
    }

    /// Shows or hides the contents. In a narrow window, they or a panel lie over the text, never both.
    pub(super) fn show_contents(&mut self, shown: bool) {
        if !self.placing.narrow {
            self.change_settings(move |s| s.tree.visible = shown);
            return;
        }
        self.placing.contents_over = shown;
        if shown {
            self.panels.close();
        }
    }

    pub(super) fn can_show_panel(&self, command: Command) -> bool {
        matches!(command, Command::Panel(id) if self.panels.can_show(id, self.tabs.front()))
    }

    pub(super) fn shows_panel(&self, command: Command) -> bool {
        matches!(command, Command::Panel(id) if self.panels.shows(id))
    }

    /// Whether the middle shows this of the issue in front.
    pub(super) fn shows_pane(&self, pane: Pane) -> bool {
        self.doc().is_some_and(|d| d.reader.pane == pane)
    }
}

/// Whether a file is among those that were named.
fn names(files: &[PathBuf], path: &Path) -> bool {
    files.iter().any(|file| file == path || std::fs::canonicalize(file).is_ok_and(|file| file == path))
}

/// Enters or leaves full screen.
pub(super) fn toggle_full_screen(ctx: &egui::Context) {
    let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
    ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full));
}
