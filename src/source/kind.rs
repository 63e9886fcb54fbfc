//! What kind of file the bytes are, told from the bytes alone: names lie too often.

use super::error::{Named, SourceError};

/// A kind of file by its first bytes, for those that have a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    /// Portable Document Format.
    Pdf,
    /// A ZIP: an archive, or one of the many formats that are ZIPs inside.
    Zip,
    /// An OLE compound file: Word 97–2003 and others.
    Ole,
    /// Rich Text.
    Rtf,
    /// A picture that may be of a page.
    Picture(Named),
}

/// A signature of a kind that is not read.
struct Magic {
    /// Where in the file it stands.
    at: usize,
    bytes: &'static [u8],
    /// The bytes could begin a text too: believed only where the start of the file holds zero bytes.
    weak: bool,
    what: Named,
}

const fn magic(at: usize, bytes: &'static [u8], en: &'static str, zh: &'static str) -> Magic {
    Magic { at, bytes, weak: false, what: Named { en, zh } }
}

const fn weak(at: usize, bytes: &'static [u8], en: &'static str, zh: &'static str) -> Magic {
    Magic { at, bytes, weak: true, what: Named { en, zh } }
}

const UNSUPPORTED: &[Magic] = &[
    magic(0, b"GIF87a", "a GIF image", "GIF 图片"),
    magic(0, b"GIF89a", "a GIF image", "GIF 图片"),
    weak(0, b"BM", "a BMP image", "BMP 图片"),
    weak(8, b"WEBP", "a WebP image", "WebP 图片"),
    magic(4, b"ftypheic", "a HEIC image", "HEIC 图片"),
    magic(4, b"ftypmif1", "a HEIF image", "HEIF 图片"),
    magic(4, b"ftypavif", "an AVIF image", "AVIF 图片"),
    magic(0, b"\0\0\0\x0CjP  ", "a JPEG 2000 image", "JPEG 2000 图片"),
    weak(0, b"8BPS", "a Photoshop image", "Photoshop 图片"),
    magic(0, b"\0\0\x01\0", "an icon", "图标文件"),
    magic(0, b"Rar!\x1a\x07", "a RAR archive", "RAR 压缩包"),
    magic(0, b"7z\xBC\xAF\x27\x1C", "a 7z archive", "7z 压缩包"),
    magic(0, b"\x1F\x8B\x08", "a gzip archive", "gzip 压缩包"),
    weak(0, b"BZh", "a bzip2 archive", "bzip2 压缩包"),
    magic(0, b"\xFD7zXZ\0", "an xz archive", "xz 压缩包"),
    magic(0, b"\x28\xB5\x2F\xFD", "a Zstandard archive", "Zstandard 压缩包"),
    magic(257, b"ustar", "a tar archive", "tar 压缩包"),
    magic(0, b"MSCF\0\0\0\0", "a cabinet archive", "CAB 压缩包"),
    weak(0, b"MZ", "a Windows program", "Windows 程序"),
    magic(0, b"\x7FELF", "a Linux program", "Linux 程序"),
    magic(0, b"\xCF\xFA\xED\xFE", "a macOS program", "macOS 程序"),
    magic(0, b"\xCE\xFA\xED\xFE", "a macOS program", "macOS 程序"),
    magic(0, b"\xCA\xFE\xBA\xBE", "a program", "程序文件"),
    magic(0, b"\0asm", "a WebAssembly program", "WebAssembly 程序"),
    magic(0, b"SQLite format 3\0", "an SQLite database", "SQLite 数据库"),
    magic(4, b"Standard Jet DB", "an Access database", "Access 数据库"),
    weak(0, b"ID3", "an audio file", "音频文件"),
    magic(0, b"\xFF\xFB", "an audio file", "音频文件"),
    magic(0, b"fLaC", "an audio file", "音频文件"),
    magic(0, b"OggS\0", "an audio or video file", "音视频文件"),
    weak(0, b"RIFF", "an audio or video file", "音视频文件"),
    weak(4, b"ftyp", "a video file", "视频文件"),
    magic(0, b"\x1A\x45\xDF\xA3", "a video file", "视频文件"),
    magic(0, b"FLV\x01", "a video file", "视频文件"),
    magic(0, b"\0\x01\0\0\0", "a font", "字体文件"),
    weak(0, b"OTTO", "a font", "字体文件"),
    weak(0, b"ttcf", "a font", "字体文件"),
    weak(0, b"wOFF", "a font", "字体文件"),
    weak(0, b"wOF2", "a font", "字体文件"),
];

/// Pictures whose text can be recognised.
const PICTURES: &[Magic] = &[
    magic(0, b"\x89PNG\r\n\x1a\n", "a PNG image", "PNG 图片"),
    magic(0, b"\xFF\xD8\xFF", "a JPEG image", "JPEG 图片"),
    magic(0, b"II*\0", "a TIFF image", "TIFF 图片"),
    magic(0, b"MM\0*", "a TIFF image", "TIFF 图片"),
    magic(0, b"II+\0", "a TIFF image", "TIFF 图片"),
    magic(0, b"MM\0+", "a TIFF image", "TIFF 图片"),
];

/// Kinds that hold documents, but that another program must convert.
const CONVERT: &[(Magic, Named)] = &[
    (magic(0, b"%!PS", "a PostScript file", "PostScript 文件"), TO_PDF),
    (magic(0, b"AT&TFORM", "a DjVu file", "DjVu 文件"), TO_PDF),
    (magic(0, b"ITSF\x03", "a Windows help (CHM) file", "CHM 文件"), TO_PDF),
    (weak(0, b"CAJ", "a CAJ file", "CAJ 文件"), CAJ),
    (weak(0, b"KDH", "a CAJ (KDH) file", "CAJ（KDH）文件"), CAJ),
    (weak(0, b"HN\0", "a CAJ (HN) file", "CAJ（HN）文件"), CAJ),
];

pub(super) const WORD: Named = Named { en: "Word or WPS to DOCX", zh: "用 Word 或 WPS 另存为 DOCX" };
const TO_PDF: Named = Named { en: "its viewer to PDF", zh: "用原阅读器转为 PDF" };
const CAJ: Named = Named { en: "CAJViewer to PDF", zh: "用 CAJViewer 打印为 PDF" };

/// What a ZIP is by its name: one that is cut short tells nothing else.
pub(super) fn zip_named(file: &str) -> Named {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "docx" | "docm" | "dotx" | "wps" => Named { en: "Word document", zh: " Word 文档" },
        "odt" | "ott" => Named { en: "OpenDocument file", zh: " OpenDocument 文档" },
        "ofd" => Named { en: "OFD file", zh: " OFD 版式文件" },
        "epub" => Named { en: "EPUB book", zh: " EPUB 电子书" },
        _ => Named { en: "ZIP archive", zh: " ZIP 压缩包" },
    }
}

/// What is said of pictures beside documents, whose names are listed, in Chinese and in English.
pub(super) fn pictures_left(listed: &str) -> (String, String) {
    (
        format!("没有识别图片{listed}：如果是公报的页面，请单独打开，或放进只有图片的文件夹或压缩包再打开。"),
        format!(
            "Pictures beside the documents were not recognised: {listed}. If they are pages, open them alone, or in a folder or archive of pictures only."
        ),
    )
}

/// How far into a file the PDF mark may stand (ISO 32000-1, annex H, note 13).
const PDF_MARK_WITHIN: usize = 1024;
/// What a server sends before a file, or a mail program, is no longer.
const SENT_WITHIN: usize = 64 * 1024;
/// How much of a file a weak signature looks at for zero bytes.
const HEAD_BYTES: usize = 512;

/// Whether the bytes have the signature of a format, read or not: they are no plain text.
#[must_use]
pub fn has_signature(bytes: &[u8]) -> bool {
    !matches!(signature(bytes), Ok(None))
}

/// The kind of file, where the bytes have a signature; `None` for what may be text.
///
/// # Errors
/// The signature is of a kind that is not read.
pub(crate) fn signature(bytes: &[u8]) -> Result<Option<Signature>, SourceError> {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default();
    if is_pdf(bytes) {
        return Ok(Some(Signature::Pdf));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(b"PK\x07\x08") {
        return Ok(Some(Signature::Zip));
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Some(Signature::Ole));
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Some(Signature::Rtf));
    }
    let zeros = memchr::memchr(0, head).is_some();
    let fits = |m: &Magic| (zeros || !m.weak) && bytes.get(m.at..).is_some_and(|rest| rest.starts_with(m.bytes));
    if let Some(m) = PICTURES.iter().find(|m| fits(m)) {
        return Ok(Some(Signature::Picture(m.what)));
    }
    if let Some((m, with)) = CONVERT.iter().find(|(m, _)| fits(m)) {
        return Err(SourceError::Convert { what: m.what, with: *with });
    }
    match UNSUPPORTED.iter().find(|m| fits(m)) {
        Some(m) => Err(SourceError::Unsupported { what: m.what }),
        None => Ok(None),
    }
}

/// The PDF mark, at the start or after the junk that some servers put before it; not inside a text that speaks of it.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(PDF_MARK_WITHIN)).unwrap_or_default();
    let Some(at) = memchr::memmem::find(head, b"%PDF-") else { return sent_pdf(bytes).is_some() };
    let before = head.get(..at).unwrap_or_default();
    before.iter().all(|b| b.is_ascii_whitespace() || *b == 0 || matches!(b, 0xEF | 0xBB | 0xBF))
        || (before.ends_with(b"\n") || before.ends_with(b"\r") || memchr::memchr(0, before).is_some())
            && memchr::memmem::find(bytes, b" obj").is_some()
}

/// The PDF in what a server sent with it, where that is longer than a PDF's own mark may stand in: a line begins with the mark
/// and the file ends as one does.
pub(super) fn sent_pdf(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..bytes.len().min(SENT_WITHIN))?;
    // What has its mark where that belongs may hold another PDF, as its attachment.
    let own = memchr::memmem::find(head.get(..PDF_MARK_WITHIN)?, b"%PDF-").is_some();
    let at = memchr::memmem::find(head, b"\n%PDF-").map(|at| at + 1).filter(|_| !own)?;
    let tail = bytes.get(bytes.len().saturating_sub(PDF_MARK_WITHIN)..)?;
    memchr::memmem::find(tail, b"%%EOF").and_then(|_| bytes.get(at..))
}

/// Names, inside a ZIP, that tell a format that is not read here.
pub(super) const ZIP_KINDS: &[(&str, Named, Option<Named>)] = &[
    ("xl/workbook.xml", Named { en: "an Excel workbook", zh: "Excel 工作簿" }, None),
    ("xl/workbook.bin", Named { en: "an Excel workbook", zh: "Excel 工作簿" }, None),
    ("ppt/presentation.xml", Named { en: "a PowerPoint file", zh: "PowerPoint 演示文稿" }, None),
    ("OFD.xml", Named { en: "an OFD file", zh: "OFD 版式文件" }, Some(OFD)),
    ("AndroidManifest.xml", Named { en: "an Android program", zh: "安卓程序" }, None),
    ("META-INF/MANIFEST.MF", Named { en: "a Java program", zh: "Java 程序" }, None),
    ("content.xml", Named { en: "an OpenDocument file", zh: "OpenDocument 文档" }, Some(WORD)),
];
const OFD: Named = Named { en: "an OFD reader to PDF", zh: "用 OFD 阅读器转为 PDF" };

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(bytes: &[u8], en: &str) {
        let padded = [bytes, &[0; 600]].concat();
        let message = signature(&padded).expect_err(en).to_string();
        assert!(message.contains(en), "{message}");
    }

    #[test]
    fn kinds_are_told_by_their_first_bytes() {
        assert_eq!(signature(b"%PDF-1.7\n"), Ok(Some(Signature::Pdf)));
        assert_eq!(signature(b"\r\n\r\n%PDF-1.4\n1 0 obj"), Ok(Some(Signature::Pdf)));
        assert_eq!(signature(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj"), Ok(Some(Signature::Pdf)));
        // More than the mark may stand in: a PDF where the file ends as one.
        let head = format!("HTTP/1.1 200 OK\r\n{}\r\n", "X-Site: a\r\n".repeat(200));
        let sent = [head.as_bytes(), b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"].concat();
        assert_eq!(signature(&sent), Ok(Some(Signature::Pdf)));
        assert!(sent_pdf(&sent).is_some_and(|pdf| pdf.starts_with(b"%PDF-1.4")));
        assert_eq!(signature(sent.strip_suffix(b"%%EOF\n").unwrap_or(b"")), Ok(None));
        assert_eq!(sent_pdf(b"%PDF-1.4\n%%EOF\n"), None, "nothing stands before it");
        let holds_another = [b"%PDF-1.7\n", "x".repeat(2000).as_bytes(), b"\n%PDF-1.4\nendstream\n%%EOF\n"].concat();
        assert_eq!(sent_pdf(&holds_another), None);
        assert_eq!(signature(b"PK\x03\x04rest"), Ok(Some(Signature::Zip)));
        assert_eq!(signature(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Ok(Some(Signature::Ole)));
        assert_eq!(signature(b"{\\rtf1\\ansi"), Ok(Some(Signature::Rtf)));
        assert!(
            matches!(signature(b"\x89PNG\r\n\x1a\n"), Ok(Some(Signature::Picture(what))) if what.en == "a PNG image")
        );
        assert!(
            matches!(signature(b"\xFF\xD8\xFF\xE0"), Ok(Some(Signature::Picture(what))) if what.en == "a JPEG image")
        );
        refused(b"GIF89a", "a GIF image");
        refused(b"Rar!\x1a\x07\x01\0", "a RAR archive");
        refused(b"MZ\x90\0", "a Windows program");
        refused(b"\x7FELF\x02", "a Linux program");
        refused(b"CAJ\0", "CAJViewer");
    }

    #[test]
    fn text_that_begins_like_a_binary_is_text() {
        for text in ["BM25 is a ranking.", "MZ 公司简介", "ID3 说明", "本文介绍 %PDF-1.7 格式", "RIFF 格式"]
        {
            assert_eq!(signature(text.as_bytes()), Ok(None), "{text}");
        }
    }

    #[test]
    fn messages_are_in_both_languages() {
        let error = signature(b"GIF89a").expect_err("a picture");
        assert!(error.message_zh().contains("GIF 图片") && error.to_string().contains("a GIF image"));
        assert!(matches!(error, SourceError::Unsupported { .. }), "{error}");
    }
}
