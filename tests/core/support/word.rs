//! Word, Rich Text and OpenDocument files of all that they may hold, made by the tests.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these entries.
fn pack(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// A web page in a message.
pub fn message() -> String {
    message_of(
        "<html><body><h1>云山市河道办法</h1><p>第一条 为了保护河道，制定本办法。</p><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table></body></html>",
    )
}

/// This web page in a message.
pub fn message_of(page: &str) -> String {
    let quoted: String = page
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("={b:02X}") })
        .collect();
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b--\r\n"
    )
}

/// A document of formulas, forms, pictures, tables, notes, comments, changes and a file inside it.
pub fn docx() -> Vec<u8> {
    let main = r#"<w:document xmlns:w="w" xmlns:m="m" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>
        <w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>总则</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
        <w:p><w:r><w:t>得</w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:nary><m:sub><m:r><m:t>i=1</m:t></m:r></m:sub><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>同意</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \o\ad(\s\up 9(lǐ),澧)\f(a,b)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr descr="示意图甲"/><pic:pic/><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>
        <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>
        <w:altChunk r:id="c"/></w:body></w:document>"#;
    pack(&[
        ("word/document.xml", main),
        (
            "word/_rels/document.xml.rels",
            r#"<Relationships><Relationship Id="c" Type="http://x/aFChunk" Target="chunk.mht"/></Relationships>"#,
        ),
        ("word/chunk.mht", &message()),
        (
            "word/footnotes.xml",
            r#"<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>注。</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
        ),
        (
            "word/comments.xml",
            r#"<w:comments><w:comment w:id="0" w:author="王"><w:p><w:r><w:t>核</w:t></w:r></w:p></w:comment></w:comments>"#,
        ),
        (
            "word/numbering.xml",
            r#"<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
        ),
        (
            "word/styles.xml",
            r#"<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="44"/></w:rPr></w:style></w:styles>"#,
        ),
    ])
}

/// A document of this body.
pub fn document(body: &str) -> Vec<u8> {
    pack(&[(
        "word/document.xml",
        &format!("<w:document xmlns:w=\"w\" xmlns:m=\"m\"><w:body>{body}</w:body></w:document>"),
    )])
}

/// A document with a document inside it that is nothing but a message.
pub fn alt_chunk() -> Vec<u8> {
    alt_chunk_of(&message())
}

/// A document that is nothing but this message inside it.
pub fn alt_chunk_of(message: &str) -> Vec<u8> {
    let main = r#"<w:document xmlns:w="w"><w:body><w:altChunk r:id="c"/><w:sectPr/></w:body></w:document>"#;
    pack(&[
        ("word/document.xml", main),
        (
            "word/_rels/document.xml.rels",
            r#"<Relationships><Relationship Id="c" Type="http://x/aFChunk" Target="/word/afchunk.mht"/></Relationships>"#,
        ),
        ("word/afchunk.mht", message),
    ])
}

/// An OpenDocument text of formulas, forms, pictures, tables, notes and comments.
pub fn odt() -> Vec<u8> {
    let content = r#"<office:document-content><office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一"/></text:list-style></office:automatic-styles><office:body><office:text>
        <text:list text:style-name="L"><text:list-item><text:p>总则<text:note><text:note-body><text:p>注。</text:p></text:note-body></text:note></text:p></text:list-item></text:list>
        <text:p>见<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="x"/></draw:frame>及<draw:frame><draw:image xlink:href="a.png"/><svg:desc>示意图甲</svg:desc></draw:frame><office:annotation><dc:creator>王</dc:creator><text:p>核</text:p></office:annotation></text:p>
        <text:p><loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control>同意<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"><field:param field:name="Dropdown_ListEntry" field:value="一级"/><field:param field:name="Dropdown_Selected" field:value="0"/></field:fieldmark></text:p>
        <table:table><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>
        <text:section text:display="none"><text:p>隐藏的一段。</text:p></text:section></office:text></office:body></office:document-content>"#;
    pack(&[
        ("content.xml", content),
        ("Object 1/content.xml", "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>"),
    ])
}

/// A Rich Text file of formulas, forms, pictures, objects, tables, notes and comments.
pub fn rtf() -> Vec<u8> {
    br"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}{\listtext \u19968?\u12289?\tab}\uc1 \u24635?\u21017?{\footnote \u27880?}\par
{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }}\u21516?\u24847?{\field{\*\fldinst EQ \\f(a+b,2)}{\fldrslt x}}\par
{\mmath{\*\moMath{\mf{\mnum{\mr a+b}}{\mden{\mr 2}}}}}{\*\atnauthor W}{\*\annotation ok}{\v hidden}{\deleted gone}\par
{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv \u22270?\u19968?\u21495?}}}\pngblip 89504e47}}{\nonshppict{\pict 00}}{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 0105}{\result{\pict 00}}}\par
\trowd\clvmgf\cellx1000\cellx2000\pard\intbl \'bc\'d7\cell \'d2\'d2\cell\row\trowd\clvmrg\cellx1000\cellx2000\pard\intbl\cell \'b1\'fb\cell\row\pard\par}"
        .to_vec()
}
