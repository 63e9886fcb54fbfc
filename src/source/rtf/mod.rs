//! Rich Text (RTF 1.9), which many offices have under the name of a .doc.

mod account;
mod beside;
mod characters;
mod groups;
mod paragraph;
mod table;
mod tokens;

use std::collections::HashMap;

use characters::{Font, charset, code_page, named};
use encoding_rs::{Encoding, GB18030};
use table::{Definition, Merge, Table};
use tokens::{Token, Tokens};

use super::elements::{Elements, InnerRow, Looks};
use super::fields::Form;
use super::omml::Math;
use super::scripts::{RAISED, Script};
use super::{Named, ReadOptions, SourceError, SourceText, ThingKind};
use crate::issue::{SourceInfo, SourceKind};

pub(super) const RTF: Named = Named { en: "Rich Text file", zh: " RTF 文档" };

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
    /// The data of a picture.
    Picture,
    /// The program of an object.
    Program,
    /// What a form's field was filled in with, and an entry of its list.
    Form,
    Entry,
    /// Who left a comment.
    Author,
    /// A formula, and a sign that its properties name.
    Math,
    Sign,
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
    Picture,
    Program,
    Entry,
    Author,
    Comment,
    Margin,
    MathPart,
    Sign,
    Object,
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
    /// A line goes through the characters.
    struck: bool,
    script: Option<Script>,
    /// The characters stand high above their line.
    high: bool,
    /// Characters behind a Unicode character that stand for it elsewhere.
    stand_ins: usize,
    /// The font word that follows is of text in this script, not of one from right to left.
    associated: bool,
    centred: bool,
    outline: Option<u8>,
    in_table: bool,
    /// In a table inside a cell.
    nested: bool,
    /// In what is shown of an object whose mark stands already: its pictures are none of the text.
    of_object: bool,
    /// In a group that says the same twice, of which the form for programs that know Unicode is read: where that goes.
    of_upr: Option<Target>,
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
    /// How long the text was when something was struck out last: more of it may follow in pieces.
    struck: Option<usize>,
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
    /// The cells of the row that is open in a table inside a cell.
    inner: InnerRow,
    /// The lines of headers and footers.
    margins: Vec<String>,
    /// Hidden text of cells, which is written behind their table.
    hidden: Vec<String>,
    /// What a picture shows, in words.
    alternative: String,
    /// The field that is open has shown what its instruction draws: its result is a copy.
    shown: bool,
    /// The object that is open is a link: what it shows is text.
    linked: bool,
    /// The object that is open stands in the text already, by its mark or by what is shown of it.
    already_shown: bool,
    form: Option<Form>,
    entry: String,
    author: String,
    math: Option<Math>,
    sign: String,
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
        inner: InnerRow::default(),
        margins: Vec::new(),
        hidden: Vec::new(),
        alternative: String::new(),
        shown: false,
        linked: false,
        already_shown: false,
        form: None,
        entry: String::new(),
        author: String::new(),
        math: None,
        sign: String::new(),
    };
    account::enter(reader.elements.account(), bytes);
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
            "objlink" | "objautlink" | "objsub" => self.linked = true,
            "fftype" => {
                let form = self.form.get_or_insert_default();
                (form.checkbox, form.list) = (number == Some(1), number == Some(2));
            }
            // 25 says that nothing was filled in.
            "ffres" if number != Some(25) => {
                let form = self.form.get_or_insert_default();
                form.checked = Some(on);
                form.result = number.and_then(|n| usize::try_from(n).ok());
            }
            "ffdefres" => {
                let form = self.form.get_or_insert_default();
                form.begins_checked = number == Some(1);
                form.begins_with = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            }
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
            "super" => self.state.script = on.then_some(Script::Raised),
            "sub" => self.state.script = on.then_some(Script::Lowered),
            "nosupersub" => self.state.script = None,
            "up" => self.state.high = number.is_some_and(|half| half >= RAISED),
            "deleted" => self.state.deleted = on,
            "strike" | "striked" => self.state.struck = on,
            "plain" => {
                (self.state.bold, self.state.hidden, self.state.deleted) = (false, false, false);
                (self.state.size, self.state.script) = (None, None);
                (self.state.struck, self.state.high) = (false, false);
            }
            "pard" => {
                (self.state.centred, self.state.in_table, self.state.outline) = (false, false, None);
                self.state.nested = false;
            }
            "qc" => self.state.centred = true,
            "ql" | "qr" | "qj" | "qd" => self.state.centred = false,
            "outlinelevel" => self.state.outline = number.and_then(|n| u8::try_from(n).ok()),
            "intbl" => self.state.in_table = true,
            "itap" => self.state.nested = number.is_some_and(|depth| depth > 1),
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
            "nestcell" => {
                (self.state.in_table, self.state.nested) = (true, true);
                self.end_paragraph()?;
            }
            "row" => self.table.end_row(&self.definitions, self.head),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
