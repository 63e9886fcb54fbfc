//! Why the parser took something for what it is: each decision with the rules that spoke for it and against it.

use super::Span;

/// What a decision is about; rules are kept by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Running heads, page numbers and other lines that are no text of the issue.
    Furniture,
    /// The printed contents.
    Contents,
    /// Masthead and imprint.
    Imprint,
    /// Where a document begins.
    Head,
    /// Which lines are the title of a document.
    Title,
    /// What a line of a document is: heading, article, signature …
    Role,
    /// Whether two lines are one paragraph.
    Join,
    /// 下转 and 上接: what goes on where.
    Continuation,
}

impl Stage {
    /// What is decided, in Simplified Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Furniture => "书眉等版面文字",
            Self::Contents => "目录",
            Self::Imprint => "刊头、版权页",
            Self::Head => "文件的开头",
            Self::Title => "标题",
            Self::Role => "行的角色",
            Self::Join => "接行",
            Self::Continuation => "下转、上接",
        }
    }

    /// What is decided, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Furniture => "running heads and the like",
            Self::Contents => "contents",
            Self::Imprint => "masthead and imprint",
            Self::Head => "the head of a document",
            Self::Title => "the title of a document",
            Self::Role => "the role of a line",
            Self::Join => "joining lines",
            Self::Continuation => "continuation on another page",
        }
    }
}

/// A rule as it is told of: its name and what it says.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Stable, kebab-case, with its stage first: `head-addressee`.
    pub id: &'static str,
    /// What it helps to decide.
    pub stage: Stage,
    /// What it says, in Simplified Chinese.
    pub zh: &'static str,
    /// What it says, in English.
    pub en: &'static str,
}

/// What one rule said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vote {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// How much it speaks for the decision; negative against it, `-∞` where it does not allow it.
    pub weight: f32,
}

/// A weight as it is told: with its sign; of a rule that does not allow what it speaks of ×.
#[must_use]
pub fn points(weight: f32) -> String {
    if weight.is_finite() { format!("{:+}", (weight * 10.0).round() / 10.0) } else { "×".to_owned() }
}

/// The rules that spoke for a decision and against it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// What each said, in the order in which they were asked.
    pub votes: Vec<Vote>,
}

impl Why {
    /// Adds what a rule says.
    pub fn add(&mut self, rule: &'static RuleInfo, weight: f32) {
        self.votes.push(Vote { rule, weight });
    }

    /// The sum of all weights.
    #[must_use]
    pub fn score(&self) -> f32 {
        self.votes.iter().map(|vote| vote.weight).sum()
    }

    /// Whether the rule of this id spoke.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.votes.iter().any(|vote| vote.rule.id == id)
    }
}

/// How a decision ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is so.
    Taken,
    /// Too little speaks for it.
    TooLittle,
    /// More speaks for another reading of the same lines.
    Outweighed,
    /// A rule does not allow it.
    Barred,
}

impl Outcome {
    /// How it ended, in Simplified Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Taken => "采用",
            Self::TooLittle => "理由不足，未采用",
            Self::Outweighed => "另一种读法理由更多，未采用",
            Self::Barred => "有规则不允许，未采用",
        }
    }

    /// How it ended, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::TooLittle => "not taken: too little speaks for it",
            Self::Outweighed => "not taken: more speaks for another reading",
            Self::Barred => "not taken: a rule does not allow it",
        }
    }
}

/// A decision of the parser on lines of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What was decided.
    pub stage: Stage,
    /// How it ended.
    pub outcome: Outcome,
    /// The lines that it is about.
    pub spans: Vec<Span>,
    /// What decided.
    pub why: Why,
}
