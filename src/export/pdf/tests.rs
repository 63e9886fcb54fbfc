//! What was printed, read back with the program's own reader.

use hayro::hayro_syntax::Pdf as Read;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

use super::*;
use crate::issue::{
    Block, BlockKind, Cell, Document, Masthead, OutlineNode, Span, Table, document_name, document_outline, outline_line,
};
use crate::source::SourceText;

fn printed(issue: Issue) -> (Arc<Issue>, Vec<u8>) {
    let issue = Arc::new(issue);
    let bytes = pdf(&issue, &Faces::default(), &PdfOptions::default(), &mut |_| true).unwrap();
    (issue, bytes)
}

fn handbook() -> (Arc<Issue>, Vec<u8>) {
    printed(crate::open::handbook().unwrap())
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Lines of pages from one on, without running heads and page numbers.
fn read_back(bytes: &[u8], first: u32) -> (SourceText, String) {
    let read = crate::source::read("印.pdf", bytes).unwrap();
    let sheet = Sheet::new(&PdfOptions::default());
    let inside = |span: &Span| match span {
        Span::Page { page, bbox } => {
            *page >= first && bbox[1] > sheet.top - 12.0 && bbox[3] < sheet.top + sheet.height + 8.0
        }
        _ => false,
    };
    let text = read.lines.iter().filter(|l| inside(&l.span)).map(|l| read.line(l)).collect::<Vec<_>>().join("\n");
    (read, text)
}

#[test]
fn all_characters_are_there_in_order() {
    let (issue, bytes) = handbook();
    let (read, text) = read_back(&bytes, 2);
    assert!(read.pages.len() > 15);
    let text = dense(&text);
    let mut from = 0;
    let marks =
        |t: &str| t.replace(',', "，").replace('(', "（").replace(')', "）").replace(';', "；").replace(':', "：");
    let text = marks(&text);
    for block in issue.documents.iter().flat_map(|d| &d.blocks) {
        let wanted = marks(&dense(&block.text));
        let found = text[from..].find(&wanted);
        let near: String = text[from..].chars().take(wanted.chars().count() + 20).collect();
        from += found.unwrap_or_else(|| panic!("{wanted}\nis not in\n{near}")) + wanted.len();
    }
}

#[test]
fn what_is_in_doubt_stands_behind_the_documents() {
    let block = |text: &str| Block { text: text.into(), ..Block::default() };
    let documents = ["甲", "乙"].map(|title| Document {
        title: title.into(),
        blocks: vec![block(&format!("{title}的正文。"))],
        ..Document::default()
    });
    let issue = |diagnostics| Issue { documents: documents.to_vec(), diagnostics, ..Issue::default() };
    let told = crate::issue::Diagnostic {
        severity: crate::issue::Severity::Warning,
        code: "x".into(),
        message: "第三条之后缺第四条".into(),
        message_en: String::new(),
        spans: vec![Span::Line { line: 7 }],
        place: Some(crate::issue::Place { document: 1, block: 0, byte: 0 }),
    };
    let text = |issue| dense(&read_back(&printed(issue).1, 1).1);
    assert!(!text(issue(Vec::new())).contains("存疑"));
    let outlined = |issue| {
        let file = Read::new(printed(issue).1).unwrap();
        let root: Dict<'_> = file.xref().get(file.xref().root_id()).unwrap();
        let mut found = Vec::new();
        titles(&root.get(b"Outlines").unwrap(), 0, &mut found);
        found.into_iter().map(|(_, title)| title).collect::<Vec<_>>()
    };
    assert_eq!(outlined(issue(Vec::new())), ["甲", "乙"]);
    assert_eq!(outlined(issue(vec![told.clone(); 2])), ["甲", "乙", "存疑"]);
    let text = text(issue(vec![told; 40]));
    let (body, doubts) = text.split_once("存疑").unwrap();
    assert!(body.ends_with("乙的正文。") && doubts.contains("未经人工核对"), "{text}");
    assert_eq!(doubts.matches("第三条之后缺第四条（《乙》").count(), 40, "on as many pages as it takes: {doubts}");
}

#[test]
fn the_pages_are_a4_and_within_the_type_area() {
    let (_, bytes) = handbook();
    let file = Read::new(bytes.clone()).unwrap();
    for page in file.pages().iter() {
        let (width, height) = page.render_dimensions();
        assert!((width - sheet::A4[0]).abs() < 0.1 && (height - sheet::A4[1]).abs() < 0.1);
    }
    let read = crate::source::read("印.pdf", &bytes).unwrap();
    for line in &read.lines {
        let Span::Page { bbox, .. } = line.span else { continue };
        // The blank half of a mark at the end of a line reaches over the edge.
        assert!(bbox[0] > 71.0 && bbox[2] < 529.5, "{bbox:?} {}", read.line(line));
    }
}

/// The titles of an outline in the order of the tree, with their depth.
fn titles(dict: &Dict<'_>, depth: usize, out: &mut Vec<(usize, String)>) {
    let mut next: Option<Dict<'_>> = dict.get(b"First");
    while let Some(item) = next {
        let title: PdfString = item.get(b"Title").unwrap();
        let bytes = title.as_bytes();
        let text = match bytes.strip_prefix(&[0xfe, 0xff]) {
            Some(wide) => {
                let units: Vec<u16> = wide.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
                String::from_utf16(&units).unwrap()
            }
            None => String::from_utf8_lossy(bytes).into_owned(),
        };
        assert!(item.contains_key(b"Dest"), "{text} leads somewhere");
        out.push((depth, text));
        titles(&item, depth + 1, out);
        next = item.get(b"Next");
    }
}

#[test]
fn the_outline_is_the_contents_tree() {
    let (issue, bytes) = handbook();
    let mut wanted = Vec::new();
    let mut category = None;
    for document in &issue.documents {
        if document.category != category {
            category.clone_from(&document.category);
            wanted.push((0, category.clone().unwrap()));
        }
        wanted.push((1, document_name(document)));
        let below = |n: &OutlineNode| (2 + n.depth, outline_line(&document.blocks[n.block]));
        wanted.extend(document_outline(document).iter().map(below));
    }
    let file = Read::new(bytes).unwrap();
    let root: Dict<'_> = file.xref().get(file.xref().root_id()).unwrap();
    assert_eq!(root.get::<PdfString>(b"Lang").unwrap().as_bytes(), b"zh-CN");
    let outline: Dict<'_> = root.get(b"Outlines").unwrap();
    let mut found = Vec::new();
    titles(&outline, 0, &mut found);
    assert_eq!(found, wanted);
    assert!(found.len() > 50);
}

#[test]
fn the_contents_names_the_pages() {
    let (issue, bytes) = handbook();
    let (read, _) = read_back(&bytes, 1);
    let on = |page: u32| -> String {
        let here = |s: &Span| matches!(s, Span::Page { page: p, .. } if *p == page);
        dense(&read.lines.iter().filter(|l| here(&l.span)).map(|l| read.line(l)).collect::<String>())
    };
    let contents = on(1);
    for document in &issue.documents {
        let title = dense(&document.title);
        let first = title.chars().take(12).collect::<String>();
        let page = (2..=read.pages.len() as u32).find(|&p| {
            let text = on(p);
            document.blocks.first().is_some_and(|b| text.contains(&dense(&b.text)))
                && document.number.as_ref().is_none_or(|n| text.contains(&dense(n)))
        });
        assert!(contents.contains(&first), "{first} in {contents}");
        assert!(page.is_some_and(|p| contents.contains(&p.to_string())), "{page:?} of {title} in {contents}");
    }
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block { kind, text: text.into(), ..Block::default() }
}

#[test]
fn long_tables_go_over_pages_with_their_head() {
    let cell = |t: String, rows| Cell { text: t, columns: 1, rows };
    let mut rows = vec![vec![cell("镇街".into(), 1), cell("河道名称".into(), 1), cell("长度".into(), 1)]];
    for n in 0..60 {
        rows.push(vec![cell(format!("青石镇{n}"), 1), cell(format!("第{n}号河道"), 1), cell(format!("{n}公里"), 1)]);
    }
    // One row that no page can hold.
    rows.push(vec![
        cell("末镇".into(), 1),
        cell("白水河及其支流、沟渠、塘坝、水库；".repeat(90), 1),
        cell("完".into(), 1),
    ]);
    let text =
        rows.iter().map(|r| r.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>();
    let table = Block { table: Some(Table { rows, head_rows: 1 }), ..block(BlockKind::Table, &text.join("\n")) };
    let document = Document { blocks: vec![block(BlockKind::Title, "河道名录"), table], ..Document::default() };
    let (_, bytes) = printed(Issue { documents: vec![document], ..Issue::default() });
    let (read, text) = read_back(&bytes, 1);
    let pages = read.pages.len();
    assert!(pages >= 4, "{pages}");
    assert!(text.matches("河道名称").count() >= 3, "the head is repeated");
    let dense = dense(&text);
    for n in 0..60 {
        assert!(dense.contains(&format!("第{n}号河道")), "{n}");
    }
    assert_eq!((dense.matches('塘').count(), dense.matches('库').count()), (90, 90), "nothing of the tall row is lost");
}

#[test]
fn odd_issues_are_printed_or_refused() {
    let none = pdf(&Arc::default(), &Faces::default(), &PdfOptions::default(), &mut |_| true);
    assert!(matches!(none, Err(PdfError::Empty)));
    let documents = vec![
        Document { blocks: vec![Block::default()], ..Document::default() },
        Document::default(),
        Document {
            title: "长".repeat(300),
            category: Some("栏目".into()),
            blocks: vec![
                block(BlockKind::RedHeader, &"机关、".repeat(80)),
                block(BlockKind::Title, &"关于某事的通知".repeat(60)),
                block(BlockKind::Paragraph, "王\u{31234}\u{200d}\u{e001}\n第二行\u{0}\u{ad}——…… \t 完"),
                block(BlockKind::Table, ""),
                block(BlockKind::Table, "甲\t\n\t乙"),
                block(BlockKind::Date, "2021年3月1日"),
            ],
            ..Document::default()
        },
    ];
    let masthead = Masthead { name: Some("极长的公报名称".repeat(20)), year: Some(2021), ..Masthead::default() };
    let (_, bytes) = printed(Issue { documents, masthead, ..Issue::default() });
    let (read, _) = read_back(&bytes, 1);
    assert!(read.text.contains("第二行") && read.text.contains("乙"));
}

#[test]
fn that_text_was_recognised_is_printed_over_it() {
    for documents in [1, 2] {
        let document = Document {
            title: "通知".into(),
            blocks: vec![block(BlockKind::Paragraph, "正文。")],
            ..Document::default()
        };
        let mut issue = Issue { documents: vec![document; documents], ..Issue::default() };
        issue.source.recognised = vec![1, 2, 5];
        let (_, bytes) = printed(issue.clone());
        let (_, text) = read_back(&bytes, 1);
        assert!(dense(&text).contains("文件第1–2、5页的文字由扫描图像识别而来"), "{documents}: {text}");
        issue.source.recognised.clear();
        assert!(!read_back(&printed(issue).1, 1).1.contains("识别"));
    }
}

#[test]
fn printing_is_stopped_when_asked() {
    let issue = Arc::new(crate::open::handbook().unwrap());
    for most in [0, 5, 150] {
        let mut count = 0;
        let stopped = pdf(&issue, &Faces::default(), &PdfOptions::default(), &mut |_| {
            count += 1;
            count <= most
        });
        assert!(matches!(stopped, Err(PdfError::Cancelled)) && count == most + 1);
    }
}

#[test]
fn a_larger_size_takes_more_pages_and_the_same_text() {
    let issue = Arc::new(crate::open::handbook().unwrap());
    let pages = |size: f32| {
        let bytes = pdf(&issue, &Faces::default(), &PdfOptions { size, ..PdfOptions::default() }, &mut |_| true);
        Read::new(bytes.unwrap()).unwrap().pages().len()
    };
    let [small, body, large] = [10.5, PdfOptions::SIZE, 20.0].map(pages);
    assert!(small < body && body < large, "{small} {body} {large}");
    assert_eq!(pages(f32::NAN), body);
}

#[test]
fn references_and_contents_are_links() {
    let (issue, bytes) = handbook();
    let inside = |l: &&crate::facts::Link| matches!(l.target, crate::facts::Target::Inside { .. });
    let references = facts(&issue).links.links.iter().filter(inside).count();
    assert!(references > 5, "the handbook refers to itself");
    let file = Read::new(bytes).unwrap();
    let mut links = 0;
    for page in file.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { continue };
        for annotation in annotations.iter::<Dict<'_>>() {
            let rect: Array<'_> = annotation.get(b"Rect").unwrap();
            let [x0, y0, x1, y1] = <[f32; 4]>::try_from(rect.iter::<f32>().collect::<Vec<_>>()).unwrap();
            assert!(x1 - x0 > 4.0 && y1 - y0 > 8.0 && x0 > 70.0 && x1 < 530.0, "{:?}", [x0, y0, x1, y1]);
            links += 1;
        }
    }
    let documents = issue.documents.len();
    assert!(links >= references + documents, "{links} of {references} and {documents}");
}

/// The kinds of all elements of the structure, from the root.
fn kinds(element: &Dict<'_>, out: &mut Vec<String>) {
    out.extend(element.get::<Name<'_>>(b"S").map(|name| name.as_str().to_owned()));
    match element.get::<Object<'_>>(b"K") {
        Some(Object::Dict(child)) => kinds(&child, out),
        Some(Object::Array(children)) => {
            for child in children.iter::<Object<'_>>() {
                if let Object::Dict(child) = child {
                    kinds(&child, out);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_head_of_a_table_is_told_as_one() {
    let cell = |t: &str| Cell { text: t.into(), columns: 1, rows: 1 };
    let rows = vec![vec![cell("镇街"), cell("河道")], vec![cell("青石镇"), cell("青石河")]];
    let table = Block {
        table: Some(Table { rows, head_rows: 1 }),
        ..block(BlockKind::Table, "镇街\t河道\n青石镇\t青石河")
    };
    let document = Document { blocks: vec![block(BlockKind::Title, "河道名录"), table], ..Document::default() };
    let (_, bytes) = printed(Issue { documents: vec![document], ..Issue::default() });
    let file = Read::new(bytes).unwrap();
    let root: Dict<'_> = file.xref().get(file.xref().root_id()).unwrap();
    let mut found = Vec::new();
    kinds(&root.get::<Dict<'_>>(b"StructTreeRoot").unwrap(), &mut found);
    let count = |kind: &str| found.iter().filter(|k| *k == kind).count();
    assert_eq!((count("TH"), count("TD"), count("TR")), (2, 2, 2), "{found:?}");
}

/// What each page is filled to, and whether the one after it begins a document: pages of the text alone, without the last.
fn fills(issue: Issue) -> Vec<(f32, bool)> {
    let (flow, sheet, faces) = (Flow::new(&Arc::new(issue)), Sheet::new(&PdfOptions::default()), Faces::default());
    let setter = Setter { flow: &flow, sheet: &sheet, faces: &faces };
    let print = set(&setter, &mut |_| true).unwrap();
    let filled = |pages: &[Page]| {
        let [page, after] = pages else { return None };
        let bottom = page.rows.iter().map(|(y, row)| y + row.height).fold(0.0, f32::max);
        assert!(bottom < sheet.height + 0.6, "{bottom} is off the page");
        assert!(
            page.rows.windows(2).all(|two| two[0].0 + two[0].1.height < two[1].0 + 0.1),
            "rows lie over each other"
        );
        Some((bottom / sheet.height, after.rows.first().is_some_and(|(_, row)| row.opens || row.title)))
    };
    print.pages.get(print.front..).unwrap().windows(2).filter_map(filled).collect()
}

#[test]
fn pages_are_full_but_for_those_before_a_document() {
    let fills = fills(crate::open::handbook().unwrap());
    assert!(fills.len() > 12 && fills.iter().any(|(_, opens)| *opens));
    assert!(fills.iter().all(|(share, opens)| *opens || *share >= 0.9), "{fills:?}");
}

#[test]
fn a_high_row_of_a_table_is_divided_rather_than_leaving_half_a_page_empty() {
    let cell = |t: &str| Cell { text: t.into(), columns: 1, rows: 1 };
    let long = "各镇街应当建立健全河道巡查制度，明确专人逐日巡查并记录水位。".repeat(9);
    let mut rows = vec![vec![cell("镇街"), cell("职责")]];
    rows.extend((0..8).map(|n| vec![cell(&format!("第{n}镇")), cell(&long)]));
    let text = rows.iter().map(|r| r.iter().map(|c| c.text.clone()).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>();
    let table = Block { table: Some(Table { rows, head_rows: 1 }), ..block(BlockKind::Table, &text.join("\n")) };
    let document = Document { blocks: vec![block(BlockKind::Title, "职责表"), table], ..Document::default() };
    let issue = Issue { documents: vec![document], ..Issue::default() };
    let shares = fills(issue.clone());
    assert!(shares.len() >= 3 && shares.iter().all(|(share, _)| *share >= 0.9), "{shares:?}");
    // Not a character is lost, and the head stands over each page.
    let (issue, bytes) = printed(issue);
    let (_, text) = read_back(&bytes, 1);
    let text = dense(&text);
    assert_eq!(text.matches("逐日巡查").count(), 8 * 9);
    assert_eq!(text.matches("镇街职责").count(), shares.len() + 1, "{text}");
    assert!(!issue.documents.is_empty());
}
