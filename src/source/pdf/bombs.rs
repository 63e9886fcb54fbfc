//! A look at what a file's streams unfold to, before the file is opened: a few megabytes can hold as many gigabytes, and
//! already the table of a file's places may be such a stream.
//!
//! Names are read as escaped, and by reference. What is encrypted, or described where this look does not find it, is
//! looked at when the file is open ([`super::bounds`]).

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use hayro::hayro_syntax::Filter;
use memchr::memmem;

use super::{too_large, unfold};
use crate::source::{Named, ReadOptions, SourceError};

/// Most bytes that all streams of a file together, pictures left out, may unfold to; and its pictures.
const MOST_TOGETHER: u64 = 768 << 20;
const MOST_OF_PICTURES: u64 = 3 << 30;
/// The dictionary of a stream stands within so many bytes before it.
const DICTIONARY: usize = 64 << 10;
/// References are followed so far.
const DEEPEST: usize = 4;
/// The most digits of an object's number.
const MOST_DIGITS: usize = 20;
/// Arrays and dictionaries may be nested so deep outside of streams.
const MOST_NESTED: usize = 1000;

/// What the streams of a file unfold to, by where they begin in it and their filters.
#[derive(Debug, Default)]
pub(super) struct Sizes {
    known: HashMap<(usize, u64), Known>,
    together: u64,
    pictures: u64,
}

/// How long a stream was taken to be, and what it unfolds to: no stream that begins there and is shorter unfolds to more.
#[derive(Clone, Copy, Debug)]
struct Known {
    length: usize,
    size: u64,
}

fn hashed(chain: &[Filter]) -> u64 {
    let mut hasher = DefaultHasher::new();
    chain.iter().for_each(|filter| (*filter as u8).hash(&mut hasher));
    hasher.finish()
}

pub(super) fn unpacked() -> SourceError {
    let what = Named { en: "unpacked data", zh: "解压后的数据" };
    too_large(what, format!("{} MB", unfold::MOST_OF_ONE >> 20))
}

impl Sizes {
    /// What a stream unfolds to, looked up or counted. It begins at this place in the file, unless it stands there in
    /// another form.
    ///
    /// # Errors
    /// [`SourceError::TooLarge`] for one beyond the bounds, or with the others beyond them.
    pub(super) fn of(
        &mut self,
        at: Option<usize>,
        data: &[u8],
        chain: &[Filter],
        picture: bool,
    ) -> Result<u64, SourceError> {
        let key = at.map(|at| (at, hashed(chain)));
        let known = key.and_then(|key| self.known.get(&key)).filter(|known| known.length >= data.len());
        if let Some(known) = known {
            return Ok(known.size);
        }
        let size = unfold::size(data, chain).ok_or_else(unpacked)?;
        if let Some(key) = key {
            self.known.insert(key, Known { length: data.len(), size });
        }
        if chain.is_empty() {
            return Ok(size);
        }
        let (sum, most) = match picture {
            true => (&mut self.pictures, MOST_OF_PICTURES),
            false => (&mut self.together, MOST_TOGETHER),
        };
        *sum += size;
        if *sum > most { Err(unpacked()) } else { Ok(size) }
    }
}

/// Counts what the streams of a file unfold to.
///
/// # Errors
/// [`SourceError::TooLarge`], [`SourceError::Cancelled`].
pub(super) fn look(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Sizes, SourceError> {
    let ends = memmem::Finder::new("endstream");
    let mut sizes = Sizes::default();
    let objects = Objects::default();
    let mut next = 0;
    for at in memmem::find_iter(bytes, "stream") {
        // The word also ends `endstream`, and may stand inside a stream.
        if at < next || bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        options.check()?;
        let between = bytes.get(next..at).unwrap_or_default();
        refuse_nested(between)?;
        let from = at + "stream".len();
        let rest = bytes.get(from..).unwrap_or_default();
        let length = ends.find(rest).unwrap_or(rest.len());
        next = from + length;
        let before = bytes.get(at.saturating_sub(DICTIONARY).max(at - between.len())..at).unwrap_or_default();
        let dictionary = memmem::rfind(before, b"obj").and_then(|obj| before.get(obj..)).unwrap_or(before);
        let look = Look { bytes, objects: &objects, dictionary };
        // What ends the data may stand in it.
        let said = look.number(b"Length").and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let data = rest.get(..length.max(said.min(rest.len()))).unwrap_or_default();
        let begins = from + data.len() - data.trim_ascii_start().len();
        let data = data.trim_ascii_start();
        let picture = look.values(b"Subtype", 0).contains(&b"Image".to_vec());
        for name in [&b"F"[..], b"Filter"] {
            let chain: Vec<Filter> = look.values(name, 0).iter().filter_map(|name| filter(name)).collect();
            if !chain.is_empty() {
                sizes.of(Some(begins), data, &chain, picture)?;
            }
        }
    }
    refuse_nested(bytes.get(next..).unwrap_or_default())?;
    Ok(sizes)
}

/// Refuses objects that are nested deeper than any program nests them: reading them takes the square of their depth.
fn refuse_nested(bytes: &[u8]) -> Result<(), SourceError> {
    let (mut depth, mut rest) = (0usize, bytes);
    while let [first, after @ ..] = rest {
        let (length, new_depth) = match (first, after.first()) {
            (b'[', _) => (1, depth + 1),
            (b']', _) => (1, depth.saturating_sub(1)),
            (b'<', Some(b'<')) => (2, depth + 1),
            (b'>', Some(b'>')) => (2, depth.saturating_sub(1)),
            (b'e', _) if rest.starts_with(b"endobj") => (1, 0),
            _ => (1, depth),
        };
        (depth, rest) = (new_depth, rest.get(length..).unwrap_or_default());
        if depth > MOST_NESTED {
            return Err(too_large(Named { en: "nesting", zh: "嵌套层数" }, MOST_NESTED.to_string()));
        }
    }
    Ok(())
}

fn filter(name: &[u8]) -> Option<Filter> {
    Some(match name {
        b"ASCIIHexDecode" | b"AHx" => Filter::AsciiHexDecode,
        b"ASCII85Decode" | b"A85" => Filter::Ascii85Decode,
        b"LZWDecode" | b"LZW" => Filter::LzwDecode,
        b"FlateDecode" | b"Fl" => Filter::FlateDecode,
        b"RunLengthDecode" | b"RL" => Filter::RunLengthDecode,
        b"CCITTFaxDecode" | b"CCF" => Filter::CcittFaxDecode,
        b"JBIG2Decode" => Filter::Jbig2Decode,
        b"DCTDecode" | b"DCT" => Filter::DctDecode,
        b"JPXDecode" => Filter::JpxDecode,
        _ => return None,
    })
}

/// Where the objects of a file begin: looked for once, when the first is asked for.
#[derive(Default)]
struct Objects(OnceCell<HashMap<(u64, u64), usize>>);

impl Objects {
    /// Where an object's content begins, by its number and generation: the last of that number.
    fn place(&self, bytes: &[u8], of: (u64, u64)) -> Option<usize> {
        self.0.get_or_init(|| places(bytes)).get(&of).copied()
    }
}

/// Where the content of each object begins (`5 0 obj`).
fn places(bytes: &[u8]) -> HashMap<(u64, u64), usize> {
    let mut places = HashMap::new();
    for at in memmem::find_iter(bytes, " obj") {
        let Some((before, generation)) = bytes.get(..at).and_then(number_before) else { continue };
        let Some((_, number)) = before.strip_suffix(b" ").and_then(number_before) else { continue };
        places.insert((number, generation), at + " obj".len());
    }
    places
}

/// The number at the end of a text, and what stands before it.
fn number_before(text: &[u8]) -> Option<(&[u8], u64)> {
    let count = text.iter().rev().take(MOST_DIGITS).take_while(|c| c.is_ascii_digit()).count();
    let (before, number) = text.split_at(text.len() - count);
    Some((before, std::str::from_utf8(number).ok()?.parse().ok()?))
}

/// A dictionary as it stands in the file.
struct Look<'b> {
    bytes: &'b [u8],
    objects: &'b Objects,
    dictionary: &'b [u8],
}

impl Look<'_> {
    /// The names that an entry has as its value: one, or those of an array.
    fn values(&self, entry: &[u8], depth: usize) -> Vec<Vec<u8>> {
        self.entry(entry).map_or_else(Vec::new, |value| self.names(value, depth))
    }

    /// What stands behind the name of an entry.
    fn entry(&self, entry: &[u8]) -> Option<&[u8]> {
        memchr::memchr_iter(b'/', self.dictionary).find_map(|at| {
            let (name, rest) = name(self.dictionary.get(at..)?)?;
            (name == entry).then_some(rest.trim_ascii_start())
        })
    }

    fn number(&self, entry: &[u8]) -> Option<u64> {
        let value = self.entry(entry)?;
        match self.referred(value) {
            Some(object) => digits(object).map(|(n, _)| n),
            None => digits(value).map(|(n, _)| n),
        }
    }

    fn names(&self, value: &[u8], depth: usize) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        let mut rest = value.trim_ascii_start();
        let array = rest.first() == Some(&b'[');
        if array {
            rest = rest.get(1..).unwrap_or_default();
        }
        loop {
            rest = rest.trim_ascii_start();
            if let Some((one, after)) = name(rest) {
                found.push(one);
                rest = after;
            } else if let Some(object) = self.referred(rest).filter(|_| depth < DEEPEST) {
                found.extend(self.names(object, depth + 1));
                rest = memchr::memchr(b'R', rest).and_then(|end| rest.get(end + 1..)).unwrap_or_default();
            } else if let (true, Some((_, after))) = (array, token(rest)) {
                rest = after;
            } else {
                return found;
            }
            if !array {
                return found;
            }
        }
    }

    /// The object that a reference (`5 0 R`) names: the last of that number.
    fn referred(&self, value: &[u8]) -> Option<&[u8]> {
        let (number, rest) = digits(value)?;
        let (generation, rest) = digits(rest.trim_ascii_start())?;
        rest.trim_ascii_start().strip_prefix(b"R")?;
        let at = self.objects.place(self.bytes, (number, generation))?;
        self.bytes.get(at..).map(<[u8]>::trim_ascii_start)
    }
}

fn digits(text: &[u8]) -> Option<(u64, &[u8])> {
    let count = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(count);
    std::str::from_utf8(digits).ok()?.parse().ok().map(|n| (n, rest))
}

/// A token that is no name, inside an array.
fn token(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let ends = |c: &u8| c.is_ascii_whitespace() || matches!(c, b']' | b'/' | b'>');
    let count = text.iter().take_while(|c| !ends(c)).count();
    (count > 0).then(|| text.split_at(count))
}

/// The name at the start of a text, with what is escaped in it (ISO 32000-1, 7.3.5), and what follows.
fn name(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let text = text.strip_prefix(b"/")?;
    let ends = |c: &u8| {
        c.is_ascii_whitespace() || matches!(c, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
    };
    let (raw, rest) = text.split_at(text.iter().take_while(|c| !ends(c)).count());
    let mut name = Vec::with_capacity(raw.len());
    let mut at = raw;
    while let [c, after @ ..] = at {
        let code = after.get(..2).filter(|_| *c == b'#').and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                name.push(byte);
                at = after.get(2..).unwrap_or_default();
            }
            None => {
                name.push(*c);
                at = after;
            }
        }
    }
    Some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::super::unfold::tests::folded;
    use super::*;

    fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("4 0 obj\n<< {entries} /Length {} >>\nstream\n", data.len());
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn bombs_are_refused_and_text_is_not() {
        let look = |bytes: &[u8]| look(bytes, &ReadOptions::default()).map(|sizes| sizes.together);
        let text = stream("/Filter /FlateDecode", &folded("第一条".repeat(1000).as_bytes()));
        assert_eq!(look(&text.repeat(50)), Ok(450_000), "a copy unfolds itself");
        let huge = folded(&vec![0; 400 << 20]);
        for filter in [
            "/Filter /FlateDecode",
            "/F#69lter/#46l",
            "/DecodeParms << /Predictor 12 >> /Filter [ null /FlateDecode ]",
            "/Filter 7 0 R",
            "/F [7 0 R]",
        ] {
            let file = [stream(filter, &huge), b"7 0 obj /Fl#61teDecode endobj".to_vec()].concat();
            assert!(matches!(look(&file), Err(SourceError::TooLarge { .. })), "{filter}");
        }
        let twice = stream("/Filter [/FlateDecode /FlateDecode]", &folded(&huge));
        assert!(matches!(look(&twice), Err(SourceError::TooLarge { .. })));
        assert_eq!(look(b"stream endstream stream /Fl stream"), Ok(0));
    }

    #[test]
    fn a_stream_that_begins_as_another_is_counted_itself() {
        let (few, many) = (folded(&vec![b' '; 1 << 20]), folded(&vec![b' '; 400 << 20]));
        assert_eq!(few.get(..16), many.get(..16));
        let file = [stream("/Filter /FlateDecode", &few), stream("/Filter /FlateDecode", &many)].concat();
        assert!(matches!(look(&file, &ReadOptions::default()), Err(SourceError::TooLarge { .. })));
        let mut sizes = Sizes::default();
        let flate = [Filter::FlateDecode];
        assert_eq!(sizes.of(Some(5), &few, &flate, false), Ok(1 << 20));
        assert_eq!(sizes.of(Some(5), &few[..9], &flate, false), Ok(1 << 20));
        // More of it, elsewhere, in another form: none is the one that is known.
        assert!(sizes.of(Some(5), &many, &flate, false).is_err());
        assert!(sizes.of(Some(6), &many, &flate, false).is_err());
        assert!(sizes.of(None, &many, &flate, false).is_err());
        assert_eq!(sizes.of(Some(5), &few, &[], false), Ok(few.len() as u64));
    }

    #[test]
    fn objects_are_found_by_their_numbers() {
        let bytes = b"5 0 obj a 15 0 obj b 5 1 obj c\n5 0 obj d x5 2 obj 7 obj  obj";
        let place = |of| Objects::default().place(bytes, of).and_then(|at| bytes.get(at..at + 2));
        assert_eq!([(5, 0), (15, 0), (5, 1), (5, 2)].map(place), [&b" d"[..], b" b", b" c", b" 7"].map(Some));
        assert_eq!(place((7, 0)), None);
    }

    #[test]
    fn the_words_that_end_a_stream_may_stand_in_it() {
        let huge = folded(&vec![0; 400 << 20]);
        let mut data = huge[..2].to_vec();
        // A stored block with the word in it.
        data.extend([0, 9, 0, 0xF6, 0xFF]);
        data.extend(b"endstream");
        data.extend(&huge[2..]);
        let file = stream("/Filter /FlateDecode", &data);
        assert!(matches!(look(&file, &ReadOptions::default()), Err(SourceError::TooLarge { .. })));
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = |n: usize| [b"1 0 obj ".to_vec(), b"<< /A ".repeat(n)].concat();
        assert!(refuse_nested(&deep(900)).is_ok());
        assert!(refuse_nested(&deep(1100)).is_err());
        assert!(refuse_nested(&b"<< /A [1] >> ".repeat(3000)).is_ok());
        assert!(refuse_nested(&[deep(900), b" endobj ".to_vec(), deep(900)].concat()).is_ok());
        // As deep all along: as long as its text, not the square of it.
        assert!(refuse_nested(&[deep(900), b"[[] <<>>] ".repeat(400_000)].concat()).is_ok());
        assert!(refuse_nested(&[b"]]>>".repeat(900), deep(1100)].concat()).is_err());
    }
}
