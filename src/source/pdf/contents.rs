//! The instructions that draw a page, unfolded for as long as the page is read. The crate keeps what it has unfolded for
//! as long as the file is open, which is more than all the text of a long file; and it unfolds a stream as often as a
//! page names it.

use hayro::hayro_syntax::object::dict::keys::CONTENTS;
use hayro::hayro_syntax::object::{Array, Stream};
use hayro::hayro_syntax::page::Page;

use super::glyphs::Stop;

/// Most bytes of the instructions of one page. Maps and plans have some millions.
const MOST: usize = 64 << 20;

/// The instructions of a page; none where it has none that can be unfolded.
///
/// # Errors
/// [`Stop::TooMuch`] beyond [`MOST`] bytes.
pub(super) fn of(page: &Page<'_>) -> Result<Vec<u8>, Stop> {
    let mut all = Vec::new();
    let mut add = |stream: &Stream<'_>| {
        if let Ok(data) = stream.decoded_data() {
            if all.len() + data.len() > MOST {
                return Err(Stop::TooMuch);
            }
            all.extend_from_slice(&data);
            // A stream may end in the middle of a line, but not of a word.
            all.push(b' ');
        }
        Ok(())
    };
    if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
        add(&stream)?;
    } else if let Some(streams) = page.raw().get::<Array<'_>>(CONTENTS) {
        streams.iter::<Stream<'_>>().try_for_each(|stream| add(&stream))?;
    }
    Ok(all)
}
