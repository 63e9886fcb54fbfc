//! Addresses inside a text: 第三章第十五条第二款, 第6-1条, 三、（二）, 附件2 二、. What they lead to is not known here.
//!
//! All that read addresses ask this reader for their steps: what is typed or pasted ([`at_end`]), what a text refers to ([`mentions`]),
//! what citing writes and looks up ([`key`]). Texts are folded, as [`super::fold::Folded`] has them, where nothing else is said.

mod lists;
pub mod mentions;
mod spelling;

pub use lists::{first_citation, first_of_list, rest_of_list};
pub use spelling::{joined, key, spellings, with_item, without_first, written_out};

use super::{fold, numeral, ordinal, units};

/// A step of an address: an article, a chapter, an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number; 0 for an attachment without one.
    pub number: u32,
    /// The number of what was put in behind it (第三条之一, 第3-1条); 0 for the thing itself.
    pub added: u32,
    /// What is counted: 条, 章, 款 …, or one of the marks below.
    pub unit: char,
    /// It says that it is a label: 第 before it, or a mark around or behind it. 15条 may as well count things.
    pub marked: bool,
    /// Where it begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
}

/// The unit of 一、 and of 第一部分.
pub const PART: char = units::LIST;
/// The unit of （一） and （1）.
pub const BRACKETED: char = '(';
/// The unit of 1. and 1、.
pub const POINT: char = '.';
/// The unit of attachments.
pub const ATTACHED: char = '附';
/// A bare number behind other steps (一、（一）1): whatever stands there under that number.
pub const ANY: char = '?';
/// 第二点, which any label of an outline may be.
pub const OF_OUTLINE: char = '点';
/// A part of a part (分编).
pub const SUB_PART: char = '分';

/// Longer texts are no addresses.
const LONGEST: usize = 600;

impl Step {
    /// Whether it is an article.
    #[must_use]
    pub fn is_article(&self) -> bool {
        self.unit == units::ARTICLE
    }

    /// Whether it is a heading of a law: 编, 分编, 章, 节.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        matches!(self.unit, '编' | SUB_PART | units::CHAPTER | '节')
    }

    /// Whether a label that is printed is the one that is asked for.
    #[must_use]
    pub fn is_met_by(&self, printed: &Self) -> bool {
        let unit = match self.unit {
            ANY | OF_OUTLINE => matches!(printed.unit, PART | BRACKETED | POINT),
            // Only one attachment, or the first of several.
            ATTACHED if self.number == 0 => return printed.unit == ATTACHED,
            unit => unit == printed.unit,
        };
        unit && self.number == printed.number && self.added == printed.added
    }

    /// 款, 项, 目 or a bare member of a list, which stand inside an article.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.is_part_of_article() || matches!(self.unit, BRACKETED | ANY)
    }

    /// 款, 项 or 目.
    #[must_use]
    pub fn is_part_of_article(&self) -> bool {
        matches!(self.unit, units::PARAGRAPH | units::ITEM | units::SUB_ITEM)
    }
}

/// The longest address that a text ends with, or is.
#[must_use]
pub fn at_end(text: &str) -> Option<Vec<Step>> {
    if text.len() > LONGEST {
        return None;
    }
    begins(text).find_map(|at| {
        let steps = from(text, at);
        steps.last().is_some_and(|last| last.end == text.len()).then_some(steps)
    })
}

/// The address that a text begins with: as many steps as it has.
#[must_use]
pub fn at_start(text: &str) -> Vec<Step> {
    from(text, 0)
}

/// The places at which an address may begin.
fn begins(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let inside = before.is_some_and(|b| b == units::NTH || numeral::is_numeral(b) && numeral::is_numeral(c));
        before = Some(c);
        let begins = matches!(c, units::NTH | '(' | ATTACHED) || numeral::is_numeral(c);
        (begins && !inside).then_some(at)
    })
}

/// What the steps behind an article count: 第二条(二)2 names its second item and in that the second sub-item. `item` is what the members of lists in
/// articles are called.
pub fn counted_inside(steps: &[Step], item: char) -> impl Iterator<Item = (u32, char)> + '_ {
    let mut in_item = false;
    steps.iter().map(move |step| {
        let unit = match step.unit {
            PART | BRACKETED | POINT | ANY if in_item => units::SUB_ITEM,
            PART | BRACKETED | POINT | ANY => item,
            unit => unit,
        };
        in_item |= unit == item;
        (step.number, unit)
    })
}

/// The first step of a text that is counted by 第: 第三条 of 某办法第三条第二款.
#[must_use]
pub fn first_ordinal(text: &str) -> Option<Step> {
    text.match_indices(units::NTH).find_map(|(at, _)| step(text, at, false))
}

/// The byte at which the last article of an address ends, with what was put in behind it (第三條之一); the address may be in either
/// script.
#[must_use]
pub fn article_end(address: &str) -> Option<usize> {
    let (at, unit) = address.char_indices().rfind(|(_, c)| fold::plain_char(*c) == units::ARTICLE)?;
    let end = at + unit.len_utf8();
    let added = address.get(end..).and_then(ordinal::inserted);
    Some(end + added.map_or(0, |(_, bytes)| bytes))
}

/// An address up to its last article: 第三条之一 of 第三条之一第二款.
#[must_use]
pub fn article_of(address: &str) -> Option<&str> {
    address.get(..article_end(address)?)
}

/// The label that a text begins with: 第十五条, 二、, （一）, 1., 附件3.
#[must_use]
pub fn label(text: &str) -> Option<Step> {
    step(text, 0, false)
}

/// Whether an address in normal form is of an attachment.
#[must_use]
pub fn is_attached(key: &str) -> bool {
    at_start(key).first().is_some_and(|step| step.unit == ATTACHED)
}

/// The steps from a byte on, as many as there are.
fn from(text: &str, start: usize) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut at = start;
    while at < text.len()
        && let Some(step) = step(text, at, !steps.is_empty())
    {
        at = step.end;
        steps.push(step);
        // 附件2的第三条
        if text.get(at..).is_some_and(|rest| rest.starts_with([units::OF, ',']) && rest.len() > 3) {
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
    }
    steps
}

/// The step at a byte. `inner`: other steps stand before it.
fn step(text: &str, at: usize, inner: bool) -> Option<Step> {
    let rest = text.get(at..)?;
    let step = |number, added, unit, marked, left: &str| Step {
        number,
        added,
        unit,
        marked,
        at,
        end: text.len() - left.len(),
    };
    if let Some(after) = rest.strip_prefix("附件") {
        let (number, bytes) = number(after).unwrap_or_default();
        return Some(step(number, 0, ATTACHED, true, after.get(bytes..)?.trim_start_matches(':')));
    }
    if let Some(after) = rest.strip_prefix(units::NTH) {
        let (number, after) = behind_nth(after)?;
        let (added, after) = hyphened(after).unwrap_or((0, after));
        let (_, unit, after) = unit(after)?;
        let (added, after) = behind(after, unit, added);
        return Some(step(number, added, unit, true, after));
    }
    if let Some(inside) = rest.strip_prefix('(') {
        let (number, after) = bracketed(inside)?;
        return Some(match unit(after).filter(|u| matches!(u.1, units::PARAGRAPH | units::ITEM | units::SUB_ITEM)) {
            Some((_, unit, after)) => step(number, 0, unit, true, after),
            None => step(number, 0, BRACKETED, true, after),
        });
    }
    let chinese = rest.starts_with(numeral::is_label);
    let (number, after) = split_number(rest)?;
    if let Some(after) = after.strip_prefix(units::LIST) {
        return Some(step(number, 0, if chinese { PART } else { POINT }, true, after));
    }
    if let Some(after) = after.strip_prefix('.') {
        return Some(step(number, 0, POINT, true, after));
    }
    // 一(二), as it is jotted down.
    if chinese && !inner && after.strip_prefix('(').and_then(bracketed).is_some() {
        return Some(step(number, 0, PART, false, after));
    }
    if after.is_empty() {
        return inner.then(|| step(number, 0, ANY, true, after));
    }
    let (added, after) = hyphened(after).unwrap_or((0, after));
    let (_, unit, after) = unit(after).filter(|(_, unit, _)| *unit != OF_OUTLINE)?;
    let (added, after) = behind(after, unit, added);
    Some(step(number, added, unit, inner, after))
}

/// The 之二 behind an article or a chapter, if `added` has not said it already.
fn behind(after: &str, unit: char, added: u32) -> (u32, &str) {
    let inserted =
        || ordinal::inserted(after).filter(|_| matches!(unit, units::ARTICLE | units::CHAPTER) && added == 0);
    match inserted().and_then(|(n, bytes)| Some((n, after.get(bytes..)?))) {
        Some(inserted) => inserted,
        None => (added, after),
    }
}

/// The number behind 第, perhaps in brackets: 十五, (一), 3.
fn behind_nth(text: &str) -> Option<(u32, &str)> {
    match text.strip_prefix('(') {
        Some(inside) => bracketed(inside),
        None => split_number(text),
    }
}

/// The 1 of 第6-1条, behind the 6.
fn hyphened(text: &str) -> Option<(u32, &str)> {
    let (number, after) = split_number(text.strip_prefix('-')?)?;
    after.starts_with(units::ARTICLE).then_some((number, after))
}

/// The number behind a bracket, with the bracket that closes: 一), 12).
fn bracketed(inside: &str) -> Option<(u32, &str)> {
    let (number, after) = split_number(inside)?;
    Some((number, after.strip_prefix(')')?))
}

fn split_number(text: &str) -> Option<(u32, &str)> {
    let (number, bytes) = number(text)?;
    Some((number, text.get(bytes..)?))
}

/// Numbers of labels have at most four digits.
fn number(text: &str) -> Option<(u32, usize)> {
    numeral::number(text).filter(|(value, _)| *value < 10_000)
}

/// A unit at the start of the text: as it is written, as steps name it, and what follows it.
fn unit(text: &str) -> Option<(&str, char, &str)> {
    const WORDS: [(&str, char); 14] = [
        ("部分", PART),
        ("大点", PART),
        ("分编", SUB_PART),
        ("编", '编'),
        ("篇", '编'),
        ("章", units::CHAPTER),
        ("节", '节'),
        ("条", units::ARTICLE),
        ("款", units::PARAGRAPH),
        ("项", units::ITEM),
        ("目", units::SUB_ITEM),
        ("点", OF_OUTLINE),
        ("大部分", PART),
        ("小点", OF_OUTLINE),
    ];
    WORDS.iter().find_map(|(word, unit)| Some((*word, *unit, text.strip_prefix(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(steps: &[Step]) -> String {
        let one = |s: &Step| match s.added {
            0 => format!("{}{}", s.number, s.unit),
            added => format!("{}-{added}{}", s.number, s.unit),
        };
        steps.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn addresses_at_the_end_of_a_text() {
        for (text, steps, words) in [
            ("第十五条", "15条", ""),
            ("第15条第2款", "15条 2款", ""),
            ("第三条第(一)项", "3条 1项", ""),
            ("第三条(一)", "3条 1(", ""),
            ("第九条(十二)项第3目", "9条 12项 3目", ""),
            ("第二条之二", "2-2条", ""),
            ("第二条之二第一款", "2-2条 1款", ""),
            ("第6-1条", "6-1条", ""),
            ("第6条之1第2项", "6-1条 2项", ""),
            ("6-1条", "6-1条", ""),
            ("第一百七条", "107条", ""),
            ("第五章第三节第五十四条", "5章 3节 54条", ""),
            ("第2章第3节第29条", "2章 3节 29条", ""),
            ("第一编第二分编第三章", "1编 2分 3章", ""),
            ("三、(二)", "3、 2(", ""),
            ("一、(一)1", "1、 1( 1?", ""),
            ("一、(一)1.", "1、 1( 1.", ""),
            ("第二部分第三点", "2、 3点", ""),
            ("附件2二、", "2附 2、", ""),
            ("附件2第二部分", "2附 2、", ""),
            ("附件第三条", "0附 3条", ""),
            ("1、", "1.", ""),
            ("15条", "15条", ""),
            ("供水办法第十五条", "15条", "供水办法"),
            ("《供水办法》(云政发[2031]7号)第八条第五款", "8条 5款", "《供水办法》(云政发[2031]7号)"),
            ("供水三、", "3、", "供水"),
            ("一(二)3", "1、 2( 3?", ""),
        ] {
            let found = at_end(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((told(&found).as_str(), text.get(..found[0].at)), (steps, Some(words)), "{text}");
            assert_eq!(found.last().map(|s| s.end), Some(text.len()));
        }
        for text in [
            "",
            "第",
            "十五",
            "第十五",
            "第三条例",
            "第三条水文",
            "一、总体要求",
            "2031年",
            "云政发[2031]7号",
            "附",
            "第九条规定",
        ] {
            assert_eq!(at_end(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_at_the_start_of_a_text() {
        for (text, steps, rest) in [
            ("第三条第二款的规定", "3条 2款", "的规定"),
            ("第三条至第五条", "3条", "至第五条"),
            ("第二章第三节", "2章 3节", ""),
            ("附件2第三条、", "2附 3条", "、"),
            ("第十四五条", "", "第十四五条"),
            ("供水", "", "供水"),
            ("", "", ""),
        ] {
            let found = at_start(text);
            let end = found.last().map_or(0, |s| s.end);
            assert_eq!((told(&found).as_str(), &text[end..]), (steps, rest), "{text}");
        }
        let first = |text: &str| first_ordinal(text).map(|step| (step.at, told(&[step])));
        assert_eq!(first("第3批办法第三条第四条"), Some(("第3批办法".len(), "3条".into())));
        assert_eq!(first("供水办法第(二)项"), Some(("供水办法".len(), "2项".into())));
        assert_eq!((first("第3批办法"), first("供水三、"), first("15条")), (None, None, None));
    }

    #[test]
    fn articles_of_addresses() {
        for (address, article) in [
            ("第三条", Some("第三条")),
            ("第三条之一第二款", Some("第三条之一")),
            ("第三条之一(二)", Some("第三条之一")),
            ("第三條之一第二項", Some("第三條之一")),
            ("第三条第二款第(一)项", Some("第三条")),
            ("第6-1条第二款", Some("第6-1条")),
            ("附件1第三条之二", Some("附件1第三条之二")),
            ("第二章", None),
        ] {
            assert_eq!(article_of(address), article);
        }
    }

    #[test]
    fn labels_meet_what_is_asked_for() {
        let met = |asked: &str, printed: &str| {
            let asked = at_end(asked).and_then(|steps| steps.last().copied()).unwrap();
            asked.is_met_by(&label(printed).unwrap())
        };
        assert!(met("第15条", "第十五条") && met("第6条之1", "第6-1条") && met("第二部分", "二、"));
        assert!(met("附件2二", "二、") && met("附件", "附件1") && met("一、(一)1", "1."));
        assert!(!met("第六条", "第六条之一") && !met("第六条之二", "第六条之一") && !met("第六条", "第六章"));
        assert!(!met("1、", "一、") && !met("(一)", "一、") && !met("第二部分", "2."));
    }
}
