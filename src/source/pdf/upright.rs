//! Text set in columns from the top, its characters standing upright: what tells it apart is that each character is
//! drawn below the one before. Glyphs of such columns are given the direction [`Turn::Down`], so that the page, turned
//! by it, has them in rows.

use super::page::{Glyph, Turn};

/// Least pairs of characters, one below the other, for a page to be set in upright columns.
const LEAST_PAIRS: usize = 12;
/// Least characters of one stack at the side of a page.
const LEAST_STACK: usize = 3;
/// The part of the em square above the baseline.
const ASCENT: f32 = 0.88;

/// How a glyph stands to the one drawn before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Below,
    Beside,
    Elsewhere,
}

/// Turns the glyphs of a page that stand in upright columns, in their order of drawing.
pub(super) fn turn_columns(glyphs: &mut [Glyph]) {
    let steps = steps(glyphs);
    let count = |step: Step| steps.iter().filter(|s| **s == step).count();
    let (below, beside) = (count(Step::Below), count(Step::Beside));
    if below >= LEAST_PAIRS && below > 3 * beside {
        turn_page(glyphs, &steps);
    } else if below >= LEAST_STACK - 1 {
        turn_side_stacks(glyphs, &steps);
    }
}

/// A glyph of an upright column as one of a line that runs down.
pub(super) fn standing(glyph: Glyph) -> Glyph {
    let centre = glyph.x + glyph.width / 2.0;
    Glyph {
        x: centre - (0.5 - (1.0 - ASCENT)) * glyph.size,
        y: glyph.y - ASCENT * glyph.size,
        width: glyph.size,
        turn: Turn::Down,
        ..glyph
    }
}

/// For each glyph but the first its step from the one before; blanks are stepped over.
fn steps(glyphs: &[Glyph]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(glyphs.len());
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let inked = !glyph.c.is_whitespace() && glyph.turn == Turn::Right;
        steps.push(before.filter(|_| inked).map_or(Step::Elsewhere, |before| step(before, glyph)));
        if inked {
            before = Some(glyph);
        }
    }
    steps
}

fn step(a: &Glyph, b: &Glyph) -> Step {
    let em = a.size.max(b.size);
    let middle = |g: &Glyph| g.x + g.width / 2.0;
    let (across, down) = (middle(b) - middle(a), b.y - a.y);
    if across.abs() < 0.3 * em && (0.6 * em..2.2 * em).contains(&down) {
        Step::Below
    } else if down.abs() < 0.2 * em && (0.1 * em..2.2 * em).contains(&across) {
        Step::Beside
    } else {
        Step::Elsewhere
    }
}

/// On a page of upright columns everything is part of them but what clearly runs on to the right.
fn turn_page(glyphs: &mut [Glyph], steps: &[Step]) {
    let at = |i: usize| steps.get(i).copied().unwrap_or(Step::Elsewhere);
    let level: Vec<bool> = (0..glyphs.len())
        .map(|i| {
            let (before, after) = (at(i), at(i + 1));
            before != Step::Below && after != Step::Below && (before == Step::Beside || after == Step::Beside)
        })
        .collect();
    let mut start = 0;
    while start < glyphs.len() {
        // Digits side by side in one square of a column (纵中横) stand in it together.
        let mut end = start + 1;
        while at(end) == Step::Beside && !level.get(end).copied().unwrap_or(true) && end < glyphs.len() {
            end += 1;
        }
        let Some(group) = glyphs.get_mut(start..end) else { break };
        let from = group.iter().map(|g| g.x).fold(f32::MAX, f32::min);
        let to = group.iter().map(|g| g.x + g.width).fold(f32::MIN, f32::max);
        for (i, glyph) in group.iter_mut().enumerate() {
            if glyph.turn == Turn::Right && !level.get(start + i).copied().unwrap_or(true) {
                let centred = Glyph { x: (from + to - glyph.width) / 2.0, ..*glyph };
                let standing = standing(centred);
                // In their order along the column.
                *glyph = Glyph { y: standing.y + 0.05 * i as f32 * glyph.size, ..standing };
            }
        }
        start = end;
    }
}

/// On a page of rows a stack of characters beside all text (the name of the section at the page's edge) is a column.
fn turn_side_stacks(glyphs: &mut [Glyph], steps: &[Step]) {
    let mut stacks = Vec::new();
    let mut start = 0;
    for end in 1..=glyphs.len() {
        if steps.get(end) != Some(&Step::Below) {
            if end - start >= LEAST_STACK && steps.get(end) != Some(&Step::Beside) {
                stacks.push(start..end);
            }
            start = end;
        }
    }
    let mut stacked = vec![false; glyphs.len()];
    stacks.iter().cloned().for_each(|stack| stacked[stack].fill(true));
    let others = || glyphs.iter().zip(&stacked).filter(|(g, stacked)| !**stacked && !g.c.is_whitespace());
    let left = others().map(|(g, _)| g.x).fold(f32::MAX, f32::min);
    let right = others().map(|(g, _)| g.x + g.width).fold(f32::MIN, f32::max);
    for stack in stacks {
        let Some(stack) = glyphs.get_mut(stack) else { continue };
        if stack.iter().all(|g| g.x + g.width < left + 1.0) || stack.iter().all(|g| g.x > right - 1.0) {
            stack.iter_mut().filter(|g| g.turn == Turn::Right).for_each(|g| *g = standing(*g));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    /// A column of characters from the top, each `size` below the one before.
    fn column(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let each = |(i, c): (usize, char)| set(&c.to_string(), x, y + size * i as f32, size);
        text.chars().enumerate().flat_map(each).collect()
    }

    #[test]
    fn a_page_of_columns_is_turned_and_its_number_is_not() {
        let mut glyphs = column("第一条为了加强河道管理制定", 500.0, 100.0, 10.0);
        glyphs.extend(column("本办法", 480.0, 100.0, 10.0));
        glyphs.extend(set("12", 480.0 - 0.0, 130.0, 10.0));
        glyphs.extend(column("日", 480.0, 140.0, 10.0));
        glyphs.extend(column("止", 460.0, 100.0, 10.0));
        glyphs.extend(set("公报第三期", 250.0, 800.0, 8.0));
        turn_columns(&mut glyphs);
        let down: String = glyphs.iter().filter(|g| g.turn == Turn::Down).map(|g| g.c).collect();
        assert_eq!(down, "第一条为了加强河道管理制定本办法12日止");
        // Digits in one square share its baseline.
        let digits: Vec<f32> = glyphs.iter().filter(|g| g.c.is_ascii_digit()).map(|g| g.x).collect();
        assert!((digits[0] - digits[1]).abs() < 0.1);
    }

    #[test]
    fn a_stack_at_the_edge_of_a_page_of_rows() {
        let rows = (0..10).flat_map(|i| set("河道管理办法的正文一行", 60.0, 100.0 + 16.0 * i as f32, 10.0));
        let mut glyphs: Vec<Glyph> = rows.collect();
        glyphs.extend(column("市政府文件", 560.0, 120.0, 12.0));
        // A narrow cell of a table.
        glyphs.extend(column("责任单位", 100.0, 400.0, 10.0));
        turn_columns(&mut glyphs);
        let down: String = glyphs.iter().filter(|g| g.turn == Turn::Down).map(|g| g.c).collect();
        assert_eq!(down, "市政府文件");
    }
}
