//! Mouse and keyboard of the reading view.

use egui::{Event, EventFilter, Key, Modifiers, PointerButton, Pos2, Rect, Response, Ui};

use super::ReadingView;
use super::select::{Selection, Unit, unit_at};
use crate::issue::Place;

/// Presses nearer in time than this, in seconds, and in place than `SAME`, count as one more click.
const AGAIN: f64 = 0.4;
const SAME: f32 = 5.0;
/// How fast a drag past the edge scrolls: view heights a second for each view height past the edge, and at least.
const PULL: [f64; 2] = [8.0, 0.4];

/// The press that a drag began with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Press {
    at: Option<Pos2>,
    time: f64,
    count: u32,
    dragging: bool,
}

/// Where a key jumps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jump {
    Start,
    End,
    /// A whole spread back.
    SpreadUp,
}

fn is_press(event: &Event) -> bool {
    matches!(event, Event::PointerButton { button: PointerButton::Primary, pressed: true, .. })
}

/// What mouse and keyboard want of this frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish {
    /// Points to scroll down by.
    pub by: f64,
    pub jump: Option<Jump>,
    /// The text is to be copied.
    pub copy: bool,
}

impl Wish {
    pub fn scrolls(&self) -> bool {
        self.by != 0.0 || self.jump.is_some()
    }
}

impl ReadingView {
    /// Reads the input.
    pub(super) fn input_ui(&mut self, ui: &Ui, response: &Response, rect: Rect) -> Wish {
        let mut wish = Wish::default();
        if response.contains_pointer() {
            let delta = ui.input_mut(|i| std::mem::take(&mut i.smooth_scroll_delta.y));
            wish.by -= f64::from(delta);
        }
        self.press_ui(ui, response, rect, &mut wish);
        let focused = ui.memory(|m| m.focused());
        if response.gained_focus() {
            self.hand.tabbed = ui.input(|i| i.key_pressed(Key::Tab));
        }
        if focused == Some(response.id) {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
        }
        // The keys of an open menu are its own.
        let free = focused.is_none() && !self.aside && !egui::Popup::is_any_open(ui.ctx());
        if ui.is_enabled() && (free || focused == Some(response.id)) {
            self.keys_ui(ui, rect, &mut wish);
        }
        wish
    }

    fn keys_ui(&mut self, ui: &Ui, rect: Rect, wish: &mut Wish) {
        let line = f64::from(self.strip.frame.em * self.strip.frame.leading);
        // A page leaves two lines to find one's place by.
        let page = (f64::from(rect.height()) - 2.0 * line).max(line);
        // Two columns are turned over like pages.
        let spread = self.strip.spread.map(|s| f64::from(s.end()));
        let page = spread.unwrap_or(page);
        let none = Modifiers::NONE;
        ui.input_mut(|i| {
            for (modifiers, key, by) in [
                (none, Key::ArrowDown, 2.0 * line),
                (none, Key::ArrowUp, -2.0 * line),
                (none, Key::J, 2.0 * line),
                (none, Key::K, -2.0 * line),
                (none, Key::PageDown, page),
                (none, Key::PageUp, -page),
                (Modifiers::SHIFT, Key::Space, -page),
                (none, Key::Space, page),
            ] {
                // Shift first: egui lets a key with extra modifiers pass for one without.
                while i.consume_key(modifiers, key) {
                    if spread.is_some() && by == -page {
                        wish.jump = Some(Jump::SpreadUp);
                    } else {
                        wish.by += by;
                    }
                }
            }
            for modifiers in [none, Modifiers::COMMAND] {
                if i.consume_key(modifiers, Key::Home) {
                    wish.jump = Some(Jump::Start);
                }
                if i.consume_key(modifiers, Key::End) {
                    wish.jump = Some(Jump::End);
                }
            }
            wish.copy = i.events.iter().any(|e| matches!(e, Event::Copy));
        });
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::A)) {
            self.select_all();
        }
    }

    /// Presses and drags: click, double click, triple click, shift-click, drag with scrolling at the edges.
    fn press_ui(&mut self, ui: &Ui, response: &Response, rect: Rect, wish: &mut Wish) {
        let (presses, down, shift, time, at, dt) = ui.input(|i| {
            let p = &i.pointer;
            (
                i.events.iter().filter(|e| is_press(e)).count() as u32,
                p.primary_down(),
                i.modifiers.shift,
                i.time,
                p.latest_pos(),
                i.stable_dt,
            )
        });
        let Some(at) = at else { return };
        // A tap on a touchpad comes and goes within one frame: the button is up again, and the click is all there is.
        let here = response.is_pointer_button_down_on() || response.clicked();
        if presses > 0 && here && rect.contains(at) {
            response.request_focus();
            self.hand.tabbed = false;
            let again =
                self.hand.press.at.is_some_and(|p| p.distance(at) < SAME) && time - self.hand.press.time < AGAIN;
            let before = if again { self.hand.press.count } else { 0 };
            let count = (before + presses - 1) % 3 + 1;
            self.hand.press = Press { at: Some(at), time, count, dragging: down };
            if let Some(place) = self.place_under(at, rect) {
                self.pressed_on(place, count, shift);
            }
        } else if self.hand.press.dragging && !down {
            self.hand.press.dragging = false;
        } else if self.hand.press.dragging && self.hand.press.at.is_some_and(|p| p.distance(at) >= SAME) {
            if let Some(place) = self.place_under(rect.shrink(1.0).clamp(at), rect) {
                let unit = self.selection.as_ref().map_or(Unit::Char, |s| s.unit);
                let head = unit_at(&self.strip.flow, place, unit, self.word_at);
                if let Some(selection) = &mut self.selection {
                    selection.head = head;
                }
            }
            let past = f64::from((at.y - rect.bottom()).max(0.0) - (rect.top() - at.y).max(0.0));
            if past != 0.0 {
                let [pull, least] = PULL;
                let height = f64::from(rect.height());
                let speed = pull * past.abs() + least * height;
                wish.by += past.signum() * speed.min(6.0 * height) * f64::from(dt.min(0.1));
                ui.ctx().request_repaint();
            }
        }
    }

    fn pressed_on(&mut self, place: Place, count: u32, shift: bool) {
        let unit = match count {
            1 => Unit::Char,
            2 => Unit::Word,
            _ => Unit::Paragraph,
        };
        let here = unit_at(&self.strip.flow, place, unit, self.word_at);
        match &mut self.selection {
            Some(selection) if shift && count == 1 => {
                selection.head = unit_at(&self.strip.flow, place, selection.unit, self.word_at);
            }
            _ => self.selection = Some(Selection { anchor: here, head: here, unit }),
        }
    }

    /// The place under a point of the screen, by what was laid out last.
    pub(super) fn place_under(&self, at: Pos2, rect: Rect) -> Option<Place> {
        let at = self.on_strip(at, rect);
        let mut y = -self.strip.top.dy;
        for item in self.strip.top.item..self.strip.flow.len() {
            let laid = self.strip.laid.get(&item)?;
            let bottom = y + f64::from(laid.height);
            if f64::from(at.y) < bottom || item + 1 == self.strip.flow.len() {
                let byte = laid.byte_at(Pos2::new(at.x, (f64::from(at.y) - y) as f32));
                return Some(self.strip.flow.place(item, byte));
            }
            y = bottom;
        }
        None
    }

    /// Left edge of the column of text.
    pub(super) fn left(&self, rect: Rect) -> f32 {
        self.strip.frame.snap(rect.center().x - self.strip.frame.width / 2.0)
    }

    /// A finished click that selected nothing.
    pub(super) fn plain_click(&self) -> bool {
        self.hand.press.count == 1 && self.selection.as_ref().is_none_or(Selection::is_empty)
    }
}
