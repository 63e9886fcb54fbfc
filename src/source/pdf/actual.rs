//! Replacement text (ActualText, ISO 32000-1, 14.9.4): what a file says that a stretch of its drawing reads as.

use super::page::{Glyph, Paint};
use crate::zh::fold;

/// The longest replacement that is read, in characters.
const LONGEST: usize = 20_000;

/// What is said of a stretch of drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It reads as this.
    Text(String),
    /// It belongs to a text that has been given for a stretch before it.
    Again,
}

impl Said {
    /// Bytes of the text that is said.
    pub(super) fn length(&self) -> usize {
        if let Self::Text(text) = self { text.len() } else { 0 }
    }
}

/// The marked content that is open, from the outermost.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// For each whether it is the one with the replacement.
    open: Vec<bool>,
    replacement: Option<Replacement>,
}

/// A stretch of drawing that has replacement text.
#[derive(Debug)]
pub(super) struct Replacement {
    said: Said,
    /// The glyph that would be drawn next when it began.
    pub(super) from: usize,
    /// Places of pictures drawn in it: x0, y0, x1, y1.
    pub(super) pictures: Vec<[f32; 4]>,
}

impl Marked {
    /// Marked content begins, perhaps with replacement text. Of nested ones the outermost counts.
    pub(super) fn begin(&mut self, said: Option<Said>, glyphs: usize) {
        let outermost = said.filter(|_| self.replacement.is_none());
        self.open.push(outermost.is_some());
        if let Some(said) = outermost {
            let said = match said {
                Said::Text(text) => Said::Text(text.chars().filter(|c| !c.is_control()).take(LONGEST).collect()),
                Said::Again => Said::Again,
            };
            self.replacement = Some(Replacement { said, from: glyphs, pictures: Vec::new() });
        }
    }

    /// Marked content ends; the replacement if it was the one with it.
    pub(super) fn end(&mut self) -> Option<Replacement> {
        if self.open.pop()? { self.replacement.take() } else { None }
    }

    /// A picture is drawn.
    pub(super) fn picture(&mut self, place: [f32; 4]) {
        if let Some(replacement) = &mut self.replacement {
            replacement.pictures.push(place);
        }
    }
}

impl Replacement {
    /// Whether a text takes the place of what is drawn.
    pub(super) fn speaks(&self) -> bool {
        match &self.said {
            Said::Text(text) => !text.trim().is_empty(),
            Said::Again => true,
        }
    }

    /// The glyphs that stand for what was drawn. Without text of its own a stretch keeps what it draws, so that nothing
    /// is lost by it.
    pub(super) fn glyphs(self, drawn: &[Glyph]) -> Vec<Glyph> {
        let Said::Text(text) = self.said else { return Vec::new() };
        let says = |text: &str| fold::compact(text);
        let shown: String = drawn.iter().map(|glyph| glyph.c).collect();
        if says(&text).is_empty() || says(&text) == says(&shown) {
            return drawn.to_vec();
        }
        let inked: Vec<Glyph> = drawn.iter().filter(|glyph| !glyph.c.is_whitespace()).copied().collect();
        let slots =
            if inked.is_empty() { self.pictures.iter().map(|place| slot(*place)).take(1).collect() } else { inked };
        spread(&text, &slots)
    }
}

/// A place for the text of a picture.
fn slot([x0, y0, x1, y1]: [f32; 4]) -> Glyph {
    let height = y1 - y0;
    Glyph {
        c: ' ',
        x: x0,
        y: y1 - 0.12 * height,
        width: x1 - x0,
        size: height,
        font: u16::MAX,
        paint: Paint::Filled,
        turn: super::page::Turn::Right,
    }
}

/// A text over the places of the glyphs that it replaces, in their order: as many in each as there are more of them.
fn spread(text: &str, slots: &[Glyph]) -> Vec<Glyph> {
    let chars: Vec<char> = text.chars().collect();
    let placed: Vec<(usize, char)> =
        chars.iter().enumerate().map(|(i, c)| (i * slots.len() / chars.len().max(1), *c)).collect();
    let mut out = Vec::with_capacity(chars.len());
    for group in placed.chunk_by(|a, b| a.0 == b.0) {
        let Some(slot) = group.first().and_then(|(at, _)| slots.get(*at)) else { continue };
        // Few characters share a place: a long replacement of a short drawing is set smaller.
        let width = slot.width / group.len() as f32;
        let size = if width < 0.25 * slot.size && width > 0.0 { (2.0 * width).max(1.0) } else { slot.size };
        let each =
            |(n, (_, c)): (usize, &(usize, char))| Glyph { c: *c, x: slot.x + width * n as f32, width, size, ..*slot };
        out.extend(group.iter().enumerate().map(each));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::rows::{rows, tests::set};
    use super::*;

    fn read(text: &str, drawn: &str) -> Vec<String> {
        let replacement = Replacement { said: Said::Text(text.to_owned()), from: 0, pictures: Vec::new() };
        rows(replacement.glyphs(&set(drawn, 60.0, 100.0, 10.0))).iter().map(super::super::page::Row::text).collect()
    }

    #[test]
    fn the_replacement_is_the_text() {
        assert_eq!(read("第四条　真文本。", "口口口口口口口口"), ["第四条　真文本。"]);
        assert_eq!(read("经济发展", "乱"), ["经济发展"]);
        assert_eq!(read("令", "AB"), ["令"]);
    }

    #[test]
    fn without_text_the_drawing_stays() {
        assert_eq!(read("", "河道"), ["河道"]);
        assert_eq!(read(" ", "河道"), ["河道"]);
    }

    #[test]
    fn what_belongs_to_a_text_before_it_is_not_read_again() {
        let replacement = Replacement { said: Said::Again, from: 0, pictures: Vec::new() };
        assert!(replacement.glyphs(&set("河道", 60.0, 100.0, 10.0)).is_empty());
    }

    #[test]
    fn of_nested_ones_the_outermost_counts() {
        let mut marked = Marked::default();
        let said = |text: &str| Some(Said::Text(text.to_owned()));
        marked.begin(said("甲"), 0);
        marked.begin(said("乙"), 1);
        marked.begin(None, 1);
        assert!(marked.end().is_none() && marked.end().is_none());
        assert_eq!(marked.end().map(|replacement| replacement.said), said("甲"));
        assert!(marked.end().is_none());
    }
}
