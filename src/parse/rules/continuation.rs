//! What makes text elsewhere the remainder of a document that breaks off (下转, 上接).

use super::{Rule, Weight, info, rule};
use crate::issue::{RuleInfo, Stage};

const fn of_remainder(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Continuation, zh, en)
}

/// How a page that a marker names stands to the pages of the document in which the other half stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Nothing is known of one of them, or the page is the next after the document's.
    #[default]
    Unknown,
    Within,
    Outside,
}

/// Whether the sentence before a break goes on behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Sentence {
    /// One of the halves is empty.
    #[default]
    Nothing,
    /// It is open, and no label stands behind the break; holds how much the seam looks like the inside of a word.
    GoesOn(f32),
    /// It is complete, and a label begins what follows.
    Complete,
    /// It is open before a label, or complete before text without one.
    Mismatch,
}

/// What is seen of a break and a remainder that may go on from it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    /// Both halves have their markers, or the remainder alone has.
    pub marked: bool,
    /// The page that 上接 names, against the document that breaks off.
    pub back: Fit,
    /// The page that 下转 names, against the document in which the remainder stands.
    pub onward: Fit,
    pub sentence: Sentence,
    /// How well the numbering before the break goes on behind it.
    pub numbering: f32,
    /// How well it goes on from the text in front of the remainder, where nothing marks that this is no part of it.
    pub own_numbering: f32,
    /// Break and remainder stand in one document.
    pub same_document: bool,
    /// Of a remainder without a marker: the document before it has come to its end.
    pub host_ended: bool,
    /// Of such a remainder: it follows another break.
    pub loose: bool,
}

const MARKED: &str = "目录\n关于加强供水管理的通知　云政发〔2031〕7号……2\n关于加强排水管理的通知　云政发〔2031〕8号……3\n\n云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　各县应当加强供水管理，保障居民用（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　请认真执行。\n（上接第2页）水安全。\n";
const NUMBERED: &str = "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　一、加强管理。\n　　二、加强巡查。（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　请认真执行。\n（上接第2页）\n　　三、加强宣传。\n";
const ELSEWHERE: &str = "目录\n关于加强供水管理的通知　云政发〔2031〕7号……2\n关于加强排水管理的通知　云政发〔2031〕8号……30\n\n云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　各县应当加强供水管理，保障居民用（下转第9页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　请认真执行。\n（上接第50页）水安全。\n";
const MISMATCHED: &str = "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　各县应当加强供水管理。（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　请认真执行。\n（上接第2页）水安全。\n";
const TWO_PARTS: &str = "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　各县应当加强供水管理，保障居民用（下转第4页）\n（上接第2页）水安全。\n";
const UNMARKED: &str = "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　一、加强管理。\n　　二、加强巡查。（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　请认真执行。\n云山市水务局\n2031年5月6日\n　　三、加强宣传。\n　　四、加强检查。\n";
const LOOSE: &str = "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　一、加强管理。\n　　二、加强巡查。（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　（一）排水应当（下转第5页）\n　　三、加强宣传。\n　　四、加强检查。\n";
const NOTICE: &str = "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真执行。\n";

/// All rules on remainders; their sum decides.
pub(crate) static RULES: &[Rule<Signs>] = &[
    rule(
        of_remainder("continuation-marked", ["后文有上接标记", "the remainder has its marker"]),
        0.5,
        |s| s.marked,
        &[MARKED, NUMBERED],
        &[NOTICE, UNMARKED],
    ),
    rule(
        of_remainder(
            "continuation-back-page",
            ["上接所说的页在前文所在的页码内", "the page that 上接 names is one of the document that breaks off"],
        ),
        2.5,
        |s| s.back == Fit::Within,
        &[MARKED],
        &[NOTICE, NUMBERED, ELSEWHERE],
    ),
    rule(
        of_remainder(
            "continuation-back-elsewhere",
            ["上接所说的页不在前文所在的页码内", "the page that 上接 names is none of the document that breaks off"],
        ),
        -2.5,
        |s| s.back == Fit::Outside,
        &[ELSEWHERE],
        &[NOTICE, MARKED],
    ),
    rule(
        of_remainder(
            "continuation-onward-page",
            ["下转所说的页在后文所在的页码内", "the page that 下转 names is one on which the remainder stands"],
        ),
        1.5,
        |s| s.onward == Fit::Within,
        &[MARKED],
        &[NOTICE, NUMBERED, ELSEWHERE],
    ),
    rule(
        of_remainder(
            "continuation-onward-elsewhere",
            ["下转所说的页不在后文所在的页码内", "the page that 下转 names is none on which the remainder stands"],
        ),
        -1.5,
        |s| s.onward == Fit::Outside,
        &[ELSEWHERE],
        &[NOTICE, MARKED],
    ),
    Rule {
        info: of_remainder("continuation-sentence", ["句子未完，后文接得上", "the sentence is open and goes on"]),
        weight: Weight::By(|s: &Signs| if let Sentence::GoesOn(word) = s.sentence { 1.0 + word } else { 0.0 }),
        when: |s| matches!(s.sentence, Sentence::GoesOn(_)),
        examples: &[MARKED],
        counter_examples: &[NOTICE, NUMBERED],
    },
    rule(
        of_remainder(
            "continuation-new-part",
            ["前文句子已完，后文以序号开头", "the sentence is complete, and a label begins what follows"],
        ),
        0.5,
        |s| s.sentence == Sentence::Complete,
        &[NUMBERED, UNMARKED],
        &[NOTICE, MARKED],
    ),
    rule(
        of_remainder(
            "continuation-mismatch",
            [
                "句子未完而后文另起，或句子已完而后文不另起",
                "an open sentence before a label, or a complete one before text without",
            ],
        ),
        -0.5,
        |s| s.sentence == Sentence::Mismatch,
        &[MISMATCHED],
        &[NOTICE, MARKED, NUMBERED],
    ),
    rule(
        of_remainder("continuation-empty", ["一方没有文字", "one of the halves has no text"]),
        -1.0,
        |s| s.sentence == Sentence::Nothing,
        &[
            "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　各县应当加强供水管理。（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　请认真执行。\n（上接第2页）\n",
        ],
        &[NOTICE, MARKED, NUMBERED],
    ),
    Rule {
        info: of_remainder("continuation-numbering", ["序号是否接得上", "whether the numbering goes on"]),
        weight: Weight::By(|s: &Signs| s.numbering),
        when: |s| s.numbering != 0.0,
        examples: &[NUMBERED, UNMARKED],
        counter_examples: &[NOTICE, MARKED],
    },
    Rule {
        info: of_remainder(
            "continuation-own-numbering",
            ["序号接得上它前面的文字", "the numbering goes on from the text in front of it"],
        ),
        weight: Weight::By(|s: &Signs| -s.own_numbering),
        when: |s| s.own_numbering > 0.0,
        examples: &[
            "云政发〔2031〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　一、加强管理。\n　　二、加强巡查。（下转第4页）\n云政发〔2031〕8号\n关于加强排水管理的通知\n各县人民政府：\n　　一、请认真执行。\n　　二、请按时上报。\n　　三、加强宣传。\n",
        ],
        counter_examples: &[NOTICE, UNMARKED, NUMBERED],
    },
    rule(
        of_remainder("continuation-same-document", ["前后在同一文件内", "both stand in one document"]),
        -1.5,
        |s| s.same_document,
        &[TWO_PARTS],
        &[NOTICE, MARKED],
    ),
    rule(
        of_remainder(
            "continuation-behind-an-end",
            ["没有标记，但前面的文件已经结束", "has no marker, but the document in front of it has come to its end"],
        ),
        1.5,
        |s| s.host_ended,
        &[UNMARKED],
        &[NOTICE, MARKED, NUMBERED],
    ),
    rule(
        of_remainder(
            "continuation-behind-a-break",
            ["没有标记，但前面的文件也在此转页", "has no marker, but follows another break"],
        ),
        1.0,
        |s| s.loose,
        &[LOOSE],
        &[NOTICE, MARKED, UNMARKED],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_on_remainders_speak_in_their_examples_alone() {
        super::super::tests::check(super::RULES);
    }
}
