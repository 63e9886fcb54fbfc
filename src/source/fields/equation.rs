//! EQ fields: drawings of Word made of switches (ECMA-376 does not keep them; Word's help "Field codes: Eq").

use std::iter::Peekable;
use std::str::Chars;

use crate::source::linear::{self, Piece, joined};
use crate::source::marks;
use crate::zh::chars::is_han;
use crate::zh::lexicon::Class;
use crate::zh::numeral;

/// Switches inside switches are followed so deep.
const DEEPEST: usize = 32;

/// An argument or switch, read.
#[derive(Clone, Debug, Default)]
struct Part {
    piece: Piece,
    /// It stands above (true) or below the line.
    moved: Option<bool>,
}

/// What an EQ field shows, in one line. `code` is what follows the field's name.
pub(super) fn shown(code: &str) -> String {
    let mut chars = code.chars().peekable();
    let mut out = String::new();
    // A bracket that closes nothing is text.
    while chars.peek().is_some() {
        out.push_str(&text(&sequence(&mut chars, false, 0)));
        out.extend(chars.next());
    }
    out.trim().to_owned()
}

fn text(parts: &[Part]) -> String {
    joined(&parts.iter().map(|part| part.piece.clone()).collect::<Vec<_>>())
}

/// Text and switches, up to the end or, among arguments, to what ends one.
fn sequence(chars: &mut Peekable<Chars<'_>>, argument: bool, depth: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut plain = String::new();
    let mut open = 0usize;
    while let Some(&c) = chars.peek() {
        match c {
            ',' | ';' if argument && open == 0 => break,
            ')' if open == 0 => break,
            '(' => open += 1,
            ')' => open -= 1,
            '\\' => {
                chars.next();
                match chars.peek().copied() {
                    Some('*') => skip_format(chars),
                    Some(letter) if letter.is_ascii_alphabetic() => {
                        flush(&mut parts, &mut plain);
                        let part = switch(chars, depth + 1);
                        parts.extend(Some(part).filter(|part| !part.piece.text.is_empty()));
                    }
                    Some(other) => {
                        plain.push(other);
                        chars.next();
                    }
                    None => {}
                }
                continue;
            }
            _ => {}
        }
        plain.push(c);
        chars.next();
    }
    flush(&mut parts, &mut plain);
    parts
}

fn flush(parts: &mut Vec<Part>, plain: &mut String) {
    let text = std::mem::take(plain);
    // The blank behind a switch's number is no text.
    if !text.trim().is_empty() {
        parts.push(Part { piece: Piece::plain(text.trim()), moved: None });
    }
}

/// A switch for how the field as a whole is set: `\* jc2`, `\* "Font:宋体"`.
fn skip_format(chars: &mut Peekable<Chars<'_>>) {
    chars.next();
    while chars.next_if(|c| c.is_whitespace()).is_some() {}
    if chars.next_if_eq(&'"').is_some() {
        chars.by_ref().take_while(|c| *c != '"').for_each(drop);
    } else {
        while chars.next_if(|c| !c.is_whitespace() && *c != '\\').is_some() {}
    }
}

/// What options of a switch say.
#[derive(Debug, Default)]
struct Options {
    names: Vec<String>,
    /// Characters given to `\lc`, `\rc`, `\bc`, `\fc`, `\vc`.
    signs: Vec<(String, char)>,
}

impl Options {
    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|n| n == name)
    }

    fn sign(&self, names: &[&str]) -> Option<char> {
        self.signs.iter().find(|(name, _)| names.contains(&name.as_str())).map(|(_, sign)| *sign)
    }
}

/// A switch with its options and arguments. Its first letters stand next.
fn switch(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Part {
    let word = |chars: &mut Peekable<Chars<'_>>| {
        let mut word = String::new();
        while let Some(c) = chars.next_if(char::is_ascii_alphabetic) {
            word.push(c.to_ascii_lowercase());
        }
        word
    };
    let name = word(chars);
    let mut options = Options::default();
    loop {
        while chars.next_if(|c| c.is_whitespace() || c.is_ascii_digit() || *c == '-').is_some() {}
        if chars.peek() != Some(&'\\') {
            break;
        }
        // What follows is an option only where a letter does.
        let mut ahead = chars.clone();
        ahead.next();
        if !ahead.peek().is_some_and(char::is_ascii_alphabetic) {
            break;
        }
        chars.next();
        let option = word(chars);
        if matches!(option.as_str(), "lc" | "rc" | "bc" | "fc" | "vc") && chars.next_if_eq(&'\\').is_some() {
            options.signs.extend(chars.next().map(|sign| (option, sign)));
        } else {
            options.names.push(option);
        }
    }
    if chars.next_if_eq(&'(').is_none() {
        return Part::default();
    }
    let mut arguments = Vec::new();
    if depth < DEEPEST {
        arguments.push(sequence(chars, true, depth));
        while matches!(chars.next(), Some(',' | ';')) {
            arguments.push(sequence(chars, true, depth));
        }
    }
    drawn(&name, &options, &arguments)
}

/// What a switch draws.
fn drawn(name: &str, options: &Options, arguments: &[Vec<Part>]) -> Part {
    let texts: Vec<String> = arguments.iter().map(|argument| text(argument)).collect();
    let at = |index: usize| texts.get(index).map_or("", String::as_str);
    let plain = |text: String| Part { piece: Piece::plain(text), moved: None };
    match name {
        "f" if texts.len() > 1 => Part { piece: linear::fraction(at(0), at(1)), moved: None },
        "r" if texts.len() > 1 => plain(linear::root(at(0), at(1))),
        "r" => plain(linear::root("", at(0))),
        "s" => {
            let up = !options.has("do") || options.has("up");
            let joined = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
            let single = options.has("do") || options.has("up");
            let script = match up {
                _ if !single => joined,
                true => linear::raised("", &joined),
                false => linear::lowered("", &joined),
            };
            Part { piece: Piece::plain(script), moved: single.then_some(up) }
        }
        "i" => {
            let sign = match options.sign(&["fc", "vc"]) {
                Some(sign) => sign,
                None if options.has("su") => '∑',
                None if options.has("pr") => '∏',
                None => '∫',
            };
            plain(linear::sum(&sign.to_string(), at(0), at(1), at(2)))
        }
        "b" => {
            let both = options.sign(&["bc"]);
            let left = options.sign(&["lc"]).or(both);
            let right = options.sign(&["rc"]).or(both.map(mate));
            let none = left.is_none() && right.is_none();
            let shown = |sign: Option<char>, usual| if none { usual } else { sign.map_or(String::new(), String::from) };
            plain(format!("{}{}{}", shown(left, "(".to_owned()), texts.join(","), shown(right, ")".to_owned())))
        }
        "a" => plain(texts.join("；")),
        "l" => plain(texts.join(",")),
        "d" => Part::default(),
        "x" if options.has("to") => plain(linear::marked(at(0), '\u{305}')),
        "x" if options.has("bo") => plain(linear::marked(at(0), '\u{332}')),
        "o" => plain(over(arguments, &texts)),
        _ => plain(texts.concat()),
    }
}

fn mate(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        other => other,
    }
}

/// Characters drawn over each other: how a number gets its ring, a box its tick, and a character its reading.
fn over(arguments: &[Vec<Part>], texts: &[String]) -> String {
    let moved = |argument: &&Vec<Part>| argument.iter().any(|part| part.moved.is_some());
    let on_line: String = arguments.iter().filter(|a| !moved(a)).map(|argument| text(argument)).collect();
    let scripts: String = arguments.iter().filter(moved).map(|argument| text(argument)).collect();
    if !scripts.is_empty() && !on_line.is_empty() {
        // Letters over a Chinese character are how it is read: they stand behind it in brackets, as in web pages.
        let reading = on_line.chars().any(is_han) && !scripts.chars().any(|c| is_han(c) || c.is_ascii_digit());
        let scripts = if reading { marks::reading(scripts.trim_matches(['^', '(', ')', ' '])) } else { scripts };
        return format!("{on_line}{scripts}");
    }
    let parts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let is_ring = |text: &str| matches!(text, "○" | "〇" | "O" | "◯");
    let is_box = |text: &str| Class::DrawnBox.is(text);
    match parts.as_slice() {
        [ring, inner] | [inner, ring] if is_ring(ring) && !is_ring(inner) => {
            inner.parse().map_or_else(|_| (*inner).to_owned(), numeral::to_circled)
        }
        [frame, tick] | [tick, frame] if is_box(frame) && matches!(*tick, "√" | "✓" | "✔" | "∨") => {
            "☑".to_owned()
        }
        [frame, cross] | [cross, frame] if is_box(frame) && matches!(*cross, "×" | "✗" | "✕" | "╳") => {
            "☒".to_owned()
        }
        // Other boxes and triangles around a word are left out.
        [frame, inner] | [inner, frame] if (is_box(frame) || matches!(*frame, "△" | "◇")) && !is_box(inner) => {
            (*inner).to_owned()
        }
        ["=", "/"] | ["/", "="] => "≠".to_owned(),
        _ => parts.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn switches_become_one_line() {
        for (code, text) in [
            (r"\o\ac(○,1)", "①"),
            (r"\o\ac(12,○)", "⑫"),
            (r"\o\ac(□,急)", "急"),
            (r"\o\ac(□,√)", "☑"),
            (r"\f(1,3)", "1/3"),
            (r"\f(a+b;c)", "(a+b)/c"),
            (r"S=\f(1,2)×\r(a\s\up5(2)+b)", "S=1/2×√(a^2+b)"),
            (r"\r(3,x)", "∛x"),
            (r"\i\su(i=1,n,x)", "∑_(i=1)^n x"),
            (r"\i(0,1,f(x))", "∫_0^1 f(x)"),
            (r"\b\bc\[(\f(a,b))", "[a/b]"),
            (r"\b\lc\{(\a\al(x=1,y=2))", "{x=1；y=2"),
            (r"\x\to(X)", "X\u{305}"),
            (r"\s\do4(2)", "2"),
            (r"\o(=,/)", "≠"),
            (r"\l(1,2)", "1,2"),
            (r"1\,000", "1,000"),
            (r"f(x)=\f(x\s\do4(1),2)", "f(x)=x1/2"),
        ] {
            assert_eq!(shown(code), text, "{code}");
        }
    }

    #[test]
    fn readings_of_characters_stand_behind_them() {
        for (code, text) in [
            (r#"\* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(lǐ),澧)"#, "澧（lǐ）"),
            (r#"\* jc0 \* hps21 \o(\s\up 9(biāo),骉)"#, "骉（biāo）"),
            (r"\o\ad(\s\up 9(ㄌㄧˇ),澧)", "澧（ㄌㄧˇ）"),
            (r"\o\ad(\s\up 9(lǐ shuǐ),澧水)", "澧水（lǐ shuǐ）"),
            (r"\o(x,\s\up4(2))", "x^2"),
        ] {
            assert_eq!(shown(code), text, "{code}");
        }
    }

    #[test]
    fn damaged_codes_end() {
        for code in [r"\f(", r"\f(a", r"\o\ac(\o\ac(\o\ac(", r")))", r"\", r"\*", "\\b\\bc\\"] {
            assert!(!shown(code).contains('\\'), "{code}");
        }
        let deep = r"\f(".repeat(100_000);
        assert!(!shown(&deep).contains("\\"));
    }
}
