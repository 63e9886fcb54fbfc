//! ZIP archives, with a bound on what they unfold to. This file alone reads with the zip crate.

use std::io::{Cursor, Read, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::error::{Named, SourceError};

pub(super) const ZIP: Named = Named { en: "ZIP archive", zh: " ZIP 压缩包" };

/// Most bytes that all entries that are read of an archive together, and one of them, may unfold to.
const MOST_BYTES: u64 = 512 << 20;
const MOST_OF_ONE: u64 = 192 << 20;
/// Most entries that are looked at.
const MOST_ENTRIES: usize = 20_000;

/// An archive of files as they are, without their days: the same files make the same archive. `None` where it would be too
/// large for one.
pub(super) fn stored<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, options).ok()?;
        writer.write_all(bytes).ok()?;
    }
    writer.finish().ok().map(Cursor::into_inner)
}

/// An archive in memory.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Names as text, in the archive's order; folders left out.
    names: Vec<(usize, String)>,
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive. `what` is what it is called in errors.
    pub(super) fn open(bytes: &'b [u8], what: Named) -> Result<Self, SourceError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error, what))?;
        if zip.len() > MOST_ENTRIES {
            let limit = MOST_ENTRIES.to_string();
            return Err(SourceError::TooLarge {
                what: Named { en: "archive entries", zh: "压缩包内的文件数" }, limit
            });
        }
        let mut names = Vec::with_capacity(zip.len());
        for index in 0..zip.len() {
            let Ok(entry) = zip.by_index_data(index) else { continue };
            if !entry.is_dir() {
                names.push((index, name(entry.name_raw())));
            }
        }
        Ok(Self { zip, names, left: MOST_BYTES })
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, name)| name.as_str())
    }

    /// The bytes of an entry; `None` where there is none of this name.
    ///
    /// # Errors
    /// The entry is encrypted, damaged, or beyond the bound.
    pub(super) fn read(&mut self, name: &str, what: Named) -> Result<Option<Vec<u8>>, SourceError> {
        let Some(index) = self.names.iter().find(|(_, n)| n == name).map(|(index, _)| *index) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| refusal(&error, what))?;
        let mut bytes = Vec::new();
        // The sizes that an archive states may be lies: what counts is what comes out.
        let most = self.left.min(MOST_OF_ONE);
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        let no_room = read.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::OutOfMemory);
        if length > most || no_room {
            let limit = format!("{} MB", if self.left < MOST_OF_ONE { MOST_BYTES } else { MOST_OF_ONE } >> 20);
            return Err(SourceError::TooLarge { what: Named { en: "unpacked data", zh: "解压后的数据" }, limit });
        }
        self.left -= length;
        match read {
            Ok(_) => Ok(Some(bytes)),
            Err(_) => Err(SourceError::Damaged { what }),
        }
    }
}

fn refusal(error: &ZipError, what: Named) -> SourceError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SourceError::Encrypted { what },
        _ => SourceError::Damaged { what },
    }
}

/// An entry's name. Chinese Windows writes names in GBK without saying so.
fn name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(raw).0.into_owned(),
    }
    .replace('\\', "/")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An archive of these entries.
    pub(crate) fn pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).expect("entry");
            writer.write_all(bytes).expect("written");
        }
        writer.finish().expect("archive").into_inner()
    }

    #[test]
    fn entries_are_read_by_name() {
        let bytes = pack(&[("公报/第1期.txt", "正文".as_bytes()), ("b.txt", b"b")]);
        let mut archive = Archive::open(&bytes, ZIP).expect("archive");
        assert_eq!(archive.names().collect::<Vec<_>>(), ["公报/第1期.txt", "b.txt"]);
        assert_eq!(archive.read("b.txt", ZIP), Ok(Some(b"b".to_vec())));
        assert_eq!(archive.read("c.txt", ZIP), Ok(None));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bytes = pack(&[("big.txt", &vec![b' '; 3 << 20])]);
        let mut archive = Archive::open(&bytes, ZIP).expect("archive");
        archive.left = 1 << 20;
        assert!(matches!(archive.read("big.txt", ZIP), Err(SourceError::TooLarge { .. })));
    }

    #[test]
    fn a_cut_archive_is_damaged() {
        let bytes = pack(&[("a.txt", &[7; 5000])]);
        assert!(matches!(Archive::open(&bytes[..bytes.len() / 2], ZIP), Err(SourceError::Damaged { .. })));
    }
}
