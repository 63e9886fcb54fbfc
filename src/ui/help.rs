//! Help: every command with its keys, from the table of commands.

use egui::{Grid, Id, Modal, RichText, ScrollArea, Ui};

use super::action::{Action, Env};
use super::command::{COMMANDS, Menu};
use super::strings::{self as s, Tr};
use super::theme::size;
use super::widgets::{Icon, icon_button_ui, key_cap_ui, text_field_ui};
use crate::search::text_fits;

/// State of the help while it is open.
#[derive(Default)]
pub struct Help {
    filter: String,
}

/// The groups of the help, in order, with their heads.
const GROUPS: &[(&[Menu], Tr)] = &[
    (&[Menu::File], s::MENU_FILE),
    (&[Menu::Go], s::MENU_GO),
    (&[Menu::Edit, Menu::Cite], s::MENU_EDIT),
    (&[Menu::Bookmarks], s::MENU_BOOKMARKS),
    (&[Menu::View, Menu::Text, Menu::Theme, Menu::Language], s::MENU_VIEW),
    (&[Menu::Help], s::MENU_HELP),
];

impl Help {
    /// Draws the help; false when it is closed.
    pub fn help_ui(&mut self, ctx: &egui::Context, env: Env, data_folder: &str, out: &mut Vec<Action>) -> bool {
        let mut open = true;
        let screen = ctx.content_rect();
        let modal = Modal::new(Id::unique("help")).show(ctx, |ui| {
            ui.set_width((screen.width() - 80.0).min(720.0));
            ui.horizontal(|ui| {
                ui.heading(env.t(s::HELP_TITLE));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    open &= !icon_button_ui(ui, env, Icon::Cross, env.t(s::CLOSE)).clicked();
                });
            });
            text_field_ui(ui, env, &mut self.filter, env.t(s::HELP_FILTER), "help-filter");
            ui.separator();
            ScrollArea::vertical().max_height((screen.height() - 260.0).max(160.0)).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for (menus, head) in GROUPS {
                        self.group_ui(ui, env, menus, *head, out);
                    }
                },
            );
            ui.separator();
            let weak = |text: String| RichText::new(text).size(size::SMALL).color(env.palette.weak);
            ui.label(weak(env.with(s::NAMED, &[env.t(s::HELP_MOUSE), env.t(s::HELP_MOUSE_TEXT)])));
            ui.label(weak(env.with(s::HELP_DATA, &[data_folder])));
            ui.label(weak(env.with(s::ABOUT_TEXT, &[env!("CARGO_PKG_VERSION")])));
        });
        open && !modal.should_close()
    }

    fn group_ui(&self, ui: &mut Ui, env: Env, menus: &[Menu], head: Tr, out: &mut Vec<Action>) {
        let fits = |e: &&super::command::Entry| {
            menus.contains(&e.menu)
                && [e.name.zh, e.name.en, e.does.get(env.lang)].iter().any(|text| text_fits(&self.filter, text))
        };
        let entries: Vec<_> = COMMANDS.iter().filter(fits).collect();
        if entries.is_empty() {
            return;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(env.t(head)).family(egui::FontFamily::Name("hei".into())).color(env.palette.red));
        Grid::new(("help", head.en)).num_columns(3).spacing([18.0, 5.0]).min_col_width(120.0).show(ui, |ui| {
            for entry in entries {
                if ui.link(entry.name.get(env.lang)).clicked() {
                    out.push(Action::Run(entry.command));
                }
                ui.horizontal(|ui| {
                    for key in entry.keys {
                        key_cap_ui(ui, env, &ui.ctx().format_shortcut(key));
                    }
                });
                ui.label(RichText::new(entry.does.get(env.lang)).color(env.palette.weak));
                ui.end_row();
            }
        });
    }
}
