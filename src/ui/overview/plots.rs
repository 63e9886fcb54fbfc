//! Small plots, drawn with the painter: bars that lie and bars that stand. Each leads somewhere.

use egui::{Align2, CursorIcon, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::issue::Date;
use crate::ui::action::{Action, Env};
use crate::ui::strings as s;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{focus_ring, weak};

/// A bar.
pub struct Bar {
    /// What it counts.
    pub name: String,
    /// How many.
    pub number: usize,
    /// Of which kinds they are; the rest is of none. Their names are in the plot.
    pub parts: Vec<usize>,
    /// Where it leads.
    pub action: Action,
}

/// A plot.
pub struct Plot {
    /// What is counted.
    pub title: String,
    /// Its bars, in order.
    pub bars: Vec<Bar>,
    /// What the parts of bars are called.
    pub parts: Vec<String>,
}

/// How strong the parts of a bar are drawn, from the first.
const STRENGTHS: [f32; 3] = [1.0, 0.6, 0.3];

/// How strong a part is drawn.
fn strength(part: usize) -> f32 {
    STRENGTHS.get(part).copied().unwrap_or(0.2)
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
    let head = ui.label(egui::RichText::new(title).size(size::BODY).family(font).color(env.palette.ink));
    head.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
}

/// Bars that lie under one another: name, bar, number.
pub fn bars_ui(ui: &mut Ui, env: Env, plot: &Plot, out: &mut Vec<Action>) {
    title_ui(ui, env, &plot.title);
    legend_ui(ui, env, &plot.parts);
    ui.spacing_mut().item_spacing.y = 0.0;
    let p = env.palette;
    let most = plot.bars.iter().map(|b| b.number).max().unwrap_or(1).max(1);
    for bar in &plot.bars {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let told = told(env, plot, bar);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
        if response.hovered() {
            ui.painter().rect_filled(rect, 3.0, p.hover);
        }
        focus_ring(ui, env, &response, rect, 3.0);
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
        if bar.parts.is_empty() {
            ui.painter().rect_filled(Rect::from_min_size(at, vec2(width, 10.0)), 1.5, p.accent.gamma_multiply(0.75));
        }
        let mut x = at.x;
        for (n, part) in bar.parts.iter().enumerate() {
            let wide = width * *part as f32 / bar.number.max(1) as f32;
            let rect = Rect::from_min_size(pos2(x, at.y), vec2(wide, 10.0));
            ui.painter().rect_filled(rect, 1.0, p.accent.gamma_multiply(strength(n)));
            x += wide;
        }
        let number = pos2(at.x + width + 6.0, rect.center().y);
        let small = FontId::proportional(size::SMALL);
        ui.painter().text(number, Align2::LEFT_CENTER, bar.number, small, p.weak);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let response = if cut || !bar.parts.is_empty() { response.on_hover_text(&told) } else { response };
        if response.clicked() {
            out.push(bar.action.clone());
        }
    }
    ui.add_space(8.0);
}

/// What is said of a bar: its name and number, and those of its parts.
fn told(env: Env, plot: &Plot, bar: &Bar) -> String {
    let parts = plot.parts.iter().zip(&bar.parts).filter(|(_, number)| **number > 0);
    let parts: Vec<String> = parts.map(|(name, number)| format!("{name} {number}")).collect();
    let whole = format!("{} {}", bar.name, bar.number);
    if parts.is_empty() { whole } else { env.with(s::NAMED, &[&whole, &parts.join(env.t(s::LIST_COMMA))]) }
}

/// What the parts of bars mean.
fn legend_ui(ui: &mut Ui, env: Env, parts: &[String]) {
    if parts.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (n, name) in parts.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(10.0, 16.0), Sense::hover());
            let square = Rect::from_center_size(rect.center(), vec2(9.0, 9.0));
            ui.painter().rect_filled(square, 1.5, env.palette.accent.gamma_multiply(strength(n)));
            ui.label(weak(env, name));
            ui.add_space(6.0);
        }
    });
}

/// A line of time with what is due on its days: a bar for each day, as high as much is due; years are named, today is a line
/// of its own.
pub fn timeline_ui(ui: &mut Ui, env: Env, plot: &Plot, days: &[Date], today: Date, out: &mut Vec<Action>) {
    title_ui(ui, env, &plot.title);
    let p = env.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 92.0), Sense::hover());
    let ground = rect.bottom() - 20.0;
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    let year = |year: i32| Date::new(year, 1, 1).map_or(0, ordinal);
    let (from, to) = (year(first.year()), year(last.year() + 1).max(year(first.year()) + 1));
    let x = |at: i64| rect.left() + 4.0 + (rect.width() - 8.0) * (at - from) as f32 / (to - from) as f32;
    let small = FontId::proportional(size::SMALL);
    ui.painter().hline(rect.x_range(), ground + 0.5, Stroke::new(1.0, p.rule));
    let mut named_to = f32::NEG_INFINITY;
    for n in first.year()..=last.year() {
        let at = x(year(n));
        ui.painter().vline(at, ground..=ground + 5.0, Stroke::new(1.0, p.rule));
        let galley = ui.painter().layout_no_wrap(n.to_string(), small.clone(), p.weak);
        if at >= named_to {
            named_to = at + galley.size().x + 10.0;
            ui.painter().galley(pos2(at + 2.0, ground + 4.0), galley, p.weak);
        }
    }
    let now = x(ordinal(today));
    if (from..to).contains(&ordinal(today)) {
        ui.painter().vline(now, rect.top() + 14.0..=ground, Stroke::new(1.0, p.red));
        let at = pos2(now + 3.0, rect.top() + 13.0);
        ui.painter().text(at, Align2::LEFT_TOP, env.t(s::TODAY), small.clone(), p.red);
    }
    let most = plot.bars.iter().map(|b| b.number).max().unwrap_or(1).max(1) as f32;
    for (bar, date) in plot.bars.iter().zip(days) {
        let at = x(ordinal(*date));
        let high = ((ground - rect.top() - 26.0) * bar.number as f32 / most).max(4.0);
        let drawn = Rect::from_min_max(pos2(at - 2.5, ground - high), pos2(at + 2.5, ground));
        let id = ui.scope_id().with(("due", ordinal(*date)));
        let response = ui.interact(drawn.expand2(vec2(2.0, 4.0)), id, Sense::click());
        let told = format!("{}　{}", bar.name, bar.number);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
        let color = if *date < today { p.weak } else { p.accent };
        let strength = if response.hovered() || response.has_focus() { 1.0 } else { 0.75 };
        ui.painter().rect_filled(drawn, 1.5, color.gamma_multiply(strength));
        focus_ring(ui, env, &response, drawn.expand(3.0), 3.0);
        if bar.number as f32 >= most {
            let top = pos2(at, ground - high - 2.0);
            ui.painter().text(top, Align2::CENTER_BOTTOM, bar.number, small.clone(), p.weak);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(told).clicked() {
            out.push(bar.action.clone());
        }
    }
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
        focus_ring(ui, env, &response, place, 2.0);
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
