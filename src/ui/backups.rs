//! The list of backups, each of which can be restored.

use egui::{Label, RichText, ScrollArea};

use super::action::{Action, Env};
use super::dialog::dialog_ui;
use super::strings as s;
use super::widgets::{NamedBars, nothing_ui, weak};
use crate::library::Backup;

/// The list while it is open.
#[derive(Default)]
pub struct BackupList {
    /// `None` until the library has told.
    backups: Option<Vec<Backup>>,
}

impl BackupList {
    /// Takes the backups that there are.
    pub fn set(&mut self, backups: Vec<Backup>) {
        self.backups = Some(backups);
    }

    /// Draws the list; false when it is closed.
    pub fn list_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) -> bool {
        let mut open = true;
        let shown = dialog_ui(ctx, env, ("backups", env.t(s::BACKUPS_TITLE)), 460.0, |ui| {
            ui.add(Label::new(weak(env, env.t(s::BACKUPS_WHAT))).wrap());
            ui.separator();
            let most = (ctx.content_rect().height() - 220.0).max(120.0);
            ScrollArea::vertical().max_height(most).auto_shrink([false, true]).named_ui(ui, env, |ui| {
                match &self.backups {
                    Some(backups) if backups.is_empty() => nothing_ui(ui, env, s::BACKUPS_NONE),
                    Some(backups) => {
                        for backup in backups {
                            open &= !backup_ui(ui, env, backup, out);
                        }
                    }
                    None => nothing_ui(ui, env, s::BACKUPS_LOOKING),
                }
            });
        });
        shown && open
    }
}

/// A backup with what is in it; true when it is to be restored.
fn backup_ui(ui: &mut egui::Ui, env: Env, backup: &Backup, out: &mut Vec<Action>) -> bool {
    let mut restore = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(&backup.name).color(env.palette.ink));
        let counts = [backup.bookmarks.to_string(), backup.corrections.to_string()];
        ui.label(weak(env, env.with(s::BACKUP_HOLDS, &[&counts[0], &counts[1]])));
        if backup.damaged > 0 {
            ui.label(weak(env, env.with(s::BACKUP_DAMAGED, &[&backup.damaged.to_string()])).color(env.palette.warning));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = ui.button(env.t(s::BACKUP_RESTORE));
            let name = format!("{} {}", env.t(s::BACKUP_RESTORE), backup.name);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                restore = true;
                out.push(Action::RestoreBackup(backup.name.clone()));
            }
        });
    });
    restore
}
