//! Fields: what Word computes and shows in place of an instruction. Most keep their result as text; those that draw
//! (EQ), name a character (SYMBOL) or are filled in (forms) have none, and are read from the instruction.

mod equation;
mod forms;

pub(super) use forms::{EMPTY, Form, TICKED};

use super::symbols;

/// What a field shows that has no result of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) kind: ShownKind,
}

/// What drew it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShownKind {
    /// A formula, or characters drawn over each other.
    Equation,
    /// A form's field.
    Form,
    /// A character of a font, and the like.
    Other,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    form: Option<Form>,
    /// Its result has begun.
    result: bool,
    /// Its result has text.
    shown: bool,
}

/// Fields open, from the outside in.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

impl Fields {
    /// Begins a field that has no end: what follows it is text.
    pub(super) fn begin_endless(&mut self) {
        self.open.push(Field { result: true, ..Field::default() });
    }

    /// A mark of a field's parts. The end of one without a result gives what it shows.
    pub(super) fn mark(&mut self, kind: &str) -> Option<Shown> {
        match kind {
            "begin" => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.result = true;
                }
            }
            "end" => return self.end(),
            _ => {}
        }
        None
    }

    /// A field whose instruction is given at once; its result follows.
    pub(super) fn simple(&mut self, instruction: String) {
        self.open.push(Field { instruction, result: true, ..Field::default() });
    }

    pub(super) fn end(&mut self) -> Option<Shown> {
        let field = self.open.pop()?;
        let form = field.form.as_ref().filter(|form| !field.shown || form.checkbox || form.list);
        let shown = match form.and_then(Form::shown) {
            Some(text) if !field.shown => Shown { text, kind: ShownKind::Form },
            _ if field.shown => return None,
            _ => shown(&field.instruction)?,
        };
        // A field in the instruction of another is part of it.
        match self.open.iter_mut().rev().find(|outer| !outer.result) {
            Some(outer) => {
                outer.instruction.push_str(&shown.text);
                None
            }
            None => Some(shown),
        }
    }

    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// The form of the field that was begun last.
    pub(super) fn form(&mut self) -> Option<&mut Form> {
        self.open.last_mut().map(|field| field.form.get_or_insert_default())
    }

    /// Text was met; whether it is shown, and not a part of an instruction.
    pub(super) fn text(&mut self, text: &str) -> bool {
        if let Some(field) = self.open.iter_mut().rev().find(|field| !field.result) {
            field.instruction.push_str(text);
            return false;
        }
        if !text.trim().is_empty() {
            self.open.iter_mut().for_each(|field| field.shown = true);
        }
        true
    }
}

/// What a field without a result shows.
pub(super) fn shown(instruction: &str) -> Option<Shown> {
    let instruction = instruction.trim();
    let (name, rest) = instruction.split_once(|c: char| c.is_whitespace() || c == '\\').unwrap_or((instruction, ""));
    let rest = instruction.get(name.len()..).unwrap_or(rest);
    match name.to_ascii_uppercase().as_str() {
        "EQ" => Some(Shown { text: equation::shown(rest), kind: ShownKind::Equation }),
        "SYMBOL" => symbol(rest).map(|c| Shown { text: c.to_string(), kind: ShownKind::Other }),
        // What is shown to be clicked on stands behind the name of the macro or the place.
        "MACROBUTTON" | "GOTOBUTTON" => {
            let (_, text) = rest.trim_start().split_once(char::is_whitespace)?;
            let text = text.trim();
            (!text.is_empty()).then(|| Shown { text: text.to_owned(), kind: ShownKind::Other })
        }
        _ => None,
    }
}

/// The character that a SYMBOL field names, by its code and font.
fn symbol(rest: &str) -> Option<char> {
    let mut words = rest.split_ascii_whitespace();
    let code = words.next()?;
    let code = match code.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    let font = rest.split_once("\\f").map_or("", |(_, font)| font.trim());
    let font = font.strip_prefix('"').and_then(|font| font.split('"').next()).unwrap_or(font);
    let font = font.split_once('\\').map_or(font, |(font, _)| font);
    char::from_u32(code).map(|c| symbols::shown(font, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_draw_are_read_from_their_instruction() {
        for (instruction, text) in [
            (" eq \\o\\ac(○,1) ", Some("①")),
            ("EQ \\o\\ac(○,12)", Some("⑫")),
            ("eq \\o\\ac(□,急)", Some("急")),
            ("EQ\\f(1,3)", Some("1/3")),
            (" SYMBOL 254 \\f \"Wingdings\" \\s 12 ", Some("☑")),
            (" SYMBOL 0x6C \\f Wingdings ", Some("●")),
            (" TOC \\o \"1-3\" ", None),
            (" PAGE ", None),
            (" MACROBUTTON  AcceptAll 请填写 单位名称 ", Some("请填写 单位名称")),
            ("gotobutton 附则 见附则", Some("见附则")),
            ("MACROBUTTON AcceptAll", None),
        ] {
            assert_eq!(shown(instruction).map(|shown| shown.text).as_deref(), text, "{instruction}");
        }
    }

    #[test]
    fn results_forms_and_fields_inside_fields() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.instruct("EQ \\f(");
        fields.mark("begin");
        fields.instruct("QUOTE");
        fields.mark("separate");
        assert!(!fields.text("甲"), "part of the outer instruction");
        assert_eq!(fields.mark("end"), None);
        assert!(!fields.text(",2)"));
        assert_eq!(fields.mark("end").map(|shown| shown.text).as_deref(), Some("甲/2"));
        fields.mark("begin");
        if let Some(form) = fields.form() {
            (form.checkbox, form.checked) = (true, Some(true));
        }
        fields.mark("separate");
        assert_eq!(fields.mark("end").map(|shown| (shown.text, shown.kind)), Some(("☑".to_owned(), ShownKind::Form)));
        fields.simple("HYPERLINK x".to_owned());
        assert!(fields.text("链接"));
        assert_eq!(fields.end(), None);
        fields.begin_endless();
        fields.instruct(" PAGE ");
        assert!(fields.text("没有末尾"));
    }
}
