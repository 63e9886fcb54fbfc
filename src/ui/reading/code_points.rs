//! Characters that no face has: their code point in a box, never an empty box.

use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, vec2};

use super::laid::{Laid, pos};
use crate::typeset::Face;
use crate::ui::setting::family;

/// Draws the code points that stand in an item for what can't be shown.
pub(super) fn draw(painter: &Painter, laid: &Laid, at: Pos2, color: Color32) {
    for b in laid.boxes.iter().filter(|b| !b.missing.is_empty()) {
        for &(index, c) in &b.missing {
            let Some(place) = b.set.chars.get(index) else { continue };
            let Some(line) = b.set.lines.get(b.set.line_of(index)) else { continue };
            let middle = line.top + line.height / 2.0;
            let size = place.advance.min(line.size).max(1.0);
            let corner = at + pos(b.at).to_vec2() + vec2(place.x, middle - size / 2.0);
            code_box(painter, Rect::from_min_size(corner, vec2(size, size)).shrink(0.06 * size), c, color);
        }
    }
}

/// The digits in two rows, framed.
fn code_box(painter: &Painter, rect: Rect, c: char, color: Color32) {
    painter.rect_stroke(rect, 0.0, Stroke::new(1.0, color.gamma_multiply(0.6)), StrokeKind::Inside);
    let digits = format!("{:04X}", u32::from(c));
    let half = digits.len().div_ceil(2);
    let size = 1.45 * rect.width() / half.max(2) as f32 * 0.9;
    for (row, part) in [digits.get(..half), digits.get(half..)].into_iter().flatten().enumerate() {
        let y = rect.top() + rect.height() * if row == 0 { 0.29 } else { 0.71 };
        let font = FontId::new(size.min(rect.height() * 0.46), family(Face::Hei));
        painter.text(Pos2::new(rect.center().x, y), Align2::CENTER_CENTER, part, font, color);
    }
}
