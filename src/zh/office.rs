//! Names of offices: what is one, by where it stands.
//!
//! A line that is nothing but a name ([`is_name`]) says so by its end alone where that end is sure. Among the members of a
//! list, and behind words of duty, more ends are those of offices ([`is_listed`]), since what is no office seldom stands there;
//! a few ends belong to offices wherever they stand ([`is_bureau`]).

use std::ops::Range;

use super::lexicon::Class;
use super::{brackets, chars, fold};

/// Bytes of the longest line that names an office, or several.
const LONGEST: usize = 180;

/// Whether a line is the name of an office as heads and sign-offs print it, or of several: Chinese characters only, perhaps
/// letter-spaced, in either script.
#[must_use]
pub fn is_name(text: &str) -> bool {
    is_name_with(text, Class::OfficeEnd)
}

/// Whether a line is the name of an office, or of a department within one (某部某司), which signs only where its place says so.
#[must_use]
pub fn is_department(text: &str) -> bool {
    is_name_with(text, Class::BureauEnd)
}

/// Whether a line is a name that ends with a word of a class.
fn is_name_with(text: &str, end: Class) -> bool {
    // Most texts end with another character.
    let last = text.chars().rev().find(|&c| !chars::is_space(c)).map(fold::plain_char);
    if text.len() > LONGEST || !last.is_some_and(|c| end.last(c)) {
        return false;
    }
    let name: String = fold::inked(text).map(fold::plain_char).collect();
    let fits =
        |c: char| chars::is_han(c) || brackets::opens_round(c) || brackets::closes_round(c) || matches!(c, '、' | '·');
    (3..=50).contains(&name.chars().count())
        && name.chars().all(fits)
        && end.ends(&name).is_some()
        && Class::DutyLead.starts(&name).is_none()
        && !Class::IssuerAct.within(&name)
        && !Class::Of.within(&name)
        && !acts_toward(&name)
}

/// Whether words tell of an act towards somebody: 监察专员对监察委员会. 对外 of 对外联络局 stands in names.
fn acts_toward(name: &str) -> bool {
    let foreign = |at: Range<usize>| {
        name.get(at.start..).is_some_and(|from| Class::OfficeToward.starts(from).is_some())
            || name.get(..at.end).is_some_and(|upto| Class::OfficeAnswers.ends(upto).is_some())
    };
    !Class::Toward.find_iter(name).all(foreign)
}

/// Whether a member of a list, or who does something in a sentence, ends as names of offices do: 市甲局, 各县(市、区)人民政府. Folded
/// text ([`fold::narrowed`]) only.
#[must_use]
pub fn is_listed(unit: &str) -> bool {
    let name = match unit.find(['(', '[']) {
        Some(0) | None => unit,
        // 镇(街道): the bracket names as much as what stands before it.
        Some(at) if unit.ends_with([')', ']']) && Class::Level.is(unit.get(..at).unwrap_or("")) => {
            let inner = unit.get(at + 1..).unwrap_or("").trim_end_matches([')', ']']);
            return Class::OfficeTail.ends(inner).is_some();
        }
        Some(at) if unit.ends_with([')', ']']) => unit.get(..at).unwrap_or(unit),
        // 各县(市、区)人民政府
        Some(_) => unit,
    };
    if !(2..=40).contains(&name.chars().count()) || name.contains(':') {
        return false;
    }
    // 以上任务由市甲局负责督办 is a sentence, whatever it ends with; 自由 is in names.
    let sentence = |at: Range<usize>| name.get(..at.end).is_none_or(|t| Class::Free.ends(t).is_none());
    Class::OfficeTail.ends(name).is_some()
        && Class::OfficeLike.ends(name).is_none()
        && !acts_toward(name)
        && !Class::NoOffice.find_iter(name).any(sentence)
}

/// Whether a name ends as only those of offices do.
#[must_use]
pub fn is_bureau(name: &str) -> bool {
    Class::BureauEnd.ends(name).is_some()
}

/// Whether words end as names of offices and bodies do wherever they stand: 市乙局, 某学校. The ends of one character that belong to
/// things, too (仓库, 保护区), are not enough.
#[must_use]
pub fn is_body(name: &str) -> bool {
    let tail = || Class::OfficeTail.ends(name).is_some_and(|end| end.chars().nth(1).is_some());
    (Class::OfficeEnd.ends(name).is_some() || is_bureau(name) || tail()) && Class::OfficeLike.ends(name).is_none()
}

/// Whether a name is an office of the centre, which is named without a level.
#[must_use]
pub fn is_ministry(name: &str) -> bool {
    Class::Ministry.is(name)
}

/// Whether a name is an office or organ of the centre: 国务院, 财政部.
#[must_use]
pub fn is_central(name: &str) -> bool {
    [Class::Ministry, Class::Organ].iter().any(|class| class.is(name))
}

/// Whether one name may be another in fewer characters: 县政府, 云山县人民政府. They end alike, and the short one leaves out only.
#[must_use]
pub fn is_short_for(short: &str, full: &str) -> bool {
    let mut left = full.chars();
    short.chars().next_back() == full.chars().next_back() && short.chars().all(|c| left.any(|l| l == c))
}

/// Characters of the name of a place that offices begin with, its rank included.
const PLACE: std::ops::RangeInclusive<usize> = 2..=12;

/// The offices of a line whose names follow each other without a mark: each begins with the place that the first begins with
/// (云山市财政局云山市水务局), or is one of the centre (财政部水利部), or of the highest organs (中共中央国务院). One name, where nothing says that there are more.
#[must_use]
pub fn split_joined(name: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(at) = next_name(name, rest) {
        let (first, after) = rest.split_at(at);
        parts.push(first);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// The place that a name begins with, with its rank: 云山市.
#[must_use]
pub fn place_of(name: &str) -> Option<&str> {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8()).skip(PLACE.start() - 1).take(PLACE.end() - 1);
    ends.filter_map(|end| name.get(..end)).find(|place| Class::AreaRank.ends(place).is_some())
}

/// Whether a text begins as names of offices do: with a place, or with an office of the centre.
#[must_use]
pub fn begins_name(text: &str) -> bool {
    let name = fold::compact(text);
    let central = [Class::Ministry, Class::Organ].iter().any(|class| class.starts(&name).is_some());
    central || place_of(&name).is_some()
}

/// Whether a text ends as names of offices, and of kinds of offices, do: 县级部门.
#[must_use]
pub fn ends_name(text: &str) -> bool {
    [Class::OfficeEnd, Class::OthersKind].iter().any(|class| class.ends(text.trim_end()).is_some())
}

/// Whether a text ends as those do that a list of offices names, single ones and all of a kind: 各直属机构, 有关单位.
#[must_use]
pub fn ends_listed(text: &str) -> bool {
    Class::OfficeTail.ends(text.trim_end()).is_some() || ends_name(text)
}

/// Where in the rest of a run of names the next name begins.
fn next_name(name: &str, rest: &str) -> Option<usize> {
    let place = place_of(name).or_else(|| Class::Republic.starts(name));
    let local = place.into_iter().flat_map(|place| rest.match_indices(place));
    let ministry = |text: &str| Class::Ministry.starts(text).map(str::len);
    let central = ministry(rest).filter(|&at| rest.get(at..).and_then(ministry).is_some());
    let parts = |&at: &usize| at > 0 && rest.split_at_checked(at).is_some_and(|(a, b)| is_name(a) && is_name(b));
    // 中共中央国务院, 中共中央办公厅国务院办公厅
    let supreme =
        || Class::Supreme.starts(rest).and_then(|_| Class::Supreme.find_iter(rest).map(|word| word.start).find(parts));
    central.or_else(supreme).or_else(|| local.map(|(at, _)| at).find(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_over_and_under_papers() {
        for text in [
            "云山市人民政府",
            "云 山 市 人 民 政 府",
            "雲山縣政府辦公室",
            "云山市财政局　云山市水务局",
            "云山市对外贸易局",
            "云山市应对特大洪涝灾害联防联控机制综合组",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in
            ["关于云山市水务局", "云山市的水务局", "加快建设。", "云山市", "面对云山市水务局", "云山市水务局2031"]
        {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn members_of_lists() {
        for text in ["市甲局", "市甲局(市乙局)", "各县(市、区)人民政府", "有关企业", "市自由贸易区管委会", "属地乡镇"]
        {
            assert!(is_listed(text), "{text}");
        }
        for text in
            ["局", "(市甲局)", "责任单位:市甲局", "以上任务由市甲局负责督办", "健全社会", "全市城市", "及时办理"]
        {
            assert!(!is_listed(text), "{text}");
        }
        assert!(is_listed(&"市".repeat(40)) && !is_listed(&"市".repeat(41)));
    }

    #[test]
    fn what_stands_alone_may_stand_in_a_list() {
        // 会议 and 大会 sign papers; in a list they are events.
        let meeting = |word: &&&str| !word.ends_with("会议");
        for end in Class::OfficeEnd.words().iter().filter(meeting) {
            let name = format!("云山{end}");
            assert!(is_listed(&name), "{name}");
        }
    }

    #[test]
    fn names_that_tell_themselves() {
        assert!(is_bureau("市甲局") && !is_bureau("有关企业") && !is_bureau("甲企业"));
        assert!(is_ministry("财政部") && !is_ministry("市财政部") && !is_ministry("财政"));
    }

    #[test]
    fn names_without_a_mark_between() {
        for (text, names) in [
            ("云山市财政局云山市水务局", &["云山市财政局", "云山市水务局"][..]),
            ("云山市财政局云山市水务局云山市人民政府办公室", &["云山市财政局", "云山市水务局", "云山市人民政府办公室"]),
            ("财政部水利部", &["财政部", "水利部"]),
            ("云山市财政局", &["云山市财政局"]),
            ("中华人民共和国建设部中华人民共和国卫生部", &["中华人民共和国建设部", "中华人民共和国卫生部"]),
            ("中共中央国务院", &["中共中央", "国务院"]),
            ("中共中央國務院", &["中共中央", "國務院"]),
            ("国务院中央军委", &["国务院", "中央军委"]),
            ("中共中央办公厅国务院办公厅", &["中共中央办公厅", "国务院办公厅"]),
            ("中共中央组织部", &["中共中央组织部"]),
            ("国务院国有资产监督管理委员会", &["国务院国有资产监督管理委员会"]),
            ("云山市人民政府国务院办公室", &["云山市人民政府国务院办公室"]),
            ("中共云山市委云山市人民政府", &["中共云山市委云山市人民政府"]),
            ("云山市人民政府驻云山市办事处", &["云山市人民政府驻云山市办事处"]),
        ] {
            assert_eq!(split_joined(text), names, "{text}");
        }
    }

    #[test]
    fn short_for_another() {
        for (short, full) in [("县政府", "云山县人民政府"), ("省政府办公厅", "云山省人民政府办公厅"), ("甲局", "甲局")]
        {
            assert!(is_short_for(short, full), "{short}");
        }
        for (short, full) in
            [("县政府", "云山市人民政府"), ("县政府", "云山县人民政府办公室"), ("府政县府", "县政府"), ("甲局", "乙局")]
        {
            assert!(!is_short_for(short, full), "{short}");
        }
    }
}
