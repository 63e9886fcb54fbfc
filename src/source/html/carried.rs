//! The issue that a page carries in its head, as the program exported it.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::issue::carried::{META, META_OF, META_SIGNS, digest, signs_digest};

/// More bytes than the JSON of any issue has.
const MOST: u64 = 256 << 20;
/// The head ends with this.
const HEAD_END: &[u8] = b"</head>";

/// The issue, if all behind the head is as it was written, or shows the same where another program has laid it out anew.
pub(super) fn carried(bytes: &[u8]) -> Option<String> {
    let end = memmem::find(bytes, HEAD_END)?;
    let (head, body) = bytes.split_at_checked(end + HEAD_END.len())?;
    let is_as_written = content(head, META_OF).is_some_and(|of| of == digest(body).as_bytes());
    let shows_the_same = || {
        let signs = content(head, META_SIGNS)?;
        Some(signs == signs_digest(std::str::from_utf8(body).ok()?).as_bytes())
    };
    if !is_as_written && shows_the_same() != Some(true) {
        return None;
    }
    let packed = STANDARD.decode(content(head, META)?).ok()?;
    let mut json = String::new();
    ZlibDecoder::new(packed.as_slice()).take(MOST).read_to_string(&mut json).ok()?;
    Some(json)
}

/// What the `meta` of a name says; who lays a page out anew may part its attributes otherwise.
fn content<'h>(head: &'h [u8], name: &str) -> Option<&'h [u8]> {
    let named = format!("name=\"{name}\"");
    let from = memmem::find(head, named.as_bytes())? + named.len();
    let tag = head.get(from..)?;
    let tag = tag.get(..memchr::memchr(b'>', tag)?)?;
    let opens = b"content=\"";
    let rest = tag.get(memmem::find(tag, opens)? + opens.len()..)?;
    rest.get(..memchr::memchr(b'"', rest)?)
}
