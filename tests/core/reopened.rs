//! What was exported and is opened again says what it said: issues, and tables of marks.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use gongbao::export::csv::write_rows;
use gongbao::export::json::{issue_json, write_json};
use gongbao::facts::facts;
use gongbao::issue::{Anchor, Block, Comment, CommentForm, Date, Document, Doubt, Issue, LitWords, Piece, Span};
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
