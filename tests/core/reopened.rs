//! What was exported and is opened again says what it said: issues, and tables of marks.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use gongbao::export::csv::write_rows;
use gongbao::export::docx::write_docx;
use gongbao::export::epub::write_epub;
use gongbao::export::html::write_html;
use gongbao::export::json::{issue_json, write_json};
use gongbao::facts::facts;
use gongbao::issue::{
    Anchor, Block, Comment, CommentForm, Date, Document, Doubt, Issue, Join, LitWords, Piece, PlacedDoubt, Span,
};
use gongbao::library::{MARK_COLUMNS, Mark, MarkLine, mark_rows, marks_from};
use gongbao::open;
use gongbao::source::decoded;

/// An issue as it is after a way through a file.
fn reopened(issue: &Issue) -> Issue {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("期.gongbao");
    let mut bytes = Vec::new();
    write_json(issue, &facts(issue), Date::FIRST, &mut bytes).unwrap();
    std::fs::write(&path, bytes).unwrap();
    open::open(&path).unwrap()
}

#[test]
fn masthead_joins_remarks_and_suspicions_come_back() {
    let mut issue = open::handbook().unwrap();
    let span = issue.documents[0].blocks[0].pieces[0].span;
    let lit = Some(LitWords { form: CommentForm::Underline, ..LitWords::default() });
    issue.comments = vec![
        Comment { span: Some(span), author: Some("甲".into()), text: "核对".into(), lit },
        Comment { span: None, author: None, text: "总的意见".into(), lit: None },
        Comment { span: Some(Span::Line { line: 1 }), author: None, text: String::new(), lit: None },
    ];
    let inside = |issue: &Issue| -> Vec<bool> {
        issue.documents.iter().flat_map(|d| &d.seams).map(|seam| seam.inside_paragraph).collect()
    };
    assert!(inside(&issue).contains(&true) && !issue.masthead.pieces.is_empty() && !issue.diagnostics.is_empty());
    let once = reopened(&issue);
    let twice = reopened(&once);
    for read in [&once, &twice] {
        assert_eq!(read.masthead.pieces, issue.masthead.pieces);
        assert_eq!(inside(read), inside(&issue));
        assert_eq!(read.comments, issue.comments);
        let told = |issue: &Issue| -> Vec<_> {
            let all = issue.diagnostics.iter().filter(|d| d.code != "exported-issue");
            all.map(|d| (d.severity, d.code.clone(), d.message.clone(), d.message_en.clone(), d.spans.clone()))
                .collect()
        };
        assert_eq!(told(read), told(&issue));
        assert!(told(read).iter().any(|d| d.2 != d.3), "each language has its own");
        assert_eq!(read.diagnostics.iter().filter(|d| d.code == "exported-issue").count(), 1);
    }
    // Nor is anything of it lost on the way out again.
    let forms = [&issue, &once].map(|issue| issue_json(issue, &facts(issue)));
    assert_eq!(forms[0]["issue"], forms[1]["issue"]);
    let seams = |form: &serde_json::Value| -> Vec<serde_json::Value> {
        form["documents"].as_array().unwrap().iter().map(|d| d["seams"].clone()).collect()
    };
    assert_eq!(seams(&forms[0]), seams(&forms[1]));
}

/// An issue of several documents with doubts, as it was recognised on a scan.
fn recognised() -> Issue {
    let mut issue = open::handbook().unwrap();
    issue.source.recognised = vec![1, 2];
    let block = &mut issue.documents[1].blocks[3];
    let line = Span::Page { page: 1, bbox: [80.0, 100.0, 300.0, 112.0] };
    block.pieces = vec![Piece::sure(0, line, None)];
    let read = block.text.chars().nth(1).unwrap();
    issue.doubts.push(Doubt { span: line, nth: 1, read, other: '未', sure: 0.6, area: [92.0, 100.0, 104.0, 112.0] });
    assert_eq!(issue.placed_doubts().len(), 1);
    issue
}

#[test]
fn word_files_books_and_web_pages_come_back_as_they_were_understood_unless_they_were_changed() {
    let issue = recognised();
    let known = facts(&issue);
    let (mut docx, mut html, mut epub) = (Vec::new(), Vec::new(), Vec::new());
    write_docx(&issue, &known, Date::FIRST, &mut docx).unwrap();
    write_epub(&issue, &known, Date::FIRST, &mut epub).unwrap();
    write_html(&issue, &known, &mut html).unwrap();
    let told = |issue: &Issue| {
        let documents = issue.documents.iter().map(|d| {
            let blocks: Vec<_> =
                d.blocks.iter().map(|b| (b.id.clone(), b.kind, b.label.clone(), b.text.clone())).collect();
            (d.title.clone(), d.number.clone(), d.signed, blocks)
        });
        let doubts: Vec<_> = issue.placed_doubts().iter().map(|p| p.place).collect();
        (documents.collect::<Vec<_>>(), doubts, issue.source.recognised.clone(), issue.masthead.pieces.clone())
    };
    for (name, bytes) in [("期.docx", &docx), ("期.epub", &epub), ("期.html", &html)] {
        let read = open::understand(name, bytes).unwrap();
        assert_eq!(told(&read), told(&issue), "{name}");
        assert!(read.diagnostics.iter().any(|d| d.code == "exported-issue"), "{name}");
        let kept = issue.diagnostics.iter().filter(|d| d.code != "exported-issue").count();
        assert_eq!(read.diagnostics.len(), kept + 1, "{name}");
    }
    // A page that somebody has changed says what it says now.
    let changed = String::from_utf8(html.clone()).unwrap().replacen("使用办法</h", "使用规定</h", 1);
    assert_ne!(changed.as_bytes(), html);
    let read = open::understand("期.html", changed.as_bytes()).unwrap();
    assert!(read.diagnostics.iter().all(|d| d.code != "exported-issue"));
    assert!(read.documents.iter().flat_map(|d| &d.blocks).any(|b| b.text.contains("使用规定")));
}

/// A Word document without what this program alone writes into it, and with styles of other names.
fn saved_by_another(docx: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..from.len() {
        let (mut bytes, mut file) = (Vec::new(), from.by_index(at).unwrap());
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.starts_with("gongbao/") {
            continue;
        }
        if name.ends_with(".xml") {
            let text = String::from_utf8(bytes).unwrap();
            bytes = text
                .replace("w:val=\"Heading", "w:val=\"a")
                .replace("w:styleId=\"Heading", "w:styleId=\"a")
                .replace("\"RedHead\"", "\"b1\"")
                .into_bytes();
        }
        to.start_file(name.as_str(), options).unwrap();
        std::io::Write::write_all(&mut to, &bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn documents_of_exports_that_another_program_has_saved_anew_are_all_there() {
    let issue = open::handbook().unwrap();
    let known = facts(&issue);
    let (mut docx, mut html, mut markdown) = (Vec::new(), Vec::new(), Vec::new());
    write_docx(&issue, &known, Date::FIRST, &mut docx).unwrap();
    write_html(&issue, &known, &mut html).unwrap();
    gongbao::export::markdown::write_markdown(&issue, &mut markdown).unwrap();
    let html = String::from_utf8(html).unwrap();
    let markdown = String::from_utf8(markdown).unwrap();
    // Laid out anew, a page shows the same and is read as it was understood.
    let laid_out = html.replace("><", ">\n  <").replace(" class=\"", "\n class=\"");
    let read = open::understand("期.html", laid_out.as_bytes()).unwrap();
    assert!(read.diagnostics.iter().any(|d| d.code == "exported-issue"));
    let bare: String =
        html.lines().filter(|line| !line.contains("\"gongbao-issue")).map(|l| format!("{l}\n")).collect();
    let starred = markdown.replace("- ", "* ").replace("\\", "");
    let numbers = |issue: &Issue| -> Vec<Option<String>> { issue.documents.iter().map(|d| d.number.clone()).collect() };
    for (name, bytes) in [
        ("期.docx", saved_by_another(&docx)),
        ("期.html", bare.into_bytes()),
        ("期.md", markdown.into_bytes()),
        ("改.md", starred.into_bytes()),
    ] {
        let read = open::understand(name, &bytes).unwrap();
        assert_eq!(numbers(&read), numbers(&issue), "{name}");
        let text = read.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.as_str()).collect::<String>();
        assert!(!text.contains("〔第") && !text.contains("存疑\n") && text.contains("窗口中的内容仍可阅读"), "{name}");
    }
}

#[test]
fn what_a_page_carries_and_does_not_show_is_not_read() {
    let hidden = |shown: &str, carried: &str| {
        let issue = |text: &str| {
            let block = Block { id: "b".into(), text: text.into(), ..Block::default() };
            let documents =
                vec![Document { id: "d".into(), title: "通知".into(), blocks: vec![block], ..Document::default() }];
            Issue { documents, ..Issue::default() }
        };
        let written = |text: &str| {
            let (issue, mut html) = (issue(text), Vec::new());
            write_html(&issue, &facts(&issue), &mut html).unwrap();
            String::from_utf8(html).unwrap()
        };
        let meta = |page: &str| page.lines().find(|line| line.contains("\"gongbao-issue\"")).unwrap().to_owned();
        // The page of the one with the issue of the other.
        let (page, other) = (written(shown), meta(&written(carried)));
        let page = page.replace(&meta(&page), &other);
        let read = open::understand("期.html", page.as_bytes()).unwrap();
        read.documents[0].blocks.iter().map(|b| b.text.clone()).collect::<String>()
    };
    assert!(hidden("罚款五千元。", "罚款五千元。").contains("罚款五千元"));
    let read = hidden("罚款五千元。", "罚款五万元。");
    assert!(read.contains("五千元") && !read.contains("五万元"), "{read}");
    // The same signs in another order.
    let read = hidden("市财政局罚市教育局。", "市教育局罚市财政局。");
    assert!(read.contains("市财政局罚市教育局"), "{read}");
}

#[test]
fn what_was_recognised_and_its_doubts_come_back() {
    let line = |y: f32| Span::Page { page: 2, bbox: [80.0, y, 300.0, y + 12.0] };
    let block = |id: &str, text: &str, y: f32| Block {
        id: id.into(),
        text: text.into(),
        pieces: vec![Piece::sure(0, line(y), None)],
        ..Block::default()
    };
    let doubt = |y: f32, nth: u32, read: char, x: f32| Doubt {
        span: line(y),
        nth,
        read,
        other: '未',
        sure: 0.6,
        area: [x, y, x + 12.0, y + 12.0],
    };
    let mut blocks = vec![block("b1", "第一段期末，末", 100.0), block("b2", "第二 段末尾", 120.0)];
    // A line that goes on in the next one.
    blocks[1].text.push_str("续末行");
    blocks[1].pieces.push(Piece::sure("第二 段末尾".len(), line(140.0), Some(Join::Wrap)));
    let mut issue =
        Issue { documents: vec![Document { id: "d".into(), blocks, ..Document::default() }], ..Issue::default() };
    issue.source.recognised = vec![2];
    issue.doubts = vec![
        doubt(100.0, 4, '末', 128.0),
        doubt(100.0, 6, '末', 152.0),
        doubt(120.0, 0, '第', 80.0),
        doubt(140.0, 1, '末', 92.0),
    ];
    let told = |issue: &Issue| -> Vec<_> {
        let of = |p: &PlacedDoubt| (p.place, issue.doubts[p.index].area.map(f32::to_bits), issue.doubts[p.index].read);
        issue.placed_doubts().iter().map(of).collect()
    };
    assert_eq!(told(&issue).len(), 4);
    let once = reopened(&issue);
    for read in [&once, &reopened(&once)] {
        assert_eq!(read.source.recognised, [2]);
        assert_eq!(told(read), told(&issue));
    }
    let forms = [&issue, &once].map(|issue| issue_json(issue, &facts(issue))["doubts"].clone());
    assert_eq!(forms[0], forms[1]);
}

#[test]
fn what_was_read_from_pictures_stays_known_as_that() {
    let at = |y: f32| Span::Page { page: 2, bbox: [80.0, y, 300.0, y + 12.0] };
    let doubt = |y: f32, nth: u32, read: char| {
        let area = [100.0 + nth as f32, y, 110.0, y + 12.0];
        Doubt { span: at(y), nth, read, other: '未', sure: 0.6, area }
    };
    let block = |id: &str, text: &str, pieces: Vec<(usize, f32)>| Block {
        id: id.into(),
        text: text.into(),
        pieces: pieces.into_iter().map(|(byte, y)| Piece::sure(byte, at(y), None)).collect(),
        ..Block::default()
    };
    // A line that was cut into two paragraphs, a paragraph of two lines, and the same sign twice.
    let one = vec![block("a", "第一段 期末，", vec![(0, 100.0)]), block("b", "末了末", vec![(0, 100.0)])];
    let two = vec![block("a", "头一行末次行末", vec![(0, 200.0), ("头一行末".len(), 220.0)])];
    let document = |blocks| Document { blocks, ..Document::default() };
    let mut issue = Issue { documents: vec![document(one), document(two)], ..Issue::default() };
    issue.source.recognised = vec![2, 5];
    issue.doubts = vec![doubt(100.0, 4, '末'), doubt(100.0, 8, '末'), doubt(200.0, 3, '末'), doubt(220.0, 2, '末')];
    let told = |issue: &Issue| -> Vec<_> {
        let area = |index: usize| (issue.doubts[index].other, issue.doubts[index].area);
        issue.placed_doubts().iter().map(|placed| (placed.place, placed.bytes, area(placed.index))).collect()
    };
    assert_eq!(told(&issue).len(), 4);
    let once = reopened(&issue);
    assert_eq!((told(&once), &once.source.recognised), (told(&issue), &issue.source.recognised));
    assert_eq!(told(&reopened(&once)), told(&issue));
}

#[test]
fn a_table_of_marks_that_a_spreadsheet_has_saved_comes_back() {
    let anchor = Anchor { quote: "巡查河道，每周一次".to_owned(), ..Anchor::default() };
    let mark = Mark { name: "巡查".to_owned(), note: "与旧办法核对".to_owned(), anchor, ..Mark::default() };
    let [issue, kind, colour] = ["甲刊", "高亮", "要点"].map(str::to_owned);
    let line = MarkLine { issue, id: None, kind, colour, mark };
    let mut csv = Vec::new();
    write_rows(&mark_rows(["名称"; MARK_COLUMNS - 1], std::slice::from_ref(&line)), &mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    for encoding in [encoding_rs::UTF_8, encoding_rs::GBK, encoding_rs::GB18030] {
        // Without the mark of Unicode, and with the line ends of its system.
        let (bytes, ..) = encoding.encode(csv.trim_start_matches('\u{feff}'));
        let read = marks_from(&decoded(&bytes)).unwrap();
        assert_eq!((read.marks[0].mark.clone(), read.unread), (line.mark.clone(), 0), "{}", encoding.name());
    }
}
