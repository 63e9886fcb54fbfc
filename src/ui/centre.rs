//! The middle of the window: the text, or what stands there while there is none.

use std::sync::Arc;

use egui::{Frame, Margin, Panel, RichText, Ui};

use super::action::{Action, Env};
use super::app::{App, Side, beside_text};
use super::command::Command;
use super::context_menu::context_menu;
use super::doc::{Doc, TabState};
use super::failed::{failed_ui, opening_ui};
use super::history::Pane;
use super::pages;
use super::panes;
use super::printed::printed_ui;
use super::reading::{Marks, ReadingColors, ReadingStyle, ReadingWords, Stretch};
use super::strings as s;
use super::widgets::panel_head_ui;
use crate::issue::{Anchor, Date, Issue, Place, SourceKind};
use crate::library::CiteSettings;

impl App {
    /// The original pages at the right of the text.
    pub(super) fn pages_panel_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let post = self.post.clone();
        let Some(tab) = self.tabs.get_mut(self.active).filter(|t| t.doc().is_some()) else { return };
        let pdf = tab.doc().is_some_and(|d| d.issue.source.kind == SourceKind::Pdf);
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin { left: 6, right: 2, top: 6, bottom: 0 });
        let widths = beside_text(ui, 240.0, 1400.0);
        Panel::right("pages").frame(frame).resizable(true).default_size(460.0).size_range(widths).show(ui, |ui| {
            ui.take_available_width();
            let pages = if pdf { tab.pages(&post) } else { None };
            panel_head_ui(ui, env, s::PAGES, Command::TogglePages, out);
            match pages {
                Some(pages) => {
                    ui.horizontal(|ui| pages::head_ui(ui, env, pages));
                    pages.pages_ui(ui, env, out);
                }
                None => {
                    ui.label(RichText::new(env.t(s::PAGES_ONLY_PDF)).color(env.palette.weak));
                }
            }
        });
    }

    /// Whether a point of the window is over original pages that are shown.
    pub(super) fn pages_hold(&self, at: egui::Pos2) -> bool {
        let shown = self.side == Some(Side::Pages) || self.doc().is_none();
        shown && self.tab().and_then(|t| t.pages.as_ref()).is_some_and(|p| p.contains(at))
    }

    pub(super) fn centre_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let style = self.reading_style(env);
        let (results_shown, post) = (self.side == Some(Side::Results), self.post.clone());
        let pages_shown = self.side == Some(Side::Pages);
        let (date, cite) = (self.status_date, self.settings.cite.clone());
        let Some(tab) = self.tabs.get_mut(self.active) else { return };
        let (id, title) = (tab.id, tab.title(env));
        if let TabState::Failed(_) = tab.state {
            failed_ui(ui, env, tab, &post, out);
            return;
        }
        match &mut tab.state {
            TabState::Opening(progress) => opening_ui(ui, env, id, &title, *progress, out),
            TabState::Failed(_) => {}
            TabState::Open(doc) => {
                let text = doc.pane == Pane::Text;
                let mut beside = vec![(Command::TogglePrinted, text && doc.printed.is_some())];
                if doc.issue.source.kind == SourceKind::Pdf {
                    beside.insert(0, (Command::TogglePages, pages_shown));
                }
                panes::switch_ui(ui, env, doc.pane, &beside, out);
                doc.badges.update(env, &doc.issue, doc.understood.as_deref(), date);
                if doc.pane != Pane::Text {
                    doc.crumbs.follow(&doc.issue, doc.here());
                    panes::pane_ui(ui, env, doc, date, &mut self.day_field, out);
                    return;
                }
                doc.find.update(doc.find_index.as_ref(), &doc.issue, doc.top, &post, id, out);
                if doc.find.open {
                    doc.find.bar_ui(ui, env, results_shown, out);
                }
                let mut clicked = None;
                if doc.printed.is_some() {
                    doc.share = None;
                    printed_ui(ui, env, doc, id, &post, out);
                } else {
                    let style = (&style, &cite, date);
                    (self.context_place, clicked) = reading_ui(ui, env, doc, style, self.context_place, out);
                }
                if doc.crumbs.follow(&doc.issue, doc.here()) {
                    ui.ctx().request_repaint();
                }
                if let Some(pages) = tab.pages.as_mut().filter(|_| pages_shown) {
                    pages.follow(&doc.issue, doc.here(), ui.input(|i| i.time));
                    if let Some(place) = clicked {
                        pages.show(place);
                    }
                }
            }
        }
    }

    fn reading_style(&self, env: Env) -> ReadingStyle {
        let (p, reading) = (env.palette, &self.settings.reading);
        ReadingStyle {
            size: reading.body_size * reading.zoom,
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
            },
            words: ReadingWords {
                joined: env.t(s::JOINED).to_owned(),
                joined_no_page: env.t(s::JOINED_NO_PAGE).to_owned(),
                joined_hover: env.t(s::JOINED_HOVER).to_owned(),
            },
        }
    }
}

/// The text, with its context menu. Gives the place that the context menu is for, and the one that was clicked.
fn reading_ui(
    ui: &mut Ui,
    env: Env,
    doc: &mut Doc,
    (style, cite, date): (&ReadingStyle, &CiteSettings, Date),
    context: Option<Place>,
    out: &mut Vec<Action>,
) -> (Option<Place>, Option<Place>) {
    if !doc.has_text() {
        ui.centered_and_justified(|ui| ui.label(RichText::new(env.t(s::NO_TEXT)).color(env.palette.weak)));
        return (None, None);
    }
    let (issue, understood) = (Arc::clone(&doc.issue), doc.understood.clone());
    let (hits, current) = doc.find.marks();
    let marks = Marks {
        hits,
        current,
        bookmarks: doc.bookmarks.places(),
        links: understood.as_ref().map_or(&[], |u| u.links.stretches.as_slice()),
        quiet: understood.as_ref().map_or(&[], |u| u.quiet.stretches.as_slice()),
        heads: &doc.badges.heads,
    };
    let response = doc.view.ui(ui, &issue, style, &marks);
    doc.top = response.top;
    let share = Some(doc.view.share());
    if std::mem::replace(&mut doc.share, share) != share {
        // The status bar was drawn before the text.
        ui.ctx().request_repaint();
    }
    let link = response.clicked_link.and_then(|n| understood.as_ref()?.target(n));
    if let Some(place) = link {
        out.push(Action::GoTo { place, bytes: 0 });
    }
    let (context, clicked) = (response.secondary_clicked.or(context), response.clicked);
    context_menu(&response.response, env, doc, cite, context, out);
    panes::heed_text(ui, env, doc, &response, date, out);
    (context, clicked)
}

/// Length in bytes of a selection inside one block; 0 when it goes over several.
pub(super) fn bytes_between(from: Place, to: Place) -> usize {
    if (from.document, from.block) == (to.document, to.block) { to.byte - from.byte } else { 0 }
}

/// The stretch of a block that a jump lights.
pub(super) fn lit(issue: &Issue, place: Place, bytes: usize) -> Stretch {
    let length = issue.block(place.document, place.block).map_or(0, |b| b.text.len());
    let end = if bytes == 0 { length } else { (place.byte + bytes).min(length) };
    Stretch { document: place.document, block: place.block, bytes: place.byte.min(end)..end }
}

/// The place of an anchor, for going there when a file is open.
pub(super) fn resumed(issue: &Issue, anchor: Option<&Anchor>) -> Option<Place> {
    anchor?.resolve(issue).map(|found| found.place)
}
