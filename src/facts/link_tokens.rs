//! The words in a text that can be references: 本办法第三条第二款, 第三条至第五条, 第三、五条, 第二章, 前款, 附件1, 本通知, 以下简称.

use std::sync::LazyLock;

use crate::zh::lexicon::pattern;
use regex::Regex;

macro_rules! num {
    () => {
        "{numeral}{1,7}"
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
        "(?:",
        itself!(),
        ")?(?:(?:",
        article!(),
        ")(?:(?:至|到|-|~)(?:",
        article!(),
        "))?|第(?:",
        num!(),
        "(?:[、和及]",
        num!(),
        ")+)条|(?:第",
        num!(),
        "[编篇章](?:第",
        num!(),
        "[章节])?|第",
        num!(),
        "部分))",
        "|(?:",
        itself!(),
        ")",
        "|(?:(?:前(?:款|条|项|{numeral}(?:款|条|项))|上一(?:款|条|项)|本(?:条|款|章))(?:第",
        num!(),
        "款)?(?:第\\(?",
        num!(),
        "\\)?项)?)",
        "|附[件表图录](?:",
        num!(),
        ")?",
        "|(?:第",
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

/// A cheap test for [`TERM`] in the text as printed: most paragraphs have no 称 at all.
pub(super) fn may_name_a_term(text: &str) -> bool {
    text.contains('称') && ["简称", "下称", "统称", "合称", "并称"].iter().any(|w| text.contains(w))
}

/// What a match of [`TOKEN`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// What the text calls itself before it (本办法).
    pub own: Option<&'t str>,
    /// What it names.
    pub what: What<'t>,
}

/// What a token names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What<'t> {
    /// An article with its parts, a chapter; of a range with the last.
    Address(&'t str, Option<&'t str>),
    /// The numbers of several articles: 三、五 of 第三、五条.
    List(&'t str),
    /// The text itself.
    Itself,
    /// 前款, 本条.
    Relative(&'t str),
    /// 附件1: the word's second character, and the number.
    Attachment(char, Option<&'t str>),
    /// A 款 or 项 by itself.
    Part(&'t str),
}

impl<'t> Token<'t> {
    /// Reads what the pattern has found.
    pub fn read(token: &'t str) -> Option<Self> {
        let bare = |what| Some(Self { own: None, what });
        let first = token.chars().next()?;
        if first == '附' {
            let kind = token.chars().nth(1)?;
            let number = token.get(first.len_utf8() + kind.len_utf8()..).filter(|n| !n.is_empty());
            return bare(What::Attachment(kind, number));
        }
        let named = token.starts_with("本条例") || token.starts_with("本章程");
        let here = ["本条", "本款", "本章"].iter().any(|w| token.starts_with(w)) && !named;
        if here || matches!(first, '前' | '上') {
            return bare(What::Relative(token));
        }
        let at = token.find('第').unwrap_or(token.len());
        let own = token.get(..at).filter(|o| !o.is_empty());
        let rest = token.get(at..)?;
        let what = if rest.is_empty() { What::Itself } else { Self::address(rest)? };
        Some(Self { own, what })
    }

    fn address(rest: &'t str) -> Option<What<'t>> {
        let Some(end) = rest.find('条') else {
            let part = rest.ends_with(['款', '项']);
            return Some(if part { What::Part(rest) } else { What::Address(rest, None) });
        };
        let number = rest.get('第'.len_utf8()..end)?;
        if number.contains(['、', '和', '及']) {
            return Some(What::List(number));
        }
        let to = ["至第", "到第", "-第", "~第"].iter().find_map(|w| Some((rest.find(w)?, w.len() - '第'.len_utf8())));
        Some(match to {
            Some((at, wide)) => What::Address(rest.get(..at)?, rest.get(at + wide..)),
            None => What::Address(rest, None),
        })
    }
}

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
    fn tokens_are_read_as_they_are_found() {
        let read = |text: &str| {
            let found = TOKEN.find(text).unwrap().as_str().to_owned();
            format!("{:?}", Token::read(&found).unwrap())
        };
        for (text, wanted) in [
            (
                "按本办法第三条之一第二款办理",
                r#"Token { own: Some("本办法"), what: Address("第三条之一第二款", None) }"#,
            ),
            ("第三条至第五条", r#"Token { own: None, what: Address("第三条", Some("第五条")) }"#),
            ("第三、五条", r#"Token { own: None, what: List("三、五") }"#),
            ("本条例第二章第三节", r#"Token { own: Some("本条例"), what: Address("第二章第三节", None) }"#),
            ("本实施意见自", r#"Token { own: Some("本实施意见"), what: Itself }"#),
            ("本条第一款第(二)项", r#"Token { own: None, what: Relative("本条第一款第(二)项") }"#),
            ("上一条规定", r#"Token { own: None, what: Relative("上一条") }"#),
            ("附表2所列", r#"Token { own: None, what: Attachment('表', Some("2")) }"#),
            ("附件", r#"Token { own: None, what: Attachment('件', None) }"#),
            ("第(二)项", r#"Token { own: None, what: Part("第(二)项") }"#),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

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
