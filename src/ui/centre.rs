//! The middle of the window: the text, or what stands there while there is none.

use std::sync::Arc;

use egui::{RichText, Ui, vec2};

use super::action::{Action, Env};
use super::app::{App, Side};
use super::command::Command;
use super::doc::{Doc, TabState};
use super::reading::{Marks, ReadingColors, ReadingStyle, ReadingWords, Stretch};
use super::strings::{self as s, Lang};
use super::theme;
use super::worker::TabId;
use crate::issue::{Anchor, Issue, Place};

impl App {
    pub(super) fn centre_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let style = self.reading_style(env);
        let (results_shown, post) = (self.side == Some(Side::Results), self.post.clone());
        let Some(tab) = self.tabs.get_mut(self.active) else { return };
        let id = tab.id;
        match &mut tab.state {
            TabState::Opening => opening_ui(ui, env, &tab.title(env)),
            TabState::Failed(error) => {
                let text = match env.lang {
                    Lang::Zh => error.message_zh(),
                    Lang::En => error.to_string(),
                };
                failed_ui(ui, env, id, &tab.title(env), &text, out);
            }
            TabState::Open(doc) => {
                doc.find.update(doc.find_index.as_ref(), &doc.issue, doc.top, &post, id, out);
                if doc.find.open {
                    doc.find.bar_ui(ui, env, results_shown, out);
                }
                let place = reading_ui(ui, env, doc, &style, self.context_place, out);
                self.context_place = place;
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
            colors: ReadingColors {
                background: p.paper,
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

/// The text, with its context menu. Gives the place that the context menu is for.
fn reading_ui(
    ui: &mut Ui,
    env: Env,
    doc: &mut Doc,
    style: &ReadingStyle,
    context: Option<Place>,
    out: &mut Vec<Action>,
) -> Option<Place> {
    if !doc.has_text() {
        ui.centered_and_justified(|ui| ui.label(RichText::new(env.t(s::NO_TEXT)).color(env.palette.weak)));
        return None;
    }
    let issue = Arc::clone(&doc.issue);
    let (hits, current) = doc.find.marks();
    let marks = Marks { hits, current, bookmarks: doc.bookmarks.places(), links: &doc.links.stretches };
    let response = doc.view.ui(ui, &issue, style, &marks);
    doc.top = response.top;
    if let Some(&place) = response.clicked_link.and_then(|n| doc.links.targets.get(n)) {
        out.push(Action::GoTo { place, bytes: 0 });
    }
    let context = response.secondary_clicked.or(context);
    let selected = doc.view.selected_text();
    let selection = doc.view.selection();
    response.response.context_menu(|ui| {
        if let Some(text) = &selected {
            if ui.button(env.t(s::COPY_SELECTION)).clicked() {
                out.push(Action::CopyText(text.clone()));
            }
            if text.chars().count() <= 80 && !text.contains('\n') && ui.button(env.t(s::FIND_SELECTION)).clicked() {
                out.push(Action::FindText(text.clone()));
            }
        }
        if let Some(place) = context {
            if let Some(block) = issue.block(place.document, place.block)
                && ui.button(env.t(s::COPY_PARAGRAPH)).clicked()
            {
                out.push(Action::CopyText(block.text.clone()));
            }
            if ui.button(env.t(s::BOOKMARK_HERE)).clicked() {
                let (place, bytes) =
                    selection.map_or((Place { byte: 0, ..place }, 0), |(from, to)| (from, bytes_between(from, to)));
                out.push(Action::AddBookmarkAt { place, bytes });
            }
        }
    });
    context
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

fn opening_ui(ui: &mut Ui, env: Env, title: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.36);
        ui.add(egui::Spinner::new().size(22.0).color(env.palette.weak));
        ui.add_space(8.0);
        ui.label(RichText::new(env.with(s::OPENING, &[title])).color(env.palette.weak));
    });
}

fn failed_ui(ui: &mut Ui, env: Env, id: TabId, title: &str, text: &str, out: &mut Vec<Action>) {
    ui.vertical_centered(|ui| {
        ui.set_max_width(560.0);
        ui.add_space(ui.available_height() * 0.3);
        ui.label(RichText::new(env.with(s::OPEN_FAILED, &[title])).size(20.0).family(theme::song_bold()));
        ui.add_space(6.0);
        ui.add(egui::Label::new(RichText::new(text).color(env.palette.red)).wrap());
        ui.add_space(14.0);
        for (name, action) in [
            (s::OPEN_ANOTHER, Action::Run(Command::Open)),
            (s::TRY_AGAIN, Action::Retry(id)),
            (s::CLOSE_TAB_BUTTON, Action::CloseTab(id)),
        ] {
            let button = egui::Button::new(env.t(name))
                .min_size(vec2(160.0, 30.0))
                .stroke(egui::Stroke::new(1.0, env.palette.rule));
            if ui.add(button).clicked() {
                out.push(action);
            }
        }
    });
}

pub(super) fn drop_hint_ui(ctx: &egui::Context, env: Env) {
    if ctx.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop-hint")));
    let screen = ctx.content_rect();
    painter.rect_filled(screen, 0.0, env.palette.paper.gamma_multiply(0.85));
    painter.text(
        screen.center(),
        egui::Align2::CENTER_CENTER,
        env.t(s::DROP_HERE),
        egui::FontId::new(24.0, theme::song_bold()),
        env.palette.ink,
    );
}

/// The place of an anchor, for going there when a file is open.
pub(super) fn resumed(issue: &Issue, anchor: Option<&Anchor>) -> Option<Place> {
    anchor?.resolve(issue).map(|found| found.place)
}
