//! Several files as one issue: the documents of a folder or of a ZIP archive, one after the other.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::iter::Peekable;
use std::str::Chars;

use super::archive::{self, Archive, ZIP};
use super::digest::sha256;
use super::join::append;
use super::nested::Nested;
use super::{Named, ReadOptions, SourceError, SourceText, docx, epub, kind, odt};
use crate::issue::{Diagnostic, Severity, SourceInfo};
use crate::zh::lexicon::Class;
use crate::zh::numeral;

/// So many files of an issue may be too large to be read: the others are read all the same.
const MOST_TOO_LARGE: usize = 3;

/// Reads a file by its content.
pub(super) type ReadFile = fn(&str, &[u8], &ReadOptions<'_>) -> Result<SourceText, SourceError>;

/// Reads the files of a folder as one issue.
pub(super) fn read_files(
    name: &str,
    files: &[(String, Vec<u8>)],
    options: &ReadOptions<'_>,
    read: ReadFile,
) -> Result<SourceText, SourceError> {
    let mut hashes = String::new();
    for (_, bytes) in files {
        hashes.push_str(&sha256(bytes, options)?);
    }
    let sha256 = sha256(hashes.as_bytes(), options)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let bytes = |index: usize| Ok(files.get(index).map(|(_, bytes)| bytes.clone()).unwrap_or_default());
    let info = SourceInfo { file: name.to_owned(), sha256, ..SourceInfo::default() };
    join(info, &names, bytes, options, read)
}

/// Reads what is a ZIP: a Word document, another program's file, or an issue's documents.
pub(super) fn read_zip(
    info: SourceInfo,
    bytes: &[u8],
    nested: &Nested<'_>,
    read: ReadFile,
) -> Result<SourceText, SourceError> {
    let mut archive = Archive::open(bytes, kind::zip_named(&info.file))?;
    if let Some(source) = document(&info, &mut archive, nested) {
        return source.map(|mut source| {
            source.diagnostics.extend(doubled(&archive.doubled()));
            source
        });
    }
    refuse_programs(&archive)?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let bytes = |index: usize| archive.read_at(index, ZIP).map(Option::unwrap_or_default);
    join(info, &names, bytes, nested.options, read)
}

/// The pictures of an archive that holds nothing else, in the natural order of their names; empty for any other.
pub(super) fn pictures(bytes: &[u8]) -> Result<Vec<Vec<u8>>, SourceError> {
    let Ok(mut archive) = Archive::open(bytes, ZIP) else { return Ok(Vec::new()) };
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).filter(|name| is_document(name)).collect();
    if names.is_empty() || names.len() > MOST_PICTURES || !names.iter().all(|name| is_named_picture(name)) {
        return Ok(Vec::new());
    }
    names.sort_by(|a, b| by_name(a, b));
    let mut pictures = Vec::with_capacity(names.len());
    for name in names {
        pictures.push(archive.read(name, ZIP)?.unwrap_or_default());
    }
    // Beside pictures one that is damaged is the page of one.
    Ok(if pictures.iter().any(|picture| is_picture(picture)) { pictures } else { Vec::new() })
}

/// The files of a folder that holds nothing but pictures, as an archive of them; the same pictures make the same archive.
/// `None` for any other folder.
#[must_use]
pub fn packed_pictures(files: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let documents = || files.iter().filter(|(name, _)| is_document(name));
    if !are_named_pictures(files.iter().map(|(name, _)| name.as_str()))
        || !documents().any(|(_, bytes)| is_picture(bytes))
    {
        return None;
    }
    let mut documents: Vec<&(String, Vec<u8>)> = documents().collect();
    documents.sort_by(|(a, _), (b, _)| by_name(a, b).then_with(|| a.cmp(b)));
    archive::stored(documents.into_iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

fn is_picture(bytes: &[u8]) -> bool {
    matches!(kind::signature(bytes), Ok(Some(kind::Signature::Picture(_))))
}

/// So many names of files are told.
const MOST_NAMED: usize = 40;

/// An issue has no more pages than this.
const MOST_PICTURES: usize = 2_000;

/// Whether the files of a folder are pictures by their names, what systems keep there for themselves aside; false where there is no picture.
#[must_use]
pub fn are_named_pictures<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let mut some = false;
    names.filter(|name| is_document(name)).all(|name| {
        some = true;
        is_named_picture(name)
    }) && some
}

/// Whether a file is a picture that can be a page, by its name.
#[must_use]
pub fn is_named_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "jpe" | "jfif" | "tif" | "tiff"))
}

/// Reads a ZIP inside another, if it is a document.
pub(super) fn read_docx(info: SourceInfo, bytes: &[u8], nested: &Nested<'_>) -> Result<SourceText, SourceError> {
    let mut archive = Archive::open(bytes, kind::zip_named(&info.file))?;
    if let Some(source) = document(&info, &mut archive, nested) {
        return source;
    }
    refuse_programs(&archive)?;
    Err(SourceError::Unsupported { what: Named { en: "an archive inside an archive", zh: "压缩包中的压缩包" } })
}

/// What an archive holds, where it is a document.
fn document(
    info: &SourceInfo,
    archive: &mut Archive<'_>,
    nested: &Nested<'_>,
) -> Option<Result<SourceText, SourceError>> {
    if epub::is_book(archive) {
        return Some(epub::read(info.clone(), archive, nested.options));
    }
    if let Some(main) = docx::main_part(archive) {
        return Some(docx::read(info.clone(), archive, &main, nested));
    }
    match odt::content(archive).transpose()? {
        Ok(content) => Some(odt::read(info.clone(), archive, &content, nested.options)),
        Err(error) => Some(Err(error)),
    }
}

/// Refuses the ZIPs that are another program's file.
fn refuse_programs(archive: &Archive<'_>) -> Result<(), SourceError> {
    for (member, what, with) in kind::ZIP_KINDS {
        if archive.names().any(|name| name == *member) {
            return Err(match with {
                Some(with) => SourceError::Convert { what: *what, with: *with },
                None => SourceError::Unsupported { what: *what },
            });
        }
    }
    Ok(())
}

/// What is said of parts of a document that others of the same name stand before.
fn doubled(names: &[&str]) -> Option<Diagnostic> {
    let said = listed(names)?;
    Some(unread(
        Severity::Error,
        format!("文件中有同名的部分{said}，只读了最后一个。"),
        format!("Parts of the file have the same name ({said}): only the last of each was read."),
    ))
}

/// What is said of files that hold text by their names and are no documents of the issue.
fn left_out(names: &[&str]) -> Option<Diagnostic> {
    let said = listed(names)?;
    Some(unread(
        Severity::Note,
        format!("未读{said}：按名称是隐藏文件、备份，或网页的附属文件。"),
        format!("Not read, being hidden files, copies or pieces of a web page by their names: {said}."),
    ))
}

/// What is said of pictures beside documents: they may be pages.
fn pictures_left(names: &[&str]) -> Option<Diagnostic> {
    let (message, message_en) = kind::pictures_left(&listed(names)?);
    Some(unread(Severity::Warning, message, message_en))
}

fn unread(severity: Severity, message: String, message_en: String) -> Diagnostic {
    Diagnostic { severity, code: "unread-file".to_owned(), message, message_en, spans: Vec::new(), place: None }
}

/// Names between quotation marks, as many as a message holds; `None` where there are none.
fn listed(names: &[&str]) -> Option<String> {
    let mut said: String = names.iter().take(MOST_NAMED).map(|name| format!("“{name}”")).collect();
    if names.len() > MOST_NAMED {
        said.push_str("……");
    }
    (!said.is_empty()).then_some(said)
}

/// Reads the named files, one at a time, and puts them together.
fn join(
    info: SourceInfo,
    names: &[&str],
    mut bytes: impl FnMut(usize) -> Result<Vec<u8>, SourceError>,
    options: &ReadOptions<'_>,
    read: ReadFile,
) -> Result<SourceText, SourceError> {
    let mut order: Vec<usize> = (0..names.len()).filter(|i| is_document(names[*i])).collect();
    let pages: HashSet<&str> = names.iter().filter_map(|name| saved_page(name)).collect();
    order.retain(|i| !is_resource(names[*i], &pages));
    let kept: HashSet<usize> = order.iter().copied().collect();
    let left: Vec<&str> =
        (0..names.len()).filter(|i| !kept.contains(i)).map(|i| names[i]).filter(|name| may_be_text(name)).collect();
    order.sort_by(|a, b| by_name(names[*a], names[*b]));
    let mut joined = SourceText { info, ..SourceText::default() };
    joined.diagnostics.extend(left_out(&left));
    let mut first_error = None;
    let mut pictures: Vec<&str> = Vec::new();
    let mut too_large = 0;
    for (done, index) in order.iter().copied().enumerate() {
        options.check()?;
        options.report(done, order.len());
        let name = names[index];
        let quiet = options.quiet();
        let mut picture = false;
        let bytes = match bytes(index) {
            // It is all of them together that are too large.
            Err(error @ SourceError::TooLarge { .. }) => return Err(error),
            bytes => bytes,
        };
        let part = bytes.and_then(|bytes| {
            picture = is_picture(&bytes);
            read(name, &bytes, &quiet)
        });
        match part {
            Ok(part) => append(&mut joined, part, !goes_on(name)),
            Err(error @ SourceError::Cancelled) => return Err(error),
            // Each takes long before it is given up.
            Err(error @ SourceError::TooLarge { .. }) if too_large == MOST_TOO_LARGE => return Err(error),
            Err(error) if picture => {
                too_large += usize::from(matches!(error, SourceError::TooLarge { .. }));
                pictures.push(name);
                first_error.get_or_insert(error);
            }
            Err(error) => {
                too_large += usize::from(matches!(error, SourceError::TooLarge { .. }));
                joined.diagnostics.push(unread_file(name, &error));
                first_error.get_or_insert(error);
            }
        }
    }
    joined.diagnostics.extend(pictures_left(&pictures));
    options.report(order.len(), order.len());
    match first_error {
        Some(error) if joined.lines.is_empty() => Err(error),
        _ if joined.lines.is_empty() => {
            Err(SourceError::NoText { what: Named { en: "archive or folder", zh: "压缩包或文件夹" } })
        }
        _ => Ok(joined),
    }
}

/// What is said of a file that was not read.
fn unread_file(name: &str, error: &SourceError) -> Diagnostic {
    // A video or an empty file beside the documents takes nothing from them.
    let harmless = matches!(error, SourceError::Empty | SourceError::Unsupported { .. } | SourceError::Frames { .. });
    let severity = if harmless { Severity::Note } else { Severity::Error };
    let zh = format!("未能读取“{name}”：{}", error.message_zh());
    unread(severity, zh, format!("“{name}” was not read: {error}"))
}

/// Whether a file is one of the issue's documents: not what systems, programs and sites put beside them.
fn is_document(name: &str) -> bool {
    const FILES: &[&str] = &["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];
    const ENDINGS: &[&str] = &["tmp", "lnk", "url", "webloc", "css", "js", "map", "ico", "bak", "part", "crdownload"];
    let lower = name.to_lowercase();
    let file = lower.rsplit('/').next().unwrap_or("");
    let hidden = |part: &str| part.starts_with('.') && !part.trim_matches('.').is_empty();
    !lower.split('/').any(|part| hidden(part) || part.starts_with("~$") || part == "__macosx")
        && !FILES.contains(&file)
        && !file.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Whether a file that is no document of the issue may hold text, by its name: not what systems and programs keep for
/// themselves.
fn may_be_text(name: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "txt", "doc", "docx", "wps", "rtf", "odt", "pdf", "md", "epub", "htm", "html", "xhtml", "mht", "mhtml", "bak",
    ];
    let lower = name.to_lowercase();
    let mut folders: Vec<&str> = lower.split('/').collect();
    let file = folders.pop().unwrap_or("");
    let of_system = |part: &&str| part.starts_with('.') && !part.trim_matches('.').is_empty() || *part == "__macosx";
    !folders.iter().any(of_system)
        && !file.starts_with("~$")
        && file.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// The name without its ending, of a web page.
fn saved_page(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ["htm", "html", "xhtml", "shtml"].iter().any(|e| ending.eq_ignore_ascii_case(e)).then_some(stem)
}

/// Whether a file is a piece of a web page that a browser saved with all it shows, in a folder named after it.
fn is_resource(name: &str, pages: &HashSet<&str>) -> bool {
    name.match_indices('/').filter_map(|(at, _)| name.get(..at)).any(|folder| {
        ["_files", ".files", "_file", ".file"]
            .iter()
            .any(|ending| folder.strip_suffix(ending).is_some_and(|page| pages.contains(page)))
    })
}

/// Whether a file goes on with the document before it: an attachment.
fn goes_on(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or("");
    let word = file.trim_start_matches(|c: char| c.is_ascii_digit() || ".-_、 ".contains(c));
    Class::AttachmentFile.starts(word).is_some()
}

/// The order of an issue's files: by folder, what opens the issue before the others, and as people sort names.
fn by_name(a: &str, b: &str) -> Ordering {
    let split = |name| str::rsplit_once(name, '/').unwrap_or(("", name));
    let ((folder_a, file_a), (folder_b, file_b)) = (split(a), split(b));
    natural(folder_a, folder_b).then(opens(file_b).cmp(&opens(file_a))).then_with(|| natural(file_a, file_b))
}

/// Whether a file is the cover or the contents of the issue.
fn opens(file: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let word = stem.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".-_、".contains(c));
    Class::IssueFront.is(&word.to_ascii_lowercase())
}

/// The order of names as people sort them: runs of digits by their value, and so Chinese numerals.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    let numeral = |c: &char| numeral::is_label(*c);
    loop {
        let order = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                run(&mut a, char::is_ascii_digit).cmp(&run(&mut b, char::is_ascii_digit))
            }
            (Some(x), Some(y)) if numeral(x) && numeral(y) => {
                let value = |chars| numeral::whole(&taken(chars, numeral));
                value(&mut a).cmp(&value(&mut b))
            }
            (None, None) => return Ordering::Equal,
            _ => a.next().cmp(&b.next()),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The next characters of a kind.
fn taken(chars: &mut Peekable<Chars<'_>>, kind: impl Fn(&char) -> bool) -> String {
    std::iter::from_fn(|| chars.next_if(&kind)).collect()
}

/// A run of digits, to be compared by its value, whatever its length.
fn run(chars: &mut Peekable<Chars<'_>>, kind: impl Fn(&char) -> bool) -> (usize, String, usize) {
    let digits = taken(chars, kind);
    let significant = digits.trim_start_matches('0').to_owned();
    (significant.len(), significant, digits.len())
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::{pack, renamed};
    use super::super::read;
    use super::*;
    use crate::issue::Span;

    #[test]
    fn a_file_that_is_too_large_is_named_and_the_others_are_read() {
        let good = || "云山市人民政府公告\n自来水价格不变。\n".as_bytes().to_vec();
        let large = || "甲\n".repeat(600_000).into_bytes();
        let files = |count: usize| {
            let large = (0..count).map(|n| (format!("大{n}.txt"), large()));
            large.chain([("好.txt".to_owned(), good())]).collect::<Vec<_>>()
        };
        let source = super::super::read_files("期", &files(1), &ReadOptions::default()).expect("the other is read");
        assert!(source.text.contains("自来水价格不变"));
        let told = source.diagnostics.iter().find(|d| d.code == "unread-file").expect("it is told");
        assert!(told.message.contains("大0.txt") && told.severity == Severity::Error, "{}", told.message);
        // Each takes its time: of very many the reading is given up.
        let many = super::super::read_files("期", &files(MOST_TOO_LARGE + 1), &ReadOptions::default());
        assert!(matches!(many, Err(SourceError::TooLarge { .. })), "{:?}", many.map(|_| ()));
    }

    #[test]
    fn names_in_natural_order() {
        let mut names = ["10 通知.txt", "2 办法.txt", "第1期/b.txt", "02 令.txt"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["2 办法.txt", "02 令.txt", "10 通知.txt", "第1期/b.txt"]);
    }

    #[test]
    fn what_opens_the_issue_comes_first_and_chinese_numbers_count() {
        let mut names = [
            "十一、令.txt",
            "三、办法.txt",
            "十、通知.txt",
            "二、决定.txt",
            "b/二.txt",
            "目录.txt",
            "b/index.html",
            "b/10.txt",
        ];
        names.sort_by(|a, b| by_name(a, b));
        let order = [
            "目录.txt",
            "二、决定.txt",
            "三、办法.txt",
            "十、通知.txt",
            "十一、令.txt",
            "b/index.html",
            "b/10.txt",
            "b/二.txt",
        ];
        assert_eq!(names, order);
    }

    #[test]
    fn what_is_no_document_is_left_out() {
        for name in
            [".DS_Store", "a/Thumbs.db", "~$通知.docx", "__MACOSX/._1.txt", "x.CSS", "~WRL1.tmp", "a/.git/x.txt"]
        {
            assert!(!is_document(name), "{name}");
        }
        assert!(is_document("../a/通知.txt") && is_document("./目录.txt") && is_document("file.with.dots.txt"));
        let pages = HashSet::from(["公报/第1期"]);
        assert!(is_resource("公报/第1期_files/a.html", &pages) && is_resource("公报/第1期.files/b/c.png", &pages));
        assert!(!is_resource("公报/第2期_files/a.html", &pages) && !is_resource("公报/第1期/a.html", &pages));
        assert!(goes_on("附件1.docx") && goes_on("3/2-附件：表.doc") && !goes_on("2.通知（含附件）.docx"));
    }

    #[test]
    fn each_file_begins_a_document() {
        let bytes = pack(&[
            ("1.txt", "一\n\n二".as_bytes()),
            ("附件1.txt", "三".as_bytes()),
            ("附件2.md", "# 四".as_bytes()),
            ("通知.txt", "五".as_bytes()),
        ]);
        let source = read("公报.zip", &bytes).expect("an issue");
        let begins: Vec<&str> =
            source.parts.iter().filter_map(|at| source.lines.get(*at)).map(|line| source.line(line)).collect();
        assert_eq!(begins, ["一", "五"]);
    }

    #[test]
    fn a_zip_of_documents_is_an_issue() {
        let bytes = pack(&[
            ("10.txt", "第三份".as_bytes()),
            ("2.html", "<html><body><p>第二份</p><table><tr><td>甲<td>乙</table></body></html>".as_bytes()),
            ("1.txt", "第一份\n两行".as_bytes()),
            ("__MACOSX/1.txt", b"\0\0\0"),
            ("图.png", b"\x89PNG\r\n\x1a\n\0"),
        ]);
        let source = read("公报.zip", &bytes).expect("an issue");
        let lines: Vec<_> = source.lines.iter().map(|line| (source.line(line), line.span)).collect();
        assert_eq!(
            lines,
            [
                ("第一份", Span::Line { line: 1 }),
                ("两行", Span::Line { line: 2 }),
                ("第二份", Span::Element { element: 0 }),
                ("甲", Span::Element { element: 1 }),
                ("乙", Span::Element { element: 2 }),
                ("第三份", Span::Line { line: 3 }),
            ]
        );
        let told: Vec<_> = source.diagnostics.iter().map(|d| (d.code.as_str(), d.severity)).collect();
        assert_eq!(told, [("unread-file", Severity::Warning)]);
        let said = &source.diagnostics[0].message;
        assert!(said.contains("“图.png”") && said.contains("单独打开") && !said.contains("不是公报文本"), "{said}");
    }

    #[test]
    fn what_is_left_out_or_stands_twice_is_told() {
        let page = "<html><body><p>第二份</p></body></html>".as_bytes();
        let bytes = pack(&[
            ("1.txt", "第一份".as_bytes()),
            ("2.txt", "第一份之二".as_bytes()),
            ("公报.html", page),
            ("公报_files/附件.txt", b"x"),
            ("公报_files/a.css", b"x"),
            ("a/.hidden.txt", b"x"),
            (".git/a.txt", b"x"),
            ("x.BAK", b"x"),
            ("~$1.docx", b"x"),
            ("__MACOSX/1.txt", b"x"),
        ]);
        let source = read("公报.zip", &renamed(bytes, "2.txt", "1.txt")).expect("an issue");
        assert_eq!(source.text.split_whitespace().collect::<Vec<_>>(), ["第一份", "第一份之二", "第二份"]);
        let said: Vec<&str> = source.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(
            said,
            ["未读“公报_files/附件.txt”“a/.hidden.txt”“x.BAK”：按名称是隐藏文件、备份，或网页的附属文件。"]
        );
        let document =
            |text: &str| format!("<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");
        let (one, two) = (document("甲"), document("乙"));
        let twice = pack(&[("word/document.xml", one.as_bytes()), ("word/documents.xm", two.as_bytes())]);
        let source = read("a.docx", &renamed(twice, "word/documents.xm", "word/document.xml")).expect("a document");
        assert_eq!((source.text.trim(), source.diagnostics.len()), ("乙", 1));
    }

    #[test]
    fn what_is_cut_short_is_called_by_its_name() {
        let bytes = pack(&[("word/document.xml", &[b'x'; 400])]);
        let cut = |name: &str| read(name, &bytes[..60]).map(|_| ()).unwrap_err();
        assert_eq!(cut("通知.docx"), SourceError::Damaged { what: docx::DOCX });
        assert_eq!(cut("公报.zip"), SourceError::Damaged { what: ZIP });
    }

    #[test]
    fn nothing_to_read_is_an_error() {
        assert!(matches!(read("a.zip", &pack(&[])), Err(SourceError::NoText { .. })));
        assert!(matches!(read("a.zip", &pack(&[("a.gif", b"GIF89a\0")])), Err(SourceError::Unsupported { .. })));
        assert!(matches!(read("a.xlsx", &pack(&[("xl/workbook.xml", b"<x/>")])), Err(SourceError::Unsupported { .. })));
        assert!(matches!(read("a.ofd", &pack(&[("OFD.xml", b"<x/>")])), Err(SourceError::Convert { .. })));
        assert_eq!(
            crate::source::read_files("空", &[], &ReadOptions::default()).map(|_| ()),
            Err(SourceError::NoText { what: Named { en: "archive or folder", zh: "压缩包或文件夹" } })
        );
    }
}
