//! The issue at a glance: masthead, counts, three small plots, and the contents with what is in force.

mod plots;

use egui::{Align, Label, Layout, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::action::{Action, Env, SheetKind};
use super::badge::{badge_ui, is_marked, status_name};
use super::day;
use super::facts::{DayField, Source, Understood};
use super::library::OtherIssues;
use super::row::Row;
use super::strings as s;
use super::theme::{self, size};
use super::widgets::{NamedBars, focus_ring, page_keys_ui, weak};
use crate::deliver::today;
use crate::facts::Status;
use crate::issue::{Date, Document, Place, short_title, shorten};
use plots::{Bar, Plot};

/// Widest that the page is set, in points.
const WIDTH: f32 = 880.0;
/// Units and categories that a plot shows.
const MOST_BARS: usize = 10;

/// Over and under a row of the contents, in points: its rule is no underline.
const ROW_AIR: f32 = 2.0;

/// Draws the page.
pub fn overview_ui(
    ui: &mut Ui,
    env: Env,
    (source, links): (Source<'_>, &OtherIssues),
    field: &mut DayField,
    out: &mut Vec<Action>,
) {
    ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]).named_ui(ui, env, |ui| {
        page_keys_ui(ui);
        let width = (ui.available_width() - 48.0).min(WIDTH);
        let side = (ui.available_width() - width) / 2.0;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(14.0);
                let held = links.is_held(&source.issue.source.sha256, out);
                masthead_ui(ui, env, source, held);
                if let Some(understood) = source.understood {
                    counts_ui(ui, env, source, understood, out);
                    plots_ui(ui, env, understood, today(), out);
                }
                contents_ui(ui, env, source, field, out);
                ui.add_space(40.0);
            });
        });
    });
}

/// Name and number, who publishes it, and whether the library has it, once that is known.
fn masthead_ui(ui: &mut Ui, env: Env, source: Source<'_>, held: Option<bool>) {
    let m = &source.issue.masthead;
    let p = env.palette;
    // Several documents that no gazette's name holds together are called by their file.
    let name = m.name.clone().or_else(|| match source.issue.documents.as_slice() {
        [only] if !only.title.is_empty() => Some(only.title.clone()),
        _ => None,
    });
    let name = name.unwrap_or_else(|| source.issue.source.file.clone());
    ui.vertical_centered(|ui| {
        let head = ui.add(Label::new(RichText::new(&name).size(30.0).family(theme::song_bold()).color(p.red)).wrap());
        head.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
        let year = m.year.map(|y| format!("{y}年"));
        let numbers: Vec<String> = [year, m.number.clone(), m.total_number.clone().map(|t| format!("（{t}）"))]
            .into_iter()
            .flatten()
            .collect();
        if !numbers.is_empty() {
            ui.label(RichText::new(numbers.concat()).size(15.0).family(theme::kai()));
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 4.0, Stroke::new(2.0, p.red));
    ui.painter().hline(rect.x_range(), rect.top() + 8.0, Stroke::new(1.0, p.red));
    let imprint = [
        (s::SPONSOR, &m.sponsor),
        (s::EDITOR, &m.editor),
        (s::SERIAL, &m.serial),
        (s::ADDRESS, &m.address),
        (s::PHONE, &m.phone),
        (s::POSTCODE, &m.postcode),
    ];
    let held = held.map(|held| env.t(if held { s::HELD_IS_HELD } else { s::HELD_IS_NOT_HELD }).to_owned());
    let told = imprint.iter().filter_map(|(name, text)| Some(env.with(s::NAMED, &[env.t(*name), text.as_ref()?])));
    let told: Vec<String> = told.chain(held).collect();
    if !told.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(14.0, 3.0);
            for one in told {
                // A line ends between two of them; one that no line holds is broken.
                let fits = one.chars().count() as f32 * size::BODY < ui.max_rect().width();
                let label = Label::new(weak(env, one));
                ui.add(if fits { label.extend() } else { label.wrap() });
            }
        });
    }
    ui.add_space(10.0);
}

/// The numbers of the issue; each leads to its table.
fn counts_ui(ui: &mut Ui, env: Env, source: Source<'_>, understood: &Understood, out: &mut Vec<Action>) {
    let documents = source.issue.documents.len();
    let plain = [
        (documents, s::COUNT_DOCUMENTS),
        (understood.counts.articles, s::COUNT_ARTICLES),
        (understood.counts.characters, s::COUNT_CHARACTERS),
    ];
    let plain = plain.map(|(number, name)| (number, name.counted(env.lang, number), None));
    let sheets = understood.offered().filter(|k| *k != SheetKind::Force);
    let sheets = sheets.map(|kind| (understood.rows(kind), env.t(kind.name()).to_owned(), Some(kind)));
    let counts: Vec<_> = plain.into_iter().chain(sheets).collect();
    let widths: Vec<f32> = counts.iter().map(|(number, name, _)| count_width(ui, *number, name)).collect();
    let columns = columns(&widths, ui.available_width());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(COUNT_GAP, COUNT_GAP);
        for (n, (number, name, kind)) in counts.into_iter().enumerate() {
            let column = n % columns.len().max(1);
            if n > 0 && column == 0 {
                ui.end_row();
            }
            let leads = kind.filter(|_| number > 0);
            let width = columns.get(column).copied().unwrap_or(80.0);
            if count_ui(ui, env, (number, &name), width, leads.is_some())
                && let Some(kind) = leads
            {
                out.push(Action::ShowSheet { kind, unit: None, filter: None });
            }
        }
    });
    ui.add_space(14.0);
}

/// Between two numbers, in points.
const COUNT_GAP: f32 = 6.0;

/// The columns in which these widths stand under one another, in as few rows as the room has; all rows have as many, so that none is left alone
/// at the end.
fn columns(widths: &[f32], room: f32) -> Vec<f32> {
    let mut rows = 1;
    loop {
        let count = widths.len().div_ceil(rows).max(1);
        let widest = |column| widths.iter().skip(column).step_by(count).copied().fold(0.0, f32::max);
        let columns: Vec<f32> = (0..count).map(widest).collect();
        let needed = columns.iter().sum::<f32>() + COUNT_GAP * (count - 1) as f32;
        if needed <= room || count == 1 {
            return columns;
        }
        rows += 1;
    }
}

/// The faces of a number and of the name below it.
fn count_fonts() -> (egui::FontId, egui::FontId) {
    (egui::FontId::new(21.0, theme::song_bold()), egui::FontId::proportional(size::SMALL))
}

/// The width of a number over its name.
fn count_width(ui: &Ui, number: usize, name: &str) -> f32 {
    let (large, small) = count_fonts();
    let width = |text: &str, font| ui.fonts_mut(|f| text.chars().map(|c| f.glyph_width(font, c)).sum::<f32>()) + 24.0;
    width(name, &small).max(width(&plots::grouped(number), &large)).max(80.0).ceil()
}

/// A number over its name; true when it was clicked.
fn count_ui(ui: &mut Ui, env: Env, (number, name): (usize, &str), width: f32, leads: bool) -> bool {
    let p = env.palette;
    let (large, small) = count_fonts();
    let told = plots::grouped(number);
    let sense = if leads { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 52.0), sense);
    response.widget_info(|| {
        let role = if leads { Role::Button } else { Role::Label };
        WidgetInfo::labeled(role, true, format!("{name} {number}"))
    });
    if leads && response.hovered() {
        ui.painter().rect_filled(rect, 5.0, p.hover);
    }
    focus_ring(ui, env, &response, rect, 5.0);
    let color = if number == 0 { p.weak } else { p.ink };
    ui.painter().text(rect.left_top() + vec2(8.0, 4.0), egui::Align2::LEFT_TOP, told, large, color);
    let below = if leads { p.accent } else { p.weak };
    ui.painter().text(rect.left_bottom() + vec2(8.0, -5.0), egui::Align2::LEFT_BOTTOM, name, small, below);
    if leads { response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() } else { false }
}

fn plots_ui(ui: &mut Ui, env: Env, understood: &Understood, today: Date, out: &mut Vec<Action>) {
    let roles = [s::ROLE_LEAD, s::ROLE_RESPONSIBLE, s::ROLE_SUPPORT].map(|role| env.t(role).to_owned()).to_vec();
    let lists =
        [(s::PLOT_CATEGORIES, categories(env, understood), Vec::new()), (s::PLOT_UNITS, units(understood), roles)];
    let lists: Vec<Plot> = lists
        .into_iter()
        .filter(|(_, bars, _)| !bars.is_empty())
        .map(|(title, bars, parts)| Plot { title: env.t(title).to_owned(), bars, parts })
        .collect();
    if !lists.is_empty() {
        let narrow = ui.available_width() < 620.0;
        if narrow {
            for plot in &lists {
                plots::bars_ui(ui, env, plot, out);
                ui.add_space(10.0);
            }
        } else {
            ui.columns(lists.len().max(2), |columns| {
                for (plot, ui) in lists.iter().zip(columns) {
                    plots::bars_ui(ui, env, plot, out);
                }
            });
        }
        ui.add_space(12.0);
    }
    let days = days(env, understood);
    if !days.is_empty() {
        let span: Vec<_> = understood.counts.days.iter().map(|(date, _)| *date).collect();
        let plot = Plot { title: env.t(s::PLOT_DAYS).to_owned(), bars: days, parts: Vec::new() };
        plots::days_ui(ui, env, &plot, &span, out);
        ui.add_space(14.0);
    }
    due_ui(ui, env, understood, today, out);
}

/// The documents of each category, where there is more than one.
fn categories(env: Env, understood: &Understood) -> Vec<Bar> {
    let categories = understood.counts.categories.iter();
    let many = categories.len() > 1;
    let bar = |(name, number, first): &(Option<String>, usize, usize)| Bar {
        name: name.clone().unwrap_or_else(|| env.t(s::UNCATEGORISED).to_owned()),
        number: *number,
        parts: Vec::new(),
        action: Action::GoTo { place: Place { document: *first, block: 0, byte: 0 }, bytes: 0 },
    };
    categories.filter(|_| many).take(MOST_BARS).map(bar).collect()
}

/// The units with the most tasks, each by its roles.
fn units(understood: &Understood) -> Vec<Bar> {
    let units = understood.sheet(SheetKind::Tasks).map(|sheet| sheet.units.as_slice()).unwrap_or_default();
    let bar = |(unit, number): &(String, usize)| Bar {
        name: unit.clone(),
        number: *number,
        parts: understood.counts.roles.get(unit).map(|roles| roles.to_vec()).unwrap_or_default(),
        action: Action::ShowSheet { kind: SheetKind::Tasks, unit: Some(unit.clone()), filter: None },
    };
    units.iter().take(MOST_BARS).map(bar).collect()
}

/// The days of the chronicle.
fn days(env: Env, understood: &Understood) -> Vec<Bar> {
    let bar = |(date, number): &(Date, usize)| Bar {
        name: day::with_weekday(*date, env.lang),
        number: *number,
        parts: Vec::new(),
        action: Action::ShowSheet {
            kind: SheetKind::Chronicle,
            unit: None,
            filter: Some(day::written(*date, env.lang)),
        },
    };
    understood.counts.days.iter().map(bar).collect()
}

/// What is due on which days.
fn due_ui(ui: &mut Ui, env: Env, understood: &Understood, today: Date, out: &mut Vec<Action>) {
    let due = &understood.counts.due;
    if due.is_empty() {
        return;
    }
    let bar = |(date, number, text): &(Date, usize, String)| Bar {
        name: day::written(*date, env.lang),
        number: *number,
        parts: Vec::new(),
        action: Action::ShowSheet { kind: SheetKind::Deadlines, unit: None, filter: Some(text.clone()) },
    };
    let plot = Plot { title: env.t(s::PLOT_DUE).to_owned(), bars: due.iter().map(bar).collect(), parts: Vec::new() };
    let days: Vec<Date> = due.iter().map(|(date, ..)| *date).collect();
    plots::timeline_ui(ui, env, &plot, &days, today, out);
    ui.add_space(14.0);
}

/// The documents under their categories, each with its status.
fn contents_ui(ui: &mut Ui, env: Env, source: Source<'_>, field: &mut DayField, out: &mut Vec<Action>) {
    plots::title_ui(ui, env, env.t(s::OVERVIEW_CONTENTS));
    if let Some(understood) = source.understood {
        ui.horizontal_wrapped(|ui| {
            // As high as the field: what stands before it is on its middle.
            ui.spacing_mut().interact_size.y = DayField::HEIGHT;
            ui.set_min_height(DayField::HEIGHT);
            field.day_field_ui(ui, env, source.date, &understood.facts.force, out);
            ui.add_space(12.0);
            statuses_ui(ui, env, source, understood, out);
        });
    }
    ui.add_space(4.0);
    let mut category: Option<Option<&str>> = None;
    for (n, document) in source.issue.documents.iter().enumerate() {
        let own = document.category.as_deref();
        if category != Some(own) {
            category = Some(own);
            if let Some(own) = own {
                ui.add_space(8.0);
                let hei = theme::hei();
                ui.label(RichText::new(own).size(size::SMALL).family(hei).color(env.palette.weak));
            }
        }
        document_ui(ui, env, source, n, document, out);
    }
}

/// How many documents have each status.
fn statuses_ui(ui: &mut Ui, env: Env, source: Source<'_>, understood: &Understood, out: &mut Vec<Action>) {
    for status in [Status::InForce, Status::LaterText, Status::NotYet, Status::Expired, Status::Repealed] {
        let number = understood.facts.force.iter().filter(|f| f.at(source.date) == status).count();
        if number > 0 {
            let text = format!("{} {number}", env.t(status_name(status)));
            let color = super::badge::color(env.palette, status);
            let button = egui::Button::new(RichText::new(text).size(size::SMALL).color(color));
            if ui.add(button).clicked() {
                let filter = Some(env.t(status_name(status)).to_owned());
                out.push(Action::ShowSheet { kind: SheetKind::Force, unit: None, filter });
            }
        }
    }
    ui.add_space(8.0);
}

fn document_ui(ui: &mut Ui, env: Env, source: Source<'_>, n: usize, document: &Document, out: &mut Vec<Action>) {
    let p = env.palette;
    let force = source.understood.and_then(|u| u.facts.force.get(n));
    ui.add_space(ROW_AIR);
    let before = ui.cursor().min;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let width = ui.available_width();
        let title = if document.title.is_empty() { env.t(s::UNTITLED) } else { short_title(document) };
        ui.allocate_ui_with_layout(vec2(width - 320.0, 22.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width - 320.0);
            if Row::text(env, title, p.ink).ui(ui, env).clicked() {
                out.push(Action::GoTo { place: Place { document: n, block: 0, byte: 0 }, bytes: 0 });
            }
        });
        ui.allocate_ui_with_layout(vec2(170.0, 20.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(170.0);
            ui.add(Label::new(weak(env, document.number.as_deref().unwrap_or(""))).truncate());
        });
        ui.allocate_ui_with_layout(vec2(74.0, 20.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(74.0);
            let stated = force.filter(|force| is_marked(force.at(source.date)));
            if let Some(force) = stated {
                let status = force.at(source.date);
                let badge = badge_ui(ui, env, status, &shorten(title, 40));
                if badge.clicked()
                    && let Some(evidence) = force.evidence(source.date)
                {
                    out.push(Action::go_to(evidence));
                }
                badge.on_hover_text(super::badge::evidence_text(env, source.issue, force, source.date));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if let Some(page) = document.page {
                ui.label(weak(env, page.to_string()));
            }
        });
    });
    ui.add_space(ROW_AIR);
    let line = egui::Rangef::new(before.x, ui.max_rect().right());
    ui.painter().hline(line, ui.cursor().top() - 2.0, Stroke::new(1.0, p.rule.gamma_multiply(0.6)));
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn numbers_stand_under_one_another_and_none_alone_in_the_last_row() {
        let ten = [80.0; 10];
        assert_eq!(columns(&ten, 1000.0).len(), 10);
        // Nine would have room.
        assert_eq!(columns(&ten, 790.0).len(), 5);
        assert_eq!((columns(&ten, 10.0).len(), columns(&[], 100.0).len()), (1, 1));
        // A wide one below makes its column wide.
        assert_eq!(columns(&[80.0, 90.0, 80.0, 160.0], 260.0), [80.0, 160.0]);
        assert_eq!(columns(&[80.0, 90.0, 80.0, 160.0], 240.0), [160.0]);
    }
}
