//! What speaks for contents standing in a place, for a line of them naming a category, and for one beginning an entry.

use super::{Rule, bar, info, rule};
use crate::issue::{RuleInfo, Stage};

const fn contents(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Contents, zh, en)
}

/// What contents, a category or an entry must have in its favour.
pub(crate) const ENOUGH: f32 = 2.0;

const PAGED: &str = "目录\n【市政府文件】\n云山市人民政府关于加强供水管理的通知……3\n云山市水务局关于开展检查的通报……5\n\n云山市人民政府关于加强供水管理的通知\n　　请认真贯彻执行。\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";
const ONE: &str = "目录\n云山市人民政府关于加强供水管理的通知……3\n云山市人民政府关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n";
const BARE: &str = "目录\n政府文件\n云山市人民政府关于加强供水管理工作的若干意见\n云山市水务局关于开展检查的通报\n云山市人民政府关于加强供水管理工作的若干意见\n　　请认真贯彻执行。\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";
const NO_LABEL: &str = "市政府文件\n云山市人民政府关于加强供水管理的通知……3\n云山市水务局关于开展检查的通报……5\n云山市水务局关于表彰先进的决定……8\n\n云山市人民政府关于加强供水管理的通知\n　　请认真贯彻执行。\n";
const LAW: &str = "云山市供水条例\n目录\n第一章　总则\n第二章　供水\n第一章　总则\n第一条　为了加强管理，制定本条例。\n第二章　供水\n第二条　供水企业应当保障供水。\n";
const LETTER: &str = "云山市人民政府关于印发供水预案的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2031年3月2日\n云山市供水预案\n目录\n总体要求……1\n供水保障……5\n\n总体要求\n　　应当保障供水。\n供水保障\n　　供水企业应当检修。\n";
const COUNTED: &str = "目录\n一、部门文件\n云山市水务局关于开展检查的通报……5\n云山市水务局关于表彰先进的决定……8\n二、其他\n1.云山市统计局关于普查的公告……9\n\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";
const PARTS: &str = "目录\n一、通知\n1.云山市水务局关于开展检查的通报……5\n2.云山市水务局关于表彰先进的决定……8\n二、公告\n1.云山市统计局关于普查的公告……9\n\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";
const NUMBERED: &str = "目录\n云山市人民政府关于加强供水管理的通知\n云政发〔2023〕7号\n云山市水务局关于开展检查的通报\n云水发〔2023〕8号\n\n云山市人民政府关于加强供水管理的通知\n云政发〔2023〕7号\n　　请认真贯彻执行。\n云山市水务局关于开展检查的通报\n云水发〔2023〕8号\n　　现将检查情况通报如下。\n";

/// What is seen of contents as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Region {
    /// 目录 stands over them.
    pub labelled: bool,
    /// Three lines or more have leaders and pages.
    pub leaders: bool,
    /// Two lines or more have pages.
    pub pages: bool,
    /// The one line with a page names what follows right below.
    pub only_entry: bool,
    /// Titles come again over their documents.
    pub recurs: bool,
    /// They list the chapters of one text.
    pub chapters: bool,
    /// A signed letter stands above them, and no gazette names itself there: they are those of what it comes with.
    pub below_letter: bool,
}

/// The rules on contents as a whole.
pub(crate) static REGION: &[Rule<Region>] = &[
    rule(
        contents("contents-label", ["上面写着“目录”", "目录 stands over it"]),
        1.0,
        |r| r.labelled,
        &[PAGED],
        &[NO_LABEL],
    ),
    rule(
        contents("contents-leaders", ["有三行以上的点线和页码", "three lines or more have leaders and pages"]),
        1.0,
        |r| r.leaders,
        &[NO_LABEL],
        &[PAGED],
    ),
    rule(
        contents("contents-pages", ["有两行以上带页码", "two lines or more have pages"]),
        1.0,
        |r| r.pages,
        &[PAGED],
        &[ONE],
    ),
    rule(
        contents("contents-only-entry", ["唯一的条目就是下面的文件", "its only entry is the document below"]),
        1.0,
        |r| r.only_entry,
        &[ONE],
        &[PAGED],
    ),
    rule(
        contents("contents-titles-recur", ["标题在下文再次出现", "its titles come again below"]),
        1.0,
        |r| r.recurs,
        &[BARE],
        &[PAGED],
    ),
    bar(
        contents("contents-of-chapters", ["列的是一件文件自己的章节", "lists the chapters of one text"]),
        |r| r.chapters,
        &[LAW],
        &[PAGED, COUNTED],
    ),
    bar(
        contents(
            "contents-below-letter",
            ["上面是有主送机关和日期的文件，不是刊物", "a paper with addressee and day stands above, and no gazette"],
        ),
        |r| r.below_letter,
        &[LETTER],
        &[PAGED, LAW],
    ),
];

/// What is seen in a line that may name a category.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Category {
    /// A mark stands before it, or brackets around it.
    pub marked: bool,
    /// It is counted, and its words are those of a category.
    pub counted: bool,
    /// It is counted, over entries that are counted below it.
    pub part: bool,
    /// It ends as the names of categories do.
    pub word: bool,
    /// It is much shorter than the title below.
    pub short: bool,
    /// It says what a title is about.
    pub says_matter: bool,
    /// It is an office over what it does.
    pub issuer: bool,
    /// It stands where a title has begun and goes on.
    pub in_title: bool,
}

/// The rules on a line that may name a category.
pub(crate) static CATEGORY: &[Rule<Category>] = &[
    rule(
        contents("contents-category-marked", ["前面有标记或括号", "a mark or a bracket stands before it"]),
        2.0,
        |c| c.marked,
        &[PAGED],
        &[COUNTED, BARE],
    ),
    rule(
        contents("contents-category-counted", ["带序号的栏目名", "a category with a count"]),
        2.0,
        |c| c.counted,
        &[COUNTED],
        &[PAGED, BARE],
    ),
    rule(
        contents("contents-category-part", ["带序号，下面的条目另有序号", "a count over entries that are counted"]),
        2.0,
        |c| c.part,
        &[PARTS],
        &[PAGED, BARE],
    ),
    rule(
        contents("contents-category-word", ["以栏目常用词结尾", "ends as the names of categories do"]),
        2.0,
        |c| c.word,
        &[BARE],
        &[ONE],
    ),
    rule(
        contents("contents-category-short", ["比下面的标题短得多", "is much shorter than the title below"]),
        2.0,
        |c| c.short,
        &[
            "目录\n市府之声\n云山市人民政府关于加强供水管理工作的通知……3\n云山市水务局关于开展检查的通报……5\n\n云山市人民政府关于加强供水管理工作的通知\n　　请认真贯彻执行。\n",
        ],
        &[ONE],
    ),
    bar(
        contents("contents-category-in-title", ["上面的标题还没有完", "the title above is not complete"]),
        |c| c.in_title,
        &[
            "目录\n云山市人民政府关于加强城乡供水\n管理工作\n的若干意见……3\n云山市水务局关于开展检查的通报……5\n\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n",
        ],
        &[ONE],
    ),
    bar(
        contents("contents-category-says-matter", ["写明了事由，是标题", "says what it is about, as titles do"]),
        |c| c.says_matter,
        &[
            "目录\n关于供水工作\n云山市人民政府关于加强供水管理工作的通知……3\n云山市水务局关于开展检查的通报……5\n\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n",
        ],
        &[PAGED],
    ),
    bar(
        contents("contents-category-issuer", ["是机关，下面写它做什么", "is an office, and what it does stands below"]),
        |c| c.issuer,
        &[
            "目录\n云山市水务局\n关于开展城乡供水安全检查工作情况的通报……3\n云山市水务局关于表彰先进的通报……5\n\n云山市水务局关于表彰先进的通报\n　　现将检查情况通报如下。\n",
        ],
        &[PAGED],
    ),
];

/// What is seen in a line with a title, and in the entry that is open above it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// No entry is open.
    pub first: bool,
    /// The open entry has its number.
    pub numbered: bool,
    /// The open entry began with its number and has no page yet, where entries have pages.
    pub awaits_page: bool,
    /// The open title is complete.
    pub complete: bool,
    /// The line begins with what a title is about.
    pub says_matter: bool,
    /// The open title is complete, and the line begins with an issuer and what he does.
    pub whole_again: bool,
    /// The line begins with a bracket.
    pub bracket: bool,
}

/// The rules on a line that may begin an entry.
pub(crate) static ENTRY: &[Rule<Entry>] = &[
    rule(
        contents("contents-entry-first", ["前面的条目已有页码或已完", "the entry before is complete"]),
        2.0,
        |e| e.first,
        &[PAGED, BARE],
        &[],
    ),
    rule(
        contents("contents-entry-after-number", ["上一条目已有字号", "the entry before has its number"]),
        2.0,
        |e| e.numbered,
        &[
            "目录\n云政发〔2023〕7号　云山市人民政府关于加强供水\n管理的通知……3\n云水发〔2023〕8号　云山市水务局关于开展检查的通报……5\n\n云山市水务局关于开展检查的通报\n云水发〔2023〕8号\n　　现通报如下。\n",
        ],
        &[PAGED, BARE],
    ),
    rule(
        contents("contents-entry-after-title", ["上一条目的标题已完整", "the title before is complete"]),
        2.0,
        |e| e.complete,
        &[BARE],
        &[PAGED],
    ),
    rule(
        contents(
            "contents-entry-whole-again",
            ["上一标题已完整，本行另有机关和事由", "the title before is complete, and an issuer begins another"],
        ),
        2.0,
        |e| e.whole_again,
        &[
            "目录\n云山市人民政府关于加强供水管理的通知\n云山市水务局关于开展检查的通报\n3\n5\n云山市水务局关于表彰先进的决定\n8\n\n云山市水务局关于开展检查的通报\n　　现通报如下。\n",
        ],
        &[PAGED, LAW],
    ),
    rule(
        contents("contents-entry-says-matter", ["以“关于”开头", "begins with 关于"]),
        2.0,
        |e| e.says_matter,
        &[
            "目录\n关于加强供水工作\n关于开展检查的通报\n关于加强供水工作\n　　请认真贯彻执行。\n关于开展检查的通报\n　　现将检查情况通报如下。\n",
        ],
        &[PAGED],
    ),
    bar(
        contents("contents-entry-awaits-page", ["上一条目还没有页码", "the entry before has no page yet"]),
        |e| e.awaits_page,
        &[
            "目录\n云政发〔2023〕7号　云山市人民政府关于加强供水\n管理的通知……3\n云水发〔2023〕8号　云山市水务局关于开展检查的通报……5\n\n云山市水务局关于开展检查的通报\n云水发〔2023〕8号\n　　现通报如下。\n",
        ],
        &[PAGED, BARE, NUMBERED],
    ),
    bar(
        contents("contents-entry-bracket", ["以括号开头，接着上一标题", "begins with a bracket, as titles go on"]),
        |e| e.bracket,
        &[
            "目录\n云山市供水管理办法\n（试行）\n云山市水务局关于开展检查的通报\n云山市供水管理办法\n（试行）\n　　第一条　请认真贯彻执行。\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n",
        ],
        &[PAGED, BARE],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_on_contents_speak_in_their_examples_alone() {
        super::super::tests::check(super::REGION);
        super::super::tests::check(super::CATEGORY);
        super::super::tests::check(super::ENTRY);
    }
}
