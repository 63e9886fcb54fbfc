//! What identifies a file's bytes.

use sha2::{Digest, Sha256};

use super::{ReadOptions, SourceError};

/// SHA-256 in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8], options: &ReadOptions<'_>) -> Result<String, SourceError> {
    let mut hasher = Sha256::new();
    // A megabyte takes a few milliseconds: often enough to look at the cancel flag.
    for chunk in bytes.chunks(1 << 20) {
        options.check()?;
        hasher.update(chunk);
    }
    Ok(crate::hash::hex(&hasher.finalize()))
}
