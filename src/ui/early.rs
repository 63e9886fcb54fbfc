//! The first file that the program was started with, read while the graphics system makes the window: that takes longer
//! than most issues do, and leaves the other processors idle.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::task::spawn;
use crate::issue::Issue;
use crate::open::{self, OpenError};
use crate::source::{Progress, ReadOptions, ScanWish};

/// A file that is being read for a window which is not there yet. Dropped, it is read no further.
pub struct EarlyReading {
    path: PathBuf,
    cancel: Arc<AtomicBool>,
    scan_wish: Arc<ScanWish>,
    told: Option<Receiver<Told>>,
}

enum Told {
    Progress(Progress),
    Front(Issue),
    Whole(Result<Issue, OpenError>),
}

impl EarlyReading {
    /// Begins to read the first of the files, if there is one.
    ///
    /// No mark of it is written, as for a tab whose file is read: a start that dies of it leaves no session that would read
    /// it again by itself.
    #[must_use]
    pub fn begin(files: &[PathBuf]) -> Option<Self> {
        let path = files.first().filter(|path| !path.as_os_str().is_empty())?;
        let path = std::fs::canonicalize(path).ok()?;
        let cancel = Arc::new(AtomicBool::new(false));
        let (sender, told) = channel();
        let scan_wish: Arc<ScanWish> = Arc::default();
        let (of, stop, wish) = (path.clone(), Arc::clone(&cancel), Arc::clone(&scan_wish));
        spawn("open early", move || read(&of, (&stop, &wish), &sender));
        Some(Self { path, cancel, scan_wish, told: Some(told) })
    }

    /// Whether it is this file that is read.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        self.path == path
    }

    /// What stops the reading when it is set.
    #[must_use]
    pub fn cancel(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cancel)
    }

    /// What is asked for while the pictures of its pages are read.
    #[must_use]
    pub fn scan_wish(&self) -> Arc<ScanWish> {
        Arc::clone(&self.scan_wish)
    }

    /// Waits for the end; the progress and the front are handed on as they come. `None` where the reading has died: it is
    /// begun anew by who asks, and its failure told there.
    pub fn finish(mut self, progress: &dyn Fn(Progress), front: &dyn Fn(Issue)) -> Option<Result<Issue, OpenError>> {
        for told in self.told.take()? {
            match told {
                Told::Progress(step) => progress(step),
                Told::Front(issue) => front(issue),
                Told::Whole(result) => return Some(result),
            }
        }
        None
    }
}

impl Drop for EarlyReading {
    fn drop(&mut self) {
        // Nobody has asked for the issue: two renderers were tried, or another window took the file.
        if self.told.is_some() {
            self.cancel.store(true, Ordering::Relaxed);
        }
    }
}

fn read(path: &Path, (cancel, wish): (&AtomicBool, &ScanWish), told: &Sender<Told>) {
    // Who waits may be gone; then nobody wants it.
    let say = |what| {
        let _ = told.send(what);
    };
    let progress = |step| say(Told::Progress(step));
    let options = ReadOptions {
        cancel: Some(cancel),
        progress: Some(&progress),
        scan_wish: Some(wish),
        ..ReadOptions::default()
    };
    let result = open::caught(|| open::open_in_stages(path, &options, &|issue| say(Told::Front(issue))));
    if let Ok(result) = result {
        say(Told::Whole(result));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_is_read_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = ["一.txt", "二.txt"].map(|name| folder.path().join(name));
        std::fs::write(&first, "云山市人民政府\n关于第一件事的通知\n\n办好第一件事。\n").unwrap();
        std::fs::write(&second, "云山市人民政府\n关于第二件事的通知\n\n办好第二件事。\n").unwrap();
        let early = EarlyReading::begin(&[first.clone(), second.clone()]).unwrap();
        let first = std::fs::canonicalize(first).unwrap();
        assert!(early.is_of(&first) && !early.is_of(&second));
        let issue = early.finish(&|_| {}, &|_| {}).unwrap().unwrap();
        let text: String = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.as_str()).collect();
        assert!(text.contains("办好第一件事。"), "{text}");
    }

    #[test]
    fn what_is_not_there_is_left_to_the_tab() {
        assert!(EarlyReading::begin(&[]).is_none());
        assert!(EarlyReading::begin(&[PathBuf::new()]).is_none(), "the handbook");
        assert!(EarlyReading::begin(&[PathBuf::from("/没有这个文件")]).is_none());
    }

    #[test]
    fn what_nobody_takes_is_read_no_further() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("一.txt");
        std::fs::write(&path, "办好第一件事。\n").unwrap();
        let early = EarlyReading::begin(&[path]).unwrap();
        let cancel = early.cancel();
        drop(early);
        assert!(cancel.load(Ordering::Relaxed));
    }
}
