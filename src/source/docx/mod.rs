//! Word documents (.docx): Office Open XML, ECMA-376 part 1.

mod account;
mod body;
mod context;
mod controls;
mod drawing;
mod flat;
mod margins;
mod math;
mod numbering;
mod package;
mod styles;
mod table;

pub(super) use flat::{is_flat, read as read_flat};

use context::{Context, Parts};
use package::{Relations, relations_of};

use super::archive::Archive;
use super::elements::{Elements, Look, note_mark};
use super::nested::Nested;
use super::xml;
use super::{Named, SourceError, SourceText, ThingKind};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const DOCX: Named = Named { en: "Word document", zh: " Word 文档" };

/// The main part's usual name.
const MAIN: &str = "word/document.xml";

/// The name of the main part, where the archive is a Word document. Some programs give it a name of their own.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Option<String> {
    if archive.names().any(|name| name == MAIN) {
        return Some(MAIN.to_owned());
    }
    let types = archive.read("[Content_Types].xml", DOCX).ok().flatten()?;
    let mut main = None;
    let walked: Result<(), std::convert::Infallible> = xml::walk(&types, |event| {
        if let xml::Xml::Start(tag) = event
            && tag.attribute(b"ContentType").is_some_and(|kind| is_main(&kind))
            && let Some(name) = tag.attribute(b"PartName")
        {
            main.get_or_insert(name.trim_start_matches('/').to_owned());
        }
        Ok(())
    });
    let Ok(()) = walked;
    main.filter(|main| archive.names().any(|name| name == *main))
}

/// Whether a type is that of the main part of a document, a template, or one of these with macros.
fn is_main(kind: &str) -> bool {
    let word = kind.contains("wordprocessingml") || kind.contains("ms-word");
    word && ["document", "template", "document.macroEnabled", "template.macroEnabledTemplate"]
        .iter()
        .any(|name| kind.ends_with(&format!("{name}.main+xml")))
}

/// The parts of a document that are read before its main part. Those beside the main part only add to the text: one
/// that is missing or damaged must not cost it.
#[derive(Debug, Default)]
struct Document {
    main: Vec<u8>,
    styles: Vec<u8>,
    numbering: Vec<u8>,
    footnotes: Vec<u8>,
    endnotes: Vec<u8>,
    comments: Vec<u8>,
    relations: Relations,
}

impl Document {
    /// The document with a main part of this name.
    fn of(name: &str, main: Vec<u8>, parts: &mut dyn Parts) -> Self {
        let relations = Relations::read(&parts.part(&relations_of(name)).unwrap_or_default(), name);
        let mut other = |kind: &str| {
            let usual = format!("word/{kind}.xml");
            let name = relations.of(kind).last().map_or(usual, str::to_owned);
            parts.part(&name).unwrap_or_default()
        };
        let (styles, numbering) = (other("styles"), other("numbering"));
        let (footnotes, endnotes, comments) = (other("footnotes"), other("endnotes"), other("comments"));
        Self { main, styles, numbering, footnotes, endnotes, comments, relations }
    }
}

impl Parts for Archive<'_> {
    fn part(&mut self, name: &str) -> Option<Vec<u8>> {
        self.read(name, DOCX).ok().flatten()
    }
}

/// Reads a Word document from its opened archive.
pub(super) fn read(
    info: SourceInfo,
    archive: &mut Archive<'_>,
    main: &str,
    nested: &Nested<'_>,
) -> Result<SourceText, SourceError> {
    let bytes = archive.read(main, DOCX)?.ok_or(SourceError::Damaged { what: DOCX })?;
    let document = Document::of(main, bytes, archive);
    nested.options.check()?;
    read_document(info, document, archive, nested)
}

/// Reads a document: the head of the paper in its margins, the main part, the notes, the other margins.
fn read_document(
    info: SourceInfo,
    document: Document,
    parts: &mut dyn Parts,
    nested: &Nested<'_>,
) -> Result<SourceText, SourceError> {
    let styles = styles::Styles::read(&document.styles);
    let mut numbering = numbering::Numbering::read(&document.numbering);
    numbering.link(&styles);
    let margins = margins::lines(&document.relations, parts);
    let mut elements = Elements::new(SourceInfo { kind: SourceKind::Docx, ..info });
    let (head, running) = margins::parted(&margins);
    for line in head {
        elements.push(&line, Look::default())?;
    }
    account::enter(elements.account(), &document, parts);
    let mut context = Context::new(&styles, parts, nested);
    let said = comments(&document.comments, &mut context, &mut numbering)?;
    context.comments = said;
    context.relations = document.relations;
    let walked = body::read(&document.main, &mut context, &mut numbering, &mut elements)?;
    let foot = body::texts(&document.footnotes, &mut context, &mut numbering, &mut elements)?;
    let end = body::texts(&document.endnotes, &mut context, &mut numbering, &mut elements)?;
    for (i, (kind, id)) in walked.notes.into_iter().enumerate() {
        let text = if kind == body::Note::End { end.get(&id) } else { foot.get(&id) };
        if let Some(text) = text {
            let look = Look { auto_label: true, ..Look::default() };
            elements.push(&format!("{}{text}", note_mark(i + 1)), look)?;
        }
    }
    for line in running {
        elements.push(&line, Look { running: true, ..Look::default() })?;
    }
    // Comments on what was struck out, or on nothing.
    let mut left: Vec<(String, String)> = std::mem::take(&mut context.comments).into_iter().collect();
    left.sort();
    for (_, text) in left {
        elements.thing(ThingKind::Comment, None, &text);
    }
    nested.options.report(1, 1);
    if context.marks > 0 && elements.next_line() == context.marks {
        return Err(context.unread.unwrap_or(SourceError::NoText { what: DOCX }));
    }
    elements.finish(DOCX)
}

/// The comments of a document by id, each with who left it.
fn comments(
    xml: &[u8],
    context: &mut Context<'_>,
    numbering: &mut numbering::Numbering,
) -> Result<std::collections::HashMap<String, String>, SourceError> {
    // What stands in a comment besides text is no matter of the document.
    let mut beside = Elements::new(SourceInfo::default());
    let mut texts = body::texts(xml, context, numbering, &mut beside)?;
    let walked: Result<(), std::convert::Infallible> = xml::walk(xml, |event| {
        if let xml::Xml::Start(tag) = event
            && tag.name() == b"comment"
            && let (Some(id), Some(author)) = (tag.attribute(b"id"), tag.attribute(b"author"))
            && let Some(text) = texts.get_mut(&id).filter(|_| !author.trim().is_empty())
        {
            *text = format!("{}：{text}", author.trim());
        }
        Ok(())
    });
    let Ok(()) = walked;
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::pack;
    use super::super::{CellRef, SourceError, SourceText, ThingKind, read};

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
        assert_eq!(texts(&source), ["第一条　为了 \t规范条&", "隐藏"]);
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
        let counted = |hint: &super::super::Hint| hint.auto_label && hint.starts_paragraph == Some(true);
        assert!(source.lines.iter().all(|line| line.hint.as_ref().is_some_and(|hint| counted(hint))));
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
    fn a_level_that_never_restarts_counts_through() {
        let level = |i: u8, text: &str, more: &str| {
            format!(
                r#"<w:lvl w:ilvl="{i}"><w:numFmt w:val="chineseCounting"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
            )
        };
        let numbering = format!(
            r#"<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="1">{}{}</w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="list"/></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num></w:numbering>"#,
            level(0, "第%1章", r#"<w:pStyle w:val="chapter"/>"#),
            level(1, "第%2条", r#"<w:lvlRestart w:val="0"/><w:pStyle w:val="article"/>"#),
        );
        let style = |id: &str| {
            format!(
                r#"<w:style w:styleId="{id}"><w:name w:val="{id}"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>"#
            )
        };
        let styles = format!(
            r#"<w:styles xmlns:w="x">{}{}<w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>"#,
            style("chapter"),
            style("article")
        );
        let item = |props: &str, text: &str| format!("<w:p><w:pPr>{props}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
        let styled = |style: &str, text: &str| item(&format!(r#"<w:pStyle w:val="{style}"/>"#), text);
        let body = [
            styled("chapter", "总则"),
            styled("article", "甲"),
            styled("chapter", "附则"),
            styled("article", "乙"),
            item(r#"<w:numPr><w:ilvl w:val="1"/><w:numId w:val="8"/></w:numPr>"#, "丙"),
        ]
        .concat();
        let parts = [("word/numbering.xml", numbering.as_str()), ("word/styles.xml", styles.as_str())];
        let source = document(&body, &parts).expect("text");
        assert_eq!(texts(&source), ["第一章 总则", "第一条 甲", "第二章 附则", "第二条 乙", "第三条 丙"]);
    }

    #[test]
    fn what_is_not_shown_is_no_text() {
        let styles = r#"<w:styles xmlns:w="x"><w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
        let body = r#"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>隐藏</w:t></w:r>
            <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>乙</w:t></w:r>
            <w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>河</w:t></w:r></w:rubyBase></w:ruby></w:r>
            <w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
        let source = document(body, &[("word/styles.xml", styles)]).expect("text");
        assert_eq!(texts(&source), ["甲乙河☑", "隐藏", "一", "二"]);
        let hidden = source.lines[1].hint.as_ref().and_then(|hint| hint.left_out);
        assert_eq!(hidden, Some(crate::issue::DropReason::Hidden));
        assert!(source.things.iter().any(|thing| thing.kind == ThingKind::Hidden && thing.text == "隐藏"));
        let rows: Vec<_> = source.lines.iter().filter_map(|l| l.hint.as_ref()?.cell.map(|c| c.row)).collect();
        assert_eq!(rows, [0, 1]);
    }

    #[test]
    fn a_head_of_the_paper_in_the_header_is_text() {
        let relations = r#"<Relationships><Relationship Type="http://x/header" Target="header1.xml"/><Relationship Type="http://x/footer" Target="footer1.xml"/></Relationships>"#;
        let part = |lines: &[&str]| {
            let lines: String = lines.iter().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
            format!(r#"<w:hdr xmlns:w="x">{lines}</w:hdr>"#)
        };
        let (header, footer) =
            (part(&["临江县人民政府文件", "临政发〔2031〕12号", "公报　2031年"]), part(&["— 1 —", "公报　2031年"]));
        let parts = [
            ("word/_rels/document.xml.rels", relations),
            ("word/header1.xml", header.as_str()),
            ("word/footer1.xml", footer.as_str()),
        ];
        let source = document("<w:p><w:r><w:t>关于防汛的通知</w:t></w:r></w:p>", &parts).expect("text");
        assert_eq!(texts(&source), ["临江县人民政府文件", "临政发〔2031〕12号", "关于防汛的通知", "公报　2031年"]);
        let running: Vec<bool> = source.lines.iter().filter_map(|l| Some(l.hint.as_ref()?.running)).collect();
        assert_eq!(running, [false, false, false, true]);
    }

    #[test]
    fn what_only_a_drawing_or_a_field_shows_is_text() {
        let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let fall = |choice: &str| {
            format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice>{choice}</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p>\
                 </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
                text("框中")
            )
        };
        let body = [
            r#"<w:p><w:r><w:pict><v:shape><v:textpath style="x" string="临江县人民政府文件"/></v:shape></w:pict></w:r></w:p>"#.to_owned(),
            format!("<w:p>{}<w:r><w:instrText> eq \\o\\ac(○,1) </w:instrText></w:r>{}{}</w:p>", field("begin"), field("end"), text("主题")),
            fall("<w:drawing/>"),
            fall(&format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", text("选中"))),
        ]
        .concat();
        let source = document(&body, &[]).expect("text");
        let shown: Vec<&str> = texts(&source).into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(shown, ["临江县人民政府文件", "①主题", "框中", "选中"]);
    }

    #[test]
    fn the_main_part_may_have_a_name_of_its_own() {
        let types = r#"<Types><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
        let relations =
            r#"<Relationships><Relationship Type="http://x/footnotes" Target="notes2.xml"/></Relationships>"#;
        let main = format!(
            r#"{HEAD}<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>"#
        );
        let notes = r#"<w:footnotes xmlns:w="x"><w:footnote w:id="1"><w:p><w:r><w:t>注。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        let bytes = pack(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("word/_rels/document2.xml.rels", relations.as_bytes()),
            ("word/document2.xml", main.as_bytes()),
            ("word/notes2.xml", notes.as_bytes()),
        ]);
        let source = read("a.docx", &bytes).expect("text");
        assert_eq!(texts(&source), ["正文［1］", "［1］注。"]);
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
