//! The instructions that draw a page, unfolded for as long as the page is read. The crate keeps what it has unfolded for
//! as long as the file is open, which is more than all the text of a long file; and it unfolds a stream as often as a
//! page names it.

use std::collections::HashSet;

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::dict::keys::CONTENTS;
use hayro::hayro_syntax::object::{Array, Dict, Object, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::arrays;
use super::glyphs::Stop;
use super::unfold;

/// Most bytes of the instructions of one page. Maps and plans have some millions.
const MOST: usize = 64 << 20;
/// The tag of marked content that stands behind the last instruction: what reaches it has read all of them.
pub(super) const END: &[u8] = b"GongbaoEnd";

/// The instructions of a page.
pub(super) struct Contents {
    /// What is drawn, with an empty piece of marked content tagged [`END`] behind it.
    pub(super) data: Vec<u8>,
    /// All of it could be unfolded.
    pub(super) whole: bool,
}

/// The instructions of a page; none where it has none that can be unfolded.
///
/// # Errors
/// [`Stop::TooMuch`] beyond [`MOST`] bytes.
pub(super) fn of(page: &Page<'_>) -> Result<Contents, Stop> {
    let mut all = Contents { data: Vec::new(), whole: true };
    let mut add = |stream: &Stream<'_>| {
        let (data, whole) = unfolded(stream);
        all.whole &= whole;
        if all.data.len() + data.len() > MOST {
            return Err(Stop::TooMuch);
        }
        all.data.extend_from_slice(&data);
        // A stream may end in the middle of a line, but not of a word; what is open at its end is open to there only.
        all.data.push(b'\n');
        Ok(())
    };
    if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
        add(&stream)?;
    } else if let Some(streams) = page.raw().get::<Array<'_>>(CONTENTS) {
        // One that the file lacks costs none of those behind it.
        let mut lacks = false;
        for object in arrays::objects(&streams, page.xref()) {
            match object {
                Some(Object::Stream(stream)) => add(&stream)?,
                _ => lacks = true,
            }
        }
        all.whole &= !lacks;
    } else {
        // A page may be empty, but not name what the file lacks.
        all.whole &= page.raw().get_ref(CONTENTS).is_none();
    }
    end(&mut all.data);
    Ok(all)
}

/// Sets the mark of the end.
pub(super) fn end(data: &mut Vec<u8>) {
    data.extend_from_slice(b"\n/");
    data.extend_from_slice(END);
    data.extend_from_slice(b" BMC EMC\n");
}

/// What a stream of instructions unfolds to, and whether that is all: of what is damaged, what stands before the damage.
pub(super) fn unfolded(stream: &Stream<'_>) -> (Vec<u8>, bool) {
    let by_crate = || stream.decoded_data().ok().map(|data| data.into_owned());
    if !is_plain(stream) {
        let data = by_crate();
        let whole = data.as_ref().is_some_and(|data| !data.is_empty() || stream.raw_data().is_empty());
        return (data.unwrap_or_default(), whole);
    }
    let (data, whole) = unfold::inflated(&stream.raw_data(), MOST);
    if whole {
        return (data, true);
    }
    // Where the data breaks off one program reads further than another.
    let other = by_crate().unwrap_or_default();
    (if other.len() > data.len() { other } else { data }, false)
}

/// Folded once, without differences between rows: as nearly all instructions are.
fn is_plain(stream: &Stream<'_>) -> bool {
    let predicts = |dict: Dict<'_>| dict.get::<i32>(b"Predictor").is_some_and(|n| n > 1);
    let parameters = stream.dict().get::<Dict<'_>>(b"DecodeParms");
    let array = stream.dict().get::<Array<'_>>(b"DecodeParms").is_some();
    stream.filters().as_slice() == [Filter::FlateDecode] && !array && !parameters.is_some_and(predicts)
}

/// Whether instructions name fonts or drawings that their resources lack: what those show can't be read.
pub(super) fn lacks(resources: &Resources<'_>, instructions: &[u8]) -> bool {
    // Each name is looked up once: a page may name one a million times.
    let lacks_one = |word, number, has: &dyn Fn(&[u8]) -> bool| {
        let mut seen = HashSet::new();
        named_before(instructions, word, number).any(|name| seen.insert(name) && !has(name))
    };
    lacks_one(b"Tf", true, &|name| resources.fonts.get::<Dict<'_>>(name).is_some())
        || lacks_one(b"Do", false, &|name| resources.x_objects.get::<Stream<'_>>(name).is_some())
}

/// The longest name with what may stand behind it. Names have up to 127 bytes (ISO 32000-1, annex C).
const LONGEST: usize = 200;

/// The names that stand before a word of one operand, or with a number between them. Names may be escaped: those that surely
/// stand for themselves.
fn named_before<'d>(instructions: &'d [u8], word: &'static [u8], number: bool) -> impl Iterator<Item = &'d [u8]> {
    let ends = |c: Option<&u8>| c.is_none_or(|c| c.is_ascii_whitespace() || b"[(<>/%".contains(c));
    memchr::memmem::find_iter(instructions, word).filter_map(move |at| {
        let mut before = instructions.get(at.saturating_sub(LONGEST)..at)?;
        if !ends(before.last()) || !ends(instructions.get(at + word.len())) {
            return None;
        }
        before = before.trim_ascii_end();
        if number {
            let digits =
                before.iter().rev().take_while(|c| c.is_ascii_digit() || matches!(c, b'.' | b'-' | b'+')).count();
            before = before.get(..before.len() - digits).filter(|_| digits > 0)?.trim_ascii_end();
        }
        let name = before.get(before.iter().rposition(|c| *c == b'/')? + 1..)?;
        let plain = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'+' | b'.');
        (!name.is_empty() && name.iter().all(plain)).then_some(name)
    })
}
