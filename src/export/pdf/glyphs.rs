//! A line of set text as glyphs at their places.

use super::sheet::Text;
use crate::faces::{FaceGlyph, Faces};
use crate::typeset::flow::TextBox;
use crate::typeset::{DASH_INSET, Face, Line, Run};

/// What is drawn for a character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A glyph.
    Glyph(FaceGlyph),
    /// Its code point in a box: no face has it.
    Code,
}

/// A character at its place. Lengths in points, from the left edge of the measure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed<'t> {
    pub form: Form,
    pub shown: char,
    /// The source's own characters that it stands for.
    pub source: &'t str,
    /// Where those begin in the text.
    pub from: usize,
    /// Origin of the glyph.
    pub x: f32,
    /// The glyph's own advance.
    pub advance: f32,
    pub size: f32,
    /// The cell that it fills from edge to edge.
    pub fills: Option<[f32; 2]>,
    /// Of one word with the character before.
    pub joined: bool,
}

impl Placed<'_> {
    pub fn blank(&self) -> bool {
        self.shown.is_whitespace()
    }
}

/// The glyphs of a line of a text.
pub(super) fn glyphs<'t>(text: &'t Text, line: &Line, faces: &Faces) -> Vec<Placed<'t>> {
    let source: &TextBox = &text.source;
    let words: &'t str = &text.words;
    let mut out: Vec<Placed<'t>> = Vec::with_capacity(line.chars.len());
    let mut run = RunAt { runs: &source.runs, at: 0, ends: 0 };
    for index in line.chars.clone() {
        let Some(c) = source.set.chars.get(index) else { break };
        let from = c.byte as usize;
        let to = source.set.chars.get(index + 1).map_or(words.len(), |n| n.byte as usize);
        let own = words.get(from..to).unwrap_or("");
        let Some(run) = run.of(from) else { break };
        if c.shown == '\u{200b}' {
            // A joiner belongs to the character before it; a line end is none of the text's.
            if let Some(last) = out.last_mut().filter(|_| !own.contains(['\n', '\r'])) {
                last.source = words.get(last.from..to).unwrap_or(last.source);
            }
            continue;
        }
        let missing = source.missing.iter().find(|(n, _)| *n == index);
        let placed = match missing {
            Some(&(_, c_missing)) => Some((Form::Code, c_missing, run.size)),
            None => faces.glyph(c.shown, run.face).map(|g| (Form::Glyph(g), c.shown, g.advance * run.size)),
        };
        let Some((form, shown, advance)) = placed else { continue };
        let x = c.x + if form == Form::Code { 0.0 } else { c.dx };
        let goes_on = source.set.chars.get(index + 1).is_some_and(|n| n.fills && n.joined);
        let inset = |inside: bool| if inside { 0.0 } else { DASH_INSET * run.size };
        let fills =
            (c.fills && form != Form::Code).then_some([c.x + inset(c.joined), c.x + c.advance - inset(goes_on)]);
        out.push(Placed { form, shown, source: own, from, x, advance, size: run.size, fills, joined: c.joined });
    }
    out
}

/// Walks over the runs of a text.
struct RunAt<'r> {
    runs: &'r [Run],
    at: usize,
    /// Where the runs before `at` end.
    ends: usize,
}

impl RunAt<'_> {
    fn of(&mut self, byte: usize) -> Option<Run> {
        while self.at + 1 < self.runs.len() && byte >= self.ends.saturating_add(self.runs.get(self.at)?.bytes) {
            self.ends = self.ends.saturating_add(self.runs.get(self.at)?.bytes);
            self.at += 1;
        }
        self.runs.get(self.at).copied().or(Some(Run { bytes: 0, face: Face::Song, size: 1.0 }))
    }
}
