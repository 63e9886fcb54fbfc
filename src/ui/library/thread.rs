//! The thread that asks the library of issues, and the worker that reads into it: neither is started before it is needed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::told::{Found, HeldEvent, Preview, Shelf};
use crate::holdings::{FileState, HeldDocument, Holdings, HoldingsError, KeptBlock, Question, Searcher, Worker};
use crate::issue::{Anchor, Date, Document, Issue, Place};
use crate::open::caught;
use crate::ui::event::{Event, Post};

/// What the thread is asked.
enum Ask {
    Shelf,
    Search(u64, Question, usize),
    Preview(i64),
    Find { document: i64, block: usize, byte: usize, end: usize, text: String },
    OpenIssue(i64),
    Add(PathBuf),
    Retry,
    Pin(String, bool),
}

/// The library of issues, as the window asks it.
#[derive(Default)]
pub struct HeldThread {
    asks: Option<Sender<Ask>>,
    worker: Option<Worker>,
    /// The number of the last question: an earlier one that still waits is not answered.
    last: Arc<AtomicU64>,
}

/// Files that could not be read and are listed.
const MOST_FAILED: usize = 200;

impl HeldThread {
    fn ask(&mut self, data: &Path, post: &Post, ask: Ask) {
        let asks = self.asks.get_or_insert_with(|| {
            let (asks, inbox) = mpsc::channel();
            let (data, post, last) = (data.to_owned(), post.clone(), Arc::clone(&self.last));
            let work = move || {
                if let Err(why) = caught(|| answer_all(&data, &post, &inbox, &last)) {
                    post.send(Event::Crashed(why));
                }
            };
            // Where the system gives no thread, nothing answers, and the page stays empty.
            let _ = thread::Builder::new().name("library-search".to_owned()).spawn(work);
            asks
        });
        let _ = asks.send(ask);
    }

    /// Asks for the shelf.
    pub fn shelf(&mut self, data: &Path, post: &Post) {
        self.ask(data, post, Ask::Shelf);
    }

    /// Asks a question; what was asked before and is not answered yet is dropped.
    pub fn search(&mut self, data: &Path, post: &Post, question: Question, shown: usize) {
        let number = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        self.ask(data, post, Ask::Search(number, question, shown));
    }

    /// Asks for a document to look at.
    pub fn preview(&mut self, data: &Path, post: &Post, document: i64) {
        self.ask(data, post, Ask::Preview(document));
    }

    /// Asks where a place is to be opened.
    pub fn find(
        &mut self,
        data: &Path,
        post: &Post,
        (document, block): (i64, usize),
        (byte, end): (usize, usize),
        text: String,
    ) {
        self.ask(data, post, Ask::Find { document, block, byte, end, text });
    }

    /// Asks where an issue is to be opened.
    pub fn open_issue(&mut self, data: &Path, post: &Post, issue: i64) {
        self.ask(data, post, Ask::OpenIssue(issue));
    }

    /// Adds a folder, and has it read.
    pub fn add(&mut self, data: &Path, post: &Post, path: PathBuf) {
        self.ask(data, post, Ask::Add(path));
    }

    /// Has the files tried again that could not be read.
    pub fn retry(&mut self, data: &Path, post: &Post) {
        self.ask(data, post, Ask::Retry);
    }

    /// Pins an issue, or takes its pin away.
    pub fn pin(&mut self, data: &Path, post: &Post, key: String, pinned: bool) {
        self.ask(data, post, Ask::Pin(key, pinned));
    }

    /// Starts the worker, or has it look again.
    pub fn read(&mut self, data: &Path, post: &Post) {
        match &self.worker {
            Some(worker) => worker.look(),
            None => {
                let post = post.clone();
                let tell = move |told| post.send(Event::Held(HeldEvent::Told(told)));
                self.worker = Some(Worker::start(data.to_owned(), tell));
            }
        }
    }

    /// The worker, where it was started.
    #[must_use]
    pub fn worker(&self) -> Option<&Worker> {
        self.worker.as_ref()
    }
}

fn answer_all(data: &Path, post: &Post, inbox: &Receiver<Ask>, last: &AtomicU64) {
    let mut holdings = match Holdings::open(data) {
        Ok(holdings) => holdings,
        Err(error) => return post.send(Event::Held(HeldEvent::Failed(error))),
    };
    let mut searcher = Searcher::default();
    for ask in inbox {
        if matches!(&ask, Ask::Search(number, ..) if *number < last.load(Ordering::Relaxed)) {
            continue;
        }
        match answer(&mut holdings, &mut searcher, ask) {
            Ok(event) => post.send(Event::Held(event)),
            Err(error) => post.send(Event::Held(HeldEvent::Failed(error))),
        }
    }
}

fn answer(holdings: &mut Holdings, searcher: &mut Searcher, ask: Ask) -> Result<HeldEvent, HoldingsError> {
    let today = crate::deliver::today();
    match ask {
        Ask::Search(_, question, shown) => {
            let named = searcher.go_to(holdings, &question.text, 5)?;
            let answer = searcher.ask(holdings, &question, today, (0, shown))?;
            return Ok(HeldEvent::Answer(question, Box::new(answer), named));
        }
        Ask::Preview(document) => return Ok(HeldEvent::Preview(Box::new(preview(holdings, document, today)?))),
        Ask::Find { document, block, byte, end, text } => {
            let held = holdings.document(document)?;
            return Ok(HeldEvent::Found(Box::new(found(holdings, &held, (block, byte, end), text)?)));
        }
        Ask::OpenIssue(issue) => {
            let first = holdings.documents(issue)?.into_iter().next();
            let held = first.ok_or_else(|| HoldingsError::Unknown(issue.to_string()))?;
            return Ok(HeldEvent::Found(Box::new(found(holdings, &held, (0, 0, 0), String::new())?)));
        }
        Ask::Add(path) => drop(holdings.add_root(&path)?),
        Ask::Retry => drop(holdings.retry()?),
        Ask::Pin(key, pinned) => holdings.pin(&key, pinned)?,
        Ask::Shelf => {}
    }
    holdings.refresh()?;
    Ok(HeldEvent::Shelf(Box::new(Shelf {
        series: holdings.shelf()?,
        roots: holdings.roots()?,
        failed: holdings.files(FileState::Failed, MOST_FAILED)?,
        complete: holdings.is_up_to_date(),
    })))
}

fn preview(holdings: &Holdings, document: i64, today: Date) -> Result<Preview, HoldingsError> {
    let state = holdings.state(document, today)?;
    let by = match state.evidence.filter(|place| place.document != document) {
        Some(place) => Some(holdings.document(place.document)?),
        None => None,
    };
    let (held, blocks) = (holdings.document(document)?, holdings.blocks(document)?);
    Ok(Preview { document: held, blocks, state, by, history: holdings.history(document)? })
}

/// The file of a document and an anchor of a place in it: another reading of the file finds the place by what stands there.
fn found(
    holdings: &Holdings,
    held: &HeldDocument,
    (block, byte, end): (usize, usize, usize),
    text: String,
) -> Result<Found, HoldingsError> {
    let blocks = holdings.blocks(held.id)?.into_iter().map(KeptBlock::block).collect();
    let one = Document { title: held.title.clone(), number: held.number.clone(), blocks, ..Document::default() };
    let issue = Issue { documents: vec![one], ..Issue::default() };
    let anchor = Anchor::new(&issue, Place { document: 0, block, byte }, end.saturating_sub(byte));
    let path = holdings.files_of(held.issue)?.into_iter().find(|file| !file.missing).map(|file| file.path);
    let key = holdings.issue(held.issue)?.key;
    holdings.mark_opened(&key, crate::ui::library_thread::now())?;
    Ok(Found { path, anchor, text })
}
