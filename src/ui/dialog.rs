//! A dialog over the window: a title with a cross, and below them what it is about.

use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, RichText, Stroke, Ui};

use super::action::Env;
use super::strings as s;
use super::theme::{self, size};
use super::widgets::{Icon, icon_button_ui, name_popup};

/// Draws a dialog of at most this width; false when it was closed.
pub fn dialog_ui(
    ctx: &Context,
    env: Env,
    (id, title): (&'static str, &str),
    width: f32,
    content_ui: impl FnOnce(&mut Ui),
) -> bool {
    let mut open = true;
    let frame = Frame::NONE
        .fill(env.palette.field)
        .stroke(Stroke::new(1.0, env.palette.rule))
        .corner_radius(8)
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(Margin { left: 20, right: 16, top: 14, bottom: 14 });
    let modal = Modal::new(Id::unique(id)).frame(frame).show(ctx, |ui| {
        name_popup(ui, title);
        ui.set_width((ctx.content_rect().width() - 80.0).min(width));
        ui.horizontal(|ui| {
            ui.label(RichText::new(title).size(size::HEAD).family(theme::hei()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                open &= !icon_button_ui(ui, env, Icon::Cross, env.t(s::CLOSE)).clicked();
            });
        });
        content_ui(ui);
    });
    open && !modal.should_close()
}
