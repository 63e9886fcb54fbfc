//! Of all candidates the set that has most in its favour, of which none overlaps another.

use super::super::rules::heads::ENOUGH;
use super::super::rules::{Judged, outcome};
use super::{Candidate, Head, judged};
use crate::issue::Outcome;

/// So many candidates above one are tried as the head before it, where not every one will do.
const BEFORE: usize = 64;

/// A candidate as the last of a set.
#[derive(Clone, Copy)]
struct Last {
    candidate: usize,
    /// What all of the set have in their favour over what each must have.
    total: f32,
    /// The one before it, as an index into the list of such ends of sets.
    before: Option<usize>,
}

/// The chosen heads in source order, and what was decided of the others.
pub(super) fn choose(mut candidates: Vec<Candidate>, floor: usize) -> (Vec<Head>, Vec<Judged>) {
    let chosen = best_set(&candidates, floor);
    let starts: Vec<usize> = chosen.iter().filter_map(|&c| candidates.get(c)).map(|c| c.head.start).collect();
    let mut taken = vec![false; candidates.len()];
    for &c in &chosen {
        if let Some(slot) = taken.get_mut(c) {
            *slot = true;
        }
    }
    let (mut heads, mut others) = (Vec::with_capacity(chosen.len()), Vec::new());
    for (candidate, taken) in candidates.iter_mut().zip(taken) {
        if taken {
            heads.push(std::mem::take(&mut candidate.head));
            continue;
        }
        let head = &mut candidate.head;
        let before = starts.partition_point(|&start| start < head.start).checked_sub(1).and_then(|b| starts.get(b));
        if before.copied().unwrap_or(floor) < candidate.after {
            head.signs.issued = true;
            head.weigh();
        }
        let outcome = match outcome(&head.why, ENOUGH) {
            Outcome::Taken => Outcome::Outweighed,
            other => other,
        };
        others.push(judged(head, outcome));
    }
    heads.sort_by_key(|head| head.start);
    (heads, others)
}

/// Weighted interval scheduling: for each candidate the best set that ends with it, from the top down.
fn best_set(candidates: &[Candidate], floor: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&c| candidates[c].is_enough()).collect();
    order.sort_by_key(|&c| (candidates[c].head.end, candidates[c].head.start));
    let mut sets: Vec<Last> = Vec::with_capacity(order.len());
    // For each of `sets` the best of those up to it.
    let mut best: Vec<usize> = Vec::with_capacity(order.len());
    for candidate in order {
        let Candidate { head, after } = &candidates[candidate];
        let above = sets.partition_point(|set| candidates[set.candidate].head.end <= head.start);
        let before = if *after <= floor {
            above.checked_sub(1).and_then(|last| best.get(last)).copied()
        } else {
            let fits = |at: &usize| candidates[sets[*at].candidate].head.start >= *after;
            let likely = (above.saturating_sub(BEFORE)..above).filter(fits);
            let Some(before) = likely.max_by(|&a, &b| sets[a].total.total_cmp(&sets[b].total)) else { continue };
            Some(before)
        };
        let more = head.why.score() - ENOUGH + 1.0;
        let total = more + before.map_or(0.0, |at| sets[at].total);
        let better = best.last().is_none_or(|&b| {
            let rival = &sets[b];
            total > rival.total || total == rival.total && head.start < candidates[rival.candidate].head.start
        });
        best.push(if better { sets.len() } else { best.last().copied().unwrap_or(0) });
        sets.push(Last { candidate, total, before });
    }
    let mut chosen = Vec::new();
    let mut at = best.last().copied();
    while let Some(set) = at.and_then(|at| sets.get(at)) {
        chosen.push(set.candidate);
        at = set.before;
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::super::super::rules::heads::RULES;
    use super::super::Candidate;
    use super::*;
    use crate::issue::Why;

    fn candidate(start: usize, end: usize, score: f32) -> Candidate {
        let mut why = Why::default();
        why.add(&RULES[0].info, score);
        Candidate { head: Head { start, end, why, ..Head::default() }, after: 0 }
    }

    fn starts(candidates: Vec<Candidate>) -> Vec<usize> {
        choose(candidates, 0).0.iter().map(|head| head.start).collect()
    }

    #[test]
    fn the_better_of_two_over_the_same_lines() {
        assert_eq!(starts(vec![candidate(0, 3, 6.0), candidate(2, 4, 9.0), candidate(5, 6, 5.0)]), [2, 5]);
        assert_eq!(starts(vec![candidate(0, 3, 6.0), candidate(2, 4, 6.0)]), [0]);
        assert_eq!(starts(vec![candidate(0, 3, 4.0)]), [0; 0]);
        // Two that leave each other room have more than one that takes the lines of both.
        assert_eq!(starts(vec![candidate(0, 3, 7.0), candidate(2, 6, 8.0), candidate(5, 9, 7.0)]), [0, 5]);
    }

    #[test]
    fn what_the_head_before_issues_is_no_head() {
        let issued = Candidate { after: 3, ..candidate(4, 5, 7.0) };
        let (heads, judged) = choose(vec![candidate(0, 2, 7.0), issued.clone()], 0);
        assert_eq!(heads.len(), 1);
        assert!(judged.iter().all(|j| j.outcome == Outcome::Barred && j.why.has("head-issued-by-another")));
        assert_eq!(starts(vec![candidate(3, 4, 5.0), issued]), [3, 4]);
    }
}
