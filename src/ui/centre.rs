//! The middle of the window: the text, or what stands there while there is none.

use std::sync::Arc;

use egui::{Frame, Label, Margin, Rect, Ui};

use super::action::{Action, Env, Pane, TabId};
use super::app::App;
use super::command::{Command, PanelId};
use super::context_menu::context_menu;
use super::doc::{Doc, Rest, TabState};
use super::event::{Event, Post};
use super::facts::{DayField, Source};
use super::failed::{empty_ui, failed_ui, opening_ui, pages_ui, rest_ui, scan_ui};
use super::home::home_ui;
use super::library::OtherIssues;
use super::mark_bar::BarScene;
use super::overview::overview_ui;
use super::pane_switch::switch_ui;
use super::reading::{HeadPart, Marks, ReadingColors, ReadingResponse, ReadingStyle, ReadingWords, Stretch};
use super::strings as s;
use super::widgets::weak;
use crate::issue::{Date, Place, Printed};
use crate::library::{CiteSettings, MarkSettings};

impl App {
    /// Whether a point of the window is over original pages that are shown.
    pub(super) fn pages_hold(&self, at: egui::Pos2) -> bool {
        let shown = self.panels.shows(PanelId::PAGES) || self.doc().is_none();
        shown && self.tabs.front().and_then(|t| t.pages.as_ref()).is_some_and(|p| p.contains(at))
    }

    pub(super) fn centre_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        if self.shows_library() {
            let day = (self.status_day.date, &mut self.status_day.field);
            return self.held.page_ui(ui, env, day, out);
        }
        let date = self.status_day.date;
        let pages_shown = self.panels.shows(PanelId::PAGES);
        let Some(tab) = self.tabs.front_mut() else { return home_ui(ui, env, &self.library.recent, out) };
        let (id, title) = (tab.id, tab.title(env));
        let doc = match &mut tab.state {
            TabState::Opening(Some(progress)) if progress.of_scans => {
                let progress = *progress;
                return scan_ui(ui, env, tab, progress, &self.work.post, out);
            }
            TabState::Opening(progress) => return opening_ui(ui, env, id, &title, *progress, out),
            TabState::Failed(_) => return failed_ui(ui, env, tab, &self.work.post, out),
            TabState::Open(doc) => doc,
        };
        if !self.placing.bare {
            head_ui(ui, env, doc, pages_shown, out);
        }
        if let Some(rest) = &doc.rest {
            rest_ui(ui, env, id, rest, out);
        }
        doc.head_marks.update(env, &doc.issue, doc.made.understood.as_deref(), date);
        if doc.reader.pane != Pane::Text {
            let here = doc.here();
            doc.reader.crumbs.follow(&doc.issue, here);
            pane_ui(ui, env, (doc, &self.held.links), date, &mut self.status_day.field, out);
            return;
        }
        let scan = matches!(&doc.rest, Some(Rest::Reading(Some(progress))) if progress.of_scans);
        if scan && !doc.has_text() {
            // Its cover has no text: until there is some, the pages are what can be read.
            return pages_ui(ui, env, tab, &self.work.post, out);
        }
        if !doc.issue.source.recognised.is_empty() {
            recognised_ui(ui, env);
        }
        let clicked = self.text_ui(ui, env, out);
        self.follow_text(ui, pages_shown, clicked);
    }

    /// The text of the issue in front, or its printed lines. Gives the place that was clicked.
    fn text_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) -> Option<Place> {
        let style = self.reading_style(env);
        let results_shown = self.panels.shows(PanelId::RESULTS);
        let (date, cite, post) = (self.status_day.date, self.settings.cite.clone(), &self.work.post);
        let tab = self.tabs.front_mut()?;
        let id = tab.id;
        let doc = tab.doc_mut()?;
        find_ui(ui, env, doc, (id, post), results_shown, out);
        let mut clicked = None;
        let room = ui.available_rect_before_wrap();
        if doc.printed.is_some() {
            printed_ui(ui, env, doc, id, post, out);
        } else {
            let look = Looks {
                style: &style,
                cite: &cite,
                date,
                marks: &self.settings.marks,
                spoken: self.speech.at(id),
                beside: self.panels.shows(PanelId::BESIDE),
                covered: self.overlays.cover(),
                links: &self.held.links,
            };
            (self.context_place, clicked) = reading_ui(ui, env, doc, &look, self.context_place, out);
        }
        if doc.doubts.is_open() {
            // The print that is shown is the pages'.
            let ctx = ui.ctx().clone();
            tab.doubt_ui(&ctx, env, room, post, out);
        }
        clicked
    }

    /// The path and the original pages follow the text.
    fn follow_text(&mut self, ui: &Ui, pages_shown: bool, clicked: Option<Place>) {
        let Some(tab) = self.tabs.front_mut() else { return };
        let TabState::Open(doc) = &mut tab.state else { return };
        let here = doc.here();
        if doc.reader.crumbs.follow(&doc.issue, here) {
            ui.ctx().request_repaint();
        }
        if let Some(pages) = tab.pages.as_mut().filter(|_| pages_shown) {
            pages.follow(&doc.issue, here, ui.input(|i| i.time));
            clicked.into_iter().for_each(|place| pages.show(place));
        }
    }

    /// How the text is set.
    pub(super) fn reading_style(&self, env: Env) -> ReadingStyle {
        let (p, reading) = (env.palette, &self.settings.reading);
        ReadingStyle {
            // The interface is scaled without the text.
            size: reading.body_size * reading.zoom / self.settings.interface.scale,
            measure: reading.measure.round() as u16,
            line_gap: reading.line_gap - 1.0,
            fullwidth_punctuation: reading.half_as_full,
            spread: reading.spread,
            colors: ReadingColors {
                text: p.ink,
                weak: p.weak,
                red: p.red,
                link: p.accent,
                selection: p.selection,
                hit: p.hit,
                hit_current: p.hit_current,
                rule: p.rule,
                mark: p.mark,
                flash: p.hit,
                spoken: p.spoken,
                grounds: p.grounds,
                pens: p.pens,
            },
            words: ReadingWords {
                text: env.name(Command::ShowText).to_owned(),
                bar: env.t(s::READING_SCROLL).to_owned(),
                joined: env.t(s::JOINED).to_owned(),
                joined_no_page: env.t(s::JOINED_NO_PAGE).to_owned(),
                joined_hover: env.t(s::JOINED_HOVER).to_owned(),
                note: env.t(s::MARK_NOTE).to_owned(),
            },
        }
    }
}

/// The switch between text, overview and tables, with what can be seen beside the text.
fn head_ui(ui: &mut Ui, env: Env, doc: &Doc, pages_shown: bool, out: &mut Vec<Action>) {
    let text = doc.reader.pane == Pane::Text;
    let mut beside = vec![(Command::TogglePrinted, text && doc.printed.is_some())];
    if doc.issue.source.kind.has_pages() {
        beside.insert(0, (Command::Panel(PanelId::PAGES), pages_shown));
    }
    switch_ui(ui, env, doc.reader.pane, &beside, out);
}

/// Says over a text that it was read from pictures.
fn recognised_ui(ui: &mut Ui, env: Env) {
    let frame = Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 2, bottom: 4 });
    frame.show(ui, |ui| ui.add(Label::new(weak(env, env.t(s::RECOGNISED))).wrap()));
}

/// The panes that are not the text.
fn pane_ui(
    ui: &mut Ui,
    env: Env,
    (doc, links): (&mut Doc, &OtherIssues),
    date: Date,
    day: &mut DayField,
    out: &mut Vec<Action>,
) {
    let (issue, understood) = (Arc::clone(&doc.issue), doc.made.understood.clone());
    let source = Source { issue: &issue, understood: understood.as_ref(), date };
    match doc.reader.pane {
        Pane::Text => {}
        Pane::Overview => overview_ui(ui, env, (source, links), day, out),
        Pane::Tables => doc.tables.tables_ui(ui, env, source, day, out),
    }
}

/// Looks again for what is asked, and draws the bar of find.
fn find_ui(ui: &mut Ui, env: Env, doc: &mut Doc, (tab, post): (TabId, &Post), list_shown: bool, out: &mut Vec<Action>) {
    if let Some(job) = doc.find.update(doc.made.find.as_ref(), &doc.issue, doc.reader.top, out) {
        post.clone().spawn("find", move |post| {
            job.run().into_iter().for_each(|answer| post.send(Event::Found(tab, answer)));
        });
    }
    if doc.find.open {
        doc.find.bar_ui(ui, env, list_shown, out);
    }
}

/// The printed lines, whose rows are made on a thread.
fn printed_ui(ui: &mut Ui, env: Env, doc: &mut Doc, tab: TabId, post: &Post, out: &mut Vec<Action>) {
    doc.reader.share = None;
    let issue = Arc::clone(&doc.issue);
    let Some(view) = doc.printed.as_deref_mut() else { return };
    if view.wants_rows(&issue, doc.reader.top) {
        let issue = Arc::clone(&issue);
        post.clone().spawn("printed", move |post| {
            let rows = Arc::new(Printed::of(&issue));
            post.send(Event::Printed(tab, issue, rows));
        });
    }
    if let Some(place) = view.printed_ui(ui, env, &issue, tab, out) {
        doc.reader.top = place;
    }
}

/// What the text is drawn by.
struct Looks<'a> {
    style: &'a ReadingStyle,
    cite: &'a CiteSettings,
    date: Date,
    marks: &'a MarkSettings,
    /// The sentence that is read aloud.
    spoken: Option<&'a Stretch>,
    /// Another place stands beside the text.
    beside: bool,
    /// Something lies over the window.
    covered: bool,
    /// What the library says of papers of this issue.
    links: &'a OtherIssues,
}

/// The text, with its context menu. Gives the place that the context menu is for, and the one that was clicked.
fn reading_ui(
    ui: &mut Ui,
    env: Env,
    doc: &mut Doc,
    look: &Looks<'_>,
    context: Option<Place>,
    out: &mut Vec<Action>,
) -> (Option<Place>, Option<Place>) {
    if !doc.has_text() {
        empty_ui(ui, env, matches!(doc.rest, Some(Rest::Reading(_))), out);
        return (None, None);
    }
    let (issue, understood) = (Arc::clone(&doc.issue), doc.made.understood.clone());
    let (hits, current) = doc.find.marks();
    let marks = Marks {
        hits,
        current,
        bookmarks: doc.marks.places(),
        highlights: doc.marks.highlights(),
        notes: doc.marks.notes(),
        version: doc.marks.version(),
        spoken: look.spoken,
        links: understood.as_ref().map_or(&[], |u| u.links.stretches.as_slice()),
        quiet: understood.as_ref().map_or(&[], |u| u.quiet.stretches.as_slice()),
        heads: &doc.head_marks.heads,
        doubts: doc.doubts.stretches(&issue),
    };
    let room = ui.available_rect_before_wrap();
    let response = doc.view.ui(ui, &issue, look.style, &marks);
    doc.reader.top = response.top;
    if response.moved && look.beside {
        // What is beside the text was drawn before it, and may follow.
        ui.ctx().request_repaint();
    }
    let share = Some(doc.view.share());
    if std::mem::replace(&mut doc.reader.share, share) != share {
        // The status bar was drawn before the text.
        ui.ctx().request_repaint();
    }
    let link = response.clicked_link.and_then(|n| understood.as_ref()?.target(n));
    if let Some(place) = link {
        out.push(Action::GoTo { place, bytes: 0 });
    }
    let (context, clicked) = (response.secondary_clicked.or(context), response.clicked);
    context_menu(&response.response, env, doc, look.cite, context, out);
    heed_text(ui, env, doc, &response, look, out);
    heed_marks(ui, env, doc, &response, (look, room), out);
    (context, clicked)
}

/// The bar beside selected words, and what was done to marks in the text.
fn heed_marks(
    ui: &Ui,
    env: Env,
    doc: &mut Doc,
    response: &ReadingResponse,
    (look, room): (&Looks<'_>, Rect),
    out: &mut Vec<Action>,
) {
    if let Some((mark, at)) = response.clicked_mark
        && let Some(id) = doc.marks.all().get(mark).map(|placed| placed.mark.id)
    {
        doc.mark_bar.show(id, at);
    }
    if let Some((doubt, at)) = response.clicked_doubt {
        doc.mark_bar.close();
        doc.doubts.look_at(doubt, at);
    } else if response.moved {
        doc.doubts.close();
    }
    if look.covered || doc.peek.is_open() || doc.doubts.is_open() {
        doc.mark_bar.tell_written(out);
        return;
    }
    let scene = BarScene {
        marks: &doc.marks,
        settings: look.marks,
        selection: doc.view.selection().zip(response.selected),
        words: doc.selected_words(),
        moved: response.moved,
        room,
    };
    doc.mark_bar.bar_ui(ui.ctx(), env, &scene, out);
}

/// What was done to references and heads in the text.
fn heed_text(ui: &Ui, env: Env, doc: &mut Doc, response: &ReadingResponse, look: &Looks<'_>, out: &mut Vec<Action>) {
    let date = look.date;
    let Some(understood) = doc.made.understood.clone() else { return };
    let issue = Arc::clone(&doc.issue);
    // Who selects a text does not point at what is in it.
    let selecting = doc.view.selection().is_some();
    doc.peek.track(ui, &understood, &response.links_seen, (response.moved, selecting));
    if let Some(link) = response.clicked_quiet.and_then(|n| understood.quiet.links.get(n)) {
        doc.peek.pin(*link);
    }
    match response.clicked_head {
        Some((document, HeadPart::Status)) => {
            if let Some(evidence) = understood.facts.force.get(document).and_then(|f| f.evidence(date)) {
                out.push(Action::go_to(evidence));
            }
        }
        Some((document, HeadPart::Count)) => {
            out.push(Action::ShowPanel(PanelId::REFERENCES, Place { document, ..Place::default() }));
        }
        None => {}
    }
    let source = Source { issue: &issue, understood: Some(&understood), date };
    doc.peek.peek_ui(ui.ctx(), env, (source, look.links), out);
}
