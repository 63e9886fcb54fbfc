//! A fence around foreign crates: whatever a damaged file makes them do, the caller gets an error.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Named, SourceError};

/// Name of the threads on which files are read.
const THREAD: &str = "gongbao-reader";
/// Their stack, in bytes: formats nest, and the parsers of some are recursive. Only what is used is taken from memory.
const STACK_BYTES: usize = 64 << 20;

/// Runs a reader on a thread of its own, with a deep stack, and turns a panic into [`SourceError::Failed`].
pub(super) fn run<T: Send>(
    what: Named,
    reader: impl FnOnce() -> Result<T, SourceError> + Send,
) -> Result<T, SourceError> {
    let failed = || Err(SourceError::Failed { what });
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK_BYTES);
        match thread.spawn_scoped(scope, || catch_unwind(AssertUnwindSafe(reader))) {
            Ok(thread) => match thread.join() {
                Ok(Ok(result)) => result,
                _ => failed(),
            },
            // No thread to be had: the machine is out of memory or threads.
            Err(_) => failed(),
        }
    })
}

/// Has several threads of the same kind do one work, and gives what each of them ended with. Threads that can't be had are
/// left out; the first is always there.
pub(super) fn share<T: Send>(threads: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    let work = &work;
    std::thread::scope(|scope| {
        let start = |_| {
            let thread = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK_BYTES);
            thread.spawn_scoped(scope, work).ok()
        };
        let others: Vec<_> = (1..threads).filter_map(start).collect();
        let mut ended = vec![work()];
        for thread in others {
            match thread.join() {
                Ok(result) => ended.push(result),
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        ended
    })
}

/// Keeps panics inside file readers from being printed: they are caught and reported as errors. To be called once, by
/// the program's `main`; panics elsewhere are printed as before.
pub fn quiet_panics() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(THREAD) {
            print(info);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_threads_do_the_work() {
        let done = std::sync::atomic::AtomicUsize::new(0);
        let ended = share(3, || done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 3);
        assert_eq!((ended, done.into_inner()), (vec![true; 3], 3));
    }

    #[test]
    fn a_panic_is_an_error() {
        let what = Named { en: "test", zh: "测试" };
        assert_eq!(run(what, || Ok(1)), Ok(1));
        let failed: Result<(), _> = run(what, || std::panic::resume_unwind(Box::new("broken")));
        assert_eq!(failed, Err(SourceError::Failed { what }));
    }
}
