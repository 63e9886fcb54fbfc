//! What the fields of a form show.

use scraper::ElementRef;

use super::{Beside, Place, Walk, words_of};
use crate::source::html::pictures::{self, Field};

impl<'p> Walk<'p, '_> {
    /// A field: what stands in it is text of the article. Of one beside it, and of a button, a sentence is kept.
    pub(super) fn field(&mut self, element: ElementRef<'p>, place: Place) {
        let read = self.inside && !self.furniture;
        match pictures::field(element) {
            Some(Field::Mark(mark)) if read => self.text(mark, place),
            Some(Field::Value(value)) if read => self.text(value, place),
            Some(Field::Value(value) | Field::Button(value)) if value.contains('。') => {
                self.put_aside(element, value.to_owned(), Beside::Other);
            }
            _ => {}
        }
    }

    /// A list to choose from: behind a label of the article, and in a cell of a table, the entry that was chosen is text. The first
    /// one, which is shown where none was, says what is asked for, or is the site's. Gives the
    /// other entries.
    pub(super) fn choice(&mut self, element: ElementRef<'p>, place: Place) -> String {
        let options: Vec<ElementRef<'_>> =
            element.descendent_elements().filter(|e| e.value().name() == "option").collect();
        let Some(chosen) = options.iter().position(|option| option.attr("selected").is_some()) else {
            return words_of(element);
        };
        let before = self.line.parts.last().map_or("", |part| part.text.trim_end());
        let labelled = place.look.cell.is_some() || before.ends_with(['：', ':']);
        let shown = options.get(chosen).map(|option| words_of(*option)).filter(|words| !words.trim().is_empty());
        let Some(shown) = shown.filter(|_| labelled && self.inside && !self.furniture) else {
            return words_of(element);
        };
        self.text(shown.trim(), place);
        let others = options.iter().enumerate().filter(|(n, _)| *n != chosen);
        others.map(|(_, option)| words_of(*option)).collect::<Vec<_>>().join(" ")
    }
}
