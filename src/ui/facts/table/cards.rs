//! A table as cards, where the window is too narrow for its columns: each row is a card, each cell a line with its head
//! before it.

use std::time::Instant;

use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, FontId, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::cells::{LINE, PAD, font, group_head, menu_ui};
use super::super::columns::Column;
use super::super::sheet::{Line, Row, Sheet};
use super::{GROUP, MEASURING, View};
use crate::issue::Issue;
use crate::ui::action::{Action, Env};
use crate::ui::menu_keys::context_menu_ui;
use crate::ui::theme::size;
use crate::ui::widgets::{NamedBars, focus_ring, page_keys_ui};
use crate::ui::wrap::wrapped;

/// Room for the head of a cell.
const NAME: f32 = 78.0;
/// Between two cards, and at the sides of one.
const BETWEEN: f32 = 8.0;
const SIDE: f32 = 12.0;

/// In a room smaller than this columns at their least are a jumble of short lines: they need so much more.
const SMALL: f32 = 860.0;
const SLACK: f32 = 1.2;

/// Whether a room is too narrow for the columns of a table.
pub(super) fn are_wanted(columns: &[(usize, Column)], room: f32) -> bool {
    let least: f32 = columns.iter().map(|(_, column)| column.least).sum();
    least > room || room < SMALL && least * SLACK > room
}

/// The cells of a row that say something, with their columns.
fn cells<'a>(columns: &'a [(usize, Column)], row: &'a Row) -> impl Iterator<Item = (&'a Column, &'a str)> {
    let text = |n: &usize| row.cells.get(*n).map_or("", |cell| cell.text.trim());
    columns.iter().map(move |(n, column)| (column, text(n))).filter(|(_, text)| !text.is_empty())
}

impl View {
    /// Draws the table as cards in the room that is left.
    pub(super) fn cards_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        (issue, sheet): (&Issue, &Sheet),
        columns: &[(usize, Column)],
        room: f32,
        out: &mut Vec<Action>,
    ) {
        let moved = self.keys(ui, sheet, out);
        self.measure_cards(ui, env, sheet, columns, room);
        let mut area = ScrollArea::vertical().id_salt(("cards", self.kind)).auto_shrink([false, false]);
        if std::mem::take(&mut self.to_top) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.named_view_ui(ui, env, |ui, view| {
            page_keys_ui(ui);
            ui.set_height(self.heights.iter().sum());
            let origin = ui.max_rect().min;
            let mut top = 0.0;
            let mut visited = self.visited;
            for (n, height) in self.heights.iter().enumerate() {
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(room, *height));
                if moved && self.cursor == Some(n) {
                    ui.scroll_to_rect(rect.expand(BETWEEN), None);
                }
                let seen = top + height >= view.min.y && top <= view.max.y;
                top += height;
                match self.shown.lines().get(n).filter(|_| seen) {
                    Some(Line::Head(name, count)) => head_ui(ui, env, rect, (name, &count.to_string())),
                    Some(Line::Row(index)) => {
                        let Some(row) = sheet.rows.get(*index) else { continue };
                        let on = (self.cursor == Some(n), self.visited == Some(*index));
                        if card_ui(ui, env, (issue, columns), row, (rect, on), out) {
                            visited = Some(*index);
                        }
                    }
                    None => {}
                }
            }
            self.visited = visited;
        });
    }

    /// Measures cards: all of a table of usual size at once, a few milliseconds a frame of a huge one.
    fn measure_cards(&mut self, ui: &Ui, env: Env, sheet: &Sheet, columns: &[(usize, Column)], room: f32) {
        let widths = vec![room, 0.0];
        if self.widths != widths || self.heights.len() != self.shown.lines().len() {
            self.widths = widths;
            self.measured = 0;
            self.heights = self.shown.lines().iter().map(|_| 5.0 * LINE).collect();
        }
        let start = Instant::now();
        ui.fonts_mut(|fonts| {
            while let Some(line) = self.shown.lines().get(self.measured).filter(|_| start.elapsed() < MEASURING) {
                let height = match line {
                    Line::Head(..) => GROUP,
                    Line::Row(n) => {
                        let lines = sheet.rows.get(*n).into_iter().flat_map(|row| cells(columns, row));
                        let lines = lines.map(|(column, text)| {
                            let font = font(column);
                            wrapped(&env.shown(text), column.kind, text_room(room), usize::MAX, &mut |c| {
                                fonts.glyph_width(&font, c)
                            })
                            .1
                        });
                        lines.sum::<usize>().max(1) as f32 * LINE + 2.0 * PAD + BETWEEN
                    }
                };
                if let Some(slot) = self.heights.get_mut(self.measured) {
                    *slot = height;
                }
                self.measured += 1;
            }
        });
        if self.measured < self.shown.lines().len() {
            ui.ctx().request_repaint();
        }
    }
}

fn text_room(room: f32) -> f32 {
    (room - 2.0 * SIDE - NAME).max(60.0)
}

/// The head of a group.
fn head_ui(ui: &Ui, env: Env, rect: Rect, (name, count): (&str, &str)) {
    let at = pos2(rect.left(), rect.bottom() - 14.0);
    group_head(ui.painter(), env, (at, rect.width()), (name, count), size::BODY);
    let response = ui.interact(rect, ui.scope_id().with(("group", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
}

/// A card; true when it was clicked.
fn card_ui(
    ui: &Ui,
    env: Env,
    (issue, columns): (&Issue, &[(usize, Column)]),
    row: &Row,
    (rect, (on, visited)): (Rect, (bool, bool)),
    out: &mut Vec<Action>,
) -> bool {
    let p = env.palette;
    let card = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - BETWEEN));
    let place = row.evidence.place;
    let id = ui.scope_id().with(("card", place.document, place.block, place.byte, rect.top() as i64));
    let response = ui.interact(card, id, Sense::click());
    let text = row.text();
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &text));
    let ground = match (on, response.hovered()) {
        (true, _) => p.chosen,
        (false, true) => p.hover,
        (false, false) => p.field,
    };
    ui.painter().rect(card, 6.0, ground, Stroke::new(1.0, p.rule), egui::StrokeKind::Inside);
    if visited {
        let mark = Rect::from_min_size(card.min + vec2(0.0, 6.0), vec2(3.0, card.height() - 12.0));
        ui.painter().rect_filled(mark, 1.5, p.red);
    }
    focus_ring(ui, env, &response, card, 6.0);
    let mut y = card.top() + PAD;
    for (column, text) in cells(columns, row) {
        let small = FontId::proportional(size::SMALL);
        let name = ui.painter().layout(env.t(column.name).to_owned(), small, p.weak, NAME - 8.0);
        ui.painter().galley(pos2(card.left() + SIDE, y + 3.0), name, p.weak);
        let font = font(column);
        let room = text_room(rect.width());
        let (lines, count) = ui
            .fonts_mut(|f| wrapped(&env.shown(text), column.kind, room, usize::MAX, &mut |c| f.glyph_width(&font, c)));
        let color = if column.weak { p.weak } else { p.ink };
        let format = TextFormat { font_id: font, color, line_height: Some(LINE), ..TextFormat::default() };
        let mut job = LayoutJob::single_section(lines, format);
        job.wrap.max_width = f32::INFINITY;
        ui.painter().galley(pos2(card.left() + SIDE + NAME, y), ui.painter().layout_job(job), color);
        y += count as f32 * LINE;
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    context_menu_ui(&response, out, |ui, out| menu_ui(ui, env, issue, row, &text, out));
    if response.clicked() {
        out.push(Action::go_to(row.evidence));
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::action::SheetKind;

    #[test]
    fn tables_are_tables_as_long_as_their_columns_have_room() {
        for kind in SheetKind::ALL {
            let columns: Vec<(usize, Column)> = kind.columns().into_iter().enumerate().collect();
            assert!(!are_wanted(&columns, 930.0), "{kind:?}");
            assert!(are_wanted(&columns, 330.0), "{kind:?}");
        }
    }
}
