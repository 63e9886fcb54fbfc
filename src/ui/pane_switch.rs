//! The switch over the middle of the window: the text, the overview, the tables.

use egui::{Button, Frame, Margin, RichText, Role, Ui, WidgetInfo, vec2};

use super::action::{Action, Env, Pane};
use super::command::Command;
use super::theme::size;
use super::widgets::{is_tab, tip};

/// The switch at the top of the middle.
///
/// `beside` are what can be seen beside the text or in its place for checking it, with whether it is shown.
pub fn switch_ui(ui: &mut Ui, env: Env, pane: Pane, beside: &[(Command, bool)], out: &mut Vec<Action>) {
    let frame = Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 5, bottom: 3 });
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
            ui.spacing_mut().button_padding = vec2(10.0, 2.0);
            for (own, command) in [
                (Pane::Text, Command::ShowText),
                (Pane::Overview, Command::ShowOverview),
                (Pane::Tables, Command::ShowTables),
            ] {
                choice_ui(ui, env, command, (own == pane, Role::Tab), size::BODY - 0.5, out);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                for (command, shown) in beside {
                    let wide = env.name(*command).len() as f32 * size::SMALL * 0.5 + 24.0;
                    if ui.available_width() > wide {
                        choice_ui(ui, env, *command, (*shown, Role::Button), size::SMALL + 0.5, out);
                    }
                }
            });
        });
    });
}

fn choice_ui(
    ui: &mut Ui,
    env: Env,
    command: Command,
    (shown, role): (bool, Role),
    text_size: f32,
    out: &mut Vec<Action>,
) {
    let name = env.name(command);
    let color = if shown { env.palette.ink } else { env.palette.weak };
    let response = ui.add(Button::selectable(shown, RichText::new(name).size(text_size).color(color)));
    if role == Role::Tab {
        is_tab(&response, name, shown);
    } else {
        response.widget_info(|| WidgetInfo::selected(role, true, shown, name));
    }
    if tip(response, env.tip(ui.ctx(), command)).clicked() {
        out.push(Action::Run(command));
    }
}
