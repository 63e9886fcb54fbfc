//! Files that later starts of the program hand over, and the window coming to the front for them.

use egui::ViewportCommand;

use super::App;
use crate::instance::Inbox;
use crate::ui::event::Event;

/// A window that was minimised takes some frames to come back before it can have the keyboard.
const FRAMES: u8 = 8;

impl App {
    /// Takes what later starts hand over from now on.
    pub(in crate::ui) fn listen(&mut self, inbox: Option<Inbox>) {
        let post = self.work.post.clone();
        #[cfg(target_os = "macos")]
        crate::ui::finder::serve({
            let post = post.clone();
            move |paths| post.send(Event::Handed(paths))
        });
        self.work.inbox = inbox.map(|inbox| inbox.serve(move |paths| post.send(Event::Handed(paths))));
    }

    /// Brings the window to the front after something was handed over. A hidden window draws no frames, so this is asked
    /// apart from them.
    pub(in crate::ui) fn raise(&mut self, ctx: &egui::Context) {
        if self.work.inbox.as_ref().is_some_and(crate::instance::Serving::was_asked) {
            self.work.raising = FRAMES;
        }
        if self.work.raising == 0 {
            return;
        }
        if self.work.raising == FRAMES {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        }
        self.work.raising -= 1;
        if ctx.input(|i| i.viewport().focused) != Some(true) {
            ctx.send_viewport_cmd(ViewportCommand::Focus);
            if self.work.raising == 0 {
                // Some desktops (Wayland) let no program take the front by itself: then the window asks for it.
                let ask = egui::UserAttentionType::Informational;
                ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(ask));
            }
        }
        ctx.request_repaint();
    }
}
