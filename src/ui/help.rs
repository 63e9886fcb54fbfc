//! Help: every command with its keys, from the table of commands.

use egui::{Label, RichText, ScrollArea, Ui};

use super::action::{Action, Env};
use super::command::{About, Menu, shown_key};
use super::dialog::dialog_ui;
use super::strings::{self as s, Lang, Tr};
use super::theme;
use super::widgets::{NamedBars, key_cap_ui, text_field_ui, weak};
use crate::search::text_fits;

/// State of the help while it is open.
#[derive(Default)]
pub struct Help {
    filter: String,
    /// It was drawn before: the filter has had the keyboard.
    drawn: bool,
}

/// Widths of the columns of keys, and of names in Chinese and English, in points.
const KEYS: f32 = 186.0;
const NAMES: [f32; 2] = [164.0, 216.0];

/// The groups of the help, in order, with their heads.
const GROUPS: &[(&[Menu], Tr)] = &[
    (&[Menu::File], s::MENU_FILE),
    (&[Menu::Go], s::MENU_GO),
    (&[Menu::Edit, Menu::Cite], s::MENU_EDIT),
    (&[Menu::Correct], s::MENU_CORRECT),
    (&[Menu::Marks], s::MENU_MARKS),
    (&[Menu::View, Menu::Text, Menu::Theme, Menu::Language], s::MENU_VIEW),
    (&[Menu::Help], s::MENU_HELP),
];

impl Help {
    /// Draws the help; false when it is closed.
    pub fn help_ui(&mut self, ctx: &egui::Context, env: Env, data_folder: &str, out: &mut Vec<Action>) -> bool {
        let height = (ctx.content_rect().height() - 290.0).max(160.0);
        dialog_ui(ctx, env, ("help", env.t(s::HELP_TITLE)), 800.0, |ui| {
            let field = text_field_ui(ui, env, &mut self.filter, env.t(s::HELP_FILTER), "help-filter");
            if !std::mem::replace(&mut self.drawn, true) {
                field.response.request_focus();
            }
            ui.separator();
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).named_ui(ui, env, |ui| {
                for (menus, head) in GROUPS {
                    self.group_ui(ui, env, menus, *head, out);
                }
                ui.add_space(8.0);
            });
            ui.separator();
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.label(weak(env, env.with(s::NAMED, &[env.t(s::HELP_READING), env.t(s::HELP_READING_TEXT)])));
            ui.label(weak(env, env.with(s::NAMED, &[env.t(s::HELP_MOUSE), env.t(s::HELP_MOUSE_TEXT)])));
            ui.label(weak(env, env.with(s::HELP_DATA, &[data_folder])));
            ui.label(weak(env, env.with(s::ABOUT_TEXT, &[env!("CARGO_PKG_VERSION")])));
        })
    }

    fn group_ui(&self, ui: &mut Ui, env: Env, menus: &[Menu], head: Tr, out: &mut Vec<Action>) {
        let fits = |e: &&About| {
            menus.contains(&e.menu)
                && [e.name.zh, e.name.en, e.does.get(env.lang)].iter().any(|text| text_fits(&self.filter, text))
        };
        let entries: Vec<_> = env.commands.iter().filter(fits).collect();
        if entries.is_empty() {
            return;
        }
        ui.add_space(10.0);
        ui.label(RichText::new(env.t(head)).family(theme::hei()).color(env.palette.red));
        for entry in entries {
            entry_ui(ui, env, entry, out);
        }
    }
}

/// A command: its name, its keys, what it does. All groups have the same columns.
fn entry_ui(ui: &mut Ui, env: Env, entry: &About, out: &mut Vec<Action>) {
    let names = NAMES[usize::from(env.lang == Lang::En)];
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        ui.spacing_mut().item_spacing.x = 5.0;
        if ui.link(entry.name.get(env.lang)).clicked() {
            out.push(Action::Run(entry.command));
        }
        ui.add_space((left + names - ui.cursor().left()).max(0.0));
        for key in entry.keys {
            key_cap_ui(ui, env, &shown_key(ui.ctx(), key));
        }
        ui.add_space((left + names + KEYS - ui.cursor().left()).max(0.0));
        let does = RichText::new(entry.does.get(env.lang)).color(env.palette.weak);
        ui.add(Label::new(does).wrap());
    });
}

/// In how many groups a menu's commands stand.
#[cfg(test)]
pub fn groups_of(menu: Menu) -> usize {
    GROUPS.iter().filter(|(menus, _)| menus.contains(&menu)).count()
}
