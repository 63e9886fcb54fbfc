//! What stands in the window while a file is being read, and when it can't be.

use egui::{
    Align, Align2, FontId, Frame, Key, Label, Layout, Margin, ProgressBar, Rect, RichText, TextEdit, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::action::{Action, Env, TabId};
use super::command::Command;
use super::doc::{Rest, Tab, TabState};
use super::event::Post;
use super::home::{column_ui, step_ui};
use super::pages::{self, Pages};
use super::strings as s;
use super::theme;
use super::widgets::{field_frame, weak};
use crate::open::OpenError;
use crate::source::{Progress, SourceError};

/// Files of fewer pages are open before a bar could be read.
const PAGES_WITH_BAR: usize = 20;
/// Between what is said over a file and its button, in points.
const BAR_GAP: f32 = 12.0;
/// Pages that stand in the place of the text are not wider, in points.
const WIDEST_PAGE: f32 = 900.0;

/// A file is being read: how far it is, and a way to stop.
pub fn opening_ui(ui: &mut Ui, env: Env, id: TabId, title: &str, progress: Option<Progress>, out: &mut Vec<Action>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.36);
        let shown = progress.filter(|p| p.total >= PAGES_WITH_BAR || p.of_scans);
        if shown.is_none() {
            ui.add(egui::Spinner::new().size(22.0).color(env.palette.weak));
            ui.add_space(8.0);
        }
        ui.label(RichText::new(env.with(s::OPENING, &[title])).color(env.palette.weak));
        if let Some(progress) = shown {
            ui.add_space(10.0);
            share_ui(ui, env, progress, 320.0);
            ui.add_space(4.0);
            ui.label(weak(env, counted(env, progress)));
        }
        ui.add_space(14.0);
        if step_ui(ui, env, env.t(s::CANCEL)).clicked() {
            out.push(Action::CancelOpening(id));
        }
    });
}

/// How many pages are read.
fn counted(env: Env, Progress { done, total, of_scans }: Progress) -> String {
    let text = if of_scans { s::SCANS_COUNT } else { s::OPENING_PAGES };
    let count = || env.with(text, &[&done.to_string(), &total.to_string()]);
    if done < total { count() } else { env.t(s::OPENING_PARSING).to_owned() }
}

/// A scan of which no page is recognised yet: its pages, under what is being done with them.
pub fn scan_ui(ui: &mut Ui, env: Env, tab: &mut Tab, progress: Progress, post: &Post, out: &mut Vec<Action>) {
    let id = tab.id;
    let text = env.with(s::SCANS_OPENING, &[&tab.title(env)]);
    bar_ui(ui, env, (&text, Some(progress)), (s::CANCEL, Action::CancelOpening(id)), out);
    pages_ui(ui, env, tab, post, out);
}

/// The pages of a tab's file in the place of its text.
pub fn pages_ui(ui: &mut Ui, env: Env, tab: &mut Tab, post: &Post, out: &mut Vec<Action>) {
    // The handbook has none.
    let Some(pages) = tab.pages(post) else { return };
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        pages::head_ui(ui, env, pages);
    });
    page_column_ui(ui, env, pages, out);
}

/// Pages in the middle of the window, not wider than one can look at.
fn page_column_ui(ui: &mut Ui, env: Env, pages: &mut Pages, out: &mut Vec<Action>) {
    let room = ui.available_rect_before_wrap();
    let column = Rect::from_center_size(room.center(), vec2(room.width().min(WIDEST_PAGE), room.height()));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(column));
    pages.pages_ui(&mut inside, env, out);
    ui.advance_cursor_after_rect(room);
}

/// Over the front of a file whose rest is being read, or was not: how far that is, and what can be done.
pub fn rest_ui(ui: &mut Ui, env: Env, id: TabId, rest: &Rest, out: &mut Vec<Action>) {
    let (text, offer) = match rest {
        Rest::Reading(Some(Progress { of_scans: true, .. })) => {
            (env.t(s::SCANS_READING).to_owned(), (s::SCANS_STOP, Action::StopScans(id)))
        }
        Rest::Reading(_) => (env.t(s::FRONT_READING).to_owned(), (s::STOP_READING, Action::CancelOpening(id))),
        Rest::Failed(why) => {
            let why = env.lang.message(why, OpenError::message_zh);
            (env.with(s::FRONT_ONLY, &[&why]), (s::READ_AGAIN, Action::Retry(id)))
        }
    };
    let progress = if let Rest::Reading(progress) = rest { *progress } else { None };
    bar_ui(ui, env, (&text, progress), offer, out);
}

/// A bar over a file that is being read: what is told of it, how far it is, and what can be done.
fn bar_ui(
    ui: &mut Ui,
    env: Env,
    (text, progress): (&str, Option<Progress>),
    (button, action): (s::Tr, Action),
    out: &mut Vec<Action>,
) {
    let margin = Margin { left: 16, right: 16, top: 4, bottom: 4 };
    Frame::NONE.fill(env.palette.panel).inner_margin(margin).show(ui, |ui| {
        // A bar from edge to edge, however short what it says.
        ui.take_available_width();
        ui.horizontal(|ui| {
            let font = egui::TextStyle::Button.resolve(ui.style());
            let label = ui.painter().layout_no_wrap(env.t(button).to_owned(), font, env.palette.ink);
            let beside = label.size().x + 2.0 * ui.spacing().button_padding.x + BAR_GAP;
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - beside).max(0.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(RichText::new(text).color(env.palette.ink)).wrap());
                if let Some(progress) = progress {
                    ui.horizontal_wrapped(|ui| {
                        if progress.of_scans {
                            share_ui(ui, env, progress, 160.0);
                        }
                        ui.label(weak(env, counted(env, progress)));
                    });
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(env.t(button)).clicked() {
                    out.push(action);
                }
            });
        });
    });
}

/// How much of a file is read, as a line that grows.
fn share_ui(ui: &mut Ui, env: Env, progress: Progress, width: f32) {
    let share = progress.done as f32 / progress.total.max(1) as f32;
    ui.visuals_mut().extreme_bg_color = env.palette.rule;
    ui.add(ProgressBar::new(share).desired_width(width).desired_height(6.0).fill(env.palette.accent));
}

/// A file can't be read: why, and what can be done. A scan shows its pages.
pub fn failed_ui(ui: &mut Ui, env: Env, tab: &mut Tab, post: &Post, out: &mut Vec<Action>) {
    let TabState::Failed(error) = &tab.state else { return };
    let text = env.lang.message(error, OpenError::message_zh);
    match error {
        OpenError::Source(SourceError::PasswordNeeded) => password_ui(ui, env, tab, None, out),
        OpenError::Source(SourceError::PasswordWrong) => password_ui(ui, env, tab, Some(&text), out),
        OpenError::Source(
            SourceError::Scanned { .. } | SourceError::NothingRecognised { .. } | SourceError::Unreadable,
        ) => {
            if !pictures_ui(ui, env, tab, &text, post, out) {
                message_ui(ui, env, tab, &text, out);
            }
        }
        // Where it was is told below.
        OpenError::Missing(_) => message_ui(ui, env, tab, env.t(s::FILE_MISSING), out),
        _ => message_ui(ui, env, tab, &text, out),
    }
}

/// Why a file can't be read, and what can be done next.
fn message_ui(ui: &mut Ui, env: Env, tab: &Tab, text: &str, out: &mut Vec<Action>) {
    let (head, again) = match tab.is_held_back() {
        true => (s::HELD_BACK, s::READ_NOW),
        false => (s::OPEN_FAILED, s::TRY_AGAIN),
    };
    column_ui(ui, |ui| {
        heading_ui(ui, &env.with(head, &[&tab.title(env)]));
        ui.add(Label::new(RichText::new(text).color(env.palette.ink)).wrap());
        if let Some(path) = tab.path() {
            ui.add(Label::new(weak(env, path.display().to_string())).wrap());
        }
        ui.add_space(14.0);
        ui.horizontal_wrapped(|ui| {
            for (name, action) in [
                (again, Action::Retry(tab.id)),
                (s::OPEN_ANOTHER, Action::Run(Command::Open)),
                (s::CLOSE_TAB_BUTTON, Action::CloseTab(tab.id)),
            ] {
                if step_ui(ui, env, env.t(name)).clicked() {
                    out.push(action);
                }
            }
        });
    });
}

/// A file without any text, or none yet while the rest of it is read: what that may be, and what can be done next.
pub fn empty_ui(ui: &mut Ui, env: Env, is_read: bool, out: &mut Vec<Action>) {
    let (what, why) = if is_read { (s::NO_TEXT_YET, s::NO_TEXT_YET_WHY) } else { (s::NO_TEXT, s::NO_TEXT_WHY) };
    column_ui(ui, |ui| {
        heading_ui(ui, env.t(what));
        ui.add(Label::new(RichText::new(env.t(why)).color(env.palette.ink)).wrap());
        ui.add_space(14.0);
        ui.horizontal_wrapped(|ui| {
            for command in [Command::TogglePrinted, Command::Open, Command::CloseTab] {
                if step_ui(ui, env, env.name(command)).clicked() {
                    out.push(Action::Run(command));
                }
            }
        });
    });
}

/// Asks for the password; `wrong` says that the last one did not open the file.
fn password_ui(ui: &mut Ui, env: Env, tab: &mut Tab, wrong: Option<&str>, out: &mut Vec<Action>) {
    let (id, title) = (tab.id, tab.title(env));
    column_ui(ui, |ui| {
        heading_ui(ui, &env.with(s::PASSWORD_TITLE, &[&title]));
        if let Some(wrong) = wrong {
            ui.label(RichText::new(wrong).color(env.palette.red));
        }
        ui.add_space(8.0);
        let edit = TextEdit::singleline(&mut tab.password_draft)
            .id(egui::Id::unique(("password", id)))
            .password(true)
            .hint_text(env.t(s::PASSWORD_HINT))
            .frame(field_frame(env))
            .desired_width(260.0);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::PasswordInput, true, env.t(s::PASSWORD_HINT)));
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if !response.has_focus() && !entered && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(8.0);
        let ready = !tab.password_draft.is_empty();
        ui.horizontal_wrapped(|ui| {
            let clicked = ui.add_enabled_ui(ready, |ui| step_ui(ui, env, env.t(s::PASSWORD_OPEN)).clicked()).inner;
            if ready && (clicked || entered) {
                // One that was wrong is not the beginning of the next.
                out.push(Action::Unlock(id, std::mem::take(&mut tab.password_draft)));
            }
            if step_ui(ui, env, env.t(s::CLOSE_TAB_BUTTON)).clicked() {
                out.push(Action::CloseTab(id));
            }
        });
        ui.add_space(8.0);
        ui.label(weak(env, env.t(s::PASSWORD_KEPT)));
    });
}

/// The pages of a file without text, under what is to be said of it. False where there are none to show.
fn pictures_ui(ui: &mut Ui, env: Env, tab: &mut Tab, text: &str, post: &Post, out: &mut Vec<Action>) -> bool {
    let Some(pages) = tab.pages(post) else { return false };
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.vertical(|ui| {
            ui.add(Label::new(RichText::new(text).color(env.palette.ink)).wrap());
            ui.horizontal(|ui| pages::head_ui(ui, env, pages));
        });
    });
    ui.add_space(4.0);
    page_column_ui(ui, env, pages, out);
    true
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).size(18.0).family(theme::hei())).wrap());
    ui.add_space(6.0);
}

/// Told over the window while files are dragged over it.
pub fn drop_hint_ui(ctx: &egui::Context, env: Env) {
    if ctx.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop-hint")));
    let screen = ctx.content_rect();
    painter.rect_filled(screen, 0.0, env.palette.paper.gamma_multiply(0.85));
    painter.text(
        screen.center(),
        Align2::CENTER_CENTER,
        env.t(s::DROP_HERE),
        FontId::new(24.0, theme::song_bold()),
        env.palette.ink,
    );
}
