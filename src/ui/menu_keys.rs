//! The arrow keys between the menus of the menu bar: with a menu open, Left and Right open the one beside it. Inside of submenus
//! egui has them: Right opens one, Left closes it.

use egui::containers::menu::SubMenuButton;
use egui::{Context, Id, Key, Modifiers, Popup, Response, Role, Ui, WidgetInfo};

use super::action::Action;
use super::widgets::name_popup;

/// A menu of the bar: its button, and what it opens.
#[derive(Clone, Copy)]
struct BarMenu {
    button: Id,
    popup: Id,
}

/// The menus of the bar, as they were drawn.
#[derive(Clone, Default)]
pub(super) struct BarMenus {
    list: Vec<BarMenu>,
}

fn kept() -> Id {
    Id::unique("bar-menus")
}

fn on_submenu() -> Id {
    Id::unique("on-submenu")
}

impl BarMenus {
    /// Adds a menu of the bar, once its button is drawn.
    pub(super) fn add(&mut self, button: &Response) {
        self.list.push(BarMenu { button: button.id, popup: Popup::default_response_id(button) });
    }

    /// Keeps them for the keys of the next frame.
    pub(super) fn keep(self, ctx: &Context) {
        ctx.data_mut(|d| d.insert_temp(kept(), self));
    }
}

/// Opens the menu beside the open one, if Left or Right asks for it. To be called before the menus are drawn, which take the keys
/// otherwise.
pub(super) fn step(ctx: &Context) {
    let menus = ctx.data(|d| d.get_temp::<BarMenus>(kept())).unwrap_or_default().list;
    let Some(open) = menus.iter().position(|menu| Popup::is_id_open(ctx, menu.popup)) else { return };
    let Some(&now) = menus.get(open) else { return };
    let focused = ctx.memory(|m| m.focused());
    // Keys inside of a submenu are the submenu's, but for Right on an entry that opens nothing.
    let layer = focused.and_then(|id| ctx.read_response(id)).map(|response| response.layer_id.id);
    let inside = focused != Some(now.button) && layer.is_some_and(|layer| layer != now.popup);
    let opens = focused.is_some() && ctx.data(|d| d.get_temp::<Option<Id>>(on_submenu())).flatten() == focused;
    let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let next = if !opens && pressed(Key::ArrowRight) {
        (open + 1) % menus.len()
    } else if !inside && pressed(Key::ArrowLeft) {
        (open + menus.len() - 1) % menus.len()
    } else {
        return;
    };
    let Some(next) = menus.get(next) else { return };
    Popup::close_id(ctx, now.popup);
    Popup::open_id(ctx, next.popup);
    ctx.memory_mut(|m| {
        m.move_focus(egui::FocusDirection::None);
        m.request_focus(next.button);
    });
    ctx.request_repaint();
}

/// The context menu of something. It closes by itself where a row is clicked, and here where one was chosen by Enter: what it is of may be
/// another then.
pub(super) fn context_menu_ui(
    response: &Response,
    out: &mut Vec<Action>,
    rows: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    response.context_menu(|ui| {
        let before = out.len();
        rows(ui, out);
        if out.len() > before {
            Popup::close_all(ui.ctx());
        }
    });
}

/// An entry of a menu that opens a menu of its own.
pub(super) fn submenu_ui(ui: &mut Ui, name: &str, rows: impl FnOnce(&mut Ui)) {
    let (response, _) = SubMenuButton::new(name).ui(ui, |ui| {
        name_popup(ui, name);
        rows(ui);
    });
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_has_popup(egui::accesskit::HasPopup::Menu));
    let focused = response.has_focus();
    ui.data_mut(|d| {
        let kept = d.get_temp_mut_or_default::<Option<Id>>(on_submenu());
        if focused {
            *kept = Some(response.id);
        } else if *kept == Some(response.id) {
            *kept = None;
        }
    });
}
