//! The panel of suspicions: what the parser is unsure of, each a click from its place.

use egui::{RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::action::{Action, Env};
use super::strings::{self as s, Lang};
use super::theme::size;
use crate::issue::{Issue, Severity, Span};

/// How many suspicions are counted on the status bar: warnings and errors, not the notes on repairs.
#[must_use]
pub fn count(issue: &Issue) -> usize {
    issue.diagnostics.iter().filter(|d| d.severity > Severity::Note).count()
}

/// Draws the list.
pub fn suspicions_ui(ui: &mut Ui, env: Env, issue: &Issue, out: &mut Vec<Action>) {
    let shown: Vec<_> = issue.diagnostics.iter().filter(|d| d.severity > Severity::Note).collect();
    if shown.is_empty() {
        ui.add_space(16.0);
        ui.vertical_centered(|ui| ui.label(RichText::new(env.t(s::SUSPICIONS_NONE)).color(env.palette.weak)));
        return;
    }
    ScrollArea::vertical().id_salt("suspicions").auto_shrink([false, false]).show(ui, |ui| {
        for diagnostic in shown {
            let message = match env.lang {
                Lang::Zh => &diagnostic.message,
                Lang::En => &diagnostic.message_en,
            };
            let color = if diagnostic.severity == Severity::Error { env.palette.red } else { env.palette.ink };
            let sense = if diagnostic.place.is_some() { Sense::click() } else { Sense::hover() };
            let row = ui.add(egui::Label::new(RichText::new(message).color(color)).wrap().sense(sense));
            row.widget_info(|| WidgetInfo::labeled(Role::Link, true, message));
            if let Some(place) = diagnostic.place {
                let row = row.on_hover_cursor(egui::CursorIcon::PointingHand);
                if row.clicked() {
                    out.push(Action::GoTo { place, bytes: 0 });
                }
            }
            if let Some(span) = diagnostic.spans.first() {
                ui.label(RichText::new(span_text(env, *span)).size(size::SMALL).color(env.palette.weak));
            }
            ui.separator();
        }
    });
}

fn span_text(env: Env, span: Span) -> String {
    match span {
        Span::Line { line } => env.with(s::SPAN_LINE, &[&line.to_string()]),
        Span::Page { page, .. } => env.with(s::SPAN_PAGE, &[&page.to_string()]),
        Span::Element { element } => env.with(s::SPAN_ELEMENT, &[&(element + 1).to_string()]),
    }
}
