//! The one place that changes the window's state: it runs commands, carries out what views ask for, and takes what
//! the threads tell.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::ViewportCommand;

use super::action::Action;
use super::app::{App, Side};
use super::centre::{bytes_between, lit, resumed};
use super::command::Command;
use super::doc::{Doc, TabState};
use super::help::Help;
use super::history::Pane;
use super::jump_box::{JumpBox, command_entries};
use super::kept::recognise;
use super::notice::Tone;
use super::printed::PrintedView;
use super::reading::ScrollMode;
use super::strings::{self as s, Tr};
use super::worker::{self, Event, TabId};
use crate::deliver::DeliverError;
use crate::issue::{Issue, Place};
use crate::library::{BookmarkChange, Language, Settings, Theme};
use crate::open::{OpenError, file_name};

/// Text zooms that can be chosen: quantised, so that the glyph atlas keeps few sizes.
const ZOOMS: &[f32] = &[0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];
/// The measures (em) that can be chosen.
const MEASURES: std::ops::RangeInclusive<f32> = 28.0..=42.0;
/// The distances of lines (em, from baseline to baseline) that can be chosen.
const LINE_GAPS: std::ops::RangeInclusive<f32> = 1.3..=2.4;

impl App {
    /// Carries out what a view asked for.
    pub(super) fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Run(command) => self.run(ctx, command),
            Action::Open(paths) => self.open_files(paths),
            Action::ShowTab(id) => self.active = self.tabs.iter().position(|t| t.id == id).unwrap_or(self.active),
            Action::CloseTab(id) => self.close_tab(ctx, id),
            Action::Retry(id) => self.reload(id),
            Action::CancelOpening(id) => self.cancel_opening(id),
            Action::Unlock(id, password) => {
                if let Some(tab) = self.tabs.iter_mut().find(|t| t.id == id) {
                    tab.password = Some(password);
                    self.reload(id);
                }
            }
            Action::GoTo { place, bytes } => self.go_to(place, bytes),
            Action::Show { place, bytes } => self.show(place, bytes),
            Action::Return(place) => self.scroll(place, ScrollMode::Keep),
            Action::ShowHit(n) => self.show_hit(n),
            Action::CopyText(text) => ctx.copy_text(text),
            Action::Quote(place) => self.copy_quote(ctx, Some(place)),
            Action::Cite { style, place } => self.cite_as(ctx, style, Some(place)),
            Action::ShowReferences(place) => {
                self.side = Some(Side::References);
                self.doc_mut().into_iter().for_each(|d| d.references_of = place);
            }
            Action::SetStatusDate(date) => self.status_date = date,
            Action::ShowSheet { kind, unit, filter } => self.show_sheet(kind, unit, filter),
            Action::FindText(text) => {
                if let Some(doc) = self.doc_mut() {
                    doc.find.show(Some(text));
                }
            }
            Action::AddBookmarkAt { place, bytes } => self.add_bookmark(place, bytes),
            Action::RenameBookmark(id, name) => {
                self.change_bookmark(id, BookmarkChange { name: Some(name), ..Default::default() })
            }
            Action::AnnotateBookmark(id, note) => {
                self.change_bookmark(id, BookmarkChange { note: Some(note), ..Default::default() })
            }
            Action::DeleteBookmark(id) => self.delete_bookmark(id),
            Action::Correct(correction) => self.correct(*correction),
            Action::WithdrawCorrection(id) => self.withdraw_correction(Some(id)),
            Action::ShowPrinted(spot) => {
                if let Some(doc) = self.doc_mut() {
                    doc.pane = Pane::Text;
                    doc.printed = Some(Box::new(PrintedView::at(spot)));
                }
            }
            Action::ShowText(place) => {
                self.doc_mut().into_iter().for_each(|d| d.printed = None);
                self.go_to(place, 0);
            }
        }
        ctx.request_repaint();
    }

    fn run(&mut self, ctx: &egui::Context, command: Command) {
        if !self.can_run(command) {
            return;
        }
        match command {
            Command::Open => self.ask_for_files(),
            Command::OpenFolder => self.ask_for_folder(),
            Command::Print => self.print(),
            Command::Export => self.export(),
            Command::Reload => self.tab().map(|t| t.id).into_iter().for_each(|id| self.reload(id)),
            Command::CloseTab => self.tab().map(|t| t.id).into_iter().for_each(|id| self.close_tab(ctx, id)),
            Command::NextTab => self.active = (self.active + 1) % self.tabs.len().max(1),
            Command::PreviousTab => self.active = (self.active + self.tabs.len().max(1) - 1) % self.tabs.len().max(1),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::FullScreen => {
                let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Command::Jump => self.jump = Some(JumpBox::open(self.doc().map(Doc::here))),
            Command::Help if self.help.is_some() => self.help = None,
            Command::Help | Command::About => self.help = Some(Help::default()),
            Command::Handbook => self.open_tab(Path::new(""), None),
            Command::ToggleContents => self.change_settings(|s| s.tree.visible = !s.tree.visible),
            Command::ToggleBookmarks => self.toggle_side(Side::Bookmarks),
            Command::ToggleResults => {
                self.toggle_side(Side::Results);
                // The list has no box of its own.
                if self.side == Some(Side::Results)
                    && let Some(doc) = self.doc_mut().filter(|d| !d.find.open)
                {
                    doc.pane = Pane::Text;
                    doc.find.show(None);
                }
            }
            Command::ToggleSuspicions => self.toggle_side(Side::Suspicions),
            Command::TogglePages => self.toggle_side(Side::Pages),
            Command::ToggleReferences => {
                self.doc_mut().into_iter().for_each(|d| d.references_of = d.here());
                self.toggle_side(Side::References);
            }
            Command::UndoBookmark => self.restore_bookmark(),
            Command::UndoCorrection => self.withdraw_correction(None),
            Command::RedoCorrection => self.restore_correction(),
            Command::ZoomIn | Command::ZoomOut | Command::ZoomReset => self.zoom(command),
            Command::MeasureWider => self.measure(2.0),
            Command::MeasureNarrower => self.measure(-2.0),
            Command::LinesApart => self.line_gap(0.1),
            Command::LinesCloser => self.line_gap(-0.1),
            Command::ReopenTab => {
                if let Some(path) = self.closed.pop() {
                    self.open_tab(&path, None);
                }
            }
            Command::ToggleSpread => self.change_settings(|s| s.reading.spread = !s.reading.spread),
            Command::ToggleFullWidth => self.change_settings(|s| s.reading.half_as_full = !s.reading.half_as_full),
            Command::CycleTheme => self.next_theme(ctx),
            Command::ThemeSystem => self.change_settings(|s| s.theme = Theme::System),
            Command::ThemeLight => self.change_settings(|s| s.theme = Theme::Light),
            Command::ThemeSepia => self.change_settings(|s| s.theme = Theme::Sepia),
            Command::ThemeDark => self.change_settings(|s| s.theme = Theme::Dark),
            Command::LanguageSystem => self.set_language(Language::System),
            Command::LanguageZh => self.set_language(Language::Zh),
            Command::LanguageEn => self.set_language(Language::En),
            command if self.run_on_panes(ctx, command) => {}
            _ => match self.correction_of(command) {
                Some(correction) => self.correct(correction),
                None => self.run_in_doc(ctx, command),
            },
        }
    }

    /// Commands on the issue in front.
    fn run_in_doc(&mut self, ctx: &egui::Context, command: Command) {
        if command == Command::FilterContents && !self.settings.tree.visible {
            self.change_settings(|s| s.tree.visible = true);
        }
        let Some(doc) = self.doc_mut() else { return };
        let top = doc.top;
        match command {
            Command::Copy => doc.view.selected_text().into_iter().for_each(|text| ctx.copy_text(text)),
            Command::SelectAll => doc.view.select_all(),
            // A table is searched by its own filter.
            Command::Find if doc.pane == Pane::Tables => doc.tables.focus_filter(),
            Command::Find => {
                doc.pane = Pane::Text;
                doc.find.show(doc.selected_words());
            }
            Command::FindNext | Command::FindPrevious => {
                doc.find.show_again();
                if let Some(n) = doc.find.step(command == Command::FindNext, top) {
                    self.show_hit(n);
                }
            }
            Command::TogglePrinted => doc.toggle_printed(),
            Command::ExpandContents => doc.contents.expand_all(),
            Command::CollapseContents => doc.contents.collapse_all(),
            Command::FilterContents => doc.contents.focus_filter(),
            Command::Back | Command::Forward => {
                let here = doc.spot();
                let to = if command == Command::Back { doc.history.back(here) } else { doc.history.forward(here) };
                if let Some(spot) = to {
                    self.scroll(spot.place, ScrollMode::Keep);
                    self.doc_mut().into_iter().for_each(|d| d.pane = spot.pane);
                }
            }
            Command::NextDocument | Command::PreviousDocument | Command::NextSection | Command::PreviousSection => {
                let sections = matches!(command, Command::NextSection | Command::PreviousSection);
                let forward = matches!(command, Command::NextDocument | Command::NextSection);
                if let Some(place) = doc.neighbour(sections, forward) {
                    // Sections are stepped through as pages are turned; going to another document is a jump.
                    if !sections {
                        doc.history.leave(doc.spot());
                    }
                    doc.pane = Pane::Text;
                    doc.scroll_to(place, ScrollMode::Top);
                }
            }
            Command::Top => self.go_to(Place::default(), 0),
            Command::End => {
                let last = doc.issue.documents.len().saturating_sub(1);
                let block = doc.issue.documents.last().map_or(0, |d| d.blocks.len().saturating_sub(1));
                self.go_to(Place { document: last, block, byte: 0 }, 0);
            }
            Command::AddBookmark => {
                let (place, bytes) = match doc.view.selection() {
                    Some((from, to)) => (from, bytes_between(from, to)),
                    None => (doc.here(), 0),
                };
                self.add_bookmark(place, bytes);
            }
            _ => {}
        }
    }

    // What threads tell

    pub(super) fn take_event(&mut self, ctx: &egui::Context, event: Event, out: &mut Vec<Action>) {
        match event {
            Event::Progress { tab, progress } => {
                if let Some(tab) = self.tabs.iter_mut().find(|t| t.id == tab)
                    && let TabState::Opening(known) = &mut tab.state
                {
                    *known = Some(progress);
                }
            }
            Event::Pages { tab, drawn } => {
                if let Some(pages) = self.tabs.iter_mut().find(|t| t.id == tab).and_then(|t| t.pages.as_mut()) {
                    pages.take(ctx, drawn);
                }
            }
            Event::Opened { tab, result } => self.take_opened(tab, result),
            Event::Indexed { tab, issue, jump, find } => {
                if let Some(doc) = self.doc_of(tab).filter(|d| Arc::ptr_eq(&d.issue, &issue)) {
                    doc.jump = Some(jump);
                    doc.find_index = Some(find);
                    if let Some(jump) = &mut self.jump {
                        jump.refresh();
                    }
                }
            }
            Event::Understood { tab, issue, understood } => {
                if let Some(doc) = self.doc_of(tab).filter(|d| Arc::ptr_eq(&d.issue, &issue)) {
                    doc.understand(understood);
                }
            }
            Event::Found { tab, answer } => {
                if let Some(doc) = self.doc_of(tab) {
                    let top = doc.top;
                    doc.find.take(answer, top, out);
                }
            }
            Event::Picked(paths) => out.push(Action::Open(paths)),
            Event::Exporting(told) => self.take_told(told),
            Event::Faces { looked_for, found } => self.take_faces(ctx, looked_for, found),
            Event::NoDialog(text) => self.say_failed(text, &[]),
            Event::Changed(path) => {
                if let Some(id) = self.tabs.iter().find(|t| t.path() == Some(&path)).map(|t| t.id) {
                    self.reload(id);
                }
            }
            Event::Gone(path) => self.say_failed(s::FILE_GONE, &[&file_name(&path)]),
            Event::Known { tab, key, place } => self.take_known(tab, key, place),
            Event::Bookmarks { tab, all } => {
                if let Some(doc) = self.doc_of(tab) {
                    doc.bookmarks.set(all);
                }
            }
            Event::Deleted { tab, deleted } => {
                let text = self.env().with(s::BOOKMARK_DELETED, &[&deleted.bookmark.name]);
                self.deleted.push((tab, deleted));
                self.notices.say(Tone::Done, text, Some(Command::UndoBookmark));
            }
            Event::Said(text, name) => {
                let text = self.env().with(text, &[&name]);
                self.notices.say(Tone::Done, text, None);
            }
            Event::Crashed(why) => self.say_failed(s::CRASHED, &[&why]),
            Event::SaveFailed(error) => {
                let text = self.lang().message(&error, DeliverError::message_zh);
                self.notices.say(Tone::Failed, text, None);
            }
            Event::Corrected { tab, answer } => self.take_corrected(tab, *answer),
            Event::Printed { tab, issue, rows } => {
                if let Some(view) = self.doc_of(tab).and_then(|d| d.printed.as_mut()) {
                    view.take(&issue, rows);
                }
            }
            Event::Recent(recent) => self.recent = recent,
            Event::KeepFailed(error) => self.say_notice(&error.into()),
            Event::LibraryNotice(notice) => self.say_notice(&notice),
        }
    }

    pub(super) fn doc_of(&mut self, id: TabId) -> Option<&mut Doc> {
        self.tabs.iter_mut().find(|t| t.id == id)?.doc_mut()
    }

    fn take_opened(&mut self, id: TabId, result: Result<Arc<Issue>, OpenError>) {
        let env = self.env();
        let Some(tab) = self.tabs.iter_mut().find(|t| t.id == id) else { return };
        let issue = match (result, tab.doc().is_some()) {
            (Ok(issue), _) => issue,
            (Err(error), false) => {
                tab.state = TabState::Failed(error);
                return;
            }
            (Err(error), true) => {
                let why = env.lang.message(&error, OpenError::message_zh);
                let name = tab.path().map(file_name).unwrap_or_default();
                self.say_failed(s::RELOAD_FAILED, &[&name, &why]);
                return;
            }
        };
        let again = tab.doc().map(Doc::top_anchor);
        if tab.doc().is_some_and(|d| d.issue.source.sha256 == issue.source.sha256) {
            return;
        }
        let reloaded = again.is_some();
        let pane = tab.doc().map(|d| d.pane).unwrap_or_default();
        let mut doc = Doc::new(Arc::clone(&issue), env);
        doc.pane = pane;
        if let Some(place) = resumed(&issue, again.or(tab.resume.take()).as_ref()) {
            doc.view.scroll_to(place, ScrollMode::Keep);
        }
        let path = tab.path().map(PathBuf::from);
        // A changed file has changed pages: they are opened anew when they are shown.
        tab.pages = None;
        tab.password_draft.clear();
        tab.state = TabState::Open(Box::new(doc));
        if reloaded {
            let name = path.as_deref().map(file_name).unwrap_or_default();
            self.notices.say(Tone::Done, env.with(s::RELOADED, &[&name]), None);
        }
        super::rare::look(self.post.clone(), Arc::clone(&issue), self.looked_for.clone());
        self.keeper.run(move |library, post| recognise(library, post, id, &issue, path.as_deref()));
    }

    fn say_failed(&mut self, text: Tr, args: &[&str]) {
        let text = self.env().with(text, args);
        self.notices.say(Tone::Failed, text, None);
    }

    // Going

    fn go_to(&mut self, place: Place, bytes: usize) {
        let Some(doc) = self.doc_mut() else { return };
        doc.history.leave(doc.spot());
        doc.pane = Pane::Text;
        doc.peek.close();
        let issue = Arc::clone(&doc.issue);
        // Evidence inside a paragraph is read with what stands before it.
        let mode = if place.byte == 0 { ScrollMode::Top } else { ScrollMode::Nearest };
        doc.scroll_to(place, mode);
        // What was selected elsewhere is not what is cited or marked from here on.
        doc.view.select(None);
        doc.view.flash(lit(&issue, place, bytes));
    }

    fn show(&mut self, place: Place, bytes: usize) {
        let Some(doc) = self.doc_mut() else { return };
        doc.pane = Pane::Text;
        let issue = Arc::clone(&doc.issue);
        doc.scroll_to(place, ScrollMode::Nearest);
        doc.view.select(None);
        doc.view.flash(lit(&issue, place, bytes));
    }

    fn scroll(&mut self, place: Place, mode: ScrollMode) {
        if let Some(doc) = self.doc_mut() {
            doc.scroll_to(place, mode);
        }
    }

    fn show_hit(&mut self, n: usize) {
        let Some(doc) = self.doc_mut() else { return };
        let Some((place, _)) = doc.find.hit(n) else { return };
        if doc.find.sets_out() {
            doc.history.leave(doc.spot());
        }
        doc.find.set_current(n);
        doc.pane = Pane::Text;
        doc.scroll_to(place, ScrollMode::Nearest);
    }

    fn toggle_side(&mut self, side: Side) {
        self.side = if self.side == Some(side) { None } else { Some(side) };
    }

    // Settings

    /// Changes the settings here and on the disk.
    pub(super) fn change_settings(&mut self, change: impl Fn(&mut Settings) + Send + 'static) {
        change(&mut self.settings);
        let now = self.settings.clone();
        self.keeper.run(move |library, _| library.change_settings(|s| *s = now).map(drop));
    }

    fn zoom(&mut self, command: Command) {
        let now = self.settings.reading.zoom;
        let next = match command {
            Command::ZoomIn => ZOOMS.iter().copied().find(|z| *z > now + 0.01),
            Command::ZoomOut => ZOOMS.iter().rev().copied().find(|z| *z < now - 0.01),
            _ => Some(1.0),
        };
        if let Some(next) = next {
            self.change_settings(move |s| s.reading.zoom = next);
        }
    }

    fn measure(&mut self, by: f32) {
        let next = (self.settings.reading.measure + by).clamp(*MEASURES.start(), *MEASURES.end());
        self.change_settings(move |s| s.reading.measure = next);
        let text = self.env().with(s::SETTING_MEASURE, &[&format!("{next:.0}")]);
        self.notices.say(Tone::Done, text, None);
    }

    fn line_gap(&mut self, by: f32) {
        let next = (self.settings.reading.line_gap + by).clamp(*LINE_GAPS.start(), *LINE_GAPS.end());
        let next = (next * 10.0).round() / 10.0;
        self.change_settings(move |s| s.reading.line_gap = next);
        let text = self.env().with(s::SETTING_LINE_GAP, &[&format!("{next:.1}")]);
        self.notices.say(Tone::Done, text, None);
    }

    fn next_theme(&mut self, ctx: &egui::Context) {
        let system_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let next = match self.settings.theme {
            Theme::System if system_dark => Theme::Light,
            Theme::System | Theme::Light => Theme::Sepia,
            Theme::Sepia => Theme::Dark,
            Theme::Dark => Theme::Light,
        };
        self.change_settings(move |s| s.theme = next);
    }

    fn set_language(&mut self, language: Language) {
        self.change_settings(move |s| s.language = language);
        self.index_commands();
        let (entries, lang) = (command_entries(self.env()), self.lang());
        for tab in &self.tabs {
            if let Some(doc) = tab.doc() {
                worker::index(self.post.clone(), tab.id, Arc::clone(&doc.issue), entries.clone());
                if let Some(understood) = doc.understood.clone() {
                    worker::translate(self.post.clone(), tab.id, Arc::clone(&doc.issue), understood, lang);
                }
            }
        }
    }
}
