//! Documents that are neither numbered nor listed: a title with its addressee, with the note of its adoption, with a day,
//! over the first day of a chronicle or the first article of a rule; a day under an office.

use super::super::attachments::attachment_label;
use super::super::label::{Form, Label};
use super::super::lex::{End, Line};
use super::super::rules::heads::Found;
use super::super::shape;
use super::{Candidate, Finder, Head};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, fold};

/// So far above a title a covering text names it.
const COVER: usize = 60;

impl Finder<'_, '_> {
    /// Candidates by their form.
    pub(super) fn by_form(&self, candidates: &mut Vec<Candidate>) {
        let claimed = self.claimed(candidates);
        let mut issuing = Issuing { from: self.floor, last: None };
        let mut act = None;
        for at in self.floor + 1..self.lines.len() {
            if claimed[at] {
                continue;
            }
            let Some(found) = self.form_at(at) else { continue };
            if found == Found::DayUnderOffice {
                if !claimed[at - 1] {
                    let head =
                        Head { start: at - 1, end: at + 1, red: vec![at - 1], notes: vec![at], ..Head::default() };
                    candidates.push(Candidate { head: self.judge(head, found), after: 0 });
                }
                continue;
            }
            let Some(mut head) = self.titled_above(at, found) else { continue };
            let mut after = 0;
            match found {
                Found::FirstArticle if self.follows_act(&head, act, &claimed) => {
                    // Where the second rule of a collection stands, the first does.
                    let first = candidates.iter_mut().find(|candidate| Some(candidate.head.start) == act);
                    first.into_iter().for_each(|first| {
                        first.head.signs.issued = false;
                        first.head.weigh();
                    });
                }
                Found::FirstArticle if !self.is_signed_above(head.start) => head.signs.issued = true,
                Found::FirstArticle => after = issuing.above(self, head.start),
                Found::Chronicle => {}
                _ => after = self.quoted_above(&head),
            }
            let is_act = matches!(found, Found::FirstArticle | Found::Adoption) && after == 0;
            let begins = head.start == self.floor || found == Found::Adoption || !head.signs.issued;
            act = is_act.then_some(head.start).filter(|_| begins);
            candidates.push(Candidate { head: self.judge(head, found), after });
        }
    }

    /// Whether a rule stands behind another one in a collection of them: the one above, which nothing issues, has ended with the article
    /// that puts it in force, and does not name this one.
    fn follows_act(&self, head: &Head, act: Option<usize>, claimed: &[bool]) -> bool {
        let Some(act) = act else { return false };
        let issued = claimed.get(..act).unwrap_or_default().iter().any(|claimed| *claimed)
            || claimed.get(act..head.start).unwrap_or_default().windows(2).any(|two| !two[0] && two[1]);
        let end = self.above_categories(head.start);
        let last = (act..end).rev().take(CLOSING);
        let closed =
            last.filter_map(|at| self.line(at)).any(|l| l.end == End::Stop && Class::ComesIntoForce.within(&l.text));
        let articles = (act..end).filter_map(|at| self.line(at)?.strict_label()).filter(|l| l.form == Form::Article);
        let attached = (act..end).any(|at| self.line(at).is_some_and(|l| attachment_label(&l.text).is_some()));
        !issued && closed && !attached && articles.take(2).count() == 2 && self.quoted_above(head) == 0
    }

    /// What a line that stands right under a document's title tells of it.
    fn form_at(&self, at: usize) -> Option<Found> {
        let line = self.line(at)?;
        let bracket = line.text.starts_with(brackets::opens_round);
        // Where the contents list the documents, a day or an article alone begins none.
        let unlisted = self.entries.is_empty();
        if self.is_day_under_office(at) && self.after_an_end(at - 1) {
            Some(Found::DayUnderOffice)
        } else if line.end == End::Colon && !line.stops && line.label.is_none() && shape::is_addressee(&line.text) {
            Some(Found::Addressee)
        } else if bracket && line.note && Class::Adopts.within(&line.text) {
            Some(Found::Adoption)
        } else if unlisted && bracket && self.is_day_note(at) {
            Some(Found::DayNote)
        } else if line.label.is_some_and(|l| l.form == Form::Day)
            && self.lines[at.saturating_sub(2)..at].iter().any(|l| l.is_bare() && Class::ChronicleName.within(&l.text))
        {
            Some(Found::Chronicle)
        } else {
            (unlisted && line.label.is_some_and(begins_rule)).then_some(Found::FirstArticle)
        }
    }

    /// The head whose title stands above such a line.
    fn titled_above(&self, at: usize, found: Found) -> Option<Head> {
        let mut end = at;
        while found == Found::Addressee
            && end > self.floor
            && shape::is_addressee(&self.lines[end - 1].text)
            && self.lines[end - 1].end == End::Comma
        {
            end -= 1;
        }
        // …的通知, 2031年3月2日, 各县人民政府：.
        let day =
            end.checked_sub(1).filter(|&p| found == Found::Addressee && self.line(p).is_some_and(|l| l.day.is_some()));
        let end = day.filter(|&p| p > self.floor && self.is_addressed(end)).unwrap_or(end);
        // 统计公报: the office under the title, over the day.
        let office = end.checked_sub(1).filter(|&p| found == Found::DayNote && p > self.floor && self.lines[p].office);
        let (title, _) = self.best_title(office.unwrap_or(end), true, None).filter(|t| t.1 >= TITLE_ENOUGH)?;
        let start = title.first().copied().unwrap_or(end);
        let mut head = Head { start, end, title, ..Head::default() };
        self.red_headers(&mut head);
        head.red.extend(office);
        self.tail(&mut head);
        Some(head)
    }

    /// The line below the last one shortly before the head that names its title in a covering text: where that text is
    /// the document's before, it issues the title.
    pub(super) fn quoted_above(&self, head: &Head) -> usize {
        // 《关于修改《…》的决定》 and 《关于修改〈…〉的决定》 name one title.
        let bare = |key: String| key.replace(['《', '》', '〈', '〉'], "");
        let title = bare(fold::key(&self.text_of(&head.title)));
        let from = self.floor.max(head.start.saturating_sub(COVER));
        let mut before = String::new();
        let mut ends = Vec::new();
        for line in &self.lines[from..head.start] {
            before.push_str(&bare(fold::key(&line.text)));
            ends.push(before.len());
        }
        before.rfind(&title).map_or(0, |at| from + ends.partition_point(|&end| end <= at) + 1)
    }

    /// Whether a day stands right above: a rule that stands by itself follows the day of the text before.
    fn is_signed_above(&self, start: usize) -> bool {
        start.checked_sub(1).and_then(|at| self.line(at)).is_some_and(|l| l.day.is_some())
    }
}

/// The last line that issues or attaches a text, up to where lines have been looked at.
struct Issuing {
    from: usize,
    last: Option<usize>,
}

impl Issuing {
    /// The line below the last one above `start` that issues or attaches texts.
    fn above(&mut self, finder: &Finder<'_, '_>, start: usize) -> usize {
        let issues = |l: &Line<'_>| {
            l.text.contains('《') || Class::Issues.within(&l.text) || Class::AttachmentWord.starts(&l.text).is_some()
        };
        let looked = (self.from..start).rev().find(|&at| finder.line(at).is_some_and(issues));
        self.last = looked.or(self.last);
        self.from = self.from.max(start);
        self.last.map_or(0, |at| at + 1)
    }
}

/// Lines of the last article of a rule.
const CLOSING: usize = 4;
/// What a title must be sure of by its form ([`Finder::title_score`]).
const TITLE_ENOUGH: f32 = 0.6;

/// The label that a rule begins with: 第一章, 第一条.
fn begins_rule(label: Label) -> bool {
    label.strict && label.value == 1 && label.sub == 0 && matches!(label.form, Form::Chapter | Form::Article)
}
