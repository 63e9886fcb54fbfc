//! The walk over a page that writes its lines.

use std::ops::Range;

use scraper::{ElementRef, Html, Node};

use super::about::{is_about, stated_number};
use super::article::{Article, leads_away};
use super::edges::{self, Row};
use super::style::{hidden, styled};
use super::table::is_layout;
use super::{HTML, is_block, is_unread, is_without_text};
use crate::issue::{Diagnostic, Severity, SourceInfo};
use crate::source::elements::{Elements, Look};
use crate::source::{ReadOptions, SourceError, SourceText};

/// Elements nested deeper than this are read as text of the one above.
const DEEPEST: usize = 400;

/// So many lines into the article its number may be stated with a label.
const HEAD: usize = 6;

/// Bytes of hidden text that may be the article.
const MUCH: usize = 300;

/// Writes the lines of a page. Those outside the article are running text. What is hidden is not read, unless the page
/// has no other text: a script that is not here would show it.
pub(super) fn walk(page: &Html, info: SourceInfo, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let (source, hidden) = walk_once(page, info.clone(), false, options);
    if hidden > MUCH && source.as_ref().map_or(true, is_without_text) {
        return walk_once(page, info, true, options).0;
    }
    source
}

/// The lines of a page, and how much of it is hidden.
fn walk_once(
    page: &Html,
    info: SourceInfo,
    unhide: bool,
    options: &ReadOptions<'_>,
) -> (Result<SourceText, SourceError>, usize) {
    let mut walk = Walk {
        elements: Elements::new(info),
        tables: 0,
        line: Line::default(),
        article: Article::find(page),
        inside: false,
        rows: Vec::new(),
        furniture: false,
        title: None,
        begun: None,
        inner: 0,
        pictures: false,
        unhide,
        hidden: 0,
        options,
    };
    let walked = walk.children(page.root_element(), Place::default(), 0).and_then(|()| walk.flush());
    let hidden = walk.hidden;
    (walked.and_then(|()| walk.finish()), hidden)
}

/// An article that has hardly a word beside its pictures has its text in them.
fn in_pictures() -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        code: "text-in-pictures".to_owned(),
        message: "网页的正文是图片，没有文字：请在浏览器中查看，或进行文字识别（OCR）。".to_owned(),
        message_en: "The page's text is in pictures: look at it in a browser, or recognise the text (OCR).".to_owned(),
        spans: Vec::new(),
        place: None,
    }
}

/// What the elements around a text say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) look: Look,
    pub(super) keep_breaks: bool,
    /// Inside a link to another page.
    pub(super) linked: bool,
}

/// The lines of an element being put together: one, or several where breaks part them.
#[derive(Debug, Default)]
struct Line {
    parts: Vec<Part>,
    label: Option<String>,
    look: Option<Look>,
    bold: usize,
    count: usize,
}

/// A line of an element.
#[derive(Debug, Default)]
struct Part {
    text: String,
    /// Characters in links to other pages, and all of them.
    linked: usize,
    count: usize,
}

impl Line {
    fn part(&mut self) -> &mut Part {
        if self.parts.is_empty() {
            self.parts.push(Part::default());
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    fn break_line(&mut self) {
        let part = self.part();
        part.text.truncate(part.text.trim_end_matches(' ').len());
        self.parts.push(Part::default());
    }
}

/// Walks over the page and writes its lines.
pub(super) struct Walk<'p, 'o> {
    pub(super) elements: Elements,
    pub(super) tables: u32,
    line: Line,
    article: Article<'p>,
    pub(super) inside: bool,
    /// What each line is made of.
    rows: Vec<Row>,
    /// Inside a part that is a menu or a tool by its name.
    furniture: bool,
    /// The lines of a title outside the article.
    title: Option<Range<usize>>,
    /// Where the article begins.
    begun: Option<usize>,
    /// Lines of the article so far.
    inner: usize,
    /// The page shows a picture outside its menus.
    pictures: bool,
    /// Hidden parts are read too.
    unhide: bool,
    /// Bytes of hidden text.
    hidden: usize,
    options: &'o ReadOptions<'o>,
}

impl<'p> Walk<'p, '_> {
    pub(super) fn children(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        for node in element.children() {
            match node.value() {
                Node::Text(text) => self.text(text, place),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(node) {
                        self.element(child, place, depth + 1)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn element(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let name = element.value().name();
        if is_unread(name) {
            return Ok(());
        }
        if !self.unhide && hidden(element) {
            self.hidden = self.hidden.saturating_add(element.text().map(str::len).sum());
            return Ok(());
        }
        if depth > DEEPEST {
            for text in element.text() {
                self.text(text, place);
            }
            return Ok(());
        }
        self.pictures |= name == "img" && !self.furniture;
        if name == "br" {
            self.line.break_line();
            return Ok(());
        }
        let mut place = styled(element, place);
        place.linked |= name == "a" && element.attr("href").is_some_and(leads_away);
        let root = self.article.holds(element);
        if !is_block(name) && !root {
            return self.children(element, place, depth);
        }
        self.options.check()?;
        self.flush()?;
        let (was_inside, was_furniture) = (self.inside, self.furniture);
        self.furniture = !root && (self.furniture || self.article.is_apart(element));
        self.inside = root || self.inside && !self.furniture;
        let first = self.elements.next_line();
        let is_title = self.article.title == Some(element);
        if root && !is_title {
            self.begun.get_or_insert(first);
        }
        if root {
            // Tables around the article lay out the page.
            place.look.cell = None;
        }
        match name {
            "table" | "dl" if is_about(element) => self.about(element, place, depth)?,
            "table" if !is_layout(element) => self.table(element, place, depth)?,
            "ol" => self.list(element, place, depth)?,
            _ => self.children(element, place, depth)?,
        }
        self.flush()?;
        (self.inside, self.furniture) = (was_inside, was_furniture);
        if is_title {
            self.title = Some(first..self.elements.next_line());
        }
        Ok(())
    }

    /// Adds text to the line, its blanks as a browser shows them.
    fn text(&mut self, text: &str, place: Place) {
        // Escaped twice by its system: no page means to show the name of a blank.
        if memchr::memmem::find(text.as_bytes(), b"&nbsp;").is_some() {
            return self.text(&text.replace("&nbsp;", "\u{A0}"), place);
        }
        let mut pending: Option<bool> = None;
        for c in text.chars() {
            if place.keep_breaks && c == '\n' {
                self.line.parts.push(Part::default());
                continue;
            }
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                pending = Some(pending.unwrap_or(false) || c == '\n');
                continue;
            }
            self.blank(pending.take(), Some(c));
            let part = self.line.part();
            part.text.push(c);
            part.count += 1;
            part.linked += usize::from(place.linked);
            self.line.count += 1;
            self.line.bold += usize::from(place.look.bold);
            self.line.look.get_or_insert(place.look);
        }
        self.blank(pending, None);
    }

    /// A run of white space. A line end in the file between two Chinese characters is none (CSS Text 3, 4.1.3).
    fn blank(&mut self, run: Option<bool>, next: Option<char>) {
        let Some(breaks) = run else { return };
        let line = &mut self.line.part().text;
        let Some(last) = line.chars().last() else { return };
        let wide = |c: char| c >= '\u{2E80}';
        // Word processors break their files' lines at blanks only, and the one after an article's number matters.
        let label = line.starts_with('第') && line.ends_with(['条', '章', '节', '编']) && line.len() <= 30;
        let joined = breaks && !label && wide(last) && next.is_none_or(wide);
        if !joined && !last.is_ascii_whitespace() {
            line.push(' ');
        }
    }

    /// Writes the line, if there is one.
    pub(super) fn flush(&mut self) -> Result<(), SourceError> {
        let line = std::mem::take(&mut self.line);
        let blank = |part: &Part| part.text.trim().is_empty();
        let Some(first) = line.parts.iter().position(|part| !blank(part)) else {
            // A list's label waits for the text, which may be in a paragraph of its own.
            self.line.label = line.label;
            return Ok(());
        };
        let last = line.parts.iter().rposition(|part| !blank(part)).unwrap_or(first);
        let parts = line.parts.get(first..=last).unwrap_or_default();
        let look = Look {
            bold: line.bold * 2 > line.count,
            running: !self.inside,
            auto_label: line.label.is_some(),
            ..line.look.unwrap_or_default()
        };
        if let ([part], None) = (parts, &line.label)
            && let Some(number) = stated_number(&part.text).filter(|_| !self.inside || self.inner < HEAD)
        {
            return self.number_with_label(part, number, look);
        }
        let mut text = line.label.unwrap_or_default();
        for (i, part) in parts.iter().enumerate() {
            match i {
                0 if !text.is_empty() => text.push_str(part.text.trim_start()),
                0 => {}
                _ => text.push('\n'),
            }
            if i > 0 || text.is_empty() {
                text.push_str(&part.text);
            }
            self.row(part, self.inside);
        }
        self.elements.push(&text, look)
    }

    /// Notes what a line is made of.
    fn row(&mut self, part: &Part, inside: bool) {
        let linked = part.linked * 10 >= part.count * 8 && part.linked > 0;
        self.inner += usize::from(inside);
        self.rows.push(Row { inside, linked, furniture: self.furniture });
    }

    /// Writes a line that states the document's number: its label, and what else the line says, speak of the page.
    fn number_with_label(&mut self, part: &Part, number: Range<usize>, look: Look) -> Result<(), SourceError> {
        let pieces = [(0..number.start, false), (number.clone(), self.inside), (number.end..part.text.len(), false)];
        for (range, inside) in pieces {
            let text = part.text.get(range).unwrap_or("").trim();
            if !text.is_empty() {
                self.row(part, inside);
                self.elements.push(text, Look { running: !inside, ..look })?;
            }
        }
        Ok(())
    }

    /// Decides which lines are the article's.
    fn finish(mut self) -> Result<SourceText, SourceError> {
        let mut source = self.elements.finish(HTML)?;
        if let (Some(title), Some(begun)) = (self.title, self.begun) {
            edges::bridge(&mut source, &mut self.rows, title, begun);
        }
        if !self.rows.iter().any(|row| row.inside) {
            // No article was met: better all of the page than nothing.
            edges::show_all(&mut source);
        } else if self.article.framed {
            edges::trim(&mut source, &self.rows, self.article.listed);
        }
        edges::show_number(&mut source, &self.rows);
        if self.pictures && !self.article.listed && is_without_text(&source) {
            source.diagnostics.push(in_pictures());
        }
        Ok(source)
    }

    /// Begins an item of a numbered list.
    pub(super) fn set_label(&mut self, label: Option<String>) {
        self.line.label = label;
    }
}
