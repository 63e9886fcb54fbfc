//! Word documents in one XML file: those of Word 2003 (WordprocessingML), and packages written flat. Systems that fill
//! in templates write them, mostly under the name of a .doc.

use super::{DOCX, OTHERS, read_parts};
use crate::issue::SourceInfo;
use crate::source::{ReadOptions, SourceError, SourceText};

/// The namespace of Word 2003's documents, and that of flat packages.
const WORD_2003: &str = "http://schemas.microsoft.com/office/word/2003/wordml";
const FLAT: &str = "http://schemas.microsoft.com/office/2006/xmlPackage";
/// How far into a file the root element's tag may go.
const WITHIN: usize = 16 * 1024;

/// Whether a text is a Word document in one XML file.
pub(in super::super) fn is_flat(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.starts_with('<') && {
        let mut end = text.len().min(WITHIN);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let head = text.get(..end).unwrap_or("");
        head.contains(WORD_2003) && head.contains("wordDocument") || head.contains(FLAT) && head.contains("package")
    }
}

/// Reads such a document.
pub(in super::super) fn read(
    info: SourceInfo,
    text: &str,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    if memchr::memmem::find(text.as_bytes(), FLAT.as_bytes()).is_none() {
        let body = text.find("<w:body").and_then(|at| text.get(at..)).ok_or(SourceError::Damaged { what: DOCX })?;
        return read_parts(info, body.as_bytes(), [text, "", "", ""], &[], options);
    }
    let main = part(text, "/word/document").ok_or(SourceError::Damaged { what: DOCX })?;
    let others = OTHERS.map(|(_, name)| part(text, &format!("/{name}")).unwrap_or(""));
    read_parts(info, main.as_bytes(), others, &[], options)
}

/// What a flat package holds under a name that begins so.
fn part<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let at = text.find(&format!("pkg:name=\"{name}"))?;
    let rest = text.get(at..)?;
    let end = rest.find("</pkg:part>").unwrap_or(rest.len());
    rest.get(rest.find("<pkg:xmlData")?..end)
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
