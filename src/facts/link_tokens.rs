//! The words in a text that can be references: 本办法第三条第二款, 第三条至第五条, 第三、五条, 第二章, 前款, 附件1, 本通知, 以下简称.

use std::sync::LazyLock;

use regex::Regex;

use crate::zh::lexicon::{Class, pattern};
use crate::zh::units;

/// An article with its parts: 第三条之一第二款第（一）项第1目, in Taiwan's acts 第三条第一项第二款第一目; `N` is a number.
const ADDRESS: &str = "第N条(?:之N)?PARTS";
/// What follows an article, or what stands for one (前款第二项, 前项第二款第一目).
const PARTS: &str = "(?:第N款)?(?:第\\(?N\\)?项(?:第N款)?)?(?:第N目)?";
/// What a text calls itself: 本办法, 本实施意见.
const ITSELF: &str = "本(?:{own-kind})?(?:{own-noun})";
/// All that can be a reference.
const REFERENCE: &str = "(?:ITSELF)?(?:ADDRESS(?:(?:{range-mark})ADDRESS)?|第(?:N(?:[、和及]N)+)条|(?:第N[编篇章](?:第N[章节])?|第N部分))\
     |ITSELF|(?:前(?:{numeral}?[款条项])|上一[款条项]|本[条款章])PARTS\
     |附[件表图录](?:N)?|第N款(?:第\\(?N\\)?项)?(?:第N目)?|第\\(?N\\)?项(?:第N款)?(?:第N目)?";

pub(super) static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    let whole = REFERENCE.replace("ADDRESS", ADDRESS).replace("PARTS", PARTS).replace("ITSELF", ITSELF);
    pattern(&whole.replace('N', "{numeral}{1,7}"))
});
/// What introduces a term: 以下简称“甲”, 以下分别简称“甲”“乙”, 简称甲).
pub(super) static TERM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:{short-for})(?:为|:)?(?:(?P<quoted>(?:[、和及]?[“\"「《]+[^“”\"「」《》]{1,40}[”\"」》]+){1,6})|(?P<plain>[^“”\"「」《》(),。;、]{2,16})\\))",
    )
});

/// A cheap test for [`TERM`] in the text as printed: most paragraphs have no such word at all.
pub(super) fn may_name_a_term(text: &str) -> bool {
    text.contains(|c| Class::ShortForEnd.has(c)) && Class::ShortFor.within(text)
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
        if Class::Attached.has(first) {
            let kind = token.chars().nth(1)?;
            let number = token.get(first.len_utf8() + kind.len_utf8()..).filter(|n| !n.is_empty());
            return bare(What::Attachment(kind, number));
        }
        let second = token.get(first.len_utf8()..).unwrap_or("");
        let named = Class::OwnNoun.starts(second).is_some() || Class::OwnKind.starts(second).is_some();
        let here = first == units::THIS && Class::HereUnit.starts(second).is_some() && !named;
        if here || Class::Former.starts(token).is_some() {
            return bare(What::Relative(token));
        }
        let at = token.find(units::NTH).unwrap_or(token.len());
        let own = token.get(..at).filter(|o| !o.is_empty());
        let rest = token.get(at..)?;
        let what = if rest.is_empty() { What::Itself } else { Self::address(rest)? };
        Some(Self { own, what })
    }

    fn address(rest: &'t str) -> Option<What<'t>> {
        let Some(end) = rest.find(units::ARTICLE) else {
            let part = rest.ends_with([units::PARAGRAPH, units::ITEM, units::SUB_ITEM]);
            return Some(if part { What::Part(rest) } else { What::Address(rest, None) });
        };
        let number = rest.get(units::NTH.len_utf8()..end)?;
        if number.contains(|c| Class::Joins.has(c)) {
            return Some(What::List(number));
        }
        let mut marks = Class::RangeMark.find_iter(rest);
        let to = marks.find(|mark| rest.get(mark.end..).is_some_and(|t| t.starts_with(units::NTH)));
        let to = to.map(|mark| (mark.start, mark.len()));
        Some(match to {
            Some((at, wide)) => What::Address(rest.get(..at)?, rest.get(at + wide..)),
            None => What::Address(rest, None),
        })
    }
}

/// Whether what stands around a token makes it a part of other words: 基本法, 开工前条件, 前款项, 第三条线.
pub(super) fn is_word(token: &str, before: &str, after: &str) -> bool {
    let (first, last) = (token.chars().next(), token.chars().next_back());
    if first == Some(units::THIS) {
        let goes_on = Class::BehindLaw.starts(after).is_some() && Class::LawNoun.ends(token).is_some();
        return Class::BeforeThis.ends(before).is_some() || goes_on;
    }
    let item = Class::BehindItem.starts(after).is_some();
    let project = last == Some(units::PARAGRAPH) && after.starts_with(units::ITEM);
    if let Some(word) = Class::Former.starts(token) {
        let bound = word.chars().nth(1).is_none() && Class::BeforeFormer.ends(before).is_some();
        return bound || Class::BehindFormer.starts(after).is_some() || project;
    }
    last == Some(units::ARTICLE) && Class::BehindCount.starts(after).is_some()
        || last == Some(units::ITEM) && item
        || project && after.chars().nth(1).is_some_and(|c| Class::BehindItem.has(c))
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
            ("第二条第一项第二款", r#"Token { own: None, what: Address("第二条第一项第二款", None) }"#),
            ("前项第二款第一目", r#"Token { own: None, what: Relative("前项第二款第一目") }"#),
            ("第一项第二款", r#"Token { own: None, what: Part("第一项第二款") }"#),
            ("第二款第一目", r#"Token { own: None, what: Part("第二款第一目") }"#),
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
