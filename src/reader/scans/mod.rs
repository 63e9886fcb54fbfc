//! Pages that are pictures: read sign by sign, kept, and given to the importer in the place of their text.
//!
//! `kept` holds what was read on the disk, `scanner` reads a page inside the reader process. Here is which pages are read,
//! and when: the page that the reader looks at first, then those behind it, then those before.

mod kept;
mod scanner;

use std::path::PathBuf;
use std::sync::OnceLock;

use super::{Bytes, PROGRAM, Pages, host, read_once};
use crate::source::{Progress, ReadOptions, Scans, SourceError, SourceText};

use kept::Kept;
pub(super) use scanner::Scanner;

/// After so many pages what was read is shown and kept for the first time; then after twice as many, up to …
const FIRST_BATCH: usize = 1;
/// … so many.
const LARGEST_BATCH: usize = 16;

static SCANS: OnceLock<Option<PathBuf>> = OnceLock::new();

/// Has scanned pages read from now on, and what was read kept in a folder, which may be deleted at any time. To be called
/// once, by `main`.
pub fn recognise_scans(kept_in: Option<PathBuf>) {
    // A second call changes nothing.
    let _ = SCANS.set(kept_in);
}

/// Reads a file and its scanned pages. `options.front` is given what there is after each batch of pages.
///
/// # Errors
/// As [`super::read`].
pub(super) fn read(name: &str, bytes: Bytes<'_>, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let once = || read_once(name, bytes, options);
    let (Some(folder), Bytes::File(file), true) = (SCANS.get(), bytes, cfg!(feature = "ocr")) else { return once() };
    if options.scans == Scans::Left || bytes.is_plain_text() {
        return once();
    }
    let folder = folder.as_deref();
    // A file whose scans were all read before is read once, with them.
    let mut kept = (!Kept::is_empty(folder)).then(|| Kept::of(folder, file));
    if options.scans == Scans::Needed
        && let Some(pages) = kept.as_ref().and_then(Kept::complete)
    {
        let whole = read_once(name, bytes, &ReadOptions { recognised: &pages, ..*options });
        if !matches!(whole, Err(SourceError::PasswordNeeded | SourceError::PasswordWrong)) {
            return whole;
        }
    }
    let read = once();
    let Some(pages) = to_read(&read, options.scans) else { return read };
    let kept = kept.get_or_insert_with(|| Kept::of(folder, file));
    if let (Some(front), Ok(text)) = (options.front, &read) {
        front(text.clone());
    }
    let mut work = Work { name, bytes, options, pages: None, wanted: Vec::new(), shown: 0 };
    let result = work.read_pages(pages, kept);
    kept.keep();
    result?;
    let whole = work.read_again(kept);
    // Scans without a sign are told as what they are.
    if whole.is_err() && read.is_ok() { read } else { whole }
}

/// A PDF with a layer of text for those of its `recognised` pages that are kept; `None` where none is.
///
/// # Errors
/// As [`crate::source::with_text_layer`], and as [`super::read`] for a process that died.
pub fn searchable(file: &[u8], recognised: &[u32], password: Option<&str>) -> Result<Option<Vec<u8>>, SourceError> {
    let kept = Kept::of(SCANS.get().and_then(|folder| folder.as_deref()), file);
    let mut pages = kept.in_order();
    // Pages whose own text is the keep it.
    pages.retain(|(page, _)| recognised.contains(page));
    if pages.is_empty() {
        return Ok(None);
    }
    let options = ReadOptions { password, recognised: &pages, ..ReadOptions::default() };
    let layered = match PROGRAM.get() {
        Some(program) => host::with_text_layer(program, file, &options),
        None => crate::source::original_pages(file).and_then(|file| crate::source::with_text_layer(&file, &options)),
    };
    layered.map(Some)
}

/// So many pages one after the other that can't be read: no other is tried.
const MOST_FAILED: usize = 8;

/// Which pages are to be read from their pictures.
enum ToRead {
    These(Vec<u32>),
    /// All of a file that has no text.
    All,
}

/// The pages that are to be read from their pictures; `None` where there are none.
fn to_read(read: &Result<SourceText, SourceError>, scans: Scans) -> Option<ToRead> {
    match (read, scans) {
        (_, Scans::Left) => None,
        (Err(SourceError::Scanned { .. } | SourceError::Unreadable), _) => Some(ToRead::All),
        (Err(_), _) => None,
        (Ok(text), scans) => {
            let needed = |page: &&crate::source::PageInfo| scans == Scans::All || page.scanned || page.unreadable;
            let pages: Vec<u32> = text.pages.iter().filter(needed).map(|page| page.page).collect();
            (!pages.is_empty()).then_some(ToRead::These(pages))
        }
    }
}

/// The reading of a file's pictures.
struct Work<'w> {
    name: &'w str,
    bytes: Bytes<'w>,
    options: &'w ReadOptions<'w>,
    /// The file, opened when a page of it is read.
    pages: Option<Pages>,
    /// The pages that are to be read from their pictures: what is kept of others was asked for another time.
    wanted: Vec<u32>,
    /// How many pages the text that was shown last had.
    shown: usize,
}

impl Work<'_> {
    /// Reads pages until all are read, or the caller wants no more.
    fn read_pages(&mut self, wanted: ToRead, kept: &mut Kept) -> Result<(), SourceError> {
        let wanted = match wanted {
            ToRead::These(pages) => pages,
            ToRead::All => (1..=u32::try_from(self.open()?.sizes().len()).unwrap_or(u32::MAX)).collect(),
        };
        self.wanted.clone_from(&wanted);
        self.wanted.sort_unstable();
        let mut missing: Vec<u32> = wanted.iter().copied().filter(|page| !kept.pages.contains_key(page)).collect();
        let mut batch = FIRST_BATCH;
        let mut failed = 0;
        if missing.len() < wanted.len() && !missing.is_empty() {
            self.show(kept);
        }
        while !missing.is_empty() && !self.is_stopped() {
            self.options.check()?;
            self.report(wanted.len() - missing.len(), wanted.len());
            let looked_at = self.options.scan_wish.map_or(0, crate::source::ScanWish::looked_at);
            let page = missing.remove(next(&missing, looked_at));
            let options = *self.options;
            match self.open()?.recognise(page, &options) {
                Ok(recognised) => {
                    kept.pages.insert(page, recognised);
                    kept.changed = true;
                    failed = 0;
                }
                Err(SourceError::Cancelled) => break,
                // A page that can't be read stays a picture, and is told as one.
                Err(_) => {
                    failed += 1;
                    if failed == MOST_FAILED {
                        break;
                    }
                    continue;
                }
            }
            let looked_at = self.options.scan_wish.map_or(0, crate::source::ScanWish::looked_at);
            if (kept.pages.len() >= self.shown + batch || page == looked_at) && !missing.is_empty() {
                batch = (2 * batch).min(LARGEST_BATCH);
                kept.keep();
                self.show(kept);
            }
        }
        if self.options.scans == Scans::Needed && self.wanted.iter().all(|page| kept.pages.contains_key(page)) {
            kept.changed |= kept.needed.as_ref() != Some(&self.wanted);
            kept.needed = Some(self.wanted.clone());
        }
        self.options.check()
    }

    fn is_stopped(&self) -> bool {
        self.options.scan_wish.is_some_and(crate::source::ScanWish::is_stopped)
    }

    fn open(&mut self) -> Result<&mut Pages, SourceError> {
        let Bytes::File(file) = self.bytes else { return Err(SourceError::Empty) };
        Ok(match &mut self.pages {
            Some(open) => open,
            none => none.insert(Pages::open(file.to_vec(), self.options.password.map(str::to_owned), &[])?),
        })
    }

    fn report(&self, done: usize, total: usize) {
        if let Some(progress) = self.options.progress {
            progress(Progress { done, total, of_scans: true });
        }
    }

    /// Shows what there is.
    fn show(&mut self, kept: &Kept) {
        self.shown = kept.pages.len();
        if let Some(front) = self.options.front
            && let Ok(text) = self.read_again(kept)
        {
            front(text);
        }
    }

    fn read_again(&self, kept: &Kept) -> Result<SourceText, SourceError> {
        let mut pages = kept.in_order();
        pages.retain(|(page, _)| self.wanted.binary_search(page).is_ok());
        read_once(self.name, self.bytes, &ReadOptions { recognised: &pages, ..self.options.quiet() })
    }
}

/// Which of the pages that are left is read next: the one that is looked at, else the first behind it, else the first.
fn next(missing: &[u32], looked_at: u32) -> usize {
    missing.iter().position(|page| *page >= looked_at).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PageInfo;

    #[test]
    fn the_page_that_is_looked_at_comes_first_then_those_behind_it() {
        assert_eq!(next(&[1, 2, 5, 6], 0), 0);
        assert_eq!(next(&[1, 2, 5, 6], 5), 2);
        assert_eq!(next(&[1, 2, 5, 6], 3), 2);
        assert_eq!(next(&[1, 2, 5, 6], 9), 0, "nothing is left behind it");
    }

    #[test]
    fn pictures_and_unreadable_pages_are_read_and_others_when_that_is_asked() {
        let page = |page, scanned, unreadable| PageInfo { page, scanned, unreadable, ..PageInfo::default() };
        let pages = vec![page(1, false, false), page(2, true, false), page(3, false, true)];
        let text = Ok(SourceText { pages, ..SourceText::default() });
        let these = |read: &Result<SourceText, SourceError>, scans| match to_read(read, scans) {
            Some(ToRead::These(pages)) => Some(pages),
            Some(ToRead::All) => Some(Vec::new()),
            None => None,
        };
        assert_eq!(these(&text, Scans::Needed), Some(vec![2, 3]));
        assert_eq!(these(&text, Scans::Left), None);
        assert_eq!(these(&text, Scans::All), Some(vec![1, 2, 3]));
        assert_eq!(these(&Err(SourceError::Scanned { pages: 2 }), Scans::Needed), Some(Vec::new()));
        assert_eq!(these(&Err(SourceError::Unreadable), Scans::Left), None);
        assert_eq!(these(&Err(SourceError::PasswordNeeded), Scans::All), None);
        let readable = Ok(SourceText { pages: vec![page(1, false, false)], ..SourceText::default() });
        assert_eq!(these(&readable, Scans::Needed), None);
    }
}
