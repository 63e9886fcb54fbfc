//! Documents that are files of their own: each begins with its file, whatever it begins with.

use super::super::contents::title_core;
use super::super::lex::End;
use super::super::rules::heads::Found;
use super::super::shape;
use super::{Finder, Head, SAME_TITLE};
use crate::zh::{date, fold};

/// So many bare lines before the head of a file's document belong to the head.
const ABOVE: usize = 6;
/// So many lines stand between the heading of a Markdown text and the title as printed.
const BETWEEN: usize = 12;

impl Finder<'_, '_> {
    /// Sees that a document begins where a file does. A file that goes on in the midst of a sentence is a page of the
    /// document before.
    pub(super) fn by_file(&self, heads: &mut Vec<Head>) {
        let starts: Vec<usize> = (self.floor..self.lines.len()).filter(|&at| self.lines[at].file_start).collect();
        if starts.is_empty() {
            return;
        }
        let mut added = Vec::new();
        let ends = starts.iter().skip(1).copied().chain(std::iter::once(self.lines.len()));
        for (&start, end) in starts.iter().zip(ends) {
            let from = heads.partition_point(|head| head.start < start);
            match heads.get_mut(from).filter(|head| head.start < end) {
                Some(head) if head.start == start => {}
                Some(head) if (start..head.start).all(|at| self.lines[at].is_bare()) && head.start - start <= ABOVE => {
                    head.red.splice(0..0, start..head.start);
                    head.start = start;
                }
                Some(head) if self.is_own(start) => added.extend(self.at_top(start, head.start, Found::File)),
                None if self.is_own(start) => added.extend(self.at_top(start, end, Found::File)),
                _ => {}
            }
        }
        heads.extend(added);
        heads.sort_by_key(|head| head.start);
    }

    /// Where the first line is the title of the first document, as Markdown's heading or as catalogues put it over a text,
    /// what stands between the two is said under that title: when it was adopted, and the title as it was printed.
    pub(super) fn below_heading(&self, heads: &mut [Head]) {
        let (Some(head), Some(line)) = (heads.first_mut(), self.line(self.floor)) else { return };
        let between = self.floor + 1..head.start;
        if head.start <= self.floor || between.len() > BETWEEN {
            return;
        }
        let printed = self.text_of(&head.title);
        let same = fold::likeness(&title_core(&line.text), &title_core(&printed)) >= SAME_TITLE;
        if line.hashes != Some(1) && !(same && self.entries.is_empty() && shape::is_title(&line.text)) {
            return;
        }
        let said = between.clone().all(|at| self.lines[at].end != End::Stop && !self.lines[at].stops);
        if !said || !(same || head.title.is_empty()) {
            return;
        }
        let title = std::mem::replace(&mut head.title, vec![self.floor]);
        head.notes.extend(between.chain(title).chain(std::mem::take(&mut head.red)));
        head.notes.sort_unstable();
        head.notes.dedup();
        head.start = self.floor;
    }

    /// Whether a file is a document of its own: the text before it has ended, or it begins with a title.
    fn is_own(&self, start: usize) -> bool {
        let Some(above) = start.checked_sub(1).filter(|&at| at >= self.floor).and_then(|at| self.line(at)) else {
            return true;
        };
        let ended = matches!(above.end, End::Stop | End::Close)
            || above.hint.is_some_and(|hint| hint.cell.is_some())
            || date::day_line(&above.text).is_some();
        let first = &self.lines[start];
        let titled = shape::is_title(&first.text) || shape::is_red_header(&first.text) || first.hashes == Some(1);
        ended || titled || first.hint.is_some_and(|hint| hint.heading == Some(1) || hint.centred)
    }
}
