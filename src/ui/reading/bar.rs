//! The scroll bar, with ticks for hits and marks.

use std::hash::{Hash, Hasher};

use egui::{Color32, Painter, Rect, Sense, Ui, pos2, vec2};

use super::draw::of_colour;
use super::{Marks, ReadingStyle, ReadingView, Stretch};
use crate::issue::Place;

/// Width of the bar in points.
const WIDTH: f32 = 12.0;
/// The handle is at least this high.
const LEAST: f32 = 28.0;

/// Heights of ticks as shares of the whole, computed again only when marks or heights change.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    key: Option<(u64, f64, f32)>,
    hits: Vec<f32>,
    bookmarks: Vec<f32>,
    /// With their colours.
    highlights: Vec<(f32, usize)>,
}

/// The view without its bar, and the bar.
pub(super) fn parts(rect: Rect) -> (Rect, Rect) {
    let split = (rect.right() - WIDTH).max(rect.left());
    (Rect::from_min_max(rect.min, pos2(split, rect.bottom())), Rect::from_min_max(pos2(split, rect.top()), rect.max))
}

impl ReadingView {
    fn all(&mut self) -> (f64, f64) {
        // Air above and below are small beside the whole; the bar may leave them out.
        let total = self.strip.heights.total().max(1.0);
        let offset = (self.strip.heights.top(self.strip.top.item) + self.strip.top.dy).clamp(0.0, total);
        (offset, total)
    }

    /// How much of the issue lies behind the reader, 0 to 1: at its end all of it.
    pub fn share(&mut self) -> f32 {
        let (offset, total) = self.all();
        let room = total - f64::from(self.strip.view);
        if room <= 1.0 { 1.0 } else { (offset / room).clamp(0.0, 1.0) as f32 }
    }

    fn handle(&mut self, bar: Rect) -> Rect {
        let (offset, total) = self.all();
        let room = f64::from(bar.height());
        let height =
            (room * f64::from(self.strip.view) / (total + f64::from(self.strip.view))).max(f64::from(LEAST)).min(room);
        let top = (room - height) * offset / (total - f64::from(self.strip.view) * 0.5).max(1.0);
        let top = top.min(room - height);
        Rect::from_min_size(pos2(bar.left() + 2.0, bar.top() + top as f32), vec2(bar.width() - 4.0, height as f32))
    }

    /// Drags and clicks of the bar; gives the share of the whole to go to.
    pub(super) fn bar_input_ui(&mut self, ui: &Ui, bar: Rect, name: &str) -> Option<f64> {
        if self.strip.flow.len() == 0 {
            return None;
        }
        let response = ui.interact(bar, ui.scope_id().with("reading-bar"), Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, name));
        let at = response.interact_pointer_pos()?;
        if !response.is_pointer_button_down_on() {
            return None;
        }
        let handle = self.handle(bar);
        let grip = if ui.input(|i| i.pointer.primary_pressed()) {
            let grip = if handle.contains(at) { at.y - handle.top() } else { handle.height() / 2.0 };
            ui.data_mut(|d| d.insert_temp(response.id, grip));
            if handle.contains(at) {
                return None;
            }
            grip
        } else {
            ui.data(|d| d.get_temp(response.id)).unwrap_or(handle.height() / 2.0)
        };
        let room = f64::from((bar.height() - handle.height()).max(1.0));
        let share = (f64::from(at.y - grip - bar.top()) / room).clamp(0.0, 1.0);
        let (_, total) = self.all();
        Some(share * (total - f64::from(self.strip.view) * 0.5).max(0.0) / total)
    }

    /// Draws the bar.
    pub(super) fn bar_ui(&mut self, ui: &Ui, painter: &Painter, bar: Rect, style: &ReadingStyle, marks: &Marks<'_>) {
        if self.strip.flow.len() == 0 {
            return;
        }
        let c = &style.colors;
        let hovered = ui.rect_contains_pointer(bar);
        let handle = self.handle(bar);
        if handle.height() < bar.height() - 1.0 {
            let strength = if hovered { 0.55 } else { 0.3 };
            painter.rect_filled(handle, 4.0, c.weak.gamma_multiply(strength));
        }
        self.renew_ticks(bar, marks);
        let tick = |y: f32, height: f32, color: Color32| {
            let rect = Rect::from_min_size(pos2(bar.left() + 1.0, bar.top() + y), vec2(bar.width() - 2.0, height));
            painter.rect_filled(rect, 1.0, color);
        };
        for &y in &self.ticks.hits {
            tick(y, 2.0, stronger(c.hit_current, c.text));
        }
        for &(y, colour) in &self.ticks.highlights {
            let rect = Rect::from_min_size(pos2(bar.left() + 1.0, bar.top() + y), vec2(4.0, 3.0));
            painter.rect_filled(rect, 1.0, of_colour(&c.pens, colour));
        }
        for &y in &self.ticks.bookmarks {
            tick(y, 3.0, c.mark);
        }
        if let Some(hit) = marks.current.and_then(|i| marks.hits.get(i)) {
            let y = self.tick_of(Place { document: hit.document, block: hit.block, byte: hit.bytes.start }, bar);
            tick(y - 1.0, 4.0, c.text);
        }
    }

    /// Where the bar shows a place, from the bar's top.
    fn tick_of(&mut self, place: Place, bar: Rect) -> f32 {
        let item = self.strip.flow.item(place);
        let length = self.strip.flow.text(item).len().max(1);
        let inside = f64::from(self.strip.heights.get(item)) * place.byte.min(length) as f64 / length as f64;
        let share = (self.strip.heights.top(item) + inside) / self.strip.heights.total().max(1.0);
        (share * f64::from(bar.height() - 4.0)) as f32
    }

    fn renew_ticks(&mut self, bar: Rect, marks: &Marks<'_>) {
        let mut hash = std::hash::DefaultHasher::new();
        for hit in marks.hits {
            (hit.document, hit.block, hit.bytes.start).hash(&mut hash);
        }
        // Marks may be many; they count their changes.
        (marks.version, marks.bookmarks.len(), marks.highlights.len()).hash(&mut hash);
        let key = (hash.finish(), self.strip.heights.total(), bar.height());
        if self.ticks.key == Some(key) {
            return;
        }
        let hits = marks.hits.iter().map(|h| Place { document: h.document, block: h.block, byte: h.bytes.start });
        let hits = self.apart(hits, bar);
        let bookmarks = self.apart(marks.bookmarks.iter().copied(), bar);
        let mut highlights: Vec<(f32, usize)> = Vec::new();
        for mark in marks.highlights {
            let Stretch { document, block, bytes } = &mark.stretch;
            let y = self.tick_of(Place { document: *document, block: *block, byte: bytes.start }, bar).round();
            if highlights.last().is_none_or(|last| *last != (y, mark.colour)) {
                highlights.push((y, mark.colour));
            }
        }
        self.ticks = Ticks { key: Some(key), hits, bookmarks, highlights };
    }

    /// The ticks of places that can be told apart on the screen.
    fn apart(&mut self, places: impl Iterator<Item = Place>, bar: Rect) -> Vec<f32> {
        let mut out: Vec<f32> = Vec::new();
        for place in places {
            let y = self.tick_of(place, bar).round();
            if out.last() != Some(&y) {
                out.push(y);
            }
        }
        out
    }
}

/// Between two colours, for a tick that must be seen on the page.
fn stronger(color: Color32, text: Color32) -> Color32 {
    color.lerp_to_gamma(text, 0.15)
}
