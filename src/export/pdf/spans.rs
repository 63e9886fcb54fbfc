//! Which glyphs of a line a reader of the file must be told the text of.
//!
//! A PDF says of each glyph which character it is, and viewers guess the rest from the places: a gap is taken for a
//! space, marks that are squeezed into each other change their order. Where that would go wrong, and where another
//! character is shown than the source has, the glyphs are put into a span with the source's text (`ActualText`).
//! Spans are kept short, as viewers only know the place of a span, not of the characters in it.

use std::ops::Range;

use super::glyphs::{Form, Placed};

/// Two glyphs that are further apart, or nearer together, by this share of the size are told as one text. The least
/// gap that is taken for a space by poppler is a tenth of the size.
const APART: f32 = 0.06;
/// The same for a blank: the em after 第十五条 is wider.
const WIDE: f32 = 0.4;

/// Glyphs that are drawn together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub glyphs: Range<usize>,
    /// The file states its text beside it; otherwise the text is that of the glyphs.
    pub states_text: bool,
}

/// Parts the glyphs of a line into spans.
pub(super) fn spans(glyphs: &[Placed<'_>]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut from = 0;
    while from < glyphs.len() {
        let mut states_text = glyphs.get(from).is_some_and(odd);
        let mut to = from + 1;
        while let (Some(a), Some(b)) = (glyphs.get(to - 1), glyphs.get(to)) {
            let displaced = displaced(a, b);
            let one_word = b.joined && !odd(b) && !a.blank();
            let stretched = a.fills.is_some() || b.fills.is_some();
            if stretched || !(displaced || one_word) {
                break;
            }
            states_text |= displaced || odd(b);
            to += 1;
        }
        match out.last_mut() {
            Some(last) if !last.states_text && !states_text => last.glyphs.end = to,
            _ => out.push(Span { glyphs: from..to, states_text }),
        }
        from = to;
    }
    out
}

/// Another character is shown than the source has.
fn odd(glyph: &Placed<'_>) -> bool {
    let mut own = glyph.source.chars();
    let same = own.next().is_some_and(|c| c == glyph.shown || c.is_whitespace() && glyph.blank());
    !same || own.next().is_some() || glyph.form == Form::Code
}

/// Whether the second glyph does not stand where the first one's advance ends. Blanks part words anyway, but a very
/// wide one would part columns.
fn displaced(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let most = if a.blank() || b.blank() { WIDE } else { APART };
    let gap = b.x - (a.x + a.advance);
    gap.abs() > most * a.size.min(b.size)
}

/// The source's text of a span.
pub(super) fn text(glyphs: &[Placed<'_>]) -> String {
    glyphs.iter().map(|g| g.source).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::glyphs::glyphs;
    use super::super::sheet::{Owner, Text};
    use super::*;
    use crate::faces::Faces;
    use crate::typeset::flow::{Frame, Ink, Point, text_box};
    use crate::typeset::{Face, Run, Style, set};

    /// The spans of a text's first line: those that are told in brackets.
    fn told(words: &str, em: f32) -> String {
        let faces = Faces::default();
        let runs = vec![Run { bytes: words.len(), face: Face::Song, size: 10.0 }];
        let style = Style { em: 10.0, indent: 0.0, ..Style::default() };
        let set = set(words, &runs, &style, em * 10.0, &faces);
        let frame =
            Frame { em: 10.0, width: em * 10.0, leading: 1.7, fullwidth: true, pixels_per_point: 100.0, hair: 0.5 };
        let source = text_box(set, Point::default(), &frame, runs, Ink::Text, 0..words.len(), &faces);
        let text = Text {
            lines: 0..1,
            source: Rc::new(source),
            words: words.into(),
            at: Point::default(),
            owner: Owner::Artifact,
        };
        let all = glyphs(&text, &text.source.set.lines[0], &faces);
        spans(&all)
            .iter()
            .map(|s| {
                let text = super::text(&all[s.glyphs.clone()]);
                if s.states_text { format!("[{text}]") } else { text }
            })
            .collect()
    }

    #[test]
    fn plain_chinese_is_left_alone() {
        assert_eq!(told("各镇街应当建立巡查制度，明确专人。", 40.0), "各镇街应当建立巡查制度，明确专人。");
    }

    #[test]
    fn gaps_beside_western_text_are_no_spaces() {
        assert_eq!(told("负责人共12名以上", 40.0), "负责人[共12名]以上");
        assert_eq!(told("负责人共 12 名以上", 40.0), "负责人共 12 名以上");
    }

    #[test]
    fn marks_that_are_squeezed_together_keep_their_order() {
        assert_eq!(told("依《水法》（以下）办", 40.0), "依《水法[》（]以下）办");
    }

    #[test]
    fn the_sources_marks_are_copied() {
        assert_eq!(told("实施方案,并落实", 40.0), "实施方案[,]并落实");
        assert_eq!(told("总则——附则", 40.0), "总则——附则");
    }

    #[test]
    fn spaced_lines_are_told_whole() {
        let words = "各镇街应当建立健全河道巡查制度";
        assert_eq!(told(words, 7.4), "[各镇街应当建立]");
    }
}
