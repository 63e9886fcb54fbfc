//! The line of an element that is being put together.

use crate::source::ThingKind;
use crate::source::elements::Look;
use crate::zh::lexicon::Class;
use crate::zh::ordinal;

/// The lines of an element being put together: one, or several where breaks part them.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) parts: Vec<Piece>,
    pub(super) label: Option<String>,
    pub(super) look: Option<Look>,
    pub(super) bold: usize,
    pub(super) count: usize,
    /// Pictures and the like for which marks stand in it, with what they say.
    pub(super) things: Vec<(ThingKind, String)>,
}

/// A line of an element.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Characters in links to other pages, and all of them.
    pub(super) linked: usize,
    pub(super) count: usize,
}

impl Line {
    pub(super) fn part(&mut self) -> &mut Piece {
        if self.parts.is_empty() {
            self.parts.push(Piece::default());
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    pub(super) fn break_line(&mut self) {
        let part = self.part();
        part.text.truncate(part.text.trim_end_matches(' ').len());
        self.parts.push(Piece::default());
    }

    /// A run of white space. A line end in the file between two Chinese characters is none (CSS Text 3, 4.1.3).
    pub(super) fn blank(&mut self, run: Option<bool>, next: Option<char>) {
        let Some(breaks) = run else { return };
        let line = &mut self.part().text;
        let Some(last) = line.chars().last() else { return };
        let wide = |c: char| c >= '\u{2E80}';
        // Word processors break their files' lines at blanks only, and the one after an article's number matters.
        let units = [Class::ArticleUnit, Class::ChapterUnit, Class::SectionUnit, Class::PartUnit];
        let label =
            line.len() <= 30 && line.starts_with(ordinal::MARK) && units.iter().any(|unit| unit.ends(line).is_some());
        let joined = breaks && !label && wide(last) && next.is_none_or(wide);
        if !joined && !last.is_ascii_whitespace() {
            line.push(' ');
        }
    }
}
