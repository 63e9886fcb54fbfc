//! Pages, fonts and pictures of PDF files that claim more than there is, and objects that lead back to themselves.

use super::pack::{FONTS, LINE, bomb, folded, pdf, start, stream};
use super::{Case, Expect};

pub fn cases() -> Vec<Case> {
    let mut cases = fonts();
    cases.extend(loops());
    cases.extend(pictures());
    cases.extend(drawings());
    cases
}

/// A page that writes a line in a font of its own.
fn with_font(name: &str, font: &str, more: Vec<Vec<u8>>) -> Case {
    let mut objects = start("/Contents 5 0 R /Resources << /Font << /F1 4 0 R /F2 6 0 R >> >>");
    objects.push(stream("", format!("{LINE}BT /F2 12 Tf 72 600 Td <00410042> Tj ET").as_bytes()));
    objects.push(font.as_bytes().to_vec());
    objects.extend(more);
    Case::new(&format!("{name}.pdf"), pdf(&objects), Expect::Text)
}

fn fonts() -> Vec<Case> {
    let composite = |encoding: &str, more: &str, widths: &str| {
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding {encoding} {more} /DescendantFonts [<< /Type /Font \
             /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> {widths} >>] >>"
        )
    };
    let widths = |name: &str, widths: &str| Case {
        expect: Expect::TooLarge,
        ..with_font(name, &composite("/UniGB-UCS2-H", "", widths), vec![])
    };
    let map = |body: &str| {
        stream(
            "/Type /CMap",
            format!("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\nendcmap").as_bytes(),
        )
    };
    let bf =
        |name: &str, body: &str| with_font(name, &composite("/UniGB-UCS2-H", "/ToUnicode 7 0 R", ""), vec![map(body)]);
    let cid = |name: &str, body: &str| with_font(name, &composite("7 0 R", "", ""), vec![map(body)]);
    let many =
        |word: &str, entry: &str| format!("100 begin{word}range\n{}end{word}range\n", entry.repeat(100)).repeat(400);
    vec![
        widths("w-range", "/W [0 2000000000 500]"),
        widths("w-range-twice", "/W [0 1 500 0 4294967295 500]"),
        with_font("w-is-not-there", &composite("/UniGB-UCS2-H", "", "/W 7 0 R"), vec![]),
        with_font("w-usual", &composite("/UniGB-UCS2-H", "", "/W [1 95 500 814 [500 500] 65535 65535 500]"), vec![]),
        widths("w-negative", "/W [-5 2147483647 500]"),
        widths("w-many-ranges", &format!("/W [{}]", "0 65535 500 ".repeat(3000))),
        widths("w2-range", "/W2 [0 2000000000 -1000 500 880] /DW2 [880 -1000]"),
        widths("w2-many-ranges", &format!("/W2 [{}]", "0 65535 -1000 500 880 ".repeat(3000))),
        Case {
            expect: Expect::TooLarge,
            ..with_font(
                "w-by-reference",
                &composite("/UniGB-UCS2-H", "", "/W 7 0 R"),
                vec![b"[0 8 0 R 500]".to_vec(), b"2000000000".to_vec()],
            )
        },
        with_font(
            "simple-widths",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar -2000000000 /LastChar 2000000000 /Widths [500] >>",
            vec![],
        ),
        bf("bf-range", "1 beginbfrange <00000000> <FFFFFFFF> <4E00> endbfrange"),
        bf("bf-many-ranges", &many("bf", "<0000> <FFFF> <4E00>\n")),
        bf("bf-long-text", &format!("1 beginbfchar <0041> <{}> endbfchar", "4E00".repeat(200_000))),
        cid("cid-range", "1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange"),
        cid("cid-many-ranges", &many("cid", "<0000> <FFFF> 0\n")),
        cid("code-space", &format!("400 begincodespacerange {} endcodespacerange", "<00> <FF> ".repeat(40_000))),
        with_font(
            "own-map",
            &composite("7 0 R", "/ToUnicode 7 0 R", ""),
            vec![stream("/Type /CMap /UseCMap 7 0 R", b"begincmap endcmap")],
        ),
    ]
}

/// Objects that lead back to themselves.
fn loops() -> Vec<Case> {
    let line = || stream("", LINE.as_bytes());
    let page = format!("/Contents 5 0 R /Resources << {FONTS} >>");
    let changed = |name: &str, change: &dyn Fn(&mut Vec<Vec<u8>>), expect: Expect| {
        let mut objects = start(&page);
        objects.push(line());
        change(&mut objects);
        Case::new(&format!("{name}.pdf"), pdf(&objects), expect)
    };
    let set = |at: usize, text: &'static str| move |objects: &mut Vec<Vec<u8>>| objects[at] = text.as_bytes().to_vec();
    let deep = |objects: &mut Vec<Vec<u8>>| {
        objects[1] = b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>".to_vec();
        for n in 6..60_006 {
            objects
                .push(format!("<< /Type /Pages /Kids [{} 0 R] /Parent {} 0 R /Count 1 >>", n + 1, n - 1).into_bytes());
        }
    };
    vec![
        changed("kids-of-itself", &set(1, "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>"), Expect::Text),
        changed("count", &set(1, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"), Expect::Text),
        changed("deep-tree", &deep, Expect::Told),
        changed("content-of-itself", &set(4, "[5 0 R 5 0 R]"), Expect::Told),
        changed("reference-to-itself", &set(4, "5 0 R"), Expect::Told),
        changed(
            "length-of-itself",
            &|objects| {
                objects[4] = [b"<< /Length 5 0 R >>\nstream\n", LINE.as_bytes(), b"\nendstream"].concat();
            },
            Expect::Text,
        ),
        changed(
            "filter-of-itself",
            &|objects| objects[4] = stream("/Filter [5 0 R] /DecodeParms 5 0 R", LINE.as_bytes()),
            Expect::Told,
        ),
        changed(
            "nested-arrays",
            &|objects| objects.push([b"[".repeat(200_000), b"]".repeat(200_000)].concat()),
            Expect::Told,
        ),
        changed("nested-dictionaries", &|objects| objects.push(b"<< /A ".repeat(200_000)), Expect::Told),
        changed(
            "nested-in-content",
            &|objects| objects[4] = stream("", &[LINE.as_bytes(), &b"[".repeat(1 << 20)].concat()),
            Expect::Told,
        ),
        changed(
            "many-states",
            &|objects| objects[4] = stream("", &[LINE.as_bytes(), &b"q ".repeat(1 << 20)].concat()),
            Expect::Told,
        ),
        changed(
            "tree-of-itself",
            &|objects| {
                objects[0] =
                    b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /PageLabels 7 0 R /Outlines 6 0 R >>"
                        .to_vec();
                objects.push(b"<< /Type /StructTreeRoot /K [6 0 R 6 0 R] /First 6 0 R /Next 6 0 R >>".to_vec());
                objects.push(
                    b"<< /Kids [7 0 R 7 0 R] /Nums [0 << /S /D /St 2000000000 >> 2000000000 << /S /r >>] >>".to_vec(),
                );
            },
            Expect::Text,
        ),
        changed(
            "labels-of-labels",
            &|objects| {
                objects[0] = b"<< /Type /Catalog /Pages 2 0 R /PageLabels 6 0 R >>".to_vec();
                objects.push(format!("<< /Kids [{}] /Nums [0 << /S /r >>] >>", "6 0 R ".repeat(40)).into());
            },
            Expect::Text,
        ),
        changed(
            "labels",
            &|objects| {
                objects[0] =
                    b"<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 2000000000 >>] >> >>"
                        .to_vec();
            },
            Expect::Text,
        ),
        changed(
            "long-labels",
            &|objects| {
                objects[0] =
                    b"<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /a /St 2000000000 >>] >> >>"
                        .to_vec();
            },
            Expect::Text,
        ),
    ]
}

/// A page with a picture beside its line.
fn picture(name: &str, entries: &str, data: &[u8]) -> Case {
    let mut objects = start(&format!("/Contents 6 0 R /Resources << {FONTS} /XObject << /X 5 0 R >> >>"));
    objects.push(stream(&format!("/Type /XObject /Subtype /Image {entries}"), data));
    objects.push(stream("", format!("{LINE}q 300 0 0 300 72 100 cm /X Do Q").as_bytes()));
    Case::new(&format!("{name}.pdf"), pdf(&objects), Expect::Drawn)
}

fn pictures() -> Vec<Case> {
    let side = 65_500u16;
    let [high, low] = side.to_be_bytes();
    // A frame of three components, its tables left out.
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, high, low, high, low, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
    jpeg.extend([0xFF, 0xC4, 0, 20, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    jpeg.extend([0xFF, 0xDB, 0, 67, 0]);
    jpeg.extend([1; 64]);
    jpeg.extend([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    jpeg.extend([0; 200]);
    let mut jp2 = b"\xFF\x4F\xFF\x51\x00\x2F\x00\x00".to_vec();
    for value in [60_000u32, 60_000, 0, 0, 60_000, 60_000, 0, 0] {
        jp2.extend(value.to_be_bytes());
    }
    jp2.extend([0, 3, 7, 1, 1, 7, 1, 1, 7, 1, 1]);
    jp2.extend(b"\xFF\x52\x00\x0C\x00\x00\x00\x01\x00\x05\x04\x04\x00\x01\xFF\x5C\x00\x13\x40");
    jp2.extend([0x48; 16]);
    jp2.extend(b"\xFF\x90\x00\x0A\x00\x00\x00\x00\x00\x00\x00\x01\xFF\x93\0\0\0\0\xFF\xD9");
    let mut jbig = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13".to_vec();
    for value in [60_000u32, 60_000, 0, 0] {
        jbig.extend(value.to_be_bytes());
    }
    jbig.extend([0, 0, 0]);
    let sides = "/Width 65500 /Height 65500";
    let gray = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    let rgb = "/ColorSpace /DeviceRGB /BitsPerComponent 8";
    vec![
        picture("jpeg", &format!("{sides} {rgb} /Filter /DCTDecode"), &jpeg),
        picture("jpeg-escaped", &format!("{sides} {rgb} /F#69lter [/#44CT]"), &jpeg),
        picture("jpeg-in-flate", &format!("{sides} {rgb} /Filter [/FlateDecode /DCTDecode]"), &folded(&jpeg)),
        picture("jpeg-that-claims-less", &format!("/Width 10 /Height 10 {rgb} /Filter /DCTDecode"), &jpeg),
        picture("jpx", &format!("{sides} /Filter /JPXDecode"), &jp2),
        picture("jpx-that-claims-less", "/Width 10 /Height 10 /Filter /JPXDecode", &jp2),
        picture("jbig2", &format!("{sides} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"), &jbig),
        picture(
            "jbig2-that-claims-less",
            "/Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
            &jbig,
        ),
        picture(
            "ccitt",
            &format!(
                "{sides} /ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 65500 /Rows 65500 >>"
            ),
            &[0xFF; 4000],
        ),
        picture(
            "ccitt-columns",
            "/Width 10 /Height 10 /ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K 0 /Columns 2000000000 /Rows 2000000000 >>",
            &[0xFF; 4000],
        ),
        picture("flat", &format!("{sides} {rgb} /Filter /FlateDecode"), &bomb(200)),
        picture("plain", &format!("/Width 2000000000 /Height 2000000000 {rgb}"), b"abc"),
        picture("wide", &format!("/Width 4294967295 /Height 1 {gray}"), b"abc"),
        picture(
            "indexed",
            "/Width 60000 /Height 60000 /ColorSpace [/Indexed /DeviceRGB 255 <000000>] /BitsPerComponent 1 /Filter /FlateDecode",
            &bomb(200),
        ),
        picture(
            "16-bits",
            "/Width 30000 /Height 30000 /ColorSpace /DeviceCMYK /BitsPerComponent 16 /Filter /FlateDecode",
            &bomb(300),
        ),
        picture(
            "masked",
            &format!("/Width 10 /Height 10 {gray} /SMask 5 0 R /Filter /FlateDecode"),
            &folded(&[0; 100]),
        ),
    ]
}

/// Drawing that never ends.
fn drawings() -> Vec<Case> {
    let drawn = |name: &str, page: &str, more: Vec<Vec<u8>>| {
        let mut objects = start(page);
        objects.extend(more);
        Case::new(&format!("{name}.pdf"), pdf(&objects), Expect::Drawn)
    };
    let resources = |more: &str| format!("/Contents 5 0 R /Resources << {FONTS} {more} >>");
    let content = |text: &str| stream("", format!("{LINE}{text}").as_bytes());
    let form = |own: &str, text: &str| {
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << {own} >>"), text.as_bytes())
    };
    let doubling: Vec<Vec<u8>> = std::iter::once(content("/X Do"))
        .chain((6..36).map(|n| form(&format!("/XObject << /X {} 0 R >>", n + 1), "/X Do /X Do")))
        .chain([form("", "0 0 1 1 re f")])
        .collect();
    vec![
        drawn("doubling-forms", &resources("/XObject << /X 6 0 R >>"), doubling),
        drawn(
            "form-of-itself",
            &resources("/XObject << /X 6 0 R >>"),
            vec![content("/X Do"), form("/XObject << /X 6 0 R >>", &"/X Do ".repeat(12))],
        ),
        drawn(
            "tiny-tiles",
            &resources("/Pattern << /P 6 0 R >>"),
            vec![
                content("/Pattern cs /P scn 0 0 595 842 re f"),
                stream(
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>",
                    b"0 0 1 1 re f",
                ),
            ],
        ),
        drawn(
            "tile-of-itself",
            &resources("/Pattern << /P 6 0 R >>"),
            vec![
                content("/Pattern cs /P scn 0 0 595 842 re f"),
                stream(
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /P 6 0 R >> >>",
                    b"/Pattern cs /P scn 0 0 9 9 re f",
                ),
            ],
        ),
        drawn(
            "sampled-shading",
            &resources("/Shading << /S 6 0 R >>"),
            vec![
                content("/S sh"),
                b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Function 7 0 R /Matrix [595 0 0 842 0 0] >>".to_vec(),
                stream(
                    "/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] /Size [60000 60000] /BitsPerSample 8",
                    b"abc",
                ),
            ],
        ),
        drawn("dashes", &resources(""), vec![content("[0.00001 0.00001] 0 d 0 0 m 595 842 l S")]),
        drawn(
            "huge-numbers",
            &resources(""),
            vec![content("1e38 0 0 1e38 0 0 cm 0 0 m 1e38 1e38 l S 99999999999999999999 w 0 0 1 1 re f")],
        ),
        drawn(
            "huge-page",
            "/Contents 5 0 R /MediaBox [0 0 2000000000 2000000000] /Resources << /Font << /F1 4 0 R >> >>",
            vec![content("")],
        ),
        drawn("huge-unit", &format!("/UserUnit 1000000 {}", resources("")), vec![content("")]),
        drawn(
            "thin-page",
            "/Contents 5 0 R /MediaBox [0 0 0.0001 0.0001] /Resources << /Font << /F1 4 0 R >> >>",
            vec![content("")],
        ),
        drawn(
            "many-groups",
            &resources("/ExtGState << /G << /CA 0.5 /BM /Multiply /SMask << /S /Alpha /G 6 0 R >> >> >>"),
            vec![
                content(&"/G gs 0 0 595 842 re f ".repeat(2000)),
                stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >>",
                    b"0 0 595 842 re f",
                ),
            ],
        ),
    ]
}
