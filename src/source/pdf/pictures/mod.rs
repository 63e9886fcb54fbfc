//! Picture files as pages: PNG, JPEG and TIFF files are put into a PDF, a page for each picture, so that all that is done with
//! the pages of a scan is done with theirs. What a PDF can hold goes into it as the file packs it. What a picture claims of
//! its size is checked before anything is unfolded.
//!
//! `jpeg`, `png` and `tiff` read a format each, `exif` tells how a camera was held.

mod exif;
mod jpeg;
mod png;
mod tiff;

use std::fmt::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::issue::{Diagnostic, Severity, Span};
use crate::source::{Named, SourceError};

/// What a picture is called in messages.
pub(in crate::source) const PICTURE: Named = Named { en: "picture", zh: "图片" };

/// Most pixels of a picture.
const MOST_PIXELS: u64 = 120_000_000;
/// Most bytes that a picture is unfolded to while it is put into another form: A4 in colour at 600 dots an inch, twice.
const MOST_UNFOLDED: u64 = 224 << 20;
/// Most pages of picture files.
const MOST_PAGES: usize = 2_000;
/// Pixels an inch that a scan has; other figures are a program's guess.
const RESOLUTION: std::ops::RangeInclusive<f32> = 90.0..=1_300.0;
/// The longer side of a page whose picture tells no resolution, in points: that of A4.
const LONGER_SIDE: f32 = 842.0;
/// The shorter one.
const SHORTER_SIDE: f32 = 595.0;

/// A picture as a PDF holds it.
struct Picture {
    width: u32,
    height: u32,
    /// Pixels an inch across and down, where the file tells.
    resolution: Option<[f32; 2]>,
    /// How its rows and columns lie on the page, as EXIF counts: 1 as they are.
    orientation: u8,
    /// The entries of its dictionary.
    entries: String,
    data: Vec<u8>,
    /// The file ends before the picture does.
    is_cut: bool,
}

/// The pages of picture files.
pub(in crate::source) struct Pages {
    /// A PDF of them.
    pub(in crate::source) pdf: Vec<u8>,
    /// Which of them could not be read, or not to their end.
    pub(in crate::source) diagnostics: Vec<Diagnostic>,
}

/// A PDF of pictures, a page for each. The page of one that can't be read is empty, and that is told; where none can be
/// read, why.
///
/// # Errors
/// [`SourceError::Damaged`], [`SourceError::TooLarge`], [`SourceError::Unsupported`] for a form that no scanner writes.
pub(in crate::source) fn as_pdf(files: &[&[u8]]) -> Result<Pages, SourceError> {
    let mut objects: Vec<Vec<u8>> = vec![b"<</Type /Catalog /Pages 2 0 R>>".to_vec(), Vec::new()];
    let mut kids = String::new();
    let (mut count, mut read) = (0, 0);
    let mut diagnostics = Vec::new();
    let mut first_error = None;
    for picture in files.iter().flat_map(|bytes| pictures(bytes)) {
        count += 1;
        if count > MOST_PAGES {
            let what = Named { en: "pages", zh: "页数" };
            return Err(SourceError::TooLarge { what, limit: MOST_PAGES.to_string() });
        }
        let page = u32::try_from(count).unwrap_or(u32::MAX);
        let _ = write!(kids, "{} 0 R ", objects.len() + 1);
        match picture {
            Ok(picture) => {
                read += 1;
                diagnostics.extend(picture.is_cut.then(|| is_cut(page)));
                picture.write(&mut objects);
            }
            Err(error) => {
                diagnostics.push(unread(page, &error));
                first_error.get_or_insert(error);
                let empty = format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 {SHORTER_SIDE} {LONGER_SIDE}]>>");
                objects.push(empty.into_bytes());
            }
        }
    }
    if read == 0 {
        return Err(first_error.unwrap_or_else(damaged));
    }
    if let Some(pages) = objects.get_mut(1) {
        *pages = format!("<</Type /Pages /Kids [{kids}] /Count {count}>>").into_bytes();
    }
    Ok(Pages { pdf: written(&objects), diagnostics })
}

/// The pictures of a file: a TIFF file has several.
fn pictures(bytes: &[u8]) -> Vec<Result<Picture, SourceError>> {
    if bytes.starts_with(png::MAGIC) {
        vec![png::read(bytes)]
    } else if tiff::is_tiff(bytes) {
        tiff::read(bytes)
    } else {
        vec![jpeg::read(bytes)]
    }
}

fn of_page(page: u32, severity: Severity, [message, message_en]: [String; 2]) -> Diagnostic {
    let spans = vec![Span::Page { page, bbox: [0.0; 4] }];
    Diagnostic { severity, code: "unread-picture".to_owned(), message, message_en, spans, place: None }
}

fn unread(page: u32, error: &SourceError) -> Diagnostic {
    let zh = format!("第 {page} 页的图片未能读取：{}", error.message_zh());
    of_page(page, Severity::Error, [zh, format!("The picture of page {page} was not read: {error}")])
}

fn is_cut(page: u32) -> Diagnostic {
    let zh = format!("第 {page} 页的图片文件不完整，缺失部分是空白。请重新下载或复制。");
    let en = format!("The picture of page {page} is cut short; what is missing is blank. Download or copy it again.");
    of_page(page, Severity::Warning, [zh, en])
}

impl Picture {
    /// A picture whose rows are packed here; `bits` a sample.
    fn packed(
        [width, height]: [u32; 2],
        space: &str,
        bits: u8,
        rows: impl FnOnce(&mut ZlibEncoder<Vec<u8>>) -> std::io::Result<()>,
    ) -> Result<Self, SourceError> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let data = rows(&mut encoder).and_then(|()| encoder.finish()).map_err(|_| damaged())?;
        let entries = format!("/ColorSpace {space} /BitsPerComponent {bits} /Filter /FlateDecode");
        Ok(Self { width, height, resolution: None, orientation: 1, entries, data, is_cut: false })
    }

    /// Adds the objects of its page.
    fn write(self, objects: &mut Vec<Vec<u8>>) {
        let Self { width, height, entries, data, .. } = &self;
        let longer = (*width).max(*height).max(1) as f32;
        let resolution = self.resolution.filter(|both| both.iter().all(|dpi| RESOLUTION.contains(dpi)));
        let [across, down] = resolution.map_or([LONGER_SIDE / longer; 2], |both| both.map(|dpi| 72.0 / dpi));
        let (w, h) = (*width as f32 * across, *height as f32 * down);
        let ([page_width, page_height], lies) = placed(self.orientation, [w, h]);
        let (content, image) = (objects.len() + 2, objects.len() + 3);
        objects.push(
            format!(
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 {page_width:.2} {page_height:.2}] /Contents {content} 0 R \
                 /Resources <</XObject <</P {image} 0 R>>>>>>"
            )
            .into_bytes(),
        );
        let lies: String = lies.iter().map(|number| format!("{number:.2} ")).collect();
        let draw = format!("q {lies}cm /P Do Q");
        objects.push(format!("<</Length {}>>\nstream\n{draw}\nendstream", draw.len()).into_bytes());
        let head = format!(
            "<</Type /XObject /Subtype /Image /Width {width} /Height {height} {entries} /Length {}>>\nstream\n",
            data.len()
        );
        objects.push([head.as_bytes(), data, b"\nendstream"].concat());
    }
}

/// The size of the page of a picture of this size, and the matrix by which it lies there (EXIF 2.3, 4.6.4, Orientation).
fn placed(orientation: u8, [w, h]: [f32; 2]) -> ([f32; 2], [f32; 6]) {
    match orientation {
        2 => ([w, h], [-w, 0.0, 0.0, h, w, 0.0]),
        3 => ([w, h], [-w, 0.0, 0.0, -h, w, h]),
        4 => ([w, h], [w, 0.0, 0.0, -h, 0.0, h]),
        5 => ([h, w], [0.0, -w, -h, 0.0, h, w]),
        6 => ([h, w], [0.0, -w, h, 0.0, 0.0, w]),
        7 => ([h, w], [0.0, w, h, 0.0, 0.0, 0.0]),
        8 => ([h, w], [0.0, w, -h, 0.0, h, 0.0]),
        _ => ([w, h], [w, 0.0, 0.0, h, 0.0, 0.0]),
    }
}

fn written(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.5\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", pdf.len());
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    pdf.extend(table.bytes());
    pdf.extend(format!("trailer\n<</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    pdf
}

fn damaged() -> SourceError {
    SourceError::Damaged { what: PICTURE }
}

fn check_size(width: u32, height: u32) -> Result<(), SourceError> {
    if width == 0 || height == 0 {
        return Err(damaged());
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let what = Named { en: "pixels", zh: "图片的像素" };
        return Err(SourceError::TooLarge { what, limit: MOST_PIXELS.to_string() });
    }
    Ok(())
}

/// Refuses a picture that is unfolded to more bytes than are held at a time.
fn check_unfolded(bytes: u64) -> Result<(), SourceError> {
    if bytes > MOST_UNFOLDED {
        let what = Named { en: "an unpacked picture", zh: "图片解压后" };
        return Err(SourceError::TooLarge { what, limit: format!("{} MB", MOST_UNFOLDED >> 20) });
    }
    Ok(())
}

/// The index of a picture's colours as a PDF has it; `rgb` are three bytes a colour.
fn indexed(rgb: &[u8]) -> String {
    let hex: String = rgb.iter().take(768).map(|byte| format!("{byte:02X}")).collect();
    format!("[/Indexed /DeviceRGB {} <{hex}>]", (rgb.len() / 3).clamp(1, 256) - 1)
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 2).map(|two| u32::from(two[0]) << 8 | u32::from(two[1]))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

#[cfg(test)]
mod tests;
