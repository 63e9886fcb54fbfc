//! Word files, archives, web pages and text that are packed, nested or endless.

use super::pack::{archive, bomb, folded, raw_archive};
use super::{Case, Expect};

const RELATIONS: &str = "word/_rels/document.xml.rels";

pub fn cases() -> Vec<Case> {
    let mut cases = archives();
    cases.extend(word());
    cases.extend(others());
    cases.extend(text());
    cases
}

/// The data of a zlib stream without its head and checksum.
fn raw(zlib: &[u8]) -> Vec<u8> {
    zlib[2..zlib.len() - 4].to_vec()
}

fn archives() -> Vec<Case> {
    let large = raw(&bomb(3072));
    let entry = |name: &str| (name.to_owned(), large.clone(), 3 << 30);
    let named = |n: usize| (0..n).map(|i| (format!("{i}.txt"), raw(&bomb(64)), 64 << 20)).collect::<Vec<_>>();
    let nested = (0..12).fold(archive(&[("a.txt", "第一条　为了加强管理。".into())]), |inner, _| {
        archive(&[("a.zip", inner)])
    });
    vec![
        Case::new("bomb.zip", raw_archive(&[entry("a.txt")], false), Expect::TooLarge),
        Case::new("bomb.docx", raw_archive(&[entry("word/document.xml")], false), Expect::TooLarge),
        Case::new("bomb.odt", raw_archive(&[entry("content.xml")], false), Expect::TooLarge),
        Case::new(
            "claims.zip",
            raw_archive(&[("a.txt".to_owned(), raw(&folded("第一条".as_bytes())), u32::MAX)], false),
            Expect::Told,
        ),
        Case::new("overlap.zip", raw_archive(&named(4000), true), Expect::Told),
        Case::new("many.zip", raw_archive(&named(60), false), Expect::TooLarge),
        Case::new(
            "entries.zip",
            raw_archive(&vec![("a.txt".to_owned(), raw(&folded(b"a")), 1); 65_000], true),
            Expect::Told,
        ),
        Case::new("nested.zip", nested, Expect::Told),
        Case::new("bomb.epub", raw_archive(&[entry("META-INF/container.xml")], false), Expect::TooLarge),
        Case::new("pages.epub", book(20_000), Expect::Told),
    ]
}

/// A book whose package lists one page so often, under as many names.
fn book(times: usize) -> Vec<u8> {
    let items: String = (0..times).map(|n| format!("<item id='{n}' href='a.xhtml' media-type='text/html'/>")).collect();
    let order: String = (0..times).map(|n| format!("<itemref idref='{n}'/>")).collect();
    let package = format!("<package><manifest>{items}</manifest><spine>{order}</spine></package>");
    let container = "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
    let page = format!("<html><body>{}</body></html>", "<p>第一条　为了加强管理。</p>".repeat(100));
    archive(&[("META-INF/container.xml", container.into()), ("a.opf", package.into()), ("a.xhtml", page.into())])
}

fn document(name: &str, body: &str, parts: &[(&str, Vec<u8>)], expect: Expect) -> Case {
    let main = format!(
        "<w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:m=\"m\"><w:body>{body}<w:p><w:r><w:t>第一条　为了加强管理，制定本办法。</w:t></w:r></w:p></w:body></w:document>"
    );
    let entries = [&[("word/document.xml", main.into_bytes())], parts].concat();
    Case::new(name, archive(&entries), expect)
}

fn word() -> Vec<Case> {
    let open = |tag: &str, n: usize| format!("<{tag}>").repeat(n);
    let related = |target: &str| {
        format!("<Relationships><Relationship Id=\"c\" Type=\"http://x/aFChunk\" Target=\"{target}\"/></Relationships>")
            .into_bytes()
    };
    let chunk = "<w:altChunk r:id=\"c\"/>";
    let itself = document("chunk.docx", &chunk.repeat(20), &[(RELATIONS, related("document.xml"))], Expect::Told);
    let inner = (0..30).fold(b"<html><p>a</html>".to_vec(), |inner, _| {
        archive(&[
            (
                "word/document.xml",
                format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", chunk.repeat(8)).into_bytes(),
            ),
            (RELATIONS, related("chunk.docx")),
            ("word/chunk.docx", inner),
        ])
    });
    let laughs = (0..10).fold("<!DOCTYPE x [<!ENTITY l0 \"ha\">".to_owned(), |all, n| {
        format!("{all}<!ENTITY l{} \"{}\">", n + 1, format!("&l{n};").repeat(10))
    });
    let cells = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let levels = "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1%1%1%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>".repeat(50);
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:basedOn w:val=\"2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:basedOn w:val=\"1\"/></w:style></w:styles>";
    vec![
        document("deep-paragraphs.docx", &open("w:p", 1_000_000), &[], Expect::Told),
        document("deep-tables.docx", &open("w:tbl><w:tr><w:tc", 300_000), &[], Expect::Told),
        document("deep-formulas.docx", &format!("<w:p>{}</w:p>", open("m:oMath><m:sSup><m:e", 300_000)), &[], Expect::Told),
        document("deep-boxes.docx", &open("w:p><w:r><w:drawing><w:txbxContent", 200_000), &[], Expect::Told),
        document("wide-cells.docx", &cells.repeat(1000), &[], Expect::Text),
        document("long-labels.docx", &numbered, &[("word/numbering.xml", levels.into())], Expect::Text),
        document("styles.docx", "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", &[("word/styles.xml", styles.into())], Expect::Text),
        Case::new("laughs.docx", archive(&[("word/document.xml", format!("{laughs}]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&l10;第一条</w:t></w:r></w:p></w:body></w:document>").into_bytes())]), Expect::Told),
        document("attributes.docx", &format!("<w:p {}/>", (0..300_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>()), &[], Expect::Told),
        itself,
        Case::new("chunks.docx", inner, Expect::Told),
    ]
}

fn others() -> Vec<Case> {
    let odt = |body: &str| {
        let content = format!(
            "<office:document-content><office:body><office:text>{body}<text:p>第一条　为了加强管理。</text:p></office:text></office:body></office:document-content>"
        );
        archive(&[("content.xml", content.into_bytes())])
    };
    let rtf = |body: &str| format!("{{\\rtf1\\ansi {body} Article 1 of the rules\\par}}").into_bytes();
    let html = |body: &str| {
        format!("<html><body>{body}<p>第一条　为了加强河道管理，制定本办法。</p></body></html>").into_bytes()
    };
    let cell = "<table:table><table:table-row table:number-rows-repeated=\"2000000000\"><table:table-cell table:number-columns-repeated=\"2000000000\" table:number-columns-spanned=\"2000000000\"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>";
    let message = |parts: String| {
        format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n{parts}").into_bytes()
    };
    let nested: String = (0..20_000)
        .map(|n| format!("--b{n}\r\nContent-Type: multipart/mixed; boundary=\"b{}\"\r\n\r\n", n + 1))
        .collect();
    vec![
        Case::new("repeated.odt", odt(&cell.repeat(200)), Expect::Text),
        Case::new("blanks.odt", odt(&"<text:p>甲<text:s text:c=\"2000000000\"/>乙</text:p>".repeat(100)), Expect::Told),
        Case::new("deep.odt", odt(&"<text:section>".repeat(1_000_000)), Expect::Told),
        Case::new("deep-lists.odt", odt(&"<text:list><text:list-item>".repeat(300_000)), Expect::Told),
        Case::new("deep.rtf", rtf(&"{\\b ".repeat(1_000_000)), Expect::Told),
        Case::new("deep-fields.rtf", rtf(&"{\\field{\\*\\fldinst EQ ".repeat(200_000)), Expect::Told),
        Case::new("binary.rtf", rtf("\\bin2000000000 "), Expect::Told),
        Case::new("numbers.rtf", rtf("\\trowd\\cellx999999999999\\uc2000000000\\u-99999999 x\\fs2000000000 y"), Expect::Told),
        Case::new("cells.rtf", rtf(&format!("\\trowd{}\\intbl a\\cell\\row ", "\\cellx1".repeat(1_000_000))), Expect::Told),
        Case::new("deep.html", html(&"<div>".repeat(1_000_000)), Expect::Told),
        Case::new("deep-spans.html", html(&"<span>".repeat(500_000)), Expect::Told),
        Case::new("deep-tables.html", html(&"<table><tr><td>".repeat(100_000)), Expect::Told),
        Case::new("deep-fonts.html", html(&"<font><b><i><p>".repeat(50_000)), Expect::Told),
        Case::new("deep-formulas.html", html(&format!("<math>{}", "<mrow><msup>".repeat(200_000))), Expect::Told),
        Case::new("cells.html", html(&"<table><tr><td colspan=2000000000 rowspan=2000000000>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>".repeat(200)), Expect::Told),
        Case::new("rows.html", html(&format!("<table><tr><td>甲{}</table>", "<tr><td rowspan=65534>".repeat(4000))), Expect::Told),
        Case::new("sheet.html", html(&format!("<style>{}</style>{}", (0..400).map(|n| format!("div div div div .a{n}{{display:none}}")).collect::<String>(), "<div class=a1>甲".repeat(20_000))), Expect::Told),
        Case::new("nested.mht", message(nested), Expect::Told),
        Case::new("parts.mht", message("--b\r\nContent-Type: text/html\r\n\r\n<p>甲\r\n".repeat(200_000)), Expect::Told),
    ]
}

fn text() -> Vec<Case> {
    let long = |unit: &str, megabytes: usize| unit.repeat((megabytes << 20) / unit.len()).into_bytes();
    vec![
        Case::new("one-line.txt", long("为了加强河道管理，", 40), Expect::Told),
        Case::new("one-word.txt", long("a", 40), Expect::Told),
        Case::new("combining.txt", [b"a".to_vec(), long("\u{301}", 14)].concat(), Expect::Told),
        Case::new("joined.txt", long("\u{1F468}\u{200D}", 14), Expect::Told),
        Case::new("turned.txt", long("\u{202E}甲", 14), Expect::Told),
        Case::new("brackets.txt", long("（", 8), Expect::Told),
        Case::new("labels.txt", long("第一条\n", 8), Expect::Told),
        Case::new("quoted.md", long("> ", 4), Expect::Told),
        Case::new("one-line.html", [b"<p>".to_vec(), long("为了加强河道管理，", 20)].concat(), Expect::Told),
        Case::new("combining.html", [b"<p>a".to_vec(), long("\u{301}", 14)].concat(), Expect::Told),
    ]
}
