//! Whole documents, and the files inside them.

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
        format!(r#"<w:lvl w:ilvl="{i}"><w:numFmt w:val="chineseCounting"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#)
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
    assert_eq!(texts(&source), ["甲乙河（hé）☑", "隐藏", "一", "二"]);
    assert!(source.things.iter().any(|thing| thing.kind == ThingKind::Deleted && thing.text == "删去的行"));
    accounted(&source);
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
    let relations = r#"<Relationships><Relationship Type="http://x/footnotes" Target="notes2.xml"/></Relationships>"#;
    let main =
        format!(r#"{HEAD}<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>"#);
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

/// A document with relations: each an id, the end of its type, its target, and the bytes where the target is a part.
fn with_parts(body: &str, parts: &[(&str, &str, &str, Option<&[u8]>)]) -> Result<SourceText, SourceError> {
    let main = format!("{HEAD}{body}</w:body></w:document>");
    let relations: String = parts
        .iter()
        .map(|(id, kind, target, bytes)| {
            let mode = if bytes.is_none() && target.contains(':') { " TargetMode=\"External\"" } else { "" };
            format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"{mode}/>"#)
        })
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let names: Vec<String> = parts.iter().map(|(_, _, target, _)| format!("word/{target}")).collect();
    let mut entries =
        vec![("word/document.xml", main.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes())];
    for (name, (.., bytes)) in names.iter().zip(parts) {
        entries.extend(bytes.map(|bytes| (name.as_str(), bytes)));
    }
    read("a.docx", &pack(&entries))
}

fn codes(source: &SourceText) -> Vec<&str> {
    source.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

/// The account, held against the lines, finds nothing.
#[track_caller]
fn accounted(source: &SourceText) {
    let found = crate::source::lost_in_reading(source);
    assert!(found.is_empty(), "{found:?}\n{:?}", source.account);
    assert!(source.account.parts.iter().any(|part| part.characters > 0), "nothing was counted");
}

const LAW: &str = "<html><body><h1>测试条例</h1><p>第一条 甲。</p><table><tr><td>乙<td>丙</table></body></html>";

#[test]
fn files_of_every_kind_inside_a_document_are_read_in_their_place() {
    let message = format!("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{LAW}");
    let inner = pack(&[(
        "word/document.xml",
        format!("{HEAD}<w:p><w:r><w:t>内层</w:t></w:r></w:p></w:body></w:document>").as_bytes(),
    )]);
    let body = r#"<w:p><w:r><w:t>前</w:t></w:r></w:p><w:altChunk r:id="a"/><w:p><w:r><w:t>中</w:t></w:r></w:p><w:altChunk r:id="b"/>
        <w:altChunk r:id="c"/><w:altChunk r:id="d"/><w:altChunk r:id="e"/><w:altChunk r:id="f"/>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>末表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let rtf = b"{\\rtf1\\ansi\\ansicpg936 \\u30002?\\u25991?\\par}";
    let source = with_parts(
        body,
        &[
            ("a", "aFChunk", "a.mht", Some(message.as_bytes())),
            ("b", "aFChunk", "b.html", Some("<ul><li>列表一<li>列表二</ul>".as_bytes())),
            ("c", "aFChunk", "c.txt", Some("第一行\n第二行".as_bytes())),
            ("d", "aFChunk", "d.rtf", Some(rtf)),
            ("e", "aFChunk", "e.docx", Some(&inner)),
            ("f", "subDocument", "f.docx", Some(&inner)),
        ],
    )
    .expect("a document");
    let shown: Vec<&str> = texts(&source).into_iter().filter(|text| !text.is_empty()).collect();
    assert_eq!(
        shown,
        [
            "前",
            "测试条例",
            "第一条 甲。",
            "乙",
            "丙",
            "中",
            "列表一",
            "列表二",
            "第一行",
            "第二行",
            "甲文",
            "内层",
            "内层",
            "末表"
        ]
    );
    assert_eq!(codes(&source), Vec::<&str>::new());
    let elements: Vec<_> = source.lines.iter().map(|line| format!("{:?}", line.span)).collect();
    let unique: std::collections::BTreeSet<_> = elements.iter().collect();
    assert_eq!(unique.len(), elements.len(), "{elements:?}");
    let tables: Vec<u32> = source.lines.iter().filter_map(|l| Some(l.hint.as_ref()?.cell?.table)).collect();
    assert_eq!(tables, [0, 0, 1]);
    accounted(&source);
}

#[test]
fn files_that_are_not_there_leave_a_mark() {
    let body = r#"<w:p><w:r><w:t>前</w:t></w:r></w:p><w:altChunk r:id="a"/><w:altChunk r:id="b"/><w:subDoc r:id="c"/><w:altChunk r:id="d"/>"#;
    let parts: &[(&str, &str, &str, Option<&[u8]>)] = &[
        ("a", "aFChunk", "none.mht", None),
        ("b", "aFChunk", "b.bin", Some(b"\x89PNG\r\n\x1a\n\0\0")),
        ("c", "subDocument", "file:///C:/章节.doc", None),
    ];
    let source = with_parts(body, parts).expect("a document");
    assert_eq!(texts(&source), ["前", "〔附件：none.mht〕", "〔附件：b.bin〕", "〔附件：章节.doc〕", "〔附件〕"]);
    assert_eq!(codes(&source), ["sub-document-missing"; 4]);
    // A document that is nothing else can't be read.
    let alone = with_parts(r#"<w:altChunk r:id="b"/>"#, parts);
    assert!(matches!(alone, Err(SourceError::Unsupported { .. })), "{alone:?}");
}

#[test]
fn files_inside_files_end() {
    let mut bytes = b"end".to_vec();
    for _ in 0..8 {
        let relations =
            r#"<Relationships><Relationship Id="a" Type="http://x/aFChunk" Target="a.docx"/></Relationships>"#;
        let main = format!(
            r#"{HEAD}<w:p><w:r><w:t>层</w:t></w:r></w:p>{}</w:body></w:document>"#,
            r#"<w:altChunk r:id="a"/>"#.repeat(6)
        );
        bytes = pack(&[
            ("word/document.xml", main.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/a.docx", &bytes),
        ]);
    }
    let started = std::time::Instant::now();
    let source = read("a.docx", &bytes).expect("a document");
    assert!(source.diagnostics.iter().any(|d| d.code == "sub-document-missing"));
    assert!(started.elapsed() < std::time::Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn formulas_forms_and_pictures_leave_no_gap() {
    let drawing = |inner: &str| format!("<w:r><w:drawing>{inner}</w:drawing></w:r>");
    let picture =
        |alt: &str| format!(r#"<wp:docPr id="1" name="图片 1" descr="{alt}"/><pic:pic><pic:blipFill/></pic:pic>"#);
    let inline = |alt: &str| drawing(&format!("<wp:inline>{}</wp:inline>", picture(alt)));
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let check = |on: u8| {
        format!(
            r#"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
            text("☒")
        )
    };
    let list = |result: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}<w:listEntry w:val="一级"/><w:listEntry w:val="二级"/></w:ddList></w:ffData></w:fldChar></w:r>
            <w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let day =
        r#"<w:sdt><w:sdtPr><w:date w:fullDate="2024-03-01T00:00:00Z"/></w:sdtPr><w:sdtContent></w:sdtContent></w:sdt>"#;
    let formula = "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>";
    let ole = r#"<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>"#;
    let seal = drawing(&format!(r#"<wp:anchor behindDoc="1">{}</wp:anchor>"#, picture("公章")));
    let floating =
        drawing(&format!(r#"<wp:anchor behindDoc="0"><wp:wrapTopAndBottom/>{}</wp:anchor>"#, picture("水系示意图")));
    let decorative = drawing(r#"<wp:inline><wp:docPr descr="线"/><adec:decorative val="1"/><pic:pic/></wp:inline>"#);
    let body = [
        format!("<w:p>{}{}{}</w:p>", text("王"), inline("骉"), text("任")),
        format!("<w:p>{}{}{}</w:p>", text("见"), inline(""), text("。")),
        format!("<w:p>{}{}{}{}</w:p>", check(1), text("同意"), check(0), text("不同意")),
        format!("<w:p>{}{}{}</w:p>", list(r#"<w:result w:val="1"/>"#), list(""), day),
        format!("<w:p>{}{formula}{}</w:p>", text("得"), text("。")),
        format!("<w:p>{ole}</w:p>"),
        format!("<w:p>{}{seal}</w:p>", text("某县人民政府")),
        format!("<w:p>{floating}</w:p>"),
        format!("<w:p>{}{decorative}</w:p>", text("完")),
    ]
    .concat();
    let source = document(&body, &[]).expect("a document");
    assert_eq!(
        texts(&source),
        [
            "王骉任",
            "见〔图〕。",
            "☑同意☐不同意",
            "二级一级2024年3月1日",
            "得(a+b)/2。",
            "〔附件：Excel〕",
            "某县人民政府",
            "公章",
            "〔图：水系示意图〕",
            "完"
        ]
    );
    let left_out = source.lines[7].hint.as_ref().and_then(|hint| hint.left_out);
    assert_eq!(left_out, Some(crate::issue::DropReason::Ornament));
    let count = |kind| source.things.iter().filter(|thing| thing.kind == kind).count();
    assert_eq!(
        [ThingKind::Picture, ThingKind::Formula, ThingKind::Object, ThingKind::FormMark].map(count),
        [4, 1, 1, 4]
    );
    accounted(&source);
}

#[test]
fn the_row_of_a_table_in_a_cell_is_a_line_of_the_cell() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(&text(c))).collect::<String>());
    let inner = format!("{}<w:tbl>{}{}</w:tbl>{}", text("前"), row(&["一", "二"]), row(&["三", "四"]), text("后"));
    let body = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&text("甲")), cell(&inner));
    let source = document(&body, &[]).expect("a document");
    assert_eq!(texts(&source), ["甲", "前", "一　二", "三　四", "后"]);
    let columns: Vec<u16> = source.lines.iter().filter_map(|line| Some(line.hint.as_ref()?.cell?.column)).collect();
    assert_eq!(columns, [0, 1, 1, 1, 1]);
    accounted(&source);
}

#[test]
fn text_that_tables_only_place_keeps_its_paragraphs() {
    let cell = |inner: &str| format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>");
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let paper = |sentences: usize| {
        let rows = ["云政发〔2031〕7号", "关于供水的通知", "各县人民政府：", "一、检查", "二、上报", "2031年5月6日"];
        let sentence = |at: usize| if at + sentences > 5 { "。" } else { "" };
        rows.iter().enumerate().map(|(at, row)| text(&format!("{row}{}", sentence(at)))).collect::<String>()
    };
    let lines = |paper: &str| document(&cell(&cell(&cell(paper))), &[]).expect("a document").lines.len();
    assert_eq!([lines(&paper(2)), lines(&paper(1)), lines(&paper(2)[text("云政发〔2031〕7号").len()..])], [6, 1, 1]);
}

#[test]
fn a_form_that_is_not_known_gives_way_to_its_fallback() {
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let choice = |requires: &str, choice: &str, fallback: &str| {
        format!(
            r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="{requires}"><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback>
            <w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
            text(choice),
            text(fallback)
        )
    };
    let known = choice("wps", "选中", "旧式");
    let unknown = choice("x99", "新式", "通用");
    let renamed = choice("q", "改名", "旧式");
    let body = format!(
        r#"{known}{unknown}<w:p xmlns:q="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"/>{renamed}"#
    );
    let source = document(&body, &[]).expect("a document");
    let shown: Vec<&str> = texts(&source).into_iter().filter(|text| !text.is_empty()).collect();
    assert_eq!(shown, ["选中", "通用", "改名"]);
}

#[test]
fn characters_that_stand_high_are_raised() {
    let run = |position: &str, text: &str| format!(r#"<w:r><w:rPr>{position}</w:rPr><w:t>{text}</w:t></w:r>"#);
    let at = |half: i32| format!(r#"<w:position w:val="{half}"/>"#);
    let body = ["<w:p>", &run("", "5"), &run(&at(8), "2"), &run(&at(2), "3"), &run(&at(-6), "4"), "</w:p>"].concat();
    assert_eq!(texts(&document(&body, &[]).expect("a document")), ["5²34"]);
}

#[test]
fn text_with_a_line_through_it_is_read_and_said() {
    let body = r#"<w:p><w:r><w:t>处罚款</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>五</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>百</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>一千元</w:t></w:r></w:p>"#;
    let source = document(body, &[]).expect("a document");
    assert_eq!(texts(&source), ["处罚款五百一千元"]);
    let said: Vec<(ThingKind, &str)> = source.things.iter().map(|thing| (thing.kind, thing.text.as_str())).collect();
    assert_eq!(said, [(ThingKind::Struck, "五百")]);
}

#[test]
fn comments_and_struck_out_text_are_said_not_read() {
    let comments = r#"<w:comments><w:comment w:id="3" w:author="王"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment><w:comment w:id="4"><w:p><w:r><w:t>无主</w:t></w:r></w:p></w:comment></w:comments>"#;
    let body = r#"<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"#;
    let source = document(body, &[("word/comments.xml", comments)]).expect("a document");
    assert_eq!(texts(&source), ["正文增"]);
    let said: Vec<(ThingKind, &str)> = source.things.iter().map(|thing| (thing.kind, thing.text.as_str())).collect();
    assert_eq!(said, [(ThingKind::Comment, "王：请核对"), (ThingKind::Deleted, "删"), (ThingKind::Comment, "无主")]);
    let left: Vec<(Option<&str>, &str)> =
        source.comments.iter().map(|comment| (comment.author.as_deref(), comment.text.as_str())).collect();
    assert_eq!(left, [(Some("王"), "请核对"), (None, "无主")]);
    assert!(source.comments[0].span.is_some() && source.comments[1].span.is_none());
    accounted(&source);
}

#[test]
fn charts_and_diagrams_are_read_where_they_stand() {
    let point = |text: &str| format!(r#"<c:strCache><c:pt idx="0"><c:v>{text}</c:v></c:pt></c:strCache>"#);
    let chart = format!(
        "<c:chart><c:title><a:p><a:r><a:t>用水量</a:t></a:r></a:p></c:title><c:ser><c:tx>{}</c:tx><c:cat>{}</c:cat><c:val>{}</c:val></c:ser></c:chart>",
        point("城区"),
        point("2023年"),
        point("15")
    );
    let diagram = "<dgm:pt><dgm:t><a:p><a:r><a:t>县长</a:t></a:r></a:p></dgm:t></dgm:pt>";
    let body = r#"<w:p><w:r><w:t>如图</w:t></w:r><w:r><w:drawing><wp:inline><c:chart r:id="a"/></wp:inline></w:drawing></w:r></w:p>
        <w:p><w:r><w:drawing><wp:inline><dgm:relIds r:dm="b"/></wp:inline></w:drawing></w:r></w:p>"#;
    let parts: &[(&str, &str, &str, Option<&[u8]>)] = &[
        ("a", "chart", "chart1.xml", Some(chart.as_bytes())),
        ("b", "diagramData", "data1.xml", Some(diagram.as_bytes())),
    ];
    let source = with_parts(body, parts).expect("a document");
    let shown: Vec<&str> = texts(&source).into_iter().filter(|text| !text.is_empty()).collect();
    assert_eq!(shown, ["如图", "〔图：用水量〕", "城区", "2023年", "15", "县长"]);
    accounted(&source);
}

#[test]
fn text_behind_broken_xml_is_missed() {
    let source = document("<w:p><w:r><w:t>完整。</w:t></w:r></w:p><w:p><w:r a=\"<b\"></w:r></w:p><w:p><w:r><w:t>断后的字。</w:t></w:r></w:p>", &[])
        .expect("a document");
    let found = crate::source::lost_in_reading(&source);
    let read = texts(&source).contains(&"断后的字。");
    assert_eq!(found.iter().any(|d| d.message.contains("断后的字。")), !read, "{found:?}");
}

#[test]
fn fields_without_an_end_take_no_text() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let instruction = "<w:r><w:instrText> PAGE </w:instrText></w:r>";
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let whole = format!("{begin}{instruction}{}{separate}{}{end}", run("参数"), run("7"));
    let boxed = format!(
        "<w:r><w:pict><w:txbxContent><w:p>{begin}{instruction}{}</w:p></w:txbxContent></w:pict></w:r>",
        run("框中")
    );
    let struck = format!("<w:del>{begin}<w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>");
    for (body, shown) in [
        (format!("<w:p>{begin}{instruction}{}</w:p><w:p>{}</w:p>", run("甲"), run("乙")), vec!["甲", "乙"]),
        (format!("<w:p>{begin}{instruction}{separate}{}</w:p><w:p>{}</w:p>", run("甲"), run("乙")), vec!["甲", "乙"]),
        // Those before and behind it end.
        (format!("<w:p>{whole}{begin}{}{whole}{}</w:p>", run("甲"), run("乙")), vec!["7甲7乙"]),
        (format!("<w:p>{struck}{}{begin}{}{whole}</w:p>", run("甲"), run("乙")), vec!["甲乙7"]),
        (format!("<w:p>{whole}{boxed}{}{end}</w:p>", run("外")), vec!["框中", "7外"]),
    ] {
        let source = document(&body, &[]).expect("a document");
        let texts: Vec<&str> = texts(&source).into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, shown, "{body}");
        accounted(&source);
    }
    let button = "<w:r><w:instrText> MACROBUTTON NoMacro 请填写单位 </w:instrText></w:r>";
    let source = document(&format!("<w:p>{begin}{button}{end}{}</w:p>", run("（盖章）")), &[]).expect("a document");
    assert_eq!(texts(&source), ["请填写单位（盖章）"]);
    accounted(&source);
}

#[test]
fn parts_in_another_encoding_are_read_and_bad_bytes_said() {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"GBK\"?>{HEAD}<w:p><w:r><w:t>第一条　为规范河道采砂管理，制定本办法。</w:t></w:r></w:p></w:body></w:document>"
    );
    let (mut bytes, ..) = encoding_rs::GB18030.encode(&main);
    let source = read("a.docx", &pack(&[("word/document.xml", bytes.as_ref())])).expect("a document");
    assert_eq!(texts(&source), ["第一条　为规范河道采砂管理，制定本办法。"]);
    assert_eq!(source.diagnostics, []);
    accounted(&source);
    let cut = bytes.to_mut();
    let at = cut.windows(2).position(|pair| pair == b"\xD6\xC6").expect("制");
    cut[at] = 0xFF;
    let source = read("a.docx", &pack(&[("word/document.xml", cut.as_slice())])).expect("a document");
    assert_eq!(source.diagnostics.iter().map(|d| d.code.as_str()).collect::<Vec<_>>(), ["bad-bytes"]);
}

#[test]
fn numbers_of_every_format_are_those_that_word_shows() {
    for (format, start, label) in [
        (r#"w:val="hex""#, 10, "A"),
        (r#"w:val="cardinalText""#, 3, "Three"),
        (r#"w:val="ordinal""#, 22, "22nd"),
        (r#"w:val="numberInDash""#, 2, "- 2 -"),
        (r#"w:val="decimalEnclosedFullstop""#, 3, "⒊"),
        (r#"w:val="ideographZodiacTraditional""#, 13, "丙子"),
        (r#"w:val="custom" w:format="001, 002, 003, ...""#, 7, "007"),
    ] {
        let numbering = format!(
            r#"<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt {format}/></mc:Choice></mc:AlternateContent><w:lvlText w:val="%1）"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#
        );
        let body = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"#;
        let source = document(body, &[("word/numbering.xml", &numbering)]).expect("text");
        assert_eq!(texts(&source), [format!("{label}）甲")], "{format}");
    }
}
