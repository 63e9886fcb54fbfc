//! The sessions of several windows: each window has one of its own, so that none is written over.
//!
//! A window takes the first session that no other window has, and holds its lock until it closes. The first is
//! `session.ron`, the others `session-2.ron` and so on. What a window had open comes back in the next one that takes its
//! session.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::error::LibraryError;
use super::session::{Session, WindowFrame};
use super::{Library, private};

/// The session of a window. It is free again when this is dropped.
#[derive(Debug, Default)]
pub struct SessionSlot {
    number: u32,
    _lock: Option<File>,
}

/// More windows than this share the last session.
const MOST: u32 = 64;

impl SessionSlot {
    /// Which one it is, from 0.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// The name of a session's file.
pub(super) fn file_of(number: u32) -> PathBuf {
    match number {
        0 => PathBuf::from("session.ron"),
        n => PathBuf::from(format!("session-{}.ron", n + 1)),
    }
}

/// Whether a name is one that [`file_of`] gives.
pub(super) fn is_of_a_window(name: &Path) -> bool {
    (0..MOST).any(|number| file_of(number) == name)
}

impl Library {
    /// Takes the first session that no window has. Where no lock can be made (a folder that can't be written) it is the
    /// first one.
    #[must_use]
    pub fn take_session(&self) -> SessionSlot {
        for number in 0..MOST {
            let lock = self.folder().join(file_of(number)).with_extension("lock");
            let Ok(file) = private::options().open(lock) else { break };
            match file.try_lock() {
                Ok(()) => return SessionSlot { number, _lock: Some(file) },
                Err(std::fs::TryLockError::WouldBlock) => {}
                // A file system without locks: there is no telling of windows apart.
                Err(std::fs::TryLockError::Error(_)) => break,
            }
        }
        SessionSlot::default()
    }

    /// The last session kept of this number. A window frame that no screen can show is left out, and `active` is an index
    /// into the tabs (0 where there are none).
    ///
    /// # Errors
    /// When the file can't be read, or is damaged and can't be set aside.
    pub fn session_of(&self, number: u32) -> Result<Session, LibraryError> {
        let mut session: Session = self.store.load(&file_of(number))?;
        session.active = session.active.min(session.tabs.len().saturating_sub(1));
        session.window = session.window.filter(WindowFrame::sane);
        Ok(session)
    }

    /// Keeps a session in place of the last of this number.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn save_session_of(&self, number: u32, session: &Session) -> Result<(), LibraryError> {
        self.store.update(&file_of(number), |kept: &mut Session| {
            kept.clone_from(session);
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Tab;

    #[test]
    fn no_two_windows_have_one_session() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let (other, _) = Library::open(folder.path());
        let first = library.take_session();
        let second = other.take_session();
        assert_eq!((first.number(), second.number()), (0, 1));
        let session =
            |title: &str| Session { tabs: vec![Tab { title: title.into(), ..Tab::default() }], ..Session::default() };
        library.save_session_of(first.number(), &session("甲")).unwrap();
        other.save_session_of(second.number(), &session("乙")).unwrap();
        assert_eq!(library.session_of(0).unwrap(), session("甲"));
        assert_eq!(library.session().unwrap(), session("甲"));
        assert_eq!(library.session_of(1).unwrap(), session("乙"));
        // The session of a window that is gone is the next one's.
        drop(first);
        assert_eq!(other.take_session().number(), 0);
    }

    #[test]
    fn two_data_folders_have_sessions_of_their_own() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let slots: Vec<SessionSlot> = folders.iter().map(|f| Library::open(f.path()).0.take_session()).collect();
        assert!(slots.iter().all(|slot| slot.number() == 0));
    }
}
