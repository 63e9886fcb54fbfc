//! Where an instrument is suspended or taken up again, when that is not everywhere: 在甲试验区暂时调整适用《…》, 《…》第三条在甲区暂停实施.

use std::ops::Range;

use crate::zh::lexicon::Class;

/// Characters of the longest words for a place.
const LONGEST: usize = 80;

/// The place that the words of a sentence up to a verb name, without 在; and where its 在 stands. `from`: where those words begin.
pub(super) fn area_before(text: &str, from: usize, verb: usize) -> Option<(usize, Range<usize>)> {
    let words = text.get(from..verb)?;
    let mut depth = 0;
    let mut found = None;
    for (at, c) in words.char_indices() {
        depth += i32::from(matches!(c, '《' | '「' | '“')) - i32::from(matches!(c, '》' | '」' | '”'));
        if depth > 0 || !Class::AreaLead.has(c) {
            continue;
        }
        let start = at + c.len_utf8();
        let rest = words.get(start..)?;
        if let Some(length) = place_at(rest) {
            found = Some((from + at, from + start..from + start + length));
        }
    }
    found
}

/// Bytes of the place that a text begins with, up to the end of its clause or to the instrument.
fn place_at(rest: &str) -> Option<usize> {
    let mut depth = 0;
    let end = rest.char_indices().take(LONGEST).find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0 && matches!(c, ',' | ';' | '。' | ':' | '《' | '「')
    });
    let clause = match end {
        Some((at, _)) => rest.get(..at)?,
        None => rest.char_indices().nth(LONGEST).is_none().then_some(rest)?,
    };
    let mut place = clause;
    while let Some(less) = Class::BehindArea
        .strip_end(place)
        .or_else(|| Class::EffectAdverb.strip_end(place))
        .or_else(|| Class::InsideWord.strip_end(place))
        .or_else(|| without_note(place))
    {
        place = less;
    }
    // 三个县(市、区)
    let bare = place.strip_suffix(')').unwrap_or(place);
    let named = Class::Level.ends(bare).is_some() || Class::Land.ends(bare).is_some();
    (named && place.chars().count() > 1 && !place.contains(|c| Class::OfMark.has(c))).then_some(place.len())
}

/// A place without the bracket behind it that says what it is called for short.
fn without_note(place: &str) -> Option<&str> {
    let (name, inside) = place.strip_suffix(')')?.rsplit_once('(')?;
    (!inside.split('、').all(|one| Class::Level.is(one))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &str) -> Option<&str> {
        let verb = text.find("暂").unwrap();
        area_before(text, 0, verb).and_then(|(_, range)| text.get(range))
    }

    #[test]
    fn places_before_what_is_suspended_there() {
        for (text, wanted) in [
            ("决定在云山国际医疗先行区暂时调整实施《甲条例》", "云山国际医疗先行区"),
            ("授权市政府在甲区、乙区等三个县(市、区)行政区域,暂时调整实施《甲法》", "甲区、乙区等三个县(市、区)"),
            ("在云山试验区(以下简称试验区)内暂时停止适用《甲法》", "云山试验区"),
            ("在试点期限内,在甲县暂停执行《甲法》", "甲县"),
            ("《甲法》第三条的规定在甲港继续暂停实施", "甲港"),
        ] {
            assert_eq!(area(text), Some(wanted), "{text}");
        }
        for text in [
            "在试点期间暂停执行《甲法》",
            "《在甲区经营办法》暂停执行",
            "在《甲法》修改前暂停执行",
            "自即日起暂停执行《甲法》",
            "在甲区的企业应当遵守,暂停执行《甲法》",
        ] {
            assert_eq!(area(text), None, "{text}");
        }
    }
}
