//! The window's part in export and print.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::App;
use crate::deliver::DeliverError;
use crate::export::pdf::PdfOptions;
use crate::issue::Issue;
use crate::open::caught;
use crate::ui::event::{Event, ExportEvent, Post};
use crate::ui::exporting::{self, Exporting, file_name};
use crate::ui::notice::Tone;
use crate::ui::strings as s;

impl App {
    /// Whether there is something to export, and nothing else is being exported.
    pub(in crate::ui) fn can_export(&self) -> bool {
        self.overlays.exporting.is_none() && self.doc().is_some_and(|doc| doc.rest.is_none() && doc.has_text())
    }

    /// Makes a PDF of the issue in front and gives it to the system's viewer.
    pub(in crate::ui) fn print(&mut self) {
        let Some((issue, name, options)) = self.exported() else { return };
        self.start_exporting("print", move |post, cancel| exporting::print(&issue, &name, options, post, cancel));
    }

    /// Asks for a name and writes the issue in the form that its ending asks for.
    pub(in crate::ui) fn export(&mut self) {
        let Some((issue, name, options)) = self.exported() else { return };
        self.export_as(issue, &name, options);
    }

    /// Asks for a name, with one that is offered, and writes an issue or a part of one.
    pub(super) fn export_as(&mut self, issue: Arc<Issue>, name: &str, options: PdfOptions) {
        let title = self.env().t(s::EXPORT_TITLE);
        let folder = self.tabs.front().and_then(|t| t.path()).and_then(Path::parent).map(PathBuf::from);
        let (exporting, cancel) = Exporting::begin();
        self.overlays.exporting = Some(exporting);
        exporting::export(issue, (title, name, folder), options, self.work.post.clone(), cancel);
    }

    /// The issue in front, a name for its file, and how it is printed.
    pub(super) fn exported(&self) -> Option<(Arc<Issue>, String, PdfOptions)> {
        let tab = self.tabs.front()?;
        let title = tab.title(self.env());
        // An issue without a name of its own is called by its file, whose ending is another form's.
        let of_file = tab.path().filter(|path| crate::open::file_name(path) == title);
        let stem = of_file.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let name = file_name(&stem.unwrap_or(title));
        let options = PdfOptions { fullwidth: self.settings.reading.half_as_full, ..PdfOptions::default() };
        Some((Arc::clone(&self.doc()?.issue), name, options))
    }

    /// Has an export made on a thread. Whatever becomes of it is told, so that the next one can be begun.
    pub(super) fn start_exporting(
        &mut self,
        name: &str,
        work: impl FnOnce(&Post, &AtomicBool) -> ExportEvent + Send + 'static,
    ) {
        let (exporting, cancel) = Exporting::begin();
        self.overlays.exporting = Some(exporting);
        self.work.post.clone().spawn(name, move |post| {
            let told = caught(|| work(post, &cancel)).unwrap_or_else(|why| ExportEvent::Wrong(s::CRASHED, why));
            post.send(Event::Exporting(told));
        });
    }

    /// Takes what the thread that exports tells.
    pub(super) fn take_export_event(&mut self, event: ExportEvent) {
        let env = self.env();
        if let ExportEvent::Progress(share) = event {
            self.overlays.exporting.iter_mut().for_each(|e| e.progress(share));
            return;
        }
        self.overlays.exporting = None;
        let (tone, text) = match event {
            ExportEvent::Done(text, name) => (Tone::Done, env.with(text, &[&name])),
            ExportEvent::Failed(error) if error.is_cancelled() => (Tone::Done, env.t(s::EXPORT_CANCELLED).to_owned()),
            ExportEvent::Failed(error) => (Tone::Failed, env.lang.message(&error, DeliverError::message_zh)),
            ExportEvent::Wrong(text, name) => (Tone::Failed, env.with(text, &[&name])),
            ExportEvent::WrongEnding(name) => {
                (Tone::Failed, env.with(s::EXPORT_ENDING, &[&name, &exporting::endings()]))
            }
            ExportEvent::Nothing | ExportEvent::Progress(_) => return,
        };
        // What failed before is done with, once another export has come to an end.
        if let Some(failed) = self.overlays.export_failed.take() {
            self.overlays.notices.take_back(&failed);
        }
        if tone == Tone::Failed {
            self.overlays.export_failed = Some(text.clone());
        }
        self.say(tone, text);
    }
}
