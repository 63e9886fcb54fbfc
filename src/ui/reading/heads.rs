//! The marks beside the heads of documents: whether a document is in force, and how often it is referred to.

use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::draw::Scene;
use super::laid::Laid;
use super::spread::Column;
use super::{HeadPart, ReadingView};

/// Size of a mark's text, of the body's, and at least in points.
const TEXT: f32 = 0.66;
const LEAST: f32 = 11.0;
/// Words take at most so many lines.
const MOST_ROWS: usize = 2;
/// Room inside the frame.
const PAD: egui::Vec2 = vec2(5.0, 2.0);

impl ReadingView {
    /// Draws the mark of a document beside its head, in the right margin; gives what of it was clicked, and tells where it
    /// stands.
    #[allow(clippy::too_many_arguments, reason = "a head is drawn from all of these")]
    pub(super) fn head_ui(
        &self,
        ui: &Ui,
        painter: &Painter,
        scene: &Scene<'_>,
        column: &Column,
        (item, laid): (usize, &Laid),
        at: Pos2,
        taken: &mut Vec<Rect>,
    ) -> Option<(usize, HeadPart)> {
        let (document, block) = self.strip.flow.at(item);
        let mark = scene.marks.heads.get(document).filter(|m| (m.document, m.block) == (document, block))?;
        let em = self.strip.frame.em;
        let (line, height) = laid.line_of(0);
        if !column.shows(at.y + line + height / 2.0) {
            return None;
        }
        let corner = pos2(at.x + self.strip.frame.width + 0.7 * em, at.y + line + height / 2.0);
        let room = column.clip.right() - corner.x - 4.0;
        let font = FontId::new((em * TEXT).max(LEAST), FontFamily::Proportional);
        let id = ui.scope_id().with(("head", document));
        let status = (mark.text.as_str(), mark.color, mark.framed);
        let mut below = corner;
        let stated = (!mark.text.is_empty())
            .then(|| sign(ui, painter, id, (corner, room), font.clone(), status, &mark.hover))
            .flatten();
        if let Some((rect, clicked)) = stated {
            taken.push(rect);
            if clicked {
                return Some((document, HeadPart::Status));
            }
            below.y = rect.bottom() + 4.0 + font.size * 0.8;
        }
        let count = mark.count.as_deref()?;
        let told = (count, scene.style.colors.link, false);
        let (rect, clicked) = sign(ui, painter, id.with("count"), (below, room), font, told, &mark.count_hover)?;
        taken.push(rect);
        clicked.then_some((document, HeadPart::Count))
    }
}

/// A sign at the middle of its left edge: words where they have room, else a square of the colour of an exception; nothing
/// where the rule has no room. Gives where it stands and whether it was clicked.
fn sign(
    ui: &Ui,
    painter: &Painter,
    id: egui::Id,
    (at, room): (Pos2, f32),
    font: FontId,
    (text, color, framed): (&str, Color32, bool),
    hover: &str,
) -> Option<(Rect, bool)> {
    // In a narrow margin the words go on in a second line, not in a column of single characters.
    let width = (room - 2.0 * PAD.x).max(0.0);
    let one = painter.layout_no_wrap(text.to_owned(), font.clone(), color);
    let galley = match one.size().x <= width {
        true => one,
        // After the words that lead in, if there are some.
        false => painter.layout(text.replacen('：', "：\n", 1), font, color, width),
    };
    let full = galley.size() + 2.0 * PAD;
    let words = full.x <= room && galley.rows.len() <= MOST_ROWS;
    if !words && !framed {
        return None;
    }
    let size = if words { full } else { vec2(8.0, 8.0) };
    let rect = Align2::LEFT_CENTER.anchor_size(at, size);
    if !words {
        painter.rect_filled(rect, 2.0, color);
    } else {
        if framed {
            painter.rect_stroke(rect, 3.0, Stroke::new(1.0, color.gamma_multiply(0.65)), StrokeKind::Inside);
        }
        painter.galley(rect.min + PAD, galley, color);
    }
    let response = ui.interact(rect.expand(2.0), id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, text));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(hover);
    Some((rect, response.clicked()))
}
