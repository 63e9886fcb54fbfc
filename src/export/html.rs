//! An issue as one self-contained web page: contents, anchors, links; no script, nothing loaded from elsewhere.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::facts::{Facts, Force, Link, StatedDay, Target};
use crate::issue::{Block, BlockKind, Document, Issue, Place, Seam, Table};

/// The page's look: the typefaces of the national format for official documents (GB/T 9704) as far as the reader's
/// machine has them.
const STYLE: &str = "\
body{margin:0 auto;max-width:42em;padding:2em 1em;font:1.06rem/1.8 'Source Han Serif SC','Noto Serif CJK SC',SimSun,serif;color:#222;background:#fdfdfb}\
h1,h2{text-align:center;line-height:1.4}h2{margin-top:3em}h3,h4,h5,h6{font-size:1.06rem;margin:1.2em 0 .4em}\
h3.t{text-align:center;font-size:1.25rem}h4,.lead1{font-family:'Source Han Sans SC','Noto Sans CJK SC',SimHei,sans-serif}\
h5,.lead2{font-family:KaiTi,STKaiti,serif}p{margin:0;text-indent:2em;text-align:justify}.c,.r{text-indent:0}.c{text-align:center}.r{text-align:right}\
.meta{text-align:center;text-indent:0;color:#555}.red{color:#b00;text-align:center;text-indent:0;font-weight:bold}\
nav ul{list-style:none;padding-left:1.2em}nav .page{color:#777}a{color:inherit;text-decoration-color:#b99}.seam{color:#a60;font-size:.8em;vertical-align:super}\
table{border-collapse:collapse;margin:1em auto}td,th{border:1px solid #999;padding:.2em .6em}\
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}.red{color:#e66}}@media print{nav{display:none}}";

/// Writes an issue as a web page.
///
/// # Errors
/// What the writer says.
pub fn write_html(issue: &Issue, facts: &Facts, out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let m = &issue.masthead;
    let name = m.name.as_deref().unwrap_or(&issue.source.file);
    let year = m.year.map(|y| format!(" {y}年")).unwrap_or_default();
    let total = m.total_number.as_deref().map(|t| format!("（{t}）")).unwrap_or_default();
    let title = escaped(&format!("{name}{year}{}{total}", m.number.as_deref().unwrap_or("")));
    write!(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    write!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n")?;
    write!(out, "<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n")?;
    out.write_all(contents(issue).as_bytes())?;
    for (d, document) in issue.documents.iter().enumerate() {
        let mut page = Page { issue, facts, d, seams: HashMap::new(), html: String::new() };
        page.document(document);
        out.write_all(page.html.as_bytes())?;
    }
    out.write_all(b"</body>\n</html>\n")?;
    out.flush()
}

fn contents(issue: &Issue) -> String {
    let mut html = String::from("<nav aria-label=\"目录\">\n<ul>\n");
    let mut category = None;
    for (d, document) in issue.documents.iter().enumerate() {
        if document.category != category {
            category.clone_from(&document.category);
            let _ = writeln!(html, "<li><strong>{}</strong></li>", escaped(category.as_deref().unwrap_or("")));
        }
        let number = document.number.as_deref().map(|n| format!("　{}", escaped(n))).unwrap_or_default();
        let page = document.page.map(|p| format!(" <span class=\"page\">{p}</span>")).unwrap_or_default();
        let _ = writeln!(html, "<li><a href=\"#d{d}\">{}</a>{number}{page}</li>", escaped(&document.title));
    }
    html.push_str("</ul>\n</nav>\n");
    html
}

struct Page<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    d: usize,
    /// The joins inside paragraphs, by block.
    seams: HashMap<usize, Vec<&'a Seam>>,
    html: String,
}

impl<'a> Page<'a> {
    fn document(&mut self, document: &'a Document) {
        let d = self.d;
        for seam in document.seams.iter().filter(|s| s.inside_paragraph) {
            self.seams.entry(seam.after_block).or_default().push(seam);
        }
        let _ = writeln!(self.html, "<article id=\"d{d}\">\n<h2>{}</h2>", escaped(&document.title));
        if let Some(force) = self.facts.force.get(d) {
            self.force(force);
        }
        let own = document.blocks.iter().position(|b| b.kind == BlockKind::Title);
        for (b, block) in document.blocks.iter().enumerate() {
            if Some(b) == own {
                // The heading above is this title; its anchor stays.
                let _ = writeln!(self.html, "<a id=\"{}\"></a>", anchor(Place { document: d, block: b, byte: 0 }));
            } else {
                self.block(b, block);
            }
        }
        self.html.push_str("</article>\n");
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

    fn block(&mut self, b: usize, block: &Block) {
        let id = anchor(Place { document: self.d, block: b, byte: 0 });
        if let Some(table) = &block.table {
            return self.table(&id, table);
        }
        let lead = block.lead_bytes().min(block.text.len());
        let runs_on = block.text.get(lead..).is_some_and(|r| !r.trim().is_empty());
        let (tag, class) = match block.kind {
            BlockKind::Title => ("h3", "t"),
            BlockKind::Attachment if block.level == Some(0) => ("h3", "t"),
            BlockKind::Heading if !runs_on => match block.level {
                Some(0 | 1) => ("h4", ""),
                Some(2) => ("h5", ""),
                _ => ("h6", ""),
            },
            BlockKind::RedHeader => ("p", "red"),
            BlockKind::Number => ("p", "c"),
            BlockKind::Signature | BlockKind::Date => ("p", "r"),
            _ => ("p", ""),
        };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = write!(self.html, "<{tag} id=\"{id}\"{class}>");
        let lead = if tag == "p" && matches!(block.kind, BlockKind::Heading | BlockKind::Article) { lead } else { 0 };
        let face = if block.level == Some(2) { "lead2" } else { "lead1" };
        self.text(b, block, lead, face);
        let _ = writeln!(self.html, "</{tag}>");
    }

    /// The text with its links, its joins and the face of its lead.
    fn text(&mut self, b: usize, block: &Block, lead: usize, face: &str) {
        let links = self.facts.links.in_block(self.d, b);
        let seams = self.seams.remove(&b).unwrap_or_default();
        let mut cuts: Vec<usize> = links.iter().flat_map(|l| [l.from.place.byte, l.from.end]).collect();
        cuts.extend(seams.iter().map(|s| s.byte));
        cuts.extend([0, lead, block.text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut next = links.iter().peekable();
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            for seam in seams.iter().filter(|s| s.byte == from && from > 0) {
                let page = seam.says_page.map(|p| format!("接第{p}页")).unwrap_or_else(|| "接续".to_owned());
                let _ = write!(self.html, "<span class=\"seam\">〔{page}〕</span>");
            }
            let Some(text) = block.text.get(from..to) else { continue };
            while next.peek().is_some_and(|l| l.from.end <= from) {
                next.next();
            }
            let link = next.peek().filter(|l| l.from.place.byte <= from && to <= l.from.end);
            let mut html = escaped(text);
            if let Some(goal) = link.and_then(|l| self.goal(l)) {
                html = format!("<a href=\"#{goal}\">{html}</a>");
            }
            if to <= lead {
                html = format!("<span class=\"{face}\">{html}</span>");
            }
            self.html.push_str(&html);
        }
    }

    /// The anchor that a link goes to, if it is in the page.
    fn goal(&self, link: &Link) -> Option<String> {
        let Target::Inside { place, .. } = link.target else { return None };
        self.issue.block(place.document, place.block).map(|_| anchor(place))
    }

    fn table(&mut self, id: &str, table: &Table) {
        let _ = writeln!(self.html, "<table id=\"{id}\">");
        for (r, row) in table.rows.iter().enumerate() {
            self.html.push_str("<tr>");
            let tag = if r < table.head_rows { "th" } else { "td" };
            for cell in row {
                let span = |name: &str, n: u16| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
                let spans = span("colspan", cell.columns) + &span("rowspan", cell.rows);
                let _ = write!(self.html, "<{tag}{spans}>{}</{tag}>", escaped(&cell.text).replace('\n', "<br>"));
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</table>\n");
    }
}

/// The anchor of a block.
fn anchor(place: Place) -> String {
    format!("d{}b{}", place.document, place.block)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No control character but these is allowed in a page.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;

    #[test]
    fn a_document_as_a_page() {
        let block = |kind, level, label: &str, text: &str| Block {
            kind,
            level,
            label: (!label.is_empty()).then(|| label.to_owned()),
            text: text.into(),
            ..Block::default()
        };
        let text = "第二条 依第一条办理<甲>，自2021年3月1日起施行。";
        let document = Document {
            title: "云州市办法".into(),
            page: Some(3),
            category: Some("市政府文件".into()),
            blocks: vec![
                block(BlockKind::Title, None, "", "云州市办法"),
                block(BlockKind::Heading, Some(1), "第一章", "第一章 总则"),
                block(BlockKind::Article, None, "第一条", "第一条 甲。"),
                block(BlockKind::Article, None, "第二条", text),
                block(BlockKind::Paragraph, None, "", "本办法自2021年3月1日起施行。"),
            ],
            seams: vec![Seam {
                says_page: Some(13),
                from_page: None,
                after_block: 3,
                inside_paragraph: true,
                byte: text.find("办理").unwrap(),
                confidence: 1.0,
            }],
            ..Document::default()
        };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        let mut out = Vec::new();
        write_html(&issue, &facts(&issue), &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(!page.contains("<甲>") && !page.contains("<script") && !page.contains("http"));
        let body = page.split("</style>").nth(1).unwrap().to_owned();
        insta::assert_snapshot!(body);
    }
}
