//! Streams of PDF files that unfold without end, by whatever chain and under whatever names.

use super::pack::{FONTS, LINE, bomb, folded, in_85, in_hex, in_lzw, in_runs, lzw_bomb, pdf, start, stream, table};
use super::{Case, Expect};

/// A page whose content is a stream with this filter.
fn content(name: &str, filter: &str, data: &[u8], more: &[&str], expect: Expect) -> Case {
    let mut objects = start(&format!("/Contents 5 0 R /Resources << {FONTS} >>"));
    objects.push(stream(filter, data));
    objects.extend(more.iter().map(|object| object.as_bytes().to_vec()));
    Case::new(&format!("{name}.pdf"), pdf(&objects), expect)
}

pub fn cases() -> Vec<Case> {
    let large = bomb(4096);
    let twice = folded(&large);
    let too_large = Expect::TooLarge;
    let one = |name: &str, filter: &str, data: &[u8]| content(name, filter, data, &[], too_large);
    // Many codes of a few bits each take long where little is optimised.
    let long = |name: &str, filter: &str, data: &[u8]| content(name, filter, data, &[], Expect::TooMuch);
    let mut cases = vec![
        one("once", "/Filter /FlateDecode", &large),
        one("twice", "/Filter [/FlateDecode /FlateDecode]", &twice),
        one("thrice", "/Filter [/FlateDecode /FlateDecode /FlateDecode]", &folded(&twice)),
        one("escaped", "/Filter /#46lateDecode", &large),
        one("escaped-key", "/F#69lter /Fl", &large),
        one("escaped-all", "/#46#69#6C#74#65#72 [/#46#6C#61#74#65#44#65#63#6F#64#65]", &large),
        one("escaped-abbreviation", "/F [/#46l /F#6c]", &twice),
        content("by-reference", "/Filter 6 0 R", &large, &["/FlateDecode"], too_large),
        content("array-by-reference", "/Filter 6 0 R", &twice, &["[7 0 R /Fl]", "/#46lateDecode"], too_large),
        content("names-by-reference", "/Filter [6 0 R 6 0 R]", &twice, &["/FlateDecode"], too_large),
        one("hex-flate", "/Filter [/ASCIIHexDecode /FlateDecode]", &in_hex(&large)),
        one("85-flate", "/Filter [/ASCII85Decode /FlateDecode]", &in_85(&large)),
        one("run-flate", "/Filter [/RL /Fl]", &in_runs(&large)),
        long("lzw-flate", "/Filter [/LZWDecode /FlateDecode]", &in_lzw(&large)),
        one("flate-hex-flate", "/Filter [/Fl /AHx /Fl]", &folded(&in_hex(&large))),
        one("flate-85-flate-flate", "/Filter [/Fl /A85 /Fl /Fl]", &folded(&in_85(&twice))),
        long("85-hex-run-lzw-flate", "/Filter [/A85 /AHx /RL /LZW /Fl]", &in_85(&in_hex(&in_runs(&in_lzw(&large))))),
        long("lzw", "/Filter /LZWDecode", &lzw_bomb(600)),
        long("flate-lzw", "/Filter [/FlateDecode /LZWDecode]", &folded(&lzw_bomb(600))),
        one("flate-run", "/Filter [/FlateDecode /RunLengthDecode]", &folded(&[129, b' '].repeat(16 << 20))),
        one("with-parameters", "/Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns 4 >>]", &large),
        // The checksum is wrong, or the end is missing: what stands before it is read all the same.
        one("cut", "/Filter /FlateDecode", &large[..large.len() - 100]),
        one("without-head", "/Filter /FlateDecode", &large[2..]),
        content(
            "valid",
            "/Filter [/A85 /AHx /RL /LZW /Fl]",
            &in_85(&in_hex(&in_runs(&in_lzw(&folded(LINE.as_bytes()))))),
            &[],
            Expect::Text,
        ),
    ];
    cases.extend(repeated());
    cases.extend(elsewhere(&large));
    cases
}

/// Streams that are not large and are named many times.
fn repeated() -> Vec<Case> {
    let blanks = bomb(48);
    let text = [LINE.as_bytes(), &vec![b' '; 1 << 20]].concat();
    let names = |n: usize| "5 0 R ".repeat(n);
    let page = |n: usize| start(&format!("/Contents [{}] /Resources << {FONTS} >>", names(n)));
    let with = |mut objects: Vec<Vec<u8>>, more: Vec<Vec<u8>>| {
        objects.extend(more);
        objects
    };
    let flate = "/Filter /FlateDecode";
    let mut cases = vec![
        Case::new("named-60-times.pdf", pdf(&with(page(60), vec![stream(flate, &blanks)])), Expect::TooLarge),
        Case::new("named-4-times.pdf", pdf(&with(page(4), vec![stream(flate, &folded(&text))])), Expect::Text),
    ];
    // By reference, as an array inside a reference.
    let mut objects = start(&format!("/Contents 6 0 R /Resources << {FONTS} >>"));
    objects.extend([stream(flate, &blanks), format!("[{}]", names(60)).into_bytes()]);
    cases.push(Case::new("array-named-60-times.pdf", pdf(&objects), Expect::TooLarge));
    // One place in the file for sixty objects.
    let mut objects = start("");
    let many: String = (5..65).map(|n| format!("{n} 0 R ")).collect();
    objects[2] =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [{many}] /Resources << {FONTS} >> >>")
            .into_bytes();
    let (mut out, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend([format!("{} 0 obj\n", i + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let place = out.len();
    out.extend([b"5 0 obj\n", stream(flate, &blanks).as_slice(), b"\nendobj\n"].concat());
    places.extend(std::iter::repeat_n(place, 60));
    cases.push(Case::new("overlapping.pdf", table(out, &places), Expect::Told));
    // A content of a megabyte on each of two thousand pages.
    let mut objects = start("");
    let pages: String = (6..2006).map(|n| format!("{n} 0 R ")).collect();
    objects[1] = format!("<< /Type /Pages /Kids [{pages}] /Count 2000 >>").into_bytes();
    objects.push(stream(flate, &folded(&text)));
    let page =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << {FONTS} >> >>");
    objects.extend(std::iter::repeat_n(page.into_bytes(), 2000));
    cases.push(Case::new("a-megabyte-a-page.pdf", pdf(&objects), Expect::TooLarge));
    cases
}

/// Streams that are no content of a page.
fn elsewhere(large: &[u8]) -> Vec<Case> {
    let flate = "/Filter /FlateDecode";
    let read = format!("/Contents 6 0 R /Resources << {FONTS} /XObject << /X 5 0 R >> >>");
    let mut form = start(&read);
    form.extend([
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {flate}"), large),
        stream("", format!("{LINE} /X Do").as_bytes()),
    ]);
    let mut packed = start(&format!("/Contents 5 0 R /Resources << {FONTS} >>"));
    packed.extend([stream("", LINE.as_bytes()), stream(&format!("/Type /ObjStm /N 1 /First 4 {flate}"), large)]);
    let mut map = start("/Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >>");
    map.extend([
        stream("", LINE.as_bytes()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>".to_vec(),
        stream(flate, large),
    ]);
    let mut file = start("/Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >>");
    file.extend([
        stream("", LINE.as_bytes()),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /Type /FontDescriptor /FontFile2 7 0 R >> >>".to_vec(),
        stream(flate, large),
    ]);
    // A table of places that is itself a stream.
    let mut places = start(&format!("/Contents 5 0 R /Resources << {FONTS} >>"));
    places.push(stream("", LINE.as_bytes()));
    let mut out = b"%PDF-1.7\n".to_vec();
    for (i, object) in places.iter().enumerate() {
        out.extend([format!("{} 0 obj\n", i + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let at = out.len();
    let entries = format!("/Type /X#52ef /Size 100000000 /W [1 4 2] /Root 1 0 R {}", flate.replace("Fl", "#46l"));
    out.extend([b"6 0 obj\n", stream(&entries, large).as_slice(), b"\nendobj\n"].concat());
    out.extend(format!("startxref\n{at}\n%%EOF\n").bytes());
    vec![
        Case::new("form.pdf", pdf(&form), Expect::TooLarge),
        Case::new("object-stream.pdf", pdf(&packed), Expect::TooLarge),
        Case::new("to-unicode.pdf", pdf(&map), Expect::TooLarge),
        Case::new("font-file.pdf", pdf(&file), Expect::TooLarge),
        Case::new("table-of-places.pdf", out, Expect::TooLarge),
    ]
}
