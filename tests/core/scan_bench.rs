//! How well scans are read: pages of our own handbook, drawn to pixels and worn as scans are, and what is read of them held
//! against what was drawn; beside what tesseract reads of the same pixels, where that is installed. It takes minutes:
//! `tests/scan-bench.sh` runs it and prints the table. `SCAN_SETS=clean` in the environment runs the sets with that in their name.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::fs;
use std::process::Command;

use crate::scans::{MODELS, SONG};
use crate::support::pdf::{A4, Drawing, file};
use gongbao::ocr::{Picture, read};
use gongbao::open::HANDBOOK;
use gongbao::source::{PagePicture, PdfPages, ReadOptions, Sign};
use gongbao::zh::fold::plain_folded;
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// The size of the text, in points.
const SIZE: f32 = 10.5;
/// Characters of a line, and lines of a page.
const LINE: usize = 36;
const LINES: usize = 34;
/// Pages of each set.
const PAGES: usize = 2;
/// Of a hundred signs of a set so many are marked as doubtful at most.
const MOST_MARKED: f64 = 0.5;
/// Of a hundred signs of clean print so many differ from it at most where widths are told apart.
const MOST_UNFOLDED: f64 = 0.3;

/// A set: how many dots an inch, what wears the page, and how many signs of ten thousand may be read wrong.
struct Set {
    name: &'static str,
    dpi: f32,
    wear: fn(Image, Image) -> Image,
    most: f64,
}

const SETS: [Set; 14] = [
    Set { name: "clean, 300 dpi", dpi: 300.0, wear: |page, _| page, most: 5.0 },
    Set { name: "clean, 200 dpi", dpi: 200.0, wear: |page, _| page, most: 5.0 },
    Set { name: "clean, 150 dpi", dpi: 150.0, wear: |page, _| page, most: 5.0 },
    Set { name: "skewed 0.7°", dpi: 200.0, wear: |page, _| page.skewed(0.7), most: 40.0 },
    Set { name: "skewed 2°, 150 dpi", dpi: 150.0, wear: |page, _| page.skewed(-2.0), most: 40.0 },
    Set { name: "blurred", dpi: 200.0, wear: |page, _| page.blurred().blurred(), most: 40.0 },
    Set { name: "noise", dpi: 200.0, wear: |page, _| page.noisy(40), most: 40.0 },
    Set { name: "grey paper", dpi: 200.0, wear: |page, _| page.on_paper(170).noisy(12), most: 40.0 },
    Set { name: "1 bit", dpi: 200.0, wear: |page, _| page.two_tones(), most: 40.0 },
    Set { name: "shines through", dpi: 200.0, wear: |page, other| page.shining(&other, 0.2), most: 40.0 },
    Set { name: "red seal", dpi: 200.0, wear: |page, _| page.sealed(), most: 40.0 },
    Set { name: "turned by 90°", dpi: 200.0, wear: |page, _| page.quarter(), most: 40.0 },
    Set { name: "turned by 180°", dpi: 200.0, wear: |page, _| page.quarter().quarter(), most: 40.0 },
    Set { name: "dark edges", dpi: 200.0, wear: |page, _| page.edged(), most: 40.0 },
];

/// Red, green and blue of each pixel.
#[derive(Clone)]
struct Image {
    width: usize,
    height: usize,
    rgb: Vec<[u8; 3]>,
}

impl Image {
    fn of(picture: &PagePicture) -> Self {
        let rgb = picture.rgba.chunks(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Self { width: picture.width as usize, height: picture.height as usize, rgb }
    }

    fn at(&self, x: i64, y: i64) -> [u8; 3] {
        let inside = (0..self.width as i64).contains(&x) && (0..self.height as i64).contains(&y);
        if inside { self.rgb[y as usize * self.width + x as usize] } else { [255; 3] }
    }

    fn map(&self, change: impl Fn(i64, i64) -> [u8; 3]) -> Self {
        let (width, height) = (self.width, self.height);
        let places = (0..height as i64).flat_map(|y| (0..width as i64).map(move |x| (x, y)));
        Self { width, height, rgb: places.map(|(x, y)| change(x, y)).collect() }
    }

    fn grey(&self, change: impl Fn(i64, i64, f32) -> f32) -> Self {
        self.map(|x, y| [change(x, y, f32::from(self.at(x, y)[1])).clamp(0.0, 255.0) as u8; 3])
    }

    fn skewed(self, degrees: f32) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (mx, my) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        self.grey(|x, y, _| {
            let (dx, dy) = (x as f32 - mx, y as f32 - my);
            let (u, v) = (mx + dx * cos + dy * sin, my - dx * sin + dy * cos);
            let (left, top) = (u.floor(), v.floor());
            let value = |x: f32, y: f32| f32::from(self.at(x as i64, y as i64)[1]);
            let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
            let upper = mix(value(left, top), value(left + 1.0, top), u - left);
            mix(upper, mix(value(left, top + 1.0), value(left + 1.0, top + 1.0), u - left), v - top)
        })
    }

    fn blurred(self) -> Self {
        self.grey(|x, y, _| {
            let around = (-1..2).flat_map(|dy| (-1..2).map(move |dx| (dx, dy)));
            around.map(|(dx, dy)| f32::from(self.at(x + dx, y + dy)[1])).sum::<f32>() / 9.0
        })
    }

    fn noisy(self, most: i64) -> Self {
        self.grey(|x, y, value| {
            let thrown = (x * 7_919 + y * 104_729 + x * y * 31).wrapping_mul(2_654_435_761) >> 16;
            value + (thrown.rem_euclid(2 * most) - most) as f32
        })
    }

    fn on_paper(self, paper: i64) -> Self {
        self.grey(|x, _, value| value / 255.0 * (paper + x / 40) as f32 + 25.0)
    }

    fn two_tones(self) -> Self {
        self.grey(|_, _, value| if value < 150.0 { 0.0 } else { 255.0 })
    }

    fn shining(self, other: &Self, share: f32) -> Self {
        let last = self.width as i64 - 1;
        self.grey(|x, y, value| value.min(250.0 - (255.0 - f32::from(other.at(last - x, y)[1])) * share))
    }

    fn sealed(self) -> Self {
        let (cx, cy, size) = (self.width as f32 * 0.6, self.height as f32 * 0.5, self.width as f32 * 0.1);
        self.map(|x, y| {
            let pixel = self.at(x, y);
            let away = (x as f32 - cx).hypot(y as f32 - cy) / size;
            let red = (0.93..1.0).contains(&away) || away < 0.25;
            if red { [(u32::from(pixel[0]) * 220 / 255) as u8, pixel[1] / 6, pixel[2] / 6] } else { pixel }
        })
    }

    fn quarter(self) -> Self {
        let turned = Self { width: self.height, height: self.width, rgb: vec![[255; 3]; self.rgb.len()] };
        turned.map(|x, y| self.at(y, self.height as i64 - 1 - x))
    }

    fn edged(self) -> Self {
        let (width, height) = (self.width as i64, self.height as i64);
        self.grey(|x, y, value| {
            let hole = (x as f32 - width as f32 * 0.06).hypot(y as f32 - height as f32 * 0.4) < width as f32 * 0.018;
            if x < width / 40 || y < height / 60 || x > width - width / 90 || hole { 30.0 } else { value }
        })
    }
}

/// How wide the face sets a character, in points.
fn advance(c: char) -> f32 {
    let face = FontRef::new(*SONG).expect("a font");
    let widths = face.glyph_metrics(Size::new(SIZE), LocationRef::default());
    face.charmap().map(c).and_then(|glyph| widths.advance_width(glyph)).unwrap_or(SIZE)
}

/// The lines of a text as print breaks it: closing marks begin no line, they stand in the margin.
fn wrapped(signs: &[char]) -> Vec<String> {
    let closes = |c: char| "，。、；：！？）》〉〕”".contains(c);
    let (mut lines, mut from) = (Vec::new(), 0);
    while from < signs.len() {
        let end = (from + LINE).min(signs.len());
        let hanging = signs.iter().skip(end).take_while(|c| closes(**c)).count();
        lines.extend(signs.get(from..end + hanging).map(|line| line.iter().collect()));
        from = end + hanging;
    }
    lines
}

/// The text of a page, and the page.
fn page(number: usize) -> (String, Drawing) {
    let lines = HANDBOOK.lines().map(|line| line.split_whitespace().collect::<String>());
    let is_print = |c: char| !matches!(c, '─' | '│' | '\u{FEFF}');
    let broken = lines.flat_map(|line| wrapped(&line.chars().filter(|c| is_print(*c)).collect::<Vec<char>>()));
    let lines: Vec<String> = broken.filter(|line| !line.is_empty()).skip(60 + number * LINES).take(LINES).collect();
    let mut drawing = Drawing::new(A4);
    for (n, line) in lines.iter().enumerate() {
        let mut x = 80.0;
        for c in line.chars() {
            // The file says that letters are half an em wide, to which the face's would be squeezed: a C as narrow as a 1.
            let stated = if c.is_ascii() { SIZE / 2.0 } else { SIZE };
            drawing.raw(&format!("BT {} Tz ET", 100.0 * advance(c) / stated));
            drawing.text(x, 90.0 + 20.0 * n as f32, SIZE, c.encode_utf8(&mut [0; 4]));
            x += advance(c);
        }
    }
    (lines.concat(), drawing)
}

fn drawn(drawing: &Drawing, dpi: f32) -> Image {
    let bytes = file(std::slice::from_ref(drawing));
    let pages = PdfPages::open(&bytes, &ReadOptions::default()).expect("it opens").with_substitute(*SONG);
    Image::of(&pages.render(1, dpi / 72.0).expect("it is drawn"))
}

/// What was read, in the order of reading.
fn signs(image: &Image, dpi: f32) -> Vec<Sign> {
    let rgba: Vec<u8> = image.rgb.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
    let picture = Picture::new(image.width as u32, image.height as u32, &rgba, dpi / 72.0).expect("enough pixels");
    let models = MODELS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut signs = read(&models, picture, 2, None, &|| ()).expect("it is read").signs;
    signs.sort_by(|a, b| (a.y / 10.0).round().total_cmp(&(b.y / 10.0).round()).then(a.x.total_cmp(&b.x)));
    signs
}

fn folded(text: &str) -> Vec<char> {
    plain_folded(text).replace(['—', '－', '–', '─'], "-").chars().filter(|c| !c.is_whitespace()).collect()
}

/// Least changes that make one text of the other, and which signs of the second are none of the first.
fn changes(truth: &[char], read: &[char]) -> (usize, Vec<usize>) {
    let width = read.len() + 1;
    let mut cost = vec![0_usize; (truth.len() + 1) * width];
    (0..width).for_each(|j| cost[j] = j);
    for i in 1..=truth.len() {
        cost[i * width] = i;
        for j in 1..width {
            let same = cost[(i - 1) * width + j - 1] + usize::from(truth[i - 1] != read[j - 1]);
            cost[i * width + j] = same.min(cost[(i - 1) * width + j] + 1).min(cost[i * width + j - 1] + 1);
        }
    }
    let (mut i, mut j) = (truth.len(), read.len());
    let mut wrong = Vec::new();
    while i > 0 || j > 0 {
        let here = cost[i * width + j];
        if i > 0 && j > 0 && here == cost[(i - 1) * width + j - 1] + usize::from(truth[i - 1] != read[j - 1]) {
            if truth[i - 1] != read[j - 1] {
                wrong.push(j - 1);
            }
            (i, j) = (i - 1, j - 1);
        } else if j > 0 && here == cost[i * width + j - 1] + 1 {
            wrong.push(j - 1);
            j -= 1;
        } else {
            i -= 1;
        }
    }
    (cost[truth.len() * width + read.len()], wrong)
}

/// What tesseract reads; `None` where it is not installed.
fn tesseract(image: &Image) -> Option<String> {
    let folder = tempfile::tempdir().ok()?;
    let path = folder.path().join("page.ppm");
    let head = format!("P6\n{} {}\n255\n", image.width, image.height);
    fs::write(&path, [head.as_bytes(), &image.rgb.concat()].concat()).ok()?;
    let done = Command::new("tesseract").arg(&path).args(["-", "-l", "chi_sim", "--psm", "6"]).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
#[ignore = "takes minutes; tests/scan-bench.sh runs it"]
fn worn_pages_are_read() {
    println!(
        "{:22} {:>6} {:>9} {:>9} {:>8} {:>12} {:>10}",
        "set", "signs", "errors", "unfolded", "marked", "wrong marked", "tesseract"
    );
    let mut failed = Vec::new();
    let (mut all_wrong, mut all_found) = (0, 0);
    let wanted = std::env::var("SCAN_SETS").unwrap_or_default();
    for set in SETS.iter().filter(|set| set.name.contains(&wanted)) {
        let (mut count, mut errors, mut plain, mut marked, mut others) = (0, 0, 0, 0, Some(0));
        let (mut wrong_signs, mut wrong_marked, mut seen) = (0, 0, Vec::new());
        for number in 0..PAGES {
            let (text, drawing) = page(number);
            let image = (set.wear)(drawn(&drawing, set.dpi), drawn(&page(number + PAGES).1, set.dpi));
            let signs = signs(&image, set.dpi);
            let read: String = signs.iter().map(|sign| sign.c).collect();
            let truth = folded(&text);
            count += truth.len();
            errors += changes(&truth, &folded(&read)).0;
            let printed: Vec<char> = text.chars().collect();
            let found: Vec<char> = signs.iter().map(|sign| sign.c).collect();
            plain += changes(&printed, &found).0;
            // Sign by sign, so that each is known by its place.
            let one = |c: &char| folded(c.encode_utf8(&mut [0; 4])).first().copied().unwrap_or(*c);
            let [printed, found] = [printed, found].map(|all| all.iter().map(one).collect::<Vec<_>>());
            let wrong = changes(&printed, &found).1;
            let around = |at: &usize| found.iter().skip(at.saturating_sub(3)).take(5).collect::<String>();
            seen.extend(wrong.iter().map(around));
            wrong_signs += wrong.len();
            wrong_marked += wrong.iter().filter(|at| signs[**at].other.is_some()).count();
            marked += signs.iter().filter(|sign| sign.other.is_some()).count();
            others = others.and_then(|sum| Some(sum + changes(&truth, &folded(&tesseract(&image)?)).0));
        }
        let share = |n: usize| 100.0 * n as f64 / count as f64;
        let of_others = others.map_or_else(|| "-".to_owned(), |n| format!("{:.2} %", share(n)));
        println!(
            "{:22} {count:>6} {:>7.2} % {:>7.2} % {:>6.2} % {:>12} {of_others:>10}",
            set.name,
            share(errors),
            share(plain),
            share(marked),
            format!("{wrong_marked} of {wrong_signs}"),
        );
        println!("    wrong (the fourth sign): {}", seen.join(" · "));
        (all_wrong, all_found) = (all_wrong + wrong_signs, all_found + wrong_marked);
        let is_clean = set.name.starts_with("clean");
        if share(errors) * 100.0 > set.most || share(marked) > MOST_MARKED || is_clean && share(plain) > MOST_UNFOLDED {
            failed.push(set.name);
        }
    }
    println!("wrong signs that are marked: {all_found} of {all_wrong}");
    assert!(failed.is_empty(), "{failed:?}");
}
