//! A scan with its text: the file's own bytes, and behind them a text layer in no ink for each page that was read, as
//! the form's own way of changing a file has it (ISO 32000-1, 7.5.6). Pictures and pages stay what they are.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier};
use hayro::hayro_syntax::page::Page;
use memchr::memmem;

use super::PDF;
use super::open::open;
use super::recognised::viewed;
use super::whole::is_encrypted;
use crate::source::recognised::{Recognised, Sign};
use crate::source::{ReadOptions, SourceError, guard};

/// The name of the layer's font among those of a page.
const FONT: &str = "GongbaoScan";
/// Dictionaries and arrays are not nested deeper than this in a page.
const DEEPEST: usize = 40;
/// The largest number of an object.
const MOST_OBJECTS: u32 = 8_388_607;

/// The file with a layer of text for the pages that were read (`options.recognised`).
///
/// # Errors
/// As [`crate::source::read_with`]; [`SourceError::Encrypted`] for a protected file, whose layer could not be read, and
/// [`SourceError::Damaged`] for one whose table of objects is not where it says.
pub fn with_text_layer(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Vec<u8>, SourceError> {
    guard::run(PDF, || {
        let pdf = open(bytes, options)?;
        if is_encrypted(&pdf) {
            return Err(SourceError::Encrypted { what: PDF });
        }
        let mut update = Update::new(bytes, &pdf).ok_or(SourceError::Damaged { what: PDF })?;
        let codes = Codes::of(options.recognised);
        let map = update.add(stream("", codes.map().as_bytes()));
        let font = update.add(font(map));
        for (done, (number, recognised)) in options.recognised.iter().enumerate() {
            options.check()?;
            options.report(done, options.recognised.len());
            let page = number.checked_sub(1).and_then(|n| pdf.pages().get(n as usize));
            if let Some(page) = page.filter(|_| !recognised.signs.is_empty()) {
                update.layer(page, recognised, (&codes, font));
            }
        }
        Ok(update.finish())
    })
}

/// What is appended to a file.
struct Update<'b> {
    bytes: &'b [u8],
    appended: Vec<u8>,
    /// Objects with their place in the file.
    objects: Vec<(ObjectIdentifier, usize)>,
    next: u32,
    root: ObjectIdentifier,
    /// Where the last table of objects stands, and whether it is a stream.
    table: usize,
    is_stream: bool,
}

impl<'b> Update<'b> {
    fn new(bytes: &'b [u8], pdf: &Pdf) -> Option<Self> {
        let says = memmem::rfind(bytes, b"startxref")?;
        let table: usize = number(bytes.get(says + b"startxref".len()..)?)?;
        let there = bytes.get(table..)?.trim_ascii_start();
        let is_stream = !there.starts_with(b"xref");
        // A table that is somewhere else was found by looking for it, which other programs may not do.
        if is_stream && !there.first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let next = sizes(bytes).max().filter(|size| *size < MOST_OBJECTS)?;
        let appended = if bytes.ends_with(b"\n") { Vec::new() } else { vec![b'\n'] };
        Some(Self { bytes, appended, objects: Vec::new(), next, root: pdf.xref().root_id(), table, is_stream })
    }

    /// Adds a new object; gives its number.
    fn add(&mut self, body: Vec<u8>) -> u32 {
        let number = self.next;
        self.next += 1;
        self.put(ObjectIdentifier::new(number, 0), &body);
        number
    }

    fn put(&mut self, id: ObjectIdentifier, body: &[u8]) {
        self.objects.push((id, self.bytes.len() + self.appended.len()));
        let head = format!("{} {} obj\n", id.obj_number, id.gen_number);
        self.appended.extend(head.bytes().chain(body.iter().copied()).chain(*b"\nendobj\n"));
    }

    /// Gives a page its layer.
    fn layer(&mut self, page: &Page<'_>, recognised: &Recognised, (codes, font): (&Codes, u32)) {
        let dict = page.raw();
        let Some(id) = dict.obj_id() else { return };
        let content = content(page, recognised, codes);
        let layer = self.add(stream("", content.as_bytes()));
        let mut contents = format!("[{layer} 0 R ");
        // What refers to an array of streams is the array's streams.
        match (dict.get::<Object<'_>>(b"Contents"), dict.get_raw::<Object<'_>>(b"Contents")) {
            (Some(Object::Array(array)), _) => {
                array.raw_iter().for_each(|one| write_value(&mut contents, &one, 0));
            }
            (_, Some(one)) => write_value(&mut contents, &one, 0),
            (_, None) => {}
        }
        contents.push(']');
        let mut body = String::from("<<");
        for (name, value) in dict.entries().filter(|(name, _)| !matches!(name.as_ref(), b"Contents" | b"Resources")) {
            write_name(&mut body, name.as_ref());
            write_value(&mut body, &value, 0);
        }
        let _ = write!(body, "/Contents {contents} /Resources {}>>", resources(page, font));
        self.put(id, body.as_bytes());
    }

    /// The file, with a table of what was appended.
    fn finish(mut self) -> Vec<u8> {
        let place = self.bytes.len() + self.appended.len();
        let (info, id) = kept_entries(self.bytes.get(self.table..).unwrap_or_default(), self.is_stream);
        let root = format!("/Root {} {} R{info}{id}", self.root.obj_number, self.root.gen_number);
        if self.is_stream {
            let own = ObjectIdentifier::new(self.next, 0);
            self.objects.push((own, place));
            let entry = |(id, at): &(ObjectIdentifier, usize)| {
                let at = u32::try_from(*at).unwrap_or(u32::MAX).to_be_bytes();
                let generation = u16::try_from(id.gen_number).unwrap_or(0).to_be_bytes();
                [&[1][..], &at, &generation].concat()
            };
            self.objects.sort_by_key(|(id, _)| id.obj_number);
            let table: Vec<u8> = self.objects.iter().flat_map(entry).collect();
            let index: String = self.objects.iter().map(|(id, _)| format!("{} 1 ", id.obj_number)).collect();
            let (size, before) = (self.next + 1, self.table);
            let head = format!("/Type /XRef /Size {size} /Prev {before} {root} /W [1 4 2] /Index [{index}]");
            let body = stream(&head, &table);
            let head = format!("{} 0 obj\n", own.obj_number);
            self.appended.extend(head.bytes().chain(body).chain(*b"\nendobj\n"));
        } else {
            self.objects.sort_by_key(|(id, _)| id.obj_number);
            let mut table = String::from("xref\n");
            for (id, at) in &self.objects {
                let _ = write!(table, "{} 1\n{at:010} {:05} n \n", id.obj_number, id.gen_number);
            }
            let _ = write!(table, "trailer\n<</Size {} /Prev {} {root}>>\n", self.next, self.table);
            self.appended.extend(table.bytes());
        }
        self.appended.extend(format!("startxref\n{place}\n%%EOF\n").bytes());
        [self.bytes, &self.appended].concat()
    }
}

/// What a file tells of itself beside its pages (who made it, its two names), as its last table has it.
fn kept_entries(table: &[u8], is_stream: bool) -> (String, String) {
    let end = if is_stream { &b"stream"[..] } else { b"startxref" };
    let table = table.get(..memmem::find(table, end).unwrap_or(table.len())).unwrap_or_default();
    let trailer = match memmem::find(table, b"trailer") {
        Some(at) if !is_stream => table.get(at..).unwrap_or_default(),
        _ => table,
    };
    let value = |name: &[u8]| {
        let mut places = memmem::find_iter(trailer, name).filter_map(|at| trailer.get(at + name.len()..));
        // Not the beginning of a longer name.
        places.find(|rest| rest.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'['))
    };
    let info = value(b"/Info").and_then(|rest| {
        let (number, rest) = leading(rest)?;
        let (generation, rest) = leading(rest)?;
        rest.trim_ascii_start().starts_with(b"R").then(|| format!(" /Info {number} {generation} R"))
    });
    let id = value(b"/ID").and_then(names_of).map(|names| format!(" /ID [{names}]"));
    (info.unwrap_or_default(), id.unwrap_or_default())
}

/// The number that stands first in some bytes, and what follows it.
fn leading(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let text = bytes.trim_ascii_start();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    Some((number(text)?, text.get(digits..)?))
}

/// The strings of an array, written in hexadecimal figures.
fn names_of(bytes: &[u8]) -> Option<String> {
    let mut rest = bytes.trim_ascii_start().strip_prefix(b"[")?;
    let mut names = String::new();
    loop {
        rest = rest.trim_ascii_start();
        let (name, after) = match rest.first()? {
            b'<' => {
                let end = memchr::memchr(b'>', rest)?;
                let figures = rest.get(1..end)?.iter().filter(|byte| byte.is_ascii_hexdigit());
                (figures.map(|byte| char::from(*byte)).collect(), rest.get(end + 1..)?)
            }
            b'(' => literal(rest)?,
            _ => return Some(names).filter(|names| !names.is_empty()),
        };
        let _ = write!(names, "<{name}>");
        rest = after;
    }
}

/// A string in parentheses (ISO 32000-1, 7.3.4.2) in hexadecimal figures, and what follows it.
fn literal(bytes: &[u8]) -> Option<(String, &[u8])> {
    let mut hex = String::new();
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        let is = match byte {
            b'(' if depth == 0 => {
                depth = 1;
                continue;
            }
            b')' if depth == 1 => return Some((hex, bytes.get(at..)?)),
            b'\\' => {
                let next = *bytes.get(at)?;
                let octal = bytes.get(at..)?.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                at += octal.max(1);
                match next {
                    b'0'..=b'7' => {
                        let figures = bytes.get(at - octal..at)?.iter();
                        figures.fold(0_u32, |value, figure| value * 8 + u32::from(figure - b'0')) as u8
                    }
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'\n' | b'\r' => continue,
                    other => other,
                }
            }
            b'(' => {
                depth += 1;
                byte
            }
            b')' => {
                depth -= 1;
                byte
            }
            _ => byte,
        };
        let _ = write!(hex, "{is:02X}");
    }
}

/// The sizes of all tables of objects that a file has.
fn sizes(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    memmem::find_iter(bytes, b"/Size").filter_map(|at| number(bytes.get(at + b"/Size".len()..)?))
}

/// The number that stands first in some bytes.
fn number<T: std::str::FromStr>(bytes: &[u8]) -> Option<T> {
    let text = bytes.trim_ascii_start();
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    std::str::from_utf8(text.get(..end)?).ok()?.parse().ok()
}

fn stream(head: &str, data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Into memory: nothing fails.
    let packed = encoder.write_all(data).and_then(|()| encoder.finish()).unwrap_or_default();
    let head = format!("<<{head} /Filter /FlateDecode /Length {}>>\nstream\n", packed.len());
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

/// Characters beyond the plane that two bytes can tell, each by a code of the private area.
struct Codes(Vec<char>);

impl Codes {
    fn of(read: &[(u32, Recognised)]) -> Self {
        let mut beyond: Vec<char> =
            read.iter().flat_map(|(_, page)| &page.signs).map(|sign| sign.c).filter(|c| *c > '\u{ffff}').collect();
        beyond.sort_unstable();
        beyond.dedup();
        beyond.truncate(MOST_BEYOND);
        Self(beyond)
    }

    /// The code of a character; `None` where there are too many.
    fn code(&self, c: char) -> Option<u32> {
        if c <= '\u{ffff}' {
            return Some(c as u32);
        }
        let at = self.0.binary_search(&c).ok()?;
        Some(PRIVATE + u32::try_from(at).ok()?)
    }

    /// What the codes are in Unicode.
    fn map(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) \
             /Ordering (UCS) /Supplement 0>> def\n/CMapName /GongbaoScan def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let pages: Vec<u32> = (0..=0xff).filter(|page| !(0xd8..=0xdf).contains(page)).collect();
        for some in pages.chunks(MOST_OF_A_BLOCK) {
            let _ = writeln!(map, "{} beginbfrange", some.len());
            for page in some {
                let _ = writeln!(map, "<{page:02X}00> <{page:02X}FF> <{page:02X}00>");
            }
            map.push_str("endbfrange\n");
        }
        for some in self.0.chunks(MOST_OF_A_BLOCK) {
            let _ = writeln!(map, "{} beginbfchar", some.len());
            for c in some {
                let units: String = c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
                let _ = writeln!(map, "<{:04X}> <{units}>", self.code(*c).unwrap_or_default());
            }
            map.push_str("endbfchar\n");
        }
        map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    }
}

/// The first code of the private area, how many it has, and how many entries a block of a map may have.
const PRIVATE: u32 = 0xe000;
const MOST_BEYOND: usize = 6_400;
const MOST_OF_A_BLOCK: usize = 100;

/// A font that draws nothing: all its signs are an em wide, and `map` tells what they are.
fn font(map: u32) -> Vec<u8> {
    format!(
        "<</Type /Font /Subtype /Type0 /BaseFont /{FONT} /Encoding /Identity-H /ToUnicode {map} 0 R /DescendantFonts \
         [<</Type /Font /Subtype /CIDFontType2 /BaseFont /{FONT} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) \
         /Supplement 0>> /DW 1000 /FontDescriptor <</Type /FontDescriptor /FontName /{FONT} /Flags 4 \
         /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80>>>>]>>"
    )
    .into_bytes()
}

/// The resources of a page with the layer's font among its fonts.
fn resources(page: &Page<'_>, font: u32) -> String {
    let own = resources_of(page.raw()).unwrap_or_else(Dict::empty);
    let mut out = String::from("<<");
    for (name, value) in own.entries().filter(|(name, _)| name.as_ref() != b"Font") {
        write_name(&mut out, name.as_ref());
        write_value(&mut out, &value, 0);
    }
    out.push_str("/Font <<");
    for (name, value) in page.resources().fonts.entries().filter(|(name, _)| name.as_ref() != FONT.as_bytes()) {
        write_name(&mut out, name.as_ref());
        write_value(&mut out, &value, 0);
    }
    let _ = write!(out, "/{FONT} {font} 0 R>>>>");
    out
}

/// The resources of a page: its own, else those of the nearest node above it that has some (ISO 32000-1, 7.7.3.4).
fn resources_of<'p>(page: &Dict<'p>) -> Option<Dict<'p>> {
    let mut node = page.clone();
    for _ in 0..DEEPEST {
        if let Some(resources) = node.get::<Dict<'p>>(b"Resources") {
            return Some(resources);
        }
        node = node.get::<Dict<'p>>(b"Parent")?;
    }
    None
}

fn write_name(out: &mut String, name: &[u8]) {
    out.push('/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+".contains(byte) {
            out.push(char::from(*byte));
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
    out.push(' ');
}

fn write_value(out: &mut String, value: &MaybeRef<Object<'_>>, depth: usize) {
    match value {
        MaybeRef::Ref(reference) => {
            let _ = write!(out, "{} {} R ", reference.obj_number, reference.gen_number);
        }
        MaybeRef::NotRef(_) if depth > DEEPEST => out.push_str("null "),
        MaybeRef::NotRef(Object::Boolean(value)) => {
            let _ = write!(out, "{value} ");
        }
        MaybeRef::NotRef(Object::Number(value)) => {
            let _ = write!(out, "{} ", value.as_f64());
        }
        MaybeRef::NotRef(Object::String(value)) => {
            let hex: String = value.as_bytes().iter().map(|byte| format!("{byte:02X}")).collect();
            let _ = write!(out, "<{hex}> ");
        }
        MaybeRef::NotRef(Object::Name(name)) => write_name(out, name.as_ref()),
        MaybeRef::NotRef(Object::Dict(dict)) => {
            out.push_str("<<");
            for (name, value) in dict.entries() {
                write_name(out, name.as_ref());
                write_value(out, &value, depth + 1);
            }
            out.push_str(">> ");
        }
        MaybeRef::NotRef(Object::Array(array)) => {
            out.push('[');
            array.raw_iter().for_each(|one| write_value(out, &one, depth + 1));
            out.push_str("] ");
        }
        // A stream is an object of its own.
        MaybeRef::NotRef(Object::Null(_) | Object::Stream(_)) => out.push_str("null "),
    }
}

/// The text of a page, line by line, each sign at its place.
fn content(page: &Page<'_>, recognised: &Recognised, codes: &Codes) -> String {
    let (width, height) = page.render_dimensions();
    let [a, b, c, d, e, f] = page.initial_transform(true).as_coeffs();
    let determinant = a * d - b * c;
    // From the page as it is viewed to the page as the file has it.
    let own = |[x, y]: [f32; 2]| {
        let (x, y) = (f64::from(x) - e, f64::from(y) - f);
        [(d * x - c * y) / determinant, (a * y - b * x) / determinant]
    };
    let mut out = format!("q BT 3 Tr /{FONT} 1 Tf\n");
    if determinant == 0.0 {
        return out + "ET Q";
    }
    for sign in &recognised.signs {
        let Some(code) = codes.code(sign.c) else { continue };
        let place = |x: f32| own(viewed(recognised, [width, height], [x, sign.y]));
        let ([x, y], [right, up]) = (place(sign.x), place(sign.x + 1.0));
        // The direction of writing on the page as the file has it.
        let (along, across) = ((right - x) * f64::from(sign.size), (up - y) * f64::from(sign.size));
        let squeezed = f64::from(stretched(sign));
        let _ = write!(
            out,
            "{:.2} {:.2} {:.2} {:.2} {x:.2} {y:.2} Tm <",
            along * squeezed,
            across * squeezed,
            -across,
            along
        );
        let _ = writeln!(out, "{code:04X}> Tj");
    }
    out + "ET Q"
}

/// How much narrower or wider than an em a sign stands: what touches in print touches in the layer, or viewers find blanks.
fn stretched(sign: &Sign) -> f32 {
    (sign.width / sign.size.max(0.1)).clamp(0.1, 1.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_tells_of_itself_is_kept() {
        let told = |table: &[u8], is_stream| kept_entries(table, is_stream);
        let table =
            b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9 /Info 7 0 R/ID[<0aF1> <02>]/Root 1 0 R>>\nstartxref\n";
        assert_eq!(told(table, false), (" /Info 7 0 R".to_owned(), " /ID [<0aF1><02>]".to_owned()));
        let stream = b"12 0 obj <</Type/XRef/InfoX 3/ID [(a\\)(b)\\101\\n) (\x00])]/Info\n 5 2 R /W [1 2 1]>>stream\n/Info 1 0 R";
        assert_eq!(told(stream, true), (" /Info 5 2 R".to_owned(), " /ID [<6129286229410A><005D>]".to_owned()));
        for table in
            [&b"xref trailer <</Root 1 0 R>> startxref"[..], b"trailer <</Info 5 /ID 3>>", b"trailer /ID [(a", b""]
        {
            assert_eq!(told(table, false), (String::new(), String::new()), "{table:?}");
        }
    }
}
