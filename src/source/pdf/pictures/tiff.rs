//! A TIFF file: the pictures of scanners and fax machines, a page each. Fax data is unpacked by the reader of fax data in
//! PDFs, a single JPEG is passed on as it is, all else is unpacked by the crate for TIFF.

use std::borrow::Cow;
use std::io::{Cursor, Write as _};

use hayro_ccitt::{DecodeSettings, DecoderContext, EncodingMode};
use tiff::decoder::ifd::Value;
use tiff::decoder::{BufferLayoutPreference, Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

use super::{MOST_PAGES, MOST_UNFOLDED, Picture, check_size, check_unfolded, damaged, indexed, jpeg};
use crate::source::{Named, SourceError};

type Reader<'b> = Decoder<Cursor<&'b [u8]>>;

/// How a TIFF file begins: in the two orders of bytes, with short and with long places.
const MAGIC: [&[u8]; 4] = [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"];
/// Photometric interpretations (TIFF 6.0, section 8).
const WHITE_IS_ZERO: u32 = 0;
const PALETTE: u32 = 3;
const YCBCR: u32 = 6;
/// Compressions.
const MODIFIED_HUFFMAN: u32 = 2;
const GROUP_3: u32 = 3;
const GROUP_4: u32 = 4;
const OLD_JPEG: u32 = 6;
const JPEG: u32 = 7;
/// Bits of `NewSubfileType`: a smaller copy of another picture, a mask of another picture.
const COPY_OR_MASK: u32 = 0b101;
/// The bit of `T4Options` that tells of rows that are told by the row before.
const TWO_DIMENSIONAL: u32 = 1;
/// Bits of a byte stand from the lowest on.
const LOWEST_FIRST: u32 = 2;

/// Whether bytes are a TIFF file.
pub(super) fn is_tiff(bytes: &[u8]) -> bool {
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// The pictures of a TIFF file, without small copies and masks of them.
pub(super) fn read(bytes: &[u8]) -> Vec<Result<Picture, SourceError>> {
    let without_index = as_grey(bytes);
    let limits = || {
        let mut limits = Limits::default();
        limits.decoding_buffer_size = MOST_UNFOLDED as usize;
        limits.intermediate_buffer_size = MOST_UNFOLDED as usize;
        limits
    };
    let mut reader = match Decoder::new(Cursor::new(&*without_index)) {
        Ok(reader) => reader.with_limits(limits()),
        Err(error) => return vec![Err(refusal(&error))],
    };
    let mut pictures = Vec::new();
    loop {
        if number(&mut reader, Tag::NewSubfileType).unwrap_or(0) & COPY_OR_MASK == 0 {
            pictures.push(picture(&mut reader, &without_index, bytes));
        }
        if !reader.more_images() || pictures.len() > MOST_PAGES {
            break;
        }
        if let Err(error) = reader.next_image() {
            pictures.push(Err(refusal(&error)));
            break;
        }
    }
    pictures
}

fn refusal(error: &TiffError) -> SourceError {
    match error {
        TiffError::UnsupportedError(_) => unusual(),
        TiffError::LimitsExceeded => check_unfolded(u64::MAX).err().unwrap_or_else(damaged),
        _ => damaged(),
    }
}

fn unusual() -> SourceError {
    let what = Named { en: "a TIFF image in a form that scanners don't write", zh: "特殊编码的 TIFF 图片" };
    SourceError::Unsupported { what }
}

fn number(reader: &mut Reader<'_>, tag: Tag) -> Option<u32> {
    reader.find_tag_unsigned(tag).ok().flatten()
}

fn numbers(reader: &mut Reader<'_>, tag: Tag) -> Vec<u64> {
    reader.find_tag_unsigned_vec(tag).ok().flatten().unwrap_or_default()
}

/// The picture that the reader stands at. `original` are the bytes with their indexes of colours.
fn picture(reader: &mut Reader<'_>, bytes: &[u8], original: &[u8]) -> Result<Picture, SourceError> {
    let (width, height) = reader.dimensions().map_err(|error| refusal(&error))?;
    check_size(width, height)?;
    let resolution = resolution(reader);
    let orientation = number(reader, Tag::Orientation).and_then(|n| u8::try_from(n).ok()).unwrap_or(1);
    let compression = number(reader, Tag::Compression).unwrap_or(1);
    let picture = match compression {
        MODIFIED_HUFFMAN | GROUP_3 | GROUP_4 => fax(reader, bytes, compression, [width, height])?,
        OLD_JPEG => return Err(unusual()),
        _ => {
            let single = if compression == JPEG { single_jpeg(reader, bytes) } else { None };
            match single {
                Some(picture) => picture?,
                None => unpacked(reader, original, [width, height])?,
            }
        }
    };
    Ok(Picture { resolution, orientation, ..picture })
}

/// Pixels an inch across and down: faxes have more across.
fn resolution(reader: &mut Reader<'_>) -> Option<[f32; 2]> {
    let factor = match number(reader, Tag::ResolutionUnit).unwrap_or(2) {
        2 => 1.0,
        3 => 2.54,
        _ => return None,
    };
    let mut of = |tag| match reader.find_tag(tag).ok().flatten()? {
        Value::Rational(of, by) if by > 0 => Some(of as f32 / by as f32 * factor),
        _ => None,
    };
    Some([of(Tag::XResolution)?, of(Tag::YResolution)?])
}

/// The data of each strip, in order, as far as the file has it.
fn strips<'b>(reader: &mut Reader<'_>, bytes: &'b [u8]) -> Vec<&'b [u8]> {
    let (places, lengths) = (numbers(reader, Tag::StripOffsets), numbers(reader, Tag::StripByteCounts));
    let strip = |(at, length): (&u64, &u64)| {
        let from = usize::try_from(*at).unwrap_or(usize::MAX).min(bytes.len());
        let to = from.saturating_add(usize::try_from(*length).unwrap_or(usize::MAX)).min(bytes.len());
        bytes.get(from..to).unwrap_or_default()
    };
    places.iter().zip(&lengths).map(strip).collect()
}

/// The one JPEG that a picture is made of, with its tables before it; `None` where it has several.
fn single_jpeg(reader: &mut Reader<'_>, bytes: &[u8]) -> Option<Result<Picture, SourceError>> {
    let strips = strips(reader, bytes);
    let [data] = strips.as_slice() else { return None };
    let tables = reader.find_tag(Tag::JPEGTables).ok().flatten().and_then(|value| value.into_u8_vec().ok());
    let whole = match tables.as_deref().and_then(|tables| tables.strip_suffix(b"\xff\xd9")) {
        Some(tables) => [tables, data.get(2..).unwrap_or_default()].concat(),
        None => data.to_vec(),
    };
    let is_rgb = number(reader, Tag::PhotometricInterpretation) != Some(YCBCR);
    Some(jpeg::read(&whole).map(|mut picture| {
        if is_rgb && picture.entries.contains("/DeviceRGB") {
            picture.entries.push_str(" /DecodeParms <</ColorTransform 0>>");
        }
        picture
    }))
}

/// Rows of a fax, as bits.
struct Rows {
    width: u32,
    bits: Vec<u8>,
}

impl hayro_ccitt::Decoder for Rows {
    fn push_row(&mut self, changes: &[u32]) {
        let from = self.bits.len();
        self.bits.resize(from + (self.width as usize).div_ceil(8), 0);
        let Some(row) = self.bits.get_mut(from..) else { return };
        for run in changes.chunks(2) {
            let (Some(start), end) = (run.first().copied(), run.get(1).copied().unwrap_or(self.width)) else {
                continue;
            };
            for x in start..end.min(self.width) {
                if let Some(byte) = row.get_mut(x as usize / 8) {
                    *byte |= 0x80 >> (x % 8);
                }
            }
        }
    }
}

/// A picture of fax data.
fn fax(
    reader: &mut Reader<'_>,
    bytes: &[u8],
    compression: u32,
    [width, height]: [u32; 2],
) -> Result<Picture, SourceError> {
    let encoding = match compression {
        GROUP_4 => EncodingMode::Group4,
        GROUP_3 if number(reader, Tag::Unknown(292)).unwrap_or(0) & TWO_DIMENSIONAL != 0 => EncodingMode::Group3_2D,
        _ => EncodingMode::Group3_1D,
    };
    let rows_each = number(reader, Tag::RowsPerStrip).unwrap_or(height).clamp(1, height);
    let lowest_first = number(reader, Tag::FillOrder) == Some(LOWEST_FIRST);
    let row = (width as usize).div_ceil(8);
    check_unfolded(row as u64 * u64::from(height))?;
    let mut rows = Rows { width, bits: Vec::new() };
    let strips = strips(reader, bytes);
    // The rows of strips that the file lacks stay white.
    let mut is_cut = strips.len() < height.div_ceil(rows_each) as usize;
    for (n, strip) in (0..height.div_ceil(rows_each)).zip(strips) {
        let count = rows_each.min(height - n * rows_each);
        let settings = DecodeSettings {
            columns: width,
            rows: count,
            end_of_block: compression != MODIFIED_HUFFMAN,
            end_of_line: compression == GROUP_3,
            rows_are_byte_aligned: compression == MODIFIED_HUFFMAN,
            encoding,
            strict: false,
        };
        let turned: Cow<'_, [u8]> = match lowest_first {
            true => strip.iter().map(|byte| byte.reverse_bits()).collect(),
            false => strip.into(),
        };
        let done = hayro_ccitt::decode(&turned, &mut rows, &mut DecoderContext::new(settings));
        let whole = row * (n * rows_each + count) as usize;
        is_cut |= done.is_err() || rows.bits.len() < whole;
        rows.bits.resize(whole, 0);
    }
    if rows.bits.is_empty() {
        return Err(damaged());
    }
    rows.bits.resize(row * height as usize, 0);
    let mut picture = Picture::packed([width, height], "/DeviceGray", 1, |encoder| encoder.write_all(&rows.bits))?;
    // What a fax calls black is one.
    let is_white_zero = number(reader, Tag::PhotometricInterpretation).unwrap_or(WHITE_IS_ZERO) == WHITE_IS_ZERO;
    if is_white_zero {
        picture.entries.push_str(" /Decode [1 0]");
    }
    Ok(Picture { is_cut, ..picture })
}

/// A picture that the crate for TIFF unpacks.
fn unpacked(reader: &mut Reader<'_>, original: &[u8], [width, height]: [u32; 2]) -> Result<Picture, SourceError> {
    let kind = reader.colortype().map_err(|error| refusal(&error))?;
    let BufferLayoutPreference { len, planes, .. } = reader.image_buffer_layout().map_err(|error| refusal(&error))?;
    check_unfolded(len as u64)?;
    if planes > 1 {
        return Err(unusual());
    }
    let map = colours(reader, original);
    let (all, halved) = match reader.read_image().map_err(|error| refusal(&error))? {
        DecodingResult::U8(all) => (all, false),
        // The upper half of each sample.
        DecodingResult::U16(all) => (all.into_iter().map(|sample| (sample >> 8) as u8).collect(), true),
        _ => return Err(unusual()),
    };
    let size = [width, height];
    let as_it_is = |space: &str, bits| Picture::packed(size, space, bits, |encoder| encoder.write_all(&all));
    let mixed = |space, samples, mix: &dyn Fn(&[u8]) -> [u8; 4], colours| {
        Picture::packed(size, space, 8, |encoder| {
            all.chunks_exact(samples).try_for_each(|one| encoder.write_all(mix(one).get(..colours).unwrap_or_default()))
        })
    };
    match (kind, map) {
        (ColorType::Gray(bits @ (1 | 2 | 4 | 8)), Some(map)) => as_it_is(&indexed(&map), bits),
        (ColorType::Gray(bits @ (1 | 2 | 4 | 8)), None) => as_it_is("/DeviceGray", bits),
        (ColorType::Gray(16), None) if halved => as_it_is("/DeviceGray", 8),
        (ColorType::RGB(8 | 16), _) => as_it_is("/DeviceRGB", 8),
        (ColorType::CMYK(8 | 16), _) => as_it_is("/DeviceCMYK", 8),
        (ColorType::CMYKA(8 | 16), _) => mixed("/DeviceCMYK", 5, &first_four, 4),
        (ColorType::RGBA(8 | 16), _) => mixed("/DeviceRGB", 4, &on_white, 3),
        (ColorType::YCbCr(8), _) => mixed("/DeviceRGB", 3, &from_ycbcr, 3),
        (ColorType::GrayA(8 | 16), _) => mixed("/DeviceGray", 2, &first_four, 1),
        (ColorType::Multiband { bit_depth: 8 | 16, num_samples }, _) if (2..=5).contains(&num_samples) => {
            mixed("/DeviceGray", usize::from(num_samples), &first_four, 1)
        }
        _ => Err(unusual()),
    }
}

fn first_four(samples: &[u8]) -> [u8; 4] {
    std::array::from_fn(|n| samples.get(n).copied().unwrap_or(0))
}

/// A colour with what shines through it white.
fn on_white(samples: &[u8]) -> [u8; 4] {
    let [red, green, blue, alpha] = first_four(samples);
    let mix = |value: u8| ((u32::from(value) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255) as u8;
    [mix(red), mix(green), mix(blue), 0]
}

/// A colour as JPEG files have it.
fn from_ycbcr(samples: &[u8]) -> [u8; 4] {
    let [y, cb, cr, _] = first_four(samples).map(f32::from);
    let (cb, cr) = (cb - 128.0, cr - 128.0);
    let byte = |value: f32| value.round().clamp(0.0, 255.0) as u8;
    [byte(y + 1.402 * cr), byte(y - 0.344_136 * cb - 0.714_136 * cr), byte(y + 1.772 * cb), 0]
}

/// The colours that the samples of a picture are numbers of, three bytes each; `None` where they are shades.
fn colours(reader: &mut Reader<'_>, original: &[u8]) -> Option<Vec<u8>> {
    let entry = entries(original).into_iter().find(|entry| Some(entry.directory) == directory(reader))?;
    if entry.value != PALETTE {
        return None;
    }
    let map = numbers(reader, Tag::ColorMap);
    let count = map.len() / 3;
    let colour = |n: usize| [n, n + count, n + 2 * count].map(|at| map.get(at).map_or(0, |value| (value >> 8) as u8));
    (count > 0).then(|| (0..count.min(256)).flat_map(colour).collect())
}

fn directory(reader: &mut Reader<'_>) -> Option<usize> {
    reader.ifd_pointer().and_then(|place| usize::try_from(place.0).ok())
}

/// The entry of a directory that tells how samples are to be understood.
struct Photometric {
    /// Where the directory stands.
    directory: usize,
    /// Where its value stands.
    at: usize,
    value: u32,
    is_little: bool,
}

/// The file with pictures of numbered colours called grey: the crate for TIFF gives no numbers of colours.
fn as_grey(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut grey = Cow::Borrowed(bytes);
    for entry in entries(bytes).into_iter().filter(|entry| entry.value == PALETTE) {
        let value: [u8; 2] = if entry.is_little { [1, 0] } else { [0, 1] };
        if let Some(two) = grey.to_mut().get_mut(entry.at..entry.at + 2) {
            two.copy_from_slice(&value);
        }
    }
    grey
}

/// These entries of all directories of a file with short places; files with long ones hold no numbered colours.
fn entries(bytes: &[u8]) -> Vec<Photometric> {
    let is_little = bytes.starts_with(b"II");
    let two = |at: usize| {
        let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(if is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) }))
    };
    let four = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let value = if is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(value).ok()
    };
    let mut found = Vec::new();
    let mut next = if two(2) == Some(42) { four(4) } else { None };
    while let Some(directory) = next.filter(|at| *at > 0 && found.len() < MOST_PAGES) {
        let Some(count) = two(directory) else { break };
        let places = (0..count).map(|n| directory + 2 + 12 * n);
        let entry = places.into_iter().find(|at| two(*at) == Some(262)).map(|at| at + 8);
        let value = entry.and_then(two).and_then(|value| u32::try_from(value).ok());
        let at = entry.unwrap_or(0);
        found.push(Photometric { directory, at, value: value.unwrap_or(WHITE_IS_ZERO), is_little });
        next = directory.checked_add(2 + 12 * count).and_then(four);
    }
    found
}
