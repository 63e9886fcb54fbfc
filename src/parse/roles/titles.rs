//! The titles of texts that a document holds: issued, attached or printed after it.

use super::super::label::Form;
use super::super::lex::{End, Line};
use super::super::rules::roles::{ENOUGH, HeldTitle, TITLE};
use super::super::shape;
use super::{Assigner, Role};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, fold};

/// The lines of one title differ less in size than by this.
const SMALLER: f32 = 0.8;

impl Assigner<'_, '_> {
    /// The title of a text that the document issues.
    pub(super) fn title(&mut self, at: usize) -> Option<usize> {
        if !self.is_title_line(at) {
            return None;
        }
        if let Some(count) = self.quoted_title(at) {
            let signs = HeldTitle { quoted: true, ..HeldTitle::default() };
            if self.judge(TITLE, &signs, ENOUGH, at..at + count) {
                if !self.signed {
                    self.sign_off(at);
                }
                return Some(self.new_text(at, count));
            }
        }
        let (adopted, case) = (self.adopted_title(at), self.court_paper(at));
        if let Some(count) = adopted.or(case) {
            let signs = HeldTitle { adopted: adopted.is_some(), case: case.is_some(), ..HeldTitle::default() };
            return self.judge(TITLE, &signs, ENOUGH, at..at + count).then(|| self.new_text(at, count));
        }
        self.title_by_place(at)
    }

    /// The title of a text that is told by where it stands: after the day, by its look, over a numbering that begins anew.
    fn title_by_place(&mut self, at: usize) -> Option<usize> {
        let above = at.checked_sub(1).map(|p| self.roles[p]);
        let after_day = matches!(above, Some(Role::Date | Role::Note)) && self.signed;
        let set_apart = self.line(at).is_some_and(|l| {
            l.hashes == Some(1)
                || l.hint.is_some_and(|h| h.heading == Some(1) || h.centred && h.size.is_some_and(|s| s > 1.2))
        });
        // An office that signs over its day may be set like a title.
        if self.signs(at) && self.line(at + 1).is_some_and(|l| l.day.is_some()) {
            return None;
        }
        let restarts = !after_day && !set_apart && above == Some(Role::Body) && self.may_restart(at);
        if !after_day && !set_apart && !restarts {
            return None;
        }
        let mut count = 0;
        while count < 5 && self.is_title_line(at + count) && (count == 0 || self.looks_alike(at, at + count)) {
            count += 1;
            let title = self.joined(at, count);
            let begins = set_apart || self.begins_text(at + count);
            if !begins || !shape::ends_as_title(&title) || title.chars().count() < 5 {
                continue;
            }
            let signs = HeldTitle {
                after_day,
                set_apart,
                new_numbering: restarts && self.numbers_anew(at, count),
                form: true,
                goes_on: self.is_title_tail(at + count),
                ..HeldTitle::default()
            };
            if self.judge(TITLE, &signs, ENOUGH, at..at + count) {
                return Some(self.new_text(at, count));
            }
        }
        let signs = HeldTitle { set_apart, ..HeldTitle::default() };
        self.judge(TITLE, &signs, ENOUGH, at..at + 1).then(|| self.set(at, 1, Role::Title))
    }

    /// Whether two lines are not set in different sizes: 前言 over a text is no line of one title with it. What stands in brackets
    /// may be smaller: （第二版）.
    fn looks_alike(&self, a: usize, b: usize) -> bool {
        let size = |at: usize| self.line(at).and_then(|l| l.hint).and_then(|hint| hint.size);
        let bracket = self.line(b).is_some_and(|l| l.text.starts_with(brackets::opens_round));
        bracket || size(a).zip(size(b)).is_none_or(|(a, b)| b > a * SMALLER && a > b * SMALLER)
    }

    /// Whether the next text may follow a line of the body: that is complete, and a numbering runs that can begin anew.
    fn may_restart(&self, at: usize) -> bool {
        let complete =
            at.checked_sub(1).and_then(|p| self.line(p)).is_some_and(|l| matches!(l.end, End::Stop | End::Close));
        complete && self.labels.iter().any(|(&form, &value)| is_top(form) && value > 1)
    }

    /// Marks the title of a text that begins here.
    fn new_text(&mut self, at: usize, count: usize) -> usize {
        self.appendix = false;
        self.labels.clear();
        self.set(at, count, Role::Title)
    }

    /// Whether the numbering begins anew after these lines, in the midst of a text: they are the title of the next.
    fn numbers_anew(&self, at: usize, count: usize) -> bool {
        let title = self.joined(at, count);
        let first = self.lines.iter().skip(at + count).take(8).find_map(|l| l.outline_label());
        title.chars().count() >= 8
            && !title.contains(['，', ','])
            && first.is_some_and(|l| l.value == 1 && is_top(l.form) && self.labels.get(&l.form).is_some_and(|&v| v > 1))
    }

    /// A bracket under a title belongs to it: (2023—2025年).
    fn is_title_tail(&self, at: usize) -> bool {
        let adopted =
            |text: &str| Class::ActAdopted.within(text) || Class::ActApproved.within(text) || shape::tells_act(text);
        self.line(at).is_some_and(|l| l.note && l.width <= 30 && self.is_title_line(at) && !adopted(&l.text))
    }

    /// Whether a text can begin here: a label, a sentence, a note, its own contents.
    fn begins_text(&self, at: usize) -> bool {
        self.line(at).is_some_and(|l| {
            l.outline_label().is_some()
                || l.commas
                || l.end == End::Stop
                || l.end == End::Comma
                || l.end == End::Colon
                || l.stops
                || l.note
                || Class::OwnContents.is(&fold::compact(&l.text))
        })
    }

    /// The title of a rule, over the note of its adoption.
    fn adopted_title(&self, at: usize) -> Option<usize> {
        let end =
            (at + 1..at + 5).find(|&end| end >= self.lines.len() || !self.is_title_line(end) || self.adoption(end))?;
        let title = self.joined(at, end - at);
        (self.adoption(end) && shape::ends_as_title(&title) && title.chars().count() >= 5).then_some(end - at)
    }

    /// Whether the note of an adoption begins on a line.
    fn adoption(&self, at: usize) -> bool {
        let alone = self.line(at).is_some_and(|l| l.note && shape::is_adoption(&l.text));
        let public = |l: &Line<'_>| l.day.is_some() && Class::MadePublic.ends(&l.text).is_some();
        alone
            || self.line(at).is_some_and(public)
            || shape::wrapped_adoption(self.lines.iter().skip(at).map(|l| l.text.as_ref())).is_some()
    }

    /// The court and the name of its paper over the number of the case, or a case over its number.
    fn court_paper(&self, at: usize) -> Option<usize> {
        let office = self.line(at).is_some_and(|l| l.office);
        let count = 1 + usize::from(office);
        let named = self.line(at + count - 1).is_some_and(|l| l.is_bare() && shape::is_court_paper(&l.text));
        let case = || self.line(at + count).is_some_and(|l| l.width <= 60 && l.number().is_some());
        let paper = named && case();
        // 江某诈骗案 over （检例第181号）.
        let example = || {
            self.line(at).is_some_and(|l| l.width <= 100 && Class::CaseEnd.ends(&l.text).is_some())
                && self.line(at + 1).is_some_and(|l| l.note && Class::CaseNumber.within(&l.text))
        };
        if paper { Some(count) } else { example().then_some(1) }
    }

    fn quoted_title(&self, at: usize) -> Option<usize> {
        if self.quoted.is_empty() {
            return None;
        }
        let mut title = String::new();
        let mut found = None;
        for count in 1..=5 {
            if !self.is_title_line(at + count - 1) {
                break;
            }
            fold::push_key(&mut title, &self.line(at + count - 1)?.text);
            // 附「某辦法」, and 某辦法修正條文 over the text.
            let amended = Class::AmendedTail.strip_end(&title);
            if self.quoted.contains(&title) || amended.is_some_and(|t| self.quoted.contains(t)) {
                found = Some(count);
            }
        }
        found
    }
}

/// A form of label that the texts of a document each begin with.
fn is_top(form: Form) -> bool {
    matches!(form, Form::Part | Form::Chapter | Form::Article | Form::Comma)
}
