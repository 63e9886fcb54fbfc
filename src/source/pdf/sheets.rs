//! The sheets of a file, read on several threads; what comes out is what one thread would have read.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use hayro::hayro_syntax::Pdf;

use super::fonts::Fonts;
use super::glyphs::{PageReader, Stop};
use super::page::PageGlyphs;
use super::too_large;
use crate::source::{Named, ReadOptions, SourceError, guard};

/// So many sheets are read in one go by one thread.
const CHUNK: usize = 32;
/// Most threads: each keeps the fonts that it has met.
const MOST_THREADS: usize = 4;
/// Most characters that are read of one file: some 8,000 full pages.
const MOST_CHARACTERS: usize = 12_000_000;

/// Why a page could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Its content is damaged.
    Damaged,
    /// It holds more than is read of a page.
    TooMuch,
}

/// What was drawn on a sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) glyphs: PageGlyphs,
    /// Why it could not be read, if so.
    pub(super) failed: Option<Failure>,
}

/// Consecutive sheets, with the fonts that they use.
struct Chunk {
    sheets: Vec<Sheet>,
    fonts: Fonts,
}

/// What the threads share.
struct Work<'w> {
    pdf: &'w Pdf,
    options: &'w ReadOptions<'w>,
    /// How many sheets are wanted.
    most: usize,
    /// The next chunk that nobody has begun.
    next: AtomicUsize,
    sheets_done: AtomicUsize,
    characters: AtomicUsize,
    /// A thread has failed: the others need not go on.
    over: AtomicBool,
    chunks: Mutex<Vec<(usize, Chunk)>>,
}

/// Reads the first sheets of a file, `most` of them, and enters their fonts.
///
/// # Errors
/// [`SourceError::Cancelled`]; [`SourceError::TooLarge`] for more than [`MOST_CHARACTERS`].
pub(super) fn read(
    pdf: &Pdf,
    most: usize,
    fonts: &mut Fonts,
    options: &ReadOptions<'_>,
) -> Result<Vec<Sheet>, SourceError> {
    let most = most.min(pdf.pages().len());
    let work = Work {
        pdf,
        options,
        most,
        next: AtomicUsize::new(0),
        sheets_done: AtomicUsize::new(0),
        characters: AtomicUsize::new(0),
        over: AtomicBool::new(false),
        chunks: Mutex::default(),
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let threads = threads.min(most.div_ceil(CHUNK));
    if threads < 2 {
        work.run()?;
    } else {
        guard::share(threads, || work.run()).into_iter().collect::<Result<Vec<()>, _>>()?;
    }
    let mut chunks = work.chunks.into_inner().unwrap_or_default();
    chunks.sort_by_key(|(n, _)| *n);
    let mut sheets = Vec::with_capacity(most);
    for (_, mut chunk) in chunks {
        let new = fonts.absorb(chunk.fonts);
        for sheet in &mut chunk.sheets {
            let PageGlyphs { glyphs, outside, .. } = &mut sheet.glyphs;
            for glyph in glyphs.iter_mut().chain(outside) {
                glyph.font = new.get(usize::from(glyph.font)).copied().unwrap_or(glyph.font);
            }
        }
        sheets.append(&mut chunk.sheets);
    }
    Ok(sheets)
}

impl Work<'_> {
    /// Reads chunk after chunk until none is left.
    fn run(&self) -> Result<(), SourceError> {
        let reader = PageReader::new(self.pdf);
        loop {
            let n = self.next.fetch_add(1, Ordering::Relaxed);
            if n * CHUNK >= self.most || self.over.load(Ordering::Relaxed) {
                return Ok(());
            }
            match self.chunk(&reader, n) {
                Ok(chunk) => self.chunks.lock().map(|mut chunks| chunks.push((n, chunk))).unwrap_or_default(),
                Err(error) => {
                    self.over.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    }

    fn chunk<'p>(&'p self, reader: &PageReader<'p>, n: usize) -> Result<Chunk, SourceError> {
        let mut chunk = Chunk { sheets: Vec::with_capacity(CHUNK), fonts: Fonts::default() };
        let pages = self.pdf.pages().iter().enumerate().take(self.most);
        for (index, page) in pages.skip(n * CHUNK).take(CHUNK) {
            if self.over.load(Ordering::Relaxed) {
                break;
            }
            self.options.check()?;
            self.options.report(self.sheets_done.fetch_add(1, Ordering::Relaxed), self.pdf.pages().len());
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            // One broken page must not cost the others. The fonts met so far stay usable whatever happened.
            let fonts = &mut chunk.fonts;
            let read = catch_unwind(AssertUnwindSafe(|| reader.read(page, number, fonts, self.options)));
            let sheet = match read {
                Ok(mut glyphs) => {
                    glyphs.glyphs.shrink_to_fit();
                    Sheet { glyphs, failed: None }
                }
                Err(cause) if cause.downcast_ref::<Stop>() == Some(&Stop::Cancelled) => {
                    return Err(SourceError::Cancelled);
                }
                Err(cause) => {
                    let (width, height) = page.render_dimensions();
                    let beyond = cause.downcast_ref::<Stop>() == Some(&Stop::TooMuch);
                    let failed = Some(if beyond { Failure::TooMuch } else { Failure::Damaged });
                    Sheet { glyphs: PageGlyphs { size: [width, height], ..Default::default() }, failed }
                }
            };
            let here = sheet.glyphs.glyphs.len() + sheet.glyphs.outside.len();
            if self.characters.fetch_add(here, Ordering::Relaxed) + here > MOST_CHARACTERS {
                return Err(too_large(Named { en: "characters", zh: "字数" }, format!("{MOST_CHARACTERS}")));
            }
            chunk.sheets.push(sheet);
        }
        Ok(chunk)
    }
}
