//! Drawings: pictures, embedded objects, charts and diagrams, and where they stand.

use std::convert::Infallible;

use crate::source::ThingKind;
use crate::source::elements::picture_mark;
use crate::source::marks::{self, program_name};
use crate::source::xml::{Tag, Xml, walk};

/// A drawing that is open.
#[derive(Debug, Default)]
struct Drawing {
    /// The element that it began with.
    name: Vec<u8>,
    /// It floats beside, before or behind the text.
    floats: bool,
    /// It takes no room in the text: a seal, a head of the paper drawn behind it.
    over_text: bool,
    alternative: String,
    decorative: bool,
    picture: bool,
    /// Letters drawn as a picture: they are text.
    letters: bool,
    /// The program of an embedded object.
    object: Option<String>,
    /// The ids of the parts with a chart or a diagram.
    parts: Vec<String>,
}

/// What a drawing leaves in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: ThingKind,
    pub(super) text: String,
    /// It stands beside the text, not in it.
    pub(super) floats: bool,
    pub(super) over_text: bool,
}

/// What ended.
#[derive(Debug, Default)]
pub(super) struct Ended {
    pub(super) mark: Option<Mark>,
    /// The ids of parts with text: charts, diagrams.
    pub(super) parts: Vec<String>,
}

/// Drawings that are open, from the outside in: a text box of one may hold others.
#[derive(Debug, Default)]
pub(super) struct Drawings {
    open: Vec<Drawing>,
}

impl Drawings {
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        if matches!(tag.name(), b"drawing" | b"pict" | b"object") {
            self.open.push(Drawing { name: tag.name().to_vec(), ..Drawing::default() });
            return;
        }
        let Some(drawing) = self.open.last_mut() else { return };
        match tag.name() {
            b"anchor" => {
                drawing.floats = true;
                drawing.over_text |= tag.attribute(b"behindDoc").is_some_and(|v| matches!(v.as_str(), "1" | "true"));
            }
            b"wrapNone" => drawing.over_text = true,
            b"docPr" | b"cNvPr" if drawing.alternative.is_empty() => {
                let said = tag.attribute(b"descr").or_else(|| tag.attribute(b"title"));
                drawing.alternative = said.unwrap_or_default();
            }
            b"decorative" => drawing.decorative |= tag.is_on(),
            b"pic" | b"imagedata" => drawing.picture = true,
            b"textpath" => drawing.letters = true,
            b"shape" | b"rect" => {
                drawing.alternative = tag.attribute(b"alt").unwrap_or_default();
                let style = tag.attribute(b"style").unwrap_or_default();
                drawing.floats |= style.contains("position:absolute");
                drawing.over_text |= style.contains("z-index:-");
            }
            b"OLEObject" => drawing.object = Some(tag.attribute(b"ProgID").unwrap_or_default()),
            b"control" => drawing.object = Some(tag.attribute(b"name").unwrap_or_default()),
            b"chart" => drawing.parts.extend(tag.attribute(b"id")),
            b"relIds" => drawing.parts.extend(tag.attribute(b"dm")),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &[u8]) -> Option<Ended> {
        if self.open.last().is_none_or(|drawing| drawing.name != name) {
            return None;
        }
        let drawing = self.open.pop()?;
        let (floats, over_text) = (drawing.floats, drawing.over_text);
        let mark = |kind, text: String| Some(Mark { kind, text, floats, over_text });
        let made = match &drawing.object {
            Some(program) if is_equation(program) => mark(ThingKind::LostFormula, marks::FORMULA.to_owned()),
            Some(program) => mark(ThingKind::Object, marks::object(&program_name(program))),
            None if drawing.picture && !drawing.letters && !drawing.decorative => {
                mark(ThingKind::Picture, picture_mark(&drawing.alternative))
            }
            None => None,
        };
        Some(Ended { mark: made, parts: drawing.parts })
    }
}

/// Programs that draw formulas: Word's old one, and MathType.
fn is_equation(program: &str) -> bool {
    let program = program.to_ascii_lowercase();
    program.starts_with("equation") || program.contains("mathtype")
}

/// What a chart says: its titles, and the rows of its data.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chart {
    pub(super) titles: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Reads the part of a chart (ECMA-376 part 1, 21.2).
pub(super) fn chart(xml: &[u8]) -> Chart {
    let (mut titles, mut title) = (Vec::new(), String::new());
    let (mut series, mut role): (Vec<Series>, Vec<u8>) = (Vec::new(), Vec::new());
    let (mut in_series, mut text, mut value, mut index) = (false, false, false, 0usize);
    let walked: Result<(), Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(tag) => match tag.name() {
                b"ser" => {
                    in_series = true;
                    series.push(Series::default());
                }
                b"tx" | b"cat" | b"val" | b"xVal" | b"yVal" | b"bubbleSize" if in_series => role = tag.name().to_vec(),
                b"pt" => index = tag.attribute(b"idx").and_then(|v| v.parse().ok()).unwrap_or(0),
                b"t" => text = true,
                b"v" => value = true,
                _ => {}
            },
            Xml::Text(part) if text => title.push_str(&part),
            Xml::Text(part) if value && in_series => {
                if let Some(last) = series.last_mut() {
                    last.take(&role, index, &part);
                }
            }
            Xml::Text(_) => {}
            Xml::End(name) => match name.as_slice() {
                b"t" => text = false,
                b"v" => value = false,
                b"ser" => in_series = false,
                b"p" | b"title" => titles.extend(Some(std::mem::take(&mut title)).filter(|t| !t.trim().is_empty())),
                _ => {}
            },
        }
        Ok(())
    });
    let Ok(()) = walked;
    titles.extend(Some(title).filter(|t| !t.trim().is_empty()));
    Chart { titles, rows: rows(&series) }
}

/// Points of a chart's series.
#[derive(Debug, Default)]
struct Series {
    name: String,
    categories: std::collections::BTreeMap<usize, String>,
    values: std::collections::BTreeMap<usize, String>,
}

impl Series {
    fn take(&mut self, role: &[u8], index: usize, text: &str) {
        let add = |of: &mut String| {
            if !of.is_empty() && !text.trim().is_empty() {
                of.push(' ');
            }
            of.push_str(text.trim());
        };
        match role {
            b"cat" | b"xVal" => add(self.categories.entry(index).or_default()),
            b"val" | b"yVal" | b"bubbleSize" => add(self.values.entry(index).or_default()),
            _ => add(&mut self.name),
        }
    }
}

/// The data as a table: a row a category, a column a series.
fn rows(series: &[Series]) -> Vec<Vec<String>> {
    let indexes: std::collections::BTreeSet<usize> =
        series.iter().flat_map(|s| s.categories.keys().chain(s.values.keys()).copied()).collect();
    if series.is_empty() {
        return Vec::new();
    }
    let head = std::iter::once(String::new()).chain(series.iter().map(|s| s.name.clone())).collect();
    let row = |index: &usize| {
        let category = series.iter().find_map(|s| s.categories.get(index)).cloned().unwrap_or_default();
        let values = series.iter().map(|s| s.values.get(index).cloned().unwrap_or_default());
        std::iter::once(category).chain(values).collect::<Vec<_>>()
    };
    std::iter::once(head).chain(indexes.iter().map(row)).collect()
}

/// The paragraphs of a diagram's data (SmartArt).
pub(super) fn diagram(xml: &[u8]) -> Vec<String> {
    let (mut paragraphs, mut text, mut in_text) = (Vec::new(), String::new(), false);
    let walked: Result<(), Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(tag) if tag.name() == b"t" => in_text = true,
            Xml::Text(part) if in_text => text.push_str(&part),
            Xml::End(name) if name == b"t" => in_text = false,
            Xml::End(name) if name == b"p" => {
                // The elements of the drawing's model have the same name.
                paragraphs.extend(Some(std::mem::take(&mut text)).filter(|t| !t.trim().is_empty()));
            }
            _ => {}
        }
        Ok(())
    });
    let Ok(()) = walked;
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_its_titles_and_its_data() {
        let points = |values: &[&str]| {
            let points: Vec<String> =
                values.iter().enumerate().map(|(i, v)| format!(r#"<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>"#)).collect();
            format!("<c:strRef><c:strCache>{}</c:strCache></c:strRef>", points.concat())
        };
        let xml = format!(
            "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>用水</a:t></a:r><a:r><a:t>量</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:ser>\
             <c:tx>{}</c:tx><c:cat>{}</c:cat><c:val>{}</c:val></c:ser></c:plotArea></c:chart>",
            points(&["城区"]),
            points(&["2022年", "2023年"]),
            points(&["12", "15"])
        );
        let chart = chart(xml.as_bytes());
        assert_eq!(chart.titles, ["用水量"]);
        assert_eq!(chart.rows, [["", "城区"], ["2022年", "12"], ["2023年", "15"]]);
        let xml = "<dgm:pt><dgm:t><a:p><a:r><a:t>县长</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:t>局长</a:t></a:p></dgm:t></dgm:pt>";
        assert_eq!(diagram(xml.as_bytes()), ["县长", "局长"]);
    }

    #[test]
    fn objects_are_named_by_their_program() {
        for (program, name) in
            [("Excel.Sheet.12", "Excel"), ("Package", ""), ("AcroExch.Document.DC", "PDF"), ("X.y", "X.y")]
        {
            assert_eq!(program_name(program), name);
        }
        assert!(is_equation("Equation.DSMT4") && is_equation("Equation.3") && !is_equation("Excel.Sheet.12"));
    }
}
