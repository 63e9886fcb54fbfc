//! What was read of several files, put together.

use super::{Account, SourceText};
use crate::issue::Span;

/// Adds a file behind what is there, which may begin a document of its own.
pub(super) fn append(joined: &mut SourceText, part: SourceText, begins: bool) {
    if begins {
        joined.parts.push(joined.lines.len());
    }
    if joined.lines.is_empty() {
        joined.info.kind = part.info.kind;
        joined.info.encoding.clone_from(&part.info.encoding);
    }
    joined.info.lines = part.info.lines.map_or(joined.info.lines, |n| Some(joined.info.lines.unwrap_or(0) + n));
    joined.info.pages = part.info.pages.map_or(joined.info.pages, |n| Some(joined.info.pages.unwrap_or(0) + n));
    join_parts(joined, part);
}

/// How far what a part counts for itself is moved on when it stands behind what is there.
struct Offsets {
    lines: u32,
    elements: u32,
    tables: u32,
    pages: u32,
}

impl Offsets {
    /// Behind a text.
    fn behind(joined: &SourceText) -> Self {
        let mut counted =
            Self { lines: 0, elements: 0, tables: 0, pages: joined.pages.last().map_or(0, |page| page.page) };
        for line in &joined.lines {
            match line.span {
                Span::Line { line } => counted.lines = counted.lines.max(line),
                Span::Element { element } => counted.elements = counted.elements.max(element.saturating_add(1)),
                Span::Page { .. } => {}
            }
            if let Some(cell) = line.hint.as_ref().and_then(|hint| hint.cell) {
                counted.tables = counted.tables.max(cell.table.saturating_add(1));
            }
        }
        counted
    }

    fn moved(&self, span: Span) -> Span {
        match span {
            Span::Line { line } => Span::Line { line: line.saturating_add(self.lines) },
            Span::Element { element } => Span::Element { element: element.saturating_add(self.elements) },
            Span::Page { page, bbox } => Span::Page { page: page.saturating_add(self.pages), bbox },
        }
    }
}

/// Adds the text of a part behind what is there; its lines, elements, pages and tables count on.
pub(super) fn join_parts(joined: &mut SourceText, part: SourceText) {
    let offsets = Offsets::behind(joined);
    let moved = |span: Span| offsets.moved(span);
    if !joined.lines.is_empty() && !joined.text.ends_with('\n') {
        joined.text.push('\n');
    }
    let first = joined.lines.len();
    joined.stated.extend(part.stated.into_iter().map(|mut stated| {
        stated.line += first;
        stated
    }));
    joined.comments.extend(part.comments.into_iter().map(|mut comment| {
        comment.span = comment.span.map(moved);
        comment
    }));
    let on = |page: u32| page.saturating_add(offsets.pages);
    joined.info.page_labels.extend(part.info.page_labels);
    joined.info.recognised.extend(part.info.recognised.into_iter().map(on));
    joined.doubts.extend(part.doubts.into_iter().map(|mut doubt| {
        doubt.span = moved(doubt.span);
        doubt
    }));
    let start = joined.text.len();
    joined.text.push_str(&part.text);
    joined.lines.extend(part.lines.into_iter().map(|mut line| {
        line.text = line.text.start + start..line.text.end + start;
        line.span = moved(line.span);
        if let Some(cell) = line.hint.as_mut().and_then(|hint| hint.cell.as_mut()) {
            cell.table = cell.table.saturating_add(offsets.tables);
        }
        line
    }));
    joined.pages.extend(part.pages.into_iter().map(|mut page| {
        page.page = on(page.page);
        page
    }));
    joined.diagnostics.extend(part.diagnostics.into_iter().map(|mut diagnostic| {
        diagnostic.spans.iter_mut().for_each(|span| *span = moved(*span));
        diagnostic
    }));
    joined.things.extend(part.things.into_iter().map(|mut thing| {
        thing.span = thing.span.map(moved);
        thing
    }));
    join_accounts(joined, part.account, offsets.pages);
}

/// Adds what a part was counted to hold.
fn join_accounts(joined: &mut SourceText, part: Account, pages: u32) {
    joined.account.parts.extend(part.parts.into_iter().map(|mut counted| {
        counted.place.move_on(pages);
        counted
    }));
    joined.account.things.extend(part.things.into_iter().map(|mut thing| {
        thing.place.move_on(pages);
        thing
    }));
}
