//! How a frame of the window is drawn, and what its keys and the mouse ask for.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui};

use super::action::{Action, Env, Pane};
use super::app::App;
use super::command::{Command, Commands, PanelId};
use super::commands::COMMANDS;
use super::doc::{DRAWN, Doc, TabState};
use super::drawer::{Edge, NARROW, drawer_ui};
use super::early::EarlyReading;
use super::failed::drop_hint_ui;
use super::file_box::FileBox;
use super::focus::ring_focus;
use super::library::wish::HeldWish;
use super::panels::{PanelScene, SIDE_LEAST, Shared, TEXT_LEAST};
use super::strings as s;
use super::theme;
use super::widgets::{cover, name_edge, name_pane};

/// So near to an edge of the full screen, in points, the pointer calls the bar that is there, and so far it may go from it.
const EDGE: f32 = 3.0;
const BAR_REACH: f32 = 84.0;

impl App {
    /// A window on a library. Opens `files`; without any, what was open last; without that, the handbook.
    #[must_use]
    pub fn new(ctx: &egui::Context, folder: PathBuf, files: Vec<PathBuf>) -> Self {
        Self::with_early(ctx, folder, files, None)
    }

    /// [`App::new`], where the first of the files may be read already.
    pub(super) fn with_early(
        ctx: &egui::Context,
        folder: PathBuf,
        files: Vec<PathBuf>,
        early: Option<EarlyReading>,
    ) -> Self {
        let commands: &'static Commands = &COMMANDS;
        Self::with_commands(ctx, folder, (files, early), commands)
    }

    /// Draws a frame and carries out what was asked for in it.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_look(&ctx);
        let mut out: Vec<Action> = Vec::new();
        self.heed(&ctx, &mut out);
        let env = self.env();
        self.jump_box_ui(&ctx, env, &mut out);
        cover(&ctx, self.overlays.cover());
        self.bars_ui(ui, env, &mut out);
        let room = ui.available_rect_before_wrap();
        self.contents_panel_ui(ui, env, room, &mut out);
        self.side_ui(ui, env, room, &mut out);
        // The paper is what the window is cleared with: a fill the size of the text is dear without a graphics card.
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            name_pane(ui, env.t(s::PANE_CENTRE));
            // A tab that has just come to the front is drawn now.
            self.mark_reading();
            self.centre_ui(ui, env, &mut out);
        });
        self.count_drawn(&ctx);
        self.overlays_ui(&ctx, env, &mut out);
        ring_focus(&ctx, env.palette.accent);
        if out.iter().any(|action| matches!(action, Action::GoTo { .. })) {
            // What was chosen is to be seen.
            self.placing.contents_over = false;
        }
        for action in out {
            self.dispatch(&ctx, action);
        }
        self.keep_typed(&ctx);
        remember_typing(&ctx);
        self.title(&ctx);
        self.keep_session(&ctx);
    }

    /// Takes the size and the colours that are set.
    fn take_look(&mut self, ctx: &egui::Context) {
        if (ctx.zoom_factor() - self.settings.interface.scale).abs() > 1e-3 {
            ctx.set_zoom_factor(self.settings.interface.scale);
        }
        let look = self.wanted_look(ctx);
        if self.appearance.look != Some(look) {
            theme::apply(ctx, look);
            // The window was cleared with the colour of the look before.
            ctx.request_repaint();
            self.appearance.look = Some(look);
        }
    }

    /// Takes what threads tell and what keys and mouse ask for, and begins the work that is wanted for this frame.
    fn heed(&mut self, ctx: &egui::Context, out: &mut Vec<Action>) {
        while let Ok(event) = self.work.events.try_recv() {
            self.take_event(ctx, event, out);
        }
        self.input(ctx, out);
        self.open_front();
        self.catch_up();
        self.tell_page();
        self.show_pending();
        self.copy_table_of_library(ctx);
    }

    /// The bars at the edges of the window: on the full screen they come when they are called.
    fn bars_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let ctx = ui.ctx().clone();
        let full = ctx.input(|i| i.viewport().fullscreen == Some(true));
        self.placing.narrow = full || ctx.content_rect().width() < NARROW;
        if std::mem::replace(&mut self.placing.bare, full) != full {
            self.placing.contents_over = false;
            if full {
                self.panels.put_aside();
            } else {
                self.panels.take_back();
            }
        }
        if full {
            self.edges_ui(&ctx, env, out);
        } else {
            self.menu_bar_ui(ui, env, out);
            self.tabs_ui(ui, env, out);
            self.status_ui(ui, env, out);
        }
    }

    /// The panel at the right of the text, or over it in a narrow window.
    fn side_ui(&mut self, ui: &mut Ui, env: Env, room: Rect, out: &mut Vec<Action>) {
        let shared = Shared {
            settings: &self.settings,
            all_marks: &self.library.all_marks.list,
            all_version: self.library.all_marks.version,
            style: self.reading_style(env),
            links: &self.held.links,
            others: if self.panels.shows(PanelId::BESIDE) { self.tabs.others(env) } else { Vec::new() },
        };
        let library = self.shows_library();
        if let Some(tab) = self.tabs.front_mut().filter(|_| !library) {
            // The list of hits stands under the box in which they are looked for.
            let under = Some(PanelId::RESULTS).filter(|id| self.panels.shows(*id));
            let under = under.and(tab.doc()).map_or(room.top(), |doc| doc.find.bottom().max(room.top()));
            let over = self.placing.narrow.then_some(room.with_min_y(under));
            let scene = PanelScene { tab, post: &self.work.post, shared: &shared };
            self.panels.panel_ui(ui, env, scene, over, out);
        }
    }

    /// What lies over the window.
    fn overlays_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        self.help_window_ui(ctx, env, out);
        if let Some(mut backups) = self.overlays.backups.take()
            && backups.list_ui(ctx, env, out)
        {
            self.overlays.backups = Some(backups);
        }
        match self.overlays.file_box.take().map(|open| open.box_ui(ctx, env)) {
            Some(Ok(open)) => self.overlays.file_box = Some(open),
            Some(Err(answer)) => {
                let (question, paths) = *answer;
                FileBox::give(question, paths, self.work.post.clone());
            }
            None => {}
        }
        self.fact_form_ui(ctx, env, out);
        drop_hint_ui(ctx, env);
    }

    /// On the full screen there is the text alone: the bars come over it when the pointer calls them at their edge, by key, or
    /// to tell something.
    fn edges_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        let screen = ctx.content_rect();
        let at = ctx.input(|i| i.pointer.latest_pos());
        let held = ctx.input(|i| i.modifiers.alt) || egui::Popup::is_any_open(ctx);
        let near = |edge: f32, called: bool, y: f32| {
            let reach = if called { BAR_REACH } else { EDGE };
            (y - edge).abs() <= reach
        };
        let (top, bottom) = self.placing.called;
        let top = held || at.is_some_and(|at| near(screen.top(), top, at.y));
        let bottom = !self.overlays.notices.is_empty() || at.is_some_and(|at| near(screen.bottom(), bottom, at.y));
        self.placing.called = (top, bottom);
        if at.is_some_and(|at| at.x <= screen.left() + EDGE) {
            self.placing.contents_over = true;
        }
        let area = |name: &str, at: egui::Pos2| {
            egui::Area::new(egui::Id::unique(name)).order(egui::Order::Middle).fixed_pos(at).constrain(false)
        };
        // F10 and Alt with a letter open menus of a bar that is not seen yet.
        let wanted = top || ctx.input(|i| i.key_pressed(egui::Key::F10));
        if wanted {
            area("top-edge", screen.min).show(ctx, |ui| {
                ui.set_min_size(egui::vec2(screen.width(), 0.0));
                ui.set_max_size(egui::vec2(screen.width(), BAR_REACH));
                self.menu_bar_ui(ui, env, out);
                self.tabs_ui(ui, env, out);
            });
        }
        if bottom {
            let corner = egui::pos2(screen.left(), screen.bottom() - BAR_REACH);
            area("bottom-edge", corner).show(ctx, |ui| {
                ui.set_min_size(egui::vec2(screen.width(), BAR_REACH));
                ui.set_max_size(egui::vec2(screen.width(), BAR_REACH));
                self.status_ui(ui, env, out);
            });
        }
    }

    /// Counts the frames in which the text in front was drawn: one that can be drawn is not marked any more.
    fn count_drawn(&mut self, ctx: &egui::Context) {
        if let Some(tab) = self.tabs.front_mut().filter(|tab| tab.doc().is_some() && tab.drawn < DRAWN) {
            tab.drawn += 1;
            ctx.request_repaint();
        }
        self.mark_reading();
    }

    /// The window's title: the issue's, with the program's behind it.
    fn title(&mut self, ctx: &egui::Context) {
        let env = self.env();
        let name = env.t(s::APP_NAME);
        let shown = match self.tabs.front() {
            _ if self.shows_library() => Some(env.t(s::HELD_OTHER_ISSUES).to_owned()),
            front => front.map(|tab| tab.title(env)),
        };
        let title = shown.map_or_else(|| name.to_owned(), |shown| format!("{shown} — {name}"));
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.clone()));
        if self.appearance.title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.appearance.title = title;
        }
    }

    fn input(&mut self, ctx: &egui::Context, out: &mut Vec<Action>) {
        let pressed = self.commands.pressed(ctx);
        if pressed.iter().any(|command| *command != Command::Help) {
            // What a key does is seen: the help makes room, as when a command is chosen in it.
            self.overlays.help = None;
        }
        out.extend(pressed.into_iter().map(Action::Run));
        if ctx.input(|i| i.raw.events.contains(&egui::Event::WindowFocused(true))) {
            self.work.watcher.look();
        }
        let mut zoom_pull = self.appearance.zoom_pull;
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
        if self.shows_library() && self.held.shown {
            out.extend(dropped.into_iter().map(|path| Action::Held(HeldWish::Add(path))));
        } else if !dropped.is_empty() {
            out.push(Action::Open(dropped));
        }
        if back {
            out.push(Action::Run(Command::Back));
        }
        if forward {
            out.push(Action::Run(Command::Forward));
        }
        self.appearance.zoom_pull = zoom_pull;
        let over_pages = ctx.pointer_hover_pos().is_some_and(|at| self.pages_hold(at));
        if step != 0 && over_pages {
            if let Some(pages) = self.tabs.front_mut().and_then(|t| t.pages.as_mut()) {
                pages.zoom(step > 0);
            }
        } else if step != 0 {
            out.push(Action::Run(if step > 0 { Command::ZoomIn } else { Command::ZoomOut }));
        }
        let free = !self.overlays.cover() && !ctx.text_edit_focused();
        if escape && free && !egui::Popup::is_any_open(ctx) {
            self.close_topmost(ctx);
        }
    }

    /// Esc goes one step back, from what lies on top: contents that lie over the text, reading aloud, the look at a reference
    /// or a doubtful sign, the bar of a mark, find, the selection, what is told, the panel at the side, the filter of the contents, the printed lines, the overview or tables, the full screen.
    fn close_topmost(&mut self, ctx: &egui::Context) {
        let full = ctx.input(|i| i.viewport().fullscreen == Some(true));
        if self.placing.contents_over {
            self.placing.contents_over = false;
            return;
        }
        if self.speech.is_going() {
            self.speech.stop();
            return;
        }
        if self.shows_library() && (self.back_in_library() || std::mem::take(&mut self.held.shown)) {
            return;
        }
        let doc = self.doc_mut();
        let something = |d: &&mut Doc| {
            d.peek.is_open()
                || d.doubts.is_open()
                || d.mark_bar.is_open()
                || d.find.open
                || d.view.selection().is_some()
        };
        if let Some(doc) = doc.filter(something) {
            if doc.peek.is_open() {
                doc.peek.close();
            } else if doc.doubts.is_open() {
                doc.doubts.close();
            } else if doc.mark_bar.is_open() {
                // What is being written in it is kept by the box itself.
                if !was_typing(ctx) {
                    doc.mark_bar.close();
                }
            } else if doc.find.open {
                doc.find.close();
            } else {
                doc.view.select(None);
            }
        } else if self.overlays.notices.close_last()
            || was_typing(ctx)
            || self.panels.close()
            || had_focus(ctx)
            || self.clear_contents_filter()
            || self.leave_pane()
        {
        } else if full {
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
        }
    }

    /// Shows all of the contents again; false where they are, or can't be seen.
    fn clear_contents_filter(&mut self) -> bool {
        self.shows_contents() && self.doc_mut().is_some_and(|doc| doc.contents.clear_filter())
    }

    /// Goes back to the text from what is shown in its place; false where the text is shown.
    fn leave_pane(&mut self) -> bool {
        let Some(doc) = self.doc_mut() else { return false };
        if doc.reader.pane == Pane::Text && doc.printed.is_none() {
            return false;
        }
        if doc.reader.pane == Pane::Text {
            doc.toggle_printed();
        } else {
            self.show_pane(Pane::Text);
        }
        true
    }

    fn jump_box_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        let Some(mut jump) = self.overlays.jump.take() else { return };
        let issue = self.doc().map(|d| Arc::clone(&d.issue));
        let index = match self.tabs.front().map(|t| &t.state) {
            Some(TabState::Open(doc)) => doc.made.jump.as_deref(),
            Some(TabState::Opening(_)) => None,
            _ => Some(&self.overlays.commands_only),
        };
        if jump.jump_ui(ctx, env, (index, issue.as_deref(), &self.held.links), out) {
            self.overlays.jump = Some(jump);
        }
    }

    fn help_window_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        let Some(mut help) = self.overlays.help.take() else { return };
        let before = out.len();
        if help.help_ui(ctx, env, &self.library.folder, out) && out.len() == before {
            self.overlays.help = Some(help);
        }
    }

    /// The contents at the left of the text, or over it in a narrow window.
    fn contents_panel_ui(&mut self, ui: &mut Ui, env: Env, room: Rect, out: &mut Vec<Action>) {
        // Where nothing can be read there is nothing to list: a scan has the room for its pages.
        let listed = self.tabs.front().is_some_and(|t| match &t.state {
            TabState::Failed(_) => false,
            TabState::Opening(progress) => !progress.is_some_and(|progress| progress.of_scans),
            TabState::Open(_) => true,
        });
        if !listed || self.shows_library() || !self.shows_contents() {
            return;
        }
        if self.placing.narrow {
            let ctx = ui.ctx().clone();
            let beside = drawer_ui(&ctx, env, (Edge::Left, "contents"), room, |ui| self.contents_ui(ui, env, out));
            self.placing.contents_over &= !beside;
            return;
        }
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin { left: 8, right: 4, top: 6, bottom: 4 });
        // However wide the contents were pulled: text and side panel keep their room when the window becomes narrow.
        let others = TEXT_LEAST + if self.panels.is_open() { SIDE_LEAST } else { 0.0 };
        let room = ui.available_width();
        let widest = (room * 0.45).min(room - others).clamp(180.0, 620.0);
        let width = self.settings.tree.width;
        // egui keeps a width by the panel's name: one that the window forces must not outlast it.
        let forced = (width > widest).then_some(widest.round() as u32);
        let panel = Panel::left(("contents", forced)).frame(frame).resizable(true);
        let shown = panel.default_size(width).size_range(180.0..=widest).show(ui, |ui| {
            // An empty panel would shrink, and its width is kept.
            ui.take_available_width();
            name_pane(ui, env.name(Command::ToggleContents));
            self.contents_ui(ui, env, out);
        });
        name_edge(ui, env, ("contents", forced));
        let now = shown.response.rect.width();
        let dragged = ui.input(|i| i.pointer.any_down()) && (now - width.min(widest)).abs() > 0.5;
        if dragged {
            self.settings.tree.width = now;
        }
    }

    fn contents_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let Some(doc) = self.doc_mut() else { return };
        let (issue, here) = (Arc::clone(&doc.issue), doc.here());
        doc.contents.contents_ui(ui, env, &issue, (Some(here), &doc.head_marks.statuses), out);
    }
}

/// Whether a text box had the keyboard at the end of the last frame: then an Esc is the box's own, though egui has taken
/// the keyboard from it by now.
fn was_typing(ctx: &egui::Context) -> bool {
    ctx.data(|d| d.get_temp(egui::Id::unique("typing"))).unwrap_or(false)
}

/// Whether anything had the keyboard at the end of the last frame: then an Esc has given it back, which is a step.
fn had_focus(ctx: &egui::Context) -> bool {
    ctx.data(|d| d.get_temp(egui::Id::unique("focused"))).unwrap_or(false)
}

/// Remembers for the next frame whether a text box has the keyboard, or anything at all.
fn remember_typing(ctx: &egui::Context) {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|m| m.focused().is_some());
    ctx.data_mut(|d| {
        d.insert_temp(egui::Id::unique("typing"), typing);
        d.insert_temp(egui::Id::unique("focused"), focused);
    });
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.raise(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        let reading = &self.settings.reading;
        let pixels = ctx.pixels_per_point();
        let em = reading.body_size * reading.zoom / self.settings.interface.scale * pixels;
        let area = raw.screen_rect.unwrap_or_else(|| ctx.content_rect()).area() * pixels * pixels;
        raw.max_texture_side = Some(self.appearance.atlas.side(em, area, raw.max_texture_side));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.env().palette.paper.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
