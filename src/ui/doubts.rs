//! Signs of a scan that were not read surely: where they stand in the text, and the look at one of them, with the
//! print beside both readings.

use std::sync::Arc;

use egui::{Id, Image, Key, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::action::{Action, Env};
use super::command::{Command, PanelId};
use super::mark_bar::bar_at;
use super::pages::Pages;
use super::reading::Stretch;
use super::strings as s;
use super::theme::{self, size};
use super::widgets::{field_frame, weak};
use crate::issue::{Correction, Doubt, Issue, PlacedDoubt, Span};

/// How high the print is shown, in points, and how wide at most.
const CROP: f32 = 44.0;
const CROP_WIDTH: f32 = 440.0;
/// So many heights of the sign are shown of the line on each side.
const BESIDE: f32 = 4.5;

/// The doubts of an open issue.
#[derive(Default)]
pub struct Doubts {
    issue: Option<Arc<Issue>>,
    placed: Vec<PlacedDoubt>,
    stretches: Vec<Stretch>,
    open: Option<Open>,
}

/// A doubt that is looked at.
struct Open {
    /// Its index among those that are placed.
    index: usize,
    /// Where it stands on the screen.
    at: Rect,
    /// Where the look was drawn.
    drawn: Option<Rect>,
    /// Another sign, typed by the reader.
    typed: String,
    /// Its first frame: the click that opened it does not close it.
    fresh: bool,
}

impl Doubts {
    /// Where the doubts of an issue stand, in reading order.
    pub fn stretches(&mut self, issue: &Arc<Issue>) -> &[Stretch] {
        if !self.issue.as_ref().is_some_and(|known| Arc::ptr_eq(known, issue)) {
            self.placed = issue.placed_doubts();
            let stretch = |doubt: &PlacedDoubt| Stretch {
                document: doubt.place.document,
                block: doubt.place.block,
                bytes: doubt.place.byte..doubt.place.byte + doubt.bytes,
            };
            self.placed.sort_by_key(|doubt| doubt.place);
            self.stretches = self.placed.iter().map(stretch).collect();
            self.issue = Some(Arc::clone(issue));
            self.open = None;
        }
        &self.stretches
    }

    /// Whether one is looked at.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends the look.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Looks at one, which stands there on the screen.
    pub fn look_at(&mut self, index: usize, at: Rect) {
        self.open = Some(Open { index, at, drawn: None, typed: String::new(), fresh: true });
    }

    /// Draws the look: the print, what was read, and what it may be instead.
    pub fn look_ui(
        &mut self,
        ctx: &egui::Context,
        env: Env,
        room: Rect,
        pages: Option<&mut Pages>,
        out: &mut Vec<Action>,
    ) {
        let Some(mut open) = self.open.take() else { return };
        let Some(issue) = self.issue.clone() else { return };
        let Some(placed) = self.placed.get(open.index).copied() else { return };
        let Some(doubt) = issue.doubts.get(placed.index) else { return };
        let mut chosen = None;
        let shown = bar_at(ctx, env, "doubt", (open.at, open.drawn, room), |ui| {
            ui.set_max_width(CROP_WIDTH);
            crop_ui(ui, env, doubt, pages);
            chosen = choice_ui(ui, env, doubt, &mut open.typed, out);
        });
        open.drawn = Some(shown);
        if let Some(correction) = chosen.and_then(|sign| Correction::reading(&issue, &placed, sign)) {
            out.push(Action::Correct(Box::new(correction)));
            return;
        }
        let pressed = ctx.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
        let outside = pressed.is_some_and(|at| !shown.contains(at)) && !open.fresh;
        open.fresh = false;
        if !outside {
            self.open = Some(open);
        }
    }
}

/// The print around the sign, which is framed.
fn crop_ui(ui: &mut Ui, env: Env, doubt: &Doubt, pages: Option<&mut Pages>) {
    let Span::Page { page, .. } = doubt.span else { return };
    let [x0, y0, x1, y1] = doubt.area;
    let height = (y1 - y0).max(1.0);
    let around = [x0 - BESIDE * height, y0 - 0.3 * height, x1 + BESIDE * height, y1 + 0.3 * height];
    let Some((texture, [width, page_height])) = pages.and_then(|pages| pages.crop(page)) else {
        ui.add(egui::Spinner::new().size(18.0).color(env.palette.weak));
        return;
    };
    let clamp = |v: f32, most: f32| v.clamp(0.0, most.max(1.0));
    let [ax, ay, bx, by] = [
        clamp(around[0], width),
        clamp(around[1], page_height),
        clamp(around[2], width),
        clamp(around[3], page_height),
    ];
    let scale = CROP / (1.6 * height);
    let shown = vec2(((bx - ax) * scale).min(CROP_WIDTH), (by - ay) * scale);
    let uv = Rect::from_min_max(pos2(ax / width, ay / page_height), pos2(bx / width, by / page_height));
    let (rect, response) = ui.allocate_exact_size(shown, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, env.t(s::DOUBT_PRINT)));
    Image::from_texture((texture, shown)).uv(uv).paint_at(ui, rect);
    let on_screen = |x: f32, y: f32| pos2(rect.left() + (x - ax) * scale, rect.top() + (y - ay) * scale);
    let sign = Rect::from_min_max(on_screen(x0, y0), on_screen(x1, y1)).intersect(rect);
    ui.painter().rect_stroke(sign.expand(1.0), 2.0, Stroke::new(1.5, env.palette.mark), StrokeKind::Outside);
}

/// What it may be; gives the sign that the reader chose.
fn choice_ui(ui: &mut Ui, env: Env, doubt: &Doubt, typed: &mut String, out: &mut Vec<Action>) -> Option<char> {
    let mut chosen = None;
    let share = (doubt.sure * 100.0).round();
    ui.label(weak(env, env.with(s::DOUBT_IS, &[&share.to_string()])));
    ui.horizontal(|ui| {
        for (sign, name) in [(doubt.read, s::DOUBT_READ), (doubt.other, s::DOUBT_OTHER)] {
            let text = env.with(name, &[&sign.to_string()]);
            let button = egui::Button::new(RichText::new(sign).size(20.0).family(theme::song()))
                .min_size(vec2(34.0, 30.0))
                .stroke(Stroke::new(1.0, env.palette.rule));
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
            if response.on_hover_text(text).clicked() {
                chosen = Some(sign);
            }
        }
        let edit = TextEdit::singleline(typed)
            .id(Id::unique("doubt-sign"))
            .hint_text(env.t(s::DOUBT_TYPED))
            .frame(field_frame(env))
            .desired_width(76.0);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, env.t(s::DOUBT_TYPED)));
        let mut signs = typed.trim().chars();
        let (sign, more) = (signs.next(), signs.next());
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if let Some(sign) = sign.filter(|_| entered && more.is_none()) {
            chosen = Some(sign);
        }
        if more.is_some() {
            ui.label(RichText::new(env.t(s::DOUBT_ONE)).size(size::SMALL).color(env.palette.warning));
        }
        let panel = Command::Panel(PanelId::PAGES);
        if ui.button(RichText::new(env.name(panel)).size(size::SMALL)).on_hover_text(env.tip(ui.ctx(), panel)).clicked()
        {
            out.push(Action::Run(panel));
        }
    });
    chosen
}
