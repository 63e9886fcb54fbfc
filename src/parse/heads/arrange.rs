//! What is left when the heads are chosen: the top of a text, and papers that belong to the report before them.

use super::super::attachments::attachment_label;
use super::super::lex::{End, Line};
use super::super::number::Number;
use super::super::rules::Judged;
use super::super::rules::heads::Found;
use super::super::shape::{self, is_complete};
use super::numbered::is_head_of_minutes;
use super::{Finder, Head, REACH};
use crate::issue::{BlockKind, Outcome};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, fold};

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
        // A file may be an attachment by itself: 附件1 over its title.
        while head.end + 1 < before && head.cover.len() < COVER && self.is_attachment_label(head.end) {
            head.cover.push((head.end, BlockKind::Attachment));
            head.end += 1;
        }
        while head.end + 1 < before && self.line(head.end).is_some_and(|l| shape::is_head_mark(&l.text)) {
            head.notes.push(head.end);
            head.end += 1;
        }
        if (self.is_dateline_at(head.end) || self.is_trail(head.end)) && head.end + 1 < before {
            head.notes.push(head.end);
            head.end += 1;
        }
        self.take_number_of_year(&mut head, before);
        while head.end < before.min(start + 3)
            && self.is_piece(head.end)
            && shape::is_red_header(&self.lines[head.end].text)
            && self.is_piece(head.end + 1)
            // A line with a comma is the first of a sentence.
            && !self.lines[head.end + 1].commas
        {
            head.red.push(head.end);
            head.end += 1;
        }
        let aside = self.title_below(head.end).filter(|&at| at < before).unwrap_or(head.end);
        head.notes.extend(head.end..aside);
        head.end = aside;
        let title = self.best_title(head.end, false, None).map(|t| t.0);
        let piece = |line: &Line<'_>| self.is_piece(head.end) && line.width <= 120 || line.hashes == Some(1);
        let first = self.line(head.end).is_some_and(|line| head.end < before && piece(line)).then(|| vec![head.end]);
        if let Some(mut lines) = title.filter(|t| t.last().is_some_and(|&l| l < before)).or(first) {
            // What could be whole may go on below in the middle of the page.
            if let Some(&last) = lines.last().filter(|_| !is_complete(&self.text_of(&lines))) {
                lines.extend(self.centred_lines(last, before).into_iter().skip(1));
            }
            head.end = lines.last().map_or(head.end, |l| l + 1);
            head.title = lines;
        } else if let Some(last) = head.red.pop() {
            head.title = vec![last];
        }
        self.joint_order_below(&mut head);
        self.join_issuers(&mut head);
        self.red_head_below(&mut head);
        self.adjacent_number(&mut head);
        if head.number.is_none() {
            let title = head.title.clone();
            self.number_of_year(&mut head, &title);
        }
        self.minutes_below(&mut head);
        self.tail(&mut head);
        Some(self.judge(head, found))
    }

    /// Whether a line says where on a site the text stands whose title is the line below: 某公报/第一号/某办法 over 某办法.
    fn is_trail(&self, at: usize) -> bool {
        let below = self.line(at + 1).map(|l| fold::compact(&l.text)).filter(|below| !below.is_empty());
        self.line(at).is_some_and(|l| {
            let last = l.text.rsplit_once(TRAIL).map(|(_, last)| fold::compact(last));
            last.is_some() && last == below
        })
    }

    /// The red head of an order of several offices below the title that a site sets over it: 甲部 over 乙部 over 令 over 第1号. Lines of it
    /// may have been taken for the title's.
    fn joint_order_below(&self, head: &mut Head) {
        let office = |at: usize| self.line(at).is_some_and(|l| l.is_bare() && l.office);
        let Some(first) = (head.start + 1..head.start + REACH).find(|&at| office(at)) else { return };
        let count = (first..first + REACH).take_while(|&at| office(at)).count();
        let kind = first + count;
        let order = self.line(kind).is_some_and(|l| l.is_bare() && Class::CountedKind.is(&fold::compact(&l.text)));
        let number = self.line(kind + 1).and_then(|l| l.number()).is_some_and(|n| !n.whole);
        let below = head.title.first().is_some_and(|&at| at < first) && head.end >= first && head.end <= kind + 1;
        if count < 2 || !order || !number || !below {
            return;
        }
        let Some(found) = self.number_at(kind + 1) else { return };
        head.title.retain(|at| *at < first);
        (head.number, head.red, head.number_lines, head.end) = (found.number, found.red, found.number_lines, kind + 2);
    }

    /// The red head of minutes below what a page says that they are on: 关于…的会议纪要 over 某某市人民政府专题会议纪要.
    fn red_head_below(&self, head: &mut Head) {
        let minutes = Class::Minutes.ends(&fold::compact(&self.text_of(&head.title))).is_some();
        let red = |l: &Line<'_>| l.is_bare() && is_head_of_minutes(&l.text);
        if minutes && !is_head_of_minutes(&self.text_of(&head.title)) && self.line(head.end).is_some_and(red) {
            head.red.push(head.end);
            head.end += 1;
        }
    }

    /// A title's first line, and those below it that stand in the middle of the page, too.
    fn centred_lines(&self, first: usize, before: usize) -> Vec<usize> {
        let middle = |l: &Line<'_>| 2 * u32::from(l.indent) + l.width;
        let set = |l: &Line<'_>| l.indent >= CENTRED && l.width <= 120;
        let own = |l: &Line<'_>| l.gap == 0 && !l.office && !l.person && !l.note && !l.text.starts_with(chars::is_dash);
        let goes_on = |at: &usize| {
            let (Some(l), Some(above)) = (self.line(*at), self.line(*at - 1)) else { return false };
            own(l) && set(l) && set(above) && middle(l).abs_diff(middle(above)) <= 4 && self.is_piece(*at)
        };
        let rest = (first + 1..before.min(first + TITLE_LINES)).take_while(goes_on);
        std::iter::once(first).chain(rest).collect()
    }

    /// The number that minutes have over their title, without a series: 〔2031〕9号.
    fn take_number_of_year(&self, head: &mut Head, before: usize) {
        if head.end + 1 < before
            && let Some((title, ..)) = self.best_title(head.end + 1, false, None)
        {
            self.number_of_year(head, &title);
        }
    }

    /// Takes the line below a head that is a number without a series into it. Only that of minutes needs none and no 第.
    fn number_of_year(&self, head: &mut Head, title: &[usize]) {
        // So has what an office hands to somebody: 某局行政处罚决定书, 〔2031〕7号.
        let papers = [Class::Minutes, Class::CourtPaper, Class::FormEnd];
        let minutes = || papers.iter().any(|class| class.ends(&fold::compact(&self.text_of(title))).is_some());
        let number = self.line(head.end).and_then(|l| l.number()).filter(|n| !n.whole);
        let beside = |n: &&Number| n.text.starts_with(brackets::opens_year) && (n.of_a_year() || minutes());
        let Some(number) = number.filter(beside).filter(|_| !title.is_empty()) else { return };
        head.number = Some(number.text.clone());
        head.number_lines.push(head.end);
        head.end += 1;
    }

    /// Whether a line is nothing but the label of an attachment.
    fn is_attachment_label(&self, at: usize) -> bool {
        self.line(at).is_some_and(|l| attachment_label(&l.text).is_some_and(|found| found.bytes == l.text.len()))
    }

    /// The title that the source sets as one, a few lines below `at`, where what stands there is none: the name of who made
    /// the file, an address.
    fn title_below(&self, at: usize) -> Option<usize> {
        let set = |l: &Line<'_>| l.hint.is_some_and(|h| h.heading == Some(1) || h.size.is_some_and(|s| s > SET_APART));
        let titled = |at: usize| self.is_piece(at) && self.line(at).is_some_and(|l| set(l) && shape::is_title(&l.text));
        let short = |at: usize| self.line(at).is_some_and(|l| l.is_bare() && l.width <= 80);
        let first = self.line(at).is_some_and(|l| !set(l) && short(at));
        let below = (at + 1..=at + ABOVE_TITLE).find(|&at| titled(at)).filter(|_| first)?;
        // A page that was printed from a site has its menus above; what reads as a title there is one.
        let near =
            below <= at + NEAR_TITLE || !(at..below).any(|at| self.line(at).is_some_and(|l| shape::is_title(&l.text)));
        ((at..below).all(short) && near).then_some(below)
    }
}

/// What parts the steps of the way to a page.
const TRAIL: [char; 5] = ['/', '／', '>', '›', '»'];
/// The least indent of a line in the middle of a page, in half em, and the most lines of a title so set.
const CENTRED: u16 = 8;
const TITLE_LINES: usize = 4;
/// Labels of attachments over a title, and lines that are none over the title of a file.
const COVER: usize = 2;
const ABOVE_TITLE: usize = 16;
/// So near above it they are none, whatever they read as.
const NEAR_TITLE: usize = 3;
/// The size of type of a title, as so many times that of the text.
const SET_APART: f32 = 1.2;
