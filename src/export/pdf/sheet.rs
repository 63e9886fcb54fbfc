//! The sheet: A4 with the margins, the lines and the characters of GB/T 9704, and the rows that stand on it.

use std::ops::Range;
use std::rc::Rc;

use super::PdfOptions;
use crate::typeset::flow::{Frame, Line, Point, TextBox};

/// Width and height of A4 in points.
pub(super) const A4: [f32; 2] = [595.276, 841.89];
const MM: f32 = 72.0 / 25.4;
/// The type area of GB/T 9704: 156 × 225 mm, 37 mm below the upper edge and 28 mm from the binding edge.
const AREA: [f32; 2] = [156.0 * MM, 225.0 * MM];
const TOP: f32 = 37.0 * MM;
const LEFT: f32 = 28.0 * MM;
/// 22 lines of 三号 (15.75 points) fill the 225 mm; other sizes keep the proportion.
const LEADING: f32 = 225.0 * MM / 22.0 / 15.75;
/// Sizes that can be asked for, in points.
const SIZES: [f32; 2] = [7.5, 22.0];

/// Where things stand on a page. Lengths in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub frame: Frame,
    /// From one line of the body to the next.
    pub pitch: f32,
    /// The type area's left edge on the sheet.
    pub left: f32,
    /// The type area's upper edge on the sheet.
    pub top: f32,
    /// The type area's height: a whole number of lines.
    pub height: f32,
}

impl Sheet {
    pub fn new(options: &PdfOptions) -> Self {
        let em = if options.size.is_finite() { options.size.clamp(SIZES[0], SIZES[1]) } else { PdfOptions::SIZE };
        // 三号 makes 28 characters of 441 points, as the standard asks.
        let measure = (AREA[0] / em).floor();
        let lines = (AREA[1] / (LEADING * em)).round();
        let pitch = (AREA[1] / lines * 100.0).floor() / 100.0;
        let frame = Frame {
            em,
            width: measure * em,
            leading: pitch / em,
            fullwidth: options.fullwidth,
            pixels_per_point: 100.0,
            hair: 0.5,
        };
        // What is left of the width is shared between the margins, so that the column stands in its area.
        Self { frame, pitch, left: LEFT + (AREA[0] - frame.width) / 2.0, top: TOP, height: pitch * lines }
    }

    /// A height rounded up to whole lines.
    pub fn up(&self, height: f32) -> f32 {
        ((height - 0.3) / self.pitch).ceil() * self.pitch
    }

    /// A height rounded to whole lines.
    pub fn nearest(&self, height: f32) -> f32 {
        (height / self.pitch).round() * self.pitch
    }
}

/// What a text on a page is, for the structure that screen readers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Owner {
    /// Running heads, page numbers, repeated heads of tables: no part of the text.
    Artifact,
    /// A line of what stands before the documents.
    Front(usize),
    /// A row of the contents, by its number.
    Contents(usize),
    /// A block of the flow; in a table, which of its cells.
    Block(usize, usize),
    /// A line of what stands behind the documents.
    Back(usize),
}

/// Some lines of a set text.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub source: Rc<TextBox>,
    /// What it was set from.
    pub words: Rc<str>,
    pub lines: Range<usize>,
    /// Where the first of the lines begins: left edge of the measure and top of the line, from the row's corner.
    pub at: Point,
    pub owner: Owner,
}

/// A row of dots from a title to its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leader {
    pub from: f32,
    pub to: f32,
    pub y: f32,
}

/// Whether a row may begin a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keep {
    /// It may.
    #[default]
    Free,
    /// It should not, unless the page before would be left half empty: the second and the last line of a paragraph.
    Wished,
    /// It must not: what stands below its head, a line of a title.
    Needed,
}

impl Keep {
    /// Needed where that is so.
    pub fn if_needed(needed: bool) -> Self {
        if needed { Self::Needed } else { Self::Free }
    }
}

/// What is not separated by the end of a page: a line, a row of a table, which is divided only where it would leave much of a
/// page empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Room above; none at the top of a page.
    pub above: f32,
    pub height: f32,
    /// Room below.
    pub below: f32,
    /// Whether a page may begin here.
    pub keep: Keep,
    /// It is of a table: its rules go on in the row below.
    pub table: bool,
    /// Stands on the lines of the page.
    pub grid: bool,
    /// A document begins here.
    pub opens: bool,
    /// A text with a title of its own begins here: what is before it is at its end, and need not fill the page.
    pub title: bool,
    /// Left out at the top of a page.
    pub between: bool,
    /// The item of the flow that begins here.
    pub begins: Option<usize>,
    /// The document that it belongs to.
    pub document: Option<usize>,
    pub texts: Vec<Text>,
    pub rules: Vec<Line>,
    pub leader: Option<Leader>,
    /// Where a click on it leads: an item of the flow.
    pub link: Option<usize>,
    /// The head of the table that it belongs to, for the top of the next page.
    pub repeat: Option<Rc<Row>>,
}
