//! The panel of suspicions: what the parser is unsure of, each a click from its place, with what can be done about it;
//! below them the corrections that were made.

use egui::{Id, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::action::{Action, Env};
use super::badge::weak;
use super::corrections::Corrections;
use super::printed::Spot;
use super::strings::{self as s, Lang, Tr};
use super::theme::size;
use super::widgets::check_ui;
use crate::issue::{BlockKind, Correction, Diagnostic, Issue, Place, Severity, Span};
use crate::library::CorrectionId;

/// How many suspicions are counted on the status bar: warnings and errors, not the notes on repairs.
#[must_use]
pub fn count(issue: &Issue) -> usize {
    issue.diagnostics.iter().filter(|d| d.severity > Severity::Note).count()
}

/// Draws the list.
pub fn suspicions_ui(ui: &mut Ui, env: Env, issue: &Issue, corrections: &Corrections, out: &mut Vec<Action>) {
    let (found, repairs) = (count(issue), issue.diagnostics.len() - count(issue));
    // Repairs are many and seldom wrong: they are listed when they are asked for.
    let with_repairs = Id::unique("suspicions-with-repairs");
    let mut all = ui.data(|d| d.get_temp::<bool>(with_repairs)).unwrap_or(false);
    ui.add(egui::Label::new(weak(env, env.t(s::SUSPICIONS_WHAT))).wrap());
    ui.add_space(2.0);
    if repairs > 0 && check_ui(ui, env, &mut all, &env.with(s::SUSPICIONS_NOTES, &[&repairs.to_string()])).changed() {
        ui.data_mut(|d| d.insert_temp(with_repairs, all));
    }
    ScrollArea::vertical().id_salt("suspicions").auto_shrink([false, false]).show(ui, |ui| {
        if found == 0 && !all {
            ui.add_space(16.0);
            ui.vertical_centered(|ui| ui.label(RichText::new(env.t(s::SUSPICIONS_NONE)).color(env.palette.weak)));
        }
        // The diagnostics of corrections that failed come in the corrections' order.
        let mut failed = corrections.failed();
        for diagnostic in &issue.diagnostics {
            let correction = if diagnostic.code.starts_with("correction-") { failed.next() } else { None };
            if all || diagnostic.severity > Severity::Note {
                suspicion_ui(ui, env, issue, diagnostic, correction, out);
                ui.separator();
            }
        }
        corrections.list_ui(ui, env, issue, out);
    });
}

fn suspicion_ui(
    ui: &mut Ui,
    env: Env,
    issue: &Issue,
    diagnostic: &Diagnostic,
    failed: Option<CorrectionId>,
    out: &mut Vec<Action>,
) {
    let message = match env.lang {
        Lang::Zh => &diagnostic.message,
        Lang::En => &diagnostic.message_en,
    };
    let color = match diagnostic.severity {
        Severity::Error => env.palette.red,
        Severity::Warning => env.palette.ink,
        Severity::Note => env.palette.weak,
    };
    let sense = if diagnostic.place.is_some() { Sense::click() } else { Sense::hover() };
    let under = ui.painter().add(egui::Shape::Noop);
    let row = ui.add(egui::Label::new(RichText::new(message).color(color)).wrap().sense(sense));
    row.widget_info(|| WidgetInfo::labeled(Role::Link, true, message));
    if let Some(place) = diagnostic.place {
        if row.hovered() {
            let ground = row.rect.expand2(egui::vec2(4.0, 2.0));
            ui.painter().set(under, egui::Shape::rect_filled(ground, 4.0, env.palette.hover));
        }
        let row = row.on_hover_cursor(egui::CursorIcon::PointingHand);
        if row.clicked() {
            out.push(Action::GoTo { place, bytes: 0 });
        }
    }
    ui.horizontal_wrapped(|ui| {
        let small = |text: String| RichText::new(text).size(size::SMALL);
        if let Some(span) = diagnostic.spans.first() {
            ui.label(small(span_text(env, *span)).color(env.palette.weak));
        }
        let mut offer = |ui: &mut Ui, text: &str, action: Action| {
            let button = egui::Button::new(small(text.to_owned()).color(env.palette.accent)).frame(false);
            let button = ui.add(button);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text} {message}")));
            if button.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                out.push(action);
            }
        };
        if let Some((text, correction)) = remedy(issue, diagnostic) {
            offer(ui, env.t(text), Action::Correct(Box::new(correction)));
        }
        if let Some(id) = failed {
            offer(ui, env.t(s::CORRECTION_WITHDRAW), Action::WithdrawCorrection(id));
        }
        let spot = diagnostic.place.map(Spot::Place).or(diagnostic.spans.first().copied().map(Spot::Span));
        if let Some(spot) = spot {
            offer(ui, env.t(s::SHOW_PRINTED), Action::ShowPrinted(spot));
        }
    });
}

/// The correction that would settle a suspicion, where there is one that would.
fn remedy(issue: &Issue, diagnostic: &Diagnostic) -> Option<(Tr, Correction)> {
    let place = diagnostic.place?;
    match diagnostic.code.as_str() {
        "unsure-join" => Some((s::CORRECT_SPLIT, Correction::split_at(issue, place)?)),
        "unsure-continuation" => {
            let after = Place { block: place.block + 1, byte: 0, ..place };
            let seam = Correction::undo_seam(issue, place).or_else(|| Correction::undo_seam(issue, after));
            Some((s::CORRECT_UNDO_SEAM, seam?))
        }
        "open-sentence" => {
            // What signs off or begins another text is never the rest of a sentence.
            let next = issue.block(place.document, place.block + 1)?.kind;
            let text = matches!(
                next,
                BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading | BlockKind::Article | BlockKind::Chronicle
            );
            let join = Correction::join_with_next(issue, place.document, place.block).filter(|_| text)?;
            Some((s::CORRECT_JOIN_BELOW, join))
        }
        _ => None,
    }
}

/// A place in the source in words.
#[must_use]
pub fn span_text(env: Env, span: Span) -> String {
    match span {
        Span::Line { line } => env.with(s::SPAN_LINE, &[&line.to_string()]),
        Span::Page { page, .. } => env.with(s::SPAN_PAGE, &[&page.to_string()]),
        Span::Element { element } => env.with(s::SPAN_ELEMENT, &[&(element + 1).to_string()]),
    }
}
