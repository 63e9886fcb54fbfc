//! The one worker in the background: it reads what is new, of low priority, and sleeps while nothing changes.
//!
//! Folders are watched; where that is impossible (network drives, too many folders) they are looked through once an hour, and that is told.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use notify::{RecursiveMode, Watcher as _};

use super::error::HoldingsError;
use super::update::{Progress, Updated};
use super::{Holdings, WriterLock};

/// What the worker tells.
#[derive(Debug)]
pub enum Told {
    /// How far it is.
    Progress(Progress),
    /// It is done until something changes.
    Done(Updated),
    /// These folders can't be watched: they are looked through every hour.
    NotWatched(Vec<PathBuf>),
    /// Another process reads; this one looks again later.
    Busy,
    /// It could not go on.
    Failed(HoldingsError),
}

/// What the worker is asked for.
enum Wish {
    /// To look through the folders.
    Look,
    /// To end.
    End,
}

/// The worker of a window. It ends when this is dropped.
pub struct Worker {
    wishes: Sender<Wish>,
    cancel: Arc<AtomicBool>,
    pause: Arc<Pause>,
    thread: Option<JoinHandle<()>>,
}

/// Folders that can't be watched, and everything else, are looked through so often.
const HOUR: Duration = Duration::from_secs(3600);
/// Another process is asked again so often whether it is done.
const AGAIN: Duration = Duration::from_secs(20);
/// What changes together is read together.
const QUIET: Duration = Duration::from_millis(1500);
/// No look waits longer than so many times [`QUIET`] for the changes to end.
const MOST_QUIET: usize = 20;
/// Longest wait for the worker when the window closes.
const LAST_WAIT: Duration = Duration::from_secs(3);
/// The niceness of the worker's thread.
#[cfg(target_os = "linux")]
const NICE: i32 = 15;

#[derive(Default)]
struct Pause {
    on: Mutex<bool>,
    changed: Condvar,
}

impl Pause {
    fn set(&self, on: bool) {
        *self.on.lock().unwrap_or_else(PoisonError::into_inner) = on;
        self.changed.notify_all();
    }

    fn is_on(&self) -> bool {
        *self.on.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self) {
        let on = self.on.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.changed.wait_while(on, |on| *on).unwrap_or_else(PoisonError::into_inner));
    }
}

impl Worker {
    /// Starts the worker on the library of a data folder. It begins with a look through the folders.
    #[must_use]
    pub fn start(data: PathBuf, tell: impl Fn(Told) + Send + 'static) -> Self {
        let (wishes, inbox) = mpsc::channel();
        let (cancel, pause) = (Arc::new(AtomicBool::new(false)), Arc::new(Pause::default()));
        // The first look comes by itself. The worker is there to take it.
        let _ = wishes.send(Wish::Look);
        let work = {
            let (wishes, cancel, pause) = (wishes.clone(), Arc::clone(&cancel), Arc::clone(&pause));
            move || work(&data, &tell, (&wishes, &inbox), &cancel, &pause)
        };
        let thread = thread::Builder::new().name("holdings".to_owned()).spawn(work).ok();
        Self { wishes, cancel, pause, thread }
    }

    /// Has the folders looked through: after one was added, or when files are to be tried again.
    pub fn look(&self) {
        self.pause.set(false);
        // It is gone only where no thread could be made.
        let _ = self.wishes.send(Wish::Look);
    }

    /// Stops the reading until it is asked to go on.
    pub fn pause(&self, on: bool) {
        self.pause.set(on);
    }

    /// Whether it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.pause.is_on()
    }

    /// Ends what it does just now; the next look goes on where it was.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
        self.pause.set(false);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.wishes.send(Wish::End);
        self.cancel();
        // It ends with the file that it is reading, which is called off. Whatever it has not written is read again: nobody waits long for it.
        let start = Instant::now();
        while self.thread.as_ref().is_some_and(|t| !t.is_finished()) && start.elapsed() < LAST_WAIT {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn work(
    data: &Path,
    tell: &dyn Fn(Told),
    (wishes, inbox): (&Sender<Wish>, &Receiver<Wish>),
    cancel: &AtomicBool,
    pause: &Pause,
) {
    // Of this thread, and of the reader processes that it starts.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICE);
    let mut holdings = match Holdings::open(data) {
        Ok(holdings) => holdings,
        Err(error) => return tell(Told::Failed(error)),
    };
    if let Some(found) = holdings.take_found() {
        tell(Told::Failed(found));
    }
    let mut watched = Watched::new(wishes.clone(), data.to_owned());
    let mut wait = HOUR;
    loop {
        match inbox.recv_timeout(wait) {
            Ok(Wish::End) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
            Ok(Wish::Look) => {
                if !settle(inbox) {
                    return;
                }
            }
        }
        cancel.store(false, Ordering::Relaxed);
        wait = HOUR;
        // Before the look: what changes while it goes on is not missed.
        if let Ok(roots) = holdings.roots() {
            let not = watched.watch(roots.into_iter().map(|r| r.path).filter(|path| path.exists()).collect());
            if !not.is_empty() {
                tell(Told::NotWatched(not));
            }
        }
        let done = holdings.lock().and_then(|lock| {
            let done = round(&mut holdings, &lock, (cancel, pause), tell);
            check(&mut holdings, &lock, &done);
            done
        });
        match done {
            Ok(done) => {
                // What another process has added meanwhile is this one's to read.
                if matches!(holdings.is_waited_for(), Ok(true)) {
                    wait = QUIET;
                }
                tell(Told::Done(done));
            }
            Err(HoldingsError::Busy) => {
                wait = AGAIN;
                tell(Told::Busy);
            }
            Err(HoldingsError::Cancelled) => tell(Told::Done(Updated::default())),
            Err(error) => tell(Told::Failed(error)),
        }
    }
}

/// Waits until no more changes come; false when the worker is to end.
fn settle(inbox: &Receiver<Wish>) -> bool {
    for _ in 0..MOST_QUIET {
        match inbox.recv_timeout(QUIET) {
            Ok(Wish::Look) => {}
            Ok(Wish::End) | Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => return true,
        }
    }
    true
}

fn round(
    holdings: &mut Holdings,
    lock: &WriterLock,
    (cancel, pause): (&AtomicBool, &Pause),
    tell: &dyn Fn(Told),
) -> Result<Updated, HoldingsError> {
    holdings.update(lock, cancel, &mut |progress| {
        if pause.is_on() {
            pause.wait();
        }
        tell(Told::Progress(progress.clone()));
        !cancel.load(Ordering::Relaxed)
    })
}

/// After a round, a large index is checked byte by byte, which was too long for the start; one that is damaged is made anew by the next round.
fn check(holdings: &mut Holdings, lock: &WriterLock, done: &Result<Updated, HoldingsError>) {
    if matches!(done, Ok(_) | Err(HoldingsError::Index(_))) && !holdings.checked {
        holdings.checked = true;
        if holdings.index.as_ref().is_some_and(|index| !index.is_whole()) {
            holdings.index = None;
            // What the damaged one has is worth nothing. What can't be done now is tried again at the next start.
            let _ = super::index::forget(&holdings.index_folder());
            let _ = holdings.catch_up(lock, &mut |_| true);
        }
    }
}

/// The folders that are watched.
struct Watched {
    watcher: Option<notify::RecommendedWatcher>,
    folders: HashSet<PathBuf>,
    refused: HashSet<PathBuf>,
}

impl Watched {
    fn new(wishes: Sender<Wish>, data: PathBuf) -> Self {
        let changed = move |event: notify::Result<notify::Event>| {
            // Reading a file is no change of it, and what the library writes itself is none of a folder of gazettes.
            let foreign = |e: &notify::Event| e.paths.is_empty() || e.paths.iter().any(|p| !p.starts_with(&data));
            if event.is_ok_and(|e| !e.kind.is_access() && foreign(&e)) {
                let _ = wishes.send(Wish::Look);
            }
        };
        // What a link leads to is not looked at either, whoever put it there.
        let config = notify::Config::default().with_follow_symlinks(false);
        let watcher = notify::RecommendedWatcher::new(changed, config).ok();
        Self { watcher, folders: HashSet::new(), refused: HashSet::new() }
    }

    /// Watches just these folders; gives those that can't be, each once.
    fn watch(&mut self, folders: HashSet<PathBuf>) -> Vec<PathBuf> {
        let mut refused = Vec::new();
        for gone in self.folders.difference(&folders) {
            if let Some(watcher) = &mut self.watcher {
                // One that is not there any more is not watched any more.
                let _ = watcher.unwatch(gone);
            }
        }
        for new in folders.difference(&self.folders) {
            let watching = self.watcher.as_mut().map(|w| w.watch(new, RecursiveMode::Recursive));
            if !matches!(watching, Some(Ok(()))) && self.refused.insert(new.clone()) {
                refused.push(new.clone());
            }
        }
        self.folders = folders;
        refused
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn issue(n: usize) -> String {
        format!("云山市人民政府公报\n2031年第{n}期\n\n云山市人民政府关于第{n}件事的通知\n\n　　请办好第{n}件事。\n")
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_link_leads_to_is_not_watched() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let within = elsewhere.path().join("下");
        fs::create_dir(&within).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("别处")).unwrap();
        let (wishes, inbox) = mpsc::channel();
        let mut watched = Watched::new(wishes, folder.path().join("data"));
        assert!(watched.watch(HashSet::from([folder.path().to_owned()])).is_empty());
        fs::write(within.join("1.txt"), issue(1)).unwrap();
        assert!(inbox.recv_timeout(Duration::from_secs(1)).is_err());
        fs::write(folder.path().join("1.txt"), issue(1)).unwrap();
        assert!(inbox.recv_timeout(Duration::from_secs(60)).is_ok());
    }

    #[test]
    fn what_comes_into_a_watched_folder_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (data, files) = (folder.path().join("data"), folder.path().join("公报"));
        fs::create_dir(&files).unwrap();
        fs::write(files.join("1.txt"), issue(1)).unwrap();
        Holdings::open(&data).unwrap().add_root(&files).unwrap();
        let (sender, told) = mpsc::channel();
        let worker = Worker::start(data.clone(), move |t| drop(sender.send(t)));
        let wait_for = |issues: usize| {
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(60) {
                if let Ok(Told::Done(_)) = told.recv_timeout(Duration::from_secs(60))
                    && Holdings::open(&data).unwrap().issues().unwrap().len() == issues
                {
                    return;
                }
            }
            panic!("{issues} issues are not there");
        };
        wait_for(1);
        fs::write(files.join("2.txt"), issue(2)).unwrap();
        wait_for(2);
        worker.pause(true);
        assert!(worker.is_paused());
        drop(worker);
        assert!(Holdings::open(&data).unwrap().lock().is_ok());
    }
}
