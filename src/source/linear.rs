//! Formulas in one line that means the same: what OMML and EQ fields have in common.

use crate::zh::chars::is_han;

/// A piece of a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// A fraction: what stands beside it must not be taken for a part of it.
    pub(super) fraction: bool,
    /// It ends with a limit: a letter behind it must not be taken for a part of that.
    pub(super) limited: bool,
}

impl Piece {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// Pieces one after the other; a fraction gets brackets where it would run into its neighbours.
pub(super) fn joined(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut pieces = pieces.iter().filter(|piece| !piece.text.is_empty()).peekable();
    while let Some(piece) = pieces.next() {
        let before = out.chars().next_back();
        let after = pieces.peek().and_then(|next| next.text.chars().next());
        let runs_in = |c: char| c.is_alphanumeric() || matches!(c, ')' | '）' | ']' | '}' | '/' | '÷' | '^' | '_');
        let runs_on =
            |c: char| c.is_alphanumeric() || matches!(c, '√' | '(' | '（' | '[' | '{' | '∑' | '∫' | '^' | '_');
        let taken = before.is_some_and(runs_in) || after.is_some_and(runs_on);
        if piece.fraction && taken {
            out.push_str(&format!("({})", piece.text));
        } else {
            out.push_str(&piece.text);
        }
        if piece.limited && after.is_some_and(char::is_alphanumeric) {
            out.push(' ');
        }
    }
    out
}

/// One over the other.
pub(super) fn fraction(over: &str, under: &str) -> Piece {
    Piece { text: format!("{}/{}", held(over), held(under)), fraction: true, limited: false }
}

/// A root, of a degree where one is written.
pub(super) fn root(degree: &str, of: &str) -> String {
    let sign = match degree.trim() {
        "" | "2" => "√".to_owned(),
        "3" => "∛".to_owned(),
        "4" => "∜".to_owned(),
        other => format!("[{other}]√"),
    };
    format!("{sign}{}", held(of))
}

/// A base with what stands raised behind it.
pub(super) fn raised(base: &str, script: &str) -> String {
    match script.trim() {
        "" => base.to_owned(),
        script => format!("{}^{}", held(base), held(script)),
    }
}

/// A base with what stands lowered behind it: figures and words need no mark (S1, S总), letters do.
pub(super) fn lowered(base: &str, script: &str) -> String {
    let script = script.trim();
    let plain = script.chars().all(|c| c.is_ascii_digit()) && !base.ends_with(|c: char| c.is_ascii_digit())
        || script.chars().all(is_han) && !base.ends_with(is_han);
    match script {
        "" => base.to_owned(),
        _ if plain => format!("{}{script}", held(base)),
        _ => format!("{}_{}", held(base), held(script)),
    }
}

/// A sign with limits below and above.
pub(super) fn limits(sign: &str, below: &str, above: &str) -> Piece {
    Piece { limited: true, ..Piece::plain(sum(sign, below, above, "")) }
}

/// A sign with limits below and above, before what it is of: ∑_(i=1)^n x.
pub(super) fn sum(sign: &str, below: &str, above: &str, of: &str) -> String {
    let mut out = sign.to_owned();
    for (mark, limit) in [('_', below), ('^', above)] {
        if !limit.trim().is_empty() {
            out.push(mark);
            out.push_str(&held(limit));
        }
    }
    match of.trim() {
        "" => out,
        of if out.len() == sign.len() => format!("{out}{}", held(of)),
        of => format!("{out} {of}"),
    }
}

/// A name of a function before what it is of: sin(x).
pub(super) fn function(name: &str, of: &str) -> String {
    let of = of.trim();
    if is_bracketed(of) || of.is_empty() { format!("{name}{of}") } else { format!("{name}({of})") }
}

/// The mark over a letter that a sign set above it is; `None` for a limit.
pub(super) fn accent(sign: &str) -> Option<char> {
    match sign.trim() {
        "¯" | "‾" | "ˉ" | "―" | "\u{305}" => Some('\u{305}'),
        "^" | "ˆ" | "\u{302}" => Some('\u{302}'),
        "~" | "˜" | "\u{303}" => Some('\u{303}'),
        "→" | "\u{20D7}" => Some('\u{20D7}'),
        _ => None,
    }
}

/// Characters with a mark above or below each.
pub(super) fn marked(text: &str, mark: char) -> String {
    text.chars().flat_map(|c| std::iter::once(c).chain((!c.is_whitespace()).then_some(mark))).collect()
}

/// In brackets, where it holds a sign that would bind to something else.
fn held(text: &str) -> String {
    let text = text.trim();
    if is_single(text) { text.to_owned() } else { format!("({text})") }
}

/// Whether a text has no sign of operation and no blank outside of brackets.
fn is_single(text: &str) -> bool {
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '（' | '〔' => depth += 1,
            ')' | ']' | '}' | '）' | '〕' => depth -= 1,
            // What looks like an operation inside a name of several words is one too: better a bracket too many.
            '+' | '-' | '－' | '−' | '×' | '·' | '÷' | '/' | '=' | '<' | '>' | '≤' | '≥' | '≠' | '±' | '*' | '∑'
            | '∫' | '∏' | ',' | ';' | '，' | '；' | '＋' | '＝' | '／'
                if depth == 0 =>
            {
                return false;
            }
            c if c.is_whitespace() && depth == 0 && at > 0 => return false,
            _ => {}
        }
    }
    true
}

fn is_bracketed(text: &str) -> bool {
    text.starts_with(['(', '（', '[', '{', '|']) && text.ends_with([')', '）', ']', '}', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stand_where_they_are_needed() {
        assert_eq!(fraction("年产值", "耕地面积").text, "年产值/耕地面积");
        assert_eq!(fraction("a+b", "1-r").text, "(a+b)/(1-r)");
        assert_eq!(fraction("（1-r）", "√(a+b)").text, "（1-r）/√(a+b)");
        let half = fraction("1", "2");
        let text = |texts: &str| Piece::plain(texts);
        assert_eq!(joined(&[text("="), half.clone(), text("×30%")]), "=1/2×30%");
        assert_eq!(joined(&[text("2"), half.clone(), text("x")]), "2(1/2)x");
        assert_eq!(joined(&[text("a÷"), half.clone()]), "a÷(1/2)");
        assert_eq!(joined(&[half, text("+"), fraction("c", "d")]), "1/2+c/d");
    }

    #[test]
    fn scripts_roots_and_limits() {
        assert_eq!((root("", "a+b"), root("3", "x"), root("n", "x")), ("√(a+b)".into(), "∛x".into(), "[n]√x".into()));
        assert_eq!(
            (raised("x", "2"), raised("10", "-6"), raised("a+b", "n+1")),
            ("x^2".into(), "10^(-6)".into(), "(a+b)^(n+1)".into())
        );
        assert_eq!(
            (lowered("S", "1"), lowered("x", "i"), lowered("S", "总")),
            ("S1".into(), "x_i".into(), "S总".into())
        );
        assert_eq!(sum("∑", "i=1", "n", "x"), "∑_(i=1)^n x");
        assert_eq!(sum("∑", "", "", "a+b"), "∑(a+b)");
        assert_eq!((function("sin", "x"), function("f", "(x)")), ("sin(x)".into(), "f(x)".into()));
        assert_eq!(marked("ab", '\u{305}'), "a\u{305}b\u{305}");
    }
}
