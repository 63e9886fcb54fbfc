//! The pages of a file, turned upright and taken apart: rows, tables, watermarks, running heads, columns.

use super::browser;
use super::columns;
use super::count;
use super::page::{Aside, Cell, Glyph, Grid, Gutter, Item, Page, PageGlyphs, Part, Row, Rule, Turn};
use super::rows::rows;
use super::tables;
use super::turned;
use super::turns::{turned_size, upright, upright_point, viewed_point};
use crate::issue::DropReason;
use crate::source::lines::running::{self, Edges, Sheet};
use crate::source::lines::{Extent, Line};

/// Share of the page that a picture covers on a scan.
const SCAN_COVERS: f32 = 0.5;

/// Takes a sheet's drawing apart.
pub(super) fn pages(read: PageGlyphs, number: u32) -> Vec<Page> {
    let pictures = read.covered();
    let PageGlyphs { glyphs, outside, rules, size: viewed, recognised: read_here, blank, seals, .. } = read;
    let picture = pictures > SCAN_COVERS && !read_here;
    let Layers { glyphs, hidden, recognised } = layers(glyphs, picture);
    let turn = main_turn(&glyphs);
    let size = turned_size(turn, viewed);
    let mut level = Vec::with_capacity(glyphs.len());
    let mut other = Vec::new();
    for glyph in glyphs {
        if glyph.turn == turn {
            level.push(upright(turn, viewed, glyph));
        } else {
            other.push(glyph);
        }
    }
    let rules: Vec<Rule> = rules.iter().map(|rule| upright_rule(turn, viewed, rule)).collect();
    let textless = level.iter().chain(&other).all(|g| g.c.is_whitespace());
    let sides = sides(level, rules, size);
    let whole = sides.len() == 1;
    let sides = sides.into_iter().map(|side| {
        let Side { mut glyphs, rules, size, shift } = side;
        let mut tables = tables::take(&mut glyphs, &rules, size);
        if whole {
            turned::into_cells(&mut tables, &mut other, turn, viewed);
        }
        let rules = rules.into_iter().filter(|rule| !tables.iter().any(|table| within(rule, table))).collect();
        let scanned = picture && textless;
        let rows = rows(glyphs);
        let recognised = recognised || read_here;
        let (aside, seals) = (Vec::new(), Vec::new());
        Page { number, viewed, size, shift, turn, rows, rules, tables, aside, scanned, blank, seals, recognised }
    });
    let mut pages: Vec<Page> = sides.collect();
    let slanting = |turn| (turn == Turn::Slant).then_some(DropReason::Watermark);
    let mut aside = asides(viewed, other, slanting);
    aside.extend(asides(viewed, outside, |_| Some(DropReason::OffPage)));
    aside.extend(asides(viewed, hidden, |_| Some(DropReason::Hidden)));
    if let Some(last) = pages.last_mut() {
        (last.aside, last.seals) = (aside, seals);
    }
    pages
}

/// The glyphs of a page by what they are.
struct Layers {
    /// Its text.
    glyphs: Vec<Glyph>,
    /// What lies invisible over its text and says other than that.
    hidden: Vec<Glyph>,
    /// The text is an invisible layer over a picture of the page.
    recognised: bool,
}

/// Tells which layer of a page is its text. An invisible one is the text of a scan where next to nothing else is, and
/// what is drawn beside it belongs to it; over visible text it only repeats that.
fn layers(glyphs: Vec<Glyph>, picture: bool) -> Layers {
    let invisible = glyphs.iter().filter(|g| g.is_invisible()).count();
    let visible = glyphs.len() - invisible;
    let recognised = picture && visible * 10 < invisible;
    if invisible == 0 || visible == 0 {
        return Layers { glyphs, hidden: Vec::new(), recognised };
    }
    if recognised {
        let beside = count::shown_beside(&glyphs);
        let text = glyphs.into_iter().filter(|g| g.is_invisible()).chain(beside).collect();
        return Layers { glyphs: text, hidden: Vec::new(), recognised };
    }
    let hidden = count::hidden(&glyphs);
    Layers { glyphs: glyphs.into_iter().filter(|g| !g.is_invisible()).collect(), hidden, recognised }
}

/// What is drawn on one page of a sheet.
struct Side {
    glyphs: Vec<Glyph>,
    rules: Vec<Rule>,
    size: [f32; 2],
    shift: f32,
}

/// A sheet is wider than this, in its heights, where it shows two pages side by side …
const SPREAD: f32 = 1.2;
/// … whose inner margins together are at least so wide, points.
const INNER_MARGINS: f32 = 50.0;

/// Whether many lines go on without a gap over a good part of a page, as those of a wide table don't.
fn is_prose(glyphs: &[Glyph], width: f32) -> bool {
    const LINES: usize = 8;
    const LONG: f32 = 0.25;
    let is_long = |row: &Row| {
        let mut start = row.x0();
        row.cells.iter().enumerate().any(|(i, cell)| {
            if row.gap_before(i) > row.size {
                start = cell.glyph.x;
            }
            cell.glyph.x + cell.glyph.width - start > LONG * width
        })
    };
    rows(glyphs.to_vec()).iter().filter(|row| is_long(row)).count() >= LINES
}

/// The pages of a sheet: two where both halves have text and nothing comes near the fold.
fn sides(glyphs: Vec<Glyph>, rules: Vec<Rule>, [width, height]: [f32; 2]) -> Vec<Side> {
    let fold = width / 2.0;
    let near = |from: f32, to: f32| from < fold + INNER_MARGINS / 2.0 && to > fold - INNER_MARGINS / 2.0;
    let inked = || glyphs.iter().filter(|g| !g.c.is_whitespace());
    let (left, all) = (inked().filter(|g| g.x < fold).count(), inked().count());
    let folded = width > SPREAD * height
        && left > 0
        && left < all
        && !inked().any(|g| near(g.x, g.x + g.width))
        && !rules.iter().any(|rule| rule.horizontal() && near(rule.x0, rule.x1))
        && is_prose(&glyphs, fold);
    if !folded {
        return vec![Side { glyphs, rules, size: [width, height], shift: 0.0 }];
    }
    let (left, right): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(|g| g.x < fold);
    let (rules, right_rules): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|rule| rule.x0 < fold);
    let size = [fold, height];
    let right = right.into_iter().map(|g| Glyph { x: g.x - fold, ..g }).collect();
    let right_rules = right_rules.into_iter().map(|r| Rule { x0: r.x0 - fold, x1: r.x1 - fold, ..r }).collect();
    vec![Side { glyphs: left, rules, size, shift: 0.0 }, Side { glyphs: right, rules: right_rules, size, shift: fold }]
}

/// The rows of text that is no part of the page's, direction by direction, and why each is apart.
fn asides(viewed: [f32; 2], glyphs: Vec<Glyph>, apart: impl Fn(Turn) -> Option<DropReason>) -> Vec<Aside> {
    let mut groups: Vec<(Turn, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        let turned = upright(glyph.turn, viewed, glyph);
        match groups.iter_mut().find(|(turn, _)| *turn == glyph.turn) {
            Some((_, group)) => group.push(turned),
            None => groups.push((glyph.turn, vec![turned])),
        }
    }
    let rows_of = |(turn, glyphs)| aside_rows(turn, glyphs).into_iter().map(move |row| (turn, row));
    groups.into_iter().flat_map(rows_of).map(|(turn, row)| Aside { turn, row, apart: apart(turn) }).collect()
}

/// Rows of text in another direction; a slanting text is one row, in its order of drawing.
fn aside_rows(turn: Turn, glyphs: Vec<Glyph>) -> Vec<Row> {
    if turn != Turn::Slant {
        return rows(glyphs);
    }
    let cells: Vec<Cell> = glyphs
        .into_iter()
        .filter(|glyph| !glyph.c.is_whitespace())
        .map(|glyph| Cell { glyph, blank: None, doubled: false })
        .collect();
    cells
        .first()
        .map(|first| (first.glyph.y, first.glyph.size))
        .map(|(y, size)| Row { cells, y, size, tracking: 0.0 })
        .into_iter()
        .collect()
}

fn within(rule: &Rule, table: &Grid) -> bool {
    let [x0, y0, x1, y1] = table.bounds;
    rule.x0 >= x0 - 3.0 && rule.x1 <= x1 + 3.0 && rule.y0 >= y0 - 3.0 && rule.y1 <= y1 + 3.0
}

fn main_turn(glyphs: &[Glyph]) -> Turn {
    let count = |turn: Turn| glyphs.iter().filter(|glyph| glyph.turn == turn).count();
    let right = count(Turn::Right);
    [Turn::Down, Turn::Up, Turn::Left]
        .into_iter()
        .map(|turn| (count(turn), turn))
        .filter(|(n, _)| *n > right && *n * 10 > glyphs.len() * 7)
        .max_by_key(|(n, _)| *n)
        .map_or(Turn::Right, |(_, turn)| turn)
}

fn upright_rule(turn: Turn, viewed: [f32; 2], rule: &Rule) -> Rule {
    let [ax, ay] = upright_point(turn, viewed, [rule.x0, rule.y0]);
    let [bx, by] = upright_point(turn, viewed, [rule.x1, rule.y1]);
    Rule { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) }
}

/// The box of a row on the sheet as it is viewed; `shift` is how far its page stands from the left.
pub(super) fn row_box(turn: Turn, viewed: [f32; 2], shift: f32, row: &Row) -> [f32; 4] {
    let top = row.cells.iter().map(|c| c.glyph.y - 0.88 * c.glyph.size).fold(f32::MAX, f32::min);
    let bottom = row.cells.iter().map(|c| c.glyph.y + 0.12 * c.glyph.size).fold(0.0, f32::max);
    viewed_box(turn, viewed, [row.x0() + shift, top, row.x1() + shift, bottom])
}

pub(super) fn viewed_box(turn: Turn, viewed: [f32; 2], [x0, y0, x1, y1]: [f32; 4]) -> [f32; 4] {
    let [ax, ay] = viewed_point(turn, viewed, [x0, y0]);
    let [bx, by] = viewed_point(turn, viewed, [x1, y1]);
    // What is outside of the page is at its edge.
    let on_page = |v: f32, length: f32| v.min(length).max(0.0);
    let [w, h] = viewed;
    [on_page(ax.min(bx), w), on_page(ay.min(by), h), on_page(ax.max(bx), w), on_page(ay.max(by), h)]
}

/// The size of most characters of a file, points.
pub(super) fn body_size(pages: &[Page]) -> f32 {
    let mut counts: std::collections::HashMap<i32, usize> = std::collections::HashMap::new();
    for row in pages.iter().flat_map(|page| &page.rows) {
        // Quarter points: generators round sizes differently.
        *counts.entry((row.size * 4.0).round() as i32).or_default() += row.cells.len();
    }
    counts.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(10.5, |(size, _)| size as f32 / 4.0)
}

/// The running heads and numbers of all pages, those in other directions than the page's too.
pub(super) fn edges(pages: &mut [Page], body: f32) -> Vec<Edges> {
    let own: Vec<Vec<Line<'_>>> =
        pages.iter().enumerate().map(|(i, page)| page.rows.iter().map(|row| line(row, i)).collect()).collect();
    let mut found = running::find(&sheets(pages, &own, |page| page.size[1]), body);
    browser::mark(pages, &mut found, body);
    for turn in [Turn::Right, Turn::Down, Turn::Left, Turn::Up] {
        // What is outside of the page is no edge of it.
        let of_page = |a: &Aside| a.turn == turn && a.apart.is_none();
        let lines = |(i, page): (usize, &Page)| {
            let these = page.aside.iter().filter(|a| of_page(a));
            these.map(|a| line(&a.row, i)).collect()
        };
        let aside: Vec<Vec<Line<'_>>> = pages.iter().enumerate().map(lines).collect();
        if aside.iter().all(Vec::is_empty) {
            continue;
        }
        let sheets = sheets(pages, &aside, |page| turned_size(turn, page.viewed)[1]);
        let of_turn = running::find(&sheets, body);
        for ((page, aside), edges) in pages.iter_mut().zip(of_turn).zip(&mut found) {
            edges.printed = edges.printed.or(aside.printed);
            let these = page.aside.iter_mut().filter(|a| of_page(a));
            these.zip(aside.running).for_each(|(a, running)| a.apart = running.then_some(DropReason::RunningHead));
        }
    }
    found
}

fn sheets<'l, 't>(pages: &[Page], lines: &'l [Vec<Line<'t>>], height: impl Fn(&Page) -> f32) -> Vec<Sheet<'l, 't>> {
    pages.iter().zip(lines).map(|(page, lines)| Sheet { lines, height: Some(height(page)) }).collect()
}

/// A row as the finders of lines take it.
pub(super) fn line(row: &Row, page: usize) -> Line<'static> {
    let extent = Extent { left: row.x0(), right: row.x1(), y: row.y, size: row.size };
    Line { text: row.text().into(), extent, page }
}

/// The parts of a page in reading order: the running head, the text, the running foot.
pub(super) fn parts(page: &mut Page, edges: &Edges, gutters: &[Gutter], body: f32) -> Vec<Part> {
    let size = page.size;
    let mut text = Vec::with_capacity(page.rows.len());
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    for (i, row) in std::mem::take(&mut page.rows).into_iter().enumerate() {
        match edges.running.get(i) {
            Some(true) if row.y < size[1] / 2.0 => head.push(Part::Running(row)),
            Some(true) => foot.push(Part::Running(row)),
            _ => text.push(row),
        }
    }
    let mut items: Vec<Item> = text.into_iter().map(Item::Text).collect();
    items.extend(std::mem::take(&mut page.tables).into_iter().map(|table| Item::Table(table, body)));
    items.sort_by(|a, b| a.y().total_cmp(&b.y()));
    let placed = columns::order(items, &page.rules, gutters, body, size);
    head.into_iter().chain(placed.into_iter().map(Part::Body)).chain(foot).collect()
}
