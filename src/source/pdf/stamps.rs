//! Watermarks that are set level: large text that lies across the text of its page, and what repeats it on others.
//!
//! Print never sets one character upon another; where glyphs of two texts lie upon each other, the larger text is a
//! mark across the page. It gets the direction of slanting text, which is read as such a mark.

use std::collections::HashMap;
use std::ops::Range;

use super::page::{Glyph, PageGlyphs, Turn, median};

/// Text larger than this many times the file's may be a mark …
const LARGER: f32 = 1.15;
/// … and need not be on several pages if it is as large as this.
const LARGEST: f32 = 1.8;
/// Pages that a smaller mark is on.
const REPEATED: usize = 3;
/// At least so many characters of other text lie under a mark.
const LEAST_UNDER: usize = 2;
/// More characters than this are no mark but text.
const LONGEST: usize = 60;
/// Glyphs whose middles are nearer than this, in em of the larger, may be one character and its shadow.
const SHADOW: f32 = 0.25;

/// What tells the same mark on another page: its text, size and place, in steps of four points.
type Key = (String, i32, i32, i32);

/// Finds the marks of a file, and gives their glyphs the direction of slanting text.
pub(super) fn find(pages: &mut [PageGlyphs]) {
    let body = median(pages.iter().flat_map(|page| &page.glyphs).filter(|g| is_level(g)).map(|g| g.size));
    let mut across: HashMap<Key, usize> = HashMap::new();
    let mut candidates: Vec<(usize, Range<usize>, Key)> = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let level = || page.glyphs.iter().filter(|g| is_level(g));
        if level().all(|g| g.size < LARGER * body) {
            continue;
        }
        let mut middles: Vec<(f32, f32, char)> = level().filter(|g| !g.c.is_whitespace()).map(middle).collect();
        middles.sort_by(|a, b| a.1.total_cmp(&b.1));
        for run in runs(&page.glyphs, LARGER * body) {
            let Some(glyphs) = page.glyphs.get(run.clone()) else { continue };
            let key = key(glyphs);
            if lies_across(glyphs, &middles) {
                *across.entry(key.clone()).or_default() += 1;
            }
            candidates.push((index, run, key));
        }
    }
    for (index, run, key) in candidates {
        let count = across.get(&key).copied().unwrap_or(0);
        let Some(glyphs) = pages.get_mut(index).and_then(|page| page.glyphs.get_mut(run)) else { continue };
        if count >= REPEATED || count > 0 && glyphs.iter().all(|g| g.size >= LARGEST * body) {
            glyphs.iter_mut().for_each(|glyph| glyph.turn = Turn::Slant);
        }
    }
}

fn is_level(glyph: &Glyph) -> bool {
    !glyph.is_invisible() && glyph.turn == Turn::Right
}

/// The middle of a glyph's em square.
fn middle(glyph: &Glyph) -> (f32, f32, char) {
    (glyph.x + glyph.width / 2.0, glyph.y - 0.38 * glyph.size, glyph.c)
}

/// Runs of glyphs, in their order of drawing, of one size from `least` and on one baseline.
fn runs(glyphs: &[Glyph], least: f32) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, glyph) in glyphs.iter().enumerate() {
        if glyph.size < least || glyph.turn != Turn::Right || glyph.is_invisible() {
            continue;
        }
        let together = |before: &Glyph| {
            (before.size - glyph.size).abs() < 0.05 * glyph.size && (before.y - glyph.y).abs() < 0.1 * glyph.size
        };
        match runs.last_mut() {
            Some(run) if run.end == i && glyphs.get(i - 1).is_some_and(together) => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    runs.retain(|run| run.len() <= LONGEST);
    runs
}

fn key(glyphs: &[Glyph]) -> Key {
    let steps = |v: f32| (v / 4.0).round() as i32;
    let text = glyphs.iter().map(|g| g.c).collect();
    let place = glyphs.first().map_or((0, 0, 0), |g| (steps(g.size), steps(g.x), steps(g.y)));
    (text, place.0, place.1, place.2)
}

/// Whether other characters of the page lie under a run. `middles` are those of all glyphs, from the top.
fn lies_across(run: &[Glyph], middles: &[(f32, f32, char)]) -> bool {
    let mut under = 0;
    for glyph in run {
        let (x, y, _) = middle(glyph);
        let reach = 0.42 * glyph.size;
        let from = middles.partition_point(|m| m.1 < y - reach);
        let near = middles.get(from..).unwrap_or_default().iter().take_while(|m| m.1 < y + reach);
        let across = |m: &&(f32, f32, char)| {
            let (dx, dy) = ((m.0 - x).abs(), (m.1 - y).abs());
            dx < 0.42 * glyph.width && !(m.2 == glyph.c && dx.max(dy) < SHADOW * glyph.size)
        };
        under += near.filter(across).take(LEAST_UNDER).count();
        if under >= LEAST_UNDER {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    #[test]
    fn a_mark_across_the_text_is_found_on_every_page() {
        let page = |rows: usize| {
            let text = (0..rows).flat_map(|i| set("河道管理办法的正文一行二行", 60.0, 100.0 + 16.0 * i as f32, 10.0));
            let mut glyphs: Vec<Glyph> = text.collect();
            glyphs.extend(set("关于河道的通知", 60.0, 80.0, 22.0));
            glyphs.extend(set("内部资料", 60.0, 210.0, 60.0));
            PageGlyphs { glyphs, ..PageGlyphs::default() }
        };
        // The second page has no text where the mark is.
        let mut pages = vec![page(10), page(2)];
        find(&mut pages);
        for page in pages {
            let marked: String = page.glyphs.iter().filter(|g| g.turn == Turn::Slant).map(|g| g.c).collect();
            assert_eq!(marked, "内部资料");
        }
    }

    #[test]
    fn a_title_with_a_shadow_is_no_mark() {
        let mut glyphs = set("河道管理办法的正文一行二行，现印发给你们，请遵照执行", 60.0, 200.0, 10.0);
        glyphs.extend(set("云溪市人民政府文件", 60.0, 100.0, 40.0));
        glyphs.extend(set("云溪市人民政府文件", 61.5, 101.5, 40.0));
        let mut pages = vec![PageGlyphs { glyphs, ..PageGlyphs::default() }];
        find(&mut pages);
        assert!(pages[0].glyphs.iter().all(|g| g.turn == Turn::Right));
    }
}
