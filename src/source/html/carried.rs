//! The issue that a page carries in its head, as the program exported it.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::issue::carried::{META, META_OF, digest};

/// More bytes than the JSON of any issue has.
const MOST: u64 = 256 << 20;
/// The head ends with this.
const HEAD_END: &[u8] = b"</head>";

/// The issue, if all behind the head is as it was written.
pub(super) fn carried(bytes: &[u8]) -> Option<String> {
    let end = memmem::find(bytes, HEAD_END)?;
    let (head, body) = bytes.split_at_checked(end + HEAD_END.len())?;
    let of = content(head, META_OF)?;
    if of != digest(body).as_bytes() {
        return None;
    }
    let packed = STANDARD.decode(content(head, META)?).ok()?;
    let mut json = String::new();
    ZlibDecoder::new(packed.as_slice()).take(MOST).read_to_string(&mut json).ok()?;
    Some(json)
}

/// What the `meta` of a name says, as the program writes it.
fn content<'h>(head: &'h [u8], name: &str) -> Option<&'h [u8]> {
    let opens = format!("<meta name=\"{name}\" content=\"");
    let from = memmem::find(head, opens.as_bytes())? + opens.len();
    let rest = head.get(from..)?;
    rest.get(..memchr::memchr(b'"', rest)?)
}
