//! Neighbours of what the other files try: codecs that stand behind filters, what is drawn or named without end, tables
//! and numberings that count to the sky, texts of one sort of line.

use super::pack::{FONTS, LINE, archive, folded, in_hex, pdf, start, stream};
use super::{Case, Expect};

pub fn cases() -> Vec<Case> {
    let mut cases = pictures();
    cases.extend(pages());
    cases.extend(files());
    cases.extend(texts());
    cases
}

/// A page with a line of text and more, with entries of its resources and objects from 6 on.
fn page(name: &str, content: &str, resources: &str, more: Vec<Vec<u8>>) -> Case {
    let mut objects = start(&format!("/Contents 5 0 R /Resources << {FONTS} {resources} >>"));
    objects.push(stream("", format!("{LINE}{content}").as_bytes()));
    objects.extend(more);
    Case::new(&format!("{name}.pdf"), pdf(&objects), Expect::Drawn)
}

/// JPEG 2000 that claims a size, tiles and components.
fn jpx(side: u32, tile: u32, components: u16) -> Vec<u8> {
    let mut out = vec![0xFF, 0x4F, 0xFF, 0x51];
    out.extend((38 + 3 * components).to_be_bytes());
    out.extend([0, 0]);
    [side, side, 0, 0, tile, tile, 0, 0].iter().for_each(|n| out.extend(n.to_be_bytes()));
    out.extend(components.to_be_bytes());
    (0..components).for_each(|_| out.extend([7, 1, 1]));
    out.extend([0xFF, 0x52, 0, 12, 0, 0, 1, 0, 5, 4, 4, 0, 0, 0]);
    out.extend([0xFF, 0x5C, 0, 19, 0x40]);
    out.extend([0x40; 16]);
    out.extend([0xFF, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0x93]);
    out.extend([0; 64]);
    out.extend([0xFF, 0xD9]);
    out
}

/// JBIG2 of a page and one region, both of a size.
fn jbig2(side: u32) -> Vec<u8> {
    let segment = |number: u32, kind: u8, data: &[u8]| {
        let head = [&number.to_be_bytes()[..], &[kind, 0, 1], &(data.len() as u32).to_be_bytes()].concat();
        [head, data.to_vec()].concat()
    };
    let size = [side.to_be_bytes(), side.to_be_bytes(), [0; 4], [0; 4]].concat();
    let region = [&size[..], &[0, 0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE], &[0; 20]].concat();
    [segment(0, 48, &[&size[..], &[0, 0, 0]].concat()), segment(1, 38, &region)].concat()
}

fn pictures() -> Vec<Case> {
    let picture = |name: &str, filter: &str, side: u32, data: &[u8]| {
        let entries = format!(
            "/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB /BitsPerComponent 8 {filter}"
        );
        page(name, "q 500 0 0 500 0 0 cm /I Do Q", "/XObject << /I 6 0 R >>", vec![stream(&entries, data)])
    };
    let (large, page_of_ink) = (jpx(60_000, 60_000, 3), jbig2(60_000));
    vec![
        picture("jpx-in-flate", "/Filter [/FlateDecode /JPXDecode]", 60_000, &folded(&large)),
        picture("jpx-in-hex-flate", "/Filter [/AHx /Fl /JPXDecode]", 10, &in_hex(&folded(&large))),
        picture("jpx-of-tiny-tiles", "/Filter /JPXDecode", 30_000, &jpx(30_000, 1, 3)),
        picture("jpx-of-many-colours", "/Filter [/Fl /JPXDecode]", 2000, &folded(&jpx(2000, 2000, 16_384))),
        picture("jbig2-in-flate", "/Filter [/FlateDecode /JBIG2Decode]", 60_000, &folded(&page_of_ink)),
        picture("jbig2-in-two-flates", "/Filter [/Fl /Fl /JBIG2Decode]", 10, &folded(&folded(&page_of_ink))),
        picture(
            "predictor-of-wide-rows",
            "/Filter /Fl /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 >>",
            1000,
            &folded(&[1; 100_000]),
        ),
        picture("masks-of-itself", "/Filter /Fl /SMask 6 0 R", 100, &folded(&[0; 30_000])),
        page("inline-pictures", &"BI /W 30000 /H 30000 /CS /RGB /BPC 8 ID xx EI\n".repeat(3000), "", vec![]),
    ]
}

fn pages() -> Vec<Case> {
    let shading = |name: &str, objects: &[&str]| {
        let more = objects.iter().map(|object| object.as_bytes().to_vec()).collect();
        page(name, "/S sh", "/Shading << /S 6 0 R >>", more)
    };
    // What stands in one array or string may be more than is read of it.
    let told = |name: &str, content: &str, resources: &str, more: Vec<Vec<u8>>| Case {
        expect: Expect::Told,
        ..page(name, content, resources, more)
    };
    vec![
        page("states-without-end", &"q ".repeat(1_000_000), "", vec![]),
        page("clips", &"0 0 500 500 re W n ".repeat(100_000), "", vec![]),
        page("dust", &"[0.00001 0.00001] 0 d 1 w 0 0 m 500 500 l S\n".repeat(50), "", vec![]),
        told("kerns", &format!("BT /F1 12 Tf [{}] TJ ET", "(a) 99999 ".repeat(20_000)), "", vec![]),
        told(
            "hidden-in-itself",
            &format!("{} {}", "/OC /P BDC ".repeat(100_000), "EMC ".repeat(100_000)),
            "/Properties << /P 6 0 R >>",
            vec![
                b"<< /Type /OCMD /OCGs [6 0 R 6 0 R] /VE [/And 7 0 R 7 0 R] >>".to_vec(),
                b"[/And 7 0 R 7 0 R]".to_vec(),
            ],
        ),
        shading(
            "functions-of-themselves",
            &[
                "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 500 500] /Function 7 0 R >>",
                "<< /FunctionType 3 /Domain [0 1] /Functions [7 0 R 7 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>",
            ],
        ),
        told("brackets-in-a-string", &format!("BT ({}{}) Tj ET", "(".repeat(200_000), ")".repeat(200_000)), "", vec![]),
    ]
}

fn files() -> Vec<Case> {
    let word = |name: &str, body: &str, parts: &[(&str, Vec<u8>)]| {
        let main = format!(
            "<w:document xmlns:w=\"w\"><w:body>{body}<w:p><w:r><w:t>第一条　为了加强管理。</w:t></w:r></w:p></w:body></w:document>"
        );
        Case::new(name, archive(&[&[("word/document.xml", main.into_bytes())], parts].concat()), Expect::Told)
    };
    let merged = format!(
        "<w:tbl>{}</w:tbl>",
        format!("<w:tr>{}</w:tr>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>".repeat(60)).repeat(2000)
    );
    let spanning = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>注</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote></w:footnotes>";
    vec![
        word("merged.docx", &merged, &[]),
        word("spanning.docx", spanning, &[]),
        word(
            "notes.docx",
            &"<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>".repeat(20_000),
            &[("word/footnotes.xml", notes.as_bytes().to_vec())],
        ),
        Case::new("adoption.html", "<a><b><i><u>".repeat(20_000).into_bytes(), Expect::Told),
        Case::new("binary.rtf", b"{\\rtf1 \\bin2147483647 abc \\par a}".to_vec(), Expect::Told),
        Case::new(
            "inside-cells.rtf",
            format!("{{\\rtf1 {}}}", "\\trowd\\itap2147483647 a\\nestcell\\nestrow".repeat(5000)).into_bytes(),
            Expect::Told,
        ),
    ]
}

fn texts() -> Vec<Case> {
    let contents: String = (0..100_000).map(|n| format!("关于第{n}件事的通知……{n}\n")).collect();
    vec![
        Case::new("ends.txt", ["\r".repeat(20_000_000), "第一条".into()].concat().into_bytes(), Expect::TooLarge),
        Case::new("contents.txt", format!("目　录\n{contents}").into_bytes(), Expect::Text),
        Case::new(
            "books.txt",
            format!("{}{}\n", "《".repeat(300_000), "》".repeat(300_000)).into_bytes(),
            Expect::Text,
        ),
        Case::new("numeral.txt", format!("第{}条　为了\n", "一".repeat(1_000_000)).into_bytes(), Expect::Text),
        Case::new("pages.txt", "\u{c}第一条\n".repeat(100_000).into_bytes(), Expect::Text),
    ]
}
