//! Copying, printing and exporting parts of an issue: a document, an article, a selection.

use std::sync::Arc;

use super::App;
use crate::issue::{Place, short_title, shorten};
use crate::ui::action::ExcerptWish;
use crate::ui::exporting::{self, file_name};
use crate::ui::strings as s;

/// Characters of a part's name in the name of its file.
const NAME_CHARS: usize = 40;

impl App {
    /// Does what is wished with the document that is read.
    pub(in crate::ui) fn excerpt_here(&mut self, ctx: &egui::Context, how: ExcerptWish) {
        let Some(doc) = self.doc() else { return };
        let document = doc.here().document;
        let name = doc.issue.documents.get(document).map(|d| short_title(d).to_owned()).unwrap_or_default();
        if let Some(passage) = doc.issue.whole_document(document) {
            self.excerpt(ctx, how, passage, &name);
        }
    }

    /// Does what is wished with all that stands between two places of the issue in front.
    pub(in crate::ui) fn excerpt(
        &mut self,
        ctx: &egui::Context,
        how: ExcerptWish,
        (from, to): (Place, Place),
        name: &str,
    ) {
        let Some(part) = self.doc().map(|doc| doc.issue.excerpt(from, to)) else { return };
        if how == ExcerptWish::Copy {
            ctx.copy_text(part.plain_text());
            self.say_done(s::EXCERPT_COPIED, &[&shorten(name, NAME_CHARS)]);
            return;
        }
        if !self.can_export() {
            return;
        }
        let Some((_, title, options)) = self.exported() else { return };
        let (part, name) = (Arc::new(part), file_name(&format!("{title} {}", shorten(name, NAME_CHARS))));
        if how == ExcerptWish::Print {
            self.start_exporting("print", move |post, cancel| exporting::print(&part, &name, options, post, cancel));
            return;
        }
        self.export_as(part, &name, options);
    }
}
