//! What lies under the text: the reader's marks, what is found and selected, and the lines under references and doubtful signs.

use std::ops::Range;

use egui::{Color32, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::draw::{Scene, Seen, in_block, in_block_of, is_in, of_colour};
use super::laid::Laid;
use super::spread::Column;
use super::{LinkSeen, ReadingView, select};
use crate::issue::Place;
use crate::ui::setting::filled;

/// A paragraph as it is drawn in a column.
#[derive(Clone, Copy)]
struct Spot<'a> {
    item: usize,
    laid: &'a Laid,
    at: Pos2,
    place: Place,
}

impl Spot<'_> {
    /// The boxes of a stretch of the text; `on` up to the edge of the lines.
    fn rects(&self, bytes: &Range<usize>, on: bool) -> Vec<Rect> {
        self.laid.rects(bytes, on).into_iter().map(|rect| rect.translate(self.at.to_vec2())).collect()
    }

    /// Lights a stretch, less a share of its height above and below.
    fn paint(&self, painter: &Painter, bytes: &Range<usize>, on: bool, (color, trim): (Color32, f32)) {
        for rect in self.rects(bytes, on) {
            painter.add(filled(rect.shrink2(vec2(0.0, trim * rect.height())), color));
        }
    }
}

impl ReadingView {
    /// Draws everything behind the text, and tells what of it is in view.
    pub(super) fn lights(
        &self,
        ui: &Ui,
        painter: &Painter,
        scene: &Scene<'_>,
        (column, lit): (&Column, f32),
        seen: &mut Seen,
    ) {
        for &(item, y) in scene.visible {
            let Some(laid) = self.strip.laid.get(&item) else { continue };
            let spot = Spot { item, laid, at: column.origin + vec2(0.0, y), place: self.strip.flow.place(item, 0) };
            self.light_marks(painter, scene, spot);
            self.light_found(painter, scene, (spot, lit));
            self.light_selected(painter, scene, (spot, column), seen);
            light_doubts(painter, scene, (spot, column), seen);
            self.underline_links(ui, painter, scene, (spot, column), seen);
        }
    }

    /// The reader's highlights and underlines.
    fn light_marks(&self, painter: &Painter, scene: &Scene<'_>, spot: Spot<'_>) {
        let colors = scene.style.colors;
        for (_, mark) in in_block_of(scene.marks.highlights, spot.place, |mark| &mark.stretch) {
            if !mark.underline {
                spot.paint(painter, &mark.stretch.bytes, false, (of_colour(&colors.grounds, mark.colour), 0.08));
                continue;
            }
            for rect in spot.rects(&mark.stretch.bytes, false) {
                let y = self.strip.frame.snap(rect.bottom() - 0.11 * rect.height());
                painter.hline(rect.x_range(), y, Stroke::new(2.0, of_colour(&colors.pens, mark.colour)));
            }
        }
    }

    /// The sentence that is read aloud, what was gone to, and the hits.
    fn light_found(&self, painter: &Painter, scene: &Scene<'_>, (spot, lit): (Spot<'_>, f32)) {
        let colors = scene.style.colors;
        if let Some(spoken) = scene.marks.spoken.filter(|spoken| is_in(spoken, spot.place)) {
            spot.paint(painter, &spoken.bytes, false, (colors.spoken, 0.02));
        }
        if let Some(flash) = self.flash.as_ref().filter(|f| is_in(&f.stretch, spot.place)) {
            spot.paint(painter, &flash.stretch.bytes, false, (colors.flash.gamma_multiply(lit), 0.06));
        }
        for (index, hit) in in_block(scene.marks.hits, spot.place) {
            let current = scene.marks.current == Some(index);
            spot.paint(painter, &hit.bytes, false, (if current { colors.hit_current } else { colors.hit }, 0.1));
        }
    }

    /// What is selected, and where it is seen.
    fn light_selected(
        &self,
        painter: &Painter,
        scene: &Scene<'_>,
        (spot, column): (Spot<'_>, &Column),
        seen: &mut Seen,
    ) {
        let Some((from, to)) = self.selection() else { return };
        let Some((bytes, on)) = select::part(&self.strip.flow, spot.item, from, to) else { return };
        spot.paint(painter, &bytes, on, (scene.style.colors.selection, 0.0));
        for rect in spot.rects(&bytes, false) {
            let rect = rect.intersect(column.clip);
            if rect.is_positive() {
                seen.selected = Some(seen.selected.map_or(rect, |known| known.union(rect)));
            }
        }
    }

    /// Lines under references, and where these are seen.
    fn underline_links(
        &self,
        ui: &Ui,
        painter: &Painter,
        scene: &Scene<'_>,
        (spot, column): (Spot<'_>, &Column),
        seen: &mut Seen,
    ) {
        let pointer = ui.input(|i| i.pointer.hover_pos());
        let colors = scene.style.colors;
        let underline = |rect: Rect, color: Color32| {
            let y = self.strip.frame.snap(rect.bottom() - 0.16 * rect.height());
            painter.hline(rect.x_range(), y, Stroke::new(1.0, color.gamma_multiply(0.7)));
        };
        let links = in_block(scene.marks.links, spot.place).map(|(index, link)| (false, index, link));
        let quiet = in_block(scene.marks.quiet, spot.place).map(|(index, link)| (true, index, link));
        for (quiet, index, link) in links.chain(quiet) {
            let rects = spot.rects(&link.bytes, false);
            // A quiet reference shows itself when it is pointed at.
            let pointed = pointer.is_some_and(|p| rects.iter().any(|r| r.contains(p)));
            for rect in rects.iter().filter(|_| !quiet || pointed) {
                underline(*rect, if quiet { colors.weak } else { colors.link });
            }
            let in_view = rects.iter().find(|r| column.clip.intersects(**r)).copied();
            // Of one that is broken over two columns, its beginning is told.
            let in_view = in_view.filter(|_| !seen.links.iter().any(|s| s.quiet == quiet && s.index == index));
            seen.links.extend(in_view.map(|rect| LinkSeen { quiet, index, rect, hovered: false }));
        }
    }
}

/// Dots under signs that were not read surely, and where these are seen.
fn light_doubts(painter: &Painter, scene: &Scene<'_>, (spot, column): (Spot<'_>, &Column), seen: &mut Seen) {
    for (index, doubt) in in_block(scene.marks.doubts, spot.place) {
        for rect in spot.rects(&doubt.bytes, false) {
            let y = rect.bottom() - 0.12 * rect.height();
            let line = [pos2(rect.left() + 1.0, y), pos2(rect.right() - 1.0, y)];
            painter.extend(egui::Shape::dotted_line(&line, scene.style.colors.mark, 3.0, 0.9));
            if column.clip.intersects(rect) {
                seen.doubts.push((index, rect.intersect(column.clip)));
            }
        }
    }
}
