//! What data unfolds to by a chain of filters (ISO 32000-1, 7.4), counted without keeping more than the next filter needs.

use std::ops::Range;

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro::hayro_syntax::Filter;

/// Most bytes that one stream may unfold to.
pub(super) const MOST_OF_ONE: u64 = 384 << 20;
/// Most bytes between two filters of a chain: they are kept.
const MOST_BETWEEN: u64 = 96 << 20;

/// What a filter puts out: counted, and kept where another filter follows.
struct Out {
    kept: Option<Vec<u8>>,
    length: u64,
    most: u64,
}

impl Out {
    fn new(keeps: bool) -> Self {
        let most = if keeps { MOST_BETWEEN } else { MOST_OF_ONE };
        Self { kept: keeps.then(Vec::new), length: 0, most }
    }

    /// Takes bytes; whether there may be more.
    fn push(&mut self, bytes: &[u8]) -> bool {
        self.length += bytes.len() as u64;
        if let Some(kept) = self.kept.as_mut().filter(|_| self.length <= self.most) {
            kept.extend_from_slice(bytes);
        }
        self.length <= self.most
    }
}

/// Bytes that data unfolds to; `None` beyond the bounds. Filters of pictures end the chain: their pixels are counted
/// elsewhere.
pub(super) fn size(data: &[u8], chain: &[Filter]) -> Option<u64> {
    let picture = |filter: &Filter| {
        use Filter::{CcittFaxDecode, DctDecode, Jbig2Decode, JpxDecode};
        matches!(filter, DctDecode | JpxDecode | Jbig2Decode | CcittFaxDecode)
    };
    let chain = chain.split(picture).next().unwrap_or_default();
    let mut held = Cow::Borrowed(data);
    for (at, filter) in chain.iter().enumerate() {
        let mut out = Out::new(at + 1 < chain.len());
        let ends = match filter {
            Filter::FlateDecode => flate(&held, &mut out),
            Filter::LzwDecode => lzw(&held, &mut out),
            Filter::RunLengthDecode => runs(&held, &mut out),
            Filter::AsciiHexDecode => hex(&held, &mut out),
            Filter::Ascii85Decode => base_85(&held, &mut out),
            _ => continue,
        };
        if !ends {
            return None;
        }
        match out.kept {
            Some(kept) => held = Cow::Owned(kept),
            None => return Some(out.length),
        }
    }
    Some(held.len() as u64)
}

/// Zlib data, or deflated data without its head.
fn flate(data: &[u8], out: &mut Out) -> bool {
    let ends = inflate(data, true, out);
    if ends && out.length == 0 { inflate(data, false, out) } else { ends }
}

fn inflate(data: &[u8], head: bool, out: &mut Out) -> bool {
    let mut inflate = Decompress::new(head);
    let mut buffer = vec![0; 64 << 10];
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let input = data.get(usize::try_from(read).unwrap_or(usize::MAX)..).unwrap_or_default();
        let status = inflate.decompress(input, &mut buffer, FlushDecompress::None);
        let new = usize::try_from(inflate.total_out() - written).unwrap_or(0);
        if !out.push(buffer.get(..new).unwrap_or_default()) {
            return false;
        }
        let stuck = new == 0 && inflate.total_in() == read;
        if !matches!(status, Ok(Status::Ok | Status::BufError)) || stuck {
            return true;
        }
    }
}

/// How data ends that was written whole, but whose end was not told (RFC 1951, 3.2.4: an empty stored block).
const FLUSHED: &[u8] = &[0, 0, 0xFF, 0xFF];

/// What zlib data holds, up to a number of bytes and one more, and whether it was read to its end.
pub(super) fn inflated(data: &[u8], most: usize) -> (Vec<u8>, bool) {
    let mut best = inflated_as(data, true, most);
    // Writers that get the sum behind the data wrong, or leave it out, have written the data all the same; so have those that
    // leave out the head.
    for inner in [data.get(2..).unwrap_or_default(), data] {
        if best.1 == End::Told {
            break;
        }
        let other = inflated_as(inner, false, most);
        if other.1 == End::Told || other.0.len() > best.0.len() {
            best = other;
        }
    }
    let ran_out = best.1 == End::RanOut && data.trim_ascii_end().ends_with(FLUSHED);
    let whole = best.1 == End::Told || ran_out && !best.0.is_empty() || data.is_empty();
    (best.0, whole)
}

/// How the unfolding of data ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The data says that it ends.
    Told,
    /// All of it was read, and it does not say that it ends.
    RanOut,
    /// It can't be read further, or is longer than may be.
    Broken,
}

fn inflated_as(data: &[u8], head: bool, most: usize) -> (Vec<u8>, End) {
    let mut inflate = Decompress::new(head);
    let mut out = Vec::with_capacity(data.len().saturating_mul(4).min(most));
    loop {
        let (read, written) = (inflate.total_in(), out.len());
        if out.len() > most {
            return (out, End::Broken);
        }
        out.reserve(64 << 10);
        let input = data.get(usize::try_from(read).unwrap_or(usize::MAX)..).unwrap_or_default();
        match inflate.decompress_vec(input, &mut out, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return (out, End::Told),
            Ok(Status::Ok | Status::BufError) if out.len() > written || inflate.total_in() > read => {}
            Ok(_) => return (out, End::RanOut),
            Err(_) => return (out, End::Broken),
        }
    }
}

fn runs(data: &[u8], out: &mut Out) -> bool {
    let mut rest = data;
    while let [length, after @ ..] = rest {
        let length = usize::from(*length);
        let (bytes, next) = match length {
            128 => return true,
            0..128 => {
                let (bytes, next) = after.split_at(after.len().min(length + 1));
                (Cow::Borrowed(bytes), next)
            }
            _ => {
                let (bytes, next) = after.split_at(after.len().min(1));
                (Cow::Owned(bytes.repeat(257 - length)), next)
            }
        };
        if !out.push(&bytes) {
            return false;
        }
        rest = next;
    }
    true
}

fn hex(data: &[u8], out: &mut Out) -> bool {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|c| **c != b'>')
        .filter_map(|c| char::from(*c).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    digits.chunks(2).all(|pair| match pair {
        [high, low] => out.push(&[high << 4 | low]),
        [high, ..] => out.push(&[high << 4]),
        [] => true,
    })
}

fn base_85(data: &[u8], out: &mut Out) -> bool {
    let (mut value, mut count) = (0u32, 0usize);
    for c in data.iter().take_while(|c| **c != b'~') {
        match c {
            b'z' if count == 0 && !out.push(&[0; 4]) => return false,
            b'z' => {}
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(c - b'!'));
                count += 1;
                if count == 5 {
                    if !out.push(&value.to_be_bytes()) {
                        return false;
                    }
                    (value, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        (count..5).for_each(|_| value = value.wrapping_mul(85).wrapping_add(84));
        return out.push(value.to_be_bytes().get(..count - 1).unwrap_or_default());
    }
    true
}

/// LZW data with either way of widening its codes: what goes on for longer is the one that was meant.
fn lzw(data: &[u8], out: &mut Out) -> bool {
    let mut late = Out { kept: out.kept.clone(), ..*out };
    let ends = codes(data, 1, out);
    if ends && codes(data, 0, &mut late) && late.length <= out.length {
        return true;
    }
    if ends && late.length > out.length {
        *out = late;
    }
    out.length <= out.most
}

const MOST_CODES: usize = 4096;

/// A table of LZW codes: the bytes of each, one code after the other, and where those of each stand. Of the longest codes that there can be these are
/// some 7 MB.
struct Codes {
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

/// The codes of single bytes, the one that clears the table and the one that ends the data.
const FIRST_CODES: usize = 258;

impl Codes {
    fn start() -> Self {
        let single = |code: usize| code.min(256)..(code + 1).min(256);
        Self { bytes: (0..=255).collect(), places: (0..FIRST_CODES).map(single).collect() }
    }

    fn clear(&mut self) {
        self.bytes.truncate(256);
        self.places.truncate(FIRST_CODES);
    }

    /// The bytes of a code; `None` for one that is not there.
    fn of(&self, code: u16) -> Option<&[u8]> {
        self.bytes.get(self.places.get(usize::from(code))?.clone())
    }

    /// Adds the code of these bytes and one more.
    fn add(&mut self, code: u16, next: u8) {
        let Some(place) = self.places.get(usize::from(code)).cloned().filter(|_| self.places.len() < MOST_CODES) else {
            return;
        };
        let start = self.bytes.len();
        self.bytes.extend_from_within(place);
        self.bytes.push(next);
        self.places.push(start..self.bytes.len());
    }
}

fn codes(data: &[u8], early: usize, out: &mut Out) -> bool {
    let mut table = Codes::start();
    let (mut before, mut bits, mut held) = (None::<u16>, 0u32, 0u32);
    let mut input = data.iter();
    loop {
        let width = match table.places.len() + early {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        while held < width {
            let Some(byte) = input.next() else { return true };
            bits = bits << 8 | u32::from(*byte);
            held += 8;
        }
        held -= width;
        let code = (bits >> held) as u16;
        bits &= (1 << held) - 1;
        match code {
            256 => {
                table.clear();
                before = None;
                continue;
            }
            257 => return true,
            _ => {}
        }
        if let Some(before) = before {
            // A code that is not there yet is the one that is made here: it ends as the one before begins.
            let first = |code| table.of(code).and_then(|bytes| bytes.first().copied());
            if let Some(next) = first(code).or_else(|| first(before)) {
                table.add(before, next);
            }
        }
        let Some(bytes) = table.of(code) else { return true };
        if !out.push(bytes) {
            return false;
        }
        before = Some(code);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;

    /// Zlib data of bytes.
    pub(crate) fn folded(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    #[test]
    fn what_stands_before_damage_is_kept() {
        let text: Vec<u8> = (0..20_000u32).flat_map(|n| (n * n).to_le_bytes()).collect();
        let data = folded(&text);
        assert_eq!(inflated(&data, usize::MAX), (text.clone(), true));
        // The sum at the end is wrong, or missing: the data is whole.
        let mut sum = data.clone();
        sum.last_mut().into_iter().for_each(|byte| *byte ^= 1);
        assert_eq!(inflated(&sum, usize::MAX), (text.clone(), true));
        assert_eq!(inflated(&data[..data.len() - 4], usize::MAX), (text.clone(), true));
        let (kept, whole) = inflated(&data[..data.len() / 2], usize::MAX);
        assert!(!whole && kept.len() > text.len() / 4 && text.starts_with(&kept));
        let (kept, whole) = inflated(&data, 1000);
        assert!(!whole && kept.len() > 1000 && text.starts_with(&kept));
        // Without a head, and flushed without an end.
        assert_eq!(inflated(&data[2..data.len() - 4], usize::MAX), (text.clone(), true));
        let mut flush = flate2::Compress::new(flate2::Compression::fast(), true);
        let mut open = Vec::with_capacity(2 * text.len());
        flush.compress_vec(&text, &mut open, flate2::FlushCompress::Sync).expect("in memory");
        assert_eq!(inflated(&open, usize::MAX), (text.clone(), true));
        // Flushed, and broken in the middle: a block of a kind that there is not.
        let mut flush = flate2::Compress::new(flate2::Compression::fast(), true);
        let mut broken = Vec::with_capacity(2 * text.len());
        flush.compress_vec(&text[..1000], &mut broken, flate2::FlushCompress::Sync).expect("in memory");
        broken.extend(*b"\xFF\xFF\xFF\xFF");
        broken.extend(FLUSHED);
        let (kept, whole) = inflated(&broken, usize::MAX);
        assert!(!whole && text.starts_with(&kept) && kept.len() >= 1000);
        assert_eq!(inflated(b"", usize::MAX), (Vec::new(), true));
        assert!(!inflated(b"no data", usize::MAX).1);
    }

    #[test]
    fn each_filter_counts_what_it_unfolds_to() {
        use Filter::{Ascii85Decode, AsciiHexDecode, DctDecode, FlateDecode, LzwDecode, RunLengthDecode};
        for (data, chain, length) in [
            (&b"abc"[..], &[][..], 3),
            (b"61 62 6>", &[AsciiHexDecode], 3),
            (b"87cURDZ~>", &[Ascii85Decode], 5),
            (b"zz!!~>", &[Ascii85Decode], 9),
            (b"\x02abc\xfdx\x80zzz", &[RunLengthDecode], 7),
            (b"\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", &[LzwDecode], 10),
            (b"800B6050220C0C8501>", &[AsciiHexDecode, LzwDecode], 10),
            (b"abc", &[DctDecode], 3),
        ] {
            assert_eq!(size(data, chain), Some(length), "{chain:?}");
        }
        let text = folded(&[b' '; 5000]);
        assert_eq!(size(&text, &[FlateDecode]), Some(5000));
        assert_eq!(size(&text[2..], &[FlateDecode]), Some(5000));
        assert_eq!(size(&folded(&text), &[FlateDecode, FlateDecode]), Some(5000));
        let mut out = Out::new(true);
        assert!(lzw(b"\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", &mut out));
        assert_eq!(out.kept.as_deref(), Some(&b"-----A---B"[..]));
    }

    #[test]
    fn what_unfolds_beyond_the_bounds_is_seen() {
        let huge = folded(&vec![0; (MOST_OF_ONE + 1) as usize]);
        assert_eq!(size(&huge, &[Filter::FlateDecode]), None);
        assert_eq!(size(&folded(&huge), &[Filter::FlateDecode; 2]), None);
        assert_eq!(size(&[129, 0].repeat(4 << 20), &[Filter::RunLengthDecode]), None);
        assert_eq!(size(&vec![b'z'; 100 << 20], &[Filter::Ascii85Decode]), None);
    }
}
