//! Whole files.

use crate::issue::SourceKind;
use crate::source::{FaceClass, SourceError, SourceText, read};

fn file(body: &[u8]) -> SourceText {
    let head = b"{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fnil\\fcharset134 \\'ba\\'da\\'cc\\'e5;}\
                 {\\f2\\fnil\\fcharset136 x;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title t}}\\uc1 ";
    let bytes = [head.as_slice(), body, b"}"].concat();
    read("a.doc", &bytes).expect("a text")
}

fn lines(source: &SourceText) -> Vec<&str> {
    source.lines.iter().map(|line| source.line(line)).collect()
}

/// A text as Word writes it, in code of the font.
fn coded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, ..) = encoding.encode(text);
    bytes.iter().flat_map(|b| format!("\\'{b:02x}").into_bytes()).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    coded(text, encoding_rs::GB18030)
}

#[test]
fn text_in_each_way_of_writing_it() {
    let body = [
        b"\\pard\\qc\\f1\\fs44 ".to_vec(),
        gbk("临江县供水办法"),
        b"\\par\\pard\\f0\\fs32 \\u31532?\\u19968?\\u26465?\\~".to_vec(),
        b"{\\f2 ".to_vec(),
        coded("為了供水", encoding_rs::BIG5),
        b"}\\rquote\\uc2\\u55360\\'3f\\'3f\\u56320\\'3f\\'3f\\line\\tab {\\v ".to_vec(),
        gbk("隐藏"),
        b"}\xC9\xCF\x81\x5C\\{a\\}\\par".to_vec(),
    ]
    .concat();
    let source = file(&body);
    assert_eq!(
        lines(&source),
        ["临江县供水办法", "第一条\u{A0}為了供水’𠀀", "\t上乗{a}".replace('乗', &pair()).as_str(), "隐藏"]
    );
    assert_eq!(source.info.kind, SourceKind::Doc);
    let hint = source.lines[0].hint.as_ref().expect("a hint");
    assert_eq!((hint.centred, hint.face), (true, Some(FaceClass::Hei)));
    assert!(hint.size.is_some_and(|size| size > 1.2));
}

/// The character whose second byte is a backslash.
fn pair() -> String {
    encoding_rs::GB18030.decode(&[0x81, 0x5C]).0.into_owned()
}

#[test]
fn labels_fields_frames_and_notes() {
    let body = [
        b"{\\listtext\\pard\\plain ".to_vec(),
        gbk("一、"),
        b"\\tab}".to_vec(),
        gbk("目标"),
        b"{\\*\\unknown x}{\\footnote\\pard {\\super\\chftn} ".to_vec(),
        gbk("注。"),
        b"\\par}\\par {\\field{\\*\\fldinst { eq \\\\o\\\\ac(\\u9675?,2)}}{\\fldrslt }}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ".to_vec(),
        gbk("链接"),
        b"}}{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv ".to_vec(),
        gbk("县政府文件"),
        b"}}{\\shptxt\\pard ".to_vec(),
        gbk("框中"),
        b"\\par}}{\\shprslt x}}{\\header ".to_vec(),
        gbk("页眉"),
        b"}\\par".to_vec(),
    ]
    .concat();
    let source = file(&body);
    assert_eq!(lines(&source), ["一、目标［1］", "框中", "②链接县政府文件", "［1］注。", "页眉"]);
    let hint = |line: usize| source.lines[line].hint.as_ref().expect("a hint");
    assert!(hint(0).auto_label && hint(4).running && !hint(3).running);
}

#[test]
fn tables_have_merged_cells() {
    let row = |definitions: &str, cells: &[&str]| {
        let mut row = format!("\\trowd{definitions}").into_bytes();
        for cell in cells {
            row.extend(b"\\pard\\intbl ");
            row.extend(gbk(cell));
            row.extend(b"\\cell");
        }
        row.extend(b"\\row ");
        row
    };
    let body = [
        gbk("表"),
        b"\\par".to_vec(),
        row("\\trhdr\\clvmgf\\cellx1000\\cellx3000", &["类别", "指标"]),
        row("\\clvmrg\\cellx1000\\cellx2000\\cellx3010", &["", "甲", "乙"]),
        row("\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000", &["合计", "丙", ""]),
        b"\\pard ".to_vec(),
        gbk("表后"),
        b"\\par".to_vec(),
    ]
    .concat();
    let source = file(&body);
    let cell = |line: &crate::source::SourceLine| {
        let cell = line.hint.as_ref()?.cell?;
        Some((cell.row, cell.column, cell.rows, cell.columns, cell.head))
    };
    let cells: Vec<_> = source.lines.iter().map(|line| (source.line(line), cell(line))).collect();
    assert_eq!(
        cells,
        [
            ("表", None),
            ("类别", Some((0, 0, 2, 1, true))),
            ("指标", Some((0, 1, 1, 2, true))),
            ("甲", Some((1, 1, 1, 1, false))),
            ("乙", Some((1, 2, 1, 1, false))),
            ("合计", Some((2, 0, 1, 1, false))),
            ("丙", Some((2, 1, 1, 2, false))),
            ("表后", None),
        ]
    );
}

#[test]
fn damaged_files_end() {
    assert!(matches!(read("a.rtf", b"{\\rtf1}"), Err(SourceError::NoText { .. })));
    assert!(matches!(
        read("a.rtf", &[b"{\\rtf1 ".as_slice(), &b"{".repeat(50_000)].concat()),
        Err(SourceError::TooLarge { .. })
    ));
    let cut = read("a.rtf", b"{\\rtf1\\ansi abc\\par {\\footnote x}}}}\\cell\\row\\cellx9 d\\'").expect("a text");
    assert_eq!(lines(&cut)[0], "abc");
}

#[test]
fn boxes_of_old_drawings_and_what_objects_show_are_read() {
    let text = |text: &str| text.chars().map(|c| format!("\\u{}?", c as u16 as i16)).collect::<String>();
    let body = format!(
        "{}\\par {{\\*\\do\\dobxpage{{\\dptxbx{{\\dptxbxtext {}\\par}}}}}}{{\\*\\docvar {{x}}{{y}}}}{{\\object{{\\*\\objdata 00}}{{\\result {}}}}}\\par \
         {{\\object{{\\*\\objdata 00}}}}\\par {{\\object{{\\*\\objclass Excel.Sheet}}{{\\result {{\\pict 00}}{}}}}}\\par {{\\field{{\\*\\fldinst MACROBUTTON a {}}}}}\\par",
        text("前"),
        text("框中"),
        text("所示"),
        text("表中"),
        text("按此")
    );
    let source = file(body.as_bytes());
    let shown: Vec<&str> = lines(&source).into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(shown, ["前", "框中", "所示", "〔附件〕", "〔附件：Excel.Sheet〕表中", "按此"]);
    assert_eq!(crate::source::lost_in_reading(&source), []);
    let objects = source.things.iter().filter(|thing| thing.kind == crate::source::ThingKind::Object);
    assert_eq!(objects.count(), 2);
}

#[test]
fn struck_out_text_is_quoted_whole() {
    let text = |text: &str| text.chars().map(|c| format!("\\u{}?", c as u16 as i16)).collect::<String>();
    let body =
        format!("{}{{\\deleted {}}}{}{{\\deleted {}}}\\par", text("前"), text("删去一"), text("中"), text("删去二"));
    let source = file(body.as_bytes());
    assert_eq!(lines(&source), ["前中"]);
    let struck: Vec<&str> = source.things.iter().map(|thing| thing.text.as_str()).collect();
    assert_eq!(struck, ["删去一", "删去二"]);
    assert_eq!(crate::source::lost_in_reading(&source), []);
}

#[test]
fn characters_with_a_line_through_them_and_raised_ones_are_read_and_told() {
    let source = file(br"a{\strike b}{\strike c}d{\striked1 e\plain f} 5{\up6 2} 7{\up4 8}{\up0 9}\par ");
    assert_eq!(lines(&source), ["abcdef 5² 789"]);
    let struck: Vec<&str> = source.things.iter().map(|thing| thing.text.as_str()).collect();
    assert_eq!(struck, ["bc", "e"]);
    assert_eq!(crate::source::lost_in_reading(&source), []);
}

#[test]
fn of_two_forms_of_a_text_the_one_in_unicode_is_read() {
    let source = file(br"{\upr{abc}{\*\ud{\u19993?\u19969?}}}d\par {\upr e{\*\ud f}}{\*\none{\upr g{\*\ud h}}}\par ");
    assert_eq!(lines(&source), ["\u{4E19}\u{4E01}d", "f"]);
}
