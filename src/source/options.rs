//! How a reading is steered from outside: cancel, progress, password.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::{Recognised, SourceError, SourceText};

/// How far a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Pages (PDF) or parts read so far.
    pub done: usize,
    /// All of them; 0 where that is not known, and the reading comes forward within one.
    pub total: usize,
    /// It is the pictures of pages that are read.
    pub of_scans: bool,
}

/// Which pages of a PDF are read from their pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scans {
    /// Pages that are pictures without text, and pages whose text can't be read.
    #[default]
    Needed,
    /// None: they stay pictures.
    Left,
    /// All, whatever text they have.
    All,
}

/// What a caller asks for while the pictures of pages are read, which takes minutes.
#[derive(Debug, Default)]
pub struct ScanWish {
    looked_at: AtomicU32,
    stopped: AtomicBool,
}

impl ScanWish {
    /// The reader looks at this page (from 1): it is read next.
    pub fn look_at(&self, page: u32) {
        self.looked_at.store(page, Ordering::Relaxed);
    }

    /// The page that the reader looks at; 0 where that is not known.
    #[must_use]
    pub fn looked_at(&self) -> u32 {
        self.looked_at.load(Ordering::Relaxed)
    }

    /// No further page is read: what there is is the file's text.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether no further page is to be read.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// What a caller may give to a reading. The default neither reports nor cancels and knows no password.
#[derive(Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// Set by another thread to stop the reading; it then ends with [`SourceError::Cancelled`] within a page's time.
    pub cancel: Option<&'a AtomicBool>,
    /// Called on the reading thread (not the caller's), at least once a page.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
    /// The user's password for an encrypted PDF.
    pub password: Option<&'a str>,
    /// Called with the text of the first pages of a long PDF as soon as it is there, before the rest is read. It is read
    /// as if the file ended there: what depends on the pages behind may turn out otherwise.
    pub front: Option<&'a (dyn Fn(SourceText) + Sync)>,
    /// What was read from the pictures of pages of a PDF, by the pages' numbers from 1: it takes the place of their text.
    pub recognised: &'a [(u32, Recognised)],
    /// Which pages are to be read from their pictures.
    pub scans: Scans,
    /// What the caller asks for meanwhile.
    pub scan_wish: Option<&'a ScanWish>,
}

impl ReadOptions<'_> {
    /// The same reading, of which nothing is told before its end.
    #[must_use]
    pub fn quiet(&self) -> Self {
        Self { progress: None, front: None, ..*self }
    }

    /// Ends the reading when the caller has cancelled it.
    ///
    /// # Errors
    /// [`SourceError::Cancelled`].
    pub(crate) fn check(&self) -> Result<(), SourceError> {
        match self.cancel {
            Some(flag) if flag.load(Ordering::Relaxed) => Err(SourceError::Cancelled),
            _ => Ok(()),
        }
    }

    /// Tells the caller how far the reading is.
    pub(crate) fn report(&self, done: usize, total: usize) {
        if let Some(progress) = self.progress {
            progress(Progress { done, total, of_scans: false });
        }
    }
}
