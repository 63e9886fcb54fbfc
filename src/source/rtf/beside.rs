//! What stands in Rich Text that is no text: fields of forms, embedded objects, formulas.

use super::{Ending, Reader, Target};
use crate::source::ThingKind;
use crate::source::fields::{self, Form};
use crate::source::marks;
use crate::source::omml::Math;

impl Reader {
    /// Puts a text into the paragraph that does not stand in the file as text.
    pub(super) fn mark(&mut self, text: &str) {
        self.state.target = Target::Text;
        self.text(text);
    }

    pub(super) fn thing(&mut self, kind: ThingKind, text: &str) {
        self.paragraph().things.push((kind, text.to_owned()));
    }

    /// What a field shows that is read from its instruction.
    pub(super) fn end_instruction(&mut self) {
        let instruction = std::mem::take(&mut self.aside);
        let form = self.form.take().filter(|form| form.checkbox || form.list);
        if let Some(text) = form.as_ref().and_then(Form::shown) {
            self.thing(ThingKind::FormMark, "");
            self.mark(&text);
            self.shown = true;
        } else if let Some(shown) = fields::shown(&instruction) {
            self.mark(&shown.text);
            self.shown = true;
        }
    }

    /// The program of an object is known: its mark stands in the text. What a link shows is text.
    pub(super) fn end_program(&mut self, program: &str) {
        if self.linked {
            return;
        }
        self.already_shown = true;
        let formula = program.to_ascii_lowercase().starts_with("equation");
        self.thing(if formula { ThingKind::LostFormula } else { ThingKind::Object }, program);
        self.mark(&if formula { marks::FORMULA.to_owned() } else { marks::object(program) });
    }

    /// An object of which the file says neither the program nor what it shows.
    pub(super) fn end_object(&mut self) {
        if !std::mem::replace(&mut self.already_shown, true) {
            self.thing(ThingKind::Object, "");
            self.mark(marks::OBJECT);
        }
    }

    /// Text that was struck out; it comes in pieces.
    pub(super) fn strike(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let paragraph = self.paragraph();
        let at = Some(paragraph.text.len());
        match paragraph.things.last_mut() {
            Some((ThingKind::Deleted, struck)) if paragraph.struck == at => struck.push_str(text),
            _ => paragraph.things.push((ThingKind::Deleted, text.to_owned())),
        }
        paragraph.struck = at;
    }

    /// Whether a control word begins a part of a formula.
    pub(super) fn formula(&mut self, word: &str) -> bool {
        let Some(name) = word.strip_prefix('m') else { return false };
        if word == "moMath" && self.math.is_none() {
            self.math = Some(Math::default());
        }
        let Some(math) = self.math.as_mut() else { return false };
        match name {
            "chr" | "begChr" | "endChr" | "sepChr" | "type" | "pos" | "degHide" => {
                self.name = name.to_owned();
                self.sign.clear();
                (self.state.target, self.state.ending) = (Target::Sign, Ending::Sign);
            }
            // Words of properties stand without a group.
            "sty" | "scr" | "nor" | "lit" | "aln" | "brk" => return false,
            name => {
                math.open(name.as_bytes(), || None);
                (self.state.target, self.state.ending) = (Target::Math, Ending::MathPart);
            }
        }
        true
    }
}
