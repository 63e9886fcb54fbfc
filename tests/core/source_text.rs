//! Real encodings and wrong files, from the folder beside the repository. Skipped where it is absent.

use std::path::PathBuf;

use gongbao::source::{SourceText, read};

/// A file of the shared folder, beside the repository or two up (worktrees).
fn shared(path: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared", "../../shared"].iter().map(|up| root.join(up).join(path)).find(|p| p.is_file());
    if found.is_none() {
        println!("skipped: no ../shared/{path}");
    }
    std::fs::read(found?).ok()
}

fn lines(source: &SourceText) -> Vec<String> {
    source.lines.iter().map(|line| source.line(line).to_owned()).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let Some(original) = shared("files/encodings/utf16le_bom.txt") else { return };
    let original = read("a", &original).expect("UTF-16");
    assert!(original.diagnostics.is_empty());
    for (file, encoding) in [("gbk.txt", "GB18030"), ("utf16be_nobom.txt", "UTF-16BE")] {
        let Some(bytes) = shared(&format!("files/encodings/{file}")) else { return };
        let source = read(file, &bytes).expect(file);
        assert_eq!(source.info.encoding.as_deref(), Some(encoding), "{file}");
        assert!(source.diagnostics.is_empty(), "{file}: {:?}", source.diagnostics);
        let differing: Vec<_> = lines(&source).into_iter().zip(lines(&original)).filter(|(a, b)| a != b).collect();
        assert!(differing.is_empty(), "{file}: {differing:?}");
    }
}

#[test]
fn short_cut_and_traditional_text_is_decoded() {
    for (file, encoding, bad) in
        [("big5.txt", "Big5", 0), ("gbk_short4.txt", "GB18030", 0), ("utf8_badbyte.txt", "UTF-8", 5)]
    {
        let Some(bytes) = shared(&format!("files/encodings/{file}")) else { return };
        let source = read(file, &bytes).expect(file);
        assert_eq!(source.info.encoding.as_deref(), Some(encoding), "{file}");
        assert_eq!(source.text.matches('\u{FFFD}').count(), bad, "{file}");
        assert_eq!(source.diagnostics.len(), usize::from(bad > 0), "{file}");
    }
}

#[test]
fn a_cut_gbk_file_loses_one_character_at_most() {
    let Some(bytes) = shared("files/encodings/gbk.txt") else { return };
    for end in bytes.len() - 40..bytes.len() {
        let source = read("cut.txt", &bytes[..end]).expect("text");
        assert_eq!(source.info.encoding.as_deref(), Some("GB18030"));
        assert!(source.text.matches('\u{FFFD}').count() <= 1);
    }
}
