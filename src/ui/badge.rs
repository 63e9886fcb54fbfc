//! The status of a document as a small sign: its colours, how it is drawn, and the sentence it rests on.

use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::action::Env;
use super::day;
use super::strings::{self as s, Tr};
use super::theme::Palette;
use crate::facts::{Force, Status};
use crate::issue::{Date, Issue};

/// Room inside a badge, beside and over its text.
const PAD: egui::Vec2 = vec2(5.0, 1.5);
/// Size of its text in points.
const TEXT: f32 = 11.5;

/// A status in both languages.
#[must_use]
pub fn status_name(status: Status) -> Tr {
    Tr { zh: status.name_zh(), en: status.name_en() }
}

/// Whether a status is an exception, which is marked wherever a document is listed: that a document has begun to apply is the
/// rule, and what is not stated is an absence.
#[must_use]
pub fn is_marked(status: Status) -> bool {
    matches!(status, Status::NotYet | Status::LaterText | Status::Expired | Status::Repealed)
}

/// The colour of a status.
#[must_use]
pub fn color(palette: &Palette, status: Status) -> Color32 {
    match status {
        Status::NotYet => palette.accent,
        Status::InForce => palette.weak,
        Status::LaterText | Status::Expired => palette.warning,
        Status::Repealed => palette.ended,
        Status::NotStated => palette.weak,
    }
}

/// The size of a badge.
#[must_use]
pub fn badge_size(ui: &Ui, env: Env, status: Status) -> egui::Vec2 {
    let text = env.t(status_name(status)).to_owned();
    ui.painter().layout_no_wrap(text, FontId::proportional(TEXT), Color32::WHITE).size() + 2.0 * PAD
}

/// Paints a badge; gives where it stands. What is not stated has no frame: it is an absence, told in tables only.
pub fn paint_badge(painter: &Painter, env: Env, at: Pos2, align: Align2, status: Status) -> Rect {
    let color = color(env.palette, status);
    let galley = painter.layout_no_wrap(env.t(status_name(status)).to_owned(), FontId::proportional(TEXT), color);
    let rect = align.anchor_size(at, galley.size() + 2.0 * PAD);
    if status != Status::NotStated {
        painter.rect_stroke(rect, 3.0, Stroke::new(1.0, color.gamma_multiply(0.65)), StrokeKind::Inside);
    }
    painter.galley(rect.min + PAD, galley, color);
    rect
}

/// A badge in the flow of a panel; a click goes to its evidence.
pub fn badge_ui(ui: &mut Ui, env: Env, status: Status, about: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(badge_size(ui, env, status), Sense::click());
    let name = format!("{} {about}", env.t(status_name(status)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint_badge(ui.painter(), env, rect.min, Align2::LEFT_TOP, status);
    response
}

/// What a badge says when one points at it: the days, and the sentence.
#[must_use]
pub fn evidence_text(env: Env, issue: &Issue, force: &Force, date: Date) -> String {
    let mut lines = vec![env.with(s::STATUS_AT, &[&day::written(date, env.lang), env.t(status_name(force.at(date)))])];
    let told = |name, stated: Option<crate::facts::StatedDay>| {
        let stated = stated?;
        let day = stated.date.map_or_else(|| env.t(s::DAY_UNKNOWN).to_owned(), |d| day::written(d, env.lang));
        Some(env.with(s::NAMED, &[env.t(name), &day]))
    };
    lines.extend(told(s::COLUMN_EFFECTIVE, force.effective));
    lines.extend(told(s::COLUMN_EXPIRES, force.expires));
    match force.evidence(date) {
        Some(evidence) => lines.push(format!("“{}”", evidence.text(issue).trim())),
        None => lines.push(env.t(s::STATUS_NO_SENTENCE).to_owned()),
    }
    lines.join("\n")
}
