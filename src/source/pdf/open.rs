//! Opening a PDF: passwords and damage.

use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{PDF, bombs, bounds};
use crate::source::{ReadOptions, SourceError, kind};

/// Opens a file that asks for no more than is given. An empty user password opens by itself.
pub(super) fn open(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Pdf, SourceError> {
    // Its places count from its own start.
    let bytes = kind::sent_pdf(bytes).unwrap_or(bytes);
    let sizes = bombs::look(bytes, options)?;
    let pdf = unlocked(bytes, options.password.unwrap_or(""))?;
    bounds::check(&pdf, sizes, options)?;
    Ok(pdf)
}

fn unlocked(bytes: &[u8], password: &str) -> Result<Pdf, SourceError> {
    Pdf::new_with_password(bytes.to_vec(), password).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_empty() => {
            SourceError::PasswordNeeded
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => SourceError::PasswordWrong,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => SourceError::Encrypted { what: PDF },
        _ => SourceError::Damaged { what: PDF },
    })
}
