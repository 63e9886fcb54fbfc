//! Faces of this machine for characters that no embedded face has: rare characters in names. Only the tables of the
//! fonts are looked at; a font is read whole when it is taken.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use skrifa::raw::tables::cmap::Cmap;
use skrifa::raw::{FontData, FontRead};

use crate::faces::FaceFile;

/// No more font files than this are looked at.
const MOST_FILES: usize = 4000;
/// No folder deeper than this is.
const DEEPEST: usize = 8;
/// A larger font file is not taken, in bytes.
const LARGEST: u64 = 64 << 20;
/// A character map larger than this is none, in bytes.
const LARGEST_MAP: u32 = 8 << 20;
/// Collections with more faces than this are damaged.
const MOST_FACES: u32 = 64;
/// So many faces are taken at most.
const MOST_TAKEN: usize = 4;

/// A face that was found.
#[derive(Clone, Debug)]
pub struct FoundFace {
    /// Where it is.
    pub path: PathBuf,
    /// The font.
    pub file: FaceFile,
    /// Those of the wanted characters that it has.
    pub has: BTreeSet<char>,
}

/// The folders that fonts are installed in.
#[must_use]
pub fn folders() -> Vec<PathBuf> {
    let var = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let mut out = Vec::new();
    if cfg!(windows) {
        out.extend(var("WINDIR").map(|w| w.join("Fonts")));
        out.extend(var("LOCALAPPDATA").map(|l| l.join("Microsoft/Windows/Fonts")));
    } else if cfg!(target_os = "macos") {
        out.extend(["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from));
        out.extend(var("HOME").map(|h| h.join("Library/Fonts")));
    } else {
        out.extend(["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from));
        let data = var("XDG_DATA_HOME").or_else(|| var("HOME").map(|h| h.join(".local/share")));
        out.extend(data.map(|d| d.join("fonts")));
        out.extend(var("HOME").map(|h| h.join(".fonts")));
    }
    out
}

/// Faces in the folders that have the wanted characters, as few as possible: the one that has most of them first.
/// Characters for private use are not looked for, as each font means another thing by them.
#[must_use]
pub fn find(wanted: &BTreeSet<char>, folders: &[PathBuf]) -> Vec<FoundFace> {
    let private = |c: char| matches!(u32::from(c), 0xe000..=0xf8ff | 0xf_0000..=0x10_ffff);
    let mut left: BTreeSet<char> = wanted.iter().copied().filter(|&c| !private(c)).collect();
    if left.is_empty() {
        return Vec::new();
    }
    let mut candidates: Vec<(PathBuf, u32, BTreeSet<char>)> = Vec::new();
    for path in font_files(folders) {
        for (index, has) in maps(&path, &left).unwrap_or_default() {
            candidates.push((path.clone(), index, has));
        }
    }
    let mut out = Vec::new();
    while !left.is_empty() && out.len() < MOST_TAKEN {
        let gain = |has: &BTreeSet<char>| has.intersection(&left).count();
        let Some(best) = (0..candidates.len()).max_by_key(|&n| (gain(&candidates[n].2), usize::MAX - n)) else { break };
        let (path, index, has) = candidates.swap_remove(best);
        let has: BTreeSet<char> = has.intersection(&left).copied().collect();
        if has.is_empty() {
            break;
        }
        let Ok(bytes) = fs::read(&path) else { continue };
        if skrifa::FontRef::from_index(&bytes, index).is_err() {
            continue;
        }
        left.retain(|c| !has.contains(c));
        out.push(FoundFace { path, file: FaceFile { bytes: Cow::Owned(bytes), index }, has });
    }
    out
}

/// The font files below folders, sorted, so that one machine always gives the same.
fn font_files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut open: Vec<(PathBuf, usize)> = folders.iter().map(|f| (f.clone(), 0)).collect();
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|e| e.path()) {
            let Ok(about) = fs::metadata(&path) else { continue };
            if about.is_dir() && depth < DEEPEST {
                open.push((path, depth + 1));
            } else if about.is_file() && about.len() <= LARGEST && is_font(&path) {
                out.push(path);
            }
            if out.len() >= MOST_FILES {
                out.sort();
                return out;
            }
        }
    }
    out.sort();
    out
}

/// Fonts by their ending; not those that have every character and show none (LastResort, Adobe Blank).
fn is_font(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let name = path.file_stem().map(|s| s.to_string_lossy().to_lowercase()).unwrap_or_default();
    ending.is_some_and(|e| matches!(e.as_str(), "ttf" | "otf" | "ttc" | "otc"))
        && !name.contains("lastresort")
        && !name.contains("blank")
}

/// For each face of a font file the wanted characters that it has.
fn maps(path: &Path, wanted: &BTreeSet<char>) -> io::Result<Vec<(u32, BTreeSet<char>)>> {
    let mut file = File::open(path)?;
    let head = read_at(&mut file, 0, 12)?;
    let mut starts = vec![0];
    if head.starts_with(b"ttcf") {
        let count = number(&head, 8).min(MOST_FACES);
        let table = read_at(&mut file, 12, count * 4)?;
        starts = (0..count).map(|n| number(&table, n as usize * 4)).collect();
    }
    let mut out = Vec::new();
    for (index, start) in (0..).zip(starts) {
        let Some(map) = character_map(&mut file, start)? else { continue };
        let Ok(map) = Cmap::read(FontData::new(&map)) else { continue };
        let has: BTreeSet<char> =
            wanted.iter().copied().filter(|&c| map.map_codepoint(c).is_some_and(|id| id.to_u32() != 0)).collect();
        if !has.is_empty() {
            out.push((index, has));
        }
    }
    Ok(out)
}

/// The character map of the face that begins at an offset, if the face has outlines.
fn character_map(file: &mut File, start: u32) -> io::Result<Option<Vec<u8>>> {
    let head = read_at(file, start, 12)?;
    let count = number(&head, 4) >> 16;
    let records = read_at(file, start.saturating_add(12), count.min(512) * 16)?;
    let find = |tag: &[u8]| records.chunks_exact(16).find(|r| r.starts_with(tag));
    let outlines = [&b"glyf"[..], b"CFF ", b"CFF2"].iter().any(|tag| find(tag).is_some());
    match find(b"cmap") {
        Some(record) if outlines && number(record, 12) <= LARGEST_MAP => {
            read_at(file, number(record, 8), number(record, 12)).map(Some)
        }
        _ => Ok(None),
    }
}

fn read_at(file: &mut File, at: u32, length: u32) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(u64::from(at)))?;
    let mut out = vec![0; length as usize];
    file.read_exact(&mut out)?;
    Ok(out)
}

/// A number of four bytes; 0 past the end.
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faces::EMBEDDED;

    /// A folder with two embedded faces and things that only look like fonts.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("truetype/song");
        fs::create_dir_all(&deep).unwrap();
        fs::write(deep.join("Song.TTF"), EMBEDDED[0].bytes).unwrap();
        fs::write(folder.path().join("kai.ttf"), EMBEDDED[1].bytes).unwrap();
        fs::write(folder.path().join("LastResort.ttf"), EMBEDDED[0].bytes).unwrap();
        fs::write(folder.path().join("short.ttf"), b"\0\x01\0\0\0\x10").unwrap();
        fs::write(folder.path().join("wrong.ttc"), [&b"ttcf\0\x01\0\0\xff\xff\xff\xff"[..], &[0x7f; 400]].concat())
            .unwrap();
        fs::write(folder.path().join("readme.txt"), EMBEDDED[0].bytes).unwrap();
        folder
    }

    #[test]
    fn the_face_that_has_the_characters_is_found() {
        let folder = folder();
        let found = find(&['䶮'].into(), &[folder.path().to_owned()]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].has, ['䶮'].into());
        // In the Kai face only; one face is enough for both.
        let found = find(&['䶮', '\u{2cb4e}'].into(), &[folder.path().to_owned()]);
        assert!(
            found.iter().flat_map(|f| &f.has).count() == 2,
            "{:?}",
            found.iter().map(|f| &f.path).collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_no_font_has_is_not_found_and_private_characters_are_not_looked_for() {
        let folder = folder();
        let folders = [folder.path().to_owned(), folder.path().join("none")];
        assert!(find(&['\u{31234}'].into(), &folders).is_empty());
        assert!(find(&['\u{e001}'].into(), &folders).is_empty());
        assert!(find(&BTreeSet::new(), &folders).is_empty());
    }
}
