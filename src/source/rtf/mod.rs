//! Rich Text (RTF 1.9), which many offices have under the name of a .doc.

mod characters;
mod table;
mod tokens;

use std::collections::HashMap;

use characters::{Font, charset, code_page, named};
use encoding_rs::{Encoding, GB18030};
use table::{Definition, Merge, Table};
use tokens::{Token, Tokens};

use super::elements::{Elements, Look, Looks, face_class, labelled, note_mark};
use super::{Named, ReadOptions, SourceError, SourceText, ThingKind, fields};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const RTF: Named = Named { en: "Rich Text file", zh: " RTF 文档" };

/// Groups open at once, beyond which a file is refused.
const MOST_NESTED: usize = 10_000;
/// Between two looks at the cancel flag.
const TOKENS_PER_CHECK: usize = 8192;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Target {
    #[default]
    Text,
    /// Not read.
    Nothing,
    /// Names of fonts.
    Fonts,
    /// The number of a list's paragraph.
    Label,
    /// The instruction of a field.
    Instruction,
    /// The name and the value of a drawing's property.
    Name,
    Value,
}

/// What happens when a group ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    None,
    Label,
    Instruction,
    Name,
    Value,
    Note,
    Frame,
}

/// What holds inside a group.
#[derive(Clone, Debug, Default)]
struct State {
    target: Target,
    ending: Ending,
    font: i32,
    /// Half points.
    size: Option<i32>,
    bold: bool,
    hidden: bool,
    deleted: bool,
    /// Characters behind a Unicode character that stand for it elsewhere.
    stand_ins: usize,
    /// The font word that follows is of text in this script, not of one from right to left.
    associated: bool,
    centred: bool,
    outline: Option<u8>,
    in_table: bool,
}

/// A paragraph being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    label: Option<String>,
    /// It is the text of a note.
    note: bool,
    looks: Looks,
    /// Text that is hidden.
    hidden: String,
    /// What stands in it that is no text.
    things: Vec<(ThingKind, String)>,
}

struct Reader {
    elements: Elements,
    states: Vec<State>,
    state: State,
    paragraphs: Vec<Paragraph>,
    /// Bytes that are yet to be decoded.
    bytes: Vec<u8>,
    fonts: HashMap<i32, Font>,
    /// Of bytes whose font tells nothing.
    encoding: &'static Encoding,
    high: Option<u16>,
    skipped: usize,
    /// The next control word names a group that programs may pass over.
    optional: bool,
    /// Text of labels, instructions, names and values.
    aside: String,
    name: String,
    notes: Vec<String>,
    table: Table,
    tables: u32,
    definitions: Vec<Definition>,
    definition: Definition,
    head: bool,
    /// Hidden text of cells, which is written behind their table.
    hidden: Vec<String>,
}

/// Reads a Rich Text file.
pub(super) fn read(info: SourceInfo, bytes: &[u8], options: &ReadOptions<'_>) -> Result<SourceText, SourceError> {
    let coded = if std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii() { encoding_rs::UTF_8 } else { GB18030 };
    let mut reader = Reader {
        elements: Elements::new(SourceInfo { kind: SourceKind::Doc, ..info }),
        states: Vec::new(),
        state: State { stand_ins: 1, ..State::default() },
        paragraphs: vec![Paragraph::default()],
        bytes: Vec::new(),
        fonts: HashMap::new(),
        encoding: coded,
        high: None,
        skipped: 0,
        optional: false,
        aside: String::new(),
        name: String::new(),
        notes: Vec::new(),
        table: Table::default(),
        tables: 0,
        definitions: Vec::new(),
        definition: Definition::default(),
        head: false,
        hidden: Vec::new(),
    };
    for (count, token) in Tokens::of(bytes).enumerate() {
        if count.is_multiple_of(TOKENS_PER_CHECK) {
            options.check()?;
        }
        reader.token(token)?;
    }
    reader.finish()?;
    options.report(1, 1);
    reader.elements.finish(RTF)
}

impl Reader {
    fn token(&mut self, token: Token<'_>) -> Result<(), SourceError> {
        if !matches!(token, Token::Coded(_) | Token::Text(_)) {
            self.decode();
        }
        match token {
            Token::Open => self.open()?,
            Token::Close => self.close()?,
            Token::Coded(byte) => self.coded(&[byte]),
            Token::Text(bytes) => self.coded(bytes),
            Token::Symbol(b'*') => self.optional = true,
            Token::Symbol(symbol) if !self.skip_stand_in() => self.symbol(symbol),
            Token::Word(word, number) if word == "u" || word == "uc" || !self.skip_stand_in() => {
                let optional = std::mem::take(&mut self.optional);
                if !self.destination(word, optional) && self.state.target != Target::Nothing {
                    self.word(word, number)?;
                }
            }
            Token::Symbol(_) | Token::Word(..) => {}
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), SourceError> {
        if self.states.len() >= MOST_NESTED {
            let what = Named { en: "nesting", zh: "嵌套层数" };
            return Err(SourceError::TooLarge { what, limit: MOST_NESTED.to_string() });
        }
        self.states.push(self.state.clone());
        self.state.ending = Ending::None;
        (self.skipped, self.optional) = (0, false);
        Ok(())
    }

    fn close(&mut self) -> Result<(), SourceError> {
        (self.skipped, self.optional) = (0, false);
        match self.state.ending {
            Ending::None => {}
            Ending::Label => {
                let label = std::mem::take(&mut self.aside);
                self.paragraph().label = Some(label).filter(|label| !label.trim().is_empty());
            }
            Ending::Name => self.name = std::mem::take(&mut self.aside),
            Ending::Value => {
                // Letters drawn as a picture: the red head of many a paper.
                let value = std::mem::take(&mut self.aside);
                if self.name.trim() == "gtextUNICODE" {
                    self.state.target = Target::Text;
                    self.text(value.trim());
                }
            }
            Ending::Instruction => {
                let instruction = std::mem::take(&mut self.aside);
                if let Some(shown) = fields::shown(&instruction) {
                    self.state.target = Target::Text;
                    self.text(&shown.text);
                }
            }
            Ending::Note => {
                let note = self.paragraphs.pop().unwrap_or_default();
                self.notes.push(note.text);
            }
            Ending::Frame => {
                if !self.paragraph().text.trim().is_empty() {
                    self.end_paragraph()?;
                }
                self.paragraphs.pop();
            }
        }
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        Ok(())
    }

    /// Whether a control word begins a group whose text is no text of the document, or another one.
    fn destination(&mut self, word: &str, optional: bool) -> bool {
        if self.state.target == Target::Nothing {
            return true;
        }
        let (target, ending) = match word {
            "fonttbl" => (Target::Fonts, Ending::None),
            "listtext" | "pntext" => (Target::Label, Ending::Label),
            "fldinst" => (Target::Instruction, Ending::Instruction),
            "sn" => (Target::Name, Ending::Name),
            "sv" => (Target::Value, Ending::Value),
            "footnote" => (Target::Text, Ending::Note),
            "shptxt" => (Target::Text, Ending::Frame),
            // What a program that knows Unicode reads in the place of another group.
            "ud" | "shpinst" | "shppict" | "nesttableprops" => return word == "nesttableprops" && self.nothing(),
            "colortbl" | "stylesheet" | "info" | "pict" | "header" | "headerl" | "headerr" | "headerf" | "footer"
            | "footerl" | "footerr" | "footerf" | "shprslt" | "nonshppict" | "nonesttables" | "upr" | "objdata"
            | "atnid" | "atnauthor" | "annotation" | "themedata" | "filetbl" | "listtable" | "listoverridetable"
            | "revtbl" | "rsidtbl" | "generator" | "xe" | "tc" => return self.nothing(),
            _ if optional => return self.nothing(),
            _ => return false,
        };
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
            _ => self.aside.clear(),
        }
        true
    }

    fn nothing(&mut self) -> bool {
        self.state.target = Target::Nothing;
        true
    }

    /// A symbol that stands for a character, or for itself.
    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.text("\u{A0}"),
            b'_' => self.text("-"),
            b'\\' | b'{' | b'}' => self.coded(&[symbol]),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), SourceError> {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.encoding = number.and_then(code_page).unwrap_or(self.encoding),
            "uc" => self.state.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "u" => self.unicode(number.unwrap_or(0)),
            "rtlch" => self.state.associated = false,
            "loch" | "hich" | "dbch" => self.state.associated = true,
            "af" if self.state.associated => self.state.font = number.unwrap_or(0),
            "f" => self.state.font = number.unwrap_or(0),
            "fcharset" => self.font().encoding = number.and_then(charset),
            "fs" => self.state.size = number,
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "plain" => {
                (self.state.bold, self.state.hidden, self.state.deleted) = (false, false, false);
                self.state.size = None;
            }
            "pard" => {
                (self.state.centred, self.state.in_table, self.state.outline) = (false, false, None);
            }
            "qc" => self.state.centred = true,
            "ql" | "qr" | "qj" | "qd" => self.state.centred = false,
            "outlinelevel" => self.state.outline = number.and_then(|n| u8::try_from(n).ok()),
            "intbl" => self.state.in_table = true,
            "par" | "sect" => self.end_paragraph()?,
            "page" | "column" if !self.paragraph().text.is_empty() => self.end_paragraph()?,
            "line" | "lbr" => self.text("\n"),
            "tab" => self.text("\t"),
            _ if self.cells(word, number)? => {}
            _ => {
                if let Some(c) = named(word) {
                    self.text(c);
                }
            }
        }
        Ok(())
    }

    /// Words of tables.
    fn cells(&mut self, word: &str, number: Option<i32>) -> Result<bool, SourceError> {
        match word {
            "trowd" => {
                self.definitions.clear();
                (self.definition, self.head) = (Definition::default(), false);
            }
            "trhdr" => self.head = true,
            "clvmgf" => self.definition.down = Merge::First,
            "clvmrg" => self.definition.down = Merge::Down,
            "clmrg" => self.definition.across = true,
            "cellx" => {
                let definition = std::mem::take(&mut self.definition);
                self.definitions.push(Definition { right: number.unwrap_or(0).clamp(-100_000, 100_000), ..definition });
                self.definitions.truncate(1024);
            }
            "cell" => {
                self.state.in_table = true;
                self.end_paragraph()?;
                self.table.end_cell();
            }
            "nestcell" => self.end_paragraph()?,
            "row" => self.table.end_row(&self.definitions, self.head),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether what comes stands for a Unicode character before it.
    fn skip_stand_in(&mut self) -> bool {
        let skip = self.skipped > 0;
        self.skipped = self.skipped.saturating_sub(1);
        skip
    }

    /// Bytes of text.
    fn coded(&mut self, bytes: &[u8]) {
        let skip = self.skipped.min(bytes.len());
        self.skipped -= skip;
        if self.state.target != Target::Nothing {
            self.bytes.extend(bytes.iter().skip(skip));
        }
    }

    /// A character, or half of one.
    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        let units = [self.high.take().unwrap_or(0), unit];
        let from = usize::from(units[0] == 0);
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            // Bytes of symbol fonts.
            _ => {
                let text = String::from_utf16_lossy(units.get(from..).unwrap_or_default());
                self.text(&text);
            }
        }
        self.skipped = self.state.stand_ins;
    }

    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let of_font = self.fonts.get(&self.state.font).and_then(|font| font.encoding);
        let encoding =
            if self.encoding == encoding_rs::UTF_8 { self.encoding } else { of_font.unwrap_or(self.encoding) };
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        match self.state.target {
            Target::Nothing => {}
            Target::Fonts => {
                let font = self.font();
                font.face = font.face.or_else(|| face_class(text));
            }
            Target::Label => self.aside.push_str(&text.replace(|c| ('\u{E000}'..='\u{F8FF}').contains(&c), "•")),
            Target::Instruction | Target::Name | Target::Value => self.aside.push_str(text),
            Target::Text if self.state.deleted => {
                if !text.trim().is_empty() {
                    self.paragraph().things.push((ThingKind::Deleted, text.to_owned()));
                }
            }
            Target::Text if self.state.hidden => self.paragraph().hidden.push_str(text),
            Target::Text => {
                let face = self.fonts.get(&self.state.font).and_then(|font| font.face);
                let (size, bold) = (self.state.size, self.state.bold);
                let paragraph = self.paragraph();
                paragraph.text.push_str(text);
                paragraph.looks.add(text, Some(size.unwrap_or(24) as f32 / 2.0), bold, face);
            }
        }
    }

    fn font(&mut self) -> &mut Font {
        self.fonts.entry(self.state.font).or_default()
    }

    fn paragraph(&mut self) -> &mut Paragraph {
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Paragraph::default());
        }
        let last = self.paragraphs.len() - 1;
        &mut self.paragraphs[last]
    }

    fn end_paragraph(&mut self) -> Result<(), SourceError> {
        // Notes are one line.
        if self.paragraph().note {
            return Ok(());
        }
        let paragraph = std::mem::take(self.paragraph());
        let label = paragraph.label.filter(|_| !paragraph.text.trim().is_empty());
        let look = Look {
            centred: self.state.centred,
            heading: self.state.outline.filter(|level| *level < 9).map(|level| level + 1),
            auto_label: label.is_some(),
            ..paragraph.looks.most()
        };
        let text = match label {
            Some(label) => labelled(label.trim(), &paragraph.text),
            None => paragraph.text,
        };
        let span = self.elements.next_element();
        for (kind, text) in paragraph.things {
            self.elements.thing(kind, Some(span), &text);
        }
        if !paragraph.hidden.trim().is_empty() {
            self.hidden.push(paragraph.hidden);
        }
        if self.state.in_table {
            self.table.paragraph(text, look);
            return Ok(());
        }
        self.end_table()?;
        self.elements.push(&text, look)?;
        self.end_hidden()
    }

    /// Writes the hidden text that waited for the end of its paragraph or table.
    fn end_hidden(&mut self) -> Result<(), SourceError> {
        for hidden in std::mem::take(&mut self.hidden) {
            self.elements.push_hidden(&hidden)?;
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), SourceError> {
        if self.table.finish(self.tables, &mut self.elements)? {
            self.tables = self.tables.saturating_add(1);
        }
        Ok(())
    }

    /// Ends what is open, and writes the notes.
    fn finish(&mut self) -> Result<(), SourceError> {
        self.decode();
        self.state.in_table = false;
        self.states.clear();
        while let Some(paragraph) = self.paragraphs.last() {
            match paragraph {
                Paragraph { note: true, text, .. } => self.notes.push(text.clone()),
                Paragraph { text, .. } if text.trim().is_empty() => {}
                _ => self.end_paragraph()?,
            }
            self.paragraphs.pop();
        }
        self.end_table()?;
        self.end_hidden()?;
        for (i, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let look = Look { auto_label: true, ..Look::default() };
            self.elements.push(&format!("{}{}", note_mark(i + 1), note.trim()), look)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
