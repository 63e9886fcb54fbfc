//! Picture files of all forms become pages that are drawn as they are.

use std::io::{Read as _, Write as _};

use flate2::read::ZlibDecoder;

use super::*;
use crate::source::{PagePicture, PdfPages, ReadOptions};

fn chunk(kind: &[u8; 4], held: &[u8]) -> Vec<u8> {
    [&(held.len() as u32).to_be_bytes(), &kind[..], held, &[0; 4]].concat()
}

fn packed(rows: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(rows).expect("in memory");
    encoder.finish().expect("in memory")
}

fn png_file(width: u32, height: u32, [bits, kind, interlaced]: [u8; 3], rows: &[u8]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[bits, kind, 0, 0, interlaced]].concat();
    let density = [&11811_u32.to_be_bytes()[..], &11811_u32.to_be_bytes(), &[1]].concat();
    [
        png::MAGIC,
        &chunk(b"IHDR", &head),
        &chunk(b"pHYs", &density),
        &chunk(b"IDAT", &packed(rows)),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

#[test]
fn a_png_is_a_page_of_its_size() {
    let file = png_file(600, 300, [8, 0, 0], &[0; 601 * 300]);
    let pdf = as_pdf(&[&file, &file]).expect("two pages");
    let pages = PdfPages::open(&pdf.pdf, &ReadOptions::default()).expect("it opens");
    assert_eq!((pages.len(), pages.size(1), pages.size(2)), (2, Some([144.0, 72.0]), Some([144.0, 72.0])));
    let drawn = pages.render(2, 1.0).expect("it is drawn");
    assert!(drawn.rgba.chunks(4).all(|pixel| pixel[..3] == [0, 0, 0]), "black");
}

#[test]
fn transparency_lies_on_white() {
    // One row by each filter, of a half black pixel and an empty one.
    let rows: Vec<u8> = (0..5).flat_map(|filter| [filter, 0, 0, 0, 128, 0, 0, 0, 0]).collect();
    let rows: Vec<u8> = rows.chunks(9).next().expect("a row").to_vec();
    let file = png_file(2, 1, [8, 6, 0], &rows);
    let picture = png::read(&file).expect("read");
    let mut out = Vec::new();
    ZlibDecoder::new(&picture.data[..]).read_to_end(&mut out).expect("packed");
    assert_eq!(out, [127, 127, 127, 255, 255, 255]);
}

#[test]
fn a_jpeg_is_held_as_it_is() {
    let mut file = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\x01\x00\xc8\x00\xc8\x00\x00".to_vec();
    file.extend(b"\xff\xc0\x00\x0b\x08\x01\x2c\x00\xc8\x01\x01\x11\x00\xff\xda");
    let picture = jpeg::read(&file).expect("read");
    assert_eq!((picture.width, picture.height, picture.resolution), (200, 300, Some([200.0; 2])));
    assert!(picture.entries.contains("/DeviceGray") && picture.data == file);
}

#[test]
fn what_claims_the_earth_or_is_cut_short_is_refused() {
    let huge = png_file(1 << 30, 1 << 30, [8, 0, 0], &[0]);
    assert!(matches!(as_pdf(&[&huge]), Err(SourceError::TooLarge { .. })));
    assert!(matches!(as_pdf(&[&png_file(0, 5, [8, 0, 0], &[0])]), Err(SourceError::Damaged { .. })));
    let whole = png_file(4, 4, [8, 0, 0], &[0; 20]);
    for end in [8, 20, 30, 45] {
        assert!(as_pdf(&[&whole[..end]]).is_err(), "{end}");
    }
    let claims = |space| Directory::new([1 << 16, 1 << 15], 8, space, 1).file(&[0; 8]);
    assert!(matches!(as_pdf(&[&claims(1)]), Err(SourceError::TooLarge { .. })));
    for bytes in [&b"\xff\xd8\xff"[..], b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe0\xff\xff", b"\xff\xd8\xff\xd9\0\x02"] {
        assert!(as_pdf(&[bytes]).is_err(), "{bytes:?}");
    }
}

/// The page of a file, 16 by 8 pixels a point each, as rows of grey.
fn drawn(file: &[u8], page: u32) -> Vec<Vec<u8>> {
    let pdf = as_pdf(&[file]).expect("a page");
    let pages = PdfPages::open(&pdf.pdf, &ReadOptions::default()).expect("it opens");
    let [width, _] = pages.size(page).expect("a page");
    let PagePicture { width, rgba, .. } = pages.render(page, 16.0 / width).expect("it is drawn");
    rgba.chunks(width as usize * 4).map(|row| row.chunks(4).map(|pixel| pixel[1]).collect()).collect()
}

/// Whether the left half of a page is white and the right one black, or as dark.
#[track_caller]
fn is_half(file: &[u8], page: u32, dark: u8) {
    let rows = drawn(file, page);
    let right = |row: &Vec<u8>| row[9..15].iter().all(|value| value.abs_diff(dark) < 3);
    let left = |row: &Vec<u8>| row[1..7].iter().all(|value| *value > 252);
    assert!(rows.len() == 8 && rows[1..7].iter().all(|row| left(row) && right(row)), "{rows:?}");
}

/// The directory of a TIFF picture with one strip.
struct Directory {
    entries: Vec<(u16, u16, u32, u32)>,
    /// The colours that samples are numbers of, in the form of the file.
    colours: Vec<u8>,
}

impl Directory {
    fn new([width, height]: [u32; 2], bits: u32, photometric: u32, compression: u32) -> Self {
        let of = |tag, value| (tag, 4, 1, value);
        let entries = vec![
            of(256, width),
            of(257, height),
            (258, 3, 1, bits),
            (259, 3, 1, compression),
            (262, 3, 1, photometric),
            (277, 3, 1, 1),
            of(278, height),
        ];
        Self { entries, colours: Vec::new() }
    }

    fn with(mut self, tag: u16, value: u32) -> Self {
        self.entries.retain(|(other, ..)| *other != tag);
        self.entries.push((tag, 3, 1, value));
        self
    }

    /// A file of this picture.
    fn file(&self, data: &[u8]) -> Vec<u8> {
        files(&[(self, data)])
    }
}

/// A file of pictures.
fn files(pictures: &[(&Directory, &[u8])]) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    for (n, (directory, data)) in pictures.iter().enumerate() {
        let count = directory.entries.len() + 2 + usize::from(!directory.colours.is_empty());
        let from = out.len() + 2 + 12 * count + 4;
        let strip = from + directory.colours.len();
        let mut entries = directory.entries.clone();
        entries.push((273, 4, 1, strip as u32));
        entries.push((279, 4, 1, data.len() as u32));
        if !directory.colours.is_empty() {
            entries.push((320, 3, directory.colours.len() as u32 / 2, from as u32));
        }
        entries.sort_unstable();
        out.extend((count as u16).to_le_bytes());
        for (tag, kind, number, value) in entries {
            out.extend(
                [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &number.to_le_bytes(), &value.to_le_bytes()].concat(),
            );
        }
        let next = if n + 1 < pictures.len() { (strip + data.len()) as u32 } else { 0 };
        out.extend(next.to_le_bytes());
        out.extend(&directory.colours);
        out.extend(*data);
    }
    out
}

/// Bits as bytes, the last one filled up.
fn bits(bits: &str) -> Vec<u8> {
    let bits: Vec<u8> = bits.bytes().filter(|bit| *bit != b' ').map(|bit| bit - b'0').collect();
    bits.chunks(8).map(|byte| byte.iter().enumerate().fold(0, |sum, (n, bit)| sum | bit << (7 - n))).collect()
}

/// Eight white pixels and eight black ones, in the codes of faxes.
const HALF: &str = "10011 000101";

#[test]
fn faxes_of_all_groups_are_drawn() {
    let size = [16, 8];
    let group_4 = bits(&format!("001 {HALF} {}", "11".repeat(7)));
    is_half(&Directory::new(size, 1, 0, 4).file(&group_4), 1, 0);
    let group_3 = bits(&format!("000000000001 {HALF}").repeat(8));
    is_half(&Directory::new(size, 1, 0, 3).file(&group_3), 1, 0);
    let plain = bits(&format!("{HALF} 00000")).repeat(8);
    is_half(&Directory::new(size, 1, 0, 2).file(&plain), 1, 0);
    let turned: Vec<u8> = group_4.iter().map(|byte| byte.reverse_bits()).collect();
    is_half(&Directory::new(size, 1, 0, 4).with(266, 2).file(&turned), 1, 0);
    // Where one is white, what a fax calls white is black.
    let rows = drawn(&Directory::new(size, 1, 1, 4).file(&group_4), 1);
    assert!(rows[4][3] == 0 && rows[4][12] == 255, "{rows:?}");
    // Of a fax that is cut short the rest is white, and that is told.
    let cut = as_pdf(&[&Directory::new(size, 1, 0, 2).file(&plain[..6])]).expect("a page");
    assert_eq!(cut.diagnostics.len(), 1);
}

#[test]
fn scans_of_all_forms_are_drawn() {
    let size = [16, 8];
    let half = |white: u8, dark: u8| [[white; 8], [dark; 8]].concat().repeat(8);
    is_half(&Directory::new(size, 8, 1, 1).file(&half(255, 70)), 1, 70);
    is_half(&Directory::new(size, 8, 0, 1).file(&half(0, 185)), 1, 70);
    is_half(&Directory::new(size, 8, 1, 8).file(&packed(&half(255, 70))), 1, 70);
    is_half(&Directory::new(size, 8, 1, 32_773).file(&[0xf9, 255, 0xf9, 70].repeat(8)), 1, 70);
    is_half(&Directory::new(size, 1, 1, 1).file(&[0xff, 0].repeat(8)), 1, 0);
    is_half(&Directory::new(size, 1, 0, 1).file(&[0, 0xff].repeat(8)), 1, 0);
    let deep: Vec<u8> = half(255, 70).iter().flat_map(|value| [*value, *value]).collect();
    is_half(&Directory::new(size, 16, 1, 1).file(&deep), 1, 70);
    let ink: Vec<u8> = half(0, 185).iter().flat_map(|value| [0, 0, 0, *value]).collect();
    let rows = drawn(&Directory::new(size, 8, 5, 1).with(277, 4).file(&ink), 1);
    assert!(rows[4][3] > 250 && rows[4][12] < 110, "{rows:?}");
    // Four colours of sixteen bits: red, green, blue of all; the third is white, the second dark.
    let mut numbered = Directory::new(size, 2, 3, 1);
    numbered.colours = [0_u16, 70 << 8, u16::MAX, 0].repeat(3).iter().flat_map(|value| value.to_le_bytes()).collect();
    is_half(&numbered.file(&[0b1010_1010, 0b1010_1010, 0b0101_0101, 0b0101_0101].repeat(8)), 1, 70);
}

#[test]
fn a_file_of_several_pictures_has_a_page_for_each() {
    let page = |dark: u8| [[255; 8], [dark; 8]].concat().repeat(8);
    let grey = Directory::new([16, 8], 8, 1, 1);
    let copy = Directory::new([16, 8], 8, 1, 1).with(254, 1);
    let old = Directory::new([16, 8], 8, 6, 6);
    let (first, last) = (page(10), page(90));
    let file = files(&[(&grey, &first), (&copy, &first), (&old, &first), (&grey, &last)]);
    let pages = as_pdf(&[&file]).expect("pages");
    is_half(&file, 1, 10);
    is_half(&file, 3, 90);
    let told: Vec<&[Span]> = pages.diagnostics.iter().map(|told| told.spans.as_slice()).collect();
    assert_eq!(
        told,
        [[Span::Page { page: 2, bbox: [0.0; 4] }]],
        "a smaller copy is no page, an old JPEG one that is told"
    );
    // A chain of directories that comes back to its beginning ends.
    let mut circle = files(&[(&grey, &first)]);
    let next = 8 + 2 + 12 * 9;
    circle[next..next + 4].copy_from_slice(&8_u32.to_le_bytes());
    assert!(matches!(as_pdf(&[&circle]), Err(SourceError::Damaged { .. })));
    assert!(as_pdf(&[&file[..20]]).is_err() && as_pdf(&[b"II*\0"]).is_err());
}

#[test]
fn pictures_lie_as_the_camera_was_held() {
    let half = [[255; 8], [70; 8]].concat().repeat(8);
    let corner = |orientation: u32| {
        let file = Directory::new([16, 8], 8, 1, 1).with(274, orientation).file(&half);
        let rows = drawn(&file, 1);
        let (height, width) = (rows.len(), rows[0].len());
        let dark = |y: usize, x: usize| rows[y][x] < 128;
        (width > height, [dark(1, 1), dark(1, width - 2), dark(height - 2, 1), dark(height - 2, width - 2)])
    };
    assert_eq!(corner(1), (true, [false, true, false, true]));
    assert_eq!(corner(2), (true, [true, false, true, false]));
    assert_eq!(corner(3), (true, [true, false, true, false]));
    assert_eq!(corner(4), (true, [false, true, false, true]));
    // The first column is the top, or the bottom.
    assert_eq!((corner(5), corner(6)), ((false, [false, false, true, true]), (false, [false, false, true, true])));
    assert_eq!((corner(7), corner(8)), ((false, [true, true, false, false]), (false, [true, true, false, false])));
}

#[test]
fn faxes_have_fewer_rows_than_columns_an_inch() {
    let picture = Picture { resolution: Some([204.0, 102.0]), ..jpeg::read(&jpeg_head()).expect("read") };
    let mut objects = Vec::new();
    picture.write(&mut objects);
    let page = String::from_utf8_lossy(&objects[0]).into_owned();
    assert!(page.contains("/MediaBox [0 0 70.59 211.76]"), "{page}");
}

/// The head of a JPEG of 200 by 300 pixels.
fn jpeg_head() -> Vec<u8> {
    b"\xff\xd8\xff\xc0\x00\x0b\x08\x01\x2c\x00\xc8\x01\x01\x11\x00\xff\xda".to_vec()
}

#[test]
fn interlaced_rows_are_put_in_order() {
    // Adam7 of 16 by 8 pixels, grey: each pass by its own rows, no filter.
    let dark = |x: usize| if x < 8 { 255 } else { 70 };
    let passes = [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)];
    let rows: Vec<u8> = passes
        .iter()
        .flat_map(|&(x, by_x, y, by_y)| {
            (y..8).step_by(by_y).flat_map(move |_| [0].into_iter().chain((x..16).step_by(by_x).map(dark)))
        })
        .collect();
    let file = png_file(16, 8, [8, 0, 1], &rows);
    is_half(&file, 1, 70);
    assert!(as_pdf(&[&file]).is_ok_and(|pages| pages.diagnostics.is_empty()));
    let cut = as_pdf(&[&file[..file.len() - 20]]).expect("a page");
    assert_eq!(cut.diagnostics.len(), 1, "what is missing is told");
}
