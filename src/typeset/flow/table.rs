//! Tables as grids: columns as wide as their text asks, cells set like paragraphs.

use std::ops::Range;

use super::laid::point;
use super::{Frame, Laid, Line, Point, Spec, text_box};
use crate::issue::{Block, Cell};
use crate::typeset::{Align, Face, Measure, Paragraph, Run, Style};

/// Size of a table's text, of the body's.
const SIZE: f32 = 0.9;
/// Between a cell's edge and its text, in em of the body.
const PAD: [f32; 2] = [0.45, 0.3];
/// A column whose cells are no longer than this is centred, in em.
const SHORT: f32 = 7.0;
/// The narrowest a column gets where the table is too wide, in em.
const LEAST: f32 = 2.2;

/// A cell at its place in the grid.
struct Placed {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    head: bool,
    text: String,
    bytes: Range<usize>,
    paragraph: Paragraph,
    runs: Vec<Run>,
    natural: f32,
}

/// Lays a table out below `out.top`; gives its bottom.
pub(super) fn lay(out: &mut Laid, block: &Block, spec: &Spec, frame: &Frame, measure: &dyn Measure) -> f32 {
    let mut cells = place(block, frame, measure);
    let rows = cells.iter().map(|c| c.row + c.rows).max().unwrap_or(0);
    let columns = cells.iter().map(|c| c.column + c.columns).max().unwrap_or(0);
    if rows == 0 || columns == 0 {
        return out.top;
    }
    let widths = widths(&cells, columns, frame);
    let centred = centred(&cells, columns, frame);
    let total: f32 = widths.iter().sum();
    let left = frame.snap((frame.width - total) / 2.0);
    let xs = edges(left, &widths);
    let [pad_x, pad_y] = PAD.map(|p| frame.snap(p * frame.em));
    for cell in &mut cells {
        let align =
            if cell.head || centred.get(cell.column).copied().unwrap_or(false) { Align::Centre } else { Align::Left };
        cell.paragraph.align(align);
    }
    let inner = |c: &Placed| (xs[c.column + c.columns] - xs[c.column] - 2.0 * pad_x).max(1.0);
    let sets: Vec<_> = cells.iter().map(|c| c.paragraph.set(inner(c))).collect();
    let boxes: Vec<_> = cells
        .iter()
        .zip(sets)
        .map(|(c, set)| text_box(set, Point::default(), frame, c.runs.clone(), spec.ink, c.bytes.clone(), measure))
        .collect();
    let mut heights = vec![frame.snap(frame.em * SIZE * 1.5 + 2.0 * pad_y); rows];
    // First the cells of one row, then those that go over several and may need more.
    for single in [true, false] {
        for (c, b) in cells.iter().zip(&boxes).filter(|(c, _)| (c.rows == 1) == single) {
            let has: f32 = heights[c.row..c.row + c.rows].iter().sum();
            heights[c.row + c.rows - 1] += (b.set.height + 2.0 * pad_y - has).max(0.0);
        }
    }
    let ys = edges(out.top, &heights);
    for (c, mut b) in cells.iter().zip(boxes) {
        let (top, bottom) = (ys[c.row], ys[c.row + c.rows]);
        let (x0, x1) = (xs[c.column], xs[c.column + c.columns]);
        b.at = point(x0 + pad_x, frame.snap((top + bottom - b.set.height) / 2.0));
        b.width = inner(c);
        b.text = Some(c.text.clone());
        out.boxes.push(b);
        grid(out, [x0, top, x1, bottom], frame);
    }
    let whole = |r: &usize| !cells.iter().any(|c| c.row < *r && *r < c.row + c.rows);
    out.cuts = (0..=rows).filter(whole).map(|r| ys[r]).collect();
    let head_rows = cells.iter().filter(|c| c.head).map(|c| c.row + c.rows).max().unwrap_or(0);
    out.head = ys[head_rows];
    let (x1, y0, y1) = (left + total, out.top, ys[rows]);
    // The sides are whole also where a row has fewer cells than others.
    let sides = [((left, y0), (left, y1), 1.0), ((x1, y0), (x1, y1), 1.0)];
    for (from, to, thick) in [((left, y0), (x1, y0), 2.0), ((left, y1), (x1, y1), 2.0)].into_iter().chain(sides) {
        let width = thick * frame.hair;
        out.lines.push(Line { from: point(from.0, from.1), to: point(to.0, to.1), width, red: false });
    }
    y1
}

fn edges(from: f32, sizes: &[f32]) -> Vec<f32> {
    let mut out = Vec::with_capacity(sizes.len() + 1);
    let mut at = from;
    out.push(at);
    for size in sizes {
        at += size;
        out.push(at);
    }
    out
}

fn grid(out: &mut Laid, [x0, y0, x1, y1]: [f32; 4], frame: &Frame) {
    let width = frame.hair;
    for (a, b) in [((x0, y0), (x1, y0)), ((x0, y1), (x1, y1)), ((x0, y0), (x0, y1)), ((x1, y0), (x1, y1))] {
        out.lines.push(Line { from: point(a.0, a.1), to: point(b.0, b.1), width, red: false });
    }
}

/// Gives each cell its place, as HTML does: a cell goes to the first free place of its row.
fn place(block: &Block, frame: &Frame, measure: &dyn Measure) -> Vec<Placed> {
    let parsed;
    let table = match &block.table {
        Some(table) => table,
        None => {
            parsed = from_text(&block.text);
            &parsed
        }
    };
    let size = frame.snap(frame.em * SIZE);
    let mut out = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    let mut from = 0;
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while taken.get(column).is_some_and(|&until| until > row) {
                column += 1;
            }
            let (columns, rows) = (usize::from(cell.columns).max(1), usize::from(cell.rows).max(1));
            let rows = rows.min(table.rows.len() - row);
            if taken.len() < column + columns {
                taken.resize(column + columns, 0);
            }
            taken[column..column + columns].fill(row + rows);
            let bytes = find(&block.text, &cell.text, from);
            from = bytes.end;
            let head = row < table.head_rows;
            let face = if head { Face::Hei } else { Face::Song };
            let runs = vec![Run { bytes: cell.text.len(), face, size }];
            let style = Style {
                em: size,
                indent: 0.0,
                align: Align::Left,
                leading: 1.5,
                fullwidth: frame.fullwidth,
                // What is no longer than a word need not be looked at.
                by_words: cell.text.chars().nth(4).is_some(),
                ..Style::default()
            };
            let paragraph = Paragraph::new(&cell.text, &runs, &style, measure);
            let natural = paragraph.natural_width();
            out.push(Placed {
                row,
                column,
                rows,
                columns,
                head,
                text: cell.text.clone(),
                bytes,
                paragraph,
                runs,
                natural,
            });
            column += columns;
        }
    }
    out
}

/// A table whose cells were not told: a line a row, cells separated by tabs.
fn from_text(text: &str) -> crate::issue::Table {
    let cell = |t: &str| Cell { text: t.to_owned(), columns: 1, rows: 1 };
    let rows = text.lines().map(|line| line.split('\t').map(cell).collect()).collect();
    crate::issue::Table { rows, head_rows: 0 }
}

/// Where a cell's text stands in the block's, from a byte on; nowhere if it is not there.
fn find(text: &str, cell: &str, from: usize) -> Range<usize> {
    match text.get(from..).and_then(|rest| rest.find(cell)) {
        Some(at) => from + at..from + at + cell.len(),
        None => from..from,
    }
}

/// The width of each column, together no more than the measure.
fn widths(cells: &[Placed], columns: usize, frame: &Frame) -> Vec<f32> {
    // A pixel more, as edges are put on whole ones: what asks for its width must get it.
    let pad = 2.0 * PAD[0] * frame.em + 1.0 / frame.pixels_per_point;
    let least = LEAST * frame.em;
    let mut wanted = vec![least; columns];
    for c in cells.iter().filter(|c| c.columns == 1) {
        wanted[c.column] = wanted[c.column].max(c.natural + pad);
    }
    for c in cells.iter().filter(|c| c.columns > 1) {
        let span = c.column..c.column + c.columns;
        let more = c.natural + pad - wanted[span.clone()].iter().sum::<f32>();
        if more > 0.0 {
            wanted[span].iter_mut().for_each(|w| *w += more / c.columns as f32);
        }
    }
    let total: f32 = wanted.iter().sum();
    let out: Vec<f32> = if total > frame.width {
        fit(&wanted, frame.width)
    } else if total > 0.55 * frame.width {
        wanted.iter().map(|w| w * frame.width / total).collect()
    } else {
        wanted
    };
    out.into_iter().map(|w| frame.snap(w)).collect()
}

/// Narrow columns keep what they want; the wide ones share what is left, the wider the more.
fn fit(wanted: &[f32], room: f32) -> Vec<f32> {
    let mut out = wanted.to_vec();
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut left = room;
    let mut roots: f32 = wanted.iter().map(|w| w.sqrt()).sum();
    for (done, &i) in order.iter().enumerate() {
        let even = left / (order.len() - done) as f32;
        let share = left * wanted[i].sqrt() / roots.max(f32::MIN_POSITIVE);
        out[i] = if wanted[i] <= even { wanted[i] } else { wanted[i].min(share) };
        left -= out[i];
        roots -= wanted[i].sqrt();
    }
    out
}

/// Columns of short cells are centred.
fn centred(cells: &[Placed], columns: usize, frame: &Frame) -> Vec<bool> {
    let mut out = vec![true; columns];
    for c in cells.iter().filter(|c| !c.head && c.columns == 1) {
        out[c.column] &= c.natural <= SHORT * frame.em;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{BlockKind, Table};

    struct Plain;
    impl Measure for Plain {
        fn advance(&self, c: char, _: Face, size: f32) -> f32 {
            if c.is_ascii() { size / 2.0 } else { size }
        }
    }

    fn frame() -> Frame {
        Frame { em: 20.0, width: 600.0, leading: 1.7, fullwidth: true, pixels_per_point: 1.0, hair: 1.0 }
    }

    fn table(rows: &[&[(&str, u16, u16)]]) -> Block {
        let cells = |row: &&[(&str, u16, u16)]| -> Vec<Cell> {
            row.iter().map(|&(t, columns, rows)| Cell { text: t.into(), columns, rows }).collect()
        };
        let rows: Vec<Vec<Cell>> = rows.iter().map(cells).collect();
        let line = |r: &Vec<Cell>| r.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t");
        let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
        Block { kind: BlockKind::Table, text, table: Some(Table { rows, head_rows: 1 }), ..Block::default() }
    }

    fn laid(block: &Block) -> Laid {
        let mut out = Laid::default();
        out.bottom = lay(&mut out, block, &Spec::default(), &frame(), &Plain);
        out
    }

    #[test]
    fn cells_stand_in_a_grid_and_know_their_text() {
        let block = table(&[&[("镇街", 1, 1), ("河道", 1, 1)], &[("青石镇", 1, 1), ("青石河、白水河", 1, 1)]]);
        let out = laid(&block);
        let texts: Vec<&str> = out.boxes.iter().map(|b| &block.text[b.bytes.clone()]).collect();
        assert_eq!(texts, ["镇街", "河道", "青石镇", "青石河、白水河"]);
        assert!(out.boxes[0].at.x < out.boxes[1].at.x && out.boxes[0].at.y < out.boxes[2].at.y);
        assert!((out.boxes[0].at.y - out.boxes[1].at.y).abs() < 0.1);
    }

    #[test]
    fn spans_take_their_places() {
        let block = table(&[&[("甲", 1, 2), ("乙", 2, 1)], &[("丙", 1, 1), ("丁", 1, 1)]]);
        let out = laid(&block);
        let x = |i: usize| out.boxes[i].at.x;
        assert!(x(2) > x(0) && x(3) > x(2), "丙 and 丁 stand under 乙");
    }

    #[test]
    fn a_wide_table_keeps_to_the_measure() {
        let long = "负责本辖区内河道的日常巡查、保洁和管护，发现问题及时报告并配合处理";
        let row: Vec<(&str, u16, u16)> = (0..9).map(|i| (if i % 2 == 0 { long } else { "是" }, 1, 1)).collect();
        let block = table(&[&row, &row]);
        let out = laid(&block);
        for b in &out.boxes {
            assert!(b.at.x >= 0.0 && b.at.x + b.width <= 600.0 + 1.0);
            assert!(b.set.lines.iter().all(|l| l.right <= b.width + 0.5), "{:?}", b.set.lines);
        }
    }

    #[test]
    fn cells_are_broken_between_words_and_after_marks() {
        let units = "白沙市人民政府、市发展改革委、市工业和信息化局、市农业农村局";
        let block =
            table(&[&[("万元产值用水量下降（%）", 1, 1), ("责任单位", 1, 1)], &[("10.25", 1, 1), (units, 1, 1)]]);
        for width in [300.0, 320.0, 340.0, 360.0] {
            let mut out = Laid::default();
            lay(&mut out, &block, &Spec::default(), &Frame { width, ..frame() }, &Plain);
            let lines = |n: usize| -> Vec<String> {
                let b = &out.boxes[n];
                let text: Vec<char> = block.text[b.bytes.clone()].chars().collect();
                b.set.lines.iter().map(|l| text[l.chars.clone()].iter().collect()).collect()
            };
            assert!(!lines(0).iter().any(|l| l.ends_with('下')), "{:?}", lines(0));
            assert!(lines(3).iter().all(|l| l.ends_with(['、', '局', '和'])), "{:?}", lines(3));
        }
    }

    #[test]
    fn a_cell_that_fits_is_not_broken_by_rounding() {
        struct Odd;
        impl Measure for Odd {
            fn advance(&self, _: char, _: Face, size: f32) -> f32 {
                0.7013 * size
            }
        }
        let long = "负责本辖区内河道的日常巡查、保洁和管护，发现问题及时报告并配合处理";
        for n in 1..9 {
            let short: String = "河湖库渠塘堰井泉".chars().take(n).collect();
            let block = table(&[&[("名称", 1, 1), ("要求", 1, 1)], &[(&short, 1, 1), (long, 1, 1)]]);
            let mut out = Laid::default();
            lay(&mut out, &block, &Spec::default(), &frame(), &Odd);
            assert_eq!(out.boxes[2].set.lines.len(), 1, "{short}");
        }
    }

    #[test]
    fn a_table_without_cells_is_read_from_its_lines() {
        let block = Block { kind: BlockKind::Table, text: "甲\t乙\n丙\t丁".into(), ..Block::default() };
        assert_eq!(laid(&block).boxes.len(), 4);
    }
}
