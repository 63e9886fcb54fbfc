//! Bounds of what an open file may ask for: what its streams unfold to, each time that a page names them, how many
//! characters its fonts give widths, and how many pixels its pictures claim.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro::hayro_syntax::{Filter, Pdf};

use super::arrays;
use super::bombs::{Sizes, unpacked};
use super::too_large;
use crate::source::{Named, ReadOptions, SourceError};

/// Most bytes of the content of one page, and of all pages together.
const MOST_OF_PAGE: u64 = 192 << 20;
const MOST_OF_PAGES: u64 = 1 << 30;
/// The largest number that a character of a font may have, and most widths of one file's fonts.
const LAST_CHARACTER: i64 = 0xFFFF;
const MOST_WIDTHS: i64 = 2 << 20;
/// Most pixels of a picture that is drawn: a newspaper page at 600 dots an inch.
const MOST_PIXELS: u64 = 140_000_000;
/// Objects are looked into so deep, and forms in forms.
const DEEPEST: usize = 24;
/// So many pictures and forms of a page are looked at.
const MOST_OF_A_PAGE: usize = 20_000;
/// The size of a picture stands in so many bytes at its beginning.
const HEAD: usize = 64 << 10;

/// Refuses a file beyond the bounds.
///
/// # Errors
/// [`SourceError::TooLarge`], [`SourceError::Cancelled`].
pub(super) fn check(pdf: &Pdf, sizes: Sizes, options: &ReadOptions<'_>) -> Result<(), SourceError> {
    let mut widths = 0;
    let mut counted = Counted { file: pdf.data().as_ref(), sizes, decoded: HashMap::new() };
    for (n, object) in pdf.objects().into_iter().enumerate() {
        if n.is_multiple_of(1024) {
            options.check()?;
        }
        if let Object::Stream(stream) = &object {
            counted.size(stream)?;
        }
        look(&object, 0, &mut widths)?;
    }
    let mut all = 0u64;
    for page in pdf.pages().iter() {
        let mut own = 0u64;
        match page.raw().get::<Object<'_>>(b"Contents") {
            Some(Object::Stream(stream)) => own = counted.size(&stream)?,
            Some(Object::Array(array)) => {
                for object in arrays::objects(&array, pdf.xref()).flatten() {
                    let Object::Stream(stream) = object else { continue };
                    own += counted.size(&stream)?;
                    if own > MOST_OF_PAGE {
                        break;
                    }
                }
            }
            _ => {}
        }
        all += own;
        if own > MOST_OF_PAGE || all > MOST_OF_PAGES {
            return Err(unpacked());
        }
    }
    Ok(())
}

/// What the streams of an open file unfold to.
struct Counted<'f> {
    file: &'f [u8],
    sizes: Sizes,
    /// Of those that are encrypted, which stand nowhere in the file as they are.
    decoded: HashMap<ObjectIdentifier, u64>,
}

impl Counted<'_> {
    fn size(&mut self, stream: &Stream<'_>) -> Result<u64, SourceError> {
        if let Some(size) = self.decoded.get(&stream.obj_id()) {
            return Ok(*size);
        }
        let (chain, picture) = (stream.filters(), is_picture(stream.dict()));
        let data = stream.raw_data();
        let trimmed = data.trim_ascii_start();
        let at = match &data {
            Cow::Borrowed(_) => trimmed.as_ptr().addr().checked_sub(self.file.as_ptr().addr()),
            Cow::Owned(_) => None,
        };
        let size = self.sizes.of(at, trimmed, &chain, picture)?;
        if at.is_none() {
            self.decoded.insert(stream.obj_id(), size);
        }
        Ok(size)
    }
}

fn is_picture(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Image")
}

/// Looks at the fonts in an object and what stands directly in it; what it refers to is an object of its own.
fn look(object: &Object<'_>, depth: usize, widths: &mut i64) -> Result<(), SourceError> {
    if depth > DEEPEST {
        return Ok(());
    }
    let dict = match object {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        Object::Array(array) => {
            return array
                .raw_iter()
                .try_for_each(|inner| direct(inner).map_or(Ok(()), |o| look(&o, depth + 1, widths)));
        }
        _ => return Ok(()),
    };
    for (entry, each) in [(&b"W"[..], 1), (b"W2", 3)] {
        if dict.contains_key(entry) && dict.contains_key(b"CIDSystemInfo")
            || dict.contains_key(entry) && dict.contains_key(b"BaseFont")
        {
            *widths += counted(dict.get::<Array<'_>>(entry), each)?;
        }
    }
    if *widths > MOST_WIDTHS {
        return Err(widths_error());
    }
    dict.entries().try_for_each(|(_, inner)| direct(inner).map_or(Ok(()), |object| look(&object, depth + 1, widths)))
}

/// An object that stands in another one; `None` for what it refers to.
pub(super) fn direct<'a>(inner: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
    match inner {
        MaybeRef::NotRef(object @ (Object::Dict(_) | Object::Array(_))) => Some(object),
        _ => None,
    }
}

fn widths_error() -> SourceError {
    too_large(Named { en: "widths of a font's characters", zh: "字体的字宽表" }, MOST_WIDTHS.to_string())
}

/// How many characters a table gives widths (ISO 32000-1, 9.7.4.3): `first [width …]`, or `first last width`, of
/// `each` numbers a width.
fn counted(table: Option<Array<'_>>, each: usize) -> Result<i64, SourceError> {
    let Some(table) = table else { return Ok(0) };
    let mut count = 0i64;
    let mut objects = table.iter::<Object<'_>>();
    while let Some(first) = objects.next() {
        let Some(first) = number(&first) else { continue };
        let last = match objects.next() {
            Some(Object::Array(own)) => {
                let own = own.iter::<Object<'_>>().count() / each;
                first.saturating_add(i64::try_from(own).unwrap_or(i64::MAX))
            }
            Some(last) => {
                objects.by_ref().take(each).for_each(drop);
                number(&last).unwrap_or(first)
            }
            None => first,
        };
        count = count.saturating_add(last.saturating_sub(first).max(0).saturating_add(1));
        if last > LAST_CHARACTER + 1 || count > MOST_WIDTHS {
            return Err(widths_error());
        }
    }
    Ok(count)
}

fn number(object: &Object<'_>) -> Option<i64> {
    if let Object::Number(number) = object { Some(number.as_i64()) } else { None }
}

/// Refuses to draw a page whose pictures claim more pixels than are drawn.
///
/// # Errors
/// [`SourceError::TooLarge`].
pub(super) fn pictures(page: &Page<'_>) -> Result<(), SourceError> {
    let mut seen = HashSet::new();
    let mut pending = vec![(page.resources().clone(), 0usize)];
    while let Some((resources, depth)) = pending.pop() {
        let streams = named(&resources.x_objects).chain(named(&resources.patterns));
        for stream in streams {
            if !seen.insert(stream.obj_id()) || seen.len() > MOST_OF_A_PAGE {
                continue;
            }
            look_at_picture(&stream, &mut seen)?;
            let inner = stream.dict().get::<Dict<'_>>(b"Resources").filter(|_| depth < DEEPEST);
            pending.extend(inner.map(|inner| (Resources::new(inner), depth + 1)));
        }
    }
    Ok(())
}

fn named<'a>(dict: &Dict<'a>) -> impl Iterator<Item = Stream<'a>> {
    let names: Vec<Name<'a>> = dict.keys().collect();
    let dict = dict.clone();
    names.into_iter().filter_map(move |name| dict.get::<Stream<'a>>(name))
}

/// Refuses a picture, and its masks.
fn look_at_picture(stream: &Stream<'_>, seen: &mut HashSet<ObjectIdentifier>) -> Result<(), SourceError> {
    let mut pending = vec![stream.clone()];
    while let Some(stream) = pending.pop() {
        if claimed(&stream) > MOST_PIXELS {
            let what = Named { en: "pixels of a picture", zh: "图片的像素" };
            return Err(too_large(what, MOST_PIXELS.to_string()));
        }
        let masks = [&b"SMask"[..], b"Mask"].into_iter().filter_map(|entry| stream.dict().get::<Stream<'_>>(entry));
        pending.extend(masks.filter(|mask| seen.insert(mask.obj_id())));
    }
    Ok(())
}

/// The pixels that a picture claims, by its dictionary or its own head.
fn claimed(stream: &Stream<'_>) -> u64 {
    let dict = stream.dict();
    let number = |dict: &Dict<'_>, entry: &[u8]| dict.get::<f64>(entry).map_or(0, |n| n.max(0.0) as u64);
    let mut most = number(dict, b"Width").saturating_mul(number(dict, b"Height"));
    let chain = stream.filters();
    let data = stream.raw_data();
    let head = data.get(..HEAD).unwrap_or(&data);
    // What is folded once more has its head inside: such files are drawn by what their dictionaries say.
    most = most.max(match chain.first() {
        Some(Filter::JpxDecode) => jpx(head),
        Some(Filter::Jbig2Decode) => jbig2(head),
        _ => 0,
    });
    let of_fax = |parameters: &Dict<'_>| {
        number(parameters, b"Columns").saturating_mul(number(parameters, b"Rows").max(number(dict, b"Height")))
    };
    if chain.contains(&Filter::CcittFaxDecode) {
        // An entry for a filter without parameters is null.
        let listed = dict.get::<Array<'_>>(b"DecodeParms").into_iter().flat_map(|all| all.iter::<Object<'_>>());
        let parameters = listed.filter_map(Object::into_dict);
        most = parameters.chain(dict.get::<Dict<'_>>(b"DecodeParms")).map(|p| of_fax(&p)).fold(most, u64::max);
    }
    most
}

fn long(data: &[u8], at: usize) -> Option<u64> {
    data.get(at..at + 4)?.try_into().ok().map(|four| u64::from(u32::from_be_bytes(four)))
}

/// The size of a JPEG 2000 picture times its components: the marker SIZ (ISO/IEC 15444-1, A.5.1).
fn jpx(data: &[u8]) -> u64 {
    let Some(at) = memchr::memmem::find(data, b"\xFF\x4F\xFF\x51").map(|at| at + 4) else { return 0 };
    let side =
        |n: usize| long(data, at + 4 + 4 * n).unwrap_or(0).saturating_sub(long(data, at + 12 + 4 * n).unwrap_or(0));
    side(0).saturating_mul(side(1))
}

/// The size of a JBIG2 page: the segment that tells of the page (ISO/IEC 14492, 7.4.8).
fn jbig2(data: &[u8]) -> u64 {
    // Its head: number, type 48, references, page, length 19.
    let found = memchr::memchr_iter(0x30, data).find(|at| data.get(at + 3..at + 7) == Some(&[0, 0, 0, 19]));
    let Some(at) = found.map(|at| at + 7) else { return 0 };
    let side = |n: usize| long(data, at + 4 * n).unwrap_or(0);
    // A height that is not known yet.
    let height = Some(side(1)).filter(|height| *height != u64::from(u32::MAX)).unwrap_or(1);
    side(0).saturating_mul(height)
}
