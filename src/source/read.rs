//! The one entry: bytes of any kind into [`SourceText`], by content.

use std::borrow::Cow;
use std::sync::atomic::AtomicUsize;

use super::encoding::{Decoded, decode};
use super::kind::{self, Signature};
use super::nested::Nested;
use super::{
    ReadOptions, SourceError, SourceText, archive, bundle, digest, doc, docx, garbled, guard, html, markdown, markup,
    mhtml, outlined, pdf, rtf, text,
};
use crate::issue::SourceInfo;

/// Reads a file's bytes by their content; the name is kept as the file's name and never decides the kind.
///
/// # Errors
/// [`SourceError`] where the file gives no text. Bad bytes and unreadable glyphs inside a readable file are no error
/// but [`SourceText::diagnostics`].
pub fn read(name: &str, bytes: &[u8]) -> Result<SourceText, SourceError> {
    read_with(name, bytes, &ReadOptions::default())
}

/// [`read`] with cancel, progress and password.
///
/// # Errors
/// As [`read`], and [`SourceError::Cancelled`].
pub fn read_with(name: &str, bytes: &[u8], options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let count = AtomicUsize::new(0);
    let mut source = read_any(name, bytes, true, &Nested::new(options, read_nested, &count))?;
    outlined::read(&mut source);
    text::bound_lines(source.lines.len(), source.text.len())?;
    garbled::tell(&mut source);
    Ok(source)
}

/// The pages of a file that shows some: a PDF as it is, a picture or an archive of nothing but pictures as a PDF of them.
///
/// # Errors
/// As [`read_with`] for a picture or archive that can't be opened.
pub fn original_pages(bytes: &[u8]) -> Result<Cow<'_, [u8]>, SourceError> {
    match kind::signature(bytes) {
        Ok(Some(Signature::Picture(_))) => {
            guard::run(pdf::PICTURE, || pdf::of_pictures(&[bytes])).map(|pages| Cow::Owned(pages.pdf))
        }
        Ok(Some(Signature::Zip)) => {
            let pictures = guard::run(archive::ZIP, || bundle::pictures(bytes))?;
            let pictures: Vec<&[u8]> = pictures.iter().map(Vec::as_slice).collect();
            if pictures.is_empty() {
                return Ok(Cow::Borrowed(bytes));
            }
            guard::run(pdf::PICTURE, || pdf::of_pictures(&pictures)).map(|pages| Cow::Owned(pages.pdf))
        }
        _ => Ok(Cow::Borrowed(bytes)),
    }
}

/// Reads the files of a folder as one issue, in the natural order of their names (2 before 10). `name` is what the issue
/// is called, `files` are names (with their folders, separated by `/`) and bytes. Files that can't be read leave a
/// diagnostic; spans count on from file to file.
///
/// # Errors
/// [`SourceError::NoText`] where there is no file, else the first file's error where none can be read.
pub fn read_files(
    name: &str,
    files: &[(String, Vec<u8>)],
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let mut source = bundle::read_files(name, files, options, read_part)?;
    garbled::tell(&mut source);
    Ok(source)
}

/// [`read_with`] for a file inside an archive or folder: an archive in it is not followed, so that nesting ends.
fn read_part(name: &str, bytes: &[u8], options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let count = AtomicUsize::new(0);
    read_any(name, bytes, false, &Nested::new(options, read_nested, &count))
}

/// Reads a file inside a Word document.
fn read_nested(name: &str, bytes: &[u8], nested: &Nested<'_>) -> Result<SourceText, SourceError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let page = ending.is_some_and(|ending| matches!(ending.as_str(), "htm" | "html" | "xhtml" | "xht"));
    // A piece of a page may begin with any tag: that it is one, its name tells.
    if page && kind::signature(bytes)?.is_none() && !mhtml::is_message(&decode(bytes).text) {
        let info = SourceInfo { file: name.to_owned(), ..SourceInfo::default() };
        return guard::run(html::HTML, || html::read(info, bytes, None, nested.options));
    }
    read_any(name, bytes, false, nested)
}

fn read_any(name: &str, bytes: &[u8], archives: bool, nested: &Nested<'_>) -> Result<SourceText, SourceError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(SourceError::Empty);
    }
    let options = nested.options;
    let signature = kind::signature(bytes)?;
    let info = SourceInfo { file: name.to_owned(), sha256: digest::sha256(bytes, options)?, ..SourceInfo::default() };
    match signature {
        Some(Signature::Pdf) => guard::run(pdf::PDF, || pdf::read(info, bytes, options)),
        Some(Signature::Picture(_)) if archives => {
            guard::run(pdf::PICTURE, || pdf::read_pictures(info, &[bytes], options))
        }
        // Beside documents it is a part of theirs.
        Some(Signature::Picture(what)) => Err(SourceError::Unsupported { what }),
        Some(Signature::Zip) if archives => {
            let pictures = guard::run(archive::ZIP, || bundle::pictures(bytes))?;
            if pictures.is_empty() {
                return guard::run(archive::ZIP, || bundle::read_zip(info, bytes, nested, read_part));
            }
            let pictures: Vec<&[u8]> = pictures.iter().map(Vec::as_slice).collect();
            guard::run(pdf::PICTURE, || pdf::read_pictures(info, &pictures, options))
        }
        Some(Signature::Zip) => guard::run(docx::DOCX, || bundle::read_docx(info, bytes, nested)),
        Some(Signature::Ole) => guard::run(doc::DOC, || doc::read(info, bytes, options)),
        Some(Signature::Rtf) => guard::run(rtf::RTF, || rtf::read(info, bytes, options)),
        None => read_text(info, bytes, nested),
    }
}

/// Text of any encoding: a web page, Markdown, or plain.
fn read_text(info: SourceInfo, bytes: &[u8], nested: &Nested<'_>) -> Result<SourceText, SourceError> {
    let options = nested.options;
    let decoded = without_padding(decode(bytes));
    options.check()?;
    if is_binary(&decoded) {
        return Err(SourceError::Binary);
    }
    if decoded.text.chars().all(is_invisible) {
        return Err(SourceError::Empty);
    }
    let named = document_extension(&info.file);
    if mhtml::is_message(&decoded.text) {
        let page = mhtml::page(&decoded.text).ok_or(SourceError::NoText { what: html::HTML })?;
        return guard::run(html::HTML, || html::read_saved(info, &page, named.as_deref(), options));
    }
    if docx::is_flat(&decoded.text) {
        return guard::run(docx::DOCX, || docx::read_flat(info, &decoded.text, nested));
    }
    if html::is_html(&decoded.text) {
        return guard::run(html::HTML, || html::read(info, bytes, named.as_deref(), options));
    }
    if markdown::is_markdown(&decoded.text) {
        return markdown::read(info, decoded, options);
    }
    let has_markup = markup::is_in(&decoded.text);
    let mut source = text::read(info, decoded, options)?;
    if has_markup {
        markup::read_lines(&mut source);
    }
    Ok(source)
}

/// The extension of a file's name, where it is one of a kind that a web page is not.
fn document_extension(name: &str) -> Option<String> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    ["pdf", "doc", "docx", "rtf", "wps", "zip"].contains(&extension.as_str()).then_some(extension)
}

/// Without the zero bytes and end-of-file marks that old programs and cut downloads fill a text up with.
fn without_padding(mut decoded: Decoded<'_>) -> Decoded<'_> {
    let end = decoded.text.trim_end_matches(['\0', '\x1A']).len();
    match &mut decoded.text {
        // Nothing but padding is no text with padding.
        _ if end == 0 => {}
        Cow::Borrowed(text) => decoded.text = Cow::Borrowed(text.get(..end).unwrap_or(text)),
        Cow::Owned(text) => text.truncate(end),
    }
    decoded
}

/// White space, and the marks without width that files begin with or converters leave behind.
fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
}

/// Whether what was decoded is no text: control characters or undecodable bytes beyond what a damaged text has.
fn is_binary(decoded: &Decoded<'_>) -> bool {
    // Without branches, so that many bytes are looked at in one step.
    let control = |b: u8| (b < 0x20) & !(matches!(b, b'\t'..=b'\r') | (b == 0x1A) | (b == 0x1B)) | (b == 0x7F);
    let count = |part: &[u8]| usize::from(part.iter().map(|&b| u8::from(control(b))).sum::<u8>());
    let controls: usize = decoded.text.as_bytes().chunks(usize::from(u8::MAX)).map(count).sum();
    controls * 100 > decoded.text.len().max(50) || decoded.bad * 4 > decoded.text.len()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::issue::{SourceKind, Span};

    #[test]
    fn text_gives_lines_with_their_numbers() {
        let source = read("公报.txt", "某市人民政府公报\n\n第一条　总则\r\n".as_bytes()).expect("text");
        let got: Vec<_> = source.lines.iter().map(|line| (source.line(line), line.span)).collect();
        assert_eq!(
            got,
            [
                ("某市人民政府公报", Span::Line { line: 1 }),
                ("", Span::Line { line: 2 }),
                ("第一条　总则", Span::Line { line: 3 })
            ]
        );
        assert_eq!((source.info.kind, source.info.lines), (SourceKind::Text, Some(3)));
        assert_eq!(source.info.file, "公报.txt");
        assert_eq!(source.info.encoding.as_deref(), Some("UTF-8"));
    }

    #[test]
    fn the_hash_is_sha256() {
        let source = read("a", b"abc").expect("text");
        assert_eq!(source.info.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn files_without_text_are_refused() {
        assert_eq!(read("a.txt", b""), Err(SourceError::Empty));
        assert_eq!(read("a.txt", b" \r\n\t"), Err(SourceError::Empty));
        assert_eq!(read("a.txt", "\u{FEFF}　\n".as_bytes()), Err(SourceError::Empty));
        assert_eq!(read("a.txt", "\u{200B}\u{FEFF}".as_bytes()), Err(SourceError::Empty));
        assert_eq!(read("a.txt", &[0; 64]), Err(SourceError::Binary));
        let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(read("a.txt", &noise), Err(SourceError::Binary));
        assert!(matches!(read("a.txt", b"GIF89a\0\0"), Err(SourceError::Unsupported { .. })));
        assert!(matches!(read("a.txt", b"\x89PNG\r\n\x1a\n\0\0"), Err(SourceError::Damaged { .. })));
    }

    #[test]
    fn pictures_alone_are_pages_and_beside_documents_are_none() {
        use crate::source::archive::tests::pack;

        // The header of a JPEG, 200 by 300 pixels: enough to be a page.
        let picture: &[u8] = b"\xff\xd8\xff\xc0\x00\x0b\x08\x01\x2c\x00\xc8\x01\x01\x11\x00\xff\xda";
        assert_eq!(read("a.jpg", picture), Err(SourceError::Scanned { pages: 1 }));
        let two = pack(&[("10.jpg", picture), ("2.JPG", picture), ("__MACOSX/._2.jpg", b"x")]);
        assert_eq!(read("a.zip", &two), Err(SourceError::Scanned { pages: 2 }));
        let mixed = pack(&[("1.txt", "正文。".as_bytes()), ("2.jpg", picture)]);
        assert_eq!(read("a.zip", &mixed).map(|source| source.text.trim().to_owned()), Ok("正文。".to_owned()));
        assert_eq!(original_pages(b"%PDF-1.7").as_deref(), Ok(&b"%PDF-1.7"[..]));
        assert!(original_pages(&two).is_ok_and(|pdf| pdf.starts_with(b"%PDF")));
    }

    #[test]
    fn padding_is_no_text() {
        let padded = ["第一条 正文。".as_bytes(), &[0x1A], &[0; 600]].concat();
        assert_eq!(read("a.txt", &padded).map(|source| source.text), Ok("第一条 正文。".to_owned()));
    }

    #[test]
    fn bad_bytes_are_counted_and_placed() {
        let mut bytes = "第一行文字\n第二行文字\n第三行文字\n".as_bytes().to_vec();
        bytes[17] = 0xFF;
        let source = read("a.txt", &bytes).expect("text");
        let diagnostic = &source.diagnostics[0];
        assert_eq!(diagnostic.code, "bad-bytes");
        assert_eq!(diagnostic.spans, [Span::Line { line: 2 }]);
        let replaced = source.text.matches('\u{FFFD}').count();
        assert!(diagnostic.message.contains(&format!(" {replaced} ")), "{}", diagnostic.message);
    }

    #[test]
    fn a_cancelled_reading_ends() {
        let cancel = AtomicBool::new(true);
        let options = ReadOptions { cancel: Some(&cancel), ..ReadOptions::default() };
        assert_eq!(read_with("a.txt", "文字".as_bytes(), &options), Err(SourceError::Cancelled));
    }
}
