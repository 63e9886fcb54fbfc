//! The walk over a page that writes its lines.

mod fields;
mod written;

use std::ops::Range;

use scraper::{ElementRef, Html, Node};

use super::article::Article;
use super::compose::{Line, Piece};
use super::edges::Row;
use super::generated::{Generated, Side};
use super::inline::{set_as_block, style};
use super::lines::is_said_by_site;
use super::names::{is_of_wiki, leads_away};
use super::part::Part;
use super::pictures::{self, Pictures};
use super::sheet::Sheet;
use super::style::{hidden_by, styled};
use super::table::is_layout;
use super::{account, is_block, is_unread, math, notices, unshown};
use crate::issue::SourceInfo;
use crate::source::elements::{Elements, Look};
use crate::source::scripts::Script;
use crate::source::{ReadOptions, SourceError, SourceText, ThingKind};
use crate::zh::fold;

/// Elements nested deeper than this are read as text of the one above.
const DEEPEST: usize = 400;

/// Characters without a stop that are text where the style hides them.
const SENTENCE: usize = 25;
/// Characters of the longest box that a site shows over its page.
const BOX: usize = 150;

/// A label of so many characters, with its colon, stands before its value in a cell of its own.
const LABEL: usize = 8;

/// Writes the lines of a page. Those outside the article are running text.
pub(super) fn walk(page: &Html, info: SourceInfo, options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let sheet = Sheet::of(page);
    let generated = Generated::of(page, &sheet);
    let mut walk = Walk {
        sheet: &sheet,
        generated: &generated,
        elements: Elements::new(info),
        tables: 0,
        line: Line::default(),
        article: Article::find(page),
        pictures: Pictures::of(page),
        inside: false,
        within: false,
        rows: Vec::new(),
        things: Vec::new(),
        aside: Vec::new(),
        about: false,
        furniture: false,
        revealing: false,
        unshown: false,
        carries: false,
        title: None,
        begun: None,
        inner: 0,
        said: false,
        seen_pictures: false,
        options,
    };
    walk.children(page.root_element(), Place::default(), 0)?;
    walk.flush()?;
    let mut source = walk.finish()?;
    source.account = account::of(page, &sheet, &generated);
    source.diagnostics.extend(generated.cut.then(notices::styles_cut));
    source.diagnostics.extend(unshown::told(page, &source));
    Ok(source)
}

/// What the elements around a text say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) look: Look,
    pub(super) keep_breaks: bool,
    /// Inside a link to another page.
    pub(super) linked: bool,
}

/// What stands in a line and is not shown as its text.
struct Aside {
    text: String,
    how: Beside,
}

/// How the page has what stands in a line and is not shown as its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// It would be text if the style did not hide it.
    Hidden,
    /// The page shows it, in a form or a drawing.
    Seen,
    /// The page shows it in no place, or what it is was told.
    Other,
}

/// Walks over the page and writes its lines.
pub(super) struct Walk<'p, 'o> {
    sheet: &'o Sheet,
    generated: &'o Generated,
    pub(super) elements: Elements,
    pub(super) tables: u32,
    line: Line,
    article: Article<'p>,
    pictures: Pictures,
    pub(super) inside: bool,
    /// Inside the article, in whatever part of it.
    within: bool,
    /// What each line is made of.
    rows: Vec<Row>,
    /// Pictures and the like, each with the line that it stands in.
    things: Vec<(usize, ThingKind, String)>,
    /// What stands in the line and is not shown as text: it is written behind it.
    aside: Vec<Aside>,
    /// Inside a table or list about the document.
    pub(super) about: bool,
    /// Inside a part that is a menu or a tool by its name.
    furniture: bool,
    /// Inside a part that the style hides.
    revealing: bool,
    /// Inside one that is not read: too little for a part of the text.
    unshown: bool,
    /// The line is a label in a cell: its value stands in the next.
    carries: bool,
    /// The lines of the title, and whether they stand outside the article.
    title: Option<(Range<usize>, bool)>,
    /// Where the article begins.
    begun: Option<usize>,
    /// Lines of the article so far.
    inner: usize,
    /// The article has had a sentence.
    said: bool,
    /// The page shows a picture outside its menus.
    seen_pictures: bool,
    options: &'o ReadOptions<'o>,
}

impl<'p> Walk<'p, '_> {
    pub(super) fn children(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        self.generated(element, Side::Before, place);
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
        self.generated(element, Side::Behind, place);
        Ok(())
    }

    /// What the page's styles write at a side of an element.
    fn generated(&mut self, element: ElementRef<'p>, side: Side, place: Place) {
        let generated = self.generated;
        if let Some(text) = generated.at(element, side) {
            self.text(text, place);
        }
    }

    pub(super) fn element(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let name = element.value().name();
        if is_unread(name) {
            self.unread(element, place);
            return Ok(());
        }
        if hidden_by(element, self.sheet) && !self.revealing {
            return self.hidden(element, place, depth);
        }
        if depth > DEEPEST {
            for text in element.text() {
                self.text(text, place);
            }
            return Ok(());
        }
        match name {
            "br" => self.line.break_line(),
            "img" => self.picture(element, place),
            "input" => self.field(element, place),
            "math" => {
                let formula = math::linear(element);
                if !formula.trim().is_empty() {
                    self.mark(ThingKind::Formula, &formula, &formula, place);
                }
            }
            _ if script(element).is_some() => {
                let Some(script) = script(element) else { return Ok(()) };
                let before = self.line.parts.last().and_then(|part| part.text.chars().next_back());
                let text: String = element.text().collect();
                self.text(&script.set(before, &text), place);
            }
            "del" if self.inside && !self.furniture && !holds_blocks(element) => self.deleted(element),
            _ if self.inside && !self.furniture && !is_block(name) && is_of_wiki(element) => {
                self.put_aside(element, words_of(element), Beside::Other);
            }
            // The reading above a character stands in brackets behind it.
            "rt" if !has_brackets(element) => {
                self.text("（", place);
                self.children(element, place, depth)?;
                self.text("）", place);
            }
            _ => return self.read(element, place, depth),
        }
        Ok(())
    }

    /// An element that holds text.
    fn read(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let name = element.value().name();
        if self.inside && !self.furniture && is_struck(element) {
            self.line.things.push((ThingKind::Struck, words_of(element)));
        }
        let mut place = styled(element, place);
        place.linked |= name == "a" && element.attr("href").is_some_and(leads_away);
        let root = self.article.holds(element);
        let is_title = self.article.headline.shown == Some(element);
        let block = is_block(name) || set_as_block(element);
        if !block && !root && !is_title {
            return self.children(element, place, depth);
        }
        self.options.check()?;
        let value = self.carries && matches!(name, "td" | "th");
        if value {
            self.carries = false;
        } else if block || root {
            self.flush()?;
        }
        let (was_inside, was_furniture, was_within) = (self.inside, self.furniture, self.within);
        let doubled = self.article.headline.doubled == Some(element);
        self.furniture = !root && (self.furniture || self.article.is_apart(element) || doubled);
        self.inside = root || self.inside && !self.furniture;
        self.within |= root;
        let first = self.elements.next_line();
        let outside = self.article.headline.outside == Some(element);
        if root && !outside {
            self.begun.get_or_insert(first);
        }
        if root {
            // Tables around the article lay out the page.
            place.look.cell = None;
        }
        match name {
            "table" | "dl" if self.article.parts.is(element, Part::About) => self.about(element, place, depth)?,
            "table" if place.look.cell.is_some() => self.table_in_cell(element, place, depth)?,
            "table" if !is_layout(element) => self.table(element, place, depth)?,
            "ol" => self.list(element, place, depth)?,
            _ => self.children(element, place, depth)?,
        }
        self.carries = !value && name == "td" && place.look.cell.is_none() && self.is_label(element);
        if !self.carries && (block || root) {
            self.flush()?;
        }
        (self.inside, self.furniture, self.within) = (was_inside, was_furniture, was_within);
        if is_title {
            self.title = Some((first..self.elements.next_line().max(first + 1), outside));
        }
        Ok(())
    }

    /// Whether the line so far is a label whose value stands in the cell behind.
    fn is_label(&self, cell: ElementRef<'_>) -> bool {
        let [part] = self.line.parts.as_slice() else { return false };
        let next = cell.next_siblings().find_map(ElementRef::wrap).is_some_and(|e| e.value().name() == "td");
        next && self.inside && part.text.trim_end().ends_with(['：', ':']) && part.count <= LABEL
    }

    /// A part that the style hides until a script or a tab shows it: sentences are read, and it is said; the rest is
    /// running text.
    fn hidden(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let words = words_of(element);
        let text = fold::compact(&words);
        if text.is_empty() {
            return Ok(());
        }
        if !is_block(element.value().name()) {
            let hidden = self.inside && !self.furniture;
            self.put_aside(element, words, if hidden { Beside::Hidden } else { Beside::Other });
            return Ok(());
        }
        self.flush()?;
        let (was_inside, linked) = (self.inside, links(element));
        let count = text.chars().count();
        let written = (text.contains('。') || count >= SENTENCE) && linked * 2 < count;
        let reads = written && !(count <= BOX && (is_said_by_site(&words) || self.is_over_title(element)));
        self.inside &= reads;
        self.revealing = true;
        self.unshown = was_inside && !reads && !self.furniture && linked == 0;
        let walked = self.element(element, place, depth).and_then(|()| self.flush());
        (self.revealing, self.unshown) = (false, false);
        self.inside = was_inside;
        walked
    }

    /// Whether an element stands over the title that the page shows: what is hidden there, and short, is a box that scripts show over the
    /// page.
    fn is_over_title(&self, element: ElementRef<'p>) -> bool {
        let shown = self.article.headline.shown.filter(|_| self.title.is_none());
        shown.is_some_and(|shown| shown != element && shown.ancestors().all(|above| above != *element))
    }

    /// Words that the page shows as deleted: they are no text of the document, which is told with them.
    fn deleted(&mut self, element: ElementRef<'p>) {
        let words = words_of(element);
        if !words.trim().is_empty() {
            self.line.things.push((ThingKind::Deleted, words.clone()));
            self.put_aside(element, words, Beside::Other);
        }
    }

    /// What is not read: its text is running text, and what a reader would see of it leaves a mark.
    fn unread(&mut self, element: ElementRef<'p>, place: Place) {
        let name = element.value().name();
        if matches!(name, "script" | "style" | "head" | "template") {
            return;
        }
        if let Some(mark) =
            pictures::mark_of(element).filter(|_| self.inside && !self.furniture && !hidden_by(element, self.sheet))
        {
            self.mark(ThingKind::Object, mark, "", place);
        }
        let text = if name == "select" { self.choice(element, place) } else { words_of(element) };
        // What a button does is no text of the document, unless it is said at length.
        let says = matches!(name, "textarea" | "svg") || name == "button" && text.contains(['。', '；']);
        let seen = says && !hidden_by(element, self.sheet);
        self.put_aside(element, text, if seen { Beside::Seen } else { Beside::Other });
    }

    /// Keeps a text that stands in the line and is not shown as its text, and the formulas in it.
    fn put_aside(&mut self, element: ElementRef<'p>, text: String, how: Beside) {
        let text = text.replace("&nbsp;", " ");
        let formulas = element.descendent_elements().filter(|e| e.value().name() == "math");
        let outermost =
            formulas.filter(|e| !e.ancestors().filter_map(ElementRef::wrap).any(|a| a.value().name() == "math"));
        let row = self.rows.len();
        self.things.extend(outermost.map(|e| (row, ThingKind::Formula, math::linear(e))));
        self.aside.push(Aside { text, how });
    }

    fn picture(&mut self, element: ElementRef<'p>, place: Place) {
        self.seen_pictures |= !self.furniture;
        if !self.inside || self.furniture {
            // Where it is not loaded, a sentence is read.
            let said = element.attr("alt").filter(|alt| alt.contains('。'));
            said.into_iter().for_each(|alt| self.put_aside(element, alt.to_owned(), Beside::Other));
            return;
        }
        let behind = self.line.parts.last().is_some_and(|part| !part.text.trim().is_empty());
        if let Some(mark) = self.pictures.mark(element, behind) {
            let alt = element.attr("alt").unwrap_or("").trim();
            self.mark(ThingKind::Picture, &mark, alt, place);
        }
    }

    /// Sets a mark where something stands that is no text.
    fn mark(&mut self, kind: ThingKind, mark: &str, says: &str, place: Place) {
        self.text(mark, place);
        self.line.things.push((kind, says.to_owned()));
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
                self.line.parts.push(Piece::default());
                continue;
            }
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                pending = Some(pending.unwrap_or(false) || c == '\n');
                continue;
            }
            self.line.blank(pending.take(), Some(c));
            let part = self.line.part();
            part.text.push(c);
            part.count += 1;
            part.linked += usize::from(place.linked);
            self.line.count += 1;
            self.line.bold += usize::from(place.look.bold);
            self.line.look.get_or_insert(place.look);
        }
        self.line.blank(pending, None);
    }

    /// Parts what stands in one line.
    pub(super) fn gap(&mut self, place: Place) {
        if self.line.count > 0 {
            self.text("　", place);
        }
    }

    /// An element whose blocks stay in one line.
    pub(super) fn inline(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        self.generated(element, Side::Before, place);
        for node in element.children() {
            match node.value() {
                Node::Text(text) => self.text(text, place),
                _ => {
                    let Some(child) = ElementRef::wrap(node) else { continue };
                    let name = child.value().name();
                    if is_block(name) && depth < DEEPEST {
                        self.text(" ", place);
                        self.inline(child, styled(child, place), depth + 1)?;
                    } else if name != "br" {
                        self.element(child, place, depth + 1)?;
                    } else {
                        self.text(" ", place);
                    }
                }
            }
        }
        self.generated(element, Side::Behind, place);
        Ok(())
    }

    /// Begins an item of a numbered list.
    pub(super) fn set_label(&mut self, label: Option<String>) {
        self.line.label = label;
    }
}

/// Whether the reading of a character has brackets of its own, for browsers that can't set it.
fn has_brackets(reading: ElementRef<'_>) -> bool {
    let around = reading.parent().and_then(ElementRef::wrap);
    around.is_some_and(|ruby| ruby.child_elements().any(|e| e.value().name() == "rp"))
}

/// Characters of links in an element.
fn links(element: ElementRef<'_>) -> usize {
    let all =
        element.descendent_elements().filter(|e| e.value().name() == "a" && e.attr("href").is_some_and(leads_away));
    all.flat_map(|e| e.text()).flat_map(str::chars).filter(|c| !c.is_whitespace()).count()
}

/// The text in an element, that of scripts aside. What is shown without scripts is kept as markup.
fn words_of(element: ElementRef<'_>) -> String {
    let texts = element.descendants().filter_map(|node| {
        let text = node.value().as_text()?;
        match node.parent().and_then(ElementRef::wrap).map(|e| e.value().name()) {
            Some("script" | "style") => None,
            Some("noscript") => Some(words_of(Html::parse_fragment(text).root_element())),
            _ => Some(text.to_string()),
        }
    });
    texts.collect::<Vec<String>>().join(" ")
}

/// How the characters of an element stand to their line, where it holds nothing but them: links and pictures are read apart.
fn script(element: ElementRef<'_>) -> Option<Script> {
    let by_style = || match style(element, "vertical-align")?.as_str() {
        "super" => Some(Script::Raised),
        "sub" => Some(Script::Lowered),
        _ => None,
    };
    let script = match element.value().name() {
        "sup" => Some(Script::Raised),
        "sub" => Some(Script::Lowered),
        "span" | "font" | "small" => by_style(),
        _ => None,
    };
    let plain =
        |inner: ElementRef<'_>| matches!(inner.value().name(), "span" | "font" | "small" | "b" | "strong" | "i" | "em");
    let by_name = matches!(element.value().name(), "sup" | "sub");
    script
        .filter(|_| by_name || Script::can_be(&element.text().collect::<String>()))
        .filter(|_| element.descendent_elements().skip(1).all(plain))
}

/// Whether a line goes through the words of an element, in a line of text.
fn is_struck(element: ElementRef<'_>) -> bool {
    let by_style = || style(element, "text-decoration").is_some_and(|value| value.contains("line-through"));
    (matches!(element.value().name(), "s" | "strike") || by_style())
        && element.text().any(|text| !text.trim().is_empty())
}

/// Whether lines of their own stand in an element.
fn holds_blocks(element: ElementRef<'_>) -> bool {
    element.descendent_elements().any(|inner| is_block(inner.value().name()))
}
