//! Citing: the citation of a place in the form that the reader has chosen, alone or under a quotation.

use std::sync::Arc;

use super::App;
use crate::facts::{Citations, CiteForm, CiteOptions};
use crate::issue::{Place, Span};
use crate::library::{CiteSettings, CiteStyle};
use crate::search::JumpIndex;
use crate::ui::doc::Doc;
use crate::ui::strings as s;

/// The options that the settings mean, for a passage.
fn options(settings: &CiteSettings, doc: &Doc, passage: (Place, Place)) -> CiteOptions {
    let form = match settings.style {
        CiteStyle::Plain => CiteForm::Plain,
        CiteStyle::Markdown => CiteForm::Markdown,
        CiteStyle::Reference => CiteForm::Reference,
    };
    let pages = doc.made.jump.as_deref().map(JumpIndex::pages);
    // The page that the status bar tells.
    let passage = pages.and_then(|pages| pages.pages_of(&doc.issue, passage));
    CiteOptions { form, gazette: settings.gazette, pages: settings.gazette, passage }
}

impl App {
    /// Copies the citation of a place, by default of the selection or of the paragraph that is read.
    pub(in crate::ui) fn copy_source(&mut self, ctx: &egui::Context, place: Option<Place>) {
        let Some(doc) = self.doc() else { return };
        let selection = doc.view.selection().filter(|_| place.is_none());
        let place = place.unwrap_or_else(|| doc.here());
        let passage = selection.unwrap_or((place, place));
        let options = options(&self.settings.cite, doc, passage);
        let Some(cited) = Citations::new(&*doc.issue).cite_passage(passage, options) else { return };
        let cited = format!("{cited}{}", self.recognised_note(place));
        self.say_done(s::SOURCE_COPIED, &[&cited]);
        ctx.copy_text(cited);
    }

    /// Copies the selected text, or the paragraph at a place (by default the one that is read), with its citation below it.
    pub(in crate::ui) fn copy_quote(&mut self, ctx: &egui::Context, place: Option<Place>) {
        let Some(doc) = self.doc() else { return };
        let selection = doc.view.selection();
        let place = place.unwrap_or_else(|| doc.here());
        let passage = selection.unwrap_or((place, place));
        let options = options(&self.settings.cite, doc, passage);
        let paragraph = || doc.issue.block(place.document, place.block).map(|b| b.text.clone());
        let Some(text) = doc.view.selected_text().or_else(paragraph) else { return };
        let issue = Arc::clone(&doc.issue);
        let citations = Citations::new(&*issue);
        let (Some(quote), Some(cited)) =
            (citations.quote(&text, passage, options), citations.cite_passage(passage, CiteOptions::default()))
        else {
            return;
        };
        ctx.copy_text(format!("{quote}{}", self.recognised_note(passage.0)));
        self.say_done(s::CITED, &[&cited]);
    }

    /// What a citation says of a text that was read from a picture; nothing for any other.
    fn recognised_note(&self, place: Place) -> &'static str {
        let recognised = self.doc().is_some_and(|doc| {
            let read =
                |span: &Span| matches!(span, Span::Page { page, .. } if doc.issue.source.recognised.contains(page));
            let block = doc.issue.block(place.document, place.block);
            block.is_some_and(|block| block.pieces.iter().any(|piece| read(&piece.span)))
        });
        if recognised { self.env().t(s::RECOGNISED_CITED) } else { "" }
    }

    /// Chooses the form of citations from now on, and copies one.
    pub(in crate::ui) fn cite_as(&mut self, ctx: &egui::Context, style: CiteStyle, place: Option<Place>) {
        self.change_settings(move |s| s.cite.style = style);
        self.copy_source(ctx, place);
    }
}
