//! What the lines of a body are, before paragraphs are joined: sign-offs, titles of issued texts, notes, attachments,
//! a text's own contents, cells of tables; the rest is body.

pub(crate) mod aligned;
mod own_contents;
pub(crate) mod rows;
mod sign_off;
mod titles;

use crate::zh::lexicon::Class;
use crate::zh::{brackets, fold, numeral};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::issue::{Outcome, Stage};

use super::attachments::{AttachmentLabel, attachment_label, attachment_title, follows, numbered};
use super::heads::is_dateline;
use super::label::Form;
use super::lex::{End, Line};
use super::number;
use super::rules::roles::{ATTACHMENT, Attachment, ENOUGH, NOTE, Note, PART, Part};
use super::rules::{Judged, Rule, outcome, weigh};
use super::shape;

/// What a line of a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Body,
    Date,
    Signer,
    /// Title of a text that the document issues, or of an attachment.
    Title,
    Note,
    /// 附件1 over the attachment itself.
    AttachmentHead,
    /// A line of the list of attachments.
    AttachmentItem,
    /// A text's own list of chapters.
    OwnContents,
    /// The heading of a part that has no label: 序言, 附：某某说明.
    Part,
    Cell,
    /// A row of a table, its cells separated by white space.
    Row,
}

/// So many lines above an attachment are looked at for its list.
const LISTED: usize = 100;

/// Lines below a preface's heading among which the first part is looked for.
const PREFACE: usize = 200;

/// Roles of a sequence of lines; `fresh` tells whether a line begins a block of its role, `judged` what decided.
pub(crate) struct Roles {
    pub roles: Vec<Role>,
    pub fresh: Vec<bool>,
    pub judged: Vec<Judged>,
}

/// Assigns roles. `lines` are the body's lines in reading order.
pub(crate) fn assign(lines: &[&Line<'_>]) -> Roles {
    let mut work = Assigner {
        lines,
        roles: vec![Role::Body; lines.len()],
        fresh: vec![true; lines.len()],
        quoted: quoted_titles(lines),
        layout_tables: layout_tables(lines),
        appendix: false,
        signed: false,
        labels: HashMap::new(),
        judged: Vec::new(),
        no_list: 0,
    };
    let mut at = 0;
    while at < lines.len() {
        at += work.step(at).max(1);
    }
    if !work.signed {
        work.sign_off(lines.len());
    }
    work.runs_of_cells();
    aligned::mark(lines, &mut work.roles, &mut work.fresh);
    rows::mark(lines, &mut work.roles, &mut work.fresh);
    Roles { roles: work.roles, fresh: work.fresh, judged: work.judged }
}

/// Tables of one column are layout, not tables.
fn layout_tables(lines: &[&Line<'_>]) -> HashSet<u32> {
    let mut columns: HashMap<u32, u16> = HashMap::new();
    for cell in lines.iter().filter_map(|l| l.hint.and_then(|h| h.cell)) {
        let widest = columns.entry(cell.table).or_default();
        *widest = (*widest).max(cell.column + 1);
    }
    columns.into_iter().filter(|&(_, n)| n <= 1).map(|(table, _)| table).collect()
}

/// The keys of the titles in 《》 that a covering text names, up to its first date.
fn quoted_titles(lines: &[&Line<'_>]) -> HashSet<String> {
    let mut cover = String::new();
    for line in lines.iter().take(60) {
        if line.day.is_some() || cover.len() > 12_000 {
            break;
        }
        fold::push_key(&mut cover, &line.text);
    }
    let mut quoted = HashSet::new();
    for part in cover.split('《').skip(1) {
        // A title can have 《》 in it: each 》 may be the end.
        for (at, _) in part.match_indices('》').take(3) {
            quoted.extend(part.get(..at).filter(|t| t.chars().count() >= 4).map(str::to_owned));
        }
    }
    // The key has one mark for all quotation marks: every second stretch is quoted.
    quoted.extend(cover.split('"').skip(1).step_by(2).filter(|t| t.chars().count() >= 6).map(str::to_owned));
    quoted
}

struct Assigner<'l, 'a> {
    lines: &'l [&'l Line<'a>],
    roles: Vec<Role>,
    fresh: Vec<bool>,
    quoted: HashSet<String>,
    layout_tables: HashSet<u32>,
    /// After a sign-off: what is headed 附件 here is an attachment itself, not the list of them.
    appendix: bool,
    /// A date has been seen.
    signed: bool,
    /// The last number of each form of label in the text so far.
    labels: HashMap<Form, u32>,
    judged: Vec<Judged>,
    /// Up to this line there is no list of headings with pages.
    no_list: usize,
}

impl<'l, 'a> Assigner<'l, 'a> {
    fn line(&self, at: usize) -> Option<&'l Line<'a>> {
        self.lines.get(at).copied()
    }

    /// Assigns the roles of the lines that begin at `at`; gives how many it assigned.
    fn step(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        if line.hint.and_then(|h| h.cell).is_some_and(|c| !self.layout_tables.contains(&c.table)) {
            self.roles[at] = Role::Cell;
            return 1;
        }
        if line.width > 300 {
            self.body_label(at);
            return self.note(at).unwrap_or(1);
        }
        if let Some(count) = self.wrapped_adoption(at) {
            return count;
        }
        if self.day_beside_signer(at) {
            return 2;
        }
        if line.day.is_some() {
            return self.date(at);
        }
        if self.signs_alone(at) {
            return self.set(at, 1, Role::Signer);
        }
        let taken = self
            .own_contents(at)
            .or_else(|| self.part(at))
            .or_else(|| self.attachment(at))
            .or_else(|| self.note(at))
            .or_else(|| self.title(at));
        taken.unwrap_or_else(|| {
            self.body_label(at);
            1
        })
    }

    /// Notes the label of a line of the body.
    fn body_label(&mut self, at: usize) {
        if let Some(label) = self.line(at).and_then(|l| l.outline_label()) {
            self.labels.insert(label.form, label.value);
        }
    }

    fn set(&mut self, at: usize, count: usize, role: Role) -> usize {
        for i in at..at + count {
            self.roles[i] = role;
            self.fresh[i] = i == at;
        }
        count
    }

    /// Asks the rules whether lines have a role, and keeps what they said.
    fn judge<C>(&mut self, rules: &'static [Rule<C>], signs: &C, enough: f32, lines: Range<usize>) -> bool {
        let why = weigh(rules, signs);
        if why.votes.is_empty() {
            return false;
        }
        let outcome = outcome(&why, enough);
        self.judged.push(Judged { stage: Stage::Role, lines, outcome, why });
        outcome == Outcome::Taken
    }

    fn note(&mut self, at: usize) -> Option<usize> {
        let line = self.line(at)?;
        let above = at.checked_sub(1).map(|above| self.roles[above]);
        let mut signs = Note::default();
        if matches!(above, None | Some(Role::Title | Role::Note)) {
            signs.adoption = line.end != End::Stop && shape::is_adoption(&line.text);
            let below = above != Some(Role::Note) && line.width <= 60;
            signs.numbered = below && number::with_day(&line.text).is_some_and(|(_, number)| number.whole);
        }
        signs.says = shape::tells_change(&line.text);
        signs.dateline = line.width <= 60 && is_dateline(&line.text);
        if !signs.adoption && line.note && line.text.starts_with(brackets::opens_round) {
            let below = matches!(above, None | Some(Role::Title | Role::Date | Role::AttachmentHead));
            signs.says = Class::NoteSaid.within(&line.text);
            signs.below_head = below && line.width <= 60 && !line.text.contains(['：', ':']);
            signs.label = (signs.says || signs.below_head) && line.label.is_some();
        }
        self.judge(NOTE, &signs, ENOUGH, at..at + 1).then(|| self.set(at, 1, Role::Note))
    }

    /// The note of an adoption under a title, which print broke over lines of which the first may be a day alone.
    fn wrapped_adoption(&mut self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&above| self.roles[above] == Role::Title)?;
        let count = shape::wrapped_adoption(self.lines.iter().skip(at).map(|l| l.text.as_ref()))?;
        let signs = Note { adoption: true, ..Note::default() };
        self.judge(NOTE, &signs, ENOUGH, at..at + count).then(|| self.set(at, count, Role::Note))
    }

    /// The heading of a part of the text that has no label.
    fn part(&mut self, at: usize) -> Option<usize> {
        let line = self.line(at).filter(|l| l.is_bare() && l.label.is_none())?;
        let text_below = self.line(at + 1).is_some_and(|l| !l.signs() && l.day.is_none());
        let mut signs = Part::default();
        if line.width <= 12 && Class::Preface.is(&fold::compact(&line.text)) {
            let first = |l: &&&Line<'_>| {
                l.strict_label().is_some_and(|l| matches!(l.form, Form::Part | Form::Chapter | Form::Comma))
            };
            let labelled = || self.lines.iter().skip(at + 1).take(PREFACE).find(first).and_then(|l| l.label);
            let sentence = self.line(at + 1).is_some_and(|l| l.stops || l.commas || l.end == End::Stop);
            signs.preface = sentence && labelled().is_some_and(|l| l.value == 1);
        } else if Class::AttachmentWord.starts(&line.text).is_some() && !self.signed && !self.appendix {
            let found = attachment_label(&line.text).filter(|found| found.bytes < line.text.len());
            let alone = found.is_some_and(|found| found.number.is_none()) && self.next_number(at + 1, 1).is_none();
            signs.appended = alone && self.labels.contains_key(&Form::Article) && text_below;
            signs.left_out = signs.appended && shape::is_left_out(&line.text);
        }
        self.judge(PART, &signs, ENOUGH, at..at + 1).then(|| self.set(at, 1, Role::Part))
    }

    fn attachment(&mut self, at: usize) -> Option<usize> {
        let line = self.line(at)?;
        Class::AttachmentWord.starts(&line.text)?;
        let found = attachment_label(&line.text)?;
        let rest = line.text.get(found.bytes..).unwrap_or("");
        // 附件：4-1.甲 over 4-2.乙, in what is attached itself.
        let lists = numbered(rest).is_some() && found.number.is_some_and(|n| self.next_number(at + 1, n).is_some());
        let mut signs = Attachment {
            after_sign_off: self.appendix && !lists && (!rest.is_empty() || at + 1 < self.lines.len()),
            alone: rest.is_empty() && (found.number.is_some() || self.next_number(at + 1, 0).is_none()),
            listed: !self.appendix && found.number == Some(1) && numbered(rest).is_none() && self.is_listed(at),
            ..Attachment::default()
        };
        if signs.after_sign_off || signs.alone || signs.listed {
            signs.left_out = shape::is_left_out(&line.text);
            signs.text = !line.is_bare() && line.end != End::Colon;
        }
        if self.judge(ATTACHMENT, &signs, ENOUGH, at..at + 1) {
            self.set(at, 1, Role::AttachmentHead);
            self.appendix = true;
            return Some(1 + self.attachment_title(at + 1));
        }
        self.roles[at] = Role::AttachmentItem;
        Some(self.list_of_attachments(at, &found, rest.is_empty()))
    }

    /// Whether the list right above names the attachment that a line heads, and no other line of a list follows.
    fn is_listed(&self, at: usize) -> bool {
        let key = |line: &Line<'_>| fold::key(attachment_title(&line.text));
        let above = (at.saturating_sub(LISTED)..at).rev().take_while(|i| self.roles[*i] == Role::AttachmentItem);
        let titles: Vec<String> = above.filter_map(|i| self.line(i).map(key)).collect();
        let title = self.line(at).map(key).filter(|title| !title.is_empty());
        title.is_some_and(|title| titles.contains(&title)) && self.next_number(at + 1, 1).is_none()
    }

    /// The title lines under the head of an attachment.
    fn attachment_title(&mut self, at: usize) -> usize {
        let mut count = 0;
        while count < 4 && self.is_title_line(at + count) && self.line(at + count).is_none_or(|l| l.width >= 6) {
            count += 1;
            let title = self.joined(at, count);
            if shape::ends_as_title(&title) || Class::AttachmentTitleEnd.ends(&title).is_some() {
                return self.set(at, count, Role::Title);
            }
        }
        // A line with a comma, or with a bracket that the next one closes, begins a sentence that goes on.
        let sentence = self.line(at).is_some_and(|l| l.commas || l.end == End::Open);
        if count > 0 && !sentence { self.set(at, 1, Role::Title) } else { 0 }
    }

    /// The number of a list that a line begins with, if it follows the one before.
    fn next_number(&self, at: usize, before: u32) -> Option<u32> {
        let line = self.line(at)?;
        let labelled = || attachment_label(&line.text).and_then(|a| a.number);
        numbered(&line.text).or_else(labelled).filter(|&number| follows(number, before))
    }

    /// The lines that follow 附件： in its list.
    fn list_of_attachments(&mut self, at: usize, found: &AttachmentLabel, empty: bool) -> usize {
        let mut number = found.number.unwrap_or(u32::from(!empty));
        let mut next = at + 1;
        while self.line(next).is_some() {
            if let Some(found) = self.next_number(next, number) {
                number = found;
                self.roles[next] = Role::AttachmentItem;
            } else if self.wrapped_item(next) {
                self.roles[next] = Role::AttachmentItem;
                self.fresh[next] = false;
            } else {
                break;
            }
            next += 1;
        }
        next - at
    }

    /// The rest of an item of the list that the print wrapped.
    fn wrapped_item(&self, at: usize) -> bool {
        let (Some(line), Some(above)) = (self.line(at), at.checked_sub(1).and_then(|p| self.line(p))) else {
            return false;
        };
        let signs = line.signs() || line.day.is_some() || attachment_label(&line.text).is_some();
        let listed = above.label.is_some() || attachment_label(&above.text).is_some();
        line.is_bare()
            && line.label.is_none()
            && !signs
            && above.end == End::Plain
            // A full line is wrapped; so is one whose rest is set under its words.
            && (above.width >= 30 && line.width < above.width || line.indent > above.indent && listed)
            && line.gap <= above.gap
    }

    fn is_title_line(&self, at: usize) -> bool {
        // …依照《 / 某某法 / 》组织工会: within a sentence.
        let quoted = at.checked_sub(1).and_then(|above| self.line(above)).is_some_and(|above| above.end == End::Open);
        self.line(at).is_some_and(|l| {
            !quoted
                && l.is_bare()
                && l.width <= 140
                && l.outline_label().is_none()
                && shape::is_title_piece(&l.text)
                && l.day.is_none()
                && Class::NoTitleStart.starts(&l.text).is_none()
                && !shape::signs_alone(&l.text)
                // The head of a table's columns is no title of them.
                && !aligned::is_head(self.lines, at)
        })
    }

    fn joined(&self, at: usize, count: usize) -> String {
        self.lines[at..at + count].iter().map(|l| l.text.as_ref()).collect()
    }

    /// Marks runs of short lines with numbers among them as the cells of a table that was taken apart.
    fn runs_of_cells(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            let mut end = at;
            let mut numbers = 0;
            while end < self.lines.len() && self.roles[end] == Role::Body && is_cell_like(self.lines[end]) {
                numbers += usize::from(
                    self.lines[end]
                        .text
                        .chars()
                        .all(|c| numeral::digit(c).is_some() || matches!(fold::mark(c), '.' | '%' | ',' | '-')),
                );
                end += 1;
            }
            let count = end - at;
            if count >= 8 && numbers * 6 >= count {
                self.roles[at..end].fill(Role::Cell);
            }
            at = end.max(at + 1);
        }
    }
}

fn is_cell_like(line: &Line<'_>) -> bool {
    line.width <= 30
        && matches!(line.end, End::Plain | End::Close)
        && !line.stops
        && !line.commas
        && !line.text.contains(['：', ':'])
        && line.outline_label().is_none_or(|l| matches!(l.form, Form::Decimal(_)))
}

#[cfg(test)]
mod tests {
    use crate::issue::BlockKind;

    /// The titles of a paper with these lines behind its sign-off.
    fn titles(lines: &str) -> Vec<String> {
        let text = format!(
            "云山市人民政府关于供水的通知\n各县人民政府：\n　　请认真贯彻执行。\n　　附件：任务分工\n云山市人民政府\n2031年3月12日\n{lines}\n"
        );
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let blocks = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == BlockKind::Title);
        blocks.skip(1).map(|b| b.text.clone()).collect()
    }

    #[test]
    fn the_title_of_an_attachment_takes_its_lines() {
        let text = "　　一、市水务局负责供水，市财政局负责资金。";
        for (lines, title) in [
            (format!("附件\n供水任务分工方案\n{text}"), "供水任务分工方案"),
            (format!("附件\n云山市人民政府关于\n供水任务分工的方案\n{text}"), "云山市人民政府关于供水任务分工的方案"),
            (
                format!("附件\n云山市人民政府\n关于城乡供水\n任务分工的方案\n{text}"),
                "云山市人民政府关于城乡供水任务分工的方案",
            ),
            (format!("附件\n供水任务分工\n{text}"), "供水任务分工"),
        ] {
            assert_eq!(titles(&lines), [title], "{lines}");
        }
        assert!(titles(&format!("附件\n{text}")).is_empty());
    }

    #[test]
    fn eight_short_lines_with_numbers_among_them_are_cells() {
        let cells = |lines: &[&str]| {
            let text =
                format!("云山市人民政府关于供水的通知\n　　任务如下。\n{}\n　　请执行，按期完成。\n", lines.join("\n"));
            let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
            issue.documents.iter().flat_map(|d| &d.blocks).any(|b| b.kind == BlockKind::Table)
        };
        let words = ["甲乡", "供水", "乙乡", "排水", "丙乡", "防汛", "丁乡", "治污", "戊乡", "节水", "己乡"];
        let with = |numbers: &[&str], count: usize| {
            let mut lines = numbers.to_vec();
            lines.extend(words.iter().take(count - numbers.len()));
            cells(&lines)
        };
        assert!(with(&["12", "3.5%"], 8) && !with(&["12", "3.5%"], 7));
        // One line of six is a number.
        assert!(with(&["12", "3"], 12) && !with(&["12"], 8) && !with(&[], 8));
        // Sentences, keys and labels are no cells.
        for line in ["供水，", "供水。", "联系人：江某", "一、供水", "水水水水水水水水水水水水水水水水"]
        {
            let lines = ["12", "甲乡", "3", "乙乡", line, "丙乡", "丁乡", "5"];
            assert!(!cells(&lines), "{line}");
        }
    }
}
