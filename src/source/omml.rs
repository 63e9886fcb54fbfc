//! Formulas (OMML, ECMA-376 part 1, 22.1) as one line that means the same.

use crate::source::linear::{self, Piece, joined};
use crate::source::xml::Tag;

/// Elements inside elements are kept apart so deep; what is deeper is read as its text.
const DEEPEST: usize = 100;

/// An element that is open.
#[derive(Debug, Default)]
struct Frame {
    name: Vec<u8>,
    pieces: Vec<Piece>,
    /// The parts of a construct that have ended: by name, in order.
    parts: Vec<(Vec<u8>, String)>,
    /// What its properties say: characters and switches, by name.
    props: Vec<(Vec<u8>, String)>,
}

impl Frame {
    fn part(&self, name: &[u8]) -> &str {
        self.parts.iter().find(|(of, _)| of == name).map_or("", |(_, text)| text)
    }

    fn all(&self, name: &[u8]) -> Vec<&str> {
        self.parts.iter().filter(|(of, _)| of == name).map(|(_, text)| text.as_str()).collect()
    }

    fn prop(&self, name: &[u8]) -> Option<&str> {
        self.props.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// A character that the properties give; the usual one where they don't speak of it.
    fn sign<'f>(&'f self, name: &[u8], usual: &'f str) -> &'f str {
        self.prop(name).unwrap_or(usual)
    }
}

/// A formula being read.
#[derive(Debug, Default)]
pub(super) struct Math {
    open: Vec<Frame>,
    /// Elements open beyond [`DEEPEST`].
    deeper: usize,
    /// Depth inside something struck out.
    deleted: usize,
}

impl Math {
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        self.open(tag.name(), || tag.value());
    }

    /// An element begins, by its local name; its value is asked for where it matters.
    pub(super) fn open(&mut self, name: &[u8], value: impl FnOnce() -> Option<String>) {
        if self.deleted > 0 || matches!(name, b"del" | b"moveFrom") {
            self.deleted += 1;
            return;
        }
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        if matches!(name, b"chr" | b"begChr" | b"endChr" | b"sepChr" | b"type" | b"pos" | b"degHide") {
            let value = value().unwrap_or_default();
            self.say(name, value);
        }
        self.open.push(Frame { name: name.to_vec(), ..Frame::default() });
    }

    /// What the properties of the construct that is open say.
    pub(super) fn say(&mut self, name: &[u8], value: String) {
        let of = self.open.iter_mut().rev().find(|frame| !frame.name.ends_with(b"Pr"));
        if let Some(frame) = of {
            frame.props.push((name.to_vec(), value));
        }
    }

    /// Characters of a run.
    pub(super) fn run(&mut self, text: &str) {
        if let Some(frame) = self.open.last_mut().filter(|_| self.deleted == 0) {
            frame.pieces.push(Piece::plain(text));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        // Blanks between elements are no text.
        let in_text =
            self.open.last().is_some_and(|frame| frame.name == b"t") || self.deeper > 0 && !text.trim().is_empty();
        if in_text {
            self.run(text);
        }
    }

    /// The end of an element; of the formula as a whole it gives the line.
    pub(super) fn end(&mut self) -> Option<String> {
        if self.deleted > 0 {
            self.deleted -= 1;
            return None;
        }
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let frame = self.open.pop()?;
        let Some(parent) = self.open.last_mut() else { return Some(joined(&frame.pieces).trim().to_owned()) };
        match frame.name.as_slice() {
            b"num" | b"den" | b"e" | b"sub" | b"sup" | b"deg" | b"lim" | b"fName" => {
                parent.parts.push((frame.name, joined(&frame.pieces)));
            }
            b"mr" => parent.parts.push((frame.name.clone(), frame.all(b"e").join(","))),
            b"f" | b"rad" | b"sSub" | b"sSup" | b"sSubSup" | b"sPre" | b"nary" | b"d" | b"m" | b"eqArr" | b"func"
            | b"acc" | b"bar" | b"groupChr" | b"limLow" | b"limUpp" | b"box" | b"borderBox" | b"phant" => {
                parent.pieces.push(drawn(&frame));
            }
            _ => parent.pieces.extend(frame.pieces),
        }
        None
    }
}

/// What a construct looks like in a line.
fn drawn(frame: &Frame) -> Piece {
    let part = |name: &[u8]| frame.part(name);
    let base = part(b"e");
    Piece::plain(match frame.name.as_slice() {
        // Without its rule it is a number of choices.
        b"f" if frame.prop(b"type") == Some("noBar") => format!("{}¦{}", part(b"num"), part(b"den")),
        b"f" => return linear::fraction(part(b"num"), part(b"den")),
        b"rad" => linear::root(part(b"deg"), base),
        b"sSub" => linear::lowered(base, part(b"sub")),
        b"sSup" => linear::raised(base, part(b"sup")),
        b"sSubSup" => linear::raised(&linear::lowered(base, part(b"sub")), part(b"sup")),
        b"sPre" => format!("{}{base}", linear::raised(&linear::lowered("", part(b"sub")), part(b"sup"))),
        b"nary" => linear::sum(frame.sign(b"chr", "∫"), part(b"sub"), part(b"sup"), base),
        b"d" => {
            let inside = frame.all(b"e").join(frame.sign(b"sepChr", "|"));
            format!("{}{inside}{}", frame.sign(b"begChr", "("), frame.sign(b"endChr", ")"))
        }
        b"m" => frame.all(b"mr").join("; "),
        b"eqArr" => frame.all(b"e").join("; "),
        b"func" => linear::function(part(b"fName"), base),
        b"limLow" => return linear::limits(base, part(b"lim"), ""),
        b"limUpp" => return linear::limits(base, "", part(b"lim")),
        b"acc" => linear::marked(base, frame.prop(b"chr").and_then(|sign| sign.chars().next()).unwrap_or('\u{302}')),
        b"bar" if frame.prop(b"pos") == Some("bot") => linear::marked(base, '\u{332}'),
        b"bar" => linear::marked(base, '\u{305}'),
        _ => base.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::Math;
    use crate::source::xml::{Xml, walk};

    fn line(inner: &str) -> String {
        let xml = format!("<m:oMath>{inner}</m:oMath>");
        let (mut math, mut line) = (Math::default(), None);
        let walked: Result<(), std::convert::Infallible> = walk(xml.as_bytes(), |event| {
            match event {
                Xml::Start(tag) => math.start(&tag),
                Xml::Text(text) => math.text(&text),
                Xml::End(_) => line = math.end().or(line.take()),
            }
            Ok(())
        });
        let Ok(()) = walked;
        line.unwrap_or_default()
    }

    fn run(text: &str) -> String {
        format!("<m:r><w:rPr><w:rFonts/></w:rPr><m:t>{text}</m:t></m:r>")
    }

    #[test]
    fn constructs_become_one_line() {
        let e = |inner: &str| format!("<m:e>{inner}</m:e>");
        let fraction = |over: &str, under: &str| {
            format!("<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>{}</m:num><m:den>{}</m:den></m:f>", run(over), run(under))
        };
        for (xml, text) in [
            (
                format!("{}{}{}", run("补偿额="), fraction("年产值", "耕地面积"), run("×30%")),
                "补偿额=年产值/耕地面积×30%",
            ),
            (fraction("a+b", "1-r"), "(a+b)/(1-r)"),
            (
                format!(
                    "<m:sSub>{}<m:sub>{}</m:sub></m:sSub>{}<m:rad><m:deg/>{}</m:rad>",
                    e(&run("S")),
                    run("1"),
                    run("="),
                    e(&run("a+b"))
                ),
                "S1=√(a+b)",
            ),
            (
                format!(
                    "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg>{}</m:deg>{}</m:rad>",
                    run("3"),
                    e(&fraction("x", "y"))
                ),
                "∛(x/y)",
            ),
            (
                format!(
                    "<m:d><m:dPr><m:begChr m:val=\"（\"/><m:endChr m:val=\"）\"/></m:dPr>{}</m:d>{}<m:d>{}</m:d>",
                    e(&run("1-r")),
                    run("×"),
                    e(&run("a"))
                ),
                "（1-r）×(a)",
            ),
            (
                format!(
                    "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup>{}</m:nary>",
                    run("i=1"),
                    run("n"),
                    e(&run("x"))
                ),
                "∑_(i=1)^n x",
            ),
            (format!("<m:sSup>{}<m:sup>{}</m:sup></m:sSup>", e(&run("x")), run("2")), "x^2"),
            (
                format!(
                    "<m:d><m:dPr><m:begChr m:val=\"{{\"/><m:endChr m:val=\"\"/></m:dPr>{}</m:d>",
                    e(&format!("<m:eqArr>{}{}</m:eqArr>", e(&run("x=1")), e(&run("y=2"))))
                ),
                "{x=1; y=2",
            ),
            (
                format!(
                    "<m:d>{}</m:d>",
                    e(&format!("<m:m><m:mr>{0}{1}</m:mr><m:mr>{1}{0}</m:mr></m:m>", e(&run("a")), e(&run("b"))))
                ),
                "(a,b; b,a)",
            ),
            (format!("<m:func><m:fName>{}</m:fName>{}</m:func>", run("sin"), e(&run("x"))), "sin(x)"),
            (format!("<m:acc>{}</m:acc><m:bar>{}</m:bar>", e(&run("x")), e(&run("y"))), "x\u{302}y\u{305}"),
            (format!("<w:del>{}</w:del>{}", run("删"), run("x")), "x"),
        ] {
            assert_eq!(line(&xml), text, "{xml}");
        }
    }

    #[test]
    fn formulas_of_any_depth_end() {
        let deep = format!("{}{}{}", "<m:e>".repeat(50_000), run("x"), "</m:e>".repeat(50_000));
        assert!(line(&deep).len() < 10);
        assert_eq!(line(&run("a")), "a");
    }
}
