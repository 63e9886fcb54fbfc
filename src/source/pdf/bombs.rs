//! A look at what a file's compressed streams unfold to, before they are unfolded: a few megabytes can hold as many
//! gigabytes, and the interpreter unfolds what it is given.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use super::too_large;
use crate::source::{Named, ReadOptions, SourceError};

/// Most bytes that all streams of a file together, pictures left out, may unfold to.
const MOST_TOGETHER: u64 = 768 << 20;
/// Most bytes of one stream.
const MOST_OF_ONE: u64 = 384 << 20;
/// The dictionary of a stream stands within so many bytes before it.
const DICTIONARY: usize = 2048;

/// Refuses a file whose streams unfold beyond the bounds. Encrypted streams can't be looked into here.
///
/// # Errors
/// [`SourceError::TooLarge`], [`SourceError::Cancelled`].
pub(super) fn refuse(bytes: &[u8], options: &ReadOptions<'_>) -> Result<(), SourceError> {
    let ends = memmem::Finder::new("endstream");
    let mut together = 0u64;
    let mut counter = Counter::new();
    let mut next = 0;
    for at in memmem::find_iter(bytes, "stream") {
        // The word also ends `endstream`, and may stand inside a stream.
        if at < next || bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        options.check()?;
        let from = at + "stream".len();
        let rest = bytes.get(from..).unwrap_or_default();
        let length = ends.find(rest).unwrap_or(rest.len());
        next = from + length;
        let dictionary = bytes.get(at.saturating_sub(DICTIONARY)..at).unwrap_or_default();
        let dictionary = memmem::rfind(dictionary, b" obj").and_then(|obj| dictionary.get(obj..)).unwrap_or(dictionary);
        let layers = memmem::find_iter(dictionary, "/Fl").count();
        if layers == 0 {
            continue;
        }
        let data = rest.get(..length).unwrap_or_default().trim_ascii_start();
        let unfolded = counter.unfolded(data, layers);
        let picture = memmem::find(dictionary, b"/Image").is_some();
        together += if picture { 0 } else { unfolded };
        if unfolded > MOST_OF_ONE || together > MOST_TOGETHER {
            let what = Named { en: "unpacked data", zh: "解压后的数据" };
            return Err(too_large(what, format!("{} MB", MOST_OF_ONE >> 20)));
        }
    }
    Ok(())
}

/// Counts what a stream unfolds to, keeping nothing of it.
struct Counter {
    buffer: Vec<u8>,
}

impl Counter {
    fn new() -> Self {
        Self { buffer: vec![0; 64 << 10] }
    }

    /// Bytes that compressed data unfolds to, up to a little more than the bound. Data compressed twice is unfolded
    /// once into memory (bounded) to be looked at.
    fn unfolded(&mut self, data: &[u8], layers: usize) -> u64 {
        if layers < 2 {
            return self.inflate(data, |_| {});
        }
        let mut inner: Vec<u8> = Vec::new();
        let outer = self.inflate(data, |piece| {
            if inner.len() < 16 << 20 {
                inner.extend_from_slice(piece);
            }
        });
        outer.max(self.inflate(&inner, |_| {}))
    }

    fn inflate(&mut self, data: &[u8], mut see: impl FnMut(&[u8])) -> u64 {
        let mut inflate = Decompress::new(true);
        loop {
            let (read, written) = (inflate.total_in(), inflate.total_out());
            let input = data.get(usize::try_from(read).unwrap_or(usize::MAX)..).unwrap_or_default();
            let status = inflate.decompress(input, &mut self.buffer, FlushDecompress::None);
            let new = inflate.total_out() - written;
            see(self.buffer.get(..usize::try_from(new).unwrap_or(0)).unwrap_or_default());
            let stuck = new == 0 && inflate.total_in() == read;
            if !matches!(status, Ok(Status::Ok)) || stuck || inflate.total_out() > MOST_OF_ONE {
                return inflate.total_out();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn folded(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn stream(filter: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("4 0 obj\n<< /Filter {filter} /Length {} >>\nstream\n", data.len());
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn bombs_are_refused_and_text_is_not() {
        let options = ReadOptions::default();
        let text = stream("/FlateDecode", &folded("第一条".repeat(1000).as_bytes()));
        assert_eq!(refuse(&text.repeat(50), &options), Ok(()));
        let huge = folded(&vec![0; 400 << 20]);
        assert!(matches!(refuse(&stream("/FlateDecode", &huge), &options), Err(SourceError::TooLarge { .. })));
        let twice = folded(&huge);
        let twice = stream("[/FlateDecode /FlateDecode]", &twice);
        assert!(matches!(refuse(&twice, &options), Err(SourceError::TooLarge { .. })));
        assert_eq!(refuse(b"stream endstream stream /Fl stream", &options), Ok(()));
    }
}
