//! What a page holds: the types that all stages share. Nothing is looked for here, and nothing of the folder is used.

use std::ops::Range;

use crate::issue::{Comment, DropReason};
use crate::zh::{chars, ordinal, parts};

/// A character where the page shows it: 24 bytes, as a long file has millions. Points, origin at the top left of the page as it is viewed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) c: char,
    /// Left end of its baseline.
    pub(super) x: f32,
    pub(super) y: f32,
    /// Advance.
    pub(super) width: f32,
    /// Height of the em square.
    pub(super) size: f32,
    /// Index into the fonts of the file.
    pub(super) font: u16,
    /// How it is painted.
    pub(super) paint: Paint,
    /// The direction of writing.
    pub(super) turn: Turn,
}

impl Glyph {
    /// Whether it is not painted.
    pub(super) fn is_invisible(&self) -> bool {
        self.paint == Paint::Nothing
    }
}

/// How a glyph is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Paint {
    #[default]
    Filled,
    /// With a thickened outline.
    Stroked,
    /// In a picture, and what it is is not sure.
    Doubtful,
    /// Not at all: text over the picture of a page (an OCR layer).
    Nothing,
}

/// The direction of writing as seen on the page, in quarter turns clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    #[default]
    Right,
    Down,
    Left,
    Up,
    /// Slanting: a watermark.
    Slant,
}

/// A thin straight line drawn on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

impl Rule {
    pub(super) fn horizontal(&self) -> bool {
        self.x1 - self.x0 >= self.y1 - self.y0
    }
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct PageGlyphs {
    pub(super) glyphs: Vec<Glyph>,
    /// Characters outside of the part of the page that is shown.
    pub(super) outside: Vec<Glyph>,
    /// Copies of those that can't be seen, though they are text.
    pub(super) unseen: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Width and height as viewed.
    pub(super) size: [f32; 2],
    /// Where pictures are: x0, y0, x1, y1.
    pub(super) pictures: Vec<[f32; 4]>,
    /// Runs of glyphs in fonts of one byte a character, by their place among the glyphs.
    pub(super) simple: Vec<Run>,
    /// The comments of readers.
    pub(super) comments: Vec<Comment>,
    /// How many of the glyphs have no Unicode.
    pub(super) unreadable: usize,
    /// How many came as another code point of their character.
    pub(super) folded: usize,
    /// The glyphs were read from the picture of the page.
    pub(super) recognised: bool,
    /// Its instructions are damaged, or ask for what the file lacks: text may be missing.
    pub(super) broken: bool,
    /// The picture was looked at, and no sign was read on it.
    pub(super) blank: bool,
    /// Seals on its picture, whose words were not read.
    pub(super) seals: Vec<[f32; 4]>,
}

/// A run of glyphs of a font of one byte a character, as it was drawn.
#[derive(Debug)]
pub(super) struct Run {
    /// Its first glyph among the page's; the others follow.
    pub(super) from: usize,
    /// The codes, one a glyph.
    pub(super) codes: Vec<u8>,
}

impl PageGlyphs {
    /// Share of the page that pictures cover, 0 to 1 (overlaps counted twice, capped).
    pub(super) fn covered(&self) -> f32 {
        let area = |[x0, y0, x1, y1]: &[f32; 4]| (x1 - x0) * (y1 - y0);
        (self.pictures.iter().map(area).sum::<f32>() / (self.size[0] * self.size[1]).max(1.0)).min(1.0)
    }
}

/// Glyphs on one baseline, from the left. No blanks: a blank before a glyph is in [`Cell::blank`].
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Baseline, points from the top.
    pub(super) y: f32,
    /// Median size of its glyphs, points.
    pub(super) size: f32,
    /// What letter-spacing adds between neighbouring characters, points; 0 where the row is set solid.
    pub(super) tracking: f32,
}

/// A glyph in its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) glyph: Glyph,
    /// The blank that the file has between the glyph before and this one.
    pub(super) blank: Option<Blank>,
    /// The glyph was drawn twice or more to look bold.
    pub(super) doubled: bool,
}

/// A blank of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    Narrow,
    /// As wide as a Chinese character.
    Wide,
}

impl Blank {
    /// What a character is as a blank; `None` if it is none.
    pub(super) fn of(c: char) -> Option<Self> {
        c.is_whitespace().then_some(if c == '\u{3000}' { Self::Wide } else { Self::Narrow })
    }

    fn char(self) -> char {
        match self {
            Self::Narrow => ' ',
            Self::Wide => '\u{3000}',
        }
    }
}

/// A gap wider than this, in em, is a blank even between Chinese characters.
const WIDE_GAP: f32 = 0.9;
/// Gaps wider than this, in em, are blanks between a Latin letter or digit and a Chinese character …
const MIXED_GAP: f32 = 0.3;
/// … and between two Latin letters or digits.
const LATIN_GAP: f32 = 0.18;
/// Behind a label, a gap so much wider than those in it, in em, is a blank.
const LABEL_GAP: f32 = 0.25;
/// Characters of the longest label.
const LONGEST_LABEL: usize = 12;
/// Letter-spacing, in em: less is the stretch of a justified line, more are the blanks between the names of a list.
const TRACKED: Range<f32> = 0.2..1.6;
/// Gaps of letter-spacing differ by less than this, in em …
const TRACKED_ALIKE: f32 = 0.12;
/// … and a row has at least so many of them.
const LEAST_TRACKED: usize = 5;

impl Row {
    pub(super) fn x0(&self) -> f32 {
        self.cells.first().map_or(0.0, |cell| cell.glyph.x)
    }

    pub(super) fn x1(&self) -> f32 {
        self.cells.iter().map(|cell| cell.glyph.x + cell.glyph.width).fold(0.0, f32::max)
    }

    /// A part of the row, by the range of its cells.
    pub(super) fn part(&self, range: Range<usize>) -> Row {
        let cells = self.cells.get(range).unwrap_or_default().to_vec();
        let size = median(cells.iter().map(|cell| cell.glyph.size));
        Row { size, cells, y: self.y, tracking: self.tracking }
    }

    /// The width of the gap before a cell, points: what stands between the two beyond the row's letter-spacing.
    pub(super) fn gap_before(&self, index: usize) -> f32 {
        match (index.checked_sub(1).and_then(|i| self.cells.get(i)), self.cells.get(index)) {
            (Some(before), Some(cell)) => cell.glyph.x - (before.glyph.x + before.glyph.width) - self.tracking,
            _ => 0.0,
        }
    }

    /// Learns the letter-spacing: most gaps between neighbours are alike, and so wide that no justified line has them.
    pub(super) fn learn_tracking(&mut self) {
        self.tracking = 0.0;
        let gaps: Vec<f32> = (1..self.cells.len()).map(|i| self.gap_before(i)).collect();
        if gaps.len() < LEAST_TRACKED {
            return;
        }
        let usual = median(gaps.iter().copied());
        let alike = gaps.iter().filter(|gap| (**gap - usual).abs() < TRACKED_ALIKE * self.size).count();
        if (TRACKED.start * self.size..TRACKED.end * self.size).contains(&usual) && alike * 10 >= gaps.len() * 7 {
            self.tracking = usual;
        }
    }

    /// The row's text. Blanks are those of the file, and gaps that only a blank can make.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.cells.len() * 3);
        let spaced = self.letter_spaced();
        let label = if spaced { None } else { self.after_label() };
        for (i, cell) in self.cells.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| self.cells.get(i));
            if let Some(before) = before
                && let Some(blank) =
                    self.blank(before, cell, self.gap_before(i), spaced).or_else(|| (label == Some(i)).then_some(' '))
            {
                text.push(blank);
            }
            text.push(cell.glyph.c);
        }
        text
    }

    /// The cell behind the label that a row begins with, where a blank was set between the two, however narrow: 第一章 总则.
    fn after_label(&self) -> Option<usize> {
        self.cells.first().filter(|cell| cell.glyph.c == ordinal::MARK)?;
        let start: String = self.cells.iter().take(LONGEST_LABEL).map(|cell| cell.glyph.c).collect();
        let length = start.get(..parts::label(&start)?)?.chars().count();
        chars::is_han(self.cells.get(length)?.glyph.c).then_some(())?;
        let inside = (1..length).map(|i| self.gap_before(i)).fold(0.0, f32::max);
        (self.gap_before(length) - inside > LABEL_GAP * self.size).then_some(length)
    }

    fn blank(&self, before: &Cell, cell: &Cell, gap: f32, spaced: bool) -> Option<char> {
        let em = cell.glyph.size.max(before.glyph.size).max(1.0);
        let (a, b) = (latin(before.glyph.c), latin(cell.glyph.c));
        if let Some(blank) = cell.blank {
            // Some generators put a blank without width between all characters.
            return (gap > 0.08 * em || a && b).then_some(blank.char());
        }
        let limit = match (a, b) {
            _ if spaced => return None,
            (true, true) => LATIN_GAP,
            (false, false) => WIDE_GAP,
            _ => MIXED_GAP,
        };
        (gap > limit * em).then_some(' ')
    }

    /// Whether the row is set with equal wide gaps between all its characters, as titles are.
    fn letter_spaced(&self) -> bool {
        let gaps = || (1..self.cells.len()).map(|i| self.gap_before(i));
        let (least, most) = gaps().fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
        self.cells.len() >= 3 && least > 0.25 * self.size && most < least * 1.3
    }
}

fn latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// The median; 0 of nothing.
pub(super) fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    let middle = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// An upright strip without text, points from the left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gutter {
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Gutter {
    pub(super) fn centre(&self) -> f32 {
        (self.from + self.to) / 2.0
    }

    pub(super) fn width(&self) -> f32 {
        self.to - self.from
    }
}

/// A table on a page.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// x0, y0, x1, y1.
    pub(super) bounds: [f32; 4],
    /// The upright rules' places.
    pub(super) xs: Vec<f32>,
    /// The places of the rules across, where they part its rows; none where they don't.
    pub(super) ys: Vec<f32>,
    pub(super) row_count: u16,
    pub(super) cells: Vec<GridCell>,
    /// How many first rows are known to be the head.
    pub(super) head: u16,
}

impl Grid {
    /// Whether a row of text stands beside the table, which the text is led around.
    pub(super) fn is_beside(&self, row: &Row) -> bool {
        let [x0, y0, x1, y1] = self.bounds;
        let level = row.y > y0 - BESIDE * row.size && row.y - row.size < y1;
        level && (row.x1() < x0 || row.x0() > x1)
    }
}

/// The first line beside a table may stand so far above its top, in em.
const BESIDE: f32 = 0.5;

/// A cell of a [`Grid`], from its merged elementary cells.
#[derive(Debug, Default)]
pub(super) struct GridCell {
    pub(super) row: u16,
    pub(super) column: u16,
    pub(super) rows: u16,
    pub(super) columns: u16,
    /// The rows of type in it.
    pub(super) lines: Vec<Row>,
}

/// What stands on a page in the order of reading.
#[derive(Debug)]
pub(super) enum Item {
    /// A row of text, or the part of it in one column.
    Text(Row),
    /// A table, set in text of this size.
    Table(Grid, f32),
}

impl Item {
    /// Left and right end.
    pub(super) fn extent(&self) -> (f32, f32) {
        match self {
            Item::Text(row) => (row.x0(), row.x1()),
            Item::Table(Grid { bounds: [x0, _, x1, _], .. }, _) => (*x0, *x1),
        }
    }

    /// The baseline of its first line.
    pub(super) fn y(&self) -> f32 {
        match self {
            Item::Text(row) => row.y,
            Item::Table(grid, size) => grid.bounds[1] + size,
        }
    }

    /// The size of its text.
    pub(super) fn size(&self) -> f32 {
        match self {
            Item::Text(row) => row.size,
            Item::Table(_, size) => *size,
        }
    }
}

/// An item in its place of the reading order.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) item: Item,
    /// 0 is the left one; `None` for what stands over the whole page.
    pub(super) column: Option<u8>,
    /// Counts the zones of the page.
    pub(super) zone: u16,
}

/// A part of a page in reading order.
#[derive(Debug)]
pub(super) enum Part {
    /// Text or table.
    Body(Placed),
    /// A running head, foot or page number.
    Running(Row),
}

/// Rules nearer than this, in points, are one.
pub(super) const SNAP: f32 = 2.0;

/// A straight line along one axis: where it stands on the other, and its extent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Bar {
    pub(super) fn covers(&self, x: f32) -> bool {
        self.from - SNAP <= x && x <= self.to + SNAP
    }
}

/// The middle of a glyph's ink.
pub(super) fn middle(glyph: &Glyph) -> (f32, f32) {
    (glyph.x + glyph.width / 2.0, glyph.y - 0.35 * glyph.size)
}

/// A count that fits a cell's number.
pub(super) fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// A page before its columns are known.
///
/// Of a sheet that shows two pages side by side each is a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The number of the sheet in the file, from 1.
    pub(super) number: u32,
    /// Width and height of the sheet as viewed.
    pub(super) viewed: [f32; 2],
    /// Width and height of the page, turned upright, and how far it stands from the left of its sheet.
    pub(super) size: [f32; 2],
    pub(super) shift: f32,
    /// The direction of most of its text; all places below are in the page turned so that this is level.
    pub(super) turn: Turn,
    pub(super) rows: Vec<Row>,
    pub(super) rules: Vec<Rule>,
    pub(super) tables: Vec<Grid>,
    /// Text in other directions.
    pub(super) aside: Vec<Aside>,
    /// The page is a picture without text.
    pub(super) scanned: bool,
    /// The picture was looked at, and no sign was read on it.
    pub(super) blank: bool,
    /// Seals on its picture, whose words were not read.
    pub(super) seals: Vec<[f32; 4]>,
    /// Its text is an invisible layer under a picture.
    pub(super) recognised: bool,
}

/// Text in another direction than the page's.
#[derive(Debug)]
pub(super) struct Aside {
    pub(super) turn: Turn,
    pub(super) row: Row,
    /// Why it is no text: a running head or page number, a mark across the page, outside of it.
    pub(super) apart: Option<DropReason>,
}
