//! 下转/上接: the pieces of documents that go on elsewhere are found, paired and put behind one another.

use std::collections::HashSet;

use super::label::Label;
use super::layout::Layout;
use super::lex::{End, Line};
use super::rules::continuation::{Fit, RULES, Sentence, Signs};
use super::rules::{Judged, score, weigh};
use super::split::Draft;
use super::vocab::Vocabulary;
use crate::issue::{Outcome, Stage};
use crate::zh::lexicon::Class;

/// A join of a continuation in a draft's sequence of lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stitch {
    /// Index into the sequence of the first line of the remainder.
    pub at: usize,
    pub says_page: Option<u32>,
    pub from_page: Option<u32>,
    pub confidence: f32,
}

/// The lines of a draft's body in reading order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sequence {
    pub lines: Vec<usize>,
    pub stitches: Vec<Stitch>,
}

/// What could not be paired.
#[derive(Debug, Default)]
pub(crate) struct Unpaired {
    /// Lines of 下转 markers whose remainder was not found.
    pub onward: Vec<usize>,
    /// Lines of 上接 markers whose beginning was not found.
    pub back: Vec<usize>,
    /// What was decided of remainders.
    pub judged: Vec<Judged>,
}

/// A run of body lines between markers.
#[derive(Clone, Debug)]
struct Segment {
    draft: usize,
    from: usize,
    to: usize,
    /// The 上接 marker before it.
    back: Option<usize>,
    /// The 下转 marker after it.
    onward: Option<usize>,
    /// Set when it was taken as the remainder of another segment.
    taken: bool,
    next: Option<(usize, f32)>,
}

/// Puts the segments of all drafts in order.
pub(crate) fn stitch(
    lines: &[Line<'_>],
    drafts: &[Draft],
    words: &Vocabulary,
    layout: &Layout,
) -> (Vec<Sequence>, Unpaired) {
    let mut segments = cut(lines, drafts);
    let scene = Scene { lines, drafts, words, layout };
    let mut unpaired = Unpaired::default();
    let judged = &mut unpaired.judged;
    pair(&scene, &mut segments, judged);
    pair_without_onward(&scene, &mut segments, judged);
    pair_without_back(&scene, &mut segments, judged);
    for segment in &segments {
        unpaired.onward.extend(segment.onward.filter(|_| segment.next.is_none()));
        unpaired.back.extend(segment.back.filter(|_| !segment.taken));
    }
    (sequences(lines, drafts, &segments), unpaired)
}

fn cut(lines: &[Line<'_>], drafts: &[Draft]) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let open = |at: usize, back: Option<usize>| Segment {
            draft: index,
            from: at,
            to: at,
            back,
            onward: None,
            taken: false,
            next: None,
        };
        let mut current = open(draft.body.start, None);
        for at in draft.body.clone() {
            let Some(marker) = lines[at].marker else {
                current.to = at + 1;
                continue;
            };
            let fresh = if marker.onward {
                current.onward = Some(at);
                open(at + 1, None)
            } else {
                open(at + 1, Some(at))
            };
            segments.push(std::mem::replace(&mut current, fresh));
        }
        segments.push(current);
    }
    segments
}

/// At most so many pairs are compared; beyond that markers are paired in order.
const PAIRS: usize = 40_000;

fn pair(scene: &Scene<'_, '_>, segments: &mut [Segment], judged: &mut Vec<Judged>) {
    let outs: Vec<usize> = (0..segments.len()).filter(|&s| segments[s].onward.is_some()).collect();
    let ins: Vec<usize> = (0..segments.len()).filter(|&s| segments[s].back.is_some()).collect();
    let mut scored: Vec<(f32, usize, usize)> = Vec::new();
    let many = outs.len().saturating_mul(ins.len()) > PAIRS;
    for (n, &out) in outs.iter().enumerate() {
        let near = if many { n.saturating_sub(2)..(n + 3).min(ins.len()) } else { 0..ins.len() };
        for &rest in ins.get(near).unwrap_or_default() {
            if out != rest {
                scored.push((score(RULES, &scene.signs(&segments[out], &segments[rest])), out, rest));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    // Which chain each segment is in: a chain must not close on itself.
    let mut chain: Vec<usize> = (0..segments.len()).collect();
    // Of those that find no remainder the likeliest is told of.
    let mut refused = HashSet::new();
    for (score, out, rest) in scored {
        let (a, b) = (root(&mut chain, out), root(&mut chain, rest));
        if segments[out].next.is_some() || segments[rest].taken || a == b {
            continue;
        }
        let signs = scene.signs(&segments[out], &segments[rest]);
        if score > 0.0 {
            chain[b] = a;
            segments[rest].taken = true;
            segments[out].next = Some((rest, sure(score)));
            scene.told(&segments[out], segments[rest].from, &signs, Outcome::Taken, judged);
        } else if refused.insert(out) {
            scene.told(&segments[out], segments[rest].from, &signs, Outcome::TooLittle, judged);
        }
    }
}

/// The segment that stands for the chain of this one; paths are halved on the way.
fn root(chain: &mut [usize], mut at: usize) -> usize {
    while chain[at] != at {
        chain[at] = chain[chain[at]];
        at = chain[at];
    }
    at
}

/// What pairing looks at.
struct Scene<'s, 'a> {
    lines: &'s [Line<'a>],
    drafts: &'s [Draft],
    words: &'s Vocabulary,
    layout: &'s Layout,
}

/// Lines after the start of a remainder in which its first label is looked for.
const AHEAD: usize = 40;

impl Scene<'_, '_> {
    fn page(&self, marker: Option<usize>) -> Option<u32> {
        marker.and_then(|m| self.lines[m].marker).and_then(|m| m.page)
    }

    /// What is seen of a marked remainder and a break: pages that the markers name, the open sentence, the numbering.
    fn signs(&self, out: &Segment, rest: &Segment) -> Signs {
        let signs = Signs {
            marked: true,
            back: fit(self.page(rest.back), &self.drafts[out.draft]),
            onward: fit(self.page(out.onward), &self.drafts[rest.draft]),
            ..Signs::default()
        };
        let (Some(last), Some(first)) = (last_line(out), last_line(rest).map(|_| rest.from)) else { return signs };
        Signs {
            sentence: self.sentence(last, first),
            numbering: self.label_fit(out, rest),
            same_document: rest.draft == out.draft,
            ..signs
        }
    }

    /// Whether the text before the break is a sentence that the text after it goes on with.
    fn sentence(&self, last: usize, first: usize) -> Sentence {
        let (a, b) = (&self.lines[last], &self.lines[first]);
        match (is_open(a), b.outline_label().is_some()) {
            (true, false) => Sentence::GoesOn(self.words.affinity(&a.text, &b.text).clamp(-1.0, 1.5)),
            (true, true) | (false, false) => Sentence::Mismatch,
            (false, true) => Sentence::Complete,
        }
    }

    /// Keeps what was decided of a break and the line that may go on from it, for both.
    fn told(&self, out: &Segment, first: usize, signs: &Signs, outcome: Outcome, judged: &mut Vec<Judged>) {
        let places = [last_line(out), Some(first).filter(|&first| first < self.lines.len())];
        judged.extend(places.into_iter().flatten().map(|at| Judged {
            stage: Stage::Continuation,
            lines: at..at + 1,
            outcome,
            why: weigh(RULES, signs),
        }));
    }

    /// Whether the first label after the break goes on from those before it.
    fn label_fit(&self, out: &Segment, rest: &Segment) -> f32 {
        let ahead = (rest.from..rest.to).take(AHEAD).find_map(|at| self.lines[at].outline_label().map(|l| (at, l)));
        match ahead {
            Some((at, label)) if at == rest.from && fills_heading(self.lines, out, label) => 2.5,
            Some((at, label)) if at == rest.from => numbering_fit(self.lines, out, label),
            Some((_, label)) => 0.7 * numbering_fit(self.lines, out, label),
            None => 0.0,
        }
    }
}

/// The sentence at the end of a line goes on; a label with a few words is a heading, not a sentence.
fn is_open(line: &Line<'_>) -> bool {
    !matches!(line.end, End::Stop | End::Semi | End::Colon)
        && line.label.is_none_or(|_| line.stops || line.commas)
        && !line.signs()
        && line.day.is_none()
}

/// What an unmarked half must score to be believed.
const UNMARKED: f32 = 2.2;

/// Remainders whose 下转 is missing: they go on from a document that breaks off, on the page they name.
fn pair_without_onward(scene: &Scene<'_, '_>, segments: &mut [Segment], judged: &mut Vec<Judged>) {
    let open: Vec<usize> = (0..segments.len()).filter(|&s| segments[s].back.is_some() && !segments[s].taken).collect();
    // The last segment of each document, where it does not go on by a marker and does not end as documents do.
    let follows = |s: usize| segments.get(s + 1).filter(|n| n.draft == segments[s].draft && n.back.is_none());
    let ends: Vec<usize> = (0..segments.len())
        .filter(|&s| segments[s].onward.is_none() && segments[s].back.is_none() && follows(s).is_none())
        .filter(|&s| last_line(&segments[s]).is_some_and(|l| !ends_document(&scene.lines[l])))
        .collect();
    if open.len().saturating_mul(ends.len()) > PAIRS {
        return;
    }
    for rest in open {
        // A chain that closed on itself would be in no document.
        let own = chain_end(segments, rest);
        let free = ends
            .iter()
            .filter(|&&e| e != own && segments[e].next.is_none() && segments[e].draft != segments[rest].draft);
        let best = free
            .map(|&e| (score(RULES, &scene.signs(&segments[e], &segments[rest])), e))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((score, end)) = best else { continue };
        let signs = scene.signs(&segments[end], &segments[rest]);
        let taken = score >= UNMARKED;
        let outcome = if taken { Outcome::Taken } else { Outcome::TooLittle };
        scene.told(&segments[end], segments[rest].from, &signs, outcome, judged);
        if taken {
            segments[rest].taken = true;
            segments[end].next = Some((rest, sure(score - UNMARKED)));
        }
    }
}

/// Complete paragraphs that must be seen to tell whether a document has some that follow each other without labels.
const TELLING: usize = 4;

impl Scene<'_, '_> {
    /// A paragraph without a label before the first line of a remainder that is known by its numbering belongs to it, too,
    /// where the host has no two such paragraphs behind each other and the document that breaks off has.
    fn reach_back(&self, out: &Segment, host: &Segment, at: usize) -> usize {
        let lines = self.lines;
        let begins = |at: usize| lines[at - 1].end == End::Stop && lines[at].label.is_none() && !lines[at].signs();
        let Some(start) = (host.from + 1..at).rev().take_while(|&l| lines[l].label.is_none()).find(|&l| begins(l))
        else {
            return at;
        };
        let alone = self.loose_paragraphs(host.from..start);
        let ours = self.loose_paragraphs(out.from..out.to);
        let telling = lines[at].outline_label().is_some() && !ends_document(&lines[at - 1]);
        if telling && alone.1 >= TELLING && alone.0 == 0 && ours.0 > 1 { start } else { at }
    }

    /// How many paragraphs without labels follow complete ones, and how many complete ones there are.
    fn loose_paragraphs(&self, range: std::ops::Range<usize>) -> (usize, usize) {
        let lines = self.lines;
        let indents = range.clone().any(|at| self.layout.is_indented(&lines[at]));
        let ends = range.clone().skip(1).filter(|&at| lines[at - 1].end == End::Stop && !lines[at].signs());
        let (mut loose, mut all) = (0, 0);
        for at in ends {
            let labelled = lines[at].label.is_some();
            all += 1;
            loose += usize::from(!labelled && (!indents || self.layout.is_indented(&lines[at])));
        }
        (loose, all)
    }
}

/// The last segment of the chain that goes on from a segment.
fn chain_end(segments: &[Segment], mut at: usize) -> usize {
    while let Some((next, _)) = segments[at].next {
        at = next;
    }
    at
}

/// The last words of a document: its day, or from when it is in force.
fn ends_document(line: &Line<'_>) -> bool {
    line.day.is_some() || line.note || line.end == End::Stop && Class::InForceFrom.within(&line.text)
}

/// Breaks whose 上接 is missing: the remainder is text inside another document that goes on from the break, in
/// sentence and numbering, and not from what stands before it.
fn pair_without_back(scene: &Scene<'_, '_>, segments: &mut Vec<Segment>, judged: &mut Vec<Judged>) {
    let open = |s: &Segment| s.onward.is_some() && s.next.is_none();
    let outs: Vec<usize> = (0..segments.len()).filter(|&s| open(&segments[s])).collect();
    if outs.len().saturating_mul(scene.lines.len()) > PAIRS * 100 {
        return;
    }
    for out in outs {
        let hosts = (0..segments.len()).filter(|&s| {
            let host = &segments[s];
            !host.taken && host.draft != segments[out].draft && chain_end(segments, s) != out
        });
        let best = hosts
            .filter_map(|s| {
                scene.orphan(&segments[out], segments, s).map(|(signs, at)| (score(RULES, &signs), s, at, signs))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((score, s, at, signs)) = best else { continue };
        let taken = score >= UNMARKED + 0.2;
        let outcome = if taken { Outcome::Taken } else { Outcome::TooLittle };
        scene.told(&segments[out], at, &signs, outcome, judged);
        if !taken {
            continue;
        }
        let at = scene.reach_back(&segments[out], &segments[s], at);
        // Its own break, if it has one, comes at the end of what is taken out.
        let rest = Segment { from: at, back: None, taken: true, ..segments[s].clone() };
        segments[s] = Segment { to: at, onward: None, next: None, ..segments[s].clone() };
        segments.push(rest);
        segments[out].next = Some((segments.len() - 1, sure(score - UNMARKED)));
    }
}

impl Scene<'_, '_> {
    /// The line of a segment from which on it best goes on from the break, with what is seen there.
    fn orphan(&self, out: &Segment, segments: &[Segment], host: usize) -> Option<(Signs, usize)> {
        let segment = &segments[host];
        let last = last_line(out)?;
        let onward = fit(self.page(out.onward), &self.drafts[segment.draft]);
        if onward == Fit::Outside {
            return None;
        }
        let loose = segment.back.is_none()
            && host
                .checked_sub(1)
                .and_then(|p| segments.get(p))
                .is_some_and(|p| p.draft == segment.draft && p.onward.is_some());
        let from = if loose { segment.from } else { segment.from + 1 };
        let seen = |at: usize| {
            let line = &self.lines[at];
            let closed = at == segment.from || !is_open(&self.lines[at - 1]) || ends_document(&self.lines[at - 1]);
            let headed =
                line.note || Class::AttachmentWord.starts(&line.text).is_some() || line.day.is_some() || line.signs();
            if !closed || headed {
                return None;
            }
            let rest = Segment { from: at, back: None, ..segment.clone() };
            let own = Segment { to: at, ..segment.clone() };
            let signs = Signs {
                onward,
                sentence: self.sentence(last, at),
                numbering: self.label_fit(out, &rest),
                own_numbering: self.label_fit(&own, &rest).max(0.0),
                host_ended: at > segment.from && ends_document(&self.lines[at - 1]),
                loose,
                ..Signs::default()
            };
            Some((score(RULES, &signs), signs, at))
        };
        let best = (from..segment.to).filter_map(seen).max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2)))?;
        Some((best.1, best.2))
    }
}

fn sure(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// A page against the pages of the document in which the text stands.
fn fit(page: Option<u32>, draft: &Draft) -> Fit {
    let (Some(page), Some(first)) = (page, draft.page) else { return Fit::Unknown };
    let last = draft.last_page.unwrap_or(first + 30) + 1;
    match page {
        _ if (first..=last).contains(&page) => Fit::Within,
        _ if page == last + 1 => Fit::Unknown,
        _ => Fit::Outside,
    }
}

fn last_line(segment: &Segment) -> Option<usize> {
    (segment.from < segment.to).then(|| segment.to - 1)
}

/// Whether the label goes on from the last one of its form before the break.
fn numbering_fit(lines: &[Line<'_>], out: &Segment, label: Label) -> f32 {
    let before =
        (out.from..out.to).rev().take(400).filter_map(|at| lines[at].outline_label()).find(|l| l.form == label.form);
    match before {
        Some(before) if before.value + 1 == label.value => 2.5,
        Some(before) if before.value == label.value => -1.0,
        Some(_) if label.value == 1 => 0.0,
        Some(_) => -1.5,
        None if label.value == 1 => 0.5,
        None => -0.5,
    }
}

/// Whether a break comes behind a heading that has no text yet, and the label begins what such headings have under them.
fn fills_heading(lines: &[Line<'_>], out: &Segment, label: Label) -> bool {
    let Some(last) = last_line(out).map(|at| &lines[at]) else { return false };
    let Some(heading) = last.outline_label().filter(|l| l.form != label.form) else { return false };
    if label.value != 1 || last.stops || matches!(last.end, End::Stop | End::Semi | End::Colon) {
        return false;
    }
    let labels = (out.from..out.to).rev().take(400).filter_map(|at| lines[at].outline_label());
    let mut below = None;
    for above in labels {
        if above.form == heading.form && below.is_some_and(|b: Label| b.form == label.form && b.value == 1) {
            return true;
        }
        below = Some(above);
    }
    false
}

fn sequences(lines: &[Line<'_>], drafts: &[Draft], segments: &[Segment]) -> Vec<Sequence> {
    let mut sequences: Vec<Sequence> = drafts.iter().map(|_| Sequence::default()).collect();
    for segment in segments.iter().filter(|s| !s.taken) {
        let Some(sequence) = sequences.get_mut(segment.draft) else { continue };
        let mut current = segment;
        // A chain of remainders: each is taken once, so this ends.
        loop {
            sequence.lines.extend(current.from..current.to);
            let Some((next, confidence)) = current.next else { break };
            let page = |marker: Option<usize>| marker.and_then(|m| lines[m].marker).and_then(|m| m.page);
            let says_page = page(current.onward);
            current = &segments[next];
            sequence.stitches.push(Stitch {
                at: sequence.lines.len(),
                says_page,
                from_page: page(current.back),
                confidence,
            });
        }
    }
    for sequence in &mut sequences {
        let markers = |at: &usize| lines[*at].marker.is_none();
        sequence.lines.retain(markers);
    }
    sequences
}

#[cfg(test)]
mod tests;
