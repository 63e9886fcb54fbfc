//! The menu bar, with the field that opens the jump box.

use egui::accesskit::HasPopup;
use egui::containers::menu::MenuBar;
use egui::{
    Button, Event, FontId, Frame, Key, Margin, Modifiers, Panel, Popup, RichText, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use super::action::{Action, Env};
use super::app::App;
use super::command::{About, Command, Menu};
use super::menu_keys::{self, BarMenus, submenu_ui};
use super::panels::PANELS;
use super::strings::{self as s, Tr};
use super::theme::size;
use super::widgets::{ICON, Icon, focus_ring, icon_button_ui, icon_toggle_ui, name_pane, name_popup};
use crate::issue::shorten;

/// Menus are at least so high, in points, and leave so much of the window below them; what is higher scrolls.
const MENU_LEAST: f32 = 90.0;
const MENU_FOOT: f32 = 14.0;
/// How dark the bar of a menu that scrolls is.
const MENU_BAR_INK: f32 = 0.6;
/// In a narrower bar the steps back and forward, which have a menu, leave their room to what stands at the right end.
const TIGHT: f32 = 450.0;

impl App {
    /// The menu bar with the field that opens the jump box.
    pub(super) fn menu_bar_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        menu_keys::step(ui.ctx());
        let mut menus = BarMenus::default();
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(8, 4));
        Panel::top("menu-bar").frame(frame).show_separator_line(false).show(ui, |ui| {
            name_pane(ui, env.t(s::PANE_MENUS));
            MenuBar::new().ui(ui, |ui| {
                ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::MenuBar);
                    node.set_label(env.t(s::PANE_MENUS));
                });
                let roomy = ui.available_width() >= TIGHT;
                self.icon_ui(ui, env, Icon::Sidebar, Command::ToggleContents, out);
                if roomy {
                    self.icon_ui(ui, env, Icon::Left, Command::Back, out);
                    self.icon_ui(ui, env, Icon::Right, Command::Forward, out);
                }
                ui.add_space(6.0);
                menu_ui(ui, env, (s::MENU_FILE, Key::F), &mut menus, |ui| self.file_menu_ui(ui, env, out));
                menu_ui(ui, env, (s::MENU_EDIT, Key::E), &mut menus, |ui| self.edit_menu_ui(ui, env, out));
                menu_ui(ui, env, (s::MENU_VIEW, Key::V), &mut menus, |ui| self.view_menu_ui(ui, env, out));
                menu_ui(ui, env, (s::MENU_GO, Key::G), &mut menus, |ui| self.commands_ui(ui, env, Menu::Go, out));
                menu_ui(ui, env, (s::MENU_MARKS, Key::M), &mut menus, |ui| self.commands_ui(ui, env, Menu::Marks, out));
                menu_ui(ui, env, (s::MENU_HELP, Key::H), &mut menus, |ui| self.commands_ui(ui, env, Menu::Help, out));
                self.jump_and_find_ui(ui, env, out);
            });
        });
        menus.keep(ui.ctx());
    }

    /// At the right end. Laid out from the left, for the keyboard goes through widgets as they are laid out.
    fn jump_and_find_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let panels = PANELS.iter().filter_map(|panel| Some((panel.icon?, Command::Panel(panel.id))));
        let buttons: Vec<(Icon, Command)> = std::iter::once((Icon::Lens, Command::Find)).chain(panels).collect();
        let icons = buttons.len() as f32 * (ICON + ui.spacing().item_spacing.x);
        let width = (ui.available_width() - icons - 16.0).clamp(0.0, 260.0);
        ui.add_space((ui.available_width() - icons - width).max(0.0));
        if width >= 90.0 {
            jump_field_ui(ui, env, width, out);
        } else {
            ui.add_space(width + ui.spacing().item_spacing.x);
        }
        for (icon, command) in buttons {
            self.icon_ui(ui, env, icon, command, out);
        }
    }

    /// A command as a button with a sign.
    fn icon_ui(&self, ui: &mut Ui, env: Env, icon: Icon, command: Command, out: &mut Vec<Action>) {
        ui.add_enabled_ui(self.can_run(command), |ui| {
            let name = env.name_and_key(ui.ctx(), command);
            let response = match command {
                Command::ToggleContents | Command::Panel(_) => {
                    icon_toggle_ui(ui, env, icon, &name, self.shows(command))
                }
                _ => icon_button_ui(ui, env, icon, &name),
            };
            if response.clicked() {
                out.push(Action::Run(command));
            }
        });
    }

    fn file_menu_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.command_ui(ui, env, Command::Open, out);
        submenu_ui(ui, env.t(s::MENU_RECENT), |ui| {
            if self.library.recent.is_empty() {
                ui.weak(env.t(s::NO_RECENT));
            }
            for file in self.library.recent.iter().take(20) {
                let title = if file.title.is_empty() { crate::open::file_name(&file.path) } else { file.title.clone() };
                let button = ui.button(shorten(&title, 40)).on_hover_text(file.path.display().to_string());
                if button.clicked() {
                    out.push(Action::Open(vec![file.path.clone()]));
                }
            }
        });
        let others = env.commands.of_menu(Menu::File).filter(|about| about.command != Command::Open);
        self.rows_ui(ui, env, others, out);
    }

    fn edit_menu_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.commands_ui(ui, env, Menu::Edit, out);
        ui.separator();
        submenu_ui(ui, env.t(s::CITE_SOURCE), |ui| self.commands_ui(ui, env, Menu::Cite, out));
        submenu_ui(ui, env.t(s::MENU_CORRECT), |ui| self.commands_ui(ui, env, Menu::Correct, out));
    }

    fn view_menu_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.commands_ui(ui, env, Menu::View, out);
        ui.separator();
        for (menu, name) in
            [(Menu::Text, s::MENU_TEXT), (Menu::Theme, s::MENU_THEME), (Menu::Language, s::MENU_LANGUAGE)]
        {
            submenu_ui(ui, env.t(name), |ui| self.commands_ui(ui, env, menu, out));
        }
    }

    fn commands_ui(&self, ui: &mut Ui, env: Env, menu: Menu, out: &mut Vec<Action>) {
        self.rows_ui(ui, env, env.commands.of_menu(menu), out);
    }

    fn rows_ui(&self, ui: &mut Ui, env: Env, rows: impl Iterator<Item = &'static About>, out: &mut Vec<Action>) {
        for (n, about) in rows.enumerate() {
            if about.starts_group && n > 0 {
                ui.separator();
            }
            self.command_ui(ui, env, about.command, out);
        }
    }

    fn command_ui(&self, ui: &mut Ui, env: Env, command: Command, out: &mut Vec<Action>) {
        let name = env.name(command);
        // The longest name is not to touch its key.
        let key = env.commands.key_text(ui.ctx(), command);
        let key = if key.is_empty() { key } else { format!("\u{3000}{key}") };
        let mut button = Button::new(name).shortcut_text(RichText::new(key).color(env.palette.weak));
        // What can't be done is not shown as done.
        let on = self.shows(command) && self.can_run(command);
        if on {
            button = button.selected(true);
        }
        let response = ui.add_enabled(self.can_run(command), button);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::MenuItem, self.can_run(command), name);
            info.selected = on.then_some(true);
            info
        });
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            out.push(Action::Run(command));
        }
    }
}

/// A menu, which Alt and its letter open, too; F10 opens the first. While Alt is held the letter is shown.
fn menu_ui(ui: &mut Ui, env: Env, (name, letter): (Tr, Key), menus: &mut BarMenus, rows: impl FnOnce(&mut Ui)) {
    let scrolled = |ui: &mut Ui| {
        name_popup(ui, env.t(name));
        let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - MENU_FOOT;
        let room = room.max(MENU_LEAST);
        // That there is more below is seen without a pointer over it.
        ui.spacing_mut().scroll.dormant_handle_opacity = MENU_BAR_INK;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, rows);
    };
    let menu = ui.menu_button(env.t(name), scrolled).response;
    menus.add(&menu);
    focus_ring(ui, env, &menu, menu.rect, 4.0);
    menu.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, env.t(name)));
    ui.ctx().accesskit_node_builder(menu.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_access_key(letter.name());
    });
    let (asked, alt) = ui.input_mut(|i| {
        let by_letter = i.consume_key(Modifiers::ALT, letter);
        if by_letter {
            // Where Alt and a letter are a character, it is not meant for a text box.
            i.events.retain(|event| !matches!(event, Event::Text(_)));
        }
        (by_letter || letter == Key::F && i.consume_key(Modifiers::NONE, Key::F10), i.modifiers.alt)
    });
    if asked {
        Popup::toggle_id(ui.ctx(), Popup::default_response_id(&menu));
        menu.request_focus();
        ui.ctx().request_repaint();
    }
    if alt {
        let at = menu.rect.right_bottom() + vec2(-1.0, 3.0);
        let font = FontId::proportional(size::SMALL - 2.0);
        ui.painter().text(at, egui::Align2::RIGHT_BOTTOM, letter.name(), font, env.palette.red);
    }
}

fn jump_field_ui(ui: &mut Ui, env: Env, width: f32, out: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, env.t(s::JUMP_BUTTON)));
    let p = env.palette;
    let stroke = egui::Stroke::new(1.0, if response.hovered() { p.accent } else { p.rule });
    ui.painter().rect(rect, 6.0, p.field, stroke, egui::StrokeKind::Inside);
    focus_ring(ui, env, &response, rect, 6.0);
    let font = FontId::proportional(size::SMALL + 0.5);
    let y = rect.center().y;
    ui.painter().text(
        pos2(rect.left() + 10.0, y),
        egui::Align2::LEFT_CENTER,
        env.t(s::JUMP_BUTTON),
        font.clone(),
        p.weak,
    );
    let keys = env.commands.key_text(ui.ctx(), Command::Jump);
    ui.painter().text(pos2(rect.right() - 10.0, y), egui::Align2::RIGHT_CENTER, keys, font, p.weak);
    if response.clicked() {
        out.push(Action::Run(Command::Jump));
    }
}
