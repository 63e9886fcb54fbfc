//! Events of an XML part with their local names, for readers that forgive. This file alone names quick-xml.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::{ReadOptions, SourceError};

/// Between two looks at the cancel flag.
const EVENTS_PER_CHECK: usize = 4096;

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
        if memchr::memmem::find(self.start.as_ref(), b"xmlns:").is_none() {
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

/// As [`walk`], for a part that may be large: ends when the reading is cancelled.
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
        }
        see(event)
    })
}

/// Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4).
fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    encoding_rs::UTF_8.decode(bytes).0
}
