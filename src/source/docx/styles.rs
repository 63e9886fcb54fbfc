//! What styles say of paragraphs: heading level, numbering, alignment, size, face.

use std::collections::HashMap;
use std::convert::Infallible;

use crate::source::elements::face_class;
use crate::source::scripts::{RAISED, Script};
use crate::source::xml::{Xml, walk};
use crate::source::{FaceClass, symbols};
use crate::zh::lexicon::Class;

/// Properties of a paragraph and of its runs, each where it is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Props {
    pub(super) number: Option<u32>,
    pub(super) level: Option<u8>,
    /// Outline level, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) centred: Option<bool>,
    /// Half points.
    pub(super) size: Option<f32>,
    pub(super) bold: Option<bool>,
    pub(super) face: Option<FaceClass>,
    pub(super) hidden: Option<bool>,
    /// A line goes through the characters.
    pub(super) struck: Option<bool>,
    /// Raised or lowered characters; the inner `None` says that they stand on the line.
    pub(super) script: Option<Option<Script>>,
    /// The characters stand high above their line.
    pub(super) high: Option<bool>,
    /// The font whose characters are no letters.
    pub(super) symbols: Option<&'static str>,
}

impl Props {
    /// These, and of others what these don't say.
    pub(super) fn over(&self, under: &Props) -> Props {
        Props {
            number: self.number.or(under.number),
            level: self.level.or(under.level),
            outline: self.outline.or(under.outline),
            centred: self.centred.or(under.centred),
            size: self.size.or(under.size),
            bold: self.bold.or(under.bold),
            face: self.face.or(under.face),
            hidden: self.hidden.or(under.hidden),
            struck: self.struck.or(under.struck),
            script: self.script.or(under.script),
            high: self.high.or(under.high),
            symbols: self.symbols.or(under.symbols),
        }
    }

    /// Takes one property element.
    pub(super) fn take(&mut self, tag: &crate::source::xml::Tag<'_>) {
        match tag.name() {
            b"numId" => self.number = tag.number(),
            b"ilvl" => self.level = tag.number(),
            b"outlineLvl" => self.outline = tag.number(),
            b"jc" => self.centred = tag.value().map(|v| v == "center"),
            b"sz" => self.size = tag.number(),
            b"b" => self.bold = Some(tag.is_on()),
            b"strike" | b"dstrike" => self.struck = Some(tag.is_on()),
            b"vanish" => self.hidden = Some(tag.is_on()),
            b"position" => self.high = tag.number::<i32>().map(|half| half >= RAISED),
            b"vertAlign" => {
                self.script = Some(match tag.value().as_deref() {
                    Some("superscript") => Some(Script::Raised),
                    Some("subscript") => Some(Script::Lowered),
                    _ => None,
                });
            }
            b"rFonts" => {
                let named = tag
                    .attribute(b"eastAsia")
                    .or_else(|| tag.attribute(b"fareast"))
                    .or_else(|| tag.attribute(b"ascii"));
                let ascii = tag.attribute(b"ascii").or_else(|| tag.attribute(b"hAnsi"));
                self.symbols = ascii.and_then(|name| symbols::font(&name)).or(self.symbols);
                self.face = named.and_then(|name| face_class(&name)).or(self.face);
            }
            _ => {}
        }
    }
}

/// A style as it is written.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    props: Props,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default_id: Option<String>,
    defaults: Props,
}

/// A style is based on others at most this deep; damaged files may have circles.
const DEEPEST: usize = 32;

impl Styles {
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        let mut in_defaults = false;
        let walked: Result<(), Infallible> = walk(xml, |event| {
            match event {
                Xml::Start(tag) => match (tag.name(), &mut open) {
                    (b"style", _) => {
                        let id = tag.attribute(b"styleId").unwrap_or_default();
                        let paragraph = tag.attribute(b"type").is_none_or(|kind| kind == "paragraph");
                        if paragraph
                            && tag.attribute(b"default").is_some_and(|v| matches!(v.as_str(), "1" | "true" | "on"))
                        {
                            styles.default_id = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    (b"docDefaults", _) => in_defaults = true,
                    (b"name", Some((_, style))) => {
                        let level = tag.value().and_then(|name| heading_level(&name));
                        style.props.outline = style.props.outline.or(level);
                    }
                    (b"basedOn", Some((_, style))) => style.based_on = tag.value(),
                    (_, Some((_, style))) => style.props.take(&tag),
                    (_, None) if in_defaults => styles.defaults.take(&tag),
                    _ => {}
                },
                Xml::End(name) => match name.as_slice() {
                    b"style" => styles.styles.extend(open.take()),
                    b"docDefaults" => in_defaults = false,
                    _ => {}
                },
                Xml::Text(_) => {}
            }
            Ok(())
        });
        let Ok(()) = walked;
        styles
    }

    /// All that a style of paragraphs, those it is based on, and the defaults say.
    pub(super) fn resolve(&self, id: Option<&str>) -> Props {
        self.chain(id.or(self.default_id.as_deref())).over(&self.defaults)
    }

    /// All that a style of any kind and those it is based on say.
    pub(super) fn chain(&self, id: Option<&str>) -> Props {
        let mut props = Props::default();
        let mut next = id;
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            props = props.over(&style.props);
            next = style.based_on.as_deref();
        }
        props
    }
}

/// The outline level (from 0) of a style by its name, in Word's languages: `heading 2`, `标题 2`.
fn heading_level(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    let rest = Class::HeadingStyle.strip_start(&name)?;
    rest.trim().parse::<u8>().ok().filter(|n| (1..=9).contains(n)).map(|n| n - 1)
}
