//! Pages drawn to pixels and read again. The signs are drawn with the program's own Song, which is read from its file: this
//! program links no fonts.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::support::pdf::{A4, Drawing, file};
use gongbao::holdings::{Holdings, Question, Searcher};
use gongbao::ocr::{Models, Picture, Stopped, read};
use gongbao::parse::parse;
use gongbao::source::{PagePicture, PdfPages, ReadOptions, Recognised, Sign, read_with, with_text_layer};

pub static SONG: LazyLock<&'static [u8]> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSerifSC-Regular.ttf");
    std::fs::read(path).expect("the face is there").leak()
});
/// One page is read at a time: the models fill all cores.
pub static MODELS: LazyLock<Mutex<Models>> = LazyLock::new(|| Mutex::new(Models::load().expect("the models load")));

/// Pixels a point of 200 an inch.
const SCALE: f32 = 200.0 / 72.0;

fn drawn(page: &Drawing) -> PagePicture {
    let bytes = file(std::slice::from_ref(page));
    let pages = PdfPages::open(&bytes, &ReadOptions::default()).expect("it opens").with_substitute(*SONG);
    pages.render(1, SCALE).expect("it is drawn")
}

fn recognised(picture: &PagePicture) -> Recognised {
    let models = MODELS.lock().unwrap_or_else(PoisonError::into_inner);
    let page = Picture::new(picture.width, picture.height, &picture.rgba, SCALE).expect("enough pixels");
    read(&models, page, 2, None, &|| ()).expect("it is read")
}

/// What was read, line by line from the top.
fn lines(read: &Recognised) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = Vec::new();
    for sign in &read.signs {
        match rows.last_mut() {
            Some((y, text)) if *y == sign.y => text.push(sign.c),
            _ => rows.push((sign.y, sign.c.into())),
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, text)| text).collect()
}

const TEXT: [&str; 6] = [
    "云山市人民政府关于加强河道管理工作的通知",
    "云政发〔2031〕12号",
    "各区人民政府，市政府各部门：",
    "第一条　为了加强河道管理（含支流），保障防洪安全，",
    "每年3月15日前报送上一年度总结，资金不超过1,200万元。",
    "第二条　违反本办法规定的，由水务局责令改正：",
];

/// A page with a title, a number, text, and a ruled table.
fn page() -> Drawing {
    let mut page = Drawing::new(A4);
    let places = [(120.0, 90.0, 18.0), (240.0, 125.0, 10.5), (60.0, 160.0, 10.5)];
    for (text, (x, y, size)) in TEXT.iter().zip(places) {
        page.text(x, y, size, text);
    }
    for (n, text) in TEXT[3..].iter().enumerate() {
        page.text(81.0, 180.0 + 20.0 * n as f32, 10.5, text);
    }
    page
}

#[test]
fn a_page_of_pixels_is_read_without_an_error() {
    let read = recognised(&drawn(&page()));
    let expected: Vec<String> = TEXT.iter().map(|line| line.replace('　', "")).collect();
    assert_eq!(lines(&read), expected);
    assert!(read.turned == 0 && read.skew.abs() < 0.15, "{}", read.skew);
    // Size and place are those of the print.
    let title = read.signs.iter().find(|sign| sign.c == '云').expect("the title");
    assert!(
        (title.size - 18.0).abs() < 1.0 && (title.x - 120.0).abs() < 4.0 && (title.y - 90.0).abs() < 2.0,
        "{title:?}"
    );
    let text = read.signs.iter().find(|sign| sign.c == '各').expect("the text");
    assert!((text.size - 10.5).abs() < 0.8 && (text.x - 60.0).abs() < 3.0 && (text.y - 160.0).abs() < 1.5, "{text:?}");
    assert!(read.signs.iter().all(|sign| sign.other.is_none()), "of clean print nothing is in doubt");
}

#[test]
fn red_heads_and_pale_lines_are_read_too() {
    let mut picture = drawn(&page());
    let row = picture.width as usize * 4;
    // The title is red, the number orange, the first line of text so pale that it is no ink.
    for (n, pixel) in picture.rgba.chunks_exact_mut(4).enumerate() {
        let y = (n * 4 / row) as f32 / SCALE;
        let [from, to, red] = if (70.0..100.0).contains(&y) {
            [40.0, 255.0, 215.0]
        } else if (112.0..130.0).contains(&y) {
            [140.0, 255.0, 255.0]
        } else if (170.0..185.0).contains(&y) {
            [165.0, 255.0, 165.0]
        } else {
            continue;
        };
        let ink = 1.0 - f32::from(pixel[1]) / 255.0;
        let at = |dark: f32| (to + (dark - to) * ink) as u8;
        (pixel[0], pixel[1], pixel[2]) = (at(red), at(from), at(from));
    }
    let expected: Vec<String> = TEXT.iter().map(|line| line.replace('　', "")).collect();
    assert_eq!(lines(&recognised(&picture)), expected);
}

#[test]
fn a_reading_ends_soon_after_it_was_called_off() {
    let picture = drawn(&page());
    let models = MODELS.lock().unwrap_or_else(PoisonError::into_inner);
    let page = || Picture::new(picture.width, picture.height, &picture.rgba, SCALE).expect("enough pixels");
    let stop = AtomicBool::new(true);
    let counted = |stop: &AtomicBool, stop_at: usize| {
        let steps = AtomicUsize::new(0);
        let moved = || {
            if steps.fetch_add(1, Ordering::Relaxed) + 1 == stop_at {
                stop.store(true, Ordering::Relaxed);
            }
        };
        let read = read(&models, page(), 2, Some(stop), &moved);
        (read.map(|_| ()), steps.into_inner())
    };
    assert_eq!(counted(&stop, 0), (Err(Stopped::ByCaller), 0));
    // While its lines are read: each of two threads ends the one that it has in hand.
    stop.store(false, Ordering::Relaxed);
    let (read, steps) = counted(&stop, 4);
    assert_eq!(read, Err(Stopped::ByCaller));
    assert!(steps <= 6, "{steps}");
}

/// Signs of lines as they would be read: text of 10.5 points from x = 60, a line each 20 points.
fn signs(lines: &[&str]) -> Vec<Sign> {
    let line = |(n, text): (usize, &&str)| {
        let y = 100.0 + 20.0 * n as f32;
        let sign = move |(i, c): (usize, char)| Sign {
            c,
            x: 60.0 + 10.5 * i as f32,
            y,
            width: 10.5,
            size: 10.5,
            weight: 0.08,
            sure: 0.99,
            other: None,
        };
        text.chars().enumerate().map(sign).filter(|sign| !sign.c.is_whitespace()).collect::<Vec<_>>()
    };
    lines.iter().enumerate().flat_map(line).collect()
}

const READ: [&str; 4] = [
    "第一条　为了加强河道管理，保障防洪安全，制定本办法。",
    "第二条　本办法适用于本市行政区域内的河道。",
    "第三条　违反本办法的，由水务部门责令改正。",
    "第四条　本办法自2031年5月1日起施行。",
];

fn scan() -> Vec<u8> {
    let mut page = Drawing::new(A4);
    page.picture();
    file(&[page])
}

fn with_doubt(at: usize, other: char) -> Recognised {
    let mut signs = signs(&READ);
    (signs[at].other, signs[at].sure) = (Some(other), 0.6);
    Recognised { signs, ..Recognised::default() }
}

#[test]
fn what_was_read_is_text_with_its_doubts() {
    let read = [(1, with_doubt(27, '末'))];
    let options = ReadOptions { recognised: &read, ..ReadOptions::default() };
    let source = read_with("scan.pdf", &scan(), &options).expect("it has text now");
    assert!(!source.pages[0].scanned);
    let issue = parse(&source);
    assert_eq!(issue.source.recognised, [1]);
    let text: Vec<&str> = issue.documents[0].blocks.iter().map(|block| block.text.as_str()).collect();
    // A blank of the print is one of the text.
    assert_eq!(text, READ.map(|line| line.replace('　', " ")));
    let placed = issue.placed_doubts();
    let [one] = placed.as_slice() else { panic!("{placed:?}") };
    let doubt = issue.doubts[one.index];
    let rest = &issue.documents[0].blocks[one.place.block].text[one.place.byte..];
    assert!(rest.starts_with(doubt.read) && doubt.other == '末', "{rest}");
    // Its box is the sign's, on the page.
    let sign = read[0].1.signs[27];
    assert!((doubt.area[0] - sign.x).abs() < 0.1 && doubt.area[1] < sign.y && doubt.area[3] > sign.y, "{doubt:?}");
}

#[test]
fn a_scan_gets_a_layer_of_text_that_is_found_where_the_print_is() {
    for turned in 0..4 {
        let read = [(1, Recognised { turned, ..with_doubt(0, '末') })];
        let options = ReadOptions { recognised: &read, ..ReadOptions::default() };
        let before = read_with("scan.pdf", &scan(), &options).expect("it has text");
        let layered = with_text_layer(&scan(), &options).expect("a layer");
        assert!(layered.starts_with(&scan()), "the file itself stays");
        let after = read_with("layered.pdf", &layered, &ReadOptions::default()).expect("the layer is its text");
        let lines = |source: &gongbao::source::SourceText| {
            source.lines.iter().map(|line| source.line(line).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines(&after), lines(&before), "turned {turned}");
        let boxes = |source: &gongbao::source::SourceText| {
            source.lines.iter().map(|line| format!("{:.0?}", line.span)).collect::<Vec<_>>()
        };
        assert_eq!(boxes(&after), boxes(&before), "turned {turned}");
        // And once more, over its own layer.
        assert!(with_text_layer(&layered, &options).is_ok());
    }
}

#[test]
fn the_library_tells_which_text_was_recognised() {
    let folder = tempfile::tempdir().expect("a folder");
    let read = [(1, with_doubt(0, '末'))];
    let options = ReadOptions { recognised: &read, ..ReadOptions::default() };
    let layered = with_text_layer(&scan(), &options).expect("a layer");
    let root = folder.path().join("公报");
    std::fs::create_dir(&root).expect("a folder");
    std::fs::write(root.join("scan.pdf"), layered).expect("written");
    std::fs::write(root.join("text.txt"), "供水办法\n\n第一条　为了供水和防洪安全，制定本办法。\n").expect("written");
    let mut holdings = Holdings::open(&folder.path().join("data")).expect("a library");
    holdings.add_root(&root).expect("a folder of it");
    crate::held::update(&mut holdings);
    let told: Vec<usize> = holdings.issues().expect("issues").iter().map(|issue| issue.recognised).collect();
    assert!(told.len() == 2 && told.contains(&0) && told.contains(&1), "{told:?}");
    let question = Question { text: "防洪".to_owned(), ..Question::default() };
    let today = gongbao::issue::Date::new(2031, 6, 1).expect("a day");
    let answer = Searcher::default().ask(&mut holdings, &question, today, (0, 10)).expect("an answer");
    let mut hits: Vec<bool> = answer.documents.iter().map(|document| document.recognised).collect();
    hits.sort_unstable();
    assert_eq!(hits, [false, true]);
}

/// Notes of 12 points at the right of usual lines, as in the cell of a table, so many points from line to line.
const NOTES: [&str; 8] = [
    "1.一个单位边界上有多处噪",
    "声超标，根据最高一处超标声",
    "级计算应纳税额；当沿边界长",
    "度超过100米有两处以上噪",
    "声超标，按照两个单位计算应",
    "纳税额。",
    "2.昼、夜均超标的环境噪声，",
    "分别计算，累计计征。",
];

#[test]
fn lines_without_leading_are_read_each_by_itself() {
    for pitch in [11.5, 11.0] {
        let mut page = Drawing::new(A4);
        for (n, text) in TEXT[3..].iter().enumerate() {
            page.text(60.0, 100.0 + 30.0 * n as f32, 10.5, text);
        }
        for (n, text) in NOTES.iter().enumerate() {
            page.text(330.0, 220.0 + pitch * n as f32, 12.0, text);
        }
        let read = recognised(&drawn(&page));
        let expected: Vec<String> = TEXT[3..].iter().chain(&NOTES).map(|line| line.replace('　', "")).collect();
        assert_eq!(lines(&read), expected, "{pitch}");
        // Each stands where it was drawn.
        let firsts = NOTES.map(|line| line.chars().next().expect("a sign"));
        for (n, first) in firsts.into_iter().enumerate() {
            let y = 220.0 + pitch * n as f32;
            let found = read
                .signs
                .iter()
                .any(|sign| sign.c == first && (sign.x - 330.0).abs() < 4.0 && (sign.y - y).abs() < 2.0);
            assert!(found, "{pitch}: {first} at {y}");
        }
    }
}
