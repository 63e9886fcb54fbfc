//! Work on threads, for everything that takes longer than a frame.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Held while something is worked out for a window that will change what it shows.
pub struct UnderWay(Arc<()>);

impl UnderWay {
    /// Counts one more, until it is dropped.
    #[must_use]
    pub fn begin(ctx: &egui::Context) -> Self {
        Self(all_under_way(ctx))
    }

    /// The work is done, and what it gave is told.
    pub fn end(self) {
        drop(self.0);
    }
}

fn all_under_way(ctx: &egui::Context) -> Arc<()> {
    ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(egui::Id::unique("under way"))))
}

/// Whether threads still work out what the window of `ctx` will show. Who drives the window waits for them, lest he clicks where
/// something else will stand.
#[must_use]
pub fn is_working(ctx: &egui::Context) -> bool {
    // The context holds one, and the question another.
    Arc::strong_count(&all_under_way(ctx)) > 2
}

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
        let (ctx, under_way) = (ctx.clone(), UnderWay::begin(ctx));
        spawn("table", move || {
            // Nobody may want the answer any more.
            if sender.send(work()).is_ok() {
                ctx.request_repaint();
            }
            under_way.end();
        });
        Self(receiver)
    }

    /// The answer, once, when it is there.
    pub fn take(&self) -> Option<T> {
        self.0.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_under_way_until_its_answer_is_there() {
        let (ctx, other) = (egui::Context::default(), egui::Context::default());
        let (go, wait) = channel::<()>();
        assert!(!is_working(&ctx));
        let answer = Pending::begin(&ctx, move || wait.recv().is_ok());
        assert!(is_working(&ctx) && !is_working(&other));
        go.send(()).unwrap();
        while is_working(&ctx) {
            thread::yield_now();
        }
        assert_eq!(answer.take(), Some(true));
    }
}
