//! What the window shows while no file is open: what can be opened, and what was.

use egui::{Button, Label, RichText, ScrollArea, Stroke, Ui, vec2};

use super::action::{Action, Env};
use super::command::Command;
use super::row::Row;
use super::strings as s;
use super::theme::{self, size};
use super::widgets::{NamedBars, weak};
use crate::library::RecentFile;
use crate::open::file_name;

/// Of the text in it.
const WIDTH: f32 = 560.0;

/// The home screen.
pub fn home_ui(ui: &mut Ui, env: Env, recent: &[RecentFile], out: &mut Vec<Action>) {
    column_ui(ui, |ui| {
        ui.label(RichText::new(env.t(s::APP_NAME)).size(22.0).family(theme::song_bold()).color(env.palette.ink));
        ui.add(Label::new(weak(env, env.t(s::HOME_WHAT))).wrap());
        ui.add_space(14.0);
        ui.horizontal_wrapped(|ui| {
            for command in [Command::Open, Command::OpenFolder, Command::Handbook] {
                if step_ui(ui, env, env.name(command)).clicked() {
                    out.push(Action::Run(command));
                }
            }
        });
        ui.add_space(18.0);
        if recent.is_empty() {
            return;
        }
        ui.label(RichText::new(env.t(s::MENU_RECENT)).size(size::BODY).family(theme::hei()));
        ScrollArea::vertical().id_salt("home").auto_shrink([false, true]).named_ui(ui, env, |ui| {
            for file in recent {
                let name = file_name(&file.path);
                let title = if file.title.is_empty() { &name } else { &file.title };
                if Row::text(env, title, env.palette.ink).lines(2).ui(ui, env).clicked() {
                    out.push(Action::Open(vec![file.path.clone()]));
                }
                ui.add(Label::new(weak(env, file.path.display().to_string())).truncate());
                ui.add_space(4.0);
            }
        });
    });
}

/// A column of text from the upper third of the window on, its left edge where that of the text would be.
pub fn column_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let width = (ui.available_width() - 32.0).clamp(160.0, WIDTH);
    let left = ((ui.available_width() - width) / 2.0).max(8.0);
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add_space(ui.available_height() * 0.16);
            add(ui);
        });
    });
}

/// A button that goes on from here.
pub fn step_ui(ui: &mut Ui, env: Env, name: &str) -> egui::Response {
    ui.add(Button::new(name).min_size(vec2(120.0, 30.0)).stroke(Stroke::new(1.0, env.palette.rule)))
}
