//! What is told to screen readers alone: where a jump or a find has led. What is seen needs no words for it.

use egui::accesskit::Live;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// How long an announcement stands, in seconds: long enough to be taken up, and gone before it is found by chance.
const SECONDS: f64 = 1.5;

/// The announcement that was made last.
#[derive(Default)]
pub struct Announcer {
    text: String,
    until: Option<f64>,
}

impl Announcer {
    /// Has a text told.
    pub fn say(&mut self, text: String) {
        (self.text, self.until) = (text, None);
    }

    /// Tells it, in a corner of a bar.
    pub fn announce_ui(&mut self, ui: &Ui) {
        if self.text.is_empty() {
            return;
        }
        let now = ui.input(|i| i.time);
        if *self.until.get_or_insert(now + SECONDS) < now {
            self.text.clear();
            return;
        }
        ui.ctx().request_repaint_after_secs(SECONDS as f32);
        let id = Id::unique("announcement");
        let corner = Rect::from_min_size(ui.max_rect().left_top(), vec2(1.0, 1.0));
        ui.interact(corner, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.text));
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
    }
}
