//! A panel that lies over the text, in windows too narrow for both.

use egui::{Area, Frame, Id, Margin, Order, Popup, Rect, Stroke, Ui, pos2, vec2};

use super::action::Env;

/// Below this width of the window, in points, side panels lie over the text, one at a time.
pub const NARROW: f32 = 900.0;
/// A panel over the text is so wide, and leaves so much of the text in view.
const WIDTH: f32 = 340.0;
const LEFT_OVER: f32 = 56.0;

/// The edge that a panel comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where the contents are.
    Left,
    /// Where the other panels are.
    Right,
}

/// Draws a panel over `room`. True when something beside it was clicked: then it is to go.
pub fn drawer_ui(
    ctx: &egui::Context,
    env: Env,
    (edge, name): (Edge, &str),
    room: Rect,
    add: impl FnOnce(&mut Ui),
) -> bool {
    let width = (room.width() - LEFT_OVER).clamp(120.0, WIDTH);
    let left = if edge == Edge::Left { room.left() } else { room.right() - width };
    let rect = Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()));
    let margin = Margin { left: 10, right: 6, top: 6, bottom: 4 };
    let frame = Frame::NONE
        .fill(env.palette.panel)
        .stroke(Stroke::new(1.0, env.palette.rule))
        .shadow(ctx.global_style().visuals.popup_shadow)
        .inner_margin(margin);
    // A menu of the panel may reach over the text: what is pressed there is meant for it.
    let menu = Popup::is_any_open(ctx);
    let area = Area::new(Id::unique(("drawer", name))).order(Order::Middle).fixed_pos(rect.min).constrain(false);
    area.show(ctx, |ui| {
        // Its shadow falls on the text, not on the bars above and below.
        ui.set_clip_rect(room);
        frame.show(ui, |ui| {
            let inside = rect.size() - margin.sum();
            ui.set_min_size(inside);
            ui.set_max_size(inside);
            add(ui);
        });
    });
    !menu
        && ctx.input(|i| {
            i.pointer.any_pressed()
                && i.pointer.interact_pos().is_some_and(|at| room.contains(at) && !rect.contains(at))
        })
}
