//! What titles, numbers and offices are compared by, from issue to issue.

use crate::zh::fold::plain_folded;
use crate::zh::lexicon::Class;
use crate::zh::{chars, ordinal};

/// Marks that one issue prints in a title and the other leaves out.
fn is_mark(c: char) -> bool {
    matches!(c, '《' | '》' | '〈' | '〉' | '<' | '>' | '"' | '\'' | '[' | ']')
}

/// The key of a title: two ways of printing one title have the same.
pub(super) fn title_key(title: &str) -> String {
    let mut key = plain_folded(title);
    key.retain(|c| !is_mark(c));
    key
}

/// The key of a title without its frame: 某市人民政府关于印发《某办法》的通知 is 某办法, and 某市人民政府关于加强某工作的通知 is 加强某工作的通知. What
/// stands in parentheses (（试行）, （2023年修订）) is no frame: it tells one version from another.
pub(super) fn bare_key(title: &str) -> String {
    let key = title_key(title);
    let Some(matter) = Class::TitleMatter.find(&key) else { return key };
    let Some(rest) = key.get(matter.end..).filter(|rest| !rest.is_empty()) else { return key };
    let Some(issued) = Class::Promulgates.strip_start(rest).or_else(|| Class::MadePublic.strip_start(rest)) else {
        return rest.to_owned();
    };
    let inner = Class::TitleEnd.strip_end(issued).and_then(|t| t.strip_suffix(crate::zh::units::OF));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(issued).to_owned()
}

/// Whether a title begins with its matter, so that only its issuer tells it from another's: 关于加强某工作的通知.
pub(super) fn is_without_issuer(title: &str) -> bool {
    Class::TitleMatter.starts(&title_key(title)).is_some()
}

/// Whether a title can be that of many papers, whoever wrote it: 清单, 实施方案, …任免的通知.
pub(super) fn is_general(title: &str) -> bool {
    let key = title_key(title);
    key.chars().count() < 6 || Class::OfPost.within(&key)
}

/// The kind of a document (文种): the word that its title ends with.
pub(super) fn kind_of(title: &str) -> &'static str {
    let key = title_key(title);
    // （试行）, （2023年修订）, and the number of an order (令第5号).
    let end = key.rfind('(').filter(|at| *at > 0 && key.ends_with(')')).and_then(|at| key.get(..at)).unwrap_or(&key);
    let end = end.trim_end_matches(|c: char| c == crate::zh::units::NUMBER || crate::zh::numeral::is_numeral(c));
    Class::TitleEnd.ends(end.trim_end_matches(ordinal::MARK)).unwrap_or("")
}

/// The place that an office is of: what its name begins with, up to the first unit of places (某市, 某省, 某区).
pub(super) fn place_of(office: &str) -> Option<String> {
    let key = plain_folded(office);
    let end = key.char_indices().skip(1).take(9).find(|(_, c)| Class::PlaceEnd.has(*c))?;
    let place = key.get(..end.0 + end.1.len_utf8())?;
    place.chars().all(chars::is_han).then(|| place.to_owned())
}

/// Whether a number alone tells a paper from all others: it has a year in brackets, or the name of an office (某市人民政府令第3号); a bare 令第3号
/// does not.
pub(super) fn is_own_number(key: &str) -> bool {
    let series = key.chars().take_while(|c| !c.is_ascii_digit() && *c != '[').filter(|c| chars::is_han(*c)).count();
    series >= 2 && key.contains('[') || series >= 5
}

/// The key of a document number.
pub(super) fn number_key(number: &str) -> String {
    ordinal::number_key(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_without_their_marks_and_frames() {
        assert_eq!(title_key("关于印发《云山市 “供水”办法》的通知"), "关于印发云山市供水办法的通知");
        for (title, bare) in [
            ("云山市人民政府关于印发《云山市供水办法（试行）》的通知", "云山市供水办法(试行)"),
            ("關於印發雲山市供水辦法的通知", "云山市供水办法"),
            ("云山市人民政府关于加强供水的通知", "加强供水的通知"),
            ("关于加强供水的通知", "加强供水的通知"),
            ("云山市供水条例", "云山市供水条例"),
            ("关于", "关于"),
        ] {
            assert_eq!(bare_key(title), bare, "{title}");
        }
    }

    #[test]
    fn kinds_and_places() {
        for (title, kind) in [
            ("云山市人民政府关于加强供水的通知", "通知"),
            ("云山市供水办法（试行）", "办法"),
            ("云山市人民政府令第12号", "令"),
            ("云山市人民政府令（第12号）", "令"),
            ("某事", ""),
        ] {
            assert_eq!(kind_of(title), kind, "{title}");
        }
        assert_eq!(place_of("云山市人民政府").as_deref(), Some("云山市"));
        assert_eq!(place_of("青川省人民政府办公厅").as_deref(), Some("青川省"));
        assert_eq!(place_of("国务院"), None);
    }

    #[test]
    fn numbers_that_are_nobodys_own() {
        let own = |n: &str| is_own_number(&number_key(n));
        assert!(own("云政发〔2021〕7号") && own("云山市人民政府令第3号"));
        assert!(!own("令第3号") && !own("第3号") && !own("〔2021〕7号"));
    }
}
