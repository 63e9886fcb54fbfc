//! The window's state, and how a frame is drawn. What the frame's views ask for is carried out in `dispatch`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::action::{Action, Env};
use super::atlas::Atlas;
use super::command::{self, Command};
use super::doc::{Doc, Tab, TabState};
use super::exporting::Exporting;
use super::facts::{DayField, Source};
use super::failed::drop_hint_ui;
use super::help::Help;
use super::jump_box::{JumpBox, command_entries};
use super::keeper::Keeper;
use super::notice::{Notices, Tone};
use super::references::references_ui;
use super::strings::{self as s, Lang};
use super::suspicions::suspicions_ui;
use super::theme::{self, Look};
use super::widgets::panel_head_ui;
use super::worker::{Event, Post, TabId, Watcher};
use super::zoom::ZoomPull;
use crate::deliver::today;
use crate::issue::{Date, Issue, Place};
use crate::library::{
    DeletedBookmark, Language, Library, LibraryNotice, RecentFile, Session, Settings, Theme, WindowFrame,
};
use crate::search::JumpIndex;

/// Which panel stands at the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Bookmarks,
    Results,
    Suspicions,
    Pages,
    References,
}

/// The window.
pub struct App {
    pub(super) tabs: Vec<Tab>,
    pub(super) active: usize,
    pub(super) next_tab: u64,
    pub(super) settings: Settings,
    pub(super) recent: Vec<RecentFile>,
    /// Files whose tabs were closed, the last one last.
    pub(super) closed: Vec<PathBuf>,
    pub(super) side: Option<Side>,
    pub(super) jump: Option<JumpBox>,
    pub(super) help: Option<Help>,
    pub(super) notices: Notices,
    /// Bookmarks deleted, the last one last, with the tab they were in.
    pub(super) deleted: Vec<(TabId, DeletedBookmark)>,
    pub(super) keeper: Keeper,
    pub(super) post: Post,
    pub(super) watcher: Watcher,
    /// Commands only: for the jump box while no issue is open.
    pub(super) bare_jump: JumpIndex,
    pub(super) data_folder: String,
    pub(super) context_place: Option<Place>,
    pub(super) window: Option<WindowFrame>,
    /// The window was maximised when it closed last, and is to be so again.
    pub(super) to_maximise: bool,
    /// The export that is under way.
    pub(super) exporting: Option<Exporting>,
    /// Characters that faces of this machine were looked for, and the faces that were added.
    pub(super) looked_for: BTreeSet<char>,
    pub(super) system_faces: BTreeSet<String>,
    /// The day whose status is told.
    pub(super) status_date: Date,
    pub(super) day_field: DayField,
    zoom_pull: ZoomPull,
    events: Receiver<Event>,
    look: Option<Look>,
    window_title: String,
    atlas: Atlas,
    system_lang: Lang,
    pub(super) saved: Option<Session>,
    /// When the session is looked at next, in seconds of the window's clock.
    pub(super) save_at: f64,
}

/// Panels leave the text this width, as long as they have room of their own.
const TEXT_LEAST: f32 = 380.0;
/// A panel at the side is never narrower.
const SIDE_LEAST: f32 = 220.0;

impl App {
    /// A window on a library. Opens `files`; without any, what was open last; without that, the handbook.
    #[must_use]
    pub fn new(ctx: &egui::Context, folder: PathBuf, files: Vec<PathBuf>) -> Self {
        theme::install_fonts(ctx);
        ctx.options_mut(|o| o.zoom_with_keyboard = false);
        let (library, mut said) = Library::open(folder);
        let mut heed = |error| said.push(LibraryNotice::Failed(error));
        let settings = library.settings().map_err(&mut heed).unwrap_or_default();
        let session = library.session().map_err(&mut heed).unwrap_or_default();
        let recent = library.recent().map_err(&mut heed).unwrap_or_default();
        let data_folder = library.folder().display().to_string();
        let (sender, events) = mpsc::channel();
        let post = Post::new(sender, ctx.clone());
        let mut app = Self {
            tabs: Vec::new(),
            active: 0,
            next_tab: 0,
            settings,
            recent,
            closed: Vec::new(),
            side: None,
            jump: None,
            help: None,
            notices: Notices::default(),
            deleted: Vec::new(),
            keeper: Keeper::start(library, post.clone()),
            watcher: Watcher::start(post.clone()),
            post,
            bare_jump: JumpIndex::default(),
            data_folder,
            context_place: None,
            window: session.window,
            to_maximise: session.window.is_some_and(|w| w.maximised),
            exporting: None,
            looked_for: BTreeSet::new(),
            system_faces: BTreeSet::new(),
            status_date: today(),
            day_field: DayField::default(),
            zoom_pull: ZoomPull::default(),
            events,
            look: None,
            window_title: String::new(),
            atlas: Atlas::default(),
            system_lang: Lang::of_system(),
            saved: None,
            save_at: 0.0,
        };
        app.index_commands();
        for notice in said {
            app.say_notice(&notice);
        }
        app.open_first(files, session);
        app
    }

    fn open_first(&mut self, files: Vec<PathBuf>, session: Session) {
        if !files.is_empty() {
            self.open_files(files);
            return;
        }
        session.tabs.into_iter().for_each(|tab| self.restore_tab(tab));
        if self.tabs.is_empty() {
            self.open_tab(Path::new(""), None);
        }
        self.active = session.active.min(self.tabs.len().saturating_sub(1));
    }

    /// Makes the commands' entries anew: at the start, and when the language is another.
    pub(super) fn index_commands(&mut self) {
        self.bare_jump = JumpIndex::build_with(&Issue::default(), &command_entries(self.env()));
    }

    /// What views need to draw themselves.
    pub(super) fn env(&self) -> Env {
        Env { lang: self.lang(), palette: self.look.unwrap_or_default().palette() }
    }

    pub(super) fn lang(&self) -> Lang {
        match self.settings.language {
            Language::System => self.system_lang,
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }

    /// The tab in front.
    pub(super) fn tab(&self) -> Option<&Tab> {
        self.tabs.get(self.active)
    }

    /// The issue in front.
    pub(super) fn doc(&self) -> Option<&Doc> {
        self.tab()?.doc()
    }

    /// The issue in front.
    pub(super) fn doc_mut(&mut self) -> Option<&mut Doc> {
        self.tabs.get_mut(self.active)?.doc_mut()
    }

    pub(super) fn say_notice(&mut self, notice: &LibraryNotice) {
        let text = self.lang().message(notice, LibraryNotice::message_zh);
        self.notices.say(Tone::Failed, text, None);
    }

    /// The look that the theme and the system ask for.
    fn wanted_look(&self, ctx: &egui::Context) -> Look {
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

    /// Draws a frame and carries out what was asked for in it.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let look = self.wanted_look(&ctx);
        if self.look != Some(look) {
            theme::apply(&ctx, look);
            self.look = Some(look);
        }
        let mut out: Vec<Action> = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            self.take_event(&ctx, event, &mut out);
        }
        self.input(&ctx, &mut out);
        self.open_front();
        let env = self.env();
        self.jump_box_ui(&ctx, env, &mut out);
        self.menu_bar_ui(ui, env, &mut out);
        self.tabs_ui(ui, env, &mut out);
        self.status_ui(ui, env, &mut out);
        self.contents_panel_ui(ui, env, &mut out);
        self.side_panel_ui(ui, env, &mut out);
        // The paper is what the window is cleared with: a fill the size of the text is dear without a graphics card.
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| self.centre_ui(ui, env, &mut out));
        self.help_window_ui(&ctx, env, &mut out);
        let taken = self.exporting_ui(&ctx, env);
        self.notices.notices_ui(&ctx, env, taken, &mut out);
        drop_hint_ui(&ctx, env);
        for action in out {
            self.dispatch(&ctx, action);
        }
        self.title(&ctx);
        self.keep_session(&ctx);
    }

    /// The window's title: the issue's, with the program's behind it.
    fn title(&mut self, ctx: &egui::Context) {
        let env = self.env();
        let name = env.t(s::APP_NAME);
        let title = self.tab().map_or_else(|| name.to_owned(), |tab| format!("{} — {name}", tab.title(env)));
        if self.window_title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.window_title = title;
        }
    }

    fn input(&mut self, ctx: &egui::Context, out: &mut Vec<Action>) {
        let pressed = command::pressed(ctx);
        if pressed.iter().any(|command| *command != Command::Help) {
            // What a key does is seen: the help makes room, as when a command is chosen in it.
            self.help = None;
        }
        out.extend(pressed.into_iter().map(Action::Run));
        let mut zoom_pull = self.zoom_pull;
        let (dropped, back, forward, step, escape) = ctx.input(|i| {
            let dropped: Vec<PathBuf> = i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect();
            let back = i.pointer.button_pressed(egui::PointerButton::Extra1);
            (
                dropped,
                back,
                i.pointer.button_pressed(egui::PointerButton::Extra2),
                zoom_pull.step(i),
                i.key_pressed(egui::Key::Escape),
            )
        });
        if !dropped.is_empty() {
            out.push(Action::Open(dropped));
        }
        if back {
            out.push(Action::Run(Command::Back));
        }
        if forward {
            out.push(Action::Run(Command::Forward));
        }
        self.zoom_pull = zoom_pull;
        let over_pages = ctx.pointer_hover_pos().is_some_and(|at| self.pages_hold(at));
        if step != 0 && over_pages {
            if let Some(pages) = self.tabs.get_mut(self.active).and_then(|t| t.pages.as_mut()) {
                pages.zoom(step > 0);
            }
        } else if step != 0 {
            out.push(Action::Run(if step > 0 { Command::ZoomIn } else { Command::ZoomOut }));
        }
        let free = self.jump.is_none() && self.help.is_none() && !ctx.text_edit_focused();
        if escape && free && !egui::Popup::is_any_open(ctx) {
            self.close_topmost(ctx);
        }
    }

    /// Esc takes away what lies on top: the look at a reference, find, the selection, the list of hits, what is told,
    /// the full screen.
    fn close_topmost(&mut self, ctx: &egui::Context) {
        let full = ctx.input(|i| i.viewport().fullscreen == Some(true));
        let results = self.side == Some(Side::Results);
        let doc = self.doc_mut();
        if let Some(doc) = doc.filter(|d| d.peek.is_open() || d.find.open || d.view.selection().is_some()) {
            if doc.peek.is_open() {
                doc.peek.close();
            } else if doc.find.open {
                doc.find.close();
            } else {
                doc.view.select(None);
            }
        } else if results {
            self.side = None;
        } else if self.notices.close_last() {
        } else if full {
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
        }
    }

    fn jump_box_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        let Some(mut jump) = self.jump.take() else { return };
        let issue = self.doc().map(|d| Arc::clone(&d.issue));
        let index = match self.tab().map(|t| &t.state) {
            Some(TabState::Open(doc)) => doc.jump.as_deref(),
            Some(TabState::Opening(_)) => None,
            _ => Some(&self.bare_jump),
        };
        if jump.jump_ui(ctx, env, (index, issue.as_deref()), out) {
            self.jump = Some(jump);
        }
    }

    fn help_window_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        let Some(mut help) = self.help.take() else { return };
        let before = out.len();
        if help.help_ui(ctx, env, &self.data_folder, out) && out.len() == before {
            self.help = Some(help);
        }
    }

    fn contents_panel_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        // Where nothing can be read there is nothing to list: a scan has the room for its pages.
        let failed = self.tab().is_some_and(|t| matches!(t.state, TabState::Failed(_)));
        if !self.settings.tree.visible || failed {
            return;
        }
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin { left: 8, right: 4, top: 6, bottom: 4 });
        // However wide the contents were pulled: text and side panel keep their room when the window becomes narrow.
        let others = TEXT_LEAST + if self.side.is_some() { SIDE_LEAST } else { 0.0 };
        let room = ui.available_width();
        let widest = (room * 0.45).min(room - others).clamp(180.0, 620.0);
        let width = self.settings.tree.width;
        let shown =
            Panel::left("contents").frame(frame).resizable(true).default_size(width).size_range(180.0..=widest).show(
                ui,
                |ui| {
                    // An empty panel would shrink, and its width is kept.
                    ui.take_available_width();
                    let Some(doc) = self.tabs.get_mut(self.active).and_then(Tab::doc_mut) else { return };
                    let issue = Arc::clone(&doc.issue);
                    let here = doc.here();
                    doc.contents.contents_ui(ui, env, &issue, (Some(here), &doc.badges.statuses), out);
                },
            );
        self.settings.tree.width = shown.response.rect.width();
    }

    fn side_panel_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let Some(side) = self.side else { return };
        if side == Side::Pages {
            self.pages_panel_ui(ui, env, out);
            return;
        }
        let date = self.status_date;
        let Some(doc) = self.tabs.get_mut(self.active).and_then(Tab::doc_mut) else { return };
        let (name, command) = match side {
            Side::Bookmarks => (s::BOOKMARKS, Command::ToggleBookmarks),
            Side::Results => (s::FIND_RESULTS, Command::ToggleResults),
            Side::Suspicions => (s::SUSPICIONS, Command::ToggleSuspicions),
            Side::Pages => return,
            Side::References => (s::REFERENCES, Command::ToggleReferences),
        };
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 6));
        let widths = beside_text(ui, SIDE_LEAST, 620.0);
        Panel::right("side").frame(frame).resizable(true).default_size(320.0).size_range(widths).show(ui, |ui| {
            ui.take_available_width();
            panel_head_ui(ui, env, name, command, out);
            ui.add_space(4.0);
            let issue = Arc::clone(&doc.issue);
            match side {
                Side::Bookmarks => {
                    let jump = doc.jump.clone();
                    doc.bookmarks.bookmarks_ui(ui, env, (&issue, jump.as_ref().map(|j| j.pages())), out);
                }
                Side::Results => doc.find.list_ui(ui, env, &issue, doc.find_index.as_deref(), out),
                Side::Suspicions => suspicions_ui(ui, env, &issue, &doc.corrections, out),
                Side::Pages => {}
                Side::References => {
                    let source = Source { issue: &issue, understood: doc.understood.as_ref(), date };
                    references_ui(ui, env, source, doc.references_of, out);
                }
            }
        });
    }
}

/// The widths that a panel beside the text may have: the text keeps room to be read.
pub(super) fn beside_text(ui: &Ui, least: f32, most: f32) -> egui::Rangef {
    egui::Rangef::new(least, (ui.available_width() - TEXT_LEAST).clamp(least, most))
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        let reading = &self.settings.reading;
        let pixels = ctx.pixels_per_point();
        let em = reading.body_size * reading.zoom * pixels;
        let area = raw.screen_rect.unwrap_or_else(|| ctx.content_rect()).area() * pixels * pixels;
        raw.max_texture_side = Some(self.atlas.side(em, area, raw.max_texture_side));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.env().palette.paper.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
