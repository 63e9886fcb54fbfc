//! A JPEG file: what its header tells, and the file itself.

use memchr::memmem;

use super::{Picture, be16, check_size, damaged, exif};
use crate::source::{Named, SourceError};

/// The end of a picture.
const END: &[u8] = b"\xff\xd9";

/// A JPEG file as a PDF holds it.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, SourceError> {
    let mut at = 2;
    let (mut resolution, mut orientation, mut is_adobe) = (None, 1, false);
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
                let density = [8, 10].map(|at| be16(held, at).unwrap_or(0) as f32);
                resolution = match held.get(7) {
                    Some(1) => Some(density),
                    Some(2) => Some(density.map(|of| of * 2.54)),
                    _ => None,
                };
            }
            0xe1 if held.starts_with(b"Exif\0") => orientation = exif::orientation(held.get(6..).unwrap_or_default()),
            0xee if held.starts_with(b"Adobe") => is_adobe = true,
            // Arithmetic coding and pictures without loss are of medicine and archives.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(unusual()),
            0xc0..=0xc2 => {
                let (Some(height), Some(width), Some(components)) = (be16(held, 1), be16(held, 3), held.get(5)) else {
                    return Err(damaged());
                };
                check_size(width, height)?;
                if held.first() != Some(&8) {
                    return Err(unusual());
                }
                let space = match components {
                    1 => "/ColorSpace /DeviceGray",
                    3 => "/ColorSpace /DeviceRGB",
                    // Adobe's programs write ink the other way round.
                    4 if is_adobe => "/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]",
                    4 => "/ColorSpace /DeviceCMYK",
                    _ => return Err(damaged()),
                };
                let entries = format!("{space} /BitsPerComponent 8 /Filter /DCTDecode");
                let is_cut = memmem::rfind(bytes, END).is_none_or(|end| end < at);
                return Ok(Picture { width, height, resolution, orientation, entries, data: bytes.to_vec(), is_cut });
            }
            0xd9 | 0xda => return Err(damaged()),
            _ => {}
        }
        at += 2 + length.max(2);
    }
}

fn unusual() -> SourceError {
    let what = Named { en: "a JPEG image in a form that scanners don't write", zh: "特殊编码的 JPEG 图片" };
    SourceError::Unsupported { what }
}
