//! Documents as markup that is HTML and XHTML alike: what the web page and the EPUB share.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::headings::{depths, own_title};
use super::page_marks::PageMark;
use crate::facts::{Facts, Force, Link, StatedDay, Target};
use crate::issue::{Block, BlockKind, Document, Issue, Place, Seam, Table};
use crate::typeset::Align;
use crate::typeset::flow::{DATE_RIGHT, Spec};

/// How a document looks: the typefaces and places of the national format for official documents (GB/T 9704) as far
/// as the reader's machine has them, and what browsers know of setting Chinese.
pub(super) const STYLE: &str = "\
body{font-family:'Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC',SimSun,serif;line-height:1.8;\
line-break:strict;text-autospace:normal;text-spacing-trim:trim-start}\
h1,h2,h3,h4,h5,h6{font-size:1em;margin:1.2em 0 .4em;text-indent:2em;font-weight:normal}\
.d,.t{font-weight:bold;text-align:center;text-indent:0;line-height:1.4;text-wrap:balance}.d{font-size:1.5em}.t{font-size:1.25em}\
.hei{font-family:'Source Han Sans SC','Noto Sans CJK SC','Noto Sans SC',SimHei,sans-serif}.kai{font-family:KaiTi,STKaiti,Kai,serif}.b{font-weight:bold}.label{margin-right:.75em}\
p{margin:0;text-indent:2em;text-align:justify}.c{text-align:center;text-indent:0}.f{text-indent:0}.sign{width:fit-content;margin:1.6em 4em .8em auto}\
.sign p{text-align:center;text-indent:0}.meta{text-align:center;text-indent:0;color:#666}.red{color:#b00;text-align:center;text-indent:0;font-weight:bold}\
a{color:inherit;text-decoration-color:#b99}.seam{color:#a60;font-size:.8em;vertical-align:super}\
table{border-collapse:collapse;margin:1em auto}.pb{font-size:.7rem;color:#777}.pb::before{content:'〔'attr(aria-label)'〕'}td,th{border:1px solid #999;padding:.2em .6em;text-indent:0}th{font-weight:normal}";

/// Tells the address of a block.
pub(super) type Address<'a> = &'a dyn Fn(Place) -> String;

/// A document, as an `article`. `rank` is that of its title's heading; what stands below it follows. `pages` are where
/// printed pages begin in it.
pub(super) fn article(
    issue: &Issue,
    facts: &Facts,
    (d, rank): (usize, usize),
    pages: &[PageMark],
    address: Address<'_>,
) -> String {
    let Some(document) = issue.documents.get(d) else { return String::new() };
    let mut writer = Writer {
        issue,
        facts,
        d,
        rank,
        address,
        depths: depths(document),
        pages,
        seams: HashMap::new(),
        html: String::new(),
    };
    writer.document(document);
    writer.html
}

/// The anchor of a document: its id, as the JSON has it.
pub(super) fn document_anchor(issue: &Issue, document: usize) -> String {
    let id = issue.documents.get(document).map(|d| d.id.as_str());
    id.filter(|id| is_anchor(id)).map_or_else(|| format!("d{document}"), str::to_owned)
}

/// The anchor of a block: its id, as the JSON has it.
pub(super) fn anchor(issue: &Issue, place: Place) -> String {
    let id = issue.block(place.document, place.block).map(|b| b.id.as_str());
    id.filter(|id| is_anchor(id)).map_or_else(|| format!("d{}b{}", place.document, place.block), str::to_owned)
}

/// Whether an id is one for markup and addresses alike.
fn is_anchor(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// The mark of the beginning of a printed page. What it shows is not text, so that it is in nothing that is copied.
fn page_mark(mark: &PageMark) -> String {
    let PageMark { page, anchor, .. } = mark;
    format!("<span class=\"pb\" id=\"{anchor}\" role=\"doc-pagebreak\" aria-label=\"{page}\"></span>")
}

/// A text as it may stand in markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No control character but these is allowed in a page.
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{fffe}'
            | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

struct Writer<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    d: usize,
    rank: usize,
    address: Address<'a>,
    /// How deep each heading stands.
    depths: HashMap<usize, usize>,
    /// Where printed pages begin, from the next one on.
    pages: &'a [PageMark],
    /// The joins inside paragraphs, by block.
    seams: HashMap<usize, Vec<&'a Seam>>,
    html: String,
}

impl<'a> Writer<'a> {
    fn document(&mut self, document: &'a Document) {
        for seam in document.seams.iter().filter(|s| s.inside_paragraph) {
            self.seams.entry(seam.after_block).or_default().push(seam);
        }
        let (id, h) = (document_anchor(self.issue, self.d), self.rank);
        let _ = writeln!(self.html, "<article id=\"{id}\">");
        let first = self.page_marks(0, 0);
        let (heading, own) = own_title(document);
        // A document without a title begins with its text.
        let heading = if heading.trim().is_empty() {
            String::new()
        } else {
            format!("<h{h} class=\"d\">{}</h{h}>", escaped(&heading))
        };
        if !heading.is_empty() || !first.is_empty() {
            let _ = writeln!(self.html, "{first}{heading}");
        }
        if let Some(force) = self.facts.force.get(self.d) {
            self.force(force);
        }
        let mut b = 0;
        while let Some(block) = document.blocks.get(b) {
            if Some(b) == own {
                // The heading above is this title; its anchor stays.
                let _ = writeln!(self.html, "<div id=\"{}\"></div>", self.anchor(b));
            } else if let Some(count) = sign_off(document, b) {
                self.sign_off(document, b, count);
                b += count;
                continue;
            } else {
                self.block(document, b, block);
            }
            b += 1;
        }
        let rest = self.page_marks(usize::MAX, usize::MAX);
        self.html.push_str(&rest);
        self.html.push_str("</article>\n");
    }

    fn anchor(&self, block: usize) -> String {
        anchor(self.issue, Place { document: self.d, block, byte: 0 })
    }

    /// The marks of the pages that begin up to a place.
    fn page_marks(&mut self, block: usize, byte: usize) -> String {
        let due = self.pages.iter().take_while(|mark| (mark.block, mark.byte) <= (block, byte)).count();
        let (due, rest) = self.pages.split_at(due);
        self.pages = rest;
        due.iter().map(page_mark).collect()
    }

    fn force(&mut self, force: &Force) {
        let day = |s: Option<StatedDay>| s.and_then(|s| s.date);
        let mut parts = Vec::new();
        parts.extend(day(force.effective).map(|d| format!("{d} 起施行")));
        parts.extend(day(force.expires).map(|d| format!("有效期至 {d}")));
        parts.extend(force.repealed.and_then(|r| r.date).map(|d| format!("{d} 起废止")));
        if !parts.is_empty() {
            let _ = writeln!(self.html, "<p class=\"meta\">{}</p>", parts.join("；"));
        }
    }

    fn block(&mut self, document: &Document, b: usize, block: &Block) {
        let id = self.anchor(b);
        if let Some(table) = &block.table {
            return self.table((b, &id), table);
        }
        let before = b.checked_sub(1).and_then(|i| document.blocks.get(i));
        let spec = Spec::of(block, before, document.blocks.get(b + 1));
        let lead = block.lead_bytes().min(block.text.len());
        let runs_on = block.text.get(lead..).is_some_and(|r| !r.trim().is_empty());
        let below = format!("h{}", (self.rank + 1 + self.depths.get(&b).copied().unwrap_or(0)).min(6));
        let level = usize::from(block.level.unwrap_or(3)).clamp(1, 3);
        let (tag, mut class) = match block.kind {
            BlockKind::Title => (below, "t"),
            BlockKind::Attachment if block.level == Some(0) => (below, "hei"),
            BlockKind::Heading if !runs_on => (below, ["hei", "kai", "b"][level - 1]),
            BlockKind::RedHeader => ("p".to_owned(), "red"),
            _ => ("p".to_owned(), ""),
        };
        let lead = if tag == "p" && matches!(block.kind, BlockKind::Heading | BlockKind::Article) { lead } else { 0 };
        let placed = match spec.align {
            Align::Centre if !matches!(class, "t" | "red") => format!("{class} c"),
            Align::Justify if spec.indent == 0.0 => format!("{class} f"),
            _ => class.to_owned(),
        };
        class = placed.trim();
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let place = place(&spec);
        let _ = write!(self.html, "<{tag} id=\"{id}\"{class}{place}>");
        let face = match block.level {
            _ if block.kind == BlockKind::Article => "hei label",
            Some(2) => "kai",
            Some(3..) => "b",
            _ => "hei",
        };
        self.text(b, block, lead, face);
        let _ = writeln!(self.html, "</{tag}>");
    }

    /// The office and the date under a document: centred on one another, at the right.
    fn sign_off(&mut self, document: &'a Document, from: usize, count: usize) {
        let blocks = document.blocks.get(from..from + count).unwrap_or_default();
        let widest = |kind| blocks.iter().filter(|b| b.kind == kind).map(|b| ems(&b.text)).fold(0.0, f32::max);
        let over = ((widest(BlockKind::Signature) - widest(BlockKind::Date)) / 2.0).max(0.0);
        let right = (DATE_RIGHT - over).max(0.0);
        let style = if right < DATE_RIGHT { format!(" style=\"margin-right:{right}em\"") } else { String::new() };
        let _ = writeln!(self.html, "<div class=\"sign\"{style}>");
        for (n, block) in blocks.iter().enumerate() {
            let _ = write!(self.html, "<p id=\"{}\">", self.anchor(from + n));
            self.text(from + n, block, 0, "");
            self.html.push_str("</p>\n");
        }
        self.html.push_str("</div>\n");
    }

    /// The text with its links, its joins and the face of its lead.
    fn text(&mut self, b: usize, block: &Block, lead: usize, face: &str) {
        let links = self.facts.links.in_block(self.d, b);
        let seams = self.seams.remove(&b).unwrap_or_default();
        let mut cuts: Vec<usize> = links.iter().flat_map(|l| [l.from.place.byte, l.from.end]).collect();
        cuts.extend(seams.iter().map(|s| s.byte));
        let inside = self.pages.iter().take_while(|mark| mark.block <= b);
        cuts.extend(inside.map(|mark| if mark.block < b { 0 } else { mark.byte.min(block.text.len()) }));
        cuts.extend([0, lead, block.text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut next = links.iter().peekable();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            for seam in seams.iter().filter(|s| s.byte == from && from > 0) {
                let page = seam.says_page.map(|p| format!("接第{p}页")).unwrap_or_else(|| "接续".to_owned());
                let _ = write!(self.html, "<span class=\"seam\">〔{page}〕</span>");
            }
            let marks = self.page_marks(b, from);
            self.html.push_str(&marks);
            let Some(text) = block.text.get(from..to) else { continue };
            while next.peek().is_some_and(|l| l.from.end <= from) {
                next.next();
            }
            let link = next.peek().filter(|l| l.from.place.byte <= from && to <= l.from.end);
            let mut html = escaped(text);
            if let Some(goal) = link.and_then(|l| self.goal(l)) {
                html = format!("<a href=\"{}\">{html}</a>", (self.address)(goal));
            }
            if to <= lead {
                html = format!("<span class=\"{face}\">{html}</span>");
            }
            self.html.push_str(&html);
        }
    }

    /// The place that a link goes to, if it is in the issue.
    fn goal(&self, link: &Link) -> Option<Place> {
        let Target::Inside { place, .. } = link.target else { return None };
        self.issue.block(place.document, place.block).map(|_| place)
    }

    fn table(&mut self, (b, id): (usize, &str), table: &Table) {
        // A page may begin inside a table, where no mark may stand: it stands before it.
        let marks = self.page_marks(b, usize::MAX);
        if !marks.is_empty() {
            let _ = writeln!(self.html, "<div>{marks}</div>");
        }
        let _ = writeln!(self.html, "<table id=\"{id}\">");
        // A head that reaches into the rows below it can't be a part of its own.
        let reaches = |(r, row): (usize, &Vec<crate::issue::Cell>)| {
            row.iter().any(|c| r + usize::from(c.rows.max(1)) > table.head_rows)
        };
        let head =
            table.head_rows < table.rows.len() && !table.rows.iter().take(table.head_rows).enumerate().any(reaches);
        let head = if head { table.head_rows } else { 0 };
        for (r, row) in table.rows.iter().enumerate() {
            if r == 0 && head > 0 {
                self.html.push_str("<thead>\n");
            } else if r == head {
                self.html.push_str("<tbody>\n");
            }
            self.html.push_str("<tr>");
            let tag = if r < table.head_rows { "th" } else { "td" };
            for cell in row {
                let span = |name: &str, n: u16| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
                let spans = span("colspan", cell.columns) + &span("rowspan", cell.rows);
                let text = escaped(&cell.text).replace('\n', "<br/>");
                let _ = write!(self.html, "<{tag}{spans}>{text}</{tag}>");
            }
            self.html.push_str("</tr>\n");
            if head > 0 && r + 1 == head {
                self.html.push_str("</thead>\n");
            }
        }
        self.html.push_str(if table.rows.is_empty() { "</table>\n" } else { "</tbody>\n</table>\n" });
    }
}

/// How many blocks from one on are the office and the date under a document.
fn sign_off(document: &Document, from: usize) -> Option<usize> {
    let before = from.checked_sub(1).and_then(|i| document.blocks.get(i)).map(|b| b.kind);
    let rest = document.blocks.get(from..)?;
    let count = rest.iter().take_while(|b| matches!(b.kind, BlockKind::Signature | BlockKind::Date)).count();
    // A date under a title is the title's.
    (count > 0 && !matches!(before, Some(BlockKind::Title | BlockKind::Number))).then_some(count)
}

/// The indents of what hangs (the names in a list of attachments).
fn place(spec: &Spec) -> String {
    if spec.hang == 0.0 {
        return String::new();
    }
    let first = ((spec.indent - spec.hang) * 100.0).round() / 100.0;
    format!(" style=\"margin-left:{}em;text-indent:{first}em;text-align:left\"", spec.hang)
}

/// The length of a text in em, near enough.
fn ems(text: &str) -> f32 {
    text.trim().chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}
