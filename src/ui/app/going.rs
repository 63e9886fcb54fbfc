//! Going through an issue: to places, hits and neighbours, back and forward.

use std::sync::Arc;

use super::App;
use crate::issue::{Issue, Place, shorten};
use crate::ui::action::{Pane, PrintedSpot, SheetKind};
use crate::ui::doc::{Doc, Stops};
use crate::ui::jump_box::JumpBox;
use crate::ui::marks::name_of;
use crate::ui::printed::PrintedView;
use crate::ui::reading::{ScrollMode, Stretch};
use crate::ui::strings as s;

impl App {
    /// Goes to a place, remembering where one was; `bytes` of it are lit.
    pub(in crate::ui) fn go_to(&mut self, place: Place, bytes: usize) {
        self.held.shown = false;
        self.with_doc(|doc| {
            doc.reader.leave();
            doc.peek.close();
            // Evidence inside a paragraph is read with what stands before it.
            let mode = if place.byte == 0 { ScrollMode::Top } else { ScrollMode::Nearest };
            light(doc, place, bytes, mode);
        });
        if let Some(name) = self.doc().map(|doc| name_of(&doc.issue, place, "")) {
            let text = self.env().with(s::WENT_TO, &[&name]);
            self.overlays.announcer.say(text);
        }
    }

    /// Shows a place without a trace in the history.
    pub(in crate::ui) fn show(&mut self, place: Place, bytes: usize) {
        self.with_doc(|doc| light(doc, place, bytes, ScrollMode::Nearest));
    }

    /// Scrolls to a place exactly.
    pub(in crate::ui) fn return_to(&mut self, place: Place) {
        self.with_doc(|doc| doc.scroll_to(place, ScrollMode::Keep));
    }

    /// Shows a hit of find.
    pub(in crate::ui) fn show_hit(&mut self, n: usize) {
        let Some(doc) = self.doc_mut() else { return };
        let Some((place, _)) = doc.find.hit(n) else { return };
        if doc.find.sets_out() {
            doc.reader.leave();
        }
        doc.find.set_current(n);
        doc.reader.pane = Pane::Text;
        doc.scroll_to(place, ScrollMode::Nearest);
        let count = doc.find.hits.results.hits.len().to_string();
        let name = name_of(&doc.issue, place, "");
        let text = self.env().with(s::FOUND_AT, &[&(n + 1).to_string(), &count, &name]);
        self.overlays.announcer.say(text);
    }

    /// Shows the next hit of find, or the one before.
    pub(in crate::ui) fn find_step(&mut self, forward: bool) {
        let Some(doc) = self.doc_mut() else { return };
        doc.find.show_again();
        if let Some(n) = doc.find.step(forward, doc.reader.top) {
            self.show_hit(n);
        }
    }

    pub(in crate::ui) fn go_back(&mut self) {
        if self.back_in_library() || self.shows_library() {
            return;
        }
        self.with_doc(|doc| {
            let to = doc.reader.history.back(doc.reader.spot());
            return_to_spot(doc, to);
        });
    }

    pub(in crate::ui) fn go_forward(&mut self) {
        self.with_doc(|doc| {
            let to = doc.reader.history.forward(doc.reader.spot());
            return_to_spot(doc, to);
        });
    }

    /// Goes to the next document or section, or to the one before.
    pub(in crate::ui) fn go_to_neighbour(&mut self, stops: Stops, forward: bool) {
        self.with_doc(|doc| {
            let Some(place) = doc.neighbour(stops, forward) else { return };
            // Sections are stepped through as pages are turned; going to another document is a jump.
            if stops == Stops::Documents {
                doc.reader.leave();
            }
            doc.reader.pane = Pane::Text;
            doc.scroll_to(place, ScrollMode::Top);
        });
    }

    pub(in crate::ui) fn go_to_end(&mut self) {
        let Some(documents) = self.doc().map(|d| &d.issue.documents) else { return };
        let block = documents.last().map_or(0, |d| d.blocks.len().saturating_sub(1));
        let place = Place { document: documents.len().saturating_sub(1), block, byte: 0 };
        self.go_to(place, 0);
    }

    pub(in crate::ui) fn open_jump_box(&mut self) {
        let tabs = self.tabs.others(self.env()).into_iter().map(|tab| (tab.id, tab.label));
        self.overlays.jump = Some(JumpBox::open(self.doc().map(Doc::here), tabs));
    }

    /// Puts the keyboard into the filter of the contents, which are shown if need be.
    pub(in crate::ui) fn filter_contents(&mut self) {
        if !self.shows_contents() {
            self.show_contents(true);
        }
        self.with_doc(|doc| doc.contents.focus_filter());
    }

    /// Looks at the next reference in view.
    pub(in crate::ui) fn peek_next(&mut self, ctx: &egui::Context) {
        let eye = ctx.content_rect().top() + ctx.content_rect().height() * 0.3;
        self.with_doc(|doc| {
            doc.reader.pane = Pane::Text;
            doc.peek.next(eye);
        });
    }

    /// Looks at what the selected words refer to, which stand at a place of the screen.
    pub(in crate::ui) fn peek_selection(&mut self, at: egui::Rect) {
        let Some(doc) = self.doc_mut() else { return };
        let Some((passage, understood)) = doc.view.selection().zip(doc.made.understood.clone()) else { return };
        let issue = Arc::clone(&doc.issue);
        let words = doc.view.selected_text().unwrap_or_default();
        if !doc.peek.look_from(&issue, &understood, passage, at) {
            self.say_done(s::PEEK_NOTHING, &[&shorten(&words, 20)]);
        }
    }

    /// Shows the text, the overview or the tables.
    pub(in crate::ui) fn show_pane(&mut self, pane: Pane) {
        self.with_doc(|doc| {
            if doc.reader.pane != pane {
                doc.reader.leave();
                doc.reader.pane = pane;
                doc.peek.close();
            }
        });
    }

    /// Shows a table of facts.
    pub(in crate::ui) fn show_sheet(&mut self, kind: SheetKind, unit: Option<String>, filter: Option<String>) {
        self.show_pane(Pane::Tables);
        self.with_doc(|doc| doc.tables.show(kind, unit, filter));
    }

    /// Shows a line of the source as it is printed.
    pub(in crate::ui) fn show_printed(&mut self, spot: PrintedSpot) {
        self.with_doc(|doc| {
            doc.reader.pane = Pane::Text;
            doc.printed = Some(Box::new(PrintedView::at(spot)));
        });
    }

    /// Leaves the printed lines for a place in the text.
    pub(in crate::ui) fn show_text(&mut self, place: Place) {
        self.with_doc(|doc| doc.printed = None);
        self.go_to(place, 0);
    }

    pub(in crate::ui) fn copy_selection(&mut self, ctx: &egui::Context) {
        self.doc().and_then(|d| d.view.selected_text()).into_iter().for_each(|text| ctx.copy_text(text));
    }
}

/// Brings a place into view and lights it.
fn light(doc: &mut Doc, place: Place, bytes: usize, mode: ScrollMode) {
    doc.reader.pane = Pane::Text;
    doc.scroll_to(place, mode);
    // What was selected elsewhere is not what is cited or marked from here on.
    doc.view.select(None);
    let issue = Arc::clone(&doc.issue);
    doc.view.flash(lit(&issue, place, bytes));
}

/// The stretch of a block that a jump lights.
fn lit(issue: &Issue, place: Place, bytes: usize) -> Stretch {
    let length = issue.block(place.document, place.block).map_or(0, |b| b.text.len());
    let end = if bytes == 0 { length } else { (place.byte + bytes).min(length) };
    Stretch { document: place.document, block: place.block, bytes: place.byte.min(end)..end }
}

fn return_to_spot(doc: &mut Doc, to: Option<crate::ui::history::Spot>) {
    if let Some(spot) = to {
        doc.scroll_to(spot.place, ScrollMode::Keep);
        doc.reader.pane = spot.pane;
    }
}
