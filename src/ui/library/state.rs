//! The state of a document on a day, as all issues that are held tell it: a badge, and the sentence that it rests on. Never that it is in force.

use egui::{Align2, Color32, FontId, Label, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings as s;
use super::super::theme::size;
use super::shelf::ranges;
use super::told::Preview;
use super::wish::HeldWish;
use crate::holdings::{HeldDocument, HeldState, StateKind};

/// So many gaps of a series are told beside a state; the shelf has them all.
const MOST_LACKING: usize = 6;
/// Room inside a badge, beside and over its text.
const PAD: egui::Vec2 = vec2(5.0, 1.5);

fn color(env: Env, state: StateKind) -> Color32 {
    let p = env.palette;
    match state {
        StateKind::Repealed => p.ended,
        StateKind::Expired | StateKind::Suspended | StateKind::LaterText => p.warning,
        StateKind::Amended | StateKind::NotYet | StateKind::Unsigned => p.accent,
        StateKind::NotSeen => p.weak,
    }
}

/// Draws a state as a badge; what was not seen has no frame: it is an absence.
pub fn badge_ui(ui: &mut Ui, env: Env, state: StateKind) {
    let name = env.lang.either(state.name_zh(), state.name_en());
    let color = color(env, state);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), FontId::proportional(size::SMALL), color);
    let pad = if state == StateKind::NotSeen { vec2(0.0, PAD.y) } else { PAD };
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * pad, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    if state != StateKind::NotSeen {
        ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.0, color.gamma_multiply(0.65)), StrokeKind::Inside);
    }
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, color);
}

/// What is told of a state, in a sentence.
pub fn text(env: Env, state: &HeldState, by: Option<&HeldDocument>) -> String {
    let name = env.lang.either(state.kind.name_zh(), state.kind.name_en());
    if let (StateKind::LaterText, Some(changed)) = (state.kind, state.since) {
        return env.with(s::HELD_STATE_LATER, &[name, &changed.to_string()]);
    }
    if let (StateKind::Unsigned, Some(signed)) = (state.kind, state.since) {
        return env.with(s::HELD_STATE_UNSIGNED, &[name, &signed.to_string()]);
    }
    let since = state.since.map(|d| format!(" {d}")).unwrap_or_default();
    if let Some(by) = by {
        return env.with(s::HELD_STATE_BY, &[&format!("{name}{since}"), &by.title, by.number.as_deref().unwrap_or("")]);
    }
    let Some(coverage) = &state.coverage else { return format!("{name}{since}") };
    let mut lacking: Vec<String> = Vec::new();
    for of in coverage.lacking.chunk_by(|a, b| a.0 == b.0) {
        let Some((year, _)) = of.first() else { continue };
        let numbers = ranges(of.iter().map(|(_, n)| i64::from(*n)));
        lacking.extend(numbers.iter().map(|numbers| env.with(s::HELD_ISSUE_OF, &[&year.to_string(), numbers])));
    }
    lacking.extend(ranges(coverage.lacking_years.iter().map(|year| i64::from(*year))));
    if lacking.len() > MOST_LACKING {
        let more = lacking.len() - MOST_LACKING;
        lacking.truncate(MOST_LACKING);
        lacking.push(env.with(s::HELD_LACKING_MORE, &[&more.to_string()]));
    }
    match lacking.is_empty() {
        true => env.with(s::HELD_COVERAGE, &[name, &coverage.last]),
        false => {
            let lacking = lacking.join(env.lang.either("、", ", "));
            env.with(s::HELD_COVERAGE_LACKING, &[name, &coverage.last, &lacking])
        }
    }
}

/// Draws the state of a document with what it rests on, which a click leads to.
pub fn told_ui(ui: &mut Ui, env: Env, preview: &Preview, out: &mut Vec<Action>) {
    let Some(state) = &preview.state else { return };
    if state.kind != StateKind::NotSeen {
        badge_ui(ui, env, state.kind);
    }
    let text = text(env, state, preview.by.as_ref());
    match state.evidence {
        Some(place) => {
            if Row::text(env, &text, color(env, state.kind)).lines(4).ui(ui, env).clicked() {
                out.push(Action::Held(HeldWish::Open(place)));
            }
        }
        None => drop(ui.add(Label::new(RichText::new(text).size(size::SMALL).color(env.palette.weak)).wrap())),
    }
}
