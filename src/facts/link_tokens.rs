//! The words in a text that can be references: 本办法第三条第二款, 第三条至第五条, 第三、五条, 第二章, 前款, 附件1, 本通知, 以下简称.

use std::sync::LazyLock;

use regex::Regex;

use super::text::pattern;

macro_rules! num {
    () => {
        "[0-9〇零一二三四五六七八九十百千]{1,7}"
    };
}
/// 第三条之一第二款第（一）项第1目.
macro_rules! article {
    () => {
        concat!(
            "第",
            num!(),
            "条(?:之",
            num!(),
            ")?(?:第",
            num!(),
            "款)?(?:第\\(?",
            num!(),
            "\\)?项)?(?:第",
            num!(),
            "目)?"
        )
    };
}
/// 本办法.
macro_rules! itself {
    () => {
        "本(?:实施|暂行|试行|管理|若干|工作|行动|指导)?(?:办法|规定|条例|细则|规则|通知|通告|公告|意见|决定|方案|规程|规范|令|预案|规划|计划|指南|章程|准则|批复|指引|通报|措施|法)"
    };
}
pub(super) static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<own>",
        itself!(),
        ")?(?:(?P<first>",
        article!(),
        ")(?:(?:至|到|-|~)(?P<last>",
        article!(),
        "))?|第(?P<list>",
        num!(),
        "(?:[、和及]",
        num!(),
        ")+)条|(?P<chapter>第",
        num!(),
        "[编章](?:第",
        num!(),
        "[章节])?|第",
        num!(),
        "部分))",
        "|(?P<itself>",
        itself!(),
        ")",
        "|(?P<relative>(?:前(?:款|条|项|[两二三四五](?:款|条|项))|上一(?:款|条|项)|本(?:条|款|章))(?:第",
        num!(),
        "款)?(?:第\\(?",
        num!(),
        "\\)?项)?)",
        "|附(?P<kind>[件表图录])(?P<attachment>",
        num!(),
        ")?",
        "|(?P<part>第",
        num!(),
        "款(?:第\\(?",
        num!(),
        "\\)?项)?|第\\(?",
        num!(),
        "\\)?项)",
    ))
});
/// What introduces a term: 以下简称“甲”, 以下分别简称“甲”“乙”, 简称甲).
pub(super) static TERM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:简称|下称|以下称|统称|合称|并称)(?:为|:)?(?:(?P<quoted>(?:[、和及]?[“\"「《]+[^“”\"「」《》]{1,40}[”\"」》]+){1,6})|(?P<plain>[^“”\"「」《》(),。;、]{2,16})\\))",
    )
});

/// A byte test for [`TERM`] in the text as printed.
pub(super) const TERM_WORDS: [&str; 6] = ["简称", "下称", "以下称", "统称", "合称", "并称"];

/// Whether what stands around a token makes it a part of other words: 基本法, 开工前条件, 前款项, 第三条线.
pub(super) fn is_word(token: &str, before: &str, after: &str) -> bool {
    if token.starts_with('本') {
        return before.ends_with([
            '基', '样', '版', '文', '成', '资', '日', '根', '标', '课', '书', '脚', '剧', '原', '副', '正', '抄', '译',
            '读', '蓝', '体',
        ]) || after.starts_with(['式', '官']) && token.ends_with('法');
    }
    if token.starts_with(['前', '上']) {
        let bound = before.ends_with([
            '提', '目', '事', '生', '产', '会', '工', '年', '日', '月', '当', '以', '之', '从', '空', '向',
        ]);
        return bound && token.starts_with('前')
            || after.starts_with(['件', '目', '例'])
            || token.ends_with('款') && after.starts_with('项');
    }
    token.ends_with('条')
        && after.starts_with(['线', '路', '道', '跑', '船', '街', '河', '鱼', '件', '款', '例', '目', '生'])
        || token.ends_with('项') && after.starts_with('目')
        || token.ends_with('款') && after.starts_with("项目")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_like_references() {
        for (before, token, after) in [
            ("基", "本法", ""),
            ("开工", "前条", "件"),
            ("提", "前款", ""),
            ("", "前款", "项"),
            ("建设", "第三条", "生产线"),
            ("", "第五项", "目"),
            ("日", "本规定", ""),
        ] {
            assert!(is_word(token, before, after), "{before}{token}{after}");
        }
        for (before, token, after) in
            [("依照", "本法", "规定"), ("违反", "前款", "规定"), ("按照", "第三条", "处理"), ("", "上一条", "")]
        {
            assert!(!is_word(token, before, after), "{before}{token}{after}");
        }
    }
}
