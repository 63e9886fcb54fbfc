//! The documents as rows: lines of paragraphs, rows of tables, and what may not be split.

use std::rc::Rc;

use super::sheet::{Keep, Owner, Row, Sheet, Text};
use crate::faces::Faces;
use crate::issue::{Block, BlockKind};
use crate::typeset::Align;
use crate::typeset::flow::{self, Flow, Laid, Line, Point, Spec};

/// Room that the category between two documents takes, in em.
const DIVIDER: f32 = 4.4;
/// A row of a table is low below so many lines.
const LOW: f32 = 2.5;

/// What rows are made from.
pub(super) struct Setter<'a> {
    pub flow: &'a Flow,
    pub sheet: &'a Sheet,
    pub faces: &'a Faces,
}

impl Setter<'_> {
    /// The rows of an item of the flow. `front`: something stands before the first document.
    pub fn item(&self, item: usize, front: bool) -> Vec<Row> {
        let Some(block) = self.flow.block(item) else { return Vec::new() };
        let (document, index) = self.flow.at(item);
        let spec = self.flow.plain_spec(item);
        let bare = Spec { above: 0.0, below: 0.0, ..spec.clone() };
        let laid = flow::lay_block(self.flow, item, &bare, &self.sheet.frame, self.faces);
        let mut rows =
            if block.kind == BlockKind::Table { self.table(laid, item) } else { self.lines(laid, block, item, &spec) };
        self.space(&mut rows, &spec);
        if let Some(first) = rows.first_mut() {
            first.begins = Some(item);
            first.title = matches!(block.kind, BlockKind::Title | BlockKind::RedHeader);
            first.keep = first.keep.max(Keep::if_needed(self.follows(item)));
        }
        if index == 0 {
            self.open(&mut rows, document, item, front);
        }
        rows.iter_mut().for_each(|r| r.document = Some(document));
        rows
    }

    /// The lines of a paragraph: not the first alone at a foot, not the last alone at a head.
    fn lines(&self, laid: Laid, block: &Block, item: usize, spec: &Spec) -> Vec<Row> {
        let words: Rc<str> = block.text.as_str().into();
        let on_grid = on_grid(spec);
        let mut rows = Vec::new();
        for text in laid.boxes {
            let source = Rc::new(text);
            let count = source.set.lines.len();
            for (n, line) in source.set.lines.iter().enumerate() {
                let whole = spec.by_sense || spec.align == Align::Centre;
                rows.push(Row {
                    height: line.height,
                    keep: match n {
                        0 => Keep::Free,
                        _ if whole => Keep::Needed,
                        _ if n == 1 || n + 1 == count => Keep::Wished,
                        _ => Keep::Free,
                    },
                    grid: on_grid,
                    texts: vec![Text {
                        source: Rc::clone(&source),
                        words: Rc::clone(&words),
                        lines: n..n + 1,
                        at: source.at,
                        owner: Owner::Block(item, 0),
                    }],
                    ..Row::default()
                });
            }
        }
        if let (Some(last), Some(under)) = (rows.last_mut(), laid.lines.first()) {
            // The rule of a red header: below the last line.
            let y = last.height + under.from.y - laid.bottom;
            let end = |p: Point| Point { x: p.x, y };
            last.rules.push(Line { from: end(under.from), to: end(under.to), ..*under });
            last.height += laid.height - laid.bottom;
        }
        for row in &mut rows {
            row.texts.iter_mut().for_each(|t| t.at.y = 0.0);
        }
        rows
    }

    /// The rows of a table, each with its part of the grid; its head is repeated on the next page.
    fn table(&self, laid: Laid, item: usize) -> Vec<Row> {
        let boxes: Vec<_> = laid.boxes.into_iter().map(Rc::new).collect();
        let words: Vec<Rc<str>> = boxes.iter().map(|b| b.text.as_deref().unwrap_or("").into()).collect();
        let texts: Vec<Text> = boxes
            .iter()
            .zip(words)
            .enumerate()
            .map(|(cell, (source, words))| Text {
                source: Rc::clone(source),
                words,
                lines: 0..source.set.lines.len(),
                at: source.at,
                owner: Owner::Block(item, cell),
            })
            .collect();
        let head_height = laid.head;
        let most = (self.sheet.height - head_height).max(self.sheet.height / 2.0);
        let mut rows = Vec::new();
        let mut head: Option<Rc<Row>> = None;
        for cut in laid.cuts.windows(2) {
            let &[top, bottom] = cut else { continue };
            let in_head = bottom <= head_height + 0.1;
            for (from, to) in parts(&texts, top, bottom, most) {
                let mut row = part(&texts, &laid.lines, from, to);
                row.repeat = if in_head { None } else { head.clone() };
                // The head stays with the first row below it.
                let below_head = (from - head_height).abs() < 0.1 && head.is_some();
                row.keep = Keep::if_needed(below_head || in_head && !rows.is_empty());
                rows.push(row);
            }
            // A head that takes half a page is not said again.
            if (bottom - head_height).abs() < 0.1 && head_height > 0.1 && head_height < self.sheet.height / 3.0 {
                head = Some(Rc::new(part(&texts, &laid.lines, 0.0, head_height)));
            }
        }
        // Not its first row alone at a foot, as that may be a head, nor its last at a head, if that is a low one.
        let count = rows.len();
        for (n, row) in rows.iter_mut().enumerate() {
            let wished =
                if n > 0 && n + 1 == count && row.height < LOW * self.sheet.pitch { Keep::Wished } else { Keep::Free };
            row.keep = row.keep.max(Keep::if_needed(n == 1)).max(wished);
        }
        rows
    }

    /// The room above and below: what is off the lines takes a whole number of lines with its room.
    fn space(&self, rows: &mut [Row], spec: &Spec) {
        let em = self.sheet.frame.em;
        let (mut above, mut below) = (spec.above * em, spec.below * em);
        if rows.iter().all(|r| r.grid) {
            (above, below) = (self.sheet.nearest(above), self.sheet.nearest(below));
        } else {
            let text: f32 = rows.iter().map(|r| r.height).sum();
            let whole = self.sheet.up((text + above + below - 0.35 * self.sheet.pitch).max(text));
            let more = (whole - text - above - below) / 2.0;
            (above, below) = ((above + more).max(0.0), (below + more).max(0.0));
        }
        if let Some(first) = rows.first_mut() {
            first.above = above;
        }
        if let Some(last) = rows.last_mut() {
            last.below = below;
        }
    }

    /// Whether an item may not stand at the head of a page without what is before it.
    fn follows(&self, item: usize) -> bool {
        let (document, index) = self.flow.at(item);
        let Some(before) = index.checked_sub(1).and_then(|i| self.flow.issue.block(document, i)) else { return false };
        let Some(here) = self.flow.block(item) else { return false };
        let signs = matches!(here.kind, BlockKind::Signature | BlockKind::Date);
        let heads = match before.kind {
            BlockKind::RedHeader | BlockKind::Number | BlockKind::Title | BlockKind::Addressee => true,
            // Headings of one level in a row are a list of short lines, not heads.
            BlockKind::Heading => {
                let sibling = here.kind == BlockKind::Heading && here.level <= before.level;
                before.lead_bytes() >= before.text.trim_end().len() && !sibling
            }
            BlockKind::Attachment => before.level == Some(0),
            _ => false,
        };
        signs || heads
    }

    /// The opening of a document: the masthead over the first one, the category or a short rule over others.
    fn open(&self, rows: &mut Vec<Row>, document: usize, item: usize, front: bool) {
        if let Some(first) = rows.first_mut() {
            first.opens = true;
        }
        if document == 0 && !front {
            if let Some(mut masthead) = self.masthead() {
                masthead.begins = Some(item);
                if let Some(first) = rows.first_mut() {
                    (first.keep, first.begins) = (Keep::Needed, None);
                }
                rows.insert(0, masthead);
            }
            return;
        }
        let category = self.flow.new_category(document);
        if document == 0 && category.is_none() {
            return;
        }
        let mut laid = Laid::default();
        flow::divider(&mut laid, category, &self.sheet.frame, self.faces);
        let mut row = all(laid, DIVIDER * self.sheet.frame.em, Owner::Artifact);
        (row.opens, row.between, row.document) = (true, category.is_none(), Some(document));
        if let Some(first) = rows.first_mut() {
            first.keep = Keep::Needed;
        }
        rows.insert(0, row);
    }

    /// The gazette's name and number, if the issue has them.
    pub fn masthead(&self) -> Option<Row> {
        self.flow.masthead()?;
        let mut laid = Laid::default();
        flow::masthead(&mut laid, self.flow, &self.sheet.frame, self.faces);
        let bottom = laid.lines.iter().map(|l| l.to.y).fold(0.0, f32::max);
        let mut row = all(laid, self.sheet.up(bottom + self.sheet.pitch), Owner::Front(0));
        for (n, text) in row.texts.iter_mut().enumerate() {
            text.owner = Owner::Front(n);
        }
        Some(row)
    }
}

/// A paragraph of the body's size stands on the lines of the page.
fn on_grid(spec: &Spec) -> bool {
    spec.scale == 1.0 && spec.leading.is_none() && spec.under.is_none()
}

/// One row of everything that was laid out.
pub(super) fn all(laid: Laid, height: f32, owner: Owner) -> Row {
    let texts = laid.boxes.into_iter().map(|b| Text {
        words: b.text.as_deref().unwrap_or("").into(),
        lines: 0..b.set.lines.len(),
        at: b.at,
        owner,
        source: Rc::new(b),
    });
    Row { height, texts: texts.collect(), rules: laid.lines, ..Row::default() }
}

/// The part of a table between two heights.
fn part(texts: &[Text], rules: &[Line], from: f32, to: f32) -> Row {
    let mut row = Row { height: to - from, table: true, ..Row::default() };
    for text in texts {
        let line_top = |n: usize| text.source.set.lines.get(n).map_or(0.0, |l| l.top);
        let top = |n: usize| text.at.y + line_top(n) - line_top(text.lines.start);
        let inside = |&n: &usize| (from..to).contains(&(top(n) + 0.05));
        let (Some(first), Some(last)) = (text.lines.clone().find(inside), text.lines.clone().rev().find(inside)) else {
            continue;
        };
        let at = Point { x: text.at.x, y: top(first) - from };
        row.texts.push(Text { lines: first..last + 1, at, ..text.clone() });
    }
    let near = 0.1;
    for rule in rules {
        let (y0, y1) = (rule.from.y.max(from), rule.to.y.min(to));
        if y1 - y0 > near || (rule.from.y == rule.to.y && (from - near..=to + near).contains(&rule.from.y)) {
            let at = |p: Point, y: f32| Point { x: p.x, y: y - from };
            row.rules.push(Line { from: at(rule.from, y0), to: at(rule.to, y1), ..*rule });
        }
    }
    row
}

/// A row of a table in two, the first of them at most so high; `None` where no line ends at such a height, or little would
/// stand on either side.
pub(super) fn divided(row: &Row, most: f32, sheet: &Sheet) -> Option<[Row; 2]> {
    let lines: Vec<(f32, f32)> = row.texts.iter().flat_map(tops).collect();
    let fits = |y: f32| y <= most && y >= sheet.pitch && row.height - y >= sheet.pitch;
    let free = |y: f32| !lines.iter().any(|l| l.0 < y - 0.1 && y + 0.1 < l.1);
    let cut = lines.iter().map(|l| l.1).filter(|&y| fits(y) && free(y)).reduce(f32::max)?;
    let first = part(&row.texts, &row.rules, 0.0, cut);
    let second = part(&row.texts, &row.rules, cut, row.height);
    let first = Row { above: row.above, keep: row.keep, begins: row.begins, ..first };
    let second = Row { below: row.below, ..second };
    let of_row = |part: Row| Row { document: row.document, repeat: row.repeat.clone(), ..part };
    Some([of_row(first), of_row(second)])
}

/// Where each line of a text in a row begins and ends.
fn tops(text: &Text) -> impl Iterator<Item = (f32, f32)> {
    let lines = text.source.set.lines.get(text.lines.clone()).unwrap_or_default();
    let first = lines.first().map_or(0.0, |l| l.top);
    lines.iter().map(move |l| (text.at.y + l.top - first, text.at.y + l.top - first + l.height))
}

/// Where a row of a table is split because no page could hold it: between lines, at most `most` apart.
fn parts(texts: &[Text], top: f32, bottom: f32, most: f32) -> Vec<(f32, f32)> {
    let mut lines: Vec<(f32, f32)> = texts
        .iter()
        .flat_map(|t| t.source.set.lines.iter().map(|l| (t.at.y + l.top, t.at.y + l.top + l.height)))
        .filter(|l| l.0 >= top - 0.1 && l.1 <= bottom + 0.1)
        .collect();
    lines.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut out = Vec::new();
    let mut from = top;
    while bottom - from > most {
        let free = |y: f32| !lines.iter().any(|l| l.0 < y - 0.1 && y + 0.1 < l.1);
        let last = lines.iter().map(|l| l.1).rev().find(|&y| y > from + 1.0 && y <= from + most && free(y));
        let cut = last.unwrap_or(from + most);
        out.push((from, cut));
        from = cut;
    }
    out.push((from, bottom));
    out
}
