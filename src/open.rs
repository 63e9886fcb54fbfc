//! A file on disk into an understood issue: what the window and the headless commands share.

mod disk;
mod error;
mod exported;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use disk::{Folder, read_folder, read_folder_whole, read_up_to};
pub use error::{LARGEST_FILE, OpenError};

use crate::issue::{Correction, Document, Issue, Span, carried};
use crate::parse::{Corrected, correct, parse};
use crate::reader::{self, Bytes};
use crate::search::PageMap;
use crate::source::{self, Named, ReadOptions, SourceError, SourceText};
use crate::zh::{chars, fold};

/// The embedded default issue: the handbook, printed as a gazette.
pub const HANDBOOK: &str = include_str!("../assets/handbook.txt");

/// The name that the embedded issue goes by where a file's name is shown.
pub const HANDBOOK_FILE: &str = "handbook.txt";

/// The name that what comes by the standard input goes by.
pub const STANDARD_INPUT: &str = "stdin";

/// Reads a file's bytes.
///
/// # Errors
/// [`OpenError`] for what is missing, unreadable, no file, or too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, LARGEST_FILE)
}

/// Reads the bytes of what has pages: a file, or a folder of nothing but pictures as an archive of them.
///
/// # Errors
/// As [`read_bytes`]; [`OpenError::Folder`] for any other folder.
pub fn page_bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    if path.is_dir() {
        return source::packed_pictures(&read_folder(path)?).ok_or_else(|| OpenError::Folder(path.to_owned()));
    }
    read_bytes(path)
}

/// Reads what comes by the standard input, to its end.
///
/// # Errors
/// [`OpenError::TooBig`], [`OpenError::Read`].
pub fn read_standard_input() -> Result<Vec<u8>, OpenError> {
    take_up_to(io::stdin().lock(), LARGEST_FILE).map_err(|e| OpenError::Read(STANDARD_INPUT.into(), e))?
}

/// All bytes of a stream, if they are no more than `most`.
fn take_up_to(from: impl io::Read, most: u64) -> io::Result<Result<Vec<u8>, OpenError>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > most { Err(OpenError::TooBig) } else { Ok(bytes) })
}

/// Understands bytes that were read from a file of this name. A panic in any of the code below is caught and
/// told as [`OpenError::Crashed`], so that one bad file can't take the window down.
///
/// # Errors
/// [`OpenError::Source`] when the bytes give no text, [`OpenError::Crashed`].
pub fn understand(name: &str, bytes: &[u8]) -> Result<Issue, OpenError> {
    understand_with(name, bytes, &ReadOptions::default())
}

/// [`understand`] with cancel, progress and password.
///
/// # Errors
/// As [`understand`].
pub fn understand_with(name: &str, bytes: &[u8], options: &ReadOptions<'_>) -> Result<Issue, OpenError> {
    Ok(understand_with_source(name, bytes, options)?.1)
}

/// [`understand_with`], with the source that the issue was understood from.
///
/// # Errors
/// As [`understand`].
pub fn understand_with_source(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions<'_>,
) -> Result<(SourceText, Issue), OpenError> {
    if exported::is_exported(bytes) {
        // It was understood when it was exported: there is no text of a source.
        let what = Named { en: "exported issue", zh: "导出的公报" };
        let read = || exported::issue(name, bytes).map_err(|_| SourceError::Damaged { what });
        return match exported::form(bytes) {
            Some(form) if form > carried::VERSION => Err(OpenError::NewerExport(form)),
            _ => Ok((SourceText::default(), caught(read).map_err(OpenError::Crashed)??)),
        };
    }
    let read = || with_issue(name, reader::read(name, Bytes::File(bytes), options)?);
    caught(read).map_err(OpenError::Crashed)?
}

fn with_issue(name: &str, text: SourceText) -> Result<(SourceText, Issue), OpenError> {
    let text = of_one_issue(name, text)?;
    if let Some(issue) = text.carried.as_deref().and_then(|json| exported::carried(name, json, &text)) {
        return Ok((SourceText::default(), issue));
    }
    let issue = understood(&text);
    Ok((text, issue))
}

/// A source as it is, unless its parts (the files of a folder or archive) say that they are of several issues.
fn of_one_issue(name: &str, text: SourceText) -> Result<SourceText, OpenError> {
    match issues_in(&text) {
        0 | 1 => Ok(text),
        several => Err(OpenError::SeveralIssues(name.to_owned(), several)),
    }
}

/// How many issues the parts of a source name: gazettes with a year or running number, each counted once. A part without a
/// masthead of its own belongs to what the others are.
fn issues_in(text: &SourceText) -> usize {
    if text.parts.len() < 2 {
        return 1;
    }
    let ends = text.parts.iter().skip(1).copied().chain([text.lines.len()]);
    let named = text.parts.iter().zip(ends).filter_map(|(&start, end)| {
        let lines = text.lines.get(start..end)?.to_vec();
        let masthead = parse(&SourceText { text: text.text.clone(), lines, ..SourceText::default() }).masthead;
        let name = fold::plain_folded(&masthead.name?);
        let number = masthead.total_number.or(masthead.number).map(|n| fold::plain_folded(&n));
        (masthead.year.is_some() || number.is_some()).then_some((name, masthead.year, number))
    });
    named.collect::<HashSet<_>>().len()
}

/// A source into an issue; what was lost on the way, and what can't be shown, is said in its diagnostics.
fn understood(text: &SourceText) -> Issue {
    let mut issue = parse(text);
    let found = source::audit(text, &issue);
    issue.diagnostics.extend(found);
    tell_last_pages(&mut issue);
    issue
}

/// The last pages of documents behind which the contents list no other: those that a paged file tells of every line.
fn tell_last_pages(issue: &mut Issue) {
    let paged = |document: &Document| {
        let last = document.blocks.last().and_then(|block| block.pieces.last());
        last.is_some_and(|piece| matches!(piece.span, Span::Page { .. }))
    };
    if !issue.documents.iter().any(|document| document.last_page.is_none() && paged(document)) {
        return;
    }
    let pages = PageMap::build(issue);
    for (d, document) in issue.documents.iter_mut().enumerate() {
        if document.last_page.is_none() && document.page.is_some() {
            document.last_page = pages.ends(d).filter(|last| document.page.is_some_and(|first| first <= *last));
        }
    }
}

/// Does work; a panic in it becomes an error, its message.
///
/// # Errors
/// When the work panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|cause| {
        let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
    })
}

/// Applies the reader's corrections to an issue as it was understood. A panic in that is caught and told.
///
/// # Errors
/// [`OpenError::Crashed`] only.
pub fn corrected(parsed: &Issue, corrections: &[Correction]) -> Result<Corrected, OpenError> {
    caught(|| correct(parsed, corrections)).map_err(OpenError::Crashed)
}

/// Opens a file, or a folder of an issue's documents.
///
/// # Errors
/// Any [`OpenError`].
pub fn open(path: &Path) -> Result<Issue, OpenError> {
    open_with(path, &ReadOptions::default())
}

/// A scan with a layer of the text that was recognised on these of its pages; `None` where nothing was.
///
/// # Errors
/// Any [`OpenError`].
pub fn searchable(path: &Path, recognised: &[u32], password: Option<&str>) -> Result<Option<Vec<u8>>, OpenError> {
    let bytes = match page_bytes(path) {
        Err(OpenError::Folder(_) | OpenError::NotAFile(_)) => return Ok(None),
        bytes => bytes?,
    };
    let layered = caught(|| reader::searchable(&bytes, recognised, password)).map_err(OpenError::Crashed)?;
    Ok(layered?)
}

/// [`open()`] with cancel, progress and password.
///
/// # Errors
/// Any [`OpenError`].
pub fn open_with(path: &Path, options: &ReadOptions<'_>) -> Result<Issue, OpenError> {
    open_with_source(path, options).map(|(_, issue)| issue)
}

/// [`open_with`] for a window: of a long file, `front` is given the issue of its first pages or lines, as soon as that
/// is there. It is understood as if the file ended there; what is returned is the whole issue.
///
/// # Errors
/// Any [`OpenError`].
pub fn open_in_stages(
    path: &Path,
    options: &ReadOptions<'_>,
    front: &(dyn Fn(Issue) + Sync),
) -> Result<Issue, OpenError> {
    let understand_front = |text: SourceText| {
        // What fails here fails again, and is told, when the whole is understood.
        if let Ok(issue) = caught(|| understood(&text)) {
            front(issue);
        }
    };
    if let Some(bytes) = first_lines(path)
        && let Ok(Ok(text)) = caught(|| source::read_with(&file_name(path), &bytes, &options.quiet()))
    {
        understand_front(text);
    }
    open_with(path, &ReadOptions { front: Some(&understand_front), ..*options })
}

/// A text of so many bytes takes longer to understand than a blink: its first lines are shown before the others …
const LONG_TEXT: u64 = 4 << 20;
/// … so many bytes of them, which is more than a printed issue has.
const FRONT_BYTES: u64 = 512 << 10;

/// The first lines of a file that is a long plain text.
fn first_lines(path: &Path) -> Option<Vec<u8>> {
    let about = fs::metadata(path).ok().filter(|about| about.is_file() && about.len() >= LONG_TEXT)?;
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(FRONT_BYTES.min(about.len())).read_to_end(&mut bytes).ok()?;
    // A character of several bytes is not cut at the end of a line, except in UTF-16, which has zeros.
    let end = bytes.iter().rposition(|&b| b == b'\n')?;
    bytes.truncate(end + 1);
    let is_text = Bytes::File(&bytes).is_plain_text() && !bytes.contains(&0) && !exported::is_exported(&bytes);
    is_text.then_some(bytes)
}

/// [`open_with`], with the source that the issue was understood from.
///
/// # Errors
/// Any [`OpenError`].
pub fn open_with_source(path: &Path, options: &ReadOptions<'_>) -> Result<(SourceText, Issue), OpenError> {
    let name = file_name(path);
    if path.is_dir() {
        let Folder { files, left_out } = read_folder_whole(path)?;
        // Pictures alone are the pages of one issue.
        let pictures = source::packed_pictures(&files);
        let files = if pictures.is_some() { Vec::new() } else { files };
        let bytes = pictures.as_deref().map_or(Bytes::Folder(&files), Bytes::File);
        let read = || with_issue(&name, reader::read(&name, bytes, options)?);
        let (text, mut issue) = caught(read).map_err(OpenError::Crashed)??;
        issue.diagnostics.extend(left_out.told());
        return Ok((text, issue));
    }
    let bytes = read_bytes(path)?;
    if exported::is_exported(&bytes) {
        return understand_with_source(&name, &bytes, options);
    }
    let text = caught(|| reader::read(&name, Bytes::File(&bytes), options)).map_err(OpenError::Crashed)??;
    // Of a large file they are as much as its text, and nobody asks for them any more.
    drop(bytes);
    caught(|| with_issue(&name, text)).map_err(OpenError::Crashed)?
}

/// The embedded handbook.
///
/// # Errors
/// [`OpenError::Crashed`] only; a test opens it.
pub fn handbook() -> Result<Issue, OpenError> {
    understand(HANDBOOK_FILE, HANDBOOK.as_bytes())
}

/// The last part of a path, for showing.
#[must_use]
pub fn file_name(path: &Path) -> String {
    shown_path(path.file_name().map_or(path, Path::new))
}

/// A path for showing. Old archives are full of names in GBK: they are read so, and two that differ stay two.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => {
            let parts = path.components().map(|part| shown_part(part.as_os_str()));
            parts.collect::<PathBuf>().display().to_string()
        }
    }
}

fn shown_part(name: &OsStr) -> String {
    if let Some(text) = name.to_str() {
        return text.to_owned();
    }
    let bytes = name.as_encoded_bytes();
    let text = source::decoded(bytes);
    if text.chars().all(|c| c.is_ascii_graphic() || c == ' ' || chars::is_han(c)) {
        return text.into_owned();
    }
    // What is text as far as it goes, and the other bytes by their numbers.
    let part = |chunk: std::str::Utf8Chunk<'_>| {
        let others: String = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")).collect();
        format!("{}{others}", chunk.valid())
    };
    bytes.utf8_chunks().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_may_not_be_read_is_named_and_the_rest_is_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("密")).unwrap();
        for name in ["1.txt", "2.txt"] {
            fs::write(path(name), "云山市人民政府公告\n自来水价格不变。\n").unwrap();
        }
        for name in ["2.txt", "密"] {
            fs::set_permissions(path(name), fs::Permissions::from_mode(0o000)).unwrap();
        }
        if fs::read(path("2.txt")).is_ok() {
            println!("skipped: files that may not be read: this user may read all");
            return;
        }
        let issue = open(folder.path()).unwrap();
        let told = issue.diagnostics.iter().find(|d| d.code == "files-closed").unwrap();
        assert!(told.message.contains("2.txt") && told.message.contains("密/"), "{}", told.message);
        assert_eq!(issue.documents.len(), 1);
        fs::remove_file(path("1.txt")).unwrap();
        assert!(matches!(open(folder.path()), Err(OpenError::Denied(_))));
        fs::set_permissions(path("密"), fs::Permissions::from_mode(0o700)).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_unicode_are_shown_and_two_of_them_are_two() {
        use std::os::unix::ffi::OsStrExt as _;
        let shown = |bytes: &[u8]| shown_path(Path::new(OsStr::from_bytes(bytes)));
        assert_eq!(shown("/公报/第3期.txt".as_bytes()), "/公报/第3期.txt");
        let in_gbk = [b"/tmp/\xb9\xab\xb1\xa8".as_slice(), b"/\xb5\xda3\xc6\xda.txt"].concat();
        assert_eq!(shown(&in_gbk), "/tmp/公报/第3期.txt");
        // What is in no encoding is told by its bytes.
        assert_eq!((shown(b"a/\xff\xfe1"), shown(b"a/\xff\xfd1")), ("a/\\xFF\\xFE1".into(), "a/\\xFF\\xFD1".into()));
        assert_ne!(shown(b"\xb5\xda1.pdf"), shown(b"\xb5\xdb1.pdf"));
        assert_eq!(file_name(Path::new(OsStr::from_bytes(&in_gbk))), "第3期.txt");
    }

    #[test]
    fn what_is_no_file_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(open(&folder.path().join("none.txt")), Err(OpenError::Missing(_))));
        assert!(matches!(read_bytes(folder.path()), Err(OpenError::Folder(_))));
        assert!(matches!(open(folder.path()), Err(OpenError::EmptyFolder(_))));
        let empty = folder.path().join("empty.txt");
        fs::write(&empty, b"").unwrap();
        assert!(matches!(open(&empty), Err(OpenError::Source(SourceError::Empty))));
        #[cfg(unix)]
        assert!(matches!(open(Path::new("/dev/zero")), Err(OpenError::NotAFile(_))));
    }

    #[test]
    fn a_folder_of_pictures_is_the_pages_of_an_issue() {
        let folder = tempfile::tempdir().unwrap();
        // The header of a JPEG, so many pixels wide: enough to be a page.
        let picture = |width: u8| {
            [&b"\xff\xd8\xff\xc0\x00\x0b\x08\x01\x2c\x00"[..], &[width], b"\x01\x01\x11\x00\xff\xda"].concat()
        };
        fs::write(folder.path().join("10.jpg"), picture(100)).unwrap();
        fs::write(folder.path().join("2.JPEG"), picture(200)).unwrap();
        fs::write(folder.path().join("Thumbs.db"), "x").unwrap();
        let read = open(folder.path());
        assert!(matches!(read, Err(OpenError::Source(SourceError::Scanned { pages: 2 }))), "{read:?}");
        let bytes = page_bytes(folder.path()).unwrap();
        let pages = crate::source::original_pages(&bytes).unwrap();
        let pages = crate::source::PdfPages::open(&pages, &ReadOptions::default()).unwrap();
        let widths = [pages.size(1).unwrap()[0], pages.size(2).unwrap()[0]];
        assert!(widths[0] > widths[1], "2 stands before 10: {widths:?}");
        // What was read is kept by these bytes.
        assert_eq!(page_bytes(folder.path()).unwrap(), bytes);
        fs::write(folder.path().join("说明.txt"), "说明").unwrap();
        assert!(matches!(page_bytes(folder.path()), Err(OpenError::Folder(_))));
    }

    #[test]
    fn a_folder_of_documents_is_an_issue() {
        let folder = tempfile::tempdir().unwrap();
        #[cfg(unix)]
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("附件")).unwrap();
        fs::write(folder.path().join("10.txt"), "云山市人民政府\n关于第十件事的通知\n\n办好第十件事。\n").unwrap();
        fs::write(folder.path().join("2.txt"), "云山市人民政府\n关于第二件事的通知\n\n办好第二件事。\n").unwrap();
        fs::write(folder.path().join("附件/表.txt"), "一张表的文字。\n").unwrap();
        fs::create_dir_all(folder.path().join("附件/一/二")).unwrap();
        fs::write(folder.path().join("附件/一/二/深.txt"), "太深的文字。\n").unwrap();
        fs::write(folder.path().join(".隐藏"), "不读").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            fs::write(folder.path().join(".原件"), "原件的文字。\n").unwrap();
            symlink(folder.path().join(".原件"), folder.path().join("3.txt")).unwrap();
            symlink(folder.path(), folder.path().join("回到此处")).unwrap();
            symlink(folder.path().join("没有"), folder.path().join("4.txt")).unwrap();
            fs::write(outside.path().join("密件.txt"), "别处的文字。\n").unwrap();
            symlink(outside.path().join("密件.txt"), folder.path().join("5.txt")).unwrap();
            symlink(outside.path(), folder.path().join("别处")).unwrap();
        }
        let issue = open(folder.path()).unwrap();
        let text: String = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.as_str()).collect();
        let (two, ten) = (text.find("办好第二件事").unwrap(), text.find("办好第十件事").unwrap());
        assert!(two < ten && text.contains("一张表的文字") && !text.contains("不读"));
        // What lies too deep is told.
        assert!(!text.contains("太深的文字"));
        let deep = issue.diagnostics.iter().find(|d| d.code == "folders-left-out").unwrap();
        assert!(deep.message.contains("附件/一/二/") && deep.message_en.starts_with("1 folder lies"), "{deep:?}");
        #[cfg(unix)]
        {
            assert_eq!(text.matches("原件的文字").count(), 1, "{text}");
            assert!(!text.contains("别处的文字"), "{text}");
            let told: Vec<_> = issue.diagnostics.iter().filter(|d| d.code == "links-left-out").collect();
            assert!(
                matches!(told.as_slice(), [one] if one.message.contains("5.txt") && one.message.contains("1 个链接"))
            );
        }
    }

    #[test]
    fn a_folder_of_several_issues_is_not_merged() {
        let folder = tempfile::tempdir().unwrap();
        let issue = |n: usize| {
            format!(
                "云山市人民政府公报\n2031年第{n}期\n\n云山市人民政府\n关于第{n}件事的通知\n\n各县人民政府：\n　　办好第{n}件事。\n"
            )
        };
        fs::write(folder.path().join("1.txt"), issue(1)).unwrap();
        fs::write(folder.path().join("附.txt"), "云山市人民政府\n关于别的事的通知\n\n　　办好别的事。\n").unwrap();
        assert!(open(folder.path()).is_ok());
        fs::write(folder.path().join("2.txt"), issue(2)).unwrap();
        let error = open(folder.path()).unwrap_err();
        assert!(matches!(&error, OpenError::SeveralIssues(_, 2)), "{error}");
        assert!(error.message_zh().contains("2 期公报"));
    }

    #[test]
    fn a_stream_is_read_to_its_end_or_to_the_limit() {
        let read = |bytes: &'static str, most| take_up_to(bytes.as_bytes(), most).unwrap();
        assert_eq!(read("甲乙", 6).unwrap(), "甲乙".as_bytes());
        assert!(matches!(read("甲乙", 5), Err(OpenError::TooBig)));
    }

    #[test]
    fn the_front_of_a_long_text_comes_first() {
        use std::sync::Mutex;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let text = |bytes: u64| {
            let mut text = String::new();
            for n in 1.. {
                let line = format!("第{n}条　为了加强第{n}项工作的管理，制定本办法。\n");
                if (text.len() + line.len()) as u64 > bytes {
                    break;
                }
                text.push_str(&line);
            }
            text
        };
        let long = text(LONG_TEXT + 100);
        fs::write(&path, &long).unwrap();
        let told = Mutex::new(Vec::new());
        let blocks = |issue: &Issue| issue.documents.iter().map(|d| d.blocks.len()).sum::<usize>();
        let front = |issue: Issue| told.lock().unwrap().push(blocks(&issue));
        let whole = blocks(&open_in_stages(&path, &ReadOptions::default(), &front).unwrap());
        let lines_of_front = text(FRONT_BYTES).lines().count();
        assert_eq!((told.into_inner().unwrap(), whole), (vec![lines_of_front], long.lines().count()));

        // Nothing but the whole of what is short, has no lines, or is no text.
        let none = |issue: Issue| panic!("{} blocks", blocks(&issue));
        fs::write(&path, text(LONG_TEXT - 1)).unwrap();
        open_in_stages(&path, &ReadOptions::default(), &none).unwrap();
        fs::write(&path, long.replace('\n', "")).unwrap();
        assert!(first_lines(&path).is_none());
        fs::write(&path, long.replace('第', "<p>第")).unwrap();
        assert!(first_lines(&path).is_none());
    }

    #[test]
    fn a_document_ends_on_the_page_that_a_paged_file_tells() {
        use crate::issue::{Block, Piece};
        let piece = |page| Piece::sure(0, Span::Page { page, bbox: [0.0; 4] }, None);
        let block = |page| Block { text: "字".repeat(40), pieces: vec![piece(page)], ..Block::default() };
        let document = |page, pages: &[u32]| Document {
            page: Some(page),
            blocks: pages.iter().copied().map(block).collect(),
            ..Document::default()
        };
        let mut issue = Issue { documents: vec![document(1, &[3, 4]), document(3, &[5, 6, 7])], ..Issue::default() };
        issue.documents[0].last_page = Some(2);
        tell_last_pages(&mut issue);
        assert_eq!([issue.documents[0].last_page, issue.documents[1].last_page], [Some(2), Some(5)]);
        // A text tells no pages: what is not known is not said.
        let mut text =
            Issue { documents: vec![Document { page: Some(60), ..Document::default() }], ..Issue::default() };
        tell_last_pages(&mut text);
        assert_eq!(text.documents[0].last_page, None);
    }

    #[test]
    fn an_exported_issue_is_read_as_it_was_understood() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("手册.gongbao");
        let issue = handbook().unwrap();
        // As the program writes it; the fields that are not asked for may be any.
        let documents: Vec<serde_json::Value> = issue
            .documents
            .iter()
            .map(|d| {
                let mut value = serde_json::to_value(d).unwrap();
                for (block, told) in d.blocks.iter().zip(value["blocks"].as_array_mut().unwrap()) {
                    told["spans"] =
                        serde_json::to_value(block.pieces.iter().map(|p| p.span).collect::<Vec<_>>()).unwrap();
                }
                for seam in value["seams"].as_array_mut().unwrap() {
                    let after = seam["after_block"].as_u64().unwrap() as usize;
                    seam["after_block"] = d.blocks[after].id.clone().into();
                }
                value
            })
            .collect();
        let form = serde_json::json!({
            "version": 1, "source": issue.source, "issue": issue.masthead, "contents": issue.contents,
            "documents": documents, "dropped": [],
        });
        let text = form.to_string().replacen('{', "{\"format\": \"gongbao-issue\",", 1);
        fs::write(&path, text).unwrap();
        let read = open(&path).unwrap();
        assert_eq!(read.documents.len(), issue.documents.len());
        for (read, written) in read.documents.iter().zip(&issue.documents) {
            assert_eq!((&read.id, &read.number, read.signed), (&written.id, &written.number, written.signed));
            let blocks = |d: &crate::issue::Document| {
                d.blocks.iter().map(|b| (b.id.clone(), b.kind, b.text.clone(), b.table.clone())).collect::<Vec<_>>()
            };
            assert_eq!(blocks(read), blocks(written));
            assert_eq!(read.seams.len(), written.seams.len());
        }
        assert_eq!(read.diagnostics.iter().filter(|d| d.code == "exported-issue").count(), 1);
        fs::write(&path, "{\"format\": \"gongbao-issue\", \"documents\": [").unwrap();
        assert!(matches!(open(&path), Err(OpenError::Source(SourceError::Damaged { .. }))));
    }

    #[test]
    fn the_handbook_opens() {
        let issue = handbook().unwrap();
        assert!(issue.documents.len() > 3);
    }
}
