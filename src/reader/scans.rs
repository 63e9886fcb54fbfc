//! Pages that are pictures: read sign by sign, kept, and given to the importer in the place of their text.

use std::collections::HashMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Bytes, Pages, read_once};
use crate::source::{PdfPages, ReadOptions, Recognised, SourceError, SourceText};

/// The form of what is kept; another one is read again.
const VERSION: u32 = 1;
/// After so many pages what was read is shown and kept for the first time; then after twice as many.
const FIRST_BATCH: usize = 1;
const LARGEST_BATCH: usize = 16;

/// Most threads that read one page.
#[cfg(feature = "ocr")]
const MOST_THREADS: usize = 4;

static SCANS: OnceLock<Option<PathBuf>> = OnceLock::new();

/// Has scanned pages read from now on, and what was read kept in a folder, which may be deleted at any time. To be called
/// once, by `main`.
pub fn recognise_scans(kept_in: Option<PathBuf>) {
    // A second call changes nothing.
    let _ = SCANS.set(kept_in);
}

/// The file of what was read of one scan.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    version: u32,
    pages: HashMap<u32, Recognised>,
}

/// Reads the scanned pages of what was read once, and reads it again with them. `options.front` is given what there is
/// after each batch of pages.
///
/// # Errors
/// As [`super::read`].
pub(super) fn complete(
    name: &str,
    bytes: Bytes<'_>,
    options: &ReadOptions<'_>,
    read: Result<SourceText, SourceError>,
) -> Result<SourceText, SourceError> {
    let (Some(folder), Bytes::File(file)) = (SCANS.get(), bytes) else { return read };
    let scanned = scanned(&read);
    if scanned.is_empty() {
        return read;
    }
    let path = folder.as_ref().map(|folder| {
        let name: String = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
        folder.join(name + ".scan")
    });
    let mut kept = path.as_deref().and_then(load).unwrap_or_default();
    if let (Some(front), Ok(text)) = (options.front, &read) {
        front(text.clone());
    }
    let missing: Vec<u32> = scanned.iter().copied().filter(|page| !kept.pages.contains_key(page)).collect();
    let mut pages = None;
    let (mut done, mut batch) = (scanned.len() - missing.len(), FIRST_BATCH);
    for (n, page) in (1..).zip(&missing) {
        options.check()?;
        options.report(done, scanned.len());
        let open = match &mut pages {
            Some(open) => open,
            none => none.insert(Pages::open(file.to_vec(), options.password.map(str::to_owned), &[])?),
        };
        // A page that can't be read stays a picture, and is told as one.
        if let Ok(recognised) = open.recognise(*page, options) {
            kept.pages.insert(*page, recognised);
        }
        options.check()?;
        done += 1;
        if n == batch && n < missing.len() {
            batch += (2 * batch).min(LARGEST_BATCH);
            if let Some(path) = &path {
                keep(path, &kept);
            }
            if let Some(front) = options.front
                && let Ok(text) = read_with(name, bytes, &options.quiet(), &kept)
            {
                front(text);
            }
        }
    }
    if let Some(path) = path.filter(|_| !missing.is_empty()) {
        keep(&path, &kept);
    }
    let whole = read_with(name, bytes, &options.quiet(), &kept);
    // Scans without a sign are told as what they are.
    if whole.is_err() && read.is_ok() { read } else { whole }
}

fn read_with(name: &str, bytes: Bytes<'_>, options: &ReadOptions<'_>, kept: &Kept) -> Result<SourceText, SourceError> {
    let mut pages: Vec<(u32, Recognised)> = kept.pages.iter().map(|(page, read)| (*page, read.clone())).collect();
    pages.sort_by_key(|(page, _)| *page);
    read_once(name, bytes, &ReadOptions { recognised: &pages, ..*options })
}

/// The numbers of the pages that are pictures.
fn scanned(read: &Result<SourceText, SourceError>) -> Vec<u32> {
    match read {
        Ok(text) => text.pages.iter().filter(|page| page.scanned).map(|page| page.page).collect(),
        Err(SourceError::Scanned { pages }) => (1..=u32::try_from(*pages).unwrap_or(u32::MAX)).collect(),
        Err(_) => Vec::new(),
    }
}

/// What was kept; `None` where nothing was, in another form, or damaged.
fn load(path: &Path) -> Option<Kept> {
    let kept: Kept = rmp_serde::from_slice(&fs::read(path).ok()?).ok()?;
    (kept.version == VERSION).then_some(kept)
}

/// Keeps what was read. It can be read again: a full disk costs time only.
fn keep(path: &Path, kept: &Kept) {
    let save = || -> Option<()> {
        let folder = path.parent()?;
        fs::create_dir_all(folder).ok()?;
        let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
        let kept = KeptRef { version: VERSION, pages: &kept.pages };
        file.write_all(&rmp_serde::to_vec_named(&kept).ok()?).ok()?;
        file.persist(path).ok()?;
        Some(())
    };
    let _ = save();
}

#[derive(Serialize)]
struct KeptRef<'k> {
    version: u32,
    pages: &'k HashMap<u32, Recognised>,
}

/// Pages are drawn for reading with so many pixels a point: 300 an inch.
#[cfg(feature = "ocr")]
const SCALE: f32 = 300.0 / 72.0;

/// Reads pages; loads the models for the first.
#[derive(Default)]
pub(super) struct Scanner {
    #[cfg(feature = "ocr")]
    models: Option<crate::ocr::Models>,
}

impl Scanner {
    /// Reads the signs on a page's picture (from 1). `moved` is called after each line.
    #[cfg(feature = "ocr")]
    pub(super) fn read(
        &mut self,
        pages: &PdfPages,
        page: u32,
        cancel: Option<&AtomicBool>,
        moved: &(dyn Fn() + Sync),
    ) -> Result<Recognised, SourceError> {
        use crate::ocr::{Models, Picture, Stopped, read};
        let failed = SourceError::Failed { what: crate::source::PDF };
        let models = match &mut self.models {
            Some(models) => models,
            none => none.insert(Models::load().map_err(|_| failed.clone())?),
        };
        moved();
        let drawn = pages.render(page, SCALE)?;
        moved();
        let scale = pages.size(page).map_or(SCALE, |[width, _]| drawn.width as f32 / width.max(1.0));
        let picture = Picture::new(drawn.width, drawn.height, drawn.rgba, scale).ok_or_else(|| failed.clone())?;
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        read(models, picture, threads, cancel, moved).map_err(|stopped| match stopped {
            Stopped::ByCaller => SourceError::Cancelled,
            Stopped::Failed(_) => failed,
        })
    }

    /// Without the models no page is read.
    #[cfg(not(feature = "ocr"))]
    pub(super) fn read(
        &mut self,
        _: &PdfPages,
        _: u32,
        _: Option<&AtomicBool>,
        _: &(dyn Fn() + Sync),
    ) -> Result<Recognised, SourceError> {
        Err(SourceError::Failed { what: crate::source::PDF })
    }
}
