//! The reader's notes in the margin beside the words that they are on.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CursorIcon, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::draw::{Scene, of_colour};
use super::spread::Column;
use super::{MarginNote, ReadingView};
use crate::typeset::Face;
use crate::ui::setting::family;

/// Size of a note's text, of the body's, and its bounds in points.
const TEXT: f32 = 0.72;
const SIZES: [f32; 2] = [11.0, 16.0];
/// A margin with room for so many characters a line takes the words; a narrower one a sign for them.
const LEAST_CHARS: f32 = 6.0;
const MOST_CHARS: f32 = 16.0;
/// A note goes on so many lines; the rest is told when it is opened.
const MOST_LINES: usize = 7;
/// Between a note and its line at the left, and between two notes.
const GAP: f32 = 7.0;

impl ReadingView {
    /// Draws the notes of what is in view in a column, below one another where they would lie on each other or on what is
    /// `taken`. Gives the mark of the one that was clicked, and where it stands.
    pub(super) fn notes_ui(
        &self,
        ui: &Ui,
        painter: &Painter,
        scene: &Scene<'_>,
        column: &Column,
        mut taken: Vec<Rect>,
    ) -> Option<(usize, Rect)> {
        let mut clicked = None;
        if scene.marks.notes.is_empty() {
            return None;
        }
        for &(item, y) in scene.visible {
            let Some(laid) = self.strip.laid.get(&item) else { continue };
            let place = self.strip.flow.place(item, 0);
            let (document, block) = (place.document, place.block);
            let before = |note: &MarginNote| (note.place.document, note.place.block) < (document, block);
            let from = scene.marks.notes.partition_point(before);
            let rest = scene.marks.notes.get(from..).unwrap_or_default();
            for note in rest.iter().take_while(|n| (n.place.document, n.place.block) == (document, block)) {
                let (line, height) = laid.line_of(note.place.byte);
                let middle = column.origin.y + y + line + height / 2.0;
                if !column.shows(middle) {
                    continue;
                }
                let corner = pos2(column.origin.x + self.strip.frame.width + 0.7 * self.strip.frame.em, middle);
                if let Some(rect) = self.note_ui(ui, painter, scene, (column.clip, corner), note, &mut taken) {
                    clicked = Some((note.mark, rect));
                }
            }
        }
        clicked
    }

    /// Draws a note, whose first line is at a height; gives where it stands when it was clicked.
    fn note_ui(
        &self,
        ui: &Ui,
        painter: &Painter,
        scene: &Scene<'_>,
        (clip, corner): (Rect, Pos2),
        note: &MarginNote,
        taken: &mut Vec<Rect>,
    ) -> Option<Rect> {
        let em = self.strip.frame.em;
        let [least, most] = SIZES;
        let size = (em * TEXT).clamp(least, most);
        let pen = of_colour(&scene.style.colors.pens, note.colour);
        let room = (clip.right() - corner.x - GAP - 6.0).min(MOST_CHARS * size);
        let galley = (room >= LEAST_CHARS * size).then(|| painter.layout_job(job(&note.text, size, room, scene)));
        let extent = galley.as_ref().map_or(vec2(0.6 * em, 0.7 * em), |g| g.size() + vec2(GAP, 0.0));
        let mut rect = Rect::from_min_size(pos2(corner.x, corner.y - size * 0.75), extent);
        while let Some(other) = taken.iter().find(|other| other.intersects(rect.expand2(vec2(0.0, GAP / 2.0)))) {
            let top = other.bottom() + GAP;
            rect = Rect::from_min_size(pos2(rect.left(), top), rect.size());
        }
        taken.push(rect);
        let id = ui.scope_id().with(("note", note.place.document, note.place.block, note.mark));
        let response = ui.interact(rect.expand(2.0).intersect(clip), id, Sense::click());
        let told = format!("{}：{}", scene.style.words.note, note.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
        let strength = if response.hovered() || response.has_focus() { 1.0 } else { 0.75 };
        match galley {
            Some(galley) => {
                painter.vline(rect.left() + 1.0, rect.y_range(), Stroke::new(2.0, pen.gamma_multiply(strength)));
                painter.galley(rect.min + vec2(GAP, 0.0), galley, scene.style.colors.text);
            }
            None => sign(painter, rect, pen.gamma_multiply(strength)),
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let opened = response.clicked();
        response.on_hover_text(&note.text);
        opened.then_some(rect)
    }
}

/// The words of a note in Kai, cut after its last line.
fn job(text: &str, size: f32, room: f32, scene: &Scene<'_>) -> LayoutJob {
    let format = TextFormat {
        font_id: FontId::new(size, family(Face::Kai)),
        color: scene.style.colors.text.gamma_multiply(0.85),
        line_height: Some(size * 1.45),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: room, max_rows: MOST_LINES, ..TextWrapping::default() };
    job
}

/// A slip of paper with two lines on it.
fn sign(painter: &Painter, rect: Rect, color: Color32) {
    painter.rect_filled(rect, 2.0, color.gamma_multiply(0.25));
    painter.rect_stroke(rect, 2.0, Stroke::new(1.0, color), egui::StrokeKind::Inside);
    for share in [0.36, 0.64] {
        let y = rect.top() + share * rect.height();
        painter.hline(rect.shrink(0.2 * rect.width()).x_range(), y, Stroke::new(1.0, color));
    }
}
