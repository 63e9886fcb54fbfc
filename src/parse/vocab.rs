//! The words of the issue, as counts of neighbouring characters: whether two lines were one is told by whether the
//! characters that would meet are seen together elsewhere.

use super::lex::Line;
use crate::zh::{chars, fold};

const BITS: u32 = 17;
/// 。 as keys have it.
const STOP: u32 = '.' as u32;

/// Counts of single characters, pairs and triples. Different ones may share a counter; that is rare and harmless.
pub(crate) struct Vocabulary {
    single: Vec<u32>,
    pair: Vec<u16>,
    triple: Vec<u16>,
    /// Three characters after a 。 within a line.
    inside: Vec<u16>,
    /// Three characters at the start of a line.
    starts: Vec<u16>,
    total: u32,
}

fn slot(a: u32, b: u32, c: u32) -> usize {
    let mixed = (u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (64 - BITS)) as usize
}

impl Vocabulary {
    /// Counts within each line.
    pub(crate) fn of(lines: &[Line<'_>]) -> Self {
        let mut v = Self {
            single: vec![0; 0x1_0000],
            pair: vec![0; 1 << BITS],
            triple: vec![0; 1 << BITS],
            inside: vec![0; 1 << BITS],
            starts: vec![0; 1 << BITS],
            total: 0,
        };
        let count = |table: &mut Vec<u16>, slot: usize| table[slot] = table[slot].saturating_add(1);
        for line in lines {
            let (mut z, mut a, mut b) = (0u32, 0u32, 0u32);
            for c in line.text.chars().filter(|&c| !chars::is_space(c)) {
                let c = fold::key_char(c) as u32;
                v.single[(c & 0xffff) as usize] += 1;
                v.total += 1;
                if b != 0 {
                    count(&mut v.pair, slot(0, b, c));
                    if a != 0 {
                        let triple = slot(a, b, c);
                        count(&mut v.triple, triple);
                        if z == 0 {
                            count(&mut v.starts, triple);
                        } else if z == STOP {
                            count(&mut v.inside, triple);
                        }
                    }
                }
                (z, a, b) = (a, b, c);
            }
        }
        v
    }

    /// How much the seam of two texts looks like the inside of a word: about -1 (never seen together) to 2 (a
    /// word that is seen elsewhere).
    pub(crate) fn affinity(&self, before: &str, after: &str) -> f32 {
        let mut tail = before.chars().rev().filter(|&c| !chars::is_space(c)).map(|c| fold::key_char(c) as u32);
        let mut head = after.chars().filter(|&c| !chars::is_space(c)).map(|c| fold::key_char(c) as u32);
        let (Some(b), a) = (tail.next(), tail.next().unwrap_or(0)) else { return 0.0 };
        let (Some(c), d) = (head.next(), head.next().unwrap_or(0)) else { return 0.0 };
        let triples = u32::from(self.triple[slot(a, b, c)]) + u32::from(self.triple[slot(b, c, d)]);
        let pair = f32::from(self.pair[slot(0, b, c)]);
        let chance = self.single[(b & 0xffff) as usize] as f32 * self.single[(c & 0xffff) as usize] as f32
            / (self.total.max(1) as f32);
        let lift = (pair + 0.3) / (chance + 0.3);
        let word = if triples > 1 {
            1.0
        } else if triples == 1 {
            0.5
        } else {
            -0.3
        };
        (lift.ln() * 0.4).clamp(-0.8, 1.0) + word
    }

    /// Whether what begins this way stands after a 。 in other lines, hardly ever at the start of one: a bracket
    /// that closes paragraphs (（责任单位：…）).
    pub(crate) fn follows_stop(&self, text: &str) -> bool {
        let mut head = text.chars().filter(|&c| !chars::is_space(c)).map(|c| fold::key_char(c) as u32);
        let (Some(a), Some(b), Some(c)) = (head.next(), head.next(), head.next()) else { return false };
        let slot = slot(a, b, c);
        self.inside[slot] >= 3 && self.inside[slot] > 4 * self.starts[slot]
    }
}

#[cfg(test)]
mod tests {
    use super::super::lex;
    use super::*;
    use crate::source::SourceText;

    /// Whether （责任单位 follows stops where it did so and began a line so many times.
    fn follows(inside: usize, starts: usize) -> bool {
        let inside = std::iter::repeat_n("办好。（责任单位：市水务局）", inside);
        let lines: Vec<_> = inside.chain(std::iter::repeat_n("（责任单位：市水务局）", starts)).collect();
        let source = SourceText::sample(&lines);
        let (lines, _) = lex::lines(&source);
        Vocabulary::of(&lines).follows_stop("（责任单位：市财政局）")
    }

    #[test]
    fn brackets_that_close_paragraphs() {
        for (inside, starts, expected) in
            [(0, 0, false), (2, 0, false), (3, 0, true), (4, 1, false), (5, 1, true), (8, 2, false), (9, 2, true)]
        {
            assert_eq!(follows(inside, starts), expected, "{inside} after a stop, {starts} at the start");
        }
    }

    #[test]
    fn words_that_are_seen_elsewhere_hold_together() {
        let seam = |times: usize, before: &str, after: &str| {
            let mut texts = vec!["甲乙丙丁戊己庚辛壬癸"; 6];
            texts.extend(vec!["供水管理"; times]);
            let source = SourceText::sample(&texts);
            let (lines, _) = lex::lines(&source);
            Vocabulary::of(&lines).affinity(before, after)
        };
        let steps = [0, 1, 2].map(|times| seam(times, "某供水", "管理办"));
        assert!(steps[0] < steps[1] && steps[1] < steps[2], "{steps:?}");
        assert!(steps[0] < 0.0 && steps[2] > 1.0, "{steps:?}");
        // Blanks beside the seam are none of it; a text without characters tells nothing.
        assert_eq!(seam(2, "供水　", " 管理"), seam(2, "供水", "管理"));
        assert_eq!([seam(2, "", "管理"), seam(2, "供水", " ")], [0.0; 2]);
        assert!(seam(2, "水", "甲") < seam(2, "水", "管"));
    }
}
