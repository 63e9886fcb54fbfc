//! Web pages: the article, without the site's menus. This folder alone names scraper.
//!
//! A page of a government site is a small article in a large frame. The article is where most of the text that is no
//! link stands; what is outside it is kept as running text, so that nothing is lost.

mod article;

use scraper::{ElementRef, Html, Node};

use self::article::Article;
use super::elements::{Elements, Look, face_class};
use super::encoding::{Decoded, decode_labelled};
use super::error::Named;
use super::{CellRef, ReadOptions, SourceError, SourceText, text};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const HTML: Named = Named { en: "web page", zh: "网页" };

/// A page that was saved instead of a document says no more than so many characters.
const ERROR_PAGE: usize = 300;
/// Elements open at once, beyond which a page is refused.
const MOST_NESTED: usize = 20_000;
/// Elements nested deeper than this are read as text of the one above.
const DEEPEST: usize = 400;

/// Whether a text is a web page: its first tag, after blanks, comments and an XML declaration, is one of HTML's.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{FEFF}']).trim_start();
    for _ in 0..16 {
        if let Some(after) = rest.strip_prefix("<!--").and_then(|r| r.split_once("-->")) {
            rest = after.1.trim_start();
        } else if let Some(after) = rest.strip_prefix("<?xml").and_then(|r| r.split_once("?>")) {
            rest = after.1.trim_start();
        } else {
            break;
        }
    }
    const TAGS: &[&str] =
        &["!doctype html", "html", "head", "body", "meta", "title", "div", "table", "script", "style", "p"];
    let Some(tag) = rest.strip_prefix('<') else { return false };
    TAGS.iter().any(|name| {
        let begins = tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
        begins && tag[name.len()..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
    })
}

/// Reads a web page. `named` is the extension of the file's name where it says another kind.
pub(super) fn read(
    info: SourceInfo,
    bytes: &[u8],
    named: Option<&str>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let decoded = decode_labelled(bytes, label(bytes).as_deref());
    options.check()?;
    refuse_deep(&decoded.text)?;
    let page = Html::parse_document(&decoded.text);
    options.check()?;
    let article = Article::find(&page);
    let info = SourceInfo { kind: SourceKind::Html, encoding: Some(decoded.encoding.to_owned()), ..info };
    let mut walk =
        Walk { elements: Elements::new(info), tables: 0, line: Line::default(), article, inside: false, options };
    walk.children(page.root_element(), Place::default(), 0)?;
    walk.flush()?;
    let mut source = walk.elements.finish(HTML)?;
    if let Some(named) = named {
        refuse_error_page(&source, named)?;
    }
    let Decoded { bad, encoding, .. } = decoded;
    source.diagnostics.extend(text::lost_characters(bad, encoding, Vec::new()));
    options.report(1, 1);
    Ok(source)
}

/// Refuses pages that nest beyond reason: the parser looks through all open elements for each new one. Elements that
/// need no end tag are not counted.
fn refuse_deep(text: &str) -> Result<(), SourceError> {
    const ENDLESS: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "o:p", "option",
        "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
    ];
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for at in memchr::memchr_iter(b'<', bytes) {
        let tag = bytes.get(at + 1..(at + 14).min(bytes.len())).unwrap_or_default();
        let closes = tag.first() == Some(&b'/');
        let name: Vec<u8> = tag
            .iter()
            .skip(usize::from(closes))
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b':')
            .map(u8::to_ascii_lowercase)
            .collect();
        if name.is_empty() || ENDLESS.iter().any(|e| e.as_bytes() == name) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MOST_NESTED {
            let what = Named { en: "nesting", zh: "嵌套层数" };
            return Err(SourceError::TooLarge { what, limit: MOST_NESTED.to_string() });
        }
    }
    Ok(())
}

/// The encoding that a page states in a `meta` tag near its start.
fn label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let after = head.split_once("charset")?.1.trim_start().strip_prefix('=')?;
    let name: String = after
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    (!name.is_empty()).then_some(name)
}

/// A short page saved under a document's name is a server's message.
fn refuse_error_page(source: &SourceText, named: &str) -> Result<(), SourceError> {
    let said: String = source.lines.iter().map(|line| source.line(line)).collect::<Vec<_>>().join(" ");
    if said.chars().count() > ERROR_PAGE {
        return Ok(());
    }
    let said = said.trim().chars().take(40).collect();
    Err(SourceError::DownloadFailed { named: named.to_uppercase(), said })
}

/// Elements whose content is not read.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "iframe"
            | "object"
            | "svg"
            | "select"
            | "button"
            | "textarea"
    )
}

/// Elements that stand on their own lines.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Whether an element is named as the page's header or footer, as word processors do.
fn is_page_edge(element: ElementRef<'_>) -> bool {
    matches!(element.attr("title"), Some("header" | "footer")) || matches!(element.value().name(), "nav" | "footer")
}

/// What the elements around a text say of it.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    look: Look,
    keep_breaks: bool,
}

/// The line being put together.
#[derive(Debug, Default)]
struct Line {
    text: String,
    label: Option<String>,
    look: Option<Look>,
    bold: usize,
    count: usize,
}

/// Walks over the page and writes its lines.
struct Walk<'p, 'o> {
    elements: Elements,
    tables: u32,
    line: Line,
    article: Article<'p>,
    inside: bool,
    options: &'o ReadOptions<'o>,
}

impl<'p> Walk<'p, '_> {
    fn children(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
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

    fn element(&mut self, element: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let name = element.value().name();
        if is_unread(name) || hidden(element) {
            return Ok(());
        }
        if depth > DEEPEST {
            for text in element.text() {
                self.text(text, place);
            }
            return Ok(());
        }
        if name == "br" {
            self.line.text.truncate(self.line.text.trim_end_matches(' ').len());
            self.line.text.push('\n');
            return Ok(());
        }
        let place = styled(element, place);
        if !is_block(name) {
            return self.children(element, place, depth);
        }
        self.options.check()?;
        self.flush()?;
        let was_inside = self.inside;
        self.inside = (self.inside || self.article.holds(element)) && !is_page_edge(element);
        match name {
            "table" if !is_layout(element) => self.table(element, place, depth)?,
            "ol" => self.list(element, place, depth)?,
            _ => self.children(element, place, depth)?,
        }
        self.flush()?;
        self.inside = was_inside;
        Ok(())
    }

    /// Adds text to the line, its blanks as a browser shows them.
    fn text(&mut self, text: &str, place: Place) {
        let mut pending: Option<bool> = None;
        for c in text.chars() {
            if place.keep_breaks && c == '\n' {
                self.line.text.push(c);
                continue;
            }
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                pending = Some(pending.unwrap_or(false) || c == '\n');
                continue;
            }
            self.blank(pending.take(), Some(c));
            self.line.text.push(c);
            self.line.count += 1;
            self.line.bold += usize::from(place.look.bold);
            self.line.look.get_or_insert(place.look);
        }
        self.blank(pending, None);
    }

    /// A run of white space. A line end in the file between two Chinese characters is none (CSS Text 3, 4.1.3).
    fn blank(&mut self, run: Option<bool>, next: Option<char>) {
        let (Some(breaks), Some(last)) = (run, self.line.text.chars().last()) else { return };
        let wide = |c: char| c >= '\u{2E80}';
        // Word processors break their files' lines at blanks only, and the one after an article's number matters.
        let line = self.line.text.rsplit('\n').next().unwrap_or("");
        let label = line.starts_with('第') && line.ends_with(['条', '章', '节', '编']) && line.len() <= 30;
        let joined = breaks && !label && wide(last) && next.is_none_or(wide);
        if !joined && !last.is_ascii_whitespace() {
            self.line.text.push(' ');
        }
    }

    /// Writes the line, if there is one.
    fn flush(&mut self) -> Result<(), SourceError> {
        let line = std::mem::take(&mut self.line);
        let text = line.text.trim_matches(['\n', ' ']);
        if text.trim().is_empty() {
            // A list's label waits for the text, which may be in a paragraph of its own.
            self.line.label = line.label;
            return Ok(());
        }
        let look = Look {
            bold: line.bold * 2 > line.count,
            running: !self.inside,
            auto_label: line.label.is_some(),
            ..line.look.unwrap_or_default()
        };
        match line.label {
            Some(label) => self.elements.push(&format!("{label}{}", text.trim_start()), look),
            None => self.elements.push(text, look),
        }
    }

    /// A numbered list: the browser's numbers are part of what is shown.
    fn list(&mut self, list: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let mut number = list.attr("start").and_then(|v| v.trim().parse::<u32>().ok()).unwrap_or(1);
        for item in list.child_elements() {
            if item.value().name() == "li" {
                self.flush()?;
                let label = match list.attr("type") {
                    Some("a") => super::numerals::letters(number, 'a'),
                    Some("A") => super::numerals::letters(number, 'A'),
                    Some("i") => super::numerals::roman(number),
                    Some("I") => super::numerals::roman(number).to_uppercase(),
                    _ => number.to_string(),
                };
                self.line.label = Some(format!("{label}. "));
                number = number.saturating_add(1);
            }
            self.element(item, place, depth + 1)?;
            self.line.label = None;
        }
        Ok(())
    }

    fn table(&mut self, table: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        let (mut row, mut covered): (u16, Vec<u16>) = (0, Vec::new());
        // The parts of a table (thead, tbody) add nothing but the head.
        let mut parts: Vec<(ElementRef<'p>, bool)> = Vec::new();
        for child in table.child_elements() {
            match child.value().name() {
                "tr" => parts.push((child, false)),
                "thead" | "tbody" | "tfoot" => {
                    let head = child.value().name() == "thead";
                    parts.extend(child.child_elements().filter(|e| e.value().name() == "tr").map(|tr| (tr, head)));
                }
                _ => self.element(child, place, depth + 1)?,
            }
        }
        for (tr, head) in parts {
            covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            let cells = tr.child_elements().filter(|e| matches!(e.value().name(), "td" | "th"));
            let mut column = 0usize;
            for cell in cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let span =
                    |name: &str| cell.attr(name).and_then(|v| v.trim().parse::<u16>().ok()).unwrap_or(1).clamp(1, 1000);
                let (columns, rows) = (span("colspan"), span("rowspan"));
                let head = head || cell.value().name() == "th";
                let column_number = u16::try_from(column).unwrap_or(u16::MAX);
                let reference = CellRef { table: number, row, column: column_number, columns, rows, head };
                let within = place.look.cell.unwrap_or(reference);
                let inner = Place { look: Look { cell: Some(within), ..place.look }, ..place };
                self.element(cell, inner, depth + 1)?;
                covered.resize(covered.len().max(column + usize::from(columns)), 0);
                covered.iter_mut().skip(column).take(usize::from(columns)).for_each(|c| *c = rows);
                column += usize::from(columns);
            }
            row = row.saturating_add(1);
        }
        Ok(())
    }
}

/// A table with another inside, or with headings, lays out the page. (Bounded: only its first thousand elements count.)
fn is_layout(table: ElementRef<'_>) -> bool {
    table.descendent_elements().skip(1).take(1000).any(|e| matches!(e.value().name(), "table" | "h1" | "h2" | "form"))
}

fn hidden(element: ElementRef<'_>) -> bool {
    element.attr("hidden").is_some() || style(element, "display").is_some_and(|v| v == "none")
}

/// A property of an element's own `style`, in lower case.
fn style(element: ElementRef<'_>, property: &str) -> Option<String> {
    let style = element.attr("style")?;
    style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then(|| value.trim().to_lowercase())
    })
}

/// The look inside an element.
fn styled(element: ElementRef<'_>, place: Place) -> Place {
    let name = element.value().name();
    let mut look = place.look;
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => look.heading = name[1..].parse().ok(),
        "b" | "strong" => look.bold = true,
        "th" => look.bold = true,
        "center" => look.centred = true,
        _ => {}
    }
    let align = element.attr("align").map(str::to_lowercase).or_else(|| style(element, "text-align"));
    if let Some(align) = align {
        look.centred = align.starts_with("center");
    }
    if let Some(weight) = style(element, "font-weight") {
        look.bold = weight.starts_with("bold") || weight.parse::<u32>().is_ok_and(|w| w >= 600);
    }
    let family = element.attr("face").map(str::to_owned).or_else(|| style(element, "font-family"));
    look.face = family.and_then(|f| face_class(&f)).or(look.face);
    look.points = style(element, "font-size").and_then(|size| points(&size)).or(look.points);
    Place { look, keep_breaks: place.keep_breaks || name == "pre" }
}

/// A size in points: `16pt`, `21px`.
fn points(size: &str) -> Option<f32> {
    let unit = size.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let value: f32 = size.get(..size.len() - unit.len())?.parse().ok()?;
    match unit.trim() {
        "pt" => Some(value),
        "px" => Some(value * 0.75),
        _ => None,
    }
    .filter(|points| *points > 0.0 && *points < 500.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> SourceText {
        crate::source::read("a.html", html.as_bytes()).expect("a page")
    }

    /// The lines of the article; running ones are in brackets.
    fn lines(source: &SourceText) -> Vec<String> {
        let running = |line: &crate::source::SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
        let text = |line| if running(line) { format!("[{}]", source.line(line)) } else { source.line(line).to_owned() };
        source.lines.iter().map(text).collect()
    }

    #[test]
    fn the_article_without_the_menus() {
        let source = page(
            "<html><head><title>站名</title></head><body><div class=nav><a href=/>首页</a> &gt; 公报</div>\
             <div><h1>河道采砂管理办法</h1><div id=zoom><p>第一条 为了保护河道，制定本办法。<p>第二条 本办法自公布之日起施行。\
             <script>var a='<p>脚本</p>'</script></div></div><div class=footer>版权所有</div></body></html>",
        );
        assert_eq!(
            lines(&source),
            [
                "[首页 > 公报]",
                "河道采砂管理办法",
                "第一条 为了保护河道，制定本办法。",
                "第二条 本办法自公布之日起施行。",
                "[版权所有]"
            ]
        );
        assert_eq!(source.lines[1].hint.as_ref().and_then(|h| h.heading), Some(1));
    }

    #[test]
    fn blanks_and_breaks_are_as_shown() {
        let source =
            page("<body><p>关于印发办法\n  的通知（2023-2025\n 年）<br>第二行&nbsp;&#12298;条例&#12299;</p></body>");
        assert_eq!(lines(&source), ["关于印发办法的通知（2023-2025 年）", "第二行\u{A0}《条例》"]);
    }

    #[test]
    fn lists_are_numbered() {
        let source = page("<body><ol start=3><li>甲</li><li><p>乙</p></ol><ul><li>丙</ul></body>");
        assert_eq!(lines(&source), ["3. 甲", "4. 乙", "丙"]);
    }

    #[test]
    fn tables_have_cells_even_inside_paragraphs() {
        let source = page(
            "<body><p>任务表<table><tr><th colspan=2>任务<th>单位<tr><td rowspan=2>水文<td>监测<td>水务局\
             <tr><td>预报<td>气象局</table></body>",
        );
        let cells: Vec<_> = source
            .lines
            .iter()
            .filter_map(|l| l.hint.as_ref()?.cell.map(|c| (source.line(l), c.row, c.column, c.rows, c.columns, c.head)))
            .collect();
        assert_eq!(
            cells,
            [
                ("任务", 0, 0, 1, 2, true),
                ("单位", 0, 2, 1, 1, true),
                ("水文", 1, 0, 2, 1, false),
                ("监测", 1, 1, 1, 1, false),
                ("水务局", 1, 2, 1, 1, false),
                ("预报", 2, 1, 1, 1, false),
                ("气象局", 2, 2, 1, 1, false),
            ]
        );
    }

    #[test]
    fn a_page_is_known_by_its_first_tag() {
        assert!(is_html("\u{FEFF}\n<!-- x --><!DOCTYPE html><p>"));
        assert!(is_html("<?xml version='1.0'?>\n<html xmlns='x'>"));
        assert!(!is_html("<关于印发办法的通知>"));
        assert!(!is_html("第一条 <html>"));
    }

    #[test]
    fn a_servers_message_is_no_document() {
        let got = crate::source::read("a.pdf", "<html><body>404 没有此页</body></html>".as_bytes());
        assert_eq!(got, Err(SourceError::DownloadFailed { named: "PDF".to_owned(), said: "404 没有此页".to_owned() }));
    }

    #[test]
    fn deep_nesting_ends() {
        let source = page(&format!("<body>{}深处的文字", "<div>".repeat(3_000)));
        assert!(lines(&source).iter().any(|line| line.contains("深处的文字")));
        let endless = crate::source::read("a.html", format!("<body>{}", "<div>字".repeat(50_000)).as_bytes());
        assert!(matches!(endless, Err(SourceError::TooLarge { .. })));
    }
}
