//! The thread that asks the library of issues, and the worker that reads into it: neither is started before it is needed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::answers;
use super::told::HeldEvent;
use crate::holdings::{
    Cited, CitingPaper, HeldPlace, Holdings, HoldingsError, Listing, OpenIssues, Question, Searcher, Worker,
};
use crate::issue::{Date, Issue};
use crate::library::UnixTime;
use crate::open::caught;
use crate::ui::event::{Event, Post};
use crate::ui::task::UnderWay;

/// What the thread is asked.
pub enum Ask {
    /// The shelf.
    Shelf(Date),
    /// A question, and how many documents are shown of its answer.
    Search(Question, usize, Date),
    /// The same over issues that are open.
    SearchOpen(Question, usize, Date, Vec<Arc<Issue>>),
    /// A document to look at.
    Preview(i64, Date),
    /// All rows of a document.
    Rows(i64, Question),
    /// The same of a document of an issue that is open: its running number, and its index there.
    RowsOpen(i64, Question, Arc<Issue>, usize),
    /// Where a place is to be opened, and what is looked for there.
    Find(HeldPlace, String),
    /// Where an issue is to be opened.
    OpenIssue(i64),
    /// A document across issues.
    Document(i64, Date),
    /// A table across issues.
    Table(Listing),
    /// All rows of a table, to be saved or (true) copied.
    Whole(Listing, bool),
    /// What the reader is to decide.
    Undecided,
    /// To keep what the reader says of a citation.
    Confirm(i64, Cited, Option<i64>),
    /// To forget it.
    Unconfirm(i64, Cited),
    /// What a paper of an open issue cites, and where in it.
    Outside(Box<(CitingPaper, Cited, Option<String>)>, Date),
    /// Who cites a document of an open issue.
    Citing(String, String),
    /// Whether a file of this SHA-256 is held.
    IsHeld(String),
    /// What a text names.
    Named(String),
    /// To keep a search.
    SaveSearch(String, Question, Date),
    /// To remember that a search was looked at.
    MarkLooked(String, Date),
    /// To delete a search.
    ForgetSearch(String, Date),
    /// To remember where issues were read last: the SHA-256 of their files, and the places.
    KeepPlaces(Vec<(String, String)>),
    /// To remember which files were opened, wherever: their paths, the SHA-256 of their content where it is known, and when.
    KeepOpened(Vec<(PathBuf, String, UnixTime)>),
    /// To add a folder.
    Add(PathBuf, Date),
    /// To have the files tried again that could not be read.
    Retry(Date),
    /// To pin an issue, or take its pin away.
    Pin(String, bool, Date),
}

/// Of each kind of which only the last is answered, the number of the last.
type Last = [AtomicU64; 4];

/// The library of issues, as the window asks it.
#[derive(Default)]
pub struct HeldThread {
    asks: Option<Sender<(u64, Ask, UnderWay)>>,
    worker: Option<Worker>,
    /// The numbers of the last question, text to name, table and document to look at: an earlier one that still waits is not answered.
    last: Arc<Last>,
}

impl HeldThread {
    /// Asks. A question, a text to name, a table or a document to look at that was asked for before and is not answered yet is dropped.
    pub fn ask(&mut self, data: &Path, post: &Post, ask: Ask) {
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
        let number = kind(&ask).and_then(|at| self.last.get(at)).map_or(0, |n| n.fetch_add(1, Ordering::Relaxed) + 1);
        let _ = asks.send((number, ask, post.under_way()));
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

    /// Has the worker look again, where it was started and the reader has not paused it.
    pub fn look(&self) {
        self.worker.iter().filter(|worker| !worker.is_paused()).for_each(Worker::look);
    }

    /// The worker, where it was started.
    #[must_use]
    pub fn worker(&self) -> Option<&Worker> {
        self.worker.as_ref()
    }
}

/// Which of the numbers an ask has.
fn kind(ask: &Ask) -> Option<usize> {
    match ask {
        Ask::Search(..) | Ask::SearchOpen(..) => Some(0),
        Ask::Named(_) => Some(1),
        Ask::Table(_) => Some(2),
        Ask::Preview(..) => Some(3),
        _ => None,
    }
}

fn answer_all(data: &Path, post: &Post, inbox: &Receiver<(u64, Ask, UnderWay)>, last: &Last) {
    let mut holdings = match Holdings::open(data) {
        Ok(holdings) => holdings,
        Err(error) => return post.send(Event::Held(HeldEvent::Failed(error))),
    };
    if let Some(found) = holdings.take_found() {
        post.send(Event::Held(HeldEvent::Failed(found)));
    }
    let (mut searcher, mut open) = (Searcher::default(), OpenIssues::default());
    for (number, ask, under_way) in inbox {
        let newest = kind(&ask).and_then(|at| last.get(at)).map_or(0, |n| n.load(Ordering::Relaxed));
        if number < newest {
            continue;
        }
        match answer(&mut holdings, (&mut searcher, &mut open), ask) {
            Ok(Some(event)) => post.send(Event::Held(event)),
            Ok(None) => {}
            Err(error) => post.send(Event::Held(HeldEvent::Failed(error))),
        }
        under_way.end();
    }
}

/// Rows of a table that the window shows; saved and copied are all.
const SHOWN_ROWS: usize = 2000;

fn answer(
    holdings: &mut Holdings,
    (searcher, open): (&mut Searcher, &mut OpenIssues),
    ask: Ask,
) -> Result<Option<HeldEvent>, HoldingsError> {
    Ok(Some(match ask {
        Ask::Search(question, shown, day) => {
            let named = searcher.go_to(holdings, &question.text, 5)?;
            let answer = searcher.ask(holdings, &question, day, (0, shown))?;
            HeldEvent::Answer(question, Box::new(answer), named)
        }
        Ask::SearchOpen(question, shown, day, issues) => {
            let answer = open.ask(&issues, &question, day, shown);
            HeldEvent::Answer(question, Box::new(answer), Vec::new())
        }
        Ask::Preview(document, day) => HeldEvent::Preview(Box::new(answers::preview(holdings, document, day)?)),
        Ask::Rows(document, question) => {
            let rows = holdings.rows(document, &question, SHOWN_ROWS)?;
            HeldEvent::Rows(document, question, rows)
        }
        Ask::RowsOpen(document, question, issue, ord) => {
            let rows = issue.documents.get(ord).map(|text| OpenIssues::rows(text, document, &question, SHOWN_ROWS));
            HeldEvent::Rows(document, question, rows.unwrap_or_default())
        }
        Ask::Find(place, text) => HeldEvent::Found(Box::new(answers::found(holdings, place, text)?)),
        Ask::OpenIssue(issue) => {
            let first = holdings.documents(issue)?.into_iter().next();
            let held = first.ok_or_else(|| HoldingsError::Unknown(issue.to_string()))?;
            let place = HeldPlace { document: held.id, ..HeldPlace::default() };
            HeldEvent::Found(Box::new(answers::found(holdings, place, String::new())?))
        }
        Ask::Document(document, day) => HeldEvent::Document(Box::new(answers::document(holdings, document, day)?)),
        Ask::Table(listing) => HeldEvent::Listed(Box::new(holdings.listing(&listing, SHOWN_ROWS)?)),
        Ask::Whole(listing, copied) => {
            let whole = holdings.listing(&listing, usize::MAX)?;
            let texts = holdings.listing_texts(&whole)?;
            HeldEvent::Whole(listing, texts, copied)
        }
        Ask::Undecided => HeldEvent::Undecided(Box::new(answers::undecided(holdings)?)),
        Ask::Outside(asked, day) => HeldEvent::Outside(Box::new(answers::outside(holdings, *asked, day)?)),
        Ask::Citing(hash, uid) => {
            let citing = match holdings.document_of(&hash, &uid)? {
                Some(document) => holdings.citing(document.id)?,
                None => Vec::new(),
            };
            HeldEvent::Citing(hash, uid, citing)
        }
        Ask::IsHeld(hash) => {
            let held = holdings.holds(&hash)?;
            HeldEvent::IsHeld(hash, held)
        }
        Ask::Named(text) => {
            let named = searcher.go_to(holdings, &text, 5)?;
            HeldEvent::Named(text, named)
        }
        kept => return keep(holdings, searcher, kept),
    }))
}

/// Keeps what the reader says, and what is known of his reading; most of it is seen on the shelf.
fn keep(holdings: &mut Holdings, searcher: &mut Searcher, ask: Ask) -> Result<Option<HeldEvent>, HoldingsError> {
    let shelf_on = match ask {
        Ask::Confirm(document, cited, target) => {
            holdings.confirm(document, &cited, target)?;
            searcher.decided();
            return Ok(Some(HeldEvent::Confirmed));
        }
        Ask::Unconfirm(document, cited) => {
            holdings.unconfirm(document, &cited)?;
            searcher.decided();
            return Ok(Some(HeldEvent::Confirmed));
        }
        // In a folder that can't be written nothing of the reading is remembered.
        Ask::KeepPlaces(_) | Ask::KeepOpened(_) if holdings.is_closed() => return Ok(None),
        Ask::KeepPlaces(places) => {
            places.iter().try_for_each(|(hash, name)| holdings.keep_place(hash, name))?;
            return Ok(None);
        }
        Ask::KeepOpened(files) => {
            holdings.mark_files_opened(&files)?;
            return Ok(None);
        }
        Ask::SaveSearch(name, question, day) => {
            holdings.save_search(&name, &question)?;
            day
        }
        Ask::MarkLooked(name, day) => {
            holdings.mark_looked(&name)?;
            day
        }
        Ask::ForgetSearch(name, day) => {
            holdings.forget_search(&name)?;
            day
        }
        Ask::Add(path, day) => {
            holdings.add_root(&path)?;
            day
        }
        Ask::Retry(day) => {
            holdings.retry()?;
            day
        }
        Ask::Pin(key, pinned, day) => {
            holdings.pin(&key, pinned)?;
            day
        }
        Ask::Shelf(day) => day,
        // What only asks was answered before.
        _ => return Ok(None),
    };
    Ok(Some(HeldEvent::Shelf(Box::new(answers::shelf(holdings, searcher, shelf_on)?))))
}
