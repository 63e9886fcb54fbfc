//! ZIP archives, with a bound on what they unfold to. This file alone reads with the zip crate.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::error::{Named, SourceError};

pub(super) const ZIP: Named = Named { en: "ZIP archive", zh: " ZIP 压缩包" };

const PACKED: Named = Named {
    en: "a file packed with a method other than that of most archives",
    zh: "用不常见的方法压缩的文件",
};
const UNPACKER: Named = Named { en: "the program that packed it", zh: "压缩它的程序" };

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
    zip: ZipArchive<Cursor<Cow<'b, [u8]>>>,
    /// Names as text, in the archive's order; folders left out.
    names: Vec<(usize, String)>,
    left: u64,
}

/// What entries are really called that have a name of their own here.
type RealNames = HashMap<Vec<u8>, Vec<u8>>;

/// The sign of an entry of the central directory, how long one is without its name, and where it says how long its name,
/// its extra field and its comment are.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_BYTES: usize = 46;
const ENTRY_LENGTHS: [usize; 3] = [28, 30, 32];

impl<'b> Archive<'b> {
    /// Opens an archive. `what` is what it is called in errors.
    pub(super) fn open(bytes: &'b [u8], what: Named) -> Result<Self, SourceError> {
        let open = |bytes| ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error, what));
        let mut zip = open(Cow::Borrowed(bytes))?;
        // Of several entries of one name only the last can be asked for.
        let entries = entries(bytes, zip.central_directory_start());
        let alike = if entries.len() > zip.len() { Some(told_apart(bytes, &entries)?) } else { None };
        if let Some((bytes, _)) = &alike {
            zip = open(Cow::Owned(bytes.clone()))?;
        }
        let mut alike = alike.map(|(_, names)| names).unwrap_or_default();
        if zip.len() > MOST_ENTRIES {
            return Err(too_many());
        }
        let mut names = Vec::with_capacity(zip.len());
        for index in 0..zip.len() {
            let Ok(entry) = zip.by_index_data(index) else { continue };
            if !entry.is_dir() {
                let raw = alike.remove(entry.name_raw());
                names.push((index, name(raw.as_deref().unwrap_or(entry.name_raw()))));
            }
        }
        Ok(Self { zip, names, left: MOST_BYTES })
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, name)| name.as_str())
    }

    /// The names that more than one entry has.
    pub(super) fn doubled(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.names().collect();
        names.sort_unstable();
        let mut doubled: Vec<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        doubled.dedup();
        doubled
    }

    /// The bytes of an entry, of the last of this name; `None` where there is none.
    ///
    /// # Errors
    /// The entry is encrypted, damaged, packed in a way that is not known here, or beyond the bound.
    pub(super) fn read(&mut self, name: &str, what: Named) -> Result<Option<Vec<u8>>, SourceError> {
        match self.names.iter().rposition(|(_, n)| n == name) {
            Some(at) => self.read_at(at, what),
            None => Ok(None),
        }
    }

    /// The bytes of the entry with a place among [`Archive::names`].
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub(super) fn read_at(&mut self, at: usize, what: Named) -> Result<Option<Vec<u8>>, SourceError> {
        let Some(index) = self.names.get(at).map(|(index, _)| *index) else { return Ok(None) };
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
            Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
                Err(SourceError::Convert { what: PACKED, with: UNPACKER })
            }
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

/// Where the names of the central directory's entries stand.
fn entries(bytes: &[u8], start: u64) -> Vec<std::ops::Range<usize>> {
    let mut names = Vec::new();
    let mut at = usize::try_from(start).unwrap_or(usize::MAX);
    while let Some(entry) = bytes.get(at..at.saturating_add(ENTRY_BYTES)).filter(|entry| entry.starts_with(ENTRY)) {
        let length =
            |at: usize| entry.get(at..at + 2).map_or(0, |pair| usize::from(u16::from_le_bytes([pair[0], pair[1]])));
        let [name, extra, comment] = ENTRY_LENGTHS.map(length);
        let begins = at + ENTRY_BYTES;
        names.push(begins..begins + name);
        at = begins + name + extra + comment;
    }
    names
}

/// The archive with a name of its own for each of its entries, of the same length, and what they are really called.
///
/// # Errors
/// [`SourceError::TooLarge`] where there are too many.
fn told_apart(bytes: &[u8], entries: &[std::ops::Range<usize>]) -> Result<(Vec<u8>, RealNames), SourceError> {
    /// What stands at the end of a name that is changed, as many as it has room for.
    const SIGNS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    const MOST_CHANGED: usize = 4;
    if entries.len() > MOST_ENTRIES {
        return Err(too_many());
    }
    let mut patched = bytes.to_vec();
    let mut real = HashMap::new();
    let names = || entries.iter().filter_map(|range| bytes.get(range.clone()));
    let mut known: HashSet<Vec<u8>> = names().map(<[u8]>::to_vec).collect();
    let mut met = HashSet::new();
    // How many names were tried of those that begin so.
    let mut tried: HashMap<(&[u8], usize), usize> = HashMap::new();
    for range in entries {
        let name = bytes.get(range.clone()).unwrap_or_default();
        if met.insert(name) {
            continue;
        }
        let room = name.len().min(MOST_CHANGED);
        let (begin, _) = name.split_at(name.len() - room);
        let tried = tried.entry((begin, room)).or_default();
        let other = loop {
            let mut rest = *tried;
            *tried += 1;
            let mut other = begin.to_vec();
            for _ in 0..room {
                other.extend(SIGNS.get(rest % SIGNS.len()));
                rest /= SIGNS.len();
            }
            if rest > 0 {
                return Err(too_many_alike());
            }
            if !known.contains(&other) {
                break other;
            }
        };
        known.insert(other.clone());
        if let Some(place) = patched.get_mut(range.clone()) {
            place.copy_from_slice(&other);
        }
        real.insert(other, name.to_vec());
    }
    Ok((patched, real))
}

fn too_many() -> SourceError {
    SourceError::TooLarge {
        what: Named { en: "archive entries", zh: "压缩包内的文件数" },
        limit: MOST_ENTRIES.to_string(),
    }
}

/// More entries have one short name than can be told apart.
fn too_many_alike() -> SourceError {
    SourceError::TooLarge {
        what: Named { en: "archive entries of one name", zh: "压缩包内的同名文件数" },
        limit: "64".to_owned(),
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

    /// The archive with each occurrence of a name replaced by one of the same length.
    pub(crate) fn renamed(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
        while let Some(at) = memchr::memmem::find(&bytes, from.as_bytes()) {
            bytes.splice(at..at + from.len(), to.bytes());
        }
        bytes
    }

    #[test]
    fn entries_of_one_name_are_told_apart() {
        let bytes = pack(&[("a.txt", b"1"), ("b.txt", b"2"), ("c.txt", b"3"), ("00000", b"4")]);
        let bytes = renamed(renamed(bytes, "b.txt", "a.txt"), "c.txt", "a.txt");
        let mut archive = Archive::open(&bytes, ZIP).expect("archive");
        assert_eq!(archive.names().collect::<Vec<_>>(), ["a.txt", "a.txt", "a.txt", "00000"]);
        assert_eq!(archive.doubled(), ["a.txt"]);
        let all: Vec<_> = (0..4).map(|at| archive.read_at(at, ZIP).expect("read").unwrap_or_default()).collect();
        assert_eq!(all, [b"1", b"2", b"3", b"4"]);
        assert_eq!(archive.read("a.txt", ZIP), Ok(Some(b"3".to_vec())));
    }

    #[test]
    fn many_entries_of_one_name_are_told_apart_or_told_of() {
        // Names of one sign have little room, and many entries are told apart as fast as few.
        let alike = |names: Vec<String>| {
            let all: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
            let mut bytes = pack(&all);
            let start = ZipArchive::new(Cursor::new(&bytes)).expect("archive").central_directory_start();
            for range in entries(&bytes, start) {
                bytes[range].fill(b'a');
            }
            bytes
        };
        let short = |count: u8| alike((b'#'..b'#' + count).map(|c| char::from(c).to_string()).collect());
        assert_eq!(Archive::open(&short(60), ZIP).expect("archive").names().count(), 60);
        assert!(matches!(Archive::open(&short(70), ZIP), Err(SourceError::TooLarge { .. })));
        let long = alike((0..MOST_ENTRIES).map(|n| format!("{n:08}")).collect());
        let mut archive = Archive::open(&long, ZIP).expect("archive");
        assert_eq!(archive.names().filter(|name| *name == "aaaaaaaa").count(), MOST_ENTRIES);
        assert_eq!(archive.read_at(77, ZIP), Ok(Some(b"00000077".to_vec())));
    }

    #[test]
    fn packing_that_is_not_known_is_no_damage() {
        let mut bytes = pack(&[("a.txt", b"text text text text text")]);
        // The method, in the entry's own header and in the directory.
        let directory = memchr::memmem::find(&bytes, ENTRY).expect("a directory");
        (bytes[8], bytes[directory + 10]) = (12, 12);
        let read = Archive::open(&bytes, ZIP).expect("archive").read("a.txt", ZIP);
        assert!(matches!(read, Err(SourceError::Convert { .. })), "{read:?}");
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
