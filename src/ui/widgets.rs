//! Small widgets that several views share.

use egui::containers::scroll_area::ScrollAreaOutput;
use egui::style::ScrollAnimation;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Context, CornerRadius, FontId, Frame, Id, Key, Margin, Modifiers, Order, Rect, Response, RichText, Role,
    ScrollArea, Sense, Stroke, TextEdit, Ui, UiKind, Vec2, WidgetInfo, WidgetText,
};

use super::action::Env;
use super::focus::focus_is_shown;
use super::strings::{self as s, Tr};
use super::theme::size;

/// Says that a list has nothing to show.
pub fn nothing_ui(ui: &mut Ui, env: Env, text: Tr) {
    ui.add_space(12.0);
    ui.vertical_centered(|ui| ui.label(RichText::new(env.t(text)).color(env.palette.weak)));
}

/// What became of a text field.
pub struct FieldAnswer {
    /// The text box.
    pub response: Response,
    /// Its text is another now.
    pub changed: bool,
}

/// A button that is seen to be one where it stands amid text.
pub fn bordered_ui(ui: &mut Ui, env: Env, name: impl Into<String>) -> Response {
    ui.add(egui::Button::new(name.into()).stroke(Stroke::new(1.0, env.palette.rule)))
}

/// A button with a short name that stands beside what it is on; its whole name is told to who hears it.
pub fn brief_ui(ui: &mut Ui, env: Env, short: &str, whole: &str) -> Response {
    let response = bordered_ui(ui, env, short);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, whole));
    response
}

/// Small text in the colour of secondary things.
#[must_use]
pub fn weak(env: Env, text: impl Into<String>) -> RichText {
    RichText::new(text).size(size::SMALL).color(env.palette.weak)
}

/// A one-line text box with a hint and, when it has text, a button that clears it. Esc clears it first and gives the
/// keyboard up second. `name` is its id in the window.
pub fn text_field_ui(ui: &mut Ui, env: Env, text: &mut String, hint: &'static str, name: &str) -> FieldAnswer {
    let mut changed = false;
    let response = ui
        .horizontal(|ui| {
            let clear_width = if text.is_empty() { 0.0 } else { ICON + ui.spacing().item_spacing.x };
            let edit = TextEdit::singleline(text)
                .id(egui::Id::unique(name))
                .hint_text(hint)
                .frame(field_frame(env))
                .desired_width(ui.available_width() - clear_width);
            let response = ui.add(edit);
            response.widget_info(|| {
                let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
                info.current_text_value = Some(text.clone());
                info
            });
            changed |= response.changed();
            if clear_width > 0.0 && icon_button_ui(ui, env, Icon::Cross, env.t(s::CLEAR)).clicked() {
                text.clear();
                changed = true;
            }
            response
        })
        .inner;
    if response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Escape)) && !text.is_empty() {
        text.clear();
        changed = true;
        response.request_focus();
    }
    FieldAnswer { response, changed }
}

/// Selects the whole of a text box: what is typed first takes the place of the old text.
pub fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

/// The frame of a text box: a hairline, so that it is seen on a ground of its own colour.
pub fn field_frame(env: Env) -> Frame {
    let p = env.palette;
    Frame::NONE.fill(p.field).stroke(Stroke::new(1.0, p.rule)).corner_radius(5).inner_margin(Margin::symmetric(8, 5))
}

/// A drawn sign. Drawn, not set: a sign looks the same whatever faces there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// ×
    Cross,
    /// Pointing up.
    Up,
    /// Pointing down.
    Down,
    /// Pointing left.
    Left,
    /// Pointing right.
    Right,
    /// A ribbon.
    Bookmark,
    /// A lens.
    Lens,
    /// Lines of a list.
    List,
    /// A panel at the left.
    Sidebar,
}

/// Side of a button with a sign, in points.
pub const ICON: f32 = 26.0;

/// A flat button with a drawn sign; `name` is its tooltip and its name for tests and screen readers.
pub fn icon_button_ui(ui: &mut Ui, env: Env, icon: Icon, name: &str) -> Response {
    icon_ui(ui, env, icon, name, None)
}

/// As [`icon_button_ui`], for something that is on or off.
pub fn icon_toggle_ui(ui: &mut Ui, env: Env, icon: Icon, name: &str, on: bool) -> Response {
    icon_ui(ui, env, icon, name, Some(on))
}

fn icon_ui(ui: &mut Ui, env: Env, icon: Icon, name: &str, state: Option<bool>) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(ICON), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, ui.is_enabled(), name);
        info.selected = state;
        info
    });
    let p = env.palette;
    let on = state == Some(true);
    let ground = if on {
        p.chosen
    } else if response.hovered() && ui.is_enabled() {
        p.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 5.0, ground);
    focus_ring(ui, env, &response, rect, 5.0);
    let color = match (ui.is_enabled(), on || response.hovered()) {
        (false, _) => p.rule,
        (true, true) => p.ink,
        (true, false) => p.weak,
    };
    draw_icon(ui.painter(), icon, rect.center(), color);
    tip(response, name)
}

fn covered() -> Id {
    Id::unique("window-covered")
}

/// Says whether something lies over the window that is done with first, for [`tip`].
pub fn cover(ctx: &Context, covers: bool) {
    ctx.data_mut(|d| d.insert_temp(covered(), covers));
}

/// A tip on what the pointer rests on. None while something lies over it: tips are drawn over everything, and one that was
/// there when a box opened by key would stay on it.
pub fn tip(response: Response, text: impl Into<WidgetText>) -> Response {
    let covers = response.ctx.data(|d| d.get_temp::<bool>(covered())).unwrap_or_default();
    if covers && response.layer_id.order < Order::Foreground { response } else { response.on_hover_text(text) }
}

/// Shows that the keyboard is on a drawn widget.
pub fn focus_ring(ui: &Ui, env: Env, response: &Response, rect: Rect, corners: impl Into<CornerRadius>) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corners, Stroke::new(1.0, env.palette.accent), egui::StrokeKind::Inside);
        focus_is_shown(response);
    }
}

/// A box to tick with its name behind it. egui's own has the colour of its ground until it is ticked.
pub fn check_ui(ui: &mut Ui, env: Env, on: &mut bool, name: &str) -> Response {
    let p = env.palette;
    let galley = ui.painter().layout_no_wrap(name.to_owned(), FontId::proportional(size::BODY), p.ink);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(BOX + 6.0 + galley.size().x, 26.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, name));
    let tick = tick_ui(ui, env, rect, *on, &response);
    ui.painter().galley(egui::pos2(tick.right() + 6.0, rect.center().y - galley.size().y / 2.0), galley, p.ink);
    response
}

/// The same over the whole width, with a count at its end; a name that is longer than the room is cut and told under the pointer.
pub fn check_count_ui(ui: &mut Ui, env: Env, on: &mut bool, (name, count): (&str, usize)) -> Response {
    let p = env.palette;
    let count = ui.painter().layout_no_wrap(count.to_string(), FontId::proportional(size::SMALL), p.weak);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 24.0), Sense::click());
    let room = (rect.width() - BOX - 18.0 - count.size().x).max(24.0);
    let mut job = egui::text::LayoutJob::simple(name.to_owned(), FontId::proportional(size::BODY), p.ink, room);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let label = format!("{name} {}", count.text());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, &label));
    let tick = tick_ui(ui, env, rect, *on, &response);
    let cut = galley.elided;
    let middle = |height: f32| rect.center().y - height / 2.0;
    ui.painter().galley(egui::pos2(tick.right() + 6.0, middle(galley.size().y)), galley, p.ink);
    let right = rect.right() - 6.0 - count.size().x;
    ui.painter().galley(egui::pos2(right, middle(count.size().y)), count, p.weak);
    if cut { response.on_hover_text(name) } else { response }
}

/// The side of a box to tick.
const BOX: f32 = 15.0;

/// Draws the box at the left of a row.
fn tick_ui(ui: &Ui, env: Env, rect: egui::Rect, on: bool, response: &Response) -> egui::Rect {
    let p = env.palette;
    let middle = egui::pos2(rect.left() + BOX / 2.0, rect.center().y);
    let tick = egui::Rect::from_center_size(middle, Vec2::splat(BOX));
    let edge = if on || response.has_focus() { p.accent } else { p.weak };
    let strength = if response.hovered() || on || response.has_focus() { 1.0 } else { 0.7 };
    let fill = if on { p.accent } else { p.field };
    let stroke = Stroke::new(1.0, edge.gamma_multiply(strength));
    ui.painter().rect(tick, 3.0, fill, stroke, egui::StrokeKind::Inside);
    if on {
        let points = [(-3.6, 0.2), (-1.2, 2.8), (3.8, -2.8)].map(|(x, y)| middle + Vec2::new(x, y));
        ui.painter().line(points.to_vec(), Stroke::new(1.8, p.field));
    }
    tick
}

fn draw_icon(painter: &egui::Painter, icon: Icon, c: egui::Pos2, color: egui::Color32) {
    use egui::vec2;
    let stroke = Stroke::new(1.5, color);
    let line = |from: (f32, f32), to: (f32, f32)| {
        painter.line_segment([c + vec2(from.0, from.1), c + vec2(to.0, to.1)], stroke);
    };
    let chevron = |points: [(f32, f32); 3]| {
        painter.line(points.iter().map(|&(x, y)| c + vec2(x, y)).collect(), stroke);
    };
    match icon {
        Icon::Cross => {
            line((-4.0, -4.0), (4.0, 4.0));
            line((-4.0, 4.0), (4.0, -4.0));
        }
        Icon::Up => chevron([(-4.5, 2.5), (0.0, -2.5), (4.5, 2.5)]),
        Icon::Down => chevron([(-4.5, -2.5), (0.0, 2.5), (4.5, -2.5)]),
        Icon::Left => chevron([(2.5, -4.5), (-2.5, 0.0), (2.5, 4.5)]),
        Icon::Right => chevron([(-2.5, -4.5), (2.5, 0.0), (-2.5, 4.5)]),
        Icon::Bookmark => {
            let corners = [(-4.0, -6.0), (4.0, -6.0), (4.0, 6.0), (0.0, 2.5), (-4.0, 6.0)];
            let points = corners.iter().map(|&(x, y)| c + vec2(x, y)).collect();
            painter.add(egui::Shape::closed_line(points, stroke));
        }
        Icon::Lens => {
            painter.circle_stroke(c + vec2(-1.2, -1.2), 4.6, stroke);
            line((2.2, 2.2), (6.0, 6.0));
        }
        Icon::List => {
            for y in [-4.0, 0.0, 4.0] {
                line((-6.0, y), (-4.5, y));
                line((-2.0, y), (6.0, y));
            }
        }
        Icon::Sidebar => {
            let frame = egui::Rect::from_center_size(c, vec2(14.0, 11.0));
            painter.rect_stroke(frame, 2.0, stroke, egui::StrokeKind::Inside);
            line((-2.5, -5.5), (-2.5, 5.5));
        }
    }
}

/// A key as a small cap: `Ctrl+P`.
pub fn key_cap_ui(ui: &mut Ui, env: Env, text: &str) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::SMALL), env.palette.weak);
    let (rect, _) = ui.allocate_exact_size(galley.size() + Vec2::new(10.0, 4.0), Sense::hover());
    ui.painter().rect(rect, 4.0, env.palette.panel, Stroke::new(1.0, env.palette.rule), egui::StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, env.palette.weak);
}

/// Names the pane that a `ui` is in, for screen readers; where it is in none, itself.
pub fn name_pane(ui: &Ui, name: &str) {
    let pane = ui.stack().iter().find(|above| above.is_panel_ui()).map_or(ui.unique_id(), |above| above.unique_id);
    ui.ctx().accesskit_node_builder(pane, |node| node.set_label(name));
}

/// Says that a button is a tab, and whether it is the selected one: egui takes what is selected for a switch that is on.
pub fn is_tab(response: &Response, name: &str, selected: bool) {
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, name));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.clear_toggled();
        node.set_selected(selected);
    });
}

/// Names the menu or the dialog that a `ui` is in, for screen readers.
pub fn name_popup(ui: &Ui, name: &str) {
    let is_popup = |kind| matches!(kind, UiKind::Menu | UiKind::Popup | UiKind::Modal);
    if let Some(popup) = ui.stack().iter().find(|above| above.kind().is_some_and(is_popup)) {
        ui.ctx().accesskit_node_builder(popup.unique_id, |node| node.set_label(name));
    }
}

/// Scroll areas whose bars have a name for screen readers: egui gives them none.
pub trait NamedBars {
    /// As [`ScrollArea::show`].
    fn named_ui<R>(self, ui: &mut Ui, env: Env, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;

    /// As [`ScrollArea::show_viewport`].
    fn named_view_ui<R>(self, ui: &mut Ui, env: Env, add: impl FnOnce(&mut Ui, Rect) -> R) -> ScrollAreaOutput<R>;
}

impl NamedBars for ScrollArea {
    fn named_ui<R>(self, ui: &mut Ui, env: Env, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.named_view_ui(ui, env, |ui, _| add(ui))
    }

    fn named_view_ui<R>(self, ui: &mut Ui, env: Env, add: impl FnOnce(&mut Ui, Rect) -> R) -> ScrollAreaOutput<R> {
        let output = self.show_viewport(ui, add);
        name_bars(ui.ctx(), env, output.id);
        output
    }
}

/// Turns the pages of what fills the middle of the window, while nothing else has the keyboard: PageDown, PageUp, Space, Home and End. To be called
/// inside of what scrolls.
pub fn page_keys_ui(ui: &Ui) {
    if !ui.is_enabled() || ui.memory(|m| m.focused()).is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    // Some of what was there stays in view, to find one's place by.
    let page = ui.clip_rect().height() * 0.9;
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    // Shift first: egui lets a key with extra modifiers pass for one without.
    let by = if pressed(Modifiers::SHIFT, Key::Space) || pressed(Modifiers::NONE, Key::PageUp) {
        page
    } else if pressed(Modifiers::NONE, Key::Space) || pressed(Modifiers::NONE, Key::PageDown) {
        -page
    } else if pressed(Modifiers::NONE, Key::Home) {
        WHOLE
    } else if pressed(Modifiers::NONE, Key::End) {
        -WHOLE
    } else {
        return;
    };
    ui.scroll_with_delta_animation(egui::vec2(0.0, by), ScrollAnimation::none());
}

/// Higher than any page, in points.
const WHOLE: f32 = 1e7;

/// Names the bars of a scroll area that was drawn in this frame.
pub fn name_bars(ctx: &Context, env: Env, area: Id) {
    for axis in 0..2_usize {
        let bar = area.with(axis);
        if ctx.read_response(bar).is_some() {
            ctx.accesskit_node_builder(bar, |node| {
                node.set_role(egui::accesskit::Role::ScrollBar);
                node.set_label(env.t(s::SCROLL_BAR));
            });
        }
    }
}

/// Names the edge by which a panel is made wider, in the window's language: egui has an English name for it. `panel` is
/// what the panel was made with, in this `ui`.
pub fn name_edge(ui: &Ui, env: Env, panel: impl egui::AsIdSalt) {
    let edge = ui.scope_id().with(panel).with("__resize");
    ui.ctx().accesskit_node_builder(edge, |node| node.set_label(env.t(s::PANEL_EDGE)));
}
