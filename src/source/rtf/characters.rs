//! How characters are written: fonts and their character sets, code pages, words.

use encoding_rs::{BIG5, Encoding, GB18030};

use crate::source::FaceClass;

/// A font: how its bytes are coded, and its class.
#[derive(Debug, Default)]
pub(super) struct Font {
    pub(super) encoding: Option<&'static Encoding>,
    pub(super) face: Option<FaceClass>,
}

/// The encoding of a code page.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        936 | 54936 => Some(GB18030),
        950 | 951 => Some(BIG5),
        932 => Some(encoding_rs::SHIFT_JIS),
        949 => Some(encoding_rs::EUC_KR),
        65001 => Some(encoding_rs::UTF_8),
        1252 => Some(encoding_rs::WINDOWS_1252),
        _ => None,
    }
}

/// The encoding of a font's character set, where it is one of more than a byte a character.
pub(super) fn charset(number: i32) -> Option<&'static Encoding> {
    match number {
        134 => Some(GB18030),
        136 => Some(BIG5),
        128 => Some(encoding_rs::SHIFT_JIS),
        129 => Some(encoding_rs::EUC_KR),
        _ => None,
    }
}

/// Characters with a word of their own.
pub(super) fn named(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" => "\u{2003}",
        "enspace" | "qmspace" => "\u{2002}",
        _ => return None,
    })
}
