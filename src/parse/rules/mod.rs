//! Rules: what each says, when it holds, how much it weighs, and texts in which it speaks or must be silent.
//!
//! A stage asks all rules of its file about a candidate ([`weigh`]) and decides by the sum of their weights under
//! their constraints. The examples stand beside each rule and are read by one test, which parses them and looks whether
//! the rule spoke.

pub(crate) mod heads;

use crate::issue::{RuleInfo, Stage, Why};

/// How much a rule says where it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Weight {
    /// So many points for the candidate, or against it.
    Points(f32),
    /// The candidate is not allowed.
    Bar,
}

impl Weight {
    fn value(self) -> f32 {
        match self {
            Self::Points(points) => points,
            Self::Bar => f32::NEG_INFINITY,
        }
    }
}

/// A rule over candidates of a kind, as its stage sees them.
pub(crate) struct Rule<C: ?Sized> {
    pub info: RuleInfo,
    pub weight: Weight,
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
        why.add(&rule.info, rule.weight.value());
    }
    why
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
