//! The account of a binary Word document: its text as the piece table has it (\[MS-DOC\] 2.8.35), told without rwml.

use super::pieces::Text;
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// Enters the document, where its tables can be read. The drawing fields that begin at `drawn` are read as text.
pub(super) fn enter(account: &mut Account, bytes: &[u8], drawn: &[usize]) {
    let Some(Text { units, lengths, .. }) = Text::read(bytes) else { return };
    let [main, foot, head, macros, comments, end, boxes] = lengths;
    let mut from = 0usize;
    for (name, length, shown) in [
        ("WordDocument", main, true),
        ("footnotes", foot, true),
        ("headers", head, false),
        ("macros", macros, false),
        ("comments", comments, false),
        ("endnotes", end, true),
        ("text boxes", boxes, true),
    ] {
        let to = from.saturating_add(length);
        if let Some(part) = units.get(from..to.min(units.len())).filter(|_| shown) {
            let place = PartPlace::Named(name.to_owned());
            let (text, equations) = shown_text(part);
            let read = drawn.iter().filter(|at| (from..to).contains(*at)).count();
            let thing = Thing { kind: ThingKind::LostFormula, place: place.clone(), span: None, text: String::new() };
            account.things.extend(std::iter::repeat_n(thing, equations.saturating_sub(read)));
            if !text.trim().is_empty() {
                account.parts.push(AccountPart::of(place, text));
            }
        }
        from = to;
    }
}

/// The text without the instructions of fields, split where anything else stands in it; and how many fields draw a
/// formula or a character, which have no text.
fn shown_text(units: &[u16]) -> (String, usize) {
    let (mut out, mut instruction, mut equations) = (String::new(), String::new(), 0);
    // Of fields that are open: whether their result has begun.
    let mut fields: Vec<bool> = Vec::new();
    // Paragraphs behind the beginning of a field that may have no end: an instruction is a part of one.
    let mut held: Option<String> = None;
    let mut chars = char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('\u{FFFD}')).peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{13}' => {
                fields.push(false);
                instruction.clear();
            }
            '\u{14}' | '\u{15}' => {
                let result = c == '\u{14}' && chars.peek() != Some(&'\u{15}');
                if fields.last() == Some(&false) && !result {
                    let name = instruction.trim_start().get(..2).unwrap_or("");
                    equations += usize::from(name.eq_ignore_ascii_case("EQ"));
                }
                match c {
                    '\u{14}' => fields.last_mut().into_iter().for_each(|result| *result = true),
                    _ => fields.truncate(fields.len().saturating_sub(1)),
                }
                held = held.filter(|_| fields.contains(&false));
                out.push('\n');
            }
            _ if fields.contains(&false) => {
                instruction.push(c);
                match &mut held {
                    Some(held) => held.push(if c.is_control() || c == '(' { '\n' } else { c }),
                    None => held = (c == '\r').then(String::new),
                }
            }
            // Symbols of other fonts stand as a bracket.
            '(' => out.push('\n'),
            c if c.is_control() => out.push('\n'),
            c => out.push(c),
        }
    }
    out.extend(held.into_iter().flat_map(|held| ["\n".to_owned(), held]));
    (out, equations)
}

#[cfg(test)]
mod tests {
    use super::shown_text;

    #[test]
    fn instructions_of_fields_are_no_text() {
        let units: Vec<u16> =
            "第一\u{13}HYPERLINK x\u{14}链接\u{15}条\u{13} EQ \\f(1,2)\u{15}\r甲\u{7}\u{13}EQ \\f(1,2)\u{14}½\u{15}"
                .encode_utf16()
                .collect();
        let (text, equations) = shown_text(&units);
        assert_eq!(
            (text.split_whitespace().collect::<Vec<_>>(), equations),
            (vec!["第一", "链接", "条", "甲", "½"], 1)
        );
    }
    #[test]
    fn what_follows_a_field_without_an_end_is_text() {
        let texts = |text: &str| {
            let units: Vec<u16> = text.encode_utf16().collect();
            shown_text(&units).0.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(texts("甲\u{13} PAGE \r乙\r丙"), ["甲", "乙", "丙"]);
        assert_eq!(texts("甲\u{13} TOC \r乙\u{14}丙\u{15}丁"), ["甲", "丙", "丁"]);
    }
}
