//! Word documents in one XML file: those of Word 2003 (WordprocessingML), and packages written flat. Systems that fill
//! in templates write them, mostly under the name of a .doc.

use super::context::Parts;
use super::{DOCX, Document, read_document};
use crate::issue::SourceInfo;
use crate::source::nested::Nested;
use crate::source::{SourceError, SourceText, mhtml};

/// The namespace of Word 2003's documents, and that of flat packages.
const WORD_2003: &str = "http://schemas.microsoft.com/office/word/2003/wordml";
const FLAT: &str = "http://schemas.microsoft.com/office/2006/xmlPackage";
/// How far into a file the root element's tag may go.
const WITHIN: usize = 16 * 1024;

/// Whether a text is a Word document in one XML file.
pub(in super::super) fn is_flat(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.starts_with('<') && {
        let head = text.get(..text.floor_char_boundary(WITHIN)).unwrap_or("");
        head.contains(WORD_2003) && head.contains("wordDocument") || head.contains(FLAT) && head.contains("package")
    }
}

/// Reads such a document.
pub(in super::super) fn read(info: SourceInfo, text: &str, nested: &Nested<'_>) -> Result<SourceText, SourceError> {
    if memchr::memmem::find(text.as_bytes(), FLAT.as_bytes()).is_none() {
        let body = text.find("<w:body").and_then(|at| text.get(at..)).ok_or(SourceError::Damaged { what: DOCX })?;
        // Styles stand before the body, in the same file.
        let document =
            Document { main: body.as_bytes().to_vec(), styles: text.as_bytes().to_vec(), ..Document::default() };
        return read_document(info, document, &mut Flat { text }, nested);
    }
    let mut parts = Flat { text };
    let main = "word/document.xml";
    let bytes = parts.part(main).ok_or(SourceError::Damaged { what: DOCX })?;
    let document = Document::of(main, bytes, &mut parts);
    read_document(info, document, &mut parts, nested)
}

/// A package written flat.
struct Flat<'t> {
    text: &'t str,
}

impl Parts for Flat<'_> {
    fn part(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.text.find(&format!("pkg:name=\"/{name}\""))?;
        let rest = self.text.get(at..)?;
        let rest = rest.get(..rest.find("</pkg:part>").unwrap_or(rest.len()))?;
        if let Some(data) = rest.find("<pkg:xmlData") {
            return rest.get(data..).map(|xml| xml.as_bytes().to_vec());
        }
        let data = rest.find("<pkg:binaryData")?;
        let data = rest.get(data..)?;
        let data = data.get(data.find('>')? + 1..)?;
        Some(mhtml::base64(data.split('<').next().unwrap_or("")))
    }
}

#[cfg(test)]
mod tests {
    use crate::issue::SourceKind;
    use crate::source::{SourceText, read};

    fn texts(source: &SourceText) -> Vec<&str> {
        source.lines.iter().map(|line| source.line(line)).collect()
    }

    #[test]
    fn a_document_of_word_2003() {
        let xml = r#"<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>
            <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="x"><o:DocumentProperties><o:Title>内部</o:Title></o:DocumentProperties>
            <w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style></w:styles>
            <w:body><wx:sect><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>临江县供水办法</w:t></w:r></w:p>
            <w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>为了供水</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
            <w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"#;
        let source = read("a.doc", xml.as_bytes()).expect("a document");
        assert_eq!(texts(&source), ["临江县供水办法", "一、为了供水", "甲"]);
        assert_eq!(source.info.kind, SourceKind::Docx);
        assert_eq!(source.lines[2].hint.as_ref().and_then(|hint| hint.cell).map(|cell| cell.rows), Some(2));
        assert!(source.lines[1].hint.as_ref().is_some_and(|hint| hint.auto_label));
    }

    #[test]
    fn a_flat_package() {
        let part = |name: &str, xml: &str| {
            format!(r#"<pkg:part pkg:name="{name}" pkg:contentType="x"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>"#)
        };
        let header = part("/word/header1.xml", "<w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>");
        let notes =
            part("/word/footnotes.xml", r#"<w:footnote w:id="1"><w:p><w:r><w:t>注。</w:t></w:r></w:p></w:footnote>"#);
        let main = part(
            "/word/document.xml",
            r#"<w:document><w:body><w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>"#,
        );
        let xml = format!(
            "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>{header}{notes}{main}</pkg:package>"
        );
        assert_eq!(texts(&read("a.xml", xml.as_bytes()).expect("a document")), ["正文［1］", "［1］注。"]);
    }
}
