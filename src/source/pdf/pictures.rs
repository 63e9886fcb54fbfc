//! Picture files as pages: PNG and JPEG files are put into a PDF as they are, a page for each, so that all that is done with
//! the pages of a scan is done with theirs. What a picture claims of its size is checked before anything is unfolded.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::source::{Named, SourceError};

/// What a picture is called in messages.
pub(in crate::source) const PICTURE: Named = Named { en: "picture", zh: "图片" };

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Most pixels of a picture.
const MOST_PIXELS: u64 = 120_000_000;
/// Pixels an inch that a scan has; other figures are a program's guess.
const RESOLUTION: std::ops::RangeInclusive<f32> = 100.0..=1_300.0;
/// The longer side of a page whose picture tells no resolution, in points: that of A4.
const LONGER_SIDE: f32 = 842.0;

/// A picture as a PDF holds it.
struct Picture {
    width: u32,
    height: u32,
    /// Pixels an inch, where the file tells.
    resolution: Option<f32>,
    /// The entries of its dictionary.
    entries: String,
    data: Vec<u8>,
}

/// A PDF of pictures, a page for each.
///
/// # Errors
/// [`SourceError::Damaged`], [`SourceError::TooLarge`], [`SourceError::Unsupported`] for a form of PNG that no scanner writes.
pub(in crate::source) fn as_pdf(files: &[&[u8]]) -> Result<Vec<u8>, SourceError> {
    let mut objects: Vec<Vec<u8>> = vec![b"<</Type /Catalog /Pages 2 0 R>>".to_vec(), Vec::new()];
    let mut kids = String::new();
    for bytes in files {
        let picture = if bytes.starts_with(PNG) { png(bytes)? } else { jpeg(bytes)? };
        let Picture { width, height, resolution, entries, data } = picture;
        let longer = width.max(height).max(1) as f32;
        let scale = resolution.filter(|dpi| RESOLUTION.contains(dpi)).map_or(LONGER_SIDE / longer, |dpi| 72.0 / dpi);
        let (w, h) = (width as f32 * scale, height as f32 * scale);
        let number = objects.len() + 1;
        let _ = write!(kids, "{number} 0 R ");
        let (content, image) = (number + 1, number + 2);
        objects.push(
            format!(
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 {w:.2} {h:.2}] /Contents {content} 0 R \
                 /Resources <</XObject <</P {image} 0 R>>>>>>"
            )
            .into_bytes(),
        );
        let draw = format!("q {w:.2} 0 0 {h:.2} 0 0 cm /P Do Q");
        objects.push(format!("<</Length {}>>\nstream\n{draw}\nendstream", draw.len()).into_bytes());
        let head = format!(
            "<</Type /XObject /Subtype /Image /Width {width} /Height {height} {entries} /Length {}>>\nstream\n",
            data.len()
        );
        objects.push([head.as_bytes(), &data, b"\nendstream"].concat());
    }
    if let Some(pages) = objects.get_mut(1) {
        *pages = format!("<</Type /Pages /Kids [{kids}] /Count {}>>", files.len()).into_bytes();
    }
    Ok(written(&objects))
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

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 2).map(|two| u32::from(two[0]) << 8 | u32::from(two[1]))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

/// A JPEG file: what its header tells, and the file itself.
fn jpeg(bytes: &[u8]) -> Result<Picture, SourceError> {
    let mut at = 2;
    let (mut resolution, mut is_adobe) = (None, false);
    loop {
        // Segments: a marker, their length, what they hold.
        let marker = bytes.get(at + 1).copied().filter(|_| bytes.get(at) == Some(&0xff)).ok_or_else(damaged)?;
        if marker == 0xff {
            at += 1;
            continue;
        }
        let length = be16(bytes, at + 2).ok_or_else(damaged)? as usize;
        let held = bytes.get(at + 4..at + 2 + length.max(2)).ok_or_else(damaged)?;
        match marker {
            0xe0 if held.starts_with(b"JFIF") => {
                let density = be16(held, 8).unwrap_or(0) as f32;
                resolution = match held.get(7) {
                    Some(1) => Some(density),
                    Some(2) => Some(density * 2.54),
                    _ => None,
                };
            }
            0xee if held.starts_with(b"Adobe") => is_adobe = true,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let (Some(height), Some(width), Some(components)) = (be16(held, 1), be16(held, 3), held.get(5)) else {
                    return Err(damaged());
                };
                check_size(width, height)?;
                let space = match components {
                    1 => "/ColorSpace /DeviceGray",
                    3 => "/ColorSpace /DeviceRGB",
                    // Adobe's programs write ink the other way round.
                    4 if is_adobe => "/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]",
                    4 => "/ColorSpace /DeviceCMYK",
                    _ => return Err(damaged()),
                };
                let entries = format!("{space} /BitsPerComponent 8 /Filter /DCTDecode");
                return Ok(Picture { width, height, resolution, entries, data: bytes.to_vec() });
            }
            0xd9 | 0xda => return Err(damaged()),
            _ => {}
        }
        at += 2 + length.max(2);
    }
}

/// A PNG file: its rows as it packs them, where a PDF can hold those; else unpacked and without what shines through it.
fn png(bytes: &[u8]) -> Result<Picture, SourceError> {
    let mut at = PNG.len();
    let (mut head, mut palette, mut resolution, mut data) = (None, None, None, Vec::new());
    while let (Some(length), Some(kind)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        let from = at + 8;
        let held = from.checked_add(length as usize).and_then(|to| bytes.get(from..to)).ok_or_else(damaged)?;
        match kind {
            b"IHDR" => head = Some(held),
            b"PLTE" => palette = Some(held),
            // Pixels a metre.
            b"pHYs" if held.get(8) == Some(&1) => resolution = be32(held, 0).map(|n| (n as f32 * 0.0254).round()),
            b"IDAT" => data.extend_from_slice(held),
            b"IEND" => break,
            _ => {}
        }
        at = from + held.len() + 4;
    }
    let head = head.ok_or_else(damaged)?;
    let (Some(width), Some(height), Some(&[bits, kind, _, _, interlaced])) =
        (be32(head, 0), be32(head, 4), head.get(8..13).and_then(|rest| rest.first_chunk::<5>()))
    else {
        return Err(damaged());
    };
    check_size(width, height)?;
    if data.is_empty() {
        return Err(damaged());
    }
    if interlaced != 0 {
        let what = Named { en: "an interlaced PNG image", zh: "隔行存储的 PNG 图片" };
        return Err(SourceError::Unsupported { what });
    }
    let (colours, space) = match (kind, palette) {
        (0, _) => (1, "/DeviceGray".to_owned()),
        (2, _) => (3, "/DeviceRGB".to_owned()),
        (3, Some(palette)) => {
            let hex: String = palette.iter().take(768).map(|byte| format!("{byte:02X}")).collect();
            (1, format!("[/Indexed /DeviceRGB {} <{hex}>]", (palette.len() / 3).clamp(1, 256) - 1))
        }
        (4, _) => return opaque(&data, (width, height, resolution), (bits, 1)),
        (6, _) => return opaque(&data, (width, height, resolution), (bits, 3)),
        _ => return Err(damaged()),
    };
    if !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return Err(damaged());
    }
    let entries = format!(
        "/ColorSpace {space} /BitsPerComponent {bits} /Filter /FlateDecode \
         /DecodeParms <</Predictor 15 /Colors {colours} /BitsPerComponent {bits} /Columns {width}>>"
    );
    Ok(Picture { width, height, resolution, entries, data })
}

/// The rows of a picture with transparency, on white. `colours` are those beside the transparency.
fn opaque(
    packed: &[u8],
    (width, height, resolution): (u32, u32, Option<f32>),
    (bits, colours): (u8, usize),
) -> Result<Picture, SourceError> {
    let bytes_each = match bits {
        8 => 1,
        16 => 2,
        _ => return Err(damaged()),
    };
    let pixel = (colours + 1) * bytes_each;
    let row = width as usize * pixel;
    let most = (row as u64 + 1) * u64::from(height);
    let mut rows = Vec::new();
    // A file that was cut short gives the rows that it has.
    let _ = ZlibDecoder::new(packed).take(most).read_to_end(&mut rows);
    let mut before = vec![0; row];
    let mut out = Vec::with_capacity(width as usize * height as usize * colours);
    for line in rows.chunks_exact_mut(row + 1) {
        let Some((filter, line)) = line.split_first_mut() else { break };
        unfilter(*filter, line, &before, pixel);
        for one in line.chunks_exact(pixel) {
            let alpha = u32::from(one.get(colours * bytes_each).copied().unwrap_or(255));
            let shown = one.iter().step_by(bytes_each).take(colours);
            out.extend(shown.map(|value| ((u32::from(*value) * alpha + 255 * (255 - alpha)) / 255) as u8));
        }
        before.copy_from_slice(line);
    }
    out.resize(width as usize * height as usize * colours, u8::MAX);
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let data = encoder.write_all(&out).and_then(|()| encoder.finish()).map_err(|_| damaged())?;
    let space = if colours == 1 { "/DeviceGray" } else { "/DeviceRGB" };
    let entries = format!("/ColorSpace {space} /BitsPerComponent 8 /Filter /FlateDecode");
    Ok(Picture { width, height, resolution, entries, data })
}

/// Undoes the filter of a row (PNG, 9.2).
fn unfilter(filter: u8, line: &mut [u8], before: &[u8], pixel: usize) {
    for i in 0..line.len() {
        let of = |bytes: &[u8], at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(0);
        let (left, up, corner) =
            (of(line, i.checked_sub(pixel)), of(before, Some(i)), of(before, i.checked_sub(pixel)));
        let guess = match filter {
            1 => left,
            2 => up,
            3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
            4 => paeth(left, up, corner),
            _ => 0,
        };
        if let Some(byte) = line.get_mut(i) {
            *byte = byte.wrapping_add(guess);
        }
    }
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let of = i16::from;
    let guess = of(left) + of(up) - of(corner);
    let off = |value: u8| (guess - of(value)).abs();
    if off(left) <= off(up) && off(left) <= off(corner) {
        left
    } else if off(up) <= off(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], held: &[u8]) -> Vec<u8> {
        [&(held.len() as u32).to_be_bytes(), &kind[..], held, &[0; 4]].concat()
    }

    fn packed(rows: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(rows).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn png_file(width: u32, height: u32, [bits, kind, interlaced]: [u8; 3], rows: &[u8]) -> Vec<u8> {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[bits, kind, 0, 0, interlaced]].concat();
        let density = [&11811_u32.to_be_bytes()[..], &11811_u32.to_be_bytes(), &[1]].concat();
        [PNG, &chunk(b"IHDR", &head), &chunk(b"pHYs", &density), &chunk(b"IDAT", &packed(rows)), &chunk(b"IEND", b"")]
            .concat()
    }

    #[test]
    fn a_png_is_a_page_of_its_size() {
        let file = png_file(600, 300, [8, 0, 0], &[0; 601 * 300]);
        let pdf = as_pdf(&[&file, &file]).expect("two pages");
        let pages = crate::source::PdfPages::open(&pdf, &crate::source::ReadOptions::default()).expect("it opens");
        assert_eq!((pages.len(), pages.size(1), pages.size(2)), (2, Some([144.0, 72.0]), Some([144.0, 72.0])));
        let drawn = pages.render(2, 1.0).expect("it is drawn");
        assert!(drawn.rgba.chunks(4).all(|pixel| pixel[..3] == [0, 0, 0]), "black");
    }

    #[test]
    fn transparency_lies_on_white() {
        // One row by each filter, of a half black pixel and an empty one.
        let rows: Vec<u8> = (0..5).flat_map(|filter| [filter, 0, 0, 0, 128, 0, 0, 0, 0]).collect();
        let rows: Vec<u8> = rows.chunks(9).next().expect("a row").to_vec();
        let file = png_file(2, 1, [8, 6, 0], &rows);
        let picture = png(&file).expect("read");
        let mut out = Vec::new();
        ZlibDecoder::new(&picture.data[..]).read_to_end(&mut out).expect("packed");
        assert_eq!(out, [127, 127, 127, 255, 255, 255]);
    }

    #[test]
    fn filters_are_undone() {
        let before = [10, 20, 30, 40];
        for (filter, line) in
            [(0, [1, 2, 3, 4]), (1, [1, 2, 4, 6]), (2, [11, 22, 33, 44]), (3, [6, 12, 21, 30]), (4, [11, 22, 33, 44])]
        {
            let mut bytes = [1, 2, 3, 4];
            unfilter(filter, &mut bytes, &before, 2);
            assert_eq!(bytes, line, "filter {filter}");
        }
    }

    #[test]
    fn a_jpeg_is_held_as_it_is() {
        let mut file = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\x01\x00\xc8\x00\xc8\x00\x00".to_vec();
        file.extend(b"\xff\xc0\x00\x0b\x08\x01\x2c\x00\xc8\x01\x01\x11\x00\xff\xda");
        let picture = jpeg(&file).expect("read");
        assert_eq!((picture.width, picture.height, picture.resolution), (200, 300, Some(200.0)));
        assert!(picture.entries.contains("/DeviceGray") && picture.data == file);
    }

    #[test]
    fn what_claims_the_earth_or_is_cut_short_is_refused() {
        let huge = png_file(1 << 30, 1 << 30, [8, 0, 0], &[0]);
        assert!(matches!(as_pdf(&[&huge]), Err(SourceError::TooLarge { .. })));
        assert!(matches!(as_pdf(&[&png_file(0, 5, [8, 0, 0], &[0])]), Err(SourceError::Damaged { .. })));
        assert!(matches!(as_pdf(&[&png_file(4, 4, [8, 0, 1], &[0; 20])]), Err(SourceError::Unsupported { .. })));
        let whole = png_file(4, 4, [8, 0, 0], &[0; 20]);
        for end in [8, 20, 30, 45, 60] {
            assert!(as_pdf(&[&whole[..end]]).is_err(), "{end}");
        }
        for bytes in [&b"\xff\xd8\xff"[..], b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe0\xff\xff", b"\xff\xd8\xff\xd9\0\x02"]
        {
            assert!(as_pdf(&[bytes]).is_err(), "{bytes:?}");
        }
    }
}
