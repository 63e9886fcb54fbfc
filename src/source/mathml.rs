//! Formulas in MathML, of web pages and OpenDocument, as one line that means the same.

use super::linear::{self, Piece, joined};

/// Elements inside elements are kept apart so deep; what is deeper is read as its text.
const DEEPEST: usize = 100;

/// An element that is open.
#[derive(Debug, Default)]
struct Frame {
    name: Vec<u8>,
    children: Vec<Piece>,
    /// Text stands in it beside elements.
    loose: bool,
    open: Option<String>,
    close: Option<String>,
}

/// A formula being read, element by element.
#[derive(Debug, Default)]
pub(super) struct MathMl {
    open: Vec<Frame>,
    deeper: usize,
    line: Option<String>,
}

impl MathMl {
    /// An element begins, by its local name; its brackets, where it says which.
    pub(super) fn start(&mut self, name: &[u8], brackets: impl FnOnce() -> [Option<String>; 2]) {
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let [open, close] = if name == b"mfenced" { brackets() } else { [None, None] };
        self.open.push(Frame { name: name.to_vec(), open, close, ..Frame::default() });
    }

    pub(super) fn text(&mut self, text: &str) {
        let text: Vec<&str> = text.split_whitespace().collect();
        if let Some(frame) = self.open.last_mut().filter(|_| !text.is_empty()) {
            frame.loose = true;
            frame.children.push(Piece::plain(text.join(" ")));
        }
    }

    pub(super) fn end(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        if frame.name == b"math" && self.line.is_none() {
            self.line = Some(joined(&frame.children).trim().to_owned());
            return;
        }
        let piece = drawn(&frame);
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(piece);
        }
    }

    /// The line of the first formula; `None` where there is none.
    pub(super) fn finish(mut self) -> Option<String> {
        while !self.open.is_empty() {
            self.deeper = 0;
            self.end();
        }
        self.line.filter(|line| !line.is_empty())
    }
}

/// How many parts an element has whose parts have their places.
fn expected(name: &[u8]) -> Option<usize> {
    match name {
        b"mfrac" | b"mroot" | b"msup" | b"msub" | b"munder" | b"mover" => Some(2),
        b"msubsup" | b"munderover" => Some(3),
        _ => None,
    }
}

/// What an element looks like in a line.
fn drawn(frame: &Frame) -> Piece {
    let child = |at: usize| frame.children.get(at).map_or("", |piece| piece.text.as_str());
    let all = || joined(&frame.children);
    let texts = |with: &str| frame.children.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(with);
    let is_sum = |base: &str| matches!(base, "∑" | "∏" | "∫" | "⋃" | "⋂" | "lim" | "max" | "min");
    // A formula that is not well-formed is read as it stands.
    if expected(&frame.name).is_some_and(|count| frame.loose || count != frame.children.len()) {
        return Piece::plain(all());
    }
    Piece::plain(match frame.name.as_slice() {
        b"mfrac" => return linear::fraction(child(0), child(1)),
        b"msqrt" => linear::root("", &all()),
        b"mroot" => linear::root(child(1), child(0)),
        b"msub" if is_sum(child(0)) => return linear::limits(child(0), child(1), ""),
        b"msub" => linear::lowered(child(0), child(1)),
        b"msup" => linear::raised(child(0), child(1)),
        b"msubsup" if is_sum(child(0)) => return linear::limits(child(0), child(1), child(2)),
        b"msubsup" => linear::raised(&linear::lowered(child(0), child(1)), child(2)),
        b"munder" => return linear::limits(child(0), child(1), ""),
        b"munderover" => return linear::limits(child(0), child(1), child(2)),
        b"mover" => match linear::accent(child(1)) {
            Some(mark) => linear::marked(child(0), mark),
            None => return linear::limits(child(0), "", child(1)),
        },
        b"mfenced" => {
            let sign = |sign: &Option<String>, usual: &str| sign.clone().unwrap_or_else(|| usual.to_owned());
            format!("{}{}{}", sign(&frame.open, "("), texts(","), sign(&frame.close, ")"))
        }
        b"mtable" => texts("; "),
        b"mtr" | b"mlabeledtr" => texts(","),
        // What the program keeps for itself, and a copy in its own language.
        b"annotation" | b"annotation-xml" | b"mphantom" => String::new(),
        b"mspace" => " ".to_owned(),
        // A row that is one fraction is still a fraction.
        _ if frame.children.len() == 1 => return frame.children.first().cloned().unwrap_or_default(),
        _ => all(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::xml::{Xml, walk};
    use super::MathMl;

    fn linear(xml: &str) -> Option<String> {
        let mut math = MathMl::default();
        let walked: Result<(), std::convert::Infallible> = walk(xml.as_bytes(), |event| {
            match event {
                Xml::Start(tag) => {
                    math.start(tag.name(), || [b"open".as_slice(), b"close"].map(|of| tag.attribute(of)))
                }
                Xml::Text(text) => math.text(&text),
                Xml::End(_) => math.end(),
            }
            Ok(())
        });
        let Ok(()) = walked;
        math.finish()
    }

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
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>P</mi><mi>i</mi></msub>",
                "∑_(i=1)^n P_i",
            ),
            ("<msup><mi>x</mi><mn>2</mn></msup><mfenced><mi>a</mi><mi>b</mi></mfenced>", "x^2(a,b)"),
            ("<mroot><mi>x</mi><mn>3</mn></mroot>", "∛x"),
            ("<mroot><mi>x</mi></mroot>", "x"),
            ("<mover><mi>x</mi><mo>¯</mo></mover><mover><mi>n</mi><mo>→</mo></mover>", "x\u{305}n\u{20D7}"),
            (
                "<mfrac><mrow><mo>(</mo><mi>a</mi><mo>)</mo><mo>(</mo><mi>b</mi><mo>)</mo></mrow><mi>c</mi></mfrac>",
                "(a)(b)/c",
            ),
        ] {
            assert_eq!(linear(&format!("<math>{inner}</math>")).as_deref(), Some(text), "{inner}");
        }
        assert_eq!(linear("<office:chart/>"), None);
        assert!(linear(&"<math>".repeat(50_000)).is_none());
    }
}
