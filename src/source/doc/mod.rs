//! Word 97–2003 binary documents (.doc) and WPS texts (.wps), which are OLE compound files. This folder alone names rwml and cfb.

mod account;
mod boxes;
mod equations;
mod lists;
mod pieces;

use rwml::{Align, Block, Document, Error, Paragraph, SourceRegionKind, Table, VertAlign};

use super::elements::{Elements, Look, Looks, face_class, keep_struck, picture_mark};
use super::error::Named;
use super::kind::WORD;
use super::scripts::Script;
use super::{CellRef, ReadOptions, SourceError, SourceText, ThingKind};
use crate::issue::{SourceInfo, SourceKind};
use crate::zh::numeral;

pub(super) const DOC: Named = Named { en: "Word document", zh: " Word 文档" };

/// Cells and tables inside cells are followed so deep.
const DEEPEST: usize = 16;

/// Reads an OLE compound file that holds a Word or WPS text.
pub(super) fn read(info: SourceInfo, bytes: &[u8], options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    refuse_others(bytes)?;
    let written = equations::written(bytes);
    let original = bytes;
    let bytes = written.as_ref().map_or(bytes, |(written, _)| written);
    let marked = lists::marked(bytes).and_then(|marked| Document::open(&marked).ok());
    let lists_marked = marked.is_some();
    let document = match marked {
        Some(document) => document,
        None => Document::open(bytes).map_err(|error| refusal(&error))?,
    };
    let model = document.model();
    options.check()?;
    let mut reader = Reader {
        elements: Elements::new(SourceInfo { kind: SourceKind::Doc, ..info }),
        tables: 0,
        lists_marked,
        hidden: Vec::new(),
        inner: None,
    };
    let drawn = written.as_ref().map_or(&[][..], |(_, drawn)| drawn);
    account::enter(reader.elements.account(), original, drawn);
    let in_region = |kind: SourceRegionKind, index: usize| {
        model.regions.iter().any(|r| r.kind == kind && (r.block_start..r.block_end).contains(&index))
    };
    for index in order(&document, bytes) {
        options.check()?;
        let Some(block) = model.blocks.get(index) else { continue };
        if in_region(SourceRegionKind::Annotation, index) {
            reader.comment(block);
            continue;
        }
        reader.block(block, None, in_region(SourceRegionKind::HeaderFooter, index), 0)?;
        reader.end_hidden()?;
    }
    options.report(1, 1);
    reader.elements.finish(DOC)
}

/// The order in which the blocks are read: as they stand, but for text boxes with the head of the paper, whose text
/// stands behind all other text.
fn order(document: &Document, bytes: &[u8]) -> Vec<usize> {
    let model = document.model();
    let boxed = |index: &usize| {
        let holds = |r: &rwml::SourceRegion| (r.block_start..r.block_end).contains(index);
        model.regions.iter().any(|r| r.kind == SourceRegionKind::TextBox && holds(r))
    };
    let (boxes, others): (Vec<usize>, Vec<usize>) = (0..model.blocks.len()).partition(boxed);
    let Some(anchor) = (!boxes.is_empty()).then(|| boxes::anchor_in_head(bytes)).flatten() else {
        return (0..model.blocks.len()).collect();
    };
    let mut seen = 0;
    let before = others.iter().take_while(|index| {
        if let Some(Block::Paragraph(paragraph)) = model.blocks.get(**index) {
            seen += paragraph.runs.iter().map(|run| run.text.encode_utf16().count()).sum::<usize>() + 1;
        }
        seen <= anchor as usize
    });
    let before = before.count();
    let (first, rest) = others.split_at(before);
    [first, &boxes, rest].concat()
}

fn refusal(error: &Error) -> SourceError {
    match error {
        Error::Encrypted { .. } => SourceError::Encrypted { what: Named { en: "a Word document", zh: " Word 文档" } },
        Error::UnsupportedVersion(_) => {
            SourceError::Convert { what: Named { en: "a Word 6 or 95 document", zh: " Word 6/95 文档" }, with: WORD }
        }
        Error::NoText => SourceError::NoText { what: DOC },
        _ => SourceError::Damaged { what: DOC },
    }
}

/// Other programs' files are OLE compound files too; their directory names their main stream.
fn refuse_others(bytes: &[u8]) -> Result<(), SourceError> {
    const OTHERS: &[(&str, Named)] = &[
        ("Workbook", Named { en: "an Excel workbook", zh: "Excel 工作簿" }),
        ("Book", Named { en: "an Excel workbook", zh: "Excel 工作簿" }),
        ("PowerPoint Document", Named { en: "a PowerPoint file", zh: "PowerPoint 演示文稿" }),
        ("VisioDocument", Named { en: "a Visio drawing", zh: "Visio 绘图" }),
        ("__properties_version1.0", Named { en: "an Outlook message", zh: "Outlook 邮件" }),
        ("ThumbsDB", Named { en: "a thumbnail cache", zh: "缩略图缓存" }),
    ];
    let has = |name: &str| {
        // A directory entry's name is UTF-16 and ends with a zero.
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("WordDocument") {
        return Ok(());
    }
    if has("EncryptedPackage") {
        let what = Named { en: "an Office file", zh: " Office 文件" };
        return Err(SourceError::Encrypted { what });
    }
    match OTHERS.iter().find(|(name, _)| has(name)) {
        Some((_, what)) => Err(SourceError::Unsupported { what: *what }),
        None => Ok(()),
    }
}

struct Reader {
    elements: Elements,
    tables: u32,
    /// The lists that count in Chinese are marked as such.
    lists_marked: bool,
    /// Hidden text, which is written behind its paragraph or table.
    hidden: Vec<String>,
    /// The cells of the row that is open in a table inside a cell.
    inner: Option<Vec<String>>,
}

impl Reader {
    fn block(&mut self, block: &Block, cell: Option<CellRef>, running: bool, depth: usize) -> Result<(), SourceError> {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, cell, running),
            Block::Table(table) if depth < DEEPEST => self.table(table, cell, running, depth),
            Block::Image(image) if !running => {
                let span = self.elements.next_element();
                self.elements.thing(ThingKind::Picture, Some(span), "");
                let mark = picture_mark(image.alt.as_deref().unwrap_or(""));
                self.elements.push(&mark, Look { cell, ..Look::default() })
            }
            _ => Ok(()),
        }
    }

    /// A paragraph of a comment, which is no text of the document.
    fn comment(&mut self, block: &Block) {
        let Block::Paragraph(paragraph) = block else { return };
        let text = plain(&paragraph.text());
        if !text.trim().is_empty() {
            self.elements.thing(ThingKind::Comment, None, text.trim());
        }
    }

    /// Writes the hidden text that waited for the end of its paragraph or table.
    fn end_hidden(&mut self) -> Result<(), SourceError> {
        for hidden in std::mem::take(&mut self.hidden) {
            self.elements.push_hidden(&hidden)?;
        }
        Ok(())
    }

    /// A table's cells; those of a table inside a cell go to that cell.
    fn table(
        &mut self,
        table: &Table,
        within: Option<CellRef>,
        running: bool,
        depth: usize,
    ) -> Result<(), SourceError> {
        let number = self.tables;
        self.tables = self.tables.saturating_add(u32::from(within.is_none()));
        // Columns that a cell from a row above still covers, with the rows it has left.
        let mut covered: Vec<u16> = Vec::new();
        for (row, cells) in (0u16..).zip(&table.rows) {
            let mut column = 0usize;
            for covering in &mut covered {
                *covering = covering.saturating_sub(1);
            }
            let outermost = self.inner.is_none();
            if within.is_some() && outermost {
                self.inner = Some(Vec::new());
            }
            for cell in &cells.cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let columns = usize::from(cell.col_span.clamp(1, 1000));
                let place = CellRef {
                    table: number,
                    row,
                    column: u16::try_from(column).unwrap_or(u16::MAX),
                    columns: cell.col_span.max(1),
                    rows: cell.row_span.max(1),
                    head: cell.is_header || usize::from(row) < table.header_rows,
                };
                for block in &cell.blocks {
                    self.block(block, Some(within.unwrap_or(place)), running, depth + 1)?;
                }
                covered.resize(covered.len().max(column + columns), 0);
                covered.iter_mut().skip(column).take(columns).for_each(|c| *c = cell.row_span.max(1));
                column += columns;
            }
            if let Some(inner) = self.inner.take_if(|_| within.is_some() && outermost).filter(|i| !i.is_empty()) {
                self.elements.push(&inner.join("　"), Look { cell: within, running, ..Look::default() })?;
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph, cell: Option<CellRef>, running: bool) -> Result<(), SourceError> {
        let (mut text, mut hidden, mut pictures) = (String::new(), String::new(), 0usize);
        let (mut looks, mut struck) = (Looks::default(), Vec::new());
        for run in &paragraph.runs {
            if run.props.hidden {
                hidden.push_str(&run.text);
                continue;
            }
            if let Some(image) = &run.image {
                pictures += 1;
                text.push_str(&picture_mark(image.alt.as_deref().unwrap_or("")));
            }
            let script = match run.props.vert_align {
                VertAlign::Super => Some(Script::Raised),
                VertAlign::Sub => Some(Script::Lowered),
                VertAlign::Baseline => None,
            };
            if run.props.strike {
                keep_struck(&mut struck, &text, &run.text);
            }
            match script {
                Some(script) => text.push_str(&script.set(text.chars().next_back(), &run.text)),
                None => text.push_str(&run.text),
            }
            let face = run.props.font.as_deref().and_then(face_class);
            looks.add(&run.text, run.props.size_half_pt.map(|half| f32::from(half) / 2.0), run.props.bold, face);
        }
        let span = self.elements.next_element();
        struck.iter().for_each(|(kind, text)| self.elements.thing(*kind, Some(span), &plain(text)));
        (0..pictures).for_each(|_| self.elements.thing(ThingKind::Picture, Some(span), ""));
        let hidden = plain(&hidden);
        if !hidden.trim().is_empty() {
            self.hidden.push(hidden);
        }
        let text = plain(&text);
        if cell.is_some() && text.trim().is_empty() {
            return Ok(());
        }
        let heading = paragraph.props.heading_level.or(paragraph.props.outline_level.map(|l| l.saturating_add(1)));
        let label = paragraph
            .props
            .list
            .as_ref()
            .filter(|list| list.ordered && !text.trim().is_empty())
            .map(|list| label(&list.label, list.level == 0 && !self.lists_marked));
        let label = label.filter(|label| !label.is_empty());
        let look = Look {
            centred: paragraph.props.align == Align::Center,
            heading: heading.filter(|level| (1..=9).contains(level)),
            auto_label: label.is_some(),
            cell,
            running,
            ..looks.most()
        };
        let text = match label {
            Some(label) => format!("{label}{}", text.trim_start()),
            None => text,
        };
        match &mut self.inner {
            Some(inner) => inner.push(text),
            None => self.elements.push(&text, look)?,
        }
        Ok(())
    }
}

/// Control characters of the binary format as text: line and column breaks part, the others are no text.
fn plain(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{B}' | '\r' | '\u{E}' => Some('\n'),
            '\t' | '\n' => Some(c),
            '\u{1E}' => Some('-'),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect::<String>()
        .trim_matches('\n')
        .to_owned()
}

/// A label as it is printed. Where the lists don't tell how they count, a first level counted with 、 is 一、 as in all
/// official forms (GB/T 9704, 7.3.3).
fn label(given: &str, first_level: bool) -> String {
    let label = lists::chinese(given.trim_end());
    let digits = label.trim_end_matches('、');
    match digits.parse::<u32>() {
        Ok(n) if first_level && digits.len() < label.len() => format!("{}、", numeral::to_chinese(n)),
        _ if label.ends_with(['、', '．', '）', '。']) || label.is_empty() => label,
        // A blank keeps the others and the text apart: 1. 第一条
        _ => format!("{label} "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_compound_files_are_named() {
        let with = |name: &str| {
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
            bytes.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
            crate::source::read("a.doc", &bytes).map(|_| ())
        };
        assert!(matches!(with("Workbook"), Err(SourceError::Unsupported { .. })));
        assert!(matches!(with("EncryptedPackage"), Err(SourceError::Encrypted { .. })));
        assert!(matches!(with("WordDocument"), Err(SourceError::Damaged { .. })));
    }

    #[test]
    fn labels_are_printed_as_offices_do() {
        assert_eq!(label("3、", true), "三、");
        assert_eq!(label("3、", false), "3、");
        assert_eq!(label("1.", false), "1. ");
        assert_eq!(label("第이条\t", true), "第二条 ");
        assert_eq!(label("（삼）", true), "（三）");
        assert_eq!(plain("第一行\u{B}第二行\u{7}\r"), "第一行\n第二行");
    }
}
