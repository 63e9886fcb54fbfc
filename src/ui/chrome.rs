//! The window's frame: menu bar, tabs, status bar.

use egui::containers::menu::{MenuBar, SubMenuButton};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Button, FontId, Frame, Layout, Margin, Panel, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::action::{Action, Env};
use super::app::App;
use super::command::{COMMANDS, Command, Menu};
use super::contents::shorten;
use super::doc::TabState;
use super::strings as s;
use super::suspicions;
use super::theme::size;
use super::widgets::{Icon, icon_button_ui, icon_toggle_ui};
use crate::issue::label_path;

const TAB_WIDTH: f32 = 230.0;
const TAB_HEIGHT: f32 = 32.0;

impl App {
    /// The menu bar with the field that opens the jump box.
    pub(super) fn menu_bar_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(8, 4));
        Panel::top("menu-bar").frame(frame).show_separator_line(false).show(ui, |ui| {
            MenuBar::new().ui(ui, |ui| {
                let shown = self.settings.tree.visible;
                if icon_toggle_ui(
                    ui,
                    env,
                    Icon::Sidebar,
                    &Command::ToggleContents.name_and_key(ui.ctx(), env.lang),
                    shown,
                )
                .clicked()
                {
                    out.push(Action::Run(Command::ToggleContents));
                }
                self.history_buttons_ui(ui, env, out);
                ui.menu_button(env.t(s::MENU_FILE), |ui| self.file_menu_ui(ui, env, out));
                ui.menu_button(env.t(s::MENU_EDIT), |ui| self.edit_menu_ui(ui, env, out));
                ui.menu_button(env.t(s::MENU_VIEW), |ui| self.view_menu_ui(ui, env, out));
                ui.menu_button(env.t(s::MENU_GO), |ui| self.commands_ui(ui, env, Menu::Go, out));
                ui.menu_button(env.t(s::MENU_BOOKMARKS), |ui| self.commands_ui(ui, env, Menu::Bookmarks, out));
                ui.menu_button(env.t(s::MENU_HELP), |ui| self.commands_ui(ui, env, Menu::Help, out));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let bookmarks = Command::ToggleBookmarks.name_and_key(ui.ctx(), env.lang);
                    if icon_toggle_ui(ui, env, Icon::Bookmark, &bookmarks, self.shows(Command::ToggleBookmarks))
                        .clicked()
                    {
                        out.push(Action::Run(Command::ToggleBookmarks));
                    }
                    let find_open = self.doc().is_some_and(|d| d.find.open);
                    if icon_toggle_ui(ui, env, Icon::Lens, &Command::Find.name_and_key(ui.ctx(), env.lang), find_open)
                        .clicked()
                    {
                        out.push(Action::Run(Command::Find));
                    }
                    jump_field_ui(ui, env, out);
                });
            });
        });
    }

    fn history_buttons_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let (back, forward) =
            self.doc().map_or((false, false), |d| (d.history.can_go_back(), d.history.can_go_forward()));
        for (icon, command, enabled) in [(Icon::Left, Command::Back, back), (Icon::Right, Command::Forward, forward)] {
            ui.add_enabled_ui(enabled, |ui| {
                if icon_button_ui(ui, env, icon, &command.name_and_key(ui.ctx(), env.lang)).clicked() {
                    out.push(Action::Run(command));
                }
            });
        }
        ui.add_space(6.0);
    }

    fn file_menu_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.command_ui(ui, env, Command::Open, out);
        SubMenuButton::new(env.t(s::MENU_RECENT)).ui(ui, |ui| {
            if self.recent.is_empty() {
                ui.weak(env.t(s::NO_RECENT));
            }
            for file in self.recent.iter().take(20) {
                let title = if file.title.is_empty() { crate::open::file_name(&file.path) } else { file.title.clone() };
                let button = ui.button(shorten(&title, 40)).on_hover_text(file.path.display().to_string());
                if button.clicked() {
                    out.push(Action::Open(vec![file.path.clone()]));
                }
            }
        });
        for entry in COMMANDS.iter().filter(|e| e.menu == Menu::File && e.command != Command::Open) {
            if entry.starts_group {
                ui.separator();
            }
            self.command_ui(ui, env, entry.command, out);
        }
    }

    fn edit_menu_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.commands_ui(ui, env, Menu::Edit, out);
        ui.separator();
        SubMenuButton::new(env.t(s::CITE_SOURCE)).ui(ui, |ui| self.commands_ui(ui, env, Menu::Cite, out));
        SubMenuButton::new(env.t(s::MENU_CORRECT)).ui(ui, |ui| self.commands_ui(ui, env, Menu::Correct, out));
    }

    fn view_menu_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.commands_ui(ui, env, Menu::View, out);
        ui.separator();
        for (menu, name) in
            [(Menu::Text, s::MENU_TEXT), (Menu::Theme, s::MENU_THEME), (Menu::Language, s::MENU_LANGUAGE)]
        {
            SubMenuButton::new(env.t(name)).ui(ui, |ui| self.commands_ui(ui, env, menu, out));
        }
    }

    fn commands_ui(&self, ui: &mut Ui, env: Env, menu: Menu, out: &mut Vec<Action>) {
        for (n, entry) in COMMANDS.iter().filter(|e| e.menu == menu).enumerate() {
            if entry.starts_group && n > 0 {
                ui.separator();
            }
            self.command_ui(ui, env, entry.command, out);
        }
    }

    fn command_ui(&self, ui: &mut Ui, env: Env, command: Command, out: &mut Vec<Action>) {
        let name = command.name(env.lang);
        let mut button =
            Button::new(name).shortcut_text(RichText::new(command.key_text(ui.ctx())).color(env.palette.weak));
        if self.shows(command) {
            button = button.selected(true);
        }
        let response = ui.add_enabled(self.can_run(command), button);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.can_run(command), name));
        if response.clicked() {
            out.push(Action::Run(command));
        }
    }

    /// The tabs; nothing while there is only one.
    pub(super) fn tabs_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        if self.tabs.len() < 2 {
            return;
        }
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 0 });
        Panel::top("tabs").frame(frame).show_separator_line(false).show(ui, |ui| {
            egui::ScrollArea::horizontal().show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let room = ui.available_width() / self.tabs.len() as f32;
                    for n in 0..self.tabs.len() {
                        self.tab_ui(ui, env, n, room.clamp(110.0, TAB_WIDTH), out);
                    }
                });
            });
        });
    }

    fn tab_ui(&self, ui: &mut Ui, env: Env, n: usize, width: f32, out: &mut Vec<Action>) {
        let Some(tab) = self.tabs.get(n) else { return };
        let active = n == self.active;
        let p = env.palette;
        let (rect, response) = ui.allocate_exact_size(vec2(width, TAB_HEIGHT), Sense::click());
        let title = tab.title(env);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, active, &title));
        let fill = if active {
            p.paper
        } else if response.hovered() {
            p.hover
        } else {
            egui::Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, egui::CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 }, fill);
        let color = match tab.state {
            TabState::Failed(_) => p.red,
            _ if active => p.ink,
            _ => p.weak,
        };
        let mut job =
            LayoutJob::single_section(title.clone(), TextFormat::simple(FontId::proportional(size::BODY - 1.0), color));
        job.wrap = TextWrapping::truncate_at_width(width - 42.0);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0), galley, color);
        let mut inside = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(egui::Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(26.0, 26.0))),
        );
        let close = icon_button_ui(&mut inside, env, Icon::Cross, &format!("{} {title}", env.t(s::CLOSE_TAB_BUTTON)));
        if close.clicked() || response.middle_clicked() {
            out.push(Action::CloseTab(tab.id));
        } else if response.clicked() {
            out.push(Action::ShowTab(tab.id));
        }
        if let Some(path) = tab.path() {
            response.on_hover_text(path.display().to_string());
        }
    }

    /// The status bar: where the reader is, what is doubtful, the zoom.
    pub(super) fn status_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 2));
        Panel::bottom("status").frame(frame).show_separator_line(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().button_padding = vec2(6.0, 1.0);
                let small = |text: String| RichText::new(text).size(size::SMALL).color(env.palette.weak);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let zoom = format!("{:.0}%", self.settings.reading.zoom * 100.0);
                    if ui.button(small(zoom)).on_hover_text(env.t(s::STATUS_ZOOM_TIP)).clicked() {
                        out.push(Action::Run(Command::ZoomReset));
                    }
                    if let Some(doc) = self.doc() {
                        let doubts = suspicions::count(&doc.issue);
                        if doubts > 0
                            && ui.button(small(env.with(s::STATUS_SUSPICIONS, &[&doubts.to_string()]))).clicked()
                        {
                            out.push(Action::Run(Command::ToggleSuspicions));
                        }
                        if let Some(page) = self.page_here() {
                            ui.label(small(env.with(s::STATUS_PAGE, &[&page.to_string()])));
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(small(self.path_here())).truncate());
                    });
                });
            });
        });
    }

    /// Title and labels of the place in view.
    fn path_here(&self) -> String {
        let Some(doc) = self.doc() else { return String::new() };
        let Some(document) = doc.issue.documents.get(doc.top.document) else { return String::new() };
        let mut parts = vec![shorten(&document.title, 60)];
        parts.extend(label_path(document, doc.top.block).into_iter().map(|label| shorten(&label, 24)));
        parts.join(" › ")
    }

    /// The printed page of the place in view, as well as it is known.
    fn page_here(&self) -> Option<u32> {
        let doc = self.doc()?;
        let pages = doc.jump.as_ref()?.pages();
        pages.page_of(&doc.issue, doc.top).map(|(page, _)| page)
    }
}

fn jump_field_ui(ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
    let width = (ui.available_width() - 16.0).clamp(0.0, 260.0);
    if width < 90.0 {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, env.t(s::JUMP_BUTTON)));
    let p = env.palette;
    let stroke = egui::Stroke::new(1.0, if response.hovered() { p.accent } else { p.rule });
    ui.painter().rect(rect, 6.0, p.field, stroke, egui::StrokeKind::Inside);
    let font = FontId::proportional(size::SMALL + 0.5);
    let y = rect.center().y;
    ui.painter().text(
        pos2(rect.left() + 10.0, y),
        egui::Align2::LEFT_CENTER,
        env.t(s::JUMP_BUTTON),
        font.clone(),
        p.weak,
    );
    let keys = Command::Jump.key_text(ui.ctx());
    ui.painter().text(pos2(rect.right() - 10.0, y), egui::Align2::RIGHT_CENTER, keys, font, p.weak);
    if response.clicked() {
        out.push(Action::Run(Command::Jump));
    }
}
