//! Tests of the reading of books.

use super::*;
use crate::source::archive::tests::pack;
use crate::source::{StatedField, read};

const ROOT: &str = r#"<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>"#;

fn opf(meta: &str, items: &[(&str, &str)], order: &[&str]) -> String {
    let items: String = items
        .iter()
        .map(|(id, rest)| format!(r#"<item id="{id}" media-type="application/xhtml+xml" {rest}/>"#))
        .collect();
    let order: String = order.iter().map(|id| format!(r#"<itemref idref="{id}"/>"#)).collect();
    format!("<package><metadata>{meta}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>")
}

fn page(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body>{body}</body></html>"
    )
}

fn book(opf: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let mut all = vec![("mimetype", b"application/epub+zip".as_slice()), (CONTAINER, ROOT.as_bytes())];
    all.push(("OEBPS/a.opf", opf.as_bytes()));
    all.extend(files.iter().map(|(name, text)| (*name, text.as_bytes())));
    pack(&all)
}

fn shown(source: &SourceText) -> Vec<&str> {
    let text = |line: &&crate::source::SourceLine| line.hint.as_ref().is_none_or(|hint| !hint.running);
    source.lines.iter().filter(text).map(|line| source.line(line)).filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn pages_are_read_in_the_order_of_the_package() {
    let meta = "<dc:title>云山市供水条例</dc:title><dc:creator>云山市人民政府</dc:creator>";
    let items = [
        ("two", r#"href="text/2%20b.xhtml""#),
        ("one", r#"href="text/1.xhtml""#),
        ("nav", r#"href="nav.xhtml" properties="nav""#),
        ("out", r#"href="out.xhtml""#),
    ];
    let one = page("<h1>云山市供水条例</h1><p>第一条　为了供水，制定本条例。</p><p><img src=\"a.png\"/></p>");
    let two = page("<p>第二条　本条例自公布之日起施行。</p>");
    let nav = page("<nav><ol><li>第一条</li></ol></nav>");
    let files = [
        ("OEBPS/text/1.xhtml", one.as_str()),
        ("OEBPS/text/2 b.xhtml", two.as_str()),
        ("OEBPS/nav.xhtml", nav.as_str()),
        ("OEBPS/out.xhtml", "<p>不读。</p>"),
    ];
    let source = read("a.zip", &book(&opf(meta, &items, &["nav", "one", "two", "one"]), &files)).expect("a book");
    let text = ["云山市供水条例", "第一条　为了供水，制定本条例。", "〔图〕", "第二条　本条例自公布之日起施行。"];
    assert_eq!(shown(&source), text);
    let stated: Vec<_> = source.stated.iter().map(|stated| (stated.field, stated.value.as_str())).collect();
    assert_eq!(stated, [(StatedField::Title, "云山市供水条例"), (StatedField::Issuer, "云山市人民政府")]);
    assert!(source.lines.iter().any(|line| source.line(line) == "1. 第一条"), "the contents are kept beside the text");
    assert_eq!(crate::source::lost_in_reading(&source), []);
}

#[test]
fn a_book_of_another_name_states_nothing() {
    let meta = "<dc:title>云山法律读本</dc:title><dc:creator>云山市司法局</dc:creator>";
    let one = page("<h1>云山市供水条例</h1><p>第一条　为了供水，制定本条例。</p>");
    let opf = opf(meta, &[("one", r#"href="1.xhtml""#)], &["one"]);
    let source = read("a.epub", &book(&opf, &[("OEBPS/1.xhtml", &one)])).expect("a book");
    assert_eq!((shown(&source).first().copied(), source.stated.len()), (Some("云山市供水条例"), 0));
}

#[test]
fn a_book_without_its_parts_is_told() {
    let one = page("<p>第一条　为了供水，制定本条例。</p>");
    let with = |opf: &str| read("a.epub", &book(opf, &[("OEBPS/1.xhtml", &one)]));
    let items = [("one", r#"href="1.xhtml""#), ("lost", r#"href="lost.xhtml""#)];
    let source = with(&opf("", &items, &["one", "lost"])).expect("a book");
    assert!(source.diagnostics.iter().any(|d| d.code == "unread-parts" && d.message.contains("OEBPS/lost.xhtml")));
    assert_eq!(with(&opf("", &items, &["lost"])), Err(SourceError::NoText { what: EPUB }));
    assert_eq!(with("<package"), Err(SourceError::NoText { what: EPUB }));
    let none = pack(&[(CONTAINER, b"<container/>".as_slice()), ("OEBPS/1.xhtml", one.as_bytes())]);
    assert_eq!(read("a.epub", &none), Err(SourceError::Damaged { what: EPUB }));
}

#[test]
fn a_locked_book_is_refused_and_locked_faces_are_not_asked_for() {
    let one = page("<p>第一条　为了供水，制定本条例。</p>");
    let opf = opf("", &[("one", r#"href="1.xhtml""#)], &["one"]);
    let with = |method: &str, uri: &str| {
        let encryption = format!(
            r#"<encryption><EncryptedData><EncryptionMethod Algorithm="{method}"/><KeyInfo><EncryptionMethod Algorithm="rsa"/></KeyInfo>
               <CipherData><CipherReference URI="{uri}"/></CipherData></EncryptedData></encryption>"#
        );
        read("a.epub", &book(&opf, &[("OEBPS/1.xhtml", &one), (ENCRYPTION, &encryption)]))
            .map(|source| shown(&source).len())
    };
    let aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    assert_eq!(with(aes, "OEBPS/1.xhtml"), Err(SourceError::Locked { what: EPUB }));
    assert_eq!(with(aes, "OEBPS/face.otf"), Ok(1));
    assert_eq!(with(OF_FACES[0], "OEBPS/1.xhtml"), Ok(1));
    assert!(SourceError::Locked { what: EPUB }.message_zh().contains("EPUB 电子书"));
}

#[test]
fn addresses_in_a_book() {
    for (path, href, found) in [
        ("OEBPS/a.opf", "text/1.xhtml#t1", "OEBPS/text/1.xhtml"),
        ("OEBPS/a.opf", "../1.xhtml", "1.xhtml"),
        ("a.opf", "./%E6%B3%95.xhtml", "法.xhtml"),
        ("OEBPS/a.opf", "../../../1.xhtml", "1.xhtml"),
        ("a.opf", "100%.xhtml", "100%.xhtml"),
    ] {
        assert_eq!(beside(path, href), found);
    }
}
