//! Drawing of rows: the number of the line, the line as printed, and the margin.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontFamily, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::action::Env;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::grid;
use super::margin::{self, Note, Weight};
use crate::issue::{Issue, Printed, PrintedRow, PrintedWhat, Span};

/// Height of a line in points.
pub const LINE: f32 = 24.0;
/// Size of the printed text in points; half of it is the width of a cell.
const TEXT: f32 = 15.0;
/// Width of the column of line numbers.
const NUMBERS: f32 = 76.0;
/// Width of the margin.
const MARGIN: f32 = 250.0;
/// Room between the columns, and at the sides.
const GAP: f32 = 18.0;
/// No printed line is set longer, in cells: A4 in two columns has about 46, in one about 58.
const MOST_COLUMNS: usize = 88;

/// The column of text is not narrower than this where there is room: the margin would jump from issue to issue.
const LEAST_COLUMNS: usize = 40;

/// Where the columns stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Cells of a line.
    pub columns: usize,
    /// From the left edge to the line numbers' right edge.
    numbers: f32,
    /// From the left edge to the text, and to the margin.
    text: f32,
    margin: f32,
    margin_width: f32,
}

impl Frame {
    /// The columns in a view, for rows of at most so many cells.
    #[must_use]
    pub fn of(view: Rect, widest: usize) -> Self {
        let cell = TEXT / 2.0;
        // The bar of the scroll area stands inside.
        let room = (view.width() - NUMBERS - MARGIN - 3.0 * GAP - 12.0).max(0.0);
        let columns = ((room / cell) as usize).min(widest.max(LEAST_COLUMNS)).clamp(12, MOST_COLUMNS);
        let used = NUMBERS + MARGIN + 2.0 * GAP + columns as f32 * cell;
        let left = ((view.width() - used) / 2.0).max(GAP / 2.0);
        let text = left + NUMBERS + GAP;
        Self {
            columns,
            numbers: left + NUMBERS,
            text,
            margin: text + columns as f32 * cell + GAP,
            margin_width: MARGIN,
        }
    }

    /// The height at which a step (half a line) begins, in points.
    #[must_use]
    pub fn y_of(self, step: u64) -> f32 {
        step as f32 * (LINE / 2.0)
    }

    /// The step at a height.
    #[must_use]
    pub fn step_of(self, y: f32) -> u64 {
        (y / (LINE / 2.0)).max(0.0) as u64
    }
}

/// What rows are drawn from.
pub struct Scene<'a> {
    pub env: Env,
    pub issue: &'a Issue,
    pub rows: &'a Printed,
    pub frame: Frame,
    /// The row that the reader was brought to.
    pub lit: Option<usize>,
}

impl Scene<'_> {
    /// Draws a row; true when it was clicked.
    pub fn row_ui(&self, ui: &mut Ui, at: usize, top: Pos2, height: f32) -> bool {
        let Some(row) = self.rows.rows().get(at) else { return false };
        let width = ui.max_rect().width();
        let rect = Rect::from_min_size(top, vec2(width, height));
        let id = ui.scope_id().with(("row", at));
        match row.what {
            PrintedWhat::Page(page) => {
                self.page_ui(ui, rect, page);
                return false;
            }
            PrintedWhat::Blank(1) => return false,
            PrintedWhat::Blank(_) => {
                self.number_ui(ui, row, at, rect);
                return false;
            }
            _ => {}
        }
        let response = ui.interact(rect, id, Sense::click());
        let p = self.env.palette;
        if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, p.hover.gamma_multiply(0.6));
        } else if self.lit == Some(at) {
            ui.painter().rect_filled(rect, 0.0, p.chosen.gamma_multiply(0.7));
        }
        self.number_ui(ui, row, at, rect);
        let text = self.rows.text(self.issue, at);
        self.text_ui(ui, row, text, rect);
        let notes = margin::notes(self.env, self.issue, self.rows, at);
        self.margin_ui(ui, row, &notes, rect);
        response.widget_info(|| {
            let notes: Vec<&str> = notes.iter().map(|n| n.text.as_str()).collect();
            WidgetInfo::labeled(Role::Button, true, format!("{text}　[{}]", notes.join("；")))
        });
        let more: Vec<&str> = notes.iter().map(|n| n.more.as_str()).collect();
        let clicked = response.clicked();
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        // Over the text a tooltip would hide what is read.
        let margin = rect.left() + self.frame.margin - GAP;
        if response.hover_pos().is_some_and(|at| at.x > margin) {
            response.on_hover_ui_at_pointer(|ui| {
                ui.label(more.join("\n"));
                ui.weak(self.env.t(s::PRINTED_CLICK));
            });
        }
        clicked
    }

    /// The number of the source line; the first row of a line has it.
    fn number_ui(&self, ui: &Ui, row: &PrintedRow, at: usize, rect: Rect) {
        let before = at.checked_sub(1).and_then(|b| self.rows.rows().get(b));
        let text = match (row.span, row.what) {
            (Span::Line { line }, PrintedWhat::Blank(count)) if count > 1 => format!("{line}–{}", line + count - 1),
            _ if before.is_some_and(|b| b.span == row.span) => return,
            (Span::Line { line }, _) => line.to_string(),
            (Span::Element { element }, _) => (element + 1).to_string(),
            (Span::Page { .. }, _) => return,
        };
        let at = pos2(rect.left() + self.frame.numbers, rect.top() + LINE / 2.0);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, text, FontId::monospace(size::SMALL), self.env.palette.weak);
    }

    fn page_ui(&self, ui: &mut Ui, rect: Rect, page: u32) {
        let p = self.env.palette;
        let y = rect.top() + LINE * 1.3;
        let text = self.env.with(s::PRINTED_PAGE, &[&page.to_string()]);
        let left = rect.left() + self.frame.text;
        let drawn = ui.painter().text(
            pos2(left, y),
            egui::Align2::LEFT_CENTER,
            &text,
            FontId::proportional(size::SMALL),
            p.weak,
        );
        let right = rect.left() + self.frame.margin + self.frame.margin_width;
        ui.painter().hline((drawn.right() + 10.0)..=right, y, Stroke::new(1.0, p.rule));
        let response = ui.interact(drawn, ui.scope_id().with(("page", page)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    }

    fn text_ui(&self, ui: &Ui, row: &PrintedRow, text: &str, rect: Rect) {
        let p = self.env.palette;
        let dropped = matches!(row.what, PrintedWhat::Dropped(_));
        let color = if dropped { p.weak.gamma_multiply(0.75) } else { p.ink };
        let font = FontId::new(TEXT, theme::song());
        for (n, line) in grid::lines(text, self.frame.columns).into_iter().enumerate() {
            let top = rect.top() + n as f32 * LINE;
            if !ui.clip_rect().y_range().intersects(egui::Rangef::new(top, top + LINE)) {
                continue;
            }
            let part = text.get(line).unwrap_or("").replace('\t', "　");
            let galley = ui.painter().layout_no_wrap(part, font.clone(), color);
            let y = top + (LINE - galley.size().y) / 2.0;
            ui.painter().galley(pos2(rect.left() + self.frame.text, y), galley, color);
        }
    }

    /// The bar along a block and the notes.
    fn margin_ui(&self, ui: &Ui, row: &PrintedRow, notes: &[Note], rect: Rect) {
        let p = self.env.palette;
        let x = rect.left() + self.frame.margin;
        if let PrintedWhat::Piece { piece, .. } = row.what {
            let begins = piece == 0;
            let color = match notes.iter().map(|n| n.weight).find(|w| *w != Weight::Head) {
                Some(Weight::Warning) => p.warning,
                Some(Weight::Strong) => p.accent,
                _ => p.rule,
            };
            let from = rect.top() + if begins { 4.0 } else { 0.0 };
            ui.painter().vline(x - GAP / 2.0, from..=(rect.bottom() - 2.0), Stroke::new(2.0, color));
            if begins && notes.first().is_some_and(|n| n.weight == Weight::Head) {
                let right = x + self.frame.margin_width;
                ui.painter().hline((rect.left() + self.frame.text)..=right, rect.top(), Stroke::new(1.0, p.rule));
            }
        }
        // Notes beyond the row's lines share its last line.
        let lines = ((rect.height() / LINE).round() as usize).max(1);
        let (heads, others) = if lines > 1 && notes.len() > 1 { notes.split_at(1) } else { (&notes[..0], notes) };
        for (n, group) in [heads, others].into_iter().filter(|g| !g.is_empty()).enumerate() {
            self.note_ui(ui, group, pos2(x, rect.top() + n as f32 * LINE));
        }
    }

    fn note_ui(&self, ui: &Ui, notes: &[Note], at: Pos2) {
        let mut job = LayoutJob::default();
        for (n, note) in notes.iter().enumerate() {
            let (family, color) = self.look(note.weight);
            let format = TextFormat::simple(FontId::new(size::SMALL, family), color);
            let lead = if n == 0 { "" } else { "　" };
            job.append(&format!("{lead}{}", note.text), 0.0, format);
        }
        job.wrap = TextWrapping::truncate_at_width(self.frame.margin_width);
        let galley = ui.painter().layout_job(job);
        let y = at.y + (LINE - galley.size().y) / 2.0;
        ui.painter().galley(pos2(at.x, y), galley, self.env.palette.ink);
    }

    fn look(&self, weight: Weight) -> (FontFamily, Color32) {
        let p = self.env.palette;
        match weight {
            Weight::Head => (theme::song_bold(), p.red),
            Weight::Strong => (theme::hei(), p.accent),
            Weight::Plain => (FontFamily::Proportional, p.ink),
            Weight::Weak => (FontFamily::Proportional, p.weak),
            Weight::Warning => (FontFamily::Proportional, p.warning),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fit_a_window_that_has_room() {
        for width in [760.0f32, 1000.0, 1400.0, 2400.0] {
            let frame = Frame::of(Rect::from_min_size(Pos2::ZERO, vec2(width, 800.0)), 10_000);
            assert!(frame.columns <= MOST_COLUMNS);
            assert!(frame.margin + frame.margin_width <= width, "{width}: {frame:?}");
            assert!(frame.numbers < frame.text && frame.text < frame.margin);
            let short = Frame::of(Rect::from_min_size(Pos2::ZERO, vec2(width, 800.0)), 30);
            assert!(short.columns <= LEAST_COLUMNS.max(12), "the margin stands beside short lines");
        }
    }

    #[test]
    fn heights_and_lines_lead_to_each_other() {
        let frame = Frame::of(Rect::from_min_size(Pos2::ZERO, vec2(900.0, 800.0)), 60);
        for line in [0, 1, 7, 1_000, 100_000] {
            assert_eq!(frame.step_of(frame.y_of(line) + 1.0), line);
        }
    }
}
