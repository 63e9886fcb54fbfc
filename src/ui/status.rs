//! The status bar: where the reader is, or what was done just now; how far he has come, what is doubtful, the zoom.

use egui::{Align, CursorIcon, Frame, Id, Label, Layout, Margin, Panel, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::action::{Action, Env};
use super::app::App;
use super::command::{Command, PanelId};
use super::crumbs::Crumb;
use super::doc::Doc;
use super::panels::suspicions;
use super::places::page_text;
use super::strings as s;
use super::theme::size;
use super::widgets::{name_pane, weak};
use crate::issue::shorten;

/// A document's title is told with at least so many characters, however little room there is.
const TITLE_LEAST: usize = 10;

impl App {
    /// The status bar.
    pub(super) fn status_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let mut notices = std::mem::take(&mut self.overlays.notices);
        notices.pass(ui.ctx());
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 2));
        Panel::bottom("status").frame(frame).show_separator_line(false).show(ui, |ui| {
            name_pane(ui, env.t(s::PANE_STATUS));
            self.overlays.announcer.announce_ui(ui);
            ui.horizontal(|ui| {
                ui.spacing_mut().button_padding = vec2(6.0, 1.0);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.zoom_ui(ui, env, out);
                    if self.speech.is_going() && ui.button(weak(env, env.t(s::SPEECH_STOP))).clicked() {
                        out.push(Action::Run(Command::ReadAloud));
                    }
                    // Where the reader is in a text is told while the text is shown.
                    let library = self.shows_library();
                    if let Some(doc) = self.doc().filter(|_| !library) {
                        place_ui(ui, env, doc, out);
                    }
                    // Its own name: what comes at the right meanwhile must not take a button from under a hand.
                    let left = UiBuilder::new().scope_id(Id::unique("status-left"));
                    ui.scope_builder(left.layout(Layout::left_to_right(Align::Center)), |ui| {
                        let exports = self.overlays.exporting.as_ref().is_some_and(|e| e.exporting_ui(ui, env));
                        if exports || notices.done_ui(ui, env, out) {
                            return;
                        }
                        if let Some(doc) = self.doc().filter(|_| !library) {
                            path_ui(ui, env, doc.reader.crumbs.path(), out);
                        }
                    });
                });
            });
        });
        notices.failed_ui(ui, env);
        self.overlays.notices = notices;
    }

    /// The zoom that the text has, and what limits it.
    fn zoom_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let per_cent = |zoom: f32| format!("{:.0}%", zoom * 100.0);
        let (set, shown) = (self.settings.reading.zoom, self.shown_zoom());
        let tip = match shown < set {
            true => env.with(s::STATUS_ZOOM_LIMITED, &[&per_cent(shown), &per_cent(set)]),
            false => env.t(s::STATUS_ZOOM_TIP).to_owned(),
        };
        if ui.button(weak(env, per_cent(shown))).on_hover_text(tip).clicked() {
            out.push(Action::Run(Command::ZoomReset));
        }
    }
}

/// Suspicions, share read and printed page, from the right.
fn place_ui(ui: &mut Ui, env: Env, doc: &Doc, out: &mut Vec<Action>) {
    let doubts = suspicions::count(&doc.issue);
    if doubts > 0 {
        let button = ui.button(weak(env, env.with(s::STATUS_SUSPICIONS, &[&doubts.to_string()])));
        let command = Command::Panel(PanelId::SUSPICIONS);
        if button.on_hover_text(env.tip(ui.ctx(), command)).clicked() {
            out.push(Action::Run(command));
        }
    }
    // Of what is still read the whole is not known.
    if let Some(share) = doc.reader.share.filter(|_| doc.rest.is_none()) {
        let share = (share * 100.0).round().to_string();
        ui.label(weak(env, env.with(s::STATUS_SHARE, &[&share])));
    }
    let pages = doc.made.jump.as_ref().map(|jump| jump.pages());
    if let Some((text, guessed)) = page_text(env, &doc.issue, pages, doc.here()) {
        let label = ui.label(weak(env, text));
        label.on_hover_text(env.t(if guessed { s::STATUS_PAGE_ABOUT_TIP } else { s::STATUS_PAGE_TIP }));
    }
}

/// The document and the headings down to the place in view; each leads to its beginning.
fn path_ui(ui: &mut Ui, env: Env, path: &[Crumb], out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let below: usize = path.iter().skip(1).map(|c| c.text.chars().count() + 2).sum();
    let room = ((ui.available_width() / size::SMALL) as usize).saturating_sub(below);
    for (n, crumb) in path.iter().enumerate() {
        if n > 0 {
            ui.label(weak(env, "›"));
        }
        if ui.available_width() < 2.0 * size::SMALL {
            return;
        }
        let text = if n == 0 { shorten(&crumb.text, room.max(TITLE_LEAST)) } else { crumb.text.clone() };
        let label = ui.add(Label::new(weak(env, text)).truncate().sense(Sense::click()));
        label.widget_info(|| WidgetInfo::labeled(Role::Link, true, env.with(s::STATUS_CRUMB, &[&crumb.text])));
        if label.hovered() {
            let line = label.rect.x_range();
            ui.painter().hline(line, label.rect.bottom() - 1.0, egui::Stroke::new(1.0, env.palette.weak));
        }
        if label.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            out.push(Action::GoTo { place: crumb.place, bytes: 0 });
        }
    }
}
