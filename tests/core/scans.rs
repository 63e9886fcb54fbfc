//! Pages drawn to pixels and read again. The signs are drawn with the program's own Song, which is read from its file: this
//! program links no fonts.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::sync::{LazyLock, Mutex, PoisonError};

use crate::support::pdf::{A4, Drawing, file};
use gongbao::ocr::{Models, Picture, read};
use gongbao::source::{PagePicture, PdfPages, ReadOptions, Recognised};

static SONG: LazyLock<&'static [u8]> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSerifSC-Regular.ttf");
    std::fs::read(path).expect("the face is there").leak()
});
/// One page is read at a time: the models fill all cores.
static MODELS: LazyLock<Mutex<Models>> = LazyLock::new(|| Mutex::new(Models::load().expect("the models load")));

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
