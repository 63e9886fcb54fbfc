//! An issue as a Word document (Office Open XML): A4, with the typefaces and sizes of the national format for official
//! documents (GB/T 9704), headings with their levels, a list of the documents, and links.
//!
//! The parts are written here: what is needed of the form is small. `parts` has those that are the same in every file,
//! `table` the cells.

mod parts;
mod table;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::headings::{depths, own_title};
use super::markup::{anchor, document_anchor, escaped};
use super::page_marks::{PageMark, PageMarks};
use super::unsettled;
use crate::facts::{Facts, Target};
use crate::issue::{Block, BlockKind, Date, Document, Issue, Place, Seam, carried, document_name};
use crate::typeset::Align;
use crate::typeset::flow::Spec;

/// Writes an issue as a Word document. `today` is the day it is told to be made on.
///
/// # Errors
/// What the writer says.
pub fn write_docx(issue: &Issue, facts: &Facts, today: Date, out: impl Write) -> io::Result<()> {
    let about = parts::core(&super::title(issue), &super::authors(issue), today);
    pack(&about, &body(issue, facts), Some(&super::json::carried(issue)?), out)
}

/// A paragraph of a list that is written as a Word document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading, 1 the highest.
    Heading(u8, String),
    /// Words of a source.
    Quote(String),
    /// Anything else.
    Plain(String),
}

/// Writes a list with headings as a Word document, in the styles of an issue.
///
/// # Errors
/// What the writer says.
pub fn write_list(title: &str, list: &[Part], today: Date, out: impl Write) -> io::Result<()> {
    let mut xml = String::from(parts::DOCUMENT_START);
    xml.push_str(&paragraph("Masthead", "", &run(title, Look::Plain)));
    for part in list {
        xml.push_str(&match part {
            Part::Heading(level, text) => {
                paragraph(&format!("Heading{}", level.clamp(&1, &6)), "", &run(text, Look::Plain))
            }
            Part::Quote(text) => paragraph("Normal", "<w:ind w:leftChars=\"200\"/>", &run(text, Look::Lead("Kai"))),
            Part::Plain(text) => paragraph("Normal", "", &run(text, Look::Plain)),
        });
    }
    xml.push_str(parts::DOCUMENT_END);
    pack(&parts::core(title, &[], today), &xml, None, out)
}

/// Packs a document with the parts that are the same in every file, and with the issue that it carries.
fn pack(about: &str, body: &str, issue: Option<&[u8]>, mut out: impl Write) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8]| -> io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(bytes)
    };
    for (name, text) in parts::FIXED {
        add(name, text.as_bytes())?;
    }
    add("docProps/core.xml", about.as_bytes())?;
    add("word/document.xml", body.as_bytes())?;
    if let Some(issue) = issue {
        add(carried::PART, issue)?;
        add(carried::PART_OF, carried::digest(body.as_bytes()).as_bytes())?;
    }
    let whole = zip.finish()?;
    out.write_all(whole.get_ref())?;
    out.flush()
}

fn body(issue: &Issue, facts: &Facts) -> String {
    let mut writer = Writer { issue, facts, xml: String::from(parts::DOCUMENT_START), bookmarks: 0 };
    let single = issue.masthead.name.is_none() && issue.documents.len() == 1;
    if !single {
        writer.front();
    }
    if let Some(note) = super::note(issue) {
        writer.xml.push_str(&paragraph("Entry", "", &run(&note, Look::Mark)));
    }
    let pages = PageMarks::of(issue);
    for (d, document) in issue.documents.iter().enumerate() {
        writer.document(d, document, pages.in_document(d));
    }
    writer.unsettled();
    writer.xml.push_str(parts::DOCUMENT_END);
    writer.xml
}

/// How a run of characters looks beside its paragraph.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Plain,
    Lead(&'static str),
    Mark,
}

struct Writer<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    xml: String,
    bookmarks: usize,
}

/// The name of a bookmark: letters, digits and underscores, begun by a letter.
fn bookmark(anchor: &str) -> String {
    let name: String = anchor.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("b{name}") }
}

/// Runs of text: line ends and tabs are elements of their own.
fn run(text: &str, look: Look) -> String {
    let properties = match look {
        Look::Plain => String::new(),
        Look::Lead(style) => format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>"),
        Look::Mark => "<w:rPr><w:rStyle w:val=\"Mark\"/></w:rPr>".to_owned(),
    };
    let mut inside = String::new();
    for (n, line) in text.split('\n').enumerate() {
        inside.push_str(if n > 0 { "<w:br/>" } else { "" });
        for (n, part) in line.split('\t').enumerate() {
            inside.push_str(if n > 0 { "<w:tab/>" } else { "" });
            if !part.is_empty() {
                let _ = write!(inside, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(part));
            }
        }
    }
    if inside.is_empty() { String::new() } else { format!("<w:r>{properties}{inside}</w:r>") }
}

fn paragraph(style: &str, more: &str, inside: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{inside}</w:p>\n")
}

impl<'a> Writer<'a> {
    /// The gazette's name and its documents.
    fn front(&mut self) {
        let title = super::title(self.issue);
        self.xml.push_str(&paragraph("Masthead", "", &run(&title, Look::Plain)));
        let mut category = None;
        for (d, document) in self.issue.documents.iter().enumerate() {
            if document.category != category {
                category.clone_from(&document.category);
                if let Some(name) = category.as_deref().filter(|name| !name.trim().is_empty()) {
                    self.xml.push_str(&paragraph("Category", "", &run(name, Look::Plain)));
                }
            }
            let number = document.number.as_deref().map(|n| format!("（{n}）")).unwrap_or_default();
            // The page of the issue as it was printed is another than the page of this file, which the word processor fills in.
            let printed = document.page.map(|page| format!("　原刊第{page}页")).unwrap_or_default();
            let line = run(&format!("{}{number}{printed}\t", document_name(document)), Look::Plain);
            let goal = bookmark(&document_anchor(self.issue, d));
            let page = format!(
                "<w:fldSimple w:instr=\" PAGEREF {goal} \\h \" w:dirty=\"true\"><w:r><w:t/></w:r></w:fldSimple>"
            );
            let entry = format!("<w:hyperlink w:anchor=\"{goal}\">{line}{page}</w:hyperlink>");
            self.xml.push_str(&paragraph("Entry", "", &entry));
        }
    }

    /// What is in doubt, behind the text.
    fn unsettled(&mut self) {
        let lines = unsettled::lines(self.issue);
        if lines.is_empty() {
            return;
        }
        self.xml.push_str(&paragraph("Heading1", "", &run(unsettled::HEAD, Look::Plain)));
        for line in std::iter::once(unsettled::SAYS).chain(lines.iter().map(String::as_str)) {
            self.xml.push_str(&paragraph("Normal", "", &run(line, Look::Plain)));
        }
    }

    fn document(&mut self, d: usize, document: &'a Document, pages: &[PageMark]) {
        let mut seams: BTreeMap<usize, Vec<&Seam>> = BTreeMap::new();
        for seam in document.seams.iter().filter(|s| s.inside_paragraph) {
            seams.entry(seam.after_block).or_default().push(seam);
        }
        let (heading, own) = own_title(document);
        let depths = depths(document);
        // A document without a title begins with its text: an empty heading would stand in the outline.
        let over = if heading.trim().is_empty() { "Anchor" } else { "Heading1" };
        let title = self.marked(&document_anchor(self.issue, d), &run(heading.trim(), Look::Plain));
        self.xml.push_str(&paragraph(over, "", &title));
        for (b, block) in document.blocks.iter().enumerate() {
            let marks: Vec<&PageMark> = pages.iter().filter(|mark| mark.block == b).collect();
            let id = anchor(self.issue, Place { document: d, block: b, byte: 0 });
            if Some(b) == own {
                // The heading above is this title.
                let text = self.marked(&id, &marks.iter().map(|m| page_mark(m)).collect::<String>());
                self.xml.push_str(&paragraph("Anchor", "", &text));
                continue;
            }
            if let Some(table) = &block.table {
                let text = self.marked(&id, &marks.iter().map(|m| page_mark(m)).collect::<String>());
                self.xml.push_str(&paragraph("Anchor", "", &text));
                self.xml.push_str(&table::table(table));
                continue;
            }
            let spec =
                Spec::of(block, b.checked_sub(1).and_then(|i| document.blocks.get(i)), document.blocks.get(b + 1));
            let (style, more) = style(block, &spec, &depths, b);
            let text = self.text((d, b), block, &marks, seams.get(&b).map_or(&[], Vec::as_slice));
            let text = self.marked(&id, &text);
            self.xml.push_str(&paragraph(&style, &more, &text));
        }
    }

    /// Text with a bookmark around it.
    fn marked(&mut self, anchor: &str, text: &str) -> String {
        self.bookmarks += 1;
        let (n, name) = (self.bookmarks, bookmark(anchor));
        format!("<w:bookmarkStart w:id=\"{n}\" w:name=\"{name}\"/>{text}<w:bookmarkEnd w:id=\"{n}\"/>")
    }

    /// The text of a block with its links, its joins and the face of its lead.
    fn text(&self, (d, b): (usize, usize), block: &Block, pages: &[&PageMark], seams: &[&Seam]) -> String {
        let links = self.facts.links.in_block(d, b);
        let lead = match block.kind {
            BlockKind::Heading => block.lead_bytes(),
            BlockKind::Article => block.label_bytes(),
            _ => 0,
        };
        let lead = lead.min(block.text.len());
        let face = match (block.kind, block.level) {
            (BlockKind::Article, _) => "Hei",
            (_, Some(2)) => "Kai",
            (_, Some(3..)) => "Strong",
            _ => "Hei",
        };
        let mut cuts: Vec<usize> = links.iter().flat_map(|l| [l.from.place.byte, l.from.end]).collect();
        cuts.extend(seams.iter().map(|s| s.byte));
        cuts.extend(pages.iter().map(|m| m.byte));
        cuts.extend([0, lead, block.text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut out = String::new();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            pages.iter().filter(|m| m.byte == from).for_each(|m| out.push_str(&page_mark(m)));
            for seam in seams.iter().filter(|s| s.byte == from && from > 0) {
                out.push_str(&run(&carried::seam_mark(seam.says_page), Look::Mark));
            }
            let Some(text) = block.text.get(from..to) else { continue };
            let text = run(text, if to <= lead { Look::Lead(face) } else { Look::Plain });
            let link = links.iter().find(|l| l.from.place.byte <= from && to <= l.from.end);
            match link.and_then(|l| self.goal(&l.target)) {
                Some(goal) => {
                    let _ = write!(out, "<w:hyperlink w:anchor=\"{goal}\">{text}</w:hyperlink>");
                }
                None => out.push_str(&text),
            }
        }
        out
    }

    fn goal(&self, target: &Target) -> Option<String> {
        let Target::Inside { place, .. } = target else { return None };
        self.issue.block(place.document, place.block)?;
        Some(bookmark(&anchor(self.issue, Place { byte: 0, ..*place })))
    }
}

fn page_mark(mark: &PageMark) -> String {
    run(&carried::page_mark(mark.page, false), Look::Mark)
}

/// The style of a block, and what its paragraph has beside it.
fn style(block: &Block, spec: &Spec, depths: &HashMap<usize, usize>, b: usize) -> (String, String) {
    let centred = "<w:jc w:val=\"center\"/>";
    if let Some(depth) = depths.get(&b) {
        // Chapters stand in the middle, as in print.
        let is_centred = block.kind == BlockKind::Title || spec.align == Align::Centre;
        let indent = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
        let more = if is_centred { format!("{indent}{centred}") } else { String::new() };
        return (format!("Heading{}", (depth + 2).min(6)), more);
    }
    let style = match block.kind {
        BlockKind::RedHeader => "RedHead",
        BlockKind::Signature | BlockKind::Date if spec.align != Align::Centre => "SignOff",
        _ => "Normal",
    };
    let more = match spec.align {
        Align::Centre => format!("<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>{centred}"),
        _ if style != "Normal" => String::new(),
        _ if spec.hang > 0.0 => {
            let chars = |em: f32| (em * 100.0).round() as i32;
            let hanging = chars(spec.hang - spec.indent).max(0);
            format!("<w:ind w:leftChars=\"{}\" w:hangingChars=\"{hanging}\" w:firstLine=\"0\"/>", chars(spec.hang))
        }
        Align::Justify if spec.indent == 0.0 => "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>".to_owned(),
        _ => String::new(),
    };
    (style.to_owned(), more)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::facts::facts;
    use crate::issue::{Cell, Masthead, Table};

    fn issue() -> Issue {
        let block = |id: &str, kind, level, label: &str, text: &str| Block {
            id: id.into(),
            ..Block::sample(kind, level, label, text)
        };
        let cell = |text: &str, columns, rows| Cell { text: text.into(), columns, rows };
        let table = Table {
            rows: vec![vec![cell("名称", 1, 2), cell("指标", 2, 1)], vec![cell("今年", 1, 1), cell("明年", 1, 1)]],
            head_rows: 1,
        };
        let document = Document {
            id: "d1".into(),
            title: "云州市湖泊保护办法".into(),
            number: Some("云政发〔2031〕3号".into()),
            page: Some(3),
            blocks: vec![
                block("d1.1", BlockKind::Title, None, "", "云州市湖泊保护办法"),
                block("d1.2", BlockKind::Heading, Some(1), "第一章", "第一章　总则 <&>"),
                block("d1.3", BlockKind::Article, None, "第一条", "第一条　为了保护湖泊，制定本办法。"),
                block("d1.4", BlockKind::Article, None, "第二条", "第二条　依第一条办理。"),
                Block { table: Some(table), ..block("d1.5", BlockKind::Table, None, "", "表") },
                block("d1.6", BlockKind::Signature, None, "", "云州市人民政府"),
            ],
            ..Document::default()
        };
        let masthead = Masthead { name: Some("云州市人民政府公报".into()), ..Masthead::default() };
        Issue { documents: vec![document], masthead, ..Issue::default() }
    }

    fn files(issue: &Issue) -> BTreeMap<String, String> {
        let mut out = Vec::new();
        write_docx(issue, &facts(issue), Date::new(2031, 5, 1).unwrap(), &mut out).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(out)).unwrap();
        let mut files = BTreeMap::new();
        for n in 0..zip.len() {
            let mut file = zip.by_index(n).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.insert(file.name().unwrap().into_owned(), text);
        }
        files
    }

    #[test]
    fn the_body_is_as_it_was_read() {
        let files = files(&issue());
        let body = files["word/document.xml"].clone();
        insta::assert_snapshot!(body.split("<w:body>").nth(1).unwrap());
    }

    #[test]
    fn every_part_is_well_formed_and_every_style_and_link_is_there() {
        for issue in [issue(), Issue::default()] {
            let files = files(&issue);
            for (name, text) in &files {
                let mut reader = quick_xml::Reader::from_str(text);
                while !matches!(
                    reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")),
                    quick_xml::events::Event::Eof
                ) {}
            }
            let body = &files["word/document.xml"];
            let named = |mark: &str| -> Vec<String> {
                body.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
            };
            for style in named("Style w:val=\"") {
                assert!(files["word/styles.xml"].contains(&format!("w:styleId=\"{style}\"")), "{style}");
            }
            let bookmarks = named("w:name=\"");
            for goal in named("w:anchor=\"") {
                assert!(bookmarks.contains(&goal), "{goal}");
            }
        }
    }

    #[test]
    fn a_document_without_a_title_leaves_no_empty_heading() {
        let block = Block::sample(BlockKind::Paragraph, None, "", "全市统计数据。");
        let untitled = Document { category: Some(" ".into()), blocks: vec![block], ..Document::default() };
        let documents = vec![untitled, Document { title: "　".into(), ..Document::default() }];
        let body = files(&Issue { documents, ..Issue::default() })["word/document.xml"].clone();
        assert!(!body.contains("\"Heading1\"") && !body.contains("\"Category\""), "{body}");
        let entries: Vec<&str> = body.split("<w:pStyle w:val=\"Entry\"/>").skip(1).collect();
        assert!(entries.len() == 2 && entries[0].contains("全市统计数据。<") && entries[1].contains("—<"), "{body}");
    }

    /// The cells of each table of a document, row by row.
    fn tables(body: &str) -> Vec<Vec<Vec<String>>> {
        let parts = |text: &str, start: &str, end: &str| -> Vec<String> {
            text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap().to_owned()).collect()
        };
        let text = |cell: &String| parts(cell, "<w:t xml:space=\"preserve\">", "</w:t>").concat();
        let rows = |table: &String| parts(table, "<w:tr>", "</w:tr>");
        let cells = |row: &String| parts(row, "<w:tc>", "</w:tc>").iter().map(text).collect();
        parts(body, "<w:tbl>", "</w:tbl>").iter().map(|t| rows(t).iter().map(cells).collect()).collect()
    }

    #[test]
    fn of_a_wide_table_no_cell_is_lost() {
        let cell = |text: String, columns| Cell { text, columns, rows: 1 };
        let body_of = |rows: Vec<Vec<Cell>>| {
            let table = Table { rows, head_rows: 1 };
            let block = Block { table: Some(table), ..Block::sample(BlockKind::Table, None, "", "表") };
            let documents = vec![Document { title: "表".into(), blocks: vec![block], ..Document::default() }];
            tables(&files(&Issue { documents, ..Issue::default() })["word/document.xml"])
        };
        let row = |n: usize, width: usize| (0..width).map(|c| cell(format!("r{n}c{c}"), 1)).collect::<Vec<_>>();
        for (width, count) in [(1, 1), (62, 1), (63, 1), (64, 2), (125, 2), (126, 3), (200, 4)] {
            let tables = body_of((0..3).map(|n| row(n, width)).collect());
            assert_eq!(tables.len(), count, "{width}");
            for (n, table) in tables.iter().enumerate() {
                for (r, cells) in table.iter().enumerate() {
                    assert!(cells.len() <= 63 && cells[0] == format!("r{r}c0"), "{width} {n} {cells:?}");
                }
            }
            let all: Vec<String> = tables
                .iter()
                .enumerate()
                .flat_map(|(n, table)| table[2].iter().skip(usize::from(n > 0)).cloned())
                .collect();
            assert_eq!(all, (0..width).map(|c| format!("r2c{c}")).collect::<Vec<_>>());
        }
        // A head that reaches over the seam stands over both parts of its columns; what reaches on alone makes no table.
        let head = vec![cell("项".into(), 1), cell("甲".into(), 61), cell("乙".into(), 10)];
        let tables = body_of(vec![head, row(1, 72)]);
        assert_eq!(tables.iter().map(|t| t[0].join(" ")).collect::<Vec<_>>(), ["项 甲 乙", "项 乙"]);
        assert_eq!(tables[1][1].last().map(String::as_str), Some("r1c71"));
        let tables = body_of(vec![vec![cell("长".into(), 60_000)], row(1, 3)]);
        assert_eq!(tables.len(), 1);
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let issue = issue();
        let mut out = Vec::new();
        write_docx(&issue, &facts(&issue), Date::new(2031, 5, 1).unwrap(), &mut out).unwrap();
        // No other module is asked: the text of all runs is there, in order.
        let body = files(&issue)["word/document.xml"].clone();
        let text: String = body
            .split("<w:t xml:space=\"preserve\">")
            .skip(1)
            .map(|rest| rest.split("</w:t>").next().unwrap())
            .collect();
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        assert!(at("第一章　总则 &lt;&amp;&gt;") < at("第一条　为了保护湖泊") && at("第二条　依") < at("名称"));
    }
}
