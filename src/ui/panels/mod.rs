//! The panels at the side of the text. Each is one file: a [`PanelInfo`] that says what it is called, and a [`Panel`]
//! that draws it. To add one, write its file and name it in [`PANELS`]; its command, key, menu entry and button in the
//! menu bar come from there.

mod beside;
mod comments;
mod marks;
mod pages;
pub mod references;
mod results;
pub mod suspicions;
mod why;

use std::collections::HashMap;

use egui::{Align, Frame, KeyboardShortcut, Layout, Margin, Rect, RichText, Ui, UiBuilder, vec2};

use super::action::{Action, Env, TabId};
use super::command::{About, Command, Menu, PanelId};
use super::doc::{Doc, Tab};
use super::drawer::{Edge, drawer_ui};
use super::event::Post;
use super::library::OtherIssues;
use super::reading::ReadingStyle;
use super::strings::{self as s, Tr};
use super::tabs::OtherTab;
use super::theme::{self, size};
use super::widgets::{Icon, icon_button_ui, name_edge, name_pane};
use crate::issue::Place;
use crate::library::{MarkedIssue, Settings};

/// All panels, as they stand in the menu.
pub const PANELS: &[&PanelInfo] = &[
    &marks::PANEL,
    &suspicions::PANEL,
    &why::PANEL,
    &pages::PANEL,
    &beside::PANEL,
    &comments::PANEL,
    &results::PANEL,
    &references::PANEL,
];

/// What is said of a panel.
pub struct PanelInfo {
    /// Its name in the program.
    pub id: PanelId,
    /// What stands at its head.
    pub title: Tr,
    /// The name of the command that shows and hides it.
    pub name: Tr,
    /// What that command does.
    pub does: Tr,
    /// The keys of the command.
    pub keys: &'static [KeyboardShortcut],
    /// The command that it stands behind in the menu.
    pub after: Command,
    /// The sign of its button in the menu bar, if it has one there.
    pub icon: Option<Icon>,
    /// Its width when it is shown first, and the least and most that it can be drawn to.
    pub width: f32,
    /// Least and most width.
    pub widths: (f32, f32),
    /// Whether there is anything for it to show of an issue.
    pub available: fn(&Doc) -> bool,
    /// Makes it, for one tab.
    pub make: fn() -> Box<dyn Panel>,
}

impl PanelInfo {
    /// A panel that is there for every issue and has no button in the menu bar.
    #[must_use]
    pub const fn new(id: PanelId, title: Tr, make: fn() -> Box<dyn Panel>) -> Self {
        let empty = Tr { zh: "", en: "" };
        Self {
            id,
            title,
            name: empty,
            does: empty,
            keys: &[],
            after: Command::CollapseContents,
            icon: None,
            width: 320.0,
            widths: (SIDE_LEAST, 620.0),
            available: |_| true,
            make,
        }
    }

    /// Its command.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Command::Panel(self.id), Menu::View, self.name, self.does).keys(self.keys)
    }
}

/// What a panel is drawn from.
pub struct PanelScene<'a> {
    /// The tab in front. Its issue is open.
    pub tab: &'a mut Tab,
    /// For work on threads.
    pub post: &'a Post,
    /// What is known beside the tab.
    pub shared: &'a Shared<'a>,
}

/// What panels are told that is of no tab.
pub struct Shared<'a> {
    /// What the user has set.
    pub settings: &'a Settings,
    /// The marks of all issues, and how often they have changed.
    pub all_marks: &'a [MarkedIssue],
    /// Counts the changes of `all_marks`.
    pub all_version: u64,
    /// How text is set.
    pub style: ReadingStyle,
    /// What the library says of papers of the open issues.
    pub links: &'a OtherIssues,
    /// The other tabs.
    pub others: Vec<OtherTab>,
}

/// A panel at the side of the text, for one tab.
pub trait Panel {
    /// It is shown from now on, for a place of the text.
    fn opened(&mut self, _doc: &mut Doc, _at: Place) {}

    /// It was shown before the tab came to the front.
    fn arrived(&mut self, doc: &mut Doc, at: Place) {
        self.opened(doc, at);
    }

    /// Draws it, under its head.
    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>);
}

/// Panels leave the text this width, as long as they have room of their own.
pub const TEXT_LEAST: f32 = 380.0;
/// A panel at the side is never narrower.
pub const SIDE_LEAST: f32 = 220.0;

/// Which panel is shown, and those of each tab as they were left.
#[derive(Default)]
pub struct Panels {
    shown: Option<PanelId>,
    /// The one that was shown before the text filled the screen.
    aside: Option<PanelId>,
    of_tabs: HashMap<(TabId, PanelId), Box<dyn Panel>>,
}

fn info(id: PanelId) -> Option<&'static PanelInfo> {
    PANELS.iter().copied().find(|info| info.id == id)
}

impl Panels {
    /// Whether a panel is shown.
    #[must_use]
    pub fn shows(&self, id: PanelId) -> bool {
        self.shown == Some(id)
    }

    /// Whether any panel is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.shown.is_some()
    }

    /// Whether a panel can be shown or hidden while a tab is in front.
    #[must_use]
    pub fn can_show(&self, id: PanelId, front: Option<&Tab>) -> bool {
        let doc = front.and_then(Tab::doc);
        info(id).is_some_and(|info| doc.is_none_or(|doc| (info.available)(doc)))
    }

    /// Shows a panel for a place of a tab's text.
    pub fn show(&mut self, id: PanelId, tab: &mut Tab, at: Place) {
        self.shown = Some(id);
        let key = (tab.id, id);
        if let (Some(info), Some(doc)) = (info(id), tab.doc_mut()) {
            self.of_tabs.entry(key).or_insert_with(info.make).opened(doc, at);
        }
    }

    /// The panel that the next session begins with: hits are of what is looked for now.
    #[must_use]
    pub fn kept(&self) -> Option<PanelId> {
        self.shown.or(self.aside).filter(|id| *id != PanelId::RESULTS)
    }

    /// Shows the panel of a name, if there is one: what the last session has kept.
    pub fn restore(&mut self, name: &str) {
        self.shown = PANELS.iter().map(|info| info.id).find(|id| id.0 == name);
    }

    /// Hides the panel that is shown; false when there is none.
    pub fn close(&mut self) -> bool {
        self.shown.take().is_some()
    }

    /// Puts the panel that is shown aside, where the text alone fills the screen.
    pub fn put_aside(&mut self) {
        self.aside = self.shown.take();
    }

    /// Shows the panel again that was put aside, unless another one was shown since.
    pub fn take_back(&mut self) {
        self.shown = self.shown.take().or(self.aside.take());
        self.aside = None;
    }

    /// The tab is closed.
    pub fn forget(&mut self, tab: TabId) {
        self.of_tabs.retain(|(of, _), _| *of != tab);
    }

    /// Draws the panel that is shown, if the tab's issue is open: beside the text, or over it where `over` says in which room.
    pub fn panel_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        scene: PanelScene<'_>,
        over: Option<Rect>,
        out: &mut Vec<Action>,
    ) {
        // One that has nothing to show of this tab comes back with a tab that it has something of.
        let of_tab = |info: &&PanelInfo| scene.tab.doc().is_some_and(|doc| (info.available)(doc));
        let Some(info) = self.shown.and_then(info).filter(of_tab) else { return };
        let tab = &mut *scene.tab;
        let panel = self.of_tabs.entry((tab.id, info.id)).or_insert_with(|| {
            let mut panel = (info.make)();
            if let Some(doc) = tab.doc_mut() {
                let here = doc.here();
                panel.arrived(doc, here);
            }
            panel
        });
        let inside = |ui: &mut Ui| {
            name_pane(ui, env.t(info.title));
            // What is wider than the panel is cut at its edge: it would lie over the text otherwise, and leave the window.
            let room = ui.available_rect_before_wrap();
            let mut inner = ui.new_child(UiBuilder::new().max_rect(room));
            inner.set_clip_rect(room.expand2(vec2(4.0, 2.0)).intersect(ui.clip_rect()));
            head_ui(&mut inner, env, info, out);
            inner.add_space(4.0);
            panel.ui(&mut inner, env, scene, out);
            ui.advance_cursor_after_rect(room);
        };
        if let Some(room) = over {
            let ctx = ui.ctx().clone();
            if drawer_ui(&ctx, env, (Edge::Right, info.id.0), room, inside) {
                self.shown = None;
            }
            return;
        }
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin { left: 10, right: 6, top: 6, bottom: 0 });
        // The text keeps room to be read.
        let (least, most) = info.widths;
        let widths = egui::Rangef::new(least, (ui.available_width() - TEXT_LEAST).clamp(least, most));
        let side = egui::Panel::right(info.id.0).frame(frame).resizable(true);
        side.default_size(info.width).size_range(widths).show(ui, inside);
        name_edge(ui, env, info.id.0);
    }
}

/// The head of a panel: its name, and a cross that runs the command which shows and hides it.
fn head_ui(ui: &mut Ui, env: Env, info: &PanelInfo, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(env.t(info.title)).size(size::HEAD).family(theme::hei()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = format!("{} {}", env.t(s::CLOSE), env.t(info.title));
            if icon_button_ui(ui, env, Icon::Cross, &close).clicked() {
                out.push(Action::Run(Command::Panel(info.id)));
            }
        });
    });
}
