//! Events of an XML part with their local names, for readers that forgive. This file alone names quick-xml.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::encoding::{Decoded, decode_labelled};
use super::{ReadOptions, SourceError};

/// Between two looks at the cancel flag.
const EVENTS_PER_CHECK: usize = 4096;

/// A declaration at the start of a part has no more bytes, and the definitions of its entities no more.
const LONGEST_DECLARATION: usize = 400;
const LONGEST_DEFINITIONS: usize = 64 * 1024;
/// An entity is no longer, and all of them make a part no longer than by so much.
const LONGEST_ENTITY: usize = 4096;
const MOST_EXPANDED: usize = 1 << 20;

/// An event that matters.
pub(super) enum Xml<'e> {
    Start(Tag<'e>),
    /// The local name of the element that ends.
    End(Vec<u8>),
    Text(String),
}

/// A start tag.
pub(super) struct Tag<'e> {
    start: BytesStart<'e>,
}

impl Tag<'_> {
    pub(super) fn name(&self) -> &[u8] {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, by its local name.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<String> {
        let attribute =
            self.start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        Some(quick_xml::escape::unescape(&raw).map(|text| text.into_owned()).unwrap_or(raw))
    }

    /// The prefixes that the tag binds, with their namespaces.
    pub(super) fn namespaces(&self) -> Vec<(String, String)> {
        // Most tags bind none, and many have no attribute at all.
        let bare = self.start.len() == self.start.name().as_ref().len();
        if bare || memchr::memmem::find(self.start.as_ref(), b"xmlns:").is_none() {
            return Vec::new();
        }
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .filter_map(|a| {
                let prefix = a.key.as_ref().strip_prefix(b"xmlns:")?;
                Some((String::from_utf8_lossy(prefix).into_owned(), String::from_utf8_lossy(&a.value).into_owned()))
            })
            .collect()
    }

    /// The `val` attribute.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute(b"val")
    }

    pub(super) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }

    /// An on/off property: present means on, unless it says otherwise (ECMA-376 part 1, 17.17.4).
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Walks through a part. An element without content gives its start and its end. Ends at the first error: what stands
/// before it has been seen.
pub(super) fn walk<E>(bytes: &[u8], mut see: impl FnMut(Xml<'_>) -> Result<(), E>) -> Result<(), E> {
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => see(Xml::Start(Tag { start }))?,
            Ok(Event::Empty(start)) => {
                let name = start.local_name().as_ref().to_vec();
                see(Xml::Start(Tag { start }))?;
                see(Xml::End(name))?;
            }
            Ok(Event::End(end)) => see(Xml::End(end.local_name().as_ref().to_vec()))?,
            Ok(Event::Text(text)) => see(Xml::Text(String::from_utf8_lossy(&text).into_owned()))?,
            Ok(Event::CData(text)) => see(Xml::Text(String::from_utf8_lossy(&text).into_owned()))?,
            Ok(Event::GeneralRef(reference)) => {
                let name = String::from_utf8_lossy(&reference).into_owned();
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                let text = character.or_else(|| resolve_xml_entity(&name).map(str::to_owned));
                see(Xml::Text(text.unwrap_or_else(|| format!("&{name};"))))?;
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// As [`walk`], for a part that may be large: ends when the reading is cancelled, and tells that it comes
/// forward.
pub(super) fn walk_cancellable(
    bytes: &[u8],
    options: &ReadOptions<'_>,
    mut see: impl FnMut(Xml<'_>) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    let mut events = 0usize;
    walk(bytes, |event| {
        events += 1;
        if events.is_multiple_of(EVENTS_PER_CHECK) {
            options.check()?;
            // How many events there are is known at the end only.
            options.report(0, 0);
        }
        see(event)
    })
}

/// Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4).
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    encoding_rs::UTF_8.decode(bytes).0
}

/// Bytes of a part as a reading of its file found them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    /// UTF-8, without entities of the part's own.
    pub(super) bytes: Vec<u8>,
    /// Bytes that could not be decoded, and as what they were taken.
    pub(super) bad: usize,
    pub(super) encoding: &'static str,
}

/// A part in UTF-8, whatever encoding it names, with the entities written out that it defines itself.
pub(super) fn plain(bytes: Vec<u8>) -> Plain {
    let valid = std::str::from_utf8(&bytes).is_ok() && memchr::memchr(0, &bytes).is_none();
    let (text, bad, encoding) = if valid {
        (None, 0, "UTF-8")
    } else {
        let Decoded { text, encoding, bad } = decode_labelled(&bytes, label(&bytes));
        (Some(text.into_owned()), bad, encoding)
    };
    let seen = text.as_deref().unwrap_or_else(|| std::str::from_utf8(&bytes).unwrap_or(""));
    let expanded = expanded(seen);
    let bytes = expanded.or(text).map_or(bytes, String::into_bytes);
    Plain { bytes, bad, encoding }
}

/// The encoding that the declaration at the start of a part names.
fn label(bytes: &[u8]) -> Option<&str> {
    let end = bytes.iter().take(LONGEST_DECLARATION).position(|byte| *byte == b'>')?;
    let declaration = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    value.get(1..)?.split(['"', '\'']).next()
}

/// A part with its own entities written out; `None` where it defines none. Those that stand in others stay, so that
/// nothing grows beyond bounds.
fn expanded(text: &str) -> Option<String> {
    let head = text.get(..text.floor_char_boundary(LONGEST_DEFINITIONS))?;
    let definitions = head.get(head.find("<!DOCTYPE")?..)?;
    let definitions = definitions.get(..definitions.find("]>")?)?;
    let mut entities = HashMap::new();
    for definition in definitions.split("<!ENTITY").skip(1) {
        let Some((name, rest)) = definition.trim_start().split_once(char::is_whitespace) else { continue };
        let quote = rest.trim_start().chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|quote| rest.split(quote).nth(1)).filter(|value| value.len() <= LONGEST_ENTITY);
        // The first definition counts (XML 1.0, 4.2).
        if let Some(value) = value {
            entities.entry(name).or_insert(value);
        }
    }
    if entities.is_empty() {
        return None;
    }
    let most = text.len().saturating_add(MOST_EXPANDED);
    let begins = text.find("]>").unwrap_or(0);
    let mut out = text.get(..begins)?.to_owned();
    for (count, piece) in text.get(begins..)?.split('&').enumerate() {
        let named = piece.split_once(';');
        let entity = named.and_then(|(name, after)| Some((*entities.get(name)?, after)));
        match entity.filter(|_| count > 0 && out.len() < most) {
            Some((value, after)) => {
                out.push_str(value);
                out.push_str(after);
            }
            None => {
                out.push_str(if count > 0 { "&" } else { "" });
                out.push_str(piece);
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize, &'static str) {
        let plain = plain(bytes.to_vec());
        (String::from_utf8(plain.bytes).expect("UTF-8"), plain.bad, plain.encoding)
    }

    #[test]
    fn parts_are_read_in_the_encoding_that_they_name() {
        let xml = |name: &str| format!("<?xml version='1.0' encoding='{name}'?><t>第一条　为规范河道采砂管理。</t>");
        for name in ["GBK", "gb2312", "GB18030"] {
            let xml = xml(name);
            let (bytes, ..) = encoding_rs::GB18030.encode(&xml);
            assert_eq!(text(&bytes), (xml.clone(), 0, "GB18030"));
        }
        // UTF-8 whatever it says, and UTF-16 without a mark.
        assert_eq!(text(xml("GBK").as_bytes()), (xml("GBK"), 0, "UTF-8"));
        let units: Vec<u8> = xml("UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&units), (xml("UTF-16"), 0, "UTF-16LE"));
        let cut = xml("UTF-8").into_bytes();
        assert_eq!(text(&[cut.as_slice(), b"\xE7\xAC"].concat()).1, 1);
    }

    #[test]
    fn entities_of_a_part_are_written_out_once() {
        let xml = "<!DOCTYPE x [<!ENTITY a \"河道\"><!ENTITY b '&a;&a;'>]><t>&a;采砂&amp;&c;&b;</t>";
        assert!(text(xml.as_bytes()).0.ends_with("<t>河道采砂&amp;&c;&a;&a;</t>"));
        // As fast for many entities as for one.
        let many: String = (0..3_000).map(|n| format!("<!ENTITY e{n} ''>")).collect();
        let (read, ..) = text(format!("<!DOCTYPE x [{many}]><t>{}</t>", "&e2999;&x;".repeat(200_000)).as_bytes());
        assert_eq!(read.matches("&x;").count(), 200_000);
        assert!(!read.contains("&e2999;"));
        let none = "<!DOCTYPE x [<!ELEMENT a (b)>]><t>&a;</t>";
        assert_eq!(text(none.as_bytes()).0, none);
    }
}
