//! Formulas of OpenDocument (MathML) as one line that means the same.

use std::convert::Infallible;

use crate::source::linear::{self, Piece, joined};
use crate::source::xml::{Tag, Xml, walk};

/// Elements inside elements are kept apart so deep; what is deeper is read as its text.
const DEEPEST: usize = 100;

/// An element that is open.
#[derive(Debug, Default)]
struct Frame {
    name: Vec<u8>,
    text: String,
    children: Vec<Piece>,
    open: Option<String>,
    close: Option<String>,
}

/// The formula of a part or element; `None` where there is none.
pub(super) fn linear(xml: &[u8]) -> Option<String> {
    let mut math = Math::default();
    let walked: Result<(), Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(tag) => math.start(&tag),
            Xml::Text(text) => math.text(&text),
            Xml::End(_) => math.end(),
        }
        Ok(())
    });
    let Ok(()) = walked;
    while !math.open.is_empty() {
        math.end();
    }
    math.line.filter(|line| !line.is_empty())
}

/// A formula being read.
#[derive(Debug, Default)]
struct Math {
    open: Vec<Frame>,
    deeper: usize,
    line: Option<String>,
}

impl Math {
    fn start(&mut self, tag: &Tag<'_>) {
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let (open, close) = (tag.attribute(b"open"), tag.attribute(b"close"));
        self.open.push(Frame { name: tag.name().to_vec(), open, close, ..Frame::default() });
    }

    fn text(&mut self, text: &str) {
        if let Some(frame) = self.open.last_mut() {
            frame.text.push_str(text.trim());
        }
    }

    fn end(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        if frame.name == b"math" {
            let line = joined(&frame.children).trim().to_owned();
            self.line.get_or_insert(line);
            return;
        }
        let piece = drawn(&frame);
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(piece);
        }
    }
}

/// What an element looks like in a line.
fn drawn(frame: &Frame) -> Piece {
    let child = |at: usize| frame.children.get(at).map_or("", |piece| piece.text.as_str());
    let all = || joined(&frame.children);
    let texts = |with: &str| frame.children.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(with);
    let is_sum = |base: &str| matches!(base, "∑" | "∏" | "∫" | "⋃" | "⋂" | "lim" | "max" | "min");
    Piece::plain(match frame.name.as_slice() {
        b"mfrac" => return linear::fraction(child(0), child(1)),
        b"msqrt" => linear::root("", &all()),
        b"mroot" => linear::root(child(1), child(0)),
        b"msub" => linear::lowered(child(0), child(1)),
        b"msup" => linear::raised(child(0), child(1)),
        b"msubsup" if is_sum(child(0)) => linear::limits(child(0), child(1), child(2), ""),
        b"msubsup" => linear::raised(&linear::lowered(child(0), child(1)), child(2)),
        b"munder" => linear::limits(child(0), child(1), "", ""),
        b"munderover" => linear::limits(child(0), child(1), child(2), ""),
        b"mover" if matches!(child(1), "¯" | "‾" | "―" | "\u{305}") => linear::marked(child(0), '\u{305}'),
        b"mover" if matches!(child(1), "^" | "ˆ" | "\u{302}") => linear::marked(child(0), '\u{302}'),
        b"mover" => linear::limits(child(0), "", child(1), ""),
        b"mfenced" => {
            let sign = |sign: &Option<String>, usual: &str| sign.clone().unwrap_or_else(|| usual.to_owned());
            format!("{}{}{}", sign(&frame.open, "("), texts(","), sign(&frame.close, ")"))
        }
        b"mtable" => texts("; "),
        b"mtr" => texts(","),
        // What the program keeps for itself, and a copy in its own language.
        b"annotation" | b"annotation-xml" | b"mphantom" => String::new(),
        b"semantics" => child(0).to_owned(),
        b"mspace" => " ".to_owned(),
        _ if frame.children.is_empty() => frame.text.clone(),
        // A row that is one fraction is still a fraction.
        _ if frame.children.len() == 1 => return frame.children.first().cloned().unwrap_or_default(),
        _ => all(),
    })
}

#[cfg(test)]
mod tests {
    use super::linear;

    #[test]
    fn constructs_become_one_line() {
        for (inner, text) in [
            (
                "<mi>补偿额</mi><mo>=</mo><mfrac><mi>年产值</mi><mi>耕地面积</mi></mfrac><mo>×</mo><mn>30</mn><mo>%</mo>",
                "补偿额=年产值/耕地面积×30%",
            ),
            (
                "<semantics><mrow><msub><mi>S</mi><mn>1</mn></msub><mo>=</mo><msqrt><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msqrt></mrow><annotation>S_1</annotation></semantics>",
                "S1=√(a+b)",
            ),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>x</mi>",
                "∑_(i=1)^nx",
            ),
            ("<msup><mi>x</mi><mn>2</mn></msup><mfenced><mi>a</mi><mi>b</mi></mfenced>", "x^2(a,b)"),
        ] {
            assert_eq!(linear(format!("<math>{inner}</math>").as_bytes()).as_deref(), Some(text), "{inner}");
        }
        assert_eq!(linear(b"<office:chart/>"), None);
        assert!(linear("<math>".repeat(50_000).as_bytes()).is_none());
    }
}
