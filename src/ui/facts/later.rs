//! Work on a thread whose answer a page takes when it is there.

use std::sync::mpsc::{Receiver, channel};

use crate::ui::worker;

/// An answer that is being worked out. Dropped, the answer is not waited for.
pub struct Later<T>(Receiver<T>);

impl<T: Send + 'static> Later<T> {
    /// Begins the work; the window of `ctx` is woken when it is done.
    pub fn begin(ctx: &egui::Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        worker::spawn("table", move || {
            // Nobody may want the answer any more.
            if sender.send(work()).is_ok() {
                ctx.request_repaint();
            }
        });
        Self(receiver)
    }

    /// The answer, once, when it is there.
    pub fn take(&self) -> Option<T> {
        self.0.try_recv().ok()
    }
}
