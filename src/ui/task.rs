//! Work on threads, for everything that takes longer than a frame.

use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Does work on a thread of its own, which has nothing to tell when it fails; else see `Post::spawn`.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without threads nothing can be opened; the system refuses them only when it is out of memory.
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}

/// An answer that is being worked out on a thread. Dropped, the answer is not waited for.
pub struct Pending<T>(Receiver<T>);

impl<T: Send + 'static> Pending<T> {
    /// Begins the work; the window of `ctx` is woken when it is done.
    pub fn begin(ctx: &egui::Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        spawn("table", move || {
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
