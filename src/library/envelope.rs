//! The form of a file of the user's data: `(version: N, data: (…))` and, as a comment in the last line, a checksum of all
//! before it. RON reads over the comment, so older programs read such a file; files of theirs, without it, are read
//! here. Who changes a file by hand takes the last line away.

use std::borrow::Cow;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

/// A value kept in a file of its own.
pub(super) trait Stored: Default + Serialize + DeserializeOwned {
    /// The format's version; raised when an older program would misread the file.
    const VERSION: u32;
}

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    version: u32,
    data: T,
}

/// What the bytes of a file are.
pub(super) enum Decoded<T> {
    Good(T),
    Newer { version: u32, data: T },
    Damaged(String),
}

/// What the line of the checksum begins with.
const SEAL: &str = "// sha256 ";
/// Why a file is damaged whose checksum does not fit.
const UNFIT: &str = "its checksum does not fit; who changed it by hand takes its last line away";

/// The reason why a file is damaged, for a sentence in Chinese; of a parser's own words there is no other form.
pub(super) fn cause_zh(cause: &str) -> &str {
    if cause == UNFIT { "校验值不符；若是手工修改过，请删去它的最后一行" } else { cause }
}

/// Reads the value in a file's bytes.
pub(super) fn decode<T: Stored>(bytes: &[u8]) -> Decoded<T> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => return Decoded::Damaged(e.to_string()),
    };
    let Some(text) = as_sealed(text) else { return Decoded::Damaged(UNFIT.to_owned()) };
    let text = text.as_ref();
    match ron::from_str::<Envelope<T>>(text) {
        Ok(found) if found.version <= T::VERSION => Decoded::Good(found.data),
        Ok(found) => Decoded::Newer { version: found.version, data: found.data },
        // A newer format need not fit our types, only its version must be legible.
        Err(e) => match ron::from_str::<Envelope<IgnoredAny>>(text) {
            Ok(found) if found.version > T::VERSION => Decoded::Newer { version: found.version, data: T::default() },
            _ => Decoded::Damaged(e.to_string()),
        },
    }
}

/// A value as a file's text.
pub(super) fn encode<T: Stored>(value: &T) -> Result<String, ron::Error> {
    // An entry a line: the files are the user's own and may be read and merged by hand. Text goes
    // in as it is (raw strings where it has quotes), which is ten times as fast as escaping each character.
    let layout = ron::ser::PrettyConfig::new().new_line("\n").indentor(" ").depth_limit(3).escape_strings(false);
    let mut text = ron::ser::to_string_pretty(&Envelope { version: T::VERSION, data: value }, layout)?;
    text.push('\n');
    let seal = checksum(&text);
    text.push_str(&format!("{SEAL}{seal}\n"));
    Ok(text)
}

/// Whether a file is not a whole value: damaged. What is inside is not looked at.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .ok()
        .and_then(as_sealed)
        .is_none_or(|text| ron::from_str::<Envelope<IgnoredAny>>(&text).is_err())
}

/// The text as it was sealed: as it is, or with the line ends that it was written with, where a program between two machines
/// has made others of them; `None` where the checksum fits neither.
fn as_sealed(text: &str) -> Option<Cow<'_, str>> {
    if seal_fits(text) {
        return Some(text.into());
    }
    let plain = text.replace("\r\n", "\n");
    (plain.len() != text.len() && seal_fits(&plain)).then(|| plain.into())
}

/// Whether the checksum in a text is that of what stands before it; a text without one fits.
fn seal_fits(text: &str) -> bool {
    // In the last line only: what a reader has written may have such words, too.
    let last = text.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
    let (body, line) = text.split_at(last);
    line.strip_prefix(SEAL).is_none_or(|stated| stated.strip_suffix('\n') == Some(checksum(body).as_str()))
}

fn checksum(text: &str) -> String {
    crate::hash::sha256(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Session, Settings};

    fn settings(bytes: &[u8]) -> Option<Settings> {
        match decode::<Settings>(bytes) {
            Decoded::Good(value) => Some(value),
            _ => None,
        }
    }

    #[test]
    fn no_flipped_bit_is_taken_for_changed_data() {
        let mut value = Settings::default();
        value.reading.zoom = 1.5;
        let text = encode(&value).unwrap();
        assert_eq!(settings(text.as_bytes()), Some(value.clone()));
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                // What is read all the same says what it said before: the flip was in the line of the checksum.
                assert!(settings(&bytes).is_none_or(|read| read == value), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn files_of_before_and_those_changed_by_hand_are_read() {
        let text = encode(&Session::default()).unwrap();
        let bare =
            text.lines().filter(|line| !line.starts_with(SEAL)).map(|line| format!("{line}\n")).collect::<String>();
        assert!(matches!(decode::<Session>(bare.as_bytes()), Decoded::Good(_)));
        let changed = text.replace("active: 0", "active: 1");
        assert!(matches!(decode::<Session>(changed.as_bytes()), Decoded::Damaged(why) if why == UNFIT));
        assert!(!cause_zh(UNFIT).contains(|c: char| c.is_ascii_alphabetic()) && cause_zh("1:2: ?") == "1:2: ?");
        assert!(is_damaged(changed.as_bytes()) && !is_damaged(text.as_bytes()) && !is_damaged(bare.as_bytes()));
        // Other line ends are no damage, and what was written in several lines is as it was; a changed figure among them is.
        let noted = Session { active: 3, ..Session::default() };
        let text = encode(&noted).unwrap();
        let carried = text.replace('\n', "\r\n");
        assert!(matches!(decode::<Session>(carried.as_bytes()), Decoded::Good(read) if read == noted));
        assert!(!is_damaged(carried.as_bytes()));
        let changed = carried.replace("active: 3", "active: 4");
        assert!(changed != carried && matches!(decode::<Session>(changed.as_bytes()), Decoded::Damaged(_)));
        // Half a file is no file, with or without the line.
        assert!(is_damaged(&bare.as_bytes()[..bare.len() / 2]) && is_damaged(&text.as_bytes()[..bare.len() / 2]));
    }
}
