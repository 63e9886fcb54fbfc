//! Paints what is in view.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::epaint::text::FontsView;
use egui::{Color32, CursorIcon, Galley, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::input::Wish;
use super::laid::{Laid, pos};
use super::spread::Column;
use super::{
    COLOURS, Highlight, LinkSeen, Marks, NEXT, ReadingResponse, ReadingStyle, ReadingView, Stretch, code_points,
};
use crate::issue::{Block, BlockKind, Place, Seam};
use crate::typeset::flow::Ink;
use crate::ui::focus::focus_is_shown;
use crate::ui::setting::{family, filled};

/// How long the target of a jump is lit, in seconds: fully, and fading.
const LIT: [f64; 2] = [0.7, 0.9];
/// Size of the marks in the margin, of the body's.
const MARGIN_SIZE: f32 = 0.72;

/// Bytes of a paragraph that screen readers are told in each frame.
const EXPOSED: usize = 8000;

/// The light on the target of a jump.
#[derive(Clone, Debug)]
pub(super) struct Flash {
    pub stretch: Stretch,
    since: Option<f64>,
}

impl Flash {
    pub fn new(stretch: Stretch) -> Self {
        Self { stretch, since: None }
    }

    /// Its strength at a time, 0 when it is over.
    fn strength(&mut self, now: f64) -> f32 {
        let since = *self.since.get_or_insert(now);
        let [full, fading] = LIT;
        (1.0 - ((now - since - full) / fading).clamp(0.0, 1.0)) as f32
    }
}

/// What a frame is drawn from.
pub(super) struct Scene<'a> {
    pub rect: Rect,
    pub bar: Rect,
    pub style: &'a ReadingStyle,
    pub marks: &'a Marks<'a>,
    /// Items in view, and where each begins below the top of the view.
    pub visible: &'a [(usize, f32)],
}

/// A galley at its place in the item.
pub(super) struct Piece {
    item: usize,
    at: Pos2,
    galley: Arc<Galley>,
    ink: Ink,
}

#[cfg(test)]
impl Piece {
    pub fn galley(&self) -> &Galley {
        &self.galley
    }
}

impl ReadingView {
    /// The galleys of what is in view.
    pub(super) fn galleys(&mut self, fonts: &mut FontsView<'_>, visible: &[(usize, f32)]) -> Vec<Piece> {
        let mut out = Vec::new();
        for &(item, y) in visible {
            let Some(laid) = self.strip.laid.get_mut(&item) else { continue };
            let mut chunks = std::mem::take(&mut laid.chunks);
            for (b, chunks) in laid.boxes.iter().zip(&mut chunks) {
                let (from, to) = (-y - b.at.y, self.strip.view - y - b.at.y);
                if to < 0.0 || from > b.set.height {
                    continue;
                }
                for (at, galley) in chunks.visible(&b.set, (&b.runs, family), (from, to), fonts) {
                    out.push(Piece { item, at: pos(b.at) + at.to_vec2(), galley, ink: b.ink });
                }
            }
            laid.chunks = chunks;
        }
        out
    }

    /// Draws the frame and tells what happened in it.
    pub(super) fn draw_ui(
        &mut self,
        ui: &Ui,
        response: Response,
        scene: &Scene<'_>,
        pieces: Vec<Piece>,
        wish: &Wish,
    ) -> ReadingResponse {
        let painter = ui.painter_at(scene.rect.union(scene.bar));
        let colors = scene.style.colors;
        let lit = self.lit_now(ui);
        let columns = self.columns(scene.rect);
        let mut seen = Seen::default();
        let (mut clicked_head, mut clicked_note) = (None, None);
        let mut exposed = None;
        for column in &columns {
            let painter = if column.of_two { painter.with_clip_rect(column.clip) } else { painter.clone() };
            self.lights(ui, &painter, scene, (column, lit), &mut seen);
            let mut taken = Vec::new();
            for &(item, y) in scene.visible {
                let Some(laid) = self.strip.laid.get(&item) else { continue };
                let at = column.origin + vec2(0.0, y);
                rules(&painter, laid, at, &colors);
                code_points::draw(&painter, laid, at, colors.text);
                self.margin_ui(ui, &painter, scene, column, (item, laid), at, &mut taken);
                let head = self.head_ui(ui, &painter, scene, column, (item, laid), at, &mut taken);
                clicked_head = head.or(clicked_head);
                // A paragraph over two columns is told once.
                if exposed < Some(item) && self.expose_ui(ui, column, item, laid, at) {
                    exposed = Some(item);
                }
            }
            text(&painter, column, scene, &pieces);
            clicked_note = self.notes_ui(ui, &painter, scene, column, taken).or(clicked_note);
        }
        if let [_, second] = columns.as_slice() {
            let x = self.strip.frame.snap(second.clip.left());
            let line = scene.rect.y_range().shrink(self.strip.frame.em);
            painter.vline(x, line, Stroke::new(self.strip.frame.hair, colors.rule.gamma_multiply(0.7)));
        }
        if response.has_focus() {
            // The text has the keyboard after a click, too: then nobody looks for it.
            focus_is_shown(&response);
            if self.hand.tabbed {
                let ring = Stroke::new(1.0, colors.link);
                painter.rect_stroke(scene.rect.shrink(1.0), 4.0, ring, egui::StrokeKind::Inside);
            }
        }
        self.bar_ui(ui, &painter, scene.bar, scene.style, scene.marks);
        let answer = self.respond(ui, response, scene, wish, seen);
        ReadingResponse { clicked_head, clicked_mark: clicked_note.or(answer.clicked_mark), ..answer }
    }

    fn respond(
        &mut self,
        ui: &Ui,
        response: Response,
        scene: &Scene<'_>,
        wish: &Wish,
        Seen { links: mut seen, selected, doubts }: Seen,
    ) -> ReadingResponse {
        let hovered = response.hover_pos().and_then(|p| self.place_under(p, scene.rect));
        let link = hovered.and_then(|p| link_at(scene.marks.links, p));
        let quiet = hovered.and_then(|p| link_at(scene.marks.quiet, p));
        for found in &mut seen {
            found.hovered = Some(found.index) == if found.quiet { quiet } else { link };
        }
        if hovered.is_some() {
            let mark = hovered.and_then(|p| highlight_at(scene.marks.highlights, p));
            let on = link.is_some() || quiet.is_some() || mark.is_some();
            ui.set_cursor_icon(if on { CursorIcon::PointingHand } else { CursorIcon::Text });
        }
        let clicked = if response.clicked() && self.plain_click() { hovered } else { None };
        let pointed = response.interact_pointer_pos().filter(|_| clicked.is_some());
        let clicked_doubt = pointed.and_then(|at| doubts.iter().find(|(_, rect)| rect.contains(at)).copied());
        if response.hover_pos().is_some_and(|at| doubts.iter().any(|(_, rect)| rect.contains(at))) {
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        self.target = clicked.or(self.target);
        let moved = std::mem::replace(&mut self.drawn, self.strip.top) != self.strip.top;
        if response.secondary_clicked() {
            self.hand.context = hovered;
        } else if !response.context_menu_opened() {
            self.hand.context = None;
        }
        if wish.copy
            && let Some(text) = self.selected_text()
        {
            ui.ctx().copy_text(text);
        }
        // The reader's own mark goes before what shows itself only when it is pointed at.
        let marked = clicked.filter(|_| link.is_none());
        let marked = marked.and_then(|p| highlight_at(scene.marks.highlights, p));
        let here = response.interact_pointer_pos().unwrap_or(scene.rect.center());
        let line = vec2(0.0, self.strip.frame.em * 1.2);
        ReadingResponse {
            clicked_mark: marked.map(|mark| (mark, Rect::from_center_size(here, line))),
            selected,
            clicked,
            secondary_clicked: self.hand.context,
            clicked_link: clicked.filter(|_| clicked_doubt.is_none()).and(link),
            clicked_quiet: clicked.filter(|_| marked.is_none() && clicked_doubt.is_none()).and(quiet),
            clicked_doubt,
            clicked_head: None,
            links_seen: seen,
            top: self.place_at_top(),
            moved,
            drawn: scene.visible.len(),
            response,
        }
    }

    /// The strength of the light on a jump's target.
    fn lit_now(&mut self, ui: &Ui) -> f32 {
        let now = ui.input(|i| i.time);
        let lit = self.flash.as_mut().map_or(0.0, |f| f.strength(now));
        if lit > 0.0 {
            ui.ctx().request_repaint_after(NEXT);
        } else {
            self.flash = None;
        }
        lit
    }

    /// Marks beside the text: bookmarks at the left, joined continuations at the right. Tells where words stand there.
    #[allow(clippy::too_many_arguments, reason = "a paragraph is drawn from all of these")]
    fn margin_ui(
        &self,
        ui: &Ui,
        painter: &Painter,
        scene: &Scene<'_>,
        column: &Column,
        (item, laid): (usize, &Laid),
        at: Pos2,
        taken: &mut Vec<Rect>,
    ) {
        let (em, colors) = (self.strip.frame.em, scene.style.colors);
        let place = self.strip.flow.place(item, 0);
        let from = scene.marks.bookmarks.partition_point(|p| (p.document, p.block) < (place.document, place.block));
        let here = scene
            .marks
            .bookmarks
            .iter()
            .skip(from)
            .take_while(|p| (p.document, p.block) == (place.document, place.block));
        for mark in here {
            let (line, height) = laid.line_of(mark.byte);
            ribbon(painter, at + vec2(-1.15 * em, line + height / 2.0), em, colors.mark);
        }
        for (seam, byte) in self.strip.flow.seams(item) {
            let (line, height) = laid.line_of(byte);
            if column.shows(at.y + line + height / 2.0) {
                let place = Place { byte, ..place };
                taken.push(self.seam_ui(ui, painter, (scene, column), (seam, place), (laid, at)));
            }
        }
    }

    /// Says beside the text where a continuation was joined. Gives the room that it took.
    fn seam_ui(
        &self,
        ui: &Ui,
        painter: &Painter,
        (scene, column): (&Scene<'_>, &Column),
        (seam, place): (&Seam, Place),
        (laid, at): (&Laid, Pos2),
    ) -> Rect {
        let (em, colors, words) = (self.strip.frame.em, scene.style.colors, &scene.style.words);
        let (line, height) = laid.line_of(place.byte);
        let page = seam.says_page.map(|p| p.to_string());
        let text = match &page {
            Some(page) => words.joined.replace("{}", page),
            None => words.joined_no_page.clone(),
        };
        let font = egui::FontId::new((em * MARGIN_SIZE).max(9.0), family(crate::typeset::Face::Kai));
        let galley = painter.layout_no_wrap(text, font, colors.weak);
        let middle = at.y + line + height / 2.0;
        let inside = at.x + self.strip.frame.width + 0.7 * em;
        // Where the margin is too narrow for words, a short stroke stands for them.
        let words_fit = inside + galley.size().x <= column.clip.right();
        let size = if words_fit { galley.size() } else { vec2(0.5 * em, 0.8 * em) };
        let rect = Rect::from_min_size(pos2(inside, middle - size.y / 2.0), size);
        let seam_at = laid.rects(&(place.byte..place.byte + 1), false).first().map(|r| r.left_top());
        if let Some(corner) = seam_at.filter(|_| place.byte > 0) {
            caret(painter, at + corner.to_vec2(), height, em, colors.red);
        }
        if words_fit {
            painter.galley(rect.min, galley, colors.weak);
        } else {
            painter.vline(rect.left(), rect.y_range(), Stroke::new(2.0, colors.weak));
        }
        let id = ui.scope_id().with(("seam", place.document, place.block, place.byte));
        let hover = ui.interact(rect.expand(2.0), id, Sense::hover());
        let says = page.unwrap_or_else(|| "?".to_owned());
        let from = seam.from_page.map_or_else(|| "?".to_owned(), |p| p.to_string());
        hover.on_hover_text(words.joined_hover.replacen("{}", &says, 1).replacen("{}", &from, 1));
        rect
    }

    /// Tells screen readers and tests of the paragraph.
    fn expose_ui(&self, ui: &Ui, column: &Column, item: usize, laid: &Laid, at: Pos2) -> bool {
        let (document, block) = self.strip.flow.at(item);
        let rect = Rect::from_min_max(at + vec2(0.0, laid.top), at + vec2(self.strip.frame.width, laid.bottom))
            .intersect(column.clip);
        if rect.is_positive() {
            let id = ui.scope_id().with(("paragraph", document, block));
            let text = self.strip.flow.text(item);
            let end = text.floor_char_boundary(EXPOSED);
            let text = text.get(..end).unwrap_or("");
            let (role, level) = role_of(self.strip.flow.issue.block(document, block));
            ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(role, true, text));
            if let Some(level) = level {
                ui.ctx().accesskit_node_builder(id, |node| node.set_level(level));
            }
        }
        rect.is_positive()
    }
}

/// What a paragraph is to a screen reader, and the level of a heading: titles stand over headings.
fn role_of(block: Option<&Block>) -> (egui::Role, Option<usize>) {
    match block.map(|block| (block.kind, block.level)) {
        Some((BlockKind::Title, _)) => (egui::Role::Heading, Some(1)),
        Some((BlockKind::Heading, level)) => (egui::Role::Heading, Some(1 + usize::from(level.unwrap_or(1)))),
        _ => (egui::Role::Label, None),
    }
}

/// The text itself, as much of it as a column shows.
fn text(painter: &Painter, column: &Column, scene: &Scene<'_>, pieces: &[Piece]) {
    let colors = &scene.style.colors;
    let tops: std::collections::HashMap<usize, f32> = scene.visible.iter().copied().collect();
    for piece in pieces {
        let y = tops.get(&piece.item).copied().unwrap_or(0.0);
        let color = match piece.ink {
            Ink::Text => colors.text,
            Ink::Red => colors.red,
            Ink::Weak => colors.weak,
        };
        let at = column.origin + vec2(piece.at.x, y + piece.at.y);
        painter.add(TextShape::new(at, Arc::clone(&piece.galley), color));
    }
}

/// A bookmark's ribbon.
fn ribbon(painter: &Painter, middle: Pos2, em: f32, color: Color32) {
    let (half, height) = (0.2 * em, 0.75 * em);
    let (l, r, t, b) = (middle.x - half, middle.x + half, middle.y - height / 2.0, middle.y + height / 2.0);
    let notch = pos2(middle.x, b - 0.22 * em);
    for side in [[pos2(l, t), notch, pos2(l, b)], [pos2(r, t), notch, pos2(r, b)], [pos2(l, t), pos2(r, t), notch]] {
        painter.add(egui::Shape::convex_polygon(side.to_vec(), color, Stroke::NONE));
    }
}

/// The place of a join inside a paragraph: a small wedge over the gap.
fn caret(painter: &Painter, corner: Pos2, height: f32, em: f32, color: Color32) {
    let top = corner.y + (height - em) / 2.0 - 0.12 * em;
    let (half, tall) = (0.13 * em, 0.16 * em);
    let points = vec![pos2(corner.x - half, top - tall), pos2(corner.x + half, top - tall), pos2(corner.x, top)];
    painter.add(egui::Shape::convex_polygon(points, color.gamma_multiply(0.8), Stroke::NONE));
}

/// Rules, grids and the red rule of a head.
fn rules(painter: &Painter, laid: &Laid, at: Pos2, colors: &super::ReadingColors) {
    for line in &laid.lines {
        let (from, to) = (at + pos(line.from).to_vec2(), at + pos(line.to).to_vec2());
        let half = line.width / 2.0;
        let rect = if from.y == to.y {
            Rect::from_min_max(pos2(from.x, from.y - half), pos2(to.x, to.y + half))
        } else {
            Rect::from_min_max(pos2(from.x - half, from.y), pos2(to.x + half, to.y))
        };
        painter.add(filled(rect, if line.red { colors.red } else { colors.rule }));
    }
}

pub(super) fn is_in(stretch: &Stretch, place: Place) -> bool {
    (stretch.document, stretch.block) == (place.document, place.block)
}

/// The stretches of a block, with their index in the sorted list.
pub(super) fn in_block(all: &[Stretch], place: Place) -> impl Iterator<Item = (usize, &Stretch)> {
    in_block_of(all, place, |stretch| stretch)
}

/// What of a sorted list stands in a block, with its index.
pub(super) fn in_block_of<T>(all: &[T], place: Place, of: fn(&T) -> &Stretch) -> impl Iterator<Item = (usize, &T)> {
    let from = all.partition_point(|one| (of(one).document, of(one).block) < (place.document, place.block));
    all.iter().enumerate().skip(from).take_while(move |(_, one)| is_in(of(one), place))
}

/// The mark of the words at a place: of several, the one on the fewest.
fn highlight_at(all: &[Highlight], place: Place) -> Option<usize> {
    let here = in_block_of(all, place, |mark| &mark.stretch).filter(|(_, m)| m.stretch.bytes.contains(&place.byte));
    here.min_by_key(|(_, m)| m.stretch.bytes.len()).map(|(_, m)| m.mark)
}

/// A colour by its index.
pub(super) fn of_colour(colours: &[Color32; COLOURS], index: usize) -> Color32 {
    colours.get(index).copied().unwrap_or(colours[0])
}

/// What was seen in a frame: references, and selected text.
#[derive(Default)]
pub(super) struct Seen {
    pub links: Vec<LinkSeen>,
    pub selected: Option<Rect>,
    /// Signs in doubt, by their index, and where they stand.
    pub doubts: Vec<(usize, Rect)>,
}

fn link_at(links: &[Stretch], place: Place) -> Option<usize> {
    in_block(links, place).find(|(_, l)| l.bytes.contains(&place.byte)).map(|(i, _)| i)
}
