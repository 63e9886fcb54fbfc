//! The body of a Word document: paragraphs, tables, notes, and what stands in them that is no text.

mod beside;
mod endless;
mod paragraph;

use std::collections::HashMap;

use beside::Struck;
use endless::Endless;
use paragraph::{Behind, Paragraph};

use super::context::Context;
use super::controls::{Controls, Shows};
use super::drawing::{Drawings, Ended};
use super::numbering::Numbering;
use super::styles::Props;
use super::table::Tables;
use crate::source::elements::{Elements, InnerRow, keep_struck, note_mark};
use crate::source::fields::{Fields, Shown, ShownKind};
use crate::source::omml::Math;
use crate::source::scripts::Script;
use crate::source::xml::{Tag, Xml, walk_cancellable};
use crate::source::{Named, SourceError, ThingKind, symbols};

/// Paragraphs inside paragraphs (boxes, notes) may be nested so deep.
const MOST_NESTED: usize = 10_000;

/// A choice between forms of the same, for programs of different age.
#[derive(Debug, Default)]
struct Choice {
    /// One of the forms was taken.
    taken: bool,
    /// What was taken has shown something.
    shown: bool,
}

/// Where in the XML the reader is.
struct Body<'c, 'a> {
    context: &'c mut Context<'a>,
    numbering: &'c mut Numbering,
    elements: &'c mut Elements,
    /// Paragraphs from the outside in: a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    tables: Tables,
    in_paragraph_props: usize,
    in_run_props: usize,
    in_row_props: usize,
    run: Props,
    run_style: Option<String>,
    in_text: bool,
    in_instruction: bool,
    in_form: bool,
    fields: Fields,
    controls: Controls,
    drawings: Drawings,
    math: Option<Math>,
    choices: Vec<Choice>,
    /// Depth inside something that is not read.
    skipped: usize,
    /// What is struck out there.
    struck: Option<Struck>,
    /// The reading of a character, which is written behind it.
    reading: Option<String>,
    in_reading: bool,
    /// The fields of the part that have no end.
    endless: Endless,
    /// Hidden text of cells, which is written behind their table.
    aside: Vec<String>,
    /// The texts of the row of a table inside a cell: they are one line of the cell.
    inner: InnerRow,
    /// Notes met so far, in order: kind and id.
    notes: Vec<(Note, String)>,
    /// The note or comment that is open, and the line that it begins with.
    part: Option<(String, usize)>,
    parts: Vec<(String, std::ops::Range<usize>)>,
}

/// A kind of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Note {
    Foot,
    End,
}

/// What a walk through a part gave beside its lines.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The notes that it refers to, in their order.
    pub(super) notes: Vec<(Note, String)>,
    /// The lines of each note or comment that it holds, by id.
    pub(super) parts: Vec<(String, std::ops::Range<usize>)>,
}

/// Reads a part.
pub(super) fn read(
    xml: &[u8],
    context: &mut Context<'_>,
    numbering: &mut Numbering,
    elements: &mut Elements,
) -> Result<Walked, SourceError> {
    let options = context.nested.options;
    let mut body = Body {
        context,
        numbering,
        elements,
        paragraphs: Vec::new(),
        tables: Tables::default(),
        in_paragraph_props: 0,
        in_run_props: 0,
        in_row_props: 0,
        run: Props::default(),
        run_style: None,
        in_text: false,
        in_instruction: false,
        in_form: false,
        fields: Fields::default(),
        controls: Controls::default(),
        drawings: Drawings::default(),
        math: None,
        choices: Vec::new(),
        skipped: 0,
        struck: None,
        reading: None,
        in_reading: false,
        endless: Endless::of(xml),
        aside: Vec::new(),
        inner: InnerRow::default(),
        notes: Vec::new(),
        part: None,
        parts: Vec::new(),
    };
    walk_cancellable(xml, options, |event| body.see(event))?;
    while !body.paragraphs.is_empty() {
        body.end_paragraph()?;
    }
    body.end_inner_row()?;
    body.end_hidden()?;
    Ok(Walked { notes: body.notes, parts: body.parts })
}

impl Body<'_, '_> {
    fn see(&mut self, event: Xml<'_>) -> Result<(), SourceError> {
        match event {
            Xml::Start(tag) if self.skipped > 0 => {
                self.skipped += 1;
                self.endless.meet(&tag);
                self.struck.iter_mut().for_each(|struck| struck.start(tag.name()));
            }
            Xml::End(_) if self.skipped > 0 => {
                self.skipped -= 1;
                self.struck.iter_mut().for_each(Struck::end);
                if self.skipped == 0 {
                    self.end_struck();
                }
            }
            Xml::Start(tag) => self.start(&tag)?,
            Xml::End(name) => self.end(&name)?,
            Xml::Text(text) if self.skipped > 0 => {
                self.struck.iter_mut().for_each(|struck| struck.text(&text));
            }
            Xml::Text(text) => match &mut self.math {
                Some(math) => math.text(&text),
                None if self.in_text => self.text(&text),
                None if self.in_instruction => self.fields.instruct(&text),
                None => {}
            },
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), SourceError> {
        self.endless.meet(tag);
        if let Some(math) = &mut self.math {
            math.start(tag);
            return Ok(());
        }
        self.context.learn(tag);
        self.drawings.start(tag);
        match tag.name() {
            // These are earlier states of properties.
            b"pPrChange" | b"rPrChange" | b"tcPrChange" | b"trPrChange" | b"tblPrChange" | b"tblGridChange"
            | b"numberingChange" => {
                self.skipped = 1;
            }
            b"del" if self.in_row_props > 0 => self.tables.delete_row(),
            b"AlternateContent" => self.choices.push(Choice::default()),
            b"Choice" => self.choice(tag),
            // Fallback repeats what Choice holds, unless that is a drawing without text.
            b"Fallback" if self.choices.last().is_some_and(|choice| choice.shown) => self.skipped = 1,
            // In run properties these speak of the paragraph's mark.
            b"moveFrom" | b"del" if self.in_run_props == 0 => self.strike(),
            // Word 2003 keeps headers in the text.
            b"hdr" | b"ftr" if self.in_run_props == 0 => self.skipped = 1,
            b"rt" if self.in_run_props == 0 => (self.reading, self.in_reading) = (Some(String::new()), true),
            b"tc" if self.tables.row_deleted() => self.strike(),
            b"oMath" => {
                let mut math = Math::default();
                math.start(tag);
                self.math = Some(math);
            }
            b"p" if self.paragraphs.len() >= MOST_NESTED => {
                let what = Named { en: "nesting", zh: "嵌套层数" };
                return Err(SourceError::TooLarge { what, limit: MOST_NESTED.to_string() });
            }
            b"p" => self.paragraphs.push(Paragraph::default()),
            b"pPr" => self.in_paragraph_props += 1,
            b"rPr" => self.in_run_props += 1,
            b"trPr" => self.in_row_props += 1,
            b"r" => (self.run, self.run_style) = (Props::default(), None),
            b"tbl" | b"gridCol" | b"tr" | b"tblHeader" | b"gridBefore" | b"tc" | b"gridSpan" | b"vMerge"
            | b"vmerge" => {
                self.tables.start(tag);
            }
            b"footnote" | b"endnote" | b"comment" if self.paragraphs.is_empty() => {
                let usual = tag.attribute(b"type").is_none_or(|kind| kind == "normal");
                let first = self.elements.next_line();
                self.part = tag.attribute(b"id").filter(|_| usual).map(|id| (id, first));
            }
            _ if self.in_paragraph_props > 0 => self.paragraph_property(tag),
            b"rStyle" if self.in_run_props > 0 => self.run_style = tag.value(),
            _ if self.in_run_props > 0 => self.run.take(tag),
            name => self.content(name, tag)?,
        }
        Ok(())
    }

    /// One of several forms of the same: the first whose namespaces are known is read.
    fn choice(&mut self, tag: &Tag<'_>) {
        let known = self.context.knows(&tag.attribute(b"Requires").unwrap_or_default());
        let Some(choice) = self.choices.last_mut() else { return };
        if choice.taken || !known {
            self.skipped = 1;
        }
        choice.taken |= known;
    }

    fn paragraph_property(&mut self, tag: &Tag<'_>) {
        // The run properties inside paragraph properties are those of the paragraph mark.
        if self.in_run_props > 0 {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag.name() {
            b"pStyle" => paragraph.style = tag.value(),
            b"t" => paragraph.label = tag.value().filter(|label| !label.trim().is_empty()),
            _ => paragraph.props.take(tag),
        }
    }

    /// What stands in a run, or beside paragraphs.
    fn content(&mut self, name: &[u8], tag: &Tag<'_>) -> Result<(), SourceError> {
        if self.in_form {
            self.form(name, tag);
            return Ok(());
        }
        match name {
            b"t" => self.in_text = true,
            b"instrText" => self.in_instruction = true,
            b"fldChar" => {
                if self.endless.now {
                    self.fields.begin_endless();
                    return Ok(());
                }
                let shown = self.fields.mark(&tag.attribute(b"fldCharType").unwrap_or_default());
                self.field(shown);
            }
            b"fldSimple" => self.fields.simple(tag.attribute(b"instr").unwrap_or_default()),
            b"ffData" => self.in_form = true,
            // Letters drawn as a picture (WordArt): the red head of many a paper.
            b"textpath" => {
                let text = tag.attribute(b"string").unwrap_or_default();
                self.text(&text);
            }
            b"tab" | b"ptab" => self.text("\t"),
            b"cr" => self.text("\n"),
            b"br" if tag.attribute(b"type").is_none_or(|kind| kind == "textWrapping") => self.text("\n"),
            b"noBreakHyphen" => self.text("-"),
            b"sym" => {
                let code = tag.attribute(b"char").and_then(|v| u32::from_str_radix(&v, 16).ok());
                let font = tag.attribute(b"font").unwrap_or_default();
                if let Some(c) = code.and_then(char::from_u32) {
                    let c = symbols::shown(&font, c);
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            b"footnoteReference" => self.note(Note::Foot, tag),
            b"endnoteReference" => self.note(Note::End, tag),
            b"commentReference" => {
                let text = tag.attribute(b"id").and_then(|id| self.context.comments.remove(&id));
                if let Some(text) = text {
                    self.thing(ThingKind::Comment, text);
                }
            }
            b"altChunk" | b"subDoc" => self.insert(tag)?,
            _ => {
                let shows = self.controls.start(tag);
                // Where no paragraph is open the control stands around cells or paragraphs, which are read.
                if let Some(shows) = shows.filter(|_| !self.paragraphs.is_empty()) {
                    self.thing(ThingKind::FormMark, String::new());
                    if let Shows::Mark(mark) = shows {
                        self.text(mark);
                        self.skipped = 1;
                        self.controls.end(b"sdtContent");
                    }
                }
            }
        }
        Ok(())
    }

    /// What a form's field was filled in with.
    fn form(&mut self, name: &[u8], tag: &Tag<'_>) {
        let Some(form) = self.fields.form() else { return };
        match name {
            b"checkBox" => form.checkbox = true,
            b"ddList" => form.list = true,
            b"checked" => form.checked = Some(tag.is_on()),
            b"result" => form.result = tag.number(),
            b"listEntry" => form.entries.extend(tag.value()),
            b"default" if form.checkbox => form.begins_checked = tag.is_on(),
            b"default" if form.list => form.begins_with = tag.number().unwrap_or(0),
            b"default" => form.begins_as = tag.value().unwrap_or_default(),
            _ => {}
        }
    }

    fn note(&mut self, kind: Note, tag: &Tag<'_>) {
        if let Some(id) = tag.attribute(b"id") {
            self.notes.push((kind, id));
            self.text(&note_mark(self.notes.len()));
        }
    }

    /// A file or part that stands here.
    fn insert(&mut self, tag: &Tag<'_>) -> Result<(), SourceError> {
        let id = tag.attribute(b"id").unwrap_or_default();
        // What stands before it in its paragraph is written first.
        self.end_hidden()?;
        self.context.insert(&id, self.elements)?;
        self.tables.count_from(self.elements.tables());
        self.choices.iter_mut().for_each(|choice| choice.shown = true);
        Ok(())
    }

    fn thing(&mut self, kind: ThingKind, text: String) {
        self.elements.thing_in(self.paragraphs.last_mut().map(|paragraph| &mut paragraph.things), kind, text);
    }

    /// What a field shows that has no result.
    fn field(&mut self, shown: Option<Shown>) {
        let Some(shown) = shown else { return };
        match shown.kind {
            ShownKind::Form => self.thing(ThingKind::FormMark, String::new()),
            ShownKind::Equation | ShownKind::Other => {}
        }
        self.text(&shown.text);
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SourceError> {
        if let Some(math) = &mut self.math {
            if let Some(line) = math.end() {
                self.math = None;
                self.thing(ThingKind::Formula, line.clone());
                (self.run, self.run_style) = (Props::default(), None);
                self.text(&line);
            }
            return Ok(());
        }
        if let Some(ended) = self.drawings.end(name) {
            self.drawn(ended);
        }
        match name {
            b"p" => self.end_paragraph()?,
            b"pPr" => self.in_paragraph_props = self.in_paragraph_props.saturating_sub(1),
            b"rPr" => self.in_run_props = self.in_run_props.saturating_sub(1),
            b"t" => self.in_text = false,
            b"instrText" => self.in_instruction = false,
            b"ffData" => self.in_form = false,
            b"fldSimple" => {
                let shown = self.fields.end();
                self.field(shown);
            }
            b"AlternateContent" => {
                self.choices.pop();
            }
            b"trPr" => self.in_row_props = self.in_row_props.saturating_sub(1),
            b"rt" => self.in_reading = false,
            b"ruby" => self.end_reading(),
            b"tc" | b"tr" | b"tbl" => {
                if name == b"tr" && self.tables.is_nested() {
                    self.end_inner_row()?;
                }
                self.tables.end(name, self.elements);
                if self.tables.is_empty() {
                    self.end_hidden()?;
                }
            }
            b"footnote" | b"endnote" | b"comment" => {
                let lines = self.elements.next_line();
                self.parts.extend(self.part.take().map(|(id, first)| (id, first..lines)));
            }
            _ => {
                if let Some(day) = self.controls.end(name) {
                    self.text(&day);
                }
            }
        }
        Ok(())
    }

    /// A drawing ended: its mark goes into the text or stands behind its paragraph.
    fn drawn(&mut self, ended: Ended) {
        let in_cell = !self.tables.is_empty();
        if let Some(mark) = ended.mark {
            self.thing(mark.kind, mark.text.clone());
            self.choices.iter_mut().for_each(|choice| choice.shown = true);
            let Some(paragraph) = self.paragraphs.last_mut() else { return };
            // One that is alone in its paragraph is its text, wherever it floats.
            if mark.floats && !in_cell {
                paragraph.behind.push(Behind::Mark(mark.text, mark.over_text));
            } else {
                self.text(&mark.text);
            }
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.behind.extend(ended.parts.into_iter().map(Behind::Part));
        }
    }

    fn text(&mut self, text: &str) {
        if !self.fields.text(text) {
            return;
        }
        if let Some(reading) = self.reading.as_mut().filter(|_| self.in_reading) {
            reading.push_str(text);
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let style = self.context.styles.resolve(paragraph.style.as_deref());
        let look = match &self.run_style {
            Some(run_style) => self.run.over(&self.context.styles.chain(Some(run_style))).over(&style),
            None => self.run.over(&style),
        };
        if look.hidden == Some(true) {
            paragraph.hidden.push_str(text);
            return;
        }
        let shown = look.symbols.as_ref().map(|font| symbols::text(font, text));
        let text = shown.as_deref().unwrap_or(text);
        let high = look.high == Some(true) && Script::can_be(text);
        let script = look.script.flatten().or_else(|| high.then_some(Script::Raised));
        let set = script.map(|script| script.set(paragraph.text.chars().next_back(), text));
        let text = set.as_deref().unwrap_or(text);
        if look.struck == Some(true) {
            keep_struck(&mut paragraph.things, &paragraph.text, text);
        }
        paragraph.text.push_str(text);
        let n = paragraph.looks.add(text, look.size.map(|half| half / 2.0), look.bold == Some(true), look.face);
        if n > 0 {
            self.controls.text();
            self.choices.iter_mut().for_each(|choice| choice.shown = true);
        }
    }
}

/// The texts of the notes or comments of a part, by id. Those without text are left out.
pub(super) fn texts(
    xml: &[u8],
    context: &mut Context<'_>,
    numbering: &mut Numbering,
    of: &mut Elements,
) -> Result<HashMap<String, String>, SourceError> {
    let mut elements = Elements::new(crate::issue::SourceInfo::default());
    let walked = read(xml, context, numbering, &mut elements)?;
    let mut texts = HashMap::new();
    for (id, lines) in walked.parts {
        let text = elements.texts(lines).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            texts.insert(id, text);
        }
    }
    of.take_things(elements);
    Ok(texts)
}
