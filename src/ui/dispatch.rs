//! The one place where what views ask for is carried out.

use super::action::Action;
use super::app::App;
use crate::library::BookmarkChange;

impl App {
    /// Carries out what a view asked for.
    pub(super) fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Run(command) => self.run(ctx, command),
            Action::Open(paths) => self.open_files(paths),
            Action::ShowTab(id) => self.tabs.show(id),
            Action::CloseTab(id) => self.close_tab(id),
            Action::Retry(id) => self.reload(id),
            Action::CancelOpening(id) => self.cancel_opening(id),
            Action::Unlock(id, password) => self.unlock(id, password),
            Action::GoTo { place, bytes } => self.go_to(place, bytes),
            Action::Show { place, bytes } => self.show(place, bytes),
            Action::Return(place) => self.return_to(place),
            Action::ShowHit(n) => self.show_hit(n),
            Action::CopyText(text) => ctx.copy_text(text),
            Action::Quote(place) => self.copy_quote(ctx, Some(place)),
            Action::Cite { style, place } => self.cite_as(ctx, style, Some(place)),
            Action::ShowPanel(id, place) => self.show_panel(id, place),
            Action::SetStatusDate(date) => self.status_day.date = date,
            Action::ShowSheet { kind, unit, filter } => self.show_sheet(kind, unit, filter),
            Action::FindText(text) => self.with_doc(|doc| doc.find.show(Some(text))),
            Action::AddBookmarkAt { place, bytes } => self.add_bookmark(place, bytes),
            Action::RenameBookmark(id, name) => {
                self.change_bookmark(id, BookmarkChange { name: Some(name), ..Default::default() })
            }
            Action::AnnotateBookmark(id, note) => {
                self.change_bookmark(id, BookmarkChange { note: Some(note), ..Default::default() })
            }
            Action::DeleteBookmark(id) => self.delete_bookmark(id),
            Action::Correct(correction) => self.correct(*correction),
            Action::RestoreDropped(n) => self.restore_dropped(n),
            Action::RestoreBackup(name) => self.restore_backup(name),
            Action::WithdrawCorrection(id) => self.withdraw_correction(Some(id)),
            Action::Held(wish) => self.held_wish(wish),
            Action::ShowPrinted(spot) => self.show_printed(spot),
            Action::ShowText(place) => self.show_text(place),
        }
        ctx.request_repaint();
    }
}
