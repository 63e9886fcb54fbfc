//! The bar of find, over the text.

use egui::{FontId, Frame, Key, Margin, Modifiers, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::Find;
use crate::search::FindError;
use crate::ui::action::{Action, Env, PrintedSpot};
use crate::ui::command::{Command, PanelId};
use crate::ui::strings as s;
use crate::ui::theme::size;
use crate::ui::widgets::{Icon, check_ui, field_frame, icon_button_ui, icon_toggle_ui, select_all};

/// Below this width, in points, the options have a row of their own.
const ONE_ROW: f32 = 520.0;

impl Find {
    /// The bar over the text.
    pub fn bar_ui(&mut self, ui: &mut Ui, env: Env, list_shown: bool, out: &mut Vec<Action>) {
        let bar = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 5));
        let bar = bar.show(ui, |ui| {
            let narrow = ui.available_width() < ONE_ROW;
            ui.horizontal(|ui| {
                self.field_ui(ui, env, out);
                self.count_ui(ui, env);
                let some = !self.hits.results.hits.is_empty();
                ui.add_enabled_ui(some, |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    for (icon, command) in [(Icon::Up, Command::FindPrevious), (Icon::Down, Command::FindNext)] {
                        if icon_button_ui(ui, env, icon, &env.name_and_key(ui.ctx(), command)).clicked() {
                            out.push(Action::Run(command));
                        }
                    }
                });
                if !narrow {
                    self.options_ui(ui, env, list_shown, out);
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if icon_button_ui(ui, env, Icon::Cross, env.t(s::FIND_CLOSE)).clicked() {
                        self.close();
                    }
                });
            });
            if narrow {
                ui.horizontal_wrapped(|ui| self.options_ui(ui, env, list_shown, out));
            }
            if let Some(error) = &self.error {
                let text = env.lang.message(error, FindError::message_zh);
                ui.label(RichText::new(text).size(size::SMALL).color(env.palette.red));
            }
            self.outside_ui(ui, env, out);
        });
        self.bottom = bar.response.rect.bottom();
    }

    /// How often it stands where no hit leads: a click shows the next one in the print.
    fn outside_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let count = self.hits.outside.len();
        if count == 0 || self.error.is_some() || self.running.is_some() {
            return;
        }
        let at = self.shown_outside.map_or_else(String::new, |n| format!("{}/", n + 1));
        let text = env.with(s::FIND_OUTSIDE, &[&format!("{at}{count}")]);
        let link = ui.link(RichText::new(text).size(size::SMALL)).on_hover_text(env.t(s::FIND_OUTSIDE_TIP));
        if link.clicked()
            && let Some(span) = self.next_outside()
        {
            out.push(Action::ShowPrinted(PrintedSpot::Span(span)));
        }
    }

    /// Where and how it is looked for, and the list of what was found.
    fn options_ui(&mut self, ui: &mut Ui, env: Env, list_shown: bool, out: &mut Vec<Action>) {
        check_ui(ui, env, &mut self.this_document, env.t(s::FIND_SCOPE_DOCUMENT));
        check_ui(ui, env, &mut self.regex, env.t(s::FIND_REGEX)).on_hover_text(env.t(s::FIND_REGEX_TIP));
        if icon_toggle_ui(ui, env, Icon::List, env.t(s::FIND_LIST), list_shown).clicked() {
            out.push(Action::Run(Command::Panel(PanelId::RESULTS)));
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let hint = env.t(s::FIND_HINT);
        let id = egui::Id::unique("find-text");
        // Enter steps and keeps the keyboard in the box; Esc closes.
        if ui.memory(|m| m.has_focus(id)) {
            let (next, previous, close) = ui.input_mut(|i| {
                let previous = i.consume_key(Modifiers::SHIFT, Key::Enter);
                (i.consume_key(Modifiers::NONE, Key::Enter), previous, i.consume_key(Modifiers::NONE, Key::Escape))
            });
            if next {
                out.push(Action::Run(Command::FindNext));
            }
            if previous {
                out.push(Action::Run(Command::FindPrevious));
            }
            if close {
                self.close();
                ui.memory_mut(|m| m.surrender_focus(id));
            }
        }
        let width = (ui.available_width() * 0.34).clamp(120.0, 320.0);
        let edit =
            TextEdit::singleline(&mut self.text).id(id).hint_text(hint).frame(field_frame(env)).desired_width(width);
        let response = ui.add(edit);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
            info.current_text_value = Some(self.text.clone());
            info
        });
        if std::mem::take(&mut self.focus) {
            response.request_focus();
            select_all(ui, id, &self.text);
        }
    }

    fn count_ui(&self, ui: &mut Ui, env: Env) {
        let (text, color) = if self.text.is_empty() || self.error.is_some() {
            (String::new(), env.palette.weak)
        } else if self.running.is_some() {
            (env.t(s::FIND_RUNNING).to_owned(), env.palette.weak)
        } else if self.hits.results.hits.is_empty() {
            (env.t(s::FIND_NONE).to_owned(), env.palette.red)
        } else {
            let at = self.hits.current.map_or(0, |n| n + 1).to_string();
            let count = env.with(s::FIND_COUNT, &[&at, &self.hits.results.total.to_string()]);
            let by_other = match self.hits.results.by_other.len() {
                0 => String::new(),
                n => format!("　{}", env.with(s::FIND_BY_OTHER, &[&n.to_string()])),
            };
            (count + &by_other, env.palette.ink)
        };
        let galley = ui.painter().layout_no_wrap(text.clone(), FontId::proportional(size::BODY), color);
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.max(64.0), 26.0), Sense::hover());
        if !text.is_empty() {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        }
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    }
}
