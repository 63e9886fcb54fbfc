//! What makes a line one of the masthead or of the imprint, and where the imprint begins.

use super::{Rule, bar, info, rule};
use crate::issue::{RuleInfo, Stage};

const fn of_line(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Imprint, zh, en)
}

/// What is seen in a line at the front or at the end of an issue.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    /// It begins with a key of an imprint (主办：).
    pub key: bool,
    /// The key says who publishes, as contact lines of a document don't.
    pub publisher: bool,
    /// It is the name of a gazette.
    pub name: bool,
    /// It numbers an issue.
    pub issue: bool,
    /// It numbers the issues from the first on.
    pub total: bool,
    /// It is a year and the number of an issue in it: 2025·12.
    pub year_and_issue: bool,
    pub year: bool,
    /// It is in Latin letters alone.
    pub latin: bool,
    /// It says how the issue comes out.
    pub periodical: bool,
    /// It is the number of an order or announcement.
    pub document: bool,
    /// It is too wide for a masthead, or a sentence.
    pub text: bool,
}

/// What a line must have in its favour.
pub(crate) const ENOUGH: f32 = 1.0;

const ISSUE: &str = "云山市人民政府公报\nYUNSHAN GAZETTE\n2023年\n第8期（总第245期）\n半月刊　内部资料\n云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n";
const DOTTED: &str =
    "云山市人民政府公报\n2025·12\n云政发〔2025〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n";
const NOTICE: &str = "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n";
const IMPRINT: &str = "云山市人民政府公报\n第8期\n云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n主办：云山市人民政府\n编辑出版：云山市人民政府办公室\n地　址：云山市中山路1号\n";
const CONTACTS: &str = "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行，意见寄到下列地址。\n联系电话：0123-45678\n邮编：123456\n";

/// The rules on a line.
pub(crate) static LINE: &[Rule<Signs>] = &[
    rule(
        of_line("imprint-key", ["以版权页的栏目开头", "begins with a key of an imprint"]),
        1.0,
        |s| s.key,
        &[IMPRINT],
        &[NOTICE, ISSUE],
    ),
    rule(of_line("imprint-name", ["是公报的名称", "is the name of a gazette"]), 1.0, |s| s.name, &[ISSUE], &[NOTICE]),
    rule(of_line("imprint-issue-number", ["标明期号", "numbers the issue"]), 1.0, |s| s.issue, &[ISSUE], &[NOTICE]),
    rule(
        of_line("imprint-total-number", ["标明总期号", "numbers the issues from the first on"]),
        1.0,
        |s| s.total,
        &[ISSUE],
        &[NOTICE, DOTTED],
    ),
    rule(
        of_line("imprint-year-and-issue", ["年份和期号以圆点相连", "year and number of the issue with a dot between"]),
        1.0,
        |s| s.year_and_issue,
        &[DOTTED],
        &[NOTICE, ISSUE],
    ),
    rule(of_line("imprint-year", ["只有年份", "is a year alone"]), 1.0, |s| s.year, &[ISSUE], &[NOTICE]),
    rule(
        of_line("imprint-latin", ["只有西文大写字母", "is in Latin capitals alone"]),
        1.0,
        |s| s.latin,
        &[ISSUE],
        &[NOTICE],
    ),
    rule(
        of_line("imprint-periodical", ["说明刊期、发行方式", "says how the issue comes out"]),
        1.0,
        |s| s.periodical,
        &[ISSUE],
        &[NOTICE],
    ),
    bar(
        of_line("imprint-number-of-document", ["是文件的编号", "is the number of a document"]),
        |s| s.document,
        &["云山市人民政府公报\n第8期\n云山海关公告2023年第5号\n关于调整通关时间的公告\n　　现公告如下。\n"],
        &[NOTICE, ISSUE],
    ),
    bar(
        of_line("imprint-text", ["太长，或者是句子", "is too long, or a sentence"]),
        |s| s.text,
        &[
            "云山市人民政府公报\n第8期\n地址：云山市中山路1号。请各单位在来函中写明。\n云政发〔2023〕7号\n关于供水的通知\n各县人民政府：\n　　请执行。\n",
        ],
        &[NOTICE, ISSUE],
    ),
];

/// What is seen of lines at the end that may be an imprint.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tail {
    /// Lines with a key of an imprint.
    pub keys: usize,
    /// One of them says who publishes.
    pub publisher: bool,
    /// The issue has contents or a masthead.
    pub of_issue: bool,
    /// Sentences or wide lines stand among them.
    pub text: bool,
}

/// What lines at the end must have in their favour.
pub(crate) const TAIL_ENOUGH: f32 = 3.0;

/// The rules on an imprint as a whole.
pub(crate) static TAIL: &[Rule<Tail>] = &[
    rule(
        of_line("imprint-several-keys", ["有两行以上的版权页栏目", "two lines or more have keys of an imprint"]),
        2.0,
        |t| t.keys >= 2,
        &[IMPRINT, CONTACTS],
        &[NOTICE],
    ),
    rule(
        of_line("imprint-of-issue", ["前面有目录或刊头", "the issue has contents or a masthead"]),
        1.0,
        |t| t.of_issue,
        &[IMPRINT],
        &[CONTACTS],
    ),
    rule(
        of_line("imprint-names-publisher", ["写明主办、编辑或刊号", "says who publishes or edits"]),
        1.0,
        |t| t.publisher,
        &[IMPRINT],
        &[CONTACTS],
    ),
    bar(
        of_line("imprint-among-text", ["其中有句子或很长的行", "sentences or wide lines stand among them"]),
        |t| t.text,
        &[
            "云政发〔2023〕7号\n关于供水的通知\n各县人民政府：\n　　请执行。\n联系电话：0123-45678\n邮编：123456\n　　本通知自公布之日起施行。请遵守。\n",
        ],
        &[IMPRINT, CONTACTS],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_on_mastheads_speak_in_their_examples_alone() {
        super::super::tests::check(super::LINE);
        super::super::tests::check(super::TAIL);
    }
}
