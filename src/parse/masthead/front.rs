//! Where the lines of masthead and imprint stand, and so where documents may begin and must end.

use super::super::attachments;
use super::super::contents::Contents;
use super::super::lex::Line;
use super::super::number;
use super::super::rules::masthead::{ENOUGH, LINE, Signs, TAIL, TAIL_ENOUGH, Tail};
use super::super::rules::{Judged, outcome, weigh};
use super::{Field, imprint, is_name, issue_number, total_number, year_alone, year_and_issue};
use crate::issue::{Outcome, Stage, Why};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

/// Lines from the first on, and from the last up, that are looked at.
const REACH: usize = 40;
/// Width of the widest line of a masthead, and of one that stands in an imprint.
const WIDTH: u32 = 160;
const IMPRINT_WIDTH: u32 = 120;

/// The front of an issue: lines of masthead and imprint, and where its documents may begin and must end.
#[derive(Debug, Default)]
pub(crate) struct Front {
    pub lines: Vec<usize>,
    pub floor: usize,
    pub end: usize,
    pub judged: Vec<Judged>,
}

/// Finds masthead and imprint around the contents.
pub(crate) fn find(lines: &[Line<'_>], contents: &Contents) -> Front {
    let floor = contents.range.end;
    let listed = !contents.entries.is_empty();
    let mut front = Front { lines: (0..contents.range.start).collect(), floor, end: lines.len(), judged: Vec::new() };
    front.masthead(lines, listed);
    front.imprint(lines, listed);
    front
}

impl Front {
    /// The lines of the masthead below the contents, or at the top.
    fn masthead(&mut self, lines: &[Line<'_>], listed: bool) {
        let floor = self.floor;
        let mut seen: Vec<(Signs, Why)> = Vec::new();
        for line in lines.iter().skip(floor).take(REACH).take_while(|l| !l.file_start || floor == 0) {
            let signs = signs(line);
            let why = weigh(LINE, &signs);
            let taken = outcome(&why, ENOUGH) == Outcome::Taken;
            seen.push((signs, why));
            if !taken {
                break;
            }
        }
        // Lines that look like a masthead are one where they name a gazette or number an issue.
        let is_line = |why: &Why| outcome(why, ENOUGH) == Outcome::Taken;
        let run = seen.iter().filter(|(_, why)| is_line(why)).count();
        let names = |(at, (signs, _)): (usize, &(Signs, Why))| {
            let periodical = |l: &Line<'_>| {
                issue_number(&fold::compact(&l.text)).is_some_and(|n| Class::IssueUnit.ends(&n).is_some())
            };
            signs.name || signs.total || signs.issue && lines.get(floor + at).is_some_and(periodical)
        };
        let whole = listed || seen.iter().take(run).enumerate().any(names);
        if whole {
            self.lines.extend(floor..floor + run);
            self.floor += run;
        }
        for (at, (_, why)) in seen.into_iter().enumerate().filter(|(_, (_, why))| !why.votes.is_empty()) {
            let outcome = match outcome(&why, ENOUGH) {
                Outcome::Taken if !whole => Outcome::TooLittle,
                other => other,
            };
            self.judged.push(Judged { stage: Stage::Imprint, lines: floor + at..floor + at + 1, outcome, why });
        }
    }

    /// The imprint at the end.
    fn imprint(&mut self, lines: &[Line<'_>], listed: bool) {
        let end = lines.len();
        // A document's contact lines have the same keys; what ends a document stands in no imprint.
        let tail = end.saturating_sub(REACH).max(self.floor);
        let tail = (tail..end).rfind(|&at| ends_document(&lines[at])).map_or(tail, |at| at + 1);
        let keyed: Vec<usize> = (tail..end).filter(|&at| lines[at].width <= WIDTH && signs(&lines[at]).key).collect();
        let Some(&first) = keyed.first() else { return };
        let seen = Tail {
            keys: keyed.len(),
            publisher: keyed.iter().any(|&at| signs(&lines[at]).publisher),
            of_issue: listed || !self.lines.is_empty(),
            text: lines[first..].iter().any(|l| l.width > IMPRINT_WIDTH || l.stops),
        };
        let why = weigh(TAIL, &seen);
        let outcome = outcome(&why, TAIL_ENOUGH);
        if outcome == Outcome::Taken {
            self.lines.extend(first..end);
            self.end = first;
        }
        self.judged.push(Judged { stage: Stage::Imprint, lines: first..end, outcome, why });
        for &at in &keyed {
            let why = weigh(LINE, &signs(&lines[at]));
            self.judged.push(Judged { stage: Stage::Imprint, lines: at..at + 1, outcome, why });
        }
    }
}

/// What is seen in a line.
fn signs(line: &Line<'_>) -> Signs {
    let text: &str = &line.text;
    let compact = fold::compact(text);
    let pairs = imprint(text);
    let publishes = |field: Field| matches!(field, Field::Sponsor | Field::Editor | Field::Serial);
    Signs {
        key: pairs.is_some(),
        publisher: pairs.is_some_and(|pairs| pairs.iter().any(|(field, _)| publishes(*field))),
        name: is_name(&compact),
        issue: issue_number(&compact).is_some(),
        total: total_number(&compact).is_some(),
        year_and_issue: year_and_issue(&compact).is_some(),
        year: year_alone(&compact).is_some(),
        latin: compact.len() > 3
            && compact.chars().any(|c| c.is_ascii_uppercase())
            && !compact.chars().any(chars::is_han),
        periodical: compact.len() < 60 && Class::Periodical.within(&compact),
        // 某署公告2031年第1号.
        document: Class::CountedKind.within(&compact) && number::number(text).is_some_and(|n| n.whole),
        text: line.width > WIDTH || line.stops,
    }
}

/// Whether a line belongs to the end of a document: the day of signing, a note, what is attached, a numbered line.
fn ends_document(line: &Line<'_>) -> bool {
    let of_issue = || outcome(&weigh(LINE, &signs(line)), ENOUGH) == Outcome::Taken;
    line.day.is_some()
        || attachments::attachment_label(&line.text).is_some()
        || line.outline_label().is_some()
        || line.note && !of_issue()
}
