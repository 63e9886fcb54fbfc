//! A PNG file: its rows as it packs them, where a PDF can hold those; else unpacked, in order, and on white.

use std::io::{self, Cursor};

use png::{ColorType, Decoder, Limits, Transformations};

use super::{MOST_UNFOLDED, Picture, be32, check_size, check_unfolded, damaged, exif, indexed};
use crate::source::SourceError;
use crate::source::pdf::unfold::inflated;

/// How each PNG file begins.
pub(super) const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Inches a metre.
const INCH: f32 = 0.0254;

/// What stands in the chunks of a file.
#[derive(Default)]
struct Chunks<'b> {
    head: Option<&'b [u8]>,
    palette: Option<&'b [u8]>,
    resolution: Option<[f32; 2]>,
    orientation: u8,
    has_holes: bool,
    data: Vec<u8>,
}

/// A PNG file as a PDF holds it.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, SourceError> {
    let chunks = chunks(bytes);
    let head = chunks.head.ok_or_else(damaged)?;
    let (Some(width), Some(height), Some(&[bits, kind, _, _, interlaced])) =
        (be32(head, 0), be32(head, 4), head.get(8..13).and_then(|rest| rest.first_chunk::<5>()))
    else {
        return Err(damaged());
    };
    check_size(width, height)?;
    if chunks.data.is_empty() || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return Err(damaged());
    }
    let Chunks { resolution, orientation, .. } = chunks;
    let space = match (kind, chunks.palette) {
        (0, _) => "/DeviceGray".to_owned(),
        (2, _) => "/DeviceRGB".to_owned(),
        (3, Some(palette)) => indexed(palette),
        (4 | 6, _) => String::new(),
        _ => return Err(damaged()),
    };
    if interlaced != 0 || chunks.has_holes || space.is_empty() {
        let picture = unpacked(bytes, [width, height])?;
        return Ok(Picture { resolution, orientation, ..picture });
    }
    let colours = if kind == 2 { 3 } else { 1 };
    // Each row has a byte before it that tells how it is packed.
    let row = 1 + (width as usize * usize::from(bits) * colours).div_ceil(8);
    check_unfolded(row as u64 * u64::from(height))?;
    let whole = row * height as usize;
    // What is missing behind the last row (the last chunk, a sum) is nothing of the picture.
    let is_cut = inflated(&chunks.data, whole).0.len() < whole;
    let entries = format!(
        "/ColorSpace {space} /BitsPerComponent {bits} /Filter /FlateDecode \
         /DecodeParms <</Predictor 15 /Colors {colours} /BitsPerComponent {bits} /Columns {width}>>"
    );
    Ok(Picture { width, height, resolution, orientation, entries, data: chunks.data, is_cut })
}

/// Reads the chunks of a file, as far as it has them.
fn chunks(bytes: &[u8]) -> Chunks<'_> {
    let mut at = MAGIC.len();
    let mut chunks = Chunks { orientation: 1, ..Chunks::default() };
    while let (Some(length), Some(kind)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        let from = at + 8;
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(held) = rest.get(..length as usize) else {
            // Cut short: the rows that there are are shown.
            if kind == b"IDAT" {
                chunks.data.extend_from_slice(rest);
            }
            break;
        };
        match kind {
            b"IHDR" => chunks.head = Some(held),
            b"PLTE" => chunks.palette = Some(held),
            b"tRNS" => chunks.has_holes = true,
            b"eXIf" => chunks.orientation = exif::orientation(held),
            // Pixels a metre.
            b"pHYs" if held.get(8) == Some(&1) => {
                let both = (be32(held, 0), be32(held, 4));
                chunks.resolution = both.0.zip(both.1).map(|(x, y)| [x, y].map(|n| (n as f32 * INCH).round()));
            }
            b"IDAT" => chunks.data.extend_from_slice(held),
            b"IEND" => break,
            _ => {}
        }
        at = from + held.len() + 4;
    }
    chunks
}

/// A picture whose rows are in another order or have holes: unpacked, eight bits a sample, what shines through is white.
fn unpacked(bytes: &[u8], [width, height]: [u32; 2]) -> Result<Picture, SourceError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_UNFOLDED as usize });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.ignore_checksums(true);
    let mut reader = decoder.read_info().map_err(|_| damaged())?;
    let samples = reader.output_color_type().0.samples();
    let has_holes = matches!(reader.output_color_type().0, ColorType::GrayscaleAlpha | ColorType::Rgba);
    let colours = if has_holes { samples - 1 } else { samples };
    let row = width as usize * samples;
    let interlaced = reader.info().interlaced;
    let mut is_cut = false;
    let space = if colours == 1 { "/DeviceGray" } else { "/DeviceRGB" };
    let mut on_white = Vec::with_capacity(width as usize * colours);
    let mut put = |line: &[u8], encoder: &mut dyn io::Write| {
        on_white.clear();
        for one in line.chunks_exact(samples) {
            let alpha = one.get(colours).copied().map_or(255, u32::from);
            let shown = one.iter().take(colours);
            on_white.extend(shown.map(|value| ((u32::from(*value) * alpha + 255 * (255 - alpha)) / 255) as u8));
        }
        encoder.write_all(&on_white)
    };
    check_unfolded(row as u64 * u64::from(height))?;
    let blank = vec![u8::MAX; row];
    let picture = Picture::packed([width, height], space, 8, |encoder| {
        if interlaced {
            let mut all = vec![u8::MAX; row * height as usize];
            is_cut = reader.next_frame(&mut all).is_err();
            return all.chunks_exact(row.max(1)).try_for_each(|line| put(line, encoder));
        }
        let mut line = vec![0; reader.output_line_size(width).unwrap_or(0).max(row)];
        (0..height).try_for_each(|_| {
            is_cut = is_cut || !matches!(reader.read_row(&mut line), Ok(Some(_)));
            put(if is_cut { &blank } else { line.get(..row).unwrap_or(&blank) }, encoder)
        })
    })?;
    Ok(Picture { is_cut, ..picture })
}
