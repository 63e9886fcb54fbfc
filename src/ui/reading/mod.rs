//! The reading view: the whole issue as one continuous scroll, set by `typeset`.
//!
//! Only what is in view is laid out and drawn; the heights of all else are guesses until they are measured, a few at
//! a time. The view stands at an item and a distance below its top, so that heights which become known above it
//! don't move what is read. Selection, hits and marks are places of the issue, not of what is drawn.

mod access;
mod api;
mod bar;
mod code_points;
mod draw;
mod heads;
mod heights;
mod input;
mod laid;
mod lights;
mod notes;
mod scroll;
mod select;
mod spread;

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Rect, Sense, Ui};

use crate::issue::{Issue, Place};
use crate::typeset::flow::{self, Flow, Frame};
use crate::ui::setting::{Advances, EguiMeasure, family};

pub use api::{
    COLOURS, HeadMark, HeadPart, Highlight, LinkSeen, MarginNote, Marks, ReadingColors, ReadingResponse, ReadingStyle,
    ReadingWords, ScrollMode, Stretch,
};
use heights::Heights;
use laid::Laid;
use scroll::{Eye, Scroller, Strip, Top};
use select::Selection;
use spread::Spread;

/// Layouts that are kept although they are out of view.
const KEPT: usize = 60;
/// How long heights are measured in a frame.
const MEASURING: Duration = Duration::from_millis(4);
/// In issues of more paragraphs than a year of gazettes has …
const LONG: usize = 20_000;
/// … the heights of so many before and behind the view are measured; the others stay guesses, which only the length of the
/// scroll bar tells of.
const NEAR: usize = 2_000;
/// Between two frames that only measure heights, or fade a light.
const NEXT: Duration = Duration::from_millis(30);
/// How long lines must have had one width and size before heights are measured: while an edge is dragged what is
/// measured in a frame is void in the next, and the frames are wanted for the drag.
const CALM: Duration = Duration::from_millis(150);
/// Room beside the text, in em: for marks, and for the eye.
const MARGIN: f32 = 2.0;
/// Lines have at least so many characters, as long as type can be set at all, and both margins then take so many.
const LEAST_MEASURE: f32 = 18.0;
const LEAST_MARGINS: f32 = 1.0;

/// The state of the reading view of one open issue.
pub struct ReadingView {
    strip: Strip,
    advances: Advances,
    /// Where the view stood when it was drawn last.
    drawn: Top,
    eye: Option<Eye>,
    calm: Calm,
    pending: Option<(Place, ScrollMode)>,
    /// How far the view is to be in the next frame, as [`ReadingView::progress`] counts.
    glide: Option<f64>,
    /// Where the reader went or clicked last, until he scrolls.
    target: Option<Place>,
    selection: Option<Selection>,
    hand: Hand,
    flash: Option<draw::Flash>,
    ticks: bar::Ticks,
    word_at: fn(&str, usize) -> Range<usize>,
    /// Another view has the keys that nothing has asked for.
    aside: bool,
    /// The room that the text had when it was drawn last.
    room: Rect,
}

/// Since when room and frame have been the same.
#[derive(Default)]
struct Calm {
    /// The width of the room for the text when it was drawn last, in points.
    room: f32,
    /// In seconds of the window's clock.
    since: f64,
}

/// What mouse and keyboard are at.
#[derive(Default)]
struct Hand {
    press: input::Press,
    /// The keyboard came here by Tab, and wants to be shown.
    tabbed: bool,
    /// The place that the context menu is for.
    context: Option<Place>,
}

impl Default for ReadingView {
    fn default() -> Self {
        Self {
            strip: Strip::default(),
            advances: Advances::default(),
            drawn: Top::default(),
            eye: None,
            calm: Calm::default(),
            pending: None,
            glide: None,
            target: None,
            selection: None,
            hand: Hand::default(),
            flash: None,
            ticks: bar::Ticks::default(),
            word_at: |_, at| at..at,
            aside: false,
            room: Rect::NOTHING,
        }
    }
}

impl ReadingView {
    /// How a double click finds a word: from a paragraph's text and a byte offset in it, the word's bytes.
    pub fn set_word_at(&mut self, word_at: fn(&str, usize) -> Range<usize>) {
        self.word_at = word_at;
    }

    /// Leaves the keys to another view unless the keyboard is here.
    pub fn stand_aside(&mut self) {
        self.aside = true;
    }

    /// How much wider the room would have to be for two columns, in points; `None` where they fit.
    #[must_use]
    pub fn lacks_for_spread(&self, style: &ReadingStyle) -> Option<f32> {
        let style = ReadingStyle { spread: true, ..style.clone() };
        spread::lacking(&style, self.room, style.size)
    }

    /// The part of the wanted size that the type has: less than 1 where the room is too narrow for lines of the least measure.
    #[must_use]
    pub fn size_share(&self, wanted: f32) -> f32 {
        let em = self.strip.frame.em;
        if em > 0.0 && wanted > 0.0 { (em / wanted).min(1.0) } else { 1.0 }
    }

    /// Brings a place into view in the next frame.
    pub fn scroll_to(&mut self, place: Place, mode: ScrollMode) {
        self.pending = Some((place, mode));
        self.target = (mode != ScrollMode::Keep).then_some(place);
    }

    /// How far the view is, counted in paragraphs: where one of 3 lines begins with its second line, 3.33 of them lie above. For
    /// two views that go on together, however wide each is.
    #[must_use]
    pub fn progress(&self) -> f64 {
        let Top { item, dy } = self.strip.top;
        item as f64 + dy / f64::from(self.strip.heights.get(item).max(1.0))
    }

    /// Goes on by so many paragraphs in the next frame.
    pub fn go_on_by(&mut self, paragraphs: f64) {
        self.glide = Some(self.progress() + paragraphs);
    }

    /// Lights a stretch for a moment: the target of a jump.
    pub fn flash(&mut self, stretch: Stretch) {
        self.flash = Some(draw::Flash::new(stretch));
    }

    /// The first place in view: the first line that is not cut by the upper edge.
    #[must_use]
    pub fn place_at_top(&self) -> Place {
        match self.pending {
            Some((place, ScrollMode::Top | ScrollMode::Keep)) => place,
            _ => self.place_where(|laid, at| laid.line_from((-at) as f32)),
        }
    }

    /// The place that is read: where the reader went or clicked last, and once he has scrolled the first in view. The
    /// target of a jump needs not be at the top, as the last article of an issue can't be.
    #[must_use]
    pub fn here(&self) -> Place {
        self.target.unwrap_or_else(|| self.place_at_top())
    }

    /// The selected text's two ends in reading order.
    #[must_use]
    pub fn selection(&self) -> Option<(Place, Place)> {
        self.selection.as_ref().filter(|s| !s.is_empty()).map(Selection::ends)
    }

    /// Selects, or with `None` selects nothing.
    pub fn select(&mut self, selection: Option<(Place, Place)>) {
        self.selection = selection.map(|(from, to)| Selection::between(from, to));
    }

    /// Selects the whole issue.
    pub fn select_all(&mut self) {
        let Some(last) = self.strip.flow.len().checked_sub(1) else { return };
        let end = self.strip.flow.place(last, self.strip.flow.text(last).len());
        self.selection = Some(Selection::between(self.strip.flow.place(0, 0), end));
    }

    /// The source's text between the ends of the selection, paragraphs joined by `\n`.
    #[must_use]
    pub fn selected_text(&self) -> Option<String> {
        self.selection().map(|(from, to)| select::text(&self.strip.flow, from, to))
    }

    /// Shows the issue in all the room that is left in `ui`.
    pub fn ui(&mut self, ui: &mut Ui, issue: &Arc<Issue>, style: &ReadingStyle, marks: &Marks<'_>) -> ReadingResponse {
        let rect = ui.available_rect_before_wrap();
        let (text_rect, bar_rect) = bar::parts(rect);
        self.room = text_rect;
        let response = ui.allocate_rect(text_rect, Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Document, true, &style.words.text));
        let wish = self.input_ui(ui, &response, text_rect);
        let bar_wish = self.bar_input_ui(ui, bar_rect, &style.words.bar);
        let frame = frame_of(style, text_rect, ui.pixels_per_point());
        let calm = self.is_calm(text_rect.width(), &frame.0, ui.input(|i| i.time));
        let mut shapes = Vec::new();
        let mut visible = Vec::new();
        let mut more = false;
        ui.fonts_mut(|fonts| {
            let mut advances = std::mem::take(&mut self.advances);
            let other_fonts = advances.renew(fonts);
            let measure = EguiMeasure::new(fonts, &mut advances, family);
            self.prepare(issue, frame, text_rect, other_fonts, &measure);
            visible = self.scroll(&wish, bar_wish, &measure);
            more = !calm || self.measure_some(&measure);
            self.advances = advances;
            shapes = self.galleys(fonts, &visible);
        });
        if more {
            ui.ctx().request_repaint_after(if calm { NEXT } else { CALM });
        }
        self.tell_text(ui, response.id, text_rect, &visible);
        self.draw_ui(
            ui,
            response,
            &draw::Scene { rect: text_rect, bar: bar_rect, style, marks, visible: &visible },
            shapes,
            &wish,
        )
    }

    /// Whether lines have been of one width and size for a while.
    fn is_calm(&mut self, room: f32, frame: &Frame, now: f64) -> bool {
        if self.strip.frame != *frame || (self.calm.room - room).abs() > f32::EPSILON {
            self.calm = Calm { room, since: now };
        }
        now - self.calm.since >= CALM.as_secs_f64()
    }

    /// Takes the issue and the frame; lays all out anew when one of them changed.
    fn prepare(
        &mut self,
        issue: &Arc<Issue>,
        (frame, spread): (Frame, Option<Spread>),
        rect: Rect,
        other_fonts: bool,
        measure: &EguiMeasure<'_, '_>,
    ) {
        let other_issue = !Arc::ptr_eq(&self.strip.flow.issue, issue);
        let view = spread.map_or(rect.height(), |s| s.view());
        if other_issue {
            let place = self.place_at_top();
            if self.strip.flow.len() > 0 && self.pending.is_none() && self.strip.top != Top::default() {
                self.pending = Some((place, ScrollMode::Keep));
            }
            self.strip.flow = Flow::new(issue);
            self.strip.top = Top::default();
            if self.pending.is_none_or(|(_, mode)| mode == ScrollMode::Keep) {
                self.target = None;
            }
            self.eye = None;
            if self.strip.heights.len() == 0 {
                self.strip.top.dy = f64::from(f32::MIN);
            }
            self.clamp_selection();
        }
        if other_issue || other_fonts || self.strip.frame != frame {
            let eye = if other_issue || self.strip.frame == Frame::default() {
                None
            } else {
                self.eye.or_else(|| {
                    let target = self.target;
                    let mut scroller = self.scroller(measure);
                    target.and_then(|place| scroller.line_in_view(place)).or_else(|| scroller.eye())
                })
            };
            self.strip.frame = frame;
            self.strip.laid.clear();
            let em = frame.em;
            let guess = |i| self.strip.flow.estimate(i, frame.width / em, frame.leading) * em;
            self.strip.heights = Heights::new((0..self.strip.flow.len()).map(guess).collect());
            self.strip.view = view;
            if let Some(eye) = eye {
                self.scroller(measure).keep(eye);
                self.eye = Some(eye);
            }
        }
        self.strip.view = view;
        self.strip.spread = spread.map(|s| s.with_parts_of(self.strip.spread));
    }

    fn scroller<'a>(&'a mut self, measure: &'a EguiMeasure<'_, '_>) -> Scroller<'a> {
        Scroller { strip: &mut self.strip, measure }
    }

    /// Moves the view as wished; gives the items in view and where they begin.
    fn scroll(&mut self, wish: &input::Wish, bar: Option<f64>, measure: &EguiMeasure<'_, '_>) -> Vec<(usize, f32)> {
        let (pending, glide) = (self.pending.take(), self.glide.take());
        let scrolls = wish.scrolls() || bar.is_some() || glide.is_some();
        if pending.is_some() || scrolls {
            self.eye = None;
        }
        if scrolls && pending.is_none() {
            self.target = None;
        }
        let mut scroller = self.scroller(measure);
        if let Some((place, mode)) = pending {
            scroller.scroll_to(place, mode);
        }
        if let Some(progress) = glide {
            scroller.set_progress(progress);
        }
        if let Some(share) = bar {
            let total = scroller.total();
            scroller.set_offset(share * total);
        }
        match wish.jump {
            Some(input::Jump::Start) => scroller.set_offset(0.0),
            Some(input::Jump::End) => {
                let total = scroller.total();
                scroller.set_offset(total);
            }
            Some(input::Jump::SpreadUp) => scroller.spread_up(),
            None => {}
        }
        if wish.by != 0.0 {
            scroller.scroll_by(wish.by);
        }
        scroller.settle();
        let visible = scroller.visible();
        scroller.deal(&visible);
        if self.strip.laid.len() > visible.len() + KEPT {
            self.strip.laid.retain(|item, _| visible.iter().any(|(v, _)| v == item));
        }
        visible
    }

    /// Measures some heights that are still guesses; true if there are more.
    fn measure_some(&mut self, measure: &EguiMeasure<'_, '_>) -> bool {
        let start = Instant::now();
        let mut from = self.strip.top.item;
        let count = self.strip.heights.len();
        let near = if count > LONG { NEAR } else { count };
        let around = from.saturating_sub(near)..(from + near).min(count);
        let next = |heights: &mut Heights, from: usize| {
            let after = heights.next_guess(from).filter(|item| around.contains(item));
            after.or_else(|| heights.next_guess(around.start)).filter(|item| around.contains(item))
        };
        while let Some(item) = next(&mut self.strip.heights, from) {
            if start.elapsed() > MEASURING {
                return true;
            }
            let height = flow::height(&self.strip.flow, item, &self.strip.frame, measure);
            self.strip.heights.set(item, height);
            from = item + 1;
        }
        false
    }

    /// The place of the first line that `found` gives for an item, by what was laid out last. It is told the layout
    /// and how far below the top of the view that begins.
    fn place_where(&self, found: impl Fn(&Laid, f64) -> Option<usize>) -> Place {
        let mut at = -self.strip.top.dy;
        let mut last = None;
        for item in self.strip.top.item..self.strip.flow.len() {
            let Some(laid) = self.strip.laid.get(&item) else { break };
            if let Some(byte) = found(laid, at) {
                return self.strip.flow.place(item, byte);
            }
            last = Some(item);
            at += f64::from(laid.height);
        }
        match last.or_else(|| self.strip.flow.len().checked_sub(1).map(|end| self.strip.top.item.min(end))) {
            Some(item) => self.strip.flow.place(item, 0),
            None => Place::default(),
        }
    }

    fn clamp_selection(&mut self) {
        let inside = |p: &Place| {
            self.strip.flow.issue.block(p.document, p.block).is_some_and(|b| b.text.is_char_boundary(p.byte))
        };
        if self.selection().is_some_and(|(from, to)| !inside(&from) || !inside(&to)) {
            self.selection = None;
        }
    }
}

/// The frame that a style makes in a window: a whole number of em, sizes on whole pixels (rule 1).
fn frame_of(style: &ReadingStyle, rect: Rect, pixels_per_point: f32) -> (Frame, Option<Spread>) {
    let scale = if pixels_per_point > 0.0 { pixels_per_point } else { 1.0 };
    // Type that leaves no room for a readable line is set smaller, whatever the zoom; margins go first.
    let widest = (rect.width() / (LEAST_MEASURE + LEAST_MARGINS)).max(6.0);
    let em = (style.size.clamp(6.0, 200.0).min(widest) * scale).floor().max(1.0) / scale;
    let em = if style.size <= widest { (style.size.clamp(6.0, 200.0) * scale).round().max(1.0) / scale } else { em };
    let room = ((rect.width() / em) - 2.0 * MARGIN).floor();
    let close = ((rect.width() / em) - LEAST_MARGINS).floor().min(LEAST_MEASURE);
    let measure = room.max(close).min(f32::from(style.measure)).max(4.0);
    let frame = Frame {
        em,
        width: measure * em,
        leading: 1.0 + style.line_gap.clamp(0.0, 3.0),
        fullwidth: style.fullwidth_punctuation,
        pixels_per_point: scale,
        hair: 1.0 / scale,
    };
    match Spread::fitting(style, rect, em, |length| frame.snap(length)) {
        Some((spread, measure)) => (Frame { width: measure * em, ..frame }, Some(spread)),
        None => (frame, None),
    }
}

#[cfg(test)]
mod tests;
