//! The alignment of two short texts.

/// What a pair of equal characters is worth.
const EQUAL: i32 = 8;
/// What a pair of unequal ones costs: one is the other corrected.
const CHANGED: i32 = 6;
/// What it costs to begin passing over characters of one text, and what each of them costs. A sentence put in is
/// passed over cheaply, but not for the sake of a word or two that also stand elsewhere.
const OPEN: i32 = 16;
const PASS: i32 = 1;

/// How the best alignment up to a pair of positions ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// With a pair of characters.
    Pair,
    /// Passing over a character of `wanted`.
    Missing,
    /// Passing over a character of `near`.
    Added,
}

/// The best scores that end in each of the three ways, and how the alignment before that ended (`None`: it began
/// here).
#[derive(Clone, Copy)]
struct Cell {
    score: [i32; 3],
    came: [Option<End>; 3],
}

impl Cell {
    const NONE: i32 = i32::MIN / 2;
    const START: Self = Self { score: [Self::NONE; 3], came: [None; 3] };

    /// The best way to go on from here, when the three ends are charged so much.
    fn best(&self, charges: [i32; 3]) -> (i32, End) {
        let ends = [End::Pair, End::Missing, End::Added];
        let mut best = (Self::NONE, End::Pair);
        for ((score, charge), end) in self.score.iter().zip(charges).zip(ends) {
            if score - charge > best.0 {
                best = (score - charge, end);
            }
        }
        best
    }
}

/// The pairs (index in `wanted`, index in `near`) of the best local alignment of two texts (Gotoh's, with affine
/// gaps). The work is the product of their lengths, which the caller keeps short.
pub(super) fn alignment(wanted: &[char], near: &[char]) -> Vec<(usize, usize)> {
    let width = near.len() + 1;
    let mut cells = vec![Cell::START; (wanted.len() + 1) * width];
    let mut top = (0, 0);
    for (w, &a) in wanted.iter().enumerate() {
        let (above, row) = (w * width, (w + 1) * width);
        for (n, &b) in near.iter().enumerate() {
            let step = if a == b { EQUAL } else { -CHANGED };
            let (before, end) = cells[above + n].best([0; 3]);
            let pair = if before > 0 { (before + step, Some(end)) } else { (step, None) };
            let (missing, missing_end) = cells[above + n + 1].best([OPEN + PASS, PASS, OPEN + PASS]);
            let (added, added_end) = cells[row + n].best([OPEN + PASS, OPEN + PASS, PASS]);
            let at = row + n + 1;
            cells[at] = Cell { score: [pair.0, missing, added], came: [pair.1, Some(missing_end), Some(added_end)] };
            if pair.0 > top.0 {
                top = (pair.0, at);
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut at, mut end) = (top.1, if top.0 > 0 { Some(End::Pair) } else { None });
    while let Some(now) = end {
        end = cells[at].came[now as usize];
        match now {
            End::Pair => {
                pairs.push((at / width - 1, at % width - 1));
                at -= width + 1;
            }
            End::Missing => at -= width,
            End::Added => at -= 1,
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::alignment;

    fn aligned(wanted: &str, near: &str) -> String {
        let wanted: Vec<char> = wanted.chars().collect();
        let near: Vec<char> = near.chars().collect();
        alignment(&wanted, &near).iter().map(|&(w, n)| if wanted[w] == near[n] { wanted[w] } else { '×' }).collect()
    }

    #[test]
    fn what_was_put_in_is_passed_over() {
        assert_eq!(aligned("河道养护应当每周巡查", "另有河道养护由水务所负责应当每周巡查一次"), "河道养护应当每周巡查");
    }

    #[test]
    fn what_was_corrected_is_paired() {
        assert_eq!(aligned("河道养护应当每周巡查", "河道养护应该每周巡查"), "河道养护应×每周巡查");
    }

    #[test]
    fn what_has_nothing_in_common_is_not_aligned() {
        assert_eq!(aligned("河道养护", "学校食堂"), "");
        assert_eq!(aligned("", "学校"), "");
        assert_eq!(aligned("学校", ""), "");
    }
}
