//! An issue as Markdown (CommonMark with GFM tables): for notes, wikis and version control.

use std::io::{self, Write};

use super::headings::{depths, own_title};
use super::page_marks::{PageMark, PageMarks};
use super::unsettled;
use crate::issue::markdown::{bold, escaped, escaped_inside};
use crate::issue::{Block, BlockKind, Document, Issue, Table, carried, shorten, told_title};

/// Characters that stand for the title of a document without one.
const FIRST_WORDS: usize = 30;

/// Writes an issue as Markdown.
///
/// # Errors
/// What the writer says.
pub fn write_markdown(issue: &Issue, out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    head(issue, &mut out)?;
    let pages = PageMarks::of(issue);
    for (d, document) in issue.documents.iter().enumerate() {
        write_document(document, pages.in_document(d), &mut out)?;
    }
    write_unsettled(issue, &mut out)?;
    out.flush()
}

/// What is in doubt, behind the text.
fn write_unsettled(issue: &Issue, out: &mut impl Write) -> io::Result<()> {
    let lines = unsettled::lines(issue);
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {}\n\n> {}\n", unsettled::HEAD, unsettled::SAYS)?;
    lines.iter().try_for_each(|line| writeln!(out, "- {}", escaped(line)))
}

fn head(issue: &Issue, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&super::title(issue)))?;
    if let Some(note) = super::note(issue) {
        writeln!(out, "> {}\n", escaped(&note))?;
    }
    let mut category = None;
    for document in &issue.documents {
        if document.category != category {
            category.clone_from(&document.category);
            writeln!(out, "- **{}**", escaped(category.as_deref().unwrap_or("")))?;
        }
        let indent = if category.is_some() { "  " } else { "" };
        let number = document.number.as_deref().map(|n| format!("（{}）", escaped(n))).unwrap_or_default();
        let page = document.page.map(|page| format!("　{page}")).unwrap_or_default();
        writeln!(out, "{indent}- {}{number}{page}", escaped(&called(document, issue)))?;
    }
    writeln!(out)
}

/// What a document is called in the list: its title, else the first words of its text, else the file.
fn called(document: &Document, issue: &Issue) -> String {
    let first = || document.blocks.iter().map(|block| block.text.trim()).find(|text| !text.is_empty());
    match (document.title.trim(), document.number.is_some()) {
        ("", false) => one_line(&shorten(first().unwrap_or(&issue.source.file), FIRST_WORDS)),
        _ => told_title(document),
    }
}

fn write_document(document: &Document, mut pages: &[PageMark], out: &mut impl Write) -> io::Result<()> {
    let (heading, own) = own_title(document);
    // A document without a title begins with its text.
    if !heading.trim().is_empty() {
        writeln!(out, "## {}\n", escaped_inside(&heading))?;
    }
    let depths = depths(document);
    for (i, block) in document.blocks.iter().enumerate() {
        let due = pages.iter().take_while(|mark| mark.block <= i).count();
        let (due, rest) = pages.split_at(due);
        pages = rest;
        for mark in due {
            // Inside a paragraph it would part its words: what begins in one is told before it.
            writeln!(out, "{}\n", carried::page_mark(mark.page, mark.block == i && mark.byte > 0))?;
        }
        // The document's own title is the heading already.
        if Some(i) != own && !block.text.trim().is_empty() {
            write_block(block, depths.get(&i).copied(), out)?;
        }
    }
    Ok(())
}

/// `depth` is that of a heading.
fn write_block(block: &Block, depth: Option<usize>, out: &mut impl Write) -> io::Result<()> {
    let text = one_line(&block.text);
    if let Some(depth) = depth {
        let marks = "#".repeat((depth + 3).min(6));
        return writeln!(out, "{marks} {}\n", escaped(&text));
    }
    match block.kind {
        BlockKind::Heading => {
            // A heading whose sentence runs on is a paragraph that begins in bold.
            let lead = block.lead_bytes().min(block.text.len());
            let (lead, rest) = block.text.split_at_checked(lead).unwrap_or((&block.text, ""));
            writeln!(out, "{}\n", bold(one_line(lead).trim(), &one_line(rest)))
        }
        BlockKind::Article => {
            let label = block.label_bytes();
            let (label, rest) = block.text.split_at_checked(label).unwrap_or(("", &block.text));
            let rest = one_line(rest);
            let text = if label.is_empty() { escaped(rest.trim()) } else { escaped_inside(rest.trim()) };
            let label = if label.is_empty() { String::new() } else { bold(&one_line(label), "　") };
            writeln!(out, "{label}{text}\n")
        }
        BlockKind::Table => match &block.table {
            Some(table) => write_table(table, out),
            None => writeln!(out, "{}\n", escaped(&text)),
        },
        _ => writeln!(out, "{}\n", escaped(&text)),
    }
}

fn write_table(table: &Table, out: &mut impl Write) -> io::Result<()> {
    let places = table.places();
    let end = |row: &[crate::issue::Cell], places: &[usize]| {
        row.iter().zip(places).map(|(c, at)| at + usize::from(c.columns.max(1)).min(64)).max().unwrap_or(0)
    };
    let columns = table.rows.iter().zip(&places).map(|(row, places)| end(row, places)).max().unwrap_or(0);
    for (i, (row, places)) in table.rows.iter().zip(&places).enumerate() {
        let mut cells: Vec<String> = Vec::new();
        for (cell, at) in row.iter().zip(places) {
            // GFM knows no spans: the columns that a cell also covers, in its row and below, stay empty.
            cells.resize((*at).max(cells.len()), String::new());
            cells.push(escaped(&one_line(&cell.text)));
        }
        cells.resize(columns, String::new());
        writeln!(out, "| {} |", cells.join(" | "))?;
        if i == 0 {
            writeln!(out, "|{}", " --- |".repeat(columns))?;
        }
    }
    writeln!(out)
}

/// A text on one line: the line ends that it holds become spaces.
fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Cell, Masthead};

    #[test]
    fn a_document_without_a_title_is_listed_by_its_first_words_and_has_no_empty_heading() {
        let document = Document {
            blocks: vec![Block::sample(BlockKind::Paragraph, None, "", "巡查记录应当存档。")],
            ..Document::default()
        };
        let mut out = Vec::new();
        write_markdown(&Issue { documents: vec![document], ..Issue::default() }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().any(|line| line == "- 巡查记录应当存档。"), "{text}");
        assert!(!text.lines().any(|line| matches!(line.trim(), "-" | "##")), "{text}");
    }

    #[test]
    fn a_document_as_markdown() {
        let block = Block::sample;
        let cell = |t: &str, columns| Cell { text: t.into(), columns, rows: 1 };
        let table = Table { rows: vec![vec![cell("甲|乙", 2)], vec![cell("1", 1), cell("2", 1)]], head_rows: 1 };
        let document = Document {
            title: "云州市*办法*".into(),
            number: Some("云政发[2021]7号".into()),
            category: Some("市政府文件".into()),
            blocks: vec![
                block(BlockKind::Title, None, "", "云州市*办法*"),
                block(BlockKind::Heading, Some(1), "第一章", "第一章 总则"),
                block(BlockKind::Article, None, "第一条", "第一条 为了_甲_。"),
                block(BlockKind::Item, None, "1.", "1.乙"),
                block(BlockKind::Heading, Some(2), "（一）", "（一）任务。做事。"),
                Block { kind: BlockKind::Table, table: Some(table), text: "表".into(), ..Block::default() },
                block(BlockKind::Paragraph, None, "", "# 不是标题\n第二行"),
            ],
            ..Document::default()
        };
        let masthead =
            Masthead { name: Some("云州市人民政府公报".into()), year: Some(2021), ..Masthead::default() };
        let issue = Issue { documents: vec![document], masthead, ..Issue::default() };
        let mut out = Vec::new();
        write_markdown(&issue, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
