//! What the page of the library shows beside shelf and search, and the way back.

use crate::holdings::Listing;

/// A view of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The shelf or, while something is looked for, the answer.
    #[default]
    Main,
    /// A document across issues: its state on a day, its history, what it cites and who cites it.
    Document(i64),
    /// A table across issues.
    Table(Listing),
    /// Effects of which the reader is to say on what they are.
    Undecided,
}

/// The views that were gone through: the last is shown.
#[derive(Clone, Debug, Default)]
pub struct Views {
    list: Vec<View>,
}

/// Views that one can go back through.
const MOST: usize = 64;

impl Views {
    /// The view that is shown.
    #[must_use]
    pub fn now(&self) -> View {
        self.list.last().cloned().unwrap_or_default()
    }

    /// Shows a view.
    pub fn show(&mut self, view: View) {
        if view == View::Main {
            return self.list.clear();
        }
        if self.now() != view {
            if self.list.len() >= MOST {
                self.list.remove(0);
            }
            self.list.push(view);
        }
    }

    /// Goes back to the view before; false where shelf and search are shown already.
    pub fn back(&mut self) -> bool {
        self.list.pop().is_some()
    }

    /// Puts a view in the place of the one that is shown: the same table with other words.
    pub fn change(&mut self, view: View) {
        self.list.pop();
        self.list.push(view);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_leads_through_the_views_to_the_shelf() {
        let mut views = Views::default();
        assert!(!views.back());
        views.show(View::Document(7));
        views.show(View::Document(7));
        views.show(View::Table(Listing::Office("市水利局".to_owned())));
        assert!(views.back() && views.now() == View::Document(7));
        views.show(View::Undecided);
        views.show(View::Main);
        assert!(views.now() == View::Main && !views.back());
        (0..200).for_each(|n| views.show(View::Document(n)));
        assert_eq!(views.list.len(), MOST);
    }
}
