//! Paths in RON. A path that is valid Unicode is written as it is; any other keeps its bytes, since old archives are
//! full of file names in GBK.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serializer};

/// Before the hexadecimal bytes of a path that is no text. A path that itself begins so is written as bytes too.
#[cfg(unix)]
const BYTES: &str = "bytes:";

pub(super) fn serialize<S: Serializer>(path: &Path, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&to_text(path))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<PathBuf, D::Error> {
    Ok(from_text(&String::deserialize(d)?))
}

/// The text that a path is kept as.
#[cfg(unix)]
#[must_use]
pub fn to_text(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    if let Some(text) = path.to_str().filter(|t| !t.starts_with(BYTES)) {
        return text.to_owned();
    }
    let hex: String = path.as_os_str().as_bytes().iter().map(|b| format!("{b:02x}")).collect();
    format!("{BYTES}{hex}")
}

/// The text that a path is kept as.
#[cfg(not(unix))]
#[must_use]
pub fn to_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The path that was kept as a text.
#[must_use]
pub fn from_text(text: &str) -> PathBuf {
    #[cfg(unix)]
    if let Some(hex) = text.strip_prefix(BYTES) {
        use std::os::unix::ffi::OsStringExt;
        let byte = |i: usize| hex.get(i..i + 2).and_then(|t| u8::from_str_radix(t, 16).ok());
        if let Some(bytes) = (0..hex.len()).step_by(2).map(byte).collect::<Option<Vec<u8>>>() {
            return PathBuf::from(std::ffi::OsString::from_vec(bytes));
        }
    }
    PathBuf::from(text)
}

#[cfg(test)]
mod tests {
    use super::{from_text, to_text};
    use std::path::PathBuf;

    #[test]
    fn any_path_comes_back() {
        let plain = PathBuf::from("/公报/第3期.txt");
        assert_eq!(to_text(&plain), "/公报/第3期.txt");
        assert_eq!(from_text(&to_text(&plain)), plain);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStringExt;
            let gbk = PathBuf::from(std::ffi::OsString::from_vec(b"/old/\xb9\xab\xb1\xa8.txt".to_vec()));
            assert_eq!(from_text(&to_text(&gbk)), gbk);
            let odd = PathBuf::from("bytes:00");
            assert_eq!(from_text(&to_text(&odd)), odd);
            assert_eq!(from_text("bytes:zz"), PathBuf::from("bytes:zz"));
        }
    }
}
