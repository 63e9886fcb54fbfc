//! The session: what is open, kept while the window lives and when it closes.

use std::path::PathBuf;
use std::time::Duration;

use super::App;
use crate::library::{Session, WindowFrame};
use crate::memory::give_back;
use crate::ui::action::SheetKind;
use crate::ui::doc::{Doc, Tab};

/// The session is kept so long after a change, in seconds: soon enough for a crash, seldom enough for the disk.
const SAVE_SECONDS: f64 = 3.0;
/// The day's backup waits so long after the start, in seconds: opening a file comes first.
const BACKUP_AFTER: f64 = 20.0;
/// By this frame the window is on the screen.
const SHOWN_AT: u64 = 3;

impl App {
    /// What is open now, as the session keeps it.
    fn session(&self) -> Session {
        let env = self.env();
        let of_tab = |tab: &Tab| {
            let (shown, table) = tab.shown_now();
            crate::library::Tab {
                shown,
                table: table.map(sheet_name).unwrap_or_default(),
                path: tab.path().map(PathBuf::from).unwrap_or_default(),
                title: tab.title(env),
                // Where one was last time may lie behind what is there yet of the file.
                place: tab
                    .doc()
                    .filter(|doc| doc.was_read() || tab.resume.is_none())
                    .map(Doc::top_anchor)
                    .or_else(|| tab.resume.clone()),
                held_back: tab.is_held_back(),
            }
        };
        Session {
            tabs: self.tabs.iter().map(of_tab).collect(),
            active: self.tabs.front_index(),
            window: self.placing.frame,
            panel: self.panels.kept().map(|id| id.0.to_owned()).unwrap_or_default(),
        }
    }

    /// The window is made hidden, and X11's window managers maximise only what is on the screen: what was asked for
    /// when it was made is asked for once more.
    fn maximise_again(&mut self, ctx: &egui::Context) {
        if !self.placing.to_maximise {
            return;
        }
        if ctx.cumulative_frame_nr() < SHOWN_AT {
            ctx.request_repaint();
            return;
        }
        self.placing.to_maximise = false;
        if ctx.input(|i| i.viewport().maximized) != Some(true) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        }
    }

    /// Keeps the session a little after something in it has changed.
    pub(in crate::ui) fn keep_session(&mut self, ctx: &egui::Context) {
        self.maximise_again(ctx);
        self.placing.frame = window_frame(ctx, self.placing.frame);
        let now = ctx.input(|i| i.time);
        if now < self.library.save_at {
            ctx.request_repaint_after(Duration::from_secs_f64(self.library.save_at - now));
            return;
        }
        let session = self.session();
        if self.library.session.as_ref() != Some(&session) {
            self.save_session(session);
            if now > BACKUP_AFTER {
                self.back_up();
            }
            // Some seconds after the window has changed, and on a thread that nothing waits for.
            self.library.thread.run(|_, _| {
                give_back();
                Ok(())
            });
            self.library.save_at = now + SAVE_SECONDS;
            ctx.request_repaint_after(Duration::from_secs_f64(SAVE_SECONDS));
        }
    }

    fn save_session(&mut self, session: Session) {
        self.keep_held_places();
        let places: Vec<_> =
            self.tabs.iter().filter_map(Tab::doc).filter_map(|d| Some((d.key.clone()?, d.top_anchor()))).collect();
        let (now, tree, number) = (session.clone(), self.settings.tree.clone(), self.library.slot.number());
        self.library.session = Some(session);
        self.library.thread.run(move |library, _| {
            library.save_session_of(number, &now)?;
            for (key, place) in places {
                library.save_place(&key, Some(place))?;
            }
            library.change_settings(|s| s.tree = tree).map(drop)
        });
    }

    /// Keeps everything and waits for the disk: the window closes.
    pub fn finish(&mut self) {
        self.keep_all_typed();
        let session = self.session();
        self.save_session(session);
        self.back_up();
        self.library.thread.finish();
        crate::ui::exporting::sweep_printed();
    }
}

/// The name of a table of facts in the session, and the table of a name.
fn sheet_name(kind: SheetKind) -> String {
    format!("{kind:?}")
}

/// The table of facts of a name.
pub(super) fn sheet_of(name: &str) -> Option<SheetKind> {
    SheetKind::ALL.into_iter().find(|kind| sheet_name(*kind) == name)
}

/// Where the window stands. A maximised one keeps the size that it had before, and goes back to it.
fn window_frame(ctx: &egui::Context, before: Option<WindowFrame>) -> Option<WindowFrame> {
    let scale = ctx.zoom_factor();
    ctx.input(|i| {
        let view = i.viewport();
        if view.fullscreen == Some(true) {
            return before;
        }
        let Some(inner) = view.inner_rect else { return before };
        let outer = view.outer_rect.unwrap_or(inner);
        // In the screen's own units, however large the interface is.
        let (inner, outer) = (inner * scale, outer * scale);
        let now = WindowFrame {
            x: outer.min.x.round(),
            y: outer.min.y.round(),
            width: inner.width().round(),
            height: inner.height().round(),
            maximised: false,
        };
        match view.maximized {
            Some(true) => Some(WindowFrame { maximised: true, ..before.unwrap_or(now) }),
            _ => Some(now),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::ui::command::Commands;

    #[test]
    fn a_maximised_window_is_maximised_again_once_it_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path().to_owned());
        let window = WindowFrame { x: 0.0, y: 0.0, width: 1280.0, height: 800.0, maximised: true };
        library.save_session(&Session { window: Some(window), ..Session::default() }).unwrap();
        drop(library);
        let ctx = egui::Context::default();
        static COMMANDS: Commands = Commands::none();
        let mut app = App::with_commands(&ctx, folder.path().to_owned(), (Vec::new(), None), &COMMANDS);
        let asked = |_| {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| app.keep_session(ui.ctx()));
            output.textures_delta.clear();
            output.viewport_output.values().any(|v| v.commands.contains(&egui::ViewportCommand::Maximized(true)))
        };
        let asked: Vec<bool> = (0..6).map(asked).collect();
        assert_eq!(asked, [false, false, false, true, false, false]);
    }
}
