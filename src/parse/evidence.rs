//! Why two lines were taken for one paragraph or for two: the rules that decided, as they weighed.

use std::cell::RefCell;

use crate::issue::{Block, Decision, Grounds, Outcome, RuleInfo, Span, Stage, Why};
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

/// The rules that decided to join piece `piece` of a block to the one before it, the weightiest first. Empty for a first
/// piece, and for joins that no rule decided: rows of tables, what the reader joined.
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

impl From<JoinDecision> for Decision {
    fn from(join: JoinDecision) -> Self {
        let mut why = Why::default();
        join.evidence.iter().for_each(|e| why.add(e.rule, e.weight));
        let outcome = if join.joined { Outcome::Taken } else { Outcome::TooLittle };
        Self { stage: Stage::Join, outcome, spans: vec![join.above, join.below], why }
    }
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
        assert!(join_evidence(block, 0).is_empty() && join_evidence(block, 9).is_empty());
        let decision = decisions.iter().find(|d| d.below == block.pieces[1].span).unwrap();
        assert!(decision.joined && decision.evidence == told);
        assert_eq!(decision.probability, block.pieces[1].confidence);
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
