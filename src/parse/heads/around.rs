//! What stands around a document's title and number: red headers and issuers above, notes and addressee below.

use super::super::lex::{End, Line};
use super::super::number::{self, number_key};
use super::super::shape;
use super::starts_with_office;
use super::{Finder, Head, REACH};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, office};

/// So many lines below a head its issuers are looked for.
const SIGNED_WITHIN: usize = 400;

impl Finder<'_, '_> {
    /// Red headers right above the head.
    pub(super) fn red_headers(&self, head: &mut Head) {
        let own = starts_with_office(&self.text_of(&head.title));
        for _ in 0..REACH {
            let Some(above) = head.start.checked_sub(1).filter(|&p| p >= self.floor) else { break };
            let line = &self.lines[above];
            if !line.is_bare()
                || line.width > 100
                // Offices at the end of a page sign what stands there.
                || self.line(head.start).is_some_and(|l| l.page_start)
                || !shape::is_red_header(&line.text) && !self.names_papers(above)
                || line.outline_label().is_some()
                || self.is_category_line(above)
            {
                break;
            }
            // A title that names its issuer needs no other office separated from it: that is the end of a list.
            let parted = self.line(head.start).is_some_and(|l| l.gap > 0);
            let named = || fold::compact(&self.text_of(&head.title)).starts_with(&fold::compact(&line.text));
            if own && parted && line.office && !named() {
                break;
            }
            head.red.insert(0, above);
            head.start = above;
        }
        self.take_dateline(head);
        if (own || head.red.len() > 1) && !head.red.is_empty() && !self.after_an_end(head.start) {
            self.leave_list(head);
        }
        self.join_issuers(head);
    }

    /// 文件 on a line of its own, beside the offices of a red header: the print sets it over the height of several.
    fn names_papers(&self, at: usize) -> bool {
        let office = |at: usize| self.line(at).is_some_and(|l| l.office);
        self.line(at).is_some_and(|l| l.width <= 16 && Class::RedKind.is(&fold::compact(&l.text)))
            && at > self.floor
            && office(at - 1)
    }

    /// Where a list without an end stands above, its last office is not one of several issuers: those sign below.
    fn leave_list(&self, head: &mut Head) {
        let signs = |&at: &usize| {
            let name = fold::compact(&self.lines[at].text);
            let below = self.lines.iter().skip(head.end).take(SIGNED_WITHIN);
            !office::is_name(&name) || below.filter(|l| l.is_bare()).any(|l| fold::compact(&l.text).contains(&name))
        };
        let kept = head.red.iter().rposition(|at| !signs(at)).map_or(0, |last| last + 1);
        if let Some(first) = head.red.drain(..kept).next_back() {
            head.start = first + 1;
        }
    }

    /// The issuer right above a title that begins with what he does (关于…) or is no more than a kind of paper (行政处罚决定书), and
    /// several issuers on lines of their own, begin the title.
    pub(super) fn join_issuers(&self, head: &mut Head) {
        let office = |at: usize| self.lines[at].office;
        while let (Some(&red), Some(&first)) = (head.red.last(), head.title.first()) {
            let goes_on = office(first)
                || shape::is_paper_alone(&self.text_of(&head.title))
                || shape::starts_with_act(&self.lines[first].text)
                || head.entry.and_then(|e| self.entries.get(e)).is_some_and(|e| {
                    // The contents say that both are one name.
                    e.full.starts_with(&fold::key(&self.text_of(&[red, first])))
                });
            if red + 1 != first || !office(red) || !goes_on {
                return;
            }
            head.red.pop();
            head.title.insert(0, red);
        }
    }

    /// Notes and addressee after title and number.
    pub(super) fn tail(&self, head: &mut Head) {
        self.take_number_again(head);
        self.take_notes(head);
        if self.speaks_to(head) {
            head.addressee = vec![head.end];
            head.end += 1;
            return;
        }
        self.take_addressee(head);
    }

    /// The number of the head once more: a page prints it over its article, and the paper itself does.
    fn take_number_again(&self, head: &mut Head) {
        let Some(number) = head.number.as_deref().map(number_key) else { return };
        if self.line(head.end).and_then(|l| l.number()).is_some_and(|n| n.whole && number_key(&n.text) == number) {
            head.number_lines.push(head.end);
            head.end += 1;
        }
    }

    /// The notes below a head; a period in brackets right below the title is its end.
    fn take_notes(&self, head: &mut Head) {
        loop {
            if let Some(count) = shape::wrapped_adoption(self.texts_from(head.end)) {
                head.notes.extend(head.end..head.end + count);
                head.end += count;
                continue;
            }
            // A page may have a picture between its title and the note.
            let mark = self.line(head.end).is_some_and(|l| shape::is_mark(&l.text));
            if mark && self.line(head.end + 1).is_some_and(is_head_note) {
                head.notes.push(head.end);
                head.end += 1;
            }
            let Some(line) = self.line(head.end).filter(|l| self.is_below_head(head, l)) else { return };
            let dated = line.note
                && line.day.is_none()
                && line.width <= 40
                && !number::has_mark(&line.text)
                && !Class::Adopts.within(&line.text)
                && line.text.contains(date::is_unit);
            if dated && !head.title.is_empty() && head.notes.is_empty() {
                head.title.push(head.end)
            } else {
                head.notes.push(head.end)
            }
            head.end += 1;
        }
    }

    /// Whether the line below a head is a note of it.
    fn is_below_head(&self, head: &Head, line: &Line<'_>) -> bool {
        // A day in the same line as the number, or right below it.
        let dated =
            || head.number_lines.last().is_some_and(|&at| at + 1 == head.end) && line.gap == 0 && line.day.is_some();
        let said = || {
            is_occasion(line)
                || self.is_reporter(head)
                || dated()
                || line.day.is_some() && self.is_addressed(head.end + 1)
        };
        is_head_note(line) || !head.title.is_empty() && said()
    }

    /// The State Council's way: the number between title and addressee, with a note.
    fn take_addressee(&self, head: &mut Head) {
        let mut lines = Vec::new();
        let mut text = String::new();
        for at in head.end..head.end + REACH {
            let Some(line) = self.line(at) else { return };
            let ends = matches!(line.end, End::Stop | End::Semi);
            text.push_str(&line.text);
            // The last line may be no more than the end of a word.
            if line.stops
                || line.marker.is_some()
                || line.strict_label().is_some()
                || ends
                // 任命江某为局长, 免去：: whom a list appoints is not who it is sent to.
                || Class::Appoints.starts(&line.text).is_some()
                || !shape::is_addressee(&text)
            {
                return;
            }
            lines.push(at);
            if line.end == End::Colon {
                head.end = at + 1;
                head.addressee = lines;
                return;
            }
        }
    }

    /// Whether a line says to whom a document is sent: a day above it, right under a title, is the document's.
    pub(super) fn is_addressed(&self, at: usize) -> bool {
        let addressed =
            |l: &Line<'_>| l.end == End::Colon && !l.stops && l.label.is_none() && shape::is_addressee(&l.text);
        self.line(at).is_some_and(addressed)
    }

    /// The texts of the lines from `at` on, as far as a head's notes may go.
    fn texts_from(&self, at: usize) -> impl Iterator<Item = &str> {
        self.lines.iter().skip(at).take_while(|l| l.marker.is_none()).map(|l| l.text.as_ref())
    }

    /// Whether the line below a head is the office that gives a report: it stands alone, under the occasion or over
    /// the words to those who hear it.
    fn is_reporter(&self, head: &Head) -> bool {
        let office = self.line(head.end).is_some_and(|l| l.is_bare() && l.width <= 80 && l.office);
        let last = head.end.checked_sub(1).filter(|last| head.notes.last() == Some(last));
        let occasion = last.and_then(|at| self.line(at)).is_some_and(|l| Class::Occasion.within(&l.text));
        let hears = |l: &Line<'_>| shape::is_greeting(&l.text) || occasion && shape::is_addressee(&l.text);
        office && self.line(head.end + 1).is_some_and(|l| l.end == End::Colon && !l.stops && hears(l))
    }

    /// Whether the line below the head names one (张某：) whom the next line speaks to: 你…, 贵…, 来函收悉.
    fn speaks_to(&self, head: &Head) -> bool {
        let names = |l: &&Line<'_>| {
            let name = l.text.trim_end_matches(['：', ':', ' ']);
            l.end == End::Colon
                && !l.stops
                && !l.commas
                && l.width <= 80
                && l.marker.is_none()
                && l.label.is_none()
                && name.chars().count() >= 2
                && name.chars().all(|c| {
                    chars::is_han(c) || brackets::opens_round(c) || brackets::closes_round(c) || matches!(c, '、' | '·')
                })
        };
        !head.title.is_empty()
            && self.line(head.end).filter(names).is_some()
            && self.line(head.end + 1).is_some_and(|l| Class::SpokenTo.starts(&l.text).is_some())
    }

    /// A number line right before or after the title.
    pub(super) fn adjacent_number(&self, head: &mut Head) {
        // What ends another file is that file's own.
        let begins_file = self.line(head.start).is_some_and(|line| line.file_start);
        let above = head.start.checked_sub(1).filter(|&p| p >= self.floor && !begins_file);
        let after_note = self.note_end(head.end);
        for at in [above, Some(head.end), after_note].into_iter().flatten() {
            let Some(found) = self.line(at).and_then(|l| l.number()).filter(|n| n.whole) else { continue };
            head.number = Some(found.text.clone());
            head.number_lines.push(at);
            head.notes.extend(head.end..at);
            head.start = head.start.min(at);
            head.end = head.end.max(at + 1);
            return;
        }
    }

    /// Where the note ends that begins at a line between title and number: a day, or the note of an adoption.
    fn note_end(&self, at: usize) -> Option<usize> {
        let adopted = || self.line(at).is_some_and(|l| is_head_note(l) && shape::is_adoption(&l.text));
        // A plain day is the document's where a title stands above it and its number below: elsewhere the text before was signed
        // on it.
        let dated = || {
            let day = self.line(at).is_some_and(|l| l.day.is_some());
            day && self.line(at + 1).and_then(|l| l.number()).is_some_and(|n| n.whole)
        };
        let one = self.is_day_note(at) || adopted() || dated();
        if one { Some(at + 1) } else { shape::wrapped_adoption(self.texts_from(at)).map(|count| at + count) }
    }

    /// The first line of such a note that ends right above a line.
    pub(super) fn note_above(&self, end: usize) -> Option<usize> {
        let floor = end.saturating_sub(shape::NOTE_LINES).max(self.floor);
        (floor..end).find(|&at| {
            self.line(at).is_some_and(|l| l.text.starts_with(brackets::opens_round)) && self.note_end(at) == Some(end)
        })
    }

    /// A day in brackets on a line of its own, as some offices print it between title and number.
    pub(super) fn is_day_note(&self, at: usize) -> bool {
        self.line(at).is_some_and(|l| l.width <= 40 && l.text.starts_with(brackets::opens_round) && l.day.is_some())
    }
}

/// A note under a title: in brackets, or the day and body of an adoption (…年…月…日 …会议通过).
fn is_head_note(line: &Line<'_>) -> bool {
    let long = line.width >= 400 && !Class::Adopts.within(&line.text);
    let bracket = line.note && !long && !Class::UnitKey.within(&line.text);
    line.marker.is_none() && (bracket || line.end != End::Stop && shape::is_adoption(&line.text))
}

/// Under the title of a speech or report: where it was given (——…年…月…日在…会议上), and who gave it.
fn is_occasion(line: &Line<'_>) -> bool {
    if line.marker.is_some() || line.stops || line.width > 160 || line.end == End::Stop || line.end == End::Colon {
        return false;
    }
    let given =
        line.text.starts_with(chars::is_dash) && (Class::Meeting.within(&line.text) || date::names_month(&line.text));
    given || line.width <= 80 && line.label.is_none() && shape::is_speaker(&line.text)
}
