//! The original pages as pictures.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::hayro_cmap::CharacterCollection;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::bounds;
use super::open::open;
use crate::source::{ReadOptions, SourceError, guard};

/// A page as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePicture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue, alpha of each pixel from the top left; opaque.
    pub rgba: Vec<u8>,
}

/// A PDF kept open for showing its pages. It can be shared with a worker; each call renders on the thread that makes it
/// and keeps no more than the file and what it draws.
pub struct PdfPages {
    pdf: Pdf,
    /// A font file with Chinese characters, for fonts that the file names and does not hold.
    substitute: Option<&'static [u8]>,
}

/// Most pixels of a picture: some 16 million, 64 MB. A page that would have more is drawn smaller.
const MOST_PIXELS: f32 = 16_000_000.0;
/// Most pixels along a side: what all graphics of the last ten years take.
const LONGEST_SIDE: f32 = 8_192.0;

impl PdfPages {
    /// Opens a file for rendering; `options` may have its password.
    ///
    /// # Errors
    /// As [`super::super::read_with`] for a file that can't be opened.
    pub fn open(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Self, SourceError> {
        guard::run(super::PDF, || open(bytes, options)).map(|pdf| Self { pdf, substitute: None })
    }

    /// Draws text in Chinese fonts that are not in the file with this one, a font file with many Chinese characters.
    /// Without it such text is not drawn but for its digits and Latin letters.
    #[must_use]
    pub fn with_substitute(self, font: &'static [u8]) -> Self {
        Self { substitute: Some(font), ..self }
    }

    /// How a page is interpreted: with the substitute for fonts of character collections of East Asia.
    fn settings(&self) -> InterpreterSettings {
        let settings = InterpreterSettings::default();
        let Some(font) = self.substitute else { return settings };
        let usual = settings.font_resolver.clone();
        let resolve = move |query: &FontQuery| match query {
            FontQuery::Fallback(fallback) if fallback.character_collection.as_ref().is_some_and(is_asian) => {
                Some((Arc::new(font) as Arc<dyn AsRef<[u8]> + Send + Sync>, 0))
            }
            _ => usual(query),
        };
        InterpreterSettings { font_resolver: Arc::new(resolve), ..settings }
    }

    /// Number of pages.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Whether there is no page.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Width and height of a page (from 1) as viewed, in points.
    #[must_use]
    pub fn size(&self, page: u32) -> Option<[f32; 2]> {
        let page = self.pdf.pages().get(page.checked_sub(1)? as usize)?;
        let (width, height) = page.render_dimensions();
        Some([width, height])
    }

    /// Renders a page (from 1) on white, `scale` pixels a point; smaller where the picture would be beyond the limit.
    /// Takes tens of milliseconds: call it on a worker.
    ///
    /// # Errors
    /// [`SourceError::Damaged`] where there is no such page or its size is no size, [`SourceError::TooLarge`] where a
    /// picture on it claims more than is drawn, [`SourceError::Failed`] where drawing
    /// it failed.
    pub fn render(&self, page: u32, scale: f32) -> Result<PagePicture, SourceError> {
        let damaged = SourceError::Damaged { what: super::PDF };
        let [width, height] = self.size(page).ok_or_else(|| damaged.clone())?;
        let scale = bounded_scale(width, height, scale).ok_or(damaged)?;
        guard::run(super::PDF, || {
            let pages = self.pdf.pages();
            let page = pages.get((page - 1) as usize).ok_or(SourceError::Damaged { what: super::PDF })?;
            bounds::pictures(page)?;
            let drawn = catch_unwind(AssertUnwindSafe(|| {
                // A cache a call: it may not be shared between threads, and would hold every picture ever decoded.
                let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
                render(page, &RenderCache::new(), &self.settings(), &RenderSettings::default(), &settings)
            }));
            let pixmap = drawn.map_err(|_| SourceError::Failed { what: super::PDF })?;
            let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
            // The background is opaque, so that premultiplied colours are plain ones.
            Ok(PagePicture { width, height, rgba: pixmap.data_as_u8_slice().to_vec() })
        })
    }
}

/// Whether a character collection is one whose characters a Latin font has not.
fn is_asian(collection: &CharacterCollection) -> bool {
    collection.family.ucs2_cmap().is_some()
}

/// The scale at which a page of this size has at least one pixel and stays within the limits.
fn bounded_scale(width: f32, height: f32, scale: f32) -> Option<f32> {
    if !(width > 0.0 && height > 0.0 && scale > 0.0 && width.is_finite() && height.is_finite() && scale.is_finite()) {
        return None;
    }
    let by_area = (MOST_PIXELS / (width * height)).sqrt();
    let by_side = LONGEST_SIDE / width.max(height);
    let scale = scale.min(by_area).min(by_side);
    (width * scale >= 1.0 && height * scale >= 1.0).then_some(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_bounded() {
        assert_eq!(bounded_scale(595.0, 842.0, 2.0), Some(2.0));
        let huge = bounded_scale(595.0, 842.0, 1000.0).expect("bounded");
        assert!(595.0 * huge * 842.0 * huge <= MOST_PIXELS * 1.01);
        let long = bounded_scale(20.0, 100_000.0, 100.0).expect("bounded");
        assert!(100_000.0 * long <= LONGEST_SIDE * 1.01);
        assert_eq!(bounded_scale(0.0, 842.0, 1.0), None);
        assert_eq!(bounded_scale(595.0, f32::NAN, 1.0), None);
    }
}
