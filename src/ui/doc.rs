//! A tab, and the open issue in it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::action::{Action, Env, Pane, PrintedSpot, SheetKind, TabId};
use super::contents::Contents;
use super::corrections::Corrections;
use super::crumbs::Crumbs;
use super::doubts::Doubts;
use super::event::{Event, Post};
use super::facts::{Tables, Understood};
use super::find::Find;
use super::head_marks::HeadMarks;
use super::history::{History, Spot};
use super::mark_bar::MarkBar;
use super::marks::IssueMarks;
use super::pages::Pages;
use super::peek::Peek;
use super::printed::PrintedView;
use super::reading::{ReadingView, ScrollMode};
use super::strings as s;
use super::worker::{Origin, PutOff};
use crate::issue::{Anchor, Issue, Place};
use crate::library::{IssueKey, Shown};
use crate::open::{OpenError, file_name};
use crate::search::{FindIndex, JumpIndex, word_at};
use crate::source::{Progress, ScanWish, Scans};

/// A tab of the window.
pub struct Tab {
    /// Its name for as long as the window lives.
    pub id: TabId,
    /// Where its issue comes from.
    pub origin: Origin,
    /// What it shows.
    pub state: TabState,
    /// Its file is read when the tab comes to the front for the first time.
    pub waiting: bool,
    /// What it was called in the session that it is from, until its file is read.
    pub called: Option<String>,
    /// What of it that session has shown, until it is shown again.
    pub shown: Option<ShownBefore>,
    /// Where to go when the issue is there: from the session, or where one was before a reload.
    pub resume: Option<Anchor>,
    /// Set to stop the work for this tab.
    pub cancel: Arc<AtomicBool>,
    /// Which of its pages are read from their pictures, and what is asked for meanwhile.
    pub scans: (Scans, Arc<ScanWish>),
    /// The password that the reader gave; kept as long as the tab, never on the disk.
    pub password: Option<String>,
    /// What is typed into the box for the password.
    pub password_draft: String,
    /// The original pages, once they were asked for.
    pub pages: Option<Pages>,
    /// A thread is reading the file.
    pub in_hand: bool,
    /// Frames in which its text was drawn, up to [`DRAWN`].
    pub drawn: u8,
}

/// After so many frames a text that can be drawn was drawn.
pub const DRAWN: u8 = 3;

/// What of an issue is shown: the text or something in its place, and which of the tables of facts.
pub type ShownBefore = (Shown, Option<SheetKind>);

/// What a tab shows.
pub enum TabState {
    /// The file is being read: how far, where that is known.
    Opening(Option<Progress>),
    /// It can't be read.
    Failed(OpenError),
    /// It can be read.
    Open(Box<Doc>),
}

impl Tab {
    /// A tab whose file is to be read.
    #[must_use]
    pub fn new(id: TabId, origin: Origin, resume: Option<Anchor>) -> Self {
        Self {
            id,
            origin,
            state: TabState::Opening(None),
            waiting: true,
            called: None,
            shown: None,
            resume,
            cancel: Arc::default(),
            scans: Default::default(),
            password: None,
            password_draft: String::new(),
            pages: None,
            in_hand: false,
            drawn: 0,
        }
    }

    /// Whether the program may die of the file just now: it is being read, or its text is in front and was hardly drawn yet. One that
    /// waits behind others does no harm.
    #[must_use]
    pub fn is_at_risk(&self, in_front: bool) -> bool {
        let undrawn = in_front && self.drawn < DRAWN;
        self.in_hand || self.doc().is_some_and(|doc| doc.made.jump.is_none() && !doc.made.put_off.jump || undrawn)
    }

    /// The open issue, if there is one.
    #[must_use]
    pub fn doc(&self) -> Option<&Doc> {
        match &self.state {
            TabState::Open(doc) => Some(doc),
            _ => None,
        }
    }

    /// What is shown of its issue, for the next session.
    #[must_use]
    pub fn shown_now(&self) -> ShownBefore {
        match self.doc() {
            Some(doc) => doc.shown_now(),
            None => self.shown.unwrap_or_default(),
        }
    }

    /// The open issue, if there is one.
    pub fn doc_mut(&mut self) -> Option<&mut Doc> {
        match &mut self.state {
            TabState::Open(doc) => Some(doc),
            _ => None,
        }
    }

    /// How far the reading of its file is known to be, while it is read for the first time.
    pub fn progress_mut(&mut self) -> Option<&mut Option<Progress>> {
        match &mut self.state {
            TabState::Opening(progress) => Some(progress),
            TabState::Open(doc) => match &mut doc.rest {
                Some(Rest::Reading(progress)) => Some(progress),
                _ => None,
            },
            TabState::Failed(_) => None,
        }
    }

    /// The file, unless it is the handbook.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Handbook => None,
            Origin::File(path) => Some(path),
        }
    }

    /// The original pages, opened when they are asked for the first time; `None` for the handbook.
    pub fn pages(&mut self, post: &Post) -> Option<&mut Pages> {
        let Origin::File(path) = &self.origin else { return None };
        if self.pages.is_none() {
            let (pages, drawing) = Pages::open(path.clone(), self.password.clone());
            let tab = self.id;
            post.clone().attend("pages", move |post| drawing.run(|drawn| post.send(Event::Pages(tab, drawn))));
            self.pages = Some(pages);
        }
        self.pages.as_mut()
    }

    /// Draws the look at a sign in doubt, with its print from the original pages.
    pub fn doubt_ui(&mut self, ctx: &egui::Context, env: Env, room: egui::Rect, post: &Post, out: &mut Vec<Action>) {
        self.pages(post);
        let pages = self.pages.as_mut();
        if let TabState::Open(doc) = &mut self.state {
            doc.doubts.look_ui(ctx, env, room, pages, out);
        }
    }

    /// The tab's title: name and number of the issue, else the file's name.
    #[must_use]
    pub fn title(&self, env: Env) -> String {
        match (&self.origin, self.doc()) {
            (Origin::Handbook, _) => env.t(s::HANDBOOK).to_owned(),
            (Origin::File(path), Some(doc)) => doc.issue.title().unwrap_or_else(|| file_name(path)),
            (Origin::File(path), None) => self.called.clone().unwrap_or_else(|| file_name(path)),
        }
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// Characters of a selection that is looked for.
const MOST_WORDS: usize = 80;

/// An open issue and everything that belongs to its view.
pub struct Doc {
    /// The issue.
    pub issue: Arc<Issue>,
    /// The rest of the file, while the issue is of its front only.
    pub rest: Option<Rest>,
    /// What the library knows it by.
    pub key: Option<IssueKey>,
    /// What threads have made of it.
    pub made: Made,
    /// Where the reader is and was.
    pub reader: Reader,
    /// The text.
    pub view: ReadingView,
    /// The marks beside the heads of the documents.
    pub head_marks: HeadMarks,
    /// The look at a reference.
    pub peek: Peek,
    /// The printed lines, while they are shown in the text's place.
    pub printed: Option<Box<PrintedView>>,
    /// The tables of facts.
    pub tables: Tables,
    /// The contents panel.
    pub contents: Contents,
    /// Find.
    pub find: Find,
    /// What the reader has marked.
    pub marks: IssueMarks,
    /// What can be done with a selection or a mark.
    pub mark_bar: MarkBar,
    /// What the reader has corrected of its structure.
    pub corrections: Corrections,
    /// Signs of a scan that were not read surely.
    pub doubts: Doubts,
}

/// What is not there yet of a file whose first pages or lines are shown.
#[derive(Debug)]
pub enum Rest {
    /// It is being read: how far, where that is known.
    Reading(Option<Progress>),
    /// It was not read.
    Failed(OpenError),
}

/// What threads make of an issue, each there as soon as it is made.
#[derive(Default)]
pub struct Made {
    /// For the jump box.
    pub jump: Option<Arc<JumpIndex>>,
    /// For find.
    pub find: Option<Arc<FindIndex>>,
    /// What it says.
    pub understood: Option<Arc<Understood>>,
    /// What is made only when it is asked for.
    pub put_off: PutOff,
}

/// Where the reader is in an issue, and where he was.
#[derive(Default)]
pub struct Reader {
    /// What of the issue is shown.
    pub pane: Pane,
    /// The first place in view in the last frame.
    pub top: Place,
    /// The way down to it through the headings.
    pub crumbs: Crumbs,
    /// How much of the issue lies behind the reader, 0 to 1; `None` where that is not told.
    pub share: Option<f32>,
    /// Back and forward.
    pub history: History,
}

impl Reader {
    /// Where the reader is.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot { pane: self.pane, place: self.top }
    }

    /// Remembers where a jump starts from.
    pub fn leave(&mut self) {
        self.history.leave(self.spot());
    }
}

/// Where stepping through an issue stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stops {
    /// At each document.
    Documents,
    /// At each heading and article.
    Sections,
}

impl Doc {
    /// The view of an issue.
    #[must_use]
    pub fn new(issue: Arc<Issue>, env: Env) -> Self {
        let mut view = ReadingView::default();
        view.set_word_at(word_at);
        Self {
            contents: Contents::new(&issue, env),
            corrections: Corrections::new(Arc::clone(&issue)),
            issue,
            rest: None,
            key: None,
            made: Made::default(),
            reader: Reader::default(),
            view,
            head_marks: HeadMarks::default(),
            peek: Peek::default(),
            printed: None,
            tables: Tables::default(),
            find: Find::default(),
            marks: IssueMarks::default(),
            mark_bar: MarkBar::default(),
            doubts: Doubts::default(),
        }
    }

    /// Goes on where another reading of the same file was: what is shown, what of the contents is open, back and forward.
    pub fn take_over(&mut self, before: Self) {
        self.reader.pane = before.reader.pane;
        // The place in the printed lines is that of the text, which is looked for anew.
        self.printed = before.printed.map(|_| Box::new(PrintedView::at(PrintedSpot::Place(Place::default()))));
        before.tables.chosen().into_iter().for_each(|kind| self.tables.show(kind, None, None));
        self.find = before.find;
        self.find.renew();
        self.contents.open_as(&before.contents);
        let anchors: Vec<Anchor> =
            before.reader.history.places().map(|place| Anchor::new(&before.issue, place, 0)).collect();
        let found = Anchor::resolve_all(&anchors, &self.issue);
        self.reader.history = before.reader.history;
        self.reader.history.replace(found.into_iter().map(|found| found.map(|found| found.place)));
    }

    /// What is shown of the issue.
    #[must_use]
    pub fn shown_now(&self) -> ShownBefore {
        let shown = match self.reader.pane {
            Pane::Text if self.printed.is_some() => Shown::Printed,
            Pane::Text => Shown::Text,
            Pane::Overview => Shown::Overview,
            Pane::Tables => Shown::Tables,
        };
        (shown, self.tables.chosen())
    }

    /// Shows what was shown in the last session.
    pub fn show_again(&mut self, (shown, table): ShownBefore) {
        self.reader.pane = match shown {
            Shown::Text | Shown::Printed => Pane::Text,
            Shown::Overview => Pane::Overview,
            Shown::Tables => Pane::Tables,
        };
        if shown == Shown::Printed {
            self.printed = Some(Box::new(PrintedView::at(PrintedSpot::Place(self.reader.top))));
        }
        table.into_iter().for_each(|kind| self.tables.show(kind, None, None));
    }

    /// Begins to find what is selected; a table is searched by its own filter.
    pub fn begin_find(&mut self) {
        if self.reader.pane == Pane::Tables {
            self.tables.focus_filter();
        } else {
            self.reader.pane = Pane::Text;
            self.find.show(self.selected_words());
        }
    }

    /// Takes what was understood of the issue.
    pub fn understand(&mut self, understood: Arc<Understood>) {
        self.made.understood = Some(understood);
        self.tables.forget();
        self.head_marks.forget();
    }

    /// Whether the reader has gone anywhere in it.
    #[must_use]
    pub fn was_read(&self) -> bool {
        self.reader.top != Place::default() || self.reader.history.can_go_back()
    }

    /// Whether the issue has any text to read.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.issue.documents.iter().any(|d| !d.blocks.is_empty())
    }

    /// The selected text, where it is one that would be looked for: words, not a page.
    #[must_use]
    pub fn selected_words(&self) -> Option<String> {
        self.view.selected_text().filter(|text| !text.contains('\n') && text.chars().count() <= MOST_WORDS)
    }

    /// Brings a place into view, in the text and in the printed lines.
    pub fn scroll_to(&mut self, place: Place, mode: ScrollMode) {
        self.view.scroll_to(place, mode);
        if let Some(printed) = &mut self.printed {
            printed.bring(PrintedSpot::Place(place));
        }
    }

    /// Shows the printed lines in the text's place or the text again, at the same place.
    pub fn toggle_printed(&mut self) {
        if std::mem::take(&mut self.reader.pane) != Pane::Text && self.printed.is_some() {
            return;
        }
        match self.printed.take() {
            // Who has not moved finds the page as he left it.
            Some(_) if self.view.place_at_top() == self.reader.top => {}
            Some(_) => self.view.scroll_to(self.reader.top, ScrollMode::Keep),
            None => self.printed = Some(Box::new(PrintedView::at(PrintedSpot::Place(self.reader.top)))),
        }
    }

    /// The place that is read, the one that the path names: what is cited, marked or left from is this one.
    #[must_use]
    pub fn here(&self) -> Place {
        if self.printed.is_some() { self.reader.top } else { self.view.here() }
    }

    /// The anchor of the first place in view.
    #[must_use]
    pub fn top_anchor(&self) -> Anchor {
        Anchor::new(&self.issue, self.reader.top, 0)
    }

    /// The next (or previous) document's or section's place from where the reader is.
    #[must_use]
    pub fn neighbour(&self, stops: Stops, forward: bool) -> Option<Place> {
        let here = self.here();
        let at = (here.document, here.block);
        let found = self.issue.documents.iter().enumerate().flat_map(|(document, d)| {
            let outline = match stops {
                Stops::Sections => crate::issue::document_outline(d),
                Stops::Documents => Vec::new(),
            };
            let blocks: Vec<usize> = std::iter::once(0).chain(outline.into_iter().map(|n| n.block)).collect();
            blocks.into_iter().map(move |block| (document, block))
        });
        let mut before = None;
        for stop in found {
            if forward && stop > at {
                return Some(Place { document: stop.0, block: stop.1, byte: 0 });
            }
            if !forward && stop >= at {
                break;
            }
            before = Some(stop);
        }
        if forward { None } else { before.map(|(document, block)| Place { document, block, byte: 0 }) }
    }
}
