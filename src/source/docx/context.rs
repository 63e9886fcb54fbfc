//! What the reading of a part needs of the rest of its document: styles, other parts, files inside the file.

use std::collections::HashMap;

use super::drawing::{chart, diagram};
use super::package::Relations;
use super::styles::Styles;
use crate::issue::Severity;
use crate::source::elements::{Elements, Look, picture_mark};
use crate::source::marks;
use crate::source::nested::Nested;
use crate::source::xml::Tag;
use crate::source::{CellRef, SourceError, ThingKind};

/// The parts of a document, by name.
pub(super) trait Parts {
    /// The bytes of a part; `None` where there is none or it can't be unpacked.
    fn part(&mut self, name: &str) -> Option<Vec<u8>>;
}

/// What the reading of a part needs.
pub(super) struct Context<'a> {
    pub(super) styles: &'a Styles,
    pub(super) relations: Relations,
    pub(super) parts: &'a mut dyn Parts,
    pub(super) nested: &'a Nested<'a>,
    /// The comments that were not referred to yet, by id.
    pub(super) comments: HashMap<String, String>,
    /// The namespaces of prefixes met so far.
    namespaces: HashMap<String, String>,
    /// Why the first file inside the file was not read.
    pub(super) unread: Option<SourceError>,
    /// Lines that only say that something was not read.
    pub(super) marks: usize,
}

/// Ends of the namespaces whose drawings and properties are understood here.
const KNOWN: &[&str] = &[
    "2010/wordprocessingShape",
    "2010/wordprocessingGroup",
    "2010/wordprocessingCanvas",
    "2010/wordprocessingDrawing",
    "2012/wordprocessingDrawing",
    "word/2010/wordml",
    "word/2012/wordml",
    "drawing/2010/main",
    "drawingml/2006/main",
    "drawingml/2006/chart",
    "drawingml/2006/picture",
    "drawingml/2006/diagram",
    "2006/math",
    "schemas-microsoft-com:vml",
    "schemas-microsoft-com:office:office",
];

/// The prefixes under which programs write them, for files that don't bind them.
const PREFIXES: &[&str] =
    &["wps", "wpg", "wpc", "wp14", "wp15", "w14", "w15", "a14", "a", "c", "pic", "dgm", "m", "v", "o"];

impl<'a> Context<'a> {
    pub(super) fn new(styles: &'a Styles, parts: &'a mut dyn Parts, nested: &'a Nested<'a>) -> Self {
        Self {
            styles,
            relations: Relations::default(),
            parts,
            nested,
            comments: HashMap::new(),
            namespaces: HashMap::new(),
            unread: None,
            marks: 0,
        }
    }

    /// Learns the prefixes that a tag binds.
    pub(super) fn learn(&mut self, tag: &Tag<'_>) {
        self.namespaces.extend(tag.namespaces());
    }

    /// Whether what requires these prefixes can be read here.
    pub(super) fn knows(&self, requires: &str) -> bool {
        requires.split_ascii_whitespace().all(|prefix| match self.namespaces.get(prefix) {
            Some(namespace) => KNOWN.iter().any(|known| namespace.trim_end_matches('/').ends_with(known)),
            None => PREFIXES.contains(&prefix),
        })
    }

    /// Reads the file that a relation leads to, in its place. One that is not there leaves a mark and a diagnostic.
    pub(super) fn insert(&mut self, id: &str, elements: &mut Elements) -> Result<(), SourceError> {
        let span = elements.next_element();
        let Some(relation) = self.relations.get(id).cloned() else {
            return self.not_read("", None, elements);
        };
        elements.thing(ThingKind::SubDocument, Some(span), &relation.target);
        if relation.external {
            return self.not_read(&relation.target, None, elements);
        }
        let Some(bytes) = self.parts.part(&relation.target) else {
            return self.not_read(&relation.target, None, elements);
        };
        match self.nested.read(&relation.target, &bytes) {
            Some(Ok(source)) => elements.append(source),
            Some(Err(error @ (SourceError::Cancelled | SourceError::TooLarge { .. }))) => Err(error),
            Some(Err(SourceError::Empty)) => Ok(()),
            Some(Err(error)) => self.not_read(&relation.target, Some(error), elements),
            None => {
                let what = crate::source::Named { en: "files inside files", zh: "文件中的文件" };
                let error = SourceError::TooLarge { what, limit: "500".to_owned() };
                self.not_read(&relation.target, Some(error), elements)
            }
        }
    }

    fn not_read(
        &mut self,
        target: &str,
        error: Option<SourceError>,
        elements: &mut Elements,
    ) -> Result<(), SourceError> {
        let name = target.rsplit(['/', '\\']).next().unwrap_or(target);
        let (zh, en) = match &error {
            Some(error) => (error.message_zh(), error.to_string()),
            None => ("文件中没有这一部分。".to_owned(), "It is not in the file.".to_owned()),
        };
        let said =
            [format!("此处插入的文件“{name}”未能读取：{zh}"), format!("“{name}”, inserted here, was not read: {en}")];
        elements.diagnose("sub-document-missing", Severity::Error, said);
        elements.push(&marks::object(name), Look::default())?;
        self.marks += 1;
        if self.unread.is_none() {
            self.unread = error;
        }
        Ok(())
    }

    /// Writes what a chart or a diagram says.
    pub(super) fn drawn(
        &mut self,
        id: &str,
        cell: Option<CellRef>,
        elements: &mut Elements,
    ) -> Result<(), SourceError> {
        let Some(relation) = self.relations.get(id).filter(|relation| !relation.external).cloned() else {
            return Ok(());
        };
        let Some(xml) = self.parts.part(&relation.target) else { return Ok(()) };
        let look = Look { cell, ..Look::default() };
        elements.thing(ThingKind::Picture, Some(elements.next_element()), "");
        if relation.kind != "chart" {
            for paragraph in diagram(&xml) {
                elements.push(&paragraph, look)?;
            }
            return Ok(());
        }
        let chart = chart(&xml);
        elements.push(&picture_mark(chart.titles.first().map_or("", String::as_str)), look)?;
        for title in chart.titles.iter().skip(1) {
            elements.push(title, look)?;
        }
        let table = elements.tables();
        for (row, cells) in (0u16..).zip(&chart.rows) {
            for (column, text) in (0u16..).zip(cells) {
                let place = CellRef { table, row, column, columns: 1, rows: 1, head: row == 0 };
                if !text.is_empty() {
                    elements.push(text, Look { cell: cell.or(Some(place)), ..Look::default() })?;
                }
            }
        }
        Ok(())
    }
}
