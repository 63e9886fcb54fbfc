//! What stands around a document's title and number: red headers and issuers above, notes and addressee below.

use super::super::lex::{End, Line};
use super::super::number::{self, number_key};
use super::super::shape;
use super::starts_with_office;
use super::{Finder, Head, REACH};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, office, units};

/// So many lines below a head its issuers are looked for.
const SIGNED_WITHIN: usize = 400;
/// Who has to do what is told in so many lines below a head.
const DUTIES_WITHIN: usize = 60;
/// So many offices issue a paper together.
const ISSUERS: usize = 24;
/// Lines of all groups of those whom a paper is sent to.
const GROUPS: usize = 24;
/// Half em by which a paragraph begins farther right than what stands at the margin.
const INDENT: u16 = 3;

/// Whether a text says who elects the office or body that it ends with.
fn elects(text: &str) -> bool {
    let mut words = Class::ElectVerb.find_iter(text).filter(|word| word.start > 0);
    words.any(|word| text.get(word.end..).is_some_and(|body| office::is_name(body) || office::is_central(body)))
}

impl Finder<'_, '_> {
    /// The first line of a title that goes on with a word that joins: 某军选举全国人民代表大会 over 和县级人民代表大会代表的办法. It ends as
    /// names of offices do, and is none.
    fn first_of_joined(&self, head: &mut Head) {
        let Some(above) = head.title.first().filter(|&&at| at == head.start).and_then(|at| at.checked_sub(1)) else {
            return;
        };
        let title = self.text_of(&head.title);
        let goes_on = Class::Joins.starts(&title).is_some() && !starts_with_office(&title) && above >= self.floor;
        let close = self.line(head.start).is_some_and(|l| l.gap == 0) && self.is_piece(above);
        if goes_on && close && self.line(above).is_some_and(|l| l.is_bare() && elects(&fold::compact(&l.text))) {
            head.title.insert(0, above);
            head.start = above;
        }
    }

    /// Red headers right above the head.
    pub(super) fn red_headers(&self, head: &mut Head) {
        self.first_of_joined(head);
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
        // 某某市人民代表大会 over 常务委员会议事规则: print broke the title within the name of an office.
        let broken = |red: usize, first: usize| {
            let (above, below) = (fold::compact(&self.lines[red].text), fold::compact(&self.lines[first].text));
            Class::PlaceEnd.ends(&above).is_some()
                && Class::Organ.starts(&below).is_some_and(|organ| office::is_name(&format!("{above}{organ}")))
        };
        while let (Some(&red), Some(&first)) = (head.red.last(), head.title.first()) {
            let goes_on = office(first)
                || broken(red, first)
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
        self.take_issuers(head);
        self.take_addressee(head);
        if head.addressee.is_empty() {
            self.take_unmarked_addressee(head);
        } else {
            self.take_more_addressees(head);
        }
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
                && !shape::tells_act(&line.text)
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
                || self.is_office_under_day(head)
                || dated()
                || self.is_addressed(head.end + 1) && number::with_day(&line.text).is_some_and(|(_, n)| n.whole)
                || line.day.is_some() && self.is_addressed(head.end + 1)
        };
        is_head_note(line) || !head.title.is_empty() && said()
    }

    /// The offices that issue a paper together, each on a line of its own between its number and those to whom all of them write (各乡镇
    /// 人民政府：): a title that names none has them there. Offices that it is sent to have marks behind them.
    fn take_issuers(&self, head: &mut Head) {
        let office = |at: usize| self.line(at).is_some_and(|l| l.office && l.end == End::Plain && l.is_bare());
        let count = (head.end..head.end + ISSUERS).take_while(|&at| office(at)).count();
        let below = head.end + count;
        let all = self.line(below).is_some_and(|l| Class::Each.starts(&l.text).is_some()) && self.is_addressed(below);
        let open = head.red.is_empty() && !head.title.is_empty() && !starts_with_office(&self.text_of(&head.title));
        if count > 1 && all && open && !self.is_signed_by_others(head.end..below) {
            head.red.extend(head.end..below);
            head.end = below;
        }
    }

    /// Whether offices sign below that are none of those on these lines, which the paper is sent to then.
    fn is_signed_by_others(&self, offices: std::ops::Range<usize>) -> bool {
        let name = |at: usize| self.line(at).filter(|l| l.office).map(|l| fold::compact(&l.text));
        let mut below = offices.end + 1..(offices.end + SIGNED_WITHIN).min(self.lines.len());
        let Some(day) = below.find(|&at| self.line(at).is_some_and(|l| l.is_bare() && l.day.is_some())) else {
            return false;
        };
        // Seals and persons stand among those who sign.
        let of_end = |at: &usize| self.line(*at).is_some_and(|l| l.signs() || l.note || shape::is_mark(&l.text));
        let mut signers: Vec<String> =
            (offices.end + 1..day).rev().take(ISSUERS).take_while(of_end).filter_map(name).collect();
        if signers.is_empty() {
            signers = (day + 1..day + 1 + ISSUERS).take_while(of_end).filter_map(name).collect();
        }
        let own = |signer: &String| offices.clone().filter_map(name).any(|office| signer.contains(&office));
        !signers.is_empty() && !signers.iter().any(own)
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

    /// Further groups of those whom a paper is sent to, each with a colon of its own: 各市人民政府： over 省政府各部门：.
    fn take_more_addressees(&self, head: &mut Head) {
        let mut text = String::new();
        // 各级水务部门： over what these do, and 各级财政部门： further down.
        let leads =
            |l: &&Line<'_>| l.end == End::Colon && !l.stops && l.label.is_none() && is_further_addressee(&l.text);
        if self.lines.iter().skip(head.end + 1).take(DUTIES_WITHIN).skip_while(leads).any(|l| leads(&l)) {
            return;
        }
        for at in head.end..head.end + GROUPS {
            let close = |l: &&Line<'_>| text.is_empty() || l.gap == 0;
            let Some(line) =
                self.line(at).filter(|l| !l.stops && l.label.is_none() && l.marker.is_none()).filter(close)
            else {
                return;
            };
            text.push_str(&line.text);
            let more = is_further_addressee(&text) && line.indent < INDENT;
            match line.end {
                // 市水务局： over 负责城市供水 begins a list of duties.
                End::Colon if more && self.line(at + 1).is_none_or(|l| Class::DutyAct.starts(&l.text).is_none()) => {
                    head.addressee.extend(head.end..=at);
                    head.end = at + 1;
                    text.clear();
                }
                End::Comma | End::Plain if more => {}
                _ => return,
            }
        }
    }

    /// Those whom a paper is sent to without a colon behind them: 各市人民政府，省政府各部门 at the margin, under the title and over the
    /// first line of a paragraph.
    fn take_unmarked_addressee(&self, head: &mut Head) {
        let at = head.end;
        let (Some(line), Some(below)) = (self.line(at), self.line(at + 1)) else { return };
        let plain = line.end == End::Plain && !line.stops && line.label.is_none() && line.marker.is_none();
        // 各市 alone is a head.
        let listed = line.text.contains([units::LIST, '，', ',']);
        let named = plain && listed && line.day.is_none() && Class::Each.starts(&line.text).is_some();
        let begins = line.indent + INDENT <= below.indent || line.gap < below.gap;
        let text = below.label.is_none() && (below.commas || below.stops);
        let headed = !head.title.is_empty() && head.number.is_some();
        if headed && named && begins && text && is_further_addressee(&line.text) {
            head.addressee.push(at);
            head.end += 1;
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

    /// Whether the line below a head is the office that gives what the title names, under the day in brackets and over the text.
    fn is_office_under_day(&self, head: &Head) -> bool {
        let last = head.end.checked_sub(1).filter(|last| head.notes.last() == Some(last));
        let dated = last.is_some_and(|at| self.is_day_note(at));
        let office = |l: &Line<'_>| l.is_bare() && l.width <= 80 && l.office && l.label.is_none();
        let text = |l: &Line<'_>| l.label.is_none() && (l.stops || l.commas && l.end == End::Stop);
        dated
            && self.line(head.end).is_some_and(office)
            && self.line(head.end + 1).is_some_and(text)
            && !starts_with_office(&self.text_of(&head.title))
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

/// Whether a text is nothing but offices that a paper is sent to, as they stand below others that it is sent to.
fn is_further_addressee(text: &str) -> bool {
    let body = text.trim_end_matches(['：', ':', ' ', '，', ',']);
    let mut groups = body.split(['，', ',', '；', '、']).map(fold::compact).peekable();
    let first = groups.peek().is_some_and(|first| {
        Class::Each.starts(first).is_some() || Class::OfficeStart.starts(first).is_some() || office::is_name(first)
    });
    let named = |group: &str| office::ends_listed(group) || office::is_name(group);
    // 有关单位（名单附后）
    first && groups.all(|group| named(shape::strip_last_bracket(&group))) && shape::is_addressee(text)
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
