//! What the JSON form is.

use super::*;
use crate::facts::Passage;
use crate::facts::{Reference, Responsibility};
use crate::issue::Piece;

fn sample() -> (Issue, Facts) {
    let block = Block {
        id: "d1-b1".into(),
        kind: BlockKind::Article,
        label: Some("第一条".into()),
        text: "第一条 依《甲法》办理。（责任单位：乙局）".into(),
        pieces: vec![
            Piece::sure(0, Span::Line { line: 7 }, None),
            Piece::sure(10, Span::Line { line: 9 }, Some(crate::issue::Join::Wrap)),
        ],
        ..Block::default()
    };
    let document = Document {
        id: "d1".into(),
        title: "关于某事的通知".into(),
        signed: Date::new(2021, 3, 4),
        seams: vec![Seam {
            says_page: Some(3),
            from_page: None,
            after_block: 0,
            inside_paragraph: true,
            byte: 10,
            confidence: 0.5,
        }],
        blocks: vec![block],
        ..Document::default()
    };
    let dropped = Dropped {
        span: Span::Page { page: 2, bbox: [1.0, 2.0, 3.5, 4.0] },
        text: "2".into(),
        why: DropReason::PageNumber,
    };
    let issue = Issue { documents: vec![document], dropped: vec![dropped], ..Issue::default() };
    let passage = Passage::new(0, 0, 0..3);
    let facts = Facts {
        responsibilities: vec![Responsibility {
            passage,
            role: "责任单位".into(),
            units: vec!["乙局".into()],
            names: vec!["乙局".into()],
            ..Responsibility::default()
        }],
        references: vec![Reference { title: "甲法".into(), number: None, mentions: vec![passage] }],
        ..Facts::default()
    };
    (issue, facts)
}

#[test]
fn the_form_is_as_documented() {
    let (issue, facts) = sample();
    let mut out = Vec::new();
    write_json(&issue, &facts, Date::new(2031, 5, 1).unwrap(), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn an_empty_issue_has_every_field() {
    let value = issue_json(&Issue::default(), &Facts::default());
    for field in ["source", "issue", "contents", "documents", "facts", "dropped", "diagnostics", "comments", "doubts"] {
        assert!(value.get(field).is_some(), "{field}");
    }
    assert!(value["issue"]["serial"].is_null());
}
