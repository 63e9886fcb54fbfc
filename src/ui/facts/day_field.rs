//! The day whose status is told: typed, today, or the next day on which something changes.

use egui::{Align, Label, Layout, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use crate::deliver::today;
use crate::facts::Force;
use crate::issue::Date;
use crate::ui::action::{Action, Env};
use crate::ui::day;
use crate::ui::strings::{self as s, Lang};
use crate::ui::widgets::{Icon, field_frame, icon_button_ui};

/// State of the chooser.
#[derive(Default)]
pub struct DayField {
    text: String,
    shown: Option<(Date, Lang)>,
}

/// The days on which the status of a document changes, ascending.
#[must_use]
pub fn changes(force: &[Force]) -> Vec<Date> {
    let after = |last: Date| {
        let next = Date::new(last.year(), last.month(), last.day() + 1);
        next.or_else(|| Date::new(last.year(), last.month() + 1, 1)).or_else(|| Date::new(last.year() + 1, 1, 1))
    };
    let mut days: Vec<Date> = force
        .iter()
        .flat_map(|f| {
            let expired = f.expires.and_then(|e| e.date).and_then(after);
            [f.effective.and_then(|e| e.date), expired, f.repealed.and_then(|r| r.date)]
        })
        .flatten()
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

impl DayField {
    /// The height of the field, in points.
    pub const HEIGHT: f32 = 32.0;

    /// Draws the chooser.
    pub fn day_field_ui(&mut self, ui: &mut Ui, env: Env, date: Date, force: &[Force], out: &mut Vec<Action>) {
        let id = egui::Id::unique("status-date");
        let focused = ui.memory(|m| m.has_focus(id));
        if !focused && self.shown != Some((date, env.lang)) {
            self.text = day::written(date, env.lang);
            self.shown = Some((date, env.lang));
        }
        // As high as the field, so that it stands on its middle in a row that wraps, where nothing is moved later.
        ui.allocate_ui_with_layout(vec2(0.0, Self::HEIGHT), Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(env.t(s::STATUS_DATE)).color(env.palette.weak)).extend());
        });
        let days = changes(force);
        let before = days.iter().rev().find(|d| **d < date).copied();
        let after = days.iter().find(|d| **d > date).copied();
        step_ui(ui, env, Icon::Left, s::DAY_BEFORE, before, out);
        let wrong = day::parse(&self.text).is_none();
        let color = if wrong { env.palette.red } else { env.palette.ink };
        let edit = TextEdit::singleline(&mut self.text)
            .id(id)
            .text_color(color)
            .frame(field_frame(env))
            .align(egui::Align2::CENTER_CENTER)
            .desired_width(128.0);
        let response = ui.add(edit);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, env.t(s::STATUS_DATE));
            info.current_text_value = Some(self.text.clone());
            info
        });
        if response.changed()
            && let Some(typed) = day::parse(&self.text)
        {
            out.push(Action::SetStatusDate(typed));
        }
        if response.lost_focus() {
            // A day that is none is put back; a day in another form is written as all others.
            self.shown = None;
        }
        let response = response.on_hover_text(env.t(s::STATUS_DATE_TIP));
        if wrong && focused {
            response.show_tooltip_text(env.t(s::STATUS_DATE_WRONG));
        }
        step_ui(ui, env, Icon::Right, s::DAY_AFTER, after, out);
        let today = today();
        if ui.add_enabled(date != today, egui::Button::new(env.t(s::TODAY))).clicked() {
            out.push(Action::SetStatusDate(today));
        }
    }
}

fn step_ui(ui: &mut Ui, env: Env, icon: Icon, name: s::Tr, to: Option<Date>, out: &mut Vec<Action>) {
    let name = match to {
        Some(to) => env.with(s::NAMED, &[env.t(name), &day::written(to, env.lang)]),
        None => env.t(name).to_owned(),
    };
    ui.add_enabled_ui(to.is_some(), |ui| {
        if icon_button_ui(ui, env, icon, &name).clicked()
            && let Some(to) = to
        {
            out.push(Action::SetStatusDate(to));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Passage, StatedDay};

    #[test]
    fn something_changes_on_the_first_day_and_after_the_last() {
        let day = |y, m, d| Some(StatedDay { date: Date::new(y, m, d), evidence: Passage::default() });
        let force = [
            Force { effective: day(2023, 9, 10), expires: day(2028, 9, 9), ..Force::default() },
            Force { effective: day(2023, 9, 10), expires: day(2025, 12, 31), ..Force::default() },
            Force::default(),
        ];
        let days: Vec<String> = changes(&force).iter().map(ToString::to_string).collect();
        assert_eq!(days, ["2023-09-10", "2026-01-01", "2028-09-10"]);
    }
}
