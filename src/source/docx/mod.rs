//! Word documents (.docx): Office Open XML, ECMA-376 part 1. This folder alone names quick-xml.

mod body;
mod numbering;
mod styles;
mod xml;

use super::archive::Archive;
use super::elements::Elements;
use super::{Named, ReadOptions, SourceError, SourceText};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const DOCX: Named = Named { en: "Word document", zh: " Word 文档" };

/// The part that an archive of a Word document always has.
pub(super) const MAIN: &str = "word/document.xml";

/// Reads a Word document from its opened archive.
pub(super) fn read(
    info: SourceInfo,
    archive: &mut Archive<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let damaged = SourceError::Damaged { what: DOCX };
    let main = archive.read(MAIN, DOCX)?.ok_or(damaged)?;
    options.check()?;
    // The other parts only add to the text: one that is missing or damaged must not cost it.
    let mut part = |name: &str| archive.read(name, DOCX).ok().flatten().unwrap_or_default();
    let styles = styles::Styles::read(&part("word/styles.xml"));
    let numbering = numbering::Numbering::read(&part("word/numbering.xml"));
    let notes = [part("word/footnotes.xml"), part("word/endnotes.xml")];
    let mut elements = Elements::new(SourceInfo { kind: SourceKind::Docx, ..info });
    body::read(&main, &notes, &styles, numbering, &mut elements, options)?;
    options.report(1, 1);
    elements.finish(DOCX)
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::pack;
    use super::super::{CellRef, SourceError, SourceText, read};

    const HEAD: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;

    fn document(body: &str, parts: &[(&str, &str)]) -> Result<SourceText, SourceError> {
        let main = format!("{HEAD}{body}</w:body></w:document>");
        let mut entries = vec![("word/document.xml", main.as_bytes())];
        entries.extend(parts.iter().map(|(name, xml)| (*name, xml.as_bytes())));
        read("a.docx", &pack(&entries))
    }

    fn texts(source: &SourceText) -> Vec<&str> {
        source.lines.iter().map(|line| source.line(line)).collect()
    }

    #[test]
    fn text_of_runs_without_what_is_no_text() {
        let body = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>
            <w:r><w:t>第一条　</w:t></w:r><w:r><w:t xml:space="preserve">为了 </w:t><w:tab/><w:t>规范</w:t></w:r>
            <w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>&#26465;&amp;</w:t></w:r></w:p>"#;
        let source = document(body, &[]).expect("text");
        assert_eq!(texts(&source), ["第一条　为了 \t规范条&"]);
    }

    #[test]
    fn numbering_is_resolved() {
        let numbering = r#"<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="5">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2．"/><w:suff w:val="nothing"/></w:lvl>
            </w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#;
        let item = |level: u8, text: &str| {
            format!(
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
            )
        };
        let body = [item(0, "总体要求"), item(1, "目标"), item(1, "原则"), item(0, "任务"), item(1, "分工")].concat();
        let source = document(&body, &[("word/numbering.xml", numbering)]).expect("text");
        assert_eq!(texts(&source), ["一、总体要求", "1．目标", "2．原则", "二、任务", "1．分工"]);
        assert!(source.lines.iter().all(|line| line.hint.as_ref().is_some_and(|hint| hint.auto_label)));
    }

    #[test]
    fn styles_give_headings_and_look() {
        let styles = r#"<w:styles xmlns:w="x"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>
            <w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="44"/></w:rPr></w:style></w:styles>"#;
        let body = r#"<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>
            <w:p><w:r><w:t>正文在这里，比标题长得多。</w:t></w:r></w:p>"#;
        let source = document(body, &[("word/styles.xml", styles)]).expect("text");
        let hint = source.lines[0].hint.as_deref().expect("hint");
        assert_eq!((hint.heading, hint.centred, hint.bold, hint.size), (Some(1), true, true, Some(1.375)));
        assert_eq!(hint.face, Some(super::super::FaceClass::Hei));
        assert_eq!(source.lines[1].hint.as_deref().and_then(|h| h.size), Some(1.0));
    }

    #[test]
    fn tables_have_merged_cells() {
        let cell = |props: &str, text: &str| {
            format!("<w:tc><w:tcPr>{props}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        };
        let body = [
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>".to_owned(),
            cell(r#"<w:gridSpan w:val="2"/>"#, "任务"),
            cell("", "单位"),
            "</w:tr><w:tr>".to_owned(),
            cell(r#"<w:vMerge w:val="restart"/>"#, "水文"),
            cell("", "监测"),
            cell("", "水务局"),
            "</w:tr><w:tr>".to_owned(),
            cell("<w:vMerge/>", ""),
            cell("", "预报"),
            cell("", "气象局"),
            "</w:tr></w:tbl>".to_owned(),
        ]
        .concat();
        let source = document(&body, &[]).expect("text");
        let cells: Vec<(&str, CellRef)> =
            source.lines.iter().filter_map(|l| Some((source.line(l), l.hint.as_ref()?.cell?))).collect();
        let at = |row, column, columns, rows, head| CellRef { table: 0, row, column, columns, rows, head };
        assert_eq!(
            cells,
            [
                ("任务", at(0, 0, 2, 1, true)),
                ("单位", at(0, 2, 1, 1, true)),
                ("水文", at(1, 0, 1, 2, false)),
                ("监测", at(1, 1, 1, 1, false)),
                ("水务局", at(1, 2, 1, 1, false)),
                ("预报", at(2, 1, 1, 1, false)),
                ("气象局", at(2, 2, 1, 1, false)),
            ]
        );
    }

    #[test]
    fn footnotes_stand_at_the_end() {
        let notes = r#"<w:footnotes xmlns:w="x"><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:t>见附件。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        let body = r#"<w:p><w:r><w:t>办法</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>施行。</w:t></w:r></w:p>"#;
        let source = document(body, &[("word/footnotes.xml", notes)]).expect("text");
        assert_eq!(texts(&source), ["办法［1］施行。", "［1］见附件。"]);
    }

    #[test]
    fn broken_xml_gives_what_was_read_or_an_error() {
        let source = document("<w:p><w:r><w:t>完整。</w:t></w:r></w:p><w:p><w:r><w:t>断", &[]).expect("text");
        assert_eq!(texts(&source)[0], "完整。");
        assert!(matches!(document("", &[]), Err(SourceError::NoText { .. })));
        assert!(matches!(
            document(&"<w:p><w:r>".repeat(200_000), &[]),
            Err(SourceError::NoText { .. } | SourceError::TooLarge { .. })
        ));
    }
}
