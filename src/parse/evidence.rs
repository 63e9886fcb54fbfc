//! Why two lines were taken for one paragraph or for two: the rules that decided, as they weighed.

use std::cell::RefCell;

use crate::issue::{Block, Decision, Document, Grounds, Issue, Outcome, Place, RuleInfo, Span, Stage, Why};
use crate::source::SourceText;

use super::lex::Line;
use super::paragraphs::{Verdict, rules};

/// A rule that weighed in a decision on two lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// Its weight in log odds: above 0 it spoke for joining the lines, below 0 against.
    pub weight: f32,
}

impl Evidence {
    /// Whether it speaks for the join.
    #[must_use]
    pub fn supports(self) -> bool {
        self.weight > 0.0
    }
}

/// The rules that decided to join piece `piece` of a block to the one before it, or of a first piece that it begins a block,
/// the weightiest first. Empty where no rule decided: rows of tables, heads, what the reader joined.
#[must_use]
pub fn join_evidence(block: &Block, piece: usize) -> Vec<Evidence> {
    block.pieces.get(piece).map_or_else(Vec::new, |piece| evidence(&piece.grounds))
}

fn evidence(grounds: &Grounds) -> Vec<Evidence> {
    let of = |(number, weight): (u8, f32)| {
        let rule = rules::RULES.get(usize::from(number))?;
        Some(Evidence { rule: &rule.info, weight })
    };
    grounds.iter().filter_map(of).collect()
}

/// All decisions on the line at a place of the source: on heads, and on whether it is joined to the line before it and the
/// next to it. Linear in the issue's pieces.
#[must_use]
pub fn decisions_on(issue: &Issue, span: Span) -> Vec<Decision> {
    let mut found: Vec<Decision> = issue.decisions_at(span).cloned().collect();
    for document in &issue.documents {
        let mut before: Option<Span> = None;
        for block in &document.blocks {
            for (n, piece) in block.pieces.iter().enumerate() {
                if before == Some(span) || piece.span == span {
                    found.extend(before.and_then(|before| joined(block, n, before)));
                }
                before = Some(piece.span);
            }
        }
    }
    found
}

/// The decisions on a place of the text: on the line that it stands in, and at the end of a block on whether the next one
/// goes on from there.
#[must_use]
pub fn decisions_at(issue: &Issue, place: Place) -> Vec<Decision> {
    let Some(document) = issue.documents.get(place.document) else { return Vec::new() };
    let Some(block) = document.blocks.get(place.block) else { return Vec::new() };
    let at_end = place.byte > 0 && place.byte >= block.text.len();
    if at_end {
        return join_at(document, place.block + 1, 0).into_iter().collect();
    }
    let Some(n) = block.pieces.iter().rposition(|piece| piece.at <= place.byte) else { return Vec::new() };
    let heads = block.pieces.get(n).into_iter().flat_map(|piece| issue.decisions_at(piece.span)).cloned();
    heads.chain(join_at(document, place.block, n)).collect()
}

/// What was decided of a piece of a document and the one before it, in its block or at the end of the block before.
#[must_use]
pub fn join_at(document: &Document, block: usize, piece: usize) -> Option<Decision> {
    let this = document.blocks.get(block)?;
    let before = match piece.checked_sub(1) {
        Some(before) => this.pieces.get(before),
        None => document.blocks.get(block.checked_sub(1)?)?.pieces.last(),
    };
    joined(this, piece, before?.span)
}

/// What was decided of a piece and the one before it.
fn joined(block: &Block, piece: usize, before: Span) -> Option<Decision> {
    let evidence = join_evidence(block, piece);
    let this = block.pieces.get(piece).filter(|_| !evidence.is_empty())?;
    let mut why = Why::default();
    evidence.iter().for_each(|e| why.add(e.rule, e.weight));
    let outcome = if this.join.is_some() { Outcome::Taken } else { Outcome::TooLittle };
    Some(Decision { stage: Stage::Join, outcome, spans: vec![before, this.span], why })
}

/// What was decided of two neighbouring lines of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinDecision {
    /// The line above.
    pub above: Span,
    /// The line below.
    pub below: Span,
    /// Whether they were joined.
    pub joined: bool,
    /// 0.5 to 1: how sure that is.
    pub probability: f32,
    /// The rules that decided, the weightiest first.
    pub evidence: Vec<Evidence>,
}

/// Where decisions are noted for those who ask; nothing is kept otherwise.
#[derive(Debug, Default)]
pub(crate) struct Trace(Option<RefCell<Vec<JoinDecision>>>);

impl Trace {
    /// One that keeps what is noted.
    pub(crate) fn keeping() -> Self {
        Self(Some(RefCell::default()))
    }

    /// Notes what was decided of two lines of a source.
    pub(crate) fn note(&self, source: &SourceText, above: &Line<'_>, below: &Line<'_>, verdict: Verdict) {
        let Some(kept) = &self.0 else { return };
        let span = |line: &Line<'_>| source.lines.get(line.source).map(|l| l.span);
        if let (Some(above), Some(below)) = (span(above), span(below)) {
            kept.borrow_mut().push(JoinDecision {
                above,
                below,
                joined: verdict.joins(),
                probability: verdict.probability(),
                evidence: evidence(&verdict.grounds),
            });
        }
    }

    pub(crate) fn into_decisions(self) -> Vec<JoinDecision> {
        self.0.map_or_else(Vec::new, RefCell::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_what_decided() {
        let text = "关于做好用水工作的通知\n\n各县（市、区）人民政府：\n\n　　为做好全市的用水管理工作，保障各县、\n市、区的供水，现将有关\n事项通知如下。\n";
        let source = crate::source::read("a.txt", text.as_bytes()).unwrap();
        let issue = crate::parse::parse(&source);
        let decisions = crate::parse::join_decisions(&source);
        let block = issue.documents.iter().flat_map(|d| &d.blocks).find(|b| b.pieces.len() == 3).unwrap();
        let told = join_evidence(block, 1);
        assert!(told.iter().any(|e| e.rule.id == "join-comma-before" && e.supports()), "{told:?}");
        assert!(join_evidence(block, 9).is_empty());
        let decision = decisions.iter().find(|d| d.below == block.pieces[1].span).unwrap();
        assert!(decision.joined && decision.evidence == told);
        assert_eq!(decision.probability, block.pieces[1].confidence);
        let on = decisions_on(&issue, block.pieces[1].span);
        let outcomes: Vec<Outcome> = on.iter().filter(|d| d.stage == Stage::Join).map(|d| d.outcome).collect();
        assert_eq!(outcomes, [Outcome::Taken, Outcome::Taken], "to the line above, and the line below to it");
    }

    #[test]
    fn a_paragraph_tells_why_it_begins() {
        let text = "各级人民政府应当加强供水管理。\n供水单位应当保障供水安全。\n";
        let source = crate::source::read("a.txt", text.as_bytes()).unwrap();
        let issue = crate::parse::parse(&source);
        let blocks: Vec<&Block> = issue.documents.iter().flat_map(|d| &d.blocks).collect();
        assert_eq!(blocks.len(), 2);
        let decided = crate::parse::join_decisions(&source);
        assert_eq!(join_evidence(blocks[1], 0), decided[0].evidence);
        let on = decisions_on(&issue, blocks[1].pieces[0].span);
        let join = on.iter().find(|d| d.stage == Stage::Join).unwrap();
        assert_eq!(join.outcome, Outcome::TooLittle);
        assert!(join.why.score() < 0.0);
    }

    #[test]
    fn the_sum_of_what_is_told_is_the_decision() {
        let mut grounds = Grounds::default();
        for (rule, weight) in [(3, 5.0), (8, -6.0), (0, 0.04), (7, 12.0), (2, 0.5), (1, -0.3), (4, 2.0), (5, 0.2)] {
            grounds.add(rule, weight);
        }
        let rules: Vec<_> = grounds.iter().collect();
        assert_eq!(rules, [(7, 12.0), (8, -6.0), (3, 5.0), (4, 2.0), (2, 0.5), (1, -0.3)]);
        assert!(!evidence(&grounds)[1].supports());
    }
}
