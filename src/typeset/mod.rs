//! Blocks into positioned lines, through [`Measure`]; no fonts, no egui.
//!
//! A [`Paragraph`] is prepared once from its text, its runs of faces and its style: each character gets a cell, the
//! glue after it and the price of breaking the line there. [`Paragraph::set`] then finds the best breaks for a
//! line's width over the whole paragraph (in the manner of Knuth and Plass, with the rules of W3C clreq) and gives
//! every character its place. One [`Char`] stands for one `char` of the source, whatever is shown.

mod breaks;
mod cells;
mod class;
mod fill;
pub(crate) mod flow;
mod optimal;
mod punct;
mod sense;
mod vocabulary;

use std::ops::Range;

use cells::Cell;

/// A typeface by its rank in GB/T 9704.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// 宋体: body text.
    #[default]
    Song,
    /// 小标宋: titles, third-level headings.
    SongBold,
    /// 黑体: first-level headings.
    Hei,
    /// 楷体: second-level headings.
    Kai,
}

/// Tells how wide characters are.
pub trait Measure {
    /// Advance of a character in a face at a size, in the unit of the size. Zero for what draws nothing.
    fn advance(&self, c: char, face: Face, size: f32) -> f32;

    /// Whether anything can be shown for a character: a face has it, or it draws nothing.
    fn has(&self, _c: char, _face: Face) -> bool {
        true
    }
}

/// A text as it is shown under rule 10: half-width punctuation in Chinese full-width, a character for a character.
#[must_use]
pub fn shown_full(text: &str) -> String {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    punct::shown(&chars, true).into_iter().collect()
}

/// The bytes of a title at which a line may end by sense: where a word begins behind another one.
#[must_use]
pub fn breaks_by_sense(title: &str) -> Vec<usize> {
    struct Even;
    impl Measure for Even {
        fn advance(&self, _: char, _: Face, size: f32) -> f32 {
            size
        }
    }
    let style = Style { by_sense: true, ..Style::default() };
    let runs = [Run { bytes: title.len(), face: Face::Song, size: style.em }];
    let cells = cells::cells(title, &runs, &style, &Even);
    let between = |pair: &[Cell]| match pair {
        [before, after] if sense::parts_words(before.brk) => Some(after.byte as usize),
        _ => None,
    };
    cells.windows(2).filter_map(between).collect()
}

/// Whether a character counts or names a figure that stands before it: 2023年, 7号, 12万元.
#[must_use]
pub fn is_unit(c: char) -> bool {
    class::is_unit(c)
}

/// A stretch of text in one face and size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Its length in bytes.
    pub bytes: usize,
    /// Its face.
    pub face: Face,
    /// Its size, in the unit of all lengths.
    pub size: f32,
}

/// How lines fill the measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Every line but the last ends at the right edge (rule 6).
    #[default]
    Justify,
    /// Flush left, ragged right.
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The em of indents and of the limits of spacing: the body size.
    pub em: f32,
    /// Indent of the first line in em.
    pub indent: f32,
    /// Indent of the other lines in em.
    pub hang: f32,
    /// Left out at the right of every line, in em.
    pub right: f32,
    /// How lines fill the measure.
    pub align: Align,
    /// Height of a line as a multiple of the largest size in it.
    pub leading: f32,
    /// Show half-width punctuation inside Chinese full-width (rule 10).
    pub fullwidth: bool,
    /// Bytes of a label at the start (第十五条): a space after it is set as one em.
    pub label: usize,
    /// A title: broken by sense (rule 2), lines balanced but in a list, which is flush left.
    pub by_sense: bool,
    /// Ragged lines, as in the cells of a table, end between words.
    pub by_words: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            em: 16.0,
            indent: 2.0,
            hang: 0.0,
            right: 0.0,
            align: Align::Justify,
            leading: 1.7,
            fullwidth: true,
            label: 0,
            by_sense: false,
            by_words: false,
        }
    }
}

/// Where a character stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Char {
    /// Byte offset in the source text.
    pub byte: u32,
    /// What is shown for it: another character only under rule 10, a zero-width space for what draws nothing.
    pub shown: char,
    /// Left edge of its cell, from the left edge of the measure.
    pub x: f32,
    /// Width of its cell.
    pub advance: f32,
    /// Where its glyph's origin is, from the left edge of the cell: negative where a mark's left blank is squeezed.
    pub dx: f32,
    /// Shaped and moved together with the character before it (a Western word, ——).
    pub joined: bool,
    /// The glyph is drawn as wide as the cell (dashes, so that —— is one stroke).
    pub fills: bool,
}

/// How a line was filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// At its natural width: last lines, titles, lines that are not justified.
    Natural,
    /// Ends at the right edge, within the bounds of rule 6.
    Justified {
        /// How much of the blanks of marks was taken, 0 to 1.
        squeeze: f32,
        /// Added between characters, in em.
        tracking: f32,
    },
    /// Nothing could fill it within bounds: left ragged.
    Loose,
    /// One character, or one unit that nothing can divide, wider than the measure.
    Over,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its characters, trailing blanks included: a range of [`Set::chars`].
    pub chars: Range<usize>,
    /// Top edge, from the top of the paragraph.
    pub top: f32,
    /// Height.
    pub height: f32,
    /// The largest size in it.
    pub size: f32,
    /// Left edge of its ink, from the left edge of the measure.
    pub left: f32,
    /// Right edge of its ink.
    pub right: f32,
    /// How it was filled.
    pub fill: Fill,
}

/// How far the stroke of a dash ends from the edge of its cells, in em: it does not touch its neighbours.
pub(crate) const DASH_INSET: f32 = 0.05;
/// How high a dash stands over the baseline, in em: the middle of an ideograph. Faces have it lower, for Latin.
pub(crate) const DASH_MIDDLE: f32 = 0.36;

/// A paragraph in lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set {
    /// The characters, one for each `char` of the text.
    pub chars: Vec<Char>,
    /// The lines, from the top; at least one.
    pub lines: Vec<Line>,
    /// Height of all lines.
    pub height: f32,
}

impl Set {
    /// The line that shows the character at an index; the last one for what is past the end.
    #[must_use]
    pub fn line_of(&self, index: usize) -> usize {
        let at = self.lines.partition_point(|l| l.chars.end <= index);
        at.min(self.lines.len().saturating_sub(1))
    }

    /// The index of the first character at or after a byte offset.
    #[must_use]
    pub fn char_at_byte(&self, byte: usize) -> usize {
        self.chars.partition_point(|c| (c.byte as usize) < byte)
    }
}

/// A paragraph, ready to be set at any width.
#[derive(Clone, Debug)]
pub struct Paragraph {
    cells: Vec<Cell>,
    sums: Vec<optimal::Sum>,
    style: Style,
}

impl Paragraph {
    /// Prepares a text. Runs that do not cover it all are taken to go on.
    #[must_use]
    pub fn new(text: &str, runs: &[Run], style: &Style, measure: &dyn Measure) -> Self {
        let cells = cells::cells(text, runs, style, measure);
        let sums = optimal::sums(&cells);
        Self { cells, sums, style: *style }
    }

    /// The natural width of the text on one line, without indents.
    #[must_use]
    pub fn natural_width(&self) -> f32 {
        optimal::Extent::of(&self.cells, &self.sums, 0..self.cells.len()).natural as f32
    }

    /// The heights of the paragraph's lines at a width, without placing its characters.
    #[must_use]
    pub fn line_heights(&self, width: f32) -> Vec<f32> {
        let lines = optimal::lines(&self.cells, &self.sums, &self.style, width);
        lines.iter().map(|line| fill::line_height(&self.cells, line, &self.style).1).collect()
    }

    /// Changes how the lines fill the measure.
    pub fn align(&mut self, align: Align) {
        self.style.align = align;
    }

    /// Sets the paragraph in lines of a width.
    #[must_use]
    pub fn set(&self, width: f32) -> Set {
        let breaks = optimal::lines(&self.cells, &self.sums, &self.style, width);
        fill::place(&self.cells, &self.sums, &breaks, &self.style, width)
    }
}

/// Sets a text in lines of a width.
#[must_use]
pub fn set(text: &str, runs: &[Run], style: &Style, width: f32, measure: &dyn Measure) -> Set {
    Paragraph::new(text, runs, style, measure).set(width)
}

#[cfg(test)]
mod tests;
