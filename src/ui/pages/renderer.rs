//! The thread that draws original pages.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};

use crate::faces::EMBEDDED;
use crate::open::{OpenError, page_bytes};
use crate::reader::Pages;
use crate::source::PagePicture;

/// A page at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// File page, from 1.
    pub page: u32,
    /// Pixels across.
    pub width: u32,
}

/// What the thread tells.
pub enum Drawn {
    /// The file is open: the sizes of its pages in points.
    Ready(Vec<[f32; 2]>),
    /// The file can't be shown.
    Failed(OpenError),
    /// A page is drawn; `None` where it can't be.
    Page(Wanted, Option<PagePicture>),
}

/// Asks the thread for pages. It ends when this is dropped.
pub struct Renderer {
    wishes: Sender<Vec<Wanted>>,
}

/// The thread's work.
pub struct Drawing {
    path: PathBuf,
    password: Option<String>,
    asked: Receiver<Vec<Wanted>>,
}

/// A renderer of a file, and its thread's work.
#[must_use]
pub fn prepare(path: PathBuf, password: Option<String>) -> (Renderer, Drawing) {
    let (wishes, asked) = mpsc::channel();
    (Renderer { wishes }, Drawing { path, password, asked })
}

impl Drawing {
    /// Opens the file and then draws what is wished for, the latest wish first, until nobody asks any more.
    pub fn run(self, tell: impl Fn(Drawn)) {
        let bytes = page_bytes(&self.path);
        let open = |bytes| Pages::open(bytes, self.password, EMBEDDED[0].bytes).map_err(OpenError::Source);
        match bytes.and_then(open) {
            Ok(pages) => {
                tell(Drawn::Ready(pages.sizes().to_vec()));
                draw(pages, &self.asked, tell);
            }
            Err(error) => tell(Drawn::Failed(error)),
        }
    }
}

impl Renderer {
    /// Has these pages drawn, in this order, and forgets what was wished for before.
    pub fn wish(&self, pages: Vec<Wanted>) {
        // The thread is gone when the file could not be opened; that was told.
        let _ = self.wishes.send(pages);
    }
}

/// Draws until nobody asks any more. A wish replaces the one before, so that scrolling past pages draws none of them.
fn draw(mut pages: Pages, asked: &Receiver<Vec<Wanted>>, tell: impl Fn(Drawn)) {
    let mut waiting: Vec<Wanted> = Vec::new();
    loop {
        if waiting.is_empty() {
            let Ok(wish) = asked.recv() else { return };
            waiting = wish;
        }
        loop {
            match asked.try_recv() {
                Ok(wish) => waiting = wish,
                Err(mpsc::TryRecvError::Empty) => break,
                Err(mpsc::TryRecvError::Disconnected) => return,
            }
        }
        if waiting.is_empty() {
            continue;
        }
        let wanted = waiting.remove(0);
        let size = wanted.page.checked_sub(1).and_then(|at| pages.sizes().get(at as usize));
        let scale = size.map(|[width, _]| wanted.width as f32 / width.max(1.0));
        let picture = scale.and_then(|scale| pages.render(wanted.page, scale).ok());
        tell(Drawn::Page(wanted, picture));
    }
}
