//! The parts of a table of facts: its heads, the texts in its cells, and what can be done with a row.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, CursorIcon, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::columns::Column;
use super::sheet::Row;
use crate::issue::{Issue, shorten};
use crate::ui::action::{Action, Env, FactWish};
use crate::ui::strings as s;
use crate::ui::theme::{self, size};
use crate::ui::widgets::focus_ring;
use crate::ui::wrap::wrapped;

/// Size of a cell's text, and its line, in points.
pub(super) const TEXT: f32 = 13.5;
const WEAK: f32 = 12.5;
pub(super) const LINE: f32 = 20.0;
/// Room over and under a row's text.
pub(super) const PAD: f32 = 7.0;
/// Room at the right of a cell.
pub(super) const GAP: f32 = 18.0;

/// Between the head of a group and its count.
const BEFORE_COUNT: f32 = 8.0;

/// The face and size of a column's text.
pub(super) fn font(column: &Column) -> FontId {
    FontId::proportional(if column.weak { WEAK } else { TEXT })
}

/// A column's head; true when it was clicked. `sorted`: by this column, and whether descending.
pub(super) fn head_ui(ui: &Ui, env: Env, column: &Column, indent: f32, sorted: Option<bool>) -> bool {
    let rect = ui.max_rect();
    let p = env.palette;
    let response = ui.interact(rect, ui.scope_id().with("head"), Sense::click());
    let name = env.t(column.name);
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted.is_some(), name));
    let color = if sorted.is_some() || response.hovered() { p.ink } else { p.weak };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), FontId::proportional(size::SMALL), color);
    let width = galley.size().x;
    let left = if column.right { rect.right() - GAP - width } else { rect.left() + indent };
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
    if let Some(descending) = sorted {
        let c = pos2(if column.right { left - 8.0 } else { left + width + 8.0 }, rect.center().y);
        let up = if descending { -1.0 } else { 1.0 };
        let points = vec![c + vec2(-3.5, 2.0 * up), c + vec2(3.5, 2.0 * up), c + vec2(0.0, -2.5 * up)];
        ui.painter().add(egui::Shape::convex_polygon(points, color, Stroke::NONE));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.weak.gamma_multiply(0.6)));
    focus_ring(ui, env, &response, rect, 3.0);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(env.with(s::SORT_BY, &[name])).clicked()
}

/// Draws the head of a group at the left of a line's middle: in one line as wide as `room`, cut where it is longer, and the count whole
/// behind it.
pub(super) fn group_head(painter: &Painter, env: Env, (at, room): (Pos2, f32), (name, count): (&str, &str), high: f32) {
    let p = env.palette;
    let count = painter.layout_no_wrap(count.to_owned(), FontId::proportional(size::SMALL), p.weak);
    let mut job = LayoutJob::simple_singleline(env.shown(name).into_owned(), FontId::new(high, theme::hei()), p.ink);
    job.wrap = TextWrapping::truncate_at_width((room - count.size().x - BEFORE_COUNT).max(60.0));
    let name = painter.layout_job(job);
    let left = at.x + name.size().x + BEFORE_COUNT;
    painter.galley(pos2(at.x, at.y - name.size().y / 2.0), name, p.ink);
    painter.galley(pos2(left, at.y + 0.5 - count.size().y / 2.0), count, p.weak);
}

/// A cell's text, broken into as many lines as its column has.
pub(super) fn cell_ui(ui: &Ui, env: Env, column: &Column, text: &str, rect: Rect) {
    if text.is_empty() {
        return;
    }
    let font = font(column);
    let room = rect.width() - GAP;
    let text = env.shown(text);
    let (lines, _) =
        ui.fonts_mut(|f| wrapped(&text, column.kind, room, column.lines, &mut |c| f.glyph_width(&font, c)));
    let color = if column.weak { env.palette.weak } else { env.palette.ink };
    let format = TextFormat { font_id: font, color, line_height: Some(LINE), ..TextFormat::default() };
    let mut job = LayoutJob::single_section(lines, format);
    job.wrap.max_width = f32::INFINITY;
    job.halign = if column.right { Align::RIGHT } else { Align::LEFT };
    let galley = ui.painter().layout_job(job);
    let x = if column.right { rect.right() - GAP } else { rect.left() };
    ui.painter().galley(pos2(x, rect.top() + PAD), galley, color);
}

/// What can be done with a row beside going to its text.
pub(super) fn menu_ui(ui: &mut Ui, env: Env, issue: &Issue, fact: &Row, text: &str, out: &mut Vec<Action>) {
    if ui.button(env.t(s::GO_TO_TEXT)).clicked() {
        out.push(Action::go_to(fact.evidence));
    }
    if ui.button(env.t(s::COPY_ROW)).clicked() {
        out.push(Action::CopyText(text.to_owned()));
    }
    if !fact.source.is_empty() && ui.button(env.t(s::CITE_SOURCE)).clicked() {
        out.push(Action::CopyText(fact.source.clone()));
    }
    if let Some((kind, row)) = fact.fact {
        ui.separator();
        for (name, wish) in [
            (s::FACT_WRONG, FactWish::Wrong(kind, row)),
            (s::FACT_CHANGE, FactWish::Change(kind, row)),
            (s::FACT_ADD, FactWish::Add(kind, fact.evidence)),
        ] {
            // What is said to be wrong already is not said so twice.
            if !(fact.wrong && name == s::FACT_WRONG) && ui.button(env.t(name)).clicked() {
                out.push(Action::Fact(wish));
                ui.close();
            }
        }
        if fact.said && ui.button(env.t(s::FACT_TAKE_BACK)).clicked() {
            out.push(Action::Fact(FactWish::TakeBack(kind, row)));
            ui.close();
        }
    }
    if fact.mentions.len() > 1 {
        ui.separator();
        ui.label(egui::RichText::new(env.t(s::MENTIONED_IN)).size(size::SMALL).color(env.palette.weak));
        for mention in fact.mentions.iter().take(24) {
            let title = issue.documents.get(mention.place.document).map_or("", |d| d.title.as_str());
            let block = issue.block(mention.place.document, mention.place.block);
            let label = block.and_then(|b| b.label.as_deref()).unwrap_or("");
            if ui.button(format!("{} {label}", shorten(title, 28))).clicked() {
                out.push(Action::go_to(*mention));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;

    #[test]
    fn the_head_of_a_group_keeps_to_its_room_and_its_count_is_whole() {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let name = "云山市人民政府关于印发云山市国民经济和社会发展第十二个五年规划纲要实施情况评估办法的通知";
        for (room, whole) in [(300.0, false), (1500.0, true)] {
            let mut frame = ctx.run_ui(egui::RawInput::default(), |ui| {
                group_head(ui.painter(), Env::of_tests(), (pos2(10.0, 20.0), room), (name, "128"), TEXT);
            });
            frame.textures_delta.clear();
            let texts: Vec<&egui::epaint::TextShape> = frame
                .shapes
                .iter()
                .filter_map(|shape| if let egui::Shape::Text(text) = &shape.shape { Some(text) } else { None })
                .collect();
            let right = texts.iter().map(|text| text.pos.x + text.galley.size().x).fold(0.0, f32::max);
            assert!(right <= 10.0 + room + 1.0, "{right} in {room}");
            let elided: Vec<bool> = texts.iter().map(|text| text.galley.elided).collect();
            assert_eq!(elided, [!whole, false], "{room}");
        }
    }
}
