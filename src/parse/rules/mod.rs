//! Rules: what each says, when it holds, how much it weighs, and texts in which it speaks or must be silent.
//!
//! A stage asks all rules of its file about a candidate ([`weigh`]) and decides by the sum of their weights under
//! their constraints. The examples stand beside each rule and are read by one test, which parses them and looks whether
//! the rule spoke.

pub(crate) mod contents;
pub(crate) mod continuation;
pub(crate) mod heads;
pub(crate) mod masthead;
pub(crate) mod roles;
pub(crate) mod running;
pub(crate) mod titles;

use std::ops::Range;

use crate::issue::{Decision, Outcome, RuleInfo, Span, Stage, Why};
use crate::source::SourceText;

use super::lex::Line;

/// How much a rule says where it holds.
pub(crate) enum Weight<C: ?Sized> {
    /// So many points for the candidate, or against it.
    Points(f32),
    /// Points that go by the candidate.
    By(fn(&C) -> f32),
    /// The candidate is not allowed.
    Bar,
}

impl<C: ?Sized> Weight<C> {
    fn of(&self, candidate: &C) -> f32 {
        match self {
            Self::Points(points) => *points,
            Self::By(points) => points(candidate),
            Self::Bar => f32::NEG_INFINITY,
        }
    }
}

/// A rule over candidates of a kind, as its stage sees them.
pub(crate) struct Rule<C: ?Sized> {
    pub info: RuleInfo,
    pub weight: Weight<C>,
    /// Whether it holds of a candidate.
    pub when: fn(&C) -> bool,
    /// Texts in which it speaks of some candidate.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are read by tests"))]
    pub examples: &'static [&'static str],
    /// Texts in which it speaks of none.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are read by tests"))]
    pub counter_examples: &'static [&'static str],
}

/// What all rules say of a candidate.
pub(crate) fn weigh<C: ?Sized>(rules: &'static [Rule<C>], candidate: &C) -> Why {
    let mut why = Why::default();
    for rule in rules.iter().filter(|rule| (rule.when)(candidate)) {
        why.add(&rule.info, rule.weight.of(candidate));
    }
    why
}

/// The sum of what all rules say of a candidate, for those who need no more.
pub(crate) fn score<C: ?Sized>(rules: &'static [Rule<C>], candidate: &C) -> f32 {
    rules.iter().filter(|rule| (rule.when)(candidate)).map(|rule| rule.weight.of(candidate)).sum()
}

/// What a sum of points comes to where so many are enough.
pub(crate) fn outcome(why: &Why, enough: f32) -> Outcome {
    match why.score() {
        f32::NEG_INFINITY => Outcome::Barred,
        score if score < enough => Outcome::TooLittle,
        _ => Outcome::Taken,
    }
}

/// What was decided of lines.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub stage: Stage,
    pub lines: Range<usize>,
    pub outcome: Outcome,
    pub why: Why,
}

impl Judged {
    /// With the places in the source.
    pub(crate) fn told<'l>(self, source: &SourceText, lines: impl Iterator<Item = &'l Line<'l>>) -> Decision {
        let mut spans: Vec<Span> = lines.filter_map(|l| Some(source.lines.get(l.source)?.span)).collect();
        spans.dedup();
        Decision { stage: self.stage, outcome: self.outcome, spans, why: self.why }
    }
}

/// A rule that gives points, as the files of the stages write it.
pub(crate) const fn rule<C: ?Sized>(
    info: RuleInfo,
    points: f32,
    when: fn(&C) -> bool,
    examples: &'static [&'static str],
    counter_examples: &'static [&'static str],
) -> Rule<C> {
    Rule { info, weight: Weight::Points(points), when, examples, counter_examples }
}

/// A constraint.
pub(crate) const fn bar<C: ?Sized>(
    info: RuleInfo,
    when: fn(&C) -> bool,
    examples: &'static [&'static str],
    counter_examples: &'static [&'static str],
) -> Rule<C> {
    Rule { info, weight: Weight::Bar, when, examples, counter_examples }
}

/// The name of a rule and what it says.
pub(crate) const fn info(id: &'static str, stage: Stage, zh: &'static str, en: &'static str) -> RuleInfo {
    RuleInfo { id, stage, zh, en }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Rule;

    /// Reads the examples of all rules, and asks the decisions on each text whether the rule spoke.
    pub(crate) fn check<C>(rules: &[Rule<C>]) {
        let mut wrong = Vec::new();
        for rule in rules {
            let speaks = |text: &str| {
                let source = crate::source::read("example.txt", text.as_bytes()).unwrap();
                super::super::parse(&source).decisions.iter().any(|d| d.why.has(rule.info.id))
            };
            let silent = rule.examples.iter().filter(|text| !speaks(text)).map(|text| ("silent in", text));
            let loud = rule.counter_examples.iter().filter(|text| speaks(text)).map(|text| ("speaks in", text));
            wrong.extend(silent.chain(loud).map(|(how, text)| format!("{} {how}\n{text}", rule.info.id)));
            assert!(rule.info.id.contains('-') && !rule.info.zh.is_empty() && !rule.info.en.is_empty());
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
