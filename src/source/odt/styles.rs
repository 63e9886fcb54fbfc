//! Styles of OpenDocument: the look of paragraphs and runs, and how lists count.

use std::collections::HashMap;
use std::convert::Infallible;

use crate::source::FaceClass;
use crate::source::elements::face_class;
use crate::source::scripts::Script;
use crate::source::xml::{Tag, Xml, walk};
use crate::zh::numeral;

/// Styles are based on others at most this deep; damaged files may have circles.
const DEEPEST: usize = 32;
/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Props {
    pub(super) centred: Option<bool>,
    pub(super) points: Option<f32>,
    pub(super) bold: Option<bool>,
    pub(super) face: Option<FaceClass>,
    pub(super) hidden: Option<bool>,
    /// A line goes through the characters.
    pub(super) struck: Option<bool>,
    /// Raised or lowered characters; the inner `None` says that they stand on the line.
    pub(super) script: Option<Option<Script>>,
}

impl Props {
    /// These, and of others what these don't say.
    pub(super) fn over(&self, under: &Self) -> Self {
        Self {
            centred: self.centred.or(under.centred),
            points: self.points.or(under.points),
            bold: self.bold.or(under.bold),
            face: self.face.or(under.face),
            hidden: self.hidden.or(under.hidden),
            struck: self.struck.or(under.struck),
            script: self.script.or(under.script),
        }
    }

    fn take(&mut self, tag: &Tag<'_>) {
        // What is said of East Asian text counts for all.
        let said = |asian: &[u8], other: &[u8]| tag.attribute(asian).or_else(|| tag.attribute(other));
        let points = |size: String| size.strip_suffix("pt").and_then(|size| size.trim().parse::<f32>().ok());
        self.centred = tag.attribute(b"text-align").map(|v| v == "center").or(self.centred);
        self.points = said(b"font-size-asian", b"font-size").and_then(points).or(self.points);
        self.bold = said(b"font-weight-asian", b"font-weight").map(|v| v == "bold").or(self.bold);
        let face = said(b"font-name-asian", b"font-name").and_then(|name| face_class(&name));
        self.face = face.or(self.face);
        let line = tag.attribute(b"text-line-through-style").or_else(|| tag.attribute(b"text-line-through-type"));
        self.struck = line.map(|line| line != "none").or(self.struck);
        self.script = tag.attribute(b"text-position").map(|place| script(&place)).or(self.script);
        self.hidden = tag.attribute(b"display").map(|v| v == "none").or(self.hidden);
    }
}

/// How characters stand by their position: `super 58%`, `-33% 58%`.
fn script(place: &str) -> Option<Script> {
    let place = place.split_whitespace().next().unwrap_or("");
    match place {
        "super" => Some(Script::Raised),
        "sub" => Some(Script::Lowered),
        _ => match place.strip_suffix('%').and_then(|share| share.parse::<f32>().ok()).unwrap_or(0.0) {
            share if share > 0.0 => Some(Script::Raised),
            share if share < 0.0 => Some(Script::Lowered),
            _ => None,
        },
    }
}

/// How a level of a list counts.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    prefix: String,
    suffix: String,
    start: u32,
    shown: usize,
    bullet: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, (Option<String>, Props)>,
    defaults: Props,
    lists: HashMap<String, HashMap<usize, Level>>,
}

/// The name under which the numbers of headings are kept.
pub(super) const OUTLINE: &str = "\0outline";

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, xml: &[u8]) {
        let mut open: Option<(String, Option<String>, Props)> = None;
        let (mut defaults, mut list) = (false, None::<String>);
        let walked: Result<(), Infallible> = walk(xml, |event| {
            match event {
                Xml::Start(tag) => match tag.name() {
                    b"style" => {
                        let name = tag.attribute(b"name").unwrap_or_default();
                        open = Some((name, tag.attribute(b"parent-style-name"), Props::default()));
                    }
                    b"default-style" => defaults = tag.attribute(b"family").is_some_and(|f| f == "paragraph"),
                    b"paragraph-properties" | b"text-properties" => match &mut open {
                        Some((.., props)) => props.take(&tag),
                        None if defaults => self.defaults.take(&tag),
                        None => {}
                    },
                    b"list-style" => list = tag.attribute(b"name"),
                    b"outline-style" => list = Some(OUTLINE.to_owned()),
                    b"list-level-style-number" | b"outline-level-style" | b"list-level-style-bullet" => {
                        self.level(list.as_deref(), &tag);
                    }
                    _ => {}
                },
                Xml::End(name) => match name.as_slice() {
                    b"style" => self.styles.extend(open.take().map(|(name, parent, props)| (name, (parent, props)))),
                    b"default-style" => defaults = false,
                    b"list-style" | b"outline-style" => list = None,
                    _ => {}
                },
                Xml::Text(_) => {}
            }
            Ok(())
        });
        let Ok(()) = walked;
    }

    fn level(&mut self, list: Option<&str>, tag: &Tag<'_>) {
        let number = |name: &[u8]| tag.attribute(name).and_then(|v| v.trim().parse::<u32>().ok());
        let (Some(list), Some(level)) = (list, number(b"level")) else { return };
        let level = level as usize;
        let text = |name: &[u8]| tag.attribute(name).unwrap_or_default();
        let counted = Level {
            format: text(b"num-format"),
            prefix: text(b"num-prefix"),
            suffix: text(b"num-suffix"),
            start: number(b"start-value").unwrap_or(1),
            shown: number(b"display-levels").map_or(1, |n| n as usize).clamp(1, LEVELS),
            bullet: tag.name() == b"list-level-style-bullet",
        };
        if (1..=LEVELS).contains(&level) {
            self.lists.entry(list.to_owned()).or_default().insert(level - 1, counted);
        }
    }

    /// All that a style, those it is based on, and the defaults say.
    pub(super) fn resolve(&self, name: Option<&str>) -> Props {
        self.chain(name).over(&self.defaults)
    }

    /// All that a style and those it is based on say.
    pub(super) fn chain(&self, name: Option<&str>) -> Props {
        let (mut props, mut next) = (Props::default(), name);
        for _ in 0..DEEPEST {
            let Some((parent, style)) = next.and_then(|name| self.styles.get(name)) else { break };
            props = props.over(style);
            next = parent.as_deref();
        }
        props
    }

    /// Where a level of a list begins to count.
    pub(super) fn start(&self, list: &str, level: usize) -> u32 {
        self.lists.get(list).and_then(|levels| levels.get(&level)).map_or(1, |level| level.start)
    }

    /// The label of a level, with the counters of it and those above it.
    pub(super) fn label(&self, list: &str, level: usize, counters: &[u32]) -> Option<String> {
        let levels = self.lists.get(list)?;
        let this = levels.get(&level)?;
        if this.bullet {
            return Some("• ".to_owned());
        }
        let first = (level + 1).saturating_sub(this.shown);
        let numbers: Vec<String> =
            (first..=level).filter_map(|at| written(*counters.get(at)?, &levels.get(&at)?.format)).collect();
        if numbers.is_empty() || this.format.is_empty() {
            return None;
        }
        Some(format!("{}{}{}", this.prefix, numbers.join("."), this.suffix))
    }
}

/// A number in a format, of which its first number is the name (OpenDocument 1.3 part 3, 19.502).
fn written(n: u32, format: &str) -> Option<String> {
    Some(match format.chars().next()? {
        '1' => n.to_string(),
        'a' => numeral::to_letters(n, 'a'),
        'A' => numeral::to_letters(n, 'A'),
        'i' => numeral::to_roman(n),
        'I' => numeral::to_roman(n).to_uppercase(),
        '①' => numeral::to_circled(n),
        '１' => numeral::to_full_width(n),
        first => {
            let ways: [fn(u32) -> String; 4] = [
                numeral::to_chinese,
                numeral::to_capitals,
                |n| numeral::to_cycle(n, numeral::STEMS),
                |n| numeral::to_cycle(n, numeral::BRANCHES),
            ];
            let way = ways.iter().find(|way| way(1).starts_with(first));
            way.map_or_else(|| n.to_string(), |way| way(n))
        }
    })
}
