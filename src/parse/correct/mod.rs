//! The reader's corrections, applied to an issue that was parsed. Each is found by its anchor in the issue as the
//! ones before it left it, which is the issue its maker saw. What no longer fits is told, never dropped.

mod apply;
mod reading;
mod remainder;
mod restore;
mod shift;

use crate::issue::{Anchor, Correction, Diagnostic, Document, Issue, Place, Severity};
use crate::source::SourceText;

use super::{check, fields, ids};

/// An issue with corrections in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The issue.
    pub issue: Issue,
    /// What became of each correction, in their order.
    pub outcomes: Vec<Outcome>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was applied.
    Done,
    /// The issue says so without it: a better parser, or another correction.
    Needless,
    /// Its place was found, but what it asks for can't be done there.
    Unfit,
    /// Its place is not in this text.
    Lost,
}

impl Outcome {
    /// Whether it was of no effect because the text has changed: the reader should be told.
    #[must_use]
    pub fn failed(self) -> bool {
        matches!(self, Self::Unfit | Self::Lost)
    }
}

/// Makes a block begin at a byte of another, as the reader might say; tells whether it could.
pub(crate) fn begin_block(document: &mut Document, at: usize, byte: usize) -> bool {
    apply::split(document, at, byte) == Outcome::Done
}

/// Below this an anchor's place is a guess, and nothing is changed on a guess.
const SURE: f32 = 0.5;

/// Understands a source and applies corrections to what was understood. Never fails.
#[must_use]
pub fn parse_with(source: &SourceText, corrections: &[Correction]) -> Corrected {
    correct(&super::parse(source), corrections)
}

/// Applies corrections, in their order, to an issue as it was parsed. Without corrections the issue is as it was.
#[must_use]
pub fn correct(parsed: &Issue, corrections: &[Correction]) -> Corrected {
    let mut issue = parsed.clone();
    let left_out = |issue: &Issue| issue.dropped.len() + issue.masthead.pieces.len();
    let before = left_out(&issue);
    let outcomes: Vec<Outcome> = corrections.iter().map(|c| one(&mut issue, c)).collect();
    let structure =
        |(c, outcome): (&Correction, &Outcome)| *outcome == Outcome::Done && !matches!(c, Correction::Fact(_));
    if corrections.iter().zip(&outcomes).any(structure) {
        issue.documents.iter_mut().for_each(fields::renew);
        ids::assign(&mut issue.documents);
        issue.diagnostics.retain(|d| !check::is_own(&d.code));
        if left_out(&issue) != before {
            check::tell_dropped_anew(&mut issue);
        }
        check::run(&mut issue);
    }
    let told: Vec<Diagnostic> =
        corrections.iter().zip(&outcomes).filter(|(_, o)| o.failed()).map(|(c, _)| tell(&issue, c)).collect();
    issue.diagnostics.extend(told);
    Corrected { issue, outcomes }
}

fn find(issue: &Issue, anchor: &Anchor) -> Option<Place> {
    let found = anchor.resolve(issue).filter(|f| f.confidence >= SURE)?;
    issue.block(found.place.document, found.place.block).map(|_| found.place)
}

fn one(issue: &mut Issue, correction: &Correction) -> Outcome {
    if let Correction::Restore { text, .. } = correction {
        return restore::restore(issue, text);
    }
    let Some(place) = find(issue, correction.anchor()) else { return Outcome::Lost };
    if let Correction::Fact(fact) = correction {
        // The tables apply it: it changes nothing of the text.
        issue.fact_corrections.push(fact.clone());
        return Outcome::Done;
    }
    let Some(document) = issue.documents.get_mut(place.document) else { return Outcome::Lost };
    match correction {
        Correction::JoinWithNext { anchor } => apply::join(document, place, anchor),
        Correction::SplitAt { .. } => apply::split(document, place.block, place.byte),
        Correction::HeadingLevel { level, .. } => apply::heading(document, place.block, *level),
        Correction::BelongsTo { document: to, .. } => {
            // The head may have no text to be quoted: then its number and title are enough.
            let Some(to) = to.resolve(issue).filter(|f| f.confidence >= 0.3) else { return Outcome::Lost };
            remainder::belongs(issue, place, to.place.document)
        }
        Correction::UndoSeam { .. } => remainder::undo_seam(issue, place),
        Correction::Reading { anchor, sign } => reading::read(issue, place, anchor, *sign),
        Correction::Restore { text, .. } => restore::restore(issue, text),
        Correction::Fact(_) => Outcome::Done,
    }
}

/// Characters of the text that a message quotes.
const QUOTED: usize = 16;

fn tell(issue: &Issue, correction: &Correction) -> Diagnostic {
    let anchor = correction.anchor();
    let mut quote: String = correction.quote().chars().take(QUOTED).collect();
    if correction.quote().chars().count() > QUOTED {
        quote.push('…');
    }
    let place = find(issue, anchor);
    let (code, message, message_en) = match place {
        Some(_) => (
            "correction-unfit",
            format!("“{quote}”处的更正已不适用，没有执行。"),
            format!("The correction at “{quote}” no longer applies and was left out."),
        ),
        None => (
            "correction-lost",
            format!("找不到“{quote}”，该处的更正没有执行。"),
            format!("“{quote}” was not found; the correction there was left out."),
        ),
    };
    let spans = place
        .and_then(|p| issue.block(p.document, p.block))
        .and_then(|b| b.pieces.first())
        .map(|p| vec![p.span])
        .unwrap_or_default();
    Diagnostic { severity: Severity::Warning, code: code.to_owned(), message, message_en, spans, place }
}

#[cfg(test)]
mod tests;
