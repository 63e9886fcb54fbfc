//! Frames of OpenDocument: pictures, formulas, embedded objects, the fields of forms.

use std::collections::HashMap;
use std::convert::Infallible;

use super::ODT;
use crate::source::ThingKind;
use crate::source::archive::Archive;
use crate::source::elements::picture_mark;
use crate::source::fields::{EMPTY, Form, TICKED};
use crate::source::marks;
use crate::source::mathml::MathMl;
use crate::source::xml::{Tag, Xml, walk};

/// So many objects are looked at.
const MOST_OBJECTS: usize = 1000;

/// What an object of the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// A formula, in one line.
    Formula(String),
    /// A drawing of data, with its texts.
    Chart(Vec<String>),
    /// Another program's.
    Other,
}

/// The objects that a content refers to, by what it calls them.
pub(super) fn objects(content: &[u8], archive: &mut Archive<'_>) -> HashMap<String, Object> {
    let mut names: Vec<String> = Vec::new();
    let walked: Result<(), Infallible> = walk(content, |event| {
        if let Xml::Start(tag) = event
            && tag.name() == b"object"
            && names.len() < MOST_OBJECTS
        {
            names.extend(tag.attribute(b"href"));
        }
        Ok(())
    });
    let Ok(()) = walked;
    let mut objects = HashMap::new();
    for name in names {
        let folder = name.trim_start_matches("./").trim_end_matches('/').to_owned();
        let inner = archive.read(&format!("{folder}/content.xml"), ODT).ok().flatten().unwrap_or_default();
        let object = match formula(&inner) {
            Some(line) => Object::Formula(line),
            None if memchr::memmem::find(&inner, b"<office:chart").is_some() => Object::Chart(paragraphs(&inner)),
            None => Object::Other,
        };
        objects.insert(name, object);
    }
    objects
}

/// The formula of a part; `None` where there is none.
fn formula(xml: &[u8]) -> Option<String> {
    let mut math = MathMl::default();
    let walked: Result<(), Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(tag) => math.start(tag.name(), || [b"open".as_slice(), b"close"].map(|of| tag.attribute(of))),
            Xml::Text(text) => math.text(&text),
            Xml::End(_) => math.end(),
        }
        Ok(())
    });
    let Ok(()) = walked;
    math.finish()
}

/// The texts of a content, a paragraph each.
fn paragraphs(content: &[u8]) -> Vec<String> {
    let (mut all, mut text, mut open) = (Vec::new(), String::new(), 0usize);
    let walked: Result<(), Infallible> = walk(content, |event| {
        match event {
            Xml::Start(tag) => open += usize::from(tag.name() == b"p"),
            Xml::Text(part) if open > 0 => text.push_str(&part),
            Xml::Text(_) => {}
            Xml::End(name) if name == b"p" => {
                open = open.saturating_sub(1);
                all.extend(Some(std::mem::take(&mut text)).filter(|text| !text.trim().is_empty()));
            }
            Xml::End(_) => {}
        }
        Ok(())
    });
    let Ok(()) = walked;
    all
}

/// A frame that is open.
#[derive(Debug, Default)]
struct Frame {
    alternative: String,
    picture: bool,
    /// It has a text box, whose text is read.
    text_box: bool,
    object: Option<Object>,
    /// The name of an object that another program made.
    ole: Option<String>,
}

/// What a frame leaves in the text.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) kind: ThingKind,
    pub(super) text: String,
}

/// Frames that are open, from the outside in, and the fields of forms.
#[derive(Debug)]
pub(super) struct Frames<'a> {
    objects: &'a HashMap<String, Object>,
    open: Vec<Frame>,
    /// Inside the alternative text of a frame.
    in_alternative: bool,
    /// What the controls of the file's forms show, by id.
    controls: HashMap<String, String>,
    /// A form's field of a Word document that is open.
    field: Option<(String, Form)>,
}

impl<'a> Frames<'a> {
    pub(super) fn new(objects: &'a HashMap<String, Object>) -> Self {
        Self { objects, open: Vec::new(), in_alternative: false, controls: HashMap::new(), field: None }
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            b"frame" => self.open.push(Frame::default()),
            b"fieldmark" | b"fieldmark-start" => {
                self.field = tag.attribute(b"type").map(|kind| (kind, Form::default()));
            }
            b"param" => self.parameter(tag),
            _ => {}
        }
        let Some(frame) = self.open.last_mut() else { return };
        match tag.name() {
            b"title" | b"desc" => self.in_alternative = true,
            b"image" => frame.picture = true,
            b"text-box" => frame.text_box = true,
            b"object" => {
                let known = tag.attribute(b"href").and_then(|name| self.objects.get(&name)).cloned();
                frame.object = Some(known.unwrap_or(Object::Other));
            }
            b"object-ole" | b"plugin" | b"applet" | b"floating-frame" => {
                frame.ole = Some(tag.attribute(b"name").unwrap_or_default())
            }
            _ => {}
        }
    }

    /// Takes a text, where it is no text of the document.
    pub(super) fn text(&mut self, text: &str) -> bool {
        if let Some(frame) = self.open.last_mut().filter(|_| self.in_alternative) {
            frame.alternative.push_str(text.trim());
            return true;
        }
        false
    }

    pub(super) fn end(&mut self, name: &[u8]) -> Option<Mark> {
        match name {
            b"title" | b"desc" => {
                self.in_alternative = false;
                None
            }
            b"fieldmark" | b"fieldmark-end" => {
                let (_, form) = self.field.take()?;
                let text = form.shown().filter(|_| form.checkbox || form.list)?;
                Some(Mark { kind: ThingKind::FormMark, text })
            }
            b"frame" => {
                let frame = self.open.pop()?;
                let mark = |kind, text: String| Some(Mark { kind, text });
                match (frame.object, frame.ole) {
                    (Some(Object::Formula(line)), _) => mark(ThingKind::Formula, line),
                    (Some(Object::Chart(texts)), _) => {
                        let said = texts.iter().map(|text| text.trim()).collect::<Vec<_>>().join("\n");
                        mark(ThingKind::Picture, format!("{}\n{said}", picture_mark(&frame.alternative)))
                    }
                    (Some(Object::Other), _) => mark(ThingKind::Object, marks::object(&frame.alternative)),
                    (None, Some(name)) => mark(ThingKind::Object, marks::object(&name)),
                    (None, None) if frame.picture && !frame.text_box => {
                        mark(ThingKind::Picture, picture_mark(&frame.alternative))
                    }
                    (None, None) => None,
                }
            }
            _ => None,
        }
    }

    /// What says how a form's field of a Word document was filled in.
    fn parameter(&mut self, tag: &Tag<'_>) {
        let Some((kind, form)) = &mut self.field else { return };
        (form.checkbox, form.list) = (kind.ends_with("FORMCHECKBOX"), kind.ends_with("FORMDROPDOWN"));
        let value = tag.attribute(b"value").unwrap_or_default();
        match tag.attribute(b"name").unwrap_or_default().as_str() {
            "Checkbox_Checked" => form.checked = Some(matches!(value.as_str(), "true" | "1")),
            "Dropdown_ListEntry" => form.entries.push(value),
            "Dropdown_Selected" => form.result = value.parse().ok(),
            _ => {}
        }
    }

    /// What a control in the text shows.
    pub(super) fn control(&self, tag: &Tag<'_>) -> Option<String> {
        tag.attribute(b"control").and_then(|id| self.controls.get(&id)).cloned()
    }

    /// Reads the forms of a content, whose controls stand in the text.
    pub(super) fn learn_controls(&mut self, content: &[u8]) {
        let controls = &mut self.controls;
        let mut list: Option<String> = None;
        let walked: Result<(), Infallible> = walk(content, |event| {
            let Xml::Start(tag) = event else { return Ok(()) };
            let shown = match tag.name() {
                b"checkbox" | b"radio" => {
                    let state = tag.attribute(b"current-state").or_else(|| tag.attribute(b"state"));
                    let state =
                        state.or_else(|| tag.attribute(b"current-selected")).or_else(|| tag.attribute(b"selected"));
                    let ticked = state.is_some_and(|state| matches!(state.as_str(), "checked" | "true"));
                    let label = tag.attribute(b"label").unwrap_or_default();
                    format!("{}{label}", if ticked { TICKED } else { EMPTY })
                }
                b"listbox" => {
                    list = tag.attribute(b"id");
                    return Ok(());
                }
                b"option" => {
                    let chosen = [b"current-selected".as_slice(), b"selected"];
                    let chosen = chosen.iter().any(|name| tag.attribute(name).is_some_and(|value| value == "true"));
                    let entry = tag.attribute(b"label").filter(|_| chosen);
                    controls.extend(list.clone().zip(entry));
                    return Ok(());
                }
                b"fixed-text" | b"button" => tag.attribute(b"label").unwrap_or_default(),
                b"text" | b"textarea" | b"formatted-text" | b"date" | b"combobox" => {
                    tag.attribute(b"current-value").or_else(|| tag.attribute(b"value")).unwrap_or_default()
                }
                _ => return Ok(()),
            };
            controls.extend(tag.attribute(b"id").filter(|_| !shown.is_empty()).map(|id| (id, shown)));
            Ok(())
        });
        let Ok(()) = walked;
    }
}

/// What a box to be ticked shows.
pub(super) fn ticked(tag: &Tag<'_>) -> Option<&'static str> {
    let is = |name: &[u8]| tag.attribute(name).is_some_and(|value| value == "true");
    is(b"checkbox").then(|| if is(b"checked") { TICKED } else { EMPTY })
}
