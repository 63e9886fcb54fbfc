//! Fields: what Word computes and shows in place of an instruction. Most keep their result as text; those that draw
//! (EQ) or name a character (SYMBOL) have none, and are read from the instruction.

use super::symbols;
use crate::zh::numeral;

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
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
    /// A mark of a field's parts. The end of one without a result gives what it shows.
    pub(super) fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.result = true;
                }
            }
            "end" => {
                let field = self.open.pop().filter(|field| !field.shown)?;
                // A field in the instruction of another is part of it.
                let shown = shown(&field.instruction)?;
                match self.open.last_mut().filter(|outer| !outer.result) {
                    Some(outer) => outer.instruction.push_str(&shown),
                    None => return Some(shown),
                }
            }
            _ => {}
        }
        None
    }

    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Text was met.
    pub(super) fn text(&mut self) {
        self.open.iter_mut().filter(|field| field.result).for_each(|field| field.shown = true);
    }
}

/// What a field without a result shows.
pub(in super::super) fn shown(instruction: &str) -> Option<String> {
    let (name, rest) = instruction.trim().split_once(|c: char| c.is_whitespace() || c == '\\')?;
    match name.to_ascii_uppercase().as_str() {
        "EQ" => equation(instruction),
        "SYMBOL" => {
            let mut words = rest.split_ascii_whitespace();
            let code = words.next()?;
            let code = match code.strip_prefix("0x") {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            let font = rest.split_once("\\f").map_or("", |(_, font)| font.trim());
            let font = font.strip_prefix('"').and_then(|font| font.split('"').next()).unwrap_or(font);
            char::from_u32(code).map(|c| symbols::shown(font, c).to_string())
        }
        _ => None,
    }
}

/// Characters drawn over each other, which is how a number gets its circle, and fractions.
fn equation(instruction: &str) -> Option<String> {
    let (switches, rest) = instruction.split_once('(')?;
    let inside = rest.rsplit_once(')').map_or(rest, |(inside, _)| inside);
    let parts: Vec<&str> = inside.split([',', ';']).map(str::trim).collect();
    let switches = switches.to_ascii_lowercase();
    match parts.as_slice() {
        [over, under] if switches.contains("\\f") => Some(format!("{over}/{under}")),
        [ring, number] if switches.contains("\\o") && matches!(*ring, "○" | "〇" | "O" | "◯") => {
            Some(number.parse().map_or_else(|_| (*number).to_owned(), numeral::to_circled))
        }
        // Other rings and boxes are left out.
        [_, inner] if switches.contains("\\o") && switches.contains("\\ac") => Some((*inner).to_owned()),
        _ => Some(parts.concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn fields_that_draw_are_read_from_their_instruction() {
        for (instruction, text) in [
            (" eq \\o\\ac(○,1) ", Some("①")),
            ("EQ \\o\\ac(○,12)", Some("⑫")),
            ("eq \\o\\ac(□,急)", Some("急")),
            ("EQ \\f(1,3)", Some("1/3")),
            (" SYMBOL 254 \\f \"Wingdings\" \\s 12 ", Some("☑")),
            (" SYMBOL 0x6C \\f Wingdings ", Some("●")),
            (" TOC \\o \"1-3\" ", None),
            (" PAGE ", None),
        ] {
            assert_eq!(shown(instruction).as_deref(), text, "{instruction}");
        }
    }
}
