//! PDF files that are damaged in part, or hold text where it is easily overlooked: what can be read is, and what may be
//! missing is said.

use crate::support::pdf::{A4, Drawing, file, file_with};
use gongbao::issue::DropReason;
use gongbao::source::{SourceError, SourceText, read};

fn opened(page: Drawing) -> SourceText {
    read("a.pdf", &file(&[page])).unwrap_or_else(|error| panic!("{error}"))
}

fn codes(source: &SourceText) -> Vec<&str> {
    source.diagnostics.iter().map(|said| said.code.as_str()).collect()
}

/// A page with a line before some instructions and a line behind them.
fn around(instructions: &str) -> Drawing {
    let mut page = Drawing::new(A4);
    page.text(72.0, 100.0, 12.0, "第一条在前。").raw(instructions).text(72.0, 130.0, 12.0, "第二条在后。");
    page
}

#[test]
fn what_stands_behind_broken_instructions_is_read_and_told_of() {
    for broken in [
        ">>",
        "]",
        ")",
        "} {",
        "[ <7532> 20 TJ",
        "/P << /MCID 0 BDC",
        "(a Tj",
        "<41",
        "1 m 2 2 l S",
        "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 x",
    ] {
        let source = opened(around(broken));
        assert!(
            source.text.contains("第一条在前。") && source.text.contains("第二条在后。"),
            "{broken}: {}",
            source.text
        );
        assert_eq!(codes(&source), ["damaged-pages"], "{broken}");
    }
    for sound in
        ["", "/P << /MCID 0 >> BDC EMC", "(a) pop", "q Q 1 1 m 2 2 l S % ) >>", "BI /W 1 /H 1 /CS /G /BPC 8 ID ) EI"]
    {
        let source = opened(around(sound));
        assert!(source.text.contains("第二条在后。"), "{sound}");
        assert_eq!(codes(&source), <[&str; 0]>::default(), "{sound}");
    }
}

#[test]
fn fonts_and_drawings_that_the_file_lacks_are_told_of() {
    for lacking in ["BT /F9 12 Tf 72 600 Td (ABC) Tj ET", "q /X9 Do Q"] {
        assert_eq!(codes(&opened(around(lacking))), ["damaged-pages"], "{lacking}");
    }
    for sound in ["BT /F1 12 Tf ET", "BT 72 600 Td /F1 12 Tf ET", "(/F9 12 Tfx) pop", "/Doc MP"] {
        assert_eq!(codes(&opened(around(sound))), <[&str; 0]>::default(), "{sound}");
    }
}

#[test]
fn a_part_of_a_page_that_is_missing_costs_none_of_the_others() {
    // The second of three streams is not there.
    let mut other = Drawing::new(A4);
    other.text(72.0, 200.0, 12.0, "第三条在下。");
    let bytes = file(&[around(""), other]);
    let text = String::from_utf8_lossy(&bytes).replacen("/Contents 9 0 R", "/Contents [9 0 R 90 0 R 11 0 R]", 1);
    let source = read("a.pdf", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert!(source.text.starts_with("第一条在前。\n第二条在后。\n第三条在下。\n"), "{}", source.text);
    assert_eq!(codes(&source), ["damaged-pages"]);
}

#[test]
fn values_of_forms_without_a_look_are_text() {
    let place = [72.0, 150.0, 272.0, 166.0];
    let field_file = |more: &str| {
        let mut page = around("");
        page.annotation(place, &format!("/Subtype /Widget /FT /Tx /V <FEFF7532753A6C348D5F> {more}"));
        file(&[page])
    };
    let field = |more: &str| read("a.pdf", &field_file(more)).unwrap_or_else(|error| panic!("{error}"));
    assert!(field("").text.contains("甲町水赟"), "{}", field("").text);
    assert!(!field("/Ff 8192").text.contains('甲'));
    // Of a field that is hidden, or whose look says something else, the value is kept beside the text, and told.
    for more in ["/F 2", "/AP << /N << >> >>"] {
        let source = field(more);
        let beside = source.lines.iter().filter(|line| source.line(line).contains('甲'));
        let reasons: Vec<_> = beside.map(|line| line.hint.as_ref().and_then(|hint| hint.left_out)).collect();
        assert_eq!(reasons, [Some(DropReason::Hidden)], "{more}");
        let issue = gongbao::open::understand("a.pdf", &field_file(more)).unwrap_or_else(|error| panic!("{error}"));
        let told = issue.diagnostics.iter().filter(|d| d.code == "hidden-text" && d.message.contains("甲町水赟"));
        assert_eq!(told.count(), 1, "{more}");
    }
}

#[test]
fn text_outside_of_all_pages_is_told_of_line_by_line() {
    let mut page = Drawing::new(A4);
    page.text(-900.0, 100.0, 12.0, "第一条在外。");
    let source = opened(page);
    assert!(source.text.contains("第一条在外。"));
    let issue = gongbao::parse::parse(&source);
    assert!(issue.dropped.iter().any(|dropped| dropped.text.contains("第一条在外。")));
    // Too far away, or too large, to be on any page.
    let source = opened(around(
        "BT /F1 12 Tf 1 0 0 1 90000000 100 Tm <7532> Tj ET BT /F1 9000 Tf 1 0 0 1 72 100 Tm <4E59> Tj ET",
    ));
    for c in ['甲', '乙'] {
        assert!(source.text.contains(c), "{c}");
    }
}

#[test]
fn files_within_the_file_and_missing_pages_are_told_of() {
    let names =
        "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (annex.txt) /EF << /F 3 0 R >> >>] >> >>";
    let source = read(
        "a.pdf",
        &file_with(&[around("")], &format!("/AF [<< /Type /Filespec /F (annex.txt) /EF << /F 3 0 R >> >>] {names}")),
    );
    let source = source.unwrap_or_else(|error| panic!("{error}"));
    let said = source.diagnostics.iter().find(|said| said.code == "object-left-out");
    assert!(said.is_some_and(|said| said.message.contains("annex.txt")), "{:?}", source.diagnostics);
    // A page whose drawing is not in the file.
    let bytes = file(&[around(""), around("")]);
    let text = String::from_utf8_lossy(&bytes).replacen("/Contents 9 0 R", "/Contents 90 0 R", 1);
    let source = read("a.pdf", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(codes(&source), ["damaged-pages"]);
    let alone = String::from_utf8_lossy(&file(&[around("")])).replacen("/Contents 9 0 R", "/Contents 90 0 R", 1);
    assert!(matches!(read("a.pdf", alone.as_bytes()), Err(SourceError::Damaged { .. })));
}
