//! The kinds of files that the program opens, as desktops name them.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// How it is asked for.
    pub name: &'static str,
    /// Its name in Simplified Chinese and English.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// The types that desktops know it by.
    pub types: &'static [&'static str],
}

/// The type of issues that the program exports.
pub const OWN_TYPE: &str = "application/vnd.gongbao.issue+json";

/// The kinds that other programs open, too: none is taken without being asked for.
pub const KINDS: &[FileKind] = &[
    FileKind { name: "pdf", zh: "PDF 文件", en: "PDF files", types: &["application/pdf"] },
    FileKind {
        name: "word",
        zh: "Word、WPS 文档",
        en: "Word and WPS documents",
        types: &[
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/msword",
            "application/wps-office.wps",
        ],
    },
    FileKind {
        name: "odt",
        zh: "OpenDocument 文档",
        en: "OpenDocument texts",
        types: &["application/vnd.oasis.opendocument.text"],
    },
    FileKind { name: "rtf", zh: "RTF 文档", en: "RTF documents", types: &["application/rtf", "text/rtf"] },
    FileKind {
        name: "web",
        zh: "网页",
        en: "web pages",
        types: &["text/html", "application/xhtml+xml", "application/x-mimearchive", "multipart/related"],
    },
    FileKind { name: "epub", zh: "EPUB 电子书", en: "EPUB books", types: &["application/epub+zip"] },
    FileKind { name: "text", zh: "文本", en: "plain text", types: &["text/plain", "text/markdown"] },
    FileKind { name: "zip", zh: "ZIP 压缩包", en: "ZIP archives", types: &["application/zip"] },
    FileKind { name: "folder", zh: "文件夹", en: "folders", types: &["inode/directory"] },
];

/// The kind of this name.
#[must_use]
pub fn kind_named(name: &str) -> Option<&'static FileKind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// All types of all kinds.
pub fn all_types() -> impl Iterator<Item = &'static str> {
    KINDS.iter().flat_map(|kind| kind.types).copied()
}
