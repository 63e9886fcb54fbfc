//! Small plots, drawn with the painter: bars that lie and bars that stand. Each leads somewhere.

use egui::{Align2, CursorIcon, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::issue::Date;
use crate::ui::action::{Action, Env};
use crate::ui::theme::{self, size};

/// A bar.
pub struct Bar {
    /// What it counts.
    pub name: String,
    /// How many.
    pub number: usize,
    /// Where it leads.
    pub action: Action,
}

/// A plot.
pub struct Plot {
    /// What is counted.
    pub title: String,
    /// Its bars, in order.
    pub bars: Vec<Bar>,
}

const ROW: f32 = 23.0;
/// Share of the width that names have.
const NAMES: f32 = 0.46;

/// A number with its thousands separated.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The head of a part of the page.
pub fn title_ui(ui: &mut Ui, env: Env, title: &str) {
    let font = theme::hei();
    ui.label(egui::RichText::new(title).size(size::BODY).family(font).color(env.palette.ink));
}

/// Bars that lie under one another: name, bar, number.
pub fn bars_ui(ui: &mut Ui, env: Env, plot: &Plot, out: &mut Vec<Action>) {
    title_ui(ui, env, &plot.title);
    ui.spacing_mut().item_spacing.y = 0.0;
    let p = env.palette;
    let most = plot.bars.iter().map(|b| b.number).max().unwrap_or(1).max(1);
    for bar in &plot.bars {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", bar.name, bar.number)));
        if response.hovered() {
            ui.painter().rect_filled(rect, 3.0, p.hover);
        }
        let names = rect.width() * NAMES;
        let mut job = egui::text::LayoutJob::single_section(
            bar.name.clone(),
            egui::TextFormat::simple(FontId::proportional(size::BODY - 1.0), p.ink),
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(names - 12.0);
        let galley = ui.painter().layout_job(job);
        let cut = galley.elided;
        ui.painter().galley(pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0), galley, p.ink);
        let room = rect.width() - names - 40.0;
        let width = (room * bar.number as f32 / most as f32).max(2.0);
        let at = pos2(rect.left() + names, rect.center().y - 5.0);
        ui.painter().rect_filled(Rect::from_min_size(at, vec2(width, 10.0)), 1.5, p.accent.gamma_multiply(0.75));
        let number = pos2(at.x + width + 6.0, rect.center().y);
        let small = FontId::proportional(size::SMALL);
        ui.painter().text(number, Align2::LEFT_CENTER, bar.number, small, p.weak);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let response = if cut { response.on_hover_text(&bar.name) } else { response };
        if response.clicked() {
            out.push(bar.action.clone());
        }
    }
    ui.add_space(8.0);
}

/// Bars that stand side by side, one for each day; `days` are theirs, for the names of the months below.
pub fn days_ui(ui: &mut Ui, env: Env, plot: &Plot, days: &[Date], out: &mut Vec<Action>) {
    title_ui(ui, env, &plot.title);
    let p = env.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 96.0), Sense::hover());
    let ground = rect.bottom() - 20.0;
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    let from = ordinal(*first);
    let span = (ordinal(*last) - from + 1).max(1) as f32;
    let step = (rect.width() / span).min(30.0);
    let line = egui::Rangef::new(rect.left(), rect.left() + span * step);
    ui.painter().hline(line, ground + 0.5, Stroke::new(1.0, p.rule));
    let most = plot.bars.iter().map(|b| b.number).max().unwrap_or(1).max(1) as f32;
    let small = FontId::proportional(size::SMALL - 1.0);
    let mut named_to = rect.left();
    for (bar, date) in plot.bars.iter().zip(days) {
        let left = rect.left() + (ordinal(*date) - from) as f32 * step;
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + step.max(3.0), ground));
        let response = ui.interact(place, ui.scope_id().with(("day", date.to_string())), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", bar.name, bar.number)));
        let height = ((ground - rect.top() - 8.0) * bar.number as f32 / most).max(2.0);
        let width = (step * 0.66).clamp(2.0, 16.0);
        let drawn = Rect::from_min_max(
            pos2(place.center().x - width / 2.0, ground - height),
            pos2(place.center().x + width / 2.0, ground),
        );
        let color = if response.hovered() { p.accent } else { p.accent.gamma_multiply(0.75) };
        ui.painter().rect_filled(drawn, 1.5, color);
        // A name where it does not run into the one before; the month where it begins.
        let name = if date.day() == 1 || date == first || step < 12.0 {
            format!("{}/{}", date.month(), date.day())
        } else {
            date.day().to_string()
        };
        let galley = ui.painter().layout_no_wrap(name, small.clone(), p.weak);
        let x = (place.center().x - galley.size().x / 2.0).max(rect.left());
        if x >= named_to {
            named_to = x + galley.size().x + 4.0;
            ui.painter().galley(pos2(x, ground + 4.0), galley, p.weak);
        }
        let told = format!("{}　{}", bar.name, bar.number);
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(told).clicked() {
            out.push(bar.action.clone());
        }
    }
}

/// Days from the first day there is.
fn ordinal(date: Date) -> i64 {
    let (year, month) = (i64::from(date.year()), i64::from(date.month()));
    // Years from 1 March, as the leap day is then the last.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_one_another() {
        let at = |y, m, d| ordinal(Date::new(y, m, d).unwrap());
        assert_eq!(at(2023, 8, 1) - at(2023, 7, 31), 1);
        assert_eq!(at(2024, 3, 1) - at(2024, 2, 28), 2);
        assert_eq!(at(2024, 1, 1) - at(2023, 1, 1), 365);
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(12), "12");
    }
}
