//! The status bar: where the reader is, how far he has come, what is doubtful, the zoom.

use egui::{Align, CursorIcon, Frame, Label, Layout, Margin, Panel, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::action::{Action, Env};
use super::app::App;
use super::command::Command;
use super::contents::shorten;
use super::crumbs::Crumb;
use super::doc::Doc;
use super::strings as s;
use super::suspicions;
use super::theme::size;
use crate::issue::{Issue, Place};
use crate::search::PageMap;

/// A document's title is told with at least so many characters, however little room there is.
const TITLE_LEAST: usize = 10;

impl App {
    /// The status bar.
    pub(super) fn status_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 2));
        Panel::bottom("status").frame(frame).show_separator_line(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().button_padding = vec2(6.0, 1.0);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let zoom = format!("{:.0}%", self.settings.reading.zoom * 100.0);
                    if ui.button(small(env, zoom)).on_hover_text(env.t(s::STATUS_ZOOM_TIP)).clicked() {
                        out.push(Action::Run(Command::ZoomReset));
                    }
                    let Some(doc) = self.doc() else { return };
                    place_ui(ui, env, doc, out);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        path_ui(ui, env, doc.crumbs.path(), out);
                    });
                });
            });
        });
    }
}

fn small(env: Env, text: impl Into<String>) -> RichText {
    RichText::new(text).size(size::SMALL).color(env.palette.weak)
}

/// Suspicions, share read and printed page, from the right.
fn place_ui(ui: &mut Ui, env: Env, doc: &Doc, out: &mut Vec<Action>) {
    let doubts = suspicions::count(&doc.issue);
    if doubts > 0 {
        let button = ui.button(small(env, env.with(s::STATUS_SUSPICIONS, &[&doubts.to_string()])));
        let tip = Command::ToggleSuspicions;
        let tip = format!("{}\n{}", tip.name_and_key(ui.ctx(), env.lang), tip.entry().does.get(env.lang));
        if button.on_hover_text(tip).clicked() {
            out.push(Action::Run(Command::ToggleSuspicions));
        }
    }
    if let Some(share) = doc.share {
        let share = (share * 100.0).round().to_string();
        ui.label(small(env, env.with(s::STATUS_SHARE, &[&share])));
    }
    let pages = doc.jump.as_ref().map(|jump| jump.pages());
    if let Some((text, guessed)) = page_text(env, &doc.issue, pages, doc.here()) {
        let label = ui.label(small(env, text));
        label.on_hover_text(env.t(if guessed { s::STATUS_PAGE_ABOUT_TIP } else { s::STATUS_PAGE_TIP }));
    }
}

/// What is said of the printed page of a place, and whether that is an estimate.
pub(super) fn page_text(env: Env, issue: &Issue, pages: Option<&PageMap>, place: Place) -> Option<(String, bool)> {
    let (page, guessed) = pages?.page_of(issue, place)?;
    let text = if guessed { s::STATUS_PAGE_ABOUT } else { s::STATUS_PAGE };
    Some((env.with(text, &[&page.to_string()]), guessed))
}

/// The document and the headings down to the place in view; each leads to its beginning.
fn path_ui(ui: &mut Ui, env: Env, path: &[Crumb], out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let below: usize = path.iter().skip(1).map(|c| c.text.chars().count() + 2).sum();
    let room = ((ui.available_width() / size::SMALL) as usize).saturating_sub(below);
    for (n, crumb) in path.iter().enumerate() {
        if n > 0 {
            ui.label(small(env, "›"));
        }
        if ui.available_width() < 2.0 * size::SMALL {
            return;
        }
        let text = if n == 0 { shorten(&crumb.text, room.max(TITLE_LEAST)) } else { crumb.text.clone() };
        let label = ui.add(Label::new(small(env, text)).truncate().sense(Sense::click()));
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
