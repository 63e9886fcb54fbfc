//! Papers that a report prints below what it tells of them: …的函 on a line of its own in the midst of a page of news, told by the
//! office that its title begins with and that signs below.

use super::super::attachments::attachment_label;
use super::super::lex::End;
use super::super::rules::heads::Found;
use super::super::shape::{self, is_complete};
use super::title::starts_as_title;
use super::{Candidate, Finder, Head};
use crate::zh::{fold, office};

/// So many lines at the top may be the head of a paper: what stands below that is no report.
const TOP: usize = 12;
/// So many lines below a title its day is looked for.
const SIGNED_WITHIN: usize = 400;
/// So many offices sign together.
const SIGNERS: usize = 12;
/// What a title must be sure of by its form.
const TITLE_ENOUGH: f32 = 0.6;

impl Finder<'_, '_> {
    /// Papers within the report that a text begins with.
    pub(super) fn reported(&self, candidates: &mut Vec<Candidate>) {
        let claimed = self.claimed(candidates);
        let end = (self.floor..self.lines.len()).find(|&at| claimed[at]).unwrap_or(self.lines.len());
        // A note in brackets above a title is the title's.
        let says = |at: &usize| !self.lines[*at].note && (self.lines[*at].stops || self.lines[*at].end == End::Stop);
        let told = (self.floor..end).find(says);
        let Some(told) = told.filter(|_| self.entries.is_empty() && !self.begins_as_paper(told.unwrap_or(end))) else {
            return;
        };
        let headline =
            (self.floor..told).any(|at| self.is_piece(at) && !self.lines[at].signs() && !self.lines[at].note);
        // With an outline, or those to whom it is written, or a day at its end, the text above is itself a paper.
        let paper = |at: usize| self.lines[at].outline_label().is_some() || self.is_written_to(at);
        if (self.floor..told).any(paper) {
            return;
        }
        for at in told + 2..end {
            if paper(at - 2) || self.lines[at - 2].day.is_some() && self.lines[at - 2].is_bare() {
                return;
            }
            // Its first sentence stands right below its title.
            if self.lines[at].is_bare() || !self.is_piece(at - 1) {
                continue;
            }
            let title =
                self.best_title(at, true, None).filter(|(lines, sure)| *sure >= TITLE_ENOUGH && lines[0] > told);
            let Some((title, _)) = title else { continue };
            let head = Head { start: title[0], end: at, title, ..Head::default() };
            let led = headline || self.line(head.start - 1).is_some_and(|line| line.end == End::Colon);
            if led && self.is_told_above(head.start) && self.is_signed_by_its_office(&head, end) {
                candidates.push(Candidate { head: self.judge(head, Found::Reported), after: 0 });
                return;
            }
        }
    }

    /// Whether a line begins with those to whom a text is written: 各县水务局：.
    fn is_written_to(&self, at: usize) -> bool {
        let before = self.line(at).and_then(|line| line.text.split_once(['：', ':'])).map(|(before, _)| before);
        before.is_some_and(shape::is_addressee)
    }

    /// Whether the text begins with the title of a paper, which may quote and pass on others.
    fn begins_as_paper(&self, told: usize) -> bool {
        (self.floor..told.min(self.floor + TOP)).any(|at| {
            let title = self.best_title(at, false, None).map(|(lines, _)| self.text_of(&lines));
            title.is_some_and(|title| is_complete(&title) && starts_as_title(&title))
        })
    }

    /// Whether a sentence ends right above, or says what follows; what is attached is no paper of its own.
    fn is_told_above(&self, start: usize) -> bool {
        start.checked_sub(1).and_then(|above| self.line(above)).is_some_and(|line| {
            let says = line.end == End::Stop || line.end == End::Colon || line.end == End::Close && line.stops;
            says && line.day.is_none() && !line.signs() && attachment_label(&line.text).is_none()
        })
    }

    /// Whether the first day below stands under the office that the title begins with, and no sentence of the report follows it.
    fn is_signed_by_its_office(&self, head: &Head, end: usize) -> bool {
        let title = self.text_of(&head.title);
        let Some(issuer) = shape::issuing_office(&title).filter(|_| is_complete(&title)) else { return false };
        let mut below = head.end..end.min(head.end + SIGNED_WITHIN);
        let Some(day) = below.find(|&at| self.lines[at].day.is_some() && self.lines[at].is_bare()) else {
            return false;
        };
        // What is attached has sentences of its own.
        let mut behind = (day + 1..end).take_while(|&at| attachment_label(&self.lines[at].text).is_none());
        if behind.any(|at| self.lines[at].stops || self.lines[at].end == End::Stop) {
            return false;
        }
        let above = (head.end..day).rev().take(SIGNERS).take_while(|&at| self.lines[at].signs());
        let signers: Vec<String> = above.map(|at| fold::compact(&self.lines[at].text)).collect();
        let same = |signer: &String| {
            signer.contains(&issuer)
                || issuer.contains(signer.as_str())
                || office::is_short_for(signer, &issuer)
                || office::is_short_for(&issuer, signer)
        };
        signers.iter().any(same)
    }
}
