//! The page of the library: the shelf of all issues, and the search over them.
//!
//! The page keeps its question, its answer and the row that was gone to last: whoever comes back to it finds it as it was.

mod results;
mod shelf;
mod thread;
pub mod told;
pub mod wish;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Align, Key, Layout, ScrollArea, Ui, vec2};

use super::action::{Action, Env, TabId};
use super::event::Post;
use super::strings as s;
use super::widgets::{FieldAnswer, text_field_ui, weak};
use crate::holdings::{Answer, Facet, GoTo, Order, Progress, Question, Scope, Told};

use self::thread::HeldThread;
use self::told::{Found, HeldEvent, Preview, Shelf};
use self::wish::HeldWish;

/// Documents that are shown at first, and how many more each time.
pub const PAGE: usize = 50;
/// The room that a preview needs beside the list.
const WITH_PREVIEW: f32 = 980.0;
/// The room that the facets need beside the list.
const WITH_FACETS: f32 = 620.0;

/// The page.
pub struct LibraryPage {
    /// It is shown in the place of the text.
    pub shown: bool,
    /// The threads behind it.
    pub thread: HeldThread,
    /// The question as it is typed.
    pub question: Question,
    /// Documents of the answer that are asked for.
    pub wanted: usize,
    /// The answer, and the question that it is to.
    answer: Option<(Question, Answer, Vec<GoTo>)>,
    /// The shelf, once it was told.
    shelf: Option<Shelf>,
    /// The document beside the list.
    preview: Option<Preview>,
    /// The row that was gone to last: document and block.
    chosen: Option<(i64, usize)>,
    /// How far the worker is.
    progress: Option<Progress>,
    /// Folders that are only looked through once an hour.
    unwatched: Vec<PathBuf>,
    /// The box gets the keyboard.
    focus: bool,
    /// What is to be shown when its file is open.
    pub pending: Option<Found>,
    /// The tab that was opened from here last.
    pub opened: Option<TabId>,
}

impl Default for LibraryPage {
    fn default() -> Self {
        Self {
            shown: false,
            thread: HeldThread::default(),
            question: Question::default(),
            wanted: PAGE,
            answer: None,
            shelf: None,
            preview: None,
            chosen: None,
            progress: None,
            unwatched: Vec::new(),
            focus: false,
            pending: None,
            opened: None,
        }
    }
}

impl LibraryPage {
    /// Shows it, with the keyboard in its box.
    pub fn show(&mut self, data: &Path, post: &Post) {
        self.shown = true;
        self.focus = true;
        self.thread.shelf(data, post);
        self.thread.read(data, post);
    }

    /// Whether there is anything in the library, as far as it is known.
    #[must_use]
    pub fn has_issues(&self) -> bool {
        self.shelf.as_ref().is_some_and(|shelf| !shelf.series.is_empty() || !shelf.roots.is_empty())
    }

    /// Takes what the threads tell. What is left is for the window: a document to open, an error to say. True when the shelf is to be asked for again.
    pub fn take(&mut self, event: HeldEvent) -> (bool, Option<HeldEvent>) {
        match event {
            HeldEvent::Shelf(shelf) => self.shelf = Some(*shelf),
            HeldEvent::Answer(question, answer, named) => self.answer = Some((question, *answer, named)),
            HeldEvent::Preview(preview) => self.preview = Some(*preview),
            HeldEvent::Told(Told::Progress(progress)) => {
                // The shelf grows while it is read, but not with every file.
                let again = progress.read > 0 && progress.read % 32 == 4;
                self.progress = Some(progress);
                return (again, None);
            }
            HeldEvent::Told(Told::Done(_) | Told::Busy) => {
                self.progress = None;
                return (true, None);
            }
            HeldEvent::Told(Told::NotWatched(folders)) => self.unwatched = folders,
            HeldEvent::Told(Told::Failed(error)) => {
                self.progress = None;
                return (false, Some(HeldEvent::Failed(error)));
            }
            other => return (false, Some(other)),
        }
        (false, None)
    }

    /// Draws it.
    pub fn page_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
            self.box_ui(ui, env, out);
            self.state_ui(ui, env, out);
            ui.add_space(6.0);
            let asked = !self.question.text.trim().is_empty();
            match (&self.answer, asked) {
                (Some(_), true) => self.answer_ui(ui, env, out),
                (None, true) => drop(ui.label(weak(env, env.t(s::HELD_SEARCHING)))),
                (_, false) => shelf::shelf_ui(ui, env, self.shelf.as_ref(), &self.unwatched, out),
            }
        });
    }

    /// The box, the switch of scopes and the order.
    fn box_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let before = self.question.clone();
        let FieldAnswer { response, .. } =
            text_field_ui(ui, env, &mut self.question.text, env.t(s::HELD_SEARCH), "library-search");
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        ui.horizontal_wrapped(|ui| {
            for (scope, name) in [
                (Scope::Article, s::HELD_IN_ARTICLE),
                (Scope::Document, s::HELD_IN_DOCUMENT),
                (Scope::Title, s::HELD_IN_TITLE),
            ] {
                ui.selectable_value(&mut self.question.scope, scope, env.t(name));
            }
            ui.separator();
            for (order, name) in [(Order::Date, s::HELD_BY_DATE), (Order::Hits, s::HELD_BY_HITS)] {
                ui.selectable_value(&mut self.question.order, order, env.t(name));
            }
            ui.separator();
            if ui.button(env.t(s::HELD_ADD)).clicked() {
                out.push(Action::Held(HeldWish::PickFolder));
            }
        });
        if self.question != before {
            self.ask(out);
        } else if enter {
            self.open_first(out);
            response.request_focus();
        }
    }

    fn ask(&mut self, out: &mut Vec<Action>) {
        self.wanted = PAGE;
        out.push(Action::Held(HeldWish::Ask));
    }

    /// Enter goes to the row that is chosen, or else to the first.
    fn open_first(&mut self, out: &mut Vec<Action>) {
        let Some((_, answer, named)) = &self.answer else { return };
        let rows = answer.documents.iter().flat_map(|d| &d.rows);
        let chosen = rows.clone().find(|r| Some((r.place.document, r.place.block)) == self.chosen);
        if let (None, Some(GoTo::Document { document, place, .. })) = (chosen, named.first()) {
            let (block, byte) = place.map_or((0, 0), |p| (p.block, p.byte));
            return out.push(Action::Held(HeldWish::Open(document.id, block, byte, byte)));
        }
        if let Some(row) = chosen.or(rows.clone().next()) {
            let place = row.place;
            self.chosen = Some((place.document, place.block));
            out.push(Action::Held(HeldWish::Open(place.document, place.block, place.byte, place.end)));
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
            if ui.button(env.t(pause)).clicked() {
                out.push(Action::Held(HeldWish::Pause(!paused)));
            }
            if ui.button(env.t(s::CANCEL)).clicked() {
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
        let facets = if width >= WITH_FACETS { 190.0 } else { 0.0 };
        let preview = if width >= WITH_PREVIEW { (width - facets) * 0.42 } else { 0.0 };
        let list = width - facets - preview - 24.0;
        let mut narrow = self.question.narrow.clone();
        let mut more = false;
        let down = Layout::top_down(Align::Min);
        ui.horizontal_top(|ui| {
            if facets > 0.0 {
                ui.allocate_ui_with_layout(vec2(facets, height), down, |ui| {
                    ScrollArea::vertical().id_salt("library-facets").auto_shrink([false, false]).show(ui, |ui| {
                        results::facets_ui(ui, env, answer, &mut narrow);
                    });
                });
            }
            ui.allocate_ui_with_layout(vec2(list, height), down, |ui| {
                ScrollArea::vertical().id_salt("library-hits").auto_shrink([false, false]).show(ui, |ui| {
                    more = results::hits_ui(ui, env, (answer, named), &mut self.chosen, out);
                });
            });
            if preview > 0.0 {
                ui.allocate_ui_with_layout(vec2(preview, height), down, |ui| {
                    ScrollArea::vertical().id_salt("library-preview").auto_shrink([false, false]).show(ui, |ui| {
                        results::preview_ui(ui, env, self.preview.as_ref(), self.chosen, &self.question.text, out);
                    });
                });
            }
        });
        if narrow != self.question.narrow {
            self.question.narrow = narrow;
            self.ask(out);
        } else if more {
            self.wanted += PAGE;
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
