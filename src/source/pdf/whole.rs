//! What is said of a PDF file as a whole, from a look at each of its objects: what its owner permits, drawings that are
//! damaged, text in patterns, files within the file.

use std::collections::HashSet;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro::hayro_syntax::page::Resources;

use super::bounds::direct;
use super::{arrays, contents, layers, strings};
use crate::issue::{Diagnostic, Severity};
use crate::zh::chars;

/// Objects are looked into so deep.
const DEEPEST: usize = 24;
/// Most names of files that are told.
const MOST_NAMED: usize = 20;

/// Bytes of a dynamic form that are looked at, and characters of it that are quoted.
const MOST_OF_FORM: usize = 16 << 20;
const QUOTED: usize = 400;

/// Bits of the permission flags (ISO 32000-1, table 22), counted from 1 there.
const PRINT: i32 = 1 << 2;
const MODIFY: i32 = 1 << 3;
const COPY: i32 = 1 << 4;

/// What the objects of a file tell.
#[derive(Default)]
struct Found {
    flags: Option<i32>,
    /// Drawings that pages share and that are damaged.
    damaged: usize,
    /// Patterns with text in them.
    patterns: usize,
    /// The names of the files within the file: all, and the first of them.
    files: HashSet<String>,
    shown: Vec<String>,
}

/// What is to be said of the file as a whole.
pub(super) fn said(pdf: &Pdf) -> Vec<Diagnostic> {
    let mut found = Found::default();
    for object in pdf.objects() {
        found.look(&object, 0);
        if let Object::Stream(stream) = &object {
            found.stream(stream);
        }
    }
    let told = [
        found.flags.and_then(permissions),
        damaged(found.damaged),
        patterns(found.patterns),
        files(found.files.len(), &found.shown),
        layers_off(&layers::off(pdf)),
        dynamic_form(pdf),
    ];
    told.into_iter().flatten().collect()
}

/// Whether the file is encrypted, be it with an empty password.
pub(super) fn is_encrypted(pdf: &Pdf) -> bool {
    pdf.objects().into_iter().any(|object| matches!(object, Object::Dict(dict) if encryption_flags(&dict).is_some()))
}

impl Found {
    /// Looks at the dictionaries in an object; what it refers to is an object of its own.
    fn look(&mut self, object: &Object<'_>, depth: usize) {
        let within = |inner| direct(inner).filter(|_| depth < DEEPEST);
        match object {
            Object::Dict(dict) => {
                self.dictionary(dict);
                dict.entries().filter_map(|(_, inner)| within(inner)).for_each(|inner| self.look(&inner, depth + 1));
            }
            Object::Array(array) => {
                array.raw_iter().filter_map(within).for_each(|inner| self.look(&inner, depth + 1));
            }
            _ => {}
        }
    }

    fn dictionary(&mut self, dict: &Dict<'_>) {
        self.flags = self.flags.or_else(|| encryption_flags(dict));
        // A file specification (ISO 32000-1, 7.11.3) with the file itself.
        if dict.get::<Dict<'_>>(b"EF").is_some() {
            let name = strings::entry(dict, b"UF").or_else(|| strings::entry(dict, b"F"));
            let name = name.unwrap_or_else(|| "?".to_owned());
            if self.files.insert(name.clone()) && self.shown.len() < MOST_NAMED {
                self.shown.push(name);
            }
        }
    }

    fn stream(&mut self, stream: &Stream<'_>) {
        let dict = stream.dict();
        let form = dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Form");
        let pattern = dict.get::<i32>(b"PatternType") == Some(1);
        if !form && !pattern {
            return;
        }
        let (mut data, whole) = contents::unfolded(stream);
        contents::end(&mut data);
        let (ended, text) = read(&data);
        // One without resources of its own has those of whatever page names it.
        let own = dict.get::<Dict<'_>>(b"Resources");
        let lacks = own.is_some_and(|own| contents::lacks(&Resources::new(own), &data));
        self.damaged += usize::from(!whole || !ended || lacks);
        self.patterns += usize::from(pattern && text);
    }
}

/// Whether instructions can be read to their end, and whether they show text.
fn read(instructions: &[u8]) -> (bool, bool) {
    let mut all = UntypedIter::new(instructions);
    let (mut marked, mut ended, mut text) = (false, false, false);
    while let Some(instruction) = all.next() {
        let word: &[u8] = instruction.operator;
        text |= matches!(word, b"Tj" | b"TJ" | b"'" | b"\"");
        // The mark of the end is the only one that is closed at once, with nothing behind it.
        ended = marked && word == b"EMC";
        marked = word == b"BMC";
    }
    (ended, text)
}

fn note(severity: Severity, code: &str, message: String, message_en: String) -> Diagnostic {
    Diagnostic { severity, code: code.to_owned(), message, message_en, spans: Vec::new(), place: None }
}

fn damaged(n: usize) -> Option<Diagnostic> {
    let zh = format!("有 {n} 个供各页引用的图形已损坏或用到文件中没有的字体或图形，其中的文字可能不全，请与原件核对。");
    let en = format!(
        "{n} drawings that pages refer to are damaged, or use fonts or drawings that the file lacks; text in them may be missing: compare with the original."
    );
    (n > 0).then(|| note(Severity::Error, "damaged-drawings", zh, en))
}

fn patterns(n: usize) -> Option<Diagnostic> {
    let zh = format!("有 {n} 个底纹图案中含有文字，没有读取。");
    let en = format!("{n} patterns that areas are filled with hold text, which is not read.");
    (n > 0).then(|| note(Severity::Warning, "text-in-patterns", zh, en))
}

fn layers_off(names: &[String]) -> Option<Diagnostic> {
    let n = names.len();
    let shown: Vec<&str> = names.iter().take(MOST_NAMED).map(String::as_str).collect();
    let shown = shown.join("、");
    let zh = format!("文件有 {n} 个图层没有打开，其上的图形没有读取，文字不属正文：{shown}");
    let en = format!(
        "{n} layers of the file are off: drawings on them are not read, and their text is none of the file's: {shown}"
    );
    (n > 0).then(|| note(Severity::Note, "layers-off", zh, en))
}

/// Tells of a form that programs draw from a description of their own (XFA), and what it says.
fn dynamic_form(pdf: &Pdf) -> Option<Diagnostic> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let form = catalog.get::<Dict<'_>>(b"AcroForm").filter(|form| form.contains_key(b"XFA"))?;
    let mut xml = String::new();
    let mut add = |stream: &Stream<'_>| {
        if xml.len() < MOST_OF_FORM {
            xml.push_str(&String::from_utf8_lossy(&contents::unfolded(stream).0));
        }
    };
    match form.get::<Object<'_>>(b"XFA") {
        Some(Object::Stream(stream)) => add(&stream),
        Some(Object::Array(parts)) => {
            for part in arrays::objects(&parts, pdf.xref()).flatten() {
                if let Object::Stream(stream) = part {
                    add(&stream);
                }
            }
        }
        _ => {}
    }
    let texts = xml.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    let said: Vec<&str> = texts.filter(|text| text.chars().any(chars::is_han)).take(MOST_NAMED).collect();
    if said.is_empty() {
        return None;
    }
    let quoted: String = said.join(" ").chars().take(QUOTED).collect();
    let zh = format!("文件中有动态表单（XFA），其内容没有读入正文，请用能显示它的程序核对：{quoted}");
    let en = format!(
        "The file holds a dynamic form (XFA), which is not read as text; compare it in a program that shows it: {quoted}"
    );
    Some(note(Severity::Warning, "dynamic-form", zh, en))
}

fn files(n: usize, shown: &[String]) -> Option<Diagnostic> {
    let zh = format!("文件中另附有 {n} 个文件，没有读取：{}", shown.join("、"));
    let en = format!("The file holds {n} other files, which are not read: {}", shown.join(", "));
    (n > 0).then(|| note(Severity::Warning, "object-left-out", zh, en))
}

/// Tells what the owner of an encrypted file does not permit. Reading is always permitted; the flags are a request to
/// programs, and the reader should know of them.
fn permissions(flags: i32) -> Option<Diagnostic> {
    let refused = [(PRINT, "打印", "printing"), (MODIFY, "修改", "changing"), (COPY, "复制文字", "copying text")];
    let refused: Vec<_> = refused.into_iter().filter(|(bit, _, _)| flags & bit == 0).collect();
    if refused.is_empty() {
        return None;
    }
    let join = |words: Vec<&str>, mark: &str| words.join(mark);
    let zh = join(refused.iter().map(|(_, zh, _)| *zh).collect(), "、");
    let en = join(refused.iter().map(|(_, _, en)| *en).collect(), ", ");
    let zh = format!("文件的发布者声明不允许{zh}。");
    let en = format!("The publisher of the file does not permit {en}.");
    Some(note(Severity::Note, "permissions", zh, en))
}

/// The permission flags, where a dictionary is one of the standard encryption handler.
fn encryption_flags(dict: &Dict<'_>) -> Option<i32> {
    let standard = dict.get::<Name<'_>>(b"Filter")?.as_ref() == b"Standard";
    let keyed = dict.contains_key(b"O") && dict.contains_key(b"U");
    // Some writers give the flags as an unsigned number.
    let flags = dict.get::<f64>(b"P")?;
    (standard && keyed).then_some(if flags > f64::from(i32::MAX) {
        (flags - 4_294_967_296.0) as i32
    } else {
        flags as i32
    })
}
