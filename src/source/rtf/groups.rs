//! Groups of a Rich Text file: what the text of one is, by the word that begins it, and what becomes of it at its end.

use super::super::elements::{AUTHOR_ENDS, note_mark, picture_mark};
use super::super::omml::Math;
use super::super::{Named, SourceError, ThingKind};
use super::{Ending, Paragraph, Reader, Target};

/// Groups open at once, beyond which a file is refused.
const MOST_NESTED: usize = 10_000;

impl Reader {
    pub(super) fn open(&mut self) -> Result<(), SourceError> {
        if self.states.len() >= MOST_NESTED {
            let what = Named { en: "nesting", zh: "嵌套层数" };
            return Err(SourceError::TooLarge { what, limit: MOST_NESTED.to_string() });
        }
        self.states.push(self.state.clone());
        self.state.ending = Ending::None;
        (self.skipped, self.optional) = (0, false);
        Ok(())
    }

    pub(super) fn close(&mut self) -> Result<(), SourceError> {
        (self.skipped, self.optional) = (0, false);
        match self.state.ending {
            Ending::None => {}
            Ending::Comment | Ending::Margin | Ending::Note | Ending::Frame => self.end_text_apart()?,
            Ending::Picture | Ending::Program | Ending::Sign | Ending::MathPart => self.end_thing(),
            Ending::Object => self.end_object(),
            _ => self.end_aside(),
        }
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        Ok(())
    }

    /// The end of a group whose text is about something else.
    fn end_aside(&mut self) {
        match self.state.ending {
            Ending::Label => {
                let label = std::mem::take(&mut self.aside);
                self.paragraph().label = Some(label).filter(|label| !label.trim().is_empty());
            }
            Ending::Name => self.name = std::mem::take(&mut self.aside),
            Ending::Value => {
                let value = std::mem::take(&mut self.aside);
                match self.name.trim() {
                    // Letters drawn as a picture: the red head of many a paper.
                    "gtextUNICODE" => self.mark(value.trim()),
                    "wzDescription" => self.alternative = value.trim().to_owned(),
                    _ => {}
                }
            }
            Ending::Instruction => self.end_instruction(),
            Ending::Entry => {
                let entry = std::mem::take(&mut self.entry);
                self.form.get_or_insert_default().entries.push(entry.trim().to_owned());
            }
            Ending::Author => self.author = std::mem::take(&mut self.aside),
            _ => {}
        }
    }

    /// The end of a group that holds a thing that is no text.
    fn end_thing(&mut self) {
        match self.state.ending {
            Ending::Picture => {
                let alternative = std::mem::take(&mut self.alternative);
                self.thing(ThingKind::Picture, "");
                self.mark(&picture_mark(&alternative));
            }
            Ending::Program => {
                let program = std::mem::take(&mut self.aside);
                self.end_program(program.trim());
            }
            Ending::Sign => {
                let (name, sign) = (std::mem::take(&mut self.name), std::mem::take(&mut self.sign));
                if let Some(math) = &mut self.math {
                    math.say(name.as_bytes(), sign.trim().to_owned());
                }
            }
            Ending::MathPart => {
                if let Some(line) = self.math.as_mut().and_then(Math::end) {
                    self.math = None;
                    self.thing(ThingKind::Formula, &line);
                    self.mark(&line);
                }
            }
            _ => {}
        }
    }

    /// The end of a group whose paragraphs stand apart from the text around it.
    fn end_text_apart(&mut self) -> Result<(), SourceError> {
        if self.state.ending == Ending::Frame && !self.paragraph().text.trim().is_empty() {
            self.end_paragraph()?;
        }
        let last = self.paragraphs.pop().unwrap_or_default();
        match self.state.ending {
            Ending::Comment => {
                let author = std::mem::take(&mut self.author);
                let author =
                    if author.trim().is_empty() { String::new() } else { format!("{}{AUTHOR_ENDS}", author.trim()) };
                self.thing(ThingKind::Comment, &format!("{author}{}", last.text.trim()));
            }
            Ending::Margin => self.margins.extend(Some(last.text).filter(|text| !text.trim().is_empty())),
            Ending::Note => self.notes.push(last.text),
            _ => {}
        }
        Ok(())
    }

    /// Whether a control word begins a group whose text is no text of the document, or another one.
    pub(super) fn destination(&mut self, word: &str, optional: bool) -> bool {
        if self.state.target == Target::Nothing {
            if let Some(target) = self.state.of_upr.take_if(|_| word == "ud") {
                self.state.target = target;
            }
            return true;
        }
        if self.formula(word) {
            return true;
        }
        let (target, ending) = match word {
            "pict" if self.state.of_object => return self.nothing(),
            "pict" => (Target::Picture, Ending::Picture),
            "objclass" => (Target::Program, Ending::Program),
            "formfield" => (Target::Form, Ending::None),
            "ffl" => (Target::Entry, Ending::Entry),
            "atnauthor" => (Target::Author, Ending::Author),
            "annotation" => (Target::Text, Ending::Comment),
            // What an instruction drew has been written.
            "fldrslt" => return std::mem::take(&mut self.shown) && self.nothing(),
            // What an object shows is a picture of it, of which the mark tells; or text.
            "result" => {
                self.state.of_object = self.already_shown && !self.linked;
                self.already_shown = true;
                return true;
            }
            "object" => {
                (self.linked, self.already_shown, self.state.ending) = (false, false, Ending::Object);
                return true;
            }
            "fonttbl" => (Target::Fonts, Ending::None),
            "listtext" | "pntext" => (Target::Label, Ending::Label),
            "fldinst" => (Target::Instruction, Ending::Instruction),
            "sn" => (Target::Name, Ending::Name),
            "sv" => (Target::Value, Ending::Value),
            "footnote" => (Target::Text, Ending::Note),
            "shptxt" | "dptxbxtext" => (Target::Text, Ending::Frame),
            // Drawings of Word 6.
            "do" => return false,
            // What a program that knows Unicode reads in the place of another group.
            "ud" | "shpinst" | "shppict" | "picprop" | "moMathPara" | "mmath" | "nesttableprops" => {
                if word == "nesttableprops" {
                    self.end_inner_row();
                }
                return word == "nesttableprops" && self.nothing();
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                (Target::Text, Ending::Margin)
            }
            "upr" => {
                self.state.of_upr = Some(self.state.target);
                return self.nothing();
            }
            "colortbl" | "stylesheet" | "info" | "shprslt" | "nonshppict" | "nonesttables" | "objdata" | "atnid"
            | "mmathPict" | "themedata" | "filetbl" | "listtable" | "listoverridetable" | "revtbl" | "rsidtbl"
            | "generator" | "xe" | "tc" => return self.nothing(),
            _ if optional => return self.nothing(),
            _ => return false,
        };
        self.begin(target, ending);
        true
    }

    /// Begins a group whose text is this.
    fn begin(&mut self, target: Target, ending: Ending) {
        (self.state.target, self.state.ending) = (target, ending);
        match ending {
            Ending::Note => {
                let mark = note_mark(self.notes.len() + 1);
                self.state.ending = Ending::None;
                self.text(&mark);
                self.state.ending = ending;
                self.paragraphs.push(Paragraph { note: true, ..Paragraph::default() });
            }
            Ending::Frame => {
                self.paragraphs.push(Paragraph::default());
                self.state.in_table = false;
            }
            Ending::Comment | Ending::Margin => self.paragraphs.push(Paragraph { note: true, ..Paragraph::default() }),
            Ending::Entry => self.entry.clear(),
            // Its instruction goes on behind it.
            Ending::None => {}
            _ => self.aside.clear(),
        }
    }

    fn nothing(&mut self) -> bool {
        self.state.target = Target::Nothing;
        true
    }
}
