//! EPUB books (EPUB 2 and 3): the pages that the book's package lists, in its order, each read as the web page that it is.

use std::collections::{HashMap, HashSet};

use super::archive::Archive;
use super::join::append;
use super::stated::{Found, Says};
use super::xml::{Xml, walk};
use super::{Hint, Named, ReadOptions, SourceError, SourceText, html, text};
use crate::issue::{Diagnostic, DropReason, Severity, SourceInfo, SourceKind, carried};
use crate::zh::fold;

pub(super) const EPUB: Named = Named { en: "EPUB book", zh: " EPUB 电子书" };

/// Where a book says which part is its package, and which parts are encrypted.
const CONTAINER: &str = "META-INF/container.xml";
const ENCRYPTION: &str = "META-INF/encryption.xml";
/// What only makes the characters of typefaces unreadable, as books do that embed some.
const OF_FACES: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
/// So many pages that are not read are named.
const MOST_NAMED: usize = 20;

/// Whether an archive is a book.
pub(super) fn is_book(archive: &Archive<'_>) -> bool {
    archive.names().any(|name| name == CONTAINER)
}

/// What a package says.
#[derive(Debug, Default)]
struct Package {
    title: String,
    creators: Vec<String>,
    /// The files by their names in the package.
    files: HashMap<String, File>,
    /// The order in which they are read.
    order: Vec<String>,
    /// Files that are the contents of the book.
    contents: HashSet<String>,
}

#[derive(Debug)]
struct File {
    path: String,
    kind: String,
}

/// Reads a book from its opened archive.
pub(super) fn read(
    info: SourceInfo,
    archive: &mut Archive<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let damaged = || SourceError::Damaged { what: EPUB };
    let container = archive.read(CONTAINER, EPUB)?.unwrap_or_default();
    let path = package_of(&container).ok_or_else(damaged)?;
    let package = package(&archive.read(&path, EPUB)?.ok_or_else(damaged)?, &path);
    refuse_locked(archive, &package)?;
    let own = archive.names().any(|name| name == carried::BOOK);
    let mut joined = SourceText { info, ..SourceText::default() };
    let mut unread: Vec<&str> = Vec::new();
    let mut pages = Vec::new();
    let mut met = HashSet::new();
    for (done, id) in package.order.iter().enumerate() {
        options.check()?;
        options.report(done, package.order.len());
        // A page that is listed again, also under another name, is read once.
        let Some(file) = package.files.get(id).filter(|file| met.insert(file.path.as_str())) else { continue };
        let is_page = matches!(file.kind.as_str(), "application/xhtml+xml" | "text/html" | "text/x-oeb1-document");
        let bytes = if is_page { archive.read(&file.path, EPUB)? } else { None };
        let Some(bytes) = bytes else {
            unread.push(&file.path);
            continue;
        };
        let is_contents = package.contents.contains(&file.path);
        match page(&file.path, &bytes, is_contents, options) {
            Ok(part) => append(&mut joined, part, own && !is_contents),
            // A cover is a picture.
            Err(SourceError::Empty | SourceError::NoText { .. }) => {}
            Err(error @ (SourceError::Cancelled | SourceError::TooLarge { .. })) => return Err(error),
            Err(_) => unread.push(&file.path),
        }
        text::bound_lines(joined.lines.len(), joined.text.len())?;
        if own && !is_contents {
            pages.extend_from_slice(&bytes);
        }
    }
    let is_text = |line: &super::SourceLine| line.hint.as_ref().is_none_or(|hint| !hint.running);
    if !joined.lines.iter().any(is_text) {
        return Err(SourceError::NoText { what: EPUB });
    }
    joined.info.kind = SourceKind::Html;
    joined.stated = stated(&package, &joined);
    joined.diagnostics.extend(left(&unread));
    joined.carried = if own { carried_by(archive, &pages) } else { None };
    Ok(joined)
}

/// A page of the book. Its contents say again what its headings say: they are kept beside the text.
fn page(path: &str, bytes: &[u8], is_contents: bool, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let info = SourceInfo { file: path.to_owned(), ..SourceInfo::default() };
    let mut part = html::read(info, bytes, None, &options.quiet())?;
    // What a page is called in its head is the book's affair.
    part.stated.clear();
    if is_contents {
        for line in &mut part.lines {
            line.hint =
                Some(Box::new(Hint { running: true, left_out: Some(DropReason::Furniture), ..Hint::default() }));
        }
    }
    Ok(part)
}

/// The path of the package.
fn package_of(container: &[u8]) -> Option<String> {
    let mut found = None;
    let _ = walk::<()>(container, |event| {
        if let Xml::Start(tag) = event
            && tag.name() == b"rootfile"
            && found.is_none()
        {
            found = tag.attribute(b"full-path");
        }
        Ok(())
    });
    found
}

fn package(bytes: &[u8], path: &str) -> Package {
    let mut package = Package::default();
    let mut said: Option<(Vec<u8>, String)> = None;
    let _ = walk::<()>(bytes, |event| {
        match event {
            Xml::Start(tag) => match tag.name() {
                b"title" | b"creator" => said = Some((tag.name().to_vec(), String::new())),
                b"item" => {
                    let (id, href) = (tag.attribute(b"id"), tag.attribute(b"href"));
                    let (Some(id), Some(href)) = (id, href) else { return Ok(()) };
                    let file =
                        File { path: beside(path, &href), kind: tag.attribute(b"media-type").unwrap_or_default() };
                    let properties = tag.attribute(b"properties").unwrap_or_default();
                    if properties.split_ascii_whitespace().any(|property| property == "nav") {
                        package.contents.insert(file.path.clone());
                    }
                    package.files.entry(id).or_insert(file);
                }
                b"itemref" => package.order.extend(tag.attribute(b"idref")),
                b"reference" if tag.attribute(b"type").as_deref() == Some("toc") => {
                    package.contents.extend(tag.attribute(b"href").map(|href| beside(path, &href)));
                }
                _ => {}
            },
            Xml::Text(text) => {
                if let Some((_, said)) = &mut said {
                    said.push_str(&text);
                }
            }
            Xml::End(name) => {
                if let Some((_, text)) = said.take_if(|(element, _)| *element == name) {
                    let text = text.trim().to_owned();
                    if name == b"creator" {
                        package.creators.push(text);
                    } else if package.title.is_empty() {
                        package.title = text;
                    }
                }
            }
        }
        Ok(())
    });
    package
}

/// The path in the archive of a file that stands beside another: without the place in it, and %20 for a blank.
fn beside(path: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or("");
    let mut steps: Vec<&str> = path.split('/').collect();
    steps.pop();
    let href = unescaped(href);
    for step in href.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// An address without the signs that stand for bytes.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { behind.get(2..).unwrap_or("") } else { behind };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| href.to_owned())
}

/// Refuses a book of which a page that is read is encrypted.
fn refuse_locked(archive: &mut Archive<'_>, package: &Package) -> Result<(), SourceError> {
    let Some(encryption) = archive.read(ENCRYPTION, EPUB)? else { return Ok(()) };
    let pages: HashSet<&str> =
        package.order.iter().filter_map(|id| package.files.get(id)).map(|file| file.path.as_str()).collect();
    let mut method = String::new();
    walk(&encryption, |event| {
        let Xml::Start(tag) = event else { return Ok(()) };
        match tag.name() {
            b"EncryptedData" => method.clear(),
            // The key's own method stands inside, behind that of the data.
            b"EncryptionMethod" if method.is_empty() => method = tag.attribute(b"Algorithm").unwrap_or_default(),
            b"CipherReference" if !OF_FACES.contains(&method.as_str()) => {
                let path = tag.attribute(b"URI").map(|uri| beside("", &uri)).unwrap_or_default();
                if pages.contains(path.as_str()) {
                    return Err(SourceError::Locked { what: EPUB });
                }
            }
            _ => {}
        }
        Ok(())
    })
}

/// What the package states of the text, where the book goes by the title of that: a reader with several laws has another.
/// Who wrote it counts where that is an office; its day is that of the file.
fn stated(package: &Package, text: &SourceText) -> Vec<super::Stated> {
    let mut found = Found::default();
    let title = fold::key(&package.title);
    if !text.lines.iter().any(|line| fold::key(text.line(line)) == title) {
        return Vec::new();
    }
    found.note(Says::Title, &package.title, 0);
    let creators: Vec<&str> = package.creators.iter().map(String::as_str).collect();
    found.offices(&creators, 0);
    found.into_fields()
}

/// The issue that an exported book carries, if its pages are as they were written.
fn carried_by(archive: &mut Archive<'_>, pages: &[u8]) -> Option<String> {
    let mut part = |name| archive.read(name, EPUB).ok().flatten();
    let of = part(carried::BOOK_OF)?;
    let json = part(carried::BOOK).filter(|_| of == carried::digest(pages).as_bytes())?;
    String::from_utf8(json).ok()
}

/// What is said of what the book lists and is not read.
fn left(paths: &[&str]) -> Option<Diagnostic> {
    let mut listed: String = paths.iter().take(MOST_NAMED).map(|path| format!("“{path}”")).collect();
    listed.extend(Some('…').filter(|_| paths.len() > MOST_NAMED));
    (!paths.is_empty()).then(|| Diagnostic {
        severity: Severity::Warning,
        code: "unread-parts".to_owned(),
        message: format!("电子书列出的{listed}没有读出。"),
        message_en: format!("Listed in the book and not read: {listed}."),
        spans: Vec::new(),
        place: None,
    })
}

#[cfg(test)]
mod tests;
