//! Word documents (.docx): Office Open XML, ECMA-376 part 1.

mod account;
mod body;
mod context;
mod controls;
mod drawing;
mod flat;
mod numbering;
mod package;
mod styles;
mod table;
mod words;

pub(super) use flat::{is_flat, read as read_flat};

use context::{Context, Parts};
use package::{Relations, relations_of};

use super::archive::Archive;
use super::elements::{AUTHOR_ENDS, Elements, Look, note_mark};
use super::margins;
use super::nested::Nested;
use super::xml;
use super::{Named, SourceError, SourceText, ThingKind, text};
use crate::issue::{Diagnostic, SourceInfo, SourceKind, carried};

pub(super) const DOCX: Named = Named { en: "Word document", zh: " Word 文档" };

/// So many headers and footers are read.
const MOST_MARGINS: usize = 400;

/// The main part's usual name.
const MAIN: &str = "word/document.xml";

/// The name of the main part, where the archive is a Word document. Some programs give it a name of their own.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Option<String> {
    if archive.names().any(|name| name == MAIN) {
        return Some(MAIN.to_owned());
    }
    let types = archive.read("[Content_Types].xml", DOCX).ok().flatten()?;
    let mut main = None;
    let walked: Result<(), std::convert::Infallible> = xml::walk(&types, |event| {
        if let xml::Xml::Start(tag) = event
            && tag.attribute(b"ContentType").is_some_and(|kind| is_main(&kind))
            && let Some(name) = tag.attribute(b"PartName")
        {
            main.get_or_insert(name.trim_start_matches('/').to_owned());
        }
        Ok(())
    });
    let Ok(()) = walked;
    main.filter(|main| archive.names().any(|name| name == *main))
}

/// Whether a type is that of the main part of a document, a template, or one of these with macros.
fn is_main(kind: &str) -> bool {
    let word = kind.contains("wordprocessingml") || kind.contains("ms-word");
    word && ["document", "template", "document.macroEnabled", "template.macroEnabledTemplate"]
        .iter()
        .any(|name| kind.ends_with(&format!("{name}.main+xml")))
}

/// The parts of a document that are read before its main part. Those beside the main part only add to the text: one
/// that is missing or damaged must not cost it.
#[derive(Debug, Default)]
struct Document {
    main: Vec<u8>,
    styles: Vec<u8>,
    numbering: Vec<u8>,
    footnotes: Vec<u8>,
    endnotes: Vec<u8>,
    comments: Vec<u8>,
    relations: Relations,
    /// What is said of bytes that could not be decoded.
    lost: Vec<Diagnostic>,
}

impl Document {
    /// The document with a main part of this name.
    fn of(name: &str, main: Vec<u8>, parts: &mut dyn Parts) -> Self {
        let relations = Relations::read(&parts.part(&relations_of(name)).unwrap_or_default(), name);
        let mut lost = Vec::new();
        let mut plain = |bytes| {
            let plain = xml::plain(bytes);
            lost.extend(text::lost_characters(plain.bad, plain.encoding, Vec::new()));
            plain.bytes
        };
        let main = plain(main);
        let mut other = |kind: &str| {
            let usual = format!("word/{kind}.xml");
            let name = relations.of(kind).last().map_or(usual, str::to_owned);
            plain(parts.part(&name).unwrap_or_default())
        };
        let (styles, numbering) = (other("styles"), other("numbering"));
        let (footnotes, endnotes, comments) = (other("footnotes"), other("endnotes"), other("comments"));
        Self { main, styles, numbering, footnotes, endnotes, comments, relations, lost }
    }
}

impl Parts for Archive<'_> {
    fn part(&mut self, name: &str) -> Option<Vec<u8>> {
        self.read(name, DOCX).ok().flatten()
    }
}

/// Reads a Word document from its opened archive.
pub(super) fn read(
    info: SourceInfo,
    archive: &mut Archive<'_>,
    main: &str,
    nested: &Nested<'_>,
) -> Result<SourceText, SourceError> {
    let bytes = archive.read(main, DOCX)?.ok_or(SourceError::Damaged { what: DOCX })?;
    let carried = carried_by(archive, &bytes);
    let document = Document::of(main, bytes, archive);
    nested.options.check()?;
    let text = read_document(info, document, archive, nested)?;
    Ok(SourceText { carried, ..text })
}

/// The issue that an exported document carries, if its main part is as it was written.
fn carried_by(archive: &mut Archive<'_>, main: &[u8]) -> Option<String> {
    let of = archive.part(carried::PART_OF).filter(|of| *of == carried::digest(main).as_bytes());
    String::from_utf8(of.and_then(|_| archive.part(carried::PART))?).ok()
}

/// Reads a document: the head of the paper in its margins, the main part, the notes, the other margins.
fn read_document(
    info: SourceInfo,
    mut document: Document,
    parts: &mut dyn Parts,
    nested: &Nested<'_>,
) -> Result<SourceText, SourceError> {
    let styles = styles::Styles::read(&document.styles);
    let mut numbering = numbering::Numbering::read(&document.numbering);
    numbering.link(&styles);
    let mut margins = Vec::new();
    for part in document.relations.of("header").chain(document.relations.of("footer")).take(MOST_MARGINS) {
        margins::add(&mut margins, margins::paragraphs(&parts.part(part).unwrap_or_default(), &[b"t"]));
    }
    let mut elements = Elements::new(SourceInfo { kind: SourceKind::Docx, ..info });
    let (head, running) = margins::head_and_running(&margins);
    for line in head {
        elements.push(&line, Look::default())?;
    }
    elements.say(std::mem::take(&mut document.lost));
    let mut context = Context::new(&styles, parts, nested);
    let said = comments(&document.comments, &mut context, &mut numbering)?;
    context.comments = said;
    context.relations = std::mem::take(&mut document.relations);
    let walked = body::read(&document.main, &mut context, &mut numbering, &mut elements)?;
    let foot = body::texts(&document.footnotes, &mut context, &mut numbering, &mut elements)?;
    let end = body::texts(&document.endnotes, &mut context, &mut numbering, &mut elements)?;
    for (i, (kind, id)) in walked.notes.into_iter().enumerate() {
        let note = if kind == body::Note::End { end.get(&id) } else { foot.get(&id) };
        if let Some(note) = note {
            let look = Look { auto_label: true, ..Look::default() };
            elements.push(&format!("{}{note}", note_mark(i + 1)), look)?;
        }
    }
    for line in running {
        elements.push(&line, Look { running: true, ..Look::default() })?;
    }
    // Comments on what was struck out, or on nothing.
    let mut left: Vec<(String, String)> = std::mem::take(&mut context.comments).into_iter().collect();
    left.sort();
    for (_, text) in left {
        elements.thing(ThingKind::Comment, None, &text);
    }
    if context.marks > 0 && elements.next_line() == context.marks {
        return Err(context.unread.unwrap_or(SourceError::NoText { what: DOCX }));
    }
    document.relations = std::mem::take(&mut context.relations);
    // Behind the walk, which ends early where there is too much.
    account::enter(elements.account(), &document, parts);
    nested.options.report(1, 1);
    elements.finish(DOCX)
}

/// The comments of a document by id, each with who left it.
fn comments(
    xml: &[u8],
    context: &mut Context<'_>,
    numbering: &mut numbering::Numbering,
) -> Result<std::collections::HashMap<String, String>, SourceError> {
    // What stands in a comment besides text is no matter of the document.
    let mut beside = Elements::new(SourceInfo::default());
    let mut texts = body::texts(xml, context, numbering, &mut beside)?;
    let walked: Result<(), std::convert::Infallible> = xml::walk(xml, |event| {
        if let xml::Xml::Start(tag) = event
            && tag.name() == b"comment"
            && let (Some(id), Some(author)) = (tag.attribute(b"id"), tag.attribute(b"author"))
            && let Some(text) = texts.get_mut(&id).filter(|_| !author.trim().is_empty())
        {
            *text = format!("{}{AUTHOR_ENDS}{text}", author.trim());
        }
        Ok(())
    });
    let Ok(()) = walked;
    Ok(texts)
}

#[cfg(test)]
mod tests;
