//! How the source sets its lines: at which width they are wrapped, and what indents and blank lines tell. Both are
//! learned from the lines of which it is sure that they begin a paragraph or go on with one.

use super::lex::{End, Line};
use crate::zh::chars;

/// What indents and blank lines before a line tell, as log odds that it goes on with the paragraph above.
pub(crate) struct Layout {
    /// Without and with an indent.
    indents: [f32; 2],
    /// With no blank line before it, with one, with more.
    gaps: [f32; 3],
    /// Paragraphs keep their indent, so the first line's width is known with it.
    indented: bool,
    /// The width at which all of the source is wrapped, if there is one.
    measure: Option<u32>,
    /// The least indent that begins a paragraph, in half em.
    least_indent: u16,
    /// Where all paragraphs stand between blank lines: the width at which at least two lines with sentences end.
    blocks: Option<Option<u32>>,
}

/// How full a line of wrapped text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// As wide as lines get.
    Full,
    /// A little less: a long word did not fit, or the paragraph ends here.
    Near,
    /// The paragraph ends here.
    Short,
}

/// The least number of lines of each class from which anything is learned.
const ENOUGH: usize = 5;
/// No single piece of layout tells more than this.
const MOST: f32 = 5.0;

impl Layout {
    /// Learns the source's ways.
    pub(crate) fn of(lines: &[Line<'_>]) -> Self {
        let least = least_indent(lines);
        let counts = || Counts::of(least);
        let (mut starts, mut rests, mut open) = (counts(), counts(), counts());
        for pair in lines.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            if a.marker.is_some() || b.marker.is_some() || b.page_start {
                continue;
            }
            if b.outline_label().is_some() {
                starts.add(b);
            } else if b.label.is_none()
                && (matches!(a.end, End::Comma | End::Open) || b.text.starts_with(chars::no_start))
            {
                rests.add(b);
            } else if b.label.is_none() && a.end == End::Plain && a.width > 24 && is_prose(a) && is_prose(b) {
                open.add(b);
            }
        }
        // Lines that end inside a sentence without a mark tell where too few end at a comma.
        if rests.all < ENOUGH {
            rests.all += open.all;
            (0..2).for_each(|i| rests.indents[i] += open.indents[i]);
            (0..3).for_each(|i| rests.gaps[i] += open.gaps[i]);
        }
        let odds = |rest: usize, start: usize| {
            let share = |n: usize, all: usize| (n as f32 + 0.5) / (all as f32 + 1.5);
            (share(rest, rests.all) / share(start, starts.all)).ln().clamp(-MOST, MOST)
        };
        if starts.all < ENOUGH || rests.all < ENOUGH {
            return Self::unlearned(lines);
        }
        Self {
            indents: [0, 1].map(|i| odds(rests.indents[i], starts.indents[i])),
            gaps: [0, 1, 2].map(|i| odds(rests.gaps[i], starts.gaps[i])),
            indented: starts.indents[1] * 2 > starts.all,
            measure: measure(lines),
            least_indent: least,
            blocks: None,
        }
    }

    /// Where too little is sure: an indent tells when some lines have one and some have none.
    fn unlearned(lines: &[Line<'_>]) -> Self {
        let least = least_indent(lines);
        let long: Vec<&Line<'_>> = lines.iter().filter(|l| l.width > 24).collect();
        let some = |n: usize| n * 20 > long.len() && n * 20 < long.len() * 19;
        // Where each paragraph stands between blank lines, a line without one goes on.
        let blocks = are_blocks(lines);
        let indents = some(long.iter().filter(|l| l.indent >= least).count());
        let gaps = some(long.iter().filter(|l| l.gap == 0).count());
        Self {
            indents: if indents { [1.5, -3.0] } else { [0.0; 2] },
            gaps: match gaps {
                true if blocks => BLOCKS,
                true => [0.7, -0.4, -1.0],
                false => [0.0; 3],
            },
            indented: indents,
            measure: measure(lines),
            least_indent: least,
            blocks: (gaps && blocks).then(|| widest(lines)),
        }
    }

    /// What the indent of a line tells.
    pub(crate) fn indent(&self, line: &Line<'_>) -> f32 {
        self.indents[usize::from(self.is_indented(line))]
    }

    /// Whether a line has an indent as the source's paragraphs have it.
    pub(crate) fn is_indented(&self, line: &Line<'_>) -> bool {
        line.indent >= self.least_indent
    }

    /// What the blank lines before a line tell.
    pub(crate) fn gap(&self, line: &Line<'_>) -> f32 {
        if line.page_start { 0.0 } else { self.gaps[usize::from(line.gap.min(2))] }
    }

    /// What the blank lines between two lines tell, of which the first is so full, and perhaps the first of its paragraph.
    /// Behind a complete sentence on a line with room left the lack of one tells little.
    pub(crate) fn gap_between(&self, [a, b]: [&Line<'_>; 2], fill: Option<Fill>, first: bool) -> f32 {
        let gap = self.gap(b);
        let Some(widest) = self.blocks.filter(|_| a.end == End::Stop) else { return gap };
        let fill = fill.or_else(|| widest.map(|width| self.fill(a, width, first)));
        if fill == Some(Fill::Full) { gap } else { gap.min(UNFILLED) }
    }

    /// Whether the blank lines before a line tell that it begins a paragraph.
    pub(crate) fn parts(&self, line: &Line<'_>) -> bool {
        self.gap(line) < -1.5
    }

    /// How full a line is, against the width at which lines are wrapped around it. The first line of a paragraph may
    /// have lost its indent of two em.
    pub(crate) fn fill(&self, line: &Line<'_>, width: u32, first: bool) -> Fill {
        let lost = if first && !self.indented { 4 } else { 0 };
        let set = set_width(line) + lost;
        if set + 3 >= width {
            Fill::Full
        } else if set + 8 >= width {
            Fill::Near
        } else {
            Fill::Short
        }
    }
}

#[derive(Default)]
struct Counts {
    /// The least indent that counts as one.
    least: u16,
    all: usize,
    indents: [usize; 2],
    gaps: [usize; 3],
}

impl Counts {
    fn of(least: u16) -> Self {
        Self { least, ..Self::default() }
    }

    fn add(&mut self, line: &Line<'_>) {
        self.all += 1;
        self.indents[usize::from(line.indent >= self.least)] += 1;
        self.gaps[usize::from(line.gap.min(2))] += 1;
    }
}

/// An indent of about two em, in half em, and one of two half-width blanks.
const INDENT: u16 = 3;
const NARROW: u16 = 2;
/// So many lines must show a narrow indent.
const SHOW_NARROW: usize = 3;

/// The least indent that begins a paragraph. Some write two half-width blanks before each, as extraction by columns does: then
/// what begins a paragraph surely has them, and what goes on in a sentence has none.
fn least_indent(lines: &[Line<'_>]) -> u16 {
    let (mut narrow, mut other, mut rest, mut blank) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if b.outline_label().is_some() && matches!(a.end, End::Stop | End::Semi | End::Colon) {
            *(if b.indent == NARROW { &mut narrow } else { &mut other }) += 1;
        } else if b.label.is_none()
            && matches!(a.end, End::Comma | End::Open | End::Plain)
            && a.width > 24
            && (is_prose(a) || is_prose(b))
        {
            *(if b.indent == 0 { &mut rest } else { &mut blank }) += 1;
        }
    }
    let shown = narrow >= SHOW_NARROW && narrow > 2 * other && rest >= SHOW_NARROW && rest > 4 * blank;
    if shown { NARROW } else { INDENT }
}

/// What blank lines tell where all paragraphs stand between them: their lack outweighs the end of a sentence.
const BLOCKS: [f32; 3] = [MOST, -2.5, -3.0];
/// What it tells at most behind a line that is complete and not full.
const UNFILLED: f32 = 0.7;
/// So many beginnings of paragraphs must show that.
const SHOW_BLOCKS: usize = 3;

/// Whether a blank line stands over each line that surely begins a paragraph: one with a label, and one under a colon or under
/// a line that is no more than a name.
fn are_blocks(lines: &[Line<'_>]) -> bool {
    let (mut parted, mut tight) = (0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[1].page_start && pair[1].marker.is_none()) {
        let (a, b) = (&pair[0], &pair[1]);
        let named = a.is_bare() && a.width <= 24 && a.end == End::Plain && is_prose(b);
        if b.outline_label().is_some() || a.end == End::Colon || named || a.outline_label().is_some() && !is_prose(a) {
            *(if b.gap > 0 { &mut parted } else { &mut tight }) += 1;
        }
    }
    parted >= SHOW_BLOCKS && parted > 10 * tight
}

/// A line with the marks of a sentence in it or at its end.
fn is_prose(line: &Line<'_>) -> bool {
    line.commas || line.stops || matches!(line.end, End::Stop | End::Comma | End::Semi)
}

/// The width of the widest line with sentences, where another is as wide and none is a whole paragraph.
fn widest(lines: &[Line<'_>]) -> Option<u32> {
    let widths = || lines.iter().filter(|l| is_prose(l)).map(set_width);
    let most = widths().max().filter(|width| (24..=130).contains(width))?;
    (widths().filter(|width| width + 3 >= most).count() >= 2).then_some(most)
}

/// A line's width with its indent.
fn set_width(line: &Line<'_>) -> u32 {
    line.width + u32::from(line.indent.min(8))
}

/// The width at which a whole source is wrapped: no line with sentences is longer (titles and contents may be), and
/// several sentences are cut there. It tells of texts so short that around none of their lines there are enough others.
fn measure(lines: &[Line<'_>]) -> Option<u32> {
    let full = lines.iter().filter(|l| is_prose(l)).map(set_width).max().filter(|w| (24..=130).contains(w))?;
    let (mut count, mut cut) = (0, 0);
    for pair in lines.windows(2).filter(|w| (full..=full + 3).contains(&(set_width(&w[0]) + 3))) {
        let (line, next) = (&pair[0], &pair[1]);
        count += 1;
        let open = matches!(line.end, End::Plain | End::Comma | End::Open) && next.outline_label().is_none();
        cut += usize::from(open && is_prose(next) && !line.row && !next.row && next.gap == 0);
    }
    (count >= 4 && cut * 3 >= count * 2).then_some(full)
}

/// The widths at which lines were wrapped, around each line of a sequence; `None` where lines are whole paragraphs.
/// Where the lines around one tell nothing, the width of the whole source does.
pub(crate) fn wrap_widths(lines: &[&Line<'_>], layout: &Layout) -> Vec<Option<u32>> {
    const REACH: usize = 7;
    (0..lines.len())
        .map(|at| {
            let window = &lines[at.saturating_sub(REACH)..(at + REACH + 1).min(lines.len())];
            // The longest line that at least one other comes close to: a single long line is no measure.
            let (mut most, mut second, mut long) = (0, 0, 0);
            for width in window.iter().map(|l| set_width(l)) {
                if width > 130 {
                    long += 1;
                } else if width > most {
                    (second, most) = (most, width);
                } else if width > second {
                    second = width;
                }
            }
            let Some(full) = Some(second).filter(|&w| w >= 24) else { return layout.measure };
            let (mut count, mut cut) = (0, 0);
            for (n, line) in window.iter().enumerate().filter(|(_, l)| (full - 5..=full + 3).contains(&set_width(l))) {
                count += 1;
                // Headings, names and rows end without a mark, too: only sentences are cut. After a label, an indent
                // that the next line does not have tells so.
                let next = window.get(n + 1);
                let indented = |l: &Line<'_>| layout.is_indented(l);
                let goes_on = line.label.is_none() || indented(line) && next.is_some_and(|l| !indented(l));
                let sentence = is_prose(line) || goes_on && next.is_none_or(|l| is_prose(l));
                let open = matches!(line.end, End::Plain | End::Comma | End::Open | End::Close);
                cut += usize::from(open && sentence && !line.row);
            }
            // Lines that are cut at that width, in the middle of sentences, and not many that are longer.
            (count >= 3 && cut * 2 >= count && count * 3 >= window.len() && long * 4 <= window.len())
                .then_some(full)
                .or(layout.measure)
        })
        .collect()
}

#[cfg(test)]
mod tests;
