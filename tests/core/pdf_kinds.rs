//! The kinds of PDF that real files brought: laws printed from browsers, notices over two pages, lists of short lines,
//! letter-spacing, fonts that tell another encoding than they hold, replacement text, labels and comments.

use crate::support::pdf::{A4, Drawing, Look, file, file_with};
use gongbao::issue::{BlockKind, DropReason, Issue, Span};
use gongbao::source::{SourceText, Thing, ThingKind, read};

fn opened(pages: &[Drawing]) -> SourceText {
    read("a.pdf", &file(pages)).unwrap_or_else(|error| panic!("{error}"))
}

fn issue(pages: &[Drawing]) -> Issue {
    gongbao::parse::parse(&opened(pages))
}

fn texts(issue: &Issue) -> Vec<String> {
    issue.documents.iter().flat_map(|document| &document.blocks).map(|block| block.text.to_string()).collect()
}

/// The characters that are in some line.
fn inked(source: &SourceText) -> usize {
    source.text.chars().filter(|c| !c.is_whitespace()).count()
}

const WORDS: &str =
    "水库管理单位应当建立健全安全管理制度落实巡查值守和应急处置责任保障工程安全运行并接受有关部门监督检查";

/// A sentence of `n` characters, each different from the others by where it begins.
fn sentence(from: usize, n: usize) -> String {
    WORDS.chars().cycle().skip(from * 7 % 50).take(n - 1).chain(['。']).collect()
}

/// Draws a text as a browser prints it, `width` characters a line: no indent, more space between paragraphs than lines.
struct Browser {
    pages: Vec<Drawing>,
    y: f32,
    width: usize,
}

impl Browser {
    fn new(width: usize) -> Self {
        Self { pages: vec![Drawing::new(A4)], y: 40.0, width }
    }

    fn paragraph(&mut self, text: &str) {
        let chars: Vec<char> = text.chars().collect();
        for line in chars.chunks(self.width) {
            if self.y > 800.0 {
                self.pages.push(Drawing::new(A4));
                self.y = 40.0;
            }
            let line: String = line.iter().collect();
            if let Some(page) = self.pages.last_mut() {
                page.text(34.0, self.y, 10.5, &line);
            }
            self.y += 16.0;
        }
        self.y += 10.7;
    }
}

#[test]
fn paragraphs_of_a_printed_law_are_whole_though_their_last_lines_are_full() {
    let mut browser = Browser::new(50);
    // Some end in the middle of a line, some with a full one, one is a line longer than a page's rest.
    let paragraphs: Vec<String> = (0..60).map(|i| sentence(i, [70, 100, 34, 150, 50, 121][i % 6])).collect();
    browser.paragraph("云山市水库管理规定");
    paragraphs.iter().for_each(|text| browser.paragraph(text));
    let issue = issue(&browser.pages);
    let found = texts(&issue);
    let whole = paragraphs.iter().filter(|text| found.contains(text)).count();
    assert_eq!(whole, paragraphs.len(), "{found:#?}");
    assert!(issue.dropped.is_empty());
}

#[test]
fn pages_that_begin_with_the_same_rest_of_a_sentence_keep_it() {
    let full: String = WORDS.chars().take(50).collect();
    let pages: Vec<Drawing> = (0..9)
        .map(|page| {
            let mut drawing = Drawing::new(A4);
            // Each line of the file is different; three pages begin with the last two characters of a paragraph.
            let first = if page % 3 == 1 { "作。".to_owned() } else { sentence(page, 50) };
            drawing.text(34.0, 42.0, 10.5, &first);
            for line in 0..44 {
                let text: String = full.chars().cycle().skip((page * 44 + line) % 50).take(50).collect();
                let text = if line % 5 == 4 { sentence(page + line, 30) } else { text };
                drawing.text(34.0, 58.0 + 16.0 * line as f32, 10.5, &text);
            }
            drawing
        })
        .collect();
    let source = opened(&pages);
    assert!(source.lines.iter().all(|line| line.hint.as_ref().is_none_or(|hint| !hint.running)));
    let issue = gongbao::parse::parse(&source);
    assert!(issue.dropped.is_empty(), "{:?}", issue.dropped);
    assert_eq!(source.account.characters(), inked(&source));
}

#[test]
fn a_sentence_at_the_height_of_a_running_head_is_text() {
    let pages: Vec<Drawing> = (0..8)
        .map(|page| {
            let mut drawing = Drawing::new(A4);
            // One page has no head; its text begins where the others have theirs.
            let head = if page == 5 {
                "对不履行前款规定义务的单位由主管部门责令其限期改正"
            } else {
                "云山市人民政府公报"
            };
            drawing.text(if page == 5 { 60.0 } else { 250.0 }, 50.0, 10.0, head);
            let from = if page == 5 { 66.0 } else { 90.0 };
            for line in 0..30 {
                drawing.text(60.0, from + 16.0 * line as f32, 10.0, &sentence(page + line, 46));
            }
            drawing
        })
        .collect();
    let issue = issue(&pages);
    let dropped: Vec<_> = issue.dropped.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(dropped, ["云山市人民政府公报"; 7]);
    assert!(texts(&issue).concat().contains("对不履行前款规定义务的单位"));
}

#[test]
fn a_paragraph_goes_on_over_the_page_of_a_short_notice() {
    let mut first = Drawing::new(A4);
    first.text(130.0, 123.0, 22.0, "关于加强水库信用建设的通知");
    first.text(79.0, 162.0, 16.0, "各区县人民政府：");
    let lines = [
        "为了加强水库管理保障工程安全运行根据有关法律法规的",
        "规定结合本市实际现就有关事项通知如下请认真贯彻执行切实",
    ];
    for (i, line) in lines.iter().enumerate() {
        first.text(if i == 0 { 111.0 } else { 79.0 }, 187.0 + 25.0 * i as f32, 16.0, line);
    }
    // Its number stands far from the edge, as offices with wide margins set it.
    first.text(496.0, 724.0, 14.0, "—1—");
    let mut second = Drawing::new(A4);
    second.text(79.0, 120.0, 16.0, "抓好落实。");
    second.text(111.0, 145.0, 16.0, "水利部门负责日常监督管理工作。");
    second.text(496.0, 724.0, 14.0, "—2—");
    let issue = issue(&[first, second]);
    let found = texts(&issue);
    let whole = format!("{}抓好落实。", lines.concat());
    assert!(found.contains(&whole), "{found:?}");
    assert!(issue.dropped.iter().all(|line| line.why == DropReason::PageNumber) && issue.dropped.len() == 2);
}

#[test]
fn a_page_of_short_indented_lines_has_a_paragraph_in_each() {
    let lists: [Vec<String>; 3] = [
        (0..8)
            .map(|i| format!("任命张某{}为市水利局局长；", ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'][i]))
            .collect(),
        (0..8)
            .map(|i| format!("《云山市水利管理办法（{}）》；", ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'][i]))
            .collect(),
        (0..8).map(|i| format!("市{}局：八二八八九五", ['水', '教', '财', '公', '司', '民', '住', '交'][i])).collect(),
    ];
    for list in lists {
        let mut first = Drawing::new(A4);
        for paragraph in 0..5 {
            let y = 74.0 + 84.0 * paragraph as f32;
            first.text(112.0, y, 16.0, &WORDS.chars().skip(paragraph).take(27).collect::<String>());
            first.text(80.0, y + 28.0, 16.0, &WORDS.chars().skip(paragraph + 9).take(29).collect::<String>());
            first.text(80.0, y + 56.0, 16.0, &sentence(paragraph, 13));
        }
        let mut second = Drawing::new(A4);
        for (i, line) in list.iter().enumerate() {
            second.text(112.0, 74.0 + 28.0 * i as f32, 16.0, line);
        }
        let source = opened(&[first, second]);
        let lines: Vec<_> =
            source.lines.iter().filter(|line| matches!(line.span, Span::Page { page: 2, .. })).collect();
        assert_eq!(lines.iter().map(|line| source.line(line)).collect::<Vec<_>>(), list);
        assert!(lines.iter().all(|line| line.hint.as_ref().and_then(|hint| hint.starts_paragraph) == Some(true)));
    }
}

#[test]
fn letter_spaced_text_is_not_cut() {
    let lines = [
        "某市人民政府令",
        "第一条　为了加强水库管理，保障水库安全运行，根据有关法律",
        "法规制定本办法。",
        "第二条　水库管理单位负责日常管理工作，建立健全管理制度。",
        "第三条　本办法自公布之日起施行。",
    ];
    for gap in [3.0, 6.0, 9.0] {
        let mut page = Drawing::new(A4);
        for (i, line) in lines.iter().enumerate() {
            page.spaced(60.0, 80.0 + 24.0 * i as f32, 12.0 * 15.0 / (12.0 + gap), gap, line);
        }
        let source = opened(&[page]);
        assert_eq!(source.lines.iter().map(|line| source.line(line)).collect::<Vec<_>>(), lines, "{gap}");
    }
}

#[test]
fn chinese_in_a_western_font_is_read_and_what_is_garbled_is_told() {
    let mut page = Drawing::new(A4);
    let lines = ["某市人民政府令", "第12号", "第一条　为了加强水库管理，制定本办法。"];
    for (i, line) in lines.iter().enumerate() {
        page.western(72.0, 80.0 + 24.0 * i as f32, 14.0, &encoding_rs::GBK.encode(line).0);
    }
    let source = opened(&[page]);
    assert_eq!(source.lines.iter().map(|line| source.line(line)).collect::<Vec<_>>(), lines);
    assert!(source.diagnostics.iter().all(|diagnostic| diagnostic.code != "garbled-font"));

    let mut page = Drawing::new(A4);
    page.western(72.0, 80.0, 14.0, &(0xE0..0xFF).step_by(2).flat_map(|lead| [lead, 0x7F]).collect::<Vec<u8>>());
    page.western(72.0, 110.0, 14.0, b"\xC0\xE9\xF1\xFC");
    let source = opened(&[page]);
    assert!(source.diagnostics.iter().any(|diagnostic| diagnostic.code == "garbled-font"), "{:?}", source.diagnostics);

    let mut page = Drawing::new(A4);
    page.western(72.0, 80.0, 14.0, b"the caf\xE9, d\xE9j\xE0 vu, na\xEFve Stra\xDFe");
    assert_eq!(opened(&[page]).text.trim_end(), "the café, déjà vu, naïve Straße");
}

#[test]
fn replacement_text_is_the_text() {
    let mut page = Drawing::new(A4);
    page.text(72.0, 80.0, 14.0, "第一条　为了加强水库管理，制定本办法。");
    page.reads_as("第二条　真文本。").text(72.0, 110.0, 14.0, "口口口口口口口口").end();
    page.reads_as("龙").small_picture([72.0, 130.0, 86.0, 144.0]).end();
    let source = opened(&[page]);
    assert_eq!(source.text, "第一条　为了加强水库管理，制定本办法。\n第二条　真文本。\n龙\n");
    assert!(source.account.things.is_empty() && source.things.is_empty());
}

#[test]
fn pictures_among_the_text_leave_marks() {
    let mut page = Drawing::new(A4);
    page.text(72.0, 80.0, 14.0, "任命王").small_picture([114.0, 68.0, 128.0, 82.0]);
    page.text(128.0, 80.0, 14.0, "为市水务局局长。");
    page.text(72.0, 110.0, 14.0, "第一条　为了加强水库管理，制定本办法。");
    page.small_picture([72.0, 130.0, 272.0, 230.0]).text(72.0, 260.0, 14.0, "第二条　本办法自公布之日起施行。");
    let source = opened(&[page]);
    let lines: Vec<&str> = source.lines.iter().map(|line| source.line(line)).collect();
    assert_eq!(lines[0], "任命王〔图〕为市水务局局长。");
    assert_eq!(lines[1..], ["第一条　为了加强水库管理，制定本办法。", "〔图〕", "第二条　本办法自公布之日起施行。"]);
    let kinds = |things: &[Thing]| things.iter().map(|thing| thing.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&source.things), [ThingKind::Picture; 2]);
    assert_eq!(kinds(&source.account.things), [ThingKind::Picture; 2]);
}

#[test]
fn labels_of_pages_are_kept() {
    let pages = || -> Vec<Drawing> {
        (0..6)
            .map(|page| {
                let mut drawing = Drawing::new(A4);
                drawing.text(72.0, 300.0, 14.0, &sentence(page, 20));
                drawing
            })
            .collect()
    };
    let labels = "/PageLabels << /Kids [<< /Nums [0 << /S /r >> 2 << /S /D >>] >> << /Nums [4 << /P <FEFF9644002D> /S /D >>] >>] >>";
    let source = read("a.pdf", &file_with(&pages(), labels)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(source.info.page_labels, ["i", "ii", "1", "2", "附-1", "附-2"]);
    assert_eq!(
        source.pages.iter().filter_map(|page| page.label.as_deref()).collect::<Vec<_>>(),
        source.info.page_labels
    );
    // Labels that only count are none.
    let plain = read("a.pdf", &file_with(&pages(), "/PageLabels << /Nums [0 << /S /D >>] >>"));
    assert!(plain.is_ok_and(|source| source.info.page_labels.is_empty()));
}

#[test]
fn comments_are_no_text_and_are_not_lost() {
    let mut page = Drawing::new(A4);
    page.text(72.0, 80.0, 14.0, "第一条　为了加强水库管理，制定本办法。");
    page.comment("Highlight", [72.0, 66.0, 200.0, 84.0], "张某", "此处须核对");
    page.comment("Text", [500.0, 60.0, 520.0, 80.0], "", "便笺");
    page.comment("Link", [72.0, 66.0, 200.0, 84.0], "", "不是批注");
    let source = opened(&[page]);
    assert_eq!(source.text, "第一条　为了加强水库管理，制定本办法。\n");
    let comments: Vec<_> = source.comments.iter().map(|c| (c.text.as_str(), c.author.as_deref())).collect();
    assert_eq!(comments, [("此处须核对", Some("张某")), ("便笺", None)]);
    let lit = source.comments[0].lit.as_ref().unwrap();
    assert_eq!((lit.form, lit.areas.len()), (gongbao::issue::CommentForm::Highlight, 1));
    assert!(source.comments[1].lit.is_none());
    let Some(Span::Page { page: 1, bbox }) = source.comments[0].span else { panic!("a page") };
    assert_eq!(bbox.map(f32::round), [72.0, 66.0, 200.0, 84.0]);
    assert!(source.diagnostics.iter().any(|d| d.code == "comments" && d.message.contains("此处须核对")));
}

#[test]
fn words_that_are_lit_without_a_note_are_kept() {
    let mut page = Drawing::new(A4);
    page.text(72.0, 80.0, 14.0, "第一条　为了加强水库管理，制定本办法。");
    page.comment("Highlight", [72.0, 66.0, 200.0, 84.0], "", "");
    page.comment("Text", [500.0, 60.0, 520.0, 80.0], "", "");
    let source = opened(&[page]);
    let kept: Vec<_> = source.comments.iter().map(|c| (c.text.as_str(), c.lit.is_some())).collect();
    assert_eq!(kept, [("", true)], "a note without words says nothing");
}

#[test]
fn what_runs_out_of_the_page_is_read_to_its_end() {
    let mut page = Drawing::new(A4);
    page.text(60.0, 100.0, 14.0, &sentence(0, 40));
    page.text(60.0, 120.0, 14.0, "止。");
    let source = opened(&[page]);
    assert_eq!(source.line(&source.lines[0]), sentence(0, 40));
    assert_eq!(source.account.characters(), 42);
}

#[test]
fn articles_after_a_full_last_line_stand_apart() {
    let mut browser = Browser::new(50);
    for i in 0..30 {
        let label = format!("第{}条　", ["一", "二", "三", "四", "五", "六"][i % 6]);
        browser.paragraph(&(label + &sentence(i, 46 + 50 * (i % 3))));
    }
    let issue = issue(&browser.pages);
    let articles = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == BlockKind::Article).count();
    assert_eq!(articles, 30);
}

#[test]
fn fonts_that_are_not_in_the_file_are_drawn_with_the_substitute() {
    let mut page = Drawing::new(A4);
    page.text(72.0, 80.0, 14.0, "某市水库管理办法");
    let bytes = file(&[page]);
    let options = gongbao::source::ReadOptions::default();
    let open = || gongbao::source::PdfPages::open(&bytes, &options).unwrap_or_else(|error| panic!("{error}"));
    let inked = |pages: gongbao::source::PdfPages| {
        let picture = pages.render(1, 1.0).unwrap_or_else(|error| panic!("{error}"));
        picture.rgba.chunks_exact(4).filter(|pixel| pixel[0] < 128).count()
    };
    let font = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSerifSC-Regular.ttf"));
    let font: &'static [u8] = Vec::leak(font.unwrap_or_else(|error| panic!("{error}")));
    // Eight characters of 14 points have some hundreds of dark points.
    let with = inked(open().with_substitute(font));
    assert!(with > 200 && inked(open()) * 4 < with, "{with}");
}

#[test]
fn a_page_of_too_much_text_is_told_from_a_damaged_one() {
    let mut large = Drawing::new(A4);
    large.western(10.0, 100.0, 1.0, &[b'a'; 300_100]);
    let refused = read("a.pdf", &file(&[Drawing::new(A4), large]));
    assert!(matches!(refused, Err(gongbao::source::SourceError::TooLarge { .. })), "{refused:?}");
    let mut large = Drawing::new(A4);
    large.western(10.0, 100.0, 1.0, &[b'a'; 300_100]);
    let mut short = Drawing::new(A4);
    short.text(60.0, 100.0, 10.0, "请认真执行。");
    let source = read("a.pdf", &file(&[large, short])).unwrap();
    assert!(source.text.contains("请认真执行。"));
    let said: Vec<_> = source.diagnostics.iter().map(|d| (d.code.as_str(), d.spans.len())).collect();
    assert!(said.contains(&("pages-too-large", 1)) && !said.iter().any(|d| d.0 == "unreadable-pages"), "{said:?}");
}

/// What is told of characters that can't be seen, with those that are quoted.
fn told_unseen(drawn: &str) -> Option<String> {
    let mut page = Drawing::new(A4);
    page.text(70.0, 100.0, 12.0, "云山市供水办法").text(70.0, 130.0, 12.0, "第一条　供水单位应当保障供水。");
    page.raw(drawn);
    let source = opened(&[page]);
    let told = source.diagnostics.iter().find(|d| d.code == "unseen-text");
    told.inspect(|told| assert!(matches!(told.spans[..], [Span::Page { page: 1, .. }]), "{told:?}"));
    // Whatever can be seen of it: it is text.
    assert!(source.text.contains("暗藏之句"), "{}", source.text);
    told.map(|told| told.message.clone())
}

#[test]
fn text_that_the_page_does_not_show_is_read_and_told() {
    // 暗藏之句 at 70, 500 from the bottom.
    let words = "BT 0 Tr /F1 12 Tf 1 0 0 1 70 500 Tm <669785CF4E4B53E5> Tj ET";
    let paint = |before: &str, after: &str| told_unseen(&format!("q {before} {words} {after} Q"));
    let hidden = [
        ("1 g", ""),
        ("1 1 1 rg", ""),
        ("0 0 1 rg 60 490 200 40 re f 1 g 65 495 150 30 re f", ""),
        ("60 600 200 40 re W n", ""),
        ("", "1 g 60 490 200 40 re f"),
        ("", "0 g 60 490 200 40 re f"),
    ];
    for (before, after) in hidden {
        let told = paint(before, after);
        assert!(
            told.as_deref().is_some_and(|told| told.contains("4 个字") && told.contains("暗藏之句")),
            "{before}: {told:?}"
        );
    }
    let shown = [
        ("0 g", ""),
        ("0.9 g", ""),
        ("0 0 1 rg 60 490 200 40 re f 1 g", ""),
        ("30 w 0 0 1 RG 60 505 m 260 505 l S 1 g", ""),
        ("60 490 200 40 re W n", ""),
        ("", "1 g 60 590 200 40 re f"),
        // A box that is cut to a place beside the text.
        ("", "q 300 490 50 40 re W n 1 g 60 490 400 40 re f Q"),
        ("1 g 60 490 200 40 re f 0 g", ""),
        // White letters with a black outline.
        ("1 g 0.5 w", &words.replace("0 Tr", "2 Tr")),
    ];
    for (before, after) in shown {
        assert_eq!(paint(before, after), None, "{before}");
    }
}

#[test]
fn a_page_of_text_in_no_ink_is_told_unless_a_picture_shows_it() {
    let told = |picture: bool| {
        let mut page = Drawing::new(A4);
        if picture {
            page.picture();
        }
        page.draw(Look::Invisible, [1.0, 0.0, 70.0, 100.0], 12.0, "第一条　供水单位应当保障供水。");
        opened(&[page]).diagnostics.iter().any(|d| d.code == "unseen-text")
    };
    assert!(told(false) && !told(true));
}
