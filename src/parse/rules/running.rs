//! What makes lines that come again running heads: lines that the page brings, not the text.

use super::{Rule, bar, info, rule};
use crate::issue::{RuleInfo, Stage};

const fn of_lines(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Furniture, zh, en)
}

/// What is seen of lines that are alike, their numbers aside; or of one line that names the gazette or its issue.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    /// What stands at the edges of pages is alike there: told by text and place alone.
    pub edge: bool,
    /// They come three times or more.
    pub often: bool,
    /// They come four times or more.
    pub again: bool,
    /// Most of them stand where a page begins or ends, or beside its number.
    pub at_pages: bool,
    /// Of the pages between the first and the last of them most have one.
    pub most_pages: bool,
    /// They name the gazette or number its issue.
    pub named: bool,
    /// They name the gazette and have a number.
    pub counted: bool,
    /// They are the gazette's name or the number of its issue, and no more.
    pub alone: bool,
    /// They don't stand on the front, where the gazette names itself, or it has done so before.
    pub known: bool,
    /// By its form such a line is a part of a document: its number, title, addressee, day …
    pub part: bool,
}

/// What lines must have in their favour.
pub(crate) const ENOUGH: f32 = 4.0;

const PAGES: &str = "云山市节水办法\n第一条　为了节水，制定本办法。\n\u{c}水利法规汇编\n第二条　本市节水适用本办法。\n\u{c}水利法规汇编\n第三条　市水务局主管节水。\n\u{c}水利法规汇编\n第四条　本办法自公布之日起施行。\n";
const PARTS: &str = "云山市节水办法\n第一条　为了节水，制定本办法。\n\u{c}附件\n第一批名单\n江某。\n\u{c}附件\n第二批名单\n何某。\n\u{c}附件\n第三批名单\n柳某。\n";
const INSIDE: &str = "云山市节水办法\n第一条　为了节水，制定本办法。\n水利法规汇编\n第二条　本市节水适用本办法。\n水利法规汇编\n第三条　市水务局主管节水。\n水利法规汇编\n第四条　本办法自公布之日起施行。\n";
const ISSUE: &str = "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真执行。\n云山市人民政府公报　2023年第8期\n12\n　　各部门应当配合。\n";
const NAMES: &str = "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n云山市人民政府公报　2023年第8期\n　　请认真执行。\n云山市人民政府公报　2024年第8期\n　　各部门应当配合。\n云山市人民政府公报　2025年第8期\n　　各单位应当配合。\n云山市人民政府公报　2026年第8期\n　　特此通知。\n";
const NAME: &str = "云山市人民政府公报\n\n云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真执行。\n12\n云山市人民政府公报\n　　各部门应当配合。\n";
const NOTICE: &str = "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真执行。\n";

/// All rules on running heads.
pub(crate) static RULES: &[Rule<Signs>] = &[
    rule(
        of_lines("running-alike-at-edges", ["多页的边缘文字相同", "the edges of many pages are alike"]),
        ENOUGH,
        |s| s.edge,
        &[PAGES],
        &[INSIDE, NOTICE],
    ),
    rule(
        of_lines("running-often", ["出现三次以上", "comes three times or more"]),
        1.0,
        |s| s.often,
        &[INSIDE, NAMES],
        &[NOTICE, ISSUE],
    ),
    rule(
        of_lines(
            "running-at-pages",
            ["多在页首、页尾或页码旁", "stands mostly where pages begin or end, or beside their numbers"],
        ),
        2.0,
        |s| s.at_pages,
        &[PARTS, ISSUE],
        &[NOTICE, INSIDE],
    ),
    rule(
        of_lines("running-most-pages", ["首末之间多数页面都有", "most pages from the first to the last have it"]),
        1.0,
        |s| s.often && s.most_pages,
        &[PARTS],
        &[NOTICE, ISSUE],
    ),
    rule(
        of_lines("running-names-issue", ["含公报名称或期号", "names the gazette or its issue"]),
        1.0,
        |s| s.often && s.named,
        &[NAMES],
        &[NOTICE, INSIDE],
    ),
    rule(
        of_lines("running-name-again", ["公报名称出现四次以上", "names the gazette four times or more"]),
        2.0,
        |s| s.named && s.again,
        &[NAMES],
        &[NOTICE, ISSUE, INSIDE],
    ),
    rule(
        of_lines("running-name-and-number", ["公报名称连着号码", "names the gazette, with a number"]),
        2.0,
        |s| !s.often && s.counted,
        &[ISSUE],
        &[NOTICE, NAMES],
    ),
    rule(
        of_lines("running-name-alone", ["只有公报名称或期号", "is the gazette's name or its issue's number alone"]),
        1.0,
        |s| !s.often && s.alone && !s.counted,
        &[NAME],
        &[NOTICE, NAMES],
    ),
    rule(
        of_lines("running-name-known", ["公报已在前面报过名称", "the gazette has named itself before"]),
        1.0,
        |s| !s.often && s.alone && s.known,
        &[NAME],
        &[NOTICE, NAMES],
    ),
    bar(
        of_lines("running-part-of-document", ["是文件的组成部分", "is a part of a document"]),
        |s| s.often && s.part && !s.named,
        &[PARTS],
        &[NOTICE, INSIDE, NAMES],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn each_rule_speaks_in_its_examples_and_is_silent_in_the_others() {
        super::super::tests::check(super::RULES);
    }
}
