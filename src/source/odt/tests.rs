use super::super::archive::tests::pack;
use super::super::{FaceClass, SourceError, SourceText, read};

const HEAD: &str = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:fo="f"><office:automatic-styles>
    <style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties style:font-name-asian="黑体" style:font-size-asian="22pt"/></style:style>
    <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
    <style:style style:name="N" style:family="text"><style:text-properties style:text-line-through-style="none"/></style:style>
    <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>
    <text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二, 三, ..."/></text:list-style>
    </office:automatic-styles><office:body><office:text>"#;

fn document(body: &str) -> Result<SourceText, SourceError> {
    let content = format!("{HEAD}{body}</office:text></office:body></office:document-content>");
    read("a.odt", &pack(&[("mimetype", b"application/x".as_slice()), ("content.xml", content.as_bytes())]))
}

fn texts(source: &SourceText) -> Vec<&str> {
    source.lines.iter().map(|line| source.line(line)).collect()
}

#[test]
fn paragraphs_lists_and_notes() {
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let body = [
        r#"<text:p text:style-name="P1">临江县<text:s text:c="2"/>供水
            办法<text:span text:style-name="H">隐藏</text:span></text:p>"#
            .to_owned(),
        format!(
            r#"<text:list text:style-name="L">{}</text:list><text:p>正文<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注。</text:p></text:note-body></text:note>。</text:p>"#,
            item("<text:p>甲</text:p><text:p>续</text:p><text:list><text:list-item><text:h>乙</text:h></text:list-item></text:list>")
        ),
        format!(
            r#"<text:list text:style-name="L" text:continue-numbering="true">{}</text:list>"#,
            item("<text:p>丙<text:line-break/>丁<text:tab/>戊<office:annotation><text:p>批注</text:p></office:annotation></text:p>")
        ),
    ]
    .concat();
    let source = document(&body).expect("a text");
    assert_eq!(
        texts(&source),
        ["临江县  供水 办法", "隐藏", "一、甲", "续", "（一）乙", "正文［1］。", "二、丙", "丁\t戊", "［1］注。"]
    );
    let hint = source.lines[0].hint.as_ref().expect("a hint");
    assert_eq!((hint.centred, hint.face), (true, Some(FaceClass::Hei)));
    assert_eq!(source.lines[4].hint.as_ref().and_then(|hint| hint.heading), Some(1));
}

#[test]
fn text_with_a_line_through_it_is_read_and_told() {
    let body = r#"<text:p>处<text:span text:style-name="S">五<text:span text:style-name="S">百</text:span></text:span><text:span text:style-name="N">一千</text:span>元</text:p>"#;
    let source = document(body).expect("a text");
    assert_eq!(texts(&source), ["处五百一千元"]);
    let struck: Vec<&str> = source.things.iter().map(|thing| thing.text.as_str()).collect();
    assert_eq!(struck, ["五百"]);
}

#[test]
fn tables_have_merged_cells() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let body = [
        "<table:table><table:table-header-rows><table:table-row>".to_owned(),
        cell(r#"table:number-rows-spanned="2""#, "类别"),
        cell(r#"table:number-columns-spanned="2""#, "指标"),
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:covered-table-cell/>".to_owned(),
        cell("", "甲"),
        cell("", "乙"),
        "</table:table-row></table:table><text:p>后</text:p>".to_owned(),
    ]
    .concat();
    let source = document(&body).expect("a text");
    let cells: Vec<_> = source
        .lines
        .iter()
        .filter_map(|l| l.hint.as_ref()?.cell.map(|c| (source.line(l), c.row, c.column, c.rows, c.columns, c.head)))
        .collect();
    assert_eq!(
        cells,
        [("类别", 0, 0, 2, 1, true), ("指标", 0, 1, 1, 2, true), ("甲", 1, 1, 1, 1, false), ("乙", 1, 2, 1, 1, false)]
    );
    assert_eq!(texts(&source).last(), Some(&"后"));
}

#[test]
fn tables_in_cells_and_heads_of_pages() {
    let cell = |inner: &str| format!("<table:table-cell>{inner}</table:table-cell>");
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let inner = format!(
        "<table:table>{}{}</table:table>",
        row(&[cell(&p("甲")), cell(&p("乙"))].concat()),
        row(&[cell(&p("丙")), cell(&p("丁"))].concat())
    );
    let body = format!("<table:table>{}</table:table>", row(&[cell(&p("外")), cell(&inner)].concat()));
    let content = format!("{HEAD}{body}</office:text></office:body></office:document-content>");
    let set = "<s><style:master-page><style:header><text:p>临江县人民政府公报</text:p></style:header><style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page></s>";
    let parts = [("content.xml", content.as_bytes()), ("styles.xml", set.as_bytes())];
    let source = read("a.odt", &pack(&parts)).expect("a text");
    assert_eq!(texts(&source), ["外", "甲　乙", "丙　丁", "临江县人民政府公报"]);
    let head = source.lines.last().and_then(|line| line.hint.as_ref()).expect("a hint");
    assert!(head.running && crate::source::lost_in_reading(&source).is_empty());
    let cells: Vec<_> = source.lines.iter().filter_map(|l| Some(l.hint.as_ref()?.cell?.column)).collect();
    assert_eq!(cells, [0, 1, 1]);
}

#[test]
fn other_programs_files_and_damage() {
    let sheet = pack(&[("content.xml", b"<office:spreadsheet/>".as_slice())]);
    assert!(matches!(read("a.ods", &sheet), Err(SourceError::Convert { .. })));
    assert!(matches!(document(""), Err(SourceError::NoText { .. })));
    assert_eq!(texts(&document("<text:p>甲</text:p><text:p>乙").expect("a text"))[0], "甲");
}

#[test]
fn readings_stand_behind_their_characters() {
    let ruby = |reading: &str| {
        format!("<text:ruby><text:ruby-base>骉</text:ruby-base><text:ruby-text>{reading}</text:ruby-text></text:ruby>")
    };
    let source =
        document(&format!("<text:p>任命王{}、李{}为局长。</text:p>", ruby("biāo"), ruby(" "))).expect("a text");
    assert_eq!(texts(&source), ["任命王骉（biāo）、李骉为局长。"]);
    assert_eq!(crate::source::lost_in_reading(&source), []);
}

#[test]
fn what_lists_and_labels_of_forms_show_is_text_and_frames_leave_a_mark() {
    let body = r#"<office:forms><form:form><form:listbox form:id="a"><form:option form:label="甲类水"/>
        <form:option form:label="乙类水" form:current-selected="true"/></form:listbox>
        <form:listbox form:id="b"><form:option form:label="丙类水"/></form:listbox>
        <form:fixed-text form:id="c" form:label="丁类水"/></form:form></office:forms>
        <text:p>类别：<draw:control draw:control="a"/><draw:control draw:control="b"/><draw:control draw:control="c"/></text:p>
        <text:p><draw:frame><draw:floating-frame/></draw:frame></text:p>"#;
    let source = document(body).expect("a text");
    let shown = texts(&source).concat();
    assert!(shown.contains("乙类水") && shown.contains("丁类水") && shown.contains('〔'), "{shown}");
    assert!(!shown.contains("甲类水") && !shown.contains("丙类水"), "{shown}");
}
