//! Reads the signs on a page's picture, inside the reader process.

use std::sync::atomic::AtomicBool;

use crate::source::{PdfPages, Recognised, SourceError};

/// Pages are drawn for reading with so many pixels a point: 300 an inch.
#[cfg(feature = "ocr")]
const SCALE: f32 = 300.0 / 72.0;
/// Most threads that read one page.
#[cfg(feature = "ocr")]
const MOST_THREADS: usize = 4;

/// Reads pages; loads the models for the first.
#[derive(Default)]
pub(in crate::reader) struct Scanner {
    #[cfg(feature = "ocr")]
    models: Option<crate::ocr::Models>,
}

impl Scanner {
    /// Reads the signs on a page's picture (from 1). `moved` is called after each line.
    #[cfg(feature = "ocr")]
    pub(in crate::reader) fn read(
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
        // Very large pages are drawn smaller.
        let scale = pages.size(page).map_or(SCALE, |[width, _]| drawn.width as f32 / width.max(1.0));
        let picture = Picture::new(drawn.width, drawn.height, &drawn.rgba, scale).ok_or_else(|| failed.clone())?;
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        read(models, picture, threads, cancel, moved).map_err(|stopped| match stopped {
            Stopped::ByCaller => SourceError::Cancelled,
            Stopped::Failed(_) => failed,
        })
    }

    /// Without the models no page is read.
    #[cfg(not(feature = "ocr"))]
    pub(in crate::reader) fn read(
        &mut self,
        _: &PdfPages,
        _: u32,
        _: Option<&AtomicBool>,
        _: &(dyn Fn() + Sync),
    ) -> Result<Recognised, SourceError> {
        Err(SourceError::Failed { what: crate::source::PDF })
    }
}
