//! Which lines are one paragraph: for each pair of neighbouring body lines all evidence is added up, and the sum
//! decides. The sum, as a probability, is kept on the joined [`crate::issue::Piece`].

use super::words;
use crate::zh::{brackets, chars, date, numeral};
use std::collections::HashMap;

use super::caption;
use super::label::Form;
use super::layout::{Fill, Layout};
use super::lex::{End, Line};
use super::outline;
use super::roles::Role;
use super::shape;
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
    pub width: u32,
    /// Lines it is made of so far.
    pub lines: u32,
}

impl Open {
    pub(crate) fn begin(line: &Line<'_>, labelled: bool, heading: bool) -> Self {
        let mut open = Self { labelled, heading, ..Self::default() };
        open.add(line);
        open
    }

    pub(crate) fn add(&mut self, line: &Line<'_>) {
        self.brackets = (self.brackets + line.open).max(0);
        self.stops |= line.stops || line.end == End::Stop;
        self.commas |= line.commas;
        self.width += line.width;
        self.lines += 1;
    }

    /// Reads like a heading: labelled (or short), with no sentence in it.
    fn is_heading_like(&self) -> bool {
        !self.stops && (self.heading && self.width <= 100 || !self.labelled && self.width <= 36 && !self.commas)
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
}

/// The evidence that `b` goes on from `a`: above 0 they are joined.
pub(crate) fn evidence(pair: &Pair<'_, '_>, layout: &Layout, words: &Vocabulary) -> f32 {
    let Pair { open, a, b, .. } = pair;
    let heading = open.is_heading_like();
    let mut sum = end_of(pair, heading) + start_of(pair) + geometry(pair, layout, heading);
    if a.end == End::Plain && !open.commas && a.width <= 60 && shape::is_office(&a.text) && shape::is_office(&b.text) {
        sum -= 3.0;
    }
    let close_call = sum.abs() < 4.0;
    if close_call && !matches!(a.end, End::Stop | End::Colon) {
        sum += words.affinity(&a.text, &b.text);
    }
    // A full line can break a word before what looks like a label (统 / 一、).
    if pair.fill == Some(Fill::Full)
        && a.end == End::Plain
        && b.label.is_some_and(|l| l.form == Form::Comma)
        && words.affinity(&a.text, &b.text) >= 1.0
    {
        sum += 8.0;
    }
    if a.end == End::Plain && ends_with_open_word(&a.text) {
        sum += 2.5;
    }
    if pair.entry {
        sum -= if b.strict_label().is_some() { 0.0 } else { 6.0 };
    } else if pair.chronicle && b.label.is_none() && !a.text.contains("大事记") {
        sum += if outline::is_month(&b.text) || outline::is_month(&a.text) { -12.0 } else { 5.0 };
    }
    if pair.clauses && matches!(a.end, End::Plain | End::Close) {
        sum -= 5.0;
    } else if pair.appointments
        && a.end == End::Plain
        && pair.fill != Some(Fill::Full)
        && outline::parts_clauses(&a.text, &b.text)
    {
        sum -= 10.0;
    }
    if a.end == End::Stop
        && (open.awaits_bracket || b.text.starts_with(brackets::opens_round) && words.follows_stop(&b.text))
    {
        sum += 6.0;
    }
    if a.row || b.row {
        sum -= 4.0;
    } else if pair.fill != Some(Fill::Full) && is_list(a, b) {
        sum -= 5.0;
    }
    let boxed = |l: &Line<'_>| l.text.starts_with('【') && l.text.contains('】');
    if caption::stands_alone(b)
        || boxed(b)
        || open.lines == 1 && (caption::stands_alone(a) || boxed(a) && a.text.ends_with('】'))
    {
        sum -= 6.0;
    }
    if let Some(starts) = b.hint.and_then(|h| h.starts_paragraph)
        && pair.stitched.is_none()
    {
        sum += if starts { -4.0 } else { 8.0 };
    }
    sum
}

/// Whether two lines are rows of a list, or the first heads it (列席, 出席（共38名）).
fn is_list(a: &Line<'_>, b: &Line<'_>) -> bool {
    let heads = |l: &Line<'_>| l.is_bare() && l.width <= 24 && l.end != End::Open;
    let row = |l: &Line<'_>| l.end != End::Stop && shape::is_list_row(&l.text);
    row(a) && (row(b) || heads(b)) || row(b) && heads(a)
}

/// How the text before ends.
fn end_of(pair: &Pair<'_, '_>, heading: bool) -> f32 {
    let Pair { open, a, b, .. } = pair;
    let unclosed = open.brackets > 0 && open.width < 2_400;
    let full = pair.fill == Some(Fill::Full);
    match a.end {
        End::Stop if unclosed => 0.5,
        End::Stop => -4.0,
        End::Semi if unclosed => 3.0,
        End::Semi if pair.appointments => -5.0,
        End::Semi => {
            if full && b.label.is_none() {
                0.0
            } else {
                -3.0
            }
        }
        End::Colon if unclosed => 3.0,
        End::Colon => {
            if full && b.label.is_none() {
                -0.5
            } else {
                -3.0
            }
        }
        End::Comma | End::Open => 5.0,
        // A clause of such a list ends with its mark, so a line without one goes on.
        End::Plain if pair.appointments => 3.0,
        _ if unclosed => 4.0,
        End::Close if a.text.ends_with(brackets::closes_round) && open.stops => -2.5,
        End::Close | End::Plain if heading => heading_end(pair),
        End::Close => 0.5,
        End::Plain => 2.0,
    }
}

/// Where a page ends after a full stop, the paragraph goes on in about one case of twenty; it ends there in about one
/// of five, and then as many begin without a label as elsewhere in the document.
fn stitch(pair: &Pair<'_, '_>, follow_ons: f32) -> f32 {
    if pair.a.end != End::Stop || pair.b.label.is_some() {
        return 0.0;
    }
    let odds = (0.25 / follow_ons.max(0.01)).ln();
    let fill = match pair.fill {
        Some(Fill::Full) => 1.5,
        Some(Fill::Short) => -1.5,
        _ => 0.0,
    };
    4.0 + odds + fill
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
        if b.label.is_some() {
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

/// Words that end no text: what they belong to follows.
const OPEN_WORDS: [&str; 30] = [
    "的", "和", "及", "与", "在", "对", "为", "将", "由", "按", "以", "或", "是", "从", "于", "被", "把", "向", "已经",
    "并", "但", "其", "该", "各", "不", "应当", "可以", "根据", "按照", "经",
];

/// Ends with one of them.
pub(crate) fn ends_with_open_word(text: &str) -> bool {
    words::ends_with_any(text, &OPEN_WORDS) && !text.ends_with("目的")
}

/// A line like a heading: it goes on only in a short rest without a sentence, or in a wrapped one.
fn heading_end(pair: &Pair<'_, '_>) -> f32 {
    let b = pair.b;
    let full = pair.fill == Some(Fill::Full);
    let rest = b.is_bare() && b.label.is_none() && b.width <= pair.a.width.min(40);
    let then = pair.next.is_none_or(|n| n.label.is_some() || n.commas || n.stops);
    if full && (pair.open.commas || pair.open.labelled) {
        return 0.5;
    }
    match (pair.open.labelled, rest && then && pair.a.width >= 24) {
        (true, true) => 0.5,
        (true, false) => -3.0,
        (false, _) => -1.5,
    }
}

/// How the text after begins.
fn start_of(pair: &Pair<'_, '_>) -> f32 {
    let b = pair.b;
    let mut sum = 0.0;
    match b.label {
        Some(label) if label.strict => sum -= if matches!(label.form, Form::Dash) { 4.0 } else { 6.0 },
        Some(_) if pair.in_sequence => sum -= 4.0,
        _ => {}
    }
    if open_key(&b.text) && pair.open.brackets <= 0 && !matches!(pair.a.end, End::Comma | End::Open) {
        sum -= 2.5;
    }
    let formula = |text: &str| text.contains(['＝', '=']);
    if pair.a.end == End::Plain && formula(&pair.a.text) && formula(&b.text) {
        sum -= 4.0;
    }
    if begins_history(&pair.a.text, &b.text) {
        sum -= 5.0;
    }
    if b.text.starts_with(chars::no_start) {
        sum += 5.0;
    } else if b.text.starts_with(['的', '了', '着', '等', '之', '们', '性', '化']) {
        sum += 2.0;
    }
    if b.label.is_none() && b.end == End::Stop && !matches!(pair.a.end, End::Stop | End::Semi | End::Colon) {
        sum += 0.5;
    }
    sum
}

/// Between two entries of a rule's history: …年…月…日…会议通过, then the next day.
fn begins_history(before: &str, text: &str) -> bool {
    let acts = ["通过", "公布", "发布", "修正", "修订", "批准", "会议"];
    text.starts_with(|c| numeral::digit(c).is_some())
        && acts.iter().any(|w| before.ends_with(w))
        && date::day_at(text).is_some()
}

/// Begins with a word or two and a colon (联系人：, 抄送：): a line of its own.
fn open_key(text: &str) -> bool {
    let mut count = 0;
    for c in text.chars().filter(|&c| !chars::is_space(c)).take(7) {
        match c {
            '：' | ':' => return count >= 1,
            c if chars::is_han(c) => count += 1,
            _ => return false,
        }
    }
    false
}

/// Where the lines stand: full or short lines of wrapped text, indents, blank lines.
fn geometry(pair: &Pair<'_, '_>, layout: &Layout, heading: bool) -> f32 {
    let Pair { a, b, open, .. } = pair;
    if let Some(follow_ons) = pair.stitched {
        return stitch(pair, follow_ons);
    }
    let mut sum = layout.indent(b) + layout.gap(b);
    match pair.fill {
        // In wrapped text most line ends are inside a paragraph; after a full stop that depends on the text.
        Some(Fill::Full) => sum += if a.end == End::Stop { 4.0 + pair.after_full_stop } else { 2.0 },
        Some(Fill::Near) => {}
        Some(Fill::Short) => sum -= 2.5,
        None if !open.stops && !open.commas && open.width <= 30 && !open.labelled && !heading => sum -= 1.0,
        None => {}
    }
    sum
}

/// Evidence as a probability.
pub(crate) fn confidence(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum.abs()).exp())
}
