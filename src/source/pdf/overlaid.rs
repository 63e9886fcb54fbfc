//! Runs of glyphs that are drawn over each other on one baseline: each is read by itself, none between the glyphs of another.

use super::page::Glyph;

/// A glyph with its place in the order of drawing.
pub(super) type Drawn = (usize, Glyph);

/// A run goes on to the right: a glyph this far back, in em, or so far on, begins another.
const BACK: f32 = 0.1;
const ON: f32 = 1.5;
/// Two glyphs stand over each other where they share so much of the narrower one.
const SHARED: f32 = 0.4;
/// So many of them show that runs do; two that only meet share one.
const OVER: usize = 2;
/// Rows of more runs, or of more glyphs, are no text.
const MOST: usize = 64;
const LONGEST: usize = 2_000;

/// The glyphs of a baseline from left to right, and apart from them each run that is drawn over the others.
pub(super) fn parted(mut group: Vec<Drawn>) -> Vec<Vec<Glyph>> {
    group.sort_by(|(_, a), (_, b)| a.x.total_cmp(&b.x));
    let over = group.windows(2).filter(|pair| matches!(pair, [(_, a), (_, b)] if is_over(a, b))).count();
    if over < OVER || group.len() > LONGEST {
        return vec![plain(group)];
    }
    let mut drawn = group.clone();
    drawn.sort_by_key(|(order, _)| *order);
    let mut runs: Vec<Vec<Drawn>> = Vec::new();
    for glyph in drawn {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(_, before)| goes_on(before, &glyph.1)) => run.push(glyph),
            _ => runs.push(vec![glyph]),
        }
    }
    if runs.len() > MOST {
        return vec![plain(group)];
    }
    // The longest stay; of two that are as long the one drawn first.
    runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
    let (mut kept, mut apart): (Vec<Vec<Drawn>>, Vec<Vec<Drawn>>) = (Vec::new(), Vec::new());
    for run in runs {
        let covers = kept.iter().any(|other| are_over(other, &run));
        if covers { apart.push(run) } else { kept.push(run) }
    }
    let mut rest: Vec<Drawn> = kept.into_iter().flatten().collect();
    rest.sort_by(|(_, a), (_, b)| a.x.total_cmp(&b.x));
    apart.sort_by(|a, b| left(a).total_cmp(&left(b)));
    std::iter::once(rest).chain(apart).map(plain).collect()
}

fn plain(group: Vec<Drawn>) -> Vec<Glyph> {
    group.into_iter().map(|(_, glyph)| glyph).collect()
}

fn left(run: &[Drawn]) -> f32 {
    run.first().map_or(0.0, |(_, glyph)| glyph.x)
}

fn goes_on(before: &Glyph, glyph: &Glyph) -> bool {
    let end = before.x + before.width;
    glyph.x >= before.x - BACK * before.size && glyph.x <= end + ON * before.size
}

/// Whether runs stand over each other, and are not the same drawn again.
fn are_over(one: &[Drawn], other: &[Drawn]) -> bool {
    let over = other.iter().filter(|(_, b)| one.iter().any(|(_, a)| is_over(a, b)));
    over.take(OVER).count() == OVER
}

/// Whether two different letters, digits or ideographs of one size stand over each other: what underlines a text, marks it or
/// is drawn twice to make it bold is read where it stands.
fn is_over(a: &Glyph, b: &Glyph) -> bool {
    let shared = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let narrower = a.width.min(b.width);
    let alike = (a.size - b.size).abs() < 0.15 * a.size.max(b.size);
    a.c != b.c
        && a.c.is_alphanumeric()
        && b.c.is_alphanumeric()
        && alike
        && narrower > 0.0
        && shared > SHARED * narrower
}

#[cfg(test)]
mod tests {
    use super::super::page::Row;
    use super::super::rows::rows;
    use super::super::rows::tests::set;

    fn texts(runs: &[(&str, f32, f32)]) -> Vec<String> {
        rows(runs.iter().flat_map(|(text, x, y)| set(text, *x, *y, 10.0)).collect()).iter().map(Row::text).collect()
    }

    #[test]
    fn a_run_over_another_is_read_by_itself() {
        let day = ("2031-03-01", 50.0, 100.0);
        let force = ("实施", 110.0, 100.0);
        for stamp in [("发布", 79.0, 98.0), ("发布", 79.0, 100.0)] {
            for runs in [[day, force, stamp], [stamp, day, force]] {
                assert_eq!(texts(&runs), ["2031-03-01 实施", "发布"]);
            }
        }
        // The end of one over the beginning of the other.
        assert_eq!(
            texts(&[("云山供水标准发布", 50.0, 100.0), ("某日实施", 112.0, 100.0)]),
            ["云山供水标准发布", "某日实施"]
        );
    }

    #[test]
    fn runs_that_meet_underline_or_repeat_are_one_row() {
        // They share a glyph's width at the seam only.
        assert_eq!(texts(&[("供水标准", 50.0, 100.0), ("发布", 85.0, 100.0)]).len(), 1);
        // What is filled in over a line.
        assert_eq!(texts(&[("________", 50.0, 100.0), ("云山", 60.0, 100.0)]).len(), 1);
        // Bold, drawn twice; digits that were drawn first, with their gaps.
        assert_eq!(texts(&[("供水标准", 50.0, 100.0), ("供水标准", 51.0, 100.0)]).len(), 1);
        let gaps = [("2031", 50.0, 100.0), ("3", 80.0, 100.0), ("年", 70.0, 100.0), ("月", 85.0, 100.0)];
        assert_eq!(texts(&gaps), ["2031年3月"]);
    }
}
