//! What keeps the reader's work over accidents: marks of what is being read, notes on deaths, backups, and a data folder
//! that is taken away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::corrections::send_again;
use super::marks::marks;
use crate::deliver::today;
use crate::library::{Mark, MarkEdit, Restored, keep_crash_note};
use crate::open::OpenError;
use crate::ui::backups::BackupList;
use crate::ui::crash;
use crate::ui::doc::{Tab, TabState};
use crate::ui::event::Event;
use crate::ui::library_thread::now;
use crate::ui::notice::Tone;
use crate::ui::strings as s;

impl App {
    /// Marks on the disk what is being read and drawn for the first time: should the program die of it, the next one shows the
    /// tab and does not read it again by itself.
    pub(in crate::ui) fn mark_reading(&mut self) {
        let front = self.tabs.front_index();
        let at_risk = self.tabs.iter().enumerate().filter(|(n, tab)| tab.is_at_risk(*n == front));
        let files: Vec<PathBuf> = at_risk.filter_map(|(_, tab)| tab.path()).map(PathBuf::from).collect();
        if self.library.marks.files() != files {
            crash::reading(&files);
            self.library.marks.set(files);
        }
    }

    /// Takes what processes were reading when they died: those tabs are held back, and a note is kept.
    pub(super) fn take_left_behind(&mut self, left: &[PathBuf]) {
        if left.is_empty() {
            return;
        }
        for path in left {
            self.hold_back(path);
        }
        let folder = PathBuf::from(&self.library.folder);
        let names: Vec<String> = left.iter().map(|path| crate::open::file_name(path)).collect();
        let env = self.env();
        let names = names.join(env.t(s::LIST_COMMA));
        let text = match keep_crash_note(&folder, today(), &crash::note_of_death(left)) {
            Some(note) => env.with(s::DIED_READING_NOTE, &[&names, &note.display().to_string()]),
            None => env.with(s::DIED_READING, &[&names]),
        };
        self.say(Tone::Failed, text);
    }

    /// The tab of a file, which is not read by itself; made if need be.
    fn hold_back(&mut self, path: &Path) {
        let front = self.tabs.front_index();
        let n = self.tabs.add(super::opening::origin_of(path.to_owned()), None);
        self.tabs.show_nth(front);
        if let Some(tab) = self.tabs.nth_mut(n) {
            tab.hold_back();
        }
    }

    /// Shows the list of backups.
    pub(in crate::ui) fn show_backups(&mut self) {
        self.overlays.backups = Some(BackupList::default());
        self.library.thread.run(|library, post| {
            post.send(Event::Backups(library.backups()));
            Ok(())
        });
    }

    /// Makes the backup of today, if there is none and something has changed.
    pub(super) fn back_up(&mut self) {
        let day = today();
        if self.library.backed_up != Some(day) {
            // Where it fails it is tried again.
            self.library.thread.run(move |library, post| {
                library.back_up(day)?;
                post.send(Event::BackedUp(day));
                Ok(())
            });
        }
    }

    /// Makes the data as it was in a backup, and shows it.
    pub(in crate::ui) fn restore_backup(&mut self, name: String) {
        // What is open stands in the backup of before, too.
        self.library.thread.run(move |library, post| {
            let restored = library.restore_backup(&name, today())?;
            post.send(Event::Restored(restored, library.settings()?));
            Ok(())
        });
    }

    /// Shows what a restore has brought: bookmarks, corrections and settings of before.
    pub(in crate::ui) fn take_restored(&mut self, restored: &Restored) {
        let env = self.env();
        let Restored { backup, before } = restored;
        if backup.is_lost() {
            return self.say_failed(s::BACKUP_LOST, &[&backup.name]);
        }
        let text = match before {
            Some(before) => env.with(s::BACKUP_RESTORED_BEFORE, &[&backup.name, before]),
            None => env.with(s::BACKUP_RESTORED, &[&backup.name]),
        };
        match backup.damaged {
            0 => self.say(Tone::Done, text),
            damaged => {
                let text = env.with(s::BACKUP_NOT_WHOLE, &[&text, &damaged.to_string()]);
                self.say(Tone::Failed, text);
            }
        }
        self.read_kept_again();
    }

    /// Shows the marks and corrections of all open issues as they are on the disk now. Marks that are gone can be
    /// brought back one by one, as those that were deleted here.
    pub(in crate::ui) fn read_kept_again(&mut self) {
        let ids: Vec<_> = self.tabs.iter().filter(|tab| tab.doc().is_some()).map(|tab| tab.id).collect();
        for id in ids {
            let Some(doc) = self.tabs.doc_mut(id) else { continue };
            let shown: Vec<Mark> = doc.marks.all().iter().map(|placed| placed.mark.clone()).collect();
            let (kept, issue) = (doc.corrections.kept().to_vec(), Arc::clone(&doc.issue));
            let (change, parsed) = doc.corrections.begin_change();
            self.library.thread.run(move |library, post| {
                let key = library.recognise(&parsed);
                post.send(Event::Known(id, key.clone(), None));
                let there = library.marks(&key)?;
                let lost = lost(shown, &there);
                post.send(marks(library, id, &key, &issue)?);
                if !lost.is_empty() {
                    post.send(Event::LostMarks(key.clone(), lost));
                }
                if library.corrections(&key)? == kept {
                    Ok(())
                } else {
                    send_again(library, post, (id, change), &key, &parsed)
                }
            });
        }
    }

    /// The data folder was taken away and made again: what the window knows is written into it.
    pub(in crate::ui) fn write_back(&mut self) {
        let settings = self.settings.clone();
        self.library.thread.run(move |library, _| library.change_settings(|s| *s = settings).map(drop));
        for tab in self.tabs.iter() {
            let (path, Some(doc)) = (tab.path().map(PathBuf::from), tab.doc()) else { continue };
            let marked: Vec<_> = doc.marks.all().iter().map(|placed| placed.mark.clone()).collect();
            let (kept, place) = (doc.corrections.kept().to_vec(), doc.top_anchor());
            let (parsed, id, issue) = (doc.corrections.parsed(), tab.id, Arc::clone(&doc.issue));
            self.library.thread.run(move |library, post| {
                let (key, _) = library.open_issue(&parsed, path.as_deref(), now())?;
                if !marked.is_empty() {
                    library.write_back_marks(&key, &marked)?;
                }
                if !kept.is_empty() {
                    library.write_back_corrections(&key, &kept)?;
                }
                library.save_place(&key, Some(place))?;
                post.send(Event::Known(id, key.clone(), None));
                post.send(marks(library, id, &key, &issue)?);
                Ok(())
            });
        }
        self.library.session = None;
    }
}

/// The marks that were shown and are not there any more, as if they had been deleted here.
fn lost(shown: Vec<Mark>, there: &[Mark]) -> Vec<MarkEdit> {
    let gone =
        |mark: &Mark| there.iter().all(|m| m.id != mark.id && (m.created, &m.anchor) != (mark.created, &mark.anchor));
    let shown = shown.into_iter().enumerate().filter(|(_, mark)| gone(mark));
    shown.map(|(index, mark)| MarkEdit { index, before: Some(mark), after: None }).collect()
}

impl Tab {
    /// Does not read the file until the reader asks.
    pub fn hold_back(&mut self) {
        self.waiting = false;
        self.state = TabState::Failed(OpenError::HeldBack);
    }

    /// Whether the file was held back.
    #[must_use]
    pub fn is_held_back(&self) -> bool {
        matches!(self.state, TabState::Failed(OpenError::HeldBack))
    }
}
