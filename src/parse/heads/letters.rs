//! Heads of the papers of offices that print who speaks and when before the number (某部令　中華民國…年…月…日), that list
//! day and number by their names (發文字號：…), or that name a paper by its count (第22/2024號行政法規).

use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold};
use std::ops::Range;

use super::super::lex::{End, Line};
use super::super::number;
use super::super::shape;
use super::{Finder, Head};

/// Lines that a list has at most, to either side of the number.
const MOST: usize = 10;
/// Lines that name what a counted paper is about.
const NAMED: usize = 6;

impl Finder<'_, '_> {
    /// The head that lists its number: 發文字號：府教字第1200001234號, under the office and what it sends (某某市政府　函).
    pub(super) fn letter_at(&self, at: usize) -> Option<Head> {
        let value = listed(&self.line(at)?.text, Class::LetterNumber)?;
        let number = number::number(value).filter(|n| n.whole)?;
        let beside = |text: &str| listed(text, Class::LetterBeside).is_some_and(|value| !names_attached(text, value));
        let key = |text: &str| listed(text, Class::LetterKey).is_some() || beside(text);
        let is_listed = |at: usize| self.line(at).is_some_and(|l| !l.stops && key(&l.text));
        let start = (self.floor.max(at.saturating_sub(MOST))..at).rev().take_while(|&above| is_listed(above)).last();
        let start = start.unwrap_or(at);
        let end = at + 1 + (at + 1..at + MOST).take_while(|&below| is_listed(below)).count();
        let red = start.checked_sub(1).filter(|&above| above >= self.floor && self.is_heading_office(above))?;
        let notes = (start..end).filter(|&line| line != at).collect();
        let (number_lines, red) = (vec![at], vec![red]);
        Some(Head { start: start - 1, end, number: Some(number.text), number_lines, notes, red, ..Head::default() })
    }

    /// An office with what it issues (某部令, 某市政府函), on a line of its own.
    fn is_heading_office(&self, at: usize) -> bool {
        let names = |l: &Line<'_>| l.is_bare() && l.width <= 100 && shape::is_red_header(&l.text);
        self.line(at).is_some_and(|l| names(l) && !l.office)
    }

    /// Whether a day stands on a line right below an office with what it issues.
    pub(super) fn is_day_under_office(&self, day: usize) -> bool {
        day > self.floor
            && self.line(day).is_some_and(|l| matches!(l.end, End::Plain | End::Close) && is_day(&l.text))
            && self.is_heading_office(day - 1)
    }

    /// Takes office and day into a head that begins with its number.
    pub(super) fn office_over_day(&self, head: &mut Head) {
        if let Some(day) = head.start.checked_sub(1).filter(|&day| head.red.is_empty() && self.is_day_under_office(day))
        {
            head.notes.push(day);
            head.red.push(day - 1);
            head.start = day - 1;
            self.more_numbers(head);
        }
    }

    /// The numbers of the other offices that issue a paper together, each on a line of its own below the first.
    fn more_numbers(&self, head: &mut Head) {
        while self.line(head.end).and_then(|l| l.number()).is_some_and(|n| n.whole) {
            head.number_lines.push(head.end);
            head.end += 1;
        }
        while let Some(above) = head.start.checked_sub(1).filter(|&at| at >= self.floor) {
            if !self.line(above).is_some_and(|l| l.is_bare() && l.office) || self.after_an_end(head.start) {
                return;
            }
            head.red.insert(0, above);
            head.start = above;
        }
    }

    /// The lines below a number that names its paper (第2458號政府公告): what it is about, up to the first sentence.
    pub(super) fn named_below(&self, head: &mut Head) {
        let foreign =
            |l: &Line<'_>| !l.text.contains(chars::is_han) && l.text.contains(|c: char| c.is_ascii_alphabetic());
        let skipped = |l: &Line<'_>| foreign(l) || shape::is_mark(&l.text);
        let latin = |range: Range<usize>| range.take_while(|&at| self.line(at).is_some_and(skipped)).count();
        let first = head.end + latin(head.end..head.end + NAMED);
        // Its own contents may stand right below its title.
        let contents = |l: &Line<'_>| l.width <= 16 && Class::OwnContents.is(&fold::compact(&l.text));
        let aside = |l: &Line<'_>| l.note && l.width > 40 || contents(l);
        let names = |at: &usize| {
            // A line with a comma is the first of a sentence.
            let plain = |l: &Line<'_>| l.is_bare() && !l.commas && l.outline_label().is_none();
            self.line(*at).is_some_and(|l| plain(l) && !foreign(l) && !aside(l))
        };
        let count = (first..first + NAMED).take_while(names).count();
        let ended = self
            .line(first + count)
            .is_some_and(|l| !l.is_bare() || l.commas || l.outline_label().is_some() || foreign(l) || aside(l));
        head.notes.extend(head.end..first);
        head.end = first;
        if count > 0 && ended {
            head.title = (first..first + count).collect();
            head.end = first + count;
            let below = latin(head.end..head.end + NAMED);
            head.notes.extend(head.end..head.end + below);
            head.end += below;
        }
    }
}

/// A day alone, perhaps with a remark in brackets: 中華民國98年11月3日（補登）.
fn is_day(text: &str) -> bool {
    date::day_line(shape::strip_last_bracket(text)).is_some()
}

/// Whether a line names what is attached: 附件：供水規則1份, but not 附件：如文, nor one without a value.
fn names_attached(text: &str, value: &str) -> bool {
    let count = value.chars().count();
    let elsewhere = count <= ELSEWHERE && Class::LetterElsewhere.starts(value).is_some();
    Class::AttachmentStart.starts(text).is_some() && count > 0 && !elsewhere
}

/// Characters of the longest value that says no more than where the attachments are named: 詳如主旨.
const ELSEWHERE: usize = 4;

/// What stands behind a word of a class and its colon.
fn listed(text: &str, words: Class) -> Option<&str> {
    let rest = words.strip_start(text)?.trim_start_matches(chars::is_space);
    Some(rest.strip_prefix(['：', ':'])?.trim_matches(chars::is_space))
}
