//! Kinds of small inputs that went wrong in real files or in reports about other programs, from the file to what is found
//! in it. Those of one format alone stand with it (`pdf_kinds`, `web_pages`, the importers' own tests).

use crate::support::pdf::{A4, Drawing, file};
use crate::support::word;
use gongbao::issue::{BlockKind, Issue};

fn opened(name: &str, bytes: &[u8]) -> Issue {
    gongbao::open::understand(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn of_kind(issue: &Issue, kind: BlockKind) -> Vec<&str> {
    let blocks = issue.documents.iter().flat_map(|document| &document.blocks);
    blocks.filter(|block| block.kind == kind).map(|block| block.text.as_str()).collect()
}

fn codes(issue: &Issue) -> Vec<&str> {
    issue.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

const NOTICE: &str = concat!(
    "云山市人民政府关于印发云山市水库管理办法的通知\n",
    "云政发〔2024〕12号\n",
    "各县（市、区）人民政府，市政府各部门：\n",
    "　　现将《云山市水库管理办法》印发给你们，请认真贯彻执行。\n",
    "云山市人民政府\n",
    "二〇二四年十二月十八日\n",
    "云山市水库管理办法\n",
    "　　第一条　为了加强水库管理，制定本办法。\n",
    "　　第二条　市水行政主管部门负责水库管理工作。\n",
    "　　第一百○七条　车辆、门面、食品、长期、风险由市人民政府统一管理。\n",
);

/// A text as a font's program gives it whose outlines are reached by radicals.
fn in_radicals(text: &str) -> String {
    let pairs = [
        ('人', '⼈'),
        ('民', '⺠'),
        ('水', '⽔'),
        ('月', '⽉'),
        ('风', '⻛'),
        ('长', '⻓'),
        ('门', '⻔'),
        ('一', '⼀'),
    ];
    let radical = |c: char| pairs.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, radical)| *radical);
    text.chars().map(radical).collect()
}

#[test]
fn radicals_are_read_as_their_characters_and_kept() {
    let plain = opened("a.txt", NOTICE.as_bytes());
    let paragraph = |line: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>");
    let body: String = in_radicals(NOTICE).lines().map(paragraph).collect();
    for (name, bytes) in [("a.txt", in_radicals(NOTICE).into_bytes()), ("a.docx", word::document(&body))] {
        let issue = opened(name, &bytes);
        let shape = |issue: &Issue| -> Vec<BlockKind> {
            issue.documents.iter().flat_map(|document| &document.blocks).map(|block| block.kind).collect()
        };
        assert_eq!(shape(&issue), shape(&plain), "{name}");
        let (document, expected) = (&issue.documents[0], &plain.documents[0]);
        assert_eq!((&document.number, &document.issuer), (&expected.number, &expected.issuer), "{name}");
        assert_eq!(document.signed, expected.signed, "{name}");
        assert!(document.signed.is_some(), "{name}");
        assert!(of_kind(&issue, BlockKind::Title)[0].contains('⼈'), "{name}: the source's own characters are kept");
    }
}

#[test]
fn a_circle_is_a_zero_in_labels_and_dates() {
    let issue = opened("a.txt", NOTICE.replace('〇', "○").as_bytes());
    let labels: Vec<_> = issue.documents[0].blocks.iter().filter(|b| b.kind == BlockKind::Article).collect();
    assert_eq!(labels.last().and_then(|block| block.label.as_deref()), Some("第一百〇七条"));
    assert_eq!(issue.documents[0].signed, opened("a.txt", NOTICE.as_bytes()).documents[0].signed);
}

#[test]
fn a_red_head_of_two_offices_keeps_both_and_its_paper() {
    let mut first = Drawing::new(A4);
    first.text(150.0, 90.0, 26.0, "云山市发展和改革委员会").text(460.0, 110.0, 30.0, "文件");
    first.text(150.0, 130.0, 26.0, "云山市财政局");
    first.text(220.0, 180.0, 16.0, "云发改〔2024〕8号");
    first.text(160.0, 230.0, 22.0, "关于加强信用建设的通知");
    first.text(80.0, 280.0, 16.0, "各县（市、区）人民政府：");
    let sentence =
        "为贯彻落实有关规定，强化信用协同共治，促进各单位依法诚信经营，现就加强信用建设工作通知如下并请遵照执行";
    let chars: Vec<char> = sentence.chars().cycle().take(27 * 20).collect();
    let line = |n: usize| chars[27 * n..27 * (n + 1)].iter().collect::<String>();
    let mut y = 310.0;
    first.text(112.0, y, 16.0, &line(0).chars().take(25).collect::<String>());
    for n in 1..17 {
        y += 28.0;
        first.text(80.0, y, 16.0, &line(n));
    }
    first.text(280.0, 815.0, 12.0, "— 1 —");
    let mut second = Drawing::new(A4);
    second.text(80.0, 90.0, 16.0, "认真抓好落实。").text(112.0, 118.0, 16.0, "特此通知。");
    second.text(300.0, 180.0, 16.0, "云山市发展和改革委员会").text(340.0, 210.0, 16.0, "云山市财政局");
    second.text(320.0, 240.0, 16.0, "2024年8月20日").text(280.0, 815.0, 12.0, "— 2 —");
    let issue = opened("a.pdf", &file(&[first, second]));
    let red = of_kind(&issue, BlockKind::RedHeader).concat();
    for part in ["云山市发展和改革委员会", "云山市财政局", "文件"] {
        assert!(red.contains(part), "{part}: {red}");
    }
    let issuer = issue.documents[0].issuer.as_deref().unwrap_or("");
    assert!(issuer.contains("云山市发展和改革委员会") && issuer.contains("云山市财政局"), "{issuer}");
    // And the sentence that runs over the page is one.
    let paragraphs = of_kind(&issue, BlockKind::Paragraph);
    assert!(paragraphs.iter().any(|text| text.ends_with("认真抓好落实。") && text.len() > 1000), "{paragraphs:?}");
    assert!(!codes(&issue).contains(&"text-missing"), "{:?}", codes(&issue));
}

#[test]
fn a_document_that_is_a_message_is_read_as_the_page_in_it() {
    let page = "<html><body><h1>供水管理条例</h1><h2>第一章 总则</h2><p>第一条 为了规范供水，制定本条例。</p><p>第二条 本条例自公布之日起施行。</p></body></html>";
    let issue = opened("a.docx", &word::alt_chunk_of(&word::message_of(page)));
    assert_eq!(of_kind(&issue, BlockKind::Title), ["供水管理条例"]);
    assert_eq!(of_kind(&issue, BlockKind::Heading), ["第一章 总则"]);
    assert_eq!(of_kind(&issue, BlockKind::Article).len(), 2);
    assert!(codes(&issue).is_empty(), "{:?}", codes(&issue));
}

#[test]
fn formulas_and_marks_of_forms_are_text() {
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let fraction = "<m:oMath><m:f><m:num><m:r><m:t>产值</m:t></m:r></m:num><m:den><m:r><m:t>面积</m:t></m:r></m:den></m:f><m:r><m:t>×30%</m:t></m:r></m:oMath>";
    let ticked = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>";
    let body = [
        text("供水管理办法"),
        format!("{}{fraction}{}", text("第一条 补偿额="), text("。")),
        format!("{}{}{}", text("第二条 "), field("EQ \\o\\ad(\\s\\up 9(lǐ),澧)"), text("水。")),
        format!("{}{ticked}{}", text("第三条 "), text("同意。")),
        format!(
            "{}<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r>{}",
            text("第四条 10"),
            text("立方米。")
        ),
    ];
    let body: String = body.iter().map(|paragraph| format!("<w:p>{paragraph}</w:p>")).collect();
    let issue = opened("a.docx", &word::document(&body));
    assert_eq!(
        of_kind(&issue, BlockKind::Article),
        ["第一条 补偿额=产值/面积×30%。", "第二条 澧（lǐ）水。", "第三条 ☑同意。", "第四条 10³立方米。"]
    );
    assert_eq!(codes(&issue), ["formula-as-text"]);
}

#[test]
fn the_edges_of_a_page_that_a_browser_printed_are_no_text() {
    let edges = |page: &mut Drawing, n: usize, of: usize| {
        page.text(24.0, 24.0, 8.0, "2024/3/1 09:30").text(260.0, 24.0, 8.0, "供水管理办法");
        page.text(24.0, 826.0, 8.0, "https://www.example.gov.cn/art/1.html").text(
            550.0,
            826.0,
            8.0,
            &format!("{n}/{of}"),
        );
    };
    let mut only = Drawing::new(A4);
    edges(&mut only, 1, 1);
    only.text(200.0, 80.0, 20.0, "供水管理办法");
    only.text(100.0, 120.0, 14.0, "第一条　为了加强供水管理，制定本办法。");
    only.text(100.0, 145.0, 14.0, "第二条　本办法自2024年3月1日09:30起施行，见https://www.example.gov.cn。");
    let issue = opened("a.pdf", &file(&[only]));
    assert_eq!(of_kind(&issue, BlockKind::Title), ["供水管理办法"]);
    assert_eq!(of_kind(&issue, BlockKind::Article).len(), 2);
    let dropped: Vec<&str> = issue.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
    assert!(dropped.iter().any(|text| text.starts_with("2024/3/1")), "{dropped:?}");
    assert!(dropped.iter().any(|text| text.starts_with("https://")), "{dropped:?}");
    // One of the three alone is text.
    let mut page = Drawing::new(A4);
    page.text(100.0, 60.0, 14.0, "2024/3/1 09:30开会").text(
        100.0,
        120.0,
        14.0,
        "第一条　为了加强供水管理，制定本办法。",
    );
    let issue = opened("a.pdf", &file(&[page]));
    assert!(issue.dropped.is_empty(), "{:?}", issue.dropped);
}
