//! Picture files that are made to hurt, and JBIG2 and JPEG 2000 pictures in PDFs that are not what they say.

use super::pack::{archive, bomb, folded, pdf, start, stream};
use super::{Case, Expect};

pub fn cases() -> Vec<Case> {
    let mut all: Vec<Case> = [pngs(), jpegs(), tiffs(), odd_jbig2(), odd_jpx()].into_iter().flatten().collect();
    let whole = png([40, 40], [8, 0, 0], &folded(&[0; 41 * 40]));
    let broken: Vec<(String, Vec<u8>)> =
        (0..200).map(|n| (format!("{n}.png"), whole[..20 + n % 30].to_vec())).collect();
    let entries: Vec<(&str, Vec<u8>)> = broken.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    all.push(Case::new("broken-pictures.zip", archive(&entries), Expect::Told));
    all
}

fn png([width, height]: [u32; 2], [bits, kind, interlaced]: [u8; 3], data: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], held: &[u8]| [&(held.len() as u32).to_be_bytes(), &kind[..], held, &[0; 4]].concat();
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[bits, kind, 0, 0, interlaced]].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", data), &chunk(b"IEND", b"")].concat()
}

fn pngs() -> Vec<Case> {
    let told = |name: &str, bytes| Case::new(name, bytes, Expect::Told);
    vec![
        Case::new("sides.png", png([1 << 30, 1 << 30], [8, 2, 0], &folded(&[0; 100])), Expect::TooLarge),
        Case::new("interlaced-earth.png", png([10_000, 11_000], [8, 6, 1], &bomb(4)), Expect::TooLarge),
        Case::new("clear-earth.png", png([10_000, 11_000], [8, 6, 0], &bomb(4)), Expect::TooLarge),
        told("unfolds.png", png([40, 40], [8, 2, 0], &bomb(300))),
        told("unfolds-clear.png", png([40, 40], [8, 6, 0], &bomb(300))),
        told("unfolds-interlaced.png", png([40, 40], [16, 6, 1], &bomb(300))),
        told("line.png", png([100_000_000, 1], [1, 0, 0], &folded(&[0; 100]))),
        told("no-rows.png", png([400, 400], [8, 0, 1], &folded(&[]))),
        told("filters.png", png([40, 40], [8, 4, 0], &folded(&[9; 81 * 40]))),
        told("kind.png", png([40, 40], [3, 5, 7], &folded(&[0; 100]))),
    ]
}

fn jpegs() -> Vec<Case> {
    let head = |kind: u8, bits: u8, [width, height]: [u16; 2], components: u8| {
        let mut out = vec![0xFF, 0xD8, 0xFF, kind, 0, 8 + 3 * components, bits];
        out.extend([height.to_be_bytes(), width.to_be_bytes()].concat());
        out.push(components);
        (1..=components).for_each(|n| out.extend([n, 0x11, 0]));
        out.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]);
        out.extend([0x55; 400]);
        out
    };
    let told = |name: &str, bytes| Case::new(name, bytes, Expect::Told);
    let mut exif = b"\xFF\xD8\xFF\xE1\0\x20Exif\0\0MM\0*\xFF\xFF\xFF\xF0\xFF\xFF".to_vec();
    exif.resize(36, 0);
    exif.extend(&head(0xC0, 8, [40, 40], 1)[2..]);
    vec![
        Case::new("sides.jpg", head(0xC0, 8, [65_535, 65_535], 3), Expect::TooLarge),
        told("no-tables.jpg", head(0xC0, 8, [4_000, 4_000], 3)),
        told("progressive.jpg", head(0xC2, 8, [4_000, 4_000], 4)),
        told("arithmetic.jpg", head(0xC9, 8, [400, 400], 1)),
        told("deep.jpg", head(0xC1, 12, [400, 400], 1)),
        told("exif.jpg", exif),
        told("segments.jpg", [&b"\xFF\xD8"[..], &b"\xFF\xE0\0\x02".repeat(300_000)].concat()),
    ]
}

/// A TIFF picture of one strip: tags with their values, all of four bytes.
fn tiff(entries: &[(u16, u32)], data: &[u8]) -> Vec<u8> {
    let mut entries = entries.to_vec();
    let strip = 8 + 2 + 12 * (entries.len() + 2) + 4;
    let given = |tag: u16| entries.iter().any(|(other, _)| *other == tag);
    let (places, lengths) = (!given(273), !given(279));
    entries.extend(places.then_some((273, strip as u32)));
    entries.extend(lengths.then_some((279, data.len() as u32)));
    entries.sort_unstable();
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    out.extend((entries.len() as u16).to_le_bytes());
    for (tag, value) in entries {
        out.extend([&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat());
    }
    out.extend([0; 4]);
    out.resize(strip, 0);
    out.extend(data);
    out
}

fn tiffs() -> Vec<Case> {
    let page = |[width, height]: [u32; 2], bits, photometric, compression| {
        vec![(256, width), (257, height), (258, bits), (259, compression), (262, photometric), (277, 1), (278, height)]
    };
    let told = |name: &str, bytes| Case::new(name, bytes, Expect::Told);
    let mut many = b"II*\0\x08\0\0\0".to_vec();
    for n in 0..4_000_u32 {
        let next = 8 + (n + 1) * (2 + 12 * 3 + 4);
        many.extend(3_u16.to_le_bytes());
        for tag in [256_u16, 257, 273] {
            many.extend([&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0, 1, 0, 0, 0]].concat());
        }
        many.extend(next.to_le_bytes());
    }
    let noise: Vec<u8> = (0..60_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let with = |mut entries: Vec<(u16, u32)>, tag, value| {
        entries.retain(|(other, _)| *other != tag);
        entries.push((tag, value));
        entries
    };
    let tiled = |side| {
        let entries = [(322, side), (323, side), (324, 8), (325, 8)];
        [&page([400, 400], 8, 1, 1)[..6], &entries].concat()
    };
    vec![
        Case::new("sides.tif", tiff(&page([1 << 31, 1 << 31], 8, 1, 1), b"abc"), Expect::TooLarge),
        told("deep.tif", tiff(&page([10_000, 11_000], 16, 1, 8), &bomb(300))),
        told("unfolds.tif", tiff(&page([400, 400], 8, 1, 8), &bomb(300))),
        told("runs.tif", tiff(&page([4_000, 4_000], 8, 1, 32_773), &[0x81, 0].repeat(200_000))),
        told("codes.tif", tiff(&page([4_000, 4_000], 8, 1, 5), &noise)),
        told("fax-noise.tif", tiff(&page([4_000, 6_000], 1, 0, 4), &noise)),
        told("fax-3-noise.tif", tiff(&page([4_000, 6_000], 1, 0, 3), &noise)),
        told("fax-line.tif", tiff(&page([100_000_000, 1], 1, 0, 4), &noise)),
        told("fax-many-strips.tif", tiff(&with(page([10, 100_000_000], 1, 0, 4), 278, 1), &noise)),
        told("no-rows.tif", tiff(&with(page([400, 400], 1, 0, 4), 278, 0), &noise)),
        told("strip-beyond.tif", tiff(&with(with(page([400, 400], 8, 1, 1), 273, u32::MAX), 279, u32::MAX), b"")),
        told("no-colours.tif", tiff(&page([400, 400], 8, 3, 1), &noise)),
        told("jpeg.tif", tiff(&page([400, 400], 8, 6, 7), &noise)),
        told("tiles.tif", tiff(&tiled(u32::MAX), b"abc")),
        told("tiles-of-none.tif", tiff(&tiled(0), b"abc")),
        Case::new("many.tif", many, Expect::Told),
        told("head.tif", b"MM\0*\0\0\0\x08\xFF\xFF".to_vec()),
        told("big.tif", b"II+\0\x08\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F".to_vec()),
    ]
}

/// A page with a picture beside its line.
fn drawn(name: &str, entries: &str, data: &[u8]) -> Case {
    let number = start("").len() + 1;
    let mut objects = start(&format!("/Contents {} 0 R /Resources << /XObject << /X {number} 0 R >> >>", number + 1));
    objects.push(stream(&format!("/Type /XObject /Subtype /Image {entries}"), data));
    objects.push(stream("", b"q 500 0 0 700 40 60 cm /X Do Q"));
    Case::new(&format!("{name}.pdf"), pdf(&objects), Expect::Told)
}

/// Segments of JBIG2: number, kind, page, what they hold.
fn segments(all: &[(u32, u8, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, kind, held) in all {
        out.extend(number.to_be_bytes());
        out.extend([*kind, 0, 1]);
        out.extend((held.len() as u32).to_be_bytes());
        out.extend(*held);
    }
    out
}

fn odd_jbig2() -> Vec<Case> {
    let entries = "/Width 1000 /Height 1000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode";
    let page = |height: u32| [&1_000_u32.to_be_bytes()[..], &height.to_be_bytes(), &[0; 8], &[0, 0x7F, 0xFF]].concat();
    let region = |width: u32, height: u32, rest: &[u8]| {
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[0; 8], &[0], rest].concat()
    };
    let noise: Vec<u8> = (0..20_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let generic = region(1_000, 1_000, &[&[0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE][..], &noise].concat());
    let huge = region(u32::MAX, u32::MAX, &[&[0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE][..], &noise].concat());
    let mut symbols = vec![0, 0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE];
    symbols.extend([u32::MAX.to_be_bytes(), u32::MAX.to_be_bytes()].concat());
    symbols.extend(&noise);
    let halftone = [&[0_u8, 1, 0, 0][..], &u32::MAX.to_be_bytes(), &noise].concat();
    let unknown = page(u32::MAX);
    let stripes: Vec<(u32, u8, Vec<u8>)> =
        (0..2_000_u32).map(|n| (n + 1, 50, (n * 1_000_000).to_be_bytes().to_vec())).collect();
    let mut striped: Vec<(u32, u8, &[u8])> = vec![(0, 48, &unknown)];
    striped.extend(stripes.iter().map(|(number, kind, held)| (*number, *kind, held.as_slice())));
    let whole = page(1_000);
    vec![
        drawn("jbig2-noise", entries, &segments(&[(0, 48, &whole), (1, 38, &generic)])),
        drawn("jbig2-region-of-the-earth", entries, &segments(&[(0, 48, &whole), (1, 38, &huge)])),
        drawn("jbig2-symbols", entries, &segments(&[(0, 48, &whole), (1, 0, &symbols), (2, 6, &generic)])),
        drawn("jbig2-halftone", entries, &segments(&[(0, 48, &whole), (1, 16, &halftone), (2, 22, &generic)])),
        drawn("jbig2-refinement", entries, &segments(&[(0, 48, &whole), (1, 42, &generic)])),
        drawn("jbig2-stripes", entries, &segments(&striped)),
        drawn("jbig2-two-pages", entries, &segments(&[(0, 48, &whole), (1, 48, &whole), (2, 38, &generic)])),
        drawn("jbig2-cut", entries, &segments(&[(0, 48, &whole), (1, 38, &generic)])[..60]),
        drawn("jbig2-nothing", entries, b""),
    ]
}

fn odd_jpx() -> Vec<Case> {
    let entries = "/Width 1000 /Height 1000 /Filter /JPXDecode";
    let image = |[width, height]: [u32; 2], tile: [u32; 2], components: u16, levels: u8| {
        let mut out = b"\xFF\x4F\xFF\x51".to_vec();
        out.extend((38 + 3 * components).to_be_bytes());
        out.extend([0, 0]);
        for value in [width, height, 0, 0, tile[0], tile[1], 0, 0] {
            out.extend(value.to_be_bytes());
        }
        out.extend(components.to_be_bytes());
        (0..components).for_each(|_| out.extend([7, 1, 1]));
        out.extend([0xFF, 0x52, 0, 12, 0, 0, 0, 1, 0, levels, 4, 4, 0, 1]);
        out.extend([0xFF, 0x5C, 0, 4, 0x40, 0x48]);
        out.extend(b"\xFF\x90\x00\x0A\x00\x00\x00\x00\x00\x00\x00\x01\xFF\x93");
        out.extend((0..5_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8 & 0x7F));
        out.extend(b"\xFF\xD9");
        out
    };
    vec![
        drawn("jpx-noise", entries, &image([1_000, 1_000], [1_000, 1_000], 1, 5)),
        drawn("jpx-many-tiles", entries, &image([60_000, 2_000], [1, 1], 1, 5)),
        drawn("jpx-no-tile", entries, &image([1_000, 1_000], [0, 0], 1, 5)),
        drawn("jpx-components", entries, &image([1_000, 1_000], [1_000, 1_000], 16_384, 5)),
        drawn("jpx-levels", entries, &image([1_000, 1_000], [1_000, 1_000], 3, 255)),
        drawn("jpx-cut", entries, &image([1_000, 1_000], [1_000, 1_000], 3, 5)[..70]),
        drawn("jpx-nothing", entries, b"\xFF\x4F"),
    ]
}
