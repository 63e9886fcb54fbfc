//! Addresses in running text, and the words by which a text refers to its parts and to itself: 本办法第三条第二款, 第三条至第五条,
//! 第三、五条, 第二章, 前款, 附件1, 本通知.
//!
//! A pattern finds where such words stand and how far they may go; what they say is read by the steps of an address.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Step, at_start};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{numeral, units};

/// An article with its parts: 第三条之一第二款第（一）项第1目, 第三条（一）项, in Taiwan's acts 第三条第一项第二款第一目; `N` is a number.
/// A bare （一） behind an article is typed for its item, but in a text it may be the label of what follows.
const ADDRESS: &str = "{article}(?:之N)?PARTS";
/// What follows an article, or what stands for one (前款第二项, 前项第二款第一目).
const PARTS: &str = "(?:第N款)?(?:(?:第\\(?N\\)?|\\(N\\))项(?:第N款)?)?(?:第N目)?";
/// What a text calls itself: 本办法, 本实施意见.
const ITSELF: &str = "本(?:{own-kind})?(?:{own-noun})";
/// All that can be a reference.
const REFERENCE: &str = "(?:ITSELF)?(?:ADDRESS(?:(?:{range-mark})ADDRESS)?|第(?:N(?:[、和及]N)+)条|(?:第N[编篇章](?:之N)?(?:第N[章节](?:之N)?)?|第N部分))\
     |ITSELF|(?:前(?:{numeral}?[款条项])|上一[款条项]|本[条款章])PARTS\
     |附[件表图录](?:N)?|第N款(?:第\\(?N\\)?项)?(?:第N目)?|第\\(?N\\)?项(?:第N款)?(?:第N目)?";

/// Finds in a folded text what may be a mention; [`standing`] tells whether it is one, [`Mention::read`] which.
pub static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    let whole = REFERENCE.replace("ADDRESS", ADDRESS).replace("PARTS", PARTS).replace("ITSELF", ITSELF);
    pattern(&whole.replace('N', "{numeral}{1,7}"))
});

/// What a match of [`MENTION`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    /// What the text calls itself before it (本办法).
    pub own: Option<&'t str>,
    /// What it names.
    pub what: What<'t>,
}

/// What is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'t> {
    /// An article with its parts, a chapter; of a range with the last.
    Address(&'t str, Option<&'t str>),
    /// The numbers of several articles: 三、五 of 第三、五条.
    List(&'t str),
    /// The text itself.
    Itself,
    /// 前款, 本条.
    Relative(Relative<'t>),
    /// 附件1: the word's second character, and the number.
    Attachment(char, Option<u32>),
    /// A 款 or 项 by itself.
    Part(&'t str),
}

/// A part that is counted from where the word stands: 前两款, 上一条, 本条第二款.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative<'t> {
    /// How many before: 2 of 前两款, 0 of 本条.
    pub back: u32,
    /// What is counted.
    pub unit: char,
    /// The parts of it that are named behind (第二款).
    pub parts: &'t str,
}

impl<'t> Relative<'t> {
    fn read(mention: &'t str) -> Option<Self> {
        let at = mention.find([units::NTH, '(']).unwrap_or(mention.len());
        let (word, parts) = mention.split_at_checked(at)?;
        let unit = word.chars().next_back()?;
        let own = word.starts_with(units::THIS);
        let count = word.chars().nth_back(1).and_then(|c| numeral::whole(c.encode_utf8(&mut [0; 4])));
        let count = count.filter(|count| *count > 0);
        Some(Self { back: if own { 0 } else { count.unwrap_or(1) }, unit, parts })
    }
}

impl<'t> Mention<'t> {
    /// Reads what the pattern has found.
    #[must_use]
    pub fn read(mention: &'t str) -> Option<Self> {
        let bare = |what| Some(Self { own: None, what });
        let first = mention.chars().next()?;
        if Class::Attached.has(first) {
            let called = mention.chars().nth(1)?;
            let number = mention.get(first.len_utf8() + called.len_utf8()..).and_then(numeral::whole);
            return bare(What::Attachment(called, number));
        }
        let second = mention.get(first.len_utf8()..).unwrap_or("");
        let named = Class::OwnNoun.starts(second).is_some() || Class::OwnKind.starts(second).is_some();
        let here = first == units::THIS && Class::HereUnit.starts(second).is_some() && !named;
        if here || Class::Former.starts(mention).is_some() {
            return bare(What::Relative(Relative::read(mention)?));
        }
        let at = mention.find(units::NTH).unwrap_or(mention.len());
        let own = mention.get(..at).filter(|o| !o.is_empty());
        let rest = mention.get(at..)?;
        let what = if rest.is_empty() { What::Itself } else { What::of_address(rest)? };
        Some(Self { own, what })
    }
}

impl<'t> What<'t> {
    /// 第三条第二款, 第三条至第五条, 第三、五条, 第二章, 第二款.
    fn of_address(text: &'t str) -> Option<Self> {
        let steps = at_start(text);
        let Some(last) = steps.last() else {
            // 第三、五条: the unit comes later.
            let numbers = text.strip_prefix(units::NTH)?.strip_suffix(units::ARTICLE)?;
            return numbers.contains(|c| Class::Joins.has(c)).then_some(Self::List(numbers));
        };
        let (first, rest) = text.split_at_checked(last.end)?;
        if !rest.is_empty() {
            return Some(Self::Address(first, Some(Class::RangeMark.strip_start(rest)?)));
        }
        let part = steps.first().is_some_and(Step::is_part_of_article);
        Some(if part { Self::Part(text) } else { Self::Address(text, None) })
    }

    /// The addresses that are named, of a mention that stands at `all`: where each stands, the first, and the last of a range.
    #[must_use]
    pub fn addresses(self, all: Range<usize>) -> Vec<(Range<usize>, String, Option<String>)> {
        let list = match self {
            Self::List(list) => list,
            Self::Address(first, last) => return vec![(all, first.to_owned(), last.map(str::to_owned))],
            Self::Itself | Self::Relative(_) | Self::Attachment(..) | Self::Part(_) => return Vec::new(),
        };
        // 第三、五条 are two: the first from its 第, the last with its 条.
        let mut at = all.end - units::ARTICLE.len_utf8() - list.len();
        let parts = list.split_inclusive(|c| Class::Joins.has(c));
        let numbers = parts.map(|part| {
            let number = part.trim_end_matches(|c| Class::Joins.has(c));
            let range = at..at + number.len();
            at += part.len();
            (range, format!("{}{number}{}", units::NTH, units::ARTICLE), None)
        });
        let mut found: Vec<_> = numbers.collect();
        if let Some(first) = found.first_mut() {
            first.0.start = all.start;
        }
        if let Some(last) = found.last_mut() {
            last.0.end = all.end;
        }
        found
    }
}

/// What a match of [`MENTION`] leaves, whose last characters may begin another word: 第三条 of 第三条（三）项目. `None` where it is no
/// mention at all.
#[must_use]
pub fn standing(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let is_part_of_word = |at: &Range<usize>| {
        let (before, after) = (text.get(..at.start)?, text.get(at.end..)?);
        Some(is_word(text.get(at.clone())?, before, after))
    };
    if !is_part_of_word(&at)? {
        return Some(at);
    }
    let mention = text.get(at.clone())?;
    let from = mention.find(units::NTH)?;
    let steps = at_start(mention.get(from..)?);
    let [.., _, last] = steps.as_slice() else { return None };
    let whole = from + last.end == mention.len() && last.is_part_of_article();
    let shorter = at.start..at.start + from + last.at;
    (whole && !is_part_of_word(&shorter)?).then_some(shorter)
}

/// Whether what stands around a mention makes it a part of other words: 基本法, 开工前条件, 前款项, 第三条线.
fn is_word(mention: &str, before: &str, after: &str) -> bool {
    let (first, last) = (mention.chars().next(), mention.chars().next_back());
    if first == Some(units::THIS) {
        let goes_on = Class::BehindLaw.starts(after).is_some() && Class::LawNoun.ends(mention).is_some();
        let bound = Class::BeforeThis.ends(before).is_some() || goes_on;
        // 本办法第三条第二款项目: its last step may be bound, too.
        if bound || !mention.contains(units::NTH) {
            return bound;
        }
    }
    let item = Class::BehindItem.starts(after).is_some();
    let project = last == Some(units::PARAGRAPH) && after.starts_with(units::ITEM);
    if let Some(word) = Class::Former.starts(mention) {
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
    fn mentions_are_read_as_they_are_found() {
        let read = |text: &str| {
            let found = MENTION.find(text).unwrap().as_str().to_owned();
            format!("{:?}", Mention::read(&found).unwrap())
        };
        for (text, wanted) in [
            (
                "按本办法第三条之一第二款办理",
                r#"Mention { own: Some("本办法"), what: Address("第三条之一第二款", None) }"#,
            ),
            ("第三条至第五条", r#"Mention { own: None, what: Address("第三条", Some("第五条")) }"#),
            ("第三条(三)项的", r#"Mention { own: None, what: Address("第三条(三)项", None) }"#),
            // A label of what follows, for all that the text shows.
            ("第三条(三)甲", r#"Mention { own: None, what: Address("第三条", None) }"#),
            ("第6-1条第2项", r#"Mention { own: None, what: Address("第6-1条第2项", None) }"#),
            ("第九条之一至第九条之三", r#"Mention { own: None, what: Address("第九条之一", Some("第九条之三")) }"#),
            (
                "前两款第二项",
                r#"Mention { own: None, what: Relative(Relative { back: 2, unit: '款', parts: "第二项" }) }"#,
            ),
            (
                "前款(二)项",
                r#"Mention { own: None, what: Relative(Relative { back: 1, unit: '款', parts: "(二)项" }) }"#,
            ),
            ("第三、五条", r#"Mention { own: None, what: List("三、五") }"#),
            ("本条例第二章第三节", r#"Mention { own: Some("本条例"), what: Address("第二章第三节", None) }"#),
            ("本实施意见自", r#"Mention { own: Some("本实施意见"), what: Itself }"#),
            (
                "本条第一款第(二)项",
                r#"Mention { own: None, what: Relative(Relative { back: 0, unit: '条', parts: "第一款第(二)项" }) }"#,
            ),
            ("上一条规定", r#"Mention { own: None, what: Relative(Relative { back: 1, unit: '条', parts: "" }) }"#),
            ("第二条第一项第二款", r#"Mention { own: None, what: Address("第二条第一项第二款", None) }"#),
            (
                "前项第二款第一目",
                r#"Mention { own: None, what: Relative(Relative { back: 1, unit: '项', parts: "第二款第一目" }) }"#,
            ),
            ("第一项第二款", r#"Mention { own: None, what: Part("第一项第二款") }"#),
            ("第二款第一目", r#"Mention { own: None, what: Part("第二款第一目") }"#),
            ("附表2所列", r#"Mention { own: None, what: Attachment('表', Some(2)) }"#),
            ("附件", r#"Mention { own: None, what: Attachment('件', None) }"#),
            ("第(二)项", r#"Mention { own: None, what: Part("第(二)项") }"#),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn members_of_a_list_stand_where_they_are_printed() {
        let of = |text: &str| {
            let found = Mention::read(text).unwrap().what.addresses(0..text.len());
            found.into_iter().map(|(range, first, last)| (text[range].to_owned(), first, last)).collect::<Vec<_>>()
        };
        let one = |a: &str, b: &str| (a.to_owned(), b.to_owned(), None);
        assert_eq!(of("第三、五和七条"), [one("第三", "第三条"), one("五", "第五条"), one("七条", "第七条")]);
        assert_eq!(of("第三条至第五条"), [("第三条至第五条".into(), "第三条".into(), Some("第五条".into()))]);
        assert_eq!(of("前款"), []);
        // A number that no article has is none.
        assert_eq!((Mention::read("第十四五条"), Mention::read("第12345条")), (None, None));
    }

    #[test]
    fn words_take_the_last_step_of_a_mention() {
        let of = |text: &str| {
            let found = MENTION.find(text).unwrap().range();
            standing(text, found).map(|range| text[range].to_owned())
        };
        for (text, mention) in [
            ("按第三条(三)项目建设", "第三条"),
            ("按本办法第三条第二款项目", "本办法第三条"),
            ("按第三条第一项规定", "第三条第一项"),
            ("按第三条第二款处理", "第三条第二款"),
        ] {
            assert_eq!(of(text).as_deref(), Some(mention), "{text}");
        }
        for text in ["建设第三条生产线", "第五项目", "提前款", "第三条至第五条生产线"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_references() {
        for (before, mention, after) in [
            ("基", "本法", ""),
            ("开工", "前条", "件"),
            ("提", "前款", ""),
            ("", "前款", "项"),
            ("建设", "第三条", "生产线"),
            ("", "第五项", "目"),
            ("日", "本规定", ""),
        ] {
            assert!(is_word(mention, before, after), "{before}{mention}{after}");
        }
        for (before, mention, after) in
            [("依照", "本法", "规定"), ("违反", "前款", "规定"), ("按照", "第三条", "处理"), ("", "上一条", "")]
        {
            assert!(!is_word(mention, before, after), "{before}{mention}{after}");
        }
    }
}
