//! The thread that keeps the user's data: every write waits for the disk, so none is made on the window's thread.

use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::event::{Event, Post};
use super::task::UnderWay;
use crate::library::{Library, LibraryError, UnixTime};
use crate::open::caught;

type Job = Box<dyn FnOnce(&Library, &Post) -> Result<(), LibraryError> + Send>;

/// Takes jobs for the library and does them one after the other.
pub struct LibraryThread {
    jobs: Option<Sender<(Job, UnderWay)>>,
    post: Post,
    thread: Option<JoinHandle<()>>,
}

/// Longest wait for the last writes when the window closes.
const LAST_WAIT: Duration = Duration::from_secs(5);

impl LibraryThread {
    /// Starts the thread. What goes wrong, and what the library wants told, is posted.
    #[must_use]
    pub fn start(library: Library, post: Post) -> Self {
        let (jobs, inbox) = mpsc::channel::<(Job, UnderWay)>();
        let told = post.clone();
        let work = move || {
            for (job, under_way) in inbox {
                // One job that fails must not end the keeping of everything after it.
                match caught(|| job(&library, &post)) {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => post.send(Event::KeepFailed(error)),
                    Err(why) => post.send(Event::Crashed(why)),
                }
                for notice in library.take_notices() {
                    post.send(Event::LibraryNotice(notice));
                }
                under_way.end();
            }
        };
        let thread = thread::Builder::new().name("library".to_owned()).spawn(work).ok();
        Self { jobs: Some(jobs), post: told, thread }
    }

    /// Has a job done.
    pub fn run(&self, job: impl FnOnce(&Library, &Post) -> Result<(), LibraryError> + Send + 'static) {
        if let Some(jobs) = &self.jobs {
            // The thread is gone only when the window is.
            let _ = jobs.send((Box::new(job), self.post.under_way()));
        }
    }

    /// Waits until all jobs are done, but not for ever: a dead disk must not keep the window open.
    pub fn finish(&mut self) {
        self.jobs = None;
        let Some(thread) = self.thread.take() else { return };
        let start = Instant::now();
        while !thread.is_finished() && start.elapsed() < LAST_WAIT {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// The time now.
#[must_use]
pub fn now() -> UnixTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixTime::try_from(since.as_secs()).unwrap_or(UnixTime::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_panics_is_told_and_the_next_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, told) = mpsc::channel();
        let (library, _) = Library::open(folder.path());
        let mut thread_of_library = LibraryThread::start(library, Post::new(sender, egui::Context::default()));
        thread_of_library.run(|_, _| std::panic::resume_unwind(Box::new("broken")));
        thread_of_library.run(|library, _| library.change_settings(|s| s.reading.zoom = 2.0).map(drop));
        thread_of_library.finish();
        assert!(matches!(told.try_iter().next(), Some(Event::Crashed(why)) if why == "broken"));
        let (library, _) = Library::open(folder.path());
        assert_eq!(library.settings().unwrap().reading.zoom, 2.0);
    }
}
