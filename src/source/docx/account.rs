//! The account of a Word document: what its raw parts hold, told by a walk of its own.

use std::collections::HashSet;

use super::Document;
use super::context::Parts;
use crate::source::account;
use crate::source::account::raw::{Raw, attribute, scan, unescaped};
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// Enters the parts of a document.
pub(super) fn enter(account: &mut Account, document: &Document, parts: &mut dyn Parts) {
    let all = [
        ("word/document.xml", &document.main),
        ("word/footnotes.xml", &document.footnotes),
        ("word/endnotes.xml", &document.endnotes),
    ];
    for (name, xml) in all {
        let xml = String::from_utf8_lossy(xml);
        let mut walk = Walk::new(name);
        if name.ends_with("notes.xml") && !xml.is_empty() {
            // Notes that the text does not refer to are not shown.
            walk.notes = Some(referred(&String::from_utf8_lossy(&document.main), name));
        }
        scan(&xml, |raw| walk.see(raw));
        walk.end(account);
    }
    for part in document.relations.of("chart") {
        let xml = parts.part(part).unwrap_or_default();
        let text = texts(&String::from_utf8_lossy(&xml), &["t", "v"]);
        account.parts.push(AccountPart::of(PartPlace::Named(part.to_owned()), text));
    }
    let mut margins = Vec::new();
    for part in document.relations.of("header").chain(document.relations.of("footer")) {
        let xml = parts.part(part).unwrap_or_default();
        for line in account::margins(&String::from_utf8_lossy(&xml), &["t"]).iter().flat_map(|text| text.lines()) {
            if !margins.iter().any(|known: &String| known.trim() == line.trim()) {
                margins.push(line.to_owned());
            }
        }
    }
    if !margins.is_empty() {
        account.parts.push(AccountPart::of(PartPlace::Named("word/header.xml".to_owned()), margins.join("\n")));
    }
    let comments = String::from_utf8_lossy(&document.comments);
    let mut count = 0;
    let mut written = false;
    scan(&comments, |raw| match raw {
        Raw::Open("comment", ..) => written = false,
        Raw::Text(text) => written |= !text.trim().is_empty(),
        Raw::Close("comment") => count += usize::from(written),
        _ => {}
    });
    let place = PartPlace::Named("word/comments.xml".to_owned());
    let thing = Thing { kind: ThingKind::Comment, place, span: None, text: String::new() };
    account.things.extend(std::iter::repeat_n(thing, count));
}

/// The ids of notes that a text refers to.
fn referred(main: &str, part: &str) -> HashSet<String> {
    let reference = if part.contains("footnotes") { "footnoteReference" } else { "endnoteReference" };
    let mut ids = HashSet::new();
    scan(main, |raw| {
        if let Raw::Open(name, attributes, _) = raw
            && name == reference
        {
            ids.extend(attribute(attributes, "id").map(str::to_owned));
        }
    });
    ids
}

/// The texts of these elements, a line each.
fn texts(xml: &str, elements: &[&str]) -> String {
    let (mut out, mut inside) = (String::new(), false);
    scan(xml, |raw| match raw {
        Raw::Open(name, _, false) => inside = elements.contains(&name),
        Raw::Text(text) if inside => {
            out.push_str(&unescaped(text));
            out.push('\n');
        }
        _ => inside = false,
    });
    out
}

/// A field that is open.
#[derive(Default)]
struct Field {
    instruction: String,
    /// Its result has begun.
    result: bool,
    /// Text before its result: part of its instruction, if it ends.
    held: String,
}

/// A walk through a part.
struct Walk {
    place: PartPlace,
    text: String,
    things: Vec<Thing>,
    in_text: bool,
    /// The element that is not read, and how often it is open.
    skipped: Option<(String, usize)>,
    /// Where the text of each choice that is open begins: the first form that says something counts.
    choices: Vec<usize>,
    fields: Vec<Field>,
    /// How many fields were open where each text that stands apart began.
    apart: Vec<usize>,
    in_instruction: bool,
    in_row_props: bool,
    row_deleted: bool,
    /// What is struck out holds text.
    struck: bool,
    /// The control that is open is a box to be ticked.
    ticked: bool,
    /// The notes that are shown, in a part of notes.
    notes: Option<HashSet<String>>,
}

impl Walk {
    fn new(name: &str) -> Self {
        Self {
            place: PartPlace::Named(name.to_owned()),
            text: String::new(),
            things: Vec::new(),
            in_text: false,
            skipped: None,
            choices: Vec::new(),
            fields: Vec::new(),
            apart: Vec::new(),
            in_instruction: false,
            in_row_props: false,
            row_deleted: false,
            struck: false,
            ticked: false,
            notes: None,
        }
    }

    fn see(&mut self, raw: Raw<'_>) {
        if let Some((name, depth)) = &mut self.skipped {
            match raw {
                Raw::Open(open, _, false) if open == name => *depth += 1,
                Raw::Close(close) if close == name => *depth -= 1,
                Raw::Open(open, ..) => self.in_text = matches!(open, "t" | "delText"),
                Raw::Close(_) => self.in_text = false,
                Raw::Text(text) => self.struck |= self.in_text && !text.trim().is_empty(),
            }
            if *depth == 0 {
                let struck = std::mem::take(&mut self.struck) && matches!(name.as_str(), "del" | "moveFrom" | "tc");
                (self.skipped, self.in_text) = (None, false);
                if struck {
                    self.thing(ThingKind::Deleted);
                }
            }
            return;
        }
        match raw {
            Raw::Open(name, attributes, empty) => self.open(name, attributes, empty),
            Raw::Close("t") => {
                self.in_text = false;
                self.said("\n");
            }
            Raw::Close("AlternateContent") => {
                self.choices.pop();
            }
            Raw::Close("instrText") => self.in_instruction = false,
            Raw::Close("trPr") => self.in_row_props = false,
            Raw::Close("txbxContent" | "footnote" | "endnote" | "comment") => {
                let open = self.apart.pop().unwrap_or(0);
                self.release(open);
            }
            Raw::Text(text) if self.in_text => self.said(&unescaped(text)),
            Raw::Text(text) if self.in_instruction => {
                self.fields.last_mut().into_iter().for_each(|field| field.instruction.push_str(&unescaped(text)));
            }
            Raw::Close(_) | Raw::Text(_) => {}
        }
    }

    /// Text is kept with the field whose instruction it may be a part of until that ends.
    fn said(&mut self, text: &str) {
        match self.fields.iter_mut().rev().find(|field| !field.result) {
            Some(field) => field.held.push_str(text),
            None => self.text.push_str(text),
        }
    }

    /// The end of a field: its instruction is no text, but for what a button shows.
    fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        let mut words = field.instruction.split_whitespace();
        let button = words
            .next()
            .is_some_and(|name| ["MACROBUTTON", "GOTOBUTTON"].iter().any(|button| name.eq_ignore_ascii_case(button)));
        if button && !field.result {
            let shown: Vec<&str> = words.skip(1).collect();
            self.said(&format!("\n{}\n", shown.join(" ")));
        }
    }

    /// Fields beyond so many are open at the end of their text: they have no end, and what follows them is text.
    fn release(&mut self, open: usize) {
        while self.fields.len() > open {
            if let Some(field) = self.fields.pop() {
                self.text.push('\n');
                self.text.push_str(&field.held);
                self.text.push('\n');
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &str, empty: bool) {
        let skip = match name {
            "del" if self.in_row_props => {
                self.row_deleted = true;
                true
            }
            "tc" => self.row_deleted,
            "del" | "moveFrom" | "pPr" | "sectPr" | "hdr" | "ftr" => true,
            "Fallback" => {
                let said = self.choices.last().and_then(|before| self.text.get(*before..));
                said.is_some_and(|said| !said.trim().is_empty())
            }
            // A box to be ticked is told by its state, not by how it was drawn.
            "sdtContent" => std::mem::take(&mut self.ticked),
            "footnote" | "endnote" => self.notes.as_ref().is_some_and(|ids| {
                let id = attribute(attributes, "id").unwrap_or("");
                attribute(attributes, "type").is_some_and(|kind| kind != "normal") || !ids.contains(id)
            }),
            _ => false,
        };
        if skip {
            self.skipped = (!empty).then(|| (name.to_owned(), 1));
            return;
        }
        match name {
            "t" => self.in_text = !empty,
            "AlternateContent" => self.choices.push(self.text.len()),
            "instrText" => self.in_instruction = !empty,
            "trPr" => self.in_row_props = !empty,
            "tr" => self.row_deleted = false,
            "txbxContent" | "footnote" | "endnote" | "comment" if !empty => self.apart.push(self.fields.len()),
            "fldChar" => match attribute(attributes, "fldCharType") {
                Some("begin") => self.fields.push(Field::default()),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|field| field.result = true),
                Some("end") => self.end_field(),
                _ => {}
            },
            "sdt" => self.ticked = false,
            "checkbox" => self.ticked = true,
            "oMath" => self.thing(ThingKind::Formula),
            "altChunk" | "subDoc" => self.thing(ThingKind::SubDocument),
            "ddList" | "checkBox" => self.thing(ThingKind::FormMark),
            "OLEObject" if attribute(attributes, "ProgID").is_none_or(|id| !id.starts_with("Equation")) => {
                self.thing(ThingKind::Object);
            }
            _ => {}
        }
    }

    fn thing(&mut self, kind: ThingKind) {
        self.things.push(Thing { kind, place: self.place.clone(), span: None, text: String::new() });
    }

    fn end(mut self, account: &mut Account) {
        self.release(0);
        if !self.text.trim().is_empty() {
            account.parts.push(AccountPart::of(self.place, self.text));
        }
        account.things.extend(self.things);
    }
}
