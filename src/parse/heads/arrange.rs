//! What is left when the heads are chosen: the top of a text, and papers that belong to the report before them.

use super::super::lex::{End, Line};
use super::super::rules::Judged;
use super::super::rules::heads::Found;
use super::super::shape;
use super::{Finder, Head};
use crate::issue::Outcome;
use crate::zh::lexicon::Class;

impl Finder<'_, '_> {
    /// The papers of a court that are printed within the report of a case (…案) are no documents of their own.
    pub(super) fn leave_papers(&self, heads: &mut Vec<Head>, judged: &mut Vec<Judged>) {
        let mut in_case = false;
        heads.retain_mut(|head| {
            let title = self.text_of(&head.title);
            let paper = in_case && head.entry.is_none() && shape::is_court_paper(&title);
            in_case = paper || in_case && head.title.is_empty() || Class::CaseEnd.ends(&title).is_some();
            if paper {
                head.signs.in_case = true;
                head.weigh();
                judged.push(super::judged(head, Outcome::Barred));
            }
            !paper
        });
    }

    /// Whether sentences stand before the first head.
    pub(super) fn loose_text_before(&self, start: usize) -> bool {
        let width: u32 = self.lines[self.floor.min(start)..start].iter().map(|l| l.width).sum();
        width > 400
            || self.lines[self.floor.min(start)..start].iter().any(|l| l.stops || l.end == End::Stop && l.width > 40)
    }

    /// The head of a text that begins at the top, or at `start`, without number or contents: one document alone.
    pub(super) fn at_top(&self, start: usize, before: usize, found: Found) -> Option<Head> {
        if start >= before {
            return None;
        }
        let mut head = Head { start, end: start, ..Head::default() };
        if self.is_dateline_at(head.end) && head.end + 1 < before {
            head.notes.push(head.end);
            head.end += 1;
        }
        while head.end < before.min(start + 3)
            && self.is_piece(head.end)
            && shape::is_red_header(&self.lines[head.end].text)
            && self.is_piece(head.end + 1)
        {
            head.red.push(head.end);
            head.end += 1;
        }
        let title = self.best_title(head.end, false, None).map(|t| t.0);
        let piece = |line: &Line<'_>| self.is_piece(head.end) && line.width <= 120 || line.hashes == Some(1);
        let first = self.line(head.end).is_some_and(|line| head.end < before && piece(line)).then(|| vec![head.end]);
        if let Some(lines) = title.filter(|t| t.last().is_some_and(|&l| l < before)).or(first) {
            head.end = lines.last().map_or(head.end, |l| l + 1);
            head.title = lines;
        } else if let Some(last) = head.red.pop() {
            head.title = vec![last];
        }
        self.adjacent_number(&mut head);
        self.tail(&mut head);
        Some(self.judge(head, found))
    }
}
