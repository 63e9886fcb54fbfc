//! Running heads, running feet and page numbers: what stands at the edge of many pages.
//!
//! A line is one of them by what other pages have at its place, never by itself: it is alike on most pages (digits aside),
//! or on most of a run of pages and set apart from the text; it shares a part with such a line at its height; or it is a
//! page number in dashes. What reads on into the text beside it is text whatever other pages have there, and so is a
//! sentence that stands on no other page.
//!
//! For a plain text give each page (by form feeds, or by its page numbers) as a [`Sheet`] without a height: then the
//! first and last lines of a page are looked at, and places are counted in lines. Lines must be sorted from the top.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::page_number::{self, PageNumber};
use super::{Line, STOPS};
use crate::zh::chars::{is_dash, is_han, is_space};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, date, numeral, ordinal};

/// Lines whose baseline is above this share of the page's height may be running heads …
const TOP: f32 = 0.1;
/// … and those below this one page numbers or running feet.
const BOTTOM: f32 = 0.92;
/// Of a page without a height so many lines at either end.
const OUTER_LINES: usize = 3;
/// Pages from one on which another's number has to count on from its own.
const NEAR_PAGES: usize = 4;
/// A line that is alike on so many pages may be running.
const PAGES_ALIKE: usize = 3;
/// Lines larger than this, in body sizes, are titles, wherever they stand.
const LARGEST: f32 = 1.5;
/// Lines smaller than this, in body sizes, are no text of the body.
const SMALL: f32 = 0.9;
/// Most lines of a head of several.
const HEAD_LINES: usize = 3;
/// Lines at the same height within this, in em, belong to one running line.
const SAME_HEIGHT: f32 = 0.2;
/// Lines of one text differ by less than this in size.
const SAME_SIZE: f32 = 0.07;
/// A line of the text is no farther from its neighbour than this, in usual steps.
const IN_TEXT: f32 = 1.3;
/// A longer line that stands on one page only is text.
const LONG: usize = 20;
/// Characters that a line must have in common with a running one, at either end, to be its variant.
const SHARED: usize = 4;

/// A page as it is looked at here.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'l, 't> {
    /// Its lines from the top.
    pub lines: &'l [Line<'t>],
    /// Its height, in the unit of the lines' places; `None` for a page of plain text.
    pub height: Option<f32>,
}

/// What a page's edges hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edges {
    /// For each line of the page, whether it is running.
    pub running: Vec<bool>,
    /// The number printed on the page.
    pub printed: Option<u32>,
}

/// A line at the edge of a page.
struct Edge {
    page: usize,
    line: usize,
    /// Its height: the baseline, or lines from the edge.
    at: f32,
    top: bool,
    /// Its text without blanks, digits and numerals masked.
    masked: String,
    size: f32,
    /// It has the mark of a sentence's end.
    stops: bool,
    number: Option<PageNumber>,
    /// That is a Roman one, of the front matter.
    roman: bool,
    /// It begins with the number of a heading.
    labelled: bool,
    /// By its place and size it is a line of the text beside it.
    in_text: bool,
    /// It stands farther inside than running lines do, but nothing is farther out.
    inside: bool,
    /// It is one of a head of several lines.
    of_head: bool,
}

/// How often a line stands on other pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Often {
    #[default]
    Seldom,
    /// On most of a run of pages.
    Locally,
    /// On most pages of all.
    Mostly,
}

/// Finds the running lines and printed numbers of all pages. `body` is the size of most text.
#[must_use]
pub fn find(sheets: &[Sheet<'_, '_>], body: f32) -> Vec<Edges> {
    let edges = edge_lines(sheets, body);
    let often = often(&edges, sheets.len());
    let heights = Heights::of(&edges, &often, sheets.len(), body);
    let said = Said { sheets, masked: OnceCell::new() };
    let mut found: Vec<Edges> =
        sheets.iter().map(|sheet| Edges { running: vec![false; sheet.lines.len()], printed: None }).collect();
    for (edge, often) in edges.iter().zip(&often) {
        let numbered = edge.number.is_some_and(|n| n.alone && n.marked);
        let alike = match often {
            Often::Mostly if edge.inside => !edge.stops && !edge.in_text,
            Often::Mostly => !edge.stops || !edge.in_text,
            Often::Locally => !edge.stops && !edge.in_text && !edge.inside,
            Often::Seldom => false,
        };
        if (numbered || alike || (!edge.inside || edge.of_head) && heights.hold(edge) && !said.only_here(edge))
            && let Some(flag) = found.get_mut(edge.page).and_then(|page| page.running.get_mut(edge.line))
        {
            *flag = true;
        }
    }
    for (found, sheet) in found.iter_mut().zip(sheets) {
        keep_outermost(sheet, &mut found.running);
    }
    print_numbers(&edges, &mut found);
    found
}

/// The lines at the edges of all pages.
fn edge_lines(sheets: &[Sheet<'_, '_>], body: f32) -> Vec<Edge> {
    let step = usual_step(sheets);
    let mut edges = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let head = head_lines(sheet, step, body);
        for (index, line) in sheet.lines.iter().enumerate() {
            let Some(Place { top, at, inside }) = place(sheet, index, line, head) else { continue };
            if line.extent.size > LARGEST * body {
                continue;
            }
            let below = if index < head { head } else { index + 1 };
            let beside =
                if top { sheet.lines.get(below) } else { index.checked_sub(1).and_then(|i| sheet.lines.get(i)) };
            let roman = page_number::of_roman(&line.text);
            edges.push(Edge {
                inside,
                of_head: index < head,
                page,
                line: index,
                at,
                top,
                masked: roman.map_or_else(|| masked(&line.text), |n| if n.marked { "-#-" } else { "#" }.to_owned()),
                size: line.extent.size,
                stops: line.text.contains(STOPS),
                number: roman.or_else(|| page_number::read(&line.text)),
                roman: roman.is_some(),
                labelled: heading_label(&line.text) > 0,
                in_text: beside.is_some_and(|beside| is_of_text(line, beside, step)),
            });
        }
    }
    edges
}

/// Where a line at an edge stands.
struct Place {
    top: bool,
    at: f32,
    inside: bool,
}

/// How many lines at the top of a page make a head of several lines, smaller than the text and set apart from it, as law
/// supplements have it: what is printed and the number of the sheet, each with the part of the text beside it. 0 for fewer
/// than two.
fn head_lines(sheet: &Sheet<'_, '_>, step: f32, body: f32) -> usize {
    let Some(height) = sheet.height else { return 0 };
    let small = |line: &&Line<'_>| line.extent.size < SMALL * body && line.extent.y < height / 5.0;
    let apart = |pair: &[Line<'_>]| matches!(pair, [a, b] if b.extent.y - a.extent.y > IN_TEXT * step);
    let count = sheet.lines.iter().take(HEAD_LINES).take_while(small).count();
    let ends = |count: &usize| sheet.lines.get(count - 1..=*count).is_some_and(apart);
    (2..=count).rev().find(ends).unwrap_or(0)
}

/// Whether a line stands at the top or the bottom edge, and its height there; `None` inside of the page. So many lines are
/// a head of several.
fn place(sheet: &Sheet<'_, '_>, index: usize, line: &Line<'_>, head: usize) -> Option<Place> {
    let y = line.extent.y;
    let Some(height) = sheet.height else {
        let from_end = sheet.lines.len() - index - 1;
        let last = sheet.lines.last().map_or(y, |last| last.extent.y);
        let place = |top, at| Place { top, at, inside: false };
        let top = (index < OUTER_LINES).then_some(place(true, index as f32));
        return top.or((from_end < OUTER_LINES).then_some(place(false, last - y)));
    };
    let (top, bottom) = (y < TOP * height, y > BOTTOM * height);
    // Offices that leave wide margins set their page numbers farther inside.
    let (first, last) =
        (index < head.max(1) && y < height / 3.0, index + 1 == sheet.lines.len() && y > height * 2.0 / 3.0);
    (top || bottom || first || last).then_some(Place { top: top || first && !bottom, at: y, inside: !top && !bottom })
}

/// Whether a line at the edge is set as the text beside it is: its size, its distance, and no farther left.
fn is_of_text(line: &Line<'_>, beside: &Line<'_>, step: f32) -> bool {
    let (a, b) = (line.extent, beside.extent);
    let alike = (a.size - b.size).abs() < SAME_SIZE * b.size.max(a.size);
    // The first line of a paragraph or the rest of one: at the margin of the text, or an indent away.
    alike && (a.y - b.y).abs() < IN_TEXT * step && (a.left - b.left).abs() < 2.6 * b.size
}

/// The usual step from a line to the next: that of lines which go on at full width, so that spaced paragraphs don't count.
fn usual_step(sheets: &[Sheet<'_, '_>]) -> f32 {
    super::starts::usual_step(sheets.iter().map(|sheet| sheet.lines))
}

/// How often each edge line stands, digits aside, at its height on other pages.
fn often(edges: &[Edge], pages: usize) -> Vec<Often> {
    let mut alike: HashMap<(bool, &str), Vec<&Edge>> = HashMap::new();
    for edge in edges {
        alike.entry((edge.top, &edge.masked)).or_default().push(edge);
    }
    // A file of thousands of pages has the same line at the same place on each: what stands near it is counted once.
    let mut counted_near: HashMap<(bool, &str, [u32; 2]), (usize, Often)> = HashMap::new();
    edges
        .iter()
        .map(|edge| {
            if begins_text(&edge.masked) {
                return Often::Seldom;
            }
            let near = |other: &&&Edge| (other.at - edge.at).abs() < SAME_HEIGHT * edge.size.max(1.0);
            let others = alike.get(&(edge.top, edge.masked.as_str())).map_or(&[][..], Vec::as_slice);
            let place = (edge.top, edge.masked.as_str(), [edge.at.to_bits(), edge.size.to_bits()]);
            let (on, often) = *counted_near.entry(place).or_insert_with(|| {
                let on: Vec<usize> = others.iter().filter(near).map(|other| other.page).collect();
                (on.len(), frequency(&on, pages))
            });
            let counted = edge.number.is_some_and(|n| n.alone);
            // The only page of the front matter has what the pages of the text have at its place.
            let only = edge.roman && often == Often::Mostly && others.iter().filter(|other| other.roman).count() == 1;
            if counted && !only && !follows(edge, others) {
                return Often::Seldom;
            }
            // Of two pages both have their number.
            if counted && pages == 2 && on == 2 && !edge.in_text && !edge.inside {
                return Often::Mostly;
            }
            often
        })
        .collect()
}

/// Whether another page's number is as far from this one as the pages are.
fn follows(edge: &Edge, others: &[&Edge]) -> bool {
    // Supplements print a law in two languages side by side, each with a number of its own: B2404 and B2405.
    let lettered = edge.masked.starts_with(|c: char| c.is_ascii_uppercase());
    let fits = |other: &&Edge| {
        let (Some(a), Some(b)) = (edge.number, other.number) else { return false };
        let (by, pages) = (i64::from(b.value) - i64::from(a.value), other.page as i64 - edge.page as i64);
        pages != 0 && (by == pages || lettered && by == 2 * pages)
    };
    // They come in the order of their pages.
    let from = others.partition_point(|other| other.page + NEAR_PAGES < edge.page);
    let near = others.get(from..).unwrap_or_default();
    near.iter().take_while(|other| other.page <= edge.page + NEAR_PAGES).any(fits)
}

/// How often pages (in order) have a line: over all, or over the run from the first to the last of them. Left and right
/// pages may have lines of their own.
fn frequency(on: &[usize], pages: usize) -> Often {
    let (Some(first), Some(last)) = (on.first(), on.last()) else { return Often::Seldom };
    if on.len() < PAGES_ALIKE {
        return Often::Seldom;
    }
    let one_side = on.iter().all(|page| page % 2 == first % 2);
    let per = if one_side { 2 } else { 1 };
    let run = (last - first) / per + 1;
    if on.len() * 2 * per > pages {
        Often::Mostly
    } else if on.len() * 3 >= run * 2 {
        Often::Locally
    } else {
        Often::Seldom
    }
}

/// The heights at which running lines stand.
struct Heights<'e> {
    found: Vec<Height<'e>>,
}

/// One of them: a line that is alike, and how many pages of all have something set apart there.
struct Height<'e> {
    top: bool,
    at: f32,
    size: f32,
    masked: &'e str,
    /// Nearly all pages have a line there.
    always: bool,
}

impl<'e> Heights<'e> {
    fn of(edges: &'e [Edge], often: &[Often], pages: usize, body: f32) -> Self {
        let mut found: Vec<Height<'e>> = Vec::new();
        let apart = Apart::of(edges);
        // What stands at one height in one size is counted once.
        let mut counted: HashMap<(bool, [u32; 2]), usize> = HashMap::new();
        for (edge, often) in edges.iter().zip(often) {
            let known = |h: &Height<'_>| {
                h.top == edge.top
                    && (h.at - edge.at).abs() < SAME_HEIGHT * edge.size.max(1.0)
                    && h.masked == edge.masked
            };
            // The heads of a few pages may be all different; what is set small at one height on nearly all is one.
            let set_small = edge.size < SMALL * body && !edge.inside && !edge.stops && !edge.labelled;
            let small = pages >= PAGES_ALIKE && set_small;
            if (*often > Often::Seldom || small) && !edge.in_text && !found.iter().any(known) {
                let place = (edge.top, [edge.at.to_bits(), edge.size.to_bits()]);
                let on = *counted.entry(place).or_insert_with(|| apart.count(edge));
                // The cover has no head.
                let lacking = usize::from(small && on >= PAGES_ALIKE);
                let always = (on + lacking) * 10 >= pages * 8;
                if !always && *often == Often::Seldom {
                    continue;
                }
                found.push(Height { top: edge.top, at: edge.at, size: edge.size, masked: &edge.masked, always });
            }
        }
        Self { found }
    }

    /// Whether a line belongs to a running one: it stands at its height, set apart from the text, and has a part of it, or
    /// nearly all pages have such a line there (the section's name).
    fn hold(&self, edge: &Edge) -> bool {
        let at = |h: &&Height<'_>| h.top == edge.top && at_height(edge, h.at, h.size);
        !edge.in_text && !edge.stops && self.found.iter().filter(at).any(|h| h.always || shares(&edge.masked, h.masked))
    }
}

/// The lines that are set apart from the text, at the top and at the bottom, in the order of their heights.
struct Apart<'e> {
    edges: [Vec<&'e Edge>; 2],
}

impl<'e> Apart<'e> {
    fn of(edges: &'e [Edge]) -> Self {
        let side = |top: bool| {
            let mut side: Vec<&Edge> = edges.iter().filter(|edge| edge.top == top && !edge.in_text).collect();
            side.sort_by(|a, b| a.at.total_cmp(&b.at));
            side
        };
        Self { edges: [side(false), side(true)] }
    }

    /// How many stand at the height of a line, in its size.
    fn count(&self, edge: &Edge) -> usize {
        let [bottom, top] = &self.edges;
        let side = if edge.top { top } else { bottom };
        let near = SAME_HEIGHT * edge.size.max(1.0);
        let from = side.partition_point(|other| other.at < edge.at - near);
        let close = side.get(from..).unwrap_or_default().iter().take_while(|other| other.at <= edge.at + near);
        close.filter(|other| at_height(other, edge.at, edge.size)).count()
    }
}

fn at_height(edge: &Edge, at: f32, size: f32) -> bool {
    (edge.at - at).abs() < SAME_HEIGHT * size.max(1.0) && (edge.size - size).abs() < 0.15 * size
}

/// Whether two texts begin or end alike.
fn shares(a: &str, b: &str) -> bool {
    let begin = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let end = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    begin >= SHARED || end >= SHARED
}

/// What all pages say.
struct Said<'s, 'l, 't> {
    sheets: &'s [Sheet<'l, 't>],
    /// All lines, masked: made once, when they are first asked for.
    masked: OnceCell<Vec<(usize, usize, String)>>,
}

impl Said<'_, '_, '_> {
    /// Whether a long line stands nowhere else in the file, so that to leave it out would lose it.
    fn only_here(&self, edge: &Edge) -> bool {
        if edge.masked.chars().count() <= LONG {
            return false;
        }
        let is = |page: usize, line: usize| page == edge.page && line == edge.line;
        let all = self.masked.get_or_init(|| {
            let of = |(page, sheet): (usize, &Sheet<'_, '_>)| {
                let lines = sheet.lines.iter().enumerate();
                lines.map(move |(at, line)| (page, at, masked(&line.text))).collect::<Vec<_>>()
            };
            self.sheets.iter().enumerate().flat_map(of).collect()
        });
        !all.iter().any(|(page, at, text)| !is(*page, *at) && text.contains(edge.masked.as_str()))
    }
}

/// Lines that begin documents, attachments and chapters: a file that begins each of them on a new page has them at the
/// top of its pages. `某政发〔#〕#号` in any brackets, `附件#`, `第#章`.
pub(crate) fn begins_text(masked: &str) -> bool {
    let bracket = |(at, c): (usize, char)| {
        brackets::opens_year(c) && masked.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with('#'))
    };
    let number = Class::NumberMark.ends(masked.trim_end_matches(brackets::closes_round)).is_some()
        && masked.char_indices().any(bracket);
    let attachment = Class::AttachmentWord
        .strip_start(masked)
        .is_some_and(|rest| rest.trim_matches(|c| matches!(c, '#' | ':' | '：') || is_dash(c)).is_empty());
    let counted = ordinal::strip(masked).and_then(|rest| rest.strip_prefix('#'));
    // 年　月　日: a day that is to be filled in, under the forms of an issue.
    let blank = masked.chars().any(date::is_unit) && masked.chars().all(|c| date::is_unit(c) || is_space(c));
    number || attachment || blank || counted.is_some_and(|rest| PARTS.iter().any(|unit| unit.starts(rest).is_some()))
}

/// What begins a text where an ordinal stands before it.
const PARTS: [Class; 5] =
    [Class::PartUnit, Class::ChapterUnit, Class::SectionUnit, Class::ArticleUnit, Class::NumberMark];

/// Running heads are the outermost lines of their page: what stands inside of a line of the text is text.
fn keep_outermost(sheet: &Sheet<'_, '_>, running: &mut [bool]) {
    let text =
        || sheet.lines.iter().zip(running.iter()).filter(|(_, running)| !**running).map(|(line, _)| line.extent.y);
    let first = text().fold(f32::MAX, f32::min);
    let last = text().fold(f32::MIN, f32::max);
    let middle =
        sheet.height.map_or_else(|| sheet.lines.last().map_or(0.0, |line| line.extent.y) / 2.0, |height| height / 2.0);
    for (line, running) in sheet.lines.iter().zip(running.iter_mut()) {
        let (y, slack) = (line.extent.y, 1.2 * line.extent.size);
        *running &= if y < middle { y < first + slack } else { y > last - slack };
    }
}

/// Sets the printed numbers, from the running lines that have one.
fn print_numbers(edges: &[Edge], found: &mut [Edges]) {
    let is_running = |e: &&Edge, found: &[Edges]| {
        found.get(e.page).and_then(|page| page.running.get(e.line)).copied().unwrap_or(false)
    };
    let numbers: Vec<(usize, PageNumber)> =
        edges.iter().filter(|e| !e.roman && is_running(e, found)).filter_map(|e| Some((e.page, e.number?))).collect();
    let offset = common_offset(&numbers);
    for (page, number) in numbers {
        let fits = offset == Some(i64::from(number.value) - page as i64);
        if let Some(edges) = found.get_mut(page)
            && (fits || number.marked && edges.printed.is_none())
        {
            edges.printed = Some(number.value);
        }
    }
}

/// Printed number less page index, where most pages agree.
fn common_offset(numbers: &[(usize, PageNumber)]) -> Option<i64> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (page, number) in numbers {
        *counts.entry(i64::from(number.value) - *page as i64).or_default() += 1;
    }
    let (offset, count) = counts.into_iter().max_by_key(|(offset, count)| (*count, std::cmp::Reverse(*offset)))?;
    (count >= 2).then_some(offset)
}

/// The bytes of the number of a heading at the start of a text that goes on behind it, blanks before it with it; 0 where
/// there is none. A bare number may be the page's: a heading's stands in round brackets, has 、 behind it, or has parts.
fn heading_label(text: &str) -> usize {
    let start = text.len() - text.trim_start_matches(is_space).len();
    let rest = text.get(start..).unwrap_or("");
    let inner = rest.strip_prefix(brackets::opens_round);
    let figures = inner.unwrap_or(rest);
    let behind = figures.trim_start_matches(|c| numeral::is_numeral(c) || matches!(c, '.' | '．'));
    let label = figures.get(..figures.len() - behind.len()).unwrap_or("");
    let parts = label.split(['.', '．']).filter(|part| !part.is_empty()).count();
    let after = match inner {
        Some(_) => behind.strip_prefix(brackets::closes_round),
        None => behind.strip_prefix('、').or((parts > 1).then_some(behind)),
    };
    let named = |rest: &&str| rest.trim_start_matches(is_space).starts_with(is_han);
    after.filter(|rest| !label.is_empty() && named(rest)).map_or(0, |rest| text.len() - rest.len())
}

/// The text without blanks, with each run of digits or Chinese numerals as one `#`: what a running line has alike on all
/// pages. The number of a heading ((二)工作原则, 1.3编制目的, 三、总则) stays: headings of one wording are several, and a running
/// head that repeats a heading repeats its number, too.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let label = heading_label(text);
    out.extend(text.get(..label).unwrap_or("").chars().filter(|&c| !is_space(c)));
    for c in text.get(label..).unwrap_or(text).chars().filter(|&c| !is_space(c)) {
        if !numeral::is_numeral(c) {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[cfg(test)]
mod tests;
