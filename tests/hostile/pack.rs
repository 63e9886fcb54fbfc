//! How the files are packed: PDF objects, compressed data of any size, archives.

use std::io::Write as _;

/// A PDF of these objects, the first of which is the catalog.
pub fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", i + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    table(out, &places)
}

/// Ends a file with the table of its objects' places.
pub fn table(mut out: Vec<u8>, places: &[usize]) -> Vec<u8> {
    let (start, size) = (out.len(), places.len() + 1);
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    out.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// A stream with entries of its dictionary.
pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {entries} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// The usual beginning of a file of one page: catalog, pages, the page (with entries), a font. The next object is 5.
pub fn start(page: &str) -> Vec<Vec<u8>> {
    [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} >>"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

/// What draws a line of text with the font of [`start`].
pub const LINE: &str = "BT /F1 12 Tf 72 700 Td (Article 1 of the rules on rivers) Tj ET\n";
pub const FONTS: &str = "/Font << /F1 4 0 R >>";

/// Zlib data that unfolds to so many megabytes of blanks, in a thousandth of that.
pub fn bomb(megabytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    let block = encoder.get_ref().clone();
    let mut out = vec![0x78, 0xDA];
    (0..megabytes).for_each(|_| out.extend(&block));
    // An empty last block, and the checksum of so many blanks.
    out.extend([3, 0]);
    let n = megabytes as u64 * (1 << 20);
    let sum = |k: u64| (k % 65521) * 32 % 65521;
    let a = (1 + sum(n)) % 65521;
    // b = n + 32 · n(n + 1)/2, and n is even.
    let half = (n / 2 % 65521) * ((n + 1) % 65521) % 65521;
    let b = (n % 65521 + 32 * half) % 65521;
    out.extend(((b << 16 | a) as u32).to_be_bytes());
    out
}

/// Zlib data of bytes.
pub fn folded(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn in_hex(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain([b'>']).collect()
}

pub fn in_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let mut value = u32::from_be_bytes(four);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = (value % 85) as u8 + b'!';
            value /= 85;
        }
        out.extend(&digits[..=group.len()]);
    }
    out.extend(b"~>");
    out
}

/// Bytes as literal runs.
pub fn in_runs(bytes: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    for run in bytes.chunks(128) {
        out.push((run.len() - 1) as u8);
        out.extend(run);
    }
    out.push(128);
    out
}

/// Codes of LZW, most significant bit first, with the width that a reader's table has by then.
fn codes(codes: impl Iterator<Item = u32>) -> Vec<u8> {
    let (mut out, mut bits, mut held, mut entries, mut first) = (Vec::new(), 0u64, 0u32, 258u32, true);
    let mut put = |code: u32, width: u32| {
        bits = bits << width | u64::from(code);
        held += width;
        while held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    };
    let width = |entries: u32| match entries + 1 {
        2048.. => 12,
        1024.. => 11,
        512.. => 10,
        _ => 9,
    };
    for code in codes {
        put(code, width(entries));
        match code {
            256 => (entries, first) = (258, true),
            _ if first => first = false,
            _ => entries += 1,
        }
    }
    put(257, width(entries));
    put(0, 8);
    out
}

/// Bytes as codes of LZW that repeat nothing.
pub fn in_lzw(bytes: &[u8]) -> Vec<u8> {
    codes(bytes.chunks(200).flat_map(|part| std::iter::once(256).chain(part.iter().map(|byte| u32::from(*byte)))))
}

/// Codes of LZW of which each repeats all before it: some 7 MB of blanks a round.
pub fn lzw_bomb(rounds: usize) -> Vec<u8> {
    codes((0..rounds).flat_map(|_| [256, 32].into_iter().chain(258..4090)))
}

/// An archive of these entries.
pub fn archive(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive whose entries are given as they are: name, deflated data, the size that they claim to unfold to. With
/// `shared` all entries have the data of the first.
pub fn raw_archive(entries: &[(String, Vec<u8>, u32)], shared: bool) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let mut first = None;
    for (name, data, size) in entries {
        let fields = |out: &mut Vec<u8>| {
            out.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            out.extend((data.len() as u32).to_le_bytes());
            out.extend(size.to_le_bytes());
            out.extend((name.len() as u16).to_le_bytes());
            out.extend([0, 0]);
        };
        let at = match first.filter(|_| shared) {
            Some(at) => at,
            None => {
                let at = out.len();
                out.extend(b"PK\x03\x04");
                fields(&mut out);
                out.extend(name.bytes());
                out.extend(data);
                at
            }
        };
        first.get_or_insert(at);
        directory.extend(b"PK\x01\x02\x14\x00");
        fields(&mut directory);
        directory.extend([0; 10]);
        directory.extend((at as u32).to_le_bytes());
        directory.extend(name.bytes());
    }
    let at = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((entries.len() as u16).to_le_bytes());
    out.extend((entries.len() as u16).to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend((at as u32).to_le_bytes());
    out.extend([0, 0]);
    out
}
