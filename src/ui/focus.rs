//! Where the keyboard is can always be seen. Widgets that are drawn here show it themselves; egui's buttons, the edges of panels and the
//! bars of scroll areas look the same with the keyboard on them, or nearly so.

use egui::{Color32, Context, Id, Response, Stroke, StrokeKind};

fn shown() -> Id {
    Id::unique("focus-shown")
}

/// Says that the widget with the keyboard has shown that in this frame.
pub fn focus_is_shown(response: &Response) {
    response.ctx.data_mut(|d| d.insert_temp(shown(), Some(response.id)));
}

/// At the end of a frame: rings the widget with the keyboard where it has not shown that itself. A text box has its caret.
pub fn ring_focus(ctx: &Context, color: Color32) {
    let shown = ctx.data_mut(|d| d.remove_temp::<Option<Id>>(shown())).flatten();
    let focused = ctx.memory(|m| m.focused()).filter(|id| shown != Some(*id) && !ctx.text_edit_focused());
    // Its place alone is asked for: who asks for its response as well takes the focus from what was clicked in this frame.
    let place = |id| ctx.viewport(|v| v.this_pass.widgets.get(id).or_else(|| v.prev_pass.widgets.get(id)).copied());
    let Some(widget) = focused.and_then(place) else { return };
    // What lies outside of a scroll area's view is not to be ringed over its neighbours.
    let seen = widget.interact_rect;
    if seen.is_positive() {
        let ring = Stroke::new(1.0, color);
        ctx.layer_painter(widget.layer_id).rect_stroke(seen, 4.0, ring, StrokeKind::Inside);
    }
}
