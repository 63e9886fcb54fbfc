//! Watches the files of open tabs and the folder of the user's data. The system says when something in them changes, so
//! nothing wakes while nothing does; only where it can't say that (its watches are used up) is looked every two seconds.
//!
//! What the system says is a reason to look, no more: whether a file has changed is told by its time and length. So a
//! file that is replaced, truncated and written, or moved there and back is told once; and one on a drive of another
//! machine, whose changes this system never hears of, is looked at when the window comes to the front.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::event::{Event, Post};
use super::task::spawn;

/// Watches files and folders on a thread of its own, as a drive that is gone may be slow to answer. It ends when this is
/// dropped.
pub struct Watcher {
    to: Sender<Told>,
}

/// What the thread is told.
enum Told {
    /// Watch just these files from now on.
    Files(Vec<PathBuf>),
    /// The system says that something has happened to these.
    Stirred(Vec<PathBuf>),
    /// Look at all files now.
    Look,
    /// The window is gone.
    Over,
}

/// A file's time and length; `None` where there is no file.
type Stamp = Option<(SystemTime, u64)>;

/// After something has happened, so long is waited for more of it: a file is written in many steps.
const SETTLES: Duration = Duration::from_millis(150);
/// How often is looked where the system does not tell.
const LOOK_EVERY: Duration = Duration::from_secs(2);

impl Watcher {
    /// Starts to watch the data folders, with what is directly in them; no file yet.
    #[must_use]
    pub fn start(post: Post, data: Vec<PathBuf>) -> Self {
        let (to, told) = mpsc::channel();
        let stirred = to.clone();
        spawn("watch", move || {
            let system = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // Reading a file is no change: or else looking would be a reason to look.
                if let Some(paths) = event.ok().filter(|event| is_change(event.kind)).map(|event| event.paths) {
                    let _ = stirred.send(Told::Stirred(paths));
                }
            });
            Watch { system: system.ok(), data, watched: BTreeSet::new(), files: Vec::new() }.run(&told, &post);
        });
        Self { to }
    }

    /// Watches just these files from now on.
    pub fn watch(&self, paths: impl Iterator<Item = PathBuf>) {
        // The thread is gone only when the window is.
        let _ = self.to.send(Told::Files(paths.collect()));
    }

    /// Looks at all files now: the window has come to the front.
    pub fn look(&self) {
        let _ = self.to.send(Told::Look);
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.to.send(Told::Over);
    }
}

fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => matches!(access, AccessKind::Close(AccessMode::Write)),
        _ => true,
    }
}

/// What the thread knows.
struct Watch {
    system: Option<RecommendedWatcher>,
    /// The data folders.
    data: Vec<PathBuf>,
    /// What the system was asked to watch.
    watched: BTreeSet<PathBuf>,
    files: Vec<(PathBuf, Stamp)>,
}

impl Watch {
    fn run(mut self, told: &Receiver<Told>, post: &Post) {
        loop {
            let tells = self.look(post);
            let next = if tells { told.recv().map_err(|_| RecvTimeoutError::Disconnected) } else { wait(told) };
            match next {
                Ok(Told::Files(paths)) => self.files = stamped(paths, &self.files),
                Ok(Told::Look) => self.stirred(&self.data.clone(), post),
                Ok(Told::Stirred(paths)) => {
                    let Some((paths, files)) = settle(told, paths) else { return };
                    if let Some(files) = files {
                        self.files = stamped(files, &self.files);
                    }
                    self.stirred(&paths, post);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Told::Over) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Tells what has become of the files; false where the system can't tell when that changes. What the system watches
    /// anew is looked at after: a change before it is seen, one after it is heard of.
    fn look(&mut self, post: &Post) -> bool {
        loop {
            let tells = self.watch_all();
            let events = look(&mut self.files);
            if events.is_empty() {
                return tells;
            }
            events.into_iter().for_each(|event| post.send(event));
        }
    }

    /// Something has happened to these: they are watched anew, as a file that was replaced is another one to the system.
    fn stirred(&mut self, paths: &[PathBuf], post: &Post) {
        if paths.iter().any(|path| self.is_data(path)) {
            post.send(Event::DataStirred);
        }
        let Some(system) = &mut self.system else { return };
        for path in paths.iter().filter(|path| self.watched.remove(*path)) {
            // It may be gone, and its watch with it.
            let _ = system.unwatch(path);
        }
    }

    /// Has the system watch what is to be watched; false where it can't tell of all.
    fn watch_all(&mut self) -> bool {
        let Some(system) = &mut self.system else { return self.files.is_empty() };
        // Of a file that is not there, the folder tells when it comes back.
        let of_file = |(path, stamp): &(PathBuf, Stamp)| match stamp {
            Some(_) => Some(path.clone()),
            None => path.parent().filter(|folder| folder.is_dir()).map(PathBuf::from),
        };
        let wanted: BTreeSet<PathBuf> =
            self.files.iter().filter_map(of_file).chain(self.data.iter().filter(|f| f.is_dir()).cloned()).collect();
        for old in self.watched.difference(&wanted) {
            // It may be gone, and its watch with it.
            let _ = system.unwatch(old);
        }
        let mut all = true;
        let mut now = BTreeSet::new();
        for path in wanted {
            if self.watched.contains(&path) || system.watch(&path, RecursiveMode::NonRecursive).is_ok() {
                now.insert(path);
            } else {
                all = false;
            }
        }
        self.watched = now;
        all
    }

    /// Whether a path is a data folder or stands in one. Locks and files that are not whole yet are not data.
    fn is_data(&self, path: &Path) -> bool {
        let inside = path.parent().is_some_and(|folder| self.data.iter().any(|data| data == folder));
        let made = path.extension().is_some_and(|ending| ending == "lock" || ending == "tmp");
        inside && !made || self.data.iter().any(|data| data == path)
    }
}

fn wait(told: &Receiver<Told>) -> Result<Told, RecvTimeoutError> {
    told.recv_timeout(LOOK_EVERY)
}

/// Waits until nothing more happens, but not for long: a file that is written all the time is looked at every two seconds.
/// Gives all that something has happened to, and the files that are to be watched from now on if that was told meanwhile;
/// nothing when the window is gone.
fn settle(told: &Receiver<Told>, mut stirred: Vec<PathBuf>) -> Option<(Vec<PathBuf>, Option<Vec<PathBuf>>)> {
    let end = Instant::now() + LOOK_EVERY;
    while Instant::now() < end {
        match told.recv_timeout(SETTLES) {
            Ok(Told::Stirred(paths)) => {
                let new: Vec<PathBuf> = paths.into_iter().filter(|path| !stirred.contains(path)).collect();
                stirred.extend(new);
            }
            Ok(Told::Files(files)) => return Some((stirred, Some(files))),
            Ok(Told::Look) => {}
            Ok(Told::Over) | Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    Some((stirred, None))
}

/// The files with what is known of them, or else as they are now.
fn stamped(paths: Vec<PathBuf>, known: &[(PathBuf, Stamp)]) -> Vec<(PathBuf, Stamp)> {
    let of = |path: &PathBuf| known.iter().find(|(p, _)| p == path).map_or_else(|| stamp(path), |(_, stamp)| *stamp);
    let with_stamp = |path: PathBuf| {
        let stamp = of(&path);
        (path, stamp)
    };
    paths.into_iter().map(with_stamp).collect()
}

/// What has become of the files since the last look.
fn look(watched: &mut [(PathBuf, Stamp)]) -> Vec<Event> {
    let mut events = Vec::new();
    for (path, known) in watched {
        let now = stamp(path);
        if now != *known {
            *known = now;
            events.push(if now.is_some() { Event::Changed(path.clone()) } else { Event::Gone(path.clone()) });
        }
    }
    events
}

fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_changed_file_is_told_once_and_a_lost_one_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "一").unwrap();
        let mut files = stamped(vec![path.clone()], &[]);
        assert!(look(&mut files).is_empty());
        fs::write(&path, "一二三").unwrap();
        // Another tab is opened meanwhile: the change of this one is still seen.
        let mut files = stamped(vec![folder.path().join("b.txt"), path.clone()], &files);
        assert!(matches!(look(&mut files).as_slice(), [Event::Changed(p)] if *p == path));
        assert!(look(&mut files).is_empty());
        fs::remove_file(&path).unwrap();
        assert!(matches!(look(&mut files).as_slice(), [Event::Gone(_)]));
        assert!(look(&mut files).is_empty());
    }

    /// Longer than any system takes to tell.
    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn the_system_tells_of_files_however_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let (path, data) = (folder.path().join("a.txt"), folder.path().join("data"));
        fs::create_dir(&data).unwrap();
        fs::write(&path, "一").unwrap();
        let (sender, events) = mpsc::channel();
        let watcher = Watcher::start(Post::new(sender, egui::Context::default()), vec![data.clone()]);
        watcher.watch([path.clone()].into_iter());
        // The thread has begun to watch when it has told of this.
        let next = || events.recv_timeout(PATIENCE).expect("the change is told");
        let changed = |event| matches!(event, Event::Changed(p) if p == path);
        watcher.look();
        assert!(matches!(next(), Event::DataStirred));
        // Written where it is.
        fs::write(&path, "一二").unwrap();
        assert!(changed(next()));
        // Replaced by another, twice: the second is heard of, too.
        for text in ["甲乙丙", "甲乙丙丁"] {
            fs::write(folder.path().join("new"), text).unwrap();
            fs::rename(folder.path().join("new"), &path).unwrap();
            assert!(changed(next()), "{text}");
        }
        // Taken away, and there again.
        fs::rename(&path, folder.path().join("away")).unwrap();
        assert!(matches!(next(), Event::Gone(_)));
        fs::rename(folder.path().join("away"), &path).unwrap();
        assert!(changed(next()));
        // A lock is no data, a file beside it is.
        fs::write(data.join("write.lock"), "").unwrap();
        fs::write(data.join("settings.ron"), "()").unwrap();
        assert!(matches!(next(), Event::DataStirred));
        // Nothing changes by being read.
        fs::read(data.join("settings.ron")).unwrap();
        fs::read(&path).unwrap();
        assert!(events.recv_timeout(Duration::from_millis(600)).is_err());
    }
}
