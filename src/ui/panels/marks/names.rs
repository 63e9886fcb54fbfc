//! What the colours of marks mean, for the reader to say.

use egui::{Id, Role, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use crate::library::MarkColour;
use crate::ui::action::{Action, Env};
use crate::ui::mark_bar::ground_and_pen;
use crate::ui::marks::meaning;
use crate::ui::panels::Shared;
use crate::ui::strings as s;
use crate::ui::widgets::{field_frame, weak};

/// What the colours mean, for the reader to say.
pub(super) fn names_ui(ui: &mut Ui, env: Env, shared: &Shared<'_>, out: &mut Vec<Action>) {
    ui.label(weak(env, env.t(s::COLOUR_NAMES_WHAT)));
    for colour in MarkColour::ALL {
        ui.horizontal(|ui| {
            let (ground, pen) = ground_and_pen(env, colour);
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), egui::Sense::hover());
            ui.painter().circle(rect.center(), 7.0, ground, Stroke::new(1.0, pen));
            let id = Id::unique(("colour-name", colour as u8));
            let known = shared.settings.marks.names.get(&colour).cloned().unwrap_or_default();
            let mut text = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| known.clone());
            let usual = env.t(meaning(colour));
            let edit = TextEdit::singleline(&mut text).id(id.with("box")).hint_text(usual).frame(field_frame(env));
            let response = ui.add(edit.desired_width(f32::INFINITY));
            response.widget_info(|| {
                WidgetInfo::labeled(Role::TextInput, true, env.with(s::NAMED, &[env.t(s::COLOUR_NAMES), usual]))
            });
            let writing = response.has_focus();
            ui.data_mut(|d| {
                if writing {
                    d.insert_temp(id, text.clone());
                } else {
                    d.remove::<String>(id);
                }
            });
            if response.lost_focus() && text.trim() != known {
                out.push(Action::NameColour(colour, text.trim().to_owned()));
            }
        });
    }
    ui.separator();
}
