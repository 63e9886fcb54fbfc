//! Which lines are one paragraph: for each pair of neighbouring body lines the weights of all [`rules`] are added up,
//! and the sum decides. As a probability, with the rules that weighed most, it is kept on the joined
//! [`crate::issue::Piece`].

mod pairs;
pub(crate) mod rules;
#[cfg(test)]
mod tests;

use crate::issue::Grounds;
use crate::zh::brackets;
use crate::zh::lexicon::Class;
use std::collections::HashMap;

use super::label::Form;
use super::layout::{Fill, Layout};
use super::lex::{End, Line};
use super::roles::Role;
use super::vocab::Vocabulary;

/// The paragraph so far, as far as the decision needs it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Open {
    /// Brackets opened and not closed.
    pub brackets: i32,
    /// It begins with a label.
    pub labelled: bool,
    /// It is a heading by its label.
    pub heading: bool,
    /// What is numbered alike closes with a bracket like the one that is still to come (（责任单位：…）).
    pub awaits_bracket: bool,
    /// It has had a 。.
    pub stops: bool,
    pub commas: bool,
    /// It has had a ； inside a line: a heading has no clauses.
    pub clauses: bool,
    pub width: u32,
    /// Lines it is made of so far.
    pub lines: u32,
    /// Its first line is an article's label alone; and its second the article's name alone.
    pub label_alone: bool,
    pub named: bool,
}

impl Open {
    pub(crate) fn begin(line: &Line<'_>, labelled: bool, heading: bool) -> Self {
        let mut open = Self { labelled, heading, ..Self::default() };
        open.add(line);
        open.label_alone = labelled && pairs::is_label_alone(line);
        open
    }

    pub(crate) fn add(&mut self, line: &Line<'_>) {
        self.brackets = (self.brackets + line.open).max(0);
        self.stops |= line.stops || line.end == End::Stop;
        self.commas |= line.commas;
        self.clauses |= line.commas && line.text.trim_end_matches(['；', ';']).contains(['；', ';']);
        self.width += line.width;
        self.lines += 1;
        self.named = self.label_alone && self.lines == 2 && pairs::is_name_alone(line);
    }

    /// Reads like a heading: labelled (or short), with no sentence in it.
    pub(crate) fn is_heading_like(&self) -> bool {
        !self.stops
            && !self.clauses
            && (self.heading && self.width <= 100 || !self.labelled && self.width <= 36 && !self.commas)
    }
}

/// Where paragraphs numbered alike regularly close with the same bracket (（责任单位：…）), the lines of one that
/// has still to come to it: for each line whether it is such.
pub(crate) fn awaited_brackets(lines: &[&Line<'_>]) -> Vec<bool> {
    let mut awaited = vec![false; lines.len()];
    let starts: Vec<(usize, Form)> =
        lines.iter().enumerate().filter_map(|(at, l)| l.outline_label().map(|l| (at, l.form))).collect();
    let ends = starts.iter().skip(1).map(|s| s.0).chain(std::iter::once(lines.len()));
    let groups: Vec<(Form, usize, usize, Option<&str>)> = starts
        .iter()
        .zip(ends)
        .map(|(&(at, form), end)| (form, at, end, lines.get(end - 1).and_then(|l| last_bracket(&l.text))))
        .collect();
    let mut counts: HashMap<(Form, &str), u32> = HashMap::new();
    let mut all: HashMap<Form, u32> = HashMap::new();
    for (form, _, _, bracket) in &groups {
        *all.entry(*form).or_default() += 1;
        if let Some(bracket) = bracket {
            *counts.entry((*form, *bracket)).or_default() += 1;
        }
    }
    for (form, start, end, bracket) in &groups {
        let Some(bracket) = bracket else { continue };
        let count = counts.get(&(*form, *bracket)).copied().unwrap_or(0);
        let regular = count >= 5 && count * 10 >= all.get(form).copied().unwrap_or(0) * 6;
        // A group of many lines is more than one paragraph.
        if regular && end - start <= 4 {
            let done = (*start..*end).find(|&at| last_bracket(&lines[at].text) == Some(*bracket)).unwrap_or(*end);
            awaited[*start..done].fill(true);
        }
    }
    awaited
}

/// How the bracket begins that a text ends with: its first three characters.
fn last_bracket(text: &str) -> Option<&str> {
    if !text.ends_with(brackets::closes_round) {
        return None;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices().rev().take(600) {
        depth += i32::from(brackets::closes_round(c)) - i32::from(brackets::opens_round(c));
        if depth == 0 {
            let inner = text.get(at + c.len_utf8()..)?;
            let end = inner.char_indices().nth(3).map_or(inner.len(), |(end, _)| end);
            return inner.get(..end);
        }
    }
    None
}

/// What the pair is judged by.
pub(crate) struct Pair<'p, 'a> {
    pub open: &'p Open,
    pub a: &'p Line<'a>,
    pub b: &'p Line<'a>,
    /// The line after `b`.
    pub next: Option<&'p Line<'a>>,
    /// How full `a` is, where lines are wrapped.
    pub fill: Option<Fill>,
    /// Log odds that the paragraph goes on after a full line that ends with a stop.
    pub after_full_stop: f32,
    /// A continuation (下转/上接) lies between the two; then, how often a complete paragraph is followed by one
    /// without a label.
    pub stitched: Option<f32>,
    /// The label of `b` goes on from the numbering before it.
    pub in_sequence: bool,
    /// Entries of a chronicle: each begins with a day or a mark.
    pub chronicle: bool,
    /// `b` begins an entry of a chronicle, or stands under a day that has a line of its own.
    pub entry: bool,
    /// Clauses of a list of appointments: each ends with ；.
    pub appointments: bool,
    /// Clauses of such a list without marks: each line is one.
    pub clauses: bool,
    /// The paragraph so far is a member of a list that a colon opened.
    pub members: bool,
    /// The paragraph so far is an item behind one that ends with ；.
    pub closes_list: bool,
    /// The paragraph so far reads like a heading.
    pub heading: bool,
    pub layout: &'p Layout,
    pub words: &'p Vocabulary,
}

/// A bracket that has been open for so long (in half em) was never closed.
const LONGEST_BRACKET: u32 = 2_400;

impl Pair<'_, '_> {
    /// A bracket before is open, and not for so long that it was never closed.
    fn unclosed(&self) -> bool {
        self.open.brackets > 0 && self.open.width < LONGEST_BRACKET
    }

    fn full(&self) -> bool {
        self.fill == Some(Fill::Full)
    }

    /// The text before ends with a round bracket, after a sentence.
    fn after_sentence_bracket(&self) -> bool {
        self.open.stops && self.a.text.ends_with(brackets::closes_round)
    }

    /// A page ends behind a full line inside a sentence, and the next begins with text that is neither labelled nor
    /// indented: in short notices a page has too few lines to learn more from.
    fn open_over_page(&self) -> bool {
        let open = matches!(self.a.end, End::Plain | End::Close) && !self.heading && !self.unclosed();
        let next = self.b.page_start && self.b.label.is_none() && !self.layout.is_indented(self.b) && !self.b.signs();
        open && next && self.full() && self.stitched.is_none()
    }

    /// A label that is sure by its form follows a complete sentence or clause.
    fn complete_before_label(&self) -> bool {
        matches!(self.a.end, End::Stop | End::Semi | End::Colon) && self.b.outline_label().is_some()
    }
}

/// What is decided of a pair: the sum of all rules, and the weightiest of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verdict {
    /// Log odds that the two lines are one paragraph.
    pub sum: f32,
    pub grounds: Grounds,
}

impl Verdict {
    pub(crate) fn joins(self) -> bool {
        self.sum > 0.0
    }

    /// How sure the decision is, joined or not.
    pub(crate) fn probability(self) -> f32 {
        confidence(self.sum)
    }
}

/// Whether `b` goes on from `a`.
pub(crate) fn decide(pair: &Pair<'_, '_>) -> Verdict {
    let mut verdict = Verdict::default();
    for (rule, number) in rules::RULES.iter().zip(0..) {
        let weight = (rule.weigh)(pair, verdict.sum);
        if weight != 0.0 {
            verdict.sum += weight;
            verdict.grounds.add(number, weight);
        }
    }
    verdict
}

/// Ends with a word that nothing ends with.
pub(crate) fn ends_with_open_word(text: &str) -> bool {
    Class::OpenWord.ends(text).is_some() && Class::ClosedWord.ends(text).is_none()
}

/// The share of complete paragraphs that one without a label follows.
pub(crate) fn follow_ons(lines: &[&Line<'_>], roles: &[Role]) -> f32 {
    let (mut with, mut without) = (0.0f32, 0.0f32);
    for at in 1..lines.len() {
        let body = roles.get(at - 1) == Some(&Role::Body) && roles.get(at) == Some(&Role::Body);
        // In wrapped text the end of a line tells nothing.
        if body && lines[at - 1].end == End::Stop && lines[at - 1].width > 100 {
            if lines[at].label.is_some() { with += 1.0 } else { without += 1.0 }
        }
    }
    (without + 0.3) / (with + without + 1.2)
}

/// Log odds that a paragraph goes on after a full line that ends with a stop, before a line without a label. Paragraphs
/// that end on a short line tell how many are to be expected to end on a full one; the full lines beyond those go on.
pub(crate) fn after_full_stop(lines: &[&Line<'_>], roles: &[Role], wraps: &[Option<u32>], layout: &Layout) -> f32 {
    let (mut short, mut full, mut expected) = (0.0f32, 0.0f32, 0.0f32);
    for at in 1..lines.len() {
        let body = roles.get(at - 1) == Some(&Role::Body) && roles.get(at) == Some(&Role::Body);
        let (a, b) = (lines[at - 1], lines[at]);
        let Some(width) = wraps.get(at - 1).copied().flatten().filter(|_| body && a.end == End::Stop) else { continue };
        if b.label.is_some() || layout.parts(b) {
            continue;
        }
        match layout.fill(a, width, false) {
            Fill::Full => full += 1.0,
            Fill::Near => {}
            // The last line of a paragraph has any length; five half em of them look full.
            Fill::Short => {
                short += 1.0;
                expected += 5.0 / (width.max(12) - 8) as f32;
            }
        }
    }
    if short == 0.0 {
        return 1.2 + full.min(8.0) * 0.2;
    }
    ((full - expected).max(0.0) + 0.5).ln() - (expected.min(full) + 0.5).ln()
}

/// Evidence as a probability.
pub(crate) fn confidence(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum.abs()).exp())
}
