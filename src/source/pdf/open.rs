//! Opening a PDF: passwords, damage, and what its owner permits.

use hayro::hayro_syntax::object::{Dict, Name, Object};
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{PDF, bombs, bounds};
use crate::issue::{Diagnostic, Severity};
use crate::source::{ReadOptions, SourceError};

/// Opens a file that asks for no more than is given. An empty user password opens by itself.
pub(super) fn open(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Pdf, SourceError> {
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

/// Bits of the permission flags (ISO 32000-1, table 22), counted from 1 there.
const PRINT: i32 = 1 << 2;
const MODIFY: i32 = 1 << 3;
const COPY: i32 = 1 << 4;

/// Tells what the owner of an encrypted file does not permit. Reading is always permitted; the flags are a request to
/// programs, and the reader should know of them.
pub(super) fn permissions(pdf: &Pdf) -> Option<Diagnostic> {
    let flags = pdf.objects().into_iter().find_map(|object| match object {
        Object::Dict(dict) => encryption_flags(&dict),
        _ => None,
    })?;
    let refused = [(PRINT, "打印", "printing"), (MODIFY, "修改", "changing"), (COPY, "复制文字", "copying text")];
    let refused: Vec<_> = refused.into_iter().filter(|(bit, _, _)| flags & bit == 0).collect();
    if refused.is_empty() {
        return None;
    }
    let join = |words: Vec<&str>, mark: &str| words.join(mark);
    let zh = join(refused.iter().map(|(_, zh, _)| *zh).collect(), "、");
    let en = join(refused.iter().map(|(_, _, en)| *en).collect(), ", ");
    Some(Diagnostic {
        severity: Severity::Note,
        code: "permissions".to_owned(),
        message: format!("文件的发布者声明不允许{zh}。"),
        message_en: format!("The publisher of the file does not permit {en}."),
        spans: Vec::new(),
        place: None,
    })
}

/// The permission flags, where a dictionary is one of the standard encryption handler.
fn encryption_flags(dict: &Dict<'_>) -> Option<i32> {
    let standard = dict.get::<Name<'_>>(b"Filter")?.as_ref() == b"Standard";
    let keyed = dict.contains_key(b"O") && dict.contains_key(b"U");
    // Some writers give the flags as an unsigned number.
    let flags = dict.get::<f64>(b"P")?;
    (standard && keyed).then_some(if flags > f64::from(i32::MAX) {
        (flags - 4_294_967_296.0) as i32
    } else {
        flags as i32
    })
}
