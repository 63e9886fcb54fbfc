//! Where paragraphs begin, told by how lines are set: indents, steps, short lines.
//!
//! How a file sets its paragraphs is learned once from all of its pages ([`Setting::learn`]): the step from line to line
//! inside a paragraph, whether paragraphs begin with an indent, and whether they are separated by space (as browsers print
//! them). Then each line is judged against the one before it ([`Setting::begins`]). Where the setting does not tell (a page
//! that ends with a full line and a full stop), the answer is `None`: the text must tell.

use super::{Ending, Line, em};
use crate::zh::chars::{is_bullet, is_leader_dot};
use crate::zh::lexicon::Class;
use crate::zh::numeral::digit;
use crate::zh::{brackets, numeral, ordinal};

/// An indent from this, in em, starts a paragraph …
const INDENT: f32 = 1.2;
/// … and up to this is one of a paragraph's first line: more is a place in the middle or at the right.
const MOST_INDENT: f32 = 3.0;
/// A line that ends this short of its column's edge, in em, ends its paragraph …
const SHORT: f32 = 1.6;
/// … and one that ends this short does so whatever comes after it.
const VERY_SHORT: f32 = 4.0;
/// A step to the next line over this many usual ones starts a paragraph …
const WIDE_STEP: f32 = 1.6;
/// … and over this many where paragraphs don't begin with an indent.
const PARTING_STEP: f32 = 1.25;
/// Space between paragraphs makes their steps at least so many times the usual one.
const LEAST_PARTING: f32 = 1.12;
/// A difference in size from this, in body sizes, tells lines apart.
const SIZE_STEP: f32 = 0.07;
/// A title is larger than this, in body sizes.
const TITLE: f32 = 1.15;
/// Lines under the text of a number stand at one place within this, in em, and no farther behind it than this.
const LINED_UP: f32 = 0.6;
const NUMBER: f32 = 9.0;
/// What is defined stands out by less than this.
const DEFINED: f32 = 3.0;
/// So many paragraphs of a file that hang in the midst of a sentence show that its paragraphs do.
const HANGING: usize = 3;
/// Nothing is learned from fewer lines.
const ENOUGH: usize = 8;

/// The left and right edge of the column that a line stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Margins {
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

/// A line in its column.
#[derive(Clone, Debug)]
pub struct Stand<'t> {
    /// The line.
    pub line: Line<'t>,
    /// The column that it stands in.
    pub margins: Margins,
    /// So many lines end at the column's right edge that lines are broken there.
    pub breaks: bool,
    /// Which column of the page, from 0; `None` for a line over all of it.
    pub column: Option<u8>,
    /// Which of the parts of its page that bands and rules cut.
    pub zone: u16,
    /// Space that its page leaves below it, as far down as lines stand on other pages.
    pub room: f32,
}

impl Stand<'_> {
    fn inset(&self) -> (f32, f32) {
        (self.line.extent.left - self.margins.left, self.margins.right - self.line.extent.right)
    }

    /// As far from the left edge as from the right one: centred, or as wide as its column.
    fn is_balanced(&self) -> bool {
        let (left, right) = self.inset();
        (left - right).abs() < 1.6 * self.line.extent.size
    }

    /// Centred, where most text is of a size.
    #[must_use]
    pub fn is_centred(&self, body: f32) -> bool {
        let (left, right) = self.inset();
        let size = self.line.extent.size;
        // Two em at the left is a paragraph's indent: the middle of the page by chance.
        let least = if size > TITLE * body { 0.25 } else { 2.3 };
        self.is_balanced() && left > least * size && right > least * size
    }

    /// Set at the right edge, or ends in a page number after a leader.
    fn is_flush_right(&self) -> bool {
        let (left, right) = self.inset();
        let size = self.line.extent.size;
        right < size && left > 4.0 * size || ends_in_leader(&self.line.text)
    }

    fn is_together(&self, other: &Stand<'_>) -> bool {
        self.line.page == other.line.page && self.column == other.column && self.zone == other.zone
    }

    fn is_indented(&self) -> bool {
        (INDENT..MOST_INDENT).contains(&(self.inset().0 / self.line.extent.size.max(f32::EPSILON)))
    }
}

/// How a file sets its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The size of most text.
    body: f32,
    /// The step from line to line inside a paragraph.
    step: f32,
    /// A step over this starts a paragraph.
    parting: f32,
    /// Paragraphs are separated by space, so that a smaller step is inside of one.
    blocks: bool,
    /// Paragraphs begin with an indent.
    indented: bool,
    /// Numbered paragraphs hang: their lines stand under their text, behind the number.
    hanging: bool,
}

impl Setting {
    /// Learns from all lines of a file, in order; `body` is the size of most.
    #[must_use]
    pub fn learn(lines: &[Stand<'_>], body: f32) -> Self {
        let (mut after_full, mut after_short, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for pair in lines.windows(2) {
            let [a, b] = pair else { continue };
            let (size, step) = (b.line.extent.size, b.line.extent.y - a.line.extent.y);
            let alike = (a.line.extent.size - size).abs() < SIZE_STEP * size && (size - body).abs() < SIZE_STEP * body;
            if !alike || !a.is_together(b) || !(0.5 * body..4.0 * body).contains(&step) {
                continue;
            }
            all.push(step);
            match a.inset().1 {
                right if right > VERY_SHORT * size => after_short.push(step),
                right if right < SHORT * size && !b.is_indented() => after_full.push(step),
                _ => {}
            }
        }
        let step = if after_full.len() >= ENOUGH { low(&mut after_full) } else { median(&mut all) };
        let step = if step > 0.0 { step } else { 1.6 * body };
        let indents = lines.iter().filter(|line| line.is_indented()).count();
        let indented = if lines.len() < 20 { indents > 0 } else { indents * 15 >= lines.len() };
        let apart = median(&mut after_short);
        let parted = after_short.iter().filter(|after| **after > LEAST_PARTING * step).count();
        let blocks = after_short.len() >= ENOUGH
            && after_full.len() >= ENOUGH
            && apart > LEAST_PARTING * step
            && parted * 10 >= after_short.len() * 7;
        let parting = match (blocks, indented) {
            (true, _) => (step + apart.min(2.0 * step)) / 2.0,
            (false, true) => WIDE_STEP * step.max(body),
            (false, false) => PARTING_STEP * step.max(body),
        };
        let setting = Self { body, step, parting, blocks, indented, hanging: false };
        let hung = |pair: &&[Stand<'_>]| matches!(pair, [a, b] if setting.hangs_under_number(a, b));
        Self { hanging: lines.windows(2).filter(hung).nth(HANGING - 1).is_some(), ..setting }
    }

    /// Whether a line begins a paragraph, after the one that is read before it. `slack` is 1, and more where sizes and places
    /// are guesses (recognised text). `None`: the setting does not tell.
    #[must_use]
    pub fn begins(&self, before: &Stand<'_>, line: &Stand<'_>, slack: f32) -> Option<bool> {
        let (a, b) = (before.line.extent, line.line.extent);
        // The sizes of recognised text vary with the size.
        let unit = if slack > 1.0 { b.size.max(self.body) } else { self.body };
        if (a.size - b.size).abs() > slack * SIZE_STEP * unit.max(f32::EPSILON) {
            return Some(true);
        }
        if self.hangs(before, line) {
            return Some(false);
        }
        let was_centred = before.is_centred(self.body);
        if line.is_centred(self.body) {
            // The lines of one title keep together.
            let title = b.size > TITLE * self.body && (was_centred || before.is_balanced()) && a_page(before, line);
            return Some(!(title && b.y - a.y < 2.0 * b.size));
        }
        let leaves = was_centred || before.is_flush_right();
        if leaves || a_page(before, line) && before.zone != line.zone || line.inset().0 > INDENT * b.size {
            return Some(true);
        }
        let short = before.inset().1;
        let is_short = short > (slack * SHORT * a.size).max(needed(&line.line));
        if !before.is_together(line) {
            return self.begins_elsewhere(before, is_short, slack);
        }
        let step = b.y - a.y;
        if step > self.parting_for(b.size) {
            return Some(true);
        }
        let ending = Ending::of(&before.line.text);
        match is_short {
            true => Some(!(self.blocks && ending == Ending::Open)),
            // Neither indents nor space would show a paragraph that begins here.
            false if !self.blocks && !self.indented && ending == Ending::Stop => None,
            // The longest of a few short clauses is no full line.
            false if !before.breaks && ending == Ending::Stop => None,
            false => Some(false),
        }
    }

    /// Whether a line goes on a paragraph that hangs: it stands under the text of a number, or under a line that does, which
    /// is full and in the midst of a sentence.
    #[must_use]
    pub fn hangs(&self, before: &Stand<'_>, line: &Stand<'_>) -> bool {
        let under = (before.inset().0 - line.inset().0).abs() < LINED_UP * line.line.extent.size;
        let open = || Ending::of(&before.line.text) == Ending::Open;
        // Days of meetings, one under the other at the right edge, are a list.
        let counted = line.line.text.starts_with(numeral::is_numeral);
        self.hangs_under_number(before, line) && (self.hanging || open())
            || self.hanging && (under && !counted || self.hangs_by_space(before, line)) && self.may_hang(before, line)
    }

    /// Whether space parts paragraphs and none parts these lines, of which the first stands out: what is defined stands at its beginning.
    fn hangs_by_space(&self, before: &Stand<'_>, line: &Stand<'_>) -> bool {
        let by = (line.inset().0 - before.inset().0) / line.line.extent.size.max(f32::EPSILON);
        self.blocks && a_page(before, line) && (LINED_UP..DEFINED).contains(&by)
    }

    /// Whether a line stands under the text of a numbered line that is in the midst of a sentence.
    fn hangs_under_number(&self, before: &Stand<'_>, line: &Stand<'_>) -> bool {
        hangs_behind_number(before, line) && self.may_hang(before, line)
    }

    /// Whether a line that stands indented may go on the one before: that is full and in the midst of a sentence, and this begins
    /// nothing of its own.
    fn may_hang(&self, before: &Stand<'_>, line: &Stand<'_>) -> bool {
        let (a, b) = (before.line.extent, line.line.extent);
        let wide = (a.right - a.left) * 2.0 > before.margins.right - before.margins.left;
        let full = before.inset().1 < (SHORT * a.size).max(needed(&line.line));
        let step = b.y - a.y;
        let near = if a_page(before, line) {
            before.is_together(line) && (0.5 * b.size..self.parting_for(b.size)).contains(&step)
        } else {
            before.line.page + 1 == line.line.page && before.column == line.column
        };
        (a.size - b.size).abs() < SIZE_STEP * self.body
            && line.inset().0 > INDENT * b.size
            && wide
            && full
            && near
            && matches!(Ending::of(&before.line.text), Ending::Open | Ending::Plain)
            && !ends_in_leader(&before.line.text)
            && !is_numbered(&line.line.text)
    }

    /// Whether a line at the head of a page or column, without an indent, begins a paragraph.
    fn begins_elsewhere(&self, before: &Stand<'_>, is_short: bool, slack: f32) -> Option<bool> {
        let ending = Ending::of(&before.line.text);
        let size = before.line.extent.size;
        match (is_short, ending) {
            // Not so short that a word or mark may not have been carried over.
            (true, Ending::Open | Ending::Plain) if before.inset().1 < slack * VERY_SHORT * size => None,
            (true, Ending::Open) => None,
            (true, _) => Some(true),
            (false, Ending::Open | Ending::Plain) => Some(false),
            // A paragraph that went on would have filled the page: two lines are kept together at most.
            (false, _) if self.blocks && before.room > 2.0 * self.step => Some(true),
            (false, _) if self.blocks || !self.indented => None,
            (false, _) => Some(false),
        }
    }

    /// The step that parts paragraphs of a size.
    fn parting_for(&self, size: f32) -> f32 {
        if (size - self.body).abs() < SIZE_STEP * self.body {
            return self.parting;
        }
        // Of another size only the usual leading is known.
        let leading = if self.indented { WIDE_STEP } else { PARTING_STEP };
        (leading * size).max(self.parting)
    }
}

/// Whether a line stands farther inside than the numbered one before, by no more than a number takes.
fn hangs_behind_number(before: &Stand<'_>, line: &Stand<'_>) -> bool {
    let by = (line.inset().0 - before.inset().0) / line.line.extent.size.max(f32::EPSILON);
    (LINED_UP..NUMBER).contains(&by) && is_numbered(&before.line.text)
}

/// Whether a line begins with a number or mark as items and articles do: 第一條, （一）, (a), 1., 一、, ①, •.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_start();
    let inner = text.strip_prefix(brackets::opens_round);
    let rest = ordinal::strip(inner.unwrap_or(text)).unwrap_or(inner.unwrap_or(text));
    let behind = rest.trim_start_matches(numeral::is_numeral);
    let counted = behind.len() < rest.len();
    let letter =
        || rest.strip_prefix(|c: char| c.is_ascii_alphabetic() || inner.is_some() && numeral::stem(c).is_some());
    if inner.is_some() {
        let closed = |rest: &str| rest.starts_with(brackets::closes_round);
        let roman = rest.trim_start_matches(['i', 'v', 'x']);
        return counted && closed(behind)
            || letter().is_some_and(closed)
            || (2..=ROMAN).contains(&(rest.len() - roman.len())) && closed(roman);
    }
    let marked = |rest: &str| rest.starts_with(['.', '．', '、', ')', '）']);
    let article = || rest.len() < text.len() && ARTICLE.iter().any(|unit| unit.starts(behind).is_some());
    text.starts_with(|c| is_bullet(c) || matches!(c, '\u{2460}'..='\u{24ff}'))
        || counted && (marked(behind) || article())
        || letter().is_some_and(marked)
}

/// Letters of the longest number in small Roman letters.
const ROMAN: usize = 7;

/// What an ordinal counts at the beginning of a paragraph.
const ARTICLE: [Class; 4] = [Class::PartUnit, Class::ChapterUnit, Class::SectionUnit, Class::ArticleUnit];

fn a_page(a: &Stand<'_>, b: &Stand<'_>) -> bool {
    a.line.page == b.line.page
}

/// The width that the start of a line would have needed on the one before: a word or number is not split, and some
/// marks must not begin a line.
fn needed(line: &Line<'_>) -> f32 {
    let size = line.extent.size;
    let mut chars = line.text.chars();
    let Some(first) = chars.next() else { return 0.0 };
    if first.is_ascii_alphanumeric() {
        let word = line.text.chars().take_while(char::is_ascii_graphic);
        return (word.map(em).sum::<f32>() + 1.2) * size;
    }
    match first {
        '—' | '…' => 3.2 * size,
        '“' | '（' | '《' | '〔' => 2.6 * size,
        _ if chars.next().is_some_and(|c| "，。、；：！？）》〕”％".contains(c)) => 2.6 * size,
        _ => 0.0,
    }
}

/// `……(12)`, `····12`: the end of an entry of a list of contents.
fn ends_in_leader(text: &str) -> bool {
    let mut chars = text.chars().rev().skip_while(|c| matches!(c, ')' | '）')).peekable();
    let digits = std::iter::from_fn(|| chars.next_if(|&c| digit(c).is_some())).count();
    let marks = chars.skip_while(|c| matches!(c, '(' | '（' | ' ')).take(3);
    digits > 0 && marks.filter(|&c| is_leader_dot(c)).count() == 3
}

/// The usual step from line to line over pages whose columns are not known: of lines that are as wide as any, so that the
/// space between paragraphs does not count.
#[must_use]
pub fn usual_step<'l, 't: 'l>(pages: impl Iterator<Item = &'l [Line<'t>]>) -> f32 {
    let (mut full, mut all) = (Vec::new(), Vec::new());
    for lines in pages {
        let mut rights: Vec<f32> = lines.iter().map(|line| line.extent.right).collect();
        rights.sort_by(f32::total_cmp);
        let right = rights.get(rights.len() * 4 / 5).copied().unwrap_or(0.0);
        for pair in lines.windows(2) {
            let [a, b] = pair else { continue };
            let (a, b) = (a.extent, b.extent);
            let step = b.y - a.y;
            if (a.size - b.size).abs() > SIZE_STEP * b.size || !(0.5 * b.size..4.0 * b.size).contains(&step) {
                continue;
            }
            all.push(step);
            if a.right > right - SHORT * a.size {
                full.push(step);
            }
        }
    }
    if full.len() >= ENOUGH { low(&mut full) } else { median(&mut all) }
}

/// The median; 0 of nothing.
fn median(values: &mut [f32]) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// A value that a third are below: of steps after full lines, some of which end their paragraphs.
fn low(values: &mut [f32]) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 3).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::super::Extent;
    use super::*;

    /// Lines of a column from 60 to 560, of 10 points: the left end, the number of characters, the place down, the text's
    /// last character.
    fn stands(lines: &[(f32, usize, f32, char)]) -> Vec<Stand<'static>> {
        let stand = |(left, n, y, last): &(f32, usize, f32, char)| {
            let text: String = "水".chars().cycle().take(n - 1).chain([*last]).collect();
            let extent = Extent { left: *left, right: left + 10.0 * *n as f32, y: y % 1000.0, size: 10.0 };
            Stand {
                line: Line { text: text.into(), extent, page: (y / 1000.0) as usize },
                margins: Margins { left: 60.0, right: 560.0 },
                breaks: true,
                column: None,
                zone: 0,
                room: (800.0 - y % 1000.0).max(0.0),
            }
        };
        lines.iter().map(stand).collect()
    }

    fn answers(lines: &[(f32, usize, f32, char)]) -> Vec<Option<bool>> {
        let stands = stands(lines);
        let setting = Setting::learn(&stands, 10.0);
        stands.windows(2).map(|pair| setting.begins(&pair[0], &pair[1], 1.0)).collect()
    }

    /// Ten paragraphs of a full line and a short one, separated by space; then the lines given.
    fn blocks(more: &[(f32, usize, f32, char)]) -> Vec<Option<bool>> {
        let mut lines: Vec<(f32, usize, f32, char)> = Vec::new();
        for i in 0..10 {
            let y = 50.0 + 42.0 * i as f32;
            lines.extend([(60.0, 50, y, '水'), (60.0, 20, y + 16.0, '。')]);
        }
        let known = lines.len();
        lines.extend(more);
        answers(&lines).split_off(known - 1)
    }

    #[test]
    fn space_parts_paragraphs_whose_last_lines_are_full() {
        let (yes, no) = (Some(true), Some(false));
        let lines = [(60.0, 50, 480.0, '。'), (60.0, 50, 506.0, '水'), (60.0, 50, 522.0, '。'), (60.0, 9, 538.0, '。')];
        assert_eq!(blocks(&lines), [yes, yes, no, no]);
    }

    #[test]
    fn a_page_that_ends_with_a_full_line_and_a_stop_leaves_it_to_the_text() {
        assert_eq!(blocks(&[(60.0, 50, 795.0, '。'), (60.0, 50, 1050.0, '水')])[1], None);
        // With room for two lines more the paragraph was done.
        assert_eq!(blocks(&[(60.0, 50, 740.0, '。'), (60.0, 50, 1050.0, '水')])[1], Some(true));
        assert_eq!(blocks(&[(60.0, 50, 795.0, '水'), (60.0, 50, 1050.0, '水')])[1], Some(false));
        assert_eq!(blocks(&[(60.0, 9, 795.0, '。'), (60.0, 50, 1050.0, '水')])[1], Some(true));
    }

    #[test]
    fn the_longest_of_a_few_clauses_is_left_to_the_text() {
        let lines: Vec<(f32, usize, f32, char)> =
            [20, 50, 22].iter().enumerate().map(|(i, n)| (60.0, *n, 50.0 + 16.0 * i as f32, '；')).collect();
        for (breaks, expected) in [(true, Some(false)), (false, None)] {
            let mut stands = stands(&lines);
            stands.iter_mut().for_each(|stand| stand.breaks = breaks);
            let setting = Setting { indented: true, ..Setting::learn(&stands, 10.0) };
            assert_eq!(setting.begins(&stands[1], &stands[2], 1.0), expected);
            assert_eq!(setting.begins(&stands[0], &stands[1], 1.0), Some(true));
        }
    }

    #[test]
    fn indents_begin_paragraphs_and_full_lines_go_on() {
        let mut lines = Vec::new();
        for i in 0..10 {
            let y = 50.0 + 48.0 * i as f32;
            lines.extend([(80.0, 48, y, '水'), (60.0, 50, y + 16.0, '。'), (60.0, 20, y + 32.0, '。')]);
        }
        let expected = [Some(false), Some(false), Some(true)];
        let found = answers(&lines);
        assert!(found.iter().enumerate().all(|(i, starts)| *starts == expected[i % 3]), "{found:?}");
    }

    /// Lines of a column from 60 to 560 with their texts, each as far in, in em, as is told: those that are full are made so.
    fn set(lines: &[(f32, bool, &str)]) -> Vec<Option<bool>> {
        let stands: Vec<Stand<'static>> = lines
            .iter()
            .enumerate()
            .map(|(i, (inset, full, text))| {
                let left = 60.0 + 10.0 * inset;
                let mut text = (*text).to_owned();
                let last = text.pop().into_iter();
                let wide = |text: &str| 10.0 * text.chars().map(em).sum::<f32>();
                while *full && left + wide(&text) < 540.0 {
                    text.push('水');
                }
                text.extend(last);
                let right = if *full { 560.0 } else { left + wide(&text) };
                let mut stands = stands(&[(left, 2, 50.0 + 16.0 * i as f32, '水')]);
                let mut stand = stands.remove(0);
                stand.line.extent.right = right;
                stand.line.text = text.into();
                stand
            })
            .collect();
        let setting = Setting { indented: true, ..Setting::learn(&stands, 10.0) };
        stands.windows(2).map(|pair| setting.begins(&pair[0], &pair[1], 1.0)).collect()
    }

    #[test]
    fn numbered_paragraphs_hang_under_their_text() {
        let (yes, no) = (Some(true), Some(false));
        let item = |label: &'static str| [(0.0, true, label), (3.0, true, "供水，"), (3.0, false, "供水。")];
        let items: Vec<_> =
            ["（一）供水，", "(b) 供水，", "第三條 供水，", "• 供水，"].into_iter().flat_map(item).collect();
        assert_eq!(set(&items), [no, no, yes, no, no, yes, no, no, yes, no, no]);
        // Where a file's paragraphs hang, a line that ends in the midst of a word goes on, too; a sentence that ends does not.
        let mut more = items.clone();
        more.extend([
            (0.0, true, "（二）供水"),
            (3.0, true, "供水"),
            (3.0, false, "供水。"),
            (0.0, true, "（三）供水。"),
        ]);
        more.extend([(3.0, true, "另起一段。")]);
        assert_eq!(set(&more)[11..], [yes, no, no, yes, yes]);
        assert_eq!(set(&more[12..])[0], yes);
        let plain = |label: &'static str| [(0.0, true, label), (4.0, false, "供水。")];
        let articles: Vec<_> = ["第一條 供水", "第二條 供水", "第三條 供水"].into_iter().flat_map(plain).collect();
        assert_eq!((set(&articles), set(&articles[..4])), (vec![no, yes, no, yes, no], vec![yes; 3]));
        let days = [(8.0, true, "94年2月15日會議通過"), (8.0, true, "96年2月5日會議通過")];
        let listed: Vec<_> = days.into_iter().chain(articles).collect();
        assert_eq!(set(&listed)[0], yes);
    }

    #[test]
    fn what_is_defined_stands_out_where_space_parts_paragraphs() {
        let begins = |left: f32, last: char, blocks: bool, hanging: bool| {
            let stands = stands(&[(60.0, 50, 50.0, last), (left, 20, 66.0, '。')]);
            let setting = Setting { blocks, hanging, indented: false, ..Setting::learn(&stands, 10.0) };
            setting.begins(&stands[0], &stands[1], 1.0)
        };
        assert_eq!(begins(80.0, '水', true, true), Some(false));
        // Nothing hangs, no space parts, a sentence ends, or it stands too far inside.
        for (left, last, blocks, hanging) in
            [(80.0, '水', true, false), (80.0, '水', false, true), (80.0, '。', true, true), (100.0, '水', true, true)]
        {
            assert_eq!(begins(left, last, blocks, hanging), Some(true), "{left} {last} {blocks} {hanging}");
        }
    }

    #[test]
    fn what_stands_indented_begins_a_paragraph_where_nothing_hangs() {
        let yes = Some(true);
        // A text without numbers, a list of items, and a signature over its day.
        assert_eq!(set(&[(0.0, true, "供水，"), (2.0, false, "供水。")]), [yes]);
        assert_eq!(
            set(&[(0.0, true, "（一）供水，"), (2.0, true, "（二）供水，"), (2.0, false, "1. 供水。")]),
            [yes; 2]
        );
        assert_eq!(set(&[(0.0, true, "（一）包括："), (2.0, false, "供水。")]), [yes]);
        assert_eq!(set(&[(0.0, false, "（一）供水，"), (2.0, false, "供水。")]), [yes]);
        assert_eq!(set(&[(0.0, true, "（一）供水，"), (14.0, false, "供水。")]), [yes]);
    }

    #[test]
    fn marks_that_begin_no_line_need_room_before_them() {
        // The line before is short by a word that is not split.
        let word = |text: &str| {
            let mut stands = stands(&[(60.0, 46, 50.0, '水'), (60.0, 40, 66.0, '。')]);
            stands[1].line.text = text.to_owned().into();
            Setting::learn(&stands, 10.0).begins(&stands[0], &stands[1], 1.0)
        };
        assert_eq!(word("GDP2024-06增长"), Some(false));
        assert_eq!(word("增长"), Some(true));
    }
}
