//! Back and forward over jumps.

use super::action::Pane;
use crate::issue::Place;

/// Where a reader is: what he looks at, and the place in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// What the window shows.
    pub pane: Pane,
    /// The place in the text.
    pub place: Place,
}

/// Where the reader was before each jump, and where he went back from.
#[derive(Clone, Debug, Default)]
pub struct History {
    back: Vec<Spot>,
    forward: Vec<Spot>,
    /// How many places there were to go back to when the reader came from elsewhere (from a hit of the library).
    entry: Option<usize>,
}

/// Oldest places beyond this are forgotten.
const MOST: usize = 200;

impl History {
    /// Remembers where a jump starts from. What was ahead is forgotten, as in a browser.
    pub fn leave(&mut self, from: Spot) {
        if self.back.last() != Some(&from) {
            self.back.push(from);
        }
        if self.back.len() > MOST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// The place to go back to; `from` is where the reader is.
    pub fn back(&mut self, from: Spot) -> Option<Spot> {
        let to = self.back.pop()?;
        self.forward.push(from);
        Some(to)
    }

    /// The place that going back came from; `from` is where the reader is.
    pub fn forward(&mut self, from: Spot) -> Option<Spot> {
        let to = self.forward.pop()?;
        self.back.push(from);
        Some(to)
    }

    /// All places, in the order in which [`History::replace`] takes what they have become.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.back.iter().chain(&self.forward).map(|spot| spot.place)
    }

    /// Takes what the places are in another understanding of the issue; those that are not in it are forgotten.
    pub fn replace(&mut self, mut places: impl Iterator<Item = Option<Place>>) {
        for list in [&mut self.back, &mut self.forward] {
            let moved = list.iter().map(|spot| places.next().flatten().map(|place| Spot { place, ..*spot }));
            *list = moved.flatten().collect();
        }
    }

    /// The reader has come here from elsewhere: before what he leaves from now on comes that.
    pub fn enter(&mut self) {
        self.entry = Some(self.back.len());
    }

    /// Whether going back leads to where the reader came from, rather than to an earlier place.
    #[must_use]
    pub fn is_at_entry(&self) -> bool {
        self.entry.is_some_and(|entry| self.back.len() <= entry)
    }

    /// Whether there is somewhere to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is somewhere to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(block: usize) -> Spot {
        Spot { place: Place { document: 0, block, byte: 0 }, pane: Pane::Text }
    }

    #[test]
    fn back_and_forward_like_a_browser() {
        let mut history = History::default();
        history.leave(at(1));
        history.leave(at(2));
        assert_eq!(history.back(at(3)), Some(at(2)));
        assert_eq!(history.back(at(2)), Some(at(1)));
        assert_eq!(history.back(at(1)), None);
        assert_eq!(history.forward(at(1)), Some(at(2)));
        history.leave(at(2));
        assert!(!history.can_go_forward());
        assert!(history.can_go_back());
    }

    #[test]
    fn back_leads_out_where_the_reader_came_in() {
        let mut history = History::default();
        history.leave(at(1));
        assert!(!history.is_at_entry());
        history.enter();
        assert!(history.is_at_entry(), "what was read before is not what he came from");
        history.leave(at(2));
        assert!(!history.is_at_entry());
        history.back(at(3));
        assert!(history.is_at_entry());
    }

    #[test]
    fn places_are_replaced_and_lost_ones_forgotten() {
        let mut history = History::default();
        [1, 2, 3].into_iter().for_each(|n| history.leave(at(n)));
        assert_eq!(history.back(at(4)), Some(at(3)));
        let moved: Vec<Option<Place>> =
            history.places().map(|p| (p != at(2).place).then_some(Place { block: p.block + 10, ..p })).collect();
        history.replace(moved.into_iter());
        assert_eq!(history.back(at(0)), Some(at(11)));
        assert!(!history.can_go_back());
        history.forward(at(0));
        assert_eq!(history.forward(at(0)), Some(at(14)));
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut history = History::default();
        (0..1000).for_each(|n| history.leave(at(n)));
        assert_eq!(history.back.len(), MOST);
    }
}
