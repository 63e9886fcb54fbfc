//! The page of the library: the shelf of all issues, the search over them, and what they say of one document, person or office together.
//!
//! The page keeps its question, its answer and the row that was gone to last: whoever comes back to it finds it as it was.

mod answers;
mod document;
mod hits;
mod links;
mod results;
mod search_box;
mod shelf;
mod state;
mod table;
pub mod thread;
pub mod told;
mod undecided;
pub mod view;
pub mod wish;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::action::{Action, Env, TabId};
use super::event::Post;
use super::facts::DayField;
use super::strings as s;
use super::widgets::{NamedBars, bordered_ui, weak};
use crate::holdings::{Answer, Facet, GoTo, HeldPlace, Listed, Progress, Question, Row, Told};
use crate::issue::{Date, Issue};

use self::hits::Spot;
use self::thread::{Ask, HeldThread};
use self::told::{DocumentPage, Found, HeldEvent, Preview, Shelf, ToDecide};
use self::view::{View, Views};
use self::wish::HeldWish;

pub use self::document::citing_ui;
pub use self::hits::{goto_text, in_a_line, wish_of};
pub use self::links::OtherIssues;
pub use self::state::{badge_ui, text as state_text};
pub use self::table::title as table_title;

/// Documents that are shown at first, and how many more each time.
pub const PAGE: usize = 50;
/// The room that a preview needs beside the list.
const WITH_PREVIEW: f32 = 980.0;
/// The room that the facets need beside the list.
const WITH_FACETS: f32 = 620.0;

/// The page.
#[derive(Default)]
pub struct LibraryPage {
    /// It is shown in the place of the text.
    pub shown: bool,
    /// The threads behind it.
    pub thread: HeldThread,
    /// The question as it is typed.
    pub question: Question,
    /// Documents of the answer that are asked for.
    pub wanted: usize,
    /// Only the open tabs are searched.
    pub in_tabs: bool,
    /// The views that were gone through.
    pub views: Views,
    /// The answer, and the question that it is to.
    answer: Option<(Question, Answer, Vec<GoTo>)>,
    /// The issues of the open tabs that were searched last.
    pub searched: Vec<(TabId, Arc<Issue>)>,
    /// All rows of documents of the answer that were asked for.
    expanded: HashMap<i64, Vec<Row>>,
    /// The shelf, once it was told.
    shelf: Option<Shelf>,
    /// The document beside the list.
    preview: Option<Preview>,
    /// The row that was gone to last.
    chosen: Option<Spot>,
    /// The list is to be scrolled to it.
    scroll: bool,
    /// The document that is shown across issues.
    document: Option<DocumentPage>,
    /// The table that is shown.
    listed: Option<Listed>,
    /// The words that a table is narrowed to, as they are typed.
    words: String,
    /// What the reader is to decide.
    undecided: Option<ToDecide>,
    /// A table that is to be put on the clipboard.
    pub copied: Option<String>,
    /// The name under which the question is to be kept, while it is typed.
    naming: Option<String>,
    /// What the papers of open issues cite and what cites them, as far as it was asked.
    pub links: OtherIssues,
    /// How far the worker is.
    progress: Option<Progress>,
    /// Folders that are only looked through once an hour.
    unwatched: Vec<PathBuf>,
    /// The box gets the keyboard.
    focus: bool,
    /// The day of the answer.
    day: Option<Date>,
    /// What is to be shown when its file is open.
    pub pending: Option<Found>,
    /// The tab that was opened from here last.
    pub opened: Option<TabId>,
}

impl LibraryPage {
    /// Whether the document of a place is among the hits of the answer.
    pub fn has_hit(&self, place: HeldPlace) -> bool {
        let hits = self.answer.as_ref().map(|(_, answer, _)| &answer.documents);
        hits.is_some_and(|hits| hits.iter().any(|hit| hit.document == place.document))
    }

    /// Puts the keyboard into its box.
    pub fn focus_search(&mut self) {
        self.focus = true;
    }

    /// Shows it, with the keyboard in its box.
    pub fn show(&mut self, data: &Path, post: &Post, day: Date) {
        self.shown = true;
        self.focus = true;
        // Who comes back finds the row that he went from.
        self.scroll = self.chosen.is_some();
        self.links.there = true;
        self.thread.ask(data, post, Ask::Shelf(day));
        self.thread.read(data, post);
    }

    /// Whether there is anything in the library, as far as it is known.
    #[must_use]
    pub fn has_issues(&self) -> bool {
        self.shelf.as_ref().is_some_and(|shelf| !shelf.series.is_empty() || !shelf.roots.is_empty())
    }

    /// The search that is kept under a name.
    #[must_use]
    pub fn saved(&self, name: &str) -> Option<&crate::holdings::SavedSearch> {
        self.shelf.as_ref()?.saved.iter().map(|(search, _)| search).find(|search| search.name == name)
    }

    /// The table that is shown.
    #[must_use]
    pub fn table(&self) -> Option<&Listed> {
        self.listed.as_ref().filter(|listed| self.views.now() == View::Table(listed.listing.clone()))
    }

    /// How many documents of the answer are asked for.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.wanted.max(PAGE)
    }

    /// Takes what the threads tell. What is left is for the window: a document to open, an error to say. True when the shelf is to be asked for again.
    pub fn take(&mut self, event: HeldEvent) -> (bool, Option<HeldEvent>) {
        match event {
            HeldEvent::Shelf(shelf) => self.shelf = Some(*shelf),
            HeldEvent::Answer(question, answer, named) => {
                if self.answer.as_ref().is_none_or(|(of, ..)| *of != question) {
                    self.expanded.clear();
                }
                self.answer = Some((question, *answer, named));
            }
            HeldEvent::Preview(preview) => self.preview = Some(*preview),
            HeldEvent::Rows(document, question, rows) => {
                if question == self.question {
                    self.expanded.insert(document, rows);
                }
            }
            HeldEvent::Document(page) => self.document = Some(*page),
            HeldEvent::Listed(listed) => self.listed = Some(*listed),
            HeldEvent::Undecided(told) => self.undecided = Some(*told),
            HeldEvent::Outside(outside) => self.links.take_outside(*outside),
            HeldEvent::Citing(hash, uid, papers) => self.links.take_citing(hash, uid, papers),
            HeldEvent::IsHeld(hash, held) => self.links.take_held(hash, held),
            HeldEvent::Named(text, named) => self.links.take_named(text, named),
            HeldEvent::Told(Told::Progress(progress)) => {
                // The shelf grows while it is read, but not with every file.
                let again = progress.read > 0 && progress.read % 32 == 4;
                self.progress = Some(progress);
                return (again, None);
            }
            HeldEvent::Told(Told::Done(_) | Told::Busy) => {
                self.progress = None;
                self.links.forget();
                return (true, None);
            }
            HeldEvent::Told(Told::NotWatched(folders)) => self.unwatched = folders,
            HeldEvent::Told(Told::Failed(error)) => {
                self.progress = None;
                return (false, Some(HeldEvent::Failed(error)));
            }
            HeldEvent::Confirmed => {
                self.links.forget();
                return (true, Some(HeldEvent::Confirmed));
            }
            other => return (false, Some(other)),
        }
        (false, None)
    }

    /// Draws it.
    pub fn page_ui(&mut self, ui: &mut Ui, env: Env, (day, field): (Date, &mut DayField), out: &mut Vec<Action>) {
        if self.day.replace(day).is_some_and(|before| before != day) {
            out.extend([Action::Held(HeldWish::Ask), Action::Held(HeldWish::Renew)]);
        }
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| match self.views.now() {
            View::Main => self.main_ui(ui, env, (day, field), out),
            view => {
                self.back_ui(ui, env, &view, (day, field), out);
                match view {
                    View::Main => {}
                    View::Document(id) => document::document_ui(ui, env, self.document.as_ref(), id, out),
                    View::Table(listing) => {
                        let listed = self.listed.as_ref().filter(|l| l.listing == listing);
                        table::table_ui(ui, env, (&listing, listed), &mut self.words, out);
                    }
                    View::Undecided => undecided::undecided_ui(ui, env, self.undecided.as_ref(), out),
                }
            }
        });
    }

    /// The way back from a view, and the day whose states are told.
    fn back_ui(&self, ui: &mut Ui, env: Env, view: &View, (day, field): (Date, &mut DayField), out: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            if bordered_ui(ui, env, env.t(s::HELD_TO_LIBRARY)).clicked() {
                out.push(Action::Run(super::command::Command::Back));
            }
            if matches!(view, View::Document(_)) {
                field.day_field_ui(ui, env, day, &[], out);
            }
        });
        ui.add_space(4.0);
    }

    /// Box, switches, and below them the shelf or the answer.
    fn main_ui(&mut self, ui: &mut Ui, env: Env, (day, field): (Date, &mut DayField), out: &mut Vec<Action>) {
        self.box_ui(ui, env, (day, field), out);
        self.naming_ui(ui, env, out);
        self.state_ui(ui, env, out);
        ui.add_space(6.0);
        let asked = !self.question.text.trim().is_empty();
        match (&self.answer, asked) {
            (Some(_), true) => self.answer_ui(ui, env, out),
            (None, true) => drop(ui.label(weak(env, env.t(s::HELD_SEARCHING)))),
            (_, false) => shelf::shelf_ui(ui, env, self.shelf.as_ref(), &self.unwatched, out),
        }
    }

    /// What is being read.
    fn state_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let Some(progress) = &self.progress else { return };
        let paused = self.thread.worker().is_some_and(crate::holdings::Worker::is_paused);
        ui.horizontal(|ui| {
            let total = (progress.read + progress.left).to_string();
            let text = match progress.to_index {
                0 => env.with(s::HELD_READING, &[&progress.read.to_string(), &total]),
                n => env.with(s::HELD_INDEXING, &[&n.to_string()]),
            };
            let pause = if paused { s::HELD_GO_ON } else { s::HELD_PAUSE };
            if bordered_ui(ui, env, env.t(pause)).clicked() {
                out.push(Action::Held(HeldWish::Pause(!paused)));
            }
            if bordered_ui(ui, env, env.t(s::CANCEL)).clicked() {
                out.push(Action::Held(HeldWish::Cancel));
            }
            let now = progress.now.as_deref().map(crate::open::file_name).unwrap_or_default();
            ui.add(egui::Label::new(weak(env, format!("{text}  {now}"))).truncate());
        });
    }

    /// Facets, hits and preview, as far as there is room for them.
    fn answer_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let Some((_, answer, named)) = &self.answer else { return };
        let (width, height) = (ui.available_width(), ui.available_height());
        let facets =
            if width >= WITH_FACETS && results::can_narrow(answer, &self.question.narrow) { 190.0 } else { 0.0 };
        let preview = if width >= WITH_PREVIEW { (width - facets) * 0.42 } else { 0.0 };
        let list = width - facets - preview - 24.0;
        let mut narrow = self.question.narrow.clone();
        let mut more = false;
        let down = Layout::top_down(Align::Min);
        let scene = hits::Hits { answer, named, expanded: &self.expanded, scroll: std::mem::take(&mut self.scroll) };
        ui.horizontal_top(|ui| {
            if facets > 0.0 {
                ui.allocate_ui_with_layout(vec2(facets, height), down, |ui| {
                    ScrollArea::vertical().id_salt("library-facets").auto_shrink([false, false]).named_ui(
                        ui,
                        env,
                        |ui| {
                            results::facets_ui(ui, env, answer, &mut narrow);
                        },
                    );
                });
            }
            ui.allocate_ui_with_layout(vec2(list, height), down, |ui| {
                ScrollArea::vertical().id_salt("library-hits").auto_shrink([false, false]).named_ui(ui, env, |ui| {
                    more = hits::hits_ui(ui, env, &scene, &mut self.chosen, out);
                });
            });
            if preview > 0.0 {
                let at = self.chosen.and_then(|spot| hits::place_of(named, &spot));
                ui.allocate_ui_with_layout(vec2(preview, height), down, |ui| {
                    ScrollArea::vertical().id_salt("library-preview").auto_shrink([false, false]).named_ui(
                        ui,
                        env,
                        |ui| {
                            results::preview_ui(ui, env, self.preview.as_ref(), at, &self.question.text, out);
                        },
                    );
                });
            }
        });
        if narrow != self.question.narrow {
            self.question.narrow = narrow;
            self.ask(out);
        } else if more {
            self.wanted = self.asked() + PAGE;
            out.push(Action::Held(HeldWish::Ask));
        }
    }
}

/// Adds a value to a facet's chosen ones, or takes it away.
fn toggle(list: &mut Vec<String>, value: &str) {
    let mut all: BTreeSet<String> = list.drain(..).collect();
    if !all.remove(value) {
        all.insert(value.to_owned());
    }
    list.extend(all);
}

/// What a facet is called.
fn facet_name(env: Env, facet: Facet) -> &'static str {
    env.t(match facet {
        Facet::Office => s::HELD_OFFICE,
        Facet::Kind => s::HELD_KIND,
        Facet::State => s::HELD_STATE,
        Facet::Series => s::HELD_SERIES,
        Facet::Folder => s::HELD_FOLDER,
        Facet::Year => s::HELD_YEAR,
    })
}
