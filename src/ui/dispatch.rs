//! The one place where what views ask for is carried out.

use super::action::Action;
use super::app::App;

impl App {
    /// Carries out what a view asked for.
    pub(super) fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            // Told in each frame: it asks for none.
            Action::Typing(typing) => return self.take_typing(ctx, *typing),
            Action::DropTyped(kept) => self.drop_typed(&kept),
            Action::Run(command) => {
                // A menu closes by itself where it is clicked, and not by Enter or while a key does something else.
                egui::Popup::close_all(ctx);
                self.run(ctx, command);
            }
            Action::Open(paths) => self.open_files(paths),
            Action::ShowTab(id) => {
                self.held.shown = false;
                self.tabs.show(id);
            }
            Action::LoadTab(id) => self.load_tab(id),
            Action::CloseTab(id) => self.close_tab(id),
            Action::Retry(id) => self.reload(id),
            Action::CancelOpening(id) => self.cancel_opening(id),
            Action::StopScans(id) => self.stop_scans(id),
            Action::Unlock(id, password) => self.unlock(id, password),
            Action::GoTo { place, bytes } => self.go_to(place, bytes),
            Action::Show { place, bytes } => self.show(place, bytes),
            Action::Return(place) => self.return_to(place),
            Action::ShowHit(n) => self.show_hit(n),
            Action::CopyText(text) => ctx.copy_text(text),
            Action::Quote(place) => self.copy_quote(ctx, Some(place)),
            Action::Cite { style, place } => self.cite_as(ctx, style, Some(place)),
            Action::ShowPanel(id, place) => self.show_panel(id, place),
            Action::SetStatusDate(date) => {
                self.status_day.date = date;
                self.held.links.forget();
            }
            Action::ShowSheet { kind, unit, filter } => self.show_sheet(kind, unit, filter),
            Action::FindText(text) => self.with_doc(|doc| doc.find.show(Some(text))),
            Action::AddMark { kind, colour, passage, note } => self.add_mark_from_bar(kind, colour, passage, note),
            Action::ChangeMark(id, change) => self.change_mark(id, change),
            Action::DeleteMark(id) => self.delete_mark(id),
            Action::ListAllMarks => self.list_all_marks(),
            Action::ExportMarks(lines) => self.export_marks(lines),
            Action::NameColour(colour, name) => self.name_colour(colour, name),
            Action::PeekSelection(at) => self.peek_selection(at),
            Action::OpenAt(path, anchor) => self.open_at(&path, *anchor),
            Action::Excerpt { how, passage, name } => self.excerpt(ctx, how, passage, &name),
            Action::SpeakFrom(place) => self.speak_from(place),
            Action::Correct(correction) => self.correct(*correction),
            Action::RestoreDropped(n) => self.restore_dropped(n),
            Action::RestoreBackup(name) => self.restore_backup(name),
            Action::WithdrawCorrection(id) => self.withdraw_correction(Some(id)),
            Action::Fact(wish) => self.fact_wish(wish),
            Action::Held(wish) => self.held_wish(wish),
            Action::ShowPrinted(spot) => self.show_printed(spot),
            Action::ShowText(place) => self.show_text(place),
        }
        ctx.request_repaint();
    }
}
