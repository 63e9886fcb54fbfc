//! Heights of all items and where each begins, in points from the top of the flow.

/// Heights with running sums. The sums are `f64`: an `f32` steps by a quarter point at four million points.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    heights: Vec<f32>,
    exact: Vec<bool>,
    /// Top of each item, and the bottom of the last.
    tops: Vec<f64>,
    /// Tops from this index on are out of date.
    stale: usize,
    /// No item before this one is a guess.
    guesses_from: usize,
}

impl Heights {
    /// Starts from guesses.
    pub fn new(guesses: Vec<f32>) -> Self {
        let n = guesses.len();
        Self { exact: vec![false; n], tops: vec![0.0; n + 1], stale: 0, guesses_from: 0, heights: guesses }
    }

    pub fn len(&self) -> usize {
        self.heights.len()
    }

    pub fn get(&self, item: usize) -> f32 {
        self.heights.get(item).copied().unwrap_or(0.0)
    }

    pub fn is_exact(&self, item: usize) -> bool {
        self.exact.get(item).copied().unwrap_or(true)
    }

    /// Tells the true height of an item.
    pub fn set(&mut self, item: usize, height: f32) {
        if let (Some(h), Some(exact)) = (self.heights.get_mut(item), self.exact.get_mut(item)) {
            *exact = true;
            if (*h - height).abs() > 0.01 {
                *h = height;
                self.stale = self.stale.min(item);
            }
        }
    }

    /// The next item, at or after one and then from the start, whose height is a guess.
    pub fn next_guess(&mut self, from: usize) -> Option<usize> {
        while self.guesses_from < self.exact.len() && self.is_exact(self.guesses_from) {
            self.guesses_from += 1;
        }
        if self.guesses_from >= self.exact.len() {
            return None;
        }
        let from = from.max(self.guesses_from);
        let after = self.exact.get(from..).and_then(|rest| rest.iter().position(|e| !e)).map(|n| from + n);
        after.or(Some(self.guesses_from))
    }

    fn renew(&mut self) {
        if self.stale >= self.heights.len() {
            return;
        }
        let mut at = self.tops.get(self.stale).copied().unwrap_or(0.0);
        for (height, top) in self.heights.iter().zip(self.tops.iter_mut().skip(1)).skip(self.stale) {
            at += f64::from(*height);
            *top = at;
        }
        self.stale = self.heights.len();
    }

    /// Where an item begins.
    pub fn top(&mut self, item: usize) -> f64 {
        self.renew();
        self.tops.get(item).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    /// The height of everything.
    pub fn total(&mut self) -> f64 {
        self.top(self.heights.len())
    }

    /// The item at a height, and how far below its top that is. Above the first item it is the first, below the
    /// last the last.
    pub fn at(&mut self, y: f64) -> (usize, f64) {
        self.renew();
        let item = self.tops.partition_point(|&t| t <= y).saturating_sub(1).min(self.heights.len().saturating_sub(1));
        (item, y - self.tops.get(item).copied().unwrap_or(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tops_follow_the_heights() {
        let mut h = Heights::new(vec![10.0, 20.0, 30.0]);
        assert_eq!((h.top(0), h.top(2), h.total()), (0.0, 30.0, 60.0));
        assert_eq!(h.at(29.0), (1, 19.0));
        assert_eq!(h.at(-5.0), (0, -5.0));
        assert_eq!(h.at(99.0), (2, 69.0));
        h.set(1, 5.0);
        assert_eq!((h.top(2), h.total()), (15.0, 45.0));
        assert_eq!(h.len(), 3);
    }

    #[test]
    fn guesses_are_looked_for_from_here_and_then_from_the_start() {
        let mut h = Heights::new(vec![1.0; 4]);
        h.set(2, 1.0);
        assert_eq!(h.next_guess(2), Some(3));
        h.set(3, 1.0);
        assert_eq!(h.next_guess(2), Some(0));
        h.set(0, 1.0);
        h.set(1, 1.0);
        assert_eq!(h.next_guess(2), None);
    }

    #[test]
    fn small_heights_do_not_get_lost_far_down() {
        let mut h = Heights::new(vec![0.1; 3_000_000]);
        let (item, _) = h.at(299_999.95);
        assert!((item as i64 - 2_999_995).abs() < 10, "{item}");
    }
}
