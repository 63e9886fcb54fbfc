//! An issue that an exported file carries beside its text: the program that opens the file again reads it as it was understood, with its
//! documents, kinds, origins and doubts. The file says of what text that is; once it was changed, its text counts and nothing else.

/// Version of the JSON of an issue; it changes when a field changes its meaning or goes away.
pub const VERSION: u32 = 1;

/// The `meta` of a web page that has the issue: its JSON, compressed (zlib), in Base64.
pub const META: &str = "gongbao-issue";
/// The `meta` that says of what: [`digest`] of all that stands behind the head.
pub const META_OF: &str = "gongbao-issue-of";
/// The part of a Word document that has the issue: its JSON.
pub const PART: &str = "gongbao/issue.json";
/// The part that says of what: [`digest`] of the main part.
pub const PART_OF: &str = "gongbao/issue-of.txt";

/// What identifies the text that an issue was written as: SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    crate::hash::sha256(bytes)
}
